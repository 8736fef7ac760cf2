"""From groups of things, as they were read, to the asks of a brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from terrazzo.language.brief import Ask, Relation
from terrazzo.language.drafts import Draft
from terrazzo.language.looks import read_looks
from terrazzo.language.text import with_article
from terrazzo.language.vocabulary import vocabulary
from terrazzo.world.worlds import Note

_MOST_PARTS = 8
"""Parts into which a group is split by colour at most."""


def asks_of(drafts: Sequence[Draft], rooms: Mapping[Draft, Sequence[str]], notes: list[Note]) -> list[Ask]:
    """The asks of all groups.

    A group of several colours becomes one ask for each colour, and a group in each of several alike rooms ("three offices,
    each with a desk") one ask for each room.

    Args:
        drafts: Groups of things.
        rooms: The names of the rooms in which each is.
        notes: Takes what is not known, or replaced.
    """
    ids = {draft: f"a{i}" for i, draft in enumerate(drafts, 1)}
    asks: list[Ask] = []
    for draft in drafts:
        parts = _by_colour(draft)
        for k, part in enumerate(parts):
            name = ids[draft] if part is draft else f"{ids[draft]}{'abcdefgh'[k]}"
            for copy, room in enumerate(rooms[draft]):
                asks.append(_ask(draft, part, name, ids, rooms, copy, room))
        _tell(draft, notes)
    first = {a.id[:-1]: a.id for a in reversed(asks) if a.id[-1].isalpha()}
    return [_retarget(a, first) for a in asks]


def _ask(
    draft: Draft,
    part: Draft,
    name: str,
    ids: Mapping[Draft, str],
    rooms: Mapping[Draft, Sequence[str]],
    copy: int,
    room: str,
) -> Ask:
    """The ask of one part of a group, in one of its rooms."""
    kind = vocabulary().kinds.get(part.kind or "")
    colour, finish, said, factors = part.looks([word for word, _ in kind.sizes] if kind is not None else ())
    if kind is not None and kind.stand == "rug":
        factors = (factors[0], factors[1], 1.0)  # A large rug is no thicker than a small one.

    def named(target: Draft | str | None) -> str | None:
        if target is None or isinstance(target, str):
            return target
        alike = target in rooms and copy and rooms[target] == rooms[draft]
        return _copied(ids[target], copy) if alike else ids.get(target)

    relations = tuple(
        Relation(
            b.relation,
            named(b.target) or "",
            named(b.target2) if b.target2 is None or isinstance(b.target2, str) or b.target2 in ids else None,
            b.count if b.count is not None and b.count < part.count else None,
        )
        for b in draft.bonds
        if isinstance(b.target, str) or b.target in ids
    )
    return Ask(
        _copied(name, copy),
        part.label,
        part.kind,
        part.count,
        said,
        colour,
        finish,
        factors,
        relations,
        room=room,
    )


def _copied(name: str, copy: int) -> str:
    return f"{name}.{copy + 1}" if copy else name


def _retarget(ask: Ask, first: Mapping[str, str]) -> Ask:
    """Relations to a group that was split by colour go to its first part."""
    if not any(r.target in first or r.target2 in first for r in ask.relations):
        return ask
    fixed = tuple(
        replace(r, target=first.get(r.target, r.target), target2=first.get(r.target2 or "", r.target2))
        for r in ask.relations
    )
    return replace(ask, relations=fixed)


def _by_colour(draft: Draft) -> list[Draft]:
    """A group as it is, or one part for each colour where as many colours were said: "two chairs in green and violet"."""
    if draft.parts:
        return draft.parts
    if draft.shares and sum(n for n, _ in draft.shares) <= draft.count:
        draft.parts = [Draft(draft.phrase, n, True, [*draft.words, *words]) for n, words in draft.shares]
        rest = draft.count - sum(n for n, _ in draft.shares)
        if rest:
            draft.parts.append(Draft(draft.phrase, rest, True, list(draft.words)))
        return draft.parts
    colours = [
        w for w in read_looks(draft.words)[2] if read_looks(w.split())[0] and not read_looks(w.split())[1]
    ]
    if not 1 < len(colours) == draft.count <= _MOST_PARTS:
        return [draft]
    rest = [w for w in draft.words if not any(w in c.split() for c in colours)]
    draft.parts = [Draft(draft.phrase, 1, True, [*rest, *c.split()], own=draft.own) for c in colours]
    return draft.parts


def _tell(draft: Draft, notes: list[Note]) -> None:
    """Reports a thing that is not known, or that another one stands in for."""
    phrase = draft.phrase
    if phrase.sort == "unknown":
        notes.append(
            Note("unknown", phrase.label, f"no kind of thing in the catalogue is called {phrase.label!r}")
        )
    elif phrase.near:
        notes.append(
            Note("substituted", phrase.label, f"{with_article(phrase.kind or '')} is made in its place")
        )
