"""How long words to a saved world take, stage by stage, and how much memory: one process for each number of splats.

python benchmarks/create.py [--splats 100000 500000 1000000] [--prompt "..."]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

PROMPT = "a sunlit kitchen with oak cabinets, a marble island and two stools"


def measure(prompt: str, splats: int) -> None:
    """Makes and saves one world and prints a line for each stage."""
    from terrazzo.creation import create
    from terrazzo.world import save_world

    marks: list[tuple[str, float, float]] = []

    def note(stage: str, _: float) -> None:
        if not marks or marks[-1][0] != stage:
            marks.append((stage, time.perf_counter(), time.process_time()))

    world = create(prompt, splats=splats, progress=note)
    note("saving", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.world"
        save_world(world, path)
        size = path.stat().st_size
    note("end", 1.0)
    print(f"\n{splats} splats asked for, {world.splat_count} made, {size / 1e6:.1f} MB")
    for (stage, wall, cpu), (_, wall_end, cpu_end) in pairwise(marks):
        print(f"  {stage:<18} {wall_end - wall:7.2f} s wall {cpu_end - cpu:7.2f} s CPU")
    print(f"  {'all':<18} {marks[-1][1] - marks[0][1]:7.2f} s wall {marks[-1][2] - marks[0][2]:7.2f} s CPU")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MiB")


def main() -> None:
    """Runs each size in a process of its own, so that peaks do not add up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splats", type=int, nargs="+", default=[100_000, 500_000, 1_000_000])
    parser.add_argument("--prompt", default=PROMPT)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for splats in arguments.splats:
        if arguments.here:
            measure(arguments.prompt, splats)
        else:
            command = [
                sys.executable,
                __file__,
                "--here",
                "--splats",
                str(splats),
                "--prompt",
                arguments.prompt,
            ]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
