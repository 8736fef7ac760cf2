"""Furniture parts: legs, handles, and the shear that splays them. All stand on z = 0 or have their back at x = 0."""

from __future__ import annotations

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.shapes.primitives.flat import Vector, box, extrude
from terrazzo.shapes.primitives.round import arc, curve, cylinder, frustum, lathe, sphere, sweep
from terrazzo.shapes.surface import Surface, normalize

LEGS = ("tapered", "round", "square", "square tapered", "turned", "hairpin", "cabriole", "bun", "block")
"""Forms that `leg` knows."""


def sheared(surface: Surface, x: float, y: float) -> Surface:
    """Leaned over: each point moves by (x, y) times its height; normals follow."""
    corners = surface.corners.copy()
    corners[..., :2] += corners[..., 2:] * (x, y)
    normals = surface.normals.copy()
    normals[..., 2] -= normals[..., 0] * x + normals[..., 1] * y
    return Surface(corners, normalize(normals))


def _square_taper(height: float, top: float, bottom: float) -> Surface:
    solid = box((2 * top, 2 * top, height), (0, 0, height / 2), min(0.003, top * 0.4))
    corners = solid.corners.copy()
    corners[..., :2] *= bottom / top + (1 - bottom / top) * np.clip(corners[..., 2:] / height, 0, 1)
    return Surface(corners, solid.normals)


def _turned(height: float, r: float) -> Surface:
    shape = [(0, 0), (0.55, 0), (0.62, 0.03), (0.55, 0.08), (0.42, 0.12), (0.55, 0.2), (0.78, 0.34), (0.92, 0.5),
             (0.85, 0.62), (0.6, 0.7), (0.5, 0.72), (0.72, 0.735), (0.8, 0.755), (0.72, 0.775), (0.55, 0.79),
             (0.9, 0.82), (1.0, 0.86), (1.0, 1.0), (0, 1.0)]  # fmt: skip
    return lathe([(a * r, b * height) for a, b in shape], 24, crease=np.radians(75))


def _hairpin(height: float, r: float) -> Surface:
    rod = max(min(0.006, r * 0.35), 0.003)
    spread = max(r * 1.6, 0.03)
    foot = arc(0.014, 180, 360, points=7, centre=(0, 0, 0.014 + rod), plane="xz")
    path = np.concatenate([[(-spread, 0, height)], foot, [(spread, 0, height)]])
    plate = box((2 * spread + 4 * rod, 3.2 * spread, 0.004), (0, 0, height - 0.002), 0.0)
    return Surface.merge([sweep(path, rod, segments=8), plate])


def _cabriole(height: float, r: float, out: tuple[float, float]) -> Surface:
    d = np.asarray(out, float)
    d = d / max(float(np.linalg.norm(d)), 1e-9)
    knots = [(0.2, 0.015), (0.55, 0.06), (-0.3, 0.3), (-0.1, 0.55), (0.75, 0.82), (0.0, 1.0)]
    path = curve([(k * r * d[0], k * r * d[1], z * height) for k, z in knots], steps=4)
    t = np.linspace(0, 1, len(path))
    scale = np.interp(t, [0, 0.12, 0.3, 0.5, 0.8, 1.0], [0.75, 0.7, 0.38, 0.5, 0.9, 1.0])
    made = sweep(path, r, segments=14, scale=scale)
    corners = made.corners.copy()
    corners[..., 2] = np.clip(corners[..., 2], 0, height)  # flat where it meets the floor and the seat
    return Surface(corners, made.normals)


