"""Where in the shared walls of a floor plan doors stand, and which walls may have windows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from terrazzo.layout.boxes import Array, overlaps
from terrazzo.layout.connecting import (
    ATTACHED,
    DOOR_MARGIN,
    DOOR_WIDTH,
    NARROW_DOOR,
    Link,
    shared_wall,
    touches,
)
from terrazzo.layout.floorplan import INSET, FloorPlan
from terrazzo.layout.rooms import DOOR, Shell, door_strip, garage_door, make_opening
from terrazzo.shapes.architecture_walls import WALL_DEPTH
from terrazzo.world.rooms import Opening, Room, openings_of

HEADER = 0.3
"""Wall left above an opening that takes the place of a wall [m]."""
NIB = 0.25
"""Wall left at each side of it [m]."""
WIDEST_OPEN = 3.4
"""Widest such opening [m]: what a usual lintel spans."""
FRONT_DOOR = 0.95
STEPS = 9
"""Places along a wall that are tried for a door."""


@dataclass(eq=False)
class Doored:
    """The rooms of a storey with their doors.

    Args:
        shells: Each room around its own middle, in the order of the plan's rooms.
        at: Middle of each room [m].
        walls: Walls of each room that are outdoors on their other side.
    """

    shells: list[Shell]
    at: list[tuple[float, float]]
    walls: list[list[int]]
    front: Opening | None = None
    openings: list[Opening] = field(default_factory=list)


def place_doors(
    plan: FloorPlan,
    height: float,
    rng: np.random.Generator,
    *,
    front: bool = True,
    gates: Collection[str] = (),
) -> Doored:
    """Puts a door into every shared wall that the plan wants one in, and the front door.

    Args:
        plan: The storey.
        height: Of its rooms [m].
        rng: Chooses between places that are as good.
        front: Whether there is a way in from outdoors.
        gates: Names of the rooms that cars drive into.
    """
    shells, at, walls = [], [], []
    for i, room in enumerate(plan.wanted):
        x0, y0, x1, y1 = plan.inner(i)
        half = (round((x1 - x0) / 2, 4), round((y1 - y0) / 2, 4))
        shells.append(Shell(room.name, half, height, ()))
        at.append((round((x0 + x1) / 2, 4), round((y0 + y1) / 2, 4)))
        walls.append(touches(plan.rects[i], plan.outline))
    out = Doored(shells, at, walls)
    zones: list[list[Array]] = [[] for _ in shells]
    if front:
        _front_door(plan, out, zones, rng)
        _garage_doors(plan, out, zones, gates)
    # The narrowest walls have the least choice and so come first.
    for link in sorted(plan.ways.links, key=lambda k: _length(plan, k)):
        _door(plan, link, out, zones, rng)
    for i, shell in enumerate(shells):
        room = moved_room(shell, out.at[i])
        own = [shifted(o, -out.at[i][0], -out.at[i][1]) for o in openings_of(room, out.openings)]
        shells[i] = Shell(shell.name, shell.half, shell.height, tuple(own))
    return out


def moved_room(shell: Shell, at: tuple[float, float], base: float = 0.0) -> Room:
    """The room of a shell where it stands in the house."""
    floor = tuple((round(x + at[0], 4), round(y + at[1], 4)) for x, y in shell.room.floor)
    return replace(shell.room, floor=floor, base=base)


def shifted(opening: Opening, x: float, y: float, z: float = 0.0) -> Opening:
    """An opening moved [m]."""
    cx, cy, cz = opening.centre
    return replace(opening, centre=(round(cx + x, 4), round(cy + y, 4), round(cz + z, 4)))


def _length(plan: FloorPlan, link: Link) -> float:
    wall = shared_wall(plan.rects[link.a], plan.rects[link.b], inset=INSET)
    return 0.0 if wall is None else wall[3] - wall[2]


def _door(
    plan: FloorPlan, link: Link, out: Doored, zones: list[list[Array]], rng: np.random.Generator
) -> None:
    """The opening of one link, where it least disturbs the doors that are there already."""
    shared = shared_wall(plan.rects[link.a], plan.rects[link.b], inset=INSET)
    assert shared is not None
    axis, place, low, high = shared
    shell = out.shells[link.a]
    narrow = plan.wanted[link.a].place in ATTACHED
    size = (NARROW_DOOR if narrow else DOOR_WIDTH, min(DOOR[1], shell.height - 0.15))
    if link.kind == "open":
        stairs = "stairs" in (plan.wanted[link.a].place, plan.wanted[link.b].place)
        width = min(high - low - 2 * (0.0 if stairs else NIB), WIDEST_OPEN)
        if width > size[0]:
            size = (round(width, 3), round(min(shell.height - HEADER, 2.6), 3))
    first = abs(plan.rects[link.a][axis + 2] - place) < 1e-6
    wall = {(0, True): 1, (0, False): 3, (1, True): 2, (1, False): 0}[axis, first]
    slack = max(high - low - size[0], 0.0)
    margin = DOOR_MARGIN if slack > 2 * DOOR_MARGIN else slack / 2
    ends = (low + margin + size[0] / 2, high - margin - size[0] / 2)
    kind = "door" if link.kind == "door" else "doorway"
    best, best_cost = None, np.inf
    for t in np.linspace(0, 1, STEPS):
        along = ends[0] + (ends[1] - ends[0]) * t - out.at[link.a][1 - axis]
        offset = float(along if wall in (0, 1) else -along)
        opening = make_opening(shell, kind, wall, offset, size, 0.0, to=plan.wanted[link.b].name)
        opening = shifted(opening, *out.at[link.a])
        front, back = _both_strips(opening)
        cost = _crowd(front, zones[link.a]) + _crowd(back, zones[link.b])
        # Doors near corners leave walls whole for furniture; wide openings belong in the middle.
        cost += (1.5 if size[0] > 1.2 else -0.8) * abs(t - 0.5) + 0.1 * float(rng.uniform())
        if cost < best_cost:
            best, best_cost = opening, cost
    assert best is not None
    front, back = _both_strips(best)
    zones[link.a].append(front)
    zones[link.b].append(back)
    out.openings.append(best)


def _both_strips(opening: Opening) -> tuple[Array, Array]:
    """The floor in front of a door on both sides of its wall."""
    front = door_strip(opening)
    back = front.copy()
    reach = np.array([np.cos(opening.yaw), np.sin(opening.yaw)])
    back[:2] -= reach * (2 * front[2] + WALL_DEPTH)
    return front, back


def _crowd(strip: Array, zones: Sequence[Array]) -> float:
    """How much a door is in the way of others of its room."""
    if not zones:
        return 0.0
    rows = np.array(zones)
    pose, half = strip[None, [0, 1, 4]], (float(strip[2]), float(strip[3]))
    clash = overlaps(pose, half, rows, margin=-0.05).sum()
    touching = overlaps(pose, (half[0], half[1] + 0.15), rows).sum()
    # Leaves that meet at a right angle get along; holes that overlap do not exist.
    same = np.abs(np.cos(rows[:, 4] - strip[4])) > 0.99
    hole = overlaps(pose, (half[0], half[1] + 0.12), rows[same]).sum() if same.any() else 0
    return 2.0 * float(clash) + 0.5 * float(touching) + 10.0 * float(hole)


def _front_door(plan: FloorPlan, out: Doored, zones: list[list[Array]], rng: np.random.Generator) -> None:
    """The way in: in the shortest outer wall of the entrance room, so that long walls stay for windows."""
    i = plan.ways.entrance
    if plan.wanted[i].place == "stairs":  # of a storey over a cellar, whose well has no floor here
        i = next((k for k, room in enumerate(plan.wanted) if room.corridor), i)
    shell = out.shells[i]
    walls = sorted(out.walls[i], key=lambda w: shell.wall_half(w))
    walls = [w for w in walls if 2 * shell.wall_half(w) >= FRONT_DOOR + 0.2]
    if not walls:
        return
    wall = walls[0]
    size = (FRONT_DOOR, min(DOOR[1], shell.height - 0.15))
    room = max(shell.wall_half(wall) - size[0] / 2 - DOOR_MARGIN, 0.0)
    offset = room * float(rng.choice([-1.0, 1.0])) if 2 * shell.wall_half(wall) > 2.2 else 0.0
    opening = shifted(make_opening(shell, "door", wall, offset, size, 0.0), *out.at[i])
    out.front = opening
    out.openings.append(opening)
    zones[i].append(door_strip(opening))


def _garage_doors(plan: FloorPlan, out: Doored, zones: list[list[Array]], gates: Collection[str]) -> None:
    """Doors for cars, in the outer wall that looks to the street as the front door does, where that is wide enough."""
    street = out.front.yaw if out.front is not None else 0.0
    for i, room in enumerate(plan.wanted):
        if room.name not in gates:
            continue
        shell = out.shells[i]
        by_street = sorted(out.walls[i], key=lambda w: (-np.cos(shell.yaws[w] - street), -shell.wall_half(w)))
        made = next((o for w in by_street if (o := garage_door(shell, w)) is not None), None)
        if made is not None:
            opening = shifted(made, *out.at[i])
            out.openings.append(opening)
            zones[i].append(door_strip(opening))
