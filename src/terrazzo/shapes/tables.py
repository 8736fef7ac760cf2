"""Tables to eat at and to put things on."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_WOODS = ("oak", "walnut", "light oak")
_AROUND = (("dining chair", "around"),)
_L = (0.6, 1.8)

register(
    Kind(
        "dining table",
        names(
            "dinner table, dining room table, harvest table, farmhouse table, table for six, table for "
            "four, banquet table, trestle table, refectory table, plank table, family table, feast table, "
            "extendable table, dining set, pedestal table, round table, table, wooden table, big table, "
            "large table, square table, glass table, oval table, patio table, garden table, outdoor "
            "table, picknick table, chess table, card table, game table, poker table, board game table, "
            "display table, puzzle table, buffet table, craft table, reading table, tea room table, "
            "library table, lunch table, cafeteria table, folding table, party table, training table, "
            "communal table"
        ),
        (0.92, 1.7, 0.75),
        clearance=0.6,
        pairs=_AROUND,
        finishes=_WOODS,
        mass=40.0,
        limits=_L,
        builder=block_shape,
        sizes=(
            ("round", (1.2, 1.2, 0.75)),
            ("circular", (1.2, 1.2, 0.75)),
            ("square", (1.05, 1.05, 0.75)),
            ("oval", (1.0, 1.8, 0.75)),
            ("two-seater", (0.75, 0.75, 0.75)),
            ("two-person", (0.75, 0.75, 0.75)),
            ("four-seater", (0.85, 1.25, 0.75)),
            ("four-person", (0.85, 1.25, 0.75)),
            ("six-seater", (0.92, 1.75, 0.75)),
            ("eight-seater", (1.0, 2.3, 0.75)),
            ("eight-person", (1.0, 2.3, 0.75)),
            ("ten-seater", (1.05, 2.8, 0.75)),
        ),
    )
)
register(
    Kind(
        "kitchen table",
        names(
            "breakfast table, eat-in table, small dining table, kitchen dining table, breakfast nook table"
        ),
        (0.8, 1.2, 0.75),
        clearance=0.6,
        pairs=_AROUND,
        finishes=_WOODS,
        mass=28.0,
        limits=_L,
        builder=block_shape,
        sizes=(("round", (1.0, 1.0, 0.75)), ("square", (0.85, 0.85, 0.75))),
    )
)
register(
    Kind(
        "coffee table",
        names(
            "cocktail table, living room table, tea table, sofa table, centre table, low table, lounge "
            "table, kotatsu, chabudai, low wooden table, centerpiece table, glass coffee table, nesting "
            "coffee table"
        ),
        (0.6, 1.1, 0.42),
        clearance=0.3,
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=block_shape,
        sizes=(
            ("round", (0.85, 0.85, 0.4)),
            ("circular", (0.85, 0.85, 0.4)),
            ("square", (0.85, 0.85, 0.4)),
            ("oval", (0.65, 1.15, 0.42)),
        ),
    )
)
register(
    Kind(
        "side table",
        names(
            "end table, accent table, lamp table, occasional table, sofa side table, small table, drum "
            "table, nesting table, stool table, telephone table, plant table, pedestal side table, small "
            "side table, c table, small round table, corner table, tray table, bath table, tub table, "
            "snack table, tea side table, cocktail side table"
        ),
        (0.45, 0.45, 0.55),
        finishes=_WOODS,
        mass=6.0,
        limits=_L,
        builder=block_shape,
        sizes=(("round", (0.45, 0.45, 0.55)), ("square", (0.45, 0.45, 0.55))),
    )
)
register(
    Kind(
        "console table",
        names(
            "console, entry table, entryway table, hall table, hallway table, foyer table, sofa console, "
            "demilune table, sofa back table, entrance table, narrow table, hallway console, key table"
        ),
        (0.36, 1.2, 0.8),
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
        "bar table",
        names(
            "high table, pub table, high-top table, hightop table, counter table, cocktail bar table, "
            "standing table, tall table, high top, cafe high table"
        ),
        (0.65, 0.65, 1.05),
        clearance=0.4,
        pairs=(("bar stool", "around"),),
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=block_shape,
        sizes=(("rectangular", (0.6, 1.4, 1.05)), ("long", (0.6, 1.4, 1.05))),
    )
)
register(
    Kind(
        "bistro table",
        names(
            "cafe table, coffee shop table, small cafe table, garden bistro table, balcony table, "
            "restaurant table"
        ),
        (0.65, 0.65, 0.74),
        clearance=0.4,
        pairs=(("chair", "around"),),
        finishes=("marble", "oak"),
        mass=15.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "picnic table",
        names("camping table, beer table, park table, outdoor picnic table"),
        (1.5, 1.8, 0.76),
        clearance=0.5,
        finishes=("pine", "cedar"),
        mass=50.0,
        limits=(0.6, 1.4),
        builder=block_shape,
    )
)
register(
    Kind(
        "conference table",
        names("meeting table, boardroom table, meeting room table, conference room table, board table"),
        (1.2, 2.8, 0.75),
        clearance=0.8,
        pairs=(("office chair", "around"),),
        finishes=("walnut", "oak"),
        mass=90.0,
        limits=(0.5, 1.8),
        builder=block_shape,
        sizes=(("round", (1.5, 1.5, 0.75)), ("oval", (1.25, 2.8, 0.75))),
    )
)
register(
    Kind(
        "play table",
        names(
            "activity table, kid table, train table, lego table, toddler table, children table, sensory "
            "table, art table, toy table, kid craft table, child table, building block table, train set "
            "table, water table"
        ),
        (0.7, 1.0, 0.5),
        clearance=0.4,
        colours=("white", "yellow", "light blue"),
        finishes=("birch", "pine"),
        mass=10.0,
        limits=_L,
        tags=("toy",),
        builder=block_shape,
        sizes=(("round", (0.8, 0.8, 0.5)), ("square", (0.75, 0.75, 0.5))),
    )
)
register(
    Kind(
        "changing table",
        names(
            "baby changing table, diaper table, nappy table, changing station, baby changer, diaper station"
        ),
        (0.5, 0.9, 0.95),
        against_wall=True,
        clearance=0.6,
        colours=("white",),
        mass=25.0,
        limits=(0.7, 1.4),
        builder=block_shape,
    )
)
