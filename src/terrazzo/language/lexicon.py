"""Closed lists of English words as they are used of rooms: what describes, what binds, what is no thing at all.

The words themselves lie in `words/english.txt` and `words/looks.txt`. Names of things are not here: they come from the
catalogue and from `words/taxonomy.txt`.
"""

from __future__ import annotations

from terrazzo.language.wordlists import table, word_set


def _factors(text: str) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in text.split())
    return x, y, z


def _inverted(section: str) -> dict[str, str]:
    return {word: key for key, words in table("looks", section) for word in words}


SIZES = {word: _factors(key) for key, words in table("looks", "sizes") for word in words}
"""Size words -> factors (depth, width, height) on a kind's usual size."""

_BEDS = frozenset(["bed", "bunk bed", "daybed", "mattress", "quilt", "blanket", "crib"])
_DESKS = frozenset(["desk", "table"])
SIZE_ONLY_FOR: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ["king", "king-size", "king-sized", "queen", "twin", "single", "double", "full", "full-size"], _BEDS
    ),
    "standing": _DESKS,
}
"""Size words that mean a size only before some kinds: a "twin bed", but not a "single chair" or "standing lamp"."""

SHAPES = word_set("english", "shapes")
STYLES = frozenset(words for _, line in table("looks", "styles") for words in line)
MOODS = _inverted("moods")
"""Words of the room's light -> mood words of a brief."""

TIMES = _inverted("times")
"""Words -> time of a brief."""

ADJECTIVES = (
    SHAPES | set(SIZES) | (set(MOODS) - {"sun", "sunlight"}) | STYLES | word_set("english", "adjectives")
)
"""Words that describe and are never things by themselves. (Colours and materials are known to `materials`.)"""

ADJECTIVE_ENDINGS = tuple(sorted(word_set("english", "describing endings")))
SOFT_ENDINGS = tuple(sorted(word_set("english", "soft endings")))
"""Endings of words that usually describe; only used for words that nobody listed."""

ADVERBS = word_set("english", "adverbs")
COPULAS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "being",
        "been",
        "seems",
        "seem",
        "appears",
        "appear",
        "looks",
        "look",
        "feels",
        "feel",
    ]
    + ["remains", "remain", "remained", "stays", "stay", "becomes", "become"]
)
AUXILIARIES = frozenset(
    [
        "can",
        "could",
        "will",
        "would",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "do",
        "does",
        "did",
        "to",
        "n't",
        "don't",
    ]
    + ["have", "has", "had", "having", "not", "isn't", "aren't"]
)
NEUTRAL_VERBS = word_set("english", "verbs")
"""Verbs that bind a thing to a place only through the words after them, or say nothing of place."""

ADJECTIVAL = word_set("english", "adjectival")
"""Present participles that describe a noun after them; all others of the verbs above are verbs."""

NON_THINGS = word_set("english", "abstract")
"""Abstract words, people, and names of wholes: never a thing by themselves."""

ABSTRACT_ENDINGS = tuple(sorted(word_set("english", "abstract endings")))
PARTS = word_set("english", "parts")
"""Words for parts of a thing: after "with" they describe it, and are not made by themselves."""

ENGLISH = word_set("english", "english")
FOREIGN = word_set("english", "foreign")
"""Function words of English, and of other languages in Latin letters, to tell which one a prompt is in."""

FOREIGN_AND_ENGLISH = FOREIGN & frozenset(
    [
        "a",
        "i",
        "on",
        "in",
        "at",
        "an",
        "die",
        "me",
        "no",
        "to",
        "do",
        "so",
        "e",
        "y",
        "di",
        "da",
        "sala",
        "is",
    ]
)
