"""`understand`: words in, a `Brief` out. Rule-based English, no model, no network, a few milliseconds a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from terrazzo.errors import PromptError
from terrazzo.language import lexicon
from terrazzo.language.asking import asks_of
from terrazzo.language.bonding import settle
from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.language.carriers import set_down
from terrazzo.language.clause import read_items
from terrazzo.language.company import in_company, kitchen_cabinets
from terrazzo.language.drafts import WINDOWLESS, Draft, RoomFacts
from terrazzo.language.dwellings import BUILT, as_home, join_storeys, parted, settle_in, with_the_usual
from terrazzo.language.furnish import furnish
from terrazzo.language.homes import joined, one_room, room_asks
from terrazzo.language.items import sentences
from terrazzo.language.meant import mean_here
from terrazzo.language.measures import join_measures, measure
from terrazzo.language.odd_counts import whole_counts
from terrazzo.language.places import guess_place, sort_of
from terrazzo.language.reader import read_sentence
from terrazzo.language.roofs import read_roof
from terrazzo.language.scene import Scene
from terrazzo.language.substitution import stand_in
from terrazzo.language.surroundings import (
    name_interiors,
    read_hour,
    read_moods,
    read_shape,
    read_size,
    read_styles,
    read_weather,
    room_ask,
)
from terrazzo.language.text import LONGEST, Token, foreign_share, tidy, tokenise
from terrazzo.language.vocabulary import singular, vocabulary
from terrazzo.language.whereabouts import DWELLINGS
from terrazzo.world.worlds import Note

EXAMPLE = "a sunlit kitchen with oak cabinets, a marble island and two stools"

SEVERAL_ROOMS = True
"""Whether a prompt's rooms are kept apart; else everything is put into the first one (`homes.one_room`), and that is told."""

_STAIRS = re.compile(r"\b(stair|stairs|staircase|stairway|flight of steps)$")

MOST_GROUPS = 80
"""Groups of things that one prompt can ask for; what is named after them is reported, not made."""

MOST_THINGS = 240
"""Things in all that one prompt can ask for."""

_NOTHING_ELSE = re.compile(
    r"\bnothing (?:else|but|other than)\b|\bno other (?:furniture|things|objects)\b", re.IGNORECASE
)


_BUILDINGS = DWELLINGS | {
    "clinic",
    "school",
    "hospital",
    "hotel",
    "building",
    "practice",
    "museum",
    "hostel",
    "inn",
}


def understand(prompt: str, *, several: bool | None = None) -> Brief:
    """Reads a description of a room, of a home of several rooms, or of open land.

    Args:
        prompt: English, of any length; `text.LONGEST` characters of it are read.
        several: Whether its rooms are kept apart; None for `SEVERAL_ROOMS`.

    Returns:
        What was asked for. Everything that was not understood, replaced or cut is in `notes`.

    Raises:
        PromptError: Nothing in the prompt names a room or a thing, or it is in another language.
    """
    if not isinstance(prompt, str):
        raise PromptError(f"the prompt is {type(prompt).__name__}; wanted text such as {EXAMPLE!r}")
    text = tidy(prompt)
    if not text:
        raise PromptError(f"the prompt is empty; say what to make, for example {EXAMPLE!r}")
    notes: list[Note] = []
    if len(prompt.strip()) > LONGEST:
        notes.append(
            Note(
                "adjusted",
                f"{text[-60:].strip()}...",
                f"only the first {LONGEST:,} of {len(prompt):,} characters were read",
            )
        )
    text, size = read_size(text, notes)
    text, angled = read_shape(name_interiors(text))
    text = join_storeys(join_measures(whole_counts(text, notes)))
    tokens = tokenise(text)
    scene = Scene(vocabulary())
    scene.where.ground = "ground floor" in text.lower()
    for sentence in sentences(tokens):
        if len(scene.drafts) > MOST_GROUPS:
            break
        read_items(scene, read_sentence(sentence, scene.nouns))
    drafts = [d for d in scene.drafts if not d.gone]
    settle(scene, drafts)
    _check_language(tokens, text, drafts, scene, notes)
    apart = SEVERAL_ROOMS if several is None else several
    brief = _brief(prompt, tokens, scene, drafts, size, notes, apart)
    brief = _shaped(brief, angled) if angled else brief
    return _roofed(brief, text)


