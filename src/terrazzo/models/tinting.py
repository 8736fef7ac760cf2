"""A person's own model in the colour that words ask for: its largest surface takes it, and keeps its shades and its pattern."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials.colours import RGB
from terrazzo.models.model import Look, Model

Array = NDArray[np.float64]

_SEE_THROUGH = 0.9
"""Looks of lower opacity are panes, which words of colour do not mean."""
_SAME = 0.08
"""Plain colours that differ by less than this in linear light are one."""
_NEAR, _FAR = 0.15, 0.30
"""Distances of a point's chromaticity from that of most of a picture: nearer it is tinted, farther not."""
_DARK = 0.01
"""Darker points have no hue of their own."""
_SHADES = (0.2, 1.8)
"""Lightness of a picture's points over that of most of it, at least and at most."""
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def tinted_looks(model: Model) -> frozenset[int]:
    """Which looks of a model, by `id`, a colour word speaks of: the one with the largest area, and plain ones just like it.

    Glass and what glows are left alone, and metal where there is anything else: handles, feet and frames.
    """
    area: dict[int, float] = {}
    looks: dict[int, Look] = {}
    for part in model.parts:
        a, b, c = (part.vertices[part.triangles[:, k]] for k in range(3))
        looks[id(part.look)] = part.look
        area[id(part.look)] = area.get(id(part.look), 0.0) + float(
            np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()
        )
    for kept in (_plain_and_solid, _solid, _any):
        able = [key for key in looks if kept(looks[key])]
        if able:
            main = looks[max(able, key=lambda key: area[key])]
            return frozenset(key for key in able if looks[key] is main or _alike(looks[key], main))
    return frozenset()


def tinted(colours: Array, tint: RGB) -> Array:
    """Colours of a surface, those of its main hue changed to another, lighter and darker as they are.

    Args:
        colours: Linear RGB, shape [n, 3].
        tint: Linear RGB that its usual point gets.
    """
    light = colours @ _WEIGHTS
    hue = colours / np.maximum(colours.sum(1, keepdims=True), 1e-6)
    lit = light > _DARK
    if not lit.any():
        return np.broadcast_to(np.asarray(tint), colours.shape).copy()
    away = np.abs(hue - np.median(hue[lit], axis=0)).sum(1)
    share = np.where(lit, np.clip((_FAR - away) / (_FAR - _NEAR), 0, 1), 1.0)
    main = lit & (share > 0.5)
    usual = float(np.median(light[main if main.any() else lit]))
    shade = np.clip(light / usual, *_SHADES)[:, None]
    return share[:, None] * np.clip(shade * tint, 0, 1) + (1 - share[:, None]) * colours


def _plain_and_solid(look: Look) -> bool:
    return _solid(look) and look.metallic <= 0.5


def _solid(look: Look) -> bool:
    return look.opacity > _SEE_THROUGH and max(look.emission) == 0


def _any(look: Look) -> bool:
    return True


def _alike(look: Look, main: Look) -> bool:
    if look.image is not None or main.image is not None:
        return look.image is main.image
    return float(np.abs(np.subtract(look.colour, main.colour)).max()) < _SAME
