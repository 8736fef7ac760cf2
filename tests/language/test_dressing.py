"""Still lifes on furniture that would stand bare."""

from __future__ import annotations

import pytest

from terrazzo.language import Ask, understand
from terrazzo.language.brief import Relation
from terrazzo.language.dressing import MOST_DRESSED, STILL_LIFES, still_lifes
from terrazzo.language.furnish import family, furnish
from terrazzo.language.vocabulary import vocabulary


def test_still_lifes_are_of_known_kinds_that_stand_on_furniture() -> None:
    kinds = vocabulary().kinds
    for carrier, options in STILL_LIFES.items():
        assert carrier in kinds
        for group in options:
            assert all(kinds[kind].stand == "surface" and 0 < n <= 3 for kind, n in group), carrier


def test_a_bare_dresser_is_dressed_and_one_with_something_on_it_is_not() -> None:
    kinds = vocabulary().kinds
    dresser = Ask("a1", "dresser", "dresser")
    added = still_lifes([dresser], kinds, set(), room="bedroom", first=4)
    assert added and all(a.implied and a.relations == (Relation("on", "a1"),) for a in added)
    assert [a.id for a in added] == [f"i{k}" for k in range(4, 4 + len(added))]
    doll = Ask("a2", "doll", "doll", relations=(Relation("on", "a1"),))
    assert not still_lifes([dresser, doll], kinds, set(), room="bedroom", first=1)
    many = Ask("a1", "desk", "desk", 12)
    assert not still_lifes([many], kinds, set(), room="classroom", first=1)
    empty = Ask("a1", "dresser", "dresser", attributes=("empty",))
    assert not still_lifes([empty], kinds, set(), room="bedroom", first=1)


def test_nothing_is_added_that_could_be_counted_as_what_was_said() -> None:
    kinds = vocabulary().kinds
    asks = [
        Ask("a1", "coffee table", "coffee table"), Ask("a2", "dresser", "dresser"), Ask("a3", "desk", "desk"),
        Ask("a4", "book", "book", 3), Ask("a5", "lamp", "floor lamp"),
    ]  # fmt: skip
    added = {a.kind or "" for a in furnish("bedroom", asks, kinds, room="bedroom", negated=["vase"])}
    assert not added & (family("book") | family("floor lamp") | family("vase"))


def test_a_room_full_of_tables_keeps_some_of_them_bare() -> None:
    asks = [Ask(f"a{i}", "sideboard", "sideboard") for i in range(3)]
    asks += [Ask(f"b{i}", kind, kind) for i, kind in enumerate(list(STILL_LIFES)[:12])]
    added = still_lifes(asks, vocabulary().kinds, set(), room="r", first=1)
    assert len({a.relations[0].target for a in added}) <= MOST_DRESSED
    assert len({a.kind for a in added}) == len(added)


@pytest.mark.parametrize("words", ["an empty bedroom with a dresser", "a shop with a desk"])
def test_empty_rooms_and_shops_are_not_dressed(words: str) -> None:
    brief = understand(words)
    carriers = {a.id for a in brief.asks if a.kind in ("dresser", "desk")}
    assert not [a for a in brief.asks if a.implied and any(r.target in carriers for r in a.relations)]


def test_a_table_before_a_sofa_is_low_unless_people_dine_at_it() -> None:
    def kinds(words: str) -> list[str | None]:
        return [a.kind for a in understand(words).asks if a.label == "table"]

    assert kinds("a living room with a marble table in front of a sofa") == ["coffee table"]
    dined = "a living room with a table in front of the sofa and four chairs around the table"
    assert kinds(dined) != ["coffee table"]
    both = "a living room with a coffee table by the window and a table in front of the sofa"
    assert kinds(both) != ["coffee table"]
