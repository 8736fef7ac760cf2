"""Builders of what cooks, and of what draws off the steam: stoves, ovens, hoods."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.drawing import Point
from terrazzo.shapes.fittings import GAP, Range, bar_handle, block, casing, knob, plate, strip_light
from terrazzo.shapes.sketch import Sketch

_EMBER = (1.0, 0.42, 0.12)


def stove(a: Sketch) -> None:
    """A cooker: burners on top (gas, coils or a glass hob), knobs, an oven door with a window, a drawer below."""
    d, w, h = a.size
    if (
        a.said("aga", "range cooker")
        or a.said("cast")
        or (a.said("vintage", "victorian") and not a.spec.material)
    ):
        _range_cooker(a)
        return
    look, dark = casing(a, "stainless steel"), a.fixed("plastic", "black")
    back, face = -d / 2, d / 2 - 0.05
    top = 0.972 * h
    a.piece("body")
    block(a, look, (back, -w / 2, 0.07), (face - 0.03, w / 2, top - 0.02), 0.005)
    block(a, dark, (back + 0.02, -w / 2 + 0.02, 0), (face - 0.05, w / 2 - 0.02, 0.08), 0.003)
    block(a, look, (back, -w / 2, top - 0.03), (face, w / 2, top), 0.007)
    a.piece("front")
    split, panel = 0.07 + 0.21 * (top - 0.07), top - 0.135
    _oven_door(a, look, (-w / 2, w / 2), (split, panel), face)
    block(a, look, (face - 0.03, -w / 2 + GAP / 2, 0.075), (face, w / 2 - GAP / 2, split - GAP), 0.006)
    block(a, look, (face - 0.03, -w / 2, panel + GAP / 2), (face, w / 2, top - 0.032), 0.006)
    a.piece(None)
    bar_handle(
        a,
        a.fixed("brushed steel"),
        (face, -0.3 * w, split - 0.045),
        (face, 0.3 * w, split - 0.045),
        reach=0.04,
    )
    electric = a.said("electric", "induction", "ceramic", "glass top", "smooth top")
    count = max(round(w / 0.13), 4) if not a.said("induction") else 2
    z = (panel + top - 0.03) / 2
    handle, mark = (dark, a.fixed("paint", "white")) if a.spec.colour != "black" else (a.fixed("steel"), dark)
    for k in range(count):
        at = (k + 0.5) / count - 0.5
        y = w * at * 0.86
        if count % 2 == 1 and k == count // 2:
            strip_light(
                a, face + 0.002, (y - 0.045, y + 0.045), (z - 0.018, z + 0.018), (0.2, 0.9, 0.7), 0.25
            )
            continue
        knob(a, handle, (face, y, z), 0.021, 0.028, mark)
    a.piece("top")
    if electric:
        _glass_hob(a, (back, face), top, h)
    else:
        _burners(a, (back, face), top, h, coils=a.said("coil"))
    a.shelf(((back + face) / 2, 0, h), (face - back - 0.08, w - 0.06))


def _oven_door(a: Sketch, look: Finish, y: Range, z: Range, face: float) -> None:
    """Adds a door 3 cm thick with a dark window, a rack behind it and a bar handle along its top."""
    block(a, look, (face - 0.03, y[0] + GAP / 2, z[0]), (face, y[1] - GAP / 2, z[1] - GAP / 2), 0.006)
    w, h = y[1] - y[0], z[1] - z[0]
    low, high = z[0] + 0.16 * h, z[1] - max(0.26 * h, 0.085)
    if high - low > 0.05:
        block(
            a,
            a.fixed("plastic", "black"),
            (face, y[0] + 0.1 * w, low),
            (face + 0.003, y[1] - 0.1 * w, high),
            0.001,
        )
        inner = (y[0] + 0.15 * w, y[1] - 0.15 * w), (low + 0.05 * h, high - 0.05 * h)
        warm = a.said("on", "hot", "baking", "lit")
        window = a.fixed("screen")
        if warm:
            window = replace(window, emission=(0.5, 0.2, 0.06))
        plate(a, window, face + 0.005, *inner)
        rack = replace(a.fixed("steel"), colour=(0.06, 0.055, 0.05))
        for t in (0.35, 0.7):
            at = inner[1][0] + t * (inner[1][1] - inner[1][0])
            plate(a, rack, face + 0.007, inner[0], (at, at + 0.004))
    bar_handle(
        a,
        a.fixed("brushed steel"),
        (face, y[0] + 0.1 * w, z[1] - 0.05),
        (face, y[1] - 0.1 * w, z[1] - 0.05),
        reach=0.05,
    )


def _burner_places(depth: Range, width: float) -> list[tuple[float, float, float]]:
    """Middles (x, y) and radii of the plates on a hob [m]: two rows, and a fifth plate in the middle of wide ones."""
    x0, x1 = depth
    m, span = (x0 + x1) / 2, x1 - x0
    columns = 2 if width < 0.85 else 3
    places = []
    for i, dx in enumerate((-0.23, 0.23)):
        for k in range(columns):
            y = ((k + 0.5) / columns - 0.5) * width * 0.94
            places.append((m + dx * span, y, 0.085 if (i + k) % 2 else 0.068))
    return places


def _burners(a: Sketch, depth: Range, top: float, h: float, *, coils: bool) -> None:
    """Adds gas burners under cast grates, or coiled hot plates, up to height `h`."""
    w = a.size[1]
    iron, dark = a.fixed("cast iron"), a.fixed("plastic", "black")
    block(a, dark, (depth[0] + 0.03, -w / 2 + 0.025, top), (depth[1] - 0.03, w / 2 - 0.025, top + 0.002), 0.0)
    places = _burner_places(depth, w)
    for x, y, r in places:
        if coils:
            a.cylinder(a.fixed("chrome"), r + 0.022, 0.004, (x, y, top), n=28)
            turn = np.linspace(0.5, 7 * np.pi, 50)
            radius = r * turn / turn[-1]
            path = np.stack(
                [x + radius * np.cos(turn), y + radius * np.sin(turn), np.full(50, h - 0.006)], -1
            )
            a.tube(iron, path, 0.006, n=6)
            continue
        a.cylinder(a.fixed("brushed steel"), 0.055 * r / 0.085, 0.008, (x, y, top), n=24)
        a.cylinder(iron, 0.04 * r / 0.085, 0.014, (x, y, top), n=24)
        if a.said("on", "lit", "flame"):
            flame = replace(a.fixed("paint", "blue"), emission=(0.15, 0.35, 1.6))
            a.torus(flame, 0.05 * r / 0.085, 0.004, (x, y, top + 0.01), n=24, around=6)
    if not coils:
        _grates(a, iron, depth, top, h)


def _grates(a: Sketch, iron: Finish, depth: Range, top: float, h: float) -> None:
    """Adds two or three cast grates: a frame each, with fingers towards its burners."""
    w = a.size[1]
    columns = 2 if w < 0.85 else 3
    x0, x1 = depth[0] + 0.05, depth[1] - 0.05
    t, m = 0.005, (depth[0] + depth[1]) / 2
    low = h - 0.012
    for k in range(columns):
        y0, y1 = (-w / 2 + 0.03 + (w - 0.06) * (k + j) / columns for j in (0.02, 0.98))
        y = (y0 + y1) / 2
        for x in (x0, m, x1):
            block(a, iron, (x - t, y0, low), (x + t, y1, h), 0.002)
        for at in (y0 + t, y1 - t):
            block(a, iron, (x0, at - t, low), (x1, at + t, h), 0.002)
        for start, end in (
            (x0, x0 + 0.28 * (m - x0)),
            (m - 0.28 * (m - x0), m + 0.28 * (x1 - m)),
            (x1 - 0.28 * (x1 - m), x1),
        ):
            block(a, iron, (start, y - t, low), (end, y + t, h), 0.002)
        for x in (x0, x1):
            for at in (y0 + t, y1 - t):
                block(a, iron, (x - t, at - t, top), (x + t, at + t, low + 0.002), 0.0)


def _glass_hob(a: Sketch, depth: Range, top: float, h: float) -> None:
    """Adds a black glass hob up to height `h` with rings that mark its plates."""
    w = a.size[1]
    block(
        a,
        a.fixed("screen"),
        (depth[0] + 0.012, -w / 2 + 0.008, top),
        (depth[1] - 0.012, w / 2 - 0.008, h),
        0.003,
    )
    on = a.said("on", "hot", "lit")
    for x, y, r in _burner_places(depth, w):
        ring = a.fixed("plastic", "grey")
        if on:
            ring = replace(ring, emission=(1.4, 0.25, 0.05))
        for q in (1.0, 0.62):
            turn = np.linspace(0, 2 * np.pi, 33)
            edge = np.stack([np.cos(turn), np.sin(turn), np.zeros(33)], -1)
            rings = [edge * radius + (x, y, h + 0.0015) for radius in (r * q + 0.0016, r * q - 0.0016)]
            a.sheet(ring, np.stack(rings, 1), closed=True)


def _range_cooker(a: Sketch) -> None:
    """Adds an enamelled range: four cast doors, a rail along the front, domed lids over the hot plates."""
    d, w, h = a.size
    look = a.main("enamel", "cream") if a.spec.material else a.fixed("enamel", a.spec.colour or "cream")
    chrome = a.fixed("chrome")
    back, face, top = -d / 2, d / 2 - 0.075, 0.945 * h
    a.piece("body")
    block(a, a.fixed("cast iron"), (back, -w / 2 + 0.02, 0), (face - 0.03, w / 2 - 0.02, 0.07), 0.004)
    block(a, look, (back, -w / 2 + 0.01, 0.06), (face - 0.02, w / 2 - 0.01, top - 0.03), 0.008)
    block(a, look, (back, -w / 2, top - 0.035), (face + 0.02, w / 2, top), 0.012)
    rows = ((0.08, 0.5 * top), (0.5 * top, top - 0.05))
    for column in (0, 1):
        y0 = -w / 2 + 0.02 + column * (w / 2 - 0.02)
        for z0, z1 in rows:
            y1 = y0 + w / 2 - 0.02
            block(a, look, (face - 0.025, y0 + 0.012, z0 + 0.012), (face, y1 - 0.012, z1 - 0.012), 0.012)
            a.ball(
                chrome,
                (0.014, 0.022, 0.014),
                (face + 0.01, y0 + 0.04 if column else y1 - 0.04, z1 - 0.06),
                n=14,
            )
    a.piece(None)
    bar_handle(
        a,
        chrome,
        (face, -w / 2 + 0.03, top - 0.06),
        (face, w / 2 - 0.03, top - 0.06),
        reach=0.075,
        radius=0.011,
    )
    a.piece("lids")
    r = min(0.2 * w, 0.34 * (face - back))
    for s in (-1, 1):
        at = ((back + face) / 2, s * 0.24 * w, top)
        a.lathe(
            chrome,
            [
                (0, 0),
                (r, 0),
                (r, 0.2 * (h - top)),
                (0.8 * r, 0.75 * (h - top)),
                (0.4 * r, h - top),
                (0, h - top),
            ],
            at,
        )
    a.shelf(((back + face) / 2, 0, h), (2 * r, w * 0.48 + 2 * r))


def oven(a: Sketch) -> None:
    """A built-in oven: control strip, one or two doors with windows; a brick dome for a pizza oven."""
    d, w, h = a.size
    if a.said("pizza", "brick", "kiln", "clay"):
        _dome_oven(a)
        return
    look, dark = casing(a, "stainless steel"), a.fixed("plastic", "black")
    back, face = -d / 2, d / 2 - 0.05
    a.piece("body")
    block(a, look, (back, -w / 2, 0), (face - 0.032, w / 2, h), 0.004)
    double = a.said("double") or h > 1.15
    panel = h - 0.12
    splits = [0.0, panel * 0.52, panel] if double else [0.0, panel]
    if not double and h > 0.75:
        splits = [0.0, 0.15 * h, panel]
        block(a, look, (face - 0.03, -w / 2 + GAP / 2, 0), (face, w / 2 - GAP / 2, splits[1] - GAP), 0.006)
        splits = splits[1:]
    for z0, z1 in pairwise(splits):
        _oven_door(a, look, (-w / 2, w / 2), (z0, z1), face)
    block(a, look, (face - 0.03, -w / 2, panel + GAP / 2), (face, w / 2, h), 0.006)
    z = (panel + h) / 2
    block(a, dark, (face, -0.2 * w, z - 0.03), (face + 0.002, 0.2 * w, z + 0.03), 0.001)
    strip_light(a, face + 0.0045, (-0.08 * w, 0.08 * w), (z - 0.012, z + 0.012), (1.0, 0.55, 0.2), 0.4)
    a.piece(None)
    for s in (-1, 1):
        knob(a, a.fixed("brushed steel"), (face, s * 0.33 * w, z), 0.024, 0.03, dark)
    a.shelf(((back + face) / 2, 0, h), (face - back - 0.03, w - 0.03))


def _dome_oven(a: Sketch) -> None:
    """Adds a dome of brick on a stone base with an arched mouth and embers inside."""
    d, w, h = a.size
    stone = a.fixed("stone")
    dome = a.main("brick") if a.spec.material else a.fixed("terracotta", a.spec.colour)
    base = 0.45 * h
    a.piece("base")
    block(a, stone, (-d / 2, -w / 2, 0), (d / 2, w / 2, base), 0.012)
    a.piece("dome")
    turn = np.linspace(0, np.pi / 2, 9)
    outline = [(0.46 * w * np.cos(t), base + 0.44 * h * np.sin(t)) for t in turn]
    with a.at(-0.04 * d):
        a.lathe(dome, [(0, base), *outline[:-1], (0, outline[-1][1])], n=36)
        a.piece("chimney")
        a.cylinder(dome, 0.09 * w, 0.16 * h, (0.12 * d, 0, 0.84 * h), n=20)
    a.piece("mouth")
    arch = np.linspace(0, np.pi, 13)
    outer = np.stack([0.24 * w * np.cos(arch), 0.12 * h + 0.16 * h * np.sin(arch)], -1)
    gate = np.concatenate([[[0.24 * w, 0.0]], outer, [[-0.24 * w, 0.0]]])
    a.prism(a.fixed("brick"), gate, 0.42 * d, (0.05 * d, 0, base), axis="x", bevel=0.004)
    glow = replace(a.fixed("soil"), pattern="smooth", emission=(0.9, 0.28, 0.06))
    a.prism(glow, gate * 0.76, 0.003, (0.47 * d, 0, base + 0.004), axis="x", bevel=0.0)
    a.lamp((0.47 * d, 0, base + 0.07 * h), 0.03, 1.2, 0.1, _EMBER)


def range_hood(a: Sketch) -> None:
    """A hood on the wall: a canopy with filters and lamps below a flue; boxy, pyramid, curved glass or panelled wood."""
    d, w, h = a.size
    look = casing(a, "stainless steel", axis=2)
    back, lip = -d / 2, 0.06
    flue = (0.48 * d, 0.42 * w if not a.said("wide") else 0.34 * w)
    low = lip + (0.42 * (h - lip) if not a.said("glass", "modern", "minimalist", "slim") else 0.02)
    a.piece("canopy")
    block(a, look, (back, -w / 2, 0.0), (d / 2, w / 2, lip), 0.004)
    a.piece("slope")
    if a.said("glass"):
        t = np.linspace(-1, 1, 15)
        rim = np.stack([np.full(15, d / 2), t * w / 2, lip + 0.05 - 0.05 * t**2], -1)
        glass = replace(a.fixed("glass"), opacity=0.35)
        a.sheet(glass, np.stack([rim, rim * (0, 1, 1) + (back, 0, 0)], 1))
    elif low > lip + 0.03:
        corners = [_ring((back, d / 2), w / 2, lip), _ring((back, back + flue[0]), flue[1] / 2, low)]
        ease = [(1 - t) * corners[0] + t * corners[1] for t in (0.0, 1.0)]
        if not a.said("straight", "angular"):
            s = np.linspace(0, 1, 7)
            ease = [
                corners[0] + (corners[1] - corners[0]) * (1 - (1 - t) ** 1.7, 1 - (1 - t) ** 1.7, t)
                for t in s
            ]
        rings = np.stack(ease, 1)
        for side in range(4):  # one by one, so that the canopy's edges stay sharp
            a.sheet(look, rings[side : side + 2], closed=True)
    a.piece("flue")
    block(a, look, (back, -flue[1] / 2, low - 0.005), (back + flue[0], flue[1] / 2, h), 0.003)
    seam = low + 0.55 * (h - low)
    block(
        a, look, (back, -flue[1] / 2 - 0.004, seam), (back + flue[0] + 0.004, flue[1] / 2 + 0.004, h), 0.003
    )
    a.piece(None)
    dark = a.fixed("plastic", "black")
    for k in range(4):
        y = (k - 1.5) * 0.045
        a.cylinder(dark, 0.008, 0.004, (d / 2, y, lip / 2), axis="x", n=14)
    for s in (-1, 1):
        block(a, a.fixed("aluminium"), (back + 0.05, min(s * 0.02, s * 0.42 * w), -0.003),
              (0.28 * d, max(s * 0.02, s * 0.42 * w), 0.0), 0.001)  # fmt: skip
        lamp = (0.36 * d, s * 0.3 * w, -0.004)
        a.cylinder(a.glow(a.fixed("glass", "white", opacity=1.0), 2.5), 0.028, 0.004, lamp, n=16)
        a.lamp((lamp[0], lamp[1], -0.02), 0.02, 0.8, 0.05)


def _ring(x: Range, half: float, z: float) -> np.ndarray:
    """A closed rectangle, counter-clockwise from above [m], shape [5, 3]."""
    lo: Point = (x[0], -half, z)
    return np.array([lo, (x[1], -half, z), (x[1], half, z), (x[0], half, z), lo])
