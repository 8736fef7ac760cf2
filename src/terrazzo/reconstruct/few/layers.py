"""Pictures to splats: every pixel becomes one that lies flat on the surface that the pixel shows, as large as its pixel there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import matrix_to_quaternion
from terrazzo.harmonics import SH_C0
from terrazzo.reconstruct.few.sights import directions
from terrazzo.render import rasterize
from terrazzo.splats import Splats

SIGMA, TEXEL_SIGMA = 0.7, 0.7
"""Deviation of a splat over the side of its pixel, and of its texel: enough to close gaps, not enough to blur."""
SHARPENINGS = 5
"""Times that what splats show too little of their picture is added to their colours."""
OPACITY = 0.97
THIN = 0.12
"""Thickness of a splat over its smaller side."""
LONGEST = 5.0
"""Longest extent of a splat over its pixel's size: surfaces seen at a slant do not smear farther."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pixels:
    """Pixels and where each lies.

    Args:
        points: Places on surfaces, in the world, shape [n, 3].
        normals: Of the surfaces, unit, shape [n, 3].
        colours: sRGB 0..1, shape [n, 3].
        parts: Which surface or thing each belongs to, shape [n].
        across: Steps to the next column's ray on the same surface, in the world, shape [n, 3].
        down: Steps to the next row's, shape [n, 3].
        places: Rows and columns in the picture, each of shape [n].
    """

    points: Array
    normals: Array
    colours: NDArray[np.floating]
    parts: NDArray[np.integer]
    across: Array
    down: Array
    places: tuple[NDArray[np.integer], NDArray[np.integer]]

    def splats(self, rows: NDArray) -> Splats:
        """Splats of some of them."""
        return flat_splats(
            self.points[rows], self.normals[rows], self.across[rows], self.down[rows], self.colours[rows]
        )


def lifted(
    camera: Camera, pixels: NDArray[np.uint8], depth: Array, normals: Array, parts: NDArray, keep: NDArray
) -> Pixels:
    """Pixels of a picture on surfaces.

    Args:
        camera: Of the picture, in the world.
        pixels: sRGB, uint8, shape [h, w, 3].
        depth: How many lengths of each pixel's ray (`directions`) away its surface is, shape [h, w].
        normals: Of the surfaces, unit, shape [h, w, 3].
        parts: Which surface or thing each pixel shows, shape [h, w].
        keep: Which pixels to take, shape [h, w].
    """
    row, column = np.nonzero(keep)
    u, v = column + 0.5, row + 0.5
    ray = directions(camera, u, v)
    t, n = depth[row, column][:, None], normals[row, column]
    facing = (ray * n).sum(1)[:, None]
    facing = np.where(np.abs(facing) < 1e-3, np.where(facing < 0, -1e-3, 1e-3), facing)

    def step(du: float, dv: float) -> Array:
        turn = directions(camera, u + du / 2, v + dv / 2) - directions(camera, u - du / 2, v - dv / 2)
        on = t * (turn - ray * (turn * n).sum(1)[:, None] / facing)
        own = t * np.linalg.norm(turn, axis=1)[:, None]
        length = np.linalg.norm(on, axis=1)[:, None]
        return on * np.minimum(1.0, LONGEST * own / np.maximum(length, 1e-12))

    colours = pixels[row, column].astype(np.float32) / np.float32(255)
    return Pixels(
        camera.position + ray * t, n, colours, parts[row, column], step(1, 0), step(0, 1), (row, column)
    )


def sharpened(
    pixels: Pixels, camera: Camera, picture: NDArray[np.uint8], background: tuple[float, float, float]
) -> Pixels:
    """The same pixels in colours that make up for the blur of overlapping splats: drawn, they look like their picture.

    Args:
        pixels: Of one picture.
        camera: Of the picture.
        picture: sRGB, shape [h, w, 3].
        background: Behind everything, sRGB 0..1.
    """
    wanted = picture.astype(np.float32) / np.float32(255)
    row, column = pixels.places
    splats = pixels.splats(np.arange(len(row)))
    colours = pixels.colours
    for _ in range(SHARPENINGS):
        drawn = rasterize(splats, camera, background=background, antialias=True).colour
        colours = np.clip(colours + (wanted - drawn)[row, column], -0.3, 1.3).astype(np.float32)
        splats = replace(splats, harmonics=((colours - np.float32(0.5)) / np.float32(SH_C0))[:, None])
    return replace(pixels, colours=colours)


def flat_splats(
    points: Array, normals: Array, across: Array, down: Array, colours: NDArray, *, sigma: float = SIGMA
) -> Splats:
    """Splats that lie flat: each spans a parallelogram of two steps along its surface.

    Args:
        points: Centres, shape [n, 3].
        normals: Unit, shape [n, 3].
        across: One side of the parallelogram, shape [n, 3].
        down: The other, shape [n, 3].
        colours: sRGB 0..1, shape [n, 3].
        sigma: Deviation over the sides.
    """
    if not len(points):
        return Splats.empty()
    helper = np.where(np.abs(normals[:, 2:]) > 0.9, [[1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0]])
    first = np.cross(helper, normals)
    first /= np.linalg.norm(first, axis=1)[:, None]
    second = np.cross(normals, first)
    a, b = (across * first).sum(1), (down * first).sum(1)
    c, d = (across * second).sum(1), (down * second).sum(1)
    xx, yy, xy = a * a + b * b, c * c + d * d, a * c + b * d
    turn = 0.5 * np.arctan2(2 * xy, xx - yy)
    cos, sin = np.cos(turn)[:, None], np.sin(turn)[:, None]
    mean, half = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    long = np.sqrt(np.maximum(mean + half, 1e-12))
    short = np.sqrt(np.maximum(mean - half, 0.02 * (mean + half)))
    axes = np.stack([first * cos + second * sin, second * cos - first * sin, normals], -1)
    scales = sigma * np.stack([long, short, THIN * short], 1)
    return Splats.from_colours(
        points, matrix_to_quaternion(axes), scales, np.full(len(points), OPACITY), colours
    )
