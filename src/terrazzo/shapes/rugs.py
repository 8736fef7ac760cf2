"""Rugs and mats: things that lie flat on the floor and that others may stand on."""

from __future__ import annotations

from terrazzo.shapes.assembly import block_shape
from terrazzo.shapes.kinds import Kind, names, register

_SOFT = ("cream", "grey", "beige", "navy", "terracotta", "sage")

register(
    Kind(
        "rug",
        names(
            "area rug, carpet, floor rug, throw rug, persian rug, oriental rug, shag rug, round rug, "
            "living room rug, runner, runner rug, circular rug, hallway runner, floor carpet, wool rug, "
            "sheepskin rug, kilim, jute rug, cowhide rug, fluffy rug, cowhide, sheepskin, animal skin "
            "rug, bear rug, bedside rug, woven rug, shaggy rug, bearskin rug, fur rug, moroccan rug, "
            "turkish rug, geometric rug, striped rug, kid rug, dhurrie, tapestry rug, floral rug, braided "
            "rug, nursery rug, hall runner, faux fur rug, floor covering, persian carpet, alphabet rug, "
            "road rug"
        ),
        (1.6, 2.3, 0.0045),
        stand="rug",
        colours=_SOFT,
        mass=12.0,
        limits=(0.3, 2.0),
        tags=("soft",),
        builder=block_shape,
        sizes=(
            ("round", (1.8, 1.8, 0.0045)),
            ("circular", (1.8, 1.8, 0.0045)),
            ("square", (2.0, 2.0, 0.0045)),
            ("runner", (0.75, 2.4, 0.0045)),
            ("oval", (1.5, 2.2, 0.0045)),
        ),
    )
)
register(
    Kind(
        "mat",
        names(
            "floor mat, doormat, door mat, welcome mat, kitchen mat, entry mat, entrance mat, exercise "
            "mat, gym mat, anti-fatigue mat, front mat, pet mat, chair mat, desk floor mat, workout mat, "
            "rubber mat, tumbling mat, wrestling mat, tatami floor mat, sleeping pad, foam mat, crash "
            "mat, judo mat, gymnastics mat, racing mat, cork mat, meditation mat, prayer mat, prayer rug"
        ),
        (0.6, 0.9, 0.0045),
        stand="rug",
        colours=("grey", "brown", "charcoal", "beige"),
        mass=2.0,
        limits=(0.5, 2.5),
        builder=block_shape,
        sizes=(("round", (0.8, 0.8, 0.0045)),),
    )
)
register(
    Kind(
        "yoga mat",
        names("pilates mat, fitness mat, stretching mat, aerobics mat"),
        (0.61, 1.75, 0.0045),
        stand="rug",
        colours=("purple", "teal", "pink", "blue", "green"),
        mass=1.5,
        limits=(0.8, 1.3),
        builder=block_shape,
    )
)
register(
    Kind(
        "bath mat",
        names("bathroom rug, bathroom mat, shower mat, bath rug, bathmat, toilet mat, toilet rug"),
        (0.5, 0.8, 0.0045),
        stand="rug",
        colours=("white", "light grey", "sage", "beige"),
        mass=1.2,
        limits=(0.6, 1.6),
        tags=("soft",),
        builder=block_shape,
        sizes=(("round", (0.7, 0.7, 0.0045)),),
    )
)
register(
    Kind(
        "play mat",
        names(
            "playmat, baby mat, kid play mat, foam play mat, puzzle mat, activity mat, alphabet mat, "
            "interlocking mat, foam floor tile, play rug, children mat, crawling mat, road play mat, play "
            "gym, baby gym, soft play mat"
        ),
        (1.4, 1.4, 0.0045),
        stand="rug",
        colours=("yellow", "light blue", "mint"),
        mass=2.5,
        limits=(0.5, 1.8),
        tags=("toy",),
        builder=block_shape,
    )
)
register(
    Kind(
        "tatami mat",
        names("tatami, straw mat, bamboo mat, goza, reed mat, japanese mat"),
        (0.9, 1.8, 0.0045),
        stand="rug",
        finishes=("straw",),
        mass=10.0,
        limits=(0.5, 1.6),
        builder=block_shape,
    )
)
