"""Fitted splats to a world: up, floor, scale, parts, colliders, and that it is a world like any other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.filming import walk
from terrazzo.harmonics import SH_C0
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.fits import Fitted
from terrazzo.reconstruct.scales import parse_hint
from terrazzo.reconstruct.scenes import world_of
from terrazzo.reconstruct.starts import Start
from terrazzo.reconstruct.surroundings import survey
from terrazzo.splats import Splats
from terrazzo.world import World, load_world, save_world, summarize
from terrazzo.world.colliders import collider_glb
from terrazzo.world.quality import Quality
from tests.reconstruct import rooms

QUALITY = Quality(30.0, 21, 27.5, 0.91, 3, 28.0)


def fitted(splats: Splats, taken) -> Fitted:
    nothing = np.zeros((0, 3), np.float32)
    start = Start(nothing, nothing, 0, survey(taken), "nothing")
    names = tuple(f"images/{i}.jpg" for i in range(len(taken)))
    return Fitted(splats, QUALITY, tuple(taken), names, (0.0, 0.0, 0.0), start, True)


def capture(**known) -> Capture:
    nothing = np.zeros((0, 3), np.float32)
    return Capture("made", (), nothing, nothing, ("1 photograph left out, it is torn: a.jpg",), **known)


@pytest.fixture(scope="module")
def shifted_world() -> World:
    """The room in a frame of unknown up and scale, with its height told."""
    shift = rooms.shifted()
    taken = [shift.camera(c) for c in rooms.cameras(24)]
    made = fitted(rooms.room().transform(shift.matrix), taken)
    return world_of(made, capture(), hint=parse_hint(f"ceiling={rooms.HEIGHT}"))


def test_the_room_stands_upright_in_metres(shifted_world: World) -> None:
    floor, ceiling = shifted_world.thing("floor"), shifted_world.thing("ceiling")
    assert floor.centre[2] == pytest.approx(0, abs=0.05)
    assert ceiling.centre[2] == pytest.approx(rooms.HEIGHT, abs=0.05)
    heights = floor.pose.apply(floor.splats.means)[:, 2]
    assert (
        np.ptp(np.quantile(heights, [0.1, 0.9])) < 0.02
    )  # level: four metres of it are within two centimetres
    sides = sorted(floor.size[:2])
    assert sides == pytest.approx([rooms.DEPTH, rooms.WIDTH], rel=0.03)
    assert shifted_world.rooms[0].height == pytest.approx(rooms.HEIGHT, rel=0.02)
    assert shifted_world.rooms[0].area == pytest.approx(rooms.WIDTH * rooms.DEPTH, rel=0.06)


def test_parts_are_labelled_and_hold_every_splat_once(shifted_world: World) -> None:
    labels = [t.label for t in shifted_world.everything]
    assert labels.count("wall") == 4 and labels.count("floor") == 1 and labels.count("ceiling") == 1
    table = shifted_world.thing("table-1")
    assert table.centre[2] + table.size[2] / 2 == pytest.approx(rooms.TABLE[2], abs=0.05)
    assert sorted(table.size[:2]) == pytest.approx([0.6, 1.0], abs=0.15)
    assert shifted_world.splat_count == len(rooms.room())
    assert {t.origin for t in shifted_world.everything} == {"observed"}


def test_colliders_keep_the_middle_free_and_the_table_closed(shifted_world: World) -> None:
    path = walk(shifted_world, duration=4)
    eyes = np.array([path.at(t, width=8, height=8).position for t in np.linspace(0, 4, 40)])
    table = shifted_world.thing("table-1")
    inside = np.abs(eyes[:, :2] - table.centre[:2]) < np.array(table.size[:2]) / 2 - 0.02
    assert not inside.all(1).any()
    assert collider_glb(shifted_world)[:4] == b"glTF"


def test_it_saves_and_tells_its_quality(shifted_world: World, tmp_path: Path) -> None:
    save_world(shifted_world, tmp_path / "a.world")
    again = load_world(tmp_path / "a.world")
    assert again.quality == QUALITY and len(again.cameras) == 6
    told = summarize(again)
    assert told["quality"]["held_out_psnr"] == 27.5 and told["quality"]["views"] == 21
    assert json.loads(json.dumps(told)) == told
    reasons = [n.reason for n in again.report]
    assert any("torn" in r for r in reasons) and any("ceiling, 2.4 m" in r for r in reasons)


def test_scale_is_guessed_with_an_uncertainty_when_nobody_tells() -> None:
    shift = rooms.shifted(3, scale=2.9)
    taken = [shift.camera(c) for c in rooms.cameras(24)]
    world = world_of(fitted(rooms.room().transform(shift.matrix), taken), capture())
    assert world.rooms[0].height == pytest.approx(rooms.HEIGHT, rel=0.12)
    note = next(n for n in world.report if n.subject == "scale")
    assert "give or take" in note.reason and "height of rooms" in note.reason


def with_door() -> Splats:
    """A plain room with a dark door, 2.03 m high, in its far long wall."""

    def plain(corner, along, up, shade: float) -> Splats:
        own = rooms.sheet(corner, along, up, (shade,) * 3, 0)
        grey = np.full((len(own), 1, 3), (shade - 0.5) / SH_C0, np.float32)
        return replace(own, harmonics=grey)

    w, d, h = rooms.WIDTH / 2, rooms.DEPTH / 2, rooms.HEIGHT
    return Splats.merge(
        [
            plain((-w, -d, 0), (2 * w, 0, 0), (0, 2 * d, 0), 0.35),
            plain((-w, -d, h), (2 * w, 0, 0), (0, 2 * d, 0), 0.9),
            plain((-w, -d, 0), (2 * w, 0, 0), (0, 0, h), 0.7),
            plain((-w, d, 0), (2 * w, 0, 0), (0, 0, h), 0.75),
            plain((-w, -d, 0), (0, 2 * d, 0), (0, 0, h), 0.8),
            plain((w, -d, 0), (0, 2 * d, 0), (0, 0, h), 0.65),
            plain((-0.3, d - 0.02, 0), (0.86, 0, 0), (0, 0, 2.03), 0.15),
        ]
    )


@pytest.mark.parametrize("hint", ["door=2.03", f"table={rooms.TABLE[2]}", f"table-1={rooms.TABLE[2]}"])
def test_a_door_or_a_table_that_was_measured_is_found_again(hint: str) -> None:
    splats = with_door() if hint.startswith("door") else rooms.room()
    shift = rooms.shifted(2, scale=1.7)
    taken = rooms.cameras(24, width=320, height=240)
    if hint.startswith("door"):
        places = [(x, -1.3, z) for z in (1.4, 1.6) for x in (-1.2, -0.4, 0.4, 1.2)]
        taken = [Camera.look_at(eye, (0.1, 1.5, 1.1), width=480, height=360, fov=1.25) for eye in places]
    looks = [shift.camera(c) for c in taken]
    measured = hint
    if hint.startswith("table-1"):
        guessed = world_of(fitted(splats.transform(shift.matrix), looks), capture())
        ratio = rooms.HEIGHT / guessed.rooms[0].height
        measured = f"table-1={max(guessed.thing('table-1').size) * ratio:.4f}"
    world = world_of(fitted(splats.transform(shift.matrix), looks), capture(), hint=parse_hint(measured))
    assert world.rooms[0].height == pytest.approx(rooms.HEIGHT, rel=0.03)
    assert world.scale is not None and world.scale.spread < 0.07
    assert hint.partition("=")[0] in world.scale.source


def test_metric_captures_keep_their_metres() -> None:
    world = world_of(fitted(rooms.room(), rooms.cameras(24)), capture(metric=True, upright=True))
    assert world.rooms[0].height == pytest.approx(rooms.HEIGHT, rel=0.02)
    assert not [n for n in world.report if n.subject == "scale"]


@pytest.mark.parametrize(
    "hint, message",
    [
        ("=2", "does not say what"),
        ("ceiling=tall", "no length"),
        ("ceiling=-1", "no length"),
        ("door=nan", "no length"),
    ],
)
def test_measurements_that_cannot_be_used_are_refused(hint: str, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        parse_hint(hint)


def test_what_was_measured_must_be_there() -> None:
    floor_only = rooms.sheet((-2, -2, 0), (4, 0, 0), (0, 4, 0), (0.5, 0.5, 0.5), 0)
    made = fitted(floor_only, rooms.cameras(12))
    with pytest.raises(ArgumentError, match="no ceiling was found"):
        world_of(made, capture(), hint=parse_hint("ceiling=2.5"))


def test_splats_without_any_surface_are_a_world_all_the_same() -> None:
    fog = Splats.from_colours(
        np.random.default_rng(0).normal(size=(50, 3)), np.tile([1, 0, 0, 0], (50, 1)),
        np.full((50, 3), 0.01), np.full(50, 0.1), np.full((50, 3), 0.5),
    )  # fmt: skip
    world = world_of(fitted(fog, rooms.cameras(4)), capture())
    assert world.splat_count == 50 and world.quality == QUALITY
    assert any("no surface" in n.reason for n in world.report)
