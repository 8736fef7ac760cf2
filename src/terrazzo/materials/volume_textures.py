"""Textures measured from pictures: the colours of a model's surface, kept in cells of the space that it fills.

A picture on a model becomes a solid texture like every other: the mean colour of each small cell that the surface passes through,
apart for the six directions that it may face, in the box of the painted part. So it needs no unwrapping, and it stretches with
the thing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.materials.solid import Floats, Site, texture

_FINEST = 320
"""Cells along the longest side of the part's box."""
_LEVELS = 7
"""Each level's cells are twice as large as those of the one before."""


@dataclass(frozen=True, eq=False)
class ColourVolume:
    """Mean colours of cells.

    Args:
        keys: Numbers of the cells of each level, ascending.
        colours: Linear RGB of each of them.
        extent: Extents of the box over its longest side, shape [3].
        mean: Mean colour.
    """

    keys: tuple[NDArray[np.int64], ...]
    colours: tuple[Floats, ...]
    extent: Floats
    mean: Floats

    def at(self, places: Floats, normals: Floats) -> Floats:
        """Colours at places in the box, 0..1 along each axis; shape [n, 3]."""
        out = np.broadcast_to(self.mean, places.shape).astype(np.float32)
        left = np.arange(len(places))
        for level in range(_LEVELS):
            wanted = _cells(places[left], normals[left], self.extent, level)
            keys = self.keys[level]
            spot = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            found = keys[spot] == wanted
            out[left[found]] = self.colours[level][spot[found]]
            left = left[~found]
            if not len(left):
                break
        return out


_VOLUMES: dict[int, ColourVolume] = {}


def keep_volume(points: NDArray, normals: NDArray, colours: NDArray) -> int:
    """Keeps the colours of a surface for finishes of the pattern "volume"; their `seed` is the number that is returned.

    Args:
        points: Points of the surface that fill its box from side to side, shape [n, 3].
        normals: Shape [n, 3].
        colours: Linear RGB there, shape [n, 3].
    """
    p = np.asarray(points, np.float32)
    low, high = p.min(0), p.max(0)
    size = np.maximum(high - low, 1e-9)
    extent = (size / size.max()).astype(np.float32)
    places, rgb = (p - low) / size, np.asarray(colours, np.float32)
    keys, means = [], []
    for level in range(_LEVELS):
        own = _cells(places, np.asarray(normals, np.float32), extent, level)
        unique, inverse, count = np.unique(own, return_inverse=True, return_counts=True)
        sums = np.stack([np.bincount(inverse, rgb[:, c], len(unique)) for c in range(3)], 1)
        keys.append(unique)
        means.append((sums / count[:, None]).astype(np.float32))
    volume = ColourVolume(tuple(keys), tuple(means), extent, rgb.mean(0))
    digest = hashlib.sha256(keys[0].tobytes() + means[0].tobytes() + extent.tobytes()).digest()
    number = int.from_bytes(digest[:6], "little")
    _VOLUMES[number] = volume
    return number


def _cells(places: Floats, normals: Floats, extent: Floats, level: int) -> NDArray[np.int64]:
    """Number of the cell and side of each point."""
    count = np.maximum(np.ceil(extent * (_FINEST >> level)), 1).astype(np.int64)
    index = np.clip((places * count).astype(np.int64), 0, count - 1)
    axis = np.abs(normals).argmax(1)
    side = axis * 2 + (np.take_along_axis(normals, axis[:, None], 1)[:, 0] > 0)
    return ((index[:, 0] * 1024 + index[:, 1]) * 1024 + index[:, 2]) * 6 + side


@texture("volume", detail=0.01)
def volume(site: Site) -> Floats:
    """The colours of a model's own surface."""
    kept = _VOLUMES.get(site.finish.seed)
    if kept is None:
        raise ArgumentError("the colours of this model were read by another process; read the model again")
    size = np.maximum(site.high - site.low, 1e-9)
    return kept.at(np.clip((site.points - site.low) / size, 0, 1).astype(np.float32), site.normals)
