"""Builders of slides and ball pits."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.fittings import block, collide_shell, shell
from terrazzo.shapes.looks import wood
from terrazzo.shapes.sketch import Sketch

_BRIGHT = ("red", "yellow", "blue", "green", "orange", "pink")


def slide(a: Sketch) -> None:
    """A slide for children: a ladder behind a platform, a curved chute with raised sides. It runs out towards +x."""
    d, w, h = a.size
    colour = a.spec.colour or a.pick(*a.spec.kind.colours)
    chute = a.main("plastic", colour) if a.spec.material else a.fixed("plastic", colour)
    post = (
        wood(a.spec, axis=2)
        if a.family() == "wood"
        else a.fixed("plastic", "blue" if colour != "blue" else "yellow")
    )
    top, back = 0.76 * h, -d / 2
    edge = -0.22 * d
    t = np.linspace(0, 1, 13)
    xs = edge + (d / 2 - edge) * t
    zs = 0.05 * h + (top - 0.05 * h) * (1 - t) ** 1.35 * (1 + 0.35 * t)
    zs[-2:] = 0.06 * h
    half, lip = 0.36 * w, 0.1 * h
    across = [
        (-half - 0.03, lip),
        (-half, lip),
        (-half + 0.02, 0.01),
        (0.0, 0.0),
        (half - 0.02, 0.01),
        (half, lip),
        (half + 0.03, lip),
    ]
    upper = np.array([[(x, y, z + dz) for y, dz in across] for x, z in zip(xs, zs)])
    a.piece(None)
    a.sheet(chute, upper, flat=False)
    under = np.array([[(x, y, z - 0.02) for y in (-half - 0.028, half + 0.028)] for x, z in zip(xs, zs)])
    a.sheet(chute, under[:, ::-1], closed=True)
    for s in (-1, 1):
        y = s * (half + 0.03)
        wall = np.array([[(x, y, z + q) for q in (-0.02, lip)] for x, z in zip(xs, zs)])
        a.sheet(chute, wall)
    for k in range(0, 12, 2):
        for y0, y1, rise in (
            (-half, half, 0.01),
            (-half - 0.03, -half + 0.01, lip),
            (half - 0.01, half + 0.03, lip),
        ):
            x, z = xs[[k, min(k + 2, 12)]], zs[[k, min(k + 2, 12)]]
            a.collide_hull([(x[i], y, z[i] + q) for i in (0, 1) for y in (y0, y1) for q in (-0.02, rise)])
    a.piece("platform")
    block(a, post, (back + 0.14 * d, -half - 0.03, top - 0.04), (edge + 0.01, half + 0.03, top), 0.006)
    for s in (-1, 1):
        y = s * (half + 0.05)
        a.piece(f"side {s}")
        a.tube(
            post,
            [
                (back + 0.025, y, 0),
                (back + 0.17 * d, y, top),
                (back + 0.19 * d, y, h - 0.03),
                (edge - 0.02, y, h - 0.025),
                (edge + 0.03, y, top + 0.06),
            ],
            0.024,
            n=12,
        )
        a.piece(f"post {s}")
        a.tube(post, [(edge - 0.02, y, top), (edge - 0.02, y, 0)], 0.024, n=12)
    block(a, chute, (d / 2 - 0.03, -half - 0.03, 0.0), (d / 2, half + 0.03, 0.06 * h - 0.002), 0.004)
    steps = 4
    for k in range(steps):
        q = (k + 0.7) / steps
        x = back + 0.025 + 0.15 * d * q
        a.piece(f"step {k}")
        block(a, chute, (x - 0.05, -half - 0.05, q * top - 0.03), (x + 0.05, half + 0.05, q * top), 0.008)
    a.shelf(((back + 0.14 * d + edge) / 2, 0, top), (edge - back - 0.16 * d, 1.6 * half), h - top, "seat")


def ball_pit(a: Sketch) -> None:
    """A padded ring full of balls, or a sandbox with a spade and a bucket ("sand")."""
    d, w, h = a.size
    pad = (
        a.main("plush")
        if a.spec.material
        else a.fixed("plush", a.spec.colour or a.pick(*a.spec.kind.colours))
    )
    sand = a.said("sand", "sandbox", "sandpit")
    if sand and not a.spec.colour and not a.spec.material:
        pad = a.fixed("pine", axis=1)
    power = 8.0 if a.said("square", "rectangular") or sand else 2.0
    rx, ry, wall, floor = d / 2, w / 2, 0.07, 0.03
    rim = 0.96 * h
    rows = [(1.0, 0.0), (1.0, rim - 0.03), (0.985, rim - 0.008), (0.97, rim)]
    outer = [(rx * q, ry * q, z) for q, z in rows]
    inner = [
        (rx - wall, ry - wall, rim),
        (rx - wall - 0.012, ry - wall - 0.012, rim - 0.02),
        (rx - wall - 0.012, ry - wall - 0.012, floor),
        (0, 0, floor),
    ]
    a.piece(None)
    a.add(shell([*outer, *inner], power=power, n=48), pad)
    reach = (rx - wall - 0.01, ry - wall - 0.01)
    collide_shell(a, (rx, ry, 0), (rx, ry, rim), (*reach, floor), (*reach, rim), floor, power=power)
    if sand:
        level = 0.6 * h
        a.add(
            shell(
                [
                    (reach[0], reach[1], level),
                    (0.5 * reach[0], 0.5 * reach[1], level + 0.05 * h),
                    (0, 0, level + 0.12 * h),
                ],
                power=power,
                n=32,
            ),
            a.fixed("sand"),
        )
        a.lathe(
            a.fixed("plastic", "red"),
            [(0.06, 0), (0.085, 0.14), (0.078, 0.14), (0.055, 0.02), (0, 0.02)],
            (0.2 * d, 0.2 * w, h - 0.14),
            n=20,
        )
        return
    level = 0.72 * h
    a.add(
        shell([(reach[0], reach[1], level - 0.03), (0, 0, level - 0.03)], power=power, n=32),
        a.fixed("plastic", "grey"),
    )
    usual = (
        ("white", "light grey", "blush", "sage", "light blue")
        if a.said("pastel", "scandinavian", "neutral")
        else _BRIGHT
    )
    looks = [a.fixed("plastic", c) for c in usual]
    r, n = 0.042, 0
    pitch = max(0.11, 0.11 * max(d, w) / 1.2)
    r *= pitch / 0.11 * 1.15
    for i in range(int(d / pitch) + 1):
        for j in range(int(w / pitch) + 1):
            x, y = -d / 2 + (i + 0.5 * (j % 2)) * pitch, -w / 2 + j * pitch
            if (abs(x) / (reach[0] - r)) ** power + (abs(y) / (reach[1] - r)) ** power > 1:
                continue
            lift = float(a.rng.uniform(-0.03, 0.01))
            a.ball(looks[int(a.rng.integers(len(looks)))], r, (x, y, level + lift - 0.2 * r), n=8)
            n += 1
    a.shelf((0, 0, level), (1.2 * reach[0], 1.2 * reach[1]), kind="inside")
