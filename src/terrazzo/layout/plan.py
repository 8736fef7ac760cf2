"""`Plan`: what will stand where, before a single splat exists. Cheap, and checkable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from terrazzo.geometry import Pose
from terrazzo.language.brief import Brief
from terrazzo.materials.finish import Finish
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.shape import Shape
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.worlds import Note

if TYPE_CHECKING:
    from terrazzo.outdoors.landscape import Landscape


@dataclass(frozen=True, eq=False)
class Placement:
    """One thing, placed.

    Args:
        id: Unique in the plan and the world: "chair-2".
        ask: Id of the `Ask` it answers.
        label: The ask's label.
        kind: Catalogue kind.
        attributes: Words that hold of it.
        pose: Own frame (origin in the middle of the base, +X its front) to the world's.
        shape: The built shape; its `size` is the thing's size.
        support: Id of the placement that carries it, or "floor", "wall", "ceiling".
        room: Name of its room.
        implied: True where nobody asked for it.
        spec: What the shape was built from, or None for one that no builder made.
    """

    id: str
    ask: str
    label: str
    kind: str
    attributes: tuple[str, ...]
    pose: Pose
    shape: Shape
    support: str = "floor"
    room: str = ""
    implied: bool = False
    spec: Spec | None = None


@dataclass(frozen=True)
class RoomFinish:
    """Surfaces of a room.

    Args:
        walls: Finish of the walls.
        floor: Finish of the floor.
        ceiling: Finish of the ceiling.
        trim: Finish of skirting, door and window frames.
        accent: Finish of a backsplash or feature wall, or None.
        beams: Finish of the rafters under a sloping ceiling, or None where there are none.
    """

    walls: Finish
    floor: Finish
    ceiling: Finish
    trim: Finish
    accent: Finish | None = None
    beams: Finish | None = None


@dataclass(frozen=True)
class Staircase:
    """Stairs from one storey to the next.

    Args:
        room: Name of the stairwell, a room as high as both storeys.
        pose: Of the middle of the stairs' front edge on the lower floor, +X into the stairwell.
        size: Depth and width of the stairwell [m].
        rise: From floor to floor [m].
    """

    room: str
    pose: Pose
    size: tuple[float, float]
    rise: float


@dataclass(frozen=True, eq=False)
class Plan:
    """Architecture and placed things.

    Args:
        brief: What it answers.
        rooms: Rooms.
        finishes: Surfaces by room name.
        openings: Doors and windows.
        placements: Things; a thing comes after the thing that carries it.
        seed: The seed that it was made with.
        notes: Everything of `brief.notes`, and what could not be placed, and why.
        landscape: The land and what grows on it, for a place outdoors; None for rooms.
        stairs: Between storeys.
        source: Arguments with which `creation.plan` makes the same plan again; None where it cannot be made from words alone.
    """

    brief: Brief
    rooms: tuple[Room, ...]
    finishes: dict[str, RoomFinish]
    openings: tuple[Opening, ...]
    placements: tuple[Placement, ...]
    seed: int = 0
    notes: tuple[Note, ...] = field(default_factory=tuple)
    landscape: Landscape | None = None
    stairs: tuple[Staircase, ...] = ()
    source: Mapping[str, Any] | None = None
