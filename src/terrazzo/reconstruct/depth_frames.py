"""Depth pictures that lie beside the photographs of a depth camera: points of the surfaces, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.formats.source import open_source
from terrazzo.reconstruct.surroundings import project
from terrazzo.reconstruct.views import View

MILLIMETRES = 1000.0
NO_DEPTH = 65535
"""What 7-Scenes writes where its sensor saw nothing; others write 0."""
FARTHEST = 12.0
"""Depth beyond which such sensors only guess [m]."""
_LARGEST = 64 << 20
"""Bytes of a file of depths."""


def depth_points(
    views: Sequence[View], *, most: int, zoom: float = 1.0, seed: int = 0
) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    """Points that the depth pictures beside the photographs show, or None where there are none.

    Args:
        views: Photographs without distortion; one named `NAME.color.jpg` has its depths in `NAME.depth.png`, 16 bits,
            millimetres along the optical axis.
        most: Number of points, about.
        zoom: Focal length of the depth pictures over that of the photographs.
        seed: Of the choice of pixels.

    Returns:
        Points [m], shape [n, 3], and their colours, sRGB 0..1, shape [n, 3].
    """
    found = [(view, path) for view in views if (path := depth_path(view.photograph.path)) is not None]
    if not found:
        return None
    chance = np.random.default_rng(seed)
    each = max(64, most // len(found))
    points: list[NDArray] = []
    colours: list[NDArray] = []
    for view, path in found:
        depth = read_depth(path)
        if depth is None:
            continue
        camera = depth_camera(view, depth, zoom)
        good = np.flatnonzero((depth > 0) & (depth < FARTHEST))
        chosen = chance.choice(good, min(each, len(good)), replace=False) if len(good) else good
        row, column = np.divmod(chosen, depth.shape[1])
        z = depth[row, column].astype(np.float64)
        x = (column + 0.5 - camera.cx) / camera.fx * z
        y = (row + 0.5 - camera.cy) / camera.fy * z
        points.append(camera.pose.apply(np.stack([x, y, z], -1)))
        picture = view.read(max_side=max(depth.shape))
        u, v, _ = project(picture.camera, points[-1])
        at = v.clip(0, picture.camera.height - 1).astype(int), u.clip(0, picture.camera.width - 1).astype(int)
        colours.append(picture.pixels[at] / np.float32(255))
    if not points or not sum(map(len, points)):
        return None
    return np.concatenate(points).astype(np.float32), np.concatenate(colours).astype(np.float32)


def depth_camera(view: View, depth: NDArray, zoom: float) -> Camera:
    """The camera of a depth picture beside a photograph, at the picture's size."""
    c = view.camera.resized(depth.shape[1], depth.shape[0])
    return replace(c, fx=c.fx * zoom, fy=c.fy * zoom)


def read_depth(path: Path) -> NDArray[np.float32] | None:
    """Depths [m], 0 where there is none, shape [h, w]; None when the file cannot be used."""
    from PIL import Image

    try:
        if path.stat().st_size > _LARGEST:
            return None
        open_source(path)
        with Image.open(path, formats=["PNG"]) as image:
            raw = np.asarray(image)
    except Exception:  # Pillow's parsers raise whatever damaged bytes make them stumble over
        return None
    if raw.ndim != 2 or raw.dtype.kind not in "iu":
        return None
    metres = (raw / np.float32(MILLIMETRES)).astype(np.float32)
    metres[(raw <= 0) | (raw >= NO_DEPTH)] = 0
    return metres


def depth_path(photograph: Path) -> Path | None:
    """The depth picture of a photograph, as 7-Scenes (`NAME.depth.png`) or Polycam (`depth/NAME.png`) keep it."""
    stem = photograph.name.split(".color")[0] if ".color" in photograph.name else photograph.stem
    for path in (
        photograph.with_name(f"{stem}.depth.png"),
        photograph.parent.parent / "depth" / f"{stem}.png",
    ):
        if path.is_file() and path != photograph:
            return path
    return None
