"""Reads Wavefront OBJ with its MTL library and the pictures beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite

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


MOST_BYTES = 1 << 27
"""Largest file; as text it takes some twenty times as much memory."""


def read_obj(source: Source) -> tuple[list[MeshPart], list[str]]:
    """The objects of a file, one part for each of their materials, and what it refers to that is not there.

    Raises:
        FormatError: A number or a reference in it cannot be used; the message names the line.
    """
    if len(source.data) > MOST_BYTES:
        raise source.error(f"it is larger than {MOST_BYTES >> 20} MiB; save it as .glb")
    missing: list[str] = []
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
                looks.update(_materials(source, rest, missing))
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
    order = {name: i for i, name in enumerate(dict.fromkeys(g.name for g in groups))}
    parts = [
        _part(g, order[g.name], np.array(points), np.array(uvs), np.array(tints) if coloured else None)
        for g in groups
        if g.corners
    ]
    return parts, missing


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


def _part(
    group: _Group, node: int, points: np.ndarray, uvs: np.ndarray, tints: np.ndarray | None
) -> MeshPart:
    corners = np.array(group.corners)
    unique, order = np.unique(corners, axis=0, return_inverse=True)
    uv = uvs[unique[:, 1]] if len(uvs) and (unique[:, 1] >= 0).all() else None
    colours = tints[unique[:, 0]] ** 2.2 if tints is not None else None
    return MeshPart(group.name, points[unique[:, 0]], order.reshape(-1, 3), group.look, uv, colours, node)


def _materials(source: Source, name: str, missing: list[str]) -> dict[str, Look]:
    """The looks of an MTL file; a library that is not there leaves the objects grey, and is told in `missing`."""
    try:
        text = bytes(source.sibling(name, most=MOST_BYTES).data).decode("utf-8", "replace")
    except FormatError as error:
        missing.append(f"its materials cannot be read, so it is grey: {error}")
        return {}
    out: dict[str, Look] = {}
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        word, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if word == "newmtl":
            key = rest
            out[key] = Look(name=key)
        elif key and word == "map_Kd" and rest:
            try:
                picture = source.sibling(rest.split()[-1].replace("\\", "/"), most=MOST_BYTES)
                out[key] = replace(out[key], image=bytes(picture.data))
            except FormatError as error:
                missing.append(f"a picture cannot be read, so its plain colour is used: {error}")
        elif key:
            try:
                out[key] = _with_line(out[key], word, [float(v) for v in _numbers(word, rest)])
            except ValueError as error:
                raise ValueError(f"line {number} of {name}: {error}") from None
    return out


def _numbers(word: str, rest: str) -> list[str]:
    """The numbers of a line that says one or three; other lines' words are not looked at."""
    values = rest.split()
    if word in ("Kd", "Ke"):
        return values[:3]
    return values[-1:] if word == "d" else values[:1] if word == "Ns" else []


def _with_line(look: Look, word: str, values: list[float]) -> Look:
    """A look changed by a line of its material."""
    if not all(isfinite(v) for v in values):
        raise ValueError(f"{word} is not finite")
    if word in ("Kd", "Ke") and len(values) == 3:
        r, g, b = (min(max(v, 0.0), 1.0) ** 2.2 for v in values)
        return replace(look, colour=(r, g, b)) if word == "Kd" else replace(look, emission=(r, g, b))
    if word == "d" and values:
        return replace(look, opacity=min(max(values[0], 0.05), 1.0))
    if word == "Ns" and values:
        return replace(look, roughness=(2.0 / (max(values[0], 0.0) + 2.0)) ** 0.5)
    return look
