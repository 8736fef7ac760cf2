"""What a brief asks for outdoors: which asks are plants to be grown, and which are things to be built, one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terrazzo.language.brief import Ask, Brief
from terrazzo.outdoors.land import Land
from terrazzo.outdoors.plants import SPECIES
from terrazzo.shapes.catalogue import build, catalogue, find, spec_for
from terrazzo.shapes.kinds import names
from terrazzo.shapes.shape import Shape
from terrazzo.world.worlds import Note

PLANTS: dict[str, str] = {
    "oak tree": "oak",
    "maple tree": "maple",
    "birch tree": "birch",
    "beech tree": "beech",
    "willow tree": "willow",
    "poplar tree": "poplar",
    "apple tree": "apple",
    "cherry tree": "cherry",
    "spruce tree": "spruce",
    "pine tree": "pine",
    "cypress tree": "cypress",
    "dead tree": "dead tree",
    "palm": "palm",
    "christmas tree": "spruce",
    "floor plant": "tree",
    "olive tree": "juniper",
    "cactus": "saguaro",
    "fern": "fern",
    "bush": "bush",
    "boulder": "rock",
    "fire wood": "log",
}
"""Catalogue kind -> species that is grown for it in open land."""

WORDS: tuple[tuple[str, str], ...] = (
    ("palm", "palm"),
    ("birch", "birch"),
    ("willow", "willow"),
    ("maple", "maple"),
    ("autumn", "maple"),
    ("cherry", "cherry"),
    ("blossom", "cherry"),
    ("apple", "apple"),
    ("fruit tree", "apple"),
    ("pine", "pine"),
    ("spruce", "spruce"),
    ("fir", "fir"),
    ("evergreen", "spruce"),
    ("conifer", "spruce"),
    ("cypress", "cypress"),
    ("poplar", "poplar"),
    ("beech", "beech"),
    ("oak", "oak"),
    ("juniper", "juniper"),
    ("olive", "juniper"),
    ("dead", "dead tree"),
    ("bare", "dead tree"),
    ("saguaro", "saguaro"),
    ("barrel cactus", "barrel cactus"),
    ("cactus", "saguaro"),
    ("rose", "flowering bush"),
    ("flowering", "flowering bush"),
    ("shrub", "bush"),
    ("bush", "bush"),
    ("fern", "fern"),
    ("log", "log"),
    ("boulder", "rock"),
    ("rock", "rock"),
    ("stone", "rock"),
    ("tree", "tree"),
)
"""Words of a label -> species, the surest first."""

TREES = {
    "meadow": "oak",
    "forest": "beech",
    "desert": "dead tree",
    "mountain lake": "spruce",
    "beach": "palm",
    "garden": "apple",
    "park": "maple",
    "village street": "oak",
    "city square": "plane tree",
    "farm": "oak",
    "canyon": "juniper",
    "snowfield": "snowy spruce",
}
"""What "a tree" is in a place."""
STONES = {"desert": "sandy rock", "canyon": "red rock", "snowfield": "snowy rock"}
"""What rocks are in a place, where they are not grey."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """One thing to be placed.

    Args:
        ask: What it answers.
        shape: Built.
        index: Of the ask's things.
        kind: Catalogue kind that was built.
    """

    ask: Ask
    shape: Shape
    index: int
    kind: str = ""

    @property
    def half(self) -> tuple[float, float]:
        """Half extents along its own x and y [m]."""
        return self.shape.size[0] / 2, self.shape.size[1] / 2

    @property
    def radius(self) -> float:
        """Of the circle around its footprint [m]."""
        return float(np.hypot(*self.half))

    @property
    def hangs(self) -> bool:
        """Whether it is made to hang on a wall or from a ceiling."""
        kind = catalogue().get(self.kind)
        return kind is not None and kind.stand in ("wall", "ceiling")

    @property
    def seats(self) -> bool:
        """Whether people sit on it."""
        kind = catalogue().get(self.kind)
        return kind is not None and kind.seats

    @property
    def tags(self) -> frozenset[str]:
        """Of its kind."""
        kind = catalogue().get(self.kind)
        return frozenset(kind.tags) if kind else frozenset()


def plant_of(ask: Ask, place: str) -> tuple[str, float]:
    """Species and usual height [m] of the plant or rock that an ask is about."""
    text = f" {' '.join((*ask.attributes, ask.label))} "
    species = next((s for word, s in WORDS if f" {word}" in text), None) or PLANTS.get(ask.kind or "", "tree")
    if species == "tree":
        species = TREES[place]
    if species == "log":
        return "log", 0.36
    if species == "rock":
        return STONES.get(place, "rock"), 0.85
    if place == "snowfield" and species == "spruce":
        species = "snowy spruce"
    return species, SPECIES[species].usual


WATER = frozenset(
    names("lake, river, stream, creek, pond, sea, ocean, water, wave, waves, shore, brook, waterfall")
)
SKY = frozenset(
    names(
        "sky, cloud, clouds, star, stars, moon, sun, sunlight, sunshine, fog, mist, rain, snow, horizon, wind, haze"
    )
)
GROUND = frozenset(
    names(
        "ground, grass, sand, soil, land, field, dune, dunes, hill, hills, mountain, mountains, cliff, cliffs, earth"
    )
)
WAYS = frozenset(names("path, trail, road, street, lane, walkway, footpath, pavement, sidewalk"))
BLOOMS = frozenset(
    names("flower, flowers, wildflower, wildflowers, poppy, poppies, daisy, daisies, crop, crops, wheat")
)
"""Words for parts of the land itself."""


def feature_note(ask: Ask, land: Land) -> Note | bool:
    """Whether an ask is for a part of the land itself, which is not placed: True, or a note where this land has none."""
    word = ask.label.split()[-1]
    if word in SKY or word in GROUND:
        return True
    for words, there in (
        (WATER, land.water is not None),
        (WAYS, bool(land.paths)),
        (BLOOMS, any(g.flowers for g in land.grass)),
    ):
        if word in words:
            return True if there else Note("unplaced", ask.label, f"this {land.place} has none")
    return False


def is_plant(ask: Ask) -> bool:
    """Whether an ask is for something that grows, or a rock; potted plants are furniture."""
    if "potted" in ask.attributes or ask.label.startswith("potted") or " pot" in ask.label:
        return False
    return (ask.kind or "") in PLANTS and not (ask.kind == "fire wood" and "log" not in ask.label)


def wanted_things(
    brief: Brief, land: Land, seed: int
) -> tuple[list[Wanted], list[Ask], list[Ask], list[Note]]:
    """All things that are asked for, built; the asks that are plants; those that are parts of the land; what to say of them."""
    kinds = catalogue()
    things, plants, features, notes = [], [], [], []
    for number, ask in enumerate(brief.asks):
        found = feature_note(ask, land)
        if found:
            features.append(ask)
            if isinstance(found, Note):
                notes.append(found)
            continue
        if is_plant(ask):
            plants.append(ask)
            continue
        kind = kinds.get(ask.kind or "")
        if kind is None:
            continue  # language has said so
        kind = _outdoor_kind(ask, kind)
        words = (
            (*ask.attributes, "snowy")
            if land.place == "snowfield" and "building" in kind.tags
            else ask.attributes
        )
        for index in range(ask.count):
            spec = spec_for(
                kind,
                size_factors=ask.size,
                colour=ask.colour,
                material=ask.material,
                attributes=words,
                styles=brief.styles,
                seed=int(np.random.default_rng([seed, 5, number, index]).integers(1 << 31)),
            )
            things.append(Wanted(ask, build(spec), index, kind.name))
    return things, plants, features, notes


_IN_THE_OPEN = {
    "model ship": "rowing boat",
    "bench": "park bench",
    "play tent": "camping tent",
    "umbrella": "beach umbrella",
    "fireplace": "campfire",
    "house model": "house",
    "lounge chair": "sun lounger",
}
"""Indoor kind -> what the same word means in the open."""


def _outdoor_kind(ask: Ask, kind):
    said = find(_IN_THE_OPEN.get(kind.name, ""))
    return said if said is not None else kind
