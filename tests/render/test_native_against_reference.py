"""The compiled rasterizer draws what the plain NumPy one draws: every camera, degree, filter and pass."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose
from terrazzo.render import Frame, rasterize
from terrazzo.render.rasterizer import PASSES
from terrazzo.splats import Splats
from tests.render.scenes import CAMERAS, cloud, decibels, one_splat, panorama, pinhole

WANTED = 45.0  # decibels


def both(splats: Splats, camera: Camera, **options) -> tuple[Frame, Frame]:
    native = rasterize(splats, camera, backend="native", **options)
    return native, rasterize(splats, camera, backend="reference", **options)


@pytest.mark.parametrize("antialias", [False, True], ids=["plain", "antialias"])
@pytest.mark.parametrize("degree", [0, 1, 2, 3])
@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_every_camera_degree_and_filter(camera, degree, antialias):
    splats = cloud(250, seed=degree, degree=degree, centre=(3, 0, 0), sizes=(0.005, 0.8))
    native, truth = both(splats, camera, background=(0.2, 0.4, 0.9), antialias=antialias)
    assert truth.alpha.mean() > 0.1
    assert decibels(native.colour, truth.colour) >= WANTED
    assert decibels(native.alpha, truth.alpha) >= WANTED


@pytest.mark.parametrize("used", [0, 1, 2])
def test_a_lower_degree_than_the_splats_have(used):
    splats = cloud(150, degree=3)
    native, truth = both(splats, pinhole(), sh_degree=used)
    assert decibels(native.colour, truth.colour) >= WANTED
    cut = rasterize(splats.with_degree(used), pinhole(), backend="native")
    assert np.array_equal(native.colour, cut.colour)
    assert not np.array_equal(native.colour, rasterize(splats, pinhole(), backend="native").colour)


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_depth_and_normals(camera):
    native, truth = both(cloud(200, seed=3), camera, passes=("depth", "normals"))
    assert native.depth is not None and truth.depth is not None
    assert native.normals is not None and truth.normals is not None
    solid = truth.alpha > 0.05
    assert np.array_equal(np.isinf(native.depth), native.alpha == 0)
    assert np.mean(np.isinf(native.depth) == np.isinf(truth.depth)) > 0.999
    error = np.abs(native.depth[solid] / truth.depth[solid] - 1)
    assert np.quantile(error, 0.999) < 1e-3
    agreement = np.sum(native.normals[solid] * truth.normals[solid], -1)
    assert np.quantile(agreement, 0.01) > 0.999
    assert np.allclose(np.linalg.norm(native.normals[solid], axis=-1), 1, atol=1e-4)
    assert not native.normals[native.alpha == 0].any()


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_the_leading_thing(camera):
    splats = cloud(200, seed=4, things=5)
    native, truth = both(splats, camera, passes=("things",))
    assert native.things is not None and truth.things is not None
    assert np.array_equal(native.things == -1, native.alpha == 0)
    certain = (truth.alpha > 0.02) & (_share(splats, camera) > 0.52)
    assert certain.mean() > 0.05
    assert np.mean(native.things[certain] == truth.things[certain]) > 0.999
    assert np.mean(native.things == truth.things) > 0.9


def _share(splats: Splats, camera: Camera) -> np.ndarray:
    """The largest thing's part of alpha, from pictures in which one thing at a time is white and the rest black."""
    parts = []
    for k in range(5):
        colour = np.repeat((splats.things == k)[:, None], 3, 1).astype(np.float32)
        lit = Splats.from_colours(splats.means, splats.quaternions, splats.scales, splats.opacities, colour)
        parts.append(rasterize(lit, camera, backend="reference").colour[..., 0])
    total = np.sum(parts, 0)
    return np.max(parts, 0) / np.maximum(total, 1e-9)


