"""Large toys: rocking horses, play kitchens, doll houses, robots and toy instruments."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.toys import BRIGHT


def _animal_rocker(a: Sketch, look: Finish, mane: Finish, *, horn: bool) -> None:
    """A horse's body, neck, head and legs on two rockers, one metre long."""
    wood = a.fixed("oak", axis=0)
    t = np.linspace(-0.62, 0.62, 15)
    for s in (-1, 1):
        a.piece(f"rocker {s}")
        path = np.stack([0.85 * np.sin(t), 0 * t + s * 0.14, 0.87 - 0.85 * np.cos(t)], -1)
        a.band(wood, path, [(-0.02, -0.015), (0.02, -0.015), (0.02, 0.015), (-0.02, 0.015)])
        for x, top in ((-0.26, -0.18), (0.24, 0.18)):
            a.tube(look, [(x * 1.15, s * 0.14, 0.06), (top, s * 0.09, 0.45)], 0.035, n=10)
    a.piece("body")
    for x in (-0.3, 0.3):
        a.tube(wood, [(x, -0.14, 0.07), (x, 0.14, 0.07)], 0.014)
    a.ball(look, (0.3, 0.15, 0.16), (0, 0, 0.5), n=26)
    a.piece("neck")
    a.bend(look, [(0.16, 0, 0.52), (0.3, 0, 0.68), (0.36, 0, 0.82)], 0.09, n=14)
    with a.at(0.42, 0, 0.84, pitch=0.55):
        a.ball(look, (0.16, 0.075, 0.085), n=22)
        a.ball(a.fixed("plush", "cream"), (0.06, 0.062, 0.06), (0.12, 0, -0.01), n=16)
        for s in (-1, 1):
            a.ball(a.fixed("plastic", "black"), 0.014, (0.02, s * 0.072, 0.03), n=10)
            with a.at(-0.1, s * 0.04, 0.07, pitch=-0.4):
                a.lathe(look, [(0, 0), (0.025, 0), (0, 0.07)], n=10)
        a.tube(wood, [(-0.02, -0.13, -0.02), (-0.02, 0.13, -0.02)], 0.012)
        if horn:
            with a.at(0.02, 0, 0.08, pitch=0.2):
                a.lathe(a.fixed("gold"), [(0, 0), (0.022, 0), (0, 0.13)], n=12)
    for k in range(7):
        a.ball(mane, (0.05, 0.035, 0.05), (0.36 - 0.035 * k, 0, 0.93 - 0.055 * k), n=12)
    a.bend(mane, [(-0.28, 0, 0.55), (-0.4, 0, 0.56), (-0.44, 0, 0.4)], 0.035, n=8)
    a.piece("seat")
    a.cushion(a.fixed("felt", "red"), (0.26, 0.26, 0.06), (0, 0, 0.62), puff=0.5, corner=0.06)


@entry(
    "rocking unicorn", "ride on rocking unicorn, ride-on rocking unicorn, ride-on unicorn",
    (0.95, 0.32, 0.95), said="unicorn", mass=6.0, colours="white, pink, lavender", tags="toy",
    limits=(0.4, 1.3),
)  # fmt: skip
@entry(
    "rocking horse",
    "rocking animal, ride-on toy, ride on toy, hobby horse, wooden horse, ride-on rocking horse, "
    "rocking pony, rocking elephant, ride on horse",
    (0.95, 0.32, 0.9), mass=6.0, colours="white, light brown, grey", tags="toy", limits=(0.4, 1.3),
)  # fmt: skip
def rocking_horse(a: Sketch) -> None:
    """A horse on rockers; "unicorn" has a horn and a bright mane."""
    unicorn = a.said("unicorn")
    look = a.fixed(a.spec.material or "plush", a.spec.colour or a.pick(*a.spec.kind.colours))
    _animal_rocker(
        a,
        look,
        a.fixed(
            "wool", "violet" if unicorn and a.spec.colour != "purple" else "pink" if unicorn else "dark brown"
        ),
        horn=unicorn,
    )


