"""Ready-made camera paths: around something, along a line, and a walk through a room that touches nothing."""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Bounds, polygon_depth
from terrazzo.paths import DEFAULT_FOV, CameraPath, Easing, Keyframe
from terrazzo.world.freespace import FreeSpace, free_space, storeys
from terrazzo.world.stairs import stairways
from terrazzo.world.worlds import World

EYE_HEIGHT = 1.6
"""Height of a standing person's eyes [m]."""
Cell = tuple[int, int]
BODY_RADIUS = 0.3
WALKING_SPEED = 0.7
"""[m/s]; a calm visitor, about half of usual walking speed."""


def orbit(
    world: World,
    *,
    duration: float = 10.0,
    turns: float = 1.0,
    target: ArrayLike | None = None,
    radius: float | None = None,
    height: float | None = None,
    fov: float = DEFAULT_FOV,
) -> CameraPath:
    """Once around the middle of a world.

    In a room the camera keeps inside the walls and shortens its radius where something tall stands in the way; around a
    scanned object it keeps the whole object in view.

    Args:
        world: What to film.
        duration: [s].
        turns: Full turns, counter-clockwise from above; negative for clockwise.
        target: Point to look at [m]; the middle of the world when None.
        radius: Distance from the target in plan [m]; fitted when None.
        height: Of the camera above the floor [m]; eye height in rooms, above the middle of objects, when None.
        fov: Horizontal field of view [rad].
    """
    _positive(duration=duration)
    if turns == 0 or not np.isfinite(turns):
        raise ArgumentError(f"turns is {turns!r}; wanted a number other than 0")
    bounds = world.bounds
    middle = bounds.centre if target is None else np.asarray(target, np.float64)
    count = max(8, int(np.ceil(abs(turns) * 24)))
    angles = np.linspace(0, 2 * np.pi * turns, count + 1) - 0.75 * np.pi
    ways = np.stack([np.cos(angles), np.sin(angles)], -1)
    if world.rooms:
        eye_z = min(EYE_HEIGHT, 0.8 * world.rooms[0].height) if height is None else height
        if target is None:
            if len(world.rooms) > 1:  # around the middle of the largest room, not of some wall
                x, y = max(world.rooms, key=lambda r: (-r.base, r.area)).polygon.mean(0)
                middle = np.array([x, y, 0.0])
            middle = np.array([middle[0], middle[1], 0.55 * eye_z])
            if world.ground is not None:
                # Outdoors one turns about where one would stand and looks at what stands around.
                middle = np.array([*_middle_of_land(world), 0.75 * eye_z])
        radii = _room_radii(world, middle[:2], ways, radius, closed=float(turns).is_integer())
    else:
        eye_z = middle[2] + 0.25 * float(np.linalg.norm(bounds.size)) if height is None else height
        radii = np.full(count + 1, _fitting_radius(bounds, fov) if radius is None else radius)
    closed = float(turns).is_integer()
    keys = [
        Keyframe.look_at(
            duration * i / count,
            _lifted(world, middle[:2] + ways[i] * radii[i], eye_z),
            _lifted(world, middle[:2], middle[2]),
            fov=fov,
        )
        for i in range(count + 1)
    ]
    return CameraPath(tuple(keys), "linear" if closed else "ease-in-out", closed)


def _lifted(world: World, spot: NDArray[np.float64], height: float) -> NDArray[np.float64]:
    """A point a height above the floor or the ground at a spot [m], shape [3]."""
    base = 0.0 if world.ground is None else float(world.ground.at(spot))
    return np.array([spot[0], spot[1], base + height])


def _middle_of_land(world: World) -> NDArray[np.float64]:
    """Where there is most room around, near the middle of open land [m], shape [2]."""
    space = free_space(world)
    cells = np.argwhere(space.clearance > BODY_RADIUS)
    if not len(cells):
        return world.rooms[0].polygon.mean(0)
    points = space.centre(cells)
    worth = np.minimum(space.clearance[tuple(cells.T)], 3.0) - 0.1 * np.linalg.norm(
        points - points.mean(0), axis=1
    )
    return points[int(worth.argmax())]


