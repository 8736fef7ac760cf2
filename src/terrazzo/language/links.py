"""Words that bind one thing to another: "next to", "on either side of", "holding", "flanked by".

A link either says where the thing before it is ("a lamp *on* the desk"), or, turned round, where the thing after it is ("a
desk *holding* a lamp"). The patterns lie in `words/links.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from terrazzo.language.wordlists import alternatives, table, word_set

_DETERMINERS = (
    "(?:(?:the|its|their|his|her|a|an|one|each|either|every|both|all|two|four|opposite|other|very|same|this|that"
    "|another) )*"
)
_CORNER = (
    "(?:far|back|right|left|front|upper|lower|main|right-hand|left-hand|rear|nearest|sunny|cozy|quiet|remote|bright|same"
    "|far-left|far-right|opposite|adjacent|room)"
)
_PIECES = {
    "{D}": _DETERMINERS,
    "{at}": "(?:on|at|to|along|by|from)",
    "{corner}": _CORNER,
    "{M}": "(?:the |its |their |this |a )?(?:room'?s? )?",
}
_BINDERS = {"{of}": "(?P<B> of)?", "{to}": "(?P<B> to)?", "{from}": "(?P<B> from)?", "{of!}": "(?P<B> of)"}


@dataclass(frozen=True)
class Link:
    """One link.

    Args:
        relation: One of `RELATIONS`, or "sides" (one on each side), "corner", "middle", "outside", "with", "none", "without".
        turned: True where the thing after the link stands in the relation to the one before it.
        alone: True where nothing follows: "with a monitor on top".
        each: True for "each corner", "either side": one per place.
        verb: True for a verb ("faces"), whose subject is the clause's.
    """

    relation: str
    turned: bool = False
    alone: bool = False
    each: bool = False
    verb: bool = False


TURNED_VERBS = {verb: relation for relation, verbs in table("links", "turned verbs") for verb in verbs}
FORWARD_VERBS = {verb: relation for relation, verbs in table("links", "forward verbs") for verb in verbs}
LINK_VERBS = frozenset(TURNED_VERBS) | frozenset(FORWARD_VERBS)
AMBIGUOUS = word_set("links", "ambiguous")
"""Verbs that are nouns too: read as verbs only right after a noun phrase."""

_NEED_OF = frozenset(
    ["sides", "long_side", "short_side", "left_of", "right_of", "foot_of", "corner", "middle", "in_front_of"]
)
"""Relations whose words stand alone unless "of" binds an object to them."""

_VERBS = frozenset(
    [
        "occupies",
        "occupy",
        "fills",
        "fill",
        "commands",
        "dominates",
        "anchors",
        "takes",
        "take",
        "line",
        "lines",
    ]
)
"""First words of links that are a clause's verb."""

_ALONE = frozenset(
    [
        "centered",
        "centred",
        "on top",
        "at the top",
        "overhead",
        "close by",
        "centrally",
        "across the room",
        "nearby",
    ]
)


def _compile() -> tuple[re.Pattern[str], list[tuple[str, bool]]]:
    parts: list[str] = []
    names: list[tuple[str, bool]] = []
    for turned, section in ((True, "turned"), (False, "forward")):
        for relation, pattern in alternatives("links", section):
            for piece, text in _PIECES.items():
                pattern = pattern.replace(piece, text)
            for piece, text in _BINDERS.items():
                pattern = pattern.replace(piece, text.replace("<B>", f"<b{len(parts)}>"))
            names.append((relation, turned))
            parts.append(f"(?P<l{len(parts)}>{pattern})")
    return re.compile(rf"(?:{'|'.join(parts)})(?![\w'-])"), names


_PATTERN, _NAMES = _compile()


def read_link(text: str, place: int) -> tuple[Link, int] | None:
    """The link that starts at a place in a sentence: (link, place after it), or None.

    A form that needs "of" to take an object stands alone without it ("on top", "to the left").
    """
    match = _PATTERN.match(text, place)
    if match is None:
        return None
    # lastgroup is the outermost alternative, because inner groups close before it.
    number = int((match.lastgroup or "l0")[1:])
    relation, turned = _NAMES[number]
    words = match.group()
    each = any(w in ("each", "every", "either", "both", "corners") for w in words.split())
    binder = f"b{number}"
    bare = binder in _PATTERN.groupindex and not match.group(binder)
    bare = bare and (relation in _NEED_OF or words.endswith((" surface", " side", " end")))
    alone = not turned and (bare or words in _ALONE or relation in ("none", "together", "mutual"))
    verb = words.split()[0] in _VERBS
    return Link(relation, turned, alone, each, verb), match.end()
