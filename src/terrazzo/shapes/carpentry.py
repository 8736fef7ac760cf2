"""Pieces of cabinet-making that several families share: legs under a top, fronts with gaps and handles, carcasses, books."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from terrazzo.materials import Finish, finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.looks import handle_form, style_of
from terrazzo.shapes.primitives.flat import Vector
from terrazzo.shapes.surface import Surface
from terrazzo.world.things import Collider

GAP = 0.003
"""Joint between two fronts [m], as kitchen makers set it."""

_COUNTS = {
    "single": 1, "one": 1, "two": 2, "double": 2, "three": 3, "triple": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


def count_said(spec: Spec, noun: str, default: int) -> int:
    """How many of something a word says ("three-drawer", "with 5 shelves"), else `default`; at most 12."""
    for words in spec.attributes:
        found = re.search(rf"\b(\w+)[- ]{noun}(s|es)?\b", words.lower())
        if found:
            number = _COUNTS.get(found[1]) or (int(found[1]) if found[1].isdigit() else None)
            if number:
                return min(max(number, 1), 12)
    return default


def darker(look: Finish, factor: float = 0.25) -> Finish:
    """The same look in shadow: what shows in joints and inside cabinets."""
    r, g, b = (c * factor for c in look.colour)
    return replace(look, colour=(r, g, b), second=None, pattern="paint", gloss=0.0)


def leg_collider(
    height: float, radius: float, base: Vector, splay: tuple[float, float] = (0.0, 0.0)
) -> Collider:
    """A slanted square post inside a leg of `primitives.leg`."""
    r = radius * 0.7
    square = np.array([[-r, -r, 0], [r, -r, 0], [r, r, 0], [-r, r, 0]])
    foot = square * (0.6, 0.6, 1) + (base[0] + splay[0], base[1] + splay[1], base[2])
    head = square + (base[0], base[1], base[2] + height)
    return Collider(np.concatenate([foot, head]).astype(np.float32))


def four_legs(
    a: Assembly,
    look: Finish,
    form: str,
    height: float,
    radius: float,
    reach: tuple[float, float],
    *,
    splay: float = 0.0,
    centre: tuple[float, float] = (0.0, 0.0),
    base: float = 0.0,
) -> None:
    """Adds four legs at the corners of a rectangle, with their colliders.

    Args:
        a: Where to.
        look: Finish.
        form: One of `primitives.LEGS`.
        height: Of each [m].
        radius: Half their width at the top [m].
        reach: Half extents of the rectangle of their tops [m].
        splay: How far each foot stands out along both axes [m].
        centre: Middle of the rectangle [m].
        base: Height of the feet [m].
    """
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (centre[0] + sx * reach[0], centre[1] + sy * reach[1], base)
            lean = (sx * splay, sy * splay)
            made = p.leg(form, height, radius, at, splay=lean if splay or form == "cabriole" else (0.0, 0.0))
            if form == "cabriole":
                made = p.leg(form, height, radius, at, splay=(sx, sy))
            a.add(look, made)
            a.collide(leg_collider(height, radius, at, lean))


@dataclass(frozen=True)
class Front:
    """A drawer front or door on a cabinet's face: from (y0, z0) to (y1, z1) [m]; kind "drawer", "door", "glass" or "none"."""

    y0: float
    y1: float
    z0: float
    z1: float
    kind: str = "drawer"
    hinge: str = "left"


def front_grid(
    y: tuple[float, float], z: tuple[float, float], columns: int, rows: Sequence[float], kind: str = "drawer"
) -> list[Front]:
    """Fronts in columns and rows (relative heights, from the bottom up); doors are hinged outwards in pairs."""
    width = (y[1] - y[0]) / columns
    edges = z[0] + np.concatenate([[0], np.cumsum(rows)]) / float(np.sum(rows)) * (z[1] - z[0])
    return [
        Front(
            y[0] + c * width, y[0] + (c + 1) * width, float(z0), float(z1), kind,
            "right" if c % 2 and columns > 1 else "left",
        )
        for c in range(columns)
        for z0, z1 in pairwise(edges)
    ]  # fmt: skip


def panel_form(spec: Spec, default: str = "slab") -> str:
    """Slab, shaker or louvred fronts, by what was said and by style."""
    if spec.said("shaker", "panelled", "paneled"):
        return "shaker"
    if spec.said("louvered", "louvred", "slatted", "shutter"):
        return "louvre"
    if spec.said("flat-panel", "handleless", "glossy", "slab"):
        return "slab"
    shaker = style_of(spec) in ("farmhouse", "rustic", "classic")
    return (
        "shaker"
        if shaker
        else "slab"
        if style_of(spec, "") in ("minimalist", "modern", "japanese")
        else default
    )


