"""Exposure as a camera would: brightness and white balance from what is in the room, and a film-like curve to sRGB.

The curve is a straight line with a slight toe and a shoulder, the shape of a photographic characteristic curve (Hurter
and Driffield 1890). The shoulder is the operator of Reinhard et al., "Photographic tone reproduction for digital
images" (2002, equation 4), started at the knee; the constants were fitted by eye on interiors, so that pale walls read
bright and windows keep some tone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.lighting.arrays import rows
from terrazzo.native import core

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
"""Rec. ITU-R BT.709."""
KEYS = {"day": 0.50, "overcast": 0.47, "dawn": 0.41, "sunset": 0.41, "night": 0.30}
"""Linear display brightness that the room's middle gets, by time of day: evenings stay evenings."""
BALANCES = {"day": 0.75, "overcast": 0.75, "dawn": 0.5, "sunset": 0.4, "night": 0.55}
"""Share of the light's colour that is balanced away: a sunset stays golden, lamps stay warm."""
MOOD_KEYS = {"dim": 0.6, "candlelit": 0.75, "bright": 1.12, "sunlit": 1.06}
"""Factors on the key by the mood of the light that was asked for: about half a stop down, a sixth of one up."""
MOOD_BALANCES = {"warm": 0.8, "candlelit": 0.6}
"""Factors on the balance by mood: what is to be warm keeps more of its lamps' colour."""
OUTSIDE_BALANCE = 0.2
"""Share of the room's white balance that the view gets: balanced for the room, a garden would turn blue."""
OUTSIDE_KEY, OUTSIDE_BRIGHT = 1.15, 75.0
"""Brightness of the brighter part of the view, in keys of the room, and the percentile that stands for it: sky and lawn are
the brightest part of the picture, and leaves, of which there are many, are not."""
OUTSIDE_CONTRAST = 0.8
"""Exponent on the view's luminance: sky and garden both keep their tones, as in a picture blended of two exposures."""
USUAL_REFLECTANCE = 0.45
"""Of the middle of a usual home; measured over the rooms of the examples."""
DARK_STAYS_DARK = 0.85
"""Exponent on a room's reflectance over the usual one: between a meter of reflected light (0), for which a stone hall and a
white kitchen come out alike, and one of incident light (1)."""
TONE_BOUNDS = (0.45, 1.05)
KNEE = 0.5
"""Where the curve leaves the straight line for the shoulder."""
WHITE_AT = 5.0
"""Exposed radiance that reaches display white."""
SATURATION_KEPT = 0.45
"""How far the shoulder keeps the colour's own ratios, 0..1; the rest of it bleaches towards white, as film does."""


@dataclass(frozen=True)
class Exposure:
    """How radiance becomes display colour.

    Args:
        scale: Factor on radiance before the curve.
        gains: White balance, RGB.
        view: Exposed luminance of the brighter part of what lies outside, before it is held back.
        outside: Further factor on that part, which a photographer would hold back.
    """

    scale: float
    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)
    view: float = 1.0
    outside: float = 1.0

    def display(self, radiance: ArrayLike, *, outside: bool = False) -> NDArray[np.float32]:
        """Display sRGB 0..1 of linear radiance, shape [..., 3]."""
        x = np.maximum(np.asarray(radiance, np.float32), 0)
        if not outside:
            return developed(x * np.asarray(np.asarray(self.gains) * self.scale, np.float32))
        x = x * np.asarray(np.asarray(self.gains) ** OUTSIDE_BALANCE * self.scale, np.float32)
        y = np.maximum(x @ LUMINANCE.astype(np.float32), 1e-9)[..., None]
        return developed(
            x * (np.float32(self.outside) * (y / np.float32(self.view)) ** (OUTSIDE_CONTRAST - 1))
        )


