"""Fewer, larger splats for the same surfaces: those of one small cube that face alike become one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import matrix_to_quaternion
from terrazzo.splats import Splats

FACES = 2.0
"""Steps of each number of a unit normal that are told apart."""
LARGER = 1.8
"""Most that a merged splat is spread by so that it covers as much as those it stands for."""
THINNEST = 1e-4
"""Least standard deviation of a merged splat [m]."""


def coarsened(splats: Splats, side: float) -> Splats:
    """Splats merged by the cubes that they lie in and by the way they face.

    A merged splat has the mean place, colour and opacity of its members, weighted by the area that they cover, and their
    common covariance (moment matching, as for hierarchies of Gaussians: Kerbl et al. 2024), spread until it covers what
    they covered together, for members that tile a surface have less variance than area.

    Args:
        splats: Any.
        side: Of the cubes [m], more than 0.

    Returns:
        One splat for each cube and heading that holds any, of the same degree, without things.

    Raises:
        ArgumentError: The side is not positive.
    """
    if not side > 0:
        raise ArgumentError(f"side is {side} m; wanted more than 0")
    if not len(splats):
        return splats.with_things(None)
    area = _cross_section(splats.scales.astype(np.float64))
    weight = area * splats.opacities
    first, group = _groups(splats, side)
    count = len(first)

    def mean(values: NDArray) -> NDArray[np.float64]:
        flat = values.reshape(len(values), -1)
        sums = np.stack([np.bincount(group, weight * column, minlength=count) for column in flat.T], 1)
        return (sums / total[:, None]).reshape(count, *values.shape[1:])

    total = np.bincount(group, weight, minlength=count)
    means = mean(splats.means)
    spread = splats.covariances()
    away = splats.means - means[group]
    spread += away[:, :, None] * away[:, None]
    variances, axes = np.linalg.eigh(mean(spread))
    merged = np.sqrt(np.maximum(variances, THINNEST**2))
    covered = np.bincount(group, area, minlength=count)
    merged[:, 1:] *= np.clip(np.sqrt(covered / _cross_section(merged)), 1, LARGER)[:, None]
    axes[:, :, 0] *= np.sign(np.linalg.det(axes))[:, None]
    return Splats(
        means.astype(np.float32),
        matrix_to_quaternion(axes).astype(np.float32),
        merged.astype(np.float32),
        np.clip(mean(splats.opacities), 0, 1).astype(np.float32),
        mean(splats.harmonics).astype(np.float32),
    )


def _cross_section(scales: NDArray[np.float64]) -> NDArray[np.float64]:
    """Product of the two larger standard deviations [m2], shape [n]."""
    return np.maximum(scales.prod(1) / scales.min(1), 1e-16)


def _groups(splats: Splats, side: float) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """As `grouped`, by cube and heading."""
    normal = splats.normals()
    largest = np.take_along_axis(normal, np.argmax(np.abs(normal), 1)[:, None], 1)
    heading = np.rint(normal * np.sign(largest) * FACES)
    return grouped(np.concatenate([np.floor(splats.means / side), heading], 1))


def grouped(keys: NDArray) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Equal rows of whole numbers put together.

    Args:
        keys: Shape [n, k], n > 0.

    Returns:
        The first row of each group, shape [g], and the group of each row, shape [n].
    """
    whole = (keys - keys.min(0)).astype(np.int64)
    flat = np.ravel_multi_index(tuple(whole.T), tuple(whole.max(0) + 1))
    _, first, group = np.unique(flat, return_index=True, return_inverse=True)
    return first, group.reshape(-1)
