"""Poses, rotations and boxes. Metres and radians, right-handed, +Z up; quaternions are (w, x, y, z).

Functions take and return NumPy arrays and broadcast over leading axes; nothing here knows of splats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float32]
Array64 = NDArray[np.float64]


def quaternion_to_matrix(quaternions: ArrayLike) -> Array64:
    """Rotation matrices of quaternions, which need not be of unit length.

    Args:
        quaternions: (w, x, y, z), shape [..., 4].

    Returns:
        Shape [..., 3, 3], float64.
    """
    q = np.asarray(quaternions, np.float64)
    q = q / np.linalg.norm(q, axis=-1, keepdims=True)
    w, x, y, z = q[..., 0], q[..., 1], q[..., 2], q[..., 3]
    out = np.empty((*q.shape[:-1], 3, 3))
    out[..., 0, 0] = 1 - 2 * (y * y + z * z)
    out[..., 0, 1] = 2 * (x * y - w * z)
    out[..., 0, 2] = 2 * (x * z + w * y)
    out[..., 1, 0] = 2 * (x * y + w * z)
    out[..., 1, 1] = 1 - 2 * (x * x + z * z)
    out[..., 1, 2] = 2 * (y * z - w * x)
    out[..., 2, 0] = 2 * (x * z - w * y)
    out[..., 2, 1] = 2 * (y * z + w * x)
    out[..., 2, 2] = 1 - 2 * (x * x + y * y)
    return out


def matrix_to_quaternion(matrices: ArrayLike) -> Array64:
    """Unit quaternions (w, x, y, z) with w >= 0 of rotation matrices.

    Uses the best conditioned of the four classical formulas for each matrix (Shepperd, 1978).

    Args:
        matrices: Proper rotations, shape [..., 3, 3].

    Returns:
        Shape [..., 4], float64.
    """
    m = np.asarray(matrices, np.float64)
    m00, m11, m22 = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
    # Four times the outer product of q with itself; each row is q times one of its components.
    a = m[..., 2, 1] - m[..., 1, 2]
    b = m[..., 0, 2] - m[..., 2, 0]
    c = m[..., 1, 0] - m[..., 0, 1]
    d = m[..., 0, 1] + m[..., 1, 0]
    e = m[..., 0, 2] + m[..., 2, 0]
    f = m[..., 1, 2] + m[..., 2, 1]
    outer = np.stack(
        [
            np.stack([1 + m00 + m11 + m22, a, b, c], -1),
            np.stack([a, 1 + m00 - m11 - m22, d, e], -1),
            np.stack([b, d, 1 - m00 + m11 - m22, f], -1),
            np.stack([c, e, f, 1 - m00 - m11 + m22], -1),
        ],
        -2,
    )
    best = np.argmax(np.diagonal(outer, axis1=-2, axis2=-1), -1)
    q = np.take_along_axis(outer, best[..., None, None], -2)[..., 0, :]
    q = q / np.linalg.norm(q, axis=-1, keepdims=True)
    return np.where(q[..., :1] < 0, -q, q)


def cross(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """Cross products along the last axis, of shape [..., 3]; several times as fast as NumPy's for few vectors."""
    ax, ay, az, bx, by, bz = a[..., 0], a[..., 1], a[..., 2], b[..., 0], b[..., 1], b[..., 2]
    out = np.empty(np.broadcast_shapes(a.shape, b.shape), np.result_type(a, b))
    out[..., 0] = ay * bz - az * by
    out[..., 1] = az * bx - ax * bz
    out[..., 2] = ax * by - ay * bx
    return out


def quaternion_multiply(a: ArrayLike, b: ArrayLike) -> Array64:
    """The rotation `b` followed by the rotation `a`; shapes [..., 4] broadcast."""
    aw, ax, ay, az = np.moveaxis(np.asarray(a, np.float64), -1, 0)
    bw, bx, by, bz = np.moveaxis(np.asarray(b, np.float64), -1, 0)
    return np.stack(
        [
            aw * bw - ax * bx - ay * by - az * bz,
            aw * bx + ax * bw + ay * bz - az * by,
            aw * by - ax * bz + ay * bw + az * bx,
            aw * bz + ax * by - ay * bx + az * bw,
        ],
        -1,
    )


def yaw_quaternion(yaw: float) -> Array64:
    """Rotation by `yaw` [rad] about +Z, counter-clockwise seen from above."""
    return np.array([np.cos(yaw / 2), 0.0, 0.0, np.sin(yaw / 2)])


