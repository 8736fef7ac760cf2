"""How two photographs of one room stand to each other, from features that they have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.placing import relative_pose

FEWEST, SHARE = 20, 0.5
"""Features with a parallax that are needed, and the share of all common features that must agree."""
LEAST_PARALLAX = np.radians(1.0)
"""Angle between two rays from which on their crossing is trusted [rad]."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pair:
    """Two photographs of one place; everything in the first camera's own axes.

    Args:
        turn: Axes of the second camera, shape [3, 3].
        way: Unit vector from the first eye to the second, shape [3].
        rays: Unit directions of common features from the first eye, shape [n, 3].
        others: The same from the second eye, shape [n, 3].
        reach: Distances from the first eye, where the way between the eyes is 1, shape [n].
        other_reach: From the second eye, shape [n].
    """

    turn: Array
    way: Array
    rays: Array
    others: Array
    reach: Array
    other_reach: Array

    def reversed(self) -> Pair:
        """The same, seen from the second."""
        back = self.turn.T
        return Pair(
            back,
            -back @ self.way,
            self.others @ self.turn,
            self.rays @ self.turn,
            self.other_reach,
            self.reach,
        )


def relate(places: Array, others: Array, focals: tuple[float, float], *, seed: int = 0) -> Pair | None:
    """How two photographs stand to each other; None where too few features tell.

    Args:
        places: Of common features in the first, from its middle, over its longer side, shape [n, 2].
        others: Of the same in the second, shape [n, 2].
        focals: Focal lengths of both, over the longer side.
        seed: Of random choices.
    """
    found = relative_pose(places, others, focals, seed=seed)
    if found is None:
        return None
    turn, way, rows = found
    if len(rows) < SHARE * len(places):
        return None
    a = _rays(places[rows], focals[0])
    b = _rays(others[rows], focals[1]) @ turn.T
    near, far = crossings(a, b, way)
    good = (near > 0) & (far > 0) & (np.linalg.norm(np.cross(a, b), axis=1) > np.sin(LEAST_PARALLAX))
    if good.sum() < FEWEST:
        return None
    return Pair(turn, way, a[good], b[good], near[good], far[good])


def crossings(a: Array, b: Array, way: Array) -> tuple[Array, Array]:
    """Where unit rays [n, 3] from two eyes come nearest to each other: distances from each, for a way [3] between them."""
    c = (a * b).sum(1)
    p, q = a @ way, b @ way
    d = np.maximum(1 - c * c, 1e-12)
    return (p - c * q) / d, (c * p - q) / d


def _rays(places: Array, focal: float) -> Array:
    rays = np.column_stack([places / focal, np.ones(len(places))])
    return rays / np.linalg.norm(rays, axis=1)[:, None]
