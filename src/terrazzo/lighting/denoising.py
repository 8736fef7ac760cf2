"""Takes the grain out of path-traced light in a picture, guided by the surfaces that it falls on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

STEPS = (1, 3)
"""Distances of the taps, one after the other [pixels]: 3 x 3 of 3 x 3, all of a square of 9."""
SAME_NORMAL = 0.9
"""Cosine between normals from which light is shared."""
SAME_PLANE = 0.01
"""Light is shared between points that lie no farther off each other's plane [m]."""


def filtered(
    light: NDArray[np.float32],
    points: NDArray[np.float64],
    normals: NDArray[np.float64],
    surface: NDArray[np.integer],
    *,
    steps: Sequence[int] = STEPS,
) -> NDArray[np.float32]:
    """Mean light of the pixels around that show the same surface.

    The a-trous filter of Dammertz et al., "Edge-avoiding a-trous wavelet transform for fast global illumination filtering"
    (2010), on irradiance, so that no texture is touched.

    Args:
        light: Irradiance, shape [h, w, 3].
        points: Where each pixel's ray met a surface [m], shape [h, w, 3].
        normals: Shape [h, w, 3].
        surface: What it met, shape [h, w]; less than 0 for nothing.
        steps: Distances of the taps [pixels].
    """
    height, width = surface.shape
    for step in steps:
        total, count = np.zeros_like(light), np.zeros((height, width), np.float32)
        for dy, dx in product((-step, 0, step), repeat=2):
            here = _window(height, dy), _window(width, dx)
            there = _window(height, -dy), _window(width, -dx)
            near = (surface[here] == surface[there]) & (surface[here] >= 0)
            near &= np.einsum("ijk,ijk->ij", normals[here], normals[there]) > SAME_NORMAL
            gap = points[there] - points[here]
            near &= np.abs(np.einsum("ijk,ijk->ij", normals[here], gap)) < SAME_PLANE
            total[here] += light[there] * near[..., None]
            count[here] += near
        light = np.where(count[..., None] > 0, total / np.maximum(count, 1)[..., None], light)
    return light


def _window(length: int, shift: int) -> slice:
    """Rows that have a neighbour `shift` further on."""
    return slice(max(0, -shift), min(length, length - shift))