def test_all_passes_at_once_change_no_colour():
    splats = cloud(300, degree=1, things=4)
    for camera in CAMERAS.values():
        plain = rasterize(splats, camera, backend="native")
        full = rasterize(splats, camera, backend="native", passes=PASSES)  # type: ignore[arg-type]
        assert np.array_equal(plain.colour, full.colour)
        assert np.array_equal(plain.alpha, full.alpha)
        assert plain.depth is None and plain.normals is None and plain.things is None


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 10_000),
    n=st.integers(0, 60),
    spread=st.floats(0.05, 4),
    biggest=st.floats(0.01, 3),
    width=st.integers(1, 70),
    height=st.integers(1, 50),
    fov=st.floats(0.2, 2.6),
    yaw=st.floats(-3.2, 3.2),
    round_view=st.booleans(),
    antialias=st.booleans(),
)
def test_random_scenes(seed, n, spread, biggest, width, height, fov, yaw, round_view, antialias):
    splats = cloud(n, seed=seed, degree=seed % 4, spread=spread, centre=(2, 0, 0), sizes=(0.001, biggest))
    aim = (np.cos(yaw), np.sin(yaw), 0.3)
    if round_view:
        camera = Camera.panorama((0, 0, 0.2), width=width, height=height, yaw=yaw)
    else:
        camera = Camera.look_at((0, 0, 0.2), aim, width=width, height=height, fov=fov)
    native, truth = both(splats, camera, antialias=antialias, passes=PASSES)
    assert np.isfinite(native.colour).all() and np.isfinite(native.alpha).all()
    assert decibels(np.clip(native.colour, 0, 1), np.clip(truth.colour, 0, 1)) >= WANTED
    assert decibels(native.alpha, truth.alpha) >= WANTED


def test_a_camera_turned_any_way():
    pose = Pose((0.3, -0.2, 0.1), (0.5, 0.1, -0.7, 0.4))
    camera = Camera(pose, 90, 80, 60, 60, 45, 40)
    splats = cloud(300, centre=(0, 0, 0), spread=3, degree=2)
    native, truth = both(splats, camera)
    assert truth.alpha.mean() > 0.1
    assert decibels(native.colour, truth.colour) >= WANTED


@pytest.mark.parametrize("elevation", [89.9, 80, 60, 0, -75, -89.5])
@pytest.mark.parametrize("azimuth", [180, 178.0, -179.5, 91, 0])
def test_a_panorama_at_the_seam_and_the_poles(elevation, azimuth):
    a, e = np.radians(azimuth), np.radians(elevation)
    place = (3 * np.cos(e) * np.cos(a), 3 * np.cos(e) * np.sin(a), 3 * np.sin(e))
    splats = one_splat(place, (0.4, 0.1, 0.2), quaternion=(0.9, 0.2, -0.3, 0.1))
    native, truth = both(splats, panorama(), passes=("depth",))
    assert decibels(native.alpha, truth.alpha) >= WANTED
    assert native.alpha.max() > 0.5


@pytest.mark.parametrize("elevation", [90, -90])
def test_a_splat_on_a_pole_lies_over_every_azimuth(elevation):
    splats = one_splat((1e-9, -1e-9, 3 * np.sign(elevation)), 0.4, opacity=0.9)
    native, truth = both(splats, panorama())
    assert decibels(native.alpha, truth.alpha) >= WANTED
    row = native.alpha[0 if elevation > 0 else -1]
    assert row.min() > 0.8
    assert np.ptp(row) < 0.01
    assert not native.alpha[native.alpha.shape[0] // 2].any()


def test_the_reference_moves_pixels_as_points_move():
    """Its linear maps are the derivatives of its own projections."""
    from terrazzo.render.reference import project_points

    points = np.random.default_rng(1).normal((3, 0, 0), 0.1, (50, 3))
    step = 1e-5
    for camera in CAMERAS.values():
        _, jacobians, _ = project_points(camera, points)
        for axis in range(3):
            shift = np.eye(3)[axis] * step
            before, after = (project_points(camera, points + s)[0] for s in (-shift, shift))
            assert np.allclose(jacobians[:, :, axis], (after - before) / (2 * step), atol=1e-3, rtol=1e-4)
