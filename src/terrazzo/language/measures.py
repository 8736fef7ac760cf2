"""Lengths of things in words: "a 40 metre long table", "a 65 inch television", "a desk 1.6 m wide".

They are read before numbers are, so that a length is never taken for a count.
"""

from __future__ import annotations

import re

_METRES = {"m": 1.0, "metre": 1.0, "meter": 1.0, "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01, "mm": 0.001,
           "millimetre": 0.001, "millimeter": 0.001, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "inch": 0.0254,
           "inches": 0.0254, "yard": 0.9144}  # fmt: skip
_UNIT = "|".join(sorted(_METRES, key=len, reverse=True))
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty",
          "thirty", "forty", "fifty", "sixty", "hundred")  # fmt: skip
_NUMBERS: dict[str, int] = dict(zip(_WORDS, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 40, 50, 60, 100)))
_AXES = {"deep": 0, "long": 1, "wide": 1, "broad": 1, "across": 1, "tall": 2, "high": 2}
"""What a length is of -> axis (depth, width, height)."""

_SAID = re.compile(
    rf"(?<![\w.-])(\d+(?:\.\d+)?|{'|'.join(_WORDS)})[\s-]?({_UNIT})s?(?:[\s-]({'|'.join(_AXES)}))?(?=[\s,.;-])",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"^([\d.]+)-({_UNIT})(?:-({'|'.join(_AXES)}))?$")


def join_measures(text: str) -> str:
    """The text with each length as one word, "40-metre-long", and what it measures after it."""

    def join(m: re.Match[str]) -> str:
        number, unit = str(_NUMBERS.get(m[1].lower(), m[1])), m[2].lower()
        if "." in number:  # A word has no point in it.
            number, unit = str(round(100 * float(number) * _METRES[unit])), "cm"
        return "-".join(filter(None, (number, unit, (m[3] or "").lower())))

    return _SAID.sub(join, text)


def measure(word: str) -> tuple[float, int | None] | None:
    """A joined length [m] and its axis, None where none was said; None for another word."""
    m = _JOINED.match(word)
    return (float(m[1]) * _METRES[m[2]], _AXES.get(m[3] or "")) if m else None
