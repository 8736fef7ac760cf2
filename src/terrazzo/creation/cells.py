"""Cells: rectangles in quads' own (u, v), each of which becomes one splat, and their subdivision to a budget.

Greedy refinement as in adaptive meshing: every cell knows the squared error that one flat colour on one flat rectangle
makes there (of texture, of light, of shape, of what sticks out past an edge), weighted by its area and by how near an eye
can come; round after round the worst cells are cut in two across the direction in which they vary most, until the
budget is spent. Sixteen taps in each cell, on a Hammersley net, measure the texture, so that no joint wider than a
sixteenth of a cell is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.framing import TAPS, frames, spots, taps, tell
from terrazzo.creation.parting import EVEN, by_part, on_lines
from terrazzo.creation.quads import LONG, Painted, Quads
from terrazzo.materials.solid import Floats
from terrazzo.materials.textures import albedo, pattern
from terrazzo.threads import bundles, together
from terrazzo.threads import pieces as rows_at_a_time

EDGE_ERROR = 0.02
"""Squared display error of a cell's width of halo beyond an edge: `EDGE_CONTRAST` over 0.3 of the width or so."""
EDGE_CONTRAST = 0.25
WIDE = 0.004
"""Cells wider than this, seen from two metres, stick out so far past an edge that they count for more [m]."""
THINNEST = 0.0014
"""Cells at an edge are not cut thinner than this [m]."""
CURVE_ERROR = 0.02
"""Squared display error per radian that the surface turns within a cell: what a flat splat sticks out by."""
SHADE = 0.16
"""Squared change of display brightness per squared radian of turn: shading on round things."""
SLOPE = 0.10
"""Squared change of display brightness per squared metre that unseen light brings about on a plain surface."""
LONGEST = 14.0
"""Largest ratio of a cell's sides."""
BUNDLE = 4096
"""Cells of small parts that are looked at in one go."""
MANY = 100_000
"""Cells from which copying them is shared out among threads."""
BATCH = 0.22
"""Share of the cells that are cut in one round."""


