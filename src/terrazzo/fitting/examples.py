"""`Example`: a picture to learn from, and the same made smaller."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera

LEAST_SIDE = 8
"""Pictures are not made smaller than this [px]."""


@dataclass(frozen=True, eq=False)
class Example:
    """A picture to learn from.

    Args:
        camera: Pinhole, of the picture's size.
        picture: Display sRGB, float32, shape [h, w, 3]; composed over the background where it has an alpha.
        weight: Of each pixel, shape [h, w]; None for 1.
    """

    camera: Camera
    picture: NDArray[np.float32]
    weight: NDArray[np.float32] | None = None

    def shrunk(self, factor: int) -> Example:
        """The picture made smaller by averaging, its camera with it; as it is where little would be left."""
        if factor == 1:
            return self
        c, picture = self.camera, self.picture
        h, w = c.height // factor, c.width // factor
        if min(h, w) < LEAST_SIDE:
            return self

        def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
            cut = values[: h * factor, : w * factor]
            return np.ascontiguousarray(
                cut.reshape(h, factor, w, factor, *values.shape[2:]).mean((1, 3)), dtype=np.float32
            )

        camera = Camera(c.pose, w, h, c.fx / factor, c.fy / factor, c.cx / factor, c.cy / factor)
        return Example(camera, mean(picture), None if self.weight is None else mean(self.weight))
