"""Tall and hanging cabinets: wardrobes, display and wine cabinets, hutches, lockers, pantries."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import Front, add_fronts, carcass, count_said, darker, front_grid, panel_form
from terrazzo.shapes.contents import contents_said, fill_cell
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import look, metal, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.storage import REACH, body_look, closed_cabinet, plinth_or_legs
from terrazzo.shapes.surface import Surface

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.6, 1.6)


def _cornice(a: Assembly, finish: Finish, depth: tuple[float, float], half: float, top: float) -> None:
    """Adds a stepped moulding along the top of a tall piece."""
    for k, (grow, low, high) in enumerate(((0.0, 0.07, 0.045), (0.012, 0.045, 0.025), (0.024, 0.025, 0.0))):
        a.block(
            finish,
            (depth[0], -half - grow, top - low),
            (depth[1] + grow, half + grow, top - high),
            bevel=0.004 + 0.002 * k,
            solid=False,
        )


def build_wardrobe(spec: Spec) -> Shape:
    """A wardrobe: hinged doors over drawers, sliding or mirrored doors, or open with a rail, as words ask."""
    a, (x, y, z) = Assembly(spec), spec.size
    style, body = style_of(spec), body_look(spec, axis=2)
    if spec.said("open"):
        return _open_wardrobe(a, body)
    face = x / 2 - REACH - 0.019
    crown = style in ("classic", "farmhouse", "rustic")
    half, top = (y / 2 - 0.024, z - 0.07) if crown else (y / 2, z)
    foot = 0.07
    a.block(body, (-x / 2, -half, foot), (face, half, top), bevel=0.003)
    a.collide_box((-x / 2, -half, top - 0.01), (face, half, z))
    plinth_or_legs(a, body, foot, (-x / 2, face), half)
    if crown:
        _cornice(a, body, (-x / 2, face), half, z)
    doors = count_said(spec, "door", max(round(y / 0.52), 1))
    drawers = crown or spec.said("drawers", "with drawers")
    split = foot + 0.008 + (0.24 if drawers else 0.0)
    form = panel_form(spec)
    if spec.said("sliding"):
        doors = max(doors // 2 + doors % 2, 2)
        width = (2 * half - 0.016) / doors
        for k in range(doors):
            front = Front(
                -half + 0.008 + k * width - (0.02 if k else 0),
                -half + 0.008 + (k + 1) * width,
                split,
                top - 0.012,
                "door",
            )
            add_fronts(a, [front], face + 0.012 * (k % 2), body, metal(spec), form=form, handle="none")
            mid = (front.y0 + front.y1) / 2
            if spec.said("mirrored", "mirror") or (
                k % 2 == 0 and style in ("modern", "minimalist") and spec.said("mirror")
            ):
                a.add(
                    plain("mirror"),
                    p.rect(
                        (width - 0.12, top - split - 0.14),
                        (face + 0.012 * (k % 2) + 0.0205, mid, (split + top) / 2),
                        "+x",
                    ),
                )
            a.add(
                metal(spec),
                p.box(
                    (0.006, 0.02, 0.4),
                    (face + 0.012 * (k % 2) + 0.021, front.y0 + 0.04, (split + top) / 2),
                    0.002,
                ),
            )
    else:
        fronts = front_grid((-half + 0.008, half - 0.008), (split, top - 0.01), doors, [1.0], "door")
        add_fronts(a, fronts, face, body, metal(spec), form=form)
        if spec.said("mirrored", "mirror"):
            for f in fronts:
                size = (f.y1 - f.y0 - 0.1, f.z1 - f.z0 - 0.1)
                a.add(
                    plain("mirror"),
                    p.box((0.004, *size), (face + 0.02, (f.y0 + f.y1) / 2, (f.z0 + f.z1) / 2), 0.001),
                )
        if drawers:
            add_fronts(
                a,
                front_grid(
                    (-half + 0.008, half - 0.008), (foot + 0.008, split), 2 if doors > 1 else 1, [1.0]
                ),
                face,
                body,
                metal(spec),
                form=form,
            )
    a.shelf((-0.02, 0, z), (x * 0.8, y * 0.95))
    return a.shape(spec.material)


def _open_wardrobe(a: Assembly, body: Finish) -> Shape:
    spec, (x, y, z) = a.spec, a.spec.size
    carcass(a, body, (-x / 2, -y / 2, 0), (x / 2, y / 2, z), columns=1, shelves=0)
    a.block(body, (-x / 2 + 0.01, -y / 2 + 0.02, z * 0.82), (x / 2, y / 2 - 0.02, z * 0.82 + 0.02))
    a.shelf((0, 0, z * 0.82 + 0.02), (x - 0.04, y - 0.06), headroom=z * 0.18 - 0.045, kind="shelf")
    rail = z * 0.77
    a.add(
        metal(spec, default="chrome"),
        p.cylinder(0.013, y - 0.04, (0, -y / 2 + 0.02, rail), axis="y", segments=16),
    )
    rng = spec.rng
    colours = ("navy", "cream", "terracotta", "grey", "sage", "burgundy", "black", "denim")
    count = int(y * 9)
    for k in range(count):
        at = -y / 2 + 0.07 + (y - 0.14) * (k + 0.5) / count
        drop = float(rng.uniform(0.45, 0.75)) * z * 0.7
        width = float(rng.uniform(0.36, 0.44)) * x / 0.6
        side = np.array(
            [
                (-width / 2, -drop),
                (width / 2, -drop),
                (width * 0.47, -0.1),
                (0.05, -0.035),
                (-0.05, -0.035),
                (-width * 0.47, -0.1),
            ]
        )
        cloth = p.extrude(side, 0.03, 0.012)
        up = type(cloth)(
            cloth.corners[..., [0, 2, 1]] * (1, -1, 1), cloth.normals[..., [0, 2, 1]] * (1, -1, 1)
        )
        a.add(plain("cotton", colours[int(rng.integers(len(colours)))]), up.translate(0, at + 0.015, rail))
        a.add(plain("steel"), p.torus(0.02, 0.002, (0, at, rail + 0.004), segments=14, around=6, axis="y"))
    return a.shape(spec.material)


def build_cabinet(spec: Spec) -> Shape:
    """A closed cabinet of one or two door pairs, tall ones with two rows; glass or louvred where said."""
    _, y, z = spec.size
    columns = count_said(spec, "door", max(round(y / 0.45), 1))
    kind = "glass" if spec.said("glass", "glass-front", "glass-door") or spec.material == "glass" else "door"
    if kind == "glass":
        return build_display_cabinet(spec)
    if z > 1.5:
        return closed_cabinet(spec, [("door", columns, [1.0]), ("door", columns, [1.0])], heights=[1.0, 1.35])
    if z > 0.95 and style_of(spec) not in ("minimalist",):
        return closed_cabinet(
            spec, [("door", columns, [1.0]), ("drawer", columns, [1.0])], heights=[3.6, 1.0]
        )
    return closed_cabinet(spec, [("door", columns, [1.0])])


def build_wall_cabinet(spec: Spec) -> Shape:
    """A hanging cabinet with doors to its full height."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec, axis=2)
    face = x / 2 - REACH - 0.019
    if spec.said("open"):
        carcass(a, body, (-x / 2, -y / 2, 0), (x / 2, y / 2, z), shelves=max(int(z / 0.35), 1))
        return a.shape(spec.material)
    a.block(body, (-x / 2, -y / 2, 0), (face, y / 2, z), bevel=0.003)
    kind = "glass" if spec.said("glass", "glass-front") or spec.material == "glass" else "door"
    columns = count_said(spec, "door", max(round(y / 0.45), 1))
    add_fronts(
        a,
        front_grid((-y / 2, y / 2), (0.0, z), columns, [1.0], kind),
        face,
        body,
        metal(spec),
        form=panel_form(spec),
    )
    a.shelf((-0.02, 0, z), (x * 0.75, y * 0.95))
    return a.shape(spec.material)


