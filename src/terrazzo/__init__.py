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
    from terrazzo.creation import build as build
    from terrazzo.creation import create as create
    from terrazzo.creation import plan as plan
    from terrazzo.creation import variations as variations
    from terrazzo.editing import Edited as Edited
    from terrazzo.editing import edit as edit
    from terrazzo.editing import edits_of as edits_of
    from terrazzo.editing import replay as replay
    from terrazzo.errors import TerrazzoError as TerrazzoError
    from terrazzo.filming import Shot as Shot
    from terrazzo.filming import compare as compare
    from terrazzo.filming import dolly as dolly
    from terrazzo.filming import film as film
    from terrazzo.filming import orbit as orbit
    from terrazzo.filming import walk as walk
    from terrazzo.formats import read_splats as read_splats
    from terrazzo.formats import write_splats as write_splats
    from terrazzo.geometry import Pose as Pose
    from terrazzo.layout import draw_plan as draw_plan
    from terrazzo.layout import draw_plan_png as draw_plan_png
    from terrazzo.paths import CameraPath as CameraPath
    from terrazzo.paths import Keyframe as Keyframe
    from terrazzo.reconstruct import Effort as Effort
    from terrazzo.reconstruct import create_from_photographs as create_from_photographs
    from terrazzo.render import rasterize as rasterize
    from terrazzo.render import save_picture as save_picture
    from terrazzo.render.frames import Frame as Frame
    from terrazzo.splats import Splats as Splats
    from terrazzo.studio import view as view
    from terrazzo.world import Thing as Thing
    from terrazzo.world import World as World
    from terrazzo.world import open_world as open_world
    from terrazzo.world import save_world as save_world

_HOMES: dict[str, str] = {
    "Camera": "terrazzo.cameras",
    "CameraPath": "terrazzo.paths",
    "Edited": "terrazzo.editing",
    "Effort": "terrazzo.reconstruct",
    "Frame": "terrazzo.render.frames",
    "Keyframe": "terrazzo.paths",
    "Pose": "terrazzo.geometry",
    "Shot": "terrazzo.filming",
    "Splats": "terrazzo.splats",
    "TerrazzoError": "terrazzo.errors",
    "Thing": "terrazzo.world",
    "World": "terrazzo.world",
    "build": "terrazzo.creation",
    "compare": "terrazzo.filming",
    "create": "terrazzo.creation",
    "create_from_photographs": "terrazzo.reconstruct",
    "dolly": "terrazzo.filming",
    "edit": "terrazzo.editing",
    "edits_of": "terrazzo.editing",
    "film": "terrazzo.filming",
    "draw_plan": "terrazzo.layout",
    "draw_plan_png": "terrazzo.layout",
    "open_world": "terrazzo.world",
    "orbit": "terrazzo.filming",
    "plan": "terrazzo.creation",
    "rasterize": "terrazzo.render",
    "read_splats": "terrazzo.formats",
    "replay": "terrazzo.editing",
    "save_picture": "terrazzo.render",
    "save_world": "terrazzo.world",
    "variations": "terrazzo.creation",
    "view": "terrazzo.studio",
    "walk": "terrazzo.filming",
    "write_splats": "terrazzo.formats",
}
"""Public name -> the module that it is loaded from."""

__all__ = [
    "Camera",
    "CameraPath",
    "Edited",
    "Effort",
    "Frame",
    "Keyframe",
    "Pose",
    "Shot",
    "Splats",
    "TerrazzoError",
    "Thing",
    "World",
    "build",
    "compare",
    "create",
    "create_from_photographs",
    "dolly",
    "draw_plan",
    "draw_plan_png",
    "edit",
    "edits_of",
    "film",
    "open_world",
    "orbit",
    "plan",
    "rasterize",
    "read_splats",
    "replay",
    "save_picture",
    "save_world",
    "variations",
    "view",
    "walk",
    "write_splats",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'terrazzo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
