"""Cloth and what is worn or carried: pillows, blankets, towels, clothes, shoes, bags, yarn."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.primitives.round import capsule
from terrazzo.shapes.primitives.soft import slab
from terrazzo.shapes.sketch import Sketch, entry

_BRIGHT = ("mustard", "teal", "coral", "navy", "blush", "sage", "terracotta", "plum")


def cloth(a: Sketch, *usual: str, axis: int = 0) -> Finish:
    """The cover: what was said, or a usual colour; "striped" and "checked" give patterns, "colourful" a bright one."""
    if a.spec.colour in ("colourful", "multicoloured", "rainbow") or a.said("colorful", "colourful"):
        return a.fixed(a.spec.material or "cotton", a.pick(*_BRIGHT), axis=axis)
    for word, material in (
        ("striped", "striped fabric"),
        ("checked", "plaid"),
        ("plaid", "plaid"),
        ("tartan", "plaid"),
    ):
        if a.said(word):
            return a.fixed(material, a.spec.colour, axis=axis)
    return a.main("cotton", a.pick(*usual) if usual else None, axis=axis)


@entry(
    "pillow",
    "throw pillow, cushion, decorative pillow, bed pillow, sofa cushion, throw cushion, accent pillow, "
    "decorative cushion, lumbar pillow, scatter cushion, bolster, linen pillow",
    (0.16, 0.46, 0.42), stand="surface", mass=0.6, finishes="linen, cotton, velvet",
    colours="mustard, teal, cream, terracotta, navy, sage, blush", tags="soft", limits=(0.4, 1.8),
    sizes=(("bed", (0.42, 0.62, 0.15)), ("flat", (0.42, 0.62, 0.15)), ("sleeping", (0.42, 0.62, 0.15))),
)  # fmt: skip
def pillow(a: Sketch) -> None:
    """A scatter cushion that leans back; "bed" and "flat" lie down, "round" and "bolster" change the form."""
    d, w, h = a.size
    look = cloth(a, axis=1)
    if a.said("bolster", "cylindrical"):
        a.add(capsule(0.5 * h, w, (0.0, -w / 2, 0.5 * h), axis="y"), look)
        return
    if h < 0.6 * min(d, w) or a.said("bed", "flat", "sleeping"):
        a.cushion(look, (max(d, 0.5 * w), w, min(h, 0.35 * w)), puff=0.85, corner=0.06, cells=12)
        return
    with a.at(pitch=np.pi / 2 - 0.22):
        if a.said("round"):
            a.ball(look, (h / 2, w / 2, 0.45 * d), n=32)
        else:
            scatter(a, look, h, w, 0.95 * d, sat=0.22)


def scatter(
    a: Sketch, look: Finish, height: float, width: float, depth: float, *, sat: float | None = None
) -> None:
    """A stuffed square about the origin, fat in its middle, with drawn-in edges and pointed corners [m].

    Args:
        a: Where it is drawn.
        look: Its cloth.
        height: Along own x.
        width: Along own y.
        depth: Along own z.
        sat: Where it is to stand: how far it leans back from there [rad]; its lower edge is then pressed flat.
    """
    n = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 17))
    u, v = np.meshgrid(n, n, indexing="ij")
    x = u * (1 - 0.07 * (1 - v**2) * u**2) * height / 2
    y = v * (1 - 0.07 * (1 - u**2) * v**2) * width / 2
    rise = depth / 2 * ((1 - u**2) * (1 - v**2)) ** 0.42 * (1 - 0.12 * (u**2 + v**2))
    crease = 0.02 * depth * np.sin(9 * u * v)
    sides = [np.stack([x, y, z], -1) for z in (rise + crease, -rise - crease)]
    if sat is not None:
        for side in sides:
            # Upright, own +x points down and own +z forward: level is what leans by `sat` against x.
            level = 0.37 * height + side[..., 2] * np.tan(sat)
            side[..., 0] = np.where(side[..., 0] > level, level + 0.02 * (side[..., 0] - level), side[..., 0])
    a.add(slab(*sides), look)


@entry(
    "blanket",
    "throw blanket, throw, quilt, duvet, comforter, bedspread, coverlet, afghan, knitted blanket, "
    "wool blanket, plaid blanket, folded blanket, bedding, sheets, bed sheet, linens, bed linen, "
    "cashmere throw",
    (0.4, 0.5, 0.1), stand="surface", mass=1.2, finishes="knit, wool, fur",
    colours="cream, grey, mustard, blush, sage", tags="soft", limits=(0.4, 2.5),
)  # fmt: skip
def blanket(a: Sketch) -> None:
    """A throw folded in layers with a fringe; "rolled" is a roll, "crumpled" a heap."""
    d, w, h = a.size
    look = cloth(a, axis=1)
    if a.said("rolled"):
        _roll(a, look, d, w, h)
        return
    layers = 4
    for k in range(layers):
        share = 1 - 0.03 * k
        a.cushion(
            look,
            (share * d, share * w, 1.15 * h / layers),
            (0.012 * d * (k % 2), 0, 0.96 * k * h / layers),
            puff=0.25,
            corner=0.02,
            cells=6,
        )
    for k in range(22):
        y = ((k + 0.5) / 22 - 0.5) * 0.9 * w
        a.tube(
            look,
            [(0.47 * d, y, 0.86 * h), (0.53 * d, y, 0.7 * h), (0.535 * d, y + 0.004, 0.4 * h)],
            0.004,
            n=5,
        )


def _roll(a: Sketch, look: Finish, d: float, w: float, h: float) -> None:
    """A cloth rolled up along y: the outside as a tube, the ends showing the spiral."""
    r = min(d, h) / 2
    t = np.linspace(0, 2 * np.pi * 3.2, 90)
    radius = 0.12 * r + (0.86 * r) * t / t[-1]
    for s in (-1, 1):
        path = np.stack(
            [radius * np.cos(t), np.full_like(t, s * (w / 2 - 0.06 * r)), r + radius * np.sin(t)], -1
        )
        a.tube(look, path, 0.085 * r, n=6)
    a.cylinder(look, 0.97 * r, 0.96 * w, (0, -0.48 * w, r), axis="y", n=32, bevel=0.03 * r)


@entry(
    "towel",
    "bath towel, hand towel, face towel, folded towel, rolled towel, beach towel, stack of towels, "
    "folded towels, towels, gym towel, kitchen towel",
    (0.22, 0.32, 0.1), stand="surface", mass=0.5, finishes="plush", colours="white, grey, cream, sage",
    tags="soft, bath", limits=(0.4, 2.0),
    sizes=(('rolled', (0.13, 0.34, 0.13)), ('neatly rolled', (0.13, 0.34, 0.13))),
)  # fmt: skip
def towel(a: Sketch) -> None:
    """A folded towel, "rolled" one, or "hanging" over an edge."""
    d, w, h = a.size
    look = cloth(a, "white", axis=1)
    if a.said("rolled"):
        _roll(a, look, d, w, h)
        return
    if a.said("hanging", "hung"):
        y = np.linspace(-w / 2, w / 2, 17)
        z = np.linspace(0, h, 7)
        x = 0.18 * d * np.sin(y / w * 14)[:, None] * (1 - z / h)[None] + 0.3 * d
        for s in (-1, 1):
            a.sheet(
                look, np.stack([s * x, np.broadcast_to(y[:, None], (17, 7)), np.broadcast_to(z, (17, 7))], -1)
            )
        t = np.linspace(0, np.pi, 7)
        a.sheet(
            look,
            np.stack(
                [
                    np.broadcast_to(0.3 * d * np.cos(t)[None], (17, 7)),
                    np.broadcast_to(y[:, None], (17, 7)),
                    np.broadcast_to(h + 0.2 * d * np.sin(t), (17, 7)),
                ],
                -1,
            ),
        )
        return
    for k in range(3):
        a.cushion(
            look,
            (d * (1 - 0.02 * k), w * (1 - 0.02 * k), 0.37 * h),
            (0, 0, 0.315 * h * k),
            puff=0.12,
            corner=0.02,
            cells=5,
        )
    a.box(
        a.fixed("satin", "cream" if a.spec.colour != "cream" else "white"),
        (1.005 * d, 0.04 * w, 0.9 * h),
        (0, 0.34 * w, 0.04 * h),
        bevel=0.004,
    )


@entry(
    "tablecloth", "table runner, table cloth, table linen, doily, placemat set",
    (0.4, 1.4, 0.006), stand="surface", mass=0.4, finishes="linen", colours="white, cream, sage, red",
    tags="soft", limits=(0.4, 2.0),
)  # fmt: skip
def tablecloth(a: Sketch) -> None:
    """A runner with two bands and a fringe, lying flat."""
    d, w, h = a.size
    look = cloth(a, "white", axis=1)
    a.box(look, (d, 0.96 * w, 0.9 * h), (0, 0, 0), bevel=0.001)
    for s in (-1, 1):
        a.box(a.fixed("linen", "taupe"), (d, 0.012 * w, 0.1 * h), (0, s * 0.42 * w, 0.9 * h), bevel=0)
        for k in range(24):
            x = ((k + 0.5) / 24 - 0.5) * d
            a.box(look, (0.4 * d / 24, 0.02 * w, 0.4 * h), (x, s * 0.49 * w, 0), bevel=0)


@entry(
    "curtain",
    "curtains, drapes, drape, window curtain, sheer curtain, blackout curtain, stage curtain, "
    "shower curtain, blinds, window blind, roman blind, roller blind",
    (0.14, 1.8, 2.3), stand="wall", height=0.05, mass=4.0, finishes="linen, cotton, velvet",
    colours="cream, white, grey, sage, navy", tags="soft, window", limits=(0.4, 1.4),
)  # fmt: skip
def curtain(a: Sketch) -> None:
    """Two gathered curtains on a rod; "drawn" covers the whole width, "blind" is a row of slats."""
    d, w, h = a.size
    look = cloth(a, "cream", axis=2)
    if a.said("blind", "blinds", "venetian", "roller"):
        a.box(look, (0.4 * d, w, 0.03 * h), (0, 0, 0.97 * h), bevel=0.004)
        for k in range(44):
            with a.at(0, 0, k / 44 * 0.97 * h, pitch=0.5):
                a.box(look, (0.5 * d, 0.98 * w, 0.003), (0, 0, 0.004), bevel=0)
        return
    a.cylinder(
        a.fixed("black metal" if a.spec.colour != "black" else "brass"),
        0.012,
        w,
        (0.1 * d, -w / 2, 0.98 * h),
        axis="y",
        n=14,
    )
    for s in (-1, 1):
        a.ball(a.fixed("black metal"), 0.025, (0.1 * d, s * 0.49 * w, 0.98 * h), n=14)
        a.box(a.fixed("black metal"), (0.6 * d, 0.02, 0.03), (-0.2 * d, s * 0.44 * w, 0.965 * h), bevel=0.002)
        a.piece(f"curtain {s}")
        share = 0.47 if a.said("drawn", "closed", "stage", "shower") else 0.24
        u, v = np.linspace(0, 1, 73), np.linspace(0, 1, 7)
        wave = np.sin(u * 2 * np.pi * share * 28)
        x = 0.1 * d + 0.34 * d * wave[:, None] * (0.65 + 0.35 * (1 - v))[None]
        y = s * (0.48 * w - share * w * u)[:, None] * np.ones(7)
        z = np.broadcast_to(0.97 * h * v, x.shape)
        grid = np.stack([x, y, z], -1)
        a.sheet(look, grid if s < 0 else grid[::-1])
        a.piece("body")


def _garment(
    a: Sketch,
    look: Finish,
    z: float,
    w: float,
    h: float,
    depth: float,
    *,
    sleeve: float = 0.3,
    flare: float = 1.0,
) -> None:
    """A shirt or dress seen from its front: shoulders at z + h, hem at z; two curved sheets."""
    levels = np.array([0.0, 0.3, 0.55, 0.75, 0.92, 1.0])
    half = np.array([0.36 * flare, 0.32 * (0.5 + 0.5 * flare), 0.3, 0.34, 0.38, 0.14]) * w
    t = np.linspace(-np.pi / 2, np.pi / 2, 13)
    for s in (-1, 1):
        fold = 1 + 0.2 * np.sin(t * 7)[:, None] * (1 - levels)[None]
        x = s * depth / 2 * np.cos(t)[:, None] * fold
        y = np.sin(t)[:, None] * half[None] * -s
        a.sheet(look, np.stack([x, y, np.broadcast_to(z + h * levels, x.shape)], -1))
        shoulder, elbow = (
            np.array([0, s * 0.34 * w, z + 0.93 * h]),
            np.array([0, s * 0.5 * w, z + (0.93 - sleeve) * h]),
        )
        a.tube(
            look,
            [shoulder, (shoulder + elbow) / 2 + (0, s * 0.02 * w, 0.02 * h), elbow],
            0.3 * depth,
            n=10,
            scale=[1.0, 0.9, 0.8],
        )


@entry(
    "hanging clothes",
    "clothes, clothing, shirt, dress, jacket, coat, sweater, t-shirt, suit, hoodie, uniform, lab coat, "
    "robe, bathrobe, gown, costume, kimono, blouse, hanging shirt, shirts, coats, garment, apron, jersey",
    (0.2, 0.46, 0.85), stand="wall", height=1.0, mass=0.8, finishes="cotton, linen, denim, wool",
    colours="navy, white, grey, rust, sage", tags="clothes, soft", limits=(0.4, 2.0),
)  # fmt: skip
def hanging_clothes(a: Sketch) -> None:
    """A garment on a hanger on a hook; "dress" and "coat" are long."""
    d, w, h = a.size
    look = cloth(a)
    a.piece(None)
    a.box(a.fixed("walnut"), (0.1 * d, 0.1 * w, 0.06 * h), (-0.45 * d, 0, 0.93 * h), bevel=0.003)
    a.bend(
        a.fixed("steel"),
        [
            (-0.45 * d, 0, 0.95 * h),
            (-0.1 * d, 0, 0.97 * h),
            (0, 0, 0.99 * h),
            (0.06 * d, 0, 0.95 * h),
            (0, 0, 0.9 * h),
        ],
        0.004,
    )
    a.bend(a.fixed("walnut"), [(0, -0.4 * w, 0.82 * h), (0, 0, 0.9 * h), (0, 0.4 * w, 0.82 * h)], 0.01)
    a.piece("garment")
    long = a.said("dress", "coat", "gown", "robe", "bathrobe", "kimono", "lab")
    _garment(
        a,
        look,
        0.0,
        w,
        0.88 * h,
        0.6 * d,
        sleeve=0.3 if not a.said("dress", "gown") else 0.12,
        flare=1.35 if long else 1.0,
    )
    if a.said("coat", "jacket", "lab", "robe", "shirt"):
        for k in range(5):
            a.ball(a.fixed("plastic", "ivory"), 0.008, (0.31 * d, 0.01, (0.2 + 0.13 * k) * h), n=8)


@entry(
    "folded clothes",
    "stack of clothes, pile of clothes, folded shirts, laundry, folded sweaters, jeans, clothes pile, "
    "t-shirts, dirty clothes, scarf, socks, gloves, mittens, pants, pajamas",
    (0.28, 0.34, 0.18), stand="surface", mass=1.5, tags="clothes, soft", limits=(0.4, 1.8),
)  # fmt: skip
def folded_clothes(a: Sketch) -> None:
    """Shirts and jeans folded in a pile."""
    d, w, h = a.size
    colours = (a.spec.colour,) if a.spec.colour else ("navy", "grey", "cream", "rust", "sage")
    for k in range(5):
        look = a.fixed(
            ("cotton", "knit", "denim", "wool", "cotton")[k] if a.spec.colour is None else "cotton",
            colours[k % len(colours)] if k != 2 or a.spec.colour else None,
        )
        a.cushion(
            look,
            (d * (0.96 - 0.03 * (k % 2)), w * (0.97 - 0.02 * k), 0.24 * h),
            (0.01 * d * (k % 3 - 1), 0.008 * w * (k % 2), 0.19 * h * k),
            puff=0.2,
            corner=0.02,
            cells=5,
        )


@entry(
    "ball of yarn",
    "yarn, yarn ball, wool ball, knitting, skein of yarn, knitting needles, balls of yarn, thread ball, "
    "knitting basket yarn",
    (0.11, 0.11, 0.1), stand="surface", mass=0.1, colours="red, mustard, teal, blush", finishes="wool",
    tags="craft, soft", limits=(0.5, 2.0),
)  # fmt: skip
def ball_of_yarn(a: Sketch) -> None:
    """A ball wound of yarn; "needles" and "knitting" stick two needles in it."""
    w = a.size[0]
    r = 0.46 * w
    look = a.main("wool", "red")
    a.ball(look, 0.94 * r, (0, 0, r), n=20)
    rng = a.rng
    for _ in range(26):
        axis = rng.normal(size=3)
        axis /= np.linalg.norm(axis)
        side = np.cross(axis, rng.normal(size=3))
        side /= np.linalg.norm(side)
        lift = rng.uniform(-0.25, 0.25)
        t = np.linspace(0, 2 * np.pi, 20, endpoint=False)
        flat = np.sqrt(1 - lift**2)
        path = r * (
            np.outer(np.cos(t), side) * flat + np.outer(np.sin(t), np.cross(axis, side)) * flat + lift * axis
        )
        a.tube(look, path + (0, 0, r), 0.045 * r, n=4, loop=True)
    a.bend(
        look,
        [(0.8 * r, 0.3 * r, 0.5 * r), (1.1 * r, 0.2 * r, 0.05 * r), (1.0 * r, -0.5 * r, 0.05 * r)],
        0.045 * r,
        n=5,
    )
    if a.said("needles", "knitting"):
        for s in (-1, 1):
            a.tube(
                a.fixed("oak"),
                [(-1.6 * r, s * 0.9 * r, 1.9 * r), (0.9 * r, -s * 0.5 * r, 0.5 * r)],
                0.035 * r,
                n=6,
            )


@entry(
    "spool of thread",
    "thread, thread spool, sewing thread, spool, bobbin, sewing kit, spools of thread, pincushion",
    (0.045, 0.045, 0.065), stand="surface", mass=0.04, colours="red, blue, mustard, green, white",
    tags="craft", limits=(0.6, 3.0),
)  # fmt: skip
def spool_of_thread(a: Sketch) -> None:
    """Thread on a wooden spool."""
    w, _, h = a.size
    r = w / 2
    wood = a.fixed("birch", axis=2)
    for z in (0.0, 0.84 * h):
        a.lathe(
            wood,
            [(0, z), (0.94 * r, z), (r, z + 0.04 * h), (0.8 * r, z + 0.15 * h), (0, z + 0.16 * h)]
            if z == 0
            else [(0, z), (0.8 * r, z + 0.01 * h), (r, z + 0.12 * h), (0.94 * r, h), (0, h)],
            n=28,
        )
    thread = a.accent("silk", a.pick("red", "blue", "mustard", "green", "white"))
    bumps = [((0.82 + 0.03 * (k % 2)) * r, (0.15 + 0.7 * k / 24) * h) for k in range(25)]
    a.lathe(thread, bumps, n=28)


@entry(
    "fabric roll",
    "roll of fabric, bolt of fabric, cloth roll, fabric bolt, roll of cloth, fabric, "
    "wrapping paper roll, roll of paper, fabric rolls, rolled rug, rolled yoga mat, rolled mat, "
    "rolled poster",
    (0.14, 0.9, 0.14), mass=3.0, colours="teal, mustard, rose, navy, cream", finishes="cotton, linen",
    tags="craft, soft", limits=(0.3, 1.6),
)  # fmt: skip
def fabric_roll(a: Sketch) -> None:
    """A bolt of cloth rolled on a cardboard tube; it lies, or stands where its box is tall."""
    d, w, h = a.size
    look = cloth(a, "teal", axis=1)
    upright = h > w
    length, r = (h, min(d, w) / 2) if upright else (w, min(d, h) / 2)
    with a.at(0, 0, 0) if upright else a.at(0, -length / 2, r, roll=-np.pi / 2):
        a.lathe(
            look,
            [
                (0.34 * r, 0.03 * length),
                (0.97 * r, 0.03 * length),
                (r, 0.04 * length),
                (r, 0.96 * length),
                (0.97 * r, 0.97 * length),
                (0.34 * r, 0.97 * length),
            ],
            n=32,
        )
        a.lathe(
            a.fixed("cardboard"),
            [(0.26 * r, 0), (0.34 * r, 0), (0.34 * r, length), (0.26 * r, length), (0.26 * r, 0)],
            n=24,
        )


@entry(
    "yoga block", "foam block, cork block, yoga brick, foam roller",
    (0.15, 0.23, 0.1), mass=0.4, colours="violet, teal, grey", finishes="foam", tags="sport",
    limits=(0.6, 2.0),
)  # fmt: skip
def yoga_block(a: Sketch) -> None:
    """A block with rounded edges; "roller" is a ribbed roll."""
    d, w, h = a.size
    look = a.main("foam", "violet")
    if a.said("roller"):
        a.uniform = True
        for k in range(9):
            a.cylinder(
                look,
                0.3 * w * (1 if k % 2 else 0.95),
                1.3 * w / 9,
                (0, (k - 4.5) * 1.3 * w / 9, 0.3 * w),
                axis="y",
                n=28,
            )
        return
    a.box(look, (d, w, h), (0, 0, 0), bevel=0.012)
    a.shelf((0, 0, h), (0.8 * d, 0.8 * w))
