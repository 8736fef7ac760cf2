"""Open shelves, racks and carts."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.cabinets import bottles
from terrazzo.shapes.carpentry import books, carcass, count_said, is_filled, leg_collider
from terrazzo.shapes.contents import contents_said, fill_cell
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import family_of, glowing, metal, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.storage import body_look

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.5, 1.7)


def build_bookshelf(spec: Spec) -> Shape:
    """A bookcase: boxed with a back, a cube grid, or planks on metal in industrial places; with books where said."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    if (
        style == "industrial"
        or family_of(spec.material) == "metal"
        or spec.said("ladder", "etagere", "open-back")
    ):
        return build_shelving_unit(spec)
    body = body_look(spec, axis=2)
    cube = spec.said("cube", "cubby", "grid")
    columns = max(round(y / 0.38), 1) if cube else max(round(y / 1.0), 1)
    tiers = count_said(spec, "(?:shelf|shelve|tier|level)", max(round(z / (0.38 if cube else 0.33)), 2)) - 1
    foot, crown = 0.06, 0.05 if style in ("classic", "farmhouse") and z > 1.0 else 0.0
    a.block(body, (-x / 2 + 0.01, -y / 2 + 0.008, 0.0), (x / 2 - 0.012, y / 2 - 0.008, foot), bevel=0.003)
    inset = 0.014 if crown else 0.0
    cells = carcass(
        a,
        body,
        (-x / 2, -y / 2 + inset, foot),
        (x / 2 - inset, y / 2 - inset, z - crown),
        shelves=max(tiers, 1),
        columns=columns,
        top_shelf=not crown,
        places=False,
    )
    if crown:
        a.block(
            body,
            (-x / 2, -y / 2 + 0.006, z - crown),
            (x / 2 - 0.006, y / 2 - 0.006, z - crown / 2),
            bevel=0.008,
        )
        a.block(body, (-x / 2, -y / 2, z - crown / 2), (x / 2, y / 2, z), bevel=0.006)
        a.shelf((0, 0, z), (x * 0.9, y * 0.95))
    rng = spec.rng
    for cell in cells:
        fill_cell(a, cell, contents_said(spec), rng)
    return a.shape(spec.material)


