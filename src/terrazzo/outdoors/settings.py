"""The places outdoors by name: which function makes the land of each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from terrazzo.outdoors import made, shores, wild
from terrazzo.outdoors.land import Land

LANDS: dict[str, Callable[[int, np.random.Generator], Land]] = {
    "meadow": wild.meadow,
    "forest": wild.forest,
    "desert": wild.desert,
    "mountain lake": shores.mountain_lake,
    "beach": shores.beach,
    "canyon": wild.canyon,
    "snowfield": wild.snowfield,
    "garden": made.garden,
    "park": made.park,
    "village street": made.village_street,
    "city square": made.city_square,
    "farm": made.farm,
}


def make_land(place: str, seed: int) -> Land:
    """The land of one of `OUTDOORS`."""
    return LANDS[place](seed % (1 << 20), np.random.default_rng([seed, 2]))
