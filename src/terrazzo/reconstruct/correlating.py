"""Pictures of one place compared over planes, by the correlation of small windows: what plane sweeps are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera

FLAT = 2e-4
"""Variance of a window with nothing in it to compare."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Grey:
    """A picture to compare: its camera, and brightness 0..1, shape [h, w]."""

    camera: Camera
    grey: Floats


def warped(camera: Camera, other: Grey, plane: NDArray[np.floating]) -> Floats:
    """What another camera shows of a plane, as seen from this one; not a number where it shows nothing, shape [h, w].

    Args:
        camera: That sees the plane.
        other: The other picture.
        plane: Its normal over its distance along the normal, in the camera's own axes, shape [3]; (0, 0, 1 / z) at depth z.
    """
    to_other = other.camera.world_to_camera @ camera.pose.matrix
    c, o = camera, other.camera
    inward = np.array([[1 / c.fx, 0, -c.cx / c.fx], [0, 1 / c.fy, -c.cy / c.fy], [0, 0, 1]])
    outward = np.array([[o.fx, 0, o.cx], [0, o.fy, o.cy], [0, 0, 1]])
    across = outward @ (to_other[:3, :3] + to_other[:3, 3:] @ np.asarray(plane)[None]) @ inward
    m = across.astype(np.float32)
    x = np.arange(c.width, dtype=np.float32) + np.float32(0.5)
    y = (np.arange(c.height, dtype=np.float32) + np.float32(0.5))[:, None]
    s = m[2, 0] * x + (m[2, 1] * y + m[2, 2])
    ahead = s > 1e-6
    s = 1 / np.where(ahead, s, 1)
    column = (m[0, 0] * x + (m[0, 1] * y + m[0, 2])) * s - np.float32(0.5)
    row = (m[1, 0] * x + (m[1, 1] * y + m[1, 2])) * s - np.float32(0.5)
    h, w = other.grey.shape
    inside = ahead & (column >= 0) & (column < w - 1) & (row >= 0) & (row < h - 1)
    column, row = np.where(inside, column, 0), np.where(inside, row, 0)
    i, j = row.astype(np.int32), column.astype(np.int32)
    a, b = column - j, row - i
    flat, at = other.grey.reshape(-1), i * np.int32(w) + j
    upper, lower = flat.take(at), flat.take(at + w, mode="clip")
    upper += a * (flat.take(at + 1, mode="clip") - upper)
    lower += a * (flat.take(at + w + 1, mode="clip") - lower)
    out = upper + b * (lower - upper)
    out[~inside] = np.nan
    return out


class Windows:
    """The windows of one picture, to be compared with those of others.

    Args:
        grey: Brightness 0..1, shape [h, w].
        side: Of the windows [px], odd.
    """

    def __init__(self, grey: Floats, side: int):
        self._grey, self._side = grey, side
        self._mean = boxed(grey, side)
        self.variance = np.maximum(boxed(grey * grey, side) - self._mean * self._mean, 0)

    def correlation(self, others: Floats, *, unseen: float = -1.0) -> Floats:
        """Normalised correlation with other pictures [n, h, w], `unseen` where these show nothing, shape [n, h, w]."""
        gone = np.isnan(others)
        others = np.where(gone, np.float32(0), others)
        m = boxed(others, self._side)
        v = np.maximum(boxed(others * others, self._side) - m * m, np.float32(FLAT / 4))
        both = boxed(self._grey * others, self._side) - self._mean * m
        out = both / np.sqrt(np.maximum(self.variance, np.float32(FLAT / 4)) * v)
        out[gone] = unseen
        return np.clip(out, -1, 1).astype(np.float32, copy=False)


def boxed(values: Floats, side: int) -> Floats:
    """Means over windows of the last two axes, edges continued."""
    half = side // 2
    for axis in (-1, -2):
        pad = [(0, 0)] * values.ndim
        pad[axis] = (half, half)
        padded = np.pad(values, pad, mode="edge")
        n = values.shape[axis]
        total = np.zeros_like(values)
        for k in range(side):
            total += padded[..., k : k + n] if axis == -1 else padded[..., k : k + n, :]
        total *= np.float32(1 / side)
        values = total
    return values


def peak(scores: Floats, index: NDArray[np.integer]) -> NDArray[np.floating]:
    """Where between the places [n, ...] of scores the best one lies, by a parabola: -0.5 to 0.5, of the shape of `index`."""
    inner = np.clip(index, 1, len(scores) - 2)[None]
    a, b, c = (np.take_along_axis(scores, inner + d, 0)[0] for d in (-1, 0, 1))
    bend = a - 2 * b + c
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = np.where(bend < -1e-6, 0.5 * (a - c) / bend, 0.0)
    return np.clip(shift, -0.5, 0.5)
