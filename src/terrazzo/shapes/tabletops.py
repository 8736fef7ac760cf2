"""Table tops of every outline, and the bases that carry them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import darker, leg_collider
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.looks import family_of, look, style_of, wood
from terrazzo.shapes.surface import Surface, quad_normals
from terrazzo.world.things import Collider

_CLEAR = 0.5
"""Opacity below which glass is clear."""
_EDGE_TINT, _EDGE_OPACITY = (0.22, 0.55, 0.43), 0.85
"""What is left of the colour along half a metre of float glass, whose iron takes the red; and how little passes there."""
_FACE_OPACITY = 0.2
"""Of the face of a clear top: two sides of it mirror 15 to 30 % at the slant at which tables are seen (Fresnel, index 1.5)."""
_FACE = 0.95
"""Upright share of the normal from which a facet belongs to the face; bevels belong to the edge."""

TOP_FAMILIES = ("wood", "stone", "glass", "metal", "plastic", "ceramic", "paint")


def outline_of(spec: Spec, size: tuple[float, float], default: str = "rectangular") -> str:
    """The outline of a top that was asked for: round, oval, hexagonal, octagonal, organic, rounded, planks or rectangular."""
    if spec.said("round", "circular", "drum", "tulip"):
        return "round" if abs(size[0] - size[1]) < 0.15 * max(size) else "oval"
    for word, form in (
        ("oval", "oval"), ("hexagonal", "hexagonal"), ("hexagon", "hexagonal"), ("octagonal", "octagonal"),
        ("rectangular", "rectangular"), ("square", "rectangular"), ("long", "rectangular"), ("live-edge", "organic"),
        ("live edge", "organic"), ("organic", "organic"), ("kidney", "organic"), ("freeform", "organic"), ("plank", "planks"),
        ("planks", "planks"), ("rounded", "rounded"), ("reclaimed", "planks"),
    ):  # fmt: skip
        if spec.said(word):
            return form
    if default == "rectangular" and style_of(spec) in ("rustic", "farmhouse"):
        return "planks"
    return default


def top_finish(spec: Spec, default: str | None = None) -> Finish:
    """The look of a top: any hard material that was said, else `default`, else the thing's wood."""
    family = family_of(spec.material)
    if default is None and family not in ("stone", "glass", "metal", "plastic", "ceramic"):
        return wood(spec, axis=1)
    coloured = family not in ("glass", "stone") or spec.colour in ("black", "white", "green", "grey", "pink")
    return look(spec, TOP_FAMILIES, default or "oak", coloured=coloured, axis=1)


