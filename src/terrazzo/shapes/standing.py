"""Things that stay where they are put: a thing whose colliders would tip or roll is given a thin foot.

A heron stands on two legs and a surfboard on its tail, because whoever made the model fixed it to a stand; a ball rests on the
patch where it is pressed flat. Physics only knows the convex pieces, so such a thing gets one more: a sheet on its base, within
its box, as wide as it needs to be to keep its centre of mass over it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.hulls import centre_of_boxes, convex_outline
from terrazzo.shapes.shape import Shape
from terrazzo.world.things import Collider

TOUCHING = 0.0015
"""Points lower than this bear on what is below [m]: solvers of contacts let things sink by about as much."""

LEAN = 0.15
"""Tilt that a thing must survive, as the tangent of its angle: about nine degrees, what a table may be knocked by."""

FARTHEST = 0.08
"""No foot reaches farther past the centre of mass than this [m]: what is heavy and tall (a tree) is rooted some other way."""

NEAREST = 0.004
"""The least distance from the centre of mass to the edge of what a thing stands on [m]."""

THICKEST = 0.003
"""Of a foot [m]: less than the depth at which two things count as being in one another."""

_CORNERS = 12


def with_foot(shape: Shape) -> Shape:
    """The shape with a foot under its centre of mass, where what it stands on is too small.

    Args:
        shape: Colliders reach z = 0.
    """
    points = [c.points.astype(np.float64) for c in shape.colliders]
    if not points:
        return shape
    middle = centre_of_boxes(points)
    margin = float(np.clip(LEAN * middle[2], NEAREST, FARTHEST))
    half = np.array(shape.size[:2]) / 2
    wanted = np.clip(_ring(middle[:2], margin), -half, half)
    base = np.concatenate(points)
    base = base[base[:, 2] <= TOUCHING][:, :2]
    if inset(base, wanted) >= -0.1 * margin:
        return shape
    outline = convex_outline(np.concatenate([base, wanted]))
    thick = min(THICKEST, shape.size[2] / 4)
    foot = np.concatenate([np.insert(outline, 2, z, axis=1) for z in (0.0, thick)])
    return replace(shape, colliders=(*shape.colliders, Collider(foot.astype(np.float32))))


def inset(base: NDArray[np.float64], points: NDArray[np.float64]) -> float:
    """How deep within the convex outline of a base the outermost of some points lies [m]; below 0 where one is outside.

    Args:
        base: Where a thing touches the ground [m], shape [n, 2].
        points: [m], shape [m, 2].
    """
    outline = convex_outline(base)
    if len(outline) < 3:
        return -float("inf")
    edge = np.roll(outline, -1, 0) - outline
    normal = np.stack([-edge[:, 1], edge[:, 0]], 1) / np.linalg.norm(edge, axis=1, keepdims=True)
    return float((points @ normal.T - np.einsum("ij,ij->i", outline, normal)).min())


def _ring(middle: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    turn = np.arange(_CORNERS) * 2 * np.pi / _CORNERS
    return middle + radius * np.stack([np.cos(turn), np.sin(turn)], -1)
