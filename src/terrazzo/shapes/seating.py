"""Chairs, armchairs and other single seats with a back."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, frame, metal, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.upholstery import (
    back_cushion,
    padded,
    rolled_arm,
    seat_cushion,
    tilted,
    tufted,
    turned_up,
)
from terrazzo.world.things import Collider

SOFT = ("grey", "beige", "navy", "sage", "cream", "charcoal", "terracotta", "mustard")
_L = (0.7, 1.5)


def rail(
    at: tuple[float, float],
    half: float,
    height: float,
    thickness: float,
    *,
    bow: float = 0.02,
    axis_z: float = 0.0,
) -> Surface:
    """A board across y whose middle bows back (-x); `at` is (x, z) of its ends' middle [m]."""
    t = np.linspace(-1, 1, 13)
    path = np.stack([at[0] - bow * (1 - t**2), t * half, at[1] + axis_z * (1 - t**2)], -1)
    h, w = height / 2, thickness / 2
    outline = [(-h, -w), (h * 0.94, -w), (h, 0.0), (h * 0.94, w), (-h, w)]
    return p.sweep(path, outline)


def _back_posts(
    a: Assembly,
    look: Finish,
    half: float,
    seat: float,
    top: float,
    x_seat: float,
    x_top: float,
    x_foot: float,
    r: float,
) -> None:
    """Adds the two rear legs that run on up as back posts, with colliders for the legs."""
    for s in (-1, 1):
        path = p.curve([(x_foot, s * half, 0), (x_seat, s * half, seat), (x_top, s * half, top)], steps=8)
        t = np.linspace(0, 1, len(path))
        a.add(look, p.sweep(path, r, segments=14, scale=np.interp(t, [0, 0.5, 1], [0.72, 1.0, 0.72])))
        a.collide(leg_collider(seat, r, (x_seat, s * half, 0), (x_foot - x_seat, 0)))


def _side_chair(
    a: Assembly, look: Finish, cover: Finish | None, back: str, *, seat: float, arms: bool = False
) -> None:
    """A framed chair: two front legs, two posts, a seat (padded where it has a cover) and a back of the named form."""
    x, y, z = a.spec.size
    r, xb = 0.017, -x / 2 + 0.085
    half, front = y / 2 - r - 0.006, x / 2 - 0.03
    _back_posts(a, look, half - 0.015, seat, z, xb, -x / 2 + 0.018, -x / 2 + 0.03, r)
    for s in (-1, 1):
        a.add(look, p.leg("tapered", seat - 0.02, r * 1.1, (front, s * half, 0)))
        a.collide(leg_collider(seat - 0.02, r, (front, s * half, 0)))
        a.add(
            look,
            p.sweep(
                [(front, s * half, seat * 0.42), (xb - 0.02, s * (half - 0.015), seat * 0.42)],
                0.009,
                segments=8,
            ),
        )
    depth, middle = x / 2 - (xb - 0.02), (x / 2 + xb - 0.02) / 2
    ring = p.rounded_outline((depth, y - 0.005), 0.05, segments=4)
    ring[:, 1] *= np.interp(ring[:, 0], [-depth / 2, depth / 2], [0.9, 1.0])
    a.add(look, p.extrude(ring, 0.024, 0.005, smooth=True, base=seat - 0.03).translate(x=middle))
    if cover is not None:
        a.add(
            cover,
            p.cushion(
                (depth - 0.01, y - 0.03, 0.06),
                (middle, 0, seat + 0.005),
                puff=0.35,
                corner=0.06,
                sag=0.01,
                piping=0.004,
            ),
        )
    a.collide(Collider.box((xb, -y / 2 + 0.01, seat - 0.03), (x / 2, y / 2 - 0.01, seat)))
    a.shelf((middle, 0, seat + (0.03 if cover else -0.006)), (depth * 0.8, y * 0.8), kind="seat")
    _chair_back(a, look, cover, back, seat, half - 0.015, xb)
    if arms:
        for s in (-1, 1):
            path = p.curve(
                [
                    (-x / 2 + 0.045, s * half, seat + 0.2),
                    (0, s * (half + 0.002), seat + 0.21),
                    (front - 0.02, s * half, seat + 0.19),
                ]
            )
            a.add(look, p.sweep(path, 0.016, segments=10))
            a.add(look, p.cylinder(0.012, 0.2, (front - 0.04, s * half, seat - 0.02), segments=12))


