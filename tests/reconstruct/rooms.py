"""A made room of splats, photographed from known places: a table in a box with patterned walls."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from tests.reconstruct.made import opengl_matrix

WIDTH, DEPTH, HEIGHT = 4.0, 3.0, 2.4
TABLE = (0.1, 0.0, 0.75)
"""Middle and height of the table top [m], which is 1.0 x 0.6 m."""
STEP = 0.045
SPECKLE = 0.12
"""Noise on the splats' brightness, which makes corners that photographs can be recognised by."""


def pattern(points: np.ndarray, base: tuple[float, float, float], seed: int) -> np.ndarray:
    """Colours that vary over decimetres, so that pictures can be compared."""
    rng = np.random.default_rng(seed)
    out = np.tile(base, (len(points), 1)) + SPECKLE * rng.normal(size=(len(points), 1))
    for length in (0.9, 0.45, 0.25):
        way = rng.normal(size=(3, 3)) * 2 * np.pi / length / 1.7
        out += 0.11 * np.sin(points @ way + rng.uniform(0, 6, 3))
    return out.clip(0.02, 0.98)


def sheet(corner, along, up, base, seed) -> Splats:
    """Flat splats on a rectangle."""
    corner, along, up = (np.array(v, float) for v in (corner, along, up))
    a = np.arange(STEP / 2, np.linalg.norm(along), STEP) / np.linalg.norm(along)
    b = np.arange(STEP / 2, np.linalg.norm(up), STEP) / np.linalg.norm(up)
    points = (corner + a[:, None, None] * along + b[None, :, None] * up).reshape(-1, 3)
    normal = np.cross(along, up)
    frame = np.stack(
        [along / np.linalg.norm(along), up / np.linalg.norm(up), normal / np.linalg.norm(normal)], 1
    )
    q = np.tile(matrix_to_quaternion(frame), (len(points), 1))
    scales = np.tile([0.7 * STEP, 0.7 * STEP, 0.004], (len(points), 1))
    return Splats.from_colours(points, q, scales, np.full(len(points), 0.97), pattern(points, base, seed))


def room() -> Splats:
    """Floor, four walls, ceiling, and a table with an apron, in metres, upright, the floor at z = 0."""
    w, d, h = WIDTH / 2, DEPTH / 2, HEIGHT
    x, y, z = TABLE
    return Splats.merge(
        [
            sheet((-w, -d, 0), (2 * w, 0, 0), (0, 2 * d, 0), (0.5, 0.35, 0.2), 1),
            sheet((-w, -d, h), (2 * w, 0, 0), (0, 2 * d, 0), (0.8, 0.8, 0.8), 2),
            sheet((-w, -d, 0), (2 * w, 0, 0), (0, 0, h), (0.3, 0.5, 0.4), 3),
            sheet((-w, d, 0), (2 * w, 0, 0), (0, 0, h), (0.5, 0.5, 0.3), 4),
            sheet((-w, -d, 0), (0, 2 * d, 0), (0, 0, h), (0.4, 0.3, 0.5), 5),
            sheet((w, -d, 0), (0, 2 * d, 0), (0, 0, h), (0.6, 0.4, 0.3), 6),
            sheet((x - 0.5, y - 0.3, z), (1.0, 0, 0), (0, 0.6, 0), (0.7, 0.2, 0.2), 7),
            sheet((x - 0.5, y - 0.3, 0.3), (1.0, 0, 0), (0, 0, z - 0.3), (0.6, 0.2, 0.3), 8),
            sheet((x - 0.5, y + 0.3, 0.3), (1.0, 0, 0), (0, 0, z - 0.3), (0.6, 0.2, 0.3), 9),
        ]
    )


def cameras(count: int, *, width: int = 160, height: int = 120) -> list[Camera]:
    """Two rings of cameras that look about the room, somewhat up or down."""
    out = []
    for i in range(count):
        turn = 2 * np.pi * i / count * 2
        eye = np.array([1.1 * np.cos(turn), 0.7 * np.sin(turn), 1.45 + 0.1 * np.sin(3 * i)])
        away = 1.0 if i % 2 else -1.0
        target = eye + away * np.array([np.cos(turn), np.sin(turn), 0]) + (0, 0, -0.55 + 0.5 * (i % 3))
        out.append(Camera.look_at(eye, target, width=width, height=height, fov=1.25))
    return out


@dataclass(frozen=True)
class Shift:
    """A similarity that hides where up is, and how long a metre is."""

    matrix: np.ndarray
    scale: float

    def camera(self, camera: Camera) -> Camera:
        turn = self.matrix[:3, :3] / self.scale
        x, y, z = (float(v) for v in self.matrix[:3, :3] @ camera.position + self.matrix[:3, 3])
        q = matrix_to_quaternion(turn @ camera.pose.matrix[:3, :3])
        return replace(camera, pose=Pose((x, y, z), tuple(float(v) for v in q)))  # type: ignore[arg-type]


def shifted(seed: int = 0, scale: float = 0.37) -> Shift:
    """One such, the same for the same seed."""
    rng = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    turn *= np.sign(np.linalg.det(turn))
    matrix = np.eye(4)
    matrix[:3, :3] = scale * turn
    matrix[:3, 3] = rng.normal(size=3)
    return Shift(matrix, scale)


def write_room(
    folder: Path, count: int, *, shift: Shift | None = None, width: int = 96, gains: np.ndarray | None = None
) -> Path:
    """Photographs of the room with a transforms.json, in a shifted frame where one is given."""
    (folder / "images").mkdir(parents=True)
    splats, frames = room(), []
    taken = cameras(count, width=width, height=width * 3 // 4)
    for i, camera in enumerate(taken):
        colour = rasterize(splats, camera, antialias=True, backend="native").colour
        colour = colour if gains is None else colour * gains[i]
        pixels = (np.clip(colour, 0, 1) * 255 + 0.5).astype(np.uint8)
        Image.fromarray(pixels).save(folder / "images" / f"{i:03d}.png")
        posed = camera if shift is None else shift.camera(camera)
        frames.append({"file_path": f"images/{i:03d}.png", "transform_matrix": opengl_matrix(posed).tolist()})
    first = taken[0]
    root = {"w": first.width, "h": first.height, "fl_x": first.fx, "fl_y": first.fy}
    (folder / "transforms.json").write_text(json.dumps({**root, "frames": frames}))
    return folder
