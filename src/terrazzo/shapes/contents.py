"""What stands in cabinets and on shelves as part of them, where nobody said what does: china, wares of a shop, stores.

Pieces keep to a cell of the shelf and take a share of its length, so that other things find room beside them. A shelf that
something was asked to stand on brings none of its own.
"""

from __future__ import annotations

import numpy as np

from terrazzo.shapes import goods
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly, Vector
from terrazzo.shapes.carpentry import books, is_filled
from terrazzo.shapes.goods import Adding, Ware
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.looks import plain
from terrazzo.shapes.surface import Surface

BOOKS, CHINA = "with books", "with china"
SOME_BOOKS, SOME_CHINA = "with some books", "with some china"
WARES, STORES, MIXED = "with wares", "with stores", "with ornaments"
BREADS, CAKES, CLOTHES, MEDICINES = "with breads", "with cakes", "with folded clothes", "with medicines"
SHOES, FRUIT, TOYS = "with shoes", "with fruit and vegetables", "with toys"
"""What is said to the builder of a shelf or cabinet that brings its contents."""

FILLS = ((0.45, 0.2), (0.65, 0.25), (0.8, 0.25), (0.97, 0.3))
"""How much of a shelf's length contents take, and how often."""

_SOME = ((0.0, 0.2), (0.4, 0.4), (0.6, 0.4))
"""The same where other things were asked to stand on the shelf."""

_FULL = ((0.8, 0.2), (0.99, 0.8))
"""The same in shops."""

_TRIES = 4
"""Times that the shelves of shops are offered another piece when one is too long for what is left."""

LEAST_PLACE = 0.1
"""Shorter free lengths are no places [m]."""

_GOODS = {
    BREADS: (goods.loaf, goods.loaf, goods.bun), CAKES: (goods.cake, goods.bun), CLOTHES: (goods.folded,),
    MEDICINES: (goods.medicine,), SHOES: (goods.shoes, goods.shoe_box), FRUIT: (goods.fruit,), TOYS: (goods.toy,),
}  # fmt: skip
"""Contents of particular shops -> what makes a piece."""

_SHOP = (WARES, *_GOODS)
"""Contents that stand close together."""

_SHARES = {SOME_BOOKS: _SOME, SOME_CHINA: _SOME, **dict.fromkeys(_SHOP, _FULL), FRUIT: ((0.99, 1.0),)}
"""Contents -> how much of a shelf's length they take, where it is not `FILLS`."""

_LEAST_ROOM, _LEAST_DEPTH = 0.09, 0.08
"""Lower and shallower cells stay empty [m]."""

_TALLEST = 0.42
"""Height that pieces are made for at most [m]."""

_BOOK_ROWS = 0.55
"""Share of shelves with books where ornaments stand among them."""

_IN_PILES = (goods.medicine, goods.shoe_box)
"""Makers of what is stacked as high as the shelf allows."""

_SEGMENTS = 20

_OUTLINES = {
    "vase": ((0, 0), (0.5, 0), (0.95, 0.3), (1, 0.45), (0.8, 0.7), (0.4, 0.84), (0.38, 0.92), (0.52, 1), (0.42, 0.98), (0.3, 0.85)),
    "urn": ((0, 0), (0.55, 0), (0.5, 0.05), (0.85, 0.3), (1, 0.6), (0.9, 0.8), (0.6, 0.88), (0.66, 0.93), (0.2, 0.97), (0, 1)),
    "bowl": ((0, 0), (0.45, 0), (0.45, 0.08), (0.8, 0.4), (1, 1), (0.95, 1), (0.74, 0.42), (0.3, 0.14), (0, 0.12)),
    "cup": ((0, 0), (0.6, 0), (0.9, 0.25), (1, 1), (0.94, 1), (0.84, 0.3), (0.5, 0.1), (0, 0.1)),
    "figure": (
        (0, 0), (0.8, 0), (0.8, 0.08), (0.62, 0.1), (0.75, 0.3), (0.5, 0.52), (0.62, 0.66), (0.28, 0.76), (0.42, 0.86),
        (0.36, 0.95), (0, 1),
    ),
    "jar": ((0, 0), (0.94, 0), (1, 0.04), (1, 0.72), (0.84, 0.8), (0.84, 0.82)),
    "lid": ((0.9, 0.8), (0.9, 0.97), (0.84, 1), (0, 1)),
    "tin": ((0, 0), (0.97, 0), (1, 0.02), (1, 0.98), (0.95, 1), (0.9, 0.97), (0, 0.97)),
    "bottle": ((0, 0), (0.96, 0), (1, 0.03), (1, 0.58), (0.8, 0.7), (0.34, 0.8), (0.34, 0.98), (0, 1)),
}  # fmt: skip
"""Outlines of vessels: (radius, height), shares of half the width and of the height, up the outside and down the inside."""

