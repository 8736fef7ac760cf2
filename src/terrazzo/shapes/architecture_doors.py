"""Doors: lining, architrave, a leaf with its panels and handle; passages between rooms; and empty doorways with the hall
behind them."""

from __future__ import annotations

import itertools

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.materials import finish
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_planes import ARCHITRAVE
from terrazzo.shapes.architecture_walls import WALL_DEPTH, Hole, WallFrame
from terrazzo.shapes.primitives.flat import box_between, quads
from terrazzo.shapes.primitives.round import cylinder
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Room
from terrazzo.world.things import Collider, Material

LINING = 0.022
"""Thickness of the boards in the reveal [m]."""
LEAF_BACK, LEAF_FRONT = -0.054, -0.012
"""x of the closed leaf's faces [m]."""
WIDEST_LEAF = 1.15
"""Wider doors have two leaves [m]."""
HANDLE_HEIGHT = 1.02
"""Of the lever over the floor [m]; DIN 18101 has 1.05."""
HALL = 1.8
"""Depth of the hall that is seen through a doorway [m]."""

DARK = Finish("smooth", (0.02, 0.018, 0.016))

_PANELLED = frozenset(
    [
        "traditional",
        "victorian",
        "classic",
        "formal",
        "elegant",
        "luxurious",
        "ornate",
        "georgian",
        "french",
        "vintage",
        "colonial",
        "grand",
    ]
)
_WOODEN = frozenset(
    [
        "rustic",
        "farmhouse",
        "country",
        "cottage",
        "cabin",
        "lodge",
        "mid-century",
        "industrial",
        "japanese",
        "zen",
        "craftsman",
    ]
)
_BRASS = _PANELLED | {"mid-century", "luxurious", "glamorous", "art deco"}


def door_of(
    room: Room,
    frame: WallFrame,
    hole: Hole,
    trim: Finish,
    styles: set[str],
    number: int,
    rng: np.random.Generator,
) -> Piece:
    """A door: closed where it leads outdoors, open at a right angle between two rooms, so that one can walk through."""
    leaf_look = (
        finish("oak" if styles & {"japanese", "zen", "mid-century"} else "pine", None)
        if styles & _WOODEN
        else trim
    )
    metal = finish("brass" if styles & _BRASS else "black metal" if styles & _WOODEN else "steel", None)
    between = bool(hole.opening.to)
    boards = [*_lining(hole), *_architrave(hole)]
    parts = [Part(Surface.merge(boards + (_behind(_architrave(hole)) if between else [])), trim)]
    y0, y1 = hole.left + LINING + 0.003, hole.right - LINING - 0.003
    z0, z1 = 0.006, hole.high - LINING - 0.003
    count = 2 if hole.width > WIDEST_LEAF and not between else 1
    step = (y1 - y0) / count
    hinge = int(rng.integers(2))
    if between:
        hinge = int(_hung_high(hole, frame))
    leaves, handles = [], []
    for i in range(count):
        a, b = y0 + i * step + 0.001, y0 + (i + 1) * step - 0.001
        leaves += _leaf(a, b, z0, z1, styles)
        at_high_y = (i == 0) if count == 2 else hinge == 0
        at, towards = (b - 0.06, -1.0) if at_high_y else (a + 0.06, 1.0)
        handles += _handle(at, towards)
        if between:
            handles += _behind(_handle(at, towards), about=(LEAF_BACK + LEAF_FRONT) / 2)
    solid = Collider.box((LEAF_BACK, hole.left, 0.0), (LEAF_FRONT, hole.right, hole.high))
    if between:
        hung = Collider.box((LEAF_BACK, y0, z0), (LEAF_FRONT, y1, z1))
        swing = _swing(hole, frame, y0, y1)
        leaves, handles = [[s.transform(swing) for s in surfaces] for surfaces in (leaves, handles)]
        solid = Collider(swing.apply(hung.points).astype(np.float32))
    parts += [Part(Surface.merge(leaves), leaf_look), Part(Surface.merge(handles), metal)]
    if not between:
        parts.append(Part(_dark_behind(hole), DARK))
    return piece(
        f"{room.name}-door-{number}".replace(" ", "-"),
        "door",
        "door",
        frame.pose,
        parts,
        [solid],
        room=room.name,
        material=Material("wood", 600.0, 0.5, 0.1),
        mass=25.0 * count,
    )


def _dark_behind(hole: Hole) -> Surface:
    """What is seen through the gaps around a closed leaf, which else would be the bright sky."""
    x, y0, y1, z1 = LEAF_BACK - 0.004, hole.left, hole.right, hole.high
    return quads(np.array([[(x, y0, 0.0), (x, y1, 0.0), (x, y1, z1), (x, y0, z1)]]))


