"""Rules for clauses that tell how things, rooms and light are to look."""

from __future__ import annotations

import re
from typing import Literal

from terrazzo.editing import operations as ops
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.planned import WORKTOPS, topped
from terrazzo.editing.reading import WHOLE, Reader, phrase_of
from terrazzo.language import lexicon
from terrazzo.language.looks import is_look, read_looks
from terrazzo.language.reader import read_sentence
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import vocabulary
from terrazzo.layout.customs import named
from terrazzo.shapes.catalogue import catalogue

_TIMES = "|".join(sorted(map(re.escape, lexicon.TIMES), key=len, reverse=True))


Surface = Literal["wall", "floor", "ceiling"]
_SURFACE: dict[str, Surface] = {"wall": "wall", "floor": "floor", "ceiling": "ceiling"}


_SHADES = frozenset(
    ("light", "dark", "pale", "deep", "bright", "soft", "warm", "cool", "dusty", "muted", "rich", "vivid", "very", "polished",
     "brushed", "rough", "matte", "glossy", "royal", "navy", "forest", "sky", "stainless", "reclaimed", "baby", "burnt",
     "hot", "off",
     "subway", "hexagon", "checkered", "frosted", "faux", "cast", "wrought", "dusky", "mid", "medium", "natural")
)  # fmt: skip
"""Words before a colour or material that belong to it."""


_BINDING = frozenset(
    ("in", "of", "out", "to", "with", "into", "a", "an", "from", "be", "look", "made", "as", "some", "nice", "shade")
)  # fmt: skip
"""Words between a thing and its look."""
_DETERMINERS = frozenset(
    ("the", "all", "both", "my", "our", "every", "each", "these", "those", "this", "that")
)
"""Words after which comes the thing itself, though it may be the name of a material too: "the rug"."""


def hour(r: Reader, text: str) -> list[ops.Operation]:
    pattern = (
        rf"(?:(?:make|turn|set|change|switch|show|light|it (?:should|shall|must) be|it is|it's|let it be)\s+)?"
        rf"(?:{WHOLE}\s+)?(?:look like |"
        rf"into |to |to be |like |as )?(?:a |an |the |at )?(?:early |late |mid-?)?({_TIMES})(?:[- ]?time)?(?: (?:time|"
        rf"outside|light|lighting|in here|now|please|here))*"
    )
    found = re.fullmatch(pattern, text.strip(" ."))
    if found is None:
        return []
    return [ops.Relight(time=lexicon.TIMES[found[1]])]


def switched(r: Reader, text: str) -> list[ops.Operation]:
    whole = re.fullmatch(
        rf"make {WHOLE} (?:a bit |much |a little )?(dimmer|darker|brighter|lighter)(?: in here)?", text
    )
    if whole:
        return [ops.Relight(mood="dim" if whole[1] in ("dimmer", "darker") else "bright")]
    dim = re.fullmatch(
        r"(?:it(?:'s| is)|the room is) (?:much |far |a bit |way )?too (dark|dim|bright|light)(?: in here)?",
        text,
    )
    if dim:
        return [ops.Relight(mood="bright" if dim[1] in ("dark", "dim") else "dim")]
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
    mood = {0.4: "dim", 1.6: "bright"}.get(share, "")
    if re.fullmatch(r"(?:all )?(?:of )?(?:the )?(?:lamps|lights|lighting|light)|everything|it|them", what):
        if what in ("it", "them") and r.selector.mentioned:
            return [ops.Relight(lamps=share, things=r.things(what), mood=mood)]
        return [ops.Relight(lamps=share, mood=mood)]
    return [ops.Relight(lamps=share, things=r.things(what), mood=mood)]


