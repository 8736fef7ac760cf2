"""Straight segments of a picture, from regions of like gradients (Burns, Hanson and Riseman 1986, "Extracting straight lines")."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SECTORS = 8
"""Ranges that gradients' directions are sorted into, twice: the second time half a range further on."""
WEAKEST = 0.012
"""Gradient below which a pixel belongs to no edge [brightness 0..1 a pixel]."""
SHORTEST = 0.025
"""Shortest segment, of the picture's longer side."""
SLENDER = 5.0
"""Least ratio of a segment's length to its width."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight segments.

    Args:
        starts: One end each [px], pixel centres at halves, shape [n, 2].
        ends: The other, shape [n, 2].
        contrast: Mean gradient along each [brightness 0..1 a pixel], shape [n].
    """

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    contrast: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def lengths(self) -> NDArray[np.float64]:
        """[px], shape [n]."""
        return np.linalg.norm(self.ends - self.starts, axis=1)

    def select(self, rows: NDArray) -> Segments:
        """Some of them."""
        return Segments(self.starts[rows], self.ends[rows], self.contrast[rows])


def find_segments(grey: Floats) -> Segments:
    """The straight segments of a picture, the longest first.

    Args:
        grey: Brightness 0..1, shape [h, w]; about 640 pixels wide is enough.
    """
    across, down = _gradients(_smoothed(grey.astype(np.float32)))
    strength = np.hypot(across, down)
    row, column = np.nonzero(strength > WEAKEST)
    if len(row) < 4:
        return Segments(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0))
    weight = strength[row, column].astype(np.float64)
    angle = np.arctan2(down[row, column], across[row, column]) / (2 * np.pi) * SECTORS
    pairs = _neighbours(row, column, strength.shape)
    group = _voted(np.floor(angle).astype(int) % SECTORS, np.floor(angle + 0.5).astype(int) % SECTORS, pairs)
    return _fitted(group, row + 0.5, column + 0.5, weight, SHORTEST * max(grey.shape))


def _smoothed(grey: Floats) -> Floats:
    """Weighted means over five pixels either way (binomial, a deviation of one pixel)."""
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (2, 2)
        p = np.pad(grey, pad, mode="edge")
        n = grey.shape[axis]
        take = [p[k : k + n] if axis == 0 else p[:, k : k + n] for k in range(5)]
        grey = np.asarray((take[0] + take[4] + 4 * (take[1] + take[3]) + 6 * take[2]) / 16, np.float32)
    return grey


def _gradients(grey: Floats) -> tuple[Floats, Floats]:
    """Slopes across and down; none at the rim."""
    across, down = np.zeros_like(grey), np.zeros_like(grey)
    across[1:-1, 1:-1] = (grey[1:-1, 2:] - grey[1:-1, :-2]) / 2
    down[1:-1, 1:-1] = (grey[2:, 1:-1] - grey[:-2, 1:-1]) / 2
    return across, down


def _neighbours(row: NDArray, column: NDArray, shape: tuple[int, int]) -> NDArray[np.int64]:
    """Pairs of pixels that touch, as indices into the pixels, shape [2, m]."""
    number = np.full((shape[0] + 2, shape[1] + 2), -1)
    number[row + 1, column + 1] = np.arange(len(row))
    out = []
    for i, j in ((0, 1), (1, -1), (1, 0), (1, 1)):
        other = number[row + 1 + i, column + 1 + j]
        here = np.flatnonzero(other >= 0)
        out.append(np.stack([here, other[here]]))
    return np.concatenate(out, axis=1)


def joined(count: int, pairs: NDArray[np.integer]) -> NDArray[np.int64]:
    """The least member of the group of each of `count` things that pairs [2, m] join, shape [count]."""
    group = np.arange(count)
    a, b = pairs
    while True:
        least = group.copy()
        np.minimum.at(least, group[a], group[b])
        np.minimum.at(least, group[b], group[a])
        least = np.minimum(least, least[group])
        least = least[least]
        if (least == group).all():
            return group
        group = least


def _voted(first: NDArray, second: NDArray, pairs: NDArray) -> NDArray[np.int64]:
    """Every pixel's line support region: the larger of those that the two ways of sorting directions give it, or -1.

    A region is kept where most of its pixels have no larger one, shape [n].
    """
    groups, sizes = [], []
    for sector in (first, second):
        same = sector[pairs[0]] == sector[pairs[1]]
        group = joined(len(sector), pairs[:, same])
        groups.append(group)
        sizes.append(np.bincount(group, minlength=len(group))[group])
    chosen = np.full(len(first), -1)
    for k in (0, 1):
        wins = sizes[k] > sizes[1 - k] if k else sizes[0] >= sizes[1]
        votes = np.bincount(groups[k], wins, len(first))[groups[k]]
        good = wins & (votes > 0.5 * sizes[k])
        chosen[good] = groups[k][good] + k * len(first)
    return chosen


def _fitted(group: NDArray, y: NDArray, x: NDArray, weight: NDArray, shortest: float) -> Segments:
    """Segments through the regions that are long and slender."""
    inside = group >= 0
    _, number, count = np.unique(group[inside], return_inverse=True, return_counts=True)
    x, y, w = x[inside], y[inside], weight[inside]
    n = len(count)

    def total(values: NDArray) -> NDArray:
        return np.bincount(number, values, n)

    mass = total(w)
    mx, my = total(w * x) / mass, total(w * y) / mass
    dx, dy = x - mx[number], y - my[number]
    sxx, syy, sxy = total(w * dx * dx) / mass, total(w * dy * dy) / mass, total(w * dx * dy) / mass
    turn = 0.5 * np.arctan2(2 * sxy, sxx - syy)
    way = np.stack([np.cos(turn), np.sin(turn)], 1)
    along = dx * way[number, 0] + dy * way[number, 1]
    low, high = np.zeros(n), np.zeros(n)
    np.minimum.at(low, number, along)
    np.maximum.at(high, number, along)
    across = sxx * way[:, 1] ** 2 + syy * way[:, 0] ** 2 - 2 * sxy * way[:, 0] * way[:, 1]
    width = np.sqrt(12 * np.maximum(across, 1e-6))
    length = high - low
    rows = np.flatnonzero((length > shortest) & (length > SLENDER * width))
    rows = rows[np.argsort(-length[rows], kind="stable")]
    middle = np.stack([mx, my], 1)[rows]
    return Segments(
        middle + low[rows, None] * way[rows],
        middle + high[rows, None] * way[rows],
        (mass / count)[rows],
    )
