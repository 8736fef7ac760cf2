"""Surfaces from posed pictures by a plane sweep (Collins 1996), small and quick: points to start fitting from.

Every chosen picture is compared with its neighbours over some dozens of depths by the correlation of small windows; a depth is
kept where the windows agree and where other pictures find the same surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.fitting import Example
from terrazzo.reconstruct.correlating import FLAT, Floats, Grey, Windows, peak, warped
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


@dataclass(frozen=True, eq=False)
class _Small(Grey):
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
    windows = Windows(one.grey, WINDOW)
    scores = np.empty((len(inverse), h, w), np.float32)
    for k, nearness in enumerate(inverse):
        shown = np.stack([warped(one.camera, o, np.array([0, 0, nearness])) for o in others])
        alike = np.sort(windows.correlation(shown), axis=0)
        scores[k] = alike[len(alike) // 2 :].mean(0)  # the better half: the others may be hidden there
    index = scores.argmax(0)
    best = np.take_along_axis(scores, index[None], 0)[0]
    offset = peak(scores, index)
    depth = 1 / np.interp(index + offset, np.arange(len(inverse)), inverse)
    rim = (index == 0) | (index == len(inverse) - 1)
    depth[(best < AGREED) | (windows.variance < FLAT) | rim] = 0
    return depth.astype(np.float32)


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
