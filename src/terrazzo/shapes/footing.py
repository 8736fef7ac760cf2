"""Colliders that meet what is seen: soft and round things touch the floor, and what a shelf carries has something under it.

Builders describe solids by a few convex pieces, which cut the corners of cushions and rounded feet. Physics would let such a
thing sink, or what lies on it float, by centimetres; here the pieces are closed up to the visible extent.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import cross
from terrazzo.hulls import convex_hull
from terrazzo.shapes.shape import Shape, Shelf
from terrazzo.shapes.standing import with_foot
from terrazzo.world.things import Collider

TOLERANCE = 0.002
"""Gaps below this are left alone [m]."""
SAMPLES = 3
"""Points along each side of a shelf at which the solid under it is measured: slats leave its middle empty."""
MAX_GAP = 0.12
"""A larger gap under a shelf is no rounding of a cushion; the builder meant it [m]."""


def with_footing(shape: Shape, *, stands: bool) -> Shape:
    """The shape with colliders that reach its base and the undersides of what its shelves carry.

    Args:
        shape: As built.
        stands: True for a thing that stands on its base; a hanging one is not lengthened downwards.
    """
    colliders = list(shape.colliders)
    if stands and colliders:
        colliders = _grounded(colliders)
    for shelf in shape.shelves:
        if shelf.kind != "inside":
            colliders += _carrying(colliders, shelf, shape.size)
    if not stands:
        return shape if len(colliders) == len(shape.colliders) else replace(shape, colliders=tuple(colliders))
    return with_foot(replace(shape, colliders=tuple(colliders)))


def _grounded(colliders: list[Collider]) -> list[Collider]:
    """The lowest pieces, let down to z = 0 when none reaches it."""
    lowest = [float(c.points[:, 2].min()) for c in colliders]
    gap = min(lowest)
    if gap <= TOLERANCE:
        return colliders
    out = []
    for collider, low in zip(colliders, lowest):
        points = collider.points
        if low <= gap + TOLERANCE:
            feet = points[points[:, 2] <= low + TOLERANCE] * np.array([1, 1, 0], np.float32)
            points = np.concatenate([points, feet])
        out.append(Collider(points))
    return out


def gap_under(colliders: list[Collider], shelf: Shelf) -> float:
    """Height of a shelf above the solid under it, at the median of some points [m]: 0 where it is reached or risen past."""
    x, y, z = shelf.centre
    spread = np.linspace(-0.4, 0.4, SAMPLES)
    across = np.stack(np.meshgrid(spread, spread), -1).reshape(-1, 2) * shelf.size + (x, y)
    near = [c.points for c in colliders if c.points[:, 2].max() > z - MAX_GAP and c.points[:, 2].min() < z]
    tops = (
        np.array([tops_of(points, across, z) for points in near])
        .reshape(-1, len(across))
        .max(0, initial=-np.inf)
    )
    carried = tops[np.isfinite(tops)]
    return max(0.0, z - float(np.median(carried))) if len(carried) else float("inf")


def _carrying(colliders: list[Collider], shelf: Shelf, size: tuple[float, float, float]) -> list[Collider]:
    """A flat piece that fills the gap under a shelf, within the box of the thing."""
    gap = gap_under(colliders, shelf)
    if not TOLERANCE < gap <= MAX_GAP:
        return []
    x, y, z = shelf.centre
    half = np.array(size[:2]) / 2
    low = np.maximum((x - shelf.size[0] / 2, y - shelf.size[1] / 2), -half)
    high = np.minimum((x + shelf.size[0] / 2, y + shelf.size[1] / 2), half)
    if (high - low <= TOLERANCE).any():
        return []
    return [Collider.box((float(low[0]), float(low[1]), z - gap), (float(high[0]), float(high[1]), z))]


def tops_of(points: NDArray[np.float32], across: NDArray[np.float64], below: float) -> NDArray[np.float64]:
    """Heights at which vertical lines at `across`, shape [k, 2], leave a convex piece that begins below a height.

    Returns:
        Shape [k]; -inf where a line misses the piece or meets it only above.
    """
    p = points.astype(np.float64)
    out = np.full(len(across), -np.inf)
    inside = ((across >= p[:, :2].min(0)) & (across <= p[:, :2].max(0))).all(1)
    if not inside.any():
        return out
    faces = convex_hull(p)
    a, b, c = (p[faces[:, k]] for k in range(3))
    normal = cross(b - a, c - a)
    level = np.einsum("ij,ij->i", normal, a)[:, None] - normal[:, :2] @ across[inside].T
    up, down, side = normal[:, 2] > 1e-12, normal[:, 2] < -1e-12, np.abs(normal[:, 2]) <= 1e-12
    top = (level[up] / normal[up, 2:]).min(0)
    bottom = (level[down] / normal[down, 2:]).max(0)
    hit = (top >= bottom - 1e-9) & (level[side] >= -1e-9).all(0) & (bottom < below)
    out[inside] = np.where(hit, top, -np.inf)
    return out
