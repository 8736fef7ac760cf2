"""Rooms under a roof: how steep it is, and where its windows go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from terrazzo.layout.items import Item
from terrazzo.world.rooms import Opening, Roof

if TYPE_CHECKING:
    from terrazzo.layout.rooms import Shell

ROOFLIGHT = (0.78, 1.18)
"""Width of a rooflight, and its height along the slope [m]: the usual size that fits between rafters."""
DOMELIGHT = (1.0, 1.0)
"""Of a window in a level ceiling [m]."""
BESIDE = 0.12
"""Least distance of a rooflight from the edges of its slope [m]."""
UNDER = 0.18
"""Room left under slopes for what stands below them [m]: rafters, and hands that lift things off."""
LEAST_STRIP = 0.5
"""Width of the level strip along the ridge at least [m]: a collar of boards, from which lamps hang."""


MOST_RAISED = 1.4
"""Factor on the height of the walls at most, where things find no place under the slopes."""


@dataclass(frozen=True)
class Form:
    """A sort of gable.

    Args:
        eaves: Height of the walls under it [m]; None for that of a room without one.
        rise: Of its slopes, over their run.
        most: Greatest height of its ridge [m].
        across: Least distance from eaves to eaves [m], or there would be nowhere to stand.
        rooflights: Windows in its slopes where nobody says how many windows there are.
    """

    eaves: float | None
    rise: float
    most: float
    across: float
    rooflights: int = 0


FORMS = {
    "attic": Form(1.2, 1.0, 3.4, 3.8, rooflights=2),
    "vaulted": Form(None, 0.55, 5.0, 2.0),
    "a-frame": Form(1.05, 1.25, 4.8, 4.4),
    "glass": Form(2.05, 0.6, 3.9, 2.4),
}
"""Sorts of gables by `RoomAsk.roof`. Knee walls of 0.9 to 1.3 m and slopes of 45 degrees are usual in converted attics; A-frames
have slopes of 50 to 60 degrees, from low walls where people live in them."""


def roof_of(
    form: str, sides: tuple[float, float], height: float, items: Sequence[Item], *, grow: float = 1.0
) -> tuple[Roof, float]:
    """A room's gable and its height at the ridge [m].

    Args:
        form: One of `FORMS`.
        sides: Width and depth of the room [m].
        height: What it would have under a level ceiling [m].
        items: What has to stand and hang in it.
        grow: Factor on the floor area, above 1 when smaller did not do: its walls are made higher too.
    """
    sort = FORMS[form]
    eaves = height if sort.eaves is None else sort.eaves * min(grow, MOST_RAISED)
    hanging = [2 * min(i.half) for i in items if i.stand == "ceiling"]
    strip = round(max(LEAST_STRIP, *(h + 0.04 for h in hanging)) if hanging else LEAST_STRIP, 3)
    tallest = max((i.height for i in items if i.stand in ("floor", "ceiling")), default=0.0)
    run = max((min(sides) - strip) / 2, 0.3)
    ridge = max(min(eaves + sort.rise * run, sort.most), tallest + UNDER, 2.3)
    return Roof(round(eaves, 3), min(strip, round(min(sides) - 0.6, 3))), round(ridge, 3)


def fitted(form: str, sides: tuple[float, float]) -> tuple[float, float]:
    """The room's sides, so wide from eaves to eaves that one can stand there [m]."""
    least = FORMS[form].across
    width, depth = sides
    return (width, max(depth, least)) if width >= depth else (max(width, least), depth)