def _chair_back(
    a: Assembly, look: Finish, cover: Finish | None, back: str, seat: float, half: float, xb: float
) -> None:
    x, _, z = a.spec.size
    rise = z - seat
    x_at = lambda h: np.interp(h, [seat, z], [xb, -x / 2 + 0.018])  # noqa: E731 - the lean of the posts
    if back == "padded" and cover is not None:
        pad = back_cushion(
            (0.05, 2 * half + 0.02, rise * 0.72), (0, 0, 0), puff=0.25, piping=0.004, lean=0.12
        )
        a.add(cover, pad.translate(float(x_at(seat + rise * 0.6)) + 0.01, 0, seat + rise * 0.62))
    elif back == "ladder":
        for h in (0.32, 0.62, 0.9):
            a.add(look, rail((float(x_at(seat + h * rise)), seat + h * rise), half, 0.055, 0.014))
    elif back == "spindle":
        a.add(look, rail((float(x_at(z - 0.03)), z - 0.03), half + 0.012, 0.055, 0.018, bow=0.03))
        for y in np.linspace(-half * 0.72, half * 0.72, 6):
            bow = 0.03 * (1 - (y / half) ** 2)
            a.add(
                look,
                p.sweep(
                    [(xb, y, seat - 0.01), (float(x_at(z - 0.03)) - bow, y, z - 0.03)], 0.006, segments=8
                ),
            )
    elif back == "cross":
        a.add(look, rail((float(x_at(z - 0.02)), z - 0.025), half, 0.04, 0.018))
        for s in (-1, 1):
            ends = [(xb, -s * half, seat + 0.05), (float(x_at(z)) - 0.02, s * half, z - 0.04)]
            a.add(
                look,
                p.sweep(
                    p.curve(
                        [
                            ends[0],
                            ((ends[0][0] + ends[1][0]) / 2 - 0.015 - s * 0.004, 0, (seat + z) / 2),
                            ends[1],
                        ]
                    ),
                    0.009,
                    segments=8,
                ),
            )
    else:  # one broad curved board, as in mid-century chairs
        h = rise * 0.42
        a.add(look, rail((float(x_at(z - h / 2)), z - h / 2), half, h, 0.014, bow=0.03))
    a.collide(p.hull_of(_lean_box(x_at(seat), x_at(z), half, seat, z)))


def _lean_box(
    x0: float, x1: float, half: float, low: float, high: float, thickness: float = 0.025
) -> Surface:
    """A slanted slab: the collider of a back."""
    solid = p.box((thickness, 2 * half, high - low), (0, 0, (high - low) / 2), 0.0)
    return p.sheared(solid, (x1 - x0) / (high - low), 0).translate(x0, 0, low)


def build_chair(spec: Spec) -> Shape:
    """A plain chair: board, ladder, spindle, cross or padded back, by words and style."""
    a = Assembly(spec)
    style, soft = (
        style_of(spec),
        family_of(spec.material) == "fabric" or spec.said("upholstered", "padded", "cushioned"),
    )
    if (
        style in ("modern", "minimalist")
        and not soft
        and family_of(spec.material) in (None, "plastic")
        and spec.said("plastic", "shell", "plastic chair")
    ):
        return _shell_chair(spec)
    said = (
        ("ladder-back", "ladder"),
        ("windsor", "spindle"),
        ("spindle", "spindle"),
        ("cross-back", "cross"),
        ("bistro", "cross"),
    )
    back = next((b for w, b in said if spec.said(w)), None) or {
        "farmhouse": "spindle", "rustic": "ladder", "scandinavian": "spindle", "industrial": "board", "classic": "cross",
        "japanese": "ladder", "mid-century": "board", "minimalist": "board", "modern": "board",
    }[style]  # fmt: skip
    look = (
        metal(spec, coloured=True)
        if family_of(spec.material) == "metal"
        else wood(spec, axis=2, coloured=not soft)
    )
    cover = fabric(spec) if soft else None
    _side_chair(
        a,
        look,
        cover,
        "padded" if soft else back,
        seat=0.45 * spec.size[2] / 0.86,
        arms=spec.said("armed", "with arms"),
    )
    return a.shape(spec.material)


def build_dining_chair(spec: Spec) -> Shape:
    """A dining chair: usually with a padded seat."""
    a, style = Assembly(spec), style_of(spec)
    family = family_of(spec.material)
    if family in ("plastic",):
        return _shell_chair(spec)
    bare = family in ("wood", "metal") and not spec.said("upholstered", "padded", "cushioned", "tufted")
    soft_back = family == "fabric" or spec.said("upholstered", "tufted", "padded", "velvet")
    back = {
        "farmhouse": "cross",
        "rustic": "ladder",
        "scandinavian": "spindle",
        "classic": "padded",
        "japanese": "ladder",
    }.get(style, "board")
    if soft_back or (style in ("modern", "minimalist") and not bare and spec.seed % 2):
        back = "padded"
    look = metal(spec, coloured=True) if family == "metal" else wood(spec, axis=2, coloured=bare)
    cover = None if bare or (style in ("farmhouse", "rustic") and not soft_back) else fabric(spec, "linen")
    if cover is None and back == "padded":
        back = "board"
    _side_chair(
        a,
        look,
        cover,
        back,
        seat=0.46 * spec.size[2] / 0.9,
        arms=spec.said("captain", "with arms", "armrests"),
    )
    return a.shape(spec.material)


