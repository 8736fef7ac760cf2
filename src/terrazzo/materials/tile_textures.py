"""Textures laid in courses: brick, tiles of several shapes, mosaic, stained glass."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, unit
from terrazzo.materials.solid import Floats, Site, blend, plain, second_colour, smoothstep, texture, vector


def course(
    u: Floats, v: Floats, width: float, height: float, *, shift: float = 0.5
) -> tuple[Floats, Floats, Floats]:
    """Row and column of a running bond, and the distance to the nearest joint's middle [m]; each shape [n]."""
    y = v / np.float32(height)
    row = np.floor(y)
    x = u / np.float32(width) + np.float32(shift) * (row % 2)
    column = np.floor(x)
    rim_x = np.minimum(x - column, 1 - (x - column)) * np.float32(width)
    rim_y = np.minimum(y - row, 1 - (y - row)) * np.float32(height)
    return row, column, np.minimum(rim_x, rim_y)


def laid(site: Site, row: Floats, column: Floats, edge: Floats, *, joint: float, spread: float) -> Floats:
    """Glazed pieces with a tone of their own (`spread`), a rounded rim, and grout of full width `joint` [m]."""
    tone = 1 + spread * (2 * site.random(row, column) - 1) + 0.02 * site.noise(0.08, octaves=2)
    rim = 1 - 0.10 * smoothstep(joint / 2 + 0.003, joint / 2, edge)
    body = plain(site.finish.colour, tone * rim)
    grout = plain(second_colour(site.finish), 1 + 0.08 * site.noise(0.03))
    return blend(grout, body, smoothstep(joint / 2 - 0.0006, joint / 2 + 0.0006, edge))


@texture("tiles", detail=0.003, straight=True)
def tiles(site: Site) -> Floats:
    """Square tiles: 30 cm on floors, 15 cm on walls."""
    u, v = site.flat
    level = np.abs(site.normals[:, 2]) > 0.7
    big = course(u, v, 0.3, 0.3, shift=0)
    small = course(u, v, 0.15, 0.15, shift=0)
    row, column, edge = (np.where(level, a, b) for a, b in zip(big, small, strict=True))
    return laid(site, row, column, edge, joint=0.004, spread=0.035)


@texture("subway", detail=0.003, straight=True)
def subway(site: Site) -> Floats:
    """Tiles of 15 x 7.5 cm in running bond."""
    row, column, edge = course(*site.flat, 0.15, 0.075)
    return laid(site, row, column, edge, joint=0.003, spread=0.03)


@texture("mosaic", detail=0.0025, straight=True)
def mosaic(site: Site) -> Floats:
    row, column, edge = course(*site.flat, 0.03, 0.03, shift=0)
    return laid(site, row, column, edge, joint=0.003, spread=0.28)


@texture("hexagons", detail=0.003)
def hexagons(site: Site) -> Floats:
    """Hexagons 10 cm across the flats."""
    u, v = (c / np.float32(0.10) for c in site.flat)
    s = np.float32(np.sqrt(3))
    best = None
    for shift in (0.0, 0.5):
        i, j = np.round(u - shift), np.round(v / s - shift)
        x, y = np.abs(u - shift - i), np.abs(v - (j + shift) * s)
        d = np.maximum(x, 0.5 * x + 0.5 * s * y)
        if best is None:
            best = (d, i, j * 2)
        else:
            near = d < best[0]
            best = tuple(np.where(near, a, b) for a, b in zip((d, i, j * 2 + 1), best, strict=True))
    assert best is not None
    return laid(site, best[2], best[1], (0.5 - best[0]) * np.float32(0.10), joint=0.003, spread=0.05)


@texture("checker", detail=0.003, straight=True)
def checker(site: Site) -> Floats:
    """Two colours of square tile, 30 cm on floors, 15 cm on walls."""
    u, v = site.flat
    side = np.where(np.abs(site.normals[:, 2]) > 0.7, np.float32(0.3), np.float32(0.15))
    i, j = np.floor(u / side), np.floor(v / side)
    x, y = u / side - i, v / side - j
    edge = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)) * side
    body = site.mix(np.asarray((i + j) % 2, np.float32)) * (1 + 0.06 * site.noise(0.15, octaves=3))[:, None]
    return blend(body * np.float32(0.6), body, smoothstep(0.0008, 0.002, edge))


