"""Checks of the arrays that enter the light baker: finite numbers of the right shape, or a clear refusal."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError


def rows(name: str, values: ArrayLike, width: int = 3, *, count: int | None = None) -> NDArray[np.float32]:
    """Values as finite float32 rows, C-contiguous.

    Args:
        name: What the caller calls it, for the message.
        values: Shape [n, width].
        width: Columns.
        count: Wanted number of rows, or None for any.

    Raises:
        ArgumentError: The shape is wrong or a value is not finite.
    """
    array = np.ascontiguousarray(values, np.float32)
    if array.size == 0:
        array = array.reshape(0, width)
    if array.ndim != 2 or array.shape[1] != width or (count is not None and len(array) != count):
        wanted = f"[{'n' if count is None else count}, {width}]"
        raise ArgumentError(f"{name} has shape {array.shape}; wanted {wanted}")
    with np.errstate(over="ignore", invalid="ignore"):
        total = array.sum()
    if not np.isfinite(total) and not np.isfinite(array).all():
        bad = int(np.flatnonzero(~np.isfinite(array).all(1))[0])
        raise ArgumentError(f"{name} holds a value that is not finite, first in row {bad}: {array[bad]}")
    return array


def unit_rows(name: str, values: ArrayLike, *, count: int | None = None) -> NDArray[np.float32]:
    """Directions, shape [n, 3], brought to unit length.

    Raises:
        ArgumentError: As `rows`, or a direction is zero.
    """
    array = rows(name, values, count=count)
    length = np.sqrt(np.einsum("ij,ij->i", array, array))
    if len(array) and length.min() < 1e-6:
        raise ArgumentError(f"{name} holds a zero vector, first in row {int(np.argmin(length))}")
    return array / length[:, None]


def colour(name: str, value: ArrayLike) -> tuple[float, float, float]:
    """A linear colour: three finite numbers, none negative.

    Raises:
        ArgumentError: It is something else.
    """
    c = np.asarray(value, np.float64)
    if c.shape != (3,) or not np.isfinite(c).all() or c.min() < 0:
        raise ArgumentError(f"{name} is {value!r}; wanted three finite numbers, none negative")
    return float(c[0]), float(c[1]), float(c[2])
