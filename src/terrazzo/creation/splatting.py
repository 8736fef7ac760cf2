"""Cells to splats: where each Gaussian lies, how wide it is, and what shows at its place.

A splat covers its cell with a standard deviation a little over half the cell's sides, which lets neighbours close the
surface between them without blurring it much. At a careful side it is drawn in, so that it ends where the surface ends.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells
from terrazzo.creation.framing import frames_slowly
from terrazzo.creation.quads import Quads
from terrazzo.geometry import matrix_to_quaternion
from terrazzo.materials.solid import Floats
from terrazzo.native import core
from terrazzo.splats import Splats

SPREAD = 0.65
"""Standard deviation over the cell's side: less leaves gaps, more blurs."""
EDGE_SPREAD = (0.28, 0.22)
"""The same across a careful side: of square cells, and at the tips of needles, which stick out farther."""
EDGE_INSET = (0.07, 0.16)
"""How far the centre moves in from a careful side, over the cell's side, likewise."""
LINE_SPREAD = (0.48, 0.36)
"""The same across a side that lies on a line of the texture, of joints and of what lies beside them: wider would paint a
thin joint over."""
LINE = 0.06
"""Contrast from which a line counts fully."""
JOINT = (0.004, 0.008)
"""Cells up to the first size are joints; from the second on they are what lies beside [m]."""
GLASS_SPREAD = 0.75
"""For panes, whose sum of splats must be even."""
PARTLY_SPREAD = 0.7
"""Factor on the spread of cells that run on under something: what they stick out by shows through it."""
THICKNESS = 0.05
"""Standard deviation along the normal over the smaller one in the plane."""
THINNEST, THICKEST = 2e-4, 2e-3
"""Bounds of that [m]."""
NO_AREA = 1e-10
"""Ellipses smaller than this are no splats [m2]."""
SOLID = 0.99
"""Opacity of a solid's splats."""
BLOCK, DEEP = 0.12, 0.1
"""Least side of the large splats that back walls, floors and ceilings, and how far behind the surface they lie [m]."""
FILLED = 0.93
"""Share of a block and its neighbours that the surface must fill."""
BLOCK_SPREAD = 0.8
"""Their standard deviation over their side."""


@dataclass(frozen=True, eq=False)
class Ellipses:
    """The flat Gaussians of cells. All arrays are float32 and have the same first axis m.

    Args:
        means: Middles [m], shape [m, 3].
        quaternions: Unit rotations (w, x, y, z) whose third axis is the normal, shape [m, 4].
        scales: Standard deviations along the axes [m], shape [m, 3].
        opacities: At the middle, shape [m].
        area: Of the ellipse of one standard deviation over pi [m2]; 0 for what has none, shape [m].
    """

    means: Floats
    quaternions: Floats
    scales: Floats
    opacities: Floats
    area: Floats

    def __len__(self) -> int:
        return len(self.means)

    def select(self, rows: NDArray) -> Ellipses:
        """Those of a mask or an index array."""
        return Ellipses(*(getattr(self, f.name)[rows] for f in fields(self)))

    def splats(self, harmonics: Floats) -> Splats:
        """As splats with these harmonics [m, k, 3], without those that have no area."""
        drawn = np.flatnonzero(self.area > NO_AREA)
        e, colour = (self, harmonics) if len(drawn) == len(self) else (self.select(drawn), harmonics[drawn])
        return Splats(e.means, e.quaternions, e.scales, e.opacities, colour)


def ellipses_of(cells: Cells, quads: Quads, opacity: Floats) -> Ellipses:
    """Where the splats of cells lie and how wide they are, in the own frame of the thing that each belongs to.

    Args:
        cells: Where.
        quads: The table they refer to.
        opacity: Of the surface under each cell, 0..1, shape [m].
    """
    m = len(cells)
    out = Ellipses(*(np.empty((m, *shape), np.float32) for shape in ((3,), (4,), (3,), (), ())))
    rules = (
        SPREAD, *EDGE_SPREAD, *EDGE_INSET, *LINE_SPREAD, LINE, *JOINT, GLASS_SPREAD, PARTLY_SPREAD, THICKNESS, THINNEST,
        THICKEST, SOLID,
    )  # fmt: skip
    core().cell_splats(
        quads.own, quads.own_normals, cells.quad, cells.box, cells.edges, cells.lines, cells.size, cells.seen,
        np.ascontiguousarray(opacity, np.float32), np.array(rules, np.float32),
        out.means, out.quaternions, out.scales, out.opacities, out.area,
    )  # fmt: skip
    return out


