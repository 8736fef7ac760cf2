"""`Surface`: quads with a normal at every corner, the one mesh type that shapes are made of.

Quads and not triangles, because a splat is fitted to a small rectangle: the sampler cuts each quad along its two sides
on their own, so that splats follow edges, grain and joints. A triangle is a quad whose last two corners coincide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose, cross


@dataclass(frozen=True, eq=False)
class Surface:
    """A mesh of quads in a thing's own frame.

    Args:
        corners: Corner points of each quad, counter-clockwise seen from outside [m], float64, shape [q, 4, 3].
        normals: Unit shading normals at the corners, pointing outside, float64, shape [q, 4, 3].
    """

    corners: NDArray[np.float64]
    normals: NDArray[np.float64]

    def __post_init__(self) -> None:
        if (
            self.corners.ndim != 3
            or self.corners.shape[1:] != (4, 3)
            or self.normals.shape != self.corners.shape
        ):
            raise ArgumentError(
                f"a surface needs corners and normals [q, 4, 3], not {self.corners.shape}, {self.normals.shape}"
            )

    def __len__(self) -> int:
        return len(self.corners)

    @classmethod
    def grid(cls, points: ArrayLike, *, normals: ArrayLike | None = None, flat: bool = False) -> Surface:
        """A surface from a grid of points, shape [nu, nv, 3]; outside is along d/du x d/dv.

        Args:
            points: Grid points [m]; the first and last row or column may coincide (a closed ring).
            normals: Normals at the grid points; derived from neighbouring cells when None.
            flat: Give every quad its own geometric normal (facets).
        """
        p = np.asarray(points, np.float64)
        corners = np.stack([p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]], 2).reshape(-1, 4, 3)
        if flat:
            return cls(corners, np.repeat(quad_normals(corners)[:, None], 4, 1))
        n = _grid_normals(p) if normals is None else np.asarray(normals, np.float64)
        return cls(corners, np.stack([n[:-1, :-1], n[1:, :-1], n[1:, 1:], n[:-1, 1:]], 2).reshape(-1, 4, 3))

    @staticmethod
    def merge(surfaces: Sequence[Surface]) -> Surface:
        """All quads of all surfaces in order."""
        if not surfaces:
            return Surface(np.zeros((0, 4, 3)), np.zeros((0, 4, 3)))
        return Surface(
            np.concatenate([s.corners for s in surfaces]), np.concatenate([s.normals for s in surfaces])
        )

    def transform(self, pose: Pose) -> Surface:
        """Moved and turned."""
        return Surface(pose.apply(self.corners), pose.rotate(self.normals))

    def translate(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Surface:
        """Moved by (x, y, z) [m]."""
        return Surface(self.corners + (x, y, z), self.normals)

    def scaled(self, x: float, y: float, z: float) -> Surface:
        """Stretched along the axes by positive factors; normals follow."""
        if min(x, y, z) <= 0:
            raise ArgumentError(f"scale factors are {(x, y, z)}; wanted all above 0")
        return Surface(self.corners * (x, y, z), normalize(self.normals / (x, y, z)))

    def select(self, rows: NDArray) -> Surface:
        """Some of its quads."""
        return Surface(self.corners[rows], self.normals[rows])

    def triangles(self) -> NDArray[np.float64]:
        """The quads as triangles, shape [2 q, 3, 3] (those of a degenerate quad may have no area)."""
        c = self.corners
        return np.stack([c[:, [0, 1, 2]], c[:, [0, 2, 3]]], 1).reshape(-1, 3, 3)

    @property
    def area(self) -> float:
        """Total area [m^2]."""
        t = self.triangles()
        return float(np.linalg.norm(cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]), axis=1).sum() / 2)


def normalize(vectors: ArrayLike) -> NDArray[np.float64]:
    """Unit vectors; zero vectors become +Z."""
    v = np.asarray(vectors, np.float64)
    length = np.sqrt(np.einsum("...i,...i->...", v, v))[..., None]
    if length.size and length.min() > 1e-15:  # nearly always
        return v / length
    return np.where(length > 1e-15, v / np.maximum(length, 1e-15), (0.0, 0.0, 1.0))


def quad_normals(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Geometric unit normals from the quads' diagonals, shape [q, 3]."""
    return normalize(cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]))


def _grid_normals(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Area-weighted vertex normals of a grid [nu, nv, 3]; rings and poles that close are smoothed across."""
    corners = np.stack([p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]], 2)
    area = cross(corners[:, :, 2] - corners[:, :, 0], corners[:, :, 3] - corners[:, :, 1])
    n = np.zeros_like(p)
    n[:-1, :-1] += area
    n[1:, :-1] += area
    n[1:, 1:] += area
    n[:-1, 1:] += area
    size = float(np.ptp(p.reshape(-1, 3), axis=0).max()) or 1.0
    if _meet(p[0], p[-1], size):
        n[0] = n[-1] = n[0] + n[-1]
    if _meet(p[:, 0], p[:, -1], size):
        n[:, 0] = n[:, -1] = n[:, 0] + n[:, -1]
    for row in (0, -1):
        if _meet(p[row], p[row, :1], size):
            n[row] = n[row].sum(0)
        if _meet(p[:, row], p[:1, row], size):
            n[:, row] = n[:, row].sum(0)
    return normalize(n)


def _meet(a: NDArray[np.float64], b: NDArray[np.float64], size: float) -> bool:
    """Whether points coincide on a surface this large [m]; `np.allclose` takes five times as long for few."""
    return bool((np.abs(a - b) <= 1e-9 * size + 1e-5 * np.abs(b)).all())
