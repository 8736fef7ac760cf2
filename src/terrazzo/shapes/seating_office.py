"""Chairs that swivel: office and gaming chairs, drafting stools."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, metal, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface
from terrazzo.shapes.upholstery import tilted, turned_up

_L = (0.7, 1.5)


def star_base(a: Assembly, look: Finish, radius: float, height: float, *, wheels: bool = True) -> None:
    """Adds five spokes on casters and a gas column up to `height` [m]."""
    wheel = 0.026
    dark = plain("rubber")
    for k in range(5):
        t = np.pi / 5 + k * 2 * np.pi / 5
        d = np.array([np.cos(t), np.sin(t)])
        end = radius - wheel * 1.3
        path = [(*(d * 0.02), wheel * 3.4), (*(d * end * 0.6), wheel * 3.0), (*(d * end), wheel * 2.4)]
        a.add(look, p.sweep(p.curve(path, steps=4), 0.019, segments=10, scale=np.linspace(1.2, 0.7, 9)))
        if wheels:
            a.add(dark, p.caster(wheel, (*(d * end), 0.0)))
        else:
            a.add(dark, p.cylinder(0.02, wheel * 2.2, (*(d * end), 0.0), segments=16))
        corners = [(*(d * end), 0.0), (*(d * end), wheel * 2.4), (0, 0, wheel * 3.4), (0.01, 0.01, 0.02)]
        side = np.array([-d[1], d[0], 0]) * 0.015
        points = np.concatenate([np.array(corners) + side, np.array(corners) - side])
        a.collide(p.hull_of(p.quads(points[[0, 1, 2, 3, 4, 5, 6, 7]].reshape(2, 4, 3))))
    a.add(dark, p.cylinder(0.032, height * 0.5, (0, 0, wheel * 2.6), segments=20))
    a.add(plain("steel"), p.cylinder(0.016, height - wheel * 2.6, (0, 0, wheel * 2.6), segments=16))
    a.collide(p.cylinder_collider(0.03, height - wheel * 2.6, (0, 0, wheel * 2.6)))


def curved_back(
    width: float,
    height: float,
    thickness: float,
    *,
    bow: float = 0.05,
    lumbar: float = 0.03,
    taper: float = 0.9,
) -> Surface:
    """A padded back that wraps round the sitter, facing +x: its foot at z = 0, its middle line near x = 0."""
    v = np.linspace(0, 1, 13)[:, None]
    u = np.linspace(-1, 1, 13)[None]
    half = width / 2 * np.interp(v, [0, 0.15, 0.8, 1.0], [0.86, 1.0, taper + 0.03, taper * 0.86])
    rim = np.sqrt(np.clip(1 - np.abs(u) ** 6, 0, 1)) * np.sqrt(np.clip(1 - np.abs(2 * v - 1) ** 8, 0, 1))
    x = bow * u**2 + lumbar * np.sin(np.pi * np.clip(v * 1.7, 0, 1)) - 0.07 * v**2
    front = np.stack([x + thickness / 2 * rim, half * u * np.ones_like(v), height * v * np.ones_like(u)], -1)
    rear = np.stack([x - thickness / 2 * rim, half * u * np.ones_like(v), height * v * np.ones_like(u)], -1)
    return p.slab(np.swapaxes(front, 0, 1), np.swapaxes(rear, 0, 1))


def _armrests(a: Assembly, look: Finish, pad: Finish, y: float, seat: float, *, length: float = 0.25) -> None:
    for s in (-1, 1):
        path = p.curve(
            [(0.0, s * y * 0.55, seat - 0.08), (0.0, s * y, seat - 0.03), (-0.01, s * y, seat + 0.19)],
            steps=5,
        )
        a.add(look, p.sweep(path, 0.014, segments=10))
        a.add(pad, p.box((length, 0.075, 0.03), (0.02, s * y, seat + 0.2), 0.012))
        a.collide_box((-0.09, s * y - 0.03, seat + 0.185), (0.13, s * y + 0.03, seat + 0.21))


def build_office_chair(spec: Spec) -> Shape:
    """A desk chair on casters; low and plain by default, high and buttoned for an executive."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover = fabric(
        spec, "leather" if spec.said("executive", "leather") or style_of(spec) == "classic" else "fabric"
    )
    dark = metal(
        spec, default="black metal" if style_of(spec) not in ("classic", "scandinavian") else "chrome"
    )
    seat = 0.46 * z / 1.02
    star_base(a, dark, min(x, y) / 2, seat - 0.1)
    a.add(plain("plastic", "black"), p.box((0.22, 0.18, 0.04), (0, 0, seat - 0.1), 0.01))
    w = y * 0.76
    a.add(
        cover,
        p.cushion(
            (x * 0.74, w, 0.085), (0.025, 0, seat - 0.035), puff=0.35, corner=0.1, sag=0.01, piping=0.004
        ),
    )
    shell = p.extrude(
        p.rounded_outline((x * 0.68, w * 0.94), 0.1, segments=5), 0.02, 0.008, smooth=True, base=seat - 0.085
    )
    a.add(plain("plastic", "black"), shell.translate(x=0.02))
    high = z - seat - 0.06
    back = tilted(curved_back(w * 0.98, high, 0.055), 0.1, (0, 0, 0))
    a.add(cover, back.translate(-x * 0.3, 0, seat + 0.06))
    spine = p.curve(
        [
            (-0.04, 0, seat - 0.09),
            (-x * 0.32, 0, seat - 0.07),
            (-x * 0.41, 0, seat + 0.06),
            (-x * 0.44, 0, seat + high * 0.55),
        ]
    )
    a.add(dark, p.sweep(spine, [(-0.009, -0.035), (0.009, -0.035), (0.009, 0.035), (-0.009, 0.035)]))
    if not spec.said("armless", "task"):
        _armrests(a, dark, plain("rubber"), y * 0.41, seat)
    a.collide_box((-x * 0.33, -w * 0.46, seat - 0.08), (x * 0.36, w * 0.46, seat))
    a.collide_box((-x * 0.42, -w * 0.42, seat + 0.05), (-x * 0.28, w * 0.42, z - 0.03))
    a.shelf((0.03, 0, seat + 0.005), (x * 0.5, w * 0.8), kind="seat")
    return a.shape(spec.material or "plastic")


