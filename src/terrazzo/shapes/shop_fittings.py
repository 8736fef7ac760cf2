"""What shops are fitted out with: glass counters of goods, rails of clothes, stands of fruit and vegetables."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.cabinets import glass_cell
from terrazzo.shapes.carpentry import leg_collider
from terrazzo.shapes.contents import FRUIT, contents_said, fill_cell
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import metal, pick, plain, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.storage import body_look
from terrazzo.shapes.surface import Surface

_CLOTHS = ("navy", "cream", "rust", "sage", "charcoal", "white", "dusty blue", "burgundy", "mustard", "grey")


def build_display_counter(spec: Spec) -> Shape:
    """A counter whose upper half is a lit glass case towards +x, with a solid top to serve over."""
    a, (x, y, z) = Assembly(spec), spec.size
    body, top = body_look(spec, axis=2), plain("marble") if spec.material is None else wood(spec, axis=1)
    base = 0.36 * z
    a.block(
        plain("black metal"),
        (-x / 2 + 0.02, -y / 2 + 0.02, 0.0),
        (x / 2 - 0.05, y / 2 - 0.02, 0.07),
        bevel=0.002,
    )
    a.block(body, (-x / 2, -y / 2, 0.07), (x / 2, y / 2, base), bevel=0.004)
    boards = max(round(y / 0.3), 2)
    for k in range(1, boards):
        at = -y / 2 + k * y / boards
        a.add(
            plain("black metal"), p.rect((0.006, base - 0.09), (x / 2 + 0.0006, at, (base + 0.07) / 2), "+x")
        )
    low, high = (-x / 2, -y / 2, base), (x / 2 - 0.01, y / 2, z - 0.03)
    glass_cell(a, plain("steel"), low, high, shelves=1, contents=contents_said(spec), lit=True)
    a.add(
        plain("glass"),
        p.rect((y - 0.06, high[2] - base - 0.05), (x / 2 - 0.012, 0, (base + high[2]) / 2), "+x"),
        closed=False,
    )
    a.collide_box((x / 2 - 0.016, -y / 2 + 0.03, base), (x / 2 - 0.008, y / 2 - 0.03, high[2]))
    a.block(top, (-x / 2, -y / 2, z - 0.03), (x / 2, y / 2, z), bevel=0.006)
    a.shelf((0, 0, z), (0.9 * x, 0.96 * y))
    return a.shape(spec.material)


def build_clothes_rail(spec: Spec) -> Shape:
    """A rail on two trestles, close hung with garments that show their sleeves to +x, over a board for shoes."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = metal(spec, default="black metal")
    for s in (-1, 1):
        at = s * (y / 2 - 0.02)
        for f in (-1, 1):
            lean = (f * x * 0.4, 0.0)
            a.add(look, p.leg("round", z - 0.02, 0.014, (f * x * 0.05, at, 0.0), splay=lean))
            a.collide(leg_collider(z - 0.02, 0.013, (f * x * 0.05, at, 0.0), lean))
    a.add(look, p.cylinder(0.014, y, (0, -y / 2, z - 0.03), axis="y", segments=18))
    a.collide(p.cylinder_collider(0.013, y, (0, -y / 2, z - 0.03), axis="y"))
    board = 0.12 * z
    a.block(
        wood(spec, axis=1, coloured=False),
        (-0.34 * x, -y / 2 + 0.03, board),
        (0.34 * x, y / 2 - 0.03, board + 0.016),
    )
    a.shelf((0, 0, board + 0.016), (0.6 * x, 0.9 * y), headroom=0.1 * z, kind="shelf")
    if spec.said("empty", "bare"):
        return a.shape(spec.material or "metal")
    rng, at = spec.rng, -y / 2 + 0.1
    while at < y / 2 - 0.1:
        run, cloth = int(rng.integers(2, 6)), ("cotton", "linen", "wool", "denim")[int(rng.integers(4))]
        garment = plain(cloth, spec.colour or _CLOTHS[int(rng.integers(len(_CLOTHS)))])
        drop = float(rng.uniform(0.42, 0.72)) * z
        for _ in range(run):
            if at > y / 2 - 0.1:
                break
            _garment(a, garment, at, (0.92 * x, drop), z - 0.07, float(rng.normal(0, 0.012)))
            a.add(plain("steel"), p.cylinder(0.003, 0.05, (0, at, z - 0.07), segments=6))
            at += float(rng.uniform(0.045, 0.07))
    return a.shape(spec.material or "metal")


