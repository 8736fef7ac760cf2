"""Clocks for walls, floors and bedsides."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry


def dial(a: Sketch, radius: float, x: float, *, face: str, ink: str, numbers: bool = True) -> None:
    """A clock face in the plane x, its middle at the origin, with marks and hands at ten past ten."""
    look, dark = a.fixed("paper", face), a.fixed("metal", ink)
    with a.at(x, pitch=np.pi / 2):
        a.cylinder(look, radius, 0.004, (0, 0, 0), n=48)
    for k in range(12):
        with a.at(x + 0.0045, roll=k * np.pi / 6):
            long = 0.16 if k % 3 == 0 or not numbers else 0.09
            a.box(dark, (0.001, 0.05 * radius, long * radius), (0, 0, (0.92 - long) * radius), bevel=0)
    for turn, length, width in ((1.0, 0.5, 0.07), (-1.05, 0.78, 0.05)):
        with a.at(x + 0.006, roll=turn):
            a.box(dark, (0.002, width * radius, length * radius), (0, 0, 0), bevel=0)
    a.ball(dark, (0.004, 0.07 * radius, 0.07 * radius), (x + 0.007, 0, 0), n=12)


@entry(
    "wall clock", "clock, round clock, kitchen clock, hanging clock, railway clock, cuckoo clock, timer",
    (0.05, 0.3, 0.3), stand="wall", height=1.7, mass=1.0, colours="black, white, brass", finishes="metal",
    tags="clock",
)  # fmt: skip
def wall_clock(a: Sketch) -> None:
    """A dial in a round rim; "wood" and colours change the rim, "black" face by "modern"."""
    d, w, h = a.size
    look = a.main("metal", "black")
    with a.at(0, 0, h / 2):
        with a.at(pitch=np.pi / 2):
            r = w / 2
            a.lathe(
                look,
                [(0, 0), (r, 0), (r, 0.8 * d), (0.96 * r, d), (0.9 * r, 0.85 * d), (0.88 * r, 0.5 * d)],
                n=56,
            )
        dark = a.said("dark") or a.spec.colour == "white"
        dial(a, 0.89 * w / 2, 0.4 * d, face="charcoal" if dark else "white", ink="white" if dark else "black")


@entry(
    "grandfather clock", "longcase clock, pendulum clock, tall clock, standing clock",
    (0.32, 0.5, 2.0), against_wall=True, mass=45.0, finishes="mahogany, walnut, oak", tags="clock",
)  # fmt: skip
def grandfather_clock(a: Sketch) -> None:
    """A tall wooden case with a brass dial and a pendulum behind glass."""
    d, w, h = a.size
    wood, brass = a.main("mahogany", axis=2), a.fixed("brass")
    a.piece("base")
    a.box(wood, (d, w, 0.06 * h), (0, 0, 0), bevel=0.006)
    a.box(wood, (0.92 * d, 0.9 * w, 0.2 * h), (0, 0, 0.06 * h), bevel=0.006)
    a.piece("trunk")
    a.box(wood, (0.7 * d, 0.68 * w, 0.46 * h), (0, 0, 0.26 * h), bevel=0.004)
    a.piece("hood")
    a.box(wood, (0.96 * d, 0.94 * w, 0.03 * h), (0, 0, 0.72 * h), bevel=0.006)
    a.box(wood, (0.86 * d, 0.86 * w, 0.2 * h), (0, 0, 0.75 * h), bevel=0.004)
    a.box(wood, (0.96 * d, 0.96 * w, 0.025 * h), (0, 0, 0.945 * h), bevel=0.006)
    t = np.linspace(0, np.pi, 16)
    a.prism(
        wood,
        np.stack([0.4 * w * np.cos(t), 0.035 * h * np.sin(t)], -1),
        0.8 * d,
        (-0.4 * d, 0, 0.965 * h),
        axis="x",
    )
    a.piece(None)
    a.box(a.fixed("lacquer", "ebony"), (0.01, 0.48 * w, 0.38 * h), (0.35 * d, 0, 0.3 * h))
    a.tube(brass, [(0.37 * d, 0, 0.66 * h), (0.37 * d, 0, 0.4 * h)], 0.004)
    a.ball(brass, (0.01, 0.13 * w, 0.13 * w), (0.38 * d, 0, 0.38 * h))
    with a.at(0, 0, 0.85 * h):
        dial(a, 0.34 * w, 0.44 * d, face="cream", ink="black")


@entry(
    "alarm clock",
    "bedside clock, desk clock, table clock, digital clock, digital alarm clock, clock radio, "
    "mantel clock, small clock, travel clock",
    (0.07, 0.12, 0.15), stand="surface", mass=0.4, colours="black, white, mint, red", finishes="plastic",
    tags="clock, electronic",
)  # fmt: skip
def alarm_clock(a: Sketch) -> None:
    """A twin-bell clock, or a block with glowing figures where "digital" or "modern" was said."""
    d, w, h = a.size
    look = a.main("plastic", "black")
    if a.said("digital", "modern", "led", "sleek", "radio", "electronic"):
        a.uniform = True
        tall = 0.55 * w
        a.box(look, (d, w, tall), (0, 0, 0), bevel=0.008)
        a.box(
            a.fixed("plastic", "black"), (0.02 * d, 0.88 * w, 0.72 * tall), (0.5 * d, 0, 0.14 * tall), bevel=0
        )
        tint = (0.25, 1.0, 0.35) if a.said("green") else (1.0, 0.12, 0.06)
        with a.at(0.515 * d, 0, 0.28 * tall):
            _digits(a, "0730", 0.15 * w, 0.42 * tall, a.glow(a.fixed("plastic", "white"), 1.5, tint))
        return
    for y in (-0.22, 0.22):
        a.tube(a.fixed("metal", "black"), [(0, y * w, 0.2 * h), (0, y * 1.7 * w, 0)], 0.03 * w, n=8)
        with a.at(0, y * w, 0.79 * h, roll=-1.6 * y):
            a.lathe(
                a.fixed("brass"),
                [(0.16 * w, 0), (0.15 * w, 0.06 * h), (0.08 * w, 0.11 * h), (0, 0.12 * h)],
                n=20,
            )
    a.bend(a.fixed("brass"), [(0, -0.12 * w, 0.92 * h), (0, 0, h), (0, 0.12 * w, 0.92 * h)], 0.015 * w)
    with a.at(-0.35 * d, 0, 0.45 * h), a.at(pitch=np.pi / 2):
        r = 0.46 * w
        a.lathe(
            look,
            [(0, 0), (0.95 * r, 0), (r, 0.1 * d), (r, 0.75 * d), (0.9 * r, 0.75 * d), (0.88 * r, 0.6 * d)],
            n=36,
        )
    with a.at(0, 0, 0.45 * h):
        dial(a, 0.41 * w, 0.22 * d, face="white", ink="black")


_SEGMENTS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}
"""Lit bars of a seven-segment figure."""


def _digits(a: Sketch, text: str, width: float, height: float, look: Finish) -> None:
    """Glowing seven-segment figures side by side, standing on the origin, facing +x."""
    bar = 0.16 * width
    places = {
        "a": (0, 1),
        "g": (0, 0.5),
        "d": (0, 0),
        "f": (-1, 0.75),
        "b": (1, 0.75),
        "e": (-1, 0.25),
        "c": (1, 0.25),
    }
    for k, figure in enumerate(text):
        y0 = (k - (len(text) - 1) / 2) * 1.35 * width + (0.12 if k >= len(text) / 2 else -0.12) * width
        for name in _SEGMENTS[figure]:
            side, v = places[name]
            if side == 0:
                a.box(look, (0.001, 0.66 * width, bar), (0, y0, v * height), bevel=0)
            else:
                a.box(
                    look,
                    (0.001, bar, 0.42 * height),
                    (0, y0 + side * 0.42 * width, v * height - 0.21 * height + bar / 2),
                    bevel=0,
                )
