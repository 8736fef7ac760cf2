"""Palettes: the colours and materials of a room, and of those of its things of which nothing was said.

A room has one wood tone, one metal, one or two neutral upholstery colours and one accent, so that things bought by chance
still look as if someone had chosen them. Palettes follow the styles' usual descriptions in interior design.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.language.places import sort_of
from terrazzo.layout.customs import BEDS, EASY_SEATS, SOFAS, named
from terrazzo.layout.plan import RoomFinish
from terrazzo.materials import FINISHES, Finish, finish
from terrazzo.materials.colours import luminance
from terrazzo.shapes.kinds import Kind


@dataclass(frozen=True)
class Palette:
    """The words that a room's looks are drawn from.

    Args:
        wood: Finish word of wooden furniture.
        metal: Finish word of metal parts.
        upholstery: Colour word of sofas, armchairs, beds.
        accent: Colour word of cushions, throws, rugs, small things.
        second: Quieter companion of the accent.
        wall: Colour word of the walls.
        floor: Finish word of the floor.
        feature: Colour word of one wall that stands out, or None.
    """

    wood: str
    metal: str
    upholstery: str
    accent: str
    second: str
    wall: str
    floor: str
    feature: str | None = None


_STYLES: dict[str, tuple[Palette, ...]] = {
    "modern": (
        Palette("walnut", "black metal", "light grey", "teal", "beige", "off-white", "light oak", "greige"),
        Palette("oak", "black metal", "cream", "rust", "sage", "off-white", "hardwood", "sage"),
        Palette(
            "white oak", "brass", "light grey", "dusty blue", "sand", "off-white", "hardwood", "dusty blue"
        ),
    ),
    "minimalist": (
        Palette("walnut", "black metal", "beige", "sage", "sand", "off-white", "light oak"),
        Palette("ash wood", "steel", "light grey", "charcoal", "beige", "off-white", "concrete"),
    ),
    "rustic": (
        Palette("pine", "wrought iron", "cream", "forest green", "tan", "cream", "hardwood", "sage"),
        Palette("reclaimed wood", "wrought iron", "beige", "rust", "tan", "ivory", "oak"),
    ),
    "scandinavian": (
        Palette(
            "birch", "black metal", "light grey", "dusty blue", "beige", "off-white", "oak", "dusty blue"
        ),
        Palette("light oak", "brass", "cream", "sage", "sand", "off-white", "hardwood", "sage"),
    ),
    "mid-century": (
        Palette("walnut", "brass", "mustard", "teal", "cream", "off-white", "light oak", "teal"),
        Palette("teak", "brass", "olive", "mustard", "cream", "off-white", "light oak", "sage"),
    ),
    "industrial": (
        Palette("dark wood", "black metal", "charcoal", "cognac", "beige", "light grey", "concrete", "taupe"),
    ),
    "traditional": (
        Palette("mahogany", "brass", "cream", "burgundy", "tan", "cream", "herringbone", "sage"),
        Palette("cherry", "brass", "beige", "navy", "sand", "ivory", "herringbone", "dusty blue"),
    ),
    "bohemian": (
        Palette("teak", "brass", "cream", "terracotta", "mustard", "off-white", "light oak", "terracotta"),
    ),
    "japanese": (Palette("walnut", "black metal", "beige", "sage", "sand", "off-white", "light oak"),),
    "gaming": (
        Palette("dark oak", "black metal", "charcoal", "navy", "grey", "light grey", "hardwood", "navy"),
    ),
    "ship": (Palette("ebony", "steel", "white", "sky blue", "charcoal", "light grey", "concrete"),),
    "playful": (
        Palette("birch", "steel", "sky blue", "yellow", "coral", "off-white", "hardwood", "sky blue"),
        Palette("pine", "steel", "mint", "coral", "yellow", "off-white", "hardwood", "mint"),
    ),
    "coastal": (
        Palette("white oak", "nickel", "white", "navy", "sand", "off-white", "hardwood", "dusty blue"),
    ),
}
"""Palettes by style. Furniture and floor differ in tone, or the one is lost on the other."""

_ALIASES = {
    "contemporary": "modern", "sleek": "modern", "designer": "modern", "urban": "modern", "minimal": "minimalist",
    "simple": "minimalist", "clean": "minimalist", "plain": "minimalist", "farmhouse": "rustic", "country": "rustic",
    "cottage": "rustic", "weathered": "rustic", "nordic": "scandinavian", "hygge": "scandinavian",
    "mid-century modern": "mid-century", "retro": "mid-century", "vintage": "mid-century", "loft": "industrial",
    "classic": "traditional", "formal": "traditional", "victorian": "traditional", "luxurious": "traditional",
    "elegant": "traditional", "ornate": "traditional", "boho": "bohemian", "eclectic": "bohemian", "zen": "japanese",
    "asian": "japanese", "tech": "gaming", "futuristic": "gaming", "colorful": "playful", "colourful": "playful",
    "cheerful": "playful", "kids": "playful", "beach": "coastal", "nautical": "coastal",
}  # fmt: skip

_BY_PLACE = {
    "playroom": ("playful",),
    "gaming room": ("gaming", "modern"),
    "bathroom": ("modern", "scandinavian", "minimalist"),
    "office": ("modern", "mid-century", "scandinavian"),
    "den": ("mid-century", "traditional", "modern"),
    "basement": ("modern", "industrial"),
}

_SETTINGS = {
    "great hall": (("stone blocks", None), ("slate", None), ("dark wood", None), "traditional"),
    "ward": (("paint", "off-white"), ("linoleum", "light grey"), ("paint", "white"), "modern"),
    "museum": (("paint", "white"), ("light oak", None), ("paint", "white"), "minimalist"),
    "sports hall": (("brick", "cream"), ("oak", None), ("paint", "white"), "playful"),
    "chapel": (("stone blocks", "cream"), ("stone", None), ("dark wood", None), "traditional"),
    "wizard's study": (("stone blocks", None), ("dark wood", None), ("dark wood", None), "traditional"),
    "spaceship": (("hull", None), ("hull", "charcoal"), ("hull", None), "ship"),
    "cave": (("cave rock", None), ("cave rock", "brown"), ("cave rock", None), "rustic"),
    "attic": (("paint", "off-white"), ("hardwood", None), ("pine", None), "rustic"),
    "train": (("oak", None), ("linoleum", "charcoal"), ("paint", "cream"), "traditional"),
    "prison cell": (("concrete", "light grey"), ("concrete", None), ("concrete", "light grey"), "industrial"),
    "elevator": (("stainless steel", None), ("stone", None), ("paint", "white"), "modern"),
    "sauna": (("pine", None), ("pine", None), ("pine", None), "scandinavian"),
    "boiler room": (("concrete", None), ("concrete", None), ("concrete", None), "industrial"),
    "igloo": (("plaster", "white"), ("plaster", "white"), ("plaster", "white"), "minimalist"),
    "barn": (("reclaimed wood", None), ("planks", None), ("reclaimed wood", None), "rustic"),
    "cabin": (("mahogany", None), ("hardwood", None), ("oak", None), "traditional"),
    "hut": (("pine", None), ("hardwood", None), ("pine", None), "rustic"),
    "pub": (("paint", "forest green"), ("hardwood", None), ("paint", "cream"), "traditional"),
    "nightclub": (("paint", "black"), ("concrete", "charcoal"), ("paint", "black"), "gaming"),
    "casino": (("paint", "burgundy"), ("carpet", "burgundy"), ("paint", "cream"), "traditional"),
    "courtroom": (("oak", None), ("herringbone", None), ("paint", "white"), "traditional"),
    "theatre": (("paint", "burgundy"), ("carpet", "charcoal"), ("paint", "charcoal"), "traditional"),
    "station": (("subway tile", "white"), ("concrete", None), ("paint", "light grey"), "industrial"),
    "ballroom": (("paint", "cream"), ("herringbone", None), ("paint", "white"), "traditional"),
    "operating theatre": (("tile", "mint"), ("linoleum", "light grey"), ("paint", "white"), "modern"),
    "server room": (("paint", "light grey"), ("linoleum", "light grey"), ("paint", "white"), "modern"),
    "warehouse": (("brick", None), ("concrete", None), ("paint", "light grey"), "industrial"),
    "factory": (("brick", None), ("concrete", None), ("paint", "light grey"), "industrial"),
    "mosque": (("stone blocks", "cream"), ("carpet", "burgundy"), ("plaster", "white"), "traditional"),
    "wine cellar": (("stone blocks", None), ("stone", None), ("brick", None), "rustic"),
    "cellar": (("stone blocks", "light grey"), ("concrete", None), ("paint", "light grey"), "rustic"),
    "dojo": (("paint", "cream"), ("light oak", None), ("oak", None), "japanese"),
    "laundromat": (("paint", "white"), ("linoleum", "light grey"), ("paint", "white"), "modern"),
    "carriage": (("laminate", "cream"), ("linoleum", "charcoal"), ("paint", "white"), "ship"),
    "greenhouse": (("brick", None), ("stone", None), ("paint", "white"), "rustic"),
    "conservatory": (("paint", "white"), ("tile", "beige"), ("paint", "white"), "coastal"),
    "garage": (("paint", "off-white"), ("concrete", None), ("paint", "white"), "industrial"),
}
"""Places whose walls, floor and ceiling are not those of a home: material and colour word of each; and their style."""

_TRIMS = {
    "great hall": "dark wood",
    "chapel": "dark wood",
    "wizard's study": "dark wood",
    "cave": "reclaimed wood",
    "spaceship": "black metal",
    "train": "dark wood",
}
"""Frames, doors and skirtings of such places, where they are not painted white."""
_FLOORS = {"garage": "concrete", "workshop": "concrete", "laboratory": "linoleum", "classroom": "linoleum"}
"""Floors of places where people do not live."""

_CEILINGS = {"a-frame": "pine"}
"""Ceilings under a roof in places of which nothing else is known."""
_BEAMS = {"attic": "reclaimed wood", "vaulted": "dark wood", "a-frame": "reclaimed wood"}
"""Rafters by the sort of roof; a roof of glass has none."""

_TONES_APART = 0.09
"""Least difference in luminance between floor and furniture."""

_JOINTS_APART, _PALE_JOINTS = 0.12, (0.76, 0.74, 0.70)
"""Least difference in luminance between tiles and their joints, without which they look like paint, and joints for such."""

_WET = ("bathroom", "kitchen", "laundry")


def taste(brief: Brief, seed: int) -> np.random.Generator:
    """What palettes are drawn with: other words bring other colours, even where the seed is the same."""
    return np.random.default_rng([seed, 1, zlib.crc32(brief.prompt.encode())])


def _setting(room: RoomAsk) -> tuple | None:
    """The surfaces and style of a place that is no home, by its own sort first."""
    return _SETTINGS.get(sort_of(room.name, room.place)) or _SETTINGS.get(room.place)


def choose_palette(brief: Brief, room: RoomAsk, rng: np.random.Generator) -> Palette:
    """The palette of a room, by the styles that were said, else by the kind of place."""
    names = [_ALIASES.get(s, s) for s in brief.styles]
    names = [n for n in names if n in _STYLES]
    usual = next((v for k, v in _BY_PLACE.items() if k in room.place), None)
    setting = _setting(room)
    if setting is not None:
        usual = (setting[3],)
    pool = names[:1] or list(usual or ("modern", "scandinavian", "minimalist", "mid-century"))
    options = [p for n in pool for p in _STYLES[n]]
    return options[int(rng.integers(len(options)))]


def room_finish(room: RoomAsk, palette: Palette, *, woods: Sequence[str] = (), seed: int) -> RoomFinish:
    """Surfaces of a room: what was asked for, else what suits the place and the palette.

    Args:
        room: What was said.
        palette: The room's.
        woods: Finish words that were asked for of its furniture, which its floor should set off.
        seed: For the patterns.
    """
    wet = any(w in room.place for w in _WET)
    floor_default, floor_colour = _floor(palette, woods), None
    if wet:
        floor_default, floor_colour = "tile", ("light grey", "beige", "off-white")[seed % 3]
    elif room.place in _FLOORS:
        floor_default = _FLOORS[room.place]
    usual = (("paint", palette.wall), (floor_default, floor_colour), ("paint", "white"))
    if room.roof in _CEILINGS:
        usual = (*usual[:2], (_CEILINGS[room.roof], None))
    setting = _setting(room)
    own = setting[:3] if setting is not None else usual
    walls, floor, ceiling = (
        _surface(said, *default, seed=seed + i)
        for i, (said, default) in enumerate(zip((room.walls, room.floor, room.ceiling), own, strict=True))
    )
    accent = None
    if room.walls == (None, None) and setting is None and room.roof in ("", "vaulted"):
        if wet:
            accent = _tiles(room, palette, seed)
        elif palette.feature is not None:
            accent = finish("paint", palette.feature, default="paint", seed=seed + 3)
    trim = finish(_TRIMS[room.place], None) if room.place in _TRIMS else finish("paint", "white")
    beams = finish(_BEAMS[room.roof], None) if room.roof in _BEAMS else None
    if beams is not None:
        beams = replace(beams, seed=seed + 5)
    return RoomFinish(walls, floor, ceiling, replace(trim, seed=seed + 4), accent, beams)


def _floor(palette: Palette, woods: Sequence[str]) -> str:
    """The palette's floor, or the first wood that sets off the furniture that was asked for."""
    tones = [luminance(FINISHES[w].colour) for w in woods if w in FINISHES and FINISHES[w].family == "wood"]
    options = (palette.floor, "light oak", "hardwood", "walnut")
    apart = [f for f in options if all(abs(luminance(FINISHES[f].colour) - t) > _TONES_APART for t in tones)]
    return apart[0] if apart else palette.floor


