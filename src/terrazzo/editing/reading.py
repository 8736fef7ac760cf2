"""Clauses: an instruction in pieces, each read by rules against what there is now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from terrazzo.editing import operations as ops
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.selection import Selector
from terrazzo.language.items import Item, Phrase
from terrazzo.language.reader import read_sentence
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import edit_distance, vocabulary

VERBS = (
    "make|turn|paint|repaint|colour|color|recolour|recolor|change|swap|replace|exchange|remove|delete|get rid|take|throw|clear|"
    "add|put|place|set|insert|hang|move|shift|push|pull|bring|slide|drag|rotate|spin|swivel|flip|face|resize|enlarge|shrink|"
    "scale|duplicate|copy|clone|double|halve|rename|call|switch|dim|brighten|give|arrange|gather|stand|lay|cover|upholster|"
    "tile|retile|reupholster|what|lose|erase|drop|lower|raise|widen|lengthen|shorten|create|include|install|relocate|reposition|"
    "substitute|dye|stain|convert|empty|stick|position|use|i want|i need|light|lay|finish|redo|refinish"
)


POLITE = re.compile(
    r"^(?:(?:please|kindly|now|then|next|also|and|just|ok|okay|hey|so|first|finally|i think|i guess|"
    r"i believe|can you|could you|would you|will you|can we|"
    r"i want you to|i(?:'| woul)?d like you to|i(?:'| woul)?d like to|i want to|i would like to|let us|let's|we should|you should"
    r"|maybe|perhaps|go ahead and)\b[ ,]*)+"
)


_LINKS = "by|to|next to|in|on|near|against|around|beside|behind|under|above|over|between|opposite|in front of|into|onto"
_TAIL = re.compile(r"[, ]+(?:please|thanks|thank you|for me|if possible|if you can|now)$", re.IGNORECASE)
"""Politeness at the end of a clause."""
_SPLIT = re.compile(
    rf"\s*(?:\.(?!\d)|[;!?])+\s*|\s*,?\s*\b(?:and then|then|and also|and|but also|plus)\b\s+(?=(?:please |"
    rf"also |then )?(?:{VERBS})\b)"
    rf"|\s*,\s*(?=(?:please |also |then )?(?:{VERBS})\b)"
)


_FIRST_WORDS = tuple(w for w in VERBS.split("|") if len(w) >= 5 and " " not in w)


_UNIT = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "metre": 1.0, "meter": 1.0, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048,
         "inch": 0.0254, "inches": 0.0254, "centimetre": 1e-2, "centimeter": 1e-2}  # fmt: skip


LENGTH = r"(\d+(?:\.\d+)?|half an?|an?|one|two|three)\s*-?(mm|cm|m|met(?:re|er)s?|centimet(?:re|er)s?|ft|foot|feet|inch(?:es)?)\b"


NUMBERS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "half a": 0.5,
    "half an": 0.5,
}


INSTEAD = re.compile(r" (?:there|in (?:its|their) (?:place|stead)|instead)$", re.IGNORECASE)


WHOLE = (
    r"(?:it|this|that|the (?:room|scene|world|place|whole (?:room|place|thing)|time(?: of day)?|"
    r"lighting|light|hour|sky|view|house|outside))"
)


@dataclass(eq=False)
class Reader:
    """Reads clauses against what there is now.

    Args:
        selector: Of the things that there are.
        rooms: Names of the rooms.
        removed: What is taken away for what this clause puts there: "remove the table and put a plant there".
    """

    selector: Selector
    rooms: Sequence[str] = ()
    removed: ops.Remove | None = None
    notes: list[str] = field(default_factory=list)

    def stands_in(self, clause: str) -> bool:
        """Whether a clause puts something where the last one took something away."""
        return bool(INSTEAD.search(clause))

    def things(self, text: str) -> tuple[str, ...]:
        """Ids of what words mean; see `Selector.select`."""
        return self.selector.select(text)

    def wheres(self, text: str) -> tuple[ops.Relations, str]:
        """Relations that a text such as "on the table in the kitchen" tells, and the room that it names."""
        room, rest = self.selector.room_in(text)
        return self.relations(read_sentence(tokenise(tidy(where(rest))), vocabulary())), room

    def relations(self, items: Sequence[Item]) -> ops.Relations:
        """Relations that the links among some items tell."""
        out: list[tuple[str, str]] = []
        for k, item in enumerate(items):
            if item.sort != "link" or item.link is None:
                continue
            relation = item.link.relation
            following = items[k + 1].phrase if k + 1 < len(items) else None
            if relation == "middle" and following is not None and following.sort == "thing":
                target = self.target(items, k + 1)
                out += [("on", str(target)), ("center_of", str(target))]
            elif relation in ("corner", "middle"):
                out.append(("in", relation))
            elif k + 1 < len(items) and items[k + 1].sort in ("noun", "pronoun"):
                target = self.target(items, k + 1)
                if target not in (None, "room") and relation not in ("with", "none", "outside", "without"):
                    out.append(("beside" if relation == "sides" else relation, str(target)))
        return tuple(dict.fromkeys(out))

    def target(self, items: Sequence[Item], at: int) -> str | None:
        """The thing, or part of the building, that a noun means; the first where several fit."""
        try:
            return self.selector.target(items, at)
        except Refused:
            phrase = items[at].phrase
            if phrase is None or not phrase.count.definite:
                raise
            matching = self.selector.select(phrase.label + ("" if phrase.plural else "s"))
            return matching[0]


def clauses(text: str) -> list[str]:
    """The clauses of an instruction: "make the table white and put a vase on it" has two."""
    parts = [_TAIL.sub("", p.strip(" ,")) for p in _SPLIT.split(tidy(text))]
    return [q for p in parts if p and re.search(r"\w", p) for q in _with_verb(p)]


def _with_verb(clause: str) -> list[str]:
    """ "Put the table by the window and the chairs around it" as two clauses, each with the verb."""
    found = re.fullmatch(
        rf"((?:please |can you )?(?:put|move|place|hang|set)) (.+? (?:{_LINKS}) .+?)(?:,? and|,) ((?:the|"
        rf"both|all|a|an|two|three|four) [\w -]+? (?:{_LINKS}) .+)",
        clause, re.IGNORECASE,
    )  # fmt: skip
    return [clause] if found is None else [f"{found[1]} {found[2]}", *_with_verb(f"{found[1]} {found[3]}")]


def corrected(text: str) -> str:
    """The text with its first word spelt as a verb that it surely misspells."""
    wished = re.fullmatch(r"(?:could|can|should|may|might) (.+?) be (.+)", text) or re.fullmatch(
        r"(.+?) (?:should|must|could|ought to|has to|have to|needs to|need to) be (.+)", text
    )
    if wished and wished[1] not in ("it", "there"):
        return f"make {wished[1]} {wished[2]}"
    first, _, rest = text.partition(" ")
    if len(first) >= 5 and first not in VERBS.split("|") and vocabulary().find([first]) is None:
        near = [v for v in _FIRST_WORDS if v[0] == first[0] and edit_distance(v, first, 1) <= 1]
        if len(near) == 1:
            return f"{near[0]} {rest}"
    return text


def where(text: str) -> str:
    """Where to, as where: "to the window" is by the window."""
    text = re.sub(r"\b(?:over |back )?to the (left|right|front|back|side|foot|end)\b", r"to_the \1", text)
    text = re.sub(r"\b(?:in)?to (?:the |a )?(?:[\w-]+ )?(corner|middle|centre|center)\b", r"in the \1", text)
    text = re.sub(r"\bonto\b", "on", text)
    text = re.sub(r"\b(?:closer|nearer|close|next|up|over) to\b", "next to", text)
    text = re.sub(r"\b(?:towards?|closer to|over by)\b", "near", text)
    text = re.sub(r"\binto\b", "in", text)
    text = re.sub(r"(?<!next )\bto (?=(?:the|a) (?:[\w-]+ )?(?:window|door|wall)\b)", "next to ", text)
    text = re.sub(r"(?<!next )\bto (?=(?:the|a|an|my|our|another|that|this)\b)", "near ", text)
    text = re.sub(r"\baway from\b", "far from", text)
    return text.replace("to_the", "to the")


def phrase_of(text: str) -> Phrase | None:
    items = read_sentence(tokenise(tidy(text)), vocabulary())
    return next((i.phrase for i in items if i.sort == "noun" and i.phrase is not None), None)


def single(r: Reader, text: str) -> str | None:
    """The one thing, or part of the building, that a text names; None where it names none."""
    items = read_sentence(tokenise(tidy(text)), vocabulary())
    for k, item in enumerate(items):
        if item.sort in ("noun", "pronoun"):
            return r.target(items, k)
    return None


def has_link(text: str) -> bool:
    return any(i.sort == "link" for i in read_sentence(tokenise(tidy(text)), vocabulary()))


def metres(number: str | None, unit: str | None) -> float:
    n = (number or "1").strip()
    value = NUMBERS[n] if n in NUMBERS else float(n)
    u = (unit or "m").lower()
    return value * _UNIT.get(u, _UNIT.get(u.removesuffix("s"), 1.0))
