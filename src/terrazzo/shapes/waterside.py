"""At the water: piers, boats, and what lies about on beaches."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "pier",
    "wooden pier, dock, jetty, landing stage, boardwalk, wooden dock, quay",
    (11.0, 2.0, 2.2),
    mass=2500.0,
    tags="outdoor, shore",
    limits=(0.4, 3.0),
)
def pier(a: Sketch) -> None:
    """A plank walk on posts; its land end is at -X, and its posts reach far below the walk."""
    d, w, h = a.size
    plank, post = a.main("driftwood", None, axis=1), a.fixed("reclaimed wood", None, axis=2)
    walk = h - 0.55  # posts stand above the walk by that
    n = int(d / 0.155)
    a.piece("walk")
    for k in range(n):
        x = -d / 2 + (k + 0.5) * d / n
        a.box(
            plank,
            (d / n - 0.012, w * (1 + 0.012 * a.rng.normal()) - 0.06, 0.05),
            (x, 0.01 * a.rng.normal(), walk - 0.05 + 0.003 * a.rng.normal()),
            0.006,
        )
    beam = a.fixed("reclaimed wood", None, axis=0)
    for s in (1, -1):
        a.box(beam, (d - 0.2, 0.14, 0.20), (0, s * 0.38 * w, walk - 0.25), 0.01)
    count = max(2, round(d / 2.4))
    for k in range(count + 1):
        x = -d / 2 + 0.18 + (d - 0.36) * k / count
        a.box(post, (0.14, w, 0.16), (x, 0, walk - 0.40), 0.01)
        for s in (1, -1):
            a.piece(f"post {k} {s}")
            tall = h - 0.12 * a.rng.uniform() if k % 2 == 0 or k == count else walk + 0.02
            a.cylinder(post, 0.085, tall, (x, s * (w / 2 - 0.02), 0.0), n=12)
            a.piece("walk")
    a.shelf((0.0, 0.0, walk), (d, w - 0.1), kind="deck")
    a.piece(None)
    rope = a.fixed("rope")
    for k in range(2):
        a.torus(rope, 0.105, 0.018, (d / 2 - 0.18, w / 2 - 0.02, walk + 0.16 + 0.035 * k), n=20)


def _hull(length: float, beam: float, height: float, *, stern: float = 0.72) -> np.ndarray:
    """Outer surface of a boat from bow (+x) to stern, port sheer to starboard sheer, shape [stations, ribs, 3]."""
    t = np.linspace(0, 1, 17)
    wide = np.where(
        t < 0.55, np.sin(np.pi / 2 * (t / 0.55)) ** 0.62, 1 - (1 - stern) * ((t - 0.55) / 0.45) ** 2
    )
    wide = np.maximum(wide, 0.02)
    sheer = height * (0.78 + 0.30 * (1 - t) ** 2.2 + 0.06 * t**2)
    keel = height * (0.42 * np.maximum(0.16 - t, 0) / 0.16) ** 1.4 + 0.03 * height * t
    a = np.linspace(-1, 1, 15)
    round_ = np.sign(a) * np.sin(np.abs(a) * np.pi / 2) ** 0.72
    up = np.abs(a) ** 2.3
    x = length * (0.5 - t)
    return np.stack(
        [
            np.broadcast_to(x[:, None], (17, 15)),
            0.5 * beam * wide[:, None] * round_[None],
            keel[:, None] + (sheer - keel)[:, None] * up[None],
        ],
        -1,
    )


@entry(
    "rowing boat",
    "rowboat, wooden boat, row boat, dinghy, fishing boat, small boat, boats, skiff, sailboat, canoe, kayak",
    (3.8, 1.4, 0.62),
    mass=120.0,
    tags="outdoor, floats",
    limits=(0.4, 2.5),
    sizes=(("canoe", (4.6, 0.85, 0.5)), ("kayak", (4.2, 0.65, 0.4))),
)
def rowing_boat(a: Sketch) -> None:
    """A clinker-built boat with thwarts and a pair of oars; its bow is at +X."""
    d, w, h = a.size
    outer = a.main("wood", a.pick("white", "navy", "dark green", "brick red", "oak", "sky blue"))
    inner, rail = a.fixed("wood", "honey", axis=0), a.fixed("dark oak", None, axis=0)
    skin = _hull(d, w, h * 0.94)
    a.piece("hull")
    a.sheet(outer, skin[:, ::-1], closed=True)
    inside = skin * (0.975, 0.93, 1.0) + (0, 0, 0.035 * h)
    inside[..., 2] = np.minimum(inside[..., 2], skin[..., 2] + 0.002)
    a.sheet(inner, inside, closed=True)
    a.sheet(rail, np.stack([skin[-1], skin[-1] * (1, 0.02, 1)], 0), closed=False)
    for side in (0, -1):
        a.tube(rail, skin[:, side] + (0, 0, 0.0), 0.028, n=6)
    a.tube(rail, skin[-1, :], 0.024, n=6)
    for k in range(2):  # lapped strakes
        for side in (3 + 2 * k, -4 - 2 * k):
            a.tube(outer, skin[1:, side] * (1, 1.008, 1), 0.010, n=5)
    a.piece(None)
    for x, wide in ((0.20 * d, 0.80), (-0.06 * d, 0.95), (-0.34 * d, 0.86)):
        a.box(inner, (0.24, wide * w * 0.93, 0.035), (x, 0, 0.50 * h), 0.008)
    if not a.said("canoe", "kayak"):
        oar = a.fixed("light wood", None, axis=0)
        for s in (1, -1):
            with a.at(-0.05 * d, s * 0.20 * w, 0.58 * h, yaw=0.10 * s):
                a.tube(oar, [(-0.36 * d, 0, 0), (0.22 * d, 0, 0.0)], 0.022, n=7)
                a.box(oar, (0.19 * d, 0.12, 0.02), (0.30 * d, 0, -0.01), 0.006)
    a.tube(
        a.fixed("rope"),
        [
            (0.47 * d, 0, 0.90 * h),
            (0.40 * d, 0.06, 0.62 * h),
            (0.33 * d, -0.05, 0.40 * h),
            (0.27 * d, 0.05, 0.36 * h),
        ],
        0.012,
        n=5,
    )
    a.shelf((-0.06 * d, 0.0, 0.50 * h + 0.035), (0.24, 0.7 * w), kind="seat")


@entry(
    "beach umbrella",
    "parasol, sunshade, beach parasol, sun umbrella, umbrella stand beach, patio umbrella",
    (2.0, 2.0, 2.2),
    mass=6.0,
    tags="outdoor, beach",
    limits=(0.5, 1.8),
)
def beach_umbrella(a: Sketch) -> None:
    """A striped shade on a pole."""
    d, _, h = a.size
    pole, one = (
        a.fixed("white metal"),
        a.accent("canvas", a.pick("red", "navy", "turquoise", "mustard", "coral")),
    )
    other = a.fixed("canvas", "white")
    a.piece("pole")
    a.cylinder(pole, 0.022, 0.97 * h, (0, 0, 0), n=10)
    a.piece(None)
    n, r = 16, d / 2
    angle = np.linspace(0, 2 * np.pi, 2 * n + 1)
    rise = np.linspace(0, 1, 6)
    for k in range(n):
        u = angle[2 * k : 2 * k + 3]
        ring = r * (1 - rise)[:, None] * (1 - 0.03 * (np.array([0, 1, 0]) * 1.0))
        p = np.stack(
            [ring * np.cos(u), ring * np.sin(u), h * (0.80 + 0.19 * rise**0.85)[:, None] + 0 * ring], -1
        )
        a.sheet(one if k % 2 else other, p)
        a.tube(pole, p[:, 0] - (0, 0, 0.01), 0.006, n=5)
    a.ball(one, 0.035, (0, 0, 0.985 * h), n=10)


@entry(
    "sun lounger",
    "beach chair, deck chair, deckchair, sunbed, beach lounger, sun bed, lounger",
    (1.9, 0.68, 0.85),
    mass=9.0,
    tags="outdoor, beach",
    seats=True,
    limits=(0.6, 1.5),
)
def sun_lounger(a: Sketch) -> None:
    """A slatted wooden frame with a cushion and a raised back; one sits looking along +X."""
    d, w, h = a.size
    wood, cloth = (
        a.fixed("teak", None, axis=0),
        a.accent("canvas", a.pick("white", "turquoise", "navy", "sand", "coral")),
    )
    seat = 0.34 * h
    a.piece("bed")
    for s in (1, -1):
        a.box(wood, (0.98 * d, 0.05, 0.08), (0, s * (w / 2 - 0.03), seat - 0.08), 0.008)
    a.box(cloth, (0.60 * d, w - 0.12, 0.07), (0.18 * d, 0, seat), 0.025)
    a.piece("back")
    with a.at(-0.12 * d, 0, seat, pitch=0.72):
        a.box(cloth, (0.44 * d, w - 0.12, 0.07), (-0.22 * d, 0, 0), 0.025)
        a.box(wood, (0.44 * d, w - 0.06, 0.03), (-0.22 * d, 0, -0.03), 0.006)
    for x in (-0.42, 0.42):
        for s in (1, -1):
            a.piece(f"leg {x} {s}")
            a.box(wood, (0.06, 0.05, seat), (x * d, s * (w / 2 - 0.03), 0), 0.006)
    a.shelf((0.18 * d, 0, seat + 0.07), (0.6 * d, w - 0.15), kind="seat")


@entry(
    "sandcastle",
    "sand castle, castle of sand",
    (0.9, 0.9, 0.5),
    mass=120.0,
    tags="outdoor, beach",
    limits=(0.4, 2.0),
)
def sandcastle(a: Sketch) -> None:
    """A mound with a keep, four towers and a wall."""
    d, w, h = a.size
    sand = a.fixed("sand")
    a.lathe(sand, [(0.5 * d, 0.0), (0.46 * d, 0.12 * h), (0.40 * d, 0.20 * h), (0.0, 0.22 * h)], n=24)
    a.cylinder(sand, 0.13 * d, 0.55 * h, (0, 0, 0.2 * h), top=0.10 * d, n=14)
    a.cylinder(sand, 0.13 * d, 0.25 * h, (0, 0, 0.75 * h), top=0.0, n=14)
    for k in range(4):
        t = np.pi / 4 + k * np.pi / 2
        x, y = 0.29 * d * np.cos(t), 0.29 * w * np.sin(t)
        a.cylinder(sand, 0.075 * d, 0.40 * h, (x, y, 0.16 * h), top=0.06 * d, n=12)
        a.cylinder(sand, 0.08 * d, 0.14 * h, (x, y, 0.56 * h), top=0.0, n=12)
        with a.at(0, 0, 0.16 * h, yaw=k * np.pi / 2):
            a.box(sand, (0.05 * d, 0.40 * w, 0.22 * h), (0.20 * d, 0, 0), 0.01)
