"""Seats of vehicles stand beside an aisle, face to face or along the sides, and windows are on both long sides."""

import numpy as np
import pytest

from terrazzo.language import understand
from terrazzo.layout import arrange
from terrazzo.layout.checks import check


def seats_of(plan):
    return [p for p in plan.placements if p.kind in ("coach seat", "compartment seat", "side seat")]


@pytest.mark.parametrize("prompt", ["a train carriage", "a bus interior", "a subway car"])
def test_seats_line_both_long_sides_of_a_narrow_room_with_windows(prompt):
    plan = arrange(understand(prompt), seed=0)
    (room,) = plan.rooms
    assert not check(plan)
    x, y = np.ptp(room.polygon, axis=0)
    assert x > 2 * y
    seats = np.array([p.pose.position[:2] for p in seats_of(plan)])
    assert len(seats) >= 6
    assert (np.abs(seats[:, 1]) > 0.2 * y).all() and (seats[:, 1] > 0).sum() == (seats[:, 1] < 0).sum()
    windows = [o for o in plan.openings if o.kind == "window"]
    assert {round(np.sign(o.centre[1])) for o in windows} == {-1, 1} and len(windows) >= 6
    (door,) = [o for o in plan.openings if o.kind == "door"]
    assert abs(door.centre[0]) > 0.49 * x


def test_two_benches_of_a_compartment_look_at_each_other_with_the_window_between():
    plan = arrange(understand("a train compartment"), seed=0)
    a, b = seats_of(plan)
    assert np.isclose(np.cos(a.pose.yaw - b.pose.yaw), -1)
    towards = np.subtract(b.pose.position[:2], a.pose.position[:2])
    assert towards @ (np.cos(a.pose.yaw), np.sin(a.pose.yaw)) > 1.0
    (window,) = [o for o in plan.openings if o.kind == "window"]
    assert abs(window.centre[1]) < 0.2


def test_rows_of_a_bus_look_ahead_and_those_of_a_train_to_the_middle():
    def turns(prompt):
        return {round(np.cos(p.pose.yaw)) for p in seats_of(arrange(understand(prompt), seed=0))}

    assert len(turns("a bus interior")) == 1 and turns("a train carriage") == {-1, 1}
