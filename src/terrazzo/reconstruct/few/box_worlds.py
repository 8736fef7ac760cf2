"""A room of one or a few placed pictures as a `World`: what they show is observed, the rest is continued and marked invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.few.box_fitting import CEILING, FLOOR
from terrazzo.reconstruct.few.completing import completed
from terrazzo.reconstruct.few.faces import NAMES, NORMALS, THING, Face, Placed, is_wall, make_faces
from terrazzo.reconstruct.few.layers import TEXEL_SIGMA, Pixels, flat_splats, lifted, sharpened
from terrazzo.reconstruct.few.sights import directions
from terrazzo.reconstruct.parts import PLASTER, UNKNOWN, WALL_DEPTH, columns, sorted_thing
from terrazzo.reconstruct.scoring import psnr
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from terrazzo.world.quality import Quality, Sizing
from terrazzo.world.rooms import Room
from terrazzo.world.things import Origin, Thing
from terrazzo.world.worlds import Note, World

ROOM = "room"
INVENTED_SHARE = 0.35
"""Share of a budget of splats that what no picture saw may take."""
FINEST, COARSEST = 0.015, 0.08
"""Sides of texels [m]."""
WHITE = np.array([0.86, 0.85, 0.83], np.float32)
GREY = np.array([0.55, 0.5, 0.45], np.float32)
"""Colours of walls and ceilings, and of floors, of which nothing was seen."""
KINDS = (((0, 1, 2, 3), WHITE, 0.015), ((FLOOR,), GREY, 0.04), ((CEILING,), WHITE, 0.008))
"""Surfaces that share a texture, their colour where nothing was seen of them, and the contrast of what is invented of them."""
SURE_THING, SURE_INVENTED, SURE_PLAIN = 0.5, 0.25, 0.6
"""Confidence in things read from one picture, in what was invented, and in a surface whose edges were not found."""
FEWEST = 12
"""Splats of the smallest part."""

Array = NDArray[np.float64]


def box_world(
    placed: Sequence[Placed],
    sure: NDArray,
    *,
    splats: int,
    seed: int,
    notes: Sequence[Note] = (),
    line: str = "",
    scale: Sizing | None = None,
    progress: Progress = silent,
) -> World:
    """A world of a room.

    Args:
        placed: Pictures in one room's frame; metres, floor at z = 0.
        sure: How well the four walls and the ceiling were found, 0..1, shape [5].
        splats: Budget.
        seed: Of the texture that is invented.
        notes: For the report.
        line: For the history.
        scale: How sure its metre is.
        progress: Told of stages.
    """
    low, high = placed[0].low, placed[0].high
    size = high - low
    area = 2 * float(size[0] * size[1] + size[0] * size[2] + size[1] * size[2])
    step = float(np.clip(np.sqrt(area / (INVENTED_SHARE * splats)), FINEST, COARSEST))
    progress("painting walls", 0.5)
    faces = _completed(make_faces(placed, step), seed)
    progress("lifting pixels", 0.7)
    background = _mean_colour(placed)
    pixels = [
        sharpened(_lifted(k, p, faces), p.camera, p.sight.pixels, background) for k, p in enumerate(placed)
    ]
    structure = _structure(faces, pixels, low, high, sure)
    things = _things(pixels)
    middle = np.array([*(low[:2] + high[:2]) / 2, 0.0])
    world = World(
        things=tuple(_moved(t, -middle) for t in things),
        structure=tuple(_moved(t, -middle) for t in structure),
        rooms=(_room(low - middle, high - middle),),
        cameras=_cameras(placed, middle),
        seed=seed,
        report=tuple(notes),
        history=(line,) if line else (),
        background=background,
        scale=scale,
    )
    progress("comparing with photographs", 0.9)
    return replace(world, quality=_quality(world, placed))


def _mean_colour(placed: Sequence[Placed]) -> tuple[float, float, float]:
    """Of all pictures: what shines through between splats is least seen so."""
    red, green, blue = (
        float(v) / 255 for v in np.mean([p.sight.pixels.mean((0, 1)) for p in placed], axis=0)
    )
    return red, green, blue


def _completed(faces: list[Face], seed: int) -> list[Face]:
    """Faces without gaps in their textures; walls share one."""
    out = list(faces)
    for group, colour, contrast in KINDS:
        own = [faces[k] for k in group]
        filled = completed(
            [f.texture for f in own], [f.owner >= 0 for f in own], colour, contrast=contrast, seed=seed
        )
        for k, texture in zip(group, filled):
            out[k] = faces[k].textured(texture)
    return out


def _lifted(number: int, picture: Placed, faces: Sequence[Face]) -> Pixels:
    """The pixels of a picture, without those of surfaces that another one shows better."""
    reach, normals, parts = picture.surfaces
    keep = np.isfinite(reach)
    points = picture.camera.position + directions(picture.camera, *_grid(picture.camera)) * reach[..., None]
    for face in faces:
        own = keep & (parts == face.number)
        i, j = face.texel_of(points[own])
        owner = face.owner[i, j]
        keep[own] = (owner == number) | (owner < 0)
    return lifted(picture.camera, picture.sight.pixels, reach, normals, parts, keep)


def _grid(camera: Camera) -> tuple[NDArray, NDArray]:
    u, v = np.meshgrid(np.arange(camera.width) + 0.5, np.arange(camera.height) + 0.5)
    return u, v


def _structure(
    faces: Sequence[Face], pixels: Sequence[Pixels], low: Array, high: Array, sure: NDArray
) -> list[Thing]:
    """Floor, ceiling and walls, each as what was seen of it and what was not."""
    out: list[Thing] = []
    for number in (FLOOR, CEILING, 0, 1, 2, 3):
        face, name = faces[number], NAMES[number]
        label = "wall" if is_wall(number) else name
        seen = Splats.merge([p.splats(np.flatnonzero(p.parts == number)) for p in pixels])
        rest = face.owner < 0
        points = face.points[rest]
        normal = np.broadcast_to(NORMALS[number], points.shape)
        sides = [np.broadcast_to(s, points.shape) for s in face.steps]
        made = flat_splats(points, normal, sides[0], sides[1], face.texture[rest], sigma=TEXEL_SIGMA)
        found = float(sure[number] if is_wall(number) else sure[4] if number == CEILING else 1.0)
        confidence = round(SURE_PLAIN + (0.95 - SURE_PLAIN) * found, 2)
        solid: list[Array] = [_slab(number, low, high)]
        parts: list[tuple[str, Splats, Origin, float]] = [
            (name, seen, "observed", confidence),
            (f"{name}-unseen", made, "invented", SURE_INVENTED),
        ]
        for part, splats, origin, trust in parts:
            if len(splats):
                rows = np.arange(len(splats))
                out.append(
                    sorted_thing(
                        part, label, splats, rows, ROOM, solid, PLASTER, origin=origin, confidence=trust
                    )
                )
                solid = []  # one collider for both
    return out


def _slab(number: int, low: Array, high: Array) -> Array:
    """Opposite corners of a surface's solid, behind the surface, shape [2, 3]."""
    a, b = low.copy(), high.copy()
    axis = number // 2
    if NORMALS[number, axis] > 0:
        b[axis], a[axis] = low[axis], low[axis] - WALL_DEPTH
    else:
        a[axis], b[axis] = high[axis], high[axis] + WALL_DEPTH
    return np.stack([a, b])


