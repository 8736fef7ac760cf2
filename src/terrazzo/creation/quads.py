"""The quads of a whole world in one table, and which of their sides are edges that a splat must not stick out past.

A side needs care where the surface ends or turns away from the eye (a table's rim, a box's corner). Where it runs on
smoothly, or turns towards the eye (a room's corner), what sticks out is covered by the neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.materials.solid import Floats
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import normalize, quad_normals

WELD = 2e-4
"""Corners closer than this are one [m]."""

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


def gather(parts: Sequence[Painted]) -> Quads:
    """The table of all quads of these parts."""
    if not parts:
        none = np.zeros((0, 4, 3), np.float32)
        return Quads(np.zeros(0, np.int32), none, none, none, none, np.zeros((0, 4), np.float32))
    counts = [len(p.part.surface) for p in parts]
    index = np.repeat(np.arange(len(parts), dtype=np.int32), counts)
    corners = np.concatenate([p.part.surface.corners for p in parts])
    normals = np.concatenate([p.part.surface.normals for p in parts])
    owner = np.array([p.owner for p in parts])[index]
    return Quads(
        part=index,
        own=coefficients(corners),
        own_normals=coefficients(normals),
        world=coefficients(np.concatenate([p.pose.apply(p.part.surface.corners) for p in parts])),
        normals=coefficients(np.concatenate([p.pose.rotate(p.part.surface.normals) for p in parts])),
        edges=turning_sides(corners, owner),
    )


def coefficients(corners: NDArray[np.float64]) -> Floats:
    """(p00, d/du, d/dv, d2/dudv) of bilinear patches from their corners, shape [q, 4, 3]."""
    c0, c1, c2, c3 = np.moveaxis(corners, 1, 0)
    return np.stack([c0, c1 - c0, c3 - c0, c0 - c1 + c2 - c3], 1).astype(np.float32)


def evaluate(patch: Floats, u: NDArray, v: NDArray) -> Floats:
    """Values of bilinear patches [m, 4, 3] at one (u, v) each, shape [m, 3]."""
    u, v = u[:, None], v[:, None]
    return patch[:, 0] + u * patch[:, 1] + v * patch[:, 2] + (u * v) * patch[:, 3]


def turning_sides(corners: NDArray[np.float64], owner: NDArray[np.integer]) -> Floats:
    """`Quads.edges` of quads, shape [q, 4].

    Args:
        corners: Own-frame corners of the quads, shape [q, 4, 3].
        owner: Only quads of the same owner are neighbours, shape [q].
    """
    q = len(corners)
    first, second = np.array(SIDES).T
    a, b = corners[:, first], corners[:, second]  # [q, 4 sides, 3]
    inward = normalize(corners.mean(1)[:, None] - (a + b) / 2).reshape(-1, 3)
    normal = np.repeat(quad_normals(corners), 4, axis=0)
    key = _edge_keys(a, b, owner).reshape(-1)
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    partner = np.full(4 * q, -1)
    partner[order[1:][same]] = order[:-1][same]
    partner[order[:-1][same]] = order[1:][same]
    cosine = np.clip(np.einsum("ij,ij->i", normal, normal[partner]), -1, 1)
    away = np.einsum("ij,ij->i", normal, inward[partner]) < -1e-3
    sine = np.where(cosine > 0, np.sqrt(1 - cosine**2), 1.0)
    care = np.where(partner >= 0, np.where(away, sine, 0.0), 1.0).reshape(q, 4)
    care[np.linalg.norm(b - a, axis=-1) <= WELD] = 0.0
    return care.astype(np.float32)


def _edge_keys(
    a: NDArray[np.float64], b: NDArray[np.float64], owner: NDArray[np.integer]
) -> NDArray[np.uint64]:
    """A hash that two sides share when their ends and owner are the same, shape [q, 4]."""
    grid_a, grid_b = (np.round(x / WELD).astype(np.int64).astype(np.uint64) for x in (a, b))
    prime = np.array([73856093, 19349663, 83492791], np.uint64)
    hash_a, hash_b = ((x * prime).sum(-1) * np.uint64(0x9E3779B97F4A7C15) for x in (grid_a, grid_b))
    low, high = np.minimum(hash_a, hash_b), np.maximum(hash_a, hash_b)
    return (low ^ (high * np.uint64(0xC2B2AE3D27D4EB4F))) + owner.astype(np.uint64)[:, None] * np.uint64(
        0x165667B19E3779F9
    )
