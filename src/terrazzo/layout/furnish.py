"""From asks to items: one item per thing, with its built shape, its share of the ask's relations, and where it goes.

Tables grow until the chairs that were asked for fit around them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.language.brief import ARCHITECTURE, Ask, Brief, Relation, RoomAsk
from terrazzo.layout import customs, surfaces
from terrazzo.layout.customs import named, rank
from terrazzo.layout.items import Form, Item, stood_up
from terrazzo.layout.palette import Palette, dress
from terrazzo.layout.stocking import contents_of
from terrazzo.layout.wishes import PLACING, Wishes, deal, needs_custom, wishes
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.holding import HOLDERS, HOLDING
from terrazzo.shapes.kinds import Kind
from terrazzo.shapes.nameplate import LABEL
from terrazzo.world.worlds import Note

LARGEST_COUNT = 400
"""Things that one ask may bring; the rest is noted."""

_VARIANTS = 3
"""Different builds of alike things; further copies repeat them."""

_SEATING = ("around", "long_side", "short_side")
NARROW = ("mug", "vase", "jar", "tea cup", "water glass", "pen holder", "umbrella stand")
"""Vessels that are higher than wide."""

_SLENDER, _BUNCHED = 4.0, 0.6
"""Height of a stem in its widths, at least; and the width of one of a bunch in widths of what holds it, over the root of their
number: what lets upright boxes of one to nine go into a circle."""
_INNER = 0.6
"""Inner width of a vessel as a share of its outer one."""

_SIDED = ("left_of", "right_of", "in_front_of", "behind")
_SMALL = 0.4
_WIDE = 0.6
"""Things from this width on would hide what hangs behind them [m]."""


def make_items(brief: Brief, room: RoomAsk, palette: Palette, seed: int) -> tuple[list[Item], list[Note]]:
    """All things of a room, ready to be placed, and notes on what had to be left out.

    Args:
        brief: The brief; asks without a kind are left out (their notes are in the brief already).
        room: The room.
        palette: For what was not said.
        seed: Shapes are built with seeds derived from it.
    """
    known = catalogue()
    asks = [a for a in brief.asks if a.kind in known and (a.room in ("", room.name))]
    kinds = {a.id: known[a.kind] for a in asks if a.kind is not None}
    relations = wishes(asks, kinds)
    items: list[Item] = []
    notes: list[Note] = []
    chance = seed * 1000 + zlib.crc32(brief.prompt.encode())
    for number, ask in enumerate(asks):
        said, usual = relations[ask.id]
        count = min(ask.count, LARGEST_COUNT)
        if count < ask.count:
            notes.append(
                Note("unplaced", ask.label, f"only {count} of {ask.count} are made: more would not fit")
            )
        extra_words = _unsaid(ask, room, asks, relations, kinds, brief.prompt)
        slim = _slimmer(ask, asks, relations, kinds)
        forms = _forms(
            replace(ask, attributes=(*ask.attributes, *extra_words), size=slim),
            kinds[ask.id], brief, palette, _seats_wanted(ask, asks, relations), chance + number,
            _held(ask, asks, kinds, relations),
        )  # fmt: skip
        forms = _stood_up(forms, ask, relations, kinds)
        shares = deal(said, count)
        fastened = _fastened(ask, kinds[ask.id]) or _mounted(ask, relations, kinds)
        for i in range(count):
            own = shares[i]
            first = i == 0 or not ask.implied  # One picture is for the sofa, the next for another wall.
            extra = usual if first and needs_custom(kinds[ask.id], own, usual) else ()
            stand = "wall" if fastened else stand_of(kinds[ask.id], (*own, *extra), kinds)
            items.append(
                Item(
                    f"{_slug(ask.label)}-{{}}",
                    ask,
                    i,
                    forms[i % len(forms)],
                    (*own, *extra),
                    len(own),
                    stand,
                    shunned=tuple(
                        r for r in said if r.count is not None and r not in own and r.kind not in _SIDED
                    ),
                )
            )
    _number(items)
    under_hung = {
        r.target for i in items if i.stand == "wall" for r in i.relations[: i.asked] if r.kind == "above"
    }
    for item in items:
        item.crowned = item.ask.id in under_hung
        if item.stand == "surface" and item.half[1] >= _WIDE / 2:
            for carrier in items:
                if any(r.kind == "on" and r.target == carrier.ask.id for r in item.relations):
                    carrier.laden = max(carrier.laden, item.height)
    _foresee(items)
    return items, notes


def _unsaid(
    ask: Ask, room: RoomAsk, asks: Sequence[Ask], relations: Wishes, kinds: dict[str, Kind], prompt: str
) -> tuple[str, ...]:
    """Words that go without saying where a thing stands, for its builder alone."""
    if _dressed(ask, asks, kinds):
        return ("plain",)
    if _abed(ask, relations, kinds):
        return ("bed",)
    if _holds(ask, kinds, relations):
        return (HOLDING,)
    if _mounted(ask, relations, kinds):
        return ("wall-mounted",)
    if kinds[ask.id].stand == "floor" and Relation("hanging_from", "ceiling") in relations[ask.id][0]:
        return ("overhead",)
    brings = contents_of(ask, room, asks, kinds, prompt)
    if brings:
        return (brings,)
    return ("hospital",) if room.place == "ward" and named(kinds[ask.id], customs.BEDS) else ()


def _foresee(items: Sequence[Item]) -> None:
    """Tells things what will stand at their sides, and from how many sides they will be used."""
    by_ask: dict[str, list[Item]] = {}
    for item in items:
        by_ask.setdefault(item.ask.id, []).append(item)
    users: dict[str, set[str]] = {}
    for item in items:
        for r in item.relations[: item.asked]:
            targets = by_ask.get(r.target, [])
            if r.kind in _SIDED and item.stand == "surface" and targets and targets[0].stand == "surface":
                target = targets[item.index % len(targets)]
                target.followers = (*target.followers, (r.kind, item.half))
            if r.kind in ("facing", "in_front_of") and item.kind.seats and targets:
                users.setdefault(r.target, set()).add(item.ask.id)
    for ask, who in users.items():
        for item in by_ask[ask]:
            item.open = len(who) > 1 and named(item.kind, customs.DESKS)


def _dressed(ask: Ask, asks: Sequence[Ask], kinds: dict[str, Kind]) -> bool:
    """Whether cushions or throws were asked for on a sofa or bed, which then brings none of its own."""
    return named(kinds[ask.id], (*customs.SOFAS, *customs.BEDS)) and any(
        named(kinds[other.id], customs.SOFT)
        and any(r.kind == "on" and r.target == ask.id for r in other.relations)
        for other in asks
    )


def _holds(ask: Ask, kinds: dict[str, Kind], relations: Wishes) -> bool:
    """Whether something was asked to be in it, so that it must be open."""
    if kinds[ask.id].name not in HOLDERS:
        return False
    return any(r.kind == "inside" and r.target == ask.id for said, _ in relations.values() for r in said)


def _stood_up(forms: list[Form], ask: Ask, relations: Wishes, kinds: dict[str, Kind]) -> list[Form]:
    """Pens and spoons in a mug stand; they would not go in lying down."""
    vessels = [kinds[r.target] for r in relations[ask.id][0] if r.kind == "inside" and r.target in kinds]
    if not vessels or not named(vessels[0], NARROW):
        return forms
    inner = _INNER * min(vessels[0].size[:2])
    return [stood_up(form) if max(form.half) * 2 > inner else form for form in forms]


def _slimmer(
    ask: Ask, asks: Sequence[Ask], relations: Wishes, kinds: dict[str, Kind]
) -> tuple[float, float, float]:
    """Size factors of an ask, of stems that share a vase slim enough for all of them; shorter ones would vanish in it."""
    kind, (x, y, z) = kinds[ask.id], ask.size
    vessel = next(
        (a for r in relations[ask.id][0] for a in asks if r.kind == "inside" and r.target == a.id), None
    )
    if vessel is None or ask.count < 2 or not named(kinds[vessel.id], NARROW):
        return ask.size
    wide = max(kind.size[0] * x, kind.size[1] * y)
    if kind.size[2] * z < _SLENDER * wide:
        return ask.size
    inner = _INNER * min(a * b for a, b in zip(kinds[vessel.id].size[:2], vessel.size))
    share = ask.count / min(vessel.count, ask.count)
    factor = float(np.clip(_BUNCHED * inner / share**0.5 / wide, kind.limits[0], 1.0))
    return x * factor, y * factor, z


def _abed(ask: Ask, relations: Wishes, kinds: dict[str, Kind]) -> bool:
    """Whether it is a pillow on a bed, which lies down; on a sofa it leans."""
    said, usual = relations[ask.id]
    placed = [r for r in said if r.kind == "on"] or list(usual)
    return named(kinds[ask.id], ("pillow",)) and any(
        r.target in kinds and named(kinds[r.target], customs.BEDS) for r in placed
    )


_HUNG = frozenset(("floating", "wall-mounted", "wall mounted", "wall-hung", "wall hung", "mounted", "hung"))
_HANGS = ("vanity", "toilet", "bidet", "pedestal sink")
"""Kinds whose shape is fastened to the wall when such a word is said: they would fall over on their waste pipes."""


def _fastened(ask: Ask, kind: Kind) -> bool:
    return named(kind, _HANGS) and bool(_HUNG & {*ask.attributes, *ask.label.split(" ")})


_BOXED = frozenset(("vintage", "retro", "old", "crt", "antique", "tube"))


def _mounted(ask: Ask, relations: Wishes, kinds: dict[str, Kind]) -> bool:
    """Whether it is a flat screen with nothing to stand on: it hangs on the wall, and nobody puts one on the floor unasked."""
    said, usual = relations[ask.id]
    if not named(kinds[ask.id], customs.SCREENS) or _BOXED & {*ask.attributes, *ask.label.split(" ")}:
        return False
    placing = [r for r in said if r.kind in PLACING]
    if needs_custom(kinds[ask.id], said, usual):
        placing += usual
    if any(_carried(r, relations) for r in placing):
        return False
    return any(r.target != "floor" for r in placing)


def _carried(relation: Relation, relations: Wishes) -> bool:
    """Whether a relation puts things on furniture, or by what is on furniture."""
    if relation.kind in ("on", "inside"):
        return relation.target not in ("wall", "ceiling")
    said, usual = relations.get(relation.target, ((), ()))
    return any(r.kind in ("on", "inside") and r.target not in ARCHITECTURE for r in said or usual)


def _number(items: Sequence[Item]) -> None:
    """Numbers the ids of alike labels: "chair-1", "chair-2"."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.id] = seen.get(item.id, 0) + 1
        item.id = item.id.format(seen[item.id])


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "thing"