def _shell_chair(spec: Spec) -> Shape:
    """A moulded seat shell on four splayed legs."""
    a, (x, y, z) = Assembly(spec), spec.size
    seat = 0.45 * z / 0.86
    side = p.curve([(x / 2, 0, seat - 0.02), (x / 2 - 0.06, 0, seat), (0, 0, seat - 0.015), (-x / 2 + 0.13, 0, seat + 0.03),
                    (-x / 2 + 0.06, 0, seat + 0.16), (-x / 2 + 0.01, 0, z)], steps=5)  # fmt: skip
    t = np.linspace(0, 1, len(side))
    width = y * np.interp(t, [0, 0.3, 0.55, 0.85, 1.0], [0.86, 1.0, 1.0, 0.9, 0.6])
    v = np.linspace(-1, 1, 13)
    grid = np.repeat(side[:, None], 13, 1)
    grid[..., 1] = width[:, None] / 2 * v
    curl = np.interp(t, [0, 0.2, 0.5, 0.9, 1], [0.1, 0.3, 0.55, 0.3, 0.15])[:, None] * np.abs(v) ** 2.5 * 0.11
    grid[..., 2] += curl * (t < 0.6)[:, None]
    grid[..., 0] += curl * np.clip(t * 2 - 0.7, 0, 1)[:, None]
    look = (
        plain("plastic", spec.colour or "white")
        if family_of(spec.material) in (None, "plastic")
        else wood(spec)
    )
    a.add(look, p.slab(grid[::-1] + (0, 0, 0.004), grid[::-1] - (0.006, 0, 0.004)))
    legs = wood(spec, axis=2, coloured=False)
    for sx in (-1, 1):
        for sy in (-1, 1):
            at, lean = (sx * x * 0.22 + 0.02, sy * y * 0.24, 0.0), (sx * x * 0.18, sy * y * 0.18)
            a.add(legs, p.leg("tapered", seat - 0.02, 0.014, at, splay=lean))
            a.collide(leg_collider(seat - 0.02, 0.014, at, lean))
    a.collide_box((-x / 2 + 0.12, -y * 0.42, seat - 0.025), (x / 2 - 0.02, y * 0.42, seat))
    a.collide(p.hull_of(_lean_box(-x / 2 + 0.09, -x / 2 + 0.02, y * 0.38, seat + 0.04, z)))
    a.shelf((0.03, 0, seat), (x * 0.5, y * 0.7), kind="seat")
    return a.shape(spec.material or "plastic")


def build_armchair(spec: Spec) -> Shape:
    """An upholstered armchair: block, rolled-arm, wing, tub or show-wood, by words and style."""
    style = style_of(spec)
    if spec.said("tub", "barrel", "round", "curved", "swivel"):
        return _tub_chair(spec)
    if style == "mid-century" or spec.said("wooden", "wood-framed") or family_of(spec.material) == "wood":
        return build_lounge_chair(spec)
    a, (x, y, z) = Assembly(spec), spec.size
    cover, legs = (
        fabric(spec),
        frame(spec) if family_of(spec.material) != "fabric" else wood(spec, coloured=False),
    )
    classic = style in ("classic", "farmhouse") or spec.said(
        "rolled", "wingback", "chesterfield", "tufted", "wing"
    )
    foot, seat = 0.14 if not classic else 0.12, 0.42 * z / 0.86
    arm = y * 0.15
    arm_top = seat + 0.2 if not spec.said("chesterfield") else z - 0.06
    for s in (-1, 1):
        side = s * (y / 2 - arm / 2)
        if classic:
            a.add(
                cover,
                rolled_arm(x - 0.13, arm * 0.8, arm_top - foot, roll=arm * 0.5).translate(0.0, side, foot),
            )
        else:
            a.add(
                cover,
                padded(
                    (-x / 2 + 0.03, side - arm / 2, foot),
                    (x / 2 - 0.03, side + arm / 2, arm_top),
                    round_by=0.045,
                ),
            )
        a.collide_box(
            (-x / 2 + 0.07, side - arm * 0.4, foot), (x / 2 - 0.08, side + arm * 0.4, arm_top - 0.01)
        )
    _back_and_seat(a, cover, foot, seat, arm, tuft=spec.said("tufted", "chesterfield", "buttoned"))
    if classic and not spec.said("chesterfield"):
        for s in (-1, 1):
            wing = [
                (-x / 2 + 0.1, arm_top - 0.04),
                (x * 0.05, arm_top - 0.04),
                (x * 0.02, z - 0.2),
                (-x * 0.12, z - 0.03),
                (-x / 2 + 0.05, z - 0.01),
            ]
            plate = p.extrude(wing, 0.07, 0.025)
            upright = Surface(
                plate.corners[..., [0, 2, 1]] * (1, -1, 1), plate.normals[..., [0, 2, 1]] * (1, -1, 1)
            )
            a.add(cover, upright.translate(0, s * (y / 2 - arm * 0.5) + 0.035, 0))
    form, radius = ("turned", 0.025) if classic else ("tapered", 0.02)
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - 0.08), sy * (y / 2 - 0.07), 0.0)
            a.add(legs, p.leg(form, foot, radius, at))
            a.collide(leg_collider(foot, radius, at))
    return a.shape(spec.material or "fabric")


