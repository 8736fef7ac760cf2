"""What a place gets that nobody asked for, and what it must not get."""

from __future__ import annotations

import pytest

from terrazzo.language import PLACES, RELATIONS, Ask
from terrazzo.language.brief import ARCHITECTURE, OUTDOORS
from terrazzo.language.furnish import TYPICAL, family, furnish
from terrazzo.language.places import SORTS
from terrazzo.language.vocabulary import vocabulary


def test_every_place_has_typical_contents_with_known_relations() -> None:
    assert set(TYPICAL) == (set(PLACES) - set(OUTDOORS)) | set(SORTS)
    for place, lines in TYPICAL.items():
        assert any(line[4] for line in lines), place
        for _, count, relation, target, _ in lines:
            assert count > 0
            assert relation in (*RELATIONS, "sides")
            assert target in ARCHITECTURE or target in {line[0] for line in lines}


@pytest.mark.parametrize("place", sorted(set(PLACES) - set(OUTDOORS)))
def test_a_bare_place_is_furnished(place: str) -> None:
    added = furnish(place, [], vocabulary().kinds, room=place)
    assert len(added) >= 4
    ids = {a.id for a in added}
    assert len(ids) == len(added)
    for ask in added:
        assert ask.implied
        assert ask.kind in vocabulary().kinds
        assert all(r.target in ids or r.target in ARCHITECTURE for r in ask.relations)


def test_the_more_is_asked_the_less_is_added() -> None:
    kinds = vocabulary().kinds
    few = [Ask("a1", "bed", "bed")]
    many = [Ask(f"a{i}", "chest", "chest", 2) for i in range(6)]
    sizes = [len(furnish("bedroom", asks, kinds, room="r")) for asks in ([], few, many)]
    assert sizes[0] >= sizes[1] > sizes[2]
    assert sizes[2] <= 3


def test_nothing_of_the_family_of_what_was_asked_or_ruled_out() -> None:
    kinds = vocabulary().kinds
    added = {
        a.kind or ""
        for a in furnish("living room", [Ask("a1", "lamp", "floor lamp")], kinds, room="r", negated=["rug"])
    }
    assert not added & family("floor lamp")
    assert "rug" not in added


def test_an_empty_room_gets_a_light_only() -> None:
    added = furnish("bedroom", [], vocabulary().kinds, room="r", sparse=True)
    assert [a.kind for a in added] == ["ceiling light"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bakery", "display counter"),
        ("boutique 2", "clothes rail"),
        ("grocery store", "produce stand"),
        ("bookshop", "bookshelf"),
        ("spaceship corridor", "locker"),
        ("shop", "cash register"),
    ],
)
def test_a_shop_is_furnished_by_its_trade(name: str, kind: str) -> None:
    place = "spaceship" if "spaceship" in name else "shop"
    added = {a.kind for a in furnish(place, [], vocabulary().kinds, room=name)}
    assert kind in added
    assert "sofa" not in added and "painting" not in added


@pytest.mark.parametrize("words", ["fridge", "kitchen island", "wine cabinet", "oven"])
def test_a_kitchen_has_worktops_sink_hob_and_fridge_however_much_is_asked_for(words: str) -> None:
    asks = [Ask("a0", words, words), *(Ask(f"a{i}", "chest", "chest", 2) for i in range(1, 7))]
    added = [a.kind for a in furnish("kitchen", asks, vocabulary().kinds, room="kitchen")]
    there = {*added, words}
    assert {"kitchen counter", "kitchen sink", "fridge"} <= there
    assert there & {"stove", "oven"}
    assert len(added) == len(set(added)) and words not in added


def test_what_was_ruled_out_of_a_kitchen_is_not_built_in() -> None:
    asks = [Ask(f"a{i}", "chest", "chest", 2) for i in range(6)]
    added = {a.kind for a in furnish("kitchen", asks, vocabulary().kinds, room="kitchen", negated=["stove"])}
    assert "stove" not in added and "kitchen sink" in added
    bare = {a.kind for a in furnish("kitchen", asks, vocabulary().kinds, room="kitchen", sparse=True)}
    assert not bare & {"kitchen counter", "kitchen sink", "stove", "fridge"}


def test_a_breakfast_nook_is_a_kitchen_only_with_something_of_one() -> None:
    kinds, chests = vocabulary().kinds, [Ask(f"a{i}", "chest", "chest", 2) for i in range(6)]
    nook = {a.kind for a in furnish("kitchen", chests, kinds, room="breakfast nook")}
    cooking = {
        a.kind
        for a in furnish("kitchen", [*chests, Ask("f", "fridge", "fridge")], kinds, room="breakfast nook")
    }
    assert "kitchen counter" not in nook
    assert "kitchen counter" in cooking
