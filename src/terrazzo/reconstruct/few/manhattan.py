"""Which way a camera looks in a room: the three directions that most straight edges of a room have, and the focal length.

A straight edge and the eye span a plane; an edge that runs along a direction has that direction in its plane. So the frame sought
is the one whose axes lie in most planes (Coughlan and Yuille 1999, "Manhattan world"), near to how people hold cameras.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FOCAL, FOCAL_SPREAD = 0.84, 0.18
"""Usual focal length over the longer side of a picture (26 mm to 35 mm equivalent), and its relative spread."""
FOCALS = np.geomspace(0.55, 1.6, 15)
"""Focal lengths that are tried, over the longer side."""
PITCHES = np.radians(np.arange(-45, 46, 2.5))
ROLLS = np.radians(np.arange(-12, 13, 2.0))
"""Ways of holding a camera that are tried [rad]: tilted up or down, and to the side."""
USUAL = np.radians([25.0, 5.0])
"""Spread of how people tilt and roll cameras [rad]."""
YAWS = np.radians(np.arange(0, 90, 1.5))
TOLERANCES = tuple(np.radians((3.0, 2.0, 1.5, 1.2, 1.0, 1.0)))
"""Angles between an edge's plane and a direction up to which they agree, narrowing [rad]."""
COARSE = np.radians(1.8)
FOCAL_WEIGHT, HOLDING_WEIGHT = 0.02, 0.02
"""What a deviation of one spread from the usual costs, in shares of all edges."""
SHORTLIST, FINALISTS = 80, 12
"""Ways of holding a camera that are looked at with their best turn, and those of them that are refined."""
ENOUGH = 0.25
"""Share of the edges' weight that must agree with a frame for it to be trusted."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Frame:
    """A room's directions as a camera has them.

    Args:
        rotation: From the camera's frame to the room's (x and y along walls, z up), shape [3, 3].
        focal: Over the longer side of the picture; 0 for a panorama.
        agreed: Share of the edges' weight that runs along its axes, 0..1.
    """

    rotation: Array
    focal: float
    agreed: float


def find_frame(starts: Array, ends: Array, weights: Array, *, focal: float | None) -> Frame:
    """The frame of a room from the ends of straight edges in a pinhole picture.

    Args:
        starts: Ends of edges from the picture's middle, over its longer side, y down, shape [n, 2].
        ends: The other ends, shape [n, 2].
        weights: How much each edge says, shape [n].
        focal: Focal length over the longer side where it is known.
    """
    best: Frame | None = None
    score = -np.inf
    for f in FOCALS if focal is None else (focal,):
        normals, w = _planes(starts, ends, weights, f)
        found = _searched(normals, w)
        off = np.log(f / FOCAL) / FOCAL_SPREAD if focal is None else 0.0
        value = found[1] - FOCAL_WEIGHT * off * off
        if value > score:
            score, best = value, Frame(found[0], float(f), found[2])
    assert best is not None
    if focal is None and best.agreed > 0:
        best = _refocused(best, starts, ends, weights)
    return best


def find_yaw(normals: Array, weights: Array) -> Frame:
    """The frame of a room from planes through an upright eye and straight edges, as a panorama has them.

    Args:
        normals: Of the planes, in a frame with z up, unit, shape [n, 3].
        weights: Shape [n].
    """
    up = np.array([0.0, 0.0, 1.0])
    turn = _turned(up, normals, weights)
    rotation = refined(turn, normals, weights)
    if rotation[2, 2] < np.cos(np.radians(8.0)):
        rotation = turn
    return Frame(rotation, 0.0, _agreement(rotation, normals, weights))


def usual_frame(focal: float | None) -> Frame:
    """What is taken where no edge tells: a level camera that looks at a wall."""
    rotation = np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]])
    return Frame(rotation, FOCAL if focal is None else focal, 0.0)


def axes_of(normals: Array, rotation: Array, tolerance: float = np.radians(2.5)) -> NDArray[np.intp]:
    """The axis 0, 1 or 2 along which each edge runs, -1 where along none, shape [n].

    Args:
        normals: Of the planes of edges and eye, in the camera's frame, shape [n, 3].
        rotation: From the camera's frame to the room's.
        tolerance: [rad].
    """
    off = np.abs(np.arcsin(np.clip(normals @ rotation.T, -1, 1)))
    axis = off.argmin(1)
    return np.where(off.min(1) < tolerance, axis, -1)


def _planes(starts: Array, ends: Array, weights: Array, focal: float) -> tuple[Array, Array]:
    """Unit normals of the planes through the eye and edges, and the weights of those that are long enough to tell."""
    a = np.column_stack([starts, np.full(len(starts), focal)])
    b = np.column_stack([ends, np.full(len(ends), focal)])
    a /= np.linalg.norm(a, axis=1)[:, None]
    b /= np.linalg.norm(b, axis=1)[:, None]
    n = np.cross(a, b)
    return n / np.maximum(np.linalg.norm(n, axis=1), 1e-12)[:, None], weights


def _kernel(cosines: Array, tolerance: float) -> Array:
    return np.exp(-0.5 * (cosines / np.sin(tolerance)) ** 2)


def _searched(normals: Array, weights: Array) -> tuple[Array, float, float]:
    """The best rotation by a search over ways of holding a camera, its score with what is usual, and its agreement."""
    pitch, roll = (v.ravel() for v in np.meshgrid(PITCHES, ROLLS, indexing="ij"))
    ups = np.stack([np.sin(roll) * np.cos(pitch), -np.cos(roll) * np.cos(pitch), -np.sin(pitch)], 1)
    usual = -HOLDING_WEIGHT * ((pitch / USUAL[0]) ** 2 + (roll / USUAL[1]) ** 2)
    total = max(float(weights.sum()), 1e-9)
    upright = _kernel(ups @ normals.T, COARSE) @ weights / total + usual
    chosen = np.argsort(-upright, kind="stable")[:SHORTLIST]
    turns = [_turned(ups[k], normals, weights) for k in chosen]
    values = np.array([_agreement(t, normals, weights) for t in turns]) + usual[chosen]
    best, score, agreed = np.eye(3), -np.inf, 0.0
    for k in np.argsort(-values, kind="stable")[:FINALISTS]:
        turn = refined(turns[k], normals, weights)
        alike = _agreement(turn, normals, weights)
        value = alike - HOLDING_WEIGHT * _unusual(turn[2])
        if value > score:
            best, score, agreed = turn, value, alike
    return best, score, agreed


def _unusual(up: Array) -> float:
    """How far from the usual a camera is held, in squared spreads."""
    tilt = np.array([np.arcsin(np.clip(-up[2], -1, 1)), np.arctan2(up[0], -up[1])])
    return float(((tilt / USUAL) ** 2).sum())


def _turned(up: Array, normals: Array, weights: Array) -> Array:
    """The rotation with this up whose level axes most edges agree with."""
    up = up / np.linalg.norm(up)
    ahead = np.array([0.0, 0.0, 1.0]) if abs(up[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    ahead = ahead - (ahead @ up) * up
    ahead /= np.linalg.norm(ahead)
    left = np.cross(up, ahead)
    c, s = np.cos(YAWS), np.sin(YAWS)
    first = c[:, None] * ahead + s[:, None] * left
    second = -s[:, None] * ahead + c[:, None] * left
    alike = np.maximum(_kernel(first @ normals.T, COARSE), _kernel(second @ normals.T, COARSE))
    alike = np.maximum(alike, _kernel(up @ normals.T, COARSE)[None])
    k = int(np.argmax(alike @ weights))
    return np.stack([first[k], second[k], up])


def _agreement(rotation: Array, normals: Array, weights: Array) -> float:
    alike = _kernel(normals @ rotation.T, COARSE).max(1)
    return float(alike @ weights / max(weights.sum(), 1e-9))


def refined(rotation: Array, normals: Array, weights: Array) -> Array:
    """A frame's rotation [3, 3], turned step by step to where the edges that agree with it suit it best.

    Args:
        rotation: From the camera's frame to the room's.
        normals: Of the planes of edges and eye, in the camera's frame, unit, shape [n, 3].
        weights: Shape [n].
    """
    for tolerance in TOLERANCES:
        cosines = normals @ rotation.T
        axis = np.abs(cosines).argmin(1)
        off = cosines[np.arange(len(axis)), axis]
        w = weights * _kernel(off, tolerance)
        lever = np.cross(rotation[axis], normals)
        square = (lever * w[:, None]).T @ lever + 1e-6 * max(float(w.sum()), 1e-9) * np.eye(3)
        step = np.linalg.solve(square, -(lever * (w * off)[:, None]).sum(0))
        rotation = rotation @ _rotation_of(step).T
    return rotation


def _rotation_of(vector: Array) -> Array:
    """The rotation by a vector's length about it (Rodrigues)."""
    angle = float(np.linalg.norm(vector))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = vector / angle
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def _refocused(frame: Frame, starts: Array, ends: Array, weights: Array) -> Frame:
    """The same frame with focal lengths between those that were tried."""
    best, score = frame, -np.inf
    for f in frame.focal * np.geomspace(0.93, 1.07, 9):
        normals, w = _planes(starts, ends, weights, f)
        rotation = refined(frame.rotation, normals, w)
        agreed = _agreement(rotation, normals, w)
        off = np.log(f / FOCAL) / FOCAL_SPREAD
        if agreed - FOCAL_WEIGHT * off * off > score:
            score = agreed - FOCAL_WEIGHT * off * off
            best = Frame(rotation, float(f), agreed)
    return best
