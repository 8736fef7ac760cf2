"""Tools of workshop, garden and cleaning cupboard."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "hammer", "claw hammer, mallet, sledgehammer, gavel, axe, hatchet",
    (0.12, 0.32, 0.035), stand="surface", mass=0.6, tags="tool", limits=(0.5, 2.5),
)  # fmt: skip
def hammer(a: Sketch) -> None:
    """A claw hammer lying on its side; "mallet" has a wooden head."""
    wood, steel = a.main("beech", axis=1), a.fixed("steel")
    a.tube(
        wood, [(0, -0.16, 0.016), (0, -0.05, 0.016), (0, 0.12, 0.016)], 0.014, n=12, scale=[1.0, 1.05, 0.75]
    )
    if a.said("mallet", "gavel"):
        a.cylinder(wood, 0.03, 0.1, (-0.05, 0.13, 0.03), axis="x", n=24, bevel=0.004)
        return
    a.box(steel, (0.05, 0.026, 0.026), (0, 0.13, 0.004), bevel=0.003)
    a.cylinder(steel, 0.013, 0.034, (0.02, 0.13, 0.017), axis="x", n=18)
    a.cylinder(steel, 0.016, 0.012, (0.052, 0.13, 0.017), axis="x", n=20)
    for s in (-1, 1):
        a.bend(
            steel,
            [
                (-0.02, 0.13, 0.017 + s * 0.005),
                (-0.04, 0.128, 0.017 + s * 0.007),
                (-0.06, 0.11, 0.017 + s * 0.009),
            ],
            0.006,
        )


@entry(
    "wrench",
    "spanner, adjustable wrench, pliers, pipe wrench, monkey wrench, allen key, pincers, socket wrench",
    (0.06, 0.24, 0.014), stand="surface", mass=0.35, tags="tool", limits=(0.5, 2.0),
)  # fmt: skip
def wrench(a: Sketch) -> None:
    """An open-ended spanner."""
    steel = a.main("chrome")
    half = [(0.008, -0.1), (0.008, 0.075), (0.024, 0.09), (0.024, 0.122), (0.011, 0.128), (0.011, 0.104)]
    outline = [*half, *[(-x, y) for x, y in reversed(half)]]
    a.prism(steel, outline, 0.012, (0, 0, 0), bevel=0.002)
    a.torus(steel, 0.016, 0.006, (0, -0.108, 0.006), n=24)


@entry(
    "screwdriver", "phillips screwdriver, chisel, awl, file tool",
    (0.03, 0.22, 0.03), stand="surface", mass=0.12, colours="red, yellow, blue", tags="tool",
    limits=(0.5, 2.0),
)  # fmt: skip
def screwdriver(a: Sketch) -> None:
    """A steel shaft in a coloured grip."""
    with a.at(0, -0.11, 0.015, roll=-np.pi / 2):
        a.lathe(
            a.accent("plastic", a.pick("red", "yellow", "blue")),
            [(0, 0), (0.011, 0.002), (0.014, 0.02), (0.011, 0.06), (0.014, 0.08), (0.008, 0.1), (0, 0.1)],
            n=18,
        )
        a.lathe(a.fixed("chrome"), [(0.004, 0.1), (0.0035, 0.2), (0.0015, 0.22), (0, 0.22)], n=12)


@entry(
    "power drill",
    "drill, cordless drill, electric drill, electric screwdriver, power tool, sander, nail gun",
    (0.075, 0.24, 0.22), stand="surface", mass=1.6, colours="yellow, red, teal", tags="tool",
    limits=(0.6, 1.4),
)  # fmt: skip
def power_drill(a: Sketch) -> None:
    """A cordless drill standing on its battery."""
    look, black = a.accent("plastic", a.pick("yellow", "red", "teal")), a.fixed("rubber", "charcoal")
    a.box(black, (0.075, 0.11, 0.05), (0, -0.04, 0), bevel=0.006)
    a.tube(look, [(0, -0.04, 0.045), (0, -0.055, 0.1), (0, -0.05, 0.17)], 0.026, n=16)
    a.cylinder(look, 0.033, 0.15, (0, -0.11, 0.185), axis="y", n=24, bevel=0.008)
    a.cylinder(black, 0.024, 0.05, (0, 0.04, 0.185), axis="y", top=0.016, n=20)
    a.cylinder(a.fixed("steel"), 0.004, 0.05, (0, 0.09, 0.185), axis="y", n=10)
    a.box(black, (0.02, 0.02, 0.035), (0, -0.018, 0.125), bevel=0.004)


@entry(
    "saw", "hand saw, handsaw, hacksaw, wood saw, circular saw, jigsaw tool, chainsaw",
    (0.13, 0.5, 0.022), stand="surface", mass=0.6, tags="tool", limits=(0.5, 1.6),
)  # fmt: skip
def saw(a: Sketch) -> None:
    """A hand saw lying flat."""
    teeth = [(-0.03 if k % 2 else -0.037, -0.1 + 0.35 * k / 60) for k in range(61)]
    a.prism(a.fixed("steel"), [*teeth, (0.0, 0.26), (0.05, -0.1)], 0.002, (0, 0, 0.009), bevel=0)
    a.prism(
        a.main("beech"),
        [(-0.06, -0.2), (0.06, -0.22), (0.06, -0.12), (0.045, -0.09), (-0.035, -0.09), (-0.055, -0.13)],
        0.02,
        (0, 0, 0),
        bevel=0.005,
    )
    a.prism(
        a.fixed("lacquer", "dark brown"),
        rounded_outline((0.05, 0.03), 0.012, centre=(0.0, -0.155)),
        0.021,
        (0, 0, 0),
        bevel=0,
    )


@entry(
    "first aid kit", "medical kit, first-aid kit, medical bag, first aid box",
    (0.14, 0.32, 0.22), said="first aid", stand="surface", mass=1.5, tags="safety, container",
)  # fmt: skip
@entry(
    "toolbox", "tool box, tool kit, tool case, tool bag, tackle box, metal toolbox, makeup case, caboodle",
    (0.22, 0.45, 0.24), mass=5.0, colours="red, blue, black", finishes="metal", tags="tool, container",
    limits=(0.5, 1.5),
)  # fmt: skip
def toolbox(a: Sketch) -> None:
    """A metal box with a ridged lid, clasps and a handle; "first aid" is white with a red cross."""
    d, w, h = a.size
    aid = a.said("first", "aid", "medical")
    look = a.fixed("plastic", a.spec.colour or "white") if aid else a.main("metal", "red")
    a.box(look, (0.94 * d, 0.97 * w, 0.55 * h), (0, 0, 0), bevel=0.006)
    a.prism(
        look,
        [
            (0.55 * h, -0.5 * d),
            (0.55 * h, 0.5 * d),
            (0.66 * h, 0.5 * d),
            (0.8 * h, 0.24 * d),
            (0.8 * h, -0.24 * d),
            (0.66 * h, -0.5 * d),
        ],
        w,
        (0, -w / 2, 0),
        axis="y",
        bevel=0.004,
    )
    metal = a.fixed("chrome")
    for y in (-0.3, 0.3):
        a.box(metal, (0.02, 0.07 * w, 0.16 * h), (0.485 * d, y * w, 0.5 * h), bevel=0.002)
        a.box(metal, (0.05 * d, 0.02 * w, 0.12 * h), (0, y * 0.6 * w, 0.8 * h), bevel=0.002)
    a.tube(a.fixed("rubber"), [(0, -0.2 * w, 0.93 * h), (0, 0.2 * w, 0.93 * h)], 0.05 * h)
    if aid:
        for size in ((0.2, 0.06), (0.06, 0.2)):
            a.box(
                a.fixed("lacquer", "red"),
                (0.004, size[0] * w * 0.7, size[1] * h * 1.6),
                (0.472 * d, 0, 0.27 * h - size[1] * h * 0.8),
                bevel=0,
            )
    a.shelf((0, 0, 0.8 * h), (0.4 * d, 0.3 * w))


@entry(
    "flashlight", "torch, handheld flashlight, head torch, headlamp",
    (0.05, 0.2, 0.05), stand="surface", mass=0.3, colours="black, yellow, silver", finishes="metal",
    tags="tool, light", limits=(0.5, 2.0),
)  # fmt: skip
def flashlight(a: Sketch) -> None:
    """A torch lying on its side; "on" shines."""
    look = a.main("metal", "black")
    with a.at(0, -0.1, 0.025, roll=-np.pi / 2):
        a.lathe(
            look,
            [
                (0, 0),
                (0.015, 0),
                (0.017, 0.005),
                (0.017, 0.13),
                (0.025, 0.155),
                (0.025, 0.195),
                (0.022, 0.2),
                (0.02, 0.194),
            ],
            n=28,
        )
        for k in range(6):
            a.lathe(
                a.fixed("rubber"),
                [(0.0175, 0.03 + 0.014 * k), (0.0182, 0.034 + 0.014 * k), (0.0175, 0.038 + 0.014 * k)],
                n=24,
            )
        lens = a.fixed("glass", "white", opacity=1.0)
        a.lathe(
            a.glow(lens, 3.0) if a.said("on", "lit") else lens,
            [(0.021, 0.194), (0.01, 0.195), (0, 0.195)],
            n=24,
        )
    a.box(a.fixed("plastic", "red"), (0.01, 0.018, 0.006), (0, 0.0, 0.041), bevel=0.002)
    if a.said("on", "lit"):
        a.lamp((0, 0.11, 0.025), 0.015, 3.0, 0.03)


@entry(
    "soldering iron", "soldering station, hot glue gun, glue gun, solder",
    (0.14, 0.24, 0.13), stand="surface", mass=0.9, colours="blue, yellow", tags="tool", limits=(0.6, 1.5),
)  # fmt: skip
def soldering_iron(a: Sketch) -> None:
    """An iron in a coiled holder with a sponge."""
    d, w, h = a.size
    a.box(a.fixed("metal", "charcoal"), (d, w, 0.12 * h), (0, 0, 0), bevel=0.004)
    a.box(a.fixed("foam", "yellow"), (0.5 * d, 0.3 * w, 0.08 * h), (0, -0.28 * w, 0.12 * h), bevel=0.003)
    with a.at(0, 0.12 * w, 0.2 * h, roll=-0.95):
        s = np.linspace(0, 1, 60)
        a.tube(
            a.fixed("steel"),
            np.stack([0.016 * np.cos(s * 44), 0.016 * np.sin(s * 44), 0.09 * s], -1),
            0.0022,
            n=5,
        )
        a.cylinder(a.fixed("steel"), 0.004, 0.11, (0, 0, 0.0), n=10)
        a.lathe(
            a.accent("plastic", a.pick("blue", "yellow")),
            [(0, 0.09), (0.018, 0.09), (0.012, 0.11), (0.014, 0.18), (0.009, 0.2), (0, 0.2)],
            n=18,
        )


@entry("watering can", "", (0.24, 0.5, 0.32), said="watering", mass=1.0, finishes="tin", tags="garden")
@entry(
    "bucket",
    "pail, mop bucket, metal bucket, ice pail, paint bucket, wooden bucket, plastic bucket, "
    "planter bucket, sand bucket",
    (0.28, 0.28, 0.3), mass=1.0, finishes="tin", colours="", tags="cleaning, container", limits=(0.4, 1.6),
)  # fmt: skip
def bucket(a: Sketch) -> None:
    """A pail with its bail up; "watering" makes a watering can."""
    w, _, h = a.size
    r = w / 2
    look = a.main("tin")
    rim = 0.8 * h
    a.piece(None)
    outer = [(0.7 * r, 0), (0.72 * r, 0.02 * h), (0.97 * r, rim - 0.02 * h), (r, rim)]
    a.lathe(look, vessel(outer, 0.03 * r, 0.03 * h), n=40)
    a.collide_bowl(0.7 * r, r, rim, 0.06 * r, 0.03 * h)
    if a.said("watering"):
        a.bend(look, [(0, -0.72 * r, 0.15 * h), (0, -1.3 * r, 0.5 * h), (0, -1.7 * r, 0.85 * h)], 0.09 * r)
        a.bend(
            look,
            [
                (0, 0.9 * r, 0.3 * h),
                (0, 1.4 * r, 0.5 * h),
                (0, 1.2 * r, 0.9 * h),
                (0, 0.3 * r, h),
                (0, -0.4 * r, rim),
            ],
            0.06 * r,
        )
        return
    t = np.linspace(0, np.pi, 22)
    a.tube(
        a.fixed("steel"),
        np.stack([0 * t, 0.99 * r * np.cos(t), rim - 0.05 * h + 0.24 * h * np.sin(t)], -1),
        0.004,
    )
    a.shelf((0, 0, 0.04 * h), (0.9 * r, 0.9 * r), rim, "inside")


@entry(
    "rake", "garden rake, leaf rake",
    (0.06, 0.45, 1.5), said="rake", against_wall=True, mass=1.5, tags="tool",
)  # fmt: skip
@entry(
    "shovel", "spade, garden shovel, snow shovel",
    (0.08, 0.26, 1.3), said="shovel", against_wall=True, mass=1.8, tags="tool",
)  # fmt: skip
@entry(
    "mop", "floor mop, mop and bucket",
    (0.26, 0.3, 1.3), said="mop", against_wall=True, mass=1.0, tags="cleaning",
)  # fmt: skip
@entry(
    "broom", "brush broom, sweeping brush, dustpan, dustpan and brush, witch broom, garden fork, squeegee",
    (0.12, 0.34, 1.35), against_wall=True, mass=1.0, finishes="beech", colours="", tags="cleaning, tool",
    limits=(0.4, 1.3),
)  # fmt: skip
def broom(a: Sketch) -> None:
    """A broom standing upright; "mop" has strings, "shovel" and "rake" a metal end."""
    d, w, h = a.size
    wood = a.main("beech", axis=2)
    a.cylinder(wood, 0.013, 0.86 * h, (0, 0, 0.14 * h), n=14)
    if a.said("mop"):
        for k in range(36):
            t = k * 2.39996
            r = np.sqrt((k + 0.5) / 36)
            a.tube(
                a.fixed("cotton", "white"),
                [
                    (0, 0, 0.16 * h),
                    (0.3 * d * r * np.cos(t), 0.25 * w * r * np.sin(t), 0.1 * h),
                    (0.48 * d * r * np.cos(t), 0.48 * w * r * np.sin(t), 0),
                ],
                0.008,
                n=5,
            )
        return
    if a.said("shovel", "spade"):
        a.prism(
            a.fixed("steel"),
            [(-0.4 * w, 0.22 * h), (-0.36 * w, 0.06 * h), (0, 0), (0.36 * w, 0.06 * h), (0.4 * w, 0.22 * h)],
            0.01,
            (-0.005, 0, 0),
            axis="x",
        )
        return
    if a.said("rake"):
        a.box(a.fixed("steel"), (0.02, w, 0.02), (0, 0, 0.12 * h))
        for k in range(12):
            a.box(a.fixed("steel"), (0.01, 0.01, 0.12 * h), (0, (k - 5.5) * 0.085 * w, 0), bevel=0)
        return
    a.box(a.fixed("beech", axis=1), (0.5 * d, 0.8 * w, 0.035 * h), (0, 0, 0.13 * h), bevel=0.006)
    straw = [a.fixed("straw"), a.fixed("straw", "camel")]
    for k in range(26):
        y = (k + 0.5) / 26 - 0.5
        for j, x in enumerate((-0.2, 0.0, 0.2)):
            a.tube(
                straw[(k + j) % 2], [(x * d, 0.76 * y * w, 0.135 * h), (2 * x * d, w * y, 0.0)], 0.007, n=4
            )


@entry(
    "paint can",
    "can of paint, paint tin, tin can, paint cans, soup can, spray can, soda can, can, beer can, "
    "aerosol can",
    (0.17, 0.17, 0.19), stand="surface", mass=2.5, colours="teal, red, yellow, white", tags="tool",
    limits=(0.3, 1.5),
)  # fmt: skip
def paint_can(a: Sketch) -> None:
    """A tin with a label, a run of paint and a wire handle."""
    w, _, h = a.size
    r, tin = w / 2, a.fixed("tin")
    paint = a.fixed("lacquer", a.spec.colour or a.pick("teal", "red", "yellow", "white"))
    a.lathe(
        tin,
        [
            (0, 0),
            (0.98 * r, 0),
            (r, 0.02 * h),
            (r, 0.06 * h),
            (0.97 * r, 0.07 * h),
            (0.97 * r, 0.9 * h),
            (r, 0.91 * h),
            (r, 0.96 * h),
            (0.9 * r, 0.97 * h),
            (0.88 * r, 0.93 * h),
            (0, 0.93 * h),
        ],
        n=40,
    )
    a.lathe(a.fixed("paper", "white"), [(0.975 * r, 0.12 * h), (0.975 * r, 0.85 * h)], n=40)
    a.lathe(paint, [(0.98 * r, 0.3 * h), (0.98 * r, 0.62 * h)], n=40)
    a.lathe(paint, [(0.86 * r, 0.935 * h), (0, 0.945 * h)], n=32)
    for k, z in enumerate((0.6, 0.4, 0.7)):
        a.tube(
            paint,
            [
                (1.01 * r * np.cos(0.3 * k), 1.01 * r * np.sin(0.3 * k), 0.96 * h),
                (1.01 * r * np.cos(0.3 * k), 1.01 * r * np.sin(0.3 * k), z * h),
            ],
            0.04 * r,
            n=6,
        )
    t = np.linspace(0, np.pi, 18)
    a.tube(
        a.fixed("steel"),
        np.stack([0.1 * r + 0.4 * r * np.sin(t), 1.03 * r * np.cos(t), 0.86 * h - 0.3 * h * np.sin(t)], -1),
        0.0025,
        n=5,
    )


@entry(
    "fire extinguisher", "extinguisher, oxygen tank, gas cylinder, gas tank, scuba tank, propane tank",
    (0.18, 0.22, 0.5), mass=8.0, colours="red", tags="safety", limits=(0.5, 2.5),
)  # fmt: skip
def fire_extinguisher(a: Sketch) -> None:
    """A red cylinder with a valve, a gauge and a hose."""
    d, _, h = a.size
    r, black = 0.46 * d, a.fixed("rubber")
    a.lathe(
        a.accent("lacquer", "red"),
        [
            (0, 0),
            (0.9 * r, 0),
            (r, 0.03 * h),
            (r, 0.68 * h),
            (0.8 * r, 0.77 * h),
            (0.3 * r, 0.82 * h),
            (0, 0.82 * h),
        ],
        n=36,
    )
    a.lathe(a.fixed("paper", "white"), [(1.005 * r, 0.3 * h), (1.005 * r, 0.52 * h)], n=36)
    a.cylinder(a.fixed("brass"), 0.24 * r, 0.09 * h, (0, 0, 0.81 * h), n=18)
    a.box(black, (0.3 * r, 1.6 * r, 0.03 * h), (0, 0.4 * r, 0.9 * h), bevel=0.004)
    with a.at(0, 0.0, 0.94 * h, roll=0.18):
        a.box(black, (0.26 * r, 1.6 * r, 0.03 * h), (0, 0.6 * r, 0), bevel=0.004)
    a.cylinder(a.fixed("paper", "white"), 0.16 * r, 0.02, (0.2 * r, 0, 0.86 * h), axis="x", n=18)
    a.bend(
        black,
        [(0, -0.2 * r, 0.87 * h), (0, -1.2 * r, 0.8 * h), (0, -1.22 * r, 0.5 * h), (0, -1.15 * r, 0.24 * h)],
        0.1 * r,
    )
    a.cylinder(black, 0.14 * r, 0.1 * h, (0, -1.15 * r, 0.16 * h), n=14)


@entry(
    "garden hose", "hose, rope, coil of rope, cable, extension cord, power strip, cables, chain, lasso",
    (0.36, 0.36, 0.14), mass=3.0, colours="green, yellow", tags="tool", limits=(0.3, 1.5),
)  # fmt: skip
def garden_hose(a: Sketch) -> None:
    """A coil; "rope" is of hemp."""
    w, _, h = a.size
    look = (
        a.fixed(a.spec.material or "jute", a.spec.colour)
        if a.said("rope", "lasso")
        else a.accent("rubber", a.pick("green", "yellow"))
    )
    r = h / 7
    t = np.linspace(0, 2 * np.pi * 7.6, 230)
    wave = t / (2 * np.pi)
    ring = 0.5 * w - r * (1.2 + 1.6 * (wave % 2))
    path = np.stack([ring * np.cos(t), ring * np.sin(t), r + (h - 2 * r) * wave / 7.6], -1)
    a.tube(look, path, r, n=7)
    if not a.said("rope", "lasso", "cable"):
        a.tube(a.fixed("brass"), [path[-1], path[-1] + np.array([0.0, 0.06, 0.0])], 1.2 * r, n=10)
