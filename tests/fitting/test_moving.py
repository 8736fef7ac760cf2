"""What a training finds beside splats: exposures and poses; and how far apart points are."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.fitting import gain_between, moved
from terrazzo.fitting.camera_steps import CameraSteps
from terrazzo.fitting.exposure import Exposures
from terrazzo.fitting.spacing import spacing


def test_the_gain_between_two_exposures_is_found_and_masked_pixels_do_not_count() -> None:
    drawn = np.random.default_rng(0).uniform(0.1, 0.6, (30, 40, 3)).astype(np.float32)
    target = (drawn * [1.3, 1.0, 0.8]).astype(np.float32)
    np.testing.assert_allclose(gain_between(drawn, target, pull=0), [1.3, 1.0, 0.8], rtol=1e-5)
    assert 1.2 < gain_between(drawn, target)[0] < 1.3  # pulled towards no change
    target[:, 20:] = 0
    weight = np.ones((30, 40), np.float32)
    weight[:, 20:] = 0
    np.testing.assert_allclose(gain_between(drawn, target, weight, pull=0), [1.3, 1.0, 0.8], rtol=1e-5)


def test_exposures_have_a_mean_of_one() -> None:
    exposures = Exposures(2)
    drawn = np.full((9, 9, 3), 0.4, np.float32)
    for _ in range(30):
        exposures.learn(0, drawn, drawn * 2, None)
    assert exposures.gains[0, 0] > 1.2
    np.testing.assert_allclose(np.log(exposures.gains).mean(0), 0, atol=1e-5)


def test_a_moved_camera_is_shifted_and_turned_about_its_eye() -> None:
    camera = Camera.look_at((1, 2, 3), (4, 2, 3), width=8, height=8)
    turned = moved(camera, np.array([0.5, 0, 0, 0, 0, np.pi / 2]))
    np.testing.assert_allclose(turned.position, [1.5, 2, 3])
    np.testing.assert_allclose(turned.pose.rotate((0, 0, 1)), [0, 1, 0], atol=1e-9)
    assert moved(camera, np.zeros(6)).pose.rotation == pytest.approx(camera.pose.rotation)


def test_steps_go_against_the_gradient_by_their_length() -> None:
    steps = CameraSteps(3)
    steps.step(1, np.array([2.0, 0, 0, 0, -7.0, 0]), shift=0.1, turn=0.01)
    np.testing.assert_allclose(steps.offsets[1], [-0.1, 0, 0, 0, 0.01, 0], atol=1e-12)
    assert not steps.offsets[[0, 2]].any()


@pytest.mark.parametrize("count", [500, 6000])
def test_spacing_is_nearly_that_of_all_pairs_also_where_points_are_thin(count: int) -> None:
    rng = np.random.default_rng(count)
    points = np.concatenate([rng.normal(size=(count, 3)), rng.normal(size=(40, 3)) * 30])
    some = np.r_[0:200, count : count + 40]
    gaps = np.sort(np.linalg.norm(points[some, None] - points[None], axis=-1), axis=1)[:, 1:4].mean(1)
    ratio = spacing(points)[some] / gaps
    assert ratio.min() > 1 - 1e-9 and np.median(ratio) < 1.02 and ratio.max() < 1.7
    if count == 500:
        np.testing.assert_allclose(ratio, 1, rtol=1e-9)
