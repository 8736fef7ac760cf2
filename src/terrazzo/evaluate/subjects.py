"""`Subject`: a thing as it is measured, the same whether it comes from a plan or from a finished world.

Only what is there is kept: boxes, colliders, painted surfaces, names. What the brief asked for, its relations above all,
cannot be seen from here, so a thing that stands in the wrong place is counted as standing in the wrong place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Array64, Pose
from terrazzo.layout.plan import Plan
from terrazzo.shapes.shape import Part
from terrazzo.world.ground import Ground
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.worlds import World

_GRID = 10
"""Points along each axis of a box at which a share of its volume is measured."""

_LAYER = 0.01
"""Distance of the layers from which level rays start [m]: table tops are two or three centimetres thick."""

_LEG = 0.02
"""Likewise across: legs are three centimetres wide [m]."""

_SKIN = 4000
"""Points of a thing's surface that are kept."""

_EPSILON = 1e-6
_WALL = 0.1
"""Thickness that an opening is given where something is measured against it [m]."""


@dataclass(frozen=True, eq=False)
class Box:
    """An upright box: a pose whose origin is the middle of its base, and its edge lengths.

    Args:
        pose: Own frame to the world's; the front is +X.
        size: Edge lengths [m].
    """

    pose: Pose
    size: tuple[float, float, float]

    @cached_property
    def half(self) -> Array64:
        """Half the edges [m]."""
        return np.asarray(self.size) / 2

    @cached_property
    def centre(self) -> Array64:
        """Middle [m]."""
        return self.pose.apply((0.0, 0.0, self.size[2] / 2))

    @property
    def volume(self) -> float:
        """[m^3]."""
        return float(np.prod(np.maximum(self.size, _EPSILON)))

    @cached_property
    def front(self) -> Array64:
        """Unit heading of its front."""
        return self.pose.rotate((1.0, 0.0, 0.0))

    @cached_property
    def points(self) -> Array64:
        """The middles of `_GRID`^3 equal cells [m], shape [n, 3]."""
        return self._cells(_GRID, _GRID, _GRID)

    @cached_property
    def fine_points(self) -> Array64:
        """As `points`, in finer layers, for shares of tall things beside low ones [m]."""
        return self._cells(_GRID, _GRID, max(_GRID, int(np.ceil(self.size[2] / _LAYER))))

    @cached_property
    def ray_points(self) -> Array64:
        """Points so close that level rays from them miss no table top and no leg [m], shape [n, 3]."""
        across, layers = (max(_GRID, int(np.ceil(s / d))) for s, d in zip(self.size[1:], (_LEG, _LAYER)))
        return self._cells(2, across, layers)

    def _cells(self, deep: int, across: int, layers: int) -> Array64:
        """The middles of equal cells [m], shape [n, 3]."""
        steps = [(np.arange(n) + 0.5) / n - 0.5 for n in (deep, across, layers)]
        cells = np.stack(np.meshgrid(*steps, indexing="ij"), -1).reshape(-1, 3)
        return self.pose.apply(cells * self.size + (0, 0, self.size[2] / 2))

    @cached_property
    def corners(self) -> Array64:
        """Its corners [m], shape [8, 3]."""
        return self.pose.apply(_CORNERS * self.size)

    def local(self, points: Array64) -> Array64:
        """World points in its own frame, from its middle."""
        return self.pose.inverse().apply(points) - (0, 0, self.size[2] / 2)

    def share_inside(self, other: Box) -> float:
        """Share of its volume inside another box."""
        return float((np.abs(other.local(self.points)) <= other.half + _EPSILON).all(1).mean())

    def beyond(
        self, points: Array64, axis: int, sign: int, *, outside: bool, margin: float
    ) -> NDArray[np.bool_]:
        """Which points lie on a side of it.

        Args:
            points: [m], shape [n, 3].
            axis: 0 front and back, 1 left and right, 2 top and bottom.
            sign: +1 or -1 along the axis.
            outside: Whether they must lie beyond the face; else beyond the middle.
            margin: Share of the face by which they may lie past its edges.
        """
        local = self.local(points)
        reach = self.half[axis] if outside else 0.0
        there: NDArray[np.bool_] = sign * local[:, axis] >= reach - _EPSILON
        for other in {0, 1, 2} - {axis}:
            there &= np.abs(local[:, other]) <= self.half[other] * (1 + margin) + _EPSILON
        return there


_CORNERS = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0, 1], indexing="ij"), -1).reshape(-1, 3)


@dataclass(frozen=True)
class Look:
    """One painted part of a thing.

    Args:
        share: Of the thing's surface, 0..1.
        colour: Display sRGB 0..1.
        second: Second colour of its pattern, or None.
        pattern: Name of its texture, or a material's name where only that is known.
        opacity: 1 for solids.
        glows: Whether it gives off light.
    """

    share: float
    colour: tuple[float, float, float]
    second: tuple[float, float, float] | None = None
    pattern: str = ""
    opacity: float = 1.0
    glows: bool = False


@dataclass(frozen=True, eq=False)
class Subject:
    """A thing as it is measured.

    Args:
        id: Unique.
        label: What the person called it.
        kind: Catalogue kind.
        box: Its box.
        pieces: Corners of its convex pieces in the world [m], each of shape [n, 3]; its box where it has no colliders.
        support: Id of what carries it, or "floor", "wall", "ceiling".
        room: Its room, or None.
        attributes: Words that hold of it by its own record.
        looks: Its painted parts, largest first.
        mass: [kg].
        friction: Sliding friction coefficient.
        skin: Points of its visible surface in the world [m], shape [n, 3]; its pieces' corners where that is not known.
    """

    id: str
    label: str
    kind: str
    box: Box
    pieces: tuple[Array64, ...]
    support: str = "floor"
    room: Room | None = None
    attributes: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()
    mass: float = 1.0
    friction: float = 0.5
    skin: Array64 | None = None

    @cached_property
    def low(self) -> Array64:
        """Lowest corner of its pieces' bounds [m]."""
        return np.min([p.min(0) for p in self.pieces], 0)

    @cached_property
    def high(self) -> Array64:
        """Highest corner of its pieces' bounds [m]."""
        return np.max([p.max(0) for p in self.pieces], 0)


