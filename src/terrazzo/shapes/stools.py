"""Stools, benches, ottomans and cushions on the floor."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import four_legs, leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, frame, leg_form, metal, style_of, wood
from terrazzo.shapes.seating_office import curved_back
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.tabletops import add_apron
from terrazzo.shapes.upholstery import padded, tufted

_L = (0.6, 1.6)


def _soft_frame(spec: Spec) -> Finish:
    """Legs under a padded seat: the colour that was said belongs to the cover."""
    return metal(spec) if style_of(spec) == "industrial" else wood(spec, axis=2, coloured=False)


def _round_pad(a: Assembly, look: Finish, radius: tuple[float, float], low: float, thickness: float) -> None:
    """Adds a round seat with soft edges."""
    t = thickness
    profile = [
        (0, 0),
        (0.93, 0),
        (0.98, 0.15 * t),
        (1.0, 0.45 * t),
        (0.985, 0.75 * t),
        (0.92, 0.95 * t),
        (0.8, t),
        (0, t),
    ]
    a.add(
        look, p.lathe(profile, 40, crease=np.radians(80)).scaled(radius[0], radius[1], 1.0).translate(z=low)
    )
    a.collide(p.cylinder_collider(radius, t, (0, 0, low)))
    a.shelf((0, 0, low + t), (radius[0] * 1.35, radius[1] * 1.35), kind="seat")


def build_stool(spec: Spec) -> Shape:
    """A low stool: round or square seat on three or four splayed legs with a rung."""
    a, (x, y, z) = Assembly(spec), spec.size
    if spec.said("step", "stepping") or "step stool" in spec.attributes:
        return build_bath_stool(spec)
    soft = family_of(spec.material) == "fabric" or spec.said(
        "upholstered", "padded", "vanity", "velvet", "tufted"
    )
    look = (
        _soft_frame(spec)
        if soft
        else metal(spec)
        if family_of(spec.material) == "metal"
        else wood(spec, axis=2)
    )
    seat = fabric(spec) if soft else look
    thick = 0.07 if soft else 0.035
    square = spec.said("square", "rectangular") or abs(x - y) > 0.1
    reach, under = (x * 0.32, y * 0.32), z - thick
    if square:
        if soft:
            a.add(
                seat,
                p.cushion(
                    (x, y, thick + 0.01), (0, 0, z - thick / 2 - 0.005), puff=0.3, corner=0.04, piping=0.004
                ),
            )
            a.collide_box((-x / 2 + 0.01, -y / 2 + 0.01, under), (x / 2 - 0.01, y / 2 - 0.01, z - 0.01))
        else:
            a.block(seat, (-x / 2, -y / 2, under), (x / 2, y / 2, z), bevel=0.01)
        a.shelf((0, 0, z), (x * 0.8, y * 0.8), kind="seat")
        reach = (x / 2 - 0.05, y / 2 - 0.05)
    else:
        _round_pad(a, seat, (x / 2, y / 2), under, thick)
    form = leg_form(spec)
    splay = 0.04 if form == "tapered" and not square else 0.01
    four_legs(a, look, form if form != "block" else "square", under, 0.02, reach, splay=splay)
    if form != "hairpin":
        low, grow = under * 0.35, 1 + splay / reach[0] * 0.65
        for s in (-1, 1):
            a.add(
                look,
                p.sweep(
                    [
                        (s * reach[0] * grow, -reach[1] * grow, low),
                        (s * reach[0] * grow, reach[1] * grow, low),
                    ],
                    0.009,
                    segments=10,
                ),
            )
            a.add(
                look,
                p.sweep(
                    [
                        (-reach[0] * grow, s * reach[1] * grow, low + 0.04),
                        (reach[0] * grow, s * reach[1] * grow, low + 0.04),
                    ],
                    0.009,
                    segments=10,
                ),
            )
    return a.shape(spec.material)


def build_bar_stool(spec: Spec) -> Shape:
    """A high stool with a foot rest: wooden four-legged, metal, or swivelling on a post; some have a low back."""
    a, (x, y, z) = Assembly(spec), spec.size
    style, family = style_of(spec), family_of(spec.material)
    backed = spec.said("backed", "with backs", "with back", "upholstered", "chair", "high chair") or (
        style in ("classic", "modern") and not spec.said("backless")
    )
    seat = z * 0.74 if backed else z
    wooden = family == "wood" or (
        family != "fabric" and style in ("rustic", "farmhouse", "scandinavian", "japanese")
    )
    look = (
        wood(spec, axis=2)
        if wooden
        else metal(
            spec, default=None if family == "metal" else "black metal" if style != "classic" else "brass"
        )
    )
    cover = (
        look
        if wooden or (family == "metal" and style == "industrial")
        else fabric(spec, "leather" if style in ("rustic", "industrial") else "fabric")
    )
    thick = 0.035 if wooden else 0.065
    under = seat - thick
    swivel = spec.said("swivel", "adjustable", "chrome", "pedestal")
    r = (x * 0.46, y * 0.46)
    _round_pad(a, cover, r, under, thick)
    if swivel:
        foot = [(0, 0), (x * 0.47, 0), (x * 0.47, 0.008), (x * 0.3, 0.02), (0.05, 0.035), (0.03, 0.06)]
        post = [(0.028, under * 0.5), (0.02, under * 0.52), (0.02, under), (0, under)]
        a.add(look, p.lathe([*foot, *post], 40, crease=np.radians(60)))
        a.collide(p.cylinder_collider(x * 0.46, 0.012), p.cylinder_collider(0.027, under))
        a.add(look, p.torus(x * 0.3, 0.01, (x * 0.06, 0, under * 0.42), segments=36))
    else:
        reach, splay = (x * 0.27, y * 0.27), min(x, y) * 0.16
        four_legs(
            a, look, "tapered" if wooden else "round", under, 0.019 if wooden else 0.012, reach, splay=splay
        )
        for h in (0.32, 0.62) if wooden else (0.34,):
            k = 1 + splay / reach[0] * (1 - h)
            corners = [
                (sx * reach[0] * k, sy * reach[1] * k, under * h)
                for sx, sy in ((1, -1), (1, 1), (-1, 1), (-1, -1))
            ]
            for i in range(4):
                a.add(look, p.sweep([corners[i], corners[(i + 1) % 4]], 0.009, segments=10))
    if backed:
        high = z - seat + 0.03
        if wooden:
            for s in (-1, 1):
                a.add(
                    look,
                    p.sweep(
                        [(-r[0] * 0.75, s * r[1] * 0.55, seat - 0.02), (-x / 2 + 0.02, s * r[1] * 0.62, z)],
                        0.014,
                        segments=12,
                    ),
                )
            bow = p.curve(
                [
                    (-x / 2 + 0.03, -r[1] * 0.7, z - 0.05),
                    (-x / 2 + 0.01, 0, z - 0.045),
                    (-x / 2 + 0.03, r[1] * 0.7, z - 0.05),
                ]
            )
            a.add(look, p.sweep(bow, [(-0.04, -0.009), (0.04, -0.009), (0.04, 0.009), (-0.04, 0.009)]))
        else:
            back = curved_back(y * 0.9, high * 0.86, 0.045, bow=0.06, lumbar=0.0, taper=0.92)
            a.add(cover, back.translate(-x / 2 + 0.03, 0, seat + high * 0.1))
            for s in (-1, 1):
                a.add(
                    look,
                    p.sweep(
                        [
                            (-r[0] * 0.5, s * y * 0.16, under),
                            (-x / 2 + 0.05, s * y * 0.16, seat + high * 0.3),
                        ],
                        0.009,
                        segments=8,
                    ),
                )
        a.collide_box((-x / 2 + 0.01, -r[1] * 0.6, seat + 0.04), (-x / 2 + 0.05, r[1] * 0.6, z - 0.02))
    return a.shape(spec.material)


def build_bath_stool(spec: Spec) -> Shape:
    """A slatted stool of wood that may get wet."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = wood(spec, axis=1)
    slats = max(round(x / 0.06), 4)
    w = x / slats
    for i in range(slats):
        low = -x / 2 + i * w
        a.block(look, (low + 0.004, -y / 2, z - 0.022), (low + w - 0.004, y / 2, z), bevel=0.005, solid=False)
    a.collide_box((-x / 2 + 0.005, -y / 2, z - 0.022), (x / 2 - 0.005, y / 2, z))
    a.shelf((0, 0, z), (x * 0.9, y * 0.9), kind="seat")
    reach = (x / 2 - 0.03, y / 2 - 0.035)
    four_legs(a, look, "square", z - 0.022, 0.019, reach)
    add_apron(a, look, (reach[0], reach[1]), z - 0.022, 0.04, board=0.016)
    for k in (-1, 0, 1):
        a.block(
            look,
            (k * x * 0.22 - 0.018, -reach[1], z * 0.28),
            (k * x * 0.22 + 0.018, reach[1], z * 0.28 + 0.014),
            bevel=0.003,
        )
    for s in (-1, 1):
        a.block(
            look,
            (-reach[0], s * reach[1] - 0.01, z * 0.24),
            (reach[0], s * reach[1] + 0.01, z * 0.28),
            bevel=0.003,
        )
    a.shelf((0, 0, z * 0.28 + 0.014), (x * 0.6, y * 0.7), headroom=z * 0.6, kind="shelf")
    return a.shape(spec.material or "teak")


