"""Lamps that stand on tables and floors or hang from ceilings and walls; each is also an emitter that lights the room."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import WARM, Sketch, entry

BULB = 10.0
"""Flux of a 60 W bulb, in the renderer's relative units."""

COOL = (0.82, 0.92, 1.0)
"""Linear RGB of a daylight lamp."""

NEON: dict[str, tuple[float, float, float]] = {
    "pink": (1.0, 0.12, 0.45), "blue": (0.1, 0.35, 1.0), "green": (0.1, 1.0, 0.25), "red": (1.0, 0.06, 0.05),
    "purple": (0.55, 0.12, 1.0), "yellow": (1.0, 0.8, 0.1), "orange": (1.0, 0.35, 0.05), "cyan": (0.1, 0.9, 1.0),
}  # fmt: skip
"""Light of coloured tubes, linear RGB."""


def shade(
    a: Sketch,
    finish: Finish,
    low: float,
    high: float,
    height: float,
    z: float,
    *,
    glow: float = 1.5,
    thick: float = 0.004,
) -> None:
    """A glowing lampshade, open at both ends, from radius `low` at height `z` to radius `high` [m]."""
    t = min(thick, low / 4, high / 4)
    profile = [(low - t, z), (low, z), (high, z + height), (high - t, z + height), (low - t, z)]
    a.lathe(a.glow(finish, glow), profile, n=40)


def _tint(a: Sketch) -> tuple[float, float, float]:
    for word, tint in NEON.items():
        if word == a.spec.colour or a.said(word):
            return tint
    return COOL if a.said("cool", "led", "white") else WARM


@entry(
    "mushroom lamp", "dome lamp",
    (0.28, 0.28, 0.38), said="mushroom", stand="surface", mass=2.0, colours="white, orange, sage",
    tags="light",
)  # fmt: skip
@entry(
    "table lamp",
    "bedside lamp, lamp, night lamp, nightstand lamp, reading light, accent lamp, tiffany lamp",
    (0.3, 0.3, 0.5), stand="surface", mass=2.2, colours="white, navy, teal, beige, sage, terracotta",
    finishes="ceramic", tags="light", limits=(0.4, 2.0),
)  # fmt: skip
def table_lamp(a: Sketch) -> None:
    """A turned foot and a fabric shade; "modern", "mushroom", "column" and "slender" change the foot."""
    w, _, h = a.size
    foot, metal = a.main("ceramic", "white", axis=2), a.fixed("brass")
    top = 0.56 * h
    r = 0.5 * w
    a.piece("foot")
    if a.said("mushroom", "globe", "dome"):
        a.lathe(foot, [(0, 0), (0.5 * r, 0), (0.5 * r, 0.03 * h), (0.16 * r, 0.08 * h), (0.16 * r, top)])
        a.piece("shade")
        dome = [
            (0, h),
            (0.5 * r, 0.95 * h),
            (0.85 * r, 0.82 * h),
            (r, 0.62 * h),
            (0.96 * r, 0.6 * h),
            (0, 0.6 * h),
        ]
        a.lathe(
            a.glow(foot if a.spec.colour else a.fixed("glass", "white", opacity=1.0), 1.2), dome[::-1], n=40
        )
    else:
        k = 0.6 if a.said("slender", "slim", "sleek") else 1.0
        if a.said("modern", "minimalist", "column", "slender", "slim", "sleek", "scandinavian"):
            body = [
                (0, 0),
                (0.42 * r, 0),
                (0.42 * r, 0.03 * h),
                (0.16 * r * k, 0.04 * h),
                (0.16 * r * k, top),
            ]
        elif a.pick(0, 1):
            body = [
                (0, 0),
                (0.34, 0),
                (0.36, 0.02),
                (0.3, 0.06),
                (0.5, 0.2),
                (0.52, 0.3),
                (0.4, 0.42),
                (0.16, 0.5),
                (0.13, 0.53),
            ]
            body = [(x * r * k, z * h) for x, z in body] + [(0.07 * r, 0.54 * h), (0.07 * r, top)]
        else:
            body = [
                (0, 0),
                (0.46, 0),
                (0.48, 0.03),
                (0.3, 0.07),
                (0.26, 0.12),
                (0.44, 0.2),
                (0.26, 0.28),
                (0.4, 0.35),
                (0.22, 0.43),
                (0.12, 0.5),
            ]
            body = [(x * r * k, z * h) for x, z in body] + [(0.07 * r, 0.52 * h), (0.07 * r, top)]
        a.lathe(foot, body, n=32)
        a.cylinder(metal, 0.035 * w, 0.4 * h, (0, 0, 0.55 * h))
        a.piece("shade")
        upper = 0.98 if a.said("drum", "modern", "minimalist") else 0.62
        shade(
            a,
            a.fixed("linen", "cream" if a.spec.colour != "black" else "white"),
            r,
            upper * r,
            0.42 * h,
            0.56 * h,
        )
        a.cylinder(metal, 0.012 * w + 0.004, 0.02 * h, (0, 0, 0.98 * h))
    a.lamp((0, 0, 0.75 * h), 0.04, 0.8 * BULB, 0.62 * max(w, 0.45 * h))


