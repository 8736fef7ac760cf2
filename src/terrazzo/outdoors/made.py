"""Land that people made: garden, park, village street, city square, farm."""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors import ground
from terrazzo.outdoors.country import meander, rolling, wooded
from terrazzo.outdoors.fields import Floats, distance_to, mix, noise, smooth
from terrazzo.outdoors.land import Land, Path, Water, walkable
from terrazzo.outdoors.planting import planted


def _level(seed: int, flat: float, *, hills: float = 60.0):
    """Level ground out to `flat` [m], rolling country beyond."""
    country = rolling(seed, 2.0, 60.0, hills=hills)

    def heights(xy: Floats) -> Floats:
        d = np.hypot(*xy.T)
        return country(xy) * smooth(flat, flat + 60, d) + 0.015 * noise(
            xy, 3.0, octaves=2, seed=seed + 60
        ) * smooth(1, 6, d)

    return heights


def garden(seed: int, rng: np.random.Generator) -> Land:
    """A lawn with borders of flowers, a stone path, a hedge around, a house on one side."""
    heights = _level(seed, 26.0)
    path = Path(
        np.array([[-9.0, 0.6], [-5, 0.9], [-1, 0.2], [3, -0.7], [7, -0.2], [9.6, 0.8]]), 1.15, "stone"
    )
    half = np.array([11.0, 9.0])

    def border(xy: Floats) -> Floats:
        """Distance to the garden's edge inside, less is nearer [m]."""
        return (half - np.abs(xy)).min(1)

    def beds(xy: Floats) -> Floats:
        edge = border(xy) + 0.35 * noise(xy, 3.0, octaves=2, seed=seed + 2)
        return (
            smooth(2.1, 1.9, edge)
            * (edge > 0.45)
            * smooth(0.25, 0.5, distance_to(path.line, xy) - path.width / 2)
            * (xy[:, 0] > -7.0)
        )

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        lawn = ground.mottled(ground.LAWN, xy, side, seed=seed, amount=0.18)
        stripe = 1 + 0.07 * np.sign(np.sin(np.pi * xy[:, 1] / 0.55)) * np.clip(0.5 / side, 0, 1)
        soil = ground.mottled(
            ground.SOIL, xy, side, seed=seed + 1, amount=0.35, wavelengths=(0.05, 0.2, 0.9, 5.0)
        )
        colour = mix(lawn * stripe[:, None], soil, beds(xy))
        way, share = ground.on_path(path, xy, side, seed=seed)
        colour = mix(colour, way, share)
        terrace = smooth(-7.15, -7.25, xy[:, 0]) * (np.abs(xy[:, 1]) < 7) * (xy[:, 0] > -12)
        colour = mix(colour, ground.paved(xy, side, seed=seed + 3, size=0.45), terrace)
        return wooded(
            mix(colour, ground.grassy(xy, side, seed=seed), smooth(1, 6, -border(xy))), xy, side, seed=seed
        )

    def lawn(xy: Floats) -> Floats:
        off = smooth(0.05, 0.3, distance_to(path.line, xy) - path.width / 2)
        return off * (1 - beds(xy)) * (border(xy) > -8) * np.where(border(xy) > 0.3, xy[:, 0] > -7.1, 1.0)

    def around(p: Floats) -> Floats:
        return smooth(3.5, 7, -border(p)) * 0.8 * (np.hypot(p[:, 0] + 15, p[:, 1]) > 13)

    return Land(
        "garden",
        seed,
        heights,
        colours,
        walkable(heights, 11.0, blocked=lambda p: border(p) < 0.9),
        paths=(path,),
        **planted(
            "garden",
            lawn=lawn,
            beds=beds,
            flowering_bush=lambda p: 0.6 * beds(p) * (border(p) < 1.35),
            apple=lambda p: (
                0.55 * smooth(1.9, 2.4, distance_to(path.line, p)) * (border(p) > 2.6) * (p[:, 0] > -5.5)
            ),
            around=around,
            cypress=lambda p: 0.4 * around(p + 77),
            far_oak=lambda p: smooth(0.0, 0.3, noise(p, 120.0, octaves=3, seed=seed + 22)) + 0.2,
        ),
    )


