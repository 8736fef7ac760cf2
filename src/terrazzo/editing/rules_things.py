"""Rules for clauses that add, remove, replace, copy and rename things."""

from __future__ import annotations

import re
from dataclasses import replace

from terrazzo.editing import operations as ops
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.reading import INSTEAD, NUMBERS, Reader, has_link, phrase_of, where
from terrazzo.language.items import Phrase
from terrazzo.language.reader import read_sentence
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import singular, vocabulary
from terrazzo.shapes.catalogue import catalogue

LEAST_TOP = 0.2
"""Shorter side from which a thing on the floor may carry small things [m]."""
CORNERS = 4
"""Of a room."""
MOST = 24
"""Things that one clause adds at most."""


def replaced(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:replace|swap|exchange|switch|substitute|change) (.+?) (?:with|for|by|against) (.+)", text
    )
    found = found or re.fullmatch(
        r"(?:turn|change|convert|make|swap) (.+?) (?:in)?to (?=an? |two |some )(.+)", text
    )
    turned = re.fullmatch(
        r"(?:add|put|place|use|have|i want) (.+?) (?:instead of|in place of|rather than) (.+)", text
    ) or re.fullmatch(r"instead of (.+?),? (?:add|put|place|use|have|i want) (.+)", text)
    if found is None and turned is None:
        return []
    old, new = (found[1], found[2]) if found else (turned[2], turned[1]) if turned else ("", "")
    if turned is not None and text.startswith("instead"):
        old, new = new, old
    phrase = phrase_of(new)
    if phrase is not None and phrase.label == "one":
        ids = r.things(old)
        first = r.selector.by_id(ids[0])
        return [ops.Replace(ids, first.kind, first.label, phrase.words)]
    if phrase is None or phrase.sort != "thing" or phrase.kind is None:
        if text.startswith(("turn", "change", "make", "convert")):
            return []
        raise Refused(f"{new!r} is nothing that can be made")
    ids = r.things(old)
    if len(ids) > 1 and phrase.count.indefinite and not phrase.plural:
        one = ops.Replace(ids[:1], phrase.kind, phrase.label, phrase.words)
        return [ops.Remove(ids[1:]), one]  # "Replace the chairs with a bench."
    count = phrase.count.value if phrase.count.value and len(ids) == 1 else 1
    return [ops.Replace(ids, phrase.kind, phrase.label, phrase.words, min(count, MOST))]


def removed(r: Reader, text: str) -> list[ops.Operation]:
    found = (
        re.fullmatch(
            r"(?:remove|delete|get rid of|take away|take out|throw out|throw away|clear away|clear out|clear|lose|erase|drop) (.+?)"
            r"(?: from (?:the |this )?(?:room|scene|world|here|picture|place)| away| out)?",
            text,
        )
        or re.fullmatch(r"(?:no|no more|without) (.+)", text)
        or re.fullmatch(r"(?:empty) (.+)", text)
        or re.fullmatch(r"take (.+ off .+)", text)
        or re.fullmatch(r"(?:take|throw|put) (.+) (?:away|out)", text)
    )
    if not found:
        return []
    room, rest = r.selector.room_in(f"in {found[1]}")
    if room and not rest:
        return [ops.Remove(tuple(s.id for s in r.selector.subjects if s.room == room))]
    room, rest = r.selector.room_in(found[1])
    if room:
        return [ops.Remove(r.things(found[1]))]
    if text.startswith("no "):
        return [ops.Remove(r.things(f"all {found[1].removeprefix('more ')}"))]
    what = re.sub(r"\b(?:off|from)(?: of)?(?: the)? (?=[\w -]*$)", "on the ", found[1])
    cleared = re.fullmatch(
        r"(?:off )?(the [\w -]*(?:table|desk|shelf|counter|island|sideboard|dresser|worktop)s?)(?: off)?",
        what,
    )
    if text.startswith(("clear ", "empty ")) and cleared:
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


