"""Operations: what can be done to a world, as plain values that can be kept, read back and done again.

Every operation names its things by id, so that what it means does not depend on words, or on what was said before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from terrazzo.errors import ArgumentError

Ids = tuple[str, ...]
Relations = tuple[tuple[str, str], ...]
"""Pairs of one of `language.brief.RELATIONS` and the id of a thing, or one of `language.brief.ARCHITECTURE`."""


@dataclass(frozen=True)
class Recolour:
    """Gives things another colour; material, shape and place stay.

    Args:
        things: Ids.
        colour: A colour word: "navy blue".
    """

    things: Ids
    colour: str


@dataclass(frozen=True)
class Rematerial:
    """Makes things, or the tops of counters, of another material.

    Args:
        things: Ids.
        material: A finish word: "marble", "oak".
        colour: A colour word, or "" for the material's usual colour.
        part: "" for the whole thing, "top" for a worktop.
    """

    things: Ids
    material: str
    colour: str = ""
    part: str = ""


@dataclass(frozen=True)
class Refinish:
    """Gives walls, floors or ceilings another look.

    Args:
        surface: "wall", "floor" or "ceiling".
        rooms: Names of the rooms; all where empty.
        colour: A colour word, or "".
        material: A finish word, or "".
    """

    surface: Literal["wall", "floor", "ceiling"]
    rooms: Ids = ()
    colour: str = ""
    material: str = ""


@dataclass(frozen=True)
class Remove:
    """Takes things away. What stood on them that was asked for comes down; the rest goes with them.

    Args:
        things: Ids.
    """

    things: Ids


@dataclass(frozen=True)
class Add:
    """Adds things of one kind, where the relations say, or else where such things usually are.

    Args:
        kind: Of the catalogue.
        label: What they are called; the kind where empty.
        count: How many.
        words: Words that hold of each: "red", "leather", "tall".
        relations: Where they go.
        room: Name of the room; that of what they are related to, or the first one, where empty.
    """

    kind: str
    label: str = ""
    count: int = 1
    words: Ids = ()
    relations: Relations = ()
    room: str = ""


@dataclass(frozen=True)
class Replace:
    """Puts something else in the place of each thing.

    Args:
        things: Ids.
        kind: Of the catalogue.
        label: What the new ones are called; the kind where empty.
        words: Words that hold of each new one.
        count: How many for each: the first in its place, the others beside it.
    """

    things: Ids
    kind: str
    label: str = ""
    words: Ids = ()
    count: int = 1


@dataclass(frozen=True)
class Move:
    """Moves things, and what stands on them.

    Args:
        things: Ids.
        relations: Where to.
        by: Or by how much along the world's axes [m].
        room: Or into which room.
    """

    things: Ids
    relations: Relations = ()
    by: tuple[float, float, float] = (0.0, 0.0, 0.0)
    room: str = ""


@dataclass(frozen=True)
class Rotate:
    """Turns things about their own upright axis, and what stands on them.

    Args:
        things: Ids.
        angle: Counter-clockwise seen from above [rad].
        towards: Or: id of a thing, or "window", "door", "wall", that their fronts are to look at.
    """

    things: Ids
    angle: float = 0.0
    towards: str = ""


@dataclass(frozen=True)
class Resize:
    """Makes things larger or smaller, within what their kind can be.

    Args:
        things: Ids.
        factors: On depth, width and height.
    """

    things: Ids
    factors: tuple[float, float, float]


@dataclass(frozen=True)
class Duplicate:
    """Makes more things just like some, near them.

    Args:
        things: Ids.
        count: Copies of each.
    """

    things: Ids
    count: int = 1


@dataclass(frozen=True)
class Relight:
    """Another hour, or lamps turned off, on, up or down. The exposure is chosen anew.

    Args:
        time: "day", "sunset", "night", "dawn", "overcast", or "" for the same.
        lamps: Factor on the light of lamps: 0 turns them off, 1 gives them what they were made with; None leaves them.
        things: Ids of the lamps; all where empty.
        mood: "dim" or "bright" to expose darker or brighter, or "" for the same.
    """

    time: str = ""
    lamps: float | None = None
    things: Ids = ()
    mood: str = ""


@dataclass(frozen=True)
class Rename:
    """Calls things something else.

    Args:
        things: Ids.
        label: The new name, singular.
    """

    things: Ids
    label: str


Operation = (
    Recolour
    | Rematerial
    | Refinish
    | Remove
    | Add
    | Replace
    | Move
    | Rotate
    | Resize
    | Duplicate
    | Relight
    | Rename
)

OPERATIONS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Recolour, Rematerial, Refinish, Remove, Add, Replace, Move, Rotate, Resize, Duplicate, Relight, Rename,
    )
}  # fmt: skip
"""All operations by name."""


def tell(operation: Operation) -> dict[str, Any]:
    """An operation as JSON values."""
    values = {f.name: getattr(operation, f.name) for f in fields(operation)}
    return {"operation": type(operation).__name__} | {k: _plain(v) for k, v in values.items()}


def read(values: Mapping[str, Any]) -> Operation:
    """The inverse of `tell`.

    Raises:
        ArgumentError: The values are no operation.
    """
    kind = OPERATIONS.get(str(values.get("operation")))
    if kind is None:
        raise ArgumentError(
            f"operation is {values.get('operation')!r}; wanted one of {', '.join(OPERATIONS)}"
        )
    known = {f.name for f in fields(kind)}
    given = {k: _frozen(v) for k, v in values.items() if k in known}
    try:
        return kind(**given)
    except TypeError as error:
        raise ArgumentError(f"{kind.__name__} cannot be read: {error}") from error


def _plain(value: Any) -> Any:
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, (list, tuple)) else value
