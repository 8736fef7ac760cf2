"""Builders of small bathroom furniture: medicine cabinets, towel racks, laundry hampers."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import (
    GAP,
    Range,
    bar_handle,
    block,
    casing,
    collide_shell,
    plate,
    shell,
    strip_light,
)
from terrazzo.shapes.looks import fabric, wood
from terrazzo.shapes.sketch import Sketch


def medicine_cabinet(a: Sketch) -> None:
    """A shallow wall cabinet: mirror doors over most of it, open shelves with bottles beside them; a cross for first aid."""
    d, w, h = a.size
    look = wood(a.spec, axis=2) if a.family() == "wood" else casing(a, "enamel", "white")
    if not a.spec.material and not a.spec.colour:
        look = a.fixed("enamel", "white")
    aid = a.said("first aid", "aid")
    open_all = a.said("open")
    board, face = 0.014, d / 2 - 0.016
    door = w if aid or w < 0.42 else 0.68 * w
    edge = -w / 2 + (0.0 if open_all else door)
    block_pieces = [
        ((-d / 2, -w / 2, 0), (face, -w / 2 + board, h)), ((-d / 2, w / 2 - board, 0), (face, w / 2, h)),
        ((-d / 2, -w / 2, 0), (face, w / 2, board)), ((-d / 2, -w / 2, h - board), (face, w / 2, h)),
        ((-d / 2, -w / 2, 0), (-d / 2 + 0.006, w / 2, h)),
    ]  # fmt: skip
    for k, (lo, hi) in enumerate(block_pieces):
        a.piece(f"board {k}")
        block(a, look, lo, hi, 0.003)
    if edge < w / 2 - 0.05:
        _niche(a, look, (edge, w / 2 - board), (-d / 2 + 0.006, face), board)
    if not open_all:
        _mirror_doors(a, look, edge, face, aid)
    a.shelf((0, 0, h), (d * 0.8, w * 0.95))
    if a.said("lighted", "led", "lit", "illuminated"):
        a.piece(None)
        strip_light(
            a, d / 2 + 0.001, (-w / 2 + 0.03, edge - 0.03), (h - 0.04, h - 0.02), (1.0, 0.95, 0.88), 3.0
        )
        a.lamp((d / 2 + 0.05, 0, h - 0.03), 0.02, 1.5, 0.1)


def _mirror_doors(a: Sketch, look: Finish, edge: float, face: float, aid: bool) -> None:
    d, w, h = a.size
    a.piece("inside")
    a.collide((-d / 2, -w / 2, 0), (face, edge, h))
    a.piece("doors")
    count = 1 if edge + w / 2 < 0.5 else 2
    for k in range(count):
        y0, y1 = (-w / 2 + (edge + w / 2) * (k + j) / count for j in (0, 1))
        block(a, look, (face, y0 + GAP / 2, 0), (d / 2 - 0.003, y1 - GAP / 2, h), 0.004)
        if not aid:
            plate(a, a.fixed("mirror"), d / 2, (y0 + 0.012, y1 - 0.012), (0.01, h - 0.01))
    if aid:
        red = a.fixed("paint", "red")
        for half_y, half_z in ((0.06, 0.02), (0.02, 0.06)):
            plate(a, red, d / 2, (-half_y, half_y), (h / 2 - half_z, h / 2 + half_z))
    a.ball(a.fixed("chrome"), 0.008, (d / 2 - 0.002, edge - 0.025, 0.06), n=10)


def _niche(a: Sketch, look: Finish, y: Range, x: Range, board: float) -> None:
    """Adds open shelves between a door's edge and the side, with a few bottles."""
    h = a.size[2]
    a.piece("divider")
    block(a, look, (x[0], y[0] - board / 2, 0), (x[1], y[0] + board / 2, h), 0.002)
    count = 3
    pitch = (h - 2 * board) / count
    tints = ("amber", "white", "teal", "green", "coral", "navy")
    low = y[0] + board / 2
    for k in range(count):
        z = board + k * pitch
        if k:
            a.piece(f"shelf {k}")
            block(a, look, (x[0], low, z - 0.008), (x[1] - 0.004, y[1], z), 0.001)
        a.shelf(((x[0] + x[1]) / 2, (low + y[1]) / 2, z), (x[1] - x[0], y[1] - low), pitch - 0.01, "shelf")
        a.piece(None)
        if k == 1 and not a.said("empty"):
            continue  # one shelf stays free for what is put there
        for j in range(int((y[1] - low) / 0.06)):
            tall = float(a.rng.uniform(0.4, 0.7)) * pitch
            at = ((x[0] + x[1]) / 2 + 0.01, low + 0.035 + 0.06 * j, z)
            bottle = a.fixed("plastic", tints[int(a.rng.integers(len(tints)))])
            a.cylinder(bottle, 0.02, 0.75 * tall, at, n=12)
            a.cylinder(a.fixed("plastic", "white"), 0.014, 0.25 * tall, (at[0], at[1], z + 0.75 * tall), n=12)


