"""Things outdoors: counted, on the ground, apart, where they were asked for, and honest about what is not there."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.evaluate.physical import Solid, collisions, unsupported
from terrazzo.evaluate.subjects import measured_plan
from terrazzo.language import understand
from terrazzo.language.brief import OUTDOORS, Ask, Brief, Relation, RoomAsk
from terrazzo.layout import arrange


def plan_of(prompt: str, seed: int = 0):
    return arrange(understand(prompt), seed=seed)


def counted(plan, label: str) -> int:
    growths = [g for g in plan.landscape.growths if g.ask and g.label == label]
    return len(growths) + sum(p.label == label and not p.implied for p in plan.placements)


@pytest.mark.parametrize("place", OUTDOORS)
def test_what_usually_stands_in_a_place_stands_on_the_ground_and_apart(place: str):
    plan = arrange(Brief(place, (RoomAsk(place, place),)), seed=1)
    measured = measured_plan(plan)
    solids = [Solid(s.id, s.support, s.pieces, s.room, measured.ground) for s in measured.subjects]
    assert unsupported(solids) == []
    assert collisions(solids) == []
    assert plan.rooms[0].open and plan.landscape is not None


def test_a_pier_reaches_over_the_water_and_boats_float():
    plan = plan_of("a mountain lake at sunset with a wooden pier and two boats")
    assert (counted(plan, "pier"), counted(plan, "boat")) == (1, 2)
    land = plan.landscape.land
    assert plan.landscape.time == "sunset"
    pier = next(p for p in plan.placements if p.label == "pier")
    far, near = (pier.pose.apply((x * pier.shape.size[0] / 2, 0, 0)) for x in (0.95, -0.95))
    assert land.heights(far[None, :2])[0] < land.water.level - 0.3 < land.heights(near[None, :2])[0]
    for boat in (p for p in plan.placements if p.label == "boat"):
        assert boat.support == "water"
        assert land.heights(boat.pose.apply(np.zeros(3))[None, :2])[0] < land.water.level - 0.2
    assert len(plan.rooms) == 2, "people can walk on the pier"
    assert plan.notes == ()


@pytest.mark.parametrize("seed", range(4))
def test_counts_are_kept(seed: int):
    plan = plan_of("a beach with two palm trees, three deck chairs and a surfboard", seed)
    assert counted(plan, "palm tree") == 2
    assert counted(plan, "deck chair") == 3


def test_trees_that_are_asked_for_are_of_the_kind_and_nobody_is_told_of_a_substitute():
    plan = plan_of("a meadow with four birch trees")
    own = [g for g in plan.landscape.growths if g.ask]
    assert [g.species for g in own] == ["birch"] * 4
    assert plan.notes == ()


def test_things_stand_around_and_beside_others():
    asks = (
        Ask("a1", "campfire", "campfire"),
        Ask("a2", "chair", "chair", 4, relations=(Relation("around", "a1"),)),
        Ask("a3", "tent", "play tent", relations=(Relation("beside", "a1"),)),
    )
    plan = arrange(Brief("camp", (RoomAsk("meadow", "meadow"),), asks), seed=2)
    fire = next(p for p in plan.placements if p.label == "campfire").pose.position
    chairs = [p for p in plan.placements if p.label == "chair"]
    assert len(chairs) == 4
    for chair in chairs:
        x, y = chair.pose.position[0] - fire[0], chair.pose.position[1] - fire[1]
        assert np.hypot(x, y) < 3.2
        assert np.cos(chair.pose.yaw) * -x + np.sin(chair.pose.yaw) * -y > 0, "it faces the fire"
    tent = next(p for p in plan.placements if p.label == "tent")
    assert tent.kind == "camping tent", "a tent in the open is no toy"


def test_things_stand_on_others():
    asks = (Ask("a1", "bench", "bench"), Ask("a2", "book", "book", relations=(Relation("on", "a1"),)))
    plan = arrange(Brief("park", (RoomAsk("park", "park"),), asks), seed=0)
    book = next(p for p in plan.placements if p.label == "book")
    bench = next(p for p in plan.placements if p.id == book.support)
    assert bench.label == "bench" and book.pose.position[2] > bench.pose.position[2] + 0.3


def test_a_pier_in_the_desert_is_reported():
    plan = arrange(Brief("x", (RoomAsk("desert", "desert"),), (Ask("a1", "pier", "pier"),)), seed=0)
    assert any(n.subject == "pier" for n in plan.notes)


def test_a_hundred_things_are_placed_or_reported():
    plan = arrange(
        Brief("x", (RoomAsk("garden", "garden"),), (Ask("a1", "fountain", "fountain", 40),)), seed=0
    )
    made = counted(plan, "fountain")
    assert made == 40 or any(n.kind == "unplaced" and n.subject == "fountain" for n in plan.notes)


def test_the_same_seed_gives_the_same_plan():
    one, same = (plan_of("a park with three benches and a fountain", 3) for _ in range(2))
    assert [p.pose for p in one.placements] == [p.pose for p in same.placements]
    assert one.landscape.growths == same.landscape.growths


def test_things_are_at_the_side_that_was_said_as_seen_by_who_looks_at_the_front():
    plan = arrange(
        understand(
            "A snowy field with a snowman. A sled lies to the right of the snowman, a shovel to its left."
        )
    )
    by = {p.label: p for p in plan.placements}
    for label, sign in (("sled", 1), ("shovel", -1)):
        local = by["snowman"].pose.inverse().apply(by[label].pose.position)
        assert sign * local[1] > 0.3, label


def test_logs_lie_around_the_fire():
    plan = arrange(understand("A campfire in a forest with four logs around it."))
    fire = next(p for p in plan.placements if p.label == "campfire").pose.position
    logs = [
        g
        for g in plan.landscape.growths
        if g.species == "log" and np.hypot(g.x - fire[0], g.y - fire[1]) < 3.0
    ]
    assert len(logs) >= 4
    quarters = {int((np.arctan2(g.y - fire[1], g.x - fire[0]) + np.pi) // (np.pi / 2)) for g in logs}
    assert len(quarters) >= 3