def _forms(
    ask: Ask, kind: Kind, brief: Brief, palette: Palette, seats: _Seats, seed: int, held: float = 0.0
) -> list[Form]:
    """Builds the shapes of an ask; alike things share a few."""
    called = (f"{LABEL}{ask.label}",) if "labelled" in kind.tags else ()
    colour, material = dress(ask, kind, palette, np.random.default_rng([seed, 7]))
    size = _seated_size(ask, kind, seats)
    if ask.size == (1.0, 1.0, 1.0):  # What is said to be small stays small.
        size = _holding_size(size, kind, held)
    out = []
    for k in range(min(ask.count, _VARIANTS)):
        spec = spec_for(
            kind,
            size_factors=size,
            colour=colour,
            material=material,
            attributes=(*ask.attributes, *called),
            styles=brief.styles,
            seed=seed * 10 + k,
        )
        out.append(Form(build(spec), spec))
    return out


_USABLE = 0.4
"""Share of a thing's box that can be stood upon: round tops, rims, gaps between what stands there."""

_MOST_GROWN = 1.5
"""Factor by which a tray, basket or small table grows at most to hold what was asked to be on it."""


def _held(ask: Ask, asks: Sequence[Ask], kinds: dict[str, Kind], relations: Wishes) -> float:
    """Floor area of what was asked to be on or in each of an ask's things [m^2]."""
    total = 0.0
    for other in asks:
        kind = kinds[other.id]
        for r in relations[other.id][0]:
            if (
                r.kind in ("on", "inside")
                and r.target == ask.id
                and kind.stand == "surface"
                and not other.implied
            ):
                total += (
                    kind.size[0] * kind.size[1] * other.size[0] * other.size[1] * (r.count or other.count)
                )
    return total / max(ask.count, 1)


