"""Textures of stone and what is cast or spread like it: marble, granite, concrete, plaster, soil."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, fbm, unit
from terrazzo.materials.solid import Floats, Site, blend, plain, second_colour, smoothstep, texture, vector


@texture("marble", detail=0.003)
def marble(site: Site) -> Floats:
    """Clouds, a net of broad soft veins and a net of fine sharp ones: zero crossings of warped noise."""
    p = site.solid
    seed = site.finish.seed
    warp = np.stack([fbm(p * np.float32(2.2), octaves=3, seed=seed + s) for s in (1, 2, 3)], 1)
    q = p * vector([1.0, 1.6, 1.3]) + np.float32(0.35) * warp
    broad = 1 - np.minimum(1, np.abs(fbm(q * np.float32(1.5), octaves=2, seed=seed + 4)) * 9)
    fine = 1 - np.minimum(1, np.abs(fbm(q * np.float32(3.7), octaves=3, seed=seed + 5)) * 26)
    fade = smoothstep(-0.25, 0.5, fbm(p * np.float32(1.3), octaves=1, seed=seed + 6))
    cloud = 0.10 * fbm(p * np.float32(3.0), octaves=3, seed=seed + 7) + 0.07
    return site.mix(np.clip(cloud + 0.42 * broad**2 * fade + 0.55 * fine**1.5 * (0.25 + 0.75 * fade), 0, 1))


@texture("granite", detail=0.004, worth=0.5)
def granite(site: Site) -> Floats:
    """Grains of three minerals about 6 mm across, in drifts."""
    _, _, ids = cells(site.solid * np.float32(1 / 0.007), seed=site.finish.seed)
    key = unit(ids) + 0.22 * site.noise(0.12, octaves=2)
    dark = smoothstep(0.68, 0.75, key)
    pale = smoothstep(0.24, 0.18, key)
    base = site.mix(0.9 * dark)
    return base + np.float32(0.35) * pale[:, None] * (0.75 - base)


@texture("terrazzo", detail=0.004)
def terrazzo(site: Site) -> Floats:
    """Chips of several stones, 8 to 30 mm, in a pale binder."""
    out = plain(site.finish.colour, 1 + 0.03 * site.noise(0.2))
    second = np.asarray(second_colour(site.finish), np.float32)
    stones = vector([second, second * 0.45, [0.75, 0.72, 0.66], [0.30, 0.34, 0.33], [0.62, 0.42, 0.30]])
    for k, (size, fill) in enumerate(((0.034, 0.30), (0.016, 0.27))):
        f1, f2, ids = cells(site.solid * np.float32(1 / size), jitter=0.8, seed=site.finish.seed + k)
        radius = fill * (0.6 + 0.8 * unit(ids, 1))
        inside = smoothstep(0.03, -0.03, f1 - np.minimum(radius, 0.5 * (f1 + f2) - 0.05))
        chip = stones[(unit(ids, 2) * len(stones)).astype(int)] * (0.85 + 0.3 * unit(ids, 3))[:, None]
        out = blend(out, chip, inside)
    return out


@texture("concrete", detail=0.006, worth=0.8)
def concrete(site: Site) -> Floats:
    """Cast concrete: cloudy, a little stained, with small air holes."""
    cloud = 0.45 + 0.40 * site.noise(0.55, octaves=5) + 0.15 * site.noise(0.05, octaves=2, salt=1)
    f1, _, ids = cells(site.solid * np.float32(1 / 0.06), seed=site.finish.seed + 9)
    radius = 0.07 * unit(ids) * (unit(ids, 1) > 0.6)
    hole = smoothstep(0.02, -0.02, f1 - radius) * (radius > 0.02)
    return site.mix(np.clip(cloud, 0, 1)) * (1 - 0.45 * hole)[:, None]


@texture("plaster", detail=0.01, worth=0.7)
def plaster(site: Site) -> Floats:
    """Trowelled lime plaster: broad tone and short strokes."""
    broad = site.noise(0.7, octaves=3)
    stroke = fbm(site.solid * vector([9.0, 9.0, 16.0]), octaves=3, seed=site.finish.seed + 4)
    return plain(site.finish.colour, 1 + 0.045 * broad + 0.05 * stroke)


@texture("stone", detail=0.006)
def stone(site: Site) -> Floats:
    """Sedimentary stone: beds, mottling and small pits."""
    p = site.solid
    bed = fbm(p * vector([1.2, 1.2, 11.0]), octaves=4, seed=site.finish.seed)
    mottle = site.noise(0.09, octaves=4, salt=1)
    pits = smoothstep(0.42, 0.62, site.noise(0.018, octaves=2, salt=2))
    return site.mix(np.clip(0.4 + 0.4 * bed + 0.25 * mottle + 0.3 * pits, 0, 1))


@texture("rock", detail=0.006)
def rock(site: Site) -> Floats:
    """Rough rock as it stands in a cave: faces half a metre across, cracks between them, beds and stains."""
    p = site.solid
    seed = site.finish.seed
    warp = np.stack([fbm(p * np.float32(2.0), octaves=3, seed=seed + s) for s in (1, 2, 3)], 1)
    q = p * vector([1.0, 1.0, 1.5]) + np.float32(0.22) * warp
    f1, f2, ids = cells(q * np.float32(1 / 0.5), seed=seed)
    small1, small2, small = cells(q * np.float32(1 / 0.16), seed=seed + 7)
    crack = smoothstep(0.0, 0.10, f2 - f1) * (0.75 + 0.25 * smoothstep(0.0, 0.10, small2 - small1))
    tone = 0.66 + 0.34 * unit(ids) + 0.22 * unit(small) + 0.25 * site.noise(0.4, octaves=4)
    bed = fbm(q * vector([0.8, 0.8, 7.0]), octaves=3, seed=seed + 5)
    return site.mix(np.clip(0.35 + 0.5 * bed, 0, 1)) * (tone * (0.42 + 0.58 * crack))[:, None]


@texture("slate", detail=0.006)
def slate(site: Site) -> Floats:
    """Flagstones 30 x 60 cm of cleft slate with narrow joints."""
    u, v = site.flat
    row = np.floor(v / 0.3)
    shifted = u / 0.6 + 0.5 * (row % 2)
    column = np.floor(shifted)
    edge = np.minimum(
        np.minimum(v / 0.3 - row, 1 - (v / 0.3 - row)) * 0.3,
        np.minimum(shifted - column, 1 - (shifted - column)) * 0.6,
    )
    tone = 0.78 + 0.5 * site.random(row, column)
    hue = 1 + vector([0.10, 0.0, -0.06]) * (site.random(row, column, 1) - 0.5)[:, None]
    cleft = site.noise(0.12, octaves=5, salt=1)
    body = site.mix(np.clip(0.45 + 0.6 * cleft, 0, 1)) * tone[:, None] * hue
    return blend(body, vector([0.16, 0.155, 0.15]), smoothstep(0.004, 0.002, edge))


@texture("cobble", detail=0.006)
def cobble(site: Site) -> Floats:
    f1, f2, ids = cells(site.solid * np.float32(1 / 0.11), jitter=0.75, seed=site.finish.seed)
    crown = smoothstep(0.02, 0.35, f2 - f1)
    body = plain(site.finish.colour, (0.6 + 0.6 * unit(ids)) * (0.9 + 0.25 * site.noise(0.03)))
    hue = 1 + vector([0.10, 0.02, -0.10]) * (unit(ids, 1) - 0.5)[:, None]
    return blend(second_colour(site.finish), body * hue, crown)


@texture("soil", detail=0.006, worth=0.7)
def soil(site: Site) -> Floats:
    f1, _, ids = cells(site.solid * np.float32(1 / 0.016), seed=site.finish.seed)
    return (
        site.mix(np.clip(0.25 + 0.8 * unit(ids) ** 2 - 0.4 * f1, 0, 1))
        * (1 + 0.2 * site.noise(0.05))[:, None]
    )
