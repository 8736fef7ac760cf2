"""Kitchen runs."""

from __future__ import annotations

import numpy as np

from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.layout.furnish import make_items
from terrazzo.layout.kitchens import run_score
from terrazzo.layout.palette import choose_palette
from terrazzo.layout.rooms import make_shell
from terrazzo.layout.scene import Body, Scene


def _beside_in_the_corner(kind: str) -> float:
    """Score of a worktop around the corner from a unit that stands in it, with its flank before the unit's front."""
    asks = (Ask("a", kind, kind), Ask("b", "kitchen counter", "kitchen counter"))
    room = RoomAsk("kitchen", "kitchen", size=(4.0, 4.0))
    brief = Brief("", (room,), asks)
    rng = np.random.default_rng(0)
    items, _ = make_items(brief, room, choose_palette(brief, room, rng), 0)
    unit, worktop = items
    scene = Scene(make_shell(brief, room, items, grow=1.0, rng=rng))
    hx, hy = scene.shell.half
    x = -hx + unit.half[0]
    scene.add(Body(unit, x, -hy + unit.half[1], 0.0, 0.0))
    flank = x + unit.half[0] + 0.002
    pose = (flank + worktop.half[1], -hy + worktop.half[0], np.pi / 2)
    return float(run_score(scene, worktop, np.array([pose]))[0])


def test_a_run_turns_a_corner_before_a_worktop_but_not_before_an_oven() -> None:
    assert _beside_in_the_corner("kitchen counter") > 0
    assert _beside_in_the_corner("oven") < 0
    assert _beside_in_the_corner("fridge") < 0
