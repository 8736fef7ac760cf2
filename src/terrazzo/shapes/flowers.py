"""Cut flowers, bouquets, orchids, wreaths and other things that people set out for their blossoms."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.foliage import FLOWER_COLOURS, GREENS, blossom, canopy, flower, frond, greens, pot
from terrazzo.shapes.sketch import Sketch, entry

_VASES = {
    "bottle": [
        (0, 0),
        (0.62, 0),
        (0.8, 0.12),
        (0.78, 0.4),
        (0.3, 0.72),
        (0.28, 0.95),
        (0.36, 1.0),
        (0.3, 1.0),
        (0.22, 0.94),
        (0.22, 0.72),
    ],
    "jar": [
        (0, 0),
        (0.5, 0),
        (0.62, 0.05),
        (0.9, 0.4),
        (0.82, 0.72),
        (0.52, 0.9),
        (0.6, 1.0),
        (0.54, 1.0),
        (0.46, 0.9),
        (0.5, 0.7),
    ],
    "cylinder": [(0, 0), (0.6, 0), (0.62, 0.02), (0.62, 1.0), (0.56, 1.0), (0.55, 0.3)],
    "flare": [
        (0, 0),
        (0.42, 0),
        (0.46, 0.04),
        (0.4, 0.2),
        (0.5, 0.6),
        (0.82, 1.0),
        (0.76, 1.0),
        (0.45, 0.62),
        (0.36, 0.3),
    ],
}
"""Vase outlines: radius and height as shares of the half width and the height."""


def vase_profile(a: Sketch, radius: float, height: float) -> list[tuple[float, float]]:
    """The outline of a vase [m], by words or by the seed."""
    names = ("bottle", "jar", "cylinder", "flare")
    form = next((f for f in names if a.said(f)), None)
    if form is None:
        form = (
            "cylinder"
            if a.said("modern", "cylindrical", "glass")
            else "bottle"
            if a.said("slender", "slim", "narrow")
            else a.pick(*names)
        )
    return [(x * radius / 0.9, z * height) for x, z in _VASES[form]]


def _form(a: Sketch) -> str:
    for form in ("rose", "tulip", "daisy", "sunflower", "lavender"):
        if a.said(form, form + "s"):
            return form
    return a.pick("rose", "tulip", "daisy", "rose")


def _petals(a: Sketch, form: str) -> list:
    if form == "sunflower":
        return [a.fixed("felt", "mustard"), a.fixed("felt", "yellow")]
    if form == "lavender":
        return [a.fixed("felt", "lavender"), a.fixed("felt", "violet")]
    colour = (
        a.spec.colour if a.spec.colour and a.spec.colour not in GREENS and a.spec.material is None else None
    )
    if colour is None and a.spec.kind.colours:
        return [a.fixed("felt", c) for c in (a.pick(*a.spec.kind.colours),) * 3]
    if colour in (None, "colourful", "multicoloured", "rainbow"):
        first = int(a.rng.integers(len(FLOWER_COLOURS)))
        return [
            a.fixed("felt", FLOWER_COLOURS[(first + k * (3 if colour else 1)) % len(FLOWER_COLOURS)])
            for k in range(3)
        ]
    return [
        a.fixed("felt", colour),
        a.fixed("felt", colour),
        a.fixed("felt", "cream" if colour != "white" else "white"),
    ]


def bunch(a: Sketch, count: int, foot: float, low: float, high: float, spread: float, head: float) -> None:
    """Flowers whose stems leave a circle of radius `spread` / 6 at height `foot` and end between heights `low` and `high` [m]."""
    form, rng = _form(a), a.rng
    looks = _petals(a, form)
    for k in range(count):
        t = k * 2.39996
        r = spread * np.sqrt((k + 0.3) / count)
        z = high - (high - low) * (r / spread) ** 2 + rng.normal(0, 0.02 * high)
        start = np.array([0.16 * r * np.cos(t), 0.16 * r * np.sin(t), foot])
        flower(
            a,
            form,
            looks[k % len(looks)],
            start,
            np.array([r * np.cos(t), r * np.sin(t), z]),
            head * rng.uniform(0.85, 1.1),
        )


@entry(
    "flower stem", "single flower, stem, cut stem",
    (0.04, 0.04, 0.34), stand="surface", mass=0.03, tags="plant, decoration", limits=(0.4, 2.0),
)  # fmt: skip
def flower_stem(a: Sketch) -> None:
    """One cut flower, to be put into a vase; its name and colour are followed."""
    w, _, h = a.size
    form = _form(a)
    a.piece(None)
    flower(a, form, _petals(a, form)[0], np.zeros(3), np.array([0, 0, 0.93 * h]), 0.5 * w)
    a.collide((-0.003, -0.003, 0), (0.003, 0.003, 0.9 * h))


@entry(
    "sunflowers", "sunflower, vase of sunflowers",
    (0.3, 0.3, 0.5), said="sunflower", stand="surface", mass=1.2, tags="plant, decoration",
)  # fmt: skip
@entry(
    "tulips", "tulip, vase of tulips, lily, lilies",
    (0.24, 0.24, 0.4), said="tulip", stand="surface", mass=1.0, tags="plant, decoration",
)  # fmt: skip
@entry(
    "roses", "rose, bouquet of roses, red rose, vase of roses, peony, peonies",
    (0.26, 0.26, 0.42), said="rose", stand="surface", mass=1.0, colours="red, pink, white",
    tags="plant, decoration",
)  # fmt: skip
@entry(
    "lavender bunch", "lavender, dried lavender, dried flowers",
    (0.2, 0.2, 0.4), said="lavender", stand="surface", mass=0.8, tags="plant, decoration",
)  # fmt: skip
@entry(
    "vase of flowers",
    "flower vase, vase with flowers, bouquet, flower bouquet, flower, fresh flower, flower arrangement, "
    "floral arrangement, bunch of flowers, floral bouquet, blossom, wildflower, vase of fresh flowers, "
    "cut flower",
    (0.28, 0.28, 0.42), stand="surface", mass=1.2, tags="plant, decoration",
)  # fmt: skip
def vase_of_flowers(a: Sketch) -> None:
    """A bunch of flowers in a vase; the flower's name and colour are followed."""
    w, _, h = a.size
    a.piece("vase")
    clear = a.said("glass") or (a.spec.material is None and a.pick(0, 1, 1))
    look = a.fixed(a.spec.material or ("glass" if clear else "ceramic"), None)
    a.lathe(look, vase_profile(a, 0.24 * w, 0.46 * h), n=28)
    a.piece("flowers")
    bunch(a, 9 if a.said("sunflower", "lavender") else 13, 0.3 * h, 0.66 * h, 0.95 * h, 0.38 * w, 0.12 * w)