def build_bench(spec: Spec) -> Shape:
    """A bench: plank, upholstered, with a storage box, or a pew with a back."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    soft = family_of(spec.material) == "fabric" or spec.said(
        "upholstered", "padded", "tufted", "velvet", "cushioned", "window"
    )
    look = _soft_frame(spec) if soft else frame(spec, axis=1)
    thick = 0.1 if soft else 0.04
    seat = z if z < 0.62 else z * 0.5
    under = seat - thick
    if soft:
        cover = fabric(spec)
        if spec.said("tufted"):
            a.add(
                cover,
                padded(
                    (-x / 2 + 0.005, -y / 2 + 0.005, under),
                    (x / 2 - 0.005, y / 2 - 0.005, seat - 0.03),
                    round_by=0.02,
                ),
            )
            pad, buttons = tufted((x - 0.02, y - 0.02), 0.045, spacing=0.15)
            a.add(cover, pad.translate(z=seat - 0.045), buttons.translate(z=seat - 0.045))
        else:
            a.add(
                cover,
                p.cushion(
                    (x, y, thick), (0, 0, seat - thick / 2), puff=0.25, corner=0.03, piping=0.006, cells=14
                ),
            )
        a.collide_box((-x / 2 + 0.01, -y / 2 + 0.01, under), (x / 2 - 0.01, y / 2 - 0.01, seat - 0.01))
    else:
        a.block(wood(spec, axis=1), (-x / 2, -y / 2, under), (x / 2, y / 2, seat), bevel=0.006)
    a.shelf((0, 0, seat), (x * 0.9, y * 0.95), kind="seat")
    if spec.said("storage", "shoe", "window"):
        a.block(look, (-x / 2 + 0.01, -y / 2 + 0.01, 0.04), (x / 2 - 0.01, y / 2 - 0.01, under))
        a.block(look, (-x / 2 + 0.03, -y / 2 + 0.03, 0.0), (x / 2 - 0.03, y / 2 - 0.03, 0.04))
        for k in range(2):
            low = -y / 2 + 0.03 + k * (y - 0.06) / 2
            panel = p.framed_panel(((y - 0.06) / 2 - 0.01, under - 0.08), 0.012, frame=0.04)
            a.add(look, panel.translate(x / 2 - 0.012, low + (y - 0.06) / 4, (under + 0.04) / 2))
    elif style in ("rustic", "farmhouse", "japanese"):
        for s in (-1, 1):
            at = s * (y / 2 - 0.14)
            a.block(look, (-x / 2 + 0.03, at - 0.025, 0), (x / 2 - 0.03, at + 0.025, under), bevel=0.006)
        a.block(look, (-0.02, -y / 2 + 0.14, under - 0.14), (0.02, y / 2 - 0.14, under - 0.05))
    else:
        form = leg_form(spec)
        four_legs(
            a,
            look,
            form,
            under,
            0.024,
            (x / 2 - 0.05, y / 2 - 0.07),
            splay=0.02 if form == "tapered" else 0.0,
        )
        if form != "hairpin":
            add_apron(a, look, (x / 2 - 0.05, y / 2 - 0.07), under, 0.05)
    if seat < z:
        for s in (-1, 0, 1):
            a.add(
                look, p.leg("square", z - seat + 0.02, 0.02, (-x / 2 + 0.03, s * (y / 2 - 0.08), seat - 0.02))
            )
        for k in range(3):
            low = seat + (z - seat) * (0.25 + 0.27 * k)
            a.block(
                look,
                (-x / 2 + 0.02, -y / 2 + 0.02, low),
                (-x / 2 + 0.045, y / 2 - 0.02, low + (z - seat) * 0.2),
            )
    return a.shape(spec.material)


def build_picnic_bench(spec: Spec) -> Shape:
    """Two planks on A-shaped ends."""
    a, (x, y, z) = Assembly(spec), spec.size
    look, side = wood(spec, axis=1), wood(spec, axis=2)
    for k in range(2):
        low = -x / 2 + k * x / 2
        a.block(look, (low + 0.003, -y / 2, z - 0.04), (low + x / 2 - 0.003, y / 2, z), bevel=0.006)
    a.shelf((0, 0, z), (x * 0.9, y * 0.95), kind="seat")
    for s in (-1, 1):
        at = s * y * 0.38
        a.block(side, (-x / 2 + 0.02, at - 0.02, z - 0.11), (x / 2 - 0.02, at + 0.02, z - 0.04))
        for k in (-1, 1):
            foot, lean = (k * x * 0.2, at + s * 0.04, 0.0), (k * x * 0.2, 0.0)
            a.add(side, p.leg("square", z - 0.045, 0.03, foot, splay=lean))
            a.collide(leg_collider(z - 0.045, 0.03, foot, lean))
    a.block(side, (-0.02, -y * 0.38, z * 0.45), (0.02, y * 0.38, z * 0.45 + 0.07))
    return a.shape(spec.material or "pine")


def build_ottoman(spec: Spec) -> Shape:
    """A padded block on short legs; round, square or long; tufted where said."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover, legs = fabric(spec), wood(spec, coloured=False)
    foot = 0.1 if not spec.said("storage", "cube") else 0.025
    tuft = spec.said("tufted", "buttoned") or style_of(spec) == "classic"
    lid = 0.12
    if spec.said("round", "circular", "drum"):
        r = (x / 2, y / 2)
        a.add(
            cover,
            p.cylinder(1.0, z - foot - lid + 0.02, segments=48, bevel=0.01)
            .scaled(r[0] * 0.97, r[1] * 0.97, 1)
            .translate(z=foot),
        )
        _round_pad(a, cover, r, z - lid, lid)
        a.collide(p.cylinder_collider((r[0] * 0.97, r[1] * 0.97), z - foot - lid, (0, 0, foot)))
    else:
        a.block(
            cover,
            (-x / 2 + 0.008, -y / 2 + 0.008, foot),
            (x / 2 - 0.008, y / 2 - 0.008, z - lid + 0.01),
            bevel=0.015,
        )
        if tuft:
            pad, buttons = tufted((x, y), 0.07, spacing=0.14, thickness=0.04)
            a.add(cover, pad.translate(z=z - lid + 0.01), buttons.translate(z=z - lid + 0.01))
            edge = p.rounded_outline((x, y), 0.01)
            a.add(cover, p.extrude(edge, 0.045, 0.004, base=z - lid + 0.005))
        else:
            a.add(cover, p.cushion((x, y, lid), (0, 0, z - lid / 2), puff=0.3, corner=0.04, piping=0.006))
        a.collide_box((-x / 2 + 0.01, -y / 2 + 0.01, z - lid), (x / 2 - 0.01, y / 2 - 0.01, z - 0.02))
        a.shelf((0, 0, z), (x * 0.8, y * 0.8), kind="seat")
    form = "bun" if tuft else "tapered"
    if foot > 0.05:
        four_legs(a, legs, form, foot, 0.022 if form == "tapered" else 0.035, (x * 0.34, y * 0.34))
    else:
        a.block(legs, (-x * 0.33, -y * 0.33, 0), (x * 0.33, y * 0.33, foot))
    return a.shape(spec.material or "fabric")


