"""Relations made placeable: turned round where only the other thing can be placed by them, rid of contradictions, dealt
out to single things, and completed by customs where nothing was said.

"A coaster under a glass" is a glass on a coaster; "a bench beneath a pegboard" is a pegboard above a bench; chairs around
a table "in the corner" mean that the table is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language.brief import ARCHITECTURE, Ask, Relation
from terrazzo.layout import customs
from terrazzo.layout.customs import Custom, named, rank
from terrazzo.shapes.kinds import Kind

Wishes = dict[str, tuple[tuple[Relation, ...], tuple[Relation, ...]]]
"""By ask: the relations that were said, and the usual ones in case that those do not say where it is."""

PLACING = (
    "on", "under", "beside", "left_of", "right_of", "in_front_of", "behind", "around", "between", "inside", "above",
    "opposite", "near", "against", "in", "hanging_from", "long_side", "short_side", "foot_of",
    "center_of",
)  # fmt: skip
"""Relations that say where a thing is; the others only turn it or keep it away."""

MUTUAL = ("facing", "beside")
"""Relations that the things of one ask can have to each other: "two sofas facing each other"."""

SEATING = ("around", "long_side", "short_side")
_SIDES = ("in_front_of", "behind", "left_of", "right_of")
_TALL = 1.3
"""From this height on, a thing on the floor that is "above" another one leans over it from beside [m]."""


def wishes(asks: Sequence[Ask], kinds: dict[str, Kind]) -> Wishes:
    """Placeable relations of all asks.

    Args:
        asks: Asks of known kinds.
        kinds: Their kinds, by id.
    """
    said = _turned({a.id: _known(a, kinds) for a in asks}, asks, kinds)
    said = {k: _without_contradictions(v, kinds, _count(asks, k)) for k, v in said.items()}
    _hand_up(said, kinds)
    return {a.id: (tuple(said[a.id]), _custom(a, asks, kinds, said)) for a in asks}


def _count(asks: Sequence[Ask], ask: str) -> int:
    return next(a.count for a in asks if a.id == ask)


def _known(ask: Ask, kinds: dict[str, Kind]) -> list[Relation]:
    """Relations whose targets exist."""
    return [
        r
        for r in ask.relations
        if r.target in ARCHITECTURE
        or (r.target in kinds and (r.target != ask.id or (r.kind in MUTUAL and ask.count > 1)))
    ]


def _turned(
    said: dict[str, list[Relation]], asks: Sequence[Ask], kinds: dict[str, Kind]
) -> dict[str, list[Relation]]:
    """Relations as they can be placed, some with their two things exchanged."""
    out: dict[str, list[Relation]] = {k: [] for k in said}
    for ask in asks:
        for r in said[ask.id]:
            owner, turned = _turn(ask.id, r, said, asks, kinds)
            for one in turned:
                if (one.target != owner or one == r) and one not in out[owner]:
                    out[owner].append(one)
    return out


def _turn(
    ask: str, r: Relation, said: dict[str, list[Relation]], asks: Sequence[Ask], kinds: dict[str, Kind]
) -> tuple[str, list[Relation]]:
    """Whose relation one becomes, and what it becomes."""
    mine, target = kinds[ask], kinds.get(r.target)
    if target is None:
        return ask, [r]
    if r.kind == "under" and mine.stand != "rug":
        if target.stand == mine.stand == "surface":
            return r.target, [Relation("on", ask, count=r.count)]
        if target.stand in ("wall", "ceiling"):
            return r.target, [Relation("above", ask, count=r.count)]
    if r.kind == "in_front_of" and named(mine, customs.SOFAS) and named(target, customs.COFFEE):
        return r.target, [Relation("in_front_of", ask)]  # A sofa looks at the table before it.
    if r.kind in ("on", "behind") and mine.stand == "wall" and target.stand == "floor":
        return ask, [replace(r, kind="above")]
    if r.kind in ("beside", "near") and named(mine, customs.EASY_SEATS) and named(target, customs.COFFEE):
        return ask, [replace(r, kind="around")]
    by_hung = mine.stand == "wall" and target.stand == "floor" and r.kind in ("beside", "near")
    if by_hung and not any(o.kind in PLACING and o.target not in ARCHITECTURE for o in said[r.target]):
        return r.target, [Relation(r.kind, ask)]  # What stands can come to what hangs.
    screen = named(target, customs.SCREENS) and not any(named(k, customs.TV_STANDS) for k in kinds.values())
    if screen and mine.stand == "floor" and r.kind in ("beside", "near") and not said[r.target]:
        return r.target, [Relation(r.kind, ask)]  # It hangs on the wall, by what stands.
    if r.kind == "above" and target.stand == "surface" and mine.stand == "wall":
        return ask, [replace(r, target=_carrier(r.target, said) or r.target)]
    if r.kind == "above" and mine.stand == "floor" and mine.size[2] >= _TALL and mine.size[0] > 0.3:
        return ask, [replace(r, kind="beside")]
    if r.kind == "facing" and target.stand == "surface" and mine.stand == "floor":
        # Screens are looked at where they stand.
        return ask, [replace(r, target=_carrier(r.target, said) or r.target)]
    if (
        mine.stand == "floor"
        and target.stand == "wall"
        and r.kind in ("beside", "near", "left_of", "right_of")
    ):
        below = _below(r.target, said, kinds)
        return ask, [replace(r, target=below if below not in (None, ask) else r.target)]
    if (
        r.kind == "between"
        and r.target2 in (None, r.target)
        and mine.stand == "wall"
        and _count(asks, r.target) > 1
    ):
        sides = [Relation("left_of", ask, count=1), Relation("right_of", ask, count=1)]
        return r.target, sides
    return ask, [r]


def _carrier(ask: str, said: dict[str, list[Relation]]) -> str | None:
    """The ask on which another one stands, where it was said."""
    return next((r.target for r in said[ask] if r.kind == "on" and r.target not in ARCHITECTURE), None)


def _below(ask: str, said: dict[str, list[Relation]], kinds: dict[str, Kind]) -> str | None:
    """The ask that stands under a hung one, where it was said."""
    for r in said[ask]:
        if r.kind == "above" and r.target in kinds:
            return r.target
    return next((k for k, v in said.items() for r in v if r.kind == "under" and r.target == ask), None)


def _without_contradictions(
    relations: Sequence[Relation], kinds: dict[str, Kind], count: int
) -> list[Relation]:
    """Relations that one thing can keep together; of those that exclude each other the first said stays."""
    out: list[Relation] = []
    seats = [r for r in relations if r.kind in SEATING]
    table = next((r.target for r in seats if r.target in kinds and _is_table(kinds[r.target])), None)
    for r in relations:
        if r.kind in SEATING and table is not None and r.target != table:
            continue
        if r.count is None and any(_exclude(a, r, count) for a in out if a.count is None):
            continue
        out.append(r)
    both = {r.kind: r for r in out if r.kind in ("long_side", "short_side") and r.count is None}
    if len(both) == 2 and count > 1:
        short = 1 if count % 2 or count < 4 else 2
        counts = {"long_side": count - short, "short_side": short}
        out = [replace(r, count=counts[r.kind]) if r in both.values() else r for r in out]
    return out


def _is_table(kind: Kind) -> bool:
    return named(kind, (*customs.DINING, *customs.BARS, *customs.COFFEE, *customs.DESKS))


def _exclude(a: Relation, b: Relation, count: int) -> bool:
    """Whether no thing can keep both relations."""
    places = {a.target, b.target}
    if "middle" in places and places & {"corner", "wall"} and a.kind != "on" and b.kind != "on":
        return True
    if a.kind in _SIDES and b.kind in _SIDES and a.target == b.target and a.kind != b.kind:
        flanking = {a.kind, b.kind} == {"left_of", "right_of"} and count > 1
        return not flanking
    return False


def _hand_up(said: dict[str, list[Relation]], kinds: dict[str, Kind]) -> None:
    """Gives what was said of the place of seats to their table, where nothing was said of its place."""
    for ask, relations in said.items():
        table = next((r.target for r in relations if r.kind in SEATING and r.target in kinds), None)
        if table is None or not kinds[ask].seats:
            continue
        rooms = [r for r in relations if r.target in ARCHITECTURE and r.kind in PLACING]
        if any(r.target in ARCHITECTURE and r.kind in PLACING for r in said[table]):
            rooms = [r for r in rooms if r in said[table]]
        else:
            said[table] += [replace(r, count=None) for r in rooms]
        said[ask] = [r for r in relations if r not in rooms]


def needs_custom(kind: Kind, said: Sequence[Relation], usual: Sequence[Relation]) -> bool:
    """Whether a usual relation is wanted: nothing was said of the place, or too little to find it."""
    own = {"wall": ("wall",), "ceiling": ("ceiling", "middle"), "rug": ("middle", "floor")}.get(
        kind.stand, ()
    )
    placing = [r for r in said if r.kind in PLACING and r.target not in own]
    if not placing:
        return not (kind.seats and any(r.kind == "facing" for r in said))
    if not usual:
        return False
    if usual[0].kind == "in_front_of" and kind.seats:  # a chair was put beside something, but at no desk
        return all(r.kind in ("beside", "near") and r.target not in ARCHITECTURE for r in said)
    return named(kind, customs.COFFEE) and all(r.target == "middle" for r in placing)


def _custom(
    ask: Ask, asks: Sequence[Ask], kinds: dict[str, Kind], said: dict[str, list[Relation]]
) -> tuple[Relation, ...]:
    """The usual relation for an ask of which nothing was said about its place."""
    kind = kinds[ask.id]
    reversed_pairs = [
        Custom((kind.name,), how, (other.name,))
        for other in kinds.values()
        for name, how in other.pairs
        if name == kind.name and how != "on"
    ]
    for custom in (*customs.customs_of(kind), *reversed_pairs):
        for word in custom.targets:
            if word in ARCHITECTURE:
                if word == "middle" and kind.stand == "floor" and _middle_taken(ask, asks, kinds, said):
                    continue
                return (Relation(custom.relation, word),)
            near = [a for a in asks if a.id != ask.id and rank(kinds[a.id], (word,)) is not None]
            near = [a for a in near if not any(r.target == ask.id for r in said[a.id])]
            if near:
                asked = [a for a in near if not a.implied]
                return (Relation(custom.relation, (asked or near)[0].id),)
    return ()


def _middle_taken(
    ask: Ask, asks: Sequence[Ask], kinds: dict[str, Kind], said: dict[str, list[Relation]]
) -> bool:
    """Whether something else on the floor was asked to be in the middle of the room."""
    return any(
        r.kind == "in" and r.target == "middle" and kinds[a.id].stand == "floor"
        for a in asks
        if a.id != ask.id
        for r in said[a.id]
    )


def deal(relations: Sequence[Relation], count: int) -> list[tuple[Relation, ...]]:
    """Deals counted relations out to single things; those without a count hold for all of them."""
    shares: list[list[Relation]] = [[] for _ in range(count)]
    pair = {r.kind: r for r in relations if r.kind in ("left_of", "right_of") and r.count is None}
    split = len(pair) == 2 and count > 1 and pair["left_of"].target == pair["right_of"].target
    pointer: dict[str, int] = {}
    for r in relations:
        if split and r in pair.values():
            half = (count + 1) // 2
            chosen = range(half) if r.kind == "left_of" else range(half, count)
        elif r.count is None or r.count >= count:
            chosen = range(count)
        else:
            group = "turn" if r.kind in ("facing", "far_from") else "place"
            start = pointer.get(group, 0)
            chosen = [(start + k) % count for k in range(r.count)]
            pointer[group] = start + r.count
        for i in chosen:
            shares[i].append(r)
    return [tuple(s) for s in shares]
