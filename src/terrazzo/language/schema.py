"""The JSON form of a `Brief`: its schema, and a strict reader that keeps what is right and notes what is not.

A large language model, or a program, can write a brief in this form. Nothing in it is trusted: unknown kinds become labels that
the vocabulary resolves, numbers are bounded, relations must point to what is there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from terrazzo.errors import PromptError
from terrazzo.language.brief import ARCHITECTURE, RELATIONS, WEATHERS, Ask, Brief, Relation, RoomAsk
from terrazzo.language.places import PLACES
from terrazzo.language.substitution import draft_of_label
from terrazzo.language.vocabulary import Vocabulary
from terrazzo.world.worlds import Note

TIMES = ("day", "sunset", "night", "dawn", "overcast")
MOST_THINGS, MOST_COUNT, MOST_WORDS = 80, 40, 8
LONGEST_WORD = 60

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["place", "things"],
    "properties": {
        "place": {"type": "string", "description": "kind of room: kitchen, bedroom, living room, office..."},
        "size": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2, "description": "metres, if said"},
        "styles": {"type": "array", "items": {"type": "string"}},
        "time": {"enum": list(TIMES)},
        "weather": {"enum": list(WEATHERS)},
        "things": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "label"],
                "properties": {
                    "id": {"type": "string"},
                    "label": {"type": "string", "description": "what it is called, singular, without its adjectives"},
                    "count": {"type": "integer", "minimum": 1},
                    "attributes": {
                        "type": "array", "items": {"type": "string"}, "description": "adjectives: colour, material, size, shape",
                    },
                    "relations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["kind", "target"],
                            "properties": {
                                "kind": {"enum": list(RELATIONS)},
                                "target": {"type": "string", "description": f"id of a thing, or one of {', '.join(ARCHITECTURE)}"},
                            },
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip
"""JSON schema of what `read_brief` takes."""


def read_brief(value: object, prompt: str, nouns: Vocabulary) -> Brief:
    """A brief from its JSON form.

    Args:
        value: Parsed JSON.
        prompt: The words that it is an understanding of.
        nouns: The vocabulary that labels are looked up in.

    Returns:
        The brief, without implied things; whatever was wrong in the form is in its notes.

    Raises:
        PromptError: It is no such form at all, or names no thing and no place.
    """
    if not isinstance(value, dict):
        raise PromptError("the brief is not a JSON object")
    notes: list[Note] = []

    def wrong(what: str, why: str) -> None:
        notes.append(Note("invalid", what[:LONGEST_WORD], why))

    place = _word(value.get("place"))
    entry = nouns.find(place.split()) if place else None
    kind = entry.value if entry is not None and entry.sort == "place" else place if place in PLACES else ""
    if place and not kind:
        wrong(place, "this kind of place is not known; a living room is made")
    things = value.get("things")
    if not isinstance(things, list):
        things = []
        wrong("things", "it is not a list")
    asks = _asks(things, nouns, place or "room", notes, wrong)
    if not asks and not kind:
        raise PromptError("the brief names no thing and no known place")
    room = RoomAsk(place if kind else "living room", kind or "living room", _size(value.get("size"), wrong))
    asks = [
        Ask(
            a.id,
            a.label,
            a.kind,
            a.count,
            a.attributes,
            a.colour,
            a.material,
            a.size,
            a.relations,
            room=room.name,
        )
        for a in asks
    ]
    styles = tuple(w for w in map(_word, _list(value.get("styles"), "styles", wrong)) if w)[:MOST_WORDS]
    return Brief(
        prompt, (room,), tuple(asks), styles, _one_of(value.get("time"), TIMES, "time", "day", wrong), (), tuple(notes),
        _one_of(value.get("weather"), WEATHERS, "weather", "clear", wrong),
    )  # fmt: skip


Wrong = Callable[[str, str], None]


def _asks(things: list[object], nouns: Vocabulary, room: str, notes: list[Note], wrong: Wrong) -> list[Ask]:
    ids: dict[str, str] = {}
    kept: list[tuple[dict[str, Any], str, str]] = []
    for number, thing in enumerate(things):
        if len(kept) >= MOST_THINGS:
            wrong("things", f"only the first {MOST_THINGS} are made")
            break
        label = _word(thing.get("label")) if isinstance(thing, dict) else ""
        if not isinstance(thing, dict) or not label:
            wrong(f"things[{number}]", "it has no label; it was left out")
            continue
        name = str(thing.get("id", f"#{number}"))
        if name in ids:
            wrong(f"things[{number}]", f"the id {name[:20]!r} is used twice; relations go to the first")
        ids.setdefault(name, f"a{len(kept) + 1}")
        kept.append((thing, f"a{len(kept) + 1}", label))
    out = []
    for thing, own, label in kept:
        words = [w for w in map(_word, _list(thing.get("attributes"), label, wrong)) if w][:MOST_WORDS]
        draft, note = draft_of_label(label, [part for w in words for part in w.split()], nouns)
        if note is not None:
            notes.append(note)
        colour, finish, said, factors = draft.looks()
        relations = tuple(_relations(thing.get("relations"), label, own, ids, wrong))
        count = _count(thing.get("count"), label, wrong)
        out.append(Ask(own, label, draft.kind, count, said, colour, finish, factors, relations, room=room))
    return out


def _relations(value: object, label: str, own: str, ids: dict[str, str], wrong: Wrong):
    for item in _list(value, label, wrong):
        kind = item.get("kind") if isinstance(item, dict) else None
        target = item.get("target") if isinstance(item, dict) else None
        found = target if target in ARCHITECTURE else ids.get(str(target))
        if kind not in RELATIONS or found is None or found == own:
            wrong(label, f"the relation {str(kind)[:20]} to {str(target)[:20]} cannot be used")
        elif kind == "between":
            yield Relation("near", str(found))  # A second target has no place in this form.
        else:
            yield Relation(str(kind), str(found))


def _count(value: object, label: str, wrong: Wrong) -> int:
    if value is None:
        return 1
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value or value < 1:
        wrong(label, f"its count {str(value)[:20]} is not a whole number from 1; one is made")
        return 1
    if value > MOST_COUNT:
        wrong(label, f"{str(value)[:20]} were asked for; {MOST_COUNT} are made at most")
        return MOST_COUNT
    return int(value)


def _size(value: object, wrong: Wrong) -> tuple[float, float] | None:
    if value is None:
        return None
    good = isinstance(value, list) and len(value) == 2 and all(
        isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v) and 1.5 <= v <= 14 for v in value
    )  # fmt: skip
    if not good:
        wrong("size", f"{str(value)[:40]} is not two lengths from 1.5 to 14 m")
        return None
    return float(value[0]), float(value[1])  # type: ignore[index]


def _one_of(value: object, options: tuple[str, ...], name: str, default: str, wrong: Wrong) -> str:
    if value is None or value in options:
        return str(value or default)
    wrong(name, f"{str(value)[:30]!r} is none of {', '.join(options)}")
    return default


def _list(value: object, name: str, wrong: Wrong) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        wrong(name, "a list was wanted")
        return []
    return value[:MOST_THINGS]


def _word(value: object) -> str:
    """A short lower-case phrase without control characters, or ""."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).lower().replace("_", " ").split())[
        :LONGEST_WORD
    ]
