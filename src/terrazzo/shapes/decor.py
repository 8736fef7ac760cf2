"""Ornaments: vases, baskets, globes and the small things that dress a shelf."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.flowers import vase_profile
from terrazzo.shapes.holding import HOLDING, open_vessel
from terrazzo.shapes.primitives.round import lathe
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "vase",
    "flower vase empty, ceramic vase, glass vase, decorative vase, urn, amphora, floor vase, vessel, "
    "small vase, tall vase, porcelain vase, decorative jar, ginger jar, decorative bottle, clay pot, "
    "pottery, pottery piece, ceramic piece, ceramics",
    (0.16, 0.16, 0.3), stand="surface", mass=1.2,
    colours="white, cream, teal, terracotta, sage, navy, mustard", finishes="ceramic", tags="decoration",
    limits=(0.3, 3.0),
)  # fmt: skip
def vase(a: Sketch) -> None:
    """A turned vase of one of several outlines; "patterned" adds bands, "ribbed" flutes."""
    w, _, h = a.size
    r, look = w / 2, a.main("ceramic", "white")
    if a.said(HOLDING):
        a.piece(None)
        a.lathe(look, vessel([(0.9 * r, 0), (0.92 * r, 0.03 * h), (r, h)], 0.06 * r, 0.04 * h), n=40)
        open_vessel(a, 0.9 * r, r, h)
        return
    profile = vase_profile(a, 0.9 * r, h)
    if a.said("ribbed", "fluted", "textured"):
        t = np.linspace(0, 2 * np.pi, 97)
        wave = 1 + 0.035 * np.cos(24 * t)
        outline = np.array(profile[:-2])
        grid = np.stack(
            [
                np.outer(np.cos(t) * wave, outline[:, 0]),
                np.outer(np.sin(t) * wave, outline[:, 0]),
                np.broadcast_to(outline[:, 1], (97, len(outline))),
            ],
            -1,
        )
        a.sheet(look, grid, closed=True)
        return
    a.lathe(look, profile, n=40)
    if a.said("patterned", "painted", "decorated", "striped", "blue and white", "moroccan", "chinese"):
        band = a.fixed("ceramic", "cobalt" if a.spec.colour in (None, "white", "cream") else "cream")
        heights = np.array([z for _, z in profile[2:6]])
        radii = np.array([x for x, _ in profile[2:6]])
        for z in np.linspace(heights.min() * 1.05, heights.max() * 0.92, 4):
            x = float(np.interp(z, heights, radii)) if heights[0] <= heights[-1] else float(radii.max())
            a.torus(band, x * 0.99, 0.015 * w, (0, 0, float(z)), n=40, around=6)


@entry(
    "basket",
    "wicker basket, woven basket, storage basket, rattan basket, willow basket, seagrass basket, "
    "bread basket, picnic basket, small basket, blanket basket, yarn basket, gift basket, easter basket, "
    "toy basket, magazine basket, hamper basket, egg basket",
    (0.32, 0.4, 0.26), stand="surface", mass=0.9, finishes="wicker, rattan, seagrass", tags="container",
    limits=(0.35, 1.8),
)  # fmt: skip
def basket(a: Sketch) -> None:
    """A woven basket open at the top, with two handles; "picnic" gives one high handle."""
    d, w, h = a.size
    look = a.main("wicker", axis=1)
    a.piece(None)
    rim = 0.62 * h if a.said("picnic", "easter") else 0.88 * h
    square = a.said("square", "rectangular", "picnic")
    if square:
        t = 0.02
        for s in (-1, 1):
            a.box(look, (t, w, rim), (s * (d - t) / 2, 0, 0), bevel=0.006)
            a.box(look, (d, t, rim), (0, s * (w - t) / 2, 0), bevel=0.006)
        a.box(look, (d, w, 0.06 * h), (0, 0, 0))
        a.collide_hollow((-d / 2, -w / 2, 0), (d / 2, w / 2, rim), t, 0.06 * h)
    else:
        wave = [(0.43 + 0.07 * k / 12 + 0.006 * (k % 2), rim * k / 12) for k in range(13)]
        inner = [(r - 0.04, max(z, 0.06 * h)) for r, z in wave[::-1]]
        a.add(lathe([(0, 0), *wave, *inner, (0, 0.06 * h)], 40, crease=1.2).scaled(d, w, 1.0), look)
        a.add(
            lathe(
                [(0.46, rim), (0.5, rim + 0.01), (0.5, rim + 0.03), (0.46, rim + 0.03), (0.46, rim)], 40
            ).scaled(d, w, 1.0),
            look,
        )
        r = min(d, w) / 2
        a.collide_bowl(0.86 * r, r, rim, 0.12 * r, 0.06 * h)
    if a.said("picnic", "easter"):
        t = np.linspace(0, np.pi, 20)
        a.tube(look, np.stack([0 * t, 0.46 * w * np.cos(t), rim + (h - rim) * np.sin(t)], -1), 0.014, n=8)
    else:
        for s in (-1, 1):
            a.bend(
                look,
                [
                    (-0.12 * d, s * 0.47 * w, rim),
                    (-0.1 * d, s * 0.49 * w, h),
                    (0.1 * d, s * 0.49 * w, h),
                    (0.12 * d, s * 0.47 * w, rim),
                ],
                0.011,
            )
    a.shelf((0, 0, 0.065 * h), (0.6 * d, 0.6 * w), rim, "inside")


@entry(
    "incense burner", "incense holder, censer, incense, incense stick, sage bowl, smudge bowl",
    (0.14, 0.14, 0.16), stand="surface", mass=0.5, finishes="bronze, ceramic, stone", tags="decoration",
)  # fmt: skip
def incense_burner(a: Sketch) -> None:
    """A footed bowl with ash and three sticks."""
    w, _, h = a.size
    r = w / 2
    look = a.main("bronze")
    for k in range(3):
        t = 2 * np.pi * k / 3
        a.tube(
            look,
            [
                (0.75 * r * np.cos(t), 0.75 * r * np.sin(t), 0),
                (0.55 * r * np.cos(t), 0.55 * r * np.sin(t), 0.16 * h),
            ],
            0.09 * r,
        )
    outer = [
        (0.5 * r, 0.1 * h),
        (0.9 * r, 0.2 * h),
        (r, 0.32 * h),
        (0.88 * r, 0.42 * h),
        (0.95 * r, 0.46 * h),
    ]
    a.lathe(look, vessel(outer, 0.07 * r, 0.18 * h), n=32)
    a.cylinder(a.fixed("sand", "light grey"), 0.84 * r, 0.02 * h, (0, 0, 0.36 * h), n=28)
    ember = a.glow(a.fixed("plastic", "red"), 2.0, (1.0, 0.25, 0.05))
    for k in range(3):
        tip = ((k - 1) * 0.3 * r, 0.12 * r * (k % 2), h)
        a.tube(a.fixed("wood", "brown"), [(0, 0, 0.37 * h), tip], 0.02 * r, n=5)
        a.ball(ember, 0.03 * r, tip, n=6)


@entry(
    "umbrella stand", "umbrella holder, umbrella, umbrella rack",
    (0.24, 0.24, 0.75), mass=3.0, finishes="black metal, brass, ceramic", tags="entry",
)  # fmt: skip
def umbrella_stand(a: Sketch) -> None:
    """A tall cylinder with two furled umbrellas."""
    w, _, h = a.size
    r = w / 2
    a.piece(None)
    a.lathe(
        a.main("black metal"), vessel([(0.96 * r, 0), (r, 0.02 * h), (r, 0.62 * h)], 0.05 * r, 0.04 * h), n=36
    )
    a.collide_bowl(r, r, 0.62 * h, 0.08 * r, 0.04 * h)
    for k, colour in enumerate(("navy", "burgundy")):
        x = 0.4 * r * (1 if k else -1)
        with a.at(x, 0, 0.05 * h, roll=0.12 * (1 if k else -1)):
            a.lathe(
                a.fixed("silk", colour),
                [
                    (0, 0.05 * h),
                    (0.06 * r, 0.06 * h),
                    (0.3 * r, 0.5 * h),
                    (0.3 * r, 0.62 * h),
                    (0.08 * r, 0.72 * h),
                    (0, 0.72 * h),
                ],
                n=16,
            )
            a.bend(
                a.fixed("walnut"),
                [(0, 0, 0.7 * h), (0, 0, 0.86 * h), (0, 0.14 * r, 0.92 * h), (0, 0.3 * r, 0.86 * h)],
                0.07 * r,
            )