def add_fronts(
    a: Assembly,
    fronts: Sequence[Front],
    x: float,
    look: Finish,
    metal: Finish,
    *,
    form: str = "slab",
    handle: str | None = None,
    thickness: float = 0.019,
) -> None:
    """Adds fronts on the plane at `x`, standing out by `thickness`, with gaps, dark joints and handles.

    Args:
        a: Where to.
        fronts: What.
        x: The carcass's face [m].
        look: Finish of the fronts.
        metal: Finish of the handles.
        form: "slab", "shaker" or "louvre".
        handle: One of `primitives.HANDLES`; the style's when None.
        thickness: [m].
    """
    shape = handle or handle_form(a.spec)
    dark = darker(look)
    for f in fronts:
        if f.kind == "none":
            continue
        w, h = f.y1 - f.y0 - GAP, f.z1 - f.z0 - GAP
        middle = (x, (f.y0 + f.y1) / 2, (f.z0 + f.z1) / 2)
        if f.kind != "glass":
            a.add(dark, p.rect((f.y1 - f.y0, f.z1 - f.z0), (x + 0.0008, middle[1], middle[2]), "+x"))
        a.add(look, _leaf(f, (w, h), thickness, form).translate(*middle))
        if f.kind == "glass":
            glass = finish("glass", seed=a.spec.seed)
            a.add(
                glass,
                p.rect((w - 0.09, h - 0.09), (x + thickness / 2, middle[1], middle[2]), "+x"),
                closed=False,
            )
        grip = _grip(f, shape, (w, h))
        if len(grip):
            a.add(metal, grip.translate(x + thickness, middle[1], middle[2]))
        if shape == "none" and f.kind != "glass":
            # A shadow groove along the top edge, where fingers go.
            a.add(dark, p.rect((w, 0.012), (x + thickness + 0.0008, middle[1], f.z1 - GAP / 2 - 0.007), "+x"))


def _leaf(f: Front, size: tuple[float, float], thickness: float, form: str) -> Surface:
    w, h = size
    if f.kind == "glass":
        rail = 0.045
        sides = [p.box((thickness, rail, h), (thickness / 2, s * (w - rail) / 2, 0), 0.002) for s in (-1, 1)]
        ends = [
            p.box((thickness, w - 2 * rail, rail), (thickness / 2, 0, s * (h - rail) / 2), 0.002)
            for s in (-1, 1)
        ]
        return Surface.merge([*sides, *ends])
    if form == "shaker" and min(w, h) > 0.13:
        return p.framed_panel((w, h), thickness, frame=min(0.06, min(w, h) * 0.2), recess=0.008, bevel=0.002)
    if form == "louvre" and f.kind == "door":
        return _louvred((w, h), thickness)
    return p.box((thickness, w, h), (thickness / 2, 0, 0), 0.003)


def _louvred(size: tuple[float, float], thickness: float) -> Surface:
    w, h = size
    rail = min(0.05, w * 0.2)
    pieces = [p.box((thickness * 0.4, w, h), (thickness * 0.2, 0, 0), 0.0)]
    for s in (-1, 1):
        pieces.append(p.box((thickness, rail, h), (thickness / 2, s * (w - rail) / 2, 0), 0.002))
        pieces.append(p.box((thickness, w - 2 * rail, rail), (thickness / 2, 0, s * (h - rail) / 2), 0.002))
    count = max(int((h - 2 * rail) / 0.035), 2)
    pitch = (h - 2 * rail) / count
    for i in range(count):
        z = -h / 2 + rail + (i + 0.5) * pitch
        slat = p.box((thickness * 0.8, w - 2 * rail, pitch * 0.45), (0, 0, 0), 0.002)
        pieces.append(p.sheared(slat, -0.25, 0).translate(thickness * 0.55, 0, z))
    return Surface.merge(pieces)


