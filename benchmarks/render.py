"""How fast splats become a picture, stage by stage, and beside the other renderers that run on a CPU.

    python benchmarks/render.py                      # 500k and 2M splats, 1280x720, degree 1
    python benchmarks/render.py --splats 100000 --threads 1 2 4 --no-peers

Every figure is the least of several frames, after one to warm up: on a shared machine the mean says more about the
neighbours.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import subprocess
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray
from render_peers import PeerResult, run_splat_transform
from render_scene import EYE, TARGET, make_room, room_camera

from terrazzo.cameras import Camera
from terrazzo.native import core
from terrazzo.render.native_backend import draw_timed
from terrazzo.render.rasterizer import PASSES, Request
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads

STAGES = ("project", "sort", "bin", "blend")


def main() -> None:
    """Prints the tables."""
    options = _arguments()
    print(_machine())
    camera = room_camera(options.width, options.height)
    for count in options.splats:
        splats = make_room(count)
        print(f"\n{count:,} splats of degree {splats.degree}, {camera.width} x {camera.height}")
        print(f"{'':24}{'project':>9}{'sort':>7}{'bin':>7}{'blend':>8}{'frame ms':>10}{'Msplats/s':>11}")
        best = np.inf
        for threads in options.threads:
            request = Request(splats, camera, (0.0, 0.0, 0.0), splats.degree, False, frozenset(), threads)
            best = min(best, _row(f"{threads} thread{'s' * (threads > 1)}", request, options.frames))
        most = max(options.threads)
        full = Request(splats, camera, (0.0, 0.0, 0.0), splats.degree, False, frozenset(PASSES), most)
        _row(f"{most} threads, all passes", full, options.frames)
        for name, module in _other_builds():
            request = Request(splats, camera, (0.0, 0.0, 0.0), splats.degree, False, frozenset(), most)
            _row(f"{most} threads, {name}", request, options.frames, module)
        if options.peers:
            _print_peers(splats, camera, best)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--splats", type=int, nargs="+", default=[500_000, 2_000_000])
    parser.add_argument("--threads", type=int, nargs="+", default=sorted({1, usable_threads()}))
    parser.add_argument("--frames", type=int, default=15)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=720)
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def _machine() -> str:
    """The processor, the Python, and the commit that is measured."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    git = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty", "--exclude", "*"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"commit {commit}, {core().__name__.rsplit('.', 1)[1]}\n"
        f"{names[0] if names else platform.processor()}, {usable_threads()} threads usable{load}\n"
        f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.platform()}"
    )


def _other_builds() -> list[tuple[str, ModuleType]]:
    """Builds of the core for lesser instruction sets than the one in use."""
    if not core().__name__.endswith("_core_v3"):
        return []
    return [("without AVX2", importlib.import_module("terrazzo.native._core_v2"))]


def _row(label: str, request: Request, frames: int, module: ModuleType | None = None) -> float:
    """Prints the stages of the quickest frame and returns its seconds."""
    draw_timed(request, module=module)
    reports = [draw_timed(request, module=module)[1] for _ in range(frames)]
    quickest = min(reports, key=lambda r: sum(r[s] for s in STAGES))
    stages = [quickest[s] * 1e3 for s in STAGES]
    total = sum(stages)
    rate = len(request.splats) / total / 1e3
    print(
        f"{label:24}{stages[0]:9.1f}{stages[1]:7.1f}{stages[2]:7.1f}{stages[3]:8.1f}{total:10.1f}{rate:11.1f}"
    )
    return total / 1e3


def _print_peers(splats: Splats, camera: Camera, seconds: float) -> None:
    request = Request(splats, camera, (0.0, 0.0, 0.0), splats.degree, False, frozenset(), usable_threads())
    ours = np.clip(draw_timed(request)[0].colour, 0, 1).astype(np.float32)
    for peer in [run_splat_transform(splats, camera, EYE, TARGET)]:
        print(_peer_line(peer, seconds, ours))


def _peer_line(peer: PeerResult, seconds: float, ours: NDArray) -> str:
    if peer.seconds is None:
        return f"{peer.name}: {peer.note}"
    line = f"{peer.name}: {peer.seconds * 1e3:.0f} ms a frame, Terrazzo is {peer.seconds / seconds:.0f} times as fast"
    if peer.picture is not None and peer.picture.shape == ours.shape:
        line += f" (pictures agree at {-10 * np.log10(np.mean((peer.picture - ours) ** 2)):.1f} dB)"
    return line


if __name__ == "__main__":
    main()
