"""`summarize`: what `terrazzo info --json` prints. A stable shape that other programs may rely on; docs/info.md states it."""

from __future__ import annotations

from typing import Any

from terrazzo.world.description import describe_quality, describe_scale
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World


def summarize(world: World) -> dict[str, Any]:
    """A world's rooms, openings, things and report as plain JSON values (metres, radians, kilograms, sRGB 0..1)."""
    return {
        "prompt": world.prompt,
        "seed": world.seed,
        "splats": world.splat_count,
        "rooms": [
            {
                "name": r.name,
                "floor": [[_round(x), _round(y)] for x, y in r.floor],
                "height": _round(r.height),
                "base": _round(r.base),
                "open": r.open,
                "roof": None
                if r.roof is None
                else {"eaves": _round(r.roof.eaves), "strip": _round(r.roof.strip)},
            }
            for r in world.rooms
        ],
        "openings": [
            {
                "kind": o.kind,
                "room": o.room,
                "wall": o.wall,
                "centre": [_round(v) for v in o.centre],
                "size": [_round(v) for v in o.size],
                "yaw": _round(o.yaw),
                "to": o.to,
                "lean": _round(o.lean),
            }
            for o in world.openings
        ],
        "ground": None
        if world.ground is None
        else {
            "origin": [_round(v) for v in world.ground.origin],
            "cell": _round(world.ground.cell),
            "shape": list(world.ground.heights.shape),
            "lowest": _round(float(world.ground.heights.min())),
            "highest": _round(float(world.ground.heights.max())),
        },
        "things": [_summarize_thing(t) for t in world.things],
        "structure": [_summarize_thing(t) for t in world.structure],
        "report": [{"kind": n.kind, "subject": n.subject, "reason": n.reason} for n in world.report],
        "history": list(world.history),
        "quality": None if world.quality is None else describe_quality(world.quality),
        "scale": None if world.scale is None else describe_scale(world.scale),
    }


def _summarize_thing(thing: Thing) -> dict[str, Any]:
    return {
        "id": thing.id,
        "label": thing.label,
        "kind": thing.kind,
        "attributes": list(thing.attributes),
        "centre": [_round(float(v)) for v in thing.centre],
        "size": [_round(v) for v in thing.size],
        "yaw": _round(thing.pose.yaw),
        "support": thing.support,
        "room": thing.room,
        "splats": len(thing.splats),
        "mass": _round(thing.mass),
        "colour": [_round(v) for v in thing.colour],
        "origin": thing.origin,
        "confidence": _round(thing.confidence),
    }


def _round(value: float) -> float:
    """To a tenth of a millimetre (or of a gram), without a negative zero."""
    return round(float(value), 4) + 0.0
