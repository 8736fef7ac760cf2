"""Reading and writing splats in any format: the calls that the rest of the program uses."""

from __future__ import annotations

import os
from typing import Any, BinaryIO

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_write
from terrazzo.formats.columns import from_splats, to_splats
from terrazzo.formats.registry import (
    SplatFormat,
    check_options,
    find_format,
    format_names,
    format_of_name,
    format_of_source,
)
from terrazzo.formats.source import Readable, open_source
from terrazzo.splats import Splats

FOLDER_ENTRIES = ("lod-meta.json", "meta.json")
"""Files that stand for their folder (SOG)."""


def read_splats(
    source: Readable, *, format: str | None = None, axes: str | None = None, **options: Any
) -> Splats:
    """Reads splats of any known format, in the world's frame (+Z up).

    Args:
        source: A path, a SOG folder, a binary stream, or bytes.
        format: The format's name; None tells it from the name's ending or the first bytes.
        axes: Where the file's x, y and z point, such as "RDF" (right, down, forward) or "RUB"; None takes the
            format's convention (docs/formats.md). For files that break the convention.
        options: Further options of the format: `level` for SOG with levels of detail.

    Raises:
        FormatError: The content is damaged, cut, or not what it says; the message names the file, place and reason.
        ArgumentError: An argument is out of its domain, or the format is one that is only written.
    """
    opened = open_source(source, folder_entries=FOLDER_ENTRIES)
    chosen = find_format(format) if format else format_of_source(opened)
    if chosen.decode is None:
        readable = ", ".join(format_names(readable=True))
        raise ArgumentError(f"{chosen.name} files are written but not read; read are {readable}")
    check_options(chosen.decode, options, f"reading {chosen.name}")
    return to_splats(chosen.decode(opened, **options), axes or chosen.axes, opened)


def write_splats(
    target: str | os.PathLike[str] | BinaryIO,
    splats: Splats,
    *,
    format: str | None = None,
    axes: str | None = None,
    **options: Any,
) -> None:
    """Writes splats; a file at `target` is replaced only when all is written. Thing ids are not stored.

    Args:
        target: A path, or a stream opened for writing in binary mode.
        splats: What to write.
        format: The format's name; None tells it from the path's ending.
        axes: Where the file's x, y and z point; None takes the format's convention (docs/formats.md).
        options: Further options of the format: `version` for SPZ, `seed` for SOG.

    Raises:
        ArgumentError: An argument is out of its domain, or the format cannot hold the splats.
        MissingExtraError: The format needs a package that is not installed (USDZ).
    """
    if not isinstance(target, (str, os.PathLike)) and not hasattr(target, "write"):
        raise ArgumentError(f"target is a {type(target).__name__}; wanted a path or a binary stream")
    chosen = _writable(target, format)
    data = encode_splats(splats, format=chosen.name, axes=axes, **options)
    if isinstance(target, (str, os.PathLike)):
        with atomic_write(target) as stream:
            stream.write(data)
    else:
        target.write(data)


def encode_splats(
    splats: Splats, *, format: str, axes: str | None = None, **options: Any
) -> bytes | bytearray | memoryview:
    """The bytes of a file; arguments and errors as for `write_splats`."""
    chosen = find_format(format)
    if chosen.encode is None:
        writable = ", ".join(format_names(writable=True))
        raise ArgumentError(f"{chosen.name} files are read but not written; written are {writable}")
    check_options(chosen.encode, options, f"writing {chosen.name}")
    return chosen.encode(from_splats(splats, axes or chosen.axes), **options)


def _writable(target: object, name: str | None) -> SplatFormat:
    if name:
        return find_format(name)
    label = os.fspath(target) if isinstance(target, (str, os.PathLike)) else getattr(target, "name", "")
    found = format_of_name(label) if isinstance(label, str) else None
    if found is None:
        writable = ", ".join(format_names(writable=True))
        raise ArgumentError(
            f"{label or 'the stream'!r} does not tell a format; pass format= one of {writable}"
        )
    return found
