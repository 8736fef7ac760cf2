"""A plan becomes a world that has what was planned, the same each time, lit and seen."""

import numpy as np
import pytest

from terrazzo.creation import build, create
from terrazzo.errors import ArgumentError, PromptError
from terrazzo.language import understand
from terrazzo.layout import arrange
from terrazzo.render import rasterize

PROMPT = "a small bedroom with a bed, a red armchair and a lamp on a nightstand"


@pytest.fixture(scope="module")
def plan():
    return arrange(understand(PROMPT), seed=3)


@pytest.fixture(scope="module")
def world(plan):
    stages = []
    made = build(
        plan, splats=120_000, quality="draft", progress=lambda name, share: stages.append((name, share))
    )
    shares = [share for _, share in stages]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert {"splats", "direct light", "colours"} <= {name for name, _ in stages}
    return made


def test_the_world_has_the_planned_things_with_splats(plan, world):
    assert [t.id for t in world.things] == [p.id for p in plan.placements]
    assert all(len(t.splats) > 50 for t in world.things)
    assert world.splat_count <= 120_000
    assert world.prompt == PROMPT and world.seed == 3 and len(world.history) == 1
    assert {"wall", "floor", "ceiling", "window"} <= {t.kind for t in world.structure}


def test_splats_lie_within_their_thing(world):
    for thing in world.things:
        half = np.array([thing.size[0] / 2, thing.size[1] / 2, thing.size[2]])
        over = np.abs(thing.splats.means) - half
        assert over.max() < 0.02, thing.id


def test_said_colours_are_the_things_colours(world):
    armchair = next(t for t in world.things if t.kind == "armchair")
    r, g, b = armchair.colour
    assert r > 1.5 * g and r > 1.5 * b


def test_the_view_shows_a_lit_room_without_holes(world):
    splats = world.splats()
    for name in ("view", "entry"):
        frame = rasterize(splats, world.cameras[name].resized(320, 180), passes=("things",))
        assert (frame.alpha > 0.9).mean() > 0.999, name
        assert 0.2 < frame.colour.mean() < 0.9
        seen = set(np.unique(frame.things)) & set(range(len(world.things)))
        assert len(seen) >= 2 if name == "view" else seen is not None


def test_lights_are_kept(world):
    kinds = [light.kind for light in world.lights]
    assert "sky" in kinds and "lamp" in kinds
    lamp = next(light for light in world.lights if light.kind == "lamp")
    assert world.thing(lamp.thing).label == "lamp"


def test_drafts_repeat_to_the_byte_and_need_no_light(plan):
    first, again = (build(plan, splats=60_000, light=False) for _ in range(2))
    for a, b in zip(first.everything, again.everything, strict=True):
        assert a.id == b.id and a.colour == b.colour
        for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
            assert np.array_equal(getattr(a.splats, name), getattr(b.splats, name)), (a.id, name)


def test_bad_arguments_are_named():
    with pytest.raises(ArgumentError, match="splats is 5"):
        create(PROMPT, splats=5)
    with pytest.raises(PromptError):
        create("")


def test_the_named_views_are_different_pictures(world):
    places = np.array([c.position[:2] for c in world.cameras.values()])
    ahead = np.array([c.world_to_camera[2, :2] for c in world.cameras.values()])
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    assert len(places) == 3
    for i, j in ((0, 1), (0, 2), (1, 2)):
        turn = np.arccos(np.clip(ahead[i] @ ahead[j], -1, 1))
        assert np.linalg.norm(places[i] - places[j]) > 1.0 or turn > np.radians(30)
