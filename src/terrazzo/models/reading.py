"""`read_model`: meshes from GLB, glTF and OBJ files, every size and reference checked before it is used.

glTF 2.0 (Khronos Group) is y-up in metres; OBJ (Wavefront) says neither. The up axis can be told, or is judged by what the names
of the meshes say of floors and walls.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats.source import open_source
from terrazzo.models.model import MeshPart, Model

MODEL_SUFFIXES = (".glb", ".gltf", ".obj")
"""Files that are read."""

MOST_BYTES = 1 << 30
"""Largest file."""
MOST_TRIANGLES = 20_000_000
FARTHEST = 1e9
"""No model, in whatever unit, has points farther away than this."""
_FLAT = ("floor", "ground", "ceiling", "rug", "carpet", "slab", "plane")
"""Words in names of things whose thin side is up."""


def read_model(path: str | os.PathLike[str], *, up: str = "auto") -> Model:
    """Reads a model.

    Args:
        path: A .glb, .gltf or .obj file.
        up: "y", "z", or "auto": as the format has it, unless the floor's thin side says otherwise.

    Returns:
        The meshes in metres, +Z up. A y-up file's (x, y, z) becomes (x, -z, y), as Blender and its exporters have it.

    Raises:
        FormatError: The file is none of these, is damaged or too large, or holds no mesh.
        FileNotFoundError: There is no such file.
        ArgumentError: `up` is none of the words.
    """
    if up not in ("auto", "y", "z"):
        raise ArgumentError(f"up is {up!r}; wanted y, z or auto")
    file = Path(path)
    suffix = file.suffix.lower()
    if suffix not in MODEL_SUFFIXES:
        raise FormatError(f"models are read from {', '.join(MODEL_SUFFIXES)}", source=file)
    if file.stat().st_size > MOST_BYTES:
        raise FormatError(f"the file is larger than {MOST_BYTES >> 20} MiB", source=file)
    source = open_source(file)
    if suffix == ".obj":
        from terrazzo.models.obj import read_obj

        parts, missing = read_obj(source)
    else:
        from terrazzo.models.gltf import read_gltf

        parts, missing = read_gltf(source, most=MOST_TRIANGLES), []
    parts = [p for p in parts if len(p.triangles)]
    if not parts:
        raise FormatError("it holds no mesh", source=file)
    if sum(len(p.triangles) for p in parts) > MOST_TRIANGLES:
        raise FormatError(f"it holds more than {MOST_TRIANGLES:,} triangles", source=file)
    for part in parts:
        _check(part, file)
    if up == "auto":
        up = _judged(parts) or "y"
    if up == "y":
        parts = [_turned(p) for p in parts]
    return Model(tuple(parts), str(file), up, tuple(missing))


def _check(part: MeshPart, file: Path) -> None:
    """Makes sure that a mesh's numbers can be used."""
    where = part.name or "mesh"
    for values, what in (
        (part.vertices, "points"),
        (part.uv, "texture coordinates"),
        (part.colours, "colours"),
    ):
        if values is not None and not np.isfinite(values).all():
            raise FormatError(f"it has {what} that are not finite", source=file, where=where)
    if np.abs(part.vertices).max() > FARTHEST:
        raise FormatError(
            f"it has points farther than {FARTHEST:g} m from its origin", source=file, where=where
        )
    if part.triangles.min() < 0 or part.triangles.max() >= len(part.vertices):
        raise FormatError("a triangle refers to a vertex that is not there", source=file, where=where)


def _turned(part: MeshPart) -> MeshPart:
    x, y, z = part.vertices.T
    return replace(part, vertices=np.stack([x, -z, y], 1))


def _judged(parts: Sequence[MeshPart]) -> str | None:
    """The axis along which most of what lies flat is thin, or None where nothing is named so."""
    votes = {"y": 0, "z": 0}
    for part in parts:
        if set(words_of(part.name)) & set(_FLAT):
            extent = np.ptp(part.vertices, axis=0)
            thin = int(extent.argmin())
            if extent[thin] < 0.2 * np.sort(extent)[1] and thin:
                votes["xyz"[thin]] += 1
    if votes["y"] == votes["z"]:
        return None
    return max(votes, key=lambda k: votes[k])


def words_of(name: str) -> list[str]:
    """The words of a node's name, lower case, without numbers: "CoffeeTable_01.002" is ["coffee", "table"]."""
    text = re.sub(r"([a-z])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3 \2\4", name)
    return [w.lower() for w in re.findall(r"[^\W\d_]+(?:'[a-z]+)?", text) if len(w) > 1]


def merged(parts: Sequence[MeshPart]) -> NDArray[np.float64]:
    """All vertices that triangles of the parts use [m], shape [n, 3]."""
    return np.concatenate([p.vertices[np.unique(p.triangles)] for p in parts])
