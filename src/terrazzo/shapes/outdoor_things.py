"""Streets, parks, yards and camps: lamps, park benches, fountains, wells, fences, stalls, fires, tents, bales, bridges."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "street lamp",
    "streetlamp, street light, streetlight, lamp post, lamppost, park lamp, street lantern, lamp posts, lantern post",
    (0.5, 0.5, 3.9),
    mass=60.0,
    tags="outdoor, along path",
    limits=(0.5, 1.6),
)
def street_lamp(a: Sketch) -> None:
    """A cast-iron post with a lantern of four panes."""
    w, _, h = a.size
    iron = a.main("cast iron", "charcoal")
    glass = a.glow(
        a.fixed("frosted glass", "cream", opacity=1.0, pattern="smooth", second=None), 2.2, (1.0, 0.72, 0.42)
    )
    a.piece("post")
    a.lathe(
        iron,
        [
            (0.16, 0.0),
            (0.16, 0.10),
            (0.12, 0.16),
            (0.11, 0.55),
            (0.075, 0.68),
            (0.055, 0.80),
            (0.042, 0.80 * h),
            (0.07, 0.81 * h),
            (0.04, 0.83 * h),
        ],
        n=20,
    )
    a.piece("lantern")
    z, r = 0.83 * h, 0.36 * w
    a.lathe(glass, [(0.62 * r, z + 0.02), (r, z + 0.36)], n=4, flat=True, turn=np.pi / 4)
    for k in range(4):
        t = np.pi / 4 + k * np.pi / 2
        c, s = np.cos(t), np.sin(t)
        a.tube(iron, [(0.62 * r * c, 0.62 * r * s, z), (r * c, r * s, z + 0.37)], 0.012, n=6)
    a.lathe(
        iron,
        [(1.16 * r, z + 0.36), (1.05 * r, z + 0.40), (0.35 * r, z + 0.53), (0.05, z + 0.58), (0.03, h)],
        n=20,
    )
    a.lamp((0, 0, z + 0.2), 0.09, 34.0, 0.42, (1.0, 0.72, 0.42))


@entry(
    "park bench",
    "garden bench, wooden park bench, outdoor bench, park benches",
    (0.62, 1.6, 0.85),
    mass=45.0,
    seats=True,
    tags="outdoor, along path",
    limits=(0.6, 1.6),
)
def park_bench(a: Sketch) -> None:
    """Slats on cast-iron sides; one sits looking along +X."""
    d, w, h = a.size
    wood, iron = a.main("teak", None, axis=1), a.fixed("cast iron", "charcoal")
    seat = 0.52 * h
    a.piece("seat")
    for k in range(5):
        a.box(wood, (0.075, w, 0.028), (0.40 * d - 0.095 * k, 0, seat - 0.028 - 0.004 * k), 0.006)
    a.piece("back")
    for k in range(4):
        z = seat + 0.09 + 0.088 * k
        a.box(wood, (0.026, w, 0.072), (-0.30 * d - 0.030 * k, 0, z), 0.006)
    for s in (1, -1):
        y = s * (w / 2 - 0.14)
        a.piece(f"side {s}")
        a.bend(
            iron,
            [
                (0.42 * d, y, 0.0),
                (0.40 * d, y, 0.6 * seat),
                (0.36 * d, y, seat - 0.04),
                (-0.2 * d, y, seat - 0.06),
            ],
            0.024,
        )
        a.bend(
            iron,
            [
                (-0.42 * d, y, 0.0),
                (-0.26 * d, y, seat - 0.06),
                (-0.34 * d, y, seat + 0.2),
                (-0.47 * d, y, h - 0.02),
            ],
            0.024,
        )
        a.bend(iron, [(0.40 * d, y, seat), (0.38 * d, y, seat + 0.2), (-0.34 * d, y, seat + 0.22)], 0.020)
    a.shelf((0.05 * d, 0, seat), (0.42, w - 0.1), kind="seat")


@entry(
    "fountain",
    "water fountain, stone fountain, garden fountain, city fountain",
    (4.4, 4.4, 2.9),
    mass=9000.0,
    tags="outdoor, middle",
    limits=(0.25, 2.0),
)
def fountain(a: Sketch) -> None:
    """A round stone basin, two bowls on a pillar, and water that falls from one to the next."""
    d, _, h = a.size
    r = d / 2
    stone = a.main("limestone", None)
    water = a.paint("59797c", "glass", opacity=1.0, gloss=0.0)
    fall = a.paint("e7eff3", "glass", opacity=0.42, gloss=0.0)
    a.piece("basin")
    a.lathe(
        stone,
        [
            (r, 0.0),
            (r, 0.10),
            (0.96 * r, 0.16),
            (0.95 * r, 0.44),
            (r, 0.50),
            (r, 0.58),
            (0.86 * r, 0.60),
            (0.85 * r, 0.40),
        ],
        n=44,
    )
    a.lathe(water, [(0.86 * r, 0.50), (0.0, 0.505)], n=36)
    a.piece("pillar")
    a.lathe(
        stone,
        [(0.22 * r, 0.3), (0.22 * r, 0.62), (0.11 * r, 0.75), (0.09 * r, 0.42 * h), (0.14 * r, 0.46 * h)],
        n=24,
    )
    a.piece("bowl")
    a.lathe(
        stone,
        [
            (0.12 * r, 0.45 * h),
            (0.50 * r, 0.53 * h),
            (0.56 * r, 0.565 * h),
            (0.54 * r, 0.575 * h),
            (0.48 * r, 0.56 * h),
        ],
        n=36,
    )
    a.lathe(water, [(0.50 * r, 0.562 * h), (0.0, 0.565 * h)], n=28)
    a.lathe(
        stone,
        [
            (0.10 * r, 0.56 * h),
            (0.07 * r, 0.70 * h),
            (0.08 * r, 0.74 * h),
            (0.26 * r, 0.80 * h),
            (0.29 * r, 0.825 * h),
            (0.25 * r, 0.825 * h),
            (0.0, 0.80 * h),
        ],
        n=28,
    )
    a.lathe(
        stone,
        [(0.05 * r, 0.81 * h), (0.06 * r, 0.90 * h), (0.03 * r, 0.93 * h), (0.055 * r, 0.96 * h), (0.0, h)],
        n=20,
    )
    a.piece(None)
    for radius, top, low, reach in (
        (0.55 * r, 0.572 * h, 0.52, 0.10 * r),
        (0.28 * r, 0.82 * h, 0.567 * h, 0.08 * r),
    ):
        u = np.linspace(0, 2 * np.pi, 49)
        t = np.linspace(0, 1, 7)
        ring = radius + reach * np.sqrt(t)[:, None] + 0.012 * r * np.sin(11 * u)[None] * t[:, None]
        a.sheet(
            fall,
            np.stack(
                [
                    ring * np.cos(u),
                    ring * np.sin(u),
                    np.broadcast_to((top + (low - top) * t**1.6)[:, None], ring.shape),
                ],
                -1,
            ),
        )


@entry(
    "well",
    "stone well, water well, wishing well, village well",
    (1.7, 1.7, 2.5),
    mass=3000.0,
    tags="outdoor",
    limits=(0.5, 1.6),
)
def well(a: Sketch) -> None:
    """A ring of stone under a little roof, with windlass, rope and bucket."""
    d, _, h = a.size
    r = 0.40 * d
    stone, wood = a.main("cobblestone", None), a.fixed("reclaimed wood", None, axis=2)
    a.piece("ring")
    a.lathe(
        stone,
        [
            (r, 0.0),
            (r, 0.32 * h),
            (1.07 * r, 0.33 * h),
            (1.07 * r, 0.36 * h),
            (0.74 * r, 0.36 * h),
            (0.72 * r, 0.12 * h),
        ],
        n=28,
    )
    a.lathe(a.paint("273035", "glass", opacity=1.0, gloss=0.0), [(0.73 * r, 0.14 * h), (0, 0.141 * h)], n=24)
    for s in (1, -1):
        a.piece(f"post {s}")
        a.box(wood, (0.11, 0.11, 0.78 * h), (0, s * 0.95 * r, 0), 0.008)
    a.piece("roof")
    roof = a.fixed("brick", "brown")
    for s in (1, -1):
        u, v = np.linspace(0, 1, 5), np.linspace(-d / 2, d / 2, 7)
        grid = np.stack(
            [
                np.broadcast_to((s * d / 2 * (1 - u))[:, None], (5, 7)),
                np.broadcast_to(v, (5, 7)),
                np.broadcast_to((0.74 * h + 0.26 * h * u)[:, None], (5, 7)),
            ],
            -1,
        )
        a.sheet(roof, grid, closed=False)
    a.piece(None)
    a.tube(wood, [(0, -1.1 * r, 0.60 * h), (0, 1.1 * r, 0.60 * h)], 0.06, n=10)
    a.tube(a.fixed("rope"), [(0, 0, 0.60 * h), (0, 0, 0.46 * h)], 0.014, n=6)
    a.cylinder(a.fixed("wood", "oak", axis=2), 0.10, 0.22, (0, 0, 0.37 * h), top=0.125, n=14)


@entry(
    "fence",
    "wooden fence, picket fence, garden fence, farm fence, railing, fences, fence panel",
    (0.12, 2.4, 1.1),
    mass=40.0,
    tags="outdoor, border",
    limits=(0.3, 4.0),
)
def fence(a: Sketch) -> None:
    """One length of fence: rails on posts, or white pickets where "picket" or "white" was said."""
    _d, w, h = a.size
    picket = a.said("picket", "white")
    wood = a.main("wood", "white", axis=2) if picket else a.main("driftwood", None, axis=1)
    for s in (1, -1):
        a.piece(f"post {s}")
        a.box(wood, (0.10, 0.10, h), (0, s * (w / 2 - 0.05), 0), 0.008)
    a.piece("rails")
    for z in (0.28, 0.70) if picket else (0.30, 0.58, 0.86):
        a.box(wood, (0.035, w, 0.10), (-0.01, 0.0, z * h - 0.05), 0.008)
    if picket:
        n = int(w / 0.14)
        for k in range(n):
            y = (k + 0.5) * w / n - w / 2
            a.prism(
                wood,
                np.array([(-0.042, 0), (0.042, 0), (0.042, 0.90 * h), (0, 0.97 * h), (-0.042, 0.90 * h)])[
                    :, ::1
                ],
                0.02,
                (0.03, y, 0.04),
                axis="x",
            )


@entry(
    "stone wall",
    "dry stone wall, garden wall, low wall, field wall, low stone wall",
    (0.5, 3.0, 1.0),
    mass=3000.0,
    tags="outdoor, border",
    limits=(0.4, 4.0),
)
def stone_wall(a: Sketch) -> None:
    """A length of rough wall with a row of cap stones."""
    d, w, h = a.size
    stone = a.main("cobblestone", None)
    a.box(stone, (d * 0.9, w, 0.86 * h), (0, 0, 0), 0.03)
    a.piece(None)
    n = max(3, int(w / 0.35))
    for k in range(n):
        a.box(
            a.fixed("stone", a.pick("grey", "stone", "slate grey")),
            (d * a.rng.uniform(0.92, 1.0), w / n * 0.97, h * a.rng.uniform(0.11, 0.14)),
            (0, (k + 0.5) * w / n - w / 2, 0.855 * h),
            0.03,
        )


@entry(
    "campfire",
    "camp fire, bonfire, fire pit, fire, firepit, open fire",
    (1.2, 1.2, 0.75),
    mass=60.0,
    tags="outdoor",
    limits=(0.5, 2.0),
)
def campfire(a: Sketch) -> None:
    """Burning logs in a ring of stones."""
    d, _, h = a.size
    r = 0.42 * d
    a.piece("stones")
    for k in range(11):
        t = 2 * np.pi * k / 11 + a.rng.normal(0, 0.05)
        size = a.rng.uniform(0.09, 0.13) * d
        a.ball(
            a.fixed("stone", a.pick("grey", "slate grey", "charcoal")),
            (size, size * 0.85, 0.75 * size),
            (r * np.cos(t), r * np.sin(t), 0.55 * size),
            n=10,
        )
    bark = a.fixed("bark")
    ember = a.fixed("wood", "black", emission=(0, 0, 0))
    for k in range(6):
        t = 2 * np.pi * k / 6 + 0.3
        a.tube(
            bark if k % 2 else ember,
            [
                (0.62 * r * np.cos(t), 0.62 * r * np.sin(t), 0.04),
                (0.06 * np.cos(t), 0.06 * np.sin(t), 0.42 * h),
            ],
            0.045 * d,
            n=8,
        )
    a.piece(None)
    for k in range(9):
        t, out = 2.4 * k, 0.30 * r * np.sqrt(k / 9)
        tall = h * (0.95 - 0.5 * np.sqrt(k / 9)) * a.rng.uniform(0.85, 1.0)
        flame = a.paint(("ff9a4f", "ff8f45", "ffa85c")[k % 3], "glass", opacity=0.75, gloss=0.0)
        flame = a.glow(flame, 3.4, (1.0, 0.36 + 0.04 * (k % 3), 0.06))
        u, v = np.linspace(0, 2 * np.pi, 9), np.linspace(0, 1, 7)
        wide = 0.085 * d * np.sin(np.pi * (0.10 + 0.88 * v)) ** 0.8
        sway = 0.05 * d * np.sin(3 * v + k)
        p = np.stack(
            [
                out * np.cos(t) + sway[:, None] + wide[:, None] * np.cos(u),
                out * np.sin(t) + wide[:, None] * np.sin(u),
                np.broadcast_to((0.06 + (tall - 0.06) * v)[:, None], (7, 9)),
            ],
            -1,
        )
        a.sheet(flame, p)
    a.lamp((0, 0, 0.55 * h), 0.16, 60.0, 0.55 * d, (1.0, 0.48, 0.16))


@entry(
    "camping tent",
    "tent, camp tent, ridge tent, hiking tent, tents",
    (2.6, 2.2, 1.5),
    mass=5.0,
    tags="outdoor",
    limits=(0.5, 2.0),
)
def camping_tent(a: Sketch) -> None:
    """A ridge tent with its opening at +X, one flap tied back, and guy ropes."""
    d, w, h = a.size
    cloth = a.accent("canvas", a.pick("mustard", "dark green", "orange", "teal", "sand"))
    inside = a.fixed("canvas", "charcoal")
    x, y = 0.42 * d, 0.44 * w
    a.piece("tent")
    u, v = np.linspace(-x, x, 9), np.linspace(0, 1, 7)
    for s in (1, -1):
        sag = 0.03 * h * np.sin(np.pi * v)[None] * (0.6 + 0.4 * np.cos(3 * u / x))[:, None]
        grid = np.stack(
            [
                np.broadcast_to(u[:, None], (9, 7)),
                s * (y * (1 - v)[None] - sag),
                np.broadcast_to(h * 0.97 * v, (9, 7)) - 0.03 * h * (1 - (u / x) ** 2)[:, None] * v[None],
            ],
            -1,
        )
        a.sheet(cloth, grid)
    back = np.array([[(-x, y, 0), (-x, -y, 0)], [(-x, 0.001, 0.97 * h), (-x, -0.001, 0.97 * h)]])
    a.sheet(cloth, back)
    a.piece(None)
    a.sheet(
        inside,
        np.array(
            [
                [(x - 0.12, y * 0.9, 0), (x - 0.12, -y * 0.9, 0)],
                [(x - 0.12, 0.001, 0.87 * h), (x - 0.12, -0.001, 0.87 * h)],
            ]
        ),
    )
    a.sheet(
        cloth, np.array([[(x, y, 0), (x + 0.02, 0.50 * y, 0)], [(x, 0.001, 0.97 * h), (x, 0.0, 0.97 * h)]])
    )
    a.sheet(
        cloth,
        np.array([[(x, -y, 0), (x + 0.25, -0.75 * y, 0.02)], [(x, -0.001, 0.97 * h), (x, 0.0, 0.97 * h)]]),
    )
    rope = a.fixed("rope")
    for s in (1, -1):
        a.tube(a.fixed("white metal"), [(s * x, 0, 0), (s * x, 0, h)], 0.014, n=6)
        a.tube(rope, [(s * x, 0, 0.98 * h), (s * d / 2, 0, 0.02)], 0.006, n=5)
        for t in (-0.8, 0.0, 0.8):
            a.tube(rope, [(t * x, s * 0.62 * y, 0.40 * h), (t * x, s * w / 2, 0.02)], 0.005, n=5)


@entry(
    "hay bale",
    "bale of hay, straw bale, hay bales, round bale, haystack, bale",
    (1.25, 1.4, 1.25),
    mass=280.0,
    tags="outdoor, field",
    limits=(0.4, 1.8),
)
def hay_bale(a: Sketch) -> None:
    """A round bale on its side, its spiral towards +Y."""
    _d, w, h = a.size
    straw = a.main("straw", None)
    r = h / 2
    a.cylinder(straw, r, 0.97 * w, (0, -w / 2 + 0.015 * w, r), axis="y", n=36, bevel=0.06)
    a.piece(None)
    dark = a.fixed("straw", "wheat")
    for s in (1, -1):
        t = np.linspace(0, 9 * np.pi, 110)
        k = 0.94 * r * t / t[-1]
        a.tube(
            dark,
            np.stack([k * np.cos(t), np.full(len(t), s * w / 2 * 0.985), r + k * np.sin(t)], -1),
            0.012,
            n=4,
        )


@entry(
    "market stall",
    "stall, market stand, food stall, fruit stall, market stalls, flower stall, booth, kiosk",
    (2.0, 2.6, 2.6),
    mass=140.0,
    tags="outdoor",
    limits=(0.5, 1.8),
)
def market_stall(a: Sketch) -> None:
    """A table of crates full of fruit under a striped awning; the buyer stands at +X."""
    d, w, h = a.size
    wood, cloth, white = (
        a.fixed("pine", None),
        a.accent("canvas", a.pick("red", "dark green", "navy", "orange")),
        a.fixed("canvas", "white"),
    )
    a.piece("table")
    a.box(wood, (0.55 * d, 0.96 * w, 0.05), (0, 0, 0.32 * h), 0.006)
    for s in (1, -1):
        a.box(wood, (0.5 * d, 0.05, 0.32 * h), (0, s * 0.44 * w, 0), 0.006)
    a.box(cloth, (0.02, 0.96 * w, 0.28 * h), (0.28 * d, 0, 0.045 * h), 0.003)
    for x in (-0.42, 0.42):
        for s in (1, -1):
            a.piece(f"post {x} {s}")
            a.box(wood, (0.06, 0.06, (0.95 if x < 0 else 0.82) * h), (x * d, s * 0.46 * w, 0), 0.005)
    a.piece(None)
    n = 10
    y = np.linspace(-w / 2, w / 2, n + 1)
    for k in range(n):
        p = np.array(
            [
                [(-0.48 * d, y[k], h), (-0.48 * d, y[k + 1], h)],
                [(0, y[k], 0.93 * h), (0, y[k + 1], 0.93 * h)],
                [(0.5 * d, y[k], 0.83 * h), (0.5 * d, y[k + 1], 0.83 * h)],
                [(0.5 * d, y[k], 0.76 * h), (0.5 * d, y[k + 1], 0.76 * h)],
            ]
        )
        a.sheet(cloth if k % 2 else white, p)
    fruit = ("orange", "red", "lime green", "lemon", "plum", "apple green")
    for k in range(6):
        cy = (k % 3 - 1) * 0.30 * w
        with a.at(0.13 * d if k < 3 else -0.12 * d, cy, 0.34 * h + (0.0 if k < 3 else 0.06)):
            for s in (1, -1):
                a.box(wood, (0.42, 0.02, 0.14), (0, s * 0.30, 0), 0.003)
                a.box(wood, (0.02, 0.60, 0.14), (s * 0.21, 0, 0), 0.003)
            look = a.fixed("fruit", fruit[k])
            for i in range(3):
                for j in range(4):
                    a.ball(
                        look,
                        0.066,
                        (
                            -0.13 + 0.13 * i + a.rng.normal(0, 0.006),
                            -0.2 + 0.135 * j,
                            0.10 + 0.02 * a.rng.uniform(),
                        ),
                        n=8,
                    )
    a.shelf((0, 0, 0.34 * h), (0.5 * d, 0.9 * w))


@entry(
    "footbridge",
    "bridge, wooden bridge, small bridge, garden bridge, arched bridge",
    (5.0, 1.9, 1.5),
    mass=900.0,
    tags="outdoor, over water",
    limits=(0.4, 3.0),
)
def footbridge(a: Sketch) -> None:
    """A flat plank bridge along X with railings."""
    d, w, h = a.size
    wood, plank = a.main("wood", "oak", axis=0), a.fixed("driftwood", None, axis=1)
    deck = 0.26 * h
    a.piece("deck")
    for s in (1, -1):
        a.box(wood, (d, 0.14, deck - 0.04), (0, s * 0.38 * w, 0), 0.01)
    n = int(d / 0.16)
    for k in range(n):
        a.box(plank, (d / n - 0.012, w - 0.1, 0.04), (-d / 2 + (k + 0.5) * d / n, 0, deck - 0.04), 0.005)
    for s in (1, -1):
        a.piece(f"rail {s}")
        y = s * (w / 2 - 0.06)
        for k in range(5):
            a.box(wood, (0.09, 0.09, h - deck), (-d / 2 + 0.1 + (d - 0.2) * k / 4, y, deck), 0.006)
        for z in (0.55, 0.95):
            a.box(wood, (d, 0.05, 0.08), (0, y, deck + z * (h - deck) - 0.08), 0.008)
    a.shelf((0.0, 0.0, deck), (d, w - 0.25), kind="deck")


@entry(
    "signpost",
    "sign post, wooden sign, direction sign, trail sign, guidepost",
    (0.25, 1.0, 2.1),
    mass=18.0,
    tags="outdoor",
    limits=(0.5, 1.6),
)
def signpost(a: Sketch) -> None:
    """A post with two arrows of board."""
    _d, w, h = a.size
    wood = a.main("reclaimed wood", None, axis=1)
    a.piece("post")
    a.box(a.fixed("reclaimed wood", None, axis=2), (0.11, 0.11, h), (0, 0, 0), 0.012)
    a.piece(None)
    for z, s in ((0.80, 1), (0.62, -1)):
        outline = np.array(
            [(-0.38 * w, -0.09), (0.34 * w, -0.09), (0.48 * w, 0.0), (0.34 * w, 0.09), (-0.38 * w, 0.09)]
        )
        outline[:, 0] *= s
        a.prism(wood, outline if s > 0 else outline[::-1], 0.03, (0.07, 0.0, z * h), axis="x")


@entry("snowman", "snow man", (0.85, 0.85, 1.6), mass=180.0, tags="outdoor", limits=(0.4, 1.8))
def snowman(a: Sketch) -> None:
    """Three balls with a carrot, coal, a scarf, a hat and arms of twigs."""
    d, _, h = a.size
    snow, coal = a.fixed("plaster", "snow"), a.fixed("stone", "black")
    a.ball(snow, 0.50 * d, (0, 0, 0.46 * d), n=28)
    a.ball(snow, 0.36 * d, (0, 0, 0.58 * h), n=26)
    a.ball(snow, 0.25 * d, (0, 0, 0.82 * h), n=24)
    scarf = a.accent("knit", a.pick("red", "navy", "mustard", "dark green"))
    a.torus(scarf, 0.22 * d, 0.05 * d, (0, 0, 0.715 * h), n=24)
    a.piece(None)
    a.box(scarf, (0.03, 0.10 * d, 0.30 * h), (0.36 * d, 0.14 * d, 0.46 * h), 0.01)
    a.cylinder(a.fixed("paint", "orange"), 0.03, 0.24 * d, (0.22 * d, 0, 0.83 * h), top=0.003, axis="x", n=10)
    for s in (1, -1):
        a.ball(coal, 0.022, (0.225 * d, s * 0.08 * d, 0.875 * h), n=8)
        a.bend(
            a.fixed("bark"),
            [
                (0.0, s * 0.32 * d, 0.62 * h),
                (0.05 * d, s * 0.42 * d, 0.68 * h),
                (0.05 * d, s * 0.5 * d, 0.78 * h),
            ],
            0.012,
            n=5,
        )
    for k in range(3):
        a.ball(coal, 0.022, (0.345 * d, 0, (0.52 + 0.05 * k) * h), n=8)
    hat = a.fixed("felt", "black")
    a.cylinder(hat, 0.24 * d, 0.02, (0, 0, 0.945 * h), n=22)
    a.cylinder(hat, 0.16 * d, 0.075 * h, (0, 0, 0.945 * h + 0.02), n=20)


@entry(
    "scarecrow",
    "",
    (0.4, 1.5, 1.9),
    mass=12.0,
    tags="outdoor, field",
    limits=(0.5, 1.5),
)
def scarecrow(a: Sketch) -> None:
    """A coat and a straw hat on a cross of poles."""
    _d, w, h = a.size
    pole, straw = a.fixed("reclaimed wood"), a.fixed("straw")
    coat = a.accent("plaid", a.pick("red", "navy", "dark green"))
    a.piece("pole")
    a.box(pole, (0.06, 0.06, 0.92 * h), (0, 0, 0), 0.006)
    a.piece("body")
    a.lathe(
        coat, [(0.18, 0.40 * h), (0.20, 0.46 * h), (0.16, 0.62 * h), (0.20, 0.74 * h), (0.08, 0.79 * h)], n=18
    )
    a.tube(coat, [(0, -0.40 * w, 0.71 * h), (0, 0, 0.745 * h), (0, 0.40 * w, 0.71 * h)], 0.075, n=10)
    a.piece(None)
    for s in (1, -1):
        for k in range(7):
            t = 0.35 * (k - 3)
            a.tube(
                straw,
                [
                    (0, s * 0.39 * w, 0.71 * h),
                    (0.10 * np.sin(t), s * w / 2, 0.70 * h + 0.10 * np.cos(t) - 0.06),
                ],
                0.008,
                n=4,
            )
    a.ball(a.fixed("jute"), (0.12, 0.115, 0.14), (0, 0, 0.855 * h), n=16)
    a.lathe(straw, [(0.28, 0.905 * h), (0.12, 0.92 * h), (0.10, 0.985 * h), (0.0, h)], n=20)


@entry(
    "planter",
    "flower box, flower planter, tree planter, stone planter, flower tub",
    (1.0, 1.0, 0.95),
    mass=250.0,
    tags="outdoor",
    limits=(0.3, 2.0),
)
def planter(a: Sketch) -> None:
    """A stone tub full of flowers."""
    d, _w, h = a.size
    a.piece("tub")
    a.lathe(
        a.main("sandstone", None),
        [
            (0.36 * d, 0.0),
            (0.40 * d, 0.05 * h),
            (0.47 * d, 0.5 * h),
            (0.5 * d, 0.53 * h),
            (0.5 * d, 0.58 * h),
            (0.43 * d, 0.58 * h),
            (0.42 * d, 0.5 * h),
        ],
        n=28,
    )
    a.lathe(a.fixed("soil"), [(0.43 * d, 0.52 * h), (0, 0.54 * h)], n=20)
    a.piece(None)
    green = [a.fixed("leaf", c) for c in ("green", "forest green", "fern")]
    bloom = [
        a.fixed("paper", c)
        for c in a.pick(
            ("red", "white"), ("hot pink", "light pink"), ("purple", "lavender"), ("mustard", "orange")
        )
    ]
    for k in range(170):
        t, r = 2.39996 * k, 0.42 * d * np.sqrt(k / 170)
        z = h * (0.56 + 0.36 * (1 - (k / 170) ** 2) * a.rng.uniform(0.5, 1.0))
        with a.at(r * np.cos(t), r * np.sin(t), z, yaw=t, pitch=-0.5 + 0.9 * k / 170 * 1.2):
            if k % 3:
                a.leaf(green[k % 3], 0.12 * d, 0.055 * d, cells=2)
            else:
                a.ball(bloom[k % 2], (0.035 * d, 0.035 * d, 0.022 * d), (0, 0, 0.02), n=8)
