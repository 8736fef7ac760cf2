"""Rugs and mats: things that lie flat on the floor and that others may stand on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, family_of, look, pick, plain, style_of
from terrazzo.shapes.shape import Shape

_SOFT = ("cream", "grey", "beige", "navy", "terracotta", "sage")
_PATTERNS = (
    ("persian", "persian rug"),
    ("oriental", "persian rug"),
    ("turkish", "persian rug"),
    ("traditional", "persian rug"),
    ("shag", "shag"),
    ("shaggy", "shag"),
    ("fluffy", "shag"),
    ("fur", "fur"),
    ("sheepskin", "sheepskin"),
    ("cowhide", "fur"),
    ("jute", "jute"),
    ("braided", "jute"),
    ("woven", "jute"),
    ("striped", "striped fabric"),
    ("kilim", "striped fabric"),
    ("geometric", "rug"),
    ("patterned", "rug"),
    ("moroccan", "rug"),
    ("plaid", "plaid"),
    ("wool", "carpet"),
    ("plush", "shag"),
    ("bear", "fur"),
)


def _weave(spec: Spec) -> str:
    """The finish of a rug: what was said, or what suits the style."""
    for word, material in _PATTERNS:
        if spec.said(word) or any(word in a.split() for a in spec.attributes):
            return material
    return {
        "classic": "persian rug", "rustic": "persian rug", "farmhouse": "jute", "scandinavian": "carpet",
        "industrial": "persian rug", "japanese": "jute", "minimalist": "carpet", "mid-century": "rug", "modern": "carpet",
    }[style_of(spec)]  # fmt: skip


def _outline(spec: Spec, size: tuple[float, float]) -> np.ndarray:
    """The outline that was asked for, counter-clockwise."""
    if spec.said("round", "circular", "oval"):
        return p.oval_outline(size, segments=64)
    if spec.said("cowhide", "sheepskin", "animal", "bear", "bearskin", "fur") or spec.material in (
        "sheepskin",
        "fur",
        "faux fur",
    ):
        t = (np.arange(72) + 0.5) * 2 * np.pi / 72
        wave = 1 + 0.12 * np.cos(4 * t + 0.4) + 0.06 * np.sin(3 * t + spec.seed) + 0.03 * np.sin(9 * t)
        ring = np.stack([np.cos(t), np.sin(t)], -1) * wave[:, None]
        return (ring - (ring.max(0) + ring.min(0)) / 2) / np.ptp(ring, axis=0) * size
    return p.rounded_outline(size, 0.012, segments=2)


def _sheet(a: Assembly, finish: Finish, outline: np.ndarray, height: float, *, base: float = 0.0) -> None:
    a.add(finish, p.extrude(outline, height, min(0.0015, height * 0.3), smooth=len(outline) > 16, base=base))


def _collider(a: Assembly, outline: np.ndarray) -> None:
    """Adds a thin convex slab inside the outline."""
    x, y, z = a.spec.size
    if len(outline) > 16:
        a.collide(p.cylinder_collider((x * 0.47, y * 0.47), z, sides=12))
    else:
        a.collide_box((-x / 2, -y / 2, 0), (x / 2, y / 2, z))


def build_rug(spec: Spec) -> Shape:
    """A rug: plain or patterned, with a border, and fringes at the ends of oriental and woven ones."""
    a, (x, y, z) = Assembly(spec), spec.size
    weave = _weave(spec)
    material = spec.material if family_of(spec.material) in ("fabric", "plant", "plastic") else weave
    colour = spec.colour
    if colour is None and spec.material is None and weave in ("carpet", "shag", "rug", "striped fabric"):
        colour = pick(spec, spec.kind.colours, 3)
    base = look(
        replace(spec, colour=colour, material=material),
        ("fabric", "plant", "plastic"),
        "carpet",
        axis=1,
        scale=1.0,
    )
    outline = _outline(spec, (x, y))
    square = len(outline) <= 16
    fringe = square and weave in ("persian rug", "jute", "striped fabric") and y > 1.0
    if fringe:
        outline = p.rounded_outline((x, y - 0.12), 0.01, segments=2)
    _sheet(a, base, outline, z)
    _collider(a, _outline(spec, (x, y)))
    if fringe:
        thread = plain("cotton", "cream")
        count = max(int(x / 0.03), 8)
        for s in (-1, 1):
            for k in range(count):
                at = -x / 2 + (k + 0.5) * x / count
                y0, y1 = sorted((s * (y / 2 - 0.061), s * y / 2))
                a.add(thread, p.box_between((at - 0.006, y0, 0.0), (at + 0.006, y1, z * 0.5), 0.0))
    elif weave in ("carpet", "rug") and not spec.said("plain") and min(x, y) > 0.9:
        trim = replace(base, pattern="fabric", colour=_tone(base.colour), second=None)
        inner, width = outline * (1 - 0.1 / min(x, y)), 0.03
        ring = np.pad(inner, ((0, 0), (0, 1)), constant_values=z - 0.0006)
        a.add(
            trim,
            p.sweep(
                ring,
                [(-0.0006, -width / 2), (0.0006, -width / 2), (0.0006, width / 2), (-0.0006, width / 2)],
                closed=True,
            ),
        )
    a.shelf((0, 0, z), (x * (0.95 if square else 0.7), y * (0.95 if square else 0.7)))
    return a.shape("carpet")


def _tone(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """A darker tone, or a lighter one of something dark."""
    light = sum(colour) / 3 > 0.12
    r, g, b = (c * 0.45 if light else 0.5 * c + 0.3 for c in colour)
    return (r, g, b)


def build_mat(spec: Spec) -> Shape:
    """A floor mat with a rubber rim."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline = _outline(spec, (x, y))
    hard = spec.said("rubber", "gym", "exercise", "chair", "workout", "foam")
    base = look(
        spec,
        ("fabric", "plastic", "plant", "wood"),
        "rubber" if hard else "jute",
        None if hard else pick(spec, spec.kind.colours, 3),
    )
    _sheet(a, plain("rubber") if not hard else base, outline, z * 0.85)
    _sheet(a, base, outline * (1 - 0.05 / min(x, y)), z * 0.3, base=z * 0.7)
    _collider(a, outline)
    a.shelf((0, 0, z), (x * 0.9, y * 0.9))
    return a.shape("rubber")


