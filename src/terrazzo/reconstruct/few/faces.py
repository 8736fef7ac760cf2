"""The six faces of a room as grids of texels, and which picture shows each texel best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.reconstruct.few.box_fitting import CEILING, FLOOR, Box
from terrazzo.reconstruct.few.contents import Contents
from terrazzo.reconstruct.few.sights import Sight, places, rays_of, sampled
from terrazzo.reconstruct.few.unrolled import Unrolled

NORMALS = np.array([(-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, 1), (0, 0, -1)], np.float64)
"""Of the surfaces at x, -x, y, -y, the floor and the ceiling, into the room."""
AXES = ((1, 2), (1, 2), (0, 2), (0, 2), (0, 1), (0, 1))
"""Axes that a face's columns and rows run along."""
NAMES = ("wall-1", "wall-2", "wall-3", "wall-4", "floor", "ceiling")
THING = 6
"""Number of the first thing, after the six surfaces."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Placed:
    """A picture that has its place in a room; metres, floor at z = 0.

    Args:
        sight: The picture.
        camera: In the room's frame.
        low: Lowest corner of the room, shape [3].
        high: Highest corner, shape [3].
        unrolled: The picture on a cylinder around its eye.
        contents: What stands in front of the walls; distances in metres.
        depth: Where a depth network tells: lengths of the pixels' rays, shape [h, w]; None to use box and contents.
        depth_parts: With it, the number of the surface or thing that each pixel shows, shape [h, w].
    """

    sight: Sight
    camera: Camera
    low: Array
    high: Array
    unrolled: Unrolled
    contents: Contents
    depth: Array | None = None
    depth_parts: NDArray[np.int64] | None = None

    @property
    def box(self) -> Box:
        """The room around this eye."""
        eye = self.camera.position
        walls = np.array(
            [self.high[0] - eye[0], eye[0] - self.low[0], self.high[1] - eye[1], eye[1] - self.low[1]]
        )
        return Box(walls, float(self.high[2]), float(eye[2]), np.zeros(5))

    def thing_at(self, rays: NDArray) -> NDArray[np.int64]:
        """The thing that directions [..., 3] meet, -1 for none."""
        column, row = self.unrolled.at(rays)
        i, j = np.round(row).astype(int), np.round(column).astype(int)
        h, w = self.contents.things.shape
        if self.unrolled.around:
            j = j % w
        inside = (i >= 0) & (i < h) & (j >= 0) & (j < w)
        return np.where(inside, self.contents.things[np.clip(i, 0, h - 1), np.clip(j, 0, w - 1)], -1)

    def foot_at(self, rays: NDArray, things: NDArray) -> Array:
        """Level distance at which things [...] stand in directions [..., 3]."""
        column = np.round(self.unrolled.column(np.arctan2(rays[..., 1], rays[..., 0]))).astype(int)
        w = self.contents.things.shape[1]
        column = column % w if self.unrolled.around else np.clip(column, 0, w - 1)
        return (
            np.where(things >= 0, self.contents.feet[np.maximum(things, 0), column], np.inf)
            if self.contents.count
            else np.full(things.shape, np.inf)
        )

    @cached_property
    def surfaces(self) -> tuple[Array, Array, NDArray[np.int64]]:
        """Of every pixel: lengths of its ray, [h, w]; normal of its surface, [h, w, 3]; number of the surface or thing, [h, w]."""
        rays = rays_of(self.camera).astype(np.float64)
        reach, surface = self.box.cast(rays)
        normals = NORMALS[surface]
        if self.depth is not None and self.depth_parts is not None:
            front = (self.depth_parts >= THING)[..., None]
            return (
                self.depth,
                np.where(front, normals_of(rays * self.depth[..., None]), normals),
                self.depth_parts,
            )
        parts = surface.astype(np.int64)
        if self.contents.count:
            things = self.thing_at(rays)
            level = np.maximum(np.hypot(rays[..., 0], rays[..., 1]), 1e-9)
            own = self.foot_at(rays, things) / level
            front = np.isfinite(own) & (own < reach)
            reach = np.where(front, own, reach)
            upright = np.stack([-rays[..., 0] / level, -rays[..., 1] / level, np.zeros_like(level)], -1)
            normals = np.where(front[..., None], upright, normals)
            parts = np.where(front, THING + things, parts)
        return reach, normals, parts


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a room as a grid of texels.

    Args:
        number: Of the surface, 0 to 5.
        corner: Where the grid begins, shape [3].
        steps: To the next column's and the next row's texel, shape [2, 3].
        texture: sRGB 0..1, shape [h, w, 3].
        owner: Number of the picture that shows a texel best, -1 where none does, shape [h, w].
    """

    number: int
    corner: Array
    steps: Array
    texture: NDArray[np.floating]
    owner: NDArray[np.int64]

    @property
    def points(self) -> Array:
        """Middles of the texels, shape [h, w, 3]."""
        return _points(self.corner, self.steps, self.owner.shape)

    def texel_of(self, points: NDArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rows and columns of points [n, 3] on the face."""
        rows, columns = self.owner.shape
        away = points - self.corner
        j = np.clip(away @ self.steps[0] / (self.steps[0] @ self.steps[0]), 0, columns - 1).astype(int)
        i = np.clip(away @ self.steps[1] / (self.steps[1] @ self.steps[1]), 0, rows - 1).astype(int)
        return i, j

    def textured(self, texture: NDArray[np.floating]) -> Face:
        """The same with another texture."""
        return replace(self, texture=texture)


def make_faces(placed: Sequence[Placed], step: float) -> list[Face]:
    """The faces of a room with what pictures show of them.

    Args:
        placed: Pictures of one room.
        step: Side of a texel, about [m].
    """
    low, high = placed[0].low, placed[0].high
    return [_face(number, low, high, step, placed) for number in range(6)]


def _face(number: int, low: Array, high: Array, step: float, placed: Sequence[Placed]) -> Face:
    a, b = AXES[number]
    corner = low.copy()
    if number in (0, 2):
        corner[number // 2] = high[number // 2]
    elif number == CEILING:
        corner[2] = high[2]
    size = high - low
    columns, rows = max(1, round(size[a] / step)), max(1, round(size[b] / step))
    steps = np.zeros((2, 3))
    steps[0, a], steps[1, b] = size[a] / columns, size[b] / rows
    points = _points(corner, steps, (rows, columns))
    texture = np.zeros((rows, columns, 3), np.float32)
    owner = np.full((rows, columns), -1)
    best = np.zeros((rows, columns))
    for k, picture in enumerate(placed):
        away = points - picture.camera.position
        distance = np.linalg.norm(away, axis=-1)
        _, _, inside = places(picture.camera, away)
        clear = inside & (
            _reached(picture, away) if picture.depth is not None else picture.thing_at(away) < 0
        )
        worth = np.where(clear, np.abs(away @ NORMALS[number]) / np.maximum(distance, 1e-6) ** 3, 0.0)
        better = worth > best
        best = np.where(better, worth, best)
        owner[better] = k
        values = sampled(picture.sight.pixels, picture.camera, away) / np.float32(255)
        texture[better] = values[better]
    return Face(number, corner, steps, texture, owner)


def _reached(picture: Placed, away: Array) -> NDArray[np.bool_]:
    """Whether a picture's depths [h, w] reach the points at `away` [..., 3] from its eye, rather than something before them."""
    assert picture.depth is not None
    u, v, inside = places(picture.camera, away)
    h, w = picture.depth.shape
    i, j = np.clip(v, 0, h - 1).astype(int), np.clip(u, 0, w - 1).astype(int)
    reach = picture.depth[i, j] * np.linalg.norm(rays_of(picture.camera)[i, j], axis=-1)
    return inside & (reach > 0.94 * np.linalg.norm(away, axis=-1))


def _points(corner: Array, steps: Array, shape: tuple[int, ...]) -> Array:
    rows, columns = shape
    across = (np.arange(columns) + 0.5)[None, :, None] * steps[0]
    return corner + across + (np.arange(rows) + 0.5)[:, None, None] * steps[1]


def normals_of(points: Array) -> Array:
    """Unit normals of a picture's points [h, w, 3] towards the eye at the origin, from their neighbours, smoothed."""
    across, down = np.empty_like(points), np.empty_like(points)
    across[:, 1:-1], down[1:-1] = points[:, 2:] - points[:, :-2], points[2:] - points[:-2]
    across[:, 0], across[:, -1] = across[:, 1], across[:, -2]
    down[0], down[-1] = down[1], down[-2]
    normal = np.cross(down, across)
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    ray = points / np.maximum(np.linalg.norm(points, axis=-1, keepdims=True), 1e-9)
    normal = np.where(length > 1e-12, normal / np.maximum(length, 1e-12), -ray)
    normal *= -np.sign((normal * ray).sum(-1, keepdims=True) + 1e-12)
    slant = (normal * ray).sum(-1, keepdims=True)
    return np.where(slant > -0.25, -ray, normal)  # across an edge of depth there is no surface


def is_wall(number: int) -> bool:
    """Whether a surface is one of the walls."""
    return number < FLOOR
