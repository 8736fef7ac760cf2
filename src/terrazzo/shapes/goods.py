"""Goods of particular shops, as they line shelves: loaves, cakes, folded clothes, medicines, shoe boxes, fruit, toys.

Each maker gives one piece: how much of the shelf's length it takes, how high it is, and what adds it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly, Vector
from terrazzo.shapes.looks import plain
from terrazzo.shapes.surface import Surface

Adding = Callable[[Assembly, Vector], None]
Ware = tuple[float, float, Adding]
"""Width along the shelf [m], height [m], and what adds it, the middle of its base at a point."""

_CRUSTS = ("caramel", "camel", "tan", "brown")
_ICINGS = ("white", "blush", "cream", "brown", "mint", "lemon")
_CLOTHS = ("navy", "grey", "cream", "rust", "sage", "white", "charcoal", "dusty blue", "burgundy", "mustard")
_BRIGHT = ("red", "yellow", "sky blue", "green", "orange", "purple", "teal", "pink")
_FRUITS = ("red", "orange", "lime green", "yellow", "plum", "forest green")


def _any(options: tuple[str, ...], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]


def loaf(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A loaf of bread, long or round."""
    long = rng.random() < 0.5
    w, h = (0.13, 0.1) if long else (0.2, 0.11)
    h = min(h, 0.8 * room)
    d = min(0.85 * depth, 0.32 if long else w)
    crust = plain("bread", _any(_CRUSTS, rng))

    def add(a: Assembly, at: Vector) -> None:
        a.add(crust, _dome(d, w, h, 18).translate(*at))
        for k in (-1, 0, 1):
            cut = p.box((0.016, 0.34 * w, 0.01), (0.24 * k * d, 0, (0.97 - 0.13 * abs(k)) * h), 0.003)
            a.add(plain("bread", "cream"), cut.translate(*at))

    return w, h, add


def bun(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A tray of buns, three deep."""
    r, rows = 0.045, max(min(int(depth / 0.1), 3), 1)
    crust = plain("bread", _any(_CRUSTS, rng))

    def add(a: Assembly, at: Vector) -> None:
        a.add(plain("steel"), p.box((rows * 0.1, 0.3, 0.008), (at[0], at[1], at[2] + 0.004), 0.002))
        for i in range(rows):
            for j in range(3):
                x, y = (i - (rows - 1) / 2) * 0.098, (j - 1) * 0.098
                a.add(crust, _dome(2 * r, 2 * r, 0.06, 12).translate(at[0] + x, at[1] + y, at[2] + 0.008))

    return 0.31, 0.06, add


def cake(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A round cake on a plate."""
    r = min(0.11, 0.42 * depth)
    h = min(0.09, 0.7 * room)
    icing, top = plain("porcelain", _any(_ICINGS, rng)), plain("fruit", _any(("red", "plum"), rng))

    def add(a: Assembly, at: Vector) -> None:
        plate = [(0, 0), (0.6 * r, 0), (1.2 * r, 0.012), (1.2 * r, 0.016), (0, 0.01)]
        a.add(plain("porcelain", "white"), p.lathe(plate, 24).translate(*at))
        body = [(r, 0.012), (r, 0.9 * h), (0.92 * r, h), (0, h)]
        a.add(icing, p.lathe(body, 24, crease=np.radians(60)).translate(*at))
        for k in range(8):
            t = k * np.pi / 4
            x, y = 0.72 * r * np.cos(t), 0.72 * r * np.sin(t)
            a.add(top, p.sphere(0.014, (at[0] + x, at[1] + y, at[2] + h + 0.01), segments=8))

    return 2.5 * r, h + 0.03, add


def folded(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A pile of folded clothes of one cut in two colours."""
    w, d = float(rng.uniform(0.26, 0.34)), min(0.85 * depth, 0.34)
    count = max(min(int(rng.integers(3, 8)), int((room - 0.05) / 0.035)), 1)
    cloth = _any(("cotton", "knit", "wool", "denim"), rng)
    looks = [plain(cloth, _any(_CLOTHS, rng)) for _ in range(2)]

    def add(a: Assembly, at: Vector) -> None:
        for k in range(count):
            low = at[2] + 0.035 * k
            slim = 0.006 * (k % 3)
            box = p.box_between(
                (at[0] - d / 2 + slim, at[1] - w / 2 + slim, low), (at[0] + d / 2 - slim, at[1] + w / 2 - slim, low + 0.034), 0.012
            )  # fmt: skip
            a.add(looks[(k // 2) % 2], box)

    return w, 0.035 * count, add


def medicine(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A white carton with a coloured band."""
    w, h = float(rng.uniform(0.06, 0.12)), min(float(rng.uniform(0.08, 0.16)), 0.8 * room)
    d = min(0.8 * depth, 0.2)
    band = plain("paper", _any(_BRIGHT, rng))
    split = float(rng.uniform(0.2, 0.6))

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        body = p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + h), 0.001)
        a.add(plain("paper", "white"), body)
        a.add(band, p.rect((w, 0.3 * h), (x + d / 2 + 0.001, y, z + split * h), "+x"), closed=False)

    return w, h, add


