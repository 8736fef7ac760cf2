"""A made room, painted ray by ray: plain walls with skirting, doors, windows and pictures, a tiled floor, and a cabinet."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.sights import rays_of

LOW, HIGH = np.array([-2.2, -1.7, 0.0]), np.array([2.2, 1.7, 2.5])
CABINET = np.array([1.2, -1.1, 0.0]), np.array([1.7, -0.1, 0.85])
"""Lowest and highest corner of what stands in the room [m]."""
EYE = (-1.5, 0.3, 1.5)
COLOURS = np.array(
    [
        (0.82, 0.76, 0.62),
        (0.8, 0.78, 0.7),
        (0.66, 0.74, 0.78),
        (0.75, 0.62, 0.6),
        (0.45, 0.3, 0.2),
        (0.93, 0.93, 0.92),
    ]
)
"""Of the surfaces at x, -x, y, -y, the floor and the ceiling."""
FRAMES = {
    0: [(-1.1, 0.0, -0.2, 2.03, 0.35), (0.4, 1.1, 1.3, 1.9, 0.25)],
    1: [(-0.4, 0.0, 0.5, 2.03, 0.3)],
    2: [(-0.9, 0.9, 0.7, 2.0, 0.9), (1.1, 1.2, 1.7, 1.8, 0.3)],
    3: [(-1.4, 1.0, -0.3, 1.9, 0.4)],
}
"""On each wall: from, bottom, to and top [m], and shade, of doors, windows and pictures."""


def paint(camera: Camera, *, cabinet: bool = True, seed: int = 0) -> np.ndarray:
    """What a camera sees of the room, uint8, shape [h, w, 3]."""
    rays = rays_of(camera).astype(np.float64)
    eye = camera.position
    walls = np.array([HIGH[0] - eye[0], eye[0] - LOW[0], HIGH[1] - eye[1], eye[1] - LOW[1]])
    reach, surface = Box(walls, HIGH[2], eye[2], np.zeros(5)).cast(rays)
    points = eye + rays * reach[..., None]
    colour = COLOURS[surface]
    for wall in range(4):
        along, z = points[..., 1 if wall < 2 else 0], points[..., 2]
        for a, bottom, b, top, shade in FRAMES[wall]:
            inside = (surface == wall) & (along > a) & (along < b) & (z > bottom) & (z < top)
            colour = np.where(inside[..., None], shade, colour)
        foot = (surface == wall) & (z < 0.09)
        colour = np.where(foot[..., None], 0.95, colour)
    tile = (np.floor(points[..., 0] / 0.4) + np.floor(points[..., 1] / 0.4)) % 2
    colour = np.where((surface == 4)[..., None], colour * (0.9 + 0.12 * tile[..., None]), colour)
    if cabinet:
        colour = _with_cabinet(eye, rays, reach, colour)
    grain = np.random.default_rng(seed).normal(0, 0.006, colour.shape)
    return (np.clip(colour + grain, 0, 1) * 255 + 0.5).astype(np.uint8)


def _with_cabinet(eye: np.ndarray, rays: np.ndarray, reach: np.ndarray, colour: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = (CABINET[0] - eye) / rays, (CABINET[1] - eye) / rays
    near, far = np.minimum(a, b), np.maximum(a, b)
    enter, leave = near.max(-1), far.min(-1)
    hit = (enter > 0) & (enter < leave) & (enter < reach)
    shade = np.array([0.75, 0.95, 1.1])[near.argmax(-1)][..., None]
    return np.where(hit[..., None], np.array([0.2, 0.42, 0.3]) * shade, colour)


def camera(
    eye: tuple[float, float, float] = EYE,
    *,
    yaw: float = 0.1,
    pitch: float = -0.12,
    width: int = 480,
    fov: float = 1.25,
) -> Camera:
    """A camera in the room that looks along a heading [rad]."""
    ahead = np.array([np.cos(yaw), np.sin(yaw), np.tan(pitch)])
    return Camera.look_at(eye, np.asarray(eye) + ahead, width=width, height=width * 3 // 4, fov=fov)


def write(path: Path, camera: Camera, *, cabinet: bool = True) -> Path:
    """A photograph of the room as a file."""
    Image.fromarray(paint(camera, cabinet=cabinet)).save(path, quality=95)
    return path
