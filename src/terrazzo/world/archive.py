"""The `.world` file: a ZIP archive of one JSON description and Zstandard-packed columns of splats.

`docs/world-format.md` describes it for other programs. Written atomically and byte for byte the same for the same world;
read with every size checked before memory is taken.
"""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import zstandard
from numpy.typing import NDArray

from terrazzo.errors import FormatError
from terrazzo.files import atomic_write
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads
from terrazzo.world import description, versions
from terrazzo.world.packing import COLUMNS, Column, join_bytes, split_bytes, unpack_splats
from terrazzo.world.things import Collider
from terrazzo.world.worlds import World

VERSION = 1
MIMETYPE = b"application/x-terrazzo-world"
MAX_SPLATS = 100_000_000
MAX_VERSIONS = 4 << 30
"""Bytes of `versions.world`."""
MAX_DESCRIPTION = 256 << 20
"""Bytes of `world.json`; a world of 100,000 things needs about 60 MB."""
COMPRESSION_LEVEL = 3
_EPOCH = (1980, 1, 1, 0, 0, 0)


def save_world(world: World, target: str | os.PathLike[str] | BinaryIO) -> None:
    """Writes a world.

    Args:
        world: What to write.
        target: A path (written beside it, then renamed over it) or a binary stream.
    """
    data = encode_world(world)
    if isinstance(target, (str, os.PathLike)):
        with atomic_write(target) as stream:
            stream.write(data)
    else:
        target.write(data)


def encode_world(world: World) -> bytes:
    """The bytes of a `.world` file."""
    everything = world.everything
    with ThreadPoolExecutor(usable_threads()) as pool:
        splats = list(pool.map(lambda thing: thing.all_splats, everything))
        packed = pool.map(lambda column: _packed(column, splats), COLUMNS)
        entries = {"world.json": _described(world)}
        for column, data in zip(COLUMNS, packed, strict=True):
            entries[f"splats/{column.name}.zst"] = data
    hulls = [c.points.reshape(-1) for t in everything for c in t.colliders]
    points = np.concatenate(hulls).astype("<f4") if hulls else np.zeros(0, "<f4")
    entries["colliders.zst"] = _compressed(points)
    if world.ground is not None:
        heights = world.ground.heights.reshape(-1).astype("<f4")
        entries["ground.zst"] = _compressed(heights)
    if world.past or world.future:
        told, kept = versions.describe_versions(world)
        entries["versions.json"] = _json(told)
        entries["versions.world"] = encode_world(World(things=kept))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, "mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, data in entries.items():
            method = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            _add(archive, name, data, method)
    return out.getvalue()


def _described(world: World) -> bytes:
    return _json({"format": "terrazzo-world", "version": VERSION, **description.describe(world)})


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _packed(column: Column, splats: list[Splats]) -> bytes:
    parts = [column.pack(s).reshape(-1).astype(column.dtype) for s in splats]
    return _compressed(np.concatenate(parts) if parts else np.zeros(0, column.dtype))


def _compressed(values: NDArray) -> bytes:
    packer = zstandard.ZstdCompressor(level=COMPRESSION_LEVEL, write_content_size=True)
    return packer.compress(split_bytes(values))


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def load_world(source: str | os.PathLike[str] | BinaryIO | bytes) -> World:
    """Reads a world.

    Args:
        source: A path, a seekable binary stream, or the file's bytes.

    Raises:
        FormatError: It is not a whole, honest `.world` file.
        OSError: It cannot be opened.
    """
    name = str(source) if isinstance(source, (str, os.PathLike)) else "<bytes>"
    if isinstance(source, (str, os.PathLike)):
        with Path(source).open("rb") as stream:
            return _load(stream, name)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _load(io.BytesIO(source), name)
    return _load(source, name)


def _load(stream: BinaryIO, name: str) -> World:
    try:
        with zipfile.ZipFile(stream) as archive:
            reader = _Reader(archive, name)
            return reader.with_versions(reader.world())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, struct.error) as error:
        raise FormatError(f"not a whole .world file: {error}", source=name) from error


def is_world(head: bytes) -> bool:
    """Whether a file that starts with these bytes (64 or more) is a `.world` file."""
    return head[:4] == b"PK\x03\x04" and MIMETYPE in head[30:96]


