"""Shapes: the catalogue of kinds of thing, and what each looks like."""

from terrazzo.shapes.kinds import Kind, Spec
from terrazzo.shapes.shape import Lamp, Part, Shape, Shelf
from terrazzo.shapes.surface import Surface

__all__ = ["Kind", "Lamp", "Part", "Shape", "Shelf", "Spec", "Surface"]