def _things(pixels: Sequence[Pixels]) -> list[Thing]:
    """What stands in the room."""
    out: list[Thing] = []
    for own in pixels:
        for part in np.unique(own.parts[own.parts >= THING]):
            rows = np.flatnonzero(own.parts == part)
            if len(rows) < FEWEST:
                continue
            splats = own.splats(rows)
            every = np.arange(len(splats))
            solids = columns(splats, splats.means.astype(np.float64), every)
            name = f"object-{len(out) + 1}"
            out.append(
                sorted_thing(name, "object", splats, every, ROOM, solids, UNKNOWN, confidence=SURE_THING)
            )
    return out


def _moved(thing: Thing, shift: Array) -> Thing:
    x, y, z = (float(v) for v in np.asarray(thing.pose.position) + shift)
    return replace(thing, pose=Pose((x, y, z), thing.pose.rotation))


def _room(low: Array, high: Array) -> Room:
    x, y = (low[0], high[0]), (low[1], high[1])
    corners = ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))
    return Room(
        ROOM, tuple((round(float(a), 3), round(float(b), 3)) for a, b in corners), round(float(high[2]), 3)
    )


def _cameras(placed: Sequence[Placed], middle: Array) -> dict[str, Camera]:
    """A named view from where each picture was taken; of a panorama, a plain view of what it has in its middle."""
    out: dict[str, Camera] = {}
    for p in placed:
        camera = _shifted(p.camera, -middle)
        if p.sight.is_panorama:
            ahead = camera.pose.rotate((0.0, 0.0, 1.0))
            camera = Camera.look_at(
                camera.position, camera.position + ahead, width=1280, height=720, fov=np.radians(75)
            )
        out[p.sight.name] = camera
    return out


def _shifted(camera: Camera, shift: Array) -> Camera:
    x, y, z = (float(v) for v in camera.position + shift)
    return replace(camera, pose=Pose((x, y, z), camera.pose.rotation))


def _quality(world: World, placed: Sequence[Placed]) -> Quality:
    """Agreement of the world with its pictures."""
    splats = world.splats()
    middle = np.array([*(placed[0].low[:2] + placed[0].high[:2]) / 2, 0.0])
    values = []
    for p in placed:
        drawn = rasterize(
            splats, _shifted(p.camera, -middle), background=world.background, antialias=True
        ).colour
        values.append(psnr(drawn, p.sight.pixels.astype(np.float32) / 255))
    return Quality(float(np.mean(values)), len(values))
