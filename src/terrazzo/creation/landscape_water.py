"""Water of a landscape: the mirror image below its surface, the veil over it, foam and glitter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.geometry import matrix_to_quaternion
from terrazzo.outdoors.cells import cut_to
from terrazzo.outdoors.dome import RADIUS as SKY
from terrazzo.outdoors.dome import dome
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import RADIUS
from terrazzo.outdoors.matter import frames
from terrazzo.outdoors.water import LOSS, glints, surface
from terrazzo.splats import Splats
from terrazzo.world.things import Thing

MIRRORED = 0.45
"""Share of the water's splats that its mirror image may take, besides the sky's."""
FOAM = np.array([0.80, 0.83, 0.85])
"""Albedo of foam."""


def water_things(site, count: int, others: Sequence[Thing]) -> list[Thing]:
    """The water's veil with foam and glitter, and the mirror image."""
    from terrazzo.creation.landscapes import scenery_thing

    land, water = site.land, site.land.water

    def keep(middle: Floats, side: Floats):
        return (land.heights(middle) - 0.5 * side < water.level + 0.03) | (side > 30)

    squares = cut_to(
        int(0.55 * count),
        site.eyes,
        RADIUS if water.kind == "sea" else 900.0,
        keep=keep,
        nearest=3.0,
        guess=0.03,
    )
    means, heading, scales, body, opacity, foam = surface(land, squares, seed=land.seed)
    up = np.zeros((len(means), 3)) + (0, 0, 1.0)
    quaternions = matrix_to_quaternion(frames(heading, up))
    # The veil's own light is what comes back out of the water.
    light = site.light.level / np.pi
    radiance = body * light + (FOAM * light * 0.85 - body * light) * foam[:, None]
    clear = site.air.seen_through(np.linalg.norm(means - site.middle, axis=1), 0.0)
    fogged = site.display(radiance, means)
    alpha = 1 - (1 - np.clip(opacity, 0.02, 0.985)) ** (1 / 3.0)
    alpha = np.maximum(alpha, (1 - clear) * 0.6)
    parts = [Splats.from_colours(means, quaternions, scales, np.clip(alpha, 0, 0.99), fogged)]
    sun = site.air.sunlight
    if sun is not None:
        spots, way, sizes, strength = glints(land, squares, sun.direction, seed=land.seed, low=1.0)
        if len(spots):
            shine = np.asarray(sun.irradiance) * 2.2 * strength[:, None]
            colours = site.display(shine * (0.5 if site.air.night else 1.0), spots)
            turned = matrix_to_quaternion(frames(way, np.zeros((len(spots), 3)) + (0, 0, 1.0)))
            parts.append(Splats.from_colours(spots, turned, sizes, 0.85 * strength, colours))
    veil = scenery_thing("water", water.kind, Splats.merge(parts))
    return [_mirror(site, int(MIRRORED * count), others), veil]


def _mirror(site, count: int, others: Sequence[Thing]) -> Thing:
    """The mirror image of what stands around the water, and of the sky."""
    from terrazzo.creation.landscapes import scenery_thing

    land, level = site.land, site.land.water.level
    parts = []
    for thing in others:
        if thing.label in ("sky", "grass"):
            continue
        splats = thing.splats.transform(thing.pose)
        high = splats.means[:, 2] > level + 0.05
        if thing.id == "ground":
            wet = np.hypot(splats.means[:, 0], splats.means[:, 1]) > 25
            high &= wet
        if high.any():
            parts.append(splats.select(high))
    around = Splats.merge(parts) if parts else Splats.empty()
    if len(around) > count:
        # What is far and small gives way first: one splat in so many, made larger.
        rng = np.random.default_rng([land.seed, 91])
        size = (
            np.sort(around.scales, 1)[:, 1:].prod(1)
            / np.maximum(np.linalg.norm(around.means - site.middle, axis=1), 3.0) ** 2
        )
        chance = np.clip(size / np.sort(size)[::-1][:count].mean() * 0.9, 0.02, 1.0)
        chance = np.clip(chance * count / chance.sum(), 0.0, 1.0)
        keep = rng.uniform(size=len(around)) < chance
        grow = np.minimum(1 / np.sqrt(np.maximum(chance[keep], 0.05)), 2.2)
        around = around.select(keep)
        around = Splats(
            around.means,
            around.quaternions,
            around.scales * grow[:, None].astype(np.float32),
            around.opacities,
            around.harmonics,
        )
    d, quaternions, scales, radiance = dome(site.air, max(3000, count // 5), seed=land.seed, low=-0.004)
    sky = Splats.from_colours(
        site.middle + d * SKY * 0.93,
        quaternions,
        scales,
        np.full(len(d), 0.99),
        site.exposure.display(radiance * LOSS),
    )
    flipped = _flipped(around, level)
    dim = np.clip(0.5 + (flipped.colours - 0.5) * 1.0, 0, 1) * np.sqrt(LOSS).astype(np.float32)
    flipped = Splats.from_colours(
        flipped.means,
        flipped.quaternions,
        flipped.scales * np.array([1.0, 1.0, 1.0], np.float32),
        flipped.opacities,
        dim,
    )
    return scenery_thing("reflection", "reflection", Splats.merge([_flipped(sky, level), flipped]))


def _flipped(splats: Splats, level: float) -> Splats:
    """The mirror image in a level surface. A reflection R -> M R M of each ellipse is a turn again: (w, -x, -y, z)."""
    means = splats.means.copy()
    means[:, 2] = 2 * level - means[:, 2]
    q = splats.quaternions * np.array([1, -1, -1, 1], np.float32)
    return Splats.from_colours(means, q, splats.scales, splats.opacities, splats.colours)
