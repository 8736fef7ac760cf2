"""`Land`: what open country is before anything is built: its height, what covers it, water, paths, what grows where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.outdoors.fields import Floats, smooth

RADIUS = 4200.0
"""Land reaches this far from the middle [m]; from eye height the horizon of a plane lies nearer than 5 km."""
WALK_SLOPE = 0.45
"""Steepest ground that people are let walk on: 24 degrees."""


@dataclass(frozen=True)
class Water:
    """Still water with a level surface.

    Args:
        kind: "lake", "sea", "pond" or "river".
        level: Height of its surface [m].
        deep: Colour of deep water by daylight, linear RGB.
        shallow: Colour that the bed takes on under a little water, linear RGB.
        waves: Height of its waves over that of ripples on a pond.
    """

    kind: str
    level: float
    deep: tuple[float, float, float] = (0.007, 0.018, 0.024)
    shallow: tuple[float, float, float] = (0.030, 0.060, 0.058)
    waves: float = 1.0


@dataclass(frozen=True, eq=False)
class Path:
    """A way on the ground.

    Args:
        line: Its middle [m], shape [k, 2].
        width: [m].
        surface: "dirt", "gravel", "stone", "cobbles", "asphalt" or "sand".
    """

    line: Floats
    width: float
    surface: str


Field = Callable[[Floats], Floats]
"""A number for each of some points: [n, 2] -> [n]."""


@dataclass(frozen=True, eq=False)
class Grass:
    """Blades, stalks and flowers that cover the ground.

    Args:
        cover: Share of the ground under it at points, 0..1.
        height: Of a blade [m].
        colours: Linear RGB of blades, which vary between them, shape [k, 3].
        flowers: Linear RGB of the flowers among them.
        bloom: Flowers for each blade.
        width: Of a blade over its height.
        density: Blades for each square metre near the eyes, over the usual.
        upright: 1 for stalks that stand, 0 for blades that lie about.
    """

    cover: Field
    height: float
    colours: tuple[tuple[float, float, float], ...]
    flowers: tuple[tuple[float, float, float], ...] = ()
    bloom: float = 0.0
    width: float = 0.05
    density: float = 1.0
    upright: float = 0.75


@dataclass(frozen=True, eq=False)
class Pebbles:
    """Small stones, litter and the like that lie about on bare ground.

    Args:
        cover: Share of the ground that they lie on, at points, 0..1.
        size: Smallest and largest [m].
        colours: Linear RGB, shape [k, 3].
        flat: Height over width.
    """

    cover: Field
    size: tuple[float, float]
    colours: tuple[tuple[float, float, float], ...]
    flat: float = 0.55


@dataclass(frozen=True, eq=False)
class Grove:
    """Plants of one species, or rocks, scattered by rule.

    Args:
        species: Name in `plants.SPECIES`, or "rock".
        spacing: Least distance between two [m].
        cover: Share of the possible places that are taken, at points, 0..1.
        reach: They grow up to this far from the middle [m].
        height: Least and largest height [m].
        near: True where they are things that can be counted, near the walkable part; those far off are scenery.
    """

    species: str
    spacing: float
    cover: Field
    reach: float
    height: tuple[float, float]
    near: bool = True


@dataclass(frozen=True, eq=False)
class Land:
    """Open country around the origin.

    Args:
        place: One of `OUTDOORS`.
        seed: Everything random comes from it.
        heights: Height of the ground [m] at points.
        colours: Albedo of the ground, linear RGB [n, 3], at points [n, 2], of normals [n, 3], seen in squares of sides [n].
        walk: Where people can be: a simple polygon, counter-clockwise [m], shape [k, 2].
        facing: Heading of the main view [rad].
        water: Or None.
        paths: Ways on the ground.
        grass: What covers the ground.
        groves: What is scattered over it.
        pebbles: What lies about on the ground.
    """

    place: str
    seed: int
    heights: Field
    colours: Callable[[Floats, Floats, Floats], Floats]
    walk: Floats
    facing: float = 0.0
    water: Water | None = None
    paths: tuple[Path, ...] = ()
    grass: tuple[Grass, ...] = ()
    groves: tuple[Grove, ...] = ()
    pebbles: tuple[Pebbles, ...] = ()

    def surface(self, xy: ArrayLike, step: ArrayLike = 0.2) -> tuple[Floats, Floats]:
        """Heights [m], shape [n], and unit normals [n, 3] of the ground.

        Args:
            xy: Where [m], shape [n, 2].
            step: Over which differences are taken [m], one number or shape [n].
        """
        p = np.asarray(xy, np.float64)
        h = np.broadcast_to(np.asarray(step, np.float64), (len(p),))
        shift = np.zeros_like(p)
        shift[:, 0] = h
        z = self.heights(p)
        dx = (self.heights(p + shift) - z) / h
        dy = (self.heights(p + shift[:, ::-1]) - z) / h
        n = np.stack([-dx, -dy, np.ones(len(p))], -1)
        return z, n / np.linalg.norm(n, axis=1, keepdims=True)

    def normals(self, xy: ArrayLike, step: ArrayLike = 0.2) -> Floats:
        """Unit normals of the ground, shape [n, 3]; see `surface`."""
        return self.surface(xy, step)[1]

    def points(self, xy: ArrayLike) -> Floats:
        """Points on the ground [m], shape [n, 3]."""
        p = np.asarray(xy, np.float64)
        return np.column_stack([p, self.heights(p)])

    def dry(self, xy: ArrayLike, margin: float = 0.0) -> NDArray[np.bool_]:
        """Where the ground is out of the water by more than a margin [m], shape [n]."""
        p = np.asarray(xy, np.float64)
        if self.water is None:
            return np.ones(len(p), bool)
        return self.heights(p) > self.water.level + margin


def walkable(
    heights: Field, radius: float, *, level: float = -1e9, corners: int = 56, blocked=None
) -> Floats:
    """Where people can get from the origin in a straight line on gentle, dry ground: a star-shaped polygon [k, 2].

    Args:
        heights: Of the ground [m].
        radius: Farthest [m].
        level: Of the water [m].
        corners: Of the polygon.
        blocked: Function of points [n, 2] to a mask of those in the way, or None.
    """
    angles = np.arange(corners) * (2 * np.pi / corners)
    way = np.stack([np.cos(angles), np.sin(angles)], -1)
    steps = np.arange(0.25, radius + 0.25, 0.25)
    grid = (way[:, None] * steps[:, None]).reshape(-1, 2)
    h = heights(grid).reshape(corners, -1)
    before = np.concatenate([np.full((corners, 2), heights(np.zeros((1, 2)))[0]), h[:, :-2]], 1)
    bad = (np.abs(h - before) > WALK_SLOPE * 0.5) | (h < level + 0.06)
    if blocked is not None:
        bad |= blocked(grid).reshape(corners, -1)
    first = np.where(bad.any(1), bad.argmax(1), len(steps) - 1)
    reach = np.maximum(steps[first] - 0.35, 0.4)
    # A spike between two short neighbours is no place to walk to.
    near = np.stack([np.roll(reach, k) for k in (-1, 0, 1)])
    reach = np.minimum(reach, np.median(near, axis=0) * 1.25)
    return way * reach[:, None]


def in_distance(distance: ArrayLike, start: float, full: float) -> Floats:
    """How much of the far relief there is at a distance from the middle, 0..1."""
    return smooth(start, full, distance)
