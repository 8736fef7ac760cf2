"""Which way is up, where the floor is, and which way the walls run: from how people hold cameras and from flat surfaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.reconstruct.surfaces import Surfaces

WINDOWS = tuple(np.radians((25.0, 15.0, 10.0, 6.0, 6.0)))
"""Angles within which a normal counts as that of a floor or of a wall, narrowing [rad]."""
FARTHEST_TURN = np.radians(30.0)
"""How far flat surfaces may turn what the cameras say of up [rad]."""
FLOOR_SHARE = 0.12
"""Share of the largest level surface that the floor must have at least."""
BELOW_FLOOR = 0.04
"""Share of all that is seen that may lie under the floor: reflections and floaters."""
LEVEL = np.cos(np.radians(18.0))
"""Cosine up to which a normal is that of a level surface."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Standing:
    """How a capture stands.

    Args:
        rotation: From the capture's frame to one with +Z up and walls along x and y, shape [3, 3].
        floor: Height of the floor in that frame, in the capture's units; of the lowest thing where none was found.
        has_floor: Whether a floor was found.
        turned: Angle between what the cameras and what the surfaces say of up [rad].
    """

    rotation: Array
    floor: float
    has_floor: bool
    turned: float


def up_of_cameras(cameras: Sequence[Camera]) -> Array:
    """Up as cameras say: people hold them level more surely than they hold them straight, unit, shape [3]."""
    turns = np.array([quaternion_to_matrix(c.pose.rotation) for c in cameras])
    right, up = turns[:, :, 0], -turns[:, :, 1]
    mean = up.mean(0)
    length = float(np.linalg.norm(mean))
    mean = mean / length if length > 1e-6 else np.array([0.0, 0.0, 1.0])
    values, axes = np.linalg.eigh(right.T @ right / len(right))
    level = axes[:, 0] * (1 if axes[:, 0] @ mean > 0 else -1)
    # Where all look the same way, "across to the right" is as well their forward as up.
    return level if values[1] > 0.05 and level @ mean > 0.6 else mean


def stand_up(surfaces: Surfaces, cameras: Sequence[Camera], *, upright: bool = False) -> Standing:
    """Finds up, floor and the walls' direction.

    Args:
        surfaces: Thinned, in the capture's frame.
        cameras: Of the capture.
        upright: Whether +Z is known to be up.
    """
    start = np.array([0.0, 0.0, 1.0]) if upright else up_of_cameras(cameras)
    up = start if upright else _settled(surfaces.normals, start)
    turned = float(np.arccos(np.clip(up @ start, -1, 1)))
    rotation = _along_walls(surfaces.normals, up)
    eyes = np.array([c.position for c in cameras]) @ rotation.T
    points, normals = surfaces.points @ rotation.T, surfaces.normals @ rotation.T
    floor = _floor(points, normals, float(np.median(eyes[:, 2])))
    if floor is None:
        lowest = float(np.quantile(points[:, 2], 0.02)) if len(points) else float(eyes[:, 2].min()) - 1.5
        return Standing(rotation, lowest, False, turned)
    return Standing(rotation, floor, True, turned)


def _settled(normals: Array, start: Array) -> Array:
    """The direction near `start` that most normals are along or across."""
    up = start
    for window in WINDOWS:
        along = np.abs(normals @ up)
        level, wall = normals[along > np.cos(window)], normals[along < np.sin(window)]
        if len(level) + len(wall) < 30:
            return start
        _, axes = np.linalg.eigh(wall.T @ wall - level.T @ level)
        found = axes[:, 0] * (1 if axes[:, 0] @ up > 0 else -1)
        if found @ start < np.cos(FARTHEST_TURN):
            return start
        up = found
    return up


def _along_walls(normals: Array, up: Array) -> Array:
    """The rotation that makes `up` +Z and most walls' normals run along x or y."""
    side = np.cross(up, (0.0, 1.0, 0.0) if abs(up[1]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    base = np.stack([side, np.cross(up, side), up])
    flat = normals @ base.T
    wall = flat[np.abs(flat[:, 2]) < 0.25]
    angle = np.arctan2(wall[:, 1], wall[:, 0])
    # Four times the angle is the same for all four walls of a room.
    yaw = float(np.angle(np.exp(4j * angle).sum()) / 4) if len(wall) else 0.0
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]]) @ base


def _floor(points: Array, normals: Array, eyes: float) -> float | None:
    """Height of the lowest large level surface under the cameras; None where there is none."""
    level = points[normals[:, 2] > LEVEL, 2]
    level = level[level < eyes]
    if len(level) < 20:
        return None
    low, high = np.quantile(points[:, 2], [0.005, 0.995])
    window = max((high - low) * 0.02, 1e-6)
    edges = np.arange(level.min() - window, level.max() + 2 * window, window / 2)
    count = np.histogram(level, edges)[0]
    near = np.convolve(count, [1, 1, 1, 1], "same")
    total = len(points)
    for k in np.flatnonzero(near >= max(FLOOR_SHARE * near.max(), 15)):
        height = edges[k] + window / 4
        if (points[:, 2] < height - 2 * window).sum() > BELOW_FLOOR * total:
            return None
        peak = k + int(np.argmax(near[k : k + 4]))
        some = level[np.abs(level - (edges[peak] + window / 4)) < 1.5 * window]
        return float(np.median(some))
    return None
