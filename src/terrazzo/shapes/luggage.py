"""What is worn on head and feet, and carried: hats, shoes, bags, suitcases, wallets."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.primitives.flat import rounded_outline
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.textiles import cloth


@entry(
    "top hat", "magician hat",
    (0.3, 0.28, 0.2), said="top", stand="surface", mass=0.2, colours="black", tags="clothes",
)  # fmt: skip
@entry(
    "beanie", "woolly hat, knit hat, winter hat",
    (0.22, 0.22, 0.2), said="beanie", stand="surface", mass=0.1, colours="rust, navy, grey", tags="clothes",
)  # fmt: skip
@entry(
    "helmet", "hard hat, bike helmet, motorcycle helmet, safety helmet, astronaut helmet",
    (0.3, 0.26, 0.2), said="helmet", stand="surface", mass=0.5, colours="yellow, white, red",
    tags="clothes, safety",
)  # fmt: skip
@entry(
    "baseball cap", "cap, snapback",
    (0.28, 0.19, 0.13), said="cap", stand="surface", mass=0.1, colours="navy, red, black", tags="clothes",
)  # fmt: skip
@entry(
    "hat", "straw hat, cowboy hat, fedora, sun hat, crown, witch hat, chef hat, party hat",
    (0.3, 0.28, 0.14), stand="surface", mass=0.2, finishes="felt, straw", colours="", tags="clothes",
    limits=(0.5, 1.6),
)  # fmt: skip
def hat(a: Sketch) -> None:
    """A brimmed hat with a band; "cap" has a peak, "beanie" none, "helmet" a shell."""
    d, w, h = a.size
    r = w / 2
    if a.said("cap", "baseball"):
        look = cloth(a, "navy")
        a.lathe(
            look, [(0.7 * r, 0), (0.72 * r, 0.3 * h), (0.6 * r, 0.75 * h), (0.3 * r, 0.95 * h), (0, h)], n=32
        )
        t = np.linspace(-1.0, 1.0, 15)
        inner = np.stack([0.66 * r * np.cos(t), 0.66 * r * np.sin(t), 0 * t + 0.06 * h], -1)
        outer = np.stack(
            [0.66 * r + 0.9 * r * np.cos(t) ** 0.7 * 0.75, 0.66 * r * np.sin(t), 0.04 * h + 0 * t], -1
        )
        a.sheet(look, np.stack([outer, inner], 1))
        return
    if a.said("beanie", "helmet", "hard"):
        look = a.main("knit", "rust") if a.said("beanie") else a.fixed("lacquer", a.spec.colour or "yellow")
        a.lathe(
            look, [(0.9 * r, 0), (r, 0.1 * h), (0.96 * r, 0.5 * h), (0.7 * r, 0.85 * h), (0, 0.97 * h)], n=36
        )
        if a.said("beanie"):
            a.ball(a.fixed("fur", "cream"), 0.2 * r, (0, 0, h), n=14)
        else:
            a.box(look, (0.4 * r, 0.2 * r, 0.1 * h), (0, 0, 0.9 * h), bevel=0.006)
        return
    look = a.main("felt")
    t, s = np.linspace(0, 2 * np.pi, 49), np.array([0.0, 0.5, 1.0])
    brim = 0.6 + 0.4 * s
    z = 0.06 * h + 0.1 * h * np.outer(np.sin(t) ** 2, s**2)
    grid = np.stack([np.outer(np.cos(t), brim) * d / 2, np.outer(np.sin(t), brim) * w / 2, z], -1)
    a.sheet(look, grid[:, ::-1])
    crown = [(0.62, 0.04), (0.6, 0.3), (0.54, 0.75), (0.42, 0.95), (0.2, 0.9), (0, 0.84)]
    tall = 2.0 if a.said("top") else 1.0
    a.lathe(look, [(x * r, z0 * h * tall) for x, z0 in crown], n=36)
    a.lathe(
        a.fixed("satin", "black" if a.spec.colour != "black" else "burgundy"),
        [(0.63 * r, 0.06 * h), (0.615 * r, 0.26 * h)],
        n=36,
    )


@entry(
    "slippers", "slipper, ballet slippers, ballet shoes, flip flops, sandals",
    (0.26, 0.22, 0.09), said="slippers", mass=0.3, colours="blush, grey, beige", tags="clothes",
)  # fmt: skip
@entry(
    "boots", "boot, rain boots, cowboy boots, hiking boots, work boots, wellington boots",
    (0.3, 0.26, 0.32), said="boots", mass=1.4, colours="brown, black, yellow", tags="clothes",
    limits=(0.4, 1.5),
)  # fmt: skip
@entry(
    "shoes", "shoe, pair of shoes, sneakers, sneaker, running shoes, high heels, trainers, loafers, heels",
    (0.29, 0.24, 0.12), mass=0.8, colours="white, black, brown, red, navy", tags="clothes",
    limits=(0.4, 1.5), sizes=(('boots', (0.3, 0.26, 0.3)), ('boot', (0.3, 0.26, 0.3))),
)  # fmt: skip
def shoes(a: Sketch) -> None:
    """A pair of shoes side by side; "boots" are tall, "slippers" open."""
    d, w, h = a.size
    boots = a.said("boots", "boot") or h > 0.8 * d
    upper = a.fixed(
        a.spec.material or ("leather" if boots or a.said("loafers", "leather") else "cotton"),
        a.spec.colour or a.pick("white", "black", "brown", "red", "navy"),
    )
    low = 0.12 if not boots else 0.1
    for s in (-1, 1):
        a.piece(f"shoe {s}")
        with a.at(0, s * 0.26 * w, 0):
            t = np.linspace(0, 2 * np.pi, 33)
            sole = np.stack(
                [0.5 * d * np.cos(t), 0.21 * w * np.sin(t) * (0.9 + 0.16 * np.cos(t) - 0.12 * np.cos(2 * t))],
                -1,
            )[:-1]
            a.prism(
                a.fixed("rubber", "white" if not boots else "dark brown"),
                sole,
                0.7 * low * h / 0.6,
                bevel=0.006,
                smooth=True,
            )
            base = 0.7 * low * h / 0.6
            top = h if boots else h * 0.95
            rows = [
                (0.0, 1.0, 0.96, 0.0),
                (0.22, 0.98, 0.95, 0.0),
                (0.45, 0.78, 0.9, -0.1),
                (0.66, 0.5, 0.78, -0.24),
                (1.0, 0.34 if not boots else 0.36, 0.7, -0.31),
            ]
            if boots:
                rows = [
                    (0.0, 1.0, 0.96, 0.0),
                    (0.16, 0.96, 0.95, 0.0),
                    (0.3, 0.7, 0.9, -0.13),
                    (0.42, 0.44, 0.8, -0.26),
                    (1.0, 0.42, 0.84, -0.28),
                ]
            grid = np.stack(
                [
                    np.stack(
                        [
                            0.49 * d * rx * np.cos(t) + x * d,
                            0.2 * w * ry * np.sin(t) * (0.9 + 0.16 * np.cos(t)),
                            0 * t + base + z * (top - base),
                        ],
                        -1,
                    )
                    for z, rx, ry, x in rows
                ],
                1,
            )
            a.sheet(upper, grid)
            if not boots and not a.said("slippers", "slipper"):
                for k in range(4):
                    x = (0.14 - 0.08 * k) * d
                    z = base + (0.42 + 0.11 * k) * (top - base)
                    a.tube(
                        a.fixed("cotton", "white" if a.spec.colour != "white" else "grey"),
                        [(x, -0.1 * w, z), (x + 0.01, 0, z + 0.07 * h), (x, 0.1 * w, z)],
                        0.006,
                        n=5,
                    )


@entry(
    "duffel bag", "gym bag, sports bag, duffle bag, sleeping bag, holdall",
    (0.3, 0.5, 0.4), said="duffel", mass=3.0, colours="black, navy, red", tags="bag, sport",
)  # fmt: skip
@entry(
    "handbag",
    "purse, tote bag, tote, shoulder bag, shopping bag, canvas bag, grocery bag, messenger bag, "
    "laptop bag, diaper bag, bag",
    (0.16, 0.36, 0.42), said="tote", mass=1.0, colours="tan, black, beige, navy", tags="bag",
)  # fmt: skip
@entry(
    "backpack", "school bag, rucksack, schoolbag, book bag",
    (0.2, 0.32, 0.45), mass=2.0, colours="navy, grey, red, olive, black", finishes="canvas",
    tags="bag, soft", limits=(0.4, 1.6),
)  # fmt: skip
def backpack(a: Sketch) -> None:
    """A rucksack with a pocket and straps; "tote", "handbag", "purse" and "shopping" are open bags, "duffel" a roll."""
    d, w, h = a.size
    look, dark = a.main("canvas", "navy"), a.fixed("fabric", "charcoal")
    if a.said("duffel", "gym", "sports"):
        a.uniform = True
        a.cylinder(look, 0.32 * w, w, (0, -w / 2, 0.32 * w), axis="y", n=32, bevel=0.04)
        for s in (-1, 1):
            a.torus(dark, 0.325 * w, 0.012, (0, s * 0.22 * w, 0.32 * w), axis="y", n=36)
        a.bend(
            dark,
            [
                (0.1, -0.22 * w, 0.6 * w),
                (0.06, -0.16 * w, 0.82 * w),
                (0.06, 0.16 * w, 0.82 * w),
                (0.1, 0.22 * w, 0.6 * w),
            ],
            0.012,
        )
        return
    if a.said("tote", "handbag", "purse", "shopping", "grocery", "shoulder"):
        t = np.linspace(0, 2 * np.pi, 41)
        sx, sy = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.4, np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.4
        rows = ((0.0, 0.42, 0.44), (0.04, 0.5, 0.48), (0.5, 0.34, 0.5), (0.66, 0.16, 0.48))
        grid = np.stack([np.stack([rx * d * sx, ry * w * sy, 0 * t + z * h], -1) for z, rx, ry in rows], 1)
        a.sheet(look, grid)
        a.box(look, (0.8 * d, 0.86 * w, 0.01), (0, 0, 0))
        for s in (-1, 1):
            x = s * 0.14 * d
            a.bend(
                look if not a.said("leather") else dark,
                [
                    (x, -0.24 * w, 0.62 * h),
                    (x, -0.2 * w, 0.92 * h),
                    (x, 0, 0.99 * h),
                    (x, 0.2 * w, 0.92 * h),
                    (x, 0.24 * w, 0.62 * h),
                ],
                0.01,
            )
        return
    with a.at(-0.1 * d, 0, 0.48 * h, pitch=np.pi / 2):
        a.cushion(look, (0.96 * h, 0.9 * w, 0.7 * d), (0, 0, -0.35 * d), puff=0.25, corner=0.09, cells=10)
    with a.at(0.3 * d, 0, 0.27 * h, pitch=np.pi / 2):
        a.cushion(look, (0.48 * h, 0.72 * w, 0.34 * d), (0, 0, -0.17 * d), puff=0.3, corner=0.06, cells=8)
    a.tube(
        dark,
        [(0.47 * d, -0.26 * w, 0.43 * h), (0.49 * d, 0, 0.44 * h), (0.47 * d, 0.26 * w, 0.43 * h)],
        0.006,
    )
    a.bend(dark, [(-0.2 * d, -0.06 * w, 0.94 * h), (-0.2 * d, 0, h), (-0.2 * d, 0.06 * w, 0.94 * h)], 0.012)
    for s in (-1, 1):
        a.bend(
            dark,
            [
                (-0.4 * d, s * 0.16 * w, 0.9 * h),
                (-0.52 * d, s * 0.26 * w, 0.65 * h),
                (-0.5 * d, s * 0.32 * w, 0.3 * h),
                (-0.36 * d, s * 0.34 * w, 0.08 * h),
            ],
            0.02,
        )


@entry(
    "briefcase",
    "attache case, vintage suitcase, old suitcase, leather suitcase, travel trunk, guitar case",
    (0.13, 0.44, 0.34), said="vintage", mass=3.0, tags="bag", limits=(0.5, 2.0),
)  # fmt: skip
@entry(
    "suitcase", "luggage, travel bag, travel case, trolley case, carry-on",
    (0.25, 0.45, 0.65), mass=4.0, colours="navy, grey, teal, red", finishes="plastic", tags="bag",
    limits=(0.4, 1.4),
)  # fmt: skip
def suitcase(a: Sketch) -> None:
    """A ribbed trolley case; "vintage" and leather lie behind straps and corners, "briefcase" is slim."""
    d, w, h = a.size
    if a.said("vintage", "retro", "old", "antique", "briefcase") or a.family() == "fabric":
        look = a.fixed(a.spec.material or "leather", a.spec.colour, axis=1)
        a.box(look, (d, w, 0.92 * h), (0, 0, 0), bevel=0.012)
        for y in (-0.28, 0.28):
            a.box(
                a.fixed("leather", "dark brown"),
                (1.01 * d, 0.05 * w, 0.93 * h),
                (0, y * w, -0.002),
                bevel=0.002,
            )
            a.box(a.fixed("brass"), (0.02, 0.06 * w, 0.06 * h), (0.5 * d, y * w, 0.7 * h), bevel=0.002)
        a.bend(
            a.fixed("leather", "dark brown"),
            [(0, -0.14 * w, 0.92 * h), (0, -0.1 * w, h), (0, 0.1 * w, h), (0, 0.14 * w, 0.92 * h)],
            0.012,
        )
        return
    look, dark = a.main("plastic", "navy"), a.fixed("plastic", "charcoal")
    z0, tall = 0.05 * h, 0.75 * h
    a.box(look, (0.94 * d, w, tall), (0, 0, z0), bevel=0.03)
    for k in range(7):
        for s in (-1, 1):
            a.box(
                look,
                (0.03 * d, 0.05 * w, 0.88 * tall),
                (s * 0.48 * d, (k - 3) * 0.12 * w, z0 + 0.06 * tall),
                bevel=0.004,
            )
    for x in (-0.34, 0.34):
        for y in (-0.4, 0.4):
            a.cylinder(dark, 0.035 * h, 0.03, (x * d, y * w - 0.015, 0.035 * h), axis="y", n=18)
    for y in (-0.16, 0.16):
        a.tube(
            a.fixed("aluminium"), [(-0.3 * d, y * w, z0 + tall - 0.02), (-0.3 * d, y * w, 0.97 * h)], 0.008
        )
    a.box(dark, (0.04, 0.4 * w, 0.03 * h), (-0.3 * d, 0, 0.97 * h), bevel=0.006)


@entry(
    "wallet",
    "billfold, leather wallet, purse wallet, passport, coin purse, keys and wallet, card holder, "
    "glasses case",
    (0.1, 0.12, 0.022), stand="surface", mass=0.15, finishes="leather", colours="", tags="everyday",
    limits=(0.6, 1.8),
)  # fmt: skip
def wallet(a: Sketch) -> None:
    """A folded leather wallet with the edge of a note."""
    d, w, h = a.size
    look = a.main("leather")
    for z in (0.0, 0.56 * h):
        a.prism(look, rounded_outline((d, w), 0.008), 0.42 * h, (0, 0, z), bevel=0.002)
    a.cylinder(look, 0.48 * h, w * 0.98, (-0.46 * d, -0.49 * w, 0.49 * h), axis="y", n=16)
    a.box(a.fixed("paper", "sage"), (0.94 * d, 0.9 * w, 0.12 * h), (0.03 * d, 0, 0.43 * h), bevel=0)
