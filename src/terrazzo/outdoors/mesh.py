"""The land as triangles, for light and sight: an even grid near the middle, rings that widen with distance beyond."""

from __future__ import annotations

import numpy as np

from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import RADIUS, Land

NEAR = 76.0
"""Half the side of the grid [m]."""
STEP = 0.8
"""Its spacing [m]."""
AROUND = 176
GROWTH = 1.065
"""Factor from ring to ring."""


def land_triangles(land: Land) -> Floats:
    """Triangles of the ground [m], shape [t, 3, 3], counter-clockwise from above."""
    ticks = np.arange(-NEAR, NEAR + STEP / 2, STEP)
    grid = np.stack(np.meshgrid(ticks, ticks, indexing="ij"), -1)
    points = land.points(grid.reshape(-1, 2)).reshape(len(ticks), len(ticks), 3)
    radii = NEAR * GROWTH ** np.arange(0, int(np.log(RADIUS * 1.05 / NEAR) / np.log(GROWTH)) + 1)
    angle = np.arange(AROUND + 1) * (2 * np.pi / AROUND)
    ring = radii[:, None, None] * np.stack([np.cos(angle), np.sin(angle)], -1)
    far = land.points(ring.reshape(-1, 2)).reshape(len(radii), AROUND + 1, 3)
    far[0, :, 2] -= 0.4  # the first ring lies inside the grid's corners
    return np.concatenate([_triangles(points), _triangles(far)])


def _triangles(p: Floats) -> Floats:
    a, b, c, d = p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]
    return np.concatenate(
        [np.stack([a, b, c], 2).reshape(-1, 3, 3), np.stack([a, c, d], 2).reshape(-1, 3, 3)]
    )
