"""Sectional doors: sections on hinges that run up two tracks and under the ceiling; shown closed."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import finish
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import Hole, WallFrame
from terrazzo.shapes.primitives.flat import box_between, quads
from terrazzo.shapes.primitives.round import cylinder
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.things import Collider, Material

LEAST_WIDE = 2.0
"""A door that leads outdoors and is at least so wide is for cars [m]: no leaf on hinges is."""
SECTION = 0.53
"""Usual height of a section [m]."""
CASSETTE = 0.55
"""Usual width of a pressed panel [m]."""
BACK, FRONT = -0.07, -0.03
"""x of the closed door's faces [m]."""
TRACK = (0.05, 0.06)
"""Depth and width of a track [m]."""
OVER = 0.14
"""Height of the spring shaft over the door [m]."""

DARK = Finish("smooth", (0.02, 0.018, 0.016))


def is_sectional(opening: Opening) -> bool:
    """Whether an opening is a door for cars."""
    return opening.kind == "door" and not opening.to and opening.size[0] >= LEAST_WIDE


def sectional_of(room: Room, frame: WallFrame, hole: Hole, trim: Finish, number: int) -> Piece:
    """A sectional door in one hole, closed, with tracks, shaft and springs where the ceiling leaves room for them."""
    steel, rubber = finish("steel", None), finish("rubber", "black")
    sections = max(3, round(hole.height / SECTION))
    step = (hole.high - 0.03) / sections
    panels: list[Surface] = []
    for i in range(sections):
        low = 0.03 + i * step
        panels += _section(hole, low + 0.003, low + step - 0.003)
    seal = box_between((BACK, hole.left + 0.01, 0.0), (FRONT + 0.005, hole.right - 0.01, 0.03), 0.006)
    x, y0, y1 = BACK - 0.004, hole.left, hole.right
    dark = quads(np.array([[(x, y0, 0.0), (x, y1, 0.0), (x, y1, hole.high), (x, y0, hole.high)]]))
    parts = [
        Part(Surface.merge(panels), trim),
        Part(Surface.merge(_gear(frame, hole)), steel),
        Part(seal, rubber),
        Part(dark, DARK),
    ]
    solid = Collider.box((BACK, hole.left, 0.0), (FRONT, hole.right, hole.high))
    name = f"{room.name}-door-{number}".replace(" ", "-")
    return piece(
        name, "garage door", "door", frame.pose, parts, [solid], room=room.name,
        material=Material("steel", 300.0, 0.5, 0.1), mass=12.0 * hole.width * hole.height,
    )  # fmt: skip


def _section(hole: Hole, low: float, high: float) -> list[Surface]:
    """One section: a board with pressed panels side by side."""
    left, right = hole.left + 0.012, hole.right - 0.012
    out = [box_between((BACK, left, low), (FRONT, right, high), 0.006)]
    count = max(2, round((right - left) / CASSETTE))
    wide = (right - left) / count
    for k in range(count):
        a = left + k * wide
        ends = (FRONT - 0.002, a + 0.06, low + 0.075), (FRONT + 0.012, a + wide - 0.06, high - 0.075)
        out.append(box_between(*ends, 0.008))
    return out


def _gear(frame: WallFrame, hole: Hole) -> list[Surface]:
    """Tracks beside the door, the shaft with its springs above it, and a handle."""
    depth, width = TRACK
    half = frame.length / 2
    out = [box_between((FRONT, hole.middle - 0.09, 0.86), (FRONT + 0.045, hole.middle + 0.09, 0.9), 0.008)]
    for y0 in (hole.left - width, hole.right):
        if -half < y0 and y0 + width < half:
            out.append(box_between((0.0, y0, 0.0), (depth, y0 + width, hole.high), 0.003))
    top = hole.high + OVER
    if top + 0.08 < frame.top_at(hole.middle):
        a, b = max(hole.left - 0.1, -half + 0.02), min(hole.right + 0.1, half - 0.02)
        out.append(cylinder(0.013, b - a, (0.06, a, top), segments=16, axis="y"))
        for y in (hole.middle - 0.3 * hole.width, hole.middle + 0.06):
            out.append(cylinder(0.035, 0.24 * hole.width, (0.06, y, top), segments=20, axis="y"))
        out.append(
            box_between((0.0, hole.middle - 0.03, top - 0.06), (0.09, hole.middle + 0.03, top + 0.06), 0.004)
        )
        for y in (a, b - 0.05):
            out.append(cylinder(0.055, 0.05, (0.06, y, top), segments=24, axis="y"))
    return out