def _hung_high(hole: Hole, frame: WallFrame) -> bool:
    """Whether a leaf between two rooms hangs at the end with the larger y: at the nearer corner, out of the way."""
    return frame.length / 2 - hole.right < hole.left + frame.length / 2


def _swing(hole: Hole, frame: WallFrame, y0: float, y1: float) -> Pose:
    """What turns a closed leaf about its hinges, into the room, by a right angle."""
    high = _hung_high(hole, frame)
    turn = Pose.at(0.0, 0.0, yaw=np.pi / 2 if high else -np.pi / 2)
    hinge = (LEAF_FRONT, y1 if high else y0, 0.0)
    there, back = Pose.at(*hinge), Pose.at(*(-v for v in hinge))
    return there @ turn @ back


def _behind(surfaces: list[Surface], *, about: float = -WALL_DEPTH / 2) -> list[Surface]:
    """The surfaces mirrored at x = `about` [m]: on the other side of the wall, or of a leaf."""
    return [
        Surface(s.corners[:, ::-1] * (-1, 1, 1) + (2 * about, 0, 0), s.normals[:, ::-1] * (-1, 1, 1))
        for s in surfaces
    ]


def passage_of(room: Room, frame: WallFrame, hole: Hole, trim: Finish, number: int) -> list[Piece]:
    """The boards of an opening between two rooms; none around one that stands for a missing wall."""
    if not hole.framed:
        return []
    architrave = _architrave(hole)
    boards = [*_lining(hole, stop=False), *architrave, *_behind(architrave)]
    name = f"{room.name}-doorway-{number}".replace(" ", "-")
    return [
        piece(name, "doorway", "doorway", frame.pose, [Part(Surface.merge(boards), trim)], room=room.name)
    ]


def doorway_of(
    room: Room,
    frame: WallFrame,
    hole: Hole,
    trim: Finish,
    walls: Finish,
    floor: Finish,
    ceiling: Finish,
    number: int,
) -> Piece:
    """An open doorway, lined, and the hall that it opens to."""
    back, d = -WALL_DEPTH - HALL, -WALL_DEPTH
    y0, y1, top = hole.left - 0.9, hole.right + 0.9, max(hole.high + 0.3, 2.4)
    sides = [
        [(back, y0, 0), (back, y1, 0), (back, y1, top), (back, y0, top)],
        [(back, y0, 0), (back, y0, top), (d, y0, top), (d, y0, 0)],
        [(back, y1, 0), (d, y1, 0), (d, y1, top), (back, y1, top)],
    ]
    ground = [[(back, y0, 0), (d, y0, 0), (d, y1, 0), (back, y1, 0)]]
    lid = [[(back, y0, top), (back, y1, top), (d, y1, top), (d, y0, top)]]
    parts = [
        Part(Surface.merge([*_lining(hole), *_architrave(hole)]), trim),
        Part(quads(np.array(sides)), walls),
        Part(quads(np.array(ground)), floor),
        Part(quads(np.array(lid)), ceiling),
    ]
    solids = [
        Collider.box((back - 0.1, y0, 0.0), (back, y1, top)),
        Collider.box((back, y0 - 0.1, 0.0), (d, y0, top)),
        Collider.box((back, y1, 0.0), (d, y1 + 0.1, top)),
        Collider.box((back, y0, -0.1), (d, y1, 0.0)),
    ]
    name = f"{room.name}-doorway-{number}".replace(" ", "-")
    return piece(name, "doorway", "doorway", frame.pose, parts, solids, room=room.name)


def _lining(hole: Hole, *, stop: bool = True) -> list[Surface]:
    """Boards in the depth of the wall, with the stop that a leaf closes against."""
    a, b, top, d, t = hole.left, hole.right, hole.high, -WALL_DEPTH, LINING
    boards = [
        box_between((d, a, 0.0), (0.0, a + t, top), 0.002),
        box_between((d, b - t, 0.0), (0.0, b, top), 0.002),
        box_between((d, a + t, top - t), (0.0, b - t, top), 0.002),
    ]
    if not stop:
        return boards
    edge = LEAF_BACK - 0.002
    return [
        *boards,
        box_between((d + 0.02, a + t, 0.0), (edge, a + t + 0.012, top - t), 0.002),
        box_between((d + 0.02, b - t - 0.012, 0.0), (edge, b - t, top - t), 0.002),
        box_between((d + 0.02, a + t, top - t - 0.012), (edge, b - t, top - t), 0.002),
    ]