@entry(
    "toy kitchen counter", "play kitchen counter, toy kitchen set, play kitchen set",
    (0.32, 0.8, 0.95), against_wall=True, clearance=0.5, mass=12.0, colours="white, blush, mint, sky blue",
    tags="toy",
)  # fmt: skip
@entry(
    "toy kitchen",
    "play kitchen, kids kitchen, toy stove, toy oven, play stove, toy cash register, market stand, "
    "toy workbench, kids workbench, toy shop",
    (0.32, 0.8, 0.95), against_wall=True, clearance=0.5, mass=12.0, colours="white, blush, mint, sky blue",
    tags="toy", limits=(0.4, 1.3),
)  # fmt: skip
def toy_kitchen(a: Sketch) -> None:
    """A low wooden play kitchen: hob, sink, oven door, cupboard and a shelf over it."""
    d, w, h = a.size
    look, wood = (
        a.fixed(a.spec.material or "paint", a.spec.colour or a.pick("white", "blush", "mint", "sky blue")),
        a.fixed("birch", axis=1),
    )
    top = 0.55 * h
    a.piece("counter")
    a.box(look, (0.94 * d, w, top), (-0.03 * d, 0, 0), bevel=0.006)
    a.box(wood, (d, w, 0.03 * h), (0, 0, top), bevel=0.004)
    a.piece("back")
    a.box(look, (0.05 * d, w, 0.42 * h), (-0.47 * d, 0, top), bevel=0.004)
    a.piece("shelf")
    a.box(wood, (0.5 * d, w, 0.02 * h), (-0.25 * d, 0, 0.88 * h), bevel=0.003)
    for s in (-1, 1):
        a.box(look, (0.5 * d, 0.02 * w, 0.45 * h), (-0.25 * d, s * 0.49 * w, top), bevel=0.003)
    a.piece("counter")
    x = 0.44 * d
    a.box(a.fixed("screen"), (0.01, 0.34 * w, 0.24 * h), (x, -0.26 * w, 0.1 * h), bevel=0.002)
    a.tube(a.fixed("brass"), [(x + 0.015, -0.4 * w, 0.38 * h), (x + 0.015, -0.12 * w, 0.38 * h)], 0.006)
    for k in range(4):
        a.cylinder(
            a.fixed("lacquer", BRIGHT[k]), 0.022, 0.016, (x, (-0.4 + 0.09 * k) * w, 0.47 * h), axis="x", n=16
        )
    a.box(wood, (0.008, 0.36 * w, 0.42 * h), (x, 0.24 * w, 0.06 * h), bevel=0.002)
    a.ball(a.fixed("brass"), 0.014, (x + 0.014, 0.1 * w, 0.3 * h), n=12)
    z = top + 0.03 * h
    a.piece(None)  # Things can stand on the hob and in the shallow sink.
    for y in (-0.36, -0.15):
        a.cylinder(a.fixed("lacquer", "charcoal"), 0.085 * w, 0.008, (0.05 * d, y * w, z), n=32)
        a.torus(a.fixed("lacquer", "red"), 0.05 * w, 0.003, (0.05 * d, y * w, z + 0.008), n=28, around=6)
    a.lathe(
        a.fixed("stainless steel"),
        [(0.15 * w, z + 0.004), (0.14 * w, z + 0.008), (0.12 * w, z + 0.003), (0, z + 0.002)],
        base=(0.04 * d, 0.24 * w, 0),
        n=32,
    )
    a.piece("tap")
    a.bend(
        a.fixed("brass"),
        [
            (-0.3 * d, 0.24 * w, z),
            (-0.3 * d, 0.24 * w, z + 0.12 * h),
            (-0.1 * d, 0.24 * w, z + 0.14 * h),
            (0, 0.24 * w, z + 0.08 * h),
        ],
        0.01,
    )
    a.shelf((0, 0, z), (0.8 * d, 0.9 * w), 0.28 * h)
    a.shelf((-0.25 * d, 0, 0.9 * h), (0.4 * d, 0.9 * w))


