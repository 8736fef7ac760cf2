"""Hedges and trees for the view: dark clumps under sprays of leaves in a few tones, cheap and seen from afar.

What grows outside casts no shadow on itself, so the tones do: sprays deep in a crown and below it are dark.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.materials.finish import Finish
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.primitives.round import frustum
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface, normalize

Array = NDArray[np.float64]
Colour = tuple[float, float, float]

CORE = 0.78
"""Size of the dark clumps over that of the crown's."""
SHRUB_SPRAY = 0.13
"""Half the length of a spray of a shrub [m]."""
DENSITY = 0.5
"""Sprays of leaves on the area of a square as wide as one is long from its middle."""
FAR_SIDE = -0.2
"""Cosine between the way outwards and the way to the eye below which leaves are on the far side."""
TONES = ((0.34, 0.05), (0.36, 0.45), (0.30, 0.95))
"""Share of the sprays in each tone from the darkest on, and how far it lies from the shaded colour to the sunny one."""

_GREENS = (
    ((0.085, 0.125, 0.038), (0.042, 0.068, 0.022)),
    ((0.070, 0.105, 0.040), (0.036, 0.058, 0.024)),
    ((0.110, 0.130, 0.040), (0.058, 0.076, 0.024)),
    ((0.048, 0.076, 0.040), (0.024, 0.040, 0.022)),
)
"""Sunny and shaded foliage, linear RGB; leaves reflect 5 to 15 % of green light."""
BARK = Finish("bark", (0.13, 0.095, 0.065), (0.07, 0.05, 0.035))


def shrub_parts(
    clumps: Sequence[tuple[Array, Array]], kind: int, rng: np.random.Generator, *, coarse: float = 1.0
) -> list[Part]:
    """Shrubs of one kind in the frame of their garden, which is seen from the house in its middle.

    Args:
        clumps: Centre and radii of each [m].
        kind: Which greens they have: 0, 1 or 2.
        rng: For everything about them.
        coarse: Factor on the size of leaves; there are the fewer of them.
    """
    bright, shade = _GREENS[kind]
    seed = int(rng.integers(1 << 30))
    core = Surface.merge([_clump(centre, CORE * radii, rng) for centre, radii in clumps])
    return [
        Part(core, _leaf(shade, 0.55, seed)),
        *sprays(clumps, coarse * SHRUB_SPRAY, (bright, shade), rng, eye=(0.0, 0.0, 1.5), seed=seed),
    ]


def tree_parts(
    form: str, height: float, rng: np.random.Generator, *, eye: ArrayLike | None = None, coarse: float = 1.0
) -> list[Part]:
    """A tree in its own frame, standing on z = 0.

    Args:
        form: "round", "tall" or "conifer".
        height: [m].
        rng: For everything about it.
        eye: Where it is seen from, in its frame [m], shape [3]: the far side gets no leaves. All sides do when None.
        coarse: Factor on the size of leaves; there are the fewer of them.
    """
    bright, shade = _GREENS[3 if form == "conifer" else int(rng.integers(3))]
    seed = int(rng.integers(1 << 30))
    clumps = _tiers(height, rng) if form == "conifer" else _crown(form, height, rng)
    trunk = frustum(0.032 * height, 0.014 * height, 0.62 * height, segments=10, bevel=0.0)
    core = Surface.merge([_clump(centre, CORE * radii, rng) for centre, radii in clumps])
    parts = [Part(trunk, BARK), Part(core, _leaf(shade, 0.55, seed))]
    size = coarse * 0.055 * height**0.5
    return parts + sprays(clumps, size, (bright, shade), rng, eye=eye, hanging=form == "conifer", seed=seed)


