"""Splats that are stepped towards pictures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.fitting import Fitter, PictureLoss, Pulled, Rates, gradients_of
from terrazzo.fitting.fitter import Limits
from terrazzo.fitting.pulling import View
from terrazzo.geometry import quaternion_to_matrix
from terrazzo.render import rasterize
from terrazzo.splats import Splats


def cloud(n: int, seed: int, degree: int = 1) -> Splats:
    rng = np.random.default_rng(seed)
    return Splats(
        rng.uniform(-1, 1, (n, 3)), rng.normal(size=(n, 4)), rng.uniform(0.03, 0.2, (n, 3)),
        rng.uniform(0.3, 0.95, n), rng.normal(size=(n, (degree + 1) ** 2, 3)) * 0.3,
    )  # fmt: skip


CAMERAS = [
    Camera.look_at((3 * np.cos(a), 3 * np.sin(a), z), (0, 0, 0), width=96, height=72, fov=0.9)
    for a, z in zip(np.linspace(0, 2 * np.pi, 9)[:-1], [0.3, 1.2] * 4)
]


def test_a_first_step_is_adams() -> None:
    """Adam's first step has the length of the rate and the sign of the gradient."""
    splats, camera = cloud(30, 0), CAMERAS[0]
    view = View(camera, degree=1)
    pulled = Pulled(np.random.default_rng(1).normal(size=(72, 96, 3)).astype(np.float32))
    _, gradients = gradients_of(splats, view, pulled)
    rates = Rates(1e-3, 2e-3, 3e-3, 4e-3, 5e-3, 6e-3)
    fitter = Fitter(splats, epsilon=1e-20)
    fitter.draw(view)
    fitter.step(pulled, rates)
    after = fitter.splats()
    sure = np.abs(gradients.means).min(1) > 1e-4 * np.abs(gradients.means).max()
    assert sure.sum() > 5
    np.testing.assert_allclose(
        (after.means - splats.means)[sure], -1e-3 * np.sign(gradients.means)[sure], rtol=0, atol=2e-6
    )
    np.testing.assert_allclose(
        np.log(after.scales / splats.scales)[sure], -3e-3 * np.sign(gradients.scales)[sure], atol=1e-5
    )
    logit = [np.log(s.opacities / (1 - s.opacities))[sure] for s in (splats, after)]
    np.testing.assert_allclose(logit[1] - logit[0], -4e-3 * np.sign(gradients.opacities)[sure], atol=1e-4)
    moved = (after.harmonics - splats.harmonics)[sure]
    shown = gradients.harmonics[sure] != 0  # a colour that is clipped at black has no gradient
    assert shown.mean() > 0.9
    np.testing.assert_allclose(np.abs(moved[:, 0])[shown[:, 0]], 5e-3, rtol=1e-3)
    np.testing.assert_allclose(np.abs(moved[:, 1:])[shown[:, 1:]], 6e-3, rtol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(after.quaternions[sure], axis=1), 1, atol=1e-6)


def test_fitting_comes_close_to_the_pictures() -> None:
    truth = cloud(300, 2)
    wanted = [rasterize(truth, c, antialias=True, backend="native").colour for c in CAMERAS]
    start = cloud(300, 3)
    fitter, loss = Fitter(start), PictureLoss()
    losses = []
    for round_ in range(40):
        for camera, picture in zip(CAMERAS, wanted):
            frame = fitter.draw(View(camera, degree=1))
            value, gradient = loss(frame.colour, picture)
            fitter.step(Pulled(gradient), Rates(means=3e-3, scales=1e-2, colours=1e-2))
            if round_ in (0, 39):
                losses.append(value)
    assert np.mean(losses[8:]) < 0.35 * np.mean(losses[:8])


def test_rates_of_zero_change_nothing_and_limits_hold() -> None:
    splats, view = cloud(50, 4), View(CAMERAS[0], degree=1)
    pulled = Pulled(np.ones((72, 96, 3), np.float32))
    fitter = Fitter(splats)
    fitter.draw(view)
    fitter.step(pulled, Rates(0, 0, 0, 0, 0.1, 0))
    after = fitter.splats()
    np.testing.assert_allclose(after.opacities, splats.opacities, atol=1e-6)
    assert (after.means == splats.means).all() and (after.harmonics[:, 1:] == splats.harmonics[:, 1:]).all()
    assert (after.harmonics[:, 0] != splats.harmonics[:, 0]).any()
    fitter.draw(view)
    fitter.step(pulled, Rates(), Limits(thinnest=0.08, widest=0.1))
    seen = (fitter.splats().harmonics[:, 0] != splats.harmonics[:, 0]).any(1)
    scales = fitter.splats().scales[seen]
    assert scales.min() >= np.float32(0.08) and scales.max() <= np.float32(0.1)


