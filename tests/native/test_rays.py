"""The compiled ray caster against its slow twin, and against geometry that hurts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.lighting import Scene, reference


def soup(count, seed, *, size=0.5):
    rng = np.random.default_rng(seed)
    return (rng.uniform(-2, 2, (count, 1, 3)) + rng.normal(0, size, (count, 3, 3))).astype(np.float32)


def rays(count, seed):
    rng = np.random.default_rng(seed)
    d = rng.normal(size=(count, 3))
    return rng.uniform(-3, 3, (count, 3)), d / np.linalg.norm(d, axis=1, keepdims=True)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 300), st.integers(0, 1000), st.sampled_from([0.01, 0.3, 2.0]))
def test_closest_hits_agree_with_testing_every_triangle(count, seed, size):
    triangles = soup(count, seed, size=size)
    origins, directions = rays(200, seed + 1)
    distance, index = Scene(triangles, np.full((count, 3), 0.5)).closest(origins, directions)
    wanted, wanted_index = reference.closest(triangles, origins.astype(np.float32), directions)
    same = index == wanted_index
    # Rays that graze an edge may go either way; they are a handful in ten thousand.
    assert same.mean() >= 0.985
    hit = same & (index >= 0)
    np.testing.assert_allclose(distance[hit], wanted[hit], rtol=2e-4, atol=2e-4)


def test_many_triangles_and_axis_parallel_rays():
    triangles = soup(3000, 5, size=0.05)
    targets = triangles.mean(1)
    scene = Scene(triangles, np.full((3000, 3), 0.5))
    for axis in range(3):
        for sign in (-1.0, 1.0):
            direction = np.zeros((len(targets), 3))
            direction[:, axis] = sign
            distance, index = scene.closest(targets - 10 * direction, direction)
            assert (index >= 0).mean() > 0.999, "a ray aimed at a triangle's middle meets something"
            assert (distance <= 10.001).mean() > 0.999


def test_light_is_coloured_by_the_panes_on_its_way():
    rng = np.random.default_rng(3)
    triangles = soup(120, 3)
    transmission = np.where(rng.random((120, 1)) < 0.8, rng.uniform(0.2, 1, (120, 3)), 0)
    origins, directions = rays(400, 4)
    far = rng.uniform(0.5, 5, 400)
    got = Scene(triangles, np.zeros((120, 3)), transmission=transmission).transmittance(
        origins, directions, far=far
    )
    wanted = reference.transmittance(triangles, transmission, origins.astype(np.float32), directions, far)
    assert (np.abs(got - wanted).max(1) < 1e-3).mean() > 0.985


def test_what_eyes_see_agrees_with_asking_every_eye():
    rng = np.random.default_rng(7)
    triangles = soup(80, 11)
    transmission = np.where(rng.random((80, 1)) < 0.3, rng.uniform(0.2, 1, (80, 3)), 0)
    points, normals = rays(500, 12)
    eyes = rng.uniform(-3, 3, (3, 3)).astype(np.float32)
    sheet = rng.random(500) < 0.3
    scene = Scene(triangles, np.zeros((80, 3)), transmission=transmission)
    got = scene.seen(points, normals, eyes, two_sided=sheet)
    wanted = reference.seen(triangles, transmission, points.astype(np.float32), normals, eyes, sheet)
    assert 0.2 < wanted.mean() < 0.95
    assert (got == wanted).mean() > 0.99
    assert (got == scene.seen(points, normals, eyes, two_sided=sheet, threads=1)).all()
    assert not scene.seen(points, normals, np.zeros((0, 3))).any()
    with pytest.raises(ArgumentError, match="two_sided has shape"):
        scene.seen(points, normals, eyes, two_sided=sheet[:3])


def test_a_ray_does_not_slip_between_the_triangles_of_a_wall():
    rng = np.random.default_rng(0)
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 23), np.linspace(-1, 1, 19), indexing="ij"), -1)
    p = np.concatenate([grid, 0.2 * np.sin(7 * grid[..., :1])], -1)
    a, b, c, d = p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]
    triangles = np.concatenate([np.stack([a, b, c], 2), np.stack([a, c, d], 2)]).reshape(-1, 3, 3)
    scene = Scene(triangles, np.full((len(triangles), 3), 0.5))
    # Aim exactly at corners and at middles of edges.
    aims = np.concatenate([triangles.reshape(-1, 3), (triangles[:, 0] + triangles[:, 2]) / 2])
    aims = aims[np.abs(aims[:, :2]).max(1) < 0.95]
    origins = rng.uniform((-0.5, -0.5, 3), (0.5, 0.5, 4), (len(aims), 3))
    assert (scene.closest(origins, aims - origins)[1] >= 0).all()


def test_triangles_without_area_are_never_hit_and_do_no_harm():
    point = np.zeros((50, 3, 3), np.float32)
    line = np.linspace(0, 1, 3)[None, :, None] * np.ones((50, 3, 3), np.float32)
    wall = np.array([[[-5, -5, 2], [5, -5, 2], [0, 9, 2]]], np.float32)
    triangles = np.concatenate([point, line, wall])
    origins, directions = np.zeros((1, 3)), np.array([[0.0, 0.0, 1.0]])
    distance, index = Scene(triangles, np.full((101, 3), 0.5)).closest(origins, directions)
    assert index[0] == 100
    assert distance[0] == pytest.approx(2)


def test_a_thousand_copies_of_one_triangle_build_and_answer():
    triangles = np.repeat(soup(1, 1), 1000, 0)
    scene = Scene(triangles, np.full((1000, 3), 0.5))
    middle = triangles[0].mean(0)
    distance, _ = scene.closest(middle[None] - (0, 0, 3), np.array([[0, 0, 1.0]]))
    assert distance[0] == pytest.approx(3, abs=1e-3)


def test_an_exponentially_shrinking_row_of_triangles_builds():
    scale = 2.0 ** -np.arange(100)
    triangles = (
        np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]])[None] * scale[:, None, None] * 0.1 + scale[:, None, None]
    )
    triangles = np.concatenate([triangles] * 20)
    scene = Scene(triangles, np.full((len(triangles), 3), 0.5))
    distance, index = scene.closest([[1.02, 1.02, 5]], [[0, 0, -1]])
    assert index[0] % 100 == 0
    assert distance[0] == pytest.approx(4, abs=1e-4)


def test_an_empty_scene_blocks_nothing():
    scene = Scene([], [])
    distance, index = scene.closest(np.zeros((4, 3)), np.eye(4)[:, :3] + 1)
    assert np.isinf(distance).all()
    assert (index == -1).all()
    assert (scene.transmittance(np.zeros((1, 3)), [[0, 0, 1]]) == 1).all()


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_not_finite_are_refused(bad):
    triangles = soup(4, 0)
    triangles[2, 1, 0] = bad
    with pytest.raises(ArgumentError, match=r"triangles.*row 2"):
        Scene(triangles, np.zeros((4, 3)))
    with pytest.raises(ArgumentError, match="directions"):
        Scene([], []).closest([[0, 0, 0]], [[bad, 0, 0]])


def test_wrong_shapes_and_colours_are_refused():
    with pytest.raises(ArgumentError, match=r"albedo has shape \(3, 3\)"):
        Scene(soup(4, 0), np.zeros((3, 3)))
    with pytest.raises(ArgumentError, match="albedo runs from"):
        Scene(soup(4, 0), np.full((4, 3), 1.5))
    with pytest.raises(ArgumentError, match="triangles has shape"):
        Scene(np.zeros((4, 4, 3)), np.zeros((4, 3)))
    with pytest.raises(ArgumentError, match="zero vector"):
        Scene([], []).closest([[0, 0, 0]], [[0, 0, 0]])
