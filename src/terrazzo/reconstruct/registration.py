"""Whether the photographs of a depth camera have the focal length that the recording states: often it is that of the depths.

The sensors of a depth camera see with different lenses, and recordings such as 7-Scenes state that of the depths alone.
Points of the depth pictures, looked up in several photographs, have the same colour in all of them when the focal length is right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.reconstruct.captures import Capture, read_pictures
from terrazzo.reconstruct.depth_frames import FARTHEST, depth_path, read_depth
from terrazzo.reconstruct.surroundings import neighbours, project, spread, survey
from terrazzo.reconstruct.views import View

ZOOMS = np.round(np.arange(0.8, 1.2001, 0.02), 2)
"""Focal lengths of the photographs, over the stated one, that are tried."""
CLEAR = 0.93
"""Disagreement, over that of the stated focal length, below which another one is believed."""
LOOKS = 14
"""Photographs that points are taken from."""
OTHERS = 4
"""Photographs that each is compared with."""
POINTS = 1500
"""Points of each."""
SAME = 0.03
"""Relative difference of depth up to which a point is not hidden."""
SIDE = 320
"""Longest side of the compared photographs [px]."""


@dataclass(frozen=True, eq=False)
class _Look:
    camera: Camera
    depth: NDArray[np.float32]
    colours: NDArray[np.float32]


def registered(capture: Capture, *, seed: int = 0) -> Capture:
    """The capture with photographs of the focal length that agrees with its depths; as it was without depths, or in doubt.

    Args:
        capture: Of a depth camera; any other is returned as it is.
        seed: Of the points that are looked at.
    """
    views = [v for v in capture.views if v.lens.is_pinhole and depth_path(v.photograph.path) is not None]
    if len(views) < 4 or len(views) < len(capture.views) / 2:
        return capture
    zoom = _best_zoom(views, np.random.default_rng(seed))
    if zoom == 1.0:
        return capture
    note = f"the photographs' focal length was taken as {zoom:.2f} of the stated one, with which they agree with the depths"
    zoomed = tuple(
        replace(v, camera=_zoomed(v.camera, zoom), taken_by=_zoomed(v.taken_by, zoom)) for v in capture.views
    )
    return replace(capture, views=zoomed, depth_zoom=1 / zoom, notes=(*capture.notes, note))


def _best_zoom(views: list[View], chance: np.random.Generator) -> float:
    around = survey([v.camera for v in views])
    around = replace(around, near=0.5, far=5.0)
    looks: dict[int, _Look | None] = {}
    total, count = np.zeros(len(ZOOMS)), np.zeros(len(ZOOMS))
    for i in spread(around, LOOKS):
        one = _look(views, i, looks)
        others = [o for k in neighbours(around, i, OTHERS) if (o := _look(views, k, looks)) is not None]
        if one is None or len(others) < 2:
            continue
        points = _points(one, chance)
        if not len(points):
            continue
        for z, zoom in enumerate(ZOOMS):
            spread_found, seen = _disagreement(points, [one, *others], float(zoom))
            total[z] += spread_found
            count[z] += seen
    if (count < 500).any():
        return 1.0
    mean = total / count
    best = int(np.argmin(mean))
    stated = int(np.argmin(np.abs(ZOOMS - 1)))
    inner = 0 < best < len(ZOOMS) - 1
    return float(ZOOMS[best]) if inner and mean[best] < CLEAR * mean[stated] else 1.0


def _look(views: list[View], i: int, looks: dict[int, _Look | None]) -> _Look | None:
    if i not in looks:
        path = depth_path(views[i].photograph.path)
        depth = None if path is None else read_depth(path)
        pictures, _ = read_pictures([views[i]], max_side=SIDE)
        looks[i] = (
            _Look(pictures[0].camera, depth, pictures[0].on()) if depth is not None and pictures else None
        )
    return looks[i]


def _points(look: _Look, chance: np.random.Generator) -> NDArray[np.float64]:
    h, w = look.depth.shape
    good = np.flatnonzero((look.depth > 0) & (look.depth < FARTHEST))
    row, column = np.divmod(
        chance.choice(good, min(POINTS, len(good)), replace=False) if len(good) else good, w
    )
    c, z = look.camera.resized(w, h), look.depth[row, column].astype(np.float64)
    own = np.stack([(column + 0.5 - c.cx) / c.fx * z, (row + 0.5 - c.cy) / c.fy * z, z], -1)
    return c.pose.apply(own)


def _disagreement(points: NDArray[np.float64], looks: list[_Look], zoom: float) -> tuple[float, float]:
    """Sum over points of the variance of their colours in several photographs, and the number of points."""
    shades = np.full((len(looks), len(points), 3), np.nan)
    for k, look in enumerate(looks):
        h, w = look.depth.shape
        u, v, z = project(look.camera.resized(w, h), points)
        inside = (z > 0) & (u >= 0) & (u < w) & (v >= 0) & (v < h)
        there = np.zeros(len(points))
        there[inside] = look.depth[v[inside].astype(int), u[inside].astype(int)]
        inside &= np.abs(there - z) < SAME * z
        c = look.camera
        u, v, _ = project(_zoomed(c, zoom), points)
        inside &= (u >= 0) & (u < c.width) & (v >= 0) & (v < c.height)
        shades[k, inside] = look.colours[v[inside].astype(int), u[inside].astype(int)]
    seen = (~np.isnan(shades[..., 0])).sum(0)
    enough = seen >= 3
    if not enough.any():
        return 0.0, 0.0
    spread_found = np.nanvar(shades[:, enough], axis=0).mean(-1)
    return float(spread_found.sum()), float(enough.sum())


def _zoomed(camera: Camera, zoom: float) -> Camera:
    return replace(camera, fx=camera.fx * zoom, fy=camera.fy * zoom)