def expose(
    radiance: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    irradiance: ArrayLike | None = None,
    outside: ArrayLike | None = None,
    time: str = "day",
    balance: float | None = None,
    moods: Collection[str] = (),
) -> Exposure:
    """Chooses exposure and white balance for a room.

    The weighted median of the room's log luminance is brought to the key of the hour, but the brightest fifth is held
    below white.

    Args:
        radiance: Of the room's surfaces, linear, shape [n, 3].
        weights: How much each counts (area, nearness), shape [n]; equal when None.
        irradiance: Light on them, for the white balance, shape [n, 3]; the radiance itself when None.
        outside: Radiance of what lies outside, shape [m, 3], or None.
        time: Chooses the key, see `KEYS`.
        balance: How far colour casts are removed, 0..1; by the hour when None, see `BALANCES`.
        moods: Of the light, see `MOOD_KEYS`; others change nothing.

    Raises:
        ArgumentError: Shapes disagree, a value is not finite, or the time is unknown.
    """
    light = rows("radiance", radiance)
    w = np.ones(len(light)) if weights is None else np.asarray(weights, np.float64)
    if w.shape != (len(light),) or (len(w) and (not np.isfinite(w).all() or w.min() < 0)):
        raise ArgumentError(
            f"weights has shape {w.shape}; wanted finite numbers, none negative, [{len(light)}]"
        )
    if time not in KEYS:
        raise ArgumentError(f"time is {time!r}; wanted one of {', '.join(KEYS)}")
    cast = light if irradiance is None else rows("irradiance", irradiance, count=len(light))
    share = BALANCES[time] * _least(MOOD_BALANCES, moods) if balance is None else balance
    if not 0 <= share <= 1:
        raise ArgumentError(f"balance is {share}; wanted 0 to 1")
    y = light.astype(np.float64) @ LUMINANCE
    if not len(y) or w.sum() <= 0 or y.max() <= 0:
        return Exposure(1.0)
    middle, bright = _percentiles(y, w, (0.5, 0.88))
    hour = KEYS[time] * _least(MOOD_KEYS, moods)
    key = hour * (1.0 if irradiance is None else _tone_of_room(y, cast @ LUMINANCE, w))
    scale = key / max(middle, 1e-6)
    scale = min(scale, 3.0 * key / max(bright, 1e-6))
    gains = _gains(cast, w, share)
    view = held = 1.0
    if outside is not None and len(far := rows("outside", outside)):
        # A little over the room's own brightness, however bright the day; a night stays dark.
        view = max(float(np.percentile(far @ LUMINANCE, OUTSIDE_BRIGHT)) * scale, 1e-6)
        held = min(1.0, OUTSIDE_KEY * hour / view)
    return Exposure(float(scale), gains, float(view), float(held))


def _least(factors: Mapping[str, float], moods: Collection[str]) -> float:
    """The factor of several moods: a dim room with a bright corner is dim."""
    return min((factors[mood] for mood in moods if mood in factors), default=1.0)


def developed(exposed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Display sRGB 0..1 of exposed linear radiance, shape [..., 3]: `to_srgb` of `tone`, from the compiled core."""
    out = np.array(exposed, np.float32, order="C")
    core().display(out.reshape(-1, 3), KNEE, WHITE_AT, SATURATION_KEPT)
    return out


def tone(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The film-like curve, from exposed linear radiance to linear display 0..1, shape [..., 3]."""
    each = _curve(x)
    peak = x.max(-1, keepdims=True)
    together = x / np.maximum(peak, 1e-9) * _curve(peak)
    return np.clip(SATURATION_KEPT * together + (1 - SATURATION_KEPT) * each, 0, 1)


def to_srgb(linear: ArrayLike) -> NDArray[np.float64]:
    """The sRGB transfer function (IEC 61966-2-1) of linear values 0..1."""
    x = np.clip(np.asarray(linear, np.float64), 0, 1)
    return np.where(x <= 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)


def from_srgb(display: ArrayLike) -> NDArray[np.float64]:
    """Linear values of sRGB values 0..1 (IEC 61966-2-1)."""
    x = np.clip(np.asarray(display, np.float64), 0, 1)
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)


def _curve(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Toe, straight line, shoulder that meets 1 at `WHITE_AT`."""
    toed = x * (x + 0.004) / (x + 0.016)  # deepens the darkest half per cent, leaves the rest
    t = np.maximum(toed - KNEE, 0) / (1 - KNEE)
    white = (WHITE_AT - KNEE) / (1 - KNEE)
    return np.minimum(toed, KNEE) + (1 - KNEE) * t * (1 + t / white**2) / (1 + t)


def _tone_of_room(
    y: NDArray[np.float64], incident: NDArray[np.floating], weights: NDArray[np.float64]
) -> float:
    """Factor on the key for how dark a room's surfaces are themselves."""
    lit = incident > 1e-6
    if not lit.any() or weights[lit].sum() <= 0:
        return 1.0
    (reflectance,) = _percentiles(np.pi * y[lit] / incident[lit], weights[lit], (0.5,))
    return float(np.clip((reflectance / USUAL_REFLECTANCE) ** DARK_STAYS_DARK, *TONE_BOUNDS))


def _gains(
    cast: NDArray[np.float32], weights: NDArray[np.float64], balance: float
) -> tuple[float, float, float]:
    """Gains that remove a share of the light's mean colour; every place counts by its logarithm, not by its power."""
    y = np.maximum(cast @ LUMINANCE, 1e-9)
    mean = np.average(cast / y[:, None], axis=0, weights=weights * (y > 1e-6) + 1e-12)
    gains = (1 / np.maximum(mean, 0.05)) ** balance
    gains /= gains @ LUMINANCE
    return float(gains[0]), float(gains[1]), float(gains[2])


def _percentiles(
    values: NDArray[np.float64], weights: NDArray[np.float64], shares: tuple[float, ...]
) -> list[float]:
    order = np.argsort(values)
    sums = np.cumsum(weights[order])
    places = np.searchsorted(sums, np.asarray(shares) * sums[-1])
    return [float(values[order[min(int(i), len(order) - 1)]]) for i in places]
