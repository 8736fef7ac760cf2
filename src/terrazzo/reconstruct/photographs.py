"""Photographs from disk: what a file says of itself (size, orientation, exposure, focal length), and its pixels.

JPEG, PNG and WebP, and HEIC with an extra. A large JPEG is reduced while it is decoded, so that a photograph of a
hundred megapixels never lies whole in memory when a small one is wanted.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError, TerrazzoError
from terrazzo.extras import require

MAX_FILE = 1 << 30
"""Largest photograph file that is opened [bytes]."""

MAX_SIDE = 1 << 16
"""Longest side of a photograph [px]."""

FULL_FRAME_DIAGONAL = 43.27
"""Diagonal of a 36 x 24 mm frame [mm], to which 35 mm equivalent focal lengths refer (CIPA DCG-001)."""

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
"""Endings of the photographs that are read, in the order in which they are tried for a name without one."""

_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class Photograph:
    """What a file says of itself, read without decoding its picture.

    Args:
        path: The file.
        stored_size: Width and height [px] as stored.
        orientation: Of EXIF, 1 to 8; 1 is upright.
        focal_35mm: Focal length equivalent on a 36 x 24 mm frame [mm], or None.
        exposure_time: Seconds, or None.
        f_number: Focal length over aperture, or None.
        iso: Sensitivity, or None.
        camera: Maker and model, or "".
    """

    path: Path
    stored_size: tuple[int, int]
    orientation: int = 1
    focal_35mm: float | None = None
    exposure_time: float | None = None
    f_number: float | None = None
    iso: float | None = None
    camera: str = ""

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height [px] after `orientation` is applied."""
        width, height = self.stored_size
        return (height, width) if self.orientation >= 5 else (width, height)

    @property
    def exposure(self) -> float | None:
        """Light that it turned into brightness, t * ISO / 100 / N^2 [s]; None when the file does not say."""
        if self.exposure_time is None or self.f_number is None or self.iso is None:
            return None
        return self.exposure_time * self.iso / 100 / self.f_number**2

    @property
    def focal_pixels(self) -> float | None:
        """Focal length [px] at the stored size, from `focal_35mm`."""
        if self.focal_35mm is None:
            return None
        return self.focal_35mm / FULL_FRAME_DIAGONAL * math.hypot(*self.stored_size)


def open_photograph(path: Path) -> Photograph:
    """Reads a photograph's header, and checks that the file does not end early.

    Raises:
        FormatError: It is not a photograph, is cut short, or is too large.
        MissingExtraError: It is HEIC and its decoder is not installed.
    """
    with _opened(path) as image:
        _check_whole(path, str(image.format))
        width, height = image.size
        if max(width, height) > MAX_SIDE:
            raise FormatError(
                f"it is {width} x {height} pixels; at most {MAX_SIDE} a side are read", source=path
            )
        return Photograph(path, (width, height), **_exif(image))


def read_pixels(
    path: Path, *, size: tuple[int, int] | None = None, orientation: int = 1
) -> NDArray[np.uint8]:
    """The pixels of a photograph.

    Args:
        path: The file.
        size: Width and height wanted, as stored; None for its own. It is only ever made smaller.
        orientation: Of EXIF; how the result is turned and mirrored.

    Returns:
        sRGB, or sRGB and straight alpha where the file has it, shape [h, w, 3] or [h, w, 4].

    Raises:
        FormatError: The file cannot be decoded.
        MissingExtraError: It is HEIC and its decoder is not installed.
    """
    from PIL import Image

    with _opened(path) as image:
        if size is not None:
            size = (min(size[0], image.width), min(size[1], image.height))
            image.draft(None, size)
        plain = _plain(image)
        if size is not None and plain.size != size:
            plain = plain.resize(size, Image.Resampling.HAMMING, reducing_gap=3.0)
        pixels = np.asarray(plain)
    return np.ascontiguousarray(_turned(pixels, orientation))


