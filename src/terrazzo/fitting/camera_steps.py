"""`CameraSteps`: cameras whose poses are a little wrong are moved along with the splats, by Adam."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose, quaternion_multiply

FIRST, SECOND, EPSILON = 0.9, 0.99, 1e-15
"""Adam's; the square is forgotten sooner than that of splats, for a camera's turn comes seldom."""


class CameraSteps:
    """Shifts and turns of some cameras, each about its own eye.

    Args:
        count: Of cameras.
        offsets: Where to go on from: shifts [m] and turns [rad] along the world's axes, shape [count, 6].
    """

    def __init__(self, count: int, offsets: NDArray[np.floating] | None = None):
        self.offsets = np.zeros((count, 6)) if offsets is None else np.array(offsets, np.float64)
        self._mean, self._square = np.zeros((count, 6)), np.zeros((count, 6))
        self._steps = np.zeros(count, int)

    def camera(self, number: int, given: Camera) -> Camera:
        """A camera as it is now, from the one that was given."""
        return moved(given, self.offsets[number])

    def step(self, number: int, by_camera: NDArray[np.float64], shift: float, turn: float) -> None:
        """One step against the derivatives of a loss by a camera.

        Args:
            number: Which.
            by_camera: As `Fitter.step` gives them, shape [6].
            shift: Length of the step of the eye [m].
            turn: Of the turn [rad].
        """
        self._steps[number] += 1
        n, mean, square = self._steps[number], self._mean[number], self._square[number]
        mean += (1 - FIRST) * (by_camera - mean)
        square += (1 - SECOND) * (by_camera**2 - square)
        way = mean / (1 - FIRST**n) / (np.sqrt(square / (1 - SECOND**n)) + EPSILON)
        self.offsets[number] -= way * np.repeat([shift, turn], 3)


def moved(camera: Camera, offset: NDArray[np.floating]) -> Camera:
    """A camera shifted [m] and turned about its eye [rad], both along the world's axes, shape [6]."""
    angle = float(np.linalg.norm(offset[3:]))
    half = np.sinc(angle / 2 / np.pi) / 2
    turn = np.array([np.cos(angle / 2), *(half * offset[3:])])
    q = quaternion_multiply(turn, camera.pose.rotation)
    x, y, z = (float(v) for v in camera.position + offset[:3])
    return replace(camera, pose=Pose((x, y, z), (float(q[0]), float(q[1]), float(q[2]), float(q[3]))))