def park(seed: int, rng: np.random.Generator) -> Land:
    """Lawns under tall trees, gravel walks with benches and lamps, a pond."""
    middle = np.array([16.0, 7.0 * float(rng.choice([-1, 1]))])
    base = rolling(seed, 1.2, 50.0, hills=40.0)

    def pond(xy: Floats) -> Floats:
        q = (xy - middle) / (9.0, 6.5)
        return (np.linalg.norm(q, axis=1) - 1) * 7.5 + 0.8 * noise(xy, 8.0, octaves=2, seed=seed + 3)

    def heights(xy: Floats) -> Floats:
        s = pond(xy)
        bank = np.where(s > 0, 0.30 * smooth(0, 4, s), np.maximum(0.30 * s, -1.2))
        return base(xy) * smooth(4, 14, s) + bank - 0.12

    line = meander(seed, sway=2.4, heading=-0.06 * np.sign(middle[1]), length=80.0)
    path = Path(line, 2.4, "gravel")

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        colour = ground.mottled(mix(ground.LAWN, ground.GRASS, 0.4), xy, side, seed=seed, amount=0.22)
        way, share = ground.on_path(path, xy, side, seed=seed)
        colour = mix(colour, way, share)
        mud = smooth(0.7, 0.1, pond(xy))
        colour = mix(colour, ground.mottled((0.12, 0.095, 0.06), xy, side, seed=seed + 4, amount=0.3), mud)
        return wooded(colour, xy, side, seed=seed, cover=0.6)

    def lawn(xy: Floats) -> Floats:
        return smooth(0.05, 0.35, distance_to(path.line, xy) - path.width / 2) * smooth(0.4, 0.9, pond(xy))

    def trees(share: float, salt: int):
        return lambda p: (
            share
            * smooth(2.0, 4.0, distance_to(path.line, p) - path.width / 2)
            * smooth(3, 6, pond(p))
            * smooth(-0.3, 0.4, noise(p, 26.0, octaves=2, seed=seed + salt))
        )

    return Land(
        "park",
        seed,
        heights,
        colours,
        walkable(heights, 26.0, level=-0.12),
        paths=(path,),
        water=Water("pond", -0.12, (0.014, 0.028, 0.02), (0.07, 0.085, 0.045), waves=0.4),
        **planted(
            "park",
            pebbles=lambda p: 0.6 * smooth(0.05, -0.1, distance_to(path.line, p) - path.width / 2),
            lawn=lawn,
            grass=lambda p: (
                smooth(-0.9, -0.2, pond(p))
                * smooth(0.7, 0.3, pond(p))
                * smooth(0.1, 0.4, noise(p, 4.0, octaves=2, seed=seed + 9))
            ),
            maple=trees(0.5, 20),
            oak=trees(0.35, 21),
            willow=lambda p: (
                0.7
                * smooth(1.2, 2.5, pond(p))
                * smooth(6, 4, pond(p))
                * smooth(3.5, 5, distance_to(path.line, p))
            ),
            flowering_bush=trees(0.35, 22),
            bush=trees(0.3, 23),
            far_oak=lambda p: 0.35 + smooth(-0.1, 0.3, noise(p, 90.0, octaves=3, seed=seed + 24)),
        ),
    )


def village_street(seed: int, rng: np.random.Generator) -> Land:
    """A cobbled street between cottages with front gardens, fields and woods beyond."""
    heights = _level(seed, 55.0, hills=80.0)
    t = np.linspace(-90, 90, 61)
    road = Path(np.stack([t, 0.0022 * t**2 * np.sign(np.cos(seed * 1.7)) * 0.6], -1), 5.2, "cobbles")

    def away(xy: Floats) -> Floats:
        return distance_to(road.line, xy) - road.width / 2

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        colour = ground.grassy(xy, side, seed=seed, green=ground.LAWN, dryness=0.2)
        kerb = ground.paved(xy, side, seed=seed + 2, size=0.4)
        colour = mix(colour, kerb, smooth(1.55, 1.5, away(xy)))
        way, share = ground.on_path(road, xy, side, seed=seed)
        colour = mix(colour, way, share)
        return wooded(colour, xy, side, seed=seed)

    def gardens(p: Floats) -> Floats:
        return smooth(1.55, 1.75, away(p))

    def behind(p: Floats) -> Floats:
        return smooth(16, 20, away(p)) * 0.75

    return Land(
        "village street",
        seed,
        heights,
        colours,
        walkable(heights, 26.0, blocked=lambda p: away(p) > 1.5),
        paths=(road,),
        **planted(
            "village street",
            gardens=gardens,
            behind=behind,
            cypress=lambda p: 0.4 * behind(p),
            far_oak=lambda p: 0.9 * smooth(-0.05, 0.3, noise(p, 120.0, octaves=3, seed=seed + 22)),
        ),
    )


