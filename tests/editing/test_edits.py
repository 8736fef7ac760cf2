"""Edits of whole worlds: what changes, what does not, and what is kept of it."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import terrazzo as tz
from terrazzo.cameras import Camera
from terrazzo.creation.recipes import Recipe
from terrazzo.editing import (
    Move,
    Recolour,
    Refinish,
    Relight,
    Remove,
    Rename,
    Resize,
    Rotate,
    edit,
    edits_of,
    replay,
)
from terrazzo.errors import ArgumentError
from terrazzo.render import rasterize
from terrazzo.world import World, load_world, save_world

PROMPT = (
    "a small bedroom with a bed, two nightstands with a lamp on one of them, a wooden chair and a red rug"
)
SPLATS = 24_000


@pytest.fixture(scope="module")
def room() -> World:
    return tz.create(PROMPT, seed=3, splats=SPLATS, quality="draft")


def picture(world: World, camera: Camera) -> np.ndarray:
    shown = rasterize(world.splats(), camera, background=world.background, antialias=True).colour
    return np.clip(shown, 0, 1)


def saved(world: World) -> bytes:
    out = io.BytesIO()
    save_world(world, out)
    return out.getvalue()


def thing_ids(world: World, kind: str) -> list[str]:
    return [t.id for t in world.things if t.kind == kind]


def unchanged(before: World, after: World) -> set[str]:
    """Ids of the things whose splats are byte for byte those of before."""
    old = {t.id: t for t in before.everything}
    return {
        t.id
        for t in after.everything
        if t.id in old
        and t.pose == old[t.id].pose
        and all(
            np.array_equal(getattr(t.splats, name), getattr(old[t.id].splats, name))
            for name in ("means", "scales", "quaternions", "opacities", "harmonics")
        )
    }


def test_a_removed_thing_is_gone_with_its_shadow(room: World) -> None:
    (chair,) = thing_ids(room, "chair")
    edited = edit(room, f"remove {chair}")
    assert edited.operations == (Remove((chair,)),)
    assert chair not in {t.id for t in edited.world.things}
    # Light comes back where it stood.
    x, y, _ = room.thing(chair).pose.position
    floor = next(t for t in room.structure if t.kind == "floor")

    def brightness(world: World) -> float:
        splats = world.thing(floor.id).splats
        points = floor.pose.apply(splats.means)
        under = (np.hypot(points[:, 0] - x, points[:, 1] - y) < 0.3) & (points[:, 2] > -0.02)
        return float(splats.colours[under].mean())

    assert brightness(edited.world) > brightness(room) + 0.01


def test_what_was_not_touched_keeps_its_splats(room: World) -> None:
    (chair,) = thing_ids(room, "chair")
    edited = edit(room, Recolour((chair,), "blue"))
    same = unchanged(room, edited.world)
    assert chair not in same
    assert len(same) > 0.5 * len(room.everything)
    assert {t.id for t in room.structure if "outside" in t.kind or t.kind == "tree"} <= same


def test_a_screen_keeps_its_picture_when_something_is_put_beside_it() -> None:
    world = tz.create("a small office with a desk and a laptop on the desk", splats=20_000, quality="draft")
    after = edit(world, "put a plant on the desk").world
    (laptop,) = thing_ids(world, "laptop")
    assert len(after.things) == len(world.things) + 1
    assert np.array_equal(after.thing(laptop).splats.means, world.thing(laptop).splats.means)


def test_pictures_change_only_where_the_change_is(room: World) -> None:
    (chair,) = thing_ids(room, "chair")
    edited = edit(room, Recolour((chair,), "blue"))
    middle = room.thing(chair).centre
    for camera in list(room.cameras.values())[:2]:
        a, b = picture(room, camera), picture(edited.world, camera)
        frame = rasterize(room.splats(), camera, background=room.background, passes=("things", "depth"))
        assert frame.things is not None
        assert frame.depth is not None
        v, u = np.mgrid[: camera.height, : camera.width]
        rays = np.stack(
            [(u + 0.5 - camera.cx) / camera.fx, (v + 0.5 - camera.cy) / camera.fy, np.ones(u.shape)], -1
        )
        depth = np.where(np.isfinite(frame.depth), frame.depth, 100.0)
        points = camera.pose.apply((rays * depth[..., None]).reshape(-1, 3)).reshape(rays.shape)
        far = np.linalg.norm(points - middle, axis=-1) > 1.2
        error = ((a - b)[far] ** 2).mean()
        assert -10 * np.log10(error + 1e-12) > 40


def test_light_of_the_surroundings_follows(room: World) -> None:
    edited = edit(room, Refinish("wall", colour="red"))
    ceiling = next(t for t in room.structure if t.kind == "ceiling")
    before, after = (w.thing(ceiling.id).splats.colours.mean(0) for w in (room, edited.world))
    assert after[0] - after[2] > before[0] - before[2] + 0.015


def test_things_on_a_removed_thing_come_down_and_are_told(room: World) -> None:
    lamp = next(t for t in room.things if t.kind == "table lamp")
    edited = edit(room, Remove((lamp.support,)))
    (line,) = edited.report
    there = {t.id: t for t in edited.world.things}
    assert lamp.id in line.text
    if lamp.id in there:
        assert there[lamp.id].support in {*there, "floor"}
        assert there[lamp.id].support != lamp.support


def test_same_words_and_seed_give_the_same_bytes(room: World) -> None:
    words = "add a plant next to the bed and make the rug green"
    assert saved(edit(room, words, seed=2).world) == saved(edit(room, words, seed=2).world)


def test_edits_go_on_after_a_file(room: World) -> None:
    loaded = load_world(saved(room))
    first = edit(loaded, "make the chair blue")
    again = load_world(saved(first.world))
    second = edit(again, "move it to the window; make the chair green")
    assert [line.done for line in second.report] == [False, True]
    assert edits_of(second.world) == (
        Recolour(tuple(thing_ids(room, "chair")), "blue"),
        Recolour(tuple(thing_ids(room, "chair")), "green"),
    )
    assert len(second.world.history) == len(room.history) + 2


def test_undo_and_redo_bring_back_the_very_bytes(room: World) -> None:
    start = load_world(saved(room))
    first = edit(start, "remove the chair").world
    second = edit(first, "make the rug blue").world
    back = load_world(saved(second)).undone()
    assert saved(replace(back, future=())) == saved(first)
    assert saved(replace(back.undone(), future=())) == saved(start)
    assert saved(back.undone().redone().redone()) == saved(second)


def test_there_is_nothing_to_undo_at_first(room: World) -> None:
    with pytest.raises(ArgumentError, match="nothing to undo"):
        room.undone()
    with pytest.raises(ArgumentError, match="nothing to redo"):
        room.redone()


def test_a_new_edit_forgets_what_was_undone(room: World) -> None:
    first = edit(room, Rename(tuple(thing_ids(room, "chair")), "throne")).world
    other = edit(first.undone(), Rename(tuple(thing_ids(room, "chair")), "seat")).world
    assert not other.future
    assert len(other.past) == 1


def test_what_was_done_is_done_again_elsewhere(room: World) -> None:
    edited = edit(room, "make the chair blue and remove the rug").world
    other = tz.create(PROMPT, seed=8, splats=SPLATS, quality="draft")
    again = replay(other, edits_of(edited))
    assert [line.done for line in again.report] == [True, True]
    assert not thing_ids(again.world, "rug")


def test_an_edit_that_cannot_be_done_leaves_the_world(room: World) -> None:
    edited = edit(room, "remove the elephant")
    assert edited.world is room
    assert not edited.whole
    assert not edited.operations


def test_night_is_dark_and_days_come_back(room: World) -> None:
    night = edit(room, Relight(time="night")).world
    camera = next(iter(room.cameras.values()))
    assert picture(night, camera).mean() < picture(room, camera).mean() - 0.05
    assert {t.id: t.pose for t in night.things} == {t.id: t.pose for t in room.things}
    assert Recipe.read(night.recipe).exposure != Recipe.read(room.recipe).exposure
    bed = thing_ids(night, "bed")
    assert edit(night, Recolour(tuple(bed), "green")).whole


def test_a_damaged_recipe_is_told(room: World) -> None:
    broken = replace(room, recipe={**room.recipe, "factors": 3})  # type: ignore[dict-item]
    with pytest.raises(ArgumentError, match="recipe is damaged"):
        edit(broken, "remove the chair")


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_edit_leaves_a_sound_world(room: World, data: st.DataObject) -> None:
    ids = [t.id for t in room.things]
    one = st.sampled_from(ids).map(lambda i: (i,))
    operation = data.draw(
        st.one_of(
            st.builds(Recolour, one, st.sampled_from(["red", "navy blue", "white"])),
            st.builds(Remove, one),
            st.builds(Rotate, one, st.floats(-3.0, 3.0)),
            st.builds(Resize, one, st.tuples(*[st.floats(0.7, 1.4)] * 3)),
            st.builds(Move, one, st.just(()), st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.just(0.0))),
            st.builds(Move, one, st.sampled_from([(("near", "window"),), (("in", "corner"),)])),
        )
    )
    edited = edit(room, operation)
    if not edited.operations:
        assert edited.world is room
        return
    after = edited.world
    there = {t.id for t in after.things}
    assert all(t.support in {*there, "floor", "wall", "ceiling"} for t in after.things)
    assert all(np.isfinite(t.splats.means).all() for t in after.everything)
    assert 0.7 * room.splat_count < after.splat_count < 1.4 * room.splat_count
    same = unchanged(room, after)
    moved = set(operation.things)
    assert {t.id for t in after.structure if t.kind in ("tree", "sky", "ground")} <= same | moved
    assert after.past[-1].things == room.things
