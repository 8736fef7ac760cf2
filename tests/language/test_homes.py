"""Prompts of several rooms, of open land, of hours and weather: what the brief then says."""

from __future__ import annotations

import pytest

from terrazzo.language import Brief, understand
from terrazzo.language.brief import OUTDOORS, WEATHERS


def read(prompt: str) -> Brief:
    return understand(prompt, several=True)


def rooms(prompt: str) -> list[tuple[str, str, int]]:
    return [(r.name, r.place, r.level) for r in read(prompt).rooms]


def where(brief: Brief) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for ask in brief.asks:
        if not ask.implied:
            out.setdefault(ask.label, []).append(ask.room)
    return out


def joins(brief: Brief) -> set[tuple[str, str, str]]:
    return {(*sorted((r.name, other)), how) for r in brief.rooms for other, how in r.joins}


def test_an_apartment() -> None:
    brief = read(
        "A two-bedroom apartment with an open-plan kitchen and living room; the master bedroom has a king bed and an ensuite"
    )
    assert {r.name for r in brief.rooms} == {
        "kitchen",
        "living room",
        "master bedroom",
        "ensuite",
        "bedroom",
    }
    assert where(brief) == {"bed": ["master bedroom"]}
    assert ("kitchen", "living room", "open") in joins(brief)
    assert ("ensuite", "master bedroom", "door") in joins(brief)


def test_copies_of_a_room_hold_the_same() -> None:
    brief = read("A corridor leads to three offices, each with a desk and two chairs on a rug.")
    assert [r.name for r in brief.rooms] == ["corridor", "office 1", "office 2", "office 3"]
    assert where(brief)["desk"] == ["office 1", "office 2", "office 3"]
    assert joins(brief) == {("corridor", f"office {i}", "door") for i in (1, 2, 3)}
    ids = {a.id: a.room for a in brief.asks}
    assert len(ids) == len(brief.asks)
    for ask in brief.asks:
        for r in ask.relations:
            assert r.target not in ids or ids[r.target] == ask.room


def test_storeys() -> None:
    assert rooms("A kitchen and a living room. Upstairs there is a nursery with a crib.") == [
        ("kitchen", "kitchen", 0),
        ("living room", "living room", 0),
        ("nursery", "nursery", 1),
    ]
    assert rooms("A kitchen downstairs and two bedrooms upstairs") == [
        ("kitchen", "kitchen", 0),
        ("bedroom 1", "bedroom", 1),
        ("bedroom 2", "bedroom", 1),
    ]
    brief = read("A house with a living room and a kitchen. A staircase leads up to the bedroom.")
    assert [r.level for r in brief.rooms] == [0, 0, 1]
    assert sum(how == "stairs" for _, _, how in joins(brief)) == 1
    assert "staircase" not in where(brief)


def test_things_are_in_the_room_that_is_spoken_of() -> None:
    brief = read("A bed and a desk in the bedroom, and a sofa in the living room")
    assert where(brief) == {"bed": ["bedroom"], "desk": ["bedroom"], "sofa": ["living room"]}
    brief = read("The hallway, next to the kitchen, has a bench. The kitchen has an island with four stools.")
    assert where(brief) == {"bench": ["hallway"], "island": ["kitchen"], "stool": ["kitchen"]}


@pytest.mark.parametrize(
    "prompt",
    [
        "A kitchen with a dining area, a breakfast nook and a table in the dining area.",
        "A living room with a play area by the window and an office chair at the desk in the work area.",
        "A basement workshop with a workbench.",
        "A bedroom with a painting of a forest, a view of the sea and a garden outside.",
        "A studio apartment with a bed, a sofa and a kitchenette counter.",
    ],
)
def test_parts_and_views_are_no_rooms(prompt: str) -> None:
    assert len(read(prompt).rooms) == 1
    assert not read(prompt).rooms[0].outdoors


