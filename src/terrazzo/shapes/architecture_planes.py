"""What runs through a whole room: floor, skirting boards and crown moulding."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import WallFrame
from terrazzo.shapes.primitives.flat import quads, triangulate
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface, normalize
from terrazzo.world.rooms import Room
from terrazzo.world.things import Collider, Material

SLAB = 0.12
"""Thickness of floors [m]."""
ARCHITRAVE = 0.07
"""Width of the boards around a door [m]: the skirting stops there."""

_SKIRTING = ((0.014, 0.0), (0.014, 0.074), (0.010, 0.084), (0.006, 0.088), (0.0, 0.090))
_TALL_SKIRTING = (
    (0.018, 0.0), (0.018, 0.100), (0.015, 0.106), (0.016, 0.114), (0.013, 0.128), (0.007, 0.138), (0.006, 0.150),
    (0.0, 0.152),
)  # fmt: skip
_CROWN = (
    (0.0, -0.105), (0.010, -0.105), (0.012, -0.095), (0.018, -0.090), (0.024, -0.068), (0.040, -0.042),
    (0.062, -0.024), (0.070, -0.022), (0.074, -0.014), (0.084, -0.012), (0.088, 0.0),
)  # fmt: skip
"""Profiles as (distance from the wall, height) [m], after joiners' catalogues: torus and ogee boards, a cove."""


def floor_of(room: Room, frames: Sequence[WallFrame], finish: Finish) -> Piece:
    """The floor, with the thresholds of doors, and a slab below."""
    tops = [cover(room, 0.0)]
    solids = slabs(room, -SLAB, 0.0)
    for frame in frames:
        for h in frame.holes:
            if h.opening.kind != "window" and h.low < 0.05:
                d = -h.depth
                corners = np.array([[(d, h.left, 0), (0, h.left, 0), (0, h.right, 0), (d, h.right, 0)]])
                tops.append(quads(corners).transform(frame.pose))
                if h.opening.to:
                    box = Collider.box((d, h.left, -SLAB), (0.0, h.right, 0.0))
                    solids.append(Collider(frame.pose.apply(box.points).astype(np.float32)))
    name = f"{room.name}-floor".replace(" ", "-")
    material = Material(finish.pattern, 1500.0, 0.6, 0.05)
    parts = [Part(Surface.merge(tops), finish)]
    return piece(name, "floor", "floor", Pose(), parts, solids, room=room.name, material=material)


def skirting_of(room: Room, frames: Sequence[WallFrame], finish: Finish, *, tall: bool = False) -> Piece:
    """Boards along the foot of all walls, mitred in the corners, stopping at doors."""
    profile = np.array(_TALL_SKIRTING if tall else _SKIRTING)
    runs = []
    for frame in frames:
        gaps = [
            (h.left - ARCHITRAVE * h.framed, h.right + ARCHITRAVE * h.framed)
            for h in frame.holes
            if h.opening.kind != "window" and h.low < 0.1
        ]
        runs += _along(room, frame, profile, gaps)
    return piece(
        f"{room.name}-skirting".replace(" ", "-"),
        "skirting board",
        "skirting",
        Pose(),
        [Part(Surface.merge(runs), finish)],
        room=room.name,
    )


def crown_of(room: Room, finish: Finish) -> Piece:
    """A moulding where the walls meet the ceiling."""
    profile = np.array(_CROWN) + (0.0, room.height)
    runs = []
    for index in range(len(room.floor)):
        outline = [_offset(room, float(d)) for d in profile[:, 0]]
        ends = [(o[index], o[(index + 1) % len(o)]) for o in outline]
        grid = np.array([[(*p, z) for p in pair] for pair, z in zip(ends, profile[:, 1])])
        runs.append(_facing(Surface.grid(grid, flat=True), room, index))
    return piece(
        f"{room.name}-crown".replace(" ", "-"),
        "crown moulding",
        "crown",
        Pose(),
        [Part(Surface.merge(runs), finish)],
        room=room.name,
    )


