"""How high an eye was and how long a metre is, from level surfaces below it: floors, tables and worktops have usual heights.

The lowest surface in a close-up is often a table top. What is seen below it, and the heights of all level surfaces together,
tell it from the floor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HEIGHTS = ((0.0, 0.04, 0.42), (0.45, 0.04, 0.06), (0.74, 0.03, 0.22), (0.91, 0.03, 0.18))
"""Heights of level surfaces [m] (floor, seats, tables, worktops), their spreads, and how usual each is in photographs."""
ANY, TALLEST = 0.12, 1.8
"""How usual a level surface of any other height is, up to this one [m]."""
SAYING = 4.0
"""Weight of the level surfaces together, against that of how people hold cameras."""
BELOW = 0.06
"""Spread of what is found below the floor: depths are not exact [m]."""
FLOOR_SEEN = 1.5
"""Logarithm of how much likelier it is that the lowest thing in a picture is the floor."""
LOWEST = 0.025
"""Share of all points that may lie below the floor, for they are mistaken."""
STEP = 0.02
"""Step of heights, over their extent, in which level surfaces are told apart."""
FEWEST, LEAST_SHARE = 150, 0.05
"""Points from which on they are asked, and share of them that a level surface has more of than upright ones have at its height."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Eye:
    """An eye above a floor.

    Args:
        height: Above the floor, in the unit of the points.
        metres: In one unit.
        spread: Relative spread of `metres`.
    """

    height: float
    metres: float
    spread: float


def eye_above(points: Array, usual: float, usual_spread: float) -> Eye | None:
    """The height of an eye above the floor; None where no level surface tells.

    Args:
        points: On surfaces, from the eye, in the room's directions, in any unit, shape [n, 3].
        usual: Height at which cameras are held [m].
        usual_spread: Relative spread of that.
    """
    if len(points) < FEWEST:
        return None
    depths = -points[:, 2]
    lowest = float(np.quantile(depths, 1 - LOWEST))
    places, shares = _tops(depths)
    if lowest <= 0 or not len(places):
        return None
    eyes = usual * np.exp(np.linspace(-2.5, 2.5, 41) * usual_spread)
    # The lowest surface is between a floor and a worktop below the eye.
    units = np.geomspace(0.2 * usual, 2.0 * usual, 320) / lowest
    above = eyes[:, None, None] - units[None, :, None] * places
    told = (shares * np.log(_usual(above))).sum(-1)
    under = np.maximum(units * lowest - eyes[:, None], 0) / BELOW
    held = np.log(eyes / usual) / usual_spread
    seen = np.exp(-0.5 * ((units * lowest - eyes[:, None]) / BELOW) ** 2)
    value = SAYING * told - 0.5 * under**2 - 0.5 * held[:, None] ** 2 + FLOOR_SEEN * seen
    weight = np.exp(value - value.max())
    k = np.unravel_index(int(np.argmax(value)), value.shape)
    metres, height = float(units[k[1]]), float(eyes[k[0]])
    off = np.log(units / metres)
    spread = float(np.sqrt((weight.sum(0) * off * off).sum() / weight.sum()))
    return Eye(height / metres, metres, spread)


def _usual(heights: Array) -> Array:
    """How usual a level surface is at heights above the floor [m]."""
    out = np.full(heights.shape, ANY / TALLEST)
    for middle, spread, share in HEIGHTS:
        out += share / (spread * np.sqrt(2 * np.pi)) * np.exp(-0.5 * ((heights - middle) / spread) ** 2)
    return out


def _tops(depths: Array) -> tuple[Array, Array]:
    """Depths of level surfaces below the eye, and the share that each has of all of them: heights that many points have."""
    low, high = np.quantile(depths, [0.005, 0.995])
    step = max(STEP * float(high - low), 1e-9)
    edges = np.arange(low - step, high + 2 * step, step)
    count = np.histogram(depths, edges)[0].astype(np.float64)
    usual = float(np.median(count))
    places, shares = [], []
    left = np.where(edges[:-1] > 0, count - usual, 0.0)
    while True:
        k = int(np.argmax(np.convolve(left, [1, 1, 1], "same")))
        own = slice(max(k - 1, 0), k + 2)
        more = float(left[own].sum())
        if more < LEAST_SHARE * len(depths):
            break
        at = depths[(depths >= edges[own.start]) & (depths <= edges[min(k + 2, len(edges) - 1)])]
        places.append(float(np.median(at)))
        shares.append(more)
        left[max(k - 2, 0) : k + 3] = 0
    return np.array(places), np.array(shares) / max(sum(shares), 1e-9)
