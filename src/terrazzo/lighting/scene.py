"""`Scene`: the triangles that light meets, with a hierarchy for casting rays at them, built once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import cross
from terrazzo.lighting.arrays import rows, unit_rows
from terrazzo.native import core

MOST_TRIANGLES = 50_000_000
"""More would need more memory than a machine that bakes on its processor has."""


class Scene:
    """Triangles and how they treat light. Immutable; triangles without area are kept and never hit.

    Light leaves a triangle on the side from which its corners run counter-clockwise; the inside of a solid is black.

    Args:
        triangles: Corners [m], shape [t, 3, 3].
        albedo: Linear RGB 0..1, shape [t, 3].
        emission: Radiance that it gives off, linear RGB, shape [t, 3]; none when None.
        transmission: Share of light that passes straight through (glass panes, thin curtains), RGB 0..1, shape [t, 3].
        two_sided: Sheets that scatter and emit on both sides, bool, shape [t]; what transmits always does.
        normals: Outward directions, shape [t, 3]; where given, triangles that wind the other way are turned round.

    Raises:
        ArgumentError: Shapes disagree, a value is not finite, or a colour is out of range.
    """

    def __init__(
        self,
        triangles: ArrayLike,
        albedo: ArrayLike,
        *,
        emission: ArrayLike | None = None,
        transmission: ArrayLike | None = None,
        two_sided: ArrayLike | None = None,
        normals: ArrayLike | None = None,
    ):
        corners = np.asarray(triangles, np.float32)
        if corners.size == 0:
            corners = corners.reshape(0, 3, 3)
        if corners.ndim != 3 or corners.shape[1:] != (3, 3) or len(corners) > MOST_TRIANGLES:
            raise ArgumentError(
                f"triangles has shape {corners.shape}; wanted [t, 3, 3], t <= {MOST_TRIANGLES}"
            )
        n = len(corners)
        flat = rows("triangles", corners.reshape(n, 9), 9)
        if normals is not None:
            wanted = rows("normals", normals, count=n)
            turned = np.einsum("ij,ij->i", _cross_of(flat), wanted) < 0
            flat = np.where(turned[:, None], flat[:, [0, 1, 2, 6, 7, 8, 3, 4, 5]], flat)
        zeros = np.zeros((n, 3), np.float32)
        self.albedo = _colours("albedo", albedo, n, 1.0)
        self.emission = zeros if emission is None else _colours("emission", emission, n, np.inf)
        self.transmission = zeros if transmission is None else _colours("transmission", transmission, n, 1.0)
        sides = np.zeros(n, np.uint8) if two_sided is None else np.ascontiguousarray(two_sided, np.uint8)
        if sides.shape != (n,):
            raise ArgumentError(f"two_sided has shape {sides.shape}; wanted [{n}]")
        self.two_sided = (sides > 0) | (self.transmission.max(1, initial=0) > 0)
        self.triangles = np.ascontiguousarray(flat).reshape(n, 3, 3)
        self._native = core().light_scene(
            self.triangles.reshape(n, 9), self.albedo, self.emission, self.transmission, sides
        )

    def __len__(self) -> int:
        return len(self.triangles)

    @property
    def native(self) -> Any:
        """The core's scene, for the other modules of this room."""
        return self._native

    def closest(
        self, origins: ArrayLike, directions: ArrayLike, *, far: ArrayLike = 1e30, threads: int = 0
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """First triangle along each ray.

        Args:
            origins: [m], shape [n, 3].
            directions: Shape [n, 3]; brought to unit length.
            far: Where rays end [m], one number or shape [n].
            threads: 0 for all cores; the result is the same for any number.

        Returns:
            Distance [m] (inf for none), shape [n], and the triangle's index (-1 for none), shape [n].
        """
        o, d, f = _rays(origins, directions, far)
        return core().light_closest(self._native, o, d, f, threads)

    def transmittance(
        self, origins: ArrayLike, directions: ArrayLike, *, far: ArrayLike = 1e30, threads: int = 0
    ) -> NDArray[np.float32]:
        """Share of light that gets along each ray, shape [n, 3]: 0 where something opaque is in the way.

        Args:
            origins: [m], shape [n, 3].
            directions: Shape [n, 3]; brought to unit length.
            far: Where rays end [m], one number or shape [n].
            threads: 0 for all cores.
        """
        o, d, f = _rays(origins, directions, far)
        return core().light_transmittance(self._native, o, d, f, threads)

    def seen(
        self,
        points: ArrayLike,
        normals: ArrayLike,
        eyes: ArrayLike,
        *,
        two_sided: ArrayLike | None = None,
        offset: float = 1e-3,
        least: float = 0.02,
        threads: int = 0,
    ) -> NDArray[np.bool_]:
        """Whether any eye sees each point of a surface, shape [n].

        Args:
            points: [m], shape [n, 3].
            normals: Shape [n, 3]; brought to unit length. Eyes behind them see nothing.
            eyes: [m], shape [k, 3].
            two_sided: Points of sheets, which are seen from both sides, bool, shape [n].
            offset: Lines of sight start this far above the surface [m].
            least: Share of light that must get along a line of sight.
            threads: 0 for all cores; the result is the same for any number.
        """
        p = rows("points", points)
        n = unit_rows("normals", normals, count=len(p))
        sheet = np.zeros(len(p), np.uint8) if two_sided is None else np.ascontiguousarray(two_sided, np.uint8)
        if sheet.shape != (len(p),):
            raise ArgumentError(f"two_sided has shape {sheet.shape}; wanted [{len(p)}]")
        e = rows("eyes", eyes)
        return core().light_seen(self._native, p, n, sheet, e, offset, least, threads).astype(bool)


def _rays(
    origins: ArrayLike, directions: ArrayLike, far: ArrayLike
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    o = rows("origins", origins)
    d = unit_rows("directions", directions, count=len(o))
    f = np.minimum(np.broadcast_to(np.asarray(far, np.float32), (len(o),)), np.float32(1e30))
    if np.isnan(f).any():
        raise ArgumentError("far holds a value that is not a number")
    return o, d, np.ascontiguousarray(f)


def _colours(name: str, values: ArrayLike, count: int, most: float) -> NDArray[np.float32]:
    array = rows(name, values, count=count)
    if len(array) and (array.min() < 0 or array.max() > most):
        raise ArgumentError(f"{name} runs from {array.min()} to {array.max()}; wanted 0 to {most}")
    return array


def _cross_of(flat: NDArray[np.float32]) -> NDArray[np.float32]:
    """Normals times twice the areas of triangles of nine numbers."""
    a, b, c = flat[:, :3], flat[:, 3:6], flat[:, 6:]
    return cross(b - a, c - a)