def dolly(
    start: ArrayLike,
    end: ArrayLike,
    *,
    target: ArrayLike | None = None,
    duration: float = 6.0,
    fov: float = DEFAULT_FOV,
    end_fov: float | None = None,
    easing: Easing = "ease-in-out",
) -> CameraPath:
    """Along a straight line from `start` to `end` [m].

    Args:
        start: First position [m].
        end: Last position [m].
        target: Point to keep in the middle; when None the camera looks along the line.
        duration: [s].
        fov: Horizontal field of view at the start [rad].
        end_fov: At the end, for a dolly zoom; `fov` when None.
        easing: How it starts and stops.
    """
    _positive(duration=duration)
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    last = fov if end_fov is None else end_fov
    keys = []
    for i, u in enumerate(np.linspace(0, 1, 9)):
        eye = a + (b - a) * u
        look = eye + (b - a) if target is None else target
        keys.append(Keyframe.look_at(duration * i / 8, eye, look, fov=fov + (last - fov) * u))
    return CameraPath(tuple(keys), easing)


def walk(
    world: World,
    *,
    duration: float | None = None,
    height: float = EYE_HEIGHT,
    fov: float = DEFAULT_FOV,
    stops: int = 5,
) -> CameraPath:
    """A walk through the rooms of a world, through doors and up stairs, past far apart places, that touches nothing.

    Args:
        world: A world with rooms.
        duration: [s]; at a calm walking speed when None.
        height: Of the eyes above the floor [m].
        fov: Horizontal field of view [rad].
        stops: How many places to pass on each storey.

    Raises:
        ArgumentError: The world has no rooms, or nowhere to stand.
    """
    if duration is not None:
        _positive(duration=duration)
    flights = {round(s.low, 3): s for s in stairways(world)}
    parts: list[NDArray[np.float64]] = []
    arrived: NDArray[np.float64] | None = None
    for base in storeys(world) or (None,):
        space = free_space(world, base=base)
        base = space.base
        up = flights.get(round(base, 3))
        leave = None if up is None else up.line[0, :2]
        points = _storey_way(world, space, stops, arrived, leave)
        parts.append(np.column_stack([points, space.height(points)]))
        if up is None:
            break
        parts.append(up.line)
        arrived = up.line[-1, :2]
    return _walk_path(world, np.concatenate(parts), duration, height, fov)


