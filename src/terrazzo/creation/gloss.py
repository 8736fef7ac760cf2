"""Gloss: what polished surfaces mirror, carried in the harmonics of their splats.

For each of a few dozen directions of view the light mirrored from around is found by rays (`LightField.mirrored`), at a
few places that speak for those near them; each cell then gets the harmonics of degree 2 that come nearest to its display
colour over the directions from which it can be seen. That blurs reflections to some 60 degrees across: a floor shows the
glow of its window, a pot its bright and its dark side, a mirror no face.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.harmonics import SH_C0, harmonic_basis
from terrazzo.lighting import LightField
from terrazzo.materials.finish import Finish
from terrazzo.materials.solid import Floats
from terrazzo.materials.textures import pattern
from terrazzo.native import core
from terrazzo.threads import pieces, together

DEGREE = 2
GLOSSY = 0.12
"""Gloss from which a surface mirrors enough to be seen."""
BARE = 0.4
"""Metal duller than this is painted: its gloss is that of the paint."""
DIELECTRIC = 0.04
"""Reflectance of varnish, glass, glaze and plastic at normal incidence (refractive index 1.5)."""
VIVID = 0.5
"""Gloss from which the whole of what is mirrored is worked out for every cell."""
CLEAR = 0.75
"""Gloss from which what is mirrored changes from place to place too quickly to be shared widely."""
VIEWS = 48
"""Directions of view, all around."""
RAYS, DULL_RAYS = 6, 64
"""Rays for each place and view of vivid surfaces; and for each place of dull ones, whose wide lobes share them."""
PLACE, DRAFT_PLACE = 0.06, 0.12
"""Surfaces of one gloss within this distance that face alike share what they mirror [m]; and in drafts."""
NEIGHBOURS, DULL_NEIGHBOURS = 14, 48
"""Places that a cell's reflection is blended from; and those that places are first blended from themselves on dull
surfaces, where the reflection changes slowly. At most 64."""
FACING = 0.15
"""Metres that a difference of one in the normals counts for between places."""
TOGETHER = 0.03
"""Side of the cubes whose cells look for those places together [m]."""
RIDGE = 0.02
"""Weight that keeps the harmonics small where no view tells them otherwise."""
OPEN = 1.6
"""A dull place mirrors as much as those around it where it gets at least one part in this of their light, else less."""
HEADINGS = 600
"""Normals that share the matrix of a fit."""


def roughness(gloss: NDArray) -> Floats:
    """Alpha of the GGX microfacet distribution (Walter et al. 2007) for a gloss of 0 (matt) to 1 (mirror)."""
    return (0.02 + 0.6 * (1 - np.asarray(gloss, np.float32)) ** 1.5).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Surfaces:
    """Glossy places. All arrays have the same first axis m.

    Args:
        places: In the world [m], shape [m, 3].
        normals: Unit vectors, shape [m, 3].
        gloss: 0..1, shape [m].
        metallic: Metals tint what they mirror and scatter nothing, shape [m].
        albedo: Linear RGB, shape [m, 3].
        irradiance: Linear RGB, shape [m, 3].
        opacity: 0..1: what is mirrored shows on glass that is hardly there, shape [m].
        bright: Factor on what is mirrored, which `irradiance` holds already, shape [m].
    """

    places: Floats
    normals: Floats
    gloss: Floats
    metallic: NDArray[np.bool_]
    albedo: Floats
    irradiance: Floats
    opacity: Floats
    bright: Floats

    def __len__(self) -> int:
        return len(self.places)

    def select(self, rows: NDArray | slice) -> Surfaces:
        """Some of them."""
        return Surfaces(*(getattr(self, f.name)[rows] for f in fields(self)))


Display = Callable[[Floats], Floats]
"""From linear radiance to display colour, shape [..., 3]."""


def sheen(field: LightField, surfaces: Surfaces, display: Display, *, draft: bool = False) -> Floats:
    """Harmonics of degree 2 of the display colours of glossy surfaces.

    Args:
        field: The light.
        surfaces: Where, and what they are.
        display: The exposure.
        draft: Surfaces share what they mirror from farther, and half the rays find it.

    Returns:
        Coefficients in the world's frame, so that the colour is 0.5 plus their sum over the basis, shape [m, 9, 3].
    """
    out = np.empty((len(surfaces), (DEGREE + 1) ** 2, 3), np.float32)
    vivid = surfaces.metallic | (surfaces.gloss >= VIVID)
    for rows, paint, shared in (
        (np.flatnonzero(vivid), _exact, False),
        (np.flatnonzero(~vivid), _by_secant, True),
    ):
        if not len(rows):
            continue
        some = surfaces.select(rows)
        spot = _spokesmen(some, DRAFT_PLACE if draft else PLACE)
        speakers = some.select(spot)
        alpha = roughness(speakers.gloss)
        rays = (DULL_RAYS if shared else RAYS) // (2 if draft else 1)
        around = field.mirrored(speakers.places, speakers.normals, alpha, _views(), rays=rays, shared=shared)
        near = _near(speakers)
        brushed = np.flatnonzero(speakers.gloss < CLEAR)
        if len(brushed):
            coarse = _blend(near, around, speakers.select(brushed), DULL_NEIGHBOURS)
            around[brushed] = coarse.reshape(len(brushed), *around.shape[1:])
        out[rows] = paint(speakers, near, around, some, display)
    return out


def is_metallic(finish: Finish) -> bool:
    """Whether a finish is bare metal, which mirrors in its own colour and scatters nothing."""
    return pattern(finish.pattern).metallic and finish.gloss >= BARE


def fresnel(alpha: Floats, metallic: NDArray[np.bool_], albedo: Floats, cosine: Floats) -> Floats:
    """Share of light that is mirrored.

    Schlick's approximation (1994), held back on rough surfaces as in Fdez-Aguera, "A multiple-scattering microfacet model
    for real-time image-based lighting" (2019); their roughness is the square root of alpha.

    Args:
        alpha: Roughness, shape [m].
        metallic: Shape [m].
        albedo: Linear RGB, shape [m, 3].
        cosine: Of the angle between normal and view, shape [m, k].

    Returns:
        Shape [m, k, 3], or [m, k, 1] where nothing is metallic.
    """
    base = np.where(metallic[:, None], albedo, np.float32(DIELECTRIC))
    if not metallic.any():
        base = base[:, :1]
    most = np.maximum(1 - np.sqrt(alpha)[:, None], base)
    return base[:, None] + (most - base)[:, None] * _fifth(1 - cosine)[..., None]


def _fifth(x: Floats) -> Floats:
    """The fifth power, which NumPy would take by logarithms."""
    square = x * x
    return square * square * x


def _fresnel(some: Surfaces) -> Floats:
    """Share that is mirrored towards each view, shape [m, k, 3] or [m, k, 1]."""
    cosine = np.clip(some.normals @ _views().T, 0, 1)
    return fresnel(roughness(some.gloss), some.metallic, some.albedo, cosine)


def _scattered(some: Surfaces) -> Floats:
    """Radiance that leaves in all directions alike, were nothing mirrored, shape [m, 3]."""
    lit = some.albedo * some.irradiance / np.float32(np.pi)
    return np.where(some.metallic[:, None], np.float32(0), lit)


def _exact(speakers: Surfaces, near: Any, around: Floats, some: Surfaces, display: Display) -> Floats:
    """Harmonics of the display colours at all views, for surfaces that mirror much."""
    out = np.empty((len(some), (DEGREE + 1) ** 2, 3), np.float32)

    def paint(rows: slice) -> None:
        part = some.select(rows)
        radiance = _blend(near, around, part, NEIGHBOURS).reshape(-1, VIEWS, 3)
        share, scattered = _fresnel(part), _scattered(part)[:, None]
        radiance *= (part.bright / part.opacity)[:, None, None]
        radiance -= scattered
        radiance *= share
        radiance += scattered
        out[rows] = _fitted(part.normals, display(radiance) - np.float32(0.5))

    together(paint, pieces(len(some)))
    return out


def _by_secant(speakers: Surfaces, near: Any, around: Floats, some: Surfaces, display: Display) -> Floats:
    """The same for surfaces that mirror little: harmonics of the mirrored radiance itself, carried over to the display by
    the slope of its curve between what is scattered and the mean of what is mirrored on top."""
    out = np.empty((len(some), (DEGREE + 1) ** 2, 3), np.float32)
    mirrored = _fresnel(speakers) * around * (speakers.bright / speakers.opacity)[:, None, None]
    harmonics = _fitted(speakers.normals, mirrored)
    mean = np.maximum(harmonics[:, 0] * np.float32(SH_C0), 1e-5)
    told = np.concatenate(
        [harmonics.reshape(len(speakers), -1), mean, speakers.irradiance.mean(1)[:, None]], 1
    )

    def paint(rows: slice) -> None:
        part = some.select(rows)
        blended = _blend(near, told, part, NEIGHBOURS)
        # What keeps light from a place, close to it, is seen in its reflection too.
        lit = part.irradiance.mean(1) / np.maximum(blended[:, -1], 1e-6)
        blended *= np.clip(OPEN * lit, 0.02, 1)[:, None]
        own, step = blended[:, :-4].reshape(len(part), -1, 3), blended[:, -4:-1]
        below = _scattered(part) * np.float32(1 - DIELECTRIC)
        low = display(below)
        slope = (display(below + step) - low) / step
        out[rows] = own * slope[:, None]
        out[rows, 0] += (low - np.float32(0.5)) / np.float32(SH_C0)

    together(paint, pieces(len(some)))
    return out


def _near(speakers: Surfaces) -> Any:
    """The speakers' places, ready to be looked for."""
    return core().light_speakers(speakers.places, speakers.normals, FACING)


