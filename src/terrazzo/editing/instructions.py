"""Instructions: English sentences to operations, one clause at a time, so that later clauses can speak of what earlier ones made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from terrazzo.editing import operations as ops
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.planned import topped
from terrazzo.editing.selection import Selector
from terrazzo.language import lexicon
from terrazzo.language.items import Item, Phrase
from terrazzo.language.looks import is_look, read_looks
from terrazzo.language.reader import read_sentence
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import edit_distance, singular, vocabulary

VERBS = (
    "make|turn|paint|repaint|colour|color|recolour|recolor|change|swap|replace|exchange|remove|delete|get rid|take|throw|clear|"
    "add|put|place|set|insert|hang|move|shift|push|pull|bring|slide|drag|rotate|spin|swivel|flip|face|resize|enlarge|shrink|"
    "scale|duplicate|copy|clone|double|halve|rename|call|switch|dim|brighten|give|arrange|gather|stand|lay|cover|upholster|"
    "tile|retile|reupholster|what|lose|erase|drop|lower|raise|widen|lengthen|shorten|create|include|install|relocate|reposition|"
    "substitute|dye|stain|convert|i want|i need|light|lay|finish|redo|refinish"
)
_POLITE = re.compile(
    r"^(?:(?:please|kindly|now|then|next|also|and|just|ok|okay|hey|so|first|finally|can you|could you|would you|will you|can we|"
    r"i want you to|i(?:'| woul)?d like you to|i(?:'| woul)?d like to|i want to|i would like to|let us|let's|we should|you should"
    r"|maybe|perhaps|go ahead and)\b[ ,]*)+"
)
_SPLIT = re.compile(
    rf"\s*[.;!?]+\s*|\s*,?\s*\b(?:and then|then|and also|and|but also|plus)\b\s+(?=(?:please |also |then )?(?:{VERBS})\b)"
    rf"|\s*,\s*(?=(?:please |also |then )?(?:{VERBS})\b)"
)
_FIRST_WORDS = tuple(w for w in VERBS.split("|") if len(w) >= 5 and " " not in w)
_UNIT = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "metre": 1.0, "meter": 1.0, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048,
         "inch": 0.0254, "inches": 0.0254, "centimetre": 1e-2, "centimeter": 1e-2}  # fmt: skip
_LENGTH = r"(\d+(?:\.\d+)?|half an?|an?|one|two|three)\s*-?(mm|cm|m|met(?:re|er)s?|centimet(?:re|er)s?|ft|foot|feet|inch(?:es)?)\b"
_NUMBERS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "half a": 0.5,
    "half an": 0.5,
}
_GROWN = {
    "bigger": (1.25, 1.25, 1.25), "larger": (1.25, 1.25, 1.25), "smaller": (0.8, 0.8, 0.8), "taller": (1, 1, 1.25),
    "higher": (1, 1, 1.2), "shorter": (1, 1, 0.8), "lower": (1, 1, 0.8), "wider": (1, 1.25, 1), "narrower": (1, 0.8, 1),
    "longer": (0, 1.3, 1), "deeper": (1.25, 1, 1), "shallower": (0.8, 1, 1), "thinner": (0.8, 1, 1), "thicker": (1.25, 1, 1),
    "slimmer": (0.8, 0.9, 1), "big": (1, 1, 1), "large": (1, 1, 1), "tall": (1, 1, 1), "wide": (1, 1, 1), "long": (1, 1, 1),
}  # fmt: skip
"""Comparatives -> factors on depth, width and height; 0 marks the longer side of the floor."""
_AXIS = {
    "tall": 2,
    "high": 2,
    "height": 2,
    "wide": 1,
    "width": 1,
    "deep": 0,
    "depth": 0,
    "long": -1,
    "length": -1,
}
_TIMES = "|".join(sorted(map(re.escape, lexicon.TIMES), key=len, reverse=True))
_INSTEAD = re.compile(r" (?:there|in (?:its|their) (?:place|stead)|instead)$", re.IGNORECASE)
_WHOLE = r"(?:it|this|that|the (?:room|scene|world|place|whole (?:room|place|thing)|time(?: of day)?|lighting|light|hour|sky|view|house|outside))"
_SURFACE = {"wall": "wall", "floor": "floor", "ceiling": "ceiling"}
_TURNS = {"around": np.pi, "round": np.pi, "upside": None, "over": None}


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

    def read(self, clause: str) -> list[ops.Operation]:
        """The operations of one clause, in order; those of a clause depend on nothing that the others of it do.

        Raises:
            Refused: It is not understood, or names what is not there.
        """
        text = _corrected(_POLITE.sub("", clause.strip().lower()))
        for rule in _RULES:
            found = rule(self, text)
            if found:
                return found
        raise Refused(
            f"{clause.strip()!r} is not understood; say what to change and how, for example 'make the sofa green', "
            "'remove the table', 'put a vase on the table', 'move the chair to the window', 'make it night'"
        )

    def stands_in(self, clause: str) -> bool:
        """Whether a clause puts something where the last one took something away."""
        return bool(_INSTEAD.search(clause))

    def things(self, text: str) -> tuple[str, ...]:
        """Ids of what words mean; see `Selector.select`."""
        return self.selector.select(text)

    def wheres(self, text: str) -> tuple[ops.Relations, str]:
        """Relations that a text such as "on the table in the kitchen" tells, and the room that it names."""
        items = read_sentence(tokenise(tidy(_where(text))), vocabulary())
        out, room = self._relations(items)
        return out, room

    def _relations(self, items: Sequence[Item]) -> tuple[ops.Relations, str]:
        out: list[tuple[str, str]] = []
        room = ""
        for k, item in enumerate(items):
            if item.phrase is not None and item.phrase.sort == "place":
                room = next((r for r in self.rooms if item.phrase.label in r or r in item.phrase.label), "")
            if item.sort != "link" or item.link is None:
                continue
            relation = item.link.relation
            if relation == "corner":
                out.append(("in", "corner"))
            elif relation == "middle":
                out.append(("in", "middle"))
            elif k + 1 < len(items) and items[k + 1].sort in ("noun", "pronoun"):
                relation = "beside" if relation == "sides" else relation
                target = self._target(items, k + 1)
                if (
                    target is not None
                    and target != "room"
                    and relation not in ("with", "none", "outside", "without")
                ):
                    out.append((relation, target))
        return tuple(dict.fromkeys(out)), room

    def _target(self, items: Sequence[Item], at: int) -> str | None:
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
    parts = [p.strip(" ,") for p in _SPLIT.split(tidy(text))]
    return [p for p in parts if p and re.search(r"\w", p)]


def _corrected(text: str) -> str:
    """The text with its first word spelt as a verb that it surely misspells."""
    first, _, rest = text.partition(" ")
    if len(first) >= 5 and first not in VERBS.split("|") and vocabulary().find([first]) is None:
        near = [v for v in _FIRST_WORDS if v[0] == first[0] and edit_distance(v, first, 1) <= 1]
        if len(near) == 1:
            return f"{near[0]} {rest}"
    return text


def _where(text: str) -> str:
    """Where to, as where: "to the window" is by the window."""
    text = re.sub(r"\b(?:over |back )?to the (left|right|front|back|side|foot|end)\b", r"to_the \1", text)
    text = re.sub(r"\b(?:in)?to (?:the |a )?(?:[\w-]+ )?(corner|middle|centre|center)\b", r"in the \1", text)
    text = re.sub(r"\bonto\b", "on", text)
    text = re.sub(r"\b(?:closer|nearer|close|next|up|over) to\b", "next to", text)
    text = re.sub(r"\b(?:towards?|closer to|over by)\b", "near", text)
    text = re.sub(r"\binto\b", "in", text)
    text = re.sub(r"(?<!next )\bto (?=(?:the|a|an|my|our|another|that|this)\b)", "near ", text)
    text = re.sub(r"\baway from\b", "far from", text)
    return text.replace("to_the", "to the")


def _night(r: Reader, text: str) -> list[ops.Operation]:
    pattern = rf"(?:(?:make|turn|set|change|switch|show|light)\s+)?(?:{_WHOLE}\s+)?(?:look like |into |to |to be |like |as )?(?:a |an |the |at )?({_TIMES})(?:[- ]?time)?(?: (?:time|outside|light|lighting|in here|now|please|here))*"
    found = re.fullmatch(pattern, text.strip(" ."))
    if found is None:
        return []
    return [ops.Relight(time=lexicon.TIMES[found[1]])]


def _switch(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:turn|switch|put|shut) (?:(off|on) (.+)|(.+) (off|on|down|up))", text
    ) or re.fullmatch(r"(?:turn) (down|up) (.+)", text)
    if found:
        groups = [g for g in found.groups() if g]
        how, what = (
            (groups[0], groups[1]) if groups[0] in ("off", "on", "down", "up") else (groups[1], groups[0])
        )
        share = {"off": 0.0, "on": 1.0, "down": 0.4, "up": 1.6}[how]
    else:
        found = re.fullmatch(
            r"(dim|brighten) (.+)|(?:make) (.+(?:lamps?|lights?|lighting)) (dimmer|brighter|darker)", text
        )
        if not found:
            return []
        how, what = (found[1], found[2]) if found[1] else (found[4], found[3])
        share = 0.4 if how in ("dim", "dimmer", "darker") else 1.6
    what = what.strip()
    if re.fullmatch(r"(?:all )?(?:of )?(?:the )?(?:lamps|lights|lighting|light)|everything|it|them", what):
        if what in ("it", "them") and r.selector.mentioned:
            return [ops.Relight(lamps=share, things=r.things(what))]
        return [ops.Relight(lamps=share)]
    return [ops.Relight(lamps=share, things=r.things(what))]


def _replace(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:replace|swap|exchange|switch|substitute|change) (.+?) (?:with|for|by|against) (.+)", text
    )
    found = found or re.fullmatch(
        r"(?:turn|change|convert|make|swap) (.+?) (?:in)?to (?=an? |two |some )(.+)", text
    )
    if not found:
        return []
    phrase = _phrase(found[2])
    if phrase is None or phrase.sort != "thing" or phrase.kind is None:
        if text.startswith(("turn", "change", "make", "convert")):
            return []
        raise Refused(f"{found[2]!r} is nothing that can be made")
    return [ops.Replace(r.things(found[1]), phrase.kind, phrase.label, phrase.words)]


def _remove(r: Reader, text: str) -> list[ops.Operation]:
    found = (
        re.fullmatch(
            r"(?:remove|delete|get rid of|take away|take out|throw out|throw away|clear away|clear out|clear|lose|erase|drop) (.+?)"
            r"(?: from (?:the |this )?(?:room|scene|world|here|picture|place)| away| out)?",
            text,
        )
        or re.fullmatch(r"take (.+ off .+)", text)
        or re.fullmatch(r"(?:take|throw|put) (.+) (?:away|out)", text)
    )
    if not found:
        return []
    what = re.sub(r"\b(?:off|from)(?: of)?(?: the)? (?=[\w -]*$)", "on the ", found[1])
    cleared = re.fullmatch(
        r"(?:off )?(the [\w -]*(?:table|desk|shelf|counter|island|sideboard|dresser|worktop)s?)(?: off)?",
        what,
    )
    if text.startswith("clear ") and cleared:
        return [ops.Remove(r.things(f"everything on {cleared[1]}"))]
    held = re.fullmatch(
        r"(.+?) (?:and|with) (?:everything|all things|what(?:ever)? is) (?:that is )?on (?:it|top|them)", what
    )
    if held:
        ids = r.things(held[1])
        on = tuple(s.id for s in r.selector.subjects if s.support in ids)
        return [ops.Remove((*ids, *on))]
    one = re.fullmatch(r"one of (the .+)", what)
    if one:
        return [ops.Remove(r.things(one[1])[:1])]
    half = re.fullmatch(r"(?:all|everything) (?:but|except)(?: for)? (.+)", what)
    if half:
        kept = set(r.things(half[1]))
        return [ops.Remove(tuple(s.id for s in r.selector.subjects if s.id not in kept))]
    return [ops.Remove(r.things(what))]


def _duplicate(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:duplicate|copy|clone|make a copy of|make copies of) (.+?)(?: (once|twice|three times|four times))?",
        text,
    )
    if found:
        count = {"twice": 2, "three times": 3, "four times": 4}.get(found[2] or "", 1)
        return [ops.Duplicate(r.things(found[1]), count)]
    found = re.fullmatch(
        r"(?:add|put|place|give me|i want|i need|bring(?: in)?|make) (?:another|one more|an extra|a second|(two|three|four) more) ([\w -]+?)"
        r"(?: (?:like (?:it|that)|here|in the room|please))?", text,
    )  # fmt: skip
    if found and not _has_link(found[2]):
        count = int(_NUMBERS.get(found[1] or "one", 1))
        phrase = _phrase("a " + singular(found[2]))
        try:
            alike = r.things(f"all {found[2]}" if found[2].endswith("s") else f"all {found[2]}s")
        except Refused:
            return []
        if (
            phrase is not None
            and phrase.words
            and not set(phrase.words) <= set(r.selector.by_id(alike[0]).words)
        ):
            return []
        return [ops.Duplicate(alike[:1], count)]
    return []


def _rotate(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel|make|face|point|angle|aim) (.+?) (?:so (?:that )?it (?:faces|looks at)|to(?:wards)? face|facing|to look at|look at|face|towards?|to) (.+)",
        text,
    )
    if found and not _look_of(found[2]) and not re.match(r"\d", found[2]):
        target = _single(r, found[2])
        if target is not None and (not text.startswith("make") or "fac" in text or "look" in text):
            return [ops.Rotate(r.things(found[1]), towards=target)]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel) (.+?)(?: by)? (-?\d+(?:\.\d+)?) ?(?:°|degrees?|deg)(?: to the)? ?(left|right|clockwise|counter-?clockwise|anti-?clockwise)?", text
    )  # fmt: skip
    if found:
        angle = np.radians(float(found[2]))
        sign = -1.0 if found[3] in ("right", "clockwise") else 1.0
        return [ops.Rotate(r.things(found[1]), round(float(sign * angle), 6))]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel|flip) (.+?)(?: by)? (?:a )?(half turn|quarter turn|half way|right angle|around|round)(?: to the)? ?(left|right)?",
        text,
    )
    if found:
        angle = np.pi / 2 if found[2] in ("quarter turn", "right angle") else np.pi
        return [ops.Rotate(r.things(found[1]), round(float(angle * (-1 if found[3] == "right" else 1)), 6))]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel) (.+?)(?: (?:to the )?(left|right|clockwise|counter-?clockwise|anti-?clockwise|sideways))?(?: a bit| slightly| a little)?",
        text,
    )
    if found and text.split()[0] in ("rotate", "spin", "swivel") or (found and found[2]):
        assert found is not None
        small = bool(re.search(r" (?:a bit|slightly|a little)$", text))
        angle = (np.pi / 6 if small else np.pi / 2) * (-1 if found[2] in ("right", "clockwise") else 1)
        return [ops.Rotate(r.things(found[1]), round(float(angle), 6))]
    return []


def _resize(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(enlarge|shrink|widen|lengthen|shorten|raise|lower|double|halve|scale|resize) (?:up |down )?(?:the size of )?(.+?)(?: (?:by|to) (.+))?",
        text,
    )
    if found:
        verb, what, amount = found.groups()
        words = {"enlarge": "bigger", "shrink": "smaller", "widen": "wider", "lengthen": "longer", "shorten": "shorter",
                 "raise": "taller", "lower": "lower", "double": "twice as big", "halve": "half as big"}  # fmt: skip
        said = words.get(verb, "smaller" if "down" in text else "bigger")
        if amount and re.match(r"(?:a factor of )?\d", amount):
            said = _amount(amount, said)
        ids = r.things(what)
        return _resized(r, ids, said)
    found = re.fullmatch(rf"make (.+?) ({_LENGTH}) (tall|high|wide|deep|long)(?:er)?", text)
    if found:
        ids = r.things(found[1])
        length = _metres(found[3], found[4])
        out: list[ops.Operation] = []
        for i in ids:
            size = r.selector.by_id(i).size
            axis = _AXIS[found[5]] if _AXIS[found[5]] >= 0 else int(np.argmax(size[:2]))
            factors = [1.0, 1.0, 1.0]
            factors[axis] = round(length / size[axis], 4)
            out.append(ops.Resize((i,), (factors[0], factors[1], factors[2])))
        return out
    more = "|".join(w for w in _GROWN if w.endswith("er"))
    found = re.fullmatch(
        rf"(?:make|turn|get) (.+?) ((?:(?:much|a lot|way|far|a bit|a little|slightly|somewhat|even|\d+ ?(?:%|percent)) )?(?:{more})|(?:twice|half|three times|double|\d+(?:\.\d+)? times) (?:as |the )?(?:big|large|tall|wide|long|high|size|width|height|length)(?: as it is)?)", text
    )  # fmt: skip
    return _resized(r, r.things(found[1]), found[2]) if found else []


def _amount(amount: str, said: str) -> str:
    share = re.match(r"(\d+(?:\.\d+)?) ?(?:%|percent)", amount)
    if share:
        return f"{share[1]}% {said}"
    factor = re.match(r"(?:a factor of )?(\d+(?:\.\d+)?)", amount)
    return f"{factor[1]} times as big" if factor else said


def _resized(r: Reader, ids: tuple[str, ...], said: str) -> list[ops.Operation]:
    out: list[ops.Operation] = []
    for i in ids:
        factors = _factors(said, r.selector.by_id(i).size)
        out.append(ops.Resize((i,), factors))
    return out


def _factors(said: str, size: Sequence[float]) -> tuple[float, float, float]:
    """Factors that words such as "a bit wider", "twice as tall", "20% bigger" mean."""
    last = said.removesuffix(" as it is").split()[-1]
    times = re.match(r"(twice|double|half|three times|(\d+(?:\.\d+)?) times)", said)
    along = int(np.argmax(size[:2]))
    if times:
        factor = {"twice": 2.0, "double": 2.0, "half": 0.5, "three times": 3.0}.get(times[1]) or float(
            times[2]
        )
        axis = {"tall": 2, "height": 2, "high": 2, "wide": 1, "width": 1, "long": along, "length": along}.get(
            last
        )
        out = [factor if axis in (None, k) else 1.0 for k in range(3)]
        return out[0], out[1], out[2]
    x, y, z = (float(v) for v in _GROWN[last])
    if x == 0.0:
        x, y = (y, 1.0) if along == 0 else (1.0, y)
    share = re.match(r"(\d+) ?(?:%|percent)", said)
    strength = (
        2.0
        if re.match(r"(?:much|a lot|way|far)", said)
        else 0.45
        if re.match(r"(?:a bit|a little|slightly|somewhat)", said)
        else 1.0
    )
    if share:
        grown = 1 + int(share[1]) / 100
        less = max(0.05, 1 - int(share[1]) / 100)
        x, y, z = (1.0 if f == 1 else grown if f > 1 else less for f in (x, y, z))
    else:
        x, y, z = (f**strength for f in (x, y, z))
    return round(x, 4), round(y, 4), round(z, 4)


def _rename(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"rename (.+?) (?:to|as|into) (.+)|call (the .+?|it) (?:the |a |an )?([\w' -]+)", text
    )
    if not found:
        return []
    what, name = (found[1], found[2]) if found[1] else (found[3], found[4])
    return [ops.Rename(r.things(what), re.sub(r"^(?:the|a|an) ", "", name).strip("'\" "))]


def _shift(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        rf"(?:move|shift|push|pull|slide|drag|nudge|raise|lower|bring) (.+?) (?:by )?(?:{_LENGTH} )?(?:to the |towards the )?(left|right|forwards?|backwards?|back|up|down|higher|lower)(?: by)?(?: {_LENGTH})?(?: a bit| a little| slightly)?", text
    )  # fmt: skip
    if not found:
        return []
    what, n1, u1, way, n2, u2 = found.groups()
    far = _metres(n1 or n2, u1 or u2) if (n1 or n2) else 0.5
    out: list[ops.Operation] = []
    for i in r.things(what):
        x, y, z = _direction(r, i, way) * far
        out.append(ops.Move((i,), by=(round(float(x), 4), round(float(y), 4), round(float(z), 4))))
    return out


def _direction(r: Reader, id: str, way: str) -> np.ndarray:
    """Unit vector of a way: left and right as the first camera sees them, forward as the thing looks."""
    subject = r.selector.by_id(id)
    if way in ("up", "higher", "down", "lower"):
        return np.array([0.0, 0.0, 1.0 if way in ("up", "higher") else -1.0])
    if way.startswith(("forward", "back")):
        ahead = subject.pose.rotate((1.0, 0.0, 0.0))
        return ahead if way.startswith("forward") else -ahead
    camera = r.selector.camera
    right = np.array([1.0, 0.0, 0.0]) if camera is None else np.asarray(camera.pose.rotate((1.0, 0.0, 0.0)))
    right = right * (1, 1, 0)
    # Along the walls, which most rooms have along the axes.
    k = int(np.argmax(np.abs(right)))
    along = np.zeros(3)
    along[k] = np.sign(right[k]) or 1.0
    return along if way == "right" else -along


def _move(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:move|put|place|set|bring|push|pull|shift|slide|drag|stand|hang|lay|arrange|gather|relocate|reposition|take) (.+)",
        text,
    )
    if not found:
        return []
    parted = _parted(
        found[1],
        prefer_to=text.split()[0]
        in ("move", "bring", "push", "pull", "shift", "slide", "drag", "relocate", "take"),
    )
    if parted is None:
        return []
    what, where = parted
    swap = re.fullmatch(r"(.+) (?:back )?against (?:the|a) (?:nearest |back |other )?wall", f"{what} {where}")
    if re.match(r"^(?:a|an|some|another|more|one more|several|two|three|four|five|six|\d+)\b(?! of)", what):
        return []
    relations, _ = r.wheres(where)
    if swap and not relations:
        relations = (("against", "wall"),)
    if not relations:
        raise Refused(f"{where!r} is no place that is known here")
    ids = r.things(what)
    targets = {t for _, t in relations}
    ids = tuple(i for i in ids if i not in targets)
    if not ids:
        raise Refused("a thing cannot be placed by itself")
    return [ops.Move(ids, relations)]


def _add(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:add|put|place|set|insert|hang|create|include|install|stand|lay|bring(?: in)?|make|give (?:me|the room|us)|"
        r"i want|i need|i(?:'d| would) like|there should be|let there be|throw in) (.+)", text,
    )  # fmt: skip
    if not found:
        return []
    what = found[1]
    instead = _INSTEAD.search(what)
    if instead:
        what = what[: instead.start()]
    relations: ops.Relations = ()
    room = ""
    items = read_sentence(tokenise(tidy(_where(what))), vocabulary())
    first_link = next(
        (k for k, i in enumerate(items) if i.sort == "link" and i.link and i.link.relation != "with"),
        len(items),
    )
    nouns = [i.phrase for i in items[:first_link] if i.sort == "noun" and i.phrase is not None]
    if first_link < len(items):
        relations, room = r._relations(items[first_link:])
    wanted = [p for p in nouns if p.sort == "thing" and p.kind]
    if not wanted:
        unknown = next((p.text for p in nouns if p.sort in ("unknown", "part", "idle")), what)
        raise Refused(f"{unknown!r} is nothing that can be made")
    near = [p for p in nouns if p.sort == "unknown"]
    if near:
        r.notes.append(f"{near[0].label!r} is nothing that can be made")
    if instead and r.removed is not None and len(wanted) == 1:
        return [ops.Replace(r.removed.things, wanted[0].kind or "", wanted[0].label, wanted[0].words)]
    return [_added(p, _fitting(r, p, relations), room) for p in wanted]


def _added(phrase: Phrase, relations: ops.Relations, room: str) -> ops.Add:
    count = (
        phrase.count.value
        if phrase.count.value
        else (2 if phrase.plural and not phrase.count.indefinite else 1)
    )
    if phrase.count.pair and count == 2 and not phrase.plural:
        count = 1
    return ops.Add(phrase.kind or "", phrase.label, max(1, min(count, 24)), phrase.words, relations, room)


def _fitting(r: Reader, phrase: Phrase, relations: ops.Relations) -> ops.Relations:
    """ "Add a vase to the table" puts it on the table: "near" what carries such things is on it."""
    from terrazzo.shapes.catalogue import catalogue

    small = catalogue()[phrase.kind or ""].stand == "surface" if phrase.kind in catalogue() else False
    out = []
    for how, what in relations:
        subject = next((s for s in r.selector.subjects if s.id == what), None)
        carries = subject is not None and catalogue().get(subject.kind) is not None
        on = small and carries and how == "near" and subject is not None and min(subject.size[:2]) > 0.2
        out.append(("on" if on and catalogue()[subject.kind].stand == "floor" else how, what))  # type: ignore[union-attr]
    return tuple(out)


def _look(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"what (?:would|if) (.+?) (?:look like |were |was |be like )?(?:in |as |with |made of |of )?((?:[\w-]+ ){0,3}[\w-]+?)(?: look like)?",
        text,
    )
    if found is None:
        found = re.fullmatch(
            r"(?:make|paint|repaint|colou?r|recolou?r|change|turn|dye|stain|cover|upholster|reupholster|tile|retile|finish|refinish|redo|give|set|swap|switch|clad) (.+)", text
        )  # fmt: skip
        if found is None:
            return []
        rest = re.sub(r"^the (?:colou?r|material|finish|look|fabric|upholstery) of ", "", found[1])
        rest = re.sub(r"'s (?:colou?r|material|finish|fabric|upholstery)\b", "", rest)
        out: list[ops.Operation] = []
        verb = text.split()[0]
        for part in _looks_apart(rest):
            out += _one_look(r, part, verb)
        return out
    return _one_look(r, f"{found[1]} {found[2]}", "make")


def _looks_apart(text: str) -> list[str]:
    """ "The chairs red and the table blue" in two, where each part tells a look."""
    parts = re.split(r"\s*,?\s+and\s+|\s*,\s+", text)
    if len(parts) > 1 and all(_tail(p)[1] for p in parts):
        return parts
    return [text]


def _tail(text: str) -> tuple[str, list[str]]:
    """What a text is about, and the words of a look at its end."""
    words = re.sub(r"\s+(?:colou?red|in colou?r|colou?r|finish|instead|please|now)$", "", text).split()
    cut = len(words)
    while cut > 1 and (is_look(words[cut - 1]) or (cut < len(words) and words[cut - 1] in _SHADES)):
        cut -= 1
    look = words[cut:]
    head = words[:cut]
    while head and head[-1] in (
        "in",
        "of",
        "out",
        "to",
        "with",
        "into",
        "a",
        "an",
        "from",
        "be",
        "look",
        "made",
        "as",
        "some",
        "all",
        "nice",
        "shade",
    ):
        head.pop()
    return " ".join(head), look


_SHADES = frozenset(
    ("light", "dark", "pale", "deep", "bright", "soft", "warm", "cool", "dusty", "muted", "rich", "vivid", "very", "polished",
     "brushed", "rough", "matte", "glossy", "royal", "navy", "forest", "sky", "stainless", "reclaimed", "baby", "burnt", "hot", "off",
     "subway", "hexagon", "checkered", "frosted", "faux", "cast", "wrought", "dusky", "mid", "medium", "natural")
)  # fmt: skip
"""Words before a colour or material that belong to it."""


def _one_look(r: Reader, text: str, verb: str) -> list[ops.Operation]:
    head, look = _tail(text)
    if not look:
        return []
    colour, material, _ = read_looks(look)
    if verb in ("tile", "retile") and material is None:
        material = "tile"
    if colour is None and material is None:
        return []
    if not head:
        raise Refused(f"say what is to be {' '.join(look)}")
    surfaces = _surfaces(r, head)
    if surfaces is not None:
        return [ops.Refinish(s, rooms, colour or "", material or "") for s, rooms in surfaces]
    ids = r.things(head)
    label = _phrase(head)
    top = label is not None and topped(label.label, r.selector.by_id(ids[0]).kind) if material else False
    if re.search(r"\b(?:table ?top|top) of\b|\b(?:top|tops)$", head):
        top = True
    if material is not None:
        return [ops.Rematerial(ids, material, colour or "", "top" if top else "")]
    return [ops.Recolour(ids, colour or "")]


def _surfaces(r: Reader, head: str) -> list[tuple[str, tuple[str, ...]]] | None:
    """The surfaces of rooms that a text names, with the rooms; None where it names things."""
    items = read_sentence(tokenise(tidy(head)), vocabulary())
    nouns = [i.phrase for i in items if i.sort == "noun" and i.phrase is not None]
    if not nouns or nouns[0].sort != "arch" or nouns[0].kind not in _SURFACE:
        if re.fullmatch(r"(?:the )?(?:whole |entire )?room|everything|it all", head) and r.rooms:
            return [("wall", ())]
        return None
    rooms = tuple(name for name in r.rooms if re.search(rf"\b{re.escape(name)}\b", head))
    found = []
    for phrase in nouns:
        if phrase.sort == "arch" and phrase.kind in _SURFACE:
            found.append((_SURFACE[phrase.kind], rooms))
    return found


def _look_of(text: str) -> bool:
    _, look = _tail(f"it {text}")
    return bool(look) and len(look) == len(text.split())


def _phrase(text: str) -> Phrase | None:
    items = read_sentence(tokenise(tidy(text)), vocabulary())
    return next((i.phrase for i in items if i.sort == "noun" and i.phrase is not None), None)


def _single(r: Reader, text: str) -> str | None:
    """The one thing, or part of the building, that a text names; None where it names none."""
    items = read_sentence(tokenise(tidy(text)), vocabulary())
    for k, item in enumerate(items):
        if item.sort in ("noun", "pronoun"):
            return r._target(items, k)
    return None


def _has_link(text: str) -> bool:
    return any(i.sort == "link" for i in read_sentence(tokenise(tidy(text)), vocabulary()))


def _parted(text: str, *, prefer_to: bool) -> tuple[str, str] | None:
    """What is moved, and where to."""
    if prefer_to:
        cut = re.search(
            r"\s(?=(?:back |over |closer |nearer |next |up |in)?to(?:wards?)? (?:the|a|an|my|our|it|them|that|each)\b)",
            text,
        )
        if cut:
            return text[: cut.start()], text[cut.end() :]
    found = re.search(
        r"\s(?=(?:in front of|in the|into|in|on top of|on|onto|next to|beside|by|near|nearer|closer|behind|under|underneath|beneath|below|above|over|"
        r"around|round|against|between|opposite|along|at|to|towards?|away from|further from|farther from|far from|left of|right of|inside)\b)", text,
    )  # fmt: skip
    return (text[: found.start()], text[found.end() :]) if found else None


def _metres(number: str | None, unit: str | None) -> float:
    n = (number or "1").strip()
    value = _NUMBERS[n] if n in _NUMBERS else float(n)
    u = (unit or "m").lower()
    return value * _UNIT.get(u, _UNIT.get(u.removesuffix("s"), 1.0))


_RULES: tuple[Callable[[Reader, str], list[ops.Operation]], ...] = (
    _night, _switch, _rename, _remove, _duplicate, _resize, _shift, _rotate, _replace, _look, _move, _add,
)  # fmt: skip
"""Ways of reading a clause, tried in order: the narrow ones first."""
