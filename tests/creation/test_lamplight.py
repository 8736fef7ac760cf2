"""Lamps glow by day where windows light the room, and burn fully where none does and at night."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.creation.lamplight import BURNING, lamps_lit
from terrazzo.creation.pieces import Piece
from terrazzo.geometry import Pose
from terrazzo.lighting import TIMES
from terrazzo.shapes.catalogue import build, find, spec_for
from terrazzo.world.rooms import Opening

WINDOW = Opening("window", "bedroom", 0, (0.0, 0.0, 1.5), (1.2, 1.2), 0.0)
DOOR = Opening("door", "hall", 0, (0.0, 0.0, 1.0), (0.9, 2.0), 0.0)


def piece(kind: str, room: str) -> Piece:
    return Piece(kind, kind, kind, Pose.at(0.0, 0.0), build(spec_for(find(kind))), room=room)


def flux(made: Piece) -> float:
    return float(np.sum([lamp.power for lamp in made.lamps]))


def glow(made: Piece) -> float:
    return max(max(part.finish.emission) for part in made.shape.parts)


@pytest.mark.parametrize("time", TIMES)
def test_a_lamp_and_its_shade_burn_as_the_hour_asks(time: str) -> None:
    lamp = piece("table lamp", "bedroom")
    (lit,) = lamps_lit([lamp], [WINDOW], time)
    assert flux(lit) == pytest.approx(BURNING[time] * flux(lamp))
    assert glow(lit) == pytest.approx(BURNING[time] * glow(lamp))


def test_by_day_lamps_are_fainter_than_at_night() -> None:
    day, night = (flux(lamps_lit([piece("table lamp", "bedroom")], [WINDOW], t)[0]) for t in ("day", "night"))
    assert 0.1 * night < day < 0.5 * night


def test_a_room_without_windows_is_lit_by_its_lamps() -> None:
    lamp = piece("ceiling light", "hall")
    (lit,) = lamps_lit([lamp], [WINDOW, DOOR], "day")
    assert flux(lit) == flux(lamp)


def test_screens_keep_their_picture_by_day() -> None:
    screen, sofa = piece("tv", "bedroom"), piece("sofa", "bedroom")
    lit = lamps_lit([screen, sofa], [WINDOW], "day")
    assert glow(lit[0]) == glow(screen) and lit[1] is sofa


def test_where_the_mood_is_low_what_hangs_overhead_unasked_leaves_the_room_to_lower_lamps() -> None:
    overhead = replace(piece("ceiling light", "bedroom"), support="ceiling", implied=True)
    asked = replace(overhead, implied=False)
    lamp = replace(piece("table lamp", "bedroom"), support="nightstand-1")

    def first(*pieces: Piece) -> float:
        return flux(lamps_lit(pieces, [WINDOW], "night", ("dim",))[0])

    assert first(overhead, lamp) < 0.2 * flux(overhead)
    assert first(asked, lamp) == flux(asked)
    assert first(overhead) == flux(overhead)
