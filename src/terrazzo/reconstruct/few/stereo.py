"""Dense depth of a few photographs whose cameras are known, by a plane sweep along a room's directions (Gallup et al. 2007).

Photographs that were taken a step apart show floors and walls at a slant that fronto-parallel windows do not match, so planes
across every direction of the room are swept, and each pixel keeps the best of them at each depth. What windows cannot tell (bare
surfaces, what one photograph alone shows) is carried on from beside by semi-global matching (Hirschmueller 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.reconstruct.correlating import FLAT, Floats, Grey, Windows, peak, warped
from terrazzo.reconstruct.few.sights import rays_of
from terrazzo.threads import together

WIDTH = 200
"""Longest side of the compared pictures [px]."""
STEP, FEWEST_DEPTHS, MOST_DEPTHS = 1.5, 48, 160
"""Shift between the depths that are told apart in another picture [px], and how many of them, evenly spaced in 1 / depth."""
WINDOW = 7
"""Side of the windows [px]."""
GRAZING = 0.1
"""Cosine between a ray and a plane's normal below which the plane is seen too flatly to compare."""
FEWEST = 0.03
"""Share of a picture's pixels that must be able to lie on planes across a direction for these to be swept."""
SLOPE, JUMP, EDGE = 0.1, 0.9, 0.06
"""What a step to the next depth and a jump cost, in correlation, and the difference of brightness at which a jump costs half."""
SAME_DEPTH = 0.06
"""Relative difference up to which two pictures found the same surface."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Dense:
    """Depths of one picture, along its camera's axis.

    Args:
        camera: Of the size of the depths.
        depth: Shape [h, w].
        sure: Where another picture found the same surface, shape [h, w].
    """

    camera: Camera
    depth: Array
    sure: NDArray[np.bool_]

    def points(self) -> Array:
        """The sure ones as points from the eye, in the room's directions, shape [n, 3]."""
        return rays_of(self.camera)[self.sure].astype(np.float64) * self.depth[self.sure][:, None]


def dense_depths(
    pictures: Sequence[tuple[Camera, NDArray[np.uint8]]], reach: Sequence[tuple[float, float]]
) -> list[Dense]:
    """Depths of pictures that show something in common.

    Args:
        pictures: Cameras in one frame, whose axes are the room's, and pixels, uint8, shape [h, w, 3].
        reach: Nearest and farthest depth of each picture, in the units of the cameras.
    """
    small = [_reduced(camera, pixels) for camera, pixels in pictures]

    def swept(k: int) -> Array:
        others = [s for n, s in enumerate(small) if n != k]
        nearness = _nearness(small[k], others, reach[k])
        scores = _scores(small[k], others, nearness)
        return _settled(scores, small[k].grey, nearness)

    depths = together(swept, range(len(small)))
    return [Dense(s.camera, depths[k], _confirmed(k, small, depths)) for k, s in enumerate(small)]


def _nearness(one: Grey, others: Sequence[Grey], reach: tuple[float, float]) -> Array:
    """One over the depths that are told apart, from the farthest on."""
    low, high = 1 / reach[1], 1 / reach[0]
    way = max(float(np.linalg.norm(o.camera.position - one.camera.position)) for o in others)
    wanted = one.camera.fx * way * (high - low) / STEP
    return np.linspace(low, high, int(np.clip(wanted, FEWEST_DEPTHS, MOST_DEPTHS)))


def _reduced(camera: Camera, pixels: NDArray[np.uint8]) -> Grey:
    from PIL import Image

    share = min(1.0, WIDTH / max(camera.width, camera.height))
    size = max(16, round(camera.width * share)), max(16, round(camera.height * share))
    grey = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX), np.float32).mean(-1)
    return Grey(camera.resized(*size), grey / np.float32(255))


