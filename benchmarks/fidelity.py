"""Splats against path tracing of the same surfaces, textures and lights: worlds from prompts, each from several views.

python benchmarks/fidelity.py prompts.csv                         # 20 worlds, 8 views each
python benchmarks/fidelity.py prompts.csv --worlds 4 --views 2 --pictures out

Path-traced pictures are grainy. Each pixel's samples are averaged in two halves, and the squared error is estimated by
the product of the two differences: the grain of one half is unrelated to that of the other, so that it adds nothing
on average. `grain` is the PSNR between the halves. Much grain makes a picture darker, for an exposure lifts the dark more than
it lowers the bright: a view whose halves agree to less than `--grain` is traced again along four times the paths.

Half of the time is tracing. `--traced DIR` keeps both halves, to measure other splats of the same surfaces and lights against
them: empty the folder when shapes, finishes or light change.
"""

from __future__ import annotations

import argparse
import csv
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import terrazzo as tz
from terrazzo.cameras import Camera
from terrazzo.cli.values import splat_count
from terrazzo.creation.made import Made
from terrazzo.creation.refining import refine
from terrazzo.creation.tracing import Tracer
from terrazzo.creation.viewpoints import standing_places
from terrazzo.creation.worlds import make
from terrazzo.language import understand
from terrazzo.layout import arrange

EYE = 1.6
"""Height of the camera [m]."""
FIELD = np.radians(65.0)
"""Field of view [rad]."""


@dataclass(frozen=True)
class Score:
    """One view: PSNR of splats against path tracing, and of the grain [dB]."""

    world: str
    view: int
    psnr: float
    grain: float


def main() -> None:
    """Parses the options, measures, prints a line for each world and the totals."""
    options = _options()
    with options.prompts.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    step = max(1, len(rows) // options.worlds)
    scores: list[Score] = []
    for row in rows[::step][: options.worlds]:
        started = time.perf_counter()
        made = make(arrange(understand(row["Description"]), seed=0), splats=options.splats)
        if options.refine:
            made = refine(made, seed=1)
        own = [_measure(row["ID"], i, made, c, options) for i, c in enumerate(_cameras(made, options))]
        scores += own
        listed = " ".join(f"{s.psnr:.1f}" for s in own)
        print(
            f"{row['ID']}: {made.world.splat_count:,} splats, {listed} dB "
            f"(grain {np.mean([s.grain for s in own]):.1f}), {time.perf_counter() - started:.0f} s",
            flush=True,
        )
    values = np.array([s.psnr for s in scores])
    print(
        f"{len(values)} views: mean {values.mean():.2f} dB, least {values.min():.2f} dB, "
        f"{(values >= 28).mean():.0%} of the views at 28 dB or more, {(values >= 32).mean():.0%} at 32 dB"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prompts", type=Path, help="a CSV with the columns ID and Description")
    parser.add_argument("--worlds", type=int, default=20, help="of the prompts, evenly spread")
    parser.add_argument("--views", type=int, default=8)
    parser.add_argument("--splats", type=splat_count, default=1_000_000)
    parser.add_argument(
        "--refine", action="store_true", help="settle the splats first, as `create --refine` does"
    )
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--samples", type=int, default=4, help="rays for each pixel, a square number")
    parser.add_argument("--paths", type=int, default=4, help="for each ray")
    parser.add_argument("--grain", type=float, default=23.0, help="at least, between halves [dB]")
    parser.add_argument("--bounces", type=int, default=64, help="at most; roulette ends most paths sooner")
    parser.add_argument("--pictures", type=Path, help="folder for both pictures of each view")
    parser.add_argument("--traced", type=Path, help="folder that keeps what was traced, to be used again")
    return parser.parse_args()


def _cameras(made: Made, options: argparse.Namespace) -> list[Camera]:
    """Cameras at free places of the room, far from each other, each looking at what stands across from it."""
    width, height = map(int, options.size.split("x"))
    places = standing_places(made.world, options.views)
    middle = made.world.bounds.centre[:2]
    turns = np.random.default_rng(0)
    cameras = []
    for i in range(options.views):
        x, y = places[i % len(places)]
        ahead = middle - (x, y)
        yaw = np.arctan2(ahead[1], ahead[0]) + turns.uniform(-0.6, 0.6) + (i // len(places)) * 2.1
        target = (x + np.cos(yaw), y + np.sin(yaw), EYE - 0.25)
        cameras.append(tz.Camera.look_at((x, y, EYE), target, fov=FIELD, width=width, height=height))
    return cameras


def _measure(name: str, view: int, made: Made, camera: Camera, options: argparse.Namespace) -> Score:
    """Both pictures of one view, compared."""
    first, second = _kept(name, view, made, camera, options)
    frame = tz.rasterize(made.world.splats(), camera, background=made.world.background, antialias=True)
    shown = np.clip(frame.colour, 0, 1).astype(np.float64)
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
        tz.save_picture(options.pictures / f"{name}-{view}-splats.png", frame.colour)
        traced = ((first + second) / 2).astype(np.float32)
        tz.save_picture(options.pictures / f"{name}-{view}-traced.png", traced)
    error = max(float(np.mean((shown - first) * (shown - second))), 1e-9)
    return Score(name, view, -10 * np.log10(error), _psnr(first, second))


def _kept(
    name: str, view: int, made: Made, camera: Camera, options: argparse.Namespace
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both halves of a view from the folder of those that were traced before, or traced now."""
    setup = f"{options.size}-{options.samples}-{options.paths}-{options.grain}-{options.bounces}"
    path = options.traced / f"{name}-{view}-{setup}.npz" if options.traced else None
    if path is not None and path.exists():
        with np.load(path) as kept:
            return kept["first"].astype(np.float64), kept["second"].astype(np.float64)
    first, second = _traced(made, camera, options.paths, options)
    if _psnr(first, second) < options.grain:
        first, second = _traced(made, camera, 4 * options.paths, options)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, first=first.astype(np.float16), second=second.astype(np.float16))
    return first, second


def _traced(
    made: Made, camera: Camera, paths: int, options: argparse.Namespace
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Path-traced pictures of two halves of the samples, display sRGB, shape [h, w, 3] each."""
    tracer = Tracer(made.stage, made.field, made.adaptation, paths=paths, bounces=options.bounces)
    samples = tracer.layers(camera, samples=options.samples).astype(np.float64)
    half = np.indices((round(len(samples) ** 0.5),) * 2).sum(0).ravel() % 2 == 0
    return samples[half].mean(0), samples[~half].mean(0)


def _psnr(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(-10 * np.log10(max(np.mean((a - b) ** 2), 1e-12)))


if __name__ == "__main__":
    main()
