"""Worlds on a Ray cluster: the machines need no common disk, for worlds come back as bytes and are written here."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from terrazzo.batch.jobs import Job
from terrazzo.batch.running import Make, attempt, path_of, wish_of
from terrazzo.errors import ArgumentError
from terrazzo.extras import require
from terrazzo.files import atomic_write

_ATTENTION = 0.5
"""Longest time between two looks at the clock [s]."""


def _make_elsewhere(make: Make, wish: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What is told of a world, and its file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.world"
        told = attempt(make, wish, path)
        return told, path.read_bytes() if path.exists() else b""


def run_on_cluster(
    jobs: list[Job], folder: Path, workers: int, timeout: float | None, address: str, make: Make
) -> Iterator[tuple[Job, dict[str, Any]]]:
    """Every job with what came of it, in the order in which they end.

    Args:
        jobs: What to make.
        folder: Where the worlds go, on this machine.
        workers: Worlds in the making at the same time.
        timeout: Longest time for one world [s], counted from when it was handed out, or None.
        address: Of the cluster; "" starts one on this machine.
        make: Makes one world.

    Raises:
        ArgumentError: The cluster cannot be reached, or Ray cannot start in this process.
        MissingExtraError: Ray is not installed.
    """
    ray = require("ray", purpose="a batch on a cluster")
    if (
        "coacd" in sys.modules
    ):  # Both bring a C++ library; loaded in this order, Ray's start aborts the process.
        raise ArgumentError(
            "coacd is loaded here, beside which Ray cannot start; run the batch in a process of its own"
        )
    try:
        local = {"num_cpus": workers, "include_dashboard": False} if not address else {"address": address}
        ray.init(log_to_driver=False, ignore_reinit_error=True, logging_level="ERROR", **local)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise ArgumentError(f"no Ray cluster answers at {address or 'this machine'!r}: {error}") from error
    remote = ray.remote(num_cpus=1, max_retries=1)(_make_elsewhere)
    waiting, running = list(reversed(jobs)), {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                job = waiting.pop()
                running[remote.remote(make, wish_of(job))] = (job, time.monotonic())
            ready, _ = ray.wait(list(running), num_returns=1, timeout=_ATTENTION)
            for reference in ready:
                job, since = running.pop(reference)
                yield job, _fetch(ray, reference, job, folder, time.monotonic() - since)
            for reference, (job, since) in list(running.items()):
                took = time.monotonic() - since
                if timeout is not None and took > timeout:
                    ray.cancel(reference, force=True)
                    del running[reference]
                    reason = f"not done after {timeout:g} s; it was stopped"
                    yield job, {"status": "failed", "error": reason, "seconds": round(took, 2)}
    finally:
        ray.shutdown()


def _fetch(ray: Any, reference: Any, job: Job, folder: Path, took: float) -> dict[str, Any]:
    """Writes a world that has come back, and what is told of it."""
    try:
        told, data = ray.get(reference)
    except ray.exceptions.RayError as error:
        first = (str(error).strip().splitlines() or [""])[0]
        return {"status": "failed", "error": f"{type(error).__name__}: {first}", "seconds": round(took, 2)}
    if data:
        with atomic_write(path_of(job, folder)) as stream:
            stream.write(data)
    return told
