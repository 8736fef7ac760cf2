"""Plush animals and dolls: one seated body, with the ears, tails, manes and colours of each animal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry


@dataclass(frozen=True)
class Animal:
    """What tells one plush animal from another.

    Args:
        fur: Usual colour word.
        belly: Colour word of muzzle and belly.
        ears: "round", "long", "flap", "point", "none" or "big".
        extra: "mane", "trunk", "horn", "spikes", "nose", "eyes" (on top of the head) or "".
    """

    fur: str
    belly: str
    ears: str = "round"
    extra: str = ""


ANIMALS: dict[str, Animal] = {
    "bear": Animal("light brown", "beige"), "teddy": Animal("light brown", "beige"),
    "rabbit": Animal("cream", "white", "long"), "bunny": Animal("blush", "white", "long"),
    "elephant": Animal("slate blue", "light grey", "big", "trunk"),
    "dinosaur": Animal("fern", "lime", "none", "spikes"),
    "lion": Animal("honey", "cream", "round", "mane"),
    "unicorn": Animal("white", "light pink", "point", "horn"),
    "koala": Animal("grey", "white", "big", "nose"),
    "frog": Animal("grass green", "lime", "none", "eyes"), "dog": Animal("camel", "cream", "flap"),
    "puppy": Animal("camel", "cream", "flap"), "cat": Animal("grey", "white", "point"),
    "kitten": Animal("grey", "white", "point"), "fox": Animal("burnt orange", "white", "point"),
    "panda": Animal("white", "white", "round"), "pig": Animal("pink", "light pink", "flap"),
    "monkey": Animal("brown", "beige", "round"), "dragon": Animal("emerald", "lime", "point", "spikes"),
    "penguin": Animal("charcoal", "white", "none"), "cow": Animal("white", "light pink", "flap"),
    "sheep": Animal("cream", "flesh", "flap"), "giraffe": Animal("mustard", "cream", "point"),
    "tiger": Animal("orange", "white", "round"), "owl": Animal("brown", "cream", "point", "eyes"),
    "mouse": Animal("light grey", "pink", "big"), "horse": Animal("chestnut", "beige", "point", "mane"),
    "duck": Animal("yellow", "yellow", "none"), "whale": Animal("steel blue", "white", "none"),
    "octopus": Animal("coral", "peach", "none"),
}  # fmt: skip
"""Animal words and how each looks."""


@entry(
    "plush frog", "toy frog, frog plush, stuffed frog",
    (0.2, 0.2, 0.28), said="frog", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush koala", "koala plush, toy koala, stuffed koala, koala",
    (0.2, 0.2, 0.28), said="koala", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush unicorn", "unicorn plush, toy unicorn, stuffed unicorn, unicorn",
    (0.2, 0.2, 0.3), said="unicorn", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush lion", "toy lion, lion plush, stuffed lion, lion",
    (0.2, 0.2, 0.28), said="lion", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush dinosaur",
    "toy dinosaur, dinosaur plush, stuffed dinosaur, dinosaur, dinosaur toy, dinosaur figure",
    (0.2, 0.2, 0.28), said="dinosaur", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush elephant", "toy elephant, elephant plush, stuffed elephant, elephant",
    (0.2, 0.2, 0.28), said="elephant", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush rabbit",
    "toy rabbit, toy bunny, plush bunny, rabbit, bunny, stuffed rabbit, stuffed bunny, bunny plush",
    (0.18, 0.18, 0.34), said="rabbit", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush dog", "toy dog, plush puppy, stuffed dog, dog plush, toy puppy, dog, puppy",
    (0.2, 0.2, 0.28), said="dog", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush cat", "toy cat, stuffed cat, cat plush, cat, kitten",
    (0.2, 0.2, 0.28), said="cat", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush panda", "toy panda, panda plush, panda, stuffed panda",
    (0.2, 0.2, 0.28), said="panda", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush penguin", "toy penguin, penguin plush, penguin",
    (0.18, 0.2, 0.28), said="penguin", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush monkey", "toy monkey, monkey plush, stuffed monkey",
    (0.2, 0.2, 0.28), said="monkey", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "plush fox", "toy fox, fox plush, plush tiger, toy tiger, plush giraffe, toy giraffe, toy horse",
    (0.2, 0.2, 0.28), said="fox", stand="surface", mass=0.3, tags="toy, soft", limits=(0.4, 4.0),
)  # fmt: skip
@entry(
    "teddy bear", "teddy, toy bear, stuffed bear, bear, plush bear",
    (0.22, 0.24, 0.3), said="bear", stand="surface", mass=0.35, tags="toy, soft", limits=(0.3, 4.0),
)  # fmt: skip
@entry(
    "plush toy",
    "stuffed animal, plush, soft toy, plush animal, stuffed toy, plushie, stuffie, toy animal, "
    "cuddly toy, soft animal, animal toy, toy, toys, squishmallow, puppet, hand puppet, stuffed animals",
    (0.2, 0.22, 0.28), stand="surface", mass=0.3, tags="toy, soft", limits=(0.3, 4.0),
)  # fmt: skip
def plush_toy(a: Sketch) -> None:
    """A seated plush animal; which one, the words or the seed say."""
    name = next((n for n in ANIMALS if a.said(n)), None) or a.pick(
        "bear", "rabbit", "dog", "elephant", "cat", "lion"
    )
    animal = ANIMALS[name]
    fur = a.fixed(a.spec.material or "plush", a.spec.colour or animal.fur)
    belly, black = a.fixed("plush", animal.belly), a.fixed("plastic", "black")
    dark = a.fixed("plush", "charcoal") if name == "panda" else fur
    a.piece("body")
    a.ball(fur, (0.3, 0.34, 0.36), (0, 0, 0.36), n=24)
    a.ball(belly, (0.2, 0.25, 0.27), (0.13, 0, 0.35), n=22)
    for s in (-1, 1):
        with a.at(0.24, s * 0.24, 0.13, yaw=s * 0.35):
            a.ball(dark, (0.26, 0.13, 0.13), n=18)
            a.ball(belly, (0.03, 0.085, 0.09), (0.24, 0, 0.01), n=14)
        with a.at(0.1, s * 0.33, 0.46, yaw=s * 0.35, pitch=0.75):
            a.ball(dark, (0.22, 0.1, 0.1), (0.06, 0, 0), n=16)
    a.piece("head")
    with a.at(0.06, 0, 0.9):
        a.ball(fur, (0.29, 0.32, 0.28), n=26)
        long_face = animal.extra in ("spikes", "horn") or name in ("horse", "giraffe", "cow")
        a.ball(
            belly,
            (
                0.17 if not long_face else 0.26,
                0.16 if not long_face else 0.2,
                0.12 if not long_face else 0.15,
            ),
            (0.22, 0, -0.08),
            n=20,
        )
        if animal.extra != "trunk":
            wide = 0.07 if animal.extra == "nose" else 0.045
            tall = 0.1 if animal.extra == "nose" else 0.032
            a.ball(
                black if name not in ("pig", "rabbit", "bunny", "cow") else a.fixed("felt", "dark pink"),
                (0.03, wide, tall),
                (0.385 if not long_face else 0.46, 0, -0.03),
                n=12,
            )
        if name in ("penguin", "duck", "owl"):
            a.ball(a.fixed("felt", "orange"), (0.12, 0.09, 0.05), (0.36, 0, -0.04), n=14)
        _eyes(a, animal, fur, black, name)
        _ears(a, animal, fur, dark, belly)
        _extra(a, animal, fur, belly)
    a.piece("body")
    if animal.extra == "spikes":
        a.tube(
            fur, [(-0.2, 0, 0.14), (-0.42, 0, 0.1), (-0.58, 0.08, 0.08)], 0.14, n=12, scale=[1.0, 0.6, 0.15]
        )
    else:
        a.ball(belly if name in ("rabbit", "bunny") else fur, 0.09, (-0.32, 0, 0.16), n=14)


def _eyes(a: Sketch, animal: Animal, fur: Finish, black: Finish, name: str) -> None:
    for s in (-1, 1):
        if animal.extra == "eyes":
            a.ball(fur, 0.12, (0.1, s * 0.17, 0.24), n=16)
            a.ball(a.fixed("felt", "white"), 0.085, (0.16, s * 0.18, 0.26), n=14)
            a.ball(black, 0.045, (0.23, s * 0.19, 0.28), n=12)
            continue
        if name == "panda":
            a.ball(a.fixed("plush", "charcoal"), (0.05, 0.075, 0.085), (0.24, s * 0.13, 0.05), n=14)
        a.ball(black, (0.03, 0.033, 0.036), (0.265, s * 0.12, 0.07), n=12)
        a.ball(a.fixed("lacquer", "white"), 0.011, (0.292, s * 0.112, 0.085), n=6)


def _ears(a: Sketch, animal: Animal, fur: Finish, dark: Finish, belly: Finish) -> None:
    for s in (-1, 1):
        match animal.ears:
            case "long":
                with a.at(-0.02, s * 0.12, 0.22, roll=-s * 0.22):
                    a.ball(fur, (0.05, 0.085, 0.26), (0, 0, 0.2), n=16)
                    a.ball(belly, (0.03, 0.05, 0.2), (0.035, 0, 0.2), n=14)
            case "big":
                with a.at(-0.02, s * 0.34, 0.08, yaw=-s * 0.4):
                    a.ball(fur, (0.05, 0.2, 0.22), n=18)
                    a.ball(belly, (0.03, 0.14, 0.16), (0.035, 0, 0), n=16)
            case "flap":
                with a.at(0.02, s * 0.29, 0.1, roll=s * 0.25):
                    a.ball(fur, (0.09, 0.05, 0.18), (0, 0, -0.08), n=16)
            case "point":
                with a.at(-0.02, s * 0.2, 0.17, roll=-s * 0.4):
                    a.lathe(fur, [(0, 0), (0.11, 0.02), (0.07, 0.14), (0, 0.24)], n=14)
                    a.ball(belly, (0.02, 0.05, 0.08), (0.07, 0, 0.09), n=12)
            case "round":
                with a.at(-0.02, s * 0.23, 0.22):
                    a.ball(dark, (0.06, 0.11, 0.11), n=16)
                    a.ball(belly if dark is fur else dark, (0.03, 0.07, 0.07), (0.04, 0, 0), n=14)
            case _:
                pass


def _extra(a: Sketch, animal: Animal, fur: Finish, belly: Finish) -> None:
    match animal.extra:
        case "mane":
            mane = a.fixed("fur", "sienna")
            for k in range(18):
                t = 2 * np.pi * k / 18
                a.ball(mane, (0.1, 0.1, 0.1), (-0.02, 0.33 * np.cos(t), 0.31 * np.sin(t)), n=10)
        case "trunk":
            a.bend(fur, [(0.24, 0, -0.02), (0.4, 0, -0.08), (0.47, 0, -0.22), (0.56, 0, -0.2)], 0.075, n=12)
            for s in (-1, 1):
                a.ball(a.fixed("felt", "ivory"), (0.09, 0.025, 0.025), (0.34, s * 0.12, -0.14), n=10)
        case "horn":
            with a.at(0.16, 0, 0.24, pitch=0.35):
                a.lathe(a.fixed("satin", "gold"), [(0, 0), (0.05, 0), (0.035, 0.1), (0, 0.26)], n=12)
            for k, colour in enumerate(("pink", "violet", "sky blue", "yellow")):
                a.ball(
                    a.fixed("wool", colour), (0.09, 0.08, 0.09), (-0.04 - 0.1 * k, 0.0, 0.28 - 0.1 * k), n=12
                )
        case "spikes":
            for k in range(6):
                t = 0.5 + 0.42 * k
                with a.at(
                    -0.3 * np.sin(t), 0, 0.29 * np.cos(t) if k < 4 else -0.1 - 0.16 * (k - 3), pitch=-t
                ):
                    a.lathe(belly, [(0, 0), (0.06, 0), (0, 0.12)], n=8)
        case _:
            pass


@entry(
    "doll",
    "toy doll, rag doll, plush doll, barbie, barbie doll, baby doll, porcelain doll, dolls, "
    "action figure toy, toy soldier, nutcracker, superhero figure",
    (0.12, 0.2, 0.38), stand="surface", mass=0.3, tags="toy, soft", limits=(0.3, 3.0),
)  # fmt: skip
def doll(a: Sketch) -> None:
    """A rag doll standing in a dress, with wool hair; the said colour is the dress's."""
    dress = a.fixed(
        a.spec.material or "cotton", a.spec.colour or a.pick("blush", "sky blue", "mustard", "lavender")
    )
    skin = a.fixed("felt", a.pick("flesh", "peach", "caramel", "brown"))
    hair = a.fixed("wool", a.pick("chestnut", "honey", "dark brown", "rust"))
    a.piece("skirt")
    a.lathe(
        dress,
        [(0.0, 0.3), (0.3, 0.28), (0.31, 0.3), (0.2, 0.5), (0.11, 0.66), (0.14, 0.78), (0.07, 0.84)],
        n=32,
    )
    a.lathe(a.fixed("lace", "white"), [(0.31, 0.28), (0.32, 0.3), (0.3, 0.32)], n=32)
    for s in (-1, 1):
        a.tube(skin, [(0, s * 0.1, 0.36), (0, s * 0.1, 0.1)], 0.055, n=10)
        a.ball(a.fixed("felt", "charcoal"), (0.1, 0.06, 0.05), (0.03, s * 0.1, 0.05), n=14)
        a.piece(f"arm {s}")
        a.bend(dress, [(0, s * 0.1, 0.78), (0, s * 0.2, 0.7)], 0.062, n=10)
        a.bend(skin, [(0, s * 0.19, 0.71), (0.03, s * 0.28, 0.58), (0.05, s * 0.32, 0.48)], 0.045, n=10)
        a.ball(skin, 0.052, (0.05, s * 0.32, 0.46), n=12)
    a.piece("head")
    with a.at(0, 0, 1.0):
        a.ball(skin, (0.17, 0.19, 0.19), n=24)
        a.ball(hair, (0.185, 0.205, 0.2), (-0.03, 0, 0.035), n=24)
        for s in (-1, 1):
            for k in range(4):
                a.ball(hair, 0.06 - 0.006 * k, (-0.02, s * (0.21 + 0.01 * k), 0.02 - 0.085 * k), n=12)
            a.ball(a.fixed("satin", "red"), (0.05, 0.045, 0.03), (-0.02, s * 0.21, 0.06), n=10)
            a.ball(a.fixed("plastic", "black"), (0.012, 0.02, 0.026), (0.165, s * 0.065, -0.01), n=10)
            a.ball(a.fixed("felt", "salmon"), (0.01, 0.026, 0.022), (0.15, s * 0.105, -0.06), n=10)
        a.bend(
            a.fixed("felt", "crimson"),
            [(0.162, -0.045, -0.08), (0.17, 0, -0.1), (0.162, 0.045, -0.08)],
            0.01,
            n=6,
        )
