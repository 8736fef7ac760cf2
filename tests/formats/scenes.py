"""Splats to write and read back, and how far apart two sets of them are."""

from __future__ import annotations

import numpy as np

from terrazzo.splats import Splats


def room(n: int = 400, degree: int = 3, seed: int = 0) -> Splats:
    """Splats of every kind a room holds: flat, stretched, faint, opaque, coloured beyond 0..1, off-centre."""
    rng = np.random.default_rng(seed)
    means = rng.uniform((-3, -1, 0), (2, 5, 2.6), (n, 3))
    harmonics = rng.normal(0, 0.12, (n, (degree + 1) ** 2, 3))
    harmonics[:, 0] = rng.uniform(-1.7, 1.7, (n, 3))
    return Splats(
        means.astype(np.float32),
        rng.normal(size=(n, 4)).astype(np.float32),
        np.exp(rng.normal(-3.5, 0.8, (n, 3))).astype(np.float32),
        rng.uniform(0.02, 1, n).astype(np.float32),
        harmonics.astype(np.float32),
    )


def differences(a: Splats, b: Splats) -> dict[str, float]:
    """Largest differences, each in the unit that matters: relative for covariances, absolute for the rest."""
    ca, cb = a.covariances(), b.covariances()
    size = np.linalg.norm(ca, axis=(1, 2))
    return {
        "means": float(np.abs(a.means - b.means).max()),
        "covariances": float((np.linalg.norm(ca - cb, axis=(1, 2)) / size).max()),
        "opacities": float(np.abs(a.opacities - b.opacities).max()),
        "colours": float(np.abs(a.colours - b.colours).max()),
        "harmonics": float(np.abs(a.harmonics[:, 1:] - b.harmonics[:, 1:]).max(initial=0)),
    }


def matched(a: Splats, b: Splats) -> Splats:
    """The splats of `b` in the order of those of `a` that they are nearest to, for formats that sort them."""
    distances = np.linalg.norm(a.means[:, None] - b.means[None], axis=2)
    index = distances.argmin(axis=1)
    assert len(set(index.tolist())) == len(a) == len(b)
    return b.select(index)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    """Peak signal-to-noise ratio [dB] of two pictures with values 0..1."""
    return float(-10 * np.log10(max(float(np.mean((a.astype(np.float64) - b) ** 2)), 1e-12)))
