"""`Capture`: posed photographs and sparse points read from a folder, whichever program wrote it.

`read_capture` knows COLMAP models, `transforms.json` of nerfstudio, instant-ngp and Blender, Polycam's export, and
the frames of depth cameras.
What cannot be used is left out and told in `notes`; only a folder of which nothing can be used is an error.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError, MissingExtraError
from terrazzo.reconstruct import colmap, polycam, rgbd_frames, transforms
from terrazzo.reconstruct.photographs import SUFFIXES
from terrazzo.reconstruct.shots import Gathering, summary
from terrazzo.reconstruct.views import Picture, View, make_view

READERS = (transforms, colmap, polycam, rgbd_frames)
"""Tried in turn: each has `find(folder)` and `gather(found)`. `transforms.json` comes first, for a folder that nerfstudio
made of a COLMAP model keeps both and its own poses are the finished ones."""


@dataclass(frozen=True)
class Capture:
    """Posed photographs of one place.

    Args:
        format: What the folder held.
        views: The photographs that can be used, in the order of their names.
        points: Sparse points in the frame of the cameras, float32, shape [n, 3].
        colours: Of the points, sRGB 0..1, float32, shape [n, 3].
        notes: What was left out and why, a sentence each.
        metric: Whether units are known to be metres; otherwise they are as arbitrary as structure from motion is.
        upright: Whether +Z is known to be up.
        depth_zoom: Focal length of the depth pictures beside the photographs, over that of the photographs.
    """

    format: str
    views: tuple[View, ...]
    points: NDArray[np.float32]
    colours: NDArray[np.float32]
    notes: tuple[str, ...] = ()
    metric: bool = False
    upright: bool = False
    depth_zoom: float = 1.0

    def split(self, name: str) -> tuple[View, ...]:
        """The views that the capture itself sets aside as "train", "test" or "val"."""
        return tuple(view for view in self.views if view.split == name)


def read_capture(folder: str | os.PathLike[str]) -> Capture:
    """Reads the posed photographs of a folder; their pixels stay on disk until `View.read`.

    Args:
        folder: The folder of a capture, or a `transforms*.json` in it.

    Raises:
        FormatError: There is no such folder, it holds no capture, its description is damaged, or none of its
            photographs can be used.
    """
    path = Path(folder)
    if not path.exists():
        raise FormatError("there is no such folder", source=path)
    for reader in READERS:
        found = reader.find(path)
        if found is not None:
            return _assembled(path, reader.gather(found))
    raise FormatError(
        "it holds no capture; wanted a COLMAP model (cameras.bin and images.bin, or .txt), a transforms.json, "
        "a Polycam export (keyframes/cameras), or frames with a .pose.txt each",
        source=path,
    )


def photographs_without_poses(folder: Path) -> list[Path]:
    """The photographs in a folder that holds no capture, sorted by name; none where it does hold one."""
    if not folder.is_dir() or any(reader.find(folder) is not None for reader in READERS):
        return []
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())


def read_pictures(
    views: Sequence[View], *, max_side: int | None = None
) -> tuple[list[Picture], tuple[str, ...]]:
    """Decodes views, and goes on without those that turn out damaged.

    Args:
        views: Of one capture.
        max_side: Longest side of each picture [px]; None for full size.

    Returns:
        The pictures in the order of the views; what was left out and why, a sentence each.
    """
    pictures: list[Picture] = []
    reasons: dict[str, list[str]] = {}
    for view in views:
        try:
            pictures.append(view.read(max_side=max_side))
        except FormatError as error:
            reasons.setdefault(error.reason, []).append(view.name)
    return pictures, tuple(summary(reasons))


def _assembled(path: Path, gathering: Gathering) -> Capture:
    views: list[View] = []
    taken: set[tuple[Path, str | None]] = set()
    for shot in sorted(gathering.shots, key=lambda shot: shot.name):
        try:
            if (shot.path, shot.split) in taken:
                raise FormatError("they are listed twice", source=shot.path)
            views.append(make_view(shot.name, shot.path, shot.camera, shot.lens, shot.split))
            taken.add((shot.path, shot.split))
        except (FormatError, MissingExtraError) as error:
            gathering.refuse(shot.name, error)
    for name in _without_pose(gathering):
        gathering.refuse(name, "without a pose in the capture")
    notes = (*gathering.notes, *summary(gathering.refused))
    if not views:
        told = "; ".join(notes[:4]) or "it lists none"
        raise FormatError(f"none of its photographs can be used: {told}", source=path)
    for array in (gathering.points, gathering.colours):
        array.flags.writeable = False
    return Capture(
        gathering.format,
        tuple(views),
        gathering.points,
        gathering.colours,
        notes,
        gathering.metric,
        gathering.upright,
    )


def _without_pose(gathering: Gathering) -> list[str]:
    """Names of photographs that lie among the others and that the capture does not place.

    Masks, depth and normals are named after their photograph, with an underscore or a full stop between, and are not
    meant.
    """
    refused = (Path(name.replace("\\", "/")).name for names in gathering.refused.values() for name in names)
    stems = {name.split(".")[0] for name in (*refused, *(shot.path.name for shot in gathering.shots))}
    names: list[str] = []
    for folder in sorted({shot.path.parent for shot in gathering.shots}):
        for path in sorted(folder.iterdir()):
            parts = path.name.split(".")[0].split("_")
            known = any("_".join(parts[:end]) in stems for end in range(1, len(parts) + 1))
            if path.suffix.lower() in SUFFIXES and not known:
                names.append(path.name)
    return names
