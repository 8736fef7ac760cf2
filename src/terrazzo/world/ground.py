"""`Ground`: the surface that people walk on outdoors, as heights on a grid over the walkable part and a little beyond."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import polygon_depth
from terrazzo.world.things import Collider

CELL = 0.25
"""Usual edge of a cell [m]."""
MARGIN = 36.0
"""The grid reaches this far beyond the walkable part [m]: as far as there are things that one can count."""
SOLID = 6.0
"""Colliders reach this far beyond it [m]."""
MOST = 1_000_000
"""Grid points, at most."""
THICK = 1.0
"""Of the ground's colliders below their lowest corner [m]."""
EVEN = 0.05
"""Cells that deviate less than this from a plane are one collider [m]."""
LARGEST = 16
"""Cells along the edge of the largest collider."""

Deck = tuple[NDArray[np.float64], float]
"""Outline of a floor over the ground or water [m], shape [k, 2], convex, and its height [m]."""


@dataclass(frozen=True, eq=False)
class Ground:
    """Heights on a grid.

    Args:
        origin: Of grid point (0, 0) [m], (x, y).
        cell: Distance between grid points [m].
        heights: [m], float32, shape [nx, ny]; the surface between is bilinear.
    """

    origin: tuple[float, float]
    cell: float
    heights: NDArray[np.float32]

    def __post_init__(self) -> None:
        h = np.array(self.heights, np.float32, order="C")
        if h.ndim != 2 or min(h.shape) < 2 or h.size > MOST or not np.isfinite(h).all():
            raise ArgumentError(
                f"a ground's heights have shape {h.shape}; wanted finite [2.., 2..], at most {MOST:,} in all"
            )
        if not (np.isfinite(self.cell) and self.cell > 0 and np.isfinite(self.origin).all()):
            raise ArgumentError(
                f"a ground's cell is {self.cell} and its origin {self.origin}; wanted finite numbers, a cell above 0"
            )
        h.flags.writeable = False
        object.__setattr__(self, "heights", h)

    @classmethod
    def of(
        cls,
        heights: Callable[[NDArray[np.float64]], NDArray],
        walk: ArrayLike,
        *,
        decks: Sequence[Deck] = (),
        cell: float = CELL,
    ) -> Ground:
        """The ground under and around a walkable polygon.

        Args:
            heights: Height [m] at points [n, 2], shape [n].
            walk: Corners of the walkable part [m], shape [k, 2].
            decks: Piers and bridges, whose floors are walked on instead.
            cell: Distance between grid points [m].
        """
        corners = [np.asarray(walk, np.float64), *(outline for outline, _ in decks)]
        points = np.concatenate(corners)
        low, high = points.min(0) - MARGIN, points.max(0) + MARGIN
        low = np.floor(low / cell) * cell
        n = np.ceil((high - low) / cell).astype(int) + 1
        grid = np.stack(np.meshgrid(*(np.arange(k) * cell for k in n), indexing="ij"), -1) + low
        h = heights(grid.reshape(-1, 2)).reshape(n[0], n[1])
        for outline, top in decks:
            h = np.where(polygon_depth(outline, grid) > -0.75 * cell, np.maximum(h, top), h)
        return cls((float(low[0]), float(low[1])), float(cell), h.astype(np.float32))

    def at(self, points: ArrayLike) -> NDArray[np.float64]:
        """Height [m] at points [..., 2], shape [...]; beyond the grid that of its edge."""
        p = (np.asarray(points, np.float64) - self.origin) / self.cell
        n = np.array(self.heights.shape)
        p = np.clip(p, 0, n - 1.000001)
        i = p.astype(int)
        u, v = np.moveaxis(p - i, -1, 0)
        a, b = i[..., 0], i[..., 1]
        h = self.heights.astype(np.float64)
        return (h[a, b] * (1 - u) + h[a + 1, b] * u) * (1 - v) + (
            h[a, b + 1] * (1 - u) + h[a + 1, b + 1] * u
        ) * v

    def covers(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Whether points [..., 2] lie over the grid, shape [...]."""
        p = (np.asarray(points, np.float64) - self.origin) / self.cell
        return np.asarray(((p >= 0) & (p <= np.array(self.heights.shape) - 1)).all(-1))

    def colliders(self, walk: ArrayLike) -> list[Collider]:
        """Convex blocks below the surface, large where it is even, up to `SOLID` around a walkable polygon [k, 2]."""
        h = self.heights.astype(np.float64)
        out: list[Collider] = []
        nx, ny = (s - 1 for s in h.shape)
        corners = np.asarray(walk, np.float64)
        first = (
            np.floor((corners.min(0) - SOLID - self.origin) / self.cell / LARGEST).astype(int).clip(0)
            * LARGEST
        )
        last = np.ceil((corners.max(0) + SOLID - self.origin) / self.cell).astype(int).clip(0, (nx, ny))
        todo = [
            (i, j, LARGEST)
            for i in range(first[0], last[0], LARGEST)
            for j in range(first[1], last[1], LARGEST)
        ]
        while todo:
            i, j, size = todo.pop()
            if i >= nx or j >= ny:
                continue
            a, b = min(i + size, nx), min(j + size, ny)
            block = h[i : a + 1, j : b + 1]
            u, v = np.linspace(0, 1, block.shape[0])[:, None], np.linspace(0, 1, block.shape[1])
            flat = (block[0, 0] * (1 - u) + block[-1, 0] * u) * (1 - v) + (
                block[0, -1] * (1 - u) + block[-1, -1] * u
            ) * v
            if size > 1 and np.abs(block - flat).max() > EVEN:
                half = size // 2
                todo += [(i + p, j + q, half) for p in (0, half) for q in (0, half)]
                continue
            x, y = (
                self.origin[0] + self.cell * np.array([i, a, a, i]),
                self.origin[1] + self.cell * np.array([j, j, b, b]),
            )
            top = block[[0, -1, -1, 0], [0, 0, -1, -1]]
            upper = np.column_stack([x, y, top])
            lower = np.column_stack([x, y, np.full(4, top.min() - THICK)])
            out.append(Collider(np.concatenate([upper, lower]).astype(np.float32)))
        return out
