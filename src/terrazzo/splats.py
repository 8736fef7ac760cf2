"""`Splats`: an immutable struct of arrays, the one representation of Gaussian splats in the program.

Plain values, never activations: scales in metres, opacity 0..1. Colour is spherical harmonics of the *display* colour
(sRGB): a splat of degree 0 shows `SH_C0 * dc + 0.5`. The order of the harmonics is that of 3D Gaussian Splatting
(Kerbl et al. 2023): [n, k, 3] with k = (degree + 1) ** 2 and the channel last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Bounds, Pose, matrix_to_quaternion, quaternion_multiply, quaternion_to_matrix
from terrazzo.harmonics import SH_C0, rotate_harmonics

NO_THING = -1
"""Thing id of a splat that belongs to no thing."""


@dataclass(frozen=True, eq=False)
class Splats:
    """Gaussian splats. All arrays are float32, C-contiguous and read-only; all have the same first axis n.

    Args:
        means: Centres [m], shape [n, 3].
        quaternions: Orientations (w, x, y, z), shape [n, 4]; need not be of unit length but must not be zero.
        scales: Standard deviations along the own axes [m], linear, shape [n, 3], >= 0.
        opacities: Peak opacity 0..1, shape [n].
        harmonics: Spherical harmonics of the colour, shape [n, k, 3], k in (1, 4, 9, 16).
        things: Thing ids, int32, shape [n], or None where splats have no owners.

    Raises:
        ArgumentError: Shapes disagree, or a value is not finite or out of range.
    """

    means: NDArray[np.float32]
    quaternions: NDArray[np.float32]
    scales: NDArray[np.float32]
    opacities: NDArray[np.float32]
    harmonics: NDArray[np.float32]
    things: NDArray[np.int32] | None = None

    def __post_init__(self) -> None:
        n = len(self.means)
        shapes = {"means": (n, 3), "quaternions": (n, 4), "scales": (n, 3), "opacities": (n,)}
        for name, shape in shapes.items():
            object.__setattr__(self, name, _frozen(getattr(self, name), np.float32, name, shape))
        k = np.shape(self.harmonics)[1] if np.ndim(self.harmonics) == 3 else -1
        if k not in (1, 4, 9, 16):
            raise ArgumentError(f"harmonics has shape {np.shape(self.harmonics)}; wanted [n, 1|4|9|16, 3]")
        object.__setattr__(self, "harmonics", _frozen(self.harmonics, np.float32, "harmonics", (n, k, 3)))
        if self.things is not None:
            object.__setattr__(self, "things", _frozen(self.things, np.int32, "things", (n,)))
        if n:
            if self.scales.min() < 0:
                raise ArgumentError("scales holds a negative value; they are linear, in metres")
            if self.opacities.min() < 0 or self.opacities.max() > 1:
                raise ArgumentError("opacities must lie in 0..1 (not logits)")
            if not np.abs(self.quaternions).max(1).min() > 0:
                raise ArgumentError("quaternions holds a zero quaternion")

    @classmethod
    def empty(cls, *, degree: int = 0) -> Splats:
        """No splats, of the given degree of harmonics."""
        k = (degree + 1) ** 2
        return cls(np.zeros((0, 3)), np.zeros((0, 4)), np.zeros((0, 3)), np.zeros(0), np.zeros((0, k, 3)))  # type: ignore[arg-type]

    @classmethod
    def from_colours(
        cls,
        means: ArrayLike,
        quaternions: ArrayLike,
        scales: ArrayLike,
        opacities: ArrayLike,
        colours: ArrayLike,
        things: ArrayLike | None = None,
    ) -> Splats:
        """Splats of degree 0 from display colours (sRGB 0..1, shape [n, 3])."""
        dc = (np.asarray(colours, np.float32) - 0.5) / SH_C0
        return cls(means, quaternions, scales, opacities, dc[:, None, :], things)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.means)

    @property
    def degree(self) -> int:
        """Degree of the harmonics, 0 to 3."""
        return round(self.harmonics.shape[1] ** 0.5) - 1

    @property
    def colours(self) -> NDArray[np.float32]:
        """Display colour of the constant harmonic, sRGB, not clipped, shape [n, 3]."""
        return self.harmonics[:, 0] * np.float32(SH_C0) + np.float32(0.5)

    @property
    def bounds(self) -> Bounds:
        """Box of the centres [m]."""
        return Bounds.of(self.means)

    def select(self, index: ArrayLike | slice) -> Splats:
        """The splats of a boolean mask, an array of indices or a slice."""
        i = index if isinstance(index, slice) else np.asarray(index)
        things = None if self.things is None else self.things[i]
        return Splats(
            self.means[i], self.quaternions[i], self.scales[i], self.opacities[i], self.harmonics[i], things
        )

    def with_things(self, things: ArrayLike | int | None) -> Splats:
        """A copy with these thing ids (one for all, or shape [n], or none)."""
        ids = None if things is None else np.broadcast_to(np.asarray(things, np.int32), (len(self),))
        return replace(self, things=ids)

    def with_degree(self, degree: int) -> Splats:
        """A copy whose harmonics are cut or padded with zeros to this degree (0 to 3)."""
        if degree not in (0, 1, 2, 3):
            raise ArgumentError(f"degree is {degree!r}; wanted 0, 1, 2 or 3")
        k = (degree + 1) ** 2
        have = self.harmonics.shape[1]
        if k <= have:
            return replace(self, harmonics=self.harmonics[:, :k])
        return replace(self, harmonics=np.pad(self.harmonics, ((0, 0), (0, k - have), (0, 0))))

    def transform(self, pose: Pose | ArrayLike) -> Splats:
        """Moves, turns and uniformly scales the splats, their harmonics with them.

        Args:
            pose: A `Pose`, or a homogeneous matrix of shape [4, 4] (rotation, uniform positive scale, translation).

        Raises:
            ArgumentError: The matrix shears, mirrors or scales unevenly.
        """
        matrix = pose.matrix if isinstance(pose, Pose) else np.asarray(pose, np.float64)
        if matrix.shape != (4, 4) or not np.isfinite(matrix).all():
            raise ArgumentError(f"pose has shape {matrix.shape}; wanted a finite [4, 4] matrix")
        linear = matrix[:3, :3]
        determinant = float(np.linalg.det(linear))
        scale = float(np.cbrt(determinant))
        if determinant <= 0 or not np.allclose(linear @ linear.T, np.eye(3) * scale**2, atol=1e-5 * scale**2):
            raise ArgumentError("pose must be a rotation with a uniform positive scale (no shear, no mirror)")
        rotation = linear / scale
        turned = np.array_equal(rotation, np.eye(3))
        q = matrix_to_quaternion(rotation)
        means = self.means.astype(np.float64) @ linear.T + matrix[:3, 3]
        return replace(
            self,
            means=means,
            quaternions=self.quaternions if turned else quaternion_multiply(q, self.quaternions),
            scales=self.scales * np.float32(scale),
            harmonics=self.harmonics if turned else rotate_harmonics(self.harmonics, rotation),
        )

    def normals(self) -> NDArray[np.float64]:
        """Unit vectors along the shortest axes, either way, shape [n, 3]."""
        thinnest = self.scales.argmin(1)[:, None, None]
        return np.take_along_axis(quaternion_to_matrix(self.quaternions), thinnest, 2)[:, :, 0]

    def covariances(self) -> NDArray[np.float64]:
        """World covariance matrices [m^2], shape [n, 3, 3]."""
        axes = quaternion_to_matrix(self.quaternions) * self.scales[:, None, :].astype(np.float64)
        return axes @ np.swapaxes(axes, -1, -2)

    @staticmethod
    def merge(parts: Sequence[Splats]) -> Splats:
        """All splats of all parts in order, at the highest degree among them.

        Thing ids survive where any part has them; parts without get `NO_THING`.
        """
        parts = [p for p in parts if len(p)] or list(parts[:1])
        if not parts:
            return Splats.empty()
        if len(parts) == 1:
            return parts[0]
        degree = max(p.degree for p in parts)
        parts = [p.with_degree(degree) for p in parts]
        things = None
        if any(p.things is not None for p in parts):
            things = np.concatenate(
                [np.full(len(p), NO_THING, np.int32) if p.things is None else p.things for p in parts]
            )
        return Splats(
            np.concatenate([p.means for p in parts]),
            np.concatenate([p.quaternions for p in parts]),
            np.concatenate([p.scales for p in parts]),
            np.concatenate([p.opacities for p in parts]),
            np.concatenate([p.harmonics for p in parts]),
            things,
        )


def _frozen(values: ArrayLike, dtype: type, name: str, shape: tuple[int, ...]) -> NDArray:
    """A read-only C-contiguous array of this type and shape; shares memory with one that already is."""
    array = np.asarray(values)
    if array.shape != shape:
        raise ArgumentError(f"{name} has shape {array.shape}; wanted {shape}")
    fresh = np.ascontiguousarray(array, dtype)
    if dtype is np.float32 and not np.isfinite(fresh).all():
        raise ArgumentError(f"{name} holds a value that is not finite")
    if fresh.flags.writeable:
        fresh = fresh.view() if fresh is not array and fresh.base is None else fresh.copy()
        fresh.flags.writeable = False
    return fresh
