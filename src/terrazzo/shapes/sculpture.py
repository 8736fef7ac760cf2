"""Sculptures, busts, statues and other figures."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.primitives.round import curve
from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "sculpture",
    "abstract sculpture, art sculpture, decorative sculpture, ornament, decorative object, "
    "modern sculpture, ceramic sculpture, art object, decor piece, marble sculpture",
    (0.14, 0.16, 0.3), stand="surface", mass=2.5, finishes="marble, bronze, ceramic, black metal",
    tags="art, decoration", limits=(0.3, 6.0),
)  # fmt: skip
def sculpture(a: Sketch) -> None:
    """An abstract form on a base: a pierced stone, a knot, or stacked pebbles; tall ones are figures."""
    if a.said("figure", "human", "classical", "woman", "man"):
        statue(a)
        return
    _, w, h = a.size
    look, base = a.main("marble"), a.fixed("black marble")
    a.piece("base")
    a.box(base, (0.6 * w, 0.7 * w, 0.08 * h), (0, 0, 0), bevel=0.003)
    a.piece("form")
    form = a.pick("ring", "knot", "pebbles", "flame")
    with a.at(0, 0, 0.54 * h):
        if form == "ring":
            t = np.linspace(0, 2 * np.pi, 48, endpoint=False)
            path = np.stack([0.1 * w * np.sin(2 * t), 0.34 * w * np.sin(t), 0.33 * h * np.cos(t)], -1)
            a.tube(look, path, 0.13 * w, n=14, loop=True, scale=1 + 0.35 * np.cos(t + 0.6))
        elif form == "knot":
            t = np.linspace(0, 2 * np.pi, 72, endpoint=False)
            path = np.stack(
                [
                    0.18 * w * np.sin(3 * t),
                    0.17 * w * (np.sin(t) + 2 * np.sin(2 * t)) / 1.4,
                    0.15 * h * (np.cos(t) - 2 * np.cos(2 * t)),
                ],
                -1,
            )
            a.tube(look, path, 0.075 * w, n=12, loop=True)
        elif form == "pebbles":
            for k, (r, z) in enumerate(
                ((0.4, -0.34), (0.33, -0.12), (0.26, 0.08), (0.18, 0.25), (0.12, 0.37))
            ):
                a.ball(
                    look,
                    (0.85 * r * w, r * w, 0.11 * h * (1 - 0.1 * k)),
                    (0.02 * w * (-1) ** k, 0.03 * w * (-1) ** k, z * h),
                    n=24,
                )
        else:
            s, t = np.linspace(0, 1, 20), np.linspace(0, 2 * np.pi, 33)
            r = 0.38 * w * np.sin(np.pi * (0.12 + 0.88 * s)) ** 0.8
            turn = 2.2 * s
            grid = np.stack(
                [
                    np.cos(t[:, None] + turn) * r * (1 + 0.4 * np.cos(2 * t))[:, None],
                    np.sin(t[:, None] + turn) * r * (1 + 0.4 * np.cos(2 * t))[:, None],
                    np.broadcast_to((s - 0.5) * 0.9 * h, (33, 20)),
                ],
                -1,
            )
            a.sheet(look, grid, closed=True)


@entry(
    "bust", "stone bust, marble bust, head sculpture, roman bust, plaster bust",
    (0.22, 0.3, 0.42), stand="surface", mass=14.0, finishes="marble, plaster, stone",
    tags="art, decoration", limits=(0.3, 2.0),
)  # fmt: skip
def bust(a: Sketch) -> None:
    """A head on shoulders on a turned foot."""
    d, w, h = a.size
    stone = a.main("marble")
    a.piece("foot")
    a.lathe(
        stone,
        [
            (0, 0),
            (0.3 * w, 0),
            (0.3 * w, 0.04 * h),
            (0.16 * w, 0.08 * h),
            (0.13 * w, 0.16 * h),
            (0.2 * w, 0.2 * h),
            (0, 0.2 * h),
        ],
        n=32,
    )
    a.piece("shoulders")
    t = np.linspace(0, 2 * np.pi, 37)
    levels = (
        (0.17, 0.2, 0.2),
        (0.24, 0.34, 0.24),
        (0.36, 0.46, 0.24),
        (0.44, 0.5, 0.22),
        (0.49, 0.4, 0.18),
        (0.53, 0.2, 0.14),
        (0.56, 0.15, 0.14),
        (0.64, 0.13, 0.145),
    )
    grid = np.stack(
        [np.stack([rx * 1.8 * d * np.cos(t), ry * w * np.sin(t), 0 * t + z * h], -1) for z, ry, rx in levels],
        1,
    )
    a.sheet(stone, grid, closed=True)
    a.piece("head")
    _head(a, stone, (0.03 * d, 0, 0.81 * h), 0.19 * h)


def _head(a: Sketch, look: Finish, centre: tuple[float, float, float], r: float) -> None:
    """A simplified head of this half height [m], looking along +x."""
    with a.at(*centre):
        a.ball(look, (0.84 * r, 0.7 * r, 0.84 * r), (-0.08 * r, 0, 0.16 * r), n=26)
        a.ball(look, (0.62 * r, 0.54 * r, 0.62 * r), (0.14 * r, 0, -0.38 * r), n=22)
        a.prism(
            look,
            [
                (-0.06 * r, 0.16 * r),
                (0.0, 0.06 * r),
                (0.11 * r, -0.24 * r),
                (-0.11 * r, -0.24 * r),
                (0, 0.06 * r),
            ][:1]
            + [(-0.1 * r, -0.24 * r), (0.1 * r, -0.24 * r), (0.05 * r, 0.14 * r)],
            0.24 * r,
            (0.66 * r, 0, 0),
            axis="x",
            bevel=0.03 * r,
        )
        for side in (-1, 1):
            a.ball(look, (0.1 * r, 0.14 * r, 0.08 * r), (0.66 * r, side * 0.28 * r, 0.08 * r), n=10)
            a.ball(look, (0.16 * r, 0.2 * r, 0.05 * r), (0.66 * r, side * 0.28 * r, 0.2 * r), n=10)
            a.ball(look, (0.15 * r, 0.07 * r, 0.2 * r), (-0.06 * r, side * 0.7 * r, 0.02 * r), n=10)
        a.ball(look, (0.1 * r, 0.2 * r, 0.06 * r), (0.7 * r, 0, -0.44 * r), n=12)
        for k in range(26):
            t = k * 2.39996
            z = 0.95 - 0.85 * k / 26
            flat = np.sqrt(1 - z * z)
            x = -0.14 * r + 0.84 * r * flat * np.cos(t)
            if x < 0.45 * r or z > 0.75:
                a.ball(look, 0.19 * r, (x, 0.7 * r * flat * np.sin(t), 0.16 * r + 0.84 * r * z), n=8)


@entry(
    "buddha statue", "buddha, buddha figure, buddha figurine",
    (0.22, 0.26, 0.34), said="buddha", stand="surface", mass=4.0, finishes="stone, bronze, gold",
    tags="art, decoration", limits=(0.25, 5.0),
)  # fmt: skip
@entry(
    "statue",
    "figurine, marble statue, human statue, stone statue, bronze statue, greek statue, action figure, "
    "angel statue, mannequin figure",
    (0.14, 0.18, 0.4), stand="surface", mass=6.0, finishes="marble, bronze, stone", tags="art, decoration",
    limits=(0.25, 5.0),
)  # fmt: skip
def statue(a: Sketch) -> None:
    """A draped standing figure on a base; "buddha" sits."""
    _, w, h = a.size
    look = a.main("marble")
    a.piece("base")
    a.cylinder(look, 0.44 * w, 0.07 * h, (0, 0, 0), n=28)
    a.piece("figure")
    t = np.linspace(0, 2 * np.pi, 41)
    if a.said("buddha"):
        a.ball(look, (0.3 * w, 0.48 * w, 0.12 * h), (0.04 * w, 0, 0.17 * h))
        a.ball(look, (0.24 * w, 0.3 * w, 0.26 * h), (0, 0, 0.42 * h))
        for side in (-1, 1):
            a.bend(
                look,
                [
                    (0, side * 0.28 * w, 0.56 * h),
                    (0.05 * w, side * 0.36 * w, 0.36 * h),
                    (0.26 * w, side * 0.06 * w, 0.27 * h),
                ],
                0.06 * w,
            )
        a.ball(look, (0.15 * w, 0.14 * w, 0.12 * h), (0.02 * w, 0, 0.76 * h))
        a.ball(look, 0.07 * w, (0, 0, 0.92 * h))
        return
    fold = 1 + 0.07 * np.sin(9 * t)
    rows = (
        (0.07, 0.34, 0.34),
        (0.25, 0.29, 0.27),
        (0.45, 0.25, 0.22),
        (0.52, 0.19, 0.16),
        (0.6, 0.22, 0.17),
        (0.7, 0.27, 0.16),
        (0.76, 0.2, 0.12),
        (0.79, 0.07, 0.07),
        (0.84, 0.07, 0.07),
    )
    grid = np.stack(
        [
            np.stack(
                [
                    rx * w * np.cos(t) * (fold if z < 0.5 else 1),
                    ry * w * np.sin(t) * (fold if z < 0.5 else 1),
                    0 * t + z * h,
                ],
                -1,
            )
            for z, ry, rx in rows
        ],
        1,
    )
    a.sheet(look, grid, closed=True)
    a.bend(
        look,
        [(0, 0.24 * w, 0.72 * h), (0.05 * w, 0.36 * w, 0.58 * h), (0.12 * w, 0.26 * w, 0.44 * h)],
        0.055 * w,
    )
    a.bend(
        look,
        [(0, -0.24 * w, 0.72 * h), (0.14 * w, -0.36 * w, 0.62 * h), (0.3 * w, -0.2 * w, 0.68 * h)],
        0.055 * w,
    )
    a.ball(look, (0.12 * w, 0.1 * w, 0.075 * h), (0.01 * w, 0, 0.91 * h))
    a.ball(look, (0.08 * w, 0.08 * w, 0.04 * h), (-0.09 * w, 0, 0.93 * h), n=12)


@entry(
    "dress form",
    "mannequin, dressform, sewing mannequin, tailor's dummy, tailor dummy, dress dummy, torso mannequin, "
    "display mannequin, dressmaker dummy",
    (0.32, 0.42, 1.6), mass=8.0, colours="beige, cream, black", finishes="linen", tags="craft",
    limits=(0.5, 1.3),
)  # fmt: skip
def dress_form(a: Sketch) -> None:
    """A linen torso on a turned pole with three feet."""
    d, w, h = a.size
    cloth, wood = a.main("linen", "beige", axis=2), a.fixed("walnut", axis=2)
    a.piece("stand")
    a.cylinder(wood, 0.02, 0.46 * h, (0, 0, 0.12 * h), n=14)
    for k in range(3):
        t = 2 * np.pi * k / 3 + np.pi / 3
        a.tube(
            wood,
            curve(
                [
                    (0, 0, 0.16 * h),
                    (0.25 * d * np.cos(t), 0.25 * d * np.sin(t), 0.09 * h),
                    (0.48 * d * np.cos(t), 0.48 * d * np.sin(t), 0.01 * h),
                ]
            ),
            0.016,
        )
    a.piece("torso")
    t = np.linspace(0, 2 * np.pi, 41)
    rows = (
        (0.5, 0.36, 0.34, 0.0),
        (0.56, 0.42, 0.38, 0.0),
        (0.62, 0.41, 0.36, 0.0),
        (0.7, 0.3, 0.28, 0.0),
        (0.75, 0.31, 0.3, 0.01),
        (0.81, 0.39, 0.38, 0.06),
        (0.86, 0.42, 0.34, 0.03),
        (0.91, 0.44, 0.26, 0.0),
        (0.935, 0.36, 0.2, -0.01),
        (0.95, 0.15, 0.16, 0.0),
        (0.985, 0.13, 0.15, 0.01),
    )
    grid = np.stack(
        [
            np.stack([rx * d * np.cos(t) + x * d, ry * w * np.sin(t), 0 * t + z * h], -1)
            for z, ry, rx, x in rows
        ],
        1,
    )
    a.sheet(cloth, grid, closed=True)
    a.lathe(
        wood,
        [(0.14 * d, 0.985 * h), (0.15 * d, 0.99 * h), (0.03 * d, 0.995 * h), (0.025 * d, h), (0, h)],
        base=(0.01 * d, 0, 0),
        n=20,
    )
    if a.said("dress", "dressed", "clothed"):
        skirt = np.stack(
            [
                np.stack(
                    [
                        r * d * np.cos(t) * (1 + 0.06 * np.sin(8 * t)),
                        r * w * np.sin(t) * (1 + 0.06 * np.sin(8 * t)),
                        0 * t + z * h,
                    ],
                    -1,
                )
                for z, r in ((0.22, 0.5), (0.5, 0.42), (0.7, 0.31))
            ],
            1,
        )
        a.sheet(a.fixed("silk", "blush"), skirt)
