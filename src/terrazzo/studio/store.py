"""The queue of jobs, in SQLite: what was asked for is on the disk before anybody is told that it was accepted.

States change by transactions that are flushed, so that a killed server finds every job again as it was. How far a running job
is, which changes many times a second and dies with it, is kept in memory only.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from terrazzo.errors import ArgumentError

State = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]
ENDED = ("done", "failed", "cancelled", "interrupted")
KINDS = ("drafts", "create", "photographs", "import", "edit", "film", "export")
MOST_QUEUED = 100
"""Jobs that may wait."""
MOST_TRIES = 3
"""Times that a job is started anew after the server died with it; then it is reported as interrupted."""

_TABLE = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT UNIQUE NOT NULL,
    kind TEXT NOT NULL,
    world TEXT NOT NULL,
    arguments TEXT NOT NULL,
    state TEXT NOT NULL,
    message TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '{}',
    tries INTEGER NOT NULL DEFAULT 0,
    created REAL NOT NULL,
    ended REAL NOT NULL DEFAULT 0
)
"""
_COLUMNS = "id, kind, world, arguments, state, message, result, tries, created, ended"


@dataclass(frozen=True)
class Job:
    """One piece of work.

    Args:
        id: Its name.
        kind: One of `KINDS`.
        world: Id of the world that it is about; "" for one that makes a new world, which gets the job's own id.
        arguments: What was asked for, as JSON values.
        state: Where it is.
        message: Why it failed.
        result: What came of it, as JSON values.
        tries: How often it was started.
        created: When it was asked for [s since 1970].
        ended: When it ended, or 0.
        stage: What a running job is doing.
        fraction: How much of a running job is done, 0..1.
        parts: What a running job has made so far, such as drafts.
    """

    id: str
    kind: str
    world: str
    arguments: Mapping[str, Any]
    state: State
    message: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)
    tries: int = 0
    created: float = 0.0
    ended: float = 0.0
    stage: str = ""
    fraction: float = 0.0
    parts: tuple[Mapping[str, Any], ...] = ()


def new_id() -> str:
    """A name that nobody guesses."""
    return secrets.token_hex(8)


class Store:
    """The jobs of one library.

    Args:
        path: The database; made where there is none.
    """

    def __init__(self, path: Path):
        self.changed = threading.Condition(threading.RLock())
        self.version = 0
        """Grows with every change, so that watchers know when to look again."""
        self._live: dict[str, Job] = {}
        self._base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=FULL")
        self._base.execute(_TABLE)

    def close(self) -> None:
        """Closes the database."""
        with self.changed:
            self._base.close()

    def add(self, kind: str, arguments: Mapping[str, Any], *, world: str = "") -> Job:
        """Queues a job.

        Raises:
            ArgumentError: Too many are waiting.
        """
        job = Job(new_id(), kind, world, dict(arguments), "queued", created=time.time())
        with self.changed:
            (waiting,) = self._base.execute("SELECT count(*) FROM jobs WHERE state = 'queued'").fetchone()
            if waiting >= MOST_QUEUED:
                raise ArgumentError(f"{waiting} jobs are waiting already: let some end, or cancel them")
            self._base.execute(
                "INSERT INTO jobs (id, kind, world, arguments, state, created) VALUES (?, ?, ?, ?, ?, ?)",
                (job.id, kind, world, json.dumps(job.arguments), "queued", job.created),
            )
            self._tell()
        return job

    def find(self, id: str) -> Job:
        """A job.

        Raises:
            KeyError: There is none of this id.
        """
        with self.changed:
            row = self._base.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (id,)).fetchone()
            if row is None:
                raise KeyError(id)
            return self._read(row)

    def latest(self, most: int = 50) -> list[Job]:
        """The newest jobs, newest first, and all that have not ended."""
        query = (
            f"SELECT {_COLUMNS} FROM jobs WHERE state IN ('queued', 'running') "
            "OR number > (SELECT coalesce(max(number), 0) FROM jobs) - ? ORDER BY number DESC"
        )
        with self.changed:
            return [self._read(row) for row in self._base.execute(query, (most,))]

    def take(self) -> Job | None:
        """Starts the job that waits longest, or none."""
        with self.changed:
            query = f"SELECT {_COLUMNS} FROM jobs WHERE state = 'queued' ORDER BY number LIMIT 1"
            row = self._base.execute(query).fetchone()
            if row is None:
                return None
            job = self._read(row)
            self._base.execute("UPDATE jobs SET state = 'running', tries = tries + 1 WHERE id = ?", (job.id,))
            self._live[job.id] = replace(job, state="running", tries=job.tries + 1)
            self._tell()
            return self._live[job.id]

    def progress(self, id: str, stage: str, fraction: float) -> None:
        """Says how far a running job is."""
        with self.changed:
            job = self._live[id]
            self._live[id] = replace(job, stage=stage, fraction=max(job.fraction, min(fraction, 1.0)))
            self._tell()

    def add_part(self, id: str, part: Mapping[str, Any]) -> None:
        """Says what a running job has made so far."""
        with self.changed:
            self._live[id] = replace(self._live[id], parts=(*self._live[id].parts, dict(part)))
            self._tell()

    def end(
        self, id: str, state: State, *, message: str = "", result: Mapping[str, Any] | None = None
    ) -> Job:
        """Ends a job; one that has ended stays as it is."""
        with self.changed:
            self._base.execute(
                "UPDATE jobs SET state = ?, message = ?, result = ?, ended = ? "
                "WHERE id = ? AND state IN ('queued', 'running')",
                (state, message, json.dumps(dict(result or {})), time.time(), id),
            )
            self._live.pop(id, None)
            self._tell()
            return self.find(id)

    def interrupted(self) -> list[Job]:
        """The jobs that were running when the last server died, oldest first."""
        query = f"SELECT {_COLUMNS} FROM jobs WHERE state = 'running' ORDER BY number"
        with self.changed:
            return [self._read(row) for row in self._base.execute(query) if row[0] not in self._live]

    def requeue(self, id: str) -> None:
        """Puts a job that was interrupted back in its place in the queue."""
        with self.changed:
            self._base.execute("UPDATE jobs SET state = 'queued' WHERE id = ?", (id,))
            self._tell()

    def _tell(self) -> None:
        self.version += 1
        self.changed.notify_all()

    def _read(self, row: tuple[Any, ...]) -> Job:
        id, kind, world, arguments, state, message, result, tries, created, ended = row
        job = Job(
            id, kind, world, json.loads(arguments), state, message, json.loads(result), tries, created, ended
        )
        live = self._live.get(id)
        if live is None or state != "running":
            return job
        return replace(job, stage=live.stage, fraction=live.fraction, parts=live.parts)
