"""Customs: how things usually stand towards each other when nobody says: nightstands beside beds, chairs at tables.

Each custom names kinds by the last words of their names, so that "bunk bed" is a bed and "writing desk" a desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from terrazzo.shapes.kinds import Kind

BEDS = ("bed", "futon bed", "crib", "bunk bed")
SOFAS = ("sofa", "couch", "loveseat", "sectional", "sectional sofa", "chaise lounge", "futon", "daybed")
EASY_SEATS = (
    "armchair",
    "recliner",
    "lounge chair",
    "rocking chair",
    "sofa chair",
    "reading chair",
    "bean bag",
    "papasan",
)
SOFT = ("pillow", "throw pillow", "cushion", "throw blanket", "throw", "blanket", "quilt")
LOW_SEATS = ("pouf", "ottoman", "floor cushion", "meditation pillow", "meditation cushion", "cushion")
DESKS = ("desk", "workbench", "work table", "drafting table", "lab bench", "vanity desk", "sewing table")
DINING = (
    "dining table", "kitchen table", "table", "round table", "bistro table", "picnic table", "conference table",
    "play table", "work table",
)  # fmt: skip
COFFEE = ("coffee table", "tea table", "low table")
SIDE = ("side table", "end table", "accent table")
BARS = ("bar table", "kitchen island", "island", "bar counter", "bar", "breakfast bar")
TV_STANDS = ("tv stand", "media console", "tv table", "tv cabinet", "media unit", "entertainment center")
VEHICLES = ("car", "truck", "motorcycle", "sports car")
SCREENS = ("tv", "television", "projection screen", "screen")
COUNTERS = ("counter", "kitchen counter", "countertop", "base cabinet", "sink cabinet", "worktop")
RUN = (
    *COUNTERS,
    "stove",
    "oven",
    "fridge",
    "refrigerator",
    "dishwasher",
    "kitchen sink",
    "range",
    "washing machine",
    "dryer",
    "pantry cabinet",
    "oven",
)
CABINETS = (
    "dresser",
    "sideboard",
    "credenza",
    "buffet",
    "console table",
    "cabinet",
    "chest of drawers",
    "hutch",
    "commode",
)
VANITIES = ("vanity", "bathroom vanity", "sink", "pedestal sink", "wash basin", "washbasin", "basin")
SHELVES = (
    "bookshelf",
    "bookcase",
    "shelf",
    "shelving unit",
    "rack",
    "ladder shelf",
    "display cabinet",
    "wall shelf",
)
TUBS = ("bathtub", "tub", "shower", "bath")
PLANTS = ("plant", "potted plant", "floor plant", "tree", "houseplant")


@dataclass(frozen=True)
class Custom:
    """A usual relation.

    Args:
        kinds: What stands so.
        relation: One of `language.RELATIONS`.
        targets: Towards what, most usual first; "wall", "corner", "middle" and the like are the room's.
    """

    kinds: tuple[str, ...]
    relation: str
    targets: tuple[str, ...]


CUSTOMS = (
    Custom(("nightstand", "bedside table", "night table"), "beside", BEDS),
    Custom(("bench", "trunk", "blanket chest", "storage bench"), "foot_of", BEDS),
    Custom(("bench",), "long_side", ("dining table", "table", "picnic table")),
    Custom(COFFEE, "in_front_of", SOFAS),
    Custom(COFFEE, "in_front_of", EASY_SEATS),
    Custom(SIDE, "beside", (*SOFAS, *EASY_SEATS, *BEDS)),
    Custom(TV_STANDS, "opposite", (*SOFAS, *BEDS, *EASY_SEATS)),
    Custom(SCREENS, "on", TV_STANDS),
    Custom(SCREENS, "opposite", (*SOFAS, *BEDS)),
    Custom(
        ("office chair", "gaming chair", "desk chair", "swivel chair", "ergonomic chair", "rolling chair"),
        "in_front_of",
        DESKS,
    ),
    Custom(("chair", "dining chair", "stool", "kids chair", "folding chair"), "around", DINING),
    Custom(("bar stool", "counter stool", "stool"), "long_side", BARS),
    Custom(("chair", "stool", "desk chair"), "in_front_of", (*DESKS, "vanity table", "piano", "table")),
    Custom(("bar stool",), "around", DINING),
    Custom(("stool", "bath stool"), "near", (*TUBS, *VANITIES)),
    Custom((*EASY_SEATS, *LOW_SEATS), "around", COFFEE),
    Custom((*EASY_SEATS, *LOW_SEATS), "near", SOFAS),
    Custom(LOW_SEATS, "around", ("low table", "table", "activity table")),
    Custom(("floor lamp", "standing lamp"), "beside", (*EASY_SEATS, *SOFAS, *DESKS, *BEDS)),
    Custom(("floor lamp", "standing lamp"), "in", ("corner",)),
    Custom((*PLANTS, "sculpture", "cat tree"), "in", ("corner",)),
    Custom(RUN, "beside", RUN),
    Custom(("wall cabinet", "range hood", "hood"), "above", ("stove", *COUNTERS, "sink")),
    Custom(
        ("mirror", "medicine cabinet", "wall mirror"),
        "above",
        (*VANITIES, "vanity table", "dresser", "console table", "fireplace", *CABINETS),
    ),
    Custom(
        ("painting", "picture", "poster", "wall art", "tapestry"),
        "above",
        (*SOFAS, *BEDS, "fireplace", *CABINETS, *DESKS),
    ),
    Custom(
        ("wall shelf", "floating shelf", "pegboard", "corkboard", "wall organizer"),
        "above",
        (*DESKS, *TV_STANDS, *CABINETS),
    ),
    Custom(
        (
            "chandelier",
            "pendant lamp",
            "pendant light",
            "pendant",
            "ceiling lamp",
            "ceiling light",
            "string light",
        ),
        "above",
        (*DINING, "pool table", "kitchen island", *COFFEE),
    ),
    Custom(
        ("ceiling lamp", "chandelier", "pendant lamp", "ceiling light", "light", "ceiling fan"),
        "in",
        ("middle",),
    ),
    Custom(
        ("rug", "area rug", "carpet", "tatami mat", "play mat", "mat"),
        "under",
        (*COFFEE, "dining table", *BEDS, *SOFAS, "table"),
    ),
    Custom(("bath mat", "bath rug"), "in_front_of", (*TUBS, *VANITIES)),
    Custom(
        (
            "dining table",
            "pool table",
            "table",
            "kitchen island",
            "round table",
            "air hockey table",
            "ping pong table",
            "ball pit",
        ),
        "in",
        ("middle",),
    ),
    Custom(("punching bag",), "in", ("corner",)),
    Custom(
        ("laundry basket", "laundry hamper", "hamper", "trash can", "waste bin", "bin"),
        "beside",
        (*DESKS, *VANITIES, *CABINETS),
    ),
    Custom(
        (
            "monitor",
            "keyboard",
            "mouse",
            "laptop",
            "computer",
            "pc tower",
            "computer tower",
            "headset",
            "desk lamp",
            "notebook",
            "tablet",
            "pen holder",
            "printer",
            "speaker",
            "computer mouse",
        ),
        "on",
        DESKS,
    ),
    Custom(
        ("table lamp", "alarm clock", "lamp"),
        "on",
        ("nightstand", "bedside table", *SIDE, *DESKS, "console table", *CABINETS),
    ),
    Custom(
        ("pillow", "throw pillow", "blanket", "throw blanket", "duvet"), "on", (*SOFAS, *BEDS, *EASY_SEATS)
    ),
    Custom(
        ("doll", "teddy bear", "plush toy", "stuffed animal", "plush"),
        "on",
        (*BEDS, *SOFAS, "toy box", *SHELVES, *EASY_SEATS),
    ),
    Custom(
        ("book", "photo frame", "picture frame", "magazine", "board game", "sculpture"),
        "on",
        (*SHELVES, *COFFEE, *SIDE, "nightstand", *CABINETS, *DESKS),
    ),
    Custom(
        (
            "toothbrush",
            "soap",
            "soap dispenser",
            "soap dish",
            "lotion",
            "towel",
            "toothbrush holder",
            "lotion bottle",
        ),
        "on",
        VANITIES,
    ),
    Custom(("rubber duck",), "on", TUBS),
    Custom(
        (
            "toaster",
            "coffee maker",
            "microwave",
            "kettle",
            "blender",
            "stand mixer",
            "knife block",
            "cutting board",
            "pot",
            "pan",
            "espresso machine",
            "dish rack",
            "bread",
            "toaster oven",
            "coffee grinder",
        ),
        "on",
        (*COUNTERS, "kitchen island", "island", "stove", "kitchen table", "table", *CABINETS),
    ),
    Custom(
        (
            "plate",
            "bowl",
            "cup",
            "mug",
            "wine glass",
            "glass",
            "napkin",
            "vase",
            "candle",
            "teapot",
            "fruit bowl",
            "tray",
            "centerpiece",
            "candelabra",
            "jug",
            "salt shaker",
            "pepper mill",
            "wine bottle",
        ),
        "on",
        ("dining table", "kitchen table", "table", *COFFEE, *BARS, *COUNTERS, *SIDE, *CABINETS),
    ),
)
"""The customs, the more telling first."""

SURFACES = (
    "table", "desk", "counter", "island", "dresser", "sideboard", "cabinet", "console", "nightstand", "shelf", "bookcase",
    "bookshelf", "stand", "vanity", "bench", "chest", "box", "stool", "bar", "credenza", "buffet", "workbench", "rack",
)  # fmt: skip
"""Last words of kinds that usually carry things, most usual first."""


_WHOLE = ("table", "chair", "stool", "bar", "mat", "lamp", "cabinet", "screen", "glass", "counter")
"""Words that only name a kind as a whole: a coffee table is not a table to dine at."""


def named(kind: Kind, words: Sequence[str]) -> bool:
    """Whether a kind is one of these: its name is one of the words or ends in one ("bunk bed" is a "bed")."""
    return rank(kind, words) is not None


def rank(kind: Kind, words: Sequence[str]) -> int | None:
    """Index of the first of the words that names the kind, or None.

    A kind's own name counts first, then its other names as a whole.
    """
    for i, word in enumerate(words):
        if kind.name == word or (kind.name.endswith(" " + word) and word not in _WHOLE):
            return i
    for i, word in enumerate(words):
        if word == kind.name or word in kind.words:
            return i
    return None


def customs_of(kind: Kind) -> tuple[Custom, ...]:
    """The customs that hold for a kind, its own `pairs` reversed not included; exact names come first."""
    exact = [c for c in CUSTOMS if kind.name in c.kinds]
    loose = [c for c in CUSTOMS if c not in exact and named(kind, c.kinds)]
    return tuple(exact + loose)
