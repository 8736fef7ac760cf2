"""Candidate poses for a thing on the floor: along walls, in corners, on a grid, and around things already placed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from terrazzo.layout.boxes import Array, to_world
from terrazzo.layout.items import Item
from terrazzo.layout.scene import WALL_GAP, Body, Scene

QUARTERS = np.array([0.0, np.pi / 2, np.pi, -np.pi / 2])

SIDES = {"front": (0, 1), "back": (0, -1), "left": (1, -1), "right": (1, 1)}
"""Sides of a thing as (axis, sign) in its own frame; left and right as seen by someone who looks at its front."""


def along_walls(scene: Scene, item: Item, *, step: float = 0.2, sideways: bool = False) -> Array:
    """Poses with the back (or a side) to a wall, both corners of each wall among them, shape [n, 3]."""
    out = []
    hx, hy = item.half
    turns = [(0.0, hx, hy)] + ([(np.pi / 2, hy, hx), (-np.pi / 2, hy, hx)] if sideways else [])
    for wall in range(4):
        half = scene.shell.wall_half(wall)
        deep = scene.shell.wall_half(wall + 1)
        for turn, depth, width in turns:
            room = half - width - WALL_GAP
            if room < 0 or depth + WALL_GAP > 2 * deep:
                continue
            count = min(max(round(2 * room / step), 1), 60)
            offsets = np.unique(np.concatenate([np.linspace(-room, room, count + 1), [0.0]]))
            x, y = _wall_points(scene, wall, offsets, depth + WALL_GAP)
            yaw = scene.shell.yaws[wall] + turn
            out.append(np.stack([x, y, np.full(len(offsets), yaw)], 1))
    return np.concatenate(out) if out else np.zeros((0, 3))


def beside_openings(scene: Scene, item: Item) -> Array:
    """Poses with the back to a wall, centred under a window or just beside a door or window, shape [n, 3]."""
    out = []
    hx, hy = item.half
    for opening in scene.shell.openings:
        middle = scene.shell.offset(opening)
        edge = opening.size[0] / 2 + hy
        offsets = np.array([middle, *(middle + s * (edge + g) for s in (-1, 1) for g in (0.08, 0.25, 0.5))])
        x, y = _wall_points(scene, opening.wall, offsets, hx + WALL_GAP)
        out.append(np.stack([x, y, np.full(len(offsets), opening.yaw)], 1))
    return np.concatenate(out) if out else np.zeros((0, 3))


def _wall_points(scene: Scene, wall: int, offsets: Array, inward: float) -> tuple[Array, Array]:
    ends = np.array([scene.shell.along(wall, float(o)) for o in offsets])
    yaw = scene.shell.yaws[wall]
    return ends[:, 0] + inward * np.cos(yaw), ends[:, 1] + inward * np.sin(yaw)


def on_grid(scene: Scene, item: Item, *, step: float, yaws: Sequence[float] = tuple(QUARTERS)) -> Array:
    """Poses over the whole floor, the middle of the room among them, shape [n, 3]."""
    hx, hy = scene.shell.half
    reach = min(item.half)
    nx = max(int(2 * max(hx - reach, 0) / step) // 2, 0)
    ny = max(int(2 * max(hy - reach, 0) / step) // 2, 0)
    x = np.linspace(-nx, nx, 2 * nx + 1) * step
    y = np.linspace(-ny, ny, 2 * ny + 1) * step
    grid = np.stack(np.meshgrid(x, y, np.asarray(yaws), indexing="ij"), -1)
    return grid.reshape(-1, 3)


def around_thing(
    item: Item, target: Body, *, sides: Sequence[str], gaps: Sequence[float], turns: Sequence[float]
) -> Array:
    """Poses beside a placed thing.

    Args:
        item: What is to be placed.
        target: What it is placed by.
        sides: Keys of `SIDES`.
        gaps: Gaps between the boxes to try [m].
        turns: Yaws relative to the direction from the side outwards to try; pi looks at the target.

    Returns:
        Shape [n, 3].
    """
    out = []
    for side in sides:
        axis, sign = SIDES[side]
        outward = {("front"): 0.0, "back": np.pi, "left": -np.pi / 2, "right": np.pi / 2}[side]
        for turn in turns:
            heading = outward + turn
            c, s = abs(np.cos(heading)), abs(np.sin(heading))
            extent = (c * item.half[0] + s * item.half[1], s * item.half[0] + c * item.half[1])
            spare = target.item.half[1 - axis] - extent[1 - axis]
            slides = sorted(
                {
                    0.0,
                    spare,
                    -spare,
                    spare / 2,
                    -spare / 2,
                    target.item.half[1 - axis] * 0.5,
                    -target.item.half[1 - axis] * 0.5,
                }
            )
            for gap in gaps:
                for slide in slides:
                    local = [0.0, 0.0]
                    local[axis] = sign * (target.item.half[axis] + extent[axis] + gap)
                    local[1 - axis] = slide
                    x, y = target.point(local[0], local[1])
                    out.append((x, y, target.yaw + heading))
    return np.array(out).reshape(-1, 3)


def ring(item: Item, target: Body, count: int, *, gap: float, start: float = 0.0) -> Array:
    """Poses evenly around a round thing, all looking at it, shape [count, 3]."""
    angles = start + np.arange(count) * 2 * np.pi / count + target.yaw
    radius = max(target.item.half) + item.half[0] + gap
    x = target.x + radius * np.cos(angles)
    y = target.y + radius * np.sin(angles)
    return np.stack([x, y, angles + np.pi], 1)


def arc(item: Item, target: Body, count: int, *, step: float, start: float) -> Array:
    """Poses at equal distances and angles by any thing, all looking at it, shape [count, 3]."""
    angles = start + np.arange(count) * step + target.yaw
    radius = float(np.hypot(*target.item.half)) * 0.95 + item.half[0] + 0.05
    x = target.x + radius * np.cos(angles)
    y = target.y + radius * np.sin(angles)
    return np.stack([x, y, angles + np.pi], 1).astype(np.float64)


def row_at_side(item: Item, target: Body, side: str, count: int, *, gap: float) -> Array:
    """Poses evenly along one side of a thing, all looking at it, shape [count, 3]."""
    axis, sign = SIDES[side]
    outward = {"front": 0.0, "back": np.pi, "left": -np.pi / 2, "right": np.pi / 2}[side]
    length = 2 * target.item.half[1 - axis]
    slides = (np.arange(count) + 0.5) / count * length - length / 2
    local = np.zeros((count, 2))
    local[:, axis] = sign * (target.item.half[axis] + item.half[0] + gap)
    local[:, 1 - axis] = slides
    world = to_world(local, (target.x, target.y), target.yaw)
    return np.concatenate([world, np.full((count, 1), target.yaw + outward + np.pi)], 1)


def snapped(poses: Array) -> Array:
    """Poses without repetitions, yaw within (-pi, pi], in a fixed order."""
    out = poses.copy()
    out[:, 2] = (out[:, 2] + np.pi) % (2 * np.pi) - np.pi
    _, first = np.unique(np.round(out, 4), axis=0, return_index=True)
    return out[np.sort(first)]
