"""What is in every house and shop and has no other home: bins, hooks, keys, safes, trolleys, signs."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "trash can",
    "waste bin, garbage can, trash bin, wastebasket, waste basket, bin, rubbish bin, recycling bin, "
    "dustbin, waste paper basket, garbage bin, pedal bin, trashcan, recycle bin, diaper bin",
    (0.28, 0.28, 0.4), mass=1.5, finishes="black metal, stainless steel, plastic", colours="",
    tags="cleaning", limits=(0.5, 2.2),
)  # fmt: skip
def trash_can(a: Sketch) -> None:
    """A tapered bin; "pedal" and steel have a lid and a pedal, "recycling" is coloured with a mark, "wire" is a mesh."""
    w, _, h = a.size
    r = w / 2
    look = a.main("black metal")
    if a.said("pedal", "lidded", "lid", "kitchen") or h > 1.9 * w or look.pattern == "brushed":
        a.lathe(
            a.fixed("plastic", "black"), [(0, 0), (0.98 * r, 0), (0.98 * r, 0.05 * h), (0, 0.05 * h)], n=36
        )
        a.lathe(look, [(0.95 * r, 0.04 * h), (0.95 * r, 0.86 * h)], n=40)
        a.lathe(
            a.fixed("plastic", "black"),
            [(0.97 * r, 0.85 * h), (0.99 * r, 0.9 * h), (0.8 * r, 0.97 * h), (0, h)],
            n=40,
        )
        a.box(a.fixed("plastic", "black"), (0.2 * r, 0.5 * r, 0.03 * h), (0.98 * r, 0, 0.02 * h), bevel=0.004)
        return
    if a.said("recycling", "recycle"):
        look = a.fixed("plastic", a.spec.colour or "blue")
    a.piece(None)
    a.lathe(
        look,
        vessel([(0.72 * r, 0), (0.74 * r, 0.02 * h), (0.97 * r, 0.97 * h), (r, h)], 0.05 * r, 0.03 * h),
        n=40,
    )
    a.collide_bowl(0.74 * r, r, h, 0.07 * r, 0.03 * h)
    if a.said("recycling", "recycle"):
        for k in range(3):
            with a.at(0.84 * r, 0, 0.5 * h, roll=2 * np.pi * k / 3):
                a.box(a.fixed("plastic", "white"), (0.1 * r, 0.4 * r, 0.08 * r), (0, 0, 0.22 * r), bevel=0)
    else:
        rng = a.rng
        for k in range(4):
            a.ball(
                a.fixed("paper", ("white", "light grey")[k % 2]),
                0.26 * r,
                (0.35 * r * np.cos(k * 1.7), 0.35 * r * np.sin(k * 1.7), (0.6 + 0.1 * rng.random()) * h),
                n=8,
            )


@entry(
    "clothes hanger", "coat hanger, hangers, wire hanger, wooden hanger",
    (0.025, 0.43, 0.24), stand="wall", height=1.5, mass=0.15, finishes="walnut, birch", colours="",
    tags="clothes", limits=(0.5, 1.3),
)  # fmt: skip
def clothes_hanger(a: Sketch) -> None:
    """A shoulder-shaped bar with a hook."""
    d, w, h = a.size
    a.bend(
        a.main("walnut", axis=1),
        [
            (0, -0.49 * w, 0.18 * h),
            (0, -0.2 * w, 0.48 * h),
            (0, 0, 0.56 * h),
            (0, 0.2 * w, 0.48 * h),
            (0, 0.49 * w, 0.18 * h),
        ],
        0.45 * d,
        n=10,
    )
    a.cylinder(a.fixed("birch"), 0.25 * d, 0.8 * w, (0, -0.4 * w, 0.2 * h), axis="y", n=12)
    a.bend(
        a.fixed("steel"),
        [
            (0, 0, 0.56 * h),
            (0, 0, 0.72 * h),
            (0, 0.09 * w, 0.84 * h),
            (0, 0.0, 0.98 * h),
            (0, -0.09 * w, 0.86 * h),
        ],
        0.1 * d,
    )


@entry(
    "key", "keys, keychain, house key, car key, bunch of keys, key ring, car keys, key holder",
    (0.07, 0.12, 0.01), stand="surface", mass=0.06, finishes="brass, steel", colours="", tags="everyday",
    limits=(0.5, 2.0),
)  # fmt: skip
def key(a: Sketch) -> None:
    """Two keys and a tag on a ring."""
    a.torus(a.fixed("steel"), 0.015, 0.0016, (0, 0.035, 0.004), n=28, around=6)
    for k, yaw in enumerate((0.35, -0.25)):
        with a.at(0, 0.03, 0.001 + 0.003 * k, yaw=yaw):
            look = a.main("brass") if k else a.fixed("nickel")
            a.torus(look, 0.009, 0.0035, (0, -0.012, 0.002), n=24, around=6)
            a.box(look, (0.005, 0.042, 0.003), (0, -0.042, 0.0005), bevel=0)
            for j in range(3):
                a.box(look, (0.006, 0.004, 0.003), (0.004, -0.046 - 0.006 * j, 0.0005), bevel=0)
    with a.at(0.014, 0.05, 0.0, yaw=0.6):
        a.prism(a.fixed("leather"), rounded_outline((0.02, 0.04), 0.006), 0.004, (0, 0.014, 0), bevel=0.001)


@entry(
    "wall hooks",
    "wall hook, coat hook, hooks, coat hooks, hook rack, wall coat rack, wall-mounted coat rack, "
    "key rack, peg rail, hat hooks, key hook, hook",
    (0.08, 0.6, 0.16), stand="wall", height=1.55, mass=1.2, finishes="oak, walnut", colours="",
    tags="entry", limits=(0.4, 2.2),
)  # fmt: skip
def wall_hooks(a: Sketch) -> None:
    """A board with a row of metal hooks."""
    d, w, h = a.size
    a.box(a.main("oak", axis=1), (0.25 * d, w, 0.7 * h), (-0.375 * d, 0, 0.3 * h), bevel=0.004)
    count = max(1, round(w / 0.12))
    metal = a.fixed("black metal")
    for k in range(count):
        y = ((k + 0.5) / count - 0.5) * 0.9 * w
        a.box(metal, (0.04 * d, 0.03, 0.4 * h), (-0.24 * d, y, 0.42 * h), bevel=0.002)
        a.bend(metal, [(-0.22 * d, y, 0.7 * h), (0.2 * d, y, 0.78 * h), (0.42 * d, y, 0.96 * h)], 0.05 * d)
        a.bend(
            metal,
            [
                (-0.22 * d, y, 0.5 * h),
                (0.05 * d, y, 0.1 * h),
                (0.2 * d, y, 0.12 * h),
                (0.24 * d, y, 0.34 * h),
            ],
            0.05 * d,
        )


@entry(
    "safe", "vault, strongbox, lockbox, money safe, gun safe, cash safe",
    (0.42, 0.45, 0.5), mass=60.0, colours="charcoal, grey", finishes="metal", tags="office",
    limits=(0.4, 2.5),
)  # fmt: skip
def safe(a: Sketch) -> None:
    """A steel box with a door, a dial, a wheel and hinges."""
    d, w, h = a.size
    look = a.main("metal", "charcoal")
    a.box(look, (0.9 * d, w, h), (-0.05 * d, 0, 0), bevel=0.01)
    a.box(look, (0.06 * d, 0.86 * w, 0.86 * h), (0.41 * d, 0, 0.07 * h), bevel=0.006)
    x = 0.44 * d
    steel = a.fixed("chrome")
    a.cylinder(steel, 0.11 * w, 0.05 * d, (x, -0.14 * w, 0.56 * h), axis="x", n=32)
    a.cylinder(a.fixed("plastic", "black"), 0.09 * w, 0.06 * d, (x, -0.14 * w, 0.56 * h), axis="x", n=32)
    for k in range(4):
        with a.at(x + 0.03 * d, 0.16 * w, 0.5 * h, roll=k * np.pi / 4):
            a.cylinder(steel, 0.014 * w, 0.26 * w, (0, -0.13 * w, 0), axis="y", n=10)
    a.torus(steel, 0.12 * w, 0.014 * w, (x + 0.03 * d, 0.16 * w, 0.5 * h), axis="x", n=32)
    for z in (0.2, 0.74):
        a.cylinder(steel, 0.025 * w, 0.1 * h, (0.43 * d, -0.45 * w, z * h), n=14)
    a.shelf((0, 0, h), (0.8 * d, 0.9 * w))


@entry(
    "sunglasses", "",
    (0.14, 0.14, 0.045), said="sun", stand="surface", mass=0.05, colours="black, brown", tags="everyday",
)  # fmt: skip
@entry(
    "glasses", "eyeglasses, reading glasses, spectacles, goggles, 3d glasses",
    (0.14, 0.14, 0.045), stand="surface", mass=0.05, colours="black, brown, gold", tags="everyday",
    limits=(0.6, 2.0),
)  # fmt: skip
def glasses(a: Sketch) -> None:
    """A pair of spectacles lying folded open; "sun" glasses are dark."""
    frame = a.accent("plastic", a.pick("black", "brown"))
    dark = a.said("sun", "sunglasses")
    t = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    for s in (-1, 1):
        rim = np.stack([0 * t, s * 0.034 + 0.027 * np.cos(t), 0.024 + 0.021 * np.sin(t)], -1)
        a.tube(frame, rim, 0.0025, n=6, loop=True)
        a.ball(
            a.fixed("lacquer", "black") if dark else a.fixed("glass"),
            (0.001, 0.026, 0.02),
            (0, s * 0.034, 0.024),
            n=24,
        )
        a.bend(
            frame,
            [
                (0, s * 0.062, 0.03),
                (-0.01, s * 0.066, 0.032),
                (-0.1, s * 0.066, 0.03),
                (-0.13, s * 0.062, 0.012),
            ],
            0.002,
        )
    a.bend(frame, [(0, -0.008, 0.03), (0.002, 0, 0.034), (0, 0.008, 0.03)], 0.0022)


@entry(
    "umbrella", "parasol, closed umbrella, walking stick, cane, beach umbrella",
    (0.09, 0.12, 0.9), against_wall=True, mass=0.5, colours="black, navy, red", tags="everyday",
    limits=(0.6, 1.3),
)  # fmt: skip
def umbrella(a: Sketch) -> None:
    """A furled umbrella standing on its tip; "cane" is a stick."""
    d, w, h = a.size
    wood = a.fixed("walnut")
    a.bend(
        wood,
        [
            (0, 0, 0.68 * h),
            (0, 0, 0.92 * h),
            (0, 0.2 * w, 0.99 * h),
            (0, 0.42 * w, 0.93 * h),
            (0, 0.44 * w, 0.88 * h),
        ],
        0.11 * w,
        n=10,
    )
    if a.said("cane", "stick", "walking"):
        a.cylinder(wood, 0.1 * w, 0.78 * h, (0, 0, 0), n=14)
        return
    a.cylinder(a.fixed("steel"), 0.04 * w, 0.1 * h, (0, 0, 0), n=10)
    t = np.linspace(0, 2 * np.pi, 49)
    rows = ((0.06, 0.06), (0.12, 0.16), (0.5, 0.42), (0.68, 0.4), (0.72, 0.16))
    wave = 1 + 0.22 * np.cos(8 * t)
    a.sheet(
        a.accent("silk", a.pick("black", "navy", "red")),
        np.stack(
            [
                np.stack([r * d * wave * np.cos(t), r * w * wave * np.sin(t), 0 * t + z * h], -1)
                for z, r in rows
            ],
            1,
        ),
        closed=True,
    )


@entry(
    "fire wood",
    "firewood, logs, log pile, wood pile, firewood rack, log holder, log basket, fireplace tools, "
    "bundle of sticks",
    (0.4, 0.6, 0.42), mass=20.0, tags="hearth", limits=(0.4, 1.8),
)  # fmt: skip
def firewood(a: Sketch) -> None:
    """Split logs stacked in a black cradle."""
    d, w, h = a.size
    metal, bark, cut = a.fixed("black metal"), a.fixed("bark", axis=0), a.fixed("birch")
    for x in (-0.34, 0.34):
        a.tube(
            metal,
            [
                (x * d, -0.46 * w, h),
                (x * d, -0.46 * w, 0.1 * h),
                (x * d, 0.46 * w, 0.1 * h),
                (x * d, 0.46 * w, h),
            ],
            0.012,
        )
        for y in (-0.4, 0.4):
            a.tube(metal, [(x * d, y * w, 0.1 * h), (x * d, y * w, 0)], 0.012)
    rng = a.rng
    r = 0.085 * w
    for row in range(4):
        for k in range(5 - row % 2):
            y = (k - (4 - row % 2) / 2) * 2.05 * r
            z = 0.12 * h + r + row * 1.75 * r
            q = r * float(rng.uniform(0.82, 0.98))
            off = float(rng.uniform(-0.04, 0.04)) * d
            a.cylinder(bark, q, 0.9 * d, (off - 0.45 * d, y, z), axis="x", n=14, bevel=0.002)
            for s in (-1, 1):
                a.cylinder(cut, 0.86 * q, 0.006, (off + s * 0.45 * d - 0.003, y, z), axis="x", n=14, bevel=0)


@entry(
    "balloon", "balloons, party balloons, helium balloon, bunch of balloons, birthday balloons",
    (0.6, 0.6, 1.7), mass=0.2, colours="", tags="party", limits=(0.3, 1.3),
)  # fmt: skip
def balloon(a: Sketch) -> None:
    """A bunch of balloons on strings, held down by a weight."""
    _, w, h = a.size
    colours = (
        (a.spec.colour,) * 6 if a.spec.colour else ("red", "yellow", "sky blue", "hot pink", "lime", "violet")
    )
    a.piece("weight")
    a.box(a.fixed("satin", "gold"), (0.08, 0.08, 0.06), (0, 0, 0), bevel=0.01)
    a.piece("balloons")
    for k in range(6):
        t = k * 2.39996
        s = 0.36 * w * np.sqrt((k + 0.2) / 6)
        top = np.array([s * np.cos(t), s * np.sin(t), (0.74 + 0.035 * k) * h])
        a.bend(
            a.fixed("cotton", "white"),
            [(0, 0, 0.05), tuple(top * (0.35, 0.35, 0.5)), tuple(top - (0, 0, 0.13))],
            0.0015,
            n=4,
        )
        with a.at(*top):
            a.lathe(
                a.fixed("plastic", colours[k]),
                [
                    (0, -0.135),
                    (0.012, -0.13),
                    (0.06, -0.08),
                    (0.1, 0.0),
                    (0.1, 0.06),
                    (0.06, 0.12),
                    (0, 0.135),
                ],
                n=24,
            )


@entry(
    "bunting",
    "garland, party banner, paper garland, pennant banner, party decoration, flag garland, streamers",
    (0.03, 2.0, 0.35), stand="wall", height=1.8, mass=0.2, colours="", tags="party, decoration",
    limits=(0.4, 2.0),
)  # fmt: skip
def bunting(a: Sketch) -> None:
    """Triangular flags on a sagging string."""
    d, w, h = a.size
    colours = (
        (a.spec.colour, "white") if a.spec.colour else ("coral", "mustard", "teal", "cream", "blush", "sage")
    )
    count = max(5, round(w / 0.17))
    u = np.linspace(-1, 1, 41)
    sag = 0.4 * h * (1 - u**2)
    a.piece(None)
    a.tube(a.fixed("cotton", "white"), np.stack([0 * u, u * w / 2, 0.97 * h - sag], -1), 0.004, n=5)
    for k in range(count):
        s = 2 * (k + 0.5) / count - 1
        y, z = s * w / 2, 0.97 * h - 0.4 * h * (1 - s * s)
        half, drop = 0.42 * w / count, 0.56 * h
        a.prism(
            a.fixed("felt", colours[k % len(colours)]),
            [(y - half, z), (y, z - drop), (y + half, z)],
            0.1 * d,
            (-0.05 * d, 0, 0),
            axis="x",
            bevel=0,
        )