def shoe_box(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A shoe box with a lid of another shade."""
    w, h, d = 0.2, min(0.12, 0.8 * room), min(0.85 * depth, 0.32)
    body, lid = (
        plain("paper", _any(("tan", "white", "charcoal", "orange", "red"), rng)),
        plain("paper", "cream"),
    )

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        a.add(body, p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + 0.72 * h), 0.001))
        top = p.box_between(
            (x - d / 2 - 0.003, y - w / 2 - 0.003, z + 0.72 * h), (x + d / 2 + 0.003, y + w / 2 + 0.003, z + h), 0.001
        )  # fmt: skip
        a.add(lid, top)

    return w + 0.008, h, add


def shoes(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A pair of low shoes, toes to the front."""
    look = plain("leather", _any(("black", "brown", "cognac", "white", "navy", "red"), rng))
    d = min(0.28, 0.85 * depth)

    def add(a: Assembly, at: Vector) -> None:
        for side in (-0.055, 0.055):
            x, y, z = at[0], at[1] + side, at[2]
            sole = p.extrude(p.oval_outline((d, 0.088), segments=20), 0.018, 0.004)
            a.add(plain("rubber", "cream"), sole.translate(x, y, z))
            a.add(look, _dome(0.55 * d, 0.078, 0.055).translate(x + 0.2 * d, y, z + 0.018))
            a.add(look, _dome(0.6 * d, 0.074, 0.085).translate(x - 0.18 * d, y, z + 0.018))

    return 0.22, 0.1, add


def fruit(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A shallow crate of one fruit."""
    w, d, r = 0.34, min(0.9 * depth, 0.5), 0.048
    wood, skin = plain("pine"), plain("fruit", _any(_FRUITS, rng))

    def add(a: Assembly, at: Vector) -> None:
        x, y, z = at
        a.add(wood, p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + 0.03), 0.0))
        for s in (-1, 1):
            edge = s * (w / 2 - 0.006)
            a.add(
                wood,
                p.box_between(
                    (x - d / 2, y + edge - 0.006, z), (x + d / 2, y + edge + 0.006, z + 0.1), 0.002
                ),
            )
            edge = s * (d / 2 - 0.006)
            a.add(
                wood,
                p.box_between(
                    (x + edge - 0.006, y - w / 2, z), (x + edge + 0.006, y + w / 2, z + 0.1), 0.002
                ),
            )
        across, along = max(int((d - 0.04) / (2.1 * r)), 1), int((w - 0.04) / (2.1 * r))
        for i in range(across):
            for j in range(along):
                u, v = (i - (across - 1) / 2) * 2.1 * r, (j - (along - 1) / 2) * 2.1 * r
                low = z + 0.05 + 0.012 * float(rng.random())  # Only their tops are seen.
                a.add(skin, _dome(2 * r, 2 * r, 1.1 * r, 8).translate(x + u, y + v, low))

    return w, 0.12, add


def toy(depth: float, room: float, rng: np.random.Generator) -> Ware:
    """A bright box with a window, a ball, or a tower of rings."""
    form, look = int(rng.integers(3)), plain("plastic", _any(_BRIGHT, rng))
    h = min(float(rng.uniform(0.14, 0.26)), 0.85 * room)
    w = float(rng.uniform(0.12, 0.24))
    r = min(0.09, 0.42 * depth, 0.42 * room)
    if form == 1:
        return 2 * r, 2 * r, lambda a, at: a.add(look, p.sphere(r, (at[0], at[1], at[2] + r), segments=18))
    if form == 2:
        rings = [plain("plastic", c) for c in ("red", "orange", "yellow", "green", "sky blue")]

        def tower(a: Assembly, at: Vector) -> None:
            for k, ring in enumerate(rings):
                radius, low = r * (1 - 0.14 * k), at[2] + 0.032 * k
                outline = [(0, 0), (0.8 * radius, 0), (radius, 0.016), (0.8 * radius, 0.032), (0, 0.032)]
                a.add(ring, p.lathe(outline, 20).translate(at[0], at[1], low))

        return 2 * r, 0.16, tower
    d = min(0.8 * depth, 0.22)
    pane = plain("paper", _any(_BRIGHT, rng))

    def box(a: Assembly, at: Vector) -> None:
        x, y, z = at
        a.add(look, p.box_between((x - d / 2, y - w / 2, z), (x + d / 2, y + w / 2, z + h), 0.002))
        a.add(pane, p.rect((0.7 * w, 0.5 * h), (x + d / 2 + 0.001, y, z + 0.5 * h), "+x"), closed=False)

    return w, h, box


def _dome(x: float, y: float, z: float, segments: int = 14) -> Surface:
    """Half an ellipsoid that lies on z = 0, of a footprint and a height [m]."""
    turn = np.linspace(0, np.pi / 2, max(segments // 3, 3))
    half = p.lathe(list(zip(np.cos(turn), np.sin(turn), strict=True)), segments)
    return half.scaled(x / 2, y / 2, z)
