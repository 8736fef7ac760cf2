"""How many: digits, number words, and the vague words that people use instead ("a couple of", "several", "over ten")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from terrazzo.language.text import Token
from terrazzo.language.wordlists import word_set

MOST = 60
"""Things of one kind that one phrase can ask for; a larger number is cut to it, and the brief says so."""

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

VAGUE = {
    "couple": 2, "few": 3, "some": 3, "several": 4, "various": 3, "multiple": 3, "many": 6, "numerous": 6, "countless": 8,
    "assorted": 3, "dual": 2, "twin": 2, "double": 2, "triple": 3, "plenty": 6, "lots": 6, "tons": 8, "dozens": 24,
    "pair": 2, "trio": 3, "quartet": 4, "quintet": 5, "dozen": 12, "handful": 4, "half-dozen": 6, "duo": 2,
    "hundreds": 100, "thousands": 1000, "scores": 20,
}  # fmt: skip
"""What a vague word is taken for."""

_ADJECTIVE_COUNTS = {"dual", "twin", "double", "triple"}
"""Counts only before a plural: "dual monitors" are two, a "twin bed" and a "double vanity" are one."""

GROUPS = {
    "collection": 4, "set": 0, "row": 4, "line": 4, "stack": 3, "pile": 4, "group": 3, "cluster": 3, "bunch": 3, "array": 4,
    "assortment": 4, "variety": 4, "selection": 4, "range": 4, "series": 3, "number": 4, "lot": 5, "arrangement": 3,
    "ensemble": 3, "bundle": 3, "abundance": 5, "mix": 3, "mixture": 3, "grouping": 3, "gallery": 4, "scattering": 4, "host": 5,
    "sequence": 4, "display": 3, "heap": 4, "wealth": 5, "multitude": 6, "trove": 4,
}  # fmt: skip
"""Nouns that count what follows "of": "a stack of books". 0: as many as the rest says, or the thing's own usual set."""

SINGLE_PAIRS = word_set("english", "pairs")
"""Words whose "pair of" is one thing."""

_ARTICLES = {"a", "an"}
_DEFINITE = {
    "the", "this", "that", "these", "those", "its", "their", "his", "her", "my", "your", "our", "both", "said",
}  # fmt: skip
_EACH = {"each", "every", "either"}
_ANOTHER = {"another", "additional", "second", "third", "fourth", "extra", "more", "other"}
_AT_LEAST = {"over", "above"}
_ABOUT = {"about", "around", "nearly", "almost", "roughly", "exactly", "only", "just", "approximately"}


@dataclass(frozen=True)
class Count:
    """A determiner and number, read.

    Args:
        value: How many, or None where only the noun's number tells.
        definite: "the", "its", "both": something known.
        indefinite: "a", "an".
        each: "each", "every".
        another: "another", "a second": surely a new one.
        negative: "no", "zero".
        number: A number was said in words or digits.
        vague: The number stands for a vague word.
        pair: It was "a pair of".
    """

    value: int | None = None
    definite: bool = False
    indefinite: bool = False
    each: bool = False
    another: bool = False
    negative: bool = False
    number: bool = False
    vague: bool = False
    pair: bool = False


def read_number(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """A cardinal number at a place: (value, place after it), or (None, i) where there is none."""
    word = tokens[i].low if i < len(tokens) else ""
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,18}", word):
        value, j = int(word.replace(",", "")), i + 1
        while j < len(tokens) and tokens[j].low in _SCALES:
            value, j = value * _SCALES[tokens[j].low], j + 1
        return value, j
    total, part, j, seen = 0, 0, i, False
    while j < len(tokens):
        word = tokens[j].low
        pieces = word.split("-")
        if word in UNITS or (len(pieces) == 2 and all(p in UNITS for p in pieces)):
            if seen and part % 10 and word in UNITS:
                break
            part, seen = part + sum(UNITS[p] for p in pieces), True
        elif word in _SCALES and (seen or word != "second"):
            part = max(part, 1) * _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0
            seen = True
        elif word == "and" and seen and part and part % 100 == 0 and _is_unit(tokens, j + 1):
            pass
        else:
            break
        j += 1
    return (min(total + part, 10**18), j) if seen else (None, i)


