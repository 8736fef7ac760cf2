"""Colour words: the names that people give to paints, fabrics and woods, as linear RGB.

Names follow common English use in furnishing; values are display colours chosen by eye for paint and cloth in daylight
(basic names near the CSS ones, toned down: a "red" sofa is not the red of a screen). Imports nothing heavy, because the
language room reads it at start.
"""

from __future__ import annotations

import re

RGB = tuple[float, float, float]

_HEX = """
white f2f0ec, off white ece7dc, ivory f0e8d6, cream ede0c4, eggshell e9e2d0, pearl e6e1d8, alabaster e9e5dc, bone ddd5c3,
snow f4f4f4, beige d3c2a5, tan c3a37a, sand cfb78f, khaki b0a078, taupe 8d7f71, greige b3a99c, oatmeal d2c6b0, linen ddd2bd,
camel b58a57, fawn c09c74, buff d3b37f, champagne dccba6, wheat dac08f, stone aba396, mushroom a3968a, nude d6b49b,
grey 8c8c8b, light grey bdbdbb, dark grey 55565a, silver b9bbbd, charcoal 3b3c40, slate 5a626b, slate grey 66707a, ash b1afa8,
smoke 77787b, graphite 434448, gunmetal 3b4046, pewter 85878a, anthracite 36383d, black 1b1b1c, jet 141415, ebony 2b2421,
onyx 202124, ink 1f2430, brown 6f4a2f, light brown a07a53, dark brown 44301f, chocolate 4b2f20, coffee 553d2c, espresso 382720,
mocha 735342, caramel a8672f, chestnut 74402a, hazel 8a6a3c, umber 5e4633, sienna 96512f, cinnamon 97552f, mahogany 5c2b1f,
walnut 5f4230, oak b08d5f, pine cfab74, maple d3b283, birch dcc7a0, cherry 84432d, teak 99683c, rosewood 56282a, driftwood a3927d,
cognac 8c4a22, tobacco 6d4e2f, bronze 7c5b33, brass b08d44, copper b06a43, gold c79b3d, rose gold c28a76, honey c68a35,
red b3231f, dark red 7a1a18, crimson a01c2c, scarlet bd2a1c, cherry red 9e1b26, ruby 8e1a33, burgundy 611a2a, maroon 5a1a1f,
wine 5e1f31, brick red 96402f, rust 9c4a24, terracotta b8623f, clay ad7355, vermilion c4422a, coral d9705a, salmon dd8c77,
apricot e0a878, peach e8b795, orange d57a22, burnt orange b4561f, tangerine d9801f, pumpkin c8691f, amber cf8f25, ochre bd8a34,
mustard c79a2c, saffron d69a25, yellow e3bf3a, light yellow efe09a, lemon ebd94f, gold yellow d9a930, straw dccb8b, butter efdfa2,
green 4a7d45, light green 9dbf8f, dark green 274b33, sage 9aa58a, olive 6d6b38, moss 6b7145, forest green 2b4d33,
hunter green 2a4a36, bottle green 1f4534, emerald 1f7a55, jade 4b9a78, mint a9d2bb, pistachio b1c48a, lime 9bbf3a,
lime green 84b53c, fern 5f8a4f, pine green 2c5545, seafoam 9dcbb7, celadon acc5ab, eucalyptus 87a08e, avocado 6f7d3a,
olive green 656a35, apple green 84ae45, grass green 4f8a35, sea green 3f8a6c, khaki green 7a7a4e, teal 1f6f72, turquoise 46aaa6,
aqua 74c3c0, cyan 3fb0c2, peacock 1a5f72, petrol 1f4f5c, duck egg b9d1cd,
blue 2f5a9c, light blue 9dbddb, dark blue 1f3058, navy 1f2b47, navy blue 1f2b47, royal blue 2d4fa8, cobalt 25489a, sky blue 90bfe0,
baby blue b3d1e6, powder blue b7cbdb, steel blue 557a9c, denim 4a6285, indigo 34376b, sapphire 23468f, cornflower 6d8fcf,
azure 5a9fd6, ice blue cfe1e8, midnight blue 1c2442, slate blue 5b6c8a, electric blue 2a6bd0, periwinkle 929fd0,
purple 68407f, light purple a78bbd, dark purple 42264f, violet 6f4a9a, lavender b3a5cc, lilac c0a6c9, plum 5d3052, mauve a1818f,
aubergine 40263c, eggplant 40263c, magenta b02f7c, fuchsia bd3a82, orchid ad6bab, amethyst 8a63a8, grape 553068,
pink dd9aa7, light pink eec5c8, dark pink b75a75, hot pink d44a86, blush e3bcb0, rose c9848a, dusty rose bb8a86, dusty pink cfa39d,
salmon pink e19a8c, raspberry a02f55, bubblegum e89ab8, flesh d9ae94,
clear e8eeee, transparent e8eeee, natural c9ae85, wooden 9b7148, multicoloured a86a55, colourful b0604a, rainbow b0604a
"""


