"""Kitchen furniture: islands, base and wall cabinets, sinks and bars."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_COLOURS = ("white", "sage", "navy", "cream")
_FINISHES = ("oak", "walnut", "white oak")

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
        builder=block_shape,
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
            "kitchen counter, laundry counter, butcher block, bakery counter, coffee counter, oak cabinet"
        ),
        (0.62, 1.8, 0.9),
        against_wall=True,
        clearance=0.9,
        finishes=_FINISHES,
        mass=110.0,
        limits=(0.35, 2.2),
        builder=block_shape,
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
        builder=block_shape,
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
        builder=block_shape,
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
        builder=block_shape,
    )
)