def build_gaming_chair(spec: Spec) -> Shape:
    """A racing-style bucket seat on casters with side wings, head and lumbar pillows and coloured panels."""
    a, (x, y, z) = Assembly(spec), spec.size
    black = plain("faux leather", "black")
    colour = spec.colour or pick(spec, spec.kind.colours, 3)
    accent = plain("faux leather", "dark grey" if colour == "black" else colour)
    seat = 0.47 * z / 1.28
    star_base(a, plain("plastic", "black"), min(x, y) / 2, seat - 0.1)
    a.add(plain("plastic", "black"), p.box((0.24, 0.2, 0.05), (0, 0, seat - 0.11), 0.01))
    w = y * 0.8
    a.add(
        black, p.cushion((x * 0.72, w * 0.62, 0.11), (0.05, 0, seat - 0.04), puff=0.3, corner=0.06, sag=0.012)
    )
    for s in (-1, 1):
        wing = p.cushion((x * 0.68, w * 0.22, 0.13), puff=0.6, corner=0.05)
        a.add(accent, wing.translate(0.04, s * w * 0.38, seat - 0.02))
    a.add(plain("plastic", "black"), p.box((x * 0.66, w * 0.8, 0.03), (0.03, 0, seat - 0.09), 0.012))
    high = z - seat - 0.02
    lean, foot = 0.13, (-x * 0.24, 0.0, seat + 0.01)
    place = lambda part: tilted(part, lean, (0, 0, 0)).translate(*foot)  # noqa: E731 - the back's own frame
    a.add(black, place(curved_back(w * 0.66, high, 0.09, bow=0.03, lumbar=0.02, taper=0.9)))
    for s in (-1, 1):
        panel = p.cushion((high * 0.56, w * 0.2, 0.13), puff=0.5, corner=0.06)
        a.add(accent, place(turned_up(panel).translate(0.015, s * w * 0.36, high * 0.36)))
        ear = p.cushion((high * 0.2, w * 0.15, 0.09), puff=0.5, corner=0.04)
        a.add(accent, place(turned_up(ear).translate(-0.02, s * w * 0.3, high * 0.8)))
    a.add(
        accent,
        place(
            turned_up(p.cushion((0.13, w * 0.44, 0.1), puff=0.7, corner=0.05)).translate(
                0.025, 0, high * 0.83
            )
        ),
    )
    a.add(
        black,
        place(
            turned_up(p.cushion((0.18, w * 0.52, 0.09), puff=0.7, corner=0.05)).translate(0.07, 0, high * 0.2)
        ),
    )
    for k in (-1, 0, 1):
        a.add(accent, place(p.box((0.006, 0.02, high * 0.3), (0.052, k * 0.06, high * 0.5), 0.002)))
    _armrests(a, plain("plastic", "black"), plain("rubber"), y * 0.43, seat, length=0.27)
    a.collide_box((-x * 0.28, -w * 0.45, seat - 0.1), (x * 0.38, w * 0.45, seat))
    back = p.sheared(p.box((0.1, w * 0.7, high - 0.04), (0, 0, (high - 0.04) / 2), 0.0), -lean, 0).translate(
        *foot
    )
    a.collide(p.hull_of(back))
    a.shelf((0.05, 0, seat + 0.005), (x * 0.5, w * 0.55), kind="seat")
    return a.shape("plastic")


