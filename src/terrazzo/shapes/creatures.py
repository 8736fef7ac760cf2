"""Animals at their own size: beasts on four legs and birds, each drawn from the few measures of `menagerie`.

Fish, reptiles, insects and fabulous beasts are recipes (`recipes/animals.txt`).
"""

from __future__ import annotations

from functools import partial

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.menagerie import ASPECT, BEASTS, BIRDS, Beast, Bird
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.sketch import Sketch

TAG = "animal"
"""Tag of every kind here; a statue of one is cut in one material."""

_MUSCLE = 480.0
"""Mass over the volume of the box [kg/m^3]: a beast fills about half of it."""


def _beast(name: str, spec: Spec) -> Shape:
    a = Sketch(spec)
    a.uniform = True
    b = BEASTS[name]
    texture = "wool" if b.has("wool") else "fur" if b.has("mane") or b.tail == "bushy" else "suede"
    coat = a.fixed(spec.material or texture, spec.colour or b.fur[0])
    pale, dark = a.fixed("suede", b.fur[1]), a.fixed("suede", b.fur[2])
    black = a.fixed("plastic", "black")
    long = b.legs[0]
    rump, belly, chest = b.body
    z = long + 0.55 * belly
    limb = dark if b.has("panda") else pale if b.has("wool") and name == "sheep" else coat
    a.piece("body")
    x = np.array([-0.58, -0.5, -0.3, 0.0, 0.28, 0.5, 0.62])
    r = np.array([0.25, 0.8, 1.0, 0.0, 0.0, 0.85, 0.3]) * np.array([rump] * 3 + [belly, 0, chest, chest])
    r[3], r[4] = belly, 0.5 * (belly + chest) * 1.04
    up = np.array([0.04, 0.03, 0.02, 0.0, 0.02, 0.03, 0.04]) + 0.4 * (r.max() - r) * 0.3
    path = np.stack([x, 0 * x, z + up], -1)
    a.tube(coat, path, 1.0, n=22, scale=r)
    a.ball(coat, (0.12, 0.8 * rump, 0.8 * rump), (-0.54, 0, z + up[1]), n=18)
    a.ball(coat, (0.14, 0.86 * chest, 0.9 * chest), (0.52, 0, z + up[5]), n=18)
    for side in (-1, 1):
        for front in (False, True):
            a.piece(f"leg {side} {front}")
            _leg(a, b, front, side, z, limb, dark)
    neck_at = (0.5, 0.0, z + 0.35 * chest)
    turn = np.radians(b.neck[1])
    tip = (0.5 + b.neck[0] * np.cos(turn), 0.0, neck_at[2] + b.neck[0] * np.sin(turn))
    a.piece("neck")
    base_r = max(b.neck[2] * 1.25, 0.62 * chest)
    a.tube(
        coat, [(0.4, 0, z + 0.12 * chest), neck_at, tip], 1.0, n=18, scale=[base_r, base_r, b.neck[2] * 0.85]
    )
    _beast_head(a, b, tip, coat, pale, dark, black)
    _beast_tail(a, b, z, coat, dark, pale)
    _marks(a, b, path, r, tip, neck_at, coat, pale, dark)
    return a.shape()


def _leg(a: Sketch, b: Beast, front: bool, side: int, z: float, limb: Finish, dark: Finish) -> None:
    long, above, below = b.legs
    wide = 0.62 * (b.body[2] if front else b.body[0])
    x = 0.42 if front else -0.42
    knee = 0.5 * long
    bow = 0.03 if front else -0.06
    a.tube(
        limb,
        [(x, side * wide * 0.9, z), (x + 0.02, side * wide, long * 0.86), (x + bow, side * wide, knee), (x, side * wide, 0.02)],
        1.0, n=12, scale=[above * 1.35, above * 1.2, below * 1.1, below],
    )  # fmt: skip
    if not front or b.has("haunch"):
        thigh = 1.7 if b.has("haunch") and not front else 1.25
        a.ball(
            limb,
            (above * 1.7 * thigh, above * 0.9, above * 2.0 * thigh),
            (x - 0.02, side * wide * 0.9, long * 0.98),
            n=14,
        )
    if b.has("hooves"):
        a.cylinder(dark, below * 1.25, 0.06, (x, side * wide, 0), top=below * 1.02, n=14)
    else:
        a.ball(
            limb, (below * 1.7, below * 1.25, below * 0.85), (x + 0.4 * below, side * wide, 0.8 * below), n=12
        )


