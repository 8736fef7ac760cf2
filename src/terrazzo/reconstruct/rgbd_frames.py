"""Recordings of depth cameras as 7-Scenes and 3DMatch keep them: `frame-*.color` pictures, each with a `.pose.txt`.

Poses are camera to world with OpenCV axes, in metres. A frame whose tracking was lost has a pose that is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError, MissingExtraError
from terrazzo.formats.source import open_source
from terrazzo.geometry import Pose
from terrazzo.reconstruct.photographs import SUFFIXES, open_photograph
from terrazzo.reconstruct.shots import MAX_VIEWS, Gathering, Shot, pose_of

_POSE_END = ".pose.txt"
_INTRINSICS = ("camera-intrinsics.txt", "../camera-intrinsics.txt")
_MAX_TEXT = 1 << 16
_KINECT = (585.0 / 640, 585.0 / 640)
"""Focal lengths over the picture's width that 7-Scenes states for all its recordings."""


@dataclass(frozen=True)
class Recording:
    """The pose files of a folder, sorted, and its intrinsics where it has them."""

    poses: tuple[Path, ...]
    intrinsics: Path | None


def find(folder: Path) -> Recording | None:
    """The recording in a folder, or None."""
    poses = tuple(sorted(folder.glob(f"*{_POSE_END}"))) if folder.is_dir() else ()
    if not poses:
        return None
    intrinsics = next((p for name in _INTRINSICS if (p := folder / name).is_file()), None)
    return Recording(poses, intrinsics)


def gather(found: Recording) -> Gathering:
    """The photographs of a recording; a frame without a pose is noted.

    Raises:
        FormatError: The intrinsics are damaged, or there are too many frames.
    """
    out = Gathering("RGB-D frames", metric=True)
    if len(found.poses) > MAX_VIEWS:
        raise FormatError(
            f"it has {len(found.poses)} frames; at most {MAX_VIEWS} are read", source=found.poses[0]
        )
    matrix = None if found.intrinsics is None else _numbers(found.intrinsics, 9)
    if matrix is None:
        out.notes.append("it has no camera-intrinsics.txt; the focal length of 7-Scenes' camera was taken")
    for file in found.poses:
        name = file.name.removesuffix(_POSE_END)
        try:
            out.shots.append(_shot(file, name, matrix))
        except (FormatError, ArgumentError, MissingExtraError) as error:
            out.refuse(name, error)
    return out


def _shot(file: Path, name: str, matrix: list[float] | None) -> Shot:
    paths = (file.with_name(f"{name}{part}{suffix}") for part in (".color", "") for suffix in SUFFIXES)
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        raise FormatError("the files are missing", source=file)
    numbers = _numbers(file, 16)
    pose = pose_of([numbers[row * 4 : row * 4 + 4] for row in range(4)], opengl=False)
    return Shot(path.name, path, _camera(pose, matrix, *open_photograph(path).stored_size))


def _camera(pose: Pose, matrix: list[float] | None, width: int, height: int) -> Camera:
    if matrix is None:
        fx, fy = (share * width for share in _KINECT)
        return Camera(pose, width, height, fx, fy, width / 2, height / 2)
    return Camera(pose, width, height, matrix[0], matrix[4], matrix[2], matrix[5])


def _numbers(file: Path, wanted: int) -> list[float]:
    source = open_source(file)
    words = bytes(source.data[:_MAX_TEXT]).split()
    try:
        numbers = [float(word) for word in words]
    except ValueError as error:
        raise source.error("it holds something that is no number") from error
    if len(numbers) != wanted:
        raise source.error(f"it has {len(numbers)} numbers; wanted {wanted}")
    return numbers
