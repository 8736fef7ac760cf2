"""Photographs of one room that show something in common: one room around all of them, and depths from what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose, matrix_to_quaternion, yaw_matrix
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.box_worlds import box_world
from terrazzo.reconstruct.few.common_points import with_points
from terrazzo.reconstruct.few.common_room import common_room, floor_below
from terrazzo.reconstruct.few.depth_fitting import with_depth
from terrazzo.reconstruct.few.depth_networks import load_network
from terrazzo.reconstruct.few.faces import Placed
from terrazzo.reconstruct.few.known_heights import eye_above
from terrazzo.reconstruct.few.making import (
    EYE,
    EYE_SPREAD,
    Read,
    Wishes,
    eye_height,
    made_to_measure,
    place,
    read_picture,
    tell,
    tell_scale,
)
from terrazzo.reconstruct.few.manhattan import FOCAL, FOCAL_SPREAD, refined
from terrazzo.reconstruct.few.rigs import Matches, Rig, rig_of_capture, rig_of_matches
from terrazzo.reconstruct.few.sights import Sight, read_sight
from terrazzo.reconstruct.few.stereo import Dense, dense_depths
from terrazzo.reconstruct.scales import Scale
from terrazzo.world.quality import Sizing
from terrazzo.world.worlds import Note, World

BEHIND = 0.35
"""Quantile of how far walls and floor are behind what is seen: surfaces are on them or before them."""
LEAST_EYE = 0.3
"""Lowest eye, over the height of the first one, that is believed."""
LEVELS = "usual heights of floors, tables and worktops and how people hold cameras"
FOUND_SPREAD = 0.15
"""Relative spread of a focal length from the directions of straight edges."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Station:
    """A photograph's place in the first one's room, in heights of the first eye, which is at the origin.

    Args:
        read: The picture.
        eye: Shape [3].
        points: On surfaces that it shares with others, from its eye, shape [n, 3].
    """

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
    sights = with_one_focal(read_sights(photographs, numbers, wishes.pixels))
    rig = rig_of_matches(matches, {n: s.focal for n, s in sights.items()}, seed=wishes.seed)
    if rig is None:
        return None
    told = list(notes)
    left = [photographs[n].name for n in range(len(photographs)) if n not in rig.turns]
    if left:
        told.append(
            Note("unplaced", "photographs", f"left out, not related to the others: {', '.join(left)}")
        )
    return _world(*stations_of(sights, rig), wishes, told, progress)


def create_from_placed(
    photographs: Sequence[Path],
    capture: Capture,
    wishes: Wishes,
    *,
    progress: Progress = silent,
) -> World:
    """A world of a few photographs that COLMAP placed.

    Args:
        photographs: Their files.
        capture: As `place` placed them.
        wishes: What is wanted.
        progress: Told of stages.
    """
    numbers = [int(v.photograph.path.stem) for v in capture.views]
    progress("finding walls", 0.3)
    focals = {n: v.camera.fx / max(v.camera.width, v.camera.height) for n, v in zip(numbers, capture.views)}
    sights = read_sights(photographs, numbers, wishes.pixels, focals)
    told = [Note("unplaced" if "left out" in t else "adjusted", "photographs", t) for t in capture.notes]
    return _world(*stations_of(sights, rig_of_capture(capture, numbers)), wishes, told, progress)


