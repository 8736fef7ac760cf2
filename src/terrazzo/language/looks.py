"""What describing words say of a thing: its colour, its material, its size, and everything as said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from terrazzo.language import lexicon
from terrazzo.language.measures import measure
from terrazzo.materials import COLOURS, find_colour, find_finish

_PATTERNS_OF_COLOUR = frozenset(("multicolored", "multicoloured", "colorful", "colourful", "rainbow"))
_VAGUE = frozenset(("woven", "upholstered", "cushioned", "padded"))
"""Words that tell how a thing is made and give way to what it is made of: "woven leather" is leather."""

_NOT_MATERIALS = frozenset(
    ["mirror", "screen", "rug", "carpet", "bread", "fruit", "skin", "water", "leaf", "book pages"]
)
"""Finishes that are things when they stand before a noun: a "carpet sweeper" is not made of carpet."""


@lru_cache(maxsize=4096)
def colour_word(words: str) -> str | None:
    """The canonical colour of a phrase ("light gray" -> "light grey"), perhaps with a modifier, or None."""
    return find_colour(words)


@lru_cache(maxsize=4096)
def finish_word(words: str) -> str | None:
    """The finish of a phrase ("oak", "stainless steel", "wooden"), one of `FINISHES`, or None."""
    name = find_finish(words)
    return None if name in _NOT_MATERIALS else name


@lru_cache(maxsize=8192)
def is_look(word: str) -> bool:
    """Whether one word is a colour or a material."""
    if not word or not word[0].isalpha():
        return False
    return find_colour(word) is not None or find_finish(word) is not None


def read_looks(words: Sequence[str]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Colour, finish, and the words as said, with those that belong together joined ("navy blue", "stainless steel").

    The first colour and the first finish count. A word that is both, as "walnut" or "gold", is the finish.
    """
    colour: str | None = None
    finish: str | None = None
    vague = False
    said: list[str] = []
    words = [f"{w.removesuffix('-topped')} top" if w.endswith("-topped") else w for w in words]
    i = 0
    while i < len(words):
        step = 1
        for n in (3, 2, 1):
            part = " ".join(words[i : i + n])
            if i + n > len(words):
                continue
            stuff, hue = finish_word(part), colour_word(part)
            if n > 1 and stuff is not None and _joins(words[i : i + n], stuff):
                finish, step, vague = (stuff if vague or finish is None else finish), n, False
                break
            if (
                n > 1
                and hue is not None
                and find_colour(words[i + n - 1])
                and (part in COLOURS or not finish_word(words[i]))
            ):
                colour, step = colour or hue, n
                break
            if n == 1:
                if stuff is not None:
                    finish = stuff if finish is None or vague else finish
                    vague = words[i] in _VAGUE
                elif hue is not None:
                    colour = colour or hue
        phrase = " ".join(words[i : i + step])
        if phrase not in said and phrase not in lexicon.ADVERBS:
            said.append(phrase)
        i += step
    if colour is not None and colour not in COLOURS:
        colour = _plain(colour)
    return colour, finish, tuple(said)


def _joins(words: Sequence[str], finish: str) -> bool:
    """Whether the words make one material together, rather than a colour and a material."""
    return finish.split(" ")[0] in words[0] or (
        find_finish(words[0]) is None and find_colour(words[0]) is None
    )


def _plain(colour: str) -> str:
    """A colour phrase with a modifier, as one of `COLOURS`."""
    modifier, _, base = colour.partition(" ")
    for lead in ("light", "dark"):
        if modifier in _SHADES[lead] and f"{lead} {base}" in COLOURS:
            return f"{lead} {base}"
    return base if base in COLOURS else colour


_SHADES = {"light": ("light", "pale", "pastel", "soft", "very"), "dark": ("dark", "deep", "rich")}


_TALL_ALREADY = 1.4
"""Kinds of at least this height grow less when they are called tall: ceilings are 2.6 m high [m]."""
_LESS = 0.42
"""How much less."""


def size_factors(
    words: Sequence[str], kind: str | None, own: Collection[str] = ()
) -> tuple[float, float, float]:
    """Factors (depth, width, height) on the usual size, from all size words together.

    Args:
        words: What was said.
        kind: Catalogue kind.
        own: Words for which the kind has a size of its own, "king" of a bed; they are no factors.
    """
    x = y = z = 1.0
    for word in words:
        only = lexicon.SIZE_ONLY_FOR.get(word)
        if word in own or word.split("-")[0] in own:
            continue
        if word in lexicon.SIZES and (only is None or (kind in only)):
            a, b, c = lexicon.SIZES[word]
            if a == b == 1.0 < c and tall_already(kind):
                c = 1 + _LESS * (c - 1)
            x, y, z = x * a, y * b, z * c
        factors = _measured(word, kind)
        if factors is not None:
            x, y, z = x * factors[0], y * factors[1], z * factors[2]
    return tuple(round(min(2.0, max(0.5, f)), 3) for f in (x, y, z))  # pyright: ignore[reportReturnType]


def _measured(word: str, kind: str | None) -> tuple[float, float, float] | None:
    """Factors on a kind's usual size that a length gives: along its axis, "long" along the longer side."""
    from terrazzo.shapes.catalogue import catalogue

    said, entry = measure(word), catalogue().get(kind or "")
    if said is None or entry is None:
        return None
    length, axis = said
    if axis is None:
        return None
    if axis == 1 and word.endswith("long") and entry.size[0] > entry.size[1]:
        axis = 0
    out = [1.0, 1.0, 1.0]
    out[axis] = length / entry.size[axis]
    return out[0], out[1], out[2]


def tall_already(kind: str | None) -> bool:
    """Whether things of a kind are taller than a table by nature."""
    from terrazzo.shapes.catalogue import catalogue

    entry = catalogue().get(kind or "")
    return entry is not None and entry.size[2] >= _TALL_ALREADY
