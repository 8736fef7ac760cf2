"""Upholstered pieces that seats and beds share: padded blocks, rolled arms, tufted panels and scatter cushions."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes import primitives as p
from terrazzo.shapes.primitives.flat import Vector
from terrazzo.shapes.surface import Surface


def padded(low: Vector, high: Vector, *, round_by: float = 0.05) -> Surface:
    """A padded block between two corners [m] with generous soft edges."""
    return p.box_between(low, high, round_by)


def turned_up(surface: Surface) -> Surface:
    """Stands something that was made lying on z so that its top faces +x, its x axis pointing down."""
    # x -> -z, z -> x is a quarter turn about y.
    swap = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]])
    return Surface(surface.corners @ swap.T, surface.normals @ swap.T)


def tilted(surface: Surface, angle: float, pivot: Vector) -> Surface:
    """Leaned back about a y axis through `pivot` by an angle [rad]: what was above moves to -x."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]])
    return Surface((surface.corners - pivot) @ turn.T + pivot, surface.normals @ turn.T)


def back_cushion(
    size: Vector, centre: Vector, *, puff: float = 0.55, piping: float = 0.006, lean: float = 0.14
) -> Surface:
    """A cushion that stands against a back: `size` is (thickness x, width y, height z) [m]."""
    flat = p.cushion((size[2], size[1], size[0]), puff=puff, corner=0.06, piping=piping)
    return tilted(turned_up(flat), lean, (0.0, 0.0, -size[2] / 2)).translate(*centre)


def seat_cushion(
    size: Vector, centre: Vector, *, sag: float = 0.015, piping: float = 0.006, corner: float = 0.05
) -> Surface:
    """A seat cushion, slightly crowned and dented by use."""
    return p.cushion(size, centre, puff=0.3, corner=corner, sag=sag, piping=piping)


def rolled_arm(length: float, width: float, height: float, *, roll: float) -> Surface:
    """An arm with a scroll along its top, along x, its foot at the origin; the scroll bulges towards +-y [m]."""
    post = p.box((length, width, height - roll), (0, 0, (height - roll) / 2), 0.02)
    scroll = p.cylinder(roll, length, (-length / 2, 0, height - roll), axis="x", segments=28, bevel=0.015)
    button = p.ellipsoid((0.012, roll * 0.45, roll * 0.45), (length / 2, 0, height - roll), segments=16)
    return Surface.merge([post, scroll, button])


def tufted(
    size: tuple[float, float], depth: float, *, spacing: float = 0.13, thickness: float = 0.0
) -> tuple[Surface, Surface]:
    """A deep-buttoned panel facing +z, its edge on z = 0: the padding, and its buttons.

    Args:
        size: Extents along x and y [m].
        depth: Height of the padding between the buttons [m].
        spacing: Between buttons of a row [m].
        thickness: Height of the padding at its edge [m].
    """
    nx, ny = max(int(size[0] / spacing), 1), max(int(size[1] / spacing), 1)
    sx, sy = size[0] / nx, size[1] / ny
    knots = np.array(
        [((i + 0.5) * sx - size[0] / 2, (j + (0.5 if i % 2 else 1.0)) * sy - size[1] / 2)
         for i in range(nx) for j in range(ny if i % 2 else max(ny - 1, 1))]
    )  # fmt: skip
    cells = (max(nx * 5, 8), max(ny * 5, 8))
    edge = 0.35 * spacing

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        d2 = ((x[..., None] - knots[:, 0]) ** 2 + (y[..., None] - knots[:, 1]) ** 2).min(-1)
        pit = np.exp(-d2 / (0.22 * spacing) ** 2)
        fold = np.abs(np.sin(np.pi * (x / sx + y / sy))) * np.abs(np.sin(np.pi * (x / sx - y / sy)))
        rim = np.minimum(size[0] / 2 - np.abs(x), size[1] / 2 - np.abs(y)) / edge
        round_off = np.sqrt(np.clip(1 - (1 - np.clip(rim, 0, 1)) ** 2, 0, 1))
        return thickness + depth * round_off * (0.75 + 0.25 * fold**0.5) * (1 - 0.7 * pit)

    pad = p.cloth(height, size, cells=cells)
    radius = spacing * 0.09
    buttons = [
        p.ellipsoid((radius, radius, radius * 0.6), (x, y, thickness + depth * 0.28), segments=10, low=0.0)
        for x, y in knots
    ]
    return pad, Surface.merge(buttons)


def scatter_cushion(width: float, at: Vector, *, lean: float = 0.3) -> Surface:
    """A loose pillow that stands on its edge at `at` [m] (middle of its lower edge), leaning back."""
    flat = p.cushion((width, width, width * 0.32), puff=0.95, corner=0.03, cells=8)
    return tilted(turned_up(flat).translate(z=width / 2), lean, (0.0, 0.0, 0.0)).translate(*at)
