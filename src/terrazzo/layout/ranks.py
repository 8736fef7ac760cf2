"""Ranks: pews of a chapel, desks of a classroom stand in rows and look one way: at the board or screen, else away from the door."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.layout.boxes import Array
from terrazzo.layout.customs import named
from terrazzo.layout.items import Item
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.scoring import Reserve

_FEWEST = 4
"""Alike things that make ranks."""
_FEW = 16
"""More of them stand in wider blocks."""
_PASSAGE = 0.55
"""Free floor behind each row, beside what its users take [m]."""
_AISLE = 0.8
"""Free floor between the files of a block [m]."""
_ELBOWS = 0.08
"""The same in large blocks, whose rows are reached from their ends."""
_IN_ROWS = ("pew", "school desk", "student desk", "seat")
_WATCHED = ("projection screen", "chalkboard", "whiteboard", "wall tv")
"""What hangs where they look."""
_SCHOOLS = ("classroom", "class room", "schoolroom", "school room", "lecture", "training")
_LOOKS = np.array([0.0, np.pi / 2, np.pi, -np.pi / 2])


def ranked(item: Item, room: str) -> bool:
    """Whether a thing stands in ranks with its like, where nothing else was said of its place.

    Args:
        item: The first of its ask.
        room: The room's name.
    """
    if item.ask.count < _FEWEST or item.stand != "floor" or (item.asked and not item.ask.implied):
        return False
    if any(r.target != "middle" for r in item.relations):
        return False
    if item.ask.implied or item.ask.label.endswith(_IN_ROWS):
        return item.kind.seats or item.kind.name.endswith("desk")
    return item.kind.name.endswith("desk") and any(word in room for word in _SCHOOLS)


def place_ranks(scene: Scene, items: Sequence[Item], reserve: Reserve) -> bool:
    """Puts alike things down in ranks; False, and nothing is placed, where they do not fit.

    Desks are used from their front, so that who sits there looks along the desk's back; seats look along their front.

    Args:
        scene: The scene.
        items: The things.
        reserve: Floor that each one's companions need.
    """
    item = items[0]
    back = 0.0 if item.kind.seats else np.pi
    door = np.mean([o.centre[:2] for o in scene.shell.doors], axis=0) if scene.shell.doors else np.zeros(2)
    watched = [b.yaw + np.pi for b in scene.bodies if b.support == "wall" and named(b.item.kind, _WATCHED)]
    looks = sorted(
        _LOOKS,
        key=lambda a: (
            -sum(float(np.cos(a - w).round(3)) for w in watched[:1]),
            float(door @ (np.cos(a), np.sin(a))),
        ),
    )
    for files in (2, 3, 1, 4) if len(items) <= _FEW else (6, 5, 8, 4, 10):
        for look in looks:
            poses = _block(item, len(items), files, reserve)
            c, s = np.cos(look), np.sin(look)
            turned = np.column_stack([poses @ np.array([[c, s], [-s, c]]), np.full(len(poses), look + back)])
            if scene.free(turned, item, margin=0.02).all():
                for one, (x, y, yaw) in zip(items, turned.tolist(), strict=True):
                    scene.add(Body(one, x, y, 0.0, yaw))
                return True
    return False


def _block(item: Item, count: int, files: int, reserve: Reserve) -> Array:
    """Places of a block that looks along +x, its middle at the origin, the front row first [m], shape [count, 2]."""
    ranks = -(-count // files)
    x = np.arange(ranks)[::-1] * (2 * item.half[0] + reserve.front + _PASSAGE)
    y = np.arange(files) * (
        2 * item.half[1] + max(_AISLE if count <= _FEW else _ELBOWS, reserve.left + reserve.right)
    )
    grid = np.stack(np.meshgrid(x - x.mean(), y - y.mean(), indexing="ij"), -1).reshape(-1, 2)
    return grid[:count]