def _back_and_seat(
    a: Assembly, cover: Finish, foot: float, seat: float, arm: float, *, tuft: bool = False
) -> None:
    """Adds an armchair's seat box, seat cushion and padded back between its arms."""
    x, y, z = a.spec.size
    inner = y - 2 * arm
    back = 0.17
    a.add(
        cover,
        padded(
            (-x / 2 + 0.03, -inner / 2 - 0.01, foot),
            (x / 2 - 0.05, inner / 2 + 0.01, seat - 0.1),
            round_by=0.02,
        ),
    )
    a.add(cover, seat_cushion((x - back - 0.05, inner - 0.01, 0.15), (back / 2 - 0.005, 0, seat - 0.055)))
    block = padded(
        (0, -inner / 2 - arm * 0.35, 0), (back * 0.8, inner / 2 + arm * 0.35, z - foot - 0.02), round_by=0.06
    )
    a.add(cover, tilted(block, 0.1, (0, 0, 0)).translate(-x / 2 + 0.085, 0, foot + 0.015))
    if tuft:
        pad, buttons = tufted((z - seat - 0.03, inner * 0.96), 0.06)
        shift = (-x / 2 + 0.085 + back * 0.72, 0, seat + (z - seat) / 2 - 0.005)
        a.add(
            cover,
            tilted(turned_up(pad), 0.1, (0, 0, 0)).translate(*shift),
            tilted(turned_up(buttons), 0.1, (0, 0, 0)).translate(*shift),
        )
    else:
        a.add(
            cover,
            back_cushion(
                (0.16, inner - 0.03, z - seat - 0.02), (-x / 2 + back + 0.05, 0, seat + (z - seat) / 2)
            ),
        )
    a.collide_box((-x / 2 + 0.05, -inner / 2, foot), (x / 2 - 0.05, inner / 2, seat))
    a.collide_box(
        (-x / 2 + 0.04, -inner / 2 - arm * 0.3, seat), (-x / 2 + 0.2, inner / 2 + arm * 0.3, z - 0.02)
    )
    a.shelf((0.08, 0, seat + 0.015), (x - back - 0.2, inner * 0.9), kind="seat")