@entry(
    "centerpiece", "centrepiece, floral centerpiece, table centerpiece, table arrangement",
    (0.3, 0.45, 0.26), stand="surface", mass=1.5, tags="decoration, plant",
)  # fmt: skip
def centerpiece(a: Sketch) -> None:
    """A low oval bowl filled with flowers and leaves."""
    d, w, h = a.size
    a.piece("bowl")
    look = a.fixed(a.spec.material or "ceramic", None)
    a.lathe(
        look,
        [
            (0, 0),
            (0.24 * d, 0),
            (0.26 * d, 0.03 * h),
            (0.4 * d, 0.38 * h),
            (0.38 * d, 0.38 * h),
            (0, 0.3 * h),
        ],
        n=32,
    )
    a.piece("flowers")
    form = _form(a)
    looks, rng = _petals(a, form), a.rng
    canopy(
        a,
        greens(a, "fern", "eucalyptus", "green"),
        60,
        (0, 0, 0.42 * h),
        (0.4 * d, 0.42 * w, 0.28 * h),
        0.24 * d,
        0.09 * d,
    )
    for k in range(19):
        t, r = k * 2.39996, np.sqrt((k + 0.5) / 19)
        with a.at(
            0.36 * d * r * np.cos(t),
            0.4 * w * r * np.sin(t),
            h * (0.9 - 0.42 * r * r) - 0.05 * h,
            yaw=t,
            pitch=0.9 * r,
        ):
            blossom(
                a,
                form,
                looks[k % len(looks)],
                a.fixed("plastic", "mustard"),
                0.16 * d * rng.uniform(0.85, 1.1),
            )


