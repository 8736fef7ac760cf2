"""Video and picture sequences: one sink per kind of file, all with the same two methods.

MP4 (H.264) and WebM (VP9) through PyAV, GIF and PNG through Pillow. A film is written beside its target and renamed when
it is whole; a sequence fills a folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_path, atomic_write

SUFFIXES = (".mp4", ".webm", ".gif", ".png")
CONSTANT_QUALITY = {".mp4": "17", ".webm": "28"}
"""Rate factors that are visually lossless to most people (x264 and VP9 encoding guides)."""


class Sink(Protocol):
    """Takes frames, one after another."""

    def add(self, picture: NDArray[np.uint8]) -> None:
        """Takes the next frame, sRGB, shape [h, w, 3]."""
        ...


@contextmanager
def open_sink(target: Path, *, width: int, height: int, fps: float) -> Iterator[Sink]:
    """A sink for a film or sequence; the target appears when the block ends well.

    Args:
        target: `.mp4`, `.webm`, `.gif`, or for a PNG sequence a folder (no suffix) or `name.png` (`name_00001.png`...).
        width: Pixels.
        height: Pixels.
        fps: Frames a second.
    """
    suffix = target.suffix.lower()
    if suffix in (".mp4", ".webm"):
        with atomic_path(target) as temporary:
            video = _Video(temporary, suffix, width, height, fps)
            try:
                yield video
                video.finish()
            finally:
                video.close()
    elif suffix == ".gif":
        gif = _Gif(fps)
        yield gif
        gif.write(target)
    elif suffix in (".png", ""):
        yield Sequence.of(target)
    else:
        raise ArgumentError(
            f"cannot film to {target.name!r}: wanted one of {', '.join(SUFFIXES)}, or a folder"
        )


class Sequence:
    """A numbered sequence of PNG pictures."""

    def __init__(self, folder: Path, stem: str):
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._stem, self._count = folder, stem, 0

    @classmethod
    def of(cls, target: Path) -> Sequence:
        """The sequence of a target: `frames/` gives frames/00000.png, `a/shot.png` gives a/shot_00000.png."""
        return cls(target.parent, target.stem + "_") if target.suffix else cls(target, "")

    def add(self, picture: NDArray[Any]) -> None:
        """Writes the next picture: 8-bit colour [h, w, 3], or 16-bit grey [h, w]."""
        from PIL import Image

        with atomic_write(self._folder / f"{self._stem}{self._count:05d}.png") as stream:
            Image.fromarray(picture).save(stream, "PNG", compress_level=4)
        self._count += 1


class _Gif:
    """Holds palette pictures until the end: a GIF's frames share one file header."""

    def __init__(self, fps: float):
        self._pictures: list[Any] = []
        self._fps = fps

    def add(self, picture: NDArray[np.uint8]) -> None:
        from PIL import Image

        self._pictures.append(Image.fromarray(picture).quantize(colors=256, method=Image.Quantize.MEDIANCUT))

    def write(self, target: Path) -> None:
        # A GIF counts in hundredths of a second; the rounding error is carried on, so that the length stays right.
        ends = np.round(np.arange(1, len(self._pictures) + 1) * 100 / self._fps)
        times = np.maximum(np.diff(np.concatenate([[0], ends])), 2) * 10
        with atomic_write(target) as stream:
            first, *rest = self._pictures
            first.save(
                stream, "GIF", save_all=True, append_images=rest, duration=times.astype(int).tolist(), loop=0
            )


class _Video:
    """An H.264 or VP9 stream with 4:2:0 chroma; odd sizes are padded by one repeated row or column."""

    def __init__(self, path: Path, suffix: str, width: int, height: int, fps: float):
        import av

        self._av = av
        self._container = av.open(str(path), "w", format="mp4" if suffix == ".mp4" else "webm")
        rate = Fraction(fps).limit_denominator(1001)
        codec = "libx264" if suffix == ".mp4" else "libvpx-vp9"
        stream: Any = self._container.add_stream(codec, rate=rate)
        stream.width, stream.height = width + width % 2, height + height % 2
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": CONSTANT_QUALITY[suffix]}
        if suffix == ".mp4":
            stream.options |= {"preset": "medium"}
        else:
            stream.options |= {"b:v": "0", "deadline": "good", "cpu-used": "4", "row-mt": "1"}
        stream.codec_context.colorspace = 1  # BT.709, what players expect of high-definition video
        stream.codec_context.color_range = 1
        self._stream = stream

    def add(self, picture: NDArray[np.uint8]) -> None:
        h, w = picture.shape[:2]
        if h % 2 or w % 2:
            picture = np.pad(picture, ((0, h % 2), (0, w % 2), (0, 0)), mode="edge")
        frame = self._av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        frame = frame.reformat(format="yuv420p", src_colorspace="default", dst_colorspace="itu709")
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def finish(self) -> None:
        for packet in self._stream.encode():
            self._container.mux(packet)

    def close(self) -> None:
        self._container.close()
