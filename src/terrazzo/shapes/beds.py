"""Beds, cribs and mattresses."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.bedding import bedding, duvet, mattress
from terrazzo.shapes.carpentry import leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, leg_form, metal, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.upholstery import tilted, tufted, turned_up

_LINEN = ("white", "light grey", "navy", "sage", "beige", "dusty blue")
_WOODS = ("oak", "walnut", "light oak", "pine")
_SIZES = (
    ("hospital", (2.12, 0.98, 1.0)), ("patient", (2.12, 0.98, 1.0)),
    ("california king", (2.28, 1.9, 1.1)), ("super king", (2.18, 2.0, 1.1)), ("king", (2.18, 1.98, 1.1)),
    ("queen", (2.16, 1.62, 1.1)), ("double", (2.05, 1.45, 1.05)), ("full", (2.05, 1.45, 1.05)), ("twin", (2.02, 1.06, 1.0)),
    ("single", (2.02, 1.0, 1.0)), ("toddler", (1.5, 0.78, 0.75)), ("kid", (1.75, 0.85, 0.85)), ("child", (1.75, 0.85, 0.85)),
)  # fmt: skip

_HEIGHTS = (("four-poster", 2.05), ("four poster", 2.05), ("poster", 2.05), ("canopy", 2.05))
"""Of the posts [m], between 1.9 and 2.2 m in furniture shops."""

_TUCKED = 0.045
"""How much further than its mattress is thick a quilt hangs [m]: its hem, two centimetres below the upper side of the rails, is
behind them, so that no strip of mattress shows between the two."""


def _headboard(a: Assembly, look: Finish, height: float, width: float, foot: float) -> None:
    """Adds a headboard at the -x end: upholstered, slatted, panelled or barred."""
    spec, (x, _, _) = a.spec, a.spec.size
    style, back = style_of(spec), -x / 2
    soft = spec.said("upholstered", "tufted", "padded", "velvet") or family_of(spec.material) == "fabric"
    if soft:
        cover = fabric(
            spec, "linen", coloured=spec.material is not None and family_of(spec.material) == "fabric"
        )
        a.add(cover, p.box_between((back, -width / 2, foot), (back + 0.06, width / 2, height), 0.02))
        if spec.said("tufted") or style == "classic":
            pad, buttons = tufted((height - foot - 0.3, width - 0.06), 0.045, spacing=0.17)
            for piece in (pad, buttons):
                a.add(
                    cover,
                    turned_up(piece).translate(
                        back + 0.055, 0, foot + 0.3 + (height - foot - 0.3) / 2 - 0.02
                    ),
                )
        else:
            count = max(round(width / 0.4), 2)
            for k in range(count):
                pad = p.cushion(
                    (height - foot - 0.32, width / count - 0.01, 0.07), puff=0.3, corner=0.02, cells=8
                )
                a.add(
                    cover,
                    turned_up(pad).translate(
                        back + 0.075,
                        -width / 2 + (k + 0.5) * width / count,
                        foot + 0.3 + (height - foot - 0.32) / 2,
                    ),
                )
    elif (
        family_of(spec.material) == "metal"
        or spec.said("metal")
        or (style == "industrial" and family_of(spec.material) is None)
    ):
        look = metal(spec)
        half = width / 2 - 0.02
        profile = [(-half, foot), (-half, height - 0.14), (-width * 0.3, height - 0.03), (0, height - 0.018)]
        profile = [*profile, *[(-y, h) for y, h in profile[-2::-1]]]
        arch = [(back + 0.02, y, h) for y, h in profile]
        a.add(look, p.sweep(p.curve(arch, steps=5), 0.016, segments=12))
        a.add(
            look,
            p.cylinder(
                0.012, width - 0.05, (back + 0.02, -width / 2 + 0.025, foot + 0.32), axis="y", segments=12
            ),
        )
        for y in np.linspace(-width / 2 + 0.14, width / 2 - 0.14, 8):
            tall = height - 0.025 - 0.07 * (2 * y / width) ** 2
            a.add(
                look, p.cylinder(0.008, tall - foot - 0.32, (back + 0.02, float(y), foot + 0.32), segments=10)
            )
    else:
        for s in (-1, 1):
            post = 0.03
            a.block(
                look,
                (back, s * (width / 2 - post) - post, 0),
                (back + 0.06, s * (width / 2 - post) + post, height),
                bevel=0.006,
            )
        inner = width / 2 - 0.06
        if style in ("farmhouse", "rustic", "classic"):
            a.block(
                look,
                (back + 0.01, -inner, height - 0.1),
                (back + 0.055, inner, height - 0.01),
                bevel=0.008,
                solid=False,
            )
            panels = 3 if width > 1.2 else 2
            for k in range(panels):
                panel = p.framed_panel(
                    (2 * inner / panels, height - foot - 0.1), 0.035, frame=0.05, recess=0.012
                )
                a.add(
                    look,
                    panel.translate(
                        back + 0.012,
                        -inner + (k + 0.5) * 2 * inner / panels,
                        foot + (height - foot - 0.1) / 2,
                    ),
                )
        elif style in ("scandinavian", "japanese"):
            for z in (height - 0.07, foot + 0.25):
                a.block(look, (back + 0.012, -inner, z), (back + 0.048, inner, z + 0.06), solid=False)
            for y in np.linspace(-inner + 0.06, inner - 0.06, 12 if width > 1.2 else 8):
                a.add(
                    look,
                    p.cylinder(0.011, height - foot - 0.35, (back + 0.03, float(y), foot + 0.3), segments=12),
                )
        else:
            a.block(
                look,
                (back + 0.01, -inner, foot + 0.05),
                (back + 0.05, inner, height),
                bevel=0.006,
                solid=False,
            )
    a.collide_box((back + 0.002, -width / 2 + 0.01, foot), (back + 0.055, width / 2 - 0.01, height - 0.02))


def build_bed(spec: Spec) -> Shape:
    """A made bed: frame on legs, headboard, mattress, pillows and quilt; four-poster, platform or low where said."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    if spec.said("hospital", "patient"):
        from terrazzo.shapes.hospital import build_hospital_bed

        return build_hospital_bed(spec)
    iron = family_of(spec.material) == "metal"
    look = metal(spec) if iron else wood(spec, axis=1, coloured=family_of(spec.material) in ("wood", "paint"))
    low_bed = spec.said("low", "platform", "japanese", "tatami") or style == "japanese"
    deck = 0.22 if low_bed else 0.32
    thick = 0.24
    head = 0.065
    poster = spec.said("four-poster", "canopy", "poster", "four poster")
    board = z if not poster else min(1.15, z * 0.62)
    width = y
    inner = y - 0.05
    a.block(look, (-x / 2 + head - 0.01, -y / 2, deck - 0.12), (x / 2, y / 2, deck), bevel=0.008, solid=False)
    _headboard(a, look, board, width, 0.0 if style in ("modern", "minimalist") else 0.1)
    top = deck + thick
    footboard = style in ("classic", "farmhouse", "rustic") and not low_bed and not poster
    end = 0.09 if footboard else 0.035
    a.add(
        plain("cotton", "white"),
        mattress(
            (x - head - 0.025 - end, inner - 0.04, thick + 0.03), ((head + 0.025 - end) / 2, 0, deck - 0.03)
        ),
    )
    bedding(
        a,
        (-x / 2 + head + 0.03, -inner / 2 + 0.02),
        (x / 2 - end, inner / 2 - 0.02),
        top,
        drop=thick + _TUCKED,
        seed=spec.seed,
    )
    a.collide_box((-x / 2 + 0.05, -y / 2 + 0.005, deck - 0.12), (x / 2 - 0.005, y / 2 - 0.005, top))
    if spec.said("storage", "with drawers") or (style == "minimalist" and low_bed):
        a.block(look, (-x / 2 + head, -y / 2 + 0.04, 0), (x / 2 - 0.06, y / 2 - 0.04, deck - 0.1))
    else:
        form = leg_form(spec) if not low_bed else "square"
        form = "square" if form == "hairpin" else form
        for sx in (-1, 1):
            for sy in (-1, 1):
                at = (sx * (x / 2 - 0.09), sy * (y / 2 - 0.08), 0.0)
                a.add(look, p.leg(form, deck - 0.11, 0.035, at))
                a.collide(leg_collider(deck - 0.11, 0.035, at))
    if poster:
        _posts(a, look, spec.said("canopy"))
    elif footboard:
        a.block(look, (x / 2 - 0.05, -y / 2, 0.0), (x / 2, y / 2, min(top + 0.02, z)), bevel=0.01)
    a.shelf((0.2, 0, top + 0.05), (x * 0.55, inner * 0.85), kind="seat")
    return a.shape(spec.material if family_of(spec.material) != "fabric" else "wood")


