"""A brief and a plan in words and as JSON, for people and for programs that want to see what was understood."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np

from terrazzo.language.brief import Ask, Brief
from terrazzo.layout.plan import Plan
from terrazzo.world.rooms import Opening

PLAN_VERSION = 1
"""Of the JSON shape."""


def describe_brief(brief: Brief) -> str:
    """What was understood, a line a group."""
    labels = {a.id: a.label for a in brief.asks}
    lines = []
    for room in brief.rooms:
        size = f", {room.size[0]:g} x {room.size[1]:g} m as said" if room.size else ""
        lines.append(f"{room.name} ({room.place}{size})")
    words = [*brief.styles, brief.time, *(() if brief.weather == "clear" else (brief.weather,)), *brief.mood]
    lines.append(f"  {', '.join(words)}")
    for ask in brief.asks:
        mark = "+" if ask.implied else " "
        lines.append(f"{mark} {ask.count} x {_ask_text(ask, labels)}")
    return "\n".join(lines)


def _ask_text(ask: Ask, labels: dict[str, str]) -> str:
    words = " ".join((*ask.attributes, ask.label))
    kind = "" if ask.kind in (None, ask.label) else f" [{ask.kind}]"
    where = []
    for r in ask.relations:
        target = labels.get(r.target, r.target)
        second = f" and {labels.get(r.target2, r.target2)}" if r.target2 else ""
        share = f" ({r.count} of them)" if r.count else ""
        where.append(f"{r.kind.replace('_', ' ')} {target}{second}{share}")
    return f"{words}{kind}{': ' if where else ''}{', '.join(where)}"


def describe_plan(plan: Plan) -> str:
    """What stands where, a line a thing, then the notes."""
    lines = []
    for room in plan.rooms:
        x, y = np.ptp(room.polygon, axis=0)
        lines.append(f"room {room.name}: {x:.2f} x {y:.2f} m, {room.area:.1f} m2, {room.height:.2f} m high")
    for hole in plan.openings:
        x, y, _ = hole.centre
        lines.append(f"  {hole.kind} {hole.size[0]:.2f} m wide at ({x:.2f}, {y:.2f})")
    for p in plan.placements:
        x, y, z = p.pose.position
        a, b, c = p.shape.size
        lines.append(
            f"  {p.id:<24} at ({x:6.2f}, {y:6.2f}, {z:5.2f})  {a:.2f} x {b:.2f} x {c:.2f} m  on {p.support}"
        )
    lines += [f"  {n.kind}: {n.subject}: {n.reason}" for n in plan.notes]
    return "\n".join(lines)


def plan_json(plan: Plan) -> str:
    """The brief and the plan as one JSON document; lengths in metres, angles in radians."""
    brief = asdict(plan.brief)
    del brief["prompt"], brief["notes"]
    out = {
        "version": PLAN_VERSION,
        "prompt": plan.brief.prompt,
        "seed": plan.seed,
        "brief": brief,
        "rooms": [
            {"name": r.name, "floor": r.floor, "height": r.height, "base": r.base, "area": round(r.area, 3)}
            for r in plan.rooms
        ],
        "openings": [_opening_json(o) for o in plan.openings],
        "things": [
            {
                "id": p.id, "label": p.label, "kind": p.kind, "attributes": p.attributes, "ask": p.ask,
                "position": [round(float(v), 4) for v in p.pose.position],
                "yaw": round(float(p.pose.yaw), 4), "size": [round(float(v), 4) for v in p.shape.size],
                "support": p.support, "room": p.room, "implied": p.implied,
            }
            for p in plan.placements
        ],
        "report": [{"kind": n.kind, "subject": n.subject, "reason": n.reason} for n in plan.notes],
    }  # fmt: skip
    return json.dumps(out, indent=1, ensure_ascii=False)


def _opening_json(hole: Opening) -> dict[str, object]:
    return {
        "kind": hole.kind, "room": hole.room, "wall": hole.wall,
        "centre": [round(float(v), 4) for v in hole.centre], "size": hole.size, "yaw": round(float(hole.yaw), 4),
    }  # fmt: skip
