"""Draws recipes with a `Sketch`, and registers their kinds."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.drawing import Drawing, rotation
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.primitives.round import aim, curve
from terrazzo.shapes.primitives.soft import leaf
from terrazzo.shapes.recipes.reading import Numbers, Recipe, Step, recipes
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.sketch import Sketch
from terrazzo.shapes.surface import Surface

_CM = 0.01
_LIMITS = (0.15, 8.0)
"""Sizes relative to the usual that a recipe may be made in, where it says nothing else."""
_DENSITY = 350.0
"""Usual mass over the volume of the box, where nothing else is said [kg/m^3]."""
_MOST_MASS = 400.0
_TURN_ABOUT_THEMSELVES = frozenset(("box", "cyl", "cone", "ball", "ring", "pad"))
"""Operations that begin with the point at which they stand, about which they are turned; others turn about the origin."""
_GLOW = 2.5
"""Radiance of what glows, in the renderer's relative units."""


def register_all() -> None:
    """Adds the kinds of all recipes to the catalogue."""
    for recipe in recipes():
        register(kind_of(recipe))


def kind_of(recipe: Recipe) -> Kind:
    """The catalogue entry of a recipe."""
    o = recipe.options
    volume = float(np.prod(recipe.size))

    def listed(key: str) -> tuple[str, ...]:
        return names(o.get(key, ""))

    limits = tuple(float(v) for v in o["limits"].split(",")) if "limits" in o else _LIMITS
    stand = o.get("stand") or ("surface" if max(recipe.size) < 0.65 else "floor")
    return Kind(
        recipe.name, recipe.words, recipe.size, stand=stand,  # type: ignore[arg-type]
        against_wall=o.get("wall") == "yes", clearance=float(o.get("clearance", 0)), height=float(o.get("height", 1.5)),
        mass=float(o["mass"]) if "mass" in o else min(_MOST_MASS, max(0.02, _DENSITY * volume)),
        limits=(limits[0], limits[1]), builder=partial(_build, recipe), colours=listed("colours"),
        finishes=listed("finishes"), tags=listed("tags"), seats=o.get("seats") == "yes",
    )  # fmt: skip


def _build(recipe: Recipe, spec: Spec) -> Shape:
    sketch = Sketch(spec)
    sketch.uniform = "animal" in spec.kind.tags
    looks: dict[str, Finish] = {}
    for step in recipe.steps:
        if step.look not in looks:
            looks[step.look] = look_of(sketch, step.look)
        draw(sketch, step, looks[step.look], lying=recipe.options.get("lie") == "yes")
    if "top" in recipe.options:
        z, x, y = (float(v) * _CM for v in recipe.options["top"].split(","))
        sketch.shelf((0.0, 0.0, z), (x, y))
    return sketch.shape()


def look_of(a: Sketch, text: str) -> Finish:
    """`finish:colour`, either may be missing; `*` before it takes the person's words, `+` their colour only, `!` glows."""
    mark = text[0] if text[0] in "*+!" else ""
    body = text[len(mark) :]
    if body.startswith("#"):
        paint = a.paint(body[1:7], body[8:] or "plastic")
        return a.glow(paint, _GLOW, paint.colour) if mark == "!" else paint
    material, _, colour = (part.replace("_", " ") or None for part in body.partition(":"))
    if mark == "*":
        return a.main(material or "plastic", colour)
    if mark == "+":
        return a.accent(material or "plastic", colour)
    look = a.fixed(material or "plastic", colour)
    return a.glow(look, _GLOW, look.colour) if mark == "!" else look


def draw(a: Drawing, step: Step, look: Finish, *, lying: bool = False) -> None:
    """One step with all its copies; `lying` lays what is written upright on its side, its height along y."""
    surface, closed = _solid(step)
    if "taper" in step.options:
        surface = _tapered(surface, step.number("taper"))
    turn = [np.radians(step.number(k)) for k in ("yaw", "pitch", "roll")]
    if any(turn) or "at" in step.options:
        about = rotation(*turn)
        at = np.asarray(step.options.get("at", (0, 0, 0)), np.float64) * _CM
        own = np.asarray(step.points[0]) * _CM if step.operation in _TURN_ABOUT_THEMSELVES else np.zeros(3)
        surface = Surface((surface.corners - own) @ about.T + own + at, surface.normals @ about.T)
    for i, copy in enumerate(_copies(surface, step)):
        if lying:
            copy = Surface(copy.corners[..., [1, 2, 0]], copy.normals[..., [1, 2, 0]])
        a.piece(f"{step.line}-{i}")
        a.add(copy, look, closed=closed)


