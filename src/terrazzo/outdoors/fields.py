"""Numbers all over a plane: fractal noise and its ridged and billowed kinsmen, smooth steps, distances to lines.

Land is made of functions of (x, y) and not of grids, so that it can be asked for as finely as a splat needs it near a
person's feet and as coarsely as a mountain's far side allows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.materials.noise import fbm

Floats = NDArray[Any]
"""Arrays of real numbers, of either precision."""

GOLDEN = float(np.pi * (3 - np.sqrt(5)))
"""Angle between successive leaves, seeds and well spread points [rad]."""


def noise(
    xy: ArrayLike,
    wavelength: float,
    *,
    octaves: int = 4,
    seed: int = 0,
    gain: float = 0.5,
    stretch: float = 1.0,
) -> Floats:
    """Fractal gradient noise over the plane, about -1 to 1, shape [n].

    Args:
        xy: Where [m], shape [n, 2].
        wavelength: Of the first octave [m].
        octaves: How many.
        seed: Another one gives another pattern.
        gain: Amplitude from octave to octave.
        stretch: Factor on the wavelength along y.
    """
    p = np.asarray(xy, np.float64)
    # The core's noise is over float32 lattices; a shift by the seed keeps the origin, where people stand, off its zeros.
    shift = np.array([17.31 + 3.7 * (seed % 97), 41.77 + 5.3 * (seed % 89)])
    q = np.empty((len(p), 3), np.float32)
    q[:, :2] = p / (wavelength, wavelength * stretch) + shift
    q[:, 2] = 0.37 + seed % 61
    total = sum(gain**k for k in range(octaves))
    return fbm(q, octaves=octaves, gain=gain, seed=seed).astype(np.float64) / (0.62 * total)


def warped(xy: ArrayLike, wavelength: float, amount: float, *, seed: int = 0) -> Floats:
    """The points moved about by noise, which breaks up straight and round outlines, shape [n, 2]."""
    p = np.asarray(xy, np.float64)
    shift = [noise(p, wavelength, octaves=3, seed=seed + k) for k in (101, 202)]
    return p + amount * np.stack(shift, -1)


def ridged(xy: ArrayLike, wavelength: float, *, octaves: int = 6, seed: int = 0) -> Floats:
    """Ridged multifractal noise (Musgrave, in Ebert et al., "Texturing and Modeling", 1994), 0 to about 1, shape [n].

    Each octave counts by how high the ones before it are, which gives sharp crests over smooth valleys.
    """
    p = np.asarray(xy, np.float64)
    total, weight, amplitude, span = np.zeros(len(p)), np.ones(len(p)), 1.0, 0.0
    turn = np.array([[0.8, 0.6], [-0.6, 0.8]])
    for k in range(octaves):
        crest = np.clip(1 - np.abs(noise(p, wavelength / 2.03**k, octaves=1, seed=seed + 31 * k)), 0, 1) ** 2
        total += amplitude * crest * weight
        span += amplitude
        weight = np.clip(1.6 * crest * weight, 0, 1)
        amplitude *= 0.48
        p = p @ turn
    return total / (0.72 * span)


def smooth(low: float, high: float, values: ArrayLike) -> Floats:
    """Smoothstep: 0 up to `low`, 1 from `high`; the other way round where `low` is the larger."""
    t = np.clip((np.asarray(values, np.float64) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: ArrayLike, b: ArrayLike, share: ArrayLike) -> Floats:
    """`a` where the share is 0, `b` where it is 1: numbers, or colours [3] or [n, 3], by a share [n]."""
    x, y, t = np.asarray(a, np.float64), np.asarray(b, np.float64), np.asarray(share, np.float64)
    if t.ndim == 1 and max(x.ndim, y.ndim):
        t = t[:, None]
    return x + (y - x) * t


WINDOW = 2
"""Segments of a long line to both sides of a point's foot that are looked at."""


def distance_to(line: ArrayLike, xy: ArrayLike) -> Floats:
    """Distance [m] of points [n, 2] to a polyline [k, 2], shape [n].

    Of a long line that runs on in one direction only the segments near a point's foot are looked at, which is exact near the
    line and a little too large far from it.
    """
    path, p = np.asarray(line, np.float64), np.asarray(xy, np.float64)
    way = path[-1] - path[0]
    along = path @ way
    if len(path) <= 2 * WINDOW + 3 or not (np.diff(along) > 0).all():
        out = np.full(len(p), np.inf)
        for a, b in pairwise(path):
            out = np.minimum(out, _to_segment(p, a, b - a))
        return out
    foot = np.clip(np.searchsorted(along, p @ way) - 1, 0, len(path) - 2)
    out = np.full(len(p), np.inf)
    for shift in range(-WINDOW, WINDOW + 1):
        k = np.clip(foot + shift, 0, len(path) - 2)
        out = np.minimum(out, _to_segment(p, path[k], path[k + 1] - path[k]))
    return out


def _to_segment(p: Floats, start: Floats, edge: Floats) -> Floats:
    t = np.clip(((p - start) * edge).sum(-1) / np.maximum((edge * edge).sum(-1), 1e-12), 0, 1)
    return np.hypot(*(p - start - t[:, None] * edge).T)


def spread(
    rng: np.random.Generator, low: ArrayLike, high: ArrayLike, spacing: float, density, *, most: int = 20_000
) -> Floats:
    """Poisson-disc points in a rectangle, thinned by a density, by dart throwing on a grid (Bridson 2007), shape [k, 2].

    Args:
        rng: Where the darts come from.
        low: Least x and y [m].
        high: Largest x and y [m].
        spacing: Least distance between two points [m].
        density: Function of points [n, 2] to the share 0..1 of them that stay, shape [n].
        most: At most this many points.
    """
    lo, hi = np.asarray(low, np.float64), np.asarray(high, np.float64)
    count = int(min(3.0 * np.prod((hi - lo) / spacing) + 8, 8 * most))
    darts = rng.uniform(lo, hi, (count, 2))
    darts = darts[rng.uniform(size=count) < density(darts)]
    cell = spacing / np.sqrt(2)
    taken: dict[tuple[int, int], NDArray] = {}
    kept = []
    for dart, (i, j) in zip(darts, np.floor((darts - lo) / cell).astype(int).tolist(), strict=True):
        if (i, j) in taken:
            continue
        near = (taken.get((i + a, j + b)) for a in (-2, -1, 0, 1, 2) for b in (-2, -1, 0, 1, 2))
        if all(o is None or (dart[0] - o[0]) ** 2 + (dart[1] - o[1]) ** 2 >= spacing**2 for o in near):
            taken[i, j] = dart
            kept.append(dart)
            if len(kept) >= most:
                break
    return np.array(kept).reshape(-1, 2)
