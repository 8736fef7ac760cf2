"""Pictures made by rule: landscapes, seascapes, abstracts, portraits, maps, posters and screens, drawn as flat coloured quads.

A picture is a function that names a colour for every point of a unit square; `hang` cuts it into rows of trapezoids, so
that outlines slant smoothly and colours never overlap (overlapping layers would shine through each other as splats).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from terrazzo.materials import Finish
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.sketch import Sketch

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Picture:
    """A flat image as regions of colour.

    Args:
        label: Gives the index of the colour at (u, v): u grows to the right, v upwards, both 0..1 and of one shape.
        colours: Display colours as six hexadecimal digits.
    """

    label: Callable[[Floats, Floats], Labels]
    colours: tuple[str, ...]


_SKIES = (
    ("e9c9a1", "e3a887", "c9818a", "f6ead2", "6d7f93", "4b5f78", "36485c", "8a9a6b"),
    ("cfe3ea", "a9cbdc", "84b0ca", "fff4d6", "7f9a86", "5b7f6b", "3f5f4e", "b9b06e"),
    ("f2e3c6", "edc98f", "e09f5f", "d4552f", "9a6a55", "74493f", "4f342f", "c08a4a"),
    ("d9d4e3", "b8b0d1", "8f89b8", "f7f1e4", "6b6f9a", "4c5079", "31355a", "7f8aa0"),
)
_BOLD = (
    ("f1e9dc", "d9583b", "21466b", "e8b23a", "2f2b2a", "8fb8ad"),
    ("efe6d8", "b5533c", "d8a25e", "44574b", "8a8f6a", "2d2a26"),
    ("f4efe6", "1f3b57", "5f8fb0", "c9d9e0", "e2b9a0", "9b4a3c"),
    ("f3ece2", "c86f7e", "7d4a6b", "e9c46a", "3f6f73", "27303f"),
)


def _hills(rng: np.random.Generator, level: float, rough: float) -> Callable[[Floats], Floats]:
    """The skyline of a range of hills around a level."""
    frequency = np.array([1.3, 2.7, 5.3, 11.0]) * rng.uniform(0.8, 1.2, 4)
    phase, weight = rng.uniform(0, 2 * np.pi, 4), rough * np.array([1.0, 0.5, 0.25, 0.08])

    def line(u: Floats) -> Floats:
        return level + np.sin(np.multiply.outer(u, 2 * np.pi / 1.6 * frequency) + phase) @ weight

    return line


def landscape(rng: np.random.Generator) -> Picture:
    """Ranges of hills under a banded sky with a sun."""
    colours = _SKIES[int(rng.integers(len(_SKIES)))]
    far, mid, near = (_hills(rng, *p) for p in ((0.52, 0.06), (0.38, 0.06), (0.2, 0.05)))
    sun = rng.uniform(0.25, 0.75), rng.uniform(0.66, 0.78), rng.uniform(0.06, 0.1)
    bands = _hills(rng, 0.0, 0.02)

    def label(u: Floats, v: Floats) -> Labels:
        out = np.digitize(v + bands(u), [0.68, 0.84])
        out[np.hypot(u - sun[0], (v - sun[1]) * 0.8) < sun[2]] = 3
        out[v < far(u)] = 4
        out[v < mid(u)] = 5
        out[v < near(u)] = 6
        out[v < near(u) - 0.12] = 7
        return out

    return Picture(label, colours)


def seascape(rng: np.random.Generator) -> Picture:
    """A calm sea with a sail and the sun's path."""
    colours = ("f3dcc0", "f0c9a4", "e7a98c", "fbf3e0", "3f7086", "2f5a72", "234760", "f7f4ec", "7a3b2e")
    sun, boat = rng.uniform(0.3, 0.7), rng.uniform(0.2, 0.8)
    wave = _hills(rng, 0.0, 0.012)

    def label(u: Floats, v: Floats) -> Labels:
        out = np.digitize(v + 0.4 * wave(u), [0.6, 0.78])
        out[np.hypot(u - sun, (v - 0.6) * 0.8) < 0.085] = 3
        sea = v < 0.46
        out[sea] = (4 + np.digitize(0.46 - v + wave(u), [0.1, 0.27]))[sea]
        path = sea & (np.abs(u - sun) < 0.05 + 0.03 * np.sin(v * 90)) & (np.sin(v * 140) > 0.1)
        out[path] = 3
        sail = (v > 0.46) & (v < 0.7) & (u > boat) & (u - boat < (0.7 - v) * 0.5)
        out[sail] = 7
        out[(np.abs(v - 0.45) < 0.016) & (np.abs(u - boat - 0.04) < 0.08)] = 8
        return out

    return Picture(label, colours)


