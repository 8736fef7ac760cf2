"""Collisions and support, measured on convex colliders, the same for a plan and for a finished world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.contacts import deepest, distance
from terrazzo.evaluate.subjects import Measured, measured_plan, measured_world
from terrazzo.geometry import Array64
from terrazzo.layout.plan import Plan
from terrazzo.world.rooms import Room
from terrazzo.world.worlds import World

DEEPEST = 0.005
"""Two things interpenetrate from this depth on [m] (issue: "by more than 5 mm")."""

FARTHEST = 0.010
"""A thing floats from this distance to its support on [m] (issue: "within 10 mm")."""

_EPSILON = 1e-5
_RUG = 0.006
"""Rugs and mats are lower than this [m]."""

_FOOT = 0.010
"""Pieces of a thing that come within this height of its lowest point are its feet [m]."""


@dataclass(frozen=True, eq=False)
class Solid:
    """A thing as physics sees it.

    Args:
        id: Unique.
        support: Id of what carries it, or "floor", "wall", "ceiling".
        pieces: Corners of its convex pieces in the world [m], each of shape [n, 3].
        room: Its room, or None where it is in none.
        ground: Height of the ground [m] at points [n, 2], outdoors; nan where it is not known. None for floors at z = 0.
    """

    id: str
    support: str
    pieces: tuple[Array64, ...]
    room: Room | None = None
    ground: Callable[[Array64], Array64] | None = None


@dataclass(frozen=True)
class Fault:
    """One physical fault.

    Args:
        things: Ids of the things, or of a thing and "floor", "wall" or "ceiling".
        amount: Depth or distance [m]; inf for a support that does not exist.
    """

    things: tuple[str, str]
    amount: float


def solids_of(place: Measured) -> list[Solid]:
    """The things of a place as physics sees them."""
    return [Solid(s.id, s.support, s.pieces, s.room, place.ground) for s in place.subjects]


def solids_of_plan(plan: Plan) -> list[Solid]:
    """The things of a plan; one without colliders counts as its box."""
    return solids_of(measured_plan(plan))


def solids_of_world(world: World) -> list[Solid]:
    """The things of a world; one without colliders counts as its box."""
    return solids_of(measured_world(world))


def collisions(solids: Sequence[Solid]) -> list[Fault]:
    """Pairs that interpenetrate by more than `DEEPEST`, and things that reach as far into walls, floor or ceiling."""
    out = []
    low = np.array([np.concatenate(s.pieces).min(0) for s in solids]).reshape(-1, 3)
    high = np.array([np.concatenate(s.pieces).max(0) for s in solids]).reshape(-1, 3)
    for a, solid in enumerate(solids):
        near = ((low[a] < high - DEEPEST) & (low < high[a] - DEEPEST)).all(1)
        for b in np.flatnonzero(near):
            if b > a:
                depth = deepest(solid.pieces, solids[int(b)].pieces)
                if depth > DEEPEST + _EPSILON:
                    out.append(Fault((solid.id, solids[int(b)].id), depth))
        if solid.room is not None and not solid.room.open:
            part, depth = _into_building(np.concatenate(solid.pieces), solid.room)
            if depth > DEEPEST + _EPSILON:
                out.append(Fault((solid.id, part), depth))
    return out


def unsupported(solids: Sequence[Solid]) -> list[Fault]:
    """Things whose feet are more than `FARTHEST` away from what carries them."""
    by_id = {s.id: s for s in solids}
    out = []
    for solid in solids:
        gap = _gap(solid, by_id)
        if gap > FARTHEST + _EPSILON:
            out.append(Fault((solid.id, solid.support), gap))
    return out


def _gap(solid: Solid, by_id: dict[str, Solid]) -> float:
    points = np.concatenate(solid.pieces)
    if solid.ground is not None and solid.support in ("floor", "water"):
        # Posts, roots and rocks go into the ground; what floats has its bed somewhere below it.
        over = points[:, 2] - solid.ground(points[:, :2])
        lowest = float(np.nanmin(over)) if np.isfinite(over).any() else 0.0
        return max(lowest, 0.0) if solid.support == "floor" else 0.0
    base = solid.room.base if solid.room is not None else 0.0
    if solid.support == "floor":
        return abs(float(points[:, 2].min()) - base)
    if solid.room is None:
        return float("inf")
    if solid.support == "ceiling":
        top = points[points[:, 2] > points[:, 2].max() - _FOOT]
        return float(np.abs(base + solid.room.ceiling(top[:, :2]) - top[:, 2]).min())
    if solid.support == "wall":
        return float(np.abs(_inside(points[:, :2], solid.room)).min())
    carrier = by_id.get(solid.support)
    if carrier is None or carrier is solid:
        return float("inf")
    lowest = float(points[:, 2].min())
    top = max(float(piece[:, 2].max()) for piece in carrier.pieces)
    if top - base <= FARTHEST and abs(lowest - base) <= FARTHEST:
        return abs(lowest - base)  # a rug is as good as floor: feet may stand beside it
    feet = [p for p in solid.pieces if p[:, 2].min() < lowest + _FOOT]
    gap = min(distance(foot, piece) for foot in feet for piece in carrier.pieces)
    if carrier.support == "floor" and top - base < _RUG:
        return min(gap, abs(lowest - base))  # What stands on a rug may have its feet on the floor beside it.
    return gap


def _into_building(points: Array64, room: Room) -> tuple[str, float]:
    """How far points reach into a wall, the floor or the ceiling of a room with straight walls."""
    wall = -float(_inside(points[:, :2], room).min()) if _convex(room) else 0.0
    reach = {
        "floor": room.base - float(points[:, 2].min()),
        "ceiling": float((points[:, 2] - room.ceiling(points[:, :2])).max()) - room.base,
        "wall": wall,
    }
    part = max(reach, key=lambda p: reach[p])
    return part, reach[part]


def _inside(points: Array64, room: Room) -> Array64:
    """Signed distance of points to each wall's inner face [m], positive inside, shape [n, walls]."""
    start = room.polygon
    edge = np.roll(start, -1, 0) - start
    normal = np.stack([-edge[:, 1], edge[:, 0]], 1) / np.linalg.norm(edge, axis=1, keepdims=True)
    return points @ normal.T - np.einsum("ij,ij->i", start, normal)


def _convex(room: Room) -> bool:
    edge = np.roll(room.polygon, -1, 0) - room.polygon
    following = np.roll(edge, -1, 0)
    return bool((edge[:, 0] * following[:, 1] - edge[:, 1] * following[:, 0] >= -1e-9).all())
