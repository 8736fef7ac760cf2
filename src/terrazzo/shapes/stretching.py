"""`stretched`: a built shape brought to exactly the box that is wanted, surfaces, colliders, shelves and lamps alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.shapes.shape import Lamp, Part, Shape, Shelf
from terrazzo.world.things import Collider


def stretched(shape: Shape, size: tuple[float, float, float]) -> Shape:
    """A shape stretched along its axes.

    Args:
        shape: What was built.
        size: Its new box [m].
    """
    factors = np.array(size) / np.array(shape.size)
    if np.allclose(factors, 1.0, atol=1e-4):
        return shape
    x, y, z = (float(f) for f in factors)

    def moved(p: tuple[float, float, float]) -> tuple[float, float, float]:
        return p[0] * x, p[1] * y, p[2] * z

    return replace(
        shape,
        size=size,
        parts=tuple(Part(p.surface.scaled(x, y, z), p.finish, p.closed) for p in shape.parts),
        colliders=tuple(Collider((c.points * factors).astype(np.float32)) for c in shape.colliders),
        shelves=tuple(
            Shelf(moved(s.centre), (s.size[0] * x, s.size[1] * y), s.headroom * z, s.kind)
            for s in shape.shelves
        ),
        lamps=tuple(
            Lamp(moved(v.position), v.radius * min(x, y, z), v.power, v.clear * max(x, y, z))
            for v in shape.lamps
        ),
        mass=shape.mass * x * y * z,
    )
