"""What every builder of a small object must hold to; the family tests run it over their kinds."""

from __future__ import annotations

import importlib

import numpy as np

from terrazzo.shapes.kinds import Kind, Spec, registered
from terrazzo.shapes.shape import Shape

MOST_QUADS = 6000
"""No small object may cost more quads than this."""


def kinds_of(*modules: str) -> list[Kind]:
    """The kinds that these modules of `terrazzo.shapes` register, in order."""
    names = {f"terrazzo.shapes.{m}" for m in modules}
    for name in names:
        importlib.import_module(name)
    return [k for k in registered().values() if k.builder is not None and _home(k) in names]


def _home(kind: Kind) -> str:
    builder = kind.builder
    inner = getattr(builder, "args", (builder,))[0]
    if not callable(inner):
        inner = getattr(builder, "func", builder)
    return inner.__module__


def make(
    kind: Kind | str,
    *attributes: str,
    scale: float = 1.0,
    colour: str | None = None,
    material: str | None = None,
    seed: int = 0,
) -> Shape:
    """Builds a kind at a factor on its usual size."""
    found = registered()[kind] if isinstance(kind, str) else kind
    x, y, z = found.size
    assert found.builder is not None
    return found.builder(
        Spec(found, (x * scale, y * scale, z * scale), colour, material, attributes, (), seed)
    )


def check_shape(shape: Shape, size: tuple[float, float, float]) -> None:
    """Asserts that a shape keeps the promises of `Shape`: finite, inside its box, on the floor, painted with real light."""
    half = np.array([shape.size[0] / 2, shape.size[1] / 2])
    low, high = np.array([*-half, 0.0]) - 1e-3, np.array([*half, shape.size[2]]) + 1e-3
    assert all(mine <= wanted + 1e-3 for mine, wanted in zip(shape.size, size))
    points = np.concatenate([p.surface.corners.reshape(-1, 3) for p in shape.parts])
    normals = np.concatenate([p.surface.normals.reshape(-1, 3) for p in shape.parts])
    assert np.isfinite(points).all() and np.isfinite(normals).all()
    assert (points >= low).all() and (points <= high).all()
    assert abs(points[:, 2].min()) < 1e-6, "nothing touches the floor of the box"
    assert np.abs(np.linalg.norm(normals, axis=1) - 1).max() < 1e-6
    assert shape.colliders
    for collider in shape.colliders:
        assert (collider.points >= low).all() and (collider.points <= high).all()
    for shelf in shape.shelves:
        assert 0 <= shelf.centre[2] <= shape.size[2] + 1e-6
        assert shelf.size[0] <= shape.size[0] and shelf.size[1] <= shape.size[1]
    for lamp in shape.lamps:
        assert lamp.radius > 0 and min(lamp.power) >= 0
    for part in shape.parts:
        assert all(0 <= c <= 1 for c in part.finish.colour) and 0 < part.finish.opacity <= 1
    assert shape.mass > 0
    assert 6 <= sum(len(p.surface) for p in shape.parts) <= MOST_QUADS


def check_kind(kind: Kind) -> None:
    """Asserts the above at the smallest, usual and largest size, and that the seed alone decides what is random."""
    x, y, z = kind.size
    for scale in kind.limits:
        check_shape(make(kind, scale=scale, seed=3), (x * scale, y * scale, z * scale))
    usual = make(kind, "modern", "old", colour="red", seed=1)
    check_shape(usual, kind.size)
    again = make(kind, "modern", "old", colour="red", seed=1)
    for one, two in zip(usual.parts, again.parts, strict=True):
        assert np.array_equal(one.surface.corners, two.surface.corners) and one.finish == two.finish


def differs(one: Shape, two: Shape) -> bool:
    """Whether two shapes look different: other surfaces or other finishes."""
    if len(one.parts) != len(two.parts):
        return True
    return any(
        a.finish != b.finish
        or a.surface.corners.shape != b.surface.corners.shape
        or not np.allclose(a.surface.corners, b.surface.corners)
        for a, b in zip(one.parts, two.parts)
    )
