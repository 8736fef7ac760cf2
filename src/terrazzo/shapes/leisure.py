"""Games, exercise and play."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import darker, leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import family_of, metal, pick, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.surface import Surface

_TOY = ("toy",)
_GYM = ("sport",)


def upright(made: Surface) -> Surface:
    """Turns something extruded along z so that its outline stands in x and z; it then reaches from y = -height to 0."""
    return Surface(made.corners[..., [0, 2, 1]] * (1, -1, 1), made.normals[..., [0, 2, 1]] * (1, -1, 1))


def _cloth_colour(spec: Spec) -> str:
    return spec.colour or pick(spec, spec.kind.colours, 3)


def build_pool_table(spec: Spec) -> Shape:
    """A billiard table: baize, six pockets, wooden rails on stout legs, a racked set of balls and a cue."""
    a, (x, y, z) = Assembly(spec), spec.size
    body, baize = wood(spec, axis=1, coloured=False), plain("felt", _cloth_colour(spec))
    rail, bed, low = 0.13, z - 0.035, z - 0.3
    a.block(body, (-x / 2 + 0.03, -y / 2 + 0.03, low), (x / 2 - 0.03, y / 2 - 0.03, bed - 0.02), bevel=0.01)
    a.add(baize, p.rect((x - 2 * rail + 0.04, y - 2 * rail + 0.04), (0, 0, bed), "+z"))
    a.add(
        baize,
        p.box_between(
            (-x / 2 + 0.05, -y / 2 + 0.05, bed - 0.022), (x / 2 - 0.05, y / 2 - 0.05, bed - 0.001), 0.0
        ),
    )
    pockets = [
        (sx * (x / 2 - rail * 0.78), sy * (y / 2 - rail * 0.78)) for sx in (-1, 1) for sy in (-1, 1)
    ] + [(s * (x / 2 - rail * 0.62), 0.0) for s in (-1, 1)]
    r = 0.06
    for s in (-1, 1):
        for lo, hi in ((-y / 2, -0.065), (0.065, y / 2)):
            x0, x1 = sorted((s * x / 2, s * (x / 2 - rail + 0.04)))
            a.block(body, (x0, lo, bed - 0.03), (x1, hi, z), bevel=0.012)
            c0, c1 = sorted((s * (x / 2 - rail + 0.04), s * (x / 2 - rail)))
            pad = 0.12 if abs(lo) > 0.1 else 0.06
            a.add(
                baize,
                p.box_between(
                    (c0, lo + (pad if lo < -0.1 else 0.0), bed),
                    (c1, hi - (0.12 if hi > 0.1 else 0.0), z - 0.004),
                    0.01,
                ),
            )
        y0, y1 = sorted((s * y / 2, s * (y / 2 - rail + 0.04)))
        a.block(body, (-x / 2 + rail, y0, bed - 0.03), (x / 2 - rail, y1, z), bevel=0.012)
        c0, c1 = sorted((s * (y / 2 - rail + 0.04), s * (y / 2 - rail)))
        a.add(
            baize, p.box_between((-x / 2 + rail + 0.08, c0, bed), (x / 2 - rail - 0.08, c1, z - 0.004), 0.01)
        )
    for px, py in pockets:
        a.add(
            plain("leather", "black"),
            p.cylinder(r, 0.003, (px, py, bed + 0.0005), segments=28),
            p.torus(r, 0.012, (px, py, z - 0.01), segments=28, around=8),
        )
    a.collide_box((-x / 2, -y / 2, bed - 0.03), (x / 2, y / 2, bed))
    form = "turned" if style_of(spec) in ("classic", "rustic", "farmhouse") else "square tapered"
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (x / 2 - 0.18), sy * (y / 2 - 0.2), 0.0)
            a.add(body, p.leg(form, low, 0.075, at))
            a.collide(leg_collider(low, 0.06, at))
    colours = ("yellow", "blue", "red", "purple", "orange", "green", "burgundy", "black")
    k, ball = 0, 0.0286
    for row in range(5):
        for j in range(row + 1):
            at = ((j - row / 2) * 2 * ball, y * 0.2 + row * ball * 1.74, bed + ball)
            a.add(plain("resin", colours[k % 8]), p.sphere(ball, at, segments=18))
            k += 1
    a.add(plain("resin", "white"), p.sphere(ball, (0.04, -y * 0.22, bed + ball), segments=18))
    a.shelf((0, -y * 0.05, bed), (x * 0.6, y * 0.3))
    return a.shape("wood")


def build_game_table(spec: Spec) -> Shape:
    """An air hockey table (lines, goals, strikers and a puck), or table football with rods and men."""
    a, (x, y, z) = Assembly(spec), spec.size
    shell = plain("plastic", _cloth_colour(spec), seed=spec.seed)
    low, rim = z * 0.66, 0.07
    bed = z - 0.045
    for s in (-1, 1):
        x0, x1 = sorted((s * x / 2, s * (x / 2 - rim)))
        a.block(shell, (x0, -y / 2, low), (x1, y / 2, z), bevel=0.015)
        y0, y1 = sorted((s * y / 2, s * (y / 2 - rim)))
        a.block(shell, (-x / 2 + rim, y0, low), (x / 2 - rim, y1, z), bevel=0.015)
    football = any(w in " ".join(spec.attributes) for w in ("foosball", "football"))
    field = plain("felt", "green") if football else plain("lacquer", "white")
    a.block(shell, (-x / 2 + rim, -y / 2 + rim, low), (x / 2 - rim, y / 2 - rim, bed - 0.004), bevel=0.0)
    a.add(
        field,
        p.rect((x - 2 * rim, y - 2 * rim), (0, 0, bed - (0.06 if football else 0.0) + 0.06 * football), "+z"),
    )
    for line, colour in (
        (p.box((x - 2 * rim, 0.012, 0.001), (0, 0, bed + 0.0006), 0.0), "red"),
        (p.torus(x * 0.17, 0.004, (0, 0, bed), segments=48, around=6), "blue"),
    ):
        a.add(plain("plastic", colour), line)
    for s in (-1, 1):
        a.add(
            plain("plastic", "blue"),
            p.torus(x * 0.13, 0.003, (0, s * (y / 2 - rim - 0.12), bed), segments=40, around=6),
        )
        a.add(
            plain("plastic", "black"),
            p.box((x * 0.3, 0.004, 0.03), (0, s * (y / 2 - rim - 0.001), bed + 0.016), 0.001),
        )
        at = (s * x * 0.14, s * y * 0.32)
        striker = [
            (0, 0),
            (0.048, 0),
            (0.05, 0.006),
            (0.046, 0.018),
            (0.02, 0.022),
            (0.016, 0.04),
            (0.02, 0.052),
            (0.012, 0.06),
            (0, 0.062),
        ]
        if not football:
            a.add(
                plain("plastic", "red" if s > 0 else "blue"),
                p.lathe([(q * 0.8, h * 0.6) for q, h in striker], 28, crease=np.radians(60)).translate(
                    *at, bed + 0.001
                ),
            )
        a.block(
            shell, (-x * 0.34, s * y * 0.36 - 0.07, 0.03), (x * 0.34, s * y * 0.36 + 0.07, low), bevel=0.02
        )
        a.block(
            plain("plastic", "black"),
            (-x * 0.4, s * y * 0.36 - 0.09, 0.0),
            (x * 0.4, s * y * 0.36 + 0.09, 0.03),
            bevel=0.008,
        )
    if football:
        for k in range(6):
            at = -y * 0.36 + k * y * 0.144
            a.add(plain("chrome"), p.cylinder(0.008, x, (-x / 2, at, z - 0.012), axis="x", segments=12))
            for j in range((2, 3, 4)[k % 3]):
                mid = (j - ((2, 3, 4)[k % 3] - 1) / 2) * x * 0.2
                a.add(
                    plain("plastic", "red" if k % 2 else "blue"),
                    p.capsule(0.014, 0.05, (mid, at, z - 0.044), segments=12),
                )
    else:
        a.add(plain("plastic", "red"), p.cylinder(0.032, 0.006, (0.06, 0.05, bed + 0.001), segments=28))
    a.shelf((0, 0, bed), (x * 0.6, y * 0.5))
    return a.shape("plastic")


def build_ping_pong(spec: Spec) -> Shape:
    """A table tennis table with white lines and a net."""
    a, (x, y, z) = Assembly(spec), spec.size
    top, net = z * 0.835, z * 0.165
    blue, white = plain("paint", _cloth_colour(spec)), plain("paint", "white")
    for s in (-1, 1):
        y0, y1 = sorted((s * 0.003, s * y / 2))
        a.block(blue, (-x / 2, y0, top - 0.025), (x / 2, y1, top), bevel=0.003)
        for f in (-1, 1):
            a.add(white, p.rect((0.02, y / 2), (f * (x / 2 - 0.012), s * y / 4, top + 0.0005), "+z"))
        a.add(white, p.rect((x - 0.01, 0.02), (0, s * (y / 2 - 0.012), top + 0.0006), "+z"))
    a.add(white, p.rect((0.004, y), (0, 0, top + 0.0005), "+z"))
    mesh = plain("fabric", "charcoal")
    a.add(mesh, p.rect((x - 0.005, net - 0.02), (0, 0, top + net / 2 - 0.01), "+y"), closed=False)
    a.add(white, p.box((x, 0.006, 0.015), (0, 0, z - 0.0075), 0.001))
    a.collide_box((-x / 2, -0.003, top), (x / 2, 0.003, z))
    steel = plain("black metal")
    for sy in (-1, 1):
        for sx in (-1, 1):
            at = (sx * x * 0.38, sy * y * 0.32, 0.0)
            a.add(steel, p.leg("square", top - 0.025, 0.022, at))
            a.collide(leg_collider(top - 0.025, 0.022, at))
        a.block(
            steel,
            (-x * 0.38, sy * y * 0.32 - 0.015, top - 0.09),
            (x * 0.38, sy * y * 0.32 + 0.015, top - 0.025),
        )
    a.shelf((0, -y * 0.25, top), (x * 0.9, y * 0.45))
    a.shelf((0, y * 0.25, top), (x * 0.9, y * 0.45))
    return a.shape("wood")


def build_treadmill(spec: Spec) -> Shape:
    """A running belt between side rails, uprights with grips and a console; one steps on from -x... towards +x."""
    a, (x, y, z) = Assembly(spec), spec.size
    dark, accent = plain("plastic", _cloth_colour(spec)), plain("plastic", "grey")
    deck = 0.17
    a.block(
        plain("rubber"),
        (-x / 2 + 0.05, -y * 0.31, deck - 0.03),
        (x * 0.36, y * 0.31, deck - 0.002),
        bevel=0.003,
    )
    a.block(dark, (-x / 2 + 0.06, -y * 0.4, 0.05), (x * 0.34, y * 0.4, deck - 0.035), bevel=0.01)
    for s in (-1, 1):
        y0, y1 = sorted((s * y * 0.31, s * y * 0.44))
        a.block(accent, (-x / 2, y0, 0.06), (x * 0.36, y1, deck), bevel=0.012)
        a.add(
            plain("rubber"),
            p.cylinder(0.03, 0.06, (-x / 2 + 0.06, s * y * 0.38, 0.0), segments=18),
            p.cylinder(0.03, 0.06, (x * 0.36, s * y * 0.38, 0.0), segments=18),
        )
        post = [
            (x * 0.4, s * y * 0.46, 0.05),
            (x * 0.36, s * y * 0.47, z * 0.55),
            (x * 0.3, s * y * 0.46, z * 0.8),
        ]
        a.add(dark, p.sweep(p.curve(post), 0.03, segments=14))
        a.collide(p.hull_of(p.sweep([post[0], post[2]], 0.025, segments=6)))
        grip = p.curve(
            [
                (x * 0.31, s * y * 0.46, z * 0.76),
                (x * 0.2, s * y * 0.45, z * 0.73),
                (x * 0.06, s * y * 0.44, z * 0.71),
            ]
        )
        a.add(plain("rubber"), p.sweep(grip, 0.018, segments=12))
    hood = p.extrude(
        [(x * 0.24, 0.04), (x / 2, 0.04), (x / 2, 0.14), (x * 0.42, 0.25), (x * 0.3, 0.24)], y * 0.84, 0.012
    )
    a.add(dark, upright(hood).translate(0, y * 0.42, 0))
    a.collide_box((x * 0.3, -y * 0.4, 0.05), (x * 0.48, y * 0.4, 0.22))
    console = p.extrude(
        [
            (x * 0.24, z * 0.75),
            (x * 0.33, z * 0.74),
            (x * 0.4, z * 0.98),
            (x * 0.37, z),
            (x * 0.34, z * 0.98),
        ],
        y * 0.94,
        0.006,
    )
    a.add(dark, upright(console).translate(0, y * 0.47, 0))
    a.collide_box((x * 0.28, -y * 0.45, z * 0.76), (x * 0.37, y * 0.45, z * 0.95))
    edge = np.array([(x * 0.24, z * 0.75), (x * 0.34, z * 0.98)])
    mid, along = edge.mean(0), edge[1] - edge[0]
    out = np.array([-along[1], along[0]]) / np.linalg.norm(along) * 0.003
    corners = [
        (mid[0] + out[0] + q * along[0] * 0.36, w * y * 0.3, mid[1] + out[1] + q * along[1] * 0.36)
        for q, w in ((-1, 1), (-1, -1), (1, -1), (1, 1))
    ]
    a.add(Finish("screen", (0.02, 0.05, 0.08), gloss=0.7, emission=(0.05, 0.2, 0.35)), p.quads([corners]))
    a.collide_box((-x / 2, -y * 0.43, 0.0), (x * 0.36, y * 0.43, deck - 0.002))
    a.shelf((-x * 0.1, 0, deck), (x * 0.6, y * 0.55), headroom=float("inf"), kind="seat")
    return a.shape("metal")


def build_exercise_bike(spec: Spec) -> Shape:
    """A spinning bike: flywheel, frame, saddle, handlebars, pedals and a display."""
    a, (x, y, z) = Assembly(spec), spec.size
    frame, dark, steel = plain("paint", _cloth_colour(spec)), plain("rubber"), plain("steel")
    for s in (-1, 1):
        a.block(
            plain("black metal"),
            (s * x * 0.44 - 0.035, -y / 2, 0.012),
            (s * x * 0.44 + 0.035, y / 2, 0.07),
            bevel=0.015,
        )
        for q in (-1, 1):
            a.add(dark, p.cylinder(0.03, 0.02, (s * x * 0.44, q * y * 0.42, 0), segments=16))
    wheel = (x * 0.26, 0.0, z * 0.33)
    r = z * 0.2
    a.add(steel, p.cylinder(r, 0.03, (wheel[0], -0.015, wheel[2]), axis="y", segments=56, bevel=0.008))
    a.add(
        frame,
        p.torus(r * 0.72, 0.006, (wheel[0], 0.016, wheel[2]), axis="y", segments=40),
        p.cylinder(0.04, 0.1, (wheel[0], -0.05, wheel[2]), axis="y"),
    )
    a.collide(p.cylinder_collider(r, 0.03, (wheel[0], -0.015, wheel[2]), axis="y", sides=12))
    crank = (-x * 0.04, 0.0, z * 0.3)
    head, hub = (x * 0.22, 0, z * 0.62), (-x * 0.04, 0, z * 0.3)
    rear, nose = (-x * 0.44, 0, 0.06), (x * 0.44, 0, 0.06)
    tubes = [
        (rear, hub),
        (nose, hub),
        (hub, head),
        ((-x * 0.1, 0, z * 0.3), (-x * 0.22, 0, z * 0.68)),
        (nose, head),
    ]
    for i, (start, end) in enumerate(tubes):
        a.add(frame, p.sweep([start, end], 0.026, segments=16))
        if i < 4:
            a.collide(p.hull_of(p.sweep([start, end], 0.02, segments=4)))
    a.add(
        steel,
        p.cylinder(0.018, z * 0.14, (-x * 0.225, 0, z * 0.66), segments=14),
        p.cylinder(0.018, z * 0.24, (x * 0.22, 0, z * 0.6), segments=14),
    )
    saddle = p.curve([(-x * 0.32, 0, 0), (-x * 0.22, 0, 0.01), (-x * 0.08, 0, 0)], steps=8)
    width = np.interp(np.linspace(0, 1, len(saddle)), [0, 0.15, 0.4, 1], [0.6, 1.0, 0.75, 0.28])
    pad = p.sweep(
        saddle + (0, 0, z * 0.81),
        [(-0.03, -y * 0.14), (0.018, -y * 0.15), (0.026, 0.0), (0.018, y * 0.15), (-0.03, y * 0.14)],
        smooth=True,
        scale=width,
    )
    a.add(dark, pad)
    a.collide(p.hull_of(pad))
    bars = p.curve(
        [
            (x * 0.36, -y * 0.36, z * 0.9),
            (x * 0.42, -y * 0.38, z * 0.86),
            (x * 0.3, -y * 0.3, z * 0.83),
            (x * 0.22, 0, z * 0.84),
            (x * 0.3, y * 0.3, z * 0.83),
            (x * 0.42, y * 0.38, z * 0.86),
            (x * 0.36, y * 0.36, z * 0.9),
        ]
    )
    a.add(dark, p.sweep(bars, 0.016, segments=12))
    a.add(
        plain("screen"),
        p.sheared(p.box((0.015, 0.2, 0.13), (0, 0, 0.065), 0.004), 0.3, 0).translate(x * 0.25, 0, z * 0.87),
    )
    a.add(
        plain("plastic", "black"), p.cylinder(0.07, 0.05, (crank[0], -0.025, crank[2]), axis="y", segments=32)
    )
    for s in (-1, 1):
        end = (crank[0] + s * 0.1, s * 0.09, crank[2] - s * 0.13)
        a.add(
            steel, p.sweep([(crank[0], s * 0.05, crank[2]), (end[0], s * 0.06, end[2])], 0.011, segments=10)
        )
        a.add(dark, p.box((0.1, 0.09, 0.022), (end[0], s * 0.115, end[2]), 0.005))
    return a.shape("metal")


def build_punching_bag(spec: Spec) -> Shape:
    """A boxing bag: free-standing on a weighted base, or hung on chains in a frame."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover, black = plain("faux leather", _cloth_colour(spec), seed=spec.seed), plain("plastic", "black")
    r = min(x, y) / 2
    if spec.said("hanging", "heavy", "suspended"):
        steel = plain("black metal")
        for s in (-1, 1):
            a.block(
                steel,
                (-x / 2, s * (y / 2) - (0.05 if s > 0 else 0), 0),
                (x / 2, s * (y / 2) + (0.05 if s < 0 else 0), 0.04),
                bevel=0.006,
            )
        a.block(steel, (-x / 2, -y / 2 + 0.05, 0), (-x / 2 + 0.06, y / 2 - 0.05, 0.04), bevel=0.006)
        a.block(steel, (-x / 2, -0.03, 0.04), (-x / 2 + 0.06, 0.03, z), bevel=0.006)
        a.block(steel, (-x / 2 + 0.06, -0.03, z - 0.06), (x * 0.2, 0.03, z), bevel=0.006)
        top, low, at, br = z * 0.82, z * 0.22, x * 0.08, r * 0.5
        for k in range(4):
            t = np.pi / 4 + k * np.pi / 2
            a.add(
                plain("chrome"),
                p.sweep(
                    [(at + br * 0.8 * np.cos(t), br * 0.8 * np.sin(t), top), (at, 0, z - 0.08)],
                    0.004,
                    segments=6,
                ),
            )
    else:
        base = [
            (0, 0),
            (r, 0),
            (r, 0.04),
            (r * 0.92, 0.12),
            (r * 0.6, 0.24),
            (r * 0.35, 0.3),
            (r * 0.3, z * 0.26),
            (0, z * 0.26),
        ]
        a.add(black, p.lathe(base, 48, crease=np.radians(50)))
        a.collide(p.cylinder_collider(r, 0.1, top=0.92), p.cylinder_collider(r * 0.3, z * 0.26))
        top, low, at, br = z, z * 0.25, 0.0, r * 0.66
    profile = [
        (0, low),
        (br * 0.9, low),
        (br, low + 0.03),
        (br * 1.0, (low + top) / 2),
        (br, top - 0.06),
        (br * 0.88, top - 0.015),
        (0, top),
    ]
    a.add(cover, p.lathe(profile, 40, crease=np.radians(70)).translate(at, 0, 0))
    for h in (0.12, 0.5, 0.88):
        a.add(
            darker(cover, 0.45),
            p.tube(br * 1.006, br * 0.97, 0.045, (at, 0, low + (top - low) * h - 0.02), segments=40),
        )
    a.collide(p.cylinder_collider(br * 0.98, top - low - 0.03, (at, 0, low + 0.01), sides=12))
    return a.shape("leather", mass=spec.kind.mass)


