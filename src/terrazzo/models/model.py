"""`Model`: named triangle meshes with their looks, as a file holds them, turned so that +Z is up."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Look:
    """How a mesh looks, of what its file says.

    Args:
        colour: Base colour, linear RGB 0..1.
        opacity: 0..1.
        metallic: 0..1.
        roughness: 0..1.
        emission: Radiance, linear RGB.
        image: Base colour picture, encoded (PNG, JPEG, WebP), or None.
        name: Name of the material.
    """

    colour: tuple[float, float, float] = (0.6, 0.6, 0.6)
    opacity: float = 1.0
    metallic: float = 0.0
    roughness: float = 0.8
    emission: tuple[float, float, float] = (0.0, 0.0, 0.0)
    image: bytes | None = None
    name: str = ""


@dataclass(frozen=True, eq=False)
class MeshPart:
    """One mesh of one look.

    Args:
        name: Of the node or object that it belongs to.
        vertices: [m], +Z up, shape [n, 3].
        triangles: Vertex numbers, counter-clockwise seen from outside, shape [t, 3].
        look: How it looks.
        uv: Texture coordinates, v downwards, shape [n, 2], or None.
        colours: Linear RGB at the vertices, shape [n, 3], or None.
        node: Number of the node or object that it belongs to: what shares it is one thing.
        above: Number and name of the nearest named node above that one; (-1, "") for none.
    """

    name: str
    vertices: NDArray[np.float64]
    triangles: NDArray[np.int64]
    look: Look = field(default_factory=Look)
    uv: NDArray[np.float64] | None = None
    colours: NDArray[np.float64] | None = None
    node: int = 0
    above: tuple[int, str] = (-1, "")


@dataclass(frozen=True, eq=False)
class Model:
    """A file's meshes.

    Args:
        parts: At least one.
        source: The file, for messages.
        up: The axis of the file that was taken for up: "y" or "z".
        missing: What it refers to and is not there, each a sentence.
    """

    parts: tuple[MeshPart, ...]
    source: str = ""
    up: str = "y"
    missing: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Smallest and largest corner [m]."""
        points = np.concatenate([p.vertices for p in self.parts])
        return points.min(0), points.max(0)
