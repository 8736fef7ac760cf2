"""Convex colliders, and fitting of finished parts into the wanted box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.shapes.primitives.flat import Vector
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface, normalize
from terrazzo.world.things import Collider


def box_collider(size: Vector, centre: Vector = (0.0, 0.0, 0.0)) -> Collider:
    """An axis-aligned box [m]."""
    half = np.asarray(size, float) / 2
    low, high = np.asarray(centre) - half, np.asarray(centre) + half
    return Collider.box((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def cylinder_collider(
    radius: float | tuple[float, float],
    height: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    sides: int = 8,
    axis: str = "z",
    top: float | None = None,
) -> Collider:
    """A prism (or a truncated pyramid) inside a cylinder, with its corners on the cylinder.

    Args:
        radius: One radius, or those along x and y (before the axis is turned) [m].
        height: Along the axis [m].
        base: Middle of the start [m]; it grows along the positive axis.
        sides: Corners of its outline; the first lies on the first axis.
        axis: "x", "y" or "z".
        top: Radius factor at the far end, 1 when None.
    """
    rx, ry = (radius, radius) if isinstance(radius, (int, float)) else radius
    t = np.arange(sides) * 2 * np.pi / sides
    ring = np.stack([rx * np.cos(t), ry * np.sin(t), np.zeros(sides)], -1)
    upper = ring * (1.0 if top is None else max(top, 1e-3)) + (0, 0, height)
    order = {"z": [0, 1, 2], "x": [2, 0, 1], "y": [1, 2, 0]}[axis]
    return Collider((np.concatenate([ring, upper])[:, order] + base).astype(np.float32))


def _directions() -> NDArray[np.float64]:
    """The 98 directions to the surface points of a 5 x 5 x 5 lattice."""
    step = np.arange(-2, 3)
    grid = np.stack(np.meshgrid(step, step, step, indexing="ij"), -1).reshape(-1, 3)
    return normalize(grid[np.abs(grid).max(1) == 2].astype(float))


def tilted_axes() -> NDArray[np.float64]:
    """The six axis directions, each leaning a degree to eight sides: they find the corners of a flat top, where the
    axis itself finds any one of its points. Shape [48, 3].
    """
    turn = np.arange(8) * np.pi / 4
    lean = 0.02 * np.stack([np.cos(turn), np.sin(turn)], -1)
    out = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            out.append(np.insert(lean, axis, sign, axis=1))
    return np.concatenate(out)


def hull_of(surface: Surface | Sequence[Surface]) -> Collider:
    """A convex collider inside the convex hull of a surface: its furthest corners in 146 directions.

    Raises:
        ArgumentError: The surface is empty or flat.
    """
    merged = surface if isinstance(surface, Surface) else Surface.merge(surface)
    points = merged.corners.reshape(-1, 3)
    if len(points) < 4 or np.ptp(points, axis=0).min() < 1e-6:
        raise ArgumentError("a collider needs a surface with some volume; this one is empty or flat")
    best = np.unique(np.argmax(points @ np.concatenate([_directions(), tilted_axes()]).T, axis=0))
    corners = np.unique(np.round(points[best], 6), axis=0)
    return Collider(corners.astype(np.float32))


def bounds_of(parts: Sequence[Part]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest corner of the box around parts [m]."""
    points = np.concatenate([p.surface.corners.reshape(-1, 3) for p in parts if len(p.surface)])
    return points.min(0), points.max(0)


def fit_map(parts: Sequence[Part], size: Vector) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scale and shift, each [3], that bring parts exactly into a box of `size` on the floor around the origin."""
    low, high = bounds_of(parts)
    extent = np.maximum(high - low, 1e-9)
    scale = np.asarray(size, float) / extent
    middle = (low + high) / 2
    return scale, np.array([-middle[0] * scale[0], -middle[1] * scale[1], -low[2] * scale[2]])


def fit(parts: Sequence[Part], size: Vector) -> tuple[Part, ...]:
    """The parts, stretched and moved so that they fill exactly a box of `size` [m], base centred on the origin."""
    scale, shift = fit_map(parts, size)
    return tuple(
        replace(p, surface=p.surface.scaled(*(float(s) for s in scale)).translate(*(float(s) for s in shift)))
        for p in parts
    )