def test_splats_held_in_their_planes_step_as_others_do_but_for_the_normal() -> None:
    splats, camera = cloud(300, 4), CAMERAS[0]
    view = View(camera, degree=1, antialias=True)
    pulled = Pulled(np.random.default_rng(5).normal(size=(camera.height, camera.width, 3)).astype(np.float32))
    moved = []
    for held in (False, True):
        fitter = Fitter(splats)
        fitter.draw(view)
        fitter.step(pulled, Rates(means=0.01), Limits(in_plane=held))
        moved.append(fitter.splats().means.astype(np.float64) - splats.means)
    thin = np.argmin(splats.scales, axis=1)[:, None, None]
    normal = np.take_along_axis(quaternion_to_matrix(splats.quaternions), thin, 2)[:, :, 0]
    along = np.einsum("ij,ij->i", moved[0], normal)
    assert np.abs(along).max() > 1e-3
    assert moved[1] == pytest.approx(moved[0] - along[:, None] * normal, abs=1e-6)


def test_splats_keep_within_shares_of_their_first_scales_and_so_do_their_copies() -> None:
    splats, view = cloud(50, 8), View(CAMERAS[0], degree=1)
    pulled = Pulled(np.random.default_rng(9).normal(size=(72, 96, 3)).astype(np.float32))
    share = {}
    for sizes in (None, (0.7, 1.4)):
        fitter = Fitter(splats, sizes=sizes)
        fitter.copy_rows(np.arange(5), np.arange(5, 10))
        fitter.append_rows(np.arange(10, 15))
        for _ in range(12):
            fitter.draw(view)
            fitter.step(pulled, Rates(0, 0, 0.1, 0, 0, 0))
        origin = np.r_[np.arange(5), np.arange(5), np.arange(10, 50), np.arange(10, 15)]
        share[sizes] = fitter.splats().scales / splats.scales[origin]
    assert share[None].min() < 0.5 and share[None].max() > 1.5
    assert share[0.7, 1.4].min() == pytest.approx(0.7, abs=1e-5)
    assert share[0.7, 1.4].max() == pytest.approx(1.4, abs=1e-5)


def test_a_step_needs_a_drawing() -> None:
    fitter = Fitter(cloud(5, 5))
    with pytest.raises(ArgumentError, match="drawn"):
        fitter.step(Pulled(np.zeros((72, 96, 3), np.float32)), Rates())


def test_a_splat_keeps_its_own_degree() -> None:
    splats = cloud(40, 6).with_degree(0).with_degree(1)
    degrees = np.arange(40) % 2
    fitter = Fitter(splats, degrees=degrees)
    fitter.draw(View(CAMERAS[0], degree=1))
    fitter.step(Pulled(np.ones((72, 96, 3), np.float32)), Rates())
    moved = fitter.splats().harmonics != splats.harmonics
    assert moved[degrees == 1, 1:].any() and moved[degrees == 0, 0].any()
    assert not moved[degrees == 0, 1:].any()


def test_a_splat_can_be_kept() -> None:
    splats = cloud(40, 7)
    fitter = Fitter(splats, degrees=np.where(np.arange(40) < 20, -1, 1))
    fitter.draw(View(CAMERAS[0], degree=1))
    fitter.step(Pulled(np.ones((72, 96, 3), np.float32)), Rates())
    after = fitter.splats()
    for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
        same = (getattr(after, name) == getattr(splats, name)).reshape(40, -1).all(1)
        assert same[:20].all() and not same[20:].all(), name


def test_what_became_black_becomes_brighter_again() -> None:
    splats, view = cloud(50, 8), View(CAMERAS[0], degree=0)
    harmonics = splats.with_degree(0).harmonics.copy()
    harmonics[:] = -2.5  # colours of less than 0
    fitter = Fitter(replace(splats.with_degree(0), harmonics=harmonics))
    for _ in range(200):
        frame = fitter.draw(view)
        fitter.step(Pulled(frame.colour - 0.8), Rates(0, 0, 0, 0, 0.05, 0))
    assert fitter.draw(view).colour.max() > 0.5
