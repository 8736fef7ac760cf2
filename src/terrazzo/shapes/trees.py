"""Indoor trees: figs, palms, bamboo, bonsai and the Christmas tree."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.foliage import GREENS, canopy, frond, greens, pot, stem_path
from terrazzo.shapes.sketch import Sketch, entry


def _tree(
    a: Sketch,
    *,
    leaf_size: float,
    leaf_width: float,
    count: int,
    tip: float,
    trunk: str,
    looks: list,
    crown: float = 0.36,
) -> None:
    """A stem that forks into a few branches with leaves set round their upper ends."""
    w, _, h = a.size
    z = pot(a, min(0.3 * w, 0.16 * h), min(0.22 * h, 0.5 * w))
    rng, bark = a.rng, a.fixed("bark", trunk)
    a.piece("trunk")
    fork = 0.48 * h
    main = stem_path(rng, fork - z, 0.05 * w) + (0, 0, z)
    a.tube(bark, main, 0.014 * h, n=8, scale=np.linspace(1.1, 0.75, len(main)))
    a.piece("foliage")
    branches = 4
    for k in range(branches):
        t = 2 * np.pi * k / branches + rng.uniform(-0.4, 0.4)
        out = crown * w * rng.uniform(0.6, 0.95)
        tip_point = main[-1] + (out * np.cos(t), out * np.sin(t), h * rng.uniform(0.26, 0.4))
        start = main[-1 - (k % 2)]
        path = np.array(
            [
                start,
                (start + tip_point) / 2 + (0.05 * w * np.cos(t), 0.05 * w * np.sin(t), -0.02 * h),
                tip_point,
            ]
        )
        a.bend(bark, path, 0.007 * h, n=6, steps=4)
        each = count // branches
        for j in range(each):
            s = 0.25 + 0.8 * j / each
            spot = start + (tip_point - start) * min(s, 1.0)
            with a.at(*spot, yaw=j * 2.39996 + k, pitch=-(0.15 + 0.75 * s) + rng.normal(0, 0.15)):
                size = leaf_size * rng.uniform(0.8, 1.15)
                cells = 4 if count > 100 or size < 0.1 else 7  # a few large leaves are seen one by one
                a.leaf(
                    looks[j % len(looks)], size, size * leaf_width, bend=0.7, fold=0.14, tip=tip, cells=cells
                )


@entry(
    "olive tree", "ficus, lemon tree, bay tree, orange tree, small tree, citrus tree, weeping fig",
    (0.6, 0.6, 1.5), said="olive", mass=14.0, tags="plant", limits=(0.25, 1.8),
)  # fmt: skip
@entry(
    "floor plant",
    "fiddle leaf fig, fiddle-leaf fig, potted fig, fig, fig tree, indoor tree, potted tree, tree, "
    "tall plant, large plant, floor potted plant",
    (0.6, 0.6, 1.5), mass=14.0, tags="plant", limits=(0.25, 1.8),
)  # fmt: skip
def floor_plant(a: Sketch) -> None:
    """A small tree in a pot with big fig leaves; "olive" and "ficus" give small ones, "monstera" and "rubber" broad ones."""
    h = a.size[2]
    if a.said("olive", "ficus", "small leaves", "lemon"):
        _tree(
            a,
            leaf_size=0.075 * h,
            leaf_width=0.34,
            count=200,
            tip=1.2,
            trunk="greige",
            looks=greens(a, "sage", "olive green", "moss"),
        )
    elif a.said("palm"):
        palm(a)
    else:
        _tree(
            a,
            leaf_size=0.19 * h,
            leaf_width=0.66,
            count=68,
            tip=0.75,
            trunk="light brown",
            looks=greens(a, "green", "fern", "forest green"),
        )


@entry(
    "palm", "potted palm, palm tree, areca palm, kentia palm, parlour palm, parlor palm, palm plant",
    (0.9, 0.9, 1.6), mass=14.0, tags="plant", limits=(0.2, 1.8),
)  # fmt: skip
def palm(a: Sketch) -> None:
    """Long arching fronds on thin stalks from one pot."""
    w, _, h = a.size
    z = pot(a, min(0.2 * w, 0.12 * h), min(0.2 * h, 0.4 * w))
    a.piece("foliage")
    rng, looks = a.rng, greens(a, "green", "fern", "grass green")
    for k in range(13):
        t = k * 2.39996
        rise, lean = h * rng.uniform(0.3, 0.52), 0.12 + 0.42 * k / 13
        foot = np.array([0.03 * w * np.cos(t), 0.03 * w * np.sin(t), z])
        top = foot + (rise * np.sin(lean) * np.cos(t), rise * np.sin(lean) * np.sin(t), rise * np.cos(lean))
        a.tube(looks[0], [foot, top], 0.004 * h + 0.001, n=5)
        with a.at(*top, yaw=t, pitch=-(1.4 - lean)):
            frond(
                a,
                looks[k % 3],
                looks[1],
                0.42 * h * rng.uniform(0.8, 1.05),
                1.6,
                10,
                0.16 * h,
                0.022 * h,
                angle=0.75,
            )


@entry(
    "bamboo plant", "bamboo, potted bamboo, lucky bamboo",
    (0.4, 0.4, 1.2), mass=8.0, tags="plant", limits=(0.15, 2.0),
)  # fmt: skip
def bamboo_plant(a: Sketch) -> None:
    """Jointed canes with tufts of narrow leaves."""
    w, _, h = a.size
    z = pot(a, 0.28 * w, 0.2 * h)
    rng, looks = a.rng, greens(a, "fern", "apple green", "grass green")
    cane, joint = a.fixed("leaf", "apple green"), a.fixed("leaf", "pistachio")
    a.piece("foliage")
    for k in range(8):
        t = k * 2.39996
        foot = np.array(
            [0.18 * w * np.sqrt(k / 8) * np.cos(t), 0.18 * w * np.sqrt(k / 8) * np.sin(t), z - 0.02 * h]
        )
        tall = h * rng.uniform(0.55, 0.78)
        lean = rng.normal(0, 0.04, 2) * tall
        top = foot + (lean[0], lean[1], tall)
        a.tube(cane, [foot, top], 0.016 * w + 0.002, n=8)
        for s in np.arange(0.12, 1.0, 0.11):
            at = foot + (top - foot) * s
            a.cylinder(joint, 0.019 * w + 0.002, 0.006 * h, at, n=8)
            if s > 0.35:
                for j in range(4):
                    with a.at(*at, yaw=t + 1.9 * j + 9 * s, pitch=-rng.uniform(0.1, 0.8)):
                        a.leaf(looks[j % 3], 0.3 * w * rng.uniform(0.8, 1.2), 0.045 * w, bend=0.8, cells=2)


@entry("bonsai", "bonsai tree, miniature tree", (0.35, 0.35, 0.32), stand="surface", mass=2.5, tags="plant")
def bonsai(a: Sketch) -> None:
    """A bent trunk with cloud-like pads of tiny leaves in a flat tray."""
    w, _, h = a.size
    tray = a.fixed(
        "ceramic",
        a.spec.colour
        if a.spec.colour and a.spec.colour not in GREENS
        else a.pick("slate blue", "rust", "charcoal"),
    )
    a.piece("tray")
    a.box(tray, (0.5 * w, 0.7 * w, 0.16 * h), (0, 0, 0.02 * h), bevel=0.01)
    for x in (-0.18, 0.18):
        for y in (-0.26, 0.26):
            a.box(tray, (0.06 * w, 0.06 * w, 0.03 * h), (x * w, y * w, 0))
    a.box(a.fixed("moss"), (0.45 * w, 0.65 * w, 0.02 * h), (0, 0, 0.17 * h), bevel=0.004)
    a.piece("trunk")
    bark = a.fixed("bark")
    spine = np.array(
        [
            (0, -0.06, 0.17),
            (0.01, 0.04, 0.3),
            (0, 0.1, 0.42),
            (0, -0.03, 0.55),
            (0, -0.06, 0.75),
            (0, 0, 0.85),
        ]
    ) * (w, w, h)
    a.tube(bark, np.repeat(spine, 1, 0), 0.05 * w, n=10, scale=[1.3, 1, 0.8, 0.65, 0.45, 0.3])
    looks = greens(a, "forest green", "green", "fern")
    pads = (
        ((0.02, 0.0), 0.88, 0.2),
        ((0.0, 0.3), 0.6, 0.17),
        ((0.02, -0.3), 0.68, 0.16),
        ((0.16, 0.08), 0.72, 0.13),
        ((-0.16, -0.02), 0.66, 0.14),
    )
    for k, ((x, y), z, r) in enumerate(pads):
        centre = np.array([x * w, y * w, z * h])
        a.piece("trunk")
        a.tube(bark, [spine[3] if z < 0.65 else spine[4], centre], 0.012 * w, n=6)
        a.piece(f"pad {k}")
        a.ball(looks[0], (0.85 * r * w, 0.85 * r * w, 0.32 * r * w), centre, n=14)
        canopy(a, looks, 50, centre, (r * w, r * w, 0.42 * r * w), 0.06 * w, 0.034 * w)


@entry(
    "christmas tree", "xmas tree, fir tree, pine tree, decorated tree",
    (1.1, 1.1, 1.9), mass=12.0, tags="plant, decoration", limits=(0.12, 1.4),
)  # fmt: skip
def christmas_tree(a: Sketch) -> None:
    """A fir with balls, lights and a star; "plain" leaves them out."""
    w, _, h = a.size
    a.piece("trunk")
    a.cylinder(a.fixed("bark"), 0.035 * w, 0.16 * h, (0, 0, 0), n=12)
    a.cylinder(a.fixed("metal", "dark green"), 0.16 * w, 0.03 * h, (0, 0, 0), n=20)
    a.piece("crown")
    looks, rng = greens(a, "forest green", "dark green", "pine green"), a.rng
    tiers = 15
    for k in range(tiers):
        s = k / (tiers - 1)
        reach, z = 0.5 * w * (1 - 0.93 * s), h * (0.14 + 0.78 * s)
        count = max(5, round(19 * (1 - 0.7 * s)))
        for j in range(count):
            with a.at(
                0, 0, z + rng.normal(0, 0.006 * h), yaw=2 * np.pi * j / count + k * 0.4, pitch=0.3 - 0.7 * s
            ):
                a.leaf(
                    looks[(j + k) % 3],
                    reach * rng.uniform(0.88, 1.0),
                    0.16 * w * (1 - 0.75 * s) + 0.01,
                    bend=0.25,
                    fold=-0.35,
                    tip=1.6,
                    cells=3,
                )
    if a.said("plain", "bare", "undecorated"):
        return
    a.piece(None)
    balls = [a.fixed("lacquer", c) for c in ("red", "gold", "silver")]
    lights = a.glow(a.fixed("glass", "white"), 4.0)
    for k in range(64):
        s = ((k + 0.5) / 64) ** 0.8
        t, r = k * 2.39996, 0.49 * w * (1 - 0.93 * s)
        spot = (r * np.cos(t), r * np.sin(t), h * (0.11 + 0.78 * s))
        a.ball(balls[k % 3] if k % 2 else lights, 0.03 * w if k % 2 else 0.009 * w, spot, n=10)
    with a.at(0, 0, 0.955 * h, pitch=np.pi / 2):
        t = np.arange(10) * np.pi / 5
        r = np.where(np.arange(10) % 2 == 0, 0.045 * h, 0.02 * h)
        a.prism(
            a.glow(a.fixed("gold"), 0.6),
            np.stack([r * np.cos(t + np.pi), r * np.sin(t + np.pi)], -1),
            0.012,
            (0, 0, -0.006),
        )
    a.lamp((0, 0, 0.5 * h), 0.1, 3.0, 0.55 * h)
