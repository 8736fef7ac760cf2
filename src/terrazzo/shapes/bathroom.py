"""Bathroom fixtures and furniture."""

from __future__ import annotations

from terrazzo.shapes.bathing import bathtub, shower_enclosure
from terrazzo.shapes.bathroom_storage import laundry_hamper, medicine_cabinet, towel_rack
from terrazzo.shapes.kinds import Kind, names, register
from terrazzo.shapes.sketch import drawn
from terrazzo.shapes.washbasins import dressing_table, pedestal_sink, toilet, vanity

_WHITE = ("white",)

register(
    Kind(
        "bathtub",
        names(
            "tub, bath, freestanding tub, soaking tub, freestanding bathtub, clawfoot tub, claw-foot tub, "
            "bath tub, hot tub, jacuzzi, whirlpool, whirlpool tub, japanese tub, ofuro, garden tub, "
            "clawfoot bathtub, spa tub, soaking bathtub, bathing tub, roman tub, jetted tub, japanese "
            "soaking tub, oval tub, corner tub, plunge pool"
        ),
        (0.78, 1.68, 0.58),
        clearance=0.6,
        colours=_WHITE,
        finishes=("porcelain",),
        mass=60.0,
        limits=(0.7, 1.4),
        builder=drawn(bathtub),
        sizes=(("round", (1.4, 1.4, 0.65)), ("japanese", (0.85, 1.2, 0.75))),
    )
)
register(
    Kind(
        "vanity",
        names(
            "bathroom vanity, vanity unit, sink vanity, vanity sink, vanity cabinet, washstand, double "
            "vanity, bathroom sink, bathroom sink cabinet, washbasin, basin, wash basin, vanity counter, "
            "floating vanity, wash stand, bathroom counter, double-sink vanity, single vanity, double "
            "sink vanity, hand basin, bath vanity, vessel sink, vanity with sink"
        ),
        (0.52, 0.9, 0.98),
        against_wall=True,
        clearance=0.7,
        finishes=("oak", "walnut"),
        mass=55.0,
        limits=(0.6, 1.8),
        builder=drawn(vanity),
        sizes=(("double", (0.54, 1.5, 0.98)), ("double-sink", (0.54, 1.5, 0.98))),
    )
)
register(
    Kind(
        "dressing table",
        names(
            "makeup table, vanity table, makeup vanity, make-up table, bedroom vanity, toilet table, "
            "makeup desk, beauty table, dresser with mirror, makeup station, dressing vanity, vanity desk "
            "with mirror"
        ),
        (0.45, 1.0, 1.4),
        against_wall=True,
        clearance=0.7,
        pairs=(("stool", "in_front_of"),),
        finishes=("oak", "walnut"),
        mass=30.0,
        limits=(0.7, 1.5),
        builder=drawn(dressing_table),
    )
)
register(
    Kind(
        "pedestal sink",
        names(
            "pedestal basin, freestanding sink, column sink, wall-mounted sink, wall sink, pedestal "
            "washbasin, wall hung basin, standing sink"
        ),
        (0.46, 0.56, 1.0),
        against_wall=True,
        clearance=0.7,
        colours=_WHITE,
        finishes=("porcelain",),
        mass=28.0,
        limits=(0.7, 1.4),
        builder=drawn(pedestal_sink),
    )
)
register(
    Kind(
        "toilet",
        names(
            "lavatory, wc, commode toilet, water closet, loo, toilet bowl, bidet toilet, toilet seat, "
            "bidet, smart toilet, wall-hung toilet, urinal, latrine"
        ),
        (0.68, 0.4, 0.78),
        against_wall=True,
        clearance=0.6,
        colours=_WHITE,
        finishes=("porcelain",),
        mass=38.0,
        limits=(0.8, 1.3),
        builder=drawn(toilet),
    )
)
register(
    Kind(
        "shower enclosure",
        names(
            "shower, shower stall, shower cubicle, shower cabin, walk-in shower, glass shower, shower "
            "cabinet, rain shower, shower area, shower room, shower unit, shower screen, shower box, "
            "shower pod, corner shower, glass shower enclosure, shower door, shower panel, steam shower, "
            "shower tray"
        ),
        (0.95, 0.95, 2.05),
        against_wall=True,
        clearance=0.6,
        finishes=("glass",),
        mass=75.0,
        limits=(0.7, 1.7),
        builder=drawn(shower_enclosure),
    )
)
register(
    Kind(
        "medicine cabinet",
        names(
            "mirror cabinet, bathroom mirror cabinet, mirrored cabinet, medicine chest, bathroom medicine "
            "cabinet, first aid cabinet, mirrored medicine cabinet"
        ),
        (0.15, 0.55, 0.7),
        stand="wall",
        height=1.35,
        colours=_WHITE,
        mass=10.0,
        limits=(0.6, 1.8),
        builder=drawn(medicine_cabinet),
    )
)
register(
    Kind(
        "towel rack",
        names(
            "towel rail, towel bar, towel holder, heated towel rail, towel ladder, towel warmer, towel "
            "hanger, towel stand, towel shelf, heated towel rack, towel hook, towel dryer, towel "
            "radiator, wall-mounted towel rack"
        ),
        (0.13, 0.6, 0.75),
        stand="wall",
        height=0.75,
        finishes=("chrome",),
        mass=5.0,
        limits=(0.4, 1.6),
        builder=drawn(towel_rack),
    )
)
register(
    Kind(
        "laundry hamper",
        names(
            "hamper, laundry basket, clothes hamper, laundry bin, clothes basket, washing basket, dirty "
            "laundry basket, laundry bag, linen basket, wicker hamper, clothes bin"
        ),
        (0.42, 0.42, 0.6),
        colours=("natural",),
        finishes=("wicker", "linen"),
        mass=3.0,
        limits=(0.6, 1.5),
        builder=drawn(laundry_hamper),
    )
)