@entry(
    "banker's lamp", "banker lamp, bankers lamp, green glass lamp",
    (0.2, 0.28, 0.38), said="banker", stand="surface", mass=2.5, finishes="brass", tags="light",
)  # fmt: skip
@entry(
    "desk lamp",
    "task lamp, reading lamp, study lamp, office lamp, architect lamp, anglepoise lamp, led desk lamp",
    (0.4, 0.18, 0.45), stand="surface", mass=1.5, colours="black, white, red, green, navy",
    finishes="metal", tags="light",
)  # fmt: skip
def desk_lamp(a: Sketch) -> None:
    """A jointed arm with a spun shade, a glowing bar for "led" and "neon", or a banker's glass shade."""
    d, w, h = a.size
    paint, steel = a.main("metal", "black"), a.fixed("chrome")
    # The heavy foot stands below the head, so that the lamp does not tip.
    banker = a.said("banker", "traditional", "classic")
    base, elbow, head = (0.2 * d, 0, 0.03 * h), (-0.42 * d, 0, 0.5 * h), (0.22 * d, 0, 0.88 * h)
    foot = -0.1 * d if banker else base[0]
    a.piece("base")
    a.lathe(
        paint,
        [(0, 0), (0.46 * w, 0), (0.46 * w, 0.02 * h), (0.4 * w, 0.045 * h), (0, 0.05 * h)],
        base=(foot, 0, 0),
        n=32,
    )
    if banker:
        a.piece("stem")
        a.cylinder(a.fixed("brass"), 0.05 * w, 0.72 * h, (foot, 0, 0.04 * h))
        a.piece("shade")
        turn = np.linspace(0, np.pi, 15)
        path = np.stack([0.28 * d * np.cos(turn), 0.24 * h * np.sin(turn)], -1)
        grid = [
            [(x - 0.1 * d, y, 0.72 * h + z) for x, z in path]
            for y in (-0.5 * w, -0.4 * w, 0.0, 0.4 * w, 0.5 * w)
        ]
        a.sheet(a.glow(a.accent("glass", "green", opacity=1.0), 0.5), grid)
        a.lamp((-0.1 * d, 0, 0.75 * h), 0.02, 0.6 * BULB, 0.5 * d)
        return
    a.piece("lower arm")
    a.tube(steel if not a.said("neon") else paint, [base, elbow], 0.035 * w, n=10)
    a.ball(paint, 0.06 * w, elbow)
    a.piece("upper arm")
    a.tube(steel if not a.said("neon") else paint, [elbow, head], 0.03 * w, n=10)
    a.piece("head")
    if a.said("led", "neon", "modern", "sleek", "minimalist"):
        a.box(paint, (0.5 * d, 0.2 * w, 0.035 * h), (0.25 * d, 0, 0.9 * h), bevel=0.004)
        tint = _tint(a) if a.said("neon") or not a.said("warm") else WARM
        a.box(
            a.glow(a.fixed("plastic", "white"), 3.0, tint),
            (0.44 * d, 0.15 * w, 0.012 * h),
            (0.25 * d, 0, 0.888 * h),
        )
        a.lamp((0.25 * d, 0, 0.86 * h), 0.02, 0.6 * BULB, 0.2 * d, tint)
        return
    with a.at(*head, pitch=0.35):
        bell = [
            (0.1, 0.17),
            (0.16, 0.16),
            (0.2, 0.05),
            (0.45, -0.16),
            (0.5, -0.24),
            (0.48, -0.24),
            (0.42, -0.15),
            (0.17, 0.05),
            (0.0, 0.1),
        ]
        a.lathe(paint, [(r * w, z * h) for r, z in bell[::-1]], n=32)
        a.cylinder(paint, 0.1 * w, 0.1 * h, (0, 0, 0.12 * h))
        a.ball(a.glow(a.fixed("glass", "white"), 4.0), 0.2 * w, (0, 0, -0.1 * h))
        a.lamp((0, 0, -0.12 * h), 0.025, 0.6 * BULB, 0.55 * w)


