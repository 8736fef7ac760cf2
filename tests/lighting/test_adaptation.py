"""Every room of a home is shown in its own exposure, without a step where two open to each other, and sun is held back."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.lighting import Exposure, adapt
from terrazzo.lighting.adaptation import BOUNDS, HELD_FROM
from terrazzo.lighting.exposure import USUAL_REFLECTANCE
from terrazzo.world.rooms import Opening

HOME = Exposure(2.0)
USUAL = np.pi / (HOME.scale * USUAL_REFLECTANCE)
"""Irradiance that shows a usual surface at 1."""


def doorway(kind: str = "doorway") -> Opening:
    """Between a kitchen at x < 0 and a hall."""
    return Opening(kind, "kitchen", 1, (0.0, 0.0, 1.0), (2.0, 2.0), np.pi, "hall")  # type: ignore[arg-type]


def factors(adaptation, x: list[float], room: str) -> np.ndarray:
    return adaptation.at([(v, 0.0, 1.0) for v in x], [room] * len(x))


def test_a_bright_room_is_shown_darker_and_a_dark_one_brighter():
    home = adapt(HOME, {"bathroom": 0.5, "hall": 6.0, "kitchen": 2.0}, ())
    bath, hall, kitchen = (float(factors(home, [3.0], r)[0]) for r in ("bathroom", "hall", "kitchen"))
    assert bath < 0.6 and hall > 1.5
    assert kitchen == pytest.approx(1.0)
    assert factors(home, [3.0], "terrace")[0] == 1.0


def test_a_single_room_keeps_the_exposure_that_was_chosen_for_it():
    assert factors(adapt(HOME, {"kitchen": 0.5}, ()), [1.0], "kitchen")[0] == 1.0


def test_no_room_is_shown_as_bright_as_any_other_at_all_costs():
    home = adapt(HOME, {"cave": 1e6, "hall": 1e-6}, ())
    assert [float(factors(home, [0.0], r)[0]) for r in ("hall", "cave")] == pytest.approx(BOUNDS)


def test_there_is_no_step_where_rooms_open_to_each_other():
    home = adapt(HOME, {"kitchen": 1.0, "hall": 4.0}, [doorway()])
    here, there = factors(home, [-0.001, -9.0], "kitchen"), factors(home, [0.001, 9.0], "hall")
    assert here[0] == pytest.approx(there[0], rel=0.01)
    assert here[1] < 0.99 * here[0] and there[1] > 1.01 * there[0]


def test_behind_a_door_each_room_has_its_own():
    home = adapt(HOME, {"kitchen": 1.0, "hall": 4.0}, [doorway("door")])
    assert factors(home, [-0.01], "kitchen")[0] == pytest.approx(factors(home, [-9.0], "kitchen")[0])


def test_patches_of_sun_are_held_back_in_order_and_the_rest_is_left_alone():
    home, one = adapt(HOME, {}, ()), np.ones(3, np.float32)
    light = np.repeat(np.array([[0.5], [10.0], [100.0]], np.float32) * HELD_FROM * USUAL, 3, 1)
    held = home.lit(light, one)
    assert np.allclose(held[0], light[0])
    assert light[1, 0] > held[1, 0] > held[0, 0]
    assert 10 * held[1, 0] > held[2, 0] > held[1, 0]
