"""The items of a sentence, and which words only describe or name nothing that could be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from terrazzo.language import lexicon
from terrazzo.language.links import Link
from terrazzo.language.measures import measure
from terrazzo.language.numbers import UNITS, Count
from terrazzo.language.text import Token
from terrazzo.language.vocabulary import singular
from terrazzo.language.wordlists import word_set

_NOUNS_LIKE_ADJECTIVES = word_set("english", "nouns like adjectives")


@dataclass(frozen=True)
class Phrase:
    """A noun phrase.

    Args:
        sort: "thing", "unknown", "place", "arch", "part" or "idle".
        label: Head noun, singular: "coffee table".
        kind: Catalogue kind, kind of place, or part of the building.
        near: The kind is a stand-in.
        words: Describing words, as said, lower case.
        count: Determiner and number.
        plural: The noun is a plural.
        text: The words as typed.
        content: What a container holds: "fruit" of "bowl of fruit".
        corrected: The word as typed, where it was taken for a misspelling.
        distant: It is only looked at or pictured: "a view of the lake", "overlooking the garden".
        led: Something leads or opens to it.
    """

    sort: str
    label: str
    kind: str | None = None
    near: bool = False
    words: tuple[str, ...] = ()
    count: Count = field(default_factory=Count)
    plural: bool = False
    text: str = ""
    content: str = ""
    corrected: str = ""
    distant: bool = False
    led: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a sentence.

    Args:
        sort: "noun", "link", "verb", "copula", "pronoun", "and", "comma", "dash", "which", "break", "describe", "level".
        phrase: Of a noun.
        link: Of a link.
        words: Of a description, verb or pronoun.
        count: Of a pronoun: "two of them", "each".
    """

    sort: str
    phrase: Phrase | None = None
    link: Link | None = None
    words: tuple[str, ...] = ()
    count: Count = field(default_factory=Count)


def sentences(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by sentence, without the closing marks."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (".", "!", "?", ";"):
            out.append([])
        else:
            out[-1].append(token)
    return [s for s in out if s]


def describes(word: str) -> bool:
    """Whether a word only describes, by list or by its ending."""
    if word in lexicon.ADJECTIVES or word in lexicon.ADVERBS:
        return True
    if "-" in word:
        return measure(word) is not None or (
            word.endswith(lexicon.ADJECTIVE_ENDINGS)
            or word.rsplit("-", 1)[-1] in lexicon.ADJECTIVES
            or word.endswith(("ed", "ing"))
            or word.split("-")[0] in UNITS
        )
    if len(word) > 5 and word.endswith("ly"):
        return True
    return (
        len(word) > 5
        and word.endswith(lexicon.SOFT_ENDINGS)
        and word not in lexicon.NON_THINGS
        and word not in _NOUNS_LIKE_ADJECTIVES
    )


def is_abstract(word: str) -> bool:
    """Whether a noun names nothing that could be made."""
    one = singular(word)
    if word in lexicon.NON_THINGS or one in lexicon.NON_THINGS:
        return True
    return len(one) > 6 and one.endswith(lexicon.ABSTRACT_ENDINGS)
