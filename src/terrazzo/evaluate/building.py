"""Relations of things to the building, measured as SceneEval (Tam et al., 2025) defines them; see `relations`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.contacts import distance
from terrazzo.evaluate.annotations import BuildingDemand
from terrazzo.evaluate.relations import ACROSS, FAR, HELD, NEAR, NEXT, faces, within
from terrazzo.evaluate.subjects import Box, Measured, Subject, opening_box, wall_boxes
from terrazzo.geometry import Array64, polygon_depth
from terrazzo.world.rooms import Room

_ON_WALL, _ON_WALL_SOFT = (0.0, 0.01), 0.01
_AGAINST, _AGAINST_SOFT = (0.0, 0.3), 0.1
_HANG, _HANG_SOFT = (0.0, 0.01), 0.03
"""Distances [m] of "on the wall", "against the wall" and "hanging from the ceiling", and how they fall off."""

_CORNER = 0.8
"""Distance from both walls in a corner [m]."""

_SQUARE = 0.15
"""Cosine between the ways to two walls below which they make a corner."""

_NAMES: dict[str, str] = {
    "against": "against", "along": "against", "lean": "against", "leaning": "against", "back": "against",
    "on": "on", "mounted": "on", "hang": "on", "hanging": "on", "hung": "on", "attached": "on", "above": "above", "over": "above",
    "corner": "corner", "in the corner": "corner", "middle": "middle", "center": "middle", "centre": "middle",
    "central": "middle", "in": "in", "inside": "in", "within": "in",
    "next": "next", "next to": "next", "beside": "next", "adjacent": "next", "adjacent to": "next", "by": "next",
    "close": "next", "close to": "next", "at": "next",
    "near": "near", "nearby": "near", "across": "across", "across from": "across", "opposite": "across",
    "far": "far", "far from": "far", "away": "far", "under": "under", "beneath": "under", "below": "under",
    "underneath": "under", "front": "front", "in front of": "front", "facing": "face", "face": "face",
}  # fmt: skip


def score(relation: str, part: str, subject: Subject, place: Measured) -> float | None:
    """Score of a relation between a thing and a part of the building, or None where there is no measure.

    Args:
        relation: The annotation's word.
        part: "wall", "window", "door", "ceiling", "floor", "room", or a room's name.
        subject: The thing.
        place: All of the place.
    """
    measure = _NAMES.get(relation)
    if measure is None:
        return None
    box = subject.box
    if part == "ceiling":
        return _hangs(box, subject.room) if measure in ("on", "next", "near") else None
    if part == "floor":
        base = subject.room.base if subject.room is not None else 0.0
        return float(measure in ("on", "in") and abs(subject.low[2] - base) <= 0.012)
    if part in ("window", "door"):
        kinds = ("window",) if part == "window" else ("door", "doorway")
        scores = [_to_opening(measure, subject, opening_box(o)) for o in place.openings if o.kind in kinds]
        known = [s for s in scores if s is not None]
        return (min(known) if measure == "far" else max(known)) if known else (None if scores else 0.0)
    if part == "wall":
        return max((_to_wall(measure, subject, room) for room in place.rooms), default=0.0)
    rooms = [r for r in place.rooms if _named(r.name, part)] or list(place.rooms)
    if measure == "corner":
        return max((_corner(box, room) for room in rooms), default=0.0)
    if measure == "middle":
        return max((_middle(box, room) for room in rooms), default=0.0)
    if measure == "in":
        return max(
            (float((polygon_depth(r.polygon, box.points[:, :2]) >= 0).mean()) for r in rooms), default=0.0
        )
    return None


def count_things(demand: BuildingDemand, things: Sequence[Subject], place: Measured) -> int | None:
    """How many things keep a relation to the building, or None for a relation without a measure."""
    scores = [score(demand.relation, demand.part, s, place) for s in things]
    if any(s is None for s in scores) or _NAMES.get(demand.relation) is None:
        return None
    return sum(bool(s > HELD) for s in scores if s is not None)


def _named(room: str, part: str) -> bool:
    return part == room or part in room.split() or room in part


def _to_wall(measure: str, subject: Subject, room: Room) -> float:
    best = 0.0
    for wall in wall_boxes(room):
        gap = distance(subject.box.corners, wall.corners)
        before = float(wall.beyond(subject.box.points, 0, 1, outside=True, margin=0.0).mean())
        match measure:
            case "on":
                found = before * within(gap, *_ON_WALL, _ON_WALL_SOFT)
            case "against":
                found = before * within(gap, *_AGAINST, _AGAINST_SOFT)
            case "near":
                found = within(gap, *NEAR)
            case "across" | "far":
                found = within(gap, *(ACROSS if measure == "across" else FAR))
            case _:
                found = within(gap, *NEXT)
        best = max(best, found)
    return best


def _to_opening(measure: str, subject: Subject, hole: Box) -> float | None:
    box = subject.box
    gap = distance(box.corners, hole.corners)
    match measure:
        case "next" | "against" | "on" | "in" | "corner" | "middle":
            return within(gap, *NEXT)
        case "near":
            return within(gap, *NEAR)
        case "across":
            return within(gap, *ACROSS)
        case "far":
            return within(gap, *FAR)
        case "under" | "above":
            # Before the wall, in the width of the opening, no farther than "next to".
            off = np.abs(hole.local(box.points)[:, 1]) <= hole.half[1] + 0.25 * 2 * hole.half[1]
            side = box.centre[2] <= hole.centre[2] if measure == "under" else box.centre[2] >= hole.centre[2]
            return float(off.mean()) * within(gap, *NEXT) * float(side)
        case "front":
            before = hole.beyond(box.points, 0, 1, outside=True, margin=0.25)
            wide = np.abs(hole.local(box.points)[:, 1]) <= hole.half[1] * 1.25
            return max(float(before.mean()), float(wide.mean()) * within(gap, 0.0, NEAR[1]))
        case "face":
            return faces(box, Subject("", "", "", hole, (hole.corners,)))
        case _:
            return None


def _hangs(box: Box, room: Room | None) -> float:
    if room is None:
        return 0.0
    gap = abs(room.base + float(room.ceiling(box.centre[:2])) - float(box.corners[:, 2].max()))
    return within(gap, *_HANG, _HANG_SOFT)


def _middle(box: Box, room: Room) -> float:
    low, high = room.polygon.min(0), room.polygon.max(0)
    off = float(np.linalg.norm(box.centre[:2] - (low + high) / 2))
    size = max(box.size[:2])
    width = 0.5 * size + 1 - size / float(np.mean(high - low))
    return float(np.exp(-(off**2) / (2 * max(width, 1e-6) ** 2)))


def _corner(box: Box, room: Room) -> float:
    if float((polygon_depth(room.polygon, box.points[:, :2]) >= 0).mean()) < 0.5:
        return 0.0
    walls = wall_boxes(room)
    scores = [within(distance(box.corners, w.corners), 0.0, _CORNER) for w in walls]
    ways = [_way(box, w) for w in walls]
    pairs = [
        scores[i] * scores[j]
        for i in range(len(walls))
        for j in range(i)
        if abs(float(ways[i] @ ways[j])) < _SQUARE
    ]
    return max(pairs, default=0.0)


def _way(box: Box, wall: Box) -> Array64:
    """Mean unit direction from the points of a box to the nearest points of a wall's face."""
    local = wall.local(box.points)
    to = np.clip(local, -wall.half, wall.half) - local
    mean = wall.pose.rotate(to.mean(0))
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