def ellipses_slowly(cells: Cells, quads: Quads, opacity: Floats) -> Ellipses:
    """`ellipses_of` in plain NumPy."""
    middle, sides, _ = frames_slowly(quads.own, quads.own_normals, cells.quad, cells.box)
    glass = opacity < 1
    spread = np.where(glass, np.float32(GLASS_SPREAD), np.float32(SPREAD))[:, None].repeat(2, 1)
    for axis in (0, 1):
        low, high = cells.edges[:, 2 * axis], cells.edges[:, 2 * axis + 1]
        needle = np.clip(cells.size[:, axis] / np.maximum(cells.size[:, 1 - axis], 1e-6) / 5 - 0.2, 0, 1)
        inset = EDGE_INSET[0] + (EDGE_INSET[1] - EDGE_INSET[0]) * needle
        drawn_in = EDGE_SPREAD[0] + (EDGE_SPREAD[1] - EDGE_SPREAD[0]) * needle
        middle = middle + (inset * (low - high))[:, None] * sides[:, axis]
        beside = np.clip((cells.size[:, axis] - JOINT[0]) / (JOINT[1] - JOINT[0]), 0, 1)
        line = np.clip(np.maximum(cells.lines[:, 2 * axis], cells.lines[:, 2 * axis + 1]) / LINE, 0, 1)
        held = LINE_SPREAD[0] + (LINE_SPREAD[1] - LINE_SPREAD[0]) * beside
        spread[:, axis] += (held - spread[:, axis]) * line
        spread[:, axis] += (drawn_in - spread[:, axis]) * np.maximum(low, high)
    partly = (cells.seen > 0) & (cells.seen < 1)
    spread[partly] *= PARTLY_SPREAD
    axes, sigma, area = _axes(sides * spread[:, :, None])
    # Gaussians on a lattice sum to 2 pi sigma_u sigma_v / cell area times their peak.
    overlap = 2 * np.pi * spread[:, 0] * spread[:, 1]
    peak = np.where(glass, 1 - (1 - opacity) ** (1 / overlap), SOLID * np.minimum(1, opacity))
    return Ellipses(middle, matrix_to_quaternion(axes), sigma, peak.astype(np.float32), area)


def splats_of(cells: Cells, quads: Quads, opacity: Floats, harmonics: Floats) -> Splats:
    """One splat for each cell, in the own frame of the thing it belongs to.

    Args:
        cells: Where.
        quads: The table they refer to.
        opacity: Of the surface under each cell, 0..1, shape [m].
        harmonics: Of the display colour in the own frame, shape [m, k, 3].
    """
    return ellipses_of(cells, quads, opacity).splats(harmonics)


def backing_of(cells: Cells, quads: Quads, colours: Floats, *, block: float = BLOCK) -> Splats:
    """Large splats behind the flat surfaces of a piece of the building, in its own frame.

    Little gaps between splats let some 2 % of what is behind them through, and behind a wall that may be a bright sky.
    There are none near the wall's rim and its openings, where they would show.

    Args:
        cells: Of one piece: a wall, a floor, a ceiling.
        quads: The table they refer to.
        colours: Display colours, shape [m, 3].
        block: Side of one [m].
    """
    middle, _, normal = cells.frame(quads, own=True)
    level = np.abs(normal).argmax(1)
    out = []
    for axis in range(3):
        for side in (-1, 1):
            rows = np.flatnonzero((level == axis) & (side * normal[:, axis] > 0.999))
            if len(rows):
                across = [k for k in range(3) if k != axis]
                plane, area = middle[rows][:, across], cells.size[rows].prod(1)
                out.append(_backed(plane, area, middle[rows, axis], colours[rows], axis, side, block))
    return Splats.merge(out)


def _backed(
    plane: Floats, area: Floats, height: Floats, colours: Floats, axis: int, side: int, block: float
) -> Splats:
    """Backing of cells at `plane` [m, 2] that all look along `side` of one axis, at `height` on it [m]."""
    place = np.floor(plane / block).astype(int)
    low = place.min(0) - 1
    shape = place.max(0) - low + 2
    flat = np.ravel_multi_index(tuple((place - low).T), tuple(shape))
    count = shape.prod()
    covered = np.bincount(flat, area, count).reshape(shape)
    around = sum(np.roll(covered, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1))
    wanted = np.flatnonzero((around > FILLED * 9 * block**2) & (covered > 0))
    total = np.bincount(flat, area, count)[wanted]
    if not len(wanted):
        return Splats.empty()
    mean = [np.bincount(flat, area * v, count)[wanted] / total for v in (*colours.T, height)]
    across = [k for k in range(3) if k != axis]
    means = np.empty((len(wanted), 3))
    means[:, across] = (np.column_stack(np.unravel_index(wanted, shape)) + low + 0.5) * block
    means[:, axis] = mean[3] - side * DEEP
    scales = np.full((len(wanted), 3), BLOCK_SPREAD * block)
    scales[:, axis] = THICKEST
    turn = np.tile([1.0, 0.0, 0.0, 0.0], (len(wanted), 1))
    return Splats.from_colours(means, turn, scales, np.full(len(wanted), SOLID), np.column_stack(mean[:3]))


def _axes(spans: Floats) -> tuple[NDArray[np.float64], Floats, Floats]:
    """Rotation matrices [m, 3, 3], standard deviations [m, 3] and areas [m] of the ellipses spanned by two vectors.

    The covariance is the sum of the two vectors' outer products, which is right for slanted cells too.
    """
    a, b = spans[:, 0].astype(np.float64), spans[:, 1].astype(np.float64)
    normal = np.cross(a, b)
    area = np.linalg.norm(normal, axis=1)
    normal /= np.maximum(area, 1e-30)[:, None]
    aa, ab, bb = (np.einsum("ij,ij->i", x, y) for x, y in ((a, a), (a, b), (b, b)))
    # Main axis of [[aa, ab], [ab, bb]] in the (a, b) coordinates of x = s a + t b.
    angle = 0.5 * np.arctan2(2 * ab, aa - bb)
    first = np.cos(angle)[:, None] * a + np.sin(angle)[:, None] * b
    long = np.linalg.norm(first, axis=1)
    first /= np.maximum(long, 1e-30)[:, None]
    second = np.cross(normal, first)
    short = area / np.maximum(long, 1e-30)
    thick = np.clip(THICKNESS * np.minimum(long, short), THINNEST, THICKEST)
    rotation = np.stack([first, second, normal], 2)
    return rotation, np.stack([long, short, thick], 1).astype(np.float32), area.astype(np.float32)
