"""The runner: takes jobs from the queue one at a time, has the worker do them, and puts what they made into the library."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

from terrazzo.errors import TerrazzoError
from terrazzo.studio.collection import Library
from terrazzo.studio.store import MOST_TRIES, Job, Store
from terrazzo.studio.uploads import Uploads
from terrazzo.studio.worker import RESULT

MAKING = ("create", "photographs", "import")
"""Kinds of jobs that make a new world, which gets their id."""
KEPT = 50
"""Newest jobs whose films and exported files are kept."""
GONE = "the world is not in the library any more"


class Runner:
    """Works through the queue in a thread of its own.

    Args:
        store: The queue.
        library: Where worlds come from and go to.
        uploads: Files that jobs may use.
    """

    def __init__(self, store: Store, library: Library, uploads: Uploads):
        self._store, self._library, self._uploads = store, library, uploads
        self._worker: subprocess.Popen[str] | None = None
        self._running = self._cancelled = ""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="studio jobs", daemon=True)

    def start(self) -> None:
        """Brings the queue in order after a crash, and begins."""
        self._recover()
        latest = self._store.latest(KEPT)
        self._library.tidy({job.id for job in latest})
        used = {f for job in latest if job.state == "queued" for f in _files_of(job)}
        self._uploads.tidy(used)
        self._thread.start()

    def stop(self) -> None:
        """Ends after the worker has been ended; what it was doing goes on when the studio is started again."""
        with self._store.changed:
            self._stopping = True
            self._end_worker()
            self._store.changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(10)

    def cancel(self, id: str) -> Job:
        """Takes a job out of the queue, or stops it.

        Raises:
            KeyError: There is none of this id.
        """
        with self._store.changed:
            job = self._store.find(id)
            if job.state == "queued":
                return self._store.end(id, "cancelled")
            if job.state == "running" and self._running == id:
                self._cancelled = id
                self._end_worker()
            return job

    def _recover(self) -> None:
        for job in self._store.interrupted():
            result = self._library.job_folder(job.id) / RESULT
            if result.is_file():
                self._finish(job, json.loads(result.read_bytes()))
            elif job.tries >= MOST_TRIES:
                self._store.end(
                    job.id, "interrupted", message=f"the studio ended {job.tries} times during it"
                )
            else:
                self._store.requeue(job.id)

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._work(job)
            finally:
                with self._store.changed:
                    self._running = self._cancelled = ""

    def _next(self) -> Job | None:
        """Waits for a job and starts it; None when the studio ends."""
        with self._store.changed:
            while not self._stopping:
                job = self._store.take()
                if job is not None:
                    self._running = job.id
                    return job
                self._store.changed.wait()
            return None

    def _work(self, job: Job) -> None:
        folder = self._library.job_folder(job.id)
        try:
            arguments = self._resolved(job)
        except KeyError:
            self._store.end(
                job.id, "failed", message=GONE if job.world else "its files are gone: send them again"
            )
            return
        asked = {"id": job.id, "kind": job.kind, "arguments": arguments, "folder": str(folder)}
        worker = self._wake(job.id)
        answer = None if worker is None else self._ask(worker, job, asked)
        with self._store.changed:
            if self._stopping and answer is None:
                return  # it is still "running" in the queue, and goes on next time
            if answer is None and self._cancelled == job.id:
                self._store.end(job.id, "cancelled")
            elif answer is None:
                reason = "the worker ended unexpectedly, perhaps for want of memory: try fewer splats"
                self._store.end(job.id, "failed", message=reason)
            elif "failed" in answer:
                self._store.end(job.id, "failed", message=answer["failed"])
        if answer is not None and "done" in answer:
            self._finish(job, answer["done"])
        for name in _files_of(job):
            self._uploads.forget(name)

    def _ask(
        self, worker: subprocess.Popen[str], job: Job, asked: Mapping[str, Any]
    ) -> dict[str, Any] | None:
        """The worker's last word on a job; None when it ended without one."""
        assert worker.stdin is not None and worker.stdout is not None
        try:
            worker.stdin.write(json.dumps(asked) + "\n")
            worker.stdin.flush()
            for line in worker.stdout:
                said = json.loads(line)
                if "stage" in said:
                    self._store.progress(job.id, said["stage"], said["fraction"])
                elif "part" in said:
                    self._store.add_part(job.id, said["part"])
                else:
                    return said
        except (BrokenPipeError, ValueError):
            pass  # it was ended while it wrote
        return None

    def _finish(self, job: Job, result: dict[str, Any]) -> None:
        """Puts what a job made where it belongs, then says so; doing it twice does it once."""
        folder = self._library.job_folder(job.id)
        try:
            if job.kind in MAKING:
                self._library.add(job.id, folder, result, source=job.arguments.get("source", ""))
                result = result | {"world": job.id}
            elif job.kind == "edit" and result["changed"]:
                self._library.change(job.world, job.id, folder, result)
        except KeyError:
            self._store.end(job.id, "failed", message=GONE)
            return
        except (OSError, TerrazzoError) as error:
            self._store.end(job.id, "failed", message=f"it could not be kept: {error}")
            return
        self._store.end(job.id, "done", result=result)

    def _resolved(self, job: Job) -> dict[str, Any]:
        """The arguments with paths for ids.

        Raises:
            KeyError: A world or file is gone.
        """
        arguments = dict(job.arguments)
        if job.world:
            arguments["file"] = str(self._library.world_file(self._library.entry(job.world)))
        elif "path" in arguments:
            arguments["file"] = arguments["path"]
        elif "upload" in arguments:
            arguments["file"] = str(self._uploads.find(arguments["upload"]))
        if "uploads" in arguments:
            arguments["files"] = [str(self._uploads.find(id)) for id in arguments["uploads"]]
        return arguments

    def _wake(self, job: str) -> subprocess.Popen[str] | None:
        """The worker, started where it is not running; None where the job has been cancelled meanwhile."""
        with self._store.changed:
            if self._stopping or self._cancelled == job:
                return None
            if self._worker is None or self._worker.poll() is not None:
                self._worker = subprocess.Popen(
                    [sys.executable, "-m", "terrazzo.studio.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                )
            return self._worker

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()
            self._worker = None


def _files_of(job: Job) -> list[str]:
    """Ids of the uploads that a job uses."""
    one = job.arguments.get("upload")
    return [*job.arguments.get("uploads", ()), *([one] if one else [])]