def build_shelving_unit(spec: Spec) -> Shape:
    """Open shelves on four posts, with cross braces on metal ones."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    metallic = (
        family_of(spec.material) == "metal"
        or (style in ("industrial", "modern", "minimalist") and family_of(spec.material) != "wood")
        or spec.said("wire", "metal")
    )
    posts = metal(spec, coloured=spec.colour is not None) if metallic else wood(spec, axis=2)
    deck = (
        posts
        if family_of(spec.material) == "metal" or spec.said("wire")
        else wood(spec, axis=1, coloured=not metallic)
    )
    r, board = (0.013 if metallic else 0.02), 0.022
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - r), sy * (y / 2 - r))
            a.block(posts, (at[0] - r, at[1] - r, 0), (at[0] + r, at[1] + r, z), bevel=0.003)
    tiers = count_said(spec, "(?:shelf|shelve|tier|level)", max(round(z / 0.4), 2))
    first = 0.1 if z > 0.9 else 0.06
    pitch = (z - 0.05 - first) / max(tiers - 1, 1)
    rng, brings = spec.rng, contents_said(spec)
    for k in range(tiers):
        h = first + k * pitch
        top = k == tiers - 1
        a.block(
            deck, (-x / 2 + 0.003, -y / 2 + 2 * r, h), (x / 2 - 0.003, y / 2 - 2 * r, h + board), bevel=0.003
        )
        for s in (-1, 1):
            a.block(
                posts,
                (-x / 2 + 2 * r, s * (y / 2 - r) - r * 0.7, h),
                (x / 2 - 2 * r, s * (y / 2 - r) + r * 0.7, h + board),
                bevel=0.002,
                solid=False,
            )
        if top:
            a.shelf((0, 0, h + board), (x - 0.02, y - 4 * r), kind="top")
        else:
            low, high = (-x / 2 + 0.01, -y / 2 + 2 * r, h + board), (x / 2 - 0.01, y / 2 - 2 * r, h + pitch)
            fill_cell(a, (low, high), brings, rng)
    if metallic:
        for s in (-1, 1):
            ends = [
                (-x / 2 + 0.006, s * (y / 2 - 2 * r), first + board),
                (-x / 2 + 0.006, -s * (y / 2 - 2 * r), first + pitch * max(tiers - 1, 1)),
            ]
            a.add(posts, p.sweep(ends, 0.004, segments=6))
    return a.shape(spec.material)


def build_wall_shelf(spec: Spec) -> Shape:
    """A floating board, or several one above another where the piece is tall; on brackets in rustic and industrial places."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    deck = body_look(spec)
    tiers = count_said(spec, "(?:shelf|shelve|tier|level)", max(int(z / 0.3), 1) if z > 0.25 else 1)
    bracket = (
        style in ("rustic", "industrial", "farmhouse", "classic") or spec.said("bracket", "brackets")
    ) and z > 0.07
    thick = min(0.035, z) if tiers > 1 or bracket else min(z, 0.05)
    pitch = (z - thick) / max(tiers - 1, 1) if tiers > 1 else 0.0
    iron = metal(spec, default="wrought iron" if style in ("rustic", "farmhouse") else None)
    for k in range(tiers):
        high = z - (tiers - 1 - k) * pitch
        a.block(deck, (-x / 2, -y / 2, high - thick), (x / 2, y / 2, high), bevel=0.003)
        a.shelf(
            (0, 0, high),
            (x * 0.95, y),
            headroom=float("inf") if k == tiers - 1 else pitch - thick,
            kind="top" if k == tiers - 1 else "shelf",
        )
        if is_filled(spec):
            books(
                a,
                (
                    (-x / 2, -y / 2 + 0.02, high),
                    (x / 2, y / 2 - 0.02, high + min(pitch - thick if k < tiers - 1 else 0.3, 0.3)),
                ),
                spec.rng,
                fill=0.7,
            )
    if tiers > 1:
        for s in (-1, 1):
            a.block(
                deck if not bracket else iron,
                (-x / 2, s * (y / 2 - 0.01) - 0.01, 0),
                (-x / 2 + 0.03, s * (y / 2 - 0.01) + 0.01, z - thick),
                bevel=0.002,
            )
    elif bracket:
        for s in (-1, 1):
            at = s * y * 0.34
            a.block(iron, (-x / 2, at - 0.012, 0), (-x / 2 + 0.006, at + 0.012, z - thick), bevel=0.001)
            path = p.curve(
                [
                    (-x / 2 + 0.004, at, 0.01),
                    (-x * 0.1, at, (z - thick) * 0.35),
                    (x * 0.36, at, z - thick - 0.004),
                ]
            )
            a.add(iron, p.sweep(path, 0.005, segments=8))
    return a.shape(spec.material, fit=True)


