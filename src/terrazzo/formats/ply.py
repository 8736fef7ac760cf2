"""PLY as 3D Gaussian Splatting writes it (Kerbl et al. 2023): logarithms of scales, logits of opacities, harmonics
with the constant term first and then all of red, green and blue. Usually x right, y down, z forward.

Read in binary of either byte order and as text, with normals and unknown properties passed over. Also read: 2D
Gaussian splats (two scales), and plain coloured point clouds, whose points become small round splats.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from terrazzo.formats import compressed_ply
from terrazzo.formats.columns import Array, Columns, exponential, logarithm, logit, sigmoid
from terrazzo.formats.limits import check_count
from terrazzo.formats.ply_header import Ply, Table
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.source import Source
from terrazzo.harmonics import SH_C0

FLAT = 1e-6
"""Thickness [m] that a splat with two scales gets."""

POINT_OPACITY = 0.9
"""Opacity of the splats that stand for plain points."""

_MEANS = ["x", "y", "z"]
_DC = ["f_dc_0", "f_dc_1", "f_dc_2"]
_SCALES = ["scale_0", "scale_1", "scale_2"]
_QUATERNION = ["rot_0", "rot_1", "rot_2", "rot_3"]


def decode(source: Source) -> Columns:
    """Reads splats, compressed splats or coloured points."""
    ply = Ply(source)
    if compressed_ply.is_compressed(ply):
        return compressed_ply.decode_elements(ply)
    vertex = ply.element("vertex")
    if vertex is None:
        names = ", ".join(e.name[:20] for e in ply.elements[:8])
        raise source.error(f"it has no element 'vertex' (it has {names})", "header")
    check_count(source, vertex.count, "element vertex")
    missing = [p for p in _MEANS + _DC + ["opacity"] + _SCALES[:2] + _QUATERNION if p not in vertex.types]
    rest = _rest_names(vertex.types, source)
    coloured = all(p in vertex.types for p in [*_MEANS, "red", "green", "blue"])
    if missing and not coloured:
        raise source.error(f"it lacks the properties {', '.join(missing)}", "element vertex")
    with np.errstate(all="ignore"):  # a double beyond float32 becomes inf and is refused by name later
        table = ply.table("vertex")
        return _points(table, vertex.types["red"]) if missing else _splats(table, rest)


def _splats(table: Table, rest: list[str]) -> Columns:
    n = len(table)
    per_channel = len(rest) // 3
    harmonics = np.empty((n, 1 + per_channel, 3), np.float32)
    harmonics[:, 0] = table.columns(_DC)
    if rest:
        harmonics[:, 1:] = table.columns(rest).reshape(n, 3, per_channel).transpose(0, 2, 1)
    if "scale_2" in table.names:
        scales = exponential(table.columns(_SCALES))
    else:
        two = exponential(table.columns(_SCALES[:2]))
        scales = np.concatenate([two, np.full((n, 1), FLAT, np.float32)], axis=1)
    return Columns(
        table.columns(_MEANS),
        table.columns(_QUATERNION),
        scales,
        sigmoid(table.columns(["opacity"])[:, 0]),
        harmonics,
    )


def _rest_names(types: Iterable[str], source: Source) -> list[str]:
    """The properties of the harmonics above the constant one, in the order of their numbers."""
    named = {p for p in types if p.startswith("f_rest_")}
    rest = [f"f_rest_{i}" for i in range(len(named))]
    if len(rest) not in (0, 9, 24, 45) or named != set(rest):
        raise source.error(f"it has {len(rest)} f_rest properties; wanted 0, 9, 24 or 45", "element vertex")
    return rest


def _points(table: Table, colour_type: str | None) -> Columns:
    """Round splats in place of coloured points, as large as the points lie apart."""
    n = len(table)
    means = table.columns(_MEANS)
    top = {"u1": 255, "u2": 65535}.get(colour_type or "", 1)
    colours = table.columns(["red", "green", "blue"]) / np.float32(top)
    sigma = 0.5 * _spacing(means)
    return Columns(
        means,
        np.tile(np.array([1, 0, 0, 0], np.float32), (n, 1)),
        np.full((n, 3), sigma, np.float32),
        np.full(n, POINT_OPACITY, np.float32),
        ((colours - 0.5) / SH_C0)[:, None, :].astype(np.float32),
    )


def _spacing(means: Array) -> float:
    """A typical distance [m] of neighbouring points: the median step along a Z-order curve through them."""
    if len(means) < 2 or not np.isfinite(means).all():
        return 0.01
    low = means.min(0).astype(np.float64)
    extent = float((means.max(0) - low).max())
    if not 0 < extent < np.inf:
        return 0.01
    cells = ((means - low) / extent * 1023).astype(np.int64)
    code = np.zeros(len(means), np.int64)
    for bit in range(10):
        for axis in range(3):
            code |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    path = means[np.argsort(code, kind="stable")].astype(np.float64)
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    return max(float(np.median(steps)), extent * 1e-6)


def encode(columns: Columns) -> memoryview:
    """INRIA's layout, binary little endian, normals of zero included, as its own viewer wants them."""
    n, rest = len(columns), 3 * (columns.harmonics.shape[1] - 1)
    names = [*_MEANS, "nx", "ny", "nz", *_DC, *(f"f_rest_{i}" for i in range(rest))]
    names += ["opacity", *_SCALES, *_QUATERNION]
    lines = ["ply", "format binary_little_endian 1.0", f"element vertex {n}"]
    header = "\n".join([*lines, *(f"property float {name}" for name in names), "end_header", ""]).encode(
        "ascii"
    )
    out = bytearray(len(header) + n * len(names) * 4)
    out[: len(header)] = header
    table = np.ndarray((n, len(names)), "<f4", out, len(header))
    table[:, 0:3] = columns.means
    table[:, 6:9] = columns.harmonics[:, 0]
    table[:, 9 : 9 + rest] = columns.harmonics[:, 1:].transpose(0, 2, 1).reshape(n, rest)
    table[:, 9 + rest] = logit(columns.opacities)
    table[:, 10 + rest : 13 + rest] = logarithm(columns.scales)
    table[:, 13 + rest :] = columns.quaternions
    return memoryview(out)


def _sniff(data: memoryview) -> bool:
    return bytes(data[:4]) in (b"ply\n", b"ply\r")


PLY = register(SplatFormat("ply", (".ply",), "RDF", decode, encode, _sniff))