def build_ladder(spec: Spec) -> Shape:
    """A folding step ladder, or a single ladder that leans towards -x."""
    a, (x, y, z) = Assembly(spec), spec.size
    look_rail = (
        metal(spec)
        if family_of(spec.material) == "metal" or style_of(spec) in ("industrial",)
        else wood(spec, axis=2)
    )
    single = spec.said("library", "decorative", "blanket", "leaning", "bunk", "rolling") or z > 1.9
    top = (-x / 2 + 0.03) if single else 0.0
    half = y / 2 - 0.02
    for s in (-1, 1):
        inner = half - 0.06
        pairs = [((x / 2 - 0.03, s * half), (top, s * (inner if not single else half)))]
        pairs += [] if single else [((-x / 2 + 0.03, s * half), (top - 0.03, s * inner))]
        for foot, head in pairs:
            lean = (foot[0] - head[0], foot[1] - head[1])
            a.add(look_rail, p.leg("square", z, 0.017, (*head, 0.0), splay=lean))
            a.collide(leg_collider(z, 0.017, (*head, 0.0), lean))
    rungs = max(round(z / 0.28), 3)
    for k in range(1, rungs):
        h = k * z / rungs
        f = (x / 2 - 0.03) + (top - x / 2 + 0.03) * h / z
        width = half - (0.06 * h / z if not single else 0)
        if single:
            a.add(look_rail, p.cylinder(0.014, 2 * width, (f, -width, h), axis="y", segments=14))
        else:
            a.block(look_rail, (f - 0.05, -width, h - 0.011), (f + 0.04, width, h + 0.011), bevel=0.003)
            a.shelf((f - 0.005, 0, h + 0.011), (0.08, 1.7 * width), headroom=z / rungs - 0.03, kind="shelf")
            back = (-x / 2 + 0.03) + (top - 0.03 + x / 2 - 0.03) * h / z
            if k % 2:
                a.add(look_rail, p.cylinder(0.009, 2 * width, (back, -width, h), axis="y", segments=12))
    if not single:
        a.block(look_rail, (top - 0.1, -half + 0.05, z - 0.022), (top + 0.07, half - 0.05, z), bevel=0.004)
        a.shelf((top - 0.015, 0, z), (0.16, 1.7 * half))
        for s in (-1, 1):
            a.add(
                plain("steel"),
                p.sweep(
                    [(x * 0.25, s * (half - 0.03), z * 0.45), (-x * 0.25, s * (half - 0.03), z * 0.45)],
                    0.004,
                    segments=6,
                ),
            )
    return a.shape(spec.material)


