"""COLMAP's sparse models, binary and text: cameras, poses and points.

Format: https://colmap.github.io/format.html. Poses are world to camera with OpenCV axes; the centre of the top left
pixel is at (0.5, 0.5), as here. A count is compared with the bytes that are left before anything is made of it.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.formats.source import Source, open_source
from terrazzo.geometry import Pose, quaternion_to_matrix
from terrazzo.reconstruct.distortion import Lens
from terrazzo.reconstruct.points import kept_points
from terrazzo.reconstruct.shots import MAX_VIEWS, Gathering, Shot, find_photograph

MODELS: tuple[tuple[str, int], ...] = (
    ("SIMPLE_PINHOLE", 3),
    ("PINHOLE", 4),
    ("SIMPLE_RADIAL", 4),
    ("RADIAL", 5),
    ("OPENCV", 8),
    ("OPENCV_FISHEYE", 8),
    ("FULL_OPENCV", 12),
    ("FOV", 5),
    ("SIMPLE_RADIAL_FISHEYE", 4),
    ("RADIAL_FISHEYE", 5),
    ("THIN_PRISM_FISHEYE", 12),
    ("RAD_TAN_THIN_PRISM_FISHEYE", 16),
    ("SIMPLE_DIVISION", 4),
    ("DIVISION", 5),
    ("SIMPLE_FISHEYE", 3),
    ("FISHEYE", 4),
    ("EUCM", 6),
    ("EQUIRECTANGULAR", 2),
)
"""Camera models by their number in binary files, with how many parameters each has."""

_ONE_FOCAL = (
    "SIMPLE_PINHOLE",
    "SIMPLE_RADIAL",
    "RADIAL",
    "SIMPLE_FISHEYE",
    "SIMPLE_RADIAL_FISHEYE",
    "RADIAL_FISHEYE",
)
NOT_READ = (
    "FOV",
    "THIN_PRISM_FISHEYE",
    "RAD_TAN_THIN_PRISM_FISHEYE",
    "SIMPLE_DIVISION",
    "DIVISION",
    "EUCM",
    "EQUIRECTANGULAR",
)
"""Models whose photographs are left out with a note."""

_PLACES = ("", "sparse/0", "sparse", "colmap/sparse/0", "colmap/sparse", "dense/sparse", "undistorted/sparse")
_IMAGE_FOLDERS = (
    "images",
    "dense/images",
    "undistorted/images",
    "input",
    "rgb",
    "images_2",
    "images_4",
    "images_8",
)
"""Where photographs lie beside a model, at full size first."""

_LEAST_IMAGE = 73
"""Bytes of an image in a binary file with a name of no letters and no points."""
_LEAST_POINT = 51
_LONGEST_NAME = 4096


@dataclass(frozen=True)
class Model:
    """Where a model's files lie.

    Args:
        root: The folder that was asked for.
        folder: The folder of `cameras` and `images`.
        suffix: ".bin" or ".txt".
    """

    root: Path
    folder: Path
    suffix: str


@dataclass(frozen=True)
class Intrinsics:
    """One camera of a model.

    Args:
        model: Its name in `MODELS`.
        width: Pixels.
        height: Pixels.
        parameters: In COLMAP's order.
    """

    model: str
    width: int
    height: int
    parameters: tuple[float, ...]

    def camera(self, pose: Pose) -> Camera:
        """The pinhole part; `ArgumentError` where it is none."""
        p = self.parameters
        fx, fy, cx, cy = (p[0], p[0], p[1], p[2]) if self.model in _ONE_FOCAL else p[:4]
        return Camera(pose, self.width, self.height, fx, fy, cx, cy)

    def lens(self) -> Lens:
        """The distortion."""
        k = self.parameters[3:] if self.model in _ONE_FOCAL else self.parameters[4:]
        if self.model in ("OPENCV", "FULL_OPENCV"):
            rational = (k[5], k[6], k[7]) if self.model == "FULL_OPENCV" else (0.0, 0.0, 0.0)
            return Lens((k[0], k[1], *k[4:5]), (k[2], k[3]), rational)
        return Lens(tuple(k), fisheye=self.model.endswith("FISHEYE"))


@dataclass(frozen=True)
class Entry:
    """One image of a model: its name, the number of its camera, and its pose, camera to world."""

    name: str
    camera: int
    pose: Pose | None


def find(folder: Path) -> Model | None:
    """The model in a folder, the largest where it holds several, or None."""
    places = [folder / place for place in _PLACES]
    places += sorted(p for p in (folder / "sparse").glob("*") if p.is_dir()) if folder.is_dir() else []
    models = []
    for place in places:
        for suffix in (".bin", ".txt"):
            if (place / f"cameras{suffix}").is_file() and (place / f"images{suffix}").is_file():
                models.append(Model(folder, place, suffix))
                break
    return max(models, key=lambda m: (m.folder / f"images{m.suffix}").stat().st_size, default=None)


def gather(model: Model) -> Gathering:
    """The photographs and points of a model.

    Raises:
        FormatError: A file is damaged.
    """
    binary = model.suffix == ".bin"
    out = Gathering("COLMAP (binary)" if binary else "COLMAP (text)")
    cameras_source = open_source(model.folder / f"cameras{model.suffix}")
    cameras = (_binary_cameras if binary else _text_cameras)(cameras_source)
    images = open_source(model.folder / f"images{model.suffix}")
    for number, entry in enumerate((_binary_images if binary else _text_images)(images)):
        if number == MAX_VIEWS:
            raise images.error(f"it has more than {MAX_VIEWS} images")
        shot = _shot(model, cameras, entry)
        if isinstance(shot, Shot):
            out.shots.append(shot)
        else:
            out.refuse(entry.name, shot)
    others = sum(p.is_dir() and p != model.folder for p in model.folder.parent.glob("[0-9]*"))
    if model.folder.name.isdigit() and others:
        out.notes.append(f"it holds {others + 1} models that share no frame; the largest was read")
    path = model.folder / f"points3D{model.suffix}"
    if path.is_file():
        points, colours = (_binary_points if binary else _text_points)(open_source(path))
        out.points, out.colours, notes = kept_points(points, colours)
        out.notes += notes
    return out


def _shot(model: Model, cameras: dict[int, Intrinsics], entry: Entry) -> Shot | str:
    """The shot of an image, or why there is none."""
    intrinsics = cameras.get(entry.camera)
    if intrinsics is None:
        return f"the model has no camera {entry.camera}"
    if intrinsics.model in NOT_READ:
        return f"the camera model {intrinsics.model} is not read"
    if entry.pose is None:
        return "the pose is not one"
    path = _image_path(model, entry.name)
    if path is None:
        return "the files are missing"
    try:
        return Shot(entry.name, path, intrinsics.camera(entry.pose), intrinsics.lens())
    except ArgumentError as error:
        return str(error)


def _image_path(model: Model, name: str) -> Path | None:
    folders, folder = [model.root], model.folder
    while folder != model.root and len(folders) < 6:
        folders.append(folder)
        folder = folder.parent
    if model.folder == model.root:  # asked for the model itself: sparse/0, beside which images lie
        folders += list(model.root.resolve().parents)[:2]
    for base in folders:
        for images in _IMAGE_FOLDERS:
            path = find_photograph(base / images, name, beside=None)
            if path is not None:
                return path
    return find_photograph(model.root, name, beside=None)


def _pose(quaternion: tuple[float, ...], translation: tuple[float, ...]) -> Pose | None:
    """Camera to world, from world to camera; None for numbers that make no pose."""
    q, t = np.array(quaternion), np.array(translation)
    length = float(np.linalg.norm(q)) if np.isfinite(q).all() and np.abs(q).max() < 1e9 else 0.0
    if length < 1e-9 or not np.isfinite(t).all() or np.abs(t).max() > 1e9:
        return None
    w, x, y, z = (float(v) for v in q / length)
    px, py, pz = (float(v) for v in -quaternion_to_matrix(q).T @ t)
    return Pose((px, py, pz), (w, -x, -y, -z))


def _intrinsics(
    source: Source, where: str, model: str, width: int, height: int, numbers: tuple[float, ...]
) -> Intrinsics:
    wanted = dict(MODELS).get(model)
    if wanted is None:
        raise source.error(f"the camera model {model[:40]!r} is unknown", where)
    if len(numbers) != wanted:
        raise source.error(f"{model} has {len(numbers)} parameters; wanted {wanted}", where)
    return Intrinsics(model, width, height, numbers)


# -- binary -------------------------------------------------------------------------------------------------------


class _Reader:
    """Little-endian values of a file in turn."""

    def __init__(self, source: Source):
        self.source = source
        self.at = 0

    def take(self, layout: struct.Struct, where: str) -> tuple:
        if self.at + layout.size > len(self.source.data):
            raise self.source.error(f"the file ends at byte {len(self.source.data)}", where)
        values = layout.unpack_from(self.source.data, self.at)
        self.at += layout.size
        return values

    def count(self, least: int, what: str) -> int:
        """A count of items of at least `least` bytes each."""
        count = self.take(_COUNT, f"number of {what}")[0]
        left = len(self.source.data) - self.at
        if count * least > left:
            raise self.source.error(
                f"it promises {count} {what}, but {left} bytes are left", f"byte {self.at - 8}"
            )
        return count

    def skip(self, size: int, where: str) -> None:
        if self.at + size > len(self.source.data):
            raise self.source.error(f"the file ends at byte {len(self.source.data)}", where)
        self.at += size


_COUNT = struct.Struct("<Q")
_CAMERA = struct.Struct("<iiQQ")
_IMAGE = struct.Struct("<I7dI")
_POINT = struct.Struct("<Q3d3BdQ")


def _binary_cameras(source: Source) -> dict[int, Intrinsics]:
    reader = _Reader(source)
    out: dict[int, Intrinsics] = {}
    for i in range(reader.count(_CAMERA.size + 8 * min(n for _, n in MODELS), "cameras")):
        number, model, width, height = reader.take(_CAMERA, f"camera {i}")
        if not 0 <= model < len(MODELS):
            raise source.error(f"the camera model {model} is unknown", f"camera {i}")
        name, wanted = MODELS[model]
        numbers = reader.take(struct.Struct(f"<{wanted}d"), f"camera {i}")
        out[number] = _intrinsics(source, f"camera {i}", name, width, height, numbers)
    return out


def _binary_images(source: Source) -> Iterator[Entry]:
    reader = _Reader(source)
    for i in range(reader.count(_LEAST_IMAGE, "images")):
        where = f"image {i}"
        _, *pose, camera = reader.take(_IMAGE, where)
        end = bytes(source.data[reader.at : reader.at + _LONGEST_NAME]).find(b"\0")
        if end < 0:
            raise source.error("its name has no end", where)
        name = bytes(source.data[reader.at : reader.at + end]).decode("utf-8", "replace")
        reader.skip(end + 1, where)
        reader.skip(24 * reader.count(24, f"points of {where}"), where)
        yield Entry(name, camera, _pose(tuple(pose[:4]), tuple(pose[4:])))


def _binary_points(source: Source) -> tuple[np.ndarray, np.ndarray]:
    reader = _Reader(source)
    count = reader.count(_LEAST_POINT, "points")
    points, colours = np.empty((count, 3), np.float64), np.empty((count, 3), np.uint8)
    for i in range(count):
        _, x, y, z, r, g, b, _, track = reader.take(_POINT, "points")
        reader.skip(8 * track, f"track of point {i}")
        points[i] = x, y, z
        colours[i] = r, g, b
    return points, colours


# -- text ---------------------------------------------------------------------------------------------------------


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    """Each line, stripped, and its place; comments are passed over and empty lines kept."""
    at, number, size = 0, 0, len(source.data)
    block = bytes(source.data)
    while at < size:
        end = block.find(b"\n", at)
        end = size if end < 0 else end
        number += 1
        line = block[at:end].decode("utf-8", "replace").strip()
        at = end + 1
        if not line.startswith("#"):
            yield line, f"line {number}"


def _numbers(source: Source, where: str, words: list[str], kind: Callable[[str], float]) -> tuple:
    try:
        return tuple(kind(word[:400]) for word in words)
    except (ValueError, OverflowError) as error:
        raise source.error(f"it has something that is no number: {str(error)[:80]}", where) from error


def _text_cameras(source: Source) -> dict[int, Intrinsics]:
    out: dict[int, Intrinsics] = {}
    for line, where in _lines(source):
        words = line.split()
        if not words:
            continue
        if len(words) < 5:
            raise source.error(f"a camera has {len(words)} words; wanted at least 5", where)
        number, width, height = _numbers(source, where, [words[0], words[2], words[3]], int)
        if not (0 <= width < 1 << 53 and 0 <= height < 1 << 53):
            raise source.error(f"a camera of {words[2][:40]} x {words[3][:40]} pixels", where)
        numbers = _numbers(source, where, words[4:20], float)
        out[number] = _intrinsics(source, where, words[1], width, height, numbers)
    return out


def _text_images(source: Source) -> Iterator[Entry]:
    lines = _lines(source)
    for line, where in lines:
        if not line:
            continue
        words = line.split(maxsplit=9)
        if len(words) < 10:
            raise source.error(f"an image has {len(words)} words; wanted 10", where)
        pose = _numbers(source, where, words[1:8], float)
        camera = _numbers(source, where, words[8:9], int)[0]
        next(lines, None)  # its points, perhaps none: an empty line
        yield Entry(words[9][:_LONGEST_NAME], camera, _pose(pose[:4], pose[4:]))


def _text_points(source: Source) -> tuple[np.ndarray, np.ndarray]:
    points, colours = array("d"), array("B")
    for line, where in _lines(source):
        words = line.split(maxsplit=7)
        if not words:
            continue
        if len(words) < 7:
            raise source.error(f"a point has {len(words)} words; wanted at least 7", where)
        points.extend(_numbers(source, where, words[1:4], float))
        colours.extend(min(255, max(0, c)) for c in _numbers(source, where, words[4:7], int))
    return np.frombuffer(points, np.float64).reshape(-1, 3), np.frombuffer(colours, np.uint8).reshape(-1, 3)
