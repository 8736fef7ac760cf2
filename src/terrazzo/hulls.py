"""Convex hulls: of small point sets in space, for colliders, and of points in the plane, for footprints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import cross

_THINNEST = 5e-4
"""Edges of boxes are at least this long [m]."""


def convex_hull(points: ArrayLike) -> NDArray[np.int64]:
    """Triangles of the convex hull, counter-clockwise seen from outside.

    The incremental algorithm (see de Berg et al., Computational Geometry, chapter 11): start from a tetrahedron, and for
    each point outside replace the faces that it sees by a fan over their horizon. Meant for up to a few hundred points.

    Args:
        points: Shape [n, 3], n >= 4.

    Returns:
        Indices into `points`, shape [t, 3].

    Raises:
        ArgumentError: The points lie in a plane.
    """
    p = np.asarray(points, np.float64)
    span = float(np.ptp(p, axis=0).max()) if len(p) else 0.0
    tolerance = 1e-9 * max(span, 1e-12)
    faces = _first_tetrahedron(p, tolerance)
    normals = {face: _plane(p, face) for face in faces}
    for i in range(len(p)):
        seen = [f for f in faces if normals[f][0] @ p[i] - normals[f][1] > tolerance]
        if not seen:
            continue
        edges = {(f[k], f[(k + 1) % 3]) for f in seen for k in range(3)}
        horizon = [(a, b) for a, b in edges if (b, a) not in edges]
        gone = set(seen)
        faces = [f for f in faces if f not in gone]
        for a, b in sorted(horizon):
            face = (a, b, i)
            normals[face] = _plane(p, face)
            faces.append(face)
    return np.array(faces, np.int64)


def _plane(p: NDArray[np.float64], face: tuple[int, int, int]) -> tuple[NDArray[np.float64], float]:
    a, b, c = p[list(face)]
    n = cross(b - a, c - a)
    length = np.linalg.norm(n)
    n = n / length if length > 0 else n
    return n, float(n @ a)


def _first_tetrahedron(p: NDArray[np.float64], tolerance: float) -> list[tuple[int, int, int]]:
    if len(p) < 4:
        raise ArgumentError(f"a convex hull needs 4 points or more, not {len(p)}")
    a = int(np.argmin(p[:, 0]))
    b = int(np.argmax(np.linalg.norm(p - p[a], axis=1)))
    along = p[b] - p[a]
    c = int(np.argmax(np.linalg.norm(cross(p - p[a], along), axis=1)))
    normal = cross(along, p[c] - p[a])
    length = np.linalg.norm(normal)
    height = (p - p[a]) @ (normal / length) if length > 0 else np.zeros(len(p))
    d = int(np.argmax(np.abs(height)))
    if abs(height[d]) <= tolerance:
        raise ArgumentError("the points of a convex hull lie in one plane")
    if height[d] > 0:
        b, c = c, b
    return [(a, b, c), (a, d, b), (b, d, c), (c, d, a)]


def boxes_of(pieces: Sequence[NDArray[np.float64]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Middles and edges of the upright boxes around convex pieces [m], both of shape [n, 3]; no edge is quite 0."""
    low = np.array([p.min(0) for p in pieces], np.float64)
    high = np.array([p.max(0) for p in pieces], np.float64)
    return (low + high) / 2, np.maximum(high - low, _THINNEST)


def centre_of_boxes(pieces: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Centre of mass of a solid whose convex pieces weigh as much as the boxes around them [m], shape [3]."""
    centres, sizes = boxes_of(pieces)
    volume = sizes.prod(1)
    return volume @ centres / volume.sum()


def convex_outline(points: ArrayLike) -> NDArray[np.float64]:
    """Convex hull of points in the plane, counter-clockwise, shape [k, 2] (monotone chain, Andrew 1979)."""
    p = np.unique(np.round(np.asarray(points, np.float64), 6), axis=0)
    if len(p) < 3:
        return p

    def chain(ordered: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        out: list[NDArray[np.float64]] = []
        for q in ordered:
            while len(out) > 1:
                u, v = out[-1] - out[-2], q - out[-2]
                if u[0] * v[1] - u[1] * v[0] > 1e-12:
                    break
                out.pop()
            out.append(q)
        return out

    return np.array(chain(p)[:-1] + chain(p[::-1])[:-1])
