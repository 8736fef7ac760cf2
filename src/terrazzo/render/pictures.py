"""Pictures as files."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_write
from terrazzo.render.frames import Frame

KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
QUALITY = 92
"""Of JPEG and WebP, 0..100: no visible loss."""


def save_picture(path: str | os.PathLike[str], picture: Frame | ArrayLike) -> None:
    """Writes a picture; an old file at `path` is replaced only when the new one is whole.

    Args:
        path: `.png`, `.jpg` or `.webp`.
        picture: A frame, or display colours: 0..1 (float) or 0..255 (uint8), shape [h, w, 3].

    Raises:
        ArgumentError: An unknown suffix, a missing folder, or an array that is no picture.
    """
    from PIL import Image

    target = Path(path)
    kind = KINDS.get(target.suffix.lower())
    if kind is None:
        raise ArgumentError(f"cannot write a picture to {target.name!r}: wanted one of {', '.join(KINDS)}")
    pixels = picture.to_bytes() if isinstance(picture, Frame) else _to_bytes(np.asarray(picture))
    with atomic_write(target) as stream:
        Image.fromarray(pixels).save(stream, kind, quality=QUALITY)


def _to_bytes(array: np.ndarray) -> np.ndarray:
    if array.ndim != 3 or array.shape[2] != 3 or 0 in array.shape:
        raise ArgumentError(f"a picture has shape [h, w, 3], not {array.shape}")
    if array.dtype == np.uint8:
        return array
    return (np.clip(np.nan_to_num(array), 0, 1) * 255 + 0.5).astype(np.uint8)
