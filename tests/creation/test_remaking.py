"""Worlds of changed plans, beside worlds that are made of the changed plan from the start."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.creation import plan
from terrazzo.creation.recipes import Recipe
from terrazzo.creation.remaking import remake, same_plan
from terrazzo.creation.worlds import make
from terrazzo.geometry import Pose
from terrazzo.layout.plan import Plan
from terrazzo.render import rasterize
from terrazzo.world import World

PROMPT = "a small study with a desk, a chair and a bookshelf"


@pytest.fixture(scope="module")
def made() -> tuple[Plan, World]:
    planned = plan(PROMPT, seed=1)
    return planned, make(planned, splats=40_000, quality="draft").world


def without(planned: Plan, kind: str) -> Plan:
    gone = {p.id for p in planned.placements if p.kind == kind}
    kept = [p for p in planned.placements if p.id not in gone and p.support not in gone]
    return replace(planned, placements=tuple(kept))


def test_the_recipe_makes_the_same_plan(made: tuple[Plan, World]) -> None:
    _, world = made
    again = Recipe.read(world.recipe).plan()
    assert again is not None
    assert same_plan(world, again)
    assert Recipe.read(Recipe.read(world.recipe).told()) == Recipe.read(world.recipe)


def test_another_plan_is_seen_to_be_one(made: tuple[Plan, World]) -> None:
    planned, world = made
    first, *others = planned.placements
    moved = replace(first, pose=Pose.at(*np.add(first.pose.position, (0.01, 0, 0))))
    assert not same_plan(world, replace(planned, placements=(moved, *others)))
    assert not same_plan(world, without(planned, "chair"))


def test_nothing_changed_is_nothing_made(made: tuple[Plan, World]) -> None:
    planned, world = made
    after = remake(world, planned, planned, Recipe.read(world.recipe))
    assert all(a is b for a, b in zip(after.everything, world.everything, strict=True))


@pytest.mark.parametrize("kind", ["chair", "desk"])
def test_a_removed_thing_leaves_a_world_like_one_made_without_it(made: tuple[Plan, World], kind: str) -> None:
    planned, world = made
    changed = without(planned, kind)
    after = remake(world, planned, changed, Recipe.read(world.recipe))
    assert {t.id for t in after.things} == {p.id for p in changed.placements}
    anew = make(changed, splats=40_000, quality="draft").world
    scale = Recipe.read(anew.recipe).exposure["scale"] / Recipe.read(world.recipe).exposure["scale"]  # type: ignore[index]
    assert 0.9 < scale < 1.1, "else the two exposures cannot be compared"
    for camera in list(world.cameras.values())[:1]:
        a, b, before = (
            rasterize(
                w.splats(), camera.resized(320, 180), background=w.background, antialias=True
            ).colour.clip(0, 1)
            for w in (after, anew, world)
        )
        assert -10 * np.log10(((a - b) ** 2).mean()) > 25
        changed_most = np.abs(before - b).max(-1) > 0.2
        if changed_most.sum() > 200:
            assert ((a - b)[changed_most] ** 2).mean() < 0.4 * ((before - b)[changed_most] ** 2).mean()


def test_a_recipe_of_a_later_program_is_none() -> None:
    assert Recipe.read({"version": 99}) == Recipe()
    assert Recipe.read(None).plan() is None
