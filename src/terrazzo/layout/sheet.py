"""The sheet of a plan: where the drawing, its dimensions, names, the list of things and the notes go."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.layout import drafting
from terrazzo.layout.drafting import FAINT, INK, WARNING, Mark, View
from terrazzo.layout.plan import Placement, Plan
from terrazzo.world.rooms import Room

_MARGIN = 26.0
"""Around everything [px]."""
_DIMENSIONS = 52.0
"""For the dimension lines on the left and above [px]."""
_BETWEEN = 60.0
"""Between storeys [px]."""
_FOOT = 52.0
"""Below the plan, for the scale bar [px]."""
_LIST = 330.0
"""Width of the list of things [px]."""
_LETTER = 0.54
"""Mean width of a letter over the text's height, in a sans-serif face."""
_NAME, _SMALL_PRINT = 12.5, 11.0
"""Sizes of text [px]."""
_LEAST = 7.5
"""Names that would have to be smaller become numbers of the list [px]."""
_NOTES = 14
"""Notes that are written out."""


def compose(plan: Plan, scale: float) -> tuple[tuple[int, int], list[Mark]]:
    """All marks of a plan's sheet from the bottom up, and the sheet's width and height [px].

    Args:
        plan: The plan.
        scale: Pixels a metre.
    """
    low, high = drafting.extent(plan)
    wide, deep = (high - low) * scale
    edge = drafting.WALL * scale
    left, top = _MARGIN + _DIMENSIONS + edge, _MARGIN + _DIMENSIONS + edge
    marks: list[Mark] = []
    numbers = _numbers(plan.placements)
    storeys = _storeys(plan)
    apart = wide + 2 * edge + _BETWEEN
    views = [
        View(scale, left + k * apart - low[0] * scale, top + high[1] * scale) for k in range(len(storeys))
    ]
    for storey, view in zip(storeys, views, strict=True):
        marks += _storey(storey, numbers, view)
    view = views[0]
    wide += apart * (len(storeys) - 1)
    marks += drafting.dimension(
        np.array([low[0], high[1]]), np.array([high[0], high[1]]), view, away=-edge - 26, size=_NAME
    )
    marks += drafting.dimension(
        np.array([low[0], low[1]]), np.array([low[0], high[1]]), view, away=-edge - 26, size=_NAME
    )
    marks += drafting.scale_bar(scale, left, top + deep + edge + 18, size=_SMALL_PRINT)
    listed, bottom = _list(plan, numbers, left + wide + edge + _MARGIN)
    width = left + wide + edge + _MARGIN + _LIST + _MARGIN
    height = max(top + deep + edge + _FOOT, bottom) + _MARGIN
    return (round(width), round(height)), marks + listed


def _storeys(plan: Plan) -> list[Plan]:
    """The plan storey by storey, from low to high; a stairwell is drawn on all that it reaches."""
    bases = sorted({r.base for r in plan.rooms})
    if len(bases) < 2:
        return [plan]
    out = []
    for base in bases:
        rooms = tuple(r for r in plan.rooms if r.base <= base + 1e-6 < r.base + r.height)
        names = {r.name for r in rooms}
        own = {r.name for r in rooms if r.base == base}
        holes = [
            o for o in plan.openings if o.room in names and max(b for b in bases if b < o.sill + 0.3) == base
        ]
        down = Pose.at(0.0, 0.0, -base)
        things = [replace(p, pose=down @ p.pose) for p in plan.placements if p.room in own]
        out.append(replace(plan, rooms=rooms, openings=tuple(holes), placements=tuple(things)))
    return out


def _storey(plan: Plan, numbers: dict[str, int], view: View) -> list[Mark]:
    """Walls, floors, openings, things and names of one storey."""
    marks: list[Mark] = []
    for room in plan.rooms:
        marks += drafting.walls(room, view)
    for room in plan.rooms:
        finish = plan.finishes.get(room.name)
        marks += drafting.floor(room, finish.floor if finish else None, view)
    for stairs in plan.stairs:
        if any(r.name == stairs.room for r in plan.rooms):
            marks += drafting.stairs(stairs, view)
    for hole in plan.openings:
        marks += drafting.opening(hole, view)
    ordered = sorted(plan.placements, key=drafting.layer)
    for p in ordered:
        marks += drafting.thing(p, view)
    for p in ordered:
        marks += _name(p, numbers, view)
    return marks + _room_dimensions(plan.rooms, view)


def _numbers(placements: Sequence[Placement]) -> dict[str, int]:
    """Label -> its number in the list, in the order of the asks."""
    return {label: i for i, label in enumerate(dict.fromkeys(p.label for p in placements), 1)}