def _storey_way(
    world: World,
    space: FreeSpace,
    stops: int,
    arrived: NDArray[np.float64] | None,
    leave: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """A way past far apart places of a storey [m], shape [n, 2].

    Args:
        world: The world.
        space: The storey's free floor.
        stops: How many places to pass.
        arrived: Where the way begins; the last of the places when None.
        leave: Where it ends; the first of the places when None.
    """
    radius, reach = _reachable(world, space)
    places = _far_apart(space, reach, stops)
    if arrived is not None:
        places = _in_order([_nearest(space, reach, arrived), *places])
    if leave is not None:
        end = _nearest(space, reach, leave)
        first = (
            places[0]
            if arrived is not None
            else max(places, key=lambda p: np.hypot(p[0] - end[0], p[1] - end[1]))
        )
        places = [*_in_order([first, *(p for p in places if p != first)]), end]
    way = [places[0]]
    for place in places[1:]:
        way += _route(space, reach, way[-1], place)[1:]
    return _smooth(space.centre(np.array(way)), space, radius)


def _nearest(space: FreeSpace, reach: NDArray[np.bool_], point: NDArray[np.float64]) -> Cell:
    """The cell that can be walked to nearest to a point."""
    cells = np.argwhere(reach)
    x, y = cells[np.linalg.norm(space.centre(cells) - point, axis=1).argmin()]
    return int(x), int(y)


def _in_order(places: list[Cell]) -> list[Cell]:
    """Places in the order of a short walk from the first: always the nearest next."""
    left, order = places[1:], places[:1]
    while left:
        here = order[-1]
        order.append(left.pop(int(np.argmin([np.hypot(p[0] - here[0], p[1] - here[1]) for p in left]))))
    return order


def _positive(**values: float) -> None:
    for name, value in values.items():
        if not (np.isfinite(value) and value > 0):
            raise ArgumentError(f"{name} is {value!r}; wanted a number above 0")


def _fitting_radius(bounds: Bounds, fov: float) -> float:
    """Distance from which a box fills a 16:9 picture with a little air."""
    half = 0.5 * float(np.linalg.norm(bounds.size)) or 1.0
    return 1.1 * half / float(np.sin(min(fov * 9 / 16, 2.5) / 2))


def _room_radii(
    world: World,
    middle: NDArray[np.float64],
    ways: NDArray[np.float64],
    radius: float | None,
    *,
    closed: bool,
) -> NDArray[np.float64]:
    """For each direction the largest distance at which a head does not touch anything, smoothed along the way."""
    space = free_space(world)
    reach = np.arange(0.2, float(np.linalg.norm(world.bounds.size)), space.cell)
    clear = space.at(middle + ways[:, None] * reach[:, None]) > BODY_RADIUS
    wanted = np.inf if radius is None else radius
    free = np.where(clear & (reach <= wanted), reach, 0).max(1)
    free = np.where(free > 0, free, min(wanted, 0.4 * float(world.bounds.size[:2].min())))
    for _ in range(4):
        padded = np.concatenate([free[-2:-1], free, free[1:2]]) if closed else np.pad(free, 1, mode="edge")
        free = np.minimum(free, (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4)
    return free


def _reachable(world: World, space: FreeSpace) -> tuple[float, NDArray[np.bool_]]:
    """The widest body radius that still finds a fair piece of connected floor, and that floor."""
    for radius in (BODY_RADIUS, 0.22, 0.15):
        free = space.clearance > radius
        labels = _components(free)
        if not labels.max():
            continue
        sizes = np.bincount(labels[labels > 0])
        if sizes.max() * space.cell**2 > 0.5 or radius == 0.15:
            return radius, labels == sizes.argmax()
    raise ArgumentError("there is no free floor in this world to stand on")


def _components(free: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Connected regions of true cells (four neighbours), numbered from 1."""
    labels = np.zeros(free.shape, np.int64)
    current = 0
    for start in zip(*np.nonzero(free)):
        if labels[start]:
            continue
        current += 1
        stack = [start]
        labels[start] = current
        while stack:
            x, y = stack.pop()
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if (
                    0 <= near[0] < free.shape[0]
                    and 0 <= near[1] < free.shape[1]
                    and free[near]
                    and not labels[near]
                ):
                    labels[near] = current
                    stack.append(near)
    return labels


def _far_apart(space: FreeSpace, reach: NDArray[np.bool_], stops: int) -> list[Cell]:
    """Places far from one another, roomiest first, in the order of a short walk (farthest point sampling)."""
    stand = reach if space.heights is None else reach & (np.abs(space.heights - space.base) < 0.05)
    stand = stand if stand.any() else reach
    cells = np.argwhere(stand)
    room = space.clearance[stand]
    chosen = [int(room.argmax())]
    nearest = np.full(len(cells), np.inf)
    for _ in range(max(1, stops) - 1):
        nearest = np.minimum(nearest, np.linalg.norm(cells - cells[chosen[-1]], axis=1) * space.cell)
        score = nearest + np.minimum(room, 0.6)
        if nearest[int(score.argmax())] < 0.5:
            break
        chosen.append(int(score.argmax()))
    places = [(int(x), int(y)) for x, y in cells[chosen]]
    return _in_order([places[-1], *places[:-1]])


def _route(space: FreeSpace, reach: NDArray[np.bool_], start: Cell, goal: Cell) -> list[Cell]:
    """The cheapest way between two cells (A*, eight neighbours), which shuns narrow places."""
    cost = 1 + 0.3 / np.maximum(space.clearance, 0.05)
    best = {start: 0.0}
    came: dict[Cell, Cell] = {}
    queue = [(0.0, start)]
    while queue:
        _, here = heapq.heappop(queue)
        if here == goal:
            break
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                near = (here[0] + dx, here[1] + dy)
                if not (0 <= near[0] < reach.shape[0] and 0 <= near[1] < reach.shape[1]) or not reach[near]:
                    continue
                total = best[here] + np.hypot(dx, dy) * cost[near]
                if total < best.get(near, np.inf):
                    best[near] = total
                    came[near] = here
                    heapq.heappush(queue, (total + np.hypot(goal[0] - near[0], goal[1] - near[1]), near))
    way = [goal]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def _smooth(points: NDArray[np.float64], space: FreeSpace, radius: float) -> NDArray[np.float64]:
    """Rounds the corners of a way as far as it stays clear."""
    for _ in range(60):
        if len(points) < 3:
            break
        middle = (points[:-2] + points[2:]) / 2
        moved = points[1:-1] + 0.5 * (middle - points[1:-1])
        points = points.copy()
        points[1:-1] = np.where((space.at(moved) > radius)[:, None], moved, points[1:-1])
    return points


def _walk_path(
    world: World, points: NDArray[np.float64], duration: float | None, height: float, fov: float
) -> CameraPath:
    """Keyframes every half metre along a way; the gaze runs ahead and leans towards the middle of the room.

    Args:
        world: Whose rooms.
        points: The way on the floor [m], shape [n, 3].
        duration: [s], or None for a calm walk.
        height: Of the eyes above the floor [m].
        fov: Horizontal field of view [rad].
    """
    if len(points) < 2 or np.allclose(points[:, :2], points[0, :2]):
        eye = points[0] + (0, 0, height)
        turn = [Keyframe.look_at(i, eye, eye + (np.cos(a), np.sin(a), 0)) for i, a in _turn(8)]
        return CameraPath(tuple(turn), "ease-in-out")
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    length = along[-1]
    seconds = max(length / WALKING_SPEED, 2.0) if duration is None else duration
    count = max(2, round(length / 0.5))
    s = length * np.arange(count + 1) / count
    feet = np.stack([np.interp(s, along, points[:, k]) for k in range(3)], 1)
    far = np.stack([np.interp(np.minimum(s + 1.4, length), along, points[:, k]) for k in range(3)], 1)
    gazes = np.array([_gaze(world, here, ahead) for here, ahead in zip(feet, far)])
    if len(world.rooms) > 1:  # the middle to lean to changes from room to room, the head turns slowly
        for _ in range(2):
            padded = np.pad(gazes, ((1, 1), (0, 0)), mode="edge")
            gazes = (padded[:-2] + 2 * gazes + padded[2:]) / 4
    keys = []
    for i, (foot, gaze) in enumerate(zip(feet, gazes)):
        eye = foot + (0, 0, height)
        down = np.clip((far[i, 2] - foot[2]) / 1.4, -0.7, 0.7) - (0.16 if world.ground is None else 0.05)
        keys.append(Keyframe.look_at(seconds * i / count, eye, eye + (*_unit(gaze), down), fov=fov))
    return CameraPath(tuple(keys), "ease-in-out")


def _gaze(world: World, here: NDArray[np.float64], ahead: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a walking person looks, as a direction on the plan."""
    middle = _middle(world, here)
    before = _unit((ahead - here)[:2])
    if len(world.rooms) > 1:
        lean = middle - here[:2]
        gaze = before + 0.6 * _unit(lean) * min(float(np.linalg.norm(lean)), 1.0)
        return gaze if np.linalg.norm(gaze) > 0.05 else before + (1e-3, 0)
    gaze = 0.5 * before + _unit(middle - here[:2])
    return gaze if np.linalg.norm(gaze) > 0.05 else _unit(middle - here[:2]) + (1e-3, 0)


def _middle(world: World, here: NDArray[np.float64]) -> NDArray[np.float64]:
    """The middle of the room that one is in: of the whole world where there is one room."""
    if len(world.rooms) == 1:
        return world.bounds.centre[:2]
    inside = [
        r
        for r in world.rooms
        if r.base - 0.1 <= here[2] < r.base + r.height and polygon_depth(r.polygon, here[None, :2])[0] > 0
    ]
    return inside[0].polygon.mean(0) if inside else here[:2]


def _turn(steps: int) -> list[tuple[int, float]]:
    return [(i, 2 * np.pi * i / steps) for i in range(steps + 1)]


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 1e-6 else np.zeros_like(vector)
