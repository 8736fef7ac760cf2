"""Curtains: pleated cloth that hangs from a rod at both sides of a window, out of the way of what stands there."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials import finish
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import Hole, WallFrame
from terrazzo.shapes.primitives.round import cylinder, sphere
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Room
from terrazzo.world.things import Material

REACH = 0.085
"""Distance of the rod from the wall [m]."""
PLEAT = 0.085
"""Width of a fold [m]."""
INNER = 0.06
"""How far a panel hangs over its window [m]."""
SHARED = 1.1
"""Windows nearer to each other than this share a rod [m]."""
DEPTH = 0.032
"""Of a fold, either way [m]."""

_CLOTH = ("ivory", "off-white", "cream", "white", "light grey", "oatmeal")


def curtain_look(rng: np.random.Generator) -> Finish:
    """Pale linen, the same for all windows of a room."""
    return finish("linen", _CLOTH[int(rng.integers(len(_CLOTH)))])


def curtains_of(
    room: Room, frame: WallFrame, cloth: Finish, obstacles: NDArray[np.float64], rng: np.random.Generator
) -> list[Piece]:
    """Curtains and their rods for all windows of a wall; where something stands there is a short panel, or none.

    Windows next to each other share a rod, with one panel between them.
    """
    windows = [h for h in frame.holes if h.opening.kind == "window"]
    groups: list[list[Hole]] = []
    for hole in windows:
        between = [h for h in frame.holes if groups and groups[-1][-1].right <= h.left < hole.left]
        near = groups and not between and hole.left - groups[-1][-1].right < SHARED
        if near and abs(hole.high - groups[-1][-1].high) < 0.05:
            groups[-1].append(hole)
        else:
            groups.append([hole])
    made = (_hung(room, frame, group, cloth, obstacles, rng) for group in groups)
    return [piece for piece in made if piece is not None]


def _hung(
    room: Room,
    frame: WallFrame,
    group: list[Hole],
    cloth: Finish,
    obstacles: NDArray[np.float64],
    rng: np.random.Generator,
) -> Piece | None:
    """One rod and its panels, or None where nothing can hang."""
    first, last = group[0], group[-1]
    top = min(first.high + 0.12, frame.top_at(first.middle) - 0.04)
    width = float(np.clip(0.22 * first.width + 0.12, 0.26, 0.5))
    low, high = _stretch(frame, first, last)
    spans = [(max(first.left - width + INNER, low), first.left + INNER, first)]
    for left, right in itertools.pairwise(group):
        middle, half = (left.right + right.left) / 2, min((right.left - left.right) / 2 + INNER, width / 2)
        spans.append((middle - half, middle + half, left))
    spans.append((last.right - INNER, min(last.right + width - INNER, high), last))
    panels = []
    for y0, y1, hole in spans:
        bottom = _free_height(frame, y0, y1, hole, obstacles)
        if y1 - y0 > 0.15 and bottom is not None and top - bottom > 0.5:
            panels.append(_panel(y0, y1, bottom, top - 0.015, rng))
    if not panels:
        return None
    ends = (max(first.left - width - 0.02, low - 0.005), min(last.right + width + 0.02, high + 0.005))
    rod = [cylinder(0.0095, ends[1] - ends[0], (REACH, ends[0], top), segments=12, axis="y")]
    rod += [sphere(0.02, (REACH, y, top), segments=14) for y in ends]
    for y in (max(first.left - width / 2, low + 0.02), min(last.right + width / 2, high - 0.02)):
        rod.append(cylinder(0.006, REACH, (0.0, y, top), segments=10, axis="x"))
    parts = [
        Part(Surface.merge(panels), cloth, closed=False),
        Part(Surface.merge(rod), finish("black metal", None)),
    ]
    name = f"{room.name}-curtains-{frame.index + 1}-{1 + frame.holes.index(first)}".replace(" ", "-")
    fabric = Material("fabric", 300.0, 0.8, 0.0)
    return piece(name, "curtains", "curtain", frame.pose, parts, room=room.name, material=fabric, mass=3.0)


def _stretch(frame: WallFrame, first: Hole, last: Hole) -> tuple[float, float]:
    """The part of the wall, in its y, that belongs to these windows: up to half way to the next opening, or to the corner."""
    half = frame.length / 2 - 0.03
    before = [h.right for h in frame.holes if h.right <= first.left]
    after = [h.left for h in frame.holes if h.left >= last.right]
    low = (max(before) + first.left) / 2 + 0.025 if before else -half
    high = (min(after) + last.right) / 2 - 0.025 if after else half
    return low, high


def _panel(y0: float, y1: float, bottom: float, top: float, rng: np.random.Generator) -> Surface:
    """Cloth in folds: tight and even under the rod, wider and a little irregular at the hem."""
    folds = max(3, round((y1 - y0) / PLEAT))
    u = np.linspace(0, 1, folds * 10 + 1)
    v = np.linspace(0, 1, 13)
    phase, wobble = rng.uniform(0, 2 * np.pi, 2), rng.uniform(0.15, 0.35)
    uu, vv = np.meshgrid(u, v, indexing="ij")
    loose = 0.45 + 0.55 * vv**0.7
    bend = wobble * vv * np.sin(2 * np.pi * 1.3 * uu + phase[0] + 1.5 * vv)
    angle = 2 * np.pi * folds * uu + bend * 2.2
    x = REACH + DEPTH * loose * (np.sin(angle) + 0.18 * np.sin(2 * angle + phase[1]))
    y = y0 + (y1 - y0) * (uu + 0.012 * np.sin(2 * angle))
    z = top + (bottom - top) * vv
    return Surface.grid(np.stack([x, y, z], -1))


def _free_height(
    frame: WallFrame, y0: float, y1: float, hole: Hole, obstacles: NDArray[np.float64]
) -> float | None:
    """Where a curtain between y0 and y1 may end [m]: just over the floor, below the sill, or None for nowhere."""
    full, short = 0.015, max(hole.low - 0.16, 0.015)
    if not len(obstacles):
        return full
    local = frame.pose.inverse().apply(obstacles)
    low, high = local.min(1), local.max(1)
    in_way = (low[:, 0] < REACH + 1.5 * DEPTH) & (high[:, 0] > 0.01) & (low[:, 1] < y1) & (high[:, 1] > y0)
    tallest = float(high[in_way, 2].max()) if in_way.any() else 0.0
    if tallest < full + 1e-3:
        return full
    return max(short, tallest + 0.03) if tallest < hole.low + 0.3 * hole.height else None
