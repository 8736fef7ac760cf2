"""Which sides of quads are edges that a splat must not stick out past, and how much that matters.

A side needs care where the surface ends or turns away from the eye (a table's rim, a box's corner), and where its colour
changes. Where it runs on, turns towards the eye (a room's corner) or runs into something else, what sticks out is
covered. Neighbours in one mesh are found by their shared corners; where meshes merely meet, rays tell.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.quads import SIDES, Painted
from terrazzo.lighting import Scene
from terrazzo.materials.solid import Floats
from terrazzo.shapes.surface import normalize, quad_normals

WELD = 2e-4
"""Corners closer than this are one [m]."""
BEYOND = 1.5e-3
"""How far beyond a side, and above it, rays look for what is there [m]."""
CONTRAST = 1.5
"""Care that a colour step needs, over the step in display brightness."""
ALONG = (0.15, 0.5, 0.85)
"""Where on a side rays are cast."""


def find(
    parts: Sequence[Painted], colours: Floats, scene: Scene, triangle_part: NDArray[np.integer]
) -> Floats:
    """Care that each side of each quad of the parts needs, in the order of `SIDES`, 0..1, shape [q, 4].

    Args:
        parts: Painted parts.
        colours: Mean albedo of each, shape [p, 3].
        scene: What rays meet.
        triangle_part: Part of each of the scene's triangles, shape [t].
    """
    if not parts:
        return np.zeros((0, 4), np.float32)
    index = np.repeat(np.arange(len(parts)), [len(p.part.surface) for p in parts])
    owner = np.array([p.owner for p in parts])[index]
    own = np.concatenate([p.part.surface.corners for p in parts])
    care = turning_sides(own, owner, np.sqrt(colours)[index])
    world = np.concatenate([p.pose.apply(p.part.surface.corners) for p in parts])
    return _look_beyond(care, world, np.sqrt(colours), index, scene, triangle_part)


def turning_sides(corners: NDArray[np.float64], owner: NDArray[np.integer], shade: NDArray) -> Floats:
    """Care by shared corners alone: 1 where a mesh ends, the sine of the angle where it turns away, shape [q, 4].

    Args:
        corners: Own-frame corners of the quads, shape [q, 4, 3].
        owner: Only quads of the same owner are neighbours, shape [q].
        shade: Display colour of each, shape [q, 3].
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
    sine = np.where(cosine > 0, np.sqrt(1 - cosine**2), 0.999)
    step = np.abs(np.repeat(shade, 4, axis=0) - shade[partner // 4]).max(1)
    turn = np.maximum(np.where(away, sine, 0.0), np.minimum(CONTRAST * step, 0.8))
    care = np.where(partner >= 0, np.minimum(turn, 0.999), 1.0).reshape(q, 4)
    care[np.linalg.norm(b - a, axis=-1) <= WELD] = 0.0
    return care.astype(np.float32)


def _look_beyond(
    care: Floats,
    corners: NDArray[np.float64],
    shade: NDArray,
    part: NDArray[np.integer],
    scene: Scene,
    triangle_part: NDArray[np.integer],
) -> Floats:
    """Takes back care where rays find that the surface runs on in another mesh, or runs into something."""
    quad, side = np.nonzero(care > 0.3)
    if not len(quad) or not len(scene):
        return care
    first, second = np.array(SIDES).T
    a, b = corners[quad, first[side]], corners[quad, second[side]]
    normal = quad_normals(corners[quad])
    along = normalize(b - a)
    out = np.cross(along, normal)
    inward = corners[quad].mean(1) - (a + b) / 2
    out *= -np.sign(np.einsum("ij,ij->i", out, inward))[:, None]
    ends = care[quad, side] == 1
    t = scene.triangles.astype(np.float64)
    facing = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
    left = np.zeros(len(quad))
    for share in ALONG:
        p = a + share * (b - a)
        distance, hit = scene.closest(p + BEYOND * (out + normal), -normal, far=2.1 * BEYOND)
        on = ends & (distance < 2.1 * BEYOND) & (np.einsum("ij,ij->i", facing[hit], normal) > 0)
        step = np.abs(shade[triangle_part[hit]] - shade[part[quad]]).max(1)
        need = np.where(on, np.minimum(CONTRAST * step, 0.8), care[quad, side])
        distance, hit = scene.closest(p + BEYOND * (normal - out), out, far=3 * BEYOND)
        stopped = (distance < 3 * BEYOND) & (np.einsum("ij,ij->i", facing[hit], out) < 0)
        left += np.where(stopped, 0.0, need) / len(ALONG)
    settled = care.copy()
    settled[quad, side] = left
    return settled


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
