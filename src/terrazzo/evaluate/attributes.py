"""Does a word hold of a thing? Colours, materials, sizes and shapes are measured on it; other words must be in its record."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from terrazzo.evaluate.annotations import AttributeDemand
from terrazzo.evaluate.subjects import Look, Subject
from terrazzo.geometry import Array64
from terrazzo.hulls import convex_outline
from terrazzo.language import lexicon
from terrazzo.language.vocabulary import singular
from terrazzo.lighting import from_srgb
from terrazzo.materials import FINISHES, colour_of, find_colour, find_finish
from terrazzo.shapes.catalogue import find

_ALIKE = 26.0
"""Distance in CIELAB (CIE76) up to which a surface has a named colour; about that between "navy" and "blue"."""

_DISTINCT = 30.0
"""Distance from which two colours count as two."""

_ENOUGH = 0.2
"""Share of the surface that a colour has to have, unless it is the largest."""

_SOME = 0.04
"""Share of the surface that a material has to have: a marble table stands on other legs."""

_TAKEN = 0.4
"""Share of the usual change of size by a word that has to be there."""

_ROUND = (0.68, 0.90)
"""Share of its box that a round outline fills (a disc: 0.785)."""

_EVEN = 1.13
"""Ratio of sides up to which something is square or round rather than long or oval."""

_GENERIC = {"wood": "wood", "metal": "metal", "fabric": "fabric", "stone": "stone", "plastic": "plastic", "glass": "glass",
            "ceramic": "ceramic", "porcelain": "ceramic"}  # fmt: skip
"""Material words that mean a whole family."""

_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "with",
        "has",
        "have",
        "of",
        "and",
        "style",
        "sized",
        "size",
        "shaped",
        "looking",
        "type",
        "like",
        "out",
        "up",
    ]
    + ["space", "multiple", "several", "many", "neatly", "finely", "softly", "in", "on", "for"]
)
_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
}
_WEAVES = ("wicker", "jute", "rope", "fabric", "linen", "rug", "knit", "tweed", "shag", "carpet")
"""Patterns of what is woven."""


def holds(word: str, subject: Subject) -> bool:
    """Whether an annotated word ("red", "mid century modern", "with four drawers") holds of a thing."""
    phrase = re.sub(r"[_\-]+", " ", word.lower()).strip()
    found = _measured(phrase, subject)
    if found is not None:
        return found or (
            find_finish(phrase) is None and find_colour(phrase) is None and _fixed(phrase, subject)
        )
    parts = phrase.split()
    if len(parts) > 1:
        each = [(p, _measured(p, subject)) for p in parts if p not in _EMPTY]
        return all(_recorded(p, subject) if m is None else m or _recorded(p, subject) for p, m in each)
    return _recorded(phrase, subject)


def count_things(demand: AttributeDemand, things: Sequence[Subject]) -> int:
    """Of how many things the word holds."""
    return sum(holds(demand.attribute, s) for s in things)


def _measured(phrase: str, subject: Subject) -> bool | None:
    """Whether a word that can be measured holds; None for other words."""
    finish, colour = find_finish(phrase), find_colour(phrase)
    if phrase in ("colorful", "colourful", "multicolored", "multicoloured", "rainbow"):
        return _colourful(subject) if len(subject.looks) > 1 else None
    if phrase in ("clear", "transparent", "see through"):
        return any(k.opacity < 0.9 or k.pattern in ("glass", "crystal") for k in subject.looks)
    if phrase == "woven":
        return sum(k.share for k in subject.looks if k.pattern in _WEAVES) >= _SOME
    tests = []
    if finish is not None:
        tests.append(_made_of(finish, subject))
    if colour is not None:
        tests.append(_coloured(colour, subject))
    if tests:
        return any(tests)
    if (shape := _shaped(phrase, subject)) is not None:
        return shape
    hyphened = phrase.replace(" ", "-")
    for size in (phrase, hyphened, hyphened.removesuffix("-sized"), hyphened.removesuffix("d")):
        if size in lexicon.SIZES:
            return _sized(size, subject)
    return None


def _coloured(colour: str, subject: Subject) -> bool:
    rgb = colour_of(colour)
    if rgb is None or not subject.looks:
        return False
    wanted = _lab(tuple(_display(v) for v in rgb))
    share = 0.0
    for i, look in enumerate(subject.looks):
        first, second = _near(wanted, look.colour), look.second is not None and _near(wanted, look.second)
        share += look.share * (first or 0.5 * second)
        if i == 0 and first:
            return True
    return share >= _ENOUGH or any(look.glows and _near(wanted, look.colour) for look in subject.looks)


def _near(wanted: Array64, colour: Sequence[float]) -> bool:
    return float(np.linalg.norm(wanted - _lab(colour))) <= _ALIKE


def _colourful(subject: Subject) -> bool:
    seen: list[Array64] = []
    for look in subject.looks:
        for colour in (look.colour, look.second):
            if colour is None:
                continue
            lab = _lab(colour)
            if all(float(np.linalg.norm(lab - s)) > _DISTINCT for s in seen):
                seen.append(lab)
    return sum(float(np.hypot(s[1], s[2])) > 12 for s in seen) >= 2


def _made_of(finish: str, subject: Subject) -> bool:
    entry = FINISHES[finish]
    wanted = _lab(tuple(_display(v) for v in entry.colour))

    def alike(look: Look) -> bool:
        if look.pattern == finish:  # of a world's things, the material's name is known
            return True
        families = {e.family for e in FINISHES.values() if e.pattern == look.pattern}
        if finish in _GENERIC:
            return entry.family in families or (
                look.pattern in FINISHES and FINISHES[look.pattern].family == entry.family
            )
        if look.pattern != entry.pattern:
            return False
        own = entry.family in ("wood", "metal")
        return not own or float(np.linalg.norm(wanted - _lab(look.colour))) <= _ALIKE + 4

    return sum(k.share for k in subject.looks if alike(k)) >= _SOME


def _sized(word: str, subject: Subject) -> bool:
    kind = find(subject.kind)
    if kind is None:
        return _recorded(word, subject)
    named = dict(kind.sizes).get(word.split("-")[0])
    size = np.asarray(subject.box.size)
    if named is not None:
        return bool(abs(size[1] / named[1] - 1) < 0.12)
    ratio = size / np.asarray(kind.size)
    factors = np.asarray(lexicon.SIZES[word])
    changed = np.abs(factors - 1) > 1e-6
    if not changed.any():
        return _recorded(word, subject)
    got = float(np.log(np.maximum(ratio[changed], 1e-6)).sum())
    wanted = float(np.log(factors[changed]).sum())
    if abs(wanted) < 1e-6:
        return _recorded(word, subject)
    return got / wanted >= _TAKEN


def _fixed(phrase: str, subject: Subject) -> bool:
    """Whether the thing is of its kind by the word: a "tall cabinet" kind is as tall as it should be."""
    kind = find(subject.kind)
    own = " ".join((subject.kind, *(kind.words if kind else ()))) if kind else ""
    own, label = (re.sub(r"[-_]+", " ", text) for text in (own, subject.label))
    return f" {phrase} " in f" {own} " and f" {phrase} " in f" {label} "


def _shaped(phrase: str, subject: Subject) -> bool | None:
    if phrase.replace(" ", "-") not in lexicon.SHAPES and phrase not in lexicon.SHAPES:
        return None
    points = subject.skin if subject.skin is not None else np.concatenate(subject.pieces)
    local = subject.box.local(points)
    size = np.asarray(subject.box.size)
    flat = subject.support == "wall" or (size[0] < 0.25 * size[1] and size[0] < 0.25 * size[2])
    plane = local[:, 1:] if flat else local[:, :2]
    outline = convex_outline(plane)
    sides = np.sort(np.ptp(outline, axis=0)) if len(outline) > 2 else np.ones(2)
    filled = _area(outline) / max(float(np.prod(sides)), 1e-9)
    ratio = float(sides[1] / max(sides[0], 1e-9))
    disc = _ROUND[0] <= filled <= _ROUND[1]
    match phrase:
        case "round" | "circular" | "cylindrical" | "conical" | "domed":
            return disc and ratio <= _EVEN
        case "oval" | "semicircular" | "half moon" | "kidney shaped":
            return disc and ratio > 1.05
        case "spherical":
            return disc and ratio <= 1.3 and 0.6 <= size[2] / max(size[:2].max(), 1e-9) <= 1.5
        case "square":
            return filled > 0.9 and ratio <= _EVEN
        case "rectangular" | "oblong":
            return filled > 0.85 and ratio > 1.03
        case "cube" | "cubic":
            return bool(filled > 0.9 and size.max() / max(size.min(), 1e-9) < 1.25)
        case "hexagonal" | "octagonal":
            return 0.7 < filled < 0.95
        case "l shaped" | "u shaped" | "curved":
            return _cover(subject) < 0.85
        case _:
            return None


def _cover(subject: Subject) -> float:
    """Share of its box, seen from above, that a thing's pieces cover."""
    steps = (np.arange(40) + 0.5) / 40 - 0.5
    grid = np.stack(np.meshgrid(steps, steps, indexing="ij"), -1).reshape(-1, 2) * np.asarray(
        subject.box.size[:2]
    )
    inside = np.zeros(len(grid), bool)
    for piece in subject.pieces:
        outline = convex_outline(subject.box.local(piece)[:, :2])
        if len(outline) > 2:
            edge = np.roll(outline, -1, 0) - outline
            to = grid[:, None] - outline[None]
            inside |= (edge[None, :, 0] * to[..., 1] - edge[None, :, 1] * to[..., 0] >= -1e-9).all(1)
    return float(inside.mean())


