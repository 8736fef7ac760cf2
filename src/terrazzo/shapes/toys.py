"""Toys and games: cars, trains, blocks, puzzles, boards, balls and things to ride."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry

BRIGHT = ("red", "blue", "yellow", "green", "orange", "purple")
"""Colours of painted toys."""


def _wheel(a: Sketch, look: Finish, hub: Finish, x: float, y: float, radius: float, width: float) -> None:
    """A wheel with its axle along y, standing on z = 0."""
    a.cylinder(look, radius, width, (x, y - width / 2, radius), axis="y", n=22, bevel=0.15 * radius)
    a.cylinder(hub, 0.5 * radius, 1.06 * width, (x, y - 0.53 * width, radius), axis="y", n=16)


@entry(
    "toy truck", "dump truck, toy fire truck, toy tractor, toy bus, fire truck",
    (0.2, 0.09, 0.09), said="truck", stand="surface", mass=0.3, colours="red, yellow, blue", tags="toy",
    limits=(0.4, 6.0),
)  # fmt: skip
@entry(
    "toy car",
    "wooden toy car, race car toy, model car, toy vehicle, die-cast car, miniature car, hot wheels, "
    "remote control car, toy cars, rc car",
    (0.16, 0.08, 0.07), stand="surface", mass=0.25, colours="red, blue, yellow, green", tags="toy",
    limits=(0.4, 6.0),
)  # fmt: skip
def toy_car(a: Sketch) -> None:
    """A rounded little car; "truck" has a load bed, wood is plain turned wood."""
    d, w, h = a.size
    wooden = a.family() == "wood" or a.said("wooden")
    look = (
        a.fixed(a.spec.material or "oak", a.spec.colour, axis=0)
        if wooden
        else a.fixed("lacquer", a.spec.colour or a.pick("red", "blue", "yellow", "green"))
    )
    r = 0.2 * h
    truck = a.said("truck", "dump", "fire", "tractor")
    body = [
        (-0.5, 0.18),
        (0.5, 0.18),
        (0.5, 0.42),
        (0.44, 0.5),
        (0.24, 0.55),
        (0.1, 0.97),
        (-0.28, 0.97),
        (-0.44, 0.58),
        (-0.5, 0.5),
    ]
    if truck:
        body = [
            (-0.5, 0.18),
            (0.5, 0.18),
            (0.5, 0.5),
            (0.36, 0.55),
            (0.3, 0.97),
            (0.04, 0.97),
            (0.04, 0.4),
            (-0.5, 0.4),
        ]
    a.prism(look, [(z * h, x * d) for x, z in body], 0.82 * w, (0, -0.41 * w, 0), axis="y", bevel=0.006)
    glass = a.fixed("lacquer", "midnight blue") if not wooden else a.fixed("walnut")
    if truck:
        a.box(
            a.fixed("lacquer", "yellow" if a.spec.colour != "yellow" else "red"),
            (0.5 * d, 0.86 * w, 0.34 * h),
            (-0.24 * d, 0, 0.42 * h),
            bevel=0.003,
        )
        a.box(glass, (0.14 * d, 0.83 * w, 0.22 * h), (0.18 * d, 0, 0.64 * h), bevel=0.003)
    else:
        side = [(-0.24, 0.62), (0.1, 0.62), (0.04, 0.88), (-0.22, 0.88)]
        a.prism(glass, [(z * h, x * d) for x, z in side], 0.84 * w, (0, -0.42 * w, 0), axis="y", bevel=0.001)
        with a.at(0.185 * d, 0, 0.74 * h, pitch=-0.33):
            a.box(glass, (0.012 * d, 0.66 * w, 0.3 * h), (0, 0, -0.15 * h), bevel=0)
    for s in (-1, 1):
        a.ball(
            a.fixed("lacquer", "light yellow"),
            (0.02 * d, 0.07 * w, 0.07 * h),
            (0.49 * d, s * 0.26 * w, 0.38 * h),
            n=10,
        )
        for x in (-0.28, 0.29):
            _wheel(
                a,
                a.fixed("rubber") if not wooden else a.fixed("walnut"),
                a.fixed("chrome") if not wooden else a.fixed("maple"),
                x * d,
                s * 0.41 * w,
                r,
                0.16 * w,
            )


@entry(
    "toy train", "train, wooden train, steam train, model train, electric train",
    (0.34, 0.08, 0.11), stand="surface", mass=0.5, colours="red, blue, green", tags="toy",
    limits=(0.4, 3.0),
)  # fmt: skip
def toy_train(a: Sketch) -> None:
    """A steam engine with a funnel and a cab, and a wagon of blocks behind; "locomotive" alone has no wagon."""
    d, w, h = a.size
    alone = a.said("locomotive", "engine") or d < 2.2 * h
    wood = a.fixed(a.spec.material or "lacquer", a.spec.colour or a.pick("red", "blue", "green"))
    dark, gold = a.fixed("lacquer", "charcoal"), a.fixed("lacquer", "mustard")
    span = d if alone else 0.56 * d
    with a.at((d - span) / 2, 0, 0):
        a.piece("engine")
        a.box(dark, (span, 0.7 * w, 0.1 * h), (0, 0, 0.16 * h), bevel=0.002)
        a.cylinder(wood, 0.3 * w, 0.62 * span, (-0.12 * span, 0, 0.5 * h), axis="x", n=24, bevel=0.004)
        a.cylinder(gold, 0.22 * w, 0.02 * span, (0.5 * span, 0, 0.5 * h), axis="x", n=20)
        a.lathe(
            dark,
            [
                (0, 0.6 * h),
                (0.1 * w, 0.6 * h),
                (0.12 * w, 0.85 * h),
                (0.19 * w, h),
                (0.14 * w, h),
                (0, 0.9 * h),
            ],
            base=(0.34 * span, 0, 0),
            n=18,
        )
        a.ball(gold, 0.13 * w, (0.08 * span, 0, 0.76 * h), n=14)
        a.box(wood, (0.34 * span, 0.76 * w, 0.6 * h), (-0.31 * span, 0, 0.24 * h), bevel=0.003)
        for s in (-1, 1):
            a.box(
                a.fixed("lacquer", "light yellow"),
                (0.16 * span, 0.01, 0.2 * h),
                (-0.31 * span, s * 0.385 * w, 0.54 * h),
                bevel=0,
            )
        a.box(dark, (0.42 * span, 0.9 * w, 0.07 * h), (-0.31 * span, 0, 0.83 * h), bevel=0.003)
        for s in (-1, 1):
            for x, r in ((-0.32, 0.17), (0.02, 0.13), (0.3, 0.13)):
                _wheel(a, gold, dark, x * span, s * 0.38 * w, r * h, 0.12 * w)
        a.prism(
            dark,
            [(0.1 * h, 0.4 * span), (0.24 * h, 0.5 * span), (0.04 * h, 0.5 * span)],
            0.6 * w,
            (0, -0.3 * w, 0),
            axis="y",
        )
    if alone:
        return
    with a.at(-d / 2 + 0.2 * d, 0, 0):
        a.piece("wagon")
        a.box(
            a.fixed("lacquer", "blue" if a.spec.colour != "blue" else "red"),
            (0.36 * d, 0.76 * w, 0.26 * h),
            (0, 0, 0.18 * h),
            bevel=0.003,
        )
        a.tube(dark, [(0.18 * d, 0, 0.22 * h), (0.26 * d, 0, 0.22 * h)], 0.02 * h)
        for k, colour in enumerate(("yellow", "green", "orange")):
            a.box(
                a.fixed("lacquer", colour),
                (0.1 * d, 0.5 * w, 0.24 * h),
                ((k - 1) * 0.115 * d, 0, 0.42 * h),
                bevel=0.003,
            )
        for s in (-1, 1):
            for x in (-0.11, 0.11):
                _wheel(a, gold, dark, x * d, s * 0.38 * w, 0.12 * h, 0.12 * w)


@entry(
    "locomotive", "train engine, steam locomotive, toy locomotive, wooden locomotive",
    (0.17, 0.08, 0.11), said="locomotive", stand="surface", mass=0.25, colours="red, blue, green",
    tags="toy", limits=(0.4, 3.0),
)  # fmt: skip
def locomotive(a: Sketch) -> None:
    """The engine of a toy train alone."""
    toy_train(a)


@entry(
    "train set",
    "train track set, toy railway, railway set, toy train set, wooden train set, model railway, "
    "model railroad",
    (0.6, 0.8, 0.1), stand="surface", mass=2.5, tags="toy", limits=(0.4, 2.5),
)  # fmt: skip
def train_set(a: Sketch) -> None:
    """An oval of wooden track with a train, a bridge and two trees."""
    d, w, h = a.size
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    c, s = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.7, np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.7
    path = np.stack([0.42 * d * c, 0.44 * w * s, 0 * t + 0.04 * h], -1)
    track = 0.06 * d
    a.piece("track")
    a.band(
        a.fixed("beech"),
        path,
        [(0.04 * h, -track / 2), (0.04 * h, track / 2), (-0.04 * h, track / 2), (-0.04 * h, -track / 2)],
        loop=True,
    )
    for k in range(60):
        if k % 2:
            continue
        ahead = path[(k + 1) % 60] - path[k]
        with a.at(*path[k], yaw=float(np.arctan2(ahead[1], ahead[0]))):
            a.box(a.fixed("walnut"), (0.008, 0.9 * track, 0.03 * h), (0, 0, 0.04 * h), bevel=0)
    for k, colour in enumerate(("red", "blue", "green")):
        i = 12 + 6 * k
        ahead = path[i + 1] - path[i - 1]
        a.piece(f"car {k}")
        with a.at(*path[i], yaw=float(np.arctan2(-ahead[1], -ahead[0]))):
            look = a.fixed("lacquer", colour)
            a.box(look, (0.13 * d, 0.05 * d, 0.3 * h), (0, 0, 0.12 * h), bevel=0.004)
            if k == 0:
                a.cylinder(look, 0.026 * d, 0.09 * d, (-0.02 * d, 0, 0.52 * h), axis="x", n=16)
                a.cylinder(a.fixed("lacquer", "black"), 0.01 * d, 0.3 * h, (0.05 * d, 0, 0.6 * h), n=12)
                a.box(look, (0.05 * d, 0.055 * d, 0.4 * h), (-0.045 * d, 0, 0.4 * h), bevel=0.003)
            for x in (-0.04, 0.04):
                for side in (-1, 1):
                    a.cylinder(
                        a.fixed("lacquer", "mustard"),
                        0.09 * h,
                        0.01,
                        (x * d, side * 0.027 * d - 0.005, 0.12 * h),
                        axis="y",
                        n=12,
                    )
    for k in range(3):
        a.piece(f"tree {k}")
        a.lathe(
            a.fixed("lacquer", "fern"),
            [(0, 0.1 * h), (0.05 * d, 0.12 * h), (0.03 * d, 0.5 * h), (0, 0.95 * h)],
            base=((k - 1) * 0.1 * d, (k - 1) * 0.16 * w, 0),
            n=14,
        )
        a.cylinder(a.fixed("walnut"), 0.01 * d, 0.12 * h, ((k - 1) * 0.1 * d, (k - 1) * 0.16 * w, 0), n=8)


@entry(
    "train track",
    "train track block, toy track, track piece, wooden train track, railway track, race track",
    (0.2, 0.042, 0.012), stand="surface", mass=0.06, finishes="beech", tags="toy", limits=(0.4, 3.0),
)  # fmt: skip
def train_track(a: Sketch) -> None:
    """A straight piece of wooden track with two grooves."""
    d, w, h = a.size
    wood = a.main("beech", axis=0)
    a.box(wood, (0.94 * d, w, 0.8 * h), (-0.03 * d, 0, 0), bevel=0.002)
    for y, width in ((-0.41, 0.18), (0.0, 0.44), (0.41, 0.18)):
        a.box(wood, (0.94 * d, width * w, 0.2 * h), (-0.03 * d, y * w, 0.8 * h), bevel=0.001)
    a.cylinder(wood, 0.16 * w, 0.8 * h, (0.47 * d, 0, 0), n=16)


@entry(
    "toy rocket", "rocket, model rocket, spaceship, toy spaceship, rocket ship",
    (0.14, 0.14, 0.34), said="rocket", stand="surface", mass=0.3, colours="white, red", tags="toy",
)  # fmt: skip
@entry(
    "toy plane",
    "toy airplane, model airplane, model plane, airplane, toy aeroplane, paper plane, biplane, "
    "toy helicopter, drone, aircraft model",
    (0.3, 0.32, 0.12), stand="surface", mass=0.3, colours="red, blue, yellow, white", tags="toy",
    limits=(0.3, 3.0),
)  # fmt: skip
def toy_plane(a: Sketch) -> None:
    """A small propeller plane; "rocket" stands upright on its fins."""
    d, w, h = a.size
    look = a.fixed(a.spec.material or "lacquer", a.spec.colour or a.pick("red", "blue", "yellow", "white"))
    other = a.fixed("lacquer", "cream" if a.spec.colour not in ("white", "cream") else "red")
    if a.said("rocket", "spaceship"):
        a.uniform = True
        a.lathe(other, [(0, 0.04), (0.04, 0.04), (0.06, 0.1), (0.06, 0.2), (0.045, 0.26)], n=28)
        a.lathe(look, [(0.045, 0.26), (0.03, 0.3), (0, 0.34)], n=28)
        a.cylinder(a.fixed("lacquer", "sky blue"), 0.02, 0.01, (0.055, 0, 0.18), axis="x", n=20)
        for k in range(3):
            with a.at(yaw=2 * np.pi * k / 3 + 1):
                a.prism(look, [(0.12, 0.05), (0.0, 0.1), (0.05, 0.05)], 0.008, (0, -0.004, 0), axis="y")
        return
    mid = 0.5 * h
    a.tube(
        look,
        [
            (0.46 * d, 0, mid),
            (0.42 * d, 0, mid),
            (0.15 * d, 0, mid),
            (-0.2 * d, 0, 1.05 * mid),
            (-0.48 * d, 0, 1.2 * mid),
        ],
        0.2 * h,
        n=18,
        scale=[0.6, 0.9, 1.1, 0.8, 0.25],
    )
    for z in (0.36, 0.86) if a.said("biplane") or a.spec.seed % 2 else (0.4,):
        a.prism(
            other,
            [
                (0.24 * d, -0.48 * w),
                (0.24 * d, 0.48 * w),
                (0.18 * d, 0.5 * w),
                (0.0, 0.5 * w),
                (-0.02 * d, 0),
                (0.0, -0.5 * w),
                (0.18 * d, -0.5 * w),
            ],
            0.04 * h,
            (0, 0, z * h),
            bevel=0.002,
        )
    a.prism(
        other,
        [(-0.34 * d, -0.16 * w), (-0.34 * d, 0.16 * w), (-0.47 * d, 0.18 * w), (-0.47 * d, -0.18 * w)],
        0.04 * h,
        (0, 0, 0.58 * h),
        bevel=0.002,
    )
    a.prism(
        look,
        [(0.6 * h, -0.36 * d), (h, -0.46 * d), (h, -0.5 * d), (0.6 * h, -0.5 * d)],
        0.014 * w,
        (0, -0.007 * w, 0),
        axis="y",
    )
    with a.at(0.46 * d, 0, mid):
        a.ball(a.fixed("chrome"), (0.04 * d, 0.07 * h, 0.07 * h), n=14)
        for s in (-1, 1):
            with a.at(0.015 * d, 0, 0, roll=0.7):
                a.ball(a.fixed("walnut"), (0.006, 0.02 * d, 0.3 * h), (0, 0, s * 0.3 * h), n=10)
    for s in (-1, 1):
        a.tube(
            a.fixed("steel"),
            [(0.12 * d, s * 0.06 * w, 0.36 * h), (0.14 * d, s * 0.14 * w, 0.14 * h)],
            0.02 * h,
        )
        a.cylinder(
            a.fixed("rubber"),
            0.13 * h,
            0.02 * w,
            (0.14 * d, s * 0.14 * w - 0.01 * w, 0.13 * h),
            axis="y",
            n=18,
        )
