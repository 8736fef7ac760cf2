"""`Sight`: one photograph or panorama with a camera that stands in a room's own frame, found from its straight edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import FormatError
from terrazzo.geometry import Pose, matrix_to_quaternion, yaw_matrix
from terrazzo.reconstruct.few.manhattan import (
    ENOUGH,
    Frame,
    axes_of,
    find_frame,
    find_yaw,
    usual_frame,
)
from terrazzo.reconstruct.few.segments import find_segments
from terrazzo.reconstruct.photographs import FULL_FRAME_DIAGONAL, open_photograph, read_pixels, scaled_size

EDGE_SIDE = 640
"""Longest side of the picture that edges are looked for in [px]."""
CROPS, CROP_FOV = 8, np.radians(80.0)
"""Pinhole pictures around a panorama in which edges are looked for, and their width [rad]."""
FULL_CONTRAST = 0.08
"""Gradient from which on an edge counts fully [brightness a pixel]."""
FEWEST_EDGES = 8
BORDER = 0.06
"""Widest plain border of a photograph, of its side: what undistortion and scanners leave."""
TOLD = "as told"
"""What a focal length is known from that a person or another program knows."""
PANORAMA_RATIO = 0.02
"""How far a panorama's sides may be from 2:1."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Edges:
    """Straight edges as a camera in a room sees them.

    Args:
        starts: Directions of one end, in the room's frame, shape [n, 3].
        ends: Of the other end, shape [n, 3].
        weights: How much each says, shape [n].
        axes: Of the room, 0 to 2, along which each runs; -1 for none.
    """

    starts: Array
    ends: Array
    weights: Array
    axes: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Sight:
    """A picture from the origin of a room's frame: x and y along its walls, z up, x the axis nearest to where it looks.

    Args:
        name: Of the file.
        pixels: sRGB, uint8, shape [h, w, 3].
        camera: At the origin, of the pixels' size.
        edges: Straight edges.
        agreed: Share of the edges that run along the room's axes; 0 where its directions are a guess.
        focal_source: What the focal length is known from, for people to read.
        focal: Focal length over the longer side of the whole photograph; 0 of a panorama.
    """

    name: str
    pixels: NDArray[np.uint8]
    camera: Camera
    edges: Edges
    agreed: float
    focal_source: str
    focal: float = 0.0

    def turned(self, quarters: int) -> Sight:
        """The same sight in a room's frame that is turned: what it has ahead lies `quarters` of a turn counter-clockwise."""
        turn = yaw_matrix(quarters * np.pi / 2)
        e = self.edges
        axes = e.axes if quarters % 2 == 0 else np.where(e.axes == 0, 1, np.where(e.axes == 1, 0, e.axes))
        edges = Edges(e.starts @ turn.T, e.ends @ turn.T, e.weights, axes)
        camera = replace(self.camera, pose=_pose(turn @ self.camera.pose.matrix[:3, :3]))
        return replace(self, camera=camera, edges=edges)

    def in_room(self, rotation: Array) -> Sight:
        """The same sight with other axes [3, 3] of its camera in the room; which edges run along the room's is found anew."""
        back = self.camera.pose.matrix[:3, :3]
        e = self.edges
        edges = _edges(e.starts @ back, e.ends @ back, e.weights, rotation)
        return replace(self, camera=replace(self.camera, pose=_pose(rotation)), edges=edges)

    def with_focal(self, focal: float) -> Sight:
        """The same photograph with another focal length over its longer side, held as its edges say then."""
        c = self.camera
        whole = c.fx / self.focal
        back = c.pose.matrix[:3, :3]
        ends = [e @ back for e in (self.edges.starts, self.edges.ends)]
        flat = [e[:, :2] / e[:, 2:] * self.focal for e in ends]
        frame = usual_frame(focal)
        if len(flat[0]) >= FEWEST_EDGES:
            frame = find_frame(flat[0], flat[1], self.edges.weights, focal=focal)
        rotation = _ahead(frame.rotation)
        a, b = (np.column_stack([f / focal, np.ones(len(f))]) for f in flat)
        camera = replace(c, pose=_pose(rotation), fx=focal * whole, fy=focal * whole)
        agreed = frame.agreed if frame.agreed >= ENOUGH else 0.0
        edges = _edges(a, b, self.edges.weights, rotation)
        return replace(self, camera=camera, edges=edges, agreed=agreed, focal=focal)

    @property
    def is_panorama(self) -> bool:
        """Whether it shows everything around."""
        return self.camera.projection == "equirectangular"


