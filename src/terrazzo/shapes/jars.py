"""Jars, pots with lids and boxes that food is kept in."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.holding import HOLDING, open_vessel
from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "salt shaker",
    "pepper shaker, salt and pepper shaker, salt and pepper, salt cellar, pepper pot, pepper grinder, "
    "pepper mill, salt and pepper set, shaker, spice shaker, salt and pepper shakers, sugar shaker",
    (0.06, 0.13, 0.11), stand="surface", mass=0.3, tags="tableware", limits=(0.4, 1.8),
)  # fmt: skip
def salt_shaker(a: Sketch) -> None:
    """A pair of shakers, light and dark; "mill" and wood make turned mills."""
    d, w, h = a.size
    r = min(d, 0.46 * w) / 2
    mill = a.said("mill", "grinder") or a.family() == "wood"
    for side in (-1, 1):
        a.piece(f"shaker {side}")
        base = (0, side * (w / 2 - r), 0)
        if mill:
            wood = a.main("walnut", axis=2) if side > 0 else a.fixed("maple", axis=2)
            a.lathe(
                wood,
                [
                    (0, 0),
                    (r, 0),
                    (0.95 * r, 0.1 * h),
                    (0.62 * r, 0.4 * h),
                    (0.85 * r, 0.68 * h),
                    (0.8 * r, 0.72 * h),
                    (0.9 * r, 0.84 * h),
                    (0.5 * r, 0.94 * h),
                    (0, 0.95 * h),
                ],
                base=base,
                n=24,
            )
            a.ball(a.fixed("steel"), 0.16 * r, (0, base[1], 0.97 * h), n=10)
            continue
        body = a.main("ceramic", "white") if side > 0 else a.main("ceramic", "charcoal")
        if a.spec.colour is None and a.spec.material is None:
            body = a.fixed("ceramic", "white" if side > 0 else "charcoal")
        a.lathe(
            body,
            [
                (0, 0),
                (0.9 * r, 0),
                (r, 0.06 * h),
                (0.8 * r, 0.7 * h),
                (0.6 * r, 0.92 * h),
                (0.3 * r, h),
                (0, h),
            ],
            base=base,
            n=28,
        )
        for k in range(5):
            t = k * 1.26
            a.ball(
                a.fixed("plastic", "black" if side > 0 else "white"),
                0.05 * r,
                (0.22 * r * np.cos(t), base[1] + 0.22 * r * np.sin(t), h),
                n=6,
            )


@entry(
    "cake stand", "cake dome, cake plate, cloche, cheese dome",
    (0.28, 0.28, 0.24), said="cake", stand="surface", mass=1.6, tags="tableware",
)  # fmt: skip
@entry(
    "butter dish", "covered dish",
    (0.12, 0.2, 0.1), stand="surface", mass=0.6, colours="white, cream, sky blue", finishes="porcelain",
    tags="tableware", limits=(0.5, 2.5),
)  # fmt: skip
def butter_dish(a: Sketch) -> None:
    """A dish with a domed cover and a knob; "cake stand" is a raised plate with a glass dome."""
    d, w, h = a.size
    look = a.main("porcelain", "white")
    if a.said("cake", "stand", "dome", "cloche"):
        r = d / 2
        a.lathe(
            look,
            [
                (0, 0),
                (0.5 * r, 0),
                (0.14 * r, 0.1 * h),
                (0.14 * r, 0.26 * h),
                (r, 0.32 * h),
                (r, 0.36 * h),
                (0, 0.35 * h),
            ],
            n=40,
        )
        a.lathe(
            a.fixed("glass"),
            [(0.86 * r, 0.36 * h), (0.86 * r, 0.72 * h), (0.6 * r, 0.88 * h), (0, 0.92 * h)],
            n=36,
        )
        a.ball(a.fixed("glass"), 0.1 * r, (0, 0, 0.96 * h), n=14)
        return
    a.prism(look, rounded_outline((d, w), 0.02), 0.14 * h, bevel=0.005)
    a.box(look, (0.72 * d, 0.8 * w, 0.66 * h), (0, 0, 0.12 * h), bevel=0.02)
    a.ball(look, (0.09 * w, 0.09 * w, 0.1 * h), (0, 0, 0.9 * h), n=18)
    a.cylinder(look, 0.04 * w, 0.1 * h, (0, 0, 0.76 * h), n=14)


@entry(
    "sugar bowl", "sugar jar, jar of sugar, honey pot, sugar pot, sugar",
    (0.11, 0.13, 0.12), stand="surface", mass=0.4, colours="white, cream", finishes="porcelain",
    tags="tableware", limits=(0.5, 1.8),
)  # fmt: skip
def sugar_bowl(a: Sketch) -> None:
    """A lidded pot with two ears; of glass it is a jar full of sugar."""
    d, w, h = a.size
    r = d / 2
    look = a.main("porcelain", "white")
    if a.family() == "glass":
        a.uniform = True
        a.lathe(
            a.fixed("plaster", "white"),
            [(0, 0.03 * h), (0.9 * r, 0.03 * h), (0.9 * r, 0.55 * h), (0, 0.58 * h)],
            n=28,
        )
        a.lathe(look, [(0, 0), (0.95 * r, 0), (r, 0.04 * h), (r, 0.76 * h), (0.85 * r, 0.82 * h)], n=32)
        a.lathe(
            a.fixed("steel"),
            [(0, 0.82 * h), (0.9 * r, 0.82 * h), (0.9 * r, 0.95 * h), (0.8 * r, h), (0, h)],
            n=32,
        )
        return
    a.lathe(
        look,
        [(0, 0), (0.5 * r, 0), (0.56 * r, 0.04 * h), (r, 0.4 * h), (0.8 * r, 0.7 * h), (0, 0.7 * h)],
        n=32,
    )
    a.lathe(
        look,
        [(0.84 * r, 0.7 * h), (0.6 * r, 0.82 * h), (0.12 * r, 0.87 * h), (0.18 * r, 0.96 * h), (0, h)],
        n=28,
    )
    for s in (-1, 1):
        a.bend(
            look, [(0, s * 0.8 * r, 0.62 * h), (0, s * w / 2, 0.6 * h), (0, s * 0.9 * r, 0.36 * h)], 0.07 * r
        )


@entry(
    "candy jar", "jar of candy, sweet jar, candy dish",
    (0.12, 0.12, 0.18), said="candy", stand="surface", mass=0.7, tags="kitchen, container",
)  # fmt: skip
@entry(
    "cookie jar", "biscuit jar, jar of cookies",
    (0.16, 0.16, 0.2), said="cookie", stand="surface", mass=1.0, tags="kitchen, container",
)  # fmt: skip
@entry(
    "jar of coffee beans", "coffee beans, coffee bean, coffee jar, jar of coffee, coffee canister",
    (0.1, 0.1, 0.16), said="coffee", stand="surface", mass=0.6, tags="kitchen, container",
)  # fmt: skip
@entry(
    "jam jar", "jar of jam, honey jar, jar of honey, preserve jar, honey pot jar",
    (0.08, 0.08, 0.1), said="jam", stand="surface", mass=0.4, tags="kitchen, container",
)  # fmt: skip
@entry(
    "jar",
    "glass jar, mason jar, storage jar, canister, spice jar, decorative jar of beans, pickle jar, tin, "
    "kitchen canister, food container, tea tin, jar of pasta, spice, spices, apothecary jar, "
    "specimen jar, potion bottle",
    (0.1, 0.1, 0.16), stand="surface", mass=0.6, tags="kitchen, container", limits=(0.4, 2.0),
)  # fmt: skip
def jar(a: Sketch) -> None:
    """A glass jar with something in it (beans, jam, pasta, cookies) and a lid; ceramic and metal are canisters."""
    w, _, h = a.size
    r = w / 2
    if a.said(HOLDING):
        a.piece(None)
        look = a.main("glass") if a.family() in ("", "glass") else a.main("ceramic", "white")
        a.lathe(look, vessel([(0.95 * r, 0), (r, 0.03 * h), (r, h)], 0.05 * r, 0.04 * h), n=36)
        open_vessel(a, r, r, h)
        return
    if a.family() not in ("", "glass") or (a.said("canister", "tin") and a.family() != "glass"):
        look = a.main("ceramic", "white")
        a.lathe(look, [(0, 0), (0.95 * r, 0), (r, 0.03 * h), (r, 0.8 * h), (0.94 * r, 0.83 * h)], n=36)
        a.lathe(
            a.fixed("oak"),
            [(0.94 * r, 0.83 * h), (r, 0.84 * h), (r, 0.9 * h), (0.2 * r, 0.92 * h), (0.2 * r, h), (0, h)],
            n=36,
        )
        return
    inside = next((look for word, look in _FILLINGS.items() if a.said(word)), None) or a.pick(
        *_FILLINGS.values()
    )
    filling = a.fixed(inside[0], a.spec.colour or inside[1])
    a.lathe(
        filling,
        [(0, 0.03 * h), (0.92 * r, 0.03 * h), (0.92 * r, 0.6 * h), (0.4 * r, 0.66 * h), (0, 0.64 * h)],
        n=28,
    )
    a.lathe(
        a.fixed("glass"), [(0, 0), (0.95 * r, 0), (r, 0.03 * h), (r, 0.72 * h), (0.8 * r, 0.82 * h)], n=36
    )
    if a.said("jam", "honey", "preserve"):
        a.lathe(a.fixed("paper", "cream"), [(1.005 * r, 0.2 * h), (1.005 * r, 0.5 * h)], n=32)
    lid = (
        a.fixed("gold")
        if a.said("jam", "honey")
        else a.pick(a.fixed("cork"), a.fixed("nickel"), a.fixed("oak"))
    )
    a.lathe(lid, [(0, 0.82 * h), (0.88 * r, 0.82 * h), (0.88 * r, 0.97 * h), (0.8 * r, h), (0, h)], n=32)


_FILLINGS = {
    "coffee": ("gravel", "espresso"), "jam": ("lacquer", "ruby"), "honey": ("lacquer", "honey"), "pasta": ("jute", "wheat"),
    "sugar": ("plaster", "white"), "spice": ("plaster", "rust"), "cookie": ("cork", "camel"), "candy": ("mosaic", "pink"),
}  # fmt: skip
"""What is said of a jar -> finish and colour of what is in it."""


@entry(
    "lunch box",
    "lunchbox, bento box, food box, tupperware, storage container, plastic container, takeout box, "
    "takeaway box",
    (0.16, 0.22, 0.09), stand="surface", mass=0.4, colours="teal, red, yellow", finishes="plastic",
    tags="container",
)  # fmt: skip
def lunch_box(a: Sketch) -> None:
    """A box with rounded corners, a lid and two clips."""
    d, w, h = a.size
    a.prism(a.main("plastic", "teal"), rounded_outline((0.97 * d, 0.97 * w), 0.025), 0.7 * h, bevel=0.008)
    a.prism(
        a.fixed("plastic", "cream"), rounded_outline((d, w), 0.026), 0.24 * h, (0, 0, 0.72 * h), bevel=0.008
    )
    for s in (-1, 1):
        a.box(
            a.fixed("plastic", "charcoal"),
            (0.3 * d, 0.02 * w, 0.4 * h),
            (0, s * 0.49 * w, 0.45 * h),
            bevel=0.002,
        )
    a.box(a.fixed("plastic", "cream"), (0.06 * d, 0.4 * w, 0.05 * h), (0, 0, 0.95 * h), bevel=0.004)


@entry(
    "ice bucket", "champagne bucket, wine bucket, wine cooler bucket",
    (0.22, 0.22, 0.36), said="bucket", stand="surface", mass=2.0, tags="tableware",
)  # fmt: skip
@entry(
    "cooler", "cool box, ice box, ice chest, portable cooler, drinks cooler, beach cooler",
    (0.35, 0.5, 0.38), mass=4.0, colours="blue, red, teal", tags="container", limits=(0.4, 1.6),
)  # fmt: skip
def cooler(a: Sketch) -> None:
    """A box with a white lid and a handle; "ice bucket" is steel with a bottle in ice."""
    d, w, h = a.size
    if a.said("bucket", "champagne", "wine"):
        a.uniform = True
        r = min(d, w) / 2
        a.lathe(
            a.fixed("silver"),
            vessel([(0.7 * r, 0), (0.72 * r, 0.02 * h), (r, 0.6 * h)], 0.04 * r, 0.03 * h),
            n=40,
        )
        for k in range(12):
            a.box(
                a.fixed("glass"),
                (0.3 * r, 0.3 * r, 0.3 * r),
                (0.6 * r * np.cos(k * 2.4) * (k / 12), 0.6 * r * np.sin(k * 2.4), 0.46 * h),
                bevel=0.004,
            )
        a.lathe(
            a.fixed("lacquer", "bottle green"),
            [
                (0, 0.1 * h),
                (0.28 * r, 0.1 * h),
                (0.28 * r, 0.62 * h),
                (0.12 * r, 0.76 * h),
                (0.1 * r, 0.96 * h),
            ],
            n=20,
        )
        a.cylinder(a.fixed("gold"), 0.11 * r, 0.12 * h, (0, 0, 0.88 * h), n=16)
        return
    look, lid = a.accent("plastic", a.pick("blue", "red", "teal")), a.fixed("plastic", "white")
    if a.said(HOLDING):
        a.piece(None)
        for s in (-1, 1):
            a.box(look, (0.06 * d, w, h), (s * 0.47 * d, 0, 0), bevel=0.01)
            a.box(look, (d, 0.05 * w, h), (0, s * 0.475 * w, 0), bevel=0.01)
        a.box(lid, (0.9 * d, 0.92 * w, 0.06 * h), (0, 0, 0))
        a.collide_hollow((-d / 2, -w / 2, 0), (d / 2, w / 2, h), 0.05 * d, 0.06 * h)
        a.shelf((0, 0, 0.06 * h + 0.001), (0.86 * d, 0.88 * w), 0.94 * h, "inside")
        return
    a.box(look, (0.94 * d, 0.94 * w, 0.72 * h), (0, 0, 0), bevel=0.02)
    a.box(lid, (d, w, 0.16 * h), (0, 0, 0.7 * h), bevel=0.015)
    a.bend(
        lid,
        [(0, -0.49 * w, 0.7 * h), (0, -0.47 * w, 0.97 * h), (0, 0.47 * w, 0.97 * h), (0, 0.49 * w, 0.7 * h)],
        0.03 * h,
        n=8,
        steps=7,
    )
    a.box(lid, (0.02 * d, 0.2 * w, 0.1 * h), (0.48 * d, 0, 0.6 * h), bevel=0.003)
    a.shelf((0, 0, 0.86 * h), (0.8 * d, 0.7 * w))
