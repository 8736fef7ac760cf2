"""SPZ, Niantic's packed splats: fixed-point centres, bytes for the rest; x right, y up, z back.

Versions 1 to 3 are one gzip stream (1: half-float centres; 3: rotations by their smallest three components), version
4 is a plain header, a table of contents and a ZSTD stream for each attribute. Read: all. Written: 3, which every
viewer reads, and 4 on request. Format: https://github.com/nianticlabs/spz
"""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError, TerrazzoWarning
from terrazzo.formats.columns import Array, Columns, exponential, unit_quaternions
from terrazzo.formats.limits import Gunzip, check_count, unzstd
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.smallest_three import pack_smallest_three, unpack_smallest_three
from terrazzo.formats.source import Source

MAGIC = b"NGSP"
COLOUR_SCALE = 0.15
"""Bytes of colour are `dc * COLOUR_SCALE + 0.5`, which leaves room for colours outside 0..1."""

FRACTION_BITS = 12
"""Least fraction bits of written centres: steps of 0.24 mm, up to 2,048 m from the origin; fewer for larger scenes."""

STEPS_PER_SPLAT = 16
"""Steps of the centres in the size of the smaller splats (the lower quartile); fine scenes get more fraction bits."""

_HEADER = struct.Struct("<4sIIBBBB")
_TOC_OFFSET = 32
_REST = (0, 9, 24, 45, 72)
_MAX_FIXED = (1 << 23) - 1
_MAX_FRACTION_BITS = 20
_NAMES = ("positions", "alphas", "colours", "scales", "rotations", "harmonics")
_THREE_BITS = 9
_THREE_MAX = (1 << _THREE_BITS) - 1


@dataclass(frozen=True)
class _Header:
    version: int
    count: int
    degree: int
    fraction_bits: int
    streams: int

    def sizes(self) -> tuple[int, ...]:
        """Bytes of each attribute, in the order of the file."""
        centre, rotation = (6 if self.version == 1 else 9), (3 if self.version < 3 else 4)
        return tuple(self.count * size for size in (centre, 1, 3, 3, rotation, _REST[self.degree]))


def decode(source: Source) -> Columns:
    """Reads SPZ of versions 1 to 4; harmonics of degree 4 are cut to 3, with a warning."""
    if bytes(source.data[:4]) == MAGIC:
        header = _header(source, bytes(source.data[:16]), len(source.data))
        blocks = _blocks_v4(source, header) if header.version == 4 else _blocks_raw(source, header)
    elif bytes(source.data[:2]) == b"\x1f\x8b":
        stream = Gunzip(source, source.data)
        header = _header(source, stream.read(16, "header"), len(source.data))
        if header.version == 4:
            raise source.error("version 4 must not be wrapped in gzip", "header")
        blocks = [stream.read(size, name) for name, size in zip(_NAMES, header.sizes())]
        stream.finish("end of the gzip stream")
    else:
        raise source.error("it begins neither with 'NGSP' nor as a gzip stream", "byte 0")
    return _unpack(header, blocks, source)


def _header(source: Source, head: bytes, packed_bytes: int) -> _Header:
    if len(head) < _HEADER.size:
        raise source.error(f"the header is cut after {len(head)} of 16 bytes", "header")
    magic, version, count, degree, bits, _flags, streams = _HEADER.unpack(head)
    if magic != MAGIC:
        raise source.error(f"the header begins with {magic!r} where {MAGIC!r} was expected", "header")
    if not 1 <= version <= 4:
        raise source.error(f"its version is {version}; 1 to 4 are read", "header, byte 4")
    check_count(source, count, "header, byte 8", packed_bytes=packed_bytes)
    if degree > (4 if version == 4 else 3):
        raise source.error(f"its harmonics have degree {degree}; 0 to 3 are read", "header, byte 12")
    if bits > 23:
        raise source.error(f"its centres have {bits} fraction bits of 24", "header, byte 13")
    return _Header(version, count, degree, bits, streams)


