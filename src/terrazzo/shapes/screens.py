"""Builders of what hangs or stands to be looked at or written on: televisions, projection screens, boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import Range, block, knob, plate
from terrazzo.shapes.looks import wood
from terrazzo.shapes.primitives.flat import rect
from terrazzo.shapes.sketch import Sketch

_ON = ("on", "turned on", "switched on", "lit", "showing", "playing", "glowing")


def _picture(a: Sketch, x: float, y: Range, z: Range, strength: float) -> None:
    """Adds a glowing landscape in flat colours: sky, sun, hills, a lake."""
    columns, rows = 40, 22
    u, v = np.meshgrid((np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows, indexing="ij")
    phase = a.rng.uniform(0, 6, 3)
    label = np.where(v > 0.72, 0, 1)
    sun = np.hypot((u - a.rng.uniform(0.3, 0.7)) * 16 / 9, v - 0.7) < 0.13
    label = np.where(sun, 2, label)
    label = np.where(v < 0.5 + 0.1 * np.sin(5 * u + phase[0]), 3, label)
    label = np.where(v < 0.33 + 0.09 * np.sin(7 * u + phase[1]), 4, label)
    label = np.where(v < 0.14 + 0.02 * np.sin(3 * u + phase[2]), 5, label)
    colours = (
        (0.2, 0.42, 0.8),
        (0.85, 0.6, 0.45),
        (1.0, 0.85, 0.5),
        (0.25, 0.27, 0.5),
        (0.1, 0.24, 0.14),
        (0.12, 0.3, 0.42),
    )
    looks = []
    for r, g, b in colours:
        look = replace(a.fixed("screen"), pattern="smooth", gloss=0.2, colour=(0.3 * r, 0.3 * g, 0.3 * b))
        looks.append(replace(look, emission=(strength * r, strength * g, strength * b)))
    ys, zs = np.linspace(*y, columns + 1), np.linspace(*z, rows + 1)
    points = np.stack(np.meshgrid([x], ys, zs, indexing="ij"), -1)[0]
    a.mosaic(points, label, looks, flat=True)
    a.lamp((x + 0.12, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2), 0.03, 0.8, 0.14, (0.75, 0.85, 1.0))


def _panel(a: Sketch, x: Range, y: Range, z: Range) -> None:
    """Adds a flat screen: a thin dark shell, its glass, and what it shows."""
    frame = a.fixed("plastic", a.spec.colour or "black")
    block(a, frame, (x[0], y[0], z[0]), (x[1], y[1], z[1]), 0.004)
    edge = 0.009
    inner = (y[0] + edge, y[1] - edge), (z[0] + 1.8 * edge, z[1] - edge)
    if a.said(*_ON) and not a.said("off"):
        _picture(a, x[1] + 0.0025, *inner, strength=0.75)
    else:
        plate(a, a.fixed("screen"), x[1] + 0.0025, *inner)
        plate(
            a,
            a.fixed("plastic", "red"),
            x[1] + 0.0032,
            (y[1] - 0.05, y[1] - 0.046),
            (z[0] + 0.005, z[0] + 0.009),
        )


def tv(a: Sketch) -> None:
    """A flat television on two feet, a foot plate or, "mounted", a bracket; a boxed one with knobs and aerial for "vintage"."""
    d, w, h = a.size
    if a.said("vintage", "retro", "old", "crt", "antique", "tube"):
        _boxed_tv(a)
        return
    a.piece("screen")
    foot = 0.085 * h
    _panel(a, (-0.016, 0.018), (-w / 2, w / 2), (foot, h))
    block(
        a, a.fixed("plastic", "black"), (-0.05, -0.3 * w, foot + 0.06 * h), (-0.015, 0.3 * w, 0.62 * h), 0.012
    )
    metal = a.fixed("black metal") if a.spec.colour in (None, "black") else a.fixed("steel")
    if a.said("mounted"):
        a.piece("bracket")
        block(a, metal, (-d / 2, -0.12 * w, 0.4 * h), (-0.045, 0.12 * w, 0.6 * h), 0.004)
        return
    if a.said("pedestal", "swivel"):
        a.piece("foot")
        block(a, metal, (-d / 2, -0.22 * w, 0), (d / 2, 0.22 * w, 0.012), 0.005)
        block(a, metal, (-0.045, -0.05 * w, 0.01), (-0.012, 0.05 * w, foot + 0.1 * h), 0.004)
        return
    for s in (-1, 1):
        a.piece(f"foot {s}")
        y = s * 0.36 * w
        for end in (-d / 2, d / 2):
            a.tube(
                metal,
                [(0.0, y, foot + 0.004), (0.25 * end, y, 0.6 * foot), (end - np.sign(end) * 0.012, y, 0.008)],
                0.008,
                n=10,
            )


def _boxed_tv(a: Sketch) -> None:
    d, w, h = a.size
    shell = wood(a.spec, axis=1) if not a.spec.colour else a.fixed("plastic", a.spec.colour)
    top, leg = 0.8 * h, 0.07 * h
    a.piece("box")
    block(a, shell, (-d / 2, -0.46 * w, leg), (d / 2 - 0.02, 0.46 * w, top), 0.02)
    block(
        a,
        a.fixed("plastic", "cream"),
        (d / 2 - 0.03, -0.43 * w, leg + 0.04),
        (d / 2 - 0.012, 0.43 * w, top - 0.04),
        0.012,
    )
    a.ball(
        a.fixed("screen"),
        (0.03, 0.29 * w, 0.44 * (top - leg - 0.12)),
        (d / 2 - 0.02, -0.1 * w, (leg + top) / 2),
        n=32,
    )
    for k in range(2):
        knob(
            a,
            a.fixed("chrome"),
            (d / 2 - 0.012, 0.31 * w, top - 0.12 - 0.11 * k),
            0.032,
            0.02,
            a.fixed("plastic", "black"),
        )
    dark = a.fixed("plastic", "black")
    for k in range(6):
        plate(a, dark, d / 2 - 0.011, (0.24 * w, 0.38 * w), (leg + 0.07 + 0.016 * k, leg + 0.077 + 0.016 * k))
    for s in (-1, 1):
        a.piece(f"leg {s}")
        for x in (-0.3 * d, 0.25 * d):
            a.cylinder(shell, 0.014, leg + 0.01, (x, s * 0.36 * w, 0), n=12)
        a.piece(f"aerial {s}")
        a.tube(a.fixed("chrome"), [(0, 0, top), (0, s * 0.5 * w, h)], 0.004, n=6)
    a.shelf((0, 0.25 * w, top), (d * 0.7, 0.3 * w))


def wall_tv(a: Sketch) -> None:
    """A flat television on a bracket, its back on the wall."""
    d, w, h = a.size
    a.piece("screen")
    block(a, a.fixed("black metal"), (-d / 2, -0.18 * w, 0.3 * h), (0, 0.18 * w, 0.7 * h), 0.003)
    _panel(a, (min(0.0, d / 2 - 0.03), d / 2 - 0.0032), (-w / 2, w / 2), (0, h))


def projection_screen(a: Sketch) -> None:
    """A white screen that unrolls from a case, with a black border and a weighted bar; a film runs on it when "on"."""
    d, w, h = a.size
    case = a.fixed("white metal" if a.spec.colour != "black" else "black metal")
    a.piece("case")
    block(a, case, (-d / 2, -w / 2, h - 0.095), (d / 2, w / 2, h), 0.03)
    a.piece("sheet")
    x, half = -0.01, w / 2 - 0.04
    block(a, a.fixed("plastic", "black"), (x - 0.002, -half, 0.02), (x, half, h - 0.08), 0.0)
    inner = (-half + 0.045, half - 0.045), (0.075, h - 0.13)
    if a.said(*_ON):
        _picture(a, x + 0.002, *inner, strength=0.9)
    else:
        plate(a, a.fixed("plaster", a.spec.colour or "white"), x + 0.002, *inner)
    block(a, a.fixed("black metal"), (x - 0.012, -half - 0.01, 0.008), (x + 0.01, half + 0.01, 0.03), 0.004)
    a.tube(a.fixed("rope"), [(x, 0, 0.01), (x, 0, 0.002)], 0.004, n=6)


def _stroke(a: Sketch, look: Finish, x: float, points: ArrayLike, width: float = 0.006) -> None:
    """Adds a drawn line through (y, z) points on a board that faces +x."""
    p = np.asarray(points, float)
    way = np.gradient(p, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.stack([-way[:, 1], way[:, 0]], -1) * width / 2
    edges = [np.column_stack([np.full(len(p), x), q]) for q in (p - side, p + side)]
    a.sheet(look, np.stack(edges, 1), closed=True)


def _writing(a: Sketch, looks: Sequence[Finish], x: float, y: Range, z: Range) -> None:
    """Adds lines of handwriting, an underlined heading and a small chart."""
    width, height = y[1] - y[0], z[1] - z[0]
    for row in range(4):
        level = z[1] - (0.13 + 0.2 * row) * height
        length = float(a.rng.uniform(0.3, 0.48)) * width
        start = y[0] + 0.07 * width
        while start < y[0] + 0.07 * width + length:
            word = float(a.rng.uniform(0.07, 0.13)) * width
            t = np.linspace(0, 1, 17)
            loops = float(a.rng.uniform(3, 5))
            rise = 0.035 * height * np.sin(2 * np.pi * loops * t) * (0.6 + 0.4 * np.sin(9 * t + row))
            _stroke(a, looks[row % len(looks)], x, np.column_stack([start + word * t, level + rise]))
            start += word + 0.03 * width
    line = [(y[0] + 0.06 * width, z[1] - 0.21 * height), (y[0] + 0.45 * width, z[1] - 0.205 * height)]
    _stroke(a, looks[-1], x, line)
    t = np.linspace(0, 2 * np.pi, 25)
    middle = np.array([y[0] + 0.75 * width, z[0] + 0.55 * height])
    r = 0.24 * height
    _stroke(a, looks[0], x, middle + r * np.stack([np.cos(t), np.sin(t)], -1))
    for k, angle in enumerate((0.3, 1.9, 4.0)):
        _stroke(
            a, looks[(k + 1) % len(looks)], x, [middle, middle + r * np.array([np.cos(angle), np.sin(angle)])]
        )


def _board(a: Sketch, frame: Finish, face: Finish, border: float) -> tuple[float, Range, Range]:
    """Adds a framed board with a tray; returns its face: x and the ranges of y and z [m]."""
    d, w, h = a.size
    front = -d / 2 + 0.018
    tray = 0.03
    a.piece("board")
    plate(a, face, front - 0.004, (-w / 2 + border, w / 2 - border), (tray + border, h - border))
    for s in (-1, 1):
        lo, hi = sorted((s * w / 2, s * (w / 2 - border)))
        block(a, frame, (-d / 2, lo, tray), (front, hi, h), 0.004)
    block(a, frame, (-d / 2, -w / 2 + border, h - border), (front, w / 2 - border, h), 0.004)
    block(a, frame, (-d / 2, -w / 2 + border, tray), (front, w / 2 - border, tray + border), 0.004)
    a.piece("tray")
    block(a, frame, (-d / 2, -0.4 * w, tray - 0.012), (d / 2, 0.4 * w, tray), 0.003)
    block(a, frame, (d / 2 - 0.008, -0.4 * w, tray - 0.012), (d / 2, 0.4 * w, tray + 0.012), 0.003)
    block(a, frame, (-d / 2, -0.1 * w, 0), (-d / 2 + 0.015, 0.1 * w, tray), 0.002)
    a.piece(None)
    a.shelf((0, -0.2 * w, tray), (d * 0.6, 0.3 * w), 0.2)
    return front - 0.002, (-w / 2 + border, w / 2 - border), (tray + border, h - border)


def chalkboard(a: Sketch) -> None:
    """A slate in a wooden frame with chalk writing, chalks and a duster; bare for "blank"."""
    _, w, _ = a.size
    frame = wood(a.spec, axis=1, coloured=False)
    colour = a.spec.colour or ("dark green" if a.said("green", "school", "classroom") else "charcoal")
    x, y, z = _board(a, frame, a.fixed("plaster", colour), 0.04)
    chalks = [a.fixed("plaster", c) for c in ("white", "light yellow", "white", "pink")]
    if not a.said("blank", "empty", "clean"):
        _writing(a, [replace(c, pattern="smooth") for c in chalks], x, y, z)
    for k in range(4):
        a.cylinder(chalks[k], 0.006, 0.07, (0.005, 0.05 * w + 0.09 * k, 0.036), axis="y", n=10)
    block(a, a.fixed("felt", "grey"), (-0.015, 0.34 * w, 0.03), (0.025, 0.34 * w + 0.09, 0.055), 0.004)


def whiteboard(a: Sketch) -> None:
    """A white board in an aluminium frame with marker writing, markers and a wiper; bare for "blank"."""
    _, w, _ = a.size
    face = a.fixed("enamel", a.spec.colour or "white") if not a.said("glass") else a.fixed("enamel", "mint")
    x, y, z = _board(a, a.fixed("aluminium", axis=1), face, 0.018)
    inks = [a.fixed("plastic", c) for c in ("black", "blue", "red", "green")]
    if not a.said("blank", "empty", "clean"):
        _writing(a, inks, x, y, z)
    for k, ink in enumerate(inks):
        a.cylinder(a.fixed("plastic", "white"), 0.008, 0.1, (0.005, 0.13 * k, 0.038), axis="y", n=12)
        a.cylinder(ink, 0.0088, 0.035, (0.005, 0.13 * k + 0.09, 0.038), axis="y", n=12)
    block(a, a.fixed("felt", "charcoal"), (-0.02, 0.36 * w, 0.03), (0.025, 0.36 * w + 0.06, 0.055), 0.004)


def pegboard(a: Sketch) -> None:
    """A perforated board with tools on hooks and a small shelf."""
    d, w, h = a.size
    look = wood(a.spec, axis=1) if a.family() in ("", "wood") else a.main("birch")
    front = -d / 2 + min(0.018, 0.4 * d)
    a.piece("board")
    block(a, look, (-d / 2, -w / 2, 0), (front, w / 2, h), 0.003)
    a.piece(None)
    dark = replace(look, colour=(0.03, 0.025, 0.02), second=None, pattern="smooth")
    columns, rows = max(int(w / 0.075), 3), max(int(h / 0.075), 3)
    for j in range(columns):
        for k in range(rows):
            y, z = ((j + 0.5) / columns - 0.5) * w, (k + 0.5) / rows * h
            a.add(rect((0.007, 0.007), (front + 0.0025, y, z), "+x"), dark)
    a.piece("shelf")
    block(a, look, (front, -0.46 * w, 0.2 * h), (d / 2, -0.02 * w, 0.2 * h + 0.014), 0.003)
    a.shelf(((front + d / 2) / 2, -0.24 * w, 0.2 * h + 0.014), (d / 2 - front, 0.42 * w), 0.25 * h, "shelf")
    a.piece("tools")
    if not a.said("empty", "bare"):
        _tools(a, front + 0.014)


def _tools(a: Sketch, x: float) -> None:
    d, w, h = a.size
    steel, handle = a.fixed("steel"), a.fixed("plastic", a.spec.colour or "red")
    timber = a.fixed("beech", axis=2)
    top = 0.86 * h
    # A hammer, three screwdrivers, a spanner, a saw, and a coil of cable.
    y = -0.38 * w
    a.cylinder(timber, 0.012, 0.27, (x, y, top - 0.26), n=12)
    a.cylinder(steel, 0.016, 0.1, (x, y - 0.05, top + 0.0), axis="y", n=14)
    for k in range(3):
        y = (-0.24 + 0.07 * k) * w
        a.cylinder(handle, 0.014, 0.09, (x, y, top - 0.06), n=12)
        a.cylinder(steel, 0.004, 0.11 + 0.02 * k, (x, y, top - 0.17 - 0.02 * k), n=8)
    y = 0.02 * w
    block(a, steel, (x - 0.003, y - 0.01, top - 0.22), (x + 0.003, y + 0.01, top), 0.001)
    a.torus(steel, 0.02, 0.006, (x, y, top + 0.012), axis="x", n=18, around=6)
    blade = np.array([(0.0, 0.0), (0.36, 0.05), (0.36, 0.1), (0.0, 0.12)])
    a.prism(steel, blade * min(1.0, 0.33 * w / 0.36), 0.002, (x, 0.1 * w, 0.62 * h), axis="x", bevel=0.0)
    block(a, timber, (x - 0.01, 0.07 * w, 0.62 * h), (x + 0.012, 0.13 * w, 0.62 * h + 0.12), 0.006)
    for k in range(3):
        a.torus(
            a.fixed("rubber", "orange"),
            0.07 + 0.004 * k,
            0.006,
            (x - 0.006 + 0.006 * k, 0.24 * w, 0.32 * h),
            axis="x",
            n=28,
            around=6,
        )
    for k in range(2):
        block(
            a,
            handle,
            (x - 0.013, (-0.4 + 0.2 * k) * w, 0.2 * h + 0.014),
            (d / 2 - 0.005, (-0.26 + 0.2 * k) * w, 0.2 * h + 0.1),
            0.004,
        )