def _scores(one: Grey, others: Sequence[Grey], nearness: Array) -> Floats:
    """Correlation with other pictures at each depth, the best over directions of planes, 0 where nothing tells, [d, h, w]."""
    windows = Windows(one.grey, WINDOW)
    rays = rays_of(one.camera).astype(np.float64)
    length = np.linalg.norm(rays, axis=-1)
    turn = one.camera.pose.matrix[:3, :3]
    best = np.full((len(nearness), *one.grey.shape), -1, np.float32)
    for normal in (turn[:, 2], *np.eye(3), *-np.eye(3)):
        facing = rays @ normal
        usable = facing > GRAZING * length
        if usable.mean() < FEWEST:
            continue
        low, high = nearness[0] / facing[usable].max(), nearness[-1] / np.quantile(facing[usable], 0.05)
        planes = np.linspace(low, high, len(nearness))  # one over the distance of each plane from the eye
        swept = np.stack([_correlation(one, others, windows, normal @ turn * p) for p in planes])
        for k, near in enumerate(nearness):
            at = (near / np.maximum(facing, 1e-6) - low) / (planes[1] - planes[0])
            j = np.clip(np.floor(at), 0, len(nearness) - 2).astype(np.intp)
            share = np.clip(at - j, 0, 1).astype(np.float32)
            a = np.take_along_axis(swept, j[None], 0)[0]
            b = np.take_along_axis(swept, j[None] + 1, 0)[0]
            there = usable & (at >= 0) & (at <= len(nearness) - 1)
            best[k] = np.maximum(best[k], np.where(there, a + share * (b - a), -1))
    best[:, windows.variance < FLAT] = 0
    return np.maximum(best, 0)


def _correlation(one: Grey, others: Sequence[Grey], windows: Windows, plane: Array) -> Floats:
    """How well a plane suits, by the better half of the other pictures, shape [h, w]."""
    shown = np.stack([warped(one.camera, o, plane) for o in others])
    alike = np.sort(windows.correlation(shown, unseen=0.0), axis=0)
    return alike[len(alike) // 2 :].mean(0)


def _settled(scores: Floats, grey: Floats, nearness: Array) -> Array:
    """The depths that suit the scores [d, h, w] and each other best, shape [h, w]."""
    cost = 1 - scores
    total = np.zeros_like(cost)
    for axis in (1, 2):
        step = np.abs(np.diff(grey, axis=axis - 1))
        for way in (1, -1):
            total += _carried(
                np.moveaxis(cost, axis, 0)[::way], np.moveaxis(step, axis - 1, 0)[::way], axis, way
            )
    index = total.argmin(0)
    return 1 / np.interp(index + peak(-total, index), np.arange(len(nearness)), nearness)


def _carried(cost: Floats, step: Floats, axis: int, way: int) -> Floats:
    """Costs [n, d, m] with what leads up to them along the first axis; given back with that axis where it was, [d, h, w]."""
    out = np.empty_like(cost)
    out[0] = cost[0]
    for k in range(1, len(cost)):
        last = out[k - 1]
        least = last.min(0)
        jump = np.maximum(
            np.float32(JUMP) / (1 + (step[k - 1] / np.float32(EDGE)) ** 2), np.float32(1.5 * SLOPE)
        )
        come = np.minimum(last, least + jump)
        come[1:] = np.minimum(come[1:], last[:-1] + np.float32(SLOPE))
        come[:-1] = np.minimum(come[:-1], last[1:] + np.float32(SLOPE))
        out[k] = cost[k] + come - least
    return np.moveaxis(out[::way], 0, axis)


def _confirmed(number: int, small: Sequence[Grey], depths: Sequence[Array]) -> NDArray[np.bool_]:
    """Where another picture found the same surface as one did, shape [h, w]."""
    one = small[number].camera
    points = one.position + rays_of(one).astype(np.float64) * depths[number][..., None]
    out = np.zeros(depths[number].shape, bool)
    for k, other in enumerate(small):
        if k == number:
            continue
        c = other.camera
        x, y, z = np.moveaxis((points - c.position) @ c.pose.matrix[:3, :3], -1, 0)
        ahead = np.maximum(z, 1e-9)
        u, v = c.fx * x / ahead + c.cx, c.fy * y / ahead + c.cy
        inside = (z > 0) & (u >= 0) & (v >= 0) & (u < c.width) & (v < c.height)
        there = depths[k][np.where(inside, v, 0).astype(int), np.where(inside, u, 0).astype(int)]
        out |= inside & (np.abs(there / ahead - 1) < SAME_DEPTH)
    return out
