"""Rooms of a finished plan, as the layout room furnishes them: their walls and doors, and what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.language.brief import Ask, Relation
from terrazzo.layout.items import Form, Item
from terrazzo.layout.plan import Placement, Plan
from terrazzo.layout.rooms import WALL_YAWS, Shell
from terrazzo.layout.scene import Body
from terrazzo.shapes.catalogue import catalogue
from terrazzo.shapes.kinds import Kind, Spec
from terrazzo.world.rooms import Opening, Room

MADE_UP = Kind("thing", (), (0.3, 0.3, 0.3), stand="surface")
"""Stands for kinds that the catalogue does not have, such as those of a person's own models."""


@dataclass(frozen=True, eq=False)
class Hall:
    """One room, moved so that its middle is the origin and its floor at height 0.

    Args:
        shell: Walls and openings.
        at: Where its middle is in the world, and its floor [m].
    """

    shell: Shell
    at: tuple[float, float, float]

    @classmethod
    def of(cls, plan: Plan, name: str) -> Hall:
        """A room of a plan.

        Raises:
            StopIteration: There is none of that name.
        """
        room = next(r for r in plan.rooms if r.name == name)
        low, high = room.polygon.min(0), room.polygon.max(0)
        x, y = (float(v) for v in (low + high) / 2)
        half = (float(high[0] - low[0]) / 2, float(high[1] - low[1]) / 2)
        openings = [_local(o, room, (x, y)) for o in plan.openings if name in (o.room, o.to)]
        doors = [o for o in openings if o.kind != "window"]
        windows = [o for o in openings if o.kind == "window"]
        shell = Shell(name, half, room.height, (*doors, *windows), _corner(room, (x, y), half), room.roof)
        return cls(shell, (x, y, room.base))

    def body(self, placed: Placement, *, relations: Sequence[Relation] = (), stand: str = "") -> Body:
        """A placement of this room as something that stands in it; its ask has its own id."""
        x, y, z = placed.pose.position
        w, _, _, qz = placed.pose.rotation
        item = item_of(placed, relations=relations, stand=stand)
        return Body(
            item, x - self.at[0], y - self.at[1], z - self.at[2], 2 * float(np.arctan2(qz, w)), placed.support
        )

    def placed(self, placement: Placement) -> Placement:
        """A placement in the room's own frame, in the world's."""
        x, y, z = placement.pose.position
        a, b, c = self.at
        return replace(placement, pose=Pose((x + a, y + b, z + c), placement.pose.rotation))


def _local(opening: Opening, room: Room, middle: tuple[float, float]) -> Opening:
    x, y, z = opening.centre
    yaw = opening.yaw if opening.room == room.name else opening.yaw + np.pi
    wall = int(np.argmax(np.cos(WALL_YAWS - yaw)))
    centre = (x - middle[0], y - middle[1], z - room.base)
    return replace(opening, room=room.name, centre=centre, wall=wall, yaw=float(yaw))


def _corner(
    room: Room, middle: tuple[float, float], half: tuple[float, float]
) -> tuple[int, int, float, float] | None:
    """The missing corner of an L-shaped room."""
    points = room.polygon - middle
    if len(points) != 6:
        return None
    for sx in (-1, 1):
        for sy in (-1, 1):
            if np.abs(points - (sx * half[0], sy * half[1])).sum(1).min() > 1e-3:
                inner = points[np.abs(np.abs(points) - half).min(1) > 1e-3]
                if len(inner) == 1:
                    x, y = (float(v) for v in inner[0])
                    return sx, sy, abs(sx * half[0] - x), abs(sy * half[1] - y)
    return None


def kind_of(placed: Placement) -> Kind:
    """The catalogue's entry of a placement."""
    return catalogue().get(placed.kind, MADE_UP)


def spec_of(placed: Placement) -> Spec:
    """What a placement was built from, as far as one knows."""
    return placed.spec or Spec(kind_of(placed), placed.shape.size, attributes=placed.attributes)


def ask_of(placed: Placement) -> Ask:
    """An ask for this one placement alone, of the same id."""
    return Ask(
        placed.id,
        placed.label,
        placed.kind,
        attributes=placed.attributes,
        implied=placed.implied,
        room=placed.room,
    )


def item_of(placed: Placement, *, relations: Sequence[Relation] = (), stand: str = "") -> Item:
    """A placement as something to be placed."""
    form = Form(placed.shape, spec_of(placed))
    return Item(
        placed.id,
        ask_of(placed),
        0,
        form,
        tuple(relations),
        len(relations),
        stand or stands(placed),
        open=False,
    )


def stands(placed: Placement) -> str:
    """Where a placement stands: "floor", "surface", "wall", "ceiling" or "rug"."""
    kind = kind_of(placed)
    if kind.stand == "rug":
        return "rug"
    if placed.support in ("floor", "wall", "ceiling"):
        return placed.support
    return "floor" if kind.stand == "floor" else "surface"


def riders(placements: Sequence[Placement], ids: Collection[str]) -> list[str]:
    """Ids of everything that stands on some things, or on what does, without those themselves."""
    found: list[str] = []
    carriers = set(ids)
    while True:
        more = [p.id for p in placements if p.support in carriers and p.id not in carriers]
        if not more:
            return found
        found += more
        carriers |= set(more)


def carried(placed: Placement, before: Pose, after: Pose) -> Placement:
    """What stands on a thing that went from one pose to another."""
    return replace(placed, pose=after @ before.inverse() @ placed.pose)


def by_id(placements: Sequence[Placement]) -> Mapping[str, Placement]:
    """Placements by their ids."""
    return {p.id: p for p in placements}
