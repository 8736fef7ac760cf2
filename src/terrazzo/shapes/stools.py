"""Stools, benches, ottomans and cushions on the floor."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_L = (0.6, 1.6)

register(
    Kind(
        "stool",
        names(
            "footstool, step stool, wooden stool, milking stool, foot stool, low stool, vanity stool, "
            "dressing stool, kid stool, work stool, shop stool, workshop stool, tripod stool, kitchen "
            "stool, piano stool, garden stool, stepping stool, makeup stool, rolling stool, lab stool"
        ),
        (0.36, 0.36, 0.46),
        seats=True,
        clearance=0.2,
        finishes=("oak", "walnut", "pine"),
        mass=3.5,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "bar stool",
        names(
            "barstool, counter stool, high stool, bar chair, island stool, breakfast stool, pub stool, "
            "counter chair, high chair, tall stool, bar seat, kitchen island stool, highchair, "
            "counter-height stool"
        ),
        (0.42, 0.42, 0.92),
        seats=True,
        clearance=0.2,
        colours=("black", "cream", "brown", "grey"),
        finishes=("oak", "walnut"),
        mass=6.0,
        limits=(0.7, 1.4),
        builder=block_shape,
    )
)
register(
    Kind(
        "drafting stool",
        names(
            "drawing stool, artist stool, drafting seat, adjustable stool, studio stool, swivel stool, "
            "lab chair, tall rolling stool, doctor stool"
        ),
        (0.52, 0.52, 0.78),
        seats=True,
        clearance=0.3,
        colours=("black", "grey"),
        mass=8.0,
        limits=(0.7, 1.4),
        builder=block_shape,
    )
)
register(
    Kind(
        "bench",
        names(
            "entry bench, entryway bench, dining bench, hallway bench, wooden bench, seating bench, piano "
            "bench, park bench, garden bench, bedroom bench, end-of-bed bench, bed bench, storage bench, "
            "window seat, window bench, shoe bench, mudroom bench, locker bench, weight bench, church "
            "pew, pew, banquette, settle, workout bench, bench seat, upholstered bench, long bench, "
            "waiting bench, changing bench, sitting bench, vanity bench"
        ),
        (0.4, 1.2, 0.46),
        seats=True,
        clearance=0.3,
        colours=("beige", "grey"),
        finishes=("oak", "walnut", "pine"),
        mass=12.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "picnic bench",
        names("outdoor bench, plank bench, trestle bench, beer bench"),
        (0.32, 1.7, 0.45),
        seats=True,
        clearance=0.3,
        finishes=("pine", "cedar"),
        mass=14.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "ottoman",
        names(
            "footrest, foot rest, hassock, storage ottoman, tuffet, upholstered ottoman, sofa stool, "
            "upholstered stool, cube seat, tufted ottoman, coffee table ottoman, leg rest"
        ),
        (0.55, 0.7, 0.42),
        seats=True,
        clearance=0.2,
        colours=("grey", "beige", "cream", "navy"),
        mass=9.0,
        tags=("soft",),
        limits=_L,
        sizes=(("round", (0.6, 0.6, 0.42)), ("square", (0.6, 0.6, 0.42))),
        builder=block_shape,
    )
)
register(
    Kind(
        "pouf",
        names(
            "pouffe, poof, knitted pouf, floor pouf, leather pouf, moroccan pouf, round pouf, hassock pouf"
        ),
        (0.52, 0.52, 0.36),
        seats=True,
        clearance=0.2,
        colours=("cream", "grey", "mustard", "terracotta"),
        mass=5.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "floor cushion",
        names(
            "meditation cushion, meditation pillow, zafu, zabuton, floor pillow, seat cushion, floor "
            "seat, sitting cushion, seating cushion, ground cushion, yoga cushion, tatami cushion, "
            "cushion seat, dog bed, pet bed, cat bed, pet cushion, bolster cushion"
        ),
        (0.55, 0.55, 0.14),
        seats=True,
        colours=("terracotta", "indigo", "cream", "sage green", "mustard"),
        mass=2.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "bath stool",
        names(
            "shower stool, bathroom stool, spa stool, shower bench, shower seat, teak stool, bath bench, "
            "bath seat"
        ),
        (0.32, 0.42, 0.44),
        seats=True,
        finishes=("teak", "bamboo"),
        mass=3.5,
        limits=_L,
        builder=block_shape,
    )
)
