"""Desks, drafting tables and workbenches."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import add_fronts, darker, four_legs, front_grid, leg_collider, panel_form
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import family_of, frame, glowing, leg_form, look, metal, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.tabletops import add_apron, add_top, top_finish

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.65, 1.7)
_LSHAPE = (1.5, 1.6, 0.75)


def is_corner(spec: Spec) -> bool:
    """Whether an L-shaped desk was asked for."""
    return spec.said("l-shaped", "l shaped", "corner", "l-shape", "l shape")


def _corner_top(a: Assembly, finish: Finish, legs: Finish, thickness: float) -> None:
    """Adds an L-shaped top along the back and one side, on square legs."""
    x, y, z = a.spec.size
    deep, under = min(0.65, x * 0.45), z - thickness
    a.block(finish, (-x / 2, -y / 2, under), (-x / 2 + deep, y / 2, z))
    a.block(finish, (-x / 2 + deep, -y / 2, under), (x / 2, -y / 2 + deep, z))
    a.shelf((-x / 2 + deep / 2, 0, z), (deep, y))
    a.shelf((deep / 2, -y / 2 + deep / 2, z), (x - deep, deep))
    for cx, cy in ((-1, -1), (-1, 1), (1, -1)):
        at = (cx * (x / 2 - 0.05), cy * (y / 2 - 0.05), 0.0)
        a.add(legs, p.leg("square", under, 0.024, at))
        a.collide(leg_collider(under, 0.024, at))
    for at in ((-x / 2 + deep - 0.05, y / 2 - 0.05, 0.0), (x / 2 - 0.05, -y / 2 + deep - 0.05, 0.0)):
        a.add(legs, p.leg("square", under, 0.024, at))
        a.collide(leg_collider(under, 0.024, at))


def drawer_stack(
    a: Assembly,
    finish: Finish,
    y: tuple[float, float],
    z: tuple[float, float],
    face: float,
    rows: list[float],
) -> None:
    """Adds a cabinet of drawers under a top, its front at `face` [m]."""
    back = -a.spec.size[0] / 2 + 0.03
    a.block(finish, (back, y[0], z[0]), (face - 0.019, y[1], z[1]), bevel=0.002)
    add_fronts(
        a,
        front_grid((y[0] + 0.002, y[1] - 0.002), (z[0] + 0.002, z[1] - 0.002), 1, rows),
        face - 0.019,
        finish,
        metal(a.spec),
        form=panel_form(a.spec),
    )


def build_desk(spec: Spec) -> Shape:
    """A desk with drawers: a pedestal on one side, one on each for an executive, or shallow ones under a light top."""
    a, (x, y, z) = Assembly(spec), spec.size
    style, look_legs = style_of(spec), frame(spec)
    thick = 0.028 if style not in ("rustic", "industrial") else 0.038
    if is_corner(spec):
        _corner_top(a, top_finish(spec), look_legs, thick)
        return a.shape(spec.material)
    add_top(a, top_finish(spec), (x, y), z, thick, "planks" if style == "rustic" else "rectangular")
    under, face, body = (
        z - thick,
        x / 2 - 0.035,
        wood(spec, axis=1, coloured=family_of(spec.material) in (None, "wood", "paint")),
    )
    if spec.said("standing", "sit-stand", "adjustable"):
        look_legs = metal(spec, default="black metal")
        for s in (-1, 1):
            at = s * (y / 2 - 0.2)
            a.block(look_legs, (-x * 0.42, at - 0.035, 0), (x * 0.42, at + 0.035, 0.03), bevel=0.006)
            a.block(look_legs, (-0.045, at - 0.03, 0.03), (0.045, at + 0.03, under * 0.55), bevel=0.004)
            a.block(look_legs, (-0.036, at - 0.023, under * 0.55), (0.036, at + 0.023, under), bevel=0.004)
        a.block(look_legs, (-0.03, -y / 2 + 0.2, under - 0.05), (0.03, y / 2 - 0.2, under), bevel=0.004)
        return a.shape(spec.material)
    if spec.said("executive", "pedestal", "teacher") or style == "classic":
        width = min(0.42, y * 0.27)
        for s in (-1, 1):
            y0, y1 = sorted((s * (y / 2 - 0.015), s * (y / 2 - 0.015 - width)))
            drawer_stack(a, body, (y0, y1), (0.06, under), face, [1.5, 1.0, 1.0])
            a.block(
                darker(body, 0.5), (-x / 2 + 0.04, y0 + 0.01, 0), (face - 0.04, y1 - 0.01, 0.06), bevel=0.0
            )
        a.block(body, (-x / 2 + 0.02, -y / 2 + 0.015, 0.1), (-x / 2 + 0.038, y / 2 - 0.015, under))
        add_fronts(
            a,
            front_grid(
                (-y / 2 + 0.02 + width, y / 2 - 0.02 - width), (under - 0.09, under - 0.003), 1, [1.0]
            ),
            face - 0.019,
            body,
            metal(spec),
        )
        return a.shape(spec.material)
    form = leg_form(spec)
    radius = {"turned": 0.03, "block": 0.035}.get(form, 0.022)
    inset = radius + 0.02
    reach = (x / 2 - inset - 0.01, y / 2 - inset)
    four_legs(a, look_legs, form, under, radius, reach, splay=0.02 if form == "tapered" else 0.0)
    if style in ("mid-century", "scandinavian", "farmhouse", "japanese", "modern") and not spec.said(
        "simple"
    ):
        low = under - 0.11
        a.block(body, (-x / 2 + 0.04, -y / 2 + 0.045, low), (face - 0.019, y / 2 - 0.045, under), bevel=0.002)
        columns = 3 if y > 1.25 else 2
        add_fronts(
            a,
            front_grid((-y / 2 + 0.05, y / 2 - 0.05), (low + 0.003, under - 0.003), columns, [1.0]),
            face - 0.019,
            body,
            metal(spec),
        )
    else:
        add_apron(a, look_legs, reach, under, 0.05)
        if y > 1.0 and not spec.said("simple", "minimalist"):
            drawer_stack(a, body, (y / 2 - 0.45, y / 2 - 0.06), (under - 0.42, under), face, [1.4, 1.0])
    return a.shape(spec.material)


def build_computer_desk(spec: Spec) -> Shape:
    """A desk with a raised monitor shelf and a bay for the computer at one side."""
    a, (x, y, z) = Assembly(spec), spec.size
    legs = frame(
        spec, default="black metal" if style_of(spec) in ("modern", "industrial", "minimalist") else None
    )
    if is_corner(spec):
        _corner_top(a, top_finish(spec), legs, 0.025)
        return a.shape(spec.material)
    under = z - 0.025
    add_top(a, top_finish(spec), (x, y), z, 0.025)
    for s in (-1, 1):
        at = s * (y / 2 - 0.04)
        for f in (-x / 2 + 0.04, x / 2 - 0.06):
            a.block(legs, (f - 0.02, at - 0.02, 0.0), (f + 0.02, at + 0.02, under), bevel=0.003)
        a.block(legs, (-x / 2 + 0.06, at - 0.015, 0.02), (x / 2 - 0.08, at + 0.015, 0.05), bevel=0.003)
    a.block(legs, (-x / 2 + 0.03, -y / 2 + 0.06, under - 0.3), (-x / 2 + 0.045, y / 2 - 0.06, under - 0.02))
    body, inner = wood(spec, axis=1), y / 2 - 0.06
    a.block(body, (-x / 2 + 0.06, inner - 0.3, 0.12), (x / 2 - 0.1, inner, 0.138))
    a.block(body, (-x / 2 + 0.06, inner - 0.3, 0.138), (x / 2 - 0.1, inner - 0.284, under))
    a.shelf((-0.02, inner - 0.142, 0.138), (x - 0.18, 0.26), headroom=under - 0.138, kind="shelf")
    a.block(body, (-x * 0.1, -y / 2 + 0.12, under - 0.07), (x / 2 - 0.06, inner - 0.36, under - 0.055))
    return a.shape(spec.material)


def build_gaming_desk(spec: Spec) -> Shape:
    """A wide dark desk on angled metal frames with a light strip, a cup ring and a headset hook."""
    a, (x, y, z) = Assembly(spec), spec.size
    top = look(spec, ("wood", "plastic", "glass", "metal"), "plastic", "black", axis=1)
    dark = metal(spec, default="black metal")
    glow = (
        ("cyan", "magenta", "lime", "red")[spec.seed % 4]
        if spec.colour in (None, "black", "white")
        else spec.colour
    )
    if is_corner(spec):
        _corner_top(a, top, dark, 0.028)
        return a.shape(spec.material)
    under, half = z - 0.028, y / 2
    right = [(x / 2 - 0.1, half), (x / 2, half - 0.14), (x / 2, half * 0.6), (x / 2 - 0.09, half * 0.42)]
    ring = np.array([(-x / 2, -half), *((f, -g) for f, g in right), *right[::-1], (-x / 2, half)])
    a.add(top, p.extrude(ring, 0.028, 0.004, base=under))
    a.collide_box((-x / 2, -half, under), (x / 2 - 0.1, half, z))
    for s in (-1, 1):
        a.collide_box(
            (x / 2 - 0.1, min(s * half * 0.62, s * (half - 0.14)), under),
            (x / 2, max(s * half * 0.62, s * (half - 0.14)), z),
        )
    a.shelf((-0.05, 0, z), (x - 0.1, y))
    light = glowing("plastic", glow, 3.0)
    for s in (-1, 1):
        at = s * (half - 0.13)
        side = np.array(
            [
                (-x * 0.42, 0),
                (x * 0.4, 0),
                (x * 0.4, 0.035),
                (x * 0.1, 0.06),
                (x * 0.22, under),
                (-x * 0.3, under),
                (-x * 0.08, 0.06),
                (-x * 0.42, 0.035),
            ]
        )
        made = p.extrude(side, 0.06, 0.004)
        up = type(made)(made.corners[..., [0, 2, 1]] * (1, -1, 1), made.normals[..., [0, 2, 1]] * (1, -1, 1))
        a.add(dark, up.translate(0, at + 0.03, 0))
        a.collide_box((-x * 0.4, at - 0.025, 0), (x * 0.38, at + 0.025, 0.03))
        a.collide_box((-x * 0.14, at - 0.025, 0.03), (x * 0.14, at + 0.025, under))
        a.add(light, p.box((0.012, 0.004, under * 0.7), (x * 0.14, at + s * 0.033, under * 0.52), 0.001))
    a.block(dark, (-x / 2 + 0.06, -half + 0.13, under - 0.2), (-x / 2 + 0.08, half - 0.13, under))
    a.add(light, p.box((0.004, y * 0.8, 0.01), (x / 2 - 0.088, 0, under + 0.014), 0.001))
    a.add(
        dark,
        p.torus(0.045, 0.006, (x * 0.2, half - 0.02, under - 0.02)),
        p.capsule(0.008, 0.07, (x * 0.25, -half + 0.004, under - 0.03), axis="x"),
    )
    red, green, blue = (0.8 * c for c in light.colour)
    a.lamp((-x / 2 + 0.04, 0, under - 0.05), 0.02, (red, green, blue), clear=0.06)
    return a.shape(spec.material or "plastic")


def build_drafting_table(spec: Spec) -> Shape:
    """A tilted drawing board on an A-frame with a ledge and a parallel rule."""
    a, (x, y, z) = Assembly(spec), spec.size
    iron = style_of(spec) in ("modern", "industrial", "minimalist") or family_of(spec.material) == "metal"
    legs, top = (
        (metal(spec) if iron else wood(spec, axis=2)),
        wood(spec, axis=1, coloured=False) if spec.colour is None else wood(spec, axis=1),
    )
    flat = 0.28 * x
    run = x - flat
    tilt = np.arctan2(z * 0.2, run)
    length = run / np.cos(tilt) * 0.98
    slope = (length, y, 0.024)
    lift, shift = z - 0.014 - run / 2 * np.tan(tilt), flat / 2
    c, s = np.cos(tilt), np.sin(tilt)
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    place = lambda surface: Surface(surface.corners @ turn.T + (shift, 0, lift), surface.normals @ turn.T)  # noqa: E731 - the board's frame
    a.add(top, place(p.box(slope, bevel=0.004)))
    a.collide(p.hull_of(place(p.box(slope, bevel=0.0))))
    a.block(top, (-x / 2, -y / 2, z - 0.024), (-x / 2 + flat - 0.004, y / 2, z))
    a.shelf((-x / 2 + flat / 2, 0, z), (flat, y))
    edge = length / 2
    a.add(legs, place(p.box((0.02, y * 0.96, 0.03), (edge - 0.01, 0, 0.022), 0.003)))
    a.add(plain("aluminium"), place(p.box((0.05, y * 0.94, 0.006), (edge * 0.3, 0, 0.016), 0.002)))
    a.add(plain("paper"), place(p.rect((x * 0.55, y * 0.5), (-edge * 0.1, 0, 0.0128), "+z")))
    for side in (-1, 1):
        at = side * (y / 2 - 0.12)
        for foot, head in ((x * 0.46, -x * 0.1), (-x * 0.46, x * 0.1)):
            height = min(lift - (head - shift) * np.tan(tilt), z - 0.014) - 0.016
            base, lean = (head, at + 0.02 * np.sign(head), 0.0), (foot - head, 0.0)
            a.add(legs, p.leg("square", height, 0.02, base, splay=lean))
            a.collide(leg_collider(height, 0.02, base, lean))
        a.block(legs, (-x * 0.3, at - 0.012, z * 0.22), (x * 0.3, at + 0.012, z * 0.22 + 0.035), solid=False)
    a.block(legs, (-0.02, -y / 2 + 0.12, z * 0.22), (0.02, y / 2 - 0.12, z * 0.22 + 0.04))
    return a.shape(spec.material)


def build_work_table(spec: Spec) -> Shape:
    """A sturdy table with a thick top, square legs and a shelf below."""
    a, (x, y, z) = Assembly(spec), spec.size
    legs = frame(spec)
    add_top(
        a,
        top_finish(spec),
        (x, y),
        z,
        0.045,
        "planks" if style_of(spec) in ("rustic", "farmhouse") else "rectangular",
    )
    under, reach = z - 0.045, (x / 2 - 0.07, y / 2 - 0.07)
    four_legs(a, legs, "square", under, 0.036, reach)
    add_apron(a, legs, reach, under, 0.08)
    low = z * 0.2
    a.block(wood(spec, axis=1), (-reach[0], -reach[1], low), (reach[0], reach[1], low + 0.025))
    a.shelf((0, 0, low + 0.025), (x * 0.7, y * 0.85), headroom=under - 0.08 - low - 0.025, kind="shelf")
    return a.shape(spec.material)


def build_workbench(spec: Spec) -> Shape:
    """A joiner's bench: laminated top with dog holes, a vice, trestle ends, a tool shelf and a back rail."""
    a, (x, y, z) = Assembly(spec), spec.size
    look_wood, top = wood(spec, axis=2), z - 0.07
    boards = 5
    for k in range(boards):
        low = -x / 2 + k * (x - 0.06) / boards
        a.block(
            top_finish(spec),
            (low + 0.0006, -y / 2, top),
            (low + (x - 0.06) / boards - 0.0006, y / 2, z),
            bevel=0.003,
            solid=False,
        )
    a.collide_box((-x / 2, -y / 2, top), (x / 2 - 0.06, y / 2, z))
    a.shelf((-0.03, 0, z), (x - 0.08, y))
    dark = darker(look_wood, 0.2)
    for k in range(7):
        a.add(dark, p.disc(0.011, (x / 2 - 0.12, -y / 2 + 0.15 + k * (y - 0.3) / 6, z + 0.0006), segments=16))
    legs = metal(spec) if family_of(spec.material) == "metal" or style_of(spec) == "industrial" else look_wood
    for s in (-1, 1):
        at = s * (y / 2 - 0.16)
        for f in (-x / 2 + 0.08, x / 2 - 0.16):
            a.block(legs, (f - 0.04, at - 0.04, 0), (f + 0.04, at + 0.04, top), bevel=0.005)
        for h in (0.06, top - 0.1):
            a.block(legs, (-x / 2 + 0.12, at - 0.03, h), (x / 2 - 0.2, at + 0.03, h + 0.07), solid=False)
    low = z * 0.2
    a.block(look_wood, (-x / 2 + 0.06, -y / 2 + 0.2, low), (x / 2 - 0.14, y / 2 - 0.2, low + 0.025))
    a.shelf((-0.04, 0, low + 0.025), (x - 0.22, y - 0.44), headroom=top - low - 0.2, kind="shelf")
    drawer_stack(a, wood(spec, axis=1), (-y * 0.2, y * 0.2), (top - 0.15, top), x / 2 - 0.12, [1.0])
    iron = plain("cast iron")
    a.block(
        look_wood,
        (x / 2 - 0.035, y / 2 - 0.42, top - 0.1),
        (x / 2 - 0.005, y / 2 - 0.14, z - 0.002),
        bevel=0.006,
    )
    a.add(iron, p.cylinder(0.016, 0.09, (x / 2 - 0.09, y / 2 - 0.28, top - 0.04), axis="x", segments=16))
    a.add(
        plain("steel"), p.capsule(0.007, 0.2, (x / 2 - 0.004 - 0.007, y / 2 - 0.28, top - 0.14), segments=10)
    )
    return a.shape(spec.material or "beech")


