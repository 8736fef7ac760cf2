"""What surrounds the things of a prompt: the size of the room, the style of the place, the hour and the weather."""

from __future__ import annotations

import re
from collections.abc import Sequence

from terrazzo.language import lexicon
from terrazzo.language.brief import RoomAsk
from terrazzo.language.drafts import WINDOWLESS, RoomFacts
from terrazzo.language.looks import read_looks
from terrazzo.language.places import place_words
from terrazzo.language.wordlists import alternatives
from terrazzo.world.worlds import Note

_UNIT = (
    r"(mm|cm|km|m|millimet(?:er|re)s?|centimet(?:er|re)s?|kilomet(?:er|re)s?|met(?:er|re)s?|ft|feet|foot|')"
)
_SIZE = re.compile(
    rf"(?<![\d.,])(\d{{1,6}}(?:\.\d+)?)\s*-?{_UNIT}?\s*(?:x|by|\*)\s*(\d{{1,6}}(?:\.\d+)?)\s*-?{_UNIT}?(?:\s*(?:x|by)\s*\d+(?:\.\d+)?\s*{_UNIT}?)?(?![\w-])",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,15}(?:\.\d+)?)\s*-?"
    r"(?:(?P<m>sq\.?\s*m(?:et(?:er|re)s?)?|sqm|m2|m\^2|square[ -]met(?:er|re)s?)"
    r"|(?P<ft>sq\.?\s*f(?:ee)?t|sqft|ft2|square[ -]f(?:ee|oo)t))\b",
    re.IGNORECASE,
)
_FOOT = 0.3048
_SMALLEST, _LARGEST = 1.5, 14.0
"""Walls that are taken as said [m]; others are brought into this range."""

_HOURS = [(hour, re.compile(rf"\b(?:{pattern})\b")) for hour, pattern in alternatives("looks", "hours")]
_HOURS_BY_MOOD = [
    (hour, re.compile(rf"\b(?:{pattern})\b")) for hour, pattern in alternatives("looks", "hours by mood")
]
_WEATHER = [(sort, re.compile(rf"\b(?:{pattern})\b")) for sort, pattern in alternatives("looks", "weather")]
"""What surely tells the hour and the weather, the surest first."""

_GREY = ("cloudy", "fog", "rain", "snow")
"""Weather under which the light of day is that of an overcast sky."""


def read_hour(facts: RoomFacts, labels: set[str], lows: Sequence[str], weather: str) -> str:
    """The time of a brief: "day", "sunset", "night", "dawn" or "overcast".

    Args:
        facts: What was said of the room: a word that only may mean an hour counts there.
        labels: Words that are names of things, and so mean no hour.
        lows: The prompt's words.
        weather: Of the brief.
    """
    found = _first(_HOURS, labels, lows)
    for word in facts.words:
        if found is None and word in lexicon.TIMES and word not in labels:
            found = lexicon.TIMES[word]
    if not any(_is_of_day(w) for w in lows if w not in labels):
        found = found or _first(_HOURS_BY_MOOD, labels, lows)
    if found in (None, "day") and weather in _GREY:
        return "overcast"
    return found or "day"


def _is_of_day(word: str) -> bool:
    """Whether a word speaks of daylight, so that a low mood is no evening."""
    return lexicon.TIMES.get(word) == "day" or lexicon.MOODS.get(word) == "sunlit"


_SURE_MOODS = frozenset(
    ("sunlit", "sunlight", "sun-drenched", "sunny", "dimly", "candlelit", "candle-lit", "lamplit", "firelit")
)
"""Words that tell the light of the room wherever they stand."""
_MOOD_OF_LIGHT = re.compile(
    rf"\b({'|'.join(map(re.escape, lexicon.MOODS))})(?:(?: and|,) [\w-]+)?"
    r" (?:light|lighting|atmosphere|ambiance|ambience|mood|vibe|glow|feel|feeling)\b"
)


def read_moods(words: Sequence[str], lows: Sequence[str]) -> tuple[str, ...]:
    """The moods of a brief's light.

    Args:
        words: Said of the rooms.
        lows: The prompt's words.
    """
    spoken = {m.group(1) for m in _MOOD_OF_LIGHT.finditer(" ".join(lows))}
    told = {*words, *spoken, *_SURE_MOODS}
    return tuple(dict.fromkeys(lexicon.MOODS[w] for w in (*words, *lows) if w in lexicon.MOODS and w in told))


def read_weather(labels: set[str], lows: Sequence[str]) -> str:
    """The weather of a brief, one of `WEATHERS`."""
    return _first(_WEATHER, labels, lows) or "clear"


def _first(
    patterns: Sequence[tuple[str, re.Pattern[str]]], labels: set[str], lows: Sequence[str]
) -> str | None:
    """The key of the first pattern that the prompt's words match, other than in the name of a thing."""
    text = " ".join(w for w in lows if w not in labels)
    return next((key for key, pattern in patterns if pattern.search(text)), None)


