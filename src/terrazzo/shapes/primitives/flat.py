"""Flat-sided solids: rectangles, discs, bevelled boxes, extruded outlines and framed panels.

Bevels are real quads with shading normals that turn through the corner, so that edges catch the light; faces stay
single large quads, which the sampler cuts as finely as the texture needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import cross
from terrazzo.shapes.surface import Surface, normalize, quad_normals

Vector = tuple[float, float, float]

SLIVER = 1e-6
"""Corners of an outline nearer to each other than this, along an axis, are at one place of it [m]."""


def tidy(surface: Surface) -> Surface:
    """Drops quads without area and turns triangles so that their coinciding corners come last."""
    c, n = surface.corners, surface.normals
    if not len(c):
        return surface
    flat = c.reshape(-1, 3)
    size = float((flat.max(0) - flat.min(0)).max()) or 1.0
    keep = _squared(cross(c[:, 2] - c[:, 0], c[:, 3] - c[:, 1])) > (1e-12 * size * size) ** 2
    if not keep.all():
        c, n = c[keep], n[keep]
    same = _squared(c - c[:, (1, 2, 3, 0)]) < (1e-9 * size) ** 2
    if not same.any():
        return Surface(c, n)
    turn = np.where(same.any(1), (np.argmax(same, axis=1) + 2) % 4, 0)
    index = (np.arange(4)[None] + turn[:, None]) % 4
    rows = np.arange(len(c))[:, None]
    return Surface(c[rows, index], n[rows, index])


def _squared(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Squared lengths along the last axis."""
    return np.einsum("...i,...i->...", vectors, vectors)


def quads(corners: ArrayLike) -> Surface:
    """Separate flat quads, counter-clockwise seen from outside, shape [q, 4, 3] [m]."""
    c = np.asarray(corners, np.float64).reshape(-1, 4, 3)
    return tidy(Surface(c, np.repeat(quad_normals(c)[:, None], 4, 1)))


def rect(size: tuple[float, float], centre: Vector = (0.0, 0.0, 0.0), normal: str = "+z") -> Surface:
    """A flat rectangle.

    Args:
        size: Extents [m] along the two axes other than the normal's, in the order x, y, z.
        centre: Middle [m].
        normal: "+x", "-x", "+y", "-y", "+z" or "-z".
    """
    axis = "xyz".index(normal[1])
    first, second = (i for i in range(3) if i != axis)
    flip = (normal[0] == "-") != (axis == 1)  # x cross z points to -y
    points = np.zeros((4, 3))
    points[:, first] = np.array([-0.5, 0.5, 0.5, -0.5]) * size[0]
    points[:, second] = np.array([-0.5, -0.5, 0.5, 0.5]) * size[1]
    return quads((points[::-1] if flip else points) + centre)


