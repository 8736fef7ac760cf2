"""Where a person can walk: the free floor as a grid, flooded from the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.layout.boxes import Array, Mask, to_local
from terrazzo.world.rooms import Opening

RADIUS = 0.3
"""A person from above is a disc of this radius [m]."""

REACH = 0.45
"""Someone reaches a thing whose box is this near to where they can stand [m], beyond their radius."""

TALL = 1.8
"""Things that hang higher are walked under [m]."""

_STEP = 0.06
_WALL_SLACK = 0.03


@dataclass(frozen=True, eq=False)
class Walk:
    """The free floor of a room.

    Args:
        x: Grid coordinates [m], shape [nx].
        y: Likewise, shape [ny].
        free: Where a person's centre may be, shape [nx, ny].
        reached: The part of it that is connected with a door, shape [nx, ny].
        joined: Share of the doors that can be walked to from the first one.
    """

    x: Array
    y: Array
    free: Mask
    reached: Mask
    joined: float = 1.0

    def near(self, row: Array) -> bool:
        """Whether a person can come up to a rectangle (x, y, half x, half y, yaw)."""
        grid = np.stack(np.meshgrid(self.x, self.y, indexing="ij"), -1)
        away = np.abs(to_local(grid, row[:2], row[4])) - row[2:4]
        gap = np.hypot(np.maximum(away[..., 0], 0), np.maximum(away[..., 1], 0))
        return bool((self.reached & (gap < RADIUS + REACH)).any())

    @property
    def middle_reached(self) -> bool:
        """Whether the middle of the room, or the largest free floor near to it, can be walked to."""
        grid = np.stack(np.meshgrid(self.x, self.y, indexing="ij"), -1)
        far = np.hypot(grid[..., 0], grid[..., 1])
        if not self.free.any():
            return False
        nearest = float(far[self.free].min())
        return bool((self.reached & (far <= nearest + 0.6)).any())

    @property
    def share(self) -> float:
        """Share of the free floor that is connected with a door."""
        return float(self.reached.sum() / max(self.free.sum(), 1))


def walk(half: tuple[float, float], rows: Array, doors: Sequence[Opening]) -> Walk:
    """Floods the free floor of a room from its doors.

    Args:
        half: Half extents of the room [m].
        rows: Rectangles that stand in the way, shape [m, 5].
        doors: Where people come in.
    """
    step = max(_STEP, max(half) / 90)
    x = np.arange(-half[0] + step / 2, half[0], step)
    y = np.arange(-half[1] + step / 2, half[1], step)
    grid = np.stack(np.meshgrid(x, y, indexing="ij"), -1)
    slack = RADIUS - _WALL_SLACK
    free = (np.abs(grid[..., 0]) <= half[0] - slack) & (np.abs(grid[..., 1]) <= half[1] - slack)
    for row in rows:
        away = np.abs(to_local(grid, row[:2], row[4])) - row[2:4]
        gap = np.hypot(np.maximum(away[..., 0], 0), np.maximum(away[..., 1], 0))
        free &= gap >= RADIUS - 0.01
    seeds = []
    for door in doors:
        px = door.centre[0] + np.cos(door.yaw) * 0.45
        py = door.centre[1] + np.sin(door.yaw) * 0.45
        seeds.append((np.hypot(grid[..., 0] - px, grid[..., 1] - py) < 0.35) & free)
    reached, joined = np.zeros_like(free), 1.0
    for seed in seeds:
        if not (reached & seed).any():
            reached |= _flood(free, seed)
    if len(seeds) > 1:
        first = _flood(free, seeds[0])
        joined = float(np.mean([(first & seed).any() for seed in seeds]))
    return Walk(x, y, free, reached, joined)


def _flood(free: Mask, seed: Mask) -> Mask:
    """Cells connected with the seed over edges, swept line by line until nothing changes."""
    reached = seed.copy()
    count = -1
    while count != int(reached.sum()):
        count = int(reached.sum())
        for flip in (slice(None), slice(None, None, -1)):
            for view, open_ in ((reached[flip], free[flip]), (reached.T[flip], free.T[flip])):
                for i in range(1, len(view)):
                    view[i] |= view[i - 1] & open_[i]
    return reached