def _solid(step: Step) -> tuple[Surface, bool]:
    """The surface of a step [m], and whether it is closed."""
    d = Drawing()
    plain = Finish()
    p = [np.asarray(v) * _CM for v in step.points]
    n, axis = int(step.number("n", 24)), str(step.options.get("axis") or "z")
    bevel = step.number("bevel", 0.3) * _CM
    match step.operation:
        case "box":
            d.box(plain, p[1], p[0], bevel)
        case "cyl" | "cone":
            # x,y,z of the start, radius[, radius at the end], length
            r = p[1]
            d.cylinder(
                plain, r[0], p[2][0], p[0], top=r[1] if len(r) > 1 else None, axis=axis, n=n, bevel=bevel
            )
        case "ball":
            r = p[1]
            d.ball(plain, (r[0], r[0], r[0]) if len(r) == 1 else r, p[0], n=int(step.number("n", 20)))
        case "ring":
            d.torus(plain, p[1][0], p[2][0], p[0], axis=axis, n=int(step.number("n", 28)))
        case "tube" | "bend":
            r, path = p[0], np.array(p[1:])
            if step.operation == "bend":
                path = curve(path, steps=5)
            scale = np.linspace(1.0, r[1] / r[0], len(path)) if len(r) > 1 else None
            d.tube(plain, path, float(r[0]), n=int(step.number("n", 10)), scale=scale)
        case "lathe":
            d.lathe(plain, [(float(r), float(z)) for r, z in p], n=int(step.number("n", 28)))
            if axis != "z":
                whole = Surface.merge([s for s, _, _ in d._parts])
                d._parts = [(aim(whole, axis), plain, True)]
        case "prism":
            thick = step.number("t", 1.0) * _CM
            base = (
                (0.0, 0.0, -thick / 2)
                if axis == "z"
                else (0.0, -thick / 2, 0.0)
                if axis == "y"
                else (-thick / 2, 0.0, 0.0)
            )
            outline = np.array(p)
            if axis == "y":
                outline = outline[:, ::-1]  # Written as (x, z), for the eye; pulled in (z, x).
            d.prism(plain, _anticlockwise(outline), thick, base, axis=axis, bevel=min(bevel, 0.2 * thick))
        case "pad":
            d.cushion(plain, p[1], p[0], puff=0.6, corner=float(min(p[1][:2])) * 0.25)
        case "leaf":
            return leaf(float(p[0][0]), float(p[1][0]), bend=0.6), False
        case _:
            d.sheet(plain, np.array(p).reshape(2, -1, 3))
            return Surface.merge([s for s, _, _ in d._parts]), False
    return Surface.merge([s for s, _, _ in d._parts]), True


def _anticlockwise(outline: np.ndarray) -> np.ndarray:
    x, y = outline.T
    area = np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)
    return outline if area > 0 else outline[::-1]


def _tapered(surface: Surface, factor: float) -> Surface:
    """Narrowed towards its top to this factor."""
    c = surface.corners.copy()
    low, high = c[..., 2].min(), c[..., 2].max()
    scale = 1 + (factor - 1) * (c[..., 2] - low) / max(high - low, 1e-9)
    middle = (c[..., :2].max((0, 1)) + c[..., :2].min((0, 1))) / 2
    c[..., :2] = middle + (c[..., :2] - middle) * scale[..., None]
    return Surface(c, surface.normals)


def _copies(surface: Surface, step: Step) -> list[Surface]:
    """The solid, its mirror images, and its repetitions in a ring or a row."""
    out = [surface]
    for flag, mirror in (("m", (1, -1, 1)), ("mx", (-1, 1, 1))):
        if flag in step.options:
            out += [Surface(s.corners[:, ::-1] * mirror, s.normals[:, ::-1] * mirror) for s in out]
    ring = step.options.get("ring")
    if isinstance(ring, tuple) and step.operation != "ring":
        turns = [rotation(2 * np.pi * k / int(ring[0]), 0, 0) for k in range(int(ring[0]))]
        out = [Surface(s.corners @ t.T, s.normals @ t.T) for t in turns for s in out]
    row: Any = step.options.get("row")
    if isinstance(row, tuple):
        shift: Numbers = row[1:]
        out = [s.translate(*(k * v * _CM for v in shift)) for k in range(int(row[0])) for s in out]
    return out
