"""One room around several eyes: its floor and walls from points that photographs agree on, the rest as each of them sees it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.box_fitting import BACK, FRONT, LEFT, RIGHT, TOP, Box

FLOOR_SHARE = 0.006
"""Share of all points that the lowest of them must have at one height to be the floor."""
CELL = 0.02
"""Step of heights, over their extent."""
OUTERMOST = 0.995
"""Quantile of points that is taken for the farthest of them."""
BEYOND = 0.85
"""Share of the farthest distance from which on points are of a wall there."""
WALL_SHARE = 0.02
"""Share of all points that a wall must have to be where they are."""
FEWEST = 200
"""Points from which on they are asked."""
MARGIN = 0.25
"""Distance of walls from eyes, in heights of the first eye, at least."""

Array = NDArray[np.float64]


def floor_below(points: Array) -> float | None:
    """How far below the first eye the lowest surface lies; None where too few points tell.

    Args:
        points: On surfaces, from the first eye, in the room's directions, shape [n, 3].
    """
    if len(points) < FEWEST:
        return None
    low, high = np.quantile(points[:, 2], [0.001, 0.999])
    cell = max(CELL * (high - low), 1e-9)
    heights = points[(points[:, 2] >= low) & (points[:, 2] < low + 0.6 * (high - low)), 2]
    count = np.histogram(heights, np.arange(low, low + 0.6 * (high - low) + cell, cell))[0]
    for k in np.flatnonzero(count >= FLOOR_SHARE * len(points)):
        peak = k + int(np.argmax(count[k : k + 3]))
        own = heights[np.abs(heights - (low + (peak + 0.5) * cell)) < cell]
        height = float(np.median(own))
        return -height if height < 0 else None
    return None


def common_room(boxes: Sequence[Box], eyes: Array, points: Array) -> Box:
    """One room around all eyes, in heights of the first.

    Args:
        boxes: The room as each photograph alone has it, in heights of its own eye.
        eyes: From the first eye, in the room's directions, shape [n, 3].
        points: On surfaces, the same way, shape [m, 3].
    """
    shifts = np.stack([eyes[:, 0], -eyes[:, 0], eyes[:, 1], -eyes[:, 1]], 1)
    tall = 1 + eyes[:, 2]
    weight = np.array([b.sure for b in boxes]) + 0.02
    walls = np.array([b.walls for b in boxes]) * tall[:, None] + shifts
    walls = (walls * weight[:, :4]).sum(0) / weight[:, :4].sum(0)
    height = float((np.array([b.height for b in boxes]) * tall * weight[:, TOP]).sum() / weight[:, TOP].sum())
    if len(points) >= FEWEST:
        for wall, axis, way in ((FRONT, 0, 1), (BACK, 0, -1), (LEFT, 1, 1), (RIGHT, 1, -1)):
            far = way * points[:, axis]
            last = float(np.quantile(far, OUTERMOST))
            there = last > 0 and (far > BEYOND * last).mean() > WALL_SHARE
            walls[wall] = last if there else max(walls[wall], last)
        height = max(height, 1.02 * (1 + float(np.quantile(points[:, 2], OUTERMOST))))
    walls = np.maximum(walls, shifts.max(0) + MARGIN)
    height = max(height, 1.1 + float(eyes[:, 2].max()))
    return Box(walls, height, 1.0, weight.max(0) - 0.02)
