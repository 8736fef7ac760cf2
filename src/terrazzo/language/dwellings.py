"""Whole homes that are named as one: "a two-storey house", "a three-bedroom flat", "a cottage", and the rooms that they have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from terrazzo.language.brief import RoomAsk
from terrazzo.language.drafts import Draft, RoomFacts
from terrazzo.language.furnish import FAMILIES
from terrazzo.language.numbers import read_number
from terrazzo.language.places import told_place
from terrazzo.language.scene import Scene
from terrazzo.language.text import tokenise
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
_UNDIVIDED = frozenset(
    (
        "studio",
        "tiny",
        "one-room",
        "single-room",
        "open",
        "loft",
        "bedsit",
        "cabin",
        "lodge",
        "hut",
        "empty",
        "bare",
    )
)
"""Words that make a home a single room."""
BUILT = ("house", "town house", "log cabin", "named block")
"""Kinds that words for whole buildings are made as, where they are things."""

SECONDARY = frozenset(
    (
        "garage",
        "attic",
        "basement",
        "conservatory",
        "laundry room",
        "closet",
        "workshop",
        "gym",
        "hallway",
        "greenhouse",
    )
)
"""Places that a home has beside the usual rooms: "a house with a garage" has a kitchen too."""
_PLACED = {
    "kitchen": "kitchen", "bathroom": "bathroom", "bedroom": "bedroom", "living room": "living room",
    "dining room": "kitchen", "office": "bedroom",
}  # fmt: skip
"""Room of a home that has a thing, by the place that the thing tells of."""
_ALIKE = ("bath", "cold", "cooking", "bed", "sofa")
"""Families of kinds that all belong to one room."""
_APART = ("kitchen", "bathroom", "bedroom")
"""Rooms that are divided from the rest of a home."""
_ROOMS = re.compile(
    rf"\b(\d+|[a-z]+(?:-[a-z]+)?)(?:[- ]room(?:ed)?(?= (?:[\w-]+ )?{_HOME}\b)| rooms (?:of|in) (?:an? |the |my )?{_HOME}\b)",
    re.IGNORECASE,
)
_WITH_ROOMS = re.compile(
    rf"\b{_HOME}\b,? (?:with|has|that has|which has|having|including|that includes)\b", re.IGNORECASE
)
MOST_BEDROOMS = 8
"""Bedrooms that are built for a number of rooms."""

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


def parted(drafts: Sequence[Draft], where: Whereabouts) -> dict[Draft, str]:
    """The room of a home that each of its things belongs to, where they belong to several and no room is named.

    What tells of no room is where the thing is that it was related to, else in the living room.

    Args:
        drafts: The things.
        where: Says whether they are in a home.

    Returns:
        Kind of place by thing; empty where the home is one room.
    """
    facts = where.rooms[0]
    if not where.dwelling or where.named or _UNDIVIDED & {*facts.words, *where.dwelling.split()}:
        return {}
    own = {d: _PLACED[p] for d in drafts if d.kind and (p := _told(d.kind)) in _PLACED}
    if len(set(own.values())) < 2 or not set(own.values()) & set(_APART):
        return {}
    for _ in range(len(drafts)):
        for d in drafts:
            near = [own[b.target] for b in d.bonds if isinstance(b.target, Draft) and b.target in own]
            if d not in own and near:
                own[d] = near[0]
    return {d: own.get(d, "living room") for d in drafts}


def _told(kind: str) -> str:
    """The place that a kind gives away, or one that could be taken for it."""
    like = (told_place(k) for name in _ALIKE if kind in FAMILIES[name] for k in sorted(FAMILIES[name]))
    return told_place(kind) or next((place for place in like if place), "")


def settle_in(rooms: Rooms, places: dict[Draft, str]) -> None:
    """Puts things into the rooms that they belong to, the first of each kind."""
    for draft, place in places.items():
        found = next((fact for fact, made in rooms if any(r.place == place for r in made)), None)
        draft.room = found or rooms[0][0]


def told_rooms(text: str) -> int:
    """How many rooms a home is said to have; 0 where nothing is said."""
    found = _ROOMS.search(text)
    if found is None:
        return 0
    return read_number(tokenise(found.group(1)), 0)[0] or 0


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
    if told_rooms(text) and not where.named:
        where.dwelling = where.dwelling or "house"
    whole = len(rooms) == 1 and bool(where.dwelling) and not rooms[0][0].places
    inside = bool(where.dwelling or _WITH_ROOMS.search(text))
    beside = inside and not whole and all(r.place in SECONDARY for _, made in rooms for r in made)
    divided = whole and alone and not _UNDIVIDED & {*rooms[0][0].words, *where.dwelling.split()}
    if any(fact.outdoors for fact, _ in rooms):
        return rooms
    if not (found or storeys > 1 or divided or beside):
        return _above_and_below(rooms) if inside else rooms
    if storeys > MOST_STOREYS:
        reason = f"{storeys} storeys were asked for; {MOST_STOREYS} are built at most"
        notes.append(Note("adjusted", where.dwelling or "home", reason))
    facts = rooms[0][0]
    if whole:
        rooms = [(facts, [make("living room", "living room", facts)])]
    named = [room.place for _, made in rooms for room in made]
    bedrooms = _number(found.group(1)) if found else 0
    if (whole or beside) and not found:
        bedrooms = BEDROOMS.get(where.dwelling, USUAL_BEDROOMS)
        count = told_rooms(text)
        if count:
            bedrooms = min(max(count - 3, 1), MOST_BEDROOMS)
            if count - 3 > MOST_BEDROOMS:
                reason = f"{count} rooms were asked for; {3 + MOST_BEDROOMS} are built at most"
                notes.append(Note("adjusted", where.dwelling, reason))
    wanted = [p for p in ("living room", "kitchen", "bathroom") if p not in named]
    if not (found or whole or beside) and any(p not in ("bedroom", "bathroom") for p in named):
        wanted = []  # Rooms were listed, and enough of them for a ground floor.
    wanted += ["bedroom"] * (bedrooms - named.count("bedroom"))
    rooms = [*rooms, *_more(rooms, wanted, make)]
    return _upstairs(rooms, make) if storeys > 1 else _above_and_below(rooms)


def _above_and_below(rooms: Rooms) -> Rooms:
    """The rooms of a home on one storey with its cellar below them, else with its attic above, where it has other rooms."""
    flat = [room for _, made in rooms for room in made]
    if any(room.level for room in flat):
        return rooms
    for place, level in (("basement", -1), ("attic", 1)):
        there = {room.name for room in flat if room.place == place}
        if there and len(there) < len(flat):
            return [
                (f, [replace(r, level=level) if r.name in there else r for r in made]) for f, made in rooms
            ]
    return rooms


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
