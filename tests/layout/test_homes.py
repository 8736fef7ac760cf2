"""Homes: rooms lie side by side, doors line up, every room can be walked to, and windows look outdoors."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terrazzo.creation.worlds import build
from terrazzo.errors import LayoutError
from terrazzo.evaluate.floors import floor_scores
from terrazzo.evaluate.physical import collisions, solids_of, solids_of_world, unsupported
from terrazzo.evaluate.subjects import measured_plan
from terrazzo.filming import walk
from terrazzo.language.brief import Ask, Brief, Relation, RoomAsk
from terrazzo.layout import Plan, arrange, check
from terrazzo.shapes.architecture_walls import WALL_DEPTH
from terrazzo.world.freespace import free_space, storeys
from terrazzo.world.rooms import Room, openings_of
from terrazzo.world.worlds import World

from .homes import CLINIC, FLAT, HOUSE, OFFICE, SCHOOL, STUDIO, R, home

BUILDINGS = {
    "flat": FLAT,
    "house": HOUSE,
    "studio": STUDIO,
    "office": OFFICE,
    "school": SCHOOL,
    "clinic": CLINIC,
}


def room(plan: Plan, name: str) -> Room:
    return next(r for r in plan.rooms if r.name == name)


def overlap(a: Room, b: Room) -> float:
    """Smallest extent of what two rectangles share [m], negative for the gap between them."""
    if abs(a.base - b.base) > 0.1:
        return -1.0
    low = np.maximum(a.polygon.min(0), b.polygon.min(0))
    high = np.minimum(a.polygon.max(0), b.polygon.max(0))
    return float((high - low).min())


def assert_sound(plan: Plan) -> None:
    """What holds of every home: see the names of the parts."""
    for a, b in combinations(plan.rooms, 2):
        assert overlap(a, b) < -WALL_DEPTH + 1e-3, f"{a.name} and {b.name} have no wall between them"
    doors = [o for o in plan.openings if o.kind != "window"]
    assert all(o.size[0] >= 0.8 and o.size[1] >= 1.9 for o in doors)
    assert any(not o.to for o in doors), "there is a way in"
    for o in plan.openings:
        mine = room(plan, o.room)
        a, b = mine.wall(o.wall)
        along = (b - a) / np.linalg.norm(b - a)
        at = (np.array(o.centre[:2]) - a) @ along
        assert o.size[0] / 2 - 1e-3 <= at <= np.linalg.norm(b - a) - o.size[0] / 2 + 1e-3
        out = np.array(o.centre[:2]) - np.array([np.cos(o.yaw), np.sin(o.yaw)]) * (WALL_DEPTH + 0.05)
        behind = [
            r.name
            for r in plan.rooms
            if r.base - 0.1 <= o.sill < r.base + r.height
            and (r.polygon.min(0) < out).all()
            and (out < r.polygon.max(0)).all()
        ]
        assert behind == ([o.to] if o.to else []), f"a {o.kind} of the {o.room} leads elsewhere"
        if o.kind == "window":
            assert not o.to
    reached, before = {plan.rooms[0].name}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {n for o in doors if o.to and {o.room, o.to} & reached for n in (o.room, o.to)}
    assert reached == {r.name for r in plan.rooms}


@pytest.mark.parametrize("kind", BUILDINGS)
@pytest.mark.parametrize("seed", range(3))
def test_empty_buildings_are_sound_and_their_rooms_well_proportioned(kind: str, seed: int):
    plan = arrange(home(*BUILDINGS[kind]), seed=seed)
    assert_sound(plan)
    for made in plan.rooms:
        short, long = sorted(np.ptp(made.polygon, axis=0))
        assert short >= 0.99
        if made.name not in ("hall", "corridor"):
            assert short >= 1.5 and long / short < 3.2
    assert {r.name for r in BUILDINGS[kind]} <= {r.name for r in plan.rooms}


@pytest.mark.parametrize("seed", range(2))
def test_a_furnished_flat_has_everything_in_its_room_and_nothing_is_wrong(seed: int):
    brief = home(*FLAT, furnished=True)
    plan = arrange(brief, seed=seed)
    assert_sound(plan)
    assert check(plan) == []
    assert len({p.id for p in plan.placements}) == len(plan.placements)
    for p in plan.placements:
        box = room(plan, p.room).polygon
        assert (box.min(0) < p.pose.position[:2]).all() and (p.pose.position[:2] < box.max(0)).all()
    lit = {o.room for o in plan.openings if o.kind == "window"}
    assert {"living room", "kitchen", "bedroom 1", "bedroom 2"} <= lit


def test_what_is_said_to_open_opens():
    plan = arrange(home(*HOUSE), seed=1)
    joins = {frozenset((o.room, o.to)): o for o in plan.openings if o.to}
    assert joins[frozenset(("living room", "dining room"))].size[0] > 1.5, "no wall is left between them"
    assert joins[frozenset(("ensuite", "bedroom 1"))].kind == "door"
    assert [k for k in joins if "ensuite" in k] == [frozenset(("ensuite", "bedroom 1"))]


def test_a_hall_that_nobody_asked_for_is_reported():
    plan = arrange(home(*HOUSE), seed=0)
    assert any(n.subject == "hall" and "added" in n.reason for n in plan.notes)
    assert any(r.name == "hall" for r in plan.brief.rooms)
    small = arrange(home(*STUDIO), seed=0)
    assert not any(n.subject == "hall" for n in small.notes)
    assert all(r.name != "hall" for r in small.brief.rooms)


def test_what_cannot_be_is_reported_and_does_no_harm():
    rooms = (
        RoomAsk("kitchen", "kitchen", joins=(("cellar", "door"),)),
        RoomAsk("bedroom", "bedroom"),
        RoomAsk("meadow", "meadow"),
    )
    asks = (
        Ask("a1", "table", "dining table", room="kitchen"),
        Ask("a2", "bed", "bed", room="bedroom", relations=(Relation("beside", "a1"),)),
        Ask("a3", "stool", "stool", room="attic"),
    )
    plan = arrange(home(*rooms, asks=asks))
    told = {n.subject: n.reason for n in plan.notes}
    assert "there is none" in told["kitchen"]
    assert "is in the bedroom" in told["bed"] and "kitchen" in told["bed"]
    assert "attic" in told["stool"]
    assert "meadow" in told
    assert {p.ask for p in plan.placements} >= {"a1", "a2", "a3"}


def test_names_that_are_used_twice_are_refused():
    with pytest.raises(LayoutError, match="'bedroom'"):
        arrange(home(RoomAsk("bedroom", "bedroom"), RoomAsk("bedroom", "bedroom")))


def test_the_same_seed_plans_the_same_home():
    first, again, other = (arrange(home(*FLAT), seed=s) for s in (5, 5, 6))
    assert first.rooms == again.rooms and first.openings == again.openings
    assert first.rooms != other.rooms


@pytest.fixture(scope="module")
def world() -> World:
    rooms = [r for r in FLAT if r.name in ("living room", "bedroom 1", "bathroom")]
    return build(arrange(home(*rooms, furnished=True), seed=0), splats=60_000, light=False)


def inside(made: Room, points: np.ndarray) -> np.ndarray:
    return ((made.polygon.min(0) < points) & (points < made.polygon.max(0))).all(-1)


def test_a_walk_goes_through_the_doors(world: World):
    space = free_space(world)
    assert storeys(world) == [0.0]
    path = walk(world, stops=8)
    eyes = np.array([k.position[:2] for k in path.keyframes])
    assert (space.at(eyes) > 0.2).all()
    assert sum(inside(made, eyes).any() for made in world.rooms) == 3


def test_every_room_has_a_view_of_its_own(world: World):
    assert {"view", "entry", "overview"} < set(world.cameras)
    for made in world.rooms:
        assert inside(made, np.array(world.cameras[made.name].position[:2]))


def test_every_room_of_a_built_home_can_be_walked_to(world: World):
    space = free_space(world)
    free = space.clearance > 0.3
    start = tuple(int(v) for v in np.argwhere(free)[0])
    reached, queue = {start}, [start]
    while queue:
        x, y = queue.pop()
        for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if (
                0 <= near[0] < free.shape[0]
                and 0 <= near[1] < free.shape[1]
                and free[near]
                and near not in reached
            ):
                reached.add(near)
                queue.append(near)
    spots = space.centre(np.array(sorted(reached)))
    for made in world.rooms:
        assert inside(made, spots).any(), f"a person 0.6 m wide cannot get into the {made.name}"


def test_physical_measures_see_no_fault_in_a_home(world: World):
    solids = solids_of_world(world)
    assert collisions(solids) == [] and unsupported(solids) == []


def test_a_door_between_rooms_is_one_hole_seen_from_both():
    plan = arrange(home(*FLAT), seed=0)
    door = next(o for o in plan.openings if o.to)
    twin = next(o for o in openings_of(room(plan, door.to), plan.openings) if o.to == door.room)
    apart = np.array(door.centre) - np.array(twin.centre)
    assert np.linalg.norm(apart) == pytest.approx(WALL_DEPTH, abs=1e-3)
    assert np.cos(door.yaw - twin.yaw) == pytest.approx(-1)


UPSTAIRS = (
    R("living room", "living room", joins=(("kitchen", "doorway"),)),
    R("kitchen", "kitchen"),
    R("bedroom 1", "bedroom", level=1),
    R("bedroom 2", "bedroom", level=1),
    R("bathroom", "bathroom", level=1),
)


@pytest.mark.parametrize("seed", range(3))
def test_the_upper_floor_stands_on_the_lower_and_stairs_lead_up(seed: int):
    plan = arrange(home(*UPSTAIRS), seed=seed)
    assert_sound(plan)
    (stairs,) = plan.stairs
    base = {r.name: r.base for r in plan.rooms}
    assert base["living room"] == base["kitchen"] == 0.0
    assert base["bedroom 1"] == base["bathroom"] == pytest.approx(stairs.rise) and stairs.rise > 2.6
    well = room(plan, stairs.room)
    landing = room(plan, "landing")
    assert well.height == pytest.approx(stairs.rise + landing.height)
    (up,) = [o for o in plan.openings if {o.room, o.to} == {stairs.room, "landing"}]
    assert up.sill == pytest.approx(stairs.rise) and up.size[0] > 1.9
    low, high = (np.array([f(r.polygon[:, k]) for k in (0, 1)]) for f, r in ((min, well), (max, well)))
    for other in plan.rooms:
        if other.base > 1 and other is not well:
            inside = np.minimum(high, other.polygon.max(0)) - np.maximum(low, other.polygon.min(0))
            assert inside.min() < 0, "there is a hole in the upper floor where the stairs come up"


def test_a_furnished_house_of_two_storeys_has_nothing_wrong_on_either():
    plan = arrange(home(*UPSTAIRS, furnished=True), seed=0)
    assert check(plan) == []
    place = measured_plan(plan)
    assert collisions(solids_of(place)) == [] and unsupported(solids_of(place)) == []
    scores = floor_scores(place)
    assert scores.outside == () and scores.navigable > 0.8
    assert min(p.pose.position[2] for p in plan.placements if p.room == "bedroom 1") == pytest.approx(
        plan.stairs[0].rise
    )


def test_a_third_storey_is_put_on_the_second_and_reported():
    rooms = (R("kitchen", "kitchen"), R("bedroom", "bedroom", level=1), R("studio", "studio", level=2))
    plan = arrange(home(*rooms))
    assert_sound(plan)
    assert room(plan, "studio").base == room(plan, "bedroom").base > 0
    assert any(n.subject == "studio" and "two storeys" in n.reason for n in plan.notes)


_PLACES = st.sampled_from(
    ["bedroom", "bathroom", "kitchen", "living room", "office", "dining room", "classroom", "closet"]
)


@st.composite
def _briefs(draw) -> Brief:
    places = draw(st.lists(_PLACES, min_size=2, max_size=9))
    names = [f"{p} {i}" for i, p in enumerate(places)]
    rooms = []
    for i, (name, place) in enumerate(zip(names, places)):
        joins = ()
        if i and draw(st.booleans()):
            joins = (
                (names[draw(st.integers(0, i - 1))], draw(st.sampled_from(["door", "doorway", "open"]))),
            )
        level = draw(st.sampled_from([0, 0, 0, 1])) if i else 0
        size = draw(st.none() | st.tuples(st.floats(1.5, 9.0), st.floats(1.5, 9.0)))
        scale = draw(st.sampled_from([0.7, 1.0, 1.4]))
        rooms.append(RoomAsk(name, place, size=size, scale=scale, joins=joins, level=level))
    return home(*rooms)


@settings(max_examples=14, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_briefs(), st.integers(0, 5))
def test_whatever_rooms_are_asked_for_they_can_all_be_walked_to(brief: Brief, seed: int):
    assert_sound(arrange(brief, seed=seed))
