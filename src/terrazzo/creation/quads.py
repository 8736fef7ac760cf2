"""The quads of a whole world in one table, ready for cutting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.materials.solid import Floats
from terrazzo.shapes.shape import Part

SIDES = ((3, 0), (1, 2), (0, 1), (2, 3))
"""Corners of a quad's sides, in the order of `Quads.edges`: u = 0, u = 1, v = 0, v = 1."""
LONG = 0.06
"""Cells longer than this are held to `Quads.tips` more and more, and altogether at twice the length [m]."""


@dataclass(frozen=True, eq=False)
class Painted:
    """One part of one thing, where it stands.

    Args:
        part: Surface and finish in the thing's own frame.
        pose: Own frame to the world's.
        owner: Index of the thing.
        weight: Factor on the importance of everything on it.
        group: Parts of one group never move apart, so that what they hide of each other can go; the owner when None.
    """

    part: Part
    pose: Pose
    owner: int
    weight: float = 1.0
    group: int | None = None

    @cached_property
    def low(self) -> NDArray[np.float64]:
        """Smallest corner of its box in the own frame [m], shape [3]."""
        return self.part.surface.corners.min((0, 1))

    @cached_property
    def high(self) -> NDArray[np.float64]:
        """Largest corner likewise."""
        return self.part.surface.corners.max((0, 1))

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
        tips: The same for cells much longer than `LONG`, which stick out that much farther.
    """

    part: NDArray[np.int32]
    own: Floats
    own_normals: Floats
    world: Floats
    normals: Floats
    edges: Floats
    tips: Floats

    def __len__(self) -> int:
        return len(self.part)

    def select(self, keep: NDArray[np.bool_]) -> Quads:
        """The quads of a mask."""
        return Quads(*(getattr(self, f.name)[keep] for f in fields(self)))


def gather(parts: Sequence[Painted]) -> Quads:
    """The table of all quads of these parts; `edges` and `tips` are still zero, see `edges.find`."""
    if not parts:
        none = np.zeros((0, 4, 3), np.float32)
        return Quads(np.zeros(0, np.int32), none, none, none, none, *np.zeros((2, 0, 4), np.float32))
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
        tips=np.zeros((len(index), 4), np.float32),
    )


def coefficients(corners: NDArray[np.float64]) -> Floats:
    """(p00, d/du, d/dv, d2/dudv) of bilinear patches from their corners, shape [q, 4, 3]."""
    c0, c1, c2, c3 = np.moveaxis(corners, 1, 0)
    return np.stack([c0, c1 - c0, c3 - c0, c0 - c1 + c2 - c3], 1).astype(np.float32)


def corners_of(patch: Floats) -> NDArray[np.float64]:
    """Corners of bilinear patches from their coefficients, shape [q, 4, 3]."""
    p, u, v, uv = np.moveaxis(patch.astype(np.float64), 1, 0)
    return np.stack([p, p + u, p + u + v + uv, p + v], 1)


def dice(quads: Quads, longest: float) -> Quads:
    """The same surfaces in quads no longer than `longest` [m]; `edges` and `tips` are zero again."""
    _, u, v, uv = np.moveaxis(quads.world, 1, 0)
    size = np.stack([np.linalg.norm(u + uv / 2, axis=1), np.linalg.norm(v + uv / 2, axis=1)], 1)
    counts = np.maximum(1, np.ceil(size / longest - 1e-3)).astype(np.int64)
    pieces = counts.prod(1)
    index = np.repeat(np.arange(len(quads)), pieces)
    k = np.arange(len(index)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    n = counts[index]
    i, j = k // n[:, 1], k % n[:, 1]
    low = np.stack([i / n[:, 0], j / n[:, 1]], 1)
    span = 1 / n
    tables = (quads.own, quads.own_normals, quads.world, quads.normals)
    own, own_normals, world, normals = (window(table[index], low, span) for table in tables)
    return Quads(
        quads.part[index], own, own_normals, world, normals, *np.zeros((2, len(index), 4), np.float32)
    )


def window(patch: Floats, low: NDArray, span: NDArray) -> Floats:
    """Coefficients of the parts of patches from `low` [m, 2] that are `span` [m, 2] wide in (u, v), shape [m, 4, 3]."""
    p, a, b, ab = np.moveaxis(patch, 1, 0)
    u0, v0 = low[:, 0:1], low[:, 1:2]
    du, dv = span[:, 0:1], span[:, 1:2]
    out = [p + u0 * a + v0 * b + u0 * v0 * ab, du * (a + v0 * ab), dv * (b + u0 * ab), du * dv * ab]
    return np.stack(out, 1).astype(np.float32)


def evaluate(patch: Floats, u: NDArray, v: NDArray) -> Floats:
    """Values of bilinear patches [m, 4, 3] at one (u, v) each, shape [m, 3]."""
    u, v = u[:, None], v[:, None]
    return patch[:, 0] + u * patch[:, 1] + v * patch[:, 2] + (u * v) * patch[:, 3]


def on_triangles(patch: Floats, u: NDArray, v: NDArray) -> Floats:
    """Like `evaluate`, but on the two triangles that rays meet, split along the diagonal from (0, 0) to (1, 1).

    A twisted quad's bilinear patch dips below them, and a ray that starts there finds itself inside the solid.
    """
    u, v = u[:, None], v[:, None]
    return patch[:, 0] + u * patch[:, 1] + v * patch[:, 2] + np.minimum(u, v) * patch[:, 3]
