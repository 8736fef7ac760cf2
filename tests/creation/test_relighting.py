"""Light that changes on splats which stay."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation.pieces import Piece
from terrazzo.creation.relighting import relit
from terrazzo.geometry import Pose
from terrazzo.lighting import Adaptation, Exposure, LightField, Lights, Scene, Sun
from terrazzo.lighting.exposure import LUMINANCE
from terrazzo.materials import finish
from terrazzo.shapes.shape import Part, Shape
from terrazzo.shapes.surface import Surface
from terrazzo.splats import Splats
from terrazzo.world import Thing

SIDE = 3.0
EXPOSURE = Adaptation(Exposure(1.0))


def square(z: float, side: float = SIDE, *, x: float = 0.0) -> np.ndarray:
    """Two triangles that look up, shape [2, 3, 3]."""
    a = side / 2
    c = np.array([[x - a, -a, z], [x + a, -a, z], [x + a, a, z], [x - a, a, z]], np.float32)
    return c[[[0, 1, 2], [0, 2, 3]]]


def scene(*squares: np.ndarray) -> Scene:
    triangles = np.concatenate(squares)
    return Scene(triangles, np.full((len(triangles), 3), 0.5), two_sided=np.ones(len(triangles), bool))


@pytest.fixture
def floor() -> tuple[Thing, Piece]:
    x, y = np.meshgrid(np.linspace(-1.4, 1.4, 40), np.linspace(-1.4, 1.4, 40))
    n = x.size
    means = np.stack([x.ravel(), y.ravel(), np.zeros(n)], 1)
    splats = Splats.from_colours(
        means,
        np.tile([1.0, 0, 0, 0], (n, 1)),
        np.tile([0.04, 0.04, 0.001], (n, 1)),
        np.ones(n),
        np.full((n, 3), 0.6),
    )
    surface = Surface.grid([[[-1.5, -1.5, 0], [-1.5, 1.5, 0]], [[1.5, -1.5, 0], [1.5, 1.5, 0]]])
    shape = Shape((SIDE, SIDE, 0.01), (Part(surface, finish("paint", "grey")),), ())
    piece = Piece("floor", "floor", "floor", Pose(), shape, structure=True)
    return Thing("floor", "floor", "floor", Pose(), (SIDE, SIDE, 0.01), splats=splats), piece


def lights() -> Lights:
    return Lights(Sun((0.0, 0.0, 1.0), (3.0, 3.0, 3.0)), None, (), ())


def fields(before: Scene, after: Scene) -> tuple[LightField, LightField]:
    return tuple(LightField(s, lights(), quality="draft") for s in (before, after))  # type: ignore[return-value]


def test_nothing_changes_where_light_does_not(floor) -> None:
    thing, piece = floor
    same = fields(scene(square(0.0)), scene(square(0.0)))
    (after,) = relit([thing], [piece], *same, EXPOSURE, block=1.0)
    assert after is thing


@pytest.mark.parametrize("bounces", [True, False])
def test_a_new_roof_shades_what_is_below_it(floor, bounces: bool) -> None:
    thing, piece = floor
    old, new = fields(scene(square(0.0)), scene(square(0.0), square(0.5, 1.0)))
    (after,) = relit([thing], [piece], old, new, EXPOSURE, block=1.0, bounces=bounces)
    below = np.abs(thing.splats.means[:, :2]).max(1) < 0.45
    aside = np.abs(thing.splats.means[:, :2]).max(1) > 1.2
    light = after.splats.colours @ LUMINANCE
    assert light[below].max() < 0.35
    assert np.abs(light[aside] - 0.6).max() < 0.05
    (back,) = relit([after], [piece], new, old, EXPOSURE, block=1.0, bounces=bounces)
    lit = np.abs(thing.splats.means[:, :2]).max(1) > 0.55
    assert np.abs(back.splats.colours[lit] - 0.6).max() < 0.05


def test_backing_stays_as_it_is(floor) -> None:
    thing, piece = floor
    old, new = fields(scene(square(0.0)), scene(square(0.0), square(0.5, 1.0)))
    (after,) = relit([thing], [piece], old, new, EXPOSURE, block=0.04 / 0.8)
    assert after is thing
