"""What commands are, and what several of them do: print a report, render a picture, open the viewer."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Arguments = argparse.Namespace


@dataclass(frozen=True)
class Command:
    """One command of the program.

    Args:
        name: What is typed.
        summary: One line of help.
        arguments: Adds its arguments to a parser.
        run: Does it; returns the exit code.
    """

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]


def print_report(world) -> None:
    for note in world.report:
        print(f"  {note.kind}: {note.subject}: {note.reason}")


def serve(scene: Path, *, port: int = 0, browser: bool = True, axes: str | None = None) -> int:
    from terrazzo.studio import view

    view(scene, port=port, open_browser=browser, axes=axes)
    return 0


def render_picture(
    world, output: Path, size, *, name=None, eye=None, target=None, panorama: bool = False
) -> None:
    from terrazzo.filming.views import choose_camera
    from terrazzo.render import rasterize, save_picture

    camera = choose_camera(world, size, name=name, eye=eye, target=target, panorama=panorama)
    save_picture(output, rasterize(world.splats(), camera, background=world.background, antialias=True))
