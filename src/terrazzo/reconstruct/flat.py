"""Flat surfaces of a room that stands upright, in metres: walls, fronts, and level tops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.linking import connected
from terrazzo.reconstruct.surfaces import Surfaces

THICK = 0.05
"""Distance from a plane up to which a point lies on it [m]."""
AIMED = np.cos(np.radians(20.0))
"""Cosine of the angle between a point's normal and its plane's."""
CELL = 0.1
"""Edge of the cells that a plane's extent is counted in [m]."""
LEAST_WALL = 0.7
"""Smallest upright surface [m^2]."""
LEAST_TOP = 0.1
"""Smallest level surface [m^2]."""
TOPS = (0.15, 1.7)
"""Heights of level surfaces that carry things [m]."""
REACH = 1.7
"""Height that an upright surface must reach to be a wall [m], or this share of the room's height."""
BEHIND = 0.08
"""Share of what is seen across an upright surface's extent that may lie behind it if it is a wall."""
_TRIES = 200
_MOST_PLANES = 24

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Upright:
    """A vertical surface.

    Args:
        normal: Towards the side that is seen, unit, level, shape [2].
        offset: Of the plane: normal @ (x, y) = offset [m].
        low: Its ends along the plane (counter-clockwise from the normal) and its lower edge [m], shape [2].
        high: The other ends, shape [2].
        area: What is seen of it [m^2].
        wall: Whether it bounds the room.
    """

    normal: Array
    offset: float
    low: Array
    high: Array
    area: float
    wall: bool

    @property
    def along(self) -> Array:
        """Level unit direction in the plane, shape [2]."""
        return np.array([-self.normal[1], self.normal[0]])

    def distance(self, points: Array) -> Array:
        """Of points [n, 3] from the plane, positive on its seen side [m]."""
        return points[:, :2] @ self.normal - self.offset

    def holds(self, points: Array, *, thick: float, margin: float) -> NDArray[np.bool_]:
        """Which points [n, 3] lie on it."""
        along = points[:, :2] @ self.along
        inside = (along > self.low[0] - margin) & (along < self.high[0] + margin)
        inside &= (points[:, 2] > self.low[1] - margin) & (points[:, 2] < self.high[1] + margin)
        return inside & (np.abs(self.distance(points)) < thick)


@dataclass(frozen=True, eq=False)
class Top:
    """A level surface above the floor that is seen from above.

    Args:
        height: [m].
        cells: Corner of its cells in plan, in whole `CELL`s, shape [n, 2].
    """

    height: float
    cells: NDArray[np.int64]

    @property
    def area(self) -> float:
        """[m^2]."""
        return len(self.cells) * CELL * CELL

    def covers(self, points: Array) -> NDArray[np.bool_]:
        """Which points [n, 3] lie over, in or under it."""
        places = np.floor(points[:, :2] / CELL).astype(np.int64)
        low = self.cells.min(0)
        span = self.cells.max(0) - low + 1
        grid = np.zeros(span, bool)
        grid[tuple((self.cells - low).T)] = True
        inside = ((places >= low) & (places < low + span)).all(1)
        out = np.zeros(len(points), bool)
        out[inside] = grid[tuple((places[inside] - low).T)]
        return out


def find_upright(surfaces: Surfaces, *, height: float, seed: int = 0) -> list[Upright]:
    """Vertical surfaces, the largest first.

    Args:
        surfaces: In metres, upright, floor at z = 0, thinned to cells of about 5 cm.
        height: Of the room [m].
        seed: Of the search.
    """
    side = np.abs(surfaces.normals[:, 2]) < np.sin(np.radians(20.0))
    points, normals = surfaces.points[side], surfaces.normals[side, :2]
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-9)[:, None]
    chance = np.random.default_rng(seed)
    left = np.ones(len(points), bool)
    found: list[Upright] = []
    while left.sum() > 60 and len(found) < _MOST_PLANES:
        best = _best_plane(points, normals, np.flatnonzero(left), chance)
        if best is None:
            break
        normal, offset = best
        on = left & (np.abs(points[:, :2] @ normal - offset) < THICK) & (normals @ normal > AIMED)
        left &= ~on
        for part in _parts(points[on], normal):
            low, high, area = part
            if area >= LEAST_WALL and high[1] - low[1] > 0.5:
                plane = Upright(normal, offset, low, high, area, False)
                found.append(_judged(plane, surfaces.points, height))
    return sorted(found, key=lambda u: -u.area)