def _tub_chair(spec: Spec) -> Shape:
    """A round chair whose back and arms are one curved shell."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover, seat, foot = fabric(spec, "velvet"), 0.42 * z / 0.86, 0.1
    theta = np.radians(np.linspace(60, 300, 33))
    thick = 0.11
    ring = np.stack([(x / 2 - thick / 2) * np.cos(theta), (y / 2 - thick / 2) * np.sin(theta)], -1)
    rise = (
        np.interp(np.abs(np.degrees(theta) - 180), [0, 45, 90, 120], [z, z * 0.97, z * 0.78, z * 0.7]) - foot
    )
    s = np.linspace(0, 2 * np.pi, 25)
    prof = np.stack(
        [np.sign(np.cos(s)) * np.abs(np.cos(s)) ** 0.5, np.sign(np.sin(s)) * np.abs(np.sin(s)) ** 0.35], -1
    )
    out = np.stack([np.cos(theta), np.sin(theta)], -1)
    grid = np.empty((25, 33, 3))
    grid[..., :2] = ring[None] + prof[:, None, :1] * thick / 2 * out[None]
    grid[..., 2] = foot + rise[None] * (0.5 + 0.5 * prof[:, 1:])
    shell = Surface.grid(grid[::-1])
    a.add(cover, shell, *[p.tidy(_fan(grid[:, k], flip=k == 0)) for k in (0, -1)])
    inner = p.oval_outline((x - 2 * thick + 0.02, y - 2 * thick + 0.02), segments=48, power=2.2)
    a.add(cover, p.extrude(inner + (0.035, 0), seat - foot - 0.08, 0.01, smooth=True, base=foot))
    a.add(
        cover,
        p.cushion(
            (x - 1.5 * thick, y - 2 * thick + 0.02, 0.14),
            (thick * 0.55, 0, seat - 0.05),
            puff=0.35,
            corner=(y - 2 * thick) / 2.2,
            sag=0.015,
            piping=0.005,
        ),
    )
    a.add(
        metal(spec) if spec.said("swivel") else wood(spec, coloured=False),
        p.cylinder(min(x, y) * 0.32, foot + 0.02, segments=40, bevel=0.008),
    )
    for k in range(0, 32, 4):
        a.collide(p.hull_of(_arc_piece(grid[:, k : k + 5])))
    a.collide(p.cylinder_collider((x / 2 - thick, y / 2 - thick), seat, (0.0, 0, 0), sides=8))
    a.shelf((0.05, 0, seat + 0.01), (x * 0.5, y * 0.6), kind="seat")
    return a.shape(spec.material or "fabric")


def _arc_piece(grid: np.ndarray) -> Surface:
    return Surface.grid(grid[::-1])


def _fan(ring: np.ndarray, *, flip: bool) -> Surface:
    """A cap over a closed ring [n, 3] (first point repeated)."""
    middle = np.repeat(ring[:-1].mean(0)[None], len(ring) - 1, 0)
    corners = np.stack([ring[:-1], ring[1:], middle, middle], 1)
    return p.quads(corners if flip else corners[:, [1, 0, 2, 3]])


def build_lounge_chair(spec: Spec) -> Shape:
    """A low reading chair: loose cushions on an open wooden frame, or a slung seat on a metal one."""
    style = style_of(spec)
    if spec.said("egg", "papasan", "round", "barrel") or (
        style == "classic" and family_of(spec.material) != "wood"
    ):
        return _tub_chair(spec)
    a, (x, y, z) = Assembly(spec), spec.size
    metal_frame = family_of(spec.material) == "metal" or style in ("industrial", "minimalist")
    look = metal(spec) if metal_frame else wood(spec, axis=0, coloured=False)
    cover = fabric(spec, "leather" if metal_frame and not spec.colour else "fabric")
    seat, arm = 0.4 * z / 0.8, 0.58 * z / 0.8
    half = y / 2 - 0.025
    for s in (-1, 1):
        path = p.curve(
            [
                (-x / 2 + 0.07, s * half, arm - 0.03),
                (-x * 0.1, s * half, arm - 0.005),
                (x / 2 - 0.09, s * half, arm - 0.012),
            ]
        )
        a.add(look, p.sweep(path, [(-0.011, -0.025), (0.011, -0.025), (0.011, 0.025), (-0.011, 0.025)]))
        for foot, head in ((x / 2 - 0.03, x / 2 - 0.13), (-x / 2 + 0.05, -x / 2 + 0.16)):
            at, lean = (head, s * half, 0.0), (foot - head, 0.0)
            a.add(
                look,
                p.leg(
                    "tapered" if not metal_frame else "round",
                    arm - 0.015,
                    0.019 if not metal_frame else 0.012,
                    at,
                    splay=lean,
                ),
            )
            a.collide(leg_collider(arm - 0.02, 0.018, at, lean))
        side = [
            (-x / 2 + 0.12, s * (half - 0.03), seat - 0.19),
            (x / 2 - 0.1, s * (half - 0.03), seat - 0.09),
        ]
        a.add(look, p.sweep(side, [(-0.02, -0.011), (0.02, -0.011), (0.02, 0.011), (-0.02, 0.011)]))
    a.add(
        look,
        p.sweep([(x / 2 - 0.13, -half, seat - 0.1), (x / 2 - 0.13, half, seat - 0.1)], 0.014, segments=10),
    )
    inner = 2 * half - 0.07
    lower = tilted(
        p.cushion((x * 0.68, inner, 0.14), puff=0.3, corner=0.05, sag=0.015, piping=0.006), -0.13, (0, 0, 0)
    )
    a.add(cover, lower.translate(0.07, 0, seat - 0.06))
    back = z - seat + 0.04
    a.add(cover, back_cushion((0.14, inner, back), (-x * 0.25, 0, seat + back / 2 - 0.06), lean=0.38))
    for k in range(5):
        h = 0.1 + k * 0.2
        at = (-x / 2 + 0.22 - h * 0.19, seat - 0.12 + h * (z - seat + 0.06))
        a.add(look, rail(at, half - 0.04, 0.04, 0.012, bow=0.0))
    a.collide_box((-x * 0.28, -half + 0.03, seat - 0.14), (x / 2 - 0.1, half - 0.03, seat - 0.02))
    a.collide(p.hull_of(_lean_box(-x / 2 + 0.22, -x / 2 + 0.05, half - 0.03, seat - 0.1, z - 0.03, 0.08)))
    a.shelf((0.06, 0, seat + 0.01), (x * 0.5, inner * 0.85), kind="seat")
    return a.shape(spec.material)


def build_recliner(spec: Spec) -> Shape:
    """An overstuffed recliner: fat arms, a channelled high back, a footrest panel and a lever."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover = fabric(spec, "leather" if not spec.colour or family_of(spec.material) else "faux leather")
    seat, arm, foot = 0.46 * z, y * 0.19, 0.05
    for s in (-1, 1):
        side = s * (y / 2 - arm / 2)
        a.add(
            cover,
            padded(
                (-x / 2 + 0.08, side - arm / 2, foot),
                (x / 2 - 0.06, side + arm / 2, seat + 0.1),
                round_by=0.05,
            ),
        )
        a.add(
            cover,
            p.cushion(
                (x * 0.72, arm, 0.11), (x * 0.06, side, seat + 0.125), puff=0.5, corner=0.07, piping=0.005
            ),
        )
        a.collide_box((-x / 2 + 0.1, side - arm * 0.45, foot), (x / 2 - 0.07, side + arm * 0.45, seat + 0.16))
    inner = y - 2 * arm
    a.add(
        cover,
        padded(
            (-x / 2 + 0.1, -inner / 2 - 0.02, foot),
            (x / 2 - 0.1, inner / 2 + 0.02, seat - 0.1),
            round_by=0.02,
        ),
    )
    a.add(cover, seat_cushion((x - 0.28, inner, 0.17), (0.1, 0, seat - 0.05), sag=0.02))
    a.add(
        cover,
        padded(
            (x / 2 - 0.1, -inner / 2 + 0.005, foot + 0.05),
            (x / 2, inner / 2 - 0.005, seat - 0.12),
            round_by=0.04,
        ),
    )
    rolls, low = 3, seat - 0.03
    pitch = (z - low) / rolls
    for k in range(rolls):
        lean = 0.2
        mid = low + (k + 0.5) * pitch
        width = inner + (0.1 if k == rolls - 1 else 0.06)
        pad = p.cushion((pitch * 1.12, width, 0.2), puff=0.45, corner=0.07, sag=0.0, piping=0.0)
        a.add(
            cover,
            tilted(turned_up(pad), lean, (0, 0, 0)).translate(
                -x / 2 + 0.28 - (mid - low) * 0.22, 0, min(mid, z - pitch * 0.55)
            ),
        )
    shell = padded((0, -inner / 2 - 0.05, 0), (0.14, inner / 2 + 0.05, z - foot - 0.06), round_by=0.05)
    a.add(cover, tilted(shell, 0.12, (0, 0, 0)).translate(-x / 2 + 0.13, 0, foot + 0.02))
    a.add(
        metal(spec, default="black metal"),
        p.capsule(0.011, 0.14, (x * 0.12, -y / 2 - 0.004, seat * 0.55), axis="x", segments=12),
    )
    a.add(plain("rubber"), p.box((x * 0.7, y * 0.8, foot), (0, 0, foot / 2), 0.005))
    a.collide_box((-x / 2 + 0.1, -inner / 2, 0), (x / 2 - 0.02, inner / 2, seat))
    a.collide_box((-x / 2 + 0.06, -inner / 2 - 0.03, seat), (-x / 2 + 0.3, inner / 2 + 0.03, z - 0.03))
    a.shelf((0.08, 0, seat + 0.01), (x * 0.5, inner * 0.9), kind="seat")
    return a.shape(spec.material or "leather")


