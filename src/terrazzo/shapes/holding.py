"""Vessels that hold other things: open, hollow colliders, with a place inside.

Most vessels are solid to the layout, since nothing is put into them. Those that were asked to hold something are built with
the word `HOLDING` among their attributes.
"""

from __future__ import annotations

from terrazzo.shapes.sketch import Sketch

HOLDING = "holding things"
"""What is said to the builder of a vessel into which things are to be put."""

HOLDERS = ("vase", "mug", "jar", "cooler", "pen holder")
"""Kinds that can be built so."""

_WALL, _BOTTOM = 0.08, 0.05
"""Thickness of walls and floor, as shares of the radius and the height."""


def open_vessel(a: Sketch, low: float, high: float, height: float) -> None:
    """Adds the colliders and the inside of a round open vessel.

    Args:
        a: The sketch, its visible pieces without colliders of their own.
        low: Outer radius at the floor [m].
        high: Outer radius at the rim [m].
        height: Of the rim [m].
    """
    wall = _WALL * low
    a.collide_bowl(low, high, height, wall, _BOTTOM * height)
    side = 2 * (low - wall) * 0.8
    a.shelf((0, 0, _BOTTOM * height + 0.001), (side, side), 0.95 * height, "inside")
