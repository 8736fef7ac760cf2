"""Wall panelling: frames of moulding on painted walls, as joiners nail them up, with a dado rail in old styles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import Hole, WallFrame
from terrazzo.shapes.primitives.flat import box_between
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Room

_MOULDING = ((0.0, 0.0), (0.003, 0.008), (0.010, 0.013), (0.018, 0.012), (0.024, 0.006), (0.030, 0.0))
"""Profile as (distance inwards from the frame's outer edge, height over the wall) [m]: a small astragal."""
_FIELD, _GAP, _NARROWEST = 0.75, 0.13, 0.34
"""Usual width of a frame, the gap between frames, and the least width [m]."""
_FOOT, _HEAD = 0.24, 0.24
"""Free wall under the lowest and over the highest frames [m]."""
_DADO = 0.92
"""Height of a dado rail [m]: that of a chair's back, which it keeps off the wall."""
_RAIL = (0.045, 0.02)
"""Height and depth of the rail [m]."""
_CLEAR = 0.16
"""What frames keep from door and window openings [m]: their architraves and as much again."""


def panels_of(room: Room, frame: WallFrame, finish: Finish, *, dado: bool) -> Piece | None:
    """The mouldings of one wall, in the colour of the wall; None where it has no room for any.

    Args:
        room: Its room.
        frame: The wall.
        finish: Of the wall behind them.
        dado: Whether a rail parts low frames from high ones; else they are as high as the wall.
    """
    low, high = _FOOT, room.height - _HEAD
    tiers = [(low, _DADO - 0.14), (_DADO + 0.14, high)] if dado else [(low, high)]
    parts: list[Surface] = []
    for a, b in _spans(frame, 0.0, room.height):
        parts += [_frame(y0, y1, z0, z1) for y0, y1 in _fields(a, b) for z0, z1 in tiers if z1 - z0 > 0.3]
    if dado:
        parts += [
            box_between((0.0, a, _DADO - _RAIL[0] / 2), (_RAIL[1], b, _DADO + _RAIL[0] / 2), 0.006)
            for a, b in _spans(frame, _DADO - 0.1, _DADO + 0.1, clear=_CLEAR / 2, ends=0.0)
        ]
    if not parts:
        return None
    name = f"{room.name}-panelling-{frame.index + 1}".replace(" ", "-")
    return piece(
        name, "wall panelling", "panelling", frame.pose, [Part(Surface.merge(parts), finish)], room=room.name
    )


def _spans(
    frame: WallFrame, low: float, high: float, *, clear: float = _CLEAR, ends: float = _GAP
) -> list[tuple[float, float]]:
    """Stretches of a wall without openings between two heights, as intervals of y [m]."""
    crossing: Sequence[Hole] = [h for h in frame.holes if h.low < high and h.high > low]
    cuts = [-frame.length / 2 + ends]
    for hole in crossing:
        cuts += [hole.left - clear, hole.right + clear]
    cuts.append(frame.length / 2 - ends)
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2]) if b - a > _NARROWEST]


def _fields(low: float, high: float) -> list[tuple[float, float]]:
    """Equal frames side by side in a stretch of wall [m]."""
    count = max(1, round((high - low + _GAP) / (_FIELD + _GAP)))
    step = (high - low + _GAP) / count
    return [(low + k * step, low + (k + 1) * step - _GAP) for k in range(count)]


def _frame(y0: float, y1: float, z0: float, z1: float) -> Surface:
    """One mitred frame of moulding, open at its back."""
    rings = [
        [
            (x, y0 + d, z0 + d),
            (x, y1 - d, z0 + d),
            (x, y1 - d, z1 - d),
            (x, y0 + d, z1 - d),
            (x, y0 + d, z0 + d),
        ]
        for d, x in _MOULDING
    ]
    return Surface.grid(np.array(rings).transpose(1, 0, 2), flat=True)
