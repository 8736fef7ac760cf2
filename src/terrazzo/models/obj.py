"""Reads Wavefront OBJ with its MTL library and the pictures beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace

import numpy as np

from terrazzo.errors import FormatError
from terrazzo.formats.source import Source
from terrazzo.models.model import Look, MeshPart


@dataclass
class _Group:
    """Faces of one object and material while they are read."""

    name: str
    look: Look
    corners: list[tuple[int, int]] = field(default_factory=list)


def read_obj(source: Source) -> list[MeshPart]:
    """The objects of a file, one part for each of their materials.

    Raises:
        FormatError: A number or a reference in it cannot be used; the message names the line.
    """
    points: list[list[float]] = []
    tints: list[list[float]] = []
    uvs: list[tuple[float, float]] = []
    looks: dict[str, Look] = {}
    groups: list[_Group] = []
    name, look = "", Look()
    current: _Group | None = None
    for number, line in enumerate(
        bytes(source.data).decode("utf-8", "replace").replace("\\\n", " ").splitlines(), 1
    ):
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        try:
            if word == "v":
                values = [float(v) for v in rest.split()]
                points.append(values[:3] if len(values) >= 3 else _short())
                tints.append(values[3:6] if len(values) >= 6 else [])
            elif word == "vt":
                values = [float(v) for v in rest.split()]
                uvs.append((values[0], 1.0 - (values[1] if len(values) > 1 else 0.0)))
            elif word in ("o", "g") and rest:
                name, current = rest, None
            elif word == "usemtl":
                look, current = looks.get(rest, replace(Look(), name=rest)), None
            elif word == "mtllib":
                looks.update(_materials(source, rest))
            elif word == "f":
                if current is None:
                    current = _Group(name, look)
                    groups.append(current)
                ring = [_corner(c, len(points), len(uvs)) for c in rest.split()]
                for i in range(1, len(ring) - 1):
                    current.corners += [ring[0], ring[i], ring[i + 1]]
        except (ValueError, IndexError) as error:
            raise source.error(f"{line.strip()[:60]!r} cannot be used: {error}", f"line {number}") from None
    coloured = bool(tints) and all(tints)
    return [
        _part(g, np.array(points), np.array(uvs), np.array(tints) if coloured else None)
        for g in groups
        if g.corners
    ]


def _short() -> list[float]:
    raise ValueError("a vertex needs three numbers")


def _corner(text: str, points: int, uvs: int) -> tuple[int, int]:
    """Numbers of a corner's vertex and texture coordinate, from 0; -1 for no coordinate."""
    first, *others = text.split("/")
    vertex = _index(first, points)
    return vertex, _index(others[0], uvs) if others and others[0] else -1


def _index(text: str, count: int) -> int:
    value = int(text)
    index = value - 1 if value > 0 else count + value
    if value == 0 or not 0 <= index < count:
        raise ValueError(f"{text} is not one of {count}")
    return index


def _part(group: _Group, points: np.ndarray, uvs: np.ndarray, tints: np.ndarray | None) -> MeshPart:
    corners = np.array(group.corners)
    unique, order = np.unique(corners, axis=0, return_inverse=True)
    uv = uvs[unique[:, 1]] if len(uvs) and (unique[:, 1] >= 0).all() else None
    colours = tints[unique[:, 0]] ** 2.2 if tints is not None else None
    return MeshPart(group.name, points[unique[:, 0]], order.reshape(-1, 3), group.look, uv, colours)


def _materials(source: Source, name: str) -> dict[str, Look]:
    """The looks of an MTL file; a library that is not there leaves the objects grey."""
    try:
        text = bytes(source.sibling(name).data).decode("utf-8", "replace")
    except (FormatError, OSError):
        return {}
    out: dict[str, Look] = {}
    key = ""
    for line in text.splitlines():
        word, _, rest = line.strip().partition(" ")
        values = rest.split()
        if word == "newmtl":
            key = rest.strip()
            out[key] = Look(name=key)
        elif not key:
            continue
        elif word in ("Kd", "Ke") and len(values) >= 3:
            r, g, b = (min(max(float(v), 0.0), 1.0) for v in values[:3])
            linear = (r**2.2, g**2.2, b**2.2)
            out[key] = (
                replace(out[key], colour=linear) if word == "Kd" else replace(out[key], emission=linear)
            )
        elif word == "d" and values:
            out[key] = replace(out[key], opacity=min(max(float(values[-1]), 0.05), 1.0))
        elif word == "Ns" and values:
            out[key] = replace(out[key], roughness=float((2.0 / (float(values[0]) + 2.0)) ** 0.5))
        elif word == "map_Kd" and values:
            with suppress(FormatError, OSError):  # A picture that is not there leaves the plain colour.
                picture = source.sibling(rest.split()[-1].replace("\\", "/"))
                out[key] = replace(out[key], image=bytes(picture.data))
    return out
