"""antimatter15's `.splat`: 32 bytes a splat, no header, no harmonics; the axes of PLY.

Centre and linear scales as floats, colour and opacity as bytes, the quaternion as bytes around 128.
Format: https://github.com/antimatter15/splat
"""

from __future__ import annotations

import logging

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.formats.columns import Columns, unit_quaternions
from terrazzo.formats.limits import check_count
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.source import Source
from terrazzo.harmonics import SH_C0

ROW = np.dtype([("mean", "<f4", 3), ("scale", "<f4", 3), ("colour", "u1", 4), ("quaternion", "u1", 4)])

_log = logging.getLogger(__name__)


def decode(source: Source) -> Columns:
    """Reads every 32 bytes as one splat; only the length can show that a file is cut."""
    size = len(source.data)
    n, left = divmod(size, ROW.itemsize)
    if left or not n:
        place = f"byte {size - left}"
        raise source.error(f"its {size} bytes are no whole number of splats of {ROW.itemsize} bytes", place)
    check_count(source, n, "length")
    rows = np.frombuffer(source.data, ROW)
    colours = rows["colour"] / np.float32(255)
    return Columns(
        rows["mean"],
        (rows["quaternion"] - np.float32(128)) / np.float32(128),
        rows["scale"],
        colours[:, 3],
        ((colours[:, :3] - np.float32(0.5)) / np.float32(SH_C0))[:, None, :],
    )


def encode(columns: Columns) -> bytes:
    """Packs splats, without the harmonics above the constant one, with colours cut to 0..1.

    Raises:
        ArgumentError: There are none: the file would be empty.
    """
    if not len(columns):
        raise ArgumentError("a .splat file cannot hold zero splats")
    if columns.degree:
        _log.warning("a .splat file holds no harmonics: degree %d is cut to 0", columns.degree)
    rows = np.empty(len(columns), ROW)
    rows["mean"], rows["scale"] = columns.means, columns.scales
    colours = columns.harmonics[:, 0] * np.float32(SH_C0) + np.float32(0.5)
    rows["colour"][:, :3] = np.clip(np.rint(colours * 255), 0, 255)
    rows["colour"][:, 3] = np.rint(columns.opacities * 255)
    rows["quaternion"] = np.clip(np.rint(unit_quaternions(columns.quaternions) * 128 + 128), 0, 255)
    return rows.tobytes()


SPLAT = register(SplatFormat("splat", (".splat",), "RDF", decode, encode))
