"""Small things stand on larger ones, in the order that was said."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.language.brief import Ask, Relation
from terrazzo.layout import Placement, Plan, arrange, check
from tests.layout.test_arrange import brief, of, seen_from

R = Relation


def base(p: Placement) -> float:
    return p.pose.position[2]


def carrier(plan: Plan, p: Placement) -> Placement:
    return next(q for q in plan.placements if q.id == p.support)


@pytest.mark.parametrize("seed", range(3))
def test_things_stand_on_what_was_said(seed: int):
    asked = brief(
        "bedroom",
        Ask("a1", "nightstand", "nightstand", 2),
        Ask("a2", "lamp", "table lamp", relations=(R("on", "a1", count=1),)),
        Ask("a3", "desk", "desk"),
        Ask("a4", "desk lamp", "desk lamp", relations=(R("on", "a3"), R("left_of", "a3"))),
    )
    plan = arrange(asked, seed=seed)
    assert check(plan) == []
    (lamp,), (desk_lamp,) = of(plan, "a2"), of(plan, "a4")
    assert carrier(plan, lamp).ask == "a1"
    assert carrier(plan, desk_lamp).ask == "a3"
    assert seen_from(desk_lamp, carrier(plan, desk_lamp))[1] < 0  # left as seen by who sits there


def test_many_things_are_shared_between_two_tables_and_stand_apart():
    asked = brief(
        "bedroom",
        Ask("a1", "desk", "desk", 2),
        Ask("a2", "table lamp", "table lamp", 6, relations=(R("on", "a1"),)),
    )
    plan = arrange(asked)
    assert check(plan) == []
    carriers = [p.support for p in of(plan, "a2")]
    assert sorted(carriers.count(d.id) for d in of(plan, "a1")) == [3, 3]


def test_a_small_thing_of_which_nothing_was_said_finds_a_table():
    plan = arrange(
        brief("living room", Ask("a1", "side table", "side table"), Ask("a2", "lamp", "table lamp"))
    )
    (lamp,) = of(plan, "a2")
    assert carrier(plan, lamp).kind == "side table"


def test_a_small_thing_in_an_empty_room_stands_on_the_floor_and_it_is_said():
    plan = arrange(brief("living room", Ask("a1", "lamp", "table lamp")))
    (lamp,) = of(plan, "a1")
    assert lamp.support == "floor"
    assert base(lamp) == 0
    assert any(n.subject == "lamp" and "floor" in n.reason for n in plan.notes)


def test_what_stands_on_a_rug_stands_on_top_of_it():
    asked = brief(
        "living room",
        Ask("a1", "rug", "rug", relations=(R("in", "middle"),)),
        Ask("a2", "coffee table", "coffee table", relations=(R("on", "a1"),)),
        Ask("a3", "lamp", "table lamp", relations=(R("on", "a2"),)),
    )
    plan = arrange(asked)
    assert check(plan) == []
    (rug,), (table,), (lamp,) = of(plan, "a1"), of(plan, "a2"), of(plan, "a3")
    assert table.support == rug.id
    assert base(table) == pytest.approx(rug.shape.size[2])
    assert carrier(plan, lamp) is table
    shelf = max(s.centre[2] for s in table.shape.shelves)
    assert base(lamp) == pytest.approx(base(table) + shelf, abs=1e-6)


def test_lamps_hang_from_the_ceiling_over_the_table():
    asked = brief(
        "dining room",
        Ask("a1", "table", "dining table", relations=(R("in", "middle"),)),
        Ask("a2", "pendant", "pendant lamp", relations=(R("above", "a1"),)),
    )
    plan = arrange(asked)
    (table,), (lamp,) = of(plan, "a1"), of(plan, "a2")
    assert lamp.support == "ceiling"
    assert base(lamp) + lamp.shape.size[2] == pytest.approx(plan.rooms[0].height)
    assert np.hypot(*(np.array(lamp.pose.position) - table.pose.position)[:2]) < 0.1


def test_a_cabinet_hangs_over_the_counter():
    asked = brief(
        "kitchen",
        Ask("a1", "counter", "kitchen counter"),
        Ask("a2", "cabinet", "kitchen wall cabinet", relations=(R("above", "a1"),)),
        windows=0,
    )
    plan = arrange(asked)
    assert check(plan) == []
    (counter,), (cabinet,) = of(plan, "a1"), of(plan, "a2")
    assert cabinet.support == "wall"
    assert base(cabinet) >= base(counter) + counter.shape.size[2]
    assert abs(seen_from(cabinet, counter)[1]) < 0.3


def test_what_is_put_into_vessels_is_inside_them():
    asked = brief(
        "dining room",
        Ask("a1", "table", "dining table"),
        Ask("a2", "vase", "vase", relations=(R("on", "a1"),)),
        Ask("a3", "flower", "flower stem", 3, relations=(R("inside", "a2"),)),
        Ask("a4", "mug", "mug", relations=(R("on", "a1"),)),
        Ask("a5", "pen", "pen", 2, relations=(R("inside", "a4"),)),
    )
    plan = arrange(asked)
    assert check(plan) == []
    for ask, vessel in (("a3", "a2"), ("a5", "a4")):
        for thing in of(plan, ask):
            assert carrier(plan, thing).ask == vessel
    assert all(p.shape.size[2] > 2 * max(p.shape.size[:2]) for p in of(plan, "a5"))  # Pens stand.


@pytest.mark.parametrize("side", ["left_of", "right_of", "in_front_of", "behind"])
def test_small_things_are_right_at_the_side_that_was_said(side: str):
    asked = brief(
        "dining room",
        Ask("a1", "table", "dining table"),
        Ask("a2", "plate", "plate", 2, relations=(R("on", "a1"),)),
        Ask("a3", "napkin", "napkin", 2, relations=(R("on", "a1"), R(side, "a2"))),
    )
    plan = arrange(asked)
    assert check(plan) == []
    axis, sign = {"left_of": (1, -1), "right_of": (1, 1), "in_front_of": (0, 1), "behind": (0, -1)}[side]
    for plate, napkin in zip(of(plan, "a2"), of(plan, "a3")):
        local = seen_from(napkin, plate)
        assert sign * local[axis] > 0.12
        assert abs(local[1 - axis]) < 0.1


def test_a_bowl_in_the_middle_of_the_table_is_there():
    asked = brief(
        "dining room",
        Ask("a1", "table", "dining table"),
        Ask("a2", "plate", "plate", 4, relations=(R("on", "a1"),)),
        Ask("a3", "bowl", "bowl", relations=(R("on", "a1"), R("center_of", "a1"))),
    )
    plan = arrange(asked)
    (table,), (bowl,) = of(plan, "a1"), of(plan, "a3")
    assert np.hypot(*seen_from(bowl, table)[:2]) < 0.1


@pytest.mark.parametrize("count", [3, 5, 10])
def test_flowers_that_share_a_vase_are_slim_and_look_out_of_it(count: int):
    asked = brief(
        "living room",
        Ask("a1", "table", "dining table"),
        Ask("a2", "vase", "vase", relations=(R("on", "a1"),)),
        Ask("a3", "rose", "flower stem", count, relations=(R("inside", "a2"),)),
    )
    plan = arrange(asked)
    assert check(plan) == []
    (vase,) = of(plan, "a2")
    rim = base(vase) + vase.shape.size[2]
    for rose in of(plan, "a3"):
        assert carrier(plan, rose) is vase
        assert base(rose) + rose.shape.size[2] > rim + 0.04


def test_pencils_that_are_made_shorter_still_stand_in_their_mug():
    asked = brief(
        "study",
        Ask("a1", "desk", "desk"),
        Ask("a2", "mug", "mug", relations=(R("on", "a1"),)),
        Ask("a3", "pencil", "pencil", 4, relations=(R("inside", "a2"),)),
    )
    plan = arrange(asked)
    for pencil in of(plan, "a3"):
        assert carrier(plan, pencil).ask == "a2"
        assert pencil.shape.size[2] > 3 * max(pencil.shape.size[:2])
