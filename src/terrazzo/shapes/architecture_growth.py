"""Hedges and trees for the view: clumps of foliage with loose leaves at their edges, cheap and seen from afar."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials.finish import Finish
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.primitives.round import frustum
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface, normalize

Array = NDArray[np.float64]

_GREENS = (
    ((0.085, 0.125, 0.038), (0.042, 0.068, 0.022)),
    ((0.070, 0.105, 0.040), (0.036, 0.058, 0.024)),
    ((0.110, 0.130, 0.040), (0.058, 0.076, 0.024)),
    ((0.048, 0.076, 0.040), (0.024, 0.040, 0.022)),
)
"""Sunny and shaded foliage, linear RGB; leaves reflect 5 to 15 % of green light."""
BARK = Finish("bark", (0.13, 0.095, 0.065), (0.07, 0.05, 0.035))


def hedge_surface(
    azimuth: Array, distance: Array, height: Array, ground: float, rng: np.random.Generator
) -> Surface:
    """A ribbon with a rounded top around the origin, roughened like leaves.

    Args:
        azimuth: Along it [rad], shape [n].
        distance: Of its middle from the origin [m], shape [n].
        height: [m], shape [n].
        ground: Height of its foot [m].
        rng: For the roughness.
    """
    half = 0.32
    profile = np.array(
        [
            (-half, 0.0),
            (-half, 0.35),
            (-half, 0.7),
            (-0.9 * half, 0.93),
            (-0.5 * half, 1.0),
            (0.5 * half, 1.0),
            (half, 0.9),
        ]
    )
    r = distance[:, None] + profile[None, :, 0] + 0.035 * rng.normal(size=(len(azimuth), len(profile)))
    z = (
        ground
        + height[:, None] * profile[None, :, 1]
        + 0.03 * rng.normal(size=r.shape) * (profile[None, :, 1] > 0)
    )
    x, y = r * np.cos(azimuth)[:, None], r * np.sin(azimuth)[:, None]
    surface = Surface.grid(np.stack([x, y, z], -1))
    inward = np.einsum(
        "qd,qd->q", surface.normals.mean(1), surface.corners.mean(1) * (1, 1, 0) - (0, 0, 50.0)
    )
    if np.median(inward) > 0:  # seen from the house and from above
        return Surface(surface.corners[:, ::-1], -surface.normals[:, ::-1])
    return surface


def tree_parts(form: str, height: float, rng: np.random.Generator) -> list[Part]:
    """A tree in its own frame, standing on z = 0.

    Args:
        form: "round", "tall" or "conifer".
        height: [m].
        rng: For everything about it.
    """
    bright, shade = _GREENS[3 if form == "conifer" else int(rng.integers(3))]
    seed = int(rng.integers(1 << 30))
    sunny = Finish("leaf", bright, shade, scale=1.3, seed=seed)
    dark = Finish("leaf", shade, (0.6 * shade[0], 0.6 * shade[1], 0.6 * shade[2]), scale=1.3, seed=seed + 1)
    clumps = _tiers(height, rng) if form == "conifer" else _crown(form, height, rng)
    trunk = frustum(0.035 * height, 0.018 * height, 0.62 * height, segments=10, bevel=0.0)
    surfaces = [_clump(centre, radii, rng) for centre, radii in clumps]
    mean = float(np.mean([c[2] for c, _ in clumps]))
    upper = [s for s, (c, _) in zip(surfaces, clumps) if c[2] >= mean]
    lower = [s for s, (c, _) in zip(surfaces, clumps) if c[2] < mean]
    leaves = [_loose(s, 60, 0.065 * height**0.5, rng) for s in surfaces]
    parts = [Part(trunk, BARK), Part(Surface.merge(upper), sunny)]
    if lower:
        parts.append(Part(Surface.merge(lower), dark))
    half = len(leaves) // 2
    parts.append(Part(Surface.merge(leaves[half:]), sunny, closed=False))
    if half:
        parts.append(Part(Surface.merge(leaves[:half]), dark, closed=False))
    return parts


def _crown(form: str, height: float, rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Clumps (centre, radii) of a broad-leaved tree, around a shell so that light and gaps get between them."""
    wide, tall = (0.30, 0.30) if form == "round" else (0.17, 0.36)
    middle = np.array([0.0, 0.0, (1 - tall) * height])
    out = [(middle, np.array([wide, wide, tall]) * height * 0.62)]
    count = 11
    for i in range(count):
        z = 1 - 2 * (i + 0.5) / count
        a = i * np.pi * (3 - np.sqrt(5)) + rng.uniform(-0.4, 0.4)
        r = np.sqrt(1 - z * z)
        at = np.array([r * np.cos(a) * wide, r * np.sin(a) * wide, z * tall]) * height * 0.62
        size = height * wide * rng.uniform(0.40, 0.58)
        out.append((middle + at, np.array([size, size, 0.82 * size])))
    return out


def _tiers(height: float, rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Clumps of a conifer: flattened rings, smaller towards the top."""
    out = []
    for k in range(8):
        t = k / 7
        z = height * (0.16 + 0.80 * t)
        size = height * 0.21 * (1 - t) ** 0.85 + 0.05
        for j in range(3 if k < 5 else 1):
            a = 2.1 * j + 1.3 * k + rng.uniform(-0.3, 0.3)
            shift = 0.45 * size * (k < 5)
            out.append(
                (
                    np.array([shift * np.cos(a), shift * np.sin(a), z]),
                    np.array([0.8 * size, 0.8 * size, 0.085 * height + 0.4 * size]),
                )
            )
    return out


def _clump(centre: Array, radii: Array, rng: np.random.Generator) -> Surface:
    """A lumpy ellipsoid of 7 x 10 quads."""
    rise = np.linspace(-np.pi / 2, np.pi / 2, 8)
    turn = np.linspace(0, 2 * np.pi, 11) + rng.uniform(0, 6.28)
    d = np.stack(
        [
            np.outer(np.cos(turn), np.cos(rise)),
            np.outer(np.sin(turn), np.cos(rise)),
            np.broadcast_to(np.sin(rise), (11, 8)),
        ],
        -1,
    )
    lump = 1 + 0.05 * rng.normal(size=(11, 8))
    for _ in range(5):  # bosses and hollows
        lump += rng.uniform(-0.14, 0.16) * np.sin(
            d @ (normalize(rng.normal(size=3)) * rng.uniform(3, 8)) + rng.uniform(0, 6.28)
        )
    lump[-1] = lump[0]
    lump[:, [0, -1]] = lump[:, [0, -1]].mean(0)
    return Surface.grid(centre + d * radii * lump[..., None])


def _loose(surface: Surface, count: int, size: float, rng: np.random.Generator) -> Surface:
    """Leaves that stick out of a clump, so that its outline is not a line."""
    pick = rng.integers(len(surface), size=count)
    weights = rng.dirichlet(np.ones(4), count)
    at = np.einsum("nk,nkd->nd", weights, surface.corners[pick])
    out = normalize(surface.normals[pick].mean(1) + 0.6 * rng.normal(size=(count, 3)))
    side = normalize(np.cross(out, rng.normal(size=(count, 3))))
    long = size * rng.uniform(0.8, 1.6, (count, 1))
    a, b = out * long, side * long * 0.45
    return quads(np.stack([at - b * 0.3, at + 0.5 * a - b, at + a, at + 0.5 * a + b], 1))
