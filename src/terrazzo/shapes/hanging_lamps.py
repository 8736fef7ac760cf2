"""Lamps that hang from the ceiling or are fixed to the wall, and the ceiling fan."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.lamps import BULB, shade
from terrazzo.shapes.sketch import WARM, Sketch, entry


def _cord(a: Sketch, top: float, bottom: float, thickness: float = 0.004) -> None:
    """A ceiling rose at `top` and a cable down to `bottom` [m]."""
    black = a.fixed("plastic", "black")
    a.piece("cord")
    a.lathe(
        a.fixed("metal", "black"),
        [(0, top - 0.03), (0.03, top - 0.028), (0.05, top - 0.002), (0.05, top), (0, top)],
        n=24,
    )
    a.cylinder(black, thickness, top - bottom, (0, 0, bottom))


@entry(
    "globe pendant", "globe light, globe lamp, glass globe, disco ball lamp",
    (0.35, 0.35, 0.9), said="globe", stand="ceiling", mass=1.5, tags="light",
)  # fmt: skip
@entry(
    "paper lantern", "paper pendant, chinese lantern, hanging lantern, paper lampshade",
    (0.4, 0.4, 0.8), said="paper", stand="ceiling", mass=0.4, tags="light",
)  # fmt: skip
@entry(
    "rattan pendant", "woven pendant, wicker pendant, bamboo pendant, woven pendant light",
    (0.5, 0.5, 0.9), said="rattan", stand="ceiling", mass=1.0, tags="light",
)  # fmt: skip
@entry(
    "pendant lamp", "pendant light, pendant, hanging lamp, hanging light, dome light, lampshade",
    (0.4, 0.4, 0.9), stand="ceiling", mass=2.0, colours="black, white, brass, green, grey",
    finishes="metal", tags="light",
)  # fmt: skip
def pendant_lamp(a: Sketch) -> None:
    """A spun dome on a cable; "globe", "rattan", "paper" and "drum" change the shade."""
    w, _, h = a.size
    r = w / 2
    body = a.main("metal", "black")
    tall = min(0.45 * h, 0.75 * w)
    _cord(a, h, 0.8 * tall)
    a.piece("shade")
    if a.said("globe", "round", "sphere", "spherical"):
        a.ball(a.glow(a.fixed("glass", "white", opacity=1.0), 1.6), (r, r, tall / 2), (0, 0, tall / 2))
        a.cylinder(body, 0.25 * r, 0.1 * tall, (0, 0, 0.96 * tall))
    elif a.said("paper", "lantern", "japanese"):
        ribs = [
            (r * (np.sin(np.pi * (0.08 + 0.84 * i / 20)) * (0.97 + 0.03 * (-1) ** i)), tall * i / 20)
            for i in range(21)
        ]
        a.lathe(a.glow(a.fixed("paper", "white"), 1.2), ribs, n=28)
    elif a.said("drum", "fabric", "linen"):
        shade(a, a.main("linen", "cream"), r, r, tall, 0.0)
    elif a.said("rattan", "woven", "wicker", "bamboo", "boho", "bohemian"):
        weave = a.main("rattan", None) if a.spec.material else a.fixed("rattan")
        outer = [
            (r, 0),
            (0.98 * r, 0.25 * tall),
            (0.8 * r, 0.6 * tall),
            (0.4 * r, 0.9 * tall),
            (0.1 * r, tall),
        ]
        a.lathe(
            a.glow(weave, 0.15), [*outer, *[(0.96 * x, 0.985 * z) for x, z in outer[::-1]], outer[0]], n=32
        )
        a.ball(a.glow(a.fixed("glass", "white"), 4.0), 0.16 * r, (0, 0, 0.4 * tall))
    else:
        outer = [
            (r, 0),
            (0.97 * r, 0.22 * tall),
            (0.8 * r, 0.5 * tall),
            (0.45 * r, 0.74 * tall),
            (0.2 * r, 0.84 * tall),
            (0.16 * r, tall),
            (0, tall),
        ]
        inner = [
            (0, 0.82 * tall),
            (0.42 * r, 0.72 * tall),
            (0.77 * r, 0.48 * tall),
            (0.95 * r, 0.22 * tall),
            (0.975 * r, 0),
        ]
        a.lathe(body, [*inner, *outer], n=40)
        a.ball(a.glow(a.fixed("glass", "white"), 4.0), 0.22 * r, (0, 0, 0.4 * tall))
    a.lamp((0, 0, 0.35 * tall), 0.06, 1.4 * BULB, 1.15 * max(r, tall))


@entry(
    "chandelier", "crystal chandelier, candle chandelier, grand chandelier",
    (0.8, 0.8, 0.9), stand="ceiling", mass=12.0, finishes="brass", tags="light",
)  # fmt: skip
def chandelier(a: Sketch) -> None:
    """Curved arms with candle bulbs round a turned column; "crystal" adds drops, "modern" makes rings, "wrought iron" a wheel."""
    w, _, h = a.size
    r = w / 2
    if a.said("modern", "ring", "contemporary", "minimalist", "led"):
        _ring_chandelier(a)
        return
    rustic = a.said(
        "wrought iron", "wrought_iron", "iron", "rustic", "farmhouse", "wagon wheel"
    ) or a.spec.material in ("iron", "wrought iron")
    metal = a.fixed("iron", "black") if rustic else a.main("brass")
    crystal = a.said("crystal", "grand", "glass", "luxurious", "elegant") or a.spec.material in (
        "crystal",
        "glass",
    )
    if crystal:
        metal = a.accent("gold")
    _cord(a, h, 0.55 * h, 0.006)
    a.piece("column")
    column = [
        (0, 0.02),
        (0.03, 0.02),
        (0.05, 0.06),
        (0.02, 0.1),
        (0.1, 0.17),
        (0.12, 0.22),
        (0.04, 0.27),
        (0.03, 0.38),
        (0.07, 0.45),
        (0.03, 0.52),
        (0.01, 0.57),
    ]
    a.lathe(metal, [(x * w, z * h) for x, z in column], n=24)
    bulb, wax = a.glow(a.fixed("glass", "white"), 5.0), a.fixed("wax", "ivory")
    arms = 8 if w > 0.7 else 6
    if rustic:
        a.piece("wheel")
        a.torus(metal, 0.9 * r, 0.018, (0, 0, 0.24 * h), n=48)
    for k in range(arms):
        turn = 2 * np.pi * k / arms
        with a.at(yaw=turn):
            a.piece(f"arm {k}")
            s = np.linspace(0, 1, 9)
            if rustic:
                a.tube(metal, [(0.05 * r, 0, 0.24 * h), (0.9 * r, 0, 0.24 * h)], 0.01)
            else:
                path = np.stack(
                    [(0.1 + 0.8 * s) * r, 0 * s, 0.2 * h + h * (0.1 * s - 0.16 * np.sin(np.pi * s))], -1
                )
                a.tube(metal, path, 0.009, n=8)
            cup = 0.26 * h if rustic else 0.3 * h
            a.lathe(
                metal,
                [(0, cup), (0.02, cup), (0.035, cup + 0.015), (0, cup + 0.015)],
                base=(0.9 * r, 0, 0),
                n=16,
            )
            a.cylinder(wax, 0.011, 0.09 * h, (0.9 * r, 0, cup + 0.012))
            a.ball(bulb, (0.012, 0.012, 0.026), (0.9 * r, 0, cup + 0.105 * h + 0.015), n=10)
            if crystal:
                _drops(a, r, h)
            a.lamp((0.9 * r, 0, cup + 0.12 * h), 0.02, 2.4 * BULB / arms, 0.08)
    if crystal:
        a.piece(None)
        a.ball(a.fixed("crystal"), 0.035, (0, 0, 0.03 * h), n=12)


def _drops(a: Sketch, r: float, h: float) -> None:
    """Crystal drops under one arm and a swag of beads to its cup."""
    drop = a.glow(a.fixed("crystal"), 0.25, (1.0, 0.95, 0.85))
    a.piece(None)
    for x, z, s in ((0.9, 0.23, 1.0), (0.6, 0.12, 0.9), (0.35, 0.05, 0.8)):
        tall = 0.07 * h * s
        a.lathe(
            drop,
            [(0, z * h - tall), (0.014 * s, z * h - 0.6 * tall), (0, z * h)],
            base=(x * r, 0, 0),
            n=6,
            flat=True,
        )
    for t in np.linspace(0.08, 0.95, 9):
        z = 0.5 - 0.22 * t - 0.14 * np.sin(np.pi * t)
        a.ball(drop, 0.011, ((0.06 + 0.82 * t) * r, 0, z * h), n=6)


def _ring_chandelier(a: Sketch) -> None:
    """Tilted glowing rings hung by thin wires."""
    w, _, h = a.size
    metal = a.main("brass")
    light = a.glow(a.fixed("plastic", "white"), 3.0)
    for k, (size, z, tilt) in enumerate(((1.0, 0.12, 0.0), (0.7, 0.3, 0.12), (0.45, 0.45, -0.15))):
        r = 0.5 * w * size - 0.012
        a.piece(f"ring {k}")
        with a.at(0, 0, z * h, pitch=tilt if k else 0.0):
            profile = [(r, 0), (r + 0.012, 0), (r + 0.012, 0.035), (r, 0.035)]
            a.lathe(metal, profile, n=56, closed=False)
            a.lathe(light, [(r, 0.033), (r, 0.002)], n=56, closed=False)
            a.piece(None)
            for t in (0.5, 2.6, 4.7):
                a.tube(metal, [(r * np.cos(t), r * np.sin(t), 0.03), (0, 0, (0.95 - z) * h)], 0.0015, n=5)
            a.lamp((0, 0, 0.02), 0.05, size * 0.9 * BULB, 1.1 * r)
    a.piece("rose")
    a.cylinder(metal, 0.09, 0.05 * h, (0, 0, 0.95 * h))


@entry(
    "light panel",
    "led panel, fluorescent light, office light, tube light, linear light, fluorescent tube",
    (0.3, 1.2, 0.08), said="panel", stand="ceiling", mass=3.0, tags="light",
)  # fmt: skip
@entry(
    "ceiling light",
    "light fixture, ceiling lamp, flush mount light, overhead light, light, lighting, recessed light, "
    "downlight",
    (0.4, 0.4, 0.12), stand="ceiling", mass=2.0, colours="white", finishes="metal", tags="light",
)  # fmt: skip
def ceiling_light(a: Sketch) -> None:
    """An opal bowl under a metal ring; "panel" and "square" make a flat box; "fluorescent" two tubes."""
    d, w, h = a.size
    metal = a.main("metal", "white")
    light = a.glow(a.fixed("glass", "white", opacity=1.0), 2.5, (1.0, 0.86, 0.68))
    if a.said("panel", "square", "rectangular", "linear", "fluorescent", "tube"):
        a.box(metal, (d, w, 0.5 * h), (0, 0, 0.5 * h), bevel=0.004)
        a.box(light, (0.9 * d, 0.94 * w, 0.5 * h), (0, 0, 0), bevel=0.008)
    else:
        r = w / 2
        a.lathe(light, [(0, 0), (0.5 * r, 0.06 * h), (0.8 * r, 0.28 * h), (0.94 * r, 0.66 * h)], n=40)
        a.lathe(metal, [(0.9 * r, 0.62 * h), (r, 0.66 * h), (r, 0.98 * h), (0.6 * r, h), (0, h)], n=40)
    a.lamp((0, 0, 0.3 * h), 0.06, 2.0 * BULB, 0.62 * max(d, w))


@entry(
    "ceiling fan", "fan light, overhead fan",
    (1.2, 1.2, 0.45), stand="ceiling", mass=7.0, finishes="walnut, oak", colours="", tags="light",
)  # fmt: skip
def ceiling_fan(a: Sketch) -> None:
    """Five pitched blades, a motor and a small light."""
    w, _, h = a.size
    r = w / 2
    blade, metal = a.main("walnut"), a.fixed("metal", "black" if a.said("black", "industrial") else "bronze")
    a.piece("motor")
    motor = [
        (0, 0.18),
        (0.1, 0.18),
        (0.15, 0.24),
        (0.16, 0.4),
        (0.1, 0.5),
        (0.02, 0.52),
        (0.02, 0.9),
        (0.08, 0.92),
        (0.1, 1.0),
        (0, 1.0),
    ]
    a.lathe(metal, [(x * r, z * h) for x, z in motor], n=32)
    a.piece("light")
    a.lathe(
        a.glow(a.fixed("glass", "white"), 2.5),
        [(0, 0), (0.1 * r, 0.04 * h), (0.13 * r, 0.12 * h), (0.1 * r, 0.2 * h)],
        n=28,
    )
    for k in range(5):
        with a.at(0, 0, 0.33 * h, yaw=2 * np.pi * k / 5):
            a.piece(f"blade {k}")
            a.box(metal, (0.2 * r, 0.05 * r, 0.01), (0.22 * r, 0, -0.005))
            with a.at(roll=0.2):
                shape = [
                    (0.28, -0.075),
                    (0.9, -0.115),
                    (0.97, -0.09),
                    (1.0, 0.0),
                    (0.97, 0.09),
                    (0.9, 0.115),
                    (0.28, 0.075),
                ]
                a.prism(blade, [(x * r, y * r) for x, y in shape], 0.008, (0, 0, 0))
    a.lamp((0, 0, 0.05 * h), 0.05, 1.2 * BULB, 0.35 * r)


@entry(
    "wall sconce", "sconce, wall lamp, wall light, candle sconce, vanity light, picture light",
    (0.16, 0.16, 0.32), stand="wall", height=1.55, mass=1.2, finishes="brass, black metal", tags="light",
)  # fmt: skip
def wall_sconce(a: Sketch) -> None:
    """A back plate, a bent arm and a small shade; "modern" makes an up-and-down cylinder, "vanity" a row of globes."""
    d, w, h = a.size
    metal = a.main("brass")
    glass = a.fixed("glass", "white", opacity=1.0)
    if a.said("modern", "cylinder", "minimalist", "industrial", "contemporary"):
        a.box(metal, (0.2 * d, 0.4 * w, 0.5 * h), (-0.4 * d, 0, 0.25 * h), bevel=0.004)
        a.cylinder(metal, 0.42 * w, 0.96 * h, (0.1 * d, 0, 0.02 * h), n=32)
        for z in (0.0, 0.97 * h):
            a.cylinder(a.glow(glass, 4.0), 0.36 * w, 0.03 * h, (0.1 * d, 0, z), n=24)
            a.lamp((0.1 * d, 0, z + (0.1 * h if z else -0.05 * h)), 0.02, 0.5 * BULB, 0.5 * w)
        return
    a.piece("plate")
    with a.at(-0.5 * d, 0, 0.32 * h, pitch=np.pi / 2):
        a.lathe(metal, [(0.32 * w, 0), (0.32 * w, 0.06 * d), (0.2 * w, 0.12 * d), (0, 0.14 * d)], n=28)
    a.piece("arm")
    s = np.linspace(0, 1, 10)
    a.tube(
        metal,
        np.stack([-0.45 * d + 0.5 * d * s, 0 * s, 0.32 * h - 0.2 * h * np.sin(np.pi * s) + 0.1 * h * s], -1),
        0.05 * w,
        n=10,
    )
    a.piece("shade")
    x = 0.05 * d
    a.lathe(
        metal, [(0, 0.38 * h), (0.2 * w, 0.4 * h), (0.2 * w, 0.44 * h), (0, 0.44 * h)], base=(x, 0, 0), n=24
    )
    with a.at(x, 0, 0):
        shade(a, a.fixed("linen", "cream"), 0.45 * w, 0.32 * w, 0.52 * h, 0.48 * h, glow=2.0)
        a.cylinder(a.fixed("wax", "ivory"), 0.07 * w, 0.2 * h, (0, 0, 0.43 * h))
        a.lamp((0, 0, 0.72 * h), 0.03, 0.6 * BULB, 0.32 * h)


_STRIP_STEP, _STRIP_OFF = 0.2, 0.07
"""Distance of the lamps that light for a strip, and how far they are from what it is fastened to, wall or ceiling, so that
they throw an even band on it [m]."""


@entry(
    "led strip", "led strip light, light strip, strip lights, rgb strip, neon strip",
    (0.02, 2.4, 0.02), said="strip", stand="ceiling", mass=0.3, tags="light", limits=(0.2, 3.0),
)  # fmt: skip
@entry(
    "string lights",
    "string light, fairy lights, fairy light, christmas lights, festoon lights, bistro lights, "
    "garland lights",
    (0.06, 2.4, 0.4), stand="ceiling", mass=0.6, tags="light, decoration", limits=(0.3, 3.0),
)  # fmt: skip
def string_lights(a: Sketch) -> None:
    """A sagging cable with bulbs; "strip" is straight and glows all along."""
    d, w, h = a.size
    cable = a.fixed("plastic", "black")
    a.piece(None)
    if a.said("strip", "led", "rgb"):
        a.box(
            a.glow(a.fixed("plastic", "white"), 3.0, (0.35, 0.2, 1.0) if a.said("rgb", "purple") else WARM),
            (d, w, h),
            (0, 0, 0),
        )
        lit = min(max(2, round(w / _STRIP_STEP)), 12)
        for y in (np.arange(lit) + 0.5) / lit - 0.5:
            a.lamp((_STRIP_OFF, y * w, -_STRIP_OFF), 0.04, 0.5 * BULB / lit, 0.6 * w / lit)
        return
    swags = min(max(2, round(w / 0.9)), 6)
    t = np.linspace(0, swags, 14 * swags + 1)
    drop = 4 * (t % 1.0) * (1 - t % 1.0)
    a.tube(cable, np.stack([0 * t, (t / swags - 0.5) * 0.97 * w, 0.97 * h - 0.55 * h * drop], -1), 0.004, n=6)
    bulb = a.glow(a.fixed("glass", "white"), 5.0)
    each = 5
    for k in range(each * swags):
        s = (k + 0.5) / each
        z = 0.97 * h - 0.55 * h * 4 * (s % 1.0) * (1 - s % 1.0)
        y = (s / swags - 0.5) * 0.97 * w
        a.cylinder(cable, 0.011, 0.09 * h, (0, y, z - 0.09 * h), n=10)
        a.ball(bulb, (0.024, 0.024, 0.032), (0, y, z - 0.09 * h - 0.026), n=10)
    for y in np.linspace(-0.33, 0.33, 3):
        a.lamp((0, y * w, 0.3 * h), 0.03, 0.35 * BULB, 0.18 * w)
    for y in (-0.485, 0.485):
        a.ball(cable, (0.03, 0.012, 0.03), (0, y * w, 0.97 * h), n=8)


@entry(
    "spotlight", "track light, track lighting, stage light, spot light, gallery light, ceiling spotlight",
    (0.12, 0.6, 0.22), stand="ceiling", mass=1.5, colours="black, white", finishes="metal", tags="light",
)  # fmt: skip
def spotlight(a: Sketch) -> None:
    """A rail with three turned cans, or one can where the rail is short."""
    d, w, h = a.size
    metal = a.main("metal", "black")
    a.piece("rail")
    a.box(metal, (0.3 * d, w, 0.14 * h), (0, 0, 0.86 * h), bevel=0.003)
    count = max(1, round(w / 0.22))
    for k in range(count):
        y = ((k + 0.5) / count - 0.5) * w
        a.piece(f"can {k}")
        a.cylinder(metal, 0.06 * d, 0.3 * h, (0, y, 0.6 * h), n=10)
        with a.at(0, y, 0.45 * h, roll=0.35 * (k - (count - 1) / 2), pitch=0.25):
            r = 0.36 * d
            can = [(0.8 * r, -0.34 * h), (r, -0.36 * h), (r, 0.2 * h), (0.7 * r, 0.26 * h), (0, 0.26 * h)]
            a.lathe(metal, can, n=28)
            a.cylinder(a.glow(a.fixed("glass", "white"), 6.0), 0.82 * r, 0.02 * h, (0, 0, -0.34 * h), n=24)
            a.lamp((0, 0, -0.5 * h), 0.03, 1.2 * BULB / count, 0.3 * h)


@entry(
    "lantern", "candle lantern, oil lamp, hurricane lamp, camping lantern, moroccan lantern, moroccan lamp",
    (0.18, 0.18, 0.36), stand="surface", mass=1.2, colours="black", finishes="metal",
    tags="light, decoration",
)  # fmt: skip
def lantern(a: Sketch) -> None:
    """Four glass panes in a metal cage with a roof and ring, and a candle inside."""
    d, w, h = a.size
    metal = a.main("metal", "black", axis=2)
    a.box(metal, (d, w, 0.05 * h), (0, 0, 0), bevel=0.003)
    post = 0.06 * w
    for x in (-1, 1):
        for y in (-1, 1):
            a.box(metal, (post, post, 0.6 * h), (x * (0.42 * d), y * 0.42 * w, 0.05 * h))
    glass = a.fixed("glass")
    for x in (-0.42, 0.42):
        a.box(glass, (0.002, 0.78 * w, 0.58 * h), (x * d, 0, 0.06 * h))
        a.box(glass, (0.78 * d, 0.002, 0.58 * h), (0, x * w, 0.06 * h))
    a.box(metal, (0.96 * d, 0.96 * w, 0.03 * h), (0, 0, 0.65 * h))
    a.lathe(
        metal,
        [(0.64 * w, 0.68 * h), (0.2 * w, 0.82 * h), (0.2 * w, 0.85 * h), (0.1 * w, 0.87 * h), (0, 0.87 * h)],
        n=4,
        flat=True,
        turn=np.pi / 4,
    )
    with a.at(0, 0, 0.93 * h, pitch=np.pi / 2):
        a.torus(metal, 0.055 * h, 0.008 * h + 0.001, (0, 0, 0), n=20)
    a.cylinder(a.glow(a.fixed("wax", "ivory"), 0.3), 0.2 * w, 0.3 * h, (0, 0, 0.05 * h))
    a.ball(a.glow(a.fixed("wax", "ivory"), 8.0), (0.03 * w, 0.03 * w, 0.05 * h), (0, 0, 0.4 * h), n=10)
    a.lamp((0, 0, 0.4 * h), 0.02, 0.3 * BULB, 0.75 * w)