def read_sight(path: Path, *, max_pixels: int, focal: float | None = None) -> Sight:
    """Reads a photograph and finds how it was held.

    Args:
        path: The file.
        max_pixels: Most pixels that are kept.
        focal: Focal length over the longer side, where a person or another program knows it.

    Raises:
        FormatError: It cannot be decoded.
        MissingExtraError: It is HEIC and its decoder is not installed.
    """
    photograph = open_photograph(path)
    pixels = _read(path, photograph.stored_size, photograph.orientation, max_pixels)
    source = TOLD
    if focal is None:
        source = "the file"
        if photograph.focal_35mm is not None:
            width, height = photograph.stored_size
            focal = photograph.focal_35mm / FULL_FRAME_DIAGONAL * float(np.hypot(width, height))
            focal /= max(width, height)
    pixels, (left, top), whole = _trimmed(pixels)
    return sight_of(
        path.name, pixels, focal, source, middle=(whole[0] / 2 - left, whole[1] / 2 - top), side=max(whole)
    )


def sight_of(
    name: str,
    pixels: NDArray[np.uint8],
    focal: float | None,
    source: str = TOLD,
    *,
    middle: tuple[float, float] | None = None,
    side: int | None = None,
) -> Sight:
    """A sight of pixels [h, w, 3]; `focal` is over `side`, the longer one, and `middle` the principal point [px]."""
    height, width = pixels.shape[:2]
    whole = float(max(width, height) if side is None else side)
    cx, cy = middle or (width / 2, height / 2)
    small, scale = _small_grey(pixels)
    found = find_segments(small)
    starts = (found.starts * scale - (cx, cy)) / whole
    ends = (found.ends * scale - (cx, cy)) / whole
    weights = np.sqrt(found.lengths / max(small.shape)) * np.minimum(found.contrast / FULL_CONTRAST, 1)
    frame = usual_frame(focal)
    if len(found) >= FEWEST_EDGES:
        frame = find_frame(starts, ends, weights, focal=focal)
        if focal is None:
            source = "the directions of straight edges"
        if frame.agreed < ENOUGH:
            frame = replace(frame, agreed=0.0)
    elif focal is None:
        source = "what is usual"
    f = frame.focal * whole
    a = np.column_stack([starts * whole / f, np.ones(len(starts))])
    b = np.column_stack([ends * whole / f, np.ones(len(ends))])
    rotation = _ahead(frame.rotation)
    edges = _edges(a, b, weights, rotation)
    camera = Camera(_pose(rotation), width, height, f, f, cx, cy)
    return Sight(name, pixels, camera, edges, frame.agreed, source, frame.focal)


def edges_of(pixels: NDArray[np.uint8], camera: Camera) -> Edges:
    """Straight edges of a pinhole picture [h, w, 3] whose camera stands in a room's frame."""
    small, scale = _small_grey(pixels)
    found = find_segments(small)
    middle, focal = (camera.cx, camera.cy), (camera.fx, camera.fy)
    a = np.column_stack([(found.starts * scale - middle) / focal, np.ones(len(found))])
    b = np.column_stack([(found.ends * scale - middle) / focal, np.ones(len(found))])
    weights = np.sqrt(found.lengths / max(small.shape)) * np.minimum(found.contrast / FULL_CONTRAST, 1)
    return _edges(a, b, weights, camera.pose.matrix[:3, :3])


