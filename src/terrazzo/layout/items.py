"""`Item`: one thing to be placed, with its built shape and what the solver needs to know of its form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.hulls import convex_outline
from terrazzo.language.brief import Ask, Relation
from terrazzo.layout.boxes import Array, polygon_area
from terrazzo.shapes.catalogue import build
from terrazzo.shapes.kinds import Kind, Spec
from terrazzo.shapes.shape import Shape, Shelf
from terrazzo.world.things import Collider

_CELL = 0.05
_FLAT_SHARE = 0.35
"""A top counts as flat when its highest points span at least this share of the footprint."""


@dataclass(eq=False)
class Form:
    """What the solver knows of a built shape; alike things share one.

    Args:
        shape: The built shape.
        spec: What it was built from.
        stood: Whether it is on its end, see `stood_up`.
    """

    shape: Shape
    spec: Spec
    stood: bool = False
    _smaller: dict[float, Form] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """Catalogue entry."""
        return self.spec.kind

    def scaled(self, factor: float) -> Form | None:
        """The same thing built smaller; None below the kind's limits."""
        if factor == 1.0:
            return self
        if factor not in self._smaller:
            size = tuple(s * factor for s in self.spec.size)
            if factor < self.kind.limits[0] or any(
                s < k * self.kind.limits[0] * 0.999 for s, k in zip(size, self.kind.size)
            ):
                return None
            spec = replace(self.spec, size=size)
            smaller = Form(build(spec), spec)
            self._smaller[factor] = stood_up(smaller) if self.stood else smaller
        return self._smaller[factor]

    @cached_property
    def half(self) -> tuple[float, float]:
        """Half extents along own x and y [m]."""
        return self.shape.size[0] / 2, self.shape.size[1] / 2

    @property
    def height(self) -> float:
        """Height of the box [m]."""
        return self.shape.size[2]

    @cached_property
    def outline(self) -> Array:
        """Convex outline of the footprint in the own frame, counter-clockwise, shape [k, 2]."""
        points = [c.points[:, :2] for c in self.shape.colliders]
        polygon = convex_outline(np.concatenate(points)) if points else np.zeros((0, 2))
        if len(polygon) < 3:
            hx, hy = self.half
            polygon = np.array([[-hx, -hy], [hx, -hy], [hx, hy], [-hx, hy]])
        return polygon

    @cached_property
    def rounded(self) -> bool:
        """Whether the outline leaves the corners of its box free, as round tables do."""
        box = 4 * self.half[0] * self.half[1]
        return polygon_area(self.outline) < 0.9 * box

    @cached_property
    def chunks(self) -> Array:
        """Rectangles (x, y, half x, half y) that cover the footprint: one, or several for L- and U-shaped things."""
        hx, hy = self.half
        whole = np.array([[0.0, 0.0, hx, hy]])
        if 4 * hx * hy < 1.5 or not self.shape.colliders:
            return whole
        grid, low, step = self._footprint()
        if grid.mean() > 0.8:
            return whole
        rows = _rectangles(grid)
        if len(rows) > 4:
            return whole
        ends = np.asarray(rows, np.float64)
        first, last = low + ends[:, :2] * step, low + ends[:, 2:] * step
        return np.concatenate([(first + last) / 2, (last - first) / 2], 1)

    def _footprint(self) -> tuple[np.ndarray, Array, Array]:
        """Cells of the box that a collider's bounds cover."""
        low = -np.array(self.half)
        count = np.maximum(np.ceil(-2 * low / _CELL).astype(int), 1)
        step = -2 * low / count
        grid = np.zeros(count, bool)
        for c in self.shape.colliders:
            a = np.floor((c.points[:, :2].min(0) - low) / step + 0.2).astype(int).clip(0)
            b = np.ceil((c.points[:, :2].max(0) - low) / step - 0.2).astype(int)
            grid[a[0] : b[0], a[1] : b[1]] = True
        return grid, low, step

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """Places to stand things: the shape's own, or its top face where that is flat."""
        if self.shape.shelves:
            return self.shape.shelves
        tops = [c.points[c.points[:, 2] > c.points[:, 2].max() - 1.5e-3] for c in self.shape.colliders]
        faces = [
            (t, convex_outline(t[:, :2])) for t in tops if len(t) >= 3 and t[:, 2].max() > self.height - 5e-3
        ]
        faces = [(t, face) for t, face in faces if len(face) >= 3]
        if not faces:
            return ()
        widest, face = max(faces, key=lambda f: polygon_area(f[1]))
        low, high = face.min(0), face.max(0)
        size = high - low
        if polygon_area(face) < _FLAT_SHARE * 4 * self.half[0] * self.half[1]:
            return ()
        if polygon_area(face) < 0.9 * size[0] * size[1]:
            size = size * 0.7  # the square inside a round top
        x, y = (float(v) for v in (low + high) / 2)
        return (Shelf((x, y, float(widest[:, 2].max())), (float(size[0]), float(size[1]))),)


