"""Floaters: fitted splats that no picture needs, or that hang before one or two cameras and are seen as fog from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.fitting import Example, Pulled, View, gradients_of
from terrazzo.harmonics import SH_C0
from terrazzo.reconstruct.linking import connected
from terrazzo.reconstruct.scoring import psnr
from terrazzo.reconstruct.surroundings import Surroundings, project
from terrazzo.render import rasterize
from terrazzo.splats import Splats

UNSEEN = 0.05
"""Pixels that a splat must fill in all pictures together."""
SHOWN = 0.5
"""Pixels that a splat fills in a picture that shows it."""
CLOSE = 0.35
"""Share of the nearest usual depth within which a splat hangs before a camera."""
HARMLESS = 0.1
"""Loss of agreement with the training pictures up to which floaters may be taken away [dB]."""
ALIKE = 42.0
"""PSNR above which two pictures look the same [dB]."""
MOST_VIEWS = 48
SIDE = 320
"""Longest side of the pictures that splats are counted in [px]."""
_CELLS = 90
"""Cells along the longer extent of a place, for finding what hangs alone."""
_ALONE = 25
"""Splats of a group that hangs alone, at most."""


def cleaned(
    splats: Splats, examples: Sequence[Example], around: Surroundings, background: Sequence[float]
) -> Splats:
    """Splats without floaters; as they were, but for what nobody sees, where pictures would suffer.

    Args:
        splats: In the frame of the examples' cameras.
        examples: Training pictures.
        around: Of their cameras.
        background: Display colour behind everything.
    """
    some = list(examples)[:: max(1, len(examples) // MOST_VIEWS)]
    filled, views, close = _seen(splats, [e.camera for e in some], around)
    needed = filled > UNSEEN
    floating = (close | _alone(splats, around)) & (views <= max(2, len(some) // 12))
    kept = needed & ~floating
    if kept.all():
        return splats
    tested = some[:: max(1, len(some) // 8)]
    loss = _agreement(splats, tested, background) - _agreement(splats.select(kept), tested, background)
    return splats.select(kept if loss < HARMLESS else needed)


def _seen(
    splats: Splats, cameras: Sequence[Camera], around: Surroundings
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
    """Pixels that each splat fills, pictures that show it, and whether one of them shows it right before the lens."""
    flat = splats.with_degree(0)
    flat = replace(
        flat, harmonics=np.zeros_like(flat.harmonics)
    )  # grey: a colour below 0 would have no derivative
    filled, views = np.zeros(len(splats)), np.zeros(len(splats), np.int64)
    close = np.zeros(len(splats), bool)
    for camera in cameras:
        scale = min(1.0, SIDE / max(camera.width, camera.height))
        small = camera.resized(max(8, round(camera.width * scale)), max(8, round(camera.height * scale)))
        ones = np.ones((small.height, small.width, 3), np.float32)
        _, gradients = gradients_of(flat, View(small), Pulled(ones))
        share = gradients.harmonics[:, 0].max(1).astype(np.float64) / SH_C0
        filled += share
        views += share > SHOWN
        depth = project(small, splats.means)[2]
        close |= (share > SHOWN / 4) & (depth < CLOSE * around.near)
    return filled, views, close


def _alone(splats: Splats, around: Surroundings) -> NDArray[np.bool_]:
    """Which splats belong to a handful that hangs apart from everything."""
    low, high = np.quantile(splats.means, [0.02, 0.98], axis=0)
    cell = max(float((high - low).max()) / _CELLS, 1e-9)
    near = (np.abs(splats.means - (low + high) / 2) < 2 * (high - low) + cell).all(1)
    rows = np.flatnonzero(near)
    cells, group = np.unique(
        np.floor((splats.means[rows] - low) / cell).astype(np.int64), axis=0, return_inverse=True
    )
    parts = connected(cells)[group.reshape(-1)]
    count = np.bincount(parts)
    out = np.zeros(len(splats), bool)
    out[rows] = count[parts] <= _ALONE
    return out


def _agreement(splats: Splats, examples: Sequence[Example], background: Sequence[float]) -> float:
    """Mean PSNR, each at most `ALIKE` [dB]."""
    total = 0.0
    for e in examples:
        drawn = rasterize(splats, e.camera, background=tuple(background), antialias=True).colour
        total += min(psnr(drawn, e.picture, e.weight), ALIKE)
    return total / len(examples)