def build_display_cabinet(spec: Spec) -> Shape:
    """A cabinet of glass doors and sides with shelves behind, over a base with drawers or doors."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec, axis=2)
    face = x / 2 - REACH - 0.019
    base = z * 0.24 if z > 1.3 and not spec.said("museum") else 0.06
    crown = style_of(spec) in ("classic", "farmhouse", "rustic")
    half, top = (y / 2 - 0.024, z - 0.07) if crown else (y / 2, z)
    a.block(body, (-x / 2, -half, 0.0), (face, half, base), bevel=0.003)
    if base > 0.15:
        kind, columns = "drawer" if base < 0.5 else "door", 2 if y > 0.6 else 1
        fronts = front_grid((-half + 0.006, half - 0.006), (0.06, base - 0.006), columns, [1.0], kind)
        add_fronts(a, fronts, face, body, metal(spec), form=panel_form(spec))
    glass_cell(
        a,
        body,
        (-x / 2, -half, base),
        (face, half, top),
        shelves=max(round((top - base) / 0.38) - 1, 1),
        contents=contents_said(spec),
        lit=spec.said("lit", "illuminated"),
    )
    columns = 2 if y > 0.6 else 1
    add_fronts(a, front_grid((-half, half), (base, top), columns, [1.0], "glass"), face, body, metal(spec))
    if crown:
        _cornice(a, body, (-x / 2, face), half, z)
        a.collide_box((-x / 2, -half, top), (face, half, z))
    a.shelf((-0.02, 0, z), (x * 0.75, y * 0.9))
    return a.shape(spec.material)


def glass_cell(
    a: Assembly,
    body: Finish,
    low: tuple[float, float, float],
    high: tuple[float, float, float],
    *,
    shelves: int,
    contents: str = "",
    lit: bool = False,
) -> None:
    """Adds a framed box with glass sides and glass shelves, open to +x, with contents or places on every shelf."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    post = 0.03
    glass = plain("glass")
    for ya in (y0, y1 - post):
        for xa in (x0, x1 - post):
            a.block(body, (xa, ya, z0), (xa + post, ya + post, z1), bevel=0.003)
        side = ya + post / 2
        a.add(
            glass,
            p.rect(
                (x1 - x0 - 2 * post, z1 - z0 - 0.04),
                ((x0 + x1) / 2, side, (z0 + z1) / 2),
                "-y" if ya == y0 else "+y",
            ),
            closed=False,
        )
        a.collide_box((x0, side - 0.003, z0), (x1, side + 0.003, z1))
    a.block(body, (x0, y0 + post, z0), (x0 + 0.01, y1 - post, z1), bevel=0.0)
    a.block(body, (x0, y0, z1 - 0.022), (x1, y1, z1), bevel=0.003)
    a.block(body, (x0, y0, z0), (x1, y1, z0 + 0.018), bevel=0.003)
    pitch = (z1 - 0.022 - z0 - 0.018) / (shelves + 1)
    rng = a.spec.rng
    for k in range(shelves + 1):
        h = z0 + 0.018 + k * pitch
        if k:
            a.add(glass, p.box_between((x0 + 0.012, y0 + 0.01, h - 0.006), (x1 - 0.012, y1 - 0.01, h), 0.0))
            a.collide_box((x0 + 0.012, y0 + 0.01, h - 0.006), (x1 - 0.012, y1 - 0.01, h))
        fill_cell(a, ((x0 + 0.03, y0 + 0.04, h), (x1 - 0.03, y1 - 0.04, h + pitch - 0.006)), contents, rng)
    if lit:
        a.lamp(((x0 + x1) / 2, (y0 + y1) / 2, z1 - 0.05), 0.02, (1.2, 1.05, 0.8), clear=0.04)