def _garment(a: Assembly, look, at: float, size: tuple[float, float], top: float, skew: float) -> None:
    """One garment from the side: shoulders along x under the rail at `top`, both faces towards y."""
    wide, drop = size
    half = (
        np.array([0.36, 0.40, 0.37, 0.48, 0.44, 0.10]) * wide
    )  # hem, waist, chest, sleeve, shoulder, collar
    level = np.array([-1.0, -0.45, -0.25, -0.24, -0.06, 0.0]) * drop + top
    t = np.linspace(-1, 1, 9)
    for side in (-1, 1):
        bulge = side * (0.006 + 0.016 * np.cos(t * np.pi / 2)) + skew + 0.006 * np.sin(5 * t)
        points = np.stack(
            [t[:, None] * half[None], np.broadcast_to(at + bulge[:, None], (9, 6)), np.broadcast_to(level, (9, 6))], -1
        )  # fmt: skip
        a.add(look, Surface.grid(points if side < 0 else points[::-1]), closed=False)


def build_produce_stand(spec: Spec) -> Shape:
    """Crates of fruit and vegetables on steps that rise away from +x."""
    a, (x, y, z) = Assembly(spec), spec.size
    body, rng, steps = wood(spec, axis=1), spec.rng, 3
    for k in range(steps):
        h = z * (0.34 + 0.24 * k)
        x1 = x / 2 - k * x / steps
        a.block(body, (x1 - x / steps, -y / 2, 0.0), (x1, y / 2, h - 0.02), bevel=0.004)
        a.block(body, (x1 - x / steps - 0.004, -y / 2, h - 0.02), (x1, y / 2, h), bevel=0.003)
        fill_cell(a, ((x1 - x / steps, -y / 2, h), (x1, y / 2, h + 0.3)), contents_said(spec) or FRUIT, rng)
        a.shelf((x1 - x / steps / 2, y / 2 - 0.06, h), (0.8 * x / steps, 0.1), kind="shelf")
    sign = plain(pick(spec, ("paint",)), pick(spec, ("forest green", "navy", "burgundy")))
    a.block(sign, (-x / 2, -y / 2, z * 0.86), (-x / 2 + 0.02, y / 2, z), bevel=0.003)
    return a.shape(spec.material)


register(
    Kind(
        "display counter",
        names(
            "glass counter, bakery counter, deli counter, pastry counter, pastry case, bakery case, cake counter, jewelry "
            "counter, counter display, serve-over counter, refrigerated counter, deli case"
        ),
        (0.75, 1.8, 1.25),
        clearance=0.8,
        finishes=("walnut", "oak"),
        mass=110.0,
        tags=("shop",),
        limits=(0.6, 1.8),
        builder=build_display_counter,
    )
)
register(
    Kind(
        "clothes rail",
        names(
            "clothes rack, clothing rack, garment rack, garment rail, clothing rail, dress rack, costume rack, rack of "
            "clothes, rail of clothes, rack of clothing"
        ),
        (0.52, 1.3, 1.55),
        clearance=0.6,
        finishes=("black metal", "brass", "steel"),
        mass=22.0,
        tags=("shop", "clothes"),
        limits=(0.6, 1.7),
        builder=build_clothes_rail,
    )
)
register(
    Kind(
        "produce stand",
        names(
            "vegetable stand, fruit display, vegetable display, produce display, greengrocer's stand, produce bin, fruit "
            "and vegetable stand"
        ),
        (1.2, 1.5, 1.2),
        clearance=0.7,
        finishes=("pine", "oak"),
        mass=60.0,
        tags=("shop",),
        limits=(0.6, 1.8),
        builder=build_produce_stand,
    )
)
