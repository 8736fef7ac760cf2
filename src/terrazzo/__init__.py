"""Terrazzo: words in, a world of labelled Gaussian-splat things out.

    import terrazzo as tz

    world = tz.create("a sunlit kitchen with oak cabinets, a marble island and two stools")
    tz.film(world, tz.orbit(world), "kitchen.mp4")

Every public name is exported here, once, and is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from terrazzo.cameras import Camera as Camera
    from terrazzo.errors import TerrazzoError as TerrazzoError
    from terrazzo.formats import read_splats as read_splats
    from terrazzo.formats import write_splats as write_splats
    from terrazzo.geometry import Pose as Pose
    from terrazzo.render import rasterize as rasterize
    from terrazzo.render.frames import Frame as Frame
    from terrazzo.splats import Splats as Splats
    from terrazzo.world import Thing as Thing
    from terrazzo.world import World as World

_HOMES: dict[str, str] = {
    "Camera": "terrazzo.cameras",
    "Frame": "terrazzo.render.frames",
    "Pose": "terrazzo.geometry",
    "Splats": "terrazzo.splats",
    "TerrazzoError": "terrazzo.errors",
    "Thing": "terrazzo.world",
    "World": "terrazzo.world",
    "rasterize": "terrazzo.render",
    "read_splats": "terrazzo.formats",
    "write_splats": "terrazzo.formats",
}
"""Public name -> the module that it is loaded from."""

__all__ = [
    "Camera",
    "Frame",
    "Pose",
    "Splats",
    "TerrazzoError",
    "Thing",
    "World",
    "__version__",
    "rasterize",
    "read_splats",
    "write_splats",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'terrazzo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
