"""What stands in shops, offices and halls: vending machines, water coolers, trolleys, tills, cones."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from terrazzo.shapes.electronics import screen
from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "water cooler", "water dispenser, water fountain, drink dispenser, beverage dispenser",
    (0.33, 0.33, 1.25), mass=15.0, tags="office", limits=(0.35, 1.2), against_wall=True, clearance=0.5,
)  # fmt: skip
def water_cooler(a: Sketch) -> None:
    """A cabinet with two taps and an upturned bottle."""
    d, w, h = a.size
    a.piece("cabinet")
    a.box(a.accent("plastic", "white"), (0.94 * d, w, 0.7 * h), (-0.03 * d, 0, 0), bevel=0.015)
    a.box(a.fixed("plastic", "charcoal"), (0.02, 0.7 * w, 0.16 * h), (0.44 * d, 0, 0.5 * h), bevel=0.004)
    for y, colour in ((-0.16, "blue"), (0.16, "red")):
        a.box(
            a.fixed("plastic", colour),
            (0.06 * d + 0.02, 0.08 * w, 0.03 * h),
            (0.47 * d, y * w, 0.6 * h),
            bevel=0.003,
        )
    a.piece("bottle")
    r = 0.42 * w
    water = a.fixed("glass", "sky blue", opacity=0.55)
    a.lathe(
        water,
        [
            (0.3 * r, 0.7 * h),
            (0.4 * r, 0.72 * h),
            (r, 0.77 * h),
            (r, 0.84 * h),
            (0.95 * r, 0.85 * h),
            (r, 0.86 * h),
            (r, 0.97 * h),
            (0.85 * r, h),
            (0, h),
        ],
        n=36,
    )


@entry(
    "arcade machine", "arcade cabinet, arcade game, pinball machine, slot machine, claw machine",
    (0.75, 0.7, 1.75), said="arcade", against_wall=True, clearance=0.8, mass=120.0,
    colours="black, red, blue", tags="game, electronic",
)  # fmt: skip
@entry(
    "vending machine", "snack machine, soda machine, drinks machine, atm, ticket machine",
    (0.8, 0.95, 1.83), against_wall=True, clearance=0.8, mass=250.0, colours="red, blue, black",
    tags="shop", limits=(0.5, 1.2),
)  # fmt: skip
def vending_machine(a: Sketch) -> None:
    """A tall cabinet with a lit window of goods; "arcade" is a game cabinet with a screen and sticks."""
    d, w, h = a.size
    shell, black = a.main("metal", "red"), a.fixed("plastic", "black")
    if a.said("arcade", "pinball", "game"):
        side = [
            (-0.5, 0),
            (0.5, 0),
            (0.5, 0.48),
            (0.2, 0.54),
            (0.05, 0.82),
            (0.3, 0.9),
            (0.3, 1.0),
            (-0.5, 1.0),
        ]
        a.prism(shell, [(z * h, x * d) for x, z in side], 0.96 * w, (0, -0.48 * w, 0), axis="y", bevel=0.004)
        with a.at(0.135 * d, 0, 0.69 * h, pitch=-0.49):
            a.box(black, (0.02, 0.86 * w, 0.28 * h), (0, 0, -0.14 * h), bevel=0)
            with a.at(0.012):
                screen(a, 0.78 * w, 0.25 * h, strength=0.7)
        a.box(
            a.glow(a.fixed("plastic", "white"), 1.5, (1.0, 0.7, 0.2)),
            (0.01, 0.84 * w, 0.07 * h),
            (0.3 * d, 0, 0.915 * h),
            bevel=0,
        )
        for k, y in enumerate((-0.3, 0.05, 0.15, 0.25)):
            tall = 0.06 if k == 0 else 0.015
            a.cylinder(
                black if k == 0 else a.fixed("plastic", "yellow"),
                0.012 * w if k == 0 else 0.03 * w,
                tall * h,
                (0.36 * d, y * w, 0.5 * h),
                n=14,
            )
            if k == 0:
                a.ball(a.fixed("plastic", "red"), 0.035 * w, (0.36 * d, y * w, (0.51 + tall) * h), n=14)
        a.lamp((0.3 * d, 0, 0.7 * h), 0.04, 2.0, 0.4 * w, (0.8, 0.8, 1.0))
        return
    a.box(shell, (0.96 * d, w, h), (-0.02 * d, 0, 0), bevel=0.012)
    x = 0.46 * d
    a.box(
        a.glow(a.fixed("plastic", "white"), 0.5, (0.9, 0.95, 1.0)),
        (0.01, 0.66 * w, 0.66 * h),
        (x, -0.12 * w, 0.28 * h),
        bevel=0,
    )
    rng = a.rng
    for row in range(6):
        z = (0.3 + 0.105 * row) * h
        a.box(a.fixed("steel"), (0.012, 0.66 * w, 0.008 * h), (x + 0.004, -0.12 * w, z - 0.01 * h), bevel=0)
        for k in range(7):
            colour = ("red", "yellow", "green", "blue", "orange", "purple", "teal")[int(rng.integers(7))]
            y = ((k + 0.5) / 7 - 0.5) * 0.62 * w - 0.12 * w
            a.box(a.fixed("lacquer", colour), (0.02, 0.06 * w, 0.07 * h), (x + 0.006, y, z), bevel=0.004)
    a.box(black, (0.02, 0.2 * w, 0.4 * h), (x, 0.36 * w, 0.44 * h), bevel=0.004)
    a.box(
        a.glow(a.fixed("plastic", "white"), 1.2, (0.3, 0.9, 1.0)),
        (0.022, 0.14 * w, 0.05 * h),
        (x, 0.36 * w, 0.76 * h),
        bevel=0,
    )
    a.box(black, (0.02, 0.6 * w, 0.13 * h), (x, -0.12 * w, 0.08 * h), bevel=0.006)
    a.lamp((0.6 * d, -0.12 * w, 0.6 * h), 0.05, 3.0, 0.6 * w, (0.9, 0.95, 1.0))


@entry(
    "stroller", "baby stroller, pram, baby carriage, buggy",
    (0.55, 0.9, 1.0), said="stroller", mass=9.0, colours="navy, grey, red", tags="baby",
)  # fmt: skip
@entry(
    "shopping cart",
    "shopping trolley, supermarket cart, grocery cart, luggage cart, shopping basket, wagon, toy wagon, "
    "trolley cart",
    (0.6, 0.95, 1.0), mass=18.0, finishes="steel", colours="", tags="shop", limits=(0.5, 1.3),
)  # fmt: skip
def shopping_cart(a: Sketch) -> None:
    """A wire basket on a wheeled frame with a handle, along y; "stroller" has a hood."""
    d, w, h = a.size
    steel = a.main("steel")
    a.piece("frame")
    for s in (-1, 1):
        a.tube(
            steel,
            [
                (s * 0.36 * d, 0.42 * w, 0.13 * h),
                (s * 0.44 * d, -0.4 * w, 0.13 * h),
                (s * 0.44 * d, -0.42 * w, 0.5 * h),
                (s * 0.46 * d, -0.46 * w, 0.95 * h),
            ],
            0.014,
        )
        for y in (0.4, -0.38):
            a.cylinder(
                a.fixed("rubber"), 0.06 * h, 0.03, (s * 0.4 * d - 0.015, y * w, 0.06 * h), axis="x", n=20
            )
    a.cylinder(a.fixed("plastic", "red"), 0.018, 0.96 * d, (-0.48 * d, -0.47 * w, 0.95 * h), axis="x", n=16)
    if a.said("stroller", "pram", "carriage", "baby"):
        cloth = a.fixed("cotton", a.spec.colour or "navy")
        a.piece("seat")
        t = np.linspace(0, 2 * np.pi, 33)
        rows = ((0.3, 0.3, 0.3), (0.4, 0.42, 0.36), (0.6, 0.46, 0.4), (0.62, 0.42, 0.37), (0.45, 0.36, 0.3))
        a.sheet(
            cloth,
            np.stack(
                [
                    np.stack([rx * d * np.cos(t), ry * w * np.sin(t) * 0.9, 0 * t + z * h], -1)
                    for z, rx, ry in rows
                ],
                1,
            ),
        )
        u, v = np.linspace(0, np.pi, 15), np.linspace(0, np.pi / 2, 9)
        hood = np.stack(
            [
                np.outer(np.cos(u), np.cos(v * 0)) * 0.44 * d,
                -0.36 * w * np.outer(np.sin(u) ** 0.5, np.cos(v)),
                0.6 * h + 0.36 * h * np.outer(np.sin(u), np.sin(v)),
            ],
            -1,
        )
        a.sheet(cloth, hood)
        return
    a.piece("basket")
    for row in range(9):
        s = row / 8
        z = (0.4 + 0.42 * s) * h
        x, y0, y1 = (0.34 + 0.1 * s) * d, (-0.36 - 0.06 * s) * w, (0.34 + 0.14 * s) * w
        a.tube(
            steel,
            [(-x, y0, z), (x, y0, z), (x * 0.86, y1, z), (-x * 0.86, y1, z), (-x, y0, z)],
            0.003 if 0 < row < 8 else 0.009,
            n=5,
        )
    for k in range(13):
        s = k / 12
        for side in (-1, 1):
            low = (side * (0.34 - 0.05 * s) * d, (-0.36 + 0.7 * s) * w, 0.4 * h)
            high = (side * (0.44 - 0.06 * s) * d, (-0.42 + 0.9 * s) * w, 0.82 * h)
            a.tube(steel, [low, high], 0.0025, n=4)
    for k in range(9):
        x = (k / 8 - 0.5) * 0.64 * d
        a.tube(
            steel,
            [
                (x * 1.3, -0.42 * w, 0.82 * h),
                (x, -0.36 * w, 0.4 * h),
                (x * 0.86, 0.34 * w, 0.4 * h),
                (x * 1.12, 0.48 * w, 0.82 * h),
            ],
            0.0025,
            n=4,
        )
    a.shelf((0, 0, 0.41 * h), (0.5 * d, 0.6 * w), 0.4 * h, "inside")


@entry(
    "cash register",
    "register, till, pos terminal, checkout terminal, card reader, barcode scanner, self checkout",
    (0.36, 0.38, 0.32), stand="surface", mass=7.0, colours="charcoal, white", tags="shop, electronic",
    limits=(0.5, 1.4),
)  # fmt: skip
def cash_register(a: Sketch) -> None:
    """A drawer with keys and a tilted screen."""
    d, w, h = a.size
    shell, key_look = a.accent("plastic", a.pick("charcoal", "white")), a.fixed("plastic", "light grey")
    a.box(shell, (d, w, 0.3 * h), (0, 0, 0), bevel=0.006)
    a.box(a.fixed("steel"), (0.01, 0.3 * w, 0.03 * h), (0.5 * d, 0, 0.16 * h), bevel=0.001)
    a.prism(
        shell,
        [
            (0.3 * h, -0.46 * d),
            (0.3 * h, 0.46 * d),
            (0.36 * h, 0.46 * d),
            (0.62 * h, -0.3 * d),
            (0.62 * h, -0.46 * d),
        ],
        0.94 * w,
        (0, -0.47 * w, 0),
        axis="y",
        bevel=0.006,
    )
    slope = float(np.arctan2(0.26 * h, 0.76 * d))
    for i in range(4):
        for j in range(5):
            x = (0.34 - 0.15 * i) * d
            with a.at(
                x, (j - 2) * 0.11 * w - 0.1 * w, 0.365 * h + (0.46 * d - x) * np.tan(slope), pitch=slope
            ):
                a.box(
                    a.fixed("plastic", "red") if (i, j) == (0, 4) else key_look,
                    (0.1 * d, 0.085 * w, 0.03 * h),
                    (0, 0, 0),
                    bevel=0.002,
                )
    a.cylinder(shell, 0.03 * w, 0.14 * h, (-0.38 * d, 0.1 * w, 0.6 * h), n=14)
    with a.at(-0.36 * d, 0.1 * w, 0.68 * h, pitch=-0.25):
        a.box(shell, (0.06 * d, 0.6 * w, 0.32 * h), (0, 0, 0), bevel=0.005)
        a.box(
            a.glow(a.fixed("screen"), 0.5, (0.4, 0.8, 0.9)),
            (0.004, 0.54 * w, 0.26 * h),
            (0.032 * d, 0, 0.03 * h),
            bevel=0,
        )


@entry(
    "wet floor sign", "caution sign, floor sign, a-frame sign, sandwich board, pavement sign",
    (0.35, 0.3, 0.62), said="sign", mass=1.5, tags="shop",
)  # fmt: skip
@entry(
    "stanchion", "rope barrier, velvet rope, barrier post, barrier",
    (0.32, 0.32, 1.0), said="stanchion", mass=8.0, tags="shop",
)  # fmt: skip
@entry(
    "traffic cone", "cone, safety cone",
    (0.32, 0.32, 0.5), mass=2.0, colours="orange", tags="safety", limits=(0.4, 1.8),
)  # fmt: skip
def traffic_cone(a: Sketch) -> None:
    """An orange cone with white bands; "stanchion" is a brass post with a rope, "sign" a folded board."""
    d, w, h = a.size
    if a.said("stanchion", "rope", "velvet"):
        a.lathe(
            a.fixed("brass"),
            [
                (0, 0),
                (0.5 * w, 0),
                (0.45 * w, 0.03 * h),
                (0.06 * w, 0.06 * h),
                (0.06 * w, 0.92 * h),
                (0.12 * w, 0.93 * h),
                (0.12 * w, 0.96 * h),
                (0, h),
            ],
            n=32,
        )
        return
    if a.said("sign", "wet", "caution"):
        for s in (-1, 1):
            with a.at(s * 0.42 * d, 0, 0, pitch=-s * float(np.arctan2(0.4 * d, h))):
                a.box(a.fixed("plastic", "yellow"), (0.02, 0.9 * w, h), (0, 0, 0), bevel=0.006)
                a.prism(
                    a.fixed("plastic", "black"),
                    [(-0.2 * w, 0.5 * h), (0.2 * w, 0.5 * h), (0, 0.8 * h)],
                    0.004,
                    (0.01 if s > 0 else -0.014, 0, 0),
                    axis="x",
                    bevel=0,
                )
        return
    look, white = a.accent("plastic", "orange"), a.fixed("plastic", "white")
    a.box(look, (d, w, 0.05 * h), (0, 0, 0), bevel=0.01)
    edges = [0.05, 0.32, 0.52, 0.66, 0.82, 1.0]
    for k, (low, high) in enumerate(pairwise(edges)):
        radius = [(0.42 - 0.36 * z) * w for z in (low, high)]
        a.lathe(white if k in (1, 3) else look, [(radius[0], low * h), (radius[1], high * h)], n=32)
