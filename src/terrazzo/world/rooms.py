"""Rooms and the openings in their walls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
        to: Name of the room on the other side of the wall, or "" where that is outdoors.
        lean: How far it leans over the room [rad]: 0 in a wall, more in the slope of a roof over that wall, a quarter turn in a
            level ceiling. Its height then is measured along the slope.
    """

    kind: OpeningKind
    room: str
    wall: int
    centre: tuple[float, float, float]
    size: tuple[float, float]
    yaw: float
    to: str = ""
    lean: float = 0.0

    @property
    def sill(self) -> float:
        """Height of its lower edge [m]."""
        return self.centre[2] - self.size[1] / 2 * float(np.cos(self.lean))

    @property
    def inward(self) -> NDArray[np.float64]:
        """Unit vector from its glass or leaf into the room, shape [3]."""
        flat = np.cos(self.lean)
        return np.array([np.cos(self.yaw) * flat, np.sin(self.yaw) * flat, -np.sin(self.lean)])

    @property
    def upward(self) -> NDArray[np.float64]:
        """Unit vector from its lower edge to its upper one, shape [3]."""
        over = np.sin(self.lean)
        return np.array([np.cos(self.yaw) * over, np.sin(self.yaw) * over, np.cos(self.lean)])


@dataclass(frozen=True)
class Roof:
    """The ceiling of a room under a gable roof: it rises from two opposite walls to a level strip along the middle.

    The strip runs along the floor's longer side. What is under the slopes is lower than the room is high.

    Args:
        eaves: Height of the walls that the slopes begin at [m].
        strip: Width of the level strip [m].
    """

    eaves: float
    strip: float


@dataclass(frozen=True)
class Room:
    """A room: a floor polygon pulled up to a height.

    Args:
        name: Unique in the world: "kitchen".
        floor: Corners of the inner faces of its walls, counter-clockwise from above [m], at least three (x, y).
        height: Floor to ceiling [m]; of open land, up to which cameras and sights are taken to be in it.
        base: Height of its floor [m]: 0 on the ground floor.
        open: True for open land, whose floor is the part that people can walk on; `World.ground` says how high it is.
        roof: Of a room with a sloping ceiling, whose height is that of the ceiling's highest part; None where it is level.
    """

    name: str
    floor: tuple[tuple[float, float], ...]
    height: float
    base: float = 0.0
    open: bool = False
    roof: Roof | None = None

    @property
    def ridge(self) -> int:
        """The axis that a gable's ridge runs along: 0 for x, 1 for y."""
        x, y = np.ptp(self.polygon, axis=0)
        return int(y > x + 1e-6)

    def ceiling(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Heights of the ceiling over its floor [m] at points on the plan, shape [..., 2]."""
        points = np.asarray(points, np.float64)
        if self.roof is None:
            return np.full(points.shape[:-1], self.height)
        across = 1 - self.ridge
        low, high = self.polygon[:, across].min(), self.polygon[:, across].max()
        away = np.abs(points[..., across] - (low + high) / 2)
        return roof_height(self.roof, self.height, (high - low) / 2, away)

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


def roof_height(roof: Roof, height: float, half: float, away: NDArray[np.float64]) -> NDArray[np.float64]:
    """Heights under a gable [m] at distances from its ridge on the plan, shape [...].

    Args:
        roof: The gable.
        height: Of its highest part [m].
        half: Distance of the eaves from the ridge on the plan [m].
        away: Distances from the ridge on the plan [m].
    """
    run = max(half - roof.strip / 2, 1e-6)
    down = np.clip((np.asarray(away, np.float64) - roof.strip / 2) / run, 0.0, 1.0)
    return height - (height - roof.eaves) * down


def openings_of(room: Room, openings: Iterable[Opening]) -> list[Opening]:
    """The openings in a room's walls, as seen from it: its own, then those of other rooms that lead into it.

    Args:
        room: The room.
        openings: Of all rooms.
    """
    openings = list(openings)
    own = [o for o in openings if o.room == room.name]
    return own + [seen_from_behind(o, room) for o in openings if o.to == room.name and o.room != room.name]


def seen_from_behind(opening: Opening, room: Room) -> Opening:
    """An opening that another room has into this one, in this room's own wall."""
    into = np.array([np.cos(opening.yaw), np.sin(opening.yaw)])
    middle = np.asarray(opening.centre[:2])
    start = room.polygon
    edge = np.roll(start, -1, 0) - start
    length = np.linalg.norm(edge, axis=1)
    along = edge / np.maximum(length, 1e-9)[:, None]
    inward = np.stack([-along[:, 1], along[:, 0]], 1)
    reach = ((middle - start) * along).sum(1)
    away = ((middle - start) * inward).sum(1)  # behind the wall it is negative
    beside = np.maximum(np.maximum(-reach, reach - length), 0.0)
    cost = np.abs(away) + 10 * beside + 100 * (inward @ into > -0.99)
    wall = int(np.argmin(cost))
    x, y = start[wall] + reach[wall] * along[wall]
    yaw = float(np.arctan2(inward[wall, 1], inward[wall, 0]))
    centre = (round(float(x), 4), round(float(y), 4), opening.centre[2])
    return replace(opening, room=room.name, to=opening.room, wall=wall, centre=centre, yaw=yaw)
