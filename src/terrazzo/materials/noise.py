"""Solid noise at points: gradient noise, its fractal sum, and cellular noise, from the compiled core.

`fbm_reference` and `cells_reference` are the same functions in plain NumPy: the slow twins that the tests compare with.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.native import core
from terrazzo.threads import usable_threads

Floats = NDArray[np.float32]


def fbm(
    points: ArrayLike, *, octaves: int = 4, lacunarity: float = 2.0, gain: float = 0.5, seed: int = 0
) -> Floats:
    """Fractal sum of gradient noise (Perlin 2002); one octave is plain gradient noise in about [-1, 1].

    Args:
        points: Where, in units of the first octave's lattice, shape [n, 3].
        octaves: How many layers, each `lacunarity` times finer and `gain` times weaker.
        lacunarity: Factor on the frequency from layer to layer.
        gain: Factor on the amplitude from layer to layer.
        seed: Any integer; another one gives another pattern.

    Returns:
        Shape [n], not normalised: up to about 1 + gain + gain^2 + ...
    """
    p = np.ascontiguousarray(points, np.float32)
    out = np.empty(len(p), np.float32)
    core().noise_fbm(p, out, octaves, lacunarity, gain, seed & 0xFFFFFFFF, usable_threads())
    return out


def cells(
    points: ArrayLike, *, jitter: float = 1.0, seed: int = 0
) -> tuple[Floats, Floats, NDArray[np.uint32]]:
    """Cellular noise (Worley 1996) on a unit lattice with one feature point in each cube.

    Args:
        points: Where, in lattice units, shape [n, 3].
        jitter: 0 puts the feature points on the lattice's centres, 1 anywhere in their cubes.
        seed: Any integer.

    Returns:
        Distance to the nearest feature point, to the second nearest, and a hash that names the nearest; each [n].
    """
    p = np.ascontiguousarray(points, np.float32)
    first, second = np.empty(len(p), np.float32), np.empty(len(p), np.float32)
    ids = np.empty(len(p), np.uint32)
    core().noise_cells(p, first, second, ids, jitter, seed & 0xFFFFFFFF, usable_threads())
    return first, second, ids


def unit(hashes: NDArray[np.uint32], salt: int = 0) -> Floats:
    """A number in [0, 1) from each hash; another `salt` gives another, independent one."""
    h = (hashes ^ np.uint32((salt * 0x9E3779B9) & 0xFFFFFFFF)) * np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return (h >> np.uint32(8)).astype(np.float32) * np.float32(2.0**-24)


def lattice_hash(x: NDArray, y: NDArray, z: NDArray | int, seed: int) -> NDArray[np.uint32]:
    """Hash of lattice points (MurmurHash3's finaliser), the same as the core's; broadcasts, shape [n]."""

    def word(values: NDArray | int, factor: int) -> NDArray[np.uint32]:
        return np.asarray(values).astype(np.int64).astype(np.uint32) * np.uint32(factor)

    h = np.atleast_1d(word(x, 0x8DA6B343) + word(y, 0xD8163841) + word(z, 0xCB1AB31F))
    h = h + np.uint32((seed * 0x9E3779B9) & 0xFFFFFFFF)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def fbm_reference(
    points: ArrayLike, *, octaves: int = 4, lacunarity: float = 2.0, gain: float = 0.5, seed: int = 0
) -> NDArray[np.float64]:
    """`fbm` in plain NumPy."""
    p = np.asarray(points, np.float64)
    total = np.zeros(len(p))
    for octave in range(octaves):
        total += gain**octave * _gradient_noise(p * lacunarity**octave, seed + octave)
    return total


def cells_reference(
    points: ArrayLike, *, jitter: float = 1.0, seed: int = 0
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint32]]:
    """`cells` in plain NumPy."""
    p = np.asarray(points, np.float64)
    base = np.floor(p)
    offsets = np.stack(np.meshgrid(*[[-1, 0, 1]] * 3, indexing="ij"), -1).reshape(-1, 3)
    corner = base[:, None] + offsets
    h = lattice_hash(corner[..., 0], corner[..., 1], corner[..., 2], seed)
    bits = np.stack([h & 1023, (h >> 10) & 1023, (h >> 20) & 1023], -1) / 1024.0
    distance = np.linalg.norm(corner + 0.5 + jitter * (bits - 0.5) - p[:, None], axis=-1)
    order = np.argsort(distance, axis=1)[:, :2]
    rows = np.arange(len(p))
    return distance[rows, order[:, 0]], distance[rows, order[:, 1]], h[rows, order[:, 0]]


def _gradient_noise(p: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    base = np.floor(p)
    f = p - base
    w = f**3 * (f * (f * 6 - 15) + 10)
    total = np.zeros(len(p))
    for corner in np.ndindex(2, 2, 2):
        lattice = base + corner
        h = lattice_hash(lattice[:, 0], lattice[:, 1], lattice[:, 2], seed) & 15
        x, y, z = (f - corner).T
        u = np.where(h < 8, x, y)
        v = np.where(h < 4, y, np.where((h == 12) | (h == 14), x, z))
        dot = np.where(h & 1, -u, u) + np.where(h & 2, -v, v)
        total += dot * np.prod(np.where(np.array(corner) == 1, w, 1 - w), axis=1)
    return total
