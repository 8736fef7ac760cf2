"""The unit of a blockout: metres, unless the things in it whose sizes are known say that it is another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from terrazzo.language.vocabulary import Vocabulary
from terrazzo.layout.blocks import Block, blocks_of
from terrazzo.models.model import Model
from terrazzo.world.worlds import Note

_UNITS = (("millimetres", 1e-3), ("centimetres", 1e-2), ("inches", 0.0254), ("feet", 0.3048), ("hundreds of metres", 100.0),
          ("kilometres", 1000.0))  # fmt: skip
"""What modelling programs write instead of metres; the last two are metres that were scaled down once too often."""
_SURELY = 6.0
"""A thing so many times as large, or as small, as such things are is in another unit."""
_LIKELY, _SEVERAL = 2.3, 3
"""Several things of which most are so many times too large are, too: feet."""
_SANE = 2.0
"""In the right unit most things are within this factor of their usual size."""
_DOOR, _WALL = 2.05, 2.6
"""Usual heights of doors and walls [m]."""


def in_metres(model: Model, nouns: Vocabulary) -> tuple[Model, list[Note]]:
    """The model in metres, and a note where it was in another unit.

    Args:
        model: A blockout.
        nouns: Says what the names in it mean.
    """
    ratios = _ratios(blocks_of(model, nouns), nouns)
    if not ratios:
        return model, []
    middle = float(np.median(ratios))
    if 1 / _SURELY < middle < (_LIKELY if len(ratios) >= _SEVERAL else _SURELY):
        return model, []
    name, unit = min(_UNITS, key=lambda u: abs(np.log(middle * u[1])))
    if not 1 / _SANE < middle * unit < _SANE:
        return model, []
    parts = tuple(replace(p, vertices=p.vertices * unit) for p in model.parts)
    reason = f"its things are {middle:.3g} times as large as such things are, so it is read in {name}"
    return replace(model, parts=parts), [Note("adjusted", "blockout", reason)]


def _ratios(blocks: Sequence[Block], nouns: Vocabulary) -> list[float]:
    """Sizes of what is known over the usual ones."""
    out = []
    for block in blocks:
        if block.role == "door":
            out.append(max(block.size) / _DOOR)
        elif block.role == "wall":
            out.append(block.size[2] / _WALL)
        elif block.kind in nouns.kinds and not block.near:
            out.append(max(block.size) / max(nouns.kinds[block.kind].size))
    return out
