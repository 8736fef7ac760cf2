"""`Frame`: what a renderer returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Frame:
    """One rendered picture and its passes; a pass that was not asked for is None.

    Args:
        colour: Display colour (sRGB, not clipped), background included, float32, shape [h, w, 3].
        alpha: Coverage 0..1, float32, shape [h, w].
        depth: Distance along the optical axis (pinhole) or from the eye (equirectangular) [m], the mean of the
            splats' depths weighted by their contribution; +inf where alpha is 0; float32, shape [h, w].
        normals: Unit vectors in the world's frame that face the camera, along each splat's thinnest axis, weighted
            like depth; zeros where alpha is 0; float32, shape [h, w, 3].
        things: Id of the thing that contributes most, -1 for none, int32, shape [h, w]. The native backend finds it by
            a majority vote: certain where one thing makes up more than half of alpha, one of the things there
            otherwise.
    """

    colour: NDArray[np.float32]
    alpha: NDArray[np.float32]
    depth: NDArray[np.float32] | None = None
    normals: NDArray[np.float32] | None = None
    things: NDArray[np.int32] | None = None

    def to_bytes(self) -> NDArray[np.uint8]:
        """The colour as 8-bit sRGB, shape [h, w, 3]."""
        return (np.clip(self.colour, 0, 1) * 255 + 0.5).astype(np.uint8)
