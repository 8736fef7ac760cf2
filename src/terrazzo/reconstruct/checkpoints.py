"""Checkpoints: what a fitting has found so far, in one file that is written whole or not at all."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np

from terrazzo.errors import TerrazzoError
from terrazzo.files import atomic_write
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.fits import Effort, Saved
from terrazzo.splats import Splats

_ARRAYS = ("means", "quaternions", "scales", "opacities", "harmonics")
_LARGEST = 4 << 30


def fingerprint(capture: Capture, effort: Effort) -> str:
    """What a checkpoint belongs to: the photographs, their poses, and all of the effort but its length."""
    told = [
        f"{v.name} {v.camera.width}x{v.camera.height} {v.camera.pose} {v.photograph.path.stat().st_size}"
        for v in capture.views
    ]
    told.append(f"{effort.splats} {effort.max_side} {effort.exposure} {effort.refine_poses} {effort.seed}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def save_checkpoint(path: Path, saved: Saved, mark: str) -> None:
    """Writes a checkpoint beside, then renames it."""
    arrays = {name: getattr(saved.splats, name) for name in _ARRAYS}
    with atomic_write(path) as stream:
        np.savez(
            stream,
            mark=np.frombuffer(mark.encode(), np.uint8),
            share=np.float64(saved.share),
            gains=saved.gains,
            offsets=saved.offsets,
            **arrays,
        )


def load_checkpoint(path: Path, mark: str) -> Saved | None:
    """The checkpoint of this capture and effort; None when there is none, or it is damaged or another's."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with np.load(path, allow_pickle=False) as arrays:
            if bytes(arrays["mark"]).decode() != mark:
                return None
            splats = Splats(*(arrays[name] for name in _ARRAYS))
            share = float(arrays["share"])
            saved = Saved(splats, share, arrays["gains"], arrays["offsets"])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, TerrazzoError):
        return None
    whole = 0 <= share <= 1 and len(splats) and saved.offsets.shape == (len(saved.gains), 6)
    return saved if whole and saved.gains.shape[1:] == (3,) else None
