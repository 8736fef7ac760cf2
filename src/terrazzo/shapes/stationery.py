"""What is on a desk or in a studio: pens, paints, easels, boxes and small office machines."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.artwork import abstract, choose, hang, inks
from terrazzo.shapes.holding import HOLDING, open_vessel
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


def _pencil(a: Sketch, look: Finish, length: float, radius: float) -> None:
    """A six-sided pencil lying along +x from the origin, its tip at the far end."""
    with a.at(0, 0, radius, pitch=np.pi / 2):
        a.lathe(look, [(0, 0), (radius, 0), (radius, 0.88 * length)], n=6, flat=True)
        a.lathe(a.fixed("birch"), [(radius, 0.88 * length), (0.3 * radius, 0.97 * length)], n=8)
        a.lathe(a.fixed("plastic", "charcoal"), [(0.3 * radius, 0.97 * length), (0, length)], n=8)


@entry(
    "pencil", "colored pencil, colour pencil, drawing pencil",
    (0.01, 0.18, 0.01), stand="surface", mass=0.01, colours="yellow, red, green, navy", tags="stationery",
    limits=(0.5, 3.0),
)  # fmt: skip
def pencil(a: Sketch) -> None:
    """A sharpened pencil."""
    with a.at(yaw=np.pi / 2):
        _pencil(a, a.fixed("lacquer", a.spec.colour or a.pick("yellow", "red", "green", "navy")), 0.18, 0.004)


@entry(
    "crayon",
    "wax crayon, crayons, chalk, piece of chalk, marker, whiteboard marker, highlighter, felt pen",
    (0.013, 0.1, 0.013), stand="surface", mass=0.02, colours="red, blue, green, yellow",
    tags="stationery, toy", limits=(0.5, 4.0),
)  # fmt: skip
def crayon(a: Sketch) -> None:
    """A wax crayon in its paper sleeve."""
    d, w, _ = a.size
    colour = a.spec.colour or a.pick("red", "blue", "green", "yellow")
    r = d / 2
    with a.at(0, -w / 2, r, roll=-np.pi / 2):
        a.lathe(
            a.fixed("wax", colour),
            [(0, 0), (r, 0), (r, 0.84 * w), (0.45 * r, 0.86 * w), (0.3 * r, w), (0, w)],
            n=20,
        )
        a.lathe(a.fixed("paper", colour), [(1.05 * r, 0.1 * w), (1.05 * r, 0.74 * w)], n=20)
        for z in (0.14, 0.68):
            a.lathe(a.fixed("paper", "charcoal"), [(1.06 * r, z * w), (1.06 * r, (z + 0.03) * w)], n=20)


@entry(
    "pen", "ballpoint pen, fountain pen, ink pen, stylus, biro",
    (0.012, 0.14, 0.014), stand="surface", mass=0.02, colours="black, navy, silver", tags="stationery",
    limits=(0.5, 3.0),
)  # fmt: skip
def pen(a: Sketch) -> None:
    """A pen with a clip."""
    d, w, _ = a.size
    r = d / 2
    with a.at(0, -w / 2, r, roll=-np.pi / 2):
        a.lathe(
            a.main("lacquer", "black"),
            [(0, 0), (0.8 * r, 0.01 * w), (r, 0.06 * w), (r, 0.8 * w), (0.3 * r, 0.96 * w), (0, w)],
            n=20,
        )
        a.lathe(a.fixed("gold"), [(1.04 * r, 0.5 * w), (1.04 * r, 0.53 * w)], n=20)
    a.box(a.fixed("gold"), (0.2 * d, 0.3 * w, 0.002), (0, -0.3 * w, d), bevel=0.0005)


@entry(
    "paintbrush holder", "brush holder, brush pot, makeup brush holder, jar of brushes",
    (0.1, 0.1, 0.26), said="brushes", stand="surface", mass=0.5, finishes="ceramic, tin, oak", tags="art",
)  # fmt: skip
@entry(
    "pen holder",
    "pen set, pencil holder, pencil cup, desk organizer, pen pot, pencil case, pen cup, pencil set, "
    "pencil pot",
    (0.09, 0.09, 0.2), stand="surface", mass=0.4, finishes="oak, walnut, ceramic, black metal",
    tags="stationery", limits=(0.5, 1.8),
)  # fmt: skip
def pen_holder(a: Sketch) -> None:
    """A cup of pencils, or of brushes where "brush" was said."""
    w, _, h = a.size
    r = w / 2
    holding = a.said(HOLDING)
    a.piece(None if holding else "")
    rim = h if holding else 0.5 * h
    a.lathe(a.main("oak", axis=2), vessel([(0.95 * r, 0), (r, 0.02 * h), (r, rim)], 0.1 * r, 0.03 * h), n=32)
    if holding:
        open_vessel(a, 0.95 * r, r, h)
        return
    colours = ("yellow", "red", "navy", "green", "black", "orange", "purple")
    brushes = a.said("brush", "paintbrush", "brushes")
    for k in range(7):
        t = k * 2.39996
        lean = 0.16
        with a.at(0.3 * r * np.cos(t), 0.3 * r * np.sin(t), 0.04 * h, yaw=t, pitch=-(np.pi / 2 - lean)):
            if brushes:
                _brush(a, (0.8 + 0.03 * k) * h, 0.05 * r + 0.001, colours[k])
            else:
                _pencil(a, a.fixed("lacquer", colours[k]), (0.78 + 0.03 * k) * h, 0.07 * r)


def _brush(a: Sketch, length: float, radius: float, colour: str) -> None:
    """A paintbrush along +x from the origin, its hair at the far end."""
    with a.at(0, 0, radius, pitch=np.pi / 2):
        a.lathe(
            a.fixed("lacquer", "red" if colour == "black" else "honey"),
            [
                (0, 0),
                (0.6 * radius, 0.02 * length),
                (1.2 * radius, 0.5 * length),
                (0.9 * radius, 0.74 * length),
            ],
            n=12,
        )
        a.lathe(a.fixed("nickel"), [(0.95 * radius, 0.74 * length), (1.15 * radius, 0.85 * length)], n=12)
        a.lathe(
            a.fixed("fur", "umber"),
            [
                (1.1 * radius, 0.85 * length),
                (1.6 * radius, 0.9 * length),
                (1.0 * radius, 0.97 * length),
                (0, length),
            ],
            n=12,
        )
        a.lathe(a.fixed("plastic", colour), [(1.3 * radius, 0.955 * length), (0, 1.004 * length)], n=12)


@entry(
    "paintbrush", "paint brush, artist brush, brush, paint roller, makeup brush",
    (0.02, 0.26, 0.02), stand="surface", mass=0.03, tags="art", limits=(0.5, 3.0),
)  # fmt: skip
def paintbrush(a: Sketch) -> None:
    """A brush with some paint on it."""
    with a.at(yaw=np.pi / 2):
        _brush(a, 0.26, 0.006, a.spec.colour or a.pick("blue", "red", "green", "yellow"))


@entry(
    "paint palette",
    "palette, artist palette, color palette, watercolor set, paint set, watercolour set, paint box",
    (0.24, 0.32, 0.015), stand="surface", mass=0.3, finishes="birch, plywood", tags="art",
)  # fmt: skip
def paint_palette(a: Sketch) -> None:
    """A kidney-shaped board with dabs of paint."""
    d, w, h = a.size
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    r = 1 - 0.22 * np.exp(-(((t - 4.9) / 0.35) ** 2))
    a.prism(
        a.main("birch"), np.stack([d / 2 * r * np.cos(t), w / 2 * r * np.sin(t)], -1), 0.4 * h, smooth=True
    )
    a.cylinder(a.fixed("lacquer", "dark brown"), 0.07 * d, 0.41 * h, (-0.2 * d, -0.16 * w, 0), n=20)
    rng = a.rng
    for k, colour in enumerate(("red", "orange", "yellow", "green", "blue", "violet", "white", "umber")):
        s = -0.9 + 0.62 * k
        x, y = 0.34 * d * np.cos(s), 0.37 * w * np.sin(s)
        a.ball(
            a.fixed("lacquer", colour),
            (0.07 * d * rng.uniform(0.8, 1.2), 0.07 * d, 0.5 * h),
            (x, y, 0.4 * h),
            n=12,
        )


@entry(
    "paint jar",
    "jar of paint, paint pot, paint bottle, paint tube, acrylic paint, ink bottle, ink pot, nail polish, "
    "glue bottle, modeling clay tub, tub of modeling clay, play-doh, clay tub, modeling clay, playdough",
    (0.07, 0.07, 0.09), stand="surface", mass=0.2, colours="red, blue, yellow, green", tags="art, toy",
    limits=(0.4, 2.5),
)  # fmt: skip
def paint_jar(a: Sketch) -> None:
    """A clear jar of paint with a white lid."""
    w, _, h = a.size
    r = w / 2
    colour = a.spec.colour or a.pick("red", "blue", "yellow", "green")
    a.lathe(
        a.fixed("lacquer", colour),
        [(0, 0), (0.94 * r, 0), (r, 0.05 * h), (r, 0.62 * h), (0.86 * r, 0.7 * h), (0, 0.7 * h)],
        n=28,
    )
    a.lathe(a.fixed("paper", "white"), [(1.005 * r, 0.16 * h), (1.005 * r, 0.5 * h)], n=28)
    a.lathe(
        a.fixed("plastic", "white"),
        [(0, 0.7 * h), (0.95 * r, 0.7 * h), (0.95 * r, 0.97 * h), (0.85 * r, h), (0, h)],
        n=28,
    )


@entry(
    "easel",
    "art easel, painter's easel, painting easel, artist easel, drawing easel, kids easel, canvas easel, "
    "painter easel, easel with canvas",
    (0.65, 0.7, 1.6), against_wall=True, mass=5.0, finishes="oak, pine, birch", tags="art",
    limits=(0.3, 1.5), clearance=0.6,
)  # fmt: skip
def easel(a: Sketch) -> None:
    """Three legs, a ledge and a canvas with a picture begun on it; "empty" leaves the canvas out."""
    d, w, h = a.size
    wood = a.main("pine", axis=2)
    lean = 0.16
    a.piece("front")
    for s in (-1, 1):
        a.tube(wood, [(0.42 * d, s * 0.46 * w, 0), (0.42 * d - lean * h, s * 0.08 * w, h)], 0.02, n=8)
    a.piece("back")
    a.tube(wood, [(-0.5 * d, 0, 0), (0.42 * d - 0.9 * lean * h, 0, 0.92 * h)], 0.018, n=8)
    a.piece("front")
    for z, half in ((0.4, 0.34), (0.82, 0.16)):
        a.box(wood, (0.03, 2 * half * w, 0.035), (0.42 * d - lean * z * h + 0.02, 0, z * h), bevel=0.003)
    a.box(wood, (0.1 * d + 0.02, 0.8 * w, 0.02), (0.42 * d - lean * 0.4 * h + 0.06, 0, 0.4 * h), bevel=0.003)
    if a.said("empty"):
        return
    a.piece("canvas")
    x = 0.42 * d - lean * 0.42 * h + 0.05
    cw, ch = 0.86 * w, 0.46 * h
    with a.at(x, 0, 0.425 * h, pitch=-np.arctan(lean)):
        a.box(a.fixed("canvas", "white"), (0.025, cw, ch), (0, 0, 0), bevel=0.003)
        picture = choose(a, "landscape", "abstract", "seascape", "botanical")
        with a.at(0.0135, 0, ch / 2):
            hang(a, picture, inks(a, picture, "canvas"), 0.94 * cw, 0.94 * ch, rows=60)


@entry(
    "canvas", "blank canvas, art canvas, stretched canvas, canvases",
    (0.03, 0.5, 0.6), stand="surface", mass=0.8, tags="art", limits=(0.3, 2.5),
)  # fmt: skip
def canvas(a: Sketch) -> None:
    """A stretched canvas that leans back; "blank" is not painted."""
    d, w, h = a.size
    a.box(a.fixed("canvas", "white"), (d, w, h), (0, 0, 0), bevel=0.004)
    if not a.said("blank", "empty", "white"):
        picture = abstract(np.random.default_rng(a.spec.seed))
        with a.at(d / 2 + 0.0005, 0, h / 2):
            hang(a, picture, inks(a, picture, "canvas"), 0.97 * w, 0.97 * h, rows=60)


@entry(
    "cardboard box",
    "moving box, carton, package, parcel, shipping box, delivery box, packing box, boxes, shoe box, "
    "shoebox, amazon box, packages",
    (0.4, 0.5, 0.35), mass=3.0, tags="container", limits=(0.2, 2.0),
)  # fmt: skip
def cardboard_box(a: Sketch) -> None:
    """A taped carton; "open" has its flaps up and room inside."""
    d, w, h = a.size
    card = a.accent("cardboard")
    if a.said("open", "opened"):
        t = 0.006
        a.piece(None)
        tall = 0.8 * h
        for s in (-1, 1):
            a.box(card, (t, w * 0.8, tall), (s * 0.4 * d, 0, 0), bevel=0.001)
            a.box(card, (d * 0.8, t, tall), (0, s * 0.4 * w, 0), bevel=0.001)
            with a.at(s * 0.4 * d, 0, tall, pitch=s * 0.5):
                a.box(card, (t, 0.79 * w, 0.22 * h), (0, 0, 0), bevel=0.001)
            with a.at(0, s * 0.4 * w, tall, roll=-s * 0.55):
                a.box(card, (0.79 * d, t, 0.22 * h), (0, 0, 0), bevel=0.001)
        a.box(card, (0.8 * d, 0.8 * w, t), (0, 0, 0))
        a.collide_hollow((-0.4 * d, -0.4 * w, 0), (0.4 * d, 0.4 * w, tall), 0.012, 0.01)
        a.shelf((0, 0, t), (0.7 * d, 0.7 * w), tall, "inside")
        return
    a.box(card, (d, w, h), (0, 0, 0), bevel=0.003)
    tape = a.fixed("lacquer", "camel")
    a.box(tape, (0.12 * d, w + 0.001, 0.001), (0, 0, h - 0.0004), bevel=0)
    for s in (-1, 1):
        a.box(tape, (0.12 * d, 0.001, 0.25 * h), (0, s * w / 2, 0.75 * h), bevel=0)
    a.box(a.fixed("paper", "white"), (0.001, 0.3 * w, 0.24 * h), (d / 2, 0.22 * w, 0.5 * h), bevel=0)
    for k in range(4):
        a.box(
            a.fixed("paper", "charcoal"),
            (0.0012, 0.2 * w, 0.012 * h),
            (d / 2 + 0.0003, 0.22 * w, (0.55 + 0.04 * k) * h),
            bevel=0,
        )
    a.shelf((0, 0, h), (0.9 * d, 0.9 * w))


@entry(
    "tissue box", "box of tissues, tissue holder, tissues",
    (0.12, 0.24, 0.13), said="tissue", stand="surface", mass=0.3, finishes="walnut, oak, leather",
    tags="container",
)  # fmt: skip
@entry(
    "gift box", "gift, present, wrapped gift, presents, gifts, wrapped present",
    (0.2, 0.24, 0.18), said="gift", stand="surface", mass=0.6, colours="red, forest green, navy, blush",
    tags="decoration, container", limits=(0.3, 3.0),
)  # fmt: skip
@entry(
    "box",
    "wooden box, decorative box, jewelry box, jewellery box, keepsake box, music box, trinket box, "
    "small box, lidded box, storage case, cigar box, sewing box, recipe box, pencil box",
    (0.16, 0.24, 0.12), stand="surface", mass=0.8, finishes="walnut, oak, leather", tags="container",
    limits=(0.3, 3.0),
)  # fmt: skip
def box(a: Sketch) -> None:
    """A lidded box with a clasp; "gift" is wrapped with a ribbon, "tissue" has a tissue in its top."""
    d, w, h = a.size
    if a.said("gift", "present", "wrapped"):
        a.box(
            a.fixed("lacquer", a.spec.colour or a.pick("red", "forest green", "navy", "blush")),
            (d, w, 0.82 * h),
            (0, 0, 0),
            bevel=0.002,
        )
        ribbon = a.fixed("satin", "gold" if a.spec.colour != "gold" else "red")
        a.box(ribbon, (0.14 * d, w + 0.003, 0.825 * h), (0, 0, 0), bevel=0)
        a.box(ribbon, (d + 0.003, 0.14 * w, 0.825 * h), (0, 0, 0), bevel=0)
        for k in range(6):
            with a.at(0, 0, 0.82 * h, yaw=k * np.pi / 3, pitch=-0.7):
                a.leaf(ribbon, 0.3 * w, 0.16 * w, bend=1.8, tip=0.8, cells=5)
        return
    look = a.main("walnut", axis=1)
    a.box(look, (d, w, 0.66 * h), (0, 0, 0), bevel=0.003)
    a.box(look, (1.02 * d, 1.015 * w, 0.32 * h), (0, 0, 0.68 * h), bevel=0.004)
    a.box(a.fixed("brass"), (0.012, 0.1 * w, 0.24 * h), (0.51 * d, 0, 0.54 * h), bevel=0.002)
    if a.said("tissue", "tissues"):
        with a.at(0, 0, 0.98 * h):
            for k in range(3):
                with a.at(yaw=2.1 * k, pitch=-1.1):
                    a.leaf(a.fixed("paper", "white"), 0.5 * d, 0.5 * d, bend=0.4, fold=0.4, tip=0.8)
    else:
        a.shelf((0, 0, h), (0.9 * d, 0.9 * w))


@entry(
    "stapler", "tape dispenser, hole punch, staple remover",
    (0.045, 0.14, 0.06), stand="surface", mass=0.3, colours="black, red, grey", finishes="plastic",
    tags="office",
)  # fmt: skip
def stapler(a: Sketch) -> None:
    """A stapler seen from its side."""
    d, w, h = a.size
    look = a.main("plastic", "black")
    a.box(a.fixed("steel"), (0.8 * d, w, 0.14 * h), (0, 0, 0), bevel=0.002)
    with a.at(0, -0.42 * w, 0.28 * h, roll=0.12):
        a.box(a.fixed("steel"), (0.5 * d, 0.92 * w, 0.2 * h), (0, 0.44 * w, -0.04 * h), bevel=0.001)
        a.box(look, (0.85 * d, 0.92 * w, 0.34 * h), (0, 0.42 * w, 0.16 * h), bevel=0.006)
    a.box(look, (0.7 * d, 0.16 * w, 0.5 * h), (0, -0.42 * w, 0.1 * h), bevel=0.004)


@entry(
    "calculator", "desk calculator, cash box",
    (0.15, 0.1, 0.025), stand="surface", mass=0.2, colours="charcoal, white", finishes="plastic",
    tags="office, electronic",
)  # fmt: skip
def calculator(a: Sketch) -> None:
    """Keys under a display."""
    d, w, h = a.size
    a.box(a.main("plastic", "charcoal"), (d, w, 0.7 * h), (0, 0, 0), bevel=0.003)
    a.box(a.fixed("plastic", "sage"), (0.2 * d, 0.82 * w, 0.06 * h), (-0.34 * d, 0, 0.7 * h), bevel=0)
    for i in range(5):
        for j in range(4):
            a.box(
                a.fixed("plastic", "orange" if j == 3 else "light grey"),
                (0.09 * d, 0.16 * w, 0.2 * h),
                ((-0.14 + 0.135 * i) * d, (-0.31 + 0.205 * j) * w, 0.7 * h),
                bevel=0.001,
            )


@entry(
    "scissors", "pair of scissors, shears, cutter",
    (0.08, 0.2, 0.012), stand="surface", mass=0.1, colours="black, red, teal", tags="office, craft",
)  # fmt: skip
def scissors(a: Sketch) -> None:
    """Open blades and two ring handles."""
    steel, grip = a.fixed("steel"), a.accent("plastic", "black")
    for s in (-1, 1):
        with a.at(0, 0, 0.003 if s > 0 else 0.0, yaw=s * 0.16):
            a.prism(steel, [(-0.006, -0.01), (0.006, -0.01), (0.005, 0.09), (0.0, 0.11)], 0.003, (0, 0, 0))
            a.torus(grip, 0.019, 0.005, (s * 0.01, -0.062, 0.005), n=24)
            a.tube(grip, [(0, -0.01, 0.005), (s * 0.006, -0.046, 0.005)], 0.005)
    a.cylinder(steel, 0.004, 0.009, (0, 0, 0), n=12)
