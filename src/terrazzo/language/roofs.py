"""What is said of the roof over a room: sloping ceilings, vaults, and windows in them."""

from __future__ import annotations

import re

from terrazzo.language.brief import RoomAsk
from terrazzo.language.places import sort_of

ROOFLIGHTS = ("rooflight", "roof light", "skylight", "sky light", "roof window", "velux window", "velux")
"""Names of windows in a ceiling."""

_CEILING = r"(?:wood(?:en)? |white |timber |beamed |low |high |plank(?:ed)? )?(?:ceilings?|roof|roofs|roofline|walls)"
_SAID = (
    ("a-frame", r"\ba[- ]frame\b"),
    ("vaulted", rf"\b(?:vaulted|cathedral|raked|soaring) {_CEILING}\b|\bceiling is vaulted\b"),
    (
        "attic",
        rf"\b(?:slop(?:ing|ed)|slant(?:ing|ed)|pitched|gabled?|angled|inclined) {_CEILING}\b"
        r"|\b(?:attic|garret|loft conversion|converted loft|loft room|roof space|mansard)\b"
        r"|\b(?:under|beneath) the (?:roof|eaves|rafters)\b|\b(?:ceiling|roof) (?:slopes|slants)\b",
    ),
)
"""Sorts of roofs, the surest first, and what is said of them."""
_NONE = re.compile(r"\b(?:no|without|not?) (?:a |an )?(?:slop\w+|slant\w+|vaulted|pitched)\b", re.IGNORECASE)
_HINTS = [(form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _SAID]
USUAL = {"attic": "attic", "greenhouse": "glass", "conservatory": "glass", "barn": "vaulted"}
"""Roofs of places that have them where nobody says so."""


def read_roof(text: str, room: RoomAsk) -> str:
    """The roof of the only room of a prompt, as in `RoomAsk.roof`."""
    if room.outdoors or _NONE.search(text):
        return ""
    said = next((form for form, pattern in _HINTS if pattern.search(text)), "")
    usual = USUAL.get(sort_of(room.name, room.place), "")
    return usual if usual == "glass" else said or usual
