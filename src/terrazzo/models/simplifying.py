"""`simplified`: a mesh with fewer triangles, by clustering its vertices in cells.

Rossignac and Borrel, "Multi-resolution 3D approximations for rendering complex scenes" (1993): all vertices of a cell become their
mean, and triangles that lose a corner vanish. Coarse, quick, and never fails; splats hide what it does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def simplified(
    vertices: NDArray[np.float64], triangles: NDArray[np.int64], most: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Vertices and triangles of a mesh with about `most` triangles or fewer.

    Args:
        vertices: [m], shape [n, 3].
        triangles: Shape [t, 3].
        most: Triangles that are wanted at most.
    """
    if len(triangles) <= most:
        return vertices, triangles
    low = vertices.min(0)
    longest = max(float(np.ptp(vertices, axis=0).max()), 1e-9)
    cells = 512.0
    best = vertices, triangles
    for _ in range(32):
        index = np.floor((vertices - low) / longest * cells).astype(np.int64)
        _, cluster = np.unique(index, axis=0, return_inverse=True)
        cluster = cluster.reshape(-1)
        count = np.bincount(cluster)
        means = np.stack([np.bincount(cluster, vertices[:, k]) / count for k in range(3)], 1)
        t = cluster[triangles]
        t = t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 2] != t[:, 0])]
        _, first = np.unique(np.sort(t, axis=1), axis=0, return_index=True)
        t = t[np.sort(first)]
        if len(t) >= 4:
            best = means, t
        if len(t) <= most:
            break
        cells *= 0.8
    return best
