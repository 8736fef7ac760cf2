"""What a place usually holds, for prompts that name a place and little else.

A short prompt gets a whole room, a long one only a light overhead and something on the floor and walls. Nothing is added
that is of the same family as something asked for or ruled out, so that counts stay what the person said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from terrazzo.language.brief import ARCHITECTURE, Ask, Relation
from terrazzo.language.dressing import still_lifes
from terrazzo.language.places import SORTS, sort_of
from terrazzo.language.wordlists import sections, table
from terrazzo.shapes.kinds import Kind

FAMILIES = {name: frozenset(kinds) for name, kinds in table("furnishing", "families")}
"""Kinds that a person could take for one another when counting."""

_EXTRAS = (
    ("ceiling light", 1, "hanging_from", "ceiling"),
    ("rug", 1, "in", "middle"),
    ("painting", 1, "on", "wall"),
    ("floor plant", 1, "in", "corner"),
)
"""What any lived-in room has, when nothing of the kind was asked for."""

_PICTURED = frozenset(
    ("living room", "bedroom", "dining room", "office", "den", "library", "studio", "hallway")
)
"""Places where a second wall has a picture too."""

_NO_RUG = frozenset(
    ("kitchen", "bathroom", "laboratory", "workshop", "laundry room", "gym", "shop", "classroom")
)

_OWN = frozenset(
    (
        "attic",
        "garage",
        "carriage",
        "hut",
        "quarters",
        "venue",
        "conservatory",
        "great hall",
        "ward",
        "museum",
        "sports hall",
        "chapel",
        "wizard's study",
        "spaceship",
        "cave",
        "shop",
        "train",
        "greenhouse",
    )
)
"""Places whose own list says all: no one hangs a lamp of every home in a cave."""

_FIXTURES = {"kitchen": ("kitchen counter", "kitchen sink", "stove", "fridge")}
"""What is built into a place, however much else was asked for, unless something that does its work was."""
_CORNERS = ("nook", "pantry")
"""Words for parts of a kitchen, where only what was asked for tells whether one cooks there."""

_FEW_ASKS = 4
"""With up to this many kinds of thing asked for, the place gets what it would not be itself without."""
_SMALL_THINGS = 4

Line = tuple[str, int, str, str, bool]


def _read(lines: Sequence[str]) -> dict[str, list[Line]]:
    rooms: dict[str, list[Line]] = {}
    current: list[Line] = []
    for line in lines:
        words = line.split()
        numbers = [i for i, w in enumerate(words) if w.isdigit()]
        if not numbers:
            current = rooms.setdefault(line.strip(), [])
            continue
        at, first = numbers[0], words[0] == "!"
        kind = " ".join(words[1 if first else 0 : at])
        current.append((kind, int(words[at]), words[at + 1], " ".join(words[at + 2 :]), first))
    return rooms


TYPICAL: dict[str, list[Line]] = _read(sections("furnishing")["rooms"])
"""Kind of place -> its usual contents: (kind, number, relation, target, whether the place is not the place without it)."""


def family(kind: str) -> frozenset[str]:
    """All kinds that could be taken for this one, with itself."""
    out = {kind}
    for members in FAMILIES.values():
        if kind in members:
            out |= members
    return frozenset(out)


def spoken_for(asks: Sequence[Ask], kinds: Mapping[str, Kind], negated: Collection[str]) -> set[str]:
    """Kinds that are not to be added: those ruled out, and what could be counted as something that was asked for."""
    closed: set[str] = set(negated)
    for ask in asks:
        closed |= family(ask.kind or ask.label)
    for word in negated:
        closed |= family(word)
    # A "table lamp" could be counted as any lamp that was asked for, and a "desk" as any desk.
    heads = {name.split()[-1] for ask in asks for name in (ask.label, ask.kind or ask.label)}
    return closed | {kind for kind in kinds if kind.split()[-1] in heads}


def furnish(
    place: str,
    asks: list[Ask],
    kinds: dict[str, Kind],
    *,
    room: str,
    negated: Collection[str] = (),
    sparse: bool = False,
    first: int = 1,
    elsewhere: Sequence[Ask] = (),
) -> list[Ask]:
    """The things to add to a room so that it looks lived in.

    Args:
        place: Kind of place.
        asks: What was asked for.
        kinds: The catalogue; kinds that it lacks are left out.
        room: Name of the room.
        negated: Kinds and words that were ruled out.
        sparse: An empty or minimal room was asked for: only a light overhead is added.
        first: Number of the first id.
        elsewhere: What was asked for in other rooms: only what makes a place what it is comes from its families too.

    Returns:
        Implied asks, with ids of their own.
    """
    named = sum(min(a.count, 4) for a in asks)
    closed = spoken_for(asks, kinds, negated)
    if any(ask.label == "seat" for ask in asks):
        closed |= {name for name, kind in kinds.items() if kind.seats}
    chosen: list[Line] = []
    taken = {kind for ask in elsewhere for kind in family(ask.kind or ask.label)}
    sort = sort_of(room, place)
    usual = TYPICAL.get(sort, TYPICAL["living room"])
    lines = [line for line in usual if line[4] or line[0] not in taken]
    fixed = () if sparse else _fixtures(place, room, asks, negated)
    closed.difference_update(fixed)
    if not sparse and named <= 1:
        chosen = list(lines)
    elif not sparse and len(asks) <= _FEW_ASKS:
        chosen = [line for line in lines if line[4]][: 2 * _FEW_ASKS - len(asks)]
        chosen += [line for line in lines if not line[4]][:_SMALL_THINGS]
    chosen = [*(line for line in usual if line[0] in fixed and line not in chosen), *chosen]
    extras = (
        ()
        if place in _OWN or sort in SORTS
        else _EXTRAS[:1]
        if sparse
        else _EXTRAS[:3]
        if named > 4
        else _EXTRAS
    )
    chosen += [(*e, False) for e in extras if not (e[0] == "rug" and place in _NO_RUG)]
    if not sparse and place in _PICTURED:
        chosen = [
            (k, 2 if (k, r, t) == ("painting", "on", "wall") else n, r, t, m) for k, n, r, t, m in chosen
        ]
    added = _asks(chosen, asks, closed, kinds, room, first)
    if sparse or place in _OWN or sort in SORTS:
        return added
    return added + still_lifes([*asks, *added], kinds, closed | taken, room=room, first=first + len(added))


def _fixtures(place: str, room: str, asks: Sequence[Ask], negated: Collection[str]) -> tuple[str, ...]:
    """Kinds of fixtures that a place still lacks."""
    fixtures = _FIXTURES.get(place, ())
    had = {ask.kind or ask.label for ask in asks}
    works = {fixture: _does_its_work(fixture) for fixture in fixtures}
    if any(word in room for word in _CORNERS) and not any(had & work for work in works.values()):
        return ()
    ruled_out = {kind for word in negated for kind in (word, *family(word))}
    return tuple(f for f in fixtures if not had & works[f] and f not in ruled_out)


def _does_its_work(fixture: str) -> frozenset[str]:
    """Kinds of which one is enough: nobody misses a hob beside an oven, but an island alone is no run of worktops."""
    return frozenset((fixture,)) if fixture in FAMILIES["counter"] else family(fixture)


def _asks(
    lines: list[Line], asks: list[Ask], closed: set[str], kinds: dict[str, Kind], room: str, first: int
) -> list[Ask]:
    ids = {a.kind: a.id for a in asks if a.kind}
    counts = {a.kind: a.count for a in asks if a.kind}
    out: list[Ask] = []
    added: set[str] = set()
    for kind, count, relation, target, _ in lines:
        if (
            kind not in kinds
            or kind in closed
            or kind in added
            or (family(kind) & added and kind in ("ceiling light", "painting", "floor plant", "rug"))
        ):
            continue
        relations: tuple[Relation, ...] = ()
        if target in ARCHITECTURE:
            relations = (Relation(relation, target),)
        elif target in ids and relation == "sides":
            relations = (
                Relation("left_of", ids[target], count=1),
                Relation("right_of", ids[target], count=1),
            )
        elif target in ids:
            relations = (Relation(relation, ids[target]),)
        elif relation in ("on", "above", "sides"):
            continue
        if kinds[kind].seats and relation == "in_front_of":
            count = max(count, counts.get(target, 0))  # A seat for every desk.
        ask = Ask(f"i{len(out) + first}", kind, kind, count, relations=relations, implied=True, room=room)
        ids[kind] = ask.id
        added.add(kind)
        out.append(ask)
    return out
