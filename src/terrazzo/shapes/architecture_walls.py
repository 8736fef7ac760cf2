"""Walls: inner faces with holes, the reveals that show their thickness, and boxes to bump into.

A wall's frame stands on the middle of its inner face on the floor; x points into the room, z up, y to the left as
seen from the wall.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Opening, Room, openings_of
from terrazzo.world.things import Collider

WALL_DEPTH = 0.15
"""Thickness of walls, outward from the inner face [m]."""
TILES = ("subway", "tiles", "mosaic", "hexagons", "checker")
TILE_BAND = 1.5
"""Height of a tiled band [m]: a worktop of 0.9 and a splashback of 0.6."""
AT_WALL = 0.12
"""What stands nearer than this to a wall stands against it [m]."""
WIDEST_FRAMED = 1.8
"""Wider openings between rooms are plastered, not lined with boards [m]."""
SLACK = 0.02
"""How far an opening may stick out of its wall before it is refused [m]."""


Area = tuple[float, float, float, float]
"""A rectangle of a wall: y0, y1, z0, z1 [m]."""


@dataclass(frozen=True)
class Hole:
    """An opening in its wall's frame.

    Args:
        opening: What it is.
        left: Smaller y [m].
        right: Larger y [m].
        low: Smaller z [m].
        high: Larger z [m].
        own: Whether this wall's room builds the door: not where another room's opening leads into it.
    """

    opening: Opening
    left: float
    right: float
    low: float
    high: float
    own: bool = True

    @property
    def depth(self) -> float:
        """How deep this side of the wall is [m]: half of a wall between two rooms."""
        return WALL_DEPTH / 2 if self.opening.to else WALL_DEPTH

    @property
    def framed(self) -> bool:
        """Whether it has a lining and architraves: not where it stands for a missing wall."""
        return self.width <= WIDEST_FRAMED

    @property
    def width(self) -> float:
        """[m]."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """[m]."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """y of its middle [m]."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class WallFrame:
    """One wall of a room.

    Args:
        index: Its edge of the floor polygon.
        pose: Own frame to the world's.
        length: [m].
        holes: Its openings, by y.
        top: Its upper edge: (y, z) from corner to corner [m]; in the middle of a gable it is higher.
    """

    index: int
    pose: Pose
    length: float
    holes: tuple[Hole, ...]
    top: tuple[tuple[float, float], ...]

    @property
    def height(self) -> float:
        """Of its highest part [m]."""
        return max(z for _, z in self.top)

    def top_at(self, y: float) -> float:
        """Height of its upper edge at y [m]."""
        along, up = zip(*self.top)
        return float(np.interp(y, along, up))

    def breaks(self, levels: Iterable[float]) -> list[float]:
        """Where its upper edge bends or crosses one of these heights, as y [m]."""
        out = [y for y, _ in self.top]
        for (y0, z0), (y1, z1) in itertools.pairwise(self.top):
            out += [y0 + (z - z0) / (z1 - z0) * (y1 - y0) for z in levels if min(z0, z1) < z < max(z0, z1)]
        return out


def frames_of(room: Room, openings: Iterable[Opening]) -> list[WallFrame]:
    """The frames of all walls of a room, with its openings and those of other rooms that lead into it.

    Raises:
        ArgumentError: An opening does not lie in its wall.
    """
    openings = list(openings)
    count = sum(o.room == room.name for o in openings)
    seen = openings_of(room, openings)
    out = []
    for index in range(len(room.floor)):
        a, b = room.wall(index)
        length = float(np.linalg.norm(b - a))
        if length < 1e-6:
            raise ArgumentError(f"wall {index} of {room.name!r} has no length")
        along = (b - a) / length
        middle = (a + b) / 2
        pose = Pose.at(float(middle[0]), float(middle[1]), yaw=float(np.arctan2(along[0], -along[1])))
        frame = WallFrame(index, pose, length, (), _top(room, pose, length))
        holes = [
            _hole(room, frame, o, float(-(np.asarray(o.centre[:2]) - middle) @ along), own=k < count)
            for k, o in enumerate(seen)
            if o.wall % len(room.floor) == index and not o.lean
        ]
        out.append(replace(frame, holes=tuple(sorted(holes, key=lambda h: h.left))))
    return out