def build_shoe_rack(spec: Spec) -> Shape:
    """Slatted tiers between two side frames."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = metal(spec) if family_of(spec.material) == "metal" else wood(spec, axis=1)
    for s in (-1, 1):
        for f in (-x / 2 + 0.012, x / 2 - 0.012):
            a.block(
                look,
                (f - 0.012, s * (y / 2 - 0.012) - 0.012, 0),
                (f + 0.012, s * (y / 2 - 0.012) + 0.012, z),
                bevel=0.003,
            )
    tiers = count_said(spec, "(?:shelf|tier)", max(round(z / 0.22), 2))
    for k in range(tiers):
        h = 0.09 + k * (z - 0.105) / max(tiers - 1, 1)
        for j in range(5):
            f = -x / 2 + 0.035 + j * (x - 0.07) / 4
            a.block(
                look,
                (f - 0.015, -y / 2 + 0.02, h),
                (f + 0.015, y / 2 - 0.02, h + 0.012),
                bevel=0.002,
                solid=False,
            )
        for s in (-1, 1):
            a.block(
                look,
                (-x / 2 + 0.02, s * (y / 2 - 0.012) - 0.008, h - 0.025),
                (x / 2 - 0.02, s * (y / 2 - 0.012) + 0.008, h),
                bevel=0.002,
                solid=False,
            )
        a.collide_box((-x / 2 + 0.02, -y / 2 + 0.02, h), (x / 2 - 0.02, y / 2 - 0.02, h + 0.012))
        top = k == tiers - 1
        a.shelf(
            (0, 0, h + 0.012),
            (x - 0.05, y - 0.06),
            headroom=float("inf") if top else (z - 0.105) / max(tiers - 1, 1) - 0.04,
            kind="top" if top else "shelf",
        )
    return a.shape(spec.material)


def build_coat_rack(spec: Spec) -> Shape:
    """A coat tree with curved hooks, or a rolling rail with garments when long."""
    a, (x, y, z) = Assembly(spec), spec.size
    if y > 1.6 * x or spec.said("rolling", "rail"):
        return _garment_rail(a)
    look = (
        metal(spec)
        if family_of(spec.material) == "metal" or style_of(spec) == "industrial"
        else wood(spec, axis=2)
    )
    post = [
        (0, 0.06),
        (0.024, 0.06),
        (0.024, z - 0.1),
        (0.03, z - 0.09),
        (0.02, z - 0.06),
        (0.026, z - 0.03),
        (0.012, z),
        (0, z),
    ]
    a.add(look, p.lathe(post, 24, crease=np.radians(60)))
    a.collide(p.cylinder_collider(0.024, z - 0.08, (0, 0, 0.04)))
    r = min(x, y) / 2
    for k in range(4):
        t = np.pi / 4 + k * np.pi / 2
        d = np.array([np.cos(t), np.sin(t)])
        foot = p.curve([(*(d * 0.01), 0.16), (*(d * r * 0.45), 0.12), (*(d * (r * 1.3)), 0.014)])
        leg = p.sweep(foot, 0.016, segments=12, scale=np.linspace(1.1, 0.8, len(foot)))
        a.add(look, leg)
        a.collide(p.hull_of(leg))
        for h, reach, turn in ((z - 0.1, 0.62, 0.0), (z * 0.72, 0.45, np.pi / 4)):
            e = np.array([np.cos(t + turn), np.sin(t + turn)])
            hook = p.curve(
                [
                    (*(e * 0.01), h - 0.06),
                    (*(e * r * reach * 0.6), h - 0.05),
                    (*(e * r * reach), h + 0.05),
                    (*(e * r * reach * 1.12), h + 0.09),
                ]
            )
            a.add(
                look,
                p.sweep(hook, 0.01, segments=10),
                p.sphere(0.014, (*(e * r * reach * 1.12), h + 0.09), segments=14),
            )
    return a.shape(spec.material)


def _garment_rail(a: Assembly) -> Shape:
    spec, (x, y, z) = a.spec, a.spec.size
    look = (
        metal(spec, default="black metal" if family_of(spec.material) is None else None)
        if family_of(spec.material) != "wood"
        else wood(spec)
    )
    for s in (-1, 1):
        at = s * (y / 2 - 0.02)
        for f in (-1, 1):
            lean = (f * x * 0.42, 0.0)
            a.add(look, p.leg("round", z - 0.02, 0.014, (f * x * 0.05, at, 0.0), splay=lean))
            a.collide(leg_collider(z - 0.02, 0.013, (f * x * 0.05, at, 0.0), lean))
        a.add(look, p.cylinder(0.01, x * 0.7, (-x * 0.35, at, z * 0.2), axis="x", segments=12))
    a.add(look, p.cylinder(0.014, y, (0, -y / 2, z - 0.03), axis="y", segments=18))
    a.collide(p.cylinder_collider(0.013, y, (0, -y / 2, z - 0.03), axis="y"))
    a.block(
        wood(spec, axis=1, coloured=False),
        (-x * 0.34, -y / 2 + 0.03, z * 0.2),
        (x * 0.34, y / 2 - 0.03, z * 0.2 + 0.015),
    )
    a.shelf((0, 0, z * 0.2 + 0.015), (x * 0.6, y * 0.9), headroom=z * 0.2, kind="shelf")
    return a.shape(spec.material or "metal")


def build_server_rack(spec: Spec) -> Shape:
    """A dark cabinet of stacked servers with lights, vents and cables, behind a frame."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = plain("black metal") if spec.colour is None else plain("metal", spec.colour)
    dark, steel = plain("plastic", "black"), plain("steel")
    post, face = 0.045, x / 2 - 0.012
    for s in (-1, 1):
        a.block(
            body,
            (-x / 2, s * (y / 2) - (0.012 if s > 0 else 0), 0.04),
            (face, s * (y / 2) + (0.012 if s < 0 else 0), z),
            bevel=0.003,
        )
        a.block(
            body,
            (face - 0.02, s * (y / 2 - post / 2) - post / 2, 0.04),
            (x / 2, s * (y / 2 - post / 2) + post / 2, z),
            bevel=0.004,
        )
        for f in (-x / 2 + 0.08, x / 2 - 0.08):
            a.add(plain("rubber"), p.cylinder(0.025, 0.04, (f, s * (y / 2 - 0.07), 0), segments=18))
    for low, high in ((0.04, 0.09), (z - 0.06, z)):
        a.block(
            body, (-x / 2 + 0.001, -y / 2 + 0.012, low), (x / 2 - 0.001, y / 2 - 0.012, high), bevel=0.003
        )
    a.add(dark, p.box((x - 0.08, y - 0.1, z - 0.16), (-0.03, 0, z / 2), 0.0))
    rng, h = spec.rng, 0.1
    half = y / 2 - post - 0.004
    lights = {c: glowing("plastic", c, 2.5) for c in ("green", "blue", "orange")}
    while h < z - 0.12:
        units = int(rng.choice([1, 1, 2, 2, 3]))
        high = min(h + units * 0.0445, z - 0.065)
        look = (steel, dark, plain("plastic", "dark grey"))[int(rng.integers(3))]
        a.add(look, p.box_between((face - 0.07, -half, h + 0.002), (face - 0.002, half, high - 0.002), 0.002))
        for k in range(int(rng.integers(3, 7))):
            colour = ("green", "green", "blue", "orange")[int(rng.integers(4))]
            a.add(
                lights[colour],
                p.box((0.003, 0.008, 0.005), (face - 0.001, half - 0.04 - k * 0.018, (h + high) / 2), 0.0),
            )
        for k in range(8):
            a.add(
                plain("plastic", "black"),
                p.rect(
                    (0.02, (high - h) * 0.5), (face - 0.0014, -half + 0.05 + k * 0.03, (h + high) / 2), "+x"
                ),
            )
        h = high
    a.collide_box((-x / 2, -y / 2, 0.04), (x / 2 - 0.002, y / 2, z))
    a.shelf((0, 0, z), (x * 0.9, y * 0.9))
    return a.shape("steel")


