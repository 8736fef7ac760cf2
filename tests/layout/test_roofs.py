"""Rooms under a roof are furnished where there is height; garages have a door for cars."""

import numpy as np
import pytest

from terrazzo.evaluate.physical import collisions, solids_of_plan, unsupported
from terrazzo.language import understand
from terrazzo.layout import arrange
from terrazzo.layout.checks import check
from terrazzo.shapes.architecture_garage import is_sectional

ROOFED = {
    "an attic bedroom with a wardrobe": "attic",
    "a garret with an easel and a bookshelf": "attic",
    "a study under the eaves with a desk": "attic",
    "a living room with a vaulted ceiling": "vaulted",
    "an A-frame cabin with a wood stove": "a-frame",
}


@pytest.mark.parametrize("prompt", ROOFED)
def test_things_stand_and_hang_below_the_slopes(prompt):
    plan = arrange(understand(prompt), seed=1)
    (room,) = plan.rooms
    assert plan.brief.rooms[0].roof == ROOFED[prompt]
    assert room.roof is not None and room.roof.eaves < room.height
    assert not check(plan)
    solids = solids_of_plan(plan)
    assert not collisions(solids) and not unsupported(solids)
    for solid in solids:
        points = np.concatenate(solid.pieces)
        assert (points[:, 2] <= room.ceiling(points[:, :2]) + 0.005).all(), solid.id


def test_attics_have_rooflights_and_doors_only_where_they_fit():
    plan = arrange(understand("an attic with three rooflights"), seed=0)
    (room,) = plan.rooms
    assert sum(o.lean > 0 for o in plan.openings) == 3
    for o in plan.openings:
        if not o.lean:
            ends = np.array([o.centre[:2], o.centre[:2]])
            ends[:, 1 - room.ridge] += np.array([-0.5, 0.5]) * o.size[0]
            assert (room.ceiling(ends) >= o.centre[2] + o.size[1] / 2).all()


@pytest.mark.parametrize("prompt", ["an attic without a sloping ceiling", "a loft with a bed", "a bedroom"])
def test_other_rooms_have_level_ceilings(prompt):
    assert arrange(understand(prompt), seed=0).rooms[0].roof is None


def test_a_skylight_is_a_window_in_the_ceiling_and_lamps_hang_beside_it():
    plan = arrange(understand("a kitchen with two skylights and a pendant lamp"), seed=0)
    above = [o for o in plan.openings if o.lean]
    assert len(above) == 2 and all(o.centre[2] == plan.rooms[0].height for o in above)
    for lamp in (p for p in plan.placements if p.support == "ceiling"):
        for o in above:
            away = np.abs(np.subtract(lamp.pose.position[:2], o.centre[:2]))
            assert (away > 0.5).any()


@pytest.mark.parametrize("seed", range(3))
def test_a_garage_has_one_door_for_cars_and_the_car_stands_before_it(seed):
    plan = arrange(understand("a garage with a car"), seed=seed)
    (gate,) = [o for o in plan.openings if is_sectional(o)]
    assert any(o.kind == "door" and not is_sectional(o) and o.wall != gate.wall for o in plan.openings)
    (car,) = [p for p in plan.placements if p.kind == "car"]
    assert abs(np.cos(car.pose.yaw - gate.yaw)) > 0.99


def test_the_garage_of_a_home_opens_to_the_street():
    plan = arrange(understand("a house with a living room, a kitchen, a bedroom and a garage"), seed=0)
    gates = [o for o in plan.openings if is_sectional(o)]
    assert [o.room for o in gates] == ["garage"] and gates[0].to == ""
    assert not any(is_sectional(o) for o in arrange(understand("a workshop"), seed=0).openings)


def test_a_greenhouse_has_walls_and_slopes_of_glass_and_many_plants():
    plan = arrange(understand("a greenhouse"), seed=0)
    (room,) = plan.rooms
    glass = sum(o.size[0] * o.size[1] for o in plan.openings if o.kind == "window")
    assert {o.wall for o in plan.openings if o.kind == "window"} == {0, 1, 2, 3}
    assert sum(o.lean > 0 for o in plan.openings) == 2
    assert glass > 1.2 * room.area
    benches = {p.id for p in plan.placements if p.kind == "growing bench"}
    on = {p.kind for p in plan.placements if p.support in benches}
    assert len(on) >= 5 and not check(plan)


def test_the_cellar_of_a_home_lies_below_it_without_windows_or_a_way_out():
    plan = arrange(understand("a house with a living room, a kitchen and a cellar"), seed=0)
    base = {r.name: r.base for r in plan.rooms}
    assert base["cellar"] < -2.3 and base["kitchen"] == 0.0 and len(plan.stairs) == 1
    assert not [o for o in plan.openings if o.kind == "window" and base[o.room] < 0]
    outer = [o for o in plan.openings if o.kind == "door" and not o.to]
    assert outer and all(base[o.room] == 0.0 for o in outer)