@dataclass(eq=False)
class Cells:
    """A struct of arrays, one row for each cell.

    Args:
        quad: Row in `Quads`, int32, shape [m].
        box: (u0, u1, v0, v1), float32, shape [m, 4].
        edges: As `Quads.edges`, and `Quads.tips` for long cells, for the sides that lie on a quad's side, 0 for the others,
            float32, shape [m, 4].
        lines: Difference of display colour across the sides that lie on a line of the texture, 0 for the others, in the
            order of `edges`, float32, shape [m, 4].
        weight: Importance, float32, shape [m].
        albedo: Mean over the cell, linear RGB, float32, shape [m, 3].
        size: Edge lengths along u and v [m], float32, shape [m, 2].
        vary: Squared display variation across u and v, all causes, float32, shape [m, 2].
        step: Where along u and v its texture is best parted, 0..1, or `EVEN`, float32, shape [m, 2].
        touched: Whether something may be close above it, bool, shape [m].
        covered: Share that something hides from close up, float32, shape [m].
        buried: Whether parts of the same thing hide it wholly, bool, shape [m].
        seen: Share that can be seen from anywhere, float32, shape [m].
    """

    quad: NDArray[np.int32]
    box: Floats
    edges: Floats
    lines: Floats
    weight: Floats
    albedo: Floats
    size: Floats
    vary: Floats
    step: Floats
    touched: NDArray[np.bool_]
    covered: Floats
    buried: NDArray[np.bool_]
    seen: Floats

    def __len__(self) -> int:
        return len(self.quad)

    def select(self, index: NDArray) -> Cells:
        """The cells of a mask or an index array."""
        rows = np.flatnonzero(index) if index.dtype == bool else index
        return Cells(*_each(lambda name: getattr(self, name).take(rows, axis=0), len(rows)))

    def view(self, rows: slice) -> Cells:
        """Consecutive cells, which share their memory with these: what is written to one is written to both."""
        return Cells(*(getattr(self, f.name)[rows] for f in fields(self)))

    def put(self, rows: NDArray[np.integer], values: Cells) -> None:
        """Writes cells over those at different rows."""

        def write(name: str) -> None:
            getattr(self, name)[rows] = getattr(values, name)

        _each(write, len(rows))

    def extended(self, count: int) -> Cells:
        """A copy with room for `count` cells; what the further ones hold means nothing."""

        def longer(name: str) -> NDArray:
            old = getattr(self, name)
            new = np.empty((count, *old.shape[1:]), old.dtype)
            new[: len(old)] = old
            return new

        return Cells(*_each(longer, count))

    @staticmethod
    def join(parts: Sequence[Cells]) -> Cells:
        """All cells of all parts in order."""
        count = sum(map(len, parts))
        return Cells(*_each(lambda name: np.concatenate([getattr(p, name) for p in parts]), count))

    @property
    def centre(self) -> tuple[Floats, Floats]:
        """(u, v) of the middles, each shape [m]."""
        return (self.box[:, 0] + self.box[:, 1]) / 2, (self.box[:, 2] + self.box[:, 3]) / 2

    @property
    def longest(self) -> Floats:
        """Longer side of each [m], shape [m]."""
        return np.maximum(self.size[:, 0], self.size[:, 1])

    @property
    def area(self) -> Floats:
        """Of each [m2], shape [m]."""
        return self.size[:, 0] * self.size[:, 1]

    @property
    def error(self) -> Floats:
        """What is gained by cutting each, shape [m]."""
        return (self.vary[:, 0] + self.vary[:, 1]) * self.area * self.weight * (self.seen > 0)

    def places(self, quads: Quads) -> Floats:
        """Where rays meet the middles of the cells in the world [m], shape [m, 3]."""
        return self.spots(quads, 0.5, 0.5)

    def spots(self, quads: Quads, s: float, t: float) -> Floats:
        """Where rays meet them in the world, at shares `s` and `t` of their width along u and v [m], shape [m, 3]."""
        return spots(quads.world, self.quad, self.box, s, t)

    def measure(self, quads: Quads) -> None:
        """Fills in `size` and `edges` from `quad` and `box`."""
        _, sides, _ = self.frame(quads)
        self.size[:] = np.linalg.norm(sides, axis=2)
        b = self.box
        at = np.stack([b[:, 0] <= 0, b[:, 1] >= 1, b[:, 2] <= 0, b[:, 3] >= 1], 1)
        long = np.clip(self.size / LONG - 1, 0, 1)[:, (0, 0, 1, 1)]
        self.edges[:] = np.maximum(quads.edges[self.quad], quads.tips[self.quad] * long) * at

    def frame(self, quads: Quads, *, own: bool = False) -> tuple[Floats, Floats, Floats]:
        """Middle [m], edge vectors [m] and unit shading normal: shapes [m, 3], [m, 2, 3], [m, 3].

        Args:
            quads: The table that `quad` refers to.
            own: In the thing's own frame, not in the world's.
        """
        tables = (quads.own, quads.own_normals) if own else (quads.world, quads.normals)
        return frames(*tables, self.quad, self.box)


def _each(work: Callable[[str], Any], count: int) -> list[Any]:
    """`work` on the name of each array of `Cells`, in several threads where it is on many rows."""
    names = [f.name for f in fields(Cells)]
    return together(work, names) if count > MANY else [work(name) for name in names]


def across(corners: Floats, scale: Floats | float = 1.0) -> Floats:
    """Variance of values at the corners [2, 2, m] of cells, times `scale`, shared out over u and v, shape [m, 2]."""
    (a, b), (c, d) = corners
    # A quarter of each difference: along u, along v, and of the twist between them.
    u, v, twist = ((x / np.float32(4)) ** 2 for x in (a + b - c - d, a + c - b - d, a + d - b - c))
    share = (u + v + twist) * scale / np.maximum(u + v, 1e-9)
    return np.stack([u * share, v * share], 1)


def whole(quads: Quads) -> Cells:
    """One cell for each quad; only the geometry is filled in."""
    m = len(quads)
    cells = Cells(
        quad=np.arange(m, dtype=np.int32),
        box=np.tile(np.array([0, 1, 0, 1], np.float32), (m, 1)),
        edges=np.zeros((m, 4), np.float32),
        lines=np.zeros((m, 4), np.float32),
        weight=np.ones(m, np.float32),
        albedo=np.zeros((m, 3), np.float32),
        size=np.zeros((m, 2), np.float32),
        vary=np.zeros((m, 2), np.float32),
        step=np.full((m, 2), EVEN, np.float32),
        touched=np.zeros(m, bool),
        covered=np.zeros(m, np.float32),
        buried=np.zeros(m, bool),
        seen=np.ones(m, np.float32),
    )
    cells.measure(quads)
    return cells


