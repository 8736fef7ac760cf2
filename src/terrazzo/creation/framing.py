"""Geometry of many cells at once, and what sixteen taps of texture tell about each, from the compiled core.

The functions whose names end in `slowly` are the same in plain NumPy: what the tests compare with.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.parting import parting
from terrazzo.creation.quads import evaluate, on_triangles
from terrazzo.materials.solid import Floats
from terrazzo.native import core
from terrazzo.shapes.surface import normalize

TAPS = 16


def _net() -> Floats:
    """A Hammersley net of 16 points in the unit square, sorted so that tap 4 i + j lies in column i and row j; [16, 2]."""
    i = np.arange(TAPS)
    u = (i + 0.5) / TAPS
    v = np.array([int(f"{k:04b}"[::-1], 2) for k in i]) / TAPS + 0.5 / TAPS
    order = np.lexsort((np.floor(v * 4), np.floor(u * 4)))
    return np.ascontiguousarray(np.stack([u, v], 1)[order], np.float32)


NET = _net()
"""Where in a cell the taps lie, shape [16, 2]."""


def frames(
    places: Floats, normals: Floats, quad: NDArray[np.int32], box: Floats
) -> tuple[Floats, Floats, Floats]:
    """Middles [m], edge vectors [m] and unit normals of cells: shapes [m, 3], [m, 2, 3], [m, 3].

    Args:
        places: Coefficients of the quads' bilinear patches, as in `Quads`, shape [q, 4, 3].
        normals: Likewise of their shading normals.
        quad: Row of each cell's quad, shape [m].
        box: (u0, u1, v0, v1) of each cell, shape [m, 4].
    """
    m = len(quad)
    middle, normal = np.empty((2, m, 3), np.float32)
    sides = np.empty((m, 2, 3), np.float32)
    core().cell_frames(places, normals, quad, box, middle, sides, normal)
    return middle, sides, normal


def frames_slowly(
    places: Floats, normals: Floats, quad: NDArray[np.int32], box: Floats
) -> tuple[Floats, Floats, Floats]:
    """`frames` in plain NumPy."""
    u, v = (box[:, 0] + box[:, 1]) / 2, (box[:, 2] + box[:, 3]) / 2
    patch = places[quad]
    du = (patch[:, 1] + v[:, None] * patch[:, 3]) * (box[:, 1] - box[:, 0])[:, None]
    dv = (patch[:, 2] + u[:, None] * patch[:, 3]) * (box[:, 3] - box[:, 2])[:, None]
    normal = evaluate(normals[quad], u, v)
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    lost = length[:, 0] < 1e-6
    normal = normal / np.maximum(length, 1e-9)
    normal[lost] = normalize(
        np.cross(du[lost], dv[lost])
    )  # normals that point every way, at the tips of things
    return evaluate(patch, u, v), np.stack([du, dv], 1), normal


def spots(places: Floats, quad: NDArray[np.int32], box: Floats, s: float, t: float) -> Floats:
    """Where rays meet cells at shares `s` and `t` of their width along u and v [m], shape [m, 3]."""
    out = np.empty((len(quad), 3), np.float32)
    core().cell_spots(places, quad, box, s, t, out)
    return out


def spots_slowly(places: Floats, quad: NDArray[np.int32], box: Floats, s: float, t: float) -> Floats:
    """`spots` in plain NumPy."""
    u, v = box[:, 0] + s * (box[:, 1] - box[:, 0]), box[:, 2] + t * (box[:, 3] - box[:, 2])
    return on_triangles(places[quad], u, v)


def taps(places: Floats, normals: Floats, quad: NDArray[np.int32], box: Floats) -> tuple[Floats, Floats]:
    """Points [m] and unit normals of the taps of cells, shapes [16, m, 3]; all taps of a cell have one normal."""
    points, directions = np.empty((2, TAPS, len(quad), 3), np.float32)
    core().cell_taps(places, normals, quad, box, NET, points, directions)
    return points, directions


def taps_slowly(
    places: Floats, normals: Floats, quad: NDArray[np.int32], box: Floats
) -> tuple[Floats, Floats]:
    """`taps` in plain NumPy."""
    low, span = box[:, 0::2], box[:, 1::2] - box[:, 0::2]
    points = np.stack([evaluate(places[quad], *(low + share * span).T) for share in NET])
    normal = evaluate(normals[quad], *(low + span / 2).T)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return points, np.broadcast_to(normal, points.shape)


def tell(colours: Floats, worth: float) -> tuple[Floats, Floats, Floats]:
    """What the taps of cells tell of their texture.

    Args:
        colours: Albedo at the taps, linear RGB, shape [16, m, 3].
        worth: Factor on the variation.

    Returns:
        Mean albedo, shape [m, 3], squared display variation across u and v, shape [m, 2], and where along u and v the
        texture is best parted, see `parting`, shape [m, 2].
    """
    m = colours.shape[1]
    mean = np.empty((m, 3), np.float32)
    vary, step = np.empty((2, m, 2), np.float32)
    core().cell_tell(np.ascontiguousarray(colours, np.float32), worth, mean, vary, step)
    return mean, vary, step


def tell_slowly(colours: Floats, worth: float) -> tuple[Floats, Floats, Floats]:
    """`tell` in plain NumPy."""
    display = np.sqrt(colours)
    total = display.var(0).mean(-1)
    grid = display.reshape(4, 4, -1, 3)
    columns, lines = grid.mean(1), grid.mean(0)
    across_u, across_v = columns.var(0).mean(-1), lines.var(0).mean(-1)
    share = across_u / np.maximum(across_u + across_v, 1e-9)
    vary = np.stack([share, 1 - share], 1) * (total * worth)[:, None]
    return colours.mean(0), vary, np.stack([parting(columns), parting(lines)], 1)
