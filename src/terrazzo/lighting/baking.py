"""`LightField` and `bake`: all the light that reaches many points, fast and smooth enough to paint splats with.

Sun and lamps cast sharp shadows and are found at every point. The sky through the windows, glowing surfaces and
bounces are smooth, so they are gathered with many rays at few places and blended over surfaces; the rays end on
"surfels" whose own light, after all bounces, was solved for once before.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.lighting.arrays import rows, unit_rows
from terrazzo.lighting.estimates import OFFSET, direct
from terrazzo.lighting.lights import Lights
from terrazzo.lighting.scene import Scene
from terrazzo.native import core
from terrazzo.progress import Progress, silent
from terrazzo.threads import usable_threads

BRIGHT_SIDE = 0.65
"""Share of the brighter side in a sheet that is seen, with one colour, from both."""
PIECE = 65536
"""Points between two reports of progress."""
LEAST_ALPHA = 0.01
"""Roughness of the smoothest mirror: less would only cost precision."""


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
        finest: But for no less than this far around [m].
        spread: It is blended with others up to so many times as far: less is sharper, and shows more grain.
        places: On each surfel, at which the light that falls on it directly is found.
    """

    samples: int = 6
    sun_samples: int = 6
    broad_samples: int = 40
    surfels: int = 12000
    links: int = 128
    bounces: int = 16
    rays: int = 200
    gathers: int = 24000
    detail: float = 0.16
    finest: float = 0.02
    spread: float = 2.0
    places: int = 32


QUALITIES = {
    "draft": Quality(4, 4, 16, 5000, 48, 8, 64, 6000, 0.3, places=12),
    "normal": Quality(),
    "high": Quality(24, 16, 128, 40000, 256, 24, 768, 80000, 0.12),
}
"""Ready-made qualities by name."""


