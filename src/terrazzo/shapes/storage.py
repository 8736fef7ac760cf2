"""Cabinets, chests and wardrobes: things with doors, drawers and lids."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.6, 1.6)

register(
    Kind(
        "nightstand",
        names(
            "bedside table, night stand, bedside cabinet, night table, bed side table, bedside stand, "
            "nightstand table, bedside drawer, bedside chest, bedside shelf, floating nightstand, bedside "
            "drawer unit"
        ),
        (0.42, 0.48, 0.55),
        against_wall=True,
        clearance=0.3,
        finishes=_WOODS,
        mass=14.0,
        limits=_L,
        builder=block_shape,
        sizes=(("round", (0.42, 0.42, 0.55)),),
    )
)
register(
    Kind(
        "dresser",
        names(
            "chest of drawers, bureau, chest drawer, drawer chest, clothes dresser, lowboy, highboy, "
            "tallboy, commode, bedroom dresser, drawer dresser, double dresser, wide dresser, clothing "
            "drawer, chest of drawer, set of drawers"
        ),
        (0.48, 1.2, 0.85),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=55.0,
        limits=_L,
        builder=block_shape,
        sizes=(("tall", (0.48, 0.8, 1.25)), ("vertical", (0.48, 0.7, 1.25))),
    )
)
register(
    Kind(
        "drawer unit",
        names(
            "drawers, drawer cabinet, pedestal drawer, drawer tower, file drawer, mobile pedestal, "
            "plastic drawer, desk drawer, storage drawer, drawer, rolling drawer, chest of small drawers, "
            "flat file cabinet, map chest, apothecary cabinet"
        ),
        (0.45, 0.42, 0.65),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "wardrobe",
        names(
            "closet, armoire, clothes cabinet, clothes closet, built-in wardrobe, clothing wardrobe, "
            "walk-in closet, sliding wardrobe, garderobe, almirah, sliding-door wardrobe, clothing "
            "cabinet, mirrored wardrobe, built-in closet, tall wardrobe, coat closet, chifforobe, linen "
            "closet"
        ),
        (0.6, 1.4, 2.05),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=110.0,
        limits=(0.6, 1.5),
        builder=block_shape,
        sizes=(
            ("single", (0.58, 0.75, 2.0)),
            ("two-door", (0.6, 1.0, 2.05)),
            ("double-door", (0.6, 1.0, 2.05)),
            ("three-door", (0.6, 1.5, 2.05)),
            ("four-door", (0.6, 2.0, 2.1)),
        ),
    )
)
register(
    Kind(
        "cabinet",
        names(
            "storage cabinet, cupboard, closed cabinet, accent cabinet, utility cabinet, linen cabinet, "
            "craft cabinet, storage unit, supply cabinet, tall cabinet, chiffonier, art cabinet, broom "
            "cupboard, game cabinet, toy cabinet, office cabinet, freestanding cabinet, gun cabinet, "
            "record cabinet, vinyl cabinet, bathroom cabinet, media cabinet, bookcase cabinet, locker "
            "cabinet, corner cabinet, storage, wooden cabinet, low cabinet, floor cabinet, metal cabinet, "
            "garage cabinet, cabinetry, storage furniture, side cabinet, shoe cabinet, entry cabinet, "
            "hallway cabinet, living room cabinet"
        ),
        (0.42, 0.9, 1.1),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=45.0,
        limits=(0.5, 1.9),
        builder=block_shape,
        sizes=(("tall", (0.42, 0.8, 1.9)), ("low", (0.42, 1.0, 0.75))),
    )
)
register(
    Kind(
        "wall cabinet",
        names(
            "hanging cabinet, overhead cabinet, wall-mounted cabinet, upper cabinet, wall cupboard, "
            "floating cabinet, wall unit, mounted cabinet, wall storage, hanging cupboard, bathroom wall "
            "cabinet"
        ),
        (0.32, 0.8, 0.65),
        stand="wall",
        height=1.4,
        finishes=_WOODS,
        mass=20.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "display cabinet",
        names(
            "china cabinet, curio cabinet, vitrine, glass cabinet, display case, showcase, glass-door "
            "cabinet, curio, collectible cabinet, glass display cabinet, glass display case, glass case, "
            "exhibit case, museum case, display cupboard, figurine cabinet, china closet, breakfront, "
            "glass showcase, jewelry case, crockery cabinet"
        ),
        (0.42, 0.95, 1.85),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=65.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "trophy cabinet",
        names(
            "trophy case, award cabinet, trophy display, award case, trophy display case, memorabilia case"
        ),
        (0.4, 1.2, 1.9),
        against_wall=True,
        clearance=0.6,
        finishes=("walnut", "mahogany"),
        mass=75.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "wine cabinet",
        names(
            "bar cabinet, liquor cabinet, drinks cabinet, wine cupboard, cocktail cabinet, wine fridge, "
            "wine cooler, whiskey cabinet, bottle cabinet, wine storage, wine refrigerator, home bar "
            "cabinet, alcohol cabinet, globe bar"
        ),
        (0.45, 0.9, 1.3),
        against_wall=True,
        clearance=0.6,
        finishes=("walnut", "mahogany", "dark oak"),
        mass=55.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "sideboard",
        names(
            "buffet, credenza, buffet cabinet, dining sideboard, buffet sideboard, dining buffet, "
            "lowboard, side board, dining cabinet, serving buffet, coffee bar cabinet, coffee bar, buffet "
            "server, entryway cabinet"
        ),
        (0.45, 1.6, 0.82),
        against_wall=True,
        clearance=0.6,
        finishes=_WOODS,
        mass=60.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "hutch",
        names(
            "welsh dresser, china hutch, kitchen dresser, dining hutch, hutch cabinet, buffet hutch, "
            "kitchen hutch, buffet with hutch"
        ),
        (0.46, 1.25, 1.95),
        against_wall=True,
        clearance=0.6,
        finishes=("pine", "oak"),
        mass=90.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "tv stand",
        names(
            "media console, tv console, tv cabinet, tv unit, television stand, entertainment center, tv "
            "table, media unit, media stand, tv bench, entertainment unit, television cabinet, television "
            "table, tv media console, entertainment console, tv credenza, tv shelf, video console, "
            "entertainment stand, audio cabinet, stereo cabinet, hi-fi cabinet, record console, tv rack"
        ),
        (0.4, 1.6, 0.5),
        against_wall=True,
        clearance=0.5,
        pairs=(("tv", "on"),),
        finishes=_WOODS,
        mass=35.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "filing cabinet",
        names(
            "file cabinet, document cabinet, filing drawer, office drawer, filing drawers, file storage, "
            "card catalog, filing unit"
        ),
        (0.6, 0.46, 1.02),
        against_wall=True,
        clearance=0.6,
        colours=("grey", "white", "black", "beige"),
        finishes=("steel",),
        mass=35.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "locker",
        names(
            "lockers, gym locker, school locker, metal locker, storage locker, changing room locker, "
            "locker unit, sports locker"
        ),
        (0.48, 0.9, 1.85),
        against_wall=True,
        clearance=0.6,
        colours=("grey", "blue", "green"),
        finishes=("steel",),
        mass=60.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "pantry cabinet",
        names(
            "pantry, kitchen pantry, food cabinet, larder, pantry cupboard, larder cupboard, food storage "
            "cabinet, tall kitchen cabinet"
        ),
        (0.58, 0.9, 2.05),
        against_wall=True,
        clearance=0.7,
        finishes=_WOODS,
        mass=85.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "chest",
        names(
            "trunk, treasure chest, storage chest, blanket chest, hope chest, steamer trunk, storage "
            "trunk, wooden chest, footlocker, coffer, blanket box, storage trunk table, pirate chest, "
            "linen chest, vintage trunk, ottoman trunk, bench chest, cedar chest, travel trunk"
        ),
        (0.5, 0.95, 0.5),
        finishes=("dark oak", "pine", "walnut"),
        mass=25.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "toy box",
        names(
            "toy chest, toy bin, toy storage, toy crate, toy trunk, storage box, storage bin, toy "
            "container, toy storage box, toy bucket, toy organizer, play box, deck box, wooden crate, "
            "crate, storage crate, milk crate, toy storage bin"
        ),
        (0.4, 0.75, 0.45),
        colours=("white", "light blue", "yellow", "mint", "pink"),
        finishes=("birch", "pine"),
        mass=10.0,
        tags=("toy",),
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "tool chest",
        names(
            "tool cabinet, tool cart, roller cabinet, tool storage, mechanic chest, rolling tool chest, "
            "toolbox cabinet, tool trolley, tool drawer, rolling toolbox, tool storage cabinet, rolling "
            "tool cabinet, workshop cabinet"
        ),
        (0.46, 0.7, 0.92),
        clearance=0.6,
        colours=("red", "black", "blue"),
        finishes=("steel",),
        mass=55.0,
        limits=_L,
        builder=block_shape,
    )
)
