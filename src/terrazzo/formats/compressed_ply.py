"""Compressed PLY, as PlayCanvas and SuperSplat write it: chunks of 256 splats share bounds, in which each splat's
position, rotation, scale and colour take 32 bits each; harmonics, where there are any, take a byte a coefficient.

Layout: https://developer.playcanvas.com/user-manual/gaussian-splatting/formats/ply/ (read only).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.columns import Array, Columns, exponential
from terrazzo.formats.limits import check_count
from terrazzo.formats.ply_header import Ply, Table
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.smallest_three import unpack_smallest_three
from terrazzo.formats.source import Source
from terrazzo.harmonics import SH_C0

CHUNK = 256
"""Splats that share one row of bounds."""

HARMONIC_RANGE = 8.0
"""Width of the range -4..4 that a byte of a harmonic spans."""

_PACKED = ("packed_position", "packed_rotation", "packed_scale", "packed_color")


def is_compressed(ply: Ply) -> bool:
    """Whether a PLY header is that of compressed splats."""
    vertex = ply.element("vertex")
    return vertex is not None and "packed_position" in vertex.types


def decode(source: Source) -> Columns:
    """Reads compressed PLY and nothing else."""
    ply = Ply(source)
    if not is_compressed(ply):
        raise source.error(
            "its vertices are not packed, so it is not compressed PLY; try format='ply'", "header"
        )
    return decode_elements(ply)


def decode_elements(ply: Ply) -> Columns:
    """Unpacks the elements of a header for which `is_compressed` holds."""
    source = ply.source
    chunk, vertex = ply.element("chunk"), ply.element("vertex")
    if chunk is None or vertex is None:
        raise source.error("it has packed vertices but no element 'chunk'", "header")
    n = check_count(source, vertex.count, "element vertex")
    if chunk.count < -(-n // CHUNK):
        raise source.error(f"{chunk.count} chunks of {CHUNK} cannot hold {n} splats", "element chunk")
    bounded = _bounds("", "xyz") + _bounds("scale_", "xyz")
    if any(name in chunk.types for name in _bounds("", "rgb")):
        bounded += _bounds("", "rgb")
    for element, names in ((vertex, _PACKED), (chunk, bounded)):
        missing = [name for name in names if name not in element.types]
        if missing:
            raise source.error(f"it lacks the properties {', '.join(missing)}", f"element {element.name}")
    with np.errstate(all="ignore"):
        return _unpack(ply, ply.table("chunk"), ply.table("vertex"), n)


def _bounds(prefix: str, axes: str) -> tuple[str, ...]:
    return tuple(f"{end}_{prefix}{axis}" for end in ("min", "max") for axis in axes)


def _unpack(ply: Ply, chunks: Table, vertices: Table, n: int) -> Columns:
    packed = vertices.columns(_PACKED, np.uint32)
    chunk = np.arange(n) // CHUNK
    colours = _unorms(packed[:, 3], ((24, 8), (16, 8), (8, 8)))
    if "min_r" in chunks.names:
        colours = _within(chunks, _bounds("", "rgb"), chunk, colours)
    three = (_unorms(packed[:, 1], ((20, 10), (10, 10), (0, 10))) - 0.5) * np.float32(2**0.5)
    dc = (colours - 0.5) / np.float32(SH_C0)
    return Columns(
        _within(chunks, _bounds("", "xyz"), chunk, _unorms(packed[:, 0], ((21, 11), (11, 10), (0, 11)))),
        unpack_smallest_three(packed[:, 1] >> 30, three),
        exponential(
            _within(
                chunks, _bounds("scale_", "xyz"), chunk, _unorms(packed[:, 2], ((21, 11), (11, 10), (0, 11)))
            )
        ),
        _unorms(packed[:, 3], ((0, 8),))[:, 0],
        np.concatenate([dc[:, None, :], _harmonics(ply, n)], axis=1),
    )


def _unorms(words: NDArray[np.uint32], fields: tuple[tuple[int, int], ...]) -> Array:
    """Bit fields (shift, width) of words as 0..1, shape [n, len(fields)]."""
    return np.stack(
        [((words >> shift) & ((1 << bits) - 1)) / np.float32((1 << bits) - 1) for shift, bits in fields], -1
    )


def _within(chunks: Table, names: tuple[str, ...], chunk: NDArray[np.intp], fractions: Array) -> Array:
    """Fractions 0..1 between the bounds of each splat's chunk; six names, the lower bounds first."""
    bounds = chunks.columns(names)
    if not len(fractions):
        return fractions
    low, high = bounds[:, :3], bounds[:, 3:]
    return low[chunk] * (1 - fractions) + high[chunk] * fractions


def _harmonics(ply: Ply, n: int) -> Array:
    """The coefficients above the constant one, shape [n, k - 1, 3]."""
    element = ply.element("sh")
    if element is None:
        return np.zeros((n, 0, 3), np.float32)
    names = [f"f_rest_{i}" for i in range(len(element.types))]
    if len(names) not in (9, 24, 45) or list(element.types) != names or element.count != n:
        raise ply.source.error(
            f"it has {element.count} rows of {len(names)} properties; wanted {n} rows of f_rest_0 to 8, 23 or 44",
            "element sh",
        )
    stored = ply.table("sh").columns(names)
    # A byte is the index of a bin, whose middle is meant, but the first and last stand for the ends themselves.
    fractions = np.where(stored == 0, 0, np.where(stored == 255, 1, (stored + 0.5) / 256))
    values = ((fractions - 0.5) * HARMONIC_RANGE).astype(np.float32)
    return values.reshape(n, 3, len(names) // 3).transpose(0, 2, 1)


def _sniff(data: memoryview) -> bool:
    head = bytes(data[:4096])
    return head[:4] in (b"ply\n", b"ply\r") and b"packed_position" in head


COMPRESSED_PLY = register(SplatFormat("compressed-ply", (".compressed.ply",), "RDF", decode, None, _sniff))
