"""What shelves and cabinets bring as part of themselves, so that they do not stand empty: books, china, wares, stores.

A shelf that something was asked to stand on brings only what leaves room for that, and where books were counted no books but a
few ornaments.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from terrazzo.language.brief import Ask, RoomAsk
from terrazzo.language.numbers import UNITS
from terrazzo.language.places import sort_of
from terrazzo.layout.customs import named
from terrazzo.shapes import contents
from terrazzo.shapes.kinds import Kind

_BARE = frozenset(("empty", "bare", "vacant", "unused"))
_CHINA = ("display cabinet", "hutch")

_SHELVES = {
    "shop": contents.WARES, "bakery": contents.BREADS, "clothes shop": contents.CLOTHES, "grocery": contents.WARES,
    "pharmacy": contents.MEDICINES, "shoe shop": contents.SHOES, "toy shop": contents.TOYS, "bookshop": contents.BOOKS,
    "hair salon": contents.MIXED, "flower shop": contents.MIXED,
    "kitchen": contents.STORES, "basement": contents.STORES, "garage": contents.STORES,
    "workshop": contents.STORES, "laundry room": contents.STORES, "closet": contents.STORES, "cafe": contents.STORES,
    "living room": contents.MIXED, "bedroom": contents.MIXED, "office": contents.MIXED, "den": contents.MIXED,
    "gaming room": contents.MIXED, "dining room": contents.MIXED, "hallway": contents.MIXED, "library": contents.MIXED,
}  # fmt: skip
"""Place, or sort of a place -> what its open shelves bring."""

_CASES = {
    "bakery": contents.CAKES,
    "cafe": contents.CAKES,
    "pharmacy": contents.MEDICINES,
    "grocery": contents.CAKES,
}
"""Sort of a shop -> what its glass counters bring."""

_PURPOSE = frozenset(
    ("weight", "dumbbell", "plant", "toy", "towel", "shoe", "ball", "drying", "luggage", "wine", "coat")
)
"""Words of a shelf that is for something else."""


def contents_of(ask: Ask, room: RoomAsk, asks: Sequence[Ask], kinds: Mapping[str, Kind], prompt: str) -> str:
    """What a thing brings as part of itself, as its builder is told; "" for nothing.

    Args:
        ask: The thing.
        room: That it stands in.
        asks: All asks of the room.
        kinds: Kinds by ask.
        prompt: The words, which tell whether books were counted.
    """
    kind, place, sort = kinds[ask.id], room.place, sort_of(room.name, room.place)
    if _BARE & set(ask.attributes):
        return ""
    asked = [a for a in asks if not a.implied and _is_on(a, ask.id)]
    if named(kind, ("bookshelf",)):
        if not asked:
            return contents.BOOKS
        counted = any(kinds[a.id].name.endswith(("book", "books")) and is_counted(a, prompt) for a in asked)
        if counted:
            return "" if place == "playroom" else contents.SOME_CHINA
        return contents.SOME_BOOKS
    if asked:
        return ""
    if named(kind, _CHINA):
        return _SHELVES[sort] if place == "shop" else contents.CHINA
    if kind.name == "display counter":
        return _CASES.get(sort, contents.WARES)
    if named(kind, ("shelving unit",)) and not _PURPOSE & set(_words(ask)):
        return _SHELVES.get(sort) or _SHELVES.get(place, "")
    return ""


def is_counted(ask: Ask, prompt: str) -> bool:
    """Whether it was said how many: "three novels", but not "novels"."""
    if ask.count == 1:
        return True
    numbers = [str(ask.count), *(word for word, value in UNITS.items() if value == ask.count)]
    if ask.count == 2:
        numbers += ["pair of", "couple of"]
    noun = re.escape(ask.label.split(" ")[-1])
    return re.search(rf"\b(?:{'|'.join(numbers)}) (?:[\w-]+,? ){{0,4}}{noun}", prompt.lower()) is not None


def _is_on(ask: Ask, shelf: str) -> bool:
    return any(r.target == shelf and r.kind in ("on", "in", "inside") for r in ask.relations)


def _words(ask: Ask) -> Collection[str]:
    return [*ask.label.split(" "), *ask.attributes]
