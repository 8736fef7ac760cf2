"""Textures of wood and what is made of it: grain, floorboards, parquet, bamboo, cork, bark, wicker."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, fbm, unit
from terrazzo.materials.solid import Floats, Site, blend, second_colour, smoothstep, texture, vector

JOINT = (0.18, 0.12, 0.08)
"""Share of a board's colour that is left in the dark gap between two, linear RGB."""


def grain(p: Floats, seed: int) -> Floats:
    """How much late wood there is at points whose first coordinate runs along the trunk [m]: 0..1, shape [n].

    Growth rings about a wandering trunk axis that lies a little outside the board, so that long arches show on the
    faces, under fibres drawn out along the trunk. Rings darken slowly and end sharply, as in softwood.
    """
    random = np.random.default_rng(seed & 0xFFFFFFFF)
    centre = random.uniform(-0.12, 0.12, 2).astype(np.float32)
    slow = fbm(p * vector([0.9, 3.0, 3.0]), octaves=2, seed=seed + 1)
    y, z = (_wrapped(p[:, k], 0.43) - 0.21 + centre[k - 1] for k in (1, 2))
    radius = np.sqrt(y * y + z * z)
    ring = (radius + 0.035 * slow + 0.01 * p[:, 0]) / np.float32(0.017)
    saw = ring - np.floor(ring)
    late = saw**2 * (1 - smoothstep(0.88, 1.0, saw))
    fibre = fbm(p * vector([3.5, 130.0, 130.0]), octaves=2, seed=seed + 2)
    streak = fbm(p * vector([1.6, 28.0, 28.0]), octaves=2, seed=seed + 3)
    return np.clip(0.28 + 0.48 * late + 0.22 * fibre + 0.30 * streak, 0, 1)


def _wrapped(x: Floats, period: float) -> Floats:
    """Remainders of a division; NumPy's own take several times as long."""
    return x - np.float32(period) * np.floor(x * np.float32(1 / period))


@texture("wood", detail=0.004, worth=0.8)
def wood(site: Site) -> Floats:
    tone = 1 + 0.08 * site.stretched(0.8, 0.25, octaves=1, salt=5)
    return site.mix(grain(site.grain, site.finish.seed)) * tone[:, None]


def _boards(site: Site, u: Floats, v: Floats, row: Floats, board: Floats, joint: Floats) -> Floats:
    """Colour of boards: (u along, v across) [m], names of each board, and 1 in the joints."""
    key = site.random(row, board)
    other = site.random(row, board, 7)
    p = np.stack([u + 11 * key, v + 3.7 * other, 0.09 + 0.5 * key + 0 * u], 1).astype(np.float32)
    tone = (0.80 + 0.40 * other)[:, None]
    warm = 1 + vector([0.05, 0.0, -0.06]) * (2 * key - 1)[:, None]
    base = site.mix(0.15 + 0.75 * grain(p, site.finish.seed)) * tone * warm
    return blend(base, base * vector(JOINT) * 2, joint)


@texture("planks", detail=0.003, straight=True)
def planks(site: Site) -> Floats:
    """Boards 12 cm wide and about 1.5 m long, each row shifted by a random share."""
    u, v = site.flat
    width, length = 0.12, 1.5
    row = np.floor(v / width)
    start = u / length + site.random(row, row, 3) * 5
    board = np.floor(start)
    across = np.abs(v / width - row - 0.5) * width
    along = np.abs(start - board - 0.5) * length
    joint = np.maximum(
        smoothstep(width / 2 - 0.0022, width / 2 - 0.0008, across),
        smoothstep(length / 2 - 0.0022, length / 2 - 0.0008, along),
    )
    return _boards(site, u, v, row, board, joint)


