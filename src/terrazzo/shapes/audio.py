"""Sound, games and telephones: speakers, headphones, consoles, controllers."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.electronics import GLOWS, screen
from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "bluetooth speaker", "smart speaker, portable speaker, wireless speaker, smart home speaker",
    (0.1, 0.1, 0.16), said="bluetooth", stand="surface", mass=0.8, colours="charcoal, white, teal",
    tags="electronic, music",
)  # fmt: skip
@entry(
    "speaker",
    "loudspeaker, bookshelf speaker, stereo speaker, speakers, floor speaker, studio monitor speaker, "
    "tower speaker, subwoofer, amplifier speaker, surround speaker, stereo, sound system",
    (0.24, 0.19, 0.32), stand="surface", mass=5.0, colours="black, walnut, white", tags="electronic, music",
    limits=(0.25, 4.0),
)  # fmt: skip
def speaker(a: Sketch) -> None:
    """A box with two cones; "spherical" is a ball, "bluetooth" and "smart" a cloth-covered cylinder."""
    d, w, h = a.size
    if a.said("spherical", "round", "sphere"):
        a.uniform = True
        r = min(d, w, h) / 2
        a.ball(a.main("fabric", "charcoal"), r, (0, 0, r))
        a.cylinder(a.fixed("aluminium"), 0.35 * r, 0.05 * r, (0, 0, 1.93 * r), n=24)
        a.cylinder(a.fixed("rubber"), 0.5 * r, 0.1 * r, (0, 0, 0), n=24)
        return
    if a.said("bluetooth", "smart", "portable", "wireless", "cylinder", "cylindrical"):
        r = w / 2
        a.lathe(
            a.main("fabric", "charcoal"),
            [(0, 0), (0.9 * r, 0), (r, 0.06 * h), (r, 0.9 * h), (0.92 * r, 0.96 * h)],
            n=36,
        )
        a.lathe(a.fixed("plastic", "black"), [(0.92 * r, 0.96 * h), (0.85 * r, h), (0, 0.98 * h)], n=36)
        a.torus(
            a.glow(a.fixed("plastic", "white"), 1.0, (0.3, 0.7, 1.0)),
            0.86 * r,
            0.02 * r,
            (0, 0, 0.99 * h),
            n=36,
            around=5,
        )
        return
    colour = a.spec.colour
    case = (
        a.fixed("walnut", None, axis=2)
        if colour in (None, "walnut") and a.spec.material is None and a.pick(0, 1)
        else a.main("plastic", "black", axis=2)
    )
    a.box(case, (0.94 * d, w, h), (-0.03 * d, 0, 0), bevel=0.004)
    tall = h > 2.2 * w
    cones = ((0.3, 0.36), (0.55, 0.36), (0.82, 0.18)) if tall else ((0.34, 0.4), (0.78, 0.2))
    for z, share in cones:
        r = share * w
        with a.at(0.44 * d, 0, z * h, pitch=np.pi / 2):
            a.lathe(
                a.fixed("rubber", "black"),
                [(r, 0), (r, 0.03 * d), (0.88 * r, 0.055 * d), (0.78 * r, 0.03 * d)],
                n=36,
            )
            a.lathe(
                a.fixed("paper", "graphite" if colour != "white" else "light grey"),
                [
                    (0.8 * r, 0.03 * d),
                    (0.3 * r, 0.005 * d),
                    (0.28 * r, 0.02 * d),
                    (0.14 * r, 0.036 * d),
                    (0, 0.04 * d),
                ],
                n=36,
            )
    a.shelf((0, 0, h), (0.7 * d, 0.7 * w))


@entry(
    "soundbar", "sound bar, tv speaker",
    (0.1, 0.9, 0.065), stand="surface", mass=3.0, colours="black, grey", tags="electronic, music",
)  # fmt: skip
def soundbar(a: Sketch) -> None:
    """A long low bar of cloth between two caps."""
    d, w, h = a.size
    a.box(a.accent("fabric", "charcoal"), (d, 0.96 * w, 0.92 * h), (0, 0, 0.06 * h), bevel=0.015)
    for s in (-1, 1):
        a.box(a.fixed("plastic", "black"), (d, 0.02 * w, 0.94 * h), (0, s * 0.49 * w, 0.05 * h), bevel=0.008)
        a.box(a.fixed("rubber"), (0.6 * d, 0.03 * w, 0.07 * h), (0, s * 0.4 * w, 0))


@entry(
    "headset", "gaming headset, microphone headset, neon headset",
    (0.18, 0.19, 0.085), said="headset", stand="surface", mass=0.35, colours="black, white",
    tags="electronic",
)  # fmt: skip
@entry(
    "headphones", "headphone, wireless headphones, earphones, vr headset, earmuffs",
    (0.17, 0.19, 0.085), stand="surface", mass=0.3, colours="black, white, silver",
    tags="electronic, music", limits=(0.5, 1.5),
)  # fmt: skip
def headphones(a: Sketch) -> None:
    """Headphones lying on their side; "gaming" and "neon" glow and have a microphone."""
    look = a.main("plastic", "black")
    pad = a.fixed("faux leather", "black" if a.spec.colour != "black" else "charcoal")
    t = np.linspace(-0.12, np.pi + 0.12, 26)
    a.tube(look, np.stack([0.085 * np.sin(t), 0.075 * np.cos(t), 0 * t + 0.035], -1), 0.008, n=8)
    a.tube(
        pad, np.stack([0.078 * np.sin(t[5:-5]), 0.068 * np.cos(t[5:-5]), 0 * t[5:-5] + 0.035], -1), 0.009, n=8
    )
    neon = a.said("gaming", "neon", "rgb")
    for s in (-1, 1):
        with a.at(-0.03, s * 0.075, 0.04, roll=-s * np.pi / 2):
            a.lathe(look, [(0, 0.03), (0.03, 0.028), (0.038, 0.015), (0.038, 0.0)], n=28)
            a.torus(pad, 0.029, 0.011, (0, 0, -0.006), n=28, around=8)
            if neon:
                tint = GLOWS.get(a.spec.colour or "", GLOWS["blue"])
                a.torus(
                    a.glow(a.fixed("plastic", "white"), 2.0, tint),
                    0.027,
                    0.003,
                    (0, 0, 0.027),
                    n=28,
                    around=6,
                )
    if neon or a.said("headset"):
        a.bend(a.fixed("rubber"), [(-0.03, -0.08, 0.03), (-0.08, -0.07, 0.02), (-0.1, -0.03, 0.012)], 0.004)
        a.ball(a.fixed("foam", "black"), (0.01, 0.014, 0.01), (-0.1, -0.025, 0.012), n=10)


@entry(
    "game console",
    "gaming console, console box, playstation, xbox, video game console, nintendo, retro console, "
    "game system, set-top box, dvd player, vcr, media player, av receiver, receiver, cable box, amplifier",
    (0.26, 0.34, 0.07), stand="surface", mass=3.5, colours="black, white", tags="electronic, game",
    limits=(0.4, 1.6),
)  # fmt: skip
def game_console(a: Sketch) -> None:
    """A low box with a lit seam, a slot and buttons."""
    d, w, h = a.size
    shell = a.main("plastic", "black")
    a.box(shell, (d, w, 0.46 * h), (0, 0, 0), bevel=0.006)
    a.box(a.fixed("plastic", "anthracite"), (0.96 * d, 0.98 * w, 0.1 * h), (0, 0, 0.46 * h), bevel=0)
    a.box(
        a.glow(a.fixed("plastic", "white"), 1.5, (0.3, 0.55, 1.0)),
        (0.004, 0.4 * w, 0.03 * h),
        (0.482 * d, -0.2 * w, 0.5 * h),
        bevel=0,
    )
    a.box(shell, (d, w, 0.44 * h), (0, 0, 0.56 * h), bevel=0.006)
    a.box(a.fixed("plastic", "black"), (0.004, 0.36 * w, 0.03 * h), (0.5 * d, 0.1 * w, 0.76 * h), bevel=0)
    a.cylinder(a.fixed("chrome"), 0.08 * h, 0.004, (0.5 * d, -0.38 * w, 0.78 * h), axis="x", n=16)
    a.shelf((0, 0, h), (0.8 * d, 0.8 * w))


@entry(
    "game controller",
    "controller, gamepad, joystick, wireless controller, wireless game controller, game pad, "
    "video game controller, joypad, arcade stick",
    (0.11, 0.155, 0.06), stand="surface", mass=0.25, colours="black, white, red", tags="electronic, game",
    limits=(0.6, 1.6),
)  # fmt: skip
def game_controller(a: Sketch) -> None:
    """A two-handed controller with sticks, a cross and four buttons."""
    look, dark = a.main("plastic", "black"), a.fixed("rubber", "anthracite")
    half = [(-0.035, 0.0), (-0.03, 0.045), (-0.012, 0.07), (0.025, 0.08), (0.06, 0.07), (0.066, 0.055)]
    half += [(0.05, 0.042), (0.026, 0.028), (0.024, 0.0)]
    outline = [*half, *[(x, -y) for x, y in reversed(half[1:-1])]]
    a.prism(look, outline[::-1], 0.034, (0, 0, 0.004), bevel=0.009, smooth=True)
    for y in (-0.022, 0.022):
        a.cylinder(dark, 0.006, 0.012, (0.01, y, 0.037), n=14)
        a.lathe(
            dark,
            [(0.006, 0.047), (0.011, 0.05), (0.011, 0.054), (0.008, 0.053), (0, 0.052)],
            base=(0.01, y, 0),
            n=20,
        )
    for k, colour in enumerate(("green", "red", "blue", "yellow")):
        t = k * np.pi / 2
        a.cylinder(
            a.fixed("plastic", colour),
            0.0055,
            0.007,
            (-0.01 + 0.012 * np.cos(t), 0.053 + 0.012 * np.sin(t), 0.037),
            n=14,
        )
    for size in ((0.03, 0.009), (0.009, 0.03)):
        a.box(dark, (*size, 0.006), (-0.01, -0.053, 0.037), bevel=0.001)
    a.box(dark, (0.006, 0.02, 0.004), (-0.014, 0, 0.037), bevel=0.001)


@entry(
    "smartphone", "phone, mobile phone, cell phone, iphone, cellphone, mobile, phone charger",
    (0.15, 0.073, 0.009), stand="surface", mass=0.18, colours="black", tags="electronic", limits=(0.7, 1.3),
)  # fmt: skip
def smartphone(a: Sketch) -> None:
    """A slab of glass lying on its back."""
    d, w, h = a.size
    a.box(a.accent("aluminium", "charcoal"), (d, w, 0.9 * h), (0, 0, 0), bevel=0.003)
    a.box(a.fixed("screen"), (0.96 * d, 0.93 * w, 0.12 * h), (0, 0, 0.88 * h), bevel=0)
    if a.said("lit", "on"):
        with a.at(0, 0, h + 0.0002, yaw=np.pi, pitch=-np.pi / 2):
            screen(a, 0.9 * w, 0.93 * d, rows=20)


@entry(
    "telephone",
    "landline phone, desk phone, office phone, rotary phone, vintage phone, old phone, landline",
    (0.2, 0.2, 0.12), stand="surface", mass=1.2, colours="black, red, cream", tags="electronic",
)  # fmt: skip
def telephone(a: Sketch) -> None:
    """A desk telephone with a dial and its receiver across the top."""
    d, w, h = a.size
    look = a.main("plastic", "black")
    rings = ((0.5, 0.5, 0.0), (0.5, 0.5, 0.14), (0.3, 0.42, 0.62), (0.24, 0.36, 0.68), (0.0, 0.0, 0.68))
    t = np.linspace(0, 2 * np.pi, 41)
    box_x, box_y = (
        np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.5,
        np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.5,
    )
    grid = np.stack(
        [
            np.stack([rx * d * box_x - 0.12 * d * (z > 0.3), ry * 0.9 * w * box_y, 0 * t + z * h], -1)
            for rx, ry, z in rings
        ],
        1,
    )
    a.sheet(look, grid, closed=True)
    with a.at(0.26 * d, 0, 0.46 * h, pitch=0.9):
        a.cylinder(a.fixed("chrome"), 0.24 * w, 0.02 * h, (0, 0, 0), n=32)
        for k in range(10):
            s = k * 0.52 + 0.5
            a.cylinder(
                a.fixed("paper", "white"),
                0.038 * w,
                0.026 * h,
                (0.17 * w * np.cos(s), 0.17 * w * np.sin(s), 0.01 * h),
                n=10,
            )
        a.cylinder(look, 0.09 * w, 0.04 * h, (0, 0, 0), n=20)
    x, z = -0.14 * d, 0.86 * h
    a.bend(
        look,
        [
            (x, -0.42 * w, 0.8 * h),
            (x, -0.3 * w, z + 0.06 * h),
            (x, 0.3 * w, z + 0.06 * h),
            (x, 0.42 * w, 0.8 * h),
        ],
        0.07 * w,
        n=10,
    )
    for s in (-1, 1):
        a.lathe(
            look,
            [(0, 0.6 * h), (0.1 * w, 0.6 * h), (0.13 * w, 0.68 * h), (0.09 * w, 0.9 * h), (0, 0.92 * h)],
            base=(x, s * 0.42 * w, 0),
            n=20,
        )


@entry(
    "remote control", "remote, tv remote, remote controller, controller remote",
    (0.18, 0.045, 0.02), stand="surface", mass=0.12, colours="black", tags="electronic", limits=(0.6, 1.6),
)  # fmt: skip
def remote_control(a: Sketch) -> None:
    """A bar of buttons."""
    d, w, h = a.size
    a.box(a.main("plastic", "black"), (d, w, 0.86 * h), (0, 0, 0), bevel=0.006)
    a.cylinder(a.fixed("plastic", "red"), 0.13 * w, 0.14 * h, (-0.42 * d, -0.25 * w, 0.84 * h), n=12)
    a.torus(a.fixed("rubber", "grey"), 0.27 * w, 0.07 * w, (-0.2 * d, 0, 0.86 * h), n=20, around=6)
    for i in range(4):
        for j in range(3):
            a.box(
                a.fixed("rubber", "light grey"),
                (0.05 * d, 0.2 * w, 0.14 * h),
                ((0.04 + 0.1 * i) * d, (j - 1) * 0.3 * w, 0.84 * h),
                bevel=0.001,
            )
