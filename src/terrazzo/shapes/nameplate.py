"""A block that bears a name, for what nothing is like; and two plain devices for what a name only hints at."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry

LABEL = "label:"
"""Prefix of the attribute in which a builder of a kind tagged "labelled" is told what a thing is called."""

_LETTERS = (
    "A7E1111117E B7F49494936 C3E41414122 D7F4141221C E7F49494941 F7F09090901 G3E4149497A H7F0808087F I00417F4100 J2040413F01 "
    "K7F08142241 L7F40404040 M7F020C027F N7F0408107F O3E4141413E P7F09090906 Q3E4151215E R7F09192946 S4649494931 T01017F0101 "
    "U3F4040403F V1F2040201F W3F4038403F X6314081463 Y0708700807 Z6151494543 03E5149453E 100427F4000 24261514946 32141454B31 "
    "41814127F10 52745454539 63C4A494930 70171090503 83649494936 9064949291E -0808080808 '0000070000 &3649552250"
)
"""Letters, each five columns of seven dots from the left, the lowest bit at the top, in hexadecimal."""

_LONGEST = 12
"""Letters in a line."""
_LINES = 3


def letter(sign: str) -> np.ndarray:
    """The dots of a sign, bool, shape [7, 5], top row first; a frame for signs that are not in the list."""
    for item in _LETTERS.split():
        if item[0] == sign.upper():
            columns = [int(item[1 + 2 * i : 3 + 2 * i], 16) for i in range(5)]
            return np.array([[bool(c >> row & 1) for c in columns] for row in range(7)])
    frame = np.ones((7, 5), bool)
    frame[1:-1, 1:-1] = False
    return np.zeros((7, 5), bool) if sign == " " else frame


def lines_of(text: str) -> list[str]:
    """A name in up to three lines."""
    out: list[str] = []
    for word in text.split() or ["?"]:
        if out and len(out[-1]) + 1 + len(word) <= _LONGEST:
            out[-1] += f" {word}"
        else:
            out.append(word[:_LONGEST])
    return out[:_LINES]


@entry(
    "named block", "unknown object, mystery object, thingamajig, whatsit, doohickey, gizmo, contraption, gadget, widget",
    (0.22, 0.3, 0.2), stand="surface", mass=2.0, colours="off white, sand, light grey", tags="labelled", limits=(0.1, 10.0),
)  # fmt: skip
def named_block(a: Sketch) -> None:
    """A block with rounded edges; its name stands on the front in raised letters."""
    d, w, h = a.size
    look = a.main("plaster", "off white")
    a.piece("block")
    a.box(look, (d, w, h), bevel=0.06 * min(d, w, h))
    name = next((x[len(LABEL) :] for x in a.spec.attributes if x.startswith(LABEL)), "?")
    lines = lines_of(name)
    dot = min(0.84 * w / (6 * max(map(len, lines)) - 1), 0.7 * h / (9 * len(lines)))
    ink = a.fixed("plastic", "charcoal")
    a.piece("letters")
    for row, line in enumerate(lines):
        top = h / 2 + (len(lines) * 9 - 2) * dot / 2 - 9 * dot * row
        left = -(6 * len(line) - 1) * dot / 2
        for k, sign in enumerate(line):
            for i, j in np.argwhere(letter(sign)):
                # Seen from the front, +y lies on the right hand of the block's own left side.
                y, z = left + (6 * k + j + 0.5) * dot, top - (i + 1) * dot
                a.box(ink, (0.3 * dot, 0.98 * dot, 0.98 * dot), (d / 2 + 0.1 * dot, y, z), bevel=0.0)


@entry(
    "plain block",
    "plain box, blocky shape",
    (0.5, 0.5, 0.5),
    mass=20.0,
    colours="light grey",
    limits=(0.01, 100.0),
)
def plain_block(a: Sketch) -> None:
    """Nothing but a box, for blocks of a blockout whose name says nothing; models of a person's own bring their shape along."""
    a.piece("block")
    a.box(a.main("plaster", "light grey"), a.size, bevel=min(0.004, 0.1 * min(a.size)))


