"""The table of formats: each format's file adds itself with `register`; the rest of the room looks formats up here."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats.columns import Columns
from terrazzo.formats.source import Source


@dataclass(frozen=True)
class SplatFormat:
    """One file format.

    Args:
        name: What `format=` takes.
        suffixes: File name endings, lower case, with the dot; the longest match wins.
        axes: Where its x, y and z point, see `terrazzo.formats.axes`.
        decode: Reads `Columns` in the file's axes from a `Source`; further keyword-only options; None: not read.
        encode: The file's bytes from `Columns`; further keyword-only options; None: not written.
        sniff: Whether bytes look like this format; None for a format without a mark of its own.
    """

    name: str
    suffixes: tuple[str, ...]
    axes: str
    decode: Callable[..., Columns] | None = None
    encode: Callable[..., bytes | bytearray | memoryview] | None = None
    sniff: Callable[[memoryview], bool] | None = None


_FORMATS: dict[str, SplatFormat] = {}


def register(splat_format: SplatFormat) -> SplatFormat:
    """Adds a format; formats are sniffed in the order of their registration."""
    _FORMATS[splat_format.name] = splat_format
    return splat_format


def format_names(*, readable: bool = False, writable: bool = False) -> tuple[str, ...]:
    """Names of the registered formats, on request only those that are read or written."""
    return tuple(
        f.name for f in _FORMATS.values() if (f.decode or not readable) and (f.encode or not writable)
    )


def find_format(name: str) -> SplatFormat:
    """The format of a name, with or without a leading dot.

    Raises:
        ArgumentError: There is none.
    """
    key = name.lower().lstrip(".")
    if key not in _FORMATS:
        raise ArgumentError(f"format is {name!r}; known are {', '.join(_FORMATS)}")
    return _FORMATS[key]


def format_of_name(filename: str) -> SplatFormat | None:
    """The format of a file name's ending, or None."""
    lowered = filename.lower()
    endings = [(len(s), f.name) for f in _FORMATS.values() for s in f.suffixes if lowered.endswith(s)]
    return _FORMATS[max(endings)[1]] if endings else None


def format_of_bytes(data: memoryview) -> SplatFormat | None:
    """The format that bytes look like, or None."""
    return next((f for f in _FORMATS.values() if f.sniff and f.sniff(data)), None)


def format_of_source(source: Source) -> SplatFormat:
    """The format of a source: by its name where that says it, else by its first bytes.

    Raises:
        FormatError: Neither says it, or they contradict each other.
    """
    by_name = format_of_name(source.name)
    if by_name and (not by_name.sniff or by_name.sniff(source.data)):
        return by_name
    by_bytes = format_of_bytes(source.data)
    if by_name and by_bytes:
        raise FormatError(
            f"its name says {by_name.name}, its bytes say {by_bytes.name}; "
            f"rename it, or pass format={by_bytes.name!r}",
            source=source.name,
            where="byte 0",
        )
    found = by_name or by_bytes
    if found is None:
        known = ", ".join(format_names(readable=True))
        raise FormatError(
            f"neither its name nor its bytes tell a known format; pass format= one of {known}",
            source=source.name,
        )
    return found


def check_options(function: Callable[..., Any], options: dict[str, Any], what: str) -> None:
    """Refuses options that a format does not take.

    Raises:
        ArgumentError: Names the option and those that it takes.
    """
    if not options:
        return
    known = [p.name for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    for option in options:
        if option not in known:
            raise ArgumentError(f"{what} takes no option {option!r}; it takes {', '.join(['axes', *known])}")
