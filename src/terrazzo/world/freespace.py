"""Free floor: where a person can be in a world, from the things' colliders.

Used by walk-through camera paths and by the viewer's first-person walking; a 2D grid of the distance to the nearest
obstacle, exact to the grid's cell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import polygon_depth
from terrazzo.hulls import convex_outline
from terrazzo.world.ground import Ground
from terrazzo.world.rooms import Room, seen_from_behind
from terrazzo.world.stairs import KIND, RAILING, Stairway, stairways
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

CELL = 0.05
OPEN_CELL = 0.125
"""Of open land, which is larger and has nothing as narrow as a doorway."""
BODY = (0.12, 1.75)
"""Heights between which something is in a walking person's way [m]: below, one steps over it; above, one walks under."""
MAX_CELLS = 4_000_000


@dataclass(frozen=True, eq=False)
class FreeSpace:
    """Distance to the nearest obstacle on a grid of floor cells: one storey, with the stairs that lead from it.

    Args:
        origin: Corner of cell (0, 0) [m], shape [2].
        clearance: Distance from each cell's middle to the nearest wall or thing [m], negative inside one, shape [nx, ny].
        cell: Edge of a cell [m].
        base: Height of the storey's floor [m].
        heights: Height of what one stands on in each cell [m], shape [nx, ny]; None where it is all floor.
        ground: Of open land, whose height it is then.
    """

    origin: NDArray[np.float64]
    clearance: NDArray[np.float64]
    cell: float = CELL
    base: float = 0.0
    heights: NDArray[np.float64] | None = None
    ground: Ground | None = None

    def height(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Height of what one stands on [m] at points on the plan, shape [n, 2]."""
        points = np.asarray(points, np.float64)
        if self.ground is not None:
            return self.ground.at(points)
        if self.heights is None:
            return np.full(points.shape[:-1], self.base)
        index = np.floor((points - self.origin) / self.cell).astype(int)
        index = np.clip(index, 0, np.array(self.heights.shape) - 1)
        return self.heights[index[..., 0], index[..., 1]]

    def at(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Clearance [m] at points on the floor, shape [n, 2]; outside the grid it is minus infinity."""
        index = np.floor((np.asarray(points) - self.origin) / self.cell).astype(int)
        inside = np.asarray(((index >= 0) & (index < self.clearance.shape)).all(-1))
        i = np.where(inside[..., None], index, 0)
        return np.where(inside, self.clearance[i[..., 0], i[..., 1]], -np.inf)

    def centre(self, cells: NDArray[np.integer]) -> NDArray[np.float64]:
        """Middle of cells, shape [n, 2], as points [m]."""
        return self.origin + (np.asarray(cells) + 0.5) * self.cell


def storeys(world: World) -> list[float]:
    """Heights of the floors of a world's rooms, from low to high [m]; empty without rooms."""
    return sorted({r.base for r in world.rooms})


def free_space(world: World, *, base: float | None = None, cell: float | None = None) -> FreeSpace:
    """The free floor of a storey (its rooms and the doorways between them), or of open land.

    Args:
        world: The world.
        base: Height of the storey's floor [m]; the lowest one when None.
        cell: Edge of a cell of the grid [m]; `CELL`, or `OPEN_CELL` for open land, when None.

    Raises:
        ArgumentError: The world has no rooms, or none at this height.
    """
    if not world.rooms:
        raise ArgumentError("this world has no rooms to walk in: use an orbit or keyframes of your own")
    base = storeys(world)[0] if base is None else base
    rooms = [r for r in world.rooms if abs(r.base - base) < 1e-6]
    if not rooms:
        raise ArgumentError(f"no room has its floor at {base} m; wanted one of {storeys(world)}")
    if cell is None:
        cell = OPEN_CELL if all(r.open for r in rooms) else CELL
    stairs = [s for s in stairways(world) if min(abs(s.low - base), abs(s.high - base)) < 0.02]
    corners = np.concatenate([r.polygon for r in rooms] + [lane for s in stairs for lane in s.lanes])
    low, high = corners.min(0), corners.max(0)
    shape = np.maximum(np.ceil((high - low) / cell).astype(int), 1)
    while shape[0] * shape[1] > MAX_CELLS:
        cell *= 2
        shape = np.maximum(np.ceil((high - low) / cell).astype(int), 1)
    grid = np.stack(np.meshgrid(*(np.arange(n) + 0.5 for n in shape), indexing="ij"), -1) * cell + low
    wells = {t.room for t in world.everything if t.kind == KIND}
    free = [r.polygon for r in rooms if r.name not in wells] + _passages(world, rooms, wells)
    free += [lane for s in stairs for lane in _lanes(s, base)]
    clearance = np.full(grid.shape[:2], -np.inf)
    for polygon in free:
        near = _block(polygon, low, cell, shape, margin=1.0) if len(free) > 1 else (slice(None), slice(None))
        if near is not None:
            clearance[near] = np.maximum(clearance[near], polygon_depth(polygon, grid[near]))
    reach = float(np.hypot(*(high - low)) / 2) + 1.0
    for thing in world.everything:
        if thing.kind in ("ground", KIND, RAILING):
            continue  # one walks on it: on stairs along their lanes
        away = np.hypot(*(np.asarray(thing.pose.position[:2]) - (low + high) / 2))
        if away > reach + np.hypot(*thing.size[:2]):
            continue
        for footprint in _footprints(thing, base, world.ground):
            near = _block(footprint, low, cell, shape, margin=1.0)
            if near is not None:
                clearance[near] = np.minimum(clearance[near], _outside(footprint, grid[near]))
    heights = None
    for flight in stairs:
        heights = flight.height(grid, np.full(grid.shape[:2], base) if heights is None else heights)
    return FreeSpace(low, clearance, cell, base, heights, world.ground)


def free_spaces(world: World) -> dict[float, FreeSpace]:
    """The free floor of every storey, by the height of its floor [m]."""
    return {base: free_space(world, base=base) for base in storeys(world)}


def _lanes(stairs: Stairway, base: float) -> list[NDArray[np.float64]]:
    """What can be walked of stairs, with their end on this storey drawn on onto its floor."""
    inner = list(stairs.lanes)
    if abs(stairs.low - base) < 0.02:
        inner[0] = stairs.down
    if abs(stairs.high - base) < 0.02:
        inner[-1] = stairs.up
    return inner


def _outside(convex: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance to a convex polygon, negative inside."""
    return -polygon_depth(convex, points)


def _passages(world: World, rooms: Sequence[Room], wells: Collection[str]) -> list[NDArray[np.float64]]:
    """Floor in the doorways between rooms, so far into both that no seam is narrower than the doorway itself."""
    names = {r.name: r for r in rooms}
    out = []
    for o in world.openings:
        if not o.to or o.kind == "window" or o.room not in names or o.to not in names:
            continue
        if o.sill - names[o.room].base > BODY[0] or {o.room, o.to} & set(wells):
            continue
        other = np.asarray(seen_from_behind(o, names[o.to]).centre[:2])
        middle = np.asarray(o.centre[:2])
        into = np.array([np.cos(o.yaw), np.sin(o.yaw)])
        along = np.array([-into[1], into[0]]) * o.size[0] / 2
        front, back = (
            min(o.size[0], 1.2, float(((r.polygon - at) @ way).max()))
            for r, at, way in ((names[o.room], middle, into), (names[o.to], other, -into))
        )
        out.append(
            np.array(
                [
                    other - back * into - along,
                    middle + front * into - along,
                    middle + front * into + along,
                    other - back * into + along,
                ]
            )
        )
    return out


def _footprints(thing: Thing, base: float, ground: Ground | None) -> list[NDArray[np.float64]]:
    """Convex outlines on the floor of those colliders that are in a body's way, counter-clockwise, shape [n, 2]."""
    out = []
    for collider in thing.colliders:
        points = thing.pose.apply(collider.points)
        points[:, 2] -= base if ground is None else ground.at(points[:, :2].mean(0))
        if points[:, 2].max() <= BODY[0] or points[:, 2].min() >= BODY[1]:
            continue
        out.append(convex_outline(points[:, :2]))
    return [outline for outline in out if len(outline) >= 3]


def _block(
    outline: NDArray[np.float64],
    low: NDArray[np.float64],
    cell: float,
    shape: NDArray[np.integer],
    *,
    margin: float,
) -> tuple[slice, slice] | None:
    """The grid cells within `margin` [m] of an outline; farther off, its distance does not matter."""
    first = np.floor((outline.min(0) - margin - low) / cell).astype(int).clip(0, shape)
    last = np.ceil((outline.max(0) + margin - low) / cell).astype(int).clip(0, shape)
    if (last <= first).any():
        return None
    return slice(first[0], last[0]), slice(first[1], last[1])