def _area(outline: Array64) -> float:
    if len(outline) < 3:
        return 0.0
    x, y = outline.T
    return abs(float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))


def _recorded(phrase: str, subject: Subject) -> bool:
    """Whether the thing's own record has the words: its attributes, its label, the names of its kind."""
    kind = find(subject.kind)
    text = " ".join((*subject.attributes, subject.label, subject.kind, *(kind.words if kind else ())))
    have = {_stem(w) for w in re.split(r"[^a-z0-9]+", text.lower()) if w}
    have |= {_stem(re.sub(r"[^a-z0-9]", "", w)) for w in text.lower().split()}
    wanted = [_NUMBERS.get(w, w) for w in phrase.split() if w not in _EMPTY]
    return bool(wanted) and all(_stem(w) in have for w in wanted)


def _stem(word: str) -> str:
    word = singular(word).replace("colour", "color").replace("grey", "gray")
    for ending in ("ed", "en", "ing", "y"):
        if len(word) > len(ending) + 3:
            word = word.removesuffix(ending)
    return word


def _display(v: float) -> float:
    return v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055


def _lab(rgb: Sequence[float]) -> Array64:
    """CIELAB (D65) of display sRGB 0..1."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ from_srgb(rgb)
    t = xyz / np.array([0.95047, 1.0, 1.08883])
    f = np.where(t > 216 / 24389, np.cbrt(np.maximum(t, 0)), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
