"""What stands around a bathroom: soap, bottles, brushes, paper, rings and the rubber duck."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


@entry(
    "soap", "soap bar, bar of soap, soap stone, hand soap, sponge, pumice stone, bath bomb, loofah",
    (0.06, 0.09, 0.028), stand="surface", mass=0.1, colours="white, cream, sage, blush, lavender",
    tags="bath", limits=(0.5, 1.8),
)  # fmt: skip
def soap(a: Sketch) -> None:
    """A rounded bar with a stamped oval."""
    d, w, h = a.size
    look = a.accent("wax", a.pick("white", "cream", "sage", "blush", "lavender"))
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    outline = np.stack(
        [
            d / 2 * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.6,
            w / 2 * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.6,
        ],
        -1,
    )
    a.prism(look, outline, h, bevel=0.3 * h, smooth=True)
    a.prism(look, outline * 0.55, 0.04 * h, (0, 0, h), bevel=0.01 * h, smooth=True)


@entry(
    "soap dish", "soap tray, soap holder, soap bar stand, soap stand, coconut soap dish, soap rack",
    (0.09, 0.13, 0.03), stand="surface", mass=0.2, finishes="ceramic, bamboo, stainless steel", colours="",
    tags="bath", limits=(0.6, 1.8),
)  # fmt: skip
def soap_dish(a: Sketch) -> None:
    """A shallow oval dish with a bar of soap; "coconut" is half a shell; "empty" has no soap."""
    d, w, h = a.size
    if a.said("coconut"):
        a.lathe(
            a.fixed("bark"),
            vessel([(0.4 * d, 0), (0.46 * d, 0.2 * h), (0.5 * d, 0.8 * h)], 0.04 * d, 0.12 * h),
            n=36,
        )
    else:
        look = a.main("ceramic")
        outline = rounded_outline((d, w), 0.4 * d, segments=8)
        a.prism(look, outline * 0.9, 0.3 * h, bevel=0.002, smooth=True)
        rim = np.concatenate([outline, outline[:1]])
        rows = [(0.9, 0.25), (1.0, 0.6), (0.96, 0.62), (0.86, 0.3)]
        a.sheet(
            look,
            np.stack([np.column_stack([rim * s, np.full(len(rim), z * h)]) for s, z in rows], 1),
            closed=True,
        )
    if not a.said("empty"):
        bar = rounded_outline((0.6 * d, 0.62 * w), 0.2 * d, segments=6)
        a.prism(
            a.fixed("wax", "cream" if not a.said("coconut") else "white"),
            bar,
            0.66 * h,
            (0, 0, 0.32 * h),
            bevel=0.2 * h,
            smooth=True,
        )
    a.shelf((0, 0, 0.3 * h), (0.6 * d, 0.6 * w), float("inf"), "top")


@entry(
    "soap dispenser",
    "lotion pump, hand soap dispenser, soap pump, pump bottle, lotion bottle, bottle of lotion, lotion, "
    "hand sanitizer, liquid soap, sanitizer dispenser, soap bottle",
    (0.075, 0.09, 0.19), stand="surface", mass=0.4, finishes="ceramic",
    colours="white, sage, charcoal, cream", tags="bath", limits=(0.5, 1.6),
)  # fmt: skip
def soap_dispenser(a: Sketch) -> None:
    """A bottle with a pump; amber and other glass shows its level and has a label."""
    d, _, h = a.size
    r = d / 2
    if a.family() == "glass" or a.spec.colour == "amber":
        look = a.fixed("lacquer", a.spec.colour or "amber") if a.spec.colour else a.main("glass")
        a.lathe(
            look,
            [(0, 0), (0.95 * r, 0), (r, 0.03 * h), (r, 0.56 * h), (0.4 * r, 0.68 * h), (0.4 * r, 0.72 * h)],
            n=32,
        )
        a.lathe(a.fixed("paper", "cream"), [(1.006 * r, 0.14 * h), (1.006 * r, 0.44 * h)], n=32)
    else:
        a.lathe(
            a.main("ceramic", "white"),
            [
                (0, 0),
                (0.95 * r, 0),
                (r, 0.04 * h),
                (0.96 * r, 0.5 * h),
                (0.7 * r, 0.66 * h),
                (0.4 * r, 0.7 * h),
                (0, 0.72 * h),
            ],
            n=36,
        )
    metal = a.fixed(
        "brass"
        if a.said("brass", "gold")
        else "black metal"
        if a.spec.colour not in ("black", "charcoal")
        else "chrome"
    )
    a.cylinder(metal, 0.42 * r, 0.06 * h, (0, 0, 0.7 * h), n=24)
    a.cylinder(metal, 0.12 * r, 0.2 * h, (0, 0, 0.76 * h), n=12)
    a.box(metal, (0.34 * r, 1.5 * r, 0.04 * h), (0, -0.5 * r, 0.95 * h), bevel=0.002)
    a.cylinder(metal, 0.08 * r, 0.05 * h, (0, -1.16 * r, 0.91 * h), n=10)


@entry(
    "perfume bottle", "perfume, cologne, fragrance, aftershave",
    (0.06, 0.08, 0.12), said="perfume", stand="surface", mass=0.25, tags="bath",
)  # fmt: skip
@entry(
    "shampoo bottle",
    "shampoo, conditioner, body wash, cosmetics, cosmetic bottle, cream jar, toiletries, bath essential, "
    "bath essentials, bath oil, bath salts, makeup, skincare, medicine bottle, pill bottle, lipstick, "
    "detergent bottle, cleaning bottle, spray bottle, sunscreen",
    (0.14, 0.2, 0.2), stand="surface", mass=0.8, tags="bath", limits=(0.35, 1.6),
)  # fmt: skip
def shampoo_bottle(a: Sketch) -> None:
    """A group of bottles and a jar; alone where "single" was said; "perfume" is a faceted flask."""
    d, w, h = a.size
    if a.said("perfume"):
        a.uniform = True
        a.box(a.fixed("glass"), (0.5 * w, 0.6 * w, 0.5 * h), (0, 0, 0), bevel=0.01)
        a.box(
            a.fixed("lacquer", a.spec.colour or "champagne"),
            (0.4 * w, 0.5 * w, 0.34 * h),
            (0, 0, 0.03 * h),
            bevel=0.006,
        )
        a.cylinder(a.fixed("gold"), 0.1 * w, 0.08 * h, (0, 0, 0.5 * h), n=20)
        a.ball(a.fixed("crystal"), 0.14 * w, (0, 0, 0.7 * h), n=18)
        return
    r = 0.24 * w
    tones = (a.spec.colour,) * 3 if a.spec.colour else ("sage", "cream", "blush")
    a.piece("tall")
    a.lathe(
        a.fixed("plastic", tones[0]),
        [(0, 0), (0.95 * r, 0), (r, 0.04 * h), (r, 0.68 * h), (0.5 * r, 0.78 * h), (0, 0.78 * h)],
        base=(-0.1 * d, -0.24 * w, 0),
        n=28,
    )
    a.cylinder(a.fixed("plastic", "white"), 0.5 * r, 0.2 * h, (-0.1 * d, -0.24 * w, 0.78 * h), n=24)
    a.lathe(
        a.fixed("paper", "white"),
        [(1.006 * r, 0.2 * h), (1.006 * r, 0.52 * h)],
        base=(-0.1 * d, -0.24 * w, 0),
        n=28,
    )
    if a.said("single"):
        return
    a.piece("tube")
    a.lathe(
        a.fixed("plastic", tones[1]),
        [
            (0, 0),
            (0.66 * r, 0),
            (0.72 * r, 0.04 * h),
            (0.72 * r, 0.52 * h),
            (0.3 * r, 0.6 * h),
            (0.3 * r, 0.7 * h),
            (0, 0.7 * h),
        ],
        base=(-0.06 * d, 0.24 * w, 0),
        n=28,
    )
    a.piece("jar")
    a.cylinder(a.fixed("glass", tones[2], opacity=1.0), 0.66 * r, 0.2 * h, (0.3 * d, 0.04 * w, 0), n=28)
    a.cylinder(a.fixed("brass"), 0.68 * r, 0.1 * h, (0.3 * d, 0.04 * w, 0.2 * h), n=28)


@entry(
    "toothbrush holder",
    "toothbrush, toothbrush cup, toothbrushes, tooth brush, toothpaste, toothbrush and cup, "
    "electric toothbrush",
    (0.08, 0.08, 0.2), stand="surface", mass=0.3, finishes="ceramic", colours="white, sage, grey",
    tags="bath", limits=(0.5, 1.6),
)  # fmt: skip
def toothbrush_holder(a: Sketch) -> None:
    """A cup with two brushes."""
    w, _, h = a.size
    r = w / 2
    a.lathe(
        a.main("ceramic", "white"),
        vessel([(0.85 * r, 0), (0.9 * r, 0.03 * h), (r, 0.52 * h)], 0.08 * r, 0.05 * h),
        n=32,
    )
    for k, colour in enumerate(("teal", "coral", "yellow")):
        with a.at(0, 0, 0.06 * h, yaw=2.1 * k, pitch=0.17):
            a.tube(
                a.fixed("plastic", colour),
                [(0, 0, 0), (0, 0, 0.6 * h), (0, 0, 0.92 * h)],
                0.045 * w,
                n=8,
                scale=[1, 0.8, 0.9],
            )
            a.box(
                a.fixed("plastic", "white"),
                (0.12 * w, 0.08 * w, 0.12 * h),
                (0.09 * w, 0, 0.8 * h),
                bevel=0.002,
            )


@entry(
    "paper towel", "paper towel roll, paper towels, kitchen roll, kitchen paper, paper towel holder",
    (0.14, 0.14, 0.3), said="kitchen", stand="surface", mass=0.5, tags="kitchen",
)  # fmt: skip
@entry(
    "toilet paper", "toilet paper roll, toilet roll, toilet paper holder, paper roll, tissue roll",
    (0.11, 0.13, 0.12), stand="surface", mass=0.15, tags="bath", limits=(0.6, 2.4),
)  # fmt: skip
def toilet_paper(a: Sketch) -> None:
    """A roll with its loose end; "holder" adds a bar on a plate; "paper towel" stands on a stick."""
    d, w, h = a.size
    paper = a.fixed("paper", "white")
    if a.said("towel", "kitchen") or h > 1.5 * w:
        r = w / 2
        a.cylinder(a.fixed("oak"), r, 0.04 * h, (0, 0, 0), n=32)
        a.lathe(
            paper,
            [(0.3 * r, 0.05 * h), (0.86 * r, 0.05 * h), (0.86 * r, 0.88 * h), (0.3 * r, 0.88 * h)],
            n=36,
        )
        a.cylinder(a.fixed("oak"), 0.12 * r, h, (0, 0, 0), n=16)
        return
    r = 0.46 * min(d, h)
    with a.at(0, -0.4 * w, r, roll=-np.pi / 2):
        a.lathe(paper, [(0.38 * r, 0), (r, 0), (r, 0.8 * w), (0.38 * r, 0.8 * w)], n=36)
        a.lathe(
            a.fixed("cardboard"),
            [(0.34 * r, 0), (0.38 * r, 0), (0.38 * r, 0.8 * w), (0.34 * r, 0.8 * w), (0.34 * r, 0)],
            n=24,
        )
    s = np.linspace(0, 1, 8)
    drop = np.stack([r + 0.06 * r * s, 0 * s, r - 0.95 * r * s], -1)
    a.sheet(paper, np.stack([drop + (0, -0.4 * w, 0), drop + (0, 0.4 * w, 0)], 0))


@entry(
    "towel ring", "hand towel ring, towel hook, robe hook, toilet paper holder wall, toilet roll holder",
    (0.09, 0.18, 0.22), stand="wall", height=1.1, mass=0.5, finishes="chrome, brass, black metal",
    tags="bath", limits=(0.6, 2.0),
)  # fmt: skip
def towel_ring(a: Sketch) -> None:
    """A ring on a wall plate; "towel" hangs a cloth in it."""
    d, w, h = a.size
    metal = a.main("chrome")
    with a.at(-0.5 * d, 0, 0.88 * h, pitch=np.pi / 2):
        a.lathe(
            metal,
            [
                (0, 0),
                (0.14 * w, 0),
                (0.14 * w, 0.1 * d),
                (0.06 * w, 0.14 * d),
                (0.05 * w, 0.7 * d),
                (0, 0.74 * d),
            ],
            n=28,
        )
    a.torus(metal, 0.47 * w, 0.022 * w, (0.12 * d, 0, 0.88 * h - 0.47 * w), axis="x", n=44)
    if a.said("towel", "hanging"):
        a.box(a.fixed("plush", "white"), (0.3 * d, 0.6 * w, 0.5 * h), (0.12 * d, 0, 0), bevel=0.01)


@entry(
    "toilet brush", "toilet brush holder",
    (0.12, 0.12, 0.4), said="brush", mass=0.6, colours="white, black", tags="bath",
)  # fmt: skip
@entry(
    "plunger", "toilet plunger",
    (0.14, 0.14, 0.48), mass=0.7, colours="red, black", tags="bath", limits=(0.6, 1.3),
)  # fmt: skip
def plunger(a: Sketch) -> None:
    """A rubber cup on a wooden stick; "brush" stands in a holder."""
    w, _, h = a.size
    r = w / 2
    if a.said("brush"):
        a.lathe(
            a.main("ceramic", "white"),
            vessel([(0.7 * r, 0), (0.74 * r, 0.02 * h), (r, 0.5 * h)], 0.08 * r, 0.03 * h),
            n=32,
        )
        a.cylinder(a.fixed("chrome"), 0.12 * r, 0.7 * h, (0, 0, 0.3 * h), n=12)
        return
    a.lathe(
        a.accent("rubber", "brick red"),
        [
            (0.95 * r, 0),
            (r, 0.02 * h),
            (0.9 * r, 0.14 * h),
            (0.5 * r, 0.22 * h),
            (0.24 * r, 0.24 * h),
            (0.2 * r, 0.3 * h),
            (0, 0.3 * h),
        ],
        n=32,
    )
    a.cylinder(a.fixed("beech", axis=2), 0.16 * r, 0.74 * h, (0, 0, 0.26 * h), n=16, bevel=0.004)


@entry(
    "rubber duck", "rubber ducky, toy duck, duck, bath toy, bath duck, ducky",
    (0.1, 0.075, 0.085), stand="surface", mass=0.06, colours="yellow", tags="toy, bath", limits=(0.5, 3.0),
)  # fmt: skip
def rubber_duck(a: Sketch) -> None:
    """A yellow duck with an orange beak that looks along +x."""
    look, beak = a.accent("rubber", "yellow"), a.fixed("rubber", "orange")
    a.ball(look, (0.045, 0.036, 0.03), (0, 0, 0.03), n=28)
    with a.at(-0.034, 0, 0.042, pitch=0.7):
        a.ball(look, (0.022, 0.018, 0.012), n=18)
    for s in (-1, 1):
        with a.at(-0.006, s * 0.032, 0.036, yaw=s * 0.15, pitch=0.2):
            a.ball(look, (0.024, 0.008, 0.014), n=18)
    a.ball(look, 0.024, (0.024, 0, 0.068), n=26)
    a.ball(beak, (0.014, 0.011, 0.004), (0.05, 0, 0.063), n=16)
    a.ball(beak, (0.012, 0.01, 0.003), (0.048, 0, 0.058), n=16)
    for s in (-1, 1):
        a.ball(a.fixed("plastic", "black"), (0.003, 0.003, 0.005), (0.043, s * 0.012, 0.075), n=10)


@entry(
    "bathtub tray", "bath caddy, bath tray, bathtub caddy, shower caddy, bath shelf",
    (0.16, 0.72, 0.05), stand="surface", mass=1.2, finishes="bamboo, walnut", tags="bath",
    limits=(0.6, 1.3),
)  # fmt: skip
def bathtub_tray(a: Sketch) -> None:
    """Slats between two rails."""
    d, w, h = a.size
    wood = a.main("bamboo", axis=1)
    for k in range(5):
        a.box(wood, (0.13 * d, w, 0.3 * h), ((k - 2) * 0.2 * d, 0, 0.3 * h), bevel=0.002)
    for y in (-0.3, 0.3):
        a.box(wood, (d, 0.03 * w, 0.3 * h), (0, y * w, 0), bevel=0.002)
    for s in (-1, 1):
        a.box(wood, (0.04 * d, w, 0.7 * h), (s * 0.48 * d, 0, 0.3 * h), bevel=0.002)
    a.shelf((0, 0, 0.6 * h), (0.8 * d, 0.9 * w))