def _grip(f: Front, shape: str, size: tuple[float, float]) -> Surface:
    w, h = size
    if f.kind == "drawer":
        length = min(0.16, w * 0.45)
        if shape in ("knob", "ring") and w > 0.7:
            return Surface.merge([p.handle(shape, length).translate(y=s * w * 0.27) for s in (-1, 1)])
        made = p.handle(shape, length)
        return made.translate(z=min(h * 0.5 - 0.035, 0.0 if h < 0.25 else h * 0.25)) if h > 0.1 else made
    side = 1 if f.hinge == "left" else -1
    upright = shape in ("bar", "cup")
    made = p.handle("bar" if upright else shape, min(0.18, h * 0.4), upright=True)
    return made.translate(y=side * (w / 2 - 0.035))


def carcass(
    a: Assembly,
    look: Finish,
    low: Vector,
    high: Vector,
    *,
    board: float = 0.02,
    shelves: int = 0,
    columns: int = 1,
    back: bool = True,
    back_look: Finish | None = None,
    top_shelf: bool = True,
    places: bool = True,
) -> list[tuple[Vector, Vector]]:
    """Adds an open box of boards (open to +x) with shelves and dividers, their colliders and, unless told otherwise, places
    to put things in it.

    Returns:
        The free cells inside, as (low, high) corners [m].
    """
    (x0, y0, z0), (x1, y1, z1) = low, high
    a.block(look, (x0, y0, z0), (x1, y0 + board, z1), bevel=0.002)
    a.block(look, (x0, y1 - board, z0), (x1, y1, z1), bevel=0.002)
    a.block(look, (x0, y0 + board, z1 - board), (x1, y1 - board, z1), bevel=0.002)
    a.block(look, (x0, y0 + board, z0), (x1, y1 - board, z0 + board), bevel=0.002)
    if back:
        a.block(
            back_look or look, (x0, y0 + board, z0 + board), (x0 + 0.008, y1 - board, z1 - board), bevel=0.0
        )
    inside = x0 + (0.008 if back else 0.0)
    widths = (y1 - y0 - 2 * board - (columns - 1) * board) / columns
    pitch = (z1 - z0 - 2 * board - shelves * board) / (shelves + 1)
    for c in range(1, columns):
        y = y0 + board + c * widths + (c - 1) * board
        a.block(look, (inside, y, z0 + board), (x1 - 0.004, y + board, z1 - board), bevel=0.002)
    cells: list[tuple[Vector, Vector]] = []
    for c in range(columns):
        ya = y0 + board + c * (widths + board)
        for s in range(shelves + 1):
            za = z0 + board + s * (pitch + board)
            if s:
                a.block(look, (inside, ya, za - board), (x1 - 0.004, ya + widths, za), bevel=0.002)
            cells.append(((inside, ya, za), (x1, ya + widths, za + pitch)))
            if places:
                a.shelf(
                    ((inside + x1) / 2, ya + widths / 2, za),
                    (x1 - inside, widths),
                    headroom=pitch,
                    kind="shelf",
                )
    if top_shelf:
        a.shelf(((x0 + x1) / 2, (y0 + y1) / 2, z1), (x1 - x0, y1 - y0), kind="top")
    return cells


_COVERS = (
    "burgundy",
    "navy",
    "forest green",
    "cream",
    "tan",
    "brown",
    "charcoal",
    "beige",
    "olive",
    "dusty blue",
    "terracotta",
    "off-white",
    "grey",
)


def books(a: Assembly, cell: tuple[Vector, Vector], rng: np.random.Generator, *, fill: float = 0.9) -> None:
    """Adds a row of standing books of many sizes and colours to a cell, some leaning gap left at its end."""
    (x0, y0, z0), (x1, y1, z1) = cell
    y, end = y0 + 0.004, y0 + (y1 - y0) * fill
    covers = [finish("paper", c, seed=a.spec.seed) for c in _COVERS]
    while True:
        thick, high = float(rng.uniform(0.015, 0.045)), float(rng.uniform(0.62, 0.93)) * (z1 - z0)
        high, deep = min(high, 0.34), min((x1 - x0) * float(rng.uniform(0.6, 0.82)), 0.24)
        if y + thick > end:
            return
        front = x1 - 0.02 - float(rng.uniform(0, 0.01))
        look = covers[int(rng.integers(len(covers)))]
        a.add(look, p.box_between((max(front - deep, x0), y, z0), (front, y + thick - 0.001, z0 + high), 0.0))
        y += thick


def is_filled(spec: Spec) -> bool:
    """Whether a shelf was asked for with books on it."""
    text = " ".join(spec.attributes).lower()
    return any(
        w in text
        for w in (
            "filled",
            "full of",
            "stocked",
            "packed",
            "overflowing",
            "with books",
            "book-filled",
            "loaded",
        )
    )
