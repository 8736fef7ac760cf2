"""`clutter`: the small things that gather where people live, as much of them as was asked for.

0 takes away every small thing that nobody asked for, 1 fills tables, shelves and corners. What is added is never of a family
that the person named or ruled out, so that counts stay what was said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from terrazzo.language.brief import Ask, Brief, Relation
from terrazzo.language.furnish import family
from terrazzo.language.vocabulary import singular, vocabulary
from terrazzo.language.wordlists import table
from terrazzo.shapes.kinds import Kind

_USUAL = 0.3
"""Up to this much, what a place has by custom is only thinned out; above, things are added."""

_MOST_ON_ONE = 14
"""Groups of small things on one carrier at full clutter."""

_LYING_ABOUT = 0.55
"""From here on things lie on the floor too."""

_MOST_ON_FLOOR = 6

_MOST_ADDED = 70
"""Things added to a room; more take long to place and are not missed."""

_SOFT = frozenset(("bed", "single bed", "sofa", "sectional sofa", "bathtub"))
"""Carriers on which few things lie, however cluttered the room."""


def clutter(brief: Brief, amount: float, *, seed: int = 0) -> Brief:
    """A brief with as many small things that nobody asked for as wanted.

    Args:
        brief: The words, understood and furnished.
        amount: 0 for none, 1 for a mess.
        seed: Chooses among them.
    """
    kinds = vocabulary().kinds
    asks = [a for a in brief.asks if not a.implied or not _small(a, kinds) or amount > 0]
    if 0 < amount < _USUAL:
        asks = _thinned(asks, amount / _USUAL, kinds)
    if amount > _USUAL:
        share = (amount - _USUAL) / (1 - _USUAL)
        closed = _closed([a for a in brief.asks if not a.implied], kinds)
        rng = np.random.default_rng([seed, 5])
        for room in brief.rooms:
            here = [a for a in asks if a.room in ("", room.name)]
            asks += _added(here, room.name, room.place, share, closed, kinds, rng, first=len(asks))
    kept = {a.id for a in asks}
    return replace(brief, asks=tuple(a for a in asks if all(_stands(r, kept) for r in a.relations)))


def _closed(asks: Sequence[Ask], kinds: dict[str, Kind]) -> set[str]:
    """Kinds that could be counted as something that was asked for: a "row of books" holds books."""
    named = {singular(name.split()[-1]) for a in asks for name in (a.label, a.kind or a.label)}
    out = {kind for a in asks for kind in family(a.kind or a.label)}
    return out | {kind for kind in kinds if not named.isdisjoint(map(singular, kind.split()))}


def _stands(relation: Relation, kept: Collection[str]) -> bool:
    """Whether a relation's target is still there (parts of the room have no digits in their names)."""
    return relation.target in kept or not any(c.isdigit() for c in relation.target)


def _small(ask: Ask, kinds: dict[str, Kind]) -> bool:
    kind = kinds.get(ask.kind or "")
    return kind is not None and kind.stand == "surface"


def _thinned(asks: Sequence[Ask], share: float, kinds: dict[str, Kind]) -> list[Ask]:
    """The asks with only the first share of the small implied things."""
    small = [a.id for a in asks if a.implied and _small(a, kinds)]
    kept = set(small[: round(share * len(small))])
    return [a for a in asks if a.id not in small or a.id in kept]


def _read(name: str) -> dict[str, list[tuple[str, int]]]:
    """Lines of a section: carrier or place -> (kind, how many at most)."""
    out = {}
    for key, words in table("clutter", name):
        pairs = [w.rsplit(" ", 1) if w[-1].isdigit() else [w, "1"] for w in words]
        out[key] = [(what, int(most)) for what, most in pairs]
    return out


def _added(
    asks: Sequence[Ask], room: str, place: str, share: float, closed: set[str], kinds: dict[str, Kind],
    rng: np.random.Generator, *, first: int,
) -> list[Ask]:  # fmt: skip
    """Small things for every carrier of a room, and for its floor."""
    on, about = _read("carriers"), _read("floor")
    out: list[Ask] = []
    total = 0
    single = {a.kind for a in asks}

    def put(what: str, most: int, relation: Relation) -> None:
        nonlocal total
        if what not in kinds or what in closed or what in single or total >= _MOST_ADDED:
            return
        count = 1 + int(rng.integers(0, 1 + round(share * (most - 1)))) if most > 1 else 1
        total += count
        if most == 1:
            single.add(what)
        out.append(
            Ask(f"c{first + len(out)}", what, what, count, relations=(relation,), implied=True, room=room)
        )

    for ask in asks:
        options = on.get(ask.kind or "", [])
        groups = round(share * min(len(options), 3 if ask.kind in _SOFT else _MOST_ON_ONE))
        for i in _chosen(len(options), groups * min(ask.count, 2), rng):
            put(*options[i], Relation("on", ask.id))
    if share > (_LYING_ABOUT - _USUAL) / (1 - _USUAL):
        options = about.get(place, about["living room"])
        for i in _chosen(len(options), round(share * _MOST_ON_FLOOR), rng):
            put(*options[i], Relation("in", "room"))
    return out


def _chosen(count: int, wanted: int, rng: np.random.Generator) -> list[int]:
    """Some of the options, the first ones likelier (weights fall as 1 / (rank + 3))."""
    wanted = min(count, wanted)
    if wanted <= 0:
        return []
    weights = 1.0 / (np.arange(count) + 3.0)
    return sorted(int(i) for i in rng.choice(count, wanted, replace=False, p=weights / weights.sum()))
