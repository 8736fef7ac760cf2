"""Beds, cribs and mattresses."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_LINEN = ("white", "light grey", "navy", "sage green", "beige", "dusty blue")
_WOODS = ("oak", "walnut", "light oak", "pine")
_SIZES = (
    ("california king", (2.28, 1.9, 1.1)), ("super king", (2.18, 2.0, 1.1)), ("king", (2.18, 1.98, 1.1)),
    ("queen", (2.16, 1.62, 1.1)), ("double", (2.05, 1.45, 1.05)), ("full", (2.05, 1.45, 1.05)), ("twin", (2.02, 1.06, 1.0)),
    ("single", (2.02, 1.0, 1.0)), ("toddler", (1.5, 0.78, 0.75)), ("kid", (1.75, 0.85, 0.85)), ("child", (1.75, 0.85, 0.85)),
)  # fmt: skip

register(
    Kind(
        "bed",
        names(
            "double bed, queen bed, king bed, full bed, platform bed, four-poster bed, canopy bed, sleigh "
            "bed, bedstead, queen-size bed, king-size bed, full-size bed, queen-sized bed, king-sized "
            "bed, panel bed, upholstered bed, storage bed, water bed, master bed, marital bed, poster "
            "bed, low bed, hotel bed, guest bed, metal bed, california king bed, box bed, tatami bed, "
            "wooden bed, bed frame"
        ),
        (2.12, 1.55, 1.05),
        against_wall=True,
        clearance=0.6,
        pairs=(("nightstand", "beside"),),
        colours=_LINEN,
        finishes=_WOODS,
        mass=75.0,
        tags=("soft",),
        limits=(0.7, 1.25),
        sizes=_SIZES,
        builder=block_shape,
    )
)
register(
    Kind(
        "single bed",
        names(
            "twin bed, twin-size bed, kid bed, child bed, children bed, toddler bed, small bed, car bed, "
            "racing car bed, race car bed, cot bed, camp bed, hospital bed, patient bed, trundle bed, "
            "dorm bed, single-size bed, massage table, massage bed, examination table, exam table, cabin "
            "bed, rollaway bed, treatment table, twin-sized bed"
        ),
        (2.02, 1.0, 1.0),
        against_wall=True,
        clearance=0.6,
        pairs=(("nightstand", "beside"),),
        colours=_LINEN,
        finishes=_WOODS,
        mass=45.0,
        tags=("soft",),
        limits=(0.7, 1.25),
        sizes=_SIZES,
        builder=block_shape,
    )
)
register(
    Kind(
        "bunk bed",
        names("bunkbed, loft bed, double-decker bed, bunk, high sleeper, triple bunk, double decker"),
        (2.06, 1.08, 1.7),
        against_wall=True,
        clearance=0.6,
        colours=_LINEN,
        finishes=("pine", "oak"),
        mass=80.0,
        tags=("soft",),
        limits=(0.8, 1.2),
        builder=block_shape,
    )
)
register(
    Kind(
        "crib",
        names(
            "baby crib, cot, baby bed, infant bed, cradle, bassinet, baby cot, playpen, moses basket, "
            "nursery bed, cot bed for baby"
        ),
        (1.35, 0.76, 0.95),
        against_wall=True,
        clearance=0.5,
        colours=("white", "cream"),
        finishes=("birch", "oak"),
        mass=22.0,
        tags=("soft",),
        limits=(0.7, 1.2),
        builder=block_shape,
    )
)
register(
    Kind(
        "daybed",
        names("day bed, day-bed, day couch, sofa daybed, studio couch, opium bed"),
        (1.0, 2.05, 0.85),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=_LINEN,
        finishes=_WOODS,
        mass=45.0,
        tags=("soft",),
        limits=(0.8, 1.2),
        builder=block_shape,
    )
)
register(
    Kind(
        "mattress",
        names(
            "floor bed, futon mattress, floor mattress, air mattress, shikibuton, bed mattress, sleeping "
            "mat, japanese futon"
        ),
        (2.0, 1.4, 0.24),
        colours=("white",),
        mass=25.0,
        tags=("soft",),
        limits=(0.7, 1.3),
        builder=block_shape,
        sizes=tuple((w, (s[0] - 0.1, s[1] - 0.06, 0.24)) for w, s in _SIZES),
    )
)
