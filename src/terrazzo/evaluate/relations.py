"""Relations between things, measured on boxes and colliders as SceneEval (Tam et al., 2025, section 4 and appendix) defines them.

Every measure gives a score 0..1, and holds above `HELD`. Where SceneEval draws random points in a box, the middles of its
equal cells are taken, so a score is the same every time. Constants are those of SceneEval's published configuration.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np

from terrazzo.contacts import distance
from terrazzo.evaluate.annotations import RelationDemand
from terrazzo.evaluate.subjects import Box, Subject
from terrazzo.geometry import Array64

HELD = 0.5
"""A relation holds above this score."""

NEXT, NEAR, ACROSS, FAR = (0.0, 0.5), (0.5, 1.5), (1.5, 4.0), (4.0, np.inf)
"""Distances [m] of "next to", "near", "across from" and "far"."""

_SOFT = 0.25
"""Width of the Gaussian by which distances fall off outside their range [m]."""

_STRAIGHT = 30.0
"""Deviation from which on something is not faced any more [degrees]."""

_SIDE_MARGIN = 0.25
"""Share of a side's face by which something beside it may lie past its edges."""

_MIDDLE = 0.25
"""Width of the Gaussian around the middle of a thing [m]."""

_CONTACT = 0.012
"""Distance at which a thing rests on another [m]."""

_MOST_GROUPS = 2000
"""Groups of things that are tried for one demand."""

SIDES = {
    "left": (1, -1),
    "right": (1, 1),
    "front": (0, 1),
    "back": (0, -1),
    "top": (2, 1),
    "bottom": (2, -1),
}
"""Side -> axis and sign in a thing's own frame. Left is that of a person who looks at its front."""

_NAMES: dict[str, str] = {
    "on": "on", "on top of": "on", "on top": "on", "atop": "on", "upon": "on", "stacked on": "on", "placed on": "on",
    "in": "inside", "inside": "inside", "inside of": "inside", "within": "inside", "into": "inside", "filled with": "inside",
    "outside": "outside", "outside of": "outside",
    "next": "next", "next to": "next", "beside": "next", "adjacent": "next", "adjacent to": "next", "by": "next",
    "side by side": "next", "close to": "next", "close": "next", "alongside": "next", "flank": "next", "flanking": "next",
    "together": "next", "attached to": "next",
    "near": "near", "nearby": "near", "around the": "near",
    "across": "across", "across from": "across", "opposite": "across", "opposite to": "across",
    "far": "far", "far from": "far", "away": "far", "away from": "far",
    "face": "face", "facing": "face", "face to": "face", "faces": "face", "towards": "face",
    "left": "left", "left of": "left", "to the left of": "left", "right": "right", "right of": "right",
    "to the right of": "right", "front": "front", "in front of": "front", "in front": "front", "before": "front",
    "behind": "back", "back": "back", "above": "top", "over": "top", "hang above": "top", "below": "under",
    "under": "under", "beneath": "under", "underneath": "under",
    "foot": "foot", "at the foot": "foot", "at the foot of": "foot", "head": "head",
    "long side": "long", "short side": "short",
    "middle": "middle", "middle of": "middle", "center": "middle", "centre": "middle", "centered": "middle",
    "centred": "middle", "at the center": "middle", "at the centre": "middle", "in the middle": "middle",
    "center of": "middle", "between": "between",
    "surround": "surround", "surrounding": "surround", "around": "surround", "surrounded": "surround", "encircle": "surround",
    "left region": "left region", "right region": "right region", "front region": "front region",
    "back region": "back region", "top region": "top region", "bottom region": "bottom region",
}  # fmt: skip
"""Words of annotations -> the measure that they stand for (SceneEval lets a language model choose; this is a fixed list)."""


def measure_of(relation: str) -> str | None:
    """The measure that a relation's word stands for, or None."""
    return _NAMES.get(relation)


def within(gap: float, low: float, high: float, soft: float = _SOFT) -> float:
    """1 inside a range of distances, falling off as a Gaussian outside."""
    if low <= gap <= high:
        return 1.0
    out = min(abs(gap - low), abs(gap - high))
    return float(np.exp(-(out**2) / (2 * soft**2)))


def gap(a: Subject, b: Subject) -> float:
    """Distance of the box of the smaller thing from the solid of the larger one [m]."""
    small, large = (a, b) if a.box.volume < b.box.volume else (b, a)
    return min(distance(small.box.corners, piece) for piece in large.pieces)


def side_of(target: Box, anchor: Box, side: str) -> float:
    """Share of a box that lies beyond a side of another, and before its face or a quarter past its edges."""
    axis, sign = SIDES[side]
    return float(anchor.beyond(target.fine_points, axis, sign, outside=True, margin=_SIDE_MARGIN).mean())