def _blend(near: Any, values: Floats, some: Surfaces, neighbours: int) -> Floats:
    """Values of the speakers, blended at all places, shape [m, channels]."""
    flat = np.ascontiguousarray(values.reshape(len(values), -1), np.float32)
    return core().light_blend(near, flat, some.places, some.normals, neighbours, TOGETHER)


def _fitted(normals: Floats, values: Floats) -> Floats:
    """Harmonics of values at the views [m, k, 3] over the directions that each normal can be seen from, shape [m, 9, 3]."""
    out = np.empty((len(values), (DEGREE + 1) ** 2, 3), np.float32)
    normals, values = (np.ascontiguousarray(a, np.float32) for a in (normals, values))
    core().fit_harmonics(normals, values, _directions(HEADINGS), _fits(), out)
    return out


def fitted_slowly(normals: Floats, values: Floats) -> Floats:
    """`_fitted` in plain NumPy: what the fast one is checked against."""
    near = np.argmax(normals @ _directions(HEADINGS).T, axis=1)
    return np.einsum("mkh,mkc->mhc", _fits()[near], values)


def _spokesmen(some: Surfaces, place: float) -> NDArray[np.integer]:
    """One place for each small region of space, heading and gloss."""
    key = np.column_stack(
        [
            np.floor(some.places / np.float32(place)),
            np.rint(some.normals * 3),
            np.rint(some.gloss[:, None] * 8),
        ]
    ).astype(np.int64)
    weights = np.array([1, 4093, 4093**2, 53, 59, 61, 67], np.int64)
    return np.unique((key * weights * 0x9E3779B1).sum(1), return_index=True)[1]


