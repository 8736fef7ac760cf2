"""Pictures of a stage by tracing rays at its own surfaces: the slow twin of everything that turns surfaces into splats.

Each ray is shaded where it hits: the texture at that very point, light by path tracing, and what a polished surface
mirrors; silvered glass sends it on. The grain of light that comes from the sky and from other surfaces is filtered over a
few pixels of the same plane (`lighting.Filter`). Benchmarks compare splats with these pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.gloss import GLOSSY, fresnel, is_metallic, roughness
from terrazzo.creation.hits import Hits, Surfaces
from terrazzo.creation.lobes import blended
from terrazzo.creation.mirrors import PATTERN, SILVER
from terrazzo.creation.stage import Stage
from terrazzo.errors import ArgumentError
from terrazzo.lighting import (
    Adaptation,
    Filter,
    LightField,
    bake_outside,
    both_sides,
    direct_parts,
    indirect,
    to_srgb,
)
from terrazzo.materials.solid import Floats
from terrazzo.materials.textures import albedo

LAYERS = 6
"""Panes and mirrors that a ray is followed through."""
THROUGH = 1e-4
"""Rays go on this far behind a pane [m]."""
MIRRORED, VIVIDLY_MIRRORED = 4, 32
"""Rays of a polished surface for each path of light; and of one that mirrors much beside what it scatters."""
VIVID = 0.1
"""Share of light that a surface mirrors over what it scatters, from which it mirrors much."""
FEW_KIN, ALONE = 24, 16
"""Hits that share their light with fewer than this get so many times the paths: grain that is left makes thin things
dark, because an exposure lifts the dark more than it lowers the bright."""
FAINT = 0.004
"""Share of a ray's light below which it is not followed."""


@dataclass(frozen=True, eq=False)
class Sketch:
    """A picture some pixels of which are drawn.

    Args:
        pixels: Which, counted row by row, shape [n].
        colours: Of those, display sRGB, shape [n, 3].
        weights: How many pixels each of those stands for, shape [n].
    """

    pixels: NDArray[np.int32]
    colours: NDArray[np.floating]
    weights: NDArray[np.floating]

    def compact(self) -> Sketch:
        """The same in half precision, colours within 0..1: a third of the memory."""
        colours = np.clip(self.colours, 0, 1).astype(np.float16)
        return Sketch(self.pixels, colours, self.weights.astype(np.float16))