@texture("herringbone", detail=0.003)
def herringbone(site: Site) -> Floats:
    """Blocks of 9 x 45 cm at right angles, laid across the diagonal."""
    u, v = site.flat
    width, ratio = 0.09, 5
    x, y = (u + v) / np.sqrt(2) / width, (v - u) / np.sqrt(2) / width
    i, j = np.floor(x), np.floor(y)
    # Along row j, blocks alternate: `ratio` cells lying, then standing ones; each row is shifted by one cell.
    phase = np.mod(i - j, 2 * ratio)
    lying = phase < ratio
    start_x = np.where(lying, i - phase, i)
    start_y = np.where(lying, j, j - (2 * ratio - 1 - phase))
    along = np.where(lying, x - start_x, y - start_y)
    across = np.where(lying, y - start_y, x - start_x)
    edge = np.minimum(np.minimum(across, 1 - across), np.minimum(along, ratio - along)) * width
    joint = smoothstep(0.0018, 0.0006, edge)
    return _boards(site, along * width, across * width, start_x + 0.5 * lying, start_y, joint)


@texture("parquet", detail=0.003, straight=True)
def parquet(site: Site) -> Floats:
    """Squares of five strips, turned by a quarter from square to square."""
    u, v = site.flat
    side = 0.4
    i, j = np.floor(u / side), np.floor(v / side)
    turned = np.mod(i + j, 2) == 1
    x, y = u / side - i, v / side - j
    along, across = np.where(turned, y, x), np.where(turned, x, y)
    strip = np.floor(across * 5)
    within = np.abs(across * 5 - strip - 0.5) * side / 5
    rim = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y)) * side
    joint = np.maximum(
        smoothstep(side / 10 - 0.002, side / 10 - 0.0006, within), smoothstep(0.002, 0.0006, rim)
    )
    return _boards(site, along * side, across * side, i * 7 + strip, j, joint)


@texture("bamboo", detail=0.004)
def bamboo(site: Site) -> Floats:
    """Laminated strips 2 cm wide with the dark line of a node now and then."""
    p = site.grain
    strip, layer = np.floor(p[:, 1] / 0.02), np.floor(p[:, 2] / 0.02)
    key = site.random(strip, layer)
    node = np.mod(p[:, 0] + 0.23 * key * 7, 0.26)
    dark = 0.55 * smoothstep(0.004, 0.001, np.abs(node - 0.13)) + 0.35 * key
    fibre = site.stretched(0.3, 0.006, octaves=2)
    return site.mix(np.clip(dark + 0.18 * fibre, 0, 1))


@texture("cork", detail=0.004, worth=0.6)
def cork(site: Site) -> Floats:
    f1, f2, ids = cells(site.solid * np.float32(1 / 0.009), seed=site.finish.seed)
    share = 0.15 + 0.5 * unit(ids) ** 2 + 0.35 * smoothstep(0.12, 0.0, f2 - f1)
    return site.mix(share + 0.1 * site.noise(0.05))


@texture("bark", detail=0.005)
def bark(site: Site) -> Floats:
    p = np.roll(site.grain, 0, axis=1) * vector([8.0, 45.0, 45.0])
    f1, f2, _ = cells(p + 0.6 * fbm(p, octaves=2, seed=site.finish.seed)[:, None], seed=site.finish.seed)
    return site.mix(smoothstep(0.35, 0.02, f2 - f1)) * (1 + 0.25 * site.noise(0.03))[:, None]


@texture("wicker", detail=0.003, worth=0.9)
def wicker(site: Site) -> Floats:
    """Canes 9 mm wide over and under stakes 3 cm apart, with shade where one dives under."""
    u, v = site.flat
    cane, stake = v / 0.009, u / 0.03
    row = np.floor(cane)
    over = np.sin((stake + row % 2) * np.pi)
    bulge = 1 - (2 * (cane - row) - 1) ** 2
    light = bulge * (0.55 + 0.45 * over)
    tint = 0.25 * site.random(row, np.floor(stake / 3 + row / 2))
    return site.mix(np.clip(0.85 - 0.85 * light + tint, 0, 1)) * (1 + 0.1 * site.noise(0.02))[:, None]


@texture("rope", detail=0.003)
def rope(site: Site) -> Floats:
    p = site.grain
    turn = (p[:, 0] + 0.7 * (p[:, 1] + p[:, 2])) / 0.014
    strand = np.abs(2 * (turn - np.floor(turn)) - 1)
    return blend(site.finish.colour, second_colour(site.finish), 0.8 * strand**2 + 0.12 * site.noise(0.006))
