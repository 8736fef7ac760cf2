"""Surfaces as the cameras of a capture see them: points with normals, from the depths of fitted splats.

Depths that many splats agree on are far steadier than the splats' own centres and axes, and what no camera sees is not in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.reconstruct.depth_frames import FARTHEST, depth_camera, depth_path, read_depth
from terrazzo.reconstruct.views import View
from terrazzo.render import rasterize
from terrazzo.splats import Splats

SIDE = 160
"""Longest side of the pictures of depth [px]."""
MOST_VIEWS = 60
"""Cameras that are looked from."""
OPAQUE = 0.9
"""Coverage from which on a depth is that of a surface."""
AGREED = 0.8
"""Length of the mean of unit normals from which on they agree."""
STEP = 3
"""Pixels to either side between which a slope is taken."""
EDGE = 0.08
"""Relative difference of depth over `STEP` pixels from which on it is an edge and no slope."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Surfaces:
    """Points on surfaces.

    Args:
        points: Shape [n, 3].
        normals: Unit vectors towards the side that was seen, shape [n, 3].
    """

    points: Array
    normals: Array

    def thinned(self, cell: float) -> Surfaces:
        """One point, the mean, for each cell of a grid and each of the six main directions that normals point in.

        Cells that one sample alone fell into, or whose normals contradict each other, are left out.
        """
        if not len(self.points):
            return self
        places = np.floor((self.points - self.points.min(0)) / cell).astype(np.int64)
        axis = np.abs(self.normals).argmax(1)
        way = 2 * axis + (np.take_along_axis(self.normals, axis[:, None], 1)[:, 0] > 0)
        span = places.max(0) + 1
        key = ((places[:, 0] * span[1] + places[:, 1]) * span[2] + places[:, 2]) * 6 + way
        _, group, count = np.unique(key, return_inverse=True, return_counts=True)
        points, normals = (
            np.stack([np.bincount(group, v[:, k], len(count)) for k in range(3)], 1) / count[:, None]
            for v in (self.points, self.normals)
        )
        length = np.linalg.norm(normals, axis=1)
        good = (length > AGREED) & (count > 1)
        return Surfaces(points[good], normals[good] / length[good, None])

    def moved(self, matrix: Array) -> Surfaces:
        """Under a similarity, shape [4, 4]."""
        linear = matrix[:3, :3]
        scale = np.cbrt(np.linalg.det(linear))
        return Surfaces(self.points @ linear.T + matrix[:3, 3], self.normals @ (linear / scale).T)


def observe(splats: Splats, cameras: Sequence[Camera]) -> Surfaces:
    """What cameras see of splats.

    Args:
        splats: In the frame of the cameras.
        cameras: Pinhole; some of them are looked from where there are many.
    """
    some = list(cameras)[:: max(1, len(cameras) // MOST_VIEWS)]
    parts = [_seen(splats, camera) for camera in some]
    return Surfaces(np.concatenate([p for p, _ in parts]), np.concatenate([n for _, n in parts]))


def observe_depths(views: Sequence[View], zoom: float = 1.0) -> Surfaces | None:
    """What a depth camera measured beside the photographs of some views; None where it did not.

    Args:
        views: With photographs beside which depth pictures may lie.
        zoom: Focal length of the depth pictures over that of the photographs.
    """
    found = [(view, path) for view in views if (path := depth_path(view.photograph.path)) is not None]
    parts = []
    for view, path in found[:: max(1, len(found) // MOST_VIEWS)]:
        depth = read_depth(path)
        if depth is None or min(depth.shape) < 2 * SIDE // 3:
            continue
        step = max(1, round(max(depth.shape) / SIDE))
        small = depth[step // 2 :: step, step // 2 :: step].astype(np.float64)
        camera = depth_camera(view, small, zoom)
        parts.append(depth_surfaces(np.where((small > 0) & (small < FARTHEST), small, np.nan), camera))
    if not parts:
        return None
    return Surfaces(np.concatenate([p for p, _ in parts]), np.concatenate([n for _, n in parts]))


def _seen(splats: Splats, camera: Camera) -> tuple[Array, Array]:
    scale = min(1.0, SIDE / max(camera.width, camera.height))
    c = camera.resized(max(8, round(camera.width * scale)), max(8, round(camera.height * scale)))
    frame = rasterize(splats, c, sh_degree=0, antialias=True, passes=("depth",), backend="native")
    assert frame.depth is not None
    return depth_surfaces(np.where(frame.alpha > OPAQUE, frame.depth, np.nan).astype(np.float64), c)


def depth_surfaces(depth: Array, c: Camera) -> tuple[Array, Array]:
    """Points of a picture of depths, not a number where there is none, and their normals, in the world's frame."""
    x = (np.arange(c.width) + 0.5 - c.cx) / c.fx
    y = (np.arange(c.height)[:, None] + 0.5 - c.cy) / c.fy
    smooth = _smoothed(depth)
    own = np.stack(np.broadcast_arrays(x * smooth, y * smooth, smooth), -1)
    s = STEP
    across, down = np.full_like(own, np.nan), np.full_like(own, np.nan)
    across[:, s:-s] = own[:, 2 * s :] - own[:, : -2 * s]
    down[s:-s] = own[2 * s :] - own[: -2 * s]
    normal = np.cross(down, across)  # towards the camera: x right, y down, z forward
    length = np.linalg.norm(normal, axis=-1)
    with np.errstate(invalid="ignore"):
        good = (
            (length > 0)
            & (np.abs(across[..., 2]) < EDGE * 2 * smooth)
            & (np.abs(down[..., 2]) < EDGE * 2 * smooth)
        )
    normal = normal[good] / length[good, None]
    facing = (normal * own[good]).sum(1) < 0
    normal[~facing] *= -1
    return c.pose.apply(own[good]), c.pose.rotate(normal)


def _smoothed(depth: Array) -> Array:
    """Means over 3 x 3 pixels; no number where one of them has none or lies far off."""
    out = np.full_like(depth, np.nan)
    stack = np.stack([depth[1 + i : depth.shape[0] - 1 + i, 1 + j : depth.shape[1] - 1 + j]
                      for i in (-1, 0, 1) for j in (-1, 0, 1)])  # fmt: skip
    with np.errstate(invalid="ignore"):
        mean = stack.mean(0)
        out[1:-1, 1:-1] = np.where(np.abs(stack - mean).max(0) < EDGE * mean, mean, np.nan)
    return out
