"""Stairs: steps that a person can climb, one free floor for each storey, and a way from the one to the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.filming import walk
from terrazzo.shapes.architecture_stairs import GOING, STEEPEST, Steps
from terrazzo.world import load_world, save_world
from terrazzo.world.freespace import free_space, storeys
from terrazzo.world.stairs import HIGHEST_STEP, stairways
from tests.scenes import two_storeys


def test_the_way_up_rises_step_by_step_from_floor_to_floor():
    (stairs,) = stairways(two_storeys())
    assert (stairs.low, stairs.high) == pytest.approx((0.0, 3.0))
    rises = np.diff(stairs.line[:, 2])
    assert (rises > -1e-6).all() and rises.max() < HIGHEST_STEP
    assert stairs.line[0, 2] == 0.0 and stairs.line[-1, 2] == pytest.approx(3.0)


def test_each_storey_has_its_own_floor_and_shares_the_stairs():
    world = two_storeys()
    assert storeys(world) == [0.0, 3.0]
    lower, upper = (free_space(world, base=base) for base in storeys(world))
    hall = np.array([[1.0, 0.75]])
    assert lower.height(hall)[0] == 0.0 and upper.height(hall)[0] == 3.0
    first, last = np.array([[3.475, 2.5]]), np.array([[4.525, 2.5]])
    for space in (lower, upper):
        assert space.at(first)[0] > 0.3 and space.at(last)[0] > 0.3
        assert 0.5 < space.height(first)[0] < 1.5 < space.height(last)[0] < 3.0
    foot, head = np.array([[3.475, 1.575]]), np.array([[4.525, 1.575]])
    assert lower.at(foot)[0] > 0.3 > lower.at(head)[0], "from below one gets onto the first flight only"
    assert upper.at(head)[0] > 0.3 > upper.at(foot)[0], "from above onto the second only"


def test_there_is_no_floor_where_no_room_is():
    with pytest.raises(ArgumentError, match="wanted one of"):
        free_space(two_storeys(), base=1.0)


def test_a_walk_goes_up_the_stairs():
    eyes = np.array([k.position for k in walk(two_storeys(), stops=3).keyframes])
    assert eyes[0, 2] == pytest.approx(1.6) and eyes[-1, 2] == pytest.approx(4.6)
    assert np.abs(np.diff(eyes[:, 2])).max() < 0.45, "half a metre of stairs is no jump"


def test_heights_survive_saving_and_older_files_have_one_storey(tmp_path):
    world = two_storeys()
    save_world(world, tmp_path / "two.world")
    back = load_world(tmp_path / "two.world")
    assert [r.base for r in back.rooms] == [0.0, 3.0, 0.0]
    assert [o.to for o in back.openings] == ["hall", "landing"]
    assert len(stairways(back)) == 1


def test_a_world_without_stairs_has_none():
    world = two_storeys()
    assert stairways(replace(world, structure=world.structure[:2])) == []


@settings(max_examples=60, deadline=None)
@given(st.floats(2.3, 4.5), st.floats(2.0, 6.0), st.floats(1.0, 3.0))
def test_steps_are_comfortable_or_refused(rise: float, depth: float, width: float):
    try:
        steps = Steps.fit(rise, depth, width)
    except ArgumentError as error:
        assert "wanted at least" in str(error)
        return
    assert steps.riser <= STEEPEST + 1e-9
    assert GOING[0] - 1e-6 <= steps.going <= GOING[1]
    assert 0.55 <= 2 * steps.riser + steps.going <= 0.66
    assert steps.lane >= 0.6
    assert steps.depth - steps.turn >= 0.9 - 1e-6
