"""The commands that make worlds from words: `create`, `plan` and `batch`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from terrazzo.cli import photographs, values
from terrazzo.cli.command import Arguments, Command, print_report, render_picture, serve
from terrazzo.errors import ArgumentError
from terrazzo.files import slug

WISHES = ("seed", "style", "size", "time", "weather", "clutter", "layout", "assets", "llm", "llm_model")
"""Options that a plan depends on; they have the same names in the library."""


SOME_FAILED = 1
"""Exit code of a batch in which a world failed; the others are there."""


def add_wishes(parser: argparse.ArgumentParser) -> None:
    """The options that say more of a place than the words do."""
    group = parser.add_argument_group("what the words leave open")
    group.add_argument("--seed", type=values.seed, default=0, help="another seed, another room (default: 0)")
    group.add_argument(
        "--style", metavar="WORDS", help='"rustic", "modern, cozy": before the styles of the prompt'
    )
    group.add_argument("--size", metavar="4x5", help="width x depth of the (first) room in metres")
    group.add_argument("--time", metavar="WORD", help="day, sunset, night, dawn, overcast, morning...")
    group.add_argument("--weather", metavar="WORD", help="clear, cloudy, fog, rain, snow")
    group.add_argument(
        "--clutter", type=values.share, metavar="0..1", help="small things nobody asked for: 0 none, 1 a mess"
    )
    group.add_argument(
        "--layout",
        type=Path,
        metavar="FILE",
        help="a blockout (.glb, .gltf, .obj) in metres: its things keep place and size, names say what they are",
    )
    group.add_argument(
        "--assets",
        type=Path,
        metavar="DIR",
        help="your own models (.glb, .gltf, .obj), matched by name and tags",
    )
    group.add_argument(
        "--llm",
        metavar="URL",
        help="a server of the OpenAI chat protocol (Ollama, llama.cpp) that reads the words",
    )
    group.add_argument("--llm-model", metavar="NAME", help="the model's name there")


def add_making(parser: argparse.ArgumentParser) -> None:
    """The options of splats and light."""
    parser.add_argument(
        "--splats",
        type=values.splat_count,
        help="budget: 100k .. 5M (default: 500k for a room, up to 2M for a home, 1M outdoors)",
    )
    parser.add_argument(
        "--quality",
        choices=("draft", "normal", "high"),
        default="normal",
        help="of the light (default: normal)",
    )
    parser.add_argument(
        "--refine",
        nargs="?",
        const=True,
        default=False,
        type=values.count,
        metavar="PICTURES",
        help="settle the splats of rooms against traced pictures: crisper, and minutes slower",
    )


def wishes(arguments: Arguments) -> dict[str, Any]:
    """The options of `add_wishes`, as the library takes them."""
    return {name: getattr(arguments, name) for name in WISHES}


def _making(arguments: Arguments) -> dict[str, Any]:
    """The options of `add_making`, as the library takes them."""
    return {name: getattr(arguments, name) for name in ("splats", "quality", "refine")}


def _add_prompt(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    parser.add_argument(
        "prompt",
        nargs="?" if optional else None,
        help='what to make, in English: "a small office with two desks"; - reads it from stdin',
    )


def _read_prompt(arguments: Arguments) -> str:
    return sys.stdin.read() if arguments.prompt == "-" else arguments.prompt


def _create_arguments(parser: argparse.ArgumentParser) -> None:
    _add_prompt(parser, optional=True)
    parser.add_argument(
        "-o", "--output", type=Path, help="the .world file; named after the prompt when left out"
    )
    add_wishes(parser)
    add_making(parser)
    parser.add_argument(
        "--variations",
        type=values.count,
        default=1,
        metavar="N",
        help="N worlds that differ: name-1.world ...",
    )
    parser.add_argument("--view", action="store_true", help="open the viewer when it is done")
    parser.add_argument(
        "--picture", type=Path, metavar="PNG", help="also render the view from the door to a picture"
    )
    photographs.add_photographs(parser)


def _create(arguments: Arguments) -> int:
    if photographs.wants_photographs(arguments):
        return _create_from_photographs(arguments)
    from terrazzo.creation import create, variations
    from terrazzo.progress import TerminalProgress
    from terrazzo.world import save_world

    prompt = _read_prompt(arguments)
    output = _world_file(arguments.output, slug(prompt))
    how = {**wishes(arguments), **_making(arguments)}
    count = arguments.variations
    with TerminalProgress() as progress:
        if count == 1:
            worlds = iter([create(prompt, progress=progress, **how)])
        else:
            worlds = variations(prompt, count, progress=progress, **how)
        for number, world in enumerate(worlds, 1):
            target = output if count == 1 else _numbered(output, number)
            progress("saving", number / count)
            save_world(world, target)
            seed = "" if count == 1 else f" (seed {world.seed})"
            print(f"{target}: {len(world.things)} things, {world.splat_count:,} splats{seed}")
            if number == 1:
                print_report(world)
            if arguments.picture:
                picture = arguments.picture if count == 1 else _numbered(arguments.picture, number)
                render_picture(world, picture, (1280, 720))
                print(picture)
    return serve(output if count == 1 else _numbered(output, 1)) if arguments.view else 0


def _create_from_photographs(arguments: Arguments) -> int:
    from terrazzo.world import load_world

    output = _world_file(arguments.output, photographs.name_of(arguments))
    photographs.make_world(arguments, output)
    if arguments.picture:
        render_picture(load_world(output), arguments.picture, (1280, 720))
        print(arguments.picture)
    return serve(output) if arguments.view else 0


def _world_file(asked: Path | None, name: str) -> Path:
    """Where a world is written: as asked, or named after what it is made from."""
    output = asked or Path(f"{name}.world")
    if output.suffix != ".world":
        raise ArgumentError(
            f"-o {str(output)!r}: a world's file ends in .world (use `terrazzo export` for others)"
        )
    _check_folder(output)
    return output


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _check_folder(output: Path) -> None:
    if not output.parent.is_dir():
        raise ArgumentError(f"-o {str(output)!r}: the folder {str(output.parent)!r} does not exist")


def _plan_arguments(parser: argparse.ArgumentParser) -> None:
    _add_prompt(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        help="the drawing from above, .svg or .png; named after the prompt when left out",
    )
    add_wishes(parser)
    parser.add_argument("--json", action="store_true", help="brief and plan as JSON; drawn with -o only")


def _plan(arguments: Arguments) -> int:
    from terrazzo.creation import plan
    from terrazzo.files import atomic_write
    from terrazzo.layout import draw_plan, draw_plan_png
    from terrazzo.layout.telling import describe_brief, describe_plan, plan_json

    prompt = _read_prompt(arguments)
    output: Path | None = arguments.output
    if output is None and not arguments.json:
        output = Path(f"{slug(prompt)}.svg")
    if output is not None and output.suffix.lower() not in (".svg", ".png"):
        raise ArgumentError(f"-o {str(output)!r}: a plan is drawn as .svg or .png")
    if output is not None:
        _check_folder(output)
    planned = plan(prompt, **wishes(arguments))
    if output is not None:
        with atomic_write(output) as stream:
            png = output.suffix.lower() == ".png"
            stream.write(draw_plan_png(planned) if png else draw_plan(planned).encode())
    if arguments.json:
        print(plan_json(planned))
        return 0
    print(describe_brief(planned.brief))
    print(describe_plan(planned))
    if output is not None:
        print(output)
    return 0


def _batch_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "prompts", type=Path, help=".txt (a prompt a line), .csv or .jsonl (prompt and options)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, help="folder for worlds and manifest.jsonl"
    )
    parser.add_argument(
        "--workers", type=values.count, default=1, metavar="N", help="worlds at a time (default: 1)"
    )
    parser.add_argument(
        "--timeout", type=values.positive, metavar="S", help="stop a world after so many seconds"
    )
    parser.add_argument("--retry", action="store_true", help="try again what failed before")
    parser.add_argument(
        "--cluster", nargs="?", const="", metavar="ADDRESS",
        help="work through Ray: on the cluster at this address, or on one started here",
    )  # fmt: skip
    parser.add_argument(
        "--variations", type=values.count, default=1, metavar="N", help="worlds of each prompt"
    )
    add_wishes(parser)
    add_making(parser)


def _batch(arguments: Arguments) -> int:
    from terrazzo.batch import Outcome, read_jobs, run_batch

    options = {k: str(v) if isinstance(v, Path) else v for k, v in wishes(arguments).items() if v is not None}
    options |= {k: v for k, v in _making(arguments).items() if v is not False}
    jobs = read_jobs(arguments.prompts, options=options, variations=arguments.variations)

    def told(outcome: Outcome) -> None:
        entry = outcome.entry
        if outcome.status == "failed":
            print(f"failed  {outcome.job.id}: {entry['error']}", file=sys.stderr, flush=True)
        elif outcome.status == "done":
            print(f"done    {entry['file']}  ({entry['seconds']:.1f} s, {outcome.left} left)", flush=True)

    counts = run_batch(
        jobs, arguments.output, workers=arguments.workers, timeout=arguments.timeout, retry=arguments.retry,
        cluster=arguments.cluster, told=told,
    )  # fmt: skip
    print(
        f"{arguments.output}: {counts['done']} made, {counts['kept']} there already, {counts['failed']} failed"
    )
    return SOME_FAILED if counts["failed"] else 0


COMMANDS: tuple[Command, ...] = (
    Command("create", "Make a world from words, or from photographs.", _create_arguments, _create),
    Command("plan", "Say and draw what would stand where, before any splat is made.", _plan_arguments, _plan),
    Command(
        "batch",
        "Make the worlds of a file of prompts; stops and starts as you like.",
        _batch_arguments,
        _batch,
    ),
)
