"""Photographs of one room that have features in common: one room around all of them, and depths from what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import yaw_matrix
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.few.box_fitting import TOP, Box
from terrazzo.reconstruct.few.box_worlds import box_world
from terrazzo.reconstruct.few.common_points import with_points
from terrazzo.reconstruct.few.depth_fitting import with_depth
from terrazzo.reconstruct.few.depth_networks import load_network
from terrazzo.reconstruct.few.faces import Placed
from terrazzo.reconstruct.few.making import (
    EYE,
    Read,
    Wishes,
    eye_height,
    made_to_measure,
    place,
    read_picture,
    tell,
    tell_scale,
)
from terrazzo.reconstruct.few.sights import read_sight
from terrazzo.reconstruct.few.two_views import Pair, relate
from terrazzo.world.quality import Sizing
from terrazzo.world.worlds import Note, World

LEAST_EYE = 0.3
"""Lowest eye, over the height of the first one, that is believed."""

Array = NDArray[np.float64]
Matches = Mapping[tuple[int, int], tuple[Array, Array]]
"""Of two photographs' numbers, places of common features: from the pictures' middles, over their longer sides, each [n, 2]."""


@dataclass(frozen=True, eq=False)
class Station:
    """A photograph's place in the first one's room, in heights of its eye; the first eye is at the origin."""

    read: Read
    eye: Array
    points: Array


def create_from_matched(
    photographs: Sequence[Path],
    matches: Matches,
    wishes: Wishes,
    *,
    notes: Sequence[Note] = (),
    progress: Progress = silent,
) -> World | None:
    """A world of photographs that have features in common; None where no two of them could be related.

    Args:
        photographs: Their files.
        matches: Common features.
        wishes: What is wanted.
        notes: More for the report.
        progress: Told of stages.
    """
    numbers = sorted({n for pair in matches for n in pair})
    if len(numbers) < 2:
        return None
    progress("finding walls", 0.3)
    each = max(20_000, wishes.pixels // len(numbers))
    reads = {n: read_picture(read_sight(photographs[n], max_pixels=each)) for n in numbers}
    stations = _stations(reads, matches, wishes.seed)
    if len(stations) < 2:
        return None
    told = list(notes)
    left = [photographs[n].name for n in range(len(photographs)) if n not in stations]
    if left:
        told.append(
            Note("unplaced", "photographs", f"left out, not related to the others: {', '.join(left)}")
        )
    return _world(list(stations.values()), wishes, told, progress)


def _stations(reads: Mapping[int, Read], matches: Matches, seed: int) -> dict[int, Station]:
    """The photographs that are related to the one that has most in common with the others, that one first."""
    pairs: dict[tuple[int, int], Pair] = {}
    for (i, j), (a, b) in sorted(matches.items()):
        pair = relate(a, b, (reads[i].sight.focal, reads[j].sight.focal), seed=seed)
        if pair is not None:
            pairs[i, j], pairs[j, i] = pair, pair.reversed()
    if not pairs:
        return {}
    first = max(reads, key=lambda n: (sum(len(p.reach) for (i, _), p in pairs.items() if i == n), -n))
    turns = {j: p.turn for (i, j), p in pairs.items() if i == first}
    turns[first] = np.eye(3)
    upright = _upright(reads, turns)
    own = {n: _standing(reads[n], upright @ turn) for n, turn in turns.items()}
    out = {first: Station(own[first], np.zeros(3), np.zeros((0, 3)))}
    known: list[Array] = []
    for j in sorted(turns):
        if j == first:
            continue
        pair = pairs[first, j]
        rays, others, way = pair.rays @ upright.T, pair.others @ upright.T, upright @ pair.way
        step = baseline(own[first], own[j], replace(pair, rays=rays, others=others, way=way))
        if step is None:
            continue
        known.append(rays * (pair.reach * step)[:, None])
        out[j] = Station(own[j], way * step, others * (pair.other_reach * step)[:, None])
    if known:
        out[first] = replace(out[first], points=np.concatenate(known))
    return out


def _upright(reads: Mapping[int, Read], turns: Mapping[int, Array]) -> Array:
    """From the first camera's axes to a room's: of what each photograph says of them, what suits the edges of all best."""
    best, most = np.eye(3), -1.0
    for n, turn in sorted(turns.items()):
        upright = reads[n].sight.camera.pose.matrix[:3, :3] @ turn.T
        agreed = 0.0
        for m, other in turns.items():
            edges = reads[m].sight.in_room(upright @ other).edges
            agreed += float(edges.weights[edges.axes >= 0].sum())
        if agreed > most:
            best, most = upright, agreed
    return best


def _standing(read: Read, rotation: Array) -> Read:
    """A picture whose camera has known axes [3, 3] in a room."""
    ahead = rotation[:, 2]
    quarters = round(float(np.arctan2(ahead[1], ahead[0])) / (np.pi / 2))
    level = read.sight.in_room(yaw_matrix(-quarters * np.pi / 2) @ rotation)
    return read_picture(level).turned(quarters)


def baseline(first: Read, second: Read, pair: Pair) -> float | None:
    """Distance between two eyes in heights of the first, from how far the walls and the floor are behind common features.

    Args:
        first: The first picture.
        second: The second, in the first one's room.
        pair: How they stand to each other, in the room's axes.
    """
    rise = float(pair.way[2])
    ours = _least(first.box.cast(pair.rays)[0] / pair.reach)
    theirs = _least(second.box.cast(pair.others)[0] / pair.other_reach)
    theirs = theirs / max(1 - theirs * rise, 0.2)  # heights of the second eye to heights of the first
    step = float(np.sqrt(ours * theirs))
    return step if np.isfinite(step) and 1 + step * rise > LEAST_EYE else None


def _least(ratios: Array) -> float:
    """A low quantile: features are on the walls or before them, never behind."""
    return float(np.quantile(ratios, 0.35))


def _world(stations: Sequence[Station], wishes: Wishes, told: list[Note], progress: Progress) -> World:
    box = _common(stations)
    guess = eye_height(box, EYE, wishes.hint)
    progress("finding what stands in the room", 0.4)
    run = None if wishes.depth is None else load_network(wishes.depth)
    line = f"reconstruct {len(stations)} photographs that have features in common"

    def made(factor: float, known: Sizing) -> World:
        metres = guess.metres * factor
        own = [_placed(s, box, metres) for s in stations]
        if run is None:
            deep = [with_points(p, s.points * metres) for p, s in zip(own, stations)]
        else:
            deep = [with_depth(p, run(p.sight.pixels)) for p in own]
        note = Note(
            "adjusted", "scale", f"the first eye was {metres:.2f} m above the floor, {tell_scale(known)}"
        )
        return box_world(
            deep,
            box.sure,
            splats=wishes.budget,
            seed=wishes.seed,
            notes=[*told, note, *(n for s in stations for n in tell(s.read))],
            line=line,
            scale=known,
            progress=progress,
        )

    around = [(s.read, _around(s, box, guess.metres)) for s in stations]
    return made_to_measure(made, guess, wishes.hint, around)


def _common(stations: Sequence[Station]) -> Box:
    """One room around all eyes, in heights of the first: walls as those see them that see them best."""
    walls, heights, weights = [], [], []
    for s in stations:
        tall = 1 + s.eye[2]
        shift = np.array([s.eye[0], -s.eye[0], s.eye[1], -s.eye[1]])
        walls.append(s.read.box.walls * tall + shift)
        heights.append(s.read.box.height * tall)
        weights.append(s.read.box.sure + 0.02)
    weight = np.array(weights)
    wall = (np.array(walls) * weight[:, :4]).sum(0) / weight[:, :4].sum(0)
    height = float((np.array(heights) * weight[:, TOP]).sum() / weight[:, TOP].sum())
    eyes = np.array([s.eye for s in stations])
    margin = 0.25
    wall = np.maximum(
        wall, np.stack([eyes[:, 0].max(), -eyes[:, 0].min(), eyes[:, 1].max(), -eyes[:, 1].min()]) + margin
    )
    height = max(height, 1.0 + float(eyes[:, 2].max()) + 0.1)
    return Box(wall, height, 1.0, weight.max(0) - 0.02)


def _around(station: Station, box: Box, metres: float) -> Box:
    """The common room around the eye of one photograph [m]."""
    x, y, z = (float(v) for v in (station.eye - (box.low[0], box.low[1], -1.0)) * metres)
    size = (box.high - box.low) * metres
    return Box(np.array([size[0] - x, x, size[1] - y, y]), float(size[2]), z, box.sure)


def _placed(station: Station, box: Box, metres: float) -> Placed:
    return place(station.read, _around(station, box, metres))
