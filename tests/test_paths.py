import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.paths import CameraPath, Keyframe


def random_path(seed: int, n: int = 5, **options) -> CameraPath:
    rng = np.random.default_rng(seed)
    times = np.cumsum(rng.uniform(0.2, 2, n))
    keys = [
        Keyframe(float(t), tuple(rng.normal(0, 2, 3)), tuple(rng.normal(0, 1, 4)), float(rng.uniform(0.5, 2)))
        for t in times
    ]
    return CameraPath(tuple(keys), **options)


@given(st.integers(0, 10_000), st.sampled_from(["linear", "ease-in", "ease-out", "ease-in-out"]))
@settings(max_examples=30, deadline=None)
def test_path_starts_and_ends_at_its_keyframes_and_is_smooth(seed, easing):
    path = random_path(seed, easing=easing)
    first, last = path.at(0), path.at(path.duration)
    assert np.allclose(first.position, path.keyframes[0].position)
    assert np.allclose(last.position, path.keyframes[-1].position)
    assert last.fov == pytest.approx(path.keyframes[-1].fov)
    turn = quaternion_to_matrix(last.pose.rotation)
    assert np.allclose(turn, quaternion_to_matrix(path.keyframes[-1].rotation), atol=1e-6)
    fine = [path.at(t) for t in np.linspace(0, path.duration, 2001)]
    p = np.array([c.position for c in fine])
    speed = np.linalg.norm(np.diff(p, axis=0), axis=1)
    assert np.abs(np.diff(speed)).max() < 0.15 * speed.max() + 1e-6  # no jumps in speed
    turns = np.array([quaternion_to_matrix(c.pose.rotation) for c in fine])
    assert np.abs(np.diff(turns, axis=0)).max() < 0.2


def test_linear_path_passes_through_every_keyframe():
    path = random_path(3)
    start = path.keyframes[0].time
    for key in path.keyframes:
        camera = path.at(key.time - start)
        assert np.allclose(camera.position, key.position, atol=1e-9)
        assert np.allclose(
            quaternion_to_matrix(camera.pose.rotation), quaternion_to_matrix(key.rotation), atol=1e-6
        )


def test_a_straight_dolly_keeps_a_constant_speed_unless_eased():
    keys = tuple(Keyframe.look_at(i, (i, 0, 1), (10, 0, 1)) for i in range(4))
    steps = np.diff([c.position[0] for c in CameraPath(keys).cameras(fps=10)])
    assert np.allclose(steps, steps[0])
    eased = np.diff([c.position[0] for c in CameraPath(keys, "ease-in-out").cameras(fps=10)])
    assert eased[0] < 0.3 * eased[15]
    assert eased.sum() == pytest.approx(3)


def test_closed_path_does_not_show_its_first_frame_twice():
    angles = np.linspace(0, 2 * np.pi, 9)
    keys = tuple(Keyframe.look_at(i, (np.cos(a), np.sin(a), 0), (0, 0, 0)) for i, a in enumerate(angles))
    cameras = list(CameraPath(keys, closed=True).cameras(fps=4))
    p = np.array([c.position for c in cameras])
    gaps = np.linalg.norm(p - np.roll(p, 1, axis=0), axis=1)
    assert gaps.max() < 1.1 * gaps.min()


def test_json_round_trip(tmp_path):
    path = random_path(1, easing="ease-in")
    path.save(tmp_path / "way.json")
    assert CameraPath.load(tmp_path / "way.json") == path


@pytest.mark.parametrize(
    "broken",
    [
        "[]",
        "{}",
        "nonsense",
        '{"format": "terrazzo-camera-path", "version": 1, "keyframes": [{}]}',
        "[" * 5000,
    ],
)
def test_files_that_are_no_paths_are_refused(tmp_path, broken):
    file = tmp_path / "way.json"
    file.write_text(broken)
    with pytest.raises(FormatError, match=r"way\.json"):
        CameraPath.load(file)


def test_bad_paths_are_refused():
    key = Keyframe.look_at(0, (0, 0, 0), (1, 0, 0))
    with pytest.raises(ArgumentError, match="at least one"):
        CameraPath(())
    with pytest.raises(ArgumentError, match="rise"):
        CameraPath((key, key))
    with pytest.raises(ArgumentError, match="finite"):
        CameraPath((Keyframe(0, (np.nan, 0, 0), (1, 0, 0, 0)),))
    with pytest.raises(ArgumentError, match="fps"):
        list(CameraPath((key,)).cameras(fps=0))
    data = random_path(0).to_json()
    data["keyframes"][0]["fov"] = 9
    with pytest.raises(FormatError, match="fov"):
        CameraPath.from_json(json.loads(json.dumps(data)))