def _blocks_raw(source: Source, header: _Header) -> list[memoryview]:
    blocks, start = [], 16
    for name, size in zip(_NAMES, header.sizes()):
        if size > len(source.data) - start:
            left = len(source.data) - start
            raise source.error(f"{size} bytes of {name} are promised, but {left} are left", f"byte {start}")
        blocks.append(source.data[start : start + size])
        start += size
    return blocks


def _blocks_v4(source: Source, header: _Header) -> list[bytes]:
    data, names = source.data, _NAMES[: 6 if header.degree else 5]
    if header.streams != len(names):
        raise source.error(
            f"it has {header.streams} streams where {len(names)} were expected", "header, byte 15"
        )
    offset = struct.unpack("<I", data[16:20])[0] if len(data) >= _TOC_OFFSET else 0
    start = offset + 16 * len(names)
    if offset < _TOC_OFFSET or start > len(data):
        raise source.error(
            f"the table of contents at byte {offset} is not inside the file", "header, byte 16"
        )
    blocks: list[bytes] = []
    for i, (name, size) in enumerate(zip(names, header.sizes())):
        packed, unpacked = struct.unpack_from("<QQ", data, offset + 16 * i)
        if unpacked != size:
            raise source.error(
                f"the table of contents promises {unpacked} bytes where {size} are needed", name
            )
        if packed > len(data) - start:
            raise source.error(
                f"{packed} bytes are promised, but {len(data) - start} are left", f"{name}, byte {start}"
            )
        blocks.append(unzstd(source, data[start : start + packed], size, f"{name}, byte {start}"))
        start += packed
    return blocks


