"""Frames of a video that are worth placing: sharp ones, with the camera moved on between them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.sharpness import sharpness

FRAMES = 60
"""Frames that are taken, at most."""
LOOKED_AT = 6.0
"""Frames that are looked at for each that may be taken."""
SMALL = 64
"""Side of the pictures that motion is measured in [px]."""
LEAST_MOTION = 0.02
"""Motion between two frames, of the picture's width, below which nothing new is seen."""
_LONGEST = 4 * 3600.0


@dataclass(frozen=True, eq=False)
class _Look:
    number: int
    sharpness: float
    small: NDArray[np.float32]


def take_frames(video: Path, folder: Path, *, most: int = FRAMES, progress: Progress = silent) -> list[Path]:
    """Writes the frames of a video that are worth placing as JPEG files, in their order.

    Args:
        video: The file.
        folder: Where to; must exist.
        most: How many at most.
        progress: Told of stages.

    Raises:
        FormatError: It is not a video, or nothing moves in it.
    """
    looks: list[_Look] = []
    stride = max(1, int(_frame_count(video) / (most * LOOKED_AT)))
    for number, frame in _decoded(video):
        if number % stride == 0:
            pixels = frame.to_ndarray(format="rgb24")
            looks.append(_Look(number, sharpness(pixels), _small(pixels)))
            progress("looking through the video", 0.0)
    if len(looks) < 2:
        raise FormatError("it has one picture only", source=video)
    chosen = choose(looks, most)
    if len(chosen) < 2:
        raise FormatError("the camera does not move in it; walk around while filming", source=video)
    wanted = {looks[i].number for i in chosen}
    out: list[Path] = []
    for number, frame in _decoded(video):
        if number in wanted:
            path = folder / f"frame-{number:06d}.jpg"
            frame.to_image().save(path, quality=95)
            out.append(path)
            if len(out) == len(wanted):
                break
    return out


def choose(looks: list[_Look], most: int) -> list[int]:
    """Indices of the sharpest look in each of `most` stretches of equal motion."""
    steps = [_motion(a.small, b.small) for a, b in pairwise(looks)]
    way = np.concatenate([[0.0], np.cumsum(steps)])
    stretches = int(min(most, len(looks), way[-1] / LEAST_MOTION))
    if stretches < 2:
        return []
    which = np.minimum((way / way[-1] * stretches).astype(int), stretches - 1)
    sharp = np.array([look.sharpness for look in looks])
    return [
        int(rows[np.argmax(sharp[rows])]) for k in range(stretches) if len(rows := np.flatnonzero(which == k))
    ]


def _motion(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """How far one picture is shifted against another, of the width, by phase correlation (Kuglin and Hines 1975)."""
    spectrum = np.fft.fft2(a) * np.conj(np.fft.fft2(b))
    peak = np.fft.ifft2(spectrum / np.maximum(np.abs(spectrum), 1e-9)).real
    row, column = divmod(int(np.argmax(peak)), SMALL)
    shift = math.hypot(min(row, SMALL - row), min(column, SMALL - column)) / SMALL
    return max(shift, 2.0 * float(np.abs(a - b).mean()))  # a turn about the axis shifts nothing


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey 0..1 of SMALL x SMALL pixels, shape [SMALL, SMALL]."""
    from PIL import Image

    image = Image.fromarray(pixels).convert("L").resize((SMALL, SMALL), Image.Resampling.BOX)
    return (np.asarray(image) / np.float32(255)).astype(np.float32)


def _frame_count(video: Path) -> float:
    with _Opened(video) as (container, stream):
        if stream.frames:
            return float(stream.frames)
        seconds = float(container.duration or 0) / 1e6
        return min(seconds, _LONGEST) * float(stream.average_rate or 30)


def _decoded(video: Path) -> Iterator[tuple[int, Any]]:
    """Frames and their numbers; a video that is damaged at its end gives those before."""
    from av.error import FFmpegError

    with _Opened(video) as (container, stream):
        number = -1
        try:
            for number, frame in enumerate(container.decode(stream)):
                yield number, frame
        except FFmpegError as error:
            if number < 1:
                raise FormatError(f"its pictures cannot be decoded: {error}", source=video) from error


class _Opened:
    """A container and its video stream, closed at the end."""

    def __init__(self, video: Path):
        self.video = video

    def __enter__(self):
        import av
        from av.error import FFmpegError

        if not self.video.is_file():
            raise FormatError("there is no such video", source=self.video)
        try:
            self.container = av.open(str(self.video))
        except (FFmpegError, OSError, ValueError) as error:
            raise FormatError("it is not a video that can be read", source=self.video) from error
        streams = self.container.streams.video
        if not streams:
            self.container.close()
            raise FormatError("there are no pictures in it", source=self.video)
        streams[0].thread_type = "AUTO"
        return self.container, streams[0]

    def __exit__(self, *_: object) -> None:
        self.container.close()
