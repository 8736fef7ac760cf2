"""What stands in spaceships: control consoles, pilots' seats, a table with a star map over it, sleeping pods, power cores."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry

_ICE = (0.35, 0.8, 1.0)
_SIGNALS = ((0.2, 0.85, 1.0), (0.3, 1.0, 0.5), (1.0, 0.55, 0.15), (1.0, 0.2, 0.15))
"""Linear RGB of lit keys and readings."""


def _keys(a: Sketch, width: float, height: float, columns: int, rows: int, rng: np.random.Generator) -> None:
    """Lit keys on the plane z = 0 around the origin, x across `height` and y across `width`."""
    du, dv = height / rows, width / columns
    for i in range(rows):
        for j in range(columns):
            lit = rng.random() < 0.7
            base = a.fixed("plastic", "white" if lit else "charcoal")
            look = a.glow(base, 0.8, _SIGNALS[int(rng.choice(4, p=[0.55, 0.2, 0.17, 0.08]))]) if lit else base
            x, y = (i + 0.5) * du - height / 2, (j + 0.5) * dv - width / 2
            a.box(look, (0.62 * du, 0.7 * dv, 0.006), (x, y, 0), bevel=0.001)


def _readings(a: Sketch, width: float, height: float, rng: np.random.Generator) -> None:
    """A dark screen on the plane x = 0 around the origin, facing +x, with a curve, bars and a dial in light."""
    a.box(a.fixed("screen", "black"), (0.012, width, height), (0, 0, -height / 2), bevel=0.002)
    tint = _SIGNALS[int(rng.integers(3))]
    lit = a.glow(a.fixed("plastic", "white"), 0.9, tint)
    at = -0.44 * width
    while at < 0.1 * width:
        tall = height * float(rng.uniform(0.1, 0.7))
        a.box(lit, (0.004, 0.03 * width, tall), (0.007, at, -0.4 * height), bevel=0)
        at += 0.055 * width
    a.torus(lit, 0.24 * height, 0.012 * height, (0.008, 0.3 * width, 0), axis="x", n=24, around=4)
    a.box(lit, (0.004, 0.02 * width, 0.22 * height), (0.007, 0.3 * width, 0), bevel=0)


@entry(
    "control console",
    "control panel, control desk, command console, navigation console, cockpit panel, bridge console, "
    "helm console, command station, helm station, flight console, control station, mixing console, ship controls",
    (0.75, 1.6, 1.2), against_wall=True, clearance=0.7, mass=120.0, colours="light grey, white, charcoal",
    tags="electronic", limits=(0.5, 1.8),
)  # fmt: skip
def control_console(a: Sketch) -> None:
    """A desk of slanting panels towards +x: lit keys below, screens of readings above."""
    d, w, h = a.size
    shell, dark = a.main("metal", "light grey"), a.fixed("plastic", "charcoal")
    rng = a.rng
    side = [
        (-0.5, 0),
        (0.1, 0),
        (0.18, 0.55),
        (0.5, 0.58),
        (0.5, 0.64),
        (0.02, 0.74),
        (-0.22, 1.0),
        (-0.5, 1.0),
    ]
    a.piece("body")
    a.prism(shell, [(z * h, x * d) for x, z in side], w, (0, -w / 2, 0), axis="y", bevel=0.01)
    a.piece(None)
    strip = a.glow(a.fixed("plastic", "white"), 1.2, _ICE)
    a.box(strip, (0.006, 0.94 * w, 0.02), (0.1 * d, 0, 0.04 * h), bevel=0)
    slope = float(np.arctan2(0.1 * h, 0.48 * d))
    for k in (-1, 0, 1):
        with a.at(0.26 * d, 0.31 * k * w, 0.694 * h, pitch=slope):
            a.box(dark, (0.36 * d, 0.27 * w, 0.008), (0, 0, -0.004), bevel=0.002)
            with a.at(0, 0, 0.004):
                _keys(a, 0.24 * w, 0.32 * d, 6, 4, rng)
    lean = float(np.arctan2(0.24 * d, 0.26 * h))
    for k in (-1, 0, 1):
        with a.at(-0.1 * d, 0.31 * k * w, 0.872 * h, pitch=-lean):
            _readings(a, 0.28 * w, 0.27 * h, rng)
    a.shelf((-0.36 * d, 0, h), (0.24 * d, 0.9 * w))
    a.lamp((0.3 * d, 0, 0.95 * h), 0.05, 1.0, 0.4 * d, (0.5, 0.85, 1.0))


@entry(
    "pilot seat",
    "pilot chair, pilot's seat, pilot's chair, command chair, cockpit seat, cockpit chair, crew seat, captain's seat, "
    "commander's chair, flight seat, acceleration couch",
    (0.8, 0.74, 1.25), seats=True, clearance=0.4, mass=35.0, colours="charcoal, black, white", tags="soft",
    limits=(0.7, 1.5),
)  # fmt: skip
def pilot_seat(a: Sketch) -> None:
    """A padded shell on a column, with a headrest and arms that end in lit panels."""
    d, w, h = a.size
    pad, shell, metal = a.main("leather", "charcoal"), a.fixed("metal", "light grey"), a.fixed("steel")
    a.piece("foot")
    a.cylinder(metal, 0.3 * d, 0.03, n=32)
    a.cylinder(metal, 0.07 * d, 0.28 * h, (0, 0, 0.02), n=24)
    a.piece("seat")
    a.box(shell, (0.66 * d, 0.66 * w, 0.05 * h), (0.04 * d, 0, 0.28 * h), bevel=0.02)
    a.cushion(pad, (0.64 * d, 0.62 * w, 0.1 * h), (0.05 * d, 0, 0.32 * h), puff=0.35, corner=0.05)
    with a.at(-0.27 * d, 0, 0.38 * h, pitch=-0.2):
        a.piece("back")
        a.box(shell, (0.06 * d, 0.66 * w, 0.5 * h), (-0.06 * d, 0, 0), bevel=0.02)
        for s, wide, low, tall in ((0, 0.4, 0.02, 0.46), (1, 0.12, 0.06, 0.34), (-1, 0.12, 0.06, 0.34)):
            with a.at(0.03 * d, s * 0.26 * w, low * h, pitch=np.pi / 2):
                size = (tall * h, wide * w, 0.09 * d)
                a.cushion(pad, size, (-tall * h / 2, 0, -0.045 * d), puff=0.35, corner=0.04)
        a.piece("head")
        a.box(pad, (0.12 * d, 0.34 * w, 0.13 * h), (0.01 * d, 0, 0.5 * h), bevel=0.03)
    for s in (-1, 1):
        a.piece(f"arm {s}")
        a.box(shell, (0.5 * d, 0.1 * w, 0.05 * h), (0.02 * d, s * 0.41 * w, 0.52 * h), bevel=0.012)
        a.box(shell, (0.08 * d, 0.06 * w, 0.22 * h), (-0.18 * d, s * 0.41 * w, 0.31 * h), bevel=0.008)
        a.piece(None)
        lit = a.glow(a.fixed("plastic", "white"), 0.9, _ICE)
        a.box(lit, (0.14 * d, 0.07 * w, 0.004), (0.18 * d, s * 0.41 * w, 0.571 * h), bevel=0.001)


@entry(
    "star map table",
    "holographic table, hologram table, holo table, hologram, holographic map, star map, tactical table, holographic display, "
    "holographic projector, hologram projector",
    (1.3, 1.3, 1.55), clearance=0.6, mass=140.0, colours="light grey, charcoal", tags="electronic", limits=(0.5, 1.8),
)  # fmt: skip
def star_map_table(a: Sketch) -> None:
    """A round table from which a globe with its orbits shines."""
    d, w, h = a.size
    r = min(d, w) / 2
    shell, dark = a.main("metal", "light grey"), a.fixed("plastic", "black")
    a.piece("foot")
    a.lathe(
        shell,
        [(0.62 * r, 0), (0.66 * r, 0.03 * h), (0.4 * r, 0.12 * h), (0.36 * r, 0.3 * h), (0.8 * r, 0.47 * h)],
        n=36,
    )
    a.piece("top")
    a.lathe(
        shell,
        [(0.8 * r, 0.46 * h), (r, 0.49 * h), (r, 0.53 * h), (0.92 * r, 0.55 * h), (0.86 * r, 0.55 * h)],
        n=36,
    )
    a.lathe(dark, [(0.88 * r, 0.535 * h), (0, 0.535 * h)], n=36, closed=False)
    lit = a.glow(a.fixed("plastic", "white"), 1.0, _ICE)
    a.torus(lit, 0.9 * r, 0.012 * r, (0, 0, 0.553 * h), n=48, around=6)
    a.piece(None)
    ghost = a.glow(a.fixed("glass", "sky blue", opacity=0.28, gloss=0.0), 0.55, _ICE)
    centre = 0.8 * h
    a.ball(ghost, 0.17 * h, (0, 0, centre), n=24)
    for k, tilt in enumerate((0.25, -0.4, 0.9)):
        with a.at(0, 0, centre, roll=tilt, yaw=1.1 * k):
            ring = (0.24 + 0.06 * k) * min(h, 1.6 * r)
            a.torus(lit, ring, 0.004, (0, 0, 0), n=48, around=4)
            a.ball(a.glow(a.fixed("plastic", "white"), 1.2, _SIGNALS[k]), 0.022, (ring, 0, 0), n=10)
    a.lamp((0, 0, centre), 0.1, 3.0, 0.6 * r, (0.5, 0.85, 1.0))


@entry(
    "sleeping pod",
    "cryo pod, cryopod, cryogenic pod, stasis pod, sleep pod, escape pod, hibernation pod, cryo chamber, stasis chamber, "
    "medical pod",
    (1.0, 2.2, 1.15), against_wall=True, clearance=0.7, mass=160.0, colours="white, light grey", limits=(0.6, 1.5),
)  # fmt: skip
def sleeping_pod(a: Sketch) -> None:
    """A bed in a rounded shell along the wall, under a clear canopy, with a line of light."""
    d, w, h = a.size
    shell, pad = a.main("metal", "white"), a.fixed("leather", "charcoal")
    outline = [(-0.5, 0.02), (0.4, 0.02), (0.5, 0.18), (0.5, 0.42), (0.44, 0.48), (-0.5, 0.48)]
    a.piece("shell")
    a.prism(shell, [(z * h, x * d) for x, z in outline], w, (0, -w / 2, 0), axis="y", bevel=0.03)
    a.piece("back")
    a.box(shell, (0.1 * d, w, 0.5 * h), (-0.45 * d, 0, 0.47 * h), bevel=0.02)
    for s in (-1, 1):
        a.piece(f"end {s}")
        end = [(-0.42, 0.46), (0.44, 0.46), (0.34, 0.78), (0.1, 0.96), (-0.42, 1.0)]
        start = s * w / 2 - (0.09 * w if s > 0 else 0)
        a.prism(shell, [(z * h, x * d) for x, z in end], 0.09 * w, (0, start, 0), axis="y", bevel=0.015)
    a.piece(None)
    a.cushion(pad, (0.74 * d, 0.78 * w, 0.1 * h), (0, 0, 0.47 * h), puff=0.3, corner=0.05)
    a.cushion(a.fixed("cotton", "white"), (0.4 * d, 0.14 * w, 0.09 * h), (0, 0.3 * w, 0.55 * h), puff=0.7)
    turn = np.linspace(0.06, 0.94, 9) * np.pi / 2
    arc = np.stack([-0.42 * d + 0.86 * d * np.cos(turn), 0.47 * h + 0.5 * h * np.sin(turn)], -1)
    pane = a.fixed("glass", opacity=0.14)
    a.sheet(
        pane,
        np.stack([np.column_stack([arc[:, 0], np.full(9, y), arc[:, 1]]) for y in (-0.41 * w, 0.41 * w)]),
    )
    lit = a.glow(a.fixed("plastic", "white"), 1.3, _ICE)
    a.box(lit, (0.012, 0.9 * w, 0.022), (0.5 * d, 0, 0.3 * h), bevel=0.002)
    a.box(lit, (0.02, 0.8 * w, 0.015), (-0.39 * d, 0, 0.94 * h), bevel=0.002)
    a.lamp((0.0, 0, 0.85 * h), 0.04, 1.2, 0.3 * d, (0.6, 0.9, 1.0))


@entry(
    "power core",
    "reactor, reactor core, energy core, warp core, engine core, fusion reactor, fusion core, generator core, power cell",
    (1.1, 1.1, 2.3), clearance=0.5, mass=400.0, colours="light grey, charcoal", tags="electronic", limits=(0.4, 1.6),
)  # fmt: skip
def power_core(a: Sketch) -> None:
    """A column of light in a cage of rods between two ringed ends."""
    d, w, h = a.size
    r = min(d, w) / 2
    shell, dark = a.main("metal", "light grey"), a.fixed("black metal")
    a.piece("base")
    a.lathe(
        shell,
        [(r, 0), (r, 0.08 * h), (0.8 * r, 0.12 * h), (0.8 * r, 0.2 * h), (0.6 * r, 0.23 * h), (0, 0.23 * h)],
        n=40,
    )
    a.piece("head")
    a.lathe(
        shell,
        [(0, 0.78 * h), (0.6 * r, 0.78 * h), (0.8 * r, 0.82 * h), (0.8 * r, 0.94 * h), (0.9 * r, h), (0, h)],
        n=40,
    )
    a.piece("core")
    lit = a.glow(a.fixed("plastic", "white"), 2.0, _ICE)
    a.cylinder(lit, 0.3 * r, 0.56 * h, (0, 0, 0.225 * h), n=28)
    a.piece("cage")
    for k in range(6):
        t = k * np.pi / 3
        a.cylinder(dark, 0.045 * r, 0.57 * h, (0.62 * r * np.cos(t), 0.62 * r * np.sin(t), 0.22 * h), n=10)
    for z in (0.36, 0.5, 0.64):
        a.torus(dark, 0.62 * r, 0.03 * r, (0, 0, z * h), n=40, around=6)
    a.piece(None)
    a.torus(lit, 0.82 * r, 0.015 * r, (0, 0, 0.16 * h), n=40, around=6)
    a.torus(lit, 0.82 * r, 0.015 * r, (0, 0, 0.88 * h), n=40, around=6)
    a.lamp((0, 0, 0.5 * h), 0.1, 6.0, 0.7 * r, (0.5, 0.85, 1.0))
