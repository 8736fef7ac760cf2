"""Builders of game tables, exercise machines and ladders."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import block
from terrazzo.shapes.looks import leg_form, style_of, wood
from terrazzo.shapes.primitives import leg
from terrazzo.shapes.primitives.flat import rect
from terrazzo.shapes.sketch import Sketch

_BALLS = ("yellow", "blue", "red", "purple", "orange", "green", "burgundy", "black")


def _legs(
    a: Sketch, look: Finish, form: str, height: float, radius: float, reach: tuple[float, float]
) -> None:
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.piece(f"leg {sx} {sy}")
            a.add(leg(form, height, radius, (sx * reach[0], sy * reach[1], 0)), look)


def pool_table(a: Sketch) -> None:
    """A billiard table: cloth bed, cushions, six pockets, racked balls, a cue."""
    d, w, h = a.size
    timber = wood(a.spec, axis=1, coloured=False)
    cloth = a.fixed("felt", a.spec.colour or a.pick(*a.spec.kind.colours))
    a.main("mahogany")
    rail, bed = 0.115, 0.93 * h
    _legs(a, timber, leg_form(a.spec, "square tapered"), 0.72 * h, 0.075, (d / 2 - 0.17, w / 2 - 0.2))
    a.piece("body")
    block(
        a, timber, (-d / 2 + 0.06, -w / 2 + 0.06, 0.62 * h), (d / 2 - 0.06, w / 2 - 0.06, bed - 0.02), 0.012
    )
    block(a, cloth, (-d / 2 + 0.05, -w / 2 + 0.05, bed - 0.03), (d / 2 - 0.05, w / 2 - 0.05, bed), 0.0)
    for axis, s in ((0, -1), (0, 1), (1, -1), (1, 1)):
        a.piece(f"rail {axis} {s}")
        for look, near, far, top in ((timber, 0.0, rail - 0.04, h), (cloth, rail - 0.045, rail, h - 0.008)):
            half = np.array([d / 2, w / 2])
            edge = sorted((s * (half[axis] - near), s * (half[axis] - far)))
            lo, hi = [-half[0], -half[1], bed - 0.06], [half[0], half[1], top]
            lo[axis], hi[axis] = edge
            if look is cloth:
                lo[2] = bed - 0.01
                lo[1 - axis] += rail - 0.03
                hi[1 - axis] -= rail - 0.03
            block(a, look, lo, hi, 0.012)
    a.piece(None)
    hole, leather = a.fixed("plastic", "black"), a.fixed("leather", "black")
    for sx in (-1, 1):
        for t in (-1, 0, 1):
            x, y = sx * (d / 2 - 0.075), t * (w / 2 - 0.075)
            a.cylinder(hole, 0.058, 0.004, (x, y, h), n=22)
            a.torus(leather, 0.06, 0.008, (x, y, h), n=22, around=6)
    if not a.said("empty"):
        _balls(a, bed, w)
    cue = [(0.12 * d, 0.05 * w, bed + 0.02), (0.3 * d, -0.36 * w, bed + 0.03)]
    a.tube(a.fixed("maple", axis=1), cue, 0.012, n=8, scale=[0.5, 1.0])
    a.shelf((0, 0.1 * w, bed), (0.5 * d, 0.3 * w))


def _balls(a: Sketch, bed: float, w: float) -> None:
    r, n = 0.0286, 0
    for row in range(5):
        for k in range(row + 1):
            look = a.fixed("lacquer", _BALLS[n % len(_BALLS)])
            a.ball(look, r, ((k - row / 2) * 2.03 * r, 0.22 * w + row * 1.77 * r, bed + r), n=10)
            n += 1
    a.ball(a.fixed("lacquer", "white"), r, (0.02, -0.22 * w, bed + r), n=10)


def air_hockey_table(a: Sketch) -> None:
    """An air hockey table with its markings, goals and mallets, or table football with rods and players."""
    d, w, h = a.size
    foosball = a.said("foosball", "football")
    body = a.main("laminate", "black") if not foosball else wood(a.spec, axis=1)
    field = a.fixed("enamel", "white") if not foosball else a.fixed("felt", "green")
    bed, wall = (0.93 * h, 0.035) if not foosball else (0.78 * h, 0.03)
    rim = h if not foosball else 0.95 * h
    inset = 0.17 * d if foosball else 0.0  # the rods stand out on both sides
    half = d / 2 - inset
    _legs(a, body, "square tapered", 0.66 * h, 0.06, (half - 0.09, w / 2 - 0.14))
    a.piece("body")
    block(a, body, (-half, -w / 2, 0.62 * h), (half, w / 2, bed), 0.008)
    plate_at = rect((2 * half - 2 * wall, w - 2 * wall), (0, 0, bed + 0.002), "+z")
    a.add(plate_at, field)
    for s in (-1, 1):
        a.piece(f"side {s}")
        lo, hi = sorted((s * half, s * (half - wall)))
        block(a, body, (lo, -w / 2, bed - 0.02), (hi, w / 2, rim), 0.008)
        a.piece(f"end {s}")
        lo, hi = sorted((s * w / 2, s * (w / 2 - wall)))
        block(a, body, (-half, lo, bed - 0.02), (half, hi, rim), 0.008)
    a.piece(None)
    red, dark = a.fixed("plastic", "red"), a.fixed("plastic", "black")
    line = a.fixed("paint", "white" if foosball else "red")
    a.add(rect((2 * half - 2 * wall, 0.012), (0, 0, bed + 0.004), "+z"), line)
    a.torus(line, 0.14 * d, 0.003, (0, 0, bed + 0.002), n=36, around=4)
    for s in (-1, 1):
        plate_look = rect(
            (0.3 * d, 0.05), (0, s * (w / 2 - wall - 0.002), bed + 0.028), "-y" if s > 0 else "+y"
        )
        a.add(plate_look, dark)
    if not foosball:
        a.shelf((0, 0, bed + 0.004), (0.7 * d, 0.42 * w))
        for s, look in ((-1, red), (1, red)):
            at = (0.1 * d * s, s * 0.3 * w, bed + 0.003)
            a.lathe(look, [(0.048, 0), (0.048, 0.018), (0.02, 0.024), (0.018, 0.05), (0, 0.055)], at, n=18)
        a.cylinder(a.fixed("plastic", "black"), 0.032, 0.006, (0.05, 0.1, bed + 0.003), n=18)
        return
    steel, team = a.fixed("chrome"), (red, a.fixed("plastic", "blue"))
    z = 0.9 * h
    for k, players in enumerate((1, 2, 3, 5, 5, 3, 2, 1)):
        y, side = ((k + 0.5) / 8 - 0.5) * (w - 0.2), 1 if k in (0, 1, 3, 5) else -1
        a.cylinder(steel, 0.008, 2 * half + 0.12, (-half - 0.06, y, z), axis="x", n=8)
        a.cylinder(
            dark, 0.016, 0.09, (half + inset - 0.09 if side > 0 else -half - inset, y, z), axis="x", n=10
        )
        lo, hi = sorted((side * half, side * (half + inset - 0.05)))
        a.cylinder(steel, 0.008, hi - lo, (lo, y, z), axis="x", n=8)
        for j in range(players):
            x = ((j + 0.5) / players - 0.5) * (2 * half - 0.14)
            block(a, team[side > 0], (x - 0.014, y - 0.01, bed + 0.012), (x + 0.014, y + 0.01, z + 0.02), 0.0)
            a.ball(team[side > 0], 0.014, (x, y, z + 0.03), n=8)


def ping_pong_table(a: Sketch) -> None:
    """A table tennis table: two halves with white lines, a net, legs on castors, bats and a ball."""
    d, w, h = a.size
    top = 0.76 / 0.9125 * h
    face = a.fixed("paint", a.spec.colour or a.pick(*a.spec.kind.colours))
    steel, white = a.fixed("black metal"), a.fixed("paint", "white")
    for s in (-1, 1):
        a.piece(f"half {s}")
        lo, hi = sorted((s * 0.003, s * w / 2))
        block(a, face, (-d / 2, lo, top - 0.028), (d / 2, hi, top), 0.002)
        a.shelf((0, s * 0.25 * w, top), (d * 0.9, 0.4 * w))
        for y in (0.12 * w, 0.42 * w):
            for sx in (-1, 1):
                a.piece(f"leg {s} {y} {sx}")
                block(
                    a,
                    steel,
                    (sx * 0.36 * d - 0.02, s * y - 0.02, 0.03),
                    (sx * 0.36 * d + 0.02, s * y + 0.02, top - 0.026),
                    0.003,
                )
                a.cylinder(
                    a.fixed("rubber"), 0.03, 0.026, (sx * 0.36 * d, s * y - 0.013, 0.03), axis="y", n=14
                )
            a.piece(None)
            block(a, steel, (-0.36 * d, s * y - 0.012, 0.3), (0.36 * d, s * y + 0.012, 0.33), 0.002)
        block(
            a,
            steel,
            (-0.4 * d, min(s * 0.06, s * 0.46 * w), top - 0.075),
            (-0.37 * d, max(s * 0.06, s * 0.46 * w), top - 0.028),
            0.002,
        )
        block(
            a,
            steel,
            (0.37 * d, min(s * 0.06, s * 0.46 * w), top - 0.075),
            (0.4 * d, max(s * 0.06, s * 0.46 * w), top - 0.028),
            0.002,
        )
    a.piece(None)
    z = top + 0.002
    for s in (-1, 1):
        a.add(rect((0.02, w), (s * (d / 2 - 0.01), 0, z), "+z"), white)
        a.add(rect((d, 0.02), (0, s * (w / 2 - 0.01), z), "+z"), white)
    a.add(rect((0.004, w), (0, 0, z), "+z"), white)
    a.piece("net")
    net = a.fixed("canvas", "dark grey", opacity=0.6)
    a.add(rect((d - 0.02, h - top - 0.012), (0, 0, (h + top) / 2), "+y"), net, closed=False)
    block(a, white, (-d / 2, -0.004, h - 0.014), (d / 2, 0.004, h), 0.0)
    for s in (-1, 1):
        block(
            a,
            steel,
            (s * (d / 2 - 0.012) - 0.01, -0.012, top - 0.06),
            (s * (d / 2 - 0.012) + 0.01, 0.012, h),
            0.003,
        )
    a.piece(None)
    for s, colour in ((-1, "red"), (1, "black")):
        x, y = 0.2 * d * s, 0.3 * w * s
        a.cylinder(a.fixed("rubber", colour), 0.078, 0.012, (x, y, top), n=24)
        block(a, a.fixed("pine"), (x - 0.014, y + 0.06, top), (x + 0.014, y + 0.17, top + 0.02), 0.005)
    a.ball(a.fixed("plastic", "white"), 0.02, (0.05 * d, 0.18 * w, top + 0.02), n=12)


def treadmill(a: Sketch) -> None:
    """A treadmill: a belt between side rails, uprights with handles, a console with a screen. One runs towards +x."""
    d, w, h = a.size
    paint, dark, steel = a.main("plastic", "black"), a.fixed("rubber"), a.fixed("metal", "grey")
    deck = 0.13 * h
    a.piece("deck")
    for s in (-1, 1):
        lo, hi = sorted((s * 0.36 * w, s * w / 2))
        block(a, paint, (-d / 2, lo, 0.02), (0.4 * d, hi, deck), 0.012)
    block(a, dark, (-0.49 * d, -0.36 * w, 0.04), (0.34 * d, 0.36 * w, deck - 0.012), 0.006)
    for s in (-1, 1):
        a.cylinder(dark, 0.04, 0.05, (0.4 * d, s * 0.4 * w - 0.025, 0.04), axis="y", n=16)
    a.piece("hood")
    block(a, paint, (0.28 * d, -0.44 * w, 0.02), (d / 2, 0.44 * w, deck + 0.09), 0.04)
    for s in (-1, 1):
        a.piece(f"upright {s}")
        y = s * 0.44 * w
        a.tube(steel, [(0.34 * d, y, deck), (0.2 * d, y, 0.84 * h)], 0.028, n=12)
        a.piece(f"rail {s}")
        a.bend(dark, [(0.2 * d, y, 0.82 * h), (0.0, y, 0.74 * h), (-0.16 * d, y, 0.72 * h)], 0.02, n=10)
    a.piece("console")
    with a.at(0.2 * d, 0, 0.8 * h, pitch=-0.5):
        block(a, paint, (-0.03, -0.46 * w, 0), (0.03, 0.46 * w, 0.2 * h), 0.02)
        block(a, a.fixed("screen"), (-0.034, -0.28 * w, 0.06 * h), (-0.02, 0.28 * w, 0.17 * h), 0.002)
        red = a.fixed("plastic", "red")
        a.cylinder(red, 0.02, 0.012, (-0.042, 0, 0.03 * h), axis="x", n=14)


def exercise_bike(a: Sketch) -> None:
    """A spinning bike: flywheel, frame, saddle, handlebar, cranks and pedals, on two feet. One rides towards +x."""
    d, w, h = a.size
    frame, dark, steel = a.main("metal", "black"), a.fixed("plastic", "black"), a.fixed("chrome")
    for x in (-0.43 * d, 0.4 * d):
        a.piece(f"foot {x}")
        a.cylinder(frame, 0.03, w * 0.94, (x, -0.47 * w, 0.04), axis="y", n=14)
        for s in (-1, 1):
            a.cylinder(dark, 0.04, 0.03, (x, s * 0.47 * w - 0.015, 0.04), axis="y", n=14)
    a.piece("frame")
    crank = (-0.05 * d, 0.0, 0.3 * h)
    wheel = (0.27 * d, 0.0, 0.3 * h)
    a.tube(frame, [(-0.43 * d, 0, 0.05), crank, (-0.24 * d, 0, 0.62 * h)], 0.03, n=12)
    a.tube(frame, [(-0.43 * d, 0, 0.05), (0.4 * d, 0, 0.05)], 0.026, n=12)
    a.tube(frame, [crank, (0.2 * d, 0, 0.68 * h)], 0.032, n=12)
    for s in (-1, 1):
        a.tube(
            frame,
            [(0.4 * d, s * 0.06, 0.05), (wheel[0], s * 0.06, wheel[2]), (0.2 * d, s * 0.02, 0.68 * h)],
            0.018,
            n=10,
        )
    a.piece("flywheel")
    r = 0.2 * h
    a.cylinder(a.fixed("steel"), r, 0.03, (wheel[0], -0.015, wheel[2]), axis="y", n=36)
    a.torus(dark, r, 0.014, wheel, axis="y", n=36, around=8)
    a.cylinder(frame, 0.05, 0.09, (wheel[0], -0.045, wheel[2]), axis="y", n=18)
    a.piece("guard")
    a.cylinder(dark, 0.11, 0.03, (crank[0], 0.03, crank[2]), axis="y", n=28)
    for s in (-1, 1):
        a.piece(f"pedal {s}")
        end = (crank[0] + s * 0.11, s * 0.1, crank[2] + s * 0.11)
        a.tube(steel, [(crank[0], s * 0.09, crank[2]), end], 0.012, n=8)
        block(
            a,
            dark,
            (end[0] - 0.045, min(s * 0.1, s * 0.2), end[2] - 0.012),
            (end[0] + 0.045, max(s * 0.1, s * 0.2), end[2] + 0.012),
            0.005,
        )
    a.piece("seat")
    a.tube(steel, [(-0.24 * d, 0, 0.6 * h), (-0.27 * d, 0, 0.74 * h)], 0.02, n=12)
    a.cushion(
        a.fixed("leather", "black"),
        (0.27, 0.2, 0.07),
        (-0.26 * d, 0, 0.74 * h),
        puff=0.4,
        corner=0.07,
        cells=6,
    )
    a.piece("bars")
    a.tube(steel, [(0.2 * d, 0, 0.66 * h), (0.23 * d, 0, 0.88 * h)], 0.022, n=12)
    for s in (-1, 1):
        a.bend(
            dark,
            [
                (0.22 * d, 0, 0.87 * h),
                (0.22 * d, s * 0.4 * w, 0.87 * h),
                (0.34 * d, s * 0.42 * w, 0.9 * h),
                (0.42 * d, s * 0.36 * w, 0.97 * h),
            ],
            0.017,
            n=10,
        )
    a.piece("console")
    with a.at(0.27 * d, 0, 0.88 * h, pitch=-0.4):
        block(a, dark, (-0.012, -0.13, 0), (0.012, 0.13, 0.12 * h), 0.006)
        block(a, a.fixed("screen"), (-0.016, -0.115, 0.012), (-0.01, 0.115, 0.11 * h), 0.0)


def _chains(a: Sketch, r: float, low: float, high: float) -> None:
    """Four chains from the rim of a bag of radius r up to one hook."""
    a.piece(None)
    for k in range(4):
        t = np.pi * (k + 0.5) / 2
        rim = (0.8 * r * np.cos(t), 0.8 * r * np.sin(t), low)
        a.tube(a.fixed("chrome"), [rim, (0.0, 0.0, high)], 0.005, n=6)


def punching_bag(a: Sketch) -> None:
    """A heavy bag on a weighted stand, hung by chains from a gallows ("hanging"), or from the ceiling ("overhead")."""
    d, w, h = a.size
    hide = (
        a.main("leather", "red")
        if a.spec.material
        else a.fixed("leather", a.spec.colour or a.pick(*a.spec.kind.colours))
    )
    dark, steel = a.fixed("plastic", "black"), a.fixed("black metal")
    hanging = a.said("hanging", "heavy", "chain")
    r = 0.3 * w
    a.piece("base")
    if a.said("overhead"):
        a.lathe(steel, [(0, h - 0.02), (0.07, h - 0.02), (0.07, h), (0, h)], n=24)
        low, high = 0.0, 0.7 * h
        _chains(a, r, high, h - 0.02)
    elif hanging:
        block(a, steel, (-d / 2, -0.45 * w, 0), (d / 2, -0.37 * w, 0.05), 0.006)
        block(a, steel, (-0.06, -w / 2, 0), (0.06, w / 2, 0.045), 0.006)
        a.piece("post")
        a.tube(
            steel, [(-d / 2 + 0.03, 0, 0.04), (-d / 2 + 0.03, 0, h - 0.03), (0.04, 0, h - 0.03)], 0.028, n=12
        )
        low, high = 0.25 * h, 0.84 * h
        _chains(a, r, high, h - 0.04)
        r = 0.25 * w
    else:
        a.lathe(
            dark,
            [
                (0, 0),
                (0.48 * d, 0),
                (0.5 * d, 0.04),
                (0.47 * d, 0.1 * h),
                (0.3 * d, 0.15 * h),
                (0.12 * d, 0.17 * h),
                (0, 0.17 * h),
            ],
            n=32,
        )
        a.piece("neck")
        a.cylinder(steel, 0.05, 0.14 * h, (0, 0, 0.16 * h), n=20)
        low, high = 0.29 * h, h
    a.piece("bag")
    span = high - low
    rows = [
        (0, 0),
        (0.85 * r, 0.004),
        (r, 0.03 * span),
        (r, 0.97 * span),
        (0.85 * r, 0.996 * span),
        (0, span),
    ]
    a.lathe(hide, [(x, low + z) for x, z in rows], n=32)
    a.piece(None)
    for t in (0.12, 0.88):
        a.torus(dark, r, 0.006, (0, 0, low + t * span), n=32, around=6)
    for z in (0.5, 0.66):
        band = a.fixed("leather", "white" if a.spec.colour != "white" else "black")
        a.lathe(band, [(r + 0.0025, low + z * span), (r + 0.0025, low + (z + 0.02) * span)], n=32)


def ladder(a: Sketch) -> None:
    """A step ladder with treads and a braced back frame, or a leaning ladder with rungs ("leaning", "library", "blanket")."""
    d, w, h = a.size
    metal = a.family() == "metal" or (
        not a.spec.material and style_of(a.spec) in ("modern", "industrial") and a.said("step", "aluminium")
    )
    rail = a.main("aluminium", axis=2) if metal else wood(a.spec, axis=2)
    count = max(int(h / 0.27), 3)
    leaning = a.said("leaning", "library", "blanket", "decorative", "bunk", "loft")
    foot, head = d / 2, (-d / 2 + 0.04 if leaning else -0.1 * d)

    def front(t: float) -> float:
        return foot - 0.035 + (head - foot + 0.05) * t

    narrow = 0.12 * w * (0 if leaning else 1)
    for s in (-1, 1):
        a.piece(f"rail {s}")
        path = [(front(0), s * (w / 2 - 0.02), 0.0), (front(1), s * (w / 2 - 0.02 - narrow), h)]
        outline = np.array([(-0.03, -0.012), (0.03, -0.012), (0.03, 0.012), (-0.03, 0.012)])
        a.band(rail, path, outline)
        if not leaning:
            a.piece(f"back {s}")
            a.band(
                rail,
                [
                    (-d / 2 + 0.02, s * (w / 2 - 0.04), 0.0),
                    (head - 0.03, s * (w / 2 - 0.05 - narrow), 0.97 * h),
                ],
                outline * 0.75,
            )
    for k in range(1, count + (0 if leaning else 1)):
        t = k / count
        z, half = t * h, w / 2 - 0.025 - narrow * t
        a.piece(f"step {k}")
        if leaning and not metal:
            a.cylinder(rail, 0.016, 2 * half, (front(t), -half, z), axis="y", n=14)
        elif k == count:
            block(a, rail, (head - 0.06, -half - 0.02, h - 0.025), (front(1) + 0.05, half + 0.02, h), 0.004)
        else:
            block(a, rail, (front(t) - 0.06, -half, z - 0.022), (front(t) + 0.035, half, z), 0.003)
    if not leaning:
        a.piece("brace")
        for t in (0.3, 0.6):
            x = -d / 2 + 0.02 + (head + d / 2 - 0.05) * t
            block(
                a,
                rail,
                (x - 0.008, -w / 2 + 0.05, t * h - 0.02),
                (x + 0.008, w / 2 - 0.05, t * h + 0.02),
                0.002,
            )
        a.shelf(((head + front(1)) / 2, 0, h), (0.1, w - 0.12))
