"""Blocks: the named boxes of a blockout, each with its upright box, what its name says that it is, and which way it may face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.geometry import Array64
from terrazzo.hulls import convex_outline
from terrazzo.language.vocabulary import Vocabulary
from terrazzo.models.model import MeshPart, Model
from terrazzo.models.reading import merged, words_of

_SQUARE = 0.985
"""A turned box is taken only where it is smaller than this share of the box along the axes."""
_THIN = 0.005
"""Least side of a block [m]; planes get this."""
_SHELL_WORDS = {
    "wall": "wall", "walls": "wall", "floor": "floor", "ground": "floor", "ceiling": "ceiling", "roof": "ceiling",
    "door": "door", "doorway": "doorway", "opening": "doorway", "window": "window", "room": "room", "shell": "room",
}  # fmt: skip
"""Last words of names of the building's parts."""
_IGNORED = frozenset(("camera", "light", "sun", "lamp_light", "helper", "origin", "empty"))
_NOISE = frozenset(
    (
        "mesh",
        "node",
        "geo",
        "geometry",
        "obj",
        "object",
        "group",
        "block",
        "box",
        "cube",
        "lod",
        "instance",
        "copy",
        "low",
        "high",
    )
)
"""Words of modelling programs in names; left out where others remain."""


@dataclass(frozen=True, eq=False)
class Block:
    """One named box.

    Args:
        name: As in the file.
        label: Its words: "coffee table".
        role: "thing", or what part of the building it is: "wall", "floor", "ceiling", "door", "doorway", "window", "room".
        kind: Catalogue kind, or None where the name says nothing.
        near: The kind only stands in for what was named.
        centre: Middle of its base [m], (x, y, z).
        size: Extents along its own x, y and up [m].
        yaw: Heading of its own x axis [rad]; which of the four sides is the front is not known.
    """

    name: str
    label: str
    role: str
    kind: str | None
    near: bool
    centre: tuple[float, float, float]
    size: tuple[float, float, float]
    yaw: float

    @property
    def top(self) -> float:
        """Height of its top [m]."""
        return self.centre[2] + self.size[2]

    @property
    def outline(self) -> Array64:
        """Corners on the floor [m], counter-clockwise, shape [4, 2]."""
        x, y = self.size[0] / 2, self.size[1] / 2
        c, s = np.cos(self.yaw), np.sin(self.yaw)
        own = np.array([(-x, -y), (x, -y), (x, y), (-x, y)])
        return own @ np.array([[c, s], [-s, c]]) + np.array(self.centre[:2])


def blocks_of(model: Model, nouns: Vocabulary) -> list[Block]:
    """The blocks of a model, one for each named thing, in the order of the file.

    Nodes of one name are things of their own. A node whose name says nothing is a part of the thing above it: the legs of a chair.
    """
    groups: dict[int, tuple[str, list[MeshPart]]] = {}
    for part in model.parts:
        number, name = _whole(part, nouns)
        groups.setdefault(number, (name, []))[1].append(part)
    out = []
    for name, parts in groups.values():
        words = words_of(name)
        if set(words) & _IGNORED and not set(words) - _IGNORED:
            continue
        label, role, kind, near = _named(words, nouns)
        centre, size, yaw = upright_box(merged(parts))
        out.append(Block(name, label or name or "block", role, kind, near, centre, size, yaw))
    return out


def _whole(part: MeshPart, nouns: Vocabulary) -> tuple[int, str]:
    """Number and name of the node that a mesh is a part of: its own, or the one above where only that is known."""
    number, name = part.above
    if number < 0 or number == part.node:
        return part.node, part.name
    _, role, kind, near = _named(words_of(part.name), nouns)
    if role != "thing" or (kind is not None and not near):
        return part.node, part.name
    _, role, kind, near = _named(words_of(name), nouns)
    return (number, name) if role == "thing" and kind is not None and not near else (part.node, part.name)


def _named(words: Sequence[str], nouns: Vocabulary) -> tuple[str, str, str | None, bool]:
    """Label, role, kind, and whether the kind only stands in, of a name's words."""
    useful = [w for w in words if w not in _NOISE] or list(words)
    label = " ".join(useful)
    if not useful or set(useful) <= _NOISE:
        return label, "thing", None, False
    for word in (useful[-1], useful[0]):
        role = _SHELL_WORDS.get(word)
        entry = nouns.find(useful)
        if role and (entry is None or entry.sort != "thing"):
            return label, role, None, False
    entry = nouns.resolve(label)
    while (entry is None or entry.sort not in ("thing", "place")) and len(useful) > 1:
        useful = useful[:-1]  # "Sofa_Left": what comes last may say which one it is.
        entry = nouns.resolve(" ".join(useful))
        label = " ".join(useful) if entry is not None and entry.sort == "thing" else label
    if entry is not None and entry.sort == "place":
        return label, "room", None, False
    if entry is not None and entry.sort == "thing":
        return label, "thing", entry.value, entry.near
    return label, "thing", None, False


def upright_box(points: Array64) -> tuple[tuple[float, float, float], tuple[float, float, float], float]:
    """Middle of the base, extents and yaw of the smallest upright box around points [m], shape [n, 3].

    The box lies along the axes unless a turned one is clearly smaller (over the edges of the convex outline; Freeman and Shapira,
    "Determining the minimum-area encasing rectangle", 1975).
    """
    low, high = points.min(0), points.max(0)
    best = (float(np.prod(np.maximum(high[:2] - low[:2], 1e-9))) * _SQUARE, 0.0)
    outline = convex_outline(points[:, :2])
    if len(outline) >= 3:
        for edge in np.roll(outline, -1, 0) - outline:
            yaw = float(np.arctan2(edge[1], edge[0])) % (np.pi / 2)
            c, s = np.cos(yaw), np.sin(yaw)
            own = outline @ np.array([[c, -s], [s, c]])
            area = float(np.prod(np.maximum(np.ptp(own, axis=0), 1e-9)))
            if area < best[0] - 1e-12:
                best = (area, yaw)
    yaw = best[1]
    c, s = np.cos(yaw), np.sin(yaw)
    own = points[:, :2] @ np.array([[c, -s], [s, c]])
    a, b = own.min(0), own.max(0)
    x, y = ((a + b) / 2) @ np.array([[c, s], [-s, c]])
    size = np.maximum([*(b - a), high[2] - low[2]], _THIN)
    return (float(x), float(y), float(low[2])), (float(size[0]), float(size[1]), float(size[2])), yaw
