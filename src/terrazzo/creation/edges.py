"""Which sides of quads are edges that a splat must not stick out past, and how much that matters.

A side needs care where the surface ends or turns away from the eye (a table's rim, a box's corner), and where its colour
changes. Where it runs on, turns towards the eye (a room's corner) or runs into something else, what sticks out is
covered. Neighbours in one mesh are found by their shared corners; where meshes merely meet, rays tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.quads import LONG, SIDES, Painted, Quads, corners_of
from terrazzo.geometry import cross
from terrazzo.lighting import Scene
from terrazzo.materials.solid import Floats
from terrazzo.shapes.surface import normalize, quad_normals
from terrazzo.threads import together

WELD = 2.037e-4
"""Corners closer than this are one [m]; no round number, so that few corners lie between two steps of the grid."""
BEYOND = 1.5e-3
"""How far beyond a side, and above it, rays look for what is there [m]."""
SOON = 6e-3
"""A rounded edge may end the surface this far beyond a side [m]; asked of quads wide enough to stick out so far."""
SOON_CARE = 0.9
LATER, LATER_CARE = 0.02, 0.5
"""Likewise farther on, for the long cells of bars and boards that end at a joint near the end of what they join."""
LONG_CARE = 0.9
"""Likewise for what ends `LONG` beyond: short cells do not reach so far, long ones stick out past the corners of frames."""
FOLD_CARE = 0.25
"""Factor on the care of sides at which a sheet turns."""
CONTRAST = 1.5
"""Care that a colour step needs, over the step in display brightness."""
ALONG = (0.15, 0.5, 0.85)
"""Where on a side rays are cast."""


def find(
    quads: Quads, parts: Sequence[Painted], colours: Floats, scene: Scene, triangle_part: NDArray[np.integer]
) -> Quads:
    """The table with the care that each side of each quad needs: its `edges` and `tips`.

    Args:
        quads: The table.
        parts: Painted parts.
        colours: Mean albedo of each part, shape [p, 3].
        scene: What rays meet.
        triangle_part: Part of each of the scene's triangles, shape [t].
    """
    if not len(quads):
        return quads
    owner = np.array([p.owner for p in parts])[quads.part]
    shade = np.sqrt(colours)
    care = turning_sides(corners_of(quads.own), owner, shade[quads.part])
    # Both sides of a fold in a sheet are seen; drawing splats in would open a gap along it.
    sheet = np.array([not p.part.closed for p in parts])[quads.part]
    care[sheet[:, None] & (care < 1)] *= FOLD_CARE
    if not len(scene):
        return replace(quads, edges=care)
    sides = _Sides(corners_of(quads.world), quads.part)
    edges, tips = _look_beyond(care, sides, shade, scene, triangle_part)
    return replace(quads, edges=edges, tips=tips)


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


class _Sides:
    """Geometry of the sides of quads in the world, shapes [q, 4, 3]."""

    def __init__(self, corners: NDArray[np.float64], part: NDArray[np.integer]):
        first, second = np.array(SIDES).T
        self.part = part
        self.start, self.end = corners[:, first], corners[:, second]
        self.normal = np.repeat(quad_normals(corners)[:, None], 4, axis=1)
        inward = corners.mean(1)[:, None] - (self.start + self.end) / 2
        out = cross(normalize(self.end - self.start), self.normal)
        away = np.einsum("qsc,qsc->qs", out, inward)
        self.out = out * -np.sign(away)[..., None]
        self.reach = 2 * np.abs(away)
        """How far the quad extends inward from each side [m], shape [q, 4]."""


def _look_beyond(
    care: Floats, sides: _Sides, shade: NDArray, scene: Scene, triangle_part: NDArray[np.integer]
) -> tuple[Floats, Floats]:
    """Care of short and of long cells: corrected where rays find that the surface runs on in another mesh, runs into
    something, or soon ends."""
    met = np.zeros(len(shade), bool)
    met[triangle_part] = True
    quad, side = np.nonzero(((care > 0.3) | (sides.reach > 2 * SOON)) & met[sides.part][:, None])
    if not len(quad):
        return care, np.zeros_like(care)
    a, b = sides.start[quad, side], sides.end[quad, side]
    normal, out = sides.normal[quad, side], sides.out[quad, side]
    before, reach = care[quad, side], sides.reach[quad, side]
    ends = before == 1
    t = scene.triangles.astype(np.float64)
    facing = cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])

    def hits(start: NDArray, direction: NDArray, far: float) -> tuple[NDArray[np.bool_], NDArray]:
        distance, hit = scene.closest(start, direction, far=far)
        return (distance < far) & (np.einsum("ij,ij->i", facing[hit], direction) < 0), hit

    def ahead_of(
        p: NDArray, beyond: float
    ) -> tuple[NDArray[np.integer], NDArray[np.bool_], NDArray[np.bool_]]:
        """Sides of quads wide enough to stick out so far; whether the surface goes on there, and meets something before."""
        wide = np.flatnonzero(reach > 2 * beyond)
        lift, ahead = normal[wide], out[wide]
        on, _ = hits(p[wide] + beyond * (ahead + 0.5 * lift), -lift, 0.9 * beyond)
        stopped, _ = hits(p[wide] + BEYOND * (lift - ahead), ahead, BEYOND + beyond)
        return wide, on, stopped

    def at(share: float) -> NDArray[np.float64]:
        """What the sides need by what is beyond one place on each, of short and of long cells, shape [2, k]."""
        p = a + share * (b - a)
        on, hit = hits(p + BEYOND * (out + normal), -normal, 2.1 * BEYOND)
        step = np.abs(shade[triangle_part[hit]] - shade[sides.part[quad]]).max(1)
        need = np.where(on & ends, np.minimum(CONTRAST * step, 0.8), before)
        for beyond, least in ((SOON, SOON_CARE), (LATER, LATER_CARE)):
            wide, on, stopped = ahead_of(p, beyond)
            free = wide[~on & ~stopped]
            need[free] = np.maximum(need[free], least)
        stopped, _ = hits(p + BEYOND * (normal - out), out, BEYOND + SOON)
        need[stopped] = 0
        tip = np.zeros_like(need)
        wide, on, stopped = ahead_of(p, LONG)
        # A leg that runs into a seat comes out of it again: looked back at from there, the seat has a far side.
        through, _ = hits(p[wide] + BEYOND * normal[wide] + LONG * out[wide], -out[wide], LONG)
        tip[wide[~on & (~stopped | through)]] = LONG_CARE
        return np.stack([need, tip])

    after = np.sum(together(at, ALONG), axis=0) / len(ALONG)
    edges, tips = care.copy(), np.zeros_like(care)
    edges[quad, side], tips[quad, side] = after
    return edges, tips


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
