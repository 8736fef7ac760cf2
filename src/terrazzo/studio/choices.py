"""What the page offers to choose from: colours, materials, hours, formats."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from terrazzo.extras import is_available
from terrazzo.formats import format_names
from terrazzo.formats.registry import find_format
from terrazzo.lighting.baking import QUALITIES
from terrazzo.materials.colours import COLOURS, display
from terrazzo.materials.palette import FINISHES
from terrazzo.paths import EASINGS

SHOWN_COLOURS = (
    "white", "cream", "beige", "tan", "light grey", "grey", "charcoal", "black",
    "brown", "walnut", "oak", "terracotta", "rust", "red", "burgundy", "pink",
    "orange", "mustard", "yellow", "olive", "sage", "green", "emerald", "teal",
    "turquoise", "light blue", "blue", "navy", "lavender", "purple", "plum", "gold",
)  # fmt: skip
SHOWN_MATERIALS = (
    "oak", "walnut", "pine", "birch", "mahogany", "ebony", "marble", "granite", "concrete", "leather", "linen", "velvet",
    "wool", "wicker", "brass", "copper", "stainless steel", "chrome", "glass", "ceramic", "plastic", "paint",
)  # fmt: skip
TIMES = ("dawn", "day", "overcast", "sunset", "night")


@lru_cache(maxsize=1)
def choices() -> dict[str, Any]:
    """All of them as JSON values; colours as display colours."""
    formats = [n for n in format_names(writable=True) if n != "usdz" or is_available("pxr")]
    return {
        "colours": [{"name": n, "css": _css(COLOURS[n])} for n in SHOWN_COLOURS],
        "materials": [{"name": n, "css": _css(FINISHES[n].colour)} for n in SHOWN_MATERIALS if n in FINISHES],
        "times": list(TIMES),
        "qualities": list(QUALITIES),
        "easings": list(EASINGS),
        "formats": ["world", *formats, "colliders"],
        "endings": sorted({find_format(n).suffixes[0] for n in format_names(readable=True)} | {".world"}),
    }


def _css(linear: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * min(max(display(c), 0.0), 1.0)):02x}" for c in linear)