def disc(
    radius: float | tuple[float, float],
    centre: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 40,
    up: bool = True,
) -> Surface:
    """A horizontal disc or ellipse, cut into strips along x so that grain and weave run straight across it.

    Args:
        radius: One radius or those along x and y [m].
        centre: Middle [m].
        segments: Corners of its outline (made even).
        up: Whether it faces +z or -z.
    """
    rx, ry = (radius, radius) if isinstance(radius, (int, float)) else radius
    half = max(segments // 2, 4)
    # Outline points at theta and pi - theta share their y, so each strip has its long sides along x.
    theta = -np.pi / 2 + np.arange(half + 1) * np.pi / half
    x, y = rx * np.cos(theta), ry * np.sin(theta)
    left = np.stack([-x, y, np.zeros_like(x)], -1)
    right = np.stack([x, y, np.zeros_like(x)], -1)
    corners = np.stack([left[:-1], right[:-1], right[1:], left[1:]], 1)
    return quads((corners if up else corners[:, ::-1]) + np.asarray(centre))


def _rounding(bevel: float) -> int:
    """Quads across a bevel of this radius [m]."""
    return 1 if bevel <= 0.006 else 2 if bevel <= 0.015 else 3 if bevel <= 0.04 else 5


def box(size: Vector, centre: Vector = (0.0, 0.0, 0.0), bevel: float = 0.004) -> Surface:
    """A box with rounded edges and corners.

    Args:
        size: Outer edge lengths [m].
        centre: Middle [m].
        bevel: Radius of the rounding [m]; at most half the shortest edge is used, 0 gives sharp edges.

    Raises:
        ArgumentError: An edge length is not above 0.
    """
    half = np.asarray(size, np.float64) / 2
    if not (half > 0).all():
        raise ArgumentError(f"a box of size {tuple(size)} is impossible; wanted all edges above 0")
    radius = min(float(bevel), float(half.min()) * 0.999)
    if radius <= 1e-5:
        return _sharp_box(half, centre)
    n = _rounding(radius)
    turn = np.concatenate([np.linspace(0, np.pi / 2, n + 1) + q * np.pi / 2 for q in range(4)])
    around = np.append(turn, turn[0])
    sign_x = np.repeat([1, -1, -1, 1], n + 1)
    sign_y = np.repeat([1, 1, -1, -1], n + 1)
    sign_x, sign_y = np.append(sign_x, sign_x[0]), np.append(sign_y, sign_y[0])
    rise = np.concatenate([np.linspace(-np.pi / 2, 0, n + 1), np.linspace(0, np.pi / 2, n + 1)])
    sign_z = np.repeat([-1, 1], n + 1)
    c, s = np.cos(rise), np.sin(rise)
    direction = np.stack(
        [np.outer(np.cos(around), c), np.outer(np.sin(around), c), np.broadcast_to(s, (len(around), len(s)))],
        -1,
    )
    core = half - radius
    ones = np.ones((len(around), len(rise)))
    sign = np.stack([sign_x[:, None] * ones, sign_y[:, None] * ones, sign_z[None] * ones], -1)
    side = tidy(Surface.grid(sign * core + radius * direction, normals=direction))
    caps = [
        rect((2 * core[0], 2 * core[1]), (0.0, 0.0, half[2]), "+z"),
        rect((2 * core[0], 2 * core[1]), (0.0, 0.0, -half[2]), "-z"),
    ]
    return Surface.merge([side, *caps]).translate(*centre)


def _sharp_box(half: NDArray[np.float64], centre: Vector) -> Surface:
    x, y, z = (float(v) for v in half)
    sides = [
        rect((2 * y, 2 * z), (x, 0, 0), "+x"), rect((2 * y, 2 * z), (-x, 0, 0), "-x"),
        rect((2 * x, 2 * z), (0, y, 0), "+y"), rect((2 * x, 2 * z), (0, -y, 0), "-y"),
        rect((2 * x, 2 * y), (0, 0, z), "+z"), rect((2 * x, 2 * y), (0, 0, -z), "-z"),
    ]  # fmt: skip
    return Surface.merge(sides).translate(*centre)


def box_between(low: Vector, high: Vector, bevel: float = 0.004) -> Surface:
    """A box with rounded edges between two corners [m]."""
    lo, hi = np.asarray(low, float), np.asarray(high, float)
    middle, size = (lo + hi) / 2, hi - lo
    return box((size[0], size[1], size[2]), (middle[0], middle[1], middle[2]), bevel)


def is_convex(polygon: NDArray[np.float64]) -> bool:
    """Whether a counter-clockwise polygon [n, 2] is convex."""
    ahead = np.roll(polygon, -1, 0) - polygon
    after = np.roll(ahead, -1, 0)
    return bool((ahead[:, 0] * after[:, 1] - ahead[:, 1] * after[:, 0] >= -1e-12).all())


def _cross(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


def triangulate(polygon: ArrayLike) -> list[tuple[int, int, int]]:
    """Triangles (corner indices) of a simple counter-clockwise polygon [n, 2], by ear clipping (Meisters, 1975)."""
    p = np.asarray(polygon, np.float64)
    left = list(range(len(p)))
    out: list[tuple[int, int, int]] = []
    while len(left) > 3:
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            if _cross(p[a], p[b], p[c]) <= 0:
                continue
            others = (i for i in left if i not in (a, b, c))
            if not any(
                _cross(p[a], p[b], p[i]) >= 0
                and _cross(p[b], p[c], p[i]) >= 0
                and _cross(p[c], p[a], p[i]) >= 0
                for i in others
            ):
                out.append((a, b, c))
                left.pop(k)
                break
        else:  # only slivers are left: any corner will do
            out.append((left[-1], left[0], left[1]))
            left.pop(0)
    return [*out, (left[0], left[1], left[2])]


def _cap(outline: NDArray[np.float64], z: float) -> NDArray[np.float64]:
    """Upward quads [q, 4, 3] that fill an outline [n, 2] at a height."""
    n = len(outline)
    if is_convex(outline):
        # A zigzag strip: two corners from either end of the ring at a time.
        rows = [(i, i + 1, n - 2 - i, n - 1 - i) for i in range((n - 1) // 2)]
        rows = [(a, b, c, c if d == a else d) if b != c else (a, b, d, d) for a, b, c, d in rows]
        flat = outline[np.array(rows)]
    else:
        flat = _trapezoids(outline)
    return np.concatenate([flat, np.full((*flat.shape[:2], 1), z)], 2)


def _trapezoids(outline: NDArray[np.float64]) -> NDArray[np.float64]:
    """Upward quads [q, 4, 2] that fill a simple counter-clockwise polygon [n, 2]: what lies between its corners' lines across
    the axis that needs fewer of them. Long thin triangles, as a fan has, would make splats like needles."""
    if len(np.unique(outline[:, 1].round(6))) < len(np.unique(outline[:, 0].round(6))):
        turned = _trapezoids_across_x(outline[:, ::-1] * (1, -1))
        return turned[..., ::-1] * (-1, 1)
    return _trapezoids_across_x(outline)


def _trapezoids_across_x(outline: NDArray[np.float64]) -> NDArray[np.float64]:
    start, end = outline, np.roll(outline, -1, 0)
    turn = (start[:, 0] > end[:, 0])[:, None]
    start, end = np.where(turn, end, start), np.where(turn, start, end)
    cuts = np.unique(outline[:, 0])
    cuts = cuts[np.append(True, np.diff(cuts) > SLIVER)]
    out = []
    for low, high in pairwise(cuts):
        middle = (low + high) / 2
        over = np.flatnonzero((start[:, 0] < middle) & (end[:, 0] > middle))
        slope = (end[over, 1] - start[over, 1]) / (end[over, 0] - start[over, 0])
        at = [start[over, 1] + slope * (x - start[over, 0]) for x in (low, high)]
        order = np.argsort(at[0] + at[1])
        for a, b in zip(order[::2], order[1::2]):
            out.append([(low, at[0][a]), (high, at[1][a]), (high, at[1][b]), (low, at[0][b])])
    return np.array(out, np.float64).reshape(-1, 4, 2)


def _inset(outline: NDArray[np.float64], distance: float) -> NDArray[np.float64]:
    """The outline moved inwards by a distance along its mitres."""
    ahead = normalize(np.pad(np.roll(outline, -1, 0) - outline, ((0, 0), (0, 1))))[:, :2]
    inward = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
    before = np.roll(inward, 1, 0)
    mitre = inward + before
    length = np.maximum((mitre * mitre).sum(1, keepdims=True), 0.5)
    return outline + mitre * (2 * distance / length)


def extrude(
    polygon: ArrayLike, height: float, bevel: float = 0.003, *, smooth: bool = False, base: float = 0.0
) -> Surface:
    """An outline pulled up.

    Args:
        polygon: Counter-clockwise corners of a simple polygon [m], shape [n, 2].
        height: [m].
        bevel: Width of the chamfer at the top and bottom edges [m].
        smooth: True for an outline that is a curve: the side's normals follow it.
        base: Height of its underside [m].

    Raises:
        ArgumentError: Fewer than three corners, or height not above 0.
    """
    p = np.asarray(polygon, np.float64)
    if p.ndim != 2 or p.shape[1] != 2 or len(p) < 3 or height <= 0:
        raise ArgumentError(
            f"cannot extrude an outline of shape {p.shape} by {height} m; wanted [n >= 3, 2], > 0"
        )
    if float(np.sum(p[:, 0] * np.roll(p[:, 1], -1) - np.roll(p[:, 0], -1) * p[:, 1])) < 0:
        p = p[::-1]
    b = min(bevel, height * 0.45)
    inner = _inset(p, b) if b > 1e-5 else p
    levels = [(inner, 0.0), (p, b), (p, height - b), (inner, height)] if b > 1e-5 else [(p, 0.0), (p, height)]
    ring = np.stack([np.pad(o, ((0, 0), (0, 1)), constant_values=z) for o, z in levels], 1)
    ring = np.concatenate([ring, ring[:1]])
    if smooth:
        ahead = np.roll(p, -1, 0) - np.roll(p, 1, 0)
        out = normalize(np.stack([ahead[:, 1], -ahead[:, 0], np.zeros(len(p))], -1))
        normals = np.repeat(out[:, None], len(levels), 1)
        if b > 1e-5:
            normals[:, 0, 2], normals[:, -1, 2] = -1.0, 1.0
        normals = normalize(np.concatenate([normals, normals[:1]]))
        side = Surface.grid(ring, normals=normals)
    else:
        side = Surface.grid(ring, flat=True)
    top = quads(_cap(inner, height))
    bottom = quads(_cap(inner, 0.0)[:, ::-1])
    return tidy(Surface.merge([tidy(side), top, bottom])).translate(z=base)


def rounded_outline(
    size: tuple[float, float], radius: float, *, segments: int = 6, centre: tuple[float, float] = (0.0, 0.0)
) -> NDArray[np.float64]:
    """Corners of a rectangle with rounded corners, counter-clockwise [m], shape [4 (segments + 1), 2]."""
    half = np.asarray(size, float) / 2
    r = min(radius, float(half.min()) * 0.999)
    out = []
    for quarter, (sx, sy) in enumerate([(1, 1), (-1, 1), (-1, -1), (1, -1)]):
        t = np.linspace(0, np.pi / 2, segments + 1) + quarter * np.pi / 2
        out.append(np.stack([sx * (half[0] - r) + r * np.cos(t), sy * (half[1] - r) + r * np.sin(t)], -1))
    return np.concatenate(out) + centre


def oval_outline(size: tuple[float, float], *, segments: int = 48, power: float = 2.0) -> NDArray[np.float64]:
    """An ellipse (`power` 2) or superellipse (above 2: boxier), counter-clockwise [m], shape [segments, 2]."""
    t = (np.arange(segments) + 0.5) * 2 * np.pi / segments
    c, s = np.cos(t), np.sin(t)
    return np.stack(
        [
            size[0] / 2 * np.sign(c) * np.abs(c) ** (2 / power),
            size[1] / 2 * np.sign(s) * np.abs(s) ** (2 / power),
        ],
        -1,
    )


def framed_panel(
    size: tuple[float, float],
    thickness: float,
    *,
    frame: float = 0.06,
    recess: float = 0.008,
    bevel: float = 0.003,
) -> Surface:
    """A shaker door: a flat panel set back in a frame. It faces +x, its back at x = 0, its middle at y = z = 0.

    Args:
        size: Width along y and height along z [m].
        thickness: Of the frame [m].
        frame: Width of rails and stiles [m].
        recess: Depth of the panel behind the frame [m].
        bevel: Rounding of the frame [m].
    """
    w, h = size
    f = min(frame, w * 0.3, h * 0.3)
    panel = box((thickness - recess, w - f, h - f), ((thickness - recess) / 2, 0, 0), 0.0)
    pieces: list[Surface] = [panel]
    for side in (-1, 1):
        pieces.append(box((thickness, f, h), (thickness / 2, side * (w - f) / 2, 0), bevel))
        pieces.append(box((thickness, w - 2 * f, f), (thickness / 2, 0, side * (h - f) / 2), bevel))
    return Surface.merge(pieces)


def merged(surfaces: Sequence[Surface]) -> Surface:
    """All quads of all surfaces in order."""
    return Surface.merge(surfaces)
