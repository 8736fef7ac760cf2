"""Light on what lies outside the windows: sun and an analytic sky, without bounces, because it is only looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.lighting.arrays import rows, unit_rows
from terrazzo.lighting.baking import both_sides
from terrazzo.lighting.estimates import OFFSET
from terrazzo.lighting.lights import Lights
from terrazzo.lighting.scene import Scene
from terrazzo.native import core


def bake_outside(
    points: ArrayLike,
    normals: ArrayLike,
    lights: Lights,
    *,
    scene: Scene | None = None,
    two_sided: ArrayLike | None = None,
    seed: int = 0,
    threads: int = 0,
) -> NDArray[np.float32]:
    """Irradiance in the open: the sun, with shadows where a scene is given, and the whole sky unblocked.

    Args:
        points: [m], shape [n, 3].
        normals: Shape [n, 3]; brought to unit length.
        lights: Only the sun and the sky are used.
        scene: What casts shadows outside, or None for none.
        two_sided: Leaves and other sheets, bool, shape [n].
        seed: Seeds the sun's disc.
        threads: 0 for all cores.

    Returns:
        Linear RGB, shape [n, 3].
    """
    p = rows("points", points)
    n = unit_rows("normals", normals, count=len(p))
    shadows = Scene([], []) if scene is None else scene
    only_sun = Lights(sun=lights.sun).native()

    def one_side(facing: NDArray[np.float32]) -> NDArray[np.float32]:
        sun, _ = core().light_direct(
            shadows.native, only_sun, p, facing, 1, 4, seed & 0xFFFFFFFF, 0, 4 * OFFSET, threads
        )
        sky = 0.0 if lights.sky is None else lights.sky.irradiance(facing)
        return (sun + sky).astype(np.float32)

    light = one_side(n)
    if two_sided is not None and np.any(two_sided):
        back = one_side(-n)
        both = both_sides(light, back)
        light = np.where(np.asarray(two_sided, bool)[:, None], both, light)
    return light
