"""`Fitter`: splats that learn from pictures, one step of Adam a picture, in place and without copies."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.fitting.pulling import Pulled, Values, View, draw
from terrazzo.native import core
from terrazzo.render.frames import Frame
from terrazzo.splats import Splats


@dataclass(frozen=True)
class Rates:
    """Lengths of Adam's steps; 0 leaves a value as it is. The defaults are those of Kerbl et al. 2023.

    Args:
        means: [m]; scale it with the scene.
        quaternions: Of the quaternions' four numbers.
        scales: Of the logarithms of the scales.
        opacities: Of the logits of the opacities.
        colours: Of the constant harmonic.
        harmonics: Of the others.
    """

    means: float = 1.6e-4
    quaternions: float = 1e-3
    scales: float = 5e-3
    opacities: float = 5e-2
    colours: float = 2.5e-3
    harmonics: float = 1.25e-4

    def times(self, factor: float) -> Rates:
        """All of them, longer or shorter."""
        return Rates(*(factor * getattr(self, f.name) for f in fields(self)))

    def row(self, coefficients: int) -> NDArray[np.float32]:
        """One rate for each value of a splat, in the core's order."""
        parts = (self.means,) * 3 + (self.quaternions,) * 4 + (self.scales,) * 3 + (self.opacities,)
        return np.array(
            parts + (self.colours,) * 3 + (self.harmonics,) * (3 * (coefficients - 1)), np.float32
        )


@dataclass(frozen=True)
class Limits:
    """What steps must not pass, and what large values cost.

    Args:
        thinnest: Smallest scale [m].
        widest: Largest scale [m].
        opacity_cost: Added to the derivative by each opacity that shows.
        scale_cost: Added to the derivative by each scale that shows [1/m].
        in_plane: Splats stay in the plane of their two longer axes: those of a surface do not come out of it.
    """

    thinnest: float = 1e-5
    widest: float = 1e3
    opacity_cost: float = 0.0
    scale_cost: float = 0.0
    in_plane: bool = False


class Fitter:
    """Splats in the making.

    Only splats that a picture shows are stepped (as "selective" Adam does: Mallick et al. 2024, Taming 3DGS).

    Args:
        splats: Where to start.
        degrees: Degree of the harmonics that each splat may have, -1 to keep a splat as it is, shape [n]; None for that of
            the arrays.
        sizes: Least and most of its first scales that each splat may come to: those of a closed surface stay closed, and
            none comes to lie across the picture of an eye that stands close to it. Any when None.
        first: Adam's decay of the mean.
        second: Adam's decay of the square.
        epsilon: Adam's.
    """

    def __init__(
        self,
        splats: Splats,
        *,
        degrees: NDArray[np.integer] | None = None,
        sizes: tuple[float, float] | None = None,
        first: float = 0.9,
        second: float = 0.999,
        epsilon: float = 1e-15,
    ):
        self.values = Values(splats)
        self._free = None if degrees is None else ((np.asarray(degrees) + 1) ** 2).astype(np.uint8)
        scales = self.values.scales
        self._bounds = None if sizes is None else np.stack([np.float32(size) * scales for size in sizes], 1)
        self._things = splats.things
        self._decay = first, second, epsilon
        self._moments = np.zeros((len(splats), 2, 11 + 3 * splats.harmonics.shape[1]), np.float32)
        self._frame = core().FitFrame()
        self._steps = 0
        self._drawn = False

    def draw(self, view: View) -> Frame:
        """The picture as it is now; the next `step` is about it."""
        picture = draw(self._frame, self.values, view)
        self._drawn = True
        return picture

    def step(
        self, pulled: Pulled, rates: Rates, limits: Limits | None = None, *, pose: bool = False
    ) -> NDArray[np.float64] | None:
        """Steps the splats of the picture that was drawn last against the derivatives of a loss by it.

        Returns:
            Derivatives by the camera's place and turn, as in `Gradients.camera`, when `pose` is asked for.
        """
        limits = limits or Limits()
        if not self._drawn:
            raise ArgumentError("a step is about the picture that was drawn last; draw one first")
        self._drawn = False
        self._steps += 1
        by_camera = np.zeros(6) if pose else None
        self._frame.step(
            *pulled.arrays(),
            self._moments,
            rates.row(self.values.harmonics.shape[1]),
            self._steps,
            *self._decay,
            limits.opacity_cost,
            limits.scale_cost,
            limits.thinnest,
            limits.widest,
            limits.in_plane,
            self._free,
            self._bounds,
            by_camera,
        )
        return by_camera

    def splats(self) -> Splats:
        """An immutable copy of the splats as they are now."""
        return self.values.splats(self._things)

    def copy_rows(self, sources: NDArray[np.integer], targets: NDArray[np.integer]) -> None:
        """Overwrites splats with copies of others; what Adam knew of them is forgotten."""
        for array in self.values.arrays():
            array[targets] = array[sources]
        if self._bounds is not None:
            self._bounds[targets] = self._bounds[sources]
        self.forget(targets)

    def append_rows(self, sources: NDArray[np.integer]) -> None:
        """Adds copies of splats at the end."""
        for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
            array = getattr(self.values, name)
            setattr(self.values, name, np.concatenate([array, array[sources]]))
        fresh = np.zeros((len(sources), *self._moments.shape[1:]), np.float32)
        self._moments = np.concatenate([self._moments, fresh])
        if self._free is not None:
            self._free = np.concatenate([self._free, self._free[sources]])
        if self._bounds is not None:
            self._bounds = np.concatenate([self._bounds, self._bounds[sources]])
        if self._things is not None:
            self._things = np.concatenate([self._things, self._things[sources]])
        self._drawn = False

    def forget(self, rows: NDArray[np.integer]) -> None:
        """Clears Adam's moments of some splats."""
        self._moments[rows] = 0
        self._drawn = False
