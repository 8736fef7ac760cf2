"""Doors in a picture of a box of a room: upright edges from the floor, in pairs, with a level edge across their tops.

Their height tells the scale of the room, and a person can measure one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.box_fitting import AXIS_ACROSS, FLOOR, Box
from terrazzo.reconstruct.few.sights import Edges

HEIGHT, HEIGHT_SPREAD = 2.03, 0.2
"""Usual height of a door's leaf [m] (80 inches; 1.98 to 2.1 elsewhere), and how far from it a guessed scale may put one."""
SLENDER, SLENDER_SPREAD = 2.35, 0.22
"""Usual height over width of a door with or without its frame, and its relative spread."""
LOWEST, HIGHEST = 1.5, 2.8
"""Heights that are looked at, in metres of a guessed scale."""
NARROWEST, WIDEST = 1.6, 3.6
"""The same as height over width."""
LEVEL = 0.05
"""Difference of heights up to which edges meet, over the height."""
FOOT = 0.25
"""Height that an upright edge of a door reaches down to, over the door's height: something may stand before it."""
COVERED = 0.4
"""Share of each side and of the top that edges must cover."""
ENOUGH = 0.3
"""Worth from which on a door is believed."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Door:
    """What looks like a door.

    Args:
        height: In the units of the box.
        worth: How much it looks like one, 0..1.
    """

    height: float
    worth: float


@dataclass(frozen=True, eq=False)
class _Lines:
    """Edges on one wall: places along it and heights of their two ends, each of shape [n, 2]."""

    along: Array
    tall: Array


def find_door(edges: Edges, box: Box, metres: float) -> Door | None:
    """What looks most like a door on the walls of a room; None where nothing does.

    Args:
        edges: Of a picture from the eye of the box.
        box: The room around that eye.
        metres: In one unit of the box, as guessed: it decides what is too small or too large for a door.
    """
    best: Door | None = None
    for wall in range(4):
        upright = _on_wall(edges, box, wall, 2)
        level = _on_wall(edges, box, wall, 1 - int(AXIS_ACROSS[wall]))
        found = _best(upright, level, metres)
        if found is not None and (best is None or found.worth > best.worth):
            best = found
    return best


def _on_wall(edges: Edges, box: Box, wall: int, axis: int) -> _Lines:
    """The edges along an axis whose middle lies on a wall, carried on to its plane."""
    rows = np.flatnonzero(edges.axes == axis)
    a = edges.starts[rows] / np.linalg.norm(edges.starts[rows], axis=1)[:, None]
    b = edges.ends[rows] / np.linalg.norm(edges.ends[rows], axis=1)[:, None]
    surface = box.cast(a + b)[1]
    foot = box.cast(np.where((a[:, 2] < b[:, 2])[:, None], a, b))[1]
    across, way = int(AXIS_ACROSS[wall]), 1 if wall % 2 == 0 else -1
    ahead = np.minimum(a[:, across] * way, b[:, across] * way) > 1e-3
    on = ((surface == wall) | ((surface == FLOOR) & (foot == wall))) & ahead
    ends = np.stack([a[on], b[on]], 1)
    reach = box.walls[wall] / np.abs(ends[..., across])
    return _Lines(ends[..., 1 - across] * reach, ends[..., 2] * reach + box.eye)


def _best(upright: _Lines, level: _Lines, metres: float) -> Door | None:
    place = upright.along.mean(1)
    low, high = upright.tall.min(1), upright.tall.max(1)
    i, j = np.triu_indices(len(place), 1)
    tall = np.maximum(high[i], high[j])
    wide = np.abs(place[i] - place[j])
    good = (np.abs(high[i] - high[j]) < LEVEL * tall) & (tall * metres > LOWEST) & (tall * metres < HIGHEST)
    good &= (tall > NARROWEST * wide) & (tall < WIDEST * wide)
    good &= np.minimum(low[i], low[j]) < FOOT * tall
    best: Door | None = None
    for a, b in zip(i[good], j[good]):
        height = float((high[a] + high[b]) / 2)
        span = float(min(place[a], place[b])), float(max(place[a], place[b]))
        sides = min(_covered(upright, place, s, height) for s in span)
        top = _across(level, span, height)
        if min(sides, top) < COVERED:
            continue
        slender = np.log(height / (span[1] - span[0]) / SLENDER) / SLENDER_SPREAD
        usual = np.log(height * metres / HEIGHT) / HEIGHT_SPREAD
        worth = float(min(sides, 1.0) * min(top, 1.0) * np.exp(-0.5 * (slender**2 + usual**2)))
        if worth > (ENOUGH if best is None else best.worth):
            best = Door(height, worth)
    return best


def _covered(upright: _Lines, place: Array, at: float, height: float) -> float:
    """Share of a side of a door that upright edges cover."""
    near = np.abs(place - at) < 0.02 * height
    return _union(np.clip(np.sort(upright.tall[near], axis=1), 0, height)) / height


def _across(level: _Lines, span: tuple[float, float], height: float) -> float:
    """Share of the top of a door that level edges cover."""
    near = np.abs(level.tall.mean(1) - height) < LEVEL * height
    return _union(np.clip(np.sort(level.along[near], axis=1), *span)) / (span[1] - span[0])


def _union(spans: Array) -> float:
    """Length that spans [n, 2] cover together."""
    total, reached = 0.0, -np.inf
    for low, high in spans[np.argsort(spans[:, 0], kind="stable")]:
        total += max(0.0, float(high - max(low, reached)))
        reached = max(reached, float(high))
    return total
