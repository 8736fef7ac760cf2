"""`Landscape`: the open land of a plan, with all that grows on it, ready to be built."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terrazzo.geometry import polygon_depth
from terrazzo.outdoors.atmosphere import Air, make_air
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import Land
from terrazzo.outdoors.scatter import Growth

TURNS = {"day": 2.05, "overcast": 2.0, "sunset": 0.42, "dawn": 0.75, "night": 0.62}
"""Angle from the main view to the sun [rad]: by day it lights what one looks at from the side, in the evening one looks into it."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """Open land and what grows on it.

    Args:
        land: The land.
        growths: Plants and rocks.
        time: Of day.
        weather: One of `WEATHERS`.
    """

    land: Land
    growths: tuple[Growth, ...]
    time: str = "day"
    weather: str = "clear"

    @property
    def air(self) -> Air:
        """Sky, sun and haze."""
        side = 1.0 if np.random.default_rng([self.land.seed, 9]).uniform() < 0.5 else -1.0
        return make_air(self.time, self.weather, heading=self.land.facing + side * TURNS[self.time])

    def eyes(self, count: int = 9) -> Floats:
        """Places all over the walkable part, the origin first [m], shape [k, 2]."""
        walk = self.land.walk
        low, high = walk.min(0), walk.max(0)
        grid = np.stack(
            np.meshgrid(*(np.arange(a + 0.5, b, 1.0) for a, b in zip(low, high, strict=True))), -1
        ).reshape(-1, 2)
        grid = grid[polygon_depth(walk, grid) > 0.4]
        chosen = [np.zeros(2)]
        if len(grid):
            distance = np.hypot(*grid.T)
            while len(chosen) < count and distance.max() > 2.5:
                chosen.append(grid[int(np.argmax(distance))])
                distance = np.minimum(distance, np.hypot(*(grid - chosen[-1]).T))
        return np.array(chosen)
