"""The default backend: the compiled core on the CPU."""

from __future__ import annotations

from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.native import core
from terrazzo.render.frames import Frame
from terrazzo.render.rasterizer import Request

Floats = NDArray[np.float32]

PAIR_BUDGET = 1 << 23
"""(tile, footprint) pairs listed at a time: 32 MiB, whatever the scene."""


def native_camera(camera: Camera) -> tuple[Floats, Floats, Floats, bool]:
    """A camera as the core takes it: rotation from the world [3, 3], eye [3], fx, fy, cx and cy [4], and whether it wraps."""
    return (
        np.ascontiguousarray(camera.world_to_camera[:3, :3], np.float32),
        camera.position.astype(np.float32),
        np.array([camera.fx, camera.fy, camera.cx, camera.cy], np.float32),
        camera.projection == "equirectangular",
    )


def draw_native(request: Request) -> Frame:
    """Draws with the compiled core."""
    return draw_timed(request)[0]


def draw_timed(
    request: Request, *, module: ModuleType | None = None, pair_budget: int = PAIR_BUDGET
) -> tuple[Frame, dict[str, float]]:
    """Draws, and says what the stages took.

    Args:
        request: What to draw.
        module: Another build of the core than the best one, for tests and benchmarks.
        pair_budget: (tile, footprint) pairs that are listed at a time; a scene with more is drawn in slabs.

    Returns:
        The frame, and a dictionary: seconds of "project", "sort", "bin" and "blend"; counts of "visible" footprints,
        (tile, footprint) "pairs" and "slabs".
    """
    splats, camera = request.splats, request.camera
    h, w = camera.height, camera.width
    colour, alpha = np.empty((h, w, 3), np.float32), np.empty((h, w), np.float32)
    depth = np.empty((h, w), np.float32) if "depth" in request.passes else None
    normals = np.empty((h, w, 3), np.float32) if "normals" in request.passes else None
    things = np.empty((h, w), np.int32) if "things" in request.passes else None
    report = (module or core()).rasterize(
        splats.means,
        splats.quaternions,
        splats.scales,
        splats.opacities,
        splats.harmonics,
        splats.things,
        *native_camera(camera),
        np.array(request.background, np.float32),
        request.degree,
        request.antialias,
        request.threads,
        pair_budget,
        colour,
        alpha,
        depth,
        normals,
        things,
    )
    return Frame(colour, alpha, depth, normals, things), report
