"""`CameraPath`: a camera's way through keyframes, exact at any time, saved as JSON.

Positions and fields of view follow cubic Hermite splines with finite-difference tangents, orientations the quaternion
Bezier curves of Shoemake (Animating rotation with quaternion curves, 1985) with the same tangents, so the way and its speed
are smooth at every keyframe.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.cameras import Camera, look_rotation
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.files import atomic_write
from terrazzo.geometry import matrix_to_quaternion, quaternion_multiply, quaternion_to_matrix

Easing = Literal["linear", "ease-in", "ease-out", "ease-in-out"]
EASINGS: tuple[str, ...] = ("linear", "ease-in", "ease-out", "ease-in-out")
EASE_SHARE = 0.2
"""Share of the film's length over which an eased end speeds up or slows down."""
DEFAULT_FOV = float(np.radians(65.0))
MAX_FRAMES = 1_000_000


@dataclass(frozen=True)
class Keyframe:
    """Where the camera is at one time.

    Args:
        time: [s] from the start of the path, rising from keyframe to keyframe.
        position: [m], (x, y, z).
        rotation: Camera to world, unit quaternion (w, x, y, z), OpenCV axes.
        fov: Horizontal field of view [rad].
    """

    time: float
    position: tuple[float, float, float]
    rotation: tuple[float, float, float, float]
    fov: float = DEFAULT_FOV

    @classmethod
    def look_at(cls, time: float, eye: ArrayLike, target: ArrayLike, *, fov: float = DEFAULT_FOV) -> Keyframe:
        """A keyframe at `eye` that looks at `target` [m] with the horizon level."""
        e = np.asarray(eye, np.float64)
        q = matrix_to_quaternion(look_rotation(np.asarray(target, np.float64) - e))
        return cls(float(time), (float(e[0]), float(e[1]), float(e[2])), tuple(q.tolist()), float(fov))


