"""Depth from features that photographs have in common: every region of a picture is a plane through the points in it.

In a picture unrolled around its eye, one over the level distance of a plane is a weighted sum of the azimuth's cosine and sine
and of the slope. Planes along the room's directions have one weight each; these are tried first, which keeps the room straight.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.depth_fitting import FLAT, parts_of
from terrazzo.reconstruct.few.faces import Placed
from terrazzo.reconstruct.few.regions import find_regions
from terrazzo.reconstruct.few.sights import rays_of

AXES = (((2,), 4), ((0,), 4), ((1,), 4), ((0, 1), 12), ((0, 1, 2), 30))
"""Axes that a plane's normal may have a part of, and points from which on such a plane is tried: those of a room need few."""
FEWEST = 4
"""Points from which on a region is a plane of its own."""
GOOD = 0.05
"""Relative error of distances up to which a plane along the room's directions is taken."""
NEAREST = 0.3
"""Level distance that nothing is nearer than [m]."""
ROUNDS = 6

Array = NDArray[np.float64]


def with_points(placed: Placed, points: Array) -> Placed:
    """A placed picture whose regions lie where known points are.

    Args:
        placed: In metres.
        points: On surfaces that the picture shows, from its eye, in the room's directions [m], shape [n, 3].
    """
    view = placed.unrolled
    regions = find_regions(view.colours, view.seen, around=view.around)
    column, row = view.at(points)
    i, j = np.round(row).astype(int), np.round(column).astype(int)
    h, w = regions.shape
    inside = (i >= 0) & (i < h) & (j >= 0) & (j < w)
    points, own = points[inside], regions[i[inside], j[inside]]
    level = np.hypot(points[:, 0], points[:, 1])
    basis = points / level[:, None]
    planes = np.full((int(regions.max()) + 1, 3), np.nan)
    for number in np.unique(own[own >= 0]):
        rows = own == number
        if rows.sum() >= FEWEST:
            planes[number] = _plane(basis[rows], 1 / level[rows])
    rays = rays_of(placed.camera).astype(np.float64)
    reach, surface = placed.box.cast(rays)
    column, row = view.at(rays)
    at = regions[
        np.clip(np.round(row).astype(int), 0, h - 1), np.clip(np.round(column).astype(int), 0, w - 1)
    ]
    length = np.maximum(np.hypot(rays[..., 0], rays[..., 1]), 1e-9)
    nearness = (planes[np.maximum(at, 0)] * (rays / length[..., None])).sum(-1)
    plane = 1 / np.clip(nearness, 1e-3, 1 / NEAREST) / length
    depth = np.where((at >= 0) & np.isfinite(plane), np.minimum(plane, reach), placed.surfaces[0])
    depth = np.where(depth > (1 - FLAT) * reach, reach, depth)
    return replace(placed, depth=depth, depth_parts=parts_of(depth, reach, surface.astype(np.int64)))


def _plane(basis: Array, nearness: Array) -> Array:
    """Numbers (for x, y and z) whose sum with the basis [n, 3] is one over the level distance."""
    best, error = np.array([np.nan] * 3), np.inf
    for axes, fewest in AXES:
        if len(basis) < fewest:
            break
        plane = _fitted(basis, nearness, axes)
        off = float(np.median(np.abs(basis @ plane / nearness - 1)))
        if off < 0.8 * error:
            best, error = plane, off
        if error < GOOD:
            break
    return best if error < 3 * GOOD else np.array([np.nan] * 3)


def _fitted(basis: Array, nearness: Array, axes: tuple[int, ...]) -> Array:
    """Robust least squares over some axes."""
    x = basis[:, axes] / nearness[:, None]
    weight = np.ones(len(x))
    solution = np.zeros(len(axes))
    for _ in range(ROUNDS):
        square = (x * weight[:, None]).T @ x + 1e-6 * np.eye(len(axes))
        solution = np.linalg.solve(square, (x * weight[:, None]).sum(0))
        off = np.abs(x @ solution - 1)
        weight = 1 / (1 + (off / max(float(np.median(off)), 0.01)) ** 2)
    out = np.zeros(3)
    out[list(axes)] = solution
    return out
