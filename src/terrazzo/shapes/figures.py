"""Figures of other things: statues, figurines, toys and models of an animal, a vehicle, or anything else of the catalogue.

A statue is cut in one material and stands on a plinth; a toy or model keeps its colours and is only small. What it is of is
one of the words that were said of it ("pig", "golden").
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import Finish, finish, physical
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.primitives.flat import box
from terrazzo.shapes.shape import Part, Shape
from terrazzo.world.things import Collider

_PLINTH = 0.07
"""Height of a statue's plinth over its whole height."""


def subject_of(words: tuple[str, ...]) -> Kind | None:
    """The kind that one of the words names, the longest name first; figures themselves and the rest of the words are not meant."""
    from terrazzo.shapes.catalogue import find

    for word in sorted(words, key=len, reverse=True):
        kind = find(word)
        if kind is not None and kind.name not in FIGURES and kind.builder is not None:
            return kind
    return None


def _figure(spec: Spec) -> Shape:
    from terrazzo.shapes.catalogue import build, spec_for
    from terrazzo.shapes.sculpture import sculpture
    from terrazzo.shapes.sketch import Sketch

    subject = subject_of(spec.attributes)
    if subject is None:
        sketch = Sketch(spec)
        sculpture(sketch)
        return sketch.shape()
    cut = spec.kind.name != "toy figure"
    own = build(
        spec_for(subject, colour=None if cut else spec.colour, material=None if cut else spec.material,
                 attributes=spec.attributes, styles=spec.styles, seed=spec.seed)
    )  # fmt: skip
    foot = _PLINTH * spec.size[2] if cut else 0.0
    room = np.array([spec.size[0], spec.size[1], spec.size[2] - foot])
    scale = float((room / np.array(own.size)).min())
    look = _material(spec) if cut else None
    parts = [_scaled(part, scale, foot, look) for part in own.parts]
    colliders = [_grown(c, scale, foot) for c in own.colliders]
    x, y, z = (float(v) * scale for v in own.size)
    if look is not None:
        size = (1.04 * x, 1.04 * y, foot)
        parts.append(Part(box((size[0], size[1], foot), (0.0, 0.0, foot / 2), min(0.004, 0.3 * foot)), look))
        colliders.append(Collider.box((-size[0] / 2, -size[1] / 2, 0.0), (size[0] / 2, size[1] / 2, foot)))
        x, y = size[0], size[1]
    volume = float(np.prod(spec.kind.size))
    return Shape(
        size=(x, y, z + foot), parts=tuple(parts), colliders=tuple(colliders),
        material=physical(spec.material or (spec.kind.finishes[0] if spec.kind.finishes else None), default="plastic"),
        mass=max(0.02, spec.kind.mass * x * y * (z + foot) / volume),
    )  # fmt: skip


def _material(spec: Spec) -> Finish:
    rng = spec.rng
    usual = spec.kind.finishes[int(rng.integers(len(spec.kind.finishes)))]
    metals = {
        "gold": "gold",
        "golden": "gold",
        "silver": "silver",
        "bronze": "bronze",
        "brass": "brass",
        "copper": "copper",
    }
    as_metal = metals.get(spec.colour or "")
    if spec.material is None and as_metal:
        return finish(as_metal, None, default="gold", seed=spec.seed % 2**31)
    return finish(
        spec.material, spec.colour, default="ceramic" if spec.colour else usual, seed=spec.seed % 2**31
    )


def _scaled(part: Part, scale: float, up: float, look: Finish | None) -> Part:
    surface = part.surface.scaled(scale, scale, scale).translate(0.0, 0.0, up)
    own = part.finish
    if look is not None:
        return Part(surface, look, part.closed)
    return Part(surface, replace(own, scale=own.scale * min(1.0, max(scale, 0.15))), part.closed)


def _grown(collider: Collider, scale: float, up: float) -> Collider:
    points = collider.points * scale + np.array([0, 0, up], np.float32)
    return Collider(points.astype(np.float32))


FIGURES = ("figure", "toy figure", "statue", "sculpture", "bust", "plush toy", "doll")
"""Kinds that are of something, and so are never what a figure is of."""

register(
    Kind(
        "figure", names("animal statue, animal figurine, animal sculpture, ceramic animal, porcelain animal, idol, effigy"),
        (0.3, 0.3, 0.3), stand="surface", mass=4.0, finishes=("bronze", "marble", "porcelain", "stone"), tags=("art", "decoration"),
        limits=(0.15, 8.0), builder=_figure,
    )
)  # fmt: skip
register(
    Kind(
        "toy figure", names("toy animal figure, scale model, diecast model, miniature, miniature model"),
        (0.25, 0.25, 0.2), stand="surface", mass=0.4, tags=("toy",), limits=(0.15, 8.0), builder=_figure,
    )
)  # fmt: skip
