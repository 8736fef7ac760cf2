"""Subjects: the things of a world as words can mean them, whether it has a plan or only splats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.layout.plan import Placement
from terrazzo.world.things import Thing


@dataclass(frozen=True, eq=False)
class Subject:
    """One thing, as far as words go.

    Args:
        id: Unique.
        label: What it is called.
        kind: The catalogue's name of it.
        words: Words that hold of it.
        pose: Own frame to the world's.
        size: Of its box [m].
        support: Id of what carries it, or "floor", "wall", "ceiling".
        room: Name of its room.
        colour: Mean albedo, display sRGB; None where it is not known.
    """

    id: str
    label: str
    kind: str
    words: tuple[str, ...]
    pose: Pose
    size: tuple[float, float, float]
    support: str
    room: str
    colour: tuple[float, float, float] | None = None

    @classmethod
    def of_thing(cls, thing: Thing) -> Subject:
        """A thing of a world."""
        return cls(
            thing.id, thing.label, thing.kind, thing.attributes, thing.pose, thing.size, thing.support, thing.room,
            thing.colour,
        )  # fmt: skip

    @classmethod
    def of_placement(cls, placed: Placement, colour: tuple[float, float, float] | None) -> Subject:
        """A thing of a plan."""
        return cls(
            placed.id, placed.label, placed.kind, placed.attributes, placed.pose, placed.shape.size, placed.support,
            placed.room, colour,
        )  # fmt: skip

    @property
    def centre(self) -> NDArray[np.float64]:
        """Middle of its box [m], shape [3]."""
        return self.pose.apply((0.0, 0.0, self.size[2] / 2))

    @property
    def name(self) -> str:
        """For people: "red chair"."""
        own = [w for w in self.words if w not in self.label.split()]
        return " ".join([*own[:2], self.label])
