"""Balls, weights and boards: things for sport and games of skill."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "dumbbell", "dumbbells, hand weight, weight, weights, free weights, pair of dumbbells, hand weights",
    (0.14, 0.3, 0.13), mass=8.0, colours="black, grey", tags="sport", limits=(0.5, 1.8),
)  # fmt: skip
def dumbbell(a: Sketch) -> None:
    """Two six-sided heads on a steel grip."""
    d, w, h = a.size
    r = min(d, h) / 2
    head = a.accent("rubber", "black")
    for s in (-1, 1):
        with a.at(0, s * 0.34 * w - 0.16 * w, r, roll=-np.pi / 2):
            a.lathe(
                head,
                [
                    (0, 0),
                    (0.85 * r, 0),
                    (1.15 * r, 0.05 * w),
                    (1.15 * r, 0.27 * w),
                    (0.85 * r, 0.32 * w),
                    (0, 0.32 * w),
                ],
                n=6,
                flat=True,
            )
    a.cylinder(a.fixed("chrome"), 0.22 * r + 0.004, 0.5 * w, (0, -0.25 * w, r), axis="y", n=20)


@entry(
    "barbell",
    "weight bar, barbell set, weightlifting bar, weight plates, weight plate, bench press bar, "
    "olympic barbell",
    (0.45, 1.9, 0.45), mass=60.0, colours="black, red, blue", tags="sport", limits=(0.4, 1.2),
)  # fmt: skip
def barbell(a: Sketch) -> None:
    """A long bar with plates."""
    _, w, h = a.size
    r = h / 2
    a.cylinder(a.fixed("chrome"), 0.014, w, (0, -w / 2, r), axis="y", n=16)
    colours = (a.spec.colour,) * 3 if a.spec.colour else ("black", "red", "blue")
    for s in (-1, 1):
        a.piece(f"plates {s}")
        for k, (share, thick) in enumerate(((1.0, 0.045), (0.86, 0.035), (0.6, 0.03))):
            y = s * (0.33 + 0.028 * k) * w
            with a.at(0, y, r, roll=-np.pi / 2):
                q = share * r
                a.lathe(
                    a.fixed("rubber", colours[k]),
                    [
                        (0.03, -thick / 2),
                        (q, -thick / 2),
                        (q, thick / 2),
                        (0.8 * q, thick / 2),
                        (0.76 * q, 0.3 * thick),
                        (0.35 * q, 0.3 * thick),
                        (0.3 * q, thick / 2),
                        (0.03, thick / 2),
                    ],
                    n=36,
                )
        a.cylinder(a.fixed("steel"), 0.03, 0.04, (0, s * 0.425 * w - 0.02, r), axis="y", n=18)


@entry(
    "kettlebell", "kettle bell",
    (0.17, 0.2, 0.26), mass=12.0, colours="black, red, blue", tags="sport", limits=(0.6, 1.4),
)  # fmt: skip
def kettlebell(a: Sketch) -> None:
    """An iron ball with a flat foot and a loop handle."""
    d, w, h = a.size
    r, iron = d / 2, a.accent("cast iron", "charcoal")
    a.lathe(
        iron,
        [
            (0, 0),
            (0.6 * r, 0),
            (0.72 * r, 0.03 * h),
            (r, 0.28 * h),
            (0.85 * r, 0.52 * h),
            (0.4 * r, 0.66 * h),
            (0, 0.68 * h),
        ],
        n=32,
    )
    a.bend(
        iron,
        [
            (0, -0.42 * r, 0.52 * h),
            (0, -0.5 * w, 0.82 * h),
            (0, -0.3 * w, 0.96 * h),
            (0, 0.3 * w, 0.96 * h),
            (0, 0.5 * w, 0.82 * h),
            (0, 0.42 * r, 0.52 * h),
        ],
        0.14 * r,
        n=12,
    )
    if a.spec.colour is None:
        a.lathe(
            a.fixed("rubber", a.pick("red", "blue", "yellow")),
            [(1.0 * r, 0.22 * h), (1.015 * r, 0.28 * h), (1.0 * r, 0.33 * h)],
            n=32,
        )


@entry(
    "air hockey striker", "air hockey racket, air hockey paddle, hockey striker, air hockey mallet",
    (0.1, 0.1, 0.06), said="striker", stand="surface", mass=0.15, colours="red, blue", tags="sport, game",
)  # fmt: skip
@entry(
    "ping pong paddle", "table tennis paddle, table tennis bat, table tennis racket, paddle",
    (0.15, 0.26, 0.02), said="paddle", stand="surface", mass=0.15, colours="red, black", tags="sport",
)  # fmt: skip
@entry(
    "racket", "tennis racket, badminton racket, racquet, squash racket, mallet striker",
    (0.25, 0.68, 0.03), stand="surface", mass=0.3, colours="red, blue, black", tags="sport",
    limits=(0.3, 1.3),
)  # fmt: skip
def racket(a: Sketch) -> None:
    """A strung racket lying flat; "paddle" is a bat, "striker" an air-hockey striker."""
    d, w, h = a.size
    frame = a.accent("lacquer", a.pick("red", "blue", "black"))
    if a.said("striker", "hockey"):
        a.uniform = True
        a.lathe(
            frame,
            [
                (0, 0),
                (0.05, 0),
                (0.05, 0.012),
                (0.044, 0.016),
                (0.02, 0.018),
                (0.018, 0.05),
                (0.01, 0.06),
                (0, 0.061),
            ],
            n=36,
        )
        return
    if a.said("paddle", "ping", "pong"):
        t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        a.prism(
            a.fixed("rubber", a.spec.colour or "red"),
            np.stack([0.5 * d * np.cos(t), 0.2 * w + 0.3 * w * np.sin(t)], -1),
            0.5 * h,
            (0, 0, 0.25 * h),
            bevel=0.002,
            smooth=True,
        )
        a.box(a.fixed("beech", axis=1), (0.2 * d, 0.42 * w, h), (0, -0.28 * w, 0), bevel=0.005)
        return
    t = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    head = np.stack([0.48 * d * np.cos(t), 0.24 * w + 0.25 * w * np.sin(t), 0 * t + h / 2], -1)
    a.tube(frame, head, 0.42 * h, n=8, loop=True)
    string = a.fixed("plastic", "white")
    for k in range(9):
        s = (k - 4) / 5
        reach = np.sqrt(1 - s * s)
        a.tube(
            string,
            [
                (0.48 * d * s, 0.24 * w - 0.25 * w * reach, h / 2),
                (0.48 * d * s, 0.24 * w + 0.25 * w * reach, h / 2),
            ],
            0.001,
            n=4,
        )
        a.tube(
            string,
            [
                (-0.48 * d * reach, 0.24 * w + 0.25 * w * s, h / 2),
                (0.48 * d * reach, 0.24 * w + 0.25 * w * s, h / 2),
            ],
            0.001,
            n=4,
        )
    for s in (-1, 1):
        a.tube(frame, [(s * 0.22 * d, 0.01 * w, h / 2), (s * 0.04 * d, -0.16 * w, h / 2)], 0.36 * h, n=8)
    a.tube(a.fixed("rubber", "black"), [(0, -0.14 * w, h / 2), (0, -0.5 * w, h / 2)], 0.5 * h, n=10)


@entry(
    "puck", "hockey puck, air hockey puck",
    (0.076, 0.076, 0.022), stand="surface", mass=0.15, colours="red, black", tags="sport",
    limits=(0.5, 1.6),
)  # fmt: skip
def puck(a: Sketch) -> None:
    """A flat disc."""
    w, _, h = a.size
    a.cylinder(a.accent("plastic", a.pick("red", "black")), w / 2, h, (0, 0, 0), n=40, bevel=0.003)
    a.torus(a.fixed("plastic", "white"), 0.3 * w, 0.003, (0, 0, h - 0.002), n=36, around=6)


@entry(
    "skateboard", "longboard, scooter, kick scooter, snowboard",
    (0.21, 0.8, 0.13), mass=2.5, colours="teal, red, black, yellow", tags="sport", limits=(0.5, 1.5),
)  # fmt: skip
def skateboard(a: Sketch) -> None:
    """A deck with kicked ends on four wheels."""
    d, w, h = a.size
    s = np.linspace(-1, 1, 29)
    half = d / 2 * np.clip((1 - np.abs(s) ** 6) ** 0.5, 0.02, 1)
    kick = 0.24 * h * np.clip(np.abs(s) - 0.68, 0, 1) / 0.32
    u = np.linspace(-1, 1, 7)
    for z, look, flip in (
        (0.74, a.fixed("rubber", "charcoal"), False),
        (0.66, a.fixed("lacquer", a.spec.colour or a.pick("teal", "red", "yellow")), True),
    ):
        grid = np.stack(
            [
                np.outer(u, half),
                np.broadcast_to(s * w / 2, (7, 29)),
                np.broadcast_to(z * h + kick, (7, 29)) + 0.02 * h * (u**2)[:, None],
            ],
            -1,
        )
        a.sheet(look, grid[::-1] if flip else grid)
    for y in (-0.29, 0.29):
        a.box(a.fixed("steel"), (0.3 * d, 0.06 * w, 0.3 * h), (0, y * w, 0.36 * h), bevel=0.004)
        a.cylinder(a.fixed("steel"), 0.05 * h, 0.9 * d, (-0.45 * d, y * w, 0.22 * h), axis="x", n=12)
        for x in (-0.4, 0.4):
            a.cylinder(
                a.fixed("plastic", "cream"),
                0.22 * h,
                0.16 * d,
                (x * d - 0.08 * d, y * w, 0.22 * h),
                axis="x",
                n=24,
                bevel=0.006,
            )


@entry(
    "surfboard",
    "surf board, paddleboard, paddle board, ski, skis, pair of skis, snowboard upright, oar, wakeboard",
    (0.12, 0.52, 1.9), against_wall=True, mass=4.0, colours="white, teal, yellow", tags="sport, decoration",
    limits=(0.4, 1.3),
)  # fmt: skip
def surfboard(a: Sketch) -> None:
    """A board standing on its tail, with stripes."""
    d, w, h = a.size
    s = np.linspace(0, 1, 40)
    half = 0.5 * w * np.clip(4.4 * s**0.7 * (1 - s) ** 0.62 * (0.62 + 0.1 * s), 0, None)
    half = np.clip(half / half.max(), 0, 1) * 0.5 * w
    u = np.linspace(-1, 1, 13)
    bow = d * (0.55 * s**2 - 0.2)
    thick = 0.3 * d * np.outer((1 - u**2) ** 0.5, np.sin(np.pi * np.clip(s, 0.02, 0.98)) ** 0.5)
    base = a.fixed("lacquer", a.spec.colour or a.pick("white", "teal", "yellow"))
    stripe = a.fixed("lacquer", "coral" if a.spec.colour not in ("coral", "red") else "white")
    labels = np.zeros((12, 39), int)
    labels[5:7] = 1
    labels[:, 26:30] = 1
    for side in (1, -1):
        grid = np.stack([bow[None] + side * thick, np.outer(u, half), np.broadcast_to(s * h, (13, 40))], -1)
        a.mosaic(grid if side > 0 else grid[::-1], labels, [base, stripe])
    a.prism(
        a.fixed("plastic", "black"),
        [(0.06 * h, 0.0), (0.14 * h, 0.0), (0.05 * h, -0.5 * d)],
        0.01,
        (-0.12 * d, -0.005, 0),
        axis="y",
    )


@entry(
    "dartboard", "dart board, darts, archery target, target",
    (0.04, 0.45, 0.45), stand="wall", height=1.45, mass=3.0, tags="game, sport", limits=(0.5, 1.6),
)  # fmt: skip
def dartboard(a: Sketch) -> None:
    """Twenty sectors in two pairs of colours, two bull rings and three darts."""
    d, w, h = a.size
    r = w / 2
    black, cream, red, green = (a.fixed("cork", c) for c in ("black", "wheat", "brick red", "dark green"))
    rings = np.array([0.0, 0.04, 0.09, 0.44, 0.49, 0.74, 0.79]) * r
    t = np.linspace(0, 2 * np.pi, 41)
    labels = np.zeros((6, 40), int)
    sector = ((np.arange(40) + 1) // 2) % 2
    for ring in range(6):
        labels[ring] = np.where(sector == 0, 2 if ring in (3, 5) else 0, 3 if ring in (3, 5) else 1)
    labels[0], labels[1] = 2, 3
    with a.at(-0.5 * d, 0, h / 2):
        with a.at(pitch=np.pi / 2):
            a.lathe(
                a.fixed("rubber"),
                [(0, 0), (r, 0), (r, 0.55 * d), (0.96 * r, 0.6 * d), (rings[-1], 0.6 * d)],
                n=56,
            )
        grid = np.stack(
            [np.full((7, 41), 0.6 * d), np.outer(rings, np.cos(t)), np.outer(rings, np.sin(t))], -1
        )
        a.mosaic(grid, labels, [black, cream, red, green])
        for k in range(20):
            s = (k + 0.5) * np.pi / 10
            a.box(
                a.fixed("paper", "white"),
                (0.002, 0.05 * r, 0.06 * r),
                (0.6 * d, 0.88 * r * np.cos(s), 0.88 * r * np.sin(s) - 0.03 * r),
                bevel=0,
            )
        for y, z in ((0.1, 0.12), (-0.3, 0.36), (0.42, -0.2)):
            with a.at(0.6 * d, y * r, z * r, pitch=np.pi / 2):
                a.cylinder(a.fixed("brass"), 0.006, 0.25 * d, (0, 0, 0), n=8)
                for k in range(4):
                    with a.at(0, 0, 0.25 * d, yaw=k * np.pi / 2):
                        a.prism(
                            a.fixed("plastic", "red"),
                            [(0, 0), (0.02, 0.05 * d), (0.02, 0.14 * d), (0, 0.14 * d)][::1],
                            0.001,
                            (0, 0, 0),
                            axis="y",
                            bevel=0,
                        )


@entry(
    "baseball bat", "bat, cricket bat, hockey stick, golf club, lacrosse stick",
    (0.07, 0.07, 0.85), said="bat", against_wall=True, mass=1.0, finishes="beech", tags="sport",
)  # fmt: skip
@entry(
    "golf bag", "golf clubs, golf set",
    (0.32, 0.34, 1.2), mass=9.0, colours="navy, white, black", tags="sport", limits=(0.5, 1.2),
)  # fmt: skip
def golf_bag(a: Sketch) -> None:
    """A bag with clubs; "bat" and "stick" are alone."""
    d, _, h = a.size
    if a.said("bat", "stick", "baseball"):
        a.lathe(
            a.main("beech", axis=2),
            [
                (0, 0),
                (0.5 * d, 0.01 * h),
                (0.5 * d, 0.3 * h),
                (0.3 * d, 0.55 * h),
                (0.2 * d, 0.9 * h),
                (0.3 * d, h),
                (0, h),
            ],
            n=24,
        )
        return
    r = 0.4 * d
    look, dark = a.main("faux leather", "navy"), a.fixed("fabric", "charcoal")
    a.lathe(
        look,
        [
            (0, 0),
            (0.9 * r, 0),
            (r, 0.04 * h),
            (0.92 * r, 0.4 * h),
            (1.05 * r, 0.7 * h),
            (1.0 * r, 0.72 * h),
            (0.9 * r, 0.68 * h),
            (0, 0.66 * h),
        ],
        n=36,
    )
    a.box(look, (0.3 * d, 0.5 * d, 0.3 * h), (0.36 * d, 0, 0.12 * h), bevel=0.03)
    a.bend(
        dark,
        [(0, 0.9 * r, 0.64 * h), (0, 1.25 * r, 0.5 * h), (0, 1.15 * r, 0.3 * h), (0, 0.9 * r, 0.2 * h)],
        0.02,
    )
    steel = a.fixed("chrome")
    for k in range(8):
        t = k * 2.39996
        x, y = 0.6 * r * np.sqrt(k / 8) * np.cos(t), 0.6 * r * np.sqrt(k / 8) * np.sin(t)
        top = (0.88 + 0.015 * (k % 5)) * h
        a.tube(steel, [(x, y, 0.6 * h), (1.3 * x, 1.3 * y, top)], 0.006)
        a.ball(
            steel if k % 3 else a.fixed("lacquer", "black"),
            (0.035, 0.018, 0.03) if k % 3 else (0.055, 0.045, 0.035),
            (1.3 * x + 0.02, 1.3 * y, top),
            n=12,
        )


@entry(
    "trampoline", "mini trampoline, rebounder",
    (1.1, 1.1, 0.28), mass=10.0, colours="black, blue", tags="sport", limits=(0.5, 2.0),
)  # fmt: skip
def trampoline(a: Sketch) -> None:
    """A round mat on a ring with legs."""
    w, _, h = a.size
    r, steel = w / 2, a.fixed("steel")
    for k in range(6):
        t = k * np.pi / 3
        a.tube(
            steel,
            [
                (0.95 * r * np.cos(t), 0.95 * r * np.sin(t), 0.9 * h),
                (0.95 * r * np.cos(t), 0.95 * r * np.sin(t), 0),
            ],
            0.016,
        )
    a.lathe(
        a.accent("faux leather", a.pick("blue", "green")),
        [(0.8 * r, 0.93 * h), (0.98 * r, 0.9 * h), (r, 0.96 * h), (0.82 * r, h), (0.8 * r, 0.95 * h)],
        n=56,
    )
    a.lathe(a.fixed("fabric", "black"), [(0.81 * r, 0.95 * h), (0.4 * r, 0.935 * h), (0, 0.93 * h)], n=48)


@entry(
    "basketball hoop", "basketball net, hoop, soccer goal, goal, mini basketball hoop",
    (0.6, 0.9, 0.7), stand="wall", height=1.6, mass=6.0, tags="sport", limits=(0.35, 1.5),
)  # fmt: skip
def basketball_hoop(a: Sketch) -> None:
    """A board with an orange ring and a net."""
    d, w, h = a.size
    a.piece("board")
    a.box(a.fixed("lacquer", "white"), (0.05 * d, w, h), (-0.475 * d, 0, 0), bevel=0.004)
    red = a.fixed("lacquer", a.spec.colour or "burnt orange")
    x = -0.445 * d
    for y, z, sy, sz in (
        (0, 0.3, 0.42, 0.02),
        (0, 0.68, 0.42, 0.02),
        (-0.2, 0.3, 0.02, 0.4),
        (0.2, 0.3, 0.02, 0.4),
    ):
        a.box(red, (0.01, sy * w, sz * h), (x, y * w, z * h), bevel=0)
    r = min(0.36 * d, 0.24 * w)
    c = (0.48 * d - r, 0, 0.3 * h)
    a.piece("ring")
    a.torus(red, r, 0.012, c, n=40)
    a.box(
        red,
        (0.5 * d - r + c[0] + 0.02, 0.1 * w, 0.02),
        ((-0.45 * d + c[0] - r) / 2, 0, 0.29 * h),
        bevel=0.003,
    )
    a.piece(None)
    for k in range(12):
        t = 2 * np.pi * k / 12
        for s in (-1, 1):
            path = [
                (c[0] + q * r * np.cos(t + s * u), q * r * np.sin(t + s * u), 0.3 * h * (1 - v))
                for q, u, v in ((1, 0, 0), (0.82, 0.26, 0.34), (0.66, 0.52, 0.67), (0.6, 0.78, 1.0))
            ]
            a.tube(a.fixed("cotton", "white"), path, 0.004, n=4)