def _beast_head(
    a: Sketch,
    b: Beast,
    at: tuple[float, float, float],
    coat: Finish,
    pale: Finish,
    dark: Finish,
    black: Finish,
) -> None:
    skull, muzzle, thick = b.head
    face = pale if b.has("wool") and b.words.startswith("lamb") else coat
    a.piece("head")
    drop = 0.42 if b.neck[1] > 20 else 0.25
    with a.at(at[0] + 0.35 * skull, 0, at[2] + 0.25 * skull, pitch=drop):
        a.ball(face, (1.05 * skull, 0.88 * skull, 0.95 * skull), n=22)
        end = 0.55 * skull + muzzle
        a.tube(face, [(0.2 * skull, 0, -0.05 * skull), (0.55 * skull, 0, -0.12 * skull), (end, 0, -0.2 * skull)], 1.0, n=16,
               scale=[0.8 * skull, max(thick * 1.25, 0.5 * skull), thick])  # fmt: skip
        nose = pale if b.has("snout") else dark if not b.has("hooves", "trunk", "rhino") else pale
        if b.has("trunk"):
            a.piece("trunk")
            path = [
                (end - 0.05, 0, -0.2 * skull),
                (end + 0.1, 0, -0.5),
                (end + 0.06, 0, -0.75),
                (end + 0.22, 0, -0.86),
            ]
            a.bend(coat, path, 0.085, n=14)
            for side in (-1, 1):
                a.bend(a.fixed("ceramic", "ivory"), [(end - 0.1, side * 0.12, -0.2), (end + 0.08, side * 0.15, -0.34),
                       (end + 0.24, side * 0.13, -0.28)], 0.026, n=8)  # fmt: skip
        elif b.has("snout"):
            a.cylinder(
                a.fixed("suede", "dark pink"),
                thick * 1.12,
                0.04,
                (end - 0.01, 0, -0.2 * skull),
                axis="x",
                n=20,
            )
            for side in (-1, 1):
                a.ball(black, (0.012, 0.018, 0.03), (end + 0.03, side * 0.04, -0.19 * skull), n=8)
        else:
            a.ball(nose, (0.95 * thick, 0.98 * thick, 0.9 * thick), (end, 0, -0.2 * skull), n=16)
            if not b.has("hooves"):
                a.ball(
                    black,
                    (0.3 * thick, 0.42 * thick, 0.3 * thick),
                    (end + 0.85 * thick, 0, -0.2 * skull + 0.4 * thick),
                    n=10,
                )
        for side in (-1, 1):
            if b.has("mask", "panda"):
                a.ball(
                    black,
                    (0.3 * skull, 0.28 * skull, 0.3 * skull),
                    (0.66 * skull, side * 0.44 * skull, 0.2 * skull),
                    n=12,
                )
            a.ball(
                a.fixed("lacquer", "white"),
                0.15 * skull,
                (0.8 * skull, side * 0.5 * skull, 0.28 * skull),
                n=10,
            )
            a.ball(black, 0.12 * skull, (0.87 * skull, side * 0.53 * skull, 0.28 * skull), n=10)
            _ear(a, b, side, skull, dark if b.has("panda") else coat, pale)
            _horn(a, b, side, skull)
        if b.has("rhino"):
            with a.at(end * 0.92, 0, 0.05, pitch=0.5):
                a.lathe(a.fixed("stone", "stone"), [(0, -0.1), (0.075, 0), (0.04, 0.14), (0, 0.3)], n=14)
            with a.at(end * 0.62, 0, 0.1, pitch=0.3):
                a.lathe(a.fixed("stone", "stone"), [(0, -0.1), (0.06, 0), (0, 0.12)], n=12)
        if b.has("unicorn"):
            with a.at(0.75 * skull, 0, 0.75 * skull, pitch=0.5):
                a.lathe(a.fixed("gold"), [(0, -0.03), (0.03, 0), (0.018, 0.16), (0, 0.34)], n=12)
        if b.has("beard"):
            a.tube(
                coat,
                [(end - 0.03, 0, -0.35 * skull), (end - 0.04, 0, -0.35 * skull - 0.16)],
                0.035,
                n=8,
                scale=[1, 0.2],
            )


