"""Desks, drafting tables and workbenches."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_WOODS = ("oak", "walnut", "light oak", "white oak")
_L = (0.65, 1.7)
_LSHAPE = (1.5, 1.6, 0.75)

register(
    Kind(
        "desk",
        names(
            "writing desk, study desk, work desk, office desk, secretary desk, secretary, study table, "
            "student desk, writing table, home office desk, wooden desk, standing desk, sit-stand desk, "
            "executive desk, reception desk, school desk, teacher desk, kid desk, bureau desk, vanity "
            "desk, workstation, homework desk, corner desk, l-shaped desk, sewing table, sewing desk, "
            "craft desk, escritoire, adjustable desk, work station, trading desk, front desk, lectern, "
            "podium, checkout counter, cashier desk, work from home desk, roll-top desk"
        ),
        (0.65, 1.3, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("office chair", "in_front_of"),),
        finishes=_WOODS,
        mass=32.0,
        limits=_L,
        builder=block_shape,
        sizes=(
            ("l-shaped", _LSHAPE),
            ("l shape", _LSHAPE),
            ("corner", _LSHAPE),
            ("executive", (0.85, 1.7, 0.76)),
            ("standing", (0.7, 1.4, 1.05)),
        ),
    )
)
register(
    Kind(
        "computer desk",
        names(
            "pc desk, computer table, laptop desk, laptop table, monitor desk, computer workstation, "
            "streaming desk"
        ),
        (0.65, 1.3, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("office chair", "in_front_of"),),
        finishes=_WOODS,
        mass=30.0,
        limits=_L,
        builder=block_shape,
        sizes=(("l-shaped", _LSHAPE), ("corner", _LSHAPE)),
    )
)
register(
    Kind(
        "gaming desk",
        names(
            "gamer desk, gaming table, gaming station, gaming setup desk, battlestation, esports desk, "
            "gaming workstation"
        ),
        (0.72, 1.5, 0.75),
        against_wall=True,
        clearance=0.8,
        pairs=(("gaming chair", "in_front_of"),),
        colours=("black",),
        mass=32.0,
        limits=_L,
        builder=block_shape,
        sizes=(("l-shaped", _LSHAPE), ("corner", _LSHAPE)),
    )
)
register(
    Kind(
        "drafting table",
        names(
            "drawing table, drawing board, architect table, architect desk, drafting desk, artist table, "
            "drawing desk, tilted desk, artist desk, light table, sketching table"
        ),
        (0.8, 1.15, 1.0),
        clearance=0.8,
        pairs=(("drafting stool", "in_front_of"),),
        finishes=("beech", "oak"),
        mass=28.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "work table",
        names(
            "worktable, utility table, prep table, cutting table, studio table, potting table, sewing "
            "work table, pottery table, hobby table, work surface, project table, fabric table, fabric "
            "cutting table, industrial table"
        ),
        (0.8, 1.6, 0.86),
        clearance=0.7,
        finishes=("pine", "oak"),
        mass=45.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "workbench",
        names(
            "work bench, carpenter bench, tool bench, garage bench, woodworking bench, carpentry bench, "
            "joiner bench, garage workbench, potting bench"
        ),
        (0.68, 1.6, 0.88),
        against_wall=True,
        clearance=0.8,
        finishes=("beech", "pine"),
        mass=70.0,
        limits=_L,
        builder=block_shape,
    )
)
register(
    Kind(
        "lab bench",
        names(
            "laboratory bench, laboratory table, lab table, science table, electronics bench, chemistry "
            "bench, soldering station bench, laboratory workbench, science bench, lab counter, "
            "electronics workbench"
        ),
        (0.75, 1.8, 0.9),
        against_wall=True,
        clearance=0.8,
        colours=("white",),
        mass=80.0,
        limits=_L,
        builder=block_shape,
    )
)
