"""Food: fruit, bread, cakes and what else lies on plates and counters."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry

Spot = tuple[float, float, float]


def apple_at(a: Sketch, spot: Spot, radius: float, colour: str) -> None:
    """An apple (or a tomato) whose middle is at `spot` [m]."""
    profile = [
        (0, -0.75),
        (0.25, -0.88),
        (0.62, -0.72),
        (0.95, -0.12),
        (1.0, 0.2),
        (0.82, 0.68),
        (0.45, 0.88),
        (0.16, 0.8),
        (0, 0.62),
    ]
    with a.at(*spot, yaw=spot[0] * 40, roll=0.25 * np.sin(spot[1] * 90)):
        a.lathe(a.fixed("lacquer", colour), [(r * radius, z * radius) for r, z in profile], n=18)
        a.tube(a.fixed("bark"), [(0, 0, 0.6 * radius), (0.12 * radius, 0, 1.05 * radius)], 0.05 * radius, n=5)


def orange_at(a: Sketch, spot: Spot, radius: float, colour: str) -> None:
    """An orange, or a lemon by its colour, whose middle is at `spot` [m]."""
    with a.at(*spot, yaw=spot[1] * 40):
        if colour == "lemon":
            profile = [
                (0, -1.25),
                (0.16, -1.12),
                (0.55, -0.8),
                (0.85, 0),
                (0.55, 0.8),
                (0.16, 1.12),
                (0, 1.25),
            ]
            with a.at(roll=1.4):
                a.lathe(
                    a.fixed("plastic", "lemon"),
                    [(r * 0.85 * radius, z * 0.85 * radius) for r, z in profile],
                    n=18,
                )
        else:
            a.ball(a.fixed("plastic", colour), (radius, radius, 0.95 * radius), n=18)
            a.ball(
                a.fixed("leaf", "moss"),
                (0.1 * radius, 0.1 * radius, 0.05 * radius),
                (0, 0, 0.94 * radius),
                n=6,
            )


def banana_at(a: Sketch, spot: Spot, length: float, yaw: float) -> None:
    """A banana lying around `spot` [m]."""
    t = np.linspace(-0.95, 0.95, 11)
    with a.at(*spot, yaw=yaw):
        path = np.stack([0.18 * length * np.cos(1.6 * t), 0.48 * length * np.sin(t), 0.1 * length * t**2], -1)
        scale = [0.25, 0.6, 0.9, 1, 1, 1, 1, 0.95, 0.8, 0.45, 0.3]
        a.tube(a.fixed("plastic", "gold yellow"), path, 0.085 * length, n=6, scale=scale)
        a.tube(a.fixed("plastic", "umber"), path[-2:] + (0, 0.02 * length, 0), 0.03 * length, n=5)


@entry(
    "apple", "red apple, green apple, tomato, fresh apple, peach, plum, pomegranate",
    (0.08, 0.08, 0.085), stand="surface", mass=0.18, colours="crimson, apple green", tags="food",
)  # fmt: skip
def apple(a: Sketch) -> None:
    """One apple."""
    apple_at(a, (0, 0, 0), a.size[0] / 2, a.spec.colour or a.pick("crimson", "apple green", "crimson"))


@entry(
    "orange", "citrus, mandarin, tangerine, orange fruit, clementine, grapefruit",
    (0.08, 0.08, 0.078), stand="surface", mass=0.2, tags="food",
)  # fmt: skip
def orange(a: Sketch) -> None:
    """One orange."""
    orange_at(a, (0, 0, 0), a.size[0] / 2, "orange" if a.spec.colour in (None, "orange") else a.spec.colour)


@entry(
    "lemon", "lime, citrus lemon",
    (0.065, 0.09, 0.065), stand="surface", mass=0.1, colours="lemon, lime", tags="food",
)  # fmt: skip
def lemon(a: Sketch) -> None:
    """One lemon."""
    orange_at(a, (0, 0, 0), a.size[0] / 2, "lemon")


@entry(
    "banana", "bunch of bananas, bananas, bunch of banana",
    (0.14, 0.2, 0.06), stand="surface", mass=0.5, tags="food",
)  # fmt: skip
def banana(a: Sketch) -> None:
    """A bunch of four bananas."""
    for k in range(4):
        banana_at(a, (0.028 * k, 0, 0.008 * k), 0.2, -0.12 * k)


@entry("pineapple", "ananas", (0.12, 0.12, 0.3), stand="surface", mass=1.3, tags="food")
def pineapple(a: Sketch) -> None:
    """A pineapple with its crown."""
    w, _, h = a.size
    a.lathe(
        a.fixed("wicker", "ochre"),
        [
            (0, 0),
            (0.35 * w, 0),
            (0.48 * w, 0.14 * h),
            (0.5 * w, 0.3 * h),
            (0.42 * w, 0.5 * h),
            (0.2 * w, 0.58 * h),
            (0, 0.58 * h),
        ],
        n=20,
    )
    for k in range(18):
        with a.at(0, 0, 0.55 * h, yaw=k * 2.39996, pitch=-(0.6 + 0.9 * k / 18)):
            a.leaf(a.fixed("leaf", "eucalyptus"), 0.42 * h, 0.1 * w, bend=0.5, cells=3)


@entry(
    "watermelon", "melon, pumpkin, squash",
    (0.26, 0.26, 0.22), stand="surface", mass=4.0, colours="forest green, pumpkin", tags="food",
)  # fmt: skip
def watermelon(a: Sketch) -> None:
    """A ribbed round fruit: a pumpkin where it is orange."""
    w, _, h = a.size
    squash = a.said("pumpkin", "orange", "squash") or a.spec.colour in ("orange", "pumpkin")
    t, s = np.linspace(0, 2 * np.pi, 49), np.linspace(-np.pi / 2, np.pi / 2, 15)
    rib = 1 + (0.07 if squash else 0.0) * np.cos(10 * t)
    grid = np.stack(
        [
            np.outer(rib * np.cos(t), np.cos(s)),
            np.outer(rib * np.sin(t), np.cos(s)),
            np.broadcast_to(np.sin(s), (49, 15)),
        ],
        -1,
    ) * (w / 2, w / 2, 0.46 * h)
    stripe = (np.sin(10 * (t[:-1] + 0.06)) > 0.2).astype(int)[:, None] * np.ones((1, 14), int)
    looks = (
        [a.fixed("lacquer", a.spec.colour or "pumpkin")] * 2
        if squash
        else [a.fixed("lacquer", "fern"), a.fixed("lacquer", "dark green")]
    )
    a.mosaic(grid, stripe, looks)
    a.bend(a.fixed("bark"), [(0, 0, 0.42 * h), (0, 0.02 * w, 0.5 * h), (0, 0.06 * w, 0.54 * h)], 0.04 * w)


@entry(
    "loaf of bread",
    "bread, loaf, bread loaf, baguette, sourdough, bread loaves, toast, sliced bread, french bread",
    (0.12, 0.24, 0.11), stand="surface", mass=0.6, tags="food",
)  # fmt: skip
def loaf_of_bread(a: Sketch) -> None:
    """A crusty loaf with cuts on top."""
    d, w, h = a.size
    crust = a.fixed("bread")
    t = np.linspace(0, 2 * np.pi, 25)
    s = np.linspace(-1, 1, 17)
    bulge = (1 - np.abs(s) ** 4) ** 0.4
    ring_x, ring_z = np.cos(t), np.where(np.sin(t) > 0, np.sin(t), 0.55 * np.sin(t))
    cut = 1 + 0.05 * np.cos(s * 12)
    grid = np.stack(
        [
            np.outer(ring_x, bulge) * d / 2,
            np.broadcast_to(s * w / 2, (25, 17)),
            np.outer(ring_z, bulge * cut) * h * 0.62,
        ],
        -1,
    )
    a.sheet(crust, grid[::-1], closed=True)
    for k in range(4):
        y = (k - 1.5) * 0.2 * w
        a.tube(
            a.fixed("bread", "cream"),
            [(-0.22 * d, y - 0.03 * w, 0.57 * h), (0, y, 0.63 * h), (0.22 * d, y + 0.03 * w, 0.57 * h)],
            0.035 * d,
            n=6,
        )


@entry(
    "croissant", "fresh croissant, pastry, pastries, bun, bread roll, danish, bagel",
    (0.09, 0.15, 0.06), stand="surface", mass=0.08, tags="food",
)  # fmt: skip
def croissant(a: Sketch) -> None:
    """A ridged crescent."""
    d, w, h = a.size
    t = np.linspace(-1.25, 1.25, 31)
    path = np.stack([0.5 * d * np.cos(t) - 0.2 * d, 0.48 * w * np.sin(t) / np.sin(1.25), 0 * t], -1)
    scale = (0.22 + 0.78 * np.cos(t / 1.25 * np.pi / 2) ** 0.7) * (1 + 0.13 * np.abs(np.sin(t * 5.2)))
    a.tube(a.fixed("bread", "caramel"), path, 0.45 * h, n=12, scale=scale)


@entry(
    "cake",
    "birthday cake, chocolate cake, wedding cake, layer cake, cheesecake, pie, cupcake, muffin, dessert, "
    "tiered cake, apple pie, tart",
    (0.28, 0.28, 0.2), stand="surface", mass=1.6, colours="white, pink, chocolate", tags="food",
    limits=(0.25, 1.8),
)  # fmt: skip
def cake(a: Sketch) -> None:
    """A frosted cake with cream and berries on a plate; "birthday" adds candles, "wedding" tiers."""
    w, _, h = a.size
    r = w / 2
    icing = a.fixed(
        "plastic",
        a.spec.colour or ("chocolate" if a.said("chocolate") else a.pick("white", "blush", "chocolate")),
    )
    cream, berry = a.fixed("plastic", "cream"), a.fixed("lacquer", "crimson")
    a.lathe(
        a.fixed("porcelain", "white"),
        [(0, 0), (0.6 * r, 0), (r, 0.05 * h), (r, 0.07 * h), (0, 0.06 * h)],
        n=36,
    )
    tiers = 3 if a.said("wedding", "tiered") else 1
    candles = a.said("birthday", "candles")
    top = (0.72 if candles else 0.9) * h
    z = 0.06 * h
    for k in range(tiers):
        rk, tall = 0.82 * r * (1 - 0.28 * k), (top - 0.06 * h) / tiers
        a.lathe(icing, [(0, z), (rk, z), (rk, z + 0.9 * tall), (0.96 * rk, z + tall), (0, z + tall)], n=36)
        for j in range(16 if k == tiers - 1 else 0):
            t = j * np.pi / 8
            a.ball(
                cream if j % 2 else berry,
                0.08 * r,
                (0.84 * rk * np.cos(t), 0.84 * rk * np.sin(t), z + tall + 0.04 * r),
                n=8,
            )
        a.torus(cream, rk, 0.035 * r, (0, 0, z + 0.03 * r), n=36, around=6)
        z += tall
    for k in range(7 if candles else 0):
        t = 2 * np.pi * k / 7
        x, y = 0.45 * r * np.cos(t), 0.45 * r * np.sin(t)
        a.cylinder(
            a.fixed("wax", ("pink", "light blue", "yellow")[k % 3]), 0.022 * r, 0.18 * h, (x, y, z), n=8
        )
        a.ball(
            a.glow(a.fixed("wax", "white"), 6.0), (0.02 * r, 0.02 * r, 0.04 * r), (x, y, z + 0.21 * h), n=6
        )


@entry(
    "pizza", "pizza box, pepperoni pizza, slice of pizza",
    (0.32, 0.32, 0.025), stand="surface", mass=0.7, tags="food",
)  # fmt: skip
def pizza(a: Sketch) -> None:
    """A round pizza with slices of sausage and leaves of basil."""
    w, _, h = a.size
    r = w / 2
    a.lathe(
        a.fixed("bread"),
        [(0, 0), (0.97 * r, 0), (r, 0.4 * h), (0.95 * r, 0.85 * h), (0.86 * r, 0.6 * h)],
        n=40,
    )
    a.lathe(a.fixed("plastic", "mustard"), [(0.88 * r, 0.6 * h), (0.5 * r, 0.64 * h), (0, 0.64 * h)], n=40)
    rng = a.rng
    for k in range(14):
        t, s = k * 2.39996, 0.8 * r * np.sqrt((k + 0.5) / 14)
        a.cylinder(
            a.fixed("plastic", "brick red"), 0.1 * r, 0.25 * h, (s * np.cos(t), s * np.sin(t), 0.6 * h), n=14
        )
        with a.at(s * np.cos(t + 0.7), s * np.sin(t + 0.7), 0.75 * h, yaw=rng.uniform(0, 6)):
            a.leaf(a.fixed("leaf", "fern"), 0.14 * r, 0.08 * r, bend=0.2, cells=2)


@entry(
    "burger", "hamburger, sandwich, cheeseburger, sub sandwich",
    (0.12, 0.12, 0.09), stand="surface", mass=0.3, tags="food",
)  # fmt: skip
def burger(a: Sketch) -> None:
    """Bun, salad, cheese and meat."""
    w, _, h = a.size
    r, bun = w / 2, a.fixed("bread", "caramel")
    a.lathe(bun, [(0, 0), (0.88 * r, 0), (0.95 * r, 0.1 * h), (0.92 * r, 0.24 * h), (0, 0.24 * h)], n=28)
    a.lathe(
        a.fixed("plastic", "dark brown"),
        [(0, 0.24 * h), (0.96 * r, 0.25 * h), (0.98 * r, 0.38 * h), (0, 0.4 * h)],
        n=28,
    )
    a.box(a.fixed("plastic", "gold yellow"), (1.36 * r, 1.36 * r, 0.04 * h), (0, 0, 0.4 * h))
    t = np.linspace(0, 2 * np.pi, 41)
    wave = np.stack(
        [
            np.cos(t) * (0.98 + 0.05 * np.sin(9 * t)) * r,
            np.sin(t) * (0.98 + 0.05 * np.sin(9 * t)) * r,
            0.46 * h + 0.03 * h * np.sin(9 * t),
        ],
        -1,
    )
    a.sheet(
        a.fixed("leaf", "apple green"), np.stack([wave, np.stack([0 * t, 0 * t, 0 * t + 0.5 * h], -1)], 1)
    )
    a.lathe(
        bun,
        [(0, 0.5 * h), (0.92 * r, 0.5 * h), (r, 0.6 * h), (0.85 * r, 0.82 * h), (0.4 * r, 0.98 * h), (0, h)],
        n=28,
    )


@entry(
    "cheese", "cheese board, cheese wheel, cheese platter, wedge of cheese",
    (0.2, 0.3, 0.09), stand="surface", mass=1.0, tags="food",
)  # fmt: skip
def cheese(a: Sketch) -> None:
    """A wedge and a small wheel on a wooden board."""
    d, w, h = a.size
    a.box(a.fixed("walnut", axis=1), (d, w, 0.2 * h), (0, 0, 0), bevel=0.004)
    a.prism(
        a.fixed("plastic", "gold yellow"),
        [(-0.3 * d, -0.36 * w), (0.3 * d, -0.28 * w), (-0.1 * d, 0.02 * w)],
        0.75 * h,
        (0, 0, 0.2 * h),
        bevel=0.002,
    )
    a.lathe(
        a.fixed("plaster", "cream"),
        [(0, 0.2 * h), (0.26 * d, 0.2 * h), (0.28 * d, 0.35 * h), (0.26 * d, 0.55 * h), (0, 0.56 * h)],
        base=(0.1 * d, 0.25 * w, 0),
        n=28,
    )
    for k in range(7):
        a.ball(
            a.fixed("lacquer", "grape"),
            0.035 * w,
            ((-0.28 + 0.05 * (k % 3)) * d, (0.12 + 0.045 * k) * w, (0.32 + 0.12 * (k % 2)) * h),
            n=10,
        )


@entry(
    "cookie", "plate of cookies, cookies, biscuit, biscuits, cookie jar snack, macaron",
    (0.2, 0.2, 0.05), stand="surface", mass=0.4, tags="food",
)  # fmt: skip
def cookie(a: Sketch) -> None:
    """A plate of chocolate-chip cookies."""
    w, _, h = a.size
    r = w / 2
    a.lathe(
        a.fixed("porcelain", "white"),
        [(0, 0), (0.6 * r, 0), (r, 0.25 * h), (0.97 * r, 0.3 * h), (0.6 * r, 0.14 * h), (0, 0.14 * h)],
        n=36,
    )
    for k in range(6):
        t = k * 2.39996
        s = 0.42 * r if k < 5 else 0.0
        z = 0.14 * h if k < 5 else 0.52 * h
        with a.at(s * np.cos(2 * np.pi * k / 5), s * np.sin(2 * np.pi * k / 5), z, yaw=t):
            a.lathe(
                a.fixed("bread", "camel"),
                [(0, 0), (0.3 * r, 0), (0.33 * r, 0.14 * h), (0.24 * r, 0.32 * h), (0, 0.36 * h)],
                n=18,
            )
            for j in range(5):
                a.ball(
                    a.fixed("plastic", "chocolate"),
                    0.035 * r,
                    (0.17 * r * np.cos(j * 1.26), 0.17 * r * np.sin(j * 1.26), 0.35 * h),
                    n=6,
                )


@entry(
    "donut", "doughnut, donuts, plate of donuts",
    (0.1, 0.1, 0.04), stand="surface", mass=0.08, colours="pink, chocolate, white", tags="food",
)  # fmt: skip
def donut(a: Sketch) -> None:
    """An iced ring with sprinkles."""
    w = a.size[0]
    ring, thick = 0.31 * w, 0.19 * w
    a.torus(a.fixed("bread", "camel"), ring, thick, (0, 0, thick), n=30, around=12)
    a.torus(
        a.fixed("lacquer", a.spec.colour or a.pick("bubblegum", "chocolate", "cream")),
        ring,
        0.97 * thick,
        (0, 0, 1.14 * thick),
        n=30,
        around=12,
    )
    rng = a.rng
    for k in range(26):
        t, s = rng.uniform(0, 2 * np.pi), rng.uniform(-0.7, 0.7)
        rr = ring + thick * s
        z = 1.14 * thick + 0.97 * thick * np.sqrt(1 - s * s)
        with a.at(rr * np.cos(t), rr * np.sin(t), z, yaw=rng.uniform(0, 3)):
            a.box(
                a.fixed("plastic", ("yellow", "sky blue", "red", "white")[k % 4]),
                (0.05 * w, 0.014 * w, 0.012 * w),
                (0, 0, -0.004 * w),
            )


@entry("sushi", "sushi platter, plate of sushi", (0.18, 0.28, 0.05), stand="surface", mass=0.5, tags="food")
def sushi(a: Sketch) -> None:
    """Rolls and slices of fish on rice, on a slate board."""
    d, w, h = a.size
    a.box(a.fixed("slate"), (d, w, 0.2 * h), (0, 0, 0), bevel=0.002)
    for k in range(5):
        x, y = -0.22 * d, (k - 2) * 0.18 * w
        a.cylinder(a.fixed("plastic", "black"), 0.07 * w, 0.6 * h, (x, y, 0.2 * h), n=20)
        a.cylinder(a.fixed("plaster", "white"), 0.06 * w, 0.62 * h, (x, y, 0.2 * h), n=20)
        a.cylinder(a.fixed("plastic", "coral"), 0.025 * w, 0.64 * h, (x, y, 0.2 * h), n=12)
        a.cushion(
            a.fixed("plaster", "white"),
            (0.36 * d, 0.12 * w, 0.45 * h),
            (0.22 * d, y, 0.2 * h),
            puff=0.3,
            corner=0.01,
            cells=4,
        )
        a.cushion(
            a.fixed("plastic", ("salmon", "coral", "crimson")[k % 3]),
            (0.42 * d, 0.125 * w, 0.25 * h),
            (0.22 * d, y, 0.6 * h),
            puff=0.4,
            corner=0.01,
            cells=4,
        )
