"""Places that are not known are plain rooms, not blocks in a living room; what is known as a thing stays one."""

from __future__ import annotations

import pytest

from terrazzo.language import understand


@pytest.mark.parametrize(
    ("prompt", "name", "things"),
    [
        ("a scriptorium with two wooden benches", "scriptorium", {"bench": 2}),
        ("an apiary with a fur rug and a lantern", "apiary", {"rug": 1, "lantern": 1}),
        ("a bunkhouse with a bunk bed and a toilet", "bunkhouse", {"bunk bed": 1, "toilet": 1}),
    ],
)
def test_an_unknown_place_is_a_plain_room_with_what_was_asked_for(
    prompt: str, name: str, things: dict[str, int]
) -> None:
    brief = understand(prompt)
    assert brief.rooms[0].name == name
    assert {a.label: a.count for a in brief.asks if not a.implied} == things
    assert {a.kind for a in brief.asks if a.implied} <= {"ceiling light"}
    assert any(n.subject == name and "plain room" in n.reason for n in brief.notes)


@pytest.mark.parametrize(
    "prompt", ["a zorbarium with a lamp on it", "two zorbariums near a table", "a sofa near a table"]
)
def test_what_is_no_place_stays_a_thing(prompt: str) -> None:
    brief = understand(prompt)
    assert brief.rooms[0].name not in ("zorbarium", "sofa")
    assert [a for a in brief.asks if a.label in ("zorbarium", "sofa")]


def test_clothes_on_the_floor_lie_there() -> None:
    asks = understand("a bedroom with clothes on the floor and posters on the walls").asks
    clothes = next(a for a in asks if a.label == "clothes")
    assert clothes.kind == "folded clothes"
    assert {(r.kind, r.target) for r in clothes.relations} == {("on", "floor")}


def test_a_library_with_a_ladder_has_its_books() -> None:
    assert "bookshelf" in {a.kind for a in understand("a library with a rolling ladder").asks}
