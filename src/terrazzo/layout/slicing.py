"""Slicing trees: a rectangle cut into rooms by walls from side to side, each room with the area it needs.

A slicing floor plan is the usual form of automatic floor planning (Wong and Liu, "A new algorithm for floorplan design",
DAC 1986); sharing a cut by areas makes it a treemap (Bruls et al., "Squarified treemaps", 2000), which Marson and Musse
("Automatic real-time generation of floor plans based on squarified treemaps", 2010) brought to houses. Corridors and
staircases keep a width of their own whatever their area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

Rect = tuple[float, float, float, float]
"""A rectangle (x0, y0, x1, y1) along the axes [m]."""


@dataclass(frozen=True)
class Leaf:
    """One room.

    Args:
        room: Its index.
        thick: Its extent along the axis of the cut that it is a part of [m], or None to share by area.
    """

    room: int
    thick: float | None = None


@dataclass(frozen=True)
class Cut:
    """A rectangle cut into parts.

    Args:
        axis: 0 where the parts lie side by side along x, 1 along y.
        parts: From low to high.
        thick: As in `Leaf`.
    """

    axis: int
    parts: tuple[Node, ...]
    thick: float | None = None


Node = Leaf | Cut


def leaves(node: Node) -> list[int]:
    """The rooms of a tree, in order."""
    if isinstance(node, Leaf):
        return [node.room]
    return [room for part in node.parts for room in leaves(part)]


def lay(node: Node, rect: Rect, areas: Sequence[float]) -> dict[int, Rect]:
    """The rectangle of each room.

    Args:
        node: The tree.
        rect: What it fills.
        areas: Wanted area of each room by its index [m^2]; what is cut in one direction is shared by them.
    """
    if isinstance(node, Leaf):
        return {node.room: rect}
    low, high = rect[node.axis], rect[node.axis + 2]
    fixed = sum(p.thick for p in node.parts if p.thick is not None)
    loose = [sum(areas[r] for r in leaves(p)) if p.thick is None else 0.0 for p in node.parts]
    total, left = sum(loose), (high - low) - fixed
    if total <= 0 or left <= 0:  # nothing gives way: all parts stretch or shrink alike
        sizes = [p.thick or share for p, share in zip(node.parts, loose)]
        scale = (high - low) / sum(sizes)
        extents = [s * scale for s in sizes]
    else:
        extents = [
            left * share / total if p.thick is None else p.thick for p, share in zip(node.parts, loose)
        ]
    out: dict[int, Rect] = {}
    at = low
    for i, (part, extent) in enumerate(zip(node.parts, extents)):
        end = high if i == len(extents) - 1 else at + extent
        own = (at, rect[1], end, rect[3]) if node.axis == 0 else (rect[0], at, rect[2], end)
        out.update(lay(part, own, areas))
        at = end
    return out


def exchanged(node: Node, a: int, b: int) -> Node:
    """The tree with two rooms in each other's place."""
    if isinstance(node, Leaf):
        if node.room in (a, b):
            return replace(node, room=b if node.room == a else a)
        return node
    return replace(node, parts=tuple(exchanged(p, a, b) for p in node.parts))


def random_tree(nodes: Sequence[Node], axis: int, rng: np.random.Generator) -> Node:
    """A tree over some nodes in their order: cut in two anywhere, the halves mostly the other way."""
    if len(nodes) == 1:
        return nodes[0]
    at = int(rng.integers(1, len(nodes)))
    turn = axis if rng.uniform() < 0.2 else 1 - axis
    return Cut(axis, (random_tree(nodes[:at], turn, rng), random_tree(nodes[at:], turn, rng)))