_FARTHEST = (0.5, 2.0)
"""Factors on their usual size between which things are made."""


def _unreachable(drafts: Sequence[Draft], scene: Scene) -> list[Note]:
    """Tells of lengths that a thing cannot have."""
    out = []
    for draft in drafts:
        kind = scene.kind_of(draft)
        for word in draft.words:
            said = measure(word)
            if kind is None or said is None or said[1] is None:
                continue
            factor = said[0] / max(kind.size[said[1]], kind.size[0] if word.endswith("long") else 0.0)
            if not _FARTHEST[0] <= factor <= _FARTHEST[1]:
                near = "largest" if factor > 1 else "smallest"
                out.append(
                    Note(
                        "adjusted",
                        draft.label,
                        f"it cannot be {word.replace('-', ' ')}; the {near} one is made",
                    )
                )
    return out


_WITHIN = frozenset(("near", "in", "inside"))
"""How things are said to be to the place that they are in, where it is read as a thing."""


def _into_unknown_place(drafts: list[Draft], scene: Scene, notes: list[Note]) -> list[Draft]:
    """The things of "a sauna with two benches": a plain room is made of what is no known place and no known thing.

    What is not furniture itself, comes first and holds what stands on floors is a place.
    """
    if scene.where.named or scene.where.dwelling or len(drafts) < 2 or drafts[0].count != 1:
        return drafts
    first, *others = drafts
    held = [(d, b) for d in others for b in d.bonds if b.target is first]
    kinds = [scene.kind_of(d) for d, _ in held]
    unheard = first.kind in (None, *BUILT) and (first.phrase.sort == "unknown" or first.phrase.near)
    stands = any(k is not None and k.stand in ("floor", "rug") for k in kinds) or (
        first.kind == "house" and any(b.relation in ("in", "inside") for _, b in held)
    )
    if not unheard or first.bonds or not stands or not all(b.guess or b.relation in _WITHIN for _, b in held):
        return drafts
    room = scene.where.rooms[0]
    room.places.append(("living room", first.label))
    room.words.append("unfurnished")
    for draft in others:
        draft.bonds = [b for b in draft.bonds if b.target is not first]
    reason = "it is no kind of place that is known; a plain room is made for it, with what was asked for"
    notes.append(Note("adjusted", first.label, reason))
    return others


def _no_place(drafts: Sequence[Draft], scene: Scene, room: RoomAsk) -> list[Note]:
    """Tells what the room was guessed to be, where its name in the prompt is that of no known place."""
    if scene.where.named or scene.where.dwelling or not drafts or drafts[0].count != 1:
        return []
    first = drafts[0]
    named = first.phrase.sort == "unknown" or first.phrase.near or first.kind in (None, *BUILT)
    holds = any(b.target is first for d in drafts[1:] for b in d.bonds)
    if not named or not holds:
        return []
    reason = f"it is no kind of place that is known; a {room.place} is made, and it stands there as a thing"
    return [Note("adjusted", first.label, reason)]


def _roofed(brief: Brief, text: str) -> Brief:
    """The brief with the roof that its only room is under: homes of several rooms have level ceilings."""
    if len(brief.rooms) != 1:
        return brief
    (room,) = brief.rooms
    roof = read_roof(text, room)
    return replace(brief, rooms=(replace(room, roof=roof),)) if roof else brief


def _shaped(brief: Brief, words: str) -> Brief:
    """The brief with the room of these words L-shaped: the first where none is called so."""
    fits = [i for i, r in enumerate(brief.rooms) if words in r.name or r.name in words]
    at = fits[0] if fits else 0
    rooms = [replace(r, shape="L") if i == at and not r.outdoors else r for i, r in enumerate(brief.rooms)]
    return replace(brief, rooms=tuple(rooms))


_IN_A = re.compile(r"\b(?:in|of|inside) (?:an?|the|my|our|some)(?: [\w-]+){0,2}$")
"""What stands before the word for a building that a room is in: "an attic of an old" house."""


