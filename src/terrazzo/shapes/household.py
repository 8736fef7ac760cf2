"""Machines for air, cloth and cleaning: fans, heaters, purifiers, vacuum cleaners, irons and sewing machines."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.electronics import GLOWS
from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "tower fan", "",
    (0.28, 0.28, 0.95), said="tower", mass=4.0, colours="white, black", tags="appliance",
)  # fmt: skip
@entry(
    "fan", "standing fan, desk fan, table fan, electric fan, pedestal fan, floor fan, oscillating fan",
    (0.35, 0.42, 1.1), mass=4.0, colours="white, black", finishes="plastic", tags="appliance",
    limits=(0.25, 1.4),
    sizes=(('desk', (0.24, 0.32, 0.42)), ('table', (0.24, 0.32, 0.42)), ('small', (0.24, 0.32, 0.42))),
)  # fmt: skip
def fan(a: Sketch) -> None:
    """Blades in a wire cage on a pole; "tower" is a slotted column."""
    d, w, h = a.size
    look = a.main("plastic", "white")
    if a.said("tower"):
        a.uniform = True
        r = 0.09 * h
        a.cylinder(look, 1.5 * r, 0.03 * h, (0, 0, 0), n=32)
        a.lathe(look, [(0, 0.03 * h), (r, 0.05 * h), (r, 0.96 * h), (0.9 * r, h), (0, h)], n=32)
        for k in range(28):
            a.box(
                a.fixed("plastic", "charcoal"),
                (0.01, 1.2 * r, 0.012 * h),
                (0.8 * r, 0, (0.15 + 0.026 * k) * h),
                bevel=0,
            )
        return
    r = 0.49 * w
    cage = h - r
    a.piece("foot")
    a.lathe(look, [(0, 0), (0.34 * w, 0), (0.34 * w, 0.02 * h), (0.08 * w, 0.04 * h), (0, 0.05 * h)], n=36)
    a.piece("pole")
    a.cylinder(look, 0.035 * w, cage - 0.02 * h, (-0.1 * d, 0, 0.03 * h), n=14)
    a.piece("head")
    a.cylinder(look, 0.12 * w, 0.4 * d, (-0.5 * d, 0, cage), axis="x", n=24)
    for x, reach in ((0.02, 1.0), (0.22, 0.96), (0.38, 0.7)):
        a.torus(look, reach * r, 0.006, (x * d, 0, cage), axis="x", n=40, around=6)
    for k in range(20):
        t = 2 * np.pi * k / 20
        c, s = np.cos(t), np.sin(t)
        path = [
            (0.0, 0.2 * r * c, cage + 0.2 * r * s),
            (0.02 * d, r * c, cage + r * s),
            (0.22 * d, 0.96 * r * c, cage + 0.96 * r * s),
            (0.4 * d, 0.5 * r * c, cage + 0.5 * r * s),
            (0.44 * d, 0.12 * r * c, cage + 0.12 * r * s),
        ]
        a.tube(look, path, 0.0022, n=4)
    a.cylinder(look, 0.14 * r, 0.03 * d, (0.43 * d, 0, cage), axis="x", n=20)
    blade = a.fixed("plastic", "grey" if a.spec.colour != "grey" else "black")
    for k in range(4):
        with a.at(0.12 * d, 0, cage, roll=k * np.pi / 2):
            t, s = np.linspace(-0.5, 0.5, 5), np.linspace(0.12, 0.86, 6)
            grid = np.stack(
                [
                    np.outer(t, 0.5 + 0 * s) * 0.2 * d,
                    np.outer(t, s) * r * 1.1,
                    np.outer(np.sqrt(1 - 0.3 * t**2), s) * r,
                ],
                -1,
            )
            a.sheet(blade, grid)


@entry(
    "heater",
    "space heater, radiator, electric heater, oil heater, portable heater, wall radiator, "
    "cast iron radiator",
    (0.16, 0.8, 0.65), against_wall=True, mass=15.0, colours="white, black", finishes="metal",
    tags="appliance", limits=(0.35, 1.8),
)  # fmt: skip
def heater(a: Sketch) -> None:
    """A ribbed radiator with a valve."""
    d, w, h = a.size
    look = a.main("metal", "white")
    count = max(5, round(w / 0.07))
    pitch = w / count
    for k in range(count):
        y = (k + 0.5) * pitch - w / 2
        for x in (-0.3, 0.3):
            a.box(look, (0.3 * d, 0.6 * pitch, 0.86 * h), (x * d, y, 0.1 * h), bevel=0.012)
        for z in (0.12, 0.84):
            a.box(look, (0.9 * d, 0.7 * pitch, 0.12 * h), (0, y, z * h), bevel=0.012)
    for z in (0.17, 0.9):
        a.cylinder(look, 0.03 * h, w, (0, -w / 2, z * h), axis="y", n=14)
    for y in (-0.44, 0.44):
        a.box(look, (0.5 * d, 0.03 * w, 0.12 * h), (0, y * w, 0), bevel=0.004)
    a.cylinder(a.fixed("brass"), 0.035 * h, 0.04 * w, (0, 0.49 * w, 0.17 * h), axis="y", n=16)


@entry(
    "air purifier",
    "air filter, dehumidifier, air conditioner, portable air conditioner, air cleaner, ac unit, "
    "smart home hub",
    (0.26, 0.26, 0.55), mass=6.0, colours="white", finishes="plastic", tags="appliance", limits=(0.4, 1.8),
)  # fmt: skip
def air_purifier(a: Sketch) -> None:
    """A rounded column with a fine grille and a ring of light."""
    d, w, h = a.size
    look, dark = a.main("plastic", "white"), a.fixed("plastic", "grey")
    a.box(look, (d, w, 0.95 * h), (0, 0, 0), bevel=0.09 * min(d, w) / 0.26)
    for k in range(16):
        a.box(dark, (0.01, 0.62 * w, 0.009 * h), (0.497 * d, 0, (0.12 + 0.027 * k) * h), bevel=0)
    a.cylinder(dark, 0.36 * w, 0.03 * h, (0, 0, 0.94 * h), n=36)
    a.torus(
        a.glow(a.fixed("plastic", "white"), 1.5, (0.3, 0.8, 1.0)),
        0.38 * w,
        0.008,
        (0, 0, 0.96 * h),
        n=40,
        around=6,
    )
    for k in range(6):
        with a.at(0, 0, 0.97 * h, yaw=k * np.pi / 6):
            a.box(look, (0.7 * w, 0.012, 0.03 * h), (0, 0, 0), bevel=0)


@entry(
    "reed diffuser", "fragrance diffuser, perfume diffuser",
    (0.08, 0.08, 0.26), said="reed", stand="surface", mass=0.4, tags="decoration, bath",
)  # fmt: skip
@entry(
    "diffuser",
    "humidifier, essential oil diffuser, aroma diffuser, oil diffuser, aromatherapy diffuser, "
    "mist diffuser",
    (0.11, 0.11, 0.18), stand="surface", mass=0.5, colours="white, cream, sage", finishes="ceramic, oak",
    tags="decoration", limits=(0.5, 2.0),
)  # fmt: skip
def diffuser(a: Sketch) -> None:
    """A drop-shaped mist maker with a glowing seam; "reed" and glass are a bottle with sticks."""
    w, _, h = a.size
    r = w / 2
    if a.said("reed", "reeds") or a.family() == "glass":
        a.lathe(
            a.main("glass"),
            [
                (0, 0),
                (0.9 * r, 0),
                (r, 0.04 * h),
                (r, 0.4 * h),
                (0.5 * r, 0.52 * h),
                (0.36 * r, 0.56 * h),
                (0.4 * r, 0.62 * h),
            ],
            n=32,
        )
        a.cylinder(a.fixed("lacquer", "amber"), 0.9 * r, 0.26 * h, (0, 0, 0.02 * h), n=28)
        for k in range(6):
            t = k * np.pi / 3
            a.tube(
                a.fixed("rattan"),
                [
                    (0.1 * r * np.cos(t), 0.1 * r * np.sin(t), 0.03 * h),
                    (0.75 * r * np.cos(t), 0.75 * r * np.sin(t), h),
                ],
                0.03 * r,
                n=5,
            )
        return
    a.lathe(a.fixed("oak"), [(0, 0), (0.86 * r, 0), (r, 0.1 * h), (0.99 * r, 0.2 * h)], n=36)
    a.lathe(
        a.glow(a.fixed("plastic", "white"), 1.5, (1.0, 0.8, 0.55)),
        [(0.97 * r, 0.2 * h), (0.97 * r, 0.22 * h)],
        n=36,
    )
    a.lathe(
        a.main("ceramic", "white"),
        [
            (r, 0.22 * h),
            (0.96 * r, 0.45 * h),
            (0.62 * r, 0.74 * h),
            (0.26 * r, 0.9 * h),
            (0.2 * r, h),
            (0.14 * r, h),
            (0.12 * r, 0.9 * h),
        ],
        n=36,
    )


@entry(
    "vacuum cleaner",
    "vacuum, hoover, upright vacuum, stick vacuum, cordless vacuum, carpet cleaner, steam cleaner",
    (0.3, 0.28, 1.1), mass=5.0, colours="red, purple, teal", tags="cleaning", limits=(0.5, 1.3),
)  # fmt: skip
def vacuum_cleaner(a: Sketch) -> None:
    """An upright cleaner: head, dust cup, body and handle."""
    d, w, h = a.size
    look, dark = a.accent("plastic", a.pick("red", "purple", "teal")), a.fixed("plastic", "charcoal")
    a.piece("head")
    a.box(dark, (0.6 * d, w, 0.07 * h), (0.2 * d, 0, 0), bevel=0.012)
    a.box(look, (0.5 * d, 0.8 * w, 0.04 * h), (0.18 * d, 0, 0.06 * h), bevel=0.012)
    a.piece("body")
    with a.at(0.05 * d, 0, 0.08 * h, pitch=-0.16):
        a.cylinder(dark, 0.1 * w, 0.3 * h, (0, 0, 0), n=20)
        a.cylinder(a.fixed("glass", "smoke", opacity=0.6), 0.26 * w, 0.22 * h, (0.05 * d, 0, 0.16 * h), n=28)
        a.cylinder(look, 0.28 * w, 0.06 * h, (0.05 * d, 0, 0.38 * h), top=0.2 * w, n=28)
        a.cylinder(look, 0.22 * w, 0.2 * h, (0.05 * d, 0, 0.2 * h), top=0.02 * w, n=20)
        a.cylinder(a.fixed("aluminium"), 0.05 * w, 0.4 * h, (0, 0, 0.4 * h), n=16)
        a.bend(
            dark,
            [(0, 0, 0.78 * h), (-0.06 * d, 0, 0.86 * h), (-0.3 * d, 0, 0.9 * h), (-0.36 * d, 0, 0.8 * h)],
            0.05 * w,
        )


@entry(
    "robot vacuum", "robotic vacuum, roomba, robot cleaner, robot vacuum cleaner",
    (0.34, 0.34, 0.09), mass=3.0, colours="black, white", tags="cleaning, electronic",
)  # fmt: skip
def robot_vacuum(a: Sketch) -> None:
    """A low disc with a bumper, a button and a turret."""
    w, _, h = a.size
    r = w / 2
    look, dark = a.main("plastic", "black"), a.fixed("plastic", "dark grey")
    a.lathe(dark, [(0, 0), (0.9 * r, 0), (r, 0.1 * h), (r, 0.66 * h), (0.97 * r, 0.72 * h)], n=48)
    a.lathe(look, [(0.95 * r, 0.72 * h), (0.9 * r, 0.76 * h), (0, 0.78 * h)], n=48)
    a.cylinder(dark, 0.3 * r, 0.22 * h, (-0.3 * r, 0, 0.78 * h), n=32)
    a.torus(
        a.glow(a.fixed("plastic", "white"), 1.2, GLOWS["green"]),
        0.1 * r,
        0.02 * r,
        (0.4 * r, 0, 0.79 * h),
        n=24,
        around=6,
    )


@entry(
    "iron", "clothes iron, steam iron, flat iron, garment steamer",
    (0.13, 0.28, 0.15), stand="surface", mass=1.3, colours="white, blue, teal", tags="laundry",
)  # fmt: skip
def iron(a: Sketch) -> None:
    """A pointed steel sole, a body and a handle."""
    d, w, h = a.size
    look = a.accent("plastic", a.pick("white", "blue", "teal"))
    s = np.linspace(0, 1, 14)
    half = 0.5 * d * np.sqrt(1 - s**2.2)
    right = np.stack([half, (s - 0.5) * w], -1)
    outline = np.concatenate([right, (right * (-1, 1))[::-1][1:]])
    a.prism(a.fixed("steel"), outline, 0.08 * h, bevel=0.001)
    a.prism(look, outline * 0.96, 0.24 * h, (0, -0.01 * w, 0.08 * h), bevel=0.012)
    a.prism(look, outline * (0.62, 0.8), 0.2 * h, (0, -0.06 * w, 0.3 * h), bevel=0.014)
    a.bend(
        a.fixed("plastic", "charcoal"),
        [
            (0, 0.16 * w, 0.46 * h),
            (0, 0.1 * w, 0.84 * h),
            (0, -0.1 * w, 0.92 * h),
            (0, -0.36 * w, 0.84 * h),
            (0, -0.4 * w, 0.4 * h),
        ],
        0.075 * w,
        n=10,
    )


@entry(
    "sewing machine",
    "vintage sewing machine, electric sewing machine, overlocker, serger, embroidery machine",
    (0.2, 0.42, 0.31), stand="surface", mass=8.0, colours="white, red, black, mint", tags="craft",
    limits=(0.6, 1.4),
)  # fmt: skip
def sewing_machine(a: Sketch) -> None:
    """A bed, a column, an arm, a wheel, a needle and a spool."""
    d, w, h = a.size
    look, steel = a.accent("lacquer", a.pick("white", "mint", "red")), a.fixed("steel")
    a.piece("bed")
    a.box(look, (d, w, 0.14 * h), (0, 0, 0), bevel=0.012)
    a.box(steel, (0.5 * d, 0.3 * w, 0.01 * h), (0.1 * d, -0.3 * w, 0.138 * h), bevel=0)
    a.piece("column")
    a.box(look, (0.66 * d, 0.24 * w, 0.8 * h), (0, 0.34 * w, 0.1 * h), bevel=0.02)
    a.piece("arm")
    a.box(look, (0.56 * d, 0.86 * w, 0.28 * h), (0, 0.0, 0.62 * h), bevel=0.03)
    a.box(look, (0.56 * d, 0.2 * w, 0.36 * h), (0, -0.34 * w, 0.46 * h), bevel=0.02)
    a.piece("needle")
    a.cylinder(steel, 0.012 * w, 0.3 * h, (0.04 * d, -0.34 * w, 0.18 * h), n=8)
    a.box(steel, (0.14 * d, 0.05 * w, 0.03 * h), (0.04 * d, -0.34 * w, 0.16 * h), bevel=0.001)
    a.piece("wheel")
    a.cylinder(a.fixed("chrome"), 0.14 * h, 0.05 * w, (0, 0.45 * w, 0.74 * h), axis="y", n=32)
    for k in range(2):
        a.cylinder(
            a.fixed("plastic", "light grey"),
            0.06 * h,
            0.02 * d,
            (0.33 * d, 0.34 * w, (0.4 + 0.2 * k) * h),
            axis="x",
            n=20,
        )
    a.cylinder(
        a.fixed("cotton", "red" if a.spec.colour != "red" else "white"),
        0.05 * w,
        0.1 * h,
        (0, 0.22 * w, 0.9 * h),
        n=16,
    )
    a.tube(
        a.fixed("cotton", "red" if a.spec.colour != "red" else "white"),
        [(0.05 * d, 0.2 * w, 0.97 * h), (0.2 * d, -0.34 * w, 0.9 * h), (0.29 * d, -0.34 * w, 0.5 * h)],
        0.0012,
        n=4,
    )


@entry(
    "hair dryer", "hairdryer, blow dryer, hair straightener, curling iron, hair drier",
    (0.09, 0.2, 0.22), stand="surface", mass=0.6, colours="black, pink, white", tags="bath, electronic",
)  # fmt: skip
def hair_dryer(a: Sketch) -> None:
    """A barrel with a nozzle and a handle, standing on its handle."""
    d, w, h = a.size
    look, dark = a.main("plastic", "black"), a.fixed("plastic", "charcoal")
    with a.at(0, 0.3 * w, 0.78 * h, roll=np.pi / 2):
        r = 0.5 * d
        a.lathe(
            look,
            [(0, -0.16 * w), (0.8 * r, -0.14 * w), (r, 0), (0.95 * r, 0.3 * w), (0.7 * r, 0.5 * w)],
            n=28,
        )
        a.lathe(
            dark,
            [(0.72 * r, 0.49 * w), (0.66 * r, 0.52 * w), (0.58 * r, 0.74 * w), (0.5 * r, 0.74 * w)],
            n=28,
        )
    a.bend(look, [(0, 0.24 * w, 0.7 * h), (0, 0.28 * w, 0.4 * h), (0, 0.3 * w, 0.0)], 0.19 * d, n=12)
    a.cylinder(dark, 0.2 * d, 0.03 * h, (0, 0.3 * w, 0), n=20)


@entry(
    "ironing board", "iron board, folding ironing board",
    (0.38, 1.25, 0.9), mass=6.0, colours="grey, sky blue, striped", tags="laundry", limits=(0.6, 1.2),
)  # fmt: skip
def ironing_board(a: Sketch) -> None:
    """A padded pointed board on crossed legs."""
    d, w, h = a.size
    s = np.linspace(0, 1, 16)
    half = 0.5 * d * np.clip(1.15 * (1 - s**3) ** 0.5, 0, 1)
    right = np.stack([half, (s - 0.5) * w], -1)
    outline = np.concatenate([right, (right * (-1, 1))[::-1][1:]])
    a.piece("board")
    a.prism(
        a.accent("cotton", a.pick("grey", "sky blue", "sage")), outline, 0.035, (0, 0, h - 0.035), bevel=0.012
    )
    metal = a.fixed("white metal")
    a.piece("legs")
    for s0 in (-1, 1):
        a.tube(metal, [(s0 * 0.1 * d, -0.36 * w, 0.015), (s0 * 0.1 * d, 0.22 * w, h - 0.04)], 0.012)
        a.tube(metal, [(s0 * 0.06 * d, 0.32 * w, 0.015), (s0 * 0.06 * d, -0.3 * w, h - 0.04)], 0.012)
    for y in (-0.36, 0.32):
        a.tube(metal, [(-0.45 * d, y * w, 0.012), (0.45 * d, y * w, 0.012)], 0.012)
    a.shelf((0, 0, h), (0.6 * d, 0.7 * w))
