"""Chests, dressers, sideboards and other low pieces with drawers and doors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import (
    add_fronts,
    carcass,
    count_said,
    darker,
    four_legs,
    front_grid,
    panel_form,
)
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import family_of, leg_form, look, metal, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.tabletops import add_top, outline_of, pedestal, top_finish

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.6, 1.6)
REACH = 0.03
"""How far handles stand out of the fronts [m]."""


def body_look(spec: Spec, *, axis: int = 1) -> Finish:
    """The look of a cabinet: its wood or paint, or metal or plastic where that was said."""
    if family_of(spec.material) in ("metal", "plastic"):
        return look(spec, ("metal", "plastic"), "steel", axis=axis)
    return wood(spec, axis=axis)


def plinth_or_legs(
    a: Assembly, finish: Finish, height: float, depth: tuple[float, float], half: float
) -> None:
    """Adds what a cabinet stands on: legs where its style has them, else a plinth that is set back."""
    spec, (x0, x1) = a.spec, depth
    form = leg_form(spec)
    if style_of(spec) in ("mid-century", "scandinavian", "industrial") or spec.said(
        "legs", "legged", "tapered"
    ):
        legs = metal(spec) if style_of(spec) == "industrial" else finish
        form = {"industrial": "square"}.get(style_of(spec), form if form != "hairpin" else "tapered")
        four_legs(
            a,
            legs,
            form,
            height,
            0.02,
            ((x1 - x0) / 2 - 0.05, half - 0.06),
            centre=((x0 + x1) / 2, 0),
            splay=0.02 if form == "tapered" else 0.0,
        )
    elif style_of(spec) in ("classic", "farmhouse"):
        four_legs(
            a,
            finish,
            "bun",
            height,
            min(0.032, height * 0.45),
            ((x1 - x0) / 2 - 0.045, half - 0.045),
            centre=((x0 + x1) / 2, 0),
        )
    else:
        a.block(
            darker(finish, 0.5),
            (x0 + 0.005, -half + 0.015, 0),
            (x1 - 0.04, half - 0.015, height),
            bevel=0.002,
        )


def _leg_height(spec: Spec, z: float) -> float:
    style = style_of(spec)
    tall = {
        "mid-century": 0.16,
        "scandinavian": 0.15,
        "industrial": 0.13,
        "classic": 0.07,
        "farmhouse": 0.07,
    }.get(style, 0.05)
    return min(tall, z * 0.25)


def closed_cabinet(
    spec: Spec,
    fronts: list[tuple[str, int, list[float]]],
    *,
    top: bool = True,
    heights: list[float] | None = None,
) -> Shape:
    """A cabinet with rows of fronts, from the bottom up.

    Args:
        spec: What was said.
        fronts: For each band: its kind, columns, and relative heights of the rows in it.
        top: Whether a board oversails the body.
        heights: Relative heights of the bands.
    """
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec)
    foot, board = _leg_height(spec, z), 0.024 if top else 0.0
    face = x / 2 - REACH - 0.019
    over = 0.008 if top else 0.0
    half = y / 2 - over
    a.block(body, (-x / 2, -half, foot), (face, half, z - board), bevel=0.003)
    plinth_or_legs(a, body, foot, (-x / 2, face), half)
    if top:
        a.block(
            top_finish(spec) if family_of(spec.material) != "metal" else body,
            (-x / 2, -y / 2, z - board),
            (face + 0.019 + over, y / 2, z),
            bevel=0.005,
        )
    edges = (
        foot
        + 0.008
        + np.concatenate([[0], np.cumsum(heights or [1.0] * len(fronts))])
        / sum(heights or [1.0] * len(fronts))
        * (z - board - foot - 0.014)
    )
    for (kind, columns, rows), low, high in zip(fronts, edges[:-1], edges[1:]):
        grid = front_grid((-half + 0.008, half - 0.008), (float(low), float(high)), columns, rows, kind)
        add_fronts(a, grid, face, body, metal(spec), form=panel_form(spec))
    a.shelf((-0.02, 0, z), (x - 0.06, y))
    return a.shape(spec.material)


def build_nightstand(spec: Spec) -> Shape:
    """A bedside cabinet: a drawer over an open shelf, two drawers, or a round table."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    if outline_of(spec, (x, y)) == "round":
        pedestal(a, wood(spec), z - 0.022, min(x, y) * 0.4, "disc" if style != "classic" else "turned")
        add_top(a, top_finish(spec), (x, y), z, 0.022, "round")
        return a.shape(spec.material)
    body = body_look(spec)
    foot = {"mid-century": 0.18, "scandinavian": 0.18, "industrial": 0.15}.get(style, 0.1) * z / 0.55
    foot = 0.04 if style in ("minimalist", "rustic") else foot
    face = x / 2 - REACH - 0.019
    a.block(top_finish(spec), (-x / 2, -y / 2, z - 0.02), (face + 0.022, y / 2, z))
    plinth_or_legs(a, body, foot, (-x / 2, face), y / 2 - 0.006)
    drawers = count_said(
        spec, "drawer", 2 if style in ("classic", "minimalist", "modern") and spec.seed % 2 == 0 else 1
    )
    inner = (-y / 2 + 0.026, y / 2 - 0.026)
    split = foot + (z - 0.02 - foot) * (0.52 if drawers == 1 and not spec.said("closed") else 0.0)
    if split > foot:
        carcass(
            a,
            body,
            (-x / 2, -y / 2 + 0.006, foot),
            (face + 0.019, y / 2 - 0.006, split + 0.02),
            top_shelf=False,
        )
        a.block(body, (-x / 2, -y / 2 + 0.006, split + 0.02), (face, y / 2 - 0.006, z - 0.02), bevel=0.002)
        split += 0.02
    else:
        a.block(body, (-x / 2, -y / 2 + 0.006, foot), (face, y / 2 - 0.006, z - 0.02), bevel=0.002)
    rows = [1.0] * (drawers if split <= foot + 1e-6 else 1)
    add_fronts(
        a,
        front_grid((inner[0] - 0.015, inner[1] + 0.015), (split + 0.002, z - 0.023), 1, rows),
        face,
        body,
        metal(spec),
        form=panel_form(spec),
    )
    a.shelf((-0.02, 0, z), (x - 0.07, y))
    return a.shape(spec.material)