@dataclass(frozen=True)
class CameraPath:
    """A camera's way through keyframes.

    Args:
        keyframes: One or more, with rising times; the path starts at the first one's time.
        easing: How the whole path starts and stops: "linear", "ease-in", "ease-out" or "ease-in-out".
        closed: True when the last keyframe is the first one again and the way should be smooth across.

    Raises:
        ArgumentError: No keyframes, times that do not rise, numbers that are not finite, or an unknown easing.
    """

    keyframes: tuple[Keyframe, ...]
    easing: Easing = "linear"
    closed: bool = False

    def __post_init__(self) -> None:
        if not self.keyframes:
            raise ArgumentError("a camera path needs at least one keyframe")
        if self.easing not in EASINGS:
            raise ArgumentError(f"easing is {self.easing!r}; wanted one of {', '.join(EASINGS)}")
        table = np.array([(k.time, *k.position, *k.rotation, k.fov) for k in self.keyframes], np.float64)
        if not np.isfinite(table).all():
            raise ArgumentError("a keyframe holds a number that is not finite")
        if (np.diff(table[:, 0]) <= 0).any():
            raise ArgumentError("keyframe times must rise from one to the next")
        if (np.linalg.norm(table[:, 4:8], axis=1) < 1e-9).any():
            raise ArgumentError("a keyframe's rotation is a zero quaternion")
        if not ((table[:, 8] > 0) & (table[:, 8] < np.pi)).all():
            raise ArgumentError("a keyframe's fov must lie between 0 and pi radians")

    @property
    def duration(self) -> float:
        """Length [s]."""
        return self.keyframes[-1].time - self.keyframes[0].time

    def at(self, time: float, *, width: int = 1280, height: int = 720) -> Camera:
        """The camera at a time [s] since the first keyframe, clamped to the path's length."""
        position, rotation, fov = self._sample(self._eased(float(time)))
        return Camera.at(position, quaternion_to_matrix(rotation), width=width, height=height, fov=fov)

    def stretched(self, duration: float) -> CameraPath:
        """The same way in another time [s], above 0."""
        if not (np.isfinite(duration) and duration > 0):
            raise ArgumentError(f"duration is {duration!r}; wanted seconds above 0")
        first, factor = self.keyframes[0].time, duration / (self.duration or 1.0)
        keys = tuple(replace(k, time=(k.time - first) * factor) for k in self.keyframes)
        return replace(self, keyframes=keys)

    def frame_count(self, fps: float) -> int:
        """Number of frames of a film of this path."""
        if not (np.isfinite(fps) and fps > 0):
            raise ArgumentError(f"fps is {fps!r}; wanted a number above 0")
        count = max(1, round(self.duration * fps))
        if count > MAX_FRAMES:
            raise ArgumentError(f"{count} frames; at most {MAX_FRAMES} are made in one go")
        return count

    def cameras(self, *, fps: float = 30.0, width: int = 1280, height: int = 720) -> Iterator[Camera]:
        """One camera per frame; a closed path leaves out its last frame, which would show the first again."""
        count = self.frame_count(fps)
        steps = count if self.closed else max(1, count - 1)
        for i in range(count):
            yield self.at(self.duration * i / steps, width=width, height=height)

    def _eased(self, time: float) -> float:
        """Path time of a film time: constant speed between eased ends, the same total length."""
        length = self.duration
        if length <= 0:
            return 0.0
        t = min(max(time / length, 0.0), 1.0)
        a = EASE_SHARE if self.easing in ("ease-in", "ease-in-out") else 0.0
        b = EASE_SHARE if self.easing in ("ease-out", "ease-in-out") else 0.0
        top = 1 / (1 - (a + b) / 2)  # the constant speed that makes up for the slow ends
        if t < a:
            out = top * t * t / (2 * a)
        elif t > 1 - b:
            out = 1 - top * (1 - t) ** 2 / (2 * b)
        else:
            out = top * (t - a / 2)
        return out * length

    def _sample(self, time: float) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        keys = self.keyframes
        if len(keys) == 1:
            k = keys[0]
            return np.array(k.position), np.array(k.rotation), k.fov
        times = np.array([k.time for k in keys]) - keys[0].time
        i = int(np.clip(np.searchsorted(times, time, side="right") - 1, 0, len(keys) - 2))
        dt = times[i + 1] - times[i]
        u = float(np.clip((time - times[i]) / dt, 0, 1))
        line = np.array([(*k.position, k.fov) for k in keys])
        start, end = self._slope(line, times, i), self._slope(line, times, i + 1)
        h00, h10 = (1 + 2 * u) * (1 - u) ** 2, u * (1 - u) ** 2
        h01, h11 = u * u * (3 - 2 * u), u * u * (u - 1)
        value = h00 * line[i] + h10 * dt * start + h01 * line[i + 1] + h11 * dt * end
        low, high = sorted((line[i, 3], line[i + 1, 3]))
        return value[:3], self._rotation(times, i, u, dt), float(np.clip(value[3], low, high))

    def _slope(self, values: NDArray[np.float64], times: NDArray[np.float64], i: int) -> NDArray[np.float64]:
        before, after = self._steps(times, i)
        left = (values[i] - values[i - 1]) / before if i > 0 else (values[-1] - values[-2]) / before
        right = (
            (values[i + 1] - values[i]) / after if i + 1 < len(values) else (values[1] - values[0]) / after
        )
        if not self.closed and i == 0:
            return right
        if not self.closed and i == len(values) - 1:
            return left
        return (left * after + right * before) / (before + after)

    @staticmethod
    def _steps(times: NDArray[np.float64], i: int) -> tuple[float, float]:
        """Length of the segments before and after a key; the ends wrap around."""
        before = times[i] - times[i - 1] if i > 0 else times[-1] - times[-2]
        after = times[i + 1] - times[i] if i + 1 < len(times) else times[1] - times[0]
        return float(before), float(after)

    def _rotation(self, times: NDArray[np.float64], i: int, u: float, dt: float) -> NDArray[np.float64]:
        q = _continuous([k.rotation for k in self.keyframes])
        a, b = q[i], q[i + 1]
        c1 = quaternion_multiply(a, _exponential(self._spin(q, times, i) * dt / 3))
        c2 = quaternion_multiply(b, _exponential(-self._spin(q, times, i + 1) * dt / 3))
        p, r, s = _slerp(a, c1, u), _slerp(c1, c2, u), _slerp(c2, b, u)
        return _slerp(_slerp(p, r, u), _slerp(r, s, u), u)

    def _spin(self, q: NDArray[np.float64], times: NDArray[np.float64], i: int) -> NDArray[np.float64]:
        """Angular velocity at a key, in the camera's own axes [rad/s]."""
        before, after = self._steps(times, i)
        n = len(q)
        left = _logarithm(q[i - 1], q[i]) if i > 0 else _logarithm(q[n - 2], q[n - 1])
        right = _logarithm(q[i], q[i + 1]) if i + 1 < n else _logarithm(q[0], q[1])
        left, right = left / before, right / after
        if not self.closed and i == 0:
            return right
        if not self.closed and i == n - 1:
            return left
        return (left * after + right * before) / (before + after)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `docs/film.md` states the shape."""
        return {
            "format": "terrazzo-camera-path",
            "version": 1,
            "easing": self.easing,
            "closed": self.closed,
            "keyframes": [
                {"time": k.time, "position": list(k.position), "rotation": list(k.rotation), "fov": k.fov}
                for k in self.keyframes
            ],
        }

    @classmethod
    def from_json(cls, value: Any, *, source: str = "<json>") -> CameraPath:
        """The inverse of `to_json`.

        Raises:
            FormatError: A value is missing or makes no sense.
        """
        try:
            if value["format"] != "terrazzo-camera-path" or value["version"] != 1:
                raise FormatError("not a camera path of version 1", source=source)
            keys = tuple(
                Keyframe(
                    float(k["time"]), _floats(k["position"], 3), _floats(k["rotation"], 4), float(k["fov"])
                )
                for k in value["keyframes"]
            )
            return cls(keys, value["easing"], bool(value["closed"]))
        except FormatError:
            raise
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise FormatError(f"not a camera path: {reason}", source=source) from error

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the path as JSON, atomically."""
        with atomic_write(path) as stream:
            stream.write(json.dumps(self.to_json(), indent=1).encode())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> CameraPath:
        """Reads what `save` wrote.

        Raises:
            FormatError: The file is not a camera path.
        """
        try:
            value = json.loads(Path(path).read_bytes())
        except (ValueError, RecursionError) as error:
            raise FormatError(f"not JSON: {error}", source=path) from error
        return cls.from_json(value, source=str(path))