def _ear(a: Sketch, b: Beast, side: int, skull: float, coat: Finish, pale: Finish) -> None:
    match b.ears:
        case "fan":
            a.piece(f"ear {side}")
            with a.at(-0.1, side * 0.95 * skull, 0.0, yaw=-side * 0.5):
                a.ball(coat, (0.035, 0.28, 0.34), (-0.05, side * 0.2, -0.04), n=20)
            a.piece("head")
        case "flap":
            with a.at(-0.1 * skull, side * 0.86 * skull, 0.35 * skull, roll=side * 0.5):
                a.ball(coat, (0.2 * skull, 0.12 * skull, 0.55 * skull), (0, 0, -0.32 * skull), n=14)
        case "long":
            with a.at(-0.2 * skull, side * 0.36 * skull, 0.75 * skull, roll=-side * 0.16, pitch=-0.25):
                a.ball(coat, (0.16 * skull, 0.3 * skull, 0.95 * skull), (0, 0, 0.75 * skull), n=14)
                a.ball(pale, (0.08 * skull, 0.18 * skull, 0.75 * skull), (0.1 * skull, 0, 0.75 * skull), n=12)
        case "leaf":
            with a.at(-0.35 * skull, side * 0.62 * skull, 0.6 * skull, roll=-side * 0.7, pitch=-0.2):
                a.ball(coat, (0.12 * skull, 0.26 * skull, 0.62 * skull), (0, 0, 0.4 * skull), n=14)
        case "round":
            with a.at(-0.2 * skull, side * 0.68 * skull, 0.72 * skull):
                a.ball(coat, (0.16 * skull, 0.36 * skull, 0.36 * skull), n=14)
                a.ball(pale, (0.08 * skull, 0.22 * skull, 0.22 * skull), (0.11 * skull, 0, 0), n=12)
        case _:
            with a.at(-0.15 * skull, side * 0.55 * skull, 0.55 * skull, roll=-side * 0.3):
                a.lathe(
                    coat,
                    [(0, -0.1 * skull), (0.36 * skull, 0), (0.22 * skull, 0.45 * skull), (0, 0.85 * skull)],
                    n=14,
                )
                a.ball(
                    pale, (0.06 * skull, 0.16 * skull, 0.28 * skull), (0.24 * skull, 0, 0.26 * skull), n=10
                )


def _horn(a: Sketch, b: Beast, side: int, skull: float) -> None:
    bone = a.fixed("ceramic", "ivory") if not b.has("antlers") else a.fixed("wood", "brown")
    top = (-0.1 * skull, side * 0.5 * skull, 0.75 * skull)

    def grow(points, radius, thin=0.3, steps=None):
        path = np.array(top) + np.array([(x, side * y, z) for x, y, z in points])
        from terrazzo.shapes.primitives.round import curve

        line = curve(path, steps=4)
        a.tube(bone, line, radius, n=9, scale=np.linspace(1, thin, len(line)))

    a.piece(f"horn {side}")
    if b.has("horns"):
        grow([(0, 0, 0), (0.02, 0.14, 0.02), (0.06, 0.2, 0.14)], 0.032)
    if b.has("goat"):
        grow([(0, 0, 0), (-0.06, 0.02, 0.14), (-0.2, 0.06, 0.24), (-0.32, 0.1, 0.22)], 0.03)
    if b.has("ram"):
        grow(
            [(0, 0, 0), (-0.16, 0.12, 0.08), (-0.22, 0.18, -0.1), (-0.06, 0.22, -0.22), (0.1, 0.24, -0.14)],
            0.055,
            0.35,
        )
    if b.has("ossicones"):
        grow([(0, -0.04, 0), (-0.03, -0.03, 0.12), (-0.04, -0.02, 0.16)], 0.026, 1.2)
    if b.has("antlers"):
        grow([(0, 0, 0), (-0.1, 0.12, 0.2), (-0.06, 0.24, 0.42), (0.06, 0.24, 0.6)], 0.026)
        grow([(-0.04, 0.05, 0.1), (0.12, 0.09, 0.2), (0.2, 0.12, 0.32)], 0.02)
        grow([(-0.1, 0.14, 0.26), (0.04, 0.2, 0.36), (0.1, 0.22, 0.5)], 0.018)
        grow([(-0.07, 0.22, 0.4), (-0.16, 0.3, 0.5), (-0.18, 0.34, 0.6)], 0.017)
    a.piece("head")


