"""Screens, boards, pianos and fireplaces."""

from __future__ import annotations

from terrazzo.shapes.kinds import Kind, names, register
from terrazzo.shapes.parlour import fireplace, pedestal, piano, room_divider
from terrazzo.shapes.screens import chalkboard, pegboard, projection_screen, tv, wall_tv, whiteboard
from terrazzo.shapes.sketch import drawn

register(
    Kind(
        "tv",
        names(
            "television, flat-screen tv, smart tv, flatscreen, tv screen, flat screen, tv set, television "
            "set, lcd tv, oled tv, flat-screen television, flatscreen tv, led tv, plasma tv, telly, big "
            "screen, widescreen tv, big-screen tv, flat-panel tv, television screen, large-screen tv, "
            "display screen, flat tv"
        ),
        (0.22, 1.23, 0.77),
        stand="surface",
        against_wall=True,
        colours=("black",),
        mass=16.0,
        limits=(0.4, 1.7),
        tags=("electronic", "screen"),
        builder=drawn(tv),
    )
)
register(
    Kind(
        "wall tv",
        names(
            "wall-mounted tv, mounted tv, wall-mounted television, wall television, hanging tv, "
            "wall-mounted screen, wall-mounted flat-screen tv, mounted television, wall screen, video "
            "wall, digital display, wall-mounted display"
        ),
        (0.06, 1.23, 0.71),
        stand="wall",
        height=1.0,
        colours=("black",),
        mass=16.0,
        limits=(0.4, 1.7),
        tags=("electronic", "screen"),
        builder=drawn(wall_tv),
    )
)
register(
    Kind(
        "projection screen",
        names(
            "projector screen, movie screen, cinema screen, home theater screen, pull-down screen, "
            "screen, theater screen, presentation screen"
        ),
        (0.1, 2.1, 1.35),
        stand="wall",
        height=0.85,
        colours=("white",),
        mass=9.0,
        limits=(0.5, 1.6),
        tags=("screen",),
        builder=drawn(projection_screen),
    )
)
register(
    Kind(
        "chalkboard",
        names("blackboard, chalk board, black board, slate board, menu board, green board"),
        (0.08, 1.4, 0.95),
        stand="wall",
        height=0.95,
        finishes=("oak", "pine"),
        mass=12.0,
        limits=(0.4, 2.0),
        builder=drawn(chalkboard),
    )
)
register(
    Kind(
        "whiteboard",
        names(
            "white board, dry-erase board, marker board, dry erase board, smartboard, glass board, "
            "interactive whiteboard, magnetic board, planning board, smart board"
        ),
        (0.08, 1.5, 1.0),
        stand="wall",
        height=0.95,
        mass=12.0,
        limits=(0.4, 2.0),
        builder=drawn(whiteboard),
    )
)
register(
    Kind(
        "pegboard",
        names(
            "peg board, tool board, tool wall, perforated board, tool rack, wall tool rack, tool "
            "organizer, tool panel, pegboard wall, tool holder"
        ),
        (0.07, 1.2, 0.8),
        stand="wall",
        height=1.15,
        finishes=("birch",),
        mass=9.0,
        limits=(0.4, 2.0),
        builder=drawn(pegboard),
    )
)
register(
    Kind(
        "piano",
        names(
            "upright piano, grand piano, baby grand, baby grand piano, pianoforte, digital piano, "
            "electric piano, organ, spinet, harpsichord, player piano, concert piano"
        ),
        (0.62, 1.48, 1.2),
        against_wall=True,
        clearance=0.8,
        pairs=(("bench", "in_front_of"),),
        colours=("black",),
        finishes=("lacquer",),
        mass=210.0,
        limits=(0.7, 1.2),
        tags=("music",),
        builder=drawn(piano),
        sizes=(("grand", (1.65, 1.5, 1.0)), ("baby grand", (1.5, 1.48, 0.98))),
    )
)
register(
    Kind(
        "fireplace",
        names(
            "fire place, hearth, mantel, mantelpiece, chimney, electric fireplace, stone fireplace, brick "
            "fireplace, wood stove, wood burning stove, log burner, fireplace mantel, wood-burning stove, "
            "gas fireplace, open fire, firepit, wood-burning fireplace, marble fireplace, pellet stove"
        ),
        (0.42, 1.45, 1.18),
        against_wall=True,
        clearance=0.8,
        finishes=("stone", "brick", "marble"),
        mass=220.0,
        limits=(0.7, 1.5),
        builder=drawn(fireplace),
    )
)
register(
    Kind(
        "room divider",
        names(
            "folding screen, privacy screen, divider, shoji screen, partition, partition screen, byobu, "
            "dressing screen, changing screen, room partition, shoji, japanese screen, screen divider, "
            "panel screen, paravent, rice paper screen, space divider, partition wall"
        ),
        (0.4, 1.6, 1.75),
        finishes=("oak", "walnut"),
        colours=("cream",),
        mass=14.0,
        limits=(0.6, 1.5),
        builder=drawn(room_divider),
    )
)
register(
    Kind(
        "pedestal",
        names(
            "plinth, display pedestal, column, sculpture stand, pedestal plinth, display plinth, stone "
            "plinth, statue base, art pedestal, museum pedestal, pillar, display stand, statue stand, "
            "plant pedestal, sculpture pedestal, display podium, sculpture plinth, display column"
        ),
        (0.36, 0.36, 1.0),
        colours=("white",),
        finishes=("plaster", "marble", "stone"),
        mass=30.0,
        limits=(0.4, 1.8),
        builder=drawn(pedestal),
    )
)
