"""Splats of a photographed room sorted into labelled things: floor, ceiling, walls, tops with what is under them, clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.reconstruct.flat import Top, Upright
from terrazzo.reconstruct.linking import connected
from terrazzo.splats import Splats
from terrazzo.world.things import Collider, Material, Origin, Thing

FLOOR_BAND = -0.3, 0.05
"""Heights of what is floor [m]."""
WALL_BAND = 0.07
"""Distance from a wall's plane up to which splats are the wall's [m]."""
FRONT_BAND = 0.04
"""The same for upright surfaces within the room [m]."""
LINK = 0.07
"""Edge of the cells in which splats touch [m]."""
FEWEST = 120
"""Splats of a group that is a thing of its own."""
MOST_GROUPS = 40
SOLID = 0.3
"""Opacity from which on a splat stops a body."""
COLUMN = 0.15
"""Edge of the columns that colliders are made of [m]."""
MOST_BOXES = 400
"""Boxes of one thing's collider."""
WALL_DEPTH = 0.1
"""Thickness of walls' and floors' colliders [m]."""
PLASTER = Material("plaster", 1200.0, 0.6, 0.1)
UNKNOWN = Material("unknown", 400.0, 0.6, 0.1)
_TOPS = ((0.6, "low surface"), (0.82, "table"), (1.12, "counter"), (9.9, "high surface"))
"""Labels of level tops by their height [m]: dining tables are 0.72 to 0.78 high, worktops 0.85 to 0.95."""

Array = NDArray[np.float64]
Take = Callable[[NDArray[np.bool_]], NDArray[np.intp]]
"""Of a mask, the rows that no part has taken yet; they are taken then."""


@dataclass(frozen=True, eq=False)
class Shell:
    """What bounds a photographed room, in metres, floor at z = 0.

    Args:
        corners: Lower left and upper right of the floor [m], shape [2, 2].
        height: Of the room [m].
        has_floor: Whether a floor was seen.
        has_ceiling: Whether a ceiling was seen.
        uprights: Vertical surfaces.
        tops: Level ones.
    """

    corners: Array
    height: float
    has_floor: bool
    has_ceiling: bool
    uprights: tuple[Upright, ...]
    tops: tuple[Top, ...]


def sort_parts(splats: Splats, shell: Shell, room: str) -> tuple[list[Thing], list[Thing]]:
    """Things and structure; every splat is in one of them.

    Args:
        splats: In metres, upright, floor at z = 0.
        shell: What bounds the room.
        room: Its name; "" where there is none.
    """
    p = splats.means.astype(np.float64)
    left = np.ones(len(p), bool)

    def taken(mask: NDArray[np.bool_]) -> NDArray[np.intp]:
        rows = np.flatnonzero(mask & left)
        left[rows] = False
        return rows

    structure: list[Thing] = []
    inside = ((p[:, :2] > shell.corners[0] - 0.3) & (p[:, :2] < shell.corners[1] + 0.3)).all(1)
    inside &= p[:, 2] < shell.height + 0.3
    if shell.has_floor:
        inside &= p[:, 2] > FLOOR_BAND[0]
        rows = taken(inside & (p[:, 2] < FLOOR_BAND[1]))
        slab = (*shell.corners[0], -WALL_DEPTH), (*shell.corners[1], 0.0)
        structure.append(sorted_thing("floor", "floor", splats, rows, room, [slab], PLASTER))
    if shell.has_ceiling:
        rows = taken(inside & (p[:, 2] > shell.height - WALL_BAND))
        slab = (*shell.corners[0], shell.height), (*shell.corners[1], shell.height + WALL_DEPTH)
        structure.append(sorted_thing("ceiling", "ceiling", splats, rows, room, [slab], PLASTER))
    structure += _walls(splats, p, shell, room, taken)
    things = [*_fronts(splats, p, shell, room, taken)]
    things += _tops(splats, p, shell, room, taken) if shell.has_floor else []
    outside = taken(~inside)
    things += _groups(splats, p, np.flatnonzero(left), room)
    if len(outside):
        structure.append(sorted_thing("outside", "outside", splats, outside, "", [], UNKNOWN))
    return [t for t in things if len(t.splats)], [t for t in structure if len(t.splats)]


def _walls(splats: Splats, p: Array, shell: Shell, room: str, taken: Take) -> Iterator[Thing]:
    walls = [u for u in shell.uprights if u.wall]
    for number, wall in enumerate(walls, 1):
        rows = taken(wall.holds(p, thick=WALL_BAND, margin=0.15))
        ends = np.array([wall.low[0], wall.high[0]])
        foot = wall.along * ends[:, None] + wall.normal * wall.offset
        outline = np.concatenate([foot, foot[::-1] - wall.normal * WALL_DEPTH])
        bottom = 0.0 if wall.low[1] < 0.5 else float(wall.low[1])
        top = float(wall.high[1])
        corners = np.concatenate(
            [np.pad(outline, ((0, 0), (0, 1)), constant_values=z) for z in (bottom, top)]
        )
        yield sorted_thing(f"wall-{number}", "wall", splats, rows, room, [corners], PLASTER, support="floor")


def _fronts(splats: Splats, p: Array, shell: Shell, room: str, taken: Take) -> Iterator[Thing]:
    """Upright surfaces that do not bound the room: the faces of cabinets and of whatever is built in."""
    for number, front in enumerate((u for u in shell.uprights if not u.wall), 1):
        rows = taken(front.holds(p, thick=FRONT_BAND, margin=0.03))
        yield sorted_thing(f"front-{number}", "front", splats, rows, room, columns(splats, p, rows), UNKNOWN)


