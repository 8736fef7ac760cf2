"""Seats as they stand in vehicles: in two files beside an aisle, face to face, or along both sides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.layout.boxes import Array
from terrazzo.layout.items import Item
from terrazzo.layout.scene import Body, Scene
from terrazzo.layout.vehicles import BETWEEN, FACED, LEGROOM, ROWED, SIDED

ASIDE = 0.03
"""From seats to the wall beside them [m]."""


def sits_aboard(item: Item, fewest: int = 2) -> bool:
    """Whether a thing is one of several seats that stand as they do in vehicles."""
    return item.kind.name in (ROWED, FACED, SIDED) and item.ask.count >= fewest and item.stand == "floor"


def seat_aboard(scene: Scene, items: Sequence[Item]) -> bool:
    """Puts alike seats down as they stand in vehicles; False, and nothing is placed, where they do not fit."""
    first = items[0]
    poses = {ROWED: _in_rows, FACED: _face_to_face, SIDED: _along_sides}[first.kind.name](scene, items)
    if not len(poses) or not scene.free(poses, first, margin=0.01).all():
        return False
    for item, (x, y, yaw) in zip(items, poses.tolist(), strict=True):
        scene.add(Body(item, x, y, 0.0, yaw))
    return True


def _axis(scene: Scene) -> int:
    """The axis along which the room is longer."""
    return int(scene.shell.half[1] > scene.shell.half[0])


def _turned(poses: Array, axis: int) -> Array:
    """Poses of a room whose longer side lies along x, in one whose longer side lies along `axis`."""
    if axis == 0:
        return poses
    return np.column_stack([-poses[:, 1], poses[:, 0], poses[:, 2] + np.pi / 2])


def _door_end(scene: Scene, axis: int) -> float:
    """At which end of its longer side the room is entered: -1 or 1."""
    at = [o.centre[axis] for o in scene.shell.doors]
    return 1.0 if at and at[0] > 0 else -1.0


def _in_rows(scene: Scene, items: Sequence[Item]) -> Array:
    """Two files beside an aisle. In a train the rows look to the middle, where two face each other; else all look ahead."""
    axis = _axis(scene)
    long, wide = scene.shell.half[axis], scene.shell.half[1 - axis]
    deep, half = 2 * items[0].half[0], items[0].half[1]
    rows = -(-len(items) // 2)
    facing = any(word in scene.shell.name for word in ("train", "railway", "rail"))
    ahead = -_door_end(scene, axis)
    pitch = deep + LEGROOM
    first = (rows + 1) // 2 if facing else rows
    length = rows * pitch + (BETWEEN - LEGROOM if facing and rows > 1 else 0.0)
    start = -length / 2 + _door_end(scene, axis) * -0.1
    if length > 2 * long:
        return np.zeros((0, 3))
    out = []
    for k in range(rows):
        x = start + k * pitch + deep / 2 + (BETWEEN if k >= first else 0.0) * facing
        forth = 0.0 if (ahead > 0 or facing) and k < first else np.pi
        if k >= first:
            x -= LEGROOM * 0.5
        out += [(x, side * (wide - half - ASIDE), forth) for side in (-1, 1)]
    return _turned(np.array(out[: len(items)]), axis)


def _face_to_face(scene: Scene, items: Sequence[Item]) -> Array:
    """Benches with their backs to the two walls without door and window, that look at each other."""
    wall = scene.shell.doors[0].wall if scene.shell.doors else 3
    across = 1 if wall in (1, 3) else 0
    half, deep = scene.shell.half[across], items[0].half[0]
    count = -(-len(items) // 2)
    along = scene.shell.half[1 - across]
    out = []
    for k in range(len(items)):
        side = -1.0 if k % 2 else 1.0
        at = ((k // 2) + 0.5) / count * 2 * along - along
        place = [0.0, 0.0]
        place[across], place[1 - across] = side * (half - deep - ASIDE), at
        yaw = {(0, 1.0): np.pi, (0, -1.0): 0.0, (1, 1.0): -np.pi / 2, (1, -1.0): np.pi / 2}[across, side]
        out.append((*place, yaw))
    return np.array(out)


def _along_sides(scene: Scene, items: Sequence[Item]) -> Array:
    """Benches with their backs to both long walls, between the doors."""
    axis = _axis(scene)
    long, wide = scene.shell.half[axis], scene.shell.half[1 - axis]
    half, deep = items[0].half[1], items[0].half[0]
    count = -(-len(items) // 2)
    pitch = 2 * half + 0.15
    if count * pitch > 2 * long:
        return np.zeros((0, 3))
    out = []
    for k in range(count):
        x = (k - (count - 1) / 2) * pitch
        out += [(x, wide - deep - ASIDE, -np.pi / 2), (x, -wide + deep + ASIDE, np.pi / 2)]
    return _turned(np.array(out[: len(items)]), axis)
