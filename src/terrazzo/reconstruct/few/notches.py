"""Rooms that are no boxes: walls that stand nearer than the box's in some columns of a picture, as in rooms of an L's shape.

Every column of an unrolled picture shows one wall, whose foot and top lie where its distance says. The row of walls that suits all
columns best is found by dynamic programming (Flint et al. 2010, "A dynamic programming approach to reconstructing building
interiors"); changing walls costs less where an upright edge is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.box_fitting import AXIS_ACROSS, DISTANCES, WALL_ANGLES, Box
from terrazzo.reconstruct.few.contents import Contents
from terrazzo.reconstruct.few.sights import Edges
from terrazzo.reconstruct.few.unrolled import Unrolled, drawn_edges

FINER = 3
"""Distances that are tried for each of those of boxes."""
STEEPEST = 0.15
"""Cosine between a column and a wall's normal below which the wall is not looked for there."""
JUMP, UPRIGHT = 16.0, 10.0
"""What a change of walls costs, in columns whose foot or top is seen, and how much of it an upright edge there makes good."""
OWN = 0.1
"""Worth of a wall that is the box's, a column."""
WIDTH = 0.08
"""Share of the columns that a wall must have to be believed."""
SEEN = 0.8
"""Mean worth of its columns from which on it is believed: 1 where all of its foot, or of its top, is seen."""
APART = 0.12
"""Relative difference of distance from the box's wall from which on it is another one."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Run:
    """A wall and the columns that show it."""

    wall: int
    distance: float
    columns: slice
    worth: float


def find_notch(unrolled: Unrolled, edges: Edges, box: Box) -> tuple[Box, Array | None]:
    """A room that may have a notch.

    Args:
        unrolled: A photograph; a panorama has none.
        edges: Its straight edges.
        box: The room as a box, its eye at height 1.

    Returns:
        The box around the whole room, and the level distance of walls before it in each column, NaN where there are none,
        shape [c]; None for no notch.
    """
    if unrolled.around:
        return box, None
    runs = [
        r for r in _runs(unrolled, drawn_edges(unrolled, edges), box) if _believed(r, len(unrolled.azimuths))
    ]
    walls = box.walls.copy()
    for run in runs:
        seen = _reach(run, unrolled) * np.cos(unrolled.azimuths[run.columns] - WALL_ANGLES[:, None])
        farther = seen.max(1)
        walls = np.where(farther > (1 + APART) * box.walls, np.maximum(walls, farther), walls)
    before = np.full(len(unrolled.azimuths), np.nan)
    for run in runs:
        if run.distance < (1 - APART) * walls[run.wall]:
            before[run.columns] = _reach(run, unrolled)
    if np.isnan(before).all():
        return box, None
    return replace(box, walls=walls), before


def with_notch(contents: Contents, unrolled: Unrolled, box: Box, before: Array | None) -> Contents:
    """What stands in a room, with the walls of its notch as a thing.

    Args:
        contents: The rest.
        unrolled: The photograph.
        box: The room around its eye.
        before: Level distance of the notch's walls in the box's unit, NaN where there are none, shape [c].
    """
    if before is None:
        return contents
    reach = np.where(np.isnan(before), np.inf, before)
    slope = unrolled.slopes[:, None]
    inside = (slope > -box.eye / reach) & (slope < (box.height - box.eye) / reach) & np.isfinite(reach)
    things = np.where(inside & unrolled.seen & (contents.things < 0), contents.count, contents.things)
    return Contents(things, np.concatenate([contents.feet, before[None]]))


def _reach(run: _Run, unrolled: Unrolled) -> Array:
    """Level distance of a wall in its columns."""
    near = np.cos(unrolled.azimuths[run.columns] - WALL_ANGLES[run.wall])
    return run.distance / np.maximum(near, STEEPEST)


def _believed(run: _Run, columns: int) -> bool:
    return run.worth > SEEN and run.columns.stop - run.columns.start > WIDTH * columns


def _runs(unrolled: Unrolled, drawn: NDArray[np.float32], box: Box) -> list[_Run]:
    """The row of walls that suits the columns best, from the first column to the last."""
    walls, distances, worth = _worth(unrolled, drawn, box)
    jump = JUMP - UPRIGHT * _upright(drawn)
    total = np.empty_like(worth)
    source = np.empty(worth.shape, np.intp)
    total[:, 0], source[:, 0] = worth[:, 0], np.arange(len(worth))
    for c in range(1, worth.shape[1]):
        last = total[:, c - 1]
        best = int(np.argmax(last))
        stays = last >= last[best] - jump[c]
        source[:, c] = np.where(stays, np.arange(len(worth)), best)
        total[:, c] = worth[:, c] + np.where(stays, last, last[best] - jump[c])
    states = np.empty(worth.shape[1], np.intp)
    states[-1] = int(np.argmax(total[:, -1]))
    for c in range(len(states) - 1, 0, -1):
        states[c - 1] = source[states[c], c]
    ends = [0, *(np.flatnonzero(np.diff(states)) + 1), len(states)]
    return [
        _Run(int(walls[s]), float(distances[s]), slice(int(a), int(b)), float(worth[s, a:b].mean()))
        for a, b in pairwise(ends)
        for s in (states[a],)
    ]


def _worth(unrolled: Unrolled, drawn: NDArray[np.float32], box: Box) -> tuple[NDArray, Array, Array]:
    """Walls, distances, and how well each suits each column, shapes [n], [n] and [n, c]."""
    tried = np.geomspace(DISTANCES[0], DISTANCES[-1], FINER * len(DISTANCES))
    walls = np.repeat(np.arange(4), len(tried) + 1)
    distances = np.concatenate([np.append(tried, box.walls[k]) for k in range(4)])
    near = np.cos(unrolled.azimuths - WALL_ANGLES[walls][:, None])
    slope = np.maximum(near, STEEPEST) / distances[:, None]
    along = (1 - AXIS_ACROSS[walls])[:, None]
    columns = np.arange(len(unrolled.azimuths))
    worth = np.zeros(near.shape)
    for s in (-slope, (box.height - 1) * slope):
        row = np.round(unrolled.row(s)).astype(int)
        inside = (row >= 0) & (row < drawn.shape[1])
        worth += np.where(inside, drawn[along, np.where(inside, row, 0), columns], 0)
    worth += OWN * (np.abs(np.log(distances / box.walls[walls])) < 1e-9)[:, None]
    return walls, distances, np.where(near > STEEPEST, worth, -1.0)


def _upright(drawn: NDArray[np.float32]) -> Array:
    """How much of each column an upright edge covers, 0..1, shape [c]."""
    share = drawn[2].mean(0) / 0.5
    near = np.maximum(share, np.maximum(np.roll(share, 1), np.roll(share, -1)))
    return np.minimum(near, 1.0).astype(np.float64)
