"""Small seeded scenes and the ways to compare pictures that the render tests share."""

from __future__ import annotations

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.splats import Splats


def cloud(
    n: int,
    *,
    seed: int = 0,
    degree: int = 0,
    spread: float = 2.0,
    centre: tuple[float, float, float] = (5.0, 0.0, 0.0),
    sizes: tuple[float, float] = (0.02, 0.4),
    things: int = 0,
) -> Splats:
    """Splats of every size, shape and opacity, scattered in a ball [m]."""
    rng = np.random.default_rng(seed)
    harmonics = rng.normal(0, 0.25, (n, (degree + 1) ** 2, 3))
    harmonics[:, 0] = rng.uniform(-1.5, 1.8, (n, 3))
    return Splats(
        rng.normal(centre, spread, (n, 3)),
        rng.normal(0, 1, (n, 4)),
        np.exp(rng.uniform(*np.log(sizes), (n, 3))),
        rng.uniform(0.02, 1, n),
        harmonics,
        rng.integers(0, things, n) if things else None,
    )


def one_splat(
    mean: tuple[float, float, float],
    scale: float | tuple[float, float, float],
    *,
    opacity: float = 0.8,
    colour: tuple[float, float, float] = (1.0, 0.5, 0.25),
    quaternion: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0),
    thing: int | None = None,
) -> Splats:
    """A scene of one splat."""
    things = None if thing is None else [thing]
    scales = np.broadcast_to(np.asarray(scale, np.float32), (1, 3))
    return Splats.from_colours([mean], [quaternion], scales, [opacity], [colour], things)


def pinhole(width: int = 120, height: int = 72, *, fov: float = 1.2) -> Camera:
    """At the origin, looking along +X."""
    return Camera.look_at((0, 0, 0), (1, 0, 0), width=width, height=height, fov=fov)


def panorama(width: int = 128, height: int = 64) -> Camera:
    """At the origin, its middle along +X."""
    return Camera.panorama((0, 0, 0), width=width, height=height)


CAMERAS = {
    "pinhole": pinhole(),
    "off-centre": Camera(pinhole().pose, 100, 70, 90.0, 130.0, 20.0, 61.0),
    "panorama": panorama(),
}


def decibels(picture: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio for a peak of 1."""
    error = float(np.mean((np.asarray(picture, np.float64) - np.asarray(truth, np.float64)) ** 2))
    return float("inf") if error == 0 else -10 * np.log10(error)
