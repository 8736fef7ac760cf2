"""Chairs, armchairs and other single seats."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

SOFT = ("grey", "beige", "navy", "sage green", "cream", "charcoal", "terracotta", "mustard")
_L = (0.7, 1.5)

register(
    Kind(
        "chair",
        names(
            "side chair, wooden chair, seat, armless chair, simple chair, bedroom chair, corner chair, "
            "kid chair, folding chair, wicker chair, garden chair, patio chair, classroom chair, school "
            "chair, vanity chair, plastic chair, visitor chair, guest chair, waiting chair"
        ),
        (0.52, 0.46, 0.86),
        seats=True,
        clearance=0.3,
        finishes=("oak", "walnut", "beech"),
        mass=5.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "dining chair",
        names(
            "kitchen chair, dinner chair, dining room chair, dining seat, breakfast chair, bistro chair, "
            "cafe chair, captain chair, banquet chair, restaurant chair, ladder-back chair, spindle "
            "chair, windsor chair"
        ),
        (0.54, 0.47, 0.9),
        seats=True,
        clearance=0.3,
        colours=SOFT,
        finishes=("oak", "walnut"),
        mass=6.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "armchair",
        names(
            "sofa chair, single sofa, one-seater sofa, club chair, wingback chair, wing chair, easy "
            "chair, upholstered chair, living room chair, tub chair, chesterfield chair, sofa armchair, "
            "arm chair, barrel chair, stuffed chair, cushioned chair, comfy chair, cosy chair, plush "
            "chair, fauteuil, leather chair, theater chair, single-seater sofa, single seater, snuggle "
            "chair, glider, nursing chair, throne"
        ),
        (0.82, 0.8, 0.86),
        seats=True,
        clearance=0.4,
        colours=SOFT,
        mass=25.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "lounge chair",
        names(
            "reading chair, accent chair, occasional chair, slipper chair, eames chair, egg chair, "
            "papasan chair, butterfly chair, designer chair, relaxing chair, lounger, lounge seat, sling "
            "chair, hanging chair, swing chair, sun lounger, deck chair, adirondack chair, beach chair, "
            "sunlounger"
        ),
        (0.82, 0.72, 0.8),
        seats=True,
        clearance=0.4,
        colours=SOFT,
        finishes=("walnut", "oak"),
        mass=16.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "recliner",
        names(
            "recliner chair, reclining chair, la-z-boy, lazy boy, reclining armchair, recliner seat, "
            "massage chair, home theater seat, cinema seat, theater seat, movie seat, cinema chair, "
            "recliner sofa, barber chair, salon chair, dentist chair, reclining seat"
        ),
        (0.95, 0.88, 1.0),
        seats=True,
        clearance=0.6,
        colours=("brown", "charcoal", "beige"),
        finishes=("leather",),
        mass=40.0,
        tags=("soft",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "rocking chair",
        names("rocker, rocking seat, wooden rocker, nursery chair, wooden rocking chair"),
        (0.85, 0.62, 1.05),
        seats=True,
        clearance=0.4,
        colours=("cream", "beige"),
        finishes=("oak", "walnut"),
        mass=10.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "office chair",
        names(
            "swivel chair, rolling chair, desk chair, computer chair, task chair, ergonomic chair, "
            "executive chair, study chair, work chair, wheeled chair, conference chair, meeting chair, "
            "drafting chair, adjustable chair, manager chair, ergonomic office chair, rotating chair"
        ),
        (0.64, 0.64, 1.02),
        seats=True,
        clearance=0.4,
        colours=("black", "grey", "charcoal"),
        mass=14.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "gaming chair",
        names(
            "gamer chair, racing chair, racing seat, racing simulator seat, racing simulator, sim racing "
            "seat, esports chair, e-sports chair, gaming seat, pc chair, streaming chair, racing rig, "
            "racing cockpit"
        ),
        (0.68, 0.68, 1.28),
        seats=True,
        clearance=0.4,
        colours=("red", "blue", "black", "purple"),
        mass=22.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "bean bag",
        names(
            "beanbag, bean bag chair, beanbag chair, bean bag seat, beanbag seat, sack chair, bean chair, "
            "bean bag sofa, lounge bag"
        ),
        (0.85, 0.85, 0.68),
        seats=True,
        clearance=0.3,
        colours=("orange", "teal", "grey", "navy", "mustard"),
        mass=6.0,
        tags=("soft",),
        builder=block_shape,
    )
)