def _posts(a: Assembly, look: Finish, canopy: bool) -> None:
    x, y, z = a.spec.size
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - 0.035), sy * (y / 2 - 0.035), 0.0)
            a.add(look, p.leg("turned" if style_of(a.spec) == "classic" else "square", z - 0.02, 0.032, at))
            a.collide(leg_collider(z - 0.02, 0.03, at))
    for s in (-1, 1):
        a.block(
            look,
            (-x / 2 + 0.01, s * (y / 2 - 0.035) - 0.02, z - 0.05),
            (x / 2 - 0.01, s * (y / 2 - 0.035) + 0.02, z),
        )
        a.block(
            look,
            (s * (x / 2 - 0.035) - 0.02, -y / 2 + 0.02, z - 0.05),
            (s * (x / 2 - 0.035) + 0.02, y / 2 - 0.02, z),
        )
    if canopy:
        sheer = plain("linen", "white")
        a.add(
            sheer,
            p.cloth(
                lambda u, v: -0.06 * (1 - (2 * v / y) ** 2) * np.ones_like(u),
                (x - 0.05, y - 0.06),
                cells=(12, 12),
                centre=(0, 0, z - 0.03),
            ),
            closed=False,
        )


def build_bunk_bed(spec: Spec) -> Shape:
    """Two bunks on four posts with a guard rail and a ladder; a loft bed has only the upper one."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = metal(spec) if family_of(spec.material) == "metal" else wood(spec, axis=2)
    r = 0.035
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.block(
                look,
                (sx * (x / 2 - r) - r, sy * (y / 2 - r) - r, 0),
                (sx * (x / 2 - r) + r, sy * (y / 2 - r) + r, z),
                bevel=0.006,
            )
    loft = spec.said("loft", "high sleeper") or "loft bed" in spec.attributes
    decks = [z * 0.7] if loft else [z * 0.17, z * 0.7]
    for i, deck in enumerate(decks):
        for s in (-1, 1):
            a.block(
                look,
                (-x / 2 + 2 * r, s * (y / 2 - r) - 0.015, deck - 0.12),
                (x / 2 - 2 * r, s * (y / 2 - r) + 0.015, deck + 0.02),
            )
            a.block(
                look,
                (s * (x / 2 - r) - 0.015, -y / 2 + 2 * r, deck - 0.12),
                (s * (x / 2 - r) + 0.015, y / 2 - 2 * r, deck + 0.16),
            )
        a.add(plain("cotton", "white"), mattress((x - 4 * r, y - 2.5 * r - 0.03, 0.16), (0, 0, deck - 0.05)))
        bedding(
            a,
            (-x / 2 + 2 * r + 0.02, -y / 2 + 0.07),
            (x / 2 - 2 * r - 0.02, y / 2 - 0.07),
            deck + 0.1,
            drop=0.06,
            seed=spec.seed + i,
        )
        a.collide_box((-x / 2 + 2 * r, -y / 2 + 0.04, deck - 0.12), (x / 2 - 2 * r, y / 2 - 0.04, deck + 0.1))
        a.shelf(
            (0.1, 0, deck + 0.14),
            (x * 0.6, y * 0.7),
            headroom=decks[-1] - 0.26 - deck if deck < decks[-1] else float("inf"),
            kind="seat",
        )
    deck = decks[-1]
    for s in (-1, 1):
        for h in (0.2, 0.36):
            a.block(
                look,
                (-x / 2 + 2 * r, s * (y / 2 - r) - 0.012, deck + h * (z - deck) / 0.5),
                (
                    x / 2 - 2 * r - (0.5 if s > 0 else 0),
                    s * (y / 2 - r) + 0.012,
                    deck + h * (z - deck) / 0.5 + 0.06,
                ),
            )
        a.block(
            look,
            (s * (x / 2 - r) - 0.012, -y / 2 + 2 * r, z - 0.12),
            (s * (x / 2 - r) + 0.012, y / 2 - 2 * r, z - 0.04),
        )
    a.block(look, (x / 2 - 2 * r - 0.5, y / 2 - 2 * r, deck), (x / 2 - 2 * r - 0.45, y / 2, z), bevel=0.006)
    for k in range(5):
        h = 0.24 + k * (deck - 0.2) / 5
        a.add(look, p.cylinder(0.016, 0.4, (x / 2 - 2 * r - 0.42, y / 2 - 0.02, h), axis="x", segments=14))
    for f in (x / 2 - 2 * r - 0.42, x / 2 - 2 * r - 0.03):
        a.block(look, (f - 0.018, y / 2 - 0.04, 0.0), (f + 0.018, y / 2, deck + 0.02))
    return a.shape(spec.material)


def build_crib(spec: Spec) -> Shape:
    """A cot with slatted sides, a mattress and a small blanket."""
    a, (x, y, z) = Assembly(spec), spec.size
    look, r = wood(spec, axis=2), 0.022
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.add(
                look,
                p.box_between(
                    (sx * (x / 2 - r) - r, sy * (y / 2 - r) - r, 0),
                    (sx * (x / 2 - r) + r, sy * (y / 2 - r) + r, z),
                    0.01,
                ),
            )
            a.collide_box(
                (sx * (x / 2 - r) - r, sy * (y / 2 - r) - r, 0),
                (sx * (x / 2 - r) + r, sy * (y / 2 - r) + r, z),
            )
    deck = z * 0.36
    for h in (deck - 0.08, z - 0.06):
        for s in (-1, 1):
            a.block(
                look,
                (-x / 2 + 2 * r, s * (y / 2 - r) - 0.014, h),
                (x / 2 - 2 * r, s * (y / 2 - r) + 0.014, h + 0.05),
                bevel=0.008,
            )
            a.block(
                look,
                (s * (x / 2 - r) - 0.014, -y / 2 + 2 * r, h),
                (s * (x / 2 - r) + 0.014, y / 2 - 2 * r, h + 0.05),
                bevel=0.008,
            )
    bars = max(round((x - 4 * r) / 0.09), 4)
    for s in (-1, 1):
        for k in range(bars):
            f = -x / 2 + 2 * r + (k + 0.5) * (x - 4 * r) / bars
            a.add(look, p.cylinder(0.009, z - deck, (f, s * (y / 2 - r), deck - 0.04), segments=10))
        for k in range(7):
            f = -y / 2 + 2 * r + (k + 0.5) * (y - 4 * r) / 7
            a.add(look, p.cylinder(0.009, z - deck, (s * (x / 2 - r), f, deck - 0.04), segments=10))
        a.collide_box(
            (-x / 2 + 2 * r, s * (y / 2 - r) - 0.009, deck), (x / 2 - 2 * r, s * (y / 2 - r) + 0.009, z)
        )
        a.collide_box(
            (s * (x / 2 - r) - 0.009, -y / 2 + 2 * r, deck), (s * (x / 2 - r) + 0.009, y / 2 - 2 * r, z)
        )
    a.add(plain("cotton", "white"), mattress((x - 4.4 * r, y - 4.4 * r, 0.12), (0, 0, deck - 0.06)))
    a.collide_box((-x / 2 + 2 * r, -y / 2 + 2 * r, deck - 0.07), (x / 2 - 2 * r, y / 2 - 2 * r, deck + 0.06))
    quilt = duvet((x * 0.5, y - 5.6 * r), 0.03, thickness=0.03, seed=spec.seed, cells=(12, 14))
    a.add(
        plain("knit", ("light blue", "mint", "peach", "cream")[spec.seed % 4]),
        quilt.translate(x * 0.16, 0, deck + 0.065),
        closed=False,
    )
    a.add(
        plain("cotton", "white"),
        p.cushion((0.25, y * 0.5, 0.06), (-x / 2 + 0.2, 0, deck + 0.09), puff=0.9, corner=0.04),
    )
    a.shelf((0, 0, deck + 0.1), (x * 0.6, y * 0.6), headroom=float("inf"), kind="seat")
    return a.shape(spec.material)


def build_daybed(spec: Spec) -> Shape:
    """A bed along a wall with a back and two ends, and cushions to lean on."""
    a, (x, y, z) = Assembly(spec), spec.size
    iron = family_of(spec.material) == "metal" or style_of(spec) in ("industrial", "classic")
    look = metal(spec) if iron else wood(spec, axis=1, coloured=family_of(spec.material) in ("wood", "paint"))
    deck, r = 0.28, 0.025
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.block(
                look,
                (sx * (x / 2 - r) - r, sy * (y / 2 - r) - r, 0),
                (sx * (x / 2 - r) + r, sy * (y / 2 - r) + r, z),
                bevel=0.008,
            )
    for h in (deck - 0.1, z - 0.08):
        a.block(look, (-x / 2 + 0.01, -y / 2 + 2 * r, h), (-x / 2 + 2 * r - 0.01, y / 2 - 2 * r, h + 0.07))
        for s in (-1, 1):
            a.block(
                look,
                (-x / 2 + 2 * r, s * (y / 2 - r) - 0.015, h),
                (x / 2 - 2 * r, s * (y / 2 - r) + 0.015, h + 0.07),
            )
    a.block(
        look, (x / 2 - 2 * r + 0.01, -y / 2 + 2 * r, deck - 0.1), (x / 2 - 0.01, y / 2 - 2 * r, deck - 0.03)
    )
    for k in range(14):
        f = -y / 2 + 2 * r + (k + 0.5) * (y - 4 * r) / 14
        a.add(look, p.cylinder(0.009, z - deck - 0.02, (-x / 2 + r, f, deck - 0.03), segments=10))
    for s in (-1, 1):
        for k in range(7):
            f = -x / 2 + 2 * r + (k + 0.5) * (x - 4 * r) / 7
            a.add(look, p.cylinder(0.009, z - deck - 0.02, (f, s * (y / 2 - r), deck - 0.03), segments=10))
        a.collide_box(
            (-x / 2 + 2 * r, s * (y / 2 - r) - 0.01, deck), (x / 2 - 2 * r, s * (y / 2 - r) + 0.01, z - 0.02)
        )
    a.collide_box((-x / 2 + 0.012, -y / 2 + 2 * r, deck), (-x / 2 + 2 * r - 0.012, y / 2 - 2 * r, z - 0.02))
    cover = fabric(spec, "linen")
    a.add(cover, mattress((x - 4.2 * r, y - 4.2 * r, 0.2), (0, 0, deck - 0.03)))
    a.collide_box((-x / 2 + 2 * r, -y / 2 + 2 * r, deck - 0.1), (x / 2 - 2 * r, y / 2 - 2 * r, deck + 0.16))
    accent = plain("linen", ("mustard", "terracotta", "cream", "teal")[spec.seed % 4])
    for k in range(3):
        pad = turned_up(p.cushion((0.44, 0.52, 0.15), puff=0.9, corner=0.04, piping=0.005)).translate(z=0.22)
        look_k = accent if k == 1 else plain("cotton", "white")
        a.add(look_k, tilted(pad, 0.28, (0, 0, 0)).translate(-x / 2 + 0.26, (k - 1) * y * 0.28, deck + 0.17))
    a.shelf((0.1, 0, deck + 0.17), (x * 0.5, y * 0.8), kind="seat")
    return a.shape(spec.material)


def build_mattress(spec: Spec) -> Shape:
    """A mattress on the floor, made up with pillows and quilt unless bare."""
    a, (x, y, z) = Assembly(spec), spec.size
    bare = spec.said("bare", "air", "rolled", "unmade") or z < 0.1
    thick = z * (1.0 if bare else 0.66)
    a.add(fabric(spec, "cotton") if bare else plain("cotton", "white"), mattress((x, y, thick), (0, 0, 0)))
    a.collide_box((-x / 2 + 0.01, -y / 2 + 0.01, 0), (x / 2 - 0.01, y / 2 - 0.01, thick - 0.005))
    if not bare:
        bedding(
            a,
            (-x / 2 + 0.02, -y / 2 + 0.02),
            (x / 2 - 0.03, y / 2 - 0.02),
            thick,
            drop=min(0.1, thick * 0.6),
            seed=spec.seed,
        )
    a.shelf((0.1, 0, z), (x * 0.6, y * 0.8), kind="seat")
    return a.shape("fabric")


register(
    Kind(
        "bed",
        names(
            "double bed, queen bed, king bed, full bed, platform bed, four-poster bed, canopy bed, sleigh "
            "bed, bedstead, queen-size bed, king-size bed, full-size bed, queen-sized bed, king-sized "
            "bed, panel bed, upholstered bed, storage bed, water bed, master bed, marital bed, poster "
            "bed, low bed, hotel bed, guest bed, metal bed, california king bed, box bed, tatami bed, "
            "wooden bed, bed frame"
        ),
        (2.12, 1.55, 1.05),
        against_wall=True,
        clearance=0.6,
        pairs=(("nightstand", "beside"),),
        colours=_LINEN,
        finishes=_WOODS,
        mass=75.0,
        tags=("soft",),
        limits=(0.7, 1.25),
        sizes=_SIZES,
        heights=_HEIGHTS,
        builder=build_bed,
    )
)
register(
    Kind(
        "single bed",
        names(
            "twin bed, twin-size bed, kid bed, child bed, children bed, toddler bed, small bed, car bed, "
            "racing car bed, race car bed, cot bed, camp bed, hospital bed, patient bed, trundle bed, "
            "dorm bed, single-size bed, massage table, massage bed, examination table, exam table, cabin "
            "bed, rollaway bed, treatment table, twin-sized bed"
        ),
        (2.02, 1.0, 1.0),
        against_wall=True,
        clearance=0.6,
        pairs=(("nightstand", "beside"),),
        colours=_LINEN,
        finishes=_WOODS,
        mass=45.0,
        tags=("soft",),
        limits=(0.7, 1.25),
        sizes=_SIZES,
        heights=_HEIGHTS,
        builder=build_bed,
    )
)
register(
    Kind(
        "bunk bed",
        names("bunkbed, loft bed, double-decker bed, bunk, high sleeper, triple bunk, double decker"),
        (2.06, 1.08, 1.7),
        against_wall=True,
        clearance=0.6,
        colours=_LINEN,
        finishes=("pine", "oak"),
        mass=80.0,
        tags=("soft",),
        limits=(0.8, 1.2),
        builder=build_bunk_bed,
    )
)
register(
    Kind(
        "crib",
        names(
            "baby crib, cot, baby bed, infant bed, cradle, bassinet, baby cot, playpen, moses basket, "
            "nursery bed, cot bed for baby"
        ),
        (1.35, 0.76, 0.95),
        against_wall=True,
        clearance=0.5,
        colours=("white", "cream"),
        finishes=("birch", "oak"),
        mass=22.0,
        tags=("soft",),
        limits=(0.7, 1.2),
        builder=build_crib,
    )
)
register(
    Kind(
        "daybed",
        names("day bed, day-bed, day couch, sofa daybed, studio couch, opium bed"),
        (1.0, 2.05, 0.85),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=_LINEN,
        finishes=_WOODS,
        mass=45.0,
        tags=("soft",),
        limits=(0.8, 1.2),
        builder=build_daybed,
    )
)
register(
    Kind(
        "mattress",
        names(
            "floor bed, futon mattress, floor mattress, air mattress, shikibuton, bed mattress, sleeping "
            "mat, japanese futon"
        ),
        (2.0, 1.4, 0.24),
        colours=("white",),
        mass=25.0,
        tags=("soft",),
        limits=(0.7, 1.3),
        builder=build_mattress,
        sizes=tuple((word, (x - 0.1, y - 0.06, 0.24)) for word, (x, y, _) in _SIZES),
    )
)
