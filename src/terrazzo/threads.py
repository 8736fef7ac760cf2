"""How many threads there are, and work on many rows in several of them.

NumPy and the compiled core let go of the interpreter while they compute. What comes out never depends on the number of
threads: pieces have a fixed size, and results come in the order of the tasks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

PIECE = 32768
"""Rows at a time: some 20 of them for the cells of a room, so that no thread waits long for the last."""


def usable_threads() -> int:
    """CPU threads that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def pieces(count: int, size: int = PIECE) -> list[slice]:
    """Slices that cover `count` rows in order, each of `size` rows but for the last."""
    return [slice(first, min(first + size, count)) for first in range(0, count, size)]


def together(work: Callable[[Task], Result], tasks: Iterable[Task]) -> list[Result]:
    """`work` on all tasks, as many at a time as there are usable threads; the results in the order of the tasks.

    The first exception is raised when all tasks have come to an end.
    """
    waiting = list(tasks)
    if len(waiting) < 2:
        return [work(task) for task in waiting]
    with ThreadPoolExecutor(min(len(waiting), usable_threads())) as pool:
        return list(pool.map(work, waiting))


def bundles(tasks: Iterable[Task], sizes: Iterable[int], least: int) -> list[list[Task]]:
    """Tasks in order, in bundles of at least this size together (but for the last): small ones are not worth a thread's turn."""
    out: list[list[Task]] = []
    total = least
    for task, size in zip(tasks, sizes, strict=True):
        if total >= least:
            out.append([])
            total = 0
        out[-1].append(task)
        total += size
    return out
