"""A model as a `Shape`: its triangles as painted surfaces, its pictures as solid textures, convex colliders for its pieces."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError
from terrazzo.extras import is_available, require
from terrazzo.lighting import from_srgb
from terrazzo.materials import Finish
from terrazzo.materials.colours import RGB
from terrazzo.materials.volume_textures import keep_volume
from terrazzo.models.model import MeshPart, Model
from terrazzo.models.simplifying import simplified
from terrazzo.models.tinting import tinted, tinted_looks
from terrazzo.shapes.drawing import support
from terrazzo.shapes.shape import Part, Shape
from terrazzo.shapes.surface import Surface, normalize
from terrazzo.world.things import Collider, Material

Array = NDArray[np.float64]

MOST_FACETS = 24_000
"""Triangles that one thing may have; models with more are simplified first."""
_SAMPLES_A_CELL = 260_000
"""Points at which a textured surface's colours are read."""
_FEW = 2
"""Models of more pieces than this are taken apart at their seams."""
_MOST_DECOMPOSED = 1500
"""Triangles that are split into convex pieces; larger models are simplified first, for collision needs no detail."""
_MOST_PIECES = 24
"""Convex pieces of one thing's collider."""
MOST_PIXELS = 1 << 26
"""Pixels of one picture: 8192 x 8192."""
_CREASE = 0.6
"""Faces that meet at a sharper angle than this keep their edge [rad]."""
_FLAT = 0.9999
"""Cosine between two triangles that lie in a plane."""
_LEAST_AREA = 1e-8
"""Least area of a model over the square of its longest side."""
_GLOW = 3.0
"""Radiance of an emissive factor of 1."""


def shape_of(
    model: Model,
    turn: float,
    size: tuple[float, float, float],
    material: Material,
    density: float,
    tint: RGB | None = None,
) -> Shape:
    """A thing's shape.

    Args:
        model: As read.
        turn: Yaw that brings its front to +X [rad].
        size: The box that it is brought to [m].
        material: What physics needs.
        density: Mass over the volume of the box [kg/m^3].
        tint: Linear RGB that its main surface takes, or None for its own.

    Raises:
        FormatError: A picture cannot be read, or the model is flat in every direction.
    """
    c, s = np.cos(turn), np.sin(turn)
    about = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
    parts = [_moved(p, about) for p in model.parts]
    points = np.concatenate([p.vertices for p in parts])
    low, high = points.min(0), points.max(0)
    extent = np.maximum(high - low, 1e-9)
    if np.sort(high - low)[1] < 1e-5:
        raise FormatError("it has no surface to speak of", source=model.source)
    scale = np.array(size) / extent
    origin = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    fitted = [replace(p, vertices=(p.vertices - origin) * scale) for p in parts]
    budget = MOST_FACETS / max(sum(len(p.triangles) for p in fitted), 1)
    main = tinted_looks(model) if tint is not None else frozenset()
    tints = [tint if id(p.look) in main else None for p in fitted]
    made = [
        part for p, own in zip(fitted, tints) if (part := _painted(p, budget, model.source, own)) is not None
    ]
    return Shape(
        size=size, parts=tuple(made),
        colliders=_colliders([(p @ about.T - origin) * scale for p in convex_pieces(model)], np.array(size)),
        material=material,
        mass=max(0.02, density * float(np.prod(size))),
    )  # fmt: skip


def _moved(part: MeshPart, about: Array) -> MeshPart:
    return replace(part, vertices=part.vertices @ about.T)


def _painted(part: MeshPart, budget: float, source: str, tint: RGB | None) -> Part | None:
    """One mesh as a part of a shape."""
    corners = part.vertices[part.triangles]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    keep = area > 1e-12
    if not keep.any():
        return None
    part = replace(part, triangles=part.triangles[keep])
    finish = _finish(part, source, tint)
    vertices, triangles = part.vertices, part.triangles
    if budget < 1:
        vertices, triangles = simplified(vertices, triangles, max(int(len(triangles) * budget), 60))
    surface = _paired(vertices[triangles], _corner_normals(vertices, triangles))
    return Part(surface, finish, _closed(triangles, vertices))


def _paired(corners: Array, normals: Array) -> Surface:
    """Triangles as quads: two that lie in a plane across their longest edge become one, for splats follow the sides of quads.

    Args:
        corners: Shape [t, 3, 3].
        normals: At the corners, shape [t, 3, 3].
    """
    sides = np.linalg.norm(np.roll(corners, -1, 1) - corners, axis=-1)
    turn = (
        sides.argmax(1)[:, None] + np.arange(3)
    ) % 3  # The longest edge first: (0, 1), with 2 across from it.
    rows = np.arange(len(corners))[:, None]
    c, n = corners[rows, turn], normals[rows, turn]
    face = normalize(np.cross(c[:, 1] - c[:, 0], c[:, 2] - c[:, 0]))
    scale = max(float(np.ptp(corners.reshape(-1, 3), axis=0).max()), 1e-9)
    ends = np.round(c[:, :2] / scale * 1e5).astype(np.int64)
    waiting: dict[tuple[int, ...], int] = {}
    single = np.ones(len(c), bool)
    pairs: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(ends.tolist()):
        other = waiting.pop((*b, *a), None)
        if other is not None and face[i] @ face[other] > _FLAT:
            pairs.append((other, i))
            single[[i, other]] = False
        else:
            waiting[(*a, *b)] = i
    alone_c, alone_n = c[single], n[single]
    quads = [np.concatenate([alone_c, alone_c[:, 2:]], 1)]
    bent = [np.concatenate([alone_n, alone_n[:, 2:]], 1)]
    if pairs:
        i, j = np.array(pairs).T
        quads.append(np.stack([c[i, 0], c[j, 2], c[i, 1], c[i, 2]], 1))
        bent.append(np.stack([n[i, 0], n[j, 2], n[i, 1], n[i, 2]], 1))
    return Surface(np.concatenate(quads), np.concatenate(bent))


