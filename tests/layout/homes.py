"""Briefs of homes and public buildings, as they would come from words, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.language.furnish import furnish
from terrazzo.shapes.catalogue import catalogue

R = RoomAsk


def home(*rooms: RoomAsk, asks: Sequence[Ask] = (), furnished: bool = False) -> Brief:
    """A brief of several rooms, each with what its place usually holds where `furnished`."""
    out = list(asks)
    for k, room in enumerate(rooms):
        if not furnished or room.outdoors:
            continue
        added = furnish(room.place, [a for a in asks if a.room == room.name], catalogue(), room=room.name)
        ids = {a.id: f"r{k}{a.id}" for a in added}
        for ask in added:
            relations = tuple(replace(r, target=ids.get(r.target, r.target)) for r in ask.relations)
            out.append(replace(ask, id=ids[ask.id], relations=relations))
    return Brief("", tuple(rooms), tuple(out))


FLAT = (
    R("living room", "living room"),
    R("kitchen", "kitchen"),
    R("bedroom 1", "bedroom"),
    R("bedroom 2", "bedroom", scale=0.9),
    R("bathroom", "bathroom"),
)
HOUSE = (
    R("living room", "living room", joins=(("dining room", "open"),)),
    R("dining room", "dining room"),
    R("kitchen", "kitchen"),
    R("bedroom 1", "bedroom"),
    R("bedroom 2", "bedroom"),
    R("bedroom 3", "bedroom"),
    R("bathroom", "bathroom"),
    R("ensuite", "bathroom", scale=0.8, joins=(("bedroom 1", "door"),)),
)
STUDIO = (
    R("living room", "living room", joins=(("kitchen", "open"),)),
    R("kitchen", "kitchen"),
    R("bathroom", "bathroom"),
)
OFFICE = (
    R("reception", "living room"),
    R("meeting room 1", "office"),
    R("meeting room 2", "office"),
    R("open office", "office", scale=1.6),
    R("kitchenette", "kitchen", scale=0.8),
    R("toilet", "bathroom"),
)
SCHOOL = (
    *(R(f"classroom {i}", "classroom") for i in range(1, 5)),
    R("office", "office"),
    R("corridor", "hallway"),
)
CLINIC = (
    R("waiting room", "living room"),
    *(R(f"exam room {i}", "office", scale=0.9) for i in range(1, 4)),
    R("lab", "laboratory"),
    R("restroom", "bathroom"),
)