@dataclass(frozen=True, eq=False)
class Measured:
    """Everything that is measured of one place.

    Args:
        subjects: Its things.
        rooms: Its rooms.
        openings: Doors and windows.
        ground: Height of the ground [m] at points [n, 2], outdoors; nan where it is not known. None for floors.
    """

    subjects: tuple[Subject, ...]
    rooms: tuple[Room, ...] = ()
    openings: tuple[Opening, ...] = ()
    ground: Callable[[Array64], Array64] | None = None
    by_id: dict[str, Subject] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {s.id: s for s in self.subjects})


def measured_plan(plan: Plan) -> Measured:
    """A plan, ready to be measured."""
    rooms = {r.name: r for r in plan.rooms}
    first = plan.rooms[0] if plan.rooms else None
    looks: dict[int, tuple[Look, ...]] = {}
    subjects = []
    for p in plan.placements:
        if id(p.shape) not in looks:
            looks[id(p.shape)] = _looks(p.shape.parts)
        box = Box(p.pose, p.shape.size)
        pieces = tuple(p.pose.apply(c.points) for c in p.shape.colliders) or (box.corners,)
        subjects.append(
            Subject(
                p.id, p.label, p.kind, box, pieces, p.support, rooms.get(p.room, first), p.attributes,
                looks[id(p.shape)], p.shape.mass, p.shape.material.friction, _skin(p.shape.parts, p.pose),
            )
        )  # fmt: skip
    ground = None if plan.landscape is None else plan.landscape.land.heights
    return Measured(tuple(subjects), plan.rooms, plan.openings, ground)


def measured_world(world: World) -> Measured:
    """A world, ready to be measured. Of its looks, mean colours and materials are known."""
    rooms = {r.name: r for r in world.rooms}
    first = world.rooms[0] if world.rooms else None
    subjects = []
    for t in world.things:
        box = Box(t.pose, t.size)
        pieces = tuple(t.pose.apply(c.points) for c in t.colliders) or (box.corners,)
        subjects.append(
            Subject(
                t.id, t.label, t.kind, box, pieces, t.support, rooms.get(t.room, first), t.attributes,
                (Look(1.0, t.colour, None, t.material.name),), t.mass, t.material.friction,
                t.pose.apply(t.splats.means[:: len(t.splats) // _SKIN + 1]) if len(t.splats) else None,
            )
        )  # fmt: skip
    ground = None if world.ground is None else _known_ground(world.ground)
    return Measured(tuple(subjects), world.rooms, world.openings, ground)


def _known_ground(ground: Ground) -> Callable[[Array64], Array64]:
    return lambda points: np.where(ground.covers(points), ground.at(points), np.nan)


def opening_box(opening: Opening) -> Box:
    """An opening as a thin box in its wall, its front into the room; a rooflight as the upright box that it fits into."""
    x, y, z = opening.centre
    width, height = opening.size
    if opening.lean:
        deep, tall = height * np.sin(opening.lean), height * np.cos(opening.lean) + _WALL
        return Box(Pose.at(x, y, float(z - tall / 2), yaw=opening.yaw), (float(deep), width, float(tall)))
    middle = np.array([x, y]) - _WALL / 2 * np.array([np.cos(opening.yaw), np.sin(opening.yaw)])
    pose = Pose.at(float(middle[0]), float(middle[1]), z - height / 2, yaw=opening.yaw)
    return Box(pose, (_WALL, width, height))


def wall_boxes(room: Room) -> list[Box]:
    """The walls of a room as thin boxes, each with its front into the room."""
    out = []
    for i in range(len(room.floor)):
        a, b = room.wall(i)
        along = b - a
        length = float(np.linalg.norm(along))
        yaw = float(np.arctan2(along[0], -along[1]))  # The room lies to the left of a -> b.
        middle = (a + b) / 2 - _WALL / 2 * np.array([np.cos(yaw), np.sin(yaw)])
        pose = Pose.at(float(middle[0]), float(middle[1]), room.base, yaw=yaw)
        out.append(Box(pose, (_WALL, length, room.height)))
    return out


def _skin(parts: Sequence[Part], pose: Pose) -> Array64 | None:
    """At most about `_SKIN` corner points of the surfaces, evenly taken."""
    corners = [part.surface.corners.reshape(-1, 3) for part in parts if len(part.surface)]
    if not corners:
        return None
    points = np.concatenate(corners)
    return pose.apply(points[:: len(points) // _SKIN + 1])


def _looks(parts: Sequence[Part]) -> tuple[Look, ...]:
    areas = [part.surface.area for part in parts]
    total = sum(areas) or 1.0
    out = [
        Look(
            area / total,
            _display(part.finish.colour),
            _display(part.finish.second) if part.finish.second is not None else None,
            part.finish.pattern,
            part.finish.opacity,
            max(part.finish.emission) > 0,
        )
        for part, area in zip(parts, areas)
    ]
    return tuple(sorted(out, key=lambda look: -look.share))


def _display(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    r, g, b = (v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in rgb)
    return r, g, b
