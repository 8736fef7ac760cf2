"""Lens distortion: radial, tangential, rational and fisheye, forward and backward, and pictures freed of it.

Points are on the plane z = 1 of the camera: x to the right, y down. The models are those of OpenCV (calib3d and
fisheye), which COLMAP and nerfstudio use with fewer or more coefficients. A polynomial that was fitted inside the
picture folds back somewhere outside: nothing beyond that radius counts as seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError

MAX_RADIUS = float(np.tan(np.radians(65.0)))
"""Farthest ideal point that is kept: beyond 65 degrees off the axis a pinhole picture is mostly stretching."""

_TABLE = 4096
_NEWTON_STEPS = 12
_EDGE_SAMPLES = 65
_ROWS = 256
_NOTHING_LEFT = "the lens's distortion leaves nothing of the picture"

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Lens:
    """How a lens bends what a pinhole would have seen.

    Args:
        radial: Polynomial coefficients k1, k2, ... of the squared radius, or of the squared angle for a fisheye.
        tangential: p1 and p2; not used by a fisheye.
        rational: k4, k5 and k6, the coefficients of the divisor; not used by a fisheye.
        fisheye: Whether the distorted radius is a polynomial of the angle off the axis.
    """

    radial: tuple[float, ...] = ()
    tangential: tuple[float, float] = (0.0, 0.0)
    rational: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fisheye: bool = False

    def __post_init__(self) -> None:
        numbers = (*self.radial, *self.tangential, *self.rational)
        if not all(np.isfinite(numbers)):
            raise ArgumentError(f"the lens's coefficients are {numbers}; wanted finite numbers")

    @property
    def is_pinhole(self) -> bool:
        """Whether it bends nothing."""
        return not (self.fisheye or any((*self.radial, *self.tangential, *self.rational)))

    @property
    def reach(self) -> float:
        """Largest ideal radius up to which the distorted radius grows, at most `MAX_RADIUS`."""
        return float(self._table[0][-1])

    def distort(self, points: Points) -> Points:
        """Where ideal points fall, shape [n, 2] to [n, 2]."""
        x, y = points[:, 0], points[:, 1]
        with np.errstate(all="ignore"):
            square = x * x + y * y
            return self._placed(x, y, square, self._shares(square)[0])

    def undistort(self, points: Points) -> tuple[Points, NDArray[np.bool_]]:
        """The ideal points that fall on given ones.

        Returns:
            Points, shape [n, 2], drawn back to `reach` where nothing within it falls there; whether each is true,
            shape [n].
        """
        radii, bent = self._table
        length = np.hypot(points[:, 0], points[:, 1])
        with np.errstate(all="ignore"):
            ratio = np.where(length > 0, np.interp(length, bent, radii) / np.maximum(length, 1e-300), 1.0)
            start = points * ratio[:, None]
            ideal = start.copy()
            for _ in range(_NEWTON_STEPS):
                ideal = self._newton(ideal, points)
            error = np.abs(self._bent(ideal)[0] - points).max(-1)
            inside = np.hypot(ideal[:, 0], ideal[:, 1]) <= self.reach * (1 + 1e-9)
            found = (error < 1e-9) & inside
        return np.where(found[:, None], ideal, start), found

    def _newton(self, ideal: Points, target: Points) -> Points:
        there, slope = self._bent(ideal)
        a, b, d = slope
        e, f = (target - there).T
        determinant = a * d - b * b
        step = np.stack([d * e - b * f, a * f - b * e], -1) / determinant[:, None]
        return ideal + np.where(np.isfinite(step), step, 0.0)

    def _bent(self, points: Points) -> tuple[Points, tuple[NDArray, NDArray, NDArray]]:
        """Distorted points [n, 2], and the entries xx, xy, yy of their symmetric Jacobian, each [n]."""
        x, y = points[:, 0], points[:, 1]
        square = x * x + y * y
        share, slope = self._shares(square)
        p1, p2 = (0.0, 0.0) if self.fisheye else self.tangential
        xx = share + 2 * x * x * slope + 2 * p1 * y + 6 * p2 * x
        xy = 2 * x * y * slope + 2 * p1 * x + 2 * p2 * y
        yy = share + 2 * y * y * slope + 6 * p1 * y + 2 * p2 * x
        return self._placed(x, y, square, share), (xx, xy, yy)

    def _placed(self, x: NDArray, y: NDArray, square: NDArray, share: NDArray) -> Points:
        if self.fisheye or not any(self.tangential):
            return np.stack([x * share, y * share], -1)
        p1, p2 = self.tangential
        return np.stack(
            [
                x * share + 2 * p1 * x * y + p2 * (square + 2 * x * x),
                y * share + p1 * (square + 2 * y * y) + 2 * p2 * x * y,
            ],
            -1,
        )

    def _shares(self, square: NDArray) -> tuple[NDArray, NDArray]:
        """Distorted over ideal radius, and its derivative by the squared ideal radius."""
        return self._fisheye(square) if self.fisheye else self._perspective(square)

    def _perspective(self, square: NDArray) -> tuple[NDArray, NDArray]:
        top, top_slope = _polynomial((1.0, *self.radial), square)
        if not any(self.rational):
            return top, top_slope
        bottom, bottom_slope = _polynomial((1.0, *self.rational), square)
        return top / bottom, (top_slope * bottom - top * bottom_slope) / (bottom * bottom)

    def _fisheye(self, square: NDArray) -> tuple[NDArray, NDArray]:
        near = square < 1e-8
        radius = np.sqrt(np.where(near, 1e-8, square))
        angle = np.arctan(radius)
        share, by_square = _polynomial((1.0, *self.radial), angle * angle)
        bent = angle * share
        bent_slope = (share + 2 * angle * angle * by_square) / (1 + radius * radius)
        slope = (bent_slope * radius - bent) / (2 * radius**3)
        start = (self.radial[0] if self.radial else 0.0) - 1 / 3
        return np.where(near, 1 + start * square, bent / radius), np.where(near, start, slope)

    @cached_property
    def _table(self) -> tuple[NDArray, NDArray]:
        """Ideal radii and the distorted radii that belong to them, as far as both grow."""
        radii = np.linspace(0, MAX_RADIUS, _TABLE)
        with np.errstate(all="ignore"):
            bent = radii * self._shares(radii * radii)[0]
            grows = np.diff(bent) > 0
        end = len(radii) if grows.all() else int(np.argmin(grows)) + 1
        return radii[:end], bent[:end]


def _polynomial(coefficients: tuple[float, ...], x: NDArray) -> tuple[NDArray, NDArray]:
    """A polynomial's value and derivative; coefficients from the constant one up."""
    value, slope = np.zeros_like(x), np.zeros_like(x)
    for c in reversed(coefficients):
        slope = slope * x + value
        value = value * x + c
    return value, slope