class Tracer:
    """Casts rays at everything on a stage.

    Args:
        stage: What there is.
        field: Its light, for what is mirrored.
        adaptation: From light to display colours.
        flat: Irradiance everywhere instead of path tracing; nothing mirrors then.
        paths: Paths for each hit; 0 for the light of the field instead, which has no grain.
        bounces: Longest path.
    """

    def __init__(
        self,
        stage: Stage,
        field: LightField,
        adaptation: Adaptation,
        *,
        flat: float | None = None,
        paths: int = 32,
        bounces: int = 8,
    ):
        self._stage, self._field, self._adaptation = stage, field, adaptation
        self._exposure = adaptation.exposure
        self._flat = flat
        self._paths, self._bounces = paths, bounces
        self._surfaces = Surfaces(stage.parts)
        self._outside = np.array([stage.pieces[p.owner].outside for p in stage.parts])
        self._silvered = np.array([p.finish.pattern == PATTERN for p in stage.parts])
        self._sheet = np.array([not p.part.closed for p in stage.parts])
        self._seed = 0

    def picture(self, camera: Camera, *, samples: int = 4, background: Floats | None = None) -> Floats:
        """What a pinhole camera sees, display sRGB, shape [h, w, 3].

        Args:
            camera: Where from.
            samples: Rays for each pixel, on a regular net; a square number.
            background: Display colour where a ray meets nothing, shape [3]; the sky when None.
        """
        return self.layers(camera, samples=samples, background=background).mean(0, dtype=np.float32)

    def layers(self, camera: Camera, *, samples: int = 4, background: Floats | None = None) -> Floats:
        """`picture` before its samples are averaged, shape [samples, h, w, 3]; their grain is independent."""
        side = round(samples**0.5)
        if side**2 != samples or samples < 1:
            raise ArgumentError(f"samples is {samples}; wanted a square number")
        out = np.zeros((samples, camera.height * camera.width, 3), np.float32)
        grid = camera.height, camera.width
        for i, (row, column) in enumerate(np.ndindex(side, side)):
            self._seed += 1
            rays = _rays(camera, (column + 0.5) / side, (row + 0.5) / side)
            out[i] = self._shaded(*rays, background, grid)
        return out.reshape(samples, *grid, 3)

    def sketches(
        self, cameras: Sequence[Camera], chances: Sequence[NDArray[np.floating]], *, seed: int = 0
    ) -> list[Sketch]:
        """What pinhole cameras see, one ray somewhere in each of some pixels: jagged, but right on average, and quick.

        Args:
            cameras: Where from; several at once share the work that the light of the field takes.
            chances: For each camera the chance that a pixel gets a ray, 0..1, shape [h, w].
            seed: Of the pixels and of the places in them.
        """
        random = np.random.default_rng(seed)
        drawn = [
            random.random((c.height, c.width)) < chance for c, chance in zip(cameras, chances, strict=True)
        ]
        rays = [_rays(c, *random.uniform(size=(2, d.sum())), drawn=d) for c, d in zip(cameras, drawn)]
        start, direction = (np.concatenate(r) for r in zip(*rays))
        self._seed += 1
        colours = self._shaded(start, direction, None, None)
        own = np.split(colours, np.cumsum([d.sum() for d in drawn])[:-1])
        return [
            Sketch(np.flatnonzero(d).astype(np.int32), some, 1 / chance[d])
            for d, some, chance in zip(drawn, own, chances)
        ]

    def _shaded(
        self,
        start: NDArray[np.float32],
        direction: NDArray[np.float32],
        background: Floats | None,
        grid: tuple[int, int] | None,
    ) -> NDArray[np.float32]:
        """Display colours of rays, shape [n, 3]; those of a whole picture have a grid."""
        start, direction = start.copy(), direction.copy()
        out, share = np.zeros_like(start), np.ones((len(start), 3))
        left = np.arange(len(start))
        for _ in range(LAYERS):
            met, hits = self._surfaces.met(left, start[left], direction[left])
            gone, left = left[~met], left[met]
            sky = self._sky(direction[gone]) if background is None else background
            out[gone] += share[gone] * sky
            silvered = self._silvered[hits.part]
            start[left] = hits.points
            direction[left[silvered]] = _bounced(direction[left[silvered]], hits.normals[silvered])
            share[left[silvered]] *= to_srgb(SILVER)
            plain = left[~silvered]
            if len(plain):
                colour, opacity = self._display(hits[~silvered], grid)
                out[plain] += share[plain] * opacity[:, None] * colour
                share[plain] *= (1 - opacity)[:, None]
            start[left] += THROUGH * direction[left]
            left = left[share[left].max(1) > FAINT]
            if not len(left):
                break
        return out

    def _sky(self, direction: NDArray[np.float32]) -> Floats:
        sky = self._stage.lights.sky
        if sky is None or not len(direction):
            return np.zeros((len(direction), 3), np.float32)
        return self._exposure.display(sky.radiance(direction), outside=True)

    def _display(self, hits: Hits, grid: tuple[int, int] | None) -> tuple[Floats, NDArray[np.float64]]:
        """Display colour [n, 3] and opacity [n] of hits; light is shared between neighbours on a grid of pixels."""
        stage, shared = self._stage, None if grid is None or not self._paths else _Shared(hits, grid)
        colour, finishes = np.zeros((len(hits.part), 3), np.float32), [p.finish for p in stage.parts]
        order = np.argsort(hits.part, kind="stable")
        for some in np.split(order, np.flatnonzero(np.diff(hits.part[order])) + 1):
            painted = stage.parts[hits.part[some[0]]]
            back, corners = painted.pose.inverse(), painted.part.surface.corners
            colour[some] = albedo(
                painted.finish, back.apply(hits.points[some]), back.rotate(hits.normals[some]),
                low=corners.min((0, 1)), high=corners.max((0, 1)),
            )  # fmt: skip
        opacity = np.array([f.opacity for f in finishes])[hits.part]
        glow = np.array([f.emission for f in finishes])[hits.part]
        outside = self._outside[hits.part]
        light = np.zeros_like(colour)
        room = ~outside
        light[room] = self._light(hits[room], shared)
        bright = np.ones(len(colour), np.float32)
        bright[room] = self._adaptation.at(hits.points[room], stage.rooms_of_parts[hits.part[room]])
        light[room] = self._adaptation.lit(light[room], bright[room])
        if outside.any():
            light[outside] = bake_outside(
                hits.points[outside], hits.normals[outside], stage.lights,
                two_sided=self._sheet[hits.part[outside]], scene=stage.scene,
            )  # fmt: skip
        radiance = colour * light / np.pi
        gloss = np.array([f.gloss for f in finishes])[hits.part]
        shiny = np.flatnonzero(room & (gloss >= GLOSSY) & (glow.max(1) == 0))
        if len(shiny) and self._flat is None:
            radiance[shiny] = self._polished(
                hits[shiny],
                gloss[shiny],
                colour[shiny],
                radiance[shiny],
                bright[shiny] / opacity[shiny],
                shared,
            )
        radiance = radiance + glow
        shown = self._exposure.display(radiance)
        if outside.any():
            shown[outside] = self._exposure.display(radiance[outside], outside=True)
        return shown, opacity

    def _polished(
        self,
        hits: Hits,
        gloss: NDArray,
        colour: Floats,
        scattered: Floats,
        bright: NDArray,
        shared: _Shared | None,
    ) -> Floats:
        """Radiance of polished surfaces: what they scatter, and what they mirror towards the eye, `bright` times."""
        metal = np.array([is_metallic(p.finish) for p in self._stage.parts])[hits.part]
        alpha = roughness(gloss)
        cosine = np.clip(np.einsum("ij,ij->i", hits.normals, hits.towards), 0, 1)
        share = fresnel(alpha, metal, colour, cosine[:, None])[:, 0]
        mirrored = np.empty((len(gloss), 3), np.float32)
        vivid = metal | (share.mean(1) > VIVID * colour.mean(1))
        for some, rays in ((np.flatnonzero(~vivid), MIRRORED), (np.flatnonzero(vivid), VIVIDLY_MIRRORED)):
            mirrored[some] = self._field.mirrored(
                hits.points[some], hits.normals[some], alpha[some], hits.towards[some],
                rays=rays * max(1, self._paths), paired=True,
            )[:, 0]  # fmt: skip
        if shared is not None:
            mirrored = shared.mean(mirrored, hits, steps=(1,))
        elif not self._paths:
            mirrored = blended(mirrored, hits.points, hits.normals, hits.towards, alpha)
        below = np.where(metal[:, None], 0, scattered)
        return (below * (1 - share) + share * mirrored * bright[:, None]).astype(np.float32)

    def _light(self, hits: Hits, shared: _Shared | None) -> Floats:
        """Irradiance indoors, shape [n, 3]."""
        if self._flat is not None:
            return np.full((len(hits.part), 3), self._flat, np.float32)
        if not self._paths:
            return self._field.irradiance(hits.points, hits.normals, two_sided=self._sheet[hits.part])
        light = self._traced(hits, shared)
        sheet = np.flatnonzero(self._sheet[hits.part])
        if len(sheet):
            light[sheet] = both_sides(light[sheet], self._traced(hits[sheet].turned(), shared))
        return light

    def _traced(self, hits: Hits, shared: _Shared | None) -> Floats:
        """Irradiance by path tracing on the side of the normals, shape [n, 3]."""
        if shared is None:
            sun, soft, bounced = self._estimated(hits, ALONE * self._paths)
            return sun + soft + bounced
        sun, soft, bounced = self._estimated(hits, self._paths)
        alone = shared.alone(hits)
        if len(alone):
            _, soft[alone], bounced[alone] = self._estimated(hits[alone], ALONE * self._paths)
        return sun + shared.mean(soft, hits, steps=(1,)) + shared.mean(bounced, hits, steps=(1, 3))

    def _estimated(self, hits: Hits, paths: int) -> tuple[Floats, Floats, Floats]:
        """Irradiance of sun and lamps, of sky and glowing surfaces, and of bounces, grainy, shape [n, 3] each."""
        stage, seed = self._stage, self._seed
        points, normals = hits.points.astype(np.float32), hits.normals.astype(np.float32)
        sun, soft = direct_parts(stage.scene, points, normals, stage.lights, samples=max(4, paths), seed=seed)
        bounced = indirect(
            stage.scene, points, normals, stage.lights, samples=paths, bounces=self._bounces, seed=seed
        )
        return sun, soft, bounced


