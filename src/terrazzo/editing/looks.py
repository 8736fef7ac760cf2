"""Other looks for things that are there: built again with other words, or, where that shows nothing, with another finish."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.editing.outcomes import Refused
from terrazzo.editing.rooms import spec_of
from terrazzo.language.looks import is_look, read_looks
from terrazzo.layout.plan import Placement
from terrazzo.materials import FINISHES, Finish, colour_of, find_colour, find_finish, finish
from terrazzo.materials.colours import RGB
from terrazzo.materials.textures import albedo
from terrazzo.shapes.catalogue import build
from terrazzo.shapes.shape import Part, Shape

SHIFTED = 0.6
"""Share of the way to the wanted colour that a rebuilt thing must have come at most, or it is painted outright."""
NEAR = 0.1
"""Distance in display colour at which a thing has a colour."""
LEVEL = 4e-3
"""A face is that of a top within this height [m]."""


def recoloured(placed: Placement, colour: str) -> Placement:
    """The same thing in another colour.

    Raises:
        Refused: It is no colour.
    """
    name = find_colour(colour)
    if name is None or colour_of(name) is None:
        raise Refused(f"{colour!r} is not a colour that is known")
    return _rebuilt(placed, name, _said_material(placed), colour_of(name), f"{colour}")


def rematerialled(placed: Placement, material: str, colour: str, part: str) -> Placement:
    """The same thing of another material.

    Raises:
        Refused: It is no material or colour, or the thing has no such part.
    """
    name = find_finish(material)
    if name is None:
        raise Refused(f"{material!r} is not a material that is known")
    if colour and find_colour(colour) is None:
        raise Refused(f"{colour!r} is not a colour that is known")
    look = finish(name, colour or None)
    said = f"{colour} {name}".strip()
    if part == "top":
        return _topped(placed, look, said)
    return _rebuilt(placed, colour or None, name, look.colour, said)


def mean_colour(shape: Shape) -> NDArray[np.float64]:
    """Mean albedo of a shape's solid parts by area, linear RGB, shape [3]."""
    colours, areas = [], []
    for part in shape.parts:
        if len(part.surface) and part.finish.opacity > 0.5:
            colours.append(_mean(part))
            areas.append(part.surface.area)
    if not areas or sum(areas) <= 0:
        return np.full(3, 0.5)
    return np.average(colours, axis=0, weights=areas)


def _mean(part: Part) -> NDArray[np.float64]:
    corners = part.surface.corners
    pick = np.linspace(0, len(corners) - 1, min(len(corners), 24)).astype(int)
    points, normals = corners[pick].mean(1), part.surface.normals[pick].mean(1)
    colour = albedo(part.finish, points, normals, low=corners.min((0, 1)), high=corners.max((0, 1)))
    return colour.astype(np.float64).mean(0)


def _said_material(placed: Placement) -> str | None:
    """The material that was said of a thing, if it can be dyed or painted in any colour."""
    _, material, _ = read_looks(placed.attributes)
    entry = FINISHES.get(material or "")
    return material if entry is not None and entry.family in ("fabric", "leather", "metal", "glass") else None


def _rebuilt(
    placed: Placement, colour: str | None, material: str | None, wanted: RGB | None, said: str
) -> Placement:
    words = tuple(w for w in placed.attributes if not all(is_look(x) for x in w.split()))
    spec = spec_of(placed)
    new = replace(
        spec, colour=colour, material=material,
        attributes=(*[w for w in spec.attributes if not all(is_look(x) for x in w.split())], said),
    )  # fmt: skip
    shape = _fitting(placed, build(new)) if new.kind.builder is not None else None
    if shape is None or not _came_near(placed.shape, shape, wanted):
        shape = _painted(placed.shape if shape is None else shape, finish(material, colour), placed.shape)
        new = replace(new, colour=colour, material=material)
    return replace(placed, shape=shape, spec=new, attributes=(*words, said))


def _fitting(placed: Placement, shape: Shape) -> Shape | None:
    """A rebuilt shape, if it is the same but for its looks: what stands on it stays where it is."""
    same = np.allclose(shape.size, placed.shape.size, atol=1e-4)
    shelves = [s.centre for s in shape.shelves] == [s.centre for s in placed.shape.shelves]
    return shape if same and shelves else None


def _came_near(before: Shape, after: Shape, wanted: RGB | None) -> bool:
    """Whether enough of a thing took on the wanted colour to be called so."""
    if wanted is None:
        return True
    target = np.sqrt(wanted)
    share = 0.0
    total = 1e-9
    for part in after.parts:
        if not len(part.surface) or part.finish.opacity < 0.5:
            continue
        area = part.surface.area
        total += area
        share += area * (np.abs(np.sqrt(np.maximum(_mean(part), 0)) - target).max() < NEAR)
    if share / total > 0.3:
        return True
    a, b = (np.abs(np.sqrt(np.maximum(mean_colour(s), 0)) - target).max() for s in (before, after))
    return bool(b < SHIFTED * a)


def _painted(shape: Shape, look: Finish, before: Shape) -> Shape:
    """A shape whose parts of its main look get another."""
    areas: dict[tuple, float] = {}
    for part in shape.parts:
        if part.finish.opacity > 0.5 and not any(part.finish.emission):
            key = (part.finish.pattern, part.finish.colour)
            areas[key] = areas.get(key, 0.0) + part.surface.area
    if not areas:
        raise Refused("it has nothing that could be painted")
    main = max(areas, key=lambda k: areas[k])
    parts = tuple(
        replace(p, finish=replace(look, axis=p.finish.axis, seed=p.finish.seed))
        if (p.finish.pattern, p.finish.colour) == main
        else p
        for p in shape.parts
    )
    return replace(shape, parts=parts)


def _topped(placed: Placement, look: Finish, said: str) -> Placement:
    """A thing with another top."""
    shape = placed.shape
    shelf = max(
        (s for s in shape.shelves if s.kind == "top"), key=lambda s: s.size[0] * s.size[1], default=None
    )
    height = shape.size[2] if shelf is None else shelf.centre[2]
    flat = [_level_area(part, height) for part in shape.parts]
    if not flat or max(flat) <= 0:
        raise Refused("it has no top")
    top = shape.parts[int(np.argmax(flat))].finish
    parts = tuple(
        replace(p, finish=replace(look, axis=p.finish.axis, seed=p.finish.seed)) if p.finish == top else p
        for p in shape.parts
    )
    words = (*[w for w in placed.attributes if not w.endswith(" top")], f"{said} top")
    spec = replace(spec_of(placed), attributes=words)
    return replace(placed, shape=replace(shape, parts=parts), spec=spec, attributes=words)


def _level_area(part: Part, height: float) -> float:
    """Area of a part's faces that look up at a height [m2]."""
    corners = part.surface.corners
    level = (np.abs(corners[:, :, 2] - height) < LEVEL).all(1) & (part.surface.normals[:, :, 2] > 0.9).all(1)
    return part.surface.select(np.flatnonzero(level)).area if level.any() else 0.0
