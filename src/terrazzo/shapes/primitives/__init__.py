"""Primitives that shapes are made of: every function returns a `Surface` of quads in metres, outward and shaded."""

from terrazzo.shapes.primitives.flat import (
    box,
    box_between,
    disc,
    extrude,
    framed_panel,
    merged,
    oval_outline,
    quads,
    rect,
    rounded_outline,
    tidy,
    triangulate,
)
from terrazzo.shapes.primitives.joinery import HANDLES, LEGS, caster, handle, leg, sheared
from terrazzo.shapes.primitives.round import (
    aim,
    arc,
    capsule,
    cone,
    curve,
    cylinder,
    ellipsoid,
    frustum,
    lathe,
    sphere,
    sweep,
    torus,
    tube,
)
from terrazzo.shapes.primitives.soft import cloth, cushion, drape, leaf, slab
from terrazzo.shapes.primitives.solids import (
    bounds_of,
    box_collider,
    cylinder_collider,
    fit,
    fit_map,
    hull_of,
)

__all__ = [
    "HANDLES", "LEGS", "aim", "arc", "bounds_of", "box", "box_between", "box_collider", "capsule", "caster", "cloth",
    "cone", "curve", "cushion", "cylinder", "cylinder_collider", "disc", "drape", "ellipsoid", "extrude", "fit",
    "fit_map", "framed_panel", "frustum", "handle", "hull_of", "lathe", "leaf", "leg", "merged", "oval_outline", "quads",
    "rect", "rounded_outline", "sheared", "slab", "sphere", "sweep", "tidy", "torus", "triangulate", "tube",
]  # fmt: skip
