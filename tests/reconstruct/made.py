"""Small captures that the tests write: a scene of coloured points, photographed by cameras all around it."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.reconstruct import Lens
from terrazzo.reconstruct.colmap import MODELS

OPENGL = np.diag([1.0, -1.0, -1.0])


@dataclass
class Scene:
    """Points, and cameras that see them."""

    cameras: list[Camera]
    names: list[str]
    points: np.ndarray
    colours: np.ndarray
    folder: Path
    lens: Lens = field(default_factory=Lens)


def scene(folder: Path, *, count: int = 4, width: int = 80, height: int = 60, seed: int = 0) -> Scene:
    """Cameras on a ring and points in its middle; each photograph has a shade of its own."""
    rng = np.random.default_rng(seed)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    cameras, names = [], []
    for i in range(count):
        turn = 2 * np.pi * i / count
        eye = (3 * np.cos(turn), 3 * np.sin(turn), 1.0)
        camera = Camera.look_at(eye, (0, 0, 0.5), width=width, height=height, fov=1.0)
        cameras.append(
            Camera(camera.pose, width, height, camera.fx, camera.fy * 1.01, width / 2 + 1, height / 2 - 2)
        )
        names.append(f"shot_{i}.png")
        shade = np.full((height, width, 3), 20 * i + 40, np.uint8)
        Image.fromarray(shade).save(folder / "images" / names[-1])
    points = rng.uniform(-0.4, 0.4, (25, 3)) + (0, 0, 0.5)
    return Scene(cameras, names, points, rng.integers(0, 256, (25, 3), np.uint8), folder)


def project(camera: Camera, points: np.ndarray) -> np.ndarray:
    """Pixels [n, 2] of points [n, 3], by the world-to-camera matrix."""
    matrix = camera.world_to_camera
    seen = points @ matrix[:3, :3].T + matrix[:3, 3]
    return seen[:, :2] / seen[:, 2:] * (camera.fx, camera.fy) + (camera.cx, camera.cy)


def parameters(camera: Camera, model: str, coefficients: tuple[float, ...] = ()) -> tuple[float, ...]:
    """COLMAP's parameters of a camera, zeros for coefficients that are not given."""
    wanted = dict(MODELS)[model]
    one = model.startswith("SIMPLE") or model in ("RADIAL", "RADIAL_FISHEYE")
    start = (camera.fx, camera.cx, camera.cy) if one else (camera.fx, camera.fy, camera.cx, camera.cy)
    return (*start, *coefficients, *[0.0] * (wanted - len(start) - len(coefficients)))[:wanted]


def world_to_camera(camera: Camera) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Quaternion and translation as COLMAP keeps them."""
    back = camera.pose.inverse()
    return back.rotation, back.position


def write_binary(
    made: Scene, place: str = "sparse/0", model: str = "PINHOLE", k: tuple[float, ...] = ()
) -> Path:
    """A binary COLMAP model, one camera for all."""
    folder = made.folder / place
    folder.mkdir(parents=True, exist_ok=True)
    first = made.cameras[0]
    number = [name for name, _ in MODELS].index(model)
    p = parameters(first, model, k)
    data = struct.pack("<QiiQQ", 1, 7, number, first.width, first.height) + struct.pack(f"<{len(p)}d", *p)
    (folder / "cameras.bin").write_bytes(data)
    parts = [struct.pack("<Q", len(made.names))]
    for i, (name, camera) in enumerate(zip(made.names, made.cameras)):
        q, t = world_to_camera(camera)
        parts.append(struct.pack("<I7dI", i + 1, *q, *t, 7) + name.encode() + b"\0")
        parts.append(struct.pack("<Q", 1) + struct.pack("<2dq", 1.5, 2.5, -1))
    (folder / "images.bin").write_bytes(b"".join(parts))
    parts = [struct.pack("<Q", len(made.points))]
    for i, (point, colour) in enumerate(zip(made.points, made.colours)):
        parts.append(struct.pack("<Q3d3BdQ", i, *point, *(int(c) for c in colour), 0.5, 2))
        parts.append(struct.pack("<4I", 1, 0, 2, 0))
    (folder / "points3D.bin").write_bytes(b"".join(parts))
    return folder


def write_text(made: Scene, place: str = "sparse", model: str = "PINHOLE", k: tuple[float, ...] = ()) -> Path:
    """A text COLMAP model; every second image has an empty line of points, as COLMAP writes them."""
    folder = made.folder / place
    folder.mkdir(parents=True, exist_ok=True)
    first = made.cameras[0]
    numbers = " ".join(repr(float(v)) for v in parameters(first, model, k))
    (folder / "cameras.txt").write_text(f"# cameras\n7 {model} {first.width} {first.height} {numbers}\n")
    lines = ["# IMAGE_ID, QW, QX, QY, QZ, TX, TY, TZ, CAMERA_ID, NAME"]
    for i, (name, camera) in enumerate(zip(made.names, made.cameras)):
        pose = " ".join(repr(float(v)) for part in world_to_camera(camera) for v in part)
        lines += [f"{i + 1} {pose} 7 {name}", "1.5 2.5 -1" if i % 2 else ""]
    (folder / "images.txt").write_text("\n".join(lines) + "\n")
    rows = [
        " ".join([str(i), *(repr(float(v)) for v in p), *(str(int(c)) for c in rgb), "0.5 1 0 2 0"])
        for i, (p, rgb) in enumerate(zip(made.points, made.colours))
    ]
    (folder / "points3D.txt").write_text("# points\n" + "\n".join(rows) + "\n")
    return folder


def opengl_matrix(camera: Camera) -> np.ndarray:
    """Camera to world, x right, y up, z back, shape [4, 4]."""
    matrix = camera.pose.matrix.copy()
    matrix[:3, :3] = matrix[:3, :3] @ OPENGL
    return matrix


def frames(made: Scene, prefix: str = "images/") -> list[dict]:
    """The frames of a transforms.json."""
    return [
        {"file_path": prefix + name, "transform_matrix": opengl_matrix(camera).tolist()}
        for name, camera in zip(made.names, made.cameras)
    ]


def intrinsics(made: Scene) -> dict:
    """The fields of a transforms.json that hold for all frames."""
    first = made.cameras[0]
    return {
        "w": first.width,
        "h": first.height,
        "fl_x": first.fx,
        "fl_y": first.fy,
        "cx": first.cx,
        "cy": first.cy,
    }


def write_transforms(made: Scene, **fields: object) -> Path:
    """A transforms.json with its points in a text PLY."""
    header = ["ply", "format ascii 1.0", f"element vertex {len(made.points)}"]
    header += [f"property float {axis}" for axis in "xyz"]
    header += [f"property uchar {colour}" for colour in ("red", "green", "blue")] + ["end_header"]
    rows = [
        " ".join([*(repr(float(v)) for v in p), *(str(int(c)) for c in rgb)])
        for p, rgb in zip(made.points, made.colours)
    ]
    (made.folder / "sparse_pc.ply").write_text("\n".join(header + rows) + "\n")
    root = {**intrinsics(made), "ply_file_path": "sparse_pc.ply", "frames": frames(made), **fields}
    path = made.folder / "transforms.json"
    path.write_text(json.dumps(root))
    return path