def both_sides(front: NDArray[np.float32], back: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light of a thin sheet that is lit from both sides: more like that of the brighter one. Irradiance, shape [n, 3]."""
    high, low = np.maximum(front, back), np.minimum(front, back)
    return low + np.float32(BRIGHT_SIDE) * (high - low)


class LightField:
    """The light of a scene, solved once, to be asked for at any number of places.

    Args:
        scene: What blocks and reflects light.
        lights: Lights.
        quality: "draft", "normal", "high", or a `Quality`.
        seed: The same seed gives the same bytes, whatever the number of threads.
        threads: 0 for all cores.

    Raises:
        ArgumentError: The quality is unknown.
    """

    def __init__(
        self,
        scene: Scene,
        lights: Lights,
        *,
        quality: str | Quality = "normal",
        seed: int = 0,
        threads: int = 0,
    ):
        self._scene, self._lights, self._sources = scene, lights, lights.native()
        self._quality = _quality(quality)
        self._seed, self._threads = seed & 0xFFFFFFFF, threads
        self._ahead: Future[Any] | None = None
        self._kept: Any = None

    def remembering(self, quality: str | Quality) -> LightField:
        """The same light, gathered to another quality; what is gathered for one call serves all later ones.

        Calls then agree with each other where they overlap, but what a call returns depends on those before it.

        Raises:
            ArgumentError: The quality is unknown.
        """
        other = LightField(self._scene, self._lights, quality=quality, seed=self._seed, threads=self._threads)
        if len(self._scene):
            other._surfels = self._surfels
            other._kept = other._cache()
        return other

    def solve_ahead(self) -> None:
        """Lets light bounce on half the cores from now on, while the caller goes on with what needs no light yet."""
        if self._ahead is None and len(self._scene):
            pool = ThreadPoolExecutor(1)
            self._ahead = pool.submit(self._solved, max(1, (self._threads or usable_threads()) // 2))
            pool.shutdown(wait=False)

    @cached_property
    def _surfels(self) -> Any:
        """Surface elements that know what they send out after all bounces."""
        return self._solved(self._threads) if self._ahead is None else self._ahead.result()

    def _solved(self, threads: int) -> Any:
        q = self._quality
        return core().light_surfels(
            self._scene.native, self._sources, q.surfels, q.places, q.links, q.bounces, self._seed, OFFSET, threads
        )  # fmt: skip

    def irradiance(
        self,
        points: ArrayLike,
        normals: ArrayLike,
        *,
        two_sided: ArrayLike | None = None,
        sides: NDArray[np.float32] | None = None,
        progress: Progress = silent,
    ) -> NDArray[np.float32]:
        """Irradiance at points; see `bake`.

        Args:
            points: [m], shape [n, 3].
            normals: Shape [n, 3]; brought to unit length.
            two_sided: Points of sheets that are lit from both sides, bool, shape [n].
            sides: Edge vectors of the rectangle around each point over which sunlight is averaged [m], shape [n, 2, 3]:
                a splat shows the mean of an edge of light that crosses it. At the points alone when None.
            progress: Called with the stage and the fraction that is done.

        Returns:
            Linear RGB, shape [n, 3].

        Raises:
            ArgumentError: Shapes disagree or a value is not finite.
        """
        p = rows("points", points)
        n = unit_rows("normals", normals, count=len(p))
        sheet = np.zeros(len(p), bool) if two_sided is None else np.asarray(two_sided, bool)
        if sheet.shape != (len(p),):
            raise ArgumentError(f"two_sided has shape {sheet.shape}; wanted [{len(p)}]")
        if sides is not None and sides.shape != (len(p), 2, 3):
            raise ArgumentError(f"sides has shape {sides.shape}; wanted [{len(p)}, 2, 3]")
        if not len(p):
            return np.zeros((0, 3), np.float32)
        backs = np.flatnonzero(sheet)
        all_points = np.concatenate([p, p[backs]])
        all_normals = np.concatenate([n, -n[backs]])
        all_sides = None if sides is None else np.concatenate([sides, sides[backs]])
        light = self._sharp(all_points, all_normals, all_sides, progress)
        light += self._smooth(all_points, all_normals, progress)
        front, back = light[: len(p)], light[len(p) :]
        if len(backs):
            front[backs] = both_sides(front[backs], back)
        progress("light", 1.0)
        return np.ascontiguousarray(front)

    def sharp(self, points: ArrayLike, normals: ArrayLike) -> NDArray[np.float32]:
        """Irradiance from the sun and lamps alone, without bounces, at points as for `irradiance`, shape [n, 3].

        It does not depend on the other points: what is not shadowed anew has the same light in two scenes, to the bit.
        """
        p = rows("points", points)
        return self._sharp(p, unit_rows("normals", normals, count=len(p)), None, silent)

    def smooth(self, points: ArrayLike, normals: ArrayLike) -> NDArray[np.float32]:
        """The rest of `irradiance`: sky, glowing surfaces and bounces, shape [n, 3]."""
        p = rows("points", points)
        return self._smooth(p, unit_rows("normals", normals, count=len(p)), silent)

    def mirrored(
        self,
        points: ArrayLike,
        normals: ArrayLike,
        roughness: ArrayLike,
        views: ArrayLike,
        *,
        rays: int = 2,
        paired: bool = False,
        shared: bool = False,
    ) -> NDArray[np.float32]:
        """Mean radiance that glossy surfaces mirror towards eyes, before Fresnel's factor.

        Args:
            points: On surfaces [m], shape [n, 3].
            normals: Shape [n, 3]; brought to unit length.
            roughness: Alpha of GGX, 0 (a mirror) to 1, shape [n].
            views: Directions towards the eye, shape [k, 3]; brought to unit length.
            rays: For each point and view, or for each point where they are shared, >= 1.
            paired: The i-th view is of the i-th point only: k is n, and the result has one view each.
            shared: All views of a point get the same rays, spread evenly over the half space: for rough surfaces a few
                for each view are then enough.

        Returns:
            Linear RGB, shape [n, k, 3]; 0 for views from below the surface.
        """
        p = rows("points", points)
        n = unit_rows("normals", normals, count=len(p))
        v = unit_rows("views", views, count=np.shape(views)[0])
        alpha = np.ascontiguousarray(roughness, np.float32)
        if alpha.shape != (len(p),) or not (np.isfinite(alpha).all() and (alpha >= 0).all()):
            raise ArgumentError(f"roughness has shape {alpha.shape}; wanted numbers of 0 or more, [{len(p)}]")
        if paired and len(v) != len(p):
            raise ArgumentError(f"{len(v)} views for {len(p)} points; paired, wanted as many of each")
        if rays < 1:
            raise ArgumentError(f"rays is {rays}; wanted 1 or more")
        if not len(p) or not len(self._scene):
            return np.zeros((len(p), 1 if paired else len(v), 3), np.float32)
        return core().light_mirrored(
            self._scene.native, self._sources, self._surfels, p, n, np.maximum(alpha, LEAST_ALPHA), v, paired, shared,
            rays, self._seed, OFFSET, self._threads,
        )  # fmt: skip

    def _sharp(
        self,
        points: NDArray[np.float32],
        normals: NDArray[np.float32],
        sides: NDArray[np.float32] | None,
        progress: Progress,
    ) -> NDArray[np.float32]:
        """Sun and lamps."""
        q, out = self._quality, np.empty_like(points)
        edges = np.zeros((0, 2, 3), np.float32) if sides is None else np.asarray(sides, np.float32)
        for first in range(0, len(points), PIECE):
            progress("direct light", 0.35 * first / len(points))
            piece = slice(first, first + PIECE)
            out[piece] = core().light_sharp(
                self._scene.native, self._sources, points[piece], normals[piece],
                np.ascontiguousarray(edges[piece]).reshape(-1, 3), q.samples, q.sun_samples,
                self._seed, first, OFFSET, self._threads,
            )  # fmt: skip
        return out

    def _smooth(
        self, points: NDArray[np.float32], normals: NDArray[np.float32], progress: Progress
    ) -> NDArray[np.float32]:
        """Bounces between surfels, then gathers at chosen points, blended; with them the sky and glowing surfaces."""
        q = self._quality
        if not len(self._scene):  # nothing bounces, and nothing says how far a gather speaks for others
            bare = Lights(None, self._lights.sky, (), self._lights.portals)
            return direct(
                self._scene, points, normals, bare, samples=q.broad_samples, seed=self._seed, threads=self._threads
            )  # fmt: skip
        progress("bounces", 0.35)
        cache = self._cache() if self._kept is None else self._kept
        progress("indirect light", 0.55)
        return cache.light(points, normals)

    def _cache(self) -> Any:
        """Where indirect light is gathered, with what has been gathered so far."""
        q = self._quality
        return core().light_cache(
            self._scene.native, self._sources, self._surfels, q.rays, q.broad_samples, q.gathers, q.detail, q.finest, q.spread,
            self._seed, OFFSET, self._threads,
        )  # fmt: skip


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
    field = LightField(scene, lights, quality=quality, seed=seed, threads=threads)
    return field.irradiance(points, normals, two_sided=two_sided, progress=progress)


def _quality(quality: str | Quality) -> Quality:
    if isinstance(quality, Quality):
        return quality
    if quality not in QUALITIES:
        raise ArgumentError(f"quality is {quality!r}; wanted one of {', '.join(QUALITIES)} or a Quality")
    return QUALITIES[quality]
