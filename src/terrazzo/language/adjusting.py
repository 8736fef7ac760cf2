"""`adjust`: what a person sets beside the words, put into a `Brief`: style, size, time, weather, clutter.

What is set wins over what the words said, because it was said last and with more care; the report tells where the two differ.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from dataclasses import replace

from terrazzo.errors import ArgumentError
from terrazzo.language import lexicon
from terrazzo.language.brief import WEATHERS, Brief
from terrazzo.language.clutter import clutter as with_clutter
from terrazzo.world.worlds import Note

TIMES = ("day", "sunset", "night", "dawn", "overcast")
"""Times that a brief can have."""

SMALLEST, LARGEST = 1.5, 14.0
"""Sides of a room that may be asked for [m]; as for sizes said in words."""

_WEATHER_WORDS = {
    "sunny": "clear", "fine": "clear", "overcast": "cloudy", "foggy": "fog", "misty": "fog", "mist": "fog", "rainy": "rain",
    "stormy": "rain", "storm": "rain", "snowy": "snow", "clouds": "cloudy", "cloud": "cloudy",
}  # fmt: skip


def adjust(
    brief: Brief,
    *,
    style: str | Sequence[str] | None = None,
    size: str | tuple[float, float] | None = None,
    time: str | None = None,
    weather: str | None = None,
    clutter: float | None = None,
    seed: int = 0,
) -> Brief:
    """A brief with what was set beside its words.

    Args:
        brief: The words, understood.
        style: Style words, separated by commas where there are several: "rustic, cozy".
        size: Width and depth of the (first) room [m]: (4, 5) or "4x5".
        time: Time of day: one of `TIMES`, or a word such as "morning", "dusk", "midnight".
        weather: One of `WEATHERS`, or "rainy", "foggy"...
        clutter: 0 for none of the small things that nobody asked for, 1 for a lived-in mess; None leaves it to the place.
        seed: Chooses the small things.

    Raises:
        ArgumentError: A value is not one of those that are known, or out of its range.
    """
    if style is not None:
        brief = _styled(brief, style)
    if size is not None:
        brief = _sized(brief, read_size(size))
    if time is not None or weather is not None:
        brief = _timed(brief, time, weather)
    if clutter is not None:
        if isinstance(clutter, bool) or not isinstance(clutter, (int, float)) or not 0 <= clutter <= 1:
            raise ArgumentError(f"clutter is {clutter!r}; wanted a number from 0 (tidy) to 1 (a mess)")
        brief = with_clutter(brief, float(clutter), seed=seed)
    return brief


def read_size(size: str | tuple[float, float]) -> tuple[float, float]:
    """Width and depth of a room [m] from "4x5", "4 x 5 m", "13x16ft" or a pair of numbers.

    Raises:
        ArgumentError: It is no such thing, or out of range.
    """
    wanted = f"wanted width x depth in metres, {SMALLEST:g} to {LARGEST:g} each, such as 4x5"
    factor = 1.0
    if isinstance(size, str):
        found = re.fullmatch(
            r"\s*(\d+(?:\.\d+)?)\s*(m|ft)?\s*(?:x|×|by|\*)\s*(\d+(?:\.\d+)?)\s*(m|ft)?\s*", size.lower()
        )
        if not found:
            raise ArgumentError(f"size is {size!r}; {wanted}")
        factor = 0.3048 if "ft" in (found[2], found[4]) else 1.0
        sides: Sequence[object] = (float(found[1]), float(found[3]))
    else:
        sides = tuple(size) if isinstance(size, (tuple, list)) else ()
    good = [float(v) * factor for v in sides if isinstance(v, (int, float)) and not isinstance(v, bool)]
    if len(sides) != 2 or len(good) != 2 or not all(math.isfinite(v) for v in good):
        raise ArgumentError(f"size is {size!r}; {wanted}")
    width, depth = good
    if not (min(width, depth) >= SMALLEST and max(width, depth) <= LARGEST):
        raise ArgumentError(f"size is {size!r}; {wanted}")
    return width, depth


def _styled(brief: Brief, style: str | Sequence[str]) -> Brief:
    words = style.split(",") if isinstance(style, str) else list(style)
    words = [re.sub(r"\s+", " ", w.strip().lower()) for w in words if w.strip()]
    if not words:
        raise ArgumentError(f"style is {style!r}; wanted words such as 'rustic' or 'modern, cozy'")
    for word in words:
        if word not in lexicon.STYLES:
            near = difflib.get_close_matches(word, sorted(lexicon.STYLES), 3)
            hint = (
                f"did you mean {' or '.join(near)}?"
                if near
                else "try modern, rustic, scandinavian, industrial"
            )
            raise ArgumentError(f"there is no style {word!r}; {hint}")
    return replace(brief, styles=tuple(dict.fromkeys((*words, *brief.styles))))


def _sized(brief: Brief, size: tuple[float, float]) -> Brief:
    first, *others = brief.rooms
    notes = brief.notes
    if first.size is not None and first.size != size:
        said = " x ".join(f"{v:g}" for v in first.size)
        notes = (
            *notes,
            Note("adjusted", first.name, f"{said} m in the words, {size[0]:g} x {size[1]:g} m as set"),
        )
    return replace(brief, rooms=(replace(first, size=size), *others), notes=notes)


def _timed(brief: Brief, time: str | None, weather: str | None) -> Brief:
    """Time and weather; behind clouds the day is overcast, under a clear sky it is not."""
    hour, sky = brief.time, brief.weather
    if time is not None:
        word = time.strip().lower()
        hour = word if word in TIMES else lexicon.TIMES.get(word, "")
        if not hour:
            raise ArgumentError(
                f"time is {time!r}; wanted {', '.join(TIMES)}, or a word such as morning or dusk"
            )
    if weather is not None:
        word = weather.strip().lower()
        sky = _WEATHER_WORDS.get(word, word)
        if sky not in WEATHERS:
            raise ArgumentError(f"weather is {weather!r}; wanted {', '.join(WEATHERS)}")
        if sky != "clear" and hour == "day":
            hour = "overcast"
        elif sky == "clear" and hour == "overcast" and time is None:
            hour = "day"
    return replace(brief, time=hour, weather=sky)