def looks(r: Reader, text: str) -> list[ops.Operation]:
    wanted = re.fullmatch(
        r"(?:give (?:me|us|it|the room)|i want|i need|add|put in|lay|install|have) (?:an? |some )?(.+?) (floors?|"
        r"flooring|walls?|ceilings?)",
        text,
    )
    if wanted and is_look_only(wanted[1]):
        return _one_look(r, f"the {wanted[2].removesuffix('ing')} {wanted[1]}", "make")
    wished = re.fullmatch(
        r"(?:i want|i(?:'d| would) (?:like|prefer)|like|prefer) (.+?) (?:to be |in )(.+)", text
    )
    if wished and is_look_only(wished[2]):
        return _one_look(r, f"{wished[1]} {wished[2]}", "make")
    found = re.fullmatch(
        r"what (?:would|if) (.+?) (?:look like |were |was |be like )?(?:in |as |with |made of |of )?"
        r"((?:[\w-]+ ){0,3}[\w-]+?)(?: look like)?",
        text,
    )
    if found is None:
        found = re.fullmatch(
            r"(?:make|paint|repaint|colou?r|recolou?r|change|turn|dye|stain|cover|upholster|reupholster|"
            r"tile|retile|finish|refinish|redo|give|set|swap|switch|clad) (.+)", text
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
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text)
    if len(parts) > 1 and all(_tail(p)[1] for p in parts):
        return parts
    return [text]


def reshaped(r: Reader, text: str) -> list[ops.Operation]:
    """A round table, a modern sofa: another one of the kind, in the place of the old one."""
    found = re.fullmatch(r"(?:make|turn|give|set|change) (.+?)(?: shape| shaped| style)?", text)
    if not found:
        return []
    words = found[1].split()
    cut = len(words)
    while cut > 1 and (words[cut - 1] in lexicon.SHAPES or words[cut - 1] in lexicon.STYLES):
        cut -= 1
    said = tuple(words[cut:])
    if not said:
        return []
    out: list[ops.Operation] = []
    for i in r.things(re.sub(r" (?:a|more|into|to|in|look)$", "", " ".join(words[:cut]))):
        subject = r.selector.by_id(i)
        kept = tuple(w for w in subject.words if w not in lexicon.SHAPES or said[0] not in lexicon.SHAPES)
        out.append(ops.Replace((i,), subject.kind, subject.label, (*kept, *said)))
    return out


def _tail(text: str) -> tuple[str, list[str]]:
    """What a text is about, and the words of a look at its end."""
    words = re.sub(r"\s+(?:colou?red|in colou?r|colou?r|finish|instead|please|now)$", "", text).split()
    cut = len(words)
    while cut > 1 and words[cut - 2] not in _DETERMINERS:
        if not (is_look(words[cut - 1]) or (cut < len(words) and words[cut - 1] in _SHADES)):
            break
        cut -= 1
    look = words[cut:]
    head = words[:cut]
    while head and head[-1] in _BINDING:
        head.pop()
    return " ".join(head), look


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
        return [*(ops.Refinish(s, rooms, colour or "", material or "") for s, rooms in surfaces)]
    ids = r.things(head)
    label = phrase_of(head)
    top = label is not None and topped(label.label, r.selector.by_id(ids[0]).kind) if material else False
    if re.search(r"\b(?:table ?top|top) of\b|\b(?:top|tops)$", head):
        top = True
    if top and label is not None and label.plural:
        rooms = {r.selector.by_id(i).room for i in ids}
        run = [
            s.id
            for s in r.selector.subjects
            if s.room in rooms and s.kind in catalogue() and named(catalogue()[s.kind], WORKTOPS)
        ]
        ids = tuple(dict.fromkeys((*ids, *run)))
    if material is not None:
        return [ops.Rematerial(ids, material, colour or "", "top" if top else "")]
    return [ops.Recolour(ids, colour or "")]


def _surfaces(r: Reader, head: str) -> list[tuple[Surface, tuple[str, ...]]] | None:
    """The surfaces of rooms that a text names, with the rooms; None where it names things."""
    items = read_sentence(tokenise(tidy(head)), vocabulary())
    nouns = [i.phrase for i in items if i.sort == "noun" and i.phrase is not None]
    if not nouns or nouns[0].sort != "arch" or nouns[0].kind not in _SURFACE:
        if re.fullmatch(r"(?:the )?(?:whole |entire )?room", head) and r.rooms:
            return [("wall", ())]
        return None
    rooms = tuple(name for name in r.rooms if re.search(rf"\b{re.escape(name)}\b", head))
    found: list[tuple[Surface, tuple[str, ...]]] = []
    for phrase in nouns:
        if phrase.sort == "arch" and phrase.kind in _SURFACE:
            found.append((_SURFACE[phrase.kind], rooms))
    return found


def is_look_only(text: str) -> bool:
    _, look = _tail(f"it {text}")
    return bool(look) and len(look) == len(text.split())
