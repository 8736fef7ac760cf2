"""A batch makes what can be made, records what cannot, and goes on where it was stopped, even by a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from terrazzo.batch import Job, run_batch
from terrazzo.batch.manifest import locked, read_manifest
from terrazzo.errors import ArgumentError, MissingExtraError
from tests.batch.makers import find_quickly, make_quickly


def jobs(*prompts: str) -> list[Job]:
    return [Job(i, p) for i, p in enumerate(prompts, 1)]


def test_failures_are_recorded_and_stop_nothing(tmp_path):
    wanted = jobs("one", "refuse", "break", "die", "two", "one")
    bad = Job(9, "three", error="line 9 is not JSON")
    told = []
    counts = run_batch([*wanted, bad], tmp_path, workers=2, make=make_quickly, told=told.append)
    assert counts == {"done": 2, "failed": 4, "kept": 0}  # "one" is asked for twice and made once
    errors = {e["prompt"]: e.get("error") for e in read_manifest(tmp_path).values()}
    assert errors["refuse"] == "nothing in it can be made"
    assert errors["break"] == "RuntimeError: a fault of the program"
    assert "died" in errors["die"] and "9" in errors["die"]
    assert errors["three"] == "line 9 is not JSON"
    assert errors["one"] is errors["two"] is None
    assert told[-1].left == 0
    assert len(list(tmp_path.glob("*.world"))) == 2


def test_what_takes_too_long_is_stopped_and_the_next_one_is_made(tmp_path):
    counts = run_batch(jobs("sleep", "one"), tmp_path, timeout=3.0, make=make_quickly)
    assert counts == {"done": 1, "failed": 1, "kept": 0}
    (failed,) = [e for e in read_manifest(tmp_path).values() if e["status"] == "failed"]
    assert "3 s" in failed["error"]


def test_a_second_run_keeps_what_is_there_and_retries_only_when_told(tmp_path):
    run_batch(jobs("one", "refuse"), tmp_path, make=make_quickly)
    again = run_batch(jobs("one", "refuse", "two"), tmp_path, make=make_quickly)
    assert again == {"done": 1, "failed": 1, "kept": 1}
    first = next(tmp_path.glob("one-*.world"))
    first.unlink()
    retried = run_batch(jobs("one", "refuse", "two"), tmp_path, retry=True, make=make_quickly)
    assert retried == {"done": 1, "failed": 1, "kept": 1}
    assert first.exists()


def test_a_torn_line_and_a_world_without_a_line_are_put_right(tmp_path):
    run_batch(jobs("one", "two"), tmp_path, make=make_quickly)
    manifest = tmp_path / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(lines[0] + lines[1][:40])  # killed in the middle of the second line
    (tmp_path / ".half-x.world").write_bytes(b"half")
    counts = run_batch(jobs("one", "two", "three"), tmp_path, make=make_quickly, find=find_quickly)
    assert counts == {"done": 1, "failed": 0, "kept": 2}
    assert all(json.loads(line)["status"] == "done" for line in manifest.read_text().splitlines())
    entries = read_manifest(tmp_path)
    assert len(entries) == 3 and all(e["things"] == 1 for e in entries.values())
    assert sum("recovered" in e for e in entries.values()) == 1
    assert not list(tmp_path.glob(".half*"))


def test_a_world_without_a_line_that_is_damaged_is_made_again(tmp_path):
    (job,) = jobs("one")
    (tmp_path / f"{job.id}.world").write_bytes(b"half")
    counts = run_batch([job], tmp_path, make=make_quickly, find=find_quickly)
    assert counts == {"done": 1, "failed": 0, "kept": 0}
    assert find_quickly(tmp_path / f"{job.id}.world") == {"things": 1}


def test_kill_in_the_middle_loses_no_finished_world(tmp_path):
    prompts = [f"slow {i}" for i in range(12)]
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(
            f"""
            from pathlib import Path
            from terrazzo.batch import run_batch
            from tests.batch.makers import make_quickly
            from tests.batch.test_running import jobs
            if __name__ == "__main__":
                run_batch(jobs(*{prompts!r}), Path({str(tmp_path / "out")!r}), workers=2, make=make_quickly)
            """
        )
    )
    root = Path(__file__).parents[2]
    search = os.pathsep.join([str(root), *filter(None, sys.path)])
    process = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": search})
    deadline = time.monotonic() + 60
    while len(read_manifest(tmp_path / "out")) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("[a-z]*.world")}
    assert 3 <= len(before) < 12
    counts = run_batch(jobs(*prompts), tmp_path / "out", workers=2, make=make_quickly, find=find_quickly)
    assert counts["failed"] == 0
    assert counts["kept"] >= len(before) and counts["done"] + counts["kept"] == 12
    after = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("[a-z]*.world")}
    assert len(after) == 12
    assert all(after[name] == when for name, when in before.items()), "a finished world was made again"


def test_two_batches_do_not_share_a_folder(tmp_path):
    with locked(tmp_path), pytest.raises(ArgumentError, match="another batch"):
        run_batch(jobs("one"), tmp_path, make=make_quickly)


def test_bad_numbers_are_refused(tmp_path):
    with pytest.raises(ArgumentError, match="workers"):
        run_batch(jobs("one"), tmp_path, workers=0, make=make_quickly)
    with pytest.raises(ArgumentError, match="timeout"):
        run_batch(jobs("one"), tmp_path, timeout=0.0, make=make_quickly)


def test_ray_does_the_same_or_says_what_is_missing(tmp_path):
    try:
        import ray  # noqa: F401  # pyright: ignore[reportMissingImports]
    except ImportError:
        with pytest.raises(MissingExtraError, match=r"terrazzo\[cluster\]"):
            run_batch(jobs("one"), tmp_path, cluster="", make=make_quickly)
        return
    # In a process of its own: coacd, where other tests have loaded it, brings a C++ library along that makes Ray abort.
    script = textwrap.dedent(
        f"""
        from pathlib import Path
        from terrazzo.batch import run_batch
        from tests.batch.makers import make_quickly
        from tests.batch.test_running import jobs
        wanted = jobs("one", "refuse", "two")
        print(run_batch(wanted, Path({str(tmp_path)!r}), workers=2, cluster="", make=make_quickly))
        """
    )
    search = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == str({"done": 2, "failed": 1, "kept": 0})
    assert len(list(tmp_path.glob("*.world"))) == 2


def test_ray_beside_coacd_is_refused_and_does_not_abort(tmp_path, monkeypatch):
    pytest.importorskip("ray", reason="Ray is not installed (the extra `cluster`)")
    monkeypatch.setitem(sys.modules, "coacd", sys.modules.get("coacd", object()))
    with pytest.raises(ArgumentError, match="process of its own"):
        run_batch(jobs("one"), tmp_path, cluster="", make=make_quickly)
