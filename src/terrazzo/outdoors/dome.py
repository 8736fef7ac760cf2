"""The sky as splats on a far dome: finer where clouds have edges, with sun or moon and stars; and its mirror image in water."""

from __future__ import annotations

import numpy as np

from terrazzo.geometry import matrix_to_quaternion
from terrazzo.outdoors.atmosphere import Air
from terrazzo.outdoors.clouds import clouds
from terrazzo.outdoors.fields import Floats, smooth

RADIUS = 6000.0
"""Of the dome [m]."""
COARSE = np.radians(3.2)
"""Side of the largest splats of an even sky [rad]."""
BACKING = np.radians(2.4)
"""Side of the splats of a second, plain sky behind the first [rad]."""
BEHIND = 1.06
"""Its radius over the dome's."""
SPREAD = 0.66
"""Standard deviation over the side."""
STARS = 1100
LEVELS = 6
"""Times that a part of the sky is cut in four, at most, and one."""


def sky_radiance(d: Floats, air: Air, *, seed: int) -> Floats:
    """Sky, clouds and the glow of sun or moon along unit directions, linear RGB, shape [n, 3]."""
    light, through = clouds(d, air, seed=seed)
    out = air.radiance(d) * through[:, None] + light
    if air.sunlight is not None:
        cosine = np.clip(d @ np.asarray(air.sun), -1, 1)
        angle = np.degrees(np.arccos(cosine))
        if air.night:
            out += (np.array([0.9, 0.92, 1.0]) * 0.045 * np.exp(-((angle / 2.2) ** 2))[:, None]) * through[
                :, None
            ]
        else:
            colour = np.asarray(air.sunlight.irradiance) * 1.2
            out += (
                colour
                * (1.6 * np.exp(-((angle / 0.9) ** 2)) + 0.18 * np.exp(-angle / 3.2))[:, None]
                * through[:, None]
            )
    return out


def _rows(first: float, last: float, side: float) -> list[tuple[float, float]]:
    """Bands of elevation and their height."""
    count = max(1, int(np.ceil((last - first) / side)))
    step = (last - first) / count
    return [(first + (k + 0.5) * step, step) for k in range(count)]


def dome(air: Air, count: int, *, seed: int, low: float = -0.035) -> tuple[Floats, Floats, Floats, Floats]:
    """The sky over the horizon.

    Args:
        air: What it looks like.
        count: About how many splats to spend.
        seed: Of clouds and stars.
        low: Elevation down to which it reaches [rad].

    Returns:
        Directions over the dome's radius [n, 3], quaternions [n, 4], standard deviations [m] [n, 3] and radiance [n, 3];
        larger behind smaller.
    """
    e, a, side = _lattice(low, COARSE)
    parts, total = [], len(e)
    radiance = sky_radiance(_direction(e, a), air, seed=seed)
    for level in range(LEVELS):
        splits = (count - total) // 3
        if level == LEVELS - 1 or splits < 30 or not len(e):
            parts.append((e, a, side, radiance))
            break
        # Split where the neighbourhood varies, most varied first.
        quarters = ((-0.25, -0.25), (-0.25, 0.25), (0.25, -0.25), (0.25, 0.25))
        probes = [(e + u * side, a + v * side / np.cos(e)) for u, v in quarters]
        seen = np.stack([sky_radiance(_direction(p, q), air, seed=seed) for p, q in probes])
        tone = np.sqrt(seen / (0.3 * np.median(radiance) + seen))
        vary = tone.std(0).max(1) * side
        limit = np.partition(vary, -splits)[-splits] if splits < len(vary) else 0.0
        split = (vary > limit) & (vary > 0.0004 * COARSE)
        parts.append((e[~split], a[~split], side[~split], seen.mean(0)[~split]))
        total += 3 * int(split.sum())
        e, a = (np.concatenate([p[i][split] for p in probes]) for i in (0, 1))
        radiance = seen[:, split].reshape(-1, 3)
        side = np.tile(side[split] / 2, 4)
    e, a, side, radiance = (np.concatenate(x) for x in zip(*parts, strict=True))
    order = np.argsort(-side, kind="stable")
    e, a, side, radiance = e[order], a[order], side[order], radiance[order]
    d = _direction(e, a)
    scales = np.column_stack([side * SPREAD, side * SPREAD, 0.02 * side]) * RADIUS
    # A coarse sky behind the fine one, so that nothing shows between splats of different sizes.
    be, ba, bs = _lattice(low, BACKING)
    bd = _direction(be, ba)
    behind = np.column_stack([bs * 0.85, bs * 0.85, 0.02 * bs]) * RADIUS * BEHIND
    back = sky_radiance(bd, air, seed=seed)
    d = np.concatenate([bd * BEHIND, d])
    return d, _facing(d), np.concatenate([behind, scales]), np.concatenate([back, radiance])


