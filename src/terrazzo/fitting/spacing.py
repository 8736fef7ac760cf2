"""How far points are apart: the mean distance to their nearest neighbours, by a grid that grows where points are thin."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

FEW = 3000
"""Up to so many points every pair is looked at."""
CROWD = 32
"""Points of a cell that are looked at."""
PER_CELL = 3.0
"""Points in an occupied cell that the first grid aims at."""


def spacing(points: NDArray[np.floating], neighbours: int = 3) -> NDArray[np.float64]:
    """Mean distance to the nearest others [m], shape [n].

    Args:
        points: [m], shape [n, 3], n > 1.
        neighbours: How many.
    """
    p = np.asarray(points, np.float64)
    if len(p) <= FEW:
        return np.maximum(_all_pairs(p, p, min(neighbours, len(p) - 1), skip=1), 1e-7)
    out = np.full(len(p), np.nan)
    low, high = np.quantile(p, [0.02, 0.98], axis=0)
    cell = float((np.prod(np.maximum(high - low, 1e-9)) / len(p) * PER_CELL) ** (1 / 3)) / 4
    waiting = np.arange(len(p))
    for _ in range(40):
        gaps = _in_grid(p, waiting, cell, neighbours)
        found = gaps[:, -1] <= cell  # whatever lies in no neighbouring cell is farther away
        out[waiting[found]] = gaps[found].mean(1)
        waiting = waiting[~found]
        if len(waiting) <= FEW // 30:
            break
        cell *= 2
    for rows in np.array_split(waiting, max(1, len(waiting) // 32)):
        if len(rows):
            out[rows] = _all_pairs(p[rows], p, neighbours, skip=1)
    return np.maximum(out, 1e-7)


def _all_pairs(
    a: NDArray[np.float64], b: NDArray[np.float64], neighbours: int, *, skip: int
) -> NDArray[np.float64]:
    out = np.empty(len(a))
    for first in range(0, len(a), 256):
        rows = slice(first, first + 256)
        gaps = np.linalg.norm(a[rows, None] - b[None], axis=-1)
        out[rows] = np.partition(gaps, neighbours, axis=1)[:, skip : neighbours + skip].mean(1)
    return out


def _in_grid(
    p: NDArray[np.float64], rows: NDArray[np.integer], cell: float, neighbours: int
) -> NDArray[np.float64]:
    """Distances to the nearest others in the cells around, infinite where there are too few, shape [rows, neighbours]."""
    places = np.floor((p - p.min(0)) / cell).astype(np.int64) + 1
    span = places.max(0) + 2
    key = (places[:, 0] * span[1] + places[:, 1]) * span[2] + places[:, 2]
    order = np.argsort(key, kind="stable")
    keys = key[order]
    best = np.full((len(rows), neighbours + 1), np.inf)
    for step in product((-1, 0, 1), repeat=3):
        wanted = key[rows] + (step[0] * span[1] + step[1]) * span[2] + step[2]
        first, last = np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")
        for k in range(int(min(CROWD, (last - first).max(initial=0)))):
            some = np.flatnonzero(first + k < last)
            other = order[first[some] + k]
            gap = np.linalg.norm(p[rows[some]] - p[other], axis=1)
            gap[other == rows[some]] = np.inf
            best[some, -1] = gap
            best[some] = np.sort(best[some], axis=1)
    return best[:, :neighbours]
