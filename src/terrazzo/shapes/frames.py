"""What hangs on walls or stands framed: paintings, posters, photographs, mirrors, tapestries, maps."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.materials.colours import colour_of, display
from terrazzo.shapes.artwork import (
    Picture,
    abstract,
    botanical,
    choose,
    geometric,
    hang,
    inks,
    landscape,
    seascape,
    world_map,
)
from terrazzo.shapes.artwork import portrait as portrait_picture
from terrazzo.shapes.artwork import poster as poster_picture
from terrazzo.shapes.primitives.flat import oval_outline, rounded_outline
from terrazzo.shapes.sketch import Sketch, entry

_METALS = ("gold", "silver", "brass", "bronze", "copper", "black", "white")


def moulding(
    a: Sketch, look: Finish, width: float, height: float, bar: float, depth: float, *, ornate: bool = False
) -> None:
    """A mitred frame round a rectangle [m]: its back at x = 0, its middle at y = z = 0, growing along +x."""
    y, z = width / 2, height / 2
    steps = [(0.0, 0.0), (0.0, 0.7 * depth), (0.25 * bar, depth), (0.45 * bar, depth)]
    steps += (
        [(0.6 * bar, 0.75 * depth), (0.8 * bar, 0.8 * depth), (bar, 0.4 * depth)]
        if ornate
        else [(bar, 0.75 * depth)]
    )
    steps.append((bar, 0.0))
    rings = []
    for inset, x in steps:
        dy, dz = y - inset, z - inset
        rings.append([(x, -dy, -dz), (x, dy, -dz), (x, dy, dz), (x, -dy, dz), (x, -dy, -dz)])
    grid = np.array(rings)
    for side in range(4):
        a.sheet(look, grid[:, side : side + 2].swapaxes(0, 1), closed=True)


def frame_look(a: Sketch, material: str, colour: str | None = None) -> Finish:
    """The frame's finish: "gold-framed" and the like, else what was said of the thing."""
    framed = {w for w in a.spec_words if w.endswith(("framed", "frame"))}
    for metal in _METALS:
        if any(metal in phrase for phrase in framed):
            return a.fixed(
                metal if metal not in ("black", "white") else "lacquer",
                metal if metal in ("black", "white") else None,
            )
    return a.main(material, colour, axis=2)


def framed_picture(
    a: Sketch, picture: Picture, look: Finish, *, bar: float, mount: float = 0.0, material: str = "paper"
) -> None:
    """A picture in a frame that fills the wanted box, with a paper mount of this width [m] around it."""
    d, w, h = a.size
    with a.at(0, 0, h / 2):
        moulding(
            a,
            look,
            w,
            h,
            bar,
            d,
            ornate=a.said("ornate", "gold", "gilded", "baroque", "classical", "victorian", "antique"),
        )
        inner_w, inner_h = w - 2 * bar, h - 2 * bar
        if mount > 0:
            looks = a.fixed("paper", "white")
            edge = [(inner_w, mount, 0, (inner_h - mount) / 2), (inner_w, mount, 0, -(inner_h - mount) / 2)]
            edge += [(mount, inner_h - 2 * mount, s * (inner_w - mount) / 2, 0) for s in (-1, 1)]
            for bw, bh, y, z in edge:
                a.box(looks, (0.02 * d, bw, bh), (0.44 * d, y, z - bh / 2), bevel=0)
        with a.at(0.45 * d):
            rows = int(np.clip(inner_h / 0.01, 40, 80))
            hang(a, picture, inks(a, picture, material), inner_w - 2 * mount, inner_h - 2 * mount, rows=rows)
        a.box(a.fixed("cardboard"), (0.2 * d, w - bar, h - bar), (0.1 * d, 0, -(h - bar) / 2), bevel=0)


