"""Builders of what cools: fridges, freezers, mini fridges, glass-fronted coolers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import GAP, Range, bar_handle, block, casing, feet, pane, plate, strip_light
from terrazzo.shapes.primitives import lathe
from terrazzo.shapes.sketch import Sketch

_REACH = 0.046
"""How far handles stand out of a door [m]."""

_ICE = (0.75, 0.88, 1.0)


@dataclass(frozen=True)
class _Door:
    """A door between y and z ranges [m]: its handle stands near the `grip` side ("left", "right"), or lies along its "top"."""

    y: Range
    z: Range
    grip: str = "left"


def fridge(a: Sketch) -> None:
    """A fridge over a freezer drawer, side-by-side or French doors, a rounded retro one, or glass-fronted, as words ask."""
    _, w, h = a.size
    foot, half = 0.055, w / 2
    whole = (foot, h)
    if a.said("french"):
        split = foot + (h - foot) * 0.36
        drawers = [_Door((-half, half), (foot, split), "top")]
        if h > 1.5:
            middle = foot + (split - foot) * 0.55
            drawers = [
                _Door((-half, half), (foot, middle), "top"),
                _Door((-half, half), (middle, split), "top"),
            ]
        doors = [*drawers, _Door((-half, 0.0), (split, h), "right"), _Door((0.0, half), (split, h), "left")]
    elif a.said("double door", "side by side", "side"):
        edge = -0.08 * w
        doors = [_Door((-half, edge), whole, "right"), _Door((edge, half), whole, "left")]
    elif a.said("retro", "vintage", "smeg", "icebox"):
        doors = [_Door((-half, half), whole)]
    elif a.said("top freezer"):
        split = foot + (h - foot) * 0.68
        doors = [_Door((-half, half), (foot, split)), _Door((-half, half), (split, h))]
    else:
        split = foot + (h - foot) * 0.36
        doors = [_Door((-half, half), (foot, split)), _Door((-half, half), (split, h))]
    _cold_box(a, doors, foot)


def mini_fridge(a: Sketch) -> None:
    """A low fridge with one door, solid or glass."""
    _, w, h = a.size
    _cold_box(a, [_Door((-w / 2, w / 2), (0.035, h))], 0.035)


def _cold_box(a: Sketch, doors: list[_Door], foot: float) -> None:
    d, w, h = a.size
    retro = a.said("retro", "vintage", "smeg", "icebox")
    default = "enamel" if retro or not a.spec.kind.finishes else "stainless steel"
    colour = a.pick("mint", "cream", "red", "light blue") if retro else None
    look = casing(a, default, colour)
    if retro and not a.spec.colour and not a.spec.material:
        look = a.fixed("enamel", colour)
    dark = a.fixed("plastic", "black")
    back, face, thick = -d / 2, d / 2 - _REACH, min(0.065, 0.12 * d)
    bevel = 0.032 if retro else 0.009
    a.piece("body")
    if a.said("glass", "beverage", "wine", "transparent") or a.family() == "glass":
        _cooler(a, (back, face), foot)
        return
    side = look if retro or a.spec.colour else replace(look, pattern="smooth", gloss=0.3)
    block(a, side, (back, -w / 2, foot), (face - thick - GAP, w / 2, h), bevel)
    seal = (face - thick - GAP - 0.01, -w / 2 + bevel, foot + bevel)
    block(a, dark, seal, (face - thick + 0.01, w / 2 - bevel, h - bevel), 0.0)
    block(a, dark, (back + 0.03, -w / 2 + 0.02, 0), (face - thick - 0.01, w / 2 - 0.02, foot + 0.01), 0.003)
    for door in doors:
        low = (face - thick, door.y[0] + GAP / 2, door.z[0] + GAP / 2)
        block(a, look, low, (face, door.y[1] - GAP / 2, door.z[1] - GAP / 2), bevel)
    a.shelf(((back + face) / 2, 0, h), (face - back - 0.04, w - 0.04))
    a.piece(None)
    metal = a.fixed("chrome") if retro or a.spec.colour or a.said("black") else a.fixed("brushed steel")
    for door in doors:
        _fridge_handle(a, metal, door, face, retro)
    _fridge_extras(a, doors, face, retro)


def _fridge_handle(a: Sketch, metal: Finish, door: _Door, face: float, retro: bool) -> None:
    (y0, y1), (z0, z1) = door.y, door.z
    if door.grip == "top":
        z = z1 - 0.07
        bar_handle(a, metal, (face, y0 + 0.14 * (y1 - y0), z), (face, y1 - 0.14 * (y1 - y0), z), reach=_REACH)
        return
    y = y0 + 0.05 if door.grip == "left" else y1 - 0.05
    if retro:
        # A cast lever on a back plate, as latched fridges had.
        z = z0 + 0.6 * (z1 - z0)
        block(a, metal, (face, y - 0.014, z - 0.06), (face + 0.01, y + 0.014, z + 0.06), 0.004)
        path = [(face + 0.01, y, z + 0.03), (face + 0.036, y, z + 0.02), (face + 0.038, y + 0.02, z - 0.09),
                (face + 0.03, y + 0.035, z - 0.15)]  # fmt: skip
        a.bend(metal, path, 0.008, n=10)
        return
    upper = z0 > 0.5
    length = min(0.42, 0.62 * (z1 - z0)) if z1 - z0 < 1.4 else 0.72
    start = z0 + 0.07 if upper else z1 - 0.07 - length
    if z1 - z0 > 1.4:
        start = z0 + 0.5 * (z1 - z0) - 0.5 * length
    bar_handle(a, metal, (face, y, start), (face, y, start + length), reach=_REACH)


def _fridge_extras(a: Sketch, doors: list[_Door], face: float, retro: bool) -> None:
    last = doors[-1]
    if retro:
        middle, z = (last.y[0] + last.y[1]) / 2, last.z[0] + 0.83 * (last.z[1] - last.z[0])
        block(a, a.fixed("chrome"), (face, middle - 0.09, z), (face + 0.006, middle + 0.09, z + 0.028), 0.003)
        return
    if a.said("side by side", "dispenser", "side") and len(doors) == 2:
        y0, y1 = doors[0].y
        y, z = (y0 + y1) / 2 - 0.01, 0.56 * last.z[1]
        half = 0.3 * (y1 - y0)
        block(a, a.fixed("plastic", "black"), (face, y - half, z), (face + 0.006, y + half, z + 0.34), 0.003)
        plate(
            a,
            a.fixed("plastic", "charcoal"),
            face + 0.008,
            (y - half * 0.8, y + half * 0.8),
            (z + 0.03, z + 0.2),
        )
        strip_light(a, face + 0.008, (y - half * 0.6, y + half * 0.6), (z + 0.26, z + 0.3), _ICE, 0.5)
    if a.said("smart"):
        y, z = (last.y[0] + last.y[1]) / 2, last.z[0] + 0.55 * (last.z[1] - last.z[0])
        half = 0.3 * (last.y[1] - last.y[0])
        block(a, a.fixed("screen"), (face, y - half, z - 0.2), (face + 0.004, y + half, z + 0.2), 0.002)
        strip_light(
            a, face + 0.006, (y - half * 0.9, y + half * 0.9), (z - 0.18, z + 0.18), (0.25, 0.4, 0.6), 0.35
        )


def _cooler(a: Sketch, depth: Range, foot: float) -> None:
    """Adds a glass-fronted cabinet with lit shelves of bottles and cans."""
    _, w, h = a.size
    (back, face), wall = depth, 0.03
    look, liner = a.fixed("plastic", a.spec.colour or "black"), a.fixed("plastic", "white")
    block(a, look, (back, -w / 2, foot), (back + wall, w / 2, h), 0.004)
    for s in (-1, 1):
        lo, hi = sorted((s * w / 2, s * (w / 2 - wall)))
        block(a, look, (back, lo, foot), (face, hi, h), 0.004)
    block(a, look, (back, -w / 2, foot), (face, w / 2, foot + 0.06), 0.004)
    block(a, look, (back, -w / 2, h - 0.06), (face, w / 2, h), 0.004)
    plate(a, liner, back + wall + 0.001, (-w / 2 + wall, w / 2 - wall), (foot + 0.06, h - 0.06))
    feet(a, look, ((face - back) * 0.4, w * 0.42), foot + 0.005)
    count = max(round((h - foot - 0.12) / 0.3), 2)
    pitch = (h - foot - 0.12) / count
    tints = ("green", "amber", "red", "blue", "burgundy", "silver")
    for k in range(count):
        z = foot + 0.06 + k * pitch
        if k:
            shelf = (back + wall, -w / 2 + wall, z - 0.006)
            block(a, a.fixed("steel"), shelf, (face - 0.05, w / 2 - wall, z), 0.0)
        tall, wide = min(0.72 * pitch, 0.2), 0.033
        for j in range(max(int((w - 2 * wall) / 0.1), 1)):
            y = -w / 2 + wall + 0.05 + j * 0.1
            if y > w / 2 - wall - 0.035:
                break
            drink = a.fixed("plastic", tints[int(a.rng.integers(len(tints)))])
            profile = [
                (wide, 0),
                (wide, 0.6 * tall),
                (wide * 0.35, 0.8 * tall),
                (wide * 0.35, tall),
                (0, tall),
            ]
            a.add(lathe(profile, 10, crease=1.2).translate(face - 0.11, y, z), drink)
    pane(a, a.fixed("glass"), 0, face - 0.012, (-w / 2 + wall, foot + 0.06), (w / 2 - wall, h - 0.06))
    a.shelf(((back + face) / 2, 0, h), (face - back - 0.04, w - 0.04))
    lit = a.glow(a.fixed("plastic", "white"), 2.0, (0.85, 0.93, 1.0))
    block(a, lit, (face - 0.06, -w / 2 + wall, h - 0.068), (face - 0.03, w / 2 - wall, h - 0.06), 0.0)
    a.piece(None)
    bar_handle(
        a,
        a.fixed("brushed steel"),
        (face, -w / 2 + 0.02, 0.35 * h),
        (face, -w / 2 + 0.02, 0.75 * h),
        reach=_REACH,
    )
