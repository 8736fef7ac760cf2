"""Colours that make up for the blur of overlapping splats.

Neighbouring splats overlap so that no gap shows between them, and each is seen through the rims of the others: a joint
between tiles would come out at half its contrast, grain and weave likewise. `sharpened` moves the colours apart so
that at the middle of every splat the mixture, not the splat alone, has the colour that was asked for. It works within
each painted part, so that nothing bleeds from one thing to another.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells
from terrazzo.creation.splatting import NO_AREA, Ellipses
from terrazzo.creation.stage import Stage
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.materials.solid import Floats
from terrazzo.native import core

ROUNDS, GAIN, MOST = 3, 0.8, 0.2
"""Corrections, share of the residual in each, and how far a colour is moved [display]; as in `native/sharpen.hpp`."""
EXTENT, FACING, OFF_PLANE = 2.5, 0.7, 0.5
"""Which splats count at a point, likewise."""
ALONE = -1
"""Stands for the surface of splats that are mixed with none."""


def sharpened(cells: Cells, stage: Stage, ellipses: Ellipses, colours: Floats) -> Floats:
    """Display colours of the splats of cells for which their mixture shows `colours`, shape [m, 3].

    Args:
        cells: What the world is cut into.
        stage: What they belong to.
        ellipses: Of the cells.
        colours: Display colours that are to be seen, shape [m, 3].
    """
    solid = stage.of_part(cells, [p.finish.opacity >= 1 for p in stage.parts])
    mixed = solid & (cells.seen > 0) & (ellipses.area > NO_AREA)
    return mixed_back(ellipses, np.where(mixed, stage.quads.part[cells.quad], ALONE), colours)


def mixed_back(ellipses: Ellipses, surfaces: NDArray[np.integer], colours: Floats) -> Floats:
    """Colours whose mixture is `colours`.

    Args:
        ellipses: Of the splats, all in the frame of their surface.
        surfaces: Which surface each lies on; splats of different ones are not mixed, and `ALONE` keeps its colour, shape [m].
        colours: Display colours, shape [m, 3].
    """
    out = np.array(colours, np.float32, order="C")
    core().sharpen(
        ellipses.means, ellipses.quaternions, ellipses.scales, ellipses.opacities,
        np.ascontiguousarray(surfaces, np.int32), out,
    )  # fmt: skip
    return out


def mixed_back_slowly(ellipses: Ellipses, colours: Floats) -> Floats:
    """`mixed_back` of one surface in plain NumPy, every splat against every other: what the fast one is checked against."""
    shares = _shares(ellipses)
    target = np.asarray(colours, np.float64)
    out = target.copy()
    for _ in range(ROUNDS):
        moved = out + GAIN * (target - shares @ out)
        out = np.clip(np.clip(moved, target - MOST, target + MOST), 0, 1)
    return out.astype(np.float32)


def _shares(e: Ellipses) -> NDArray[np.float64]:
    """What each splat (column) has in the mixture at the middle of each (row), shape [m, m]."""
    axes = quaternion_to_matrix(e.quaternions)
    gap = e.means[:, None].astype(np.float64) - e.means[None]  # [point, splat]
    local = np.einsum("psk,ska->psa", gap, axes)
    square = ((local[..., :2] / e.scales[None, :, :2]) ** 2).sum(-1)
    reach = e.scales[:, :2].max(1)
    limit = OFF_PLANE * np.minimum(reach[:, None], reach[None]) + 1e-4
    facing = axes[:, :, 2] @ axes[:, :, 2].T
    near = (square <= EXTENT**2) & (np.abs(local[..., 2]) <= limit) & (facing >= FACING)
    opacity = np.where(near, e.opacities[None] * np.exp(-square / 2), 0)
    share = np.zeros_like(opacity)
    for t, weight in zip((0.1127017, 0.5, 0.8872983), (0.2777778, 0.4444444, 0.2777778), strict=True):
        through = (1 - t * opacity).prod(1, keepdims=True)
        share += weight * opacity * through / (1 - t * opacity)
    return share / share.sum(1, keepdims=True)
