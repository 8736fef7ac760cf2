"""Ceilings: level ones, the slopes of a gable roof, the windows in either, and the rafters that carry them.

A slope is treated as a wall that leans over the room: its frame stands on the middle of its eaves, x points into the room, z up
along the slope, y to the left as seen from it. What is made in such a frame is turned upright before it becomes a piece.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose, cross, matrix_to_quaternion
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_planes import cover, rectangles, slabs
from terrazzo.shapes.architecture_walls import SLACK, Area, Hole, WallFrame, face, reveals
from terrazzo.shapes.primitives.flat import box_between
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.things import Collider

THICK = 0.12
"""Thickness of a ceiling [m]."""
STEP = 0.3
"""Slopes are cut into colliders this wide on the plan [m]: from below, each is in the way only where it is low."""
RAFTER = (0.09, 0.12)
"""Width and depth of a rafter [m]: 90 x 120 mm, a usual section of timber over short spans."""
SPACING = 0.85
"""Usual distance of rafters [m]."""


@dataclass(frozen=True)
class Ceiling:
    """One plane of a ceiling.

    Args:
        frame: Where it is, with its windows.
        areas: Its rectangles in the frame.
    """

    frame: WallFrame
    areas: tuple[Area, ...]


def ceilings_of(room: Room, openings: Sequence[Opening]) -> list[Ceiling]:
    """The planes of a room's ceiling where it has windows or slopes: one, or the strip between two slopes and those.

    Raises:
        ArgumentError: A window does not lie in any of them, or the room under a roof is no rectangle.
    """
    leaning = [o for o in openings if o.room == room.name and o.lean]
    if room.roof is None and not leaning:
        return []
    planes = [_level(room), *(_slopes(room) if room.roof is not None else ())]
    out = []
    for frame, areas in planes:
        holes = tuple(h for o in leaning if (h := _hole(frame, areas, o)) is not None)
        leaning = [o for o in leaning if all(o is not h.opening for h in holes)]
        out.append(Ceiling(WallFrame(frame.index, frame.pose, frame.length, holes, frame.top), areas))
    if leaning:
        lost = leaning[0]
        raise ArgumentError(
            f"the window at {lost.centre} with size {lost.size} does not lie in the ceiling of {room.name!r}"
        )
    return out


def _leaning(foot: NDArray[np.float64], inward: NDArray[np.float64], up: NDArray[np.float64]) -> Pose:
    """The frame of a plane whose lowest edge has its middle at `foot`."""
    turn = np.stack([inward, cross(up, inward), up], 1)
    x, y, z = (float(v) for v in foot)
    return Pose((x, y, z), tuple(float(v) for v in matrix_to_quaternion(turn)))  # type: ignore[arg-type]


def _slopes(room: Room) -> list[tuple[WallFrame, tuple[Area, ...]]]:
    """The two slopes of a gable, lower edges first."""
    roof, polygon = room.roof, room.polygon
    assert roof is not None
    if len(polygon) != 4:
        raise ArgumentError(f"{room.name!r} has {len(polygon)} walls; wanted 4 under a gable roof")
    low, high = polygon.min(0), polygon.max(0)
    across = 1 - room.ridge
    run = (high - low)[across] / 2 - roof.strip / 2
    rise = room.height - roof.eaves
    length, slant = float((high - low)[room.ridge]), float(np.hypot(run, rise))
    out = []
    for index in range(4):
        a, b = room.wall(index)
        along = (b - a) / np.linalg.norm(b - a)
        if abs(along[across]) > 0.5:
            continue
        into = np.array([-along[1], along[0], 0.0])
        up = (into * run + (0.0, 0.0, rise)) / slant
        inward = (into * rise - (0.0, 0.0, run)) / slant
        pose = _leaning(np.array([*(a + b) / 2, roof.eaves]), inward, up)
        half = length / 2
        frame = WallFrame(index, pose, length, (), ((-half, slant), (half, slant)))
        out.append((frame, ((-half, half, 0.0, slant),)))
    return out


def _level(room: Room) -> tuple[WallFrame, tuple[Area, ...]]:
    """The level ceiling, or the level strip of a gable's, as seen from the middle of the first wall."""
    a, b = room.wall(0)
    length = float(np.linalg.norm(b - a))
    along = (b - a) / length
    into = np.array([-along[1], along[0], 0.0])
    pose = _leaning(np.array([*(a + b) / 2, room.height]), np.array([0.0, 0.0, -1.0]), into)
    back = pose.inverse()
    areas = []
    for x0, y0, x1, y1 in rectangles(_under_level(room)):
        ends = back.apply([(x0, y0, room.height), (x1, y1, room.height)])
        (_, u0, v0), (_, u1, v1) = ends.min(0), ends.max(0)
        areas.append((float(u0), float(u1), float(v0), float(v1)))
    top = max((area[3] for area in areas), default=0.0)
    return WallFrame(0, pose, length, (), ((-length / 2, top), (length / 2, top))), tuple(areas)


