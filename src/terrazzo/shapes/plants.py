"""Potted and hanging plants, each grown leaf by leaf from the seed."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.foliage import canopy, frond, greens, pot, rosette, vine
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.trees import bamboo_plant, floor_plant


def _herb(a: Sketch) -> None:
    w, _, h = a.size
    z = pot(a, 0.33 * w, 0.42 * h)
    a.piece("foliage")
    looks = greens(a, "fern", "apple green", "grass green")
    for k in range(6):
        t = 2 * np.pi * k / 6
        a.tube(
            looks[0],
            [
                (0.04 * w * np.cos(t), 0.04 * w * np.sin(t), z),
                (0.2 * w * np.cos(t), 0.2 * w * np.sin(t), 0.78 * h),
            ],
            0.008 * w,
            n=5,
        )
    canopy(a, looks, 84, (0, 0, 0.76 * h), (0.38 * w, 0.38 * w, 0.2 * h), 0.24 * w, 0.14 * w, tip=1.4)


def _broadleaf(a: Sketch) -> None:
    w, _, h = a.size
    z = pot(a, 0.28 * w, 0.34 * h)
    a.piece("foliage")
    rosette(
        a,
        greens(a, "green", "fern", "forest green"),
        34,
        0.62 * h,
        0.2 * h,
        z,
        inner=1.45,
        outer=0.35,
        bend=0.9,
        fold=0.2,
    )


def _spiky(a: Sketch) -> None:
    w, _, h = a.size
    z = pot(a, 0.27 * w, 0.36 * h)
    a.piece("foliage")
    rosette(
        a,
        greens(a, "light green", "fern"),
        46,
        0.66 * h,
        0.07 * h,
        z,
        inner=1.5,
        outer=0.5,
        bend=1.5,
        fold=0.3,
        tip=1.6,
    )


def _upright(a: Sketch) -> None:
    w, _, h = a.size
    z = pot(a, 0.25 * w, 0.28 * h)
    a.piece("foliage")
    looks, rng = greens(a, "green", "dark green", "fern"), a.rng
    for k in range(14):
        t, rise = 2 * np.pi * k / 14 + rng.normal(0, 0.2), rng.uniform(0.35, 0.6) * h
        foot = np.array([0.05 * w * np.cos(t), 0.05 * w * np.sin(t), z])
        tip = np.array([0.24 * w * np.cos(t), 0.24 * w * np.sin(t), z + rise])
        a.bend(looks[0], [foot, (foot + tip) / 2 + (0, 0, 0.05 * h), tip], 0.006 * h, n=5, steps=3)
        with a.at(*tip, yaw=t, pitch=-0.35):
            a.leaf(looks[k % 3], 0.3 * h, 0.19 * h, bend=0.9, fold=0.12, tip=1.8, cells=7)


@entry(
    "spider plant", "aloe vera, aloe, yucca, dracaena, ornamental grass, potted grass, air plant",
    (0.3, 0.3, 0.4), stand="surface", mass=2.0, tags="plant",
)  # fmt: skip
def spider_plant(a: Sketch) -> None:
    """Narrow arching blades in a pot."""
    _spiky(a)


@entry(
    "monstera", "philodendron, peace lily, calathea, rubber plant, swiss cheese plant, caladium, pilea",
    (0.4, 0.4, 0.6), stand="surface", mass=4.0, tags="plant", limits=(0.3, 2.5),
)  # fmt: skip
def monstera(a: Sketch) -> None:
    """Broad leaves on long stalks in a pot."""
    _upright(a)


_FORMS = (_broadleaf, _upright, _spiky)


@entry(
    "potted plant",
    "plant, houseplant, house plant, indoor plant, pot plant, greenery, potted greenery, flowerpot, "
    "flower pot, planter, planter box, zz plant, leafy plant, foliage",
    (0.3, 0.3, 0.45), stand="surface", mass=3.0, tags="plant",
)  # fmt: skip
def potted_plant(a: Sketch) -> None:
    """A leafy plant in a pot; its kind of leaf follows the words, or the seed. Tall ones are grown as floor plants."""
    if a.said("bamboo"):
        bamboo_plant(a)
    elif a.said("spider", "aloe", "spiky", "grass") or a.said("spider plant"):
        _spiky(a)
    elif a.size[2] > 0.85 or (a.said("tall", "large") and a.size[2] > 0.7):
        floor_plant(a)
    else:
        _FORMS[int(a.rng.integers(len(_FORMS)))](a)


@entry(
    "herb pot",
    "potted herb, herb, basil, mint plant, rosemary, parsley, kitchen herb, thyme, small potted herb, "
    "seedling",
    (0.16, 0.16, 0.22), stand="surface", mass=0.6, tags="plant",
)  # fmt: skip
def herb_pot(a: Sketch) -> None:
    """A small bushy pot of herbs."""
    _herb(a)


@entry(
    "fern", "potted fern, boston fern, fern plant, maidenhair fern",
    (0.5, 0.5, 0.5), stand="surface", mass=3.0, tags="plant",
)  # fmt: skip
def fern(a: Sketch) -> None:
    """Arching fronds with many leaflets over a low pot."""
    w, _, h = a.size
    z = pot(a, 0.22 * w, 0.4 * h)
    a.piece("foliage")
    looks, rng = greens(a, "fern", "green", "grass green"), a.rng
    stem = a.fixed("leaf", "moss")
    count = 15
    for k in range(count):
        t = (k + 0.5) / count
        with a.at(0, 0, z, yaw=k * 2.39996 + rng.uniform(-0.2, 0.2), pitch=-(1.35 - 0.75 * t)):
            frond(a, looks[k % 3], stem, 0.62 * w * rng.uniform(0.8, 1.05), 1.5, 9, 0.13 * w, 0.045 * w)


@entry(
    "succulent", "potted succulent, echeveria, jade plant, small succulent, agave",
    (0.12, 0.12, 0.12), stand="surface", mass=0.35, tags="plant",
)  # fmt: skip
def succulent(a: Sketch) -> None:
    """A rosette of fat pointed leaves in a small pot."""
    w, _, h = a.size
    z = pot(a, 0.42 * w, 0.55 * h)
    a.piece("foliage")
    looks = greens(a, "eucalyptus", "sage")
    blush = a.fixed("leaf", "eucalyptus")
    count = 34
    for k in range(count):
        t = k / count
        rise = 1.35 - 1.05 * t
        size = (0.32 + 0.68 * t) * 0.5 * w
        with a.at(0, 0, z + 0.06 * h, yaw=k * 2.39996, pitch=-rise):
            a.ball(
                looks[k % 2] if k > 8 else blush,
                (0.5 * size, 0.2 * size, 0.085 * size),
                (0.52 * size, 0, 0),
                n=8,
            )


@entry(
    "cactus", "potted cactus, saguaro, barrel cactus, prickly pear, cacti",
    (0.16, 0.16, 0.32), stand="surface", mass=0.8, tags="plant",
)  # fmt: skip
def cactus(a: Sketch) -> None:
    """A ribbed column with arms, or a ribbed ball where it is low, in a pot."""
    w, _, h = a.size
    z = pot(a, 0.4 * w if h < 1.5 * w else 0.34 * w, 0.3 * h)
    look, spine = greens(a, "forest green", "fern")[0], a.fixed("plastic", "cream")
    low = h < 1.4 * w or a.said("round", "barrel", "small")

    def ribbed(radius: float, height: float, ribs: int, name: str) -> None:
        a.piece(name)
        turn = np.linspace(0, 2 * np.pi, ribs * 4 + 1)
        wave = 1 + 0.09 * np.cos(ribs * turn)
        s = np.linspace(0, 1, 11)
        profile = (
            np.sqrt(np.maximum(1 - (2 * s - 1) ** 2, 0))
            if low
            else np.where(s < 0.75, 1, np.sqrt(np.maximum(1 - ((s - 0.75) / 0.25) ** 2, 0)))
        )
        r = radius * np.maximum(profile, 0.02)
        grid = np.stack(
            [
                np.outer(np.cos(turn) * wave, r),
                np.outer(np.sin(turn) * wave, r),
                np.broadcast_to(s * height, (len(turn), 11)),
            ],
            -1,
        )
        a.sheet(look, grid, closed=True)
        a.piece(None)
        for k in range(ribs):
            t = 2 * np.pi * k / ribs
            for i in (2, 4, 6, 8):
                a.ball(
                    spine,
                    0.035 * radius + 0.001,
                    (1.09 * r[i] * np.cos(t), 1.09 * r[i] * np.sin(t), s[i] * height),
                    n=4,
                )

    if low:
        with a.at(0, 0, z - 0.02 * h):
            ribbed(0.42 * w, 0.6 * h, 14, "body")
        return
    with a.at(0, 0, z - 0.02 * h):
        ribbed(0.17 * w, 0.72 * h, 10, "body")
    for side, height in ((1, 0.55), (-1, 0.68)):
        a.piece(f"arm {side}")
        x = side * 0.38 * w
        a.bend(
            look,
            [(0, 0.05 * x, height * h - 0.1 * h), (0, 0.7 * x, height * h - 0.1 * h), (0, x, height * h)],
            0.09 * w,
            n=10,
            steps=4,
        )
        with a.at(0, x, height * h - 0.01 * h):
            ribbed(0.1 * w, 0.2 * h, 8, f"arm {side}")


@entry(
    "snake plant", "sansevieria, mother in law's tongue, snake tongue plant",
    (0.3, 0.3, 0.7), mass=4.0, tags="plant", limits=(0.3, 2.0),
)  # fmt: skip
def snake_plant(a: Sketch) -> None:
    """Stiff upright blades with pale edges."""
    w, _, h = a.size
    z = pot(a, 0.36 * w, 0.32 * h)
    a.piece("foliage")
    inner, edge, rng = greens(a, "dark green", "fern")[0], a.fixed("leaf", "pistachio"), a.rng
    for k in range(16):
        t = k * 2.39996
        rise = rng.uniform(0.42, 0.68) * h
        width = 0.085 * w + 0.02 * h
        s = np.linspace(0, 1, 8)
        half = width * (0.65 + 0.5 * s) * (1 - s**5)
        lean, twist = 0.12 + 0.2 * k / 16, 0.9 * s
        with a.at(
            0.16 * w * np.sqrt(k / 16) * np.cos(t),
            0.16 * w * np.sqrt(k / 16) * np.sin(t),
            z,
            yaw=t,
            pitch=lean,
        ):
            across = np.array([-1, -0.78, 0, 0.78, 1.0])
            y = half[:, None] * across * np.cos(twist)[:, None]
            x = half[:, None] * (0.35 * np.abs(across) + across * np.sin(twist)[:, None])
            grid = np.stack([x, y, np.broadcast_to((s * rise)[:, None], x.shape)], -1)
            labels = np.tile([1, 0, 0, 1], (7, 1))
            a.mosaic(grid, labels, [inner, edge], closed=False)


@entry(
    "hanging plant",
    "hanging planter, trailing plant, pothos, string of pearls, macrame planter, hanging pot, "
    "hanging basket",
    (0.4, 0.4, 1.0), stand="ceiling", mass=3.0, tags="plant",
)  # fmt: skip
def hanging_plant(a: Sketch) -> None:
    """A pot in three cords with shoots that trail over its rim."""
    w, _, h = a.size
    rope = a.fixed("jute")
    with a.at(0, 0, 0.36 * h):
        z = pot(a, 0.32 * w, 0.22 * h)
    a.piece("cords")
    for k in range(3):
        t = 2 * np.pi * k / 3 + 0.5
        a.tube(
            rope,
            [(0.31 * w * np.cos(t), 0.31 * w * np.sin(t), 0.55 * h), (0, 0, 0.94 * h), (0, 0, h)],
            0.004,
            n=5,
        )
    a.piece("foliage")
    rng, looks, stem = a.rng, greens(a, "fern", "green", "apple green"), a.fixed("leaf", "moss")
    top = 0.36 * h + z
    for k in range(11):
        t, fall = k * 2.39996, rng.uniform(0.25, 0.98) * top
        r = 0.36 * w
        s = np.linspace(0, 1, 7)
        radius = np.minimum(s * 3, 1) * r * (1 + 0.25 * s)
        height = top + 0.05 * h * np.sin(np.pi * np.minimum(s * 3, 1)) - fall * np.maximum(s - 0.3, 0) / 0.7
        path = np.stack([radius * np.cos(t + 0.3 * s), radius * np.sin(t + 0.3 * s), height], -1)
        vine(a, looks, stem, path, 9, 0.13 * w)
    rosette(a, looks, 10, 0.3 * w, 0.18 * w, top, outer=0.5)


@entry(
    "ivy", "climbing plant, vine, garland, hanging ivy, wall plant, climbing ivy",
    (0.12, 0.8, 1.2), stand="wall", height=1.0, mass=1.0, tags="plant",
)  # fmt: skip
def ivy(a: Sketch) -> None:
    """Shoots with many leaves that cover part of a wall."""
    d, w, h = a.size
    rng, looks, stem = a.rng, greens(a, "green", "forest green", "fern"), a.fixed("leaf", "moss")
    a.piece("foliage")
    for k in range(9):
        y = (k / 8 - 0.5) * 0.8 * w
        z = np.linspace(h * 0.97, h * rng.uniform(0.0, 0.35), 8)
        path = np.stack([np.full(8, -0.4 * d), y + 0.06 * w * np.sin(3 * np.linspace(0, 2, 8) + k), z], -1)
        a.tube(stem, path, 0.004, n=5)
        for j in range(22):
            s = j / 22 * 6.99
            i = int(s)
            spot = path[i] + (path[i + 1] - path[i]) * (s - i)
            with a.at(*spot, yaw=rng.normal(0, 0.6), pitch=rng.uniform(0.2, 1.0)):
                a.leaf(looks[j % 3], 0.8 * d * rng.uniform(0.8, 1.1), 0.7 * d, bend=0.4, tip=1.9, cells=2)


@entry(
    "plant wall", "green wall, living wall, vertical garden, moss wall, plant panel",
    (0.15, 1.6, 1.4), stand="wall", height=0.8, mass=20.0, tags="plant",
)  # fmt: skip
def plant_wall(a: Sketch) -> None:
    """A panel that leaves of many greens cover entirely."""
    d, w, h = a.size
    looks = greens(a, "green", "fern", "apple green", "forest green", "moss")
    a.box(a.fixed("moss"), (0.3 * d, w, h), (-0.35 * d, 0, 0))
    a.piece("leaves")
    rng, step = a.rng, max(0.09, float(np.sqrt(w * h / 200)))
    for y in np.arange(-w / 2 + 0.05, w / 2 - 0.04, step):
        for z in np.arange(0.06, h - 0.04, step):
            with a.at(
                -0.2 * d,
                y + rng.normal(0, 0.015),
                z + rng.normal(0, 0.015),
                yaw=rng.normal(0, 0.5),
                pitch=rng.uniform(-0.5, 0.5),
            ):
                size = rng.uniform(0.7, 1.1)
                patch = looks[int(2.5 + 2.4 * np.sin(3.1 * y + 2) * np.cos(3.7 * z + y))]
                for side in (-0.7, 0.7):
                    with a.at(yaw=side):
                        a.leaf(patch, 1.1 * d * size, 0.55 * d * size, bend=1.4, tip=1.8, cells=3)
