"""`Columns`: splats on their way between a file's frame and the world's, and the rules that every reader shares.

The rules: a value that is not finite is refused, by name and number of the first splat that has one; an opacity
logit of -inf or +inf is legal (0 or 1), as is a log-scale of -inf (0); a zero quaternion means no rotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.formats.axes import axes_matrix, turn_harmonics, turn_quaternions, turn_scales, turn_vectors
from terrazzo.formats.source import Source
from terrazzo.splats import Splats

Array: TypeAlias = NDArray[np.floating]
"""Floating-point values; `to_splats` makes them float32."""

LEAST_LOG = -104.0
"""What writers put for the logarithm or logit of 0: finite, and its exponential is 0 in float32."""

GREATEST_LOGIT = 20.0
"""What writers put for the logit of 1: finite, and its sigmoid is 1 in float32."""


@dataclass(frozen=True)
class Columns:
    """Splats in a file's own axes, activated (linear scales, opacities 0..1), not yet checked.

    Args:
        means: Centres [m], shape [n, 3].
        quaternions: (w, x, y, z), shape [n, 4].
        scales: Standard deviations [m], shape [n, 3].
        opacities: 0..1, shape [n].
        harmonics: Shape [n, k, 3].
    """

    means: Array
    quaternions: Array
    scales: Array
    opacities: Array
    harmonics: Array

    def __len__(self) -> int:
        return len(self.means)

    def __getitem__(self, rows: slice) -> Columns:
        return Columns(
            self.means[rows],
            self.quaternions[rows],
            self.scales[rows],
            self.opacities[rows],
            self.harmonics[rows],
        )

    @classmethod
    def empty(cls) -> Columns:
        """No splats."""
        none = np.zeros((0, 4), np.float32)
        return cls(none[:, :3], none, none[:, :3], none[:, 0], np.zeros((0, 1, 3), np.float32))

    @property
    def degree(self) -> int:
        """Degree of the harmonics, 0 to 3."""
        return round(self.harmonics.shape[1] ** 0.5) - 1


def join_columns(parts: Sequence[Columns]) -> Columns:
    """All splats of one part or more in order, harmonics padded to the highest degree among them."""
    k = max(part.harmonics.shape[1] for part in parts)
    return Columns(
        np.concatenate([part.means for part in parts]),
        np.concatenate([part.quaternions for part in parts]),
        np.concatenate([part.scales for part in parts]),
        np.concatenate([part.opacities for part in parts]),
        np.concatenate([np.pad(p.harmonics, ((0, 0), (0, k - p.harmonics.shape[1]), (0, 0))) for p in parts]),
    )


def to_splats(columns: Columns, axes: str, source: Source) -> Splats:
    """Checks columns and turns them into the world's frame.

    Raises:
        FormatError: A value is not finite or out of range; the message names the first splat and the element.
    """
    for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
        _check_finite(getattr(columns, name), name, source)
    _check_range(columns.scales, "scales", 0.0, np.inf, source)
    _check_range(columns.opacities, "opacities", 0.0, 1.0, source)
    back = axes_matrix(axes).T
    with np.errstate(all="ignore"):
        parts = [
            turn_vectors(_single(columns.means), back),
            turn_quaternions(_single(_usable(columns.quaternions)), back),
            turn_scales(_single(columns.scales), back),
            _single(columns.opacities),
            turn_harmonics(_single(columns.harmonics), back),
        ]
    for part in parts:
        part.flags.writeable = False  # so that Splats shares it instead of copying
    means, quaternions, scales, opacities, harmonics = parts
    try:
        return Splats(means, quaternions, scales, opacities, harmonics)
    except ArgumentError as error:
        raise source.error(str(error)) from error


def from_splats(splats: Splats, axes: str) -> Columns:
    """The columns of splats in a file's axes."""
    there = axes_matrix(axes)
    return Columns(
        turn_vectors(splats.means, there),
        turn_quaternions(splats.quaternions, there),
        turn_scales(splats.scales, there),
        splats.opacities,
        turn_harmonics(splats.harmonics, there),
    )


def sigmoid(logits: Array) -> Array:
    """1 / (1 + exp(-x)); -inf gives 0 and +inf gives 1."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-logits))


def logit(opacities: Array) -> Array:
    """The inverse of `sigmoid`, finite also for 0 and 1."""
    with np.errstate(divide="ignore"):
        wide = opacities.astype(np.float64)
        return np.clip(np.log(wide) - np.log1p(-wide), LEAST_LOG, GREATEST_LOGIT).astype(np.float32)


def exponential(logs: Array) -> Array:
    """exp(x) in float32; an overflow gives inf, which `to_splats` refuses."""
    with np.errstate(over="ignore"):
        return np.exp(logs)


def logarithm(scales: Array) -> Array:
    """log(x), finite also for 0."""
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(scales), np.float32(LEAST_LOG))


def unit_quaternions(quaternions: Array) -> Array:
    """Unit quaternions, for formats that store no other."""
    return quaternions / np.linalg.norm(quaternions, axis=1, keepdims=True)


def _single(values: Array) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, np.float32)


def _check_finite(values: Array, name: str, source: Source) -> None:
    # A sum is finite unless a term is not (or it overflows): one pass without a temporary for good files.
    with np.errstate(all="ignore"):
        if np.isfinite(values.sum(dtype=np.float64)):
            return
    _refuse(values, np.isfinite(values), name, source, "not a finite number")


def _check_range(values: Array, name: str, low: float, high: float, source: Source) -> None:
    if not values.size or (values.min() >= low and values.max() <= high):
        return
    _refuse(values, (values >= low) & (values <= high), name, source, f"not in {low:g}..{high:g}")


def _refuse(values: Array, good: NDArray[np.bool_], name: str, source: Source, why: str) -> None:
    bad = np.flatnonzero(~good.reshape(-1))
    if not len(bad):
        return
    splat, component = divmod(int(bad[0]), max(1, values.size // len(values)))
    value = float(values.reshape(-1)[bad[0]])
    element = f"{name}[{component}]" if values.ndim > 1 else name
    raise source.error(f"{element} is {value:g}, {why}", f"splat {splat}")


def _usable(quaternions: Array) -> Array:
    """Quaternions whose squared length is a normal number; a zero one becomes the identity."""
    with np.errstate(all="ignore"):
        squares = np.einsum("ij,ij->i", quaternions, quaternions)
    odd = np.flatnonzero(~((squares > 1e-30) & (squares < 1e30)))
    if not len(odd):
        return quaternions
    fixed = quaternions.copy()
    peaks = np.abs(quaternions[odd]).max(axis=1, keepdims=True)
    fixed[odd] = np.where(peaks > 0, quaternions[odd] / np.where(peaks > 0, peaks, 1), (1, 0, 0, 0))
    return fixed
