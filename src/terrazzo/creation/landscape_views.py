"""Named cameras of a landscape: the main view and the three other ways one would look, at eye height, and one from higher up."""

from __future__ import annotations

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.creation.viewpoints import EYE_HEIGHT, FOV
from terrazzo.geometry import polygon_depth
from terrazzo.lighting import Scene
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import Land
from terrazzo.world.freespace import free_space
from terrazzo.world.worlds import World

PITCH = float(np.radians(-2.5))
"""Outdoors one looks at the horizon, a little down."""


def landscape_cameras(
    world: World, land: Land, scene: Scene, *, width: int = 1280, height: int = 720
) -> dict[str, Camera]:
    """ "view" along the land's main heading, "left", "right", "back", and "overview" from above and behind."""
    space = free_space(world)
    free = space.centre(np.argwhere(space.clearance > 0.45))
    if not len(free):
        free = np.zeros((1, 2))
    way = np.array([np.cos(land.facing), np.sin(land.facing)])
    cameras = {}
    # A step or two back from the middle, so that what was asked for stands in front.
    start = _nearest(free, -3.5 * way)
    for name, turn in (("view", 0.0), ("left", np.pi / 2), ("right", -np.pi / 2), ("back", np.pi)):
        eye = start if name == "view" else _nearest(free, np.zeros(2))
        cameras[name] = _camera(land, world, scene, eye, land.facing + turn, EYE_HEIGHT, PITCH, width, height)
    far = _nearest(free, -0.8 * np.abs(land.walk).max() * way)
    cameras["overview"] = _camera(land, world, scene, far, land.facing, 5.5, np.radians(-11), width, height)
    return cameras


def _nearest(free: Floats, place: Floats) -> Floats:
    return free[int(np.argmin(np.linalg.norm(free - place, axis=1)))]


def _camera(
    land: Land,
    world: World,
    scene: Scene,
    eye: Floats,
    yaw: float,
    up: float,
    pitch: float,
    width: int,
    height: int,
) -> Camera:
    ground = float(world.ground.at(eye)) if world.ground is not None else 0.0
    place = np.array([*eye, ground + up])
    forward = np.array([np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), np.sin(pitch)])
    return Camera.look_at(place, place + forward, width=width, height=height, fov=FOV)


def inside(walk: Floats, point: Floats) -> bool:
    """Whether a point lies in the walkable part."""
    return bool(polygon_depth(walk, point) > 0)
