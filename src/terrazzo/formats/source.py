"""Where a reader's bytes come from: a path, a folder, a stream or bytes, read within a limit."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from terrazzo.errors import ArgumentError, FormatError

Readable: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""What `read_splats` accepts."""

MAX_BYTES = 16 << 30
"""Most bytes that are read from one file or stream; 64 M splats of degree 3 as floats."""

_CHUNK = 1 << 24


@dataclass(frozen=True)
class Source:
    """The bytes of one file, and what errors call it.

    Args:
        name: The file's path, or "<bytes>" or "<stream>".
        data: The whole content.
        folder: Where files that it refers to lie; None when it came from memory.
    """

    name: str
    data: memoryview
    folder: Path | None = None

    def error(self, reason: str, where: str | None = None) -> FormatError:
        """A `FormatError` that names this source."""
        return FormatError(reason, source=self.name, where=where)

    def sibling(self, relative: str, *, most: int = MAX_BYTES) -> Source:
        """Another file of the same folder or below it.

        Args:
            relative: Its name there.
            most: Most bytes that are read of it.

        Raises:
            FormatError: There is no folder, the name leads out of it, or the file cannot be read or is larger.
        """
        if self.folder is None:
            raise self.error(f"it refers to the file {relative!r}, but was not read from a folder")
        parts = Path(relative).parts
        if not parts or Path(relative).is_absolute() or ".." in parts or "\0" in relative:
            raise self.error(f"it refers to {relative!r}, which leads out of its folder")
        try:
            os.fsencode(relative)
        except UnicodeEncodeError as error:  # half of a surrogate pair, which JSON can spell
            raise self.error(f"it refers to {relative!r}, which is no file name") from error
        return _from_path(self.folder / relative, most)


def open_source(source: Readable, *, folder_entries: tuple[str, ...] = ()) -> Source:
    """Reads a source whole.

    Args:
        source: A path, a folder that holds one of `folder_entries`, a binary stream, or bytes.
        folder_entries: File names that stand for their folder, the first match wins.

    Raises:
        FormatError: The file cannot be read, or is larger than `MAX_BYTES`.
        ArgumentError: `source` is none of these.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Source("<bytes>", memoryview(source).cast("B"))
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            entry = next((path / name for name in folder_entries if (path / name).is_file()), None)
            if entry is None:
                raise FormatError(f"it is a folder without {' or '.join(folder_entries)}", source=path)
            path = entry
        return _from_path(path)
    if hasattr(source, "read"):
        return _from_stream(source)
    raise ArgumentError(
        f"source is a {type(source).__name__}; wanted a path, a stream opened in binary mode, or bytes"
    )


def _from_path(path: Path, most: int = MAX_BYTES) -> Source:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # before it is opened: a pipe would wait for ever
            raise FormatError("it is not a regular file", source=path)
        if status.st_size > most:
            raise FormatError(f"it has {status.st_size} bytes; at most {most} are read", source=path)
        return Source(str(path), memoryview(path.read_bytes()), path.parent)
    except OSError as error:
        raise FormatError(f"it cannot be read: {error.strerror or error}", source=path) from error


def _from_stream(stream: BinaryIO) -> Source:
    label = getattr(stream, "name", None)
    name = label if isinstance(label, str) else "<stream>"
    parts: list[bytes] = []
    total = 0
    while chunk := stream.read(_CHUNK):
        if not isinstance(chunk, (bytes, bytearray)):
            raise ArgumentError(f"the stream {name} gives {type(chunk).__name__}; open it in binary mode")
        total += len(chunk)
        if total > MAX_BYTES:
            raise FormatError(f"it has more than {MAX_BYTES} bytes", source=name)
        parts.append(bytes(chunk))
    return Source(name, memoryview(parts[0] if len(parts) == 1 else b"".join(parts)))
