"""Files that are written whole or not at all: beside the target, flushed, then renamed over it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from terrazzo.errors import ArgumentError


@contextmanager
def atomic_write(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Opens a temporary file beside `path` and renames it to `path` when the block ends well.

    When the block raises, or the process dies, whatever was at `path` before is still there, whole.

    Raises:
        ArgumentError: The folder does not exist, or `path` is a folder.
    """
    target = Path(path)
    with _beside(target) as temporary, temporary.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Like `atomic_write`, for libraries that want a path: gives a temporary path with the same suffix."""
    with _beside(Path(path)) as temporary:
        yield temporary


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    folder = target.parent
    if not folder.is_dir():
        raise ArgumentError(f"cannot write {str(target)!r}: the folder {str(folder)!r} does not exist")
    if target.is_dir():
        raise ArgumentError(f"cannot write {str(target)!r}: it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=folder)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def slug(words: str) -> str:
    """A short file name from words: the first few that carry meaning."""
    parts = re.findall(r"[a-z0-9]+", words.lower())
    kept = [w for w in parts if w not in ("a", "an", "the", "with", "and", "of", "in", "on")][:4]
    return "-".join(kept)[:60] or "world"
