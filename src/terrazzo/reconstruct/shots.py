"""What every capture reader gathers, `Shot`s and a `Gathering`, and how photographs are found below a capture's folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.reconstruct.distortion import Lens
from terrazzo.reconstruct.photographs import SUFFIXES

MAX_VIEWS = 20_000
"""Most photographs of one capture."""

ROTATION_TOLERANCE = 0.02
"""How far the columns of a pose's matrix may be from an evenly scaled rotation: what single precision and rounding do."""


@dataclass(frozen=True)
class Shot:
    """One photograph as a capture describes it, before its file is opened.

    Args:
        name: What the capture calls it.
        path: The file.
        camera: Pose and intrinsics, of the size that the capture tells.
        lens: Distortion.
        split: What the capture uses it for, if it says so.
    """

    name: str
    path: Path
    camera: Camera
    lens: Lens = field(default_factory=Lens)
    split: str | None = None


@dataclass
class Gathering:
    """What a reader found in a folder.

    Args:
        format: What the folder holds, such as "COLMAP (binary)".
        shots: Photographs with poses.
        points: Sparse points, shape [n, 3], float32, in the frame of the poses.
        colours: Of the points, sRGB 0..1, shape [n, 3], float32.
        refused: Reason -> names of the photographs that were left out for it.
        notes: What else was left out and why, a sentence each.
        metric: Whether its units are known to be metres.
        upright: Whether its +Z is known to be up.
    """

    format: str
    shots: list[Shot] = field(default_factory=list)
    points: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 3), np.float32))
    colours: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 3), np.float32))
    refused: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    metric: bool = False
    upright: bool = False

    def refuse(self, name: str, error: FormatError | ArgumentError | ImportError | str) -> None:
        """Leaves a photograph out for a reason; an error's reason is told without its file's path."""
        reason = error.reason if isinstance(error, FormatError) else str(error)
        self.refused.setdefault(reason, []).append(name[:80])


def find_photograph(folder: Path, name: str, *, beside: Iterable[str] | None = ("images",)) -> Path | None:
    """The file inside `folder` that a capture means by `name`, or None.

    Captures are moved about, so a path that no longer leads there, or leads out of the folder, is tried by its last
    part alone, in `folder` and in the folders `beside` it; a name without an ending is tried with the usual ones.

    Args:
        folder: Where relative names start.
        name: Relative or absolute, with either kind of slash.
        beside: Folders in which the last part is looked for; None to take the name as it is.
    """
    plain = name.replace("\\", "/")
    if "\0" in plain or not plain.strip("./"):
        return None
    relative = Path(plain)
    within = not relative.is_absolute() and ".." not in relative.parts
    candidates = [folder / relative] if within else []
    if beside is not None:
        candidates += [folder / part / relative.name for part in beside] + [folder / relative.name]
    for candidate in candidates:
        for path in (candidate, *(candidate.with_name(candidate.name + suffix) for suffix in SUFFIXES)):
            try:
                if path.is_file():
                    return path
            except (OSError, ValueError):  # a name too long for the file system
                continue
    return None


def pose_of(matrix: ArrayLike, *, opengl: bool) -> Pose:
    """The pose of a camera-to-world matrix.

    Args:
        matrix: Shape [3, 4] or [4, 4]; an even scale of its rotation is dropped.
        opengl: Whether the camera's axes are x right, y up, z back instead of OpenCV's.

    Raises:
        ArgumentError: It has no rotation, or numbers that are not finite.
    """
    m = np.asarray(matrix, np.float64)
    if m.ndim != 2 or m.shape[0] not in (3, 4) or m.shape[1] != 4:
        raise ArgumentError(f"the pose has shape {m.shape}; wanted [4, 4] or [3, 4]")
    if not np.isfinite(m).all() or np.abs(m).max() > 1e9:
        raise ArgumentError("the pose has numbers that are not finite, or far too large")
    turn = m[:3, :3]
    scale = float(np.cbrt(np.linalg.det(turn)))
    if scale <= 1e-9:
        raise ArgumentError("the pose mirrors or flattens space; wanted a rotation")
    turn = turn / scale
    if np.abs(turn.T @ turn - np.eye(3)).max() > ROTATION_TOLERANCE:
        raise ArgumentError("the pose shears or stretches space; wanted a rotation")
    u, _, v = np.linalg.svd(turn)
    turn = u @ v
    if opengl:
        turn = turn * (1.0, -1.0, -1.0)
    w, qx, qy, qz = (float(q) for q in matrix_to_quaternion(turn))
    x, y, z = (float(p) for p in m[:3, 3])
    return Pose((x, y, z), (w, qx, qy, qz))


def summary(reasons: dict[str, list[str]]) -> list[str]:
    """One note for each reason, naming the first few photographs it holds for."""
    notes = []
    for reason, names in reasons.items():
        shown = [name.encode("utf-8", "replace").decode() for name in names[:5]]
        listed = ", ".join(shown) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        notes.append(f"{len(names)} photograph{'s' if len(names) > 1 else ''} left out, {reason}: {listed}")
    return notes