def abstract(rng: np.random.Generator) -> Picture:
    """Large soft-edged fields, arcs and a few strokes."""
    colours = _BOLD[int(rng.integers(len(_BOLD)))]
    fields = [(_hills(rng, rng.uniform(0.15, 0.85), 0.12), int(rng.integers(1, 6))) for _ in range(3)]
    discs = [
        (rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.28), int(rng.integers(1, 6)))
        for _ in range(4)
    ]
    strokes = [(_hills(rng, rng.uniform(0.2, 0.8), 0.2), rng.uniform(0.008, 0.03), 4) for _ in range(2)]

    def label(u: Floats, v: Floats) -> Labels:
        out = np.zeros(u.shape, np.int64)
        for line, colour in fields:
            out[np.abs(v - line(u)) < 0.16] = colour
        for x, y, r, colour in discs:
            gap = np.hypot(u - x, v - y)
            out[gap < r] = colour
            out[(gap < r * 0.62) & (u > x)] = (colour + 2) % 6
        for line, width, colour in strokes:
            out[np.abs(u - line(v)) < width] = colour
        return out

    return Picture(label, colours)


def geometric(rng: np.random.Generator) -> Picture:
    """A grid of quarter circles, triangles and squares."""
    colours = _BOLD[int(rng.integers(len(_BOLD)))]
    n = 4
    form, one, two = rng.integers(0, 6, (n, n)), rng.integers(0, 6, (n, n)), rng.integers(1, 6, (n, n))

    def label(u: Floats, v: Floats) -> Labels:
        i, j = np.minimum((u * n).astype(int), n - 1), np.minimum((v * n).astype(int), n - 1)
        x, y, f = u * n - i, v * n - j, form[i, j]
        inside = np.where(f == 0, np.hypot(x, y) < 0.98, np.where(f == 1, np.hypot(1 - x, y) < 0.98, x > y))
        inside = np.where(f == 3, np.hypot(x - 0.5, y - 0.5) < 0.38, inside)
        inside = np.where(f == 4, np.hypot(1 - x, 1 - y) < 0.98, inside)
        second = np.where(two[i, j] == one[i, j], (one[i, j] + 1) % 6, two[i, j])
        return np.where(inside, second, one[i, j]).astype(np.int64)

    return Picture(label, colours)


def portrait(rng: np.random.Generator) -> Picture:
    """Head and shoulders before a plain ground."""
    skin = ("e3bc9a", "c48f66", "8a5a3c", "f0d0b4")[int(rng.integers(4))]
    hair = ("2c2320", "5a3a26", "b98a4e", "8a8580")[int(rng.integers(4))]
    coat, ground = (
        _BOLD[int(rng.integers(4))][2],
        ("6f7f74", "8b6f57", "55606b", "a89878")[int(rng.integers(4))],
    )
    long_hair = bool(rng.integers(2))

    def label(u: Floats, v: Floats) -> Labels:
        x = u - 0.5
        out = np.where(np.hypot(x, v - 0.6) < 0.42, 5, 0)
        if long_hair:
            out[(np.abs(x) < 0.2) & (v > 0.3) & (v < 0.66)] = 2
        out[np.hypot(x / 0.2, (v - 0.66) / 0.24) < 1] = 2
        out[(v < 0.34) & (np.hypot(x / 0.42, (v + 0.02) / 0.34) < 1)] = 3
        out[(np.abs(x) < 0.07) & (v > 0.28) & (v < 0.5)] = 1
        out[(v < 0.31) & (v > 0.2) & (np.abs(x) < (v - 0.2) * 0.9)] = 4
        out[np.hypot(x / 0.15, (v - 0.6) / 0.2) < 1] = 1
        out[(v > 0.7) & (np.hypot(x / 0.17, (v - 0.68) / 0.2) < 1)] = 2
        for side in (-1, 1):
            out[np.hypot((x - side * 0.06) / 0.018, (v - 0.62) / 0.013) < 1] = 2
        out[np.hypot(x / 0.05, (v - 0.5) / 0.012) < 1] = 6
        return out

    return Picture(label, (ground, skin, hair, coat, "efe9dd", _tone(ground, 1.18), "a4504a"))


