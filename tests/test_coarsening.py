"""Coarsened splats: fewer, that cover the same surfaces in the same colours."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.coarsening import coarsened, grouped
from terrazzo.errors import ArgumentError
from terrazzo.render import rasterize
from terrazzo.splats import Splats


def _wall(side: float = 0.01) -> Splats:
    """A square metre on z = 0, red on the left and blue on the right."""
    u = np.arange(-0.5 + side / 2, 0.5, side)
    x, y = (a.ravel() for a in np.meshgrid(u, u))
    n = len(x)
    colours = np.where((x < 0)[:, None], (0.8, 0.1, 0.1), (0.1, 0.1, 0.8))
    scales = np.broadcast_to([0.65 * side, 0.65 * side, 1e-3], (n, 3))
    turns = np.broadcast_to([1.0, 0, 0, 0], (n, 4))
    return Splats.from_colours(np.column_stack([x, y, 0 * x]), turns, scales, np.full(n, 0.99), colours)


def _seen(splats: Splats) -> np.ndarray:
    camera = Camera.look_at((0, 0, 1.2), (0, 0, 0), width=96, height=96, fov=0.7, up=(0, 1, 0))
    return rasterize(splats, camera, background=(0, 1, 0), antialias=True).colour


def test_a_coarser_wall_has_fewer_splats_and_no_holes():
    wall = _wall()
    few = coarsened(wall, 0.04)
    assert len(wall) / 20 < len(few) < len(wall) / 10
    assert _seen(few)[..., 1].max() < _seen(wall)[..., 1].max() + 0.05
    apart = np.abs(_seen(few) - _seen(wall)).mean(1)[..., 0]
    assert np.delete(apart, slice(42, 54)).max() < 0.06


def test_two_sides_of_a_corner_stay_two():
    floor = _wall()
    half = 0.5**0.5
    upright = Splats(
        np.column_stack([np.zeros(len(floor)), floor.means[:, 1], floor.means[:, 0] + 0.5]),
        np.broadcast_to([half, 0, half, 0], (len(floor), 4)),
        floor.scales, floor.opacities, floor.harmonics,
    )  # fmt: skip
    few = coarsened(Splats.merge([floor, upright]), 0.05)
    normals = few.covariances()
    level, standing = normals[:, 2, 2] < 2e-4, normals[:, 0, 0] < 2e-4
    assert (level ^ standing).all()


def test_what_is_alone_keeps_its_place_and_colour():
    lone = Splats.from_colours([(1, 2, 3)], [(1, 0, 0, 0)], [(0.02, 0.01, 0.005)], [0.7], [(0.2, 0.4, 0.6)])
    same = coarsened(lone, 0.1)
    assert same.means == pytest.approx(lone.means) and same.colours == pytest.approx(lone.colours, abs=1e-6)
    assert same.covariances() == pytest.approx(lone.covariances(), abs=1e-9) and same.opacities[
        0
    ] == pytest.approx(0.7)


def test_nothing_comes_of_nothing_and_a_side_must_be_positive():
    assert len(coarsened(Splats.empty(degree=1), 0.1)) == 0
    with pytest.raises(ArgumentError, match="side"):
        coarsened(_wall(0.1), 0.0)


def test_equal_rows_are_grouped():
    first, group = grouped(np.array([[2, 5], [-1, 5], [2, 5], [2, 6]]))
    assert len(first) == 3 and group[0] == group[2] and len({*group.tolist()}) == 3
