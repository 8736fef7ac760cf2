"""The room that the render benchmark draws: flat splats at random over walls, floor, ceiling and two dozen boxes.

Seeded, the same on every machine. It is a hard case: gaps show what lies behind, and the order is random, so memory is
read in no order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import matrix_to_quaternion
from terrazzo.harmonics import SH_C0
from terrazzo.splats import Splats

ROOM = np.array([8.0, 6.0, 3.0])
"""Width, depth and height [m]."""
BOXES = 24
EYE, TARGET = (0.6, 0.6, 1.6), (5.5, 4.2, 1.0)
"""Where the camera stands, in a corner at eye height, and what it looks at across the room [m]."""
FLATNESS = 0.12
"""Thickness of a splat by its width."""


def make_room(count: int, *, seed: int = 0) -> Splats:
    """A furnished room of `count` splats of degree 1, in random order."""
    rng = np.random.default_rng(seed)
    corners, edges = _panels(rng)
    areas = np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=-1)
    panel = rng.choice(len(areas), count, p=areas / areas.sum())
    spacing = np.sqrt(areas.sum() / count)
    first, second = edges[panel, 0], edges[panel, 1]
    means = corners[panel] + rng.random((count, 1)) * first + rng.random((count, 1)) * second
    scales = 0.65 * spacing * np.exp(rng.normal(0, 0.35, (count, 3)))
    scales[:, 2] *= FLATNESS
    normals = _unit(_unit(np.cross(first, second)) + rng.normal(0, 0.05, (count, 3)))
    base = rng.uniform(0.15, 0.85, (len(areas), 3))
    wave = 0.08 * np.sin(9 * means + rng.uniform(0, 6, (len(areas), 3))[panel]).sum(-1, keepdims=True)
    harmonics = rng.normal(0, 0.05, (count, 4, 3))
    harmonics[:, 0] = (np.clip(base[panel] + wave, 0, 1) - 0.5) / SH_C0
    opacities = np.clip(rng.beta(4, 1.2, count), 0.02, 0.999)
    return Splats(means, _facing(normals, rng), scales, opacities, harmonics)  # type: ignore[arg-type]


def room_camera(width: int = 1280, height: int = 720) -> Camera:
    """Across the room, 70 degrees wide."""
    return Camera.look_at(EYE, TARGET, width=width, height=height, fov=float(np.radians(70)))


def _panels(rng: np.random.Generator) -> tuple[NDArray, NDArray]:
    """Corners [m, 3] and edge vectors [m, 2, 3] of the rectangles of the room and of its boxes."""
    sizes = rng.uniform((0.2, 0.2, 0.2), (1.1, 0.9, 1.4), (BOXES, 3))
    lows = rng.uniform((0.3, 0.3, 0), (ROOM[0] - 1.4, ROOM[1] - 1.2, 0), (BOXES, 3))
    raised = np.arange(BOXES) % 4 == 0  # some hang, as lamps and shelves do
    lows[raised, 2] = rng.uniform(0, 1.2, raised.sum())
    sizes[raised] *= 0.4
    corners, edges = [], []
    for low, size in [(np.zeros(3), ROOM), *zip(lows, sizes)]:
        axes = np.diag(size)
        for k in range(3):
            pair = np.delete(axes, k, 0)
            corners += [low, low + axes[k]]
            edges += [pair, pair]
    return np.array(corners), np.array(edges)


def _unit(vectors: NDArray) -> NDArray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _facing(normals: NDArray, rng: np.random.Generator) -> NDArray:
    """Quaternions whose third axis is the normal, turned about it at random."""
    first = _unit(np.cross(normals, rng.normal(size=normals.shape)))
    return matrix_to_quaternion(np.stack([first, np.cross(normals, first), normals], -1))