def _lattice(low: float, side: float) -> tuple[Floats, Floats, Floats]:
    """Elevations, azimuths and sides of an even lattice over the sky [rad]."""
    es, as_, sides = [], [], []
    for k, (e, h) in enumerate(_rows(low, np.pi / 2, side)):
        n = max(3, int(np.ceil(2 * np.pi * np.cos(e) / h)))
        es.append(np.full(n, e))
        as_.append((np.arange(n) + 0.5 * (k % 2)) * 2 * np.pi / n)
        sides.append(np.full(n, h))
    return np.concatenate(es), np.concatenate(as_), np.concatenate(sides)


def _direction(e: Floats, a: Floats) -> Floats:
    return np.stack([np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)], -1)


def _facing(d: Floats) -> Floats:
    """Orientations of discs that face the middle."""
    d = d / np.linalg.norm(d, axis=1, keepdims=True)
    right = np.cross(np.array([0.0, 0, 1]), d)
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-9)
    return matrix_to_quaternion(np.stack([right, np.cross(d, right), d], 2))


def lights_in_the_sky(air: Air, *, seed: int) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Disc of the sun or moon, and stars: directions, quaternions, standard deviations [m], *display* colours, opacities."""
    rng = np.random.default_rng([seed, 77])
    directions, sizes, colours, opacities = [], [], [], []
    _, through = clouds(np.asarray([air.sun]), air, seed=seed)
    if air.sunlight is not None and through[0] > 0.35:
        disc = np.radians(0.55 if air.night else 0.5)
        n = 37
        r = np.sqrt((np.arange(n) + 0.5) / n) * disc
        phi = np.arange(n) * 2.39996
        s = np.asarray(air.sun)
        u = np.cross(s, (0, 0, 1.0))
        u /= np.linalg.norm(u)
        v = np.cross(s, u)
        spots = s + (r * np.cos(phi))[:, None] * u + (r * np.sin(phi))[:, None] * v
        directions.append(spots / np.linalg.norm(spots, axis=1, keepdims=True))
        sizes.append(np.full(n, 0.16 * disc))
        if air.night:
            sea = 0.80 + 0.16 * np.sin(7 * phi + 3 * r / disc)
            colours.append(np.array([0.97, 0.97, 0.93]) * sea[:, None])
        else:
            warm = np.asarray(air.sunlight.irradiance)
            warm = (warm / warm.max()) ** 0.35
            colours.append(np.tile(np.minimum(1.0, warm * 1.05), (n, 1)))
        opacities.append(np.full(n, 0.9))
    if air.night and not air.grey:
        z = rng.uniform(0.03, 1, STARS)
        phi = rng.uniform(0, 2 * np.pi, STARS)
        # Star counts grow some threefold a magnitude, as those of the Bright Star Catalogue.
        bright = np.clip(rng.pareto(1.3, STARS) * 0.16 + 0.10, 0, 1.0)
        d = np.stack([np.sqrt(1 - z * z) * np.cos(phi), np.sqrt(1 - z * z) * np.sin(phi), z], -1)
        _, clear = clouds(d, air, seed=seed)
        tint = np.array([1.0, 1.0, 1.0]) + rng.normal(0, 0.06, (STARS, 1)) * np.array([1, 0, -1.2])
        keep = clear * smooth(0.02, 0.2, z) > 0.3
        directions.append(d[keep])
        sizes.append(np.radians(0.028 + 0.035 * bright[keep]))
        colours.append(np.clip(tint[keep], 0, 1))
        opacities.append((0.18 + 0.75 * bright[keep]) * clear[keep])
    if not directions:
        return np.zeros((0, 3)), np.zeros((0, 4)), np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0)
    d, size = np.concatenate(directions), np.concatenate(sizes) * RADIUS
    scales = np.column_stack([size, size, 0.2 * size])
    return d, _facing(d), scales, np.concatenate(colours), np.concatenate(opacities)
