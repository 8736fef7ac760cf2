"""Ornaments that show something: globes, tanks, model ships, chess sets, shells and mobiles."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "globe", "world globe, earth globe, desk globe",
    (0.28, 0.26, 0.36), stand="surface", mass=1.6, tags="decoration, office", limits=(0.5, 3.0),
)  # fmt: skip
def globe(a: Sketch) -> None:
    """A painted sphere in a tilted ring on a foot."""
    w, _, h = a.size
    metal = a.main("brass")
    r = 0.42 * w
    a.piece("foot")
    a.lathe(
        metal,
        [
            (0, 0),
            (0.3 * w, 0),
            (0.28 * w, 0.03 * h),
            (0.06 * w, 0.07 * h),
            (0.04 * w, 0.14 * h),
            (0, 0.16 * h),
        ],
        n=32,
    )
    a.piece("sphere")
    rng = a.rng
    lon, lat = np.linspace(0, 2 * np.pi, 65), np.linspace(-np.pi / 2, np.pi / 2, 33)
    u, v = np.meshgrid((lon[:-1] + lon[1:]) / 2, (lat[:-1] + lat[1:]) / 2, indexing="ij")
    unit = np.stack([np.cos(v) * np.cos(u), np.cos(v) * np.sin(u), np.sin(v)], -1)
    land = np.zeros(u.shape)
    for _ in range(14):
        way = rng.normal(size=3)
        land += np.maximum(unit @ (way / np.linalg.norm(way)) - 0.55, 0) * rng.uniform(0.5, 1.2)
    rough = 0.06 * np.sin(unit[..., 0] * 17 + 2 * np.sin(unit[..., 2] * 11)) + 0.04 * np.sin(
        unit[..., 1] * 29
    )
    labels = np.where(np.abs(v) > 1.3, 2, np.where(land + rough > 0.36, 1, 0))
    labels = np.where((labels == 1) & (land + rough > 0.6), 3, labels)
    p, q = np.meshgrid(lon, lat, indexing="ij")
    grid = np.stack([np.cos(q) * np.cos(p), np.cos(q) * np.sin(p), np.sin(q)], -1) * r
    sea = a.paint("d8c79a" if a.said("vintage", "antique", "old") else "3f7fa6", "lacquer")
    with a.at(0, 0, 0.58 * h, roll=0.41):
        a.mosaic(
            grid,
            labels,
            [sea, a.paint("a8a05a", "lacquer"), a.paint("eef0ee", "lacquer"), a.paint("b98a4e", "lacquer")],
        )
        a.piece("ring")
        t = np.linspace(-np.pi / 2, np.pi / 2, 24)
        a.tube(metal, np.stack([0 * t, 1.08 * r * np.cos(t), 1.08 * r * np.sin(t)], -1), 0.018 * w, n=8)
        for z in (-1.08, 1.0):
            a.cylinder(metal, 0.012 * w, 0.08 * r, (0, 0, z * r), n=8)


@entry(
    "trophy", "cup trophy, award, medal, gold trophy, award plaque, prize",
    (0.14, 0.2, 0.32), stand="surface", mass=1.2, finishes="gold, silver", tags="decoration",
    limits=(0.4, 2.0),
)  # fmt: skip
def trophy(a: Sketch) -> None:
    """A cup with two handles on a dark base with a plate."""
    d, w, h = a.size
    metal, r = a.main("gold"), 0.45 * d
    a.box(a.fixed("lacquer", "ebony"), (0.9 * d, 0.9 * d, 0.2 * h), (0, 0, 0), bevel=0.004)
    a.box(metal, (0.01, 0.6 * d, 0.1 * h), (0.45 * d, 0, 0.05 * h))
    a.lathe(
        metal,
        [
            (0, 0.2 * h),
            (0.7 * r, 0.2 * h),
            (0.5 * r, 0.25 * h),
            (0.12 * r, 0.32 * h),
            (0.2 * r, 0.38 * h),
            (0.12 * r, 0.44 * h),
            (0.7 * r, 0.58 * h),
            (0.95 * r, 0.78 * h),
            (1.05 * r, h),
            (0.98 * r, h),
            (0.85 * r, 0.76 * h),
            (0, 0.6 * h),
        ],
        n=36,
    )
    for side in (-1, 1):
        y = side * r
        a.bend(
            metal,
            [
                (0, 0.92 * y, 0.92 * h),
                (0, side * 0.47 * w, 0.95 * h),
                (0, side * 0.48 * w, 0.78 * h),
                (0, 0.68 * y, 0.6 * h),
            ],
            0.05 * r,
        )


@entry(
    "hourglass", "sand timer, egg timer, sandglass",
    (0.1, 0.1, 0.2), stand="surface", mass=0.4, finishes="walnut, brass, oak", tags="decoration",
)  # fmt: skip
def hourglass(a: Sketch) -> None:
    """Two glass bulbs with sand between wooden ends and three posts."""
    w, _, h = a.size
    wood, r = a.main("walnut"), w / 2
    for z in (0.0, 0.92 * h):
        a.cylinder(wood, r, 0.08 * h, (0, 0, z), n=32)
    a.lathe(
        a.fixed("glass"),
        [
            (0.66 * r, 0.08 * h),
            (0.7 * r, 0.25 * h),
            (0.45 * r, 0.42 * h),
            (0.08 * r, 0.5 * h),
            (0.45 * r, 0.58 * h),
            (0.7 * r, 0.75 * h),
            (0.66 * r, 0.92 * h),
        ],
        n=28,
    )
    sand = a.fixed("sand")
    a.lathe(sand, [(0.62 * r, 0.085 * h), (0.64 * r, 0.18 * h), (0.2 * r, 0.3 * h), (0, 0.32 * h)], n=24)
    a.lathe(sand, [(0.05 * r, 0.51 * h), (0.4 * r, 0.59 * h), (0.58 * r, 0.68 * h), (0, 0.66 * h)], n=24)
    for k in range(3):
        t = 2 * np.pi * k / 3
        a.cylinder(wood, 0.08 * r, 0.86 * h, (0.84 * r * np.cos(t), 0.84 * r * np.sin(t), 0.07 * h), n=10)


@entry(
    "fish tank", "aquarium, fishbowl, fish bowl, tank, goldfish bowl",
    (0.35, 0.7, 0.45), stand="surface", mass=60.0, tags="animal, decoration", limits=(0.4, 2.5),
)  # fmt: skip
def fish_tank(a: Sketch) -> None:
    """A lit glass tank with gravel, weed, stones and fish."""
    d, w, h = a.size
    glass, black = a.fixed("glass"), a.fixed("plastic", "black")
    a.box(black, (d, w, 0.05 * h), (0, 0, 0), bevel=0.003)
    a.box(black, (d, w, 0.06 * h), (0, 0, 0.94 * h), bevel=0.003)
    a.box(a.fixed("gravel", "sand"), (0.96 * d, 0.97 * w, 0.08 * h), (0, 0, 0.05 * h))
    for x in (-1, 1):
        a.box(glass, (0.006, 0.99 * w, 0.9 * h), (x * 0.49 * d, 0, 0.05 * h), bevel=0)
        a.box(glass, (0.98 * d, 0.006, 0.9 * h), (0, x * 0.494 * w, 0.05 * h), bevel=0)
    a.box(a.fixed("water", None, opacity=0.25), (0.96 * d, 0.97 * w, 0.004), (0, 0, 0.86 * h), bevel=0)
    rng = a.rng
    for k in range(10):
        x, y = rng.uniform(-0.3, 0.1) * d, ((k + 0.5) / 10 - 0.5) * 0.88 * w
        for j in range(5):
            with a.at(x, y, 0.12 * h, yaw=j * 2.39996, pitch=-1.35 + rng.normal(0, 0.12)):
                a.leaf(
                    a.fixed("leaf", ("fern", "green", "apple green")[k % 3]),
                    rng.uniform(0.3, 0.6) * h,
                    0.03 * w,
                    bend=-0.3,
                    cells=3,
                )
    for _ in range(5):
        a.ball(
            a.fixed("stone"),
            (0.08 * d, 0.05 * w, 0.05 * h),
            (rng.uniform(-0.2, 0.3) * d, rng.uniform(-0.4, 0.4) * w, 0.14 * h),
            n=10,
        )
    for k in range(7):
        fish = a.fixed("lacquer", ("tangerine", "electric blue", "lemon", "white")[k % 4])
        with a.at(
            rng.uniform(-0.1, 0.36) * d,
            rng.uniform(-0.38, 0.38) * w,
            rng.uniform(0.3, 0.78) * h,
            yaw=1.57 + np.pi * (k % 2) + rng.normal(0, 0.3),
        ):
            s = 0.035 * w
            a.ball(fish, (1.5 * s, 0.5 * s, 0.8 * s), (0, 0, 0), n=12)
            with a.at(-1.3 * s, 0, 0, yaw=np.pi, roll=np.pi / 2):
                a.leaf(fish, 1.2 * s, 1.3 * s, bend=0.0, tip=0.7, cells=2)
    a.lamp((0, 0, 0.9 * h), 0.03, 3.0, 0.7 * w, (0.75, 0.9, 1.0))


@entry(
    "seashell", "shell, conch, sea shell, scallop shell, starfish, coral",
    (0.08, 0.1, 0.05), stand="surface", mass=0.1, colours="white, blush, cream", finishes="ceramic",
    tags="decoration",
)  # fmt: skip
def seashell(a: Sketch) -> None:
    """A spiral shell; "scallop" is a ribbed fan."""
    _, w, h = a.size
    look = a.main("ceramic", "white")
    if a.said("scallop"):
        t, s = np.linspace(-1.3, 1.3, 41), np.linspace(0, 1, 9)
        r = 0.5 * w * (1 + 0.05 * np.cos(22 * t))
        grid = np.stack(
            [
                np.outer(r * np.cos(t), s),
                np.outer(r * np.sin(t), s),
                np.outer(1 + 0.1 * np.cos(22 * t), np.sin(s * 2.6)) * 0.6 * h,
            ],
            -1,
        )
        a.sheet(look, grid)
        return
    s = np.linspace(0, 1, 80)
    turn, radius = 2 * np.pi * 3.6 * s, 0.26 * w * (1 - s) ** 1.1
    path = np.stack([radius * np.cos(turn), w * (0.15 + 0.62 * s) - 0.35 * w, radius * np.sin(turn)], -1)
    a.tube(look, path, 0.3 * w, n=12, scale=0.05 + (1 - s) ** 1.2 * (1 + 0.06 * np.cos(s * 150)))


@entry(
    "dreamcatcher", "dream catcher",
    (0.03, 0.35, 0.8), stand="wall", height=1.2, mass=0.2, tags="decoration",
)  # fmt: skip
def dreamcatcher(a: Sketch) -> None:
    """A hoop with a woven web, beads and hanging feathers."""
    _, w, h = a.size
    r = 0.48 * w
    z = h - r - 0.04 * h
    yarn, hoop = a.fixed("cotton", "white"), a.accent("jute")
    with a.at(0, 0, z):
        a.torus(hoop, r, 0.012, axis="x", n=40)
        for ring in range(5):
            s, twist = 1 - ring * 0.18, ring * np.pi / 12
            t = np.linspace(0, 2 * np.pi, 13) + twist
            wave = np.where(np.arange(13) % 2 == 0, s, s * 0.88)
            a.tube(yarn, np.stack([0 * t, r * wave * np.cos(t), r * wave * np.sin(t)], -1), 0.0022, n=5)
        for k in range(12):
            t = k * np.pi / 6
            a.tube(
                yarn,
                [
                    (0, r * np.cos(t), r * np.sin(t)),
                    (0, 0.2 * r * np.cos(t + 0.7), 0.2 * r * np.sin(t + 0.7)),
                ],
                0.0015,
                n=4,
            )
    a.tube(yarn, [(0, 0, z + r), (0, 0, h)], 0.003, n=5)
    for k, y in enumerate((-0.6, 0.0, 0.6)):
        top = z - r * np.sqrt(1 - y * y)
        low = 0.16 * h * abs(k - 1) + 0.02 * h
        a.tube(yarn, [(0, y * r, top), (0, y * r, low + 0.22 * h)], 0.002, n=5)
        a.ball(a.fixed("lacquer", "turquoise"), 0.012, (0, y * r, low + 0.26 * h), n=8)
        with a.at(0, y * r, low + 0.23 * h, pitch=np.pi / 2):
            a.leaf(
                a.fixed("felt", ("white", "taupe", "white")[k]),
                0.22 * h,
                0.13 * w,
                bend=0.1,
                tip=1.0,
                cells=4,
            )


@entry(
    "chess set", "chessboard, chess board, chess, chess pieces, checkers, backgammon",
    (0.42, 0.42, 0.12), stand="surface", mass=2.0, tags="game, toy", limits=(0.5, 1.6),
)  # fmt: skip
def chess_set(a: Sketch) -> None:
    """A board of 64 squares with both armies set up."""
    d, w, h = a.size
    dark, light = a.fixed("walnut"), a.fixed("maple")
    a.box(dark, (d, w, 0.16 * h), (0, 0, 0), bevel=0.003)
    side = 0.9 * w
    x = np.linspace(-side / 2, side / 2, 9)
    grid = np.stack([*np.meshgrid(x, x, indexing="ij"), np.full((9, 9), 0.165 * h)], -1)
    a.mosaic(grid, (np.arange(8)[:, None] + np.arange(8)[None]) % 2, [dark, light], flat=True)
    cell = side / 8
    for row, look in ((0, a.fixed("ebony")), (7, a.fixed("maple", "ivory"))):
        for k in range(8):
            tall = (0.5, 0.55, 0.62, 0.72, 0.8, 0.62, 0.55, 0.5)[k]
            for r, size in ((row, tall), (1 if row == 0 else 6, 0.4)):
                with a.at((r - 3.5) * cell, (k - 3.5) * cell, 0.165 * h):
                    t = size * h
                    a.lathe(
                        look,
                        [
                            (0, 0),
                            (0.3 * cell, 0),
                            (0.26 * cell, 0.1 * t),
                            (0.12 * cell, 0.3 * t),
                            (0.1 * cell, 0.6 * t),
                            (0.2 * cell, 0.66 * t),
                            (0.2 * cell, 0.82 * t),
                            (0, t),
                        ],
                        n=8,
                    )


@entry(
    "model ship", "ship model, sailboat, model boat, sailing ship, ship in a bottle, toy boat, boat",
    (0.14, 0.45, 0.42), stand="surface", mass=0.9, tags="decoration, toy", limits=(0.4, 2.0),
)  # fmt: skip
def model_ship(a: Sketch) -> None:
    """A hull with masts and sails on a stand."""
    d, w, h = a.size
    wood, sail = a.main("mahogany", axis=1), a.fixed("canvas", "ivory")
    for y in (-0.18, 0.18):
        a.box(a.fixed("walnut"), (0.6 * d, 0.03 * w, 0.14 * h), (0, y * w, 0))
    a.box(a.fixed("walnut"), (0.5 * d, 0.5 * w, 0.03 * h), (0, 0, 0))
    s, t = np.linspace(-1, 1, 19), np.linspace(-np.pi / 2, np.pi / 2, 11)
    beam = 0.46 * d * (1 - np.abs(s) ** 2.6) ** 0.6
    keel = 0.16 * h * (1 - 0.35 * s**2)
    grid = np.stack(
        [
            np.outer(beam, np.sin(t)),
            np.broadcast_to((s * 0.42 * w)[:, None], (19, 11)),
            0.26 * h + 0.05 * h * s[:, None] ** 2 - np.outer(keel, np.cos(t)),
        ],
        -1,
    )
    a.sheet(wood, grid[::-1])
    deck = np.stack(
        [
            np.stack([-beam, s * 0.42 * w, 0.25 * h + 0.05 * h * s**2], -1),
            np.stack([beam, s * 0.42 * w, 0.25 * h + 0.05 * h * s**2], -1),
        ],
        0,
    )
    a.sheet(a.fixed("oak", axis=1), deck)
    a.tube(wood, [(0, 0.38 * w, 0.3 * h), (0, 0.5 * w, 0.38 * h)], 0.008 * w)
    for y, top in ((-0.24, 0.85), (0.0, 1.0), (0.22, 0.88)):
        a.cylinder(wood, 0.008 * w, (top - 0.26) * h, (0, y * w, 0.26 * h), n=8)
        for k, z in enumerate((0.36, 0.58, 0.76)):
            if z + 0.14 > top:
                continue
            half, tall = (0.48 - 0.1 * k) * d, 0.17 * h
            u, v = np.linspace(-1, 1, 5), np.linspace(0, 1, 5)
            belly = 0.05 * w * np.outer(1 - u**2, np.sin(np.pi * v))
            a.sheet(
                sail,
                np.stack(
                    [
                        np.broadcast_to((u * half)[:, None], (5, 5)),
                        y * w + 0.01 * w + belly,
                        np.broadcast_to(z * h + v * tall, (5, 5)),
                    ],
                    -1,
                ),
            )


@entry(
    "snow globe", "",
    (0.11, 0.11, 0.14), said="snow", stand="surface", mass=0.6, finishes="walnut, cherry",
    tags="decoration",
)  # fmt: skip
@entry(
    "crystal ball", "magic ball, paperweight",
    (0.14, 0.14, 0.18), stand="surface", mass=1.5, tags="decoration",
)  # fmt: skip
def crystal_ball(a: Sketch) -> None:
    """A clear ball on a turned foot; "snow" puts a fir in it."""
    w, _, h = a.size
    r = w / 2
    a.lathe(
        a.main("walnut"),
        [(0, 0), (0.75 * r, 0), (0.7 * r, 0.1 * h), (0.5 * r, 0.16 * h), (0.6 * r, 0.24 * h), (0, 0.26 * h)],
        n=28,
    )
    if a.said("snow"):
        a.lathe(
            a.fixed("leaf", "pine green"),
            [(0, 0.3 * h), (0.4 * r, 0.32 * h), (0.2 * r, 0.5 * h), (0.28 * r, 0.5 * h), (0, 0.8 * h)],
            n=14,
        )
    a.ball(a.fixed("crystal"), r, (0, 0, h - r), n=28)


@entry(
    "disco ball", "mirror ball",
    (0.35, 0.35, 0.6), said="disco", stand="ceiling", mass=2.0, tags="party, light",
)  # fmt: skip
@entry(
    "wind chime", "baby mobile, hanging mobile, hanging decoration, paper crane",
    (0.35, 0.35, 0.6), stand="ceiling", mass=0.4, tags="decoration, toy",
)  # fmt: skip
def hanging_mobile(a: Sketch) -> None:
    """Small coloured shapes that hang from a cross of sticks; "disco" is a mirrored ball."""
    w, _, h = a.size
    if a.said("disco"):
        a.cylinder(a.fixed("black metal"), 0.01, h - w, (0, 0, w), n=8)
        u, v = np.linspace(0, 2 * np.pi, 25), np.linspace(-np.pi / 2, np.pi / 2, 13)
        grid = np.stack(
            [
                np.outer(np.cos(u), np.cos(v)),
                np.outer(np.sin(u), np.cos(v)),
                np.broadcast_to(np.sin(v), (25, 13)),
            ],
            -1,
        ) * w / 2 + (0, 0, w / 2)
        a.sheet(a.fixed("mirror"), grid, closed=True, flat=True)
        return
    stick, yarn = a.fixed("oak"), a.fixed("cotton", "white")
    a.tube(yarn, [(0, 0, 0.85 * h), (0, 0, h)], 0.002, n=5)
    for k in range(2):
        with a.at(0, 0, 0.85 * h, yaw=k * np.pi / 2):
            a.tube(stick, [(-0.42 * w, 0, 0), (0.42 * w, 0, 0)], 0.006)
    for k in range(5):
        t = k * np.pi / 2
        r = 0.42 * w if k < 4 else 0.0
        low = (0.3, 0.12, 0.22, 0.05, 0.42)[k] * h
        spot = (r * np.cos(t), r * np.sin(t))
        a.tube(yarn, [(*spot, 0.85 * h), (*spot, low + 0.08 * h)], 0.0015, n=4)
        a.ball(
            a.fixed("felt", ("yellow", "blush", "sky blue", "mint", "white")[k]),
            0.07 * h,
            (*spot, low + 0.03 * h),
            n=14,
        )