def build_play_tent(spec: Spec) -> Shape:
    """A teepee of cloth on crossed poles with a parted front and bunting, or a small house."""
    a, (x, y, z) = Assembly(spec), spec.size
    colour = _cloth_colour(spec)
    cloth = plain("canvas", colour, seed=spec.seed)
    trim = plain("canvas", "mustard" if colour != "mustard" else "teal")
    if any(
        w in " ".join((*spec.attributes, spec.material or ""))
        for w in ("house", "castle", "fort", "playhouse", "cardboard")
    ):
        return _play_house(a, cloth, trim)
    pole, apex = wood(spec, axis=2, coloured=False), z * 0.86
    r = 0.013
    corners = [(sx * (x / 2 - 0.02), sy * (y / 2 - 0.02)) for sx, sy in ((1, -1), (1, 1), (-1, 1), (-1, -1))]
    for cx, cy in corners:
        reach = 1 - z / apex
        line = [(cx, cy, 0.0), (cx * reach, cy * reach, z)]
        a.add(pole, p.sweep(line, r, segments=12))
        a.collide(p.hull_of(p.sweep([line[0], (cx * 0.1, cy * 0.1, apex * 0.9)], r * 0.8, segments=4)))
    top = 0.06
    for k in range(4):
        (ax, ay), (bx, by) = corners[k], corners[(k + 1) % 4]
        u, v = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 1, 13), indexing="ij")
        sway = 0.04 * np.sin(np.pi * u) * np.sin(np.pi * v)
        shrink = 1 - (1 - top) * v - sway
        grid = np.stack(
            [(ax + (bx - ax) * u) * shrink, (ay + (by - ay) * u) * shrink, apex * 0.98 * v + 0.005], -1
        )
        if k == 0:  # the front, parted in the middle and tied back
            for side in (0, 1):
                part = grid[:6] if side == 0 else grid[7:]
                pull = np.clip(1 - v[:6] / 0.75, 0, 1) ** 0.7
                edge = (np.linspace(0, 1, 6) if side == 0 else np.linspace(1, 0, 6))[:, None]
                moved = part.copy()
                moved[..., 1] += (-1 if side == 0 else 1) * pull * edge * y * 0.22
                a.add(cloth, Surface.grid(moved), closed=False)
        else:
            a.add(cloth, Surface.grid(grid), closed=False)
    for k in range(7):
        at = (k - 3) * y * 0.085
        height = apex * 0.66 - 0.03 * (1 - abs(k - 3) / 3)
        fx = (x / 2 - 0.02) * (1 - (1 - top) * height / apex) + 0.02
        flag = [
            (fx, at - 0.035, height),
            (fx, at, height - 0.08),
            (fx, at + 0.035, height),
            (fx, at + 0.035, height),
        ]
        a.add(trim if k % 2 else plain("canvas", "terracotta"), p.quads([flag]), closed=False)
    a.add(plain("cotton", "cream"), p.cushion((x * 0.8, y * 0.8, 0.06), (0, 0, 0.03), puff=0.5, corner=0.05))
    a.shelf((0, 0, 0.055), (x * 0.5, y * 0.5), headroom=apex * 0.3, kind="inside")
    return a.shape("canvas")


