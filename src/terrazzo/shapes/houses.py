"""Buildings from outside: cottages, cabins, town houses, barns. Their front is +X, their ridge runs along the street."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from terrazzo.materials.finish import Finish
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.surface import Surface

WINDOW_GLOW = (1.0, 0.60, 0.27)
"""Linear RGB of lamplight behind curtains, seen when it is dark outside."""
STOREY = 2.75
"""Height of a storey [m]."""


_UNIT = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0.0, 1.0], indexing="ij"), -1).reshape(-1, 3)
_FACES = np.array([(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)])
_NORMALS = np.array([(-1.0, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1)])


def _block(a: Sketch, look: Finish, size: Sequence[float], base: Sequence[float]) -> None:
    """A sharp box on the middle of its underside: a house has hundreds, and is not looked at as closely as a cup."""
    corners = (_UNIT * np.asarray(size) + np.asarray(base))[_FACES]
    a.add(Surface(corners, np.repeat(_NORMALS[:, None], 4, 1)), look)


def _tiles(a: Sketch, colour: str) -> Finish:
    """Roof tiles: courses whose joints are in their own shade."""
    look = a.fixed("brick", colour, scale=1.15)
    r, g, b = (0.85 * c for c in look.colour)
    return replace(look, colour=(r, g, b), second=(0.45 * r, 0.45 * g, 0.45 * b))


def _gable(
    a: Sketch,
    look: Finish,
    depth: float,
    width: float,
    foot: float,
    rise: float,
    *,
    over: float,
    thick: float,
) -> None:
    """Two roof slopes with eaves over front and back, ridge along y, and bargeboards."""
    half, top = depth / 2, foot + rise
    slope = rise / half
    x, z = half + over, foot - over * slope
    for side in (1, -1):
        u = np.linspace(0, 1, 15)
        v = np.linspace(-width / 2 - over, width / 2 + over, 11)
        # Courses of tiles stand a little proud of one another.
        px = side * (x * (1 - u))
        pz = z + (top - z) * u
        for lift, flip in ((thick, False), (0.0, True)):
            grid = np.stack(
                [
                    np.broadcast_to(px[:, None], (15, 11)),
                    np.broadcast_to(v, (15, 11)),
                    np.broadcast_to(pz[:, None] + lift, (15, 11)),
                ],
                -1,
            )
            turn = (side > 0) ^ flip
            a.sheet(look, grid if not turn else grid[:, ::-1], closed=True)
    trim = a.fixed("wood", "white" if a.rng.uniform() < 0.5 else "dark brown")
    for end in (1, -1):
        for side in (1, -1):
            y = end * (width / 2 + over)
            a.band(
                trim,
                [(side * x, y, z + 0.5 * thick), (0.0, y, top + 0.5 * thick)],
                np.array([(-0.025, -0.09), (0.025, -0.09), (0.025, 0.09), (-0.025, 0.09)]),
            )
    _block(a, a.fixed("stone", "slate"), (0.22, width + 2 * over, 0.10), (0, 0, top + 0.5 * thick))
    gutter = a.fixed("metal", "dark grey")
    for side in (1, -1):
        a.tube(
            gutter,
            [
                (side * (x + 0.03), -width / 2 - over, z + 0.02),
                (side * (x + 0.03), width / 2 + over, z + 0.02),
            ],
            0.06,
            n=8,
        )


def _walls(
    a: Sketch, look: Finish, depth: float, width: float, height: float, rise: float, base: float
) -> None:
    """Four walls with gables, as flat sheets that face outwards."""
    x, y = depth / 2, width / 2
    z = np.linspace(base, height, 4)
    for side in (1, -1):
        v = np.linspace(-y, y, 7) * side
        a.sheet(
            look,
            np.stack(
                [np.full((4, 7), side * x), np.broadcast_to(v, (4, 7)), np.broadcast_to(z[:, None], (4, 7))],
                -1,
            ).transpose(1, 0, 2),
            closed=True,
        )
        u = np.linspace(x, -x, 7) * side
        a.sheet(
            look,
            np.stack(
                [np.broadcast_to(u, (4, 7)), np.full((4, 7), side * y), np.broadcast_to(z[:, None], (4, 7))],
                -1,
            ).transpose(1, 0, 2),
            closed=True,
        )
        if rise:
            top = height + rise * (1 - np.abs(u) / x)
            a.sheet(
                look,
                np.stack(
                    [
                        np.stack([u, np.full(7, side * y), np.full(7, height)], -1),
                        np.stack([u, np.full(7, side * y), top], -1),
                    ],
                    1,
                ),
                closed=True,
            )


def _window(
    a: Sketch,
    x: float,
    y: float,
    z: float,
    w: float,
    h: float,
    *,
    yaw: float,
    trim: Finish,
    lit: bool,
    shutters: Finish | None,
    bars: int = 1,
) -> None:
    """A window in a wall: pane set back behind its frame, bars, sill, shutters."""
    glass = a.paint("353c42", "glass", opacity=1.0, gloss=0.0)
    if lit:
        glass = a.glow(glass, 1.0, WINDOW_GLOW)
    with a.at(x, y, z, yaw=yaw):
        _block(a, glass, (0.02, w, h), (0.0, 0, 0))
        t = 0.07
        _block(a, trim, (0.09, w + 2 * t, t), (0.025, 0, h))
        _block(a, trim, (0.14, w + 2.6 * t, 0.055), (0.045, 0, -0.055))
        for s in (1, -1):
            _block(a, trim, (0.09, t, h), (0.025, s * (w + t) / 2, 0))
        _block(a, trim, (0.045, 0.045, h), (0.018, 0, 0))
        for k in range(bars):
            _block(a, trim, (0.04, w, 0.035), (0.018, 0, h * (k + 1) / (bars + 1) - 0.017))
        if shutters is not None:
            for s in (1, -1):
                _block(a, shutters, (0.04, 0.48 * w, h + 0.06), (0.03, s * (w / 2 + 0.26 * w + t), -0.03))
                for k in range(2):
                    _block(
                        a,
                        shutters,
                        (0.02, 0.38 * w, 0.40 * h),
                        (0.055, s * (w / 2 + 0.26 * w + t), 0.05 * h + k * 0.48 * h),
                    )


def _door(
    a: Sketch, x: float, y: float, z: float, *, trim: Finish, leaf: Finish, porch: Finish | None
) -> None:
    w, h = 0.95, 2.08
    with a.at(x, y, z):
        _block(a, leaf, (0.05, w, h), (0.0, 0, 0))
        for s in (1, -1):
            _block(a, trim, (0.10, 0.10, h), (0.02, s * (w + 0.10) / 2, 0))
            for k in range(2):
                _block(a, leaf, (0.02, 0.34 * w, 0.36 * h), (0.03, s * 0.23 * w, 0.09 * h + k * 0.46 * h))
        _block(a, trim, (0.12, w + 0.28, 0.13), (0.03, 0, h))
        a.ball(a.fixed("brass"), 0.035, (0.07, 0.36 * w, 0.48 * h), n=10)
        step = a.fixed("stone", "grey")
        _block(a, step, (0.5, w + 0.5, 0.14), (0.25, 0, -0.28))
        _block(a, step, (0.32, w + 0.3, 0.14), (0.16, 0, -0.14))
        if porch is not None:
            for lift in (0.05, 0.0):
                ends = [
                    [(x, s * 0.85, z + lift) for s in (-1, 1)] for x, z in ((0.0, h + 0.62), (0.85, h + 0.30))
                ]
                a.sheet(porch, np.array(ends))
            for s in (1, -1):
                a.tube(trim, [(0.04, s * 0.66, h - 0.25), (0.62, s * 0.66, h + 0.36)], 0.035, n=6)


def _chimney(a: Sketch, x: float, y: float, foot: float, top: float) -> None:
    brick = a.fixed("brick")
    _block(a, brick, (0.62, 0.75, top - foot), (x, y, foot))
    _block(a, a.fixed("stone", "grey"), (0.74, 0.87, 0.12), (x, y, top))
    for s in (1, -1):
        a.cylinder(a.fixed("terracotta"), 0.10, 0.32, (x, y + 0.18 * s, top + 0.12), top=0.085, n=12)


def _row(count: int, width: float) -> np.ndarray:
    return (np.arange(count) - (count - 1) / 2) * (width / count)


@entry(
    "house",
    "cottage, country house, village house, stone house, villa, houses, little house",
    (7.5, 9.5, 7.2),
    mass=90000.0,
    tags="outdoor, building",
    limits=(0.5, 2.2),
)
def house(a: Sketch) -> None:
    """A house of one and a half or two storeys under a gable roof of tiles, or of straw where "thatched" was said."""
    d, w, h = a.size
    roof_share = float(a.rng.uniform(0.36, 0.44)) if h < 8 else 0.32
    eaves = h * (1 - roof_share)
    rise = h * roof_share * 0.92
    look = a.main(
        *a.pick(
            ("plaster", "cream"),
            ("plaster", "white"),
            ("stone", None),
            ("brick", None),
            ("plaster", "ochre"),
            ("plaster", "powder blue"),
            ("sandstone", None),
            ("plaster", "blush"),
        )
    )
    roof = _tiles(a, a.pick("terracotta", "slate", "brown")) if not a.said("thatched") else a.fixed("straw")
    trim = a.fixed("wood", a.pick("white", "white", "dark green", "slate blue"))
    shutters = (
        a.fixed("wood", a.pick("dark green", "navy", "maroon", "teal", "slate grey"))
        if a.rng.uniform() < 0.55
        else None
    )
    base = 0.34
    a.piece("walls")
    _block(a, a.fixed("stone", "grey"), (d + 0.10, w + 0.10, base), (0, 0, 0))
    _walls(a, look, d, w, eaves, rise, base)
    a.piece("roof")
    _gable(a, roof, d, w, eaves, rise, over=0.42, thick=0.12)
    a.piece("chimney")
    _chimney(a, -0.12 * d, w * float(a.pick(-0.28, 0.28)), eaves + 0.3 * rise, h + 0.35)
    a.piece(None)
    across = 3 if w < 10.5 else 4
    spots = _row(across, 0.94 * w)
    door_at = int(a.rng.integers(across)) if across != 3 else 1
    two = eaves > 4.4
    levels = [base + 0.85] + ([base + 0.75 + STOREY] if two else [])
    for number, level in enumerate(levels):
        for i, y in enumerate(spots):
            if number == 0 and i == door_at:
                continue
            size = (1.0, 1.30) if number == 0 else (0.95, min(1.15, eaves - level - 0.15))
            if size[1] > 0.5:
                _window(
                    a,
                    d / 2,
                    y,
                    level,
                    *size,
                    yaw=0.0,
                    trim=trim,
                    lit=bool(a.rng.uniform() < 0.6),
                    shutters=shutters,
                )
    _door(
        a,
        d / 2,
        float(spots[door_at]),
        base,
        trim=trim,
        leaf=a.fixed("wood", a.pick("dark green", "navy", "burgundy", "oak", "teal", "mustard")),
        porch=roof if a.rng.uniform() < 0.6 else None,
    )
    for side in (1, -1):
        for level in levels:
            for x in (-0.22 * d, 0.22 * d):
                _window(
                    a,
                    x,
                    side * w / 2,
                    level,
                    0.85,
                    min(1.2, eaves - level - 0.1),
                    yaw=side * np.pi / 2,
                    trim=trim,
                    lit=bool(a.rng.uniform() < 0.4),
                    shutters=None,
                )
        _window(
            a,
            0.0,
            side * w / 2,
            eaves + 0.22 * rise,
            0.7,
            0.9,
            yaw=side * np.pi / 2,
            trim=trim,
            lit=bool(a.rng.uniform() < 0.3),
            shutters=None,
        )
    for y in spots:
        _window(
            a,
            -d / 2,
            y,
            levels[0],
            0.95,
            1.2,
            yaw=np.pi,
            trim=trim,
            lit=bool(a.rng.uniform() < 0.5),
            shutters=None,
        )


@entry(
    "log cabin",
    "cabin, wooden cabin, hut, mountain hut, chalet, beach hut, wooden hut",
    (5.0, 6.4, 4.6),
    mass=18000.0,
    tags="outdoor, building",
    limits=(0.4, 2.0),
)
def log_cabin(a: Sketch) -> None:
    """Round logs laid in courses, a shingle roof, a porch on posts."""
    d, w, h = a.size
    eaves, base = 0.52 * h, 0.30
    wood, dark = a.main("wood", "chestnut"), a.fixed("dark wood")
    a.piece("walls")
    _block(a, a.fixed("stone", "grey"), (d, w, base), (0, 0, 0))
    n = max(6, int((eaves - base) / 0.24))
    r = (eaves - base) / n / 2
    for k in range(n):
        z = base + r + 2 * r * k
        for s in (1, -1):
            a.tube(
                wood, [(s * (d / 2 - r), -w / 2 - 0.18, z), (s * (d / 2 - r), w / 2 + 0.18, z)], 1.06 * r, n=8
            )
            a.tube(
                wood,
                [(-d / 2 - 0.18, s * (w / 2 - r), z + r * 0.6), (d / 2 + 0.18, s * (w / 2 - r), z + r * 0.6)],
                1.06 * r,
                n=8,
            )
    for s in (1, -1):
        u = np.linspace(d / 2, -d / 2, 7) * s
        top = eaves + 0.40 * h * (1 - np.abs(u) / (d / 2))
        a.sheet(
            a.fixed("planks", "chestnut"),
            np.stack(
                [
                    np.stack([u, np.full(7, s * (w / 2 - r)), np.full(7, eaves - r)], -1),
                    np.stack([u, np.full(7, s * (w / 2 - r)), top], -1),
                ],
                1,
            ),
            closed=False,
        )
    a.piece("roof")
    _gable(
        a,
        _tiles(a, "dark brown") if not a.said("snowy") else a.fixed("plaster", "snow"),
        d,
        w,
        eaves,
        0.42 * h,
        over=0.55,
        thick=0.10,
    )
    a.piece("chimney")
    _chimney(a, -0.1 * d, 0.3 * w, eaves, 1.05 * h)
    a.piece(None)
    trim = a.fixed("wood", "white")
    for y in (-0.30 * w, 0.30 * w):
        _window(a, d / 2 + 0.02, y, base + 0.8, 0.85, 0.85, yaw=0.0, trim=trim, lit=True, shutters=dark)
    _door(
        a,
        d / 2 + 0.03,
        0.0,
        base,
        trim=dark,
        leaf=a.fixed("wood", a.pick("dark green", "oak", "burgundy")),
        porch=None,
    )
    for s in (1, -1):
        _window(
            a,
            0.0,
            s * w / 2,
            base + 0.8,
            0.8,
            0.85,
            yaw=s * np.pi / 2,
            trim=trim,
            lit=bool(a.rng.uniform() < 0.5),
            shutters=None,
        )


@entry(
    "town house",
    "townhouse, city house, row house, terraced house, town houses",
    (10.0, 11.0, 15.5),
    mass=600000.0,
    tags="outdoor, building",
    limits=(0.4, 2.0),
)
def town_house(a: Sketch) -> None:
    """Four or five storeys with tall windows, a cornice, a mansard roof, and shops with awnings below."""
    d, w, h = a.size
    storeys = max(2, round((h - 2.2) / 3.2))
    floor_height = (h - 2.2) / storeys
    wall_top = floor_height * storeys
    stone = a.main(
        *a.pick(
            ("stucco", "cream"),
            ("limestone", None),
            ("stucco", "buff"),
            ("brick", None),
            ("stucco", "blush"),
            ("stucco", "light grey"),
            ("sandstone", None),
            ("stucco", "ochre"),
        )
    )
    pale = a.fixed("limestone", a.pick("ivory", "bone", "stone"))
    trim = a.fixed("wood", a.pick("white", "white", "dark green", "charcoal"))
    iron = a.fixed("metal", "charcoal")
    a.piece("walls")
    _walls(a, stone, d, w, wall_top, 0.0, 0.0)
    _block(a, pale, (d + 0.16, w, 0.5), (0, 0, 0))
    _block(a, pale, (d + 0.30, w, 0.28), (0, 0, floor_height - 0.05))
    _block(a, pale, (d + 0.9, w, 0.22), (0, 0, wall_top - 0.12))
    _block(a, pale, (d + 0.55, w, 0.34), (0, 0, wall_top - 0.46))
    a.piece("roof")
    x, t = d / 2, h - wall_top
    roof = _tiles(a, a.pick("slate", "charcoal", "terracotta"))
    for side in (1, -1):
        u, v = np.linspace(0, 1, 9), np.linspace(-w / 2, w / 2, 9)
        grid = np.stack(
            [
                np.broadcast_to((side * (x - 0.15 - 1.4 * u))[:, None], (9, 9)),
                np.broadcast_to(v, (9, 9)),
                np.broadcast_to((wall_top + 0.1 + (t - 0.1) * u)[:, None], (9, 9)),
            ],
            -1,
        )
        a.sheet(roof, grid if side < 0 else grid[:, ::-1], closed=True)
    _block(a, roof, (d - 3.0, w, 0.12), (0, 0, h - 0.12))
    for s in (1, -1):
        outline = np.array([(-x + 0.15, wall_top), (x - 0.15, wall_top), (x - 1.55, h), (-x + 1.55, h)])
        grid = np.stack(
            [
                np.stack([outline[[0, 1], 0], np.full(2, s * w / 2), outline[[0, 1], 1]], -1),
                np.stack([outline[[3, 2], 0], np.full(2, s * w / 2), outline[[3, 2], 1]], -1),
            ],
            1,
        )
        a.sheet(stone, grid if s < 0 else grid[::-1], closed=False)
    a.piece(None)
    across = max(2, round(w / 2.6))
    spots = _row(across, 0.96 * w)
    for storey in range(1, storeys):
        z = storey * floor_height + 0.75
        tall = min(1.95, floor_height - 1.05)
        for y in spots:
            _window(
                a,
                d / 2,
                y,
                z,
                1.12,
                tall,
                yaw=0.0,
                trim=trim,
                lit=bool(a.rng.uniform() < 0.45),
                shutters=None,
                bars=2,
            )
            with a.at(d / 2, y, z):
                _block(a, pale, (0.20, 1.60, 0.14), (0.08, 0, tall + 0.10))
                if storey == 1:
                    _block(a, pale, (0.55, 1.7, 0.10), (0.27, 0, -0.30))
                    _block(a, iron, (0.03, 1.6, 0.03), (0.50, 0, 0.42))
                    for k in range(9):
                        _block(a, iron, (0.018, 0.018, 0.62), (0.50, -0.76 + 0.19 * k, -0.20))
    for y in spots[:: max(1, across // 3)]:
        with a.at(d / 2 - 0.55, y, wall_top + 0.25):
            _block(a, pale, (0.8, 1.2, 1.45), (0, 0, 0))
        _window(
            a,
            d / 2 - 0.14,
            y,
            wall_top + 0.40,
            0.8,
            1.0,
            yaw=0.0,
            trim=trim,
            lit=bool(a.rng.uniform() < 0.4),
            shutters=None,
        )
    shops = max(1, round(w / 4.2))
    for i, y in enumerate(_row(shops, w)):
        wide = w / shops - 0.9
        front = a.fixed("wood", a.pick("dark green", "navy", "burgundy", "charcoal", "mustard", "teal"))
        glass = a.glow(a.paint("3c3f42", "glass", opacity=1.0, gloss=0.0), 1.1, WINDOW_GLOW)
        with a.at(d / 2, y, 0):
            _block(a, front, (0.10, wide + 0.3, 0.55), (0.03, 0, 0))
            _block(a, glass, (0.04, wide, 1.95), (0.02, 0, 0.55))
            for k in range(4):
                _block(a, front, (0.10, 0.10, 2.5), (0.04, (k / 3 - 0.5) * (wide + 0.2), 0))
            _block(a, front, (0.16, wide + 0.4, 0.42), (0.06, 0, 2.5))
            if i % 2 == 0 or a.rng.uniform() < 0.4:
                one, two = (
                    a.fixed("canvas", a.pick("red", "dark green", "navy", "mustard")),
                    a.fixed("canvas", "white"),
                )
                stripes = max(4, int(wide / 0.35))
                edges = np.linspace(-wide / 2, wide / 2, stripes + 1)
                for k in range(stripes):
                    p = np.array(
                        [
                            [(0.1, edges[k], 2.95), (0.1, edges[k + 1], 2.95)],
                            [(1.25, edges[k], 2.45), (1.25, edges[k + 1], 2.45)],
                            [(1.27, edges[k], 2.25), (1.27, edges[k + 1], 2.25)],
                        ]
                    )
                    a.sheet(one if k % 2 else two, p)


@entry(
    "barn",
    "red barn, hay barn",
    (9.0, 13.0, 8.5),
    mass=60000.0,
    tags="outdoor, building",
    limits=(0.4, 2.0),
)
def barn(a: Sketch) -> None:
    """Board walls with white trim under a gambrel roof; the great doors are in the front gable, towards +X."""
    w, d, h = a.size  # the ridge runs along x
    eaves, knee = 0.50 * h, 0.80 * h
    wall = a.main("planks", a.pick("brick red", "dark red", "rust"), axis=2)
    white, roof = a.fixed("wood", "white"), _tiles(a, a.pick("charcoal", "slate", "brown"))
    a.piece("walls")
    x, y = w / 2, d / 2
    _block(a, a.fixed("stone", "grey"), (w, d, 0.35), (0, 0, 0))
    z = np.linspace(0.35, eaves, 4)
    for s in (1, -1):
        u = np.linspace(x, -x, 9) * s
        a.sheet(
            wall,
            np.stack(
                [np.broadcast_to(u, (4, 9)), np.full((4, 9), s * y), np.broadcast_to(z[:, None], (4, 9))], -1
            ).transpose(1, 0, 2),
            closed=True,
        )
        v = np.linspace(-y, y, 13) * s
        t = np.abs(v) / y
        top = np.where(
            t > 0.55, eaves + (knee - eaves) * (1 - t) / 0.45, knee + (h - knee) * (0.55 - t) / 0.55
        )
        foot = np.full(13, 0.35)
        grid = np.stack(
            [np.stack([np.full(13, s * x), v, foot + (top - foot) * k], -1) for k in (0, 0.33, 0.66, 1.0)], 1
        )
        a.sheet(wall, grid, closed=True)
    a.piece("roof")
    profile = [
        (-y - 0.35, eaves - 0.25),
        (-0.55 * y, knee),
        (0.0, h),
        (0.55 * y, knee),
        (y + 0.35, eaves - 0.25),
    ]
    for (p, q), (r, s) in pairwise(profile):
        u, t = np.linspace(-x - 0.4, x + 0.4, 13), np.linspace(0, 1, 7)
        grid = np.stack(
            [
                np.broadcast_to(u, (7, 13)),
                np.broadcast_to((p + (r - p) * t)[:, None], (7, 13)),
                np.broadcast_to((q + (s - q) * t)[:, None] + 0.06, (7, 13)),
            ],
            -1,
        )
        a.sheet(roof, grid, closed=False)
    a.piece(None)
    with a.at(x, 0, 0.2):
        for s in (1, -1):
            _block(a, wall, (0.10, 1.75, 3.1), (0.06, s * 0.89, 0))
            for k in (0, 1):
                _block(a, white, (0.05, 1.7, 0.16), (0.13, s * 0.89, 0.0 + 2.94 * k))
                _block(a, white, (0.05, 0.16, 3.1), (0.13, s * (0.09 + 1.60 * k), 0))
            a.band(
                white,
                [(0.15, s * 0.15, 0.15), (0.15, s * 1.65, 2.95)],
                np.array([(-0.025, -0.08), (0.025, -0.08), (0.025, 0.08), (-0.025, 0.08)]),
            )
            a.band(
                white,
                [(0.15, s * 1.65, 0.15), (0.15, s * 0.15, 2.95)],
                np.array([(-0.025, -0.08), (0.025, -0.08), (0.025, 0.08), (-0.025, 0.08)]),
            )
        _block(a, white, (0.10, 3.9, 0.2), (0.08, 0, 3.1))
        _block(a, a.fixed("dark wood"), (0.08, 1.3, 1.4), (0.05, 0, eaves + 0.4))
        for s in (1, -1):
            _block(a, white, (0.06, 0.14, 1.5), (0.09, s * 0.7, eaves + 0.35))
            _block(a, white, (0.06, 1.5, 0.14), (0.09, 0, eaves + 0.3 + 0.75 * (s + 1)))
    for s in (1, -1):
        for k in (-0.3, 0.0, 0.3):
            _window(a, k * w, s * y, 1.5, 0.9, 0.8, yaw=s * np.pi / 2, trim=white, lit=False, shutters=None)
