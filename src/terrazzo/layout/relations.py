"""How well poses keep a relation, 0..1, for many candidate poses at once; the same measure tells what held afterwards.

"Left" and "right" are those of a person who stands before the target and looks at its front, so left is the target's
own -y. Distances follow how the words are used of rooms: "beside" within half a metre, "near" within one and a half,
"opposite" across open floor, "far" as far as the room goes (SceneEval, Tam et al. 2025, uses the same ranges).
"""

from __future__ import annotations

import numpy as np

from terrazzo.layout.boxes import Array, distance, gaps, reach, to_local
from terrazzo.layout.scene import Body, Scene
from terrazzo.world.rooms import Opening

HELD = 0.5
"""A relation counts as kept from this score on."""

BESIDE, NEAR, FAR = 0.5, 1.5, 4.0


def fade(value: Array, low: float, high: float, soft: float = 0.25) -> Array:
    """1 within [low, high], falling off as a Gaussian of width `soft` outside."""
    out = np.maximum(np.maximum(low - value, value - high), 0.0)
    return np.exp(-0.5 * (out / soft) ** 2)


def facing(poses: Array, point: Array) -> Array:
    """How well poses look at a point: 1 straight on, 0.5 at 15 degrees off, 0 from 30 degrees on."""
    to = np.asarray(point)[..., :2] - poses[:, :2]
    angle = np.arctan2(to[:, 1], to[:, 0]) - poses[:, 2]
    off = np.abs((angle + np.pi) % (2 * np.pi) - np.pi)
    return np.clip(1 - off / np.radians(30), 0.0, 1.0)


def faces(poses: Array, half: tuple[float, float], row: Array) -> Array:
    """How well poses look at a rectangle: rays straight ahead from the pose's width must meet it, near their middle.

    One pose, shape [1, 3], may be asked about many rectangles, shape [n, 5].
    """
    local = to_local(row[..., :2], poses[:, :2], poses[:, 2])
    extent = reach((row[..., 2], row[..., 3]), row[..., 4] - poses[:, 2])
    ahead = local[:, 0] > 0
    # The part of the target that lies straight ahead of the pose's width, and how far its middle is off.
    low = np.maximum(local[:, 1] - extent[:, 1], -half[1])
    high = np.minimum(local[:, 1] + extent[:, 1], half[1])
    middle = np.where(high > low, (low + high) / 2, 0.0)
    near = np.maximum(local[:, 0] - extent[:, 0], 0.05) + half[0]
    off = np.degrees(np.arctan2(np.abs(middle), near))
    aim = facing(poses, row)
    return np.where(ahead & (high > low), np.maximum(np.clip(1 - off / 30, 0, 1), aim), 0.6 * aim)


def evenness(points: Array, centre: Array) -> float:
    """How evenly points [n, 2] stand around a centre, 0..1: half by their distances, half by the angles between them."""
    to = np.asarray(points) - centre
    away = np.hypot(to[:, 0], to[:, 1])
    if len(to) < 3 or away.min() < 1e-6:
        return 0.0
    angles = np.sort(np.arctan2(to[:, 1], to[:, 0]))
    steps = np.append(np.diff(angles), angles[0] + 2 * np.pi - angles[-1])
    ideal, usual = 2 * np.pi / len(to), float(np.median(away))
    # A step past half a turn has no neighbour on that side, and counts as the nearest on the other.
    steps = np.where(steps > np.pi, 2 * np.pi - steps, steps)
    turn = 1 - np.clip(np.abs(steps - ideal) / ideal, 0, 1)
    ring = 1 - np.clip(np.abs(away - usual) / usual, 0, 1)
    return float((turn**2).mean() + (ring**2).mean()) / 2


def near(gap: Array) -> Array:
    """How well a distance suits "near": best where "next to" holds as well, which people often mean by it."""
    return np.minimum(fade(gap, 0.35, 0.7, 0.6), fade(gap, 0.45, NEAR))


def _side(local: Array, away: Array, row: Array, extent: Array, axis: int, sign: int) -> Array:
    """How well poses lie on one side of a rectangle and within its width and a quarter."""
    beyond = (away[:, axis] > -0.02) & (np.sign(local[:, axis]) == sign)
    other = 1 - axis
    limit = row[2 + other] * 1.25
    low = np.maximum(local[:, other] - extent[:, other], -limit)
    high = np.minimum(local[:, other] + extent[:, other], limit)
    share = np.clip((high - low) / np.maximum(2 * extent[:, other], 1e-6), 0, 1)
    return np.where(beyond, share, 0.0)