def stood_up(form: Form) -> Form:
    """A long thing on its end, as a pen stands in a mug."""
    shape = form.shape
    x, y, z = shape.size
    axis = 0 if x >= y else 1
    if max(x, y) <= z:
        return form
    h = 0.5**0.5  # Quarter turns about y, or about x.
    lifted = Pose((z / 2, 0.0, x / 2), (h, 0.0, -h, 0.0))
    pose = lifted if axis == 0 else Pose((0.0, z / 2, y / 2), (h, h, 0.0, 0.0))
    parts = tuple(replace(part, surface=part.surface.transform(pose)) for part in shape.parts)
    pieces = tuple(Collider(pose.apply(c.points).astype(np.float32)) for c in shape.colliders)
    size = (z, y, x) if axis == 0 else (x, z, y)
    return Form(
        replace(shape, size=size, parts=parts, colliders=pieces, shelves=(), lamps=()), form.spec, True
    )


def _rectangles(grid: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Covers the true cells with few rectangles (first row, first column, end row, end column), greedily."""
    left, out = grid.copy(), []
    while left.any() and len(out) < 8:
        best, area = (0, 0, 0, 0), 0
        for i in range(len(left)):
            run = left[i].copy()
            for j in range(i, len(left)):
                run &= left[j]
                if not run.any():
                    break
                edges = np.flatnonzero(np.diff(np.concatenate([[0], run.view(np.int8), [0]])))
                width = edges[1::2] - edges[::2]
                k = int(width.argmax())
                if width[k] * (j - i + 1) > area:
                    area, best = (
                        int(width[k] * (j - i + 1)),
                        (i, int(edges[2 * k]), j + 1, int(edges[2 * k + 1])),
                    )
        out.append(best)
        left[best[0] : best[2], best[1] : best[3]] = False
    return out


@dataclass(eq=False)
class Item:
    """One thing to be placed.

    Args:
        id: Unique in the plan.
        ask: What it answers.
        index: Which of the ask's things it is, from 0.
        form: Its form.
        relations: Those of the ask's relations that hold for this one, then defaults.
        asked: How many of `relations` the person asked for; the rest are customs.
        stand: Where it goes: "floor", "surface", "wall", "ceiling" or "rug".
        crowned: Whether something is to hang above it, so that it should not stand before a window.
        laden: Height of the largest wide thing that is to stand on it, such as a television [m].
        followers: What is to stand at a side of it on the same top: the relation and half extents [m].
        shunned: Relations that were asked for others of its ask alone: "two of the three beds in corners".
        open: Whether it is used from more sides than its front, so that it keeps clear of walls.
    """

    id: str
    ask: Ask
    index: int
    form: Form
    relations: tuple[Relation, ...] = ()
    asked: int = 0
    stand: str = "floor"
    crowned: bool = False
    laden: float = 0.0
    followers: tuple[tuple[str, tuple[float, float]], ...] = ()
    shunned: tuple[Relation, ...] = ()
    open: bool = False

    @property
    def kind(self) -> Kind:
        """Catalogue entry."""
        return self.form.kind

    @property
    def half(self) -> tuple[float, float]:
        """Half extents along own x and y [m]."""
        return self.form.half

    @property
    def height(self) -> float:
        """Height of its box [m]."""
        return self.form.height

    @property
    def area(self) -> float:
        """Area of its box on the floor [m^2]."""
        return 4 * self.half[0] * self.half[1]

    def has(self, *kinds: str) -> bool:
        """Whether any of its relations is one of these."""
        return any(r.kind in kinds for r in self.relations)
