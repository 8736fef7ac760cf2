"""Colours are moved apart so that the mixture of overlapping splats shows what was asked for."""

import numpy as np
import pytest

from terrazzo.creation.sharpening import ALONE, MOST, mixed_back, mixed_back_slowly
from terrazzo.creation.splatting import Ellipses
from terrazzo.geometry import matrix_to_quaternion


def _patch(count, seed=0, *, bend=0.0):
    """Random flat splats on a patch of 20 cm, whose normals turn by `bend` radians over it."""
    rng = np.random.default_rng(seed)
    xy = rng.uniform(0, 0.2, (count, 2))
    turn = bend * (xy[:, 0] / 0.2 - 0.5)
    angle = rng.uniform(0, np.pi, count)
    tangent = np.stack([np.cos(turn), np.zeros(count), -np.sin(turn)], 1)
    across = np.tile([0.0, 1.0, 0.0], (count, 1))
    normal = np.cross(tangent, across)
    first = np.cos(angle)[:, None] * tangent + np.sin(angle)[:, None] * across
    axes = np.stack([first, np.cross(normal, first), normal], 2)
    scales = np.column_stack([rng.uniform(0.002, 0.02, (count, 2)), np.full(count, 2e-4)]).astype(np.float32)
    means = np.column_stack([xy, np.zeros(count)]).astype(np.float32)
    turns = matrix_to_quaternion(axes).astype(np.float32)
    return Ellipses(means, turns, scales, np.full(count, 0.99, np.float32), scales[:, :2].prod(1))


def _joined(a, b):
    parts = (
        np.concatenate([getattr(a, k), getattr(b, k)])
        for k in ("means", "quaternions", "scales", "opacities", "area")
    )
    return Ellipses(*parts)


@pytest.mark.parametrize("bend", [0.0, 2.0])
def test_fast_and_slow_agree(bend):
    first, second = _patch(150, 1, bend=bend), _patch(90, 2, bend=bend)
    colours = np.random.default_rng(3).uniform(0.2, 0.8, (240, 3)).astype(np.float32)
    fast = mixed_back(_joined(first, second), np.repeat([4, 2], [150, 90]), colours)
    slow = np.concatenate([mixed_back_slowly(first, colours[:150]), mixed_back_slowly(second, colours[150:])])
    np.testing.assert_allclose(fast, slow, atol=2e-4)
    assert np.abs(fast - colours).max() > 0.02


def test_one_colour_stays_and_no_colour_moves_far():
    patch = _patch(200)
    same = np.full((200, 3), 0.4, np.float32)
    np.testing.assert_allclose(mixed_back(patch, np.zeros(200, int), same), same, atol=1e-5)
    wild = np.random.default_rng(0).uniform(0, 1, (200, 3)).astype(np.float32)
    moved = mixed_back(patch, np.zeros(200, int), wild)
    assert np.abs(moved - wild).max() <= MOST + 1e-6 and moved.min() >= 0 and moved.max() <= 1


def test_splats_of_no_surface_keep_their_colours():
    patch = _patch(200)
    colours = np.random.default_rng(0).uniform(0, 1, (200, 3)).astype(np.float32)
    surfaces = np.where(np.arange(200) < 120, 0, ALONE)
    moved = mixed_back(patch, surfaces, colours)
    assert (moved[120:] == colours[120:]).all()
    fewer = patch.select(np.arange(120))
    np.testing.assert_array_equal(moved[:120], mixed_back(fewer, np.zeros(120, int), colours[:120]))


def test_every_splat_needs_a_surface():
    with pytest.raises(ValueError, match="surface"):
        mixed_back(_patch(10), np.zeros(9, int), np.zeros((10, 3), np.float32))