def _top(room: Room, pose: Pose, length: float) -> tuple[tuple[float, float], ...]:
    """The upper edge of a wall: level, or with the slopes of a roof."""
    ys = [-length / 2, length / 2]
    if room.roof is not None and length > room.roof.strip:
        ys[1:1] = [-room.roof.strip / 2, room.roof.strip / 2]
    spots = pose.apply([(0.0, y, 0.0) for y in ys])
    return tuple((y, float(z)) for y, z in zip(ys, room.ceiling(spots[:, :2])))


def _hole(room: Room, frame: WallFrame, opening: Opening, y: float, *, own: bool) -> Hole:
    width, height = opening.size
    left, right = y - width / 2, y + width / 2
    low, high = opening.centre[2] - height / 2, opening.centre[2] + height / 2
    half = frame.length / 2
    top = min(frame.top_at(left), frame.top_at(right))
    inside = min(left + half, half - right, low, top - high) > -SLACK
    if not inside or width <= 0.05 or height <= 0.05:
        raise ArgumentError(
            f"the {opening.kind} at {opening.centre} with size {opening.size} does not lie in wall {opening.wall} of "
            f"{room.name!r}, which is {frame.length:.2f} x {frame.height:.2f} m"
        )
    return Hole(opening, max(left, -half), min(right, half), max(low, 0.0), min(high, top), own)


def wall_of(
    room: Room,
    frame: WallFrame,
    walls: Finish,
    trim: Finish,
    accent: Finish | None,
    *,
    splash: Sequence[Area] | None = None,
) -> Piece:
    """One wall with its holes, reveals and colliders.

    Args:
        room: Its room.
        frame: Where it is.
        walls: Finish of what is not accented.
        trim: Finish of the rail on a tiled band.
        accent: Finish of the wall, or of a band of tiles on it, or None.
        splash: Parts of the wall to be tiled with the accent, instead of all of it.
    """
    half, whole = frame.length / 2, (-frame.length / 2, frame.length / 2, 0.0, frame.height)
    tiled: list[Area] = []
    parts = []
    if accent is not None and splash is not None:
        tiled = list(splash)
    elif accent is not None and accent.pattern in TILES and min(z for _, z in frame.top) > TILE_BAND + 0.3:
        tiled = [(-half, half, 0.0, TILE_BAND)]
        parts.append(Part(_cap(frame, TILE_BAND), trim))
    elif accent is not None:
        tiled = [whole]
    holes = [(h.left, h.right, h.low, h.high) for h in frame.holes]
    parts.append(Part(face([whole], [*holes, *tiled], frame), walls))
    if accent is not None and tiled:
        parts.append(Part(face(tiled, holes, frame), accent))
    parts.append(Part(reveals(frame), walls))
    colliders = [_block(frame, *area) for area in solid(frame)]
    if not colliders:
        colliders = [Collider.box((-WALL_DEPTH, -half, -0.05), (0.0, half, 0.0))]
    return piece(
        f"{room.name}-wall-{frame.index + 1}".replace(" ", "-"),
        "wall",
        "wall",
        frame.pose,
        [p for p in parts if len(p.surface)],
        colliders,
        room=room.name,
    )


def splashes(frame: WallFrame, boxes: ArrayLike) -> list[Area]:
    """The parts of a wall above what stands against it, from its top to the height of a splashback.

    Args:
        frame: The wall.
        boxes: Corners of the boxes of things in the world [m], shape [k, 8, 3].
    """
    corners = np.asarray(boxes, np.float64).reshape(-1, 8, 3)
    if not len(corners):
        return []
    own = frame.pose.inverse().apply(corners)
    low, high = own.min(1), own.max(1)
    at_wall = (low[:, 0] < AT_WALL) & (high[:, 0] > 0) & (high[:, 2] < TILE_BAND - 0.2)
    at_wall &= (high[:, 1] > -frame.length / 2) & (low[:, 1] < frame.length / 2)
    spans: list[list[float]] = []
    for y0, y1, z in sorted(zip(low[at_wall, 1], high[at_wall, 1], high[at_wall, 2], strict=True)):
        if spans and y0 - spans[-1][1] < AT_WALL:
            spans[-1][1], spans[-1][2] = max(spans[-1][1], y1), min(spans[-1][2], z)
        else:
            spans.append([y0, y1, z])
    half = frame.length / 2
    return [(max(y0, -half), min(y1, half), float(z) - 0.03, TILE_BAND) for y0, y1, z in spans]


