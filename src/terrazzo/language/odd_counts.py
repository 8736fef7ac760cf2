"""Counts that nothing can be made of as they are: "two and a half chairs", "2.5 tables", "minus three lamps"."""

from __future__ import annotations

import re

from terrazzo.language.numbers import UNITS
from terrazzo.language.vocabulary import plural
from terrazzo.world.worlds import Note

_WORDS = sorted((w for w, v in UNITS.items() if v > 0), key=len, reverse=True)
_NUMBER = rf"\d{{1,6}}|{'|'.join(_WORDS)}"
_HALVED = re.compile(
    rf"\b(?P<whole>{_NUMBER})(?: and (?:a half|one half|a quarter|three quarters)|\.\d+)\s+(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    rf"(?:\b(?:minus|negative) |(?<![\w-])[-\u2212](?=\d))(?:{_NUMBER})\s+(?P<noun>[a-z]+)\b(?P<on>,? and\b|,)?",
    re.IGNORECASE,
)
_MEASURES = frozenset(
    ("meters", "metres", "feet", "inches", "centimeters", "centimetres", "millimeters", "millimetres", "yards", "kilometers",
     "kilometres", "miles", "kilograms", "kilos", "pounds", "degrees", "hours", "stars", "stories", "storeys", "baths")
)  # fmt: skip
"""What there can be two and a half of."""


def whole_counts(text: str, notes: list[Note]) -> str:
    """A prompt with whole numbers for fractions of things, and without what there was to be less than none of; both are told."""

    def up(found: re.Match[str]) -> str:
        if not _things(found["noun"]):
            return found[0]
        whole = found["whole"].lower()
        count = int(whole) if whole.isdigit() else UNITS[whole]
        notes.append(Note("adjusted", found[0], f"things are made whole; {count + 1} are made"))
        return f"{count + 1} {found['noun']}"

    def none(found: re.Match[str]) -> str:
        if not _things(found["noun"]):
            return found[0]
        said = found[0].removesuffix(found["on"] or "").strip()
        notes.append(Note("invalid", said, "there cannot be fewer than none; none were made"))
        return ""

    return _LESS.sub(none, _HALVED.sub(up, text))


def _things(noun: str) -> bool:
    return plural(noun.lower()) and noun.lower() not in _MEASURES
