"""What is around cells: the compiled core agrees with single rays in plain NumPy."""

import numpy as np
import pytest

from terrazzo.creation.cells import divide, pieces, whole
from terrazzo.creation.pieces import mean_albedo, scene_of
from terrazzo.creation.quads import Painted, dice, gather
from terrazzo.creation.shadows import OPEN, SharpLight, SlowLight
from terrazzo.geometry import Pose
from terrazzo.lighting import Sun
from terrazzo.materials import finish
from terrazzo.shapes.primitives.flat import box, rect
from terrazzo.shapes.primitives.round import sphere
from terrazzo.shapes.shape import Part


@pytest.fixture
def table():
    """A table top with a box and a ball on it, in cells of three centimetres."""
    parts = [
        Painted(Part(box((1.0, 0.8, 0.04)), finish("oak")), Pose.at(0, 0, 0.7), 0),
        Painted(Part(box((0.3, 0.2, 0.1)), finish("paint")), Pose.at(0.1, 0.1, 0.74, yaw=0.3), 1),
        Painted(Part(sphere(0.08), finish("leather")), Pose.at(-0.3, 0.0, 0.815), 2),
        Painted(Part(rect((1.6, 1.6)), finish("marble")), Pose(), 3),
    ]
    scene = scene_of(parts)
    quads = dice(gather(parts), 0.5)
    cells = whole(quads)
    cells = divide(cells, quads, pieces(cells, 0.03))
    cells.albedo[:] = np.random.default_rng(0).uniform(0.1, 0.9, (len(cells), 3))
    cells.touched[:] = True
    part = np.repeat(np.arange(len(parts)), [2 * len(p.part.surface) for p in parts])
    shades = np.sqrt(np.array([mean_albedo(p) for p in parts], np.float32))[part]

    def light(make):
        return make(quads, quads.part, scene, part, shades, Sun((1.0, 0.4, 0.8), (1.0, 1.0, 1.0)))

    return cells, light(SharpLight), light(SlowLight)


def test_fast_and_slow_agree(table):
    cells, fast, slow = table
    rows = np.arange(len(cells))
    _, _, up = cells.frame(fast._quads)
    # Corners on edges may round to either side.
    assert (fast.above(cells, rows, up) == slow.above(cells, rows, up)).mean() > 0.998
    assert np.mean(np.abs(fast.sunlit(cells, rows, up) - slow.sunlit(cells, rows, up)) < 1e-4) > 0.998
    near = np.isclose(fast.beside(cells, rows), slow.beside(cells, rows), atol=1e-4)
    assert near.mean() > 0.998


def test_cells_at_the_rim_of_what_stands_on_them_vary_most(table):
    cells, light, _ = table
    some = cells.select(np.arange(len(cells)))
    vary = light(some).sum(1)
    on_top = np.flatnonzero(light._quads.part[some.quad] == 0)
    rim = (some.covered[on_top] > 0) & (some.covered[on_top] < 1)
    assert rim.sum() > 10
    assert vary[on_top][rim].mean() > 5 * vary[on_top][some.covered[on_top] == 0].mean()


def test_nothing_is_above_a_free_top(table):
    cells, light, _ = table
    rows = np.flatnonzero(light._quads.part[cells.quad] == 2)
    _, _, up = cells.frame(light._quads)
    rows = rows[up[rows, 2] > 0.9]
    assert len(rows) and (light.above(cells, rows, up[rows]) == OPEN).all()


def test_cells_beside_an_edge_of_sunlight_are_cut_too(table):
    """Or their splats would be drawn over the small ones along it."""
    cells, light, _ = table
    floor = cells.select(np.flatnonzero(light._quads.part[cells.quad] == 3))
    floor.touched[:] = False
    toward_sun = np.tile((1.0, 0.4, 0.8), (len(floor), 1))
    corners = [floor.spots(light._quads, s, t) + (0, 0, 1e-3) for s in (0.0, 1.0) for t in (0.0, 1.0)]
    lit = np.stack([light._scene.transmittance(p, toward_sun).mean(1) for p in corners])
    even = np.ptp(lit, axis=0) == 0
    beside = even & (light(floor).sum(1) > 0)
    assert beside.sum() > 20
    assert beside.sum() < 0.5 * even.sum()
