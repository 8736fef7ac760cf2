"""A person's measurement of a door, a top or a part, found again in a world that was made with a guessed scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.reconstruct.few.doors import Door
from terrazzo.reconstruct.scales import EXAMPLES, MEASURED, Hint
from terrazzo.world.things import Thing

TOPS = ("table", "counter", "desk", "worktop", "bench", "shelf")
"""Measurements of the height of a level top over the floor."""
DOOR = 0.04
"""Relative spread of a door's height: its leaf or its frame may have been measured."""
PART = 0.05
"""The same of a part's extent and of the height of its top."""
FARTHEST = 2.5
"""Spreads of the guessed scale that what is found may be from what was measured."""
LEAST_SPREAD = 0.1
"""Spread of a guess that is reckoned with at least."""


@dataclass(frozen=True)
class Length:
    """Something that was found.

    Args:
        name: For people to read: "the door", "table-1".
        metres: As long as it is in the scale that was guessed.
        spread: How well it was found.
        worth: How likely this one was meant, of several.
    """

    name: str
    metres: float
    spread: float = PART
    worth: float = 1.0


def measured_again(
    hint: Hint, spread: float, things: Sequence[Thing], doors: Iterable[Door], tops: Iterable[Length]
) -> Length:
    """What a person measured.

    Args:
        hint: The measurement, of a door, a top or a part.
        spread: Relative spread of the guessed scale.
        things: Parts of the world in that scale.
        doors: What looks like doors, in metres of that scale.
        tops: Level tops over the floor, with their heights.

    Raises:
        ArgumentError: There is no such thing in the world.
    """
    if hint.measure == "door":
        found = [Length("the door", d.height, DOOR, d.worth) for d in doors]
    elif hint.measure in TOPS:
        found = list(tops)
    else:
        found = [Length(t.id, float(max(t.size))) for t in things if t.id == hint.measure]
        if found:
            return found[0]
        found = [
            Length(t.id, float(max(t.size)), PART, len(t.splats)) for t in things if t.label == hint.measure
        ]
    chosen, most = None, 0.0
    for length in found:
        off = np.log(length.metres / hint.metres) / max(spread, LEAST_SPREAD)
        worth = length.worth * float(np.exp(-0.5 * off * off))
        if abs(off) < FARTHEST and worth > most:
            chosen, most = length, worth
    if chosen is None:
        raise ArgumentError(
            f"no {hint.measure} of about that size was found in this place, so {hint.measure}={hint.metres:g} cannot be "
            f"used; measure another length: {EXAMPLES}, or of a part that was found: {_named(things)}"
        )
    return chosen


def told(hint: Hint, found: Length) -> tuple[float, str]:
    """Relative spread of a scale that comes from a measurement, and what it is known from."""
    what = (
        found.name
        if found.name in (hint.measure, f"the {hint.measure}")
        else f"the {hint.measure} ({found.name})"
    )
    return float(np.hypot(MEASURED, found.spread)), f"{what}, {hint.metres:g} m"


def tops_of(things: Sequence[Thing]) -> list[Length]:
    """Heights over the floor of the tops of things that stand on it, weighted by how large they are."""
    out = []
    for t in things:
        low = t.centre[2] - t.size[2] / 2
        if low < 0.3 and len(t.splats):
            out.append(Length(t.id, float(low + t.size[2]), 2 * PART, float(np.hypot(*t.size[:2]))))
    return out


def _named(things: Sequence[Thing]) -> str:
    names = [t.id for t in things if len(t.splats)][:8]
    return ", ".join(names) or "there is none"
