"""`compare`: two worlds from one view: side by side as a picture, or as a film with a divider that moves across."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.filming.video import SUFFIXES, open_sink
from terrazzo.filming.views import choose_camera
from terrazzo.progress import Progress, silent
from terrazzo.render import rasterize, save_picture
from terrazzo.render.pictures import KINDS
from terrazzo.world.worlds import World

GAP = 4
"""Width of the white line between two pictures [px]."""
FILMS = tuple(s for s in SUFFIXES if s != ".png")


def compare(
    before: World,
    after: World,
    target: str | os.PathLike[str],
    *,
    view: str | None = None,
    width: int = 960,
    height: int = 540,
    seconds: float = 6.0,
    fps: float = 30.0,
    progress: Progress = silent,
) -> Path:
    """Shows two worlds from the same place.

    Args:
        before: The one on the left.
        after: The one on the right.
        target: A picture (`.png`, `.jpg`, `.webp`) that has both side by side, or a film (`.mp4`, `.webm`, `.gif`) in which
            a divider goes to and fro.
        view: Name of one of the cameras of `before`; its first when None.
        width: Of each picture [px].
        height: [px].
        seconds: Length of a film.
        fps: Its frames a second.
        progress: Told of every frame.

    Returns:
        The target.

    Raises:
        ArgumentError: An unknown suffix or view, or a length or rate that is not above 0.
    """
    out = Path(target)
    suffix = out.suffix.lower()
    if suffix not in KINDS and suffix not in FILMS:
        raise ArgumentError(f"cannot compare to {out.name!r}: wanted one of {', '.join((*KINDS, *FILMS))}")
    if not (0 < seconds <= 600 and 0 < fps <= 240):
        raise ArgumentError(f"a film of {seconds} s at {fps} frames a second; wanted numbers above 0")
    camera = choose_camera(before, (width, height), name=view)
    left, right = (picture_of(world, camera) for world in (before, after))
    if suffix in KINDS:
        line = np.full((height, GAP, 3), 255, np.uint8)
        save_picture(out, np.concatenate([left, line, right], 1))
        return out
    count = max(2, round(seconds * fps))
    with open_sink(out, width=width, height=height, fps=fps) as sink:
        for i in range(count):
            share = 0.5 - 0.5 * np.cos(2 * np.pi * i / count)
            sink.add(divided(left, right, 1 - share))
            progress("filming", (i + 1) / count)
    return out


def picture_of(world: World, camera: Camera) -> NDArray[np.uint8]:
    """A world as a camera sees it, sRGB, shape [h, w, 3]."""
    return rasterize(world.splats(), camera, background=world.background, antialias=True).to_bytes()


def divided(left: NDArray[np.uint8], right: NDArray[np.uint8], share: float) -> NDArray[np.uint8]:
    """One picture left of a divider and another right of it.

    Args:
        left: Shape [h, w, 3].
        right: Likewise.
        share: Of the width that is left of the divider, 0..1.
    """
    width = left.shape[1]
    cut = round(share * width)
    out = np.concatenate([left[:, :cut], right[:, cut:]], 1)
    if 0 < cut < width:
        out[:, max(0, cut - GAP // 2) : cut + GAP // 2] = 255
    return out
