"""Rooms of an L's shape: the corner that stands in is found where it is, and rooms that are boxes stay boxes."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.reconstruct.few.contents import Contents
from terrazzo.reconstruct.few.making import place, read_picture
from terrazzo.reconstruct.few.notches import with_notch
from terrazzo.reconstruct.few.sights import rays_of, sight_of
from tests.reconstruct.few import painted

CORNER = np.array([0.9, -1.7, 0.0]), np.array([2.2, -0.4, 2.5])
"""Lowest and highest corner of what is cut out of the made room [m]."""
SHADES = np.array([0.8, 0.95, 1.1])
"""Of its faces."""


def corner_reach(camera: Camera, reach: np.ndarray) -> np.ndarray:
    """Distance of the corner in lengths of the pixels' rays, infinite where it is not before the room's walls."""
    rays = rays_of(camera).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = (CORNER[0] - camera.position) / rays, (CORNER[1] - camera.position) / rays
    enter, leave = np.minimum(a, b).max(-1), np.maximum(a, b).min(-1)
    return np.where((enter > 0) & (enter < leave) & (enter < reach - 0.01), enter, np.inf)


def paint(camera: Camera, reach: np.ndarray) -> np.ndarray:
    """A picture of the room with the corner, plain with a skirting."""
    rays = rays_of(camera).astype(float)
    pixels = painted.paint(camera, cabinet=False).astype(float) / 255
    own = corner_reach(camera, reach)
    inside = np.isfinite(own)
    points = camera.position + rays * np.where(inside, own, 0)[..., None]
    face = np.where(np.abs(points[..., 0] - CORNER[0][0]) < 1e-6, 0, 1)
    shade = np.where(points[..., 2] < 0.09, 1.2, SHADES[face])
    colour = np.array([0.8, 0.76, 0.66]) * shade[..., None]
    return (np.clip(np.where(inside[..., None], colour, pixels), 0, 1) * 255 + 0.5).astype(np.uint8)


def room_reach(camera: Camera) -> np.ndarray:
    """Distance of the room's walls without the corner."""
    rays = rays_of(camera).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = (painted.LOW - camera.position) / rays, (painted.HIGH - camera.position) / rays
    return np.maximum(a, b).min(-1)


@pytest.mark.parametrize(
    "eye, yaw, pitch",
    [((-1.7, 0.3, 1.5), 0.1, -0.15), ((-1.9, 0.9, 1.5), -0.3, -0.2), ((-1.6, -0.9, 1.5), 0.15, -0.2)],
)
def test_a_corner_that_stands_in_is_where_it_is(
    eye: tuple[float, float, float], yaw: float, pitch: float
) -> None:
    camera = painted.camera(eye, yaw=yaw, pitch=pitch)
    reach = room_reach(camera)
    own = corner_reach(camera, reach)
    read = read_picture(sight_of("a.png", paint(camera, reach), camera.fx / camera.width))
    placed = place(read, read.box.scaled(eye[2]))
    found, there = placed.surfaces[0], np.isfinite(own)
    assert there.mean() > 0.15
    assert np.median(np.abs(found[there] / own[there] - 1)) < 0.12
    assert np.median(np.abs(found[~there] / reach[~there] - 1)) < 0.05


@pytest.mark.parametrize(
    "eye, yaw", [((-1.7, 0.3, 1.5), 0.1), ((-1.9, 0.9, 1.5), -0.3), ((1.0, 0.2, 1.6), 3.0)]
)
def test_a_box_has_no_notch(eye: tuple[float, float, float], yaw: float) -> None:
    camera = painted.camera(eye, yaw=yaw, pitch=-0.2)
    read = read_picture(sight_of("a.png", painted.paint(camera), camera.fx / camera.width))
    assert read.before is None
    nothing = Contents(np.full(read.unrolled.seen.shape, -1), np.zeros((0, read.unrolled.seen.shape[1])))
    assert with_notch(nothing, read.unrolled, read.box, None) is nothing
