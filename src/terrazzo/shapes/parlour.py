"""Builders of the large pieces of a parlour: pianos, fireplaces, folding screens, pedestals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import GAP, Range, block, pane, plate, strip_light
from terrazzo.shapes.looks import family_of, look, style_of, wood
from terrazzo.shapes.primitives import curve
from terrazzo.shapes.sketch import Sketch

_FIRE = (1.0, 0.45, 0.14)
_BLACK_AFTER = (0, 1, 3, 4, 5)
"""White keys of an octave, from C, that have a black key on their right."""


def piano(a: Sketch) -> None:
    """An upright, a grand with its curved case and lid, or a digital piano on panel legs."""
    case = a.main("lacquer", "black") if a.spec.material or a.spec.colour else a.fixed("lacquer", "black")
    if a.family() == "wood":
        case = wood(a.spec, axis=1)
    if a.said("grand", "baby grand", "concert", "harpsichord"):
        _grand(a, case)
    elif a.said("digital", "electric", "electronic", "keyboard"):
        _digital(a, case)
    else:
        _upright(a, case)


def _keys(a: Sketch, x: Range, half: float, z: float, octaves: int = 7) -> None:
    """Adds a keyboard: white keys with joints between them and black keys behind."""
    a.piece(None)
    white, black = a.fixed("plastic", "ivory"), a.fixed("lacquer", "black")
    count = 7 * octaves + 3
    pitch = 2 * half / count
    block(a, white, (x[0], -half, z - 0.018), (x[1], half, z), 0.002)
    for k in range(1, count):
        y = -half + k * pitch
        block(a, black, (x[0], y - 0.0006, z - 0.015), (x[1] + 0.0004, y + 0.0025, z + 0.0004), 0.0)
        # The lowest key is A; a keyboard runs upwards to the player's right, which is -y seen from the front.
        if (count - 1 - k + 5) % 7 in _BLACK_AFTER:
            block(
                a,
                black,
                (x[0], y - 0.28 * pitch, z),
                (x[0] + 0.64 * (x[1] - x[0]), y + 0.28 * pitch, z + 0.011),
                0.0,
            )


def _pedals(a: Sketch, x: float, z: float, count: int = 3) -> None:
    brass = a.fixed("brass")
    for k in range(count):
        y = (k - (count - 1) / 2) * 0.075
        a.bend(brass, [(x - 0.06, y, z + 0.012), (x, y, z + 0.01), (x + 0.05, y, z + 0.006)], 0.009, n=8)


def _upright(a: Sketch, case: Finish) -> None:
    d, w, h = a.size
    key_z = 0.6 * h
    back, belly = -d / 2, -d / 2 + 0.55 * d
    a.piece("case")
    block(a, case, (back, -w / 2 + 0.03, 0.06), (belly, w / 2 - 0.03, h - 0.025), 0.005)
    block(a, case, (back, -w / 2, h - 0.028), (belly + 0.02, w / 2, h), 0.008)
    for s in (-1, 1):
        a.piece(f"side {s}")
        lo, hi = sorted((s * w / 2, s * (w / 2 - 0.035)))
        block(a, case, (back, lo, 0.05), (belly, hi, h - 0.03), 0.006)
        block(a, case, (belly - 0.03, lo, key_z - 0.09), (d / 2, hi, key_z + 0.07), 0.02)
        block(a, case, (back, lo, 0), (belly + 0.06, hi, 0.06), 0.01)
        leg = s * (w / 2 - 0.05)
        form = 0.02 if style_of(a.spec) != "classic" else 0.03
        a.cylinder(case, form, key_z - 0.14, (d / 2 - 0.055, leg, 0.05), n=16, top=1.2 * form)
        block(a, case, (belly, lo, 0), (d / 2, hi, 0.055), 0.01)
    a.piece("bed")
    block(a, case, (belly - 0.02, -w / 2 + 0.03, key_z - 0.09), (d / 2, w / 2 - 0.03, key_z - 0.022), 0.008)
    a.piece(None)
    _keys(a, (d / 2 - 0.165, d / 2 - 0.015), w / 2 - 0.085, key_z)
    for s in (-1, 1):
        lo, hi = sorted((s * (w / 2 - 0.035), s * (w / 2 - 0.085)))
        block(a, case, (belly, lo, key_z - 0.03), (d / 2 - 0.012, hi, key_z + 0.012), 0.004)
    block(
        a,
        case,
        (belly - 0.01, -w / 2 + 0.035, key_z - 0.01),
        (d / 2 - 0.165, w / 2 - 0.035, key_z + 0.02),
        0.004,
    )
    block(a, case, (belly, -w / 2 + 0.04, key_z + 0.018), (belly + 0.022, w / 2 - 0.04, key_z + 0.14), 0.006)
    desk = key_z + 0.15
    block(a, case, (belly, -0.3 * w, desk), (belly + 0.05, 0.3 * w, desk + 0.014), 0.004)
    block(a, case, (belly - 0.005, -0.36 * w, desk + 0.03), (belly + 0.012, 0.36 * w, h - 0.07), 0.004)
    if not a.said("bare"):
        for s in (-1, 1):
            lo, hi = sorted((s * 0.002, s * 0.21))
            block(
                a,
                a.fixed("paper"),
                (belly + 0.014, lo, desk + 0.014),
                (belly + 0.018, hi, desk + 0.27 * 0.9),
                0.0,
            )
            for k in range(6):
                plate(
                    a,
                    a.fixed("paper", "charcoal"),
                    belly + 0.0205,
                    (lo + 0.02, hi - 0.02),
                    (desk + 0.04 + 0.032 * k, desk + 0.05 + 0.032 * k),
                )
    block(a, case, (belly, -w / 2 + 0.06, 0.09), (belly + 0.012, w / 2 - 0.06, key_z - 0.12), 0.004)
    _pedals(a, belly + 0.06, 0.06)
    a.shelf(((back + belly) / 2, 0, h), (belly - back, w - 0.06))


def _grand(a: Sketch, case: Finish) -> None:
    """Adds a grand piano: the keyboard faces +x; its long straight bass side is at +y."""
    d, w, h = a.size
    top, deep = 0.93 * h, 0.3
    low = top - deep
    hx = d / 2
    key = 0.33
    spine = [(hx - key, -w / 2), (0.05 * d, -0.495 * w), (-0.16 * d, -0.33 * w), (-0.27 * d, -0.05 * w),
             (-0.4 * d, 0.13 * w), (-0.49 * d, 0.28 * w), (-0.485 * d, 0.42 * w), (-0.42 * d, 0.5 * w)]  # fmt: skip
    bent = curve([(x, y, 0) for x, y in spine], steps=5)[:, :2]
    outline = np.concatenate([[(hx - key, 0.5 * w)], bent[::-1]])
    a.piece(None)
    a.prism(case, outline, deep, (0, 0, low), bevel=0.005)
    lid = outline * (1.006, 1.008)
    a.prism(case, lid, 0.02, (0, 0, top), bevel=0.006)
    # Convex pieces side by side: from the bent side across to the straight one.
    for i in range(0, len(bent) - 1, 5):
        strip = np.concatenate(
            [bent[i : i + 6], [(bent[min(i + 5, len(bent) - 1)][0], w / 2), (bent[i][0], w / 2)]]
        )
        a.collide_hull(
            np.concatenate([np.column_stack([strip, np.full(len(strip), z)]) for z in (low, top + 0.02)])
        )
    for s in (-1, 1):
        a.piece(f"arm {s}")
        lo, hi = sorted((s * w / 2, s * (w / 2 - 0.05)))
        block(a, case, (hx - key - 0.02, lo, low), (hx, hi, top - 0.05), 0.018)
    a.piece("bed")
    block(a, case, (hx - key - 0.02, -w / 2 + 0.04, low), (hx, w / 2 - 0.04, low + 0.11), 0.006)
    a.piece(None)
    _keys(a, (hx - 0.17, hx - 0.02), w / 2 - 0.1, low + 0.145)
    for s in (-1, 1):
        lo, hi = sorted((s * (w / 2 - 0.05), s * (w / 2 - 0.1)))
        block(a, case, (hx - key, lo, low + 0.1), (hx - 0.015, hi, low + 0.16), 0.004)
    block(a, case, (hx - key - 0.01, -w / 2 + 0.05, low + 0.1), (hx - 0.17, w / 2 - 0.05, low + 0.17), 0.004)
    block(a, case, (hx - 0.2, -w / 2 + 0.05, low + 0.16), (hx - 0.18, w / 2 - 0.05, top - 0.02), 0.005)
    a.piece("desk")
    with a.at(hx - key - 0.02, 0, top + 0.018, pitch=-0.35):
        block(a, case, (-0.012, -0.24 * w, 0), (0.0, 0.24 * w, (h - top - 0.012) / np.cos(0.35)), 0.004)
    brass = a.fixed("brass")
    for n, (x, y) in enumerate(((hx - 0.26, -w / 2 + 0.13), (hx - 0.26, w / 2 - 0.13), (-0.36 * d, 0.3 * w))):
        a.piece(f"leg {n}")
        rows = [
            (0.03, 0.05),
            (0.034, 0.12),
            (0.05, 0.6),
            (0.062, 0.8),
            (0.062, 0.86),
            (0.07, 0.88),
            (0.07, 1.0),
            (0.0, 1.0),
        ]
        a.lathe(case, [(0.0, 0.05 * low), *((r, q * low) for r, q in rows)], (x, y, 0), n=16)
        a.cylinder(brass, 0.026, 0.02, (x, y - 0.01, 0.026), axis="y", n=16)
        a.cylinder(brass, 0.016, 0.05, (x, y, 0.03), n=10)
    a.piece("lyre")
    for s in (-1, 1):
        a.tube(case, [(hx - 0.34, s * 0.09, 0.14), (hx - 0.34, s * 0.05, low)], 0.014, n=10)
    block(a, case, (hx - 0.4, -0.13, 0.06), (hx - 0.29, 0.13, 0.14), 0.012)
    _pedals(a, hx - 0.27, 0.05)
    a.shelf((-0.12 * d, 0.12 * w, top + 0.02), (0.4 * d, 0.5 * w))


def _digital(a: Sketch, case: Finish) -> None:
    d, w, h = a.size
    z = 0.6 * h
    a.piece("body")
    block(a, case, (-d / 2, -w / 2 + 0.03, z - 0.08), (d / 2, w / 2 - 0.03, z - 0.018), 0.008)
    block(a, case, (-d / 2, -w / 2 + 0.03, z - 0.02), (d / 2 - 0.17, w / 2 - 0.03, z + 0.05), 0.008)
    for s in (-1, 1):
        a.piece(f"leg {s}")
        lo, hi = sorted((s * w / 2, s * (w / 2 - 0.032)))
        block(a, case, (-0.35 * d, lo, 0.02), (0.15 * d, hi, z - 0.07), 0.005)
        block(a, case, (-d / 2, lo, 0), (d / 2, hi, 0.03), 0.008)
        block(a, case, (-d / 2, lo, z - 0.085), (d / 2, hi, z + 0.03), 0.008)
    a.piece("brace")
    block(a, case, (-0.2 * d, -w / 2 + 0.03, 0.2), (-0.16 * d, w / 2 - 0.03, 0.36), 0.004)
    a.piece(None)
    _keys(a, (d / 2 - 0.165, d / 2 - 0.015), w / 2 - 0.06, z)
    strip_light(a, d / 2 - 0.168, (-0.05, 0.05), (z + 0.012, z + 0.035), (0.3, 0.7, 1.0), 0.4)
    _pedals(a, -0.1 * d, 0.2)
    a.piece("desk")
    with a.at(-0.36 * d, 0, z + 0.048, pitch=-0.25):
        block(a, case, (-0.01, -0.25 * w, 0), (0, 0.25 * w, (h - z - 0.052) / np.cos(0.25)), 0.004)
    a.shelf((-0.1 * d, -0.36 * w, z + 0.05), (0.3 * d, 0.18 * w))


def fireplace(a: Sketch) -> None:
    """A mantelpiece around a hearth with burning logs; a flat glazed one for "modern", cold for "unlit"."""
    d, w, h = a.size
    stone = look(a.spec, ("stone", "ceramic", "wood", "metal"), a.pick("stone", "brick", "white marble"))
    if family_of(a.spec.material) is None and a.spec.colour:
        stone = a.fixed("plaster", a.spec.colour)
    modern = a.said("modern", "minimalist", "electric", "linear", "contemporary", "sleek", "gas")
    mantel = stone
    if a.said("wood mantel", "wooden mantel", "rustic", "farmhouse") and a.family() != "wood":
        mantel = a.fixed("reclaimed wood" if a.said("rustic") else "oak", axis=1)
    back, face = -d / 2, d / 2 - 0.1
    base = 0.05
    half, low, high = (0.36 * w, 0.2 * h, 0.58 * h) if modern else (0.29 * w, base, 0.64 * h)
    a.piece("hearth")
    block(a, a.fixed("slate") if not modern else stone, (back, -w / 2, 0), (d / 2, w / 2, base), 0.008)
    top = h - 0.055
    for s in (-1, 1):
        a.piece(f"pier {s}")
        lo, hi = sorted((s * 0.46 * w, s * half))
        block(a, stone, (back, lo, base), (face, hi, top), 0.006)
        if not modern:
            lo, hi = sorted((s * 0.47 * w, s * (half + 0.03)))
            block(a, stone, (face - 0.02, lo, base), (face + 0.025, hi, base + 0.1), 0.006)
            block(a, stone, (face - 0.02, lo, base + 0.09), (face + 0.015, hi, high + 0.02), 0.006)
    a.piece("lintel")
    block(a, stone, (back, -half - 0.002, high), (face, half + 0.002, top), 0.004)
    if not modern:
        block(a, stone, (face - 0.02, -0.46 * w, high + 0.03), (face + 0.02, 0.46 * w, top - 0.05), 0.008)
        block(a, mantel, (back, -0.48 * w, top - 0.035), (face + 0.045, 0.48 * w, top), 0.01)
    if low > base:
        a.piece("sill")
        block(a, stone, (back, -half - 0.002, base), (face, half + 0.002, low), 0.004)
    a.piece("mantel")
    block(a, mantel, (back, -w / 2, top), (face + 0.07, w / 2, h), 0.008)
    a.shelf(((back + face + 0.07) / 2, 0, h), (face + 0.05 - back, w - 0.06))
    a.piece("back")
    soot = a.fixed("brick", "charcoal") if not modern else a.fixed("black metal")
    block(a, soot, (back, -half, low), (back + 0.03, half, high), 0.0)
    a.piece(None)
    for s in (-1, 1):
        lo, hi = sorted((s * half, s * (half - 0.006)))
        block(a, soot, (back + 0.03, lo, low), (face - 0.02, hi, high), 0.0)
    _fire(a, ((back + 0.05, face - 0.03), half * 0.8, low, high), modern)
    if modern:
        frame = a.fixed("black metal")
        for z0, z1, y0, y1 in ((low, low + 0.02, -half, half), (high - 0.02, high, -half, half),
                               (low, high, -half, -half + 0.02), (low, high, half - 0.02, half)):  # fmt: skip
            block(a, frame, (face - 0.01, y0, z0), (face + 0.006, y1, z1), 0.002)
        pane(a, a.fixed("glass"), 0, face - 0.002, (-half + 0.02, low + 0.02), (half - 0.02, high - 0.02))


def _fire(a: Sketch, hearth: tuple[Range, float, float, float], modern: bool) -> None:
    """Adds logs on a grate (or pebbles), embers, flames and their light; flames stay out when "unlit"."""
    (x0, x1), half, low, high = hearth
    middle, burning = (x0 + x1) / 2, not a.said("unlit", "off", "cold", "empty", "unused")
    bark, iron = a.fixed("bark"), a.fixed("cast iron")
    bed = low + (0.02 if modern else 0.07)
    if modern:
        for _ in range(26):
            y, x = a.rng.uniform(-half, half), a.rng.uniform(x0 + 0.03, x1 - 0.03)
            r = float(a.rng.uniform(0.015, 0.03))
            a.ball(a.fixed("stone", "light grey"), (r, r, 0.6 * r), (x, y, low + 0.01), n=8)
    else:
        for k in range(5):
            y = (k - 2) * half * 0.4
            a.tube(
                iron,
                [(x0 + 0.02, y, bed - 0.02), (x1 - 0.02, y, bed - 0.02), (x1, y, bed + 0.03)],
                0.008,
                n=6,
            )
        for s in (-1, 1):
            a.tube(iron, [(middle, s * half * 0.7, low), (middle, s * half * 0.7, bed)], 0.01, n=6)
        for k, (dx, dz, turn) in enumerate(((-0.25, 0.04, 0.08), (0.25, 0.04, -0.06), (0.0, 0.11, 0.16))):
            r, length = 0.042 - 0.004 * k, half * (1.5 - 0.2 * k)
            with a.at(middle + dx * (x1 - x0) * 0.6, 0, bed + dz, yaw=turn):
                a.cylinder(bark, r, length, (0, -length / 2, 0), axis="y", n=12)
                for s in (-1, 1):
                    a.cylinder(
                        a.fixed("pine"), r * 0.88, 0.003, (0, s * length / 2 - 0.0015, 0), axis="y", n=12
                    )
    if not burning:
        return
    ember = replace(bark, pattern="smooth", colour=(0.5, 0.1, 0.02), emission=(1.6, 0.35, 0.04))
    for k in range(9):
        a.ball(ember, 0.018, (middle + 0.03 * np.cos(2.4 * k), (k - 4) * half * 0.2, bed), n=8)
    count = 9 if modern else 7
    tall = 0.55 * (high - low)
    for k in range(count):
        t = (k - (count - 1) / 2) / (count / 2)
        height = tall * (1 - 0.55 * t * t) * float(a.rng.uniform(0.7, 1.1))
        y, x = 0.8 * half * t, middle + float(a.rng.uniform(-0.03, 0.03))
        for size, glow in ((1.0, (2.2, 0.62, 0.06)), (0.6, (3.2, 1.7, 0.4))):
            flame = replace(a.fixed("paint", "orange"), pattern="smooth", emission=glow, opacity=0.75)
            r, z = 0.13 * size * height + 0.008, size * height
            rows = [
                (0.0, 0.0),
                (0.7 * r, 0.1 * z),
                (r, 0.28 * z),
                (0.7 * r, 0.55 * z),
                (0.28 * r, 0.82 * z),
                (0.0, z),
            ]
            lean = 0.03 if size < 1 else 0.0
            a.lathe(flame, rows, (x + lean, y, bed), n=10)
    a.lamp((middle, 0, bed + 0.4 * tall), 0.06, 16.0, 0.25, _FIRE)


def room_divider(a: Sketch) -> None:
    """Folding panels in a zigzag: paper with lattice (shoji), slats, cane, cloth, or pierced wood."""
    d, w, h = a.size
    count = next(
        (
            n
            for n, words in ((3, ("three", "three panel", "3")), (5, ("five", "five panel")))
            if a.said(*words)
        ),
        4,
    )
    frame = wood(a.spec, axis=2, coloured=False) if a.family() != "metal" else a.main("black metal")
    if a.said("black", "shoji", "byobu") and a.family() != "metal":
        frame = a.fixed("dark wood", axis=2)
    thick, post = 0.022, 0.035
    reach = d - 2 * thick
    step = (w - thick) / count
    length, turn = float(np.hypot(step, reach)), float(np.arctan2(reach, step))
    for k in range(count):
        s = 1 if k % 2 == 0 else -1
        a.piece(f"panel {k}")
        with a.at(-s * reach / 2, -w / 2 + thick / 2 + k * step, 0, yaw=-s * turn):
            _divider_panel(a, frame, length, h, thick, post)


def _divider_panel(a: Sketch, frame: Finish, length: float, h: float, thick: float, post: float) -> None:
    """Adds one panel along +y from the origin."""
    foot = 0.06
    t = thick / 2
    for y in (0.004, length - post - 0.004):
        block(a, frame, (-t, y, 0), (t, y + post, h), 0.004)
    y0, y1 = post + 0.004, length - post - 0.004
    for z0, z1 in ((foot, foot + post), (h - post - 0.012, h - 0.012)):
        block(a, frame, (-t, y0, z0), (t, y1, z1), 0.003)
    low, high = foot + post, h - post - 0.012
    style = style_of(a.spec, "")
    if a.said("slatted", "slats", "louvered", "louvred", "shutter"):
        for k in range(int((high - low) / 0.05)):
            z = low + 0.05 * (k + 0.3)
            block(a, frame, (-t * 0.7, y0, z), (t * 0.7, y1, z + 0.032), 0.003)
        return
    paper = a.said("shoji", "paper", "japanese", "rice", "byobu") or style == "japanese"
    if paper:
        sheet = a.fixed("rice paper", a.spec.colour)
    elif a.said("rattan", "wicker", "cane", "woven", "bohemian", "boho"):
        sheet = a.fixed("cane")
    elif a.said("solid", "wooden", "carved", "panelled"):
        sheet = frame
    else:
        sheet = a.fixed(
            a.spec.material if a.family() == "fabric" and a.spec.material else "linen",
            a.spec.colour or "cream",
        )
    block(a, sheet, (-0.003, y0, low), (0.003, y1, high), 0.0)
    rows = 7 if paper else 3 if a.said("carved", "panelled", "wooden") else 0
    for k in range(1, rows):
        z = low + (high - low) * k / rows
        for s in (-1, 1):
            lo, hi = sorted((s * 0.003, s * 0.009))
            block(a, frame, (lo, y0, z - 0.006), (hi, y1, z + 0.006), 0.0)
    if paper:
        for k in (1, 2):
            y = y0 + (y1 - y0) * k / 3
            for s in (-1, 1):
                lo, hi = sorted((s * 0.003, s * 0.009))
                block(a, frame, (lo, y - 0.006, low), (hi, y + 0.006, high), 0.0)


def pedestal(a: Sketch) -> None:
    """A plinth with base and cap; a fluted column for "classical" or "column", a plain block for "modern"."""
    d, w, h = a.size
    look_ = a.main("plaster", "white")
    a.piece("base")
    if a.said(
        "column",
        "round",
        "pillar",
        "greek",
        "roman",
        "fluted",
        "classical",
        "classic",
        "corinthian",
        "ionic",
        "doric",
    ):
        block(a, look_, (-d / 2, -w / 2, 0), (d / 2, w / 2, 0.05 * h), 0.006)
        r = 0.36 * min(d, w)
        a.lathe(
            look_,
            [
                (1.28 * r, 0.05 * h),
                (1.34 * r, 0.07 * h),
                (1.28 * r, 0.09 * h),
                (1.1 * r, 0.1 * h),
                (1.14 * r, 0.115 * h),
                (r, 0.13 * h),
            ],
            n=32,
        )
        a.piece("shaft")
        t = np.linspace(0, 2 * np.pi, 97)
        flute = 1 - 0.05 * (0.5 + 0.5 * np.cos(16 * t)) ** 0.7 * (0 if a.said("smooth") else 1)
        zs = np.linspace(0.125 * h, 0.88 * h, 5)
        taper = 1 - 0.13 * ((zs / h - 0.125) / 0.75) ** 1.5
        radius = r * flute[:, None] * taper[None]
        points = np.stack(
            [radius * np.cos(t)[:, None], radius * np.sin(t)[:, None], np.broadcast_to(zs, radius.shape)], -1
        )
        a.sheet(look_, points, closed=True)
        a.piece("cap")
        a.lathe(
            look_,
            [
                (0.87 * r, 0.875 * h),
                (0.95 * r, 0.885 * h),
                (0.88 * r, 0.9 * h),
                (0.95 * r, 0.91 * h),
                (1.25 * r, 0.95 * h),
            ],
            n=32,
        )
        block(a, look_, (-d / 2 * 0.98, -w / 2 * 0.98, 0.95 * h), (d / 2 * 0.98, w / 2 * 0.98, h), 0.006)
    elif a.said("modern", "minimalist", "cube", "sleek", "plinth", "block"):
        block(a, look_, (-d / 2, -w / 2, 0), (d / 2, w / 2, h), 0.005)
    else:
        for grow, z0, z1 in (
            (1.0, 0.0, 0.08),
            (0.93, 0.08, 0.105),
            (0.84, 0.1, 0.89),
            (0.92, 0.885, 0.915),
            (1.0, 0.915, 1.0),
        ):
            block(
                a, look_, (-grow * d / 2, -grow * w / 2, z0 * h), (grow * d / 2, grow * w / 2, z1 * h), 0.006
            )
        a.piece(None)
        panel = 0.84 * d / 2
        half, inset = 0.84 * w / 2 - 0.045, 0.016
        for z0, z1, y0, y1 in ((0.15, 0.15, -half, half), (0.85, 0.85, -half, half)):
            block(
                a,
                look_,
                (panel - GAP, y0, z0 * h - inset / 2),
                (panel + 0.006, y1, z1 * h + inset / 2),
                0.003,
            )
        for s in (-1, 1):
            block(
                a,
                look_,
                (panel - GAP, s * half - inset / 2, 0.15 * h),
                (panel + 0.006, s * half + inset / 2, 0.85 * h),
                0.003,
            )
    a.shelf((0, 0, h), (d * 0.96, w * 0.96))
