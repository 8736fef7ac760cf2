"""How the floor can be used: navigability, accessibility, bounds and clearance, as SceneEval (Tam et al., 2025) defines them.

Rugs and other things lower than `_FLAT` are walked over and shut nothing; SceneEval draws them as obstacles, which would
make every carpeted room impassable.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.contacts import deepest
from terrazzo.evaluate.subjects import Box, Measured, Subject, opening_box
from terrazzo.geometry import Array64, Pose, polygon_depth
from terrazzo.shapes.catalogue import find

RESOLUTION = 256
"""Pixels along each side of the map of the floor."""

ROBOT = 0.2
"""Width of the robot [m]."""

MARGIN = 0.2
"""Free border of the map [m]."""

OVERHEAD = 2.0
"""Things whose middle is higher are passed under [m]."""

STRIP, STRIP_GAP = 0.2, 0.05
"""Width of the strip that has to be free to use a thing, and its distance from the thing [m]."""

IN_BOUNDS = 0.99
"""Share of a thing's volume that has to be inside a room."""

DOOR_CLEAR, WINDOW_CLEAR = 1.0, 0.5
"""Depth of the space that has to be free before a door and a window [m]."""

_TOUCH = 0.005
"""What reaches less far into the space before an opening does not count [m]."""

_FLAT = 0.03
_DOORWAY = 0.35
"""How far a door's floor reaches to both sides of its wall's face, so that rooms join [m]."""

_ALL_SIDES = ("front", "back", "left", "right")
_AXES = {"front": (0, 1), "back": (0, -1), "left": (1, -1), "right": (1, 1)}

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class FloorScores:
    """How a place's floor can be used.

    Args:
        navigable: Share of the free floor in its largest connected part, 0..1.
        accessible: For each thing on the floor that is used from a side, the share of its best strip that is free.
        outside: Ids of things with less than `IN_BOUNDS` of their volume in a room.
        doors: Number of doors, and of those with free space before them.
        windows: Likewise.
    """

    navigable: float
    accessible: dict[str, float]
    outside: tuple[str, ...]
    doors: tuple[int, int]
    windows: tuple[int, int]


def floor_scores(place: Measured) -> FloorScores:
    """Measures the floor of a place."""
    levels = by_level(place)
    free = [(navigability(level), sum(r.area for r in level.rooms)) for level in levels]
    return FloorScores(
        sum(share * area for share, area in free) / max(sum(area for _, area in free), 1e-9),
        {name: share for level in levels for name, share in accessibility(level).items()},
        tuple(s.id for s in place.subjects if in_bounds(s, place) < IN_BOUNDS),
        _clear(place, ("door", "doorway"), DOOR_CLEAR),
        _clear(place, ("window",), WINDOW_CLEAR),
    )


def by_level(place: Measured) -> list[Measured]:
    """A place storey by storey."""
    bases = sorted({room.base for room in place.rooms})
    if len(bases) < 2:
        return [place]
    out = []
    for base in bases:
        rooms = tuple(r for r in place.rooms if r.base == base)
        names = {r.name for r in rooms}
        out.append(
            Measured(
                tuple(s for s in place.subjects if _base(s) == base),
                rooms,
                tuple(o for o in place.openings if o.room in names),
            )
        )
    return out


def _base(s: Subject) -> float:
    """Height of the floor under a thing [m]."""
    return s.room.base if s.room is not None else 0.0


def obstacles(place: Measured) -> list[Subject]:
    """What stands in the way: everything below head height that is not flat on the floor."""
    return [
        s for s in place.subjects if s.box.centre[2] - _base(s) <= OVERHEAD and s.high[2] - _base(s) > _FLAT
    ]


def navigability(place: Measured) -> float:
    """Share of the free floor that a robot reaches from its largest connected part; 0 without free floor."""
    if not place.rooms:
        return 0.0
    x, y, step = _map(place)
    grid = np.stack(np.meshgrid(x, y, indexing="ij"), -1)
    free = _on_floor(place, grid)
    robot = max(int(ROBOT / step), 1)
    free = _eroded(free, robot)
    reach = robot * step / 2
    for s in obstacles(place):
        away = _outside(s.box, grid)
        free &= away > reach
    if not free.any():
        return 0.0
    return _largest(free) / int(free.sum())


def accessibility(place: Measured) -> dict[str, float]:
    """For each thing that stands on the floor and is used from a side, the free share of its best strip."""
    blockers = obstacles(place)
    out = {}
    for s in place.subjects:
        if not _stands(s, place):
            continue
        out[s.id] = max(_strip_share(s, side, blockers, place) for side in functional_sides(s.kind))
    return out


def functional_sides(kind: str) -> tuple[str, ...]:
    """The sides from which a kind of thing is used; one of them has to be free."""
    entry = find(kind)
    name = entry.name if entry is not None else kind
    if "bed" in name.split() or name in ("daybed", "crib", "mattress", "bathtub"):
        return ("front", "left", "right")
    if name.endswith(
        ("sofa", "couch", "loveseat", "sectional", "desk", "bench", "console table", "armchair")
    ):
        return ("front",)
    if entry is not None and entry.against_wall and not entry.seats:
        return ("front",)
    return _ALL_SIDES


