"""Shots: the same way as their keyframes, faster, looking at a thing, held by a hand."""

import json

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.filming.shots import SWAY, Shot
from terrazzo.paths import CameraPath, Keyframe
from tests.scenes import tiled_room

WAY = CameraPath(
    (
        Keyframe.look_at(0.0, (0.6, 0.6, 1.6), (2, 2, 1)),
        Keyframe.look_at(2.0, (3.0, 0.6, 1.5), (1, 2, 1), fov=0.9),
        Keyframe.look_at(4.0, (3.2, 2.4, 1.2), (1, 1, 1)),
    ),
    easing="ease-in-out",
)


def test_a_plain_shot_is_its_keyframes_at_its_speed():
    path = Shot(WAY, speed=2.0).path(tiled_room())
    assert path.duration == pytest.approx(2.0)
    assert path.at(0.8).position == pytest.approx(WAY.at(1.6).position)


def test_the_camera_looks_at_a_thing_all_the_time():
    world = tiled_room()
    box = next(t for t in world.things if t.label == "orange box")
    path = Shot(WAY, look_at=box.id).path(world)
    assert path.at(1.3).position == pytest.approx(WAY.at(1.3).position, abs=2e-3)
    for time in np.linspace(0, 4, 9):
        camera = path.at(float(time))
        x, y, z = camera.pose.inverse().apply(box.centre)
        assert abs(x) < 0.02 * z and abs(y) < 0.02 * z


def test_a_thing_that_is_gone_is_not_looked_at():
    assert Shot(WAY, look_at="ghost-1").path(tiled_room()) == Shot(WAY).path(tiled_room())


def test_a_hand_strays_a_little_and_smoothly():
    held, still = Shot(WAY, handheld=1.0).path(tiled_room()), Shot(WAY).path(tiled_room())
    times = np.linspace(0, 4, 400)
    away = np.array([held.at(float(t)).position - still.at(float(t)).position for t in times])
    assert SWAY / 4 < np.abs(away).max() < 1.5 * SWAY
    assert np.abs(np.diff(away, axis=0)).max() < 0.2 * SWAY, "no jump between frames"
    again = Shot(WAY, handheld=1.0).path(tiled_room())
    assert again == held
    assert Shot(WAY, handheld=1.0, seed=7).path(tiled_room()) != held


def test_it_is_kept_as_json():
    shot = Shot(WAY, 1.5, "box-1", 0.25, 3)
    assert Shot.from_json(json.loads(json.dumps(shot.to_json()))) == shot


@pytest.mark.parametrize(
    "change",
    [
        {"speed": 0},
        {"speed": float("nan")},
        {"handheld": 2},
        {"way": {}},
        {"version": 2},
        {"look_at": None, "seed": "x"},
    ],
)
def test_nonsense_is_refused(change):
    with pytest.raises(FormatError):
        Shot.from_json(Shot(WAY).to_json() | change)
    with pytest.raises(FormatError):
        Shot.from_json([])


def test_an_endless_shot_is_refused():
    long = CameraPath(
        (Keyframe.look_at(0, (0, 0, 1), (1, 0, 1)), Keyframe.look_at(1e5, (1, 0, 1), (2, 0, 1)))
    )
    with pytest.raises(ArgumentError, match="at most"):
        Shot(long)
