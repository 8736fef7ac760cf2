"""Prints how well captures are fitted, against splats and time: PSNR and SSIM of held-out pictures, and PSNR of those learnt from.

Every eighth picture is held out, or those that the capture sets aside. Captures are folders that `terrazzo create --capture` takes;
without any, those of TERRAZZO_DATA/captures (or ../shared/data/captures beside the repository). CPU time is that of all threads.
Run: `python benchmarks/fit.py --minutes 2`, or `python benchmarks/fit.py lego/ fox/ --curve`.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from pathlib import Path

from terrazzo.reconstruct import read_capture
from terrazzo.reconstruct.fits import Effort, Fit, Saved
from terrazzo.reconstruct.scoring import score

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Fits each capture and prints a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("captures", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--steps", type=int, help="instead of a time")
    parser.add_argument("--splats", type=int)
    parser.add_argument("--max-side", type=int)
    parser.add_argument("--refine-poses", action="store_true")
    parser.add_argument("--exposure", choices=("auto", "on", "off"), default="auto")
    parser.add_argument("--curve", action="store_true", help="also a line every 20 seconds")
    arguments = parser.parse_args()
    print("| capture | size | views | splats | steps | wall | CPU | held out | exposed | SSIM | training |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for folder in arguments.captures or _usual():
        _fit(folder, arguments)


def _usual() -> list[Path]:
    base = Path(os.environ.get("TERRAZZO_DATA", ROOT.parent / "shared" / "data")) / "captures"
    return sorted(p for p in base.glob("*") if p.is_dir())


def _fit(folder: Path, arguments: argparse.Namespace) -> None:
    began, spent = time.monotonic(), _cpu()
    effort = Effort(
        minutes=None if arguments.steps else arguments.minutes,
        steps=arguments.steps,
        splats=arguments.splats,
        max_side=arguments.max_side,
        exposure={"auto": None, "on": True, "off": False}[arguments.exposure],
        refine_poses=arguments.refine_poses,
    )
    fitting = Fit(read_capture(folder), effort)

    def line(label: str, wall: float, cpu: float) -> None:
        fitted = fitting.fitted()
        q, c = fitted.quality, fitted.cameras[0]
        held = ("-", "-", "-")
        if q.held_out_psnr is not None:
            held = (f"{q.held_out_psnr:.2f}", f"{q.held_out_psnr_exposed:.2f}", f"{q.held_out_ssim:.3f}")
        print(
            f"| {label} | {c.width} x {c.height} | {q.views} + {q.held_out} | {len(fitted.splats):,} "
            f"| {fitting.training.done:,} | {wall:.0f} s | {cpu:.0f} s | {' | '.join(held)} | {q.training_psnr:.2f} |",
            flush=True,
        )

    def keep(saved: Saved) -> None:
        lessons = fitting.lessons
        q = score(saved.splats, lessons.training[:1], lessons.held_out, background=lessons.background)
        print(
            f"|   at {_cpu() - spent:.0f} s of CPU | | | {len(saved.splats):,} | | | | {q.held_out_psnr} | | | |"
        )

    fitting.run(keep=keep if arguments.curve else None, every=20.0, first=10.0)
    line(folder.name, time.monotonic() - began, _cpu() - spent)


def _cpu() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


if __name__ == "__main__":
    main()
