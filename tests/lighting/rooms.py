"""Little scenes with known light."""

import numpy as np


def quad(corner, u, v):
    """Two triangles of a parallelogram; outside is along u x v."""
    o, u, v = (np.asarray(x, float) for x in (corner, u, v))
    return np.array([[o, o + u, o + u + v], [o, o + u + v, o + v]])


def box_inside(x, y, z):
    """The six faces of a box, facing inwards, 12 triangles: floor, ceiling, south, north, west, east."""
    return np.concatenate(
        [
            quad((0, 0, 0), (x, 0, 0), (0, y, 0)),
            quad((0, 0, z), (0, y, 0), (x, 0, 0)),
            quad((0, 0, 0), (0, 0, z), (x, 0, 0)),
            quad((0, y, 0), (x, 0, 0), (0, 0, z)),
            quad((0, 0, 0), (0, y, 0), (0, 0, z)),
            quad((x, 0, 0), (0, 0, z), (0, y, 0)),
        ]
    )


def on_faces(triangles, count, seed=0):
    """Points on triangles, evenly by area and a little away from edges, with normals and triangle indices."""
    rng = np.random.default_rng(seed)
    cross = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    area = np.linalg.norm(cross, axis=1)
    index = rng.choice(len(triangles), count, p=area / area.sum())
    weights = rng.dirichlet((2, 2, 2), count)
    return np.einsum("nk,nkd->nd", weights, triangles[index]), cross[index] / area[index, None], index
