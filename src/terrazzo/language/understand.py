"""`understand`: words in, a `Brief` out. Rule-based English, no model, no network, a few milliseconds a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from terrazzo.errors import PromptError
from terrazzo.language import lexicon
from terrazzo.language.bonding import settle
from terrazzo.language.brief import OUTDOORS, Ask, Brief, Relation, RoomAsk
from terrazzo.language.clause import read_items
from terrazzo.language.drafts import Draft, RoomFacts
from terrazzo.language.furnish import furnish
from terrazzo.language.items import sentences
from terrazzo.language.looks import read_looks
from terrazzo.language.places import guess_place, main_places
from terrazzo.language.reader import read_sentence
from terrazzo.language.scene import Scene
from terrazzo.language.text import LONGEST, Token, foreign_share, tidy, tokenise
from terrazzo.language.vocabulary import vocabulary
from terrazzo.world.worlds import Note

EXAMPLE = "a sunlit kitchen with oak cabinets, a marble island and two stools"

MOST_GROUPS = 80
"""Groups of things that one prompt can ask for; what is named after them is reported, not made."""

MOST_THINGS = 240
"""Things in all that one prompt can ask for."""

_UNIT = r"(m|metres?|meters?|ft|feet|foot|')"
_SIZE = re.compile(
    rf"(\d{{1,3}}(?:\.\d+)?)\s*-?{_UNIT}?\s*(?:x|by|\*)\s*(\d{{1,3}}(?:\.\d+)?)\s*-?{_UNIT}?(?:\s*(?:x|by)\s*\d+(?:\.\d+)?\s*{_UNIT}?)?(?![\w-])",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(\d{1,4}(?:\.\d+)?)\s*-?(?:(?P<m>sq\.?\s*m(?:et(?:er|re)s?)?|sqm|m2|m\^2|square[ -]met(?:er|re)s?)"
    r"|(?P<ft>sq\.?\s*f(?:ee)?t|sqft|ft2|square[ -]f(?:ee|oo)t))\b",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(
    r"\bnothing (?:else|but|other than)\b|\bno other (?:furniture|things|objects)\b", re.IGNORECASE
)
_FOOT = 0.3048
_SMALLEST, _LARGEST = 1.5, 14.0
"""Walls that are taken as said [m]; others are brought into this range."""


def understand(prompt: str) -> Brief:
    """Reads a description of a room.

    Args:
        prompt: English, of any length; `text.LONGEST` characters of it are read.

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
    text, size = _read_size(text, notes)
    tokens = tokenise(text)
    scene = Scene(vocabulary())
    for sentence in sentences(tokens):
        if len(scene.drafts) > MOST_GROUPS:
            break
        read_items(scene, read_sentence(sentence, scene.nouns))
    drafts = [d for d in scene.drafts if not d.gone]
    settle(scene, drafts)
    _check_language(tokens, text, drafts, scene, notes)
    return _brief(prompt, tokens, scene, drafts, size, notes)


def _brief(
    prompt: str,
    tokens: list[Token],
    scene: Scene,
    drafts: list[Draft],
    size: tuple[float, float] | None,
    notes: list[Note],
) -> Brief:
    facts = scene.room
    place, name, others = main_places(facts.places)
    if not place:
        place = guess_place([d.kind for d in drafts if d.kind])
        name = place
    if others:
        notes.append(
            Note("adjusted", ", ".join(others), f"several rooms were named; everything is put in the {name}")
        )
    drafts = _limit(drafts, notes)
    _dining_chairs(drafts, scene)
    _kitchen_cabinets(place, drafts)
    _counter_stools(drafts)
    asks = _asks(drafts, name, notes)
    notes += scene.notes
    words = set(facts.words)
    negated = [w for pair in scene.negated for w in pair if w]
    for label, kind in scene.negated:
        if any((a.kind == kind and kind) or a.label == label for a in asks):
            notes.append(Note("invalid", label, "it was both asked for and ruled out; it was made"))
    sparse = bool(words & {"empty", "bare", "unfurnished", "vacant"}) or bool(_NOTHING_ELSE.search(prompt))
    # Open land is furnished by its own customs, in `outdoors`.
    implied = (
        []
        if place in OUTDOORS
        else furnish(place, asks, scene.nouns.kinds, room=name, negated=negated, sparse=sparse)
    )
    implied = _cabinet_finish(asks, implied)
    lows = [t.low for t in tokens]
    room = _room(name, place, facts, size)
    return Brief(
        prompt,
        (room,),
        (*asks, *implied),
        _styles(facts, lows),
        _time(facts, scene, lows),
        tuple(dict.fromkeys(lexicon.MOODS[w] for w in (*facts.words, *lows) if _is_mood(w, words))),
        tuple(notes),
        _weather(lows),
    )


