"""The catalogue: every kind of thing that can be made, found by any of its names, sized by words, and built.

The families are the other modules of this package; each registers its kinds when it is imported, which happens once,
when the catalogue is first asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from terrazzo.errors import ArgumentError
from terrazzo.shapes.disputes import owners
from terrazzo.shapes.footing import with_footing
from terrazzo.shapes.hollows import with_hollows
from terrazzo.shapes.kinds import Kind, Spec, registered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from terrazzo.shapes.shape import Shape

Size = tuple[float, float, float]

TOLERANCE = 0.001
"""How far a surface or collider may stand out of its shape's box [m]."""

_SPELLINGS = {
    "theatre": "theater", "grey": "gray", "colour": "color", "tyre": "tire", "storey": "story", "aluminium": "aluminum",
    "mould": "mold", "cosy": "cozy", "plough": "plow", "centre": "center", "pyjama": "pajama", "metre": "meter",
    "jewellery": "jewelry", "moulding": "molding", "catalogue": "catalog", "draught": "draft", "fibre": "fiber",
}  # fmt: skip
"""British word -> the American spelling under which names are compared."""

_IRREGULAR = {
    "shelves": "shelf", "bookshelves": "bookshelf", "knives": "knife", "leaves": "leaf", "loaves": "loaf", "mice": "mouse",
    "feet": "foot", "people": "person", "men": "man", "women": "woman", "children": "child", "teeth": "tooth", "geese": "goose",
    "halves": "half", "scarves": "scarf", "wolves": "wolf", "calves": "calf", "cacti": "cactus", "succulents": "succulent",
    "chaises": "chaise", "vases": "vase", "cases": "case", "bookcases": "bookcase", "suitcases": "suitcase", "hoses": "hose",
    "houses": "house", "horses": "horse", "purses": "purse", "nurses": "nurse", "blouses": "blouse", "roses": "rose",
    "cheeses": "cheese", "axes": "axe", "shoes": "shoe", "canoes": "canoe", "cookies": "cookie", "movies": "movie",
    "selfies": "selfie", "smoothies": "smoothie", "brownies": "brownie", "pies": "pie", "ties": "tie", "bases": "base",
    "staircases": "staircase", "briefcases": "briefcase", "pillowcases": "pillowcase", "showcases": "showcase",
    "typewriters": "typewriter", "caches": "cache", "hearths": "hearth", "headaches": "headache", "fuses": "fuse",
}  # fmt: skip

_SINGULAR = {"glass", "canvas", "gas", "bus", "chess", "dress", "mattress", "address", "compass", "harness", "cactus", "iris",
             "christmas", "tennis", "glasses", "scissors", "sunglasses", "binoculars", "jeans", "headphones", "press",
             "fitness", "bass", "brass", "grass", "moss", "cross", "lens", "kudos", "couscous", "hibiscus", "papyrus",
             "octopus", "walrus", "crocus", "lotus", "pants", "trousers", "series", "utensils", "class", "princess"}  # fmt: skip
"""Words that end in s and are not plurals (or have no other form)."""


def singular(word: str) -> str:
    """The singular of one lower-case English noun, by rule and a short list of exceptions."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SINGULAR or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def _key(phrase: str) -> str:
    """A phrase as names are compared: lower case, single spaces, American, each word singular."""
    text = re.sub(r"[-_/\s]+", " ", phrase.strip().lower().replace("’", "'"))
    words = [singular(w) for w in text.split()]
    return " ".join(_SPELLINGS.get(w, w) for w in words)


@cache
def catalogue() -> Mapping[str, Kind]:
    """All kinds by name; the families are imported at the first call."""
    package = importlib.import_module("terrazzo.shapes")
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"terrazzo.shapes.{module}")
    return MappingProxyType(registered())


def _compact(phrase: str) -> str:
    """A phrase as names are compared, without its spaces: "bean bag" is "beanbag"."""
    return _key(phrase).replace(" ", "")


@cache
def _index() -> dict[str, Kind]:
    """Compared name -> kind."""
    kinds = catalogue()
    return {word: kinds[name] for word, (name, _) in owners(kinds, _compact).items()}


def find(word: str) -> Kind | None:
    """The kind of this name or synonym, or None.

    Args:
        word: Singular or plural, with spaces, hyphens, underscores or none, British or American: "Book-shelves".
    """
    index = _index()
    return index.get(_compact(word)) or index.get(_compact(_key(word)))


def build(spec: Spec) -> Shape:
    """Makes the shape that a spec asks for.

    Raises:
        ArgumentError: The kind has no builder, a size is not above 0, or the builder left its box (a bug in it).
    """
    if spec.kind.builder is None:
        raise ArgumentError(f"the kind {spec.kind.name!r} has no builder; register it with one")
    if not all(np.isfinite(s) and s > 0 for s in spec.size):
        raise ArgumentError(
            f"cannot make a {spec.kind.name} of size {spec.size}; wanted three lengths above 0 m"
        )
    shape = with_footing(
        with_hollows(spec.kind.builder(spec)), stands=spec.kind.stand not in ("wall", "ceiling")
    )
    half = np.array([shape.size[0] / 2, shape.size[1] / 2])
    low, high = np.array([-half[0], -half[1], 0.0]), np.array([half[0], half[1], shape.size[2]])
    clouds = [p.surface.corners.reshape(-1, 3) for p in shape.parts] + [c.points for c in shape.colliders]
    for points in clouds:
        if not np.isfinite(points).all():
            raise ArgumentError(
                f"the builder of {spec.kind.name!r} made points that are not finite at {spec.size}"
            )
        if (points < low - TOLERANCE).any() or (points > high + TOLERANCE).any():
            raise ArgumentError(
                f"the builder of {spec.kind.name!r} left its box {shape.size}: {points.min(0)} to {points.max(0)}"
            )
    return shape


_STRETCH: dict[str, tuple[int, float]] = {
    "long": (1, 1.3), "wide": (1, 1.25), "narrow": (1, 0.75), "short": (1, 0.8), "low": (2, 0.75), "tall": (2, 1.25),
    "high": (2, 1.2), "deep": (0, 1.2), "shallow": (0, 0.8), "slim": (0, 0.8), "full-length": (2, 1.3),
    "oversized": (1, 1.3), "compact": (1, 0.85), "floor-to-ceiling": (2, 1.35),
}  # fmt: skip
"""Word -> (axis, factor), used where the caller's own factor on that axis is 1."""

