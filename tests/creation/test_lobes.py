"""Reflections shared between neighbours keep their mean and lose their grain."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation.lobes import blended


def _places(n: int = 4000) -> tuple[np.ndarray, ...]:
    chance = np.random.default_rng(0)
    points = np.column_stack([chance.uniform(0, 0.3, (n, 2)), np.zeros(n)])
    normals = np.tile([0.0, 0.0, 1.0], (n, 1))
    towards = np.array([0.15, -1.5, 1.5]) - points
    return points, normals, towards / np.linalg.norm(towards, axis=1, keepdims=True)


def test_grain_goes_and_the_slope_stays():
    points, normals, towards = _places()
    true = np.repeat(points[:, :1], 3, 1) + 0.2
    grainy = true * np.random.default_rng(1).exponential(size=(len(points), 1))
    shared = blended(grainy, points, normals, towards, np.full(len(points), 0.4))
    assert np.abs(shared - true).mean() < 0.35 * np.abs(grainy - true).mean()
    assert shared.mean() == pytest.approx(grainy.mean(), rel=0.02)


def test_what_looks_elsewhere_or_is_of_another_polish_is_not_blended_in():
    points, normals, towards = _places()
    other = np.arange(len(points)) % 2 == 0
    light = np.repeat(np.where(other, 1.0, 0.0)[:, None], 3, 1)
    turned = np.where(other[:, None], towards * (1, -1, 1), towards)
    assert np.abs(blended(light, points, normals, turned, np.full(len(points), 0.4)) - light).max() < 0.02
    alpha = np.where(other, 0.2, 0.4)
    assert np.abs(blended(light, points, normals, towards, alpha) - light).max() < 1e-6


def test_sharp_reflections_stay_as_they_are():
    points, normals, towards = _places(200)
    light = np.random.default_rng(2).uniform(size=(200, 3)).astype(np.float32)
    assert (blended(light, points, normals, towards, np.full(200, 0.02)) == light).all()