def _corner_normals(vertices: Array, triangles: NDArray[np.int64]) -> Array:
    """Smooth normals at the corners of triangles, flat across creases; shape [t, 3, 3]."""
    corners = vertices[triangles]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    # Vertices at one place are one, whatever their texture coordinates.
    scale = max(float(np.ptp(vertices, axis=0).max()), 1e-9)
    _, same = np.unique(np.round(vertices / scale * 1e5).astype(np.int64), axis=0, return_inverse=True)
    index = same.reshape(-1)[triangles]
    total = np.zeros((index.max() + 1, 3))
    for k in range(3):
        np.add.at(total, index[:, k], face)
    flat = normalize(face)[:, None]
    smooth = normalize(total)[index]
    sharp = (smooth * flat).sum(-1, keepdims=True) < np.cos(_CREASE)
    return np.where(sharp, np.broadcast_to(flat, smooth.shape), smooth)


def _closed(triangles: NDArray[np.int64], vertices: Array) -> bool:
    """Whether every edge is shared by two faces, so that nobody sees the inside."""
    scale = max(float(np.ptp(vertices, axis=0).max()), 1e-9)
    _, same = np.unique(np.round(vertices / scale * 1e5).astype(np.int64), axis=0, return_inverse=True)
    t = same.reshape(-1)[triangles]
    edges = np.sort(np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]), axis=1)
    _, count = np.unique(edges, axis=0, return_counts=True)
    return bool((count >= 2).mean() > 0.97)


def _finish(part: MeshPart, source: str, tint: RGB | None) -> Finish:
    look = part.look
    gloss = float(np.clip(1 - look.roughness, 0, 1)) * 0.8
    glow = tuple(_GLOW * e for e in look.emission)
    if (look.image is not None and part.uv is not None) or part.colours is not None:
        points, normals, colours = _samples(part, source)
        if tint is not None:
            colours = tinted(colours, tint)
        return Finish(
            "volume", colour=_mean(colours), gloss=gloss, emission=glow, opacity=look.opacity,  # type: ignore[arg-type]
            seed=keep_volume(points, normals, colours),
        )  # fmt: skip
    return Finish(
        "metal" if look.metallic > 0.5 else "smooth", colour=tint or look.colour, gloss=gloss, emission=glow,  # type: ignore[arg-type]
        opacity=look.opacity,
    )  # fmt: skip


def check_usable(model: Model) -> None:
    """Makes sure that a thing can be made of a model: it has a surface, and all its pictures can be read.

    Raises:
        FormatError: It has none, or one cannot.
    """
    low, high = model.bounds
    extent = np.sort(high - low)
    corners = [p.vertices[p.triangles] / max(float(extent[2]), 1e-300) for p in model.parts]
    area = sum(
        float(np.linalg.norm(np.cross(c[:, 1] - c[:, 0], c[:, 2] - c[:, 0]), axis=1).sum()) for c in corners
    )
    if extent[1] < 1e-5 * max(float(extent[2]), 1e-5) or not area > _LEAST_AREA:
        raise FormatError("it has no surface to speak of", source=model.source)
    for data in {p.look.image for p in model.parts if p.look.image is not None and p.uv is not None}:
        _picture(data, model.source, np.zeros((1, 2)))


def _mean(colours: Array) -> tuple[float, float, float]:
    r, g, b = (float(v) for v in colours.mean(0))
    return r, g, b


