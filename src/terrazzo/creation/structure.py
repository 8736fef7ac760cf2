"""The building as pieces: walls, floor and ceiling of a plan's room, with its openings left free."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from terrazzo.creation.pieces import Piece
from terrazzo.geometry import Pose
from terrazzo.layout.plan import Plan
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.shape import Part, Shape
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Opening, Room


def structure_of(plan: Plan) -> list[Piece]:
    """Floor, ceiling and walls of every room."""
    out: list[Piece] = []
    for room in plan.rooms:
        look = plan.finishes[room.name]
        low, high = room.polygon.min(0), room.polygon.max(0)
        x0, y0, x1, y1 = float(low[0]), float(low[1]), float(high[0]), float(high[1])
        h = room.height
        floor = quads([[(x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0)]])
        ceiling = quads([[(x0, y1, h), (x1, y1, h), (x1, y0, h), (x0, y0, h)]])
        out.append(_piece("floor", room, Part(floor, look.floor)))
        out.append(_piece("ceiling", room, Part(ceiling, look.ceiling)))
        for index in range(len(room.floor)):
            openings = [o for o in plan.openings if o.room == room.name and o.wall == index]
            out.append(_piece(f"wall-{index + 1}", room, Part(_wall(room, index, openings), look.walls)))
    return out


def _piece(name: str, room: Room, part: Part) -> Piece:
    corners = part.surface.corners.reshape(-1, 3)
    size = np.maximum(corners.max(0) - corners.min(0), 0.01)
    shape = Shape((float(size[0]), float(size[1]), float(size[2])), (part,), ())
    return Piece(name, name.split("-")[0], name.split("-")[0], Pose(), shape, room=room.name, structure=True)


def _wall(room: Room, index: int, openings: list[Opening]) -> Surface:
    a, b = room.wall(index)
    along = (b - a) / np.linalg.norm(b - a)
    length = float(np.linalg.norm(b - a))
    holes = []
    for o in openings:
        middle = float((np.asarray(o.centre[:2]) - a) @ along)
        holes.append(
            (
                middle - o.size[0] / 2,
                middle + o.size[0] / 2,
                o.centre[2] - o.size[1] / 2,
                o.centre[2] + o.size[1] / 2,
            )
        )
    us = sorted({0.0, length, *(h[0] for h in holes), *(h[1] for h in holes)})
    vs = sorted({0.0, room.height, *(h[2] for h in holes), *(h[3] for h in holes)})
    out = []
    for u0, u1 in pairwise(us):
        for v0, v1 in pairwise(vs):
            u, v = (u0 + u1) / 2, (v0 + v1) / 2
            if any(h[0] < u < h[1] and h[2] < v < h[3] for h in holes) or u1 - u0 < 1e-6 or v1 - v0 < 1e-6:
                continue
            p, q = a + along * u0, a + along * u1
            out.append([(*p, v0), (*p, v1), (*q, v1), (*q, v0)])
    return quads(out)