@entry(
    "electronic device", "device, machine, apparatus, appliance, instrument panel, console unit, control unit, "
    "transmitter, receiver, transceiver, amplifier unit, modem, decoder, converter, inverter, regulator, sensor, "
    "scanner device, terminal",
    (0.26, 0.34, 0.2), stand="surface", mass=4.0, colours="light grey, charcoal, off white", tags="electronic, labelled",
    limits=(0.15, 8.0),
)  # fmt: skip
def electronic_device(a: Sketch) -> None:
    """A case on feet with a small screen, knobs, a row of lights and slots for air."""
    d, w, h = a.size
    case, dark = a.main("plastic", "light grey"), a.fixed("plastic", "charcoal")
    a.piece("case")
    a.box(case, (d, w, 0.92 * h), (0, 0, 0.08 * h), bevel=0.03 * h)
    for x in (-0.4, 0.4):
        for y in (-0.4, 0.4):
            a.cylinder(dark, 0.05 * w, 0.08 * h, (x * d, y * w, 0), n=14)
    front = d / 2
    a.box(dark, (0.02 * d, 0.9 * w, 0.74 * h), (front, 0, 0.16 * h), bevel=0.002)
    a.box(
        a.glow(a.paint("2fae8c", "plastic"), 2.0, (0.1, 0.9, 0.6)),
        (0.02 * d, 0.4 * w, 0.34 * h),
        (front + 0.01 * d, -0.2 * w, 0.46 * h),
        bevel=0.001,
    )
    for k in range(3):
        a.cylinder(
            a.fixed("aluminium", "silver"),
            0.055 * w,
            0.06 * d,
            (front + 0.01 * d, (0.1 + 0.13 * k) * w, 0.66 * h),
            axis="x",
            n=20,
        )
    for k in range(5):
        colour = ("e04030", "f0b030", "40b050", "40b050", "3080d0")[k]
        a.ball(
            a.glow(a.paint(colour, "plastic"), 2.0, (0.8, 0.7, 0.3)),
            0.02 * w,
            (front + 0.01 * d, (0.06 + 0.085 * k) * w, 0.4 * h),
            n=10,
        )
    for k in range(4):
        a.box(
            case,
            (0.02 * d, 0.36 * w, 0.022 * h),
            (front + 0.01 * d, 0.22 * w, (0.2 + 0.04 * k) * h),
            bevel=0.0,
        )
        a.box(dark, (0.5 * d, 0.01 * w, 0.02 * h), (0, 0.5 * w, (0.4 + 0.08 * k) * h), bevel=0.0)


@entry(
    "measuring device", "meter, gauge, measuring instrument, dial gauge, pressure gauge, speedometer, voltmeter, ammeter, "
    "geiger counter, seismograph, altimeter, metronome, barograph, theremin",
    (0.14, 0.18, 0.22), stand="surface", mass=1.2, colours="charcoal, cream, forest green",
    tags="electronic, labelled", limits=(0.15, 8.0),
)  # fmt: skip
def measuring_device(a: Sketch) -> None:
    """A case with a large round dial, a red hand, and two knobs below."""
    d, w, h = a.size
    case = a.main("lacquer", "charcoal")
    a.piece("case")
    a.box(case, (0.84 * d, w, h), (-0.08 * d, 0, 0), bevel=0.06 * h)
    x, z = 0.34 * d, 0.62 * h
    r = 0.4 * min(w, 0.72 * h)
    a.piece("dial")
    a.cylinder(a.fixed("brass"), 1.08 * r, 0.1 * d, (x, 0, z), axis="x", n=40)
    a.cylinder(a.paint("f6f2e6"), r, 0.11 * d, (x, 0, z), axis="x", n=40)
    for k in range(11):
        t = np.radians(-130 + 26 * k)
        at = (x + 0.11 * d, 0.84 * r * np.sin(t), z + 0.84 * r * np.cos(t))
        a.ball(a.fixed("plastic", "black"), (0.004, 0.05 * r, 0.05 * r), at, n=8)
    a.tube(
        a.fixed("plastic", "red"),
        [(x + 0.125 * d, 0.1 * r, z - 0.14 * r), (x + 0.125 * d, -0.42 * r, z + 0.62 * r)],
        0.035 * r,
        n=6,
    )
    a.ball(a.fixed("brass"), 0.09 * r, (x + 0.12 * d, 0, z), n=12)
    a.piece("knobs")
    for s in (-1, 1):
        a.cylinder(a.fixed("brass"), 0.1 * w, 0.12 * d, (x, s * 0.24 * w, 0.14 * h), axis="x", n=20)
