"""Sparse points of a capture: from a PLY file, or from a NumPy archive of `xyz` and `rgb`."""

from __future__ import annotations

import io
import zipfile

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.ply_header import Ply
from terrazzo.formats.source import Source

MAX_POINTS = 1 << 25
"""Most sparse points of one capture, 34 million; real ones have 1,000 to 1,000,000."""

_BYTES_PER_POINT = 27
"""Three doubles and three bytes: the most that an archive's entry may unpack to for each point."""

_FAR = 1e9
_GREY = 128


def read_ply_points(source: Source) -> tuple[NDArray, NDArray]:
    """Points [n, 3] and colours [n, 3], uint8, of a PLY file's vertices; grey where it has no colours.

    Raises:
        FormatError: It is not PLY, is damaged, or has no coordinates.
    """
    ply = Ply(source)
    vertex = ply.element("vertex")
    if vertex is None or not all(axis in vertex.types for axis in "xyz"):
        raise source.error("it has no element 'vertex' with x, y and z", "header")
    _check_number(source, vertex.count)
    with np.errstate(all="ignore"):
        table = ply.table("vertex")
        points = table.columns(["x", "y", "z"])
        names = ["red", "green", "blue"]
        if not all(name in vertex.types for name in names):
            return points, np.full((len(points), 3), _GREY, np.uint8)
        colours = table.columns(names)
        top = {"u1": 255, "i1": 255, "u2": 65535}.get(vertex.types["red"] or "", 1)
        if not ply.order and vertex.types["red"] in ("f4", "f8") and colours.max(initial=0) > 1:
            top = 255
        return points, (np.nan_to_num(colours / top).clip(0, 1) * 255).round().astype(np.uint8)


def read_npz_points(source: Source) -> tuple[NDArray, NDArray]:
    """Points and colours of a NumPy archive with `xyz` [n, 3] and, where it has them, `rgb` [n, 3] of bytes.

    Raises:
        FormatError: It is no such archive, or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            large = [i.filename for i in archive.infolist() if i.file_size > MAX_POINTS * _BYTES_PER_POINT]
            swollen = [i.filename for i in archive.infolist() if i.file_size > 100 * i.compress_size + 4096]
        if large or swollen:
            raise source.error("it unpacks to far more than it holds", (large or swollen)[0][:80])
        with np.load(io.BytesIO(source.data), allow_pickle=False) as arrays:
            points = np.asarray(arrays["xyz"], np.float64)
            colours = np.asarray(arrays["rgb"]) if "rgb" in arrays else np.full(points.shape, _GREY, np.uint8)
    except (
        ValueError,
        KeyError,
        OSError,
        EOFError,
        zipfile.BadZipFile,
        NotImplementedError,
        SyntaxError,
    ) as error:
        raise source.error(f"it is not an archive of points: {str(error)[:120]}") from error
    if points.ndim != 2 or points.shape[1] != 3 or colours.shape != points.shape or colours.dtype != np.uint8:
        raise source.error("wanted xyz of shape [n, 3], and rgb of bytes of the same shape")
    _check_number(source, len(points))
    return points, colours


def kept_points(
    points: NDArray, colours: NDArray
) -> tuple[NDArray[np.float32], NDArray[np.float32], list[str]]:
    """The points that are finite and near, float32 [n, 3]; their colours 0..1; a note where some are not."""
    with np.errstate(invalid="ignore"):
        good = (np.abs(points) < _FAR).all(-1) if len(points) else np.zeros(0, bool)
    dropped = len(points) - int(good.sum())
    notes = [f"{dropped} sparse points left out, their coordinates are not finite"] if dropped else []
    shades = colours[good] / np.float32(255)
    return points[good].astype(np.float32), shades.astype(np.float32), notes


def _check_number(source: Source, count: int) -> None:
    if count > MAX_POINTS:
        raise source.error(f"it has {count} points; at most {MAX_POINTS} are read")
