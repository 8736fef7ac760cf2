"""Land of all twelve places: finite, dry where people walk, gentle, and never the same for two seeds."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.geometry import polygon_depth
from terrazzo.language.brief import OUTDOORS
from terrazzo.outdoors.land import RADIUS
from terrazzo.outdoors.settings import LANDS, make_land


def walk_points(land) -> np.ndarray:
    low, high = land.walk.min(0), land.walk.max(0)
    grid = np.stack(np.meshgrid(*(np.arange(a, b, 0.5) for a, b in zip(low, high, strict=True))), -1)
    grid = grid.reshape(-1, 2)
    return grid[polygon_depth(land.walk, grid) > 0]


def test_every_place_outdoors_has_land():
    assert set(LANDS) == set(OUTDOORS)


@pytest.mark.parametrize("place", OUTDOORS)
@pytest.mark.parametrize("seed", [0, 7, 123_456_789_012])
def test_people_walk_on_gentle_dry_ground(place: str, seed: int):
    land = make_land(place, seed)
    spots = walk_points(land)
    assert polygon_depth(land.walk, np.zeros(2)) > 0.3
    assert len(spots) * 0.25 > 60, "too little room to walk"
    assert land.dry(spots, 0.0).mean() > 0.99
    assert np.quantile(land.normals(spots)[:, 2], 0.02) > 0.8


@pytest.mark.parametrize("place", OUTDOORS)
def test_land_and_its_colours_are_finite_to_the_horizon(place: str):
    land = make_land(place, 3)
    angle, radius = np.linspace(0, 6.28, 40), np.geomspace(0.1, RADIUS, 40)
    xy = (radius[:, None, None] * np.stack([np.cos(angle), np.sin(angle)], -1)).reshape(-1, 2)
    side = np.repeat(0.02 * radius, len(angle))
    normals = land.normals(xy, side)
    colours = land.colours(xy, normals, side)
    assert np.isfinite(land.heights(xy)).all() and np.isfinite(colours).all()
    assert colours.shape == (len(xy), 3) and colours.min() >= 0 and colours.max() <= 1.3
    assert np.allclose(np.linalg.norm(normals, axis=1), 1)


@pytest.mark.parametrize("place", ["meadow", "mountain lake", "canyon"])
def test_the_same_seed_gives_the_same_land_and_another_another(place: str):
    xy = np.random.default_rng(0).uniform(-200, 200, (300, 2))
    one, same, other = (make_land(place, s).heights(xy) for s in (4, 4, 5))
    assert np.array_equal(one, same)
    assert np.abs(one - other).max() > 0.1


def test_water_lies_before_those_who_look_at_it():
    for place in ("mountain lake", "beach", "park"):
        land = make_land(place, 2)
        ahead = np.stack(np.meshgrid(np.arange(2, 40, 1.0), np.arange(-15, 16, 1.0)), -1).reshape(-1, 2)
        assert land.water is not None
        assert (land.heights(ahead) < land.water.level - 0.2).any(), place
