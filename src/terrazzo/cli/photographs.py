"""`terrazzo create` from photographs: options, and what it tells while it works."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from terrazzo.cli import values
from terrazzo.cli.command import Arguments, print_report
from terrazzo.errors import ArgumentError

SOURCES = ("capture", "photo", "video", "pano")
WORDS_ONLY = ("style", "size", "time", "weather", "clutter", "layout", "assets", "llm", "refine")
"""Options that say something to words and nothing to photographs."""


def add_photographs(parser: argparse.ArgumentParser) -> None:
    """The options of worlds from photographs."""
    group = parser.add_argument_group("from photographs, instead of words")
    group.add_argument(
        "--capture",
        type=Path,
        metavar="DIR",
        help="photographs with poses (COLMAP, transforms.json, Polycam, RGB-D frames), or a folder of photographs without",
    )
    group.add_argument(
        "--photo",
        nargs="+",
        metavar="FILE",
        help="one photograph of a room, overlapping ones (extra: photos), or one for each side: front=a.jpg left=b.jpg",
    )
    group.add_argument(
        "--pano", type=Path, metavar="FILE", help="a panorama of everything around, 360 x 180 degrees"
    )
    group.add_argument(
        "--depth",
        metavar="MODEL",
        help="a depth network for --pano and few photographs: an .onnx file, a .pt of MoGe, a model's folder or its hub name "
        "(extra: neural)",
    )
    group.add_argument("--video", type=Path, metavar="FILE", help="a walk through the place (extra: photos)")
    group.add_argument(
        "--minutes", type=values.positive, metavar="N", help="minutes that fitting takes (default: 8)"
    )
    group.add_argument(
        "--steps",
        type=values.whole,
        metavar="N",
        help="steps of fitting instead of a time: the same bytes every time",
    )
    group.add_argument(
        "--scale",
        metavar="WHAT=M",
        help="a length that you measured, in metres: door=2.03, counter=0.9, table=0.75, ceiling=2.4, camera=1.5, width=4.2, "
        "or of a part that info names: object-3=1.2",
    )
    group.add_argument(
        "--max-side", type=values.whole, metavar="PX", help="longest side of the pictures used (default: 800)"
    )
    group.add_argument(
        "--exposure",
        choices=("auto", "on", "off"),
        default="auto",
        help="an exposure for each photograph (default: where the files tell of different ones)",
    )
    group.add_argument(
        "--refine-poses", action="store_true", help="move the cameras a little where that fits better"
    )
    group.add_argument("--fresh", action="store_true", help="start anew where an earlier run was broken off")


def wants_photographs(arguments: Arguments) -> bool:
    """Whether a world of photographs is asked for.

    Raises:
        ArgumentError: Two sources are, or none and no words, or options that go with words only.
    """
    given = [n for n in SOURCES if getattr(arguments, n) is not None]
    if not given:
        if arguments.prompt is None:
            raise ArgumentError(
                'say what to make: words ("a small office"), or --capture, --photo, --video or --pano'
            )
        alone = [
            n for n in ("minutes", "steps", "scale", "max_side", "depth") if getattr(arguments, n) is not None
        ]
        if alone:
            raise ArgumentError(
                f"--{alone[0].replace('_', '-')} goes with --capture, --photo, --video or --pano"
            )
        return False
    if arguments.prompt is not None or len(given) > 1:
        second = "words" if arguments.prompt is not None else f"--{given[1]}"
        raise ArgumentError(f"--{given[0]} and {second}: a world is made from one of them")
    if arguments.minutes is not None and arguments.steps is not None:
        raise ArgumentError("--minutes and --steps: give one of them")
    for name in WORDS_ONLY:
        if getattr(arguments, name) not in (None, False):
            raise ArgumentError(f"--{name} goes with words, not with --{given[0]}")
    if arguments.variations != 1:
        raise ArgumentError(f"--variations goes with words, not with --{given[0]}")
    return True


def source_of(arguments: Arguments) -> Any:
    """What `create_from_photographs` is given.

    Raises:
        ArgumentError: Some photographs are said to show a side, and others are not, or two the same one.
    """
    if arguments.photo is None:
        return next(getattr(arguments, n) for n in SOURCES if getattr(arguments, n) is not None)
    from terrazzo.reconstruct.few.joining import split_hint

    told = [split_hint(text) for text in arguments.photo]
    sides = [side for side, _ in told if side is not None]
    if not sides:
        return [path for _, path in told]
    if len(sides) < len(told) or len(set(sides)) < len(sides):
        raise ArgumentError(
            "--photo: say the side of the room for every photograph, each once: front=a.jpg left=b.jpg back=c.jpg"
        )
    return {side: path for side, path in told if side is not None}


def name_of(arguments: Arguments) -> str:
    """A file name for the world, without its ending."""
    if arguments.photo is not None:
        from terrazzo.reconstruct.few.joining import split_hint

        first = split_hint(arguments.photo[0])[1].resolve()
        return (first.stem if len(arguments.photo) == 1 else first.parent.name) or "photographs"
    return (arguments.capture or arguments.video or arguments.pano).resolve().stem or "capture"


def make_world(arguments: Arguments, output: Path) -> None:
    """Makes the world and tells of it."""
    import shutil

    from terrazzo.progress import TerminalProgress
    from terrazzo.reconstruct import Effort, create_from_photographs
    from terrazzo.world import World, save_world

    work = output.with_suffix(".work")
    if arguments.fresh:
        shutil.rmtree(work, ignore_errors=True)
    elif work.is_dir():
        print(f"going on with {work} (--fresh starts anew)", file=sys.stderr)
    effort = Effort(
        minutes=arguments.minutes,
        steps=arguments.steps,
        splats=arguments.splats,
        max_side=arguments.max_side,
        exposure={"auto": None, "on": True, "off": False}[arguments.exposure],
        refine_poses=arguments.refine_poses,
        seed=arguments.seed,
    )

    def look(world: World) -> None:
        save_world(world, output)
        print(
            f"{output}: a first look, {world.splat_count:,} splats; fitting goes on",
            file=sys.stderr,
            flush=True,
        )

    with TerminalProgress() as progress:
        world = create_from_photographs(
            source_of(arguments),
            panorama=arguments.pano is not None,
            depth=arguments.depth,
            effort=effort,
            scale=arguments.scale,
            work=work,
            look=look,
            progress=progress,
        )
        save_world(world, output)
    print(f"{output}: {len(world.things)} things, {world.splat_count:,} splats")
    print_quality(world)
    print_report(world)


def print_quality(world) -> None:
    """How well a world agrees with its photographs and how sure its metre is; nothing for one that was made from words."""
    if world.scale is not None:
        print(f"  scale: give or take {100 * world.scale.spread:.0f} %, from {world.scale.source}")
    q = world.quality
    if q is None:
        return
    held = "none held out"
    if q.held_out_psnr is not None:
        held = f"{q.held_out} held out {q.held_out_psnr:.1f} dB, SSIM {q.held_out_ssim:.3f}"
    print(f"  quality: {q.views} photographs {q.training_psnr:.1f} dB, {held}")