def _holding_size(size: tuple[float, float, float], kind: Kind, held: float) -> tuple[float, float, float]:
    """Size factors, grown until what is to be on the thing has room on its top."""
    room = _USABLE * kind.size[0] * size[0] * kind.size[1] * size[1]
    if held <= room or named(kind, (*customs.BEDS, *customs.SOFAS, *surfaces.BOOKCASES)):
        return size
    grow = min((held / room) ** 0.5, _MOST_GROWN)
    x, y = (max(f, min(f * grow, kind.limits[1])) for f in size[:2])
    return x, y, size[2]


@dataclass(frozen=True)
class _Seats:
    """What is to sit at a table.

    Args:
        count: How many.
        width: How wide they are side by side, with gaps [m].
        ends: Whether some may sit at its ends.
        sided: Whether its long or short side was spoken of, so that it must have them.
    """

    count: int = 0
    width: float = 0.0
    ends: bool = True
    sided: bool = False


def _seats_wanted(ask: Ask, asks: Sequence[Ask], relations: Wishes) -> _Seats:
    """What is to sit at each of an ask's things."""
    known = catalogue()
    count, width, hows = 0, 0.0, set()
    for other in asks:
        said, usual = relations[other.id]
        placed = [r for r in said if r.kind in PLACING] or list(usual)
        here = [r for r in placed if r.target == ask.id and r.kind in _SEATING and other.kind is not None]
        if any(r.kind != "around" for r in here):
            here = [r for r in here if r.kind != "around"]  # "Around the table, five on each long side."
        for r in here:
            n = r.count or other.count
            count += n
            width += n * (known[other.kind or ""].size[1] * other.size[1] + 0.08)
            hows.add(r.kind)
    return _Seats(
        count, width / max(ask.count, 1), hows != {"long_side"}, bool(hows & {"long_side", "short_side"})
    )


