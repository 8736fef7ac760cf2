"""Quilts and throws on beds."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.shapes.bedding import duvet, quilt_and_throw
from terrazzo.shapes.catalogue import build, catalogue, spec_for


@pytest.mark.parametrize("seed", [0, 3])
def test_a_throw_lies_on_its_quilt_without_a_gap_and_without_one_below_it(seed: int) -> None:
    size, drop = (1.5, 1.5), 0.285
    quilt, throw = quilt_and_throw(size, drop, seed=seed)
    low, high = throw.corners[..., 0].min(), throw.corners[..., 0].max()
    middles = quilt.corners.mean(1)
    assert not ((middles[:, 0] > low + 0.01) & (middles[:, 0] < high - 0.01)).any()
    seam = throw.corners.reshape(-1, 3)
    seam = seam[np.abs(seam[:, 0] - low) < 1e-9]
    apart = np.linalg.norm(seam[:, None] - quilt.corners.reshape(-1, 3)[None], axis=2).min(1)
    assert (apart < 1e-6).sum() >= len(seam) / 3  # the foot of its step is the quilt's edge
    assert apart.max() < 0.015


def test_quilt_and_throw_together_are_as_the_quilt_alone_at_the_hem() -> None:
    quilt, throw = quilt_and_throw((1.5, 1.5), 0.2, seed=1)
    alone = duvet((1.5, 1.5), 0.2, seed=1)
    lowest = min(quilt.corners[..., 2].min(), throw.corners[..., 2].min())
    assert lowest == pytest.approx(alone.corners[..., 2].min(), abs=1e-6)


def test_no_strip_of_mattress_shows_between_quilt_and_rails() -> None:
    shape = build(spec_for(catalogue()["bed"], colour="navy", seed=2))
    cloth = [p.surface.corners for p in shape.parts if not p.closed]
    assert cloth
    hem = min(float(c[..., 2].min()) for c in cloth)
    assert hem < 0.32  # the upper side of the rails
    x, y = shape.size[:2]
    for corners in cloth:
        assert np.abs(corners[..., 1]).max() < y / 2 and corners[..., 0].max() < x / 2
