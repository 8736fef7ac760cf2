"""The manifest of a batch: a line of JSON for every world that was made or failed, in `manifest.jsonl`.

A line is appended in one write and flushed to the disk after the world's own file is there, so that whatever is killed, every
line tells the truth; a line that was cut short by a crash is dropped when the file is read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_write

NAME = "manifest.jsonl"


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of a folder's manifest by id, the latest of each; torn lines are left out."""
    path = folder / NAME
    out: dict[str, dict[str, Any]] = {}
    if not path.exists():
        return out
    for line in path.read_bytes().split(b"\n"):
        try:
            entry = json.loads(line)
        except ValueError:
            continue  # Cut short by a crash, or the blank end of the file.
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            out[entry["id"]] = entry
    return out


def rewrite_manifest(folder: Path, entries: Mapping[str, Mapping[str, Any]]) -> None:
    """Writes the whole manifest anew, at once: a line an id, in the order given."""
    with atomic_write(folder / NAME) as stream:
        for entry in entries.values():
            stream.write(_line(entry))


def append_entry(folder: Path, entry: Mapping[str, Any]) -> None:
    """Adds one line and waits until it is on the disk."""
    handle = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        os.write(handle, _line(entry))
        os.fsync(handle)
    finally:
        os.close(handle)


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(", ", ": ")).encode() + b"\n"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps a folder to one batch at a time; the lock goes when the process does, however it ends.

    Raises:
        ArgumentError: Another batch is at work in the folder.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock.
        yield
        return
    with (folder / ".batch.lock").open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ArgumentError(
                f"another batch is writing to {str(folder)!r}; wait for it or choose another -o"
            ) from None
        yield