@entry(
    "house model",
    "property model, model house, architectural model, architecture model, scale model, building model",
    (0.4, 0.5, 0.3), said="model", stand="surface", mass=2.0, tags="office, decoration",
)  # fmt: skip
@entry(
    "doll house",
    "dollhouse, doll's house, toy house, miniature house, birdhouse, bird house, gingerbread house, "
    "toy castle, toy garage",
    (0.32, 0.5, 0.6), stand="surface", mass=4.0, colours="white, blush, sky blue", tags="toy",
    limits=(0.25, 2.2),
)  # fmt: skip
def doll_house(a: Sketch) -> None:
    """A house open in front with two floors of rooms; "model" is a closed white house on a base with trees."""
    d, w, h = a.size
    if a.said("model", "property", "architectural", "scale", "architecture"):
        _model_house(a)
        return
    look, roof = (
        a.fixed(a.spec.material or "paint", a.spec.colour or a.pick("white", "blush", "sky blue")),
        a.fixed("paint", "brick red"),
    )
    wood, t = a.fixed("birch", axis=1), 0.012
    wall = 0.66 * h
    a.piece("back")
    a.box(a.fixed("wallpaper", "light yellow"), (t, w * 0.94, wall), (-0.42 * d, 0, 0), bevel=0)
    for k, y in enumerate((-0.47, 0.0, 0.47)):
        a.piece(f"wall {k}")
        a.box(look, (0.86 * d, t, wall), (0, y * w, 0), bevel=0.001)
    for k, z in enumerate((0.0, 0.5, 1.0)):
        a.piece(f"floor {k}")
        a.box(wood, (0.88 * d, 0.95 * w, t), (0, 0, z * wall), bevel=0.001)
    a.piece("roof")
    a.prism(look, [(-0.47 * w, wall), (0.47 * w, wall), (0, 0.95 * h)], t, (-0.42 * d, 0, 0), axis="x")
    for s in (-1, 1):
        with a.at(0, 0, 0.96 * h, roll=-s * np.arctan2(0.3 * h, 0.5 * w)):
            a.box(roof, (0.96 * d, 0.6 * w, t * 1.4), (0, s * 0.29 * w, 0), bevel=0.002)
    a.box(
        a.fixed("paint", "white"), (0.1 * d, 0.07 * w, 0.16 * h), (-0.2 * d, 0.26 * w, 0.8 * h), bevel=0.002
    )
    _doll_rooms(a, d, w, wall)
    for y, z in ((-0.235, 0.0), (0.235, 0.0), (-0.235, 0.5), (0.235, 0.5)):
        a.shelf((0.12 * d, y * w, z * wall + t), (0.3 * d, 0.36 * w), 0.44 * wall, "shelf")


def _doll_rooms(a: Sketch, d: float, w: float, wall: float) -> None:
    """A bed, a table, a sofa and a lamp, with windows behind."""
    a.piece(None)
    for y in (-0.235, 0.235):
        for z in (0.2, 0.7):
            a.box(
                a.fixed("paint", "white"),
                (0.01, 0.16 * w, 0.2 * wall),
                (-0.405 * d, y * w, z * wall),
                bevel=0,
            )
            a.box(
                a.fixed("paint", "sky blue"),
                (0.012, 0.13 * w, 0.17 * wall),
                (-0.405 * d, y * w, (z + 0.015) * wall),
                bevel=0,
            )
    base = 0.5 * wall + 0.012
    a.box(a.fixed("oak"), (0.4 * d, 0.26 * w, 0.07 * wall), (-0.16 * d, -0.24 * w, base), bevel=0.002)
    a.box(
        a.fixed("cotton", "lavender"),
        (0.38 * d, 0.24 * w, 0.06 * wall),
        (-0.16 * d, -0.24 * w, base + 0.07 * wall),
        bevel=0.006,
    )
    a.box(a.fixed("walnut"), (0.16 * d, 0.2 * w, 0.2 * wall), (-0.3 * d, 0.26 * w, base), bevel=0.002)
    a.box(
        a.fixed("velvet", "teal"), (0.2 * d, 0.3 * w, 0.1 * wall), (-0.26 * d, -0.24 * w, 0.012), bevel=0.006
    )
    a.box(
        a.fixed("velvet", "teal"), (0.06 * d, 0.3 * w, 0.2 * wall), (-0.34 * d, -0.24 * w, 0.012), bevel=0.006
    )
    a.cylinder(a.fixed("oak"), 0.1 * w, 0.012, (-0.05 * d, 0.24 * w, 0.16 * wall), n=24)
    a.cylinder(a.fixed("oak"), 0.015 * w, 0.16 * wall, (-0.05 * d, 0.24 * w, 0.01), n=10)