def _play_house(a: Assembly, wall: Finish, roof: Finish) -> Shape:
    spec, (x, y, z) = a.spec, a.spec.size
    eaves, t = z * 0.6, 0.02
    door = y * 0.18
    for s in (-1, 1):
        y0, y1 = sorted((s * (y / 2 - 0.06), s * (y / 2 - 0.06 - t)))
        a.block(wall, (-x / 2 + 0.06, y0, 0), (x / 2 - 0.06, y1, eaves), bevel=0.003)
        d0, d1 = sorted((s * door, s * (y / 2 - 0.06 - t)))
        a.block(wall, (x / 2 - 0.06 - t, d0, 0), (x / 2 - 0.06, d1, eaves), bevel=0.003)
    a.block(
        wall, (-x / 2 + 0.06, -y / 2 + 0.06 + t, 0), (-x / 2 + 0.06 + t, y / 2 - 0.06 - t, eaves), bevel=0.003
    )
    a.block(wall, (x / 2 - 0.06 - t, -door, eaves * 0.82), (x / 2 - 0.06, door, eaves), bevel=0.003)
    for f in (-x / 2 + 0.06, x / 2 - 0.06 - t):
        gable = p.extrude([(-y / 2 + 0.06, eaves), (y / 2 - 0.06, eaves), (0, z - 0.03)], t, 0.0)
        a.add(wall, Surface(gable.corners[..., [2, 0, 1]], gable.normals[..., [2, 0, 1]]).translate(x=f))
    for s in (-1, 1):
        slope = p.box((x, float(np.hypot(y / 2, z - eaves)), 0.02), (0, 0, 0), 0.004)
        angle = -s * float(np.arctan2(z - eaves - 0.02, y / 2))
        c, q = np.cos(angle), np.sin(angle)
        turn = np.array([[1, 0, 0], [0, c, -q], [0, q, c]])
        board = Surface(slope.corners @ turn.T + (0, s * y / 4, (z + eaves) / 2), slope.normals @ turn.T)
        a.add(roof, board)
        a.collide(p.hull_of(board))
        a.add(
            plain("paint", "light blue"),
            p.box((x * 0.28, 0.006, eaves * 0.3), (0, s * (y / 2 - 0.058), eaves * 0.58), 0.002),
        )
        a.add(
            plain("paint", "white"),
            p.box((x * 0.3, 0.01, 0.02), (0, s * (y / 2 - 0.057), eaves * 0.58), 0.002),
            p.box((0.02, 0.01, eaves * 0.32), (0, s * (y / 2 - 0.057), eaves * 0.58), 0.002),
        )
    a.shelf((0, 0, 0.001), (x * 0.6, y * 0.6), headroom=eaves * 0.8, kind="inside")
    a.add(plain("cotton", "cream"), p.box((x - 0.2, y - 0.2, 0.001), (0, 0, 0.0005), 0.0))
    return a.shape(spec.material or "wood")