def build_pouf(spec: Spec) -> Shape:
    """A round floor seat: gored leather, or knitted with deep ribs."""
    a, (x, y, z) = Assembly(spec), spec.size
    knitted = (
        not spec.said("leather", "moroccan")
        and family_of(spec.material) in (None, "fabric")
        and style_of(spec) != "rustic"
    )
    cover = fabric(spec, "knit" if knitted else "leather")
    ribs, deep = (24, 0.07) if knitted else (12, 0.08)
    t = np.linspace(0, 2 * np.pi, ribs * 4 + 1)[:, None]
    v = np.linspace(-np.pi / 2, np.pi / 2, 19)[None]
    radius = np.maximum(np.cos(v), 0) ** 0.5
    radius[:, [0, -1]] = 0
    groove = 1 - deep * (1 - np.abs(np.sin(t * ribs / 2))) ** 3 * np.sin(np.pi * radius / 2)
    height = np.sign(np.sin(v)) * np.abs(np.sin(v)) ** 0.9 * np.ones_like(t)
    sag = 0.06 * np.exp(-((radius / 0.5) ** 2)) * (v > 0)
    a.add(
        cover,
        p.tidy(
            Surface.grid(
                np.stack(
                    [
                        radius * groove * np.cos(t) * x / 2,
                        radius * groove * np.sin(t) * y / 2,
                        (height - sag) * z / 2,
                    ],
                    -1,
                )
            )
        ),
    )
    a.collide(p.cylinder_collider((x * 0.45, y * 0.45), z * 0.88, (0, 0, -z * 0.44), sides=12))
    a.shelf((0, 0, z * 0.47), (x * 0.55, y * 0.55), kind="seat")
    return a.shape(spec.material or "fabric")


