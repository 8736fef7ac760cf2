"""Quaternions stored as their three smallest components: the largest follows from the unit length."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_OTHERS = np.array([[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]])


def unpack_smallest_three(largest: NDArray, three: NDArray[np.floating]) -> NDArray[np.floating]:
    """Unit quaternions in the order of the stored components.

    Args:
        largest: Index 0..3 of the missing component, shape [n].
        three: The others in rising order of their index, shape [n, 3].

    Returns:
        Shape [n, 4], float32; the missing component is not negative.
    """
    rest = 1 - np.einsum("ij,ij->i", three, three)
    out = np.empty((len(three), 4), np.float32)
    rows = np.arange(len(three))
    out[rows, largest] = np.sqrt(np.maximum(rest, 0))
    for column, other in enumerate(_OTHERS[largest].T):
        out[rows, other] = three[:, column]
    return out


def pack_smallest_three(quaternions: NDArray[np.floating]) -> tuple[NDArray[np.intp], NDArray[np.floating]]:
    """The inverse of `unpack_smallest_three` for unit quaternions of either sign, shape [n, 4]."""
    largest = np.argmax(np.abs(quaternions), axis=1)
    peak = np.take_along_axis(quaternions, largest[:, None], axis=1)
    three = np.take_along_axis(quaternions, _OTHERS[largest], axis=1)
    return largest, np.where(peak < 0, -three, three)