def linear(display: float) -> float:
    """One display value (sRGB 0..1, IEC 61966-2-1) as linear light."""
    return display / 12.92 if display <= 0.04045 else ((display + 0.055) / 1.055) ** 2.4


def display(light: float) -> float:
    """One linear value as display sRGB."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def from_hex(code: str) -> RGB:
    """Linear RGB of a display colour written as six hexadecimal digits, "c79a2c"."""
    r, g, b = (round(linear(int(code[i : i + 2], 16) / 255), 5) for i in (0, 2, 4))
    return r, g, b


COLOURS: dict[str, RGB] = {
    entry.strip().rsplit(" ", 1)[0]: from_hex(entry.strip().rsplit(" ", 1)[1])
    for entry in _HEX.replace("\n", " ").split(",")
}
"""Canonical colour words (British spelling, spaces, lower case) and their linear RGB."""

MODIFIERS: tuple[str, ...] = (
    "very dark", "very light", "light", "pale", "pastel", "soft", "dark", "deep", "bright", "vivid", "dusty", "muted",
    "medium", "warm", "cool", "rich", "faded", "neon",
)  # fmt: skip
"""Words that `colour_of` understands before a colour word: "pale green", "dusty blue"."""

_SPELLING = (
    (r"\bgray", "grey"), (r"color", "colour"), (r"\boffwhite\b", "off white"), (r"[-_]+", " "), (r"\bcoloured\b", ""),
    (r"\bcolour\b", ""), (r"\bmulti coloured\b", "multicoloured"), (r"\bgolden\b", "gold"), (r"\bsilvery\b", "silver"),
    (r"\bivory white\b", "ivory"), (r"\bgreyish\b", "grey"), (r"\bterra cotta\b", "terracotta"),
    (r"\breddish\b", "red"),
    (r"\bochre yellow\b", "ochre"), (r"\bocher\b", "ochre"), (r"\bmulti\s*$", "multicoloured"), (r"ish\b", ""), (r"\s+", " "),
)  # fmt: skip


def canonical_colour(words: str) -> str:
    """Lower case, British spelling, spaces for hyphens, without "-coloured" and "-ish"."""
    out = words.strip().lower()
    for pattern, replacement in _SPELLING:
        out = re.sub(pattern, replacement, out)
    return out.strip()


def find_colour(words: str) -> str | None:
    """The canonical spelling of a colour phrase that `colour_of` understands ("light gray" -> "light grey"), else None."""
    name = canonical_colour(words)
    if name in COLOURS:
        return name
    for modifier in MODIFIERS:
        if name.startswith(modifier + " ") and name[len(modifier) + 1 :] in COLOURS:
            return name
    pair = re.fullmatch(r"(.+) and (.+)", name)
    if pair:
        return find_colour(pair.group(1))
    return None


def colour_of(words: str) -> RGB | None:
    """Linear RGB of a colour phrase ("sage", "light gray", "dusty blue"), or None where it is not one."""
    name = find_colour(words)
    if name is None:
        return None
    if name in COLOURS:
        return COLOURS[name]
    modifier = next(m for m in MODIFIERS if name.startswith(m + " "))
    return _modified(modifier, COLOURS[name[len(modifier) + 1 :]])


def mix(a: RGB, b: RGB, share: float) -> RGB:
    """`a` with this share of `b` mixed in, linear."""
    r, g, bl = (round(x + (y - x) * share, 5) for x, y in zip(a, b, strict=True))
    return r, g, bl


def luminance(rgb: RGB) -> float:
    """Relative luminance of linear RGB (Rec. 709)."""
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def scaled(rgb: RGB, factor: float) -> RGB:
    """Linear RGB times a factor, kept in 0..0.92 (no paint reflects more)."""
    r, g, b = (round(min(0.92, x * factor), 5) for x in rgb)
    return r, g, b


def _modified(modifier: str, rgb: RGB) -> RGB:
    """A colour after one word of `MODIFIERS`."""
    white, grey = COLOURS["white"], luminance(rgb)
    match modifier:
        case "light" | "pale":
            return mix(rgb, white, 0.5)
        case "very light" | "pastel" | "soft":
            return mix(rgb, white, 0.62)
        case "dark" | "deep":
            return scaled(rgb, 0.4)
        case "very dark":
            return scaled(rgb, 0.2)
        case "bright" | "vivid" | "neon":
            r, g, b = (max(0.0, x + 0.45 * (x - grey)) for x in scaled(rgb, 1.2))
            return scaled((r, g, b), 1.0)
        case "dusty" | "muted" | "faded":
            return mix(mix(rgb, (grey, grey, grey), 0.45), (0.4, 0.38, 0.35), 0.25)
        case "warm":
            return (min(0.92, rgb[0] * 1.08), rgb[1], round(rgb[2] * 0.85, 5))
        case "cool":
            return (round(rgb[0] * 0.88, 5), rgb[1], min(0.92, rgb[2] * 1.1))
        case _:
            return rgb