def _under_level(room: Room) -> NDArray[np.float64]:
    """The floor under the level part of the ceiling, shape [n, 2]."""
    polygon = room.polygon
    if room.roof is None:
        return polygon
    low, high = polygon.min(0), polygon.max(0)
    across = 1 - room.ridge
    middle = (low[across] + high[across]) / 2
    low[across], high[across] = middle - room.roof.strip / 2, middle + room.roof.strip / 2
    return np.array([low, (high[0], low[1]), high, (low[0], high[1])])


def _hole(frame: WallFrame, areas: Sequence[Area], opening: Opening) -> Hole | None:
    """A window in a plane, or None where it lies elsewhere."""
    x, y, z = (float(v) for v in frame.pose.inverse().apply(opening.centre))
    width, tall = opening.size
    left, right, low, high = y - width / 2, y + width / 2, z - tall / 2, z + tall / 2
    within = any(min(left - y0, y1 - right, low - z0, z1 - high) > -SLACK for y0, y1, z0, z1 in areas)
    return Hole(opening, left, right, low, high) if abs(x) < SLACK and within else None


def ceiling_of(room: Room, planes: Sequence[Ceiling], finish: Finish) -> Piece:
    """The ceiling with its holes, their reveals, and slabs above."""
    name = f"{room.name}-ceiling".replace(" ", "-")
    if not planes:
        up = cover(room, room.height)
        down = Surface(up.corners[:, ::-1], -up.normals[:, ::-1])
        solids = slabs(room, room.height, room.height + THICK)
        return piece(name, "ceiling", "ceiling", Pose(), [Part(down, finish)], solids, room=room.name)
    parts, colliders = [], []
    for plane in planes:
        holes = [(h.left, h.right, h.low, h.high) for h in plane.frame.holes]
        made = [face(plane.areas, holes, plane.frame), reveals(plane.frame)]
        parts += [s.transform(plane.frame.pose) for s in made if len(s)]
        colliders += _solids(plane, holes)
    along = replace(finish, axis=room.ridge)  # boards run with the ridge
    return piece(
        name, "ceiling", "ceiling", Pose(), [Part(Surface.merge(parts), along)], colliders, room=room.name
    )


def _solids(plane: Ceiling, holes: Sequence[Area]) -> list[Collider]:
    """Blocks over a plane, narrow where it slopes."""
    out = []
    for y0, y1, z0, z1 in plane.areas:
        steps = max(1, int(np.ceil((z1 - z0) / STEP)))
        cuts = sorted({*np.linspace(z0, z1, steps + 1), *(z for h in holes for z in h[2:] if z0 < z < z1)})
        for low, high in itertools.pairwise(cuts):
            middle = (low + high) / 2
            at = y0
            for left, right in sorted((h[0], h[1]) for h in holes if h[2] < middle < h[3]):
                if left > at:
                    out.append(_block(plane.frame.pose, at, left, low, high))
                at = max(at, right)
            if y1 > at:
                out.append(_block(plane.frame.pose, at, y1, low, high))
    return out


def _block(pose: Pose, y0: float, y1: float, z0: float, z1: float) -> Collider:
    box = Collider.box((-THICK, y0, z0), (0.0, y1, z1))
    return Collider(pose.apply(box.points).astype(np.float32))


def rafters_of(room: Room, planes: Sequence[Ceiling], finish: Finish) -> Piece | None:
    """Timbers along the slopes, clear of their windows; None where nothing slopes."""
    width, depth = RAFTER
    boards, solids = [], []
    for plane in planes[1:]:  # the first is level
        y0, y1, z0, z1 = plane.areas[0]
        count = max(2, round((y1 - y0) / SPACING))
        for y in np.linspace(y0, y1, count + 1)[1:-1]:
            if any(h.left - width < y < h.right + width for h in plane.frame.holes):
                continue
            ends = (0.0, float(y) - width / 2, z0), (depth, float(y) + width / 2, z1)
            boards.append(box_between(*ends, 0.006).transform(plane.frame.pose))
            solids.append(Collider(plane.frame.pose.apply(Collider.box(*ends).points).astype(np.float32)))
    if not boards:
        return None
    name = f"{room.name}-rafters".replace(" ", "-")
    parts = [Part(Surface.merge(boards), finish)]
    return piece(name, "rafters", "beam", Pose(), parts, solids, room=room.name)


def upright(made: Piece) -> Piece:
    """A piece made in a leaning frame, in one that stands."""
    parts = [Part(p.surface.transform(made.pose), p.finish, p.closed) for p in made.shape.parts]
    solids = [Collider(made.pose.apply(c.points).astype(np.float32)) for c in made.shape.colliders]
    return piece(
        made.id, made.label, made.kind, Pose(), parts, solids, room=made.room,
        material=made.shape.material, mass=made.shape.mass,
    )  # fmt: skip
