"""Open shelves, racks and carts."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.5, 1.7)

register(
    Kind(
        "bookshelf",
        names(
            "bookcase, book shelf, book case, bookshelves, library shelf, wall of books, bookrack, book "
            "rack, tall bookshelf, library bookcase, book stand, built-in bookshelf, ladder shelf, ladder "
            "bookshelf, etagere, library, cube bookcase, magazine rack, kid bookshelf, low bookshelf, "
            "corner bookshelf, display bookshelf, built-in bookcase, cube bookshelf"
        ),
        (0.32, 0.95, 1.85),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=38.0,
        limits=_L,
        builder=block_shape,
        sizes=(
            ("low", (0.32, 1.1, 0.85)),
            ("small", (0.3, 0.7, 1.1)),
            ("tall", (0.32, 0.95, 2.15)),
            ("wide", (0.32, 1.6, 1.85)),
            ("floor-to-ceiling", (0.34, 1.6, 2.35)),
            ("three-tier", (0.32, 0.8, 1.05)),
            ("two-tier", (0.32, 0.9, 0.75)),
        ),
    )
)
register(
    Kind(
        "shelving unit",
        names(
            "shelf unit, storage shelf, shelves, storage rack, metal shelf, open shelf, display shelf, "
            "display rack, shelf, rack, utility shelf, garage shelf, cube organizer, cubby, cube shelf, "
            "open shelving, shelf rack, wire shelf, ingredient shelf, pantry shelf, garage shelving, "
            "warehouse rack, toy shelf, plant shelf, plant stand shelf, storage shelves, shelving, spice "
            "shelf, industrial shelf, pantry rack, freestanding shelf, tiered shelf, retail shelf, store "
            "shelf, standing shelf, shelf stand, bakers rack, baker's rack, metal rack, corner shelf, "
            "supply shelf, cube storage, toy rack, weight rack, dumbbell rack, kitchen shelf, bathroom "
            "shelf, open bookcase"
        ),
        (0.4, 0.95, 1.75),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=28.0,
        limits=_L,
        builder=block_shape,
        sizes=(("low", (0.4, 1.1, 0.85)), ("small", (0.35, 0.7, 1.1)), ("corner", (0.4, 0.4, 1.7))),
    )
)
register(
    Kind(
        "wall shelf",
        names(
            "floating shelf, wall-mounted shelf, mounted shelf, picture ledge, ledge, hanging shelf, wall "
            "rack, floating ledge, wall ledge, mantel shelf, wall bookshelf, wall-mounted bookshelf, "
            "shower shelf, spice rack, plate rack, floating wall shelf, floating bookshelf, wall "
            "bookcase, wall display shelf, wall-mounted rack, wall shelving"
        ),
        (0.22, 0.8, 0.1),
        stand="wall",
        height=1.45,
        finishes=_WOODS,
        mass=4.0,
        limits=(0.5, 2.5),
        builder=block_shape,
        sizes=(
            ("two-tier", (0.22, 0.8, 0.4)),
            ("three-tier", (0.22, 0.8, 0.7)),
            ("tiered", (0.22, 0.8, 0.4)),
        ),
    )
)
register(
    Kind(
        "shoe rack",
        names("shoe shelf, shoe stand, shoe organizer, shoe storage, boot rack, shoe bench rack"),
        (0.32, 0.8, 0.52),
        against_wall=True,
        clearance=0.4,
        finishes=("bamboo", "oak"),
        mass=7.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "coat rack",
        names(
            "coat stand, hat stand, hall tree, coat tree, clothes rack, hat rack, clothing rack, garment "
            "rack, clothes rail, valet stand, clothes stand, coat hanger stand, hanger, costume rack, "
            "wardrobe rack, standing coat rack, clothes hanger stand, hanger rack, garment rail, dress "
            "rack, drying rack, clothes drying rack, laundry rack"
        ),
        (0.5, 0.5, 1.75),
        finishes=("walnut", "oak", "beech"),
        mass=6.0,
        limits=_L,
        builder=block_shape,
        sizes=(("rolling", (0.45, 1.2, 1.65)),),
    )
)
register(
    Kind(
        "server rack",
        names(
            "server cabinet, network rack, rack server, data rack, network cabinet, server tower, rack "
            "cabinet, servers, equipment rack"
        ),
        (0.95, 0.62, 1.95),
        clearance=0.7,
        colours=("black",),
        finishes=("black metal",),
        mass=180.0,
        limits=(0.6, 1.3),
        tags=("electronic",),
        builder=block_shape,
    )
)
register(
    Kind(
        "wine rack",
        names(
            "bottle rack, wine shelf, wine holder, wine stand, wine bottle rack, bottle shelf, wine wall, "
            "wine bottle holder"
        ),
        (0.32, 0.62, 0.95),
        stand="floor",
        against_wall=True,
        clearance=0.4,
        finishes=("walnut", "pine", "dark oak"),
        mass=12.0,
        limits=(0.35, 2.0),
        builder=block_shape,
    )
)
register(
    Kind(
        "serving cart",
        names(
            "trolley, bar cart, kitchen cart, tea trolley, drinks trolley, cart, rolling cart, utility "
            "cart, tea cart, serving trolley, drinks cart, service cart, food cart, book cart, storage "
            "cart, dessert cart, beverage cart, art cart, supply cart, lab cart, medical cart, kitchen "
            "trolley, cocktail cart, island cart"
        ),
        (0.42, 0.75, 0.86),
        finishes=("brass", "black metal"),
        mass=14.0,
        limits=(0.6, 1.5),
        builder=block_shape,
    )
)
