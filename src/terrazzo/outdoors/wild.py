"""Open land that nobody made: meadow, forest, desert, canyon, snowfield.

The main view of each looks along +X; the origin is where a visitor stands first.
"""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors import ground
from terrazzo.outdoors.country import dunes, meander, rolling, wooded
from terrazzo.outdoors.fields import Floats, distance_to, mix, noise, ridged, smooth, warped
from terrazzo.outdoors.land import Land, Path, in_distance, walkable
from terrazzo.outdoors.planting import planted


def meadow(seed: int, rng: np.random.Generator) -> Land:
    """Flowers and tall grass, a worn path, single old trees, hills with woods."""
    heights = rolling(seed, 2.4, 46.0, hills=85.0, mountains=float(rng.choice([0.0, 420.0])))
    path = Path(meander(seed, heading=float(rng.uniform(-0.25, 0.25))), 0.9, "dirt")

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        colour = ground.grassy(xy, side, seed=seed, dryness=0.35)
        way, share = ground.on_path(path, xy, side, seed=seed)
        colour = mix(colour, way, share)
        return wooded(colour, xy, side, seed=seed, cover=0.35)

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
        **planted(
            "meadow",
            pebbles=lambda p: 0.55 * smooth(0.15, -0.25, distance_to(path.line, p) - path.width / 2),
            blades=blades,
            trees=trees,
            birch=lambda p: 0.4 * trees(p + 200.0),
            bushes=bushes,
            rock=lambda p: 0.1 * smooth(1.5, 3, distance_to(path.line, p)),
            far_oak=lambda p: smooth(0.0, 0.3, noise(p, 120.0, octaves=3, seed=seed + 22)),
        ),
    )


def forest(seed: int, rng: np.random.Generator) -> Land:
    """Tall trees of mixed kinds and ages, ferns, moss and litter, a winding path."""
    heights = rolling(seed, 2.0, 30.0, hills=110.0)
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
        **planted(
            "forest",
            litter=lambda p: 0.65 - 0.35 * smooth(0.2, -0.2, away(p)),
            stones=lambda p: 0.45 * smooth(0.1, -0.3, away(p)),
            grass=lambda p: (
                0.5 * smooth(0.1, 0.7, away(p)) * smooth(0, 0.5, noise(p, 5.0, octaves=2, seed=seed + 30))
            ),
            spruce=cover(1, 0.85 * conifers),
            pine=cover(5, 0.6 * conifers),
            beech=cover(2, 0.9 * (1.1 - conifers)),
            birch=cover(3, 0.35),
            ferns=ferns,
            bush=cover(4, 0.3, 1.0),
            rock=cover(6, 0.22, 0.4),
            log=cover(7, 0.4, 1.2),
            far_spruce=lambda p: 0.95 * conifers * np.ones(len(p)),
            far_beech=lambda p: (1.1 - conifers) * np.ones(len(p)),
        ),
    )


def desert(seed: int, rng: np.random.Generator) -> Land:
    """Rippled sand, dunes, mesas in the haze, cactus and dry scrub on firmer ground."""
    mesa = float(rng.uniform(0.6, 1.0))

    def heights(xy: Floats) -> Floats:
        d = np.hypot(*xy.T)
        out = 0.5 * noise(xy, 22.0, octaves=2, seed=seed) * smooth(3, 25, d)
        out += 9.0 * in_distance(d, 34, 150) * dunes(xy, seed, 72.0) + 22 * in_distance(d, 250, 700) * dunes(
            xy, seed + 9, 260.0
        )
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
        **planted(
            "desert",
            pebbles=lambda p: 0.6 * smooth(0.0, 0.45, noise(p, 16.0, octaves=3, seed=seed + 7)) + 0.05,
            grass=lambda p: 0.16 * smooth(0.15, 0.5, noise(p, 3.2, octaves=2, seed=seed + 12)),
            saguaro=firm(0.42, 30),
            scrub=firm(0.3, 31),
            barrel_cactus=firm(0.22, 32),
            rock=firm(0.3, 33),
            dead_tree=firm(0.5, 34),
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
        **planted(
            "canyon",
            pebbles=lambda p: 0.18 + 0.6 * smooth(-0.1, 0.5, noise(p, 8.0, octaves=3, seed=seed + 13)),
            grass=lambda p: (
                0.5
                * smooth(3.2, 1.6, distance_to(creek.line, p))
                * smooth(0.0, 0.4, noise(p, 2.4, octaves=2, seed=seed + 12))
            ),
            rock=foot(0.35, 20),
            scrub=foot(0.42, 21),
            juniper=foot(0.35, 22, 5.0),
            dead_tree=foot(0.5, 23, 5.0),
        ),
    )


def snowfield(seed: int, rng: np.random.Generator) -> Land:
    """Deep snow with wind drifts, snow-laden spruces, white mountains."""
    country = rolling(seed, 3.0, 55.0, hills=90.0, mountains=760.0)

    def heights(xy: Floats) -> Floats:
        drift = 0.16 * dunes(xy, seed + 3, 7.0) * smooth(-0.2, 0.5, noise(xy, 26.0, octaves=2, seed=seed + 7))
        return country(xy) + drift

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
        **planted(
            "snowfield",
            snowy_spruce=stands(0.75, 20),
            dead_tree=stands(0.7, 21, 10.0),
            snowy_rock=stands(0.4, 22, 4.0),
            far_snowy_spruce=lambda p: smooth(0.0, 0.3, noise(p, 190.0, octaves=4, seed=seed + 40)),
        ),
    )
