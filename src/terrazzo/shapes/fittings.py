"""Fittings that appliances and bathroom fixtures share: handles, knobs, taps, basins in a top, glass panes, screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials import Finish
from terrazzo.shapes.drawing import Point
from terrazzo.shapes.primitives import curve
from terrazzo.shapes.primitives.flat import rect, tidy
from terrazzo.shapes.sketch import Sketch
from terrazzo.shapes.surface import Surface

GAP = 0.004
"""Joint between two panels of an appliance [m]."""

_CREASE = np.radians(52.0)
"""Corners of a vessel's profile that turn more than this are edges."""

Range = tuple[float, float]


def block(a: Sketch, look: Finish, low: Point, high: Point, bevel: float = 0.004) -> None:
    """Adds a box with rounded edges between two corners [m]."""
    lo, hi = np.asarray(low, float), np.asarray(high, float)
    a.box(look, hi - lo, ((lo[0] + hi[0]) / 2, (lo[1] + hi[1]) / 2, lo[2]), bevel)


def plate(a: Sketch, look: Finish, x: float, y: Range, z: Range, *, closed: bool = True) -> None:
    """Adds a flat rectangle that faces +x at `x` [m]."""
    size = (y[1] - y[0], z[1] - z[0])
    a.add(rect(size, (x, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2), "+x"), look, closed=closed)


def pane(a: Sketch, look: Finish, axis: int, at: float, low: Range, high: Range) -> None:
    """Adds a sheet of glass across `axis` at a coordinate, between two corners on the other two axes [m]."""
    size = (high[0] - low[0], high[1] - low[1])
    middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2]
    middle.insert(axis, at)
    a.add(rect(size, (middle[0], middle[1], middle[2]), "+" + "xyz"[axis]), look, closed=False)


def casing(a: Sketch, default: str = "enamel", colour: str | None = None, axis: int = 1) -> Finish:
    """The finish of an appliance's or a fixture's body: what was said, a said colour as enamel, or the default."""
    usual = a.main(default, colour, axis=axis)
    if a.spec.colour and not a.spec.material:
        return a.accent("enamel")
    return usual


def bar_handle(
    a: Sketch, look: Finish, start: Point, end: Point, *, reach: float = 0.042, radius: float = 0.009
) -> None:
    """Adds a rod in front of a face between two points on it [m], on two posts, standing out along +x."""
    lo, hi = np.asarray(start, float), np.asarray(end, float)
    out = np.array([reach - radius, 0.0, 0.0])
    a.tube(look, [lo + out, hi + out], radius, n=12)
    for t in (0.1, 0.9):
        a.cylinder(look, radius * 0.8, reach - radius, lo + t * (hi - lo), axis="x", n=10)


def knob(a: Sketch, look: Finish, centre: Point, radius: float, depth: float, mark: Finish) -> None:
    """Adds a turning knob on a face towards +x, with a pointer line."""
    a.cylinder(look, radius, depth * 0.35, centre, axis="x", n=24, bevel=0.001)
    a.cylinder(
        look, radius * 0.82, depth, centre, axis="x", top=radius * 0.72, n=24, bevel=min(0.003, radius * 0.2)
    )
    x, y, z = (float(v) for v in centre)
    plate(
        a,
        mark,
        x + depth + 0.002,
        (y - radius * 0.07, y + radius * 0.07),
        (z + radius * 0.1, z + radius * 0.6),
    )


def tap(a: Sketch, look: Finish, base: Point, height: float, reach: float, *, lever: bool = True) -> None:
    """Adds a mixer tap: a bent spout towards +x and a lever, or two cross handles beside it."""
    x, y, z = (float(v) for v in base)
    r = max(0.06 * height, 0.007)
    a.cylinder(look, 2.0 * r, 0.006, (x, y, z), n=20)
    knots = [(0, 0), (0, 0.72), (0.12, 0.94), (0.45, 1.0), (0.85, 0.92), (1.0, 0.74)]
    path = curve([(x + u * reach, y, z + (v * (height - r))) for u, v in knots], steps=4)
    a.tube(look, path, r, n=12)
    if lever:
        a.tube(look, [(x, y, z + 0.35 * height), (x, y + 3.2 * r, z + 0.42 * height)], 0.75 * r, n=10)
        a.tube(look, [(x, y + 3.2 * r, z + 0.42 * height), (x, y + 4.2 * r, z + 0.75 * height)], 0.4 * r, n=8)
        return
    for side in (-1, 1):
        at = y + side * max(0.09, 5 * r)
        a.cylinder(look, 1.5 * r, 0.3 * height, (x, at, z), top=r, n=16)
        for angle in (0.4, 0.4 + np.pi / 2):
            way = 2.6 * r * np.array([np.cos(angle), np.sin(angle), 0.0])
            top = np.array([x, at, z + 0.36 * height])
            a.tube(look, [top - way, top + way], 0.45 * r, n=8)