def build_puppet_theater(spec: Spec) -> Shape:
    """A stage front with an arched opening, parted curtains, a ledge and a painted lower panel."""
    a, (x, y, z) = Assembly(spec), spec.size
    body, velvet = wood(spec, axis=2, coloured=False), plain("velvet", spec.colour or "red")
    gold, face = plain("paint", "gold yellow"), x / 2 - 0.14
    low, high, half = z * 0.48, z * 0.88, y * 0.36
    t = 0.02
    for s in (-1, 1):
        y0, y1 = sorted((s * half, s * y / 2))
        a.block(body, (face - t, y0, low), (face, y1, z - 0.12), bevel=0.003)
        w0, w1 = sorted((s * (y / 2 - t), s * y / 2))
        a.block(body, (-x / 2, w0, 0), (face - t, w1, z * 0.86), bevel=0.003)
    a.block(body, (face - t, -y / 2, 0), (face, y / 2, low), bevel=0.003)
    a.block(body, (face, -y / 2 + 0.02, low - 0.02), (x / 2, y / 2 - 0.02, low), bevel=0.004)
    a.shelf(((face + x / 2) / 2, 0, low), (x / 2 - face, y * 0.9), headroom=high - low, kind="shelf")
    crest = np.concatenate(
        [
            [(-y / 2, high), (y / 2, high)],
            np.stack(
                [
                    y / 2 * np.cos(np.linspace(0, np.pi, 25)),
                    z - 0.1 + 0.1 * np.sin(np.linspace(0, np.pi, 25)),
                ],
                -1,
            ),
        ]
    )
    crown = p.extrude(crest, t, 0.002)
    a.add(
        velvet,
        Surface(crown.corners[..., [2, 0, 1]], crown.normals[..., [2, 0, 1]]).translate(x=face - t * 0.5),
    )
    a.collide_box((face - t * 0.5, -y / 2 + 0.02, high), (face, y / 2 - 0.02, z - 0.09))
    v, h = np.meshgrid(np.linspace(0, 1, 19), np.linspace(0, 1, 13), indexing="ij")
    for s in (-1, 1):
        gather = np.interp(h, [0, 0.35, 1], [0.42, 0.3, 0.95])
        ys = s * (half + 0.01) - s * v * half * gather
        grid = np.stack([face - 0.03 + 0.012 * np.sin(v * 22), ys, low + 0.005 + (high - low) * h], -1)
        a.add(velvet, Surface.grid(grid if s < 0 else grid[::-1]), closed=False)
        a.add(gold, p.sphere(0.02, (face - 0.01, s * half * 0.98, low + (high - low) * 0.36), segments=14))
    star_t = np.linspace(0, 2 * np.pi, 11)[:-1] + np.pi / 2
    star = (
        np.stack([np.cos(star_t), np.sin(star_t)], -1)
        * np.where(np.arange(10) % 2, 0.45, 1.0)[:, None]
        * min(low * 0.3, y * 0.16)
    )
    shape = p.extrude(star, 0.008, 0.001)
    a.add(
        gold,
        Surface(shape.corners[..., [2, 0, 1]], shape.normals[..., [2, 0, 1]]).translate(face, 0, low * 0.5),
    )
    for s in (-1, 1):
        a.add(
            gold,
            p.box((0.006, 0.012, low - 0.06), (face + 0.002, s * (y / 2 - 0.05), low / 2), 0.001),
            p.box((0.006, y - 0.1, 0.012), (face + 0.002, 0, low / 2 + s * (low / 2 - 0.035)), 0.001),
        )
    return a.shape("wood")


