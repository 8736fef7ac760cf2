"""What a word means in a place: seats of a train are no chairs, benches of a church are pews."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from terrazzo.language.drafts import Draft
from terrazzo.language.wordlists import table

_MEANT: dict[str, dict[str, str]] = {
    place: dict(pair.split(" = ") for pair in pairs) for place, pairs in table("places", "meant here")
}
"""Kind of place, or of one that is furnished in its own way -> the last word of a name -> the kind that is meant."""

ROWS = 12
"""Seats that "rows of seats" and "seats" are, where they stand in rows and nobody says how many."""
_IN_ROWS = ("coach seat", "cinema seat", "church pew")


def mean_here(places: Sequence[str], drafts: Sequence[Draft], kinds: Collection[str]) -> None:
    """Gives groups of things the kinds that their names mean in a place.

    Args:
        places: The place by its name of its own, then by its kind: "subway car", "carriage".
        drafts: Groups of things; their phrases are replaced.
        kinds: The catalogue's.
    """
    meant = next((_MEANT[p] for p in places if p in _MEANT), {})
    for draft in drafts:
        kind = meant.get(draft.label.split()[-1])
        if kind not in kinds or draft.parts:
            continue
        draft.phrase = replace(draft.phrase, sort="thing", kind=kind, near=False)
        if kind in _IN_ROWS and draft.phrase.plural and not draft.phrase.count.number:
            draft.count = max(draft.count, ROWS)