def test_a_house_of_which_rooms_are_named_does_not_stand_in_one_of_them() -> None:
    for prompt in (
        "A two-storey house with a kitchen and two bedrooms.",
        "A house: a living room and a bedroom.",
        "A clinic with a waiting room and an office",
    ):
        assert where(read(prompt)) == {}
    assert where(read("A playroom with a doll house on a table")) == {
        "doll house": ["playroom"],
        "table": ["playroom"],
    }


@pytest.mark.parametrize(
    ("prompt", "shapes"),
    [
        ("An L-shaped living room with a sofa", ["L"]),
        ("a large, L shaped sunny office", ["L"]),
        ("A living room with an L-shaped sofa", ["rectangle"]),
        ("A kitchen with an L-shaped kitchen counter", ["rectangle"]),
        ("A kitchen and an L-shaped bedroom", ["rectangle", "L"]),
    ],
)
def test_rooms_may_be_l_shaped(prompt: str, shapes: list[str]) -> None:
    brief = read(prompt)
    assert [r.shape for r in brief.rooms] == shapes
    assert "l" not in where(brief)


def test_every_room_can_be_reached() -> None:
    brief = read(
        "A family house: kitchen, dining room, living room, office, laundry room, hallway and, upstairs, three bedrooms "
        "and two bathrooms."
    )
    assert len(brief.rooms) == 11
    reached, todo = {brief.rooms[0].name}, [brief.rooms[0].name]
    links = joins(brief)
    while todo:
        now = todo.pop()
        for a, b, _ in links:
            for x, y in ((a, b), (b, a)):
                if x == now and y not in reached:
                    reached.add(y)
                    todo.append(y)
    assert reached == {r.name for r in brief.rooms}
    level = {r.name: r.level for r in brief.rooms}
    assert all((how == "stairs") == (level[a] != level[b]) for a, b, how in links)


def test_everything_goes_into_one_room_where_only_one_can_be_made() -> None:
    brief = understand("A kitchen with a stove. The bedroom has a bed.", several=False)
    assert [r.name for r in brief.rooms] == ["kitchen"]
    assert {a.room for a in brief.asks} == {"kitchen"}
    assert any("bedroom" in n.subject for n in brief.notes)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a meadow with a picnic table under an oak tree", "meadow"),
        ("a path through the woods", "forest"),
        ("golden sand dunes with a tent", "desert"),
        ("an alpine lake with a wooden pier", "mountain lake"),
        ("the seaside with two deck chairs and a parasol", "beach"),
        ("a backyard with a swing", "garden"),
        ("a city park with benches", "park"),
        ("a cobbled street in a medieval village", "village street"),
        ("a town square with a fountain", "city square"),
        ("an apple orchard with a ladder and baskets", "farm"),
        ("a deep gorge with a rope bridge", "canyon"),
        ("a snowy field with three pine trees at dusk", "snowfield"),
    ],
)
def test_open_land(prompt: str, place: str) -> None:
    brief = read(prompt)
    assert place in OUTDOORS
    assert [r.place for r in brief.rooms] == [place]
    assert brief.rooms[0].outdoors
    assert not any(a.implied for a in brief.asks)


@pytest.mark.parametrize(
    ("prompt", "time", "weather"),
    [
        ("a beach at golden hour", "sunset", "clear"),
        ("a forest at midnight", "night", "clear"),
        ("a park at sunrise", "dawn", "clear"),
        ("a foggy morning in a forest", "overcast", "fog"),
        ("a village street in the rain at night", "night", "rain"),
        ("a city square after rain", "overcast", "cloudy"),
        ("a meadow while it is snowing", "overcast", "snow"),
        ("a farm under a cloudy sky", "overcast", "cloudy"),
        ("a farm", "day", "clear"),
        ("a bedroom with a cloud lamp, a snow globe and rain boots", "day", "clear"),
        ("a bathroom with a rain shower and a diffuser that releases mist", "day", "clear"),
    ],
)
def test_hour_and_weather(prompt: str, time: str, weather: str) -> None:
    brief = read(prompt)
    assert (brief.time, brief.weather) == (time, weather)
    assert weather in WEATHERS
