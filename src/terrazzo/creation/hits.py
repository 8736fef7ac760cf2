"""Where rays meet the painted surfaces of a stage, with the normals that are shaded there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.pieces import scene_of
from terrazzo.creation.quads import Painted
from terrazzo.materials.solid import Floats

FLAT = 1e-6
"""Mean normals shorter than this say nothing; the triangle's own takes their place."""


@dataclass(frozen=True, eq=False)
class Hits:
    """Where rays meet surfaces. All arrays have the same first axis n.

    Args:
        points: In the world [m], shape [n, 3].
        normals: Shading normals, unit; towards the eye on sheets, shape [n, 3].
        towards: Unit vectors towards the eye, shape [n, 3].
        part: Index of the painted part, shape [n].
        pixel: Which pixel's ray it was, shape [n].
    """

    points: Floats
    normals: Floats
    towards: Floats
    part: NDArray[np.int32]
    pixel: NDArray[np.integer]

    def __getitem__(self, rows: NDArray) -> Hits:
        return Hits(*(getattr(self, f.name)[rows] for f in fields(self)))

    def turned(self) -> Hits:
        """The other side of the same places."""
        return replace(self, normals=-self.normals)


class Surfaces:
    """Surfaces that rays can meet.

    Args:
        parts: Painted parts, whose order gives `Hits.part` its meaning.
    """

    def __init__(self, parts: Sequence[Painted]):
        self._scene = scene_of(parts)
        surfaces = [p.part.surface.transform(p.pose) for p in parts]
        counts = [2 * len(s) for s in surfaces]
        self._part = np.repeat(np.arange(len(surfaces), dtype=np.int32), counts)
        self._sheet = np.repeat([not p.part.closed for p in parts], counts)
        self._origin, self._across, self._normals, self._flat = _frames(
            _triangles(np.concatenate([s.corners for s in surfaces])),
            _triangles(np.concatenate([s.normals for s in surfaces])),
        )

    def met(
        self, pixel: NDArray[np.integer], start: Floats, direction: Floats
    ) -> tuple[NDArray[np.bool_], Hits]:
        """The first surface along each ray.

        Args:
            pixel: Which pixel's rays they are, shape [n].
            start: [m], shape [n, 3].
            direction: Unit vectors, shape [n, 3].

        Returns:
            Which rays meet something, shape [n], and where those do.
        """
        distance, triangle = self._scene.closest(start, direction)
        met = triangle >= 0
        triangle, direction = triangle[met], direction[met]
        points = start[met] + direction * distance[met, None]
        weights = np.einsum("nkj,nj->nk", self._across[triangle], points - self._origin[triangle])
        weights = np.clip(weights, 0, 1)[:, None]
        normal = self._normals[triangle, 0] + (weights @ self._normals[triangle, 1:])[:, 0]
        length = np.sqrt(np.einsum("ij,ij->i", normal, normal))
        normal /= np.maximum(length, FLAT)[:, None]
        vague = length <= FLAT
        normal[vague] = self._flat[triangle[vague]]
        turned = self._sheet[triangle] & (np.einsum("ij,ij->i", normal, direction) > 0)
        normal[turned] *= -1
        return met, Hits(points, normal, -direction, self._part[triangle], pixel[met])


def _triangles(quads: NDArray[np.floating]) -> NDArray[np.float64]:
    """The two triangles of each quad, one after the other, shape [2 n, 3, 3]."""
    return quads[:, [[0, 1, 2], [0, 2, 3]]].reshape(-1, 3, 3).astype(np.float64)


def _frames(
    corners: NDArray[np.float64], normals: NDArray[np.float64]
) -> tuple[Floats, Floats, Floats, Floats]:
    """What says where in a triangle a point lies and which way the surface faces there.

    Returns:
        First corners [n, 3]; two vectors whose products with a point, seen from there, are its weights of the second
        and third corner [n, 2, 3]; the first normal and what the others add to it [n, 3, 3]; normals of the plane [n, 3].
    """
    a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    aa, ab, bb = (np.einsum("ij,ij->i", x, y)[:, None] for x, y in ((a, a), (a, b), (b, b)))
    across = np.stack([a * bb - b * ab, b * aa - a * ab], 1) / np.maximum(aa * bb - ab * ab, 1e-24)[:, None]
    shaded = np.concatenate([normals[:, :1], normals[:, 1:] - normals[:, :1]], 1)
    flat = np.cross(a, b)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-24)
    first, across, shaded, flat = (x.astype(np.float32) for x in (corners[:, 0], across, shaded, flat))
    return first, across, shaded, flat
