"""The air: what colour the sky is in every direction, what sun (or moon) gets through, how haze hides what is far off.

The clear sky is single scattering by air and dust with ozone's absorption (Nishita et al., "Display of the earth taking into
account atmospheric scattering", 1993; coefficients of Bruneton and Neyret, "Precomputed atmospheric scattering", 2008; ozone of
Hillaire 2020), tabulated once for a place, with a little light added for higher orders.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.lighting import Sun
from terrazzo.lighting.lights import SUN_RADIUS
from terrazzo.lighting.sky import DIRECTIONS, harmonics_of, sphere_directions
from terrazzo.outdoors.fields import Floats

EARTH, TOP = 6_360e3, 6_420e3
RAYLEIGH = np.array([5.802e-6, 13.558e-6, 33.1e-6])
MIE = 4.4e-6
OZONE = np.array([0.650e-6, 1.881e-6, 0.085e-6])
FORWARD = 0.78
"""Asymmetry of scattering by dust (Henyey and Greenstein)."""
SUNLIGHT = 26.0
"""Irradiance of the sun above the air, in the renderer's relative units."""
ELEVATIONS = {"day": 41.0, "sunset": 4.2, "dawn": 6.5, "overcast": 46.0, "night": 34.0}
"""Of the sun (by night the moon) over the horizon [degrees]."""
GREY_SKIES = {"rain": 0.42, "snow": 0.75, "fog": 0.80}
"""Weathers whose sky is one grey sheet, and how bright it is."""
VISIBILITY = {"clear": 62_000.0, "cloudy": 34_000.0, "rain": 1_500.0, "snow": 650.0, "fog": 95.0}
"""How far one sees [m]: where contrast has fallen to 2 % (Koschmieder)."""
MOONLIGHT = (0.040, 0.052, 0.080)
"""Irradiance at night: far brighter against lamps than the moon's, as films make it."""
EVENING = np.array([0.16, -0.16, 0.05])
"""What scattering more than once does to the greenish sky that single scattering leaves around a low sun."""
TABLE = (40, 49)


@dataclass(frozen=True, eq=False)
class Air:
    """Sky and haze of one hour and weather.

    Args:
        time: "day", "sunset", "dawn", "overcast" or "night".
        weather: One of `WEATHERS`.
        sun: Unit vector towards the sun, by night the moon.
    """

    time: str
    weather: str
    sun: tuple[float, float, float]

    @property
    def grey(self) -> bool:
        """Whether the sky is one sheet of cloud."""
        return self.time == "overcast" or self.weather in GREY_SKIES

    @property
    def night(self) -> bool:
        """Whether it is night."""
        return self.time == "night"

    @cached_property
    def sunlight(self) -> Sun | None:
        """The light that comes straight from the sun or the moon; None under a closed sky."""
        if self.grey:
            return None
        if self.night:
            return Sun(self.sun, MOONLIGHT, 3 * SUN_RADIUS)
        through = _transmittance(np.array([EARTH + 200.0]), np.array([self.sun[2]]), 1.0)[0]
        r, g, b = (float(v) for v in SUNLIGHT * through * (0.82 if self.weather == "cloudy" else 1.0))
        return Sun(self.sun, (r, g, b), 2.5 * SUN_RADIUS)

    @cached_property
    def _table(self) -> Floats:
        """Radiance of the clear sky by elevation (rows, square-root spaced from the horizon) and azimuth from the sun."""
        rise = np.linspace(0.02, 1, TABLE[0]) ** 2 * (np.pi / 2)
        turn = np.linspace(0, np.pi, TABLE[1])
        e, a = np.meshgrid(rise, turn, indexing="ij")
        d = np.stack([np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)], -1).reshape(-1, 3)
        level = np.hypot(self.sun[0], self.sun[1])
        low = float(np.clip((0.30 - self.sun[2]) / 0.22, 0, 1))
        return (_scattered(d, np.array([level, 0.0, self.sun[2]])) * (1 + low * EVENING)).reshape(*TABLE, 3)

    def radiance(self, directions: ArrayLike) -> Floats:
        """Radiance of the sky without its clouds along unit directions [n, 3], linear RGB [n, 3].

        Below the horizon it is that of the horizon: what is farther than the land is haze.
        """
        d = np.asarray(directions, np.float64)
        if self.night:
            t = np.sqrt(np.clip(d[:, 2:], 0, 1))
            low, high = np.array([0.0068, 0.0090, 0.0155]), np.array([0.0014, 0.0022, 0.0058])
            glow = np.maximum(d @ np.asarray(self.sun), 0)[:, None]
            return low * (1 - t) + high * t + np.array([0.010, 0.012, 0.017]) * glow**24 + 0.004 * glow**4
        if self.grey:
            dim = GREY_SKIES.get(self.weather, 1.0) * {"sunset": 0.45, "dawn": 0.5}.get(self.time, 1.0)
            t = np.clip(d[:, 2:], 0, 1) ** 0.7
            # CIE overcast sky: the zenith is three times as bright as the horizon (Moon and Spencer 1942), less in thin cloud.
            low, high = np.array([1.55, 1.66, 1.80]), np.array([2.55, 2.65, 2.80])
            if self.weather in ("fog", "snow"):
                low = np.array([2.2, 2.27, 2.35])
            return dim * (low * (1 - t) + high * t)
        rise = np.sqrt(np.maximum(np.arcsin(np.clip(d[:, 2], 0, 1)) / (np.pi / 2), 0.0))
        row = np.clip((rise - 0.02) / 0.98 * (TABLE[0] - 1), 0, TABLE[0] - 1.0001)
        away = np.arctan2(d[:, 1], d[:, 0]) - np.arctan2(self.sun[1], self.sun[0])
        col = np.abs((away + np.pi) % (2 * np.pi) - np.pi) / np.pi * (TABLE[1] - 1)
        col = np.clip(col, 0, TABLE[1] - 1.0001)
        i, j = row.astype(int), col.astype(int)
        u, v = (row - i)[:, None], (col - j)[:, None]
        t = self._table
        return (t[i, j] * (1 - u) + t[i + 1, j] * u) * (1 - v) + (
            t[i, j + 1] * (1 - u) + t[i + 1, j + 1] * u
        ) * v

    def haze(self, directions: ArrayLike) -> Floats:
        """Colour of haze along directions [n, 3]: the sky just over the horizon there, without the sun's own glare [n, 3]."""
        d = np.array(directions, np.float64)
        d[:, 2] = 0.045
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        return np.minimum(self.radiance(d), 9.0)

    def seen_through(self, distance: ArrayLike, height: ArrayLike = 0.0) -> Floats:
        """Share of light that gets through the air over distances [m], shape [n].

        Haze thins with height (scale height 1,200 m), which keeps peaks clearer than their feet.
        """
        far = 3.912 / VISIBILITY[self.weather]
        if self.weather == "clear" and self.time in ("sunset", "dawn"):
            far *= 1.35
        thin = 1.0 if self.weather == "fog" else np.exp(-np.maximum(height, 0) / 2400.0)
        return np.exp(-far * thin * np.maximum(np.asarray(distance) - 8.0, 0))

    def ambient(self, bounce: ArrayLike) -> Floats:
        """Nine harmonics of the light from all around, with what the ground sends up as the lower half, shape [9, 3].

        Args:
            bounce: Radiance of the ground, linear RGB.
        """
        d = sphere_directions(DIRECTIONS)
        light = np.where(d[:, 2:] > 0, np.minimum(self.radiance(d), 12.0), np.asarray(bounce))
        return harmonics_of(d, light)


