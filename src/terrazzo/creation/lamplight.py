"""How bright lamps burn: where windows light a room they add a glow to it, and do not outshine the day.

The sky of `lighting.sky` is dimmed as a photographer would have it, so that a room by day and the view from it fit one picture.
Lamps of full power would then be some six times too strong beside it: 800 lumens are 10 of the renderer's units, and the 100 to
400 lux of a room by day (EN 17037, daylight in buildings) are 0.2 to 0.8. Half-way there, they still count.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from terrazzo.creation.pieces import Piece
from terrazzo.shapes.catalogue import catalogue
from terrazzo.shapes.shape import Part, Shape
from terrazzo.world.rooms import Opening

BURNING = {"day": 0.3, "overcast": 0.35, "dawn": 0.7, "sunset": 0.7, "night": 1.0}
"""Share of their power that the lamps of a room with windows have, by time of day."""


LOWERED, LOW_MOODS = 0.12, frozenset(("dim", "candlelit"))
"""Share of its power that a light overhead has which nobody asked for, where the mood is low and lower lamps burn."""


def lamps_lit(
    pieces: Sequence[Piece], openings: Sequence[Opening], time: str, moods: Collection[str] = ()
) -> list[Piece]:
    """The same pieces, with lamps as bright as the hour asks for in every room that has a window.

    Args:
        pieces: What the world is made of.
        openings: Doors and windows of all rooms.
        time: Of day, one of `lighting.TIMES`.
        moods: Of the light.
    """
    daylit = {o.room for o in openings if o.kind == "window"}
    low = bool(LOW_MOODS & set(moods))
    lamplit = (
        {p.room for p in pieces if p.shape.lamps and p.support != "ceiling" and _is_light(p)}
        if low
        else set()
    )
    out = []
    for piece in pieces:
        share = BURNING[time] if piece.room in daylit else 1.0
        if piece.room in lamplit and piece.support == "ceiling" and piece.implied:
            share *= LOWERED
        dim = share < 1 and piece.shape.lamps
        out.append(
            replace(piece, shape=_dimmed(piece.shape, share, glows=_is_light(piece))) if dim else piece
        )
    return out


def _is_light(piece: Piece) -> bool:
    """Whether what glows on it glows with its lamps; a screen or an ember does not."""
    kind = catalogue().get(piece.kind)
    return kind is not None and "light" in kind.tags


def _dimmed(shape: Shape, share: float, *, glows: bool) -> Shape:
    lamps = tuple(replace(lamp, power=_times(lamp.power, share)) for lamp in shape.lamps)
    return replace(shape, lamps=lamps, parts=tuple(_dim(p, share) if glows else p for p in shape.parts))


def _dim(part: Part, share: float) -> Part:
    if not any(part.finish.emission):
        return part
    return replace(part, finish=replace(part.finish, emission=_times(part.finish.emission, share)))


def _times(colour: Sequence[float], share: float) -> tuple[float, float, float]:
    r, g, b = (float(c) * share for c in colour)
    return r, g, b
