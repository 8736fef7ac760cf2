"""Homes that are named as one word, and the rooms and storeys that they have."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from terrazzo.language import understand
from terrazzo.language.brief import Brief
from terrazzo.language.dwellings import join_storeys, told_storeys


def places(brief: Brief, level: int | None = None) -> Counter[str]:
    return Counter(r.place for r in brief.rooms if level is None or r.level == level)


def asked(brief: Brief) -> list[str]:
    return [a.label for a in brief.asks if not a.implied]


@pytest.mark.parametrize(
    ("prompt", "bedrooms"),
    [("a house", 2), ("a small cottage", 1), ("an apartment", 1), ("a modern villa", 3)],
)
def test_a_home_by_itself_has_the_usual_rooms(prompt: str, bedrooms: int) -> None:
    brief = understand(prompt)
    assert places(brief) == {"living room": 1, "kitchen": 1, "bathroom": 1, "bedroom": bedrooms}
    assert asked(brief) == []


@pytest.mark.parametrize(
    ("prompt", "bedrooms"),
    [
        ("a two-storey house", 2),
        ("a 2 story home", 2),
        ("a house on two floors", 2),
        ("a duplex apartment", 1),
        ("a two storey townhouse with five bedrooms", 5),
    ],
)
def test_bedrooms_lie_upstairs_around_a_landing(prompt: str, bedrooms: int) -> None:
    brief = understand(prompt)
    assert places(brief, 0) == {"living room": 1, "kitchen": 1}
    assert places(brief, 1) == {"hallway": 1, "bathroom": 1, "bedroom": bedrooms}
    assert sum(how == "stairs" for r in brief.rooms for _, how in r.joins) == 1
    assert asked(brief) == []


def test_what_is_said_of_the_storeys_holds() -> None:
    brief = understand("A two-storey house with a bedroom and a kitchen downstairs and an office upstairs")
    assert places(brief, 1) == {"office": 1}
    brief = understand("A two-storey house with a kitchen and two bedrooms")
    assert places(brief, 0) == {"kitchen": 1} and places(brief, 1) == {"bedroom": 2, "hallway": 1}


def test_more_storeys_than_are_built_are_told() -> None:
    brief = understand("a four storey house")
    assert max(r.level for r in brief.rooms) == 1
    assert any("4 storeys" in n.reason for n in brief.notes)


@pytest.mark.parametrize(
    "prompt", ["a cosy cottage with a red sofa", "a log cabin with a fireplace and a rug"]
)
def test_a_home_with_things_is_one_room_with_them(prompt: str) -> None:
    brief = understand(prompt)
    assert len(brief.rooms) == 1 and not brief.rooms[0].outdoors
    assert not {"cottage", "log cabin"} & set(asked(brief)) and asked(brief)


@pytest.mark.parametrize(
    ("prompt", "label"),
    [
        ("a toy house on a table", "house"),
        ("a cottage by a mountain lake", "cottage"),
        ("a playroom with a doll house", "doll house"),
    ],
)
def test_houses_may_be_things(prompt: str, label: str) -> None:
    assert any(label in a for a in asked(understand(prompt)))


@pytest.mark.parametrize(
    "prompt", ["a studio apartment", "a tiny house", "an apartment with a two-level desk"]
)
def test_some_homes_are_one_room(prompt: str) -> None:
    assert len(understand(prompt).rooms) == 1


@pytest.mark.parametrize(
    ("text", "storeys"),
    [
        ("a three-storey brick house", 3),
        ("a house with three floors", 3),
        ("a bookshelf with three levels in a flat", 1),
        ("a two-level desk", 1),
        ("a maisonette", 2),
    ],
)
def test_storeys_are_those_of_homes(text: str, storeys: int) -> None:
    assert told_storeys(text) == storeys


def test_storeys_of_one_house_are_no_number_of_houses() -> None:
    assert join_storeys("a 3 story townhouse") == "a 3-story townhouse"
    assert join_storeys("three story books") == "three story books"


def test_things_of_several_rooms_make_a_home_of_these_rooms() -> None:
    brief = understand("a small apartment with a sofa, a bed, a stove and a shower")
    assert places(brief) == {"living room": 1, "kitchen": 1, "bathroom": 1, "bedroom": 1}
    rooms = {r.name: r.place for r in brief.rooms}
    at = {a.label: rooms[a.room] for a in brief.asks if not a.implied}
    assert at == {"sofa": "living room", "bed": "bedroom", "stove": "kitchen", "shower": "bathroom"}


def test_things_follow_those_that_they_are_said_to_be_by() -> None:
    brief = understand("a flat with a bed, a fridge, a bathtub, and a lamp beside the bed")
    rooms = {r.name: r.place for r in brief.rooms}
    assert {rooms[a.room] for a in brief.asks if a.label == "lamp"} == {"bedroom"}


@pytest.mark.parametrize(
    "prompt",
    [
        "a studio apartment with a bed and a stove",
        "a bedsit with a bed and a stove",
        "a loft with a bed and a stove",
    ],
)
def test_some_homes_are_one_room_whatever_is_in_them(prompt: str) -> None:
    assert len(understand(prompt).rooms) == 1


@pytest.mark.parametrize(
    ("prompt", "place", "level"),
    [
        ("a house with a garage", "garage", 0),
        ("a house with a cellar", "basement", -1),
        ("a home with an attic", "attic", 1),
    ],
)
def test_a_home_with_one_more_room_has_the_usual_ones_too(prompt: str, place: str, level: int) -> None:
    brief = understand(prompt)
    assert {r.place for r in brief.rooms} >= {"living room", "kitchen", "bathroom", "bedroom", place}
    levels = {r.level for r in brief.rooms if r.place == place}
    assert len(levels) == 1 and all(np.sign(v) == level for v in levels)
    assert {r.level for r in brief.rooms if r.place == "kitchen"} == {0}


def test_a_home_has_as_many_rooms_as_are_said() -> None:
    assert len(understand("a six-room house").rooms) == 6
    brief = understand("forty rooms of a house")
    assert len(brief.rooms) == 11 and any("40 rooms" in n.reason for n in brief.notes)


def test_a_room_in_a_house_is_that_room() -> None:
    brief = understand("an attic in an old house")
    assert [r.place for r in brief.rooms] == ["attic"] and not asked(brief)
