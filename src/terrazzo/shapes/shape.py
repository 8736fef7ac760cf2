"""`Shape`: one built thing before it has splats: painted surfaces, convex colliders, places to put things, lamps."""

from __future__ import annotations

from dataclasses import dataclass, field

from terrazzo.materials.finish import Finish
from terrazzo.shapes.surface import Surface
from terrazzo.world.things import Collider, Material


@dataclass(frozen=True, eq=False)
class Part:
    """A surface and how it looks.

    Args:
        surface: Quads in the thing's own frame.
        finish: Look, evaluated in the thing's own frame.
        closed: True where the back of the surface cannot be seen (a box, a vase that has its own inner surface);
            False for a sheet that is seen from both sides (a leaf, a curtain), which the light then reaches from both.
    """

    surface: Surface
    finish: Finish
    closed: bool = True


@dataclass(frozen=True)
class Shelf:
    """A horizontal rectangle on which other things can stand, in the thing's own frame.

    Args:
        centre: Middle of the rectangle, at the height of the surface [m].
        size: Extent along own x and y [m].
        headroom: Free height above it [m]; inf for a table top.
        kind: "top" (table, cabinet), "shelf" (inside a bookcase), "seat" (sofa, bed, chair), "inside" (a basket).
    """

    centre: tuple[float, float, float]
    size: tuple[float, float]
    headroom: float = float("inf")
    kind: str = "top"


@dataclass(frozen=True)
class Lamp:
    """A glowing sphere inside a shape, in the thing's own frame.

    Args:
        position: Centre [m].
        radius: [m], > 0. Surfaces of the same thing within `clear` of the centre do not block it.
        power: Radiant flux, linear RGB in the renderer's relative units (a 60 W bulb is about 10 of warm white).
        clear: [m].
    """

    position: tuple[float, float, float]
    radius: float
    power: tuple[float, float, float]
    clear: float = 0.0


@dataclass(frozen=True, eq=False)
class Shape:
    """A built thing in its own frame: origin in the middle of the base of its box, z = 0 its lowest point, +X its front.

    Args:
        size: Edge lengths of its box [m], (x depth, y width, z height); surfaces and colliders stay inside it.
        parts: Painted surfaces.
        colliders: Convex pieces that together fill its solid; each touches or lies within the visible surface.
        shelves: Where things can stand on it.
        lamps: What it lights the room with.
        material: What physics needs.
        mass: [kg].
    """

    size: tuple[float, float, float]
    parts: tuple[Part, ...]
    colliders: tuple[Collider, ...]
    shelves: tuple[Shelf, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    material: Material = field(default_factory=Material)
    mass: float = 1.0