class _Reader:
    """Reads one open archive; every method raises `FormatError` naming the file and the entry."""

    def __init__(self, archive: zipfile.ZipFile, source: str):
        self.archive = archive
        self.source = source

    def world(self) -> World:
        meta = self._meta()
        counts, degrees = self._counts(meta)
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        columns = {}
        for column in COLUMNS:
            columns[column.name] = self._column(
                f"splats/{column.name}.zst", column.dtype, column.values(counts, degrees)
            )
        splats, rest = [], 0
        for i, (n, degree) in enumerate(zip(counts, degrees)):
            wide = n * ((degree + 1) ** 2 - 1) * 3
            packed = {"harmonics": columns["harmonics"][rest : rest + wide]}
            for column in COLUMNS:
                if column.width is not None:
                    packed[column.name] = columns[column.name][
                        offsets[i] * column.width : offsets[i + 1] * column.width
                    ]
            rest += wide
            try:
                splats.append(unpack_splats(packed, n, degree))
            except (ValueError, ZeroDivisionError) as error:
                raise FormatError(f"bad splats: {error}", source=self.source, where=f"thing {i}") from error
        return self._assemble(meta, splats)

    def with_versions(self, world: World) -> World:
        """The world with those before its edits, where the file holds them."""
        if "versions.json" not in self.archive.namelist():
            return world
        meta = self._parsed("versions.json")
        packed = self._entry("versions.world", MAX_VERSIONS)
        with zipfile.ZipFile(io.BytesIO(packed)) as inner:
            kept = _Reader(inner, f"{self.source} (versions.world)").world().things
        try:
            return versions.restore_versions(meta, world, kept)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise FormatError(
                f"bad description: {reason}", source=self.source, where="versions.json"
            ) from error

    def _parsed(self, name: str) -> Any:
        raw = self._entry(name, MAX_DESCRIPTION)
        try:
            return json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise FormatError(f"not JSON: {error}", source=self.source, where=name) from error

    def _meta(self) -> dict[str, Any]:
        meta = self._parsed("world.json")
        if not isinstance(meta, dict) or meta.get("format") != "terrazzo-world":
            raise FormatError("not a Terrazzo world", source=self.source, where="world.json")
        if meta.get("version") != VERSION:
            raise FormatError(
                f"version {meta.get('version')!r}; this program reads version {VERSION}: update Terrazzo",
                source=self.source,
                where="world.json",
            )
        return meta

    def _counts(self, meta: dict[str, Any]) -> tuple[list[int], list[int]]:
        try:
            everything = [*meta["things"], *meta["structure"]]
            counts = [int(t["splats"]) + int(t["hidden"]) for t in everything]
            degrees = [int(t["degree"]) for t in everything]
        except (KeyError, TypeError, ValueError) as error:
            raise FormatError(f"a thing lacks {error}", source=self.source, where="world.json") from error
        if (
            any(int(t[key]) < 0 for t in everything for key in ("splats", "hidden"))
            or any(d not in (0, 1, 2, 3) for d in degrees)
            or sum(counts) > MAX_SPLATS
        ):
            raise FormatError(
                f"splat counts and degrees must be 0 to {MAX_SPLATS} and 0 to 3",
                source=self.source,
                where="world.json",
            )
        return counts, degrees

    def _assemble(self, meta: dict[str, Any], splats: list) -> World:
        try:
            hulls = [int(n) for t in [*meta["things"], *meta["structure"]] for n in t["colliders"]]
            if any(n < 4 for n in hulls) or sum(hulls) > MAX_SPLATS:
                raise ValueError("a collider has fewer than 4 or absurdly many points")
            points = self._column("colliders.zst", "<f4", sum(hulls) * 3).reshape(-1, 3)
            ends = np.cumsum([0, *hulls])
            colliders = [Collider(points[a:b]) for a, b in pairwise(ends)]
            nx, ny = description.ground_shape(meta)
            heights = self._column("ground.zst", "<f4", nx * ny) if nx else None
            return description.restore(meta, splats, colliders, heights)
        except FormatError:
            raise
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise FormatError(f"bad description: {reason}", source=self.source, where="world.json") from error

    def _entry(self, name: str, limit: int) -> bytes:
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            raise FormatError("the entry is missing", source=self.source, where=name) from None
        if info.file_size > limit:
            raise FormatError(
                f"claims {info.file_size} bytes; at most {limit} make sense here",
                source=self.source,
                where=name,
            )
        try:
            with self.archive.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise FormatError(f"cannot be unpacked: {error}", source=self.source, where=name) from error
        except Exception as error:  # zlib.error has no public base class that zipfile promises
            if type(error).__module__ != "zlib":
                raise
            raise FormatError(f"cannot be unpacked: {error}", source=self.source, where=name) from error
        if len(data) > limit:
            raise FormatError(f"unpacks to more than {limit} bytes", source=self.source, where=name)
        return data

    def _column(self, name: str, dtype: str, values: int) -> NDArray:
        """A column of exactly `values` numbers; nothing is unpacked before its claimed size is known to be right."""
        wanted = values * np.dtype(dtype).itemsize
        packed = self._entry(name, wanted + 65536)
        try:
            claimed = zstandard.frame_content_size(packed)
            if claimed != wanted:
                raise FormatError(
                    f"holds {claimed} bytes; {wanted} are needed", source=self.source, where=name
                )
            if wanted > (64 << 20) + 2000 * len(packed):
                raise FormatError(
                    f"{len(packed)} bytes that unpack to {wanted} are no splats",
                    source=self.source,
                    where=name,
                )
            data = zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(wanted, 1))
        except zstandard.ZstdError as error:
            raise FormatError(f"cannot be unpacked: {error}", source=self.source, where=name) from error
        if len(data) != wanted:
            raise FormatError(f"holds {len(data)} bytes; {wanted} are needed", source=self.source, where=name)
        return join_bytes(data, dtype)
