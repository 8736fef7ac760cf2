"""`draw_plan`: a plan from above as an architect draws it, as SVG or PNG: walls, openings, things, dimensions, lists.

What is drawn is decided in `sheet` and `drafting`; this module writes their marks as the two formats.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from terrazzo.layout.drafting import PAPER, Mark
from terrazzo.layout.plan import Plan
from terrazzo.layout.sheet import compose

if TYPE_CHECKING:
    from PIL import ImageDraw

_FINER = 2
"""The PNG is drawn this much larger and brought down, for smooth lines."""

_LARGEST = 6000
"""Longest side of a drawing [px]; the scale is brought down to it."""

_PRINTABLE = str.maketrans(dict.fromkeys((*range(32), 65534, 65535, *range(55296, 57344))))
"""Characters that XML 1.0 does not allow."""

_PLAIN = str.maketrans({"×": "x", "²": "2"})
"""Characters that Pillow's own font lacks -> others."""


def draw_plan(plan: Plan, *, scale: float = 110.0) -> str:
    """A plan from above as an SVG document.

    Args:
        plan: The plan.
        scale: Pixels a metre.
    """
    (width, height), marks = _composed(plan, scale)
    body = "".join(map(_svg, marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="Helvetica, Arial, sans-serif" stroke-linejoin="round">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{body}</svg>'
    )


def draw_plan_png(plan: Plan, *, scale: float = 110.0) -> bytes:
    """A plan from above as the bytes of a PNG file.

    Args:
        plan: The plan.
        scale: Pixels a metre.
    """
    from PIL import Image, ImageDraw

    (width, height), marks = _composed(plan, scale)
    image = Image.new("RGB", (width * _FINER, height * _FINER), PAPER)
    pen = ImageDraw.Draw(image, "RGBA")
    for mark in marks:
        if mark.text:
            _write(image, pen, mark)
        else:
            _draw(pen, mark)
    out = BytesIO()
    image.resize((width, height), Image.Resampling.BOX).save(out, "PNG")
    return out.getvalue()


def _composed(plan: Plan, scale: float) -> tuple[tuple[int, int], list[Mark]]:
    size, marks = compose(plan, scale)
    while max(size) > _LARGEST and scale > 4:
        scale *= 0.9 * _LARGEST / max(size)
        size, marks = compose(plan, scale)
    return size, marks


def _svg(mark: Mark) -> str:
    if mark.text:
        x, y = mark.points[0]
        bold = ' font-weight="bold"' if mark.bold else ""
        turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if mark.turned else ""
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{mark.size:.1f}" text-anchor="{mark.anchor}" '
            f'dominant-baseline="central" fill="{mark.fill}"{bold}{turn}>{escape(mark.text.translate(_PRINTABLE))}</text>'
        )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in mark.points)
    line = f' stroke="{mark.line}" stroke-width="{mark.width:g}"' if mark.line else ""
    dash = f' stroke-dasharray="{mark.dash:g}"' if mark.dash else ""
    clear = f' fill-opacity="{mark.opacity:g}"' if mark.fill and mark.opacity < 1 else ""
    name = "polygon" if mark.closed else "polyline"
    return f'<{name} points="{path}" fill="{mark.fill or "none"}"{clear}{line}{dash}/>'


def _draw(pen: ImageDraw.ImageDraw, mark: Mark) -> None:
    points = [(float(x), float(y)) for x, y in mark.points * _FINER]
    if mark.fill:
        rgb = tuple(int(mark.fill[k : k + 2], 16) for k in (1, 3, 5))
        pen.polygon(points, fill=(*rgb, round(255 * mark.opacity)))
    if mark.line:
        way = [*points, points[0]] if mark.closed else points
        width = max(1, round(mark.width * _FINER))
        for piece in _dashes(np.array(way), mark.dash * _FINER) if mark.dash else [way]:
            pen.line(piece, fill=mark.line, width=width, joint="curve")


def _dashes(way: np.ndarray, step: float) -> list[list[tuple[float, float]]]:
    """A line cut into dashes as long as the gaps between them."""
    out, carried = [], 0.0
    for a, b in pairwise(way):
        length = float(np.linalg.norm(b - a))
        if length < 1e-9:
            continue
        for start in np.arange(-carried, length, 2 * step):
            ends = np.clip([start, start + step], 0, length) / length
            if ends[1] > ends[0]:
                p, q = a + (b - a) * ends[0], a + (b - a) * ends[1]
                out.append([(float(p[0]), float(p[1])), (float(q[0]), float(q[1]))])
        carried = (carried + length) % (2 * step)
    return out


def _write(image, pen: ImageDraw.ImageDraw, mark: Mark) -> None:
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(mark.size * _FINER)
    text = mark.text.translate(_PLAIN)
    x, y = (float(v) * _FINER for v in mark.points[0])
    stroke = 0.35 * _FINER if mark.bold else 0
    if not mark.turned:
        side = {"start": "l", "middle": "m", "end": "r"}[mark.anchor]
        pen.text((x, y), text, fill=mark.fill, font=font, anchor=f"{side}m", stroke_width=stroke)
        return
    wide, high = round(font.getlength(text)) + 4, round(mark.size * _FINER * 1.6)
    layer = Image.new("L", (wide, high), 0)
    ImageDraw.Draw(layer).text((wide / 2, high / 2), text, fill=255, font=font, anchor="mm")
    layer = layer.rotate(90, expand=True)
    image.paste(mark.fill, (round(x - layer.width / 2), round(y - layer.height / 2)), layer)
