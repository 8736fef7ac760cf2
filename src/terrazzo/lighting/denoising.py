"""Takes the grain out of path-traced light in a picture, guided by the surfaces that it falls on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

STEPS = (1, 3)
"""Distances of the taps, one after the other [pixels]: 3 x 3 of 3 x 3, all of a square of 9."""
SAME_NORMAL = 0.9
"""Cosine between normals from which light is shared."""
SAME_PLANE = 0.01
"""Light is shared between points that lie no farther off each other's plane [m]."""

Window = tuple[slice, slice]
"""Part of a picture: rows and columns."""


class Filter:
    """Shares light between pixels around that show the same surface.

    The a-trous filter of Dammertz et al., "Edge-avoiding a-trous wavelet transform for fast global illumination filtering"
    (2010), on irradiance, so that no texture is touched.

    Args:
        points: Where each pixel's ray met a surface [m], shape [h, w, 3].
        normals: Shape [h, w, 3].
        surface: What it met, shape [h, w]; less than 0 for nothing.
    """

    def __init__(
        self, points: NDArray[np.float64], normals: NDArray[np.float64], surface: NDArray[np.integer]
    ):
        self._taps = {step: list(_taps(points, normals, surface, step)) for step in STEPS}
        self._counts = {step: np.zeros(surface.shape, np.float32) for step in STEPS}
        for step, taps in self._taps.items():
            for here, _, near in taps:
                self._counts[step][here] += near

    def mean(self, light: NDArray[np.float32], *, steps: Sequence[int] = STEPS) -> NDArray[np.float32]:
        """Mean light of the pixels around: irradiance, shape [h, w, 3]; the taps' distances are of `STEPS`."""
        for step in steps:
            total, count = np.zeros_like(light), self._counts[step]
            for here, there, near in self._taps[step]:
                total[here] += light[there] * near[..., None]
            light = np.where(count[..., None] > 0, total / np.maximum(count, 1)[..., None], light)
        return light

    def kin(self) -> NDArray[np.float32]:
        """About how many pixels each mean is of, shape [h, w]: up to 81, less beside edges and on thin things."""
        return np.prod(np.stack([self._counts[step] for step in STEPS]), 0)


def _taps(
    points: NDArray[np.float64], normals: NDArray[np.float64], surface: NDArray[np.integer], step: int
) -> Iterator[tuple[Window, Window, NDArray[np.bool_]]]:
    """For each tap: pixels that have it, the tap's own pixels, and which of the two show the same surface."""
    height, width = surface.shape
    for dy, dx in product((-step, 0, step), repeat=2):
        here = _window(height, dy), _window(width, dx)
        there = _window(height, -dy), _window(width, -dx)
        near = (surface[here] == surface[there]) & (surface[here] >= 0)
        near &= np.einsum("ijk,ijk->ij", normals[here], normals[there]) > SAME_NORMAL
        gap = points[there] - points[here]
        near &= np.abs(np.einsum("ijk,ijk->ij", normals[here], gap)) < SAME_PLANE
        yield here, there, near


def _window(length: int, shift: int) -> slice:
    """Rows that have a neighbour `shift` further on."""
    return slice(max(0, -shift), min(length, length - shift))