_CHINA_SIZES = {
    "vase": (0.13, 0.26), "urn": (0.14, 0.22), "bowl": (0.17, 0.09), "figure": (0.1, 0.2), "cup": (0.08, 0.07),
}  # fmt: skip
"""Width and height [m]."""

_GLAZES = ("white", "white", "cream", "pale blue", "celadon", "navy", "dusty blue", "terracotta")
_LABELS = ("red", "mustard", "forest green", "navy", "cream", "orange", "teal", "white", "burgundy")
_JARFULS = ("amber", "honey", "burgundy", "olive", "mustard", "tan")

_HAND = 0.06
"""Room that is left above piles [m]."""

_Piece = tuple[float, Adding]
"""How much of a shelf's length a piece takes [m], and what adds it, the middle of its base at a point."""


def contents_said(spec: Spec) -> str:
    """Which contents a shelf is to bring; "" for none."""
    brought = next(
        (c for c in (SOME_BOOKS, SOME_CHINA, CHINA, WARES, STORES, MIXED, *_GOODS) if c in spec.attributes),
        "",
    )
    return brought or (BOOKS if is_filled(spec) else "")


def fill_cell(a: Assembly, cell: tuple[Vector, Vector], sort: str, rng: np.random.Generator) -> None:
    """Puts contents on one shelf, from its -y end on, and offers the rest of it as a place for other things.

    Args:
        a: The shelf or cabinet.
        cell: Low and high corners of the free space above the shelf [m]; it is seen from +x.
        sort: One of this module's words for contents, or "" to leave the shelf empty.
        rng: Chooses among them.
    """
    (x0, y0, z0), (x1, y1, z1) = cell
    start = y0
    if sort and z1 - z0 > _LEAST_ROOM and x1 - x0 > _LEAST_DEPTH:
        shares, odds = zip(*_SHARES.get(sort, FILLS))
        end = y0 + (y1 - y0) * float(rng.choice(shares, p=odds))
        if sort in (BOOKS, SOME_BOOKS) or (sort == MIXED and rng.random() < _BOOK_ROWS):
            books(a, ((x0, y0, z0), (x1, end, z1)), rng, fill=1.0)
        else:
            _line_up(a, cell, end, sort, rng)
        start = min(end + 0.01, y1) if end > y0 else y0
    free = y1 - start
    if free > LEAST_PLACE:
        a.shelf(((x0 + x1) / 2, y1 - free / 2, z0), (x1 - x0, free), headroom=z1 - z0, kind="shelf")


def _line_up(
    a: Assembly, cell: tuple[Vector, Vector], end: float, sort: str, rng: np.random.Generator
) -> None:
    """Pieces side by side from the -y end of a shelf to `end`."""
    (x0, y0, z0), (x1, _, z1) = cell
    y, goes = y0 + 0.02, _TRIES if sort in _SHOP else 1
    while goes:
        alike = _alike(sort, x1 - x0, min(z1 - z0, _TALLEST), rng)
        gap = 0.004 if sort in _SHOP else float(rng.uniform(0.015, 0.05))
        for width, add in alike:
            if y + width > end:
                break
            add(a, ((x0 + x1) / 2, y + width / 2, z0))
            y += width + gap
        else:
            goes -= not alike
            continue
        goes -= 1


def _alike(sort: str, depth: float, room: float, rng: np.random.Generator) -> list[_Piece]:
    """The next few pieces of one sort, all of them alike, as they stand in shops and larders."""
    if sort in (CHINA, SOME_CHINA, MIXED):
        return _china(depth, room, rng)
    if sort == WARES:
        make = (_packet, _tin, _jar, _bottle)[int(rng.integers(4))]
        return [_stacked(*make(depth, room, rng), room)] * int(rng.integers(3, 7))
    if sort in _GOODS:
        makers = _GOODS[sort]
        make = makers[int(rng.integers(len(makers)))]
        width, height, add = make(depth, room, rng)
        if height > room:
            return []
        piece = _stacked(width, height, add, room) if make in _IN_PILES else (width, add)
        return [piece] * int(rng.integers(1, 4))
    width, _, add = (_carton, _carton, _jar, _tin, _crate)[int(rng.integers(5))](depth, room, rng)
    return [(width, add)] * int(rng.integers(1, 4))


def _stacked(width: float, height: float, add: Adding, room: float) -> _Piece:
    """As many of a piece, one upon another, as leave a hand's room above."""

    def pile(a: Assembly, at: Vector) -> None:
        for k in range(max(int((room - _HAND) / height), 1)):
            add(a, (at[0], at[1], at[2] + k * height))

    return width, pile


def _turned(outline: str, width: float, height: float) -> Surface:
    pairs = [(r * width / 2, h * height) for r, h in _OUTLINES[outline]]
    return p.lathe(pairs, _SEGMENTS, crease=np.radians(50))


