"""How a `.world` file packs splats: fixed-point integers that unpack and pack again to themselves.

Every quantity is rounded once, when it is first packed; unpacking gives float32 values that pack to the same integers, so
a world can be saved and loaded any number of times without drift. Steps are well under what an eye or a
millimetre can tell: centres 2^-16 m, orientations 1/2047 of the largest component, scales 2^(1/256), opacity 1/255,
the constant harmonic 1/512, the others 1/128. `docs/world-format.md` is the public description.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.splats import Splats

MEAN_STEP = 2.0**-16
QUATERNION_STEPS = 2047
SCALE_STEPS_PER_OCTAVE = 256
SCALE_LOWEST_OCTAVE = -24
"""Scales below 2^-24 m (60 nm) are stored as 0."""
OPACITY_STEPS = 255
CONSTANT_STEP = 1 / 512
HARMONIC_STEP = 1 / 128

Ints = NDArray[np.integer]


def pack_means(means: NDArray[np.float32]) -> Ints:
    """Centres [m], shape [n, 3], as int32 (clipped to +-32,767 m)."""
    limit = 2**31 - 128
    return np.rint(np.clip(means.astype(np.float64) / MEAN_STEP, -limit, limit)).astype(np.int32)


def unpack_means(packed: Ints) -> NDArray[np.float32]:
    """The inverse of `pack_means`."""
    return (packed.astype(np.float64) * MEAN_STEP).astype(np.float32)


def pack_quaternions(quaternions: NDArray[np.float32]) -> Ints:
    """Orientations, shape [n, 4], as int16 with the component of largest magnitude made +2047."""
    q = quaternions.astype(np.float64)
    largest = np.take_along_axis(q, np.abs(q).argmax(1)[:, None], 1)
    steps = np.rint(q / largest * QUATERNION_STEPS)
    # Two components may round to the same magnitude: the first of them decides the sign, then as on every later packing.
    first = np.take_along_axis(steps, np.abs(steps).argmax(1)[:, None], 1)
    return (steps * np.sign(first)).astype(np.int16)


def unpack_quaternions(packed: Ints) -> NDArray[np.float32]:
    """Unit quaternions; the inverse of `pack_quaternions` up to length."""
    q = packed.astype(np.float64)
    return (q / np.linalg.norm(q, axis=1, keepdims=True)).astype(np.float32)


def pack_scales(scales: NDArray[np.float32]) -> Ints:
    """Standard deviations [m], shape [n, 3], as uint16 logarithms; 0 means 0."""
    with np.errstate(divide="ignore"):
        octave = np.log2(scales.astype(np.float64)) - SCALE_LOWEST_OCTAVE
    steps = np.rint(octave * SCALE_STEPS_PER_OCTAVE) + 1
    return np.where(octave < 0, 0, np.clip(steps, 0, 2**16 - 1)).astype(np.uint16)


def unpack_scales(packed: Ints) -> NDArray[np.float32]:
    """The inverse of `pack_scales`."""
    octave = (packed.astype(np.float64) - 1) / SCALE_STEPS_PER_OCTAVE + SCALE_LOWEST_OCTAVE
    return np.where(packed == 0, 0.0, np.exp2(octave)).astype(np.float32)


def pack_opacities(opacities: NDArray[np.float32]) -> Ints:
    """Opacities 0..1, shape [n], as uint8."""
    return np.rint(opacities.astype(np.float64) * OPACITY_STEPS).astype(np.uint8)


def unpack_opacities(packed: Ints) -> NDArray[np.float32]:
    """The inverse of `pack_opacities`."""
    return (packed.astype(np.float64) / OPACITY_STEPS).astype(np.float32)


def _pack_steps(values: NDArray[np.float32], step: float) -> Ints:
    return np.clip(np.rint(values.astype(np.float64) / step), -(2**15) + 1, 2**15 - 1).astype(np.int16)


def pack_constants(constants: NDArray[np.float32]) -> Ints:
    """Coefficients of the constant harmonic, shape [n, 3], as int16 (clipped to +-64)."""
    return _pack_steps(constants, CONSTANT_STEP)


def unpack_constants(packed: Ints) -> NDArray[np.float32]:
    """The inverse of `pack_constants`."""
    return (packed * np.float32(CONSTANT_STEP)).astype(np.float32)


def pack_harmonics(harmonics: NDArray[np.float32]) -> Ints:
    """Coefficients above the constant one, shape [...], as int16 (clipped to +-256)."""
    return _pack_steps(harmonics, HARMONIC_STEP)


def unpack_harmonics(packed: Ints) -> NDArray[np.float32]:
    """The inverse of `pack_harmonics`."""
    return (packed * np.float32(HARMONIC_STEP)).astype(np.float32)


@dataclass(frozen=True)
class Column:
    """One packed array of the file.

    Args:
        name: Its entry in the archive.
        dtype: Little-endian integer type.
        width: Values per splat; None for the column whose width depends on the degree of the harmonics.
        pack: From splats to integers.
    """

    name: str
    dtype: str
    width: int | None
    pack: Callable[[Splats], Ints]

    def values(self, counts: list[int], degrees: list[int]) -> int:
        """How many integers the column holds for things of these splat counts and degrees."""
        if self.width is not None:
            return sum(counts) * self.width
        return sum(n * ((d + 1) ** 2 - 1) * 3 for n, d in zip(counts, degrees))


COLUMNS = (
    Column("means", "<i4", 3, lambda s: pack_means(s.means)),
    Column("quaternions", "<i2", 4, lambda s: pack_quaternions(s.quaternions)),
    Column("scales", "<u2", 3, lambda s: pack_scales(s.scales)),
    Column("opacities", "<u1", 1, lambda s: pack_opacities(s.opacities)),
    Column("constants", "<i2", 3, lambda s: pack_constants(s.harmonics[:, 0])),
    Column("harmonics", "<i2", None, lambda s: pack_harmonics(s.harmonics[:, 1:])),
)


def unpack_splats(packed: dict[str, Ints], n: int, degree: int) -> Splats:
    """The splats of one thing from its slices of the columns, each flat."""
    k = (degree + 1) ** 2
    harmonics = np.empty((n, k, 3), np.float32)
    harmonics[:, 0] = unpack_constants(packed["constants"].reshape(n, 3))
    harmonics[:, 1:] = unpack_harmonics(packed["harmonics"].reshape(n, k - 1, 3))
    return Splats(
        unpack_means(packed["means"].reshape(n, 3)),
        unpack_quaternions(packed["quaternions"].reshape(n, 4)),
        unpack_scales(packed["scales"].reshape(n, 3)),
        unpack_opacities(packed["opacities"]),
        harmonics,
    )


def rounded(splats: Splats) -> Splats:
    """The splats as a `.world` file gives them back, without thing ids."""
    packed = {column.name: column.pack(splats).reshape(-1) for column in COLUMNS}
    return unpack_splats(packed, len(splats), splats.degree)


def split_bytes(values: NDArray) -> bytes:
    """All first bytes, then all second bytes...: like bytes next to each other compress far better."""
    raw = np.ascontiguousarray(values)
    return raw.view(np.uint8).reshape(-1, raw.dtype.itemsize).T.tobytes()


def join_bytes(data: bytes, dtype: str) -> Ints:
    """The inverse of `split_bytes`."""
    size = np.dtype(dtype).itemsize
    return np.ascontiguousarray(np.frombuffer(data, np.uint8).reshape(size, -1).T).view(dtype).reshape(-1)
