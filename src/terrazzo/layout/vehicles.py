"""Rooms that travel: carriages, buses, cabins of airplanes. Narrow and long, a door at an end, windows in rows on both long sides,
seats in rows beside an aisle, or face to face.

Widths inside are those of usual makes: 2.8 m in trains, 2.4 m in buses, 3.6 m in airplanes with one aisle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terrazzo.language.brief import RoomAsk
from terrazzo.language.places import sort_of
from terrazzo.layout.items import Item

if TYPE_CHECKING:
    from terrazzo.layout.rooms import Shell


@dataclass(frozen=True)
class Form:
    """A sort of vehicle.

    Args:
        across: Width inside [m].
        ends: Floor at both ends together that no seats stand on [m].
        window: Width, height and sill of its windows [m].
        pitch: Distance from window to window [m].
        least: Least length inside [m].
    """

    across: float
    ends: float
    window: tuple[float, float, float]
    pitch: float
    least: float


FORMS = {
    "carriage": Form(2.8, 2.6, (1.25, 0.85, 0.8), 1.75, 6.0),
    "subway car": Form(2.7, 2.2, (1.2, 0.8, 0.95), 2.2, 7.0),
    "bus": Form(2.45, 2.6, (1.2, 0.85, 0.85), 1.45, 6.0),
    "airplane cabin": Form(3.4, 2.0, (0.3, 0.42, 0.95), 0.8, 6.0),
    "train": Form(2.15, 0.0, (1.1, 0.95, 0.8), 9.0, 2.0),
}
"""By the sort of place; the last is a compartment of two benches that face each other, with a window between them."""

ROWED, FACED, SIDED = "coach seat", "compartment seat", "side seat"
"""Kinds of seats by how they stand: in rows, two face to face, along the walls."""
LEGROOM = 0.3
"""Free floor before each row [m]."""
AISLE = 0.74
"""Free floor between two files, with what stands off the walls [m]."""
BETWEEN = 0.55
"""Free floor between two rows that face each other [m]."""


def form_of(ask: RoomAsk) -> Form | None:
    """The sort of vehicle that a room is, or None."""
    return FORMS.get(sort_of(ask.name, ask.place)) or FORMS.get(ask.place)


def vehicle_sides(form: Form, items: Sequence[Item]) -> tuple[float, float]:
    """Length and width of a vehicle that holds these things [m]."""
    rows = [i for i in items if i.kind.name == ROWED]
    sided = [i for i in items if i.kind.name == SIDED]
    faced = [i for i in items if i.kind.name == FACED]
    if faced:
        deep = 2 * max(i.half[0] for i in faced) + 0.06
        return form.across, max(2.2, 2 * deep + 0.95)
    length = form.ends
    if rows:
        length += -(-len(rows) // 2) * (2 * rows[0].half[0] + LEGROOM) + BETWEEN
    if sided:
        length += -(-len(sided) // 2) * (2 * sided[0].half[1] + 0.15)
    across = form.across
    if rows:
        across = max(across, 4 * rows[0].half[1] + AISLE)
    return max(length, form.least), across


def end_walls(shell: Shell) -> tuple[int, int]:
    """The walls at the ends of the longer side, the first of the two at its lower end; of a compartment of two benches those
    are the walls without benches, whichever side is longer."""
    return (3, 1) if shell.half[0] >= shell.half[1] else (0, 2)


def window_rows(form: Form, shell: Shell) -> list[tuple[int, float, tuple[float, float], float]]:
    """Windows in rows on both long sides: wall, offset from its middle, size and sill of each [m]."""
    width, tall, sill = form.window
    tall = min(tall, shell.height - sill - 0.3)
    out = []
    for wall in (0, 2) if end_walls(shell) == (3, 1) else (1, 3):
        length = 2 * shell.wall_half(wall)
        count = max(1, int((length - 0.3) / form.pitch))
        for k in range(count):
            offset = (k - (count - 1) / 2) * form.pitch
            out.append((wall, offset, (round(min(width, length - 0.4), 3), round(tall, 3)), sill))
    return out
