"""Lamps of a plan that are turned on and off, up and down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.editing.rooms import spec_of
from terrazzo.layout.plan import Placement
from terrazzo.shapes.catalogue import build


def is_lamp(placed: Placement) -> bool:
    """Whether a thing gives light, or would if it were turned on."""
    spec = spec_of(placed)
    return bool(placed.shape.lamps) or "light" in spec.kind.tags or _glows(placed)


def _glows(placed: Placement) -> bool:
    return any(any(part.finish.emission) for part in placed.shape.parts)


def burning(placed: Placement, share: float) -> Placement:
    """A lamp that burns with this share of what it was made with."""
    made = build(spec_of(placed)) if placed.spec is not None and placed.spec.kind.builder else placed.shape
    alike = len(made.parts) == len(placed.shape.parts) and len(made.lamps) > 0
    source = made if alike else placed.shape

    def times(colour: Sequence[float]) -> tuple[float, float, float]:
        r, g, b = (float(c) * share for c in colour)
        return r, g, b

    lamps = tuple(replace(lamp, power=times(lamp.power)) for lamp in source.lamps) if share > 0 else ()
    parts = tuple(
        replace(now, finish=replace(now.finish, emission=times(then.finish.emission)))
        for now, then in zip(placed.shape.parts, source.parts, strict=True)
    )
    return replace(placed, shape=replace(placed.shape, lamps=lamps, parts=parts))
