"""Pictures for pages that cannot draw splats themselves: browsers without a graphics processor.

There WebGL runs in software at a frame every few seconds; the program's own renderer makes ten and more a second on the
same processor, and the page shows them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.harmonics import SH_C0
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from terrazzo.world import World

MAX_SIDE = 4096
JPEG_QUALITY = 88
ORIGIN_TINTS = {
    "observed": (0.10, 0.62, 0.58),
    "invented": (0.86, 0.24, 0.52),
    "generated": (0.88, 0.62, 0.16),
}
"""Display colours of the overlay that shows where things come from."""
TINT = 0.6
"""Share of the overlay in what is shown."""


class Drawer:
    """Draws one world, whose splats it keeps merged.

    Args:
        world: What to draw.
        origins: Show where things come from, see `by_origin`.
    """

    def __init__(self, world: World, *, origins: bool = False):
        self._splats = by_origin(world) if origins else world.splats().with_things(None)
        self._background = world.background

    def jpeg(self, camera: Camera) -> bytes:
        """The picture of a camera as a JPEG file."""
        from PIL import Image

        frame = rasterize(self._splats, camera, background=self._background, antialias=True)
        out = io.BytesIO()
        Image.fromarray(frame.to_bytes()).save(out, "JPEG", quality=JPEG_QUALITY)
        return out.getvalue()


def by_origin(world: World) -> Splats:
    """All splats of a world, tinted by where their things come from."""
    splats = world.splats()
    if splats.things is None:
        return splats
    tints = np.array([ORIGIN_TINTS[t.origin] for t in world.everything], np.float32)
    harmonics = splats.harmonics * np.float32(1 - TINT)
    harmonics[:, 0] += TINT * (tints[splats.things] - 0.5) / np.float32(SH_C0)
    return replace(splats, harmonics=harmonics, things=None)


def read_camera(query: Mapping[str, str]) -> Camera:
    """A camera from a request: position x,y,z; rotation w,x,y,z; fov [rad]; size width,height.

    Raises:
        ArgumentError: A value is missing or makes no sense.
    """
    position = _numbers(query, "position", 3)
    rotation = _numbers(query, "rotation", 4)
    (fov,) = _numbers(query, "fov", 1)
    width, height = _numbers(query, "size", 2)
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
        raise ArgumentError(f"size is {width:g} x {height:g}; wanted 1 to {MAX_SIDE} pixels a side")
    if not np.linalg.norm(rotation) > 1e-6:
        raise ArgumentError("rotation is a zero quaternion")
    return Camera.at(position, quaternion_to_matrix(rotation), width=int(width), height=int(height), fov=fov)


def _numbers(query: Mapping[str, str], name: str, count: int) -> list[float]:
    try:
        values = [float(v) for v in query[name].split(",")]
    except KeyError:
        raise ArgumentError(f"{name} is missing") from None
    except ValueError:
        raise ArgumentError(f"{name} is {query[name]!r}; wanted numbers") from None
    if len(values) != count or not np.isfinite(values).all():
        raise ArgumentError(f"{name} needs {count} finite numbers")
    return values
