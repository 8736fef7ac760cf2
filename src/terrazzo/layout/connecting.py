"""How the rooms of a storey open to each other: which walls they share, and which of these get a door.

Doors make a tree of shortest ways from the entrance, where a way through a bedroom or a bathroom is long and one through
a hall is short; what the brief says of two rooms comes on top. This is the "connectivity" step of Marson and Musse (2010)
with the privacy of rooms as in Merrell et al., "Computer-generated residential building layouts" (2010).
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from terrazzo.layout.slicing import Rect

DOOR_WIDTH = 0.9
NARROW_DOOR = 0.85
"""Of bathrooms and closets [m]; no door is narrower than 0.8 m."""
DOOR_MARGIN = 0.16
"""Wall between a door and the nearest corner [m], for the frame."""
SHARED = DOOR_WIDTH + 2 * DOOR_MARGIN
"""Length of wall that two rooms have to share for a door between them [m]."""

_TRANSIT: dict[str, float] = {
    "hallway": 0.0, "stairs": 0.0, "living room": 0.6, "dining room": 1.2, "kitchen": 2.5, "cafe": 1.5, "shop": 1.5,
    "library": 2.0, "playroom": 2.5, "studio": 2.5, "gym": 3.0, "den": 3.0, "office": 4.0, "laundry room": 4.0,
    "classroom": 6.0, "laboratory": 6.0, "bedroom": 9.0, "nursery": 9.0, "bathroom": 14.0, "closet": 14.0,
}  # fmt: skip
"""What it costs to have to go through a room to get to another."""
_OTHER_TRANSIT = 4.0

_ENTERED: dict[str, float] = {
    "hallway": 0.0, "living room": 2.0, "cafe": 1.0, "shop": 1.0, "dining room": 4.0, "kitchen": 5.0, "studio": 4.0,
    "office": 5.0, "bedroom": 16.0, "nursery": 18.0, "bathroom": 25.0, "closet": 25.0, "stairs": 3.0,
}  # fmt: skip
"""What it costs to enter the house through a room."""
_OTHER_ENTERED = 6.0

_OPEN_PLAN = {
    frozenset(("living room", "dining room")): "open",
    frozenset(("kitchen", "dining room")): "doorway",
    frozenset(("kitchen", "living room")): "doorway",
}
"""Rooms between which there usually is no door, where they share a wall."""

_PUBLIC = (
    "hallway",
    "living room",
    "dining room",
    "kitchen",
    "stairs",
    "playroom",
    "library",
    "cafe",
    "shop",
)
ATTACHED = ("bathroom", "closet")
"""Rooms that may belong to one other room alone."""


@dataclass(frozen=True)
class Link:
    """Two rooms that open to each other.

    Args:
        a: The more private room, into which a door swings.
        b: The other one.
        kind: "door", "doorway" or "open".
        said: Whether the brief says so.
    """

    a: int
    b: int
    kind: str
    said: bool = False


@dataclass(frozen=True)
class Ways:
    """How a storey is walked through.

    Args:
        entrance: The room with the front door, or the stairs on an upper storey.
        links: What opens to what.
        cost: Of all ways from the entrance together; ways through private rooms are long.
        lost: Rooms that cannot be reached.
        unmet: Pairs of rooms that should open to each other and share no wall.
    """

    entrance: int
    links: tuple[Link, ...]
    cost: float
    lost: tuple[int, ...]
    unmet: tuple[tuple[int, int], ...]


def shared_wall(a: Rect, b: Rect, *, inset: float) -> tuple[int, float, float, float] | None:
    """The wall that two rectangles of a plan share, or None.

    Args:
        a: Rectangle between the middles of walls [m].
        b: Likewise.
        inset: Half the thickness of a wall [m].

    Returns:
        Axis that is normal to the wall, its place on that axis, and the low and high end of what both rooms see of it.
    """
    for axis in (0, 1):
        along = 1 - axis
        if abs(a[axis + 2] - b[axis]) < 1e-6:
            at = a[axis + 2]
        elif abs(b[axis + 2] - a[axis]) < 1e-6:
            at = a[axis]
        else:
            continue
        low, high = max(a[along], b[along]) + inset, min(a[along + 2], b[along + 2]) - inset
        if high > low:
            return axis, at, low, high
    return None


def transit(place: str) -> float:
    """What it costs to have to go through a room of this kind."""
    return _TRANSIT.get(place, _OTHER_TRANSIT)


def connect(
    rects: Mapping[int, Rect],
    places: Sequence[str],
    joins: Mapping[tuple[int, int], str],
    *,
    outline: Rect,
    inset: float,
    entrance: int | None = None,
) -> Ways:
    """Chooses the doors of a storey.

    Args:
        rects: Rectangle of each room between the middles of its walls.
        places: Kind of each room.
        joins: What the brief says of pairs (low index, high index).
        outline: Of the storey.
        inset: Half the thickness of a wall [m].
        entrance: Where one comes in; the fittest room at an outer wall when None.
    """
    lengths: dict[tuple[int, int], float] = {}
    names = sorted(rects)
    for k, i in enumerate(names):
        for j in names[k + 1 :]:
            wall = shared_wall(rects[i], rects[j], inset=inset)
            if wall is not None and wall[3] - wall[2] >= SHARED:
                lengths[i, j] = wall[3] - wall[2]
    root, entered = _entrance(rects, places, outline) if entrance is None else (entrance, 0.0)
    own = _owned(joins, places)
    far, parent = _shortest(names, lengths, places, joins, own, root)
    lost = tuple(i for i in names if i not in far)
    if lost:  # rather through a room that should have only one door than not at all
        far, parent = _shortest(names, lengths, places, joins, {}, root)
        still = tuple(i for i in names if i not in far)
        extra = 20.0 * len(lost) + 60.0 * len(still)
        lost = still
    else:
        extra = 0.0
    pairs = {_pair(i, p): joins.get(_pair(i, p), "") for i, p in parent.items()}
    pairs |= {pair: kind for pair, kind in joins.items() if pair in lengths}
    for pair in lengths:
        usual = _OPEN_PLAN.get(frozenset((places[pair[0]], places[pair[1]])))
        if usual and (pair in pairs or usual == "open") and not pairs.get(pair):
            wide = usual == "open" and lengths[pair] > 2.2
            pairs[pair] = "open" if wide else "doorway"
    unmet = tuple(pair for pair in joins if pair not in lengths)
    links = tuple(_link(pair, kind, places, pair in joins) for pair, kind in sorted(pairs.items()))
    return Ways(root, links, entered + extra + sum(far.values()), lost, unmet)


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _link(pair: tuple[int, int], kind: str, places: Sequence[str], said: bool) -> Link:
    a, b = sorted(pair, key=lambda i: -transit(places[i]))
    if "stairs" in (places[a], places[b]):
        return Link(a, b, "open", said)
    both_public = places[a] in _PUBLIC and places[b] in _PUBLIC
    return Link(a, b, kind or ("doorway" if both_public else "door"), said)


def _owned(joins: Mapping[tuple[int, int], str], places: Sequence[str]) -> dict[int, set[int]]:
    """Bathrooms and closets of which it was said what they open to: they open to nothing else."""
    out: dict[int, set[int]] = {}
    for i, j in joins:
        for a, b in ((i, j), (j, i)):
            if places[a] in ATTACHED:
                out.setdefault(a, set()).add(b)
    return out


def touches(rect: Rect, outline: Rect) -> list[int]:
    """Walls of a rectangle that lie on the outline: south, east, north, west as 0 to 3."""
    same = [abs(rect[k] - outline[k]) < 1e-6 for k in range(4)]
    return [wall for wall, k in ((0, 1), (1, 2), (2, 3), (3, 0)) if same[k]]


def _entrance(rects: Mapping[int, Rect], places: Sequence[str], outline: Rect) -> tuple[int, float]:
    """The room to come in by, and what that costs."""

    def cost(i: int) -> float:
        return _ENTERED.get(places[i], _OTHER_ENTERED) + (0.0 if touches(rects[i], outline) else 30.0)

    best = min(sorted(rects), key=cost)
    return best, cost(best)


def _shortest(
    names: Sequence[int],
    lengths: Mapping[tuple[int, int], float],
    places: Sequence[str],
    joins: Mapping[tuple[int, int], str],
    own: Mapping[int, set[int]],
    root: int,
) -> tuple[dict[int, float], dict[int, int]]:
    """Cost of the way to each room, and the room before it (Dijkstra)."""
    near: dict[int, list[int]] = {i: [] for i in names}
    for i, j in lengths:
        if (i in own and j not in own[i]) or (j in own and i not in own[j]):
            continue
        if "stairs" in (places[i], places[j]) and not {places[i], places[j]} <= {"stairs", "hallway"}:
            continue
        near[i].append(j)
        near[j].append(i)
    far, parent, done = {root: 0.0}, {}, set()
    queue = [(0.0, root)]
    while queue:
        d, i = heapq.heappop(queue)
        if i in done:
            continue
        done.add(i)
        for j in near[i]:
            step = transit(places[i]) * (0.3 if _pair(i, j) in joins else 1.0) + 0.1
            if d + step < far.get(j, float("inf")):
                far[j] = d + step
                parent[j] = i
                heapq.heappush(queue, (d + step, j))
    return far, parent
