"""`transforms*.json` as nerfstudio, instant-ngp and NeRF's Blender scenes write it.

Poses are camera to world with OpenGL axes (x right, y up, z back). Intrinsics stand once for all photographs or with
each, or only a field of view does. Poses and `ply_file_path` share one frame, which is kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError, MissingExtraError
from terrazzo.formats.json_reading import Node, parse_json
from terrazzo.formats.source import Source, open_source
from terrazzo.geometry import Pose
from terrazzo.reconstruct.distortion import Lens
from terrazzo.reconstruct.photographs import open_photograph
from terrazzo.reconstruct.points import kept_points, read_npz_points, read_ply_points
from terrazzo.reconstruct.shots import MAX_VIEWS, Gathering, Shot, find_photograph, pose_of

SPLITS = ("train", "val", "test")
"""Sets of which each has a file of its own in Blender's scenes."""

_PINHOLE_MODELS = (
    "PINHOLE",
    "SIMPLE_PINHOLE",
    "SIMPLE_RADIAL",
    "RADIAL",
    "OPENCV",
    "FULL_OPENCV",
    "PERSPECTIVE",
)
_FISHEYE_MODELS = ("OPENCV_FISHEYE", "FISHEYE", "SIMPLE_RADIAL_FISHEYE", "RADIAL_FISHEYE")


@dataclass(frozen=True)
class Descriptions:
    """The JSON files of a capture, each with the set that its photographs belong to."""

    folder: Path
    files: tuple[tuple[Path, str | None], ...]


def find(folder: Path) -> Descriptions | None:
    """The descriptions in a folder, or the one that is named, or None."""
    if folder.is_file():
        if folder.suffix != ".json":
            return None
        split = next((s for s in SPLITS if folder.stem == f"transforms_{s}"), None)
        return Descriptions(folder.parent, ((folder, split),))
    if (folder / "transforms.json").is_file():
        return Descriptions(folder, ((folder / "transforms.json", None),))
    files = [(folder / f"transforms_{split}.json", split) for split in SPLITS]
    found = tuple((path, split) for path, split in files if path.is_file())
    return Descriptions(folder, found) if found else None


def gather(found: Descriptions) -> Gathering:
    """The photographs and points that the descriptions tell of.

    Raises:
        FormatError: A description is not one.
    """
    out = Gathering("transforms.json")
    for path, split in found.files:
        source = open_source(path)
        root = parse_json(source, source.data, path.name)
        splits = _named_splits(root)
        frames = root["frames"].items()
        if len(out.shots) + len(frames) > MAX_VIEWS:
            raise source.error(f"it has {len(frames)} photographs; at most {MAX_VIEWS} are read", "frames")
        for frame in frames:
            name = frame["file_path"].text()
            try:
                shot = _shot(found.folder, root, frame, splits.get(name, split))
            except (FormatError, ArgumentError, MissingExtraError) as error:
                out.refuse(name, error)
                continue
            out.shots.append(shot)
        if not len(out.points):
            _gather_points(out, found.folder, root, source)
    return out


def _shot(folder: Path, root: Node, frame: Node, split: str | None) -> Shot:
    name = frame["file_path"].text()
    path = find_photograph(folder, name)
    if path is None:
        raise FormatError("the files are missing", source=name[:200])
    rows = [row.numbers(4, 4) for row in frame["transform_matrix"].items()]
    pose = pose_of(rows, opengl=True)
    settings = _Settings(frame, root)
    camera = _camera(settings, pose, path)
    return Shot(name.replace("\\", "/").removeprefix("./"), path, camera, _lens(settings), split)


@dataclass(frozen=True)
class _Settings:
    """What a frame says, or else its whole file."""

    frame: Node
    root: Node

    def node(self, *keys: str) -> Node | None:
        for holder in (self.frame, self.root):
            for key in keys:
                value = holder.get(key)
                if value is not None:
                    return value
        return None

    def number(self, *keys: str) -> float | None:
        node = self.node(*keys)
        return None if node is None else node.number()

    def coefficient(self, key: str) -> float:
        return self.number(key) or 0.0


def _camera(settings: _Settings, pose: Pose, path: Path) -> Camera:
    width, height = settings.number("w", "width"), settings.number("h", "height")
    if width is None or height is None:
        stored = open_photograph(path).stored_size
        width, height = (float(s) for s in stored)
    if not (1 <= width < 1 << 20 and 1 <= height < 1 << 20):
        raise ArgumentError(f"the camera has {width:g} x {height:g} pixels")
    fx = settings.number("fl_x", "fx") or _focal(width, settings.number("camera_angle_x"))
    fy = settings.number("fl_y", "fy") or _focal(height, settings.number("camera_angle_y"))
    fx, fy = fx or fy, fy or fx
    if fx is None or fy is None:
        raise ArgumentError("neither fl_x nor camera_angle_x is told")
    cx, cy = settings.number("cx"), settings.number("cy")
    cx = width / 2 if cx is None else cx
    cy = height / 2 if cy is None else cy
    return Camera(pose, round(width), round(height), fx, fy, cx, cy)


def _focal(side: float, angle: float | None) -> float | None:
    if angle is None:
        return None
    if not 0 < angle < math.pi:
        raise ArgumentError(f"the field of view is {angle:g} rad; wanted more than 0 and less than pi")
    return side / 2 / math.tan(angle / 2)


def _lens(settings: _Settings) -> Lens:
    node = settings.node("camera_model")
    model = "OPENCV" if node is None else node.text().upper()
    flag = settings.node("is_fisheye")
    fisheye = model in _FISHEYE_MODELS or (flag is not None and flag.value is True)
    if not fisheye and model not in _PINHOLE_MODELS:
        raise ArgumentError(f"the camera model {model[:40]} is not read")
    k1, k2, k3, k4 = (settings.coefficient(key) for key in ("k1", "k2", "k3", "k4"))
    if fisheye:
        return Lens((k1, k2, k3, k4), fisheye=True)
    tangential = (settings.coefficient("p1"), settings.coefficient("p2"))
    rational = (0.0, 0.0, 0.0)
    if model == "FULL_OPENCV":
        rational = (k4, settings.coefficient("k5"), settings.coefficient("k6"))
    return Lens((k1, k2, k3), tangential, rational)


def _named_splits(root: Node) -> dict[str, str]:
    """The set of each photograph that nerfstudio's lists of file names put into one."""
    out: dict[str, str] = {}
    for split in SPLITS:
        names = root.get(f"{split}_filenames")
        if names is not None:
            out |= {item.text(): split for item in names.items()}
    return out


def _gather_points(out: Gathering, folder: Path, root: Node, source: Source) -> None:
    """Points of `ply_file_path`, else of `sparse_points.npz`; damage is noted, for the photographs do without."""
    node = root.get("ply_file_path")
    try:
        if node is not None:
            points = read_ply_points(source.sibling(node.text()))
        elif (folder / "sparse_points.npz").is_file():
            points = read_npz_points(source.sibling("sparse_points.npz"))
        else:
            return
    except FormatError as error:
        out.notes.append(f"the sparse points were left out: {error}")
        return
    out.points, out.colours, notes = kept_points(*points)
    out.notes += notes
