"""Furniture under what nobody would leave on the floor: a record player "in the corner" stands on a table there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count

from terrazzo.language.brief import OUTDOORS, Ask, Relation, RoomAsk
from terrazzo.language.furnish import spoken_for
from terrazzo.shapes.kinds import Kind

_ON_COUNTERS = frozenset(
    ["microwave", "toaster", "kettle", "coffee maker", "espresso machine", "blender", "stand mixer", "air fryer", "rice cooker"]
)  # fmt: skip
_ON_FURNITURE = _ON_COUNTERS | {
    "record player", "gramophone", "radio", "typewriter", "sewing machine", "telephone", "printer", "projector", "microscope",
    "fish tank", "terrarium", "table lamp", "desk lamp", "banker's lamp", "mushroom lamp", "lava lamp", "vase of flowers", "roses",
    "tulips", "sunflowers", "orchid", "candelabra", "crystal ball", "trophy", "bonsai", "photo frame", "cash register",
}  # fmt: skip
"""Kinds that stand on furniture, however the words place them in the room."""

_CARRIERS = ("console table", "side table", "sideboard", "pedestal")
"""What is put under them, the first that cannot be taken for something that was asked for."""

_IN_THE_ROOM = frozenset(("in", "against", "near", "beside", "facing", "under"))


def set_down(
    asks: Sequence[Ask],
    implied: Sequence[Ask],
    rooms: Sequence[RoomAsk],
    kinds: Mapping[str, Kind],
    *,
    bare: Collection[str] = (),
    negated: Collection[str] = (),
) -> tuple[list[Ask], list[Ask]]:
    """Puts small things that are only placed by the room onto a counter that is there, or onto furniture of their own.

    Args:
        asks: What was asked for.
        implied: What was added to it.
        rooms: All rooms; nothing is added to open land.
        kinds: The catalogue.
        bare: Names of rooms that are to hold nothing else.
        negated: Kinds and words that were ruled out.

    Returns:
        Both lists, with what had to be added.
    """
    furnished = {r.name for r in rooms if r.place not in OUTDOORS and r.name not in bare}
    asks, implied = list(asks), list(implied)
    taken = {ask.id for ask in implied}
    for i, ask in enumerate(asks):
        if ask.kind not in _ON_FURNITURE or ask.room not in furnished or not _only_in_the_room(ask):
            continue
        counter = next(
            (a for a in (*asks, *implied) if a.room == ask.room and a.kind == "kitchen counter"), None
        )
        if counter is not None and ask.kind in _ON_COUNTERS and ask.relations[0].target == "wall":
            carrier = counter.id
        else:
            kind = _carrier(ask, [a for a in asks if a.room == ask.room], kinds, negated)
            if kind is None:
                continue
            carrier = next(name for name in map("i{}".format, count(len(implied) + 1)) if name not in taken)
            taken.add(carrier)
            implied.append(Ask(carrier, kind, kind, relations=ask.relations, implied=True, room=ask.room))
        asks[i] = replace(ask, relations=(*ask.relations, Relation("on", carrier)))
    return asks, implied


def _only_in_the_room(ask: Ask) -> bool:
    """Whether a thing is placed by walls, corners, windows and doors, and by nothing else."""
    return bool(ask.relations) and all(
        r.kind in _IN_THE_ROOM and r.target in ("corner", "wall", "window", "door") for r in ask.relations
    )


def _carrier(
    ask: Ask, asks: Sequence[Ask], kinds: Mapping[str, Kind], negated: Collection[str]
) -> str | None:
    """A kind of furniture that is wide enough, and that no count of what was asked for would take in."""
    closed = spoken_for(asks, kinds, negated)
    wide = max(kinds[ask.kind or ""].size[:2])
    for name in _CARRIERS:
        free = name in kinds and name not in closed and name.split()[-1] not in negated
        if free and max(kinds[name].size[:2]) > wide:
            return name
    return None