def _tops(splats: Splats, p: Array, shell: Shell, room: str, taken: Take) -> list[Thing]:
    """Level tops, each with what is under it, the highest first, for a shelf hangs over a worktop."""
    out: list[Thing] = []
    counts: dict[str, int] = {}
    for top in sorted(shell.tops, key=lambda t: -t.height):
        lower = max(
            (t.height for t in shell.tops if t.height < top.height - 0.1 and _overlap(t, top)), default=0.0
        )
        under = top.covers(p) & (p[:, 2] < top.height + 0.03) & (p[:, 2] > lower + 0.04)
        rows = taken(under)
        if len(rows) < FEWEST // 2:
            continue
        label = next(name for limit, name in _TOPS if top.height < limit)
        counts[label] = counts.get(label, 0) + 1
        name = f"{label.replace(' ', '-')}-{counts[label]}"
        out.append(sorted_thing(name, label, splats, rows, room, columns(splats, p, rows), UNKNOWN))
    return out


def _overlap(a: Top, b: Top) -> bool:
    common = len(np.intersect1d(a.cells @ (1, 1 << 20), b.cells @ (1, 1 << 20)))
    return common > 0.3 * min(len(a.cells), len(b.cells))


def _groups(splats: Splats, p: Array, rows: NDArray[np.intp], room: str) -> list[Thing]:
    """What is left: groups of splats that touch, and a remainder."""
    if not len(rows):
        return []
    seen = rows[splats.opacities[rows] > 0.1]
    cells, group = np.unique(np.floor(p[seen] / LINK).astype(np.int64), axis=0, return_inverse=True)
    parts = connected(cells)[group.reshape(-1)]
    count = np.bincount(parts, minlength=1) if len(parts) else np.zeros(0, int)
    out: list[Thing] = []
    used = np.zeros(len(p), bool)
    for part in np.argsort(-count, kind="stable")[:MOST_GROUPS]:
        own = seen[parts == part]
        if len(own) < FEWEST:
            break
        used[own] = True
        name = f"object-{len(out) + 1}"
        out.append(sorted_thing(name, "object", splats, own, room, columns(splats, p, own), UNKNOWN))
    rest = rows[~used[rows]]
    if len(rest):
        out.append(sorted_thing("clutter", "clutter", splats, rest, room, [], UNKNOWN))
    return out


def columns(splats: Splats, p: Array, rows: NDArray[np.intp]) -> list[Array]:
    """Boxes around the solid splats of a thing, one for each run of columns of like height; corners, shape [8, 3]."""
    solid = rows[splats.opacities[rows] > SOLID]
    if len(solid) < 4:
        return []
    cells, group, count = np.unique(
        np.floor(p[solid, :2] / COLUMN).astype(np.int64), axis=0, return_inverse=True, return_counts=True
    )
    group = group.reshape(-1)
    order = np.argsort(group, kind="stable")
    z = np.split(p[solid, 2][order], np.cumsum(count)[:-1])
    spans = np.array([np.quantile(v, [0.03, 0.97]) for v in z])
    spans = np.stack([np.floor(spans[:, 0] / COLUMN), np.ceil(spans[:, 1] / COLUMN)], 1) * COLUMN
    good = count >= 3
    cells, spans = cells[good], spans[good]
    order = np.lexsort((cells[:, 0], cells[:, 1]))
    boxes: list[list[float]] = []
    for k in order:
        (i, j), (low, high) = cells[k], spans[k]
        last = boxes[-1] if boxes else None
        if last and last[1] == i and last[2] == j and last[3] == low and last[4] == high:
            last[1] = i + 1
        else:
            boxes.append([i, i + 1, j, low, high])
    boxes.sort(key=lambda b: -(b[1] - b[0]) * (b[4] - b[3]))
    return [
        _corners((a * COLUMN, j * COLUMN, low), (b * COLUMN, (j + 1) * COLUMN, max(high, low + 0.02)))
        for a, b, j, low, high in boxes[:MOST_BOXES]
    ]


def _corners(low: Sequence[float], high: Sequence[float]) -> Array:
    ends = np.array([low, high], np.float64)
    corner = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1], indexing="ij"), -1).reshape(-1, 3)
    return ends[corner, np.arange(3)]


def sorted_thing(
    name: str,
    label: str,
    splats: Splats,
    rows: NDArray[np.intp],
    room: str,
    colliders: Sequence[Sequence[Sequence[float]] | Array],
    material: Material,
    *,
    support: str = "floor",
    origin: Origin = "observed",
    confidence: float = 1.0,
) -> Thing:
    """A thing that holds some splats; colliders as corners, or as ends of a box, in the world's frame [m]."""
    own = splats.select(rows).with_things(None)
    if not len(own):
        return Thing(name, label, label, Pose(), (0.01, 0.01, 0.01), origin=origin)
    low, high = np.quantile(own.means.astype(np.float64), [0.01, 0.99], axis=0)
    size = np.maximum(high - low, 0.01)
    pose = Pose.at((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2])
    shift = np.asarray(pose.position)
    hulls = [_corners(*c) if len(c) == 2 else c for c in colliders]
    volume = sum(float(np.prod(np.ptp(h, axis=0))) for h in hulls)
    shade = np.clip(own.colours, 0, 1).mean(0)
    return Thing(
        name,
        label,
        label,
        pose,
        (float(size[0]), float(size[1]), float(size[2])),
        splats=own.transform(pose.inverse()),
        colliders=tuple(Collider((h - shift).astype(np.float32)) for h in hulls),
        material=material,
        mass=round(float(volume * material.density), 1),
        colour=(float(shade[0]), float(shade[1]), float(shade[2])),
        origin=origin,
        support=support,
        confidence=confidence,
        room=room,
    )
