"""What beds are made up with: mattresses, pillows, turned-down sheets, quilts and throws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.looks import fabric, family_of, plain
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.upholstery import tilted

_BULGE, _HEM = 0.02, 0.008
"""How far a quilt stands off the mattress's sides, and how far its hem waves about that [m]."""
_PUFF = 0.06
"""Thickness of a quilt [m]."""
_HANGING = 6
"""Rows of points from a quilt's edge to its hem."""
_THROW_FROM_FOOT, _THROW_WIDTH, _THROW_LIFT = 0.42, 0.5, 0.012
"""Where the middle of a throw lies, how wide it is, and how far its upper side is above the quilt [m]."""


def duvet(
    size: tuple[float, float],
    drop: float,
    *,
    thickness: float = _PUFF,
    seed: int = 0,
    cells: tuple[int, int] = (22, 26),
    crumple: float = 0.006,
) -> Surface:
    """A quilt over a mattress: a puffy top with soft creases that hangs down on three sides (all but -x).

    Args:
        size: Of the mattress under it, along x (from -x) and y [m]; the quilt's upper side is at z = thickness.
        drop: How far it hangs [m].
        thickness: Of its puff [m].
        seed: Of its creases.
        cells: Quads along x and y.
        crumple: Height of each of its four waves of creases [m].
    """
    return Surface.grid(_draped(size, drop, _along(cells[0]), thickness, seed, cells[1], crumple))


def quilt_and_throw(size: tuple[float, float], drop: float, *, seed: int = 0) -> tuple[Surface, Surface]:
    """A quilt and a throw across its foot, which are one sheet of cloth with a step at the throw's edges.

    Two sheets so close would show through each other, or leave a dark gap between them.

    Args:
        size: Of the mattress under them, along x and y [m], longer than the throw needs.
        drop: How far they hang [m].
        seed: Of their creases.
    """
    end = size[0] / 2 - _THROW_FROM_FOOT
    low, high = ((end + side * _THROW_WIDTH / 2) / (size[0] / 2) for side in (-1, 1))
    rows = _along(22)
    before, after = rows[rows < low - 0.01], rows[rows > high + 0.01]
    inner = np.linspace(low, high, 9)
    pieces = []
    for s, lift in (
        (np.append(before, low), None),
        (np.append(high, after), None),
        (np.concatenate([[low], inner, [high]]), np.pad(np.full(len(inner), _THROW_LIFT), 1)),
    ):
        pieces.append(Surface.grid(_draped(size, drop, s, _PUFF, seed, 26, 0.006, lift)))
    return Surface.merge(pieces[:2]), pieces[2]


def _along(cells: int) -> NDArray[np.float64]:
    """Rows of a quilt: -1 to 1 lie on the mattress, 1 to 2 hang down at its foot."""
    return np.concatenate([np.linspace(-1, 1, cells), 1 + np.linspace(0, 1, _HANGING)[1:]])


