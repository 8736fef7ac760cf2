"""Solids that leave room for what their shelves carry: a plate gets a floor and a rim, a toy kitchen its niches.

A builder's convex piece covers a dish to its rim. Physics would let an apple lie on a lid that nobody sees; here such a piece is
cut into what lies under the shelf, what stands around it, and what is above its headroom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.hulls import convex_hull
from terrazzo.shapes.footing import tops_of
from terrazzo.shapes.shape import Shape, Shelf
from terrazzo.world.things import Collider

RISE = 0.006
"""A solid that rises less than this above a shelf is its curvature [m]."""

SHARE = 0.5
"""Share of a shelf over which a solid must rise to count as covering it."""

_SAMPLES = 7
_THINNEST = 5e-4
"""What is left of a piece, if thinner than this, is dropped [m]."""

_EPSILON = 1e-9


def with_hollows(shape: Shape) -> Shape:
    """The shape with those pieces cut that cover its shelves; seats are cushions, and stay as they are."""
    colliders = list(shape.colliders)
    for shelf in shape.shelves:
        if shelf.kind != "seat":
            colliders = [part for piece in colliders for part in _opened(piece, shelf)]
    same = len(colliders) == len(shape.colliders)
    return shape if same else replace(shape, colliders=tuple(colliders))


def clipped(points: ArrayLike, normal: ArrayLike, limit: float) -> NDArray[np.float64] | None:
    """The part of a convex piece on one side of a plane.

    Args:
        points: Corners [m], shape [n, 3].
        normal: Of the plane, shape [3]; what is kept has normal . p <= limit.
        limit: [m].

    Returns:
        Corners [m], shape [m, 3], or None where nothing of any thickness is left.
    """
    p, n = np.asarray(points, np.float64), np.asarray(normal, np.float64)
    away = p @ n - limit
    if (away <= _EPSILON).all():
        return p
    try:
        faces = convex_hull(p)
    except ArgumentError:  # A sheet: nothing that could cover a shelf.
        return p
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    a, b = edges[away[edges[:, 0]] < 0].T
    crossing = away[b] > 0
    a, b = a[crossing], b[crossing]
    share = (away[a] / (away[a] - away[b]))[:, None]
    out = np.concatenate([p[away <= 0], p[a] + share * (p[b] - p[a])])
    return out if len(out) >= 4 and np.ptp(out, axis=0).min() >= _THINNEST else None


def _opened(piece: Collider, shelf: Shelf) -> Sequence[Collider]:
    """A piece without what is in the way of things on a shelf."""
    if not _covers(piece.points, shelf):
        return (piece,)
    (x, y, z), (a, b) = shelf.centre, shelf.size
    planes: list[tuple[tuple[float, float, float], float]] = [
        ((0, 0, 1), z), ((1, 0, 0), x - a / 2), ((-1, 0, 0), -x - a / 2), ((0, 1, 0), y - b / 2), ((0, -1, 0), -y - b / 2),
    ]  # fmt: skip
    if np.isfinite(shelf.headroom):
        planes.append(((0, 0, -1), -z - shelf.headroom))
    parts = [clipped(piece.points, normal, limit) for normal, limit in planes]
    return [Collider(part.astype(np.float32)) for part in parts if part is not None]


def _covers(points: NDArray[np.float32], shelf: Shelf) -> bool:
    x, y, z = shelf.centre
    if points[:, 2].max() <= z + RISE or points[:, 2].min() >= z:
        return False
    spread = np.linspace(-0.45, 0.45, _SAMPLES)
    across = np.stack(np.meshgrid(spread, spread), -1).reshape(-1, 2) * shelf.size + (x, y)
    return bool((tops_of(points, across, z) > z + RISE).mean() >= SHARE)