@texture("brick", detail=0.004, straight=True)
def brick(site: Site) -> Floats:
    """Bricks of 21.5 x 6.5 cm with 1 cm of mortar, each fired differently, edges worn."""
    u, v = site.flat
    wear = 0.0028 * site.noise(0.03, octaves=2, salt=1)
    row, column, edge = course(u, v, 0.225, 0.075)
    key, other = site.random(row, column), site.random(row, column, 1)
    tone = 0.66 + 0.62 * key + 0.16 * site.noise(0.05, octaves=3)
    hue = 1 + vector([0.10, -0.04, -0.10]) * (2 * other - 1)[:, None]
    body = plain(site.finish.colour, tone) * hue
    mortar = plain(second_colour(site.finish), 0.92 + 0.16 * site.noise(0.02, octaves=2))
    shade = 1 - 0.25 * smoothstep(0.0085, 0.005, edge)
    return blend(mortar * np.float32(0.9), body * shade[:, None], smoothstep(0.0042, 0.0062, edge + wear))


@texture("blocks", detail=0.005, straight=True)
def blocks(site: Site) -> Floats:
    """Dressed stone in courses of 32 cm, blocks of many lengths, weathered, with sunken mortar."""
    u, v = site.flat
    wear = 0.006 * site.noise(0.09, octaves=3, salt=1)
    high = np.float32(0.32)
    row = np.floor(v / high)
    long = 0.46 + 0.3 * site.random(row, 0 * row, 3)
    x = u / long + site.random(row, 0 * row, 4)
    column = np.floor(x)
    edge = np.minimum(
        np.minimum(x - column, 1 - (x - column)) * long,
        np.minimum(v / high - row, 1 - (v / high - row)) * high,
    )
    key, other = site.random(row, column), site.random(row, column, 1)
    mottle = site.noise(0.12, octaves=4, salt=2)
    tone = 0.72 + 0.42 * key + 0.28 * mottle
    hue = 1 + vector([0.07, 0.0, -0.08]) * (2 * other - 1)[:, None]
    shade = 1 - 0.30 * smoothstep(0.028, 0.008, edge + wear)
    body = plain(site.finish.colour, tone) * hue * shade[:, None]
    mortar = plain(second_colour(site.finish), 0.9 + 0.2 * site.noise(0.03, octaves=2))
    return blend(mortar, body, smoothstep(0.006, 0.011, edge + wear))


@texture("hull", detail=0.004, straight=True)
def hull(site: Site) -> Floats:
    """Panels of a ship's inside, 1.2 x 0.8 m, some of the second colour, with dark seams and a narrow line within."""
    u, v = site.flat
    row, column, edge = course(u, v, 1.2, 0.8)
    key = site.random(row, column)
    tone = 0.93 + 0.12 * site.random(row, column, 1) + 0.02 * site.noise(0.3, octaves=2)
    body = site.mix(np.asarray(key > 0.8, np.float32)) * tone[:, None]
    line = smoothstep(0.004, 0.002, np.abs(edge - 0.05)) * (key > 0.35)
    seam = vector([0.035, 0.037, 0.04])
    return blend(seam, body * (1 - 0.35 * line)[:, None], smoothstep(0.004, 0.008, edge))


@texture("stained", detail=0.006)
def stained(site: Site) -> Floats:
    """Pieces of coloured glass between strips of lead."""
    f1, f2, ids = cells(site.solid * np.float32(1 / 0.13), seed=site.finish.seed)
    first, second = (np.asarray(c, np.float32) for c in (site.finish.colour, second_colour(site.finish)))
    depth = np.float32(first.max() / 0.39)  # The others are as deep as the first.
    amber, green = vector([[0.75, 0.55, 0.12], [0.12, 0.38, 0.2]]) * depth
    choice = vector([first, second, amber, green, first * 0.6])
    body = choice[(unit(ids) * len(choice)).astype(int)]
    return blend(vector([0.03, 0.03, 0.032]), body, smoothstep(0.03, 0.06, f2 - f1))
