"""Kills the studio's server at random moments while it works, and checks that nothing was lost.

    python benchmarks/studio_kills.py --kills 50

Prints how many jobs ended in which state; fails where an accepted job, a finished one or a world was lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.studio.killing import kill_and_check


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = kill_and_check(Path(folder), arguments.kills, seed=arguments.seed)
    print(f"{arguments.kills} kills: {counts}, nothing lost")


if __name__ == "__main__":
    main()
