"""Where fitting starts: points from the capture, from depth pictures, from a plane sweep, from silhouettes, or at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.fitting import Example
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.depth_frames import depth_points
from terrazzo.reconstruct.examples import Lessons
from terrazzo.reconstruct.surroundings import FEW_POINTS, Surroundings, project, survey
from terrazzo.reconstruct.sweeping import reach_found, swept_points

ENOUGH = 20_000
"""Points from which on nothing need be added to those of the capture."""
SCATTERED = 0.1
"""Share of points at random beside those that were found, for what none of them shows."""
ROUNDS = 12
"""Times that points are drawn at random before fewer of them have to do."""
LEAST = 2_000
"""Fewest points to start from."""

Points = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Start:
    """Points to start from.

    Args:
        points: Shape [n, 3].
        colours: Display sRGB, shape [n, 3].
        found: How many of them, the first ones, lie on surfaces; the others are at random.
        around: The cameras, and how far they see.
        source: What the points come from, for people to read.
    """

    points: Points
    colours: Points
    found: int
    around: Surroundings
    source: str


def find_start(capture: Capture, lessons: Lessons, *, most: int, seed: int = 0) -> Start:
    """Points to start from, as good as the capture has them.

    Args:
        capture: With its sparse points.
        lessons: Its pictures.
        most: Number of points at most.
        seed: Of what is drawn at random.
    """
    cameras = [e.camera for e in lessons.training]
    points, colours, source = (
        capture.points,
        capture.colours,
        f"{len(capture.points):,} points of the capture",
    )
    depths = depth_points(lessons.views, most=2 * most, zoom=capture.depth_zoom, seed=seed)
    if depths is not None:
        points, colours = depths
        source = "depth pictures"
    around = survey(cameras, points)
    if depths is None and len(points) < ENOUGH:
        if len(points) < FEW_POINTS:
            around = reach_found(lessons.training, around)
        swept = swept_points(lessons.training, around)
        if len(swept[0]) > len(points) // 4:
            source = "a plane sweep" if not len(points) else f"{source} and a plane sweep"
            points, colours = np.concatenate([points, swept[0]]), np.concatenate([colours, swept[1]])
    chance = np.random.default_rng(seed)
    cut_out = all(a is not None for a in lessons.alphas)
    if len(points):
        reach = 3 * around.far
        near = np.linalg.norm(points - around.eyes.mean(0), axis=1) < reach + around.radius
        points, colours = thinned(points[near], colours[near], int(most * (1 - SCATTERED)), chance)
    found = len(points)
    missing = max(LEAST - found, int(SCATTERED * found))
    extra, shades = _scattered(lessons, around, min(missing, most) if not cut_out else most // 3, chance)
    if not found:
        source = "the cameras' view alone"
    return Start(
        np.concatenate([points, extra]).astype(np.float32),
        np.concatenate([colours, shades]).astype(np.float32),
        found,
        around,
        source,
    )


def thinned(
    points: NDArray, colours: NDArray, most: int, chance: np.random.Generator
) -> tuple[NDArray, NDArray]:
    """At most `most` points: one in each cell of a grid, as fine as that allows."""
    if len(points) <= most:
        return points, colours
    low, high = np.quantile(points, [0.01, 0.99], axis=0)
    order = chance.permutation(len(points))
    fine, coarse = 0.0, float(np.max(high - low)) or 1.0
    kept = order[:most]
    for _ in range(14):
        cell = (fine + coarse) / 2
        places = np.floor((points[order] - low) / cell).astype(np.int64)
        key = (places[:, 0] * 73856093) ^ (places[:, 1] * 19349663) ^ (places[:, 2] * 83492791)
        _, first = np.unique(key, return_index=True)
        if len(first) <= most:
            coarse, kept = cell, order[np.sort(first)]
        else:
            fine = cell
    return points[kept], colours[kept]


def _scattered(
    lessons: Lessons, around: Surroundings, count: int, chance: np.random.Generator
) -> tuple[Points, Points]:
    """Points at random in what the cameras see, inside the silhouettes where photographs are cut out."""
    parts: list[tuple[NDArray, NDArray]] = []
    for _ in range(ROUNDS):
        points, colours = _in_view(lessons.training, around, max(2 * count, 64), chance)
        inside = _in_silhouettes(points, lessons)
        parts.append((points[inside], colours[inside]))
        if sum(len(p) for p, _ in parts) >= count:
            break
    points, colours = (np.concatenate(v)[:count] for v in zip(*parts, strict=True))
    if len(points) < 4:
        points, colours = _in_view(lessons.training, around, count, chance)
    return points.astype(np.float32), colours


def _in_view(
    examples: tuple[Example, ...], around: Surroundings, count: int, chance: np.random.Generator
) -> tuple[NDArray[np.float64], Points]:
    which = chance.integers(0, len(examples), count)
    place = chance.uniform(size=(count, 2))
    nearness = chance.uniform(1 / around.far, 1 / around.near, count)
    if around.inward:  # around a thing: evenly along the way through it
        middle = np.linalg.norm(around.eyes - around.focus, axis=1)[which]
        nearness = 1 / (middle * chance.uniform(0.45, 1.55, count))
    points, colours = np.empty((count, 3)), np.empty((count, 3), np.float32)
    for i in np.unique(which):
        rows = np.flatnonzero(which == i)
        c = examples[i].camera
        u, v = place[rows, 0] * c.width, place[rows, 1] * c.height
        z = 1 / nearness[rows]
        points[rows] = c.pose.apply(np.stack([(u - c.cx) / c.fx * z, (v - c.cy) / c.fy * z, z], -1))
        colours[rows] = examples[i].picture[v.astype(int), u.astype(int)]
    return points, colours


def _in_silhouettes(points: NDArray[np.float64], lessons: Lessons) -> NDArray[np.bool_]:
    kept = np.ones(len(points), bool)
    for example, alpha in zip(lessons.training, lessons.alphas, strict=True):
        if alpha is None:
            continue
        rows = np.flatnonzero(kept)
        u, v, z = project(example.camera, points[rows])
        h, w = alpha.shape
        inside = (z > 0) & (u >= 0) & (u < w) & (v >= 0) & (v < h)
        empty = np.zeros(len(rows), bool)
        empty[inside] = alpha[v[inside].astype(int), u[inside].astype(int)] < 0.1
        kept[rows[empty]] = False
    return kept