def towel_rack(a: Sketch) -> None:
    """Rails for towels: a heated ladder on the wall, a single bar, hooks, or a wooden ladder; towels hang on them."""
    d, w, h = a.size
    look = wood(a.spec, axis=1) if a.family() == "wood" or a.said("wooden") else a.main("chrome")
    wall = -d / 2
    towels = not a.said("empty", "bare")
    if a.said("hook", "hooks", "peg"):
        _hooks(a, look, wall, towels)
        return
    if a.said("bar", "ring", "single"):
        a.piece("bar")
        z = h - 0.02
        bar_handle(a, look, (wall + 0.01, -w / 2, z), (wall + 0.01, w / 2, z), reach=0.075, radius=0.009)
        for s in (-1, 1):
            a.cylinder(look, 0.022, 0.01, (wall, s * 0.4 * w, z), axis="x", n=20)
        a.piece("towel")
        _towel(a, wall + 0.076, z, (-0.34 * w, 0.34 * w), (h - 0.03, 0.8 * h))
        return
    out = d / 2 - 0.022
    a.piece("ladder")
    flat = a.said("modern", "square", "flat")
    for s in (-1, 1):
        y = s * (w / 2 - 0.016)
        if flat:
            block(a, look, (out - 0.014, y - 0.016, 0), (out + 0.014, y + 0.016, h), 0.003)
        else:
            a.cylinder(look, 0.016, h, (out, y, 0), n=16)
        for z in (0.08 * h, 0.92 * h):
            a.cylinder(look, 0.01, out - wall, (wall, y, z), axis="x", n=10)
            a.cylinder(look, 0.02, 0.006, (wall, y, z), axis="x", n=16)
    heated = a.said("heated", "warmer", "radiator", "dryer") or not a.said("ladder")
    groups = [(0.06, 3), (0.36, 4), (0.72, 4)] if heated else [(0.15, 1), (0.4, 1), (0.65, 1), (0.9, 1)]
    for start, count in groups:
        for k in range(count):
            z = (start + 0.06 * k) * h
            a.tube(look, [(out + 0.004, -w / 2 + 0.016, z), (out + 0.004, w / 2 - 0.016, z)], 0.0105, n=10)
    if towels:
        a.piece("towel")
        z = (groups[-1][0] + 0.06 * (groups[-1][1] - 1)) * h
        _towel(a, out + 0.004, z, (-0.36 * w, 0.1 * w), (0.42 * h, 0.3 * h))


def _towel_look(a: Sketch) -> Finish:
    usual = ("white", "cream", "sage", "light blue", "terracotta", "grey")
    return a.fixed("knit", usual[int(a.rng.integers(len(usual)))])


def _towel(a: Sketch, x: float, z: float, y: Range, drop: Range) -> None:
    """Adds a towel folded over a rail: it hangs `drop` (front, back) below it [m]."""
    r = 0.017
    turn = np.linspace(np.pi, 0, 7)
    over = [(x + r * np.cos(t), z + r * np.sin(t)) for t in turn]
    outer = [(x - r, z - drop[1]), *over, (x + r, z - drop[0] * 0.5), (x + r, z - drop[0])]
    across = np.linspace(y[0], y[1], 9)
    ripple = 0.0022 * np.sin(np.linspace(0, 3.5 * np.pi, 9))
    points = np.array(
        [[(px + rip * (pz < z - 0.01), py, pz) for px, pz in outer] for py, rip in zip(across, ripple)]
    )
    look = _towel_look(a)
    a.sheet(look, np.swapaxes(points, 0, 1))
    band = a.fixed("knit", "white" if look.colour[0] < 0.6 else "tan")
    low = z - drop[0]
    for k in (0.05, 0.08):
        plate(a, band, x + r + 0.003, y, (low + k * drop[0], low + (k + 0.012) * drop[0]))


