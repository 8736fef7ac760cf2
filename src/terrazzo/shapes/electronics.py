"""Computers, screens, sound and games: what plugs in on a desk or under a television."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.artwork import Picture, abstract, hang, landscape
from terrazzo.shapes.sketch import Sketch, entry

GLOWS = {"red": (1.0, 0.05, 0.05), "blue": (0.1, 0.3, 1.0), "green": (0.1, 1.0, 0.2), "purple": (0.6, 0.1, 1.0),
         "pink": (1.0, 0.1, 0.5), "neon blue": (0.1, 0.4, 1.0), "orange": (1.0, 0.4, 0.05)}  # fmt: skip
"""Light of coloured diodes, linear RGB."""

RAINBOW = tuple(GLOWS.values())


def _desktop(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """A page of work: a bar, a column of files, lines of text and a chart."""
    out = np.zeros(u.shape, np.int64)
    out[u < 0.2] = 1
    row = np.floor(v * 26)
    line = (np.abs(v * 26 - row - 0.5) < 0.22) & (v < 0.86)
    length = 0.3 + 0.32 * np.abs(np.sin(row * 12.9898))
    out[line & (u > 0.25) & (u < 0.25 + length) & (u < 0.62)] = np.where(np.sin(row * 7.1) > 0.3, 3, 4)[
        line & (u > 0.25) & (u < 0.25 + length) & (u < 0.62)
    ]
    out[line & (u > 0.03) & (u < 0.05 + 0.3 * length)] = 5
    bar = np.floor((u - 0.68) * 26)
    out[
        (u > 0.68)
        & (u < 0.95)
        & (v > 0.14)
        & (v < 0.2 + 0.3 * np.abs(np.sin(bar * 2.1 + 1)))
        & (np.abs((u - 0.68) * 26 - bar - 0.5) < 0.33)
    ] = 6
    out[v > 0.93] = 2
    return out


def screen(a: Sketch, width: float, height: float, *, strength: float = 0.35, rows: int = 52) -> None:
    """A lit picture in the plane x = 0 facing +x, its middle at the origin: work, a landscape or a game; dark when "off"."""
    if a.said("off", "blank"):
        a.box(a.fixed("screen"), (0.001, width, height), (0, 0, -height / 2), bevel=0)
        return
    rng = np.random.default_rng(a.spec.seed + 9)
    if a.said("gaming", "game", "rgb"):
        picture = abstract(rng)
    elif int(rng.integers(2)):
        picture = landscape(rng)
    else:
        picture = Picture(_desktop, ("1e2430", "161b24", "39475e", "7fc4a8", "c9d1d9", "8a97aa", "e0a25f"))
    looks: list[Finish] = []
    for code in picture.colours:
        ink = a.paint(code, "screen")
        looks.append(a.glow(ink, strength, [min(1.0, c * 1.6) for c in ink.colour]))
    hang(a, picture, looks, width, height, rows=rows, columns=160)


@entry(
    "monitor",
    "computer monitor, screen monitor, desktop monitor, display, computer screen, pc monitor, "
    "widescreen monitor, curved monitor, gaming monitor, ultrawide monitor, crt monitor, "
    "security monitor, medical monitor, dual monitor, imac",
    (0.2, 0.61, 0.46), stand="surface", mass=5.0, tags="electronic, screen", limits=(0.4, 2.0),
    sizes=(('ultrawide', (0.24, 0.82, 0.45)), ('widescreen', (0.22, 0.7, 0.45)), ('curved', (0.26, 0.8, 0.47))),
)  # fmt: skip
def monitor(a: Sketch) -> None:
    """A flat screen on a foot, lit unless "off" was said."""
    d, w, h = a.size
    shell = a.accent("plastic", "charcoal")
    ph = 0.74 * h
    a.piece("foot")
    a.box(shell, (d, 0.4 * w, 0.025 * h), (0, 0, 0), bevel=0.004)
    a.piece("neck")
    a.box(shell, (0.16 * d, 0.09 * w, 0.55 * h), (-0.25 * d, 0, 0.02 * h), bevel=0.004)
    a.piece("panel")
    with a.at(0, 0, h - ph):
        a.box(shell, (0.12 * d, 0.5 * w, 0.5 * ph), (-0.16 * d, 0, 0.25 * ph), bevel=0.006)
        a.box(shell, (0.14 * d, w, ph), (-0.04 * d, 0, 0), bevel=0.004)
        with a.at(0.032 * d, 0, 0.515 * ph):
            screen(a, 0.97 * w, 0.92 * ph)
    if a.said("rgb", "gaming"):
        a.lamp((-0.3 * d, 0, 0.6 * h), 0.03, 1.2, 0.6 * w, GLOWS["purple"])


def _keys(a: Sketch, d: float, w: float, z: float, key: Finish, rows: int = 5, *, lit: bool = False) -> None:
    """Rows of keys on a d x w rectangle at a height [m]; lit keyboards glow in bands of colour between them."""
    columns = max(8, round(w / d * rows * 0.98))
    px, py = d / rows, w / columns
    tall = min(0.4 * px, 0.008)
    if lit:
        for k, tint in enumerate(RAINBOW):
            y = ((k + 0.5) / len(RAINBOW) - 0.5) * w
            a.box(
                a.glow(a.fixed("plastic", "white"), 1.2, tint),
                (0.98 * d, w / len(RAINBOW), 0.001),
                (0, y, z),
                bevel=0,
            )
    for i in range(rows):
        x = (i + 0.5) * px - d / 2
        if i == rows - 1:  # the row nearest the person has the space bar
            for y, share in ((-0.38, 0.22), (0.0, 0.46), (0.38, 0.22)):
                a.box(key, (0.8 * px, share * w, tall), (x, y * w, z), bevel=0)
            continue
        for j in range(columns):
            a.box(key, (0.8 * px, 0.8 * py, tall), (x, (j + 0.5) * py - w / 2, z), bevel=0)


@entry(
    "keyboard",
    "computer keyboard, electronic peripheral, peripheral, computer peripheral, mechanical keyboard, "
    "gaming keyboard, wireless keyboard, rgb keyboard, pc keyboard",
    (0.14, 0.44, 0.03), stand="surface", mass=0.8, colours="black, white, charcoal", tags="electronic",
    limits=(0.5, 1.4),
)  # fmt: skip
def keyboard(a: Sketch) -> None:
    """Keys on a sloping case; "rgb" and "backlit" light them."""
    d, w, h = a.size
    colour = a.spec.colour or a.pick("black", "white", "charcoal")
    lit = a.said("rgb", "backlit", "gaming", "neon", "lit")
    a.box(a.fixed(a.spec.material or "plastic", colour), (d, w, 0.55 * h), (0, 0, 0), bevel=0.004)
    key = a.fixed(
        "plastic",
        "charcoal"
        if colour in ("black", "charcoal") and lit
        else "anthracite"
        if colour == "black"
        else "white"
        if colour == "white"
        else colour,
    )
    # A person sits at +x: the front of the thing.
    _keys(a, 0.88 * d, 0.95 * w, 0.55 * h, key, lit=lit)


@entry(
    "mouse", "computer mouse, wireless mouse, gaming mouse, ergonomic mouse, pc mouse",
    (0.115, 0.065, 0.04), stand="surface", mass=0.1, colours="black, white, grey", tags="electronic",
    limits=(0.6, 1.6),
)  # fmt: skip
def mouse(a: Sketch) -> None:
    """A low domed mouse with two buttons and a wheel."""
    d, w, h = a.size
    look = a.main("plastic", "black")
    u, v = np.linspace(0, 2 * np.pi, 33), np.linspace(0, np.pi / 2, 9)
    out = np.stack(
        [
            np.outer(np.cos(u) * d / 2, np.cos(v) ** 0.6),
            np.outer(np.sin(u) * w / 2, np.cos(v) ** 0.6),
            np.broadcast_to(h * np.sin(v) ** 0.9, (33, 9)),
        ],
        -1,
    )
    out[..., 2] *= 1 - 0.25 * out[..., 0] / d
    a.sheet(look, out, closed=True)
    a.box(
        a.fixed("rubber", "dark grey"), (0.34 * d, 0.03 * w, 0.1 * h), (-0.26 * d, 0, 0.84 * h), bevel=0.0005
    )
    a.cylinder(
        a.fixed("rubber", "dark grey"), 0.16 * h, 0.08 * w, (-0.28 * d, -0.04 * w, 0.86 * h), axis="y", n=14
    )
    if a.said("rgb", "gaming", "neon"):
        a.torus(
            a.glow(a.fixed("plastic", "white"), 2.0, GLOWS["blue"]),
            0.1 * w,
            0.03 * w,
            (0.2 * d, 0, 0.82 * h),
            n=16,
            around=6,
        )


@entry(
    "gaming laptop", "gaming notebook",
    (0.27, 0.38, 0.25), said="gaming", stand="surface", mass=2.6, colours="black, charcoal",
    tags="electronic, screen",
)  # fmt: skip
@entry(
    "laptop", "notebook computer, laptop computer, macbook, open laptop, notebook pc, chromebook",
    (0.24, 0.34, 0.23), stand="surface", mass=1.7, colours="silver, grey, black", tags="electronic, screen",
    limits=(0.5, 1.5), sizes=(('closed', (0.24, 0.34, 0.02)),),
)  # fmt: skip
def laptop(a: Sketch) -> None:
    """An open laptop with a lit screen that faces +x; "closed" is a slab."""
    d, w, h = a.size
    shell = a.main("aluminium", "silver")
    if a.said("closed") or h < 0.2 * d:
        a.box(shell, (d, w, 0.5 * h), (0, 0, 0), bevel=0.003)
        a.box(shell, (d, w, 0.45 * h), (0, 0, 0.52 * h), bevel=0.003)
        a.cylinder(a.fixed("chrome"), 0.06 * d, 0.02 * h, (0, 0, 0.965 * h), n=24)
        return
    thick, deep = 0.016, 0.86 * d
    a.piece("base")
    a.box(shell, (deep, w, thick), ((d - deep) / 2, 0, 0), bevel=0.003)
    with a.at((d - deep) / 2 - 0.11 * deep, 0, 0):
        a.box(a.fixed("plastic", "charcoal"), (0.56 * deep, 0.9 * w, 0.0008), (0, 0, thick), bevel=0)
        _keys(
            a, 0.5 * deep, 0.86 * w, thick + 0.0006, a.fixed("plastic", "black"), lit=a.said("gaming", "rgb")
        )
    a.box(
        a.fixed("aluminium", "grey"),
        (0.24 * deep, 0.34 * w, 0.0008),
        ((d - deep) / 2 + 0.34 * deep, 0, thick),
        bevel=0,
    )
    a.piece("lid")
    with a.at((d - deep) / 2 - deep / 2 + 0.006, 0, thick, pitch=-0.28):
        tall = h * 0.97
        a.box(shell, (0.007, w, tall), (0, 0, 0), bevel=0.002)
        a.box(a.fixed("screen"), (0.001, 0.98 * w, 0.97 * tall), (0.0036, 0, 0.015 * tall), bevel=0)
        with a.at(0.0046, 0, 0.51 * tall):
            screen(a, 0.94 * w, 0.88 * tall)


@entry(
    "gaming pc", "gaming computer, gaming pc tower, gaming desktop, gaming tower, gaming rig",
    (0.46, 0.22, 0.46), said="gaming", stand="surface", mass=11.0, colours="black, white",
    tags="electronic", limits=(0.4, 1.5),
)  # fmt: skip
@entry(
    "desktop computer",
    "pc tower, computer tower, pc, computer, desktop tower, desktop pc, workstation computer, cpu tower, "
    "computer case, pc case, desktop, server",
    (0.45, 0.21, 0.45), stand="surface", mass=9.0, colours="black, white, grey", tags="electronic",
    limits=(0.4, 1.5),
)  # fmt: skip
def desktop_computer(a: Sketch) -> None:
    """A tower with a mesh front; "gaming" and "rgb" have a glass side and lit fans."""
    d, w, h = a.size
    shell = a.main("metal", "black")
    a.box(shell, (d, w, 0.97 * h), (0, 0, 0.03 * h), bevel=0.006)
    for x in (-0.36, 0.36):
        a.box(a.fixed("rubber"), (0.1 * d, 0.9 * w, 0.03 * h), (x * d, 0, 0))
    gaming = a.said("gaming", "rgb", "powerful", "neon", "lit", "custom")
    fans = 3 if gaming else 2
    for k in range(fans):
        z = (0.2 + 0.3 * k) * h
        with a.at(0.5 * d, 0, z, pitch=np.pi / 2):
            tint = GLOWS.get(a.spec.colour or "", RAINBOW[(k + a.spec.seed) % 5])
            ring = (
                a.glow(a.fixed("plastic", "white"), 1.8, tint) if gaming else a.fixed("plastic", "anthracite")
            )
            a.torus(ring, 0.4 * w, 0.03 * w, (0, 0, 0.001), n=36, around=6)
            for j in range(7):
                with a.at(0, 0, 0.001, yaw=2 * np.pi * j / 7):
                    a.prism(
                        a.fixed("plastic", "charcoal"),
                        [(0.1 * w, -0.02 * w), (0.36 * w, -0.1 * w), (0.36 * w, 0.1 * w)],
                        0.002,
                        (0, 0, 0),
                        bevel=0,
                    )
            a.cylinder(a.fixed("plastic", "charcoal"), 0.1 * w, 0.004, (0, 0, 0.001), n=18)
    if gaming:
        a.box(a.fixed("screen"), (0.86 * d, 0.002, 0.8 * h), (0, 0.5 * w, 0.1 * h), bevel=0)
        y = 0.5 * w + 0.0016
        a.box(
            a.glow(a.fixed("plastic", "white"), 1.6, GLOWS["purple"]),
            (0.5 * d, 0.002, 0.05 * h),
            (0, y, 0.36 * h),
            bevel=0,
        )
        a.box(a.fixed("metal", "dark grey"), (0.62 * d, 0.002, 0.12 * h), (0.02 * d, y, 0.4 * h), bevel=0)
        for k in range(4):
            a.box(
                a.glow(a.fixed("plastic", "white"), 1.6, RAINBOW[k]),
                (0.018 * d, 0.002, 0.26 * h),
                ((0.12 + 0.05 * k) * d, y, 0.58 * h),
                bevel=0,
            )
        a.torus(
            a.glow(a.fixed("plastic", "white"), 1.6, GLOWS["blue"]),
            0.1 * h,
            0.008,
            (-0.14 * d, y, 0.7 * h),
            axis="y",
            n=28,
            around=6,
        )
        a.lamp((0.52 * d, 0, 0.5 * h), 0.02, 0.8, 0.3 * h, RAINBOW[a.spec.seed % 5])
    else:
        a.box(a.fixed("plastic", "anthracite"), (0.004, 0.8 * w, 0.06 * h), (0.5 * d, 0, 0.86 * h), bevel=0)
        a.cylinder(
            a.glow(a.fixed("plastic", "white"), 1.5, (0.5, 0.7, 1.0)),
            0.03 * w,
            0.004,
            (0.5 * d, 0, 0.8 * h),
            axis="x",
            n=12,
        )
    a.shelf((0, 0, h), (0.8 * d, 0.8 * w))


@entry(
    "printer",
    "laser printer, inkjet printer, photocopier, copier, copy machine, scanner, office printer, "
    "3d printer, xerox, fax machine, shredder",
    (0.38, 0.44, 0.26), stand="surface", mass=8.0, colours="white, grey, black", tags="electronic, office",
    limits=(0.5, 3.0),
)  # fmt: skip
def printer(a: Sketch) -> None:
    """A box with a paper tray, a lid, a panel and a printed page."""
    d, w, h = a.size
    shell, dark, page = (
        a.main("plastic", "white"),
        a.fixed("plastic", "anthracite"),
        a.fixed("paper", "white"),
    )
    a.box(shell, (0.86 * d, w, 0.42 * h), (-0.07 * d, 0, 0), bevel=0.01)
    a.box(dark, (0.8 * d, 0.98 * w, 0.08 * h), (-0.08 * d, 0, 0.42 * h), bevel=0.004)
    a.box(shell, (0.86 * d, w, 0.3 * h), (-0.07 * d, 0, 0.5 * h), bevel=0.012)
    a.box(dark, (0.3 * d, 0.7 * w, 0.02 * h), (0.35 * d, 0, 0.1 * h), bevel=0.002)
    a.box(page, (0.28 * d, 0.52 * w, 0.01 * h), (0.36 * d, 0, 0.12 * h), bevel=0)
    with a.at(0.36 * d, -0.3 * w, 0.6 * h, pitch=-0.6):
        a.box(
            a.glow(a.fixed("screen"), 0.4, (0.4, 0.7, 1.0)), (0.004, 0.26 * w, 0.14 * h), (0, 0, 0), bevel=0
        )
    with a.at(-0.44 * d, 0, 0.74 * h, pitch=-0.35):
        a.box(page, (0.004, 0.55 * w, 0.26 * h), (0, 0, 0), bevel=0)


@entry(
    "tablet",
    "ipad, drawing tablet, tablet computer, e-reader, graphics tablet, kindle, digital tablet, tablet pc",
    (0.19, 0.26, 0.009), stand="surface", mass=0.5, colours="silver, black", tags="electronic, screen",
    limits=(0.6, 1.5),
)  # fmt: skip
def tablet(a: Sketch) -> None:
    """A tablet lying on its back with a lit screen and a pen beside its frame."""
    d, w, h = a.size
    a.box(a.main("aluminium", "silver"), (d, w, 0.88 * h), (0, 0, 0), bevel=0.003)
    a.box(a.fixed("screen"), (0.97 * d, 0.98 * w, 0.1 * h), (0, 0, 0.86 * h), bevel=0)
    with a.at(0, 0, 0.97 * h, yaw=np.pi, pitch=-np.pi / 2):
        screen(a, 0.92 * w, 0.88 * d, rows=22)