@lru_cache(maxsize=1)
def _views() -> Floats:
    """Directions towards the eye, shape [k, 3]."""
    return _directions(VIEWS)


@lru_cache(maxsize=4)
def _directions(count: int) -> Floats:
    """Well spread unit vectors (a Fibonacci lattice), shape [count, 3]."""
    i = np.arange(count) + 0.5
    z = 1 - 2 * i / count
    angle = i * np.pi * (3 - 5**0.5)
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(angle), r * np.sin(angle), z], -1).astype(np.float32)


@lru_cache(maxsize=1)
def _fits() -> Floats:
    """For each heading the matrix from values at the views to harmonics, by weighted least squares, shape [n, k, 9].

    Slanting views count for more, since rooms are mostly seen that way; views from below the surface count for nothing.
    """
    views = _views().astype(np.float64)
    cosine = _directions(HEADINGS).astype(np.float64) @ views.T
    weight = np.where(cosine > 0.03, 1 / (cosine + 0.3), 0.0)
    weight /= weight.sum(1, keepdims=True)
    basis = harmonic_basis(-views, DEGREE)  # harmonics are asked for along the ray from the eye
    ridge = RIDGE * np.eye(basis.shape[1])
    ridge[0, 0] = 1e-6
    weighted = weight[:, :, None] * basis
    fits = np.linalg.solve(np.swapaxes(weighted, 1, 2) @ basis + ridge, np.swapaxes(weighted, 1, 2))
    return np.ascontiguousarray(np.swapaxes(fits, 1, 2), np.float32)