def _seated_size(ask: Ask, kind: Kind, seats: _Seats) -> tuple[float, float, float]:
    """Size factors of an ask, stretched along its longer side until the seats fit around it."""
    factors = list(ask.size)
    depth, along = kind.size[0] * factors[0], kind.size[1] * factors[1]
    round_or_square = {"round", "circular", "square"} & set(ask.attributes)
    if seats.sided and not round_or_square and np.isclose(depth, along, rtol=0.1):
        return factors[0], factors[1] * min(1.5, kind.limits[1]), factors[2]
    if seats.count < 5 or not named(kind, (*customs.DINING, *customs.BARS, *customs.COFFEE)):
        return ask.size
    if {"round", "circular"} & round_or_square:
        enough = (seats.width + 0.1) / np.pi / max(depth, along)
        grown = min(max(1.0, enough), kind.limits[1])
        return factors[0] * grown, factors[1] * grown, factors[2]
    axis, long = (0, depth) if depth > along else (1, along)
    ends = 2 * seats.width / seats.count if seats.ends and seats.count >= 6 else 0.0
    factors[axis] *= min(max(1.0, (seats.width - ends) / 2 / long), kind.limits[1])
    return factors[0], factors[1], factors[2]


def stand_of(kind: Kind, relations: Sequence[Relation], kinds: dict[str, Kind]) -> str:
    """Where a thing goes, from its kind and its relations."""
    if kind.stand == "rug":
        return "rug"
    for r in relations:
        if r.kind in ("on", "hanging_from", "inside") and r.target in ("wall", "ceiling", "floor"):
            return {"wall": "wall", "ceiling": "ceiling", "floor": "floor"}[r.target]
        if r.kind == "hanging_from":
            return "ceiling" if kind.stand == "ceiling" else "wall"
        target = kinds.get(r.target)
        if r.kind in ("on", "inside") and target is not None:
            return _stand_on(kind, target)
    if kind.stand != "surface":
        above = any(r.kind == "above" for r in relations)
        thin = kind.size[0] < 0.3
        return "wall" if kind.stand == "floor" and above and (kind.size[2] < 1.3 or thin) else kind.stand
    return _stand_of_small(kind, relations, kinds)


def _stand_on(kind: Kind, target: Kind) -> str:
    if target.stand == "rug":
        return "floor"
    if target.stand == "ceiling":
        return "ceiling"
    return "surface"


def _stand_of_small(kind: Kind, relations: Sequence[Relation], kinds: dict[str, Kind]) -> str:
    """Small things stand on the floor only where a relation to the floor's things or the room puts them there."""
    placing = [r for r in relations if r.kind in PLACING]
    by_small = [r for r in placing if r.target in kinds and kinds[r.target].stand == "surface"]
    if by_small or not placing:
        return "surface"
    if any(r.kind == "above" for r in placing):
        return "wall"
    for r in placing:
        target = kinds.get(r.target)
        if target is None:
            return "surface" if r.target in ("middle", "room") else "floor"
        if target.stand not in ("floor", "rug"):
            continue
        if r.count is not None and r.kind in ("left_of", "right_of"):
            return "floor"  # What flanks a desk stands on both sides of it.
        if _usually_on(kind, target) and r.kind not in ("in_front_of", "foot_of"):
            continue  # A lamp beside a desk stands on it.
        if (
            max(kind.size[:2]) >= _SMALL
            or kind.size[2] >= _SMALL
            or not named(target, customs.SURFACES)
            or named(target, surfaces.CONTAINERS)
        ):
            return "floor"
    return "surface"


def _usually_on(kind: Kind, target: Kind) -> bool:
    """Whether things of a kind usually stand on such furniture."""
    return any(c.relation == "on" and rank(target, c.targets) is not None for c in customs.customs_of(kind))
