"""Worlds outdoors: made of few splats, kept in files, walked on, closed to the horizon."""

from __future__ import annotations

import io

import numpy as np
import pytest

import terrazzo as tz
from terrazzo.cameras import Camera
from terrazzo.creation.worlds import build
from terrazzo.language.brief import Brief, RoomAsk
from terrazzo.layout import arrange
from terrazzo.world.freespace import free_space
from terrazzo.world.summary import summarize

SPLATS = 30_000


@pytest.fixture(scope="module")
def lake() -> tz.World:
    return tz.create("a mountain lake at sunset with a wooden pier and two boats", splats=SPLATS)


def made(place: str, **asked) -> tz.World:
    return build(arrange(Brief(place, (RoomAsk(place, place),), **asked), seed=1), splats=20_000)


def test_the_budget_is_kept_but_for_what_every_surface_needs(lake: tz.World):
    assert 0.4 * SPLATS < lake.splat_count < 1.6 * SPLATS
    assert len(lake.things) > 40
    assert {"ground", "sky", "water", "reflection"} <= {t.id for t in lake.structure}


def test_a_world_outdoors_survives_its_file(lake: tz.World):
    out = io.BytesIO()
    tz.save_world(lake, out)
    out.seek(0)
    from terrazzo.world.archive import load_world

    back = load_world(out.getvalue())
    assert back.ground is not None and lake.ground is not None
    assert np.array_equal(back.ground.heights, lake.ground.heights)
    assert back.ground.origin == lake.ground.origin and back.ground.cell == lake.ground.cell
    assert [r.open for r in back.rooms] == [True, True]
    again = io.BytesIO()
    tz.save_world(back, again)
    assert again.getvalue() == out.getvalue()
    assert summarize(back)["ground"]["shape"] == list(lake.ground.heights.shape)


def test_one_walks_on_the_ground_and_out_on_the_pier(lake: tz.World):
    space = free_space(lake)
    free = space.centre(np.argwhere(space.clearance > 0.3))
    pier = lake.thing("pier-1")
    end = pier.pose.apply((0.35 * pier.size[0], 0, 0))[:2]
    assert np.linalg.norm(free - end, axis=1).min() < 0.4
    walk = tz.walk(lake, stops=3)
    ground = lake.ground
    assert ground is not None
    for key in walk.keyframes:
        assert key.position[2] - ground.at(np.array(key.position[:2])) == pytest.approx(1.6, abs=0.02)


def test_no_edge_of_the_world_shows(lake: tz.World):
    splats = lake.splats()
    eye = lake.cameras["view"].position
    for yaw in np.arange(4) * np.pi / 2:
        target = eye + (np.cos(yaw), np.sin(yaw), 0.0)
        frame = tz.rasterize(
            splats, Camera.look_at(eye, target, width=96, height=54, fov=1.6), background=(1, 0, 1)
        )
        assert frame.alpha.min() > 0.5
        assert frame.alpha.mean() > 0.97


@pytest.fixture(scope="module")
def day() -> tz.World:
    return made("desert")


def test_the_same_seed_gives_the_same_bytes(day: tz.World):
    for a, b in zip(day.everything, made("desert").everything, strict=True):
        assert a.id == b.id and np.array_equal(a.splats.means, b.splats.means)
        assert np.array_equal(a.splats.harmonics, b.splats.harmonics)


def test_a_night_is_darker_than_a_day(day: tz.World):
    night = made("desert", time="night")
    means = [w.thing("ground").splats.colours.mean() for w in (day, night)]
    assert means[1] < 0.6 * means[0]
