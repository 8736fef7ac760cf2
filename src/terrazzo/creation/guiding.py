"""Which pixels of a picture are worth a ray: those around which much happens."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError

LUMA = np.array([0.3, 0.6, 0.1], np.float32)
"""Shares of red, green and blue in brightness, roughly those of ITU-R BT.601."""
LEAST = 0.02
"""Contrast that is granted to every pixel, so that each has a chance."""
HALVINGS = 30
"""Of the interval that the common factor is sought in."""


def chances(picture: NDArray[np.floating], share: float) -> NDArray[np.float32]:
    """The chance that each pixel is worth a ray, in proportion to the contrast of the 3 x 3 pixels around it.

    Samples that are drawn by such chances and weighted by their inverse have the mean of all pixels, with less grain than
    as many that are evenly spread (importance sampling; Pharr, Jakob, Humphreys, "Physically based rendering", ch. 2).

    Args:
        picture: About what will be seen, display sRGB, shape [h, w, 3].
        share: Of the pixels, on average, more than 0 and up to 1.

    Returns:
        More than 0 and up to 1, with mean `share`, shape [h, w].

    Raises:
        ArgumentError: The share is out of range.
    """
    if not 0 < share <= 1:
        raise ArgumentError(f"share is {share}; wanted more than 0 and up to 1")
    worth = _contrast((np.clip(picture, 0, 1) @ LUMA).astype(np.float32)) + np.float32(LEAST)
    low, high = 0.0, 1 / LEAST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if np.minimum(1, middle * worth).mean() < share:
            low = middle
        else:
            high = middle
    return np.minimum(1, np.float32(high) * worth)


def _contrast(brightness: NDArray[np.float32]) -> NDArray[np.float32]:
    """Largest less least of the 3 x 3 pixels around each, shape [h, w]."""
    high = low = np.pad(brightness, 1, mode="edge")
    for axis in range(2):
        high = _of_three(np.maximum, high, axis)
        low = _of_three(np.minimum, low, axis)
    return high - low


def _of_three(best: np.ufunc, values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The best of each three neighbours along an axis, which loses its two ends."""
    along = np.moveaxis(values, axis, 0)
    return np.moveaxis(best(best(along[:-2], along[1:-1]), along[2:]), 0, axis)
