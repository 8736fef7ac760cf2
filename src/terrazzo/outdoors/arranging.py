"""`arrange_outdoors`: a `Brief` of a place outdoors to a `Plan`: the land, what is built on it, what grows around that."""

from __future__ import annotations

import numpy as np

from terrazzo.language.brief import Brief
from terrazzo.layout.plan import Plan
from terrazzo.outdoors.landscape import Landscape
from terrazzo.outdoors.scatter import scatter
from terrazzo.outdoors.settings import make_land
from terrazzo.world.rooms import Room

OPEN_HEIGHT = 12.0
"""Nominal height of open land as a room [m]."""


def arrange_outdoors(brief: Brief, *, seed: int = 0) -> Plan:
    """Land of the asked kind, with what was asked for on it."""
    ask = brief.rooms[0]
    land = make_land(ask.place, seed)
    growths = scatter(land, taken=np.zeros((0, 3)))
    floor = tuple((round(float(x), 3), round(float(y), 3)) for x, y in land.walk)
    return Plan(
        brief, (Room(ask.name, floor, OPEN_HEIGHT, open=True),), {}, (), (), seed, brief.notes,
        Landscape(land, growths, brief.time, brief.weather),
    )  # fmt: skip
