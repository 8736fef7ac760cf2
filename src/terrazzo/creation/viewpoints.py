"""Where a world is seen from: eyes that weigh the splats, and the named cameras that show a room at its best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.pieces import Piece
from terrazzo.lighting import Scene
from terrazzo.world.freespace import free_space
from terrazzo.world.rooms import Opening
from terrazzo.world.worlds import World

EYE_HEIGHT = 1.55
"""Of a standing person's eyes [m]; the mean over adults (Pheasant, "Bodyspace", gives 1.5 to 1.63)."""
SEATED_HEIGHT = 1.1
"""Of a seated person's eyes [m]."""
BODY = 0.22
"""Room that an eye keeps from walls and things [m]."""
FOV = float(np.radians(68.0))
"""Horizontal field of view of the named cameras: a 27 mm lens on full frame, the usual one for interiors."""
CANDIDATES = 90
SPOTS = 10
"""Points on each thing that a view is judged by."""


def standing_places(world: World, count: int) -> NDArray[np.float64]:
    """Free places to stand, far from each other, at most `count`, shape [k, 2]; the room's middle where none is free."""
    space = free_space(world)
    free = space.centre(np.argwhere(space.clearance > BODY))
    if not len(free):
        space_cells = np.argwhere(space.clearance > 0)
        free = space.centre(space_cells) if len(space_cells) else world.rooms[0].polygon.mean(0)[None]
    middle = free.mean(0)
    chosen = [free[np.argmin(np.linalg.norm(free - middle, axis=1))]]
    distance = np.linalg.norm(free - chosen[0], axis=1)
    while len(chosen) < min(count, len(free)):
        chosen.append(free[np.argmax(distance)])
        distance = np.minimum(distance, np.linalg.norm(free - chosen[-1], axis=1))
    return np.array(chosen)


def eyes(world: World) -> NDArray[np.float64]:
    """Eyes of people who stand about and sit in the rooms [m], shape [k, 3]."""
    places = standing_places(world, 9)
    standing = np.column_stack([places, np.full(len(places), EYE_HEIGHT)])
    seated = np.column_stack([places[::2], np.full(len(places[::2]), SEATED_HEIGHT)])
    return np.concatenate([standing, seated])


def named_cameras(
    world: World, pieces: Sequence[Piece], scene: Scene, *, width: int = 1280, height: int = 720
) -> dict[str, Camera]:
    """ "view": from where most of the room is seen best; "entry": from the door; "overview": from a corner, higher up."""
    places = standing_places(world, CANDIDATES)
    spots, worth = _spots(pieces, world.openings)
    cameras: dict[str, Camera] = {}

    def best(at: NDArray[np.float64], eye_height: float) -> Camera:
        candidates = np.column_stack([at, np.full(len(at), eye_height)])
        return _best_view(candidates, spots, worth, scene, width, height)

    if len(spots):
        cameras["view"] = best(places, EYE_HEIGHT)
        doors = [o for o in world.openings if o.kind != "window"]
        if doors:
            cameras["entry"] = best(_door_step(doors[0], places), EYE_HEIGHT)
        top = min(room.height for room in world.rooms) - 0.25
        cameras["overview"] = best(_corners(places), max(top, EYE_HEIGHT))
    else:
        x, y = places[0]
        cameras["view"] = Camera.look_at(
            (x, y, EYE_HEIGHT), (x + 1, y, EYE_HEIGHT - 0.1), width=width, height=height, fov=FOV
        )
    return cameras


def _door_step(door: Opening, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The free places nearest to a door, shape [k, 2]."""
    inside = np.asarray(door.centre[:2]) + 0.5 * np.array([np.cos(door.yaw), np.sin(door.yaw)])
    return places[np.argsort(np.linalg.norm(places - inside, axis=1))[:3]]


def _corners(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The places farthest from the middle, shape [k, 2]."""
    far = np.linalg.norm(places - places.mean(0), axis=1)
    return places[np.argsort(-far)[:16]]


def _spots(
    pieces: Sequence[Piece], openings: Sequence[Opening]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points on the things and windows, and what seeing each is worth, shapes [k, 3] and [k]."""
    random = np.random.default_rng(0)
    points, worth = [], []
    for piece in pieces:
        if piece.structure or not piece.shape.parts:
            continue
        corners = np.concatenate([part.surface.corners for part in piece.shape.parts])
        pick = corners[random.integers(len(corners), size=SPOTS)].mean(1)
        points.append(piece.pose.apply(pick))
        x, y, z = piece.shape.size
        large = min(2.0, 0.25 + (x * y + y * z + z * x) ** 0.5)
        worth.append(np.full(SPOTS, large / SPOTS))
    for opening in openings:
        if opening.kind == "window":
            inward = np.array([np.cos(opening.yaw), np.sin(opening.yaw), 0.0])
            points.append(np.asarray(opening.centre)[None] + 0.05 * inward)
            worth.append(np.array([0.9]))
    if not points:
        return np.zeros((0, 3)), np.zeros(0)
    return np.concatenate(points), np.concatenate(worth)


def _best_view(
    candidates: NDArray[np.float64],
    spots: NDArray[np.float64],
    worth: NDArray[np.float64],
    scene: Scene,
    width: int,
    height: int,
) -> Camera:
    """The camera among these places, looking in any of 24 directions, that shows the most of what is worth seeing."""
    k, m = len(candidates), len(spots)
    to = spots[None] - candidates[:, None]
    distance = np.linalg.norm(to, axis=2)
    origins = np.repeat(candidates, m, axis=0)
    clear = scene.transmittance(origins, to.reshape(-1, 3), far=distance.reshape(-1) - 0.03).max(1)
    seen = (clear.reshape(k, m) > 0.3) * worth
    pitch = np.radians(-9.0)
    half_w, half_h = np.tan(FOV / 2), np.tan(FOV / 2) * height / width
    best, best_score = None, -np.inf
    for yaw in np.arange(24) * (2 * np.pi / 24):
        forward = np.array([np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), np.sin(pitch)])
        right = np.array([np.sin(yaw), -np.cos(yaw), 0.0])
        down = np.cross(forward, right)
        z = to @ forward
        x, y = to @ right / np.maximum(z, 1e-6), to @ down / np.maximum(z, 1e-6)
        framed = (z > 0.1) & (np.abs(x) < 0.94 * half_w) & (np.abs(y) < 0.94 * half_h)
        near = ((z > 0) & (distance < 1.1) & (np.abs(x) < half_w) & (np.abs(y) < 1.3 * half_h)).mean(1)
        score = (seen * framed).sum(1) - 2.5 * near * worth.sum()
        # Of views that show the same, the one from farther off is calmer.
        score = score + 0.04 * worth.sum() * np.tanh(_depth(candidates, forward, scene) / 4)
        i = int(np.argmax(score))
        if score[i] > best_score:
            best, best_score = (candidates[i], candidates[i] + forward), score[i]
    assert best is not None
    return Camera.look_at(best[0], best[1], width=width, height=height, fov=FOV)


def _depth(
    candidates: NDArray[np.float64], forward: NDArray[np.float64], scene: Scene
) -> NDArray[np.float64]:
    """Free distance ahead [m], at most 10, shape [k]."""
    level = forward * (1, 1, 0)
    distance, _ = scene.closest(candidates, np.broadcast_to(level, candidates.shape))
    return np.minimum(distance.astype(np.float64), 10.0)
