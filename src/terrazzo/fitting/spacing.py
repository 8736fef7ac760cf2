"""How far points are apart: the mean distance to their nearest neighbours, exact for few points and nearly so for many.

Many points are sorted along a space-filling curve, on which neighbours in space are mostly neighbours in order; several shifted
curves make up for those that one of them cuts apart (Chan 2002, Closest-point problems simplified on the RAM).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FEW = 2000
"""Up to so many points every pair is looked at."""
CURVES = 4
"""Shifted curves."""
REACH = 6
"""Points on either side along a curve that are looked at."""
_BITS = 20


def spacing(points: NDArray[np.floating], neighbours: int = 3) -> NDArray[np.float64]:
    """Mean distance to the nearest others [m], shape [n].

    Args:
        points: [m], shape [n, 3], n > 1.
        neighbours: How many.
    """
    p = np.asarray(points, np.float64)
    gaps = _all_pairs(p, min(neighbours, len(p) - 1)) if len(p) <= FEW else _along_curves(p, neighbours)
    return np.maximum(gaps.mean(1), 1e-7)


def _all_pairs(p: NDArray[np.float64], neighbours: int) -> NDArray[np.float64]:
    out = np.empty((len(p), neighbours))
    for first in range(0, len(p), 256):
        rows = slice(first, first + 256)
        gaps = np.linalg.norm(p[rows, None] - p[None], axis=-1)
        out[rows] = np.partition(gaps, neighbours, axis=1)[:, 1 : neighbours + 1]
    return out


def _along_curves(p: NDArray[np.float64], neighbours: int) -> NDArray[np.float64]:
    """Distances to the nearest that some curve brings close, shape [n, neighbours]."""
    chance = np.random.default_rng(0)
    best = np.full((len(p), neighbours), np.inf)
    owner = np.full((len(p), neighbours), -1)
    for _ in range(CURVES):
        order = np.argsort(_curve(p, chance.uniform(size=3)), kind="stable")
        for step in range(1, REACH + 1):
            a, b = order[:-step], order[step:]
            gap = np.linalg.norm(p[a] - p[b], axis=1)
            _insert(best, owner, a, b, gap)
            _insert(best, owner, b, a, gap)
    return best


def _insert(
    best: NDArray[np.float64],
    owner: NDArray[np.integer],
    rows: NDArray[np.integer],
    others: NDArray[np.integer],
    gap: NDArray[np.float64],
) -> None:
    """Keeps a distance where it is among the shortest so far, and not of a point that is among them already."""
    nearer = np.flatnonzero(gap < best[rows, -1])
    rows, others, gap = rows[nearer], others[nearer], gap[nearer]
    fresh = np.flatnonzero((owner[rows] != others[:, None]).all(1))
    rows, others, gap = rows[fresh], others[fresh], gap[fresh]
    best[rows, -1], owner[rows, -1] = gap, others
    order = np.argsort(best[rows], axis=1)
    best[rows] = np.take_along_axis(best[rows], order, 1)
    owner[rows] = np.take_along_axis(owner[rows], order, 1)


def _curve(p: NDArray[np.float64], shift: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Place along Morton's curve (1966) of points shifted within a cube of twice their extent, shape [n]."""
    low, span = p.min(0), max(float(np.ptp(p, axis=0).max()), 1e-300)
    cells = (((p - low) / span + shift) / 2 * ((1 << _BITS) - 1)).astype(np.uint64)
    out = np.zeros(len(p), np.uint64)
    for bit in range(_BITS):
        for axis in range(3):
            out |= ((cells[:, axis] >> np.uint64(bit)) & np.uint64(1)) << np.uint64(3 * bit + axis)
    return out