def _floats(values: Sequence[Any], count: int) -> Any:
    if len(values) != count:
        raise ValueError(f"{values!r} should be {count} numbers")
    return tuple(float(v) for v in values)


def _continuous(rotations: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Unit quaternions with signs chosen so that neighbours are close."""
    q = np.asarray(rotations, np.float64)
    q = q / np.linalg.norm(q, axis=1, keepdims=True)
    for i in range(1, len(q)):
        if q[i] @ q[i - 1] < 0:
            q[i] = -q[i]
    return q


def _exponential(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """The quaternion of a rotation vector [rad]."""
    angle = float(np.linalg.norm(vector))
    if angle < 1e-12:
        return np.array([1.0, 0.0, 0.0, 0.0])
    return np.concatenate([[np.cos(angle / 2)], np.sin(angle / 2) / angle * vector])


def _logarithm(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rotation vector [rad] that turns `a` into `b`, in the axes of `a`, the short way round."""
    d = quaternion_multiply(a * (1, -1, -1, -1), b)
    if d[0] < 0:
        d = -d
    sine = float(np.linalg.norm(d[1:]))
    return d[1:] * (2 * np.arctan2(sine, d[0]) / sine) if sine > 1e-12 else np.zeros(3)


def _slerp(a: NDArray[np.float64], b: NDArray[np.float64], u: float) -> NDArray[np.float64]:
    return quaternion_multiply(a, _exponential(_logarithm(a, b) * u))