def to_thing(
    kind: str,
    poses: Array,
    half: tuple[float, float],
    target: Body,
    other: Body | None = None,
    *,
    apart: float = 0.0,
) -> Array:
    """Scores of a relation to a placed thing.

    Args:
        kind: One of `language.RELATIONS`.
        poses: (x, y, yaw), shape [n, 3].
        half: Half extents of the thing [m].
        target: What it refers to.
        other: Second target of "between".
        apart: How far the two are apart in height [m].
    """
    row = target.row
    local, away = gaps(poses, half, row)
    extent = reach(half, poses[:, 2] - row[4])
    gap = np.hypot(distance(away), apart)
    if kind in ("left_of", "right_of"):
        return _side(local, away, row, extent, 1, -1 if kind == "left_of" else 1) * fade(gap, 0.0, 0.6)
    if kind == "in_front_of":
        return _side(local, away, row, extent, 0, 1) * fade(gap, 0.0, 1.2)
    if kind == "foot_of":
        return _side(local, away, row, extent, 0, 1) * fade(gap, 0.0, 0.5)
    if kind == "behind":
        return _side(local, away, row, extent, 0, -1) * fade(gap, 0.0, 0.8)
    if kind == "facing":
        return faces(poses, half, row) * fade(gap, 0.0, 4.0)
    if kind == "opposite":
        return fade(gap, 1.5, 4.0) * np.maximum(
            _side(local, away, row, extent, 0, 1), 0.6 * faces(poses, half, row)
        )
    if kind in ("long_side", "short_side"):
        along = 0 if row[2] >= row[3] else 1  # the axis of the long extent
        axis = 1 - along if kind == "long_side" else along
        sides = [_side(local, away, row, extent, axis, s) for s in (-1, 1)]
        return np.maximum(sides[0], sides[1]) * fade(gap, 0.0, 0.3)
    if kind == "between" and other is not None:
        middle = (row[:2] + other.row[:2]) / 2
        span = float(np.linalg.norm(row[:2] - other.row[:2])) / 2
        off = poses[:, :2] - middle
        return fade(np.hypot(off[:, 0], off[:, 1]), 0.0, 0.35 * span, 0.3 * span + 0.05)
    if kind == "near":
        return near(gap)
    if kind == "around":
        return fade(gap, 0.0, 0.9)
    if kind == "far_from":
        return fade(gap, FAR, np.inf, 1.0)
    if kind == "center_of":
        return fade(np.hypot(local[:, 0], local[:, 1]), 0.0, 0.1, 0.2)
    if kind in ("on", "inside"):  # on a rug: with the middle of the thing well within it
        return fade(np.max(np.abs(local) - row[2:4] + 0.5 * extent, axis=1), -np.inf, 0.0, 0.15)
    if kind == "under":
        return np.where(np.all(away < 0, axis=1), 1.0, 0.0)
    return fade(gap, 0.0, BESIDE - 0.1)  # beside, and anything else that means "by"


def _to_opening(kind: str, poses: Array, half: tuple[float, float], opening: Opening) -> Array:
    row = np.array([*opening.centre[:2], 0.0, opening.size[0] / 2, opening.yaw])
    local, away = gaps(poses, half, row)
    extent = reach(half, poses[:, 2] - row[4])
    gap = distance(away)
    if kind in ("under", "against", "in_front_of"):
        deep = 0.35 if kind != "in_front_of" else 1.4
        centred = fade(np.abs(local[:, 1]), 0.0, 0.3 * opening.size[0] + 0.1, 0.3)
        return (away[:, 0] > -0.02) * (local[:, 0] > 0) * centred * fade(gap, 0.0, deep, 0.15)
    if kind == "above":
        return fade(np.abs(local[:, 1]), 0.0, opening.size[0] / 2, 0.2) * fade(gap, 0.0, 0.3)
    if kind == "near":
        return fade(gap, 0.45, NEAR - 0.2, 0.2)
    if kind == "far_from":
        return fade(gap, FAR, np.inf, 1.0)
    if kind == "opposite":
        return fade(gap, 1.5, 4.0, 0.25) * _side(local, away, row, extent + 0.3, 0, 1)
    if kind == "facing":
        return facing(poses, row[:2])
    return fade(gap, 0.0, BESIDE - 0.05, 0.2)  # beside


def to_room(kind: str, target: str, poses: Array, half: tuple[float, float], scene: Scene) -> Array:
    """Scores of a relation to a part of the room, one of `language.ARCHITECTURE`."""
    walls = scene.wall_gaps(poses, half)
    if target in ("window", "door"):
        openings = scene.shell.windows if target == "window" else scene.shell.doors
        if not openings:
            return np.zeros(len(poses))
        scores = np.stack([_to_opening(kind, poses, half, o) for o in openings])
        return scores.min(0) if kind == "far_from" else scores.max(0)
    if target == "wall":
        nearest = walls.min(1)
        if kind == "far_from":
            return fade(nearest, 1.0, np.inf, 0.5)
        return fade(nearest, 0.0, 0.12 if kind in ("against", "on") else 0.4, 0.1)
    if target == "corner":
        pair = np.sort(walls, axis=1)[:, :2]
        there = fade(pair[:, 0], 0.0, 0.3, 0.2) * fade(pair[:, 1], 0.0, 0.7, 0.25)
        return there * (0.7 + 0.3 * fade(pair[:, 0] + pair[:, 1], 0.0, 0.1, 0.3))
    if target == "middle":
        room = float(np.mean(scene.shell.half))
        off = np.hypot(poses[:, 0], poses[:, 1])
        return 0.7 * fade(off, 0.0, 0.1, 0.45 * room) + 0.3 * fade(off, 0.0, 0.02, 0.1 * room)
    return np.ones(len(poses))