@entry(
    "arc lamp", "arc floor lamp, arched lamp, arched floor lamp, overarching lamp",
    (0.5, 1.1, 1.9), said="arc", mass=9.0, tags="light",
)  # fmt: skip
@entry("tripod lamp", "tripod floor lamp", (0.55, 0.55, 1.5), said="tripod", mass=5.0, tags="light")
@entry(
    "paper lamp", "rice paper lamp, noguchi lamp, paper floor lamp, shoji lamp",
    (0.35, 0.35, 1.2), said="paper", mass=1.5, tags="light",
)  # fmt: skip
@entry(
    "torchiere", "torchiere lamp, uplighter, uplight",
    (0.4, 0.4, 1.75), said="torchiere", mass=6.0, finishes="brass, black metal", tags="light",
)  # fmt: skip
@entry(
    "floor lamp", "standing lamp, reading floor lamp, tall lamp, standard lamp",
    (0.42, 0.42, 1.6), mass=6.0, colours="black, white, brass", finishes="metal", tags="light",
    limits=(0.4, 1.6),
)  # fmt: skip
def floor_lamp(a: Sketch) -> None:
    """A pole with a drum shade; "arc", "tripod", "paper" and "torchiere" change the whole figure."""
    if a.said("arc", "arched", "arching"):
        _arc_lamp(a)
        return
    d, _, h = a.size
    r = 0.5 * d
    metal = a.main("metal", "black", axis=2)
    if a.said("paper", "rice paper", "japanese", "noguchi"):
        a.piece("body")
        n = 33
        ribs = [
            (
                r * (0.93 + 0.07 * np.cos(np.pi * i)) * (0.9 if i in (0, n - 1) else 1),
                h * (0.05 + 0.95 * i / (n - 1)),
            )
            for i in range(n)
        ]
        a.lathe(a.glow(a.fixed("paper", "white"), 1.0), [(0, 0.05 * h), *ribs, (0, h)], n=24)
        for x, y in ((-0.7, -0.7), (0.7, -0.7), (0, 0.8)):
            a.cylinder(metal, 0.01, 0.08 * h, (x * r, y * r, 0))
        a.lamp((0, 0, 0.6 * h), 0.06, BULB, 0.7 * h)
        return
    slim = 0.7 if a.said("slim", "slender", "thin") else 1.0
    a.piece("base")
    if a.said("tripod"):
        wood = a.main("oak", axis=2) if a.spec.material else a.fixed("walnut", axis=2)
        for k in range(3):
            t = k * 2 * np.pi / 3
            a.tube(
                wood,
                [
                    (0.95 * r * np.cos(t), 0.95 * r * np.sin(t), 0),
                    (0.04 * r * np.cos(t), 0.04 * r * np.sin(t), 0.72 * h),
                ],
                0.013,
            )
        a.cylinder(metal, 0.12 * r, 0.05 * h, (0, 0, 0.69 * h))
    else:
        a.lathe(
            metal,
            [(0, 0), (0.62 * r, 0), (0.62 * r, 0.012), (0.55 * r, 0.024), (0.06 * r, 0.03), (0, 0.03)],
            n=40,
        )
    a.piece("pole")
    foot = 0.7 * h if a.said("tripod") else 0.02
    a.cylinder(metal, 0.011 * slim + 0.002, 0.95 * h - foot, (0, 0, foot))
    a.piece("shade")
    if a.said("torchiere", "uplighter"):
        a.lathe(
            metal,
            [(0, 0.86 * h), (0.3 * r, 0.88 * h), (r, h), (0.97 * r, h), (0.3 * r, 0.895 * h), (0, 0.88 * h)],
            n=40,
        )
        a.lathe(
            a.glow(a.fixed("glass", "white"), 3.0), [(0, 0.9 * h), (0.5 * r, 0.93 * h), (0, 0.945 * h)], n=24
        )
        a.lamp((0, 0, 0.98 * h), 0.05, 1.3 * BULB, 1.1 * r)
        return
    shade(a, a.fixed("linen", "cream"), r, (0.72 if a.pick(0, 1) else 0.95) * r, 0.2 * h, 0.8 * h)
    a.lamp((0, 0, 0.9 * h), 0.05, 1.2 * BULB, max(1.1 * r, 0.15 * h))