def build_trophy_cabinet(spec: Spec) -> Shape:
    """A glass-fronted cabinet with cups standing in it."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec, axis=2)
    face, base = x / 2 - REACH - 0.019, z * 0.16
    a.block(body, (-x / 2, -y / 2, 0), (face, y / 2, base), bevel=0.004)
    add_fronts(
        a,
        front_grid((-y / 2 + 0.006, y / 2 - 0.006), (0.05, base - 0.006), 2, [1.0]),
        face,
        body,
        metal(spec, default="brass"),
    )
    shelves = 2
    glass_cell(a, body, (-x / 2, -y / 2, base), (face, y / 2, z), shelves=shelves)
    add_fronts(
        a, front_grid((-y / 2, y / 2), (base, z), 2, [1.0], "glass"), face, body, metal(spec, default="brass")
    )
    pitch = (z - 0.022 - base - 0.018) / (shelves + 1)
    rng = spec.rng
    for k in range(shelves + 1):
        for j in range(4):
            size = float(rng.uniform(0.5, 0.8)) * pitch
            cup = trophy(size).translate(
                -0.03, -y / 2 + (j + 0.5) * y / 4 + float(rng.uniform(-0.03, 0.03)), base + 0.018 + k * pitch
            )
            a.add(plain(("gold", "silver", "bronze")[int(rng.integers(3))]), cup)
    a.shelf((-0.02, 0, z), (x * 0.75, y * 0.9))
    return a.shape(spec.material)


def trophy(height: float) -> Surface:
    """A two-handled cup on a foot."""
    r = height * 0.26
    outline = [
        (0, 0),
        (0.75, 0),
        (0.75, 0.1),
        (0.6, 0.14),
        (0.2, 0.2),
        (0.14, 0.34),
        (0.3, 0.42),
        (0.75, 0.55),
        (0.95, 0.8),
        (1.0, 1.0),
        (0.9, 1.0),
        (0.85, 0.8),
        (0, 0.5),
    ]
    cup = p.lathe([(q * r, h * height) for q, h in outline], 24, crease=np.radians(60))
    ears = [
        p.sweep(
            p.curve(
                [
                    (0, s * r * 0.9, height * 0.85),
                    (0, s * r * 1.4, height * 0.82),
                    (0, s * r * 1.3, height * 0.62),
                    (0, s * r * 0.6, height * 0.52),
                ]
            ),
            height * 0.018,
            segments=8,
        )
        for s in (-1, 1)
    ]
    return p.merged([cup, *ears])


def build_wine_cabinet(spec: Spec) -> Shape:
    """A drinks cabinet: bottles lying in a lattice, hanging glasses above, and doors below."""
    if spec.said("fridge", "cooler", "refrigerator"):
        return build_display_cabinet(spec)
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec, axis=2)
    face = x / 2 - REACH - 0.019
    base, mid = z * 0.38, z * 0.74
    a.block(body, (-x / 2, -y / 2, 0.05), (face, y / 2, base), bevel=0.003)
    plinth_or_legs(a, body, 0.05, (-x / 2, face), y / 2)
    add_fronts(
        a,
        front_grid((-y / 2 + 0.006, y / 2 - 0.006), (0.056, base - 0.006), 2, [1.0], "door"),
        face,
        body,
        metal(spec, default="brass"),
        form=panel_form(spec),
    )
    carcass(a, body, (-x / 2, -y / 2, base), (face + 0.019, y / 2, mid), shelves=0, top_shelf=False)
    bottles(a, body, (-x / 2 + 0.01, -y / 2 + 0.02, base + 0.02), (face + 0.01, y / 2 - 0.02, mid - 0.02))
    carcass(a, body, (-x / 2, -y / 2, mid), (face + 0.019, y / 2, z), shelves=0)
    glass = plain("glass")
    for j in range(max(int(y / 0.11), 2)):
        at = -y / 2 + 0.07 + j * (y - 0.14) / max(int(y / 0.11) - 1, 1)
        h = min(0.17, (z - mid) * 0.6)
        cup = [
            (0.035, 0),
            (0.03, 0.004),
            (0.005, 0.01),
            (0.004, 0.4 * h),
            (0.03, 0.5 * h),
            (0.038, 0.7 * h),
            (0.03, h),
        ]
        upside = p.lathe([(r, z - 0.026 - q) for r, q in reversed(cup)], 18, crease=np.pi)
        a.add(glass, upside.translate(0.03, at, 0), closed=False)
    return a.shape(spec.material)


def bottles(
    a: Assembly, body: Finish, low: tuple[float, float, float], high: tuple[float, float, float]
) -> None:
    """Adds a lattice of thin boards with a bottle, neck forward, in most of its cells."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    columns, rows = max(int((y1 - y0) / 0.115), 1), max(int((z1 - z0) / 0.115), 1)
    dy, dz = (y1 - y0) / columns, (z1 - z0) / rows
    for c in range(1, columns):
        a.add(body, p.box_between((x0, y0 + c * dy - 0.004, z0), (x1 - 0.01, y0 + c * dy + 0.004, z1), 0.001))
    for r in range(1, rows):
        a.add(body, p.box_between((x0, y0, z0 + r * dz - 0.004), (x1 - 0.01, y1, z0 + r * dz + 0.004), 0.001))
    a.collide_box((x0, y0, z0), (x1 - 0.01, y1, z1))
    rng = a.spec.rng
    looks = [plain("glass", "dark green"), plain("glass", "burgundy"), plain("glass", "amber")]
    looks = [
        replace(darker(k, 0.35), pattern="smooth", gloss=0.8, opacity=1.0) for k in looks
    ]  # dark glass full of wine
    radius = min(0.038, dy * 0.4, dz * 0.4)
    length = min(0.3, x1 - x0 - 0.02)
    # Only the front half of a bottle can be seen.
    outline = [(1.0, 0.5), (1.0, 0.6), (0.85, 0.68), (0.42, 0.76), (0.38, 0.96), (0.44, 1.0), (0, 1.0)]
    for c in range(columns):
        for r in range(rows):
            if rng.uniform() < 0.2:
                continue
            bottle = p.aim(
                p.lathe([(q * radius, h * length) for q, h in outline], 12, crease=np.radians(50)), "x"
            )
            a.add(
                looks[int(rng.integers(3))],
                bottle.translate(x1 - 0.012 - length, y0 + (c + 0.5) * dy, z0 + r * dz + 0.005 + radius),
            )