def _hooks(a: Sketch, look: Finish, wall: float, towels: bool) -> None:
    d, w, h = a.size
    a.piece("rail")
    z = h - 0.05
    block(a, wood(a.spec, axis=1), (wall, -w / 2, h - 0.09), (wall + 0.018, w / 2, h), 0.004)
    for k in range(4):
        y = (k - 1.5) * 0.25 * w
        a.piece(f"hook {k}")
        path = [
            (wall + 0.018, y, z + 0.01),
            (wall + 0.05, y, z - 0.015),
            (d / 2 - 0.012, y, z),
            (d / 2 - 0.008, y, z + 0.02),
        ]
        a.bend(look, path, 0.006, n=8)
        a.ball(look, 0.008, (d / 2 - 0.008, y, z + 0.022), n=10)
        if towels and k % 2 == 0:
            a.piece(f"towel {k}")
            turn, drop = np.linspace(0, 2 * np.pi, 21), np.linspace(0, 1, 7)
            fold = 1 + 0.22 * np.cos(5 * turn)[:, None] * drop[None]
            rx, ry = 0.012 + 0.028 * drop, 0.012 + (0.11 * w) * drop
            points = np.stack([
                wall + 0.05 + 0.0 * fold + rx * np.cos(turn)[:, None] * fold * 0.8,
                y + ry * np.sin(turn)[:, None] * fold * 0.8,
                np.broadcast_to(z - drop * (h - 0.06), fold.shape),
            ], -1)  # fmt: skip
            a.sheet(_towel_look(a), points[::-1], closed=False)


def laundry_hamper(a: Sketch) -> None:
    """A laundry basket of wicker, cloth or plastic, round or square, with handles and a lid, or full of clothes without."""
    d, w, h = a.size
    weave = a.family() == "fabric" or (not a.spec.material and a.said("bag", "canvas", "linen", "cloth"))
    look = fabric(a.spec, "linen") if weave else a.main("wicker", axis=2)
    full = a.said("open", "full", "overflowing", "clothes", "bag")
    power = 6.0 if a.said("square", "rectangular") else 2.0
    rx, ry, wall = d / 2 - 0.014, w / 2 - 0.014, 0.014
    lid = 0.0 if full else 0.08 * h
    rim = h - lid if not full else 0.88 * h
    rows = [(0.0, 0.0), (0.84, 0.0), (0.86, 0.012), (0.93, 0.5 * rim), (1.0, rim - 0.006), (0.99, rim)]
    a.piece(None)
    a.add(shell([(rx * q, ry * q, z) for q, z in rows], power=power, n=36), look)
    inner = [
        (rx * 0.99, ry * 0.99, rim),
        (rx - wall, ry - wall, rim - 0.004),
        (0.86 * rx - wall, 0.86 * ry - wall, 0.02),
        (0, 0, 0.02),
    ]
    a.add(shell(inner, power=power, n=36), look)
    collide_shell(
        a, (0.84 * rx, 0.84 * ry, 0), (rx, ry, rim), (0.84 * rx - wall, 0.84 * ry - wall, 0.02), (rx - wall, ry - wall, rim), 0.02,
        power=power,
    )  # fmt: skip
    for z in (0.03, rim - 0.02):
        q = 0.86 + 0.14 * z / rim
        band = [(q * rx, q * ry, z - 0.014), (q * rx + 0.008, q * ry + 0.008, z), (q * rx, q * ry, z + 0.014)]
        a.add(shell(band, power=power, n=36), look)
    grip = a.fixed("leather") if weave else look
    for s in (-1, 1):
        y, z = s * 0.96 * ry, 0.74 * rim
        a.bend(
            grip,
            [(-0.06, y, z), (-0.045, y + s * 0.02, z + 0.03), (0.045, y + s * 0.02, z + 0.03), (0.06, y, z)],
            0.007,
            n=8,
        )
    if full:
        usual = ("white", "navy", "coral", "grey", "mustard", "sage")
        for k in range(9):
            turn, far = 2 * np.pi * k / 8, 0.0 if k == 8 else 0.5
            at = (far * rx * np.cos(turn), far * ry * np.sin(turn), rim + (0.02 if k == 8 else -0.03) * h)
            a.ball(a.fixed("cotton", usual[k % 6]), (0.4 * rx, 0.34 * ry, 0.1 * h), at, n=14)
        a.shelf((0, 0, 0.02), (rx, ry), rim - 0.02, "inside")
        return
    a.piece("lid")
    a.add(
        shell(
            [
                (rx * q, ry * q, z)
                for q, z in (
                    (1.0, rim),
                    (1.045, rim + 0.003),
                    (1.04, h - 0.016),
                    (0.98, h - 0.007),
                    (0.0, h - 0.006),
                )
            ],
            power=power,
            n=36,
        ),
        look,
    )
    a.torus(grip, 0.024, 0.005, (0, 0, h - 0.004), n=20, around=6)
    a.shelf((0, 0, h - 0.006), (1.3 * rx, 1.3 * ry))
