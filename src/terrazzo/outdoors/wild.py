"""Open land that nobody made: meadow, forest, desert, mountain lake, beach, canyon, snowfield.

The main view of each looks along +X; the origin is where a visitor stands first.
"""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors import ground
from terrazzo.outdoors.fields import Floats, distance_to, mix, noise, ridged, smooth, spread, warped  # noqa: F401
from terrazzo.outdoors.land import Grass, Grove, Land, Path, Pebbles, Water, in_distance, walkable

STONE = ((0.30, 0.28, 0.25), (0.20, 0.19, 0.18), (0.40, 0.37, 0.33), (0.14, 0.13, 0.125))
"""Pebbles of mixed rock."""
FALLEN = ((0.17, 0.09, 0.035), (0.11, 0.065, 0.03), (0.24, 0.14, 0.045), (0.075, 0.06, 0.03))
"""Fallen leaves."""
MEADOW_FLOWERS = ((0.78, 0.60, 0.05), (0.80, 0.80, 0.78), (0.50, 0.06, 0.05), (0.30, 0.16, 0.55))
"""Buttercup, daisy, poppy, bellflower."""


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


def _rolling(seed: int, amount: float, wavelength: float, *, hills: float = 70.0, mountains: float = 0.0):
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


def _wooded(
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


def meadow(seed: int, rng: np.random.Generator) -> Land:
    """Flowers and tall grass, a worn path, single old trees, hills with woods."""
    heights = _rolling(seed, 2.4, 46.0, hills=85.0, mountains=float(rng.choice([0.0, 420.0])))
    path = Path(meander(seed, heading=float(rng.uniform(-0.25, 0.25))), 0.9, "dirt")

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        colour = ground.grassy(xy, side, seed=seed, dryness=0.35)
        way, share = ground.on_path(path, xy, side, seed=seed)
        colour = mix(colour, way, share)
        return _wooded(colour, xy, side, seed=seed, cover=0.35)

    def blades(xy: Floats) -> Floats:
        return smooth(0.25, 0.75, distance_to(path.line, xy) - path.width / 2) * (
            0.7 + 0.3 * noise(xy, 3.0, octaves=2, seed=seed + 8)
        )

    def trees(xy: Floats) -> Floats:
        clump = smooth(-0.05, 0.5, noise(xy, 55.0, octaves=2, seed=seed + 20))
        return clump * smooth(7, 13, distance_to(path.line, xy)) * 0.5

    def bushes(xy: Floats) -> Floats:
        return (
            0.25
            * smooth(0.1, 0.5, noise(xy, 33.0, octaves=2, seed=seed + 21))
            * smooth(2.5, 5, distance_to(path.line, xy))
        )

    return Land(
        "meadow",
        seed,
        heights,
        colours,
        walkable(heights, 24.0),
        paths=(path,),
        pebbles=(
            Pebbles(
                lambda p: 0.55 * smooth(0.15, -0.25, distance_to(path.line, p) - path.width / 2),
                (0.012, 0.07),
                STONE,
            ),
        ),
        grass=(
            Grass(
                blades,
                0.42,
                ((0.10, 0.17, 0.035), (0.075, 0.13, 0.025), (0.17, 0.19, 0.06), (0.26, 0.22, 0.10)),
                MEADOW_FLOWERS,
                0.055,
                width=0.020,
                upright=0.8,
            ),
        ),
        groves=(
            Grove("oak", 11.0, trees, 75.0, (8.0, 13.0)),
            Grove("birch", 8.0, lambda p: 0.4 * trees(p + 200.0), 75.0, (8.0, 12.0)),
            Grove("bush", 4.0, bushes, 60.0, (0.8, 1.9)),
            Grove("rock", 5.0, lambda p: 0.10 * smooth(1.5, 3, distance_to(path.line, p)), 40.0, (0.25, 0.8)),
            Grove(
                "oak",
                9.0,
                lambda p: smooth(0.0, 0.3, noise(p, 120.0, octaves=3, seed=seed + 22)),
                420.0,
                (9.0, 15.0),
                near=False,
            ),
        ),
    )


def forest(seed: int, rng: np.random.Generator) -> Land:
    """Tall trees of mixed kinds and ages, ferns, moss and litter, a winding path."""
    heights = _rolling(seed, 2.0, 30.0, hills=110.0)
    path = Path(meander(seed, sway=4.0), 1.3, "dirt")
    conifers = float(rng.uniform(0.35, 0.8))

    def away(xy: Floats) -> Floats:
        return distance_to(path.line, xy) - path.width / 2

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        litter = ground.mottled(
            ground.LITTER, xy, side, seed=seed, amount=0.42, wavelengths=(0.07, 0.3, 1.6, 9.0)
        )
        moss = ground.mottled(ground.MOSS, xy, side, seed=seed + 1, amount=0.3)
        colour = mix(litter, moss, smooth(-0.05, 0.45, noise(xy, 4.5, octaves=4, seed=seed + 2)))
        way, share = ground.on_path(path, xy, side, seed=seed)
        colour = mix(colour, 0.75 * way, share)
        far = in_distance(np.hypot(*xy.T), 110, 200)
        crowns = np.exp(0.6 * noise(xy, 9.0, octaves=2, seed=seed + 42) * np.clip(9.0 / side, 0, 1))
        return mix(colour, mix(ground.LEAVES, ground.WOODS, conifers) * crowns[:, None], far)

    def cover(salt: int, share: float, clear: float = 1.6):
        return lambda xy: (
            share
            * smooth(clear, clear + 1.5, away(xy))
            * smooth(-0.5, 0.4, noise(xy, 21.0, octaves=2, seed=seed + salt))
        )

    def ferns(xy: Floats) -> Floats:
        return smooth(0.3, 1.2, away(xy)) * smooth(-0.2, 0.4, noise(xy, 6.0, octaves=2, seed=seed + 31)) * 0.8

    return Land(
        "forest",
        seed,
        heights,
        colours,
        walkable(heights, 20.0),
        paths=(path,),
        pebbles=(
            Pebbles(lambda p: 0.65 - 0.35 * smooth(0.2, -0.2, away(p)), (0.03, 0.075), FALLEN, 0.16),
            Pebbles(lambda p: 0.45 * smooth(0.1, -0.3, away(p)), (0.012, 0.06), STONE),
        ),
        grass=(
            Grass(
                lambda p: (
                    0.5 * smooth(0.1, 0.7, away(p)) * smooth(0, 0.5, noise(p, 5.0, octaves=2, seed=seed + 30))
                ),
                0.20,
                ((0.05, 0.09, 0.02), (0.08, 0.12, 0.03)),
                width=0.04,
                upright=0.5,
                density=0.6,
            ),
        ),
        groves=(
            Grove("spruce", 3.6, cover(1, 0.85 * conifers), 62.0, (9.0, 20.0)),
            Grove("pine", 4.4, cover(5, 0.6 * conifers), 62.0, (13.0, 21.0)),
            Grove("beech", 4.0, cover(2, 0.9 * (1.1 - conifers)), 62.0, (10.0, 18.0)),
            Grove("birch", 4.5, cover(3, 0.35), 55.0, (9.0, 15.0)),
            Grove("fern", 0.9, ferns, 26.0, (0.4, 0.85)),
            Grove("bush", 2.6, cover(4, 0.3, 1.0), 34.0, (0.6, 1.6)),
            Grove("rock", 3.2, cover(6, 0.22, 0.4), 30.0, (0.2, 0.9)),
            Grove("log", 9.0, cover(7, 0.4, 1.2), 26.0, (0.3, 0.45)),
            Grove(
                "spruce", 4.4, lambda p: 0.95 * conifers * np.ones(len(p)), 330.0, (10.0, 22.0), near=False
            ),
            Grove("beech", 5.0, lambda p: (1.1 - conifers) * np.ones(len(p)), 330.0, (9.0, 17.0), near=False),
        ),
    )


def _dunes(xy: Floats, seed: int, wavelength: float) -> Floats:
    """Dunes with a long windward and a short lee side, 0..1."""
    p = warped(xy, 3 * wavelength, 0.5 * wavelength, seed=seed)
    phase = p[:, 0] / wavelength + 0.35 * noise(p, 2.4 * wavelength, octaves=2, seed=seed + 1)
    t = phase - np.floor(phase)
    crest = np.where(t < 0.72, smooth(0, 1, t / 0.72), 1 - (t - 0.72) / 0.28)
    return crest * smooth(-0.7, 0.5, noise(xy, 3.1 * wavelength, octaves=2, seed=seed + 2))


def desert(seed: int, rng: np.random.Generator) -> Land:
    """Rippled sand, dunes, mesas in the haze, cactus and dry scrub on firmer ground."""
    mesa = float(rng.uniform(0.6, 1.0))

    def heights(xy: Floats) -> Floats:
        d = np.hypot(*xy.T)
        out = 0.5 * noise(xy, 22.0, octaves=2, seed=seed) * smooth(3, 25, d)
        out += 9.0 * in_distance(d, 34, 150) * _dunes(xy, seed, 72.0) + 22 * in_distance(
            d, 250, 700
        ) * _dunes(xy, seed + 9, 260.0)
        rise = noise(warped(xy, 300, 60, seed=seed), 900.0, octaves=3, seed=seed + 5)
        flat = smooth(0.16, 0.24, rise) * 0.6 + smooth(0.30, 0.35, rise) * 0.4
        out += 170 * mesa * flat * in_distance(d, 650, 1000)
        return out + 120 * in_distance(d, 2200, 3600) * (
            0.6 + 0.4 * noise(xy, 700.0, octaves=4, seed=seed + 6)
        )

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        sand = ground.sandy(xy, side, seed=seed, colour=ground.DESERT, ripple=0.20, length=0.22)
        firm = ground.mottled((0.36, 0.235, 0.135), xy, side, seed=seed + 4, amount=0.26)
        colour = mix(
            sand,
            firm,
            0.75 * smooth(0.0, 0.45, noise(xy, 16.0, octaves=3, seed=seed + 7)) * (np.hypot(*xy.T) < 400),
        )
        cliff = ground.strata(xy, heights(xy), side, seed=seed + 8)
        return mix(colour, cliff, smooth(0.86, 0.7, normal[:, 2]) * in_distance(np.hypot(*xy.T), 300, 600))

    def firm(share: float, salt: int):
        return lambda p: (
            share
            * smooth(-0.2, 0.5, noise(p, 24.0, octaves=2, seed=seed + salt))
            * smooth(2.5, 5.0, np.hypot(*p.T))
        )

    return Land(
        "desert",
        seed,
        heights,
        colours,
        walkable(heights, 26.0),
        pebbles=(
            Pebbles(
                lambda p: 0.6 * smooth(0.0, 0.45, noise(p, 16.0, octaves=3, seed=seed + 7)) + 0.05,
                (0.015, 0.16),
                ((0.36, 0.25, 0.15), (0.28, 0.19, 0.12), (0.44, 0.32, 0.20), (0.20, 0.15, 0.11)),
            ),
        ),
        grass=(
            Grass(
                lambda p: 0.16 * smooth(0.15, 0.5, noise(p, 3.2, octaves=2, seed=seed + 12)),
                0.28,
                ((0.38, 0.31, 0.16), (0.30, 0.25, 0.12), (0.22, 0.22, 0.10)),
                width=0.022,
                upright=0.55,
            ),
        ),
        groves=(
            Grove("saguaro", 8.0, firm(0.42, 30), 95.0, (2.2, 6.5)),
            Grove("scrub", 2.6, firm(0.30, 31), 62.0, (0.35, 1.1)),
            Grove("barrel cactus", 4.0, firm(0.22, 32), 34.0, (0.3, 0.6)),
            Grove("rock", 3.2, firm(0.30, 33), 70.0, (0.2, 1.3)),
            Grove("dead tree", 26.0, firm(0.5, 34), 60.0, (3.0, 5.0)),
        ),
    )


def mountain_lake(seed: int, rng: np.random.Generator) -> Land:
    """A still lake below high mountains, with a shore of gravel and grass, and conifers on the slopes."""
    middle, half = np.array([128.0, float(rng.uniform(-30, 30))]), np.array([121.0, 165.0])
    level = 0.0

    def shore(xy: Floats) -> Floats:
        """Below 0 in the lake; a distance of sorts [m]."""
        p = warped(xy, 46.0, 5.0, seed=seed)
        q = (p - middle) / half
        return (np.linalg.norm(q, axis=1) - 1) * 118.0

    offset = 5.0 - shore(np.zeros((1, 2)))[0]

    def heights(xy: Floats) -> Floats:
        np.hypot(*xy.T)
        s = shore(xy) + offset
        bank = np.where(
            s > 0, 0.105 * s + 0.0012 * np.minimum(s, 60) ** 2, 0.16 * s - 0.006 * np.minimum(-s, 40) ** 2
        )
        out = bank * smooth(-60, 2, s) + np.minimum(bank, 0) * (1 - smooth(-60, 2, s))
        rough = smooth(2, 14, s)
        out += 0.35 * noise(xy, 9.0, octaves=3, seed=seed + 1) * rough + 0.05 * noise(
            xy, 1.4, octaves=3, seed=seed + 2
        ) * smooth(-4, 0, s)
        slope = in_distance(s, 12, 200)
        out += 26 * slope * (0.6 + 0.6 * noise(xy, 130.0, octaves=4, seed=seed + 3))
        peaks = ridged(warped(xy, 700, 110, seed=seed + 4), 1250.0, octaves=7, seed=seed + 5)
        return out + (560 * peaks + 30) * in_distance(s, 70, 2300) ** 1.2

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        z, s, _d = heights(xy), shore(xy) + offset, np.hypot(*xy.T)
        colour = ground.grassy(xy, side, seed=seed, dryness=0.45)
        pebbles = ground.mottled(
            (0.30, 0.28, 0.25), xy, side, seed=seed + 1, amount=0.40, wavelengths=(0.05, 0.16, 0.6, 6.0)
        )
        edge = s + 1.6 * noise(xy, 5.0, octaves=3, seed=seed + 6)
        colour = mix(colour, pebbles, smooth(3.6, 1.5, edge))
        colour = colour * mix(1.0, 0.52, smooth(0.16, 0.02, z))[:, None]
        woods = (
            np.asarray(ground.WOODS)
            * np.exp(0.7 * noise(xy, 13.0, octaves=2, seed=seed + 7) * np.clip(13 / side, 0, 1))[:, None]
        )
        line = z + 75 * noise(xy, 210.0, octaves=4, seed=seed + 8)
        forested = smooth(210, 110, line) * smooth(0.62, 0.78, normal[:, 2]) * in_distance(s, 60, 130)
        colour = mix(colour, woods, forested)
        rock = ground.stony(xy, z, side, seed=seed)
        bare = np.maximum(smooth(0.80, 0.66, normal[:, 2]), smooth(180, 300, line)) * in_distance(s, 25, 90)
        colour = mix(colour, rock, bare)
        snow = smooth(250, 390, line) * smooth(0.50, 0.68, normal[:, 2])
        return mix(colour, np.broadcast_to(ground.SNOW, colour.shape), snow)

    def land(share: float, salt: int, out: float = 9.0):
        def cover(p: Floats) -> Floats:
            s = shore(p) + offset
            clump = smooth(-0.45, 0.35, noise(p, 34.0, octaves=2, seed=seed + salt))
            return (
                share * clump * smooth(out, out + 7, s) * (smooth(9, 15, np.hypot(*p.T)) if out > 2 else 1.0)
            )

        return cover

    def far_woods(p: Floats) -> Floats:
        s, z = shore(p) + offset, heights(p)
        return smooth(5, 22, s) * smooth(205, 110, z + 75 * noise(p, 210.0, octaves=4, seed=seed + 8))

    def reeds(p: Floats) -> Floats:
        s = shore(p) + offset
        return (
            smooth(-2.6, -0.9, s)
            * smooth(1.1, 0.1, s)
            * smooth(0.05, 0.4, noise(p, 9.0, octaves=2, seed=seed + 14))
            * smooth(3.0, 6.0, np.abs(p[:, 1]))
        )

    return Land(
        "mountain lake",
        seed,
        heights,
        colours,
        walkable(heights, 26.0, level=level),
        water=Water("lake", level, waves=0.5),
        pebbles=(
            Pebbles(
                lambda p: (
                    0.85
                    * smooth(3.8, 2.4, shore(p) + offset + 1.6 * noise(p, 5.0, octaves=3, seed=seed + 6))
                    * smooth(-4.0, -2.5, shore(p) + offset)
                ),
                (0.02, 0.26),
                STONE,
            ),
        ),
        grass=(
            Grass(
                lambda p: (
                    smooth(1.8, 4.2, shore(p) + offset + 1.6 * noise(p, 5.0, octaves=3, seed=seed + 6)) * 0.9
                ),
                0.22,
                ((0.10, 0.15, 0.035), (0.16, 0.17, 0.06), (0.22, 0.19, 0.085)),
                ((0.75, 0.72, 0.70), (0.34, 0.2, 0.55)),
                0.02,
                width=0.03,
            ),
            Grass(
                reeds, 1.3, ((0.13, 0.16, 0.045), (0.24, 0.20, 0.085)), width=0.012, upright=0.92, density=0.5
            ),
        ),
        groves=(
            Grove("spruce", 4.2, land(0.6, 20), 80.0, (5.0, 15.0)),
            Grove("pine", 6.0, land(0.25, 21), 70.0, (8.0, 14.0)),
            Grove("birch", 7.0, land(0.2, 23, 7.0), 55.0, (5.0, 9.0)),
            Grove("rock", 2.4, land(0.16, 22, -2.2), 50.0, (0.2, 1.5)),
            Grove("bush", 3.4, land(0.22, 24, 3.0), 40.0, (0.4, 1.2)),
            Grove("spruce", 7.0, far_woods, 560.0, (8.0, 17.0), near=False),
        ),
    )


def beach(seed: int, rng: np.random.Generator) -> Land:
    """Sand down to the sea, foam along its edge, dunes with grass and palms behind, a headland far off."""

    def shore(xy: Floats) -> Floats:
        bay = (
            5.0 * noise(xy * (0.2, 1.0), 85.0, octaves=2, seed=seed)
            + 0.00035 * np.minimum(np.abs(xy[:, 1]), 900) ** 2 * 0.5
        )
        return xy[:, 0] - 11.0 - (bay - 5.0 * noise(np.zeros((1, 2)), 85.0, octaves=2, seed=seed)[0])

    def heights(xy: Floats) -> Floats:
        s = shore(xy)
        inland = np.maximum(-s, 0)
        out = np.where(s < 0, 0.055 * inland, -0.06 * s)
        out = np.where(inland > 12, 0.66 + 0.012 * (inland - 12), out)
        out += 2.6 * smooth(20, 38, inland) * (0.75 + 0.5 * noise(xy, 21.0, octaves=3, seed=seed + 1))
        out += 70 * in_distance(inland, 120, 900) * (0.55 + 0.6 * noise(xy, 420.0, octaves=4, seed=seed + 2))
        out += 0.05 * noise(xy, 2.6, octaves=3, seed=seed + 3) * smooth(-1, -6, s)
        side = np.sign(np.cos(seed * 2.4) + 1e-9)
        head = np.hypot((xy[:, 0] - 330) / 1.7, xy[:, 1] - side * 800) + 90 * noise(
            xy, 260.0, octaves=4, seed=seed + 4
        )
        return np.maximum(out, -6.0) + 105 * smooth(260, 90, head)

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        z, s = heights(xy), shore(xy)
        colour = ground.sandy(xy, side, seed=seed)
        tide = z + 0.10 * noise(xy, 3.0, octaves=3, seed=seed + 5)
        colour = colour * mix(1.0, 0.46, smooth(0.36, 0.14, tide))[:, None]
        weed = smooth(0.035, 0.0, np.abs(tide - 0.46)) * smooth(
            0.1, 0.5, noise(xy, 0.8, octaves=3, seed=seed + 6)
        )
        colour = mix(colour, np.array((0.13, 0.10, 0.06)), 0.7 * weed * np.clip(0.3 / side, 0, 1))
        green = ground.grassy(xy, side, seed=seed, dryness=0.5)
        colour = mix(colour, green, smooth(42, 80, -s + 8 * noise(xy, 14.0, octaves=3, seed=seed + 7)))
        rock = ground.stony(xy, z, side, seed=seed)
        colour = mix(colour, rock, smooth(0.82, 0.68, normal[:, 2]) * (np.abs(z) > 4))
        far = smooth(12, 40, z) * in_distance(np.hypot(*xy.T), 150, 300)
        return mix(
            colour,
            np.asarray(ground.LEAVES) * np.exp(0.5 * noise(xy, 12.0, octaves=2, seed=seed + 9))[:, None],
            0.85 * far * smooth(0.7, 0.85, normal[:, 2]),
        )

    def back(share: float, start: float, salt: int):
        return lambda p: (
            share
            * smooth(start, start + 7, -shore(p))
            * smooth(-0.4, 0.4, noise(p, 19.0, octaves=2, seed=seed + salt))
        )

    return Land(
        "beach",
        seed,
        heights,
        colours,
        walkable(heights, 28.0, level=0.0),
        pebbles=(
            Pebbles(
                lambda p: (
                    0.30
                    * smooth(0.9, 0.2, np.abs(heights(p) - 0.46) / 0.12)
                    * smooth(-0.1, 0.4, noise(p, 2.5, octaves=2, seed=seed + 13))
                ),
                (0.012, 0.06),
                ((0.55, 0.50, 0.43), (0.33, 0.29, 0.24), (0.70, 0.62, 0.54), (0.12, 0.10, 0.06)),
            ),
        ),
        water=Water("sea", 0.0, (0.010, 0.050, 0.075), (0.10, 0.30, 0.30), waves=2.5),
        grass=(
            Grass(
                lambda p: (
                    smooth(19, 27, -shore(p)) * smooth(-0.1, 0.4, noise(p, 3.5, octaves=3, seed=seed + 11))
                ),
                0.55,
                ((0.30, 0.30, 0.14), (0.22, 0.25, 0.10), (0.40, 0.35, 0.19)),
                width=0.014,
                upright=0.55,
                density=0.8,
            ),
        ),
        groves=(
            Grove("palm", 5.5, back(0.6, 15.0, 20), 75.0, (5.0, 9.0)),
            Grove("bush", 3.0, back(0.5, 25.0, 21), 60.0, (0.6, 1.8)),
            Grove(
                "rock",
                5.0,
                lambda p: (
                    0.10 * smooth(-14, -2, shore(p)) * smooth(6, 10, np.hypot(*p.T)) * smooth(7, 2, shore(p))
                ),
                60.0,
                (0.25, 1.4),
            ),
            Grove(
                "shell",
                1.8,
                lambda p: 0.25 * smooth(-9, -4, shore(p)) * smooth(0.5, -1.5, shore(p)),
                14.0,
                (0.02, 0.04),
            ),
            Grove("palm", 9.0, back(0.7, 45.0, 22), 260.0, (6.0, 11.0), near=False),
        ),
    )


def canyon(seed: int, rng: np.random.Generator) -> Land:
    """A river bed between walls of layered sandstone, with ledges, fallen blocks, and buttes beyond."""
    river = meander(seed, length=1400.0, sway=9.0)
    creek = Path(meander(seed + 1, length=300.0, sway=3.2, offset=5.5), 2.2, "sand")
    width = float(rng.uniform(19, 25))

    def middle(xy: Floats) -> Floats:
        return np.abs(xy[:, 1] - np.interp(xy[:, 0], river[:, 0], river[:, 1]))

    def heights(xy: Floats) -> Floats:
        p = warped(xy, 38.0, 5.5, seed=seed)
        buttress = 8.0 * noise(p, 62.0, octaves=4, seed=seed + 1)
        far = middle(p) - width * (1 + 0.0009 * np.abs(xy[:, 0])) + buttress
        cliff = np.zeros(len(xy))
        for foot, rise, run in (
            (0.0, 9.0, 2.6),
            (9.0, 17.0, 3.6),
            (26.0, 24.0, 4.5),
            (70.0, 32.0, 9.0),
            (170.0, 30.0, 22.0),
        ):
            notch = 1.6 * noise(xy, 11.0, octaves=3, seed=seed + int(foot))
            cliff += rise * smooth(foot, foot + run, far + notch)
        talus = 4.2 * smooth(-12, 1, far) ** 2
        floor = 0.45 * noise(xy, 12.0, octaves=3, seed=seed + 2) * smooth(
            2.5, 9, np.hypot(*xy.T)
        ) + 0.04 * noise(xy, 1.1, octaves=2, seed=seed + 3)
        bed = -0.35 * smooth(2.0, 0.4, distance_to(creek.line, xy))
        top = (
            45 * in_distance(np.hypot(*xy.T), 700, 2500) * (0.3 + ridged(xy, 900.0, octaves=4, seed=seed + 4))
        )
        rim = 9 * noise(xy, 75.0, octaves=4, seed=seed + 6) * smooth(20, 90, far)
        return cliff + talus + floor + bed + top + rim

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        z = heights(xy)
        floor = ground.sandy(xy, side, seed=seed, colour=(0.47, 0.29, 0.17), ripple=0.10)
        scree = ground.mottled(
            (0.36, 0.20, 0.115), xy, side, seed=seed + 5, amount=0.36, wavelengths=(0.08, 0.4, 2.0, 12.0)
        )
        floor = mix(floor, scree, smooth(0.5, 3.5, z))
        wet = smooth(1.9, 0.7, distance_to(creek.line, xy) + 0.5 * noise(xy, 2.0, octaves=2, seed=seed + 7))
        floor = floor * (1 - 0.40 * wet)[:, None]
        rock = ground.strata(xy, z, side, seed=seed + 8)
        colour = mix(floor, rock, np.maximum(smooth(0.86, 0.72, normal[:, 2]), smooth(4.5, 8.0, z)))
        scrub = (
            smooth(0.15, 0.5, noise(xy, 6.0, octaves=3, seed=seed + 9))
            * smooth(0.8, 0.93, normal[:, 2])
            * smooth(8, 20, z)
        )
        return mix(colour, np.array((0.13, 0.125, 0.055)), 0.55 * scrub)

    def foot(share: float, salt: int, clear: float = 2.0):
        return lambda p: (
            share
            * smooth(clear, clear + 3, np.hypot(*p.T))
            * smooth(0, 4, middle(p))
            * smooth(-0.3, 0.4, noise(p, 14.0, octaves=2, seed=seed + salt))
        )

    return Land(
        "canyon",
        seed,
        heights,
        colours,
        walkable(heights, 26.0),
        paths=(),
        pebbles=(
            Pebbles(
                lambda p: 0.18 + 0.6 * smooth(-0.1, 0.5, noise(p, 8.0, octaves=3, seed=seed + 13)),
                (0.015, 0.22),
                ((0.40, 0.21, 0.12), (0.30, 0.14, 0.075), (0.47, 0.29, 0.18), (0.22, 0.12, 0.08)),
            ),
        ),
        grass=(
            Grass(
                lambda p: (
                    0.5
                    * smooth(3.2, 1.6, distance_to(creek.line, p))
                    * smooth(0.0, 0.4, noise(p, 2.4, octaves=2, seed=seed + 12))
                ),
                0.34,
                ((0.26, 0.25, 0.10), (0.17, 0.19, 0.06), (0.36, 0.29, 0.14)),
                width=0.02,
                upright=0.6,
            ),
        ),
        groves=(
            Grove("rock", 2.6, foot(0.35, 20), 60.0, (0.25, 2.2)),
            Grove("scrub", 2.2, foot(0.42, 21), 55.0, (0.3, 1.0)),
            Grove("juniper", 7.0, foot(0.35, 22, 5.0), 70.0, (2.0, 4.2)),
            Grove("dead tree", 22.0, foot(0.5, 23, 5.0), 50.0, (2.5, 4.5)),
        ),
    )


def snowfield(seed: int, rng: np.random.Generator) -> Land:
    """Deep snow with wind drifts, snow-laden spruces, white mountains."""
    rolling = _rolling(seed, 3.0, 55.0, hills=90.0, mountains=760.0)

    def heights(xy: Floats) -> Floats:
        drift = (
            0.16 * _dunes(xy, seed + 3, 7.0) * smooth(-0.2, 0.5, noise(xy, 26.0, octaves=2, seed=seed + 7))
        )
        return rolling(xy) + drift

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        z, d = heights(xy), np.hypot(*xy.T)
        snow = ground.mottled(ground.SNOW, xy, side, seed=seed, amount=0.025)
        rock = ground.stony(xy, z, side, seed=seed, colour=ground.DARK_ROCK)
        colour = mix(snow, rock, smooth(0.76, 0.60, normal[:, 2]) * in_distance(d, 300, 700))
        woods = (
            smooth(0.0, 0.3, noise(xy, 190.0, octaves=4, seed=seed + 40))
            * in_distance(d, 160, 320)
            * smooth(260, 150, z)
        )
        return mix(
            colour,
            mix(ground.WOODS, ground.SNOW, 0.28)
            * np.exp(0.6 * noise(xy, 12.0, octaves=2, seed=seed + 41))[:, None],
            0.8 * woods,
        )

    def stands(share: float, salt: int, clear: float = 8.0):
        return lambda p: (
            share
            * smooth(0.0, 0.45, noise(p, 45.0, octaves=2, seed=seed + salt))
            * smooth(clear, clear + 6, np.hypot(*p.T))
        )

    return Land(
        "snowfield",
        seed,
        heights,
        colours,
        walkable(heights, 26.0),
        groves=(
            Grove("snowy spruce", 4.6, stands(0.75, 20), 85.0, (4.0, 13.0)),
            Grove("dead tree", 24.0, stands(0.7, 21, 10.0), 60.0, (3.0, 6.0)),
            Grove("snowy rock", 6.0, stands(0.4, 22, 4.0), 45.0, (0.4, 1.6)),
            Grove(
                "snowy spruce",
                7.0,
                lambda p: smooth(0.0, 0.3, noise(p, 190.0, octaves=4, seed=seed + 40)),
                520.0,
                (7.0, 16.0),
                near=False,
            ),
        ),
    )