def divide(cells: Cells, quads: Quads, counts: NDArray[np.int64]) -> Cells:
    """Each cell cut evenly into `counts` [m, 2] pieces along u and v; the pieces of one follow each other."""
    pieces = counts[:, 0] * counts[:, 1]
    index = np.repeat(np.arange(len(cells)), pieces)
    k = np.arange(len(index)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    out = cells.select(index)
    n = counts[index]
    old = cells.box[index]
    for axis, place in ((0, k // n[:, 1]), (1, k % n[:, 1])):
        low, high = old[:, 2 * axis], old[:, 2 * axis + 1]
        share = (np.stack([place, place + 1]) / n[:, axis]).astype(np.float32)
        out.box[:, 2 * axis] = low + (high - low) * share[0]
        out.box[:, 2 * axis + 1] = np.where(place + 1 == n[:, axis], high, low + (high - low) * share[1])
    out.measure(quads)
    return out


def pieces(cells: Cells, limit: Floats | float) -> NDArray[np.int64]:
    """Into how many pieces along u and v each cell must be cut for none to be longer than `limit` [m], shape [m, 2]."""
    most = np.broadcast_to(np.asarray(limit, np.float32), (len(cells),))[:, None]
    return np.maximum(1, np.ceil(cells.size / most - 1e-3)).astype(np.int64)


Around = Callable[[Cells, bool], Floats]
"""Squared display variation of cells across u and v by what is around, shape [m, 2]; asked by several threads at once, each
with cells of its own. Whether they are cut any further: of those that are not only what they show matters, and whether
anyone sees it."""


def look(
    cells: Cells,
    quads: Quads,
    parts: Sequence[Painted],
    around: Around | None = None,
    *,
    further: bool = True,
) -> None:
    """Fills in mean albedo, and variation from the textures, the geometry and, where given, what is around them.

    Args:
        cells: To be filled in.
        quads: The table.
        parts: What the quads belong to.
        around: What is around.
        further: Whether they are cut any further; else their variation is left out.
    """
    if not len(cells):
        return
    groups = by_part(quads.part[cells.quad])
    texture, step = np.zeros((2, len(cells), 2), np.float32)

    def paint(group: NDArray[np.integer]) -> None:
        quad, box = cells.quad[group], cells.box[group]
        painted = parts[int(quads.part[quad[0]])]
        points, normals = (a.reshape(-1, 3) for a in taps(quads.own, quads.own_normals, quad, box))
        colours = albedo(painted.finish, points, normals, low=painted.low, high=painted.high)
        worth = pattern(painted.finish.pattern).worth
        cells.albedo[group], texture[group], step[group] = tell(colours.reshape(TAPS, -1, 3), worth)

    def surround(rows: slice) -> None:
        some = cells.view(rows)
        if further:
            shape = _shape(some, quads)
            some.vary[:] = texture[rows] + shape
            some.step[:] = np.where(texture[rows] > shape, step[rows], EVEN)
        if around is not None:
            some.vary += around(some, further)

    def work(bundle: list[NDArray[np.integer]]) -> None:
        for group in bundle:
            paint(group)

    together(work, bundles(groups, map(len, groups), BUNDLE))
    if further or around is not None:
        together(surround, rows_at_a_time(len(cells)))


def _shape(cells: Cells, quads: Quads) -> Floats:
    """Squared display variation across u and v from edges, curvature and unknown light, shape [m, 2]."""
    box, size = cells.box, cells.size
    u, v = cells.centre
    n = quads.normals[cells.quad]
    turn = np.stack(
        [
            np.linalg.norm(n[:, 1] + v[:, None] * n[:, 3], axis=1) * (box[:, 1] - box[:, 0]),
            np.linalg.norm(n[:, 2] + u[:, None] * n[:, 3], axis=1) * (box[:, 3] - box[:, 2]),
        ],
        1,
    )
    edge = np.maximum(cells.edges[:, 0::2], cells.edges[:, 1::2]) * (size > 2 * THINNEST)
    line = np.maximum(cells.lines[:, 0::2], cells.lines[:, 1::2]) / EDGE_CONTRAST
    edge = np.maximum(edge, line**2 * (size > WIDE))
    edge *= np.clip(size * np.sqrt(cells.weight)[:, None] / WIDE, 0.5, 5)
    return EDGE_ERROR * edge + CURVE_ERROR * turn + SHADE / 12 * turn**2 + SLOPE / 12 * size**2


def cut(
    cells: Cells, quads: Quads, parts: Sequence[Painted], chosen: NDArray[np.integer]
) -> tuple[Cells, Cells]:
    """The two halves of each chosen cell, cut across the direction in which it varies most; only geometry is filled in."""
    halves = together(
        lambda rows: _halves(cells.select(chosen[rows]), quads, parts), rows_at_a_time(len(chosen))
    )
    first, second = (Cells.join(side) for side in zip(*halves, strict=True))
    return first, second


def _halves(parent: Cells, quads: Quads, parts: Sequence[Painted]) -> tuple[Cells, Cells]:
    long = parent.size / np.maximum(parent.size[:, ::-1], 1e-9)
    score = parent.vary * np.sqrt(long)
    along_u = np.where(
        np.maximum(long[:, 0], long[:, 1]) > LONGEST,
        parent.size[:, 0] > parent.size[:, 1],
        score[:, 0] > score[:, 1],
    )
    step = np.where(along_u, parent.step[:, 0], parent.step[:, 1])
    lined = step != EVEN
    step = np.where(lined, step, np.float32(0.5))
    contrast = np.zeros(len(parent), np.float32)
    if lined.any():
        step[lined], contrast[lined] = on_lines(
            parent.box[lined], parent.quad[lined], along_u[lined], step[lined], quads, parts
        )
    low = np.where(along_u, parent.box[:, 0], parent.box[:, 2])
    high = np.where(along_u, parent.box[:, 1], parent.box[:, 3])
    at = low + step * (high - low)
    halves = []
    for k in (0, 1):
        half = parent.select(np.arange(len(parent)))
        for rows, side in ((along_u, 1 - k), (~along_u, 3 - k)):
            half.box[rows, side] = at[rows]
            half.lines[rows, side] = contrast[rows]
        half.measure(quads)
        halves.append(half)
    return halves[0], halves[1]


def refine(
    cells: Cells,
    quads: Quads,
    parts: Sequence[Painted],
    budget: int,
    *,
    around: Around | None = None,
    on_round: Callable[[float], None] | None = None,
) -> Cells:
    """Cuts the worst cells, round by round, until there are `budget` of them (or nothing is left to gain).

    Args:
        cells: Looked at.
        quads: The table.
        parts: What the quads belong to.
        budget: Number of cells at the end.
        around: As in `look`.
        on_round: Told the share of the budget that is spent.
    """
    count = len(cells)
    cells = cells.extended(max(budget, count))
    gain = np.zeros(len(cells), np.float32)
    gain[:count] = _gain(cells.view(slice(count)))
    while count < budget:
        worth = np.flatnonzero(gain[:count] > 0)
        chosen = min(budget - count, max(1, int(BATCH * count)), len(worth))
        if chosen == 0:
            break
        if chosen < len(worth):
            # In their old order neighbours stay together, and with them what rays and textures need of memory.
            worth = worth[np.sort(np.argpartition(gain[worth], -chosen)[-chosen:])]
        new = Cells.join(cut(cells, quads, parts, worth))
        look(new, quads, parts, around, further=count + chosen < budget)
        # One half in the place of the whole, the other after all others.
        places = np.concatenate([worth, np.arange(count, count + chosen)])
        cells.put(places, new)
        gain[places] = _gain(new)
        count += chosen
        if on_round:
            on_round(count / budget)
    return cells.view(slice(count))


def _gain(cells: Cells) -> Floats:
    """What is gained by cutting each, 0 where they are not cut any further, shape [m]."""
    return cells.error * (cells.longest > THINNEST)
