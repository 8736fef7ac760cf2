"""From rooms as they were spoken of to `RoomAsk`s: names, copies ("three offices"), what opens to what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from terrazzo.language.brief import RoomAsk
from terrazzo.language.drafts import RoomFacts
from terrazzo.language.places import main_places
from terrazzo.language.text import Token
from terrazzo.language.vocabulary import singular
from terrazzo.language.whereabouts import Whereabouts
from terrazzo.world.worlds import Note

_CUES: tuple[tuple[str, str], ...] = (
    ("stairs", r"\b(stairs?|staircase|stairway|steps|upstairs|downstairs)\b"),
    ("open", r"\b(open[- ]plan|open[- ]concept|opens? (?:directly |out |up )?(?:on)?(?:in)?to|opening (?:on)?(?:in)?to|open to|"
     r"flows? into|flowing into|merges? (?:in|with)(?:to)?|shares? (?:a|one) space|no wall|combined)\b"),
    ("doorway", r"\b(arch|archway|arched|doorway|passage|opening)\b"),
    ("door", r"\b(doors?|leads?|leading|connect(?:s|ed|ing)?|adjoin(?:s|ing)?|adjacent|attached|off|next to|beside|through|into|"
     r"ensuite|en-suite|accessed|access|via|branch(?:es)?|both|linked)\b"),
)  # fmt: skip
"""How words between two rooms say that they join, the surest first."""

_HUBS = ("hallway", "living room", "kitchen", "dining room", "office", "cafe", "shop", "classroom")
"""Places that other rooms open to where nothing was said, the likeliest first."""


def room_asks(
    where: Whereabouts, make: Callable[[str, str, RoomFacts], RoomAsk], guess: tuple[str, str]
) -> list[tuple[RoomFacts, list[RoomAsk]]]:
    """The rooms of a brief, each with the facts that it comes from; several for a room that is wanted several times.

    Args:
        where: The rooms as they were spoken of.
        make: Makes a room of a name, a place and what was said.
        guess: Place and name of the only room, where none was named.
    """
    facts = where.named
    if not facts:
        first = where.rooms[0]
        place, name = first.whole if first.whole is not None else guess
        rooms = [(first, [make(name, place, first)])]
    else:
        taken: dict[str, int] = {}
        rooms = []
        for fact in facts:
            place, name, _ = main_places(fact.places)
            if fact.told_apart and fact.told_apart not in name:
                name = f"{fact.told_apart} {name}"
            name = singular(name)
            made = []
            for _ in range(fact.copies):
                taken[name] = taken.get(name, 0) + 1
                numbered = fact.copies > 1 or sum(_name(f) == _name(fact) for f in facts) > 1
                made.append(make(f"{name} {taken[name]}" if numbered else name, place, fact))
            rooms.append((fact, made))
    return rooms


def _name(fact: RoomFacts) -> tuple[str, str]:
    return fact.told_apart, singular(main_places(fact.places)[1])


def joined(
    rooms: Sequence[tuple[RoomFacts, list[RoomAsk]]], sentences: Sequence[Sequence[Token]]
) -> list[RoomAsk]:
    """The rooms with what opens to what: as said, then each room that nothing was said of to the likeliest other one."""
    flat = [room for _, made in rooms for room in made]
    if len(flat) < 2:
        return flat
    pairs: dict[tuple[str, str], str] = {}
    upstairs: set[str] = set()
    for sentence in sentences:
        _said(sentence, rooms, pairs)
        upstairs |= _up_the_stairs(sentence, rooms)
    if upstairs and all(r.level == 0 for r in flat):
        flat = [replace(r, level=1) if r.name in upstairs else r for r in flat]
    level = {r.name: r.level for r in flat}
    stairs: dict[frozenset[int], tuple[str, str]] = {}
    for pair in sorted(pairs, key=lambda p: pairs[p] != "stairs"):
        if level[pair[0]] != level[pair[1]]:
            stairs.setdefault(frozenset((level[pair[0]], level[pair[1]])), pair)
    # One staircase leads from storey to storey, however many rooms were named in one breath.
    pairs = {p: how for p, how in pairs.items() if level[p[0]] == level[p[1]] or p in stairs.values()}
    guessed = _usual(flat, pairs)
    out = []
    for room in flat:
        own = [(b, how) for (a, b), how in pairs.items() if a == room.name]
        own = [
            (b, "stairs" if level[b] != room.level else "door" if how == "stairs" else how) for b, how in own
        ]
        usual = tuple(b for b, _ in own if (room.name, b) in guessed)
        out.append(replace(room, joins=tuple(own), usual=usual))
    return out


def _said(
    sentence: Sequence[Token],
    rooms: Sequence[tuple[RoomFacts, list[RoomAsk]]],
    pairs: dict[tuple[str, str], str],
) -> None:
    """Joins that the words between two rooms of a sentence tell of."""
    lows = [t.low for t in sentence]
    found = _mentions(lows, rooms)
    text_before = " ".join(lows[: found[0][0]]) if found else ""
    plan = re.search(_CUES[1][1], text_before) is not None
    for (_, end, one), (start, _, two) in pairwise(found):
        between = " ".join(lows[end:start])
        how = next((how for how, cue in _CUES if re.search(cue, between)), None)
        if how is None and plan and re.fullmatch(r"(,|and|&|with|a|an|the|\s)*", between):
            how = "open"
        if (
            how is None
            and re.fullmatch(r"(and (?:an? )?|with (?:an? )?|an? )*", between + " ")
            and (two[0].place == "bathroom" and one[0].place == "bedroom" and "with" in between)
        ):
            how = "door"
        if how is None:
            continue
        for a in one:
            for b in two:
                if a.name != b.name and (b.name, a.name) not in pairs:
                    pairs.setdefault((a.name, b.name), how)


def _up_the_stairs(sentence: Sequence[Token], rooms: Sequence[tuple[RoomFacts, list[RoomAsk]]]) -> set[str]:
    """The rooms to which stairs lead: "a staircase leads up to two bedrooms"."""
    lows = [t.low for t in sentence]
    for start, _, made in _mentions(lows, rooms):
        if re.search(r"\b(stairs?|staircase|stairway)\b.*\b(to|up)\b", " ".join(lows[:start])):
            return {r.name for r in made}
    return set()


def _mentions(
    lows: Sequence[str], rooms: Sequence[tuple[RoomFacts, list[RoomAsk]]]
) -> list[tuple[int, int, list[RoomAsk]]]:
    """Where a sentence names rooms: (first token, token after, the rooms), in order."""
    names = []
    for fact, made in rooms:
        for label in {w for _, w in fact.places} | {r.name for r in made}:
            names.append((label.split(), made))
    names.sort(key=lambda n: -len(n[0]))
    out: list[tuple[int, int, list[RoomAsk]]] = []
    i = 0
    while i < len(lows):
        for words, made in names:
            part = [*lows[i : i + len(words)]]
            if part and (part == words or [*part[:-1], singular(part[-1])] == words):
                if not out or out[-1][2] is not made:
                    out.append((i, i + len(words), made))
                else:
                    out[-1] = (out[-1][0], i + len(words), made)
                i += len(words) - 1
                break
        i += 1
    return out


def _usual(rooms: Sequence[RoomAsk], pairs: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    """Joins every room that cannot be reached yet to one that can; what is a mere guess of these is returned."""
    guessed: set[tuple[str, str]] = set()
    hub = min(
        rooms,
        key=lambda r: (
            r.level != 0,
            _HUBS.index(r.place) if r.place in _HUBS else len(_HUBS),
            rooms.index(r),
        ),
    )
    linked = _reached(hub.name, pairs)
    for room in rooms:
        if room.name in linked:
            continue
        other = hub
        if room.level != hub.level:
            same = [r for r in rooms if r.level == room.level and r.name in linked and r is not room]
            landing = [r for r in same if r.place == "hallway"] or same
            other = landing[0] if landing else hub
        elif room.place == "bathroom" and "suite" in room.name:
            beds = [r for r in rooms if r.place == "bedroom" and r.name in linked]
            other = beds[0] if beds else hub
        elif room.place == "closet":
            beds = [r for r in rooms if r.place == "bedroom"]
            other = beds[0] if beds else hub
        pairs[(room.name, other.name)] = "door"
        if other.place != "bedroom" or room.place not in ("bathroom", "closet"):
            guessed.add((room.name, other.name))
        linked = _reached(hub.name, pairs)
    return guessed


def _reached(start: str, pairs: dict[tuple[str, str], str]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        now = todo.pop()
        for a, b in pairs:
            for x, y in ((a, b), (b, a)):
                if x == now and y not in seen:
                    seen.add(y)
                    todo.append(y)
    return seen


def one_room(
    rooms: list[tuple[RoomFacts, list[RoomAsk]]], notes: list[Note]
) -> list[tuple[RoomFacts, list[RoomAsk]]]:
    """Only the first room, into which everything then goes, and a note that says so."""
    others = [room.name for _, made in rooms for room in made][1:]
    if not others:
        return rooms
    facts, made = rooms[0]
    notes.append(
        Note(
            "adjusted",
            ", ".join(others),
            f"several rooms were named; everything is put in the {made[0].name}",
        )
    )
    return [(facts, made[:1])]