def _tone(code: str, factor: float) -> str:
    return "".join(f"{min(255, round(int(code[i : i + 2], 16) * factor)):02x}" for i in (0, 2, 4))


def botanical(rng: np.random.Generator) -> Picture:
    """A pressed stem with pairs of leaves and a flower."""
    green = ("5b7a4e", "44664f", "7a8a55")[int(rng.integers(3))]
    petal = ("c8625a", "d9a441", "8a6fa8", "c98a9a")[int(rng.integers(4))]
    pairs = [(y, rng.uniform(0.55, 0.95), rng.uniform(0.8, 1.1)) for y in np.linspace(0.22, 0.68, 5)]

    def label(u: Floats, v: Floats) -> Labels:
        x = u - 0.5 - 0.02 * np.sin(5 * v)
        out = np.zeros(u.shape, np.int64)
        out[(np.abs(x) < 0.009) & (v > 0.1) & (v < 0.8)] = 1
        for y, slope, size in pairs:
            for side in (-1, 1):
                along = (side * x * np.cos(slope) + (v - y) * np.sin(slope)) / (0.24 * size)
                across = (-side * x * np.sin(slope) + (v - y) * np.cos(slope)) / (0.24 * size)
                leaf = (
                    (along > 0) & (along < 1) & (np.abs(across) < 0.24 * np.sin(np.pi * np.clip(along, 0, 1)))
                )
                out[leaf] = np.where(across > 0, 1, 2)[leaf]
        gap, turn = np.hypot(x, v - 0.82), np.arctan2(v - 0.82, x)
        out[gap < 0.075 + 0.03 * np.cos(6 * turn)] = 3
        out[gap < 0.03] = 4
        return out

    return Picture(label, ("f0e9da", green, _tone(green, 1.25), petal, "e3bf3a"))


def skyline(rng: np.random.Generator) -> Picture:
    """A city at dusk with lit windows."""
    edges = np.sort(rng.uniform(0, 1, 15))
    front, back = rng.uniform(0.2, 0.5, 16), rng.uniform(0.4, 0.75, 16)
    lit = rng.random((40, 40)) < 0.35

    def label(u: Floats, v: Floats) -> Labels:
        out = np.digitize(v, [0.55, 0.75])
        out[np.hypot(u - 0.72, v - 0.8) < 0.06] = 5
        out[v < back[np.digitize(1 - u, edges)]] = 3
        block = v < front[np.digitize(u, edges)]
        out[block] = 4
        cell = lit[(u * 39.9).astype(int), (v * 39.9).astype(int)]
        out[block & cell & (np.abs(u * 39.9 % 1 - 0.5) < 0.25) & (np.abs(v * 39.9 % 1 - 0.5) < 0.3)] = 5
        return out

    return Picture(label, ("d98a6a", "9a5f78", "4a4a78", "3a3a5c", "1f2138", "f4cf7a"))


