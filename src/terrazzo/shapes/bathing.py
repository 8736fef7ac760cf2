"""Builders of what one bathes in: tubs and shower cubicles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import bar_handle, block, casing, collide_shell, pane, plate, shell, tap
from terrazzo.shapes.primitives import leg, rounded_outline
from terrazzo.shapes.sketch import Sketch

_WATER = (
    "filled",
    "full",
    "water",
    "bubble",
    "bubbles",
    "steaming",
    "bubbly",
    "hot",
    "jacuzzi",
    "whirlpool",
    "spa",
)


def bathtub(a: Sketch) -> None:
    """A tub: a freestanding oval, one on claw feet, a round or wooden soaking tub, or a built-in one with panels."""
    if a.said("japanese", "wooden", "ofuro", "barrel") or a.family() == "wood":
        _wooden_tub(a)
    elif a.said(
        "built",
        "alcove",
        "corner",
        "drop",
        "rectangular",
        "square",
        "hot",
        "jacuzzi",
        "whirlpool",
        "spa",
        "jetted",
        "tiled",
    ):
        _built_in_tub(a)
    else:
        _oval_tub(a)


def _chrome(a: Sketch) -> Finish:
    for word in ("brass", "gold", "copper", "black"):
        if a.said(f"{word} fixtures", f"{word} faucet", f"{word} taps"):
            return a.fixed("black metal" if word == "black" else word)
    return a.fixed("chrome")


def _oval_tub(a: Sketch) -> None:
    d, w, h = a.size
    claw = a.said("clawfoot", "claw", "vintage", "victorian", "antique", "slipper")
    body = casing(a, "porcelain", "white")
    inside = body if not claw else a.fixed("porcelain", "white")
    metal = _chrome(a)
    foot = 0.2 * h if claw else 0.0
    rx, ry, rim = d / 2, w / 2, 0.93 * h
    round_tub = d / w > 0.85
    power = 2.0 if round_tub else 2.3
    dip = 0.0 if round_tub else 0.09
    low = (0.72, 0.82) if claw else (0.86, 0.88)
    wall = 0.055 if claw else 0.03  # A dark outside would show through a thin white inside.
    outer = [
        (0, 0, foot),
        (low[0] * rx * 0.9, low[1] * ry * 0.93, foot),
        (low[0] * rx, low[1] * ry, foot + 0.02 * h),
    ]
    for t in (0.3, 0.6, 0.85, 0.96):
        s = t**1.3
        q = (low[0] + (0.95 - low[0]) * s, low[1] + (0.965 - low[1]) * s)
        outer.append((q[0] * rx, q[1] * ry, foot + t * (rim - foot)))
    lip = [
        (0.985 * rx, 0.99 * ry, rim - 0.016),
        (rx, ry, rim - 0.004),
        (0.99 * rx, 0.994 * ry, rim),
        (rx - wall - 0.002, ry - wall - 0.002, rim),
    ]
    floor = foot + 0.09 * h
    top = (rx - wall - 0.012, ry - wall - 0.012)
    bowl = [(top[0], top[1], rim - 0.012)]
    for x, y, z in reversed(outer[3:]):  # At the outside's own levels, so that the two never cross.
        q = 0.66 + 0.34 * ((z - floor) / (rim - floor)) ** 0.6
        bowl.append((min(top[0] * q, x - wall), min(top[1] * (q * 0.92 + 0.08), y - wall), z))
    x, y, _ = bowl[-1]
    bowl.append((0.9 * x, 0.9 * y, floor + 0.08 * (rim - floor)))
    bowl += [
        (0.52 * top[0], 0.58 * top[1], floor + 0.004),
        (0.2 * top[0], 0.2 * top[1], floor),
        (0, 0, floor),
    ]
    n = 44
    a.piece(None)
    a.add(shell([*outer, *lip], power=power, n=n, dip=dip), body)
    a.add(shell([lip[-1], *bowl], power=power, n=n, dip=dip), inside)
    collide_shell(
        a, (low[0] * rx, low[1] * ry, foot), (0.98 * rx, 0.98 * ry, rim * (1 - dip)),
        (0.55 * top[0], 0.6 * top[1], floor), (top[0], top[1], rim * (1 - dip)), floor, power=power,
    )  # fmt: skip
    if claw:
        feet = metal if a.spec.colour != "black" else a.fixed("brass")
        for sx in (-1, 1):
            for sy in (-1, 1):
                a.piece(f"foot {sx} {sy}")
                x, y = sx * 0.5 * rx, sy * 0.62 * ry
                a.add(leg("cabriole", foot + 0.09 * h, 0.045, (x, y, 0), splay=(0.6 * sx, 0.8 * sy)), feet)
                a.ball(feet, (0.04, 0.034, 0.018), (x + sx * 0.03, y + sy * 0.03, 0.018), n=14)
        a.piece(None)
    _waste(a, metal, floor, 0.0)
    side = -rx + 0.055
    a.piece("tap")
    start = rim * (1 - dip)
    a.cylinder(metal, 0.016, 0.3 * rim, (-rx + 0.018, 0, start - 0.27 * rim), n=14)
    tap(a, metal, (side - 0.035, 0, start), h - start, 0.13, lever=not claw)
    a.piece(None)
    _fill(a, (top[0] * 0.95, top[1] * 0.97), floor + 0.66 * (rim * (1 - dip) - floor), power)
    a.shelf((0, 0, floor), (0.7 * top[0], 0.9 * top[1]), rim - floor, "inside")


def _waste(a: Sketch, metal: Finish, floor: float, y: float) -> None:
    a.cylinder(metal, 0.026, 0.003, (0, y, floor), n=18)


def _fill(a: Sketch, radii: tuple[float, float], level: float, power: float) -> None:
    """Adds water and bubbles where they were asked for."""
    if not a.said(*_WATER):
        return
    water = replace(a.fixed("water"), opacity=0.8)
    a.add(shell([(radii[0], radii[1], level), (0, 0, level)], power=power, n=40), water)
    if a.said("bubble", "bubbles", "bubbly", "foam"):
        for _ in range(40):
            turn, far = a.rng.uniform(0, 2 * np.pi), 0.88 * np.sqrt(a.rng.uniform())
            r = float(a.rng.uniform(0.03, 0.07))
            at = (radii[0] * far * np.cos(turn), radii[1] * far * np.sin(turn), level)
            a.ball(a.fixed("plastic", "white"), (r, r, 0.5 * r), at, n=10)


def _wooden_tub(a: Sketch) -> None:
    """Adds a deep tub of upright staves, oval or boxy, with two hoops and water."""
    d, w, h = a.size
    wood = a.main("cedar", axis=2) if a.family() == "wood" else a.fixed("cedar", axis=2)
    hoop = a.fixed("copper")
    rx, ry, wall, floor = d / 2 - 0.006, w / 2 - 0.006, 0.035, 0.1 * h
    power = 2.0 if a.said("round", "barrel") or d / w > 0.85 else 3.2
    rows = [
        (0.96 * rx, 0.96 * ry, 0),
        (rx, ry, h - 0.004),
        (rx - 0.004, ry - 0.004, h),
        (rx - wall, ry - wall, h),
    ]
    rows += [
        (rx - wall, ry - wall, h),
        (0.96 * rx - wall, 0.96 * ry - wall, floor),
        (0.96 * rx - wall, 0.96 * ry - wall, floor),
    ]
    a.piece(None)
    for k in range(0, len(rows) - 1):
        if rows[k] != rows[k + 1]:
            a.add(shell(rows[k : k + 2], power=power, n=48), wood)
    bottom = (0.96 * rx - wall, 0.96 * ry - wall)
    a.add(shell([(*bottom, floor), (0, 0, floor)], power=power, n=48), wood)
    for z in (0.2 * h, 0.78 * h):
        q = 0.96 + 0.04 * z / h
        band = [(q * rx + 0.001, q * ry + 0.001, z - 0.016), (q * rx + 0.006, q * ry + 0.006, z - 0.014),
                (q * rx + 0.006, q * ry + 0.006, z + 0.014), (q * rx + 0.001, q * ry + 0.001, z + 0.016)]  # fmt: skip
        a.add(shell(band, power=power, n=48), hoop)
    collide_shell(
        a,
        (0.96 * rx, 0.96 * ry, 0),
        (rx, ry, h),
        (*bottom, floor),
        (rx - wall, ry - wall, h),
        floor,
        power=power,
    )
    if not a.said("empty"):
        water = replace(a.fixed("water"), opacity=0.8)
        a.add(shell([(rx - wall, ry - wall, 0.85 * h), (0, 0, 0.85 * h)], power=power, n=40), water)
    a.shelf((0, 0, floor), (bottom[0], bottom[1]), h - floor, "inside")


def _built_in_tub(a: Sketch) -> None:
    """Adds a boxed tub: panels of tile, wood or enamel around an oval basin with a wide ledge."""
    d, w, h = a.size
    inside = a.fixed("porcelain", "white")
    panel = casing(a, "enamel", "white")
    if a.said("tiled", "mosaic") or a.family() == "ceramic":
        panel = a.main("tile") if a.spec.material else a.fixed("tile", a.spec.colour or "white")
    spa = a.said("hot", "jacuzzi", "whirlpool", "spa", "jetted")
    if spa and not a.spec.colour and not a.spec.material:
        panel = a.fixed("cedar", axis=1)
    metal = _chrome(a)
    rim, ledge = (0.97 * h, 0.09) if spa else (0.84 * h, 0.075)
    rx, ry, depth = d / 2 - ledge, w / 2 - ledge, 0.8 * rim
    floor = rim - depth
    a.piece(None)
    for axis, s in ((0, 1), (0, -1), (1, 1), (1, -1)):
        lo, hi = [-d / 2 + 0.008, -w / 2 + 0.008, 0.0], [d / 2 - 0.008, w / 2 - 0.008, rim - 0.03]
        (lo if s > 0 else hi)[axis] = s * ((d, w)[axis] / 2 - 0.03)
        block(a, panel, lo, hi, 0.003)
    edge = rounded_outline((d, w), 0.025, segments=4)
    edge = np.concatenate([edge, edge[:1]])
    direction = np.arctan2(edge[:, 1] / ry, edge[:, 0] / rx)
    power = 2.0 if abs(d - w) < 0.1 * w and a.said("round") else 4.0
    c, s = np.cos(direction), np.sin(direction)
    reach = (np.abs(c) ** power + np.abs(s) ** power) ** (-1 / power)
    inner = np.stack([rx * reach * c, ry * reach * s], -1)

    def at(points: np.ndarray, z: float) -> np.ndarray:
        return np.column_stack([points, np.full(len(points), z)])

    flat = np.stack([at(edge * 0.997, rim), at(inner, rim)], 1)
    a.sheet(
        inside,
        np.stack(
            [
                at(edge * 0.99, rim - 0.034),
                at(edge, rim - 0.03),
                at(edge, rim - 0.006),
                at(edge * 0.997, rim),
            ],
            1,
        ),
        closed=True,
    )
    a.sheet(inside, flat, closed=True, flat=True)
    rows = [(1.0, 0.0), (0.985, 0.05), (0.96, 0.3), (0.9, 0.7), (0.8, 0.93), (0.6, 1.0), (0.0, 1.0)]
    bowl = np.stack([at(inner * q, rim - v * depth) for q, v in rows], 1)
    a.sheet(inside, bowl, closed=True)
    q = 0.72
    a.collide((-d / 2, -w / 2, 0), (d / 2, w / 2, floor))
    for s in (-1, 1):
        a.collide(*_sorted((s * d / 2, -w / 2, 0), (s * rx, w / 2, rim)))
        a.collide(*_sorted((-rx, s * w / 2, 0), (rx, s * ry, rim)))
    if spa:
        for k in range(6):
            turn = np.pi * (k + 0.5) / 3
            x, y = 0.93 * rx * np.cos(turn), 0.93 * ry * np.sin(turn)
            a.torus(
                metal,
                0.028,
                0.008,
                (x, y, floor + 0.45 * depth),
                axis="x" if abs(np.cos(turn)) > 0.7 else "y",
                n=16,
                around=6,
            )
        for k in range(4):
            a.cylinder(metal, 0.016, h - rim, (d / 2 - 0.045, (k - 1.5) * 0.05, rim), n=14)
        water = replace(a.fixed("water"), opacity=0.75)
        level = np.stack([at(inner * 0.97, rim - 0.16 * depth), at(inner * 0.0, rim - 0.16 * depth)], 1)
        a.sheet(water, level, closed=True)
    else:
        tap(a, metal, (-d / 2 + 0.03, 0, rim), h - rim, 0.14, lever=False)
        _waste(a, metal, floor, 0.0)
    a.shelf((0, 0, floor), (2 * rx * q, 2 * ry * q), rim - floor, "inside")
    a.shelf((0, w / 2 - ledge / 2 - 0.005, rim), (d * 0.8, ledge))
    a.shelf((0, -w / 2 + ledge / 2 + 0.005, rim), (d * 0.8, ledge))


def _sorted(
    one: tuple[float, float, float], two: tuple[float, float, float]
) -> tuple[np.ndarray, np.ndarray]:
    return np.minimum(one, two), np.maximum(one, two)


def shower_enclosure(a: Sketch) -> None:
    """A shower on a tray: a panelled back with rain head, mixer and niche, glass on the open sides, a door or none."""
    d, w, h = a.size
    metal = a.fixed("black metal") if a.said("black", "industrial", "crittall") else a.fixed("chrome")
    if a.said("brass", "gold"):
        metal = a.fixed("brass")
    glass = a.fixed("frosted glass" if a.said("frosted", "privacy") else "glass")
    if a.said("tinted", "smoked"):
        glass = replace(a.fixed("glass", "grey"), opacity=0.4)
    tray = 0.055
    a.piece("tray")
    stone = a.fixed("slate") if a.said("stone", "slate", "dark") else a.fixed("porcelain", "white")
    block(a, stone, (-d / 2, -w / 2, 0), (d / 2, w / 2, tray), 0.012)
    a.piece(None)
    a.cylinder(metal, 0.055, 0.002, (0, 0, tray), n=24)
    a.piece("back")
    tile = (
        a.fixed("mosaic", a.spec.colour) if a.said("mosaic") else a.fixed("white tile", a.spec.colour, axis=1)
    )
    if a.said("marble") or a.spec.material in ("marble", "stone", "granite"):
        tile = a.fixed(a.spec.material or "marble")
    block(a, tile, (-d / 2, -w / 2, tray), (-d / 2 + 0.03, w / 2, h - 0.01), 0.002)
    _shower_column(a, metal, -d / 2 + 0.03, h)
    post, t = 0.022, 0.004
    open_front = a.said("walk in", "walk", "open", "doorless")
    front = d / 2 - 0.03
    for s in (-1, 1):
        if open_front and s > 0:
            continue
        y = s * (w / 2 - 0.012)
        a.piece(f"side {s}")
        pane(a, glass, 1, y, (-d / 2 + 0.03, tray), (front, h - 0.03))
        a.collide((-d / 2 + 0.03, y - t, tray), (front, y + t, h - 0.03))
        a.piece(None)
        block(a, metal, (-d / 2 + 0.03, y - 0.01, h - 0.03), (front, y + 0.01, h), 0.003)
        block(a, metal, (-d / 2 + 0.03, y - 0.008, tray), (front, y + 0.008, tray + 0.015), 0.002)
        block(a, metal, (-d / 2 + 0.03, y - 0.01, tray), (-d / 2 + 0.05, y + 0.01, h), 0.002)
    a.piece(None)
    posts = (-1,) if open_front else (-1, 1)
    for s in posts:
        lo, hi = sorted((s * w / 2, s * (w / 2 - post)))
        block(a, metal, (front - post / 2, lo, tray), (front + post / 2, hi, h), 0.003)
    edge = -w / 2 + (0.5 * w if open_front else 0.36 * w)
    a.piece("fixed front")
    pane(a, glass, 0, front, (-w / 2 + post, tray), (edge, h - 0.03))
    a.collide((front - t, -w / 2 + post, tray), (front + t, edge, h - 0.03))
    a.piece(None)
    end = edge if open_front else w / 2
    block(a, metal, (front - 0.01, -w / 2, h - 0.03), (front + 0.01, end, h), 0.003)
    block(a, metal, (front - 0.008, -w / 2, tray), (front + 0.008, end, tray + 0.015), 0.002)
    if open_front:
        block(a, metal, (-d / 2 + 0.03, edge - 0.01, h - 0.02), (front, edge + 0.01, h), 0.003)
    else:
        a.piece("door")
        pane(a, glass, 0, front + 0.008, (edge - 0.015, tray + 0.02), (w / 2 - post, h - 0.035))
        a.collide((front, edge, tray + 0.02), (front + 0.016, w / 2 - post, h - 0.035))
        a.piece(None)
        if a.said("black", "industrial", "crittall", "framed"):
            for k in range(1, 4):
                z = tray + k * (h - tray) / 4
                block(a, metal, (front - 0.006, -w / 2, z - 0.008), (front + 0.014, w / 2, z + 0.008), 0.002)
        block(
            a,
            metal,
            (front + 0.002, edge - 0.012, tray + 0.02),
            (front + 0.014, edge + 0.004, h - 0.035),
            0.002,
        )
        bar_handle(
            a,
            metal,
            (front + 0.008, edge + 0.05, 0.45 * h),
            (front + 0.008, edge + 0.05, 0.62 * h),
            reach=0.022,
            radius=0.007,
        )
        for z in (0.2 * h, 0.8 * h):
            block(
                a,
                metal,
                (front - 0.004, w / 2 - 0.06, z - 0.03),
                (front + 0.02, w / 2 - 0.015, z + 0.03),
                0.003,
            )
    a.shelf((-0.02, 0, tray), (0.8 * (d - 0.1), 0.85 * w), h - tray - 0.25, "inside")


def _shower_column(a: Sketch, metal: Finish, x: float, h: float) -> None:
    """Adds a riser with a rain head, a hand shower on its hose, a mixer and a shelf for bottles to a back wall at `x`."""
    a.piece(None)
    d, w, _ = a.size
    riser = x + 0.05
    mixer, head = 0.52 * h, 0.965 * h
    arm = riser + 0.38 * d
    path = [
        (riser, 0, mixer),
        (riser, 0, head - 0.08),
        (riser + 0.02, 0, head - 0.015),
        (riser + 0.08, 0, head),
        (arm, 0, head),
    ]
    a.tube(metal, path, 0.011, n=10)
    a.tube(metal, [(arm, 0, head), (arm, 0, head - 0.045)], 0.01, n=10)
    a.cylinder(metal, 0.11, 0.01, (arm, 0, head - 0.055), n=28)
    a.cylinder(a.fixed("plastic", "grey"), 0.1, 0.001, (arm, 0, head - 0.0562), n=28)
    a.cylinder(metal, 0.022, 0.26, (riser, -0.13, mixer), axis="y", n=18)
    for s in (-1, 1):
        a.cylinder(metal, 0.027, 0.05, (riser, s * 0.145 - 0.025, mixer), axis="y", n=18)
        a.cylinder(metal, 0.016, riser - x, (x, s * 0.075, mixer), axis="x", n=12)
    a.cylinder(metal, 0.009, riser - x, (x, 0, 0.85 * h), axis="x", n=10)
    hold = 0.72 * h
    a.tube(metal, [(riser + 0.02, 0.01, hold - 0.1), (riser + 0.045, 0.01, hold + 0.06)], 0.011, n=10)
    a.cylinder(metal, 0.042, 0.018, (riser + 0.04, 0.01, hold + 0.06), axis="x", n=22)
    hose = [
        (riser + 0.02, 0.01, hold - 0.1),
        (riser + 0.05, 0.06, 0.45 * h),
        (riser + 0.04, 0.04, 0.34 * h),
        (riser + 0.01, 0.0, mixer),
    ]
    a.bend(metal, hose, 0.007, n=8)
    y, z = 0.3 * w, 0.5 * h
    block(a, metal, (x, y - 0.12, z), (x + 0.1, y + 0.12, z + 0.01), 0.003)
    plate(a, metal, x + 0.0015, (y - 0.12, y + 0.12), (z, z + 0.04))
    for k in range(3):
        bottle = a.fixed("plastic", ("white", "teal", "amber", "coral", "charcoal")[int(a.rng.integers(5))])
        tall = float(a.rng.uniform(0.11, 0.17))
        a.cylinder(bottle, 0.026, tall, (x + 0.05, y + (k - 1) * 0.075, z + 0.01), n=14)
        a.cylinder(
            a.fixed("plastic", "black"), 0.011, 0.03, (x + 0.05, y + (k - 1) * 0.075, z + 0.01 + tall), n=10
        )
