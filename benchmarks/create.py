"""How long words to a saved world take, stage by stage, and how much memory: one process for each number of splats.

python benchmarks/create.py [--splats 100000 500000 1000000] [--quality draft] [--prompt "..."]
python benchmarks/create.py --desks 4 8 16 32 --splats 500000       # the same room with more and more in it

On a machine that others use too, "CPU" is the figure to look at; of it, "alone" is what the main thread took: no number of
cores makes a world sooner.
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
OFFICE = "an open-plan office of 16 by 16 metres with {0} desks and {0} office chairs"


def measure(prompt: str, splats: int, quality: str) -> None:
    """Makes and saves one world and prints a line for each stage."""
    from terrazzo.creation import create
    from terrazzo.world import save_world

    marks: list[tuple[str, float, float]] = []
    alone = time.thread_time()

    def note(stage: str, _: float) -> None:
        if not marks or marks[-1][0] != stage:
            marks.append((stage, time.perf_counter(), time.process_time()))

    world = create(prompt, splats=splats, quality=quality, progress=note)
    note("saving", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.world"
        save_world(world, path)
        size = path.stat().st_size
    note("end", 1.0)
    things = len(world.things)
    print(f"\n{splats} splats asked for, {world.splat_count} made, {things} things, {size / 1e6:.1f} MB")
    for (stage, wall, cpu), (_, wall_end, cpu_end) in pairwise(marks):
        print(f"  {stage:<18} {wall_end - wall:7.2f} s wall {cpu_end - cpu:7.2f} s CPU")
    print(f"  {'all':<18} {marks[-1][1] - marks[0][1]:7.2f} s wall {marks[-1][2] - marks[0][2]:7.2f} s CPU")
    print(f"  {'alone':<18} {time.thread_time() - alone:7.2f} s CPU")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MiB")


def main() -> None:
    """Runs each size in a process of its own, so that peaks do not add up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--splats", type=int, nargs="+", default=[100_000, 500_000, 1_000_000])
    parser.add_argument("--prompt", default=PROMPT)
    parser.add_argument("--quality", default="normal")
    parser.add_argument("--desks", type=int, nargs="+", help="numbers of desks and chairs in an office")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    prompts = [OFFICE.format(n) for n in arguments.desks] if arguments.desks else [arguments.prompt]
    for prompt in prompts:
        for splats in arguments.splats:
            if arguments.here:
                measure(prompt, splats, arguments.quality)
                continue
            command = [sys.executable, __file__, "--here", "--splats", str(splats), "--prompt", prompt]
            subprocess.run([*command, "--quality", arguments.quality], check=True)


if __name__ == "__main__":
    main()