def yaw_matrix(yaw: float) -> Array64:
    """Rotation matrix by `yaw` [rad] about +Z, shape [3, 3]."""
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


@dataclass(frozen=True)
class Pose:
    """Where something stands: a rotation, then a translation, from its own frame to its parent's.

    Args:
        position: Origin [m], shape [3].
        rotation: Unit quaternion (w, x, y, z), shape [4].
    """

    position: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rotation: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)

    @classmethod
    def at(cls, x: float, y: float, z: float = 0.0, *, yaw: float = 0.0) -> Pose:
        """An upright pose at (x, y, z) [m], turned by `yaw` [rad] about +Z."""
        w, qx, qy, qz = (float(v) for v in yaw_quaternion(yaw))
        return cls((float(x), float(y), float(z)), (w, qx, qy, qz))

    @cached_property
    def _turn(self) -> Array64:
        """Rotation matrix, shape [3, 3]; not to be written to."""
        out = quaternion_to_matrix(self.rotation)
        out.flags.writeable = False
        return out

    @property
    def matrix(self) -> Array64:
        """Homogeneous matrix, shape [4, 4]."""
        out = np.eye(4)
        out[:3, :3] = self._turn
        out[:3, 3] = self.position
        return out

    @property
    def yaw(self) -> float:
        """Heading of the own +X axis seen from above [rad], in (-pi, pi]."""
        front = self._turn[:, 0]
        return float(np.arctan2(front[1], front[0]))

    def apply(self, points: ArrayLike) -> Array64:
        """Points from the own frame to the parent's; shape [..., 3]."""
        return np.asarray(points, np.float64) @ self._turn.T + np.asarray(self.position)

    def rotate(self, directions: ArrayLike) -> Array64:
        """Directions from the own frame to the parent's; shape [..., 3]."""
        return np.asarray(directions, np.float64) @ self._turn.T

    def inverse(self) -> Pose:
        """The pose that undoes this one."""
        w, x, y, z = self.rotation
        back = Pose(rotation=(w, -x, -y, -z))
        position = -back.rotate(self.position)
        return Pose((float(position[0]), float(position[1]), float(position[2])), back.rotation)

    def __matmul__(self, other: Pose) -> Pose:
        """`other` first, then this one."""
        p = self.apply(other.position)
        q = quaternion_multiply(self.rotation, other.rotation)
        return Pose(
            (float(p[0]), float(p[1]), float(p[2])), (float(q[0]), float(q[1]), float(q[2]), float(q[3]))
        )


@dataclass(frozen=True)
class Bounds:
    """An axis-aligned box [m].

    Args:
        low: Smallest corner, shape [3].
        high: Largest corner, shape [3].
    """

    low: Array64 = field(default_factory=lambda: np.zeros(3))
    high: Array64 = field(default_factory=lambda: np.zeros(3))

    @classmethod
    def of(cls, points: ArrayLike) -> Bounds:
        """The bounds of points, shape [n, 3]; all zeros for no points."""
        p = np.asarray(points, np.float64).reshape(-1, 3)
        return cls(p.min(0), p.max(0)) if len(p) else cls()

    @property
    def centre(self) -> Array64:
        """Middle of the box [m], shape [3]."""
        return (self.low + self.high) / 2

    @property
    def size(self) -> Array64:
        """Edge lengths [m], shape [3]."""
        return self.high - self.low


def polygon_depth(polygon: Array64, points: Array64) -> Array64:
    """Distance of points [..., 2] to the boundary of a simple polygon [n, 2], positive inside, negative outside, shape [...]."""
    a, b = polygon, np.roll(polygon, -1, 0)
    distance = np.full(points.shape[:-1], np.inf)
    crossings = np.zeros(points.shape[:-1], int)
    for p, q in zip(a, b):
        edge = q - p
        t = np.clip(((points - p) @ edge) / (edge @ edge), 0, 1)
        distance = np.minimum(distance, np.linalg.norm(points - p - t[..., None] * edge, axis=-1))
        spans = (p[1] > points[..., 1]) != (q[1] > points[..., 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            x = p[0] + (points[..., 1] - p[1]) / (q[1] - p[1]) * edge[0]
        crossings += spans & (points[..., 0] < x)
    return np.where(crossings % 2 == 1, distance, -distance)