@entry(
    "portrait", "portrait painting, family portrait",
    (0.04, 0.6, 0.8), said="portrait", stand="wall", height=1.2, mass=3.0, tags="art",
)  # fmt: skip
@entry(
    "painting",
    "wall art, artwork, picture, framed painting, art piece, canvas, abstract painting, "
    "landscape painting, oil painting, wall painting, framed art, art, framed artwork, wall picture, "
    "watercolor, watercolour, art print, fresco, wall decor, wall decoration, canvas art, mural, "
    "abstract art",
    (0.04, 1.0, 0.7), stand="wall", height=1.2, mass=4.0, tags="art", limits=(0.25, 2.5),
)  # fmt: skip
def painting(a: Sketch) -> None:
    """A picture by rule in a frame; "abstract", "landscape", "floral" and others choose it, "gold-framed" the frame."""
    picture = choose(a, "landscape", "abstract", "seascape", "botanical", "geometric", "abstract")
    classic = a.said("gold", "ornate", "classical", "victorian", "oil", "portrait", "antique")
    look = frame_look(
        a, a.pick("gold", "walnut") if classic else a.pick("oak", "black metal", "walnut", "lacquer")
    )
    if a.spec.colour and not a.spec.material:
        picture = Picture(picture.label, tuple(_towards(a, code) for code in picture.colours))
        look = a.fixed("black metal") if not classic else a.fixed("gold")
    bar = (0.07 if classic else 0.03) * min(a.size[1:])
    framed_picture(a, picture, look, bar=bar, material="canvas")


def _towards(a: Sketch, code: str) -> str:
    """A display colour drawn half way towards the colour word that was said, keeping its lightness."""
    target = colour_of(a.spec.colour or "") or (0.5, 0.5, 0.5)
    aim = np.array([display(c) for c in target])
    own = np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    shade = np.clip(aim * (0.35 + own.mean() * 1.3), 0, 1)
    mixed = 0.3 * own + 0.7 * shade
    return "".join(f"{round(255 * float(v)):02x}" for v in mixed)


@entry(
    "poster",
    "movie poster, wall poster, band poster, print, framed print, framed poster, art poster, "
    "poster print, sign, wall sign, signboard, notice",
    (0.015, 0.6, 0.85), stand="wall", height=1.1, mass=0.6, tags="art", limits=(0.25, 2.5),
)  # fmt: skip
def poster(a: Sketch) -> None:
    """A printed sheet, in a thin frame where "framed" was said."""
    rng = np.random.default_rng(a.spec.seed + 5)
    picture = (
        choose(a, "movie")
        if a.said("map", "city", "botanical", "landscape", "abstract")
        else poster_picture(rng)
    )
    if a.spec.colour and a.spec.colour not in ("colourful", "multicoloured", "rainbow"):
        picture = Picture(picture.label, tuple(_towards(a, code) for code in picture.colours))
    d, w, h = a.size
    if a.said("framed"):
        framed_picture(a, picture, a.fixed("black metal"), bar=0.025 * w)
        return
    a.box(a.fixed("paper", "white"), (0.5 * d, w, h), (0, 0, 0), bevel=0)
    with a.at(0.26 * d, 0, h / 2):
        hang(a, picture, inks(a, picture), w * 0.97, h * 0.98, rows=80)


@entry(
    "world map", "map, wall map, city map, framed map, treasure map",
    (0.02, 1.2, 0.8), stand="wall", height=1.0, mass=1.0, tags="art",
)  # fmt: skip
def wall_map(a: Sketch) -> None:
    """A map of lands that do not exist, between two wooden rails."""
    d, w, h = a.size
    picture = world_map(np.random.default_rng(a.spec.seed + 3))
    a.box(a.fixed("paper", "cream"), (0.3 * d, 0.97 * w, h), (-0.2 * d, 0, 0), bevel=0)
    with a.at(-0.03 * d, 0, h / 2):
        hang(a, picture, inks(a, picture), 0.95 * w, 0.93 * h, rows=80)
    for z in (0.0, 0.97 * h):
        a.box(a.main("walnut", axis=1), (0.9 * d, w, 0.03 * h), (0.05 * d, 0, z), bevel=0.003)


