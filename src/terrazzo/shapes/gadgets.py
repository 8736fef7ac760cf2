"""Cameras, record players, instruments for measuring and other machines of the last hundred years."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.artwork import abstract, hang, inks
from terrazzo.shapes.electronics import GLOWS
from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "camera",
    "vintage camera, photo camera, dslr, film camera, polaroid camera, polaroid, video camera, "
    "camcorder, instant camera",
    (0.11, 0.14, 0.1), stand="surface", mass=0.7, colours="black", tags="electronic",
)  # fmt: skip
def camera(a: Sketch) -> None:
    """A camera that looks along +x."""
    d, w, h = a.size
    skin = a.accent("faux leather", "black")
    steel = (
        a.fixed("aluminium")
        if a.said("vintage", "retro", "old") or a.pick(0, 1)
        else a.fixed("plastic", "charcoal")
    )
    a.box(skin, (0.42 * d, w, 0.62 * h), (-0.29 * d, 0, 0), bevel=0.006)
    a.box(steel, (0.4 * d, w, 0.2 * h), (-0.29 * d, 0, 0.62 * h), bevel=0.006)
    a.box(steel, (0.4 * d, 0.34 * w, 0.16 * h), (-0.29 * d, 0, 0.8 * h), bevel=0.006)
    for y in (-0.34, 0.34):
        a.cylinder(steel, 0.09 * w, 0.1 * h, (-0.29 * d, y * w, 0.82 * h), n=20)
    with a.at(-0.08 * d, 0, 0.38 * h, pitch=np.pi / 2):
        r = 0.3 * h
        black = a.fixed("plastic", "black")
        a.lathe(
            black,
            [
                (r, 0),
                (r, 0.3 * d),
                (0.92 * r, 0.32 * d),
                (0.92 * r, 0.5 * d),
                (0.8 * r, 0.58 * d),
                (0.72 * r, 0.5 * d),
            ],
            n=32,
        )
        a.lathe(a.fixed("steel"), [(1.02 * r, 0.1 * d), (1.02 * r, 0.16 * d)], n=32)
        a.lathe(
            a.fixed("lacquer", "midnight blue"),
            [(0.72 * r, 0.5 * d), (0.4 * r, 0.54 * d), (0, 0.55 * d)],
            n=28,
        )


@entry(
    "router",
    "wifi router, wi-fi router, modem, wireless router, network switch, internet router, hub, "
    "ethernet switch",
    (0.16, 0.24, 0.2), stand="surface", mass=0.5, colours="black, white", tags="electronic",
)  # fmt: skip
def router(a: Sketch) -> None:
    """A flat box with aerials and green lights."""
    d, w, h = a.size
    shell = a.main("plastic", "black")
    a.piece("box")
    a.box(shell, (d, w, 0.2 * h), (0, 0, 0), bevel=0.008)
    for k in range(5):
        a.box(
            a.glow(a.fixed("plastic", "green"), 2.0, GLOWS["green"]),
            (0.002, 0.02 * w, 0.02 * h),
            (0.5 * d, (-0.2 + 0.1 * k) * w, 0.1 * h),
            bevel=0,
        )
    for k, y in enumerate((-0.42, -0.14, 0.14, 0.42)):
        a.piece(f"aerial {k}")
        with a.at(-0.44 * d, y * w, 0.12 * h, roll=-0.25 * y):
            a.cylinder(shell, 0.03 * w, 0.1 * h, (0, 0, 0), n=12)
            a.box(shell, (0.02 * w, 0.06 * w, 0.76 * h), (0, 0, 0.1 * h), bevel=0.003)


@entry(
    "gramophone", "phonograph, vintage record player with horn",
    (0.4, 0.42, 0.6), said="gramophone", stand="surface", mass=7.0, finishes="walnut, mahogany",
    tags="music",
)  # fmt: skip
@entry(
    "record player",
    "turntable, vinyl player, vinyl record player, dj turntable, dj deck, dj mixer, jukebox",
    (0.36, 0.44, 0.16), stand="surface", mass=5.5, finishes="walnut, oak, lacquer",
    tags="electronic, music", limits=(0.6, 1.6),
)  # fmt: skip
def record_player(a: Sketch) -> None:
    """A wooden plinth with a platter, a record and an arm; "gramophone" has a horn."""
    d, w, h = a.size
    wood = a.main("walnut", axis=1)
    horn = a.said("gramophone", "horn", "phonograph", "antique")
    base = (0.3 if horn else 0.62) * h
    a.piece("plinth")
    for x in (-0.4, 0.4):
        for y in (-0.42, 0.42):
            a.cylinder(a.fixed("rubber"), 0.03 * w, 0.12 * base, (x * d, y * w, 0), n=14)
    a.box(wood, (d, w, 0.7 * base), (0, 0, 0.1 * base), bevel=0.005)
    z = 0.8 * base
    with a.at(0, -0.1 * w, z):
        a.cylinder(a.fixed("aluminium"), 0.4 * d, 0.1 * base, (0, 0, 0), n=44)
        _disc(a, 0.39 * d, 0.1 * base, 0.004, "burgundy")
    a.piece("arm")
    steel = a.fixed("chrome")
    a.cylinder(steel, 0.05 * w, 0.22 * base, (-0.3 * d, 0.38 * w, z), n=20)
    top = z + 0.2 * base
    a.bend(
        steel,
        [
            (-0.36 * d, 0.4 * w, top),
            (-0.1 * d, 0.36 * w, top),
            (0.2 * d, 0.26 * w, top),
            (0.26 * d, 0.14 * w, top - 0.02 * base),
        ],
        0.006,
    )
    a.box(
        a.fixed("plastic", "black"),
        (0.05 * d, 0.03 * w, 0.04 * h),
        (0.27 * d, 0.13 * w, top - 0.06 * base),
        bevel=0.002,
    )
    for k in range(2):
        a.cylinder(steel, 0.022 * w, 0.06 * h, (0.38 * d, (0.3 + 0.1 * k) * w, z), n=16)
    a.piece("horn" if horn else "lid")
    if horn:
        with a.at(-0.34 * d, -0.2 * w, z, pitch=0.6):
            bell = [(0.02, 0), (0.03, 0.2), (0.06, 0.4), (0.14, 0.55), (0.3, 0.66), (0.34, 0.68)]
            a.lathe(a.fixed("brass"), [(r * w, s * h) for r, s in bell], n=32, closed=False)
    elif not a.said("portable", "lidless"):
        with a.at(-0.49 * d, 0, z, pitch=-0.3):
            a.box(a.fixed("acrylic"), (0.004, 0.98 * w, h - z), (0, 0, 0), bevel=0)


def _disc(a: Sketch, radius: float, z: float, thick: float, label: str) -> None:
    """A vinyl record lying at a height [m]."""
    rings = [(0, z), (radius, z), (radius, z + thick), (0.36 * radius, z + thick)]
    a.lathe(a.fixed("lacquer", "black"), rings, n=48)
    for k in range(3):
        r = (0.9 - 0.17 * k) * radius
        a.lathe(a.fixed("lacquer", "graphite"), [(r, z + 1.02 * thick), (0.985 * r, z + 1.02 * thick)], n=48)
    a.lathe(a.fixed("paper", label), [(0.36 * radius, z + thick), (0.03 * radius, z + 1.05 * thick)], n=36)


@entry(
    "record", "vinyl record, vinyl, vinyl records, records, lp, album record, cd, dvd",
    (0.31, 0.31, 0.012), stand="surface", mass=0.25, tags="music", limits=(0.3, 1.3),
)  # fmt: skip
def record(a: Sketch) -> None:
    """A record half out of its printed sleeve."""
    d, w, h = a.size
    a.box(a.fixed("paper", a.spec.colour or "cream"), (d, 0.78 * w, 0.4 * h), (0, -0.11 * w, 0), bevel=0.0008)
    picture = abstract(np.random.default_rng(a.spec.seed))
    with a.at(0, -0.11 * w, 0.42 * h, yaw=np.pi, pitch=-np.pi / 2):
        hang(a, picture, inks(a, picture), 0.77 * w, 0.98 * d, rows=30, columns=120)
    with a.at(0, 0.12 * w, 0):
        _disc(a, 0.38 * w, 0.5 * h, 0.4 * h, a.pick("burgundy", "mustard", "teal"))


@entry(
    "radio",
    "vintage radio, retro radio, boombox, transistor radio, old radio, cassette player, walkie talkie, "
    "ham radio",
    (0.13, 0.32, 0.2), stand="surface", mass=2.0, finishes="walnut, teak", tags="electronic, music",
)  # fmt: skip
def radio(a: Sketch) -> None:
    """A wooden case with a cloth grille, a lit dial and two knobs."""
    d, w, h = a.size
    a.box(a.main("walnut", axis=1), (0.94 * d, w, 0.94 * h), (-0.03 * d, 0, 0.06 * h), bevel=0.012)
    for y in (-0.4, 0.4):
        a.box(a.fixed("rubber"), (0.7 * d, 0.06 * w, 0.06 * h), (0, y * w, 0))
    x = 0.44 * d
    a.box(a.fixed("linen", "beige"), (0.006, 0.54 * w, 0.7 * h), (x, -0.18 * w, 0.18 * h), bevel=0.002)
    a.box(
        a.glow(a.fixed("paper", "cream"), 0.6),
        (0.006, 0.3 * w, 0.22 * h),
        (x, 0.28 * w, 0.64 * h),
        bevel=0.002,
    )
    a.box(a.fixed("plastic", "red"), (0.01, 0.008 * w, 0.2 * h), (x, 0.24 * w, 0.65 * h), bevel=0)
    for y in (0.19, 0.37):
        a.cylinder(a.fixed("brass"), 0.1 * h, 0.06 * d, (x, y * w, 0.38 * h), axis="x", n=24)


@entry(
    "typewriter", "vintage typewriter, old typewriter, antique typewriter",
    (0.34, 0.36, 0.24), stand="surface", mass=7.0, colours="black, teal, sage", finishes="metal",
    tags="office",
)  # fmt: skip
def typewriter(a: Sketch) -> None:
    """Round keys in four rows, a carriage and a sheet of paper."""
    d, w, h = a.size
    look, steel = a.main("metal", "black"), a.fixed("chrome")
    t = [(-0.5, 0.0), (0.5, 0.0), (0.5, 0.16), (0.06, 0.44), (0.02, 0.62), (-0.36, 0.66), (-0.5, 0.5)]
    a.prism(look, [(z * h, x * d) for x, z in t], 0.92 * w, (0, -0.46 * w, 0), axis="y", bevel=0.01)
    for row in range(4):
        for k in range(10):
            y = ((k + 0.5 + 0.25 * (row % 2)) / 10.5 - 0.5) * 0.8 * w
            x, z = (0.45 - 0.105 * row) * d, (0.17 + 0.075 * row) * h
            a.cylinder(steel, 0.016 * w, 0.05 * h, (x, y, z), n=10, bevel=0)
            a.cylinder(
                a.fixed("plastic", "cream" if a.spec.colour == "black" else "black"),
                0.026 * w,
                0.02 * h,
                (x, y, z + 0.05 * h),
                n=12,
                bevel=0,
            )
    a.cylinder(a.fixed("rubber"), 0.075 * h, 0.9 * w, (-0.2 * d, -0.45 * w, 0.73 * h), axis="y", n=24)
    for s in (-1, 1):
        a.cylinder(
            a.fixed("plastic", "black"),
            0.07 * h,
            0.04 * w,
            (-0.2 * d, s * 0.47 * w - 0.02 * w, 0.73 * h),
            axis="y",
            n=20,
        )
    with a.at(-0.24 * d, 0, 0.74 * h, pitch=-0.2):
        a.box(a.fixed("paper", "white"), (0.001, 0.56 * w, 0.26 * h), (0, 0, 0), bevel=0)
        for k in range(4):
            a.box(
                a.fixed("paper", "charcoal"),
                (0.0014, (0.42 - 0.06 * (k % 3)) * w, 0.008 * h),
                (0, 0, (0.06 + 0.045 * k) * h),
                bevel=0,
            )


@entry(
    "projector", "video projector, film projector, movie projector, overhead projector, slide projector",
    (0.26, 0.32, 0.11), stand="surface", mass=3.0, colours="white, black", tags="electronic",
)  # fmt: skip
def projector(a: Sketch) -> None:
    """A low box with a lens that looks along +x."""
    d, w, h = a.size
    a.box(a.main("plastic", "white"), (0.92 * d, w, 0.88 * h), (-0.04 * d, 0, 0.12 * h), bevel=0.012)
    for y in (-0.38, 0.38):
        a.cylinder(a.fixed("rubber"), 0.04 * w, 0.12 * h, (0.2 * d, y * w, 0), n=14)
    with a.at(0.38 * d, -0.22 * w, 0.54 * h, pitch=np.pi / 2):
        r = 0.34 * h
        a.lathe(
            a.fixed("plastic", "black"),
            [(r, 0), (r, 0.11 * d), (0.8 * r, 0.12 * d), (0.7 * r, 0.08 * d)],
            n=28,
        )
        a.lathe(
            a.glow(a.fixed("lacquer", "midnight blue"), 1.5, (0.6, 0.75, 1.0)),
            [(0.72 * r, 0.08 * d), (0.4 * r, 0.1 * d), (0, 0.105 * d)],
            n=24,
        )
    for k in range(6):
        a.box(
            a.fixed("plastic", "charcoal"),
            (0.004, 0.3 * w, 0.03 * h),
            (0.42 * d, 0.24 * w, (0.28 + 0.09 * k) * h),
            bevel=0,
        )


@entry(
    "multimeter",
    "handheld multimeter, voltmeter, oscilloscope, tester, power supply",
    (0.19, 0.1, 0.045), stand="surface", mass=0.4, colours="yellow, orange, red", tags="tool, electronic",
)  # fmt: skip
def multimeter(a: Sketch) -> None:
    """A meter on its back with a display, a dial and two probes."""
    d, w, h = a.size
    a.box(a.accent("rubber", "yellow"), (d, w, 0.8 * h), (0, 0, 0), bevel=0.01)
    a.box(a.fixed("plastic", "charcoal"), (0.92 * d, 0.84 * w, 0.1 * h), (0, 0, 0.78 * h), bevel=0.002)
    a.box(a.fixed("plastic", "sage"), (0.22 * d, 0.68 * w, 0.04 * h), (-0.28 * d, 0, 0.88 * h), bevel=0)
    for k, x in enumerate((-0.012, 0.0, 0.012)):
        a.box(
            a.fixed("plastic", "black"),
            (0.012, 0.005, 0.0008),
            (-0.28 * d, x * 1.4 + 0.002 * k, 0.92 * h),
            bevel=0,
        )
    a.cylinder(a.fixed("plastic", "black"), 0.26 * w, 0.14 * h, (0.1 * d, 0, 0.86 * h), n=32)
    a.box(a.fixed("paper", "white"), (0.2 * d, 0.03 * w, 0.02 * h), (0.08 * d, 0, h), bevel=0)
    a.piece(None)
    for s, colour in ((-1, "red"), (1, "black")):
        a.bend(
            a.fixed("rubber", colour),
            [
                (0.4 * d, s * 0.18 * w, 0.9 * h),
                (0.52 * d, s * 0.3 * w, 0.3 * h),
                (0.3 * d, s * 0.62 * w, 0.1 * h),
                (-0.3 * d, s * 0.62 * w, 0.1 * h),
            ],
            0.0022,
        )
        a.tube(
            a.fixed("plastic", colour),
            [(-0.3 * d, s * 0.62 * w, 0.1 * h), (0.0, s * 0.62 * w, 0.1 * h)],
            0.004,
        )


@entry(
    "graphics card",
    "gpu, video card, motherboard, circuit board, computer part, computer parts, processor, hard drive, "
    "ram stick",
    (0.11, 0.28, 0.05), stand="surface", mass=1.0, tags="electronic",
)  # fmt: skip
def graphics_card(a: Sketch) -> None:
    """A card with two fans in a shroud and gold contacts."""
    d, w, h = a.size
    a.box(a.fixed("plastic", "dark green"), (d, w, 0.08 * h), (0, 0, 0.08 * h), bevel=0)
    a.box(a.main("plastic", "charcoal"), (0.96 * d, 0.97 * w, 0.72 * h), (0, 0, 0.18 * h), bevel=0.006)
    a.box(a.fixed("gold"), (0.06 * d, 0.3 * w, 0.08 * h), (0.5 * d, 0.1 * w, 0.08 * h), bevel=0)
    a.box(a.fixed("steel"), (d, 0.01 * w, h), (0, -0.5 * w, 0), bevel=0)
    for y in (-0.24, 0.24):
        a.torus(a.fixed("plastic", "black"), 0.4 * d, 0.03 * d, (0, y * w, 0.9 * h), n=32, around=6)
        for k in range(9):
            with a.at(0, y * w, 0.9 * h, yaw=2 * np.pi * k / 9):
                a.prism(
                    a.fixed("plastic", "dark grey"),
                    [(0.08 * d, -0.03 * d), (0.38 * d, -0.06 * d), (0.38 * d, 0.1 * d)],
                    0.003,
                    (0, 0, 0),
                    bevel=0,
                )
        a.cylinder(a.fixed("chrome"), 0.11 * d, 0.1 * h, (0, y * w, 0.9 * h), n=20)


@entry(
    "microphone",
    "mic, studio microphone, podcast microphone, karaoke machine, recording microphone, microphone stand",
    (0.14, 0.14, 0.3), stand="surface", mass=0.9, colours="black", finishes="black metal, steel",
    tags="electronic, music", limits=(0.5, 5.5),
)  # fmt: skip
def microphone(a: Sketch) -> None:
    """A studio microphone on a round foot."""
    w, _, h = a.size
    metal = a.main("black metal")
    a.lathe(metal, [(0, 0), (0.5 * w, 0), (0.5 * w, 0.02 * h), (0.44 * w, 0.035 * h), (0, 0.04 * h)], n=32)
    a.cylinder(metal, 0.05 * w, 0.5 * h, (0, 0, 0.03 * h), n=14)
    a.lathe(metal, [(0, 0.48 * h), (0.12 * w, 0.5 * h), (0.19 * w, 0.56 * h), (0.19 * w, 0.72 * h)], n=28)
    a.lathe(a.fixed("nickel"), [(0.2 * w, 0.72 * h), (0.2 * w, 0.745 * h)], n=28)
    a.lathe(
        a.fixed("felt", "dark grey"),
        [(0.2 * w, 0.745 * h), (0.22 * w, 0.82 * h), (0.19 * w, 0.94 * h), (0.1 * w, 0.99 * h), (0, h)],
        n=28,
    )


@entry(
    "telescope", "spyglass, binoculars, tripod telescope",
    (0.9, 0.7, 1.4), mass=8.0, finishes="brass, lacquer", tags="science", limits=(0.15, 1.3),
)  # fmt: skip
def telescope(a: Sketch) -> None:
    """A tube on a wooden tripod, aimed up."""
    d, _, h = a.size
    metal, wood = a.main("brass"), a.fixed("walnut", axis=2)
    a.piece("legs")
    for k in range(3):
        t = 2 * np.pi * k / 3 + 0.5
        a.tube(
            wood,
            [
                (0.38 * d * np.cos(t), 0.38 * d * np.sin(t), 0),
                (0.03 * d * np.cos(t), 0.03 * d * np.sin(t), 0.66 * h),
            ],
            0.018,
        )
    a.cylinder(metal, 0.05 * d, 0.08 * h, (0, 0, 0.64 * h), n=20)
    a.piece("tube")
    with a.at(0, 0, 0.74 * h, pitch=np.pi / 2 - 0.5):
        tube = [
            (0.0, -0.5),
            (0.022, -0.5),
            (0.025, -0.36),
            (0.04, -0.34),
            (0.04, -0.1),
            (0.052, -0.08),
            (0.052, 0.42),
            (0.066, 0.43),
            (0.066, 0.56),
            (0.055, 0.56),
            (0.05, 0.5),
            (0, 0.5),
        ]
        a.lathe(metal, [(r * 1.1 * d, s * d) for r, s in tube], n=28)


@entry(
    "microscope",
    "lab microscope, laboratory equipment, test tube, test tubes, erlenmeyer flask, science equipment, "
    "beakers, chemistry set",
    (0.2, 0.18, 0.36), stand="surface", mass=4.0, colours="white, black", tags="science",
)  # fmt: skip
def microscope(a: Sketch) -> None:
    """A foot, an arm, a stage and a tilted tube."""
    d, w, h = a.size
    look, dark = a.main("metal", "white"), a.fixed("plastic", "charcoal")
    a.box(look, (d, 0.8 * w, 0.08 * h), (0, 0, 0), bevel=0.01)
    a.bend(
        look,
        [
            (-0.36 * d, 0, 0.06 * h),
            (-0.42 * d, 0, 0.4 * h),
            (-0.34 * d, 0, 0.68 * h),
            (-0.06 * d, 0, 0.72 * h),
        ],
        0.12 * w,
        n=10,
    )
    a.box(dark, (0.6 * d, w * 0.7, 0.04 * h), (0.08 * d, 0, 0.34 * h), bevel=0.003)
    a.cylinder(
        a.glow(a.fixed("glass", "white", opacity=1.0), 2.0), 0.12 * w, 0.06 * h, (0.12 * d, 0, 0.08 * h), n=20
    )
    a.cylinder(dark, 0.14 * w, 0.1 * h, (0.1 * d, 0, 0.56 * h), n=20)
    for k in range(3):
        with a.at(0.1 * d, 0, 0.58 * h, yaw=2.1 * k, pitch=0.3 * (k > 0)):
            a.cylinder(a.fixed("chrome"), 0.05 * w, 0.12 * h, (0, 0, -0.12 * h), n=14)
    with a.at(0.06 * d, 0, 0.66 * h, pitch=-0.5):
        a.cylinder(look, 0.12 * w, 0.24 * h, (0, 0, 0), n=20)
        a.cylinder(dark, 0.1 * w, 0.12 * h, (0, 0, 0.24 * h), n=20)
    for y in (-0.42, 0.42):
        a.cylinder(dark, 0.07 * h, 0.08 * w, (-0.36 * d, y * w - 0.04 * w, 0.24 * h), axis="y", n=20)
