"""Surfaces from posed pictures by a plane sweep (Collins 1996), small and quick: points to start fitting from.

Every chosen picture is compared with its neighbours over some dozens of depths by the correlation of small windows; a depth is
kept where the windows agree and where other pictures find the same surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.fitting import Example
from terrazzo.reconstruct.surroundings import Surroundings, neighbours, project, spread
from terrazzo.threads import together

WIDTH = 144
"""Longest side of the compared pictures [px]."""
DEPTHS = 64
"""Depths that are tried, evenly spaced in 1 / depth."""
PICTURES = 32
"""Pictures that get depths."""
SCOUTS = 12
"""Pictures that a quick sweep looks at, at half the size."""
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
    points, colours, _ = _swept([_reduced(e, WIDTH) for e in examples], around, PICTURES)
    return points, colours


def reach_found(examples: Sequence[Example], around: Surroundings) -> Surroundings:
    """The same cameras, with the nearest and farthest distances that a quick sweep finds something at."""
    _, _, depths = _swept([_reduced(e, WIDTH // 2) for e in examples], around, SCOUTS)
    if len(depths) < 100:
        return around
    near, far = np.quantile(depths, [0.03, 0.97])
    return replace(around, near=0.75 * float(near), far=max(1.4 * float(far), 2 * float(near)))


def _swept(
    small: Sequence[_Small], around: Surroundings, count: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float64]]:
    """Points, their colours, and their distances from the pictures that they were found in."""
    chosen = spread(around, count)
    near_by = {i: neighbours(around, i, OTHERS) for i in chosen}
    chosen = [i for i in chosen if near_by[i]]
    inverse = np.linspace(1 / around.far, 1 / around.near, DEPTHS)
    found = together(lambda i: _depths(small[i], [small[k] for k in near_by[i]], inverse), chosen)
    maps = dict(zip(chosen, found, strict=True))
    parts = [_agreed(i, maps, small) for i in chosen]
    if not parts:
        nothing = np.zeros((0, 3), np.float32)
        return nothing, nothing, np.zeros(0)
    points, colours, depths = (np.concatenate(v) for v in zip(*parts, strict=True))
    return points.astype(np.float32), colours.astype(np.float32), depths


def _reduced(example: Example, width: int) -> _Small:
    c = example.camera
    small = example.shrunk(max(1, round(max(c.width, c.height) / width)))
    return _Small(small.camera, small.picture.mean(-1).astype(np.float32), small.picture)


def _depths(one: _Small, others: Sequence[_Small], inverse: NDArray[np.float64]) -> Floats:
    """The depth at which windows agree best, 0 where they do not, shape [h, w]."""
    h, w = one.grey.shape
    mean = _boxed(one.grey)
    variance = np.maximum(_boxed(one.grey * one.grey) - mean * mean, 0)
    scores = np.empty((len(inverse), h, w), np.float32)
    for k, nearness in enumerate(inverse):
        warped = np.stack([_warped(one.camera, o, 1 / nearness) for o in others])
        alike = np.sort(_correlation(one, mean, variance, warped), axis=0)
        scores[k] = alike[len(alike) // 2 :].mean(0)  # the better half: the others may be hidden there
    index = scores.argmax(0)
    best = np.take_along_axis(scores, index[None], 0)[0]
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
    m = across.astype(np.float32)
    x = np.arange(c.width, dtype=np.float32) + np.float32(0.5)
    y = (np.arange(c.height, dtype=np.float32) + np.float32(0.5))[:, None]
    s = m[2, 0] * x + (m[2, 1] * y + m[2, 2])
    ahead = s > 1e-6
    s = 1 / np.where(ahead, s, 1)
    column = (m[0, 0] * x + (m[0, 1] * y + m[0, 2])) * s - np.float32(0.5)
    row = (m[1, 0] * x + (m[1, 1] * y + m[1, 2])) * s - np.float32(0.5)
    h, w = other.grey.shape
    inside = ahead & (column >= 0) & (column < w - 1) & (row >= 0) & (row < h - 1)
    column, row = np.where(inside, column, 0), np.where(inside, row, 0)
    i, j = row.astype(np.int32), column.astype(np.int32)
    a, b = column - j, row - i
    flat, at = other.grey.reshape(-1), i * np.int32(w) + j
    upper, lower = flat.take(at), flat.take(at + w, mode="clip")
    upper += a * (flat.take(at + 1, mode="clip") - upper)
    lower += a * (flat.take(at + w + 1, mode="clip") - lower)
    out = upper + b * (lower - upper)
    out[~inside] = np.nan
    return out


def _correlation(one: _Small, mean: Floats, variance: Floats, others: Floats) -> Floats:
    """Normalised correlation of windows, -1 where another picture shows nothing, shape [n, h, w]."""
    gone = np.isnan(others)
    others = np.where(gone, np.float32(0), others)
    m = _boxed(others)
    v = np.maximum(_boxed(others * others) - m * m, np.float32(_FLAT / 4))
    both = _boxed(one.grey * others) - mean * m
    out = both / np.sqrt(np.maximum(variance, np.float32(_FLAT / 4)) * v)
    out[gone] = -1
    return np.clip(out, -1, 1).astype(np.float32, copy=False)


def _boxed(values: Floats) -> Floats:
    """Means over windows of the last two axes, edges continued."""
    half = WINDOW // 2
    for axis in (-1, -2):
        pad = [(0, 0)] * values.ndim
        pad[axis] = (half, half)
        padded = np.pad(values, pad, mode="edge")
        n = values.shape[axis]
        total = np.zeros_like(values)
        for k in range(WINDOW):
            total += padded[..., k : k + n] if axis == -1 else padded[..., k : k + n, :]
        total *= np.float32(1 / WINDOW)
        values = total
    return values


def _agreed(
    number: int, maps: dict[int, Floats], small: Sequence[_Small]
) -> tuple[NDArray[np.float64], Floats, NDArray[np.float64]]:
    """Points of one picture's depths that another picture's depths confirm, their colours, and those depths."""
    one, depth = small[number], maps[number]
    row, column = np.nonzero(depth)
    z = depth[row, column].astype(np.float64)
    c = one.camera
    points = c.pose.apply(np.stack([(column + 0.5 - c.cx) / c.fx * z, (row + 0.5 - c.cy) / c.fy * z, z], -1))
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
    return points[kept], one.colour[row[kept], column[kept]], z[kept]
