"""Builders of large things to play in and on: tents, puppet theatres, climbing frames."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import block
from terrazzo.shapes.looks import wood
from terrazzo.shapes.sketch import Sketch

_BRIGHT = ("red", "yellow", "blue", "green", "orange", "pink")


def play_tent(a: Sketch) -> None:
    """A tepee of poles and cloth with a flap, or a little house or castle with windows and a door."""
    d, w, h = a.size
    cloth = (
        a.main("canvas", "cream")
        if a.family() == "fabric"
        else a.fixed("canvas", a.spec.colour or a.pick(*a.spec.kind.colours))
    )
    if a.said("house", "playhouse", "castle", "cardboard", "fort", "cottage"):
        _play_house(a, cloth)
        return
    pole = a.fixed("pine", axis=2)
    corners = np.array(
        [(0.48 * d, -0.48 * w), (0.48 * d, 0.48 * w), (-0.48 * d, 0.48 * w), (-0.48 * d, -0.48 * w)]
    )
    crown, apex = 0.86 * h, 0.05
    for x, y in corners:
        a.piece(None)
        a.tube(pole, [(x, y, 0.0), (-x * 0.14, -y * 0.14, h)], 0.014, n=10)
        a.collide_hull(
            [
                (x * q + e, y * q + f, z)
                for q, z in ((1, 0), (0.05, crown))
                for e in (-0.01, 0.01)
                for f in (-0.01, 0.01)
            ]
        )
    for k in range(4):
        p, q = corners[k], corners[(k + 1) % 4]
        t, rise = np.linspace(0, 1, 9), np.linspace(0.012, crown / h, 9)
        shrink = 1 - (1 - apex) * rise * h / crown
        edge = p[None] + t[:, None] * (q - p)[None]
        out = (p + q) / np.linalg.norm(p + q)
        sag = 0.03 * np.sin(np.pi * t)[:, None] * np.sin(np.pi * rise)[None]
        xy = edge[:, None] * shrink[None, :, None] - out * sag[..., None]
        points = np.concatenate([xy, np.broadcast_to(rise * h, xy.shape[:2])[..., None]], -1)
        is_front = k == 0
        if not is_front:
            a.sheet(cloth, points)
            hull = points[[0, -1]][:, [0, -1]].reshape(-1, 3)
            a.collide_hull(np.concatenate([hull, hull * (0.97, 0.97, 1)]))
            continue
        # The entrance: the middle columns stay away below a point, the cloth is drawn aside.
        label = np.zeros((8, 8), int)
        for i in range(8):
            label[i, : max(0, int(6 - 2.2 * abs(i - 3.5)))] = -1
        a.mosaic(points, label, [cloth], closed=False)
        for s in (0, -1):
            side = points[s, 2]
            a.ball(a.fixed("cotton", "white"), 0.025, side, n=10)
    a.piece(None)
    a.torus(a.fixed("rope"), apex * 0.5 * d + 0.028, 0.01, (0, 0, crown), n=20, around=6)
    block(a, a.fixed("cotton", "grey"), (-0.42 * d, -0.42 * w, 0), (0.42 * d, 0.42 * w, 0.03), 0.012)
    a.collide((-0.42 * d, -0.42 * w, 0), (0.42 * d, 0.42 * w, 0.03))
    for s in (-1, 1):
        look = a.fixed("cotton", _BRIGHT[int(a.rng.integers(6))])
        a.cushion(look, (0.26, 0.26, 0.1), (-0.2 * d, s * 0.2 * w, 0.03), cells=6)
    a.shelf((0.05 * d, 0, 0.03), (0.5 * d, 0.6 * w), 0.4 * h, "inside")


def _play_house(a: Sketch, cloth: Finish) -> None:
    d, w, h = a.size
    castle = a.said("castle", "fort")
    trim = a.fixed("paint", "white") if not castle else a.fixed("canvas", "grey")
    roof = a.fixed("canvas", "red" if a.spec.colour != "red" else "blue")
    t, eaves = 0.02, 0.62 * h if not castle else 0.8 * h
    x, y = 0.44 * d, 0.44 * w
    for k, (lo, hi) in enumerate((((-x, -y, 0), (-x + t, y, eaves)), ((-x, -y, 0), (x, -y + t, eaves)),
                                  ((-x, y - t, 0), (x, y, eaves)),
                                  ((x - t, -y, 0), (x, -0.17 * w, eaves)), ((x - t, 0.17 * w, 0), (x, y, eaves)),
                                  ((x - t, -0.17 * w, 0.5 * h), (x, 0.17 * w, eaves)))):  # fmt: skip
        a.piece(f"wall {k}")
        block(a, cloth, lo, hi, 0.003)
    a.piece(None)
    for s in (-1, 1):
        at = s * 0.31 * w
        block(
            a,
            a.fixed("plastic", "light blue"),
            (x, at - 0.07 * w, 0.3 * h),
            (x + 0.006, at + 0.07 * w, 0.45 * h),
            0.0,
        )
        for lo, hi in (((at - 0.08 * w, 0.285 * h), (at + 0.08 * w, 0.305 * h)),
                       ((at - 0.08 * w, 0.445 * h), (at + 0.08 * w, 0.465 * h)),
                       ((at - 0.006, 0.29 * h), (at + 0.006, 0.46 * h))):  # fmt: skip
            block(a, trim, (x, lo[0], lo[1]), (x + 0.012, hi[0], hi[1]), 0.002)
        lo_y, hi_y = sorted((s * 0.17 * w, s * 0.19 * w))
        block(a, trim, (x - 0.004, lo_y, 0), (x + 0.012, hi_y, 0.5 * h), 0.002)
    if castle:
        a.piece(None)
        for k in range(7):
            v = (k - 3) / 3
            for lo in ((x - t, v * y - 0.04 * w), (-x, v * y - 0.04 * w)):
                block(
                    a,
                    cloth,
                    (lo[0], max(lo[1], -y), eaves - 0.01),
                    (lo[0] + t, min(lo[1] + 0.08 * w, y), eaves + 0.08 * h),
                    0.002,
                )
        for sx in (-1, 1):
            for sy in (-1, 1):
                a.piece(f"tower {sx} {sy}")
                a.cylinder(cloth, 0.06 * w, eaves + 0.06 * h, (sx * x * 0.99, sy * y * 0.99, 0), n=18)
                a.cylinder(
                    roof,
                    0.075 * w,
                    h - eaves - 0.06 * h,
                    (sx * x * 0.99, sy * y * 0.99, eaves + 0.06 * h),
                    top=0.004,
                    n=18,
                )
    else:
        a.piece("roof")
        gable = np.array([(-y, eaves - 0.005), (y, eaves - 0.005), (0.0, h - 0.03)])
        a.prism(cloth, gable, 2 * x - 0.004, (-x + 0.002, 0, 0), axis="x", bevel=0.0)
        for s in (-1, 1):
            a.piece(f"slope {s}")
            side = np.array(
                [(s * w / 2, eaves - 0.06), (0.0, h), (0.0, h - 0.03), (s * (w / 2 - 0.02), eaves - 0.075)]
            )
            a.prism(roof, side if s < 0 else side[::-1], d, (-d / 2, 0, 0), axis="x", bevel=0.002)
    a.shelf((0, 0, 0.0), (1.5 * x, 1.5 * y), eaves, "inside")


def puppet_theater(a: Sketch) -> None:
    """A booth with a stage opening, drawn curtains, a pelmet, a ledge, and two puppets on it."""
    d, w, h = a.size
    frame = wood(a.spec, axis=2, coloured=False)
    red = a.fixed("velvet", a.spec.colour or "red")
    face, sill, head, half = d / 2 - 0.1, 0.45 * h, 0.83 * h, 0.4 * w
    a.piece("apron")
    block(a, frame, (face - 0.02, -0.46 * w, 0.0), (face, 0.46 * w, sill), 0.004)
    for s in (-1, 1):
        a.piece(f"post {s}")
        lo, hi = sorted((s * 0.46 * w, s * half))
        block(a, frame, (face - 0.02, lo, 0), (face, hi, head + 0.05), 0.004)
        a.piece(f"wing {s}")
        lo, hi = sorted((s * 0.46 * w, s * 0.44 * w))
        block(a, frame, (-d / 2, lo, 0), (face - 0.01, hi, head), 0.004)
    a.piece("header")
    t = np.linspace(0, np.pi, 13)
    arch = np.stack([0.46 * w * np.cos(t), head + (h - head) * np.sin(t) ** 0.7], -1)
    a.prism(
        frame,
        np.concatenate([[(0.46 * w, head - 0.04)], arch, [(-0.46 * w, head - 0.04)]]),
        0.022,
        (face - 0.02, 0, 0),
        axis="x",
        bevel=0.003,
    )
    a.piece("ledge")
    block(a, frame, (face - 0.06, -w / 2, sill - 0.012), (d / 2, w / 2, sill + 0.012), 0.004)
    a.shelf(((face + d / 2) / 2, 0, sill + 0.012), (0.1, 0.9 * w))
    a.piece(None)
    star = np.array(
        [
            (r * np.sin(q), r * np.cos(q))
            for k in range(10)
            for r, q in [((0.09, 0.038)[k % 2] * h, -k * np.pi / 5)]
        ]
    )
    a.prism(
        a.fixed("gold"), star * 0.7 + (0, head + 0.5 * (h - head)), 0.008, (face, 0, 0), axis="x", bevel=0.0
    )
    for s in (-1, 1):
        u, z = np.linspace(0, 1, 19), np.linspace(0, 1, 9)
        width = (0.1 + 0.24 * np.abs(z - 0.35) ** 0.8) * w
        ys = s * (half - u[:, None] * width[None])
        xs = face - 0.045 + 0.014 * np.sin(2 * np.pi * 4 * u)[:, None] + 0 * ys
        zs = sill + (head - sill) * z[None] + 0 * ys
        a.sheet(red, np.stack([xs, ys, zs], -1))
        a.torus(
            a.fixed("gold"),
            0.03,
            0.008,
            (face - 0.04, s * (half - 0.07 * w), sill + 0.35 * (head - sill)),
            n=16,
            around=6,
        )
    for k in range(6):
        y = (k - 2.5) / 6 * 2 * half
        t = np.linspace(0, np.pi, 9)
        scallop = np.stack([y + half / 6 * np.cos(t), head + 0.0 - 0.075 * h * np.sin(t)], -1)
        a.prism(red, scallop[::-1], 0.012, (face - 0.012, 0, 0), axis="x", bevel=0.003)
    back = a.fixed("cotton", "navy")
    a.piece("backdrop")
    block(a, back, (-d / 2, -0.44 * w, 0.0), (-d / 2 + 0.008, 0.44 * w, head), 0.0)
    a.piece(None)
    for s, shirt in ((-1, "green"), (1, "yellow")):
        y, z = s * 0.14 * w, sill + 0.01
        with a.at(face - 0.09, y, z):
            a.lathe(
                a.fixed("felt", shirt), [(0, 0), (0.05, 0), (0.045, 0.06), (0.022, 0.11), (0, 0.11)], n=16
            )
            a.ball(a.fixed("felt", "peach"), 0.036, (0, 0, 0.14), n=14)
            a.ball(a.fixed("felt", "brown"), (0.038, 0.04, 0.024), (-0.006, 0, 0.16), n=12)
            for side in (-1, 1):
                a.ball(a.fixed("plastic", "black"), 0.005, (0.034, side * 0.013, 0.148), n=8)


def climbing_structure(a: Sketch) -> None:
    """A climbing frame: a Pikler triangle, a dome of bars, soft foam blocks, a swing, or a tower of bars and a platform."""
    d, w, h = a.size
    timber = wood(a.spec, axis=2, coloured=False)
    a.main("birch")
    if a.said("foam", "soft", "block", "blocks", "pyramid"):
        _foam_blocks(a)
        return
    if a.said("triangle", "pikler", "arch"):
        for s in (-1, 1):
            for end in (-1, 1):
                a.piece(f"side {s} {end}")
                y = s * (w / 2 - 0.02)
                path = [(end * (d / 2 - 0.03), y, 0.0), (0.0, y, h)]
                a.band(
                    timber, path, np.array([(-0.03, -0.014), (0.03, -0.014), (0.03, 0.014), (-0.03, 0.014)])
                )
        _rungs(
            a,
            [(end * (d / 2 - 0.03) * (1 - t), t * h) for end in (-1, 1) for t in np.linspace(0.12, 0.93, 7)],
            w,
        )
        return
    if a.said("dome"):
        _dome(a)
        return
    for sx in (-1, 1):
        for sy in (-1, 1):
            a.piece(f"post {sx} {sy}")
            block(
                a,
                timber,
                (sx * (d / 2 - 0.03) - 0.03, sy * (w / 2 - 0.03) - 0.03, 0),
                (sx * (d / 2 - 0.03) + 0.03, sy * (w / 2 - 0.03) + 0.03, h),
                0.006,
            )
    a.piece("top")
    for s in (-1, 1):
        block(
            a,
            timber,
            (-d / 2, s * (w / 2 - 0.03) - 0.02, h - 0.08),
            (d / 2, s * (w / 2 - 0.03) + 0.02, h - 0.02),
            0.004,
        )
    a.piece(None)
    if a.said("swing"):
        rope = a.fixed("rope")
        block(a, timber, (-0.03, -w / 2, h - 0.08), (0.03, w / 2, h - 0.02), 0.006)
        for s in (-1, 1):
            a.tube(rope, [(0, s * 0.2 * w, h - 0.06), (0, s * 0.2 * w, 0.34 * h)], 0.01, n=8)
        a.piece("seat")
        block(
            a,
            a.fixed("plastic", a.spec.colour or "yellow"),
            (-0.1, -0.24 * w, 0.33 * h),
            (0.1, 0.24 * w, 0.355 * h),
            0.008,
        )
        a.shelf((0, 0, 0.355 * h), (0.18, 0.4 * w), 0.5 * h, "seat")
        return
    a.piece("platform")
    deck = 0.5 * h
    block(a, timber, (-d / 2 + 0.01, -w / 2 + 0.01, deck - 0.03), (0.02, w / 2 - 0.01, deck), 0.004)
    a.shelf((-d / 4, 0, deck), (0.42 * d, 0.8 * w), 0.4 * h, "shelf")
    _rungs(a, [(d / 2 - 0.03, t * h) for t in np.linspace(0.13, 0.9, 6)], w)
    _rungs(a, [(x, h - 0.05) for x in np.linspace(-0.36 * d, 0.36 * d, 6)], w)
    a.piece("panel")
    colour = a.spec.colour or a.pick(*a.spec.kind.colours)
    block(
        a,
        a.fixed("plastic", colour),
        (-d / 2, -w / 2 + 0.06, deck + 0.04),
        (-d / 2 + 0.02, w / 2 - 0.06, 0.86 * h),
        0.004,
    )
    a.piece("wall")
    block(a, a.fixed("plywood"), (-d / 2 + 0.06, -w / 2, 0.04), (0.02, -w / 2 + 0.02, deck - 0.03), 0.004)
    a.piece(None)
    for k in range(8):
        x, z = (-0.44 + 0.14 * (k % 3)) * d + 0.02, (0.1 + 0.12 * (k // 3)) * h
        a.ball(a.fixed("plastic", _BRIGHT[k % 6]), (0.035, 0.02, 0.03), (x, -w / 2 - 0.0, z), n=10)


def _rungs(a: Sketch, places: list[tuple[float, float]], width: float) -> None:
    """Adds round bars across y at (x, z) places, in the usual bright colours."""
    for k, (x, z) in enumerate(places):
        a.piece(f"rung {x:.3f} {z:.3f}")
        look = a.fixed("paint", a.spec.colour) if a.spec.colour else a.fixed("paint", _BRIGHT[k % 4])
        a.cylinder(look, 0.016, width - 0.03, (x, -width / 2 + 0.015, z), axis="y", n=12)


def _dome(a: Sketch) -> None:
    """Adds a half sphere of bars: meridians, rings and diagonals."""
    d, w, h = a.size
    r = 0.013
    rings = [(0.0, 1.0), (0.42, 0.9), (0.75, 0.66), (0.985, 0.2)]
    n = 8
    nodes = [
        [
            (q * (d / 2 - r) * np.cos(t), q * (w / 2 - r) * np.sin(t), z * (h - r) + r * (z == 0))
            for t in (np.arange(n) + 0.5 * (k % 2)) * 2 * np.pi / n
        ]
        for k, (z, q) in enumerate(rings)
    ]
    for k, ring in enumerate(nodes):
        look = a.fixed("metal", a.spec.colour or _BRIGHT[k % 4])
        for i in range(n):
            bars = [(ring[i], ring[(i + 1) % n])]
            if k + 1 < len(nodes):
                j = i if k % 2 == 0 else (i + 1) % n
                bars += [(ring[i], nodes[k + 1][j]), (ring[i], nodes[k + 1][(j - 1) % n])]
            for b, (p, q) in enumerate(bars):
                a.piece(f"bar {k} {i} {b}")
                a.tube(look, [p, q], r, n=8)


def _foam_blocks(a: Sketch) -> None:
    """Adds steps, a slope and an arch of soft blocks in several colours."""
    d, w, h = a.size
    colours = [a.spec.colour, "white", "grey"] if a.spec.colour else list(_BRIGHT)
    for k in range(3):
        a.piece(f"step {k}")
        low, high = -w / 2 + k * w / 6, -w / 2 + (k + 1) * w / 6
        block(
            a,
            a.fixed("faux leather", colours[k % len(colours)]),
            (-d / 2, low, 0),
            (0.1 * d, high, (k + 1) / 3 * h),
            0.02,
        )
        a.shelf((-0.2 * d, (low + high) / 2, (k + 1) / 3 * h), (0.5 * d, w / 6.5), kind="seat")
    a.piece("slope")
    side = np.array([(0.0, 0.0), (w / 2 - 0.01, 0.0), (0.0, h * 0.99)])
    a.prism(
        a.fixed("faux leather", colours[3 % len(colours)]),
        side,
        0.6 * d,
        (-d / 2, 0, 0),
        axis="x",
        bevel=0.015,
    )
    a.piece("roll")
    a.cylinder(
        a.fixed("faux leather", colours[4 % len(colours)]),
        0.16 * d,
        0.9 * w,
        (0.33 * d, -0.45 * w, 0.16 * d),
        axis="y",
        n=28,
        bevel=0.02,
    )