def _samples(part: MeshPart, source: str) -> tuple[Array, Array, Array]:
    """Points of a surface, their normals, and their colours: texture times vertex colour times base colour."""
    corners = part.vertices[part.triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(cross, axis=1)
    rng = np.random.default_rng(0)
    share = _SAMPLES_A_CELL * area / area.sum()
    count = np.maximum(1, np.floor(share + rng.uniform(size=len(area)))).astype(int)
    which = np.repeat(np.arange(len(area)), count)
    weights = rng.dirichlet(np.ones(3), len(which))
    tips = np.tile(np.eye(3), (len(area), 1))  # Corners too, so that the points fill the part's box.
    which = np.concatenate([which, np.repeat(np.arange(len(area)), 3)])
    weights = np.concatenate([weights, tips])
    points = (corners[which] * weights[..., None]).sum(1)
    colours = np.broadcast_to(np.asarray(part.look.colour), points.shape).copy()
    if part.look.image is not None and part.uv is not None:
        uv = (part.uv[part.triangles][which] * weights[..., None]).sum(1)
        colours *= _picture(part.look.image, source, uv)
    if part.colours is not None:
        colours *= (part.colours[part.triangles][which] * weights[..., None]).sum(1)
    return points, normalize(cross)[which], np.clip(colours, 0, 1)


def _pixels(data: bytes, source: str) -> Array:
    """A picture's display sRGB 0..1, at most 2048 pixels wide and high; its size is checked before it is decoded."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", Image.DecompressionBombWarning
            )  # `MOST_PIXELS` is the limit here.
            with Image.open(io.BytesIO(data)) as opened:
                wide, high = opened.size
                if wide * high > MOST_PIXELS:
                    raise FormatError(
                        f"a picture in it has {wide} x {high} pixels; at most {MOST_PIXELS >> 20} million are read",
                        source=source,
                    )
                opened.thumbnail((2048, 2048))
                return np.asarray(opened.convert("RGB"), np.float64) / 255
    except FormatError:
        raise
    except Exception as error:  # Pillow's decoders raise whatever they meet in damaged data.
        reason = str(error) or type(error).__name__
        raise FormatError(f"a picture in it cannot be read: {reason}", source=source) from None


def _picture(data: bytes, source: str, uv: Array) -> Array:
    """Linear colours of a picture at texture coordinates, repeated beyond its edges."""
    pixels = _pixels(data, source)
    high, wide = pixels.shape[:2]
    x = np.minimum((np.mod(uv[:, 0], 1.0) * wide).astype(int), wide - 1)
    y = np.minimum((np.mod(uv[:, 1], 1.0) * high).astype(int), high - 1)
    return from_srgb(pixels[y, x])


@lru_cache(maxsize=512)
def convex_pieces(model: Model) -> tuple[Array, ...]:
    """Points of the convex pieces of a model [m]: by coacd where it is installed, else a hull of each connected piece."""
    pieces = [p for part in model.parts for p in _connected(part)]
    if len(pieces) <= _FEW and is_available("coacd"):
        pieces = _decomposed(model)  # A model of many pieces falls apart by itself, and much sooner.
    pieces = [support(p) for p in pieces]
    pieces.sort(key=lambda p: -float(np.prod(np.ptp(p, axis=0) + 1e-3)))
    if len(pieces) > _MOST_PIECES:
        pieces = [*pieces[: _MOST_PIECES - 1], np.concatenate(pieces[_MOST_PIECES - 1 :])]
    return tuple(pieces)


def _colliders(pieces: Sequence[Array], size: Array) -> tuple[Collider, ...]:
    """Convex pieces inside the box; pieces without volume are left out, and the box itself stands in for none."""
    half = size / 2
    low, high = np.array([-half[0], -half[1], 0.0]), np.array([half[0], half[1], size[2]])
    out = []
    for piece in pieces:
        points = np.clip(support(piece), low, high)
        if len(points) >= 4 and np.linalg.svd(points - points.mean(0), compute_uv=False)[2] > 1e-5:
            out.append(Collider(points.astype(np.float32)))
    box = Collider.box((float(low[0]), float(low[1]), 0.0), (float(high[0]), float(high[1]), float(high[2])))
    return tuple(out) or (box,)


def _connected(part: MeshPart) -> list[Array]:
    """Vertices of each piece of a mesh that hangs together."""
    scale = max(float(np.ptp(part.vertices, axis=0).max()), 1e-9)
    _, same = np.unique(np.round(part.vertices / scale * 1e4).astype(np.int64), axis=0, return_inverse=True)
    t = same.reshape(-1)[part.triangles]
    label = np.arange(same.max() + 1)
    while (
        True
    ):  # The least number of a face's corners spreads until nothing changes; each round doubles its reach.
        least = label[t].min(1)
        new = label.copy()
        for k in range(3):
            np.minimum.at(new, t[:, k], least)
        new = new[new]
        if (new == label).all():
            break
        label = new
    group = label[t[:, 0]]
    return [part.vertices[np.unique(part.triangles[group == g])] for g in np.unique(group)]


def _decomposed(model: Model) -> list[Array]:
    """Approximate convex decomposition (Wei et al., "Approximate Convex Decomposition for 3D Meshes", 2022)."""
    coacd = require("coacd", purpose="splitting a model into convex pieces")
    coacd.set_log_level("error")
    offset, vertices, triangles = 0, [], []
    for part in model.parts:
        vertices.append(part.vertices)
        triangles.append(part.triangles + offset)
        offset += len(part.vertices)
    points, faces = simplified(np.concatenate(vertices), np.concatenate(triangles), _MOST_DECOMPOSED)
    found = coacd.run_coacd(
        coacd.Mesh(points, faces), threshold=0.1, max_convex_hull=12, preprocess_resolution=30, resolution=500,
        mcts_iterations=20, mcts_nodes=10, mcts_max_depth=2,
    )  # fmt: skip
    return [np.asarray(v, np.float64) for v, _ in found] or [points]
