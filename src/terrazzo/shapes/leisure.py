"""Games, exercise and play."""

from __future__ import annotations

from terrazzo.shapes.kinds import Kind, names, register
from terrazzo.shapes.playground import ball_pit, slide
from terrazzo.shapes.playroom import climbing_structure, play_tent, puppet_theater
from terrazzo.shapes.recreation import (
    air_hockey_table,
    exercise_bike,
    ladder,
    ping_pong_table,
    pool_table,
    punching_bag,
    treadmill,
)
from terrazzo.shapes.sketch import drawn

_TOY = ("toy",)
_GYM = ("sport",)

register(
    Kind(
        "pool table",
        names(
            "billiard table, billiards table, snooker table, billiard, pool, pool billiard table, billiards"
        ),
        (1.4, 2.5, 0.82),
        clearance=1.0,
        colours=("green", "blue", "burgundy"),
        finishes=("mahogany", "walnut", "oak"),
        mass=320.0,
        limits=(0.6, 1.3),
        builder=drawn(pool_table),
    )
)
register(
    Kind(
        "air hockey table",
        names(
            "air hockey, foosball table, table football, hockey table, football table, foosball, table "
            "hockey, arcade table"
        ),
        (1.0, 2.0, 0.82),
        clearance=0.7,
        colours=("blue", "black", "red"),
        mass=70.0,
        limits=(0.5, 1.3),
        builder=drawn(air_hockey_table),
    )
)
register(
    Kind(
        "ping pong table",
        names("table tennis table, ping-pong table, table tennis, ping pong"),
        (1.525, 2.74, 0.91),
        clearance=1.0,
        colours=("green", "blue"),
        mass=90.0,
        limits=(0.5, 1.1),
        builder=drawn(ping_pong_table),
    )
)
register(
    Kind(
        "treadmill",
        names(
            "running machine, running treadmill, walking machine, walking pad, jogging machine, electric "
            "treadmill"
        ),
        (1.75, 0.82, 1.38),
        clearance=0.8,
        colours=("black",),
        mass=95.0,
        limits=(0.7, 1.2),
        tags=_GYM,
        builder=drawn(treadmill),
    )
)
register(
    Kind(
        "exercise bike",
        names(
            "stationary bike, stationary bicycle, spin bike, exercise bicycle, spinning bike, indoor "
            "bike, fitness bike, peloton, gym bike, elliptical, elliptical machine, elliptical trainer, "
            "cross trainer, rowing machine, rower, cycling machine, indoor cycling bike"
        ),
        (1.15, 0.55, 1.25),
        clearance=0.5,
        colours=("black", "red", "grey"),
        mass=45.0,
        limits=(0.7, 1.25),
        tags=_GYM,
        builder=drawn(exercise_bike),
    )
)
register(
    Kind(
        "punching bag",
        names(
            "boxing bag, heavy bag, punch bag, boxing stand, punching ball, speed bag, kick bag, "
            "freestanding punching bag, sandbag, boxing dummy"
        ),
        (0.55, 0.55, 1.75),
        clearance=0.8,
        colours=("red", "black", "brown"),
        mass=70.0,
        limits=(0.6, 1.3),
        tags=_GYM,
        builder=drawn(punching_bag),
    )
)
register(
    Kind(
        "ladder",
        names(
            "step ladder, stepladder, wooden ladder, rolling ladder, library ladder, bunk ladder, folding "
            "ladder, decorative ladder, blanket ladder"
        ),
        (0.85, 0.5, 1.5),
        finishes=("pine", "aluminium"),
        mass=8.0,
        limits=(0.5, 1.6),
        builder=drawn(ladder),
    )
)
register(
    Kind(
        "play tent",
        names(
            "teepee, tipi, play house, playhouse, kid tent, tepee, reading tent, indoor tent, canopy "
            "tent, play teepee, wigwam, fort, tent, play fort, castle tent, play castle, cardboard house, "
            "pillow fort, toy house, kid playhouse, children tent"
        ),
        (1.2, 1.2, 1.5),
        clearance=0.5,
        colours=("cream", "light blue", "pink", "mint"),
        mass=6.0,
        limits=(0.6, 1.4),
        tags=_TOY,
        builder=drawn(play_tent),
    )
)
register(
    Kind(
        "puppet theater",
        names(
            "puppet theatre, puppet stage, puppet show stand, puppet booth, toy theater, play stage, "
            "puppet show theater, marionette theater, mini stage"
        ),
        (0.45, 0.95, 1.3),
        clearance=0.6,
        colours=("red",),
        finishes=("pine", "birch"),
        mass=12.0,
        limits=(0.5, 1.4),
        tags=_TOY,
        builder=drawn(puppet_theater),
    )
)
register(
    Kind(
        "climbing structure",
        names(
            "climbing frame, jungle gym, play structure, climbing gym, climbing block, climbing dome, "
            "indoor playground, monkey bars, climbing wall, pikler triangle, climber, soft play "
            "structure, foam climbing block, climbing triangle, playset, play gym set, swing set, foam "
            "pyramid, climbing set"
        ),
        (1.3, 1.3, 1.5),
        clearance=0.6,
        colours=("yellow", "blue"),
        finishes=("birch", "pine"),
        mass=45.0,
        limits=(0.4, 1.5),
        tags=_TOY,
        builder=drawn(climbing_structure),
    )
)
register(
    Kind(
        "slide",
        names(
            "kid slide, playground slide, toddler slide, indoor slide, toy slide, play slide, children "
            "slide, plastic slide"
        ),
        (1.6, 0.55, 1.1),
        clearance=0.8,
        colours=("red", "yellow", "blue", "green"),
        mass=12.0,
        limits=(0.5, 1.6),
        tags=_TOY,
        builder=drawn(slide),
    )
)
register(
    Kind(
        "ball pit",
        names("ball pool, ball pond, ballpit, ball pen, foam pit, sandbox, sandpit"),
        (1.2, 1.2, 0.35),
        clearance=0.5,
        colours=("grey", "light blue", "pink"),
        mass=8.0,
        limits=(0.5, 1.6),
        tags=_TOY,
        builder=drawn(ball_pit),
    )
)
