"""The commands that change worlds and show what changed: edit, compare."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from terrazzo.cli import values
from terrazzo.cli.command import Arguments, Command, render_picture
from terrazzo.errors import ArgumentError

NOTHING_DONE = 1
"""Exit code of an edit of which nothing could be done."""


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("world", type=Path, help="a .world, or any splat file")
    parser.add_argument(
        "words",
        nargs="?",
        help="what to change, in English: 'make the sofa green and put a cushion on it'; - reads it from stdin",
    )
    parser.add_argument("-o", "--output", type=Path, help="the changed .world (may be the same file)")
    parser.add_argument(
        "--seed", type=values.seed, default=0, help="other looks and places for new things (default: 0)"
    )
    steps = parser.add_mutually_exclusive_group()
    steps.add_argument("--undo", action="store_true", help="take the last edit back")
    steps.add_argument("--redo", action="store_true", help="do the edit again that was undone last")
    steps.add_argument("--history", action="store_true", help="print what was done to this world, and stop")
    steps.add_argument(
        "--replay", type=Path, metavar="WORLD", help="do here what was done to another world, step by step"
    )
    parser.add_argument(
        "--picture", type=Path, metavar="PNG", help="also render the first view of the result"
    )


def _edit(arguments: Arguments) -> int:
    from terrazzo.world import open_world, save_world

    steps = [name for name in ("undo", "redo", "history", "replay") if getattr(arguments, name)]
    if arguments.words is None and not steps:
        raise ArgumentError(
            "say what to change, such as 'make the sofa green', or --undo, --redo, --history, --replay"
        )
    if arguments.words is not None and steps:
        raise ArgumentError(f"give either words or --{steps[0]}, not both")
    world = open_world(arguments.world)
    if arguments.history:
        return _history(world)
    output = arguments.output
    if output is None or output.suffix != ".world":
        raise ArgumentError("-o NAME.world says where the changed world goes")
    if not output.parent.is_dir():
        raise ArgumentError(f"-o {str(output)!r}: the folder {str(output.parent)!r} does not exist")
    if arguments.undo or arguments.redo:
        changed, code = (world.undone() if arguments.undo else world.redone()), 0
        print(changed.history[-1] if changed.history else "as it was")
    else:
        changed, code = _changed(world, arguments)
        if code:
            return code
    save_world(changed, output)
    print(f"{output}: {len(changed.things)} things, {changed.splat_count:,} splats")
    if arguments.picture:
        render_picture(changed, arguments.picture, (1280, 720))
        print(arguments.picture)
    return 0


def _changed(world, arguments: Arguments):
    """The edited world and 0, or the old one and the exit code."""
    from terrazzo.editing import edit, edits_of
    from terrazzo.progress import TerminalProgress
    from terrazzo.world import open_world

    if arguments.replay:
        what = edits_of(open_world(arguments.replay))
        if not what:
            raise ArgumentError(f"{arguments.replay}: nothing was done to this world that could be done here")
    else:
        what = sys.stdin.read() if arguments.words == "-" else arguments.words
    with TerminalProgress() as progress:
        edited = edit(world, what, seed=arguments.seed, progress=progress)
    for line in edited.report:
        print(f"  {line}", file=sys.stdout if line.done else sys.stderr)
    return edited.world, 0 if edited.operations else NOTHING_DONE


def _history(world) -> int:
    for line in world.history:
        print(line)
    for later in world.future:
        print(f"(undone) {later.history[-1]}")
    return 0


def _compare_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path, help="a .world, or any splat file")
    parser.add_argument("after", type=Path, nargs="?", help="another one")
    parser.add_argument(
        "--finishes",
        metavar="oak,walnut,...",
        help="instead of another world: a sheet with --of in each of these colours and materials",
    )
    parser.add_argument("--of", metavar="THING", help="what the finishes are for: 'the counters', 'floor'")
    parser.add_argument(
        "--view",
        help="name of one of the first world's cameras (default: its first; of finishes, where they show most)",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        help="a picture (.png), or a film with a moving divider (.mp4)",
    )
    parser.add_argument(
        "--size", type=values.picture_size, default=(960, 540), help="WIDTHxHEIGHT of each (default: 960x540)"
    )
    parser.add_argument(
        "--duration", type=values.positive, default=6.0, help="seconds of a film (default: 6)"
    )


def _compare(arguments: Arguments) -> int:
    from terrazzo.filming import compare
    from terrazzo.progress import TerminalProgress
    from terrazzo.world import open_world

    if (arguments.after is None) == (arguments.finishes is None):
        raise ArgumentError("give another world, or --finishes oak,walnut and --of 'the counters'")
    if (arguments.finishes is None) != (arguments.of is None):
        raise ArgumentError(
            "--finishes needs --of 'the counters', which says of what, and --of needs --finishes"
        )
    if arguments.finishes is not None:
        return _finishes(arguments)
    before, after = open_world(arguments.before), open_world(arguments.after)
    width, height = arguments.size
    with TerminalProgress() as progress:
        compare(
            before, after, arguments.output, view=arguments.view, width=width, height=height,
            seconds=arguments.duration, progress=progress,
        )  # fmt: skip
    print(arguments.output)
    return 0


def _finishes(arguments: Arguments) -> int:
    from terrazzo.editing import alternatives
    from terrazzo.progress import TerminalProgress
    from terrazzo.world import open_world

    width, height = arguments.size
    with TerminalProgress() as progress:
        missed = alternatives(
            open_world(arguments.before), arguments.of, arguments.finishes.split(","), arguments.output,
            view=arguments.view, width=width, height=height, progress=progress,
        )  # fmt: skip
    for line in missed:
        print(f"  {line}", file=sys.stderr)
    print(arguments.output)
    return 0


COMMANDS: tuple[Command, ...] = (
    Command("edit", "Change a world by words, undo and redo.", _edit_arguments, _edit),
    Command(
        "compare",
        "Show two worlds from one view, or a thing in several finishes.",
        _compare_arguments,
        _compare,
    ),
)
