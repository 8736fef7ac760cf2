"""Kinds of place, the words for them, and what gives a place away when nobody names it."""

from __future__ import annotations

from terrazzo.language.wordlists import table

PLACES: dict[str, tuple[str, ...]] = dict(table("places", "places"))
"""Kind of place -> words for it."""

OUTDOOR_WORDS: dict[str, tuple[str, ...]] = dict(table("places", "outdoors"))
"""Kind of open land -> words for it."""

GENERAL = frozenset(["attic", "basement", "den", "hallway"])
"""Places that can be any other place too: a "basement workshop" is a workshop, a "gaming den" a gaming room."""

GENERAL_WORDS = frozenset(
    [
        "loft",
        "apartment",
        "flat",
        "seating area",
        "work area",
        "study area",
        "movie area",
        "play area",
        "workspace",
    ]
    + [
        "living space",
        "entrance area",
        "lounge area",
        "living area",
        "sleeping area",
        "working area",
        "study",
        "lounge",
    ]
    + [
        "library",
        "landing",
        "storage room",
        "salon",
        "market",
        "store",
        "spa",
        "shop",
        "bar area",
        "dining area",
        "reception",
    ]
)
"""Words that name a part of a room at least as often as a room, and so never make a second one."""

TELLING: dict[str, tuple[str, ...]] = dict(table("places", "telling"))
"""Place -> kinds that suggest it, the surest first."""


def place_words() -> dict[str, str]:
    """Every word for a place -> the kind of place."""
    return {word: place for place, words in PLACES.items() for word in words}


SORTS = dict(table("places", "sorts"))
"""Kinds of a place that are furnished each in its own way -> words for them."""

_SORT_OF = {word: sort for sort, words in SORTS.items() for word in words}


def sort_of(name: str, place: str) -> str:
    """The kind of a place that is furnished in its own way ("bakery" of a shop), by its room's name; else the place."""
    return _SORT_OF.get(name.rstrip(" 0123456789"), place)


def told_place(kind: str) -> str:
    """The place that a kind of thing gives away most surely, or ""."""
    told = [(telling.index(kind), place) for place, telling in TELLING.items() if kind in telling]
    return min(told)[1] if told else ""


def guess_place(kinds: list[str]) -> str:
    """The place that kinds of things suggest, "living room" where they suggest none."""
    scores = {
        place: sum(len(telling) - telling.index(k) for k in kinds if k in telling)
        for place, telling in TELLING.items()
    }
    best = max(scores, key=lambda p: scores[p])
    return best if scores[best] else "living room"


def main_places(places: list[tuple[str, str]]) -> tuple[str, str, list[str]]:
    """The place to build (kind, words), and the words for other rooms that were named too."""
    if not places:
        return "", "", []
    first = places[0]
    if first[0] in GENERAL:
        first = next((p for p in places[:2] if p[0] not in GENERAL), first)
    others: list[str] = []
    seen: set[str] = set()
    for kind, words in places:
        if kind == first[0] or kind in GENERAL or words in GENERAL_WORDS or kind in seen:
            continue
        seen.add(kind)
        others.append(words)
    return first[0], first[1], others
