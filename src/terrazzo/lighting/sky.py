"""The sky: a gradient dome with a glow around the sun, and ground below a soft skyline.

The same formula stands in the compiled core (`bake_lights.hpp`), where the light is baked; this one is for pictures of
the dome, for the ambient light outside, and for the tests that compare the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Colour = tuple[float, float, float]
SKYLINE = 10.0
"""The ground fades into the sky over 1 / SKYLINE of the direction's z, about 6 degrees."""

DIRECTIONS = 2048
"""At which a dome is known when its harmonics are taken."""


@dataclass(frozen=True)
class Sky:
    """Radiance by direction, linear RGB in the renderer's relative units.

    Args:
        zenith: Straight up.
        horizon: Just over the skyline.
        ground: Below it: what lawn and street send up, which is what lights a ceiling by day.
        glow: Added towards the sun.
        sun: Unit vector towards the sun.
        falloff: Exponent of the gradient: less than 1 keeps the horizon's colour low.
        sharpness: Exponent of the glow.
    """

    zenith: Colour
    horizon: Colour
    ground: Colour
    glow: Colour = (0.0, 0.0, 0.0)
    sun: Colour = (0.0, 0.0, 1.0)
    falloff: float = 0.5
    sharpness: float = 8.0

    def radiance(self, directions: ArrayLike) -> NDArray[np.float64]:
        """Radiance seen along unit directions, shape [..., 3]."""
        d = np.asarray(directions, np.float64)
        t = np.maximum(d[..., 2:], 0.0) ** self.falloff
        above = np.asarray(self.horizon) * (1 - t) + np.asarray(self.zenith) * t
        towards = np.maximum(d @ np.asarray(self.sun), 0.0)[..., None]
        above = above + np.asarray(self.glow) * towards**self.sharpness
        s = np.clip(d[..., 2:] * SKYLINE + 0.5, 0.0, 1.0)
        w = s * s * (3 - 2 * s)
        return above * w + np.asarray(self.ground) * (1 - w)

    def irradiance(self, normals: ArrayLike) -> NDArray[np.float64]:
        """Irradiance of unblocked surfaces, shape [..., 3], from nine spherical harmonics of the dome."""
        d = sphere_directions(DIRECTIONS)
        return irradiance_from(harmonics_of(d, self.radiance(d)), normals)


@dataclass(frozen=True)
class _Hour:
    sky: Sky
    sun: Colour
    elevation: float


_HOURS = {
    "day": _Hour(
        Sky((1.75, 2.2, 2.95), (3.2, 3.3, 3.4), (0.98, 1.0, 0.80), (1.6, 1.5, 1.3)), (10.5, 9.1, 6.7), 36.0
    ),
    "sunset": _Hour(
        Sky((0.55, 0.68, 1.05), (2.3, 1.45, 0.9), (0.42, 0.34, 0.24), (3.2, 1.6, 0.55), sharpness=5.0),
        (8.5, 5.2, 2.4),
        11.0,
    ),
    "dawn": _Hour(
        Sky((0.7, 0.85, 1.2), (2.0, 1.6, 1.45), (0.36, 0.36, 0.33), (1.8, 1.1, 0.75), sharpness=5.0),
        (5.5, 4.2, 2.9),
        9.0,
    ),
    "overcast": _Hour(Sky((2.5, 2.6, 2.75), (1.75, 1.8, 1.9), (0.52, 0.54, 0.46)), (0.0, 0.0, 0.0), 45.0),
    "night": _Hour(
        Sky((0.012, 0.018, 0.040), (0.026, 0.034, 0.058), (0.006, 0.008, 0.012)), (0.05, 0.065, 0.1), 40.0
    ),
}
TIMES = tuple(_HOURS)
"""Times of day that `daylight` knows."""


def hour(time: str) -> tuple[Sky, Colour, float]:
    """The sky of a time of day, the sun's (by night the moon's) irradiance, and its elevation [degrees].

    The ratios are a photographer's, not nature's: outdoors is some ten times as bright as a room, not a hundred
    times, so that lamps still count by day and the view stays within the picture's range.
    """
    found = _HOURS[time]
    return found.sky, found.sun, found.elevation


def sphere_directions(count: int) -> NDArray[np.float64]:
    """Evenly spread unit vectors (a Fibonacci spiral)."""
    i = np.arange(count) + 0.5
    z = 1 - 2 * i / count
    phi = i * (np.pi * (3 - np.sqrt(5)))
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(phi), r * np.sin(phi), z], 1)


def harmonics_of(directions: NDArray[np.float64], radiance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nine real harmonics of radiance [n, 3] known at evenly spread directions [n, 3], shape [9, 3]."""
    return 4 * np.pi / len(directions) * _harmonics(directions).T @ radiance


def irradiance_from(harmonics: NDArray[np.float64], normals: ArrayLike) -> NDArray[np.float64]:
    """Irradiance of unblocked surfaces from the nine harmonics of what is around, shape [..., 3].

    Ramamoorthi and Hanrahan, "An efficient representation for irradiance environment maps" (2001): a Lambertian
    surface keeps the harmonics up to degree 2 within a few per cent.
    """
    lobe = np.array([np.pi, *[2 * np.pi / 3] * 3, *[np.pi / 4] * 5])
    return np.maximum(_harmonics(np.asarray(normals, np.float64)) @ (lobe[:, None] * harmonics), 0.0)


def _harmonics(d: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nine real spherical harmonics up to degree 2, shape [..., 9]."""
    x, y, z = np.moveaxis(d, -1, 0)
    return np.stack(
        [
            np.full_like(x, 0.282095),
            0.488603 * y,
            0.488603 * z,
            0.488603 * x,
            1.092548 * x * y,
            1.092548 * y * z,
            0.315392 * (3 * z * z - 1),
            1.092548 * x * z,
            0.546274 * (x * x - y * y),
        ],
        -1,
    )
