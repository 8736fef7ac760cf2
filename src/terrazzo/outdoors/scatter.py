"""`Growth`: one plant or rock where it stands; `scatter`: all of them, by the rules of the land and clear of what is built."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terrazzo.outdoors.fields import Floats, spread
from terrazzo.outdoors.land import Land
from terrazzo.outdoors.plants import SPECIES
from terrazzo.outdoors.wanted import STONES

MOST_NEAR, MOST_FAR = 420, 2600
"""Plants that are things, and plants that are scenery, at most."""


@dataclass(frozen=True)
class Growth:
    """One plant or rock.

    Args:
        species: In `SPECIES`, or "rock", "log", "shell" and their kinds.
        x: Where [m].
        y: Where [m].
        z: Height of the ground there [m].
        height: [m].
        yaw: [rad].
        seed: Of its growth.
        near: Whether it is a thing, or scenery.
        ask: Id of the ask that it answers, or "".
        label: What it is called, or "" for the species' own name.
    """

    species: str
    x: float
    y: float
    z: float
    height: float
    yaw: float
    seed: int
    near: bool = True
    ask: str = ""
    label: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        if self.label:
            return self.label
        return SPECIES[self.species].label if self.species in SPECIES else self.species.split()[-1]

    @property
    def footing(self) -> float:
        """Radius that nothing else should stand in [m]."""
        if self.species in SPECIES:
            return max(0.15, 2.2 * SPECIES[self.species].girth * self.height)
        return 0.6 * self.height


def scatter(land: Land, *, taken: Floats, given: tuple[Growth, ...] = ()) -> tuple[Growth, ...]:
    """Plants and rocks all over the land.

    Args:
        land: Its groves say what grows where.
        taken: Circles (x, y, radius) [m] that built things take up, shape [k, 3].
        given: What stands already.
    """
    out = list(given)
    circles = [tuple(c) for c in np.asarray(taken, float).reshape(-1, 3)] + [
        (g.x, g.y, g.footing) for g in given
    ]
    near_count = far_count = 0
    for number, grove in enumerate(land.groves):
        rng = np.random.default_rng([land.seed, 50, number])
        limit = MOST_NEAR - near_count if grove.near else MOST_FAR - far_count
        if limit <= 0:
            continue
        inner = (
            max((g.reach for g in land.groves if g.near and g.species == grove.species), default=40.0)
            if not grove.near
            else 0.0
        )

        def cover(p: Floats, grove=grove, inner=inner) -> Floats:
            d = np.hypot(*p.T)
            share = grove.cover(p) * (d < grove.reach) * (d > inner)
            if grove.near:
                share = share * np.clip(2.2 - 1.5 * d / grove.reach, 0.25, 1)
            return share

        spots = spread(rng, (-grove.reach,) * 2, (grove.reach,) * 2, grove.spacing, cover, most=4 * limit)
        if not len(spots):
            continue
        spots = spots[np.argsort(np.hypot(*spots.T))] if grove.near else spots
        if grove.species not in ("rock", "shell") and land.water is not None:
            spots = spots[land.dry(spots, 0.05)]
        z = land.heights(spots)
        for (x, y), h in zip(spots[:limit].tolist(), z[:limit].tolist(), strict=True):
            low, high = grove.height
            height = float(low + (high - low) * rng.beta(1.6, 2.2))
            small = grove.species in ("fern", "shell") or height < 0.35
            size = -1.5 if small else (0.0 if grove.species in ("rock", "bush", "scrub") else 0.9)
            if (
                grove.near
                and np.hypot(x, y) < 40
                and any((x - a) ** 2 + (y - b) ** 2 < (r + size) ** 2 for a, b, r in circles)
            ):
                continue
            species = STONES.get(land.place, "rock") if grove.species == "rock" else grove.species
            growth = Growth(
                species,
                x,
                y,
                h,
                height,
                float(rng.uniform(0, 2 * np.pi)),
                int(rng.integers(1 << 31)),
                grove.near,
            )
            out.append(growth)
            if grove.near and np.hypot(x, y) < 45:
                circles.append((x, y, min(growth.footing, 1.5)))
            near_count += grove.near
            far_count += not grove.near
    return tuple(out)
