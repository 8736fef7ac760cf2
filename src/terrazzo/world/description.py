"""The JSON side of a `.world` file: everything of a world but its splats and collider points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose
from terrazzo.splats import Splats
from terrazzo.world.ground import MOST, Ground
from terrazzo.world.quality import Quality, Sizing
from terrazzo.world.rooms import Opening, Roof, Room
from terrazzo.world.things import Collider, Material, Thing
from terrazzo.world.worlds import Light, Note, World

Json = dict[str, Any]


def describe(world: World) -> Json:
    """A world as plain JSON values. Splats and collider points are counted, not held."""
    return {
        "prompt": world.prompt,
        "seed": int(world.seed),
        "background": _floats(world.background),
        "rooms": [
            {
                "name": r.name,
                "floor": [_floats(p) for p in r.floor],
                "height": float(r.height),
                "base": float(r.base),
            }
            | ({"open": True} if r.open else {})
            | (
                {}
                if r.roof is None
                else {"roof": {"eaves": float(r.roof.eaves), "strip": float(r.roof.strip)}}
            )
            for r in world.rooms
        ],
        "openings": [
            {
                "kind": o.kind,
                "room": o.room,
                "wall": o.wall,
                "centre": _floats(o.centre),
                "size": _floats(o.size),
                "yaw": float(o.yaw),
                "to": o.to,
            }
            | ({"lean": float(o.lean)} if o.lean else {})
            for o in world.openings
        ],
        "lights": [
            {
                "kind": light.kind,
                "position": _floats(light.position),
                "colour": _floats(light.colour),
                "radius": float(light.radius),
                "thing": light.thing,
            }
            for light in world.lights
        ],
        "cameras": {name: describe_camera(camera) for name, camera in world.cameras.items()},
        "report": [{"kind": n.kind, "subject": n.subject, "reason": n.reason} for n in world.report],
        "history": list(world.history),
        **({} if world.ground is None else {"ground": _describe_ground(world.ground)}),
        **({} if world.quality is None else {"quality": describe_quality(world.quality)}),
        **({} if world.scale is None else {"scale": describe_scale(world.scale)}),
        **({} if world.recipe is None else {"recipe": dict(world.recipe)}),
        "things": [_describe_thing(t) for t in world.things],
        "structure": [_describe_thing(t) for t in world.structure],
    }


def restore(
    meta: Json, splats: list[Splats], colliders: list[Collider], heights: NDArray[np.float32] | None = None
) -> World:
    """The inverse of `describe`; `heights` are those of the ground, flat, where it has one.

    Raises:
        KeyError, TypeError, ValueError: A value is missing or of the wrong kind.
    """
    parts = iter(splats)
    hulls = iter(colliders)
    return World(
        things=tuple(_restore_thing(t, next(parts), hulls) for t in meta["things"]),
        structure=tuple(_restore_thing(t, next(parts), hulls) for t in meta["structure"]),
        rooms=tuple(
            Room(
                _text(r["name"]),
                tuple(_numbers(p, 2) for p in r["floor"]),
                _number(r["height"]),
                _number(r.get("base", 0.0)),  # files of version 0.1 know one storey
                bool(r.get("open", False)),
                Roof(_number(r["roof"]["eaves"]), _number(r["roof"]["strip"])) if "roof" in r else None,
            )
            for r in meta["rooms"]
        ),
        openings=tuple(
            Opening(
                _one_of(o["kind"], "door", "window", "doorway"),
                _text(o["room"]),
                int(o["wall"]),
                _numbers(o["centre"], 3),
                _numbers(o["size"], 2),
                _number(o["yaw"]),
                _text(o.get("to", "")),
                _number(o.get("lean", 0.0)),
            )
            for o in meta["openings"]
        ),
        lights=tuple(
            Light(
                _one_of(v["kind"], "sun", "sky", "lamp"),
                _numbers(v["position"], 3),
                _numbers(v["colour"], 3),
                _number(v["radius"]),
                _text(v["thing"]),
            )
            for v in meta["lights"]
        ),
        cameras={_text(name): restore_camera(c) for name, c in meta["cameras"].items()},
        prompt=_text(meta["prompt"]),
        seed=int(meta["seed"]),
        report=tuple(Note(_text(n["kind"]), _text(n["subject"]), _text(n["reason"])) for n in meta["report"]),  # type: ignore[arg-type]
        history=tuple(_text(line) for line in meta["history"]),
        background=_numbers(meta["background"], 3),
        ground=_restore_ground(meta["ground"], heights) if "ground" in meta and heights is not None else None,
        quality=_restore_quality(meta["quality"]) if "quality" in meta else None,
        scale=_restore_scale(meta["scale"]) if "scale" in meta else None,
        recipe=_mapping(meta["recipe"]) if "recipe" in meta else None,
    )


def describe_quality(quality: Quality) -> Json:
    """A quality as plain JSON values."""
    return {
        "training_psnr": float(quality.training_psnr),
        "views": int(quality.views),
        "held_out_psnr": _optional(quality.held_out_psnr),
        "held_out_ssim": _optional(quality.held_out_ssim),
        "held_out": int(quality.held_out),
        "held_out_psnr_exposed": _optional(quality.held_out_psnr_exposed),
    }


def _restore_quality(value: Json) -> Quality:
    return Quality(
        _number(value["training_psnr"]),
        int(value["views"]),
        _number_or_none(value["held_out_psnr"]),
        _number_or_none(value["held_out_ssim"]),
        int(value["held_out"]),
        _number_or_none(value["held_out_psnr_exposed"]),
    )


def describe_scale(scale: Sizing) -> Json:
    """How sure a metre is, as plain JSON values."""
    return {"spread": float(scale.spread), "source": scale.source}


def _restore_scale(value: Json) -> Sizing:
    return Sizing(_number(value["spread"]), _text(value["source"]))


def _number_or_none(value: Any) -> float | None:
    return None if value is None else _number(value)


def _optional(value: float | None) -> float | None:
    return None if value is None else float(value)


def _describe_ground(ground: Ground) -> Json:
    return {
        "origin": _floats(ground.origin),
        "cell": float(ground.cell),
        "shape": [int(n) for n in ground.heights.shape],
    }


def ground_shape(meta: Json) -> tuple[int, int]:
    """Grid points of the ground along x and y, (0, 0) where there is none.

    Raises:
        KeyError, TypeError, ValueError: A value is missing or of the wrong kind.
    """
    if "ground" not in meta:
        return 0, 0
    nx, ny = (int(n) for n in meta["ground"]["shape"])
    if nx < 2 or ny < 2 or nx * ny > MOST:
        raise ValueError(f"a ground of {nx} x {ny} points; wanted 2 or more each, at most {MOST:,} in all")
    return nx, ny


def _restore_ground(value: Json, heights: NDArray[np.float32]) -> Ground:
    return Ground(
        _numbers(value["origin"], 2),
        _number(value["cell"]),
        heights.reshape([int(n) for n in value["shape"]]),
    )


def describe_camera(camera: Camera) -> Json:
    """A camera as plain JSON values."""
    return {
        "position": _floats(camera.pose.position),
        "rotation": _floats(camera.pose.rotation),
        "width": camera.width,
        "height": camera.height,
        "fx": float(camera.fx),
        "fy": float(camera.fy),
        "cx": float(camera.cx),
        "cy": float(camera.cy),
        "projection": camera.projection,
    }


def restore_camera(value: Json) -> Camera:
    """The inverse of `describe_camera`."""
    return Camera(
        Pose(_numbers(value["position"], 3), _numbers(value["rotation"], 4)),
        int(value["width"]),
        int(value["height"]),
        *(_number(value[key]) for key in ("fx", "fy", "cx", "cy")),
        projection=value["projection"],
    )


def _describe_thing(thing: Thing) -> Json:
    unsure = {} if thing.confidence == 1.0 else {"confidence": float(thing.confidence)}
    return {
        **unsure,
        "id": thing.id,
        "label": thing.label,
        "kind": thing.kind,
        "attributes": list(thing.attributes),
        "position": _floats(thing.pose.position),
        "rotation": _floats(thing.pose.rotation),
        "size": _floats(thing.size),
        "material": {
            "name": thing.material.name,
            "density": float(thing.material.density),
            "friction": float(thing.material.friction),
            "restitution": float(thing.material.restitution),
        },
        "mass": float(thing.mass),
        "colour": _floats(thing.colour),
        "origin": thing.origin,
        "support": thing.support,
        "room": thing.room,
        "splats": len(thing.splats),
        "hidden": len(thing.hidden),
        "degree": thing.degree,
        "colliders": [len(c.points) for c in thing.colliders],
    }


def _restore_thing(value: Json, splats: Splats, hulls: Iterator[Collider]) -> Thing:
    material = value["material"]
    return Thing(
        id=_text(value["id"]),
        label=_text(value["label"]),
        kind=_text(value["kind"]),
        attributes=tuple(_text(word) for word in value["attributes"]),
        pose=Pose(_numbers(value["position"], 3), _numbers(value["rotation"], 4)),
        size=_numbers(value["size"], 3),
        material=Material(
            _text(material["name"]),
            *(_number(material[key]) for key in ("density", "friction", "restitution")),
        ),
        mass=_number(value["mass"]),
        colour=_numbers(value["colour"], 3),
        origin=_one_of(value["origin"], "generated", "observed", "invented"),
        support=_text(value["support"]),
        confidence=_number(value.get("confidence", 1.0)),
        room=_text(value["room"]),
        splats=splats.select(slice(0, int(value["splats"]))),
        hidden=splats.select(slice(int(value["splats"]), None)),
        colliders=tuple(next(hulls) for _ in value["colliders"]),
    )


def _floats(values: Iterable[float]) -> list[float]:
    """Plain floats, so that 1, 1.0 and a NumPy 1.0 are written alike."""
    return [float(v) for v in values]


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is not a finite number")
    return number


def _numbers(values: Any, count: int) -> Any:
    if len(values) != count:
        raise ValueError(f"{values!r} should be {count} numbers")
    return tuple(_number(v) for v in values)


def _mapping(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} should be an object")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} should be text")
    return value


def _one_of(value: Any, *allowed: str) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} should be one of {', '.join(allowed)}")
    return value