def face(areas: Sequence[Area], without: Sequence[Area], frame: WallFrame) -> Surface:
    """Rectangles of a wall's inner face, less others and what is over its upper edge, cut into upright strips."""
    bends = frame.breaks({z for area in (*areas, *without) for z in area[2:]})
    ys = sorted({*(y for area in (*areas, *without) for y in area[:2]), *bends})
    out = []
    for y0, y1 in itertools.pairwise(ys):
        if y1 - y0 < 1e-6:
            continue
        middle = (y0 + y1) / 2
        blocked = [(c, d) for a, b, c, d in without if a < middle < b]
        for a, b, low, high in areas:
            if a < middle < b:
                free = _free(low, min(high, max(frame.top_at(y0), frame.top_at(y1))), blocked)
                out += [_upright(y0, y1, z0, z1, frame) for z0, z1 in free]
    return quads(np.array(out)) if out else Surface.merge([])


def _upright(
    y0: float, y1: float, z0: float, z1: float, frame: WallFrame
) -> list[tuple[float, float, float]]:
    a, b = min(z1, frame.top_at(y0)), min(z1, frame.top_at(y1))
    return [(0.0, y0, min(z0, a)), (0.0, y1, min(z0, b)), (0.0, y1, b), (0.0, y0, a)]


def _block(frame: WallFrame, y0: float, y1: float, z0: float, z1: float) -> Collider:
    """A part of the wall as thick as it is, as far up as the wall goes."""
    first, second, third, last = _upright(y0, y1, z0, z1, frame)
    edge = (first, last, second, third)  # in the order of `Collider.box`
    return Collider(np.array([(x, y, z) for x in (-WALL_DEPTH, 0.0) for _, y, z in edge], np.float32))


def _free(low: float, high: float, blocked: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is left of an interval."""
    out, at = [], low
    for a, b in sorted(blocked):
        if min(a, high) > at + 1e-6:
            out.append((at, min(a, high)))
        at = max(at, b)
    if high > at + 1e-6:
        out.append((at, high))
    return out


def solid(frame: WallFrame) -> list[Area]:
    """The wall around its holes as few boxes: columns between holes, bands over, under and between them."""
    ys = sorted({*frame.breaks(()), *(y for h in frame.holes for y in (h.left, h.right))})
    out = []
    for y0, y1 in itertools.pairwise(ys):
        if y1 - y0 > 1e-6:
            blocked = [(h.low, h.high) for h in frame.holes if h.left < (y0 + y1) / 2 < h.right]
            out += [(y0, y1, z0, z1) for z0, z1 in _free(0.0, frame.height, blocked)]
    return out


def reveals(frame: WallFrame) -> Surface:
    """The four sides of every hole, as deep as the wall; doors have no lower one."""
    out = []
    for h in frame.holes:
        d = -h.depth
        y0, y1, z0, z1 = h.left, h.right, h.low, h.high
        out.append([(d, y0, z0), (0, y0, z0), (0, y0, z1), (d, y0, z1)][::-1])
        out.append([(d, y1, z0), (0, y1, z0), (0, y1, z1), (d, y1, z1)])
        out.append([(d, y0, z1), (0, y0, z1), (0, y1, z1), (d, y1, z1)][::-1])
        if z0 > 1e-6:
            out.append([(d, y0, z0), (0, y0, z0), (0, y1, z0), (d, y1, z0)])
    return quads(np.array(out)) if out else Surface.merge([])


def _cap(frame: WallFrame, z: float) -> Surface:
    """A thin rail on top of a tiled band, beside the holes."""
    half = frame.length / 2
    rails = []
    at = -half
    for h in [*frame.holes, None]:
        left, right = (half, half) if h is None else (h.left, h.right)
        if h is not None and not h.low < z < h.high:
            continue
        if left - at > 0.02:
            rails.append(_rail(at, left, z))
        at = right
    return Surface.merge(rails)


def _rail(left: float, right: float, z: float) -> Surface:
    """A rail with rounded edges and no back: in the plane of the wall that would be lit from outdoors."""
    out, half, round_ = 0.012, 0.006, 0.003
    front = [(out - round_, -half), (out, round_ - half), (out, half - round_), (out - round_, half)]
    profile = [(0, -half), *front, (0, half)]
    low, high = ([(x, y, z + up) for x, up in profile] for y in (left, right))
    sides = [(low[i], high[i], high[i + 1], low[i + 1]) for i in range(len(profile) - 1)]
    ends = [[low[k] for k in row] for row in ((0, 1, 4, 5), (1, 2, 3, 4))]
    ends += [[high[k] for k in row] for row in ((5, 4, 1, 0), (4, 3, 2, 1))]
    return quads(np.array([*sides, *ends]))
