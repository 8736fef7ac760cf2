"""Things that pets own: trees to climb, posts to scratch, beds, bowls, cages."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "cat tree", "cat tower, cat condo, cat climbing tree, cat furniture, cat house",
    (0.5, 0.6, 1.4), against_wall=True, mass=14.0, finishes="plush", colours="beige, grey, cream",
    tags="pet", limits=(0.5, 1.3),
)  # fmt: skip
def cat_tree(a: Sketch) -> None:
    """Rope-wound posts with platforms, a den, a basket and a dangling ball."""
    d, w, h = a.size
    soft, rope = a.main("plush", "beige"), a.fixed("sisal", axis=2)
    a.piece("base")
    a.box(soft, (d, w, 0.035 * h), (0, 0, 0), bevel=0.012)
    for k, (x, y, low, top) in enumerate(
        ((0.2, -0.3, 0.03, 0.5), (-0.25, -0.32, 0.03, 0.72), (-0.2, 0.26, 0.03, 0.9))
    ):
        a.piece(f"post {k}")
        a.cylinder(rope, 0.045, (top - low) * h, (x * d, y * w, low * h), n=24)
    a.piece("den")
    x, y, z, side, tall = 0.05 * d, 0.2 * w, 0.03 * h, 0.5 * w, 0.24 * h
    a.box(soft, (0.7 * d, side, tall), (x, y, z), bevel=0.015)
    a.cylinder(
        a.fixed("felt", "charcoal"),
        0.3 * side,
        0.006,
        (x + 0.35 * d, y, z + 0.52 * tall),
        axis="x",
        n=32,
        bevel=0,
    )
    a.torus(soft, 0.3 * side, 0.014, (x + 0.35 * d, y, z + 0.52 * tall), axis="x", n=32)
    for k, (px, py, pz, sx, sy) in enumerate(
        ((0.1, -0.25, 0.48, 0.7, 0.48), (-0.16, -0.2, 0.7, 0.6, 0.55), (-0.16, 0.18, 0.87, 0.66, 0.55))
    ):
        a.piece(f"platform {k}")
        a.box(soft, (sx * d, sy * w, 0.03 * h), (px * d, py * w, pz * h), bevel=0.012)
        a.shelf((px * d, py * w, (pz + 0.03) * h), (0.8 * sx * d, 0.8 * sy * w), 0.2 * h, "seat")
    a.piece("basket")
    a.torus(soft, 0.22 * w, 0.03, (-0.16 * d, 0.18 * w, 0.94 * h), n=36)
    a.piece(None)
    a.tube(
        a.fixed("cotton", "white"),
        [(0.38 * d, -0.42 * w, 0.49 * h), (0.38 * d, -0.42 * w, 0.36 * h)],
        0.002,
        n=4,
    )
    a.ball(a.fixed("fur", "white"), 0.03, (0.38 * d, -0.42 * w, 0.34 * h), n=14)


@entry(
    "scratching post", "cat scratcher, scratch post, cat scratching post, scratcher",
    (0.36, 0.36, 0.6), mass=4.0, finishes="sisal", colours="", tags="pet", limits=(0.5, 1.8),
)  # fmt: skip
def scratching_post(a: Sketch) -> None:
    """A rope-wound post on a soft square foot with a top and a ball."""
    d, w, h = a.size
    soft, rope = a.fixed("plush", a.spec.colour or "beige"), a.fixed("sisal", axis=2)
    a.piece("foot")
    a.box(soft, (d, w, 0.08 * h), (0, 0, 0), bevel=0.012)
    a.piece("post")
    wound = [((0.13 + 0.006 * (k % 2)) * w, (0.08 + 0.84 * k / 40) * h) for k in range(41)]
    a.lathe(rope, wound, n=28, flat=False)
    a.cylinder(soft, 0.16 * w, 0.08 * h, (0, 0, 0.92 * h), n=28, bevel=0.008)
    a.piece(None)
    a.tube(
        a.fixed("cotton", "white"),
        [(0.15 * d, 0, 0.95 * h), (0.25 * d, 0, 0.9 * h), (0.26 * d, 0, 0.6 * h)],
        0.003,
        n=4,
    )
    a.ball(a.fixed("fur", "white"), 0.03, (0.26 * d, 0, 0.56 * h), n=14)


@entry(
    "pet bed", "dog bed, cat bed, pet cushion, dog cushion, cat cushion",
    (0.6, 0.75, 0.2), mass=2.0, finishes="plush", colours="grey, beige, brown", tags="pet, soft",
    limits=(0.5, 1.6),
)  # fmt: skip
def pet_bed(a: Sketch) -> None:
    """A soft oval ring round a cushion."""
    d, w, h = a.size
    look = a.main("plush", "grey")
    t = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    r = 0.42 * h
    path = np.stack([(d / 2 - r) * np.cos(t), (w / 2 - r) * np.sin(t), 0 * t + 0.5 * h], -1)
    a.piece(None)
    for k in range(8):
        chunk = path[[(6 * k + j) % 48 for j in range(7)]]
        a.piece(f"rim {k}")
        low_front = np.cos(t[[(6 * k + j) % 48 for j in range(7)]]) > 0.85
        a.tube(look, chunk, r, n=14, scale=np.where(low_front, 0.82, 1.0))
    a.piece("cushion")
    a.ball(
        a.fixed("fur", "cream" if a.spec.colour != "cream" else "grey"),
        (d / 2 - r, w / 2 - r, 0.32 * h),
        (0, 0, 0.33 * h),
        n=32,
    )
    a.shelf((0, 0, 0.6 * h), (0.5 * d, 0.5 * w), float("inf"), "seat")


@entry(
    "pet bowl", "dog bowl, cat bowl, food bowl, water bowl, pet food bowl, pet dish, dog dish",
    (0.2, 0.2, 0.07), mass=0.4, finishes="stainless steel", colours="", tags="pet", limits=(0.5, 1.8),
)  # fmt: skip
def pet_bowl(a: Sketch) -> None:
    """A bowl that widens to its foot, with food in it; "empty" and "water" change that."""
    w, _, h = a.size
    r = w / 2
    look = a.main("stainless steel")
    a.lathe(
        look,
        [
            (0, 0),
            (r, 0),
            (0.98 * r, 0.08 * h),
            (0.78 * r, h),
            (0.72 * r, h),
            (0.66 * r, 0.3 * h),
            (0, 0.25 * h),
        ],
        n=44,
    )
    if a.said("water"):
        a.cylinder(a.fixed("lacquer", "sky blue"), 0.7 * r, 0.02 * h, (0, 0, 0.7 * h), n=36)
    elif not a.said("empty"):
        for k in range(34):
            t, s = k * 2.39996, 0.56 * r * np.sqrt((k + 0.5) / 34)
            a.ball(
                a.fixed("bread", "brown"),
                (0.08 * r, 0.08 * r, 0.1 * h),
                (s * np.cos(t), s * np.sin(t), 0.62 * h - 0.3 * h * (s / r) ** 2),
                n=6,
            )


@entry(
    "litter box", "cat litter box, litter tray, cat toilet",
    (0.42, 0.55, 0.38), mass=3.0, colours="grey, white, teal", finishes="plastic", tags="pet",
    limits=(0.6, 1.4),
)  # fmt: skip
def litter_box(a: Sketch) -> None:
    """A tray of litter; "covered" has a hood with a door."""
    d, w, h = a.size
    look = a.main("plastic", "grey")
    if a.said("open"):
        a.uniform = True
        a.prism(look, [(-0.21, -0.275), (0.21, -0.275), (0.21, 0.275), (-0.21, 0.275)], 0.02, bevel=0.004)
        for s in (-1, 1):
            a.box(look, (0.02, 0.55, 0.13), (s * 0.2, 0, 0), bevel=0.006)
            a.box(look, (0.42, 0.02, 0.13), (0, s * 0.265, 0), bevel=0.006)
        a.box(a.fixed("gravel", "light grey"), (0.38, 0.51, 0.05), (0, 0, 0.02), bevel=0)
        return
    a.box(look, (d, w, 0.32 * h), (0, 0, 0), bevel=0.02)
    a.box(a.fixed("plastic", "white"), (0.95 * d, 0.95 * w, 0.6 * h), (0, 0, 0.34 * h), bevel=0.05)
    a.box(a.fixed("plastic", "charcoal"), (0.02, 0.42 * w, 0.44 * h), (0.47 * d, 0, 0.36 * h), bevel=0.008)
    a.bend(
        look, [(0, -0.14 * w, 0.92 * h), (0, -0.1 * w, h), (0, 0.1 * w, h), (0, 0.14 * w, 0.92 * h)], 0.012
    )


@entry(
    "bird cage",
    "birdcage, cage, hamster cage, pet cage, dog crate, parrot cage, rabbit hutch, kennel, dog kennel, "
    "dog house, pet carrier, cat carrier",
    (0.4, 0.4, 0.65), stand="surface", mass=3.0, finishes="black metal, brass, white metal", colours="",
    tags="pet", limits=(0.5, 2.2),
)  # fmt: skip
def bird_cage(a: Sketch) -> None:
    """A domed wire cage with a perch and a bird."""
    w, _, h = a.size
    r, metal = 0.48 * w, a.main("black metal")
    a.piece("base")
    a.lathe(metal, [(0, 0), (1.02 * r, 0), (1.02 * r, 0.08 * h), (0.95 * r, 0.1 * h), (0, 0.1 * h)], n=40)
    a.piece("cage")
    for k in range(22):
        t = 2 * np.pi * k / 22
        c, s = np.cos(t), np.sin(t)
        path = [
            (r * c, r * s, 0.09 * h),
            (r * c, r * s, 0.62 * h),
            (0.9 * r * c, 0.9 * r * s, 0.76 * h),
            (0.55 * r * c, 0.55 * r * s, 0.88 * h),
            (0.05 * r * c, 0.05 * r * s, 0.93 * h),
        ]
        a.tube(metal, path, 0.0025, n=4)
    for z in (0.36, 0.62):
        a.torus(metal, r, 0.004, (0, 0, z * h), n=44, around=5)
    a.torus(metal, 0.035 * h, 0.005, (0, 0, 0.962 * h), axis="x", n=20, around=6)
    a.piece(None)
    a.tube(a.fixed("oak"), [(0, -r, 0.36 * h), (0, r, 0.36 * h)], 0.006)
    bird = a.fixed("plush", a.spec.colour or "yellow")
    a.ball(bird, (0.05, 0.032, 0.036), (0, 0, 0.36 * h + 0.04), n=16)
    a.ball(bird, 0.024, (0.04, 0, 0.36 * h + 0.075), n=14)
    a.lathe(a.fixed("felt", "orange"), [(0.008, 0), (0, 0.016)], base=(0.05, 0, 0.36 * h + 0.09), n=8)


@entry(
    "pet toy", "dog toy, cat toy, bone, dog bone, toy mouse, catnip toy, chew toy, frisbee",
    (0.06, 0.16, 0.05), mass=0.1, colours="white, red, blue", tags="pet, toy", limits=(0.5, 2.5),
)  # fmt: skip
def pet_toy(a: Sketch) -> None:
    """A bone; "mouse" is a felt mouse, "frisbee" a disc."""
    d, w, h = a.size
    if a.said("frisbee"):
        a.uniform = True
        a.lathe(a.accent("plastic", "red"), [(0.12, 0), (0.125, 0.01), (0.115, 0.02), (0, 0.024)], n=40)
        return
    if a.said("mouse", "cat", "catnip"):
        look = a.accent("felt", "grey")
        a.ball(look, (0.025, 0.05, 0.022), (0, 0, 0.022), n=20)
        for s in (-1, 1):
            a.ball(a.fixed("felt", "pink"), (0.012, 0.004, 0.012), (s * 0.016, 0.03, 0.04), n=10)
        a.bend(a.fixed("felt", "pink"), [(0, -0.045, 0.015), (0.015, -0.075, 0.01), (0, -0.11, 0.005)], 0.003)
        return
    look = a.accent("rubber", "white")
    a.cylinder(look, 0.2 * d, 0.7 * w, (0, -0.35 * w, h / 2), axis="y", n=20)
    for y in (-0.38, 0.38):
        for x in (-0.24, 0.24):
            a.ball(look, (0.28 * d, 0.1 * w, 0.5 * h), (x * d, y * w, h / 2), n=16)