def shell(
    profile: Sequence[Sequence[float]],
    *,
    power: float | Sequence[float] = 2.0,
    n: int = 40,
    dip: float = 0.0,
) -> Surface:
    """A vessel whose horizontal sections are superellipses; sharp corners of its profile stay edges.

    Args:
        profile: Rows of (radius x, radius y, height) or (radius x, radius y, height, middle x) [m], from the bottom up
            the outside, then over the rim and down the inside.
        power: 2 for ellipses, more for boxier sections; one for all rows, or one each.
        n: Facets around.
        dip: How much lower the middle of its long (y) sides is than its ends, in proportion to the height, 0 for level.
    """
    rows = np.array([(*r, 0.0)[:4] if len(r) == 3 else tuple(r) for r in profile], np.float64)
    t = np.linspace(0, 2 * np.pi, n + 1)
    t[-1] = 0.0
    c, s = (np.where(np.abs(q) < 1e-9, 0.0, q)[:, None] for q in (np.cos(t), np.sin(t)))
    bend = 2 / np.broadcast_to(np.asarray(power, np.float64), len(rows))[None]
    u, v = (np.sign(q) * np.abs(q) ** bend for q in (c, s))
    x, y = u * rows[None, :, 0] + rows[None, :, 3], v * rows[None, :, 1]
    z = rows[None, :, 2] * (1 - dip * (1 - v**2))
    points = np.stack([x, y, z], -1)
    step = np.diff(np.column_stack([rows[:, :2].sum(1) / 2, rows[:, 2]]), axis=0)
    heading = np.arctan2(step[:, 1], step[:, 0])
    turn = np.abs((np.diff(heading) + np.pi) % (2 * np.pi) - np.pi)
    cuts = [0, *(int(k) + 1 for k in np.flatnonzero(turn > _CREASE)), len(rows) - 1]
    return tidy(Surface.merge([Surface.grid(points[:, a : b + 1]) for a, b in pairwise(cuts)]))


def collide_shell(
    a: Sketch,
    low: Point,
    high: Point,
    bottom: Point,
    top: Point,
    floor: float,
    *,
    power: float = 2.0,
    n: int = 12,
) -> None:
    """Adds the floor and wall pieces of a vessel made by `shell`.

    Args:
        a: Where to.
        low: Outer (radius x, radius y, height) at the foot [m].
        high: Likewise at the rim.
        bottom: Inner (radius x, radius y, height) at the floor [m].
        top: Likewise at the rim.
        floor: Height of the floor inside [m].
        power: Of the superellipses.
        n: Wall pieces.
    """
    t = np.linspace(0, 2 * np.pi, n + 1)
    c, s = np.cos(t), np.sin(t)
    ring = np.stack([np.sign(c) * np.abs(c) ** (2 / power), np.sign(s) * np.abs(s) ** (2 / power)], -1)

    def at(section: Point) -> NDArray[np.float64]:
        return np.column_stack([ring * (section[0], section[1]), np.full(n + 1, section[2])])

    rings = [at(q) for q in (low, high, bottom, top)]
    a.collide_hull(np.concatenate([rings[0], at((bottom[0], bottom[1], floor))]))
    for i, j in pairwise(range(n + 1)):
        a.collide_hull(np.concatenate([r[[i, j]] for r in rings]))


def top_with_hole(
    a: Sketch, look: Finish, low: tuple[float, float], high: tuple[float, float], z: float, hole: Sequence[float],
    power: float = 2.0,
) -> None:  # fmt: skip
    """Adds a flat top between two corners at height `z` [m] with an oval hole (middle x, middle y, radius x, radius y)."""
    cx, cy, rx, ry = hole
    corner = np.arctan2(
        [high[1] - cy, high[1] - cy, low[1] - cy, low[1] - cy], [high[0] - cx, low[0] - cx] * 2
    )
    t = np.unique(np.concatenate([np.linspace(-np.pi, np.pi, 41)[:-1], corner]))
    t = np.append(t, t[0])
    c, s = np.cos(t), np.sin(t)
    reach_x = np.where(c > 0, high[0] - cx, cx - low[0]) / np.maximum(np.abs(c), 1e-9)
    reach_y = np.where(s > 0, high[1] - cy, cy - low[1]) / np.maximum(np.abs(s), 1e-9)
    reach = np.minimum(reach_x, reach_y)
    inner = (np.abs(c / rx) ** power + np.abs(s / ry) ** power) ** (-1 / power)
    points = np.stack([np.stack([cx + r * c, cy + r * s, np.full(len(t), z)], -1) for r in (reach, inner)], 1)
    a.add(tidy(Surface.grid(points, flat=True)), look)


def sunk_bowl(
    a: Sketch, look: Finish, centre: tuple[float, float], radii: tuple[float, float], top: float, depth: float,
    *, power: float = 2.0, n: int = 32,
) -> None:  # fmt: skip
    """Adds the inside of a basin below a hole, with its waste."""
    rows = [(1.0, 0.0), (0.98, 0.12), (0.93, 0.45), (0.8, 0.78), (0.5, 0.95), (0.12, 1.0), (0.0, 1.0)]
    made = shell([(radii[0] * q, radii[1] * q, -depth * v) for q, v in rows], power=power, n=n)
    a.add(made.translate(centre[0], centre[1], top), look)
    a.cylinder(a.fixed("chrome"), 0.022, 0.003, (centre[0], centre[1], top - depth), n=16)


def strip_light(a: Sketch, x: float, y: Range, z: Range, colour: Sequence[float], strength: float) -> None:
    """Adds a small lit display or lamp window that faces +x."""
    r, g, b = (float(strength * c) for c in colour)
    look = replace(a.fixed("screen"), pattern="smooth", emission=(r, g, b))
    plate(a, look, x, y, z)


def feet(a: Sketch, look: Finish, reach: tuple[float, float], height: float, radius: float = 0.02) -> None:
    """Adds four short round feet at the corners of a rectangle of half extents `reach` [m]."""
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.cylinder(look, radius, height, (sx * reach[0], sy * reach[1], 0), n=14)
