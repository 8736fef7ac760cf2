"""Where a cell is best cut in two: between strips of different colour, and exactly on the lines that textures have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.quads import Painted, Quads, evaluate
from terrazzo.materials.solid import Floats
from terrazzo.materials.textures import albedo, pattern

EVEN = np.float32(-1)
"""Stands for a cut in the middle, where texture is not the reason: around edges and lines cells shrink step by step."""
PLACES = 32
"""Places in the half of a cell in which a line is looked for: a sixty-fourth of the cell apart."""
RAILS = (0.27, 0.71)
"""Where, across the direction of the search, the places lie."""
FAINT = 0.02
"""Difference of display colour below which there is no line."""
CHUNK = 20_000


def by_part(part: NDArray[np.integer]) -> list[NDArray[np.integer]]:
    """Rows in groups of the same part, no group much larger than `CHUNK`."""
    order = np.argsort(part, kind="stable")
    cuts = np.flatnonzero(np.diff(part[order])) + 1
    out: list[NDArray[np.integer]] = []
    for group in np.split(order, cuts):
        out += [group] if len(group) < 2 * CHUNK else np.array_split(group, len(group) // CHUNK)
    return out


def parting(strips: Floats) -> Floats:
    """Where a cell, seen as four strips of colour [4, m, 3], is best cut in two: 1/4, 1/2 or 3/4 of the way, shape [m].

    The better of two cuts leaves the smaller sum of squares within its sides, so it parts the means farthest.
    """
    total = strips.sum(0)
    gain, first = [], np.zeros_like(total)
    for k in (1, 2, 3):
        first = first + strips[k - 1]
        gain.append(((first / k - (total - first) / (4 - k)) ** 2).sum(-1) * (k * (4 - k)))
    gain[1] *= np.float32(1.02)
    return (np.argmax(gain, axis=0).astype(np.float32) + 1) / 4


def on_lines(
    box: Floats,
    quad: NDArray[np.integer],
    along_u: NDArray[np.bool_],
    step: Floats,
    quads: Quads,
    parts: Sequence[Painted],
) -> tuple[Floats, Floats]:
    """The cuts moved onto the sharpest line nearby, for textures that have straight ones: joints of tiles and boards.

    A joint three millimetres wide then is one long thin cell, not a staircase of small ones.

    Args:
        box: (u0, u1, v0, v1) of cells, shape [m, 4].
        quad: Their rows in `quads`, shape [m].
        along_u: Whether each is cut across u, shape [m].
        step: Where, to a quarter of the cell, 0..1, shape [m].
        quads: The table.
        parts: What the quads belong to.

    Returns:
        Where, shape [m], and the difference of display colour across the line there, 0 for none, shape [m].
    """
    out, contrast = np.array(step, np.float32), np.zeros(len(step), np.float32)
    part = quads.part[quad]
    straight = np.array([pattern(p.finish.pattern).straight for p in parts])[part]
    rows = np.flatnonzero(straight)
    for group in by_part(part[rows]) if len(rows) else []:
        some = rows[group]
        out[some], contrast[some] = _sharpest(
            box[some], quad[some], along_u[some], step[some], quads, parts[int(part[some[0]])]
        )
    return out, contrast


def _sharpest(
    box: Floats,
    quad: NDArray[np.integer],
    along_u: NDArray[np.bool_],
    step: Floats,
    quads: Quads,
    painted: Painted,
) -> tuple[Floats, Floats]:
    """Where cells of one part change colour most, within a quarter of the cell of `step`, and how much, each shape [m]."""
    m = len(step)
    place = (np.arange(PLACES, dtype=np.float32) + 0.5) / PLACES / 2 - 0.25
    along = (step + place[:, None]).astype(np.float32)[:, None]  # [places, 1, m]
    rail = np.asarray(RAILS, np.float32)[None, :, None]
    s, t = np.where(along_u, along, rail), np.where(along_u, rail, along)
    u = (box[:, 0] + s * (box[:, 1] - box[:, 0])).reshape(-1)
    v = (box[:, 2] + t * (box[:, 3] - box[:, 2])).reshape(-1)
    index = np.tile(quad, PLACES * len(RAILS))
    points = evaluate(quads.own[index], u, v)
    normals = evaluate(quads.own_normals[index], u, v)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    colour = albedo(painted.finish, points, normals, low=painted.low, high=painted.high)
    profile = np.sqrt(colour).reshape(PLACES, len(RAILS), m, 3).mean(1)
    pair = profile[:-1] + profile[1:]
    change = np.abs(pair[2:] - pair[:-2]).sum(-1) / 6  # between places 1 | 2 and on
    best = change.argmax(0)
    contrast = change[best, np.arange(m)]
    found = contrast > FAINT
    at = np.where(found, np.clip(step + (best + 2) / (2 * PLACES) - 0.25, 0.03, 0.97), step)
    return at.astype(np.float32), (contrast * found).astype(np.float32)
