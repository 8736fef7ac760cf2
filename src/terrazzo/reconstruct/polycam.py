"""Polycam's raw export: `keyframes/images` with one `keyframes/cameras/*.json` each.

Poses are ARKit's or ARCore's, in metres, +Y up, the camera with OpenGL axes; where Polycam has optimised them,
`corrected_cameras` and `corrected_images` take their place. The world is turned so that +Z is up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats.json_reading import Node, parse_json
from terrazzo.formats.source import open_source
from terrazzo.reconstruct.photographs import SUFFIXES
from terrazzo.reconstruct.shots import MAX_VIEWS, Gathering, Shot, pose_of

_ROWS_Z_UP = ("2", "0", "1")
"""Rows of the pose that become x, y and z: their axes z, x and y, so that y, which was up, comes last."""


@dataclass(frozen=True)
class Keyframes:
    """Where the cameras and their photographs lie."""

    cameras: Path
    images: Path


def find(folder: Path) -> Keyframes | None:
    """The keyframes in a folder, corrected ones first, or None."""
    for base in (folder / "keyframes", folder):
        for prefix in ("corrected_", ""):
            cameras, images = base / f"{prefix}cameras", base / f"{prefix}images"
            if cameras.is_dir() and images.is_dir() and next(cameras.glob("*.json"), None):
                return Keyframes(cameras, images)
    return None


def gather(found: Keyframes) -> Gathering:
    """The photographs of an export; a damaged camera is noted.

    Raises:
        FormatError: There are too many.
    """
    out = Gathering("Polycam", metric=True, upright=True)
    files = sorted(found.cameras.glob("*.json"))
    if len(files) > MAX_VIEWS:
        raise FormatError(f"it has {len(files)} cameras; at most {MAX_VIEWS} are read", source=found.cameras)
    for file in files:
        try:
            out.shots.append(_shot(found, file))
        except (FormatError, ArgumentError) as error:
            out.refuse(file.stem, error)
    return out


def _shot(found: Keyframes, file: Path) -> Shot:
    source = open_source(file)
    root = parse_json(source, source.data, file.name)
    path = next((p for s in SUFFIXES if (p := found.images / f"{file.stem}{s}").is_file()), None)
    if path is None:
        raise FormatError("the files are missing", source=file)
    pose = pose_of([_row(root, row) for row in _ROWS_Z_UP], opengl=True)
    fx, fy, cx, cy, width, height = (
        root[key].number() for key in ("fx", "fy", "cx", "cy", "width", "height")
    )
    if not (1 <= width < 1 << 20 and 1 <= height < 1 << 20):
        raise ArgumentError(f"the camera has {width:g} x {height:g} pixels")
    return Shot(path.name, path, Camera(pose, round(width), round(height), fx, fy, cx, cy))


def _row(root: Node, row: str) -> list[float]:
    return [root[f"t_{row}{column}"].number() for column in range(4)]
