"""Files that people send: bounded while they arrive, told by their content, and stored under names of our own."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

from terrazzo.errors import ArgumentError
from terrazzo.formats.registry import format_of_bytes
from terrazzo.studio.store import new_id
from terrazzo.world.archive import is_world

Purpose = Literal["scene", "photograph"]
MOST: dict[Purpose, int] = {"scene": 2 << 30, "photograph": 1 << 30}
"""Bytes of one file: a splat file or world; a photograph or a video."""
SPARE = 1 << 30
"""Bytes of the disk that stay free."""
HEAD = 4096
AGE = 24 * 3600.0
"""Seconds after which a file that nobody used is deleted."""
UNMARKED = ".splat"
"""Ending of the format whose files have no mark: only there the name decides, and the reader checks the rest."""
_ID = re.compile(r"[0-9a-f]{16}\.[a-z0-9.]{2,16}")
_VIDEO_BRANDS = (b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"qt  ", b"M4V ", b"3gp4", b"3gp5")
_STILL_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis")


def ending_of(head: bytes, name: str, purpose: Purpose) -> str:
    """The ending under which a file is stored, told from its first bytes.

    Args:
        head: The first bytes, up to `HEAD`.
        name: What the sender calls it; looked at for formats without a mark only.
        purpose: What it is to be.

    Raises:
        ArgumentError: It is nothing of the kind.
    """
    found = _photograph(head) if purpose == "photograph" else _scene(head, name)
    if found is None:
        wanted = {
            "photograph": "photographs are JPEG, PNG, WebP or HEIC files, videos MP4, MOV or WebM",
            "scene": "wanted a .world, .ply, .spz, .splat, .sog, .ksplat or .glb of splats",
        }[purpose]
        raise ArgumentError(f"{_shown(name)} cannot be used: {wanted}")
    return found


def _photograph(head: bytes) -> str | None:
    if head[:3] == b"\xff\xd8\xff":
        return ".jpg"
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return ".png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return ".heic" if brand in _STILL_BRANDS else ".mov" if brand == b"qt  " else ".mp4"
    return ".webm" if head[:4] == b"\x1a\x45\xdf\xa3" else None


def _scene(head: bytes, name: str) -> str | None:
    if is_world(head[:96]):
        return ".world"
    found = format_of_bytes(memoryview(head))
    unmarked = name.lower().endswith(UNMARKED)
    if found is None or (unmarked and found.name == "ksplat"):  # whose mark is only two small numbers
        return UNMARKED if unmarked else None
    return found.suffixes[0]


class Uploads:
    """The files of one folder.

    Args:
        folder: Where they are stored.
    """

    def __init__(self, folder: Path):
        self._folder = folder

    async def take(self, chunks: AsyncIterator[bytes], name: str, purpose: Purpose) -> str:
        """Stores a file as it arrives; returns its id.

        Raises:
            ArgumentError: It is too large, empty or nothing of the kind, or the disk is full.
        """
        id, size, head = new_id(), 0, b""
        free = shutil.disk_usage(self._folder).free - SPARE
        arriving = self._folder / f"{id}.part"
        try:
            with arriving.open("wb") as stream:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > MOST[purpose]:
                        raise ArgumentError(f"{_shown(name)} is too large: at most {MOST[purpose] >> 20} MiB")
                    if size > free:
                        raise ArgumentError(f"{_shown(name)} does not fit: the disk is full")
                    head += chunk[: HEAD - len(head)]
                    stream.write(chunk)
            if not size:
                raise ArgumentError(f"{_shown(name)} is empty")
            stored = f"{id}{ending_of(head, name, purpose)}"
            arriving.replace(self._folder / stored)
            return stored
        finally:
            arriving.unlink(missing_ok=True)

    def find(self, id: str) -> Path:
        """Where a file is.

        Raises:
            KeyError: There is none of this id.
        """
        path = self._folder / id
        if not _ID.fullmatch(id) or not path.is_file():
            raise KeyError(id)
        return path

    def forget(self, id: str) -> None:
        """Deletes a file."""
        if _ID.fullmatch(id):
            (self._folder / id).unlink(missing_ok=True)

    def tidy(self, kept: set[str]) -> None:
        """Deletes files that nobody used for a day."""
        for path in self._folder.iterdir():
            if path.name not in kept and path.stat().st_mtime < time.time() - AGE:
                path.unlink(missing_ok=True)


def _shown(name: str) -> str:
    kept = "".join(c for c in Path(name).name if c.isprintable())[:80]
    return repr(kept or "the file")
