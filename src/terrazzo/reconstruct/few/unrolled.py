"""A picture unrolled onto an upright cylinder around its eye: in every column a wall's foot and top lie at one height each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.sights import Edges, Sight, rays_of, sampled

COLUMNS = 360
"""Columns over what a photograph shows, and half of those of a panorama."""
STEEPEST = 2.2
"""Height over distance up to which is looked, up and down (66 degrees)."""

Floats = NDArray[np.float32]
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Unrolled:
    """A cylinder around the eye; everything in the room's frame.

    Args:
        azimuths: Of the columns, counter-clockwise from x [rad], growing by the same step, shape [c].
        slopes: Height over level distance of the rows, from the top down, shape [r].
        colours: sRGB 0..1, shape [r, c, 3].
        seen: What the picture shows, shape [r, c].
        around: Whether the last column is followed by the first.
    """

    azimuths: Array
    slopes: Array
    colours: Floats
    seen: NDArray[np.bool_]
    around: bool

    @property
    def step(self) -> float:
        """Angle between columns, and slope between rows."""
        return float(self.azimuths[1] - self.azimuths[0])

    def column(self, azimuth: Array) -> Array:
        """Where an azimuth [rad] lies, in columns; fractions between them."""
        turn = azimuth - self.azimuths[0]
        if self.around:
            return np.mod(turn, 2 * np.pi) / self.step
        middle = (self.azimuths[-1] - self.azimuths[0]) / 2
        return (np.mod(turn - middle + np.pi, 2 * np.pi) - np.pi + middle) / self.step

    def row(self, slope: Array) -> Array:
        """Where a slope lies, in rows; fractions between them."""
        return (self.slopes[0] - slope) / self.step

    def at(self, rays: NDArray) -> tuple[Array, Array]:
        """Columns and rows of directions [..., 3]."""
        level = np.maximum(np.hypot(rays[..., 0], rays[..., 1]), 1e-9)
        return self.column(np.arctan2(rays[..., 1], rays[..., 0])), self.row(rays[..., 2] / level)


def unroll(sight: Sight) -> Unrolled:
    """Unrolls a sight."""
    if sight.is_panorama:
        count = 2 * COLUMNS
        azimuths = -np.pi + (np.arange(count) + 0.5) * 2 * np.pi / count
        low, high = -STEEPEST, STEEPEST
    else:
        rays = rays_of(sight.camera)[::4, ::4].reshape(-1, 3)
        slope = rays[:, 2] / np.maximum(np.hypot(rays[:, 0], rays[:, 1]), 1e-9)
        ahead = sight.camera.pose.rotate((0.0, 0.0, 1.0))
        ahead = float(np.arctan2(ahead[1], ahead[0]))
        turn = np.arctan2(rays[:, 1], rays[:, 0])[np.abs(slope) < STEEPEST] - ahead
        turn = np.mod(turn + np.pi, 2 * np.pi) - np.pi
        low, high = max(-STEEPEST, float(slope.min())), min(STEEPEST, float(slope.max()))
        first, last = np.quantile(turn, [0.001, 0.999]) if len(turn) else (-0.5, 0.5)
        azimuths = ahead + np.linspace(first, last, COLUMNS)
    step = float(azimuths[1] - azimuths[0])
    slopes = np.arange(high, low - step, -step)
    level = np.stack([np.cos(azimuths), np.sin(azimuths)], -1)
    directions = np.concatenate(
        [
            np.broadcast_to(level, (len(slopes), *level.shape)),
            np.broadcast_to(slopes[:, None, None], (len(slopes), len(azimuths), 1)),
        ],
        -1,
    )
    picture = np.concatenate(
        [sight.pixels.astype(np.float32) / 255, np.ones((*sight.pixels.shape[:2], 1), np.float32)], -1
    )
    values = sampled(picture, sight.camera, directions)
    return Unrolled(azimuths, slopes, values[..., :3], values[..., 3] > 0.5, sight.is_panorama)


def drawn_edges(unrolled: Unrolled, edges: Edges) -> Floats:
    """How sure an edge along x, y and z lies at each place, 0..1, shape [3, r, c]."""
    out = np.zeros((3, *unrolled.seen.shape), np.float32)
    for k in np.flatnonzero(edges.axes >= 0):
        a, b = (
            edges.starts[k] / np.linalg.norm(edges.starts[k]),
            edges.ends[k] / np.linalg.norm(edges.ends[k]),
        )
        count = max(2, int(np.linalg.norm(b - a) / unrolled.step * 2))
        share = np.linspace(0, 1, count)[:, None]
        column, row = unrolled.at(a * (1 - share) + b * share)
        i, j = np.round(row).astype(int), np.round(column).astype(int)
        if unrolled.around:
            j %= unrolled.seen.shape[1]
        good = (i >= 0) & (i < unrolled.seen.shape[0]) & (j >= 0) & (j < unrolled.seen.shape[1])
        layer = out[edges.axes[k]]
        layer[i[good], j[good]] = np.maximum(layer[i[good], j[good]], min(1.0, float(2.5 * edges.weights[k])))
    for axis in range(3):
        out[axis] = _spread(out[axis], 1 if axis == 2 else 0)
    return out


def _spread(layer: Floats, axis: int) -> Floats:
    """Every value reaches two places either way along an axis, fading."""
    best = layer
    for shift, fade in ((1, 0.85), (2, 0.5)):
        for way in (-shift, shift):
            best = np.maximum(best, np.roll(layer, way, axis) * np.float32(fade))
    return best
