"""How unlike two pictures are: L1 and SSIM, with the gradient, compiled; and the same in NumPy for the tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.native import core
from terrazzo.threads import usable_threads

SSIM_SHARE = 0.2
"""Share of 1 - SSIM in the loss (Kerbl et al. 2023)."""
WINDOW, SIGMA = 11, 1.5
"""Pixels and standard deviation of SSIM's Gaussian window (Wang et al. 2004)."""
C1, C2 = 0.01**2, 0.03**2
"""SSIM's constants for values 0..1 (Wang et al. 2004)."""


class PictureLoss:
    """(1 - share) L1 + share (1 - SSIM), means over pixels and channels. Keeps its scratch memory between calls.

    Args:
        ssim_share: 0 for L1 alone, which is faster.
        threads: CPU threads; 0 for all.
    """

    def __init__(self, *, ssim_share: float = SSIM_SHARE, threads: int = 0):
        self._core = core().PictureLoss()
        self._share = ssim_share
        self._threads = threads or usable_threads()

    def __call__(
        self,
        colour: NDArray[np.float32],
        target: NDArray[np.float32],
        weight: NDArray[np.float32] | None = None,
    ) -> tuple[float, NDArray[np.float32]]:
        """The loss, and its derivative by `colour`.

        Args:
            colour: Shape [h, w, 3].
            target: Shape [h, w, 3].
            weight: Of each pixel, shape [h, w]; None for 1. The mean is over all pixels all the same.
        """
        gradient = np.empty_like(colour)
        loss, _ = self._core.evaluate(colour, target, weight, self._share, self._threads, gradient)
        return loss, gradient

    def ssim(
        self,
        colour: NDArray[np.float32],
        target: NDArray[np.float32],
        weight: NDArray[np.float32] | None = None,
    ) -> float:
        """Mean SSIM over the pixels that count, -1..1; arguments as for the loss."""
        gradient = np.empty_like(colour)
        _, alike = self._core.evaluate(colour, target, weight, 1.0, self._threads, gradient)
        return alike if weight is None else alike / max(float(weight.mean()), 1e-9)


def ssim_map(a: NDArray, b: NDArray) -> NDArray[np.float64]:
    """SSIM at each pixel and channel, pictures padded with zeros, shape [h, w, 3]."""
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    mean_a, mean_b = _blurred(a), _blurred(b)
    var_a, var_b = _blurred(a * a) - mean_a**2, _blurred(b * b) - mean_b**2
    both = _blurred(a * b) - mean_a * mean_b
    above = (2 * mean_a * mean_b + C1) * (2 * both + C2)
    return above / ((mean_a**2 + mean_b**2 + C1) * (var_a + var_b + C2))


def _blurred(a: NDArray[np.float64]) -> NDArray[np.float64]:
    offsets = np.arange(WINDOW) - WINDOW // 2
    taps = np.exp(-0.5 * (offsets / SIGMA) ** 2)
    taps /= taps.sum()
    half = WINDOW // 2
    for axis in (0, 1):
        pad = [(0, 0)] * a.ndim
        pad[axis] = (half, half)
        padded = np.pad(a, pad)
        length = a.shape[axis]
        a = np.sum([t * np.take(padded, range(k, k + length), axis) for k, t in enumerate(taps)], axis=0)
    return a
