"""Stairs: two flights side by side with a landing at the back, as houses have where floor is dear, and their railings.

A staircase's frame stands on the lower floor in the middle of its front edge; x points into the stairwell, y to the left
as seen from the lower floor, where the first flight is. Steps follow the rule of Blondel: twice the rise and the going
together are a stride of 0.59 to 0.65 m (DIN 18065).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.primitives.flat import box_between, quads
from terrazzo.shapes.primitives.round import sweep
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.things import Collider, Material

STEEPEST = 0.185
"""Highest riser [m]; DIN 18065 allows 0.2 at home."""
GOING = (0.22, 0.28)
"""Least and usual depth of a tread [m]."""
LANDING = 0.9
"""Least depth of the landing [m]: as wide as a flight."""
APART = 0.1
"""Gap between the flights [m]."""
WIDTH, DEPTH = 2.0, 3.0
"""Of a stairwell that suits a storey of 3 m [m]."""
RAIL = 0.92
"""Height of the handrail over the front edge of steps [m]; DIN 18065 wants 0.9."""
BETWEEN_POSTS = 0.115
"""Gap between balusters [m]: a child's head must not pass."""
NOSE = 0.025
"""How far a tread stands out over its riser [m]."""
THICK = 0.03
"""Of treads [m]."""
STRINGER = 0.2
"""Thickness of a flight, square to it, and of the landing [m]."""


@dataclass(frozen=True)
class Steps:
    """The measures of a staircase.

    Args:
        rise: From floor to floor [m].
        depth: Of the stairwell [m].
        width: Likewise.
        first: Risers up to the landing.
        second: Risers from there.
        going: Depth of a tread [m].
    """

    rise: float
    depth: float
    width: float
    first: int
    second: int
    going: float

    @classmethod
    def fit(cls, rise: float, depth: float, width: float) -> Steps:
        """The most comfortable stairs for a stairwell.

        Raises:
            ArgumentError: They would be too steep to walk.
        """
        count = int(np.ceil(rise / STEEPEST))
        first = (count + 1) // 2
        going = min(GOING[1], (depth - LANDING) / max(first - 1, 1))
        if going < GOING[0] - 1e-6 or width < 2 * 0.6 + APART:
            raise ArgumentError(
                f"stairs of {rise:.2f} m do not fit in {depth:.2f} x {width:.2f} m; wanted at least "
                f"{LANDING + (first - 1) * GOING[0]:.2f} x {2 * 0.6 + APART:.2f} m"
            )
        return cls(rise, depth, width, first, count - first, going)

    @property
    def riser(self) -> float:
        """Height of a step [m]."""
        return self.rise / (self.first + self.second)

    @property
    def turn(self) -> float:
        """x where the landing begins [m]."""
        return (self.first - 1) * self.going

    @property
    def lane(self) -> float:
        """Width of a flight [m]."""
        return (self.width - APART) / 2


def build_stairs(
    room: str, pose: Pose, *, rise: float, depth: float, width: float, treads: Finish, sides: Finish
) -> list[Piece]:
    """A staircase and its railing.

    Args:
        room: Name of the stairwell.
        pose: Of the middle of its front edge on the lower floor, x into the stairwell.
        rise: From floor to floor [m].
        depth: Of the stairwell along x [m].
        width: Along y [m].
        treads: Finish of treads, landing and handrail.
        sides: Finish of risers, sides and balusters.

    Returns:
        The staircase, whose colliders are its steps from the lowest to the highest, and the railing.

    Raises:
        ArgumentError: The stairs would be too steep.
    """
    steps = Steps.fit(rise, depth, width)
    wood, white, solids = [], [], []
    for box in _tops(steps):
        (x0, y0, low), (x1, y1, top) = box
        wood.append(box_between((x0, y0, top - THICK), (x1, y1, top), 0.006))
        solids.append(Collider.box((x0, y0, low), (x1, y1, top)))
    white += _risers(steps) + _flanks(steps)
    name = f"{room}-staircase".replace(" ", "-")
    timber = Material("oak", 700.0, 0.6, 0.1)
    stairs = piece(
        name, "staircase", "staircase", pose,
        [Part(Surface.merge(wood), treads), Part(Surface.merge(white), sides)], solids, room=room, material=timber, mass=600.0,
    )  # fmt: skip
    return [stairs, _railing(room, pose, steps, treads, sides)]


Box = tuple[tuple[float, float, float], tuple[float, float, float]]


def _tops(s: Steps) -> list[Box]:
    """Treads, both halves of the landing and the step onto the upper floor, from low to high, as solids."""
    half, gap, h, g = s.width / 2, APART / 2, s.riser, s.going
    out: list[Box] = []
    for i in range(s.first - 1):
        out.append(((i * g - NOSE * (i > 0), gap, 0.0), ((i + 1) * g, half, (i + 1) * h)))
    z = s.first * h
    out.append(((s.turn - NOSE, 0.0, z - STRINGER), (s.depth, half, z)))
    out.append(((s.turn, -half, z - STRINGER), (s.depth, 0.0, z)))
    for i in range(1, s.second):
        x1 = s.turn - (i - 1) * g
        top = z + i * h
        out.append(((x1 - g, -half, top - h - STRINGER), (x1 + NOSE, -gap, top)))
    end = s.turn - (s.second - 1) * g
    out.append(((-_THRESHOLD, -half, s.rise - STRINGER), (end + NOSE, -gap, s.rise)))
    return out


