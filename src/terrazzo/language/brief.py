"""`Brief`: what was asked for, understood. The language room writes it, the layout room reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from terrazzo.world.worlds import Note

ARCHITECTURE = ("wall", "corner", "window", "door", "floor", "ceiling", "middle", "room")
"""Targets of a `Relation` that are parts of the room, not things. "middle" is the middle of the room."""

JOINS = ("door", "doorway", "open", "stairs")
"""How rooms open to each other: a door with a leaf, an empty doorway, no wall at all, a staircase."""

OUTDOORS = (
    "meadow", "forest", "desert", "mountain lake", "beach", "garden", "park", "village street", "city square", "farm",
    "canyon", "snowfield",
)  # fmt: skip
"""Places that are open land."""

WEATHERS = ("clear", "cloudy", "fog", "rain", "snow")

RELATIONS = (
    "on", "under", "beside", "left_of", "right_of", "in_front_of", "behind", "facing", "around", "between", "inside",
    "above", "opposite", "near", "against", "in", "hanging_from", "long_side", "short_side", "foot_of", "far_from",
    "center_of",
)  # fmt: skip
"""The relations that exist. "against wall", "in corner", "in middle", "hanging_from ceiling", "on wall", "near door"
and the like take an architecture word as target; all others take the id of an `Ask`."""


@dataclass(frozen=True)
class Relation:
    """One relation of an ask to a target.

    Args:
        kind: One of `RELATIONS`.
        target: The `Ask.id` it refers to, or one of `ARCHITECTURE`.
        target2: Second target of "between", else None.
        count: How many of the ask's things it holds for; None means all.
    """

    kind: str
    target: str
    target2: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Ask:
    """One group of alike things.

    Args:
        id: Unique in the brief: "a3".
        label: What the person called it, singular, lower case, without count and attributes: "coffee mug".
        kind: A catalogue kind, or None where nothing fits (then a `Note` of kind "unknown" is in the brief).
        count: How many, >= 1.
        attributes: The words that describe it as said, lower case: ("white", "marble", "large").
        colour: Colour word, or None: one of `materials.COLOURS`.
        material: Finish word, or None: one of `materials.FINISHES`.
        size: Factors (x depth, y width, z height) on the kind's usual size, from words such as "large", "tall".
        relations: To other asks and to the room.
        implied: True where the program added it to furnish the room and nobody asked for it.
        room: Name of the room it belongs to.
    """

    id: str
    label: str
    kind: str | None
    count: int = 1
    attributes: tuple[str, ...] = ()
    colour: str | None = None
    material: str | None = None
    size: tuple[float, float, float] = (1.0, 1.0, 1.0)
    relations: tuple[Relation, ...] = ()
    implied: bool = False
    room: str = ""


@dataclass(frozen=True)
class RoomAsk:
    """What was said of one room.

    Args:
        name: Unique: "kitchen".
        place: Kind of place: one of `language.PLACES` ("kitchen", "bedroom", "office"...).
        size: Width and depth [m] where said, else None.
        scale: Factor on the usual size, from "small", "spacious".
        walls: Colour word and finish word for the walls, each or None.
        floor: Likewise for the floor.
        ceiling: Likewise for the ceiling.
        windows: Number of windows where said, else None.
        doors: Number of doors where said, else None.
        attributes: Words said of the openings and surfaces as a whole: ("large window", "frosted window").
        level: Storey, 0 for the ground floor.
        joins: What it opens to: pairs of another room's name and one of `JOINS`; each pair is said of one of the two.
        usual: Those rooms among `joins` of which nothing was said: a floor plan may find it better ways.
        shape: "rectangle" or "L".
        roof: Of a room with a sloping ceiling: "attic", "vaulted", "a-frame" or "glass"; else "".
        rooflights: Number of windows in the ceiling where said, else None.
    """

    name: str
    place: str
    size: tuple[float, float] | None = None
    scale: float = 1.0
    walls: tuple[str | None, str | None] = (None, None)
    floor: tuple[str | None, str | None] = (None, None)
    ceiling: tuple[str | None, str | None] = (None, None)
    windows: int | None = None
    doors: int | None = None
    attributes: tuple[str, ...] = ()
    level: int = 0
    joins: tuple[tuple[str, str], ...] = ()
    usual: tuple[str, ...] = ()
    shape: str = "rectangle"
    roof: str = ""
    rooflights: int | None = None

    @property
    def outdoors(self) -> bool:
        """Whether it is open land, not a room."""
        return self.place in OUTDOORS


@dataclass(frozen=True)
class Brief:
    """A prompt, understood.

    Args:
        prompt: As given.
        rooms: At least one.
        asks: Asked-for things, then implied ones.
        styles: Style words of the whole place: ("modern", "rustic", "cozy").
        time: "day", "sunset", "night", "dawn" or "overcast".
        weather: One of `WEATHERS`.
        mood: Light words: ("sunlit",), ("dim",).
        notes: What could not be understood, and why.
    """

    prompt: str
    rooms: tuple[RoomAsk, ...]
    asks: tuple[Ask, ...] = ()
    styles: tuple[str, ...] = ()
    time: str = "day"
    mood: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default_factory=tuple)
    weather: str = "clear"
