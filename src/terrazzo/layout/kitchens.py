"""Kitchen runs: counters, sink, stove and fridge in one line along a wall, around the corner where it is too short.

The sink goes under the window, the fridge to an end, and the stove between counters, as kitchen planners have it
(Neufert, "Architects' Data", kitchens: work flows from storage over washing to cooking, with worktops in between).
"""

from __future__ import annotations

import numpy as np

from terrazzo.layout.boxes import Array, gaps
from terrazzo.layout.candidates import QUARTERS, around_thing
from terrazzo.layout.customs import COUNTERS, RUN, named
from terrazzo.layout.items import Item
from terrazzo.layout.relations import fade, to_room
from terrazzo.layout.scene import Body, Scene

FLUSH = 0.002
"""Gap between neighbours in a run [m]."""

_TALL = ("fridge", "pantry cabinet")
_SINKS = ("kitchen sink",)
_STOVES = ("stove",)


def in_run(item: Item) -> bool:
    """Whether a thing belongs into a kitchen run."""
    return item.kind.against_wall and named(item.kind, RUN)


def turn_in_run(item: Item) -> int:
    """Order in which the members of a run find their places: the sink first, what closes the run last.

    Counters under wall cabinets go before the sink: they need a wall without windows, and the rest follows them.
    """
    order = (_SINKS, COUNTERS, _STOVES)
    if item.crowned and named(item.kind, COUNTERS):
        return -1
    return next((i for i, kinds in enumerate(order) if named(item.kind, kinds)), len(order))


def beside_run(scene: Scene, item: Item) -> Array:
    """Poses flush beside, or around the corner from, what already stands in the run, shape [n, 3]."""
    parts = [np.zeros((0, 3))]
    for body in _members(scene):
        turns = QUARTERS.tolist()
        parts.append(around_thing(item, body, sides=("left", "right", "front"), gaps=(FLUSH,), turns=turns))
    return np.concatenate(parts)


def _members(scene: Scene) -> list[Body]:
    return [b for b in scene.bodies if in_run(b.item)]


def run_score(scene: Scene, item: Item, poses: Array) -> Array:
    """How well poses continue the run."""
    score = np.zeros(len(poses))
    if not in_run(item):
        return score
    back = fade(scene.back_gap(poses, item.half), 0.0, 0.03, 0.02)
    for body in _members(scene):
        local, away = gaps(poses, item.half, body.row)
        turn = np.cos(poses[:, 2] - body.yaw)
        line = fade(away[:, 1], -0.001, 0.004, 0.02) * (turn > 0.99) * (np.abs(local[:, 0]) < 0.3)
        corner = fade(away[:, 0], -0.001, 0.004, 0.02) * (np.abs(turn) < 0.01) * (local[:, 0] > 0)
        score = np.maximum(score, back * (8.0 * line + 6.0 * corner))
        score -= _clash(item, body) * line
    side = np.partition(scene.wall_gaps(poses, item.half), 1, axis=1)[:, 1]
    members = _members(scene)
    if not members and not named(item.kind, _SINKS):
        score += 2.0 * fade(side, 0.0, 0.03, 0.05)  # a run starts in a corner, so that it has the whole wall
    if named(item.kind, _SINKS):
        score += (0.5 if members else 3.0) * to_room("under", "window", poses, item.half, scene)
    elif named(item.kind, _TALL):
        score += 1.5 * fade(side, 0.0, 0.06, 0.1)
    elif named(item.kind, _STOVES):
        score -= 3.0 * fade(side, 0.0, 0.3, 0.1)
    return score


def _clash(item: Item, body: Body) -> float:
    """Cost of two neighbours that planners keep apart: nobody cooks beside a fridge or a sink."""
    both = (item.kind, body.item.kind)
    hot = any(named(k, _STOVES) for k in both)
    return 3.0 if hot and any(named(k, (*_TALL, *_SINKS)) for k in both) else 0.0
