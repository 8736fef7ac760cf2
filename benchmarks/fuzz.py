"""Breaks splat files a million ways and reads every one: only valid splats or a `FormatError` may come of it.

    python benchmarks/fuzz.py --count 1000000

Input number i of a seed is always the same bytes, so a finding is repeated by its number: `--seed S --start I
--count 1 --workers 1`, and a run that was stopped goes on with `--start`. Each worker runs under a limit of memory, each
input under a limit of time. Ends with a table over the kinds of file, and with status 1 when anything was found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

BLOCK = 2000
"""Inputs that a worker takes at a time; the progress line moves by as many."""

MAX_SHOWN = 20


class Slow(Exception):
    """An input ran into the limit of time."""


def _alarm(*_: object) -> None:
    raise Slow


def prepare(memory_mib: int) -> None:
    """Sets a worker's limits; runs once in each."""
    import numpy  # noqa: F401 - its own libraries come before the limit

    from tests.formats.mutations import seeds

    for seed in seeds().values():
        _read(seed.file, seed.format)  # everything that is loaded late is loaded now
    used = (
        int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        if sys.platform == "linux"
        else 0
    )
    limit = used + (memory_mib << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGALRM, _alarm)
    warnings.simplefilter("ignore")


def _read(data: bytes, name: str) -> bool:
    """Whether the bytes are valid splats; False when they are refused as they should be."""
    from terrazzo.errors import FormatError
    from terrazzo.formats import read_splats

    try:
        read_splats(data, format=name)
    except FormatError:
        return False
    return True


def run_block(task: tuple[int, int, int, float]) -> tuple[Counter, list[str], float]:
    """Reads inputs `first` to `last` of a seed; counts by kind and outcome, findings, and the slowest time [s]."""
    from tests.formats.mutations import mutate, seeds

    seed, first, last, limit = task
    kinds = sorted(seeds().items())
    counts: Counter = Counter()
    findings: list[str] = []
    slowest = 0.0
    for number in range(first, last):
        rng = random.Random(f"{seed}:{number}")
        name, kind = kinds[number % len(kinds)]
        data = kind.wrap(mutate(kind.data, rng))
        began = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            outcome = "read" if _read(data, kind.format) else "refused"
        except (Slow, Exception) as error:
            outcome = type(error).__name__
            findings.append(
                f"--seed {seed} --start {number} ({name}): {traceback.format_exc(limit=-2).strip()}"
            )
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.perf_counter() - began)
        counts[name, outcome] += 1
    return counts, findings, slowest


def table(counts: Counter) -> str:
    """Kinds by outcomes."""
    outcomes = ["refused", "read", *sorted({o for _, o in counts} - {"refused", "read"})]
    lines = [f"{'kind':<24}" + "".join(f"{o:>16}" for o in outcomes)]
    for name in sorted({n for n, _ in counts}):
        lines.append(f"{name:<24}" + "".join(f"{counts[name, o]:>16,}" for o in outcomes))
    total = {o: sum(c for (_, found), c in counts.items() if found == o) for o in outcomes}
    return "\n".join([*lines, f"{'all':<24}" + "".join(f"{total[o]:>16,}" for o in outcomes)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000_000, help="inputs to read")
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=0, help="seed of the mutations")
    parser.add_argument("--workers", type=int, default=multiprocessing.cpu_count(), help="processes")
    parser.add_argument("--seconds", type=float, default=2.0, help="most time for one input")
    parser.add_argument(
        "--memory", type=int, default=512, help="most memory above that of an idle worker [MiB]"
    )
    options = parser.parse_args()

    end = options.start + options.count
    tasks = [
        (options.seed, at, min(at + BLOCK, end), options.seconds) for at in range(options.start, end, BLOCK)
    ]
    counts: Counter = Counter()
    findings: list[str] = []
    slowest, began = 0.0, time.perf_counter()
    context = multiprocessing.get_context("spawn")
    with context.Pool(options.workers, prepare, (options.memory,)) as pool:
        for task, (part, found, slow) in zip(tasks, pool.imap(run_block, tasks)):
            counts += part
            findings += found
            slowest = max(slowest, slow)
            done = task[2] - options.start
            rate = done / (time.perf_counter() - began)
            left = (options.count - done) / rate / 60
            text = f"\r{done:,} of {options.count:,}, {rate:,.0f} a second, {left:.0f} min left, {len(findings)} findings "
            print(text, end="", file=sys.stderr, flush=True)
    took = time.perf_counter() - began
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    print(f"\n\n{table(counts)}\n")
    for finding in findings[:MAX_SHOWN]:
        print(f"{finding}\n")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{options.count:,} inputs, seed {options.seed}, from {options.start}, in {took:,.0f} s with {options.workers} workers: "
        f"{options.count / took:,.0f} a second; slowest {slowest * 1000:.0f} ms; largest worker {peak:.0f} MiB; "
        f"{len(findings)} findings; commit {commit.stdout.strip() or 'unknown'}"
    )
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
