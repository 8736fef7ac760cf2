"""SceneEval's measures on tiny hand-made places whose answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.evaluate import attributes, building, floors
from terrazzo.evaluate.annotations import BuildingDemand, RelationDemand
from terrazzo.evaluate.relations import HELD, count_groups, score, surround
from terrazzo.evaluate.stability import mjcf, stability
from terrazzo.evaluate.subjects import Box, Look, Measured, Subject
from terrazzo.geometry import Pose
from terrazzo.world.rooms import Opening, Room

ROOM = Room("bedroom", ((-3, -2), (3, -2), (3, 2), (-3, 2)), 2.5)
DOOR = Opening("door", "bedroom", 3, (-3.0, 0.0, 1.02), (0.9, 2.05), 0.0)
WINDOW = Opening("window", "bedroom", 1, (3.0, 0.0, 1.5), (1.2, 1.2), math.pi)


def thing(
    name: str,
    at: tuple[float, float, float],
    size: tuple[float, float, float],
    *,
    yaw: float = 0.0,
    on: str = "floor",
    kind: str = "table",
    words: tuple[str, ...] = (),
    looks: tuple[Look, ...] = (),
) -> Subject:
    box = Box(Pose.at(*at, yaw=yaw), size)
    return Subject(name, name, kind, box, (box.corners,), on, ROOM, words, looks, 5.0, 0.5)


def place(*things: Subject) -> Measured:
    return Measured(things, (ROOM,), (DOOR, WINDOW))


TABLE = thing("table", (0, 0, 0), (0.8, 1.6, 0.75))


@pytest.mark.parametrize(
    ("measure", "at", "size", "yaw", "true"),
    [
        ("on", (0, 0.3, 0.75), (0.2, 0.2, 0.2), 0, True),
        ("on", (0, 1.3, 0.75), (0.2, 0.2, 0.2), 0, False),
        ("next", (0, 1.2, 0), (0.4, 0.4, 0.5), 0, True),
        ("next", (0, 2.2, 0), (0.4, 0.4, 0.5), 0, False),
        ("near", (0, 2.0, 0), (0.4, 0.4, 0.5), 0, True),
        ("near", (0, 1.05, 0), (0.4, 0.4, 0.5), 0, False),
        ("across", (2.8, 0, 0), (0.4, 0.4, 0.5), 0, True),
        ("left", (0, -1.2, 0), (0.4, 0.4, 0.5), 0, True),
        ("left", (0, 1.2, 0), (0.4, 0.4, 0.5), 0, False),
        ("right", (0, 1.2, 0), (0.4, 0.4, 0.5), 0, True),
        ("front", (0.9, 0, 0), (0.4, 0.4, 0.5), 0, True),
        ("back", (-0.9, 0, 0), (0.4, 0.4, 0.5), 0, True),
        ("top", (0, 0, 1.5), (0.2, 0.2, 0.5), 0, True),
        ("under", (0, 0, 0), (0.2, 0.2, 0.2), 0, True),
        ("face", (1.0, 0, 0), (0.5, 0.5, 0.7), math.pi, True),
        ("face", (1.0, 0, 0), (0.5, 0.5, 0.7), 0, False),
        ("long", (0.7, 0, 0), (0.4, 0.4, 0.7), 0, True),
        ("long", (0, 1.1, 0), (0.4, 0.4, 0.7), 0, False),
        ("short", (0, 1.1, 0), (0.4, 0.4, 0.7), 0, True),
        ("middle", (0.1, 0.1, 0.75), (0.2, 0.2, 0.2), 0, True),
        ("middle", (0, 0.6, 0.75), (0.2, 0.2, 0.2), 0, False),
        ("left region", (0, -0.6, 0.75), (0.2, 0.2, 0.2), 0, True),
        ("left region", (0, 0.6, 0.75), (0.2, 0.2, 0.2), 0, False),
        ("outside", (0, 2, 0), (0.2, 0.2, 0.2), 0, True),
    ],
)
def test_relations_between_things(
    measure: str,
    at: tuple[float, float, float],
    size: tuple[float, float, float],
    yaw: float,
    true: bool,
) -> None:
    assert (score(measure, thing("other", at, size, yaw=yaw), TABLE) > HELD) == true


@given(st.floats(-math.pi, math.pi), st.floats(-5, 5), st.floats(-5, 5))
def test_relations_turn_with_the_things(yaw: float, x: float, y: float) -> None:
    pose = Pose.at(x, y, yaw=yaw)
    moved = []
    for s in (TABLE, thing("chair", (0, -1.2, 0), (0.4, 0.4, 0.5))):
        box = Box(pose @ s.box.pose, s.box.size)
        moved.append(Subject(s.id, s.id, "chair", box, (box.corners,)))
    for measure in ("left", "right", "next", "near", "front"):
        held = score(measure, moved[1], moved[0]) > HELD
        assert held == (measure in ("left", "next"))


def test_a_ring_surrounds_and_a_row_does_not() -> None:
    ring = [Box(Pose.at(math.cos(a), math.sin(a)), (0.3, 0.3, 0.3)) for a in np.arange(5) * 2 * math.pi / 5]
    row = [Box(Pose.at(1.5, y), (0.3, 0.3, 0.3)) for y in (-1, 0, 1, 2, 3)]
    middle = Box(Pose(), (0.3, 0.3, 0.3))
    assert surround(ring, middle) > 0.95
    assert surround(row, middle) < HELD
    assert surround(ring[:2], middle) == 0


def test_groups_are_counted_for_every_anchor() -> None:
    lamps = [thing("lamp", (0, y, 0.75), (0.2, 0.2, 0.3)) for y in (-0.5, 0.5)]
    demand = RelationDemand("eq", 2, "on", "table", (("lamp", 1),))
    assert count_groups(demand, {"table": [TABLE], "lamp": lamps}) == 2
    assert count_groups(RelationDemand("eq", 1, "dances with", "table", (("lamp", 1),)), {}) is None


@pytest.mark.parametrize(
    ("relation", "part", "at", "size", "true"),
    [
        ("against", "wall", (-2.7, 1.2, 0), (0.5, 1.0, 1.0), True),
        ("against", "wall", (-1.5, 0.2, 0), (0.5, 1.0, 1.0), False),
        ("on", "wall", (-2.985, 1.2, 1.2), (0.03, 0.6, 0.6), True),
        ("on", "wall", (-2.8, 1.2, 1.2), (0.03, 0.6, 0.6), False),
        ("corner", "room", (-2.6, -1.6, 0), (0.6, 0.6, 1.0), True),
        ("corner", "room", (0, 0, 0), (0.6, 0.6, 1.0), False),
        ("middle", "room", (0.2, 0.2, 0), (0.6, 0.6, 1.0), True),
        ("middle", "room", (2.5, 1.5, 0), (0.6, 0.6, 1.0), False),
        ("in", "bedroom", (1, 1, 0), (0.6, 0.6, 1.0), True),
        ("hang", "ceiling", (0, 0, 2.1), (0.3, 0.3, 0.4), True),
        ("hang", "ceiling", (0, 0, 1.8), (0.3, 0.3, 0.4), False),
        ("under", "window", (2.7, 0, 0), (0.4, 1.0, 0.7), True),
        ("under", "window", (2.7, -1.5, 0), (0.4, 0.6, 0.7), False),
        ("next", "door", (-2.7, -1.0, 0), (0.4, 0.4, 1.0), True),
        ("near", "door", (-2.0, 0, 0), (0.4, 0.4, 1.0), True),
        ("far", "door", (2.7, 1, 0), (0.4, 0.4, 1.0), True),
    ],
)
def test_relations_to_the_building(
    relation: str,
    part: str,
    at: tuple[float, float, float],
    size: tuple[float, float, float],
    true: bool,
) -> None:
    subject = thing("thing", at, size)
    count = building.count_things(BuildingDemand("eq", 1, relation, "thing", part), [subject], place(subject))
    assert count == int(true)


def test_attributes_are_measured_and_not_believed() -> None:
    red = (Look(0.8, (0.7, 0.14, 0.12), None, "fabric"), Look(0.2, (0.6, 0.45, 0.3), None, "wood"))
    sofa = thing("sofa", (0, 0, 0), (0.9, 2.1, 0.85), kind="sofa", words=("blue", "tufted"), looks=red)
    assert attributes.holds("red", sofa)
    assert not attributes.holds("blue", sofa)
    assert attributes.holds("wooden", sofa)
    assert not attributes.holds("marble", sofa)
    assert attributes.holds("tufted", sofa)
    assert not attributes.holds("reclining", sofa)


def test_sizes_and_shapes_are_measured() -> None:
    usual = thing("table", (0, 0, 0), (0.9, 1.6, 0.75), kind="dining table")
    large = thing("table", (0, 0, 0), (1.1, 2.0, 0.8), kind="dining table")
    assert attributes.holds("large", large)
    assert not attributes.holds("small", large)
    assert not attributes.holds("large", usual)
    assert attributes.holds("rectangular", usual)
    assert not attributes.holds("round", usual)
    a = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    ring = np.stack([0.6 * np.cos(a), 0.6 * np.sin(a)], 1)
    disc = np.concatenate([np.pad(ring, ((0, 0), (0, 1)), constant_values=z) for z in (0, 0.75)])
    box = Box(Pose(), (1.2, 1.2, 0.75))
    assert attributes.holds("round", Subject("t", "t", "dining table", box, (disc,)))


def test_the_floor() -> None:
    open_room = place(TABLE)
    scores = floors.floor_scores(open_room)
    assert scores.navigable == pytest.approx(1)
    assert scores.accessible["table"] == pytest.approx(1)
    assert scores.outside == ()
    assert scores.doors == (1, 1) and scores.windows == (1, 1)
    wall = thing("wall", (1, 0, 0), (0.2, 4.0, 1.0))
    halved = floors.navigability(place(wall))
    assert 0.55 < halved < 0.75
    out = floors.floor_scores(place(thing("box", (3.2, 0, 0), (0.6, 0.6, 0.6))))
    assert out.outside == ("box",)
    shut = floors.floor_scores(place(thing("box", (-2.6, 0, 0), (0.6, 0.6, 0.6))))
    assert shut.doors == (1, 0)


def test_a_thing_shut_in_is_not_accessible() -> None:
    chest = thing("chest", (-2.7, 1.0, 0), (0.5, 1.0, 0.5), kind="wardrobe")
    free = floors.accessibility(place(chest))
    shut = floors.accessibility(place(chest, thing("box", (-2.0, 1.0, 0), (0.8, 1.0, 0.5))))
    assert free["chest"] == pytest.approx(1)
    assert shut["chest"] == pytest.approx(0)


def test_a_rug_is_walked_over() -> None:
    rug = thing("rug", (0, 0, 0), (3, 3, 0.004), kind="rug")
    assert floors.navigability(place(rug)) == pytest.approx(1)
    assert "rug" not in floors.accessibility(place(rug))


def test_what_stands_stays_and_what_is_unbalanced_falls() -> None:
    pytest.importorskip("mujoco")
    cup = thing("cup", (0, 0.2, 0.75), (0.1, 0.1, 0.1), on="table")
    picture = thing("picture", (-2.985, 1.2, 1.2), (0.03, 0.6, 0.6), on="wall")
    edge = thing("vase", (0.42, 0, 0.75), (0.15, 0.15, 0.3), on="table")
    result = stability(place(TABLE, cup, picture, edge), seconds=1.0)
    assert result.moved["table"] < 0.001 and result.moved["cup"] < 0.001
    assert result.moved["vase"] > 0.02
    assert "picture" not in result.moved
    assert result.stayed == 2


def test_names_are_escaped_for_the_simulator() -> None:
    assert "&quot;" in mjcf(place(thing('a "b" <c>', (0, 0, 0), (1, 1, 1)))) or '\'a "b"' in mjcf(
        place(thing('a "b" <c>', (0, 0, 0), (1, 1, 1)))
    )