def build_climbing_structure(spec: Spec) -> Shape:
    """A play frame: a ladder triangle with a platform and bars, or soft foam blocks."""
    a, (x, y, z) = Assembly(spec), spec.size
    words = " ".join((*spec.attributes, spec.material or ""))
    if any(w in words for w in ("foam", "soft", "block", "pyramid")) or z < 0.75:
        return _foam_blocks(a)
    look_rail, bar_colours = wood(spec, axis=2, coloured=False), ("red", "yellow", "blue", "green", "orange")
    half, apex = y / 2 - 0.03, z
    for s in (-1, 1):
        for f in (-1, 1):
            at, lean = (f * 0.03, s * half, 0.0), (f * (x / 2 - 0.06), 0.0)
            a.add(look_rail, p.leg("square", apex, 0.028, at, splay=lean))
            a.collide(leg_collider(apex, 0.028, at, lean))
        a.block(
            look_rail,
            (-x * 0.27, s * half - 0.02, apex * 0.4),
            (x * 0.27, s * half + 0.02, apex * 0.4 + 0.06),
            bevel=0.005,
        )
    rungs = max(round(apex / 0.2), 4)
    for k in range(1, rungs):
        h = k * apex / rungs
        for f in (-1, 1):
            at = f * (0.03 + (x / 2 - 0.06) * (1 - h / apex))
            colour = spec.colour or bar_colours[k % 5]
            a.add(
                plain("plastic", colour),
                p.cylinder(0.017, 2 * half - 0.02, (at, -half + 0.01, h), axis="y", segments=16),
            )
    a.block(
        look_rail,
        (-x * 0.26, -half + 0.03, apex * 0.4 + 0.03),
        (x * 0.26, half - 0.03, apex * 0.4 + 0.055),
        bevel=0.004,
    )
    a.shelf((0, 0, apex * 0.4 + 0.055), (x * 0.4, y * 0.8), headroom=apex * 0.5, kind="shelf")
    for k in range(6):
        hold = p.ellipsoid((0.03, 0.05, 0.04), (0, 0, 0), segments=14)
        h = apex * (0.14 + 0.13 * k)
        at = x / 2 - 0.03 - (x / 2 - 0.06) * h / apex
        a.add(
            plain("resin", bar_colours[(k * 2) % 5]), hold.translate(at - 0.02, (k % 3 - 1) * half * 0.55, h)
        )
    return a.shape("wood")


def _foam_blocks(a: Assembly) -> Shape:
    spec, (x, y, z) = a.spec, a.spec.size
    colours = [spec.colour] if spec.colour else ["red", "yellow", "blue", "green"]
    shade = lambda k: plain("faux leather", colours[k % len(colours)])  # noqa: E731 - cycles the colours
    if any("pyramid" in w for w in spec.attributes):
        base = np.array([(-x / 2, -y / 2, 0), (x / 2, -y / 2, 0), (x / 2, y / 2, 0), (-x / 2, y / 2, 0)])
        tip = np.array([0, 0, z])
        for k in range(4):
            a.add(shade(k), p.quads([[base[k], base[(k + 1) % 4], tip, tip]]))
        a.add(shade(0), p.quads([base[::-1]]))
        a.collide(p.hull_of(p.quads([[base[0], base[1], tip, tip], [base[2], base[3], tip, tip]])))
        return a.shape("foam")
    steps = 3
    for k in range(steps):
        low, high = -x / 2 + k * x * 0.2, -x / 2 + (k + 1) * x * 0.2
        a.block(shade(k), (low, -y / 2, 0), (high, y / 2, z * (k + 1) / steps), bevel=0.02)
    ramp = p.extrude([(-x / 2 + 0.6 * x, 0), (x / 2, 0), (x / 2, 0.03), (-x / 2 + 0.6 * x, z)], y, 0.01)
    a.add(shade(3), upright(ramp).translate(y=y / 2))
    a.collide(p.hull_of(upright(ramp).translate(y=y / 2)))
    a.shelf((-x / 2 + 0.5 * x, 0, z), (x * 0.18, y * 0.9), kind="seat")
    return a.shape("foam")