def _arc_lamp(a: Sketch) -> None:
    """A marble foot and a long bent pole whose shade hangs over what stands beside it."""
    w, d, h = a.size if a.size[1] >= a.size[0] else (a.size[1], a.size[0], a.size[2])
    with a.at(yaw=np.pi / 2 if a.size[1] >= a.size[0] else 0.0):
        _arc(a, d, w, h)


def _arc(a: Sketch, d: float, w: float, h: float) -> None:
    """The arc lamp with its pole at -x and its shade at +x."""
    metal = a.main("brass", None)
    a.piece("base")
    a.cylinder(a.fixed("marble", "white"), 0.3 * w, 0.05 * h, (-0.34 * d, 0, 0), n=40)
    a.piece("pole")
    t = np.linspace(0, 1, 18)
    rise = np.stack([np.full(6, -0.4 * d), np.zeros(6), np.linspace(0.05 * h, 0.55 * h, 6)], -1)
    bow = np.stack(
        [
            -0.4 * d + 0.7 * d * (1 - np.cos(t * np.pi * 0.62)) / 1.37,
            0 * t,
            0.55 * h + 0.44 * h * np.sin(t * np.pi * 0.62),
        ],
        -1,
    )
    a.tube(metal, rise, 0.012, n=12)
    a.piece("arc")
    a.tube(metal, bow, 0.011, n=12)
    end = bow[-1]
    a.piece("shade")
    r = 0.22 * d if d < w * 1.5 else 0.45 * w
    a.tube(metal, [end, (end[0], 0, end[2] - 0.08 * h)], 0.006)
    with a.at(end[0], 0, end[2] - 0.2 * h):
        dome = [
            (0.99 * r, 0),
            (r, 0),
            (0.85 * r, 0.07 * h),
            (0.45 * r, 0.115 * h),
            (0, 0.125 * h),
            (0, 0.12 * h),
            (0.8 * r, 0.065 * h),
            (0.99 * r, 0),
        ]
        a.lathe(metal, dome, n=40)
        a.ball(a.glow(a.fixed("glass", "white"), 4.0), 0.3 * r, (0, 0, 0.06 * h))
        a.lamp((0, 0, 0.05 * h), 0.05, 1.2 * BULB, 1.1 * r)