@entry(
    "photo frame",
    "picture frame, photo, framed photo, framed picture, photograph, family photo, desk photo, "
    "framed photograph, photo in a frame",
    (0.1, 0.16, 0.21), stand="surface", mass=0.35, colours="black, white",
    finishes="oak, walnut, silver, black metal", tags="art", limits=(0.4, 3.0),
)  # fmt: skip
def photo_frame(a: Sketch) -> None:
    """A small framed photograph that leans on its strut."""
    d, w, h = a.size
    lean = float(np.arctan2(0.22 * d, h)) + 0.1
    look = frame_look(a, "oak")
    picture = choose(a, "portrait", "landscape", "seascape", "portrait")
    bar, thick = 0.09 * w, 0.16 * d
    with a.at(0.2 * d, 0, 0, pitch=-lean), a.at(0, 0, h / 2):
        moulding(a, look, w, h, bar, thick)
        a.box(
            a.fixed("paper", "white"),
            (0.3 * thick, w - bar, h - bar),
            (0.2 * thick, 0, -(h - bar) / 2),
            bevel=0,
        )
        with a.at(0.5 * thick):
            hang(a, picture, inks(a, picture), w - 3.2 * bar, h - 3.2 * bar, rows=30)
        a.box(a.fixed("velvet", "black"), (0.3 * thick, w - bar, h - bar), (0.0, 0, -(h - bar) / 2), bevel=0)
    a.tube(a.fixed("velvet", "black"), [(-0.05 * d, 0, 0.6 * h), (-0.62 * d, 0, 0)], 0.04 * w, n=6)


@entry(
    "gallery wall", "photo wall, picture wall, picture collage, photo collage, set of pictures",
    (0.03, 1.5, 1.0), stand="wall", height=1.0, mass=6.0, tags="art",
)  # fmt: skip
def gallery_wall(a: Sketch) -> None:
    """Six framed pictures of different sizes, hung as one group."""
    d, w, h = a.size
    places = (
        (0.0, 0.0, 0.3, 0.55),
        (0.0, 0.58, 0.3, 0.42),
        (0.33, 0.0, 0.34, 0.4),
        (0.33, 0.43, 0.34, 0.57),
        (0.7, 0.0, 0.3, 0.6),
        (0.7, 0.63, 0.3, 0.37),
    )
    makers = (botanical, abstract, landscape, portrait_picture, geometric, seascape)
    for k, ((u, v, pw, ph), maker) in enumerate(zip(places, makers, strict=True)):
        picture = maker(np.random.default_rng(a.spec.seed * 7 + k))
        a.piece(f"picture {k}")
        bw, bh = pw * w, ph * h
        with a.at(0, (u + pw / 2 - 0.5) * w, (v + ph / 2) * h):
            moulding(a, a.fixed(("oak", "black metal")[k % 2]), bw, bh, 0.02, d)
            a.box(
                a.fixed("paper", "white"),
                (0.3 * d, bw - 0.02, bh - 0.02),
                (0.15 * d, 0, -bh / 2 + 0.01),
                bevel=0,
            )
            with a.at(0.4 * d):
                hang(a, picture, inks(a, picture), bw - 0.12, bh - 0.12, rows=24, columns=160)


