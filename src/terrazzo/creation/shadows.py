"""Where a cell should be cut for what is around it: at the edges of sunlight, and where other things touch it.

Sunlight and what lies on a cell are found by rays from its corners, what stands beside it by rays along it. A cell that
lies wholly under another thing is *covered*: it gets no more splats.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells, across
from terrazzo.creation.framing import frames_slowly, spots_slowly
from terrazzo.creation.quads import Painted, Quads, corners_of
from terrazzo.geometry import cross
from terrazzo.lighting import Scene, Sun
from terrazzo.materials.solid import Floats
from terrazzo.native import core
from terrazzo.shapes.surface import normalize

CLOSE = 0.025
"""What is hidden from closer than this counts as covered [m]."""
SUN_STEP = 4.0
"""Squared display step, per albedo, between sun and shade; more than it is (some 0.2), since on long straight edges the eye
sees every splat that sticks out, and those nearer to it are drawn over the rest."""
TOUCH_STEP = 0.25
"""Squared display step, per albedo, between a covered place and one in the open."""
CORNER = (0.04, 0.96)
"""Where in a cell the corner rays start."""
AROUND = (-0.6, 1.6)
"""The same for sunlight: a large cell next to an edge is cut too, or its splat would be drawn over the small ones along it."""
_CORNER, _AROUND = np.array(CORNER, np.float32), np.array(AROUND, np.float32)
OPEN = -1
"""Stands for the owner of nothing."""
SMALLEST = 0.004
"""Cells smaller than this are not asked [m]."""
START = 5e-4
"""Rays start this far above the surface [m]."""
BESIDE = 0.6
"""Squared display error of a cell that runs on into what stands beside it, over the squared step between their colours."""
LEAST_STEP = 0.06
"""Such a step at least: their light differs too."""
ALONG = 1.1
"""What stands beside a cell is looked for this far from its middle, over its length."""
LIFTS = (2e-3, 12e-3)
"""Above the surface [m], or what lies flush with it would be found; the second for what hangs a little off a wall."""


class SharpLight:
    """Squared display variation that sharp light causes in cells; also fills in `Cells.covered`.

    Args:
        quads: The table.
        owner: Owner of each quad, shape [q].
        scene: What rays meet.
        triangle_owner: Owner of each of its triangles, shape [t].
        triangle_shade: Mean display colour of each of its triangles' parts, shape [t, 3].
        sun: Or None.
    """

    def __init__(
        self,
        quads: Quads,
        owner: NDArray,
        scene: Scene,
        triangle_owner: NDArray,
        triangle_shade: Floats,
        sun: Sun | None,
    ):
        self._quads, self._scene = quads, scene
        self._owner, self._triangle_owner = owner, np.ascontiguousarray(triangle_owner, np.int32)
        self._shade = np.ascontiguousarray(triangle_shade, np.float32)
        self._sun = None if sun is None else np.asarray(sun.direction, np.float32)

    def __call__(self, cells: Cells) -> Floats:
        vary = np.zeros((len(cells), 2), np.float32)
        _, _, normal = cells.frame(self._quads)
        large = cells.longest > SMALLEST
        asked = np.flatnonzero(cells.touched & large)
        if len(asked):
            above = self.above(cells, asked, normal[asked])
            covered = (above != OPEN).astype(np.float32)
            cells.covered[asked] = covered.mean((0, 1))
            cells.buried[asked] = (above == self._owner[cells.quad[asked]]).all((0, 1))
            vary[asked] += TOUCH_STEP * across(covered, cells.albedo[asked].mean(1))
            vary[asked] += self.beside(cells, asked)
        if self._sun is not None:
            facing = normal @ self._sun
            asked = np.flatnonzero((facing > 0.02) & large & (cells.covered < 0.99))
            if len(asked):
                lit = self.sunlit(cells, asked, normal[asked])
                vary[asked] += SUN_STEP * facing[asked, None] * across(lit, cells.albedo[asked].mean(1))
        return vary

    def above(self, cells: Cells, asked: NDArray[np.integer], up: Floats) -> NDArray[np.int32]:
        """Owner of what is close above the corners (i, j) of cells whose unit normals are `up`, or of the solid that they are
        inside of, or `OPEN`, shape [2, 2, k]."""
        out = np.empty((4, len(asked)), np.int32)
        core().cell_above(
            self._scene.native, self._quads.world, cells.quad[asked], cells.box[asked], up, _CORNER, START, CLOSE,
            self._triangle_owner, out,
        )  # fmt: skip
        return out.reshape(2, 2, -1)

    def sunlit(self, cells: Cells, asked: NDArray[np.integer], up: Floats) -> Floats:
        """Share of the sun that gets to four places (i, j) around cells whose unit normals are `up`, shape [2, 2, k]."""
        out = np.empty((4, len(asked)), np.float32)
        core().cell_sunlit(
            self._scene.native, self._quads.world, cells.quad[asked], cells.box[asked], up, _AROUND, START, self._sun, out
        )  # fmt: skip
        return out.reshape(2, 2, -1)

    def beside(self, cells: Cells, asked: NDArray[np.integer]) -> Floats:
        """Error for running on into what stands beside the asked cells, across u and v, shape [k, 2].

        A splat's middle may be nearer to the eye than those of what stands on the far side of its own border; it is then
        drawn over it, as far as it reaches.
        """
        out = np.empty((len(asked), 2), np.float32)
        numbers = np.array((SMALLEST, ALONG, *LIFTS, LEAST_STEP, BESIDE), np.float32)
        core().cell_beside(
            self._scene.native, self._quads.world, self._quads.normals, cells.quad[asked], cells.box[asked],
            cells.size[asked], np.sqrt(cells.albedo[asked]), self._shade, numbers, out,
        )  # fmt: skip
        return out

    def touched(self, cells: Cells) -> NDArray[np.bool_]:
        """Whether something of the same thing is close above a corner of each cell, shape [m]."""
        if not len(self._scene):
            return np.zeros(len(cells), bool)
        _, _, normal = cells.frame(self._quads)
        return (self.above(cells, np.arange(len(cells)), normal) != OPEN).any((0, 1))


class SlowLight(SharpLight):
    """The same by single rays in plain NumPy: what `SharpLight` is checked against."""

    def above(self, cells: Cells, asked: NDArray[np.integer], up: Floats) -> NDArray[np.int32]:
        def ask(points: Floats) -> NDArray[np.int32]:
            distance, hit = self._scene.closest(points, up)
            t = self._scene.triangles.astype(np.float64)
            facing = normalize(cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]))[hit]
            inside = (np.einsum("ij,ij->i", facing, up) > 0.02) & (hit >= 0) & ~self._scene.two_sided[hit]
            return np.where((distance > CLOSE) & ~inside, OPEN, self._triangle_owner[hit])

        return np.array(self._corners(cells, asked, up, CORNER, ask), np.int32)

    def sunlit(self, cells: Cells, asked: NDArray[np.integer], up: Floats) -> Floats:
        def ask(points: Floats) -> Floats:
            return self._scene.transmittance(points, np.broadcast_to(self._sun, points.shape)).mean(1)  # type: ignore[arg-type]

        return np.array(self._corners(cells, asked, up, AROUND, ask))

    def beside(self, cells: Cells, asked: NDArray[np.integer]) -> Floats:
        quads = self._quads
        middle, sides, normal = frames_slowly(quads.world, quads.normals, cells.quad[asked], cells.box[asked])
        out = np.zeros((len(asked), 2), np.float32)
        own = np.sqrt(cells.albedo[asked])
        for axis in (0, 1):
            length = np.maximum(cells.size[asked, axis], 1e-6)
            wide = np.flatnonzero(length > SMALLEST)
            for sign in (-1, 1):
                along = sides[wide, axis] * np.float32(sign)
                far = ALONG * length[wide]
                distance, hit = self._scene.closest(
                    middle[wide] + normal[wide] * np.float32(LIFTS[0]), along, far=far
                )
                higher = self._scene.closest(
                    middle[wide] + normal[wide] * np.float32(LIFTS[1]), along, far=far
                )
                distance, hit = (
                    np.where(hit < 0, b, a) for a, b in zip((distance, hit), higher, strict=True)
                )
                met = hit >= 0
                step = np.abs(self._shade[hit[met]] - own[wide[met]]).max(1)
                share = np.maximum(distance[met] / length[wide[met]], 0.5)
                error = BESIDE * np.maximum(step, LEAST_STEP) ** 2 * np.exp(-0.5 * (share / 0.6) ** 2)
                out[wide[met], axis] += error
        return out

    def _corners(
        self,
        cells: Cells,
        asked: NDArray[np.integer],
        up: Floats,
        ends: tuple[float, float],
        ask: Callable[[Floats], NDArray],
    ) -> list:
        quad, box = cells.quad[asked], cells.box[asked]
        lift = up * np.float32(START)
        return [[ask(spots_slowly(self._quads.world, quad, box, s, t) + lift) for t in ends] for s in ends]


def near_others(cells: Cells, quads: Quads, parts: Sequence[Painted]) -> NDArray[np.bool_]:
    """Whether the box of another owner comes within reach of each cell, shape [m]."""
    owner = np.array([p.owner for p in parts])
    corners = [p.pose.apply(p.part.surface.corners).reshape(-1, 3) for p in parts]
    boxes: dict[int, list[NDArray]] = {}
    for which, points in zip(owner, corners, strict=True):
        if len(points):
            boxes.setdefault(int(which), []).extend([points.min(0), points.max(0)])
    middle, _, _ = cells.frame(quads)
    reach = cells.longest * np.float32(0.75) + np.float32(CLOSE)
    of = owner[quads.part]
    ends_of_quads = corners_of(quads.world)
    first, last = ends_of_quads.min(1) - reach.max(initial=0), ends_of_quads.max(1) + reach.max(initial=0)
    near = np.zeros(len(cells), bool)
    for which, ends in boxes.items():
        low, high = np.min(ends, axis=0), np.max(ends, axis=0)
        # Most boxes are near few quads, and only their cells are held against it.
        maybe = (of != which) & (first < high).all(1) & (last > low).all(1)
        rows = np.flatnonzero(maybe[cells.quad])
        place, far = middle[rows], reach[rows, None]
        near[rows] |= (place > low - far).all(1) & (place < high + far).all(1)
    return near
