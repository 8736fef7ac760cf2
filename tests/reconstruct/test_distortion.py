"""Lenses forward and backward against independent numerics, and pictures that come out straight."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.reconstruct.distortion import MAX_RADIUS, Lens, pinhole_of, undistort_picture

LENSES = {
    "radial": Lens((-0.12, 0.03)),
    "pincushion": Lens((0.15,)),
    "fox": Lens((0.0578421, -0.0805099), (-0.000980296, 0.00015575)),
    "tangential": Lens((-0.2, 0.05, -0.002), (0.002, -0.003)),
    "rational": Lens((0.4, -0.1, 0.02), (0.001, 0.001), (0.6, 0.05, 0.01)),
    "fisheye": Lens((-0.02, 0.004, -0.002, 0.0003), fisheye=True),
    "equidistant": Lens(fisheye=True),
}


def longhand(lens: Lens, x: float, y: float) -> tuple[float, float]:
    """The formulas of OpenCV's manual, a point at a time."""
    r = np.hypot(x, y)
    k = (*lens.radial, *[0.0] * (4 - len(lens.radial)))
    if lens.fisheye:
        a = np.arctan(r)
        bent = a * (1 + k[0] * a**2 + k[1] * a**4 + k[2] * a**6 + k[3] * a**8)
        return (x * bent / r, y * bent / r) if r else (x, y)
    k4, k5, k6 = lens.rational
    p1, p2 = lens.tangential
    s = (1 + k[0] * r**2 + k[1] * r**4 + k[2] * r**6) / (1 + k4 * r**2 + k5 * r**4 + k6 * r**6)
    return (
        x * s + 2 * p1 * x * y + p2 * (r**2 + 2 * x**2),
        y * s + p1 * (r**2 + 2 * y**2) + 2 * p2 * x * y,
    )


def searched(lens: Lens, target: np.ndarray) -> np.ndarray:
    """The inverse by a search that knows only the longhand formulas: a grid about the best point, ever finer."""
    best, step = np.zeros(2), 0.25
    while step > 1e-9:
        around = [best + step * np.array([i, j]) for i in range(-3, 4) for j in range(-3, 4)]
        best = min(around, key=lambda p: float(np.hypot(*(longhand(lens, *p) - target))))
        step *= 0.6
    return best


@pytest.mark.parametrize("name", LENSES)
def test_distortion_is_that_of_the_manual(name):
    lens = LENSES[name]
    points = np.random.default_rng(1).uniform(-0.8, 0.8, (60, 2))
    points[0] = 0
    expected = np.array([longhand(lens, x, y) for x, y in points])
    assert np.abs(lens.distort(points) - expected).max() < 1e-12


@pytest.mark.parametrize("name", LENSES)
def test_undistortion_agrees_with_a_search(name):
    lens = LENSES[name]
    targets = np.random.default_rng(2).uniform(-0.4, 0.4, (6, 2))
    ideal, found = lens.undistort(targets)
    assert found.all()
    assert np.abs(ideal - [searched(lens, t) for t in targets]).max() < 1e-7


coefficient = st.floats(-0.3, 0.3)


@settings(max_examples=80, deadline=None)
@given(
    k=st.tuples(coefficient, coefficient, coefficient),
    p=st.tuples(st.floats(-0.01, 0.01), st.floats(-0.01, 0.01)),
    fisheye=st.booleans(),
)
def test_what_is_found_is_true_and_what_is_not_is_out_of_reach(k, p, fisheye):
    lens = Lens(k, p, fisheye=fisheye)
    points = np.random.default_rng(3).uniform(-1.5, 1.5, (200, 2))
    ideal, found = lens.undistort(points)
    assert np.isfinite(ideal).all()
    assert np.abs(lens.distort(ideal[found]) - points[found]).max(initial=0) < 1e-8
    assert np.hypot(*ideal.T).max() <= lens.reach * (1 + 1e-6) + 1e-9
    there = points[np.hypot(*points.T) < 0.8 * lens.reach]
    back, again = lens.undistort(lens.distort(there))
    assert again.mean() > 0.9 and np.abs(back - there)[again].max(initial=0) < 1e-6


