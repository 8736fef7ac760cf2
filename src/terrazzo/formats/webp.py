"""Lossless WebP images as plain byte planes, never decoded beyond a size that was agreed on before."""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError
from terrazzo.formats.source import Source

EFFORT = 3
"""Encoder method 0..6; above 3 it takes twice the time for about 2 % fewer bytes on splat data."""


def read_webp(
    source: Source, data: bytes | memoryview, *, least: int, most: int, where: str
) -> NDArray[np.uint8]:
    """The pixels of an image.

    Args:
        source: Named in errors.
        data: The WebP file.
        least: Fewest pixels that it must have.
        most: Most pixels that it may have; checked before they are decoded.
        where: Its name.

    Returns:
        RGBA, shape [height, width, 4].

    Raises:
        FormatError: It is not WebP, is damaged, or has another size.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `most` is the limit here
            with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
                width, height = image.size
                if not least <= width * height <= most:
                    raise source.error(
                        f"the image is {width}x{height}; wanted {least} to {most} pixels", where
                    )
                return np.asarray(image.convert("RGBA"))
    except FormatError:
        raise
    except (
        ValueError,
        OSError,
        SyntaxError,
        EOFError,
        MemoryError,
        Image.DecompressionBombError,
        UnidentifiedImageError,
    ) as error:
        raise source.error("it is not a WebP image, or is damaged", where) from error


def write_webp(pixels: NDArray[np.uint8]) -> bytes:
    """A lossless WebP file of RGBA pixels, shape [height, width, 4], colours under alpha 0 kept."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", lossless=True, quality=50, method=EFFORT, exact=True)
    return out.getvalue()
