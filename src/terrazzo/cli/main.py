"""The parser, and what every command shares: errors become one line on stderr and an exit code.

Nothing heavy is imported before a command runs, so that `--help` is instant.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from terrazzo import __version__
from terrazzo.cli import commands
from terrazzo.cli.process import settle
from terrazzo.errors import TerrazzoError

BAD_INPUT = 2
INTERRUPTED = 130

EPILOG = """examples:
  terrazzo create "a sunlit kitchen with oak cabinets, a marble island and two stools" --view
  terrazzo film kitchen.world -o kitchen.mp4 --path walk
  terrazzo export kitchen.world -o kitchen.spz
  terrazzo view scan.ply
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: Arguments without the program's name; those of the process when None.

    Returns:
        0 when it went well, 2 for bad input, 130 when interrupted.
    """
    arguments = build_parser().parse_args(argv)
    settle()
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except TerrazzoError as error:
        return _fail(str(error))
    except FileNotFoundError as error:
        return _fail(f"{error.filename}: no such file or folder")
    except IsADirectoryError as error:
        return _fail(f"{error.filename}: this is a folder; a file is wanted")
    except PermissionError as error:
        return _fail(f"{error.filename}: permission denied")
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'system'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _fail("interrupted", code=INTERRUPTED)


def _fail(message: str, *, code: int = BAD_INPUT) -> int:
    print(f"terrazzo: {message}", file=sys.stderr)
    return code


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="terrazzo",
        description="Words in, a world of Gaussian-splat things out: walk it, film it, share it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"terrazzo {__version__}")
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands.COMMANDS:
        sub = group.add_parser(command.name, help=command.summary, description=command.summary)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return parser
