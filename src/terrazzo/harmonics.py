"""Real spherical harmonics up to degree 3, in the order and signs of 3D Gaussian Splatting (Kerbl et al. 2023)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

SH_C0 = 0.28209479177387814
SH_C1 = 0.4886025119029199
SH_C2 = (
    1.0925484305920792,
    -1.0925484305920792,
    0.31539156525252005,
    -1.0925484305920792,
    0.5462742152960396,
)
SH_C3 = (
    -0.5900435899266435,
    2.890611442640554,
    -0.4570457994644658,
    0.3731763325901154,
    -0.4570457994644658,
    1.445305721320277,
    -0.5900435899266435,
)


def harmonic_basis(directions: ArrayLike, degree: int) -> NDArray[np.float64]:
    """Values of the basis functions.

    Args:
        directions: Unit vectors, shape [..., 3].
        degree: 0 to 3.

    Returns:
        Shape [..., (degree + 1) ** 2], float64.
    """
    x, y, z = np.moveaxis(np.asarray(directions, np.float64), -1, 0)
    terms = [np.full_like(x, SH_C0)]
    if degree >= 1:
        terms += [-SH_C1 * y, SH_C1 * z, -SH_C1 * x]
    if degree >= 2:
        xx, yy, zz = x * x, y * y, z * z
        a, b, c, d, e = SH_C2
        terms += [a * x * y, b * y * z, c * (2 * zz - xx - yy), d * x * z, e * (xx - yy)]
    if degree >= 3:
        xx, yy, zz = x * x, y * y, z * z
        a, b, c, d, e, f, g = SH_C3
        terms += [
            a * y * (3 * xx - yy),
            b * x * y * z,
            c * y * (4 * zz - xx - yy),
            d * z * (2 * zz - 3 * xx - 3 * yy),
            e * x * (4 * zz - xx - yy),
            f * z * (xx - yy),
            g * x * (xx - 3 * yy),
        ]
    return np.stack(terms, -1)


@lru_cache(maxsize=1)
def _sample_directions() -> NDArray[np.float64]:
    """64 well spread directions (a Fibonacci lattice), enough to fit every band of degree 3 exactly."""
    i = np.arange(64) + 0.5
    z = 1 - 2 * i / 64
    angle = i * np.pi * (3 - 5**0.5)
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(angle), r * np.sin(angle), z], -1)


def harmonic_rotation(rotation: ArrayLike, degree: int) -> NDArray[np.float64]:
    """The matrix D with `coefficients_turned = D @ coefficients` when the function is turned by `rotation`.

    Found by least squares on sample directions; exact to rounding because each band is closed under rotation.

    Args:
        rotation: Rotation matrix, shape [3, 3].
        degree: 0 to 3.

    Returns:
        Block-diagonal, shape [k, k], k = (degree + 1) ** 2.
    """
    directions = _sample_directions()
    before = harmonic_basis(directions @ np.asarray(rotation, np.float64), degree)
    after = harmonic_basis(directions, degree)
    out = np.zeros((after.shape[1], after.shape[1]))
    for band in range(degree + 1):
        s = slice(band * band, (band + 1) ** 2)
        out[s, s] = np.linalg.lstsq(after[:, s], before[:, s], rcond=None)[0]
    return out


def rotate_harmonics(harmonics: NDArray[np.float32], rotation: ArrayLike) -> NDArray[np.float32]:
    """Coefficients, shape [n, k, 3], of the same functions turned by a rotation matrix, shape [3, 3]."""
    k = harmonics.shape[1]
    if k == 1 or not len(harmonics):
        return harmonics
    turn = harmonic_rotation(rotation, round(k**0.5) - 1).astype(np.float32)
    out = np.zeros_like(harmonics)
    for i, j in zip(*np.nonzero(turn), strict=True):  # bands do not mix: most of the matrix is empty
        out[:, i] += turn[i, j] * harmonics[:, j]
    return out