def _unpack(header: _Header, blocks: list[bytes] | list[memoryview], source: Source) -> Columns:
    n = header.count
    u8 = [np.frombuffer(block, np.uint8) for block in blocks]
    rest = np.zeros((n, 0, 3), np.float32)
    if header.degree:
        if header.degree == 4:
            warnings.warn(
                f"{source.name}: harmonics of degree 4 are cut to degree 3", TerrazzoWarning, stacklevel=5
            )
        stored = u8[5].reshape(n, _REST[header.degree] // 3, 3)[:, :15]
        rest = (stored - np.float32(128)) / np.float32(128)
    dc = (u8[2].reshape(n, 1, 3) / np.float32(255) - np.float32(0.5)) / np.float32(COLOUR_SCALE)
    return Columns(
        _centres(header, u8[0]),
        _rotations(header, u8[4]),
        exponential(u8[3].reshape(n, 3) / np.float32(16) - np.float32(10)),
        u8[1] / np.float32(255),
        np.concatenate([dc, rest], axis=1),
    )


def _centres(header: _Header, stored: NDArray[np.uint8]) -> Array:
    if header.version == 1:
        return stored.view("<f2").astype(np.float32).reshape(header.count, 3)
    three = stored.reshape(-1, 3)
    high = np.empty(
        (len(three), 4), np.uint8
    )  # the 24 bits in the upper bytes of a word, so that the sign is right
    high[:, 0] = 0
    high[:, 1:] = three
    fixed = high.view("<i4").reshape(header.count, 3) >> 8
    return fixed.astype(np.float32) * np.float32(2.0**-header.fraction_bits)


def _rotations(header: _Header, stored: NDArray[np.uint8]) -> Array:
    if header.version < 3:
        xyz = stored.reshape(header.count, 3) / np.float32(127.5) - np.float32(1)
        w = np.sqrt(np.maximum(0, 1 - np.einsum("ij,ij->i", xyz, xyz)))
        return np.concatenate([w[:, None], xyz], axis=1)
    words = stored.view("<u4")
    fields = np.stack([words >> 20, words >> 10, words], axis=-1)
    sizes = (fields & _THREE_MAX) * np.float32(2**-0.5 / _THREE_MAX)
    three = np.where(fields & (1 << _THREE_BITS), -sizes, sizes)
    return unpack_smallest_three(words >> 30, three)[:, [3, 0, 1, 2]]


def encode(columns: Columns, *, version: int = 3) -> bytes:
    """Packs splats.

    Args:
        columns: What to write, in axes right, up, back.
        version: 3 or 4.

    Raises:
        ArgumentError: Another version, or a centre beyond 8,388 km.
    """
    if version not in (3, 4):
        raise ArgumentError(f"version is {version!r}; SPZ is written in version 3 or 4")
    bits = _fraction_bits(columns.means, columns.scales)
    blocks = [
        _pack_centres(columns.means, bits),
        _bytes(columns.opacities * 255),
        _bytes((columns.harmonics[:, 0] * COLOUR_SCALE + 0.5) * 255),
        _pack_scales(columns.scales),
        _pack_rotations(columns.quaternions),
    ]
    if columns.degree:
        blocks.append(_bytes(columns.harmonics[:, 1:] * 128 + 128))
    streams = len(blocks) if version == 4 else 0
    header = _HEADER.pack(MAGIC, version, len(columns), columns.degree, bits, 0, streams)
    return _wrap_v4(header, blocks) if version == 4 else _gzip(header + b"".join(blocks))


def _wrap_v4(header: bytes, blocks: list[bytes]) -> bytes:
    import zstandard

    packed = [zstandard.ZstdCompressor(level=12, write_content_size=True).compress(block) for block in blocks]
    toc = b"".join(struct.pack("<QQ", len(p), len(b)) for p, b in zip(packed, blocks))
    return header + struct.pack("<I12x", _TOC_OFFSET) + toc + b"".join(packed)


def _gzip(payload: bytes) -> bytes:
    # By hand, because gzip.compress leaves the name and time of the platform to chance in older Pythons.
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(payload) + deflate.flush()
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    return head + body + struct.pack("<II", zlib.crc32(payload), len(payload) & 0xFFFFFFFF)


def _fraction_bits(means: Array, scales: Array) -> int:
    reach = float(np.abs(means).max()) if len(means) else 0.0
    if reach > _MAX_FIXED:
        raise ArgumentError(f"a centre lies {reach:g} m from the origin; SPZ holds up to {_MAX_FIXED} m")
    bits = FRACTION_BITS
    if len(means):
        size = max(float(np.quantile(np.median(scales, axis=1), 0.25)), 1e-9)
        bits = int(np.clip(np.ceil(np.log2(STEPS_PER_SPLAT / size)), FRACTION_BITS, _MAX_FRACTION_BITS))
    while reach * 2**bits > _MAX_FIXED:
        bits -= 1
    return bits


def _pack_centres(means: Array, bits: int) -> bytes:
    fixed = np.rint(means.astype(np.float64) * 2**bits).astype("<i4")
    return fixed.reshape(-1, 1).view(np.uint8)[:, :3].tobytes()


def _pack_scales(scales: Array) -> bytes:
    with np.errstate(divide="ignore"):
        return _bytes((np.log(scales) + 10) * 16)


def _pack_rotations(quaternions: Array) -> bytes:
    largest, three = pack_smallest_three(unit_quaternions(quaternions)[:, [1, 2, 3, 0]])
    sizes = np.minimum(np.rint(np.abs(three) * (_THREE_MAX * 2**0.5)), _THREE_MAX).astype(np.uint32)
    fields = sizes | ((three < 0).astype(np.uint32) << _THREE_BITS)
    words = (largest.astype(np.uint32) << 30) | (fields[:, 0] << 20) | (fields[:, 1] << 10) | fields[:, 2]
    return words.astype("<u4").tobytes()


def _bytes(values: Array) -> bytes:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8).tobytes()


def _sniff(data: memoryview) -> bool:
    return bytes(data[:4]) == MAGIC or bytes(data[:2]) == b"\x1f\x8b"


SPZ = register(SplatFormat("spz", (".spz",), "RUB", decode, encode, _sniff))
