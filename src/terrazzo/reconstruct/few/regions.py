"""Regions of like colour in a picture: pixels are merged along their least differences while these are small for the regions' size.

The rule is that of Felzenszwalb and Huttenlocher (2004); merging in rounds, every region with its most similar neighbour, makes
it one of array operations.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.segments import joined

LARGENESS = 2.5
"""How large regions become: a difference of colour [0..1] that is allowed, times pixels."""
SMALLEST = 60
"""Pixels below which a region is joined to the most similar neighbour."""
ROUNDS = 40


def find_regions(colours: NDArray[np.float32], seen: NDArray[np.bool_], *, around: bool) -> NDArray[np.int64]:
    """Numbers of the regions of a picture from 0, -1 where nothing is seen, shape [h, w].

    Args:
        colours: sRGB 0..1, shape [h, w, 3].
        seen: Which pixels count, shape [h, w].
        around: Whether the last column is beside the first.
    """
    h, w = seen.shape
    number = np.full((h, w), -1)
    number[seen] = np.arange(int(seen.sum()))
    pairs = [
        np.stack([number[:, :-1].ravel(), number[:, 1:].ravel()]),
        np.stack([number[:-1].ravel(), number[1:].ravel()]),
    ]
    if around:
        pairs.append(np.stack([number[:, -1], number[:, 0]]))
    joints = np.concatenate(pairs, axis=1)
    joints = joints[:, (joints >= 0).all(0)]
    flat = colours[seen].astype(np.float64)
    group = np.arange(len(flat))
    step = np.linalg.norm(flat[joints[0]] - flat[joints[1]], axis=1)
    group = _merged(group, flat, joints, step, LARGENESS, 0)
    group = _merged(group, flat, joints, step, 0.0, SMALLEST)
    out = np.full((h, w), -1)
    out[seen] = np.unique(group, return_inverse=True)[1]
    return out


def _merged(
    group: NDArray, colours: NDArray, joints: NDArray, step: NDArray, largeness: float, smallest: int
) -> NDArray[np.int64]:
    """Groups after merging: by Felzenszwalb's rule, or those that are too small."""
    n = len(group)
    inner = np.zeros(n)
    for _ in range(ROUNDS):
        size = np.bincount(group, minlength=n).astype(np.float64)
        mean = (
            np.stack([np.bincount(group, colours[:, k], n) for k in range(3)], 1)
            / np.maximum(size, 1)[:, None]
        )
        a, b = group[joints[0]], group[joints[1]]
        apart = a != b
        a, b, s = a[apart], b[apart], step[apart]
        if not len(a):
            break
        key = np.minimum(a, b) * n + np.maximum(a, b)
        unique, place, count = np.unique(key, return_inverse=True, return_counts=True)
        edge = np.bincount(place, s) / count  # the mean step across a border is steadier than the least
        a, b = unique // n, unique % n
        weight = 0.5 * edge + 0.5 * np.linalg.norm(mean[a] - mean[b], axis=1)
        least = np.full(n, np.inf)
        np.minimum.at(least, a, weight)
        np.minimum.at(least, b, weight)
        if smallest:
            good = ((weight == least[a]) & (size[a] < smallest)) | (
                (weight == least[b]) & (size[b] < smallest)
            )
        else:
            allowed = np.minimum(inner[a] + largeness / size[a], inner[b] + largeness / size[b])
            good = ((weight == least[a]) | (weight == least[b])) & (weight <= allowed)
        if not good.any():
            break
        pairs = np.stack([a[good], b[good]])
        fresh = joined(n, pairs)
        grown = np.zeros(n)
        np.maximum.at(grown, fresh[pairs[0]], weight[good])
        np.maximum.at(grown, fresh, inner)
        group, inner = fresh[group], grown
    return group
