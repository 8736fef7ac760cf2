"""Surfaces from posed pictures by a plane sweep (Collins 1996), small and quick: points to start fitting from.

Every chosen picture is compared with its neighbours over some dozens of depths by the correlation of small windows; a depth is
kept where the windows agree and where other pictures find the same surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.fitting import Example
from terrazzo.reconstruct.surroundings import Surroundings, neighbours, project, spread
from terrazzo.threads import together

WIDTH = 144
"""Longest side of the compared pictures [px]."""
DEPTHS = 72
"""Depths that are tried, evenly spaced in 1 / depth."""
PICTURES = 40
"""Pictures that get depths."""
OTHERS = 4
"""Neighbours that each is compared with."""
WINDOW = 5
"""Side of the windows [px]."""
AGREED = 0.7
"""Correlation from which on two windows show the same."""
SAME_DEPTH = 0.04
"""Relative difference up to which two pictures found the same surface."""
_FLAT = 2e-4
"""Variance of a window with nothing in it to compare."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Small:
    camera: Camera
    grey: Floats
    colour: Floats


def swept_points(
    examples: Sequence[Example], around: Surroundings
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Points on surfaces that several pictures agree on.

    Args:
        examples: Posed pictures.
        around: Of their cameras.

    Returns:
        Points, shape [n, 3], and their colours, shape [n, 3]; n may be 0.
    """
    small = [_reduced(e) for e in examples]
    chosen = spread(around, PICTURES)
    near_by = {i: neighbours(around, i, OTHERS) for i in chosen}
    chosen = [i for i in chosen if near_by[i]]
    inverse = np.linspace(1 / around.far, 1 / around.near, DEPTHS)
    maps = dict(
        zip(chosen, together(lambda i: _depths(small[i], [small[k] for k in near_by[i]], inverse), chosen))
    )
    points: list[NDArray] = []
    colours: list[NDArray] = []
    for i in chosen:
        found, shades = _agreed(i, maps, small, near_by)
        points.append(found)
        colours.append(shades)
    if not points:
        return np.zeros((0, 3), np.float32), np.zeros((0, 3), np.float32)
    return np.concatenate(points).astype(np.float32), np.concatenate(colours).astype(np.float32)


def _reduced(example: Example) -> _Small:
    c = example.camera
    small = example.shrunk(max(1, round(max(c.width, c.height) / WIDTH)))
    return _Small(small.camera, small.picture.mean(-1).astype(np.float32), small.picture)


def _depths(one: _Small, others: Sequence[_Small], inverse: NDArray[np.float64]) -> Floats:
    """The depth at which windows agree best, 0 where they do not, shape [h, w]."""
    h, w = one.grey.shape
    mean, square = _boxed(one.grey), _boxed(one.grey * one.grey)
    variance = np.maximum(square - mean * mean, 0)
    best = np.full((h, w), -1, np.float32)
    index = np.zeros((h, w), int)
    scores = np.empty((len(inverse), h, w), np.float32)
    for k, nearness in enumerate(inverse):
        alike = np.sort(
            [_correlation(one, mean, variance, _warped(one.camera, o, 1 / nearness)) for o in others], axis=0
        )
        scores[k] = alike[len(alike) // 2 :].mean(0)  # the better half: the others may be hidden there
        better = scores[k] > best
        best[better], index[better] = scores[k][better], k
    offset = _peak(scores, index)
    depth = 1 / np.interp(index + offset, np.arange(len(inverse)), inverse)
    rim = (index == 0) | (index == len(inverse) - 1)
    depth[(best < AGREED) | (variance < _FLAT) | rim] = 0
    return depth.astype(np.float32)


def _peak(scores: Floats, index: NDArray[np.integer]) -> NDArray[np.floating]:
    """Where between the depths the best one lies, by a parabola, shape [h, w]."""
    inner = np.clip(index, 1, len(scores) - 2)[None]
    a, b, c = (np.take_along_axis(scores, inner + d, 0)[0] for d in (-1, 0, 1))
    bend = a - 2 * b + c
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = np.where(bend < -1e-6, 0.5 * (a - c) / bend, 0.0)
    return np.clip(shift, -0.5, 0.5)


def _warped(camera: Camera, other: _Small, depth: float) -> Floats:
    """What another camera shows of the plane at a depth, as seen from this one; not a number outside, shape [h, w]."""
    to_other = other.camera.world_to_camera @ camera.pose.matrix
    c, o = camera, other.camera
    inward = np.array([[1 / c.fx, 0, -c.cx / c.fx], [0, 1 / c.fy, -c.cy / c.fy], [0, 0, 1]])
    outward = np.array([[o.fx, 0, o.cx], [0, o.fy, o.cy], [0, 0, 1]])
    across = outward @ (to_other[:3, :3] + to_other[:3, 3:] @ np.array([[0, 0, 1 / depth]])) @ inward
    x, y = np.arange(c.width) + 0.5, (np.arange(c.height) + 0.5)[:, None]
    u, v, s = (across[r, 0] * x + across[r, 1] * y + across[r, 2] for r in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        column, row = (u / s - 0.5).astype(np.float32), (v / s - 0.5).astype(np.float32)
    out = _sampled(other.grey, column, row)
    out[~(s > 0)] = np.nan
    return out


def _sampled(grey: Floats, column: Floats, row: Floats) -> Floats:
    h, w = grey.shape
    inside = (column >= 0) & (column <= w - 1.001) & (row >= 0) & (row <= h - 1.001)
    column, row = np.where(inside, column, 0), np.where(inside, row, 0)
    i, j = row.astype(np.int32), column.astype(np.int32)
    a, b = column - j, row - i
    flat = grey.reshape(-1)
    at = i * w + j
    below = min(w, grey.size - w) if h > 1 else 0
    right = 1 if w > 1 else 0
    out = (1 - b) * ((1 - a) * flat[at] + a * flat[at + right])
    out += b * ((1 - a) * flat[at + below] + a * flat[at + below + right])
    out[~inside] = np.nan
    return out


def _correlation(one: _Small, mean: Floats, variance: Floats, other: Floats) -> Floats:
    """Normalised correlation of windows, -1 where the other picture shows nothing, shape [h, w]."""
    gone = np.isnan(other)
    other = np.where(gone, 0, other)
    m = _boxed(other)
    v = np.maximum(_boxed(other * other) - m * m, 0)
    both = _boxed(one.grey * other) - mean * m
    out = both / np.sqrt(np.maximum(variance, _FLAT / 4) * np.maximum(v, _FLAT / 4))
    out[gone] = -1
    return np.clip(out, -1, 1)


def _boxed(values: Floats) -> Floats:
    """Means over windows, edges continued, shape [h, w]."""
    half = WINDOW // 2
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (half + 1, half)
        total = np.cumsum(np.pad(values, pad, mode="edge"), axis=axis, dtype=np.float64)
        n = values.shape[axis]
        values = (
            (np.take(total, range(WINDOW, WINDOW + n), axis) - np.take(total, range(n), axis)) / WINDOW
        ).astype(np.float32)
    return values


def _agreed(
    number: int, maps: dict[int, Floats], small: Sequence[_Small], near_by: dict[int, list[int]]
) -> tuple[NDArray[np.float64], Floats]:
    """Points of one picture's depths that another picture's depths confirm, and their colours."""
    one, depth = small[number], maps[number]
    row, column = np.nonzero(depth)
    z = depth[row, column].astype(np.float64)
    c = one.camera
    points = c.pose.apply(
        np.stack([(column + 0.5 - c.cx) / c.fx * z, (row + 0.5 - c.cy) / c.fy * z, z], -1)
    )
    votes = np.zeros(len(points), int)
    for k in maps:
        if k == number or not len(points):
            continue
        other = small[k].camera
        u, v, far = project(other, points)
        inside = (far > 0) & (u >= 0) & (u < other.width) & (v >= 0) & (v < other.height)
        there = np.zeros(len(points))
        there[inside] = maps[k][v[inside].astype(int), u[inside].astype(int)]
        votes += (there > 0) & (np.abs(there - far) < SAME_DEPTH * far)
    kept = votes >= 1
    return points[kept], one.colour[row[kept], column[kept]]
