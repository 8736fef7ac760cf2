"""Sofas: straight, sectional, loveseat, futon and chaise."""

from __future__ import annotations

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, frame, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.upholstery import (
    back_cushion,
    padded,
    rolled_arm,
    scatter_cushion,
    seat_cushion,
    tilted,
    tufted,
    turned_up,
)

_COLOURS = ("grey", "beige", "cream", "navy", "sage", "charcoal", "light grey", "brown")
_L = (0.7, 1.4)
_ACCENTS = ("mustard", "terracotta", "cream", "teal", "sage", "rust", "navy", "dusty pink")


def _feet(
    a: Assembly,
    look: Finish,
    height: float,
    reach: tuple[float, float],
    form: str,
    *,
    centre: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Adds short legs under a sofa: at the corners, and in the middle of a long one."""
    columns = (-1, 0, 1) if reach[1] > 0.95 else (-1, 1)
    radius = {"bun": 0.045, "turned": 0.028, "square": 0.022, "block": 0.03}.get(form, 0.022)
    for sx in (-1, 1):
        for sy in columns:
            at = (centre[0] + sx * reach[0], centre[1] + sy * reach[1], 0.0)
            a.add(look, p.leg(form, height, radius, at))
            a.collide(leg_collider(height, radius, at))


def _foot_form(spec: Spec) -> str:
    return {
        "classic": "bun",
        "farmhouse": "turned",
        "rustic": "block",
        "industrial": "square",
        "minimalist": "square",
    }.get(style_of(spec), "tapered")


def _arm(
    a: Assembly,
    cover: Finish,
    low: tuple[float, float, float],
    high: tuple[float, float, float],
    rolled: bool,
) -> None:
    """Adds an arm between two corners [m], and its collider."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    middle, width = (y0 + y1) / 2, y1 - y0
    if rolled:
        a.add(
            cover,
            rolled_arm(x1 - x0 - 0.03, width * 0.78, z1 - z0, roll=width * 0.5).translate(
                (x0 + x1) / 2 - 0.005, middle, z0
            ),
        )
    else:
        a.add(cover, padded(low, high, round_by=min(0.05, width * 0.3)))
    a.collide_box((x0 + 0.01, y0 + 0.02, z0), (x1 - 0.02, y1 - 0.02, z1 - 0.012))


def _scatter(a: Assembly, spec: Spec, half: float, x: float, z: float) -> None:
    """Adds two loose cushions in an accent colour in the corners, unless plain was asked for."""
    if spec.said("minimalist", "minimal", "plain", "chesterfield"):
        return
    accent = pick(spec, tuple(c for c in _ACCENTS if c != spec.colour), 11)
    look = plain("linen", accent, seed=spec.seed)
    for s in (-1, 1) if half > 0.55 else (1,):
        a.add(look, scatter_cushion(0.4, (x, s * (half - 0.24), z), lean=0.3))


def build_sofa(spec: Spec) -> Shape:
    """A sofa of two to five seats: block, track, rolled or tufted, by words and style."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    chester = spec.said("chesterfield", "tufted", "buttoned") or (
        style == "classic" and family_of(spec.material) == "fabric" and spec.material == "leather"
    )
    rolled = chester or style in ("classic", "farmhouse") or spec.said("rolled", "english")
    cover = fabric(spec)
    legs = wood(spec, coloured=False) if style != "industrial" else frame(spec)
    foot = 0.13 if style in ("mid-century", "scandinavian", "modern") else 0.08
    seat = 0.43 * z / 0.82
    arm = 0.11 if style in ("mid-century", "scandinavian", "minimalist", "japanese") else 0.18
    arm = min(arm, y * 0.13)
    arm_top = z - 0.03 if chester else seat + 0.17
    for s in (-1, 1):
        edge = s * y / 2
        _arm(
            a,
            cover,
            (-x / 2 + 0.02, min(edge, edge - s * arm), foot),
            (x / 2 - 0.02, max(edge, edge - s * arm), arm_top),
            rolled,
        )
    inner, back = y - 2 * arm, 0.2
    a.add(
        cover,
        padded(
            (-x / 2 + 0.02, -inner / 2 - 0.02, foot),
            (x / 2 - 0.04, inner / 2 + 0.02, seat - 0.11),
            round_by=0.02,
        ),
    )
    shell = padded(
        (-0.075, -inner / 2 - arm * 0.6, 0), (0.075, inner / 2 + arm * 0.6, z - foot - 0.06), round_by=0.05
    )
    a.add(cover, tilted(shell, 0.09, (0, 0, 0)).translate(-x / 2 + 0.14, 0, foot + 0.02))
    a.collide_box((-x / 2 + 0.03, -inner / 2, foot), (x / 2 - 0.04, inner / 2, seat - 0.01))
    a.collide_box(
        (-x / 2 + 0.02, -inner / 2 - arm * 0.5, seat - 0.05), (-x / 2 + back, inner / 2 + arm * 0.5, z - 0.05)
    )
    count = max(round(inner / 0.68), 1)
    width = inner / count
    for k in range(count):
        mid = -inner / 2 + (k + 0.5) * width
        a.add(
            cover, seat_cushion((x - back - 0.03, width - 0.006, 0.16), (back / 2 - 0.005, mid, seat - 0.055))
        )
        if not chester:
            a.add(
                cover,
                back_cushion(
                    (0.17, width - 0.012, z - seat - 0.01),
                    (-x / 2 + back + 0.07, mid, seat + (z - seat) / 2 - 0.012),
                ),
            )
    if chester:
        pad, buttons = tufted((z - seat + 0.02, inner), 0.07, spacing=0.15)
        at = (-x / 2 + 0.21, 0, seat + (z - seat) / 2 - 0.01)
        for piece in (pad, buttons):
            a.add(cover, tilted(turned_up(piece), 0.09, (0, 0, 0)).translate(*at))
        roll = p.capsule(
            0.06, inner + arm * 1.4, (-x / 2 + 0.085, -inner / 2 - arm * 0.7, z - 0.06), axis="y", segments=20
        )
        a.add(cover, roll)
    else:
        _scatter(a, spec, inner / 2, -x / 2 + back + 0.31, seat + 0.025)
    _feet(a, legs, foot, (x / 2 - 0.1, y / 2 - 0.09), _foot_form(spec))
    a.shelf((back / 2 + 0.06, 0, seat + 0.02), (x - back - 0.25, inner * 0.95), kind="seat")
    return a.shape(spec.material or "fabric")


def build_sectional(spec: Spec) -> Shape:
    """An L of modules: a run along the wall and a chaise that comes forward on one side (a U with "u-shaped")."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover, legs = fabric(spec), wood(spec, coloured=False)
    seat, foot, arm, back = 0.42 * z / 0.8, 0.07, 0.16, 0.2
    depth = min(0.95, x * 0.6)
    run = min(0.95, y * 0.36)  # width of the chaise
    sides = (
        (-1, 1)
        if spec.said("u-shaped", "u shape")
        else (-1,)
        if spec.said("left", "left-facing") or (spec.seed % 2 and not spec.said("right"))
        else (1,)
    )
    xf = -x / 2 + depth
    a.add(
        cover,
        padded((-x / 2 + 0.02, -y / 2 + 0.02, foot), (xf - 0.03, y / 2 - 0.02, seat - 0.11), round_by=0.02),
    )
    a.collide_box((-x / 2 + 0.03, -y / 2 + 0.03, foot), (xf - 0.04, y / 2 - 0.03, seat - 0.01))
    shell = padded((-0.07, -y / 2, 0), (0.07, y / 2, z - foot - 0.05), round_by=0.05)
    a.add(cover, tilted(shell, 0.08, (0, 0, 0)).translate(-x / 2 + 0.125, 0, foot + 0.02))
    a.collide_box((-x / 2 + 0.02, -y / 2 + 0.03, foot), (-x / 2 + back, y / 2 - 0.03, z - 0.05))
    low, high = -y / 2, y / 2
    for s in (-1, 1):
        if s in sides:
            y0, y1 = (s * y / 2 - run, s * y / 2) if s > 0 else (s * y / 2, s * y / 2 + run)
            a.add(cover, padded((xf - 0.1, y0, foot), (x / 2 - 0.02, y1, seat - 0.11), round_by=0.02))
            a.collide_box((xf - 0.04, y0 + 0.02, foot), (x / 2 - 0.03, y1 - 0.02, seat - 0.01))
            a.add(
                cover,
                seat_cushion(
                    (x - back - 0.02, y1 - y0 - 0.008, 0.16), (back / 2, (y0 + y1) / 2, seat - 0.055)
                ),
            )
            a.add(
                cover,
                back_cushion(
                    (0.17, run - 0.03, z - seat),
                    (-x / 2 + back + 0.07, (y0 + y1) / 2, seat + (z - seat) / 2 - 0.01),
                ),
            )
            a.shelf((back / 2, (y0 + y1) / 2, seat + 0.02), (x - back - 0.3, run * 0.8), kind="seat")
            for f in (x / 2 - 0.08,):
                for g in (y0 + 0.08, y1 - 0.08):
                    a.add(legs, p.leg("square", foot, 0.024, (f, g, 0)))
                    a.collide(leg_collider(foot, 0.024, (f, g, 0)))
            low, high = (low, y0) if s > 0 else (y1, high)
        else:
            edge = s * y / 2
            _arm(
                a,
                cover,
                (-x / 2 + 0.02, min(edge, edge - s * arm), foot),
                (xf - 0.01, max(edge, edge - s * arm), seat + 0.16),
                False,
            )
            low, high = (low, edge - arm) if s > 0 else (edge + arm, high)
    count = max(round((high - low) / 0.72), 1)
    width = (high - low) / count
    for k in range(count):
        mid = low + (k + 0.5) * width
        a.add(
            cover,
            seat_cushion(
                (depth - back - 0.02, width - 0.006, 0.16),
                (-x / 2 + back + (depth - back) / 2, mid, seat - 0.055),
            ),
        )
        a.add(
            cover,
            back_cushion(
                (0.17, width - 0.012, z - seat), (-x / 2 + back + 0.07, mid, seat + (z - seat) / 2 - 0.01)
            ),
        )
    a.shelf(
        (-x / 2 + back + 0.38, (low + high) / 2, seat + 0.02), (depth - back - 0.25, high - low), kind="seat"
    )
    _scatter(a, spec, y / 2 - 0.12, -x / 2 + back + 0.31, seat + 0.025)
    _feet(a, legs, foot, (depth / 2 - 0.1, y / 2 - 0.1), "square", centre=(-x / 2 + depth / 2, 0.0))
    return a.shape(spec.material or "fabric")


def build_futon(spec: Spec) -> Shape:
    """A folded mattress on a slatted wooden frame with flat arms."""
    a, (x, y, z) = Assembly(spec), spec.size
    look, cover = wood(spec, axis=0, coloured=family_of(spec.material) == "wood"), fabric(spec, "canvas")
    seat, half = 0.4 * z / 0.82, y / 2 - 0.05
    for s in (-1, 1):
        a.block(
            look,
            (-x / 2 + 0.04, s * half - 0.045, seat + 0.17),
            (x / 2 - 0.02, s * half + 0.045, seat + 0.195),
        )
        for f in (-x / 2 + 0.1, x / 2 - 0.09):
            a.block(look, (f - 0.03, s * half - 0.02, 0), (f + 0.03, s * half + 0.02, seat + 0.17))
        a.block(
            look, (-x / 2 + 0.1, s * half - 0.018, seat - 0.2), (x / 2 - 0.09, s * half + 0.018, seat - 0.12)
        )
        for k in range(5):
            f = -x / 2 + 0.2 + k * (x - 0.4) / 4
            a.block(
                look,
                (f - 0.015, s * half - 0.01, seat - 0.12),
                (f + 0.015, s * half + 0.01, seat + 0.17),
                bevel=0.002,
                solid=False,
            )
    for k in range(9):
        f = -x / 2 + 0.16 + k * (x - 0.3) / 8
        a.block(
            look,
            (f - 0.025, -half + 0.02, seat - 0.17),
            (f + 0.025, half - 0.02, seat - 0.15),
            bevel=0.002,
            solid=False,
        )
    inner = 2 * half - 0.05
    a.add(
        cover,
        p.cushion(
            (x - 0.24, inner, 0.17),
            (0.09, 0, seat - 0.065),
            puff=0.3,
            corner=0.05,
            sag=0.015,
            piping=0.006,
            cells=14,
        ),
    )
    lean = tilted(
        turned_up(p.cushion((z - seat + 0.06, inner, 0.17), puff=0.3, corner=0.05, piping=0.006, cells=14)),
        0.26,
        (0, 0, 0),
    )
    a.add(cover, lean.translate(-x / 2 + 0.2, 0, seat + (z - seat) / 2 - 0.02))
    for k in range(6):
        g = -inner / 2 + (k + 0.5) * inner / 6
        a.add(cover, p.ellipsoid((0.012, 0.012, 0.006), (0.1, g, seat + 0.012), segments=10))
    a.collide_box((-x / 2 + 0.1, -half + 0.02, seat - 0.17), (x / 2 - 0.03, half - 0.02, seat - 0.01))
    a.collide_box((-x / 2 + 0.05, -half + 0.05, seat), (-x / 2 + 0.22, half - 0.05, z - 0.06))
    a.shelf((0.12, 0, seat + 0.015), (x * 0.5, inner * 0.9), kind="seat")
    return a.shape(spec.material or "pine")


def build_chaise(spec: Spec) -> Shape:
    """A long seat with a sloping head end (towards -x) and one low arm; classic ones scroll and are buttoned."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    cover, legs = fabric(spec, "velvet" if style == "classic" else "fabric"), wood(spec, coloured=False)
    seat, foot = 0.42 * z / 0.82, 0.13
    a.add(
        cover,
        padded((-x / 2 + 0.06, -y / 2 + 0.01, foot), (x / 2 - 0.01, y / 2 - 0.01, seat - 0.1), round_by=0.03),
    )
    tuft = style == "classic" or spec.said("tufted", "buttoned", "victorian")
    if tuft:
        pad, buttons = tufted((x - 0.3, y - 0.02), 0.075, spacing=0.16, thickness=0.03)
        a.add(cover, pad.translate(0.13, 0, seat - 0.11), buttons.translate(0.13, 0, seat - 0.11))
    else:
        a.add(cover, seat_cushion((x - 0.28, y - 0.01, 0.15), (0.14, 0, seat - 0.055), corner=0.07))
    head = p.cushion((z - seat + 0.2, y - 0.02, 0.2), puff=0.45, corner=0.06, piping=0.006, cells=12)
    a.add(
        cover,
        tilted(turned_up(head), 0.42, (0, 0, 0)).translate(-x / 2 + 0.3, 0, seat + (z - seat) / 2 - 0.1),
    )
    side = [
        (-x / 2 + 0.06, foot + 0.05),
        (x * 0.02, foot + 0.05),
        (x * 0.02, seat + 0.04),
        (-x * 0.18, seat + 0.14),
        (-x / 2 + 0.18, z - 0.08),
        (-x / 2 + 0.08, z - 0.05),
    ]
    plate = p.extrude(side, 0.09, 0.03)
    upright = Surface(plate.corners[..., [0, 2, 1]] * (1, -1, 1), plate.normals[..., [0, 2, 1]] * (1, -1, 1))
    if not spec.said("armless"):
        a.add(cover, upright.translate(0, -y / 2 + 0.09, 0))
        a.collide_box((-x / 2 + 0.1, -y / 2 + 0.01, foot + 0.06), (0, -y / 2 + 0.08, seat + 0.03))
    a.collide_box((-x / 2 + 0.08, -y / 2 + 0.02, foot), (x / 2 - 0.02, y / 2 - 0.02, seat - 0.01))
    a.collide(
        p.hull_of(
            tilted(turned_up(p.box((z - seat, y - 0.1, 0.12), bevel=0.0)), 0.42, (0, 0, 0)).translate(
                -x / 2 + 0.27, 0, seat + (z - seat) / 2 - 0.06
            )
        )
    )
    _feet(a, legs, foot, (x / 2 - 0.16, y / 2 - 0.08), "turned" if tuft else _foot_form(spec))
    roll = p.capsule(0.08, y - 0.12, (-x / 2 + 0.42, -y / 2 + 0.1, seat + 0.1), axis="y", segments=24)
    a.add(cover, roll)
    a.shelf((0.15, 0, seat + 0.02), (x * 0.6, y * 0.8), kind="seat")
    return a.shape(spec.material or "fabric")


register(
    Kind(
        "sofa",
        names(
            "couch, settee, davenport, chesterfield, three-seater, lounge sofa, living room sofa, sofa "
            "bed, three-seat sofa, leather sofa, upholstered sofa, sofabed, sleeper sofa, pull-out couch, "
            "pull-out sofa, three-seater sofa, four-seater sofa, divan, lounge, lawson sofa, tuxedo sofa, "
            "lounge couch, outdoor sofa, patio sofa, waiting sofa, reception sofa, leather couch"
        ),
        (0.92, 2.1, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        pairs=(("coffee table", "in_front_of"),),
        colours=_COLOURS,
        mass=55.0,
        tags=("soft",),
        limits=_L,
        builder=build_sofa,
        sizes=(
            ("four-seater", (0.95, 2.6, 0.82)),
            ("four-seat", (0.95, 2.6, 0.82)),
            ("five-seater", (0.95, 2.95, 0.82)),
            ("three-seater", (0.92, 2.1, 0.82)),
            ("three-seat", (0.92, 2.1, 0.82)),
            ("two-seater", (0.9, 1.55, 0.82)),
            ("two-seat", (0.9, 1.55, 0.82)),
            ("double", (0.9, 1.55, 0.82)),
            ("single", (0.85, 0.95, 0.82)),
        ),
    )
)
register(
    Kind(
        "sectional sofa",
        names(
            "sectional, l-shaped sofa, l-shaped couch, corner sofa, corner couch, sectional couch, l "
            "shape sofa, l-shape couch, u-shaped sofa, modular sofa, modular couch, chaise sofa, sofa "
            "with chaise, l-shaped sectional, l-shaped sectional sofa, corner sectional, u-shaped couch, "
            "sectional lounge, conversation pit"
        ),
        (1.65, 2.6, 0.8),
        against_wall=True,
        clearance=0.5,
        seats=True,
        pairs=(("coffee table", "in_front_of"),),
        colours=_COLOURS,
        mass=95.0,
        tags=("soft",),
        limits=_L,
        builder=build_sectional,
    )
)
register(
    Kind(
        "loveseat",
        names(
            "love seat, two-seater sofa, two-seat sofa, two-seater, small sofa, two-person sofa, double "
            "seat, two-seater couch, mini sofa, small couch, kid sofa, settee sofa, canape"
        ),
        (0.88, 1.5, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=_COLOURS,
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=build_sofa,
    )
)
register(
    Kind(
        "futon sofa",
        names("futon, futon couch, convertible sofa, click-clack, futon bed, convertible futon"),
        (0.9, 1.95, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=("charcoal", "beige", "navy"),
        finishes=("pine", "oak"),
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=build_futon,
    )
)
register(
    Kind(
        "chaise lounge",
        names(
            "chaise longue, chaise, fainting couch, psychiatrist couch, therapy couch, daybed lounge, "
            "lounge chaise, recamier, chaise chair, therapist couch"
        ),
        (1.65, 0.72, 0.82),
        clearance=0.4,
        seats=True,
        colours=_COLOURS,
        mass=32.0,
        tags=("soft",),
        limits=_L,
        builder=build_chaise,
    )
)