def build_rocking_chair(spec: Spec) -> Shape:
    """A spindle-backed chair with arms on two curved rockers."""
    a, (x, y, z) = Assembly(spec), spec.size
    look, seat = wood(spec, axis=2, coloured=family_of(spec.material) != "fabric"), 0.42 * z / 1.05
    half, front, back = y / 2 - 0.03, x * 0.22, -x * 0.16
    for s in (-1, 1):
        runner = p.arc(x * 0.95, 243, 297, points=15, centre=(0, s * half, x * 0.95), plane="xz")
        runner[:, 0] *= (x / 2 - 0.012) / np.abs(runner[:, 0]).max()
        runner[:, 2] += 0.02 - runner[:, 2].min()
        a.add(look, p.sweep(runner, [(-0.019, -0.014), (0.019, -0.014), (0.019, 0.014), (-0.019, 0.014)]))
        for i in range(0, 14, 7):
            a.collide(p.hull_of(p.sweep(runner[i : i + 8], 0.012, segments=6)))
        for foot in (front, back):
            a.add(look, p.leg("turned", seat - 0.04, 0.021, (foot, s * half, 0.03)))
            a.collide(leg_collider(seat - 0.03, 0.018, (foot, s * half, 0.02)))
        top = (-x / 2 + 0.06, s * (half - 0.015), z)
        a.add(
            look,
            p.sweep(
                [(back, s * half, seat - 0.02), (-x * 0.3, s * half, (seat + z) / 2), top], 0.019, segments=12
            ),
        )
        arm = p.curve(
            [
                (-x * 0.27, s * half, seat + 0.22),
                (0, s * (half + 0.004), seat + 0.23),
                (front + 0.04, s * half, seat + 0.215),
            ]
        )
        a.add(look, p.sweep(arm, [(-0.01, -0.026), (0.01, -0.026), (0.01, 0.026), (-0.01, 0.026)]))
        a.add(look, p.leg("turned", 0.225, 0.016, (front - 0.02, s * half, seat - 0.01)))
    depth = front - back + 0.1
    ring = p.rounded_outline((depth, y - 0.04), 0.06, segments=4)
    a.add(look, p.extrude(ring, 0.028, 0.008, smooth=True, base=seat - 0.02).translate(x=(front + back) / 2))
    a.collide_box((back - 0.03, -half, seat - 0.02), (front + 0.04, half, seat + 0.008))
    top_x = -x / 2 + 0.06
    a.add(look, rail((top_x, z - 0.06), half - 0.01, 0.1, 0.02, bow=0.03))
    for v in np.linspace(-0.75, 0.75, 7):
        bow = 0.03 * (1 - v * v)
        a.add(
            look,
            p.sweep(
                [
                    (back + 0.01, v * half, seat),
                    ((back + top_x) / 2 - 0.01, v * half, (seat + z) / 2),
                    (top_x - bow, v * half, z - 0.1),
                ],
                0.007,
                segments=8,
            ),
        )
    a.collide(p.hull_of(_lean_box(back + 0.01, top_x, half - 0.02, seat, z - 0.01)))
    if family_of(spec.material) == "fabric" or spec.said("cushioned", "upholstered", "padded"):
        a.add(
            fabric(spec),
            seat_cushion((depth - 0.05, y - 0.1, 0.07), ((front + back) / 2 + 0.01, 0, seat + 0.04)),
        )
    a.shelf(((front + back) / 2, 0, seat + 0.01), (depth * 0.7, y * 0.7), kind="seat")
    return a.shape(spec.material)