def build_wine_rack(spec: Spec) -> Shape:
    """A lattice of boards with bottles lying in it."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = metal(spec) if family_of(spec.material) == "metal" else wood(spec, axis=1)
    t = 0.014
    low = 0.03 if z > 0.3 else 0.0
    a.block(look, (-x / 2, -y / 2, low), (x / 2, -y / 2 + t, z), bevel=0.002)
    a.block(look, (-x / 2, y / 2 - t, low), (x / 2, y / 2, z), bevel=0.002)
    a.block(look, (-x / 2, -y / 2, z - t), (x / 2, y / 2, z), bevel=0.002)
    a.block(look, (-x / 2, -y / 2 + t, low), (x / 2, y / 2 - t, low + t), bevel=0.002)
    if low:
        for s in (-1, 1):
            a.block(
                look,
                (-x / 2 + 0.01, s * (y / 2 - 0.03) - 0.02, 0),
                (x / 2 - 0.01, s * (y / 2 - 0.03) + 0.02, low),
                bevel=0.002,
            )
    bottles(a, look, (-x / 2, -y / 2 + t, low + t), (x / 2, y / 2 - t, z - t))
    a.shelf((0, 0, z), (x * 0.9, y * 0.95))
    return a.shape(spec.material)


def build_cart(spec: Spec) -> Shape:
    """A trolley: two or three trays in a tube frame on casters, with a push handle."""
    a, (x, y, z) = Assembly(spec), spec.size
    wooden = family_of(spec.material) == "wood" or style_of(spec) in (
        "rustic",
        "farmhouse",
        "scandinavian",
        "japanese",
    )
    tube = (
        wood(spec, axis=2)
        if wooden
        else metal(
            spec,
            coloured=spec.colour is not None,
            default=None
            if family_of(spec.material) == "metal"
            else "brass"
            if style_of(spec) == "classic" or spec.said("bar")
            else None,
        )
    )
    tray = (
        wood(spec, axis=1)
        if wooden or spec.seed % 2
        else tube
        if family_of(spec.material) == "metal"
        else plain("glass")
        if style_of(spec) == "classic"
        else tube
    )
    wheel, r = 0.04, 0.011
    low = 2.6 * wheel
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - r - 0.006), sy * (y / 2 - 0.07))
            a.add(tube, p.cylinder(r, z - low, (*at, low), segments=16))
            a.add(plain("rubber"), p.caster(wheel, (*at, 0.0)))
            a.collide(p.cylinder_collider(r, z, (*at, 0.0)))
    tiers = count_said(spec, "(?:tier|shelf|tray)", 3 if spec.said("utility", "kitchen") else 2)
    for k in range(tiers):
        h = low + 0.02 + k * (z - low - 0.16) / max(tiers - 1, 1)
        a.block(tray, (-x / 2 + 0.01, -y / 2 + 0.06, h), (x / 2 - 0.01, y / 2 - 0.06, h + 0.014), bevel=0.003)
        ring = [
            (-x / 2 + r + 0.006, -y / 2 + 0.07, h + 0.06),
            (x / 2 - r - 0.006, -y / 2 + 0.07, h + 0.06),
            (x / 2 - r - 0.006, y / 2 - 0.07, h + 0.06),
            (-x / 2 + r + 0.006, y / 2 - 0.07, h + 0.06),
        ]
        for i in range(4):
            a.add(tube, p.sweep([ring[i], ring[(i + 1) % 4]], 0.006, segments=8))
        top = k == tiers - 1
        a.shelf(
            (0, 0, h + 0.014),
            (x - 0.06, y - 0.18),
            headroom=float("inf") if top else (z - low - 0.16) / max(tiers - 1, 1) - 0.02,
            kind="top" if top else "shelf",
        )
    for s in (-1, 1):
        bar = p.curve(
            [
                (-x / 2 + r + 0.006, s * (y / 2 - 0.07), z - 0.02),
                (-x / 2 + 0.03, s * (y / 2 - 0.012), z - 0.012),
                (x / 2 - 0.03, s * (y / 2 - 0.012), z - 0.012),
                (x / 2 - r - 0.006, s * (y / 2 - 0.07), z - 0.02),
            ]
        )
        a.add(tube, p.sweep(bar, r, segments=12))
    return a.shape(spec.material or ("wood" if wooden else "metal"))


register(
    Kind(
        "bookshelf",
        names(
            "bookcase, book shelf, book case, bookshelves, library shelf, wall of books, bookrack, book "
            "rack, tall bookshelf, library bookcase, book stand, built-in bookshelf, ladder shelf, ladder "
            "bookshelf, etagere, library, cube bookcase, magazine rack, kid bookshelf, low bookshelf, "
            "corner bookshelf, display bookshelf, built-in bookcase, cube bookshelf"
        ),
        (0.32, 0.95, 1.85),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=38.0,
        limits=_L,
        builder=build_bookshelf,
        sizes=(
            ("low", (0.32, 1.1, 0.85)),
            ("small", (0.3, 0.7, 1.1)),
            ("tall", (0.32, 0.95, 2.15)),
            ("wide", (0.32, 1.6, 1.85)),
            ("floor-to-ceiling", (0.34, 1.6, 2.35)),
            ("three-tier", (0.32, 0.8, 1.05)),
            ("two-tier", (0.32, 0.9, 0.75)),
        ),
    )
)
register(
    Kind(
        "shelving unit",
        names(
            "shelf unit, storage shelf, shelves, storage rack, metal shelf, open shelf, display shelf, "
            "display rack, shelf, rack, utility shelf, garage shelf, cube organizer, cubby, cube shelf, "
            "open shelving, shelf rack, wire shelf, ingredient shelf, pantry shelf, garage shelving, "
            "warehouse rack, toy shelf, plant shelf, plant stand shelf, storage shelves, shelving, spice "
            "shelf, industrial shelf, pantry rack, freestanding shelf, tiered shelf, retail shelf, store "
            "shelf, standing shelf, shelf stand, bakers rack, baker's rack, metal rack, corner shelf, "
            "supply shelf, cube storage, toy rack, weight rack, dumbbell rack, kitchen shelf, bathroom "
            "shelf, open bookcase"
        ),
        (0.4, 0.95, 1.75),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=28.0,
        limits=_L,
        builder=build_shelving_unit,
        sizes=(("low", (0.4, 1.1, 0.85)), ("small", (0.35, 0.7, 1.1)), ("corner", (0.4, 0.4, 1.7))),
    )
)
register(
    Kind(
        "wall shelf",
        names(
            "floating shelf, wall-mounted shelf, mounted shelf, picture ledge, ledge, hanging shelf, wall "
            "rack, floating ledge, wall ledge, mantel shelf, wall bookshelf, wall-mounted bookshelf, "
            "shower shelf, spice rack, plate rack, floating wall shelf, floating bookshelf, wall "
            "bookcase, wall display shelf, wall-mounted rack, wall shelving"
        ),
        (0.22, 0.8, 0.1),
        stand="wall",
        height=1.45,
        finishes=_WOODS,
        mass=4.0,
        limits=(0.5, 2.5),
        builder=build_wall_shelf,
        sizes=(
            ("two-tier", (0.22, 0.8, 0.4)),
            ("three-tier", (0.22, 0.8, 0.7)),
            ("tiered", (0.22, 0.8, 0.4)),
        ),
    )
)
register(
    Kind(
        "shoe rack",
        names("shoe shelf, shoe stand, shoe organizer, shoe storage, boot rack, shoe bench rack"),
        (0.32, 0.8, 0.52),
        against_wall=True,
        clearance=0.4,
        finishes=("bamboo", "oak"),
        mass=7.0,
        limits=_L,
        builder=build_shoe_rack,
    )
)
register(
    Kind(
        "coat rack",
        names(
            "coat stand, hat stand, hall tree, coat tree, hat rack, valet stand, clothes stand, coat hanger stand, "
            "hanger, wardrobe rack, standing coat rack, clothes hanger stand, hanger rack, drying rack, clothes "
            "drying rack, laundry rack"
        ),
        (0.5, 0.5, 1.75),
        finishes=("walnut", "oak", "beech"),
        mass=6.0,
        limits=_L,
        builder=build_coat_rack,
        sizes=(("rolling", (0.45, 1.2, 1.65)),),
    )
)
register(
    Kind(
        "server rack",
        names(
            "server cabinet, network rack, rack server, data rack, network cabinet, server tower, rack "
            "cabinet, servers, equipment rack"
        ),
        (0.95, 0.62, 1.95),
        clearance=0.7,
        colours=("black",),
        finishes=("black metal",),
        mass=180.0,
        limits=(0.6, 1.3),
        tags=("electronic",),
        builder=build_server_rack,
    )
)
register(
    Kind(
        "wine rack",
        names(
            "bottle rack, wine shelf, wine holder, wine stand, wine bottle rack, bottle shelf, wine wall, "
            "wine bottle holder"
        ),
        (0.32, 0.62, 0.95),
        stand="floor",
        against_wall=True,
        clearance=0.4,
        finishes=("walnut", "pine", "dark oak"),
        mass=12.0,
        limits=(0.35, 2.0),
        builder=build_wine_rack,
    )
)
register(
    Kind(
        "serving cart",
        names(
            "trolley, bar cart, kitchen cart, tea trolley, drinks trolley, cart, rolling cart, utility "
            "cart, tea cart, serving trolley, drinks cart, service cart, food cart, book cart, storage "
            "cart, dessert cart, beverage cart, art cart, supply cart, lab cart, medical cart, kitchen "
            "trolley, cocktail cart, island cart"
        ),
        (0.42, 0.75, 0.86),
        finishes=("brass", "black metal"),
        mass=14.0,
        limits=(0.6, 1.5),
        builder=build_cart,
    )
)
