"""The checks see what is wrong with a plan that someone has spoilt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from terrazzo.geometry import Pose
from terrazzo.language.brief import Ask, Brief, Relation, RoomAsk
from terrazzo.layout import Plan, arrange, check
from terrazzo.layout.checks import walk_of


@pytest.fixture(scope="module")
def plan() -> Plan:
    asks = (
        Ask("a1", "table", "dining table"),
        Ask("a2", "chair", "dining chair", 4, relations=(Relation("around", "a1"),)),
        Ask("a3", "wall shelf", "wall shelf"),
    )
    return arrange(Brief("", (RoomAsk("dining room", "dining room"),), asks))


def moved(plan: Plan, index: int, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Plan:
    p = plan.placements[index]
    px, py, pz = p.pose.position
    spoilt = replace(p, pose=Pose((px + x, py + y, pz + z), p.pose.rotation))
    return replace(plan, placements=(*plan.placements[:index], spoilt, *plan.placements[index + 1 :]))


def kinds(plan: Plan) -> set[str]:
    return {v.kind for v in check(plan)}


def test_a_good_plan_has_nothing_wrong(plan: Plan):
    assert check(plan) == []


def test_a_floating_chair_is_seen(plan: Plan):
    found = check(moved(plan, 1, z=0.02))
    assert [v.kind for v in found] == ["support"]
    assert found[0].amount == pytest.approx(0.02, abs=1e-6)
    assert "20.0 mm" in found[0].reason


def test_a_thing_in_the_floor_is_seen(plan: Plan):
    assert {"support", "bounds"} <= kinds(moved(plan, 1, z=-0.02))


def test_a_thing_through_the_wall_is_seen(plan: Plan):
    assert "bounds" in kinds(moved(plan, 0, x=plan.rooms[0].polygon.max()))


def test_two_things_in_one_place_are_seen(plan: Plan):
    table = plan.placements[0].pose.position
    chair = plan.placements[1].pose.position
    found = check(moved(plan, 1, x=table[0] - chair[0], y=table[1] - chair[1]))
    assert [v.things for v in found if v.kind == "collision"] == [
        (plan.placements[0].id, plan.placements[1].id)
    ]


def test_a_shelf_off_its_wall_is_seen(plan: Plan):
    index = next(i for i, p in enumerate(plan.placements) if p.support == "wall")
    p = plan.placements[index]
    step = p.pose.rotate((0.3, 0.0, 0.0))
    assert "support" in kinds(moved(plan, index, x=float(step[0]), y=float(step[1])))


def test_a_chair_in_the_door_is_seen(plan: Plan):
    door = plan.openings[0]
    chair = plan.placements[1].pose.position
    assert "door" in kinds(moved(plan, 1, x=door.centre[0] - chair[0], y=door.centre[1] - chair[1]))


def test_support_by_something_that_is_not_there_is_seen(plan: Plan):
    lost = replace(plan.placements[1], support="ghost")
    assert "support" in kinds(replace(plan, placements=(plan.placements[0], lost)))


def test_a_wall_of_wardrobes_shuts_people_out():
    asks = (Ask("a1", "wardrobe", "wardrobe"),)
    plan = arrange(Brief("", (RoomAsk("r", "bedroom", size=(4.0, 3.0)),), asks))
    (one,) = plan.placements
    (door,) = (o for o in plan.openings if o.kind == "door")
    # A row of wardrobes across the room, a metre and a half inside the door.
    inward = [(0, 1), (-1, 0), (0, -1), (1, 0)][door.wall]
    row = []
    for k in range(-4, 5):
        x = door.centre[0] + inward[0] * 1.35 if inward[0] else k * 0.9
        y = door.centre[1] + inward[1] * 1.35 if inward[1] else k * 0.9
        row.append(replace(one, id=f"w{k}", pose=Pose.at(x, y, 0.0, yaw=door.yaw)))
    blocked = replace(
        plan, placements=(*row, replace(one, pose=Pose.at(-door.centre[0] * 0.8, -door.centre[1] * 0.8)))
    )
    assert "walk" in kinds(blocked)
    assert walk_of(plan).share > 0.99
    assert walk_of(blocked).share < 0.9