def build_dresser(spec: Spec) -> Shape:
    """A chest of drawers: wide in two or three columns, tall in one, with a top row of small ones."""
    _, y, z = spec.size
    drawers = count_said(spec, "drawer", 0)
    if z > 1.05 or y < 0.75:
        rows = drawers or 5
        return closed_cabinet(spec, [("drawer", 1, [1.0 + 0.12 * (rows - 1 - k) for k in range(rows)])])
    columns = 3 if y > 1.45 else 2
    if drawers:
        columns = 3 if drawers % 3 == 0 and drawers > 6 else 2 if drawers % 2 == 0 else 1
        return closed_cabinet(spec, [("drawer", columns, [1.0] * max(drawers // columns, 1))])
    return closed_cabinet(
        spec, [("drawer", columns, [1.2, 1.1]), ("drawer", columns + 1, [1.0])], heights=[2.4, 0.85]
    )


def build_drawer_unit(spec: Spec) -> Shape:
    """A narrow stack of drawers."""
    rows = count_said(spec, "drawer", 3 if spec.size[2] < 0.8 else 5)
    return closed_cabinet(spec, [("drawer", 1, [1.3] + [1.0] * (rows - 1))])


def build_sideboard(spec: Spec) -> Shape:
    """A long cabinet: doors at the sides and drawers in the middle, or doors under a row of drawers."""
    y = spec.size[1]
    style = style_of(spec)
    columns = 4 if y > 1.35 else 3 if y > 0.95 else 2
    doors = count_said(spec, "door", 0)
    if doors:
        return closed_cabinet(spec, [("door", doors, [1.0])])
    if style in ("classic", "farmhouse", "rustic"):
        return closed_cabinet(
            spec, [("door", columns, [1.0]), ("drawer", columns, [1.0])], heights=[2.6, 0.8]
        )
    return closed_cabinet(
        spec,
        [("door", columns, [1.0])]
        if spec.seed % 2
        else [("door", columns, [1.0]), ("drawer", max(columns // 2, 1), [1.0])],
        heights=None if spec.seed % 2 else [2.4, 0.8],
    )


def build_tv_stand(spec: Spec) -> Shape:
    """A low media console: open bays in the middle, drawers or doors at the sides."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec)
    foot = min(_leg_height(spec, z) + 0.03, z * 0.3)
    face = x / 2 - REACH - 0.019
    a.block(top_finish(spec), (-x / 2, -y / 2, z - 0.024), (face + 0.024, y / 2, z), bevel=0.005)
    plinth_or_legs(a, body, foot, (-x / 2, face), y / 2 - 0.005)
    side = y * 0.3
    for s in (-1, 1):
        y0, y1 = sorted((s * (y / 2 - 0.004), s * (y / 2 - side)))
        a.block(body, (-x / 2, y0, foot), (face, y1, z - 0.024), bevel=0.002)
        kind = "door" if style_of(spec) in ("mid-century", "japanese", "farmhouse") else "drawer"
        rows = [1.0] if kind == "door" else [1.0, 1.0]
        form = "louvre" if style_of(spec) in ("mid-century", "japanese") else panel_form(spec)
        grid = front_grid((y0 + 0.003, y1 - 0.003), (foot + 0.004, z - 0.027), 1, rows, kind)
        fronts = [replace(f, hinge="left" if s > 0 else "right") for f in grid]
        add_fronts(a, fronts, face, body, metal(spec), form=form)
    a.block(body, (-x / 2, -y / 2 + side, foot), (face + 0.01, y / 2 - side, foot + 0.02), bevel=0.002)
    a.block(body, (-x / 2, -y / 2 + side, foot + 0.02), (-x / 2 + 0.01, y / 2 - side, z - 0.024), bevel=0.0)
    height = z - 0.024 - foot - 0.02
    middle = foot + 0.02 + height * 0.48
    if height > 0.22:
        a.block(
            body, (-x / 2 + 0.01, -y / 2 + side, middle - 0.016), (face, y / 2 - side, middle), bevel=0.002
        )
        a.shelf((-0.02, 0, middle), (x - 0.1, y - 2 * side), headroom=z - 0.024 - middle, kind="shelf")
    a.shelf(
        (-0.02, 0, foot + 0.02),
        (x - 0.1, y - 2 * side),
        headroom=(middle - 0.016 if height > 0.22 else z - 0.024) - foot - 0.02,
        kind="shelf",
    )
    a.shelf((-0.02, 0, z), (x - 0.06, y))
    return a.shape(spec.material)


def build_filing_cabinet(spec: Spec) -> Shape:
    """A steel cabinet of deep drawers with cup handles and label holders."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = (
        body_look(spec)
        if family_of(spec.material) == "wood"
        else look(spec, ("metal", "plastic"), "paint", pick(spec, spec.kind.colours, 3))
    )
    rows = count_said(spec, "drawer", max(2, min(4, round(z / 0.33))))
    face = x / 2 - REACH - 0.019
    a.block(body, (-x / 2, -y / 2, 0.0), (face, y / 2, z), bevel=0.006)
    steel = metal(spec, default="steel")
    fronts = front_grid((-y / 2 + 0.006, y / 2 - 0.006), (0.05, z - 0.015), 1, [1.0] * rows)
    add_fronts(a, fronts, face, body, steel, handle="none")
    for f in fronts:
        mid = f.z0 + (f.z1 - f.z0) * 0.62
        a.add(steel, p.handle("cup", 0.12, reach=REACH).translate(face + 0.019, 0, mid))
        a.add(steel, p.box((0.004, 0.085, 0.045), (face + 0.02, 0, mid + 0.075), 0.001))
        a.add(plain("paper"), p.rect((0.07, 0.03), (face + 0.0225, 0, mid + 0.075), "+x"))
    a.shelf((-0.02, 0, z), (x - 0.06, y * 0.95))
    return a.shape(spec.material or "steel")


def build_chest(spec: Spec) -> Shape:
    """A lidded chest: flat or domed, with straps, corner plates and a lock."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = (
        look(spec, ("wood", "fabric", "metal", "plastic"), "wood", axis=1)
        if family_of(spec.material) == "fabric"
        else wood(spec, axis=1)
    )
    iron = metal(spec, default="brass" if style_of(spec) == "classic" else "wrought iron")
    domed = spec.said("treasure", "pirate", "domed", "steamer", "vintage", "antique")
    split = z * (0.6 if domed else 0.78)
    t = 0.006
    a.block(body, (-x / 2 + t, -y / 2 + t, 0.02), (x / 2 - t, y / 2 - t, split), bevel=0.004)
    a.block(
        darker(body, 0.6),
        (-x / 2 + 0.02, -y / 2 + 0.02, 0.0),
        (x / 2 - 0.02, y / 2 - 0.02, 0.02),
        solid=False,
    )
    lid = _lid(x - 2 * t, y - 2 * t, z - split - t - 0.004, domed)
    a.add(body, lid.translate(z=split + 0.004))
    if domed:
        a.collide(p.hull_of(lid.translate(z=split + 0.004)))
    else:
        a.collide_box((-x / 2 + t, -y / 2 + t, split), (x / 2 - t, y / 2 - t, z - t))
    for s in (-0.3, 0.3):
        strap = _lid(x, 0.035, z - split - 0.004, domed)
        a.add(
            iron,
            strap.translate(0, s * y, split + 0.004),
            p.box((x, 0.035, split - 0.03), (0, s * y, split / 2 + 0.01), 0.002),
        )
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.add(iron, p.box((0.05, 0.05, 0.05), (sx * (x / 2 - 0.025), sy * (y / 2 - 0.025), 0.045), 0.003))
    a.add(iron, p.box((0.012, 0.06, 0.08), (x / 2 - 0.003, 0, split - 0.01), 0.002))
    a.shelf((0, 0, z), (x * 0.9, y * 0.95)) if not domed else None
    for s in (-1, 1):
        grip = p.arc(0.05, 180, 360, points=9, centre=(0, s * (y / 2 - 0.001), split * 0.72), plane="xz")
        a.add(iron, p.sweep(grip, 0.006, segments=8))
    return a.shape(spec.material)


def _lid(depth: float, width: float, height: float, domed: bool) -> Surface:
    if not domed:
        return p.box((depth, width, height), (0, 0, height / 2), 0.004)
    t = np.linspace(0, np.pi, 17)
    side = np.stack([depth / 2 * np.cos(t), height * np.sin(t) ** 0.8], -1)
    made = p.extrude(side, width, 0.002, smooth=True)
    # The outline lies in x and z and is drawn along y.
    return Surface(
        made.corners[..., [0, 2, 1]] * (1, -1, 1), made.normals[..., [0, 2, 1]] * (1, -1, 1)
    ).translate(y=width / 2)


def build_toy_box(spec: Spec) -> Shape:
    """An open box with cut-out grips and a rounded rim, or a slatted crate; things can go inside."""
    a, (x, y, z) = Assembly(spec), spec.size
    crate = spec.said("crate", "slatted") or style_of(spec) in ("rustic", "industrial")
    body = (
        look(spec, ("plastic", "fabric"), "plastic")
        if family_of(spec.material) in ("plastic", "fabric")
        else wood(spec, axis=1)
    )
    if spec.colour is None and spec.material is None and not crate:
        body = plain("paint", pick(spec, spec.kind.colours, 3))
    t = 0.016
    if crate:
        rows = max(round(z / 0.11), 3)
        for k in range(rows):
            low, high = k * z / rows, (k + 1) * z / rows - 0.014
            for s in (-1, 1):
                a.block(
                    body,
                    (-x / 2, min(s * y / 2, s * (y / 2 - t)), low),
                    (x / 2, max(s * y / 2, s * (y / 2 - t)), high),
                    bevel=0.002,
                    solid=False,
                )
                a.block(
                    body,
                    (min(s * x / 2, s * (x / 2 - t)), -y / 2 + t, low),
                    (max(s * x / 2, s * (x / 2 - t)), y / 2 - t, high),
                    bevel=0.002,
                    solid=False,
                )
        for sx in (-1, 1):
            for sy in (-1, 1):
                c = (sx * (x / 2 - t - 0.015), sy * (y / 2 - t - 0.015))
                a.block(
                    body,
                    (c[0] - 0.015, c[1] - 0.015, 0),
                    (c[0] + 0.015, c[1] + 0.015, z),
                    bevel=0.002,
                    solid=False,
                )
    else:
        for s in (-1, 1):
            a.add(
                body,
                p.box_between(
                    (-x / 2, min(s * y / 2, s * (y / 2 - t)), 0.0),
                    (x / 2, max(s * y / 2, s * (y / 2 - t)), z),
                    0.006,
                ),
            )
            a.add(
                body,
                p.box_between(
                    (min(s * x / 2, s * (x / 2 - t)), -y / 2 + t, 0.0),
                    (max(s * x / 2, s * (x / 2 - t)), y / 2 - t, z),
                    0.006,
                ),
            )
            grip = p.capsule(0.016, 0.12, (-0.06, s * (y / 2 - 0.013), z * 0.8), axis="x", segments=14)
            a.add(darker(body, 0.3), grip)
    for s in (-1, 1):
        a.collide_box(
            (-x / 2, min(s * y / 2, s * (y / 2 - t)), 0), (x / 2, max(s * y / 2, s * (y / 2 - t)), z - 0.014)
        )
        a.collide_box(
            (min(s * x / 2, s * (x / 2 - t)), -y / 2 + t, 0),
            (max(s * x / 2, s * (x / 2 - t)), y / 2 - t, z - 0.014),
        )
    a.block(body, (-x / 2 + t, -y / 2 + t, 0.0), (x / 2 - t, y / 2 - t, 0.016), bevel=0.0)
    a.shelf((0, 0, 0.016), (x - 2 * t - 0.02, y - 2 * t - 0.02), headroom=float("inf"), kind="inside")
    return a.shape(spec.material)


def build_tool_chest(spec: Spec) -> Shape:
    """A steel roller cabinet with many shallow drawers, full-width pulls and casters."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = look(spec, ("metal",), "paint", pick(spec, spec.kind.colours, 3))
    chrome = plain("steel")
    wheel = 0.05
    face = x / 2 - 0.032
    a.block(body, (-x / 2, -y / 2 + 0.03, 2.6 * wheel), (face, y / 2 - 0.03, z - 0.012), bevel=0.006)
    a.block(
        plain("rubber"),
        (-x / 2 + 0.005, -y / 2 + 0.035, z - 0.013),
        (face - 0.005, y / 2 - 0.035, z),
        bevel=0.002,
    )
    rows = [1.9, 1.4, 1.0, 0.8, 0.8, 0.6]
    fronts = front_grid((-y / 2 + 0.045, y / 2 - 0.045), (2.6 * wheel + 0.03, z - 0.03), 1, rows)
    add_fronts(a, fronts, face, body, chrome, handle="none", thickness=0.014)
    for f in fronts:
        a.add(chrome, p.box((0.018, y - 0.13, 0.014), (face + 0.02, 0, f.z1 - 0.018), 0.004))
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - 0.08) - 0.015, sy * (y / 2 - 0.09), 0.0)
            a.add(plain("rubber"), p.caster(wheel, at))
            a.collide(p.cylinder_collider(wheel * 0.7, 2.6 * wheel, at))
    bar = [
        (-x * 0.3, y / 2 - 0.03, z * 0.8),
        (-x * 0.3, y / 2 - 0.006, z * 0.8),
        (x * 0.2, y / 2 - 0.006, z * 0.8),
        (x * 0.2, y / 2 - 0.03, z * 0.8),
    ]
    a.add(chrome, p.sweep(bar, 0.006, segments=8), p.sweep(np.array(bar) * (1, -1, 1), 0.006, segments=8))
    a.shelf((-0.015, 0, z), (x - 0.1, y - 0.1))
    return a.shape(spec.material or "steel")


register(
    Kind(
        "nightstand",
        names(
            "bedside table, night stand, bedside cabinet, night table, bed side table, bedside stand, "
            "nightstand table, bedside drawer, bedside chest, bedside shelf, floating nightstand, bedside "
            "drawer unit"
        ),
        (0.42, 0.48, 0.55),
        against_wall=True,
        clearance=0.3,
        finishes=_WOODS,
        mass=14.0,
        limits=_L,
        builder=build_nightstand,
        sizes=(("round", (0.42, 0.42, 0.55)),),
    )
)
register(
    Kind(
        "dresser",
        names(
            "chest of drawers, bureau, chest drawer, drawer chest, clothes dresser, lowboy, highboy, "
            "tallboy, commode, bedroom dresser, drawer dresser, double dresser, wide dresser, clothing "
            "drawer, chest of drawer, set of drawers"
        ),
        (0.48, 1.2, 0.85),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=55.0,
        limits=_L,
        builder=build_dresser,
        sizes=(("tall", (0.48, 0.8, 1.25)), ("vertical", (0.48, 0.7, 1.25))),
    )
)
register(
    Kind(
        "drawer unit",
        names(
            "drawers, drawer cabinet, pedestal drawer, drawer tower, file drawer, mobile pedestal, "
            "plastic drawer, desk drawer, storage drawer, drawer, rolling drawer, chest of small drawers, "
            "flat file cabinet, map chest, apothecary cabinet"
        ),
        (0.45, 0.42, 0.65),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=build_drawer_unit,
    )
)
register(
    Kind(
        "sideboard",
        names(
            "buffet, credenza, buffet cabinet, dining sideboard, buffet sideboard, dining buffet, "
            "lowboard, side board, dining cabinet, serving buffet, coffee bar cabinet, coffee bar, buffet "
            "server, entryway cabinet"
        ),
        (0.45, 1.6, 0.82),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=60.0,
        limits=_L,
        builder=build_sideboard,
    )
)
register(
    Kind(
        "tv stand",
        names(
            "media console, tv console, tv cabinet, tv unit, television stand, entertainment center, tv "
            "table, media unit, media stand, tv bench, entertainment unit, television cabinet, television "
            "table, tv media console, entertainment console, tv credenza, tv shelf, video console, "
            "entertainment stand, audio cabinet, stereo cabinet, hi-fi cabinet, record console, tv rack"
        ),
        (0.4, 1.6, 0.5),
        against_wall=True,
        clearance=0.5,
        pairs=(("tv", "on"),),
        finishes=_WOODS,
        mass=35.0,
        limits=_L,
        builder=build_tv_stand,
    )
)
register(
    Kind(
        "filing cabinet",
        names(
            "file cabinet, document cabinet, filing drawer, office drawer, filing drawers, file storage, "
            "card catalog, filing unit"
        ),
        (0.6, 0.46, 1.02),
        against_wall=True,
        clearance=0.6,
        colours=("grey", "white", "black", "beige"),
        finishes=("steel",),
        mass=35.0,
        limits=_L,
        builder=build_filing_cabinet,
    )
)
register(
    Kind(
        "chest",
        names(
            "trunk, treasure chest, storage chest, blanket chest, hope chest, steamer trunk, storage "
            "trunk, wooden chest, footlocker, coffer, blanket box, storage trunk table, pirate chest, "
            "linen chest, vintage trunk, ottoman trunk, bench chest, cedar chest, travel trunk"
        ),
        (0.5, 0.95, 0.5),
        finishes=("dark oak", "pine", "walnut"),
        mass=25.0,
        limits=_L,
        builder=build_chest,
    )
)
register(
    Kind(
        "toy box",
        names(
            "toy chest, toy bin, toy storage, toy crate, toy trunk, storage box, storage bin, toy "
            "container, toy storage box, toy bucket, toy organizer, play box, deck box, wooden crate, "
            "crate, storage crate, milk crate, toy storage bin"
        ),
        (0.4, 0.75, 0.45),
        colours=("white", "light blue", "yellow", "mint", "pink"),
        finishes=("birch", "pine"),
        mass=10.0,
        tags=("toy",),
        limits=_L,
        builder=build_toy_box,
    )
)
register(
    Kind(
        "tool chest",
        names(
            "tool cabinet, tool cart, roller cabinet, tool storage, mechanic chest, rolling tool chest, "
            "toolbox cabinet, tool trolley, tool drawer, rolling toolbox, tool storage cabinet, rolling "
            "tool cabinet, workshop cabinet"
        ),
        (0.46, 0.7, 0.92),
        clearance=0.6,
        colours=("red", "black", "blue"),
        finishes=("steel",),
        mass=55.0,
        limits=_L,
        builder=build_tool_chest,
    )
)
