"""Primitives: closed, outward, inside their stated size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.shapes import Surface
from terrazzo.shapes import primitives as p
from terrazzo.shapes.surface import quad_normals


def volume(surface: Surface) -> float:
    t = surface.triangles()
    return float(np.einsum("ij,ij->i", t[:, 0], np.cross(t[:, 1], t[:, 2])).sum() / 6)


def extent(surface: Surface) -> np.ndarray:
    return np.ptp(surface.corners.reshape(-1, 3), axis=0)


SOLIDS: list[tuple[str, Surface, float, float]] = [
    ("box", p.box((1, 2, 3), (5, 0, 0), 0.0), 6.0, 1e-9),
    ("bevelled box", p.box((1, 2, 3), (5, 0, 0), 0.02), 6.0, 0.02),
    ("pillow box", p.box((0.4, 0.4, 0.4), bevel=1.0), 4 / 3 * np.pi * 0.2**3, 0.004),
    ("cylinder", p.cylinder(0.5, 2.0, (1, 1, 1)), np.pi * 0.5, 0.03),
    ("cylinder x", p.cylinder(0.5, 2.0, axis="x"), np.pi * 0.5, 0.03),
    ("cylinder y", p.cylinder(0.5, 2.0, axis="y"), np.pi * 0.5, 0.03),
    ("cone", p.cone(0.5, 3.0), np.pi * 0.25, 0.02),
    ("tube", p.tube(0.5, 0.4, 1.0), np.pi * 0.09, 0.01),
    ("sphere", p.sphere(1.0, segments=48), 4 / 3 * np.pi, 0.05),
    ("ellipsoid", p.ellipsoid((1, 2, 3), segments=48), 8 * np.pi, 0.3),
    ("torus", p.torus(1.0, 0.2, segments=64, around=24), 2 * np.pi**2 * 0.04, 0.02),
    ("torus x", p.torus(1.0, 0.2, segments=64, around=24, axis="x"), 2 * np.pi**2 * 0.04, 0.02),
    ("capsule", p.capsule(0.1, 1.0, axis="y", segments=48), np.pi * 0.01 * (0.8 + 4 / 30), 0.001),
    ("extrusion", p.extrude([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)], 0.5, 0.0), 1.5, 1e-6),
    ("chamfered", p.extrude([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)], 0.5, 0.01), 1.5, 0.01),
    ("oval", p.extrude(p.oval_outline((2, 1), segments=96), 1.0, 0.0, smooth=True), np.pi / 2, 0.01),
    ("odd prism", p.extrude([(0, 0), (1, 0), (0, 1)], 1.0, 0.0), 0.5, 1e-9),
    ("rod", p.sweep([(0, 0, 0), (0, 0, 1), (0, 0, 2)], 0.1, segments=64), np.pi * 0.02, 1e-3),
    ("bar", p.sweep([(0, 0, 0), (1, 0, 0)], [(-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1)]), 0.04, 1e-9),
    ("odd bar", p.sweep([(0, 0, 0), (1, 0, 0)], [(-0.1, -0.1), (0.1, -0.1), (0.0, 0.1)]), 0.02, 1e-9),
    ("loop", p.sweep(p.arc(1, 0, 360, points=65, plane="xy")[:-1], 0.1, closed=True, segments=24), 2 * np.pi**2 * 0.01, 4e-3),
]  # fmt: skip


@pytest.mark.parametrize("name,surface,wanted,tolerance", SOLIDS, ids=[s[0] for s in SOLIDS])
def test_solids_enclose_their_volume_with_outward_normals(
    name: str, surface: Surface, wanted: float, tolerance: float
):
    assert volume(surface) == pytest.approx(wanted, abs=tolerance)
    assert np.isfinite(surface.corners).all()
    assert np.allclose(np.linalg.norm(surface.normals, axis=-1), 1)
    facing = np.einsum("qi,qki->qk", quad_normals(surface.corners), surface.normals)
    assert facing.min() > -0.05, "a shading normal points into the solid"


@pytest.mark.parametrize("name,surface,wanted,tolerance", SOLIDS, ids=[s[0] for s in SOLIDS])
def test_solids_are_closed(name: str, surface: Surface, wanted: float, tolerance: float):
    t = surface.triangles()
    area = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]).sum(0)
    assert np.abs(area).max() < 1e-6 * surface.area + 1e-9


@given(st.tuples(*[st.floats(0.01, 3.0)] * 3), st.floats(0.0, 0.05))
def test_a_box_fills_its_size(size: tuple[float, float, float], bevel: float):
    made = p.box(size, (1.0, -2.0, 3.0), bevel)
    assert np.allclose(extent(made), size, atol=1e-9)
    assert volume(made) > 0


@pytest.mark.parametrize("form", p.LEGS)
def test_a_leg_reaches_from_floor_to_top(form: str):
    made = p.leg(form, 0.4, 0.02, (0.1, 0.2, 0.0))
    assert made.corners[..., 2].min() == pytest.approx(0, abs=2e-3)
    assert made.corners[..., 2].max() == pytest.approx(0.4, abs=2e-3)
    assert volume(made) > 0


@pytest.mark.parametrize("form", [h for h in p.HANDLES if h != "none"])
def test_a_handle_stands_in_front(form: str):
    made = p.handle(form)
    assert made.corners[..., 0].min() > -1e-9 and volume(made) > 0


def test_a_cushion_stays_inside_its_size_and_sags():
    flat = p.cushion((0.5, 0.6, 0.15), piping=0.006)
    dented = p.cushion((0.5, 0.6, 0.15), piping=0.006, sag=0.03)
    assert (extent(flat) <= np.array([0.5, 0.6, 0.15]) + 1e-6).all()
    assert volume(flat) > volume(dented) > 0


def test_a_drape_reaches_the_floor():
    made = p.drape((1.2, 1.2, 0.7), top=(1.0, 1.0))
    assert made.corners[..., 2].min() == pytest.approx(0, abs=1e-6)
    assert made.corners[..., 2].max() == pytest.approx(0.7)


def test_bad_arguments_are_named():
    with pytest.raises(ArgumentError, match="box of size"):
        p.box((1, 0, 1))
    with pytest.raises(ArgumentError, match="lathe profile"):
        p.lathe([(-1, 0), (1, 1)])
    with pytest.raises(ArgumentError, match="no leg of form 'wooden'"):
        p.leg("wooden", 1, 0.1)
    with pytest.raises(ArgumentError, match="empty or flat"):
        p.hull_of(p.rect((1, 1)))


def test_a_hull_touches_the_surface_it_was_made_from():
    made = p.hull_of(p.sphere(0.5, (0, 0, 0.5))).points
    assert np.allclose(np.linalg.norm(made - (0, 0, 0.5), axis=1), 0.5, atol=1e-5)
    assert np.allclose(np.ptp(made, axis=0), 1.0, atol=0.03)


@pytest.mark.parametrize("turn", [False, True])
def test_the_top_of_a_hollow_outline_is_filled_without_needles(turn):
    """As of a gaming desk: quads that cover it once, no corner shared by many."""
    outline = np.array([(0, 0), (3, 0), (3, 0.5), (2.4, 0.9), (2.4, 2.1), (3, 2.5), (3, 3), (0, 3)], float)
    solid = p.extrude(outline[::-1, ::-1] if turn else outline, 0.1, 0.0)
    top = solid.corners
    top = top[(top[..., 2] > 0.099).all(1)]
    assert np.abs(np.cross(top[:, 2] - top[:, 0], top[:, 3] - top[:, 1])[:, 2]).sum() / 2 == pytest.approx(
        8.04
    )
    _, count = np.unique(top.reshape(-1, 3).round(6), axis=0, return_counts=True)
    assert count.max() <= 4