def pinhole_of(camera: Camera, lens: Lens) -> Camera:
    """The pinhole camera whose picture holds only what the bent picture shows.

    It looks the same way; its frame is the largest upright one about the axis whose edges stay inside, as
    `cv2.getOptimalNewCameraMatrix` with alpha 0 has it; it has no more pixels than the photograph.

    Args:
        camera: Pose, size and intrinsics of the photograph as it was taken.
        lens: Its distortion.

    Raises:
        ArgumentError: Nothing is left.
    """
    if lens.is_pinhole:
        return camera
    left, top, right, bottom = (float(side) for side in _shrunk(_inner_frame(camera, lens), camera, lens))
    width, height = (right - left) * camera.fx, (bottom - top) * camera.fy
    if not 0 < width * height < np.inf:
        raise ArgumentError(_NOTHING_LEFT)
    scale = min(1.0, float(np.sqrt(camera.width * camera.height / (width * height))))
    fx, fy = camera.fx * scale, camera.fy * scale
    size = (max(1, int(width * scale + 1e-6)), max(1, int(height * scale + 1e-6)))
    return Camera(camera.pose, size[0], size[1], fx, fy, -left * fx, -top * fy)


def _inner_frame(camera: Camera, lens: Lens) -> NDArray[np.float64]:
    """Left, top, right and bottom on the plane z = 1, from the photograph's edges."""
    steps = np.linspace(0, 1, _EDGE_SAMPLES)
    zeros, ones = np.zeros_like(steps), np.ones_like(steps)
    edges = []
    for x, y in ((zeros, steps), (steps, zeros), (ones, steps), (steps, ones)):
        pixels = np.stack([x * camera.width, y * camera.height], -1)
        edges.append(lens.undistort((pixels - (camera.cx, camera.cy)) / (camera.fx, camera.fy))[0])
    return np.array([edges[0][:, 0].max(), edges[1][:, 1].max(), edges[2][:, 0].min(), edges[3][:, 1].min()])


