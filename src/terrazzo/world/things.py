"""`Thing`: one labelled object of a world, with its own splats, colliders, material and origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.splats import Splats

Origin = Literal["generated", "observed", "invented"]
"""Where a thing comes from: made from words, seen in a photograph, or made up to fill what no photograph saw."""


@dataclass(frozen=True)
class Material:
    """What a thing is made of, as physics sees it.

    Args:
        name: The field's word, for example "oak".
        density: Mean density of the solid parts [kg/m^3].
        friction: Sliding friction coefficient against a like surface.
        restitution: Share of speed kept in a bounce, 0..1.
    """

    name: str = "wood"
    density: float = 600.0
    friction: float = 0.6
    restitution: float = 0.1


@dataclass(frozen=True, eq=False)
class Collider:
    """One convex piece of a thing's solid, in the thing's own frame.

    Args:
        points: Corners of the convex hull [m], float32, shape [n, 3], n >= 4.
    """

    points: NDArray[np.float32]

    def __post_init__(self) -> None:
        points = np.array(self.points, np.float32, order="C")
        if points.ndim != 2 or points.shape[1] != 3 or len(points) < 4 or not np.isfinite(points).all():
            raise ArgumentError(f"a collider's points have shape {points.shape}; wanted finite [n >= 4, 3]")
        points.flags.writeable = False
        object.__setattr__(self, "points", points)

    @classmethod
    def box(cls, low: tuple[float, float, float], high: tuple[float, float, float]) -> Collider:
        """An axis-aligned box [m]."""
        ends = np.array([low, high], np.float32)
        corners = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1], indexing="ij"), -1).reshape(-1, 3)
        return cls(ends[corners, np.arange(3)])


@dataclass(frozen=True, eq=False)
class Thing:
    """One object of a world.

    Its own frame has its origin in the middle of the base of its box (z = 0 is its lowest point) and +X to its front.

    Args:
        id: Unique in the world, for example "chair-2".
        label: What the person called it, singular: "coffee mug".
        kind: The catalogue's name of it: "mug".
        pose: From the own frame to the world's.
        size: Edge lengths of its box along its own axes [m], (x depth, y width, z height).
        attributes: Words that hold of it: "white", "ceramic", "small".
        splats: In the own frame, without thing ids.
        colliders: Convex pieces, in the own frame; none for something that cannot be bumped into.
        material: What physics needs.
        mass: [kg].
        colour: Mean albedo of its splats, display sRGB 0..1.
        origin: "generated", "observed" or "invented".
        support: Id of the thing that carries it, or "floor", "wall", "ceiling".
        room: Name of the room that it stands in, or "" outside every room.
        hidden: Splats of surfaces that nobody can see while everything stands where it stands: the floor under a rug, the
            back of a wardrobe. In the own frame; not drawn until something moves.
        confidence: How sure its place and looks are, 0..1; below 1 for what was read from few photographs or invented.
    """

    id: str
    label: str
    kind: str
    pose: Pose
    size: tuple[float, float, float]
    attributes: tuple[str, ...] = ()
    splats: Splats = field(default_factory=Splats.empty)
    colliders: tuple[Collider, ...] = ()
    material: Material = field(default_factory=Material)
    mass: float = 1.0
    colour: tuple[float, float, float] = (0.5, 0.5, 0.5)
    origin: Origin = "generated"
    support: str = "floor"
    room: str = ""
    hidden: Splats = field(default_factory=Splats.empty)
    confidence: float = 1.0

    @property
    def degree(self) -> int:
        """Degree of the harmonics of all its splats."""
        return max(self.splats.degree, self.hidden.degree)

    @property
    def all_splats(self) -> Splats:
        """The visible splats, then the hidden ones, at one degree."""
        degree = self.degree
        return Splats.merge([self.splats.with_degree(degree), self.hidden.with_degree(degree)])

    @property
    def centre(self) -> NDArray[np.float64]:
        """Middle of its box in the world [m], shape [3]."""
        return self.pose.apply((0.0, 0.0, self.size[2] / 2))

    @property
    def corners(self) -> NDArray[np.float64]:
        """Corners of its box in the world [m], shape [8, 3]."""
        x, y, z = self.size
        signs = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0, 1], indexing="ij"), -1).reshape(-1, 3)
        return self.pose.apply(signs * (x, y, z))
