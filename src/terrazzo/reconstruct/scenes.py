"""`world_of`: fitted splats as a `World`: upright, in metres, in labelled parts, with colliders, a room, and its quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.doors import Door, find_door
from terrazzo.reconstruct.few.sights import edges_of
from terrazzo.reconstruct.fits import Fitted
from terrazzo.reconstruct.flat import Upright, find_tops, find_upright
from terrazzo.reconstruct.measuring import Length, measured_again, told
from terrazzo.reconstruct.parts import Shell, sort_parts
from terrazzo.reconstruct.scales import Hint, Scale, ceiling_height, find_scale
from terrazzo.reconstruct.surfaces import Surfaces, observe, observe_depths
from terrazzo.reconstruct.surroundings import spread, survey
from terrazzo.reconstruct.upright import Standing, stand_up
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from terrazzo.world.quality import Sizing
from terrazzo.world.rooms import Room
from terrazzo.world.things import Thing
from terrazzo.world.worlds import Note, World

FINE = 80
"""Cells along a place's longer extent in which surfaces are thinned before its scale is known."""
CELL = 0.04
"""The same once it is known [m]."""
OPEN_HEIGHT = 2.5
"""Height of a room whose ceiling is not seen [m], at least."""
CAMERAS = 6
"""Photographs whose views a world names, and in whose views doors are looked for."""
SIDE = 640
"""Longest side of the views that doors are looked for in [px]."""
ROOM = "room"

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Sorted:
    """Fitted splats in metres, with what bounds their room and the parts that they make."""

    splats: Splats
    cameras: list[Camera]
    shell: Shell
    things: list[Thing]
    structure: list[Thing]


def world_of(fitted: Fitted, capture: Capture, *, hint: Hint | None = None) -> World:
    """A world of fitted splats.

    Args:
        fitted: In the frame of the capture.
        capture: Where it comes from.
        hint: A person's measurement.

    Raises:
        ArgumentError: What was measured was not found.
    """
    raw = observe_depths(capture.views, capture.depth_zoom) or observe(fitted.splats, fitted.cameras)
    if not len(raw.points):
        return _unsorted(fitted, capture)
    low, high = np.quantile(raw.points, [0.02, 0.98], axis=0)
    thin = raw.thinned(max(float((high - low).max()) / FINE, 1e-9))
    standing = stand_up(thin, fitted.cameras, upright=capture.upright)
    eyes = np.array([c.position for c in fitted.cameras]) @ standing.rotation.T
    turned = Surfaces(thin.points @ standing.rotation.T, thin.normals @ standing.rotation.T)
    of_part = hint is not None and hint.is_of_part
    scale = find_scale(turned, eyes, standing, metric=capture.metric, hint=None if of_part else hint)
    ceiling = ceiling_height(turned, eyes, standing)

    def sorted_at(scale: Scale) -> _Sorted:
        matrix = _to_world(standing, scale, turned)
        surfaces = raw.moved(matrix).thinned(CELL)
        cameras = [_moved(c, matrix, scale.metres) for c in fitted.cameras]
        shell = _shell(surfaces, cameras, standing, None if ceiling is None else ceiling * scale.metres)
        splats = fitted.splats.transform(matrix)
        return _Sorted(splats, cameras, shell, *sort_parts(splats, shell, ROOM if shell.has_floor else ""))

    made = sorted_at(scale)
    if hint is not None and of_part:
        scale = _measured(made, hint, scale)
        made = sorted_at(scale)
    shell, cameras, things, structure = made.shell, made.cameras, made.things, made.structure
    room = ROOM if shell.has_floor else ""
    x, y = shell.corners[0], shell.corners[1]
    corners = ((x[0], x[1]), (y[0], x[1]), (y[0], y[1]), (x[0], y[1]))
    floor = tuple((round(float(a), 3), round(float(b), 3)) for a, b in corners)
    return World(
        things=tuple(things),
        structure=tuple(structure),
        rooms=(Room(ROOM, floor, round(shell.height, 3)),) if room else (),
        cameras=_named(cameras, fitted.names),
        report=_report(capture, fitted, scale, standing),
        history=(_line(capture, fitted),),
        background=fitted.background,
        quality=fitted.quality,
        scale=Sizing(round(scale.spread, 4), scale.source),
    )


def _measured(made: _Sorted, hint: Hint, guess: Scale) -> Scale:
    """The scale by a measurement of something in a world that was made with a guessed one."""
    doors = seen_doors(made.splats, made.cameras, made.shell) if hint.measure == "door" else []
    tops = [
        Length(f"a level top {t.height:.2f} m high at first", t.height, worth=t.area) for t in made.shell.tops
    ]
    found = measured_again(hint, guess.spread, [*made.things, *made.structure], doors, tops)
    return Scale(guess.metres * hint.metres / found.metres, *told(hint, found))