def build_lab_bench(spec: Spec) -> Shape:
    """A laboratory bench: a dark chemical-proof top on white cupboards, with a knee space and a reagent shelf rail."""
    a, (x, y, z) = Assembly(spec), spec.size
    top = look(spec, ("stone", "metal", "ceramic", "wood"), "lacquer", "charcoal", coloured=False)
    body = plain("lacquer", spec.colour or "white")
    a.block(top, (-x / 2, -y / 2, z - 0.03), (x / 2, y / 2, z))
    a.shelf((0, 0, z), (x, y))
    under, face = z - 0.03, x / 2 - 0.045
    width = (y - 0.04) * 0.36
    for s in (-1, 1):
        y0, y1 = sorted((s * (y / 2 - 0.02), s * (y / 2 - 0.02 - width)))
        a.block(body, (-x / 2 + 0.02, y0, 0.1), (face - 0.019, y1, under), bevel=0.002)
        a.block(darker(body, 0.3), (-x / 2 + 0.03, y0 + 0.01, 0), (face - 0.07, y1 - 0.01, 0.1), bevel=0.0)
        kind, rows = ("drawer", [1.4, 1.2, 1.0, 0.8]) if s > 0 else ("door", [1.0])
        add_fronts(
            a,
            front_grid((y0, y1), (0.102, under - 0.002), 1 if s > 0 else 2, rows, kind),
            face - 0.019,
            body,
            plain("steel"),
            handle="bar",
            form="slab",
        )
    a.block(body, (-x / 2 + 0.02, -y / 2 + width, 0.1), (-x / 2 + 0.04, y / 2 - width, under))
    for s in (-1, 1):
        a.add(
            plain("plastic", "blue"),
            p.cylinder(0.012, 0.05, (-x / 2 + 0.06, s * 0.09, z - 0.002), segments=14),
        )
    return a.shape("stone")