@entry(
    "full-length mirror",
    "floor mirror, standing mirror, cheval mirror, full length mirror, body mirror, leaning mirror, "
    "tall mirror",
    (0.06, 0.6, 1.7), said="full", against_wall=True, mass=14.0, finishes="oak, walnut, black metal, brass",
    tags="mirror",
)  # fmt: skip
@entry(
    "mirror",
    "wall mirror, round mirror, bathroom mirror, vanity mirror, mirrors, hanging mirror, backlit mirror, "
    "oval mirror, frameless mirror, framed mirror, decorative mirror, sunburst mirror",
    (0.04, 0.7, 0.9), stand="wall", height=1.05, mass=6.0, finishes="black metal, brass, oak",
    tags="mirror", limits=(0.25, 2.6),
)  # fmt: skip
def mirror(a: Sketch) -> None:
    """A mirror; "round", "oval", "arched", "frameless", "backlit" and "sunburst" change it."""
    d, w, h = a.size
    look, glass, back = frame_look(a, "black metal"), a.fixed("mirror"), a.fixed("plastic", "black")
    bar = 0.0 if a.said("frameless", "backlit") else 0.035 * min(w, h) + 0.008
    if a.said("round", "circular", "oval", "sunburst", "arched", "arch"):
        n = 56
        outer = oval_outline((w, h), segments=n)
        if a.said("arched", "arch"):
            t = np.linspace(0, np.pi, 30)
            top = np.stack([w / 2 * np.cos(t), h / 2 - w / 2 + w / 2 * np.sin(t)], -1)
            outer = np.concatenate([[(-w / 2, -h / 2), (w / 2, -h / 2)], top])
        if a.said("sunburst"):
            turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
            reach = np.where(np.arange(48) % 2 == 0, 1.0, 0.6)
            a.prism(
                look,
                np.stack([w / 2 * reach * np.cos(turn), h / 2 * reach * np.sin(turn)], -1),
                0.4 * d,
                (0, 0, h / 2),
                axis="x",
            )
            outer = outer * 0.5
        with a.at(0, 0, h / 2):
            inner = outer * (1 - 2 * bar / w)
            a.prism(back if not bar else look, outer, 0.5 * d, (0, 0, 0), axis="x", smooth=True)
            if bar:
                ring = np.stack([outer, outer * (1 - 0.8 * bar / w), inner], 1)
                x = np.array([0.5, 1.0, 0.6]) * d
                grid = np.concatenate([np.broadcast_to(x[None, :, None], (*ring.shape[:2], 1)), ring], -1)
                a.sheet(look, np.concatenate([grid, grid[:1]]), closed=True)
            a.prism(glass, inner, 0.1 * d, (0.5 * d, 0, 0), axis="x", bevel=0)
            if a.said("backlit", "led", "lit"):
                a.prism(
                    a.glow(a.fixed("glass", "white", opacity=1.0), 2.0, (0.9, 0.95, 1.0)),
                    outer * 1.04,
                    0.2 * d,
                    (0.05 * d, 0, 0),
                    axis="x",
                    bevel=0,
                )
                a.lamp((0.3 * d, 0, 0), 0.04, 6.0, 0.62 * max(w, h), (0.9, 0.95, 1.0))
        return
    with a.at(0, 0, h / 2):
        a.box(back, (0.5 * d, w - bar, h - bar), (0.25 * d, 0, -(h - bar) / 2), bevel=0.002)
        outline = rounded_outline((w - bar, h - bar), 0.0 if bar else 0.01, segments=2)
        a.prism(glass, outline, 0.1 * d, (0.5 * d, 0, 0), axis="x", bevel=0)
        if bar:
            moulding(a, look, w, h, bar, d, ornate=a.said("ornate", "gold", "antique", "vintage", "baroque"))
        elif a.said("backlit", "led", "lit"):
            a.box(
                a.glow(a.fixed("glass", "white", opacity=1.0), 2.0, (0.9, 0.95, 1.0)),
                (0.2 * d, w * 1.03, h * 1.03),
                (0.1 * d, 0, -h * 0.515),
                bevel=0,
            )
            a.lamp((0.3 * d, 0, 0), 0.04, 6.0, 0.62 * max(w, h), (0.9, 0.95, 1.0))


@entry(
    "tapestry",
    "wall hanging, wall tapestry, macrame, macrame wall hanging, woven wall hanging, wall rug, flag, "
    "pennant, wall scroll, scroll, kakemono, banner, heraldic banner",
    (0.03, 0.8, 1.1), stand="wall", height=0.8, mass=1.0, tags="art, soft",
)  # fmt: skip
def tapestry(a: Sketch) -> None:
    """A woven cloth on a rod with a fringe."""
    d, w, h = a.size
    rod = a.fixed("walnut", axis=1)
    a.cylinder(rod, 0.3 * d, w, (0, -0.5 * w, 0.97 * h), axis="y", n=12)
    picture = (geometric if a.said("geometric", "boho", "bohemian", "macrame") or a.pick(0, 1) else abstract)(
        np.random.default_rng(a.spec.seed)
    )
    if a.spec.colour:
        picture = Picture(picture.label, tuple(_towards(a, code) for code in picture.colours))
    with a.at(0.1 * d, 0, 0.57 * h):
        hang(a, picture, [a.paint(c, "wool") for c in picture.colours], 0.9 * w, 0.78 * h, rows=32)
    yarn = a.fixed("wool", a.spec.colour or "cream")
    a.box(yarn, (0.3 * d, 0.9 * w, 0.79 * h), (-0.1 * d, 0, 0.18 * h), bevel=0)
    for k in range(24):
        y = ((k + 0.5) / 24 - 0.5) * 0.88 * w
        a.tube(yarn, [(0, y, 0.18 * h), (0.0, y + 0.004, 0.0 + 0.03 * h * (k % 3))], 0.006, n=5)