def add_top(
    a: Assembly,
    finish: Finish,
    size: tuple[float, float],
    top: float,
    thickness: float,
    outline: str = "rectangular",
) -> None:
    """Adds a table top with its collider and the place on it; `top` is the height of its surface [m]."""
    x, y = size
    base = top - thickness
    clear = finish.pattern == "glass" and finish.opacity < _CLEAR
    if outline == "planks" and not clear:
        _planks(a, finish, size, top, thickness)
    elif outline in ("rectangular", "planks"):
        low, high = (-x / 2, -y / 2, base), (x / 2, y / 2, top)
        _add_slab(a, finish, p.box_between(low, high, 0.004), clear)
        a.collide_box(low, high)
        a.shelf((0, 0, top), (x, y))
    else:
        ring = _outline(outline, size, a.spec.seed)
        sharp = outline in ("hexagonal", "octagonal")
        bevel = min(0.004, thickness * 0.3)
        _add_slab(a, finish, p.extrude(ring, thickness, bevel, smooth=not sharp, base=base), clear)
        # Every other corner of a curved outline makes a convex ring inside it.
        hull = ring if len(ring) <= 16 else ring[:: len(ring) // 16]
        a.collide(_prism(hull, base, top))
        inner = 0.94 if outline == "rounded" else 0.7
        a.shelf((0, 0, top), (x * inner, y * inner))


def _add_slab(a: Assembly, finish: Finish, slab: Surface, clear: bool) -> None:
    """Adds a slab; one of clear glass is seen by what its face mirrors and by its edge, where one looks along the sheet."""
    if not clear:
        a.add(finish, slab)
        return
    edge = np.abs(quad_normals(slab.corners)[:, 2]) < _FACE
    r, g, b = (float(c * t) for c, t in zip(finish.colour, _EDGE_TINT, strict=True))
    a.add(replace(finish, opacity=max(finish.opacity, _FACE_OPACITY)), slab.select(~edge))
    a.add(replace(finish, colour=(r, g, b), opacity=_EDGE_OPACITY), slab.select(edge))


def _outline(outline: str, size: tuple[float, float], seed: int) -> np.ndarray:
    x, y = size
    if outline in ("round", "oval"):
        return p.oval_outline(size, segments=64)
    if outline == "rounded":
        return p.rounded_outline(size, min(x, y) * 0.12, segments=5)
    if outline in ("hexagonal", "octagonal"):
        n = 6 if outline == "hexagonal" else 8
        t = (np.arange(n) + 0.5) * 2 * np.pi / n
        ring = np.stack([np.cos(t), np.sin(t)], -1)
        return ring / np.abs(ring).max(0) * (x / 2, y / 2)
    t = (np.arange(64) + 0.5) * 2 * np.pi / 64
    wave = 1 + 0.03 * np.sin(2 * t + seed) + 0.022 * np.sin(3 * t + 1.7 * seed)
    ring = p.oval_outline((1, 1), segments=64, power=3.0) * wave[:, None]
    return (ring - (ring.max(0) + ring.min(0)) / 2) / np.ptp(ring, axis=0) * size


def _prism(ring: np.ndarray, base: float, top: float) -> Collider:
    levels = [np.pad(ring, ((0, 0), (0, 1)), constant_values=z) for z in (base, top)]
    return Collider(np.concatenate(levels).astype(np.float32))


def _planks(a: Assembly, finish: Finish, size: tuple[float, float], top: float, thickness: float) -> None:
    """Boards side by side along y with breadboard ends."""
    x, y = size
    base = top - thickness
    end = 0.09 if y > 0.8 else 0.0
    count = max(round(x / 0.16), 2)
    width = x / count
    for i in range(count):
        low = -x / 2 + i * width
        a.block(
            finish,
            (low + 0.001, -y / 2 + end, base),
            (low + width - 0.001, y / 2 - end, top),
            bevel=0.004,
            solid=False,
        )
    for s in (-1, 1) if end else ():
        edge = s * (y / 2 - end)
        a.block(
            finish,
            (-x / 2, min(edge, s * y / 2) + 0.001, base),
            (x / 2, max(edge, s * y / 2) - 0.001, top),
            solid=False,
        )
    a.block(darker(finish, 0.4), (-x / 2 + 0.01, -y / 2 + 0.01, base + 0.002), (x / 2 - 0.01, y / 2 - 0.01, top - 0.006),
            bevel=0.0, solid=False)  # fmt: skip
    a.collide_box((-x / 2, -y / 2, base), (x / 2, y / 2, top))
    a.shelf((0, 0, top), (x, y))


def add_apron(
    a: Assembly, finish: Finish, reach: tuple[float, float], top: float, height: float, *, board: float = 0.02
) -> None:
    """Adds the four rails under a top, their outer faces at `reach` (half extents) [m]."""
    rx, ry = reach
    for s in (-1, 1):
        x, y = s * rx, s * ry
        a.block(
            finish, (min(x, x - s * board), -ry, top - height), (max(x, x - s * board), ry, top), bevel=0.002
        )
        a.block(
            finish,
            (-rx + board, min(y, y - s * board), top - height),
            (rx - board, max(y, y - s * board), top),
            bevel=0.002,
        )


def pedestal(a: Assembly, finish: Finish, height: float, radius: float, form: str = "turned") -> None:
    """Adds one central foot: "turned" column on four feet, "tulip", "disc" (a post on a plate) or "drum"."""
    if form == "tulip":
        profile = [
            (0, 0),
            (1, 0),
            (1, 0.01),
            (0.75, 0.03),
            (0.38, 0.09),
            (0.2, 0.25),
            (0.16, 0.5),
            (0.2, 0.8),
            (0.42, 1.0),
            (0, 1.0),
        ]
        a.add(finish, p.lathe([(r * radius, z * height) for r, z in profile], 40, crease=np.radians(70)))
        a.collide(p.cylinder_collider(radius * 0.95, height * 0.05, top=0.75))
        a.collide(p.cylinder_collider(radius * 0.16, height))
    elif form == "disc":
        a.add(
            finish,
            p.cylinder(radius, 0.018, segments=48, bevel=0.004),
            p.cylinder(0.035, height - 0.018, (0, 0, 0.018)),
        )
        a.add(finish, p.cylinder(min(radius * 0.6, 0.14), 0.012, (0, 0, height - 0.012)))
        a.collide(p.cylinder_collider(radius, 0.018), p.cylinder_collider(0.035, height))
    elif form == "drum":
        a.add(finish, p.cylinder(radius, height, segments=56, bevel=0.004))
        a.collide(p.cylinder_collider(radius, height, sides=12))
    else:
        _turned_pedestal(a, finish, height, radius)


def _turned_pedestal(a: Assembly, finish: Finish, height: float, radius: float) -> None:
    r = max(radius * 0.2, 0.04)
    profile = [(0, 0.12), (0.9, 0.12), (1.1, 0.16), (0.9, 0.22), (0.7, 0.25), (0.95, 0.34), (1.1, 0.45), (0.75, 0.6), (0.6, 0.72),
               (0.85, 0.76), (0.7, 0.82), (1.2, 0.96), (1.3, 1.0), (0, 1.0)]  # fmt: skip
    a.add(finish, p.lathe([(k * r, z * height) for k, z in profile], 32, crease=np.radians(70)))
    a.collide(p.cylinder_collider(r * 0.7, height * 0.88, (0, 0, height * 0.12)))
    for k in range(4):
        t = np.pi / 4 + k * np.pi / 2
        d = np.array([np.cos(t), np.sin(t)])
        points = [
            (0.25 * r, 0.24 * height),
            (0.45 * radius, 0.17 * height),
            (0.8 * radius, 0.06 * height),
            (radius - 0.02, 0.025),
        ]
        path = p.curve([(*(d * q), z) for q, z in points])
        scale = np.linspace(1.0, 0.6, len(path))
        limb = p.sweep(path, min(0.04, r * 0.8), segments=12, scale=scale)
        corners = limb.corners.copy()
        corners[..., 2] = np.maximum(corners[..., 2], 0.0)  # flat soles
        foot = p.tidy(Surface(corners, limb.normals))
        a.add(finish, foot)
        a.collide(p.hull_of(foot))


def trestle(a: Assembly, finish: Finish, y: float, depth: float, height: float) -> None:
    """Adds an A-frame across x at `y`: two leaning legs, a foot rail and a head rail."""
    w = 0.035
    for s in (-1, 1):
        at, lean = (s * depth * 0.22, y, 0.0), (s * depth * 0.2, 0.0)
        a.add(finish, p.leg("square", height, w, at, splay=lean))
        a.collide(leg_collider(height, w, at, lean))
    a.block(
        finish,
        (-depth * 0.36, y - 0.025, height * 0.22),
        (depth * 0.36, y + 0.025, height * 0.22 + 0.06),
        solid=False,
    )
    a.block(finish, (-depth * 0.42, y - 0.045, height - 0.06), (depth * 0.42, y + 0.045, height), solid=False)
