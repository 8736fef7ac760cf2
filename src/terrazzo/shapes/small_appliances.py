"""Machines that stand on kitchen counters: ovens, kettles, coffee machines, mixers."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.electronics import GLOWS
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import handle, vessel

_STEELS = "stainless steel"


@entry(
    "microwave", "microwave oven, countertop oven, toaster oven, mini oven",
    (0.38, 0.5, 0.29), stand="surface", mass=12.0, colours="",
    finishes="stainless steel, black metal, white metal", tags="appliance", limits=(0.6, 1.5),
)  # fmt: skip
def microwave(a: Sketch) -> None:
    """A box with a dark glass door, a handle, a clock and buttons."""
    d, w, h = a.size
    a.box(a.main(_STEELS, axis=1), (0.94 * d, w, 0.96 * h), (-0.03 * d, 0, 0.04 * h), bevel=0.006)
    for y in (-0.4, 0.4):
        a.box(a.fixed("rubber"), (0.7 * d, 0.06 * w, 0.04 * h), (0, y * w, 0))
    x = 0.44 * d
    a.box(a.fixed("screen"), (0.012, 0.6 * w, 0.78 * h), (x, -0.15 * w, 0.13 * h), bevel=0.003)
    a.box(a.fixed("plastic", "charcoal"), (0.008, 0.24 * w, 0.84 * h), (x, 0.35 * w, 0.1 * h), bevel=0.002)
    a.tube(a.fixed("steel"), [(x + 0.02, 0.19 * w, 0.2 * h), (x + 0.02, 0.19 * w, 0.85 * h)], 0.008)
    a.box(
        a.glow(a.fixed("plastic", "white"), 1.2, GLOWS["green"]),
        (0.006, 0.16 * w, 0.08 * h),
        (x + 0.005, 0.35 * w, 0.8 * h),
        bevel=0,
    )
    for i in range(4):
        for j in range(3):
            a.box(
                a.fixed("plastic", "light grey"),
                (0.006, 0.05 * w, 0.06 * h),
                (x + 0.005, (0.28 + 0.07 * j) * w, (0.62 - 0.1 * i) * h),
                bevel=0,
            )
    a.cylinder(a.fixed("steel"), 0.05 * h, 0.014, (x + 0.003, 0.35 * w, 0.2 * h), axis="x", n=20)
    a.shelf((0, 0, h), (0.85 * d, 0.9 * w))


@entry(
    "toaster",
    "bread toaster, retro toaster, two-slice toaster, waffle maker, sandwich maker, panini press",
    (0.18, 0.3, 0.2), stand="surface", mass=1.8, colours="", finishes="stainless steel", tags="appliance",
    limits=(0.6, 1.5),
)  # fmt: skip
def toaster(a: Sketch) -> None:
    """A rounded metal body with two slots, toast, a lever and a dial; "empty" has no toast."""
    d, w, h = a.size
    look = a.main(_STEELS, axis=1)
    a.box(a.fixed("plastic", "black"), (0.94 * d, 0.94 * w, 0.1 * h), (0, 0, 0), bevel=0.004)
    a.box(look, (d, 0.94 * w, 0.76 * h), (0, 0, 0.08 * h), bevel=0.035)
    for x in (-0.2, 0.2):
        a.box(a.fixed("plastic", "black"), (0.2 * d, 0.7 * w, 0.02 * h), (x * d, 0, 0.835 * h), bevel=0)
        if not a.said("empty"):
            a.box(a.fixed("bread"), (0.12 * d, 0.5 * w, 0.3 * h), (x * d, 0, 0.7 * h), bevel=0.01)
    a.box(a.fixed("plastic", "black"), (0.04 * d, 0.012, 0.5 * h), (0, 0.47 * w, 0.24 * h), bevel=0)
    a.box(a.fixed("plastic", "black"), (0.22 * d, 0.08 * w, 0.07 * h), (0, 0.47 * w, 0.58 * h), bevel=0.004)
    a.cylinder(a.fixed("chrome"), 0.09 * h, 0.03 * w, (0.28 * d, 0.465 * w, 0.26 * h), axis="y", n=20)


@entry(
    "kettle",
    "electric kettle, tea kettle, water kettle, stovetop kettle, whistling kettle, gooseneck kettle",
    (0.17, 0.24, 0.24), stand="surface", mass=1.1, colours="", finishes="stainless steel", tags="appliance",
    limits=(0.6, 1.6),
)  # fmt: skip
def kettle(a: Sketch) -> None:
    """A metal jug on a base with a spout, a lid and a black handle."""
    d, _, h = a.size
    r = d / 2
    look, black = a.main(_STEELS, axis=2), a.fixed("plastic", "black")
    a.lathe(black, [(0, 0), (0.96 * r, 0), (0.96 * r, 0.06 * h), (0, 0.07 * h)], n=32)
    a.lathe(
        look,
        [(0.9 * r, 0.07 * h), (0.95 * r, 0.12 * h), (0.92 * r, 0.4 * h), (0.66 * r, 0.84 * h), (0, 0.87 * h)],
        n=40,
    )
    a.lathe(
        black, [(0.5 * r, 0.86 * h), (0.4 * r, 0.9 * h), (0.1 * r, 0.92 * h), (0.16 * r, h), (0, h)], n=28
    )
    a.bend(
        black,
        [
            (0, 0.55 * r, 0.86 * h),
            (0, 1.1 * r, 0.92 * h),
            (0, 1.5 * r, 0.6 * h),
            (0, 1.3 * r, 0.26 * h),
            (0, 0.92 * r, 0.2 * h),
        ],
        0.13 * r,
        n=10,
    )
    if a.said("gooseneck"):
        a.bend(
            look,
            [
                (0, -0.85 * r, 0.25 * h),
                (0, -1.2 * r, 0.3 * h),
                (0, -1.15 * r, 0.6 * h),
                (0, -1.5 * r, 0.74 * h),
            ],
            0.09 * r,
            n=10,
        )
    else:
        a.prism(
            look,
            [(-0.66 * r, 0.8 * h), (-1.1 * r, 0.84 * h), (-0.78 * r, 0.58 * h)],
            0.4 * r,
            (-0.2 * r, 0, 0),
            axis="x",
            bevel=0.004,
        )


@entry(
    "coffee maker",
    "drip coffee maker, coffee machine, filter coffee machine, coffeemaker, pod coffee machine, keurig, "
    "coffee brewer, percolator, nespresso machine",
    (0.26, 0.2, 0.34), stand="surface", mass=3.0, colours="black, white", finishes="plastic",
    tags="appliance", limits=(0.6, 1.6),
)  # fmt: skip
def coffee_maker(a: Sketch) -> None:
    """A column with a filter above a glass pot of coffee on a plate."""
    d, w, h = a.size
    look, dark = a.main("plastic", "black"), a.fixed("plastic", "charcoal")
    a.box(look, (d, w, 0.1 * h), (0, 0, 0), bevel=0.008)
    a.box(look, (0.34 * d, w, 0.9 * h), (-0.33 * d, 0, 0.05 * h), bevel=0.01)
    a.box(look, (0.96 * d, w, 0.26 * h), (-0.02 * d, 0, 0.7 * h), bevel=0.015)
    a.box(a.fixed("brushed steel"), (0.006, 0.8 * w, 0.12 * h), (0.458 * d, 0, 0.76 * h), bevel=0.002)
    a.box(dark, (0.7 * d, 0.8 * w, 0.04 * h), (-0.08 * d, 0, 0.96 * h), bevel=0.006)
    x, r = 0.17 * d, 0.36 * w
    a.lathe(
        dark, [(0, 0.1 * h), (0.95 * r, 0.1 * h), (0.95 * r, 0.12 * h), (0, 0.12 * h)], base=(x, 0, 0), n=32
    )
    a.lathe(
        a.fixed("lacquer", "espresso"),
        [(0, 0.12 * h), (0.86 * r, 0.12 * h), (0.97 * r, 0.26 * h), (0.9 * r, 0.38 * h), (0, 0.38 * h)],
        base=(x, 0, 0),
        n=32,
    )
    a.lathe(
        a.fixed("glass"),
        [(0.9 * r, 0.12 * h), (r, 0.26 * h), (0.8 * r, 0.46 * h), (0.5 * r, 0.56 * h)],
        base=(x, 0, 0),
        n=32,
    )
    a.lathe(dark, [(0.55 * r, 0.54 * h), (0.6 * r, 0.6 * h), (0, 0.62 * h)], base=(x, 0, 0), n=28)
    with a.at(x, 0, 0, yaw=-np.pi / 2):
        handle(a, dark, 0.7 * r, 0.2 * h, 0.54 * h, 0.75 * r, 0.1 * r)
    a.cylinder(
        a.glow(a.fixed("plastic", "red"), 1.0, GLOWS["red"]),
        0.02 * w,
        0.004,
        (0.5 * d, 0.3 * w, 0.05 * h),
        axis="x",
        n=12,
    )


@entry(
    "espresso machine",
    "espresso maker, cappuccino machine, espresso coffee machine, barista machine, coffee station",
    (0.34, 0.32, 0.36), stand="surface", mass=11.0, finishes="stainless steel, chrome", tags="appliance",
    limits=(0.6, 2.2),
)  # fmt: skip
def espresso_machine(a: Sketch) -> None:
    """A steel body with a brew head, a portafilter, a drip tray, a gauge and a steam wand."""
    d, w, h = a.size
    look, black = a.main(_STEELS, axis=1), a.fixed("plastic", "black")
    a.box(look, (d, w, 0.12 * h), (0, 0, 0.03 * h), bevel=0.006)
    for y in (-0.4, 0.4):
        a.cylinder(a.fixed("rubber"), 0.04 * w, 0.03 * h, (0.3 * d, y * w, 0), n=14)
        a.cylinder(a.fixed("rubber"), 0.04 * w, 0.03 * h, (-0.3 * d, y * w, 0), n=14)
    for k in range(7):
        a.box(black, (0.4 * d, 0.03 * w, 0.004), (0.24 * d, (k - 3) * 0.11 * w, 0.15 * h), bevel=0)
    a.box(look, (0.5 * d, w, 0.6 * h), (-0.25 * d, 0, 0.14 * h), bevel=0.006)
    a.box(look, (0.86 * d, w, 0.24 * h), (-0.07 * d, 0, 0.7 * h), bevel=0.01)
    x = 0.18 * d
    a.cylinder(a.fixed("chrome"), 0.14 * w, 0.08 * h, (x, 0, 0.62 * h), n=28)
    a.cylinder(a.fixed("chrome"), 0.12 * w, 0.05 * h, (x, 0, 0.57 * h), n=28)
    a.tube(black, [(x + 0.1 * w, 0, 0.59 * h), (x + 0.46 * w, 0, 0.56 * h)], 0.035 * w, n=10)
    for y in (-0.03, 0.03):
        a.tube(a.fixed("chrome"), [(x, y * w, 0.58 * h), (x, 2 * y * w, 0.52 * h)], 0.014 * w)
    a.bend(
        a.fixed("chrome"),
        [(0.3 * d, 0.4 * w, 0.72 * h), (0.36 * d, 0.43 * w, 0.5 * h), (0.42 * d, 0.44 * w, 0.26 * h)],
        0.014 * w,
    )
    a.cylinder(a.fixed("paper", "white"), 0.08 * w, 0.01, (0.36 * d, -0.3 * w, 0.83 * h), axis="x", n=24)
    for y in (0.1, 0.28):
        a.cylinder(black, 0.05 * w, 0.03, (0.355 * d, y * w, 0.83 * h), axis="x", n=20)
    a.shelf((-0.1 * d, 0, 0.94 * h), (0.6 * d, 0.8 * w))
    for s in (-1, 1):
        a.tube(
            a.fixed("chrome"),
            [(-0.45 * d, s * 0.47 * w, 0.985 * h), (0.3 * d, s * 0.47 * w, 0.985 * h)],
            0.012 * h,
        )
    a.piece("cup")
    a.lathe(
        a.fixed("porcelain", "white"),
        vessel([(0.05 * w, 0.16 * h), (0.09 * w, 0.26 * h), (0.095 * w, 0.3 * h)], 0.01 * w, 0.18 * h),
        base=(x, 0, 0),
        n=24,
    )


@entry(
    "blender", "food processor, smoothie maker, liquidizer, juicer, smoothie blender",
    (0.18, 0.2, 0.42), stand="surface", mass=3.0, finishes="stainless steel", tags="appliance",
    limits=(0.6, 1.5),
)  # fmt: skip
def blender(a: Sketch) -> None:
    """A metal base with a dial and a clear jug with a lid and blades."""
    w, _, h = a.size
    r = w / 2
    look, black = a.main(_STEELS, axis=2), a.fixed("plastic", "black")
    a.lathe(
        look, [(0, 0.02 * h), (0.95 * r, 0.02 * h), (r, 0.06 * h), (0.72 * r, 0.34 * h), (0, 0.35 * h)], n=32
    )
    a.lathe(black, [(0, 0), (0.96 * r, 0), (0.96 * r, 0.02 * h), (0, 0.02 * h)], n=32)
    with a.at(0.86 * r, 0, 0.16 * h, pitch=np.pi / 2 - 0.25):
        a.cylinder(a.fixed("chrome"), 0.24 * r, 0.14 * r, (0, 0, 0), n=24)
    a.lathe(a.fixed("glass"), [(0.56 * r, 0.36 * h), (0.62 * r, 0.42 * h), (0.84 * r, 0.88 * h)], n=32)
    if a.said("smoothie", "full"):
        a.lathe(
            a.fixed("lacquer", "raspberry"),
            [(0, 0.37 * h), (0.54 * r, 0.37 * h), (0.7 * r, 0.62 * h), (0, 0.63 * h)],
            n=28,
        )
    for k in range(4):
        with a.at(0, 0, 0.4 * h, yaw=k * np.pi / 2):
            a.box(a.fixed("steel"), (0.6 * r, 0.1 * r, 0.006), (0.2 * r, 0, 0.01 * h * (k % 2)), bevel=0)
    a.lathe(black, [(0.6 * r, 0.33 * h), (0.66 * r, 0.38 * h), (0.6 * r, 0.4 * h)], n=32)
    a.lathe(
        black,
        [
            (0, 0.88 * h),
            (0.86 * r, 0.88 * h),
            (0.86 * r, 0.94 * h),
            (0.4 * r, 0.95 * h),
            (0.36 * r, h),
            (0, h),
        ],
        n=32,
    )
    handle(a, black, 0.68 * r, 0.46 * h, 0.84 * h, 0.5 * r, 0.1 * r)


@entry(
    "stand mixer", "kitchen mixer, cake mixer, food mixer, kitchenaid mixer, kitchenaid, hand mixer, mixer",
    (0.36, 0.24, 0.36), stand="surface", mass=10.0, colours="red, mint, cream, black", finishes="lacquer",
    tags="appliance", limits=(0.6, 1.4),
)  # fmt: skip
def stand_mixer(a: Sketch) -> None:
    """A rounded head on a column above a steel bowl."""
    d, w, h = a.size
    look = a.main("lacquer", "red")
    a.piece("base")
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    a.prism(
        look,
        np.stack([0.5 * d * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.7, 0.36 * w * np.sin(t)], -1),
        0.08 * h,
        smooth=True,
        bevel=0.01,
    )
    a.piece("column")
    s = np.linspace(0, 1, 6)[:, None]
    a.tube(
        look,
        np.concatenate([(-0.34 * d, 0, 0.05 * h) + s * np.array([-0.02 * d, 0, 0.55 * h])]),
        0.24 * w,
        n=20,
        scale=[1.2, 1, 0.9, 0.9, 0.95, 1],
    )
    a.piece("head")
    a.tube(
        look,
        [
            (-0.46 * d, 0, 0.8 * h),
            (-0.42 * d, 0, 0.8 * h),
            (-0.3 * d, 0, 0.8 * h),
            (0.1 * d, 0, 0.82 * h),
            (0.34 * d, 0, 0.84 * h),
            (0.42 * d, 0, 0.84 * h),
            (0.44 * d, 0, 0.84 * h),
        ],
        0.3 * w,
        n=24,
        scale=[0.3, 0.75, 1.0, 1.05, 0.92, 0.7, 0.3],
    )
    a.cylinder(a.fixed("chrome"), 0.1 * w, 0.03 * d, (0.43 * d, 0, 0.84 * h), axis="x", n=24)
    for y in (-0.28, 0.28):
        a.box(
            a.fixed("chrome"), (0.7 * d, 0.02 * w, 0.03 * h), (-0.02 * d, y * w * 1.04, 0.8 * h), bevel=0.001
        )
    a.cylinder(a.fixed("chrome"), 0.09 * w, 0.1 * h, (0.14 * d, 0, 0.58 * h), n=20)
    a.tube(a.fixed("steel"), [(0.14 * d, 0, 0.6 * h), (0.14 * d, 0, 0.34 * h)], 0.02 * w)
    a.piece("bowl")
    a.lathe(
        a.fixed(_STEELS),
        vessel(
            [(0.24 * w, 0.08 * h), (0.3 * w, 0.1 * h), (0.42 * w, 0.3 * h), (0.46 * w, 0.5 * h)],
            0.012 * w,
            0.1 * h,
        ),
        base=(0.14 * d, 0, 0),
        n=36,
    )


@entry(
    "coffee grinder",
    "grinder, spice grinder, burr grinder, manual coffee grinder, coffee mill, pepper mill large",
    (0.14, 0.16, 0.32), stand="surface", mass=2.0, finishes="stainless steel", tags="appliance",
    limits=(0.6, 1.4),
)  # fmt: skip
def coffee_grinder(a: Sketch) -> None:
    """A body with a clear hopper of beans and a drawer; "manual" has a crank on a wooden box."""
    d, w, h = a.size
    if a.said("manual", "vintage", "antique", "wooden") or a.family() == "wood":
        wood, brass = a.fixed(a.spec.material or "walnut"), a.fixed("brass")
        a.box(wood, (d, w, 0.06 * h), (0, 0, 0), bevel=0.004)
        a.box(wood, (0.88 * d, 0.88 * w, 0.48 * h), (0, 0, 0.05 * h), bevel=0.004)
        a.ball(brass, 0.04 * w, (0.46 * d, 0, 0.24 * h), n=14)
        a.lathe(brass, [(0.4 * d, 0.53 * h), (0.38 * d, 0.62 * h), (0.2 * d, 0.72 * h), (0, 0.74 * h)], n=28)
        a.bend(
            a.fixed("black metal"),
            [(0, 0, 0.7 * h), (0, 0, 0.86 * h), (0.1 * d, 0.2 * w, 0.88 * h), (0.15 * d, 0.4 * w, 0.88 * h)],
            0.03 * d,
        )
        a.ball(wood, 0.09 * d, (0.15 * d, 0.4 * w, 0.94 * h), n=14)
        return
    look, black = a.main(_STEELS, axis=2), a.fixed("plastic", "black")
    r = d / 2
    a.box(look, (d, w, 0.6 * h), (0, 0, 0), bevel=0.015)
    a.box(black, (0.02, 0.6 * w, 0.26 * h), (0.5 * d - 0.006, 0, 0.04 * h), bevel=0.003)
    a.cylinder(a.fixed("chrome"), 0.14 * w, 0.014, (0.5 * d - 0.002, 0, 0.44 * h), axis="x", n=24)
    a.lathe(
        a.fixed("plastic", "espresso"),
        [(0, 0.61 * h), (0.5 * r, 0.61 * h), (0.72 * r, 0.76 * h), (0, 0.78 * h)],
        n=24,
    )
    a.lathe(a.fixed("glass"), [(0.52 * r, 0.6 * h), (0.94 * r, 0.92 * h)], n=32)
    a.lathe(black, [(0, 0.92 * h), (0.96 * r, 0.92 * h), (0.96 * r, 0.97 * h), (0.2 * r, h), (0, h)], n=32)


@entry(
    "air fryer", "deep fryer, fryer, pressure cooker, slow cooker, instant pot, multicooker",
    (0.3, 0.28, 0.32), stand="surface", mass=5.0, colours="black, white", finishes="plastic",
    tags="appliance",
)  # fmt: skip
def air_fryer(a: Sketch) -> None:
    """An egg-shaped body with a drawer and a lit panel."""
    d, w, h = a.size
    look = a.main("plastic", "black")
    t = np.linspace(0, 2 * np.pi, 41)
    rows = ((0, 0.42), (0.06, 0.48), (0.4, 0.5), (0.75, 0.46), (0.93, 0.34), (1.0, 0.14), (1.0, 0.0))
    soft_x, soft_y = (
        np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.75,
        np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.75,
    )
    grid = np.stack([np.stack([r * 0.9 * d * soft_x, r * w * soft_y, 0 * t + z * h], -1) for z, r in rows], 1)
    a.sheet(look, grid, closed=True)
    a.box(a.fixed("plastic", "charcoal"), (0.05 * d, 0.6 * w, 0.36 * h), (0.42 * d, 0, 0.1 * h), bevel=0.01)
    a.box(a.fixed("plastic", "black"), (0.14 * d, 0.12 * w, 0.12 * h), (0.49 * d, 0, 0.28 * h), bevel=0.008)
    with a.at(0.39 * d, 0, 0.66 * h, pitch=-0.35):
        a.box(a.fixed("screen"), (0.02, 0.5 * w, 0.2 * h), (0.02, 0, 0), bevel=0.003)
        a.box(
            a.glow(a.fixed("plastic", "white"), 1.2, (1.0, 0.5, 0.2)),
            (0.004, 0.2 * w, 0.06 * h),
            (0.032, 0, 0.07 * h),
            bevel=0,
        )


@entry(
    "rice cooker", "steamer, bread maker, ice cream maker",
    (0.28, 0.28, 0.25), stand="surface", mass=3.0, colours="white, cream", finishes="plastic",
    tags="appliance",
)  # fmt: skip
def rice_cooker(a: Sketch) -> None:
    """A round pot with a domed lid, a panel and a button."""
    w, _, h = a.size
    r = w / 2
    look = a.main("plastic", "white")
    a.lathe(look, [(0, 0), (0.8 * r, 0), (0.95 * r, 0.1 * h), (r, 0.6 * h), (0.97 * r, 0.68 * h)], n=40)
    a.lathe(a.fixed(_STEELS), [(0.98 * r, 0.67 * h), (0.98 * r, 0.71 * h)], n=40)
    a.lathe(look, [(0.97 * r, 0.71 * h), (0.7 * r, 0.86 * h), (0, 0.92 * h)], n=40)
    a.box(a.fixed("plastic", "charcoal"), (0.1 * r, 0.5 * r, 0.06 * h), (0.1 * r, 0, 0.92 * h), bevel=0.006)
    a.box(a.fixed("plastic", "charcoal"), (0.1 * r, 0.6 * r, 0.34 * h), (0.94 * r, 0, 0.16 * h), bevel=0.008)
    a.cylinder(
        a.glow(a.fixed("plastic", "orange"), 1.0, GLOWS["orange"]),
        0.05 * r,
        0.01,
        (0.99 * r, 0, 0.4 * h),
        axis="x",
        n=12,
    )


@entry(
    "scale", "kitchen scale, digital scale, bathroom scale, weighing scale, weight scale, bath scale",
    (0.3, 0.3, 0.035), stand="floor", mass=1.8, colours="white, black, grey", tags="bath",
    limits=(0.5, 1.4),
)  # fmt: skip
def scale(a: Sketch) -> None:
    """A flat glass platform with a display."""
    d, w, h = a.size
    for x in (-0.36, 0.36):
        for y in (-0.36, 0.36):
            a.cylinder(a.fixed("rubber"), 0.06 * w, 0.4 * h, (x * d, y * w, 0), n=16)
    a.box(a.main("lacquer", "white"), (d, w, 0.6 * h), (0, 0, 0.38 * h), bevel=0.008)
    a.box(a.fixed("screen"), (0.14 * d, 0.32 * w, 0.02 * h), (-0.34 * d, 0, 0.975 * h), bevel=0)
    for k in range(3):
        a.box(
            a.glow(a.fixed("plastic", "white"), 1.2, (0.6, 0.85, 1.0)),
            (0.08 * d, 0.012 * w, 0.004 * h),
            (-0.34 * d, (k - 1) * 0.07 * w, 0.996 * h),
            bevel=0,
        )
