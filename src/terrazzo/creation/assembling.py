"""Painted cells to the splats of each piece, visible and hidden, in its own frame."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells
from terrazzo.creation.painting import Painting
from terrazzo.creation.pieces import Piece
from terrazzo.creation.splatting import BLOCK, Ellipses, backing_of
from terrazzo.creation.stage import Stage
from terrazzo.harmonics import SH_C0, rotate_harmonics
from terrazzo.lighting import to_srgb
from terrazzo.materials.solid import Floats
from terrazzo.splats import Splats
from terrazzo.threads import together
from terrazzo.world.things import Thing

BACKING = 0.02
"""Share of the budget for the backing of walls, floors and ceilings."""
BACKED = ("wall", "floor", "ceiling")
"""Kinds of structure thick enough for a backing."""
DULL = 0.012
"""A piece whose colour changes less than this with the direction of view keeps one colour [display sRGB]."""


def assemble(
    cells: Cells,
    stage: Stage,
    ellipses: Ellipses,
    painting: Painting,
    block: float,
    *,
    bare: Container[int] = (),
) -> list[tuple[Splats, Splats]]:
    """Each piece's visible and hidden splats; walls backed by blocks of this side [m], except the `bare` ones."""
    group = 2 * stage.owner(cells) + (cells.seen == 0)
    order = np.argsort(group, kind="stable")
    bounds = np.searchsorted(group[order], np.arange(2 * len(stage.pieces) + 1))
    place = np.full(len(cells), -1)
    place[painting.glossy] = np.arange(len(painting.glossy))

    def splats(k: int) -> Splats:
        rows = order[bounds[k] : bounds[k + 1]]
        harmonics = _harmonics(painting, rows, place[rows], stage.pieces[k // 2])
        return ellipses.select(rows).splats(harmonics)

    def visible(i: int) -> Splats:
        piece = stage.pieces[i]
        # Behind a wall between rooms is another wall, as bright; its backing would lie before this one's splats.
        if not (piece.structure and piece.kind in BACKED) or piece.between or i in bare:
            return splats(2 * i)
        rows = order[bounds[2 * i] : bounds[2 * i + 1]]
        backing = backing_of(cells.select(rows), stage.quads, painting.colours[rows], block=block)
        return Splats.merge([splats(2 * i), backing])

    return together(lambda i: (visible(i), splats(2 * i + 1)), range(len(stage.pieces)))


def _harmonics(
    painting: Painting, rows: NDArray[np.integer], place: NDArray[np.integer], piece: Piece
) -> Floats:
    """Harmonics of some cells of a piece in its own frame, of degree 0 where nothing is glossy, shape [n, k, 3]."""
    constant = ((painting.colours[rows] - np.float32(0.5)) / np.float32(SH_C0))[:, None]
    glossy = np.flatnonzero(place >= 0)
    if not len(glossy):
        return constant
    own = painting.sheen[place[glossy]]
    if np.abs(own[:, 1:]).max() * SH_C0 < DULL:
        constant[glossy, 0] = own[:, 0]
        return constant
    out = np.zeros((len(rows), own.shape[1], 3), np.float32)
    out[:, :1] = constant
    out[glossy] = rotate_harmonics(own, piece.pose.inverse().matrix[:3, :3])
    return out


def backing_block(pieces: Sequence[Piece], budget: int) -> float:
    """Side of the splats that back the building's surfaces, so that they stay within their share of the budget [m]."""
    area = sum(
        part.surface.area for p in pieces if p.structure and p.kind in BACKED for part in p.shape.parts
    )
    return max(BLOCK, float(np.sqrt(area / (BACKING * budget))))


def mean_colours(cells: Cells, stage: Stage) -> list[tuple[float, float, float]]:
    """Mean albedo of each piece as display sRGB: of what can be seen of it, weighted by area."""
    owner, n = stage.owner(cells), len(stage.pieces)
    weight = cells.area * np.where(cells.seen == 0, 1e-6, 0.01 + np.minimum(cells.weight, 1.0))
    total = np.bincount(owner, weight, minlength=n)
    sums = np.stack([np.bincount(owner, weight * cells.albedo[:, c], minlength=n) for c in range(3)], 1)
    mean = to_srgb(sums / np.maximum(total, 1e-12)[:, None])
    return [(round(float(r), 4), round(float(g), 4), round(float(b), 4)) for r, g, b in mean]


def thing_of(piece: Piece, visible: Splats, hidden: Splats, colour: tuple[float, float, float]) -> Thing:
    """A piece that has its splats."""
    return Thing(
        id=piece.id, label=piece.label, kind=piece.kind, pose=piece.pose, size=piece.shape.size,
        attributes=piece.attributes, splats=visible, hidden=hidden, colliders=piece.shape.colliders,
        material=piece.shape.material, mass=piece.shape.mass, colour=colour, support=piece.support, room=piece.room,
    )  # fmt: skip
