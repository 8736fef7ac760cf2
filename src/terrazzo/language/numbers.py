"""How many: digits, number words, and the vague words that people use instead ("a couple of", "several", "over ten")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    found: dict[str, object] = {}
    j, extra = i, 0
    while j < len(tokens):
        word, following = tokens[j].low, tokens[j + 1].low if j + 1 < len(tokens) else ""
        number, after = read_number(tokens, j)
        if word in _AT_LEAST or (word == "more" and following == "than"):
            step = 1 if word in _AT_LEAST else 2
            number, after = read_number(tokens, j + step)
            if number is None:
                break
            found |= {"value": number + 2, "number": True, "vague": True}
            j = after
            continue
        if word in ("at", "up") and following in ("least", "most", "to"):
            number, after = read_number(tokens, j + 2)
            if number is None:
                break
            found |= {"value": number, "number": True}
            j = after
        elif word in (
            "about",
            "around",
            "nearly",
            "almost",
            "roughly",
            "exactly",
            "only",
            "just",
            "approximately",
        ):
            number, after = read_number(tokens, j + 1)
            if number is None:
                break
            j += 1
        elif number is not None and word not in _ANOTHER:
            if found.get("value") is not None and after < len(tokens) and tokens[after].low == "of":
                break
            found |= {"value": number, "number": True}
            j = after
            if j < len(tokens) and tokens[j].low == "dozen":
                found["value"], j = number * 12, j + 1
            if j < len(tokens) and tokens[j].low == "more":
                found["another"], j = True, j + 1
        elif word == "half" and following in ("a", "dozen"):
            j += 2 + (following == "a")
            found |= {"value": 6, "number": True}
        elif word == "no" or (word == "zero"):
            found["negative"], j = True, j + 1
        elif word in _ARTICLES:
            found["indefinite"], j = True, j + 1
        elif word in _DEFINITE:
            found["definite"], j = True, j + 1
            if word == "both":
                found["value"] = 2
        elif word in _EACH:
            found["each"], j = True, j + 1
        elif word in _ANOTHER and not tokens[j].possessive and (j > i or word != "more"):
            if word == "other" and found.get("definite"):
                break
            found["another"], j = True, j + 1
        elif word in VAGUE and _counts(tokens, j):
            found |= {"value": VAGUE[word], "number": True, "vague": word not in ("pair", "trio", "dozen")}
            found["pair"] = word == "pair"
            j += 1
            if j < len(tokens) and tokens[j].low == "of":
                j += 1
        elif word in ("any", "such", "quite", "all"):
            j += 1
        else:
            break
        extra += 1
        if extra > 8:
            break
    if j == i or not found:
        return None, i
    return Count(**found), j  # pyright: ignore[reportArgumentType]


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
