"""`variations`: several worlds of the same words that a person can tell apart at a glance.

Another seed alone may give nearly the same room. So a few seeds are planned for every world, which is cheap, and the one whose
plan is farthest from those already chosen is built.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from terrazzo.creation.planning import plan as make_plan
from terrazzo.creation.worlds import build
from terrazzo.errors import ArgumentError
from terrazzo.layout.plan import Plan
from terrazzo.progress import Progress, part_of, silent
from terrazzo.world.worlds import World

MOST = 1000
"""Variations of one prompt."""

_TRIES = 4
"""Seeds that are planned for one variation at most."""

_FAR = 1.2
"""Distance between plans from which on two rooms are told apart at a glance (see `difference`); no more seeds are tried."""

_SAME_SPOT = 1.0
"""A thing that moved this far is as good as elsewhere [m]."""


def variations(
    prompt: str,
    count: int,
    *,
    seed: int = 0,
    splats: int | None = None,
    quality: str = "normal",
    refine: bool | int = False,
    progress: Progress = silent,
    **options: Any,
) -> Iterator[World]:
    """Worlds of the same words, one after the other.

    Args:
        prompt: What to make.
        count: How many, 1 to `MOST`.
        seed: The first world has this seed, the others later ones; each world carries its own in `World.seed`.
        splats: Most splats to spend on each; None for as many as its floor asks for.
        quality: Of the baked light: "draft", "normal" or "high".
        refine: As for `create`.
        progress: Called with the stage and the fraction of all worlds that is done.
        options: As for `plan`.

    Raises:
        ArgumentError: `count` is out of range.
    """
    for i, plan in enumerate(varied_plans(prompt, count, seed=seed, **options)):
        share = part_of(progress, i / count, (i + 1) / count)
        yield build(plan, splats=splats, quality=quality, refine=refine, progress=share)


def varied_plans(prompt: str, count: int, *, seed: int = 0, **options: Any) -> Iterator[Plan]:
    """The plans of `variations`, each with its own seed.

    Raises:
        ArgumentError: `count` is out of range.
    """
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST:
        raise ArgumentError(f"variations is {count!r}; wanted a whole number from 1 to {MOST}")
    chosen: list[Plan] = []
    following = seed
    for _ in range(count):
        best, apart = None, -1.0
        for _ in range(_TRIES if chosen else 1):
            plan = make_plan(prompt, seed=following, **options)
            following += 1
            near = min((difference(plan, other) for other in chosen), default=np.inf)
            if near > apart:
                best, apart = plan, near
            if near >= _FAR:
                break
        assert best is not None
        chosen.append(best)
        yield best


def difference(one: Plan, other: Plan) -> float:
    """How different two rooms look, from 0: 1 where all things stand elsewhere, 1 for other walls and floors, and so on."""
    return (
        _moved(one, other) + 0.5 * _recoloured(one, other) + _refinished(one, other) + _reshaped(one, other)
    )


def _moved(one: Plan, other: Plan) -> float:
    """Share of the things on the floor that stand elsewhere, weighed by their footprint."""
    total, moved = 1e-9, 0.0
    places: dict[str, Sequence[float]] = {
        p.id: p.pose.position for p in other.placements if p.support == "floor"
    }
    for p in one.placements:
        if p.support != "floor":
            continue
        weight = p.shape.size[0] * p.shape.size[1]
        total += weight
        there = places.get(p.id)
        away = _SAME_SPOT if there is None else float(np.hypot(*(np.subtract(there, p.pose.position)[:2])))
        moved += weight * min(1.0, away / _SAME_SPOT)
    return moved / total


def _recoloured(one: Plan, other: Plan) -> float:
    """Share of the things that look otherwise."""
    looks = {p.id: {part.finish.colour for part in p.shape.parts} for p in other.placements}
    changed = [
        p.id not in looks or looks[p.id] != {x.finish.colour for x in p.shape.parts} for p in one.placements
    ]
    return float(np.mean(changed)) if changed else 0.0


def _refinished(one: Plan, other: Plan) -> float:
    """Share of walls and floors that look otherwise."""
    changed = []
    for name, finish in one.finishes.items():
        there = other.finishes.get(name)
        for part in ("walls", "floor", "accent"):
            a, b = getattr(finish, part), getattr(there, part, None)
            changed.append((a and (a.pattern, a.colour)) != (b and (b.pattern, b.colour)))
    return float(np.mean(changed)) if changed else 0.0


def _reshaped(one: Plan, other: Plan) -> float:
    """How much the rooms' extents differ, relative to their size."""
    sides = [np.concatenate([np.ptp(r.polygon, axis=0) for r in p.rooms]) for p in (one, other)]
    if len(sides[0]) != len(sides[1]):
        return 1.0
    return float(np.abs(sides[0] - sides[1]).mean() / sides[0].mean())
