"""`Rig`: how a few photographs stand to each other, up to one length: from their common features, or from a COLMAP model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.few.two_views import Pair, relate
from terrazzo.reconstruct.surroundings import project

NEAREST, FARTHEST = 0.6, 2.0
"""Reach that is looked in, over the nearest and the farthest of the common features."""
FEWEST = 8
"""Features that two pairs of photographs must share for their lengths to be compared."""

Array = NDArray[np.float64]
Matches = Mapping[tuple[int, int], tuple[Array, Array]]
"""Of two photographs' numbers, places of common features: from the pictures' middles, over their longer sides, each [n, 2]."""


@dataclass(frozen=True, eq=False)
class Rig:
    """Photographs that stand to each other in a known way; everything in the first one's camera axes, in one unknown unit.

    Args:
        first: Number of the first one, whose eye is the origin.
        turns: Axes of each camera, shape [3, 3].
        eyes: Shape [3].
        reach: Nearest and farthest depth that each shows.
    """

    first: int
    turns: dict[int, Array]
    eyes: dict[int, Array]
    reach: dict[int, tuple[float, float]]


def rig_of_matches(matches: Matches, focals: Mapping[int, float], *, seed: int = 0) -> Rig | None:
    """The rig of photographs around the one that has most in common with others; None where no two can be related.

    Args:
        matches: Common features.
        focals: Focal length of each photograph over its longer side.
        seed: Of random choices.
    """
    pairs: dict[tuple[int, int], Pair] = {}
    for (i, j), (a, b) in sorted(matches.items()):
        pair = relate(a, b, (focals[i], focals[j]), seed=seed)
        if pair is not None:
            pairs[i, j], pairs[j, i] = pair, pair.reversed()
    if not pairs:
        return None
    numbers = sorted({i for i, _ in pairs})
    first = max(numbers, key=lambda n: (sum(len(p.reach) for (i, _), p in pairs.items() if i == n), -n))
    own = {j: pairs[first, j] for j in numbers if (first, j) in pairs}
    steps = _steps(own)
    turns, eyes = {first: np.eye(3)}, {first: np.zeros(3)}
    reach: dict[int, tuple[float, float]] = {}
    depths: list[Array] = []
    for j, step in steps.items():
        pair = own[j]
        turns[j], eyes[j] = pair.turn, pair.way * step
        reach[j] = _reach(pair.other_reach * (pair.others @ pair.turn[:, 2]) * step)
        depths.append(pair.reach * pair.rays[:, 2] * step)
    reach[first] = _reach(np.concatenate(depths))
    return Rig(first, turns, eyes, reach)


def _steps(pairs: Mapping[int, Pair]) -> dict[int, float]:
    """Lengths of the ways to other eyes, that to the one with most features being 1; those that cannot be compared are left out."""
    order = sorted(pairs, key=lambda j: (-len(pairs[j].reach), j))
    out = {order[0]: 1.0}
    for j in order[1:]:
        ratios: list[Array] = []
        for k, step in out.items():
            alike = pairs[j].rays @ pairs[k].rays.T
            near = alike.argmax(1)
            same = alike[np.arange(len(near)), near] > np.cos(1e-4)
            if same.sum() >= FEWEST:
                ratios.append(pairs[k].reach[near[same]] * step / pairs[j].reach[same])
        if ratios:
            out[j] = float(np.median(np.concatenate(ratios)))
    return out


def rig_of_capture(capture: Capture, numbers: Sequence[int]) -> Rig:
    """The rig of placed photographs.

    Args:
        capture: With points that the photographs show.
        numbers: Of the photographs, one for each view.
    """
    poses = [v.camera.pose.matrix for v in capture.views]
    turn, eye = poses[0][:3, :3], poses[0][:3, 3]
    turns = {n: turn.T @ m[:3, :3] for n, m in zip(numbers, poses)}
    eyes = {n: turn.T @ (m[:3, 3] - eye) for n, m in zip(numbers, poses)}
    reach = {}
    for n, view in zip(numbers, capture.views):
        u, v, far = project(view.camera, capture.points.astype(np.float64))
        inside = (far > 0) & (u >= 0) & (v >= 0) & (u < view.camera.width) & (v < view.camera.height)
        ways = [float(np.linalg.norm(e - eyes[n])) for e in eyes.values()]
        reach[n] = _reach(far[inside] if inside.any() else np.array([1.0, 10.0]) * max(ways))
    return Rig(numbers[0], turns, eyes, reach)


def _reach(depths: Array) -> tuple[float, float]:
    low, high = np.quantile(depths, [0.05, 0.95])
    return NEAREST * max(float(low), 1e-6), FARTHEST * float(high)
