"""`.ksplat`, the format of GaussianSplats3D: sections of splats in buckets, at three levels of compression.

Level 0 stores floats, level 1 half floats and 16-bit centres within buckets, level 2 also bytes for harmonics. The
axes of PLY. Read only. Format: https://github.com/mkkellogg/GaussianSplats3D (src/loaders/SplatBuffer.js)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.columns import Array, Columns, join_columns
from terrazzo.formats.limits import check_count
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.source import Source
from terrazzo.harmonics import SH_C0

_MAIN = 4096
_SECTION = 1024
_REST = (0, 9, 24, 45)
_FLOATS = ("<f4", "<f2", "<f2")
_CENTRES = ("<f4", "<u2", "<u2")
_HARMONICS = ("<f4", "<f2", "u1")
_DEFAULT_RANGE = (1, 32767, 32767)
_HARMONIC_LIMIT = 1.5
"""Range of level 2's harmonics where the header leaves it 0."""


@dataclass(frozen=True)
class _Section:
    count: int
    capacity: int
    bucket_size: int
    buckets: int
    block: float
    bucket_bytes: int
    scale_range: int
    full_buckets: int
    partial_buckets: int
    degree: int


def decode(source: Source) -> Columns:
    """Reads every section; harmonics are padded to the highest degree among them."""
    data = source.data
    if len(data) < _MAIN:
        raise source.error(f"the header is cut after {len(data)} of {_MAIN} bytes", "header")
    major, minor, sections = struct.unpack_from("<BB2xI", data)
    total, level = struct.unpack_from("<IH", data, 16)
    if major != 0 or minor < 1:
        raise source.error(f"its version is {major}.{minor}; 0.1 and later of 0 are read", "header, byte 0")
    if level > 2:
        raise source.error(f"its compression level is {level}; 0 to 2 are read", "header, byte 20")
    check_count(source, total, "header, byte 16")
    start = _MAIN + _SECTION * sections
    if start > len(data):
        raise source.error(
            f"{sections} section headers of {_SECTION} bytes are promised, but the file ends", "header"
        )
    parts: list[Columns] = []
    for i in range(sections):
        section = _section_header(source, i, level)
        part, start = _read_section(source, section, level, start, f"section {i}")
        parts.append(part)
    read = sum(len(part) for part in parts)
    if read != total:
        raise source.error(
            f"the header promises {total} splats, but the sections hold {read}", "header, byte 16"
        )
    return join_columns([Columns.empty(), *parts])


def _section_header(source: Source, index: int, level: int) -> _Section:
    at = _MAIN + _SECTION * index
    count, capacity, bucket_size, buckets, block, bucket_bytes = struct.unpack_from("<4IfH", source.data, at)
    scale_range, _storage, full, partial, degree = struct.unpack_from("<4IH", source.data, at + 24)
    where = f"section {index}"
    if count > capacity:
        raise source.error(f"it holds {count} splats where there is room for {capacity}", where)
    if degree >= len(_REST):
        raise source.error(f"its harmonics have degree {degree}; 0 to 3 are read", where)
    scale_range = scale_range or _DEFAULT_RANGE[level]
    return _Section(
        count, capacity, bucket_size, buckets, block, bucket_bytes, scale_range, full, partial, degree
    )


def _read_section(source: Source, s: _Section, level: int, start: int, where: str) -> tuple[Columns, int]:
    """The splats of a section, and where the next one begins."""
    row = np.dtype(
        [
            ("centre", _CENTRES[level], 3),
            ("scale", _FLOATS[level], 3),
            ("quaternion", _FLOATS[level], 4),
            ("colour", "u1", 4),
            ("rest", _HARMONICS[level], _REST[s.degree]),
        ]
    )
    buckets_at = start + 4 * s.partial_buckets
    rows_at = buckets_at + s.bucket_bytes * s.buckets
    end = rows_at + row.itemsize * s.capacity
    if end > len(source.data):
        raise source.error(
            f"it should end at byte {end}, but the file ends at byte {len(source.data)}", where
        )
    rows = np.frombuffer(source.data, row, s.count, rows_at)
    with np.errstate(all="ignore"):
        centres = rows["centre"].astype(np.float32)
        if level:
            bucket = _buckets_of_rows(source, s, start, where)
            middles = _bucket_centres(source, s, buckets_at, where)
            centres = (centres - s.scale_range) * np.float32(s.block / 2 / s.scale_range) + middles[bucket]
        colours = rows["colour"] / np.float32(255)
        dc = (colours[:, :3] - np.float32(0.5)) / np.float32(SH_C0)
        columns = Columns(
            centres,
            rows["quaternion"].astype(np.float32),
            rows["scale"].astype(np.float32),
            colours[:, 3],
            np.concatenate([dc[:, None, :], _harmonics(source, rows["rest"], level, s.degree)], axis=1),
        )
    return columns, end


def _buckets_of_rows(source: Source, s: _Section, start: int, where: str) -> NDArray[np.intp]:
    """The bucket of each splat: first those of full buckets, then of partly filled ones in turn."""
    partial = np.frombuffer(source.data, "<u4", s.partial_buckets, start).astype(np.int64)
    ends = s.full_buckets * s.bucket_size + np.cumsum(partial)
    index = np.arange(s.count)
    bucket = index // max(1, s.bucket_size)
    late = index >= s.full_buckets * s.bucket_size
    bucket[late] = s.full_buckets + np.searchsorted(ends, index[late], side="right")
    if s.count and bucket.max() >= s.buckets:
        raise source.error(f"{s.buckets} buckets do not hold its {s.count} splats", where)
    return bucket


def _bucket_centres(source: Source, s: _Section, start: int, where: str) -> Array:
    if s.bucket_bytes != 12:
        raise source.error(f"its buckets take {s.bucket_bytes} bytes where 12 were expected", where)
    return np.frombuffer(source.data, "<f4", 3 * s.buckets, start).reshape(-1, 3)


def _harmonics(source: Source, stored: NDArray, level: int, degree: int) -> Array:
    """Coefficients, shape [n, k - 1, 3], from bands that each hold red, then green, then blue."""
    values = stored.astype(np.float32)
    if level == 2:
        low, high = struct.unpack_from("<2f", source.data, 36)
        low, high = low or -_HARMONIC_LIMIT, high or _HARMONIC_LIMIT
        values = np.float32(low) + values / np.float32(255) * np.float32(high - low)
    bands, at = [np.zeros((len(stored), 0, 3), np.float32)], 0
    for band in range(1, degree + 1):
        size = 2 * band + 1
        bands.append(values[:, at : at + 3 * size].reshape(-1, 3, size).transpose(0, 2, 1))
        at += 3 * size
    return np.concatenate(bands, axis=1)


def _sniff(data: memoryview) -> bool:
    return len(data) >= _MAIN + _SECTION and data[0] == 0 and data[1] in (1, 2) and not any(data[2:4])


KSPLAT = register(SplatFormat("ksplat", (".ksplat",), "RDF", decode, None, _sniff))
