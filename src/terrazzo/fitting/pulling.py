"""Gradients of a loss by every value of the splats behind a picture: the compiled backward pass, and what it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.native import core
from terrazzo.render.frames import Frame
from terrazzo.render.native_backend import native_camera
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class View:
    """How a picture is drawn, apart from the splats.

    Args:
        camera: Where from.
        background: Display colour behind everything, shape [3].
        degree: Degree of the harmonics to use.
        antialias: As in `rasterize`.
        depth: Whether depth is drawn too.
        threads: CPU threads; the same number gives the same bytes.
    """

    camera: Camera
    background: Sequence[float] = (0.0, 0.0, 0.0)
    degree: int = 0
    antialias: bool = True
    depth: bool = False
    threads: int = 0


@dataclass(frozen=True, eq=False)
class Pulled:
    """Derivatives of a loss by a picture.

    Args:
        colour: By the frame's colour, shape [h, w, 3].
        alpha: By its alpha, shape [h, w], or None.
        depth: By its depth where alpha is above 0, shape [h, w], or None.
    """

    colour: Floats
    alpha: Floats | None = None
    depth: Floats | None = None

    def arrays(self) -> tuple[Floats, Floats | None, Floats | None]:
        """The three as the core wants them; entries that are not finite count as 0."""

        def clean(values: Floats | None) -> Floats | None:
            if values is None:
                return None
            return np.ascontiguousarray(np.nan_to_num(values, posinf=0, neginf=0), np.float32)

        return np.ascontiguousarray(self.colour, np.float32), clean(self.alpha), clean(self.depth)


@dataclass(frozen=True, eq=False)
class Gradients:
    """Derivatives of a loss by the values of splats; zeros where a splat does not show.

    Args:
        means: By centres [1/m], shape [n, 3].
        quaternions: By quaternions of any length, shape [n, 4].
        scales: By linear scales [1/m], shape [n, 3].
        opacities: By opacities, shape [n].
        harmonics: Shape [n, k, 3].
        camera: By a shift of the camera [1/m] and by a turn about its eye [1/rad], both along the world's axes, shape
            [6].
    """

    means: Floats
    quaternions: Floats
    scales: Floats
    opacities: Floats
    harmonics: Floats
    camera: NDArray[np.float64]


class Values:
    """The arrays of splats, writable, float32: means, quaternions, scales, opacities, harmonics."""

    def __init__(self, splats: Splats):
        self.means = splats.means.copy()
        self.quaternions = splats.quaternions.copy()
        self.scales = splats.scales.copy()
        self.opacities = splats.opacities.copy()
        self.harmonics = splats.harmonics.copy()

    def arrays(self) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """In the core's order."""
        return self.means, self.quaternions, self.scales, self.opacities, self.harmonics

    def splats(self, things: NDArray[np.int32] | None = None) -> Splats:
        """An immutable copy."""
        means, quaternions, scales, opacities, harmonics = (a.copy() for a in self.arrays())
        return Splats(means, quaternions, scales, opacities, harmonics, things)


def draw(frame: Any, values: Values, view: View) -> Frame:
    """Draws into a core `FitFrame`, which remembers what a pull needs.

    Raises:
        ArgumentError: The splats cover the picture more often than memory is set aside for.
    """
    camera = view.camera
    colour = np.empty((camera.height, camera.width, 3), np.float32)
    alpha = np.empty((camera.height, camera.width), np.float32)
    depth = np.empty_like(alpha) if view.depth else None
    try:
        frame.draw(
            *values.arrays(),
            *native_camera(camera),
            np.asarray(view.background, np.float32),
            view.degree,
            view.antialias,
            view.threads or usable_threads(),
            colour,
            alpha,
            depth,
        )
    except ValueError as error:  # std::length_error
        raise ArgumentError(str(error)) from error
    return Frame(colour, alpha, depth)


def gradients_of(splats: Splats, view: View, pulled: Pulled) -> tuple[Frame, Gradients]:
    """The picture of splats, and the gradients of a loss with the given derivatives by it.

    Args:
        splats: What is drawn.
        view: How.
        pulled: Derivatives of the loss by the picture; may have been found from `rasterize` with the same view.

    Raises:
        ArgumentError: As in `draw`.
    """
    frame, values = core().FitFrame(), Values(splats)
    picture = draw(frame, values, view)
    means, quaternions, scales, opacities, harmonics = (np.zeros_like(a) for a in values.arrays())
    out = Gradients(means, quaternions, scales, opacities, harmonics, np.zeros(6))
    frame.gradients(
        *pulled.arrays(), out.means, out.quaternions, out.scales, out.opacities, out.harmonics, out.camera
    )
    return picture, out
