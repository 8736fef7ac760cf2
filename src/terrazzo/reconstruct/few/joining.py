"""A few photographs of one room that cannot be matched, put together by which wall each looks at and by how far its walls are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError, FormatError, MissingExtraError
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.few.box_fitting import BACK, FRONT, LEFT, RIGHT, TOP, Box
from terrazzo.reconstruct.few.box_worlds import box_world
from terrazzo.reconstruct.few.making import (
    EYE,
    Read,
    Wishes,
    deepened,
    eye_height,
    made_to_measure,
    place,
    read_picture,
    tell,
    tell_scale,
)
from terrazzo.reconstruct.few.sights import read_sight
from terrazzo.reconstruct.shots import summary
from terrazzo.world.quality import Sizing
from terrazzo.world.worlds import Note, World

SIDES = {"front": 0, "left": 1, "back": 2, "right": 3}
"""Hints, and the quarter turns counter-clockwise from the front that they look."""
CLOCKWISE = ("front", "right", "back", "left")
"""Sides that photographs without hints are taken to show, in their order."""
TAKEN_FOR_SIDES = (
    "they could not be matched, so they are taken to show the front, the right, the back and the left of the room, in their "
    "order; say it with front=a.jpg left=b.jpg if that is wrong, and make a world of each if they are of different places"
)
MOST = 8
BEHIND = 0.6
"""Distance that a photographer keeps from the wall behind [m]."""
LEAST_ROOM = 1.5
"""Smallest side of a room [m]."""
FOUND = 0.25
"""How sure a wall must be for its distance to count."""

Array = NDArray[np.float64]


def split_hint(text: str) -> tuple[str | None, Path]:
    """The side that a photograph is said to show, and its file: "left=a.jpg" or "a.jpg"."""
    name, equals, file = text.partition("=")
    if equals and name.strip().lower() in SIDES and not Path(text).exists():
        return name.strip().lower(), Path(file)
    return None, Path(text)


def create_from_few(
    photographs: Sequence[Path] | Mapping[str, Path],
    wishes: Wishes,
    *,
    notes: Sequence[Note] = (),
    progress: Progress = silent,
) -> World:
    """A world of a room from one to eight photographs, each of another side of it.

    Args:
        photographs: Their files: by side ("front", "left", "back", "right"), or in a row that turns clockwise.
        wishes: What is wanted.
        notes: More for the report.
        progress: Told of stages.

    Raises:
        ArgumentError: There are none or too many, an unknown side is named, or the measurement is of what was not found.
        FormatError: None of them can be used.
    """
    told = list(notes)
    sides = _sides(photographs, told)
    reads: list[tuple[int, Read]] = []
    refused: dict[str, list[str]] = {}
    each = max(20_000, wishes.pixels // max(1, len(sides)))
    for number, (side, path) in enumerate(sides):
        progress("finding walls", 0.05 + 0.25 * number / len(sides))
        try:
            sight = read_sight(path, max_pixels=each)
        except (FormatError, MissingExtraError) as error:
            reason = error.reason if isinstance(error, FormatError) else str(error)
            refused.setdefault(reason, []).append(path.name)
            continue
        reads.append((SIDES[side], read_picture(sight).turned(SIDES[side])))
    left_out = summary(refused)
    if not reads:
        raise FormatError(
            f"none of the photographs can be used: {'; '.join(left_out[:4])}", source="photographs"
        )
    told += [Note("unplaced", "photographs", t) for t in left_out]
    if len(reads) > 1 and not isinstance(photographs, Mapping):
        told.append(Note("adjusted", "photographs", TAKEN_FOR_SIDES))
    return _joined(reads, wishes, told, progress)


def _sides(photographs: Sequence[Path] | Mapping[str, Path], told: list[Note]) -> list[tuple[str, Path]]:
    """Which side each photograph shows; those that no side is left for are told of."""
    if isinstance(photographs, Mapping):
        for name in photographs:
            if name not in SIDES:
                raise ArgumentError(f"a photograph of {name!r}: the sides of a room are {', '.join(SIDES)}")
        found = [(name, Path(path)) for name, path in photographs.items()]
    else:
        paths = [Path(p) for p in photographs]
        found: list[tuple[str, Path]] = list(zip(CLOCKWISE, paths))
        if len(paths) > len(CLOCKWISE):
            names = ", ".join(p.name for p in paths[len(CLOCKWISE) :])
            told.append(Note("unplaced", "photographs", f"no side of the room was left for {names}"))
    if not found or len(found) > MOST:
        raise ArgumentError(f"{len(found)} photographs; wanted 1 to {MOST}")
    return found


def _joined(reads: Sequence[tuple[int, Read]], wishes: Wishes, told: list[Note], progress: Progress) -> World:
    scales = [eye_height(read.box, EYE, wishes.hint) for _, read in reads]
    best = min(scales, key=lambda s: s.spread)
    boxes = [read.box.scaled(s.metres) for (_, read), s in zip(reads, scales)]
    sure = np.array([b.sure for b in boxes])
    tall = np.array([b.height for b in boxes])
    height = float(np.average(tall, weights=sure[:, TOP] + 0.05))
    sides = [side for side, _ in reads]
    size = np.array([_extent(boxes, sides, 0), _extent(boxes, sides, 1), height])
    around = [_around(box, side, size) for side, box in zip(sides, boxes)]
    progress("finding what stands in the room", 0.35)
    line = f"reconstruct {len(reads)} photographs of the sides of a room"

    def made(factor: float, known: Sizing) -> World:
        placed = [place(read, box.scaled(factor)) for (_, read), box in zip(reads, around)]
        placed = deepened(placed, wishes.depth)
        note = Note("adjusted", "scale", f"the room is {factor * size[2]:.2f} m high, {tell_scale(known)}")
        notes = [*told, note, *(n for _, read in reads for n in tell(read))]
        return box_world(
            placed,
            sure.max(0),
            splats=wishes.budget,
            seed=wishes.seed,
            notes=notes,
            line=line,
            scale=known,
            progress=progress,
        )

    return made_to_measure(made, best, wishes.hint, [(read, box) for (_, read), box in zip(reads, around)])


def _extent(boxes: Sequence[Box], sides: Sequence[int], axis: int) -> float:
    """Length of the room along an axis [m]."""
    low, high = ((BACK, FRONT), (RIGHT, LEFT))[axis]
    across = [b.walls[low] + b.walls[high] for b in boxes if min(b.sure[low], b.sure[high]) > FOUND]
    along = [b.walls[_ahead(s)] + BEHIND for b, s in zip(boxes, sides) if s % 2 == axis]
    if across:
        return max(LEAST_ROOM, float(np.mean(across)))
    if along:
        return max(LEAST_ROOM, float(max(along)))
    return max(LEAST_ROOM, float(np.median([b.walls[low] + b.walls[high] for b in boxes])))


def _ahead(side: int) -> int:
    """The wall that a photograph of a side looks at."""
    return (FRONT, LEFT, BACK, RIGHT)[side]


def _around(box: Box, side: int, size: Array) -> Box:
    """The common room around the eye of one photograph."""
    walls = np.empty(4)
    for axis, (low, high) in enumerate(((BACK, FRONT), (RIGHT, LEFT))):
        trust = box.sure[[low, high]] + 1e-3
        ahead = _ahead(side)
        if ahead in (low, high):
            trust = np.where(np.array([low, high]) == ahead, 1.0, 0.0)
        from_low = np.average([box.walls[low], size[axis] - box.walls[high]], weights=trust)
        from_low = float(np.clip(from_low, min(0.3, size[axis] / 3), size[axis] - min(0.3, size[axis] / 3)))
        walls[low], walls[high] = from_low, size[axis] - from_low
    return Box(walls, float(size[2]), min(box.eye, 0.9 * float(size[2])), box.sure)
