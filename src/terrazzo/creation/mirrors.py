"""Mirrors: the flat faces of silvered glass among a world's pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.pieces import Piece
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.shapes.surface import quad_normals

PATTERN = "mirror"
"""Texture of what is silvered."""
LEAST_AREA, LEAST_SIDE = 0.02, 0.08
"""A face smaller than this shows gloss only [m2, m]."""
CLEAR = 0.004
"""What lies nearer to the plane of the glass than this is not mirrored [m]."""
NEAREST, LEAST_SLANT = 0.15, 0.25
"""Eyes nearer than this to the plane [m], or that see it at a cosine less than this, see too little in it."""
MARKS = 9
"""Points of the glass that an eye, or what is mirrored, must see some of."""
SILVER = (0.86, 0.89, 0.88)
"""Reflectance of a silvered pane of float glass, linear RGB: slightly green."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mirror:
    """One flat face of silvered glass.

    Args:
        owner: Index of the piece.
        frame: The face's frame to the piece's own: z out of the glass, y down, origin in the middle of the outline's box.
        corners: Of its quads in that frame [m], shape [q, 4, 2].
    """

    owner: int
    frame: Pose
    corners: Floats

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the outline's box [m]."""
        width, height = np.ptp(self.corners.reshape(-1, 2), axis=0)
        return float(width), float(height)

    @property
    def area(self) -> float:
        """Of all quads [m2]."""
        a, b = self.corners[:, 2] - self.corners[:, 0], self.corners[:, 3] - self.corners[:, 1]
        return float(np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / 2)

    @property
    def marks(self) -> Floats:
        """Some points all over the glass, in its plane [m], shape [MARKS, 2]."""
        middles = self.corners.mean(1)
        return middles[np.linspace(0, len(middles) - 1, MARKS).astype(int)]

    def covers(self, points: Floats) -> NDArray[np.bool_]:
        """Which points [n, 2] of its plane lie on the glass."""
        inside = np.zeros(len(points), bool)
        for quad in self.corners:
            edge = np.roll(quad, -1, 0) - quad
            to = points[:, None] - quad
            turn = edge[:, 0] * to[..., 1] - edge[:, 1] * to[..., 0]
            inside |= (turn >= -1e-9).all(1) | (turn <= 1e-9).all(1)
        return inside


def mirrors_of(pieces: Sequence[Piece]) -> list[Mirror]:
    """All flat mirrors of a world that are large enough to show anything."""
    out = []
    for owner, piece in enumerate(pieces):
        corners = [p.surface.corners for p in piece.shape.parts if p.finish.pattern == PATTERN]
        if corners:
            out += _faces(owner, piece, np.concatenate(corners))
    return out


def _faces(owner: int, piece: Piece, corners: Floats) -> list[Mirror]:
    """The flat faces among quads of silvered glass [q, 4, 3] in a piece's own frame."""
    normal = quad_normals(corners)
    offset = np.einsum("qd,qd->q", normal, corners.mean(1))
    key = np.column_stack([np.rint(normal * 50), np.rint(offset / 0.002)])
    _, group = np.unique(key, axis=0, return_inverse=True)
    out = []
    for number in range(int(group.max()) + 1):
        rows = group.reshape(-1) == number
        face = _face(owner, piece, corners[rows], normal[rows].mean(0))
        if face.area >= LEAST_AREA and min(face.size) >= LEAST_SIDE:
            out.append(face)
    return out


def _face(owner: int, piece: Piece, corners: Floats, normal: Floats) -> Mirror:
    out = normal / np.linalg.norm(normal)
    up = piece.pose.inverse().rotate(np.array([0.0, 0.0, 1.0]))
    if abs(up @ out) > 0.95:
        up = np.roll(out, 1)
    down = out * (up @ out) - up
    down /= np.linalg.norm(down)
    turn = np.stack([np.cross(down, out), down, out], 1)
    flat = corners @ turn
    low, high = flat.min((0, 1)), flat.max((0, 1))
    middle = (low + high) / 2
    x, y, z = (float(v) for v in turn @ middle)
    qw, qx, qy, qz = (float(v) for v in matrix_to_quaternion(turn))
    return Mirror(owner, Pose((x, y, z), (qw, qx, qy, qz)), (flat - middle)[..., :2])
