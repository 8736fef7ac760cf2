"""Turned and swept solids: lathe, cylinder, cone, sphere, torus, capsule, tube and sweep, with smooth normals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.shapes.primitives.flat import Vector, disc, is_convex, quads, tidy, triangulate
from terrazzo.shapes.surface import Surface, normalize

CREASE = np.radians(35.0)
"""Angle between two profile segments above which the edge between them is sharp."""


def _runs(points: NDArray[np.float64], crease: float) -> list[NDArray[np.float64]]:
    """A profile [n, 2] cut at its sharp corners."""
    step = np.diff(points, axis=0)
    keep = np.linalg.norm(step, axis=1) > 1e-9
    points = points[np.concatenate([[True], keep])]
    step = np.diff(points, axis=0)
    heading = np.arctan2(step[:, 1], step[:, 0])
    turn = np.abs((np.diff(heading) + np.pi) % (2 * np.pi) - np.pi)
    cuts = [0, *(int(i) + 1 for i in np.flatnonzero(turn > crease)), len(points) - 1]
    return [points[a : b + 1] for a, b in pairwise(cuts)]


def lathe(
    profile: ArrayLike | Sequence[tuple[float, float]],
    segments: int = 32,
    *,
    crease: float = CREASE,
    centre: Vector = (0.0, 0.0, 0.0),
) -> Surface:
    """A profile turned about the z axis.

    Args:
        profile: (radius, height) pairs [m], from the bottom up the outside; go on down the inside for a vessel.
        segments: Facets around.
        crease: Corners sharper than this are edges, blunter ones are smooth [rad].
        centre: Added to every point [m].

    Raises:
        ArgumentError: Fewer than two pairs or a negative radius.
    """
    p = np.asarray(profile, np.float64)
    if p.ndim != 2 or p.shape[1] != 2 or len(p) < 2 or p[:, 0].min() < -1e-9:
        raise ArgumentError(
            f"a lathe profile of shape {p.shape} is unusable; wanted [n >= 2, 2] with radii >= 0"
        )
    theta = np.linspace(0, 2 * np.pi, segments + 1)
    ring = np.stack([np.cos(theta), np.sin(theta)], -1)
    ring[-1] = ring[0]
    pieces: list[Surface] = []
    for run in _runs(p, crease):
        flat = len(run) == 2 and abs(run[0, 1] - run[1, 1]) < 1e-9
        if flat and min(run[0, 0], run[1, 0]) < 1e-9:
            outward = run[1, 0] > run[0, 0]
            radius = float(run[:, 0].max())
            pieces.append(disc(radius, (0.0, 0.0, float(run[0, 1])), segments=segments, up=not outward))
            continue
        tangent = np.gradient(run, axis=0) if len(run) > 2 else np.repeat(run[1:] - run[:1], 2, 0)
        normal = normalize(np.stack([tangent[:, 1], np.zeros(len(run)), -tangent[:, 0]], -1))
        points = np.stack(
            [
                ring[:, None, 0] * run[None, :, 0],
                ring[:, None, 1] * run[None, :, 0],
                np.broadcast_to(run[:, 1], (len(ring), len(run))),
            ],
            -1,
        )
        normals = np.stack(
            [
                ring[:, None, 0] * normal[None, :, 0],
                ring[:, None, 1] * normal[None, :, 0],
                np.broadcast_to(normal[:, 2], (len(ring), len(run))),
            ],
            -1,
        )
        pieces.append(tidy(Surface.grid(points, normals=normals)))
    return Surface.merge(pieces).translate(*centre)


def aim(surface: Surface, axis: str) -> Surface:
    """Turns something made along +z so that it lies along "x", "y" or "z"."""
    if axis == "z":
        return surface
    order = [2, 0, 1] if axis == "x" else [1, 2, 0]  # even permutations keep the winding
    return Surface(surface.corners[..., order], surface.normals[..., order])


def frustum(
    bottom: float,
    top: float,
    height: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 32,
    bevel: float = 0.002,
    axis: str = "z",
) -> Surface:
    """A capped cone or cylinder.

    Args:
        bottom: Radius at the start [m], 0 for a tip.
        top: Radius at the end [m].
        height: Along the axis [m].
        base: Middle of the start [m].
        segments: Facets around.
        bevel: Rounding of the two rims [m].
        axis: "x", "y" or "z": it grows along the positive axis from `base`.
    """
    b = min(bevel, height * 0.3)
    low, high = min(b, bottom * 0.5), min(b, top * 0.5)
    profile = [(0.0, 0.0), (bottom - low, 0.0)]
    profile += [(bottom - low * 0.29, low * 0.29), (bottom, low)] if low > 1e-5 else []
    profile += [(top, height - high), (top - high * 0.29, height - high * 0.29)] if high > 1e-5 else []
    profile += [(top - high, height), (0.0, height)]
    return aim(lathe(profile, segments, crease=np.radians(50)), axis).translate(*base)


def cylinder(
    radius: float,
    height: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 32,
    bevel: float = 0.002,
    axis: str = "z",
) -> Surface:
    """A capped cylinder that grows from `base` along the positive axis; arguments as of `frustum`."""
    return frustum(radius, radius, height, base, segments=segments, bevel=bevel, axis=axis)


def cone(
    radius: float,
    height: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 32,
    bevel: float = 0.001,
    axis: str = "z",
) -> Surface:
    """A cone with its tip at the far end; arguments as of `frustum`."""
    return frustum(radius, 0.0, height, base, segments=segments, bevel=bevel, axis=axis)


def tube(
    outer: float,
    inner: float,
    height: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 32,
    axis: str = "z",
) -> Surface:
    """A pipe open at both ends; radii and height in metres."""
    b = min((outer - inner) * 0.3, 0.002, height * 0.2)
    profile = [(inner, b), (inner + b, 0.0), (outer - b, 0.0), (outer, b), (outer, height - b),
               (outer - b, height), (inner + b, height), (inner, height - b), (inner, b)]  # fmt: skip
    return aim(lathe(profile, segments), axis).translate(*base)


def ellipsoid(
    radii: Vector,
    centre: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 28,
    rings: int | None = None,
    low: float = -90.0,
    high: float = 90.0,
) -> Surface:
    """An ellipsoid, or a zone of it.

    Args:
        radii: Along x, y, z [m].
        centre: [m].
        segments: Facets around.
        rings: Facets from pole to pole; half of `segments` when None.
        low: Latitude where it starts [degrees]; the cut is left open.
        high: Latitude where it ends [degrees].
    """
    t = np.radians(np.linspace(low, high, (rings or segments // 2) + 1))
    radius = np.maximum(np.cos(t), 0.0)
    radius[np.abs(radius) < 1e-12] = 0.0
    unit = lathe(np.stack([radius, np.sin(t)], -1), segments, crease=np.pi)
    exact = Surface(unit.corners, normalize(unit.corners))
    return exact.scaled(*radii).translate(*centre)


def sphere(radius: float, centre: Vector = (0.0, 0.0, 0.0), *, segments: int = 28) -> Surface:
    """A sphere [m]."""
    return ellipsoid((radius, radius, radius), centre, segments=segments)


def capsule(
    radius: float, length: float, base: Vector = (0.0, 0.0, 0.0), *, segments: int = 24, axis: str = "z"
) -> Surface:
    """A cylinder with round ends, `length` [m] from tip to tip, growing from `base` along the positive axis."""
    t = np.linspace(0, np.pi / 2, 6)
    straight = max(length - 2 * radius, 0.0)
    lower = np.stack([radius * np.sin(t), radius * (1 - np.cos(t))], -1)
    upper = np.stack([radius * np.cos(t), radius + straight + radius * np.sin(t)], -1)
    profile = np.concatenate([lower, upper])
    profile[[0, -1], 0] = 0.0
    return aim(lathe(profile, segments, crease=np.pi), axis).translate(*base)


def torus(
    radius: float,
    thickness: float,
    centre: Vector = (0.0, 0.0, 0.0),
    *,
    segments: int = 36,
    around: int = 12,
    axis: str = "z",
) -> Surface:
    """A ring: `radius` of its middle line and `thickness` (radius of the tube) [m], about the given axis."""
    u = np.linspace(0, 2 * np.pi, segments + 1)[:, None]
    v = np.linspace(0, 2 * np.pi, around + 1)[None]
    normal = np.stack(
        [np.cos(u) * np.cos(v), np.sin(u) * np.cos(v), np.broadcast_to(np.sin(v), (u * v).shape)], -1
    )
    ring = np.stack([np.cos(u), np.sin(u), np.zeros_like(u)], -1) * radius
    return aim(Surface.grid(ring + thickness * normal, normals=normal), axis).translate(*centre)


def _frames(path: NDArray[np.float64], closed: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two unit vectors across the path at each point, carried along without twist (double reflection would be finer;
    projecting the last frame onto the next plane is enough at these step lengths)."""
    if closed:
        tangent = np.roll(path, -1, 0) - np.roll(path, 1, 0)
    else:
        tangent = np.gradient(path, axis=0)
        if len(path) > 2:
            tangent[1:-1] = normalize(np.diff(path, axis=0)[:-1]) + normalize(np.diff(path, axis=0)[1:])
    tangent = normalize(tangent)
    start = np.array([0.0, 0.0, 1.0]) if abs(tangent[0, 2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    first = np.zeros_like(path)
    for i, t in enumerate(tangent):
        ahead = start - t * (start @ t)
        first[i] = start = ahead / max(float(np.linalg.norm(ahead)), 1e-12)
    return first, np.cross(tangent, first)


def sweep(
    path: ArrayLike,
    profile: ArrayLike | float,
    *,
    segments: int = 12,
    closed: bool = False,
    caps: bool = True,
    smooth: bool | None = None,
    scale: ArrayLike | None = None,
) -> Surface:
    """A profile drawn along a path.

    Args:
        path: Points [m], shape [n, 3].
        profile: Radius of a round rod [m], or a counter-clockwise outline [m], shape [m, 2]; its first axis starts out
            along +z (along +x where the path starts upright).
        segments: Facets around a round rod.
        closed: Whether the path is a loop (the first point is not repeated).
        caps: Close the two ends.
        smooth: Smooth across the outline's corners; round rods are, outlines are not, when None.
        scale: Factor on the profile at each point, shape [n].

    Raises:
        ArgumentError: Fewer than two points.
    """
    p = np.asarray(path, np.float64)
    if p.ndim != 2 or p.shape[1] != 3 or len(p) < 2:
        raise ArgumentError(f"a path of shape {p.shape} cannot be swept; wanted [n >= 2, 3]")
    rod = isinstance(profile, (int, float))
    if rod:
        t = np.arange(segments) * 2 * np.pi / segments
        outline = float(profile) * np.stack([np.cos(t), np.sin(t)], -1)  # type: ignore[arg-type]
    else:
        outline = np.asarray(profile, np.float64)
    factor = np.ones(len(p)) if scale is None else np.asarray(scale, np.float64)
    first, second = _frames(p, closed)
    loop = np.concatenate([outline, outline[:1]])
    points = p[:, None] + factor[:, None, None] * (
        loop[None, :, :1] * first[:, None] + loop[None, :, 1:] * second[:, None]
    )
    body = np.concatenate([points, points[:1]]) if closed else points
    body = np.swapaxes(body, 0, 1)  # around first, then along: outside is outwards
    is_smooth = rod if smooth is None else smooth
    pieces = [tidy(Surface.grid(body) if is_smooth else _creased(body))]
    if caps and not closed:
        pieces += [_end(points[0, :-1], outline, last=False), _end(points[-1, :-1], outline, last=True)]
    return tidy(Surface.merge(pieces))


def _creased(points: NDArray[np.float64]) -> Surface:
    """A grid that is smooth along its second axis and sharp across its first."""
    return Surface.merge([Surface.grid(points[i : i + 2]) for i in range(len(points) - 1)])


def _end(ring: NDArray[np.float64], outline: NDArray[np.float64], *, last: bool) -> Surface:
    n = len(ring)
    if n % 2 == 0 and is_convex(outline):
        rows = [(i, i + 1, n - 2 - i, n - 1 - i) for i in range(n // 2 - 1)]
        convex = np.array([[ring[i] for i in row] for row in rows])
    else:
        convex = np.array([[ring[a], ring[b], ring[c], ring[c]] for a, b, c in triangulate(outline)])
    return quads(convex if last else convex[:, ::-1])


def arc(
    radius: float,
    start: float,
    end: float,
    *,
    points: int = 12,
    centre: Vector = (0.0, 0.0, 0.0),
    plane: str = "xz",
) -> NDArray[np.float64]:
    """Points on a circular arc [m], from `start` to `end` [degrees], in the named plane, shape [points, 3]."""
    t = np.radians(np.linspace(start, end, points))
    out = np.zeros((points, 3))
    out[:, "xyz".index(plane[0])] = radius * np.cos(t)
    out[:, "xyz".index(plane[1])] = radius * np.sin(t)
    return out + centre


def curve(points: ArrayLike, *, steps: int = 6) -> NDArray[np.float64]:
    """A smooth path through points [n, 3] (Catmull and Rom, 1974), `steps` pieces between each two."""
    p = np.asarray(points, np.float64)
    ends = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:])
    ]
    return np.concatenate([*out, p[-1:]])