def duplicated(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:duplicate|copy|clone|make a copy of|make copies of) (.+?)(?: (once|twice|three times|four times))?",
        text,
    )
    if found:
        count = {"twice": 2, "three times": 3, "four times": 4}.get(found[2] or "", 1)
        return [ops.Duplicate(r.things(found[1]), count)]
    found = re.fullmatch(
        r"(?:(?:add|put|place|give me|i want|i need|bring(?: in)?|make) )?(?:more|another|one more|"
        r"an extra|a second|(two|three|four) more) ([\w -]+?)"
        r"(?: (?:like (?:it|that)|here|in the room|please))?", text,
    )  # fmt: skip
    if found and not has_link(found[2]):
        count = int(NUMBERS.get(found[1] or "one", 1))
        phrase = phrase_of("a " + singular(found[2]))
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


def renamed(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"rename (.+?) (?:to|as|into) (.+)|call (the .+?|it) (?:the |a |an )?([\w' -]+)", text
    )
    if not found:
        return []
    what, name = (found[1], found[2]) if found[1] else (found[3], found[4])
    return [ops.Rename(r.things(what), re.sub(r"^(?:the|a|an) ", "", name).strip("'\" "))]


def added(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:add|put|place|set|insert|hang|create|include|install|stand|lay|stick|position|bring(?: in)?|"
        r"make|give (?:me|the room|us)|"
        r"i want|i need|i(?:'d| would) like|there should be|let there be|throw in) (.+)", text,
    )  # fmt: skip
    if not found:
        return []
    what = found[1]
    instead = INSTEAD.search(what)
    if instead:
        what = what[: instead.start()]
    relations: ops.Relations = ()
    room, what = r.selector.room_in(what)
    items = read_sentence(tokenise(tidy(where(what))), vocabulary())
    first_link = next(
        (k for k, i in enumerate(items) if i.sort == "link" and i.link and i.link.relation != "with"),
        len(items),
    )
    nouns = [i.phrase for i in items[:first_link] if i.sort == "noun" and i.phrase is not None]
    if first_link < len(items):
        relations = r.relations(items[first_link:])
    wanted = [p for p in nouns if p.sort == "thing" and p.kind]
    known = next((p for p in wanted if p.count.definite), None)
    if known is not None:
        raise Refused(f"it is not clear what is to become of {known.text!r}")
    if not wanted:
        unknown = next((p.text for p in nouns if p.sort in ("unknown", "part", "idle")), what)
        raise Refused(f"{unknown!r} is nothing that can be made")
    near = [p for p in nouns if p.sort == "unknown"]
    if near:
        r.notes.append(f"{near[0].label!r} is nothing that can be made")
    if instead and r.removed is not None and len(wanted) == 1:
        return [ops.Replace(r.removed.things, wanted[0].kind or "", wanted[0].label, wanted[0].words)]
    if re.search(r"\b(?:in|at) (?:each|every|all(?: the)?(?: four)?) corners?\b", what) and len(wanted) == 1:
        return [replace(_added(wanted[0], (("in", "corner"),), room), count=CORNERS)]
    each = next((i.phrase for i in items[first_link:] if i.phrase is not None and i.phrase.count.each), None)
    places = [relations]
    if each is not None and relations:
        (how, _), *rest = relations
        places = [((how, i), *rest) for i in r.things(f"all {each.label}s")]
    return [_added(p, fitting(r, p.kind, place), room) for p in wanted for place in places]


def _added(phrase: Phrase, relations: ops.Relations, room: str) -> ops.Add:
    count = (
        phrase.count.value
        if phrase.count.value
        else (2 if phrase.plural and not phrase.count.indefinite else 1)
    )
    if phrase.count.pair and count == 2 and not phrase.plural:
        count = 1
    return ops.Add(phrase.kind or "", phrase.label, max(1, min(count, MOST)), phrase.words, relations, room)


def fitting(r: Reader, kind: str | None, relations: ops.Relations) -> ops.Relations:
    """ "Add a vase to the table" puts it on the table: "near" what carries such things is on it."""
    known = catalogue()
    small = kind is not None and kind in known and known[kind].stand == "surface"
    on = {
        s.id
        for s in r.selector.subjects
        if s.kind in known and known[s.kind].stand == "floor" and min(s.size[:2]) > LEAST_TOP
    }
    return tuple(("on" if small and how == "near" and what in on else how, what) for how, what in relations)
