"""What sets one species apart from another, as numbers for `growing.grow`.

Habits and proportions follow field guides (Mitchell, "A Field Guide to the Trees of Britain and Northern Europe", 1974);
the parameters are those of Weber and Penn, "Creation and rendering of realistic trees" (1995), fewer and rounder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Colour = tuple[float, float, float]
Habit = Literal["branching", "whorled", "palm", "fern", "stem"]


@dataclass(frozen=True)
class Species:
    """How a species grows.

    Args:
        label: What people call one of them.
        habit: "branching" (broadleaves, bushes), "whorled" (conifers), "palm", "fern" or "stem" (cactus).
        leaf: Leaf colours, linear RGB albedo, which vary from leaf to leaf.
        bark: Colour of the trunk; the second that of its cracks and marks.
        girth: Trunk radius at the foot over the height.
        clear: Share of the height without branches.
        spread: Crown radius over the height.
        shape: Profile of the crown: "round", "cone", "column", "vase", "flame".
        branches: First-order branches.
        twigs: Second-order branches on each.
        angle: Of first-order branches from the trunk, at the foot and at the top of the crown [rad].
        rise: How strongly branches bend up (or down, below 0) along their way.
        wander: Crookedness of the branches.
        leaf_size: Length of a leaf cluster near the eye [m], and its width over it.
        leaves: Leaf clusters near the eye of a plant of usual height.
        usual: Usual height [m], for which `leaves` holds.
        droop: How much leaves hang.
        stems: Trunks from one root.
        flower: Colours of blossoms among the leaves, and their share.
        load: Share of the leaves that snow lies on.
        mass: At the usual height [kg].
    """

    label: str
    habit: Habit = "branching"
    leaf: tuple[Colour, ...] = ((0.07, 0.12, 0.025), (0.05, 0.09, 0.02), (0.10, 0.15, 0.035))
    bark: tuple[Colour, Colour] = ((0.13, 0.095, 0.068), (0.05, 0.037, 0.028))
    girth: float = 0.024
    clear: float = 0.24
    spread: float = 0.36
    shape: str = "round"
    branches: int = 22
    twigs: int = 9
    angle: tuple[float, float] = (1.15, 0.5)
    rise: float = 0.35
    wander: float = 0.16
    leaf_size: tuple[float, float] = (0.17, 0.62)
    leaves: int = 6500
    usual: float = 10.0
    droop: float = 0.25
    stems: int = 1
    flower: tuple[Colour, ...] = ()
    blossom: float = 0.0
    load: float = 0.0
    mass: float = 900.0


_OAK = Species("oak tree")
_SPRUCE = Species(
    "spruce tree",
    "whorled",
    ((0.030, 0.058, 0.020), (0.022, 0.042, 0.017), (0.045, 0.075, 0.028)),
    ((0.11, 0.075, 0.055), (0.05, 0.035, 0.027)),
    0.017,
    0.07,
    0.21,
    "cone",
    105,
    8,
    (1.75, 0.85),
    0.18,
    0.06,
    (0.26, 0.34),
    6500,
    12.0,
    0.35,
)
_BUSH = Species(
    "bush",
    "branching",
    ((0.055, 0.100, 0.024), (0.042, 0.080, 0.02), (0.085, 0.13, 0.035)),
    girth=0.02,
    clear=0.05,
    spread=0.58,
    branches=9,
    twigs=8,
    angle=(1.2, 0.4),
    rise=0.25,
    wander=0.2,
    leaf_size=(0.085, 0.6),
    leaves=1900,
    usual=1.4,
    stems=5,
    mass=20.0,
)

SPECIES: dict[str, Species] = {
    "oak": _OAK,
    "maple": replace(
        _OAK,
        label="maple tree",
        leaf=((0.14, 0.15, 0.025), (0.26, 0.14, 0.02), (0.34, 0.10, 0.018), (0.09, 0.13, 0.025)),
        shape="round",
        spread=0.34,
        clear=0.22,
    ),
    "beech": replace(
        _OAK,
        label="beech tree",
        leaf=((0.075, 0.13, 0.022), (0.055, 0.10, 0.018), (0.11, 0.17, 0.03)),
        bark=((0.21, 0.195, 0.175), (0.10, 0.095, 0.085)),
        clear=0.38,
        spread=0.25,
        girth=0.017,
        angle=(1.0, 0.5),
        branches=24,
        leaves=5200,
        usual=13.0,
    ),
    "birch": replace(
        _OAK,
        label="birch tree",
        leaf=((0.11, 0.16, 0.03), (0.085, 0.13, 0.025), (0.16, 0.19, 0.045)),
        bark=((0.62, 0.60, 0.56), (0.07, 0.06, 0.055)),
        girth=0.012,
        clear=0.25,
        spread=0.22,
        shape="flame",
        branches=30,
        angle=(0.95, 0.45),
        rise=0.05,
        wander=0.1,
        leaf_size=(0.12, 0.7),
        leaves=5200,
        droop=0.75,
        mass=400.0,
    ),
    "poplar": replace(
        _OAK,
        label="poplar tree",
        spread=0.105,
        shape="column",
        branches=46,
        angle=(0.45, 0.25),
        rise=0.5,
        clear=0.06,
        girth=0.015,
        usual=12.0,
        leaf_size=(0.14, 0.75),
        leaves=6000,
    ),
    "plane tree": replace(
        _OAK,
        label="plane tree",
        bark=((0.30, 0.275, 0.21), (0.12, 0.115, 0.085)),
        clear=0.40,
        spread=0.38,
        usual=8.0,
        leaves=6500,
    ),
    "apple": replace(
        _OAK,
        label="apple tree",
        girth=0.028,
        clear=0.28,
        spread=0.46,
        usual=4.0,
        leaf_size=(0.11, 0.6),
        leaves=5200,
        branches=14,
        wander=0.26,
        flower=((0.48, 0.03, 0.025), (0.55, 0.10, 0.03)),
        blossom=0.018,
        mass=150.0,
    ),
    "cherry": replace(
        _OAK,
        label="cherry tree",
        spread=0.44,
        clear=0.25,
        usual=5.5,
        leaf=((0.82, 0.50, 0.56), (0.86, 0.62, 0.66), (0.74, 0.40, 0.48)),
        leaf_size=(0.12, 0.85),
        leaves=7000,
        bark=((0.10, 0.065, 0.055), (0.04, 0.03, 0.028)),
        wander=0.2,
        mass=250.0,
    ),
    "willow": replace(
        _OAK,
        label="willow tree",
        leaf=((0.13, 0.175, 0.045), (0.095, 0.14, 0.035), (0.17, 0.21, 0.06)),
        spread=0.50,
        clear=0.2,
        branches=18,
        twigs=16,
        angle=(0.9, 0.35),
        rise=-0.95,
        wander=0.1,
        leaf_size=(0.21, 0.22),
        leaves=11000,
        usual=8.0,
        droop=1.0,
    ),
    "cypress": replace(
        _OAK,
        label="cypress tree",
        leaf=((0.034, 0.062, 0.022), (0.026, 0.048, 0.018), (0.05, 0.08, 0.03)),
        spread=0.10,
        shape="flame",
        clear=0.03,
        branches=70,
        twigs=6,
        angle=(0.55, 0.25),
        rise=0.5,
        leaf_size=(0.12, 0.5),
        leaves=6500,
        usual=7.0,
        girth=0.016,
    ),
    "juniper": replace(
        _OAK,
        label="juniper tree",
        leaf=((0.055, 0.075, 0.035), (0.04, 0.058, 0.028), (0.08, 0.095, 0.045)),
        spread=0.38,
        clear=0.08,
        branches=16,
        wander=0.35,
        girth=0.045,
        leaf_size=(0.12, 0.5),
        leaves=3800,
        usual=3.0,
        stems=2,
        mass=180.0,
        bark=((0.20, 0.15, 0.115), (0.08, 0.06, 0.05)),
    ),
    "spruce": _SPRUCE,
    "fir": replace(
        _SPRUCE,
        label="fir tree",
        leaf=((0.030, 0.060, 0.030), (0.022, 0.044, 0.024), (0.05, 0.08, 0.042)),
        spread=0.18,
    ),
    "snowy spruce": replace(_SPRUCE, load=0.55, droop=0.75, rise=-0.15),
    "pine": replace(
        _SPRUCE,
        label="pine tree",
        leaf=((0.045, 0.075, 0.026), (0.035, 0.058, 0.022), (0.07, 0.10, 0.04)),
        bark=((0.25, 0.125, 0.065), (0.10, 0.06, 0.04)),
        clear=0.45,
        spread=0.19,
        shape="round",
        branches=34,
        twigs=8,
        angle=(1.4, 0.7),
        rise=0.35,
        wander=0.16,
        leaf_size=(0.24, 0.42),
        leaves=4800,
        usual=14.0,
        droop=0.1,
    ),
    "palm": Species(
        "palm tree",
        "palm",
        ((0.075, 0.12, 0.025), (0.055, 0.095, 0.02), (0.14, 0.15, 0.045)),
        ((0.24, 0.19, 0.14), (0.11, 0.085, 0.06)),
        0.020,
        0.9,
        0.42,
        branches=26,
        twigs=46,
        leaf_size=(0.62, 0.075),
        leaves=2600,
        usual=7.0,
        droop=0.6,
        mass=500.0,
    ),
    "fern": Species(
        "fern",
        "fern",
        ((0.065, 0.125, 0.022), (0.05, 0.10, 0.018), (0.10, 0.16, 0.035)),
        branches=13,
        twigs=18,
        spread=0.95,
        leaf_size=(0.15, 0.22),
        leaves=440,
        usual=0.6,
        mass=1.0,
    ),
    "saguaro": Species(
        "cactus",
        "stem",
        ((0.09, 0.125, 0.05),),
        ((0.10, 0.145, 0.055), (0.055, 0.085, 0.035)),
        0.058,
        0.0,
        0.3,
        branches=3,
        usual=4.5,
        mass=900.0,
    ),
    "barrel cactus": Species(
        "barrel cactus",
        "stem",
        ((0.09, 0.125, 0.05),),
        ((0.115, 0.145, 0.05), (0.055, 0.08, 0.03)),
        0.42,
        0.0,
        0.5,
        branches=0,
        usual=0.5,
        mass=40.0,
    ),
    "bush": _BUSH,
    "flowering bush": replace(
        _BUSH,
        label="flowering bush",
        flower=((0.66, 0.06, 0.16), (0.76, 0.35, 0.50), (0.80, 0.76, 0.74), (0.40, 0.16, 0.55)),
        blossom=0.17,
    ),
    "hedge plant": replace(_BUSH, label="hedge", leaves=2600),
    "scrub": replace(
        _BUSH,
        label="desert shrub",
        leaf=((0.20, 0.19, 0.10), (0.15, 0.15, 0.075), (0.27, 0.235, 0.13)),
        leaf_size=(0.055, 0.42),
        leaves=900,
        usual=0.8,
        spread=0.75,
        wander=0.4,
        bark=((0.26, 0.20, 0.14), (0.14, 0.105, 0.075)),
    ),
    "dead tree": replace(
        _OAK,
        label="dead tree",
        leaves=0,
        bark=((0.30, 0.265, 0.23), (0.12, 0.10, 0.085)),
        wander=0.42,
        branches=11,
        twigs=5,
        usual=4.5,
        girth=0.045,
        clear=0.25,
        spread=0.42,
        mass=200.0,
    ),
}
