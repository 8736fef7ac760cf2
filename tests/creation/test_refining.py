"""A small room that is settled against pictures of its own surfaces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import terrazzo as tz
from terrazzo.creation.made import Made
from terrazzo.creation.mirrors import mirrors_of
from terrazzo.creation.refining import kept_degrees, refine, usual_views
from terrazzo.creation.tracing import Tracer
from terrazzo.creation.worlds import build, make
from terrazzo.errors import ArgumentError
from terrazzo.language import understand
from terrazzo.layout import arrange
from terrazzo.splats import Splats


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


def test_only_splats_change_and_those_of_surfaces_stay_in_their_planes(made: Made, settled: Made) -> None:
    for before, after in zip(made.world.everything, settled.world.everything, strict=True):
        same = ("id", "label", "pose", "size")
        assert [getattr(before, name) for name in same] == [getattr(after, name) for name in same]
        assert len(before.splats) == len(after.splats) and before.splats.degree == after.splats.degree
    floor = next(t for t in settled.world.structure if t.kind == "floor")
    was = next(t for t in made.world.structure if t.kind == "floor")
    assert np.abs(floor.splats.colours - was.splats.colours).max() > 1e-3
    moved = np.abs(floor.splats.means - was.splats.means).max(0)
    assert 1e-5 < moved[:2].max() < 0.02 and moved[2] < 0.2 * moved[:2].max()


def test_a_picture_on_a_mirror_stays_and_an_image_behind_one_settles(made: Made) -> None:
    mirror = mirrors_of(made.stage.pieces)[0]
    hung = next(t for t in made.world.things if t.id == made.stage.pieces[mirror.owner].id)
    at = mirror.frame.apply(np.array([[0.05, 0.0, 0.0006], [0.0, 0.1, -1.5]]))
    both = Splats.from_colours(at, [(1, 0, 0, 0)] * 2, [(0.01,) * 3] * 2, [0.9] * 2, [(0.5,) * 3] * 2)
    pictured = replace(hung, splats=both)
    world = replace(made.world, things=tuple(pictured if t is hung else t for t in made.world.things))
    degrees = kept_degrees(replace(made, world=world))
    first = sum(len(t.splats) for t in world.things[: world.things.index(pictured)])
    assert degrees[first : first + 2].tolist() == [-1, 0]
    assert len(degrees) == world.splat_count and (np.delete(degrees, first) >= 0).all()


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