_THRESHOLD = 0.075
"""The uppermost step reaches into the wall of the stairwell as far as the upper floor does [m]."""


def _risers(s: Steps) -> list[Surface]:
    """The upright faces of all steps."""
    half, gap, h, g = s.width / 2, APART / 2, s.riser, s.going
    out = []
    for i in range(s.first):
        y1 = gap if i < s.first - 1 else 0.0
        out.append(_plate((i * g, y1, i * h), (i * g, half, (i + 1) * h - THICK), -1))
    for i in range(s.second):
        x = s.turn - i * g
        z = (s.first + i) * h
        out.append(_plate((x, -half, z), (x, -gap, z + h - THICK), 1))
    return out


def _facing(corners: list[tuple[float, float, float]], direction: tuple[float, float, float]) -> Surface:
    """A quad that faces along a direction."""
    surface = quads(np.array([corners]))
    if len(surface) and float(surface.normals[0, 0] @ np.array(direction)) < 0:
        return quads(np.array([corners[::-1]]))
    return surface


def _plate(low: tuple[float, float, float], high: tuple[float, float, float], side: int) -> Surface:
    """An upright rectangle across x that faces along +x or -x."""
    (x, y0, z0), (_, y1, z1) = low, high
    return _facing([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], (side, 0, 0))


def _flanks(s: Steps) -> list[Surface]:
    """The sides of the flights, the sloping underside of the upper one, and the landing's underside and closed foot."""
    gap, h, g = APART / 2, s.riser, s.going
    half, low, out = s.width / 2, s.first * s.riser - STRINGER, []

    def strip(x0: float, x1: float, a: float, b: float, top: float, y: float, side: int) -> None:
        out.append(_facing([(x0, y, a), (x1, y, b), (x1, y, top), (x0, y, top)], (0, side, 0)))

    for i in range(s.first - 1):  # the space under the first flight is closed
        strip(i * g, (i + 1) * g, 0.0, 0.0, (i + 1) * h - THICK, gap, -1)
    slope = h / g
    under = s.first * h - STRINGER / np.cos(np.arctan(slope))
    for i in range(s.second):
        x1 = s.turn - i * g
        x0 = x1 - g if i < s.second - 1 else -_THRESHOLD
        top = (s.first + i + 1) * h - THICK
        a, b = (min(under + (s.turn - x) * slope, top - 0.05) for x in (x0, x1))
        strip(x0, x1, a, b, top, -gap, 1)
        out.append(_facing([(x0, -half, a), (x0, -gap, a), (x1, -gap, b), (x1, -half, b)], (0, 0, -1)))
    level = [(s.turn, -half, low), (s.turn, half, low), (s.depth, half, low), (s.depth, -half, low)]
    out.append(_facing(level, (0, 0, -1)))
    out.append(_plate((s.turn, -half, 0.0), (s.turn, gap, low + STRINGER - THICK), -1))
    out.append(_plate((-_THRESHOLD, -half, s.rise - STRINGER), (-_THRESHOLD, -gap, s.rise), -1))
    return out


def _railing(room: str, pose: Pose, s: Steps, wood: Finish, white: Finish) -> Piece:
    """Handrails and balusters at the inner side of both flights, and across the void on the upper floor."""
    gap, h, g, r = APART / 2, s.riser, s.going, 0.02
    rails, posts, solids = [], [], []

    def run(a: tuple[float, float, float], b: tuple[float, float, float]) -> None:
        start, end = np.array(a), np.array(b)
        rails.append(sweep(np.array([start + (0, 0, RAIL), end + (0, 0, RAIL)]), r, segments=10))
        count = max(1, int(np.ceil(np.linalg.norm((end - start)[:2]) / BETWEEN_POSTS)))
        for k in range(count + 1):
            x, y, z = start + (end - start) * k / count
            thick = 0.03 if k in (0, count) else 0.009
            posts.append(
                box_between(
                    (x - thick, y - thick, z - 0.02),
                    (x + thick, y + thick, z + RAIL + 0.01 * (thick > 0.02)),
                    0.003,
                )
            )
        across = (end - start)[[1, 0]] * (-1, 1)
        side = 0.02 * across / max(np.linalg.norm(across), 1e-9)
        corners = [
            np.append(p[:2] + k * side, p[2] + z) for p in (start, end) for k in (-1, 1) for z in (0.0, RAIL)
        ]
        solids.append(Collider(np.array(corners, np.float32)))

    middle = (s.first - 1) * h
    run((0.03, gap + 0.02, h), (s.turn - 0.05, gap + 0.02, middle + h))
    run(
        (s.turn - 0.05, -gap - 0.02, s.first * h + 0.5 * h),
        (max(s.turn - (s.second - 1) * g, 0.06), -gap - 0.02, s.rise),
    )
    run((0.03, -gap + 0.01, s.rise), (0.03, s.width / 2 - 0.04, s.rise))
    parts = [Part(Surface.merge(rails), wood), Part(Surface.merge(posts), white)]
    name = f"{room}-railing".replace(" ", "-")
    return piece(
        name,
        "railing",
        "railing",
        pose,
        parts,
        solids,
        room=room,
        material=Material("oak", 700.0, 0.5, 0.1),
        mass=40.0,
    )
