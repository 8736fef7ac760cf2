"""Plates, bowls, cups, glasses and jugs: what is set on a table."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.food import apple_at, banana_at, orange_at
from terrazzo.shapes.primitives import round as turned_solids
from terrazzo.shapes.sketch import Sketch, entry

Profile = list[tuple[float, float]]


def vessel(outer: Profile, wall: float, floor: float) -> Profile:
    """An outline [m] from the foot to the rim, and back down the inside to a floor [m].

    The heights of the outline must not fall. The inside keeps within the outline all the way down: where that flares
    from a narrow foot, the floor is as narrow.
    """
    inner = [(max(r - wall, 0.0), max(z, floor)) for r, z in reversed(outer) if z > floor]
    inner[0] = (outer[-1][0] - wall, outer[-1][1])
    radii, heights = zip(*outer, strict=True)
    foot = min(inner[-1][0], max(float(np.interp(floor, heights, radii)) - wall, 1e-4))
    return [(0.0, outer[0][1]), *outer, *inner, (foot, floor), (0.0, floor)]


def handle(
    a: Sketch, look: Finish, radius: float, low: float, high: float, reach: float, thick: float
) -> None:
    """A loop on the +y side of a vessel of this radius between two heights [m]."""
    middle = (low + high) / 2
    points = [
        (0, radius, high), (0, radius + 0.75 * reach, high), (0, radius + reach, middle),
        (0, radius + 0.7 * reach, low), (0, radius, low),
    ]  # fmt: skip
    a.bend(look, points, thick, n=8, steps=4)


@entry(
    "plate",
    "dish, dinner plate, side plate, dessert plate, small plate, saucer, platter, serving plate, "
    "ceramic plate, porcelain plate, china plate, serving platter",
    (0.26, 0.26, 0.025), stand="surface", mass=0.5, colours="white", finishes="porcelain", tags="tableware",
    limits=(0.4, 1.8),
)  # fmt: skip
def plate(a: Sketch) -> None:
    """A shallow plate with a rim; "square" makes it square."""
    w, _, h = a.size
    r, look = w / 2, a.main("porcelain", "white")
    if a.said("square", "rectangular"):
        outer = [(0.75 * r, 0), (0.8 * r, 0.1 * h), (0.97 * r * 1.41, 0.9 * h), (1.41 * r, h)]
        a.lathe(look, vessel(outer, 0.02 * r, 0.2 * h), n=4, flat=True, turn=np.pi / 4)
    else:
        outer = [(0.55 * r, 0), (0.58 * r, 0.12 * h), (0.7 * r, 0.45 * h), (0.97 * r, 0.92 * h), (r, h)]
        inner = [
            (0.99 * r, h),
            (0.72 * r, 0.62 * h),
            (0.64 * r, 0.34 * h),
            (0.6 * r, 0.28 * h),
            (0, 0.26 * h),
        ]
        a.lathe(look, [(0, 0.06 * h), (0.5 * r, 0.06 * h), *outer, *inner], n=44)
        if a.said("patterned", "blue", "decorated", "rimmed", "gold"):
            a.lathe(
                a.fixed("gold") if a.said("gold") else a.fixed("porcelain", "cobalt"),
                [(0.95 * r, 0.94 * h), (0.9 * r, 0.875 * h)],
                n=44,
            )
    a.shelf((0, 0, 0.28 * h), (1.0 * r, 1.0 * r), 0.3, "top")


@entry(
    "bowl",
    "mixing bowl, salad bowl, serving bowl, ceramic bowl, cereal bowl, soup bowl, decorative bowl, "
    "dish bowl, rice bowl, wooden bowl, candy bowl, snack bowl, porcelain bowl, metal bowl, ramen bowl, "
    "popcorn bowl, singing bowl",
    (0.2, 0.2, 0.09), stand="surface", mass=0.5, colours="white, cream, sage, slate blue, terracotta",
    finishes="ceramic", tags="tableware", limits=(0.3, 2.5),
)  # fmt: skip
def bowl(a: Sketch) -> None:
    """A round open bowl that things can lie in."""
    _bowl(a, a.main("ceramic", "white"))


def _bowl(a: Sketch, look: Finish) -> None:
    w, _, h = a.size
    r = w / 2
    a.piece(None)
    outer = [(0.4 * r, 0), (0.42 * r, 0.06 * h), (0.7 * r, 0.32 * h), (0.9 * r, 0.66 * h), (r, h)]
    a.lathe(look, vessel(outer, 0.05 * r, 0.14 * h), n=40)
    a.collide_bowl(0.5 * r, r, h, 0.12 * r, 0.14 * h)
    a.shelf((0, 0, 0.16 * h), (0.75 * r, 0.75 * r), 0.3, "inside")


@entry(
    "tray",
    "serving tray, wooden tray, tea tray, decorative tray, tool tray, breakfast tray, handwoven tray, "
    "metal tray, drinks tray, vanity tray, baking tray, baking sheet, sheet pan, puzzle tray, "
    "paper tray, letter tray, desk tray, food tray",
    (0.3, 0.44, 0.05), stand="surface", mass=0.9, finishes="oak, walnut, rattan, bamboo",
    tags="tableware, container", limits=(0.3, 1.6),
)  # fmt: skip
def tray(a: Sketch) -> None:
    """A low tray with handles on which things stand; "round" makes it round."""
    d, w, h = a.size
    look = a.main("oak", axis=1)
    a.piece(None)
    if a.said("round", "circular", "oval"):
        rim = vessel([(0.47, 0), (0.485, 0.1 * h), (0.5, h)], 0.03, 0.16 * h)
        a.add(turned_solids.lathe(rim, 48).scaled(d, w, 1.0), look)
        a.collide((-0.35 * d, -0.35 * w, 0), (0.35 * d, 0.35 * w, 0.16 * h))
    else:
        t = 0.012
        a.box(look, (d, w, 0.16 * h), (0, 0, 0), bevel=0.002)
        for s in (-1, 1):
            a.box(look, (t, w, 0.7 * h), (s * (d - t) / 2, 0, 0.1 * h), bevel=0.002)
            a.box(look, (d, t, 0.7 * h), (0, s * (w - t) / 2, 0.1 * h), bevel=0.002)
            metal = a.fixed("black metal") if look.pattern != "wicker" else look
            y = s * (w / 2 - t / 2)
            a.bend(
                metal,
                [
                    (-0.16 * d, y, 0.78 * h),
                    (-0.14 * d, y, 0.97 * h),
                    (0.14 * d, y, 0.97 * h),
                    (0.16 * d, y, 0.78 * h),
                ],
                0.005,
                steps=4,
            )
        a.collide_hollow((-d / 2, -w / 2, 0), (d / 2, w / 2, 0.8 * h), t, 0.16 * h)
    share = 0.68 if a.said("round", "circular", "oval") else 0.9
    a.shelf((0, 0, 0.165 * h), (share * d, share * w), float("inf"), "top")


@entry(
    "coaster", "drink coaster, marble coaster, cork coaster, trivet, placemat, place mat",
    (0.1, 0.1, 0.008), stand="surface", mass=0.15, finishes="cork, slate, marble, oak", tags="tableware",
    limits=(0.5, 4.0),
)  # fmt: skip
def coaster(a: Sketch) -> None:
    """A thin round or square slab on which a cup can stand."""
    d, w, h = a.size
    look = a.main("cork")
    if a.said("square", "rectangular", "placemat"):
        a.box(look, (d, w, h), (0, 0, 0), bevel=0.002)
    else:
        a.cylinder(look, w / 2, h, (0, 0, 0), n=40)
    a.shelf((0, 0, h), (0.7 * d, 0.7 * w))


@entry(
    "napkin",
    "linen napkin, cloth napkin, folded napkin, paper napkin, serviette, dishcloth, tea towel, "
    "dish towel, handkerchief, tissue, washcloth",
    (0.12, 0.2, 0.02), stand="surface", mass=0.06, colours="white, cream, sage, navy", finishes="linen",
    tags="soft, tableware", limits=(0.5, 2.0),
)  # fmt: skip
def napkin(a: Sketch) -> None:
    """A cloth folded three times; "ring" puts a ring round it."""
    d, w, h = a.size
    look = a.main("linen", "white", axis=1)
    for k in range(3):
        share = 1 - 0.04 * k
        a.cushion(
            look,
            (share * d, share * w, 0.4 * h),
            (0.01 * d * k, 0, 0.3 * h * k),
            puff=0.15,
            corner=0.006,
            cells=4,
        )
    if a.said("ring"):
        a.box(a.fixed("brass"), (1.02 * d, 0.16 * w, 1.02 * h), (0, 0, 0), bevel=0.004)


@entry(
    "fruit bowl",
    "bowl of fruit, fruit basket, fruit, bowl of apples, bowl of oranges, bowl of lemons, "
    "bowl of tomatoes, bowl of oranges and apples, basket of fruit, fruits, fruit plate, lemon bowl",
    (0.3, 0.3, 0.2), stand="surface", mass=2.2, finishes="ceramic", colours="white, cream, slate blue",
    tags="food, decoration", limits=(0.4, 1.6),
)  # fmt: skip
def fruit_bowl(a: Sketch) -> None:
    """A bowl, or a basket where wicker was said, heaped with fruit."""
    w, _, h = a.size
    r = w / 2
    woven = a.said("basket", "woven", "wicker")
    look = a.fixed("wicker") if woven and not a.spec.material else a.main("ceramic", "white")
    outer = [(0.4 * r, 0), (0.45 * r, 0.04 * h), (0.8 * r, 0.26 * h), (r, 0.5 * h)]
    a.lathe(look, vessel(outer, 0.04 * r, 0.06 * h), n=40)
    a.piece("fruit")
    f = 0.27 * r
    only = next((x for x in ("apple", "orange", "lemon", "tomato") if a.said(x, x + "s", x + "es")), None)
    for k in range(6):
        t = 2 * np.pi * k / 6
        _fruit(a, only, k, (0.52 * r * np.cos(t), 0.52 * r * np.sin(t), 0.42 * h), f)
    for k in range(3):
        t = 2 * np.pi * k / 3 + 0.5
        _fruit(a, only, k + 1, (0.24 * r * np.cos(t), 0.24 * r * np.sin(t), 0.66 * h), f)
    if only is None:
        banana_at(a, (0.1 * r, 0.35 * r, 0.62 * h), 1.1 * r, 0.2)
        banana_at(a, (0.22 * r, 0.3 * r, 0.66 * h), 1.05 * r, 0.45)


def _fruit(a: Sketch, only: str | None, k: int, spot: tuple[float, float, float], radius: float) -> None:
    kind = only or ("apple", "orange", "green apple")[k % 3]
    if kind in ("orange", "lemon"):
        orange_at(a, spot, radius, "orange" if kind == "orange" else "lemon")
    else:
        apple_at(
            a,
            spot,
            radius,
            "apple green" if kind == "green apple" else "scarlet" if kind == "tomato" else "crimson",
        )