def _is_the_building(draft: Draft, lows: list[str], rooms: set[str]) -> bool:
    """Whether a "house" or "clinic" is what the rooms named after it are in, and no thing that stands in one of them."""
    head = draft.label.split()[-1]
    if draft.kind not in (None, *BUILT) or head not in _BUILDINGS or draft.count != 1 or head not in lows:
        return False
    at = lows.index(head)
    first = next((i for i, word in enumerate(lows) if {word, singular(word)} & rooms), -1)
    return at < first or bool(_IN_A.search(" ".join(lows[max(at - 5, 0) : at])))


def _brief(
    prompt: str,
    tokens: list[Token],
    scene: Scene,
    drafts: list[Draft],
    size: tuple[float, float] | None,
    notes: list[Note],
    apart: bool,
) -> Brief:
    where = scene.where
    drafts = _into_unknown_place(as_home(drafts, scene), scene, notes)
    guessed = guess_place([d.kind for d in drafts if d.kind])

    def make(name: str, place: str, facts: RoomFacts) -> RoomAsk:
        return room_ask(name, place, facts, size)

    belongs = parted(drafts, where) if apart else {}
    grouped = room_asks(where, make, (guessed, guessed))
    grouped = with_the_usual(grouped, where, prompt, make, notes, alone=not drafts or bool(belongs))
    settle_in(grouped, belongs)
    if not apart:
        grouped = one_room(grouped, notes)
    for facts, _ in grouped:
        if facts.wanted > facts.copies:
            reason = f"{facts.wanted:,} were asked for; {facts.copies} are made at most"
            notes.append(Note("adjusted", f"{facts.label}s", reason))
        if facts.windows and WINDOWLESS in facts.words:
            notes.append(Note("invalid", "windows", "they were both asked for and ruled out; they were made"))
    rooms = joined(grouped, sentences(tokens))
    if any(how == "stairs" for room in rooms for _, how in room.joins):
        drafts = [d for d in drafts if not _STAIRS.search(d.label)]  # They are built with the home.
    if not any(room.outdoors for room in rooms):
        named = {w.split()[0] for facts, _ in grouped for _, w in facts.places}
        drafts = [d for d in drafts if not _is_the_building(d, [t.low for t in tokens], named)]
    drafts = _limit(drafts, notes)
    for facts, made in grouped:
        own, place = [d for d in drafts if _is_in(d, facts, grouped)], made[0].place
        mean_here((sort_of(made[0].name, place), place), own, scene.nouns.kinds)
        stand_in(place, own, scene.nouns, notes)
        kitchen_cabinets(place, own)
    in_company(drafts)
    homes = {d: _rooms_of(d, grouped) for d in drafts}
    asks = asks_of(drafts, {d: [r.name for r in rs] for d, rs in homes.items()}, notes)
    notes += scene.notes
    notes += _unreachable(drafts, scene)
    notes += _no_place(drafts, scene, rooms[0])
    negated = [w for pair in scene.negated for w in pair if w]
    for label, kind in scene.negated:
        if any((a.kind == kind and kind) or a.label == label for a in asks):
            notes.append(Note("invalid", label, "it was both asked for and ruled out; it was made"))
    bare = {room.name for facts, made in grouped for room in made if _bare(facts, prompt)}
    implied = _furnished(grouped, asks, scene, negated, bare)
    asks, implied = set_down(asks, implied, rooms, scene.nouns.kinds, bare=bare, negated=negated)
    for name in dict.fromkeys(where.elsewhere):
        notes.append(Note("adjusted", name, "it was only mentioned as lying elsewhere; it is not made"))
    lows = [t.low for t in tokens]
    words = [w for facts, _ in grouped for w in facts.words]
    labels = {w for d in scene.drafts if d.phrase.sort == "thing" for w in d.label.split()}
    weather = read_weather(labels, lows)
    return Brief(
        prompt,
        tuple(rooms),
        (*asks, *implied),
        read_styles(words, lows),
        read_hour(grouped[0][0], labels, lows, weather),
        read_moods(words, lows),
        tuple(notes),
        weather,
    )


def _is_in(draft: Draft, facts: RoomFacts, grouped: Sequence[tuple[RoomFacts, list[RoomAsk]]]) -> bool:
    return (draft.room is facts) or (facts is grouped[0][0] and not any(draft.room is f for f, _ in grouped))