def build_drafting_stool(spec: Spec) -> Shape:
    """A tall swivelling stool with a foot ring and a short back."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = metal(spec, default="chrome" if style_of(spec) not in ("industrial", "rustic") else "black metal")
    wooden = family_of(spec.material) == "wood"
    cover = wood(spec) if wooden else fabric(spec, "faux leather")
    seat = z * 0.76
    star_base(a, look, min(x, y) / 2, seat - 0.07)
    a.add(look, p.torus(min(x, y) * 0.33, 0.01, (0, 0, seat * 0.36), segments=40))
    for k in range(3):
        t = k * 2 * np.pi / 3
        path = [
            (0.02 * np.cos(t), 0.02 * np.sin(t), seat * 0.4),
            (min(x, y) * 0.33 * np.cos(t), min(x, y) * 0.33 * np.sin(t), seat * 0.36),
        ]
        a.add(look, p.sweep(path, 0.007, segments=8))
    r = min(x, y) * 0.36
    a.add(look, p.cylinder(r * 0.6, 0.015, (0, 0, seat - 0.075)))
    pad = [(0, 0), (r * 0.94, 0), (r, 0.015), (r, 0.04), (r * 0.95, 0.055), (r * 0.8, 0.064), (0, 0.066)]
    a.add(cover, p.lathe([(q, h + seat - 0.06) for q, h in pad], 40, crease=np.radians(80)))
    bar = p.curve(
        [
            (-r * 0.3, 0, seat - 0.07),
            (-x * 0.36, 0, seat - 0.05),
            (-x * 0.4, 0, seat + 0.06),
            (-x * 0.38, 0, z - 0.06),
        ]
    )
    a.add(look, p.sweep(bar, 0.011, segments=10))
    back = curved_back(y * 0.62, z - seat - 0.05, 0.035, bow=0.035, lumbar=0.0, taper=0.95)
    a.add(cover, back.translate(-x * 0.36, 0, seat + 0.05))
    a.collide(p.cylinder_collider(r, 0.05, (0, 0, seat - 0.055)))
    a.collide_box((-x * 0.41, -y * 0.27, seat + 0.07), (-x * 0.34, y * 0.27, z - 0.02))
    a.shelf((0, 0, seat + 0.006), (r * 1.3, r * 1.3), kind="seat")
    return a.shape(spec.material or "metal")


register(
    Kind(
        "office chair",
        names(
            "swivel chair, rolling chair, desk chair, computer chair, task chair, ergonomic chair, "
            "executive chair, study chair, work chair, wheeled chair, conference chair, meeting chair, "
            "drafting chair, adjustable chair, manager chair, ergonomic office chair, rotating chair"
        ),
        (0.64, 0.64, 1.02),
        seats=True,
        clearance=0.4,
        colours=("black", "grey", "charcoal"),
        mass=14.0,
        limits=_L,
        builder=build_office_chair,
    )
)
register(
    Kind(
        "gaming chair",
        names(
            "gamer chair, racing chair, racing seat, racing simulator seat, racing simulator, sim racing "
            "seat, esports chair, e-sports chair, gaming seat, pc chair, streaming chair, racing rig, "
            "racing cockpit"
        ),
        (0.68, 0.68, 1.28),
        seats=True,
        clearance=0.4,
        colours=("red", "blue", "black", "purple"),
        mass=22.0,
        limits=_L,
        builder=build_gaming_chair,
    )
)
register(
    Kind(
        "drafting stool",
        names(
            "drawing stool, artist stool, drafting seat, adjustable stool, studio stool, swivel stool, "
            "lab chair, tall rolling stool, doctor stool"
        ),
        (0.52, 0.52, 0.78),
        seats=True,
        clearance=0.3,
        colours=("black", "grey"),
        mass=8.0,
        limits=(0.7, 1.4),
        builder=build_drafting_stool,
    )
)
