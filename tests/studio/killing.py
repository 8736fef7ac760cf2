"""A studio's server that is killed at random moments, and what must be true when it is started again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import numpy as np

from terrazzo.world import load_world, save_world
from tests.scenes import tiled_room

PATIENCE = 120.0


class Server:
    """A studio in a process of its own."""

    def __init__(self, library: Path, *arguments: str):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "terrazzo", "studio", *arguments, "--library", str(library), "--no-browser"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None and self._process.stderr is not None
        line = self._process.stdout.readline()
        assert line.startswith("http://127.0.0.1:"), self._process.stderr.read()
        self.address = line.split()[0].split("#")[0].rstrip("/")

    def ask(self, path: str, body: Any = None, *, raw: bytes | None = None) -> Any:
        """The answer to a GET, or to a POST of JSON or bytes."""
        data = raw if raw is not None else None if body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if raw is not None else "application/json"
        request = urllib.request.Request(self.address + path, data, {"content-type": kind})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read())

    def settle(self) -> list[dict[str, Any]]:
        """All jobs, when none waits or runs any more."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            jobs = self.ask("/api/jobs")
            if not any(j["state"] in ("queued", "running") for j in jobs):
                return jobs
            time.sleep(0.05)
        raise AssertionError(f"jobs do not end: {jobs}")

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        """Ends as by kill -9, or by a power cut but for the disk's own memory."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        for stream in (self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()


def kill_and_check(folder: Path, kills: int, *, seed: int = 0, longest: float = 2.0) -> dict[str, int]:
    """Kills a server `kills` times while it imports, edits, films and exports; counts of jobs by their state.

    Raises:
        AssertionError: Something was lost.
    """
    rng = np.random.default_rng(seed)
    room = folder / "room.world"
    save_world(tiled_room(), room)
    library = folder / "library"
    accepted: set[str] = set()
    done: set[str] = set()
    world = ""
    for _ in range(kills):
        with Server(library, *(() if world else (str(room),))) as server:
            if not world:
                server.settle()
                (entry,) = server.ask("/api/worlds")
                world = entry["id"]
            for _ in range(int(rng.integers(1, 4))):
                accepted.add(_ask_for_something(server, world, rng))
            time.sleep(float(rng.uniform(0, longest)))
            done |= {j["id"] for j in server.ask("/api/jobs") if j["state"] == "done"}
        _check_files(library)
    with Server(library) as server:
        states = {j["id"]: j for j in server.settle()}
        for id in accepted:
            states[id] = server.ask(f"/api/jobs/{id}")
    for id in accepted:
        assert states[id]["state"] in ("done", "interrupted"), states[id]
    for id in done & set(states):
        assert states[id]["state"] == "done", "what was done stays done"
    edits = sum(states[id]["state"] == "done" and states[id]["kind"] == "edit" for id in accepted)
    about = json.loads((library / "worlds" / world / "about.json").read_bytes())
    assert about["undo"] == edits, "every edit is there, once"
    _check_files(library)
    counts: dict[str, int] = {}
    for id in accepted:
        counts[states[id]["state"]] = counts.get(states[id]["state"], 0) + 1
    return counts


def _ask_for_something(server: Server, world: str, rng: np.random.Generator) -> str:
    kind = rng.choice(["edit", "edit", "export", "film"])
    if kind == "edit":
        body: dict[str, Any] = {
            "operations": [{"operation": "Move", "things": ["box-1"], "by": [0.01, 0, 0]}]
        }
    elif kind == "export":
        body = {"format": "spz"}
    else:
        camera = {"position": [0.6, 0.6, 1.6], "rotation": [0.5, -0.5, 0.5, -0.5], "fov": 1.0}
        way = {
            "format": "terrazzo-camera-path", "version": 1, "easing": "linear", "closed": False,
            "keyframes": [{"time": 0, **camera}, {"time": 1, **camera}],
        }  # fmt: skip
        shot = {
            "format": "terrazzo-shot",
            "version": 1,
            "way": way,
            "speed": 1,
            "look_at": "",
            "handheld": 0.5,
            "seed": 1,
        }
        body = {"shot": shot, "width": 160, "height": 90, "fps": 10}
    return server.ask(f"/api/worlds/{world}/{kind}", body)["id"]


def _check_files(library: Path) -> None:
    """Every world of the library opens, whatever has just been interrupted."""
    for about in library.glob("worlds/*/about.json"):
        entry = json.loads(about.read_bytes())
        world = load_world(about.parent / f"{entry['job']}.world")
        assert (len(world.past), len(world.things)) == (entry["undo"], entry["things"])
        assert (about.parent / f"{entry['job']}.jpg").stat().st_size
