"""Solid textures: the albedo of a finish at points on a surface. The families register themselves when first needed."""

from __future__ import annotations

import importlib
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.errors import ArgumentError
from terrazzo.materials.finish import Finish
from terrazzo.materials.solid import Floats, Pattern, Site, patterns

_FAMILIES = (
    "cloth_textures",
    "plain_textures",
    "stone_textures",
    "tile_textures",
    "volume_textures",
    "wood_textures",
)


@lru_cache(maxsize=1)
def _registry() -> dict[str, Pattern]:
    for family in _FAMILIES:
        importlib.import_module(f"terrazzo.materials.{family}")
    return patterns()


def pattern_names() -> tuple[str, ...]:
    """Names that `Finish.pattern` may have, sorted."""
    return tuple(sorted(_registry()))


def pattern(name: str) -> Pattern:
    """The registered texture of this name.

    Raises:
        ArgumentError: There is none.
    """
    found = _registry().get(name)
    if found is None:
        raise ArgumentError(f"there is no texture {name!r}; there are {', '.join(pattern_names())}")
    return found


def albedo(
    finish: Finish,
    points: ArrayLike,
    normals: ArrayLike,
    *,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> Floats:
    """What share of the light a finish gives back at points of a surface.

    Args:
        finish: The look.
        points: In the thing's own frame [m], shape [n, 3].
        normals: Outward unit normals there, shape [n, 3].
        low: Smallest corner of the painted part's box [m], for patterns with borders; that of the points when None.
        high: Largest corner [m]; likewise.

    Returns:
        Linear RGB in 0..0.95, float32, shape [n, 3].

    Raises:
        ArgumentError: The finish names a pattern that does not exist.
    """
    entry = pattern(finish.pattern)
    p = np.ascontiguousarray(points, np.float32)
    n = np.ascontiguousarray(normals, np.float32)
    if not len(p):
        return np.zeros((0, 3), np.float32)
    box = (p.min(0) if low is None else low, p.max(0) if high is None else high)
    site = Site(finish, p, n, np.asarray(box[0], np.float32), np.asarray(box[1], np.float32))
    return np.clip(np.asarray(entry.texture(site), np.float32), 0, np.float32(0.95))
