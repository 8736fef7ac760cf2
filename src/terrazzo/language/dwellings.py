"""Whole homes that are named as one: "a two-storey house", "a three-bedroom flat", "a cottage", and the rooms that they have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from terrazzo.language.brief import RoomAsk
from terrazzo.language.drafts import Draft, RoomFacts
from terrazzo.language.scene import Scene
from terrazzo.language.whereabouts import DWELLINGS, Whereabouts
from terrazzo.language.wordlists import table
from terrazzo.world.worlds import Note

MOST_STOREYS = 2
"""Storeys that are built."""

BEDROOMS = {word: int(count) for count, words in table("places", "bedrooms of homes") for word in words}
"""Words for homes -> bedrooms that such a home has when nobody says how many."""
USUAL_BEDROOMS = 2

_NUMBERS = {"one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(\d|{'|'.join(_NUMBERS)})"
_HOME = rf"(?:{'|'.join(sorted(DWELLINGS, key=len, reverse=True))}|cabin|lodge|building|unit|place)"

_BEDROOMS = re.compile(rf"\b{_COUNT}[- ]?(?:bed(?:room)?s?)\b(?=[^.,;]{{0,40}}\b{_HOME}\b)", re.IGNORECASE)
_STOREYED = re.compile(
    rf"\b{_COUNT}[- ](storey(?:ed)?|stor(?:y|ied)|floor|level)(?=(?: [\w-]+){{0,3}} {_HOME}\b)", re.IGNORECASE
)
_ON_STOREYS = re.compile(
    rf"\b{_HOME}\b[^.;]{{0,40}}\b{_COUNT} (?:storeys|stories|floors|levels)\b", re.IGNORECASE
)
_TWO_STOREYS = re.compile(r"\b(?:duplex|maisonette|townhouse|townhome|town house)\b", re.IGNORECASE)

_SMALL = frozenset(("toy", "model", "miniature", "doll", "play", "gingerbread", "cardboard"))
"""Words that make a house a thing."""
_UNDIVIDED = frozenset(("studio", "tiny", "one-room", "open", "loft", "empty", "bare"))
"""Words that make a home a single room."""
BUILT = ("house", "town house", "log cabin", "named block")
"""Kinds that words for whole buildings are made as, where they are things."""

MakeRoom = Callable[[str, str, RoomFacts], RoomAsk]
Rooms = list[tuple[RoomFacts, list[RoomAsk]]]


def join_storeys(text: str) -> str:
    """The text with "three storey house" as "three-storey house", which is one of them."""
    return _STOREYED.sub(lambda m: f"{m.group(1)}-{m.group(2)}", text)


def told_storeys(text: str) -> int:
    """How many storeys a home is said to have; 1 where nothing is said."""
    found = _STOREYED.search(text) or _ON_STOREYS.search(text)
    if found is not None:
        return _number(found.group(1))
    return 2 if _TWO_STOREYS.search(text) else 1


def as_home(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """The things without the house that they are in: "a cottage with a red sofa" is a home, and no house in a room.

    Beside other things that are named before it, on open land and in rooms with a name a house remains a thing.
    """
    where = scene.where
    if not drafts or where.named or where.dwelling:
        return drafts
    home, *others = drafts
    is_home = home.label in DWELLINGS or home.label in BEDROOMS
    bound = any(isinstance(b.target, Draft) for b in home.bonds)
    if not is_home or home.kind not in (None, *BUILT) or home.count != 1 or bound or _SMALL & set(home.words):
        return drafts
    where.dwelling = home.label
    room = where.rooms[0]
    room.whole = ("living room", home.label)
    room.words += [w for w in home.words if w not in room.words]
    for draft in others:
        draft.bonds = [b for b in draft.bonds if b.target is not home]
    return others


def with_the_usual(
    rooms: Rooms, where: Whereabouts, text: str, make: MakeRoom, notes: list[Note], *, alone: bool
) -> Rooms:
    """Adds what a home has without its being said: a living room, a kitchen, a bathroom, its bedrooms, a landing.

    A home has them where its bedrooms or storeys are counted, or where nothing is named but the home.

    Args:
        rooms: Those that were named, or the one that stands for the home.
        where: Says whether it is one.
        text: The prompt.
        make: Makes a room of a name, a place and what was said.
        notes: Gets what cannot be made.
        alone: Whether no thing is named.
    """
    found, storeys = _BEDROOMS.search(text), told_storeys(text)
    whole = len(rooms) == 1 and bool(where.dwelling) and not rooms[0][0].places
    divided = whole and alone and not _UNDIVIDED & {*rooms[0][0].words, *where.dwelling.split()}
    if any(fact.outdoors for fact, _ in rooms) or not (found or storeys > 1 or divided):
        return rooms
    if storeys > MOST_STOREYS:
        reason = f"{storeys} storeys were asked for; {MOST_STOREYS} are built at most"
        notes.append(Note("adjusted", where.dwelling or "home", reason))
    facts = rooms[0][0]
    if whole:
        rooms = [(facts, [make("living room", "living room", facts)])]
    named = [room.place for _, made in rooms for room in made]
    bedrooms = _number(found.group(1)) if found else 0
    if whole and not found:
        bedrooms = BEDROOMS.get(where.dwelling, USUAL_BEDROOMS)
    wanted = [p for p in ("living room", "kitchen", "bathroom") if p not in named]
    if not (found or whole) and any(p not in ("bedroom", "bathroom") for p in named):
        wanted = []  # Rooms were listed, and enough of them for a ground floor.
    wanted += ["bedroom"] * (bedrooms - named.count("bedroom"))
    rooms = [*rooms, *_more(rooms, wanted, make)]
    return _upstairs(rooms, make) if storeys > 1 else rooms


def _more(rooms: Rooms, places: Sequence[str], make: MakeRoom) -> Rooms:
    """Further rooms of these kinds, with names of their own."""
    names = {room.name for _, made in rooms for room in made}
    out: Rooms = []
    for place in places:
        number, name = 2, place
        while name in names:
            name, number = f"{place} {number}", number + 1
        names.add(name)
        fact = RoomFacts(places=[(place, name)])
        out.append((fact, [make(name, place, fact)]))
    return out


def _upstairs(rooms: Rooms, make: MakeRoom) -> Rooms:
    """The bedrooms and bathrooms on the upper storey, around a landing, unless it was said what lies there."""
    flat = [room for _, made in rooms for room in made]
    if any(room.level for room in flat):
        return rooms
    up = {room.name for room in flat if room.place in ("bedroom", "bathroom")}
    if not up or len(up) == len(flat):
        return rooms
    landing = RoomFacts(places=[("hallway", "landing")], level=1)
    raised = [(f, [replace(r, level=1) if r.name in up else r for r in made]) for f, made in rooms]
    return [*raised, (landing, [make("landing", "hallway", landing)])]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
