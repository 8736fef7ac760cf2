"""Which room is spoken of: a prompt's rooms as they are named, and on which storey each lies.

Everything that is read goes into the room that was named last, until another is. Words for a part of a room ("dining area")
and places that are only looked at ("a view of the garden") make no room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from terrazzo.language.brief import OUTDOORS
from terrazzo.language.drafts import Draft, RoomFacts
from terrazzo.language.items import Phrase
from terrazzo.language.places import GENERAL, GENERAL_WORDS
from terrazzo.language.wordlists import table, word_set

DWELLINGS = word_set("places", "dwellings")
"""Words for a whole home, which is no room itself."""

ON_LAND = {word: kind for kind, words in table("places", "on land") for word in words}
"""Words for rooms that are buildings on open land -> kind of thing."""

LEVELS = {word: int(level) for level, words in table("places", "levels") for word in words}
"""Words for a storey -> its number from the ground floor up."""

_ORDINALS = {
    "ground": 0,
    "main": 0,
    "lower": 0,
    "first": 1,
    "second": 1,
    "upper": 1,
    "top": 1,
    "third": 2,
    "fourth": 3,
}
"""Words before "floor", "storey" or "level". The first floor is the one above the ground floor where a ground floor is
spoken of (British), else the ground floor (American); see `Whereabouts.ordinal`."""

_ELSEWHERE = frozenset(
    ("for", "none", "beside", "near", "opposite", "behind", "far_from", "facing", "without", "between")
)
"""Relations to a place that do not lead into it: "next to the kitchen"."""

_WITHIN = frozenset(("in", "inside", "at", "on"))

_UNLIKE = frozenset(
    ("another", "second", "third", "other", "separate", "additional", "extra", "adjacent", "adjoining")
)
"""Words that tell one more room of a kind from the one that was named."""

_MOST_COPIES = 8
"""Rooms of one kind that one phrase can ask for."""


@dataclass
class Whereabouts:
    """The rooms that were named so far.

    Args:
        rooms: In the order named; the first is there from the start.
        here: The room that is spoken of.
        level: Storey of the rooms that are named next.
        dwelling: The word for the whole home, or "".
        ground: Whether the prompt speaks of a ground floor.
        elsewhere: Words for rooms that were only mentioned.
    """

    rooms: list[RoomFacts] = field(default_factory=lambda: [RoomFacts()])
    here: RoomFacts = field(init=False)
    level: int = 0
    dwelling: str = ""
    ground: bool = False
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.here = self.rooms[0]

    @property
    def named(self) -> list[RoomFacts]:
        """The rooms that have a name."""
        return [r for r in self.rooms if r.places]

    def enter(self, phrase: Phrase, relation: str = "") -> RoomFacts | None:
        """Goes to the room that a phrase names, making it where it is new.

        Args:
            phrase: Of sort "place".
            relation: The link before it, or "".

        Returns:
            The room, or None where the phrase names none: a view, a part of a room, a whole home.
        """
        place, label = phrase.kind or "living room", phrase.label
        if place in OUTDOORS:
            return self._outdoors(phrase)
        if label in DWELLINGS and not self.named:
            self.dwelling = label
            self.here.words += [w for w in phrase.words if w not in self.here.words]
            self.here.whole = (place, label)
            return None
        if relation in _ELSEWHERE and self.named:
            if self._known(phrase) is None and not self._is_part(phrase):
                if relation == "for" or not (self.dwelling or len(self.named) > 1):
                    self.elsewhere.append(label)
                else:
                    self._new(phrase).places.append((place, label))
            return None
        room = self._known(phrase)
        if room is None and self.named and self._is_part(phrase):
            self.here.places.append((place, label))
            return None
        if room is None:
            room = self._new(phrase)
        room.places.append((place, label))
        self.here = room
        return room

    def as_building(self, phrase: Phrase) -> Phrase:
        """The phrase of a room as a building, where only open land was spoken of: "a village street with a bakery"."""
        kind = ON_LAND.get(phrase.label)
        if kind is None or not self.named or not all(room.outdoors for room in self.named):
            return phrase
        return replace(phrase, sort="thing", kind=kind, near=True)

    def put(self, drafts: list[Draft], room: RoomFacts) -> None:
        """Says of groups of things in which room they are."""
        for draft in drafts:
            draft.room = room

    def climb(self, word: str, *, after: RoomFacts | None = None) -> None:
        """Goes to another storey.

        Args:
            word: One of `LEVELS`.
            after: The room that the word follows ("two bedrooms upstairs"), which lies there too.
        """
        self.level = LEVELS[word]
        if after is not None:
            after.level = self.level

    def ordinal(self, words: tuple[str, ...]) -> int | None:
        """The storey that the words before "floor" mean, or None."""
        for word in words:
            if word in _ORDINALS:
                level = _ORDINALS[word]
                if word in ("first",) and not self.ground:
                    return 0
                if word in ("second", "third", "fourth") and self.ground:
                    return {"second": 2, "third": 3, "fourth": 4}[word]
                return level
        return None

    def _outdoors(self, phrase: Phrase) -> RoomFacts | None:
        if self.named and not self.here.outdoors:
            self.elsewhere.append(phrase.label)
            return None
        self.here.places.append((phrase.kind or "", phrase.label))
        return self.here

    def _known(self, phrase: Phrase) -> RoomFacts | None:
        """The room that was named before and is meant again."""
        place, label = phrase.kind, phrase.label
        marks = _UNLIKE & set(phrase.words)
        if phrase.count.another or marks or (phrase.count.number and (phrase.count.value or 0) > 1):
            return None
        alike = [r for r in self.named if r.place == place]
        same = [r for r in alike if r.label == label or label in (w for _, w in r.places)]
        if same:
            words = set(phrase.words) & _TELLING
            told = [r for r in same if words & set(r.words)] if words else same
            if told:
                return told[-1] if phrase.count.definite or self.here not in told else self.here
            if phrase.count.definite or not words:
                return same[-1]
            return None
        plain = place == label
        if alike and (plain or not any(r.label == place for r in alike)) and (phrase.count.definite or plain):
            return alike[-1] if plain else None
        if alike and phrase.count.definite and len(alike) == 1 and alike[0].label == place:
            return alike[0]
        return None

    def _new(self, phrase: Phrase) -> RoomFacts:
        first = self.rooms[0]
        number = (
            phrase.count.value if phrase.count.number and phrase.count.value else (2 if phrase.plural else 1)
        )
        if not first.places:
            room = first
        elif self.here.places and all(p in GENERAL - {"hallway"} for p, _ in self.here.places):
            return self.here  # "A basement with a workshop" is one room.
        else:
            room = RoomFacts(level=self.level)
            self.rooms.append(room)
        room.level = self.level
        if (storey := LEVELS.get(phrase.label)) is not None and self.dwelling_like:
            room.level = storey
        room.copies, room.wanted = max(1, min(number, _MOST_COPIES)), number
        return room

    def _is_part(self, phrase: Phrase) -> bool:
        """Whether a word for a place means a part of the room that is spoken of."""
        if phrase.count.number and (phrase.count.value or 0) > 1:
            return False
        if re.search(r"(area|space|nook|corner|zone|setup)$", phrase.label):
            return True
        if self.dwelling or len(self.named) > 1:
            return False
        return phrase.label in GENERAL_WORDS or (phrase.kind in GENERAL and phrase.kind != "hallway")

    @property
    def dwelling_like(self) -> bool:
        """Whether more than one room, or a whole home, was spoken of."""
        return bool(self.dwelling) or len(self.named) > 0


_TELLING = word_set("places", "telling apart")
"""Words that tell one bedroom or bathroom from another."""
