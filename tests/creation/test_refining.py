"""A small room that is settled against pictures of its own surfaces."""

from __future__ import annotations

import numpy as np
import pytest

import terrazzo as tz
from terrazzo.creation.made import Made
from terrazzo.creation.refining import refine, usual_views
from terrazzo.creation.tracing import Tracer
from terrazzo.creation.worlds import build, make
from terrazzo.errors import ArgumentError
from terrazzo.language import understand
from terrazzo.layout import arrange


@pytest.fixture(scope="module")
def made() -> Made:
    plan = arrange(understand("a small office with a desk, a chair and a mirror on the wall"), seed=3)
    return make(plan, splats=30_000, quality="draft")


@pytest.fixture(scope="module")
def settled(made: Made) -> Made:
    return refine(made, views=32, seed=1)


def test_pictures_come_closer_to_traced_ones(made: Made, settled: Made) -> None:
    tracer = Tracer(made.stage, made.field, made.adaptation, paths=0)
    cameras = [tz.Camera(c.pose, 320, 180, c.fx / 4, c.fy / 4, 160, 90) for c in made.world.cameras.values()]
    wanted = [np.clip(tracer.picture(c, samples=4), 0, 1) for c in cameras]

    def apart(world: tz.World) -> float:
        errors = []
        for camera, picture in zip(cameras, wanted, strict=True):
            shown = tz.rasterize(world.splats(), camera, background=world.background, antialias=True)
            errors.append(np.mean((np.clip(shown.colour, 0, 1) - picture) ** 2))
        return float(np.mean(errors))

    assert apart(settled.world) < 0.9 * apart(made.world)


def test_only_splats_change_and_mirrors_keep_theirs(made: Made, settled: Made) -> None:
    mirrors = 0
    for before, after in zip(made.world.everything, settled.world.everything, strict=True):
        assert (before.id, before.label, before.pose, before.size) == (
            after.id,
            after.label,
            after.pose,
            after.size,
        )
        assert len(before.splats) == len(after.splats) and before.splats.degree == after.splats.degree
        if "mirror" in before.label:
            mirrors += 1
            np.testing.assert_allclose(after.splats.means, before.splats.means, atol=1e-5)
            np.testing.assert_allclose(after.splats.colours, before.splats.colours, atol=1e-5)
    assert mirrors
    floor = next(t for t in settled.world.structure if t.kind == "floor")
    was = next(t for t in made.world.structure if t.kind == "floor")
    assert np.abs(floor.splats.colours - was.splats.colours).max() > 1e-3
    assert np.abs(floor.splats.means - was.splats.means).max() < 0.05


def test_the_same_seed_gives_the_same_bytes(made: Made, settled: Made) -> None:
    again = refine(made, views=32, seed=1).world.splats()
    for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
        assert (getattr(again, name) == getattr(settled.world.splats(), name)).all()


def test_larger_homes_get_more_pictures(made: Made) -> None:
    home = arrange(understand("a two-bedroom apartment"), seed=0)
    assert usual_views(home.rooms) > 2 * usual_views(made.world.rooms) >= 48


def test_open_land_says_that_it_is_not_refined() -> None:
    world = build(arrange(understand("a meadow"), seed=0), splats=20_000, light=False, refine=True)
    assert any(note.subject == "refine" for note in world.report)


@pytest.mark.parametrize("wrong", [-1, 1.5, "yes", 10_000])
def test_wrong_numbers_of_pictures_are_refused(wrong: object) -> None:
    with pytest.raises(ArgumentError, match="refine"):
        tz.create("an office", refine=wrong)  # type: ignore[arg-type]