def _best_plane(
    points: Array, normals: Array, rows: NDArray[np.integer], chance: np.random.Generator
) -> tuple[Array, float] | None:
    """The vertical plane that most of some points lie on, refined by least squares; None for less than a small wall."""
    p, n = points[rows, :2], normals[rows]
    some = slice(None, None, max(1, len(rows) // 20000))
    best, most = None, 0
    for k in chance.integers(0, len(rows), _TRIES):
        on = (np.abs((p[some] - p[k]) @ n[k]) < THICK) & (n[some] @ n[k] > AIMED)
        if (count := int(on.sum())) > most:
            best, most = k, count
    if best is None or most < 40:
        return None
    normal, offset = n[best], float(p[best] @ n[best])
    for _ in range(3):
        on = (np.abs(p @ normal - offset) < THICK) & (n @ normal > AIMED)
        if on.sum() < 40:
            return None
        middle = p[on].mean(0)
        _, axes = np.linalg.eigh((p[on] - middle).T @ (p[on] - middle))
        normal = axes[:, 0] * (1 if axes[:, 0] @ normal > 0 else -1)
        offset = float(np.median(p[on] @ normal))
    return normal, offset


def _parts(points: Array, normal: Array) -> Iterator[tuple[Array, Array, float]]:
    """The connected parts of points on a vertical plane: lower and upper ends along it and upwards, and area."""
    if not len(points):
        return
    flat = np.stack([points[:, :2] @ np.array([-normal[1], normal[0]]), points[:, 2]], 1)
    cells, group = np.unique(np.floor(flat / CELL).astype(np.int64), axis=0, return_inverse=True)
    parts = connected(cells, reach=3)
    for part in np.unique(parts):
        rows = parts[group.reshape(-1)] == part
        area = float((parts == part).sum()) * CELL * CELL
        low, high = np.quantile(flat[rows], [0.01, 0.99], axis=0)
        yield low, high, area


def _judged(plane: Upright, points: Array, height: float) -> Upright:
    """Whether it is a wall: it reaches up high, and little is seen behind it."""
    along = points[:, :2] @ plane.along
    across = (along > plane.low[0]) & (along < plane.high[0])
    behind = float((plane.distance(points[across]) < -0.25).sum()) / max(int(across.sum()), 1)
    tall = plane.high[1] - plane.low[1]
    high = plane.high[1] > min(REACH, 0.7 * height) and tall > 0.9
    last = (
        behind < BEHIND / 4 and tall > 0.9 and plane.area > LEAST_WALL * 2
    )  # photographs that look down cut it off
    wall = bool((high and behind < BEHIND) or last)
    return Upright(plane.normal, plane.offset, plane.low, plane.high, plane.area, wall)


def find_tops(surfaces: Surfaces) -> list[Top]:
    """Level surfaces over the floor that could carry something, the largest first.

    Args:
        surfaces: In metres, upright, floor at z = 0.
    """
    level = surfaces.points[surfaces.normals[:, 2] > AIMED]
    level = level[(level[:, 2] > TOPS[0]) & (level[:, 2] < TOPS[1])]
    found: list[Top] = []
    left = np.ones(len(level), bool)
    while left.sum() > 20 and len(found) < _MOST_PLANES:
        edges = np.arange(TOPS[0], TOPS[1] + 0.02, 0.02)
        count = np.histogram(level[left, 2], edges)[0]
        near = np.convolve(count, [1, 1, 1], "same")
        k = int(np.argmax(near))
        if near[k] * CELL * CELL / 4 < LEAST_TOP / 2:
            break
        middle = float(np.median(level[left & (np.abs(level[:, 2] - edges[k] - 0.01) < 0.03), 2]))
        on = left & (np.abs(level[:, 2] - middle) < 0.035)
        left &= ~on
        cells, times = np.unique(np.floor(level[on, :2] / CELL).astype(np.int64), axis=0, return_counts=True)
        cells = cells[times > 1]
        parts = connected(cells, reach=1)
        for part in np.unique(parts):
            own = cells[parts == part]
            if len(own) * CELL * CELL >= LEAST_TOP and np.ptp(own, axis=0).min() >= 1:
                found.append(Top(middle, _grown(own)))
    return sorted(found, key=lambda t: -t.area)


def _grown(cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """Cells and those beside them: normals are not known up to the edge of a surface."""
    steps = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)])
    return np.unique((cells[:, None] + steps).reshape(-1, 2), axis=0)