def _beast_tail(a: Sketch, b: Beast, z: float, coat: Finish, dark: Finish, pale: Finish) -> None:
    a.piece("tail")
    at = (-0.58, 0.0, z + 0.4 * b.body[0])

    def way(*points):
        return [(at[0] + x, y, at[2] + dz) for x, y, dz in points]

    match b.tail:
        case "thin":
            a.bend(coat, way((0, 0, 0), (-0.16, 0, 0.02), (-0.34, 0.02, -0.06), (-0.5, 0.04, 0.12)), 0.036)
        case "tuft":
            a.bend(coat, way((0, 0, 0), (-0.1, 0, -0.06), (-0.13, 0, -0.3), (-0.14, 0, -0.4)), 0.026)
            a.ball(dark, (0.05, 0.05, 0.1), (at[0] - 0.14, 0, at[2] - 0.44), n=12)
        case "bushy":
            path = way((0, 0, 0), (-0.16, 0, 0.05), (-0.32, 0, 0.12), (-0.46, 0, 0.2))
            a.tube(coat, path, 1.0, n=14, scale=[0.05, 0.085, 0.09, 0.03])
            if b.has("tip"):
                a.ball(pale, (0.1, 0.07, 0.07), (at[0] - 0.42, 0, at[2] + 0.18), n=12)
                a.ball(pale, (0.1, 0.8 * b.body[2], 0.8 * b.body[2]), (0.56, 0, z), n=16)
            if b.has("stripes"):
                for k in range(3):
                    a.ball(
                        dark, (0.03, 0.09, 0.09), (at[0] - 0.14 - 0.11 * k, 0, at[2] + 0.05 + 0.04 * k), n=14
                    )
        case "curly":
            t = np.linspace(0, 3.2 * np.pi, 30)
            path = np.stack(
                [at[0] - 0.02 - 0.045 * t / np.pi, 0.05 * np.cos(t), at[2] + 0.05 * np.sin(t)], -1
            )
            a.tube(coat, path, 0.02, n=8)
        case "plume":
            path = way((0.06, 0, -0.1), (-0.16, 0, 0.0), (-0.24, 0, 0.3), (-0.18, 0, 0.56), (-0.34, 0, 0.66))
            a.tube(coat, path, 1.0, n=16, scale=[0.05, 0.12, 0.16, 0.14, 0.04])
        case "horse":
            path = way((0, 0, 0), (-0.1, 0, 0.0), (-0.17, 0, -0.2), (-0.15, 0, -0.56))
            a.tube(dark, path, 1.0, n=14, scale=[0.035, 0.06, 0.07, 0.015])
        case "short":
            a.ball(coat if not b.has("haunch") else pale, 0.075, (at[0] - 0.03, 0, at[2]), n=14)
        case _:
            pass