@entry(
    "orchid", "potted orchid, orchid plant, white orchid",
    (0.24, 0.24, 0.5), stand="surface", mass=1.0, colours="white, pink, violet", tags="plant, decoration",
)  # fmt: skip
def orchid(a: Sketch) -> None:
    """Two arching stems of flat flowers over strap leaves in a white pot."""
    w, _, h = a.size
    a.piece("pot")
    look = a.fixed(a.spec.material or "ceramic", "white" if not a.spec.material else None)
    a.lathe(look, [(0, 0), (0.22 * w, 0), (0.3 * w, 0.24 * h), (0.27 * w, 0.24 * h), (0, 0.21 * h)], n=28)
    a.piece("leaves")
    leaves = greens(a, "green", "forest green")
    for k in range(6):
        with a.at(0, 0, 0.22 * h, yaw=k * np.pi / 3 + 0.3, pitch=-0.6):
            a.leaf(leaves[k % 2], 0.42 * w, 0.14 * w, bend=1.0, fold=0.25, tip=1.0, cells=5)
    colour = a.spec.colour if a.spec.colour not in (None, *GREENS) else a.pick("white", "pink", "violet")
    petal, heart = a.fixed("felt", colour), a.fixed("felt", "raspberry")
    a.piece("flowers")
    for side in (-1, 1):
        s = np.linspace(0, 1, 12)
        path = np.stack(
            [
                0.05 * w * s,
                side * w * (0.02 + 0.42 * s**2.2),
                0.22 * h + 0.74 * h * np.sin(s * np.pi * 0.62) / np.sin(np.pi * 0.5),
            ],
            -1,
        )
        a.tube(leaves[0], path, 0.006 * w + 0.001, n=6)
        for k in range(5):
            i = 11 - 2 * k + (k > 0)
            with a.at(*(path[i] - (0, 0, 0.015 * h)), yaw=(k % 2 - 0.5) * 0.8, pitch=1.35):
                blossom(a, "orchid", petal, heart, 0.13 * w * (1 - 0.06 * (4 - k)))


@entry(
    "pampas grass",
    "dried pampas, vase of pampas grass, dried grass, dried arrangement, decorative branches, twigs",
    (0.4, 0.4, 0.9), stand="surface", mass=2.0, tags="plant, decoration",
)  # fmt: skip
def pampas_grass(a: Sketch) -> None:
    """Feathery plumes in a tall vase."""
    w, _, h = a.size
    a.piece("vase")
    a.lathe(a.main("ceramic", "white"), vase_profile(a, 0.24 * w, 0.4 * h), n=28)
    a.piece("plumes")
    rng, straw = a.rng, [a.fixed("straw", c) for c in ("wheat", "beige", "champagne")]
    for k in range(9):
        t = k * 2.39996
        lean = 0.1 + 0.3 * np.sqrt(k / 9)
        with a.at(0, 0, 0.36 * h, yaw=t, pitch=-(np.pi / 2 - lean)):
            a.tube(straw[0], [(0, 0, 0), (0.3 * h, 0, 0)], 0.003, n=5)
            with a.at(0.25 * h):
                frond(
                    a,
                    straw[k % 3],
                    straw[0],
                    0.34 * h * rng.uniform(0.85, 1.05),
                    0.35,
                    11,
                    0.12 * w,
                    0.035 * w,
                    angle=0.5,
                )


@entry(
    "wreath", "flower wreath, christmas wreath, door wreath, laurel",
    (0.1, 0.45, 0.45), stand="wall", height=1.4, mass=0.6, tags="plant, decoration",
)  # fmt: skip
def wreath(a: Sketch) -> None:
    """A ring of leaves with berries and a bow."""
    _, w, h = a.size
    looks, rng = greens(a, "green", "forest green", "eucalyptus"), a.rng
    berry, ribbon = (
        a.fixed("lacquer", a.spec.colour if a.spec.colour not in (None, *GREENS) else "red"),
        a.fixed("satin", "red"),
    )
    with a.at(0, 0, h / 2, pitch=np.pi / 2):
        a.torus(looks[1], 0.37 * w, 0.03 * w, n=28)
        for k in range(180):
            t = k * 2 * np.pi / 180
            side = (k % 5 - 2) * 0.5
            with a.at(
                0.37 * w * np.cos(t),
                0.37 * w * np.sin(t),
                0.02 * w,
                yaw=t + np.pi / 2 + side,
                pitch=-0.25 - rng.uniform(0, 0.6),
            ):
                a.leaf(looks[k % 3], 0.15 * w * rng.uniform(0.8, 1.1), 0.055 * w, bend=0.5, cells=2)
        for k in range(14):
            t = k * 2 * np.pi / 14 + 0.2
            a.ball(berry, 0.018 * w, (0.37 * w * np.cos(t), 0.37 * w * np.sin(t), 0.07 * w), n=8)
        for side in (-1, 1):
            with a.at(0.37 * w, 0, 0.08 * w, yaw=np.pi / 2 * side + np.pi, pitch=-0.2):
                a.leaf(ribbon, 0.17 * w, 0.1 * w, bend=0.8, tip=0.7, cells=4)
        a.ball(ribbon, 0.025 * w, (0.37 * w, 0, 0.09 * w), n=10)


