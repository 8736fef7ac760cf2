"""Depth and distance of convex solids, against shapes whose answers are known and against SciPy's hulls."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from terrazzo.contacts import deepest, distance, penetration, penetration_depth
from terrazzo.errors import ArgumentError

CORNERS = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [-0.5, 0.5], indexing="ij"), -1).reshape(-1, 3)


def box(size: tuple[float, float, float], at: tuple[float, float, float], yaw: float = 0.0) -> NDArray:
    c, s = np.cos(yaw), np.sin(yaw)
    return (CORNERS * size) @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) + at


def cylinder(radius: float, height: float, at: tuple[float, float, float], sides: int = 64) -> NDArray:
    angle = np.arange(sides) * 2 * np.pi / sides
    ring = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.zeros(sides)], 1)
    return np.concatenate([ring, ring + (0, 0, height)]) + at


@pytest.mark.parametrize(
    ("a", "b", "depth"),
    [
        (box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (0.9, 0, 0)), 0.1),
        (box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (1.0, 0, 0)), 0.0),
        (box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (1.2, 0, 0)), 0.0),
        (box((1, 1, 1), (0, 0, 0)), box((0.2, 0.2, 0.2), (0, 0, 0.1)), 0.5),
        (box((2, 2, 1), (0, 0, 0)), cylinder(0.3, 0.7, (0.2, 0.1, 0.496)), 0.004),
        (box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (1.2, 0, 0), np.pi / 4), 0.5 + np.sqrt(0.5) - 1.2),
        (cylinder(0.5, 1, (0, 0, 0)), cylinder(0.5, 2, (0.2, 0, 0.94)), 0.06),
    ],
)
def test_depth_of_known_solids(a: NDArray, b: NDArray, depth: float) -> None:
    assert penetration_depth(a, b) == pytest.approx(depth, abs=1e-6)
    assert penetration_depth(b, a) == pytest.approx(depth, abs=1e-6)


def test_a_crossed_edge_is_found_where_no_face_separates() -> None:
    """Two thin beams that cross edge on edge: the way out is the cross product of the two edges."""
    turn = np.array([[1, 0, 0], [0, np.sqrt(0.5), -np.sqrt(0.5)], [0, np.sqrt(0.5), np.sqrt(0.5)]])
    along = (CORNERS * (4, 0.2, 0.2)) @ turn.T
    across = along[:, [1, 0, 2]] + (0, 0, 0.2 * np.sqrt(2) - 0.01)
    depth, way = penetration(along, across)
    assert depth == pytest.approx(0.01, abs=1e-6)
    np.testing.assert_allclose(way, (0, 0, 1), atol=1e-6)


def test_moving_by_the_depth_is_enough() -> None:
    rng = np.random.default_rng(3)
    for _ in range(40):
        a, b = rng.normal(size=(12, 3)), rng.normal(size=(20, 3)) + rng.normal(size=3)
        depth, way = penetration(a, b)
        assert penetration_depth(a, b + way * (depth + 1e-5)) == pytest.approx(0, abs=1e-6)
        if depth > 1e-3:
            assert penetration_depth(a, b + way * depth * 0.9) > 0


def test_depth_agrees_with_the_hull_of_the_whole_difference() -> None:
    hull_of = pytest.importorskip("scipy.spatial").ConvexHull
    rng = np.random.default_rng(5)
    for _ in range(60):
        a = rng.normal(size=(rng.integers(4, 24), 3))
        b = rng.normal(size=(rng.integers(4, 24), 3)) + rng.normal(size=3)
        planes = hull_of((a[:, None] - b[None]).reshape(-1, 3)).equations
        assert penetration_depth(a, b) == pytest.approx(max(0.0, (-planes[:, 3]).min()), abs=1e-6)


def test_thin_sheets() -> None:
    sheet = box((2, 2, 0), (0, 0, 0))
    assert penetration_depth(sheet, sheet) == 0
    assert penetration_depth(sheet, box((1, 1, 1), (0, 0, 0.4))) == pytest.approx(0.1, abs=1e-6)
    assert distance(sheet, box((1, 1, 1), (0, 0, 0.75))) == pytest.approx(0.25, abs=1e-6)


def test_distance_of_known_solids() -> None:
    assert distance(box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (3, 0, 0))) == pytest.approx(2, abs=1e-6)
    assert distance(box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (2, 2, 2))) == pytest.approx(
        np.sqrt(3), abs=1e-6
    )
    assert distance(box((1, 1, 1), (0, 0, 0)), box((1, 1, 1), (0.5, 0, 0))) == 0
    assert distance(cylinder(0.5, 1, (0, 0, 0)), cylinder(0.5, 1, (2, 0, 0))) == pytest.approx(1, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(
    at=st.tuples(*[st.floats(-3, 3)] * 3),
    yaw=st.floats(-4, 4),
    size=st.tuples(*[st.floats(0.01, 3)] * 3),
)
def test_either_apart_or_inside(at: tuple[float, float, float], yaw: float, size: tuple) -> None:
    a, b = box((1, 1, 1), (0, 0, 0)), box(size, at, yaw)
    depth, gap = penetration_depth(a, b), distance(a, b)
    assert depth >= 0
    assert min(depth, gap) <= 1e-6
    assert penetration_depth(a + (7, -3, 2), b + (7, -3, 2)) == pytest.approx(depth, abs=1e-6)


def test_deepest_takes_the_worst_pair_of_pieces() -> None:
    table = [box((1, 1, 0.04), (0, 0, 0.7)), box((0.05, 0.05, 0.7), (0.4, 0.4, 0.35))]
    stool = [box((0.3, 0.3, 0.4), (0.3, 0.3, 0.2))]
    assert deepest(table, stool) == pytest.approx(0.075, abs=1e-6)
    assert deepest(table, [box((1, 1, 1), (5, 0, 0))]) == 0
    assert deepest([], stool) == 0


def test_wrong_points_are_named() -> None:
    with pytest.raises(ArgumentError, match=r"b has shape \(2,\)"):
        penetration_depth(CORNERS, [1.0, 2.0])
    with pytest.raises(ArgumentError, match="a has shape"):
        distance(np.full((4, 3), np.nan), CORNERS)