def rooflights(shell: Shell, count: int, size: tuple[float, float] | None = None) -> list[Opening]:
    """Windows in the ceiling of a room, spread along it, on both slopes by turns.

    Args:
        shell: The room.
        count: How many.
        size: Width and height along the slope [m]; the usual ones when None.
    """
    if count <= 0:
        return []
    if shell.roof is None:
        return _in_level(shell, count, size or DOMELIGHT)
    run = shell.half[1 - shell.room.ridge] - shell.roof.strip / 2
    rise = shell.height - shell.roof.eaves
    slant = float(np.hypot(run, rise))
    lean = float(np.arctan2(run, rise))
    walls = (0, 2) if shell.room.ridge == 0 else (1, 3)
    wide, tall = size or ROOFLIGHT
    tall = min(tall, slant - 2 * BESIDE)
    out = []
    for side, wall in enumerate(walls):
        own = (count + 1 - side) // 2
        length = 2 * shell.wall_half(wall)
        width = min(wide, length / max(own, 1) - 2 * min(BESIDE, POST))
        if width < 0.3 or tall < 0.3:
            continue
        for k in range(own):
            x, y = shell.along(wall, ((k + 0.5) / own - 0.5) * length)
            yaw = float(shell.yaws[wall])
            up = slant / 2
            inset = up * np.sin(lean)
            centre = (
                round(float(x + np.cos(yaw) * inset), 4),
                round(float(y + np.sin(yaw) * inset), 4),
                round(float(shell.roof.eaves + up * np.cos(lean)), 4),
            )
            size_ = (round(width, 3), round(tall, 3))
            out.append(Opening("window", shell.name, wall, centre, size_, yaw, lean=lean))
    return out


DWARF, HEAD, POST = 0.45, 0.08, 0.1
"""Of walls of glass [m]: height of the low wall under them, of the plate over them, and width of the posts in their corners."""


def walls_of_glass(shell: Shell, doors: Sequence[Opening]) -> list[Opening]:
    """Windows that leave of each wall only a low one, posts and a plate; beside doors they go down as far."""
    eaves = shell.height if shell.roof is None else shell.roof.eaves
    tall = round(eaves - HEAD - DWARF, 3)
    out = []
    for wall in range(4):
        low, high = -shell.wall_half(wall) + POST, shell.wall_half(wall) - POST
        cuts = [low]
        for door in sorted((d for d in doors if d.wall == wall), key=shell.offset):
            middle, half = shell.offset(door), door.size[0] / 2 + POST
            cuts += [middle - half, middle + half]
        cuts.append(high)
        for a, b in zip(cuts[::2], cuts[1::2], strict=True):
            if b - a > 0.3:
                x, y = shell.along(wall, (a + b) / 2)
                centre = (round(float(x), 4), round(float(y), 4), round(DWARF + tall / 2, 4))
                size = (round(b - a, 3), tall)
                out.append(Opening("window", shell.name, wall, centre, size, float(shell.yaws[wall])))
    return out


def roof_of_glass(shell: Shell) -> list[Opening]:
    """A window in each slope that leaves only its edges."""
    assert shell.roof is not None
    length = 2 * shell.half[shell.room.ridge]
    return rooflights(shell, 2, (length - 2 * POST, 20.0))


def _in_level(shell: Shell, count: int, size: tuple[float, float]) -> list[Opening]:
    """Windows in a level ceiling, in a row along the longer side of the room."""
    axis = int(shell.half[1] > shell.half[0])
    length, across = 2 * shell.half[axis], 2 * shell.half[1 - axis]
    wide = min(size[0], across - 0.6, length / count - 0.3)
    if wide < 0.3:
        return []
    out = []
    for k in range(count):
        middle = ((k + 0.5) / count - 0.5) * length
        x, y = (middle, 0.0) if axis == 0 else (0.0, middle)
        centre = (round(x, 4), round(y, 4), shell.height)
        yaw = float(shell.yaws[0])
        out.append(
            Opening(
                "window", shell.name, 0, centre, (round(wide, 3), round(wide, 3)), yaw, lean=float(np.pi / 2)
            )
        )
    if shell.corner is not None:  # only over floor
        sx, sy, dx, dy = shell.corner
        edge = (sx * (shell.half[0] - dx), sy * (shell.half[1] - dy))
        out = [o for o in out if sx * (o.centre[0] - edge[0]) < -wide or sy * (o.centre[1] - edge[1]) < -wide]
    return out