def sunburst(rng: np.random.Generator) -> Picture:
    """A poster: rays round a disc, and lines of lettering below."""
    colours = _BOLD[int(rng.integers(len(_BOLD)))]
    rays = int(rng.integers(9, 15))

    def label(u: Floats, v: Floats) -> Labels:
        turn = np.arctan2(v - 0.42, u - 0.5)
        out = np.where(np.sin(rays * turn) > 0, 1, 3)
        out[np.hypot(u - 0.5, (v - 0.55) * 1.2) < 0.24] = 2
        out[np.hypot(u - 0.58, (v - 0.6) * 1.2) < 0.1] = 0
        out[v < 0.26] = 0
        return _lettering(out, u, v, 4)

    return Picture(label, colours)


def _lettering(out: Labels, u: Floats, v: Floats, ink: int) -> Labels:
    """A title and two lines of small type under a picture."""
    letters = (np.sin(u * 63) > -0.55) & (np.abs(u - 0.5) < 0.36)
    out[letters & (v > 0.145) & (v < 0.22)] = ink
    small = (np.sin(u * 170) > -0.5) & (np.abs(u - 0.5) < 0.28)
    out[small & ((np.abs(v - 0.105) < 0.012) | (np.abs(v - 0.065) < 0.012))] = ink
    return out


def poster(rng: np.random.Generator) -> Picture:
    """A picture with a margin and lettering, of any kind."""
    inner = (abstract, geometric, landscape, sunburst)[int(rng.integers(4))](rng)
    if inner.label.__qualname__.startswith("sunburst"):
        return inner
    n = len(inner.colours)

    def label(u: Floats, v: Floats) -> Labels:
        x, y = np.clip((u - 0.07) / 0.86, 0, 1), np.clip((v - 0.27) / 0.68, 0, 1)
        out = inner.label(x, y)
        out[(np.abs(u - 0.5) > 0.43) | (v < 0.27) | (v > 0.95)] = n
        return _lettering(out, u, v, n + 1)

    return Picture(label, (*inner.colours, "f2ede2", "2b2a2c"))


def world_map(rng: np.random.Generator) -> Picture:
    """Continents on a sea with a grid; which continents, only the seed knows."""
    blobs = [
        (rng.uniform(0.1, 0.9), rng.uniform(0.2, 0.8), rng.uniform(0.08, 0.17), rng.uniform(0, 6.3))
        for _ in range(7)
    ]

    def label(u: Floats, v: Floats) -> Labels:
        land = np.zeros(u.shape)
        for x, y, r, p in blobs:
            turn = np.arctan2(v - y, u - x)
            edge = r * (1 + 0.25 * np.sin(3 * turn + p) + 0.12 * np.sin(7 * turn + 2 * p))
            land = np.maximum(land, edge / np.maximum(np.hypot((u - x) * 1.2, v - y), 1e-6))
        out = np.digitize(land, [1.0, 1.15, 1.6])
        grid = (np.abs((u * 8) % 1 - 0.5) > 0.485) | (np.abs((v * 6) % 1 - 0.5) > 0.485)
        out[(out == 0) & grid] = 4
        return out

    return Picture(label, ("a9c4c9", "cdbb8e", "bfa46a", "9a8a56", "8fb0b6"))


STYLES: dict[str, Callable[[np.random.Generator], Picture]] = {
    "landscape": landscape, "mountain": landscape, "seascape": seascape, "sea": seascape, "ocean": seascape, "beach": seascape,
    "abstract": abstract, "modern": abstract, "contemporary": abstract, "geometric": geometric, "bauhaus": geometric,
    "portrait": portrait, "family": portrait, "botanical": botanical, "floral": botanical, "flower": botanical,
    "city": skyline, "skyline": skyline, "cityscape": skyline, "map": world_map, "retro": sunburst, "movie": poster, "band": poster,
}  # fmt: skip
"""Words that ask for a certain kind of picture."""


def choose(a: Sketch, *usual: str) -> Picture:
    """The kind of picture that was said, or one of the usual ones by the seed."""
    rng = np.random.default_rng(a.spec.seed + 17)
    said = next((word for word in STYLES if word in a.spec_words), None)
    return STYLES[said or usual[int(rng.integers(len(usual)))]](rng)