_WEATHER = {
    "fog": "fog", "foggy": "fog", "mist": "fog", "misty": "fog", "rain": "rain", "rainy": "rain", "raining": "rain",
    "snowing": "snow", "snowfall": "snow", "blizzard": "snow", "cloudy": "cloudy",
}  # fmt: skip


def _weather(lows: list[str]) -> str:
    """The first weather that is named."""
    return next((_WEATHER[w] for w in lows if w in _WEATHER), "clear")


def _is_mood(word: str, room: set[str]) -> bool:
    return word in lexicon.MOODS and (
        word in room or word in ("sunlit", "sunlight", "candlelit", "sun-drenched", "sunny", "dimly")
    )


def _asks(drafts: list[Draft], room: str, notes: list[Note]) -> list[Ask]:
    ids = {draft: f"a{i}" for i, draft in enumerate(drafts, 1)}
    asks = []
    for draft in drafts:
        for part in _by_colour(draft):
            colour, finish, said, factors = part.looks()
            kind = vocabulary().kinds.get(part.kind or "")
            if kind is not None and kind.stand == "rug":
                factors = (factors[0], factors[1], 1.0)  # A large rug is no thicker than a small one.
            relations = tuple(
                Relation(
                    b.relation,
                    b.target if isinstance(b.target, str) else ids[b.target],
                    b.target2 if isinstance(b.target2, str) or b.target2 is None else ids.get(b.target2),
                    b.count if b.count is not None and b.count < part.count else None,
                )
                for b in draft.bonds
                if isinstance(b.target, str) or b.target in ids
            )
            name = ids[draft] if part is draft else f"{ids[draft]}{'abcdefgh'[_by_colour(draft).index(part)]}"
            asks.append(
                Ask(
                    name,
                    part.label,
                    part.kind,
                    part.count,
                    said,
                    colour,
                    finish,
                    factors,
                    relations,
                    room=room,
                )
            )
        _tell(draft, notes)
    first = {a.id[:-1]: a.id for a in reversed(asks) if a.id[-1].isalpha()}
    return [_retarget(a, first) for a in asks]


def _retarget(ask: Ask, first: dict[str, str]) -> Ask:
    """Relations to a group that was split by colour go to its first part."""
    if not any(r.target in first or r.target2 in first for r in ask.relations):
        return ask
    fixed = tuple(
        Relation(r.kind, first.get(r.target, r.target), first.get(r.target2 or "", r.target2), r.count)
        for r in ask.relations
    )
    return Ask(
        ask.id,
        ask.label,
        ask.kind,
        ask.count,
        ask.attributes,
        ask.colour,
        ask.material,
        ask.size,
        fixed,
        ask.implied,
        ask.room,
    )


def _by_colour(draft: Draft) -> list[Draft]:
    """A group as it is, or one part for each colour where as many colours were said: "two chairs in green and violet"."""
    colours = [
        w for w in read_looks(draft.words)[2] if read_looks(w.split())[0] and not read_looks(w.split())[1]
    ]
    if not 1 < len(colours) == draft.count <= 6:
        return [draft]
    if not draft.parts:
        rest = [w for w in draft.words if not any(w in c.split() for c in colours)]
        draft.parts = [Draft(draft.phrase, 1, True, [*rest, *c.split()]) for c in colours]
    return draft.parts


def _tell(draft: Draft, notes: list[Note]) -> None:
    """Reports a thing that is not known, or that another one stands in for."""
    phrase = draft.phrase
    if phrase.sort == "unknown":
        notes.append(
            Note("unknown", phrase.label, f"no kind of thing in the catalogue is called {phrase.label!r}")
        )
    elif phrase.near:
        notes.append(Note("substituted", phrase.label, f"{_article(phrase.kind or '')} is made in its place"))


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


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


def _dining_chairs(drafts: list[Draft], scene: Scene) -> None:
    """Chairs at a table are dining chairs, however they are upholstered."""
    for draft in drafts:
        tables = [b for b in draft.bonds if b.relation in ("around", "long_side", "short_side")]
        at_table = any(isinstance(b.target, Draft) and "table" in (b.target.kind or "") for b in tables)
        if (
            at_table
            and draft.label == "chair"
            and draft.kind == "armchair"
            and "dining chair" in scene.nouns.kinds
        ):
            draft.phrase = replace(draft.phrase, kind="dining chair")


def _kitchen_cabinets(place: str, drafts: list[Draft]) -> None:
    """Takes the "cabinets" of a kitchen, when nobody said how many, for its base units along the wall."""
    if place != "kitchen" or "kitchen counter" not in vocabulary().kinds:
        return
    for draft in drafts:
        alike = draft.kind in ("cabinet", "kitchen wall cabinet", "kitchen counter")
        if alike and draft.phrase.plural and not draft.said and draft.label.endswith(("cabinet", "cupboard")):
            draft.phrase = replace(draft.phrase, kind="kitchen counter")
            draft.count = max(draft.count, 3)
            if not draft.bonds:
                draft.bind("against", "wall")