def sprays(
    clumps: Sequence[tuple[Array, Array]],
    size: float,
    tones: tuple[Colour, Colour],
    rng: np.random.Generator,
    *,
    eye: ArrayLike | None = None,
    hanging: bool = False,
    seed: int = 0,
) -> list[Part]:
    """Sprays of leaves around clumps of foliage, in one part for each of a few tones.

    Args:
        clumps: Centre and radii of each [m].
        size: Half the length of a spray [m].
        tones: Sunny and shaded colour, linear RGB.
        rng: For everything about them.
        eye: Where they are seen from [m], shape [3]; those on the far side are left out. None for all.
        hanging: They point outwards and down, as twigs of conifers do; else they lie like tiles, each a little askew.
        seed: Of their texture.
    """
    at, out = _around(clumps, size, rng)
    if eye is not None:
        near = np.einsum("nd,nd->n", out, normalize(np.asarray(eye, np.float64) - at)) > FAR_SIDE
        at, out = at[near], out[near]
    low, high = at[:, 2].min(), at[:, 2].max()
    level = (at[:, 2] - low) / max(high - low, 1e-6)
    sun = 0.45 * level + 0.35 * out[:, 2] + 0.22 * rng.normal(size=len(at))
    rank = np.argsort(np.argsort(sun)) / len(sun)
    surface = _sprays(at, out, size, rng, hanging)
    parts = []
    for k, (share, factor) in enumerate(TONES):
        rows = (rank >= sum(t[0] for t in TONES[:k])) & (rank < sum(t[0] for t in TONES[: k + 1]) + 1e-9)
        colour = _blend(tones[1], tones[0], factor)
        some = Surface(surface.corners[rows], surface.normals[rows])
        if share and rows.any():
            parts.append(Part(some, _leaf(colour, 1.0, seed + k), closed=False))
    return parts


def _leaf(colour: Colour, factor: float, seed: int) -> Finish:
    r, g, b = (factor * c for c in colour)
    return Finish("leaf", (r, g, b), (0.7 * r, 0.7 * g, 0.72 * b), scale=0.8, seed=seed)


def _blend(a: Colour, b: Colour, share: float) -> Colour:
    r, g, b_ = ((1 - share) * x + share * y for x, y in zip(a, b))
    return r, g, b_


def _around(
    clumps: Sequence[tuple[Array, Array]], size: float, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Places around clumps that lie in no other clump, and the directions outwards there, each shape [n, 3]."""
    places, outwards = [], []
    for i, (centre, radii) in enumerate(clumps):
        count = int(DENSITY * 4 * np.pi * float(np.mean(radii)) ** 2 / size**2)
        d = normalize(rng.normal(size=(count, 3)))
        at = centre + d * radii * rng.uniform(0.78, 1.10, (count, 1))
        free = np.ones(count, bool)
        for j, (other, reach) in enumerate(clumps):
            if j != i:
                free &= np.linalg.norm((at - other) / (0.85 * reach), axis=1) > 1
        places.append(at[free])
        outwards.append(normalize(d / radii)[free])
    return np.concatenate(places), np.concatenate(outwards)


def _sprays(at: Array, out: Array, size: float, rng: np.random.Generator, hanging: bool) -> Surface:
    """Pointed quads at places [n, 3] that face outwards, more or less; they are shaded as the crown is."""
    n = len(at)
    facing = normalize(out + 0.55 * rng.normal(size=(n, 3)))
    along = rng.normal(size=(n, 3))
    if hanging:
        along = out * (1, 1, 0.2) + (0, 0, -0.5) + 0.35 * along
        facing = normalize(facing + (0, 0, 0.8))
    long = normalize(along - np.einsum("nd,nd->n", along, facing)[:, None] * facing)
    side = np.cross(facing, long)
    a = long * size * rng.uniform(0.7, 1.5, (n, 1))
    b = side * size * rng.uniform(0.35, 0.65, (n, 1)) * (0.6 if hanging else 1.0)
    made = quads(np.stack([at - a, at - b, at + a, at + b], 1))
    normals = normalize(0.75 * out + 0.45 * facing)
    flip = np.einsum("nd,nd->n", made.normals.mean(1), normals) < 0
    corners = np.where(flip[:, None, None], made.corners[:, ::-1], made.corners)
    return Surface(corners, np.repeat(normals[:, None], 4, 1))


def _crown(form: str, height: float, rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Clumps (centre, radii) of a broad-leaved tree: a dome of boughs of all sizes, flat below, never quite even."""
    wide, tall, count = (0.36, 0.30, 13) if form == "round" else (0.18, 0.40, 12)
    middle = np.array([0.03 * rng.normal() * height, 0.03 * rng.normal() * height, (0.96 - tall) * height])
    out = [(middle, np.array([0.6 * wide, 0.6 * wide, 0.62 * tall]) * height)]
    for i in range(count):
        z = 1 - 1.7 * (i + 0.5) / count
        a = i * np.pi * (3 - np.sqrt(5)) + rng.uniform(-0.5, 0.5)
        r = np.sqrt(max(1 - z * z, 0.0)) * rng.uniform(0.75, 1.1)
        at = np.array([r * np.cos(a) * wide, r * np.sin(a) * wide, z * tall]) * height * 0.72
        size = height * wide * rng.uniform(0.30, 0.52)
        out.append((middle + at, np.array([size, size, 0.72 * size])))
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