def _model_house(a: Sketch) -> None:
    """A white modern house on a base board with lawn and trees."""
    d, w, h = a.size
    white, glass = a.fixed("plaster", a.spec.colour or "white"), a.fixed("lacquer", "slate blue")
    a.piece("base")
    a.box(a.fixed("walnut", axis=1), (d, w, 0.06 * h), (0, 0, 0), bevel=0.003)
    a.box(a.fixed("moss"), (0.94 * d, 0.96 * w, 0.01 * h), (0, 0, 0.06 * h), bevel=0)
    z = 0.07 * h
    a.piece("ground floor")
    a.box(white, (0.5 * d, 0.6 * w, 0.4 * h), (-0.12 * d, -0.06 * w, z), bevel=0.002)
    a.box(glass, (0.004, 0.4 * w, 0.26 * h), (0.131 * d, -0.08 * w, z + 0.07 * h), bevel=0)
    a.piece("upper floor")
    a.box(white, (0.6 * d, 0.4 * w, 0.36 * h), (-0.06 * d, 0.06 * w, z + 0.42 * h), bevel=0.002)
    a.box(glass, (0.004, 0.32 * w, 0.24 * h), (0.241 * d, 0.06 * w, z + 0.48 * h), bevel=0)
    a.box(a.fixed("oak"), (0.66 * d, 0.46 * w, 0.03 * h), (-0.06 * d, 0.06 * w, z + 0.78 * h), bevel=0.002)
    a.piece(None)
    a.box(a.fixed("lacquer", "turquoise"), (0.16 * d, 0.36 * w, 0.012 * h), (0.34 * d, -0.16 * w, z), bevel=0)
    for k in range(7):
        x, y = (0.38, -0.4, 0.36, -0.4, 0.2, -0.3, 0.42)[k], (0.4, -0.4, 0.2, 0.3, 0.42, 0.44, 0.05)[k]
        a.tube(a.fixed("bark"), [(x * d, y * w, z), (x * d, y * w, z + 0.2 * h)], 0.01 * w, n=6)
        a.ball(a.fixed("moss"), (0.06 * w, 0.06 * w, 0.1 * h), (x * d, y * w, z + 0.24 * h), n=10)