def _marks(a, b: Beast, path, r, tip, neck_at, coat: Finish, pale: Finish, dark: Finish) -> None:
    """Manes, humps, wool, spines, and what is painted on the coat."""
    rng = np.random.default_rng(7)
    a.piece("body")

    def on_body(t: float, turn: float) -> tuple[np.ndarray, float]:
        x = -0.5 + t
        radius = float(np.interp(x, path[:, 0], r))
        centre = np.array([x, 0, float(np.interp(x, path[:, 0], path[:, 2]))])
        return centre + radius * np.array([0, np.cos(turn), np.sin(turn)]), radius

    if b.has("mane"):
        a.piece("neck")
        thick = a.fixed("fur", "sienna" if b.has("mane") and b.ears == "round" else b.fur[2])
        if b.ears == "round":  # a lion's
            for ring, (size, shift) in enumerate(((0.3, -0.03), (0.27, -0.14), (0.22, 0.05))):
                for k in range(14):
                    t = 2 * np.pi * (k + 0.5 * ring) / 14
                    at = (tip[0] + shift, size * 0.85 * np.cos(t), tip[2] + size * np.sin(t) - 0.02)
                    a.ball(thick, (0.11, 0.1, 0.11), at, n=10)
        elif b.has("hump"):
            for k in range(12):
                a.ball(
                    thick,
                    (0.14, 0.16, 0.14),
                    (0.34 + 0.03 * k, 0.12 * (-1) ** k, neck_at[2] - 0.02 * k),
                    n=10,
                )
        else:
            top = np.array([tip[0] - 0.02, 0, tip[2] + b.head[0] * 1.0])
            low = np.array([neck_at[0] - 0.16, 0, neck_at[2] + 0.3 * b.body[2]])
            for k in range(11):
                p = top + (low - top) * k / 10
                a.ball(thick, (0.055, 0.035, 0.075), p + np.array([-0.06, 0, 0.03]), n=10)
    if b.has("hump"):
        a.piece("hump")
        at = (
            (0.3, 0, float(path[4, 2]))
            if b.has("mane") or b.has("antlers")
            else (-0.02, 0, float(path[3, 2]))
        )
        a.ball(coat, (0.26, 0.16, b.body[1] + 0.2), at, n=18)
    if b.has("wool"):
        for k in range(120):
            z = 1 - 2 * (k + 0.5) / 120
            t = 2.39996 * k
            p, _ = on_body(0.5 + 0.56 * z, t)
            a.ball(coat, 0.075, p * np.array([1, 1.02, 1]), n=7)
    if b.has("spines"):
        spine = a.fixed("wood", "dark brown")
        for _ in range(150):
            t, turn = float(rng.uniform(0.02, 0.95)), float(rng.uniform(-0.15, np.pi + 0.15))
            p, _ = on_body(t, turn)
            out = np.array([-0.5, np.cos(turn), np.sin(turn)])
            a.tube(spine, [p, p + 0.13 * out], 0.013, n=5, scale=[1, 0.1])
    if b.has("stripes"):
        for t in np.linspace(0.1, 0.95, 9):
            for half in (-1, 1):
                ring = [
                    on_body(float(t) + 0.02 * np.sin(3 * k), np.pi / 2 - half * k)[0]
                    for k in np.linspace(0, 1.9, 9)
                ]
                lifted = np.array(ring) + (np.array(ring) - [0, 0, path[3, 2]]) * np.array([0, 0.012, 0.012])
                a.tube(
                    dark,
                    lifted,
                    0.02,
                    n=6,
                    scale=np.concatenate([np.linspace(1, 1, 5), np.linspace(0.9, 0.15, 4)]),
                )
    if b.has("spots", "patches"):
        count, size = (90, 0.05) if b.has("spots") else (14, 0.13)
        for _ in range(count):
            t, turn = float(rng.uniform(0.0, 1.0)), float(rng.uniform(-0.9, np.pi + 0.9))
            p, _ = on_body(t, turn)
            grow = size * float(rng.uniform(0.7, 1.3))
            with a.at(*p, roll=turn - np.pi / 2):
                a.ball(dark, (grow, grow * 0.85, 0.012 if b.has("spots") else 0.03), n=9)