def build_hutch(spec: Spec) -> Shape:
    """A dresser: cupboards and drawers below, open plate shelves with a cornice above."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = body_look(spec)
    face, base = x / 2 - REACH - 0.019, z * 0.45
    half = y / 2 - 0.02
    a.block(body, (-x / 2, -half, 0.06), (face, half, base - 0.025), bevel=0.003)
    plinth_or_legs(a, body, 0.06, (-x / 2, face), half)
    a.block(body, (-x / 2, -y / 2, base - 0.025), (face + 0.024, y / 2, base), bevel=0.005)
    columns = 3 if y > 1.05 else 2
    add_fronts(
        a,
        front_grid((-half + 0.006, half - 0.006), (0.066, base * 0.7), columns, [1.0], "door"),
        face,
        body,
        metal(spec),
        form="shaker",
    )
    add_fronts(
        a,
        front_grid((-half + 0.006, half - 0.006), (base * 0.7, base - 0.03), columns, [1.0]),
        face,
        body,
        metal(spec),
        form="slab",
    )
    deep = x * 0.55
    low, high = (-x / 2, -half, base), (-x / 2 + deep, half, z - 0.05)
    rng = spec.rng
    for cell in carcass(a, body, low, high, shelves=2, top_shelf=False, places=False):
        fill_cell(a, cell, contents_said(spec), rng)
    _cornice(a, body, (-x / 2, -x / 2 + deep), half - 0.004, z)
    a.collide_box((-x / 2, -half, z - 0.06), (-x / 2 + deep, half, z))
    a.shelf(
        (-x / 2 + deep + (face - deep + x / 2) / 2, 0, base),
        (face + x / 2 - deep, y * 0.95),
        headroom=float("inf"),
    )
    a.shelf((-x / 2 + deep / 2, 0, z), (deep * 0.9, y * 0.9))
    return a.shape(spec.material)


def build_locker(spec: Spec) -> Shape:
    """A bank of steel lockers with vents, latches and number plates."""
    a, (x, y, z) = Assembly(spec), spec.size
    body = look(spec, ("metal", "wood"), "paint", pick(spec, spec.kind.colours, 3))
    face = x / 2 - 0.03
    columns = count_said(spec, "door", max(round(y / 0.3), 1))
    rows = 2 if spec.said("two-tier", "double-tier", "small") else 1
    a.block(body, (-x / 2, -y / 2, 0.0), (face, y / 2, z), bevel=0.004)
    fronts = front_grid((-y / 2 + 0.004, y / 2 - 0.004), (0.09, z - 0.02), columns, [1.0] * rows, "door")
    add_fronts(a, fronts, face, body, plain("steel"), handle="none", thickness=0.016)
    dark, steel = darker(body, 0.15), plain("steel")
    for f in fronts:
        mid, w, h = (f.y0 + f.y1) / 2, f.y1 - f.y0, f.z1 - f.z0
        for k in range(6):
            for z_at in (f.z1 - h * 0.08 - k * 0.022, f.z0 + h * 0.05 + k * 0.022):
                a.add(dark, p.rect((w * 0.45, 0.006), (face + 0.0166, mid, z_at), "+x"))
        a.add(steel, p.box((0.014, 0.028, 0.11), (face + 0.023, mid + w * 0.33, f.z0 + h * 0.52), 0.004))
        a.add(plain("paper"), p.rect((0.05, 0.025), (face + 0.0166, mid, f.z1 - h * 0.28), "+x"))
    a.shelf((-0.015, 0, z), (x * 0.85, y * 0.95))
    return a.shape(spec.material or "steel")


def build_pantry(spec: Spec) -> Shape:
    """A tall kitchen cupboard: two long doors over two short ones, or open shelves."""
    if spec.said("open"):
        a, (x, y, z) = Assembly(spec), spec.size
        carcass(a, wood(spec, axis=2), (-x / 2, -y / 2, 0), (x / 2, y / 2, z), shelves=5)
        return a.shape(spec.material)
    y = spec.size[1]
    columns = 2 if y > 0.55 else 1
    return closed_cabinet(
        spec, [("door", columns, [1.0]), ("door", columns, [1.0])], heights=[1.0, 1.9], top=False
    )


register(
    Kind(
        "wardrobe",
        names(
            "closet, armoire, clothes cabinet, clothes closet, built-in wardrobe, clothing wardrobe, "
            "walk-in closet, sliding wardrobe, garderobe, almirah, sliding-door wardrobe, clothing "
            "cabinet, mirrored wardrobe, built-in closet, tall wardrobe, coat closet, chifforobe, linen "
            "closet"
        ),
        (0.6, 1.4, 2.05),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=110.0,
        limits=(0.6, 1.5),
        builder=build_wardrobe,
        sizes=(
            ("single", (0.58, 0.75, 2.0)),
            ("two-door", (0.6, 1.0, 2.05)),
            ("double-door", (0.6, 1.0, 2.05)),
            ("three-door", (0.6, 1.5, 2.05)),
            ("four-door", (0.6, 2.0, 2.1)),
        ),
    )
)
register(
    Kind(
        "cabinet",
        names(
            "storage cabinet, cupboard, closed cabinet, accent cabinet, utility cabinet, linen cabinet, "
            "craft cabinet, storage unit, supply cabinet, tall cabinet, chiffonier, art cabinet, broom "
            "cupboard, game cabinet, toy cabinet, office cabinet, freestanding cabinet, gun cabinet, "
            "record cabinet, vinyl cabinet, bathroom cabinet, media cabinet, bookcase cabinet, locker "
            "cabinet, corner cabinet, storage, wooden cabinet, low cabinet, floor cabinet, metal cabinet, "
            "garage cabinet, cabinetry, storage furniture, side cabinet, shoe cabinet, entry cabinet, "
            "hallway cabinet, living room cabinet"
        ),
        (0.42, 0.9, 1.1),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=45.0,
        limits=(0.5, 1.9),
        builder=build_cabinet,
        sizes=(("tall", (0.42, 0.8, 1.9)), ("low", (0.42, 1.0, 0.75))),
    )
)
register(
    Kind(
        "wall cabinet",
        names(
            "hanging cabinet, overhead cabinet, wall-mounted cabinet, upper cabinet, wall cupboard, "
            "floating cabinet, wall unit, mounted cabinet, wall storage, hanging cupboard, bathroom wall "
            "cabinet"
        ),
        (0.32, 0.8, 0.65),
        stand="wall",
        height=1.4,
        finishes=_WOODS,
        mass=20.0,
        limits=_L,
        builder=build_wall_cabinet,
    )
)
register(
    Kind(
        "display cabinet",
        names(
            "china cabinet, curio cabinet, vitrine, glass cabinet, display case, showcase, glass-door "
            "cabinet, curio, collectible cabinet, glass display cabinet, glass display case, glass case, "
            "exhibit case, museum case, display cupboard, figurine cabinet, china closet, breakfront, "
            "glass showcase, jewelry case, crockery cabinet"
        ),
        (0.42, 0.95, 1.85),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=65.0,
        limits=_L,
        builder=build_display_cabinet,
    )
)
register(
    Kind(
        "trophy cabinet",
        names(
            "trophy case, award cabinet, trophy display, award case, trophy display case, memorabilia case"
        ),
        (0.4, 1.2, 1.9),
        against_wall=True,
        clearance=0.6,
        finishes=("walnut", "mahogany"),
        mass=75.0,
        limits=_L,
        builder=build_trophy_cabinet,
    )
)
register(
    Kind(
        "wine cabinet",
        names(
            "bar cabinet, liquor cabinet, drinks cabinet, wine cupboard, cocktail cabinet, wine fridge, "
            "wine cooler, whiskey cabinet, bottle cabinet, wine storage, wine refrigerator, home bar "
            "cabinet, alcohol cabinet, globe bar"
        ),
        (0.45, 0.9, 1.3),
        against_wall=True,
        clearance=0.6,
        finishes=("walnut", "mahogany", "dark oak"),
        mass=55.0,
        limits=_L,
        builder=build_wine_cabinet,
    )
)
register(
    Kind(
        "hutch",
        names(
            "welsh dresser, china hutch, kitchen dresser, dining hutch, hutch cabinet, buffet hutch, "
            "kitchen hutch, buffet with hutch"
        ),
        (0.46, 1.25, 1.95),
        against_wall=True,
        clearance=0.6,
        finishes=("pine", "oak"),
        mass=90.0,
        limits=_L,
        builder=build_hutch,
    )
)
register(
    Kind(
        "locker",
        names(
            "lockers, gym locker, school locker, metal locker, storage locker, changing room locker, "
            "locker unit, sports locker"
        ),
        (0.48, 0.9, 1.85),
        against_wall=True,
        clearance=0.6,
        colours=("grey", "light grey", "blue", "green"),
        finishes=("steel",),
        mass=60.0,
        limits=_L,
        builder=build_locker,
    )
)
register(
    Kind(
        "pantry cabinet",
        names(
            "pantry, kitchen pantry, food cabinet, larder, pantry cupboard, larder cupboard, food storage "
            "cabinet, tall kitchen cabinet"
        ),
        (0.58, 0.9, 2.05),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=85.0,
        limits=_L,
        builder=build_pantry,
    )
)