@entry(
    "lava lamp", "plasma lamp, mood lamp",
    (0.11, 0.11, 0.4), stand="surface", mass=1.5, colours="red, purple, blue, orange", tags="light, toy",
)  # fmt: skip
def lava_lamp(a: Sketch) -> None:
    """Metal cones above and below a glowing bottle with blobs."""
    w, _, h = a.size
    r, rng = w / 2, a.rng
    metal = a.fixed("steel")
    hue = a.spec.colour if a.spec.colour in NEON else a.pick("red", "purple", "blue", "orange")
    tint = NEON[hue]
    a.lathe(metal, [(0, 0), (0.95 * r, 0), (0.6 * r, 0.2 * h), (r, 0.38 * h), (0, 0.38 * h)], n=32)
    liquid = a.glow(a.fixed("glass", "dark " + hue, opacity=0.45), 0.25, tint)
    a.lathe(liquid, [(0.96 * r, 0.38 * h), (0.5 * r, 0.88 * h)], n=32)
    blob = a.glow(a.fixed("plastic", hue), 0.8, tint)
    for k in range(5):
        s = float(rng.uniform(0.22, 0.42)) * r
        t = float(rng.uniform(0, 6.28))
        z = (0.44 + 0.09 * k) * h
        wall = 0.96 * r - 0.46 * r * (z / h - 0.38) / 0.5
        a.ball(blob, (s, s, 1.5 * s), ((wall - 0.8 * s) * np.cos(t), (wall - 0.8 * s) * np.sin(t), z))
    a.lathe(metal, [(0, 0.88 * h), (0.52 * r, 0.88 * h), (0.3 * r, h), (0, h)], n=32)
    a.lamp((0, 0, 0.6 * h), 0.03, 0.2 * BULB, 0.3 * h, tint)


@entry(
    "neon sign", "neon light, led sign, neon lamp, light sign, illuminated sign",
    (0.05, 0.8, 0.4), stand="wall", height=1.5, mass=2.0, colours="pink, blue, purple, cyan", tags="light",
)  # fmt: skip
def neon_sign(a: Sketch) -> None:
    """A glowing tube bent into a heart, star, lightning or wave on a clear board."""
    d, w, h = a.size
    board = a.fixed("plastic", "black")
    a.box(board, (0.3 * d, w, h), (-0.35 * d, 0, 0), bevel=0.004)
    tint = NEON.get(a.spec.colour or "", NEON[a.pick("pink", "blue", "cyan", "purple")])
    tube = a.glow(a.fixed("plastic", "white"), 4.0, tint)
    t = np.linspace(0, 2 * np.pi, 49)
    if a.said("star"):
        r = np.where(np.arange(11) % 2 == 0, 0.46, 0.2)
        s = np.arange(11) * np.pi / 5 + np.pi / 2
        y, z = r * np.cos(s), r * np.sin(s)
    elif a.said("lightning", "bolt"):
        y, z = (
            np.array([0.1, -0.25, 0.0, -0.1, 0.25, 0.02, 0.1]),
            np.array([0.45, 0.0, 0.0, -0.45, 0.08, 0.08, 0.45]),
        )
    elif a.said("wave", "open") or w > 2.5 * h:
        t = np.linspace(-1, 1, 49)
        y, z = 0.45 * t * w / h, 0.3 * np.sin(t * 9)
    else:
        y = 0.44 * np.sin(t) ** 3
        z = (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) * 0.44 / 15
    s = 0.9 * min(h, w if w <= 2.5 * h else h)
    a.tube(tube, np.stack([np.full(len(y), 0.2 * d), y * s, 0.5 * h + z * s], -1), 0.28 * d, n=8)
    a.lamp((0.5 * d, 0, 0.5 * h), 0.05, 0.4 * BULB, 0.6 * max(w, h), tint)