def on_top(target: Box, anchor: Box) -> float:
    """Share of a box in the upper half of another one and over it."""
    return float(anchor.beyond(target.points, 2, 1, outside=False, margin=0.0).mean())


def region(target: Box, anchor: Box, side: str) -> float:
    """Share of a box in one half of the space of another, or, for left, right, front and back, over or in that half."""
    axis, sign = SIDES[side]
    there = anchor.beyond(target.points, axis, sign, outside=False, margin=0.0)
    return float((there & (np.abs(anchor.local(target.points)) <= anchor.half + 1e-6).all(1)).mean())


def faces(target: Box, anchor: Subject) -> float:
    """How straight a box looks at a thing: the mean hit of rays along its front must lie straight ahead."""
    hits = ray_hits(target.ray_points, target.front, anchor.pieces)
    if not len(hits):
        return 0.0
    to = hits.mean(0)[:2] - target.centre[:2]
    front = target.front[:2] / max(float(np.linalg.norm(target.front[:2])), 1e-9)
    cosine = float(np.clip(front @ to / max(float(np.linalg.norm(to)), 1e-9), -1, 1))
    return float(np.clip(1 - np.degrees(np.arccos(cosine)) / _STRAIGHT, 0, 1))


def ray_hits(origins: Array64, way: Array64, pieces: Sequence[Array64]) -> Array64:
    """Where level rays first meet the outlines of convex pieces [m], shape [m, 3].

    Pieces are taken as upright prisms over their outlines, which is what furniture's pieces nearly are; a ray meets one
    where it enters it, or where it leaves it if it starts inside.
    """
    from terrazzo.hulls import convex_outline

    best = np.full(len(origins), np.inf)
    for piece in pieces:
        outline = convex_outline(piece[:, :2])
        if len(outline) < 3:
            continue
        edge = np.roll(outline, -1, 0) - outline
        normal = np.stack([edge[:, 1], -edge[:, 0]], 1)
        rate = normal @ way[:2]
        room = np.einsum("ij,ij->i", normal, outline)[None] - origins[:, :2] @ normal.T
        with np.errstate(divide="ignore", invalid="ignore"):
            t = room / rate[None]
        enter = np.where(rate[None] < -1e-12, t, -np.inf).max(1)
        leave = np.where(rate[None] > 1e-12, t, np.inf).min(1)
        meets = (enter <= leave) & (leave > 0) & ((np.abs(rate[None]) > 1e-12) | (room >= 0)).all(1)
        low, high = piece[:, 2].min(), piece[:, 2].max()
        meets &= (origins[:, 2] >= low) & (origins[:, 2] <= high)
        best = np.where(meets, np.minimum(best, np.where(enter > 0, enter, leave)), best)
    hit = np.isfinite(best)
    return origins[hit] + best[hit, None] * way


def rests_on(target: Subject, anchor: Subject) -> bool:
    """Whether the lowest pieces of a thing touch another one from above."""
    lowest = float(target.low[2])
    feet = [p for p in target.pieces if p[:, 2].min() < lowest + _CONTACT]
    under = [p for p in anchor.pieces if p[:, 2].min() < lowest + _CONTACT]
    return any(distance(foot, piece) <= _CONTACT for foot in feet for piece in under)


def long_or_short(target: Box, anchor: Box, which: str) -> float:
    """Share of a box at a long, or short, side of another; 0 where its sides are alike."""
    x, y = anchor.size[:2]
    if np.isclose(x, y):
        return 0.0
    axis = (0 if x < y else 1) if which == "long" else (0 if x > y else 1)
    return max(
        float(anchor.beyond(target.points, axis, sign, outside=False, margin=0.0).mean()) for sign in (-1, 1)
    )


def middle_of(target: Box, anchor: Box) -> float:
    """1 in the middle of a box seen from above, falling off as a Gaussian."""
    off = float(np.linalg.norm(target.centre[:2] - anchor.centre[:2]))
    return float(np.exp(-(off**2) / (2 * _MIDDLE**2)))


def surround(targets: Sequence[Box], anchor: Box) -> float:
    """How evenly three or more boxes stand around another: by their distances and by the angles between them."""
    n = len(targets)
    if n < 3:
        return 0.0
    to = np.array([t.centre - anchor.centre for t in targets])
    away = np.linalg.norm(to, axis=1)
    if away.min() < 1e-9:
        return 0.0
    way = to / away[:, None]
    usual = float(np.median(away))
    ideal = 2 * np.pi / n
    score = 0.0
    for i in range(n):
        turns = [
            float(np.arccos(np.clip(way[i] @ way[j], -1, 1)))
            * (1 if np.cross(way[i], way[j])[2] >= 0 else -1)
            for j in range(n)
            if j != i
        ]
        ahead = [t for t in turns if t > 0]
        nearest = min(ahead) if ahead else max((t for t in turns if t < 0), default=0.0)
        angle = min(abs(nearest - ideal) / ideal, 1.0)
        ring = min(abs(away[i] - usual) / max(usual, 1e-9), 1.0)
        score += ((1 - ring) ** 2 + (1 - angle) ** 2) / 2 / n
    return score


