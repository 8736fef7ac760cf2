"""Still lifes: the few things with which people dress a table, a dresser or a desk that would stand bare.

Nothing goes where something was asked to be, and nothing is of a family that was named or ruled out, so that counts stay what was
said. What does not fit on its carrier is left out in the layout.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping, Sequence

from terrazzo.language.brief import Ask, Relation
from terrazzo.language.wordlists import table
from terrazzo.shapes.kinds import Kind

MOST_DRESSED = 5
"""Carriers of a room that are dressed; more small things would take splats from what was asked for."""

_FEW = 2
"""Carriers of one kind that are dressed: where there are more, one with a lamp on it would be odd."""

_BARE = frozenset(
    ("empty", "bare", "clean", "clear", "tidy", "uncluttered", "vacant", "unused", "minimalist")
)


def _read() -> dict[str, list[list[tuple[str, int]]]]:
    """Carrier -> still lifes, each of kinds with their numbers."""
    out = {}
    for key, words in table("furnishing", "still lifes"):
        groups = ([part.strip().rsplit(" ", 1) for part in text.split("+")] for text in words)
        out[key] = [
            [
                (" ".join(p) if not p[-1].isdigit() else p[0], int(p[-1]) if p[-1].isdigit() else 1)
                for p in group
            ]
            for group in groups
        ]
    return out


STILL_LIFES = _read()


def still_lifes(
    asks: Sequence[Ask], kinds: Mapping[str, Kind], closed: Collection[str], *, room: str, first: int
) -> list[Ask]:
    """Things to put on the carriers of a room on which nothing stands.

    Args:
        asks: All of the room, those that nobody asked for too.
        kinds: The catalogue.
        closed: Kinds that must not be added.
        room: Name of the room.
        first: Number of the first id.

    Returns:
        Implied asks with ids of their own.
    """
    laden = {r.target for a in asks for r in a.relations if r.kind in ("on", "inside", "center_of")}
    out: list[Ask] = []
    used = {a.kind for a in asks}
    dressed = 0
    for ask in asks:
        options = STILL_LIFES.get(ask.kind or "", [])
        if not options or ask.count > _FEW or ask.id in laden or _BARE & set(ask.attributes):
            continue
        if dressed == MOST_DRESSED:
            break
        chance = zlib.crc32(" ".join((room, *(a.label for a in asks), ask.id)).encode())
        usual = [
            left
            for group in options[chance % len(options) :] + options[: chance % len(options)]
            if (left := [(k, n) for k, n in group if k in kinds and k not in closed and k not in used])
        ]
        for kind, count in max(usual, key=len, default=[]):
            used.add(kind)
            out.append(
                Ask(
                    f"i{first + len(out)}", kind, kind, count, relations=(Relation("on", ask.id),), implied=True,
                    room=room,
                )
            )  # fmt: skip
        dressed += bool(usual)
    return out