def _along(
    room: Room, frame: WallFrame, profile: NDArray[np.float64], gaps: list[tuple[float, float]]
) -> list[Surface]:
    """A profile along one wall, between gaps given in the wall's y."""
    index, n = frame.index, len(room.floor)
    back = frame.pose.inverse()
    first, last = [], []
    for d, z in profile:
        outline = _offset(room, float(d))
        a, b = back.apply((*outline[index], z)), back.apply((*outline[(index + 1) % n], z))
        first.append(b)  # the wall's y runs against its edge
        last.append(a)
    lows, highs = np.array(first), np.array(last)
    cuts = [-np.inf, *(v for g in sorted(gaps) for v in g), np.inf]
    out = []
    for y0, y1 in zip(cuts[::2], cuts[1::2]):
        start, end = lows.copy(), highs.copy()
        start[:, 1] = np.maximum(start[:, 1], y0)
        end[:, 1] = np.minimum(end[:, 1], y1)
        if (end[:, 1] - start[:, 1]).min() < 0.01:
            continue
        run = Surface.grid(np.stack([start, end], 1), flat=True).transform(frame.pose)
        out.append(_facing(run, room, index))
        if np.isfinite(y0):
            out.append(_end(start, frame, -1.0))
        if np.isfinite(y1):
            out.append(_end(end, frame, 1.0))
    return out


def _end(ring: NDArray[np.float64], frame: WallFrame, side: float) -> Surface:
    """The sawn end of a board: strips from its profile to the wall."""
    foot = ring * (0.0, 1.0, 1.0)
    strip = Surface.grid(np.stack([foot, ring], 1), flat=True)
    if strip.normals[:, 0, 1].sum() * side < 0:
        strip = Surface(strip.corners[:, ::-1], -strip.normals[:, ::-1])
    return strip.transform(frame.pose)


def _facing(surface: Surface, room: Room, index: int) -> Surface:
    """The surface, turned so that it faces the room."""
    a, b = room.wall(index)
    inward = np.array([-(b - a)[1], (b - a)[0], 0.0])
    if (surface.normals.mean((0, 1)) @ inward) < 0:
        return Surface(surface.corners[:, ::-1], -surface.normals[:, ::-1])
    return surface


def _offset(room: Room, distance: float) -> NDArray[np.float64]:
    """The floor's outline moved inwards by `distance` [m], corners mitred, shape [n, 2]."""
    p = room.polygon
    ahead = normalize(np.pad(np.roll(p, -1, 0) - p, ((0, 0), (0, 1))))[:, :2]
    inward = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    before = np.roll(inward, 1, 0)
    bisector = inward + before
    scale = 1 / np.maximum(0.5 * (bisector * bisector).sum(1), 0.1)
    return p + distance * bisector * scale[:, None]


def cover(room: Room, z: float) -> Surface:
    """The floor polygon as quads at a height, facing up: rectangles where its walls are square to each other."""
    p = room.polygon
    ahead = np.roll(p, -1, 0) - p
    if (np.abs(ahead).min(1) < 1e-6).all():
        return quads(np.array([_level(*r, z) for r in rectangles(p)]))
    return quads(np.array([[(*p[i], z) for i in (a, b, c, c)] for a, b, c in triangulate(p)]))


def _level(x0: float, y0: float, x1: float, y1: float, z: float) -> list[tuple[float, float, float]]:
    return [(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)]


def rectangles(polygon: NDArray[np.float64]) -> list[tuple[float, float, float, float]]:
    """A polygon with walls along x and y as rectangles (x0, y0, x1, y1), as few as strips along y allow."""
    ahead = np.roll(polygon, -1, 0)
    out: list[tuple[float, float, float, float]] = []
    xs = np.unique(np.round(polygon[:, 0], 6))
    for x0, x1 in itertools.pairwise(xs):
        x = (x0 + x1) / 2
        crossing = (np.minimum(polygon[:, 0], ahead[:, 0]) < x) & (np.maximum(polygon[:, 0], ahead[:, 0]) > x)
        ys = np.sort(polygon[crossing, 1])
        out += [(float(x0), float(a), float(x1), float(b)) for a, b in zip(ys[::2], ys[1::2])]
    return out


def slabs(room: Room, low: float, high: float) -> list[Collider]:
    """Convex prisms under the floor or over the ceiling."""
    p = room.polygon
    ahead = np.roll(p, -1, 0) - p
    if (np.abs(ahead).min(1) < 1e-6).all():
        return [Collider.box((x0, y0, low), (x1, y1, high)) for x0, y0, x1, y1 in rectangles(p)]
    out = []
    for triangle in triangulate(p):
        flat = p[list(triangle)]
        ring = [np.pad(flat, ((0, 0), (0, 1)), constant_values=z) for z in (low, high)]
        out.append(Collider(np.concatenate(ring).astype(np.float32)))
    return out
