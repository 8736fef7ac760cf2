"""Which cells nothing can ever see while everything stands where it stands: backs, undersides, what rugs and plates cover.

Splats are blended in the order of their middles, so one that lies a centimetre behind a visible surface is drawn before
it wherever its middle is nearer to the eye. What cannot be seen is therefore kept apart from what can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.creation.cells import Cells, across
from terrazzo.creation.quads import Painted, Quads
from terrazzo.creation.shadows import CORNER, SMALLEST
from terrazzo.geometry import cross, polygon_depth
from terrazzo.lighting import Scene
from terrazzo.materials.solid import Floats
from terrazzo.world.rooms import Room

EYES = 120
"""Eyes in the open air of each room: people, children, robots under tables, cameras near the ceiling."""
FEW = 40
"""Of those, how many are asked about each of the many cells that are seen in part, until they are as small as they get."""
VISITORS = 40
"""Eyes in other rooms that are asked about a room too."""
MARGIN = (0.2, 0.08)
"""Eyes keep this far from walls, and from floors and ceilings [m]: nearer to a wall they would see behind what stands at
it."""
UNSETTLED = 0.5
"""`Cells.seen` of cells that have not been asked about."""
HIDDEN_STEP = 0.6
"""Squared display step between what is seen and what would show through it."""
START = 1e-3
"""Rays start this far above the surface [m]."""
TURNS = 2
"""Corners around which one looks for points in the open."""
CLEAR = 0.02
"""Least share of light that must get from a spot to an eye."""


@dataclass(frozen=True, eq=False)
class Air:
    """Points in the open air, room by room.

    Args:
        eyes: For each room the points to ask about what lies in it, in no order [m], each of shape [e, 3].
        low: Lower corner of each room [m], shape [r, 3]; of the first room it does not matter.
        high: Upper corner likewise.
    """

    eyes: tuple[Floats, ...]
    low: Floats
    high: Floats

    @classmethod
    def of(cls, air: Air | ArrayLike) -> Air:
        """Points of one room, shape [e, 3], or what is sorted by rooms already."""
        if isinstance(air, Air):
            return air
        return cls((np.asarray(air, np.float32).reshape(-1, 3),), np.zeros((1, 3)), np.zeros((1, 3)))

    def __len__(self) -> int:
        return sum(len(e) for e in self.eyes)

    def room(self, spots: Floats) -> NDArray[np.integer]:
        """The room that each spot is in or nearest to, shape [n]."""
        if len(self.eyes) == 1:
            return np.zeros(len(spots), int)
        away = [
            np.linalg.norm(np.maximum(np.maximum(low - spots, spots - high), 0), axis=1)
            for low, high in zip(self.low, self.high, strict=True)
        ]
        return np.argmin(away, axis=0)


def open_air(rooms: Sequence[Room], scene: Scene, eyes: ArrayLike, *, seed: int = 0) -> Air:
    """Points all over the rooms from which one can get to `eyes`, and those eyes.

    A room is asked from its own points and from those of other rooms that look into it.

    Args:
        rooms: Where to look.
        scene: What is solid.
        eyes: Points that are in the open for sure [m], shape [e, 3]; the air in a closed cupboard is not.
        seed: Of the points.
    """
    random = np.random.default_rng(seed)
    known = np.asarray(eyes, np.float32).reshape(-1, 3)
    lows, highs, own = [], [], []
    for room in rooms:
        low = np.array([*room.polygon.min(0), room.base])
        high = np.array([*room.polygon.max(0), room.base + room.height])
        points = random.uniform(low + (0, 0, MARGIN[1]), high - (0, 0, MARGIN[1]), (4 * EYES, 3))
        points = points[polygon_depth(room.polygon, points[:, :2]) > MARGIN[0]]
        points = points[points[:, 2] < room.base + room.ceiling(points[:, :2]) - MARGIN[1]].astype(np.float32)
        points = points[~_in_solid(points, scene)][: 2 * EYES]
        near = known[((known > low) & (known < high)).all(1)] if len(rooms) > 1 else known
        own.append(np.concatenate([near, _reachable(points, scene, near)[:EYES]]))
        lows.append(low)
        highs.append(high)
    sets = [np.concatenate([mine, _looking_in(own, k, scene)]) for k, mine in enumerate(own)]
    return Air(tuple(sets), np.array(lows), np.array(highs))


def _looking_in(points: Sequence[Floats], room: int, scene: Scene) -> Floats:
    """Points of other rooms that see at least one point of this one, at most `VISITORS`."""
    others = np.concatenate([np.zeros((0, 3), np.float32), *(p for k, p in enumerate(points) if k != room)])
    if not len(others) or not len(points[room]):
        return others[:0]
    up = np.tile(np.array([0, 0, 1], np.float32), (len(others), 1))
    seeing = scene.seen(others, up, points[room][:FEW], two_sided=np.ones(len(others)), offset=0.0)
    found = others[seeing]
    return found[:: max(1, len(found) // VISITORS)][:VISITORS]


def _reachable(points: Floats, scene: Scene, known: Floats) -> Floats:
    """Those of the points that can be seen from a known one, at most around two corners."""
    up = np.tile(np.array([0, 0, 1], np.float32), (len(points), 1))
    found = np.zeros(len(points), bool)
    for _ in range(TURNS + 1):
        found |= scene.seen(
            points, up, np.concatenate([known, points[found]]), two_sided=np.ones(len(points)), offset=0.0
        )
    return points[found]


def _in_solid(points: Floats, scene: Scene) -> NDArray[np.bool_]:
    """Whether the first surface above each point is the inside of a solid, shape [k]."""
    up = np.broadcast_to(np.array([0.02, 0.01, 1.0], np.float32), points.shape)
    _, hit = scene.closest(points, up)
    t = scene.triangles
    facing = cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])[hit]
    return (hit >= 0) & ~scene.two_sided[hit] & (np.einsum("ij,ij->i", facing, up) > 0)


class Watch:
    """Fills in `Cells.seen` where it is not settled, and gives the squared display variation that hidden parts cause.

    Args:
        quads: The table.
        parts: Painted parts, to know sheets from solids.
        scene: What is in the way.
        eyes: Points in the open air.
    """

    def __init__(self, quads: Quads, parts: Sequence[Painted], scene: Scene, eyes: Air):
        self._quads, self._scene, self._air = quads, scene, eyes
        self._few = replace(eyes, eyes=tuple(e[:: max(1, len(e) // FEW)] for e in eyes.eyes))
        self._sheet = np.array([not p.part.closed for p in parts])[quads.part]

    def __call__(self, cells: Cells, *, thorough: bool = False) -> Floats:
        """Asks about cells whose `seen` is neither 0 nor 1: all eyes where `thorough`, else a few."""
        air = self._air if thorough else self._few
        vary = np.zeros((len(cells), 2), np.float32)
        asked = np.flatnonzero((cells.seen > 0) & (cells.seen < 1))
        if not len(asked):
            return vary
        some = cells.select(asked)
        sheet = self._sheet[some.quad]
        _, _, normal = some.frame(self._quads)
        corners = np.empty((2, 2, len(asked)), np.float32)
        for i, s in enumerate(CORNER):
            for j, t in enumerate(CORNER):
                corners[i, j] = self._ask(some.spots(self._quads, s, t), normal, sheet, air)
        middle = self._ask(some.places(self._quads), normal, sheet, air)
        cells.seen[asked] = (corners.sum((0, 1)) + middle) / 5
        large = some.longest > SMALLEST
        vary[asked] = HIDDEN_STEP * large[:, None] * across(corners)
        return vary

    def _ask(self, spots: Floats, normals: Floats, sheet: NDArray[np.bool_], air: Air) -> NDArray[np.bool_]:
        room = air.room(spots)
        out = np.zeros(len(spots), bool)
        for k, eyes in enumerate(air.eyes):
            own = np.flatnonzero(room == k)
            if len(own):
                out[own] = self._scene.seen(
                    spots[own], normals[own], eyes, two_sided=sheet[own], offset=START, least=CLEAR
                )
        return out
