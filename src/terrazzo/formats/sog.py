"""SOG version 2, PlayCanvas's spatially ordered Gaussians: properties as pixels of lossless WebP images, joined by a
`meta.json`, in a `.sog` archive or loose in a folder; the axes of PLY.

Scales and colours are indices into codebooks of 256 values, harmonics are indices into a palette. A folder with a
`lod-meta.json` holds several levels of detail, of which one is read. Written by `sog_writing`.
Format: https://developer.playcanvas.com/user-manual/gaussian-splatting/formats/sog/
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from terrazzo.formats.columns import Array, Columns, exponential
from terrazzo.formats.json_reading import MAX_JSON, Node, parse_json
from terrazzo.formats.limits import check_count
from terrazzo.formats.registry import SplatFormat, register
from terrazzo.formats.smallest_three import unpack_smallest_three
from terrazzo.formats.sog_levels import decode_level
from terrazzo.formats.sog_writing import FIRST_TAG, PALETTE_WIDTH, encode
from terrazzo.formats.source import Source
from terrazzo.formats.webp import read_webp

Opener = Callable[[str, int], bytes | memoryview]
"""Gives the content of a named file of at most so many bytes."""

_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    struct.error,
    RuntimeError,  # encrypted, or a version that is not known
)
"""What the standard library raises for damaged archives."""

_SLACK = 1 << 16
"""Pixels that an image may have above twice the splats, for the rounding of its sides."""


def decode(source: Source, *, level: int | None = None) -> Columns:
    """Reads an archive, a `meta.json` with its images, or a `lod-meta.json` with its levels.

    Args:
        source: The bytes.
        level: For levels of detail: which one, 0 the finest; None the finest whose files are all there.
    """
    if bytes(source.data[:2]) == b"PK":
        opener = _archive(source)
        return decode_meta(source, opener("meta.json", MAX_JSON), opener)
    meta = parse_json(source, source.data, "meta.json")
    if "lodLevels" in meta:
        return decode_level(source, meta, level, _decode_sibling)
    return decode_meta(source, source.data, lambda name, most: _bounded(source.sibling(name), most).data)


def _decode_sibling(source: Source) -> Columns:
    return decode_meta(source, source.data, lambda name, most: _bounded(source.sibling(name), most).data)


def _bounded(source: Source, most: int) -> Source:
    if len(source.data) > most:
        raise source.error(f"it has {len(source.data)} bytes; at most {most} are expected")
    return source


def _archive(source: Source) -> Opener:
    """Reads members of a zip archive, inflating no more than is asked for."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _ZIP_ERRORS as error:
        raise source.error(f"it is not a whole zip archive: {error}", "archive") from error

    def opener(name: str, most: int) -> bytes:
        if name not in archive.NameToInfo:
            raise source.error("the archive has no such file", name)
        method = archive.NameToInfo[name].compress_type
        if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise source.error(f"it is compressed by method {method}; 0 and 8 are read", name)
        try:
            with archive.open(name) as member:
                data = member.read(most + 1)
        except _ZIP_ERRORS as error:
            raise source.error(f"it cannot be read from the archive: {error}", name) from error
        if len(data) > most:
            raise source.error(f"it inflates to more than {most} bytes", name)
        return data

    return opener


def decode_meta(source: Source, meta_json: bytes | memoryview, opener: Opener) -> Columns:
    """The splats that a `meta.json` describes, whose images `opener` gives."""
    meta = parse_json(source, meta_json, "meta.json")
    version = meta.get("version")
    if version is None or version.value != 2:
        found = "none (SOG 1)" if version is None else str(version.value)[:20]
        raise source.error(f"its version is {found}; 2 is read", "meta.json")
    images = _Images(source, opener, meta["count"].integer())
    scales = images.pixels(meta["scales"], 0)
    colours = images.pixels(meta["sh0"], 0)
    dc = _looked_up(meta["sh0"], colours[:, :3])
    rest = (
        _palette(source, meta["shN"], images)
        if meta.get("shN")
        else np.zeros((images.count, 0, 3), np.float32)
    )
    return Columns(
        _means(meta["means"], images),
        _quaternions(images.pixels(meta["quats"], 0)),
        exponential(_looked_up(meta["scales"], scales[:, :3])),
        colours[:, 3] / np.float32(255),
        np.concatenate([dc[:, None, :], rest], axis=1),
    )


