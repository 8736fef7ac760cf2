"""The compiled loss against NumPy, and its gradient against finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.fitting import PictureLoss
from terrazzo.fitting.loss import ssim_map


def pictures(height: int = 45, width: int = 37) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    target = rng.uniform(size=(height, width, 3)).astype(np.float32)
    return (
        np.float32(target * 0.7 + 0.3 * rng.uniform(size=target.shape)),
        target,
        rng.uniform(size=(height, width)).astype(np.float32),
    )


def slow(colour: np.ndarray, target: np.ndarray, weight: np.ndarray, share: float) -> float:
    w = weight.astype(np.float64)[..., None]
    apart = np.mean(w * np.abs(np.float64(colour) - target))
    return float((1 - share) * apart + share * np.mean(w * (1 - ssim_map(colour, target))))


@pytest.mark.parametrize("share", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("weighted", [False, True])
def test_loss_is_that_of_numpy(share: float, weighted: bool) -> None:
    colour, target, weight = pictures()
    loss, _ = PictureLoss(ssim_share=share, threads=2)(colour, target, weight if weighted else None)
    assert loss == pytest.approx(
        slow(colour, target, weight if weighted else np.ones_like(weight), share), rel=1e-5
    )


def test_ssim_is_that_of_numpy() -> None:
    colour, target, weight = pictures()
    alike = ssim_map(colour, target).mean(-1)
    assert PictureLoss().ssim(colour, target) == pytest.approx(float(alike.mean()), rel=1e-5)
    wanted = float((alike * weight).sum() / weight.sum())
    assert PictureLoss().ssim(colour, target, weight) == pytest.approx(wanted, rel=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.2, 1.0])
def test_gradient_is_that_of_finite_differences(share: float) -> None:
    colour, target, weight = pictures()
    _, gradient = PictureLoss(ssim_share=share, threads=2)(colour, target, weight)
    rng, step = np.random.default_rng(1), 1e-5
    for y, x, c in [
        (0, 0, 0),
        (44, 36, 2),
        *zip(rng.integers(0, 45, 12), rng.integers(0, 37, 12), rng.integers(0, 3, 12)),
    ]:
        both = []
        for sign in (1, -1):
            moved = colour.astype(np.float64)
            moved[y, x, c] += sign * step
            both.append(slow(moved, target, weight, share))
        assert gradient[y, x, c] == pytest.approx((both[0] - both[1]) / (2 * step), rel=2e-3, abs=1e-8)


def test_equal_pictures_have_no_loss() -> None:
    _, target, _ = pictures(70, 33)
    loss, gradient = PictureLoss(threads=1)(target, target)
    assert loss == pytest.approx(0, abs=1e-6)
    assert np.abs(gradient).max() < 1e-6


def test_threads_do_not_change_the_bytes() -> None:
    colour, target, _ = pictures(130, 61)
    one, two = (PictureLoss(threads=k)(colour, target) for k in (1, 3))
    assert one[0] == two[0] and (one[1] == two[1]).all()
