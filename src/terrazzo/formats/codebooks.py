"""Vector quantisation: codebooks of numbers and palettes of vectors, by Lloyd's algorithm (k-means), seeded.

The palette is made in two levels, clusters within clusters, so that 65,536 entries take seconds rather than hours:
every vector is compared with some 2 x 256 centres instead of all.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BINS = 1 << 16
_SCALAR_ROUNDS = 3
_VECTOR_ROUNDS = 4
_BLOCK = 1 << 11
_SAMPLE = 1 << 16


def scalar_codebook(values: NDArray[np.floating], size: int = 256) -> NDArray[np.float64]:
    """Rising representative values with a small mean squared error and a bounded largest one.

    The values are counted in fine bins. Half of the levels are spread evenly over the range, so that rare values
    (the largest splats) are not far from a level; half have the density that is best for the mean, the cube root of
    the values' own (Panter and Dite, 1951). A few rounds of Lloyd's then move each level to its cell's mean.

    Args:
        values: Any shape.
        size: Number of levels.

    Returns:
        Shape [size], float64.
    """
    flat = np.asarray(values, np.float64).reshape(-1)
    if not len(flat):
        return np.zeros(size)
    distinct = np.unique(flat[:_SAMPLE]) if len(flat) <= _SAMPLE else np.zeros(size + 1)
    if len(distinct) <= size:
        return np.concatenate([distinct, np.full(size - len(distinct), distinct[-1])])
    low, high = float(flat.min()), float(flat.max())
    step = max((high - low) / _BINS, 1e-300)
    bins = np.minimum(((flat - low) / step).astype(np.int64), _BINS - 1)
    counts = np.bincount(bins, minlength=_BINS).astype(np.float64)
    sums = np.bincount(bins, flat, _BINS)
    filled = np.flatnonzero(counts)
    counts, middles, sums = counts[filled], sums[filled] / counts[filled], sums[filled]
    dense = np.cumsum(np.cbrt(counts))
    share = dense / dense[-1] + (middles - low) / max(high - low, 1e-300)
    levels = np.interp((np.arange(size) + 0.5) / size * share[-1], share, middles)
    total, weight = np.concatenate([[0], np.cumsum(sums)]), np.concatenate([[0], np.cumsum(counts)])
    for _ in range(_SCALAR_ROUNDS):
        edges = np.searchsorted(middles, (levels[1:] + levels[:-1]) / 2)
        edges = np.concatenate([[0], edges, [len(middles)]])
        mass = np.diff(weight[edges])
        levels = np.where(mass > 0, np.diff(total[edges]) / np.where(mass > 0, mass, 1), levels)
    return np.sort(levels)


def nearest_level(values: NDArray[np.floating], levels: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Index of the nearest of at most 256 rising levels, in the values' shape."""
    return np.searchsorted((levels[1:] + levels[:-1]) / 2, values).astype(np.uint8)


def vector_palette(vectors: Floats, size: int, seed: int = 0) -> tuple[Floats, NDArray[np.intp]]:
    """Representative vectors and each vector's choice.

    Args:
        vectors: Shape [n, d].
        size: Most entries of the palette.
        seed: Of the random first guesses.

    Returns:
        The palette, shape [at most size, d], and its index for each vector, shape [n].
    """
    if len(vectors) <= size:
        return vectors, np.arange(len(vectors))
    unique, inverse = np.unique(vectors, axis=0, return_inverse=True)
    if len(unique) <= size:
        return unique, inverse.reshape(-1)
    rng = np.random.default_rng(seed)
    outer = round(size**0.5)
    sample = vectors[rng.choice(len(vectors), min(len(vectors), _SAMPLE), replace=False)]
    labels = _nearest(vectors, _lloyd(sample, outer, rng))
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], np.arange(outer + 1))
    shares = _shares(vectors, order, starts, size)
    palette, index = [], np.empty(len(vectors), np.intp)
    filled = 0
    for cluster, share in enumerate(shares):
        members = order[starts[cluster] : starts[cluster + 1]]
        if len(members):
            inner = _lloyd(vectors[members], share, rng)
            index[members] = filled + _nearest(vectors[members], inner)
            palette.append(inner)
            filled += len(inner)
    return np.concatenate(palette), index


def _shares(
    vectors: Floats, order: NDArray[np.intp], starts: NDArray[np.intp], size: int
) -> NDArray[np.intp]:
    """How many entries each outer cluster gets: by the square root of members times squared error, at least one."""
    counts = np.diff(starts)
    spread = np.zeros(len(counts))
    for i, count in enumerate(counts):
        if count:
            spread[i] = vectors[order[starts[i] : starts[i + 1]]].var(axis=0).sum() * count
    weight = np.sqrt(spread * counts)
    free = size - len(counts)
    shares = 1 + np.floor(weight / max(weight.sum(), 1e-30) * free).astype(np.intp)
    return np.minimum(shares, np.maximum(counts, 1))


def _lloyd(vectors: Floats, size: int, rng: np.random.Generator) -> Floats:
    """Centres of clusters; empty ones keep their place."""
    size = min(size, len(vectors))
    centres = vectors[np.sort(rng.choice(len(vectors), size, replace=False))]
    if size == len(vectors):
        return centres
    for _ in range(_VECTOR_ROUNDS):
        labels = _nearest(vectors, centres)
        counts = np.bincount(labels, minlength=size)
        sums = np.stack([np.bincount(labels, column, size) for column in vectors.T], axis=1)
        centres = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centres).astype(
            np.float32
        )
    return centres


def _nearest(vectors: Floats, centres: Floats) -> NDArray[np.intp]:
    """Index of the nearest centre, in blocks whose scores stay in the cache."""
    half = 0.5 * np.einsum("ij,ij->i", centres, centres)
    factor = np.ascontiguousarray(np.concatenate([centres, -half[:, None]], axis=1).T, np.float32)
    ones = np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], axis=1)
    out = np.empty(len(vectors), np.intp)
    scores = np.empty((_BLOCK, len(centres)), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        block = ones[start : start + _BLOCK]
        np.argmax(
            np.matmul(block, factor, out=scores[: len(block)]), axis=1, out=out[start : start + len(block)]
        )
    return out
