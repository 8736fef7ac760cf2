"""Large appliances: cold, hot and washing."""

from __future__ import annotations

from terrazzo.shapes.appliances_cold import fridge, mini_fridge
from terrazzo.shapes.appliances_kitchen import oven, range_hood, stove
from terrazzo.shapes.appliances_laundry import dishwasher, dryer, washing_machine
from terrazzo.shapes.kinds import Kind, names, register
from terrazzo.shapes.sketch import drawn

_T = ("electronic", "appliance")

register(
    Kind(
        "fridge",
        names(
            "refrigerator, freezer, fridge freezer, french door refrigerator, double-door fridge, icebox, "
            "smart fridge, double-door refrigerator, side-by-side refrigerator, retro fridge, smeg "
            "fridge, stainless steel refrigerator, french-door fridge, beverage cooler, beer fridge"
        ),
        (0.7, 0.75, 1.8),
        against_wall=True,
        clearance=0.9,
        finishes=("stainless steel",),
        mass=90.0,
        limits=(0.7, 1.35),
        tags=_T,
        sizes=(
            ("double-door", (0.72, 0.92, 1.8)),
            ("french door", (0.72, 0.92, 1.8)),
            ("side-by-side", (0.72, 0.92, 1.8)),
        ),
        builder=drawn(fridge),
    )
)
register(
    Kind(
        "mini fridge",
        names(
            "minifridge, mini refrigerator, bar fridge, small fridge, compact fridge, drinks fridge, "
            "mini-fridge, under-counter fridge, minibar, small refrigerator, beverage fridge, dorm "
            "fridge, compact refrigerator, mini bar fridge"
        ),
        (0.5, 0.48, 0.85),
        against_wall=True,
        clearance=0.6,
        colours=("white", "black", "red"),
        mass=25.0,
        limits=(0.6, 1.3),
        tags=_T,
        builder=drawn(mini_fridge),
    )
)
register(
    Kind(
        "stove",
        names(
            "range, cooker, gas stove, electric stove, kitchen range, hob, cooktop, stovetop, range "
            "cooker, gas range, gas cooker, stove oven, induction hob, electric range, induction stove, "
            "oven range, freestanding cooker, aga, double oven range, kitchen stove, oven stove, burner, "
            "gas hob, induction cooktop"
        ),
        (0.65, 0.62, 0.93),
        against_wall=True,
        clearance=0.9,
        finishes=("stainless steel",),
        mass=60.0,
        limits=(0.7, 1.6),
        tags=_T,
        builder=drawn(stove),
    )
)
register(
    Kind(
        "oven",
        names(
            "wall oven, built-in oven, electric oven, double oven, baking oven, oven unit, convection "
            "oven, pizza oven, kiln, steam oven"
        ),
        (0.62, 0.6, 0.85),
        against_wall=True,
        clearance=0.9,
        finishes=("stainless steel",),
        mass=55.0,
        limits=(0.6, 1.6),
        tags=_T,
        builder=drawn(oven),
    )
)
register(
    Kind(
        "dishwasher",
        names("dish washer, dish-washer, dishwashing machine"),
        (0.62, 0.6, 0.86),
        against_wall=True,
        clearance=0.9,
        finishes=("stainless steel",),
        mass=45.0,
        limits=(0.7, 1.2),
        tags=_T,
        builder=drawn(dishwasher),
    )
)
register(
    Kind(
        "washing machine",
        names(
            "washer, clothes washer, laundry machine, front-load washer, front-loading washer, front "
            "loader, laundry washer, front-loading washing machine"
        ),
        (0.62, 0.6, 0.86),
        against_wall=True,
        clearance=0.8,
        colours=("white",),
        mass=70.0,
        limits=(0.7, 1.3),
        tags=_T,
        builder=drawn(washing_machine),
    )
)
register(
    Kind(
        "dryer",
        names("tumble dryer, clothes dryer, tumble drier, laundry dryer, drying machine, clothes drier"),
        (0.62, 0.6, 0.86),
        against_wall=True,
        clearance=0.8,
        colours=("white",),
        mass=45.0,
        limits=(0.7, 1.3),
        tags=_T,
        builder=drawn(dryer),
    )
)
register(
    Kind(
        "range hood",
        names(
            "extractor hood, cooker hood, kitchen hood, extractor, vent hood, extractor fan, hood, "
            "kitchen extractor, stove hood, exhaust hood"
        ),
        (0.5, 0.62, 0.75),
        stand="wall",
        height=1.6,
        finishes=("stainless steel",),
        mass=18.0,
        limits=(0.6, 1.6),
        tags=_T,
        builder=drawn(range_hood),
    )
)
