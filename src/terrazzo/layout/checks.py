"""`check`: what is physically wrong with a plan, measured on true colliders, independent of how the plan was made."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.contacts import deepest
from terrazzo.geometry import Array64, polygon_depth
from terrazzo.layout.boxes import overlaps
from terrazzo.layout.plan import Placement, Plan
from terrazzo.layout.rooms import door_strip
from terrazzo.layout.walking import TALL, Walk, walk
from terrazzo.world.rooms import Room, openings_of

DEEPEST = 0.002
"""Penetration from which two things collide [m]; rugs, which lie under other things, are at most 5 mm thick."""

GAP = 0.001
"""Distance from its support from which a thing floats [m]."""

_RUG = 0.0055
_WALL_REACH = 0.01


@dataclass(frozen=True)
class Violation:
    """One thing that is wrong.

    Args:
        kind: "collision", "support", "bounds", "door" or "walk".
        things: Ids of the placements concerned.
        amount: How much [m]; for "walk" the share that cannot be reached.
        reason: One sentence.
    """

    kind: str
    things: tuple[str, ...]
    amount: float
    reason: str


def check(plan: Plan) -> list[Violation]:
    """Everything that is physically wrong with a plan; empty when nothing is.

    Collisions are measured between convex colliders, support at the heights of boxes and colliders, doors and walking on
    the floor's plan.
    """
    hulls = {p.id: [p.pose.apply(c.points) for c in p.shape.colliders] for p in plan.placements}
    return [
        *collisions(plan, hulls),
        *unsupported(plan, hulls),
        *outside(plan),
        *shut_doors(plan),
        *unreachable(plan),
    ]


def collisions(plan: Plan, hulls: dict[str, list[Array64]]) -> list[Violation]:
    """Pairs of things whose colliders interpenetrate."""
    out = []
    boxes = {k: _bounds(v) for k, v in hulls.items() if v}
    ids = list(boxes)
    low = np.array([boxes[i][0] for i in ids]).reshape(-1, 3)
    high = np.array([boxes[i][1] for i in ids]).reshape(-1, 3)
    rugs = {p.id for p in plan.placements if _is_rug(p)}
    for a in range(len(ids)):
        near = ((low[a] < high - 1e-6) & (low < high[a] - 1e-6)).all(1)
        for b in np.flatnonzero(near):
            if b <= a:
                continue
            depth = deepest(hulls[ids[a]], hulls[ids[int(b)]])
            limit = _RUG if {ids[a], ids[int(b)]} & rugs else DEEPEST
            if depth > limit:
                pair = (ids[a], ids[int(b)])
                out.append(
                    Violation(
                        "collision",
                        pair,
                        depth,
                        f"{pair[0]} and {pair[1]} interpenetrate by {depth * 1000:.1f} mm",
                    )
                )
    return out


def _is_rug(placement: Placement) -> bool:
    return placement.shape.size[2] <= _RUG and placement.support == "floor"


def _bounds(hulls: list[Array64]) -> tuple[Array64, Array64]:
    points = np.concatenate(hulls)
    return points.min(0), points.max(0)


def unsupported(plan: Plan, hulls: dict[str, list[Array64]]) -> list[Violation]:
    """Things that float above, or away from, what carries them."""
    out = []
    by_id = {p.id: p for p in plan.placements}
    for p in plan.placements:
        gap = _support_gap(p, by_id, _room(plan, p))
        if gap > GAP:
            out.append(
                Violation(
                    "support", (p.id, p.support), gap, f"{p.id} is {gap * 1000:.1f} mm away from {p.support}"
                )
            )
    return out


def _support_gap(p: Placement, by_id: dict[str, Placement], room: Room) -> float:
    """Distance of a thing from what carries it [m]; inf where that does not exist."""
    base = p.pose.position[2] - room.base
    if p.support == "floor":
        return abs(base)
    if p.support == "ceiling":
        return abs(base + p.shape.size[2] - float(room.ceiling(np.array(p.pose.position[:2]))))
    if p.support == "wall":
        corners = _corners(p)[:, :2]
        low, high = room.polygon.min(0), room.polygon.max(0)
        gap = float(min((corners - low).min(), (high - corners).min()))
        return max(gap - _WALL_REACH, 0.0)
    carrier = by_id.get(p.support)
    if carrier is None:
        return float("inf")
    return _gap_above(p, carrier)


def _gap_above(p: Placement, carrier: Placement) -> float:
    """Height of a thing's base over the nearest surface of its carrier that is under it [m]."""
    own = carrier.pose.inverse().apply(p.pose.position)
    heights = [s.centre[2] for s in carrier.shape.shelves]
    heights += [float(c.points[:, 2].max()) for c in carrier.shape.colliders]
    gap = min((abs(own[2] - h) for h in heights), default=float("inf"))
    # The middle of the thing has to be over the carrier, or it would tip over.
    size = carrier.shape.size
    over = max(abs(own[0]) - size[0] / 2, abs(own[1]) - size[1] / 2, 0.0)
    return float(max(gap, over))


_RING = ((0, 1), (1, 3), (3, 2), (2, 0))
"""Sides of a box by the order of `_corners`."""


