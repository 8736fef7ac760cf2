"""Reflections shared between places near each other that mirror the same direction: less grain for the same rays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials.solid import Floats
from terrazzo.native import core

SHARPEST = 0.08
"""Roughness (alpha of GGX) below which a reflection has hardly any grain, and too fine a picture to be shared."""
ALIKE = 20
"""Steps of roughness between 0 and 1 that share."""
NEIGHBOURS = 24
"""Places that each is blended from."""
TURNED = 0.15
"""Metres that a difference of one in the mirrored directions counts for."""
TOGETHER = 0.03
"""Side of the cubes whose places look for neighbours together [m]."""


def blended(
    mirrored: Floats, points: Floats, normals: Floats, towards: Floats, alpha: Floats
) -> NDArray[np.float32]:
    """Mirrored light of places, each blended with its nearest kin.

    Args:
        mirrored: What each found for itself, shape [n, 3].
        points: Where [m], shape [n, 3].
        normals: Unit vectors, shape [n, 3].
        towards: Unit vectors to the eye, shape [n, 3].
        alpha: Roughness, shape [n].

    Returns:
        Shape [n, 3]; that of sharp reflections as it was.
    """
    out = np.array(mirrored, np.float32)
    places = np.ascontiguousarray(points, np.float32)
    along = np.einsum("ij,ij->i", normals, towards)[:, None]
    headings = np.ascontiguousarray(2 * along * normals - towards, np.float32)
    steps = np.where(alpha < SHARPEST, -1, np.rint(alpha * ALIKE))
    for step in np.unique(steps[steps >= 0]):
        rows = np.flatnonzero(steps == step)
        near = core().light_speakers(places[rows], headings[rows], TURNED)
        out[rows] = core().light_blend(near, out[rows], places[rows], headings[rows], NEIGHBOURS, TOGETHER)
    return out
