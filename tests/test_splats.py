"""`Splats`: what it accepts, that it cannot change, and what its operations keep."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.render import rasterize
from terrazzo.splats import NO_THING, Splats
from tests.scenes import random_splats


def fields(n: int = 3, k: int = 1) -> dict[str, np.ndarray]:
    return {
        "means": np.zeros((n, 3)),
        "quaternions": np.tile((1.0, 0, 0, 0), (n, 1)),
        "scales": np.ones((n, 3)),
        "opacities": np.ones(n),
        "harmonics": np.zeros((n, k, 3)),
    }


@pytest.mark.parametrize("name", ["means", "quaternions", "scales", "opacities", "harmonics", "things"])
def test_arrays_of_another_length_are_refused_by_name(name):
    wrong = {**fields(), "things": np.zeros(3, np.int32)}
    wrong[name] = wrong[name][:2] if name != "means" else np.zeros((3, 2))
    with pytest.raises(ArgumentError, match=name):
        Splats(**wrong)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("means", np.nan),
        ("means", np.inf),
        ("means", 1e300),
        ("scales", -0.1),
        ("scales", np.inf),
        ("opacities", 1.5),
        ("opacities", -0.1),
        ("quaternions", 0.0),
        ("harmonics", np.nan),
    ],
)
def test_values_that_no_splat_has_are_refused_by_name(name, value):
    wrong = fields()
    wrong[name] = np.array(wrong[name], np.float64)
    wrong[name][1] = value
    with pytest.raises(ArgumentError, match=name), np.errstate(over="ignore"):
        Splats(**wrong)


@pytest.mark.parametrize("k", [0, 2, 3, 5, 25])
def test_harmonics_of_no_degree_are_refused(k):
    with pytest.raises(ArgumentError, match="harmonics"):
        Splats(**fields(k=k))


def test_nothing_can_be_changed():
    source = fields()
    splats = Splats(**source)
    with pytest.raises(FrozenInstanceError):
        splats.means = np.ones((3, 3))  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        splats.means[0] = 1
    source["means"][:] = 7
    assert not splats.means.any()
    single = np.zeros((3, 3), np.float32)
    same = Splats(**{**fields(), "means": single})
    single[:] = 7
    assert not same.means.any() or not single.flags.writeable


def test_arrays_are_single_precision_and_contiguous():
    odd = fields(4)
    odd["means"] = np.asfortranarray(np.arange(12.0).reshape(4, 3))
    splats = Splats(**odd)
    assert splats.means.dtype == np.float32 and splats.means.flags.c_contiguous
    assert np.array_equal(splats.means, odd["means"])


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_the_degree_is_that_of_the_harmonics(degree):
    assert Splats(**fields(k=(degree + 1) ** 2)).degree == degree
    assert Splats.empty(degree=degree).degree == degree
    assert len(Splats.empty(degree=degree)) == 0


def test_colours_come_back():
    colours = np.random.default_rng(0).random((3, 3))
    f = fields()
    splats = Splats.from_colours(f["means"], f["quaternions"], f["scales"], f["opacities"], colours)
    assert np.allclose(splats.colours, colours, atol=1e-6)


@pytest.mark.parametrize("index", [slice(2, 5), [4, 0, 4], np.arange(8) % 2 == 0])
def test_select(index):
    splats = random_splats(8, degree=1).with_things(np.arange(8))
    part = splats.select(index)
    assert np.array_equal(part.means, splats.means[index])
    assert np.array_equal(part.harmonics, splats.harmonics[index])
    assert part.things is not None and np.array_equal(part.things, np.arange(8)[index])


def test_with_degree_cuts_and_pads():
    splats = random_splats(5, degree=2)
    assert np.array_equal(splats.with_degree(1).harmonics, splats.harmonics[:, :4])
    padded = splats.with_degree(3).harmonics
    assert np.array_equal(padded[:, :9], splats.harmonics) and not padded[:, 9:].any()
    with pytest.raises(ArgumentError, match="degree"):
        splats.with_degree(4)


def test_merging_keeps_order_the_highest_degree_and_the_owners():
    a, b = random_splats(2, degree=0, seed=1).with_things(5), random_splats(3, degree=1, seed=2)
    merged = Splats.merge([a, Splats.empty(degree=3), b])
    assert len(merged) == 5 and merged.degree == 1
    assert np.array_equal(merged.means, np.concatenate([a.means, b.means]))
    assert merged.things is not None
    assert merged.things.tolist() == [5, 5, NO_THING, NO_THING, NO_THING]
    assert len(Splats.merge([])) == 0
    assert len(Splats.merge([Splats.empty(), Splats.empty()])) == 0


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 500), st.floats(-3, 3), st.floats(-5, 5), st.floats(0.2, 4))
def test_moving_splats_and_camera_together_changes_nothing(seed, yaw, shift, scale):
    """The one property that matters: centres, shapes and colours all move as one."""
    splats = random_splats(60, degree=3, seed=seed)
    pose = Pose((shift, -shift, 0.5), (0.5, 0.1, yaw, 0.4))
    unit = np.array(pose.rotation) / np.linalg.norm(pose.rotation)
    pose = Pose(pose.position, tuple(unit))
    matrix = pose.matrix
    matrix[:3, :3] *= scale
    eye, target, up = np.array((6.0, 1, 2)), np.zeros(3), np.array((0, 0, 1.0))
    before = rasterize(splats, Camera.look_at(eye, target, width=48, height=32), backend="native")
    camera = Camera.look_at(
        matrix[:3, :3] @ eye + pose.position, matrix[:3, 3], width=48, height=32, up=pose.rotate(up)
    )
    after = rasterize(splats.transform(matrix), camera, backend="native")
    assert np.abs(before.colour - after.colour).mean() < 2e-3
    covariances = splats.transform(matrix).covariances()
    linear = matrix[:3, :3]
    assert np.allclose(covariances, linear @ splats.covariances() @ linear.T, rtol=1e-3, atol=1e-4 * scale**2)


@pytest.mark.parametrize(
    "matrix",
    [np.diag([1, 1, -1, 1.0]), np.diag([1, 2, 1, 1.0]), np.zeros((4, 4)), np.full((4, 4), np.nan), np.eye(3)],
)
def test_a_matrix_that_would_not_keep_splats_gaussian_is_refused(matrix):
    with pytest.raises(ArgumentError, match="pose"):
        random_splats(3).transform(matrix)


def test_bounds_hold_the_centres():
    splats = random_splats(100)
    assert (splats.means >= splats.bounds.low).all() and (splats.means <= splats.bounds.high).all()
