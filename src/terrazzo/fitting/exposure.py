"""`Exposures`: how much brighter each photograph is than the scene that all of them show, a gain for each channel.

Phones and depth cameras expose every picture anew. A gain on display colours makes up for that well enough: where two
exposures differ by a factor in linear light, the sRGB curve turns it into very nearly another factor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PULL = 0.05
"""Weight of "no change" beside the least squares of a picture."""
BLEND = 0.5
"""Share of a newly found gain in the one that is kept."""
STRIDE = 3
"""Every third pixel along each axis is enough for three numbers."""
RANGE = (0.4, 2.5)
"""Gains that a camera's automatic exposure may reach."""


def gain_between(
    drawn: NDArray[np.float32],
    target: NDArray[np.float32],
    weight: NDArray[np.float32] | None = None,
    *,
    pull: float = PULL,
) -> NDArray[np.float32]:
    """The gain of each channel that brings a drawn picture nearest to a photograph, in least squares.

    Args:
        drawn: Display colours, shape [h, w, 3].
        target: Of the same shape.
        weight: Of each pixel, shape [h, w]; None for 1.
        pull: Weight of the gain 1.

    Returns:
        Shape [3].
    """
    a = drawn[::STRIDE, ::STRIDE].reshape(-1, 3).astype(np.float64)
    b = target[::STRIDE, ::STRIDE].reshape(-1, 3).astype(np.float64)
    if weight is None:
        square, both = (a * a).sum(0), (a * b).sum(0)
    else:
        w = weight[::STRIDE, ::STRIDE].reshape(-1, 1)
        square, both = (w * a * a).sum(0), (w * a * b).sum(0)
    square = np.maximum(square, 1e-9)
    return np.clip((both + pull * square) / (square * (1 + pull)), *RANGE).astype(np.float32)


class Exposures:
    """The gains of some pictures, learnt while they are learnt from.

    Args:
        count: Of pictures.
        gains: Where to go on from, shape [count, 3].
    """

    def __init__(self, count: int, gains: NDArray[np.floating] | None = None):
        self.gains = np.ones((count, 3), np.float32) if gains is None else np.array(gains, np.float32)

    def learn(
        self,
        number: int,
        drawn: NDArray[np.float32],
        target: NDArray[np.float32],
        weight: NDArray[np.float32] | None,
    ) -> None:
        """Moves a picture's gain towards what its least squares say; their geometric mean stays 1."""
        found = gain_between(drawn, target, weight)
        self.gains[number] *= (found / self.gains[number]) ** BLEND
        self.gains /= np.exp(np.log(self.gains).mean(0))