def _china(depth: float, room: float, rng: np.random.Generator) -> list[_Piece]:
    """A vase, an urn, a bowl, a figure, a plate on edge, or a few cups."""
    look = plain("porcelain", _GLAZES[int(rng.integers(len(_GLAZES)))])
    form = ("vase", "urn", "bowl", "figure", "plate", "cup")[int(rng.integers(6))]
    if form == "plate":
        size = min(0.85 * room, float(rng.uniform(0.2, 0.27)))
        return [(size, lambda a, at: a.add(look, _plate(size, min(depth / 2 - 0.03, 0.1)).translate(*at)))]
    width, height = _CHINA_SIZES[form]
    scale = min(float(rng.uniform(0.8, 1.2)), 0.85 * room / height, 0.85 * depth / width)
    made = _turned(form, scale * width, scale * height)
    count = int(rng.integers(2, 5)) if form == "cup" else 1
    return [(scale * width, lambda a, at: a.add(look, made.translate(*at)))] * count


def _plate(size: float, back: float) -> Surface:
    """A plate that stands on its edge and leans back."""
    r = size / 2
    flat = p.lathe(
        [(0, 0), (0.55 * r, 0), (r, 0.08 * r), (r, 0.1 * r), (0.6 * r, 0.03 * r), (0, 0.03 * r)], _SEGMENTS
    )
    return p.aim(flat, "x").translate(-back, 0, r)


def _packet(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A printed carton with a label of another colour."""
    w, h = float(rng.uniform(0.09, 0.18)), min(float(rng.uniform(0.14, 0.28)), 0.85 * room)
    d = min(0.85 * depth, 0.22)
    ground, label = (plain("paper", _LABELS[int(i)]) for i in rng.choice(len(_LABELS), 2, replace=False))

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        a.add(ground, p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + h), 0.002))
        a.add(label, p.rect((0.7 * w, 0.35 * h), (x + d / 2 + 0.001, y, z + 0.6 * h), "+x"), closed=False)

    return w, h, add


def _tin(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A tin with a paper band."""
    w = min(float(rng.uniform(0.08, 0.12)), 0.85 * depth)
    h = min(float(rng.uniform(0.1, 0.16)), 0.85 * room)
    label = plain("paper", _LABELS[int(rng.integers(len(_LABELS)))])

    def add(a: Assembly, at: Vector) -> None:
        a.add(plain("steel"), _turned("tin", w, h).translate(*at))
        band = [(w / 2 + 0.001, 0.1 * h), (w / 2 + 0.001, 0.88 * h)]
        a.add(label, p.lathe(band, _SEGMENTS).translate(*at), closed=False)

    return w, h, add


def _jar(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A preserving jar, full, with a metal lid."""
    w = min(float(rng.uniform(0.08, 0.11)), 0.85 * depth)
    h = min(float(rng.uniform(0.12, 0.2)), 0.85 * room)
    full = plain("porcelain", _JARFULS[int(rng.integers(len(_JARFULS)))])

    def add(a: Assembly, at: Vector) -> None:
        a.add(full, _turned("jar", w, h).translate(*at))
        a.add(plain("brass"), _turned("lid", w, h).translate(*at))

    return w, h, add


def _bottle(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A bottle of dark glass with a label."""
    w = min(0.08, 0.85 * depth)
    h = min(float(rng.uniform(0.2, 0.3)), 0.9 * room)
    glass = plain("porcelain", ("dark green", "burgundy", "amber", "cream")[int(rng.integers(4))])

    def add(a: Assembly, at: Vector) -> None:
        a.add(glass, _turned("bottle", w, h).translate(*at))
        band = [(w / 2 + 0.001, 0.15 * h), (w / 2 + 0.001, 0.45 * h)]
        a.add(plain("paper", "cream"), p.lathe(band, _SEGMENTS).translate(*at), closed=False)

    return w, h, add


def _carton(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A cardboard box, taped shut."""
    w, h = float(rng.uniform(0.22, 0.4)), min(float(rng.uniform(0.16, 0.3)), 0.85 * room)
    d = 0.85 * depth

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        a.add(
            plain("cardboard"), p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + h), 0.004)
        )
        a.add(
            plain("paper", "tan"),
            p.rect((0.05, 0.3 * h), (x + d / 2 + 0.001, y, z + 0.85 * h), "+x"),
            closed=False,
        )

    return w, h, add


def _crate(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A plastic box with a lid that stands over."""
    w, h = float(rng.uniform(0.25, 0.38)), min(float(rng.uniform(0.14, 0.24)), 0.8 * room)
    d = 0.85 * depth
    look = plain("plastic", ("grey", "navy", "white", "forest green")[int(rng.integers(4))])

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        top = z + 0.86 * h
        a.add(look, p.box_between((x - 0.47 * d, y - 0.47 * w, z), (x + 0.47 * d, y + 0.47 * w, top), 0.012))
        a.add(
            plain("plastic", "charcoal"),
            p.box_between((x - d / 2, y - w / 2, top), (x + d / 2, y + w / 2, z + h), 0.006),
        )

    return w, h, add
