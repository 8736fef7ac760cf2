"""Finishes by name: what "walnut", "brass" or "linen" looks like, how it combines with a colour word, and how it behaves.

Builders and layout turn words into a `Finish` with `finish`; physics gets its `Material` from `physical`. Imports
nothing heavy, because the language room reads the words at start.

Densities are means of the ranges in the Engineering ToolBox tables ("Densities of solids", "Wood species - densities")
and the USDA Wood Handbook (FPL-GTR-282, table 5-3); friction is dry sliding on wood from the ToolBox's "Friction
coefficients"; restitution is the usual order of magnitude for a drop on a hard floor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from terrazzo.errors import ArgumentError
from terrazzo.materials.colours import COLOURS, RGB, colour_of, find_colour, from_hex, mix, scaled
from terrazzo.materials.finish import Finish
from terrazzo.world.things import Material


@dataclass(frozen=True)
class FinishEntry:
    """What is known of one material word.

    Args:
        pattern: Solid texture of `materials.textures`.
        colour: Usual albedo, linear RGB.
        second: Usual second albedo, or None for one derived from the first.
        gloss: 0 matt .. 1 mirror.
        density: [kg/m^3].
        friction: Sliding friction coefficient.
        restitution: Share of speed kept in a bounce.
        opacity: 1 for solids.
        family: "wood", "stone", "metal", "fabric", "glass", "plastic", "paint", "ceramic", "plant" or "paper".
        scale: Factor on the pattern's natural size.
        tint: Share of the material's own colour that stays when a colour word is said with it.
    """

    pattern: str
    colour: RGB
    second: RGB | None = None
    gloss: float = 0.1
    density: float = 700.0
    friction: float = 0.5
    restitution: float = 0.2
    opacity: float = 1.0
    family: str = "paint"
    scale: float = 1.0
    tint: float = 0.0


_PHYSICS: dict[str, tuple[float, float, float]] = {
    "wood": (650, 0.45, 0.35),
    "stone": (2600, 0.55, 0.3),
    "metal": (7800, 0.35, 0.3),
    "fabric": (250, 0.6, 0.05),
    "glass": (2500, 0.3, 0.4),
    "plastic": (1000, 0.35, 0.4),
    "paint": (700, 0.45, 0.3),
    "ceramic": (2300, 0.4, 0.35),
    "plant": (500, 0.5, 0.1),
    "paper": (800, 0.4, 0.1),
}
"""Family -> density [kg/m^3], friction, restitution, where a material has none of its own."""

# word: family, pattern, colour, second or "", gloss, then optional key=value overrides.
_TABLE = """
wood        | wood   | wood        | a47a4f | 7d5733 | 0.15
oak         | wood   | wood        | b3905f | 8d6a40 | 0.15 | density=720
light oak   | wood   | wood        | c9aa7a | a98858 | 0.12 | density=720
dark oak    | wood   | wood        | 6b4a2d | 4b321d | 0.18 | density=720
white oak   | wood   | wood        | c3a67c | a3855c | 0.12 | density=750
walnut      | wood   | wood        | 664632 | 432a1c | 0.20 | density=640
pine        | wood   | wood        | d2ad75 | b07f45 | 0.12 | density=500
birch       | wood   | wood        | dac39a | c4a677 | 0.15 | density=650
maple       | wood   | wood        | d2b081 | b99363 | 0.18 | density=700
ash wood    | wood   | wood        | cdb48c | a98d64 | 0.14 | density=680
beech       | wood   | wood        | c99a69 | ad7d4e | 0.15 | density=720
cherry      | wood   | wood        | 8a4a30 | 673321 | 0.22 | density=580
cherry wood | wood   | wood        | 8a4a30 | 673321 | 0.22 | density=580
mahogany    | wood   | wood        | 66301f | 461d13 | 0.28 | density=600
teak        | wood   | wood        | 9a6a3f | 764c2a | 0.15 | density=650
cedar       | wood   | wood        | a8653f | 84492b | 0.10 | density=380
ebony       | wood   | wood        | 2f2622 | 1c1613 | 0.30 | density=1100
rosewood    | wood   | wood        | 5a2a24 | 381816 | 0.25 | density=850
acacia      | wood   | wood        | 8c5c35 | 5c3a20 | 0.18 | density=700
dark wood   | wood   | wood        | 54382a | 38241a | 0.18
light wood  | wood   | wood        | cfb084 | b18f61 | 0.14
reclaimed wood | wood | planks     | 8d6f52 | 5d4632 | 0.05
driftwood   | wood   | wood        | a19180 | 7d6e5f | 0.03
plywood     | wood   | wood        | d0ae7c | b8935f | 0.08 | density=600
mdf         | wood   | paint       | b59a76 |        | 0.05 | density=750
veneer      | wood   | wood        | a57c50 | 80593a | 0.22
laminate    | wood   | planks      | b5966c | 94764f | 0.15
hardwood    | wood   | planks      | a07347 | 7c5330 | 0.18
parquet     | wood   | parquet     | ab8152 | 845c36 | 0.20
herringbone | wood   | herringbone | ab8152 | 845c36 | 0.20
planks      | wood   | planks      | a97f52 | 835d39 | 0.15
bamboo      | wood   | bamboo      | cfab6b | a9854a | 0.18 | density=700
wicker      | wood   | wicker      | b88d58 | 7b5630 | 0.08 | density=350
rattan      | wood   | wicker      | c29a63 | 85602f | 0.10 | density=400
cane        | wood   | wicker      | cbab78 | 94723f | 0.10 | density=400
cork        | wood   | cork        | b98c5c | 8a6038 | 0.03 | density=200,friction=0.6,restitution=0.5
marble      | stone  | marble      | e4e1db | 8b8d90 | 0.50 | density=2700
white marble | stone | marble      | e8e5e0 | 8b8d90 | 0.50 | density=2700
black marble | stone | marble      | 222326 | c9c5bd | 0.55 | density=2700
green marble | stone | marble      | 2c4a3c | a9bfae | 0.55 | density=2700
granite     | stone  | granite     | 77736f | 38373a | 0.45 | density=2700
quartz      | stone  | granite     | d9d5cc | b3aea4 | 0.45 | density=2650
travertine  | stone  | stone       | cdb797 | ab906c | 0.20 | density=2500
limestone   | stone  | stone       | cdc3ac | aea286 | 0.10 | density=2400
sandstone   | stone  | stone       | c9a878 | a88455 | 0.05 | density=2300
stone       | stone  | stone       | a39c90 | 7b746a | 0.08
cave rock   | stone  | rock        | 8d7b67 | 62564a | 0.03
stone blocks | stone | blocks      | a0978a | 5f584f | 0.03
slate       | stone  | slate       | 4d535a | 363b41 | 0.15 | density=2800
concrete    | stone  | concrete    | a09d97 | 817e79 | 0.06 | density=2400,friction=0.62
cement      | stone  | concrete    | a8a59f | 8b8882 | 0.06 | density=2200
terrazzo    | stone  | terrazzo    | d8d2c8 | 8d6a55 | 0.40 | density=2400
brick       | stone  | brick       | 9b5040 | b7ac9c | 0.03 | density=1900,friction=0.6
cobblestone | stone  | cobble      | 85807a | 55514c | 0.05
gravel      | stone  | cobble      | 9a938a | 6b655d | 0.02 | scale=0.15
plaster     | stone  | plaster     | e3ddd1 |        | 0.03 | density=1200
stucco      | stone  | plaster     | ddd2bf |        | 0.02 | density=1600,scale=1.5
drywall     | stone  | paint       | e6e3dc |        | 0.03 | density=800
paint       | paint  | paint       | d9d5cd |        | 0.08
lacquer     | paint  | smooth      | e4e2de |        | 0.45
wallpaper   | paper  | wallpaper   | d9d2c2 | b9b09a | 0.05
glass       | glass  | glass       | cfe0de |        | 0.95 | opacity=0.12,tint=0.3
frosted glass | glass | glass      | dfe7e6 |        | 0.30 | opacity=0.55,tint=0.3
stained glass | glass | stained    | a8503f | 2f6fa0 | 0.60 | opacity=0.6
crystal     | glass  | glass       | dfe9ec |        | 0.95 | opacity=0.2,tint=0.3
mirror      | glass  | mirror      | c6cccf |        | 1.00 | tint=0.8
screen      | glass  | screen      | 0d0e11 |        | 0.70 | tint=1
metal       | metal  | metal       | 8f9194 |        | 0.55
steel       | metal  | metal       | a0a2a4 |        | 0.60
stainless steel | metal | brushed  | b1b2b2 |        | 0.65
brushed steel | metal | brushed    | a6a8aa |        | 0.55
chrome      | metal  | metal       | c3c6c9 |        | 0.90
nickel      | metal  | metal       | aea99f |        | 0.75 | density=8900
brass       | metal  | metal       | b58f47 |        | 0.65 | density=8500
bronze      | metal  | metal       | 80603a |        | 0.50 | density=8800
gold        | metal  | metal       | cda048 |        | 0.75 | density=19300
rose gold   | metal  | metal       | c48e79 |        | 0.70 | density=8900
silver      | metal  | metal       | bdbdbb |        | 0.80 | density=10500
copper      | metal  | metal       | b46d47 |        | 0.65 | density=8900
iron        | metal  | metal       | 4b4a4a |        | 0.30 | density=7700
cast iron   | metal  | metal       | 373738 |        | 0.20 | density=7200
wrought iron | metal | metal       | 333334 |        | 0.22 | density=7700
aluminium   | metal  | brushed     | b0b3b5 |        | 0.50 | density=2700
tin         | metal  | metal       | a3a4a3 |        | 0.45 | density=7300
black metal | metal  | metal       | 232325 |        | 0.30
white metal | metal  | metal       | dad9d6 |        | 0.25
hull        | metal  | hull        | a9adb2 | 3d4650 | 0.08 | density=2700
leather     | fabric | leather     | 6e452c | 4a2c1b | 0.30 | density=860,friction=0.6
suede       | fabric | velvet      | 8d6b4e |        | 0.02
faux leather | fabric | leather    | 4a342a | 33231b | 0.32 | density=900
velvet      | fabric | velvet      | 2f5d52 |        | 0.15
linen       | fabric | linen       | d3c6ae | b5a587 | 0.02
cotton      | fabric | fabric      | e2ddd2 | c9c2b3 | 0.02
canvas      | fabric | linen       | cfc3a9 | b3a588 | 0.02
wool        | fabric | knit        | cdc0aa | a3957d | 0.02
knit        | fabric | knit        | cdc0aa | a3957d | 0.02
cashmere    | fabric | fabric      | c9b69c |        | 0.03
felt        | fabric | felt        | 87857f |        | 0.01
fabric      | fabric | fabric      | 9c948a | 7d766d | 0.02
cloth       | fabric | fabric      | 9c948a | 7d766d | 0.02
tweed       | fabric | tweed       | 8a8074 | 5d564d | 0.02
silk        | fabric | silk        | d8c9ae |        | 0.35
satin       | fabric | silk        | d3c5b5 |        | 0.35
lace        | fabric | linen       | eeeae2 |        | 0.02
denim       | fabric | denim       | 44597a | 8b9ab0 | 0.02
plush       | fabric | plush       | b48a63 | 8d6746 | 0.02
fur         | fabric | fur         | e2dacb | bcae98 | 0.03
faux fur    | fabric | fur         | e2dacb | bcae98 | 0.03
sheepskin   | fabric | fur         | ebe4d5 | cfc3ac | 0.02
shag        | fabric | shag        | d6cab6 | a89a83 | 0.01
carpet      | fabric | carpet      | b5aa9a | 978b7a | 0.01 | density=300,friction=0.7
rug         | fabric | rug         | 9a4436 | d9c7a4 | 0.01 | density=300,friction=0.7
persian rug | fabric | persian     | 84281f | 1f2b47 | 0.01 | density=300,friction=0.7
striped fabric | fabric | stripes  | e0d9cb | 3f5878 | 0.02
plaid       | fabric | plaid       | a03a30 | 2b3a30 | 0.02
foam        | plastic | plaster    | e3d9a8 |        | 0.02 | density=40,friction=0.7
memory foam | plastic | plaster    | ece8dc |        | 0.02 | density=60,friction=0.7
rope        | fabric | rope        | bfa070 | 8b6c42 | 0.03 | density=700
jute        | fabric | jute        | b99a69 | 8d6e42 | 0.02 | density=600
sisal       | fabric | jute        | c4ab7c | 957c50 | 0.02 | density=600
straw       | plant  | jute        | d2b873 | a5873f | 0.05 | density=150
seagrass    | fabric | wicker      | b0a06b | 7d6c3c | 0.03 | density=350
ceramic     | ceramic | ceramic    | e5e0d6 |        | 0.45
porcelain   | ceramic | ceramic    | f0eeea |        | 0.60
stoneware   | ceramic | speckled   | b8a98f | 6b5b46 | 0.25
clay        | ceramic | plaster    | b56a48 |        | 0.03 | density=1900
terracotta  | ceramic | plaster    | b5623f |        | 0.04 | density=1900
enamel      | ceramic | smooth     | efeeea |        | 0.55
tile        | ceramic | tiles      | ddd8cf | a9a49b | 0.35 | friction=0.4
white tile  | ceramic | tiles      | e9e7e2 | b5b2ab | 0.40
subway tile | ceramic | subway     | e9e7e2 | b9b6af | 0.50
mosaic      | ceramic | mosaic     | 6fa3a8 | d5d2ca | 0.40
hexagon tile | ceramic | hexagons  | e4e1da | 9a968d | 0.35
checkered tile | ceramic | checker | e8e5dd | 232427 | 0.35
linoleum    | plastic | granite    | b9a98a | 9d8d6e | 0.20 | density=1200,scale=0.4
vinyl       | plastic | planks     | a98f6d | 8a7050 | 0.20 | density=1400
plastic     | plastic | smooth     | cfccc6 |        | 0.35
acrylic     | plastic | glass      | dfe6e8 |        | 0.80 | opacity=0.25,density=1180,tint=0.2
resin       | plastic | smooth     | d5cfc2 |        | 0.40 | density=1150
rubber      | plastic | smooth     | 2d2d2e |        | 0.08 | density=1200,friction=0.9,restitution=0.7
silicone    | plastic | smooth     | b9b7b3 |        | 0.12 | density=1150,friction=0.8
wax         | plastic | smooth     | eee4cc |        | 0.20 | density=930
paper       | paper  | paper       | ece7da |        | 0.03
rice paper  | paper  | paper       | f0e9d6 |        | 0.02
cardboard   | paper  | cardboard   | b08c60 | 9a774d | 0.03 | density=300
book pages  | paper  | pages       | e6dcc3 | bfb294 | 0.02
leaf        | plant  | leaf        | 3f6b2f | 6f9a4a | 0.15
grass       | plant  | grass       | 55803a | 7c9a4c | 0.02
moss        | plant  | grass       | 5c7038 | 7d8f4c | 0.01 | scale=0.4
bark        | plant  | bark        | 6b5340 | 463526 | 0.02
soil        | plant  | soil        | 3f2d20 | 5d4733 | 0.01 | density=1300
sand        | stone  | plaster     | d2bb8d |        | 0.02 | density=1600,scale=0.5
water       | glass  | water       | 6fa2a8 |        | 0.90 | opacity=0.5,density=1000
bread       | plant  | bread       | b57b3c | e2c48d | 0.05 | density=250
skin        | plastic | smooth     | d9ae94 |        | 0.15
fruit       | plant  | fruit       | b3392a | d2b04a | 0.30 | density=900
"""


def _entry(family: str, pattern: str, first: str, second: str, gloss: str, extra: str) -> FinishEntry:
    """One row of the table."""
    density, friction, restitution = _PHYSICS[family]
    values = {"density": density, "friction": friction, "restitution": restitution}
    values |= {k.strip(): float(v) for k, v in (pair.split("=") for pair in extra.split(",") if pair.strip())}
    return FinishEntry(
        pattern=pattern,
        colour=from_hex(first),
        second=from_hex(second) if second else None,
        gloss=float(gloss),
        family=family,
        **values,
    )


def _entries() -> dict[str, FinishEntry]:
    out: dict[str, FinishEntry] = {}
    for line in _TABLE.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        name, family, pattern, first, second, gloss, extra = (*cells, "")[:7]
        out[name] = _entry(family, pattern, first, second, gloss, extra)
    return out


FINISHES: dict[str, FinishEntry] = _entries()
"""Canonical material words (singular, lower case, British spelling) and what is known of them."""

_SYNONYMS = {
    "wooden": "wood", "woods": "wood", "timber": "wood", "wood grain": "wood", "solid wood": "wood", "natural wood": "wood",
    "oaken": "oak", "oak wood": "oak", "walnut wood": "walnut", "pine wood": "pine", "pinewood": "pine", "birch wood": "birch",
    "maple wood": "maple", "teak wood": "teak", "teakwood": "teak", "beech wood": "beech", "ash": "ash wood",
    "dark wooden": "dark wood", "light wooden": "light wood", "dark walnut": "walnut", "mahogany wood": "mahogany",
    "redwood": "cedar", "chestnut wood": "walnut", "particle board": "mdf", "fiberboard": "mdf", "fibreboard": "mdf",
    "hardwood floor": "hardwood", "wood floor": "planks", "wooden floor": "planks", "floorboard": "planks", "plank": "planks",
    "wood plank": "planks", "parquetry": "parquet", "metallic": "metal", "metals": "metal", "stainless": "stainless steel",
    "inox": "stainless steel", "brushed metal": "brushed steel", "brushed nickel": "nickel", "polished steel": "steel",
    "chromed": "chrome", "golden": "gold", "gilded": "gold", "gilt": "gold", "brazen": "brass", "aluminum": "aluminium",
    "brushed aluminium": "aluminium", "black steel": "black metal", "black iron": "wrought iron", "wrought": "wrought iron",
    "silvery": "silver", "dark metal": "black metal", "industrial metal": "black metal", "fabrics": "fabric",
    "upholstered": "fabric", "upholstery": "fabric", "textile": "fabric", "cushioned": "fabric", "woven": "wicker",
    "woollen": "wool", "woolen": "wool", "knitted": "knit", "velvety": "velvet", "leathery": "leather", "pleather": "faux leather",
    "vegan leather": "faux leather", "furry": "fur", "fluffy": "fur", "fuzzy": "plush", "shaggy": "shag", "carpeted": "carpet",
    "oriental rug": "persian rug", "persian": "persian rug", "oriental": "persian rug", "striped": "striped fabric",
    "tartan": "plaid", "checked": "plaid", "silken": "silk", "stony": "stone", "rock": "stone", "cobblestones": "cobblestone",
    "bricks": "brick", "exposed brick": "brick", "red brick": "brick", "plastered": "plaster", "painted": "paint",
    "lacquered": "lacquer", "glossy": "lacquer", "gloss": "lacquer",
    "high gloss": "lacquer", "high-gloss": "lacquer", "wallpapered": "wallpaper", "glassy": "glass", "tempered glass": "glass",
    "mirrored": "mirror", "crystalline": "crystal", "ceramics": "ceramic", "china": "porcelain", "pottery": "stoneware",
    "earthenware": "stoneware", "enamelled": "enamel", "enameled": "enamel", "tiles": "tile", "tiled": "tile",
    "ceramic tile": "tile", "floor tile": "tile", "white tiles": "white tile", "subway tiles": "subway tile",
    "metro tile": "subway tile", "metro tiles": "subway tile", "hexagonal tile": "hexagon tile", "hex tile": "hexagon tile",
    "checkerboard": "checkered tile", "checkered": "checkered tile", "chequered": "checkered tile", "plexiglass": "acrylic",
    "perspex": "acrylic", "lucite": "acrylic", "rubbery": "rubber", "waxen": "wax",
    "papery": "paper", "leafy": "leaf", "leaves": "leaf",
    "foliage": "leaf", "grassy": "grass",
    "earth": "soil", "dirt": "soil", "polished concrete": "concrete", "marbled": "marble",
    "marble top": "marble", "stone block": "stone blocks", "ashlar": "stone blocks", "masonry": "stone blocks",
    "quartzite": "quartz", "stone tile": "stone", "burlap": "jute", "hessian": "jute", "hemp": "jute",
    "polyester": "fabric", "nylon": "fabric", "microfiber": "fabric", "microfibre": "fabric", "boucle": "plush",
    "chenille": "plush", "corduroy": "striped fabric", "polished wood": "veneer", "rustic wood": "reclaimed wood",
    "weathered wood": "driftwood", "distressed wood": "reclaimed wood", "barn wood": "reclaimed wood", "barnwood": "reclaimed wood",
}  # fmt: skip
"""What people also say -> canonical word."""


def find_finish(words: str) -> str | None:
    """The canonical word in `FINISHES` for a material phrase ("aluminum", "oak-wood", "tiles"), else None."""
    name = re.sub(r"\s+", " ", re.sub(r"[-_]+", " ", words.strip().lower()))
    name = re.sub(r"\bgray\b", "grey", re.sub(r"\baluminum\b", "aluminium", name))
    for candidate in (name, name.removesuffix("s"), re.sub(r" (made|material|finish|finished)$", "", name)):
        if candidate in FINISHES:
            return candidate
        if candidate in _SYNONYMS:
            return _SYNONYMS[candidate]
    return None


def finish(
    material: str | None = None,
    colour: str | None = None,
    *,
    default: str = "paint",
    seed: int = 0,
    axis: int = 0,
    scale: float = 1.0,
    emission: RGB = (0.0, 0.0, 0.0),
    opacity: float | None = None,
) -> Finish:
    """The look that words ask for: a material, a colour, both, or the default.

    A material with a colour is that material in that colour (painted or dyed). A "colour" that is only known as a
    material ("walnut") is taken as one.

    Args:
        material: Material word or phrase that `find_finish` knows, or None.
        colour: Colour word or phrase that `find_colour` knows, or None for the material's usual colour.
        default: Material when none is said.
        seed: Shifts the pattern, so that two things do not share one plank.
        axis: The thing's own axis that grain or weave follows: 0, 1 or 2.
        scale: Factor on the pattern's natural size.
        emission: Radiance that it gives off, linear RGB.
        opacity: Overrides the material's own.

    Raises:
        ArgumentError: A word is neither a known material nor a known colour.
    """
    rgb = colour_of(colour) if colour is not None else None
    if colour is not None and rgb is None:
        if material is None and find_finish(colour):
            material = colour
        else:
            raise ArgumentError(f"{colour!r} is not a colour word; materials.COLOURS lists them")
    if material is None and colour is not None and find_finish(colour) and _wooden(colour, default):
        material, rgb = colour, None
    name = find_finish(material if material is not None else default)
    if name is None:
        raise ArgumentError(f"{material or default!r} is not a material word; materials.FINISHES lists them")
    entry = FINISHES[name]
    first, second = entry.colour, entry.second
    if rgb is not None:
        first = mix(rgb, entry.colour, entry.tint)
        second = _second(entry, first)
    return Finish(
        pattern=entry.pattern,
        colour=first,
        second=second,
        scale=entry.scale * scale,
        axis=axis,
        gloss=entry.gloss,
        emission=emission,
        opacity=entry.opacity if opacity is None else opacity,
        seed=seed,
    )


def physical(material: str | None, *, default: str = "wood") -> Material:
    """What physics needs to know of a material word.

    Raises:
        ArgumentError: The word is not known.
    """
    name = find_finish(material if material is not None else default)
    if name is None:
        raise ArgumentError(f"{material or default!r} is not a material word; materials.FINISHES lists them")
    entry = FINISHES[name]
    return Material(name, entry.density, entry.friction, entry.restitution)


def _wooden(word: str, default: str) -> bool:
    """Whether a word that names both a colour and a wood ("walnut") should give the wood: where the default is wood."""
    name, usual = find_finish(word), find_finish(default)
    return bool(name and usual and FINISHES[name].family == FINISHES[usual].family == "wood")


def _second(entry: FinishEntry, first: RGB) -> RGB | None:
    """The second colour of a material in another colour: joints stay, veins contrast, grain and weave darken."""
    if entry.second is None:
        return None
    if entry.pattern in ("tiles", "subway", "mosaic", "hexagons", "brick"):
        return entry.second
    if entry.pattern == "checker":
        return COLOURS["white"] if sum(first) < 0.9 else entry.second
    if entry.pattern in ("marble", "terrazzo", "stripes", "rug", "persian"):
        return mix(first, COLOURS["white"], 0.65) if sum(first) < 0.6 else scaled(first, 0.45)
    return scaled(first, 0.72)


__all__ = [
    "COLOURS",
    "FINISHES",
    "FinishEntry",
    "find_colour",
    "find_finish",
    "finish",
    "physical",
]
