"""`Piece`: one thing to be made, furnishing or structure, on its way from the plan to the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.quads import Painted
from terrazzo.geometry import Pose
from terrazzo.layout.plan import Placement
from terrazzo.lighting import Lamp, Scene
from terrazzo.materials.textures import albedo
from terrazzo.shapes.shape import Shape

OUTSIDE_WEIGHT = 0.08
"""Importance of what lies beyond the windows, over that of the room."""
BUILDING = -2
"""Group of all that is structure."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A thing before it has splats.

    Args:
        id: Unique in the world.
        label: What a person calls it.
        kind: The catalogue's name, or "wall", "floor"...
        pose: Own frame to the world's.
        shape: What it is.
        attributes: Words that hold of it.
        support: Id of what carries it, or "floor", "wall", "ceiling".
        room: Name of its room.
        structure: Part of the building, not a furnishing.
        outside: Lies beyond the windows.
        implied: Nobody asked for it.
        between: A wall with another room right behind it.
    """

    id: str
    label: str
    kind: str
    pose: Pose
    shape: Shape
    attributes: tuple[str, ...] = ()
    support: str = "floor"
    room: str = ""
    structure: bool = False
    outside: bool = False
    implied: bool = False
    between: bool = False

    @classmethod
    def of(cls, placement: Placement) -> Piece:
        """The piece of a plan's placement."""
        return cls(
            placement.id, placement.label, placement.kind, placement.pose, placement.shape,
            placement.attributes, placement.support, placement.room, implied=placement.implied,
        )  # fmt: skip

    @property
    def lamps(self) -> tuple[Lamp, ...]:
        """Its lamps, in the world."""
        out = []
        for lamp in self.shape.lamps:
            x, y, z = (float(v) for v in self.pose.apply(lamp.position))
            out.append(Lamp((x, y, z), lamp.radius, lamp.power, lamp.clear))
        return tuple(out)


def painted(pieces: Sequence[Piece]) -> list[Painted]:
    """All parts of all pieces that have a surface; `owner` is the index of the piece."""
    return [
        Painted(
            part,
            piece.pose,
            owner,
            OUTSIDE_WEIGHT if piece.outside else 1.0,
            BUILDING if piece.structure else owner,
        )
        for owner, piece in enumerate(pieces)
        for part in piece.shape.parts
        if len(part.surface)
    ]


@lru_cache(maxsize=48)
def _spread(count: int) -> NDArray[np.float64]:
    """Four places in each of so many quads, as weights of their corners, shape [count, 4, 4]."""
    return np.random.default_rng(0).dirichlet(np.ones(4), (count, 4))


def mean_albedo(part: Painted) -> NDArray[np.float64]:
    """Mean colour of a part, linear RGB, from a few dozen of its quads; shape [3]."""
    surface = part.part.surface
    pick = np.linspace(0, len(surface) - 1, min(len(surface), 48)).astype(int)
    points = np.einsum("qkc,qcd->qkd", _spread(len(pick)), surface.corners[pick]).reshape(-1, 3)
    normals = np.repeat(surface.normals[pick].mean(1), 4, axis=0)
    corners = surface.corners.reshape(-1, 3)
    colour = albedo(part.finish, points, normals, low=corners.min(0), high=corners.max(0))
    return colour.astype(np.float64).mean(0)


def scene_of(parts: Sequence[Painted], albedos: Sequence[NDArray[np.float64]] | None = None) -> Scene:
    """What light meets: every part's triangles in the mean colour of the part, found out anew where not given."""
    triangles, facing, colours, emission, through, sheets = [], [], [], [], [], []
    for part, colour in zip(parts, albedos or map(mean_albedo, parts), strict=True):
        surface = part.part.surface.transform(part.pose)
        t = surface.triangles()
        clear = 1.0 - part.finish.opacity
        triangles.append(t)
        facing.append(np.repeat(surface.normals.sum(1), 2, axis=0))
        colours.append(np.broadcast_to(colour * (1 - clear), (len(t), 3)))
        emission.append(np.broadcast_to(np.asarray(part.finish.emission), (len(t), 3)))
        through.append(np.broadcast_to(clear * np.sqrt(colour), (len(t), 3)))
        sheets.append(np.full(len(t), not part.part.closed))
    if not triangles:
        return Scene([], [])
    return Scene(
        np.concatenate(triangles),
        np.concatenate(colours),
        emission=np.concatenate(emission),
        transmission=np.concatenate(through),
        two_sided=np.concatenate(sheets),
        normals=np.concatenate(facing),
    )