class _Shared:
    """Light of the first hits of a picture's rays, shared between neighbours of the same surface."""

    def __init__(self, hits: Hits, grid: tuple[int, int]):
        self._grid = grid
        self._filter = Filter(
            self._spread(hits.points, hits),
            self._spread(hits.normals, hits),
            self._spread(hits.part, hits, -1),
        )

    def mean(self, light: Floats, hits: Hits, *, steps: tuple[int, ...]) -> Floats:
        """Light of some of the hits, all those of the same parts, shape [n, 3]."""
        return self._filter.mean(self._spread(light, hits), steps=steps).reshape(-1, 3)[hits.pixel]

    def alone(self, hits: Hits) -> NDArray[np.integer]:
        """Rows of hits that share with too few."""
        return np.flatnonzero(self._filter.kin().ravel()[hits.pixel] < FEW_KIN)

    def _spread(self, values: NDArray, hits: Hits, empty: float = 0) -> NDArray:
        out = np.full((self._grid[0] * self._grid[1], *values.shape[1:]), empty, values.dtype)
        out[hits.pixel] = values
        return out.reshape(*self._grid, *values.shape[1:])


def _bounced(direction: NDArray[np.float32], normals: Floats) -> NDArray[np.float32]:
    """Directions after a mirror, shape [n, 3]."""
    along = np.einsum("ij,ij->i", direction, normals)
    return (direction - 2 * along[:, None] * normals).astype(np.float32)


def _rays(
    camera: Camera,
    u: float | NDArray[np.float64],
    v: float | NDArray[np.float64],
    drawn: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Starts and unit directions of one ray for each pixel, or each that is drawn, at (u, v) in it, shape [n, 3]."""
    y, x = np.mgrid[: camera.height, : camera.width] if drawn is None else np.nonzero(drawn)
    flat = [(x + u - camera.cx) / camera.fx, (y + v - camera.cy) / camera.fy, np.ones(x.shape)]
    direction = np.stack(flat, -1).reshape(-1, 3) @ camera.pose.matrix[:3, :3].T
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    start = np.broadcast_to(np.asarray(camera.position, np.float32), direction.shape)
    return start, direction.astype(np.float32)