def build_yoga_mat(spec: Spec) -> Shape:
    """A foam mat, with a line along its middle."""
    a, (x, y, z) = Assembly(spec), spec.size
    colour = spec.colour or pick(spec, spec.kind.colours, 3)
    base = plain("silicone", colour, seed=spec.seed)
    _sheet(a, base, p.rounded_outline((x, y), 0.02, segments=4), z)
    line = replace(base, colour=_tone(base.colour))
    for k in (-1, 0, 1):
        a.add(
            line, p.rect((0.006, y * 0.8) if k == 0 else (x * 0.4, 0.006), (0, k * y * 0.4, z - 0.0001), "+z")
        )
    _collider(a, np.zeros((4, 2)))
    a.shelf((0, 0, z), (x * 0.9, y * 0.95))
    return a.shape("rubber")


def build_bath_mat(spec: Spec) -> Shape:
    """A tufted mat with a raised border."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline = (
        _outline(spec, (x, y))
        if spec.said("round", "circular", "oval")
        else p.rounded_outline((x, y), 0.04, segments=4)
    )
    wooden = family_of(spec.material) == "wood"
    base = look(spec, ("wood",), "teak") if wooden else fabric(spec, "plush")
    if wooden:
        count = max(round(x / 0.05), 5)
        for k in range(count):
            low = -x / 2 + k * x / count
            a.add(base, p.box_between((low + 0.004, -y / 2, 0), (low + x / count - 0.004, y / 2, z), 0.001))
    else:
        _sheet(a, base, outline, z * 0.8)
        _sheet(a, base, outline * (1 - 0.12 / min(x, y)), z * 0.4, base=z * 0.6)
    _collider(a, outline)
    a.shelf((0, 0, z), (x * 0.85, y * 0.85))
    return a.shape("fabric")


def build_play_mat(spec: Spec) -> Shape:
    """Foam tiles in merry colours, or one padded circle."""
    a, (x, y, z) = Assembly(spec), spec.size
    main = spec.colour or pick(spec, spec.kind.colours, 3)
    if spec.said("round", "circular"):
        outline = p.oval_outline((x, y), segments=64)
        _sheet(a, plain("foam", main), outline, z * 0.8)
        for f, c in ((0.8, "white"), (0.55, main), (0.28, "yellow" if main != "yellow" else "light blue")):
            _sheet(a, plain("foam", c), outline * f, z * 0.1, base=z * (0.98 - 0.12 * f))
        _collider(a, outline)
    else:
        colours = [
            main,
            *(c for c in ("red", "blue", "green", "orange", "light blue", "yellow") if c != main),
        ]
        nx, ny = max(round(x / 0.35), 2), max(round(y / 0.35), 2)
        for i in range(nx):
            for j in range(ny):
                low, high = (
                    (-x / 2 + i * x / nx, -y / 2 + j * y / ny, 0.0),
                    (-x / 2 + (i + 1) * x / nx, -y / 2 + (j + 1) * y / ny, z),
                )
                gap = 0.0015
                colour = colours[(i + 2 * j + spec.seed) % 4]
                a.add(
                    plain("foam", colour),
                    p.box_between(
                        (low[0] + gap, low[1] + gap, 0.0), (high[0] - gap, high[1] - gap, z), 0.001
                    ),
                )
        _collider(a, np.zeros((4, 2)))
    a.shelf((0, 0, z), (x * 0.8, y * 0.8))
    return a.shape("foam")


def build_tatami(spec: Spec) -> Shape:
    """A straw mat with dark cloth borders along its long sides."""
    a, (x, y, z) = Assembly(spec), spec.size
    straw = look(spec, ("plant", "wood", "fabric"), "straw", axis=0)
    edge = 0.03
    a.add(straw, p.box_between((-x / 2 + edge, -y / 2, 0), (x / 2 - edge, y / 2, z), 0.0))
    band = plain("cotton", "dark green" if spec.seed % 2 else "charcoal")
    for s in (-1, 1):
        x0, x1 = sorted((s * x / 2, s * (x / 2 - edge)))
        a.add(band, p.box_between((x0, -y / 2, 0), (x1, y / 2, z), 0.001))
    _collider(a, np.zeros((4, 2)))
    a.shelf((0, 0, z), (x * 0.95, y * 0.95))
    return a.shape("straw")


register(
    Kind(
        "rug",
        names(
            "area rug, carpet, floor rug, throw rug, persian rug, oriental rug, shag rug, round rug, "
            "living room rug, runner, runner rug, circular rug, hallway runner, floor carpet, wool rug, "
            "sheepskin rug, kilim, jute rug, cowhide rug, fluffy rug, cowhide, sheepskin, animal skin "
            "rug, bear rug, bedside rug, woven rug, shaggy rug, bearskin rug, fur rug, moroccan rug, "
            "turkish rug, geometric rug, striped rug, kid rug, dhurrie, tapestry rug, floral rug, braided "
            "rug, nursery rug, hall runner, faux fur rug, floor covering, persian carpet, alphabet rug, "
            "road rug"
        ),
        (1.6, 2.3, 0.0045),
        stand="rug",
        colours=_SOFT,
        mass=12.0,
        limits=(0.3, 2.0),
        tags=("soft",),
        builder=build_rug,
        sizes=(
            ("round", (1.8, 1.8, 0.0045)),
            ("circular", (1.8, 1.8, 0.0045)),
            ("square", (2.0, 2.0, 0.0045)),
            ("runner", (0.75, 2.4, 0.0045)),
            ("oval", (1.5, 2.2, 0.0045)),
        ),
    )
)
register(
    Kind(
        "mat",
        names(
            "floor mat, doormat, door mat, welcome mat, kitchen mat, entry mat, entrance mat, exercise "
            "mat, gym mat, anti-fatigue mat, front mat, pet mat, chair mat, desk floor mat, workout mat, "
            "rubber mat, tumbling mat, wrestling mat, tatami floor mat, sleeping pad, foam mat, crash "
            "mat, judo mat, gymnastics mat, racing mat, cork mat, meditation mat, prayer mat, prayer rug"
        ),
        (0.6, 0.9, 0.0045),
        stand="rug",
        colours=("grey", "brown", "charcoal", "beige"),
        mass=2.0,
        limits=(0.5, 2.5),
        builder=build_mat,
        sizes=(("round", (0.8, 0.8, 0.0045)),),
    )
)
register(
    Kind(
        "yoga mat",
        names("pilates mat, fitness mat, stretching mat, aerobics mat"),
        (0.61, 1.75, 0.0045),
        stand="rug",
        colours=("purple", "teal", "pink", "blue", "green"),
        mass=1.5,
        limits=(0.8, 1.3),
        builder=build_yoga_mat,
    )
)
register(
    Kind(
        "bath mat",
        names("bathroom rug, bathroom mat, shower mat, bath rug, bathmat, toilet mat, toilet rug"),
        (0.5, 0.8, 0.0045),
        stand="rug",
        colours=("white", "light grey", "sage", "beige"),
        mass=1.2,
        limits=(0.6, 1.6),
        tags=("soft",),
        builder=build_bath_mat,
        sizes=(("round", (0.7, 0.7, 0.0045)),),
    )
)
register(
    Kind(
        "play mat",
        names(
            "playmat, baby mat, kid play mat, foam play mat, puzzle mat, activity mat, alphabet mat, "
            "interlocking mat, foam floor tile, play rug, children mat, crawling mat, road play mat, play "
            "gym, baby gym, soft play mat"
        ),
        (1.4, 1.4, 0.0045),
        stand="rug",
        colours=("yellow", "light blue", "mint"),
        mass=2.5,
        limits=(0.5, 1.8),
        tags=("toy",),
        builder=build_play_mat,
    )
)
register(
    Kind(
        "tatami mat",
        names("tatami, straw mat, bamboo mat, goza, reed mat, japanese mat"),
        (0.9, 1.8, 0.0045),
        stand="rug",
        finishes=("straw",),
        mass=10.0,
        limits=(0.5, 1.6),
        builder=build_tatami,
    )
)