def build_bean_bag(spec: Spec) -> Shape:
    """A slumped sack: wide below, dented where one sits, with seams."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover = fabric(spec, "canvas" if not spec.said("leather") else "leather")
    t = np.linspace(0, 2 * np.pi, 49)[:, None]
    v = np.linspace(0, 1, 23)[None]
    radius = np.interp(
        v, [0, 0.04, 0.15, 0.4, 0.62, 0.8, 0.92, 1.0], [0.0, 0.38, 0.485, 0.47, 0.38, 0.26, 0.15, 0.0]
    )
    height = np.interp(
        v, [0, 0.04, 0.15, 0.4, 0.62, 0.8, 0.92, 1.0], [0.0, 0.0, 0.12, 0.42, 0.62, 0.8, 0.92, 0.93]
    )
    kernel = np.hanning(7) / np.hanning(7).sum()
    smooth = lambda f: np.convolve(np.pad(f[0], 3, mode="edge"), kernel, mode="valid")[None]  # noqa: E731 - rounds the knots
    radius, height = smooth(radius), smooth(height)
    radius[0, 0] = radius[0, -1] = 0.0
    seam = 1 - 0.02 * np.exp(-((np.mod(t * 6 / (2 * np.pi) + 0.5, 1) - 0.5) ** 2) / 0.002) * np.sin(np.pi * v)
    lump = 1 + 0.025 * np.sin(3 * t + 2.0 + a.spec.seed) * np.sin(np.pi * v) + 0.015 * np.sin(5 * t + 5 * v)
    px, py, pz = radius * np.cos(t) * seam * lump, radius * np.sin(t) * seam * lump, height * np.ones_like(t)
    pz = pz - 0.3 * np.clip(pz - 0.25, 0, 1) * np.exp(-(((px - 0.2) / 0.24) ** 2) - (py / 0.3) ** 2) * 1.6
    px = px - 0.16 * np.clip(pz, 0, 1) ** 2
    a.add(cover, p.tidy(Surface.grid(np.stack([px * x, py * y, pz * z], -1))))
    a.collide(p.cylinder_collider((x * 0.44, y * 0.44), z * 0.45, sides=12))
    a.collide(p.cylinder_collider((x * 0.2, y * 0.2), z * 0.4, (-x * 0.1, 0, z * 0.45), sides=8, top=0.5))
    a.shelf((x * 0.12, 0, z * 0.48), (x * 0.4, y * 0.45), kind="seat")
    return a.shape(spec.material or "fabric")


register(
    Kind(
        "chair",
        names(
            "side chair, wooden chair, seat, armless chair, simple chair, bedroom chair, corner chair, "
            "kid chair, folding chair, wicker chair, garden chair, patio chair, classroom chair, school "
            "chair, vanity chair, plastic chair, visitor chair, guest chair, waiting chair"
        ),
        (0.52, 0.46, 0.86),
        seats=True,
        clearance=0.3,
        finishes=("oak", "walnut", "beech"),
        mass=5.0,
        limits=_L,
        builder=build_chair,
    )
)
register(
    Kind(
        "dining chair",
        names(
            "kitchen chair, dinner chair, dining room chair, dining seat, breakfast chair, bistro chair, "
            "cafe chair, captain chair, banquet chair, restaurant chair, ladder-back chair, spindle "
            "chair, windsor chair"
        ),
        (0.54, 0.47, 0.9),
        seats=True,
        clearance=0.3,
        colours=SOFT,
        finishes=("oak", "walnut"),
        mass=6.0,
        limits=_L,
        builder=build_dining_chair,
    )
)
register(
    Kind(
        "armchair",
        names(
            "sofa chair, single sofa, one-seater sofa, club chair, wingback chair, wing chair, easy "
            "chair, upholstered chair, living room chair, tub chair, chesterfield chair, sofa armchair, "
            "arm chair, barrel chair, stuffed chair, cushioned chair, comfy chair, cosy chair, plush "
            "chair, fauteuil, leather chair, theater chair, single-seater sofa, single seater, snuggle "
            "chair, glider, nursing chair, throne"
        ),
        (0.82, 0.8, 0.86),
        seats=True,
        clearance=0.4,
        colours=SOFT,
        mass=25.0,
        tags=("soft",),
        limits=_L,
        builder=build_armchair,
    )
)
register(
    Kind(
        "lounge chair",
        names(
            "reading chair, accent chair, occasional chair, slipper chair, eames chair, egg chair, "
            "papasan chair, butterfly chair, designer chair, relaxing chair, lounger, lounge seat, sling "
            "chair, hanging chair, swing chair, sun lounger, deck chair, adirondack chair, beach chair, "
            "sunlounger"
        ),
        (0.82, 0.72, 0.8),
        seats=True,
        clearance=0.4,
        colours=SOFT,
        finishes=("walnut", "oak"),
        mass=16.0,
        tags=("soft",),
        limits=_L,
        builder=build_lounge_chair,
    )
)
register(
    Kind(
        "recliner",
        names(
            "recliner chair, reclining chair, la-z-boy, lazy boy, reclining armchair, recliner seat, "
            "massage chair, home theater seat, cinema seat, theater seat, movie seat, cinema chair, "
            "recliner sofa, barber chair, salon chair, dentist chair, reclining seat"
        ),
        (0.95, 0.88, 1.0),
        seats=True,
        clearance=0.6,
        colours=("brown", "charcoal", "beige"),
        finishes=("leather",),
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=build_recliner,
    )
)
register(
    Kind(
        "rocking chair",
        names("rocker, rocking seat, wooden rocker, nursery chair, wooden rocking chair"),
        (0.85, 0.62, 1.05),
        seats=True,
        clearance=0.4,
        colours=("cream", "beige"),
        finishes=("oak", "walnut"),
        mass=10.0,
        limits=_L,
        builder=build_rocking_chair,
    )
)
register(
    Kind(
        "bean bag",
        names(
            "beanbag, bean bag chair, beanbag chair, bean bag seat, beanbag seat, sack chair, bean chair, "
            "bean bag sofa, lounge bag"
        ),
        (0.85, 0.85, 0.68),
        seats=True,
        clearance=0.3,
        colours=("orange", "teal", "grey", "navy", "mustard"),
        mass=6.0,
        tags=("soft",),
        builder=build_bean_bag,
    )
)