def leg(
    form: str,
    height: float,
    radius: float,
    base: Vector = (0.0, 0.0, 0.0),
    *,
    splay: tuple[float, float] = (0.0, 0.0),
) -> Surface:
    """One leg.

    Args:
        form: One of `LEGS`.
        height: From floor to the underside of what it carries [m].
        radius: Half its width at the top [m].
        base: Middle of its top end seen from above, and the floor's height [m].
        splay: How far its foot stands out from its top along x and y [m].

    Raises:
        ArgumentError: An unknown form.
    """
    if form == "tapered":
        made = frustum(radius * 0.55, radius, height, segments=20)
    elif form == "round":
        made = cylinder(radius, height, segments=20)
    elif form in ("square", "block"):
        made = box((2 * radius, 2 * radius, height), (0, 0, height / 2), min(0.003, radius * 0.4))
    elif form == "square tapered":
        made = _square_taper(height, radius, radius * 0.6)
    elif form == "turned":
        made = _turned(height, radius)
    elif form == "hairpin":
        made = _hairpin(height, radius)
    elif form == "cabriole":
        made = _cabriole(height, radius, splay if splay != (0.0, 0.0) else (1.0, 1.0))
        splay = (0.0, 0.0)
    elif form == "bun":
        profile = [(0, 0), (0.7, 0), (0.95, 0.25), (1.0, 0.5), (0.9, 0.75), (0.6, 0.92), (0.6, 1.0), (0, 1.0)]
        made = lathe([(a * radius, b * height) for a, b in profile], 24, crease=np.radians(60))
    else:
        raise ArgumentError(f"no leg of form {form!r}; choose one of {', '.join(LEGS)}")
    if splay != (0.0, 0.0):
        made = sheared(made.translate(z=-height), -splay[0] / height, -splay[1] / height).translate(z=height)
    return made.translate(*base)


HANDLES = ("bar", "knob", "cup", "ring", "none")
"""Forms that `handle` knows."""


def handle(form: str, length: float = 0.14, *, upright: bool = False, reach: float = 0.03) -> Surface:
    """A drawer or door handle in front of x = 0, its middle at y = z = 0.

    Args:
        form: One of `HANDLES`.
        length: Of a bar or cup [m].
        upright: Turns a bar so that it stands (doors).
        reach: How far it stands out [m].
    """
    if form == "none":
        return Surface.merge([])
    if form == "knob":
        r = reach * 0.55
        profile = [
            (0, 0),
            (0.4, 0),
            (0.35, 0.45),
            (0.75, 0.6),
            (1.0, 0.85),
            (0.95, 1.15),
            (0.6, 1.35),
            (0, 1.42),
        ]
        turned = lathe([(a * r, b * reach / 1.42) for a, b in profile], 20, crease=np.radians(70))
        return Surface(turned.corners[..., [2, 0, 1]], turned.normals[..., [2, 0, 1]])
    if form == "ring":
        plate = cylinder(reach * 0.5, 0.004, segments=20, axis="x")
        loop = arc(reach * 0.85, 0, 360, points=25, centre=(reach * 0.45, 0, -reach * 0.75), plane="yz")[:-1]
        return Surface.merge([plate, sweep(loop, 0.003, segments=8, closed=True)])
    if form == "cup":
        t = np.linspace(0, np.pi, 9)
        outline = np.stack([reach * np.sin(t), length * 0.5 * np.cos(t)], -1)
        return extrude(outline[::-1] if outline[0, 1] < 0 else outline, reach * 0.7, 0.003).translate(
            z=-reach * 0.35
        )
    rod = 0.005
    posts = [
        cylinder(rod * 0.8, reach - rod, (0, s * length * 0.4, 0), segments=10, axis="x") for s in (-1, 1)
    ]
    bar = cylinder(rod, length, (reach - rod, -length / 2, 0), segments=12, axis="y")
    made = Surface.merge([bar, *posts])
    if upright:  # a quarter turn about x
        order, sign = [0, 2, 1], np.array([1.0, -1.0, 1.0])
        return Surface(made.corners[..., order] * sign, made.normals[..., order] * sign)
    return made


def caster(radius: float, base: Vector = (0.0, 0.0, 0.0)) -> Surface:
    """A small twin wheel under a fork, on the floor at `base` [m]; it is 2.6 radii high."""
    width = radius * 0.45
    wheels = [
        cylinder(radius, width, (0, s * width * 0.7 - width / 2, radius), segments=20, axis="y")
        for s in (-1, 1)
    ]
    hood = sphere(radius * 0.75, (0, 0, radius * 1.25), segments=14)
    pin = cylinder(radius * 0.3, radius * 1.3, (0, 0, radius * 1.3), segments=10)
    return Surface.merge([*wheels, hood, pin]).translate(*base)
