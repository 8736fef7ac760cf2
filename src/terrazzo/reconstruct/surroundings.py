"""What poses alone say of a place: where the cameras look, how far what they see may be, and who sees the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import quaternion_to_matrix

WIDE_ANGLE = np.radians(50)
"""Angle between two cameras' axes up to which their pictures may be compared [rad]."""
FEW_POINTS = 50
"""Points from which on they tell how far a place reaches."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The cameras of a capture as arrays.

    Args:
        eyes: Shape [n, 3].
        forward: Unit directions that they look in, shape [n, 3].
        focus: The point that their axes come nearest to, shape [3].
        inward: Whether most look at the focus from some way off, as around a thing; otherwise they look about.
        near: Distance from the eyes at which things may begin.
        far: Distance at which they end, as far as a comparison can tell.
        radius: Of the cameras around their middle, a little more.
    """

    eyes: NDArray[np.float64]
    forward: NDArray[np.float64]
    focus: NDArray[np.float64]
    inward: bool
    near: float
    far: float
    radius: float


def survey(cameras: Sequence[Camera], points: NDArray[np.floating] | None = None) -> Surroundings:
    """Looks at cameras, and at known points where there are some.

    Args:
        cameras: At least one.
        points: In their frame, shape [n, 3].
    """
    eyes = np.array([c.position for c in cameras])
    forward = np.array([quaternion_to_matrix(c.pose.rotation)[:, 2] for c in cameras])
    focus = _focus(eyes, forward)
    away = np.linalg.norm(focus - eyes, axis=1)
    ahead = ((focus - eyes) * forward).sum(1) / np.maximum(away, 1e-12)
    radius = 1.1 * float(np.linalg.norm(eyes - eyes.mean(0), axis=1).max())
    inward = len(eyes) > 2 and float(np.median(ahead)) > 0.9 and float((ahead > 0.7).mean()) > 0.85
    if points is not None and len(points) >= FEW_POINTS:
        near, far = _reach_of_points(cameras, points)
    elif inward:
        near, far = 0.25 * float(np.median(away)), 4.0 * float(np.median(away))
    else:
        step = _neighbour_distance(eyes)
        near, far = 1.5 * step, 150 * step
    radius = max(radius, 0.2 * float(np.sqrt(near * far)), 1e-6)
    return Surroundings(eyes, forward, focus, inward, near, far, radius)


def neighbours(around: Surroundings, number: int, count: int) -> list[int]:
    """Cameras whose pictures show the same as that of camera `number` from a little way off, the best first."""
    gap = np.linalg.norm(around.eyes - around.eyes[number], axis=1)
    turn = np.arccos(np.clip(around.forward @ around.forward[number], -1, 1))
    least = 0.01 * np.sqrt(around.near * around.far)
    wanted = 0.12 * np.sqrt(around.near * around.far)
    cost = np.abs(np.log(np.maximum(gap, 1e-12) / wanted)) + 2 * (turn / WIDE_ANGLE) ** 2
    cost[(gap < least) | (turn > WIDE_ANGLE)] = np.inf
    cost[number] = np.inf
    return [int(i) for i in np.argsort(cost, kind="stable")[:count] if np.isfinite(cost[i])]


def spread(around: Surroundings, count: int) -> list[int]:
    """Up to `count` cameras that are as different in place and direction as can be (farthest point first)."""
    scale = max(float(np.linalg.norm(around.eyes.std(0))), 1e-9)
    rows = np.concatenate([around.eyes / scale, around.forward], axis=1)
    chosen = [int(np.argmin(np.linalg.norm(rows - rows.mean(0), axis=1)))]
    gap = np.linalg.norm(rows - rows[chosen[0]], axis=1)
    while len(chosen) < min(count, len(rows)):
        chosen.append(int(np.argmax(gap)))
        gap = np.minimum(gap, np.linalg.norm(rows - rows[chosen[-1]], axis=1))
    return chosen


def _focus(eyes: NDArray[np.float64], forward: NDArray[np.float64]) -> NDArray[np.float64]:
    """Least squares of the distance to all axes; a little weight keeps it defined when they are parallel."""
    across = np.eye(3) - forward[:, :, None] * forward[:, None, :]
    middle = eyes.mean(0)
    weight = 1e-6 * np.eye(3)
    return np.linalg.solve(
        across.sum(0) + weight, (across @ eyes[:, :, None])[:, :, 0].sum(0) + weight @ middle
    )


def _neighbour_distance(eyes: NDArray[np.float64]) -> float:
    if len(eyes) < 2:
        return 1.0
    eyes = eyes[:1000]
    gaps = np.linalg.norm(eyes[:, None] - eyes[None], axis=-1)
    gaps[np.arange(len(eyes)), np.arange(len(eyes))] = np.inf
    return max(float(np.median(gaps.min(1))), 1e-6)


def _reach_of_points(cameras: Sequence[Camera], points: NDArray[np.floating]) -> tuple[float, float]:
    some = points[:: max(1, len(points) // 3000)].astype(np.float64)
    seen: list[NDArray[np.float64]] = []
    for camera in cameras:
        u, v, z = project(camera, some)
        inside = (z > 0) & (u > 0) & (u < camera.width) & (v > 0) & (v < camera.height)
        seen.append(z[inside])
    depths = np.concatenate(seen)
    if len(depths) < 20:
        return 0.1, 100.0
    near, far = np.quantile(depths, [0.02, 0.98])
    return 0.7 * float(near), max(1.5 * float(far), 1.5 * float(near))


def project(
    camera: Camera, points: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Columns and rows [px] and depths of points [n, 3] in a pinhole camera; behind it the depth is not above 0."""
    matrix = camera.world_to_camera
    x, y, z = matrix[:3, :3] @ np.asarray(points, np.float64).T + matrix[:3, 3:]
    safe = np.where(z > 1e-9, z, 1e-9)
    return camera.fx * x / safe + camera.cx, camera.fy * y / safe + camera.cy, z
