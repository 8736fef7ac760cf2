"""`Assembly`: the bench on which a builder puts a shape together, part by part, and gets a checked `Shape` back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish, physical
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.primitives.flat import Vector, box_between
from terrazzo.shapes.primitives.solids import fit_map
from terrazzo.shapes.shape import Lamp, Part, Shape, Shelf
from terrazzo.shapes.surface import Surface
from terrazzo.world.things import Collider, Material


class Assembly:
    """Collects surfaces by finish, colliders, shelves and lamps in any frame, then fits all into the wanted box.

    Args:
        spec: What is being built.
    """

    def __init__(self, spec: Spec):
        self.spec = spec
        self._surfaces: dict[tuple[Finish, bool], list[Surface]] = {}
        self._colliders: list[Collider] = []
        self._shelves: list[Shelf] = []
        self._lamps: list[Lamp] = []

    def add(self, finish: Finish, *surfaces: Surface, closed: bool = True) -> None:
        """Adds painted surfaces; those of one finish become one part."""
        self._surfaces.setdefault((finish, closed), []).extend(s for s in surfaces if len(s))

    def collide(self, *colliders: Collider) -> None:
        """Adds convex pieces."""
        self._colliders.extend(colliders)

    def collide_box(self, low: Vector, high: Vector) -> None:
        """Adds a box-shaped convex piece between two corners [m]."""
        self._colliders.append(Collider.box(low, high))

    def block(
        self, finish: Finish, low: Vector, high: Vector, *, bevel: float = 0.004, solid: bool = True
    ) -> None:
        """Adds a bevelled box between two corners [m], and its collider when it is solid."""
        self.add(finish, box_between(low, high, bevel))
        if solid:
            self.collide_box(low, high)

    def shelf(
        self, centre: Vector, size: tuple[float, float], *, headroom: float = float("inf"), kind: str = "top"
    ) -> None:
        """Adds a place to put things."""
        self._shelves.append(Shelf(centre, size, headroom, kind))

    def lamp(self, position: Vector, radius: float, power: Vector, *, clear: float = 0.0) -> None:
        """Adds a lamp."""
        self._lamps.append(Lamp(position, radius, power, clear))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What has been added so far, one part per finish."""
        return tuple(
            Part(Surface.merge(pieces), finish, closed)
            for (finish, closed), pieces in self._surfaces.items()
            if pieces
        )

    def shape(
        self,
        material: str | None = None,
        *,
        mass: float | None = None,
        fit: bool = True,
        physics: Material | None = None,
    ) -> Shape:
        """The finished shape.

        Args:
            material: Material word for physics; wood when None.
            mass: [kg]; the kind's, scaled with the volume of the box, when None.
            fit: Stretch everything so that it fills the wanted box exactly; False keeps the dimensions as drawn, for a
                shape drawn around the origin with its lowest point at z = 0.
            physics: Overrides `material`.
        """
        spec, parts = self.spec, self.parts
        size = np.asarray(spec.size, float)
        if fit:
            scale, shift = fit_map(parts, spec.size)
        else:
            scale, shift = np.ones(3), np.zeros(3)
        volume = float(np.prod(size / np.asarray(spec.kind.size)))
        return Shape(
            size=(float(size[0]), float(size[1]), float(size[2])),
            parts=tuple(replace(p, surface=_moved(p.surface, scale, shift)) for p in parts),
            colliders=tuple(_inside(c.points * scale + shift, size) for c in self._colliders),
            shelves=tuple(_moved_shelf(s, scale, shift, size) for s in self._shelves),
            lamps=tuple(
                replace(lamp, position=_moved_point(lamp.position, scale, shift)) for lamp in self._lamps
            ),
            material=physics or physical(material),
            mass=float(mass if mass is not None else spec.kind.mass * volume),
        )


def _inside(points: np.ndarray, size: np.ndarray) -> Collider:
    """A collider with the corners that stand out of the box brought back to its faces."""
    low, high = np.array([-size[0] / 2, -size[1] / 2, 0.0]), np.array([size[0] / 2, size[1] / 2, size[2]])
    return Collider(np.clip(points, low, high).astype(np.float32))


def _moved(surface: Surface, scale: np.ndarray, shift: np.ndarray) -> Surface:
    x, y, z = (float(s) for s in scale)
    return surface.scaled(x, y, z).translate(*(float(s) for s in shift))


def _moved_point(point: Vector, scale: np.ndarray, shift: np.ndarray) -> Vector:
    x, y, z = (float(v) for v in np.asarray(point) * scale + shift)
    return (x, y, z)


def _moved_shelf(shelf: Shelf, scale: np.ndarray, shift: np.ndarray, size: np.ndarray) -> Shelf:
    """The shelf after fitting; what stands out of the box is cut off."""
    middle, half = np.asarray(shelf.centre) * scale + shift, np.asarray(shelf.size) * scale[:2] / 2
    low = np.maximum(middle[:2] - half, -size[:2] / 2)
    high = np.minimum(middle[:2] + half, size[:2] / 2)
    return Shelf(
        centre=(float((low[0] + high[0]) / 2), float((low[1] + high[1]) / 2), float(min(middle[2], size[2]))),
        size=(float(high[0] - low[0]), float(high[1] - low[1])),
        headroom=float(shelf.headroom * scale[2]),
        kind=shelf.kind,
    )
