"""Rooms and the openings in their walls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

OpeningKind = Literal["door", "window", "doorway"]


@dataclass(frozen=True)
class Opening:
    """A hole in a wall: a door with its leaf, a glazed window, or an empty doorway.

    Args:
        kind: "door", "window" or "doorway".
        room: Name of the room whose wall it is in.
        wall: Index of the wall: the edge of the room's floor polygon from corner `wall` to the next one.
        centre: Middle of the hole on the wall's inner face [m], (x, y, z).
        size: Width along the wall and height [m].
        yaw: Heading of the direction that points from the wall into the room [rad].
    """

    kind: OpeningKind
    room: str
    wall: int
    centre: tuple[float, float, float]
    size: tuple[float, float]
    yaw: float


@dataclass(frozen=True)
class Room:
    """A room: a floor polygon pulled up to a height.

    Args:
        name: Unique in the world: "kitchen".
        floor: Corners of the inner faces of its walls, counter-clockwise from above [m], at least three (x, y).
        height: Floor to ceiling [m]; of open land, up to which cameras and sights are taken to be in it.
        open: True for open land, whose floor is the part that people can walk on; `World.ground` says how high it is.
    """

    name: str
    floor: tuple[tuple[float, float], ...]
    height: float
    open: bool = False

    @property
    def polygon(self) -> NDArray[np.float64]:
        """The floor's corners [m], shape [n, 2]."""
        return np.asarray(self.floor, np.float64)

    @property
    def area(self) -> float:
        """Floor area [m^2]."""
        x, y = self.polygon.T
        return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))

    def wall(self, index: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The two ends of a wall on the floor [m], each shape [2]; the room lies to the left of first -> second."""
        p = self.polygon
        return p[index % len(p)], p[(index + 1) % len(p)]
