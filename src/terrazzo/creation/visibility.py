"""Which cells nothing can ever see while everything stands where it stands: backs, undersides, what rugs and plates cover.

Splats are blended in the order of their middles, so one that lies a centimetre behind a visible surface is drawn before
it wherever its middle is nearer to the eye. What cannot be seen is therefore kept apart from what can.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.creation.cells import Cells, across
from terrazzo.creation.quads import Painted, Quads, on_triangles
from terrazzo.creation.shadows import CORNER, SMALLEST
from terrazzo.geometry import polygon_depth
from terrazzo.lighting import Scene
from terrazzo.materials.solid import Floats
from terrazzo.world.rooms import Room

EYES = 120
"""Eyes in the open air of each room: people, children, robots under tables, cameras near the ceiling."""
FEW = 40
"""Of those, how many are asked about each of the many cells that are seen in part, until they are as small as they get."""
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


def open_air(rooms: Sequence[Room], scene: Scene, eyes: ArrayLike, *, seed: int = 0) -> Floats:
    """Points all over the rooms from which one can get to `eyes`, and those eyes [m], shape [k, 3].

    Args:
        rooms: Where to look.
        scene: What is solid.
        eyes: Points that are in the open for sure [m], shape [e, 3]; the air in a closed cupboard is not.
        seed: Of the points.
    """
    random = np.random.default_rng(seed)
    known = np.asarray(eyes, np.float32).reshape(-1, 3)
    out = [known]
    for room in rooms:
        low, high = room.polygon.min(0), room.polygon.max(0)
        points = random.uniform((*low, MARGIN[1]), (*high, room.height - MARGIN[1]), (4 * EYES, 3))
        points = points[polygon_depth(room.polygon, points[:, :2]) > MARGIN[0]].astype(np.float32)
        out.append(_reachable(points[~_in_solid(points, scene)][: 2 * EYES], scene, known)[:EYES])
    return np.concatenate(out)


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
    facing = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])[hit]
    return (hit >= 0) & ~scene.two_sided[hit] & (np.einsum("ij,ij->i", facing, up) > 0)


class Watch:
    """Fills in `Cells.seen` where it is not settled, and gives the squared display variation that hidden parts cause.

    Args:
        quads: The table.
        parts: Painted parts, to know sheets from solids.
        scene: What is in the way.
        eyes: Points in the open air in no order [m], shape [e, 3].
    """

    def __init__(self, quads: Quads, parts: Sequence[Painted], scene: Scene, eyes: Floats):
        self._quads, self._scene, self._eyes = quads, scene, eyes
        self._few = eyes[:: max(1, len(eyes) // FEW)]
        self._sheet = np.array([not p.part.closed for p in parts])[quads.part]

    def __call__(self, cells: Cells, *, thorough: bool = False) -> Floats:
        """Asks about cells whose `seen` is neither 0 nor 1: all eyes where `thorough`, else a few."""
        eyes = self._eyes if thorough else self._few
        vary = np.zeros((len(cells), 2), np.float32)
        asked = np.flatnonzero((cells.seen > 0) & (cells.seen < 1))
        if not len(asked):
            return vary
        some = cells.select(asked)
        patch, box, sheet = self._quads.world[some.quad], some.box, self._sheet[some.quad]
        _, _, normal = some.frame(self._quads)
        corners = np.empty((2, 2, len(asked)), np.float32)
        for i, s in enumerate(CORNER):
            for j, t in enumerate(CORNER):
                spot = on_triangles(
                    patch, box[:, 0] + s * (box[:, 1] - box[:, 0]), box[:, 2] + t * (box[:, 3] - box[:, 2])
                )
                corners[i, j] = self._ask(spot, normal, sheet, eyes)
        middle = self._ask(some.places(self._quads), normal, sheet, eyes)
        cells.seen[asked] = (corners.sum((0, 1)) + middle) / 5
        large = some.size.max(1) > SMALLEST
        vary[asked] = HIDDEN_STEP * large[:, None] * across(corners)
        return vary

    def _ask(
        self, spots: Floats, normals: Floats, sheet: NDArray[np.bool_], eyes: Floats
    ) -> NDArray[np.bool_]:
        return self._scene.seen(spots, normals, eyes, two_sided=sheet, offset=START, least=CLEAR)
