"""`draw_plan`: a plan seen from above, as SVG or as a PNG: room, openings, things with their fronts and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from terrazzo.geometry import Array64
from terrazzo.hulls import convex_outline
from terrazzo.layout.plan import Placement, Plan

_MARGIN = 0.45
_WALL = 0.1
_FILL = {"rug": "#efe3d0", "floor": "#d9c7a8", "surface": "#9fb8ad", "wall": "#b7a6c9", "ceiling": "#f2d272"}
_INK, _PAPER, _FLOOR, _GLASS, _DOOR = "#3a3530", "#faf8f4", "#f3eee6", "#7fb2d6", "#c98b5a"


@dataclass(frozen=True, eq=False)
class _Mark:
    """One shape of the drawing.

    Args:
        points: Corners in the world [m], shape [n, 2].
        fill: Colour.
        line: Outline colour, or "".
        text: Written at its middle.
        size: Text height [m].
        opacity: 0..1.
    """

    points: Array64
    fill: str
    line: str = ""
    text: str = ""
    size: float = 0.0
    opacity: float = 1.0


def draw_plan(plan: Plan, *, scale: float = 110.0) -> str:
    """A plan from above as an SVG document.

    Args:
        plan: The plan.
        scale: Pixels a metre.
    """
    low, high = _extent(plan)
    width, height = (high - low) * scale

    def at(points: Array64) -> Array64:
        return np.stack([points[:, 0] - low[0], high[1] - points[:, 1]], 1) * scale

    body = []
    for mark in _marks(plan):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at(mark.points))
        line = f' stroke="{mark.line}" stroke-width="1"' if mark.line else ""
        if mark.fill or mark.line:
            body.append(
                f'<polygon points="{path}" fill="{mark.fill or "none"}" fill-opacity="{mark.opacity}"{line}/>'
            )
        if mark.text:
            x, y = at(mark.points).mean(0)
            body.append(
                f'<text x="{x:.1f}" y="{y:.1f}" font-size="{mark.size * scale:.1f}" text-anchor="middle" '
                f'dominant-baseline="middle" font-family="sans-serif" fill="{_INK}">{escape(mark.text)}</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}"><rect width="100%" height="100%" fill="{_PAPER}"/>{"".join(body)}</svg>'
    )


def draw_plan_png(plan: Plan, *, scale: float = 110.0) -> bytes:
    """A plan from above as the bytes of a PNG file.

    Args:
        plan: The plan.
        scale: Pixels a metre.
    """
    low, high = _extent(plan)
    width, height = (round(v) for v in (high - low) * scale)
    image = Image.new("RGB", (width, height), _PAPER)
    for mark in _marks(plan):
        layer = ImageDraw.Draw(image, "RGBA")
        points = [((x - low[0]) * scale, (high[1] - y) * scale) for x, y in mark.points]
        if mark.fill or mark.line:
            rgb = tuple(int(mark.fill[k : k + 2], 16) for k in (1, 3, 5)) if mark.fill else (0, 0, 0)
            alpha = round(255 * mark.opacity) if mark.fill else 0
            layer.polygon(points, fill=(*rgb, alpha), outline=mark.line or None)
        if mark.text:
            x, y = np.mean(points, 0)
            font = ImageFont.load_default(max(mark.size * scale, 8))
            layer.text((x, y), mark.text, fill=_INK, font=font, anchor="mm")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _extent(plan: Plan) -> tuple[Array64, Array64]:
    points = np.concatenate([r.polygon for r in plan.rooms])
    return points.min(0) - _MARGIN, points.max(0) + _MARGIN


def _marks(plan: Plan) -> list[_Mark]:
    """Shapes from the bottom up."""
    out = []
    for room in plan.rooms:
        low, high = room.polygon.min(0) - _WALL, room.polygon.max(0) + _WALL
        out.append(_Mark(np.array([low, (high[0], low[1]), high, (low[0], high[1])]), _INK))
        out.append(_Mark(room.polygon, _FLOOR))
    out += [_opening(o) for o in plan.openings]
    for p in sorted(plan.placements, key=_layer):
        out += _thing(p)
    return out


def _opening(opening) -> _Mark:
    out = np.array([np.cos(opening.yaw), np.sin(opening.yaw)])
    along = np.array([-out[1], out[0]]) * opening.size[0] / 2
    middle = np.array(opening.centre[:2])
    inward = 0.0 if opening.kind == "window" else 0.06
    corners = [
        middle - along - out * _WALL,
        middle + along - out * _WALL,
        middle + along + out * inward,
        middle - along + out * inward,
    ]
    return _Mark(np.array(corners), _GLASS if opening.kind == "window" else _DOOR)


def _stand(p: Placement) -> str:
    if p.support in ("wall", "ceiling"):
        return p.support
    if p.shape.size[2] <= 0.0055 and max(p.shape.size) > 0.3:
        return "rug"
    return "floor" if p.pose.position[2] < 0.02 else "surface"


def _layer(p: Placement) -> tuple[int, float]:
    return ["rug", "floor", "surface", "wall", "ceiling"].index(_stand(p)), p.pose.position[2]


def _thing(p: Placement) -> Sequence[_Mark]:
    """Outline, a tick at the front, and the name where there is room."""
    stand = _stand(p)
    x, y, _ = p.shape.size
    own = [c.points[:, :2] for c in p.shape.colliders]
    outline = (
        convex_outline(np.concatenate(own)) if own else np.array([[-x, -y], [x, -y], [x, y], [-x, y]]) / 2
    )
    world = p.pose.apply(np.concatenate([outline, np.zeros((len(outline), 1))], 1))[:, :2]
    opacity = {"ceiling": 0.25, "wall": 0.8}.get(stand, 0.95)
    marks = [_Mark(world, _FILL[stand], _INK, opacity=opacity)]
    if stand in ("floor", "surface", "wall"):
        tip = np.array([[x / 2, 0, 0], [x / 2 - 0.15 * x, 0.12 * y, 0], [x / 2 - 0.15 * x, -0.12 * y, 0]])
        marks.append(_Mark(p.pose.apply(tip)[:, :2], _INK, opacity=0.6))
    size = float(np.clip(min(x, y) * 0.28, 0.05, 0.13))
    marks.append(_Mark(world, "", "", p.label if stand != "rug" else "", size))
    return marks
