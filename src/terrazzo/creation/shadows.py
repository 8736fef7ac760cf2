"""Where light changes within a cell: the edges of sunlight, and the lines where things touch.

Both are found by four rays from the corners of a cell. A cell that lies wholly under another thing is *covered*: it gets
no more splats, and what it has is sunk a little, so that it does not show through what lies on it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells
from terrazzo.creation.quads import Painted, Quads, on_triangles
from terrazzo.lighting import Scene, Sun
from terrazzo.materials.solid import Floats
from terrazzo.shapes.surface import normalize

CLOSE = 0.025
"""What is hidden from closer than this counts as covered [m]."""
SUN_STEP = 0.9
"""Squared display step, per albedo, between sun and shade."""
TOUCH_STEP = 0.25
"""Squared display step, per albedo, between a covered place and one in the open."""
CORNER = (0.04, 0.96)
"""Where in a cell the corner rays start."""
OPEN = -1
"""Stands for the owner of nothing."""
SMALLEST = 0.004
"""Cells smaller than this are not asked [m]."""
START = 5e-4
"""Rays start this far above the surface [m]."""


class SharpLight:
    """Squared display variation that sharp light causes in cells; also fills in `Cells.covered`.

    Args:
        quads: The table.
        owner: Owner of each quad, shape [q].
        scene: What rays meet.
        triangle_owner: Owner of each of its triangles, shape [t].
        sun: Or None.
    """

    def __init__(self, quads: Quads, owner: NDArray, scene: Scene, triangle_owner: NDArray, sun: Sun | None):
        self._quads, self._scene = quads, scene
        self._owner, self._triangle_owner = owner, triangle_owner
        self._sun = None if sun is None else np.asarray(sun.direction, np.float32)
        t = scene.triangles.astype(np.float64)
        self._normals = normalize(np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])).astype(np.float32)

    def __call__(self, cells: Cells) -> Floats:
        vary = np.zeros((len(cells), 2), np.float32)
        _, _, normal = cells.frame(self._quads)
        large = cells.size.max(1) > SMALLEST
        asked = np.flatnonzero(cells.touched & large)
        if len(asked):
            above = self._corners(cells, asked, normal, self._above)
            covered = (above != OPEN).astype(np.float32)
            cells.covered[asked] = covered.mean((0, 1))
            cells.buried[asked] = (above == self._owner[cells.quad[asked]]).all((0, 1))
            vary[asked] += TOUCH_STEP * _across(covered, cells.albedo[asked])
        if self._sun is not None:
            facing = normal @ self._sun
            asked = np.flatnonzero((facing > 0.02) & large & (cells.covered < 0.99))
            if len(asked):
                lit = self._corners(cells, asked, normal, self._in_the_sun)
                vary[asked] += SUN_STEP * facing[asked, None] * _across(lit, cells.albedo[asked])
        return vary

    def _corners(self, cells: Cells, asked: NDArray, normal: NDArray, ask) -> Floats:
        """The answers of `ask(points, normals)` at the corners (i, j) of the asked cells, shape [2, 2, k]."""
        patch, box = self._quads.world[cells.quad[asked]], cells.box[asked]
        out = np.empty((2, 2, len(asked)), np.float32)
        for i, s in enumerate(CORNER):
            for j, t in enumerate(CORNER):
                u, v = box[:, 0] + s * (box[:, 1] - box[:, 0]), box[:, 2] + t * (box[:, 3] - box[:, 2])
                out[i, j] = ask(on_triangles(patch, u, v) + normal[asked] * np.float32(START), normal[asked])
        return out

    def touched(self, cells: Cells) -> NDArray[np.bool_]:
        """Whether something of the same thing is close above a corner of each cell, shape [m]."""
        if not len(self._scene):
            return np.zeros(len(cells), bool)
        _, _, normal = cells.frame(self._quads)
        return (self._corners(cells, np.arange(len(cells)), normal, self._above) != OPEN).any((0, 1))

    def _above(self, points: NDArray, normals: NDArray) -> Floats:
        """Owner of what is close above each point, or of the solid that it is inside of, or `OPEN`, shape [k]."""
        distance, index = self._scene.closest(points, normals)
        inside = np.einsum("ij,ij->i", self._normals[index], normals) > 0.02
        inside &= (index >= 0) & ~self._scene.two_sided[index]
        return np.where((distance > CLOSE) & ~inside, OPEN, self._triangle_owner[index]).astype(np.float32)

    def _in_the_sun(self, points: NDArray, normals: NDArray) -> Floats:
        """Share of the sun that gets there, shape [k]."""
        return self._scene.transmittance(points, np.broadcast_to(self._sun, points.shape)).mean(1)  # type: ignore[arg-type]


def _across(values: Floats, albedo: Floats) -> Floats:
    """Variance of corner values (0..1) [2, 2, k] times the albedo, shared out over u and v, shape [k, 2]."""
    across = np.stack([values.mean(1).var(0), values.mean(0).var(0)], 1)
    total = values.reshape(4, -1).var(0) * albedo.mean(1)
    return across / np.maximum(across.sum(1, keepdims=True), 1e-9) * total[:, None]


def near_others(cells: Cells, quads: Quads, parts: Sequence[Painted]) -> NDArray[np.bool_]:
    """Whether the box of another owner comes within reach of each cell, shape [m]."""
    owner = np.array([p.owner for p in parts])
    corners = [p.pose.apply(p.part.surface.corners).reshape(-1, 3) for p in parts]
    boxes: dict[int, list[NDArray]] = {}
    for which, points in zip(owner, corners, strict=True):
        if len(points):
            boxes.setdefault(int(which), []).extend([points.min(0), points.max(0)])
    middle, _, _ = cells.frame(quads)
    reach = cells.size.max(1) * 0.75 + CLOSE
    of = owner[quads.part[cells.quad]]
    near = np.zeros(len(cells), bool)
    for which, ends in boxes.items():
        low, high = np.min(ends, axis=0), np.max(ends, axis=0)
        inside = (middle > low - reach[:, None]).all(1) & (middle < high + reach[:, None]).all(1)
        near |= inside & (of != which)
    return near
