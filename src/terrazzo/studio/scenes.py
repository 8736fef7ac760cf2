"""What the page is told of a scene: one JSON description and one SPZ file."""

from __future__ import annotations

from typing import Any

import numpy as np

from terrazzo.creation.recipes import Recipe
from terrazzo.errors import ArgumentError
from terrazzo.filming.views import choose_camera
from terrazzo.hulls import convex_hull
from terrazzo.world import Thing, World
from terrazzo.world.freespace import FreeSpace, free_space, storeys

FIRST_VIEW = (1280, 720)


def describe_scene(world: World, *, title: str) -> dict[str, Any]:
    """The page's `scene.json`: first camera, things with collider triangles, and the free floor.

    Args:
        world: What to show.
        title: Shown at the top; the world's prompt is better where there is one.
    """
    camera = choose_camera(world, FIRST_VIEW)
    target = camera.position + camera.pose.rotate((0.0, 0.0, 1.0)) * 2.5
    if not world.rooms:
        target = world.bounds.centre
    return {
        "title": world.prompt or title,
        "background": [float(v) for v in world.background],
        "camera": {
            "position": [float(v) for v in camera.position],
            "rotation": [float(v) for v in camera.pose.rotation],
            "fov": camera.fov,
        },
        "target": [float(v) for v in target],
        "things": [_describe_thing(t) for t in world.everything if t.colliders and t.kind != "ground"],
        "free": _describe_free_space(world),
        "splats": world.splat_count,
    }


def describe_plan(world: World) -> dict[str, Any]:
    """What the studio knows of a world besides its `scene.json`: a card for each thing, and the plan from above."""
    return {
        "cards": {t.id: _card(t, structure=i >= len(world.things)) for i, t in enumerate(world.everything)},
        "rooms": [
            {
                "name": r.name,
                "floor": [[float(x), float(y)] for x, y in r.floor],
                "height": r.height,
                "base": r.base,
            }
            for r in world.rooms
        ],
        "openings": [
            {
                "kind": o.kind,
                "centre": [float(v) for v in o.centre],
                "size": [float(v) for v in o.size],
                "yaw": float(o.yaw),
            }
            for o in world.openings
        ],
        "origins": sorted({t.origin for t in world.everything if len(t.splats)}),
        "lamps": any(light.kind == "lamp" for light in world.lights),
        "planned": Recipe.read(world.recipe).source is not None,
        "history": list(world.history),
    }


def _card(thing: Thing, *, structure: bool) -> dict[str, Any]:
    return {
        "label": thing.label,
        "kind": thing.kind,
        "attributes": list(thing.attributes),
        "position": [float(v) for v in thing.pose.position],
        "yaw": thing.pose.yaw,
        "size": [float(v) for v in thing.size],
        "material": thing.material.name,
        "mass": float(thing.mass),
        "colour": [float(v) for v in thing.colour],
        "origin": thing.origin,
        "confidence": float(thing.confidence),
        "support": thing.support,
        "room": thing.room,
        "structure": structure,
    }


def _describe_thing(thing: Thing) -> dict[str, Any]:
    return {
        "id": thing.id,
        "label": thing.label,
        "position": [float(v) for v in thing.pose.position],
        "rotation": [float(v) for v in thing.pose.rotation],
        "hulls": [_triangles(c.points) for c in thing.colliders],
    }


def _triangles(points: np.ndarray) -> list[float]:
    """Flat corner coordinates [m] of a hull's triangles; none for a flat hull, which cannot be pointed at."""
    try:
        faces = convex_hull(points)
    except ArgumentError:
        return []
    return np.round(points[faces.reshape(-1)].astype(float), 4).reshape(-1).tolist()


def _describe_ground(world: World) -> dict[str, Any] | None:
    """Heights that one walks at outdoors, in millimetres."""
    ground = world.ground
    if ground is None:
        return None
    # Only what one can walk on is needed here.
    corners = np.concatenate([r.polygon for r in world.rooms])
    low, high = ((c - ground.origin) / ground.cell for c in (corners.min(0), corners.max(0)))
    first = np.clip(np.floor(low).astype(int) - 1, 0, np.array(ground.heights.shape) - 2)
    last = np.clip(np.ceil(high).astype(int) + 2, first + 2, ground.heights.shape)
    heights = ground.heights[first[0] : last[0], first[1] : last[1]]
    return {
        "origin": [float(v) for v in np.asarray(ground.origin) + first * ground.cell],
        "cell": float(ground.cell),
        "shape": list(heights.shape),
        "heights": np.rint(heights * 1000).astype(int).reshape(-1).tolist(),
    }


def _describe_free_space(world: World) -> dict[str, Any] | None:
    """The free floor of each storey, from low to high; stairs are part of both storeys that they join."""
    if not world.rooms:
        return None
    ground = _describe_ground(world)
    return {"storeys": [_describe_storey(free_space(world, base=base), ground) for base in storeys(world)]}


def _describe_storey(space: FreeSpace, ground: dict[str, Any] | None) -> dict[str, Any]:
    millimetres = np.clip(np.nan_to_num(space.clearance, neginf=-9, posinf=9) * 1000, -9000, 9000).astype(int)
    described: dict[str, Any] = {
        "base": float(space.base),
        "origin": [float(v) for v in space.origin],
        "cell": float(space.cell),
        "shape": list(space.clearance.shape),
        "clearance": millimetres.reshape(-1).tolist(),
        "ground": ground,
    }
    if space.heights is not None:
        described["heights"] = np.round((space.heights - space.base) * 1000).astype(int).reshape(-1).tolist()
    return described
