"""Quaternions, poses and boxes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.geometry import (
    Bounds,
    Pose,
    matrix_to_quaternion,
    quaternion_multiply,
    quaternion_to_matrix,
    yaw_matrix,
    yaw_quaternion,
)

component = st.floats(-1, 1)
quaternions = st.tuples(component, component, component, component).filter(lambda q: np.linalg.norm(q) > 1e-2)
places = st.tuples(*[st.floats(-100, 100)] * 3)
poses = st.builds(lambda p, q: Pose(p, tuple(np.array(q) / np.linalg.norm(q))), places, quaternions)


@given(quaternions)
def test_a_quaternions_matrix_is_a_rotation(q):
    m = quaternion_to_matrix(q)
    assert np.allclose(m @ m.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(m) == pytest.approx(1)


@given(quaternions)
def test_matrix_and_quaternion_are_inverse(q):
    back = matrix_to_quaternion(quaternion_to_matrix(q))
    unit = np.array(q) / np.linalg.norm(q)
    assert back[0] >= 0
    assert np.allclose(back, unit, atol=1e-9) or np.allclose(back, -unit, atol=1e-9)


@pytest.mark.parametrize("axis", [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0.6, 0, 0.8)])
def test_half_turns_are_recovered(axis):
    """The trace formula alone divides by zero here."""
    q = matrix_to_quaternion(quaternion_to_matrix((0, *axis)))
    assert np.allclose(np.abs(q), np.abs((0, *axis)), atol=1e-12)


@given(quaternions, quaternions)
def test_multiplying_quaternions_multiplies_their_matrices(a, b):
    product = quaternion_to_matrix(quaternion_multiply(a, b))
    assert np.allclose(product, quaternion_to_matrix(a) @ quaternion_to_matrix(b), atol=1e-9)


def test_many_at_once_is_one_at_a_time():
    q = np.random.default_rng(0).normal(size=(4, 5, 4))
    assert np.allclose(quaternion_to_matrix(q)[2, 3], quaternion_to_matrix(q[2, 3]))
    assert matrix_to_quaternion(quaternion_to_matrix(q)).shape == (4, 5, 4)


def test_yaw_grows_counter_clockwise_seen_from_above():
    quarter = np.pi / 2
    assert np.allclose(yaw_matrix(quarter) @ (1, 0, 0), (0, 1, 0))
    assert np.allclose(quaternion_to_matrix(yaw_quaternion(quarter)), yaw_matrix(quarter))
    assert Pose.at(1, 2, 3, yaw=quarter).yaw == pytest.approx(quarter)
    assert np.allclose(Pose.at(1, 2, 3, yaw=quarter).apply((1, 0, 0)), (1, 3, 3))


@given(poses, places)
def test_an_inverse_pose_undoes_the_pose(pose, point):
    assert np.allclose(pose.inverse().apply(pose.apply(point)), point, atol=1e-9)
    assert np.allclose(pose.inverse().matrix @ pose.matrix, np.eye(4), atol=1e-9)


@given(poses, poses, places)
def test_composed_poses_act_right_to_left(outer, inner, point):
    assert np.allclose((outer @ inner).apply(point), outer.apply(inner.apply(point)), atol=1e-7)
    assert np.allclose((outer @ inner).matrix, outer.matrix @ inner.matrix, atol=1e-7)


def test_directions_are_turned_but_not_moved():
    assert np.allclose(Pose.at(5, 5, 5, yaw=np.pi).rotate((1, 0, 0)), (-1, 0, 0))


def test_bounds():
    box = Bounds.of([(0, 1, 2), (4, -1, 3)])
    assert np.array_equal(box.low, (0, -1, 2)) and np.array_equal(box.high, (4, 1, 3))
    assert np.array_equal(box.centre, (2, 0, 2.5)) and np.array_equal(box.size, (4, 2, 1))
    assert not Bounds.of(np.zeros((0, 3))).size.any()
