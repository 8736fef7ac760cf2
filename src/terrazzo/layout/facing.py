"""`face`: which of the four sides of a box is the front of the thing that fills it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.layout.blocks import Block
from terrazzo.shapes.kinds import Kind

_SHAPE = 2.0
"""Weight of a box that is the wrong way round, by the logarithm of the sides' ratio."""
_BACK = 0.8
"""Weight of a back that is away from its wall, a metre."""
_BLOCKED = 1.2
"""Weight of a front that looks at a wall or a tall thing close by."""
_TOWARDS = 1.5
"""Weight of a seat that turns its back on the table it stands at."""
_NEAR = 1.3
"""A seat this near to a table is at it [m]."""
_TABLES = ("table", "desk", "island", "counter", "piano")


def face(
    block: Block,
    kind: Kind,
    at: tuple[float, float],
    half: tuple[float, float],
    others: Sequence[tuple[Block, tuple[float, float]]],
) -> tuple[float, bool]:
    """Heading of the front [rad], and whether the box's own x and y change places.

    Args:
        block: The box.
        kind: What fills it.
        at: Its middle in the room, from the room's middle [m].
        half: Half the room's extents [m].
        others: All other blocks, each with the middle of the room that its centre is counted from.
    """
    best, chosen = np.inf, (block.yaw, False)
    wish = np.log(max(kind.size[0], 1e-3) / max(kind.size[1], 1e-3))
    table = _table(block, kind, others)
    for quarter in range(4):
        yaw = block.yaw + quarter * np.pi / 2
        turned = quarter % 2 == 1
        deep, wide = (block.size[1], block.size[0]) if turned else (block.size[0], block.size[1])
        front = np.array([np.cos(yaw), np.sin(yaw)])
        cost = _SHAPE * abs(np.log(deep / wide) - wish)
        behind = _to_wall(np.array(at) - front * deep / 2, -front, half)
        before = _to_wall(np.array(at) + front * deep / 2, front, half)
        cost += _BACK * min(behind, 2.0) * (1.5 if kind.against_wall or kind.stand == "wall" else 0.5)
        cost += _BLOCKED * max(0.0, 0.9 - before)
        if table is not None:
            way = table - np.array(at)
            cost += _TOWARDS * (1 - float(front @ way) / max(float(np.linalg.norm(way)), 1e-6)) * 2
        if cost < best - 1e-9:
            best, chosen = cost, (float((yaw + np.pi) % (2 * np.pi) - np.pi), turned)
    return chosen


def _to_wall(point: np.ndarray, way: np.ndarray, half: tuple[float, float]) -> float:
    """Distance from a point to the room's walls along a direction [m]."""
    out = np.inf
    for axis in (0, 1):
        if abs(way[axis]) > 0.05:
            out = min(out, (half[axis] - point[axis] * np.sign(way[axis])) / abs(way[axis]))
    return max(float(out), 0.0)


def _table(block: Block, kind: Kind, others) -> np.ndarray | None:
    """Middle of the nearest table that a seat stands at, from the room's middle [m]."""
    if not kind.seats:
        return None
    best, found = _NEAR, None
    for other, middle in others:
        if other.kind is None or not any(other.kind.endswith(t) for t in _TABLES):
            continue
        there = np.array(other.centre[:2])
        away = np.array(block.centre[:2]) - there
        c, s = np.cos(other.yaw), np.sin(other.yaw)
        own = np.abs([away[0] * c + away[1] * s, -away[0] * s + away[1] * c])
        gap = float(np.linalg.norm(np.maximum(own - np.array(other.size[:2]) / 2, 0)))
        if gap < best:
            # The nearest point of the table, not its middle: chairs at a long side face across.
            spot = np.clip(
                [away[0] * c + away[1] * s, -away[0] * s + away[1] * c],
                -np.array(other.size[:2]) / 2,
                np.array(other.size[:2]) / 2,
            )
            nearest = there + np.array([spot[0] * c - spot[1] * s, spot[0] * s + spot[1] * c])
            best, found = gap, nearest - np.array(middle)
            if np.linalg.norm(found - (np.array(block.centre[:2]) - np.array(middle))) < 0.05:
                found = there - np.array(middle)
    return found
