"""Cells to splats: where each Gaussian lies, how wide it is, and what shows at its place.

A splat covers its cell with a standard deviation a little over half the cell's sides, which lets neighbours close the
surface between them without blurring it much. At a careful side it is drawn in, so that it ends where the surface ends.
"""

from __future__ import annotations

import numpy as np

from terrazzo.creation.cells import Cells
from terrazzo.creation.quads import Quads
from terrazzo.geometry import matrix_to_quaternion
from terrazzo.materials.solid import Floats
from terrazzo.splats import Splats

SPREAD = 0.70
"""Standard deviation over the cell's side: less leaves gaps, more blurs."""
EDGE_SPREAD = (0.45, 0.34)
"""The same across a careful side: of square cells, and at the tips of needles, which stick out farther."""
EDGE_INSET = (0.07, 0.16)
"""How far the centre moves in from a careful side, over the cell's side, likewise."""
GLASS_SPREAD = 0.75
"""For panes, whose sum of splats must be even."""
THICKNESS = 0.05
"""Standard deviation along the normal over the smaller one in the plane."""
THINNEST, THICKEST = 2e-4, 2e-3
"""Bounds of that [m]."""
SUNK = 0.6
"""How far covered cells are sunk over their longer side, so that they do not show through what lies on them."""
SOLID = 0.98
"""Opacity of a solid's splats."""


def splats_of(
    cells: Cells, quads: Quads, opacity: Floats, colours: Floats, *, deepest: float = 0.01
) -> Splats:
    """One splat for each cell, in the own frame of the thing it belongs to.

    Args:
        cells: Where.
        quads: The table they refer to.
        opacity: Of the surface under each cell, 0..1, shape [m].
        colours: Display colours, shape [m, 3].
        deepest: Covered cells are sunk no further than this [m].
    """
    middle, sides, normal = cells.frame(quads, own=True)
    sink = np.minimum(SUNK * cells.size.max(1), deepest) * (cells.covered > 0.99)
    middle = middle - sink[:, None] * normal
    glass = opacity < 1
    spread = np.where(glass, np.float32(GLASS_SPREAD), np.float32(SPREAD))[:, None].repeat(2, 1)
    for axis in (0, 1):
        low, high = cells.edges[:, 2 * axis], cells.edges[:, 2 * axis + 1]
        needle = np.clip(cells.size[:, axis] / np.maximum(cells.size[:, 1 - axis], 1e-6) / 5 - 0.2, 0, 1)
        inset = EDGE_INSET[0] + (EDGE_INSET[1] - EDGE_INSET[0]) * needle
        drawn_in = EDGE_SPREAD[0] + (EDGE_SPREAD[1] - EDGE_SPREAD[0]) * needle
        middle = middle + (inset * (low - high))[:, None] * sides[:, axis]
        spread[:, axis] += (drawn_in - spread[:, axis]) * np.maximum(low, high)
    axes, sigma, area = _ellipse(sides * spread[:, :, None])
    # Gaussians on a lattice sum to 2 pi sigma_u sigma_v / cell area times their peak.
    overlap = 2 * np.pi * spread[:, 0] * spread[:, 1]
    peak = np.where(glass, 1 - (1 - opacity) ** (1 / overlap), SOLID * np.minimum(1, opacity))
    keep = area > 1e-10
    means, quaternions = middle[keep], matrix_to_quaternion(axes[keep])
    return Splats.from_colours(means, quaternions, sigma[keep], peak[keep], colours[keep])


def _ellipse(
    spans: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Rotation matrices [m, 3, 3], standard deviations [m, 3] and areas [m] of the ellipses spanned by two vectors.

    The covariance is the sum of the two vectors' outer products, which is right for slanted cells too.
    """
    a, b = spans[:, 0].astype(np.float64), spans[:, 1].astype(np.float64)
    normal = np.cross(a, b)
    area = np.linalg.norm(normal, axis=1)
    normal /= np.maximum(area, 1e-30)[:, None]
    aa, ab, bb = (np.einsum("ij,ij->i", x, y) for x, y in ((a, a), (a, b), (b, b)))
    # Main axis of [[aa, ab], [ab, bb]] in the (a, b) coordinates of x = s a + t b.
    angle = 0.5 * np.arctan2(2 * ab, aa - bb)
    first = np.cos(angle)[:, None] * a + np.sin(angle)[:, None] * b
    long = np.linalg.norm(first, axis=1)
    first /= np.maximum(long, 1e-30)[:, None]
    second = np.cross(normal, first)
    short = area / np.maximum(long, 1e-30)
    thick = np.clip(THICKNESS * np.minimum(long, short), THINNEST, THICKEST)
    rotation = np.stack([first, second, normal], 2)
    return rotation, np.stack([long, short, thick], 1).astype(np.float32), area.astype(np.float32)