def _is_unit(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low.split("-")[0] in UNITS


def read_count(tokens: Sequence[Token], i: int) -> tuple[Count | None, int]:
    """The determiner and number that open a noun phrase: (count, place after it), or (None, i)."""
    found: dict[str, Any] = {}
    j = i
    for _ in range(_LONGEST):
        if j >= len(tokens):
            break
        step = (
            _read_bound(tokens, j)
            or _read_cardinal(tokens, j, found)
            or _read_determiner(tokens, j, found, first=j == i)
        )
        if step is None:
            break
        fields, j = step
        found |= fields
    return (Count(**found), j) if found else (None, i)


_LONGEST = 8
"""Words of a determiner that are read: "at least two more of ..."."""

_Step = tuple[dict[str, Any], int] | None


def _read_bound(tokens: Sequence[Token], j: int) -> _Step:
    """ "Over ten", "at least two", "about a dozen"."""
    word, following = tokens[j].low, _low(tokens, j + 1)
    if word in _AT_LEAST or (word == "more" and following == "than"):
        number, after = read_number(tokens, j + (1 if word in _AT_LEAST else 2))
        return None if number is None else ({"value": number + 2, "number": True, "vague": True}, after)
    if word in ("at", "up") and following in ("least", "most", "to"):
        number, after = read_number(tokens, j + 2)
        return None if number is None else ({"value": number, "number": True}, after)
    if word in _ABOUT:
        return ({}, j + 1) if read_number(tokens, j + 1)[0] is not None else None
    return None


def _read_cardinal(tokens: Sequence[Token], j: int, found: dict[str, Any]) -> _Step:
    """ "Two", "12", "three dozen", "half a dozen", "two more"."""
    word, following = tokens[j].low, _low(tokens, j + 1)
    if word == "half" and following in ("a", "dozen"):
        return {"value": 6, "number": True}, j + 2 + (following == "a")
    number, after = read_number(tokens, j)
    if number is None or word in _ANOTHER or (found.get("value") is not None and _low(tokens, after) == "of"):
        return None
    fields: dict[str, Any] = {"value": number, "number": True}
    if _low(tokens, after) == "dozen":
        fields["value"], after = number * 12, after + 1
    if _low(tokens, after) == "pairs" and _low(tokens, after + 1) == "of":
        fields["value"], fields["pair"], after = number * 2, True, after + 2
    if _low(tokens, after) == "more":
        fields["another"], after = True, after + 1
    if number == 0:
        fields["negative"] = True
    return fields, after


def _read_determiner(tokens: Sequence[Token], j: int, found: dict[str, Any], *, first: bool) -> _Step:
    """Articles, "each", "another", "several", "a pair of"."""
    word = tokens[j].low
    if word == "no":
        return {"negative": True}, j + 1
    if word in _ARTICLES:
        return {"indefinite": True}, j + 1
    if word in _DEFINITE:
        return {"definite": True, **({"value": 2} if word == "both" else {})}, j + 1
    if word in _EACH:
        return {"each": True}, j + 1
    if word in _ANOTHER and not tokens[j].possessive and not (first and word == "more"):
        return None if word == "other" and found.get("definite") else ({"another": True}, j + 1)
    if word in VAGUE and _counts(tokens, j):
        fields = {
            "value": VAGUE[word],
            "number": True,
            "vague": word not in ("pair", "trio", "dozen"),
            "pair": word == "pair",
        }
        return fields, j + 1 + (_low(tokens, j + 1) == "of")
    return ({}, j + 1) if word in ("any", "such", "quite", "all") else None


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if i < len(tokens) else ""


def _counts(tokens: Sequence[Token], j: int) -> bool:
    """Whether a vague word counts here."""
    word = tokens[j].low
    if word in _ADJECTIVE_COUNTS:
        return any(
            t.low.endswith("s") and not t.low.endswith("ss")
            for t in tokens[j + 1 : j + 3]
            if t.low.isalpha() and t.low not in ("stainless", "glass")
        )
    if word in (
        "pair",
        "trio",
        "quartet",
        "quintet",
        "duo",
        "handful",
        "couple",
        "lots",
        "plenty",
        "tons",
        "scores",
    ):
        return (j + 1 < len(tokens) and tokens[j + 1].low == "of") or word == "couple"
    return True