def read_sights(
    photographs: Sequence[Path],
    numbers: Sequence[int],
    pixels: int,
    focals: Mapping[int, float] | None = None,
) -> dict[int, Sight]:
    """Photographs by their numbers, with focal lengths over their longer sides where these are known."""
    each = max(20_000, pixels // len(numbers))
    known = focals or {}
    return {n: read_sight(photographs[n], max_pixels=each, focal=known.get(n)) for n in numbers}


def with_one_focal(sights: Mapping[int, Sight]) -> dict[int, Sight]:
    """The same with one focal length for all photographs of one shape whose files do not tell theirs."""
    alike: dict[float, list[int]] = {}
    for n, s in sights.items():
        if s.focal_source != "the file":
            alike.setdefault(round(s.camera.width / s.camera.height, 2), []).append(n)
    out = dict(sights)
    for numbers in alike.values():
        weights = [s.agreed / FOUND_SPREAD**2 for s in (sights[n] for n in numbers)]
        logs = [w * np.log(sights[n].focal) for n, w in zip(numbers, weights)]
        usual = 1 / FOCAL_SPREAD**2
        focal = float(np.exp((sum(logs) + usual * np.log(FOCAL)) / (sum(weights) + usual)))
        for n in numbers:
            out[n] = sights[n].with_focal(focal)
    return out


def stations_of(sights: Mapping[int, Sight], rig: Rig) -> tuple[list[Station], Scale | None]:
    """Where the photographs of a rig stand in the room, the first one first, and how long the height of its eye is.

    The latter is None where no level surface tells more than the usual height of cameras.
    """
    numbers = sorted(rig.turns, key=lambda n: (n != rig.first, n))
    upright = _upright(sights, rig.turns)
    turned = {n: upright @ rig.turns[n] for n in numbers}
    eyes = {n: upright @ rig.eyes[n] for n in numbers}
    dense = _dense(sights, numbers, turned, eyes, rig)
    reads = {n: _standing(sights[n], turned[n]) for n in numbers}
    every = np.concatenate([d.points() + eyes[n] for n, d in zip(numbers, dense)])
    found = eye_above(every, EYE, EYE_SPREAD)
    below = found.height if found is not None else floor_below(every)
    if below is None or 1 + min(e[2] for e in eyes.values()) / below < LEAST_EYE:
        found, below = None, _behind(reads[rig.first].box, dense[0])
    stations = [Station(reads[n], eyes[n] / below, d.points() / below) for n, d in zip(numbers, dense)]
    return stations, None if found is None else Scale(found.height * found.metres, found.spread, LEVELS)


def _dense(
    sights: Mapping[int, Sight],
    numbers: Sequence[int],
    turned: Mapping[int, Array],
    eyes: Mapping[int, Array],
    rig: Rig,
) -> list[Dense]:
    pictures = []
    for n in numbers:
        q = matrix_to_quaternion(turned[n])
        (x, y, z), (w, a, b, c) = (float(v) for v in eyes[n]), (float(v) for v in q)
        camera = replace(sights[n].camera, pose=Pose((x, y, z), (w, a, b, c)))
        pictures.append((camera, sights[n].pixels))
    return dense_depths(pictures, [rig.reach[n] for n in numbers])


def _behind(box: Box, dense: Dense) -> float:
    """Height of the first eye above the floor, in the unit of depths, from how far its room is behind what is seen."""
    points = dense.points()
    if not len(points):
        return float(np.median(dense.depth))
    return 1 / float(np.quantile(box.cast(points)[0], BEHIND))


def _upright(sights: Mapping[int, Sight], turns: Mapping[int, Array]) -> Array:
    """From the first camera's axes to a room's: of what each photograph says of them, what suits the edges of all best."""
    best, most = np.eye(3), -1.0
    for n, turn in sorted(turns.items()):
        upright = sights[n].camera.pose.matrix[:3, :3] @ turn.T
        agreed = 0.0
        for m, other in turns.items():
            edges = sights[m].in_room(upright @ other).edges
            agreed += float(edges.weights[edges.axes >= 0].sum())
        if agreed > most:
            best, most = upright, agreed
    normals, weights = [], []
    for n, turn in turns.items():
        e, back = sights[n].edges, sights[n].camera.pose.matrix[:3, :3] @ turn.T
        normals.append(np.cross(e.starts, e.ends) @ back)
        weights.append(e.weights)
    every = np.concatenate(normals)
    every /= np.maximum(np.linalg.norm(every, axis=1), 1e-12)[:, None]
    return refined(best, every, np.concatenate(weights)) if len(every) else best


def _standing(sight: Sight, rotation: Array) -> Read:
    """A picture whose camera has known axes [3, 3] in a room."""
    ahead = rotation[:, 2]
    quarters = round(float(np.arctan2(ahead[1], ahead[0])) / (np.pi / 2))
    return read_picture(sight.in_room(yaw_matrix(-quarters * np.pi / 2) @ rotation)).turned(quarters)


def _world(
    stations: Sequence[Station], found: Scale | None, wishes: Wishes, told: list[Note], progress: Progress
) -> World:
    eyes = np.array([s.eye for s in stations])
    points = np.concatenate([s.eye + s.points for s in stations])
    box = common_room([s.read.box for s in stations], eyes, points)
    asked = wishes.hint is not None and not wishes.hint.is_of_part
    guess = found if found is not None and not asked else eye_height(box, EYE, wishes.hint)
    progress("finding what stands in the room", 0.4)
    run = None if wishes.depth is None else load_network(wishes.depth)
    line = f"reconstruct {len(stations)} photographs that show something in common"

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


def _around(station: Station, box: Box, metres: float) -> Box:
    """The common room around the eye of one photograph [m]."""
    x, y, z = (float(v) for v in (station.eye - (box.low[0], box.low[1], -1.0)) * metres)
    size = (box.high - box.low) * metres
    return Box(np.array([size[0] - x, x, size[1] - y, y]), float(size[2]), z, box.sure)


def _placed(station: Station, box: Box, metres: float) -> Placed:
    return place(station.read, _around(station, box, metres))
