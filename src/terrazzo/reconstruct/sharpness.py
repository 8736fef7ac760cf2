"""How sharp a picture is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SIDE = 640
"""Longest side that sharpness is measured at [px]: finer than that, it is noise."""


def sharpness(pixels: NDArray[np.uint8]) -> float:
    """Variance of the Laplacian over the variance of the picture (Pech-Pacheco et al. 2000), 0 for a blank one.

    Args:
        pixels: Shape [h, w, 3] or [h, w].
    """
    grey = pixels.mean(-1) if pixels.ndim == 3 else pixels.astype(np.float64)
    step = max(1, round(max(grey.shape) / SIDE))
    h, w = (s // step for s in grey.shape)
    grey = grey[: h * step, : w * step].reshape(h, step, w, step).mean((1, 3))
    if min(grey.shape) < 3 or grey.var() < 1e-6:
        return 0.0
    bend = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * grey[1:-1, 1:-1]
    return float(bend.var() / (grey.var() + 25.0))