def make_air(time: str, weather: str, *, heading: float) -> Air:
    """The air of an hour, with the sun in a heading [rad]."""
    up = np.radians(ELEVATIONS[time])
    return Air(
        time,
        weather,
        (float(np.cos(heading) * np.cos(up)), float(np.sin(heading) * np.cos(up)), float(np.sin(up))),
    )


def _density(height: Floats) -> tuple[Floats, Floats, Floats]:
    """Of air, dust and ozone at heights [m], over that on the ground."""
    return (
        np.exp(-height / 8000.0),
        np.exp(-height / 1200.0),
        np.maximum(0, 1 - np.abs(height - 25e3) / 15e3),
    )


def _to_edge(radius: Floats, cosine: Floats) -> Floats:
    return -radius * cosine + np.sqrt(np.maximum(radius**2 * (cosine**2 - 1) + TOP**2, 0))


def _transmittance(radius: Floats, cosine: Floats, dust: float, steps: int = 24) -> Floats:
    """Share of light that gets from outside to radii [n] along directions of these cosines to the zenith, [n, 3]."""
    length = _to_edge(radius, cosine)
    t = (np.arange(steps) + 0.5) / steps
    # Steps are short near the eye, where the air is thick.
    s = length[:, None] * t**2
    width = length[:, None] * (2 * t / steps)
    h = np.sqrt(radius[:, None] ** 2 + s**2 + 2 * radius[:, None] * s * cosine[:, None]) - EARTH
    air, mie, ozone = _density(np.maximum(h, 0))
    depth = (
        (air * width).sum(1)[:, None] * RAYLEIGH
        + (mie * width).sum(1)[:, None] * MIE * 1.11 * dust
        + (ozone * width).sum(1)[:, None] * OZONE
    )
    return np.exp(-depth) * (h.min(1) > -3000)[:, None]


def _scattered(d: Floats, sun: Floats, *, dust: float = 1.0, steps: int = 32) -> Floats:
    """Radiance of the clear sky along directions, shape [n, 3]."""
    radius = EARTH + 200.0
    length = _to_edge(np.full(len(d), radius), d[:, 2])
    t = (np.arange(steps) + 0.5) / steps
    cosine = d @ sun
    phase_air = 3 / (16 * np.pi) * (1 + cosine**2)
    g = FORWARD
    phase_mie = (1 - g * g) / (4 * np.pi * (1 + g * g - 2 * g * cosine) ** 1.5)
    total, depth = np.zeros((len(d), 3)), np.zeros((len(d), 3))
    for k in range(steps):
        s, width = length * t[k] ** 2, length * (2 * t[k] / steps)
        r = np.sqrt(radius**2 + s**2 + 2 * radius * s * d[:, 2])
        air, mie, ozone = _density(r - EARTH)
        here = (
            (air * width)[:, None] * RAYLEIGH
            + (mie * width)[:, None] * MIE * 1.11 * dust
            + (ozone * width)[:, None] * OZONE
        )
        up = (radius * sun[2] + s * cosine) / r
        light = _transmittance(r, up, dust, 12)
        source = (air * width * phase_air)[:, None] * RAYLEIGH + (mie * width * phase_mie)[
            :, None
        ] * MIE * dust
        more = (air * width)[:, None] * RAYLEIGH * 0.055 + (mie * width)[:, None] * MIE * 0.03
        # Light scattered more than once is nearly even in direction, and bluish like the air that sends it.
        total += np.exp(-depth - 0.5 * here) * (
            source * light + more * (0.4 * light + 0.25 * np.exp(-1.5 * RAYLEIGH * 8000))
        )
        depth += here
    return SUNLIGHT * total * 1.35


Mask = NDArray[np.bool_]
