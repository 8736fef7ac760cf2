"""Slow NumPy twins of the compiled ray caster and baker, for the tests: every ray against every triangle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array64 = NDArray[np.float64]


def closest(
    triangles: ArrayLike, origins: ArrayLike, directions: ArrayLike
) -> tuple[Array64, NDArray[np.int64]]:
    """First triangle along each ray, by testing all (Moeller and Trumbore 1997).

    Args:
        triangles: [m], shape [t, 3, 3].
        origins: [m], shape [n, 3].
        directions: Unit vectors, shape [n, 3].

    Returns:
        Distance [m] (inf for none) and index (-1 for none), each shape [n].
    """
    distance = _distances(triangles, origins, directions)
    if not distance.shape[1]:
        return np.full(len(distance), np.inf), np.full(len(distance), -1)
    first = distance.argmin(1)
    best = distance[np.arange(len(distance)), first]
    return best, np.where(np.isfinite(best), first, -1)


def transmittance(
    triangles: ArrayLike, transmission: ArrayLike, origins: ArrayLike, directions: ArrayLike, far: ArrayLike
) -> Array64:
    """Product of the transmissions of all triangles along each ray up to `far` [m], shape [n, 3]."""
    hit = (
        _distances(triangles, origins, directions)
        < np.broadcast_to(far, (len(np.asarray(origins)),))[:, None]
    )
    share = np.asarray(transmission, np.float64).reshape(1, -1, 3)
    return np.where(hit[..., None], share, 1.0).prod(1)


def seen(
    triangles: ArrayLike,
    transmission: ArrayLike,
    points: ArrayLike,
    normals: ArrayLike,
    eyes: ArrayLike,
    two_sided: ArrayLike,
    *,
    offset: float = 1e-3,
    least: float = 0.02,
) -> NDArray[np.bool_]:
    """Whether any eye [k, 3] sees each point [n, 3] of a surface with unit normals [n, 3], by asking every eye, shape [n]."""
    p, n = np.asarray(points, np.float64), np.asarray(normals, np.float64)
    out = np.zeros(len(p), bool)
    for eye in np.asarray(eyes, np.float64).reshape(-1, 3):
        to = eye - p
        facing = np.einsum("ij,ij->i", to, n)
        distance = np.linalg.norm(to, axis=1)
        start = p + n * np.where(facing > 0, offset, -offset)[:, None]
        through = transmittance(
            triangles, transmission, start, to / np.maximum(distance, 1e-12)[:, None], distance
        )
        out |= ((facing > 0) | np.asarray(two_sided, bool)) & (distance > 0) & (through.max(1) > least)
    return out


def bounce(
    triangles: ArrayLike,
    albedo: ArrayLike,
    exitance: ArrayLike,
    points: ArrayLike,
    normals: ArrayLike,
    *,
    samples: int,
    seed: int = 0,
) -> Array64:
    """Irradiance from surfaces whose irradiance is known, by plain random rays over the hemisphere.

    Args:
        triangles: [m], shape [t, 3, 3].
        albedo: Shape [t, 3].
        exitance: Irradiance that each triangle receives, shape [t, 3].
        points: [m], shape [n, 3].
        normals: Unit vectors, shape [n, 3].
        samples: Rays a point.
        seed: Seed.
    """
    rng = np.random.default_rng(seed)
    sent = np.asarray(albedo, np.float64) * np.asarray(exitance, np.float64)
    out = []
    for p, n in zip(np.asarray(points, np.float64), np.asarray(normals, np.float64)):
        d = rng.normal(size=(samples, 3))
        d = n + d / np.linalg.norm(
            d, axis=1, keepdims=True
        )  # a sphere that touches the point: cosine density
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        _, index = closest(triangles, np.tile(p + 1e-4 * n, (samples, 1)), d)
        out.append(np.where(index[:, None] >= 0, sent[index], 0.0).mean(0))
    return np.array(out)


def _distances(triangles: ArrayLike, origins: ArrayLike, directions: ArrayLike) -> Array64:
    """Distance of every ray to every triangle, inf where it misses, shape [n, t]."""
    t = np.asarray(triangles, np.float64).reshape(-1, 3, 3)
    o, d = np.asarray(origins, np.float64)[:, None], np.asarray(directions, np.float64)[:, None]
    e1, e2 = t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    p = np.cross(d, e2)
    det = (p * e1).sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1 / det
        s = o - t[:, 0]
        u = (s * p).sum(-1) * inverse
        q = np.cross(s, e1)
        v = (q * d).sum(-1) * inverse
        distance = (q * e2).sum(-1) * inverse
        inside = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 1e-6)
    return np.where(inside, distance, np.inf)
