"""A network's depths brought to a room's scale, and told apart into walls and things."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.faces import THING, Placed
from terrazzo.reconstruct.few.sights import rays_of, sampled
from terrazzo.reconstruct.linking import connected

ROUNDS = 12
NEAREST = 0.25
"""Nearest depth that is believed [m]."""
FLAT = 0.07
"""Relative distance before a wall or the floor up to which a pixel is the wall's or the floor's."""
CELLS = 160
"""Cells along a picture's longer side in which things are told apart."""
EDGE = 0.08
"""Relative difference of depth between cells from which on they are of different things."""
FEWEST_CELLS = 25

Array = NDArray[np.float64]


def fitted_depth(values: NDArray[np.floating], reach: Array) -> Array:
    """Depths from a network's map: nearness or depth, scale and shift as they suit a room best, shape [h, w].

    Nothing is behind a wall, so what lies before it pulls less than what would lie behind.

    Args:
        values: Of the network, at the picture's size, shape [h, w].
        reach: Depth of the room's box there, in lengths of the pixels' rays, shape [h, w].
    """
    best, error = reach, np.inf
    some = np.s_[::4, ::4]
    for inverse in (True, False):
        wanted = 1 / reach[some] if inverse else reach[some]
        a, b = _line(values[some].ravel().astype(np.float64), wanted.ravel(), behind=not inverse)
        if a <= 0:
            continue
        line = a * values + b
        depth = 1 / np.maximum(line, 1 / (3 * reach)) if inverse else line
        off = float(np.median(np.abs(np.log(np.maximum(depth[some], 1e-3) / reach[some]))))
        if off < error:
            best, error = depth, off
    return np.clip(best, NEAREST, reach).astype(np.float64, copy=False)


def _line(x: Array, y: Array, *, behind: bool) -> tuple[float, float]:
    """Slope and offset of the line through most points; those on the side of things (nearer than the wall) count less."""
    weight = np.ones(len(x))
    a, b = 0.0, float(np.median(y))
    for _ in range(ROUNDS):
        w = weight / weight.sum()
        mx, my = w @ x, w @ y
        a = float((w @ ((x - mx) * (y - my))) / max(w @ (x - mx) ** 2, 1e-12))
        b = float(my - a * mx)
        off = a * x + b - y
        before = -off if behind else off
        scale = max(1.4826 * float(np.median(np.abs(off))), 1e-9)
        weight = np.where(before > 0, 1 / (1 + (off / scale) ** 2) ** 2, 1 / (1 + (off / scale) ** 2))
    return a, b


def with_depth(placed: Placed, values: NDArray[np.floating]) -> Placed:
    """A placed picture whose things are those of a network's map [h', w']."""
    height, width = placed.sight.pixels.shape[:2]
    reach, surface = placed.box.cast(rays_of(placed.camera).astype(np.float64))
    wide = sampled(
        values[..., None], placed.camera.resized(values.shape[1], values.shape[0]), rays_of(placed.camera)
    )
    depth = fitted_depth(wide.reshape(height, width), reach)
    depth = np.where(depth > (1 - FLAT) * reach, reach, depth)
    return replace(placed, depth=depth, depth_parts=parts_of(depth, reach, surface.astype(np.int64)))


def parts_of(depth: Array, reach: Array, surface: NDArray[np.int64]) -> NDArray[np.int64]:
    """Surfaces of the room where its box is met, and numbers of things elsewhere, shape [h, w]."""
    before = depth < reach
    step = max(1, round(max(depth.shape) / CELLS))
    cells = before[::step, ::step]
    near = depth[::step, ::step]
    rows, columns = np.nonzero(cells & ~_edges(near))
    numbers = np.full(cells.shape, -1)
    if len(rows):
        groups = connected(np.stack([rows, columns], 1))
        count = np.bincount(groups)
        keep = np.where(count >= FEWEST_CELLS, np.cumsum(count >= FEWEST_CELLS) - 1, -1)
        numbers[rows, columns] = keep[groups]
    numbers = _grown(numbers, cells)
    wide = numbers.repeat(step, 0).repeat(step, 1)[: depth.shape[0], : depth.shape[1]]
    return np.where(before, THING + np.maximum(wide, 0), surface)


def _edges(depth: Array) -> NDArray[np.bool_]:
    """Where depth jumps to a neighbour."""
    out = np.zeros(depth.shape, bool)
    across = np.abs(np.diff(depth, axis=1)) > EDGE * np.minimum(depth[:, 1:], depth[:, :-1])
    down = np.abs(np.diff(depth, axis=0)) > EDGE * np.minimum(depth[1:], depth[:-1])
    out[:, 1:] |= across
    out[1:] |= down
    return out


def _grown(numbers: NDArray, inside: NDArray[np.bool_]) -> NDArray:
    """Numbers carried on into places that have none."""
    for _ in range(max(numbers.shape)):
        empty = inside & (numbers < 0)
        if not empty.any():
            break
        most = numbers.copy()
        for axis in (0, 1):
            for way in (-1, 1):
                most = np.maximum(most, np.roll(numbers, way, axis))
        grown = np.where(empty, most, numbers)
        if (grown == numbers).all():
            break
        numbers = grown
    return numbers
