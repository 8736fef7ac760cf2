"""`bake`: all the light that reaches many points, fast and smooth enough to paint splats with.

Sun and lamps cast sharp shadows and are found at every point. The sky through the windows, glowing surfaces and
bounces are smooth, so they are gathered with many rays at few places and blended over surfaces; the rays end on
"surfels" whose own light, after all bounces, was solved for once before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.lighting.arrays import rows, unit_rows
from terrazzo.lighting.estimates import OFFSET, direct
from terrazzo.lighting.lights import Lights
from terrazzo.lighting.scene import Scene
from terrazzo.native import core
from terrazzo.progress import Progress, silent

BRIGHT_SIDE = 0.65
"""Share of the brighter side in a sheet that is seen, with one colour, from both."""
PIECE = 65536
"""Points between two reports of progress."""
NORMAL_WEIGHT = 0.08
"""Metres that a difference of one in the normals counts for when soft light is evened out."""


@dataclass(frozen=True)
class Quality:
    """How much work a bake is.

    Args:
        samples: For the lamps at a point; three times as many in penumbrae.
        sun_samples: For the sun at a point, likewise.
        broad_samples: For the sky and for glowing surfaces at a gather, likewise.
        surfels: Surface elements between which light bounces.
        links: Rays that find what a surfel sees.
        bounces: At most; it stops earlier when the light no longer changes.
        rays: Of one gather of indirect light.
        gathers: Most places at which it is gathered.
        detail: A gather speaks for this share of the mean distance to what it sees; less is finer.
        neighbours: Points over which lamplight is evened out; 1 for not at all.
    """

    samples: int = 6
    sun_samples: int = 6
    broad_samples: int = 48
    surfels: int = 12000
    links: int = 128
    bounces: int = 16
    rays: int = 320
    gathers: int = 24000
    detail: float = 0.16
    neighbours: int = 10


QUALITIES = {
    "draft": Quality(4, 4, 16, 6000, 64, 8, 96, 8000, 0.3, 1),
    "normal": Quality(),
    "high": Quality(24, 16, 128, 40000, 256, 24, 768, 80000, 0.12, 8),
}
"""Ready-made qualities by name."""


def bake(
    scene: Scene,
    points: ArrayLike,
    normals: ArrayLike,
    lights: Lights,
    *,
    two_sided: ArrayLike | None = None,
    quality: str | Quality = "normal",
    seed: int = 0,
    threads: int = 0,
    progress: Progress = silent,
) -> NDArray[np.float32]:
    """Irradiance at points: sun, sky, lamps, glowing surfaces, and all bounces between surfaces.

    Args:
        scene: What blocks and reflects light; the points usually lie on it.
        points: [m], shape [n, 3].
        normals: Shape [n, 3]; brought to unit length.
        lights: Lights.
        two_sided: Points of sheets that are lit from both sides, bool, shape [n].
        quality: "draft", "normal", "high", or a `Quality`.
        seed: The same seed gives the same bytes, whatever the number of threads.
        threads: 0 for all cores.
        progress: Called with the stage and the fraction of the bake that is done.

    Returns:
        Linear RGB, shape [n, 3]; radiance is albedo / pi times this, plus what the surface emits.

    Raises:
        ArgumentError: Shapes disagree, a value is not finite, or the quality is unknown.
    """
    p = rows("points", points)
    n = unit_rows("normals", normals, count=len(p))
    settings = _quality(quality)
    sheet = np.zeros(len(p), bool) if two_sided is None else np.asarray(two_sided, bool)
    if sheet.shape != (len(p),):
        raise ArgumentError(f"two_sided has shape {sheet.shape}; wanted [{len(p)}]")
    if not len(p):
        return np.zeros((0, 3), np.float32)
    backs = np.flatnonzero(sheet)
    all_points = np.concatenate([p, p[backs]])
    all_normals = np.concatenate([n, -n[backs]])
    light = _sharp(scene, all_points, all_normals, lights, settings, seed, threads, progress)
    light += _smooth(scene, all_points, all_normals, lights, settings, seed, threads, progress)
    front, back = light[: len(p)], light[len(p) :]
    if len(backs):
        pair = np.stack([front[backs], back])
        front[backs] = BRIGHT_SIDE * pair.max(0) + (1 - BRIGHT_SIDE) * pair.min(0)
    progress("light", 1.0)
    return np.ascontiguousarray(front)


def _quality(quality: str | Quality) -> Quality:
    if isinstance(quality, Quality):
        return quality
    if quality not in QUALITIES:
        raise ArgumentError(f"quality is {quality!r}; wanted one of {', '.join(QUALITIES)} or a Quality")
    return QUALITIES[quality]


def _sharp(
    scene: Scene,
    points: NDArray[np.float32],
    normals: NDArray[np.float32],
    lights: Lights,
    quality: Quality,
    seed: int,
    threads: int,
    progress: Progress,
) -> NDArray[np.float32]:
    """Sun and lamps."""
    sources = lights.native()
    out = np.empty_like(points)
    for first in range(0, len(points), PIECE):
        progress("direct light", 0.45 * first / len(points))
        piece = slice(first, first + PIECE)
        out[piece] = core().light_sharp(
            scene.native,
            sources,
            points[piece],
            normals[piece],
            quality.samples,
            quality.sun_samples,
            seed & 0xFFFFFFFF,
            first,
            OFFSET,
            threads,
        )
    return out


def _smooth(
    scene: Scene,
    points: NDArray[np.float32],
    normals: NDArray[np.float32],
    lights: Lights,
    quality: Quality,
    seed: int,
    threads: int,
    progress: Progress,
) -> NDArray[np.float32]:
    """Bounces between surfels, then gathers at chosen points, blended; with them the sky and glowing surfaces."""
    if not len(scene):  # nothing bounces, and nothing says how far a gather speaks for others
        bare = Lights(None, lights.sky, (), lights.portals)
        return direct(scene, points, normals, bare, samples=quality.broad_samples, seed=seed, threads=threads)
    progress("bounces", 0.5)
    surfels = core().light_surfels(
        scene.native,
        lights.native(),
        quality.surfels,
        32,
        quality.links,
        quality.bounces,
        seed & 0xFFFFFFFF,
        OFFSET,
        threads,
    )
    progress("indirect light", 0.65)
    light, _ = core().light_gather(
        scene.native,
        lights.native(),
        surfels,
        points,
        normals,
        quality.rays,
        quality.broad_samples,
        quality.gathers,
        quality.detail,
        seed & 0xFFFFFFFF,
        OFFSET,
        threads,
    )
    return light
