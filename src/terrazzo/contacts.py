"""How deep two convex solids lie in each other, and how far apart they are. Pure functions on corner points.

Both questions are asked of the Minkowski difference of the two point sets, which is never built: it is only asked for
its farthest point in a direction. Depth grows a hull inside the difference towards the face nearest to the origin (the
expanding polytope of van den Bergh, 2001, started from any tetrahedron, so that touching solids are no special case);
distance is the algorithm of Gilbert, Johnson and Keerthi (1988).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Array64

TOLERANCE = 1e-7
"""Both results are exact to this length [m], for solids of the size of furniture."""

_ROUNDS = 400
"""Directions tried at most; boxes need about 20, and 64-sided cylinders under 200."""

_AXES = np.concatenate([np.eye(3), -np.eye(3)])


def penetration_depth(a: ArrayLike, b: ArrayLike) -> float:
    """Least distance that one convex hull must move to leave the other [m]; 0 for hulls that touch or are apart.

    Args:
        a: Corners of the first hull [m], shape [n, 3].
        b: Corners of the second hull [m], shape [m, 3].

    Raises:
        ArgumentError: The points are not finite [n >= 1, 3].
    """
    return penetration(a, b)[0]


def penetration(a: ArrayLike, b: ArrayLike) -> tuple[float, Array64]:
    """Depth as in `penetration_depth`, and the shortest way out.

    Returns:
        Depth [m], and the unit direction, shape [3], in which `b` has to move by the depth to leave `a`. For hulls that
        do not overlap: 0, and a direction that separates them.
    """
    p, q = _points(a, "a"), _points(b, "b")
    # Overlap along each world axis, for boxes in a room usually the answer, and always a quick way to see a gap.
    overlap = (p @ _AXES.T).max(0) - (q @ _AXES.T).min(0)
    best = int(np.argmin(overlap))
    if overlap[best] <= 0:
        return 0.0, _AXES[best]
    hull = _Hull(p, q)
    return hull.shortest_way_out(float(overlap[best]), _AXES[best])


def distance(a: ArrayLike, b: ArrayLike) -> float:
    """Distance between two convex hulls [m]; 0 where they touch or overlap.

    Args:
        a: Corners of the first hull [m], shape [n, 3].
        b: Corners of the second hull [m], shape [m, 3].

    Raises:
        ArgumentError: The points are not finite [n >= 1, 3].
    """
    p, q = _points(a, "a"), _points(b, "b")
    simplex = np.array([p[0] - q[0]])
    length = np.inf
    for _ in range(_ROUNDS):
        nearest, simplex = _nearest_of_simplex(simplex)
        length = float(np.linalg.norm(nearest))
        if length < TOLERANCE:
            return 0.0
        farther = p[np.argmin(p @ nearest)] - q[np.argmax(q @ nearest)]
        # The difference lies beyond the plane through `farther`: no point of it is nearer than that plane.
        if length - float(farther @ nearest) / length < TOLERANCE or len(simplex) == 4:
            return length
        simplex = np.concatenate([simplex, farther[None]])
    return length


def deepest(a: Sequence[ArrayLike], b: Sequence[ArrayLike]) -> float:
    """Greatest penetration depth between any convex piece of one thing and any of another [m].

    Args:
        a: Corner points of the pieces of one thing, each of shape [n, 3].
        b: Likewise of the other thing.
    """
    first, second = [_points(x, "a") for x in a], [_points(x, "b") for x in b]
    if not first or not second:
        return 0.0
    low_a, high_a = np.array([x.min(0) for x in first]), np.array([x.max(0) for x in first])
    low_b, high_b = np.array([x.min(0) for x in second]), np.array([x.max(0) for x in second])
    near = ((low_a[:, None] < high_b[None]) & (low_b[None] < high_a[:, None])).all(-1)
    # A pair cannot be deeper than its boxes, so the most promising pairs go first and the rest fall away.
    bound = np.minimum(high_a[:, None] - low_b[None], high_b[None] - low_a[:, None]).min(-1)
    worst = 0.0
    for i, j in sorted(np.argwhere(near).tolist(), key=lambda ij: -bound[ij[0], ij[1]]):
        if bound[i, j] <= worst:
            break
        worst = max(worst, penetration_depth(first[i], second[j]))
    return worst


def _points(points: ArrayLike, name: str) -> Array64:
    out = np.asarray(points, np.float64)
    if out.ndim != 2 or out.shape[1] != 3 or not len(out) or not np.isfinite(out).all():
        raise ArgumentError(f"{name} has shape {out.shape}; wanted finite corner points [n >= 1, 3]")
    return out


class _Hull:
    """A polytope inside the difference of two hulls, grown where it is nearest to the origin."""

    def __init__(self, p: Array64, q: Array64):
        self.p, self.q = p, q
        self.points: list[Array64] = []
        self.faces: list[tuple[int, int, int]] = []
        self.normals = np.zeros((0, 3))
        self.offsets = np.zeros(0)

    def farthest(self, direction: Array64) -> Array64:
        """The point of the difference farthest along a direction, shape [3]."""
        return self.p[np.argmax(self.p @ direction)] - self.q[np.argmin(self.q @ direction)]

    def shortest_way_out(self, depth: float, way: Array64) -> tuple[float, Array64]:
        """Depth and direction, starting from a bound already known."""
        if not self._start():
            return 0.0, way  # Two sheets in one plane: nothing to be inside of.
        for _ in range(_ROUNDS):
            face = int(np.argmin(self.offsets))
            normal = self.normals[face].copy()
            point = self.farthest(normal)
            overlap = float(point @ normal)
            if overlap < depth:
                depth, way = overlap, normal
            if depth <= 0:
                return 0.0, way
            # The hull lies inside the difference, so its nearest face bounds the depth from below.
            if min(overlap, depth) - float(self.offsets[face]) < TOLERANCE:
                break
            self._add(point)
        return depth, way

    def _start(self) -> bool:
        """Four corners of positive volume, or False where the difference is flat."""
        first = self.farthest(_AXES[0])
        spread = [self.farthest(axis) for axis in _AXES]
        second = max(spread, key=lambda x: float(np.linalg.norm(x - first)))
        line = second - first
        if np.linalg.norm(line) < TOLERANCE:
            return False
        sides = np.cross(line, np.eye(3))
        across = np.asarray(sides[np.argmax(np.linalg.norm(sides, axis=1))], np.float64)
        beside = np.asarray(np.cross(line, across), np.float64)
        rim = [self.farthest(d) for d in (across, -across, beside, -beside)]
        third = max(rim, key=lambda x: float(np.linalg.norm(np.cross(x - first, line))))
        normal = np.cross(line, third - first)
        area = float(np.linalg.norm(normal))
        if area < TOLERANCE * float(np.linalg.norm(line)):
            return False
        unit = np.asarray(normal / area, np.float64)
        ends = (self.farthest(unit), self.farthest(-unit))
        fourth = max(ends, key=lambda x: abs(float((x - first) @ unit)))
        height = float((fourth - first) @ unit)
        if abs(height) < TOLERANCE:
            return False
        self.points = [first, second, third, fourth]
        order = [(0, 2, 1), (0, 1, 3), (1, 2, 3), (2, 0, 3)]
        self._join(order if height > 0 else [(i, k, j) for i, j, k in order])
        return True

    def _add(self, point: Array64) -> None:
        """Takes one more corner: the faces that see it go, and it is joined to the rim that they leave."""
        seen = self.normals @ point - self.offsets > TOLERANCE * 1e-3
        edges = {e for f, s in zip(self.faces, seen, strict=True) if s for e in (f[:2], f[1:], (f[2], f[0]))}
        self.points.append(point)
        new = len(self.points) - 1
        keep = ~seen
        self.faces = [f for f, k in zip(self.faces, keep, strict=True) if k]
        self.normals, self.offsets = self.normals[keep], self.offsets[keep]
        self._join([(i, j, new) for i, j in sorted(edges) if (j, i) not in edges])

    def _join(self, faces: list[tuple[int, int, int]]) -> None:
        corners = np.array([[self.points[i] for i in face] for face in faces])
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        areas = np.linalg.norm(normals, axis=1, keepdims=True)
        flat = areas[:, 0] < 1e-14
        normals = np.where(flat[:, None], 0.0, normals / np.where(flat[:, None], 1.0, areas))
        # A sliver has no direction of its own; it stays for the hull to be closed but is never grown from.
        offsets = np.where(flat, np.inf, np.einsum("ij,ij->i", normals, corners[:, 0]))
        self.faces += faces
        self.normals = np.concatenate([self.normals, normals])
        self.offsets = np.concatenate([self.offsets, offsets])


def _nearest_of_simplex(corners: Array64) -> tuple[Array64, Array64]:
    """The point of a simplex nearest to the origin, and the corners that it lies between."""
    best, kept, least = corners[0], corners[:1], np.inf
    for size in range(1, len(corners) + 1):
        for chosen in combinations(range(len(corners)), size):
            part = corners[list(chosen)]
            weights = _weights_of_nearest(part)
            if weights is None or (weights < -1e-12).any():
                continue
            point = weights @ part
            length = float(point @ point)
            if length < least - 1e-18:
                best, kept, least = point, part, length
    return best, kept


def _weights_of_nearest(part: Array64) -> Array64 | None:
    """Affine weights of the point of a flat nearest to the origin, or None where its corners are not independent."""
    if len(part) == 1:
        return np.ones(1)
    edges = part[1:] - part[0]
    gram = edges @ edges.T
    if np.linalg.cond(gram) > 1e14:
        return None
    rest = np.asarray(np.linalg.solve(gram, -edges @ part[0]), np.float64)
    return np.concatenate([[1 - rest.sum()], rest])
