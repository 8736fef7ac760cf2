"""`run_batch`: makes the worlds of a list of jobs in parallel; starts again where it was stopped, however it was stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terrazzo.batch.jobs import Job
from terrazzo.batch.manifest import append_entry, locked, read_manifest, rewrite_manifest
from terrazzo.errors import ArgumentError, TerrazzoError

if TYPE_CHECKING:
    from terrazzo.world import World

Make = Callable[[Mapping[str, Any], Path], dict[str, Any]]
"""Makes the world of {"prompt": ..., **options}, saves it to the path (whole or not at all) and tells about it."""

Find = Callable[[Path], dict[str, Any]]
"""Tells of a world that lies there what `Make` told when it was made; raises FormatError where it is damaged."""

Told = Callable[["Outcome"], None]


@dataclass(frozen=True)
class Outcome:
    """What became of one job.

    Args:
        job: The job.
        status: "done", "failed", or "kept" where it was there already.
        entry: Its line of the manifest.
        left: Jobs that are still to be done.
    """

    job: Job
    status: str
    entry: Mapping[str, Any]
    left: int


def make_world(wish: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The `Make` of this program."""
    from terrazzo.creation import create
    from terrazzo.world import save_world

    options = dict(wish)
    world = create(options.pop("prompt"), **options)
    save_world(world, path)
    return _facts(world)


def find_world(path: Path) -> dict[str, Any]:
    """The `Find` of this program."""
    from terrazzo.world import load_world

    return _facts(load_world(path))


def _facts(world: World) -> dict[str, Any]:
    return {
        "things": len(world.things),
        "splats": world.splat_count,
        "rooms": [{"name": r.name, "area": round(r.area, 2)} for r in world.rooms],
        "report": [{"kind": n.kind, "subject": n.subject, "reason": n.reason} for n in world.report],
    }


def attempt(make: Make, wish: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """What `make` tells, or the error that it ended in, as a part of the manifest's line."""
    start = time.monotonic()
    try:
        told = {"status": "done", **make(wish, path)}
    except TerrazzoError as error:
        told = {"status": "failed", "error": str(error)}
    except Exception as error:  # A fault of ours must not take the other worlds with it; it is on record.
        told = {"status": "failed", "error": f"{type(error).__name__}: {error}"}
    return {**told, "seconds": round(time.monotonic() - start, 2)}


def run_batch(
    jobs: Sequence[Job],
    folder: Path,
    *,
    workers: int = 1,
    timeout: float | None = None,
    retry: bool = False,
    cluster: str | None = None,
    make: Make = make_world,
    find: Find = find_world,
    told: Told = lambda outcome: None,
) -> dict[str, int]:
    """Makes all worlds that are not there yet.

    Args:
        jobs: What to make.
        folder: Where to: `<id>.world` for each, and `manifest.jsonl`.
        workers: Worlds that are made at the same time.
        timeout: Longest time for one world [s]; what takes longer is stopped and recorded. None for no limit.
        retry: Tries again what failed before.
        cluster: Address of a Ray cluster, "" to start one on this machine, None to use plain processes.
        make: Makes one world.
        find: Tells of a world that was made, but was not yet written down when a batch was killed.
        told: Called with each outcome as it comes.

    Returns:
        How many are "done", "failed" and "kept".

    Raises:
        ArgumentError: A number is out of range, or another batch writes to the folder.
        MissingExtraError: A cluster was asked for and Ray is not installed.
    """
    if workers < 1:
        raise ArgumentError(f"workers is {workers}; wanted at least 1")
    if timeout is not None and not timeout > 0:
        raise ArgumentError(f"timeout is {timeout}; wanted seconds above 0")
    folder.mkdir(parents=True, exist_ok=True)
    counts = {"done": 0, "failed": 0, "kept": 0}
    with locked(folder):
        entries = read_manifest(folder)
        rewrite_manifest(
            folder, entries
        )  # Without torn lines, so that what is appended starts a line of its own.
        _sweep(folder)
        todo: list[Job] = []
        for job in {j.id: j for j in reversed(jobs)}.values():  # The same wish twice is one world.
            entry = entries.get(job.id)
            if (kept := _kept(job, entry, folder, retry, find)) is None:
                todo.append(job)
                continue
            if kept is not entry:
                append_entry(folder, kept)
            counts["kept" if kept["status"] == "done" else "failed"] += 1
            told(Outcome(job, "kept" if kept["status"] == "done" else "failed", kept, len(jobs)))
        todo.reverse()
        left = len(todo)
        for job, result in _results(todo, folder, workers, timeout, cluster, make):
            left -= 1
            entry = {**_head(job), **result}
            if entry["status"] != "done":
                entry.pop("file", None)
            append_entry(folder, entry)
            counts[entry["status"]] += 1
            told(Outcome(job, entry["status"], entry, left))
    return counts


def _results(
    jobs: list[Job], folder: Path, workers: int, timeout: float | None, cluster: str | None, make: Make
) -> Iterator[tuple[Job, dict[str, Any]]]:
    """Every job with what came of it, in the order in which they end."""
    bad = [job for job in jobs if job.error]
    for job in bad:
        yield job, {"status": "failed", "error": job.error, "seconds": 0.0}
    good = [job for job in jobs if not job.error]
    if not good:
        return
    if cluster is not None:
        from terrazzo.batch.cluster import run_on_cluster

        yield from run_on_cluster(good, folder, workers, timeout, cluster, make)
    else:
        from terrazzo.batch.workers import run_in_processes

        yield from run_in_processes(good, folder, min(workers, len(good)), timeout, make)


def wish_of(job: Job) -> dict[str, Any]:
    """What `Make` is told of a job."""
    return {"prompt": job.prompt, **job.options}


def path_of(job: Job, folder: Path) -> Path:
    """Where a job's world lies."""
    return folder / f"{job.id}.world"


def _head(job: Job) -> dict[str, Any]:
    file = {} if job.error else {"file": f"{job.id}.world"}
    return {"id": job.id, "number": job.number, "prompt": job.prompt, "options": dict(job.options), **file}


def _kept(
    job: Job, entry: Mapping[str, Any] | None, folder: Path, retry: bool, find: Find
) -> Mapping[str, Any] | None:
    """The entry of a job that need not be done again, or None.

    A world's file is renamed into place when it is whole, so one that lies there without a line in the manifest was finished
    just before the batch was killed: it is kept, and gets its line, unless a failing disk has damaged it.
    """
    if entry is not None and entry.get("status") == "failed" and not retry:
        return entry
    path = path_of(job, folder)
    if job.error or not path.is_file():
        return None
    if entry is not None and entry.get("status") == "done":
        return entry
    try:
        return {**_head(job), "status": "done", **find(path), "recovered": True}
    except (TerrazzoError, OSError):
        return None


def _sweep(folder: Path) -> None:
    """Removes the temporary files of a batch that was killed while it wrote."""
    for leftover in _temporaries(folder):
        leftover.unlink(missing_ok=True)


def _temporaries(folder: Path) -> Iterable[Path]:
    return [p for p in folder.glob(".*.world") if p.is_file()]