_ROOM_WORDS = "|".join(re.escape(w) for w in sorted((*place_words(), "room", "space"), key=len, reverse=True))
_L_SHAPED = re.compile(
    rf"\b(l[- ]shaped?,? )(?:[a-z-]+,? ){{0,3}}?({_ROOM_WORDS})\b"
    r"(?! (?:counter|island|cabinet|cupboard|unit|desk|sofa|couch|table|bench|worktop|shelf|chair))",
    re.IGNORECASE,
)


def room_ask(name: str, place: str, facts: RoomFacts, size: tuple[float, float] | None) -> RoomAsk:
    """A room of a brief from what was said of it."""

    def look(part: str) -> tuple[str | None, str | None]:
        words = facts.looks.get(part, [])
        colour, finish, _ = read_looks(words)
        if "wallpaper" in words and finish is None:
            finish = "wallpaper"
        return colour, finish

    scale = 1.0
    for word in dict.fromkeys(facts.words):
        if word in lexicon.SIZES:
            x, y, _ = lexicon.SIZES[word]
            scale *= (x * y) ** 0.5
    return RoomAsk(
        name,
        place,
        size,
        round(min(1.6, max(0.65, scale)), 3),
        look("wall"),
        look("floor"),
        look("ceiling"),
        0 if facts.windows is None and WINDOWLESS in facts.words else facts.windows,
        facts.doors,
        tuple(facts.attributes),
        facts.level,
        rooflights=facts.rooflights,
    )


_INSIDES = (
    "bus|train|tram|streetcar|subway|metro|airplane|aeroplane|plane|aircraft|jet|submarine|spaceship|caravan|camper|barn|igloo|yurt"
    "|lighthouse|treehouse|elevator|sauna"
)
"""What one can be inside of, that is a thing where it is spoken of otherwise."""
_ABOARD = re.compile(
    r"\b(?:(?:the )?(?:inside|interior|cabin|cockpit) of|inside(?: of)?|aboard|on board(?: of)?) (?:an? |the |my )?"
    rf"((?:[a-z-]+ ){{0,2}}?)({_INSIDES})\b(?! (?:car|carriage|compartment|station|stop|seat|interior|cabin|set|track|window))",
    re.IGNORECASE,
)
_SAME = {"metro": "subway"}


def name_interiors(text: str) -> str:
    """The text with "inside a red bus" as "a red bus interior", which is a place."""
    return _ABOARD.sub(lambda m: f"a {m[1]}{_SAME.get(m[2].lower(), m[2])} interior", text)


def read_shape(text: str) -> tuple[str, str]:
    """The text without "L-shaped" before a word for a room, and that room's words; "" where there is none.

    An L-shaped sofa or desk is left alone.
    """
    match = _L_SHAPED.search(text)
    if match is None:
        return text, ""
    return text[: match.start(1)] + text[match.end(1) :], match.group(2).lower()


def read_styles(words: Sequence[str], lows: Sequence[str]) -> tuple[str, ...]:
    """Style words of a place, from the words said of its rooms and from the whole prompt."""
    text = " ".join(words)
    found = [s for s in lexicon.STYLES if re.search(rf"(?<![\w-]){re.escape(s)}(?![\w-])", text)]
    whole = " ".join(lows)
    found += [s for s in ("mid-century modern", "art deco", "shabby chic") if s in whole and s not in found]
    found = [f for f in found if not any(f != g and f in g.split(" ") for g in found)]
    return tuple(sorted(found, key=lambda s: (text.find(s), s)))


def read_size(text: str, notes: list[Note]) -> tuple[str, tuple[float, float] | None]:
    """The room's size, and the text without it."""
    match = _SIZE.search(text)
    if match:
        unit = match.group(4) or match.group(2) or ""
        x, y = float(match.group(1)), float(match.group(3))
        plain = not unit and not re.match(
            r"\s*(?:room|kitchen|bedroom|office|bathroom|living|studio|space)", text[match.end() :]
        )
        if not (plain and (min(x, y) < 2 or max(x, y) > 15)):
            factor = _metres(unit.lower())
            return text[: match.start()] + " " + text[match.end() :], _bounded(
                x * factor, y * factor, match.group(), notes
            )
    match = _AREA.search(text)
    if match:
        area = float(match.group(1).replace(",", "")) * (_FOOT**2 if match.group("ft") else 1.0)
        side = max(area, 0.01) ** 0.5
        return text[: match.start()] + " " + text[match.end() :], _bounded(
            side * 1.12, side / 1.12, match.group(), notes
        )
    return text, None


def _metres(unit: str) -> float:
    """Metres in a unit of length; 1 where none was said."""
    for start, length in (("f", _FOOT), ("'", _FOOT), ("mm", 1e-3), ("mil", 1e-3), ("c", 1e-2), ("k", 1e3)):
        if unit.startswith(start):
            return length
    return 1.0


def _bounded(x: float, y: float, said: str, notes: list[Note]) -> tuple[float, float]:
    a, b = (round(min(_LARGEST, max(_SMALLEST, v)), 2) for v in (x, y))
    if abs(a - x) > 0.02 or abs(b - y) > 0.02:
        notes.append(
            Note(
                "adjusted",
                said.strip(),
                f"walls are between {_SMALLEST:g} and {_LARGEST:g} m long; {a:g} by {b:g} m is made",
            )
        )
    return a, b