def build_floor_cushion(spec: Spec) -> Shape:
    """A thick flat cushion, round or square, piped and dented."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover = fabric(spec, "linen")
    if spec.said("round", "circular", "zafu", "meditation"):
        t = z
        profile = [
            (0, 0),
            (0.8, 0),
            (0.93, 0.12 * t),
            (0.99, 0.35 * t),
            (1.0, 0.5 * t),
            (0.99, 0.65 * t),
            (0.93, 0.88 * t),
            (0.8, t),
            (0.3, 0.94 * t),
            (0, 0.92 * t),
        ]
        a.add(cover, p.lathe(profile, 48, crease=np.pi).scaled(x / 2, y / 2, 1))
        a.add(cover, p.torus(1.0, 0.012, segments=48, around=8).scaled(x / 2, y / 2, 0.5).translate(z=z / 2))
        a.collide(p.cylinder_collider((x * 0.48, y * 0.48), z * 0.95, sides=12))
    else:
        a.add(
            cover,
            p.cushion(
                (x, y, z),
                (0, 0, z / 2),
                puff=0.6,
                corner=0.05,
                sag=z * 0.12,
                piping=min(0.007, z * 0.08),
                cells=12,
            ),
        )
        a.collide_box((-x * 0.45, -y * 0.45, z * 0.1), (x * 0.45, y * 0.45, z * 0.85))
    a.shelf((0, 0, z * 0.9), (x * 0.6, y * 0.6), kind="seat")
    return a.shape(spec.material or "fabric")


register(
    Kind(
        "stool",
        names(
            "footstool, step stool, wooden stool, milking stool, foot stool, low stool, vanity stool, "
            "dressing stool, kid stool, work stool, shop stool, workshop stool, tripod stool, kitchen "
            "stool, piano stool, garden stool, stepping stool, makeup stool, rolling stool, lab stool"
        ),
        (0.36, 0.36, 0.46),
        seats=True,
        clearance=0.2,
        finishes=("oak", "walnut", "pine"),
        mass=3.5,
        limits=_L,
        builder=build_stool,
    )
)
register(
    Kind(
        "bar stool",
        names(
            "barstool, counter stool, high stool, bar chair, island stool, breakfast stool, pub stool, "
            "counter chair, high chair, tall stool, bar seat, kitchen island stool, highchair, "
            "counter-height stool"
        ),
        (0.42, 0.42, 0.92),
        seats=True,
        clearance=0.2,
        colours=("black", "cream", "brown", "grey"),
        finishes=("oak", "walnut"),
        mass=6.0,
        limits=(0.7, 1.4),
        builder=build_bar_stool,
    )
)
register(
    Kind(
        "bench",
        names(
            "entry bench, entryway bench, dining bench, hallway bench, wooden bench, seating bench, piano "
            "bench, park bench, garden bench, bedroom bench, end-of-bed bench, bed bench, storage bench, "
            "window seat, window bench, shoe bench, mudroom bench, locker bench, weight bench, church "
            "pew, pew, banquette, settle, workout bench, bench seat, upholstered bench, long bench, "
            "waiting bench, changing bench, sitting bench, vanity bench"
        ),
        (0.4, 1.2, 0.46),
        seats=True,
        clearance=0.3,
        colours=("beige", "grey"),
        finishes=("oak", "walnut", "pine"),
        mass=12.0,
        limits=_L,
        builder=build_bench,
    )
)
register(
    Kind(
        "picnic bench",
        names("outdoor bench, plank bench, trestle bench, beer bench"),
        (0.32, 1.7, 0.45),
        seats=True,
        clearance=0.3,
        finishes=("pine", "cedar"),
        mass=14.0,
        limits=_L,
        builder=build_picnic_bench,
    )
)
register(
    Kind(
        "ottoman",
        names(
            "footrest, foot rest, hassock, storage ottoman, tuffet, upholstered ottoman, sofa stool, "
            "upholstered stool, cube seat, tufted ottoman, coffee table ottoman, leg rest"
        ),
        (0.55, 0.7, 0.42),
        seats=True,
        clearance=0.2,
        colours=("grey", "beige", "cream", "navy"),
        mass=9.0,
        tags=("soft",),
        limits=_L,
        sizes=(("round", (0.6, 0.6, 0.42)), ("square", (0.6, 0.6, 0.42))),
        builder=build_ottoman,
    )
)
register(
    Kind(
        "pouf",
        names(
            "pouffe, poof, knitted pouf, floor pouf, leather pouf, moroccan pouf, round pouf, hassock pouf"
        ),
        (0.52, 0.52, 0.36),
        seats=True,
        clearance=0.2,
        colours=("cream", "grey", "mustard", "terracotta"),
        mass=5.0,
        tags=("soft",),
        limits=_L,
        builder=build_pouf,
    )
)
register(
    Kind(
        "floor cushion",
        names(
            "meditation cushion, meditation pillow, zafu, zabuton, floor pillow, seat cushion, floor "
            "seat, sitting cushion, seating cushion, ground cushion, yoga cushion, tatami cushion, "
            "cushion seat, dog bed, pet bed, cat bed, pet cushion, bolster cushion"
        ),
        (0.55, 0.55, 0.14),
        seats=True,
        colours=("terracotta", "indigo", "cream", "sage", "mustard"),
        mass=2.0,
        tags=("soft",),
        limits=_L,
        builder=build_floor_cushion,
    )
)
register(
    Kind(
        "bath stool",
        names(
            "shower stool, bathroom stool, spa stool, shower bench, shower seat, teak stool, bath bench, "
            "bath seat"
        ),
        (0.32, 0.42, 0.44),
        seats=True,
        finishes=("teak", "bamboo"),
        mass=3.5,
        limits=_L,
        builder=build_bath_stool,
    )
)
