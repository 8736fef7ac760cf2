"""Worlds in processes of this machine: each can be stopped when it takes too long, and its death harms no other."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from terrazzo.batch.jobs import Job
from terrazzo.batch.running import Make, attempt, path_of, wish_of

_ATTENTION = 0.5
"""Longest time between two looks at the clock [s]."""


@dataclass
class _Worker:
    """One process and the job it is at.

    Args:
        process: The process.
        pipe: Jobs go in, results come out.
        job: What it is making, or None.
        since: When it began.
    """

    process: Any
    pipe: Connection
    job: Job | None = None
    since: float = 0.0

    def give(self, job: Job, folder: Path) -> None:
        self.job, self.since = job, time.monotonic()
        self.pipe.send((wish_of(job), path_of(job, folder)))

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe: Connection, make: Make) -> None:
    """What a process does: jobs one after the other, until nobody is at the other end."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the batch, which then stops its workers.
    try:
        while True:
            wish, path = pipe.recv()
            pipe.send(attempt(make, wish, path))
    except (EOFError, OSError):
        return


def _start(make: Make) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, make), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def run_in_processes(
    jobs: list[Job], folder: Path, workers: int, timeout: float | None, make: Make
) -> Iterator[tuple[Job, dict[str, Any]]]:
    """Every job with what came of it, in the order in which they end.

    Args:
        jobs: What to make.
        folder: Where the worlds go.
        workers: Processes.
        timeout: Longest time for one world [s], or None.
        make: Makes one world; it must be a module's own function, for it is sent to the processes by name.
    """
    waiting = list(reversed(jobs))
    pool = [_start(make) for _ in range(workers)]
    try:
        for worker in pool:
            worker.give(waiting.pop(), folder)
        while any(w.job for w in pool):
            ready = wait([w.pipe for w in pool if w.job], timeout=_ATTENTION)
            for i, worker in enumerate(pool):
                if worker.job is None:
                    continue
                result = _result(worker, worker.pipe in ready, timeout)
                if result is None:
                    continue
                job, worker.job = worker.job, None
                if not worker.process.is_alive() or "stopped" in result:
                    worker.stop()
                    worker = pool[i] = _start(make) if waiting else worker
                if waiting:
                    worker.give(waiting.pop(), folder)
                yield job, {k: v for k, v in result.items() if k != "stopped"}
    finally:
        for worker in pool:
            worker.stop()


def _result(worker: _Worker, ready: bool, timeout: float | None) -> dict[str, Any] | None:
    """What came of a worker's job, or None while it is still at it."""
    took = time.monotonic() - worker.since
    if ready:
        try:
            return worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(1.0)
            code = worker.process.exitcode
            how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
            return {
                "status": "failed",
                "error": f"the process died ({how})",
                "seconds": round(took, 2),
                "stopped": True,
            }
    if timeout is not None and took > timeout:
        reason = f"not done after {timeout:g} s; it was stopped"
        return {"status": "failed", "error": reason, "seconds": round(took, 2), "stopped": True}
    return None