def scaled_size(width: int, height: int, max_side: int | None) -> tuple[int, int]:
    """The size whose longer side is at most `max_side`, sides in the same ratio."""
    if max_side is None or max(width, height) <= max_side:
        return width, height
    scale = max_side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A Pillow image, not yet decoded; what Pillow raises inside becomes a `FormatError`."""
    from PIL import Image

    try:
        if not path.is_file():
            raise FormatError("there is no such photograph", source=path)
        if path.stat().st_size > MAX_FILE:
            raise FormatError(f"it has more than {MAX_FILE} bytes", source=path)
        with path.open("rb") as stream:
            head = stream.read(16)
        formats = ["JPEG", "PNG", "WEBP"]
        if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
            require("pi_heif", purpose="reading a HEIC photograph").register_heif_opener()
            formats = ["HEIF"]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's warnings of large pictures and odd EXIF
            with Image.open(path, formats=formats) as image:
                yield image
    except TerrazzoError:
        raise
    except Image.UnidentifiedImageError as error:
        raise FormatError("it is not a JPEG, PNG, WebP or HEIC photograph", source=path) from error
    except Image.DecompressionBombError as error:
        raise FormatError(f"it has too many pixels: {error}", source=path) from error
    except Exception as error:  # Pillow's parsers raise whatever damaged bytes make them stumble over
        raise FormatError(f"it is damaged: {error}", source=path) from error


def _plain(image: Any) -> Any:
    """The picture in mode RGB or RGBA."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut instead of scale
        return Image.fromarray((np.asarray(image).clip(0, 65535) >> 8).astype(np.uint8)).convert("RGB")
    has_alpha = image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _turned(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Applies an EXIF orientation to [h, w, c]."""
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    return pixels


def _exif(image: Any) -> dict[str, Any]:
    """The fields of `Photograph` that EXIF knows; a damaged block counts as none."""
    if image.format == "PNG" and "exif" not in image.info:
        return {}  # Pillow would decode the whole picture to look behind it
    try:
        exif = image.getexif()
        inner = exif.get_ifd(0x8769)
        orientation = exif.get(0x0112)
        model = " ".join(str(exif.get(tag, "")).strip("\0 ") for tag in (0x010F, 0x0110)).strip()
        numbers = {
            "focal_35mm": _positive(inner.get(0xA405)),
            "exposure_time": _positive(inner.get(0x829A)),
            "f_number": _positive(inner.get(0x829D)),
            "iso": _positive(inner.get(0x8827)),
        }
    except Exception:  # as above; a photograph without EXIF is a good photograph
        return {}
    upright = orientation if type(orientation) is int and 1 <= orientation <= 8 else 1
    return {"orientation": upright, "camera": model[:80], **numbers}


def _positive(value: Any) -> float | None:
    if isinstance(value, tuple):  # cameras that tell several sensitivities
        value = value[0] if value else None
    number = float(value) if value is not None else 0.0
    return number if 0 < number < math.inf else None


def _check_whole(path: Path, kind: str) -> None:
    """Whether a file has its format's end, without decoding it."""
    if kind in ("JPEG", "MPO"):
        whole = _jpeg_is_whole(path.read_bytes())
    elif kind == "PNG":
        whole = _png_is_whole(path)
    elif kind == "WEBP":
        with path.open("rb") as stream:
            whole = int.from_bytes(stream.read(8)[4:], "little") + 8 <= path.stat().st_size
    else:
        return
    if not whole:
        raise FormatError("it is cut short: the end of the picture is missing", source=path)


def _jpeg_is_whole(data: bytes) -> bool:
    """Whether an end of image follows the start of scan (a thumbnail in the header has an end of its own)."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xFF:  # padding
            at += 1
            continue
        if data[at + 1] == 0xDA:
            return data.find(b"\xff\xd9", at) >= 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _png_is_whole(path: Path) -> bool:
    size = path.stat().st_size
    with path.open("rb") as stream:
        at = 8
        while at + 12 <= size:
            stream.seek(at)
            head = stream.read(8)
            if head[4:] == b"IEND":
                return True
            at += 12 + int.from_bytes(head[:4], "big")
    return False