def _architrave(hole: Hole) -> list[Surface]:
    """Boards on the wall around the hole."""
    a, b, top, w, t = hole.left + 0.006, hole.right - 0.006, hole.high - 0.006, ARCHITRAVE, 0.016
    return [
        box_between((0.0, a - w, 0.0), (t, a, top + w), 0.005),
        box_between((0.0, b, 0.0), (t, b + w, top + w), 0.005),
        box_between((0.0, a, top), (t, b, top + w), 0.005),
    ]


def _leaf(y0: float, y1: float, z0: float, z1: float, styles: set[str]) -> list[Surface]:
    """A leaf from its stiles, rails and panels; panels lie deeper, with a bead around them."""
    if styles & _PANELLED:
        columns, rows = 2, (0.32, 0.40, 0.14)
    elif styles & _WOODEN:
        columns, rows = 1, (0.42, 0.42)
    else:
        columns, rows = 1, (0.30, 0.56)
    width, height = y1 - y0, z1 - z0
    stile = min(0.115, 0.2 * width)
    if width < 0.55:
        columns = 1
    rail = 0.115
    free = height - 0.2 - rail * len(rows)  # the lowest rail is 0.2 m
    if free < 0.5:
        return [box_between((LEAF_BACK, y0, z0), (LEAF_FRONT, y1, z1), 0.003)]
    share = np.array(rows) / np.sum(rows) * free
    panel_y = np.linspace(y0 + stile, y1 - stile, columns + 1)
    out = [
        box_between((LEAF_BACK, y0, z0), (LEAF_FRONT, y0 + stile, z1), 0.003),
        box_between((LEAF_BACK, y1 - stile, z0), (LEAF_FRONT, y1, z1), 0.003),
        box_between((LEAF_BACK, y0 + stile, z0), (LEAF_FRONT, y1 - stile, z0 + 0.2), 0.003),
    ]
    half = stile * 0.42
    at = z0 + 0.2
    for tall in share:
        for c in range(columns):
            a = panel_y[c] + (half if c else 0.0)
            b = panel_y[c + 1] - (half if c + 1 < columns else 0.0)
            out.append(_panel(a, b, at, at + float(tall)))
        if columns == 2:
            out.append(
                box_between(
                    (LEAF_BACK, panel_y[1] - half, at),
                    (LEAF_FRONT, panel_y[1] + half, at + float(tall)),
                    0.003,
                )
            )
        at += float(tall)
        out.append(
            box_between((LEAF_BACK, y0 + stile, at), (LEAF_FRONT, y1 - stile, min(at + rail, z1)), 0.003)
        )
        at += rail
    return out


def _panel(y0: float, y1: float, z0: float, z1: float) -> Surface:
    """A recessed panel with a raised field: sloping sides, then a flat."""
    deep, raised = LEAF_FRONT - 0.012, LEAF_FRONT - 0.005
    slope = min(0.035, 0.2 * (y1 - y0), 0.2 * (z1 - z0))

    def ring(inset: float, x: float) -> list[tuple[float, float, float]]:
        a, b, c, d = y0 + inset, y1 - inset, z0 + inset, z1 - inset
        return [(x, a, c), (x, b, c), (x, b, d), (x, a, d)]

    levels = [ring(0.0, LEAF_FRONT - 0.002), ring(0.008, deep), ring(0.012, deep), ring(slope, raised)]
    out = [levels[-1]]
    for outer, inner in itertools.pairwise(levels):
        out += [[outer[k], outer[(k + 1) % 4], inner[(k + 1) % 4], inner[k]] for k in range(4)]
    front = quads(np.array(out))
    back = quads(np.array([[(LEAF_BACK + 0.01, y, z) for y, z in ((y0, z0), (y0, z1), (y1, z1), (y1, z0))]]))
    return Surface.merge([front, back])


def _handle(y: float, towards: float) -> list[Surface]:
    """A lever on a round rose; it points from `y` towards the hinges."""
    z, x = HANDLE_HEIGHT, LEAF_FRONT
    start, end = (y, y + towards * 0.115)
    bar = cylinder(0.0085, 0.115, (x + 0.045, min(start, end), z), segments=14, axis="y")
    return [
        cylinder(0.026, 0.008, (x, y, z), segments=24, axis="x"),
        cylinder(0.009, 0.045, (x + 0.006, y, z), segments=14, axis="x"),
        bar,
        cylinder(0.018, 0.006, (x, y, z - 0.085), segments=20, axis="x"),
    ]