def city_square(seed: int, rng: np.random.Generator) -> Land:
    """A paved square between the fronts of town houses, with trees in rows and lamps."""
    heights = _level(seed, 150.0, hills=25.0)

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        r = np.hypot(*xy.T)
        turned = np.stack([r, np.arctan2(xy[:, 1], xy[:, 0]) * np.maximum(r, 1.0)], -1)
        slabs = ground.paved(xy, side, seed=seed, size=0.55, colour=(0.36, 0.335, 0.30))
        ring = ground.paved(turned, side, seed=seed + 1, size=0.42, colour=(0.27, 0.235, 0.205))
        colour = mix(slabs, ring, smooth(6.4, 6.3, r))
        band = smooth(0.16, 0.14, np.abs(((xy + 5.25) % 10.5) - 5.25).min(1)) * (r > 6.4)
        colour = mix(colour, np.array((0.17, 0.155, 0.145)), 0.75 * band * np.clip(0.4 / side, 0, 1))
        street = ground.mottled(ground.ASPHALT, xy, side, seed=seed + 2, amount=0.1)
        out = np.abs(xy).max(1)
        colour = mix(colour, street, smooth(22.4, 22.5, out) * (out < 29))
        stain = noise(xy, 5.0, octaves=4, seed=seed + 5)
        return colour * np.exp(0.13 * stain)[:, None]

    return Land(
        "city square",
        seed,
        heights,
        colours,
        walkable(heights, 24.0, blocked=lambda p: np.abs(p).max(1) > 22.0),
        **planted("city square", plane_tree=lambda p: np.zeros(len(p))),
    )


def farm(seed: int, rng: np.random.Generator) -> Land:
    """A yard with barn and farmhouse, ploughed and growing fields, fences, a lane."""
    heights = rolling(seed, 1.6, 70.0, hills=70.0)
    t = np.linspace(-90, 90, 61)
    lane = Path(np.stack([t, 2.2 * np.sin(0.045 * t)], -1), 2.9, "dirt")

    def away(xy: Floats) -> Floats:
        return distance_to(lane.line, xy) - lane.width / 2

    def crops(xy: Floats) -> Floats:
        return (
            smooth(6.2, 6.6, xy[:, 1] - 2.2 * np.sin(0.045 * xy[:, 0]))
            * (xy[:, 1] < 70)
            * (np.abs(xy[:, 0]) < 75)
        )

    def rows(xy: Floats) -> Floats:
        return smooth(
            0.30, 0.75, 0.5 + 0.5 * np.cos(2 * np.pi * (xy[:, 1] - 2.2 * np.sin(0.045 * xy[:, 0])) / 0.75)
        )

    def colours(xy: Floats, normal: Floats, side: Floats) -> Floats:
        colour = ground.grassy(xy, side, seed=seed, dryness=0.4)
        soil = ground.mottled(
            (0.155, 0.100, 0.060), xy, side, seed=seed + 1, amount=0.34, wavelengths=(0.07, 0.3, 1.4, 12.0)
        )
        far = np.clip(0.75 / (1.5 * side), 0, 1)
        soil = mix(soil, np.array((0.11, 0.14, 0.04)), (1 - far) * 0.6)
        colour = mix(colour, soil * (1 - 0.25 * rows(xy) * far)[:, None], crops(xy))
        way, share = ground.on_path(lane, xy, side, seed=seed)
        colour = mix(colour, way, share)
        return wooded(colour, xy, side, seed=seed, cover=0.3)

    def pasture(xy: Floats) -> Floats:
        return smooth(0.1, 0.6, away(xy)) * (1 - crops(xy)) * 0.9

    def trees(p: Floats) -> Floats:
        return (
            0.5
            * (1 - crops(p))
            * smooth(14, 20, away(p))
            * smooth(0.0, 0.4, noise(p, 40.0, octaves=2, seed=seed + 20))
            * (np.hypot(*p.T) > 16)
        )

    return Land(
        "farm",
        seed,
        heights,
        colours,
        walkable(heights, 24.0, blocked=lambda p: (crops(p) > 0.5) | (p[:, 1] < -13)),
        paths=(lane,),
        **planted(
            "farm",
            pebbles=lambda p: 0.5 * smooth(0.1, -0.2, away(p)),
            pasture=pasture,
            grass=lambda p: crops(p) * rows(p),
            trees=trees,
            poplar=lambda p: 0.9 * (np.abs(p[:, 1] - 74) < 3),
            bush=lambda p: 0.5 * trees(p + 31),
            far_oak=lambda p: smooth(0.05, 0.3, noise(p, 130.0, octaves=3, seed=seed + 22)),
        ),
    )
