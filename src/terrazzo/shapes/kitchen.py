"""Kitchen furniture: islands, base and wall cabinets, sinks and bars."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish, find_finish, finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import Front, add_fronts, carcass, darker, front_grid, panel_form
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import family_of, handle_form, look, metal, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.storage import REACH
from terrazzo.shapes.surface import Surface

_COLOURS = ("white", "sage", "navy", "cream")
_FINISHES = ("oak", "walnut", "white oak")
_TOPS = {
    "rustic": "oak", "farmhouse": "oak", "industrial": "concrete", "classic": "marble", "minimalist": "quartz",
    "scandinavian": "light oak", "japanese": "light oak", "mid-century": "quartz", "modern": "white marble",
}  # fmt: skip
TOE = 0.1
"""Height of the toe kick [m]."""


def worktop_look(spec: Spec) -> Finish:
    """The worktop's look: what was said of the top, else stone, steel or tile that was said, else the style's."""
    for word in spec.attributes:
        material = find_finish(word.removesuffix(" top")) if word.endswith(" top") else None
        if material is not None:
            return finish(material, seed=spec.seed, axis=1)
    return look(
        spec,
        ("stone", "metal", "ceramic", "glass"),
        _TOPS[style_of(spec)],
        coloured=family_of(spec.material) == "stone",
        axis=1,
    )


def cabinet_look(spec: Spec, *, axis: int = 2) -> Finish:
    """The fronts' look: the wood or paint that was said; a material of stone is the worktop's."""
    stone = family_of(spec.material) in ("stone", "metal", "ceramic", "glass")
    if spec.colour is not None and not stone:
        return wood(spec, axis=axis)
    if style_of(spec) in ("farmhouse", "classic", "minimalist") and family_of(spec.material) != "wood":
        return plain("paint", pick(spec, _COLOURS, 5), axis=axis)
    return wood(spec, axis=axis, coloured=False)


def base_units(
    a: Assembly, y: tuple[float, float], face: float, top: float, *, back: float, drawers: bool = True
) -> None:
    """Adds a run of base cabinets on a toe kick: their fronts on the plane x = `face` [m]."""
    spec, body = a.spec, cabinet_look(a.spec)
    a.block(body, (back, y[0], TOE), (face, y[1], top), bevel=0.002)
    a.block(darker(body, 0.35), (back, y[0] + 0.002, 0.0), (face - 0.05, y[1] - 0.002, TOE), bevel=0.0)
    form, count = panel_form(spec, "shaker"), max(round((y[1] - y[0]) / 0.5), 1)
    width = (y[1] - y[0]) / count
    for k in range(count):
        span = (y[0] + k * width, y[0] + (k + 1) * width)
        if drawers and (k + spec.seed) % 3 == 1:
            fronts = front_grid(span, (TOE + 0.004, top - 0.004), 1, [1.5, 1.4, 0.8])
        else:
            low = front_grid(span, (TOE + 0.004, top - 0.16), 1, [1.0], "door")
            fronts = [Front(*span, low[0].z0, low[0].z1, "door", "right" if k % 2 else "left")]
            fronts += front_grid(span, (top - 0.16, top - 0.004), 1, [1.0])
        add_fronts(
            a, fronts, face, body, metal(spec, default=None if style_of(spec, "") else "brass"), form=form
        )


def gooseneck_tap(at: tuple[float, float, float], *, height: float = 0.2, reach: float = 0.18) -> Surface:
    """A tap that stands at `at` [m] and pours towards +x."""
    x, y, z = at
    neck = [
        (x, y, z),
        (x, y, z + height * 0.7),
        *(
            tuple(q)
            for q in p.arc(
                reach / 2, 180, 20, points=11, centre=(x + reach / 2, y, z + height * 0.75), plane="xz"
            )
        ),
    ]
    rod = p.sweep(np.array(neck), 0.011, segments=14)
    foot = p.cylinder(0.024, 0.018, (x, y, z), segments=24)
    lever = p.sweep([(x, y + 0.015, z + 0.05), (x + 0.01, y + 0.05, z + 0.075)], 0.006, segments=10)
    return Surface.merge([rod, foot, lever])


def worktop_with_basin(a: Assembly, top: Finish, steel: Finish, low: tuple[float, float], high: tuple[float, float], z: float,
                       basin: tuple[float, float, float, float], depth: float, *, thickness: float = 0.035) -> None:  # fmt: skip
    """Adds a worktop with a rectangular hole and a basin below it.

    Args:
        a: Where to.
        top: Finish of the worktop.
        steel: Finish of the basin.
        low: Its smallest (x, y) [m].
        high: Its largest (x, y) [m].
        z: Height of its surface [m].
        basin: The hole: (x0, y0, x1, y1) [m].
        depth: Of the basin [m].
        thickness: Of the worktop [m].
    """
    (x0, y0), (x1, y1), (bx0, by0, bx1, by1) = low, high, basin
    base = z - thickness
    for lo, hi in (
        ((x0, y0), (bx0, y1)),
        ((bx1, y0), (x1, y1)),
        ((bx0, y0), (bx1, by0)),
        ((bx0, by1), (bx1, y1)),
    ):
        a.block(top, (*lo, base), (*hi, z), bevel=0.003)
    ring = p.rounded_outline(
        (bx1 - bx0, by1 - by0), 0.04, segments=4, centre=((bx0 + bx1) / 2, (by0 + by1) / 2)
    )
    ring = np.concatenate([ring, ring[:1]])
    floor = ring * 0.94 + np.array([(bx0 + bx1) / 2, (by0 + by1) / 2]) * 0.06
    inside = np.stack(
        [
            np.pad(floor, ((0, 0), (0, 1)), constant_values=z - depth),
            np.pad(ring, ((0, 0), (0, 1)), constant_values=z - 0.004),
        ],
        1,
    )
    a.add(steel, Surface.grid(inside[::-1]), closed=False)
    a.add(
        steel,
        p.rect((bx1 - bx0, by1 - by0), ((bx0 + bx1) / 2, (by0 + by1) / 2, z - depth), "+z"),
        closed=False,
    )
    a.add(
        plain("chrome"), p.cylinder(0.035, 0.003, ((bx0 + bx1) / 2, (by0 + by1) / 2, z - depth), segments=24)
    )


def build_counter(spec: Spec) -> Shape:
    """A run of base cabinets with drawers and doors on a toe kick, under a worktop."""
    a, (x, y, z) = Assembly(spec), spec.size
    face = x / 2 - REACH - 0.019
    base_units(a, (-y / 2, y / 2), face, z - 0.035, back=-x / 2)
    a.block(worktop_look(spec), (-x / 2, -y / 2, z - 0.035), (x / 2 - 0.004, y / 2, z), bevel=0.004)
    a.shelf((-0.01, 0, z), (x - 0.04, y))
    return a.shape(spec.material)


def build_island(spec: Spec) -> Shape:
    """An island: cabinets towards +x, a panelled back under an overhang towards -x for stools, and a thick top."""
    a, (x, y, z) = Assembly(spec), spec.size
    thick = 0.05 if style_of(spec) in ("rustic", "farmhouse") else 0.04
    face, overhang = x / 2 - REACH - 0.019, min(0.28, x * 0.3)
    body = cabinet_look(spec)
    inner = y / 2 - 0.03
    base_units(a, (-inner, inner), face, z - thick, back=-x / 2 + overhang)
    count = max(round(2 * inner / 0.6), 1)
    for k in range(count):
        w = 2 * inner / count
        panel = p.framed_panel((w - 0.006, z - thick - TOE - 0.01), 0.016, frame=0.07)
        turned = Surface(panel.corners * (-1, -1, 1), panel.normals * (-1, -1, 1))
        a.add(body, turned.translate(-x / 2 + overhang, -inner + (k + 0.5) * w, (z - thick + TOE) / 2))
    for s in (-1, 1):
        panel = p.framed_panel((x - overhang - 0.07, z - thick - TOE - 0.01), 0.014, frame=0.07)
        flat = Surface(panel.corners[..., [1, 0, 2]] * (-s, s, 1), panel.normals[..., [1, 0, 2]] * (-s, s, 1))
        a.add(body, flat.translate((overhang - 0.06) / 2, s * inner, (z - thick + TOE) / 2))
        if style_of(spec) in ("farmhouse", "rustic", "classic"):
            a.add(body, p.leg("turned", z - thick, 0.035, (-x / 2 + 0.06, s * (y / 2 - 0.06), 0)))
            a.collide(p.cylinder_collider(0.025, z - thick, (-x / 2 + 0.06, s * (y / 2 - 0.06), 0)))
    a.block(worktop_look(spec), (-x / 2, -y / 2, z - thick), (x / 2, y / 2, z), bevel=0.005)
    a.shelf((0, 0, z), (x, y))
    return a.shape(spec.material)


def build_kitchen_wall_cabinet(spec: Spec) -> Shape:
    """Hanging kitchen cabinets with doors; glass-fronted where said."""
    a, (x, y, z) = Assembly(spec), spec.size
    body, face = cabinet_look(spec), x / 2 - REACH - 0.019
    count = max(round(y / 0.45), 1)
    kind = (
        "glass" if spec.said("glass", "glass-front", "glass-fronted") or spec.material == "glass" else "door"
    )
    if kind == "glass":
        carcass(
            a,
            body,
            (-x / 2, -y / 2, 0),
            (face, y / 2, z),
            shelves=1,
            columns=max(count // 2, 1),
            top_shelf=False,
        )
    else:
        a.block(body, (-x / 2, -y / 2, 0), (face, y / 2, z), bevel=0.002)
    add_fronts(
        a,
        front_grid((-y / 2, y / 2), (0.0, z), count, [1.0], kind),
        face,
        body,
        metal(spec),
        form=panel_form(spec, "shaker"),
        handle=handle_form(spec),
    )
    a.shelf((-0.02, 0, z), (x * 0.7, y * 0.95), headroom=0.3)
    return a.shape(spec.material)


def build_kitchen_sink(spec: Spec) -> Shape:
    """A base cabinet with a worktop, a sunk basin (or an apron-front one) and a gooseneck tap."""
    a, (x, y, z) = Assembly(spec), spec.size
    tap = 0.22
    top, face = z - tap, x / 2 - REACH - 0.019
    farmhouse = spec.said("farmhouse", "apron", "butler", "belfast") or style_of(spec) in (
        "farmhouse",
        "classic",
    )
    body = cabinet_look(spec)
    depth = 0.2
    basin_look = (
        plain("porcelain")
        if farmhouse
        else look(spec, ("metal", "stone", "ceramic"), "stainless steel", coloured=False)
    )
    width = min(y * 0.62, 0.85)
    bx1 = x / 2 - 0.06 if not farmhouse else x / 2 - 0.02
    bx0 = bx1 - (x - 0.24 if not farmhouse else x - 0.2)
    a.block(body, (-x / 2, -y / 2, TOE), (face, y / 2, top - depth - 0.012), bevel=0.002)
    a.block(body, (-x / 2, -y / 2, top - depth - 0.012), (bx0 - 0.006, y / 2, top - 0.035), bevel=0.0)
    for s in (-1, 1):
        y0, y1 = sorted((s * y / 2, s * (width / 2 + 0.006)))
        a.block(body, (bx0 - 0.006, y0, top - depth - 0.012), (face, y1, top - 0.035), bevel=0.0)
    if farmhouse:
        a.block(
            basin_look,
            (bx1 - 0.014, -width / 2, top - depth - 0.01),
            (x / 2, width / 2, top - 0.002),
            bevel=0.012,
        )
    else:
        a.block(
            body,
            (bx1 + 0.006, -width / 2 - 0.006, top - depth - 0.012),
            (face, width / 2 + 0.006, top - 0.035),
            bevel=0.0,
        )
    a.block(darker(body, 0.35), (-x / 2, -y / 2 + 0.002, 0.0), (face - 0.05, y / 2 - 0.002, TOE), bevel=0.0)
    high = top - depth - 0.02 if farmhouse else top - 0.039
    add_fronts(
        a,
        front_grid((-y / 2, y / 2), (TOE + 0.004, high), 2 if y > 0.55 else 1, [1.0], "door"),
        face,
        body,
        metal(spec),
        form=panel_form(spec, "shaker"),
    )
    hole = (bx0, -width / 2, bx1 if not farmhouse else x / 2 - 0.0145, width / 2)
    if not spec.said("double"):
        worktop_with_basin(
            a, worktop_look(spec), basin_look, (-x / 2, -y / 2), (x / 2 - 0.004, y / 2), top, hole, depth
        )
    else:
        worktop_with_basin(
            a, worktop_look(spec), basin_look, (-x / 2, -y / 2), (x / 2 - 0.004, y / 2), top, hole, depth
        )
        a.block(basin_look, (bx0, -0.012, top - depth), (hole[2], 0.012, top - 0.02), bevel=0.006)
    a.add(
        metal(spec, default="chrome" if style_of(spec) not in ("industrial", "classic") else None),
        gooseneck_tap(((-x / 2 + bx0) / 2, 0, top), height=tap, reach=0.2),
    )
    side = (y - width) / 2
    if side > 0.1:
        a.shelf((0, width / 2 + side / 2, top), (x * 0.8, side * 0.9))
        a.shelf((0, -width / 2 - side / 2, top), (x * 0.8, side * 0.9))
    a.shelf(
        ((bx0 + bx1) / 2, 0, top - depth),
        ((bx1 - bx0) * 0.7, width * 0.7),
        headroom=float("inf"),
        kind="inside",
    )
    return a.shape(spec.material)


def build_bar_counter(spec: Spec) -> Shape:
    """A bar: panelled front towards +x with a foot rail, an oversailing top, and open shelves towards -x."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = cabinet_look(spec, axis=1)
    top, thick = (
        worktop_look(spec)
        if family_of(spec.material) in ("stone", "metal")
        else wood(spec, axis=1, coloured=False),
        0.045,
    )
    face, back = x / 2 - 0.18, -x / 2 + 0.03
    a.block(top, (-x / 2, -y / 2, z - thick), (x / 2, y / 2, z), bevel=0.008)
    a.shelf((0, 0, z), (x, y))
    half = y / 2 - 0.04
    a.block(body, (face - 0.03, -half, 0), (face, half, z - thick), bevel=0.003)
    for s in (-1, 1):
        a.block(
            body,
            (back, s * half - (0.03 if s > 0 else 0), 0),
            (face - 0.03, s * half + (0.03 if s < 0 else 0), z - thick),
            bevel=0.003,
        )
    count = max(round(2 * half / 0.5), 1)
    for k in range(count):
        w = 2 * half / count
        panel = p.framed_panel((w - 0.03, z - thick - 0.2), 0.016, frame=0.06)
        a.add(body, panel.translate(face, -half + (k + 0.5) * w, (z - thick) / 2 + 0.06))
    for h in (0.12, z * 0.45):
        a.block(body, (back, -half + 0.03, h), (face - 0.03, half - 0.03, h + 0.02), bevel=0.002)
        a.shelf(
            ((back + face) / 2, 0, h + 0.02),
            (face - back - 0.04, 2 * half - 0.1),
            headroom=z * 0.3,
            kind="shelf",
        )
    rail = metal(spec, default="brass" if style_of(spec) not in ("industrial", "minimalist") else None)
    a.add(rail, p.cylinder(0.02, y - 0.1, (face + 0.11, -y / 2 + 0.05, 0.2), axis="y", segments=20))
    a.collide(p.cylinder_collider(0.02, y - 0.1, (face + 0.11, -y / 2 + 0.05, 0.2), axis="y"))
    for s in (-1, 0, 1):
        a.add(
            rail,
            p.sweep(
                p.curve(
                    [
                        (face, s * (half - 0.06), 0.1),
                        (face + 0.06, s * (half - 0.06), 0.12),
                        (face + 0.11, s * (half - 0.06), 0.2),
                    ]
                ),
                0.01,
                segments=10,
            ),
        )
    return a.shape(spec.material)


