"""Still views: which camera a picture is taken with when nobody says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.filming.tours import orbit
from terrazzo.paths import DEFAULT_FOV
from terrazzo.world.worlds import World


def choose_camera(
    world: World,
    size: tuple[int, int],
    *,
    name: str | None = None,
    eye: ArrayLike | None = None,
    target: ArrayLike | None = None,
    panorama: bool = False,
) -> Camera:
    """A camera for one picture of a world.

    Args:
        world: What to look at.
        size: Width and height [px].
        name: One of the world's own cameras; its first when None.
        eye: Position [m], instead of a named camera.
        target: Point to look at [m]; the middle of the world when None.
        panorama: Take an equirectangular picture from the camera's place.

    Raises:
        ArgumentError: There is no camera of that name, or a name and a position are both given.
    """
    width, height = size
    if name is not None and eye is not None:
        raise ArgumentError("give the name of a camera or a position, not both")
    if name is not None and name not in world.cameras:
        known = ", ".join(world.cameras) or "none"
        raise ArgumentError(f"this world has no camera {name!r}; it has: {known}")
    if eye is not None:
        look = world.bounds.centre if target is None else target
        camera = Camera.look_at(eye, look, width=width, height=height, fov=DEFAULT_FOV)
    elif world.cameras:
        camera = _cropped(world.cameras[name or next(iter(world.cameras))], width, height)
    else:
        camera = orbit(world).at(0.0, width=width, height=height)
    if panorama:
        return replace(
            Camera.panorama(camera.position, width=width, height=height), pose=_level(camera, width)
        )
    return camera


def _cropped(camera: Camera, width: int, height: int) -> Camera:
    """The camera at another size with its horizontal field of view and square pixels."""
    focal = camera.fx * width / camera.width
    return Camera(camera.pose, width, height, focal, focal, width / 2, height / 2)


def _level(camera: Camera, width: int):
    """The upright pose of a panorama whose middle looks where the camera does."""
    forward = camera.pose.rotate((0.0, 0.0, 1.0))
    return Camera.panorama(
        camera.position, width=max(width, 2), yaw=float(np.arctan2(forward[1], forward[0]))
    ).pose
