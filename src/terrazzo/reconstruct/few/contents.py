"""What stands in a room before its walls: regions that do not look like the floor that they would lie on, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.box_fitting import CEILING, FLOOR, Box
from terrazzo.reconstruct.few.regions import find_regions
from terrazzo.reconstruct.few.sights import Edges
from terrazzo.reconstruct.few.unrolled import Unrolled, drawn_edges
from terrazzo.reconstruct.linking import connected

CROSSING = 0.12
"""Share of a region on the floor, and on the walls, from which on it stands before the wall."""
LIKE_FLOOR = 0.13
"""Difference of colour up to which a region is floor, with half the weight on brightness."""
UPRIGHT_SHARE = 0.02
"""Share of a region's places with upright edges from which on it stands up."""
SMALLEST, LARGEST = 90, 0.3
"""Places of the smallest thing, and share of all places of the largest: more than that is no thing but a mistake."""
NEAREST = 0.25
"""Level distance from the eye at which nothing stands nearer, in heights of the eye."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Contents:
    """Things in front of a box, on the cylinder around an eye.

    Args:
        things: Number of the thing at each place, -1 for the box itself, shape [r, c].
        feet: Level distance at which each thing stands in each column, in the box's units; NaN outside, shape [n, c].
    """

    things: NDArray[np.int64]
    feet: Array

    @property
    def count(self) -> int:
        """Number of things."""
        return len(self.feet)


def find_contents(unrolled: Unrolled, edges: Edges, box: Box) -> Contents:
    """Finds what stands in front of a room's floor and walls.

    Args:
        unrolled: The picture.
        edges: Its straight edges.
        box: The room.
    """
    shape = unrolled.seen.shape
    rays = np.empty((*shape, 3))
    rays[..., 0], rays[..., 1] = np.cos(unrolled.azimuths), np.sin(unrolled.azimuths)
    rays[..., 2] = unrolled.slopes[:, None]
    wall, surface = box.cast(rays)
    regions = find_regions(unrolled.colours, unrolled.seen, around=unrolled.around)
    standing = _standing(regions, surface, unrolled, drawn_edges(unrolled, edges)[2])
    mask = (regions >= 0) & standing[np.maximum(regions, 0)]
    rows, columns = np.nonzero(mask)
    things = np.full(shape, -1)
    if len(rows):
        things[rows, columns] = connected(np.stack([rows, columns], 1))
    return _placed(things, unrolled, box, wall)


def _standing(regions: NDArray, surface: NDArray, unrolled: Unrolled, upright: NDArray) -> NDArray[np.bool_]:
    """Which regions are things."""
    inside = regions >= 0
    number = regions[inside]
    n = int(number.max()) + 1 if len(number) else 0
    size = np.maximum(np.bincount(number, minlength=n), 1)

    def share(mask: NDArray) -> Array:
        return np.bincount(number, mask[inside].astype(np.float64), n) / size

    floor, ceiling = share(surface == FLOOR), share(surface == CEILING)
    colour = (
        np.stack([np.bincount(number, unrolled.colours[..., k][inside], n) for k in range(3)], 1)
        / size[:, None]
    )
    if not (floor > 0.5).any():
        return np.zeros(n, bool)
    flat = (floor > 0.7) & (share(upright > 0.3) < UPRIGHT_SHARE)
    main = int(np.argmax(np.where(flat if flat.any() else floor > 0.5, size * floor, 0)))
    off = colour - colour[main]
    grey = off.mean(1)
    differs = np.hypot(np.linalg.norm(off - grey[:, None], axis=1) * 2, 0.5 * grey) > LIKE_FLOOR
    crossing = (floor > CROSSING) & (1 - floor - ceiling > CROSSING) & differs
    on_floor = (floor > 1 - CROSSING) & differs & (share(upright > 0.3) > UPRIGHT_SHARE)
    on_floor &= size < 0.25 * inside.sum()
    return crossing | on_floor


def _placed(things: NDArray, unrolled: Unrolled, box: Box, wall: Array) -> Contents:
    """Where things stand: under their lowest place in each column, made smooth, and never behind the wall."""
    kept = np.full(things.shape, -1)
    feet: list[Array] = []
    rows = np.arange(things.shape[0])[:, None]
    for number in range(int(things.max()) + 1):
        own = things == number
        if own.sum() < SMALLEST:
            break
        if own.sum() > LARGEST * unrolled.seen.sum():
            continue
        held = own.any(0)
        lowest = np.where(held, (rows * own).max(0), 0)
        slope = unrolled.slopes[lowest] - unrolled.step / 2
        reach = box.eye / np.maximum(-slope, 1e-3)
        behind = wall[np.minimum(lowest, len(wall) - 1), np.arange(len(held))]
        level = np.where(slope < 0, reach, np.inf)
        level = np.clip(level, NEAREST * box.eye, np.inf)
        along = np.flatnonzero(held)
        smooth = _median(level[along], max(3, len(along) // 6 | 1))
        out = np.full(things.shape[1], np.nan)
        limit = np.where(
            np.isfinite(behind), np.maximum(_wall_distance(box, unrolled.azimuths) * 0.98, 1e-3), np.inf
        )
        out[along] = np.minimum(smooth, limit[along])
        if not np.isfinite(out[along]).all() or np.median(out[along] / limit[along]) > 0.96:
            continue
        kept[own] = len(feet)
        feet.append(out)
    return Contents(kept, np.array(feet).reshape(len(feet), things.shape[1]))


def _wall_distance(box: Box, azimuths: Array) -> Array:
    """Level distance of the walls in directions [rad], shape [c]."""
    level = np.stack([np.cos(azimuths), np.sin(azimuths), np.zeros_like(azimuths)], -1)
    return box.cast(level)[0]


def _median(values: Array, window: int) -> Array:
    """Running median; ends continued."""
    half = window // 2
    padded = np.pad(values, half, mode="edge")
    return np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1), axis=1)
