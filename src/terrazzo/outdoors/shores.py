"""Open land by the water: a mountain lake, a beach.

The main view of each looks along +X, over the water; the origin is where a visitor stands first.
"""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors import ground
from terrazzo.outdoors.fields import Floats, mix, noise, ridged, smooth, warped
from terrazzo.outdoors.land import Land, Water, in_distance, walkable
from terrazzo.outdoors.planting import planted


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
        **planted(
            "mountain lake",
            pebbles=lambda p: (
                0.85
                * smooth(3.8, 2.4, shore(p) + offset + 1.6 * noise(p, 5.0, octaves=3, seed=seed + 6))
                * smooth(-4.0, -2.5, shore(p) + offset)
            ),
            grass=lambda p: (
                smooth(1.8, 4.2, shore(p) + offset + 1.6 * noise(p, 5.0, octaves=3, seed=seed + 6)) * 0.9
            ),
            reeds=reeds,
            spruce=land(0.6, 20),
            pine=land(0.25, 21),
            birch=land(0.2, 23, 7.0),
            rock=land(0.16, 22, -2.2),
            bush=land(0.22, 24, 3.0),
            far_woods=far_woods,
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
        water=Water("sea", 0.0, (0.01, 0.05, 0.075), (0.1, 0.3, 0.3), waves=2.5),
        **planted(
            "beach",
            pebbles=lambda p: (
                0.3
                * smooth(0.9, 0.2, np.abs(heights(p) - 0.46) / 0.12)
                * smooth(-0.1, 0.4, noise(p, 2.5, octaves=2, seed=seed + 13))
            ),
            grass=lambda p: (
                smooth(19, 27, -shore(p)) * smooth(-0.1, 0.4, noise(p, 3.5, octaves=3, seed=seed + 11))
            ),
            palm=back(0.6, 15.0, 20),
            bush=back(0.5, 25.0, 21),
            rock=lambda p: (
                0.1 * smooth(-14, -2, shore(p)) * smooth(6, 10, np.hypot(*p.T)) * smooth(7, 2, shore(p))
            ),
            shell=lambda p: 0.25 * smooth(-9, -4, shore(p)) * smooth(0.5, -1.5, shore(p)),
            far_palm=back(0.7, 45.0, 22),
        ),
    )