def _counter_stools(drafts: list[Draft]) -> None:
    """Takes stools in a room whose only table is a counter or an island for tall ones."""
    kinds = {d.kind for d in drafts}
    tall = kinds & {"kitchen island", "bar counter", "bar table", "kitchen counter"}
    if (
        "bar stool" not in vocabulary().kinds
        or not tall
        or any(k and k.endswith(("table", "desk")) for k in kinds - tall)
    ):
        return
    for draft in drafts:
        if draft.kind == "stool":
            draft.phrase = replace(draft.phrase, kind="bar stool")


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


def _room(name: str, place: str, facts: RoomFacts, size: tuple[float, float] | None) -> RoomAsk:
    def look(part: str) -> tuple[str | None, str | None]:
        words = facts.looks.get(part, [])
        colour, finish, _ = read_looks(words)
        if "wallpaper" in words and finish is None:
            finish = "wallpaper"
        return colour, finish

    scale = 1.0
    for word in dict.fromkeys(facts.words):
        if word in lexicon.SIZES:
            x, y, _ = lexicon.SIZES[word]
            scale *= (x * y) ** 0.5
    return RoomAsk(
        name,
        place,
        size,
        round(min(1.6, max(0.65, scale)), 3),
        look("wall"),
        look("floor"),
        look("ceiling"),
        facts.windows,
        facts.doors,
        tuple(facts.attributes),
    )


def _styles(facts: RoomFacts, lows: list[str]) -> tuple[str, ...]:
    text = " ".join(facts.words)
    found = [s for s in lexicon.STYLES if re.search(rf"(?<![\w-]){re.escape(s)}(?![\w-])", text)]
    whole = " ".join(lows)
    found += [s for s in ("mid-century modern", "art deco", "shabby chic") if s in whole and s not in found]
    found = [f for f in found if not any(f != g and f in g.split(" ") for g in found)]
    return tuple(sorted(found, key=lambda s: (text.find(s), s)))


def _time(facts: RoomFacts, scene: Scene, lows: list[str]) -> str:
    labels = {w for d in scene.drafts for w in d.label.split()}
    for word in (*facts.words, *lows):
        if word in lexicon.TIMES and word not in labels and (word in facts.words or word in _SURE_TIMES):
            return lexicon.TIMES[word]
    return "day"


_SURE_TIMES = frozenset(
    (
        "midnight",
        "sunset",
        "dusk",
        "twilight",
        "dawn",
        "sunrise",
        "overcast",
        "moonlit",
        "moonlight",
        "nighttime",
        "evening",
        "night",
        "rainy",
    )
)


def _read_size(text: str, notes: list[Note]) -> tuple[str, tuple[float, float] | None]:
    """The room's size, and the text without it."""
    match = _SIZE.search(text)
    if match:
        unit = match.group(4) or match.group(2) or ""
        x, y = float(match.group(1)), float(match.group(3))
        plain = not unit and not re.match(
            r"\s*(?:room|kitchen|bedroom|office|bathroom|living|studio|space)", text[match.end() :]
        )
        if not (plain and (min(x, y) < 2 or max(x, y) > 15)):
            factor = _FOOT if unit.lower().startswith(("f", "'")) else 1.0
            return text[: match.start()] + " " + text[match.end() :], _bounded(
                x * factor, y * factor, match.group(), notes
            )
    match = _AREA.search(text)
    if match:
        area = float(match.group(1)) * (_FOOT**2 if match.group("ft") else 1.0)
        side = max(area, 0.01) ** 0.5
        return text[: match.start()] + " " + text[match.end() :], _bounded(
            side * 1.12, side / 1.12, match.group(), notes
        )
    return text, None


def _bounded(x: float, y: float, said: str, notes: list[Note]) -> tuple[float, float]:
    a, b = (round(min(_LARGEST, max(_SMALLEST, v)), 2) for v in (x, y))
    if abs(a - x) > 0.02 or abs(b - y) > 0.02:
        notes.append(
            Note(
                "adjusted",
                said.strip(),
                f"walls are between {_SMALLEST:g} and {_LARGEST:g} m long; {a:g} by {b:g} m is made",
            )
        )
    return a, b


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
    if other and not known and not scene.room.places:
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
    if known or scene.room.places or scene.negated:
        return
    if any(w in ("room", "house", "interior", "home") for w in words):
        return
    named = ", ".join(repr(d.label) for d in drafts[:5])
    if named:
        raise PromptError(
            f"nothing in the prompt is a room or a thing that can be made ({named} is not in the catalogue); try {EXAMPLE!r}"
        )
    raise PromptError(f"the prompt names no room and no thing; try {EXAMPLE!r}")
