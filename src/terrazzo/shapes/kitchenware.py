"""Pots, knives, jars and the other tools of a kitchen."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "cutting board",
    "chopping board, bread board, wooden cutting board, butcher block board, charcuterie board, "
    "serving board, rolling board",
    (0.24, 0.36, 0.022), stand="surface", mass=1.2, finishes="oak, walnut, maple, bamboo", tags="kitchen",
    limits=(0.5, 1.6),
)  # fmt: skip
def cutting_board(a: Sketch) -> None:
    """A board with rounded corners and a hole; "paddle" has a handle."""
    d, w, h = a.size
    look = a.main("oak", axis=1)
    if a.said("round"):
        a.cylinder(look, 0.5 * d, h, (0, 0, 0), n=48)
    else:
        a.prism(
            look,
            rounded_outline((d, 0.8 * w if a.said("paddle") else w), 0.02),
            h,
            (0, -0.1 * w if a.said("paddle") else 0, 0),
            bevel=0.003,
        )
    if a.said("paddle"):
        a.prism(look, rounded_outline((0.22 * d, 0.26 * w), 0.015), h, (0, 0.37 * w, 0), bevel=0.003)
    a.cylinder(
        a.fixed("lacquer", "dark brown"),
        0.05 * d,
        0.0008,
        (-0.36 * d if not a.said("paddle", "round") else 0, 0.42 * w, h),
        n=20,
        bevel=0,
    )
    a.shelf((0, 0, h), (0.8 * d, 0.75 * w))


@entry(
    "knife block", "knife set, knife holder, wooden knife block, block of knives, kitchen knives",
    (0.24, 0.12, 0.36), stand="surface", mass=2.5, finishes="walnut, oak, bamboo", tags="kitchen",
    limits=(0.6, 1.4),
)  # fmt: skip
def knife_block(a: Sketch) -> None:
    """A slanted wooden block with black-handled knives."""
    d, w, h = a.size
    wood = a.main("walnut", axis=2)
    side = [(-0.5, 0.0), (0.42, 0.0), (0.5, 0.08), (0.1, 0.62), (-0.5, 0.42)]
    a.prism(wood, [(z * h, x * d) for x, z in side], 0.96 * w, (0, -0.48 * w, 0), axis="y", bevel=0.004)
    black, steel = a.fixed("plastic", "black"), a.fixed("steel")
    normal = np.arctan2(0.6 * d, 0.2 * h)
    for row in range(2):
        for k in range(3):
            s = 0.3 + 0.4 * row
            x, z = (-0.5 + 0.6 * s) * d, (0.42 + 0.2 * s) * h
            with a.at(x, (k - 1) * 0.28 * w, z, pitch=-(np.pi / 2 - normal) * 0.55 - 0.12):
                tall = (0.34 - 0.06 * row - 0.02 * k) * h
                a.box(steel, (0.03, 0.012, 0.05 * h), (0, 0, -0.02 * h), bevel=0.001)
                a.box(black, (0.07 * d, 0.14 * w, tall), (0, 0, 0.02 * h), bevel=0.004)
                for j in (0.3, 0.7):
                    a.box(steel, (0.016 * d, 0.145 * w, 0.01 * h), (0, 0, 0.02 * h + j * tall), bevel=0)


def _blade(a: Sketch, length: float, width: float) -> None:
    steel = a.fixed("stainless steel")
    outline = [
        (-0.5 * width, 0),
        (0.5 * width, 0),
        (0.5 * width, 0.55 * length),
        (0.1 * width, 0.92 * length),
        (-0.5 * width, length),
    ]
    a.prism(steel, outline, 0.0022, (0, 0, 0.006), bevel=0)


@entry(
    "knife", "kitchen knife, chef knife, steak knife, butter knife, dagger, table knife, cleaver",
    (0.035, 0.28, 0.016), stand="surface", mass=0.15, tags="kitchen", limits=(0.5, 1.6),
)  # fmt: skip
def knife(a: Sketch) -> None:
    """A knife lying flat."""
    with a.at(0, -0.03, 0):
        _blade(a, 0.17, 0.032)
    a.box(a.main("plastic", "black"), (0.024, 0.11, 0.015), (0.002, -0.085, 0), bevel=0.005)


@entry(
    "fork", "dinner fork, salad fork, cutlery, silverware, flatware, cutlery set",
    (0.026, 0.2, 0.014), stand="surface", mass=0.05, finishes="stainless steel, gold", tags="tableware",
    limits=(0.6, 1.6),
)  # fmt: skip
def fork(a: Sketch) -> None:
    """A fork lying flat."""
    look = a.main("stainless steel")
    a.band(
        look,
        [(0, -0.1, 0.003), (0, 0.0, 0.006), (0, 0.03, 0.009), (0, 0.05, 0.004)],
        [(-0.001, -0.004), (0.001, -0.004), (0.001, 0.004), (-0.001, 0.004)],
    )
    a.prism(
        look,
        [(-0.012, 0.045), (0.012, 0.045), (0.013, 0.058), (-0.013, 0.058)],
        0.002,
        (0, 0, 0.002),
        bevel=0,
    )
    for k in range(4):
        x = (k - 1.5) * 0.0072
        a.tube(look, [(x, 0.057, 0.003), (x, 0.08, 0.004), (x, 0.1, 0.009)], 0.0016, n=5)


@entry(
    "scoop", "coffee scoop, metal scoop, ice cream scoop, ladle, measuring spoon",
    (0.045, 0.17, 0.03), said="scoop", stand="surface", mass=0.06, finishes="stainless steel",
    tags="kitchen",
)  # fmt: skip
@entry(
    "spoon", "teaspoon, tablespoon, soup spoon, wooden spoon, dessert spoon",
    (0.036, 0.17, 0.018), stand="surface", mass=0.04, finishes="stainless steel", tags="tableware",
    limits=(0.5, 2.2),
)  # fmt: skip
def spoon(a: Sketch) -> None:
    """A spoon lying flat; "scoop" and "ladle" are deeper."""
    look = a.main("stainless steel")
    deep = 0.02 if a.said("scoop", "ladle") else 0.008
    s, t = np.linspace(0, 1, 6), np.linspace(0, 2 * np.pi, 21)
    r = 1 - 0.12 * np.sin(t)
    grid = np.stack(
        [
            np.outer(0.018 * r * np.cos(t), s),
            np.outer(0.025 * r * np.sin(t), s) + 0.05,
            np.broadcast_to(deep * s**2, (21, 6)),
        ],
        -1,
    )
    a.sheet(look, grid)
    a.tube(
        look,
        [(0, 0.026, deep), (0, -0.01, deep + 0.007), (0, -0.095, 0.004)],
        0.0022,
        n=6,
        scale=[1.0, 0.9, 1.7],
    )


@entry(
    "utensil holder",
    "utensils, utensil, utensil crock, kitchen utensils, cooking utensils, utensil set, spatula, whisk, "
    "rolling pin, kitchen utensil holder, utensil jar, cutlery holder, tongs",
    (0.15, 0.15, 0.34), stand="surface", mass=1.2, finishes="ceramic, stainless steel",
    colours="white, cream", tags="kitchen", limits=(0.5, 1.5),
)  # fmt: skip
def utensil_holder(a: Sketch) -> None:
    """A crock with spoons, a spatula and a whisk."""
    w, _, h = a.size
    r = 0.4 * w
    a.lathe(
        a.main("ceramic", "white"),
        vessel([(0.9 * r, 0), (r, 0.04 * h), (r, 0.42 * h), (1.04 * r, 0.46 * h)], 0.08 * r, 0.03 * h),
        n=32,
    )
    wood, steel = a.fixed("beech", axis=2), a.fixed("stainless steel")
    for k in range(6):
        t = k * np.pi / 3
        top = (0.86 + 0.03 * (k % 3)) * h
        with a.at(0.3 * r * np.cos(t), 0.3 * r * np.sin(t), 0.05 * h, yaw=t, pitch=0.16):
            look = wood if k % 2 else steel
            a.cylinder(look, 0.035 * w, 0.66 * top, (0, 0, 0), top=0.025 * w, n=8)
            z = 0.66 * top
            if k % 3 == 0:
                a.ball(look, (0.03 * w, 0.14 * w, 0.12 * h), (0, 0, z + 0.08 * h), n=14)
            elif k % 3 == 1:
                a.box(look, (0.02 * w, 0.24 * w, 0.18 * h), (0, 0, z), bevel=0.003)
            else:
                for j in range(4):
                    with a.at(0, 0, z, yaw=j * np.pi / 4):
                        s = np.linspace(0, np.pi, 12)
                        a.tube(
                            steel,
                            np.stack(
                                [
                                    0.12 * w * np.sin(s) * np.sign(np.cos(s) + 1e-9),
                                    0 * s,
                                    0.1 * h * (1 - np.cos(s)),
                                ],
                                -1,
                            ),
                            0.0016,
                            n=4,
                        )


@entry(
    "cooking pot",
    "pot, saucepan, stockpot, pasta pot, casserole, dutch oven, soup pot, cauldron, stew pot, crock pot, "
    "pot of soup, stock pot, casserole dish",
    (0.26, 0.36, 0.18), stand="surface", mass=2.2, finishes="stainless steel, black metal", tags="kitchen",
    limits=(0.5, 2.0),
)  # fmt: skip
def cooking_pot(a: Sketch) -> None:
    """A pot with two ears and a lid; "open" shows what is cooking."""
    d, w, h = a.size
    r = d / 2
    look, black = a.main("stainless steel"), a.fixed("plastic", "black")
    rim = 0.74 * h
    a.lathe(look, vessel([(0.92 * r, 0), (r, 0.05 * h), (r, rim)], 0.04 * r, 0.06 * h), n=44)
    if a.said("open", "bubbling", "boiling", "lidless"):
        a.cylinder(a.fixed("lacquer", "light yellow"), 0.95 * r, 0.5 * rim, (0, 0, 0.3 * rim), n=36)
    else:
        a.lathe(look, [(1.02 * r, rim), (1.02 * r, rim + 0.02 * h), (0.6 * r, 0.84 * h), (0, 0.87 * h)], n=44)
        a.lathe(
            black,
            [(0.05 * r, 0.86 * h), (0.05 * r, 0.9 * h), (0.16 * r, 0.94 * h), (0.12 * r, h), (0, h)],
            n=20,
        )
    for s in (-1, 1):
        y = s * 0.99 * r
        a.bend(
            black if look.pattern != "smooth" else look,
            [
                (-0.3 * r, y, 0.6 * h),
                (-0.25 * r, s * w / 2, 0.62 * h),
                (0.25 * r, s * w / 2, 0.62 * h),
                (0.3 * r, y, 0.6 * h),
            ],
            0.06 * r,
        )


@entry(
    "frying pan", "pan, skillet, wok, cast iron pan, saute pan, cast iron skillet, griddle",
    (0.28, 0.48, 0.07), stand="surface", mass=1.3, finishes="cast iron, black metal", tags="kitchen",
    limits=(0.5, 1.6),
)  # fmt: skip
def frying_pan(a: Sketch) -> None:
    """A round pan with a long handle."""
    d, w, h = a.size
    r = d / 2
    look = a.main("cast iron")
    y = -w / 2 + r
    a.lathe(
        look,
        vessel([(0.8 * r, 0), (0.86 * r, 0.06 * h), (r, 0.7 * h)], 0.03 * r, 0.1 * h),
        base=(0, y, 0),
        n=44,
    )
    a.tube(
        look,
        [
            (0, y + 0.93 * r, 0.55 * h),
            (0, y + 1.15 * r, 0.8 * h),
            (0, w / 2 - 0.04, 0.95 * h),
            (0, w / 2, 0.9 * h),
        ],
        0.055 * r,
        n=10,
        scale=[0.8, 0.8, 1.2, 0.9],
    )


@entry(
    "colander", "strainer, sieve, pasta strainer, salad spinner, metal strainer",
    (0.25, 0.34, 0.14), stand="surface", mass=0.6, finishes="stainless steel, enamel", tags="kitchen",
    limits=(0.5, 1.6),
)  # fmt: skip
def colander(a: Sketch) -> None:
    """A bowl with rows of holes and two handles on a foot."""
    d, w, h = a.size
    r = d / 2
    look = a.main("stainless steel")
    a.lathe(look, [(0.4 * r, 0), (0.46 * r, 0), (0.44 * r, 0.12 * h), (0.4 * r, 0.12 * h)], n=32)
    outer = [(0.42 * r, 0.12 * h), (0.72 * r, 0.3 * h), (0.92 * r, 0.62 * h), (r, h)]
    a.lathe(look, vessel(outer, 0.03 * r, 0.15 * h), n=44)
    dark = a.fixed("plastic", "charcoal")
    for row, (rad, z) in enumerate(((0.62, 0.24), (0.74, 0.36), (0.84, 0.5), (0.91, 0.64), (0.955, 0.78))):
        for k in range(18):
            t = 2 * np.pi * (k + 0.5 * (row % 2)) / 18
            for side in (0.99, 1.02):
                a.ball(dark, 0.035 * r, (side * rad * r * np.cos(t), side * rad * r * np.sin(t), z * h), n=4)
    for s in (-1, 1):
        a.bend(
            look,
            [
                (-0.3 * r, s * 0.95 * r, 0.96 * h),
                (-0.22 * r, s * w / 2, 0.97 * h),
                (0.22 * r, s * w / 2, 0.97 * h),
                (0.3 * r, s * 0.95 * r, 0.96 * h),
            ],
            0.035 * r,
        )


@entry(
    "corkscrew", "opener, bottle opener, wine opener, can opener, peeler, garlic press",
    (0.06, 0.16, 0.03), stand="surface", mass=0.15, tags="kitchen", limits=(0.6, 1.5),
)  # fmt: skip
def corkscrew(a: Sketch) -> None:
    """A wooden grip and a spiral of steel, lying down."""
    steel = a.fixed("steel")
    a.cylinder(a.main("walnut"), 0.014, 0.06, (-0.03, -0.06, 0.015), axis="x", n=18, bevel=0.004)
    a.tube(steel, [(0, -0.05, 0.015), (0, -0.01, 0.015)], 0.004)
    s = np.linspace(0, 1, 40)
    a.tube(
        steel,
        np.stack([0.008 * np.cos(s * 26), -0.01 + 0.09 * s, 0.012 + 0.008 * np.sin(s * 26)], -1),
        0.0022,
        n=6,
    )