def seen_doors(splats: Splats, cameras: Sequence[Camera], shell: Shell) -> list[Door]:
    """What looks like doors to cameras of a fitted room; in metres."""
    out: list[Door] = []
    low, high = shell.corners
    for k in spread(survey(list(cameras)), CAMERAS):
        eye = cameras[k].position
        walls = np.array([high[0] - eye[0], eye[0] - low[0], high[1] - eye[1], eye[1] - low[1]])
        if walls.min() <= 0 or not 0 < eye[2] < shell.height:
            continue
        share = min(1.0, SIDE / max(cameras[k].width, cameras[k].height))
        camera = cameras[k].resized(round(cameras[k].width * share), round(cameras[k].height * share))
        drawn = rasterize(splats, camera, antialias=True).colour
        pixels = (np.clip(drawn, 0, 1) * 255 + 0.5).astype(np.uint8)
        found = find_door(edges_of(pixels, camera), Box(walls, shell.height, float(eye[2]), np.zeros(5)), 1.0)
        out += [] if found is None else [found]
    return out


def _unsorted(fitted: Fitted, capture: Capture) -> World:
    """A world of splats in which no surface can be made out."""
    from terrazzo.world.loading import scan_world

    world = scan_world(fitted.splats, name=capture.format)
    reason = "no surface could be made out, so the world is neither upright nor in metres"
    return replace(
        world,
        cameras=_named(list(fitted.cameras), fitted.names),
        report=(*world.report, Note("adjusted", "photographs", reason)),
        background=fitted.background,
        quality=fitted.quality,
    )


def _to_world(standing: Standing, scale: Scale, turned: Surfaces) -> Array:
    """From the capture's frame to the world's, shape [4, 4]: the middle of what is seen comes to stand over the origin."""
    low, high = np.quantile(turned.points, [0.05, 0.95], axis=0)
    middle = (low + high) / 2
    out = np.eye(4)
    out[:3, :3] = scale.metres * standing.rotation
    out[:3, 3] = -scale.metres * np.array([middle[0], middle[1], standing.floor])
    return out


def _moved(camera: Camera, matrix: Array, metres: float) -> Camera:
    turn = matrix[:3, :3] / metres
    x, y, z = (float(v) for v in matrix[:3, :3] @ camera.position + matrix[:3, 3])
    q = matrix_to_quaternion(turn @ camera.pose.matrix[:3, :3])
    return replace(camera, pose=Pose((x, y, z), (float(q[0]), float(q[1]), float(q[2]), float(q[3]))))


def _shell(surfaces: Surfaces, cameras: list[Camera], standing: Standing, ceiling: float | None) -> Shell:
    eyes = np.array([c.position for c in cameras])
    low, high = np.quantile(surfaces.points, [0.01, 0.99], axis=0)
    height = (
        ceiling if ceiling is not None else max(OPEN_HEIGHT, float(high[2]), float(eyes[:, 2].max()) + 0.3)
    )
    uprights = find_upright(surfaces, height=height) if standing.has_floor else []
    corners = np.stack([low[:2], high[:2]])
    for axis in (0, 1):
        for side in (0, 1):
            found = _bounding(uprights, axis, side)
            if found is not None:
                corners[side, axis] = found
    corners[0] = np.minimum(corners[0], eyes[:, :2].min(0) - 0.3)
    corners[1] = np.maximum(corners[1], eyes[:, :2].max(0) + 0.3)
    tops = find_tops(surfaces) if standing.has_floor else []
    return Shell(
        corners, float(height), standing.has_floor, ceiling is not None, tuple(uprights), tuple(tops)
    )


def _bounding(uprights: list[Upright], axis: int, side: int) -> float | None:
    """Where the outermost wall across an axis stands [m]; None where none is seen on that side."""
    inward = 1 if side == 0 else -1
    walls = [u for u in uprights if u.wall and u.normal[axis] * inward > 0.95]
    places = [float(u.offset * u.normal[axis]) for u in walls]
    return (min(places) if side == 0 else max(places)) if places else None


def _named(cameras: list[Camera], names: tuple[str, ...]) -> dict[str, Camera]:
    """Views of a few photographs that are far apart, named after them."""
    chosen = spread(survey(cameras), CAMERAS)
    return {names[i].rsplit("/", 1)[-1]: cameras[i] for i in chosen}


def _report(capture: Capture, fitted: Fitted, scale: Scale, standing: Standing) -> tuple[Note, ...]:
    all_notes = (*capture.notes, *fitted.notes)
    notes = [Note("unplaced" if "left out" in t else "adjusted", "photographs", t) for t in all_notes]
    spread_told = f"give or take {100 * scale.spread:.0f} %"
    if not capture.metric:
        reason = f"one unit of the poses is {scale.metres:.4g} m, {spread_told}, from {scale.source}"
        notes.append(Note("adjusted", "scale", reason))
    if not standing.has_floor:
        reason = "no floor was seen: the lowest thing that is seen stands at height 0, and there is no room to walk in"
        notes.append(Note("adjusted", "floor", reason))
    if not fitted.whole:
        notes.append(Note("adjusted", "fitting", "it was stopped before its time was spent"))
    return tuple(notes)


def _line(capture: Capture, fitted: Fitted) -> str:
    q = fitted.quality
    return f"reconstruct {q.views + q.held_out} photographs ({capture.format}, from {fitted.start.source})"