def hang(
    a: Sketch,
    picture: Picture,
    looks: Sequence[Finish],
    width: float,
    height: float,
    *,
    rows: int = 40,
    columns: int = 240,
) -> None:
    """Adds a picture as quads in the plane x = 0, facing +x, its middle at the origin [m].

    Args:
        a: Where to add it.
        picture: What to draw.
        looks: A finish for each of its colours.
        width: Along y [m].
        height: Along z [m].
        rows: Bands that it is cut into.
        columns: Steps at which outlines are looked for.
    """
    found: dict[int, list[list[tuple[float, float, float]]]] = {}
    for low, high, below, above in _bands(picture, rows, columns):
        for (name, a0, a1), (_, b0, b1) in zip(below, above, strict=True):
            corners = [(a0, low), (a1, low), (b1, high), (b0, high)]
            quad = [(0.0, (x - 0.5) * width, (z - 0.5) * height) for x, z in corners]
            found.setdefault(name, []).append(quad)
    for name, corners in sorted(found.items()):
        a.add(quads(corners), looks[name])


Runs = list[tuple[int, float, float]]
"""Stretches of one colour along a row: its index, start and end 0..1."""


def _bands(picture: Picture, rows: int, columns: int) -> list[tuple[float, float, Runs, Runs]]:
    """A picture as bands (low, high, runs below, runs above) whose two edges cross the same regions in the same order.

    A row in which a region begins or ends is halved twice; what then still differs is cut straight.
    """
    uncut, bands = list(pairwise(row / rows for row in range(rows + 1))), []
    for halvings_left in (2, 1, 0):
        lines = dict(_drawn(picture, sorted({end for ends in uncut for end in ends}), columns))
        alike = [[r[0] for r in lines[low]] == [r[0] for r in lines[high]] for low, high in uncut]
        bands += [
            (low, high, lines[low], lines[high])
            for (low, high), same in zip(uncut, alike, strict=True)
            if same
        ]
        split = [
            (low, (low + high) / 2, high) for (low, high), same in zip(uncut, alike, strict=True) if not same
        ]
        uncut = [half for ends in split for half in pairwise(ends)] if halvings_left else []
    middles = _drawn(picture, [middle for _, middle, _ in split], columns)
    bands += [(low, high, runs, runs) for (low, _, high), (_, runs) in zip(split, middles, strict=True)]
    return sorted(bands, key=lambda band: band[0])


def _drawn(picture: Picture, heights: Sequence[float], columns: int) -> list[tuple[float, Runs]]:
    """The regions along some lines; where they meet is found by bisection between two columns."""
    if not heights:
        return []
    u = (np.arange(columns) + 0.5) / columns
    v = np.clip(heights, 1e-6, 1 - 1e-6)
    labels = picture.label(np.tile(u, len(v)), np.repeat(v, columns)).reshape(len(v), columns)
    line, left = np.nonzero(np.diff(labels, axis=1))
    start, end, first = u[left], u[left + 1], labels[line, left]
    for _ in range(5 if len(left) else 0):
        middle = (start + end) / 2
        same = picture.label(middle, v[line]) == first
        start, end = np.where(same, middle, start), np.where(same, end, middle)
    of_line = np.split(np.arange(len(line)), np.searchsorted(line, np.arange(1, len(v))))
    drawn = []
    for height, row, meets in zip(heights, labels, of_line, strict=True):
        cuts = [0.0, *((start[meets] + end[meets]) / 2).tolist(), 1.0]
        names = [int(row[0]), *row[left[meets] + 1].tolist()]
        drawn.append((height, [(name, a, b) for name, (a, b) in zip(names, pairwise(cuts), strict=True)]))
    return drawn


def inks(a: Sketch, picture: Picture, material: str = "paper") -> list[Finish]:
    """Finishes of a picture's colours; a colour word that was said of it draws them all towards itself."""
    return [a.paint(code, material) for code in picture.colours]