class _Images:
    """The images of one `meta.json`, a pixel for each splat."""

    def __init__(self, source: Source, opener: Opener, count: int):
        self._source, self._opener = source, opener
        self.count = check_count(source, count, "meta.json, count")
        self._most = 2 * count + _SLACK
        self._bytes = 0

    def pixels(self, node: Node, index: int) -> NDArray[np.uint8]:
        """The first `count` pixels of the node's image number `index`, RGBA, shape [count, 4]."""
        image = self.whole(node, index, least=self.count, most=self._most)
        return image.reshape(-1, 4)[: self.count]

    def whole(self, node: Node, index: int, *, least: int, most: int) -> NDArray[np.uint8]:
        """An image with its sides, RGBA."""
        name = node["files"][index].text()
        data = self._opener(name, 8 * most)
        self._bytes += len(data)
        check_count(self._source, self.count, name, packed_bytes=self._bytes)
        return read_webp(self._source, data, least=least, most=most, where=name)


def _means(node: Node, images: _Images) -> Array:
    low, high = (np.array(node[key].numbers(3, 3)) for key in ("mins", "maxs"))
    lower, upper = images.pixels(node, 0), images.pixels(node, 1)
    steps = lower[:, :3] + (upper[:, :3].astype(np.uint16) << 8)
    packed = low + (high - low) * (steps / 65535)
    with np.errstate(over="ignore"):
        return np.copysign(np.expm1(np.abs(packed)), packed).astype(np.float32)


def _quaternions(pixels: NDArray[np.uint8]) -> Array:
    """Unit quaternions; the alpha is 252 plus the index of the missing component, anything else no rotation."""
    three = (pixels[:, :3] / np.float32(127.5) - np.float32(1)) * np.float32(2**-0.5)
    known = pixels[:, 3] >= FIRST_TAG
    quaternions = unpack_smallest_three(
        np.where(known, pixels[:, 3], FIRST_TAG).astype(np.intp) - FIRST_TAG, three
    )
    quaternions[~known] = (1, 0, 0, 0)
    return quaternions


def _codebook(node: Node) -> Array:
    """256 values; early writers stored null for the first one, which is extrapolated as PlayCanvas does."""
    codebook = node["codebook"]
    if isinstance(codebook.value, list) and len(codebook.value) == 256 and codebook.value[0] is None:
        rest = codebook.tail(1).numbers(255, 255)
        values = [rest[0] + (rest[0] - rest[-1]) / 255, *rest]
    else:
        values = codebook.numbers(256, 256)
    return np.array(values, np.float64)


def _looked_up(node: Node, indices: NDArray[np.uint8]) -> Array:
    with np.errstate(over="ignore"):
        return _codebook(node).astype(np.float32)[indices]


def _palette(source: Source, node: Node, images: _Images) -> Array:
    """Harmonics above the constant one, shape [count, k - 1, 3]."""
    size, bands = node["count"].integer(1, 1 << 16), node["bands"].integer(1, 3)
    k = (bands + 1) ** 2 - 1
    rows = -(-size // PALETTE_WIDTH)
    pixels = PALETTE_WIDTH * k * rows
    centroids = images.whole(node, 0, least=PALETTE_WIDTH * k, most=pixels)
    if centroids.shape[1] != PALETTE_WIDTH * k:
        raise source.error(
            f"the palette is {centroids.shape[1]} pixels wide; wanted {PALETTE_WIDTH * k}", "shN"
        )
    labels = images.pixels(node, 1).astype(np.uint16)
    index = labels[:, 0] + (labels[:, 1] << 8)
    entries = centroids[:, :, :3].reshape(-1, k, 3)[:size]
    if len(index) and index.max() >= len(entries):
        raise source.error(
            f"splat {int(index.argmax())} has palette entry {index.max()} of {len(entries)}", "shN"
        )
    return _looked_up(node, entries)[index]


def _sniff(data: memoryview) -> bool:
    head = bytes(data[:4096])
    is_meta = head.lstrip()[:1] == b"{" and (b'"means"' in head or b'"lodLevels"' in head)
    return head[:4] == b"PK\x03\x04" or is_meta


SOG = register(SplatFormat("sog", (".sog", "meta.json"), "RDF", decode, encode, _sniff))