_EQUAL_SIDES = ("round", "circular", "square", "hexagonal", "octagonal")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_INCH = 0.0254


def _said(attributes: Sequence[str], word: str) -> bool:
    """Whether a size word is among the attributes, alone or at their start ("king" in "king-size")."""
    wanted = _key(word)
    return any(f" {_key(a)} ".startswith(f" {wanted} ") or _key(a) == wanted for a in attributes)


def _base_size(kind: Kind, attributes: Sequence[str]) -> Size:
    """The usual size, or the one that words of `kind.sizes` and `kind.heights` give."""
    spoken = [re.sub(r"\b(\d)\b", lambda m: list(_NUMBERS)[int(m[1]) - 1] if 0 < int(m[1]) < 9 else m[0], a)
              for a in attributes]  # fmt: skip
    x, y, z = next((size for word, size in kind.sizes if _said(spoken, word)), kind.size)
    return x, y, next((height for word, height in kind.heights if _said(spoken, word)), z)


def _diagonal(attributes: Sequence[str]) -> float | None:
    """A screen diagonal [m] said in inches or centimetres, or None."""
    for a in attributes:
        found = re.match(r"^\s*(\d{1,3})\s*[- ]?(inch|inches|in|\"|”|''|cm)(?![a-z])", a.lower())
        if found:
            return float(found[1]) * (0.01 if found[2] == "cm" else _INCH)
    return None


def spec_for(
    kind: Kind,
    *,
    size_factors: Size = (1.0, 1.0, 1.0),
    colour: str | None = None,
    material: str | None = None,
    attributes: Sequence[str] = (),
    styles: Sequence[str] = (),
    seed: int = 0,
) -> Spec:
    """A spec with its size chosen: the kind's usual one, what words say of it, and the caller's factors.

    Words with a size of their own ("king-size", "four-seater", "L-shaped") replace the usual size; "round" and "square"
    make the footprint equal-sided; "long", "low", "tall" and the like stretch an axis that the caller's factors leave at
    1; "65-inch" sets a screen's diagonal. The result stays within the kind's limits.

    Args:
        kind: What to make.
        size_factors: On the usual size (x depth, y width, z height).
        colour: Colour word or None.
        material: Finish word or None.
        attributes: All words said of it.
        styles: Style words of the place.
        seed: For everything random.

    Raises:
        ArgumentError: A factor is not above 0.
    """
    if not all(np.isfinite(f) and f > 0 for f in size_factors):
        raise ArgumentError(
            f"size factors of a {kind.name} are {tuple(size_factors)}; wanted three numbers above 0"
        )
    usual = _base_size(kind, attributes)
    size = list(usual)
    diagonal = _diagonal(attributes) if "screen" in kind.tags else None
    if diagonal:
        factor = diagonal / float(np.hypot(size[1], size[2]))
        size[1], size[2] = size[1] * factor, size[2] * factor
    own = {word for word, _ in kind.sizes}
    for word, (axis, factor) in _STRETCH.items():
        if size_factors[axis] == 1.0 and word not in own and _said(attributes, word):
            size[axis] *= factor
    if any(_said(attributes, w) for w in _EQUAL_SIDES) and not any(w in _EQUAL_SIDES for w, _ in kind.sizes):
        # What hangs or stands flat is round as seen from the front, all else as seen from above.
        i, j = (1, 2) if kind.stand == "wall" or size[0] < 0.25 * min(size[1:]) else (0, 1)
        size[i] = size[j] = float(np.sqrt(size[i] * size[j]))
    if any(_said(attributes, w) for w in ("cube", "cubic", "cube-shaped")):
        size = [float(np.cbrt(np.prod(size)))] * 3
    wanted = np.array(size) * size_factors
    options = np.array([kind.size, *(s for _, s in kind.sizes), usual])
    low, high = options.min(0) * kind.limits[0], options.max(0) * kind.limits[1]
    final = np.clip(wanted, low, high)
    return Spec(
        kind=kind,
        size=(float(final[0]), float(final[1]), float(final[2])),
        colour=colour,
        material=material,
        attributes=tuple(attributes),
        styles=tuple(styles),
        seed=seed,
    )
