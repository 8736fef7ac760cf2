"""Connected groups of grid cells, in the plane or in space."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray


def connected(cells: NDArray[np.integer], *, reach: int = 1) -> NDArray[np.int64]:
    """Numbers of the groups that cells belong to, 0 for the largest, shape [n].

    Args:
        cells: Whole numbers, no two rows the same, shape [n, 2] or [n, 3].
        reach: Cells are neighbours when no coordinate differs by more than this.
    """
    n = len(cells)
    if not n:
        return np.zeros(0, np.int64)
    places = cells.astype(np.int64) - cells.min(0) + reach
    span = places.max(0) + reach + 1
    key = np.asarray(np.ravel_multi_index(tuple(places.T), tuple(int(s) for s in span)))
    order = np.argsort(key)
    keys = key[order]
    ends: list[NDArray] = []
    for step in product(range(-reach, reach + 1), repeat=cells.shape[1]):
        shift = int(np.ravel_multi_index(tuple(np.array(step) + reach), tuple(int(s) for s in span)))
        shift -= int(np.ravel_multi_index((reach,) * cells.shape[1], tuple(int(s) for s in span)))
        if shift <= 0:
            continue
        at = np.searchsorted(keys, keys + shift)
        hit = (at < n) & (keys[np.minimum(at, n - 1)] == keys + shift)
        ends.append(np.stack([order[hit], order[at[hit]]]))
    a, b = np.concatenate(ends, axis=1)
    group = np.arange(n)
    while True:
        least = group.copy()
        np.minimum.at(least, a, group[b])
        np.minimum.at(least, b, group[a])
        least = least[least]
        if (least == group).all():
            break
        group = least
    _, numbers, count = np.unique(group, return_inverse=True, return_counts=True)
    rank = np.empty(len(count), np.int64)
    rank[np.argsort(-count, kind="stable")] = np.arange(len(count))
    return rank[numbers]
