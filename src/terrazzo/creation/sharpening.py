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
from terrazzo.creation.splatting import NO_AREA, Ellipses, ellipses_of
from terrazzo.creation.stage import Stage
from terrazzo.materials.solid import Floats
from terrazzo.native import core

ROUNDS, GAIN, MOST = 3, 0.8, 0.2
"""Corrections, share of the residual in each, and how far a colour is moved [display]; as in `native/sharpen.hpp`."""
EXTENT, FACING, OFF_PLANE = 2.5, 0.7, 0.5
"""Which splats count at a point, likewise."""


def sharpened(cells: Cells, stage: Stage, colours: Floats) -> Floats:
    """Display colours of the splats of cells for which their mixture shows `colours`, shape [m, 3].

    Args:
        cells: What the world is cut into.
        stage: What they belong to.
        colours: Display colours that are to be seen, shape [m, 3].
    """
    opacity = stage.of_part(cells, [p.finish.opacity for p in stage.parts]).astype(np.float32)
    part = stage.quads.part[cells.quad]
    rows = np.flatnonzero((opacity >= 1) & (cells.seen > 0))
    rows = rows[np.argsort(part[rows], kind="stable")]
    ellipses = ellipses_of(cells.select(rows), stage.quads, opacity[rows])
    drawn = ellipses.area > NO_AREA
    rows, ellipses = rows[drawn], ellipses.select(drawn)
    out = np.array(colours, np.float32)
    if len(rows):
        starts = np.flatnonzero(np.diff(part[rows], prepend=-1))
        out[rows] = mixed_back(ellipses, np.append(starts, len(rows)), out[rows])
    return out


def mixed_back(ellipses: Ellipses, bounds: NDArray[np.integer], colours: Floats) -> Floats:
    """Colours whose mixture is `colours`.

    Args:
        ellipses: Of the splats, those of each surface together.
        bounds: Where each surface begins, and the end, shape [s + 1].
        colours: Display colours, shape [m, 3].
    """
    out = np.array(colours, np.float32, order="C")
    core().sharpen(
        np.ascontiguousarray(ellipses.means, np.float32),
        np.ascontiguousarray(np.swapaxes(ellipses.axes, 1, 2), np.float32),
        np.ascontiguousarray(ellipses.scales, np.float32),
        np.ascontiguousarray(ellipses.opacities, np.float32),
        np.ascontiguousarray(bounds, np.int64),
        out,
    )
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
    gap = e.means[:, None].astype(np.float64) - e.means[None]  # [point, splat]
    local = np.einsum("psk,ska->psa", gap, e.axes)
    square = ((local[..., :2] / e.scales[None, :, :2]) ** 2).sum(-1)
    reach = e.scales[:, :2].max(1)
    limit = OFF_PLANE * np.minimum(reach[:, None], reach[None]) + 1e-4
    facing = e.axes[:, :, 2] @ e.axes[:, :, 2].T
    near = (square <= EXTENT**2) & (np.abs(local[..., 2]) <= limit) & (facing >= FACING)
    opacity = np.where(near, e.opacities[None] * np.exp(-square / 2), 0)
    share = np.zeros_like(opacity)
    for t, weight in zip((0.1127017, 0.5, 0.8872983), (0.2777778, 0.4444444, 0.2777778), strict=True):
        through = (1 - t * opacity).prod(1, keepdims=True)
        share += weight * opacity * through / (1 - t * opacity)
    return share / share.sum(1, keepdims=True)
