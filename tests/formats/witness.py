"""An independent reader and writer of splat files, `@playcanvas/splat-transform` 3.7.0, run with node.

It is looked for in TERRAZZO_WITNESS (a folder with `node_modules`), then in `build/witness`. To install it:

    npm install --prefix build/witness --ignore-scripts @playcanvas/splat-transform@3.7.0
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PACKAGE = Path("node_modules", "@playcanvas", "splat-transform", "bin", "cli.mjs")
ROOT = Path(__file__).resolve().parents[2]


def find_witness() -> Path | None:
    """The program's path, or None where it (or node) is not installed."""
    for folder in (os.environ.get("TERRAZZO_WITNESS"), ROOT / "build" / "witness"):
        if folder and shutil.which("node") and (Path(folder) / PACKAGE).is_file():
            return Path(folder) / PACKAGE
    return None


def convert(program: Path, source: Path, target: Path, *options: str) -> Path:
    """Lets the witness read `source` and write `target`.

    Raises:
        AssertionError: It refuses; the message holds what it printed.
    """
    command = [
        "node",
        str(program),
        "-q",
        "-w",
        "--max-workers",
        "0",
        "-g",
        "cpu",
        *options,
        str(source),
        str(target),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0 and target.exists(), f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return target
