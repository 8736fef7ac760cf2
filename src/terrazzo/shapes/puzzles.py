"""Puzzles, blocks and board games."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.artwork import abstract, geometric, hang, inks, sunburst
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.toys import BRIGHT


@entry(
    "block castle",
    "set of blocks, stack of blocks, tower of blocks, block tower, lego set, lego, pile of blocks, "
    "magnetic tiles, jenga, stacking toy, stacking rings, abacus",
    (0.2, 0.24, 0.16), stand="surface", mass=1.0, tags="toy", limits=(0.25, 3.0),
)  # fmt: skip
def building_blocks(a: Sketch) -> None:
    """A small castle of coloured blocks; a single block where the box is small; "rings" is a stacking toy."""
    d, w, h = a.size
    if a.said("rings", "stacking"):
        a.uniform = True
        for k in range(5):
            a.torus(
                a.fixed("plastic", BRIGHT[k]),
                0.06 - 0.009 * k,
                0.021 - 0.0018 * k,
                (0, 0, 0.03 + 0.034 * k),
                n=28,
                around=10,
            )
        a.cylinder(a.fixed("birch"), 0.012, 0.2, (0, 0, 0), n=14)
        a.cylinder(a.fixed("birch"), 0.07, 0.014, (0, 0, 0), n=32)
        a.ball(a.fixed("plastic", "red"), 0.024, (0, 0, 0.21), n=16)
        return
    material = a.spec.material or "lacquer"
    colours = (a.spec.colour,) * 6 if a.spec.colour else BRIGHT
    if max(a.size) < 0.09:
        a.box(a.fixed(material, colours[a.spec.seed % 6]), (d, w, h), (0, 0, 0), bevel=0.08 * h)
        return
    e = 0.25 * w
    spots = (
        (0, -0.38, 0),
        (0, -0.12, 0),
        (0, 0.13, 0),
        (0, 0.38, 0),
        (0, -0.26, 1),
        (0, 0.26, 1),
        (0.7, -0.3, 0),
        (0.75, 0.1, 0),
    )
    for k, (x, y, z) in enumerate(spots):
        a.piece(f"block {k}")
        with a.at(
            (x - 0.3) * 0.5 * d,
            y * w,
            z * 0.33 * h,
            yaw=0.2 * ((k * 7) % 5 - 2) if x else 0.03 * ((k * 7) % 5 - 2),
        ):
            a.box(a.fixed(material, colours[k % 6]), (0.9 * e, 0.9 * e, 0.33 * h), (0, 0, 0), bevel=0.003)
    a.piece("beam")
    a.box(a.fixed(material, colours[3]), (0.8 * e, 0.8 * w, 0.12 * h), (-0.15 * d, 0, 0.66 * h), bevel=0.003)
    a.piece("roof")
    a.prism(
        a.fixed(material, colours[0]),
        [(-0.2 * w, 0.78 * h), (0.2 * w, 0.78 * h), (0, h)],
        0.8 * e,
        (-0.15 * d - 0.4 * e, 0, 0),
        axis="x",
        bevel=0.002,
    )


def _pips(a: Sketch, side: float) -> None:
    """The spots of a die on its six faces; opposite faces add up to seven."""
    black, q = a.fixed("lacquer", "black" if a.spec.colour != "black" else "white"), 0.26 * side
    spots = {
        1: [(0, 0)],
        2: [(-q, -q), (q, q)],
        3: [(-q, -q), (0, 0), (q, q)],
        4: [(-q, -q), (-q, q), (q, -q), (q, q)],
    }
    spots[5] = [*spots[4], (0, 0)]
    spots[6] = [*spots[4], (-q, 0), (q, 0)]
    turns = (
        (1, 0.0, 0.0),
        (2, np.pi / 2, 0.0),
        (6, np.pi, 0.0),
        (5, -np.pi / 2, 0.0),
        (3, 0.0, np.pi / 2),
        (4, 0.0, -np.pi / 2),
    )
    for number, yaw, pitch in turns:
        with a.at(0, 0, side / 2), a.at(yaw=yaw, pitch=pitch):
            for y, z in spots[number]:
                a.cylinder(black, 0.09 * side, 0.002 * side, (0.4995 * side, y, z), axis="x", n=14, bevel=0)


@entry(
    "dice", "die, pair of dice, game dice",
    (0.02, 0.02, 0.02), said="dice", stand="surface", mass=0.01, colours="white, red", tags="game",
    limits=(0.5, 10.0),
)  # fmt: skip
@entry(
    "rubik's cube", "rubiks cube, rubik cube, puzzle cube",
    (0.057, 0.057, 0.057), said="rubik", stand="surface", mass=0.1, tags="toy, game", limits=(0.5, 3.0),
)  # fmt: skip
@entry(
    "building block",
    "wooden block, toy block, block, toy cube, building cube, alphabet block, lego brick, "
    "building brick, stacking block",
    (0.05, 0.05, 0.05), stand="surface", mass=0.08, colours="red, blue, yellow, green", tags="toy",
    limits=(0.3, 4.0),
)  # fmt: skip
def single_block(a: Sketch) -> None:
    """One cube: plain, "dice" with pips, "rubik" with nine colours a side."""
    d, w, h = a.size
    if a.said("rubik's", "rubiks", "rubik", "puzzle"):
        a.box(a.fixed("plastic", "black"), (d, w, h), (0, 0, 0), bevel=0.03 * d)
        rng = a.rng
        for face in range(6):
            pose = {"yaw": face * np.pi / 2} if face < 4 else {"pitch": np.pi / 2 * (1 if face == 4 else -1)}
            with a.at(0, 0, h / 2), a.at(**pose):
                for i in range(3):
                    for j in range(3):
                        look = a.fixed(
                            "plastic",
                            ("red", "blue", "yellow", "green", "orange", "white")[int(rng.integers(6))],
                        )
                        a.box(
                            look,
                            (0.002 * d, 0.29 * w, 0.29 * h),
                            (0.5 * d, (i - 1) * 0.32 * w, (j - 1) * 0.32 * h - 0.145 * h),
                            bevel=0,
                        )
        return
    a.box(
        a.fixed(a.spec.material or "lacquer", a.spec.colour or a.pick("red", "blue", "yellow", "green")),
        (d, w, h),
        (0, 0, 0),
        bevel=0.06 * d,
    )
    if a.said("dice"):
        _pips(a, d)
        return
    mark = a.fixed("lacquer", "white")
    for turn in range(4):
        with a.at(yaw=turn * np.pi / 2):
            a.cylinder(mark, 0.22 * h, 0.004 * d, (0.498 * d, 0, 0.5 * h), axis="x", n=20)
    a.cylinder(mark, 0.22 * h, 0.004 * d, (0, 0, 0.998 * h), n=20)


@entry(
    "foam pyramid",
    "foam shape, soft block, foam cube, foam wedge, soft play block, foam block large, pyramid",
    (0.6, 0.6, 0.5), mass=2.0, colours="green, red, blue, yellow", finishes="foam", tags="toy",
    limits=(0.3, 1.8),
)  # fmt: skip
def foam_pyramid(a: Sketch) -> None:
    """A soft pyramid; "wedge" is a ramp, "cube" a cube."""
    d, w, h = a.size
    look = a.fixed(
        a.spec.material or "faux leather", a.spec.colour or a.pick("green", "red", "blue", "yellow")
    )
    if a.said("cube"):
        a.box(look, (d, w, h), (0, 0, 0), bevel=0.03)
    elif a.said("wedge"):
        a.prism(
            look,
            [(0, -d / 2), (h, -d / 2), (0.04 * h, d / 2), (0, d / 2)],
            w,
            (0, -w / 2, 0),
            axis="y",
            bevel=0.015,
        )
    else:
        a.lathe(
            look,
            [(0, 0), (0.68, 0), (0.7, 0.02 * h), (0.03, 0.98 * h), (0, h)],
            n=4,
            flat=True,
            turn=np.pi / 4,
        )


@entry(
    "jigsaw puzzle", "puzzle, puzzle board, wooden puzzle, jigsaw, puzzle set, shape sorter, peg puzzle",
    (0.3, 0.42, 0.018), stand="surface", mass=0.6, tags="toy, game", limits=(0.4, 2.0),
)  # fmt: skip
def jigsaw_puzzle(a: Sketch) -> None:
    """A board of interlocking pieces with a picture, a few of them not yet in place."""
    d, w, h = a.size
    wood = a.main("birch", axis=1)
    a.box(wood, (d, w, 0.4 * h), (0, 0, 0), bevel=0.002)
    for s in (-1, 1):
        a.box(wood, (0.05 * d, w, 0.5 * h), (s * 0.475 * d, 0, 0.4 * h), bevel=0.002)
        a.box(wood, (d, 0.035 * w, 0.5 * h), (0, s * 0.482 * w, 0.4 * h), bevel=0.002)
    rows, columns = 4, 6
    px, py = 0.9 * d / rows, 0.92 * w / columns
    rng = a.rng
    for i in range(rows):
        for j in range(columns):
            x, y = (i + 0.5) * px - 0.45 * d, (j + 0.5) * py - 0.46 * w
            missing = (i * columns + j) in (7, 15, 22)
            colour = (
                ("sky blue", "light blue", "fern", "moss")[i]
                if (i + j) % 5
                else ("yellow", "coral", "white", "rust")[i]
            )
            look = a.fixed("paper", colour)
            lift = 0.9 * h if missing else 0.4 * h
            with a.at(
                x + (0.3 * px if missing else 0),
                y + (0.2 * py if missing else 0),
                lift,
                yaw=float(rng.uniform(0.3, 1.2)) if missing else 0.0,
            ):
                a.box(look, (0.93 * px, 0.93 * py, 0.35 * h), (0, 0, 0), bevel=0.001)
                if j < columns - 1:
                    a.cylinder(look, 0.14 * py, 0.36 * h, (0, 0.5 * py, 0), n=12)


@entry(
    "puzzle piece", "jigsaw piece, jigsaw puzzle piece, puzzle pieces",
    (0.06, 0.06, 0.012), stand="surface", mass=0.02, colours="green, red, blue, yellow", tags="toy, game",
    limits=(0.3, 6.0),
)  # fmt: skip
def puzzle_piece(a: Sketch) -> None:
    """One piece with two knobs and two notches."""
    d, w, h = a.size
    t = np.linspace(-2.3, 2.3, 13)
    e, r = 0.38, 0.13

    def side(knob: int) -> list[tuple[float, float]]:
        x = e + knob * 0.1
        bulge = [(x + knob * r * np.cos(s), r * np.sin(s)) for s in t]
        return [(e, -e), *bulge]

    outline = []
    for k, knob in enumerate((1, -1, 1, -1)):
        c, s = np.cos(k * np.pi / 2), np.sin(k * np.pi / 2)
        outline += [(c * x - s * y, s * x + c * y) for x, y in side(knob)]
    a.prism(
        a.fixed(a.spec.material or "lacquer", a.spec.colour or a.pick("green", "red", "blue", "yellow")),
        [(x * d, y * w) for x, y in outline],
        h,
        bevel=0.1 * h,
    )


@entry(
    "board game",
    "boardgame, game, board games, card game, monopoly, playing cards, deck of cards, game box, "
    "board game box, cards, poker set, poker chips, dominoes, scrabble, game board, tarot cards",
    (0.27, 0.36, 0.06), stand="surface", mass=1.2, colours="red, navy, green, yellow", tags="toy, game",
    limits=(0.3, 1.8),
)  # fmt: skip
def board_game(a: Sketch) -> None:
    """A box with a printed lid; "open" shows the board, pieces and dice; "cards" a deck."""
    d, w, h = a.size
    colour = a.spec.colour or a.pick("red", "navy", "green", "mustard")
    maker = (geometric, sunburst, abstract)[a.spec.seed % 3]
    picture = maker(np.random.default_rng(a.spec.seed))
    if a.said("open", "opened", "board", "playing"):
        a.box(a.fixed("paper", colour), (d, w, 0.15 * h), (0, 0, 0), bevel=0.001)
        path = a.fixed("paper", "cream")
        for k in range(24):
            i, j = (k % 7, 0) if k < 7 else (6, k - 6) if k < 12 else (18 - k, 6) if k < 19 else (0, 24 - k)
            a.box(
                a.fixed("paper", BRIGHT[k % 6]) if k % 3 else path,
                (0.11 * d, 0.11 * w, 0.02 * h),
                ((i - 3) * 0.13 * d, (j - 3) * 0.13 * w, 0.15 * h),
                bevel=0,
            )
        for k in range(4):
            a.lathe(
                a.fixed("plastic", BRIGHT[k]),
                [(0, 0), (0.03 * d, 0), (0.012 * d, 0.45 * h), (0.02 * d, 0.6 * h), (0, 0.85 * h)],
                base=((k - 1.5) * 0.13 * d, 0.39 * w - 0.78 * w * (k % 2), 0.15 * h),
                n=14,
            )
        return
    a.box(a.fixed("paper", "white"), (0.985 * d, 0.985 * w, 0.5 * h), (0, 0, 0), bevel=0.001)
    a.box(a.fixed("paper", colour), (d, w, 0.8 * h), (0, 0, 0.2 * h), bevel=0.001)
    with a.at(0, 0, h + 0.0003, yaw=np.pi, pitch=-np.pi / 2):
        hang(a, picture, inks(a, picture), 0.97 * w, 0.96 * d, rows=30, columns=140)
    a.box(a.fixed("paper", "cream"), (0.001, 0.5 * w, 0.4 * h), (d / 2, 0, 0.4 * h), bevel=0)
    a.shelf((0, 0, h), (0.9 * d, 0.9 * w))