def _draped(
    size: tuple[float, float],
    drop: float,
    rows: NDArray[np.float64],
    thickness: float,
    seed: int,
    across: int,
    crumple: float,
    lift: Sequence[float] | NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Points of a quilt [m], shape [rows, n, 3]; `lift` [m] raises each row off the cloth below it."""
    rng = np.random.default_rng(seed)
    x, y = size
    side = np.linspace(0, 1, _HANGING)[1:]
    t = np.concatenate([-1 - side[::-1], np.linspace(-1, 1, across), 1 + side])
    u, v = np.meshgrid(rows, t, indexing="ij")
    over_x, over_y = np.clip(u - 1, 0, 1), np.clip(np.abs(v) - 1, 0, 1)
    over = np.maximum(over_x, over_y)
    off_x, off_y = (np.sin(np.pi / 2 * np.clip(o * 3, 0, 1)) for o in (over_x, over_y))
    phase = rng.uniform(0, 2 * np.pi, 8)
    crease = sum(
        crumple * np.sin(k * (u * np.cos(a) + v * np.sin(a)) + f)
        for k, a, f in zip((5, 7, 9, 12), rng.uniform(0, np.pi, 4), phase)
    )
    along_hem = np.where(over_x > over_y, np.clip(v, -1, 1), np.clip(u, -1, 1))
    hem = _HEM * over * np.sin(9 * np.pi * along_hem + phase[4])
    raised = np.zeros(len(rows)) if lift is None else np.asarray(lift, np.float64)
    px = np.clip(u, -1, 1) * x / 2 + _BULGE * off_x + hem * (over_x > 0) + raised[:, None] * off_x
    py = np.clip(v, -1, 1) * y / 2 + np.sign(v) * ((_BULGE + raised[:, None]) * off_y + hem * (over_y > 0))
    z = thickness * (1 - 0.3 * over) + crease * (1 - over) - (drop + thickness * 0.3) * over**1.2
    z += raised[:, None] * (1 - over)
    return np.stack([px, py, z], -1)


def mattress(size: tuple[float, float, float], at: tuple[float, float, float]) -> Surface:
    """A mattress with rounded edges and piping; `at` is the middle of its underside [m]."""
    x, y, z = size
    body = p.box((x, y, z), (0, 0, z / 2), min(0.035, z * 0.3))
    ring = np.pad(p.rounded_outline((x, y), 0.05, segments=4), ((0, 0), (0, 1)))
    cords = [p.sweep(ring + (0, 0, h), 0.006, segments=6, closed=True) for h in (0.03, z - 0.03)]
    return Surface.merge([body, *cords]).translate(*at)


def bedding(
    a: Assembly, low: tuple[float, float], high: tuple[float, float], top: float, *, drop: float, seed: int
) -> None:
    """Adds pillows at -x, a turned-down sheet and a quilt on a mattress whose upper side is at `top` [m]."""
    spec = a.spec
    cover = fabric(spec, "cotton", coloured=family_of(spec.material) != "wood" or spec.colour is not None)
    white = plain("cotton", "white", seed=spec.seed)
    (x0, y0), (x1, y1) = low, high
    length, width, mid = x1 - x0, y1 - y0, (y0 + y1) / 2
    pillow_zone = min(0.52, length * 0.27)
    spread = (length - pillow_zone - 0.02, width)
    at = ((x0 + pillow_zone + x1) / 2 + 0.008, mid, top)
    if width > 1.2 and not spec.said("minimalist", "minimal", "plain"):
        quilt, band = quilt_and_throw(spread, drop, seed=seed)
        throw = plain("knit", ("mustard", "terracotta", "cream", "charcoal")[seed % 4], seed=seed)
        a.add(throw, band.translate(*at), closed=False)
    else:
        quilt = duvet(spread, drop, seed=seed)
    a.add(cover, quilt.translate(*at), closed=False)
    fold = p.cushion(
        (0.26, width + 0.05, 0.075),
        (x0 + pillow_zone + 0.12, mid, top + 0.045),
        puff=0.3,
        corner=0.02,
        cells=8,
    )
    a.add(white, fold)
    count = 2 if width > 1.2 else 1
    w = min(0.7, width / count - 0.05)
    for k in range(count):
        y = mid + (k - (count - 1) / 2) * (width / count)
        flat = p.cushion((0.46, w, 0.16), puff=0.85, corner=0.05, sag=0.012, piping=0.004)
        a.add(white, tilted(flat, -0.22, (0, 0, 0)).translate(x0 + 0.25, y, top + 0.11))
        if count == 2 or width > 0.95:
            second = p.cushion((0.4, w * 0.86, 0.14), puff=0.9, corner=0.04, piping=0.004)
            a.add(cover, tilted(second, -0.75, (0, 0, 0)).translate(x0 + 0.44, y, top + 0.2))