@entry(
    "terrarium", "glass terrarium, plant jar, succulent terrarium",
    (0.2, 0.2, 0.26), stand="surface", mass=1.4, tags="plant, decoration",
)  # fmt: skip
def terrarium(a: Sketch) -> None:
    """A glass jar with soil, moss and small plants."""
    w, _, h = a.size
    r = w / 2
    a.lathe(
        a.fixed("gravel"), [(0, 0.02 * h), (0.7 * r, 0.02 * h), (0.88 * r, 0.14 * h), (0, 0.14 * h)], n=24
    )
    a.lathe(
        a.fixed("soil"),
        [(0.88 * r, 0.14 * h), (0.94 * r, 0.28 * h), (0.4 * r, 0.34 * h), (0, 0.32 * h)],
        n=24,
    )
    rng, looks = a.rng, greens(a, "fern", "apple green", "moss")
    for k in range(3):
        t = k * 2.1
        x, y = 0.38 * r * np.cos(t), 0.38 * r * np.sin(t)
        for j in range(12):
            with a.at(x, y, 0.3 * h, yaw=j * 2.39996, pitch=-rng.uniform(0.5, 1.4)):
                a.leaf(looks[k], 0.42 * h * rng.uniform(0.6, 0.9) * (1 - 0.2 * k), 0.1 * w, bend=0.8, cells=3)
    glass = a.fixed("glass")
    a.lathe(
        glass,
        [
            (0, 0),
            (0.72 * r, 0),
            (0.95 * r, 0.12 * h),
            (r, 0.4 * h),
            (0.86 * r, 0.72 * h),
            (0.55 * r, 0.86 * h),
            (0.55 * r, 0.92 * h),
        ],
        n=32,
    )
    a.lathe(a.fixed("cork"), [(0, 0.88 * h), (0.53 * r, 0.88 * h), (0.58 * r, h), (0, h)], n=24)


@entry(
    "flowering plant",
    "potted flower, geranium, hydrangea, potted flowers, african violet, potted tulip, potted rose, "
    "anthurium",
    (0.26, 0.26, 0.36), stand="surface", mass=2.0, tags="plant, decoration",
)  # fmt: skip
def flowering_plant(a: Sketch) -> None:
    """A bushy pot plant in flower."""
    w, _, h = a.size
    pot(a, 0.32 * w, 0.42 * h, coloured=False)
    a.piece("foliage")
    canopy(
        a,
        greens(a, "green", "fern"),
        70,
        (0, 0, 0.66 * h),
        (0.36 * w, 0.36 * w, 0.18 * h),
        0.24 * w,
        0.15 * w,
        tip=1.5,
    )
    petal = a.fixed("felt", a.spec.colour or a.pick(*FLOWER_COLOURS))
    form = a.pick("daisy", "rose")
    for k in range(12):
        t, r = k * 2.39996, np.sqrt((k + 0.5) / 12)
        with a.at(
            0.34 * w * r * np.cos(t), 0.34 * w * r * np.sin(t), h * (0.95 - 0.2 * r * r), yaw=t, pitch=0.7 * r
        ):
            a.tube(a.fixed("leaf", "moss"), [(0, 0, -0.25 * h), (0, 0, 0)], 0.004 * w + 0.001, n=5)
            blossom(a, form, petal, a.fixed("plastic", "mustard"), 0.1 * w)
