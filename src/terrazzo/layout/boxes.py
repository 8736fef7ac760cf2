"""Oriented rectangles on the floor: overlap, gaps and coverage, for many candidate poses against many rectangles at once.

A rectangle is a row (centre x, centre y, half depth, half width, yaw) [m, rad]; poses are rows (x, y, yaw) that share
one pair of half extents. The separating axes of two rectangles are their four sides' directions (Gottschalk et al.,
"OBBTree", SIGGRAPH 1996).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Mask = NDArray[Any]


def to_local(points: ArrayLike, origin: ArrayLike, yaw: ArrayLike) -> Array:
    """Points [..., 2] in the frame at `origin` turned by `yaw`; the arguments broadcast."""
    rel = np.asarray(points, np.float64) - np.asarray(origin, np.float64)
    c, s = np.cos(yaw), np.sin(yaw)
    return np.stack([c * rel[..., 0] + s * rel[..., 1], -s * rel[..., 0] + c * rel[..., 1]], -1)


def to_world(points: ArrayLike, origin: ArrayLike, yaw: ArrayLike) -> Array:
    """The inverse of `to_local`."""
    p = np.asarray(points, np.float64)
    c, s = np.cos(yaw), np.sin(yaw)
    turned = np.stack([c * p[..., 0] - s * p[..., 1], s * p[..., 0] + c * p[..., 1]], -1)
    return turned + np.asarray(origin, np.float64)


def reach(half: tuple[Any, Any], turn: ArrayLike) -> Array:
    """Half extents along the axes of another frame of a rectangle that is turned against it, shape [..., 2]."""
    c, s = np.abs(np.cos(turn)), np.abs(np.sin(turn))
    return np.stack([c * half[0] + s * half[1], s * half[0] + c * half[1]], -1)


def overlaps(poses: Array, half: tuple[float, float], rows: Array, *, margin: float = 0.0) -> Mask:
    """Whether each pose's rectangle lies within `margin` of, or in, each row's.

    Args:
        poses: (x, y, yaw), shape [n, 3].
        half: Half extents of the candidate along its own x and y [m].
        rows: Rectangles, shape [m, 5].
        margin: Least gap wanted [m]; negative allows overlap.

    Returns:
        Shape [n, m].
    """
    if not len(rows) or not len(poses):
        return np.zeros((len(poses), len(rows)), bool)
    turn = poses[:, None, 2] - rows[None, :, 4]
    c, s = np.abs(np.cos(turn)), np.abs(np.sin(turn))
    hx, hy = rows[None, :, 2], rows[None, :, 3]
    there = to_local(poses[:, None, :2], rows[None, :, :2], rows[None, :, 4])
    here = to_local(rows[None, :, :2], poses[:, None, :2], poses[:, None, 2])
    near = margin - 1e-9
    return (
        (np.abs(there[..., 0]) < hx + c * half[0] + s * half[1] + near)
        & (np.abs(there[..., 1]) < hy + s * half[0] + c * half[1] + near)
        & (np.abs(here[..., 0]) < half[0] + c * hx + s * hy + near)
        & (np.abs(here[..., 1]) < half[1] + s * hx + c * hy + near)
    )


def gaps(poses: Array, half: tuple[float, float], row: Array) -> tuple[Array, Array]:
    """Where poses stand as seen from one rectangle.

    Returns:
        Their centres in the rectangle's frame, shape [n, 2], and the signed gaps along its axes, shape [n, 2]:
        negative where the extents overlap.
    """
    local = to_local(poses[:, :2], row[:2], row[4])
    away = np.abs(local) - row[2:4] - reach(half, poses[:, 2] - row[4])
    return local, away


def distance(away: Array) -> Array:
    """Distances from signed gaps, exact for rectangles whose sides are parallel, else a lower bound [m]."""
    return np.hypot(np.maximum(away[:, 0], 0), np.maximum(away[:, 1], 0))


def covered(row: Array, by: Array, *, steps: int = 9) -> float:
    """Share of one rectangle that lies in another."""
    t = (np.arange(steps) + 0.5) / steps * 2 - 1
    grid = np.stack(np.meshgrid(t * row[2], t * row[3], indexing="ij"), -1).reshape(-1, 2)
    local = to_local(to_world(grid, row[:2], row[4]), by[:2], by[4])
    return float((np.abs(local) <= by[2:4]).all(1).mean())


def polygon_area(polygon: Array) -> float:
    """Area of a simple polygon, counter-clockwise positive [m^2]."""
    x, y = polygon.T
    return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def polygons_overlap(a: Array, b: Array, *, margin: float = 0.0) -> bool:
    """Whether two convex polygons come nearer than `margin` along every side's normal."""
    for p in (a, b):
        edge = np.roll(p, -1, 0) - p
        normal = np.stack([edge[:, 1], -edge[:, 0]], 1)
        normal = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
        da, db = a @ normal.T, b @ normal.T
        gap = np.maximum(da.min(0) - db.max(0), db.min(0) - da.max(0))
        if (gap >= margin - 1e-9).any():
            return False
    return True