def in_bounds(subject: Subject, place: Measured) -> float:
    """Share of a thing's volume over the floor of a room."""
    points = subject.box.points
    inside = np.zeros(len(points), bool)
    for room in place.rooms:
        inside |= polygon_depth(room.polygon, points[:, :2]) >= -1e-3
    return float(inside.mean()) if place.rooms else 1.0


def _stands(s: Subject, place: Measured) -> bool:
    if s.high[2] - _base(s) <= _FLAT:
        return False
    carrier = place.by_id.get(s.support)
    return s.support == "floor" or (carrier is not None and carrier.high[2] - _base(carrier) <= _FLAT)


def _strip_share(s: Subject, side: str, blockers: list[Subject], place: Measured) -> float:
    axis, sign = _AXES[side]
    size = list(s.box.size)
    at = [0.0, 0.0, 0.0]
    at[axis] = sign * (size[axis] / 2 + STRIP_GAP + STRIP / 2)
    size[axis] = STRIP
    steps = [(np.arange(n) + 0.5) / n - 0.5 for n in ((8, 40) if axis == 0 else (40, 8))]
    local = np.stack(np.meshgrid(*steps, [0.0], indexing="ij"), -1).reshape(-1, 3) * size + at
    points = s.box.pose.apply(local)[:, :2]
    free = _on_floor(place, points)
    for other in blockers:
        if other is not s and other.support != s.id:
            free &= _outside(other.box, points) > 0
    return float(free.mean())


def _on_floor(place: Measured, points: Array64) -> Mask:
    out = np.zeros(points.shape[:-1], bool)
    for room in place.rooms:
        out |= polygon_depth(room.polygon, points) >= 0
    if len(place.rooms) > 1:
        for o in place.openings:
            if o.kind != "window":
                pose = Pose.at(o.centre[0], o.centre[1], yaw=o.yaw)
                out |= _outside(Box(pose, (2 * _DOORWAY, o.size[0], o.size[1])), points) <= 0
    return out


def _outside(box: Box, points: Array64) -> Array64:
    """Distance of points seen from above to a box, 0 inside."""
    flat = points - box.pose.apply((0.0, 0.0, 0.0))[:2]
    x, y = box.pose.rotate((1.0, 0.0, 0.0))[:2], box.pose.rotate((0.0, 1.0, 0.0))[:2]
    away = np.maximum(np.abs(np.stack([flat @ x, flat @ y], -1)) - box.half[:2], 0.0)
    return np.hypot(away[..., 0], away[..., 1])


def _map(place: Measured) -> tuple[Array64, Array64, float]:
    corners = np.concatenate([r.polygon for r in place.rooms])
    low, high = corners.min(0), corners.max(0)
    half = float((high - low).max()) / 2 + MARGIN
    steps = (np.arange(RESOLUTION) + 0.5) / RESOLUTION * 2 - 1
    middle = (low + high) / 2
    return middle[0] + half * steps, middle[1] + half * steps, 2 * half / RESOLUTION


def _eroded(free: Mask, size: int) -> Mask:
    """Free where a square of so many pixels fits."""
    out = free
    for axis in (0, 1):
        kept = np.ones_like(out)
        for shift in range(size):
            kept &= np.roll(out, shift - size // 2, axis)
        out = kept
    return out


def _largest(free: Mask) -> int:
    """Pixels of the largest part whose pixels touch by edge or corner: runs of each row joined by union-find."""
    parent: list[int] = []
    size: list[int] = []

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    before: list[tuple[int, int, int]] = []
    for row in free:
        ends = np.flatnonzero(np.diff(np.concatenate([[0], row.view(np.int8), [0]])))
        now = []
        for a, b in zip(ends[::2].tolist(), ends[1::2].tolist()):
            own = len(parent)
            parent.append(own)
            size.append(b - a)
            for c, d, other in before:
                if c <= b and a <= d:
                    x, y = root(own), root(other)
                    if x != y:
                        parent[x] = y
                        size[y] += size[x]
            now.append((a, b, own))
        before = now
    return max((size[i] for i in range(len(parent)) if parent[i] == i), default=0)


def _clear(place: Measured, kinds: tuple[str, ...], depth: float) -> tuple[int, int]:
    holes = [o for o in place.openings if o.kind in kinds]
    free = 0
    for o in holes:
        hole = opening_box(o)
        x, y = np.asarray(o.centre[:2]) + depth / 2 * np.array([np.cos(o.yaw), np.sin(o.yaw)])
        space = Box(
            Pose.at(float(x), float(y), float(o.centre[2] - o.size[1] / 2), yaw=o.yaw),
            (depth, *hole.size[1:]),
        )
        free += not any(
            deepest(s.pieces, [space.corners]) > _TOUCH
            for s in place.subjects
            if s.high[2] - _base(s) > _FLAT
        )
    return len(holes), free
