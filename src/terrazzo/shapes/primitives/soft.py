"""Soft things: cushions, draped cloth and leaves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from terrazzo.shapes.primitives.flat import Vector, rounded_outline, tidy
from terrazzo.shapes.primitives.round import sweep
from terrazzo.shapes.surface import Surface


def _rounded_square(size: tuple[float, float], corner: float, cells: int) -> NDArray[np.float64]:
    """A grid [cells + 1, cells + 1, 2] over a rectangle with rounded corners, finer towards its edge."""
    u = np.sin(np.linspace(-np.pi / 2, np.pi / 2, cells + 1) * 0.92) / np.sin(np.pi / 2 * 0.92)
    s, t = np.meshgrid(u, u, indexing="ij")
    half = np.asarray(size, float) / 2
    grid = np.stack([s * half[0], t * half[1]], -1)
    r = min(corner, float(half.min()))
    if r <= 0:
        return grid
    # Pull each corner of every ring in to the arc that rounds it: rings keep their order, so the grid stays untangled.
    m = np.maximum(np.abs(s), np.abs(t))[..., None]
    inner = m * (half - r)
    out = np.sign(grid) * np.maximum(np.abs(grid) - inner, 0)
    length = np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-12)
    largest = np.maximum(np.abs(out).max(-1, keepdims=True), 1e-12)
    return np.clip(grid, -inner, inner) + out * (largest / length)


def cushion(
    size: Vector,
    centre: Vector = (0.0, 0.0, 0.0),
    *,
    puff: float = 0.6,
    corner: float = 0.05,
    sag: float = 0.0,
    piping: float = 0.0,
    cells: int = 10,
) -> Surface:
    """A pillow or seat cushion, flat on its z axis.

    Args:
        size: Outer extents [m].
        centre: Middle [m].
        puff: 0 a slab with rounded edges .. 1 a scatter pillow that is thin at its seam.
        corner: Rounding of its outline [m].
        sag: Depth of the dent that sitting leaves in its top [m].
        piping: Radius of the cord along its seams [m]; 0 for none.
        cells: Quads along each side of its top and underside.
    """
    x, y, z = size
    p = min(max(puff, 0.0), 1.0)
    cord = min(piping, z * 0.2)
    flat = _rounded_square((x - 2 * cord, y - 2 * cord), corner, cells)
    unit = np.abs(_rounded_square((2.0, 2.0), 0.0, cells))
    side = (1 - p) * z * 0.72
    crown = ((1 - unit[..., 0] ** 2) * (1 - unit[..., 1] ** 2)) ** (0.22 + 0.33 * p)
    rise = side / 2 + crown * (z - side) / 2
    dent = sag * np.exp(-((unit**2).sum(-1)) / 0.25)
    top = np.concatenate([flat, (rise - dent)[..., None]], -1)
    under = np.concatenate([flat, -rise[..., None]], -1)
    pieces = _shell(top, under)
    if cord > 0:
        loop = np.pad(
            rounded_outline((x - 2 * cord, y - 2 * cord), max(corner, cord * 2), segments=4), ((0, 0), (0, 1))
        )
        heights = (side / 2, -side / 2) if side > 4 * cord else (0.0,)
        pieces += [sweep(loop + (0, 0, h), cord, segments=6, closed=True) for h in heights]
    return tidy(Surface.merge(pieces)).translate(*centre)


def _border(grid: NDArray[np.float64]) -> NDArray[np.float64]:
    """The border points of a grid, counter-clockwise, shape [n, 3]."""
    return np.concatenate([grid[:-1, 0], grid[-1, :-1], grid[:0:-1, -1], grid[0, :0:-1]])


def _shell(top: NDArray[np.float64], under: NDArray[np.float64]) -> list[Surface]:
    """A grid surface over another with the same outline, joined by a band where they are apart."""
    pieces = [Surface.grid(top), Surface.grid(np.swapaxes(under, 0, 1))]
    rim, foot = _border(top), _border(under)
    if np.abs(rim - foot).max() > 1e-6:
        band = np.stack([foot, rim], 1)
        pieces.append(Surface.grid(np.concatenate([band, band[:1]])))
    return pieces


def slab(top: NDArray[np.float64], under: NDArray[np.float64]) -> Surface:
    """A soft slab between two grids of points [nu, nv, 3] with the same layout: top above, underside below."""
    return tidy(Surface.merge(_shell(top, under)))


def cloth(
    height: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]],
    size: tuple[float, float],
    *,
    cells: tuple[int, int] = (24, 24),
    centre: Vector = (0.0, 0.0, 0.0),
) -> Surface:
    """A sheet over a rectangle.

    Args:
        height: Gives z [m] at x, y [m] (arrays of one shape), counted from the rectangle's middle.
        size: Extents along x and y [m].
        cells: Quads along x and y.
        centre: Added to every point [m].
    """
    x = np.linspace(-size[0] / 2, size[0] / 2, cells[0] + 1)
    y = np.linspace(-size[1] / 2, size[1] / 2, cells[1] + 1)
    u, v = np.meshgrid(x, y, indexing="ij")
    return Surface.grid(np.stack([u, v, height(u, v)], -1)).translate(*centre)


def drape(
    size: Vector,
    *,
    top: tuple[float, float],
    fold: float = 0.015,
    waves: int = 5,
    cells: int = 14,
    seed: int = 0,
) -> Surface:
    """A cloth laid over a block: flat above, hanging down on all four sides in soft folds.

    Args:
        size: Outer extents of the whole cloth [m]; it hangs down to z = 0 and lies at z = size[2].
        top: Extents of the flat part along x and y [m].
        fold: Depth of the folds at the hem [m].
        waves: Folds along each side.
        cells: Quads along each side of the top, and down the hang.
        seed: Of the folds' phases.
    """
    phase = np.random.default_rng(seed).uniform(0, 2 * np.pi, 2)
    hang = np.linspace(0, 1, 5)
    u = np.concatenate([-1 - hang[:0:-1], np.linspace(-1, 1, cells + 1), 1 + hang[1:]])
    s, t = np.meshgrid(u, u, indexing="ij")
    over = np.clip(np.maximum(np.abs(s), np.abs(t)) - 1, 0, 1)
    reach = (np.asarray(size[:2]) - np.asarray(top)) / 2
    x = np.clip(s, -1, 1) * top[0] / 2 + np.sign(s) * np.clip(np.abs(s) - 1, 0, 1) ** 0.5 * reach[0]
    y = np.clip(t, -1, 1) * top[1] / 2 + np.sign(t) * np.clip(np.abs(t) - 1, 0, 1) ** 0.5 * reach[1]
    wave = np.sin(np.pi * waves * np.clip(s, -1, 1) + phase[0]) + np.sin(
        np.pi * waves * np.clip(t, -1, 1) + phase[1]
    )
    pull = fold * over * (0.5 * wave - 1) * 0.5
    x += np.sign(s) * (np.abs(s) > 1) * pull
    y += np.sign(t) * (np.abs(t) > 1) * pull
    z = size[2] * (1 - over)
    return tidy(Surface.grid(np.stack([x, y, z], -1)))


def leaf(
    length: float, width: float, *, bend: float = 0.4, fold: float = 0.15, tip: float = 1.4, cells: int = 6
) -> Surface:
    """A leaf: a sheet that starts at the origin along +x and bends down towards its tip.

    Args:
        length: Along the midrib [m].
        width: At its widest [m].
        bend: How far it droops over its length [rad]; negative bends it up.
        fold: Depth of the crease along the midrib as a share of the width.
        tip: Above 1 the leaf is widest near its base, below 1 near its tip.
        cells: Quads along it; it is four wide.
    """
    t = (1 - np.cos(np.linspace(0, np.pi, cells + 1))) / 2  # closer at both ends, where the outline is round
    angle = -bend * t
    step = length * np.diff(t)
    x = np.concatenate([[0], np.cumsum(np.cos(angle[:-1]) * step)])
    z = np.concatenate([[0], np.cumsum(np.sin(angle[:-1]) * step)])
    half = width / 2 * np.sin(np.pi * np.clip(t, 0.015, 0.985) ** (1 / tip)) ** 0.8
    v = np.linspace(-1, 1, 5)
    lift = fold * np.abs(v)[None] * half[:, None]
    points = np.stack(
        [
            x[:, None] - lift * np.sin(angle)[:, None],
            half[:, None] * v[None],
            z[:, None] + lift * np.cos(angle)[:, None],
        ],
        -1,
    )
    return Surface.grid(points)
