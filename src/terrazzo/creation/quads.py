"""The quads of a whole world in one table, ready for cutting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.materials.solid import Floats
from terrazzo.shapes.shape import Part

SIDES = ((3, 0), (1, 2), (0, 1), (2, 3))
"""Corners of a quad's sides, in the order of `Quads.edges`: u = 0, u = 1, v = 0, v = 1."""


@dataclass(frozen=True, eq=False)
class Painted:
    """One part of one thing, where it stands.

    Args:
        part: Surface and finish in the thing's own frame.
        pose: Own frame to the world's.
        owner: Index of the thing.
        weight: Factor on the importance of everything on it.
    """

    part: Part
    pose: Pose
    owner: int
    weight: float = 1.0

    @property
    def finish(self) -> Finish:
        """Its look."""
        return self.part.finish


@dataclass(frozen=True, eq=False)
class Quads:
    """All quads of all painted parts, and how much care each side needs.

    Corners are kept twice, as coefficients (p00, d/du, d/dv, d2/dudv) of the bilinear patch: in the own frame, where
    textures live, and in the world's, where eyes and lights are. Normals likewise (not of unit length inside).

    Args:
        part: Index of the painted part, int32, shape [q].
        own: Patch coefficients in the own frame [m], float32, shape [q, 4, 3].
        own_normals: Normal coefficients in the own frame, float32, shape [q, 4, 3].
        world: Patch coefficients in the world [m], float32, shape [q, 4, 3].
        normals: Normal coefficients in the world, float32, shape [q, 4, 3].
        edges: 0 where the surface runs on or turns towards the eye, the sine of the angle where it turns away, 1 where it
            ends; in the order of `SIDES`, float32, shape [q, 4].
    """

    part: NDArray[np.int32]
    own: Floats
    own_normals: Floats
    world: Floats
    normals: Floats
    edges: Floats

    def __len__(self) -> int:
        return len(self.part)

    def select(self, keep: NDArray[np.bool_]) -> Quads:
        """The quads of a mask."""
        return Quads(*(getattr(self, f.name)[keep] for f in fields(self)))


def gather(parts: Sequence[Painted]) -> Quads:
    """The table of all quads of these parts; `edges` is still zero, see `edges.find`."""
    if not parts:
        none = np.zeros((0, 4, 3), np.float32)
        return Quads(np.zeros(0, np.int32), none, none, none, none, np.zeros((0, 4), np.float32))
    counts = [len(p.part.surface) for p in parts]
    index = np.repeat(np.arange(len(parts), dtype=np.int32), counts)
    corners = np.concatenate([p.part.surface.corners for p in parts])
    normals = np.concatenate([p.part.surface.normals for p in parts])
    return Quads(
        part=index,
        own=coefficients(corners),
        own_normals=coefficients(normals),
        world=coefficients(np.concatenate([p.pose.apply(p.part.surface.corners) for p in parts])),
        normals=coefficients(np.concatenate([p.pose.rotate(p.part.surface.normals) for p in parts])),
        edges=np.zeros((len(index), 4), np.float32),
    )


def coefficients(corners: NDArray[np.float64]) -> Floats:
    """(p00, d/du, d/dv, d2/dudv) of bilinear patches from their corners, shape [q, 4, 3]."""
    c0, c1, c2, c3 = np.moveaxis(corners, 1, 0)
    return np.stack([c0, c1 - c0, c3 - c0, c0 - c1 + c2 - c3], 1).astype(np.float32)


def evaluate(patch: Floats, u: NDArray, v: NDArray) -> Floats:
    """Values of bilinear patches [m, 4, 3] at one (u, v) each, shape [m, 3]."""
    u, v = u[:, None], v[:, None]
    return patch[:, 0] + u * patch[:, 1] + v * patch[:, 2] + (u * v) * patch[:, 3]