@entry(
    "toy robot", "robot, robot toy, transformer, robot figure",
    (0.12, 0.18, 0.28), stand="surface", mass=0.5, colours="silver, red, teal", finishes="metal",
    tags="toy", limits=(0.3, 6.0),
)  # fmt: skip
def toy_robot(a: Sketch) -> None:
    """A tin robot with lit eyes, dials and a key."""
    d, w, h = a.size
    look, red = a.main("metal", "silver"), a.fixed("lacquer", "red" if a.spec.colour != "red" else "yellow")
    for s in (-1, 1):
        a.piece(f"leg {s}")
        a.box(look, (0.4 * d, 0.22 * w, 0.3 * h), (0, s * 0.15 * w, 0.05 * h), bevel=0.004)
        a.box(red, (0.9 * d, 0.26 * w, 0.07 * h), (0.05 * d, s * 0.15 * w, 0), bevel=0.004)
        a.piece(f"arm {s}")
        a.cylinder(look, 0.07 * w, 0.12 * w, (0, s * 0.42 * w - 0.06 * w, 0.6 * h), axis="y", n=16)
        a.box(look, (0.24 * d, 0.12 * w, 0.26 * h), (0, s * 0.44 * w, 0.34 * h), bevel=0.004)
        a.box(red, (0.34 * d, 0.11 * w, 0.07 * h), (0, s * 0.44 * w, 0.28 * h), bevel=0.003)
    a.piece("body")
    a.box(look, (0.62 * d, 0.68 * w, 0.32 * h), (0, 0, 0.34 * h), bevel=0.006)
    a.box(a.fixed("lacquer", "cream"), (0.02, 0.44 * w, 0.18 * h), (0.31 * d, 0, 0.41 * h), bevel=0.002)
    for k, colour in enumerate(("red", "yellow", "green")):
        a.cylinder(
            a.fixed("plastic", colour),
            0.045 * w,
            0.014,
            (0.32 * d, (k - 1) * 0.13 * w, 0.46 * h),
            axis="x",
            n=16,
        )
    a.piece("head")
    a.cylinder(look, 0.12 * w, 0.05 * h, (0, 0, 0.65 * h), n=18)
    a.box(look, (0.52 * d, 0.48 * w, 0.22 * h), (0, 0, 0.69 * h), bevel=0.006)
    for s in (-1, 1):
        a.cylinder(
            a.glow(a.fixed("plastic", "yellow"), 1.5),
            0.065 * w,
            0.02,
            (0.25 * d, s * 0.12 * w, 0.83 * h),
            axis="x",
            n=18,
        )
        a.cylinder(red, 0.05 * w, 0.05 * w, (0, s * 0.26 * w - 0.025 * w, 0.8 * h), axis="y", n=16)
    a.box(a.fixed("plastic", "charcoal"), (0.02, 0.26 * w, 0.03 * h), (0.26 * d, 0, 0.73 * h), bevel=0)
    a.cylinder(look, 0.015 * w, 0.07 * h, (0, 0, 0.9 * h), n=8)
    a.ball(red, 0.04 * w, (0, 0, 0.975 * h), n=12)


@entry(
    "toy drum", "drum toy, hand drum, bongo drums, bongo",
    (0.24, 0.24, 0.16), said="drum", stand="surface", mass=0.6, colours="red, blue", tags="toy, music",
)  # fmt: skip
@entry(
    "xylophone", "toy instrument, musical toy, glockenspiel, marimba",
    (0.26, 0.3, 0.12), stand="surface", mass=0.6, tags="toy", limits=(0.4, 2.0),
)  # fmt: skip
def xylophone(a: Sketch) -> None:
    """A xylophone with its mallets in all colours; "drum" is a toy drum."""
    d, w, h = a.size
    if a.said("drum"):
        a.uniform = True
        a.cylinder(a.fixed("lacquer", a.spec.colour or "red"), 0.5 * d, 0.16, (0, 0, 0), n=36)
        for z in (0.0, 0.145):
            a.torus(a.fixed("gold"), 0.5 * d, 0.008, (0, 0, z + 0.008), n=36)
        a.cylinder(a.fixed("leather", "cream"), 0.48 * d, 0.004, (0, 0, 0.158), n=36)
        return
    for s in (-1, 1):
        with a.at(s * 0.26 * d, 0, 0, yaw=-s * 0.12):
            a.box(a.fixed("birch", axis=1), (0.06 * d, 0.98 * w, 0.34 * h), (0, 0, 0), bevel=0.003)
    for k in range(8):
        y = (k - 3.5) * 0.12 * w
        a.box(
            a.fixed("lacquer", (*BRIGHT, "pink", "teal")[k]),
            ((0.98 - 0.06 * k) * d, 0.095 * w, 0.1 * h),
            (0, y, 0.36 * h),
            bevel=0.003,
        )
    for s in (-1, 1):
        a.tube(
            a.fixed("birch"), [(s * 0.1 * d, -0.3 * w, 0.54 * h), (s * 0.2 * d, 0.3 * w, 0.62 * h)], 0.012 * w
        )
        a.ball(a.fixed("lacquer", "red"), 0.14 * h, (s * 0.2 * d, 0.3 * w, 0.72 * h), n=14)
