"""What several places outdoors are made of: rolling country, woods on far hills, dunes, a path that winds."""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors import ground
from terrazzo.outdoors.fields import Floats, mix, noise, ridged, smooth, warped
from terrazzo.outdoors.land import Field, in_distance


def meander(
    seed: int, *, length: float = 60.0, sway: float = 3.0, heading: float = 0.0, offset: float = 0.0
) -> Floats:
    """The middle of a path that winds through the origin's neighbourhood along a heading [m], shape [k, 2]."""
    t = np.linspace(-length, length, 61)
    rng = np.random.default_rng([seed, 11])
    phase, rate = rng.uniform(0, 2 * np.pi, 2), rng.uniform(0.06, 0.10)
    side = sway * (np.sin(rate * t + phase[0]) - np.sin(phase[0])) + 0.4 * sway * (
        np.sin(2.3 * rate * t + phase[1]) - np.sin(phase[1])
    )
    c, s = np.cos(heading), np.sin(heading)
    return np.stack([c * t - s * (side + offset), s * t + c * (side + offset)], -1)


def rolling(
    seed: int, amount: float, wavelength: float, *, hills: float = 70.0, mountains: float = 0.0
) -> Field:
    """Gentle ground near the origin, hills and perhaps mountains far off."""

    def heights(xy: Floats) -> Floats:
        d = np.hypot(*xy.T)
        near = amount * (
            noise(xy, wavelength, octaves=3, seed=seed)
            - noise(np.zeros((1, 2)), wavelength, octaves=3, seed=seed)[0]
        )
        near = near * (0.25 + 0.75 * smooth(4, 40, d))
        out = (
            near
            + hills
            * in_distance(d, 110, 900)
            * (0.35 + 0.65 * noise(xy, 620.0, octaves=4, seed=seed + 1))
            * 1.1
        )
        out += (
            25 * in_distance(d, 60, 400) * noise(xy, 240.0, octaves=3, seed=seed + 2) * smooth(0, 1, d / 300)
        )
        if mountains:
            out += (
                mountains
                * in_distance(d, 900, 2600)
                * ridged(warped(xy, 900, 120, seed=seed), 1700.0, seed=seed + 3)
            )
        return out + 0.03 * noise(xy, 1.7, octaves=2, seed=seed + 4)

    return heights


def wooded(
    colour: Floats, xy: Floats, side: Floats, *, seed: int, cover: float = 0.5, woods=ground.LEAVES
) -> Floats:
    """Far land with woods and fields on it."""
    d = np.hypot(*xy.T)
    trees = smooth(0.1 - cover, 0.35 - cover, noise(xy, 210.0, octaves=5, seed=seed + 40)) * in_distance(
        d, 130, 260
    )
    field = noise(np.floor(warped(xy, 300, 40, seed=seed) / 120.0) * 1.37, 1.0, octaves=1, seed=seed + 41)
    colour = mix(
        colour, np.array((0.20, 0.17, 0.06)), 0.55 * smooth(0.1, 0.5, field) * in_distance(d, 180, 420)
    )
    crowns = np.exp(0.5 * noise(xy, 11.0, octaves=2, seed=seed + 42) * np.clip(11.0 / side, 0, 1))
    return mix(colour, np.asarray(woods) * crowns[:, None], trees)


def dunes(xy: Floats, seed: int, wavelength: float) -> Floats:
    """Dunes with a long windward and a short lee side, 0..1."""
    p = warped(xy, 3 * wavelength, 0.5 * wavelength, seed=seed)
    phase = p[:, 0] / wavelength + 0.35 * noise(p, 2.4 * wavelength, octaves=2, seed=seed + 1)
    t = phase - np.floor(phase)
    crest = np.where(t < 0.72, smooth(0, 1, t / 0.72), 1 - (t - 0.72) / 0.28)
    return crest * smooth(-0.7, 0.5, noise(xy, 3.1 * wavelength, octaves=2, seed=seed + 2))