register(
    Kind(
        "kitchen island",
        names(
            "island, kitchen island counter, island counter, cooking island, kitchen block, marble "
            "island, butcher block island, prep island, island table, center island, island bar, "
            "breakfast island, island unit"
        ),
        (0.9, 1.8, 0.92),
        clearance=0.8,
        pairs=(("bar stool", "long_side"),),
        finishes=_FINISHES,
        mass=180.0,
        limits=(0.6, 1.6),
        builder=build_island,
    )
)
register(
    Kind(
        "kitchen counter",
        names(
            "base cabinet, kitchen cabinet, counter, countertop, worktop, kitchen base cabinet, kitchen "
            "unit, kitchenette, kitchen base unit, lower cabinet, counter cabinet, base unit, kitchen "
            "countertop, kitchen worktop, kitchen cupboard, bottom cabinet, counter top, kitchen bench, "
            "granite countertop, marble countertop, kitchen drawer, kitchen sideboard, prep counter, toy "
            "kitchen counter, laundry counter, butcher block, coffee counter, oak cabinet"
        ),
        (0.62, 1.8, 0.9),
        against_wall=True,
        clearance=0.9,
        finishes=_FINISHES,
        mass=110.0,
        limits=(0.35, 2.2),
        builder=build_counter,
    )
)
register(
    Kind(
        "kitchen wall cabinet",
        names(
            "kitchen upper cabinet, upper kitchen cabinet, overhead kitchen cabinet, hanging kitchen "
            "cabinet, top cabinet, kitchen wall unit, wall-mounted kitchen cabinet, kitchen hanging "
            "cabinet, kitchen overhead cabinet"
        ),
        (0.36, 1.8, 0.7),
        stand="wall",
        height=1.45,
        finishes=_FINISHES,
        mass=45.0,
        limits=(0.35, 2.0),
        builder=build_kitchen_wall_cabinet,
    )
)
register(
    Kind(
        "kitchen sink",
        names(
            "sink, sink unit, farmhouse sink, double sink, utility sink, sink cabinet, apron sink, butler "
            "sink, kitchen sink unit, laundry sink, sink counter, kitchen sink cabinet, scullery sink, "
            "stainless steel sink, basin sink, work sink, slop sink"
        ),
        (0.62, 1.0, 1.12),
        against_wall=True,
        clearance=0.9,
        finishes=_FINISHES,
        mass=65.0,
        limits=(0.6, 1.6),
        builder=build_kitchen_sink,
    )
)
register(
    Kind(
        "bar counter",
        names(
            "bar, home bar, wet bar, reception counter, counter bar, breakfast bar, cocktail bar, tiki "
            "bar, minibar counter, pub bar, drinks bar, snack bar, bar top, cafe counter, coffee bar "
            "counter, shop counter, service counter, juice bar, mini bar, bar unit"
        ),
        (0.62, 1.9, 1.1),
        clearance=0.8,
        pairs=(("bar stool", "in_front_of"),),
        finishes=("walnut", "dark oak"),
        mass=120.0,
        limits=(0.6, 1.8),
        builder=build_bar_counter,
    )
)
