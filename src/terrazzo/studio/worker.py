"""The worker: a process of its own that does one job after another, which can be ended at once and cannot take the server along.

It reads a job a line from its standard input and writes lines of JSON to its standard output: progress, parts, and in the end
`done` or `failed`. When its input ends, the server is gone, and it ends too, whatever it is doing.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

from terrazzo.cli.process import settle
from terrazzo.errors import TerrazzoError
from terrazzo.files import atomic_write

RESULT = "result.json"
"""File in a job's folder that stands there once everything else does."""


def _listen(jobs: queue.Queue[dict[str, Any]]) -> None:
    for line in sys.stdin:
        jobs.put(json.loads(line))
    os._exit(0)


def _do(desk: Any, asked: dict[str, Any], out: TextIO) -> dict[str, Any]:
    from terrazzo.studio.work import Report

    def say(**values: Any) -> None:
        out.write(json.dumps(values) + "\n")
        out.flush()

    def progress(stage: str, fraction: float) -> None:
        say(stage=stage, fraction=float(fraction))

    folder = Path(asked["folder"])
    try:
        report = Report(progress, lambda part: say(part=dict(part)))
        result = desk.do(asked["id"], asked["kind"], asked["arguments"], folder, report)
    except TerrazzoError as error:
        return {"failed": str(error)}
    except MemoryError:
        return {"failed": "there is not enough memory for it: try fewer splats, or a smaller picture"}
    except Exception as error:  # whatever else it is, the queue goes on
        import traceback

        traceback.print_exc()
        return {"failed": f"the program has a fault: {type(error).__name__}: {error}"}
    with atomic_write(folder / RESULT) as stream:
        stream.write(json.dumps(result).encode())
    return {"done": result}


def main() -> None:
    """Works until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends our input
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints must not break the lines
    settle()
    jobs: queue.Queue[dict[str, Any]] = queue.Queue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    from terrazzo.studio.work import Desk

    desk = Desk()
    while True:
        answer = _do(desk, jobs.get(), out)
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
