"""`Camera`: what it refuses, where it looks, and what stays when it is resized."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from terrazzo.cameras import MAX_PIXELS, Camera, look_rotation
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose

coordinate = st.floats(-50, 50)
places = st.tuples(coordinate, coordinate, coordinate)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"width": 0}, "0 x"),
        ({"height": -3}, "-3 pixels"),
        ({"width": 100_000, "height": 100_000}, str(MAX_PIXELS)),
        ({"projection": "fisheye"}, "fisheye"),
        ({"fx": 0.0}, "focal"),
        ({"cy": float("nan")}, "finite"),
        ({"pose": Pose((0.0, float("inf"), 0.0))}, "finite"),
    ],
)
def test_impossible_cameras_are_refused(change, message):
    plain = {"pose": Pose(), "width": 64, "height": 48, "fx": 50.0, "fy": 50.0, "cx": 32.0, "cy": 24.0}
    with pytest.raises(ArgumentError, match=message):
        Camera(**{**plain, **change})


@given(places, places)
def test_look_at_puts_the_target_in_the_middle_with_the_world_upright(eye, target):
    assume(np.linalg.norm(np.subtract(target, eye)) > 1e-3)
    camera = Camera.look_at(eye, target, width=200, height=100, fov=1.0)
    seen = camera.world_to_camera @ (*target, 1)
    assert abs(seen[0]) < 1e-6 and abs(seen[1]) < 1e-6 and seen[2] > 0
    up = camera.world_to_camera[:3, :3] @ (0, 0, 1)
    assert up[1] <= 1e-9  # y points down in the picture
    assert abs(up[0]) < 1e-6


def test_field_of_view():
    camera = Camera.look_at((0, 0, 0), (1, 0, 0), width=200, height=100, fov=1.0)
    edge = camera.pose.rotate((np.tan(0.5), 0, 1))
    x, _, z = camera.world_to_camera[:3, :3] @ edge
    assert camera.fx * x / z + camera.cx == pytest.approx(200)
    assert camera.fov == pytest.approx(1.0)
    for fov in (0, np.pi, -1, float("nan")):
        with pytest.raises(ArgumentError, match="fov"):
            Camera.look_at((0, 0, 0), (1, 0, 0), fov=fov)


def test_looking_along_plus_x_has_minus_y_on_the_right():
    camera = Camera.look_at((0, 0, 0), (1, 0, 0))
    right, down, forward = camera.world_to_camera[:3, :3]
    assert (
        np.allclose(right, (0, -1, 0)) and np.allclose(down, (0, 0, -1)) and np.allclose(forward, (1, 0, 0))
    )


@pytest.mark.parametrize("forward", [(0, 0, 1), (0, 0, -1)])
def test_looking_straight_up_and_down_works(forward):
    rotation = look_rotation(forward)
    assert np.allclose(rotation @ rotation.T, np.eye(3))
    assert np.linalg.det(rotation) == pytest.approx(1)
    assert np.allclose(rotation[:, 2], forward)


def test_a_target_at_the_eye_is_refused():
    with pytest.raises(ArgumentError, match="target"):
        Camera.look_at((1, 2, 3), (1, 2, 3))


def test_world_to_camera_undoes_the_pose():
    camera = Camera.look_at((1, 2, 3), (-4, 0, 1))
    assert np.allclose(camera.world_to_camera @ camera.pose.matrix, np.eye(4), atol=1e-12)
    assert np.allclose(camera.position, (1, 2, 3))


def test_a_panorama_is_upright_and_faces_its_yaw():
    camera = Camera.panorama((1, 2, 3), width=512, yaw=np.pi / 2)
    assert camera.height == 256 and camera.fov == pytest.approx(2 * np.pi)
    assert np.allclose(camera.pose.rotate((0, 0, 1)), (0, 1, 0))
    assert np.allclose(camera.pose.rotate((0, -1, 0)), (0, 0, 1))


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_resized_camera_sees_the_same_edges(width, height):
    camera = Camera(Pose(), 64, 48, 50.0, 55.0, 20.0, 30.0)
    other = camera.resized(width, height)
    assert -other.cx / other.fx == pytest.approx(-camera.cx / camera.fx)
    assert (height - other.cy) / other.fy == pytest.approx((48 - camera.cy) / camera.fy)
    assert other.pose == camera.pose
