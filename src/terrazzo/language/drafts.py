"""What a scene holds while it is being read: groups of things, how they relate, and what was said of the room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from terrazzo.language.brief import OUTDOORS
from terrazzo.language.items import Phrase
from terrazzo.language.looks import read_looks, size_factors
from terrazzo.language.places import main_places
from terrazzo.language.roofs import ROOFLIGHTS
from terrazzo.language.wordlists import word_set
from terrazzo.shapes.kinds import Kind

SUPPORTS = frozenset(("on", "inside", "hanging_from", "under"))
"""Relations of which a thing has one: a later, plainer statement replaces a guess."""


@dataclass(eq=False)
class Bond:
    """A relation being read.

    Args:
        relation: One of `RELATIONS`.
        target: A group of things, or a part of the building.
        target2: Second target of "between".
        count: Of how many of the group's things it holds; None for all.
        guess: Inferred from a list or "with", and given up for anything said outright.
    """

    relation: str
    target: Draft | str
    target2: Draft | str | None = None
    count: int | None = None
    guess: bool = False


@dataclass(eq=False)
class Draft:
    """A group of alike things being read.

    Args:
        phrase: Where it was named first.
        count: How many.
        said: Whether that number was said.
        words: Everything that describes it.
        bonds: Its relations.
        mentioned: Running number of its last mention.
        gone: Replaced by its parts ("four animals: a lion, ...").
        joined: Shares the determiner of the group before it: "a desk and bookshelf".
        parts: One group for each of several colours, once split.
        room: The room that was spoken of when it was named.
        shares: Parts that were described apart, "three red, two blue": how many, and the words.
        own: Factors on the kind's usual size that make it what was named, where the kind only stands in for it.
        own_colour: Colour of what was named, likewise, where none was said.
    """

    phrase: Phrase
    count: int = 1
    said: bool = False
    words: list[str] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    mentioned: int = 0
    gone: bool = False
    joined: bool = False
    parts: list[Draft] = field(default_factory=list)
    room: RoomFacts | None = None
    own: tuple[float, float, float] = (1.0, 1.0, 1.0)
    own_colour: str | None = None
    shares: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What it was called."""
        return self.phrase.label

    @property
    def kind(self) -> str | None:
        """Its catalogue kind."""
        return self.phrase.kind if self.phrase.sort == "thing" else None

    def describe(self, words: tuple[str, ...]) -> None:
        """Adds describing words."""
        self.words += [w for w in words if w not in self.words and w != self.label]

    def bind(
        self,
        relation: str,
        target: Draft | str,
        *,
        second: Draft | str | None = None,
        count: int | None = None,
        guess: bool = False,
    ) -> None:
        """Adds a relation; what is said outright replaces guesses, and is never replaced by one."""
        if target is self or second is self:
            return
        halves = [b for b in self.bonds if b.target is target and b.relation in ("left_of", "right_of")]
        if relation in ("left_of", "right_of") and count is None and halves:
            return
        alike = [b for b in self.bonds if b.relation in SUPPORTS and relation in SUPPORTS]
        if guess and (alike or any(b.target is target for b in self.bonds)):
            return
        if not guess:
            placed = isinstance(target, str) and relation in ("in", "on", "hanging_from", "against")
            kept = ("around", "in_front_of", "long_side", "short_side")
            drop = [
                b
                for b in self.bonds
                if b.guess
                and (b in alike or b.target is target or (placed and b.relation not in kept))
                and not (b.relation == "on" and relation in ("left_of", "right_of", "center_of"))
            ]
            self.bonds = [b for b in self.bonds if b not in drop]
        if any(b.relation == relation and b.target is target and b.count == count for b in self.bonds):
            return
        self.bonds.append(Bond(relation, target, second, count, guess))

    def looks(
        self, own: Collection[str] = ()
    ) -> tuple[str | None, str | None, tuple[str, ...], tuple[float, float, float]]:
        """Colour, finish, words as said, and size factors; `own` as in `size_factors`."""
        colour, finish, said = read_looks(self.words)
        x, y, z = size_factors(self.words, self.kind, own)
        if colour is None and finish is None:
            colour = self.own_colour
        return colour, finish, said, (x * self.own[0], y * self.own[1], z * self.own[2])


@dataclass(eq=False)
class RoomFacts:
    """What was said of the room itself.

    Args:
        places: Kinds of place in the order named, with the words used.
        words: Describing words of the room as a whole.
        looks: Part of the building -> words said of it.
        windows: Number of windows said.
        doors: Number of doors said.
        attributes: "large window", "sliding door".
        level: Storey, 0 for the ground floor.
        copies: How many such rooms are made.
        wanted: How many were asked for.
        whole: Kind and word of the whole home, where that was named before any of its rooms.
    """

    places: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    looks: dict[str, list[str]] = field(default_factory=dict)
    windows: int | None = None
    rooflights: int | None = None
    doors: int | None = None
    attributes: list[str] = field(default_factory=list)
    level: int = 0
    copies: int = 1
    wanted: int = 1
    whole: tuple[str, str] | None = None

    @property
    def place(self) -> str:
        """Kind of place, or ""."""
        return main_places(self.places)[0]

    @property
    def label(self) -> str:
        """The word for it."""
        return main_places(self.places)[1]

    @property
    def outdoors(self) -> bool:
        """Whether it is open land."""
        return self.place in OUTDOORS

    @property
    def told_apart(self) -> str:
        """The word that tells it from its like: "master", "guest", "kids"."""
        return next((w for w in self.words if w in _TELLING), "")

    def see(self, phrase: Phrase) -> None:
        """Notes a part of the building that was mentioned."""
        part = phrase.kind or "room"
        number = phrase.count.value if phrase.count.number else (2 if phrase.plural else 1)
        number = 0 if phrase.count.negative else number or 1
        words = [w for w in phrase.words if w not in _PLACING]
        name = (
            phrase.label
            if phrase.label
            not in ("entrance", "entry", "exit", "doorway", "sill", "windowsill", "window sill")
            else part
        )
        if part == "window" and phrase.label in ROOFLIGHTS:
            self.rooflights = _more(self.rooflights, number, phrase.count.another)
            return
        if part == "window" and phrase.count.negative:
            self.words.append(WINDOWLESS)
        if part == "window":
            self.windows = _more(self.windows, number, phrase.count.another)
        elif part == "door":
            if phrase.count.number or phrase.plural or phrase.count.negative:
                self.doors = _more(self.doors, number, phrase.count.another)
        elif part == "room":
            self.words += [w for w in words if w not in self.words]
            return
        if part in ("window", "door"):
            for said in [f"{w} {part}" for w in words] + ([name] if name != part else []):
                if said not in self.attributes:
                    self.attributes.append(said)
        elif words or name != part:
            first = (
                [name.rsplit(" ", 1)[0]]
                if name.endswith((" wall", " floor"))
                else [name]
                if name == "wallpaper"
                else []
            )
            self.looks.setdefault(part, []).extend(w for w in [*words, *first] if w not in _PLACING)


WINDOWLESS = "windowless"
"""The word of a room that is to have no windows, however that was said."""

_TELLING = frozenset(("master", "main", "guest", "kids", "children", "primary", "teen"))
_PLACING = word_set("english", "placing")
"""Words that tell one wall or window from another, and say nothing of its looks."""


def _more(known: int | None, number: int, another: bool) -> int:
    if known is None:
        return number + (1 if another else 0)
    return known + number if another else max(known, number)


def fits_on(kind: Kind | None) -> bool:
    """Whether things of a kind usually stand on other things. Unknown things are taken for small ones."""
    return kind is None or kind.stand == "surface"