def test_a_polynomial_is_trusted_only_up_to_where_it_folds():
    lens = Lens((-0.5,))  # r - 0.5 r^3 is highest at sqrt(2 / 3)
    assert lens.reach == pytest.approx(np.sqrt(2 / 3), abs=1e-3)
    assert Lens().reach == pytest.approx(MAX_RADIUS)
    _, found = lens.undistort(np.array([[0.2, 0.1], [0.9, 0.0]]))
    assert found.tolist() == [True, False]


def photograph(camera: Camera, lens: Lens) -> np.ndarray:
    """What the lens shows of a wall at z = 1 with smooth bands, white outside of nothing: exact colours."""
    x, y = np.meshgrid(np.arange(camera.width) + 0.5, np.arange(camera.height) + 0.5)
    bent = np.stack([(x - camera.cx) / camera.fx, (y - camera.cy) / camera.fy], -1).reshape(-1, 2)
    return wall(lens.undistort(bent)[0]).reshape(camera.height, camera.width, 3)


def wall(points: np.ndarray) -> np.ndarray:
    x, y = points[:, 0], points[:, 1]
    return (127 + 100 * np.stack([np.sin(6 * x), np.sin(5 * y), np.cos(4 * x + 3 * y)], -1)).astype(
        np.float32
    )


def camera_of(width: int = 320, height: int = 240, focal: float = 260.0) -> Camera:
    return Camera(Pose(), width, height, focal, focal * 1.02, width / 2 + 3, height / 2 - 5)


@pytest.mark.parametrize("name", LENSES)
def test_a_photograph_of_a_wall_comes_out_as_a_pinhole_sees_it(name):
    lens, camera = LENSES[name], camera_of()
    target = pinhole_of(camera, lens)
    assert target.width * target.height <= camera.width * camera.height
    assert target.width > 0.6 * camera.width and target.height > 0.6 * camera.height
    straight = undistort_picture(photograph(camera, lens), camera, lens, target)
    expected = photograph(target, Lens())
    assert np.abs(straight - expected).max() < 1.0
    bent = photograph(camera, lens)[: target.height, : target.width]
    assert (
        np.abs(bent - expected[: bent.shape[0], : bent.shape[1]]).max() > 3
    )  # the wall does show distortion


@pytest.mark.parametrize("name", LENSES)
def test_the_crop_shows_only_what_was_seen(name):
    lens, camera = LENSES[name], camera_of()
    target = pinhole_of(camera, lens)
    u, v = np.meshgrid(np.linspace(0, target.width, 50), np.linspace(0, target.height, 50))
    ideal = np.stack([(u - target.cx) / target.fx, (v - target.cy) / target.fy], -1).reshape(-1, 2)
    at = lens.distort(ideal) * (camera.fx, camera.fy) + (camera.cx, camera.cy)
    assert (at > -0.01).all() and (at < (camera.width + 0.01, camera.height + 0.01)).all()


def test_a_fisheye_of_half_the_world_keeps_a_frame_of_a_useful_size():
    camera = Camera(Pose(), 400, 400, 200 / (np.pi / 2), 200 / (np.pi / 2), 200, 200)
    target = pinhole_of(camera, Lens(fisheye=True))
    assert 80 < np.degrees(target.fov) <= 130
    assert target.width * target.height <= 400 * 400


def test_transparent_pixels_do_not_darken_their_neighbours():
    camera, lens = camera_of(64, 48, 60.0), Lens((-0.1,))
    pixels = np.zeros((48, 64, 4), np.uint8)
    pixels[:, 30:] = (200, 100, 50, 255)
    out = undistort_picture(pixels, camera, lens, pinhole_of(camera, lens))
    shown = out[out[..., 3] > 40]
    assert len(shown) and np.abs(shown[:, :3].astype(int) - (200, 100, 50)).max() <= 3
    assert (out[..., 3] == 0).any()


def test_lenses_that_leave_nothing_or_are_no_numbers_are_refused():
    with pytest.raises(ArgumentError, match="finite"):
        Lens((float("nan"),))
    with pytest.raises(ArgumentError, match="nothing"):
        pinhole_of(Camera(Pose(), 64, 48, 60, 60, 500, 24), Lens((-0.3,)))
