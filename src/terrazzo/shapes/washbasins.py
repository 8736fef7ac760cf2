"""Builders of what one washes and dresses at: vanities, pedestal sinks, toilets, dressing tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.fittings import GAP, Range, block, casing, shell, sunk_bowl, tap, top_with_hole
from terrazzo.shapes.looks import handle_form, leg_form, metal, style_of, wood
from terrazzo.shapes.primitives import LEGS, framed_panel, handle, leg
from terrazzo.shapes.sketch import Sketch


def _front(a: Sketch, look: Finish, x: float, y: Range, z: Range, *, door: bool, hinge: int = 1) -> None:
    """Adds a drawer front or door 2 cm thick on the plane at `x`, with the handle that the style asks for."""
    w, h = y[1] - y[0] - GAP, z[1] - z[0] - GAP
    at = (x, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2)
    if style_of(a.spec) in ("farmhouse", "rustic", "classic") or a.said("shaker"):
        a.add(framed_panel((w, h), 0.02, frame=0.05).translate(*at), look)
    else:
        block(a, look, (x, at[1] - w / 2, at[2] - h / 2), (x + 0.02, at[1] + w / 2, at[2] + h / 2), 0.003)
    form = handle_form(a.spec)
    grip = metal(a.spec, default=None)
    if form == "none":
        return
    bar = form == "bar"
    made = handle(form, min(0.14, 0.5 * (h if door and bar else w)), upright=door and bar, reach=0.026)
    aside = -hinge * (w / 2 - 0.045) if door else 0.0
    a.add(made.translate(x + 0.02, at[1] + aside, at[2] + (0.2 * h if door else 0.0)), grip)


def vanity(a: Sketch) -> None:
    """A washstand: a cabinet with doors or drawers under a top with one or two sunk basins, or bowls that stand on it."""
    d, w, h = a.size
    body = wood(a.spec, axis=1)
    a.main("oak")
    stone = a.family() in ("stone", "ceramic")
    slab = a.main("marble") if stone else a.fixed("white marble" if a.said("marble") else "quartz", "white")
    counter = 0.83 * h if a.said("vessel") else 0.86 * h
    double = a.said("double", "double sink", "two", "his") or w > 1.45
    floating = a.said("floating", "wall mounted", "hung")
    face, back = d / 2 - 0.056, -d / 2
    thick = 0.03
    legs = not floating and a.said(
        "open", "console", "washstand", "legs", "vintage", "victorian", "mid", "scandinavian"
    )
    foot = 0.36 * h if floating else (0.2 * h if legs else 0.09)
    a.piece("cabinet")
    # Boards around the basins, which hang in it.
    side, low, board = w / 2 - 0.012, counter - thick - 0.15, 0.018
    for lo, hi in (
        ((back, -side, foot), (face, side, low)), ((back, -side, low), (back + board, side, counter - thick)),
        ((face - board, -side, low), (face, side, counter - thick)),
        ((back, -side, low), (face, -side + board, counter - thick)), ((back, side - board, low), (face, side, counter - thick)),
    ):  # fmt: skip
        block(a, body, lo, hi, 0.002)
    a.piece("base")
    if floating:
        pipe = a.fixed("chrome")
        for y in (-0.25 * w, 0.25 * w) if double else (0.0,):
            a.tube(pipe, [(back + 0.06, y, 0), (back + 0.06, y, foot)], 0.018, n=12)
            a.cylinder(pipe, 0.035, 0.006, (back + 0.06, y, 0), n=18)
    elif legs:
        form = leg_form(a.spec, "tapered")
        for x in (back + 0.05, face - 0.04):
            for s in (-1, 1):
                a.piece(f"leg {x:.3f} {s}")
                made = leg(form if form in LEGS else "tapered", foot, 0.026, (x, s * (w / 2 - 0.05), 0))
                a.add(made, body)
    else:
        dark = replace(body, colour=tuple(0.4 * c for c in body.colour), second=None, pattern="paint")  # type: ignore[arg-type]
        block(a, dark, (back, -w / 2 + 0.03, 0), (face - 0.05, w / 2 - 0.03, foot + 0.005), 0.002)
    a.piece(None)
    _vanity_fronts(
        a, body, face, (-w / 2 + 0.018, w / 2 - 0.018), (foot + 0.006, counter - thick - 0.01), double
    )
    basins = [(-0.25 * w, 0.5 * w), (0.25 * w, 0.5 * w)] if double else [(0.0, w)]
    for middle, width in basins:
        _basin(a, slab, (middle, width), (back, d / 2), (counter - thick, counter), double)
    a.piece("counter")
    a.collide((back, -w / 2, counter - thick), (d / 2, w / 2, counter))
    splash = min(0.08, 0.6 * (h - counter))
    block(a, slab, (back, -w / 2, counter), (back + 0.014, w / 2, counter + splash), 0.002)
    free = (w - (0.9 if double else 0.46)) / (4 if double else 2)
    if free > 0.08:
        for s in (-1, 1):
            a.shelf((0.0, s * (w / 2 - free / 2 - 0.01), counter), (d * 0.8, free))


def _vanity_fronts(a: Sketch, body: Finish, x: float, y: Range, z: Range, double: bool) -> None:
    columns = max(round((y[1] - y[0]) / 0.42), 1)
    width = (y[1] - y[0]) / columns
    split = z[0] + 0.7 * (z[1] - z[0])
    for k in range(columns):
        span = (y[0] + k * width, y[0] + (k + 1) * width)
        drawers = a.said("drawers", "drawer") or (double and k == columns // 2 and columns % 2 == 1)
        if drawers:
            for j in range(3):
                cut = (z[0] + j * (z[1] - z[0]) / 3, z[0] + (j + 1) * (z[1] - z[0]) / 3)
                _front(a, body, x, span, cut, door=False)
            continue
        _front(a, body, x, span, (z[0], split), door=True, hinge=-1 if k % 2 == 0 else 1)
        _front(a, body, x, span, (split, z[1]), door=False)


def _basin(a: Sketch, slab: Finish, y: Range, depth: Range, z: Range, double: bool) -> None:
    """Adds a length of counter with its basin, sunk or standing on it, and a tap; `y` is (middle, width)."""
    middle, width = y
    x0, x1 = depth
    lo, hi = (x0, middle - width / 2), (x1, middle + width / 2)
    china, chrome = a.fixed("porcelain", "white"), metal(a.spec, default="chrome")
    if a.said("brass", "gold"):
        chrome = a.fixed("brass")
    rx, ry = min(0.31 * (x1 - x0), 0.17), min(0.36 * width, 0.23 if not double else 0.2)
    cx = (x0 + x1) / 2 + 0.045
    rest = a.size[2] - z[1]
    if a.said("vessel", "bowl", "stone bowl"):
        block(a, slab, (*lo, z[0]), (*hi, z[1]), 0.003)
        tall = 0.72 * rest
        look = a.fixed("stone") if a.said("stone") else china
        r = min(rx, ry)
        rows = [
            (0.0, 0),
            (0.5, 0),
            (0.72, 0.2),
            (0.94, 0.65),
            (1.0, 1.0),
            (0.97, 1.0),
            (0.9, 0.66),
            (0.6, 0.2),
            (0.0, 0.1),
        ]
        a.piece(f"bowl {middle:.2f}")
        a.add(shell([(r * q, r * 1.15 * q, tall * v) for q, v in rows]).translate(cx, middle, z[1]), look)
        a.piece(None)
        tap(a, chrome, (x0 + 0.05, middle, z[1]), rest, 0.14)
        return
    power = 4.0 if a.said("rectangular", "square", "modern", "trough") else 2.2
    _rim(a, slab, lo, hi, z)
    top_with_hole(a, slab, lo, hi, z[1], (cx, middle, rx, ry), power)
    sunk_bowl(a, china, (cx, middle), (rx, ry), z[1], 0.13, power=power)
    tap(
        a,
        chrome,
        (x0 + 0.05, middle, z[1]),
        rest,
        0.13,
        lever=style_of(a.spec) not in ("classic", "farmhouse", "rustic"),
    )


def _rim(a: Sketch, slab: Finish, lo: Range, hi: Range, z: Range) -> None:
    """Adds the front and side edges of a counter."""
    for s in (0, 1):
        y = (lo[1], hi[1])[s]
        block(a, slab, (lo[0], y - 0.001 * s, z[0]), (hi[0], y + 0.001 * (1 - s), z[1] - 0.0005), 0.0)
    block(a, slab, (hi[0] - 0.012, lo[1], z[0]), (hi[0], hi[1], z[1] - 0.0003), 0.0)


def pedestal_sink(a: Sketch) -> None:
    """A basin of porcelain on a column, or on the wall with its trap and pipe in sight."""
    d, w, h = a.size
    china, chrome = casing(a, "porcelain", "white"), a.fixed("chrome")
    rim, deep = 0.86 * h, 0.2 * h
    rx, ry = d / 2, w / 2
    round_sink = a.said("round", "oval")
    power = 2.2 if round_sink else 3.4
    rows = [(0.0, rim - deep), (0.42, rim - deep), (0.6, rim - 0.75 * deep), (0.86, rim - 0.35 * deep),
            (0.98, rim - 0.16 * deep), (1.0, rim - 0.05 * deep), (0.985, rim)]  # fmt: skip
    a.piece("basin")
    a.add(shell([(rx * q, ry * q, z) for q, z in rows], power=power), china)
    bx, by, cx = 0.6 * rx, 0.74 * ry, 0.2 * rx
    inner = [(bx, by, rim, cx), (0.96 * bx, 0.97 * by, rim - 0.012, cx)]
    inner += [
        (q * bx, q * by, rim - v * 0.78 * deep, cx)
        for q, v in ((0.9, 0.45), (0.7, 0.85), (0.3, 1.0), (0.0, 1.0))
    ]
    a.add(shell([(0.985 * rx, 0.985 * ry, rim, 0.0), (bx, by, rim, cx)], power=(power, 2.3)), china)
    a.add(shell(inner, power=2.3), china)
    a.cylinder(chrome, 0.02, 0.003, (cx, 0, rim - 0.78 * deep), n=16)
    a.piece("column")
    if a.said("wall mounted", "wall", "hung", "floating"):
        path = [
            (0, 0, rim - deep),
            (0, 0, 0.56 * h),
            (-0.03, 0, 0.53 * h),
            (-0.06, 0, 0.56 * h),
            (-0.09, 0, 0.6 * h),
        ]
        a.bend(chrome, path, 0.017, n=10)
        for s in (-1, 1):
            a.tube(
                chrome, [(-0.4 * d, s * 0.1 * w, 0), (-0.4 * d, s * 0.1 * w, rim - 0.5 * deep)], 0.009, n=8
            )
        a.cylinder(chrome, 0.03, 0.5 * d - 0.09, (-0.5 * d, 0, 0.6 * h), axis="x", top=0.017, n=14)
    else:
        k = 1.25 if a.said("victorian", "vintage", "classic", "ornate") else 1.0
        rows = [
            (0.0, 0.0),
            (0.3, 0.0),
            (0.31, 0.03),
            (0.25, 0.06),
            (0.17 / k, 0.3),
            (0.16 / k, 0.55),
            (0.22, 0.72),
            (0.4, 0.8),
        ]
        shift = -0.12 * rx
        a.add(
            shell(
                [
                    (1.1 * q * rx, 1.0 * q * ry, v * (rim - deep * 0.5) / 0.8 if v else 0.0, shift)
                    for q, v in rows
                ],
                power=2.6,
            ),
            china,
        )
    a.piece("tap")
    tap(a, chrome, (-rx + 0.065, 0, rim), h - rim, 0.32 * d, lever=a.said("modern", "minimalist"))
    a.shelf((-rx + 0.07, -0.7 * ry, rim), (0.09, 0.22 * w))
    a.shelf((-rx + 0.07, 0.7 * ry, rim), (0.09, 0.22 * w))


def toilet(a: Sketch) -> None:
    """A toilet: bowl, seat and lid, and a cistern behind, high on the wall for old ones; wall-hung and smart ones too."""
    d, w, h = a.size
    china, chrome = casing(a, "porcelain", "white"), a.fixed("chrome")
    bidet = a.said("bidet")
    a.uniform = bidet  # it is as low as a seat, whatever the height of a toilet with its cistern
    seat_z = 0.54 * h if not bidet else 0.6 * d
    tank = 0.0 if bidet else 0.28 * d
    rx, ry = (d - tank) / 2, 0.47 * w
    cx = d / 2 - rx
    wood_seat = a.said("wooden seat", "wooden", "oak", "vintage", "victorian")
    seat = a.fixed("oak", axis=0) if wood_seat else china
    a.piece("foot")
    hung = a.said("wall hung", "hung", "floating")
    if not hung:
        rows = [(0.0, 0.0), (0.66, 0.0), (0.68, 0.02), (0.58, 0.12), (0.58, 0.45), (0.72, 0.6)]
        shape = [(q * rx, q * ry * 1.08, v * seat_z, cx - 0.16 * rx) for q, v in rows]
        a.add(shell(shape, power=2.4), china)
        block(a, china, (-d / 2 + 0.02, -0.3 * w, 0), (cx - 0.62 * rx, 0.3 * w, 0.92 * seat_z), 0.03)
    a.piece("bowl")
    rows = [(0.3, 0.34), (0.56, 0.4), (0.76, 0.58), (0.93, 0.8), (0.99, 0.92), (0.985, 0.97), (0.95, 0.98)]
    bottom = [(0.0, 0.0, 0.34 * seat_z, cx - 0.12 * rx)] if hung else []
    outer = [(q * rx, q * ry, v * seat_z, cx - 0.12 * rx * (1 - v)) for q, v in rows]
    a.add(shell([*bottom, *outer]), china)
    inner = [(0.95, 0.98), (0.74, 0.975), (0.72, 0.9), (0.62, 0.7), (0.4, 0.52), (0.0, 0.5)]
    a.add(shell([(q * rx, q * ry, v * seat_z, cx) for q, v in inner]), china)
    a.add(
        shell([(0.45 * rx, 0.45 * ry, 0.6 * seat_z, cx), (0, 0, 0.6 * seat_z, cx)]),
        replace(a.fixed("water"), opacity=1.0),
    )
    if hung:
        a.piece("wall box")
        block(a, china, (-d / 2, -w / 2, 0), (-d / 2 + tank * 0.7, w / 2, h), 0.006)
        block(
            a,
            china,
            (-d / 2 + tank * 0.6, -0.3 * w, 0.4 * seat_z),
            (cx - 0.3 * rx, 0.3 * w, 0.96 * seat_z),
            0.03,
        )
        a.piece(None)
        block(
            a,
            chrome,
            (-d / 2 + tank * 0.7, -0.2 * w, 0.84 * h),
            (-d / 2 + tank * 0.7 + 0.008, 0.2 * w, 0.96 * h),
            0.002,
        )
    elif bidet:
        a.piece("tap")
        block(a, china, (-d / 2, -0.42 * w, 0.5 * seat_z), (cx - 0.5 * rx, 0.42 * w, 0.99 * seat_z), 0.03)
        tap(a, chrome, (-d / 2 + 0.09, 0, 0.98 * seat_z), 0.16, 0.13)
        return
    else:
        _cistern(a, china, chrome, tank, seat_z)
    a.piece("seat")
    z = 0.985 * seat_z
    ring = [
        (0.66, 0.0),
        (0.99, 0.0),
        (1.01, 0.006),
        (1.0, 0.014),
        (0.95, 0.018),
        (0.7, 0.018),
        (0.66, 0.012),
        (0.66, 0.0),
    ]
    a.add(shell([(q * rx, q * ry, z + v, cx) for q, v in ring]), seat)
    if a.said("open", "lid up"):
        a.piece("lid")
        with a.at(cx - 0.82 * rx, 0, z + 0.02, pitch=-np.pi / 2 - 0.04):
            lid = [(0.0, 0.0), (0.99, 0.0), (1.01, 0.008), (0.97, 0.016), (0.0, 0.02)]
            a.add(shell([(0.95 * q * rx, q * ry, v, 0.96 * rx) for q, v in lid]), seat)
    else:
        lid = [(0.0, 0.02), (0.985, 0.02), (1.005, 0.026), (1.0, 0.032), (0.94, 0.038), (0.0, 0.042)]
        a.add(shell([(q * rx, q * ry, z + v, cx) for q, v in lid]), seat)
        a.shelf((cx, 0, z + 0.042), (0.9 * rx, ry), kind="seat")


def _cistern(a: Sketch, china: Finish, chrome: Finish, tank: float, seat_z: float) -> None:
    """Adds a cistern with its lid and push plate."""
    d, w, h = a.size
    x0, x1 = -d / 2, -d / 2 + tank
    a.piece("cistern")
    low = 0.9 * seat_z
    block(a, china, (x0, -0.47 * w, low), (x1 - 0.01, 0.47 * w, h - 0.05), 0.022)
    a.piece("cistern lid")
    block(a, china, (x0, -w / 2, h - 0.05), (x1, w / 2, h - 0.008), 0.012)
    if a.said("lever", "vintage", "victorian", "classic"):
        a.tube(
            chrome,
            [
                (x1 - 0.01, 0.33 * w, h - 0.1),
                (x1 + 0.014, 0.33 * w, h - 0.1),
                (x1 + 0.016, 0.12 * w, h - 0.12),
            ],
            0.006,
            n=8,
        )
        a.cylinder(china, 0.02, 0.008, ((x0 + x1) / 2, 0, h - 0.008), n=20)
    else:
        a.cylinder(chrome, 0.032, 0.008, ((x0 + x1) / 2, 0, h - 0.008), n=24)
    a.shelf(((x0 + x1) / 2, -0.25 * w, h - 0.008), (tank * 0.9, 0.4 * w))


def dressing_table(a: Sketch) -> None:
    """A table with drawers and a mirror above: oval, round, arched, three-part, or ringed with bulbs."""
    d, w, h = a.size
    look = wood(a.spec, axis=1)
    a.main("oak")
    top, thick = 0.54 * h, 0.028
    drawer = 0.13
    a.piece("top")
    block(a, look, (-d / 2, -w / 2, top - thick), (d / 2, w / 2, top), 0.006)
    face = d / 2 - 0.05
    a.piece("body")
    block(
        a,
        look,
        (-d / 2 + 0.01, -w / 2 + 0.02, top - thick - drawer),
        (face, w / 2 - 0.02, top - thick),
        0.003,
    )
    columns = 3 if w > 0.9 else 2
    a.piece(None)
    for k in range(columns):
        span = tuple(-w / 2 + 0.025 + (w - 0.05) * (k + j) / columns for j in (0, 1))
        _front(a, look, face, (span[0], span[1]), (top - thick - drawer, top - thick - 0.006), door=False)
    form = leg_form(a.spec, "tapered")
    for x in (-d / 2 + 0.05, face - 0.035):
        for s in (-1, 1):
            a.piece(f"leg {x:.3f} {s}")
            a.add(leg(form, top - thick - drawer, 0.025, (x, s * (w / 2 - 0.055), 0)), look)
    _dressing_mirror(a, look, top)
    a.shelf((0.06, 0, top), (d - 0.2, w - 0.08))


def _dressing_mirror(a: Sketch, look: Finish, top: float) -> None:
    d, w, h = a.size
    x, glass, m = -d / 2 + 0.045, a.fixed("mirror"), metal(a.spec, default="brass")
    room = h - top
    bulbs = a.said("hollywood", "lighted", "lit", "bulbs", "led", "illuminated", "lights")
    a.piece("mirror")
    if bulbs or a.said("rectangular", "square"):
        half = 0.42 * w
        block(a, look, (x - 0.02, -half, top), (x + 0.008, half, h), 0.006)
        block(a, glass, (x, -half + 0.07, top + 0.07), (x + 0.0095, half - 0.07, h - 0.07), 0.0)
        if bulbs:
            _bulbs(a, x, half, top, h)
        return
    if a.said("three part", "trifold", "tri", "triple", "folding"):
        block(a, look, (x - 0.02, -0.24 * w, top), (x, 0.24 * w, h), 0.006)
        block(a, glass, (x - 0.01, -0.22 * w, top + 0.03), (x + 0.0015, 0.22 * w, h - 0.03), 0.0)
        for s in (-1, 1):
            a.piece(f"wing {s}")
            with a.at(x, s * 0.245 * w, 0, yaw=-s * 0.6):
                lo, hi = sorted((0.0, s * 0.22 * w))
                block(a, look, (-0.02, lo, top), (0.0, hi, h - 0.06), 0.006)
                block(a, glass, (-0.01, lo + 0.02, top + 0.03), (0.0015, hi - 0.02, h - 0.09), 0.0)
        return
    ry, rz = min(0.33 * w, 0.46 * room), 0.46 * room
    if a.said("round"):
        ry = rz = min(ry, rz)
    middle = h - rz - 0.02
    with a.at(x, 0, middle, pitch=np.pi / 2):
        # Pitched: the frame's x points down and its z to the front.
        frame = [(1.0, -0.012), (1.05, 0.0), (1.02, 0.012), (0.965, 0.01), (0.95, 0.002)]
        a.add(
            shell([(0, 0, -0.012), *((rz * q, ry * q, v) for q, v in frame)]),
            m if not a.said("wooden") else look,
        )
        a.add(shell([(rz * 0.96, ry * 0.96, 0.004), (0, 0, 0.004)]), glass)
    a.piece("stand")
    for s in (-1, 1):
        a.tube(m, [(x, s * ry * 1.08, top), (x, s * ry * 1.08, middle), (x, s * ry, middle)], 0.009, n=10)
        a.cylinder(m, 0.018, 0.012, (x, s * ry * 1.08, top), n=16)


def _bulbs(a: Sketch, x: float, half: float, top: float, h: float) -> None:
    """Adds frosted bulbs up both sides and along the top of a mirror."""
    look = a.glow(a.fixed("glass", "white", opacity=1.0), 3.0)
    spots = [
        (s * (half - 0.034), top + 0.07 + t * (h - top - 0.14))
        for s in (-1, 1)
        for t in (0.0, 0.33, 0.67, 1.0)
    ]
    spots += [(half * t, h - 0.034) for t in (-0.4, 0.0, 0.4)]
    for y, z in spots:
        a.ball(look, 0.024, (x + 0.03, y, z), n=14)
        a.lamp((x + 0.03, y, z), 0.02, 0.3, 0.06)
