"""Growing things by rule: pots, rosettes, fronds, canopies and flower heads, out of which the plants are put together.

Leaves are set by the golden angle (Vogel, 1979) around a stem or a centre, which is how most plants space theirs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials import Finish
from terrazzo.shapes.drawing import Point
from terrazzo.shapes.primitives.soft import leaf
from terrazzo.shapes.sketch import Sketch

GOLDEN = np.pi * (3 - np.sqrt(5))
"""The golden angle [rad]."""

GREENS = (
    "green",
    "fern",
    "moss",
    "dark green",
    "sage",
    "light green",
    "olive green",
    "forest green",
    "mint",
    "emerald",
)
"""Colour words that people say of leaves; any other is taken to speak of the pot or the flower."""

FLOWER_COLOURS = ("pink", "white", "red", "yellow", "lavender", "coral", "peach", "violet")


def greens(a: Sketch, *usual: str) -> list[Finish]:
    """Leaf finishes, as many as `usual`: the green that was said in turn with fern, or the usual ones."""
    said = a.spec.colour if a.spec.colour in GREENS else None
    return [a.fixed("leaf", ("fern" if k % 2 else said) if said else c) for k, c in enumerate(usual)]


def pot(a: Sketch, radius: float, height: float, *, coloured: bool = True) -> float:
    """A flower pot with soil, standing at z = 0; "basket", "square" and the said material change it.

    Returns:
        Height of the soil [m].
    """
    colour = None if a.spec.colour in GREENS or not coloured else a.spec.colour
    material = a.spec.material
    if a.said("basket", "woven", "wicker", "boho", "bohemian") and not material:
        material = "wicker"
    look = a.fixed(
        material or ("ceramic" if colour else a.pick("terracotta", "ceramic", "ceramic", "concrete")), colour
    )
    a.piece("pot")
    r, h = radius, height
    if a.said("square", "modern", "cube"):
        outline = [(-r, -r), (r, -r), (r, r), (-r, r)]
        a.lathe(
            look,
            [(1.1 * r, 0), (1.35 * r, h), (1.22 * r, h), (1.2 * r, 0.9 * h)],
            n=4,
            flat=True,
            turn=np.pi / 4,
        )
        a.prism(a.fixed("soil"), [(0.88 * x, 0.88 * y) for x, y in outline], 0.004, (0, 0, 0.9 * h - 0.004))
        return 0.9 * h
    straight = a.said("cylinder", "cylindrical", "minimalist", "contemporary") or material == "wicker"
    low = 0.95 if straight else 0.72
    rim = [(r, 0.84 * h), (1.06 * r, 0.85 * h)] if look.pattern == "plaster" else []
    profile = [(0, 0), (low * r, 0), *rim, (1.06 * r if rim else r, h), (0.92 * r, h), (0.9 * r, 0.88 * h)]
    a.lathe(look, profile, n=32)
    a.lathe(a.fixed("soil"), [(0.91 * r, 0.89 * h), (0.4 * r, 0.91 * h), (0, 0.92 * h)], n=20)
    return 0.9 * h


def rosette(
    a: Sketch, looks: list[Finish], count: int, length: float, width: float, z: float, *, inner: float = 1.35, outer: float = 0.35,
    bend: float = 0.8, fold: float = 0.25, tip: float = 1.2, radius: float = 0.0,
) -> None:  # fmt: skip
    """Leaves from one centre: upright inside, leaning outwards; `inner` and `outer` are their elevations [rad]."""
    rng = a.rng
    for k in range(count):
        t = (k + 0.5) / count
        size = (0.65 + 0.35 * t) * rng.uniform(0.88, 1.08)
        rise = inner + (outer - inner) * t + rng.uniform(-0.08, 0.08)
        with a.at(0, 0, z, yaw=k * GOLDEN + rng.uniform(-0.15, 0.15)), a.at(radius * t, pitch=-rise):
            a.leaf(
                looks[k % len(looks)], length * size, width * size, bend=bend * (0.5 + t), fold=fold, tip=tip
            )


def frond(
    a: Sketch,
    look: Finish,
    stem: Finish,
    length: float,
    droop: float,
    pairs: int,
    leaflet: float,
    width: float,
    *,
    angle: float = 1.0,
) -> None:
    """An arching midrib along +x with pairs of leaflets, longest in its middle; `droop` is how far it bends down [rad]."""
    t = np.linspace(0, 1, 9)
    bend = -droop * t**1.3
    step = length / 8
    x = np.concatenate([[0], np.cumsum(np.cos(bend[:-1]) * step)])
    z = np.concatenate([[0], np.cumsum(np.sin(bend[:-1]) * step)])
    a.tube(stem, np.stack([x, 0 * x, z], -1), max(0.0014, 0.006 * length), n=5, scale=np.linspace(1, 0.4, 9))
    for k in range(pairs):
        s = 0.14 + 0.86 * (k + 0.5) / pairs
        size = np.sin(np.pi * min(0.98, 0.22 + 0.75 * s)) ** 0.8
        blade = leaf(leaflet * size, width * (0.6 + 0.4 * size), bend=0.5, fold=0.1, tip=1.3, cells=2)
        at = np.interp(s, t, x), np.interp(s, t, z), np.interp(s, t, bend)
        for side in (-1, 1):
            with a.at(at[0], 0, at[1], pitch=-at[2], yaw=0), a.at(yaw=side * (angle - 0.25 * s), pitch=0.12):
                a.add(blade, look, closed=False)


def stem_path(
    rng: np.random.Generator, height: float, sway: float, *, points: int = 7
) -> NDArray[np.float64]:
    """A wandering upright path from the origin [m], shape [points, 3]."""
    z = np.linspace(0, height, points)
    drift = np.cumsum(rng.normal(0, sway / np.sqrt(points), (points, 2)), axis=0)
    drift -= drift[0]
    return np.column_stack([drift, z])


def canopy(
    a: Sketch, looks: list[Finish], count: int, centre: Point, radii: Point, length: float,
    width: float, *, tip: float = 1.2, bend: float = 0.5,
) -> None:  # fmt: skip
    """Leaves all over an ellipsoid, pointing outwards and drooping a little."""
    rng = a.rng
    for k in range(count):
        z = 1 - 2 * (k + 0.5) / count
        t = k * GOLDEN
        flat = np.sqrt(1 - z * z)
        depth = rng.uniform(0.55, 1.0)
        spot = np.array([flat * np.cos(t), flat * np.sin(t), z]) * np.asarray(radii) * depth + np.asarray(
            centre
        )
        with a.at(*spot, yaw=t + rng.normal(0, 0.35), pitch=-np.arcsin(z) * 0.6 + rng.normal(0.1, 0.25)):
            size = rng.uniform(0.75, 1.15)
            a.leaf(
                looks[int(rng.integers(len(looks)))],
                length * size,
                width * size,
                bend=bend,
                tip=tip,
                cells=2 if count > 49 else 3,
            )


def vine(
    a: Sketch, looks: list[Finish], stem: Finish, path: NDArray[np.float64], leaves: int, size: float
) -> None:
    """A trailing shoot along a path with leaves on alternate sides."""
    rng = a.rng
    a.tube(stem, path, 0.0025, n=5)
    for k in range(leaves):
        s = (k + 0.7) / leaves * (len(path) - 1)
        i = min(int(s), len(path) - 2)
        spot = path[i] + (path[i + 1] - path[i]) * (s - i)
        out = np.arctan2(spot[1], spot[0]) + (1 if k % 2 else -1) * rng.uniform(0.5, 1.3)
        with a.at(*spot, yaw=out, pitch=rng.uniform(0.1, 0.9)):
            a.leaf(
                looks[k % len(looks)], size * rng.uniform(0.8, 1.15), 0.85 * size, bend=0.4, tip=1.9, cells=3
            )


def blossom(a: Sketch, form: str, look: Finish, heart: Finish, radius: float) -> None:
    """A flower head at the origin that faces +z: "rose", "tulip", "daisy", "sunflower", "lavender" or "orchid"."""
    if form == "rose":
        for ring, (count, size, rise) in enumerate(((3, 0.55, 1.45), (5, 0.8, 1.15), (6, 1.0, 0.75))):
            for k in range(count):
                with a.at(yaw=2 * np.pi * k / count + ring * 0.5, pitch=-rise):
                    a.leaf(
                        look,
                        radius * size * 1.05,
                        radius * size * 1.1,
                        bend=-0.9 + 0.5 * ring,
                        fold=0.35,
                        tip=0.75,
                        cells=3,
                    )
    elif form == "tulip":
        for k in range(6):
            with a.at(yaw=k * np.pi / 3, pitch=-0.85 - 0.2 * (k % 2)):
                a.leaf(look, 1.7 * radius, 1.2 * radius, bend=-1.0, fold=0.3, tip=1.1, cells=4)
    elif form == "lavender":
        rng = a.rng
        for k in range(18):
            with a.at(0, 0, k * radius * 0.2 - radius, yaw=k * GOLDEN, pitch=-0.6):
                a.ball(
                    look,
                    (radius * 0.3 * rng.uniform(0.8, 1.1), radius * 0.14, radius * 0.14),
                    (radius * 0.2, 0, 0),
                    n=5,
                )
    else:
        count, width = {"daisy": (13, 0.36), "sunflower": (18, 0.34), "orchid": (5, 0.85)}[form]
        for k in range(count):
            with a.at(yaw=2 * np.pi * k / count, pitch=-0.25 if form != "orchid" else -0.15):
                a.leaf(look, radius, radius * width, bend=0.35, fold=0.12, tip=0.8, cells=3)
        size = {"daisy": 0.26, "sunflower": 0.5, "orchid": 0.2}[form]
        a.ball(heart, (radius * size, radius * size, radius * 0.16), (0, 0, radius * 0.05), n=12)


def flower(
    a: Sketch, form: str, look: Finish, foot: NDArray[np.float64], head: NDArray[np.float64], radius: float
) -> None:
    """A stem from foot to head [m] with two leaves and a blossom that looks away from the foot."""
    stalk = a.fixed("leaf", "moss")
    middle = (foot + head) / 2 + (0, 0, 0.1 * np.linalg.norm(head - foot))
    a.bend(stalk, [foot, middle, head], max(0.0018, 0.05 * radius), n=5, steps=4)
    way = head - middle
    lean = np.arctan2(np.hypot(way[0], way[1]), way[2])
    turn = np.arctan2(way[1], way[0])
    for side in (-0.8, 1.9):
        with a.at(*middle, yaw=turn + side, pitch=-0.8):
            a.leaf(a.fixed("leaf", "fern"), 1.4 * radius, 0.4 * radius, bend=0.6, cells=3)
    heart = a.fixed("plastic", "dark brown" if form == "sunflower" else "mustard")
    with a.at(*head, yaw=turn, pitch=lean):
        blossom(a, form, look, heart, radius)