def _rooms_of(draft: Draft, grouped: Sequence[tuple[RoomFacts, list[RoomAsk]]]) -> list[RoomAsk]:
    """The rooms in which a group of things is: several where each of several alike rooms has it."""
    return next(made for facts, made in grouped if _is_in(draft, facts, grouped))


def _bare(facts: RoomFacts, prompt: str) -> bool:
    """Whether a room is to hold nothing but what was asked for."""
    empty = {"empty", "bare", "unfurnished", "vacant"}
    return bool(set(facts.words) & empty) or bool(_NOTHING_ELSE.search(prompt))


def _furnished(
    grouped: Sequence[tuple[RoomFacts, list[RoomAsk]]],
    asks: Sequence[Ask],
    scene: Scene,
    negated: Sequence[str],
    bare: Collection[str],
) -> list[Ask]:
    """What every room holds without its being said, with ids of its own; rooms named in `bare` hold next to nothing."""
    out: list[Ask] = []
    for _, made in grouped:
        for room in made:
            if room.outdoors:
                continue
            own = [a for a in asks if a.room == room.name]
            implied = furnish(
                room.place,
                own,
                scene.nouns.kinds,
                room=room.name,
                negated=negated,
                sparse=room.name in bare,
                first=len(out) + 1,
                elsewhere=[a for a in asks if a.room != room.name],
            )
            out += _cabinet_finish(own, implied)
    return out


def _limit(drafts: list[Draft], notes: list[Note]) -> list[Draft]:
    if len(drafts) > MOST_GROUPS:
        rest = ", ".join(d.label for d in drafts[MOST_GROUPS : MOST_GROUPS + 5])
        notes.append(Note("adjusted", rest, f"only the first {MOST_GROUPS} groups of things are made"))
        drafts = drafts[:MOST_GROUPS]
    total = 0
    for draft in drafts:
        room = max(1, MOST_THINGS - total)
        if draft.count > room:
            notes.append(
                Note(
                    "adjusted",
                    draft.label,
                    f"{draft.count} were asked for; {room} are made, {MOST_THINGS} things in all",
                )
            )
            draft.count = room
        total += draft.count
    return drafts


def _cabinet_finish(asks: list[Ask], implied: list[Ask]) -> list[Ask]:
    """Wall cabinets and sinks that are added to a kitchen look like the base units that were asked for."""
    base = next((a for a in asks if a.kind == "kitchen counter"), None)
    if base is None:
        return implied
    alike = ("kitchen wall cabinet", "kitchen sink", "kitchen counter")
    return [
        Ask(
            i.id,
            i.label,
            i.kind,
            i.count,
            base.attributes,
            base.colour,
            base.material,
            i.size,
            i.relations,
            True,
            i.room,
        )
        if i.kind in alike
        else i
        for i in implied
    ]


def _check_language(
    tokens: list[Token], text: str, drafts: list[Draft], scene: Scene, notes: list[Note]
) -> None:
    """Refuses what is not English, and what names nothing."""
    words = [t.low for t in tokens if not t.mark]
    known = [d for d in drafts if d.kind is not None and not d.phrase.corrected]
    foreign = sum(w in lexicon.FOREIGN - lexicon.FOREIGN_AND_ENGLISH for w in words)
    english = sum(w in lexicon.ENGLISH and w not in lexicon.FOREIGN for w in words)
    other = (
        foreign_share(text) > 0.5
        or (foreign > 2 * english and foreign >= 2)
        or (foreign and not english and not known)
    )
    if other and not known and not scene.where.named:
        raise PromptError(
            f"the prompt does not seem to be English, the only language that is understood so far; try {EXAMPLE!r}"
        )
    if other:
        notes.append(
            Note(
                "unknown",
                text[:80],
                "the prompt does not seem to be English; only the words that are known were used",
            )
        )
    if known or scene.where.named or scene.where.dwelling or scene.negated:
        return
    if any(w in ("room", "house", "interior", "home") for w in words):
        return
    named = ", ".join(repr(d.label) for d in drafts[:5])
    if named:
        raise PromptError(
            f"nothing in the prompt is a room or a thing that can be made ({named} is not in the catalogue); try {EXAMPLE!r}"
        )
    raise PromptError(f"the prompt names no room and no thing; try {EXAMPLE!r}")