def outside(plan: Plan) -> list[Violation]:
    """Things that reach through walls, floor or ceiling."""
    out = []
    for p in plan.placements:
        room = _room(plan, p)
        corners = _corners(p)[:, :2]
        base = p.pose.position[2] - room.base
        low, high = room.polygon.min(0), room.polygon.max(0)
        over = max(
            float((low - corners).max()),
            float((corners - high).max()),
            -base,
            base + p.shape.size[2] - float(room.ceiling(corners).min()),
        )
        if _is_angled(room):  # the corners may all be inside and the thing still reach through a wall
            edge = np.linspace(0, 1, 9)[:, None]
            ring = np.concatenate([corners[i] + edge * (corners[j] - corners[i]) for i, j in _RING])
            over = max(over, -float(polygon_depth(room.polygon, ring).min()))
        if over > GAP:
            out.append(
                Violation("bounds", (p.id,), over, f"{p.id} reaches {over * 1000:.0f} mm out of the room")
            )
    return out


def shut_doors(plan: Plan) -> list[Violation]:
    """Things that stand in the free floor inside a door."""
    zones = {
        room.name: np.array(
            [door_strip(o) for o in openings_of(room, plan.openings) if o.kind != "window"]
        ).reshape(-1, 5)
        for room in plan.rooms
    }
    out = []
    for p in plan.placements:
        room = _room(plan, p)
        if _is_rug(p) or p.pose.position[2] - room.base > 1.9:
            continue
        pose = np.array([[*p.pose.position[:2], p.pose.yaw]])
        half = (p.shape.size[0] / 2, p.shape.size[1] / 2)
        solid = p.support in ("floor", "wall") and p.shape.size[0] > 0.2
        if solid and overlaps(pose, half, zones[room.name], margin=-0.01).any():
            out.append(Violation("door", (p.id,), 0.0, f"{p.id} stands in the way of a door"))
    return out


def unreachable(plan: Plan) -> list[Violation]:
    """Things on the floor that nobody can walk up to, rooms whose middle cannot be walked to, rooms without a way in."""
    out = []
    for room in plan.rooms:
        way = walk_of(plan, room.name)
        standing = [
            p for p in plan.placements if p.support == "floor" and not _is_rug(p) and _room(plan, p) is room
        ]
        lost = [p.id for p in standing if not way.near(_row(p, room))]
        if lost and len(lost) > 0.2 * len(standing):
            share = len(lost) / len(standing)
            out.append(Violation("walk", tuple(lost), share, f"nobody can walk up to {', '.join(lost)}"))
        if not way.middle_reached:
            reason = "nobody can walk from the door to the middle of the room"
            out.append(
                Violation("walk", (), 1.0, reason if len(plan.rooms) == 1 else f"{room.name}: {reason}")
            )
        if way.joined < 1:
            share = 1 - way.joined
            out.append(Violation("walk", (), share, f"{room.name}: nobody can walk from door to door"))
    return [*out, *_cut_off(plan)]


def _cut_off(plan: Plan) -> list[Violation]:
    """Rooms that no chain of doors joins with the first."""
    reached, before = {plan.rooms[0].name}, 0
    while len(reached) != before:
        before = len(reached)
        for o in plan.openings:
            if o.to and o.kind != "window" and reached & {o.room, o.to}:
                reached |= {o.room, o.to}
    return [
        Violation("walk", (), 1.0, f"no door leads to the {r.name}")
        for r in plan.rooms
        if r.name not in reached
    ]


def walk_of(plan: Plan, name: str | None = None) -> Walk:
    """Where a person can walk in one of a plan's rooms, in the frame of the room's middle; the first room when None."""
    room = plan.rooms[0] if name is None else next(r for r in plan.rooms if r.name == name)
    rows = [
        _row(p, room)
        for p in plan.placements
        if _room(plan, p) is room
        and not _is_rug(p)
        and p.pose.position[2] - room.base < TALL
        and p.support in ("floor", "wall")
    ]
    rows += _missing(room)
    middle = _middle(room)
    doors = [
        replace(o, centre=(o.centre[0] - middle[0], o.centre[1] - middle[1], o.centre[2]))
        for o in openings_of(room, plan.openings)
        if o.kind != "window"
    ]
    half = np.ptp(room.polygon, axis=0) / 2
    return walk((float(half[0]), float(half[1])), np.array(rows).reshape(-1, 5), doors)


def _is_angled(room: Room) -> bool:
    """Whether a floor has walls along x and y only, and more than four."""
    ahead = np.abs(np.roll(room.polygon, -1, 0) - room.polygon)
    return len(room.floor) > 4 and bool((ahead.min(1) < 1e-6).all())


def _missing(room: Room) -> list[Array64]:
    """What a floor lacks of its bounding rectangle, as rectangles around the room's middle."""
    if not _is_angled(room):
        return []
    low, high = room.polygon.min(0), room.polygon.max(0)
    xs, ys = (np.unique(room.polygon[:, k]) for k in (0, 1))
    out = []
    for x0, x1 in itertools.pairwise(xs):
        for y0, y1 in itertools.pairwise(ys):
            spot = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
            if polygon_depth(room.polygon, spot) < 0:
                x, y = spot - (low + high) / 2
                out.append(np.array([x, y, (x1 - x0) / 2, (y1 - y0) / 2, 0.0]))
    return out


def _row(p: Placement, room: Room) -> Array64:
    x, y = p.pose.position[:2] - _middle(room)
    return np.array([x, y, p.shape.size[0] / 2, p.shape.size[1] / 2, p.pose.yaw])


def _middle(room: Room) -> Array64:
    return (room.polygon.min(0) + room.polygon.max(0)) / 2


def _room(plan: Plan, p: Placement) -> Room:
    return next((r for r in plan.rooms if r.name == p.room), plan.rooms[0])


def _corners(p: Placement) -> Array64:
    x, y, _ = p.shape.size
    own = np.array([[sx * x / 2, sy * y / 2, 0.0] for sx in (-1, 1) for sy in (-1, 1)])
    return p.pose.apply(own)