def read_panorama(path: Path, *, max_pixels: int) -> Sight:
    """Reads a 2:1 panorama, 360 x 180 degrees, whose middle row is level.

    Raises:
        FormatError: It cannot be decoded, or its sides are not as 2 to 1.
    """
    photograph = open_photograph(path)
    width, height = photograph.upright_size
    if abs(width / height / 2 - 1) > PANORAMA_RATIO:
        raise FormatError(
            f"it is {width} x {height} pixels, and a panorama of everything around is twice as wide as high; "
            "give a photograph with --photo, or export the panorama as equirectangular, 360 x 180 degrees",
            source=path,
        )
    return panorama_of(path.name, _read(path, photograph.stored_size, photograph.orientation, max_pixels))


def panorama_of(name: str, pixels: NDArray[np.uint8]) -> Sight:
    """A sight of the pixels [h, w, 3] of a panorama."""
    height, width = pixels.shape[:2]
    level = Camera.panorama((0, 0, 0), width=width, height=height)
    grey = pixels.astype(np.float32).mean(-1, keepdims=True) / np.float32(255)
    starts, ends, weights = [], [], []
    for k in range(CROPS):
        turn = 2 * np.pi * k / CROPS
        look = Camera.look_at((0, 0, 0), (np.cos(turn), np.sin(turn), 0), width=400, height=480, fov=CROP_FOV)
        rays = rays_of(look)
        found = find_segments(sampled(grey, level, rays)[..., 0])
        for out, at in ((starts, found.starts), (ends, found.ends)):
            flat = np.column_stack(
                [(at[:, 0] - look.cx) / look.fx, (at[:, 1] - look.cy) / look.fy, np.ones(len(at))]
            )
            out.append(look.pose.rotate(flat))
        weights.append(np.sqrt(found.lengths / 480) * np.minimum(found.contrast / FULL_CONTRAST, 1))
    a, b, w = np.concatenate(starts), np.concatenate(ends), np.concatenate(weights)
    frame = Frame(np.eye(3), 0.0, 0.0)
    if len(a) >= FEWEST_EDGES:
        frame = find_yaw(_normals(a, b), w)
    turn = frame.rotation
    yaw = float(np.round(np.arctan2(turn[0, 1], turn[0, 0]) / (np.pi / 2))) * np.pi / 2
    turn = yaw_matrix(yaw) @ turn
    base = level.pose.matrix[:3, :3]
    camera = replace(level, pose=_pose(turn @ base))
    return Sight(name, pixels, camera, _edges(a, b, w, turn), frame.agreed, "a panorama")


def rays_of(camera: Camera) -> NDArray[np.float32]:
    """Directions of a camera's pixels in the world, not of unit length, shape [h, w, 3]."""
    u = np.arange(camera.width) + 0.5
    v = np.arange(camera.height) + 0.5
    return directions(camera, *np.meshgrid(u, v)).astype(np.float32)