def _between(target: Box, anchors: Sequence[Box]) -> float:
    """1 where a box is in the middle third between some two others."""
    best = 0.0
    for a, b in combinations(anchors, 2):
        along = b.centre[:2] - a.centre[:2]
        length = float(np.linalg.norm(along))
        if length > 1e-9:
            t = float((target.centre[:2] - a.centre[:2]) @ along) / length**2
            off = float(np.linalg.norm(a.centre[:2] + t * along - target.centre[:2]))
            best = max(best, float(0.15 < t < 0.85 and off < 0.35 * length))
    return best


def score(measure: str, target: Subject, anchor: Subject) -> float:
    """Score of a measure for a pair of things."""
    a, b = target.box, anchor.box
    match measure:
        case "on":
            inside = a.share_inside(b)
            return max(on_top(a, b), inside if inside > HELD and rests_on(target, anchor) else 0.0)
        case "inside":
            return a.share_inside(b)
        case "outside":
            return 1 - a.share_inside(b)
        case "next":
            return within(gap(target, anchor), *NEXT)
        case "near":
            return within(gap(target, anchor), *NEAR)
        case "across":
            return within(gap(target, anchor), *ACROSS)
        case "far":
            return within(gap(target, anchor), *FAR)
        case "face":
            return faces(a, anchor)
        case "under":
            return max(side_of(a, b, "bottom"), region(a, b, "bottom"), on_top(b, a))
        case "foot" | "head":
            side = "front" if measure == "foot" else "back"
            return min(side_of(a, b, side), within(gap(target, anchor), *NEXT))
        case "long" | "short":
            return long_or_short(a, b, measure)
        case "middle":
            return middle_of(a, b)
        case _ if measure.endswith(" region"):
            return region_or_over(a, b, measure.removesuffix(" region"))
        case _:
            return side_of(a, b, measure)


def region_or_over(target: Box, anchor: Box, side: str) -> float:
    """`region`; for what stands on top, the half of the top on that side counts too."""
    axis, sign = SIDES[side]
    if axis == 2:
        return region(target, anchor, side)
    over = anchor.beyond(target.points, 2, 1, outside=False, margin=0.0)
    half = sign * anchor.local(target.points)[:, axis] >= 0
    return max(region(target, anchor, side), float((over & half).mean()))


def count_groups(demand: RelationDemand, answers: dict[str, Sequence[Subject]]) -> int | None:
    """How many groups of things keep a relation, as SceneEval counts: every anchor with every choice of the others.

    Args:
        demand: What was annotated.
        answers: The things that answer each name.

    Returns:
        The number of groups, or None for a relation without a measure.
    """
    measure = measure_of(demand.relation)
    if measure is None:
        return None
    anchors = answers.get(demand.anchor, ())
    if measure == "surround":
        return _surrounded(demand, anchors, answers)
    total = 0
    for name, _ in demand.others:
        others = answers.get(name, ())
        if measure == "between":
            total += sum(bool(_between(t.box, [a.box for a in anchors if a is not t]) > HELD) for t in others)
            continue
        total += sum(
            bool(score(measure, target, anchor) > HELD)
            for anchor in anchors
            for target in others
            if target is not anchor
        )
    return total


def _surrounded(
    demand: RelationDemand, anchors: Sequence[Subject], answers: dict[str, Sequence[Subject]]
) -> int:
    """Groups that surround an anchor; as many as their things where the annotation counts those."""
    held = 0
    for anchor in anchors:
        pools = [[s for s in answers.get(name, ()) if s is not anchor] for name, _ in demand.others]
        sizes = [n for _, n in demand.others]
        if len(sizes) == 1 and sizes[0] == 1:  # "chairs surround a table" without a number: all of them
            sizes = [len(pools[0])]
        if any(len(p) < n for p, n in zip(pools, sizes)):
            continue
        ways = int(np.prod([comb(len(p), n) for p, n in zip(pools, sizes)]))
        groups = (
            _choices(pools, sizes)
            if ways <= _MOST_GROUPS
            else [[s for p, n in zip(pools, sizes) for s in p[:n]]]
        )
        held += sum(bool(surround([s.box for s in group], anchor.box) > HELD) for group in groups)
    things = sum(n for _, n in demand.others)
    return held * things if demand.number == things > 1 else held


def _choices(pools: Sequence[Sequence[Subject]], sizes: Sequence[int]) -> list[list[Subject]]:
    out: list[list[Subject]] = [[]]
    for pool, n in zip(pools, sizes):
        out = [[*head, *tail] for head in out for tail in combinations(pool, n)]
    return out
