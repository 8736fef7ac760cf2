"""What the ground looks like: colours of earth, grass, sand, snow, rock, paving, mixed by place, slope and wear.

Albedos are linear RGB, after Coulson and Reynolds, "The spectral reflectance of natural surfaces" (1971), warmed and paled by
eye where those of single materials look flat over a whole field.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.materials.noise import cells, unit
from terrazzo.outdoors.fields import Floats, distance_to, mix, noise, smooth
from terrazzo.outdoors.land import Path

GRASS = (0.088, 0.135, 0.030)
DRY_GRASS = (0.23, 0.19, 0.075)
LAWN = (0.075, 0.150, 0.028)
SOIL = (0.125, 0.080, 0.048)
LITTER = (0.115, 0.070, 0.038)
MOSS = (0.065, 0.095, 0.022)
SAND = (0.56, 0.45, 0.31)
DESERT = (0.52, 0.325, 0.165)
SNOW = (0.86, 0.89, 0.93)
ROCK = (0.235, 0.220, 0.200)
DARK_ROCK = (0.125, 0.118, 0.112)
RED_ROCK = (0.42, 0.185, 0.090)
GRAVEL = (0.33, 0.285, 0.225)
PAVING = (0.40, 0.375, 0.335)
COBBLE = (0.205, 0.190, 0.175)
ASPHALT = (0.075, 0.074, 0.073)
WOODS = (0.034, 0.056, 0.020)
"""Conifers from afar."""
LEAVES = (0.055, 0.085, 0.022)
"""Broadleaved woods from afar."""


def detail(xy: ArrayLike, wavelength: float, side: Floats, *, octaves: int = 3, seed: int = 0) -> Floats:
    """Noise that fades where squares are too large to show it, about -1 to 1, shape [n]."""
    return noise(xy, wavelength, octaves=octaves, seed=seed) * np.clip(wavelength / (2.5 * side), 0, 1)


def mottled(
    colour: ArrayLike,
    xy: Floats,
    side: Floats,
    *,
    seed: int,
    amount: float = 0.22,
    wavelengths=(0.11, 0.7, 4.0, 31.0),
) -> Floats:
    """A colour with patches of all sizes lighter and darker, warmer and cooler, shape [n, 3]."""
    tone = sum(detail(xy, w, side, octaves=2, seed=seed + k) for k, w in enumerate(wavelengths)) / 2.0
    warm = noise(xy, 9.0, octaves=3, seed=seed + 77)
    shade = np.exp(amount * 1.6 * tone)[:, None] * (1 + 0.07 * warm[:, None] * np.array([1.2, 0.1, -1.3]))
    return np.asarray(colour) * shade


def grassy(
    xy: Floats, side: Floats, *, seed: int, green=GRASS, dry=DRY_GRASS, dryness: float = 0.3
) -> Floats:
    """Grass in patches of fresh and dry, soil showing through, shape [n, 3]."""
    share = smooth(
        0.15,
        0.9,
        0.5 + 0.55 * noise(xy, 23.0, octaves=4, seed=seed + 5) + 0.18 * detail(xy, 1.3, side, seed=seed + 6),
    )
    colour = mix(np.broadcast_to(green, (len(xy), 3)), np.asarray(dry), dryness * share * 1.6)
    return mottled(1.0, xy, side, seed=seed, amount=0.30) * colour


def stony(xy: Floats, z: Floats, side: Floats, *, seed: int, colour=ROCK) -> Floats:
    """Rock with cracks and stains, shape [n, 3]."""
    crack = np.abs(noise(xy, 2.3, octaves=4, seed=seed + 3))
    streak = noise(np.column_stack([xy[:, 0] + xy[:, 1], z * 5]), 18.0, octaves=4, seed=seed + 9)
    shade = (0.72 + 0.42 * smooth(0.0, 0.28, crack)) * np.exp(0.30 * streak)
    return (
        mottled(colour, xy, side, seed=seed, amount=0.25, wavelengths=(0.3, 2.1, 13.0, 90.0)) * shade[:, None]
    )


def strata(xy: Floats, z: Floats, side: Floats, *, seed: int) -> Floats:
    """Layers of sandstone, from cream to deep red, that run level with a slight tilt, shape [n, 3]."""
    bend = 2.2 * noise(xy, 90.0, octaves=2, seed=seed) + 0.35 * noise(xy, 6.0, octaves=3, seed=seed + 1)
    level = np.column_stack([z + bend + 0.02 * xy[:, 0], np.zeros(len(z))])
    broad, fine = noise(level, 9.0, octaves=2, seed=seed + 2), noise(level, 1.1, octaves=3, seed=seed + 3)
    tone = 0.75 * broad + 0.55 * fine * np.clip(1.1 / (1.6 * side), 0, 1)
    tone = np.sign(tone) * np.abs(tone) ** 0.75
    pale, deep = np.array((0.58, 0.385, 0.25)), np.array((0.30, 0.115, 0.055))
    colour = mix(np.broadcast_to(RED_ROCK, (len(xy), 3)), pale, smooth(0.05, 0.7, tone))
    colour = mix(colour, deep, smooth(-0.05, -0.65, tone))
    varnish = smooth(
        0.25,
        0.8,
        noise(np.column_stack([xy @ np.array([0.8, 0.6]), z * 0.08]), 7.0, octaves=4, seed=seed + 4),
    )
    colour = mix(colour, np.array((0.16, 0.075, 0.045)), 0.30 * varnish)
    return mottled(1.0, xy, side, seed=seed + 5, amount=0.15) * colour


def sandy(
    xy: Floats, side: Floats, *, seed: int, colour=SAND, ripple: float = 0.16, length: float = 0.17
) -> Floats:
    """Sand with wind ripples, shape [n, 3]."""
    along = xy @ np.array([0.86, 0.5]) + 0.30 * noise(xy, 1.9, octaves=3, seed=seed + 2)
    wave = np.sin(2 * np.pi * along / length) * np.clip(length / (2.5 * side), 0, 1)
    patch = smooth(-0.2, 0.5, noise(xy, 7.0, octaves=2, seed=seed + 3))
    base = mottled(colour, xy, side, seed=seed, amount=0.10, wavelengths=(0.07, 0.5, 5.0, 60.0))
    return base * (1 + ripple * wave * patch)[:, None]


def paved(
    xy: Floats, side: Floats, *, seed: int, kind: str = "slabs", colour=PAVING, size: float = 0.5
) -> Floats:
    """Paving: "slabs" in running bond, "cobbles", or "flags" of odd shapes, with joints, shape [n, 3]."""
    seen = np.clip(size / (2.2 * side), 0, 1)
    if kind == "slabs":
        row = np.floor(xy[:, 1] / size)
        u, v = xy[:, 0] / (1.5 * size) + 0.5 * (row % 2), xy[:, 1] / size
        name = (np.floor(u).astype(np.int64) * 7919 + row.astype(np.int64) * 104729 + seed).astype(np.uint32)
        du, dv = np.abs(u - np.round(u)) * 1.5 * size, np.abs(v - np.round(v)) * size
        joint = smooth(0.022, 0.006, np.minimum(du, dv))
    else:
        q = np.zeros((len(xy), 3), np.float32)
        q[:, :2] = xy / size
        q[:, 2] = 0.5
        first, second, name = cells(q, jitter=0.55 if kind == "cobbles" else 0.9, seed=seed)
        joint = smooth(0.16, 0.05, second - first)
    tone = 1 + (0.42 * (unit(name, 1) - 0.5) * seen)
    warm = 1 + 0.10 * ((unit(name, 2) - 0.5) * seen)[:, None] * np.array([1, 0.1, -1])
    base = mottled(colour, xy, side, seed=seed, amount=0.14) * tone[:, None] * warm
    return base * (1 - 0.55 * joint * seen)[:, None]


def on_path(path: Path, xy: Floats, side: Floats, *, seed: int) -> tuple[Floats, Floats]:
    """Colour of a path [n, 3] and how much of it there is at points, 0..1 [n]; its edge is worn and uneven."""
    rough = {"dirt": 0.30, "gravel": 0.12, "sand": 0.35}.get(path.surface, 0.03)
    edge = distance_to(path.line, xy) - path.width / 2 + rough * noise(xy, 1.1, octaves=3, seed=seed)
    share = smooth(0.5 * rough + 0.05, -0.5 * rough - 0.03, edge)
    if path.surface == "stone":
        colour = paved(xy, side, seed=seed, kind="flags", size=0.62)
    elif path.surface == "cobbles":
        colour = paved(xy, side, seed=seed, kind="cobbles", colour=COBBLE, size=0.16)
    elif path.surface == "slabs":
        colour = paved(xy, side, seed=seed, kind="slabs")
    elif path.surface == "asphalt":
        colour = mottled(ASPHALT, xy, side, seed=seed, amount=0.12)
    elif path.surface == "sand":
        colour = sandy(xy, side, seed=seed, colour=tuple(0.75 * c for c in SAND))
    else:
        base = GRAVEL if path.surface == "gravel" else (0.235, 0.170, 0.110)
        colour = mottled(base, xy, side, seed=seed, amount=0.26, wavelengths=(0.06, 0.25, 1.2, 9.0))
    return colour, share