def build_slide(spec: Spec) -> Shape:
    """A moulded slide: a ladder and a small deck at -x, a waved chute down to +x."""
    a, (x, y, z) = Assembly(spec), spec.size
    chute, frame = (
        plain("plastic", _cloth_colour(spec), seed=spec.seed),
        plain("plastic", "blue" if spec.colour != "blue" else "yellow"),
    )
    top, wide = z * 0.66, y / 2 - 0.03
    line = p.curve(
        [
            (-x * 0.2, 0, top),
            (-x * 0.08, 0, top - 0.01),
            (x * 0.12, 0, top * 0.56),
            (x * 0.32, 0, top * 0.22),
            (x / 2 - 0.06, 0, 0.075),
            (x / 2, 0, 0.07),
        ],
        steps=5,
    )
    section = [
        (0.10, -wide),
        (0.115, -wide - 0.012),
        (0.12, -wide + 0.012),
        (0.02, -wide + 0.03),
        (0.008, 0),
        (0.02, wide - 0.03),
        (0.12, wide - 0.012),
        (0.115, wide + 0.012),
        (0.10, wide),
        (0.0, wide - 0.022),
        (-0.012, 0),
        (0.0, -wide + 0.022),
    ]
    made = p.sweep(line, section[::-1] if _clockwise(section) else section)
    a.add(chute, made)
    for i in range(0, len(line) - 1, 4):
        piece = line[i : i + 5]
        a.collide(
            p.hull_of(
                p.sweep(
                    piece,
                    [
                        (-0.012, -wide + 0.02),
                        (0.008, -wide + 0.02),
                        (0.008, wide - 0.02),
                        (-0.012, wide - 0.02),
                    ],
                )
            )
        )
    a.block(frame, (-x * 0.36, -wide, top - 0.03), (-x * 0.19, wide, top), bevel=0.008)
    for s in (-1, 1):
        side = [
            (-x / 2, 0.0),
            (-x / 2 + 0.07, 0.0),
            (-x * 0.33, top * 0.7),
            (-x * 0.21, top * 0.7),
            (-x * 0.16, 0.0),
            (-x * 0.1, 0.0),
            (-x * 0.17, top),
            (-x * 0.22, z * 0.96),
            (-x * 0.28, z),
            (-x * 0.35, z * 0.96),
            (-x * 0.37, top),
        ]
        plate = p.extrude(side, 0.03, 0.008)
        at = s * (wide + 0.015)
        a.add(frame, upright(plate).translate(y=at + 0.015))
        a.collide(
            leg_collider(top, 0.02, (-x * 0.36, at, 0), (-x / 2 + 0.04 + x * 0.36, 0)),
            leg_collider(top, 0.02, (-x * 0.2, at, 0), (x * 0.07, 0)),
        )
    for k in range(1, 4):
        h = k * top / 4
        f = -x / 2 + 0.05 + (x * 0.13) * h / top
        a.block(frame, (f - 0.045, -wide, h - 0.014), (f + 0.045, wide, h + 0.014), bevel=0.006)
    return a.shape("plastic")


def _clockwise(outline: list[tuple[float, float]]) -> bool:
    q = np.asarray(outline)
    return float(np.sum(q[:, 0] * np.roll(q[:, 1], -1) - np.roll(q[:, 0], -1) * q[:, 1])) < 0


def build_ball_pit(spec: Spec) -> Shape:
    """A padded ring, round or square, full of coloured balls."""
    a, (x, y, z) = Assembly(spec), spec.size
    cover, wall = plain("cotton", _cloth_colour(spec), seed=spec.seed), 0.07
    square = spec.said("square", "rectangular")
    power, n = (7.0 if square else 2.0), 56
    outline = p.oval_outline((x, y), segments=n, power=power)
    outline = np.concatenate([outline, outline[:1]])
    f = 1 - 2 * wall / min(x, y)
    levels = [
        (1.0, 0.0),
        (1.0, 0.02),
        (1.0, z - 0.03),
        (0.5 + f / 2, z),
        (f, z - 0.03),
        (f, 0.02),
        (0.0, 0.02),
    ]
    rings = [np.pad(outline * q, ((0, 0), (0, 1)), constant_values=h) for q, h in levels]
    a.add(cover, p.tidy(Surface.grid(np.stack(rings, 1))))
    t = np.linspace(0, 2 * np.pi, 13)
    for i in range(12):
        wedge = [
            (np.cos(q) * x / 2 * k, np.sin(q) * y / 2 * k, h)
            for q in (t[i], t[i + 1])
            for k, h in ((0.99, 0), (0.99, z - 0.02), (f, z - 0.02), (f, 0))
        ]
        a.collide(p.hull_of(p.quads(np.array(wedge).reshape(2, 4, 3))))
    a.collide(p.cylinder_collider((x * f * 0.49, y * f * 0.49), 0.02, sides=12))
    rng, r = spec.rng, 0.036
    sand = any("sand" in w for w in spec.attributes)
    if sand:
        a.add(plain("sand"), p.disc((x * f / 2, y * f / 2), (0, 0, z * 0.6)))
    else:
        colours = ("red", "yellow", "blue", "green", "white", "light blue", "pink")
        step = 2.05 * r
        for i in range(-int(x / step), int(x / step) + 1):
            for j in range(-int(y / step), int(y / step) + 1):
                px, py = (i + 0.5 * (j % 2)) * step, j * step * 0.87
                inside = (abs(px) / (x * f / 2 - r)) ** power + (abs(py) / (y * f / 2 - r)) ** power
                if inside < 1:
                    h = z * 0.62 + float(rng.uniform(-0.02, 0.02))
                    a.add(
                        plain("plastic", colours[int(rng.integers(7))]),
                        p.ellipsoid((r, r, r), (px, py, h), segments=10, low=-30),
                    )
        a.add(darker(cover, 0.4), p.disc((x * f / 2, y * f / 2), (0, 0, z * 0.6)))
    return a.shape("foam")


