"""Words for rooms that are buildings where open land is spoken of first."""

from __future__ import annotations

import pytest

from terrazzo.language import understand


@pytest.mark.parametrize(
    ("prompt", "place", "buildings"),
    [
        ("a village street with a bakery", "village street", {"bakery": "house"}),
        ("A park. There is a small red cafe by the pond.", "park", {"cafe": "house"}),
        (
            "a garden with a greenhouse and a workshop",
            "garden",
            {"greenhouse": "house", "workshop": "log cabin"},
        ),
        ("a village with two shops and a church", "village street", {"shop": "house", "church": "house"}),
    ],
)
def test_a_room_on_land_is_a_building(prompt: str, place: str, buildings: dict[str, str]) -> None:
    brief = understand(prompt)
    assert [r.place for r in brief.rooms] == [place]
    made = {a.label: a.kind for a in brief.asks}
    assert {label: made.get(label) for label in buildings} == buildings
    notes = {n.subject for n in brief.notes if n.kind == "substituted"}
    assert set(buildings) - {"greenhouse"} <= notes or place != "village street"


def test_what_stands_before_a_building_relates_to_it() -> None:
    brief = understand("a city square with a cafe and two benches in front of the cafe")
    cafe, bench = (next(a for a in brief.asks if a.label == name) for name in ("cafe", "bench"))
    assert any(r.kind == "in_front_of" and r.target == cafe.id for r in bench.relations)


@pytest.mark.parametrize("prompt", ["a bakery", "a cafe with a garden", "a library overlooking a park"])
def test_a_room_that_is_spoken_of_first_stays_a_room(prompt: str) -> None:
    assert not understand(prompt).rooms[0].outdoors


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("the middle of a forest with a tent", "forest"),
        ("In the middle of a meadow stands a red chair.", "meadow"),
        ("the inside of a cave", "cave"),
        ("the back of a shop", "shop"),
        ("The corner of a dark snowy pine forest with a bench", "forest"),
        ("In the corner of a library, a cat sleeps on an armchair.", "library"),
        ("In a corner of a bedroom there is a desk", "bedroom"),
        ("inside of a castle hall", "great hall"),
        ("the far end of a park with a swing", "park"),
        ("In the middle of a table is a vase.", "dining room"),
    ],
)
def test_a_part_of_a_place_that_opens_the_prompt_names_the_place(prompt: str, place: str) -> None:
    assert understand(prompt).rooms[0].place == place


def test_what_stands_in_that_part_of_a_room_still_does() -> None:
    brief = understand("In the middle of a large bedroom stands a bed with a lamp next to it")
    bed = next(a for a in brief.asks if a.label == "bed")
    assert brief.rooms[0].place == "bedroom"
    assert ("in", "middle") in {(r.kind, r.target) for r in bed.relations}
