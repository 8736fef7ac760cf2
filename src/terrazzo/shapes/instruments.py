"""Musical instruments that stand or lie about: guitars, violins, drums, brass, keys and a music stand."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry


def _hollow_body(
    a: Sketch, look: Finish, width: float, height: float, waist: float, back: float, front: float
) -> None:
    """The body of a guitar or violin standing on z = 0 between two planes x, in strips that follow its outline [m]."""
    s = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 27))
    squeeze = 1 - waist * np.exp(-(((s - 0.15) / 0.28) ** 2))
    half = width / 2 * (1 - s**2) ** 0.35 * (1 - 0.12 * s) * squeeze
    z = height / 2 * (1 + s)
    across = np.linspace(-1, 1, 7)
    y, zz = np.outer(across, half), np.broadcast_to(z, (7, 27))
    a.sheet(look, np.stack([np.full_like(y, front), y, zz], -1), closed=True)
    a.sheet(look, np.stack([np.full_like(y, back), y, zz], -1)[::-1], closed=True)
    for side in (-1, 1):
        band = np.stack([np.stack([np.full(27, x), side * half, z], -1) for x in (back, front)], 1)
        a.sheet(look, band if side > 0 else band.swapaxes(0, 1), closed=True)


def _stringed(a: Sketch, look: Finish, *, thick: float, neck: float, hole: bool, strings: int) -> None:
    """A body, a neck with frets and a head with pegs, standing upright with its front to +x."""
    d, w, h = a.size
    body = 0.48 * h
    dark, gold = a.fixed("ebony", axis=2), a.fixed("chrome")
    a.piece("body")
    _hollow_body(a, look, w, body, 0.3, -0.5 * d, (thick - 0.5) * d)
    x = (thick - 0.5) * d
    if hole:
        a.cylinder(a.fixed("plastic", "black"), 0.13 * w, 0.001, (x, 0, 0.6 * body), axis="x", n=32, bevel=0)
        a.torus(a.fixed("maple"), 0.14 * w, 0.005, (x, 0, 0.6 * body), axis="x", n=36, around=6)
    a.box(dark, (0.012, 0.3 * w, 0.02 * h), (x + 0.006, 0, 0.26 * body), bevel=0.002)
    a.piece("neck")
    a.box(dark, (0.02, neck * w, 0.46 * h), (x + 0.004, 0, 0.44 * h), bevel=0.004)
    a.box(look, (0.02, 1.6 * neck * w, 0.1 * h), (x - 0.004, 0, 0.9 * h), bevel=0.006)
    for k in range(9):
        a.box(gold, (0.002, neck * w, 0.003), (x + 0.0142, 0, (0.5 + 0.042 * k) * h), bevel=0)
    for k in range(strings):
        side = 1 if k % 2 else -1
        a.cylinder(
            gold,
            0.008,
            0.03,
            (x - 0.004, side * 0.8 * neck * w - (0.03 if side < 0 else 0), (0.915 + 0.012 * k) * h),
            axis="y",
            n=10,
        )


@entry(
    "electric guitar", "bass guitar, bass, electric bass",
    (0.07, 0.34, 1.0), said="electric", against_wall=True, mass=3.5, colours="red, black, sky blue",
    tags="music", limits=(0.5, 1.2),
)  # fmt: skip
@entry(
    "guitar", "acoustic guitar, classical guitar, ukulele, banjo, mandolin, lute, guitar stand",
    (0.12, 0.38, 1.0), against_wall=True, mass=2.0, finishes="maple, oak, mahogany", colours="",
    tags="music", limits=(0.5, 1.2),
)  # fmt: skip
def guitar(a: Sketch) -> None:
    """A guitar standing upright; "electric" is thin, lacquered, with pickups."""
    d, w, h = a.size
    if not a.said("electric", "bass"):
        _stringed(a, a.main("maple", axis=2), thick=0.85, neck=0.15, hole=True, strings=6)
        return
    look = a.accent("lacquer", a.pick("red", "black", "sky blue"))
    _stringed(a, look, thick=0.7, neck=0.15, hole=False, strings=4 if a.said("bass") else 6)
    a.piece("body")
    x = 0.2 * d
    for z in (0.16, 0.21, 0.26):
        a.box(a.fixed("plastic", "black"), (0.01, 0.24 * w, 0.025 * h), (x + 0.004, 0, z * h), bevel=0.002)
    for k in range(3):
        a.cylinder(a.fixed("chrome"), 0.012, 0.014, (x, 0.28 * w, (0.08 + 0.04 * k) * h), axis="x", n=16)


@entry(
    "violin", "cello, viola, fiddle, double bass, violoncello, contrabass",
    (0.1, 0.22, 0.6), stand="surface", mass=0.6, finishes="mahogany, cherry", colours="", tags="music",
    limits=(0.6, 3.2), sizes=(('cello', (0.22, 0.45, 1.25)), ('bass', (0.4, 0.68, 1.8))),
)  # fmt: skip
def violin(a: Sketch) -> None:
    """A violin upright, with f-holes; "cello" and "bass" are larger."""
    d, w, h = a.size
    _stringed(a, a.main("mahogany", axis=2), thick=0.6, neck=0.13, hole=False, strings=4)
    a.piece(None)
    for s in (-1, 1):
        path = [
            (0.105 * d, s * 0.16 * w, 0.29 * h),
            (0.105 * d, s * 0.19 * w, 0.24 * h),
            (0.105 * d, s * 0.23 * w, 0.19 * h),
        ]
        a.bend(a.fixed("plastic", "black"), path, 0.008 * w + 0.001, n=6)


@entry(
    "drum kit", "drum set, drums, drum, drum-kit, percussion",
    (1.2, 1.6, 1.15), mass=45.0, colours="red, black, navy", tags="music", limits=(0.4, 1.2), clearance=0.5,
)  # fmt: skip
def drum_kit(a: Sketch) -> None:
    """Bass drum, two toms, a floor tom, a snare, two cymbals and a high hat, seen from the front."""
    d, w, h = a.size
    look, skin, steel, brass = (
        a.accent("lacquer", a.pick("red", "black", "navy")),
        a.fixed("paper", "white"),
        a.fixed("chrome"),
        a.fixed("brass"),
    )

    def drum(name: str, radius: float, deep: float) -> None:
        a.piece(name)
        a.cylinder(look, radius, deep, (0, 0, 0), n=36)
        a.cylinder(skin, 0.95 * radius, 0.006, (0, 0, deep), n=36, bevel=0)
        for z in (0.02 * deep, 0.98 * deep):
            a.torus(steel, radius, 0.014, (0, 0, z), n=36, around=6)

    r = 0.24 * h
    with a.at(0.02 * d, 0, 1.05 * r, pitch=np.pi / 2):
        drum("bass", r, 0.36 * d)
    for s in (-1, 1):
        with a.at(0.06 * d, s * 0.12 * w, 0.56 * h, roll=s * 0.12, pitch=-0.3):
            drum(f"tom {s}", 0.1 * w, 0.15 * h)
        a.tube(steel, [(0.1 * d, s * 0.03 * w, 0.48 * h), (0.08 * d, s * 0.08 * w, 0.6 * h)], 0.012)
    for y, x, z, radius, deep in ((-0.3, -0.22, 0.14, 0.13, 0.32), (0.28, -0.24, 0.42, 0.1, 0.12)):
        with a.at(x * d, y * w, z * h):
            drum(f"side {y}", radius * w, deep * h)
        for k in range(3):
            t = 2 * np.pi * k / 3
            a.tube(
                steel,
                [
                    (x * d + radius * w * np.cos(t), y * w + radius * w * np.sin(t), 0),
                    (
                        x * d + 0.7 * radius * w * np.cos(t),
                        y * w + 0.7 * radius * w * np.sin(t),
                        (z + 0.1) * h,
                    ),
                ],
                0.009,
            )
    for y, x, z, radius in ((-0.36, 0.1, 0.93, 0.13), (0.36, 0.1, 0.97, 0.13), (0.42, -0.16, 0.72, 0.09)):
        a.piece(f"cymbal {y}")
        a.tube(steel, [(x * d, y * w, 0.05 * h), (x * d, y * w, (z + 0.02) * h)], 0.01)
        for k in range(3):
            t = 2 * np.pi * k / 3 + 0.4
            a.tube(
                steel,
                [(x * d, y * w, 0.16 * h), (x * d + 0.1 * w * np.cos(t), y * w + 0.1 * w * np.sin(t), 0)],
                0.008,
            )
        with a.at(x * d, y * w, z * h, pitch=0.18, roll=-0.12 * np.sign(y)):
            a.lathe(
                brass,
                [
                    (radius * w, -0.006),
                    (radius * w, 0),
                    (0.3 * radius * w, 0.02),
                    (0.2 * radius * w, 0.045),
                    (0, 0.05),
                ],
                n=40,
            )
            a.lathe(brass, [(0, 0.04), (0.3 * radius * w, 0.012), (radius * w, -0.006)], n=40)


@entry(
    "trumpet", "saxophone, trombone, french horn, brass instrument, flute, clarinet, horn, harmonica",
    (0.16, 0.5, 0.14), stand="surface", mass=1.2, finishes="brass, gold, silver", tags="music",
    limits=(0.6, 1.6),
)  # fmt: skip
def trumpet(a: Sketch) -> None:
    """A trumpet lying on its side."""
    brass = a.main("brass")
    a.tube(brass, [(0, -0.24, 0.05), (0, 0.1, 0.05)], 0.006, n=10)
    a.bend(
        brass,
        [
            (0, 0.1, 0.05),
            (0.0, 0.14, 0.03),
            (0.0, 0.1, 0.012),
            (0, -0.12, 0.012),
            (0.0, -0.16, 0.03),
            (0, -0.12, 0.048),
        ],
        0.006,
        n=10,
    )
    with a.at(0, 0.05, 0.05, roll=-np.pi / 2):
        a.lathe(
            brass,
            [
                (0.006, 0),
                (0.008, 0.08),
                (0.014, 0.14),
                (0.03, 0.18),
                (0.06, 0.2),
                (0.058, 0.202),
                (0.012, 0.14),
            ],
            n=32,
            closed=False,
        )
    for k in range(3):
        a.cylinder(brass, 0.009, 0.075, (0, -0.02 + 0.026 * k, 0.002), n=16)
        a.cylinder(a.fixed("porcelain", "pearl"), 0.006, 0.016, (0, -0.02 + 0.026 * k, 0.082), n=14)
    with a.at(0, -0.24, 0.05, roll=np.pi / 2):
        a.lathe(brass, [(0.006, 0), (0.007, 0.02), (0.013, 0.034), (0.01, 0.036), (0, 0.03)], n=20)


@entry(
    "keyboard piano",
    "synthesizer, music keyboard, synth, electronic keyboard, midi keyboard, electronic piano, "
    "piano keyboard",
    (0.34, 1.2, 0.85), against_wall=True, mass=12.0, clearance=0.6, colours="black, white",
    tags="music, electronic", limits=(0.5, 1.3),
)  # fmt: skip
def keyboard_piano(a: Sketch) -> None:
    """A keyboard on a crossed stand."""
    d, w, h = a.size
    steel = a.fixed("black metal")
    for s in (-1, 1):
        a.piece(f"stand {s}")
        a.box(steel, (d, 0.03, 0.03), (0, s * 0.3 * w, 0), bevel=0.004)
    a.piece("legs")
    a.tube(steel, [(0, -0.3 * w, 0.02), (0, 0.3 * w, 0.84 * h)], 0.018)
    a.tube(steel, [(0.03, 0.3 * w, 0.02), (0.03, -0.3 * w, 0.84 * h)], 0.018)
    a.piece("keys")
    a.box(a.main("plastic", "black"), (0.96 * d, w, 0.1 * h), (0, 0, 0.85 * h), bevel=0.008)
    z, count = 0.95 * h, max(21, round(w / 0.0235))
    for k in range(count):
        y = ((k + 0.5) / count - 0.5) * 0.93 * w
        a.box(
            a.fixed("plastic", "white"), (0.44 * d, 0.9 * 0.93 * w / count, 0.012), (0.24 * d, y, z), bevel=0
        )
        if k % 7 in (0, 1, 3, 4, 5) and k < count - 1:
            a.box(
                a.fixed("plastic", "black"),
                (0.28 * d, 0.5 * 0.93 * w / count, 0.01),
                (0.16 * d, y + 0.465 * w / count, z + 0.012),
                bevel=0,
            )
    for k in range(6):
        a.cylinder(
            a.fixed("plastic", "grey"), 0.012, 0.014, (-0.25 * d, (k - 2.5) * 0.05 * w + 0.2 * w, z), n=14
        )
    a.box(a.fixed("screen"), (0.16 * d, 0.14 * w, 0.003), (-0.22 * d, -0.1 * w, z), bevel=0)


@entry(
    "music stand", "sheet music stand, lectern, podium, note stand, book stand tabletop, pulpit",
    (0.4, 0.5, 1.25), mass=3.5, finishes="black metal", tags="music", limits=(0.5, 1.2),
)  # fmt: skip
def music_stand(a: Sketch) -> None:
    """A desk with sheet music on a tripod; "lectern" and "podium" are of wood."""
    d, w, h = a.size
    if a.said("lectern", "podium", "pulpit"):
        wood = a.fixed(a.spec.material or "walnut", axis=2)
        a.box(wood, (0.9 * d, 0.95 * w, 0.05 * h), (0, 0, 0), bevel=0.006)
        a.box(wood, (0.7 * d, 0.8 * w, 0.78 * h), (0, 0, 0.05 * h), bevel=0.006)
        with a.at(0, 0, 0.86 * h, pitch=-0.28):
            a.box(wood, (d, w, 0.04 * h), (0, 0, 0), bevel=0.006)
        return
    metal = a.main("black metal")
    a.piece("foot")
    for k in range(3):
        t = 2 * np.pi * k / 3 + 0.5
        a.tube(metal, [(0, 0, 0.14 * h), (0.48 * d * np.cos(t), 0.48 * d * np.sin(t), 0.01)], 0.01)
    a.piece("pole")
    a.cylinder(metal, 0.011, 0.7 * h, (0, 0, 0.1 * h), n=14)
    a.piece("desk")
    with a.at(0.02, 0, 0.74 * h, pitch=-0.5):
        a.box(metal, (0.006, w, 0.27 * h), (0, 0, 0), bevel=0.001)
        a.box(metal, (0.06, w, 0.006), (0.03, 0, 0), bevel=0.001)
        for s in (-1, 1):
            a.box(
                a.fixed("paper", "ivory"),
                (0.002, 0.43 * w, 0.24 * h),
                (0.005, s * 0.22 * w, 0.01 * h),
                bevel=0,
            )
            for k in range(6):
                for j in range(4):
                    a.box(
                        a.fixed("paper", "dark grey"),
                        (0.0024, 0.36 * w, 0.0012),
                        (0.0052, s * 0.22 * w, (0.03 + 0.035 * k) * h + 0.005 * j),
                        bevel=0,
                    )