def _bird(name: str, spec: Spec) -> Shape:
    a = Sketch(spec)
    a.uniform = True
    b = BIRDS[name]
    words = [spec.colour or c for c in b.colours[:3]]
    back, breast, top = (a.fixed(spec.material or "felt", c) for c in words)
    horn, black = a.fixed("plastic", b.colours[3]), a.fixed("plastic", "black")
    tilt = np.radians(b.tilt)
    z = b.legs + (0.5 * np.sin(tilt) + b.plump * np.cos(tilt)) * 0.92
    a.piece("body")
    with a.at(0, 0, z, pitch=-tilt):
        a.tube(back, [(-0.56, 0, 0.03), (-0.34, 0, 0.02), (0, 0, 0), (0.3, 0, 0.02), (0.48, 0, 0.08)], 1.0, n=20,
               scale=np.array([0.2, 0.68, 1.0, 0.86, 0.4]) * b.plump)  # fmt: skip
        a.ball(breast, (0.44, 0.93 * b.plump, 0.9 * b.plump), (0.1, 0, -0.12 * b.plump), n=20)
        for side in (-1, 1):
            a.piece(f"wing {side}")
            with a.at(-0.06, side * 0.93 * b.plump, 0.06 * b.plump, pitch=-0.1, yaw=side * 0.08):
                a.ball(back, (0.46, 0.09 * b.plump + 0.02, 0.62 * b.plump), (-0.02, 0, 0), n=16)
                tip = a.fixed("felt", "royal blue") if "colours" in b.extras and not spec.colour else back
                a.ball(tip, (0.3, 0.07 * b.plump + 0.02, 0.34 * b.plump), (-0.3, side * 0.012, -0.05), n=14)
        _bird_tail(a, b, back, breast, spec.colour is None)
    a.piece("neck")
    start = np.array([0.36 * np.cos(tilt) - 0.05, 0, z + 0.4 * np.sin(tilt) + 0.2 * b.plump * np.cos(tilt)])
    long, thin = b.neck
    rise = np.radians(max(62.0, b.tilt))
    head = start + np.array([long * np.cos(rise) + 0.4 * b.head, 0, long * np.sin(rise) + 0.5 * b.head])
    middle = (start + head) / 2 + (np.array([0.22 * long, 0, 0.02]) if "curved" in b.extras else 0)
    if "curved" in b.extras:
        a.bend(
            top,
            [start, start + [0.16 * long, 0, 0.2 * long], middle - [0.2 * long, 0, -0.1 * long], head],
            thin * 1.1,
            n=14,
        )
    else:
        a.tube(top, [start - [0.08, 0, 0.1], start, middle, head], 1.0, n=16,
               scale=[b.plump * 0.8, max(thin * 1.5, 0.5 * b.plump), thin * 1.15, thin])  # fmt: skip
    _bird_head(a, b, head, top, horn, black)
    for side in (-1, 1):
        a.piece(f"leg {side}")
        y, thick = side * 0.42 * b.plump, 0.03 if b.legs < 0.7 else 0.025
        hip = (0.02, y, z - 0.5 * b.plump)
        a.tube(horn, [hip, (-0.03, y, b.legs * 0.5), (0.0, y, 0.03)], thick, n=8)
        for k in (-0.5, 0.0, 0.5):
            a.tube(
                horn,
                [(0, y, 0.025), (0.17 * np.cos(k), y + 0.17 * np.sin(k), 0.02)],
                0.022,
                n=6,
                scale=[1, 0.6],
            )
        a.tube(horn, [(0, y, 0.025), (-0.09, y, 0.02)], 0.02, n=6, scale=[1, 0.6])
    return a.shape()


def _bird_head(a: Sketch, b: Bird, at, top: Finish, horn: Finish, black: Finish) -> None:
    a.piece("head")
    r = b.head
    long, thick, form = b.beak
    with a.at(*at):
        a.ball(top, (1.05 * r, 0.95 * r, r), n=20)
        big = "eyes" in b.extras
        for side in (-1, 1):
            if big:
                with a.at(0.8 * r, side * 0.4 * r, 0.15 * r):
                    a.ball(a.fixed("felt", "cream"), (0.2 * r, 0.42 * r, 0.46 * r), n=16)
                    a.ball(a.fixed("lacquer", "amber"), (0.2 * r, 0.27 * r, 0.27 * r), (0.06 * r, 0, 0), n=14)
                    a.ball(black, (0.2 * r, 0.15 * r, 0.15 * r), (0.14 * r, 0, 0), n=12)
            else:
                a.ball(a.fixed("lacquer", "white"), 0.16 * r, (0.55 * r, side * 0.72 * r, 0.2 * r), n=10)
                a.ball(black, 0.13 * r, (0.6 * r, side * 0.78 * r, 0.2 * r), n=10)
            if "tufts" in b.extras:
                with a.at(0, side * 0.55 * r, 0.75 * r, roll=-side * 0.4):
                    a.lathe(top, [(0, -0.1 * r), (0.25 * r, 0), (0, 0.6 * r)], n=10)
        end = 0.85 * r + long
        if form == "hook":
            a.bend(horn, [(0.7 * r, 0, 0.1 * r), (0.85 * r + 0.6 * long, 0, 0.05 * r), (end, 0, -0.35 * r),
                          (end - 0.15 * long, 0, -0.7 * r)],
                   thick, n=10)  # fmt: skip
        elif form == "flat":
            a.ball(
                horn, (long * 0.8, thick * 1.15, thick * 0.42), (0.75 * r + 0.5 * long, 0, -0.12 * r), n=14
            )
        else:
            drop = 0.35 * long if form == "down" else 0.0
            a.tube(horn, [(0.6 * r, 0, 0), (0.85 * r + 0.5 * long, 0, -0.05 * r), (end, 0, -0.1 * r - drop)], 1.0, n=10,
                   scale=[thick * 1.3, thick * 0.9, thick * 0.15])  # fmt: skip
        if "comb" in b.extras:
            red = a.fixed("felt", "red")
            for k in range(4):
                a.ball(
                    red,
                    (0.13, 0.045, 0.2) * np.array([r / 0.3] * 3),
                    (0.35 * r - 0.28 * r * k, 0, 1.05 * r - 0.05 * r * k),
                    n=10,
                )
            a.ball(red, (0.15 * r, 0.12 * r, 0.4 * r), (0.8 * r, 0, -0.75 * r), n=10)
        if "crest" in b.extras:
            for k in range(4):
                t = 0.6 + 0.3 * k
                a.tube(
                    top,
                    [(0, 0, 0.8 * r), (-np.cos(t) * 1.5 * r + 0.4 * r, 0, 0.8 * r + np.sin(t) * 1.6 * r)],
                    0.09 * r,
                    n=6,
                )


