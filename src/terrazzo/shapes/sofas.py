"""Sofas: straight, sectional, loveseat, futon and chaise."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_COLOURS = ("grey", "beige", "cream", "navy", "sage green", "charcoal", "light grey", "brown")
_L = (0.7, 1.4)

register(
    Kind(
        "sofa",
        names(
            "couch, settee, davenport, chesterfield, three-seater, lounge sofa, living room sofa, sofa "
            "bed, three-seat sofa, leather sofa, upholstered sofa, sofabed, sleeper sofa, pull-out couch, "
            "pull-out sofa, three-seater sofa, four-seater sofa, divan, lounge, lawson sofa, tuxedo sofa, "
            "lounge couch, outdoor sofa, patio sofa, waiting sofa, reception sofa, leather couch"
        ),
        (0.92, 2.1, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        pairs=(("coffee table", "in_front_of"),),
        colours=_COLOURS,
        mass=55.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
        sizes=(
            ("four-seater", (0.95, 2.6, 0.82)),
            ("four-seat", (0.95, 2.6, 0.82)),
            ("five-seater", (0.95, 2.95, 0.82)),
            ("three-seater", (0.92, 2.1, 0.82)),
            ("three-seat", (0.92, 2.1, 0.82)),
            ("two-seater", (0.9, 1.55, 0.82)),
            ("two-seat", (0.9, 1.55, 0.82)),
            ("double", (0.9, 1.55, 0.82)),
            ("single", (0.85, 0.95, 0.82)),
        ),
    )
)
register(
    Kind(
        "sectional sofa",
        names(
            "sectional, l-shaped sofa, l-shaped couch, corner sofa, corner couch, sectional couch, l "
            "shape sofa, l-shape couch, u-shaped sofa, modular sofa, modular couch, chaise sofa, sofa "
            "with chaise, l-shaped sectional, l-shaped sectional sofa, corner sectional, u-shaped couch, "
            "sectional lounge, conversation pit"
        ),
        (1.65, 2.6, 0.8),
        against_wall=True,
        clearance=0.5,
        seats=True,
        pairs=(("coffee table", "in_front_of"),),
        colours=_COLOURS,
        mass=95.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "loveseat",
        names(
            "love seat, two-seater sofa, two-seat sofa, two-seater, small sofa, two-person sofa, double "
            "seat, two-seater couch, mini sofa, small couch, kid sofa, settee sofa, canape"
        ),
        (0.88, 1.5, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=_COLOURS,
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "futon sofa",
        names("futon, futon couch, convertible sofa, click-clack, futon bed, convertible futon"),
        (0.9, 1.95, 0.82),
        against_wall=True,
        clearance=0.5,
        seats=True,
        colours=("charcoal", "beige", "navy"),
        finishes=("pine", "oak"),
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "chaise lounge",
        names(
            "chaise longue, chaise, fainting couch, psychiatrist couch, therapy couch, daybed lounge, "
            "lounge chaise, recamier, chaise chair, therapist couch"
        ),
        (1.65, 0.72, 0.82),
        clearance=0.4,
        seats=True,
        colours=_COLOURS,
        mass=32.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