register(
    Kind(
        "pool table",
        names(
            "billiard table, billiards table, snooker table, billiard, pool, pool billiard table, billiards"
        ),
        (1.4, 2.5, 0.82),
        clearance=1.0,
        colours=("green", "blue", "burgundy"),
        finishes=("mahogany", "walnut", "oak"),
        mass=320.0,
        limits=(0.6, 1.3),
        builder=build_pool_table,
    )
)
register(
    Kind(
        "air hockey table",
        names(
            "air hockey, foosball table, table football, hockey table, football table, foosball, table "
            "hockey, arcade table"
        ),
        (1.0, 2.0, 0.82),
        clearance=0.7,
        colours=("blue", "black", "red"),
        mass=70.0,
        limits=(0.5, 1.3),
        builder=build_game_table,
    )
)
register(
    Kind(
        "ping pong table",
        names("table tennis table, ping-pong table, table tennis, ping pong"),
        (1.525, 2.74, 0.91),
        clearance=1.0,
        colours=("green", "blue"),
        mass=90.0,
        limits=(0.5, 1.1),
        builder=build_ping_pong,
    )
)
register(
    Kind(
        "treadmill",
        names(
            "running machine, running treadmill, walking machine, walking pad, jogging machine, electric "
            "treadmill"
        ),
        (1.75, 0.82, 1.38),
        clearance=0.8,
        colours=("black",),
        mass=95.0,
        limits=(0.7, 1.2),
        tags=_GYM,
        builder=build_treadmill,
    )
)
register(
    Kind(
        "exercise bike",
        names(
            "stationary bike, stationary bicycle, spin bike, exercise bicycle, spinning bike, indoor "
            "bike, fitness bike, peloton, gym bike, elliptical, elliptical machine, elliptical trainer, "
            "cross trainer, rowing machine, rower, cycling machine, indoor cycling bike"
        ),
        (1.15, 0.55, 1.25),
        clearance=0.5,
        colours=("black", "red", "grey"),
        mass=45.0,
        limits=(0.7, 1.25),
        tags=_GYM,
        builder=build_exercise_bike,
    )
)
register(
    Kind(
        "punching bag",
        names(
            "boxing bag, heavy bag, punch bag, boxing stand, punching ball, speed bag, kick bag, "
            "freestanding punching bag, sandbag, boxing dummy"
        ),
        (0.55, 0.55, 1.75),
        clearance=0.8,
        colours=("red", "black", "brown"),
        mass=70.0,
        limits=(0.6, 1.3),
        tags=_GYM,
        builder=build_punching_bag,
    )
)
register(
    Kind(
        "ladder",
        names(
            "step ladder, stepladder, wooden ladder, rolling ladder, library ladder, bunk ladder, folding "
            "ladder, decorative ladder, blanket ladder"
        ),
        (0.85, 0.5, 1.5),
        finishes=("pine", "aluminium"),
        mass=8.0,
        limits=(0.5, 1.6),
        builder=build_ladder,
    )
)
register(
    Kind(
        "play tent",
        names(
            "teepee, tipi, play house, playhouse, kid tent, tepee, reading tent, indoor tent, canopy "
            "tent, play teepee, wigwam, fort, tent, play fort, castle tent, play castle, cardboard house, "
            "pillow fort, toy house, kid playhouse, children tent"
        ),
        (1.2, 1.2, 1.5),
        clearance=0.5,
        colours=("cream", "light blue", "pink", "mint"),
        mass=6.0,
        limits=(0.6, 1.4),
        tags=_TOY,
        builder=build_play_tent,
    )
)
register(
    Kind(
        "puppet theater",
        names(
            "puppet theatre, puppet stage, puppet show stand, puppet booth, toy theater, play stage, "
            "puppet show theater, marionette theater, mini stage"
        ),
        (0.45, 0.95, 1.3),
        clearance=0.6,
        colours=("red",),
        finishes=("pine", "birch"),
        mass=12.0,
        limits=(0.5, 1.4),
        tags=_TOY,
        builder=build_puppet_theater,
    )
)
register(
    Kind(
        "climbing structure",
        names(
            "climbing frame, jungle gym, play structure, climbing gym, climbing block, climbing dome, "
            "indoor playground, monkey bars, climbing wall, pikler triangle, climber, soft play "
            "structure, foam climbing block, climbing triangle, playset, play gym set, swing set, foam "
            "pyramid, climbing set"
        ),
        (1.3, 1.3, 1.5),
        clearance=0.6,
        colours=("yellow", "blue"),
        finishes=("birch", "pine"),
        mass=45.0,
        limits=(0.4, 1.5),
        tags=_TOY,
        builder=build_climbing_structure,
    )
)
register(
    Kind(
        "slide",
        names(
            "kid slide, playground slide, toddler slide, indoor slide, toy slide, play slide, children "
            "slide, plastic slide"
        ),
        (1.6, 0.55, 1.1),
        clearance=0.8,
        colours=("red", "yellow", "blue", "green"),
        mass=12.0,
        limits=(0.5, 1.6),
        tags=_TOY,
        builder=build_slide,
    )
)
register(
    Kind(
        "ball pit",
        names("ball pool, ball pond, ballpit, ball pen, foam pit, sandbox, sandpit"),
        (1.2, 1.2, 0.35),
        clearance=0.5,
        colours=("grey", "light blue", "pink"),
        mass=8.0,
        limits=(0.5, 1.6),
        tags=_TOY,
        builder=build_ball_pit,
    )
)
