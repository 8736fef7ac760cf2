"""The bed of a ward: a steel frame on castors, boards at head and foot, and rails at the sides."""

from __future__ import annotations

from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.bedding import bedding, mattress
from terrazzo.shapes.kinds import Spec
from terrazzo.shapes.looks import plain
from terrazzo.shapes.shape import Shape

TUBE = 0.014
"""Radius of the rails' tubes [m]."""
DECK, MATTRESS = 0.46, 0.15
"""Height of the mattress's underside, and its thickness [m]."""
WHEEL = 0.055
"""Radius of a castor [m]."""
BOARD = 0.035
"""Thickness of the boards at head and foot [m]."""


def build_hospital_bed(spec: Spec) -> Shape:
    """A made bed of a ward, its head at -x."""
    a, (x, y, z) = Assembly(spec), spec.size
    steel, board = plain("white metal"), plain("laminate", "pale blue")
    half = y / 2 - 0.05
    a.block(steel, (-x / 2 + 0.05, -half, DECK - 0.07), (x / 2 - 0.05, half, DECK), bevel=0.01)
    a.block(steel, (-0.55, -half + 0.08, 0.2), (0.55, half - 0.08, 0.27), bevel=0.01)
    for end in (-1, 1):
        high = z if end < 0 else 0.84 * z
        outer = end * x / 2
        low_x, high_x = sorted((outer, outer - end * BOARD))
        a.block(board, (low_x, -half, 0.42), (high_x, half, high), bevel=0.012)
        for side in (-1, 1):
            at = (end * (x / 2 - 0.16), side * (half - 0.1))
            a.add(steel, p.cylinder(0.02, DECK - 0.07 - 2.6 * WHEEL, (*at, 2.6 * WHEEL), segments=14))
            a.add(plain("rubber", "charcoal"), p.caster(WHEEL, (*at, 0.0)))
            a.collide_box((at[0] - 0.03, at[1] - 0.03, 0.0), (at[0] + 0.03, at[1] + 0.03, DECK))
    a.add(plain("cotton", "white"), mattress((x - 0.14, y - 0.14, MATTRESS), (0, 0, DECK)))
    top = DECK + MATTRESS
    bedding(a, (-x / 2 + 0.06, -half + 0.03), (x / 2 - 0.08, half - 0.03), top, drop=0.1, seed=spec.seed)
    a.collide_box((-x / 2 + 0.06, -half, DECK), (x / 2 - 0.06, half, top))
    for side in (-1, 1):
        _rail(a, -0.24 * x, 0.14 * x, side * (y / 2 - TUBE), top)
    return a.shape("metal", mass=95.0)


def _rail(a: Assembly, x0: float, x1: float, y: float, top: float) -> None:
    """A rail that keeps a patient from falling: a bent tube and two bars within."""
    steel, low, high = plain("chrome"), DECK - 0.05, top + 0.26
    path = [(x0, y, low), (x0 + 0.02, y, high - 0.05), (x0 + 0.09, y, high)]
    path += [(x1 - 0.09, y, high), (x1 - 0.02, y, high - 0.05), (x1, y, low)]
    a.add(steel, p.sweep(p.curve(path), TUBE, segments=10))
    for share in (0.36, 0.68):
        level = low + share * (high - low)
        a.add(steel, p.cylinder(0.6 * TUBE, x1 - x0 - 0.02, (x0 + 0.01, y, level), segments=8, axis="x"))
