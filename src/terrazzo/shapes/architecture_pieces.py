"""`Piece`: one part of a building, and how parts drawn in any frame become a shape in its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.shapes.shape import Part, Shape
from terrazzo.world.things import Collider, Material


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of a building or of what lies around it.

    Args:
        id: Unique in the world: "kitchen-wall-1".
        label: What a person calls it.
        kind: "wall", "floor", "ceiling", "skirting", "crown", "door", "doorway", "window", "curtain", or of the outside
            "ground", "hedge", "tree", "hills", "sky".
        pose: Own frame to the world's.
        shape: What it looks like and where it is solid.
        room: Name of its room, "" outside.
        outside: Lies beyond the windows: lit by sun and sky only.
    """

    id: str
    label: str
    kind: str
    pose: Pose
    shape: Shape
    room: str = ""
    outside: bool = False


def piece(
    id: str,
    label: str,
    kind: str,
    pose: Pose,
    parts: Sequence[Part],
    colliders: Sequence[Collider] = (),
    *,
    room: str = "",
    outside: bool = False,
    material: Material | None = None,
    mass: float = 50.0,
) -> Piece:
    """A piece from parts and colliders in the frame of `pose`, moved so that its origin is the middle of its base."""
    parts = [p for p in parts if len(p.surface)]
    clouds = [p.surface.corners.reshape(-1, 3) for p in parts] + [c.points for c in colliders]
    points = np.concatenate(clouds)
    low, high = points.min(0), points.max(0)
    base = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    size = np.maximum(high - low, 1e-3)
    shape = Shape(
        size=(float(size[0]), float(size[1]), float(size[2])),
        parts=tuple(Part(p.surface.translate(*(float(-b) for b in base)), p.finish, p.closed) for p in parts),
        colliders=tuple(Collider(c.points - base.astype(np.float32)) for c in colliders),
        material=material or Material("plaster", 1200.0, 0.7, 0.05),
        mass=mass,
    )
    here = pose @ Pose.at(float(base[0]), float(base[1]), float(base[2]))
    return Piece(id, label, kind, here, shape, room, outside)
