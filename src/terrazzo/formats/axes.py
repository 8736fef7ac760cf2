"""Axes of file formats, as three letters, and the exact turn between them and the world's.

A code names where a file's x, y and z point, seen by someone who stands in the world and looks along its +Y:
`R`ight or `L`eft (±X), `F`orward or `B`ack (±Y), `U`p or `D`own (±Z). The world itself is "RFU"; most PLY files are
"RDF"; SPZ and glTF are "RUB".
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.harmonics import harmonic_rotation

WORLD_AXES = "RFU"

_DIRECTIONS = {
    "R": (1, 0, 0),
    "L": (-1, 0, 0),
    "F": (0, 1, 0),
    "B": (0, -1, 0),
    "U": (0, 0, 1),
    "D": (0, 0, -1),
}


@lru_cache(maxsize=64)
def axes_matrix(code: str) -> NDArray[np.float64]:
    """The rotation that takes the world's coordinates to those of `code`, a signed permutation, shape [3, 3].

    Raises:
        ArgumentError: `code` is not three letters of different axes, or is left-handed.
    """
    letters = code.upper() if isinstance(code, str) else ""
    if len(letters) != 3 or any(letter not in _DIRECTIONS for letter in letters):
        raise ArgumentError(f"axes is {code!r}; wanted three letters of R L U D F B, such as 'RDF' or 'RUB'")
    matrix = np.array([_DIRECTIONS[letter] for letter in letters], np.float64)
    if round(float(np.linalg.det(matrix))) != 1:
        raise ArgumentError(
            f"axes is {code!r}, which is not a right-handed frame; wanted such as 'RDF' or 'RUB'"
        )
    matrix.flags.writeable = False
    return matrix


def turn_vectors(vectors: NDArray[np.float32], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Vectors, shape [n, 3], under a signed permutation; exact, because nothing is added or rounded."""
    order, signs = _permutation(matrix)
    return vectors[:, order] * signs


def turn_quaternions(quaternions: NDArray[np.float32], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Orientations (w, x, y, z), shape [n, 4], under a signed permutation P of the axes, exactly.

    The Gaussian of rotation R and scales S turns into that of P R and S, which is also that of P R Pᵀ and the
    permuted scales: the quaternion's vector part is permuted and nothing is rounded. `turn_scales` does the rest.
    """
    return np.concatenate([quaternions[:, :1], turn_vectors(quaternions[:, 1:], matrix)], axis=1)


def turn_scales(scales: NDArray[np.float32], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Scales, shape [n, 3], in the order that goes with `turn_quaternions`."""
    order, _ = _permutation(matrix)
    return np.ascontiguousarray(scales[:, order])


def turn_harmonics(harmonics: NDArray[np.float32], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Coefficients, shape [n, k, 3], of the functions turned with the axes; one matrix product for all channels."""
    n, k, _ = harmonics.shape
    if k == 1 or not n:
        return harmonics
    turn = _harmonic_turn(tuple(map(tuple, matrix.tolist())), round(k**0.5) - 1)
    return (harmonics.reshape(n, 3 * k) @ turn).reshape(n, k, 3)


def _permutation(matrix: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Which input each output takes, and its sign."""
    order = np.argmax(np.abs(matrix), axis=1)
    return order, matrix[np.arange(3), order].astype(np.float32)


@lru_cache(maxsize=64)
def _harmonic_turn(matrix: tuple[tuple[float, ...], ...], degree: int) -> NDArray[np.float32]:
    """The right-hand factor, shape [3 k, 3 k], with the least-squares noise around 0 and ±1 removed."""
    turn = harmonic_rotation(np.array(matrix), degree)
    for exact in (-1.0, 0.0, 1.0):
        turn[np.abs(turn - exact) < 1e-9] = exact
    return np.ascontiguousarray(np.kron(turn, np.eye(3)).T, np.float32)
