"""Builders of what washes: dishwashers, washing machines, dryers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import GAP, bar_handle, block, casing, feet, knob, plate, strip_light
from terrazzo.shapes.sketch import Sketch


def dishwasher(a: Sketch) -> None:
    """A dishwasher: one door, a control strip, a bar handle, a set-back plinth."""
    d, w, h = a.size
    look, dark = casing(a, "stainless steel"), a.fixed("plastic", "black")
    back, face = -d / 2, d / 2 - 0.045
    panel, kick = h - 0.11, 0.1
    a.piece("body")
    block(a, look, (back, -w / 2, 0.02), (face - 0.03, w / 2, h), 0.004)
    block(a, dark, (back + 0.02, -w / 2 + 0.01, 0), (face - 0.045, w / 2 - 0.01, kick), 0.003)
    block(a, look, (face - 0.028, -w / 2 + GAP / 2, kick), (face, w / 2 - GAP / 2, panel - GAP), 0.006)
    block(a, look, (face - 0.028, -w / 2 + GAP / 2, panel), (face, w / 2 - GAP / 2, h - 0.004), 0.006)
    z = (panel + h) / 2
    strip_light(a, face + 0.002, (0.28 * w, 0.4 * w), (z - 0.011, z + 0.011), (0.35, 0.75, 1.0), 0.35)
    a.piece(None)
    for k in range(5):
        a.cylinder(dark, 0.007, 0.003, (face, -0.4 * w + k * 0.03, z), axis="x", n=12)
    z = panel - 0.06
    bar_handle(a, a.fixed("brushed steel"), (face, -0.38 * w, z), (face, 0.38 * w, z), reach=0.045)
    a.shelf(((back + face) / 2, 0, h), (face - back, w - 0.02))


def washing_machine(a: Sketch) -> None:
    """A washing machine: a round glass door with laundry behind it, drawer, dial and display; or a lid on top."""
    if a.said("top load", "top loading", "vintage", "agitator"):
        _top_loader(a)
        return
    _drum_machine(a, laundry=True)


def dryer(a: Sketch) -> None:
    """A tumble dryer: a large dark round door, a dial, a lint grille."""
    _drum_machine(a, laundry=False)


def _drum_machine(a: Sketch, *, laundry: bool) -> None:
    d, w, h = a.size
    look, dark = casing(a, "enamel", "white"), a.fixed("plastic", "black")
    if not a.spec.material and not a.spec.colour:
        look = a.fixed("enamel", "white")
    back, face = -d / 2, d / 2 - 0.055
    panel = h - 0.135
    a.piece("body")
    block(a, look, (back, -w / 2, 0.025), (face - 0.02, w / 2, h - 0.025), 0.008)
    block(a, look, (back, -w / 2, h - 0.026), (face, w / 2, h), 0.008)
    block(a, look, (face - 0.03, -w / 2, 0.025), (face, w / 2, panel - GAP), 0.01)
    block(a, look, (face - 0.03, -w / 2, panel), (face, w / 2, h - 0.029), 0.008)
    feet(a, dark, (0.4 * d, 0.4 * w), 0.03, 0.022)
    a.shelf(((back + face) / 2, 0, h), (face - back - 0.02, w - 0.02))
    a.piece("door")
    middle, r = 0.47 * h, min(0.37 * w, 0.27 * h)
    _porthole(a, (face, 0.0, middle), r, laundry)
    a.piece(None)
    z = (panel + h - 0.03) / 2
    if laundry:
        block(a, look, (face, -0.46 * w, z - 0.042), (face + 0.008, -0.2 * w, z + 0.042), 0.003)
        plate(a, dark, face + 0.01, (-0.4 * w, -0.26 * w), (z - 0.032, z - 0.022))
    knob(a, a.fixed("chrome"), (face, 0.0 if laundry else -0.3 * w, z), 0.034, 0.026, dark)
    at = 0.26 * w
    block(a, dark, (face, at - 0.1 * w, z - 0.03), (face + 0.003, at + 0.16 * w, z + 0.03), 0.001)
    strip_light(a, face + 0.005, (at - 0.07 * w, at + 0.02 * w), (z - 0.014, z + 0.014), (0.7, 0.9, 1.0), 0.4)
    for k in range(3):
        a.cylinder(look, 0.006, 0.003, (face + 0.003, at + (0.06 + 0.04 * k) * w, z), axis="x", n=12)
    # The hatch of the pump's filter, or a dryer's grille.
    if laundry:
        block(a, look, (face, 0.26 * w, 0.05), (face + 0.003, 0.43 * w, 0.05 + 0.08 * h), 0.001)
    else:
        for k in range(6):
            plate(a, dark, face + 0.002, (-0.4 * w, -0.1 * w), (0.05 + 0.011 * k, 0.055 + 0.011 * k))


def _porthole(a: Sketch, centre: tuple[float, float, float], r: float, laundry: bool) -> None:
    """Adds a round door that stands out towards +x: rim, ring, domed glass, and the wash behind it."""
    x, y, z = centre
    rim: Finish = a.fixed("chrome") if laundry else a.fixed("plastic", "silver")
    with a.at(x, y, z, pitch=np.pi / 2):
        a.lathe(
            rim,
            [(0.7 * r, 0.0), (r, 0.0), (r, 0.018), (0.93 * r, 0.034), (0.78 * r, 0.038), (0.7 * r, 0.022)],
            n=40,
        )
        glass = a.fixed("screen")
        a.lathe(glass, [(0.72 * r, 0.02), (0.6 * r, 0.034), (0.35 * r, 0.046), (0.0, 0.05)], n=36)
        if laundry:
            tints = ("light blue", "white", "navy", "coral", "grey")
            for k in range(6):
                angle = np.pi * (0.15 + 0.7 * k / 5)
                # Pitched frame: +x of the frame points down.
                at = (0.36 * r * np.sin(angle), 0.42 * r * np.cos(angle), 0.037)
                cloth = a.fixed("cotton", tints[int(a.rng.integers(len(tints)))])
                dim = replace(
                    cloth, colour=tuple(0.35 * c for c in cloth.colour), second=None, pattern="smooth"
                )  # type: ignore[arg-type]
                a.ball(dim, (0.17 * r, 0.2 * r, 0.012), at, n=12)
    block(a, rim, (x + 0.02, y - r * 0.99, z - 0.16 * r), (x + 0.04, y - r * 0.84, z + 0.16 * r), 0.004)


def _top_loader(a: Sketch) -> None:
    """Adds a washing machine with a lid on top and its dials on a raised back panel."""
    d, w, h = a.size
    look, dark = casing(a, "enamel", "white"), a.fixed("plastic", "black")
    top, back = 0.86 * h, -d / 2
    a.piece("body")
    block(a, look, (back, -w / 2, 0.025), (d / 2, w / 2, top), 0.014)
    feet(a, dark, (0.42 * d, 0.42 * w), 0.03)
    block(a, look, (back + 0.17 * d, -0.42 * w, top), (d / 2 - 0.03, 0.42 * w, top + 0.012), 0.005)
    a.piece("panel")
    side = np.array([(top, back), (top, back + 0.16 * d), (h, back + 0.07 * d), (h, back)])
    a.prism(look, side[::-1], w * 0.98, (0, -0.49 * w, 0), axis="y", bevel=0.006)
    a.piece(None)
    lean = np.arctan2(0.09 * d, h - top)
    with a.at(back + 0.115 * d, 0, (top + h) / 2, pitch=-lean):
        for k in range(3):
            knob(a, a.fixed("chrome"), (0.0, (k - 1) * 0.22 * w, 0.0), 0.024, 0.024, dark)
    a.shelf((0.08 * d, 0, top + 0.012), (0.6 * d, 0.8 * w), h)
