"""`Kind`: one entry of the catalogue of things that can be made, and how the entries are registered.

A builder is a function `(spec: Spec) -> Shape` beside its entry, in the module of its family. Language reads the words,
layout reads sizes and placement, `build` makes the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from terrazzo.errors import ArgumentError

if TYPE_CHECKING:
    from terrazzo.shapes.shape import Shape

Stand = Literal["floor", "surface", "wall", "ceiling", "rug"]


@dataclass(frozen=True)
class Kind:
    """A kind of thing.

    Args:
        name: Unique, singular, lower case: "bar stool".
        words: Other names, singular, lower case: ("counter stool", "high stool").
        size: Usual (x depth, y width, z height) [m]; +x is the front.
        stand: What it stands on or hangs from. "surface" things also may stand on the floor when asked; "rug" things lie flat
            on the floor, at most 5 mm thick, and other things may stand on them.
        against_wall: True where it usually has its back to a wall.
        clearance: Free floor in front of it that a person needs to use it [m].
        height: Usual height of the bottom above the floor for "wall" things; drop below the ceiling is 0 for "ceiling" things [m].
        pairs: Kinds that usually come with it and in what relation, for furnishing and defaults: (("chair", "around"),).
        seats: True for things that people sit on and that face tables, desks and televisions.
        tags: Free words for choosing and for later issues: "soft", "electronic", "toy".
        colours: Usual colour words to choose from when none is said.
        finishes: Usual finish words to choose from when none is said.
        mass: Usual mass at the usual size [kg].
        limits: Smallest and largest factor on the usual size, per axis alike.
        sizes: Usual size where a word says more: (("king", (2.1, 1.93, 1.1)),); the first word that was said counts.
        heights: Usual height [m] where a word says more, whatever the rest of its size: (("four-poster", 2.05),).
    """

    name: str
    words: tuple[str, ...]
    size: tuple[float, float, float]
    stand: Stand = "floor"
    against_wall: bool = False
    clearance: float = 0.0
    height: float = 1.5
    pairs: tuple[tuple[str, str], ...] = ()
    seats: bool = False
    tags: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    finishes: tuple[str, ...] = ()
    mass: float = 5.0
    limits: tuple[float, float] = (0.5, 2.0)
    sizes: tuple[tuple[str, tuple[float, float, float]], ...] = ()
    heights: tuple[tuple[str, float], ...] = ()
    builder: Callable[[Spec], Shape] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Spec:
    """What a builder is told.

    Args:
        kind: The catalogue entry.
        size: Wanted (x depth, y width, z height) [m].
        colour: Colour word, or None for the builder's choice among the kind's usual ones.
        material: Finish word, or None likewise.
        attributes: All words said of it ("round", "striped", "tufted", "open"); a builder uses those it knows.
        styles: Style words of the place ("modern", "rustic").
        seed: Everything random comes from `rng`.
    """

    kind: Kind
    size: tuple[float, float, float]
    colour: str | None = None
    material: str | None = None
    attributes: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    seed: int = 0

    @property
    def rng(self) -> np.random.Generator:
        """A generator seeded by `seed`; each call starts afresh."""
        return np.random.default_rng(self.seed)

    def said(self, *words: str) -> bool:
        """Whether any of these words was said of the thing or of the place's style."""
        return any(w in self.attributes or w in self.styles for w in words)


_KINDS: dict[str, Kind] = {}


def names(text: str) -> tuple[str, ...]:
    """The names in a comma-separated list."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def register(kind: Kind) -> Kind:
    """Adds an entry to the catalogue.

    Raises:
        ArgumentError: The name is taken.
    """
    if kind.name in _KINDS:
        raise ArgumentError(f"the catalogue already has a kind {kind.name!r}")
    _KINDS[kind.name] = kind
    return kind


@contextmanager
def borrowed(kinds: Sequence[Kind]) -> Iterator[None]:
    """Adds entries to the catalogue while a block runs: kinds of one world alone, such as a person's own models."""
    added = {k.name: k for k in kinds if k.name not in _KINDS}
    _KINDS.update(added)
    try:
        yield
    finally:
        for name in added:
            _KINDS.pop(name, None)


def registered() -> dict[str, Kind]:
    """All entries by name; callers use `shapes.catalogue.catalogue()`, which loads the families first."""
    return _KINDS
