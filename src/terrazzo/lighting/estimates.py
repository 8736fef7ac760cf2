"""Light at points by sampling: straight from the lights, and after bounces by path tracing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.lighting.arrays import rows, unit_rows
from terrazzo.lighting.lights import Lights
from terrazzo.lighting.scene import Scene
from terrazzo.native import core

OFFSET = 1.5e-3
"""Rays start this far above the surface [m], so that rounding and facets do not shade it by itself."""


def direct(
    scene: Scene,
    points: ArrayLike,
    normals: ArrayLike,
    lights: Lights,
    *,
    samples: int = 16,
    seed: int = 0,
    threads: int = 0,
) -> NDArray[np.float32]:
    """Irradiance straight from the lights and from glowing triangles.

    Windows are sampled by solid angle (Urena et al. 2013), spheres by their cone, glowing triangles by their area and
    by the cosine together (Veach and Guibas 1995). Points in penumbrae get three times the samples.

    Args:
        scene: What casts shadows.
        points: [m], shape [n, 3].
        normals: Shape [n, 3]; brought to unit length.
        lights: Lights.
        samples: For each kind of light, >= 1.
        seed: Point i draws its samples from (seed, i).
        threads: 0 for all cores; the result is the same for any number.

    Returns:
        Linear RGB, shape [n, 3].
    """
    sun, soft = direct_parts(scene, points, normals, lights, samples=samples, seed=seed, threads=threads)
    return sun + soft


def direct_parts(
    scene: Scene,
    points: ArrayLike,
    normals: ArrayLike,
    lights: Lights,
    *,
    samples: int = 16,
    seed: int = 0,
    threads: int = 0,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The two parts of `direct`: from the sun, whose shadows are sharp, and from everything else."""
    p, n = rows("points", points), unit_rows("normals", normals, count=np.shape(points)[0])
    check_samples(samples)
    return core().light_direct(
        scene.native, lights.native(), p, n, samples, samples, seed & 0xFFFFFFFF, 0, OFFSET, threads
    )


def indirect(
    scene: Scene,
    points: ArrayLike,
    normals: ArrayLike,
    lights: Lights,
    *,
    samples: int = 64,
    bounces: int = 4,
    seed: int = 0,
    threads: int = 0,
) -> NDArray[np.float32]:
    """Irradiance after one to `bounces` bounces, by path tracing with light sampled at every bounce.

    It is noisy and slow, and makes no assumption: `bake` is checked against it.

    Args:
        scene: What light bounces off.
        points: [m], shape [n, 3].
        normals: Shape [n, 3]; brought to unit length.
        lights: Lights.
        samples: Paths a point, >= 1.
        bounces: Longest path, >= 1.
        seed: Point i draws its samples from (seed, i).
        threads: 0 for all cores; the result is the same for any number.

    Returns:
        Linear RGB, shape [n, 3].
    """
    p, n = rows("points", points), unit_rows("normals", normals, count=np.shape(points)[0])
    check_samples(samples)
    if bounces < 1:
        raise ArgumentError(f"bounces is {bounces}; wanted 1 or more")
    return core().light_paths(
        scene.native, lights.native(), p, n, samples, bounces, seed & 0xFFFFFFFF, OFFSET, threads
    )


def check_samples(samples: int) -> None:
    """Refuses a number of samples that makes no estimate."""
    if not 1 <= samples <= 1 << 20:
        raise ArgumentError(f"samples is {samples}; wanted 1 to {1 << 20}")