@entry(
    "calendar", "wall calendar, planner, monthly calendar",
    (0.01, 0.3, 0.42), stand="wall", height=1.3, mass=0.2, tags="stationery",
)  # fmt: skip
def calendar(a: Sketch) -> None:
    """A picture above a month of days."""
    d, w, h = a.size
    picture = choose(a, "landscape", "botanical", "seascape")

    def page(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        out = np.zeros(u.shape, np.int64)
        cell_u, cell_v = u * 7.4 - 0.2, v * 2.1 * 5.6 - 0.4
        box = (
            (np.abs(cell_u % 1 - 0.5) < 0.42)
            & (np.abs(cell_v % 1 - 0.5) < 0.4)
            & (u > 0.03)
            & (u < 0.97)
            & (v > 0.035)
            & (v < 0.41)
        )
        out[box] = 1
        out[box & (np.abs(cell_u % 1 - 0.3) < 0.08) & (np.abs(cell_v % 1 - 0.68) < 0.1)] = 2
        out[(np.abs(v - 0.455) < 0.015) & (np.abs(u - 0.5) < 0.2) & (np.sin(u * 120) > -0.4)] = 3
        return out

    sheet = Picture(page, ("f7f5f0", "ece8df", "6a6a6a", "b3392a"))
    a.box(a.fixed("paper", "white"), (0.6 * d, w, h), (-0.2 * d, 0, 0), bevel=0)
    with a.at(0.15 * d, 0, 0.25 * h):
        hang(a, sheet, inks(a, sheet), 0.98 * w, 0.5 * h, rows=36)
    with a.at(0.15 * d, 0, 0.74 * h):
        hang(a, picture, inks(a, picture), 0.98 * w, 0.47 * h, rows=28)
    a.tube(
        a.fixed("metal", "black"),
        [(0.2 * d, -0.5 * w, 0.985 * h), (0.2 * d, 0.5 * w, 0.985 * h)],
        0.4 * d,
        n=6,
    )


@entry(
    "bulletin board",
    "cork board, corkboard, notice board, pinboard, pin board, memo board, mood board, message board",
    (0.03, 0.9, 0.6), stand="wall", height=1.2, mass=3.0, tags="office",
)  # fmt: skip
def bulletin_board(a: Sketch) -> None:
    """Cork in a wooden frame with pinned notes."""
    d, w, h = a.size
    with a.at(0, 0, h / 2):
        moulding(a, a.main("oak", axis=1), w, h, 0.03, d)
        a.box(a.fixed("cork"), (0.5 * d, w - 0.04, h - 0.04), (0.25 * d, 0, -h / 2 + 0.02), bevel=0)
        rng = a.rng
        for k in range(8):
            y, z = ((k % 4) + 0.5) / 4 - 0.5, (k // 4) * 0.42 - 0.4
            size = rng.uniform(0.09, 0.15) * w
            with a.at(0.52 * d, y * 0.86 * w, (z + 0.06) * h, roll=rng.normal(0, 0.08)):
                a.box(
                    a.fixed("paper", ("white", "light yellow", "light blue", "light pink")[k % 4]),
                    (0.02 * d, size, 1.15 * size),
                    (0, 0, 0),
                    bevel=0,
                )
                a.ball(
                    a.fixed("plastic", ("red", "blue", "green")[k % 3]),
                    0.2 * d,
                    (0.1 * d, 0, 1.08 * size),
                    n=8,
                )
