"""Still water as splats: a veil over the mirror image of what stands around it.

A splat cannot mirror: its harmonics are too coarse for a mountain's edge. So the mirror image is made of splats of its own, turned
upside down below the surface, which is what optics says one sees; the surface over it is a veil, thin where one looks along
it and thick where one looks down (Fresnel), which for people who keep to the shore is a matter of distance.
"""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors.cells import Squares
from terrazzo.outdoors.fields import Floats, mix, noise, smooth
from terrazzo.outdoors.land import Land, Water

EYE = 1.6
"""Height of eyes over the surface for which Fresnel's share is taken [m]."""
INDEX = 1.333
LOSS = np.array([0.80, 0.84, 0.86])
"""What mirror images keep of their light: ripples tilt part of the surface away."""


def fresnel(cosine: Floats) -> Floats:
    """Share of unpolarised light that water mirrors, by the cosine of the angle from upright, shape [n]."""
    c = np.clip(cosine, 0, 1)
    t = np.sqrt(1 - (1 - c * c) / INDEX**2)
    s = ((c - INDEX * t) / (c + INDEX * t)) ** 2
    p = ((t - INDEX * c) / (t + INDEX * c)) ** 2
    return 0.5 * (s + p)


def mirrored(water: Water, distance: Floats) -> Floats:
    """Share of light mirrored at distances from where people stand [m], shape [n]; waves hold it back far off."""
    cosine = EYE / np.sqrt(EYE**2 + distance**2)
    rough = 0.03 + 0.035 * water.waves
    return np.clip(fresnel(np.maximum(0.85 * cosine, rough)), 0, 0.86 - 0.07 * water.waves)


def surface(
    land: Land, squares: Squares, *, seed: int
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """The veil on the water.

    Args:
        land: With water.
        squares: That cover it.
        seed: Of its ripples.

    Returns:
        Means [n, 3], headings of the ripples [n, 3], standard deviations [n, 3], albedo of its body, linear RGB [n, 3], opacity
        [n] and foam 0..1 [n].
    """
    water = land.water
    assert water is not None
    rng = np.random.default_rng([seed, 71])
    side = squares.side
    xy = squares.middle + side[:, None] * rng.uniform(-0.3, 0.3, (len(squares), 2))
    depth = water.level - land.heights(xy)
    keep = depth > -0.02
    xy, side, depth, distance = xy[keep], side[keep], depth[keep], squares.distance[keep]
    n = len(xy)
    share = mirrored(water, distance)
    body = mix(
        np.broadcast_to(water.shallow, (n, 3)),
        np.asarray(water.deep),
        smooth(0.15, 2.6 + 1.4 * water.waves, depth),
    )
    # Ripples lie across the line of sight; seen flat, they stretch to long dashes.
    ripple = noise(xy * (1.0, 0.45), 1.9 + 0.02 * np.median(distance), octaves=3, seed=seed)
    swell = noise(xy, 17.0, octaves=3, seed=seed + 1)
    body = body * np.exp(0.30 * water.waves**0.5 * (0.6 * ripple + 0.6 * swell))[:, None]
    # Over a shallow bed the veil is thin, so that pebbles show.
    murky = smooth(0.0, 0.50, depth) * 0.97
    opacity = murky + (1 - share - murky) * smooth(0.42, 1.1, depth)
    heading = (
        np.column_stack([-xy[:, 1], xy[:, 0], np.zeros(n)])
        + 0.3 * rng.normal(0, 1, (n, 3)) * (1, 1, 0) * np.hypot(*xy.T)[:, None]
    )
    means = np.column_stack([xy, np.full(n, water.level)])
    scales = np.column_stack([0.80 * side, 0.62 * side, np.full(n, 0.004) + 0.004 * side])
    foam = np.zeros(n)
    if water.kind == "sea":
        foam = _foam(xy, depth, seed) * np.clip(0.6 / side, 0, 1)
        opacity = np.maximum(opacity, 0.95 * foam)
    return means, heading, scales, body, opacity, foam


def _foam(xy: Floats, depth: Floats, seed: int) -> Floats:
    """Where waves have broken: a lacy edge on the sand and two or three rows of breakers before it, 0..1."""
    wobble = noise(xy * (1.0, 0.35), 9.0, octaves=3, seed=seed + 5)
    lace = smooth(0.05, -0.42, np.abs(noise(xy, 0.9, octaves=4, seed=seed + 6)) - 0.28)
    edge = smooth(0.10, 0.03, np.abs(depth - 0.05 - 0.05 * wobble))
    out = edge * (0.55 + 0.45 * lace)
    for place, width in ((0.38, 0.10), (0.75, 0.13), (1.25, 0.14)):
        row = depth - place - 0.22 * wobble
        broken = smooth(-0.15, 0.45, noise(xy * (0.3, 1.0), 16.0, octaves=2, seed=seed + int(100 * place)))
        front = smooth(width, 0.0, np.abs(row)) * broken
        trail = smooth(0.0, -0.05, row) * smooth(-0.45, -0.08, row) * broken * 0.45 * lace
        out = np.maximum(out, np.maximum(front * (0.5 + 0.5 * lace), trail))
    return np.clip(out, 0, 1)


def glints(
    land: Land, squares: Squares, sun: tuple[float, float, float], *, seed: int, low: float = 0.5
) -> tuple[Floats, Floats, Floats, Floats]:
    """Where ripples throw the sun or moon towards the shore: means [n, 3], headings [n, 3], deviations [n, 3], strength [n].

    The slopes of a rippled surface are spread normally (Cox and Munk 1954): the glitter is a path towards a low sun.
    """
    water = land.water
    assert water is not None
    rng = np.random.default_rng([seed, 73])
    xy = np.repeat(squares.middle, 2, axis=0) + np.repeat(squares.side, 2)[:, None] * rng.uniform(
        -0.5, 0.5, (2 * len(squares), 2)
    )
    side, distance = np.repeat(squares.side, 2), np.hypot(*xy.T)
    to_eye = np.column_stack([-xy, np.full(len(xy), EYE)])
    to_eye /= np.linalg.norm(to_eye, axis=1, keepdims=True)
    half = to_eye + np.asarray(sun)
    half /= np.linalg.norm(half, axis=1, keepdims=True)
    slope2 = (half[:, 0] ** 2 + half[:, 1] ** 2) / np.maximum(half[:, 2], 1e-3) ** 2
    spread = 0.006 + 0.010 * water.waves
    chance = np.exp(-slope2 / spread) * np.where(land.heights(xy) < water.level - 0.05, 1.0, 0.0)
    keep = rng.uniform(size=len(xy)) < 0.55 * chance
    xy, side, distance, to_eye = xy[keep], side[keep], distance[keep], to_eye[keep]
    heading = np.column_stack([-xy[:, 1], xy[:, 0], np.zeros(len(xy))])
    size = side * rng.uniform(0.10, 0.26, len(xy))
    scales = np.column_stack([size * 1.5, size * 0.5, 0.12 * size])
    return (
        np.column_stack([xy, np.full(len(xy), water.level + 0.012)]),
        heading,
        scales,
        rng.uniform(0.35, 1.0, len(xy)) * np.clip(low, 0, 1),
    )