def _name(p: Placement, numbers: dict[str, int], view: View) -> list[Mark]:
    """The name of a thing on the floor where there is room, else its number; others have numbers only."""
    how = drafting.stand(p)
    points = view.at(drafting.outline(p))
    size = points.max(0) - points.min(0)
    middle = points.mean(0)
    if how == "floor":
        lines = textwrap.wrap(p.label, 12) if size[0] < 0.62 * len(p.label) * _NAME else [p.label]
        longest = max(map(len, lines))
        fits = min(_NAME, 0.92 * size[0] / (longest * _LETTER), 0.8 * size[1] / len(lines))
        if fits >= _LEAST:
            first = middle - np.array([0, 0.6 * fits * (len(lines) - 1)])
            ink = "#ffffff" if drafting.is_dark(p) else INK
            return [
                Mark((first + (0, 1.2 * fits * i))[None], ink, text=t, size=fits) for i, t in enumerate(lines)
            ]
    if how == "ceiling":
        middle = middle + np.array([0.25 * size[0], 0.25 * size[1]])
    height = 9.0 if how in ("floor", "wall", "ceiling") else 8.0
    text = str(numbers[p.label])
    half = np.array([0.33 * height * len(text) + 2.0, 0.62 * height])
    box = middle + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    return [
        Mark(box, "#ffffff", opacity=0.75),
        Mark(middle[None], FAINT if how == "ceiling" else INK, text=text, size=height),
    ]


def _room_dimensions(rooms: Sequence[Room], view: View) -> list[Mark]:
    """Names of rooms where there are several; one room is named in the list."""
    if len(rooms) < 2:
        return []
    out = []
    for room in rooms:
        middle = view.at(room.polygon).mean(0)
        text = f"{room.name} {room.area:.1f} m²"
        out.append(Mark(middle[None], INK, text=text, size=_NAME + 1, bold=True))
    return out


def _list(plan: Plan, numbers: dict[str, int], x: float) -> tuple[list[Mark], float]:
    """Title, rooms, things and notes in a column, and where it ends [px]."""
    out: list[Mark] = []
    y = _MARGIN + 8.0

    def write(text: str, size: float, *, colour: str = INK, bold: bool = False, indent: float = 0.0) -> None:
        nonlocal y
        for line in textwrap.wrap(text, int((_LIST - indent) / (_LETTER * size))):
            out.append(
                Mark(np.array([(x + indent, y)]), colour, text=line, size=size, anchor="start", bold=bold)
            )
            y += 1.4 * size

    write(textwrap.shorten(plan.brief.prompt, 220, placeholder=" ..."), 14.0, bold=True)
    y += 4
    words = [
        *plan.brief.styles,
        plan.brief.time,
        *(() if plan.brief.weather == "clear" else (plan.brief.weather,)),
    ]
    for room in plan.rooms:
        write(f"{room.name}, {room.area:.1f} m², {room.height:.2f} m high", _NAME)
    write(f"{', '.join(words)}; seed {plan.seed}", _SMALL_PRINT, colour=FAINT)
    for title, implied in (("asked for", False), ("added to furnish it", True)):
        rows = _rows([p for p in plan.placements if p.implied == implied])
        if rows:
            y += 8
            write(title, _SMALL_PRINT, bold=True, colour=FAINT)
        for text in rows:
            label, rest = text
            y_row = y
            out.append(
                Mark(np.array([(x + 16, y_row)]), FAINT, text=str(numbers[label]), size=9.0, anchor="end")
            )
            write(rest, _SMALL_PRINT, indent=22)
    if plan.notes:
        y += 8
        write("not as asked", _SMALL_PRINT, bold=True, colour=WARNING)
        for note in plan.notes[:_NOTES]:
            write(f"{note.subject}: {note.reason}", _SMALL_PRINT, colour=WARNING, indent=22)
        if len(plan.notes) > _NOTES:
            write(f"and {len(plan.notes) - _NOTES} more", _SMALL_PRINT, colour=WARNING, indent=22)
    return out, y


def _rows(placements: Sequence[Placement]) -> list[tuple[str, str]]:
    """Label, and a line of text for all things of that label: how many, what, how large, on what."""
    groups: dict[str, list[Placement]] = {}
    for p in placements:
        groups.setdefault(p.label, []).append(p)
    out = []
    for label, alike in groups.items():
        x, y, z = alike[0].shape.size
        count = f"{len(alike)} × " if len(alike) > 1 else ""
        words = " ".join(w for w in alike[0].attributes if w not in label.split())
        on = {p.support for p in alike} - {"floor"}
        places = ", ".join(sorted(s.rsplit("-", 1)[0].replace("-", " ") for s in on))
        where = f", on {places}" if places else ""
        high = f" × {z:.2f}" if z >= 0.01 else ""
        name = " ".join(f"{words} {label}{where}".split())
        out.append((label, f"{count}{name}  ({y:.2f} × {x:.2f}{high} m)"))
    return out
