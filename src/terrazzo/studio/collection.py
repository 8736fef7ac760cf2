"""The library: a folder of worlds, each in a folder of its own, that stays whole whenever the program dies.

    worlds/ID/about.json    what the library knows of it, and which of the files is the world
    worlds/ID/JOB.world     the world as that job left it, and JOB.jpg, its picture
    worlds/ID/film.json     the camera's keyframes
    bin/ID/                 worlds that were deleted
    jobs/ID/                what jobs work on, and films and exported files to be fetched
    uploads/                files that were sent and not used yet

A change is written beside what it changes; replacing about.json makes it true. Names that people give are text in about.json,
never parts of paths.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.files import atomic_write
from terrazzo.studio.store import new_id

ABOUT, FILM = "about.json", "film.json"
LONGEST_TITLE = 200
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Entry:
    """What the library knows of a world.

    Args:
        id: Its name in the library.
        title: What people call it.
        job: The job that changed it last; its files are named after it.
        created: [s since 1970].
        changed: [s since 1970].
        prompt: The words that it was made from.
        things: Number of things.
        splats: Number of splats.
        undo: Edits that can be undone.
        redo: Edits that can be done again.
        source: Digest of the file that it was imported from, or "".
    """

    id: str
    title: str
    job: str
    created: float
    changed: float
    prompt: str = ""
    things: int = 0
    splats: int = 0
    undo: int = 0
    redo: int = 0
    source: str = ""


class Library:
    """A folder of worlds.

    Args:
        folder: Made where there is none.

    Raises:
        ArgumentError: The folder cannot be made, or another studio has it open.
    """

    def __init__(self, folder: str | os.PathLike[str]):
        self.folder = Path(folder)
        self.lock = threading.RLock()
        try:
            for name in ("worlds", "bin", "jobs", "uploads"):
                (self.folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise ArgumentError(f"--library {str(folder)!r} cannot be used: {reason}") from error
        self._held = _hold(self.folder / "open.lock")

    def close(self) -> None:
        """Lets another studio open the folder."""
        self._held.close()

    @property
    def worlds(self) -> list[Entry]:
        """All worlds, the one that was changed last first."""
        return self._listed("worlds")

    @property
    def binned(self) -> list[Entry]:
        """The worlds in the bin."""
        return self._listed("bin")

    def entry(self, id: str) -> Entry:
        """A world.

        Raises:
            KeyError: There is none of this id.
        """
        return _read_about(self._place("worlds", id) / ABOUT)

    def has(self, id: str) -> bool:
        """Whether a world is in the library or in its bin."""
        return any((self.folder / kind / id / ABOUT).is_file() for kind in ("worlds", "bin"))

    def world_file(self, entry: Entry) -> Path:
        """The file of a world."""
        return self.folder / "worlds" / entry.id / f"{entry.job}.world"

    def picture(self, id: str) -> bytes:
        """The picture of a world, or of one in the bin: a page may still ask for what was just moved there.

        Raises:
            KeyError: There is no such world.
        """
        with self.lock:
            try:
                folder = self._place("worlds", id)
            except KeyError:
                folder = self._place("bin", id)
            return (folder / f"{_read_about(folder / ABOUT).job}.jpg").read_bytes()

    def add(self, id: str, staged: Path, told: Mapping[str, Any], *, source: str = "") -> Entry:
        """Takes a new world in, once.

        Args:
            id: Its name, that of the job which made it.
            staged: Folder with `after.world` and `after.jpg`, on the same file system.
            told: Title and numbers, see `work.keep`.
            source: Digest of the file that it comes from.
        """
        with self.lock:
            if self.has(id):
                return self.entry(id)
            now = time.time()
            entry = Entry(id, _title(told["title"]), id, now, now, **_numbers(told), source=source)
            making = self.folder / "jobs" / id / "world"
            making.mkdir(exist_ok=True)
            _take(staged, making, id)
            _write_about(making / ABOUT, entry)
            making.replace(self.folder / "worlds" / id)
            return entry

    def change(self, id: str, job: str, staged: Path, told: Mapping[str, Any]) -> Entry:
        """Makes what a job has left in a folder the present state of a world, once.

        Raises:
            KeyError: There is no such world any more.
        """
        with self.lock:
            before = self.entry(id)
            if before.job == job:
                return before
            folder = self.folder / "worlds" / id
            _take(staged, folder, job)
            entry = replace(before, job=job, changed=time.time(), **_numbers(told))
            _write_about(folder / ABOUT, entry)
            for old in folder.glob(f"{before.job}.*"):
                old.unlink(missing_ok=True)
            return entry

    def rename(self, id: str, title: str) -> Entry:
        """Calls a world something else."""
        with self.lock:
            entry = replace(self.entry(id), title=_title(title))
            _write_about(self.folder / "worlds" / id / ABOUT, entry)
            return entry

    def duplicate(self, id: str) -> Entry:
        """A copy of a world, with its edits and keyframes."""
        with self.lock:
            entry, now = self.entry(id), time.time()
            copy = replace(entry, id=new_id(), title=f"{entry.title} (copy)", created=now, changed=now)
            making = self.folder / "jobs" / f"copy-{copy.id}"
            shutil.copytree(self.folder / "worlds" / id, making)
            _write_about(making / ABOUT, copy)
            making.replace(self.folder / "worlds" / copy.id)
            return copy

    def delete(self, id: str) -> None:
        """Moves a world into the bin."""
        with self.lock:
            self._place("worlds", id).replace(self.folder / "bin" / id)

    def restore(self, id: str) -> Entry:
        """Takes a world out of the bin."""
        with self.lock:
            self._place("bin", id).replace(self.folder / "worlds" / id)
            return self.entry(id)

    def empty_bin(self) -> int:
        """Deletes what is in the bin for good; how many worlds that were."""
        with self.lock:
            binned = self.binned
            for entry in binned:
                shutil.rmtree(self.folder / "bin" / entry.id)
            return len(binned)

    def film(self, id: str) -> dict[str, Any] | None:
        """The keyframes of a world, or None.

        Raises:
            KeyError: There is no such world.
        """
        path = self._place("worlds", id) / FILM
        return json.loads(path.read_bytes()) if path.is_file() else None

    def keep_film(self, id: str, shot: Mapping[str, Any]) -> None:
        """Keeps the keyframes of a world."""
        with self.lock, atomic_write(self._place("worlds", id) / FILM) as stream:
            stream.write(json.dumps(shot, indent=1, allow_nan=False).encode())

    def forget_film(self, id: str) -> None:
        """Forgets the keyframes of a world."""
        with self.lock:
            (self._place("worlds", id) / FILM).unlink(missing_ok=True)

    def job_folder(self, job: str) -> Path:
        """Where a job works; made where there is none."""
        folder = self.folder / "jobs" / _checked(job)
        folder.mkdir(exist_ok=True)
        return folder

    def tidy(self, kept: set[str]) -> None:
        """Deletes the working folders of all jobs but some, and files that a process left half-written."""
        for folder in (self.folder / "jobs").iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        for place in (self.folder / "worlds").iterdir():
            if not (place / ABOUT).is_file():
                continue
            entry = _read_about(place / ABOUT)
            for path in place.iterdir():
                if path.stem != entry.job and path.name not in (ABOUT, FILM):
                    path.unlink(missing_ok=True)

    def _place(self, kind: str, id: str) -> Path:
        folder = self.folder / kind / _checked(id)
        if not (folder / ABOUT).is_file():
            raise KeyError(id)
        return folder

    def _listed(self, kind: str) -> list[Entry]:
        found = []
        for folder in (self.folder / kind).iterdir():
            if _ID.fullmatch(folder.name) and (folder / ABOUT).is_file():
                found.append(_read_about(folder / ABOUT))
        return sorted(found, key=lambda e: (-e.changed, e.id))


def _checked(id: str) -> str:
    if not _ID.fullmatch(id):
        raise KeyError(id)
    return id


def _title(text: Any) -> str:
    title = " ".join(str(text).split())[:LONGEST_TITLE]
    if not title:
        raise ArgumentError("a world needs a name of at least one character")
    return title


def _numbers(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"prompt": str(told["prompt"])} | {
        name: int(told[name]) for name in ("things", "splats", "undo", "redo")
    }


def _take(staged: Path, folder: Path, job: str) -> None:
    """Moves what a job made to where it belongs; what a broken-off attempt moved already is there."""
    for suffix in (".jpg", ".world"):
        source, target = staged / f"after{suffix}", folder / f"{job}{suffix}"
        if source.is_file() or not target.is_file():
            source.replace(target)


def _write_about(path: Path, entry: Entry) -> None:
    with atomic_write(path) as stream:
        stream.write(json.dumps(asdict(entry), indent=1, ensure_ascii=False).encode())


def _read_about(path: Path) -> Entry:
    try:
        return Entry(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise FormatError(f"not what the studio wrote there: {error}", source=path) from error


def _hold(path: Path):
    """Keeps a file locked for as long as it is open, or says that somebody else does."""
    stream = path.open("ab")
    try:
        import fcntl
    except ImportError:  # Windows
        return stream
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stream.close()
        raise ArgumentError(
            f"another studio has {str(path.parent)!r} open: close it, or give --library another folder"
        ) from None
    return stream
