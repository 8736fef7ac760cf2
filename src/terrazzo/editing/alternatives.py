"""One thing in several finishes, side by side: what a person looks at before choosing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.editing.edits import Edited, edit
from terrazzo.errors import ArgumentError
from terrazzo.filming.comparing import GAP, picture_of
from terrazzo.filming.views import choose_camera
from terrazzo.progress import Progress, part_of, silent
from terrazzo.render import save_picture
from terrazzo.render.pictures import KINDS
from terrazzo.world.worlds import World

MOST = 24
"""Finishes on one sheet."""
LABEL = 34
"""Height of the line under each picture [px]."""
SMALL = (320, 180)
"""Pictures by which the camera is chosen [px]."""


def alternatives(
    world: World,
    thing: str,
    finishes: Sequence[str],
    target: str | os.PathLike[str],
    *,
    view: str | None = None,
    width: int = 640,
    height: int = 360,
    seed: int = 0,
    progress: Progress = silent,
) -> list[str]:
    """A sheet of pictures of a world as it is and with one thing in other finishes.

    Args:
        world: It stays as it is.
        thing: What is to change, in words: "the counters", "the sofa", "floor".
        finishes: Colours and materials, in words: "walnut", "white-marble", "sage green".
        target: The picture (`.png`, `.jpg`, `.webp`).
        view: Name of a camera of the world; when None, that in which the change shows most.
        width: Of each picture [px].
        height: [px].
        seed: As of `edit`.
        progress: Called with the stage and the fraction that is done.

    Returns:
        Why a finish is not on the sheet, a line for each that is not.

    Raises:
        ArgumentError: An unknown suffix or view, no finish or too many, or none that could be done.
    """
    out = Path(target)
    if out.suffix.lower() not in KINDS:
        raise ArgumentError(f"cannot draw a sheet to {out.name!r}: wanted one of {', '.join(KINDS)}")
    wanted = list(dict.fromkeys(f.strip() for f in finishes if f.strip()))
    if not 0 < len(wanted) <= MOST:
        raise ArgumentError(f"{len(wanted)} finishes; wanted 1 to {MOST}, such as oak,walnut,white-marble")
    if view is not None:
        choose_camera(world, SMALL, name=view)  # says at once when there is none
    changed: list[tuple[str, World]] = []
    missed: list[str] = []
    for i, finish in enumerate(wanted):
        share = part_of(progress, i / len(wanted), (i + 1) / len(wanted))
        edited = edit(world, f"make {thing} {finish.replace('-', ' ')}", seed=seed, progress=share)
        if edited.operations:
            changed.append((finish, edited.world))
        else:
            missed.append(f"{finish}: {_why(edited)}")
    if not changed:
        raise ArgumentError(f"none of the finishes could be shown: {'; '.join(missed)}")
    camera = _camera(world, [w for _, w in changed], view, (width, height))
    shown = [("as it is", world), *changed]
    save_picture(out, _sheet([_labelled(picture_of(w, camera), name) for name, w in shown]))
    return missed


def _why(edited: Edited) -> str:
    return "; ".join(line.text for line in edited.report) or "nothing was understood"


def _camera(before: World, after: Sequence[World], view: str | None, size: tuple[int, int]) -> Camera:
    """The camera of that name, or that in which worlds differ most from the one before."""
    if view is not None or not before.cameras:
        return choose_camera(before, size, name=view)

    def change(name: str) -> float:
        camera = choose_camera(before, SMALL, name=name)
        first, *others = (picture_of(w, camera).astype(np.int16) for w in (before, *after))
        return float(np.mean([np.abs(first - other).mean() for other in others]))

    return choose_camera(before, size, name=max(before.cameras, key=change))


def _labelled(picture: NDArray[np.uint8], name: str) -> NDArray[np.uint8]:
    """A picture with its name on a white line below."""
    from PIL import Image, ImageDraw, ImageFont

    line = Image.new("RGB", (picture.shape[1], LABEL), "white")
    font = ImageFont.load_default(LABEL // 2)
    ImageDraw.Draw(line).text((8, LABEL / 2), name.replace("-", " "), fill="black", font=font, anchor="lm")
    return np.concatenate([picture, np.asarray(line)])


def _sheet(tiles: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Tiles of one size in rows that make a sheet about as wide as high in tiles."""
    columns = int(np.ceil(np.sqrt(len(tiles))))
    rows = -(-len(tiles) // columns)
    h, w = tiles[0].shape[:2]
    out = np.full((rows * (h + GAP) - GAP, columns * (w + GAP) - GAP, 3), 255, np.uint8)
    for i, tile in enumerate(tiles):
        y, x = i // columns * (h + GAP), i % columns * (w + GAP)
        out[y : y + h, x : x + w] = tile
    return out
