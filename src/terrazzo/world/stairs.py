"""Stairs of a world as a person walks them: lanes over steps, and the line up the middle, from the things' own colliders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.hulls import convex_outline
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

KIND = "staircase"
RAILING = "railing"
HIGHEST_STEP = 0.25
"""Highest step that a person takes without thinking [m]."""
LEAD = 1.1
"""How far before the first and after the last step the way up is drawn on the floors [m]."""


@dataclass(frozen=True, eq=False)
class Stairway:
    """A staircase between two floors.

    Args:
        low: Height of the lower floor [m].
        high: Height of the upper floor [m].
        line: The way up its middle, from the lower floor to the upper one [m], shape [n, 3].
        steps: Outline of each step from above [m], each of shape [k, 2], from low to high.
        tops: Height of each step [m], shape [s].
        lanes: Convex floor outlines that can be walked: flights and landings, overlapping where one leads to the next.
        down: The lane that leads off onto the lower floor.
        up: The lane that leads off onto the upper floor.
    """

    low: float
    high: float
    line: NDArray[np.float64]
    steps: tuple[NDArray[np.float64], ...]
    tops: NDArray[np.float64]
    lanes: tuple[NDArray[np.float64], ...]
    down: NDArray[np.float64]
    up: NDArray[np.float64]

    def height(self, points: NDArray[np.float64], otherwise: NDArray[np.float64]) -> NDArray[np.float64]:
        """Height of the steps under points [..., 2] [m]; where there is none, `otherwise`."""
        from terrazzo.geometry import polygon_depth

        out = np.array(otherwise, np.float64)
        for outline, top in zip(self.steps, self.tops, strict=True):
            out = np.where(polygon_depth(outline, points) > 0, top, out)
        return out


def stairways(world: World) -> list[Stairway]:
    """The stairs of a world."""
    return [s for s in (_stairway(t) for t in world.everything if t.kind == KIND) if s is not None]


def _stairway(thing: Thing) -> Stairway | None:
    """A staircase whose colliders are its steps from low to high."""
    hulls = [thing.pose.apply(c.points) for c in thing.colliders]
    if len(hulls) < 3:
        return None
    outlines = [convex_outline(h[:, :2]) for h in hulls]
    tops = np.array([h[:, 2].max() for h in hulls])
    low = float(min(h[:, 2].min() for h in hulls))
    order = np.argsort(tops, kind="stable")
    outlines, tops = [outlines[i] for i in order], tops[order]
    middles = np.array([o.mean(0) for o in outlines])
    first, last = _unit(middles[1] - middles[0]), _unit(middles[-1] - middles[-2])
    foot = middles[0] - first * (_reach(outlines[0], first) / 2)
    head = middles[-1] + last * (_reach(outlines[-1], last) / 2)
    line = [(*(foot - LEAD / 2 * first), low), (*foot, low)]
    line += [(*m, z) for m, z in zip(middles, tops)]
    line += [(*(head + LEAD / 2 * last), tops[-1])]
    lanes = _lanes(outlines, middles)
    down = _extended(lanes[0], foot - LEAD * first, first)
    up = _extended(lanes[-1], head + LEAD * last, last)
    return Stairway(low, float(tops[-1]), np.array(line), tuple(outlines), tops, tuple(lanes), down, up)


def _lanes(outlines: list[NDArray[np.float64]], middles: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Runs of steps in one direction as convex outlines; a step where the way turns belongs to both."""
    runs, start = [], 0
    for i in range(1, len(middles) - 1):
        before, after = _unit(middles[i] - middles[i - 1]), _unit(middles[i + 1] - middles[i])
        if before @ after < 0.9:
            runs.append((start, i))
            start = i
    runs.append((start, len(middles) - 1))
    return [convex_outline(np.concatenate(outlines[a : b + 1])) for a, b in runs]


def _extended(
    lane: NDArray[np.float64], end: NDArray[np.float64], along: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A lane drawn on, in its full width, to a point on the floor before it."""
    across = np.array([-along[1], along[0]])
    at = lane @ across
    middle = (at.min() + at.max()) / 2
    foot = end + across * (middle - end @ across)
    half = (at.max() - at.min()) / 2
    return convex_outline(np.concatenate([lane, [foot - half * across, foot + half * across]]))


def _reach(outline: NDArray[np.float64], along: NDArray[np.float64]) -> float:
    return float(np.ptp(outline @ along))


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