def _tiles(room: RoomAsk, palette: Palette, seed: int) -> Finish:
    """The tiles on the walls of a wet room: white ones, or those that go with the palette, with joints that show."""
    chance = zlib.crc32(f"{room.name} {palette} {seed}".encode())
    colour = "white" if chance % 3 == 0 else palette.feature or palette.second
    laid = finish(("subway tile", "tile")[chance // 3 % 2], colour, default="tile", seed=seed + 3)
    if laid.second is None or abs(luminance(laid.colour) - luminance(laid.second)) > _JOINTS_APART:
        return laid
    return replace(laid, second=_PALE_JOINTS)


def _surface(said: tuple[str | None, str | None], default: str, colour: str | None, *, seed: int) -> Finish:
    """A finish from the words said of a surface, else the default material in the default colour."""
    word, material = said
    if word is None and material is None:
        word = colour
    return finish(material, word, default=default, seed=seed)


def dress(ask: Ask, kind: Kind, palette: Palette, rng: np.random.Generator) -> tuple[str | None, str | None]:
    """Colour and finish words for a thing: those said, and for the rest the palette's among the kind's usual ones."""
    if ask.colour is not None or ask.material is not None:
        return ask.colour, ask.material
    usual = kind.finishes[0] if kind.finishes else None
    family = FINISHES[usual].family if usual in FINISHES else None
    woods = [f for f in kind.finishes if f in FINISHES and FINISHES[f].pattern == "wood"]
    if woods and family == "wood":
        return None, palette.wood
    if family == "metal" and len(kind.finishes) > 1:
        return None, palette.metal if "stainless" not in str(usual) else usual
    if family == "fabric" or "soft" in kind.tags:
        return _cloth(kind, palette, rng), usual
    return _among(kind.colours, palette, rng), None


def _cloth(kind: Kind, palette: Palette, rng: np.random.Generator) -> str:
    """Colour of something upholstered or woven."""
    if named(kind, (*SOFAS, *BEDS)):
        return palette.upholstery
    if named(kind, EASY_SEATS) or kind.seats:
        return [palette.upholstery, palette.accent, palette.second][int(rng.integers(3))]
    if kind.stand == "rug":
        return [palette.second, palette.upholstery, palette.accent][int(rng.choice(3, p=[0.5, 0.3, 0.2]))]
    return [palette.accent, palette.second][int(rng.integers(2))]


def _among(colours: Sequence[str], palette: Palette, rng: np.random.Generator) -> str | None:
    """One of a kind's usual colours, one of the palette's where it has any."""
    if not colours:
        return None
    liked = [c for c in colours if c in (palette.upholstery, palette.accent, palette.second, palette.wall)]
    pool = liked or list(colours)
    return pool[int(rng.integers(len(pool)))]