register(
    Kind(
        "desk",
        names(
            "writing desk, study desk, work desk, office desk, secretary desk, secretary, study table, "
            "student desk, writing table, home office desk, wooden desk, standing desk, sit-stand desk, "
            "executive desk, reception desk, school desk, teacher desk, kid desk, bureau desk, vanity "
            "desk, workstation, homework desk, corner desk, l-shaped desk, sewing table, sewing desk, "
            "craft desk, escritoire, adjustable desk, work station, trading desk, front desk, lectern, "
            "podium, checkout counter, cashier desk, work from home desk, roll-top desk"
        ),
        (0.65, 1.3, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("office chair", "in_front_of"),),
        finishes=_WOODS,
        mass=32.0,
        limits=_L,
        builder=build_desk,
        sizes=(
            ("l-shaped", _LSHAPE),
            ("l shape", _LSHAPE),
            ("corner", _LSHAPE),
            ("executive", (0.85, 1.7, 0.76)),
            ("standing", (0.7, 1.4, 1.05)),
        ),
    )
)
register(
    Kind(
        "computer desk",
        names(
            "pc desk, computer table, laptop desk, laptop table, monitor desk, computer workstation, "
            "streaming desk"
        ),
        (0.65, 1.3, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("office chair", "in_front_of"),),
        finishes=_WOODS,
        mass=30.0,
        limits=_L,
        builder=build_computer_desk,
        sizes=(("l-shaped", _LSHAPE), ("corner", _LSHAPE)),
    )
)
register(
    Kind(
        "gaming desk",
        names(
            "gamer desk, gaming table, gaming station, gaming setup desk, battlestation, esports desk, "
            "gaming workstation"
        ),
        (0.72, 1.5, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("gaming chair", "in_front_of"),),
        colours=("black",),
        mass=32.0,
        limits=_L,
        builder=build_gaming_desk,
        sizes=(("l-shaped", _LSHAPE), ("corner", _LSHAPE)),
    )
)
register(
    Kind(
        "drafting table",
        names(
            "drawing table, drawing board, architect table, architect desk, drafting desk, artist table, "
            "drawing desk, tilted desk, artist desk, light table, sketching table"
        ),
        (0.8, 1.15, 1.0),
        clearance=0.8,
        pairs=(("drafting stool", "in_front_of"),),
        finishes=("beech", "oak"),
        mass=28.0,
        limits=_L,
        builder=build_drafting_table,
    )
)
register(
    Kind(
        "work table",
        names(
            "worktable, utility table, prep table, cutting table, studio table, potting table, sewing "
            "work table, pottery table, hobby table, work surface, project table, fabric table, fabric "
            "cutting table, industrial table"
        ),
        (0.8, 1.6, 0.86),
        clearance=0.7,
        finishes=("pine", "oak"),
        mass=45.0,
        limits=_L,
        builder=build_work_table,
    )
)
register(
    Kind(
        "workbench",
        names(
            "work bench, carpenter bench, tool bench, garage bench, woodworking bench, carpentry bench, "
            "joiner bench, garage workbench, potting bench"
        ),
        (0.68, 1.6, 0.88),
        against_wall=True,
        clearance=0.8,
        finishes=("beech", "pine"),
        mass=70.0,
        limits=_L,
        builder=build_workbench,
    )
)
register(
    Kind(
        "lab bench",
        names(
            "laboratory bench, laboratory table, lab table, science table, electronics bench, chemistry "
            "bench, soldering station bench, laboratory workbench, science bench, lab counter, "
            "electronics workbench"
        ),
        (0.75, 1.8, 0.9),
        against_wall=True,
        clearance=0.8,
        colours=("white",),
        mass=80.0,
        limits=_L,
        builder=build_lab_bench,
    )
)
