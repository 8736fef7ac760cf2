"""Clouds: a layer of cumulus that is marched through along each direction of the sky, lit by the sun through itself, and cirrus.

The cloud's shape is fractal noise cut off by a coverage and rounded towards its top; light is attenuated on its way through the
cloud (Beer) with a bright rim towards the sun (Henyey and Greenstein), as in Schneider and Vos, "The real-time volumetric
cloudscapes of Horizon Zero Dawn" (2015), baked once.
"""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import fbm
from terrazzo.outdoors.atmosphere import Air
from terrazzo.outdoors.fields import Floats, noise, smooth

BASE, TOP = 1300.0, 2500.0
"""Heights of the layer [m]."""
SIZE = 1500.0
"""Of the largest billows [m]."""
STEPS, LIGHT_STEPS = 22, 4
THICK = 0.0085
"""Extinction of dense cloud [1/m]; nature's is some five times that, with light that gets about inside."""
COVERS = {"clear": 0.31, "cloudy": 0.66}


def _density(p: Floats, cover: float, seed: int, octaves: int) -> Floats:
    """Of cloud at points [m], 0..1, shape [n]."""
    q = (p / (SIZE, SIZE, 0.8 * SIZE)).astype(np.float32) + np.float32(13.7 + seed % 101)
    shape = fbm(q, octaves=octaves, gain=0.52, seed=seed).astype(np.float64)
    field = noise(p[:, :2], 9000.0, octaves=2, seed=seed + 3)
    rise = (p[:, 2] - BASE) / (TOP - BASE)
    round_ = smooth(0.0, 0.10, rise) * (1 - 0.9 * smooth(0.25, 1.0, rise))
    return np.clip((shape + 0.22 * field + 1.25 * cover - 0.86) * 3.2, 0, 1) * round_


def clouds(directions: Floats, air: Air, *, seed: int) -> tuple[Floats, Floats]:
    """Light that clouds send along directions [n, 3], linear RGB [n, 3], and the share of the sky behind that shows [n]."""
    n = len(directions)
    light, through = np.zeros((n, 3)), np.ones(n)
    if air.weather == "fog":
        return light, through
    if air.grey:
        return _sheet(directions, air, seed)
    _cumulus(directions, air, seed, light, through)
    _cirrus(directions, air, seed, light, through)
    return light, through


def _lit_by(air: Air) -> tuple[Floats, Floats]:
    """Colours of sunlight on clouds and of the sky's light in their shade."""
    sun = air.sunlight
    up = np.array([[0.2, 0.1, 0.97]])
    shade = air.radiance(up / np.linalg.norm(up))[0]
    level = air.radiance(
        np.array([[air.sun[0], air.sun[1], 0.0], [-air.sun[0], -air.sun[1], 0.0]]) + [0, 0, 0.1]
    ).mean(0)
    return np.asarray(sun.irradiance if sun else (0, 0, 0)), 0.75 * shade + 0.45 * np.minimum(level, 6.0)


def _cumulus(d: Floats, air: Air, seed: int, light: Floats, through: Floats) -> None:
    cover = COVERS.get(air.weather, 0.4)
    asked = np.flatnonzero(d[:, 2] > 0.012)
    if not len(asked):
        return
    way = d[asked]
    near, far = BASE / way[:, 2], TOP / way[:, 2]
    # The earth's curve takes far clouds below the horizon; they sink into haze before that.
    fade = np.exp(-near / 26_000.0)
    sun, shade = _lit_by(air)
    towards = np.asarray(air.sun)
    cosine = way @ towards
    rim = 0.55 * _lobe(cosine, 0.72) + 0.45 * _lobe(cosine, -0.1)
    step = np.minimum((far - near) / STEPS, 260.0)
    seen = np.ones(len(asked))
    out = np.zeros((len(asked), 3))
    jitter = np.random.default_rng(seed).uniform(0, 1, len(asked))
    live = np.arange(len(asked))
    for k in range(STEPS):
        p = way[live] * (near[live] + (k + 0.6 * jitter[live] + 0.2) * step[live])[:, None]
        thick = _density(p, cover, seed, 6)
        full = np.flatnonzero(thick > 0.004)
        if len(full):
            inside, rows = p[full], live[full]
            depth = np.zeros(len(full))
            for j in range(LIGHT_STEPS):
                reach = 55.0 * 1.9**j
                q = inside + towards * reach
                depth += _density(q, cover, seed, 4) * reach * (q[:, 2] < TOP) * (q[:, 2] > BASE)
            beam = np.exp(-THICK * depth) * 0.8 + 0.2 * np.exp(-0.22 * THICK * depth)
            rise = np.clip((inside[:, 2] - BASE) / (TOP - BASE), 0, 1)
            glow = sun * (beam * rim[rows] * 3.3)[:, None] + shade * (0.34 + 0.42 * rise)[:, None]
            alpha = 1 - np.exp(-THICK * thick[full] * step[rows])
            out[rows] += glow * (alpha * seen[rows])[:, None]
            seen[rows] *= 1 - alpha
        live = live[seen[live] > 0.01]
        if not len(live):
            break
    fade = fade * smooth(0.012, 0.05, way[:, 2])
    gone = (1 - seen)[:, None]
    # Far clouds take on the haze in front of them.
    light[asked] = out * fade[:, None] + gone * (1 - fade)[:, None] * air.radiance(way)
    through[asked] = seen


def _cirrus(d: Floats, air: Air, seed: int, light: Floats, through: Floats) -> None:
    asked = np.flatnonzero(d[:, 2] > 0.03)
    p = d[asked, :2] / d[asked, 2:] * 9000.0
    turn = np.array([[0.87, 0.5], [-0.5, 0.87]])
    q = p @ turn * (1.0, 0.28)
    wisp = noise(
        q + 900 * noise(q, 5000.0, octaves=3, seed=seed + 8)[:, None],
        5200.0,
        octaves=6,
        seed=seed + 9,
        gain=0.58,
    )
    alpha = 0.42 * smooth(0.08, 0.9, wisp) * smooth(0.03, 0.16, d[asked, 2])
    sun, shade = _lit_by(air)
    cosine = d[asked] @ np.asarray(air.sun)
    bright = sun * (0.09 + 0.16 * _lobe(cosine, 0.6) * 4)[:, None] + 0.8 * shade
    light[asked] += bright * (alpha * through[asked])[:, None]
    through[asked] *= 1 - alpha


def _sheet(d: Floats, air: Air, seed: int) -> tuple[Floats, Floats]:
    """A closed grey sky: soft rolls of cloud, darker below and brighter where it is thin."""
    p = d[:, :2] / np.maximum(d[:, 2:], 0.03) * 1200.0
    roll = noise(p + 300 * noise(p, 1500.0, octaves=2, seed=seed + 1)[:, None], 1700.0, octaves=5, seed=seed)
    amount = {"rain": 0.34, "snow": 0.07}.get(air.weather, 0.24)
    shade = np.exp(amount * roll * smooth(0.0, 0.16, d[:, 2]))
    return air.radiance(d) * shade[:, None], np.zeros(len(d))


def _lobe(cosine: Floats, g: float) -> Floats:
    """Henyey and Greenstein's phase function."""
    return (1 - g * g) / (4 * np.pi * (1 + g * g - 2 * g * cosine) ** 1.5)
