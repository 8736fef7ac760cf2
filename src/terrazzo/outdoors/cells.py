"""The land cut into squares whose size goes with the distance from where people can be: fine at their feet, coarse far off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.outdoors.fields import Floats

FAR = 45.0
"""From this distance on, squares are finer than in proportion to it [m]."""


@dataclass(frozen=True, eq=False)
class Squares:
    """Squares that tile a part of the plane.

    Args:
        middle: [m], shape [n, 2].
        side: [m], shape [n].
        distance: From the nearest eye [m], shape [n].
    """

    middle: Floats
    side: Floats
    distance: Floats

    def __len__(self) -> int:
        return len(self.middle)

    def select(self, index) -> Squares:
        """Some of them."""
        return Squares(self.middle[index], self.side[index], self.distance[index])


def distance_to_eyes(xy: ArrayLike, eyes: ArrayLike) -> Floats:
    """Distance [m] of points [n, 2] to the nearest of some places [k, 2], shape [n]."""
    p, places = np.asarray(xy, np.float64), np.asarray(eyes, np.float64)
    out = np.full(len(p), np.inf)
    for x, y in places:
        out = np.minimum(out, (p[:, 0] - x) ** 2 + (p[:, 1] - y) ** 2)
    return np.sqrt(out)


def cut(
    eyes: ArrayLike,
    radius: float,
    share: float,
    *,
    nearest: float = 2.2,
    finest: float = 0.0,
    coarsest: float = np.inf,
    keep=None,
) -> Squares:
    """Squares over a disc around the origin, by a quadtree: each is about `share` of its distance from the nearest eye.

    Args:
        eyes: Places that the land is seen from [m], shape [k, 2].
        radius: Of the disc [m].
        share: Side over distance, at most.
        nearest: Distances are taken for at least this [m]: eyes are above the ground.
        finest: Squares are never smaller than this [m].
        coarsest: Nor larger than this [m].
        keep: Function of (middle [n, 2], side [n]) to a mask [n] of squares to go on with, or None.
    """
    first = 2.0 ** np.ceil(np.log2(2 * radius / 16))
    ticks = (np.arange(16) + 0.5) * first - 8 * first
    middle = np.stack(np.meshgrid(ticks, ticks, indexing="ij"), -1).reshape(-1, 2)
    side, done = first, []
    while len(middle):
        near = np.hypot(*middle.T) < radius + 0.71 * side
        middle = middle[near]
        if keep is not None and len(middle):
            middle = middle[keep(middle, np.full(len(middle), side))]
        # From the square's nearer edge, so that a large one does not reach up to an eye.
        distance = distance_to_eyes(middle, eyes)
        wanted = np.maximum(distance - 0.5 * side, nearest) * share
        # Silhouettes far off are seen against the sky from everywhere; there is little of them in view.
        wanted = wanted * (np.maximum(distance, FAR) / FAR) ** -0.24
        split = (side > np.maximum(wanted * 1.414, finest)) | (side > coarsest)
        done.append(Squares(middle[~split], np.full((~split).sum(), side), distance[~split]))
        side /= 2
        quarter = 0.5 * side * np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
        middle = (middle[split][:, None] + quarter).reshape(-1, 2)
    return Squares(
        np.concatenate([d.middle for d in done]),
        np.concatenate([d.side for d in done]),
        np.concatenate([d.distance for d in done]),
    )


def cut_to(count: int, eyes: ArrayLike, radius: float, *, guess: float = 0.02, **options) -> Squares:
    """Squares as `cut` makes them, of the finest share for which they are at most about `count`."""
    share, best = guess, None
    squares = cut(eyes, radius, share, **options)
    for _ in range(6):
        if len(squares) <= count and (best is None or len(squares) > len(best)):
            best = squares
        ratio = len(squares) / max(count, 1)
        if 0.85 < ratio <= 1.0:
            break
        share = float(np.clip(share * np.sqrt(ratio) * 1.02, share / 3, share * 3))
        squares = cut(eyes, radius, share, **options)
    return squares if best is None else best