def directions(camera: Camera, u: NDArray, v: NDArray) -> Array:
    """Directions in the world of places [px] in a picture, shape [..., 3]."""
    if camera.projection == "pinhole":
        flat = np.stack([(u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy, np.ones_like(u)], -1)
    else:
        azimuth = (u / camera.width - 0.5) * 2 * np.pi
        elevation = (0.5 - v / camera.height) * np.pi
        level = np.cos(elevation)
        flat = np.stack([np.sin(azimuth) * level, -np.sin(elevation), np.cos(azimuth) * level], -1)
    return camera.pose.rotate(flat)


def places(camera: Camera, rays: NDArray) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Columns and rows [px] at which a camera shows directions [..., 3] of the world, and whether it does."""
    x, y, z = np.moveaxis(np.asarray(rays, np.float64) @ camera.pose.matrix[:3, :3], -1, 0)
    if camera.projection == "pinhole":
        ahead = z > 1e-9
        safe = np.where(ahead, z, 1.0)
        u, v = camera.fx * x / safe + camera.cx, camera.fy * y / safe + camera.cy
        return u, v, ahead & (u >= 0) & (u <= camera.width) & (v >= 0) & (v <= camera.height)
    u = (np.arctan2(x, z) / (2 * np.pi) + 0.5) * camera.width
    v = (np.arctan2(y, np.hypot(x, z)) / np.pi + 0.5) * camera.height
    return u, v, np.ones(u.shape, bool)


def sampled(values: NDArray, camera: Camera, rays: NDArray) -> NDArray[np.float32]:
    """Values [h, w, c] of a picture where its camera shows directions [..., 3]; 0 where it does not, shape [..., c]."""
    u, v, inside = places(camera, rays)
    h, w = values.shape[:2]
    around = camera.projection == "equirectangular"
    x = u - 0.5 if around else np.clip(u - 0.5, 0, w - 1)
    y = np.clip(v - 0.5, 0, h - 1)
    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    b, a = (y - i)[..., None].astype(np.float32), (x - j)[..., None].astype(np.float32)
    below = np.minimum(i + 1, h - 1)
    beside = (j + 1) % w if around else np.minimum(j + 1, w - 1)
    j = j % w
    upper = values[i, j] * (1 - a) + values[i, beside] * a
    lower = values[below, j] * (1 - a) + values[below, beside] * a
    return np.where(inside[..., None], upper * (1 - b) + lower * b, 0).astype(np.float32)


def _read(path: Path, stored: tuple[int, int], orientation: int, max_pixels: int) -> NDArray[np.uint8]:
    """The upright pixels of a file, transparent ones over white."""
    scale = min(1.0, float(np.sqrt(max_pixels / (stored[0] * stored[1]))))
    size = scaled_size(*stored, max(1, int(max(stored) * scale)))
    pixels = read_pixels(path, size=size, orientation=orientation)
    if pixels.shape[2] == 4:
        share = pixels[..., 3:].astype(np.float32) / 255
        pixels = (pixels[..., :3] * share + 255 * (1 - share) + 0.5).astype(np.uint8)
    return np.ascontiguousarray(pixels)


def _trimmed(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], tuple[int, int], tuple[int, int]]:
    """Pixels without a plain black or white border, how much went at the left and top, and the old width and height."""
    h, w = pixels.shape[:2]
    cut: list[int] = []
    for lines in (pixels, pixels[::-1], pixels.transpose(1, 0, 2), pixels.transpose(1, 0, 2)[::-1]):
        most = int(BORDER * len(lines))
        grey = lines[: most + 1].astype(np.float32).mean(-1)
        plain = ((grey > 235) | (grey < 16)).mean(1) > 0.9
        count = int(np.argmin(plain)) if not plain.all() else 0  # a dark night sky is no border
        cut.append(count + 2 if count else 0)
    top, bottom, left, right = cut
    return np.ascontiguousarray(pixels[top : h - bottom, left : w - right]), (left, top), (w, h)


def _small_grey(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.float32], float]:
    """Brightness 0..1 at the size for edges, and how many pixels one of its pixels is."""
    from PIL import Image

    height, width = pixels.shape[:2]
    size = scaled_size(width, height, EDGE_SIDE)
    small = Image.fromarray(pixels).resize(size, Image.Resampling.BOX) if size != (width, height) else pixels
    return np.asarray(small, np.float32).mean(-1) / np.float32(255), width / size[0]


def _ahead(rotation: Array) -> Array:
    """The same directions with x the level axis nearest to where the camera looks."""
    level = rotation[:2, 2]
    quarter = int(np.round(np.arctan2(level[1], level[0]) / (np.pi / 2)))
    return yaw_matrix(-quarter * np.pi / 2) @ rotation


def _pose(rotation: Array) -> Pose:
    q = matrix_to_quaternion(rotation)
    return Pose(rotation=(float(q[0]), float(q[1]), float(q[2]), float(q[3])))


def _normals(a: Array, b: Array) -> Array:
    n = np.cross(a, b)
    return n / np.maximum(np.linalg.norm(n, axis=1), 1e-12)[:, None]


def _edges(a: Array, b: Array, weights: Array, rotation: Array) -> Edges:
    """Edges between directions in a frame that `rotation` turns into the room's."""
    return Edges(a @ rotation.T, b @ rotation.T, weights, axes_of(_normals(a, b), rotation))