def _shrunk(frame: NDArray[np.float64], camera: Camera, lens: Lens) -> NDArray[np.float64]:
    steps = np.linspace(0, 1, _EDGE_SAMPLES)
    for _ in range(200):
        left, top, right, bottom = frame
        if not (left < right and top < bottom):
            break
        x, y = left + (right - left) * steps, top + (bottom - top) * steps
        border = np.concatenate(
            [
                np.stack([np.full_like(y, left), y], -1),
                np.stack([np.full_like(y, right), y], -1),
                np.stack([x, np.full_like(x, top)], -1),
                np.stack([x, np.full_like(x, bottom)], -1),
            ]
        )
        at = lens.distort(border) * (camera.fx, camera.fy) + (camera.cx, camera.cy)
        inside = (at >= -1e-3) & (at <= (camera.width + 1e-3, camera.height + 1e-3))
        reached = np.hypot(border[:, 0], border[:, 1]) <= lens.reach * (1 + 1e-9)
        if inside.all() and reached.all():
            return frame
        frame = frame * 0.99
    raise ArgumentError(_NOTHING_LEFT)


def undistort_picture(pixels: NDArray, camera: Camera, lens: Lens, target: Camera) -> NDArray:
    """A photograph as a pinhole camera in the same place would have taken it, sampled bilinearly.

    Args:
        pixels: Shape [h, w, c], uint8 or floating point; a fourth channel is straight alpha.
        camera: Size and intrinsics of `pixels`.
        lens: Its distortion.
        target: From `pinhole_of`, at any size.

    Returns:
        Shape [target.height, target.width, c], of the type of `pixels`.
    """
    if pixels.shape[:2] != (camera.height, camera.width):
        raise ArgumentError(
            f"pixels has shape {pixels.shape}; its camera has {camera.width} x {camera.height} pixels"
        )
    out = np.empty((target.height, target.width, pixels.shape[2]), pixels.dtype)
    x = (np.arange(target.width) + 0.5 - target.cx) / target.fx
    for first in range(0, target.height, _ROWS):
        rows = np.arange(first, min(first + _ROWS, target.height))
        y = (rows + 0.5 - target.cy) / target.fy
        ideal = np.stack(np.broadcast_arrays(x, y[:, None]), -1).reshape(-1, 2)
        at = lens.distort(ideal) * (camera.fx, camera.fy) + (camera.cx - 0.5, camera.cy - 0.5)
        out[rows] = _sampled(pixels, at).reshape(len(rows), target.width, -1)
    return out


def _sampled(pixels: NDArray, at: Points) -> NDArray:
    """Bilinear samples at columns and rows [n, 2], edges continued, shape [n, c]."""
    height, width, channels = pixels.shape
    place = np.clip(np.nan_to_num(at), 0, (width - 1, height - 1))
    corner = np.minimum(place.astype(np.int64), (max(width - 2, 0), max(height - 2, 0)))
    a, b = (place - corner).astype(np.float32).T
    first = corner[:, 1] * width + corner[:, 0]
    right, below = min(1, width - 1), min(1, height - 1) * width
    corners = (
        (first, (1 - a) * (1 - b)),
        (first + right, a * (1 - b)),
        (first + below, (1 - a) * b),
        (first + (right + below), a * b),
    )
    flat = pixels.reshape(-1, channels)
    total = np.zeros((channels, len(at)), np.float32)
    for index, weight in corners:
        values = flat.take(index, 0).T
        if channels == 4:  # colours count as much as they are there
            weight = weight * values[3]
            total[3] += weight
        for channel in range(min(channels, 3)):
            total[channel] += values[channel] * weight
    if channels == 4:
        total[:3] /= np.where(total[3] > 0, total[3], 1)
    return np.rint(total.T).astype(pixels.dtype) if pixels.dtype == np.uint8 else total.T.astype(pixels.dtype)
