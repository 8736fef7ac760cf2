"""`Camera`: a camera-to-world pose with OpenCV axes (x right, y down, z forward) and intrinsics in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose, matrix_to_quaternion

MAX_PIXELS = 1 << 28
"""Largest picture that is rendered in one piece, 268 megapixels: a typing slip must not eat the machine's memory."""

Projection = Literal["pinhole", "equirectangular"]


@dataclass(frozen=True)
class Camera:
    """Where a picture is taken from, and how.

    The centre of the top left pixel is at (0.5, 0.5). An equirectangular camera ignores the intrinsics: column u
    looks along the azimuth (u / width - 0.5) * 2 pi (positive to the right of +z), row v along the elevation
    (0.5 - v / height) * pi, in the camera's own axes.

    Args:
        pose: Camera to world.
        width: Pixels, >= 1.
        height: Pixels, >= 1.
        fx: Focal length along x [px].
        fy: Focal length along y [px].
        cx: Principal point [px].
        cy: Principal point [px].
        projection: "pinhole" or "equirectangular".
    """

    pose: Pose
    width: int
    height: int
    fx: float
    fy: float
    cx: float
    cy: float
    projection: Projection = "pinhole"

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or self.width * self.height > MAX_PIXELS:
            raise ArgumentError(
                f"a camera of {self.width} x {self.height} pixels; wanted 1 to {MAX_PIXELS} in all"
            )
        if self.projection not in ("pinhole", "equirectangular"):
            raise ArgumentError(f"projection is {self.projection!r}; wanted 'pinhole' or 'equirectangular'")
        numbers = (self.fx, self.fy, self.cx, self.cy, *self.pose.position, *self.pose.rotation)
        if not np.isfinite(numbers).all() or self.fx <= 0 or self.fy <= 0:
            raise ArgumentError("a camera needs finite numbers and focal lengths above 0")

    @classmethod
    def look_at(
        cls,
        eye: ArrayLike,
        target: ArrayLike,
        *,
        width: int = 1280,
        height: int = 720,
        fov: float = np.radians(60.0),
        up: ArrayLike = (0.0, 0.0, 1.0),
    ) -> Camera:
        """A pinhole camera at `eye` that looks at `target`.

        Args:
            eye: Position [m], shape [3].
            target: Point in the middle of the picture [m], shape [3], different from `eye`.
            width: Pixels.
            height: Pixels.
            fov: Horizontal field of view [rad], between 0 and pi.
            up: Direction that points up in the picture, shape [3].
        """
        rotation = look_rotation(np.asarray(target, np.float64) - np.asarray(eye, np.float64), up)
        return cls.at(eye, rotation, width=width, height=height, fov=fov)

    @classmethod
    def at(cls, eye: ArrayLike, rotation: ArrayLike, *, width: int, height: int, fov: float) -> Camera:
        """A pinhole camera from a camera-to-world rotation matrix [3, 3] and a horizontal field of view [rad]."""
        if not 0 < fov < np.pi:
            raise ArgumentError(f"fov is {fov!r} rad; wanted more than 0 and less than pi")
        x, y, z = (float(v) for v in np.asarray(eye, np.float64))
        q = matrix_to_quaternion(rotation)
        focal = width / 2 / float(np.tan(fov / 2))
        pose = Pose((x, y, z), (float(q[0]), float(q[1]), float(q[2]), float(q[3])))
        return cls(pose, int(width), int(height), focal, focal, width / 2, height / 2)

    @classmethod
    def panorama(
        cls, eye: ArrayLike, *, width: int = 1024, height: int | None = None, yaw: float = 0.0
    ) -> Camera:
        """An upright equirectangular camera; the middle column looks along `yaw` [rad] (0 is +X)."""
        forward = (np.cos(yaw), np.sin(yaw), 0.0)
        x, y, z = (float(v) for v in np.asarray(eye, np.float64))
        q = matrix_to_quaternion(look_rotation(forward, (0, 0, 1)))
        h = width // 2 if height is None else height
        pose = Pose((x, y, z), (float(q[0]), float(q[1]), float(q[2]), float(q[3])))
        return cls(pose, int(width), int(h), 1.0, 1.0, width / 2, h / 2, "equirectangular")

    @property
    def position(self) -> NDArray[np.float64]:
        """Optical centre [m], shape [3]."""
        return np.asarray(self.pose.position, np.float64)

    @property
    def world_to_camera(self) -> NDArray[np.float64]:
        """Homogeneous matrix, shape [4, 4]."""
        return self.pose.inverse().matrix

    @property
    def fov(self) -> float:
        """Horizontal field of view [rad]."""
        return (
            2 * float(np.arctan(self.width / 2 / self.fx))
            if self.projection == "pinhole"
            else 2 * float(np.pi)
        )

    def resized(self, width: int, height: int) -> Camera:
        """The same view at another size; intrinsics scale with each axis."""
        sx, sy = width / self.width, height / self.height
        return Camera(
            self.pose, width, height, self.fx * sx, self.fy * sy, self.cx * sx, self.cy * sy, self.projection
        )


def look_rotation(forward: ArrayLike, up: ArrayLike = (0.0, 0.0, 1.0)) -> NDArray[np.float64]:
    """Camera-to-world rotation [3, 3] of a camera that looks along `forward` with `up` upward in the picture.

    When the two are parallel, another up is taken, so that looking straight down works.
    """
    f = np.asarray(forward, np.float64)
    length = np.linalg.norm(f)
    if not length > 0:
        raise ArgumentError("the camera's target is the camera's own position")
    f = f / length
    right = np.cross(f, np.asarray(up, np.float64))
    if np.linalg.norm(right) < 1e-9:
        right = np.cross(f, (0.0, 1.0, 0.0) if abs(f[1]) < 0.9 else (1.0, 0.0, 0.0))
    right = right / np.linalg.norm(right)
    return np.stack([right, np.cross(f, right), f], -1)