def _bird_tail(a: Sketch, b: Bird, back: Finish, breast: Finish, painted: bool) -> None:
    long, form = b.tail
    a.piece("tail")
    if form == "fan":
        for k in np.linspace(-1.25, 1.25, 13):
            with a.at(-0.44, 0, 0.12, roll=float(k)):
                a.ball(back, (0.03, 0.085, 0.5 * long), (-0.02, 0, 0.55 * long), n=10)
                a.ball(breast, (0.03, 0.05, 0.07), (0.0, 0, 1.0 * long), n=8)
    elif form == "cock":
        for k in range(6):
            side = (k % 2 * 2 - 1) * 0.03 * k
            reach = long * (1 - 0.07 * k)
            a.bend(back if k % 2 else breast, [(-0.42, side, 0.05), (-0.56, 1.4 * side, 0.3 + 0.1 * reach),
                   (-0.62 - 0.5 * reach, 2 * side, 0.3 + 0.5 * reach),
                   (-0.7 - 0.8 * reach, 2.2 * side, 0.1 + 0.1 * k * reach)], 0.045, n=8)  # fmt: skip
    elif form == "train":
        eye, ring = a.fixed("felt", "royal blue"), a.fixed("felt", "gold yellow")
        for row, reach in enumerate((0.62, 0.82, 1.0)):
            for k in np.linspace(-1.35, 1.35, 15 + 2 * row):
                with a.at(-0.4, 0, 0.1, roll=float(k) + 0.04 * row):
                    a.tube(
                        back, [(0.02 * row, 0, 0), (-0.04 + 0.02 * row, 0, long * reach * 0.86)], 0.018, n=5
                    )
                    a.ball(back, (0.02, 0.1, 0.14), (-0.05 + 0.02 * row, 0, long * reach * 0.9), n=9)
                    if painted:
                        a.ball(ring, (0.02, 0.06, 0.07), (-0.038 + 0.02 * row, 0, long * reach * 0.92), n=8)
                        a.ball(eye, (0.02, 0.035, 0.04), (-0.028 + 0.02 * row, 0, long * reach * 0.92), n=8)
    else:
        for k in (-0.16, 0.0, 0.16):
            with a.at(-0.46, 0, 0.03, yaw=k, pitch=-0.1 if b.tilt < 40 else 0.1):
                a.ball(back, (0.5 * long, 0.09, 0.03), (-0.4 * long, 0, 0), n=12)


def proportions(name: str) -> tuple[float, float]:
    """Depth and width of an animal over its height, from its own shape; `ASPECT` keeps them, for building takes time."""
    builder = partial(_beast if name in BEASTS else _bird, name)
    x, y, z = builder(Spec(Kind("probe", (), (1.0, 1.0, 1.0)), (9.0, 9.0, 1.0))).size
    return x / z, y / z


def _register() -> None:
    for table, draw in ((BEASTS, _beast), (BIRDS, _bird)):
        for name, animal in table.items():
            builder = partial(draw, name)
            deep, wide = ASPECT[name]
            size = (round(deep * animal.height, 3), round(wide * animal.height, 3), animal.height)
            register(
                Kind(
                    name, names(animal.words), size, stand="floor" if max(size) > 0.3 else "surface",
                    mass=max(0.05, round(_MUSCLE * float(np.prod(size)), 2)), tags=(TAG,), limits=(0.03, 3.0), builder=builder,
                )
            )  # fmt: skip


_register()
