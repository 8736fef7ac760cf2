"""`World`: a set of labelled things in metres, the only thing that the rest of the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Bounds
from terrazzo.splats import Splats
from terrazzo.world.ground import Ground
from terrazzo.world.quality import Quality, Sizing
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.things import Thing

NoteKind = Literal["unknown", "substituted", "unplaced", "adjusted", "invalid"]


@dataclass(frozen=True)
class Note:
    """One line of the report: something that was asked for and could not be done as asked, and why.

    Args:
        kind: "unknown" (words not understood), "substituted" (something near it was made), "unplaced" (no room),
            "adjusted" (made, but not just as asked), "invalid" (makes no sense).
        subject: The words that it is about.
        reason: One sentence.
    """

    kind: NoteKind
    subject: str
    reason: str


@dataclass(frozen=True)
class Light:
    """A light of the world, kept so that later work can bake again.

    Args:
        kind: "sun", "sky", or "lamp".
        position: [m] for a lamp; for the sun the direction *towards* it, unit length; unused for the sky.
        colour: Linear RGB radiance (sky), irradiance at normal incidence (sun) or radiant intensity (lamp),
            in the renderer's relative units.
        radius: Of a lamp's glowing sphere [m]; of the sun's disc [rad].
        thing: Id of the thing that carries the lamp, or "".
    """

    kind: Literal["sun", "sky", "lamp"]
    position: tuple[float, float, float]
    colour: tuple[float, float, float]
    radius: float = 0.0
    thing: str = ""


@dataclass(frozen=True, eq=False)
class World:
    """Everything there is in one place.

    Args:
        things: Furnishings: what a person would count.
        structure: Walls, floors, ceilings, doors, windows and what lies outside, as things of the same type.
        rooms: Empty for a world with no rooms (a scanned file, say).
        openings: Doors and windows, as geometry.
        lights: What the light was baked from.
        cameras: Named good views, name -> camera.
        prompt: The words that it was made from.
        seed: The seed that it was made with.
        report: What was substituted or could not be done.
        history: One line per operation that led here, oldest first.
        background: Display colour behind everything, sRGB 0..1.
        ground: Heights that people walk at outdoors; None where all floors are at z = 0.
        quality: How well it agrees with the photographs that it was made from; None where it was not.
        scale: How sure its metre is, of a world from photographs; None of one that was made to measure.
        recipe: What it was made from and how it was changed since, as JSON values, so that it can be changed further; opaque
            here. None where nobody knows.
        past: What it was before each of its edits, oldest first; what did not change is shared, not copied.
        future: What it was before edits were undone, the next one first.
    """

    things: tuple[Thing, ...] = ()
    structure: tuple[Thing, ...] = ()
    rooms: tuple[Room, ...] = ()
    openings: tuple[Opening, ...] = ()
    lights: tuple[Light, ...] = ()
    cameras: dict[str, Camera] = field(default_factory=dict)
    prompt: str = ""
    seed: int = 0
    report: tuple[Note, ...] = ()
    history: tuple[str, ...] = ()
    background: tuple[float, float, float] = (0.0, 0.0, 0.0)
    ground: Ground | None = None
    quality: Quality | None = None
    scale: Sizing | None = None
    recipe: Mapping[str, Any] | None = None
    past: tuple[World, ...] = ()
    future: tuple[World, ...] = ()

    @property
    def everything(self) -> tuple[Thing, ...]:
        """Things first, then the structure; a splat's thing id is an index into this."""
        return self.things + self.structure

    def thing(self, id: str) -> Thing:
        """The thing or piece of structure of this id.

        Raises:
            KeyError: There is none.
        """
        for candidate in self.everything:
            if candidate.id == id:
                return candidate
        raise KeyError(f"no thing {id!r} in this world")

    def splats(self, *, hidden: bool = False) -> Splats:
        """All splats in the world's frame, with thing ids that index `everything`.

        Args:
            hidden: Also those of surfaces that nobody can see while everything stands where it stands.
        """
        parts = []
        for i, thing in enumerate(self.everything):
            own = thing.all_splats if hidden else thing.splats
            if len(own):
                parts.append(own.transform(thing.pose).with_things(i))
        return Splats.merge(parts)

    @property
    def splat_count(self) -> int:
        """Number of splats in all things, without the hidden ones."""
        return sum(len(t.splats) for t in self.everything)

    @property
    def bounds(self) -> Bounds:
        """Box around the rooms and things, without what lies outside [m]."""
        points = [t.corners for t in self.things]
        for room in self.rooms:
            floor = np.pad(room.polygon, ((0, 0), (0, 1)), constant_values=room.base)
            if self.ground is not None and room.open:
                floor[:, 2] = self.ground.at(room.polygon)
            points += [floor, floor + (0, 0, room.height)]
        if not points:
            return (
                Bounds.of(np.concatenate([t.corners for t in self.structure])) if self.structure else Bounds()
            )
        return Bounds.of(np.concatenate(points))

    def with_history(self, line: str) -> World:
        """A copy with one more line of history."""
        return replace(self, history=(*self.history, line))

    def changed_to(self, after: World) -> World:
        """What comes after this world: one more step that `undone` takes back."""
        return replace(after, past=(*self.past, replace(self, past=(), future=())), future=())

    def undone(self) -> World:
        """The world before its last edit, which `redone` does again.

        Raises:
            ArgumentError: Nothing was edited.
        """
        if not self.past:
            raise ArgumentError("there is nothing to undo: this world has not been edited")
        now = replace(self, past=(), future=())
        return replace(self.past[-1], past=self.past[:-1], future=(now, *self.future))

    def redone(self) -> World:
        """The world with the edit that was last undone.

        Raises:
            ArgumentError: Nothing was undone.
        """
        if not self.future:
            raise ArgumentError("there is nothing to redo: no edit of this world was undone")
        now = replace(self, past=(), future=())
        return replace(self.future[0], past=(*self.past, now), future=self.future[1:])
