"""Photographs as pictures to learn from: which are learnt from, which are held out, at what size, and what is masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.fitting import Example
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.captures import Capture, read_pictures
from terrazzo.reconstruct.photographs import open_photograph, scaled_size
from terrazzo.reconstruct.views import Picture, View

EVERY = 8
"""Every eighth view is held out (Barron et al. 2021)."""
FEW = 12
"""With fewer views than this none is held out."""
MOST_VIEWS = 600
"""Photographs that are used, evenly chosen where there are more."""
MAX_SIDE = 800
"""Longest side of the pictures that are learnt from [px], if nothing else is asked for."""
LEAST_SIDE = 32
"""The same, at least."""
MEMORY = 1 << 31
"""Bytes that decoded pictures may take; more of them are made smaller."""
_BYTES = 12 + 12 / 4
"""Of a pixel, with those of the next smaller size."""
_MASK_FOLDERS = ("masks", "mask")
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Lessons:
    """The pictures of a capture.

    Args:
        training: To learn from.
        held_out: To be tested with.
        names: Of the training views.
        views: The training views themselves.
        alphas: Coverage of the training pictures, shape [h, w] each, or None where nothing is transparent.
        background: Display colour behind everything: white where photographs are cut out, else black.
        notes: What was left out and why, a sentence each.
    """

    training: tuple[Example, ...]
    held_out: tuple[Example, ...]
    names: tuple[str, ...]
    views: tuple[View, ...]
    alphas: tuple[NDArray[np.float32] | None, ...]
    background: tuple[float, float, float]
    notes: tuple[str, ...] = ()


def read_lessons(capture: Capture, *, max_side: int | None = None, progress: Progress = silent) -> Lessons:
    """Decodes the photographs of a capture, at most `MEMORY` bytes of them.

    Args:
        capture: Where from.
        max_side: Longest side of the pictures [px]; `MAX_SIDE` when None.
        progress: Told of each picture.

    Raises:
        ArgumentError: `max_side` is too small.
        FormatError: No photograph can be decoded.
    """
    if max_side is not None and max_side < LEAST_SIDE:
        raise ArgumentError(
            f"pictures with sides of {max_side} pixels are too small to learn from; wanted {LEAST_SIDE}"
        )
    notes: list[str] = []
    if len(capture.views) > MOST_VIEWS:
        step = -(-len(capture.views) // MOST_VIEWS)
        capture = replace(capture, views=capture.views[::step])
        notes.append(
            f"one photograph in {step} was used, {len(capture.views)} in all: more add little but time"
        )
    side = _affordable(capture.views, max_side or MAX_SIDE)
    if max_side is not None and side < max_side:
        notes.append(f"pictures were reduced to {side} pixels a side, for all of them must fit into memory")
    learn, test = split(capture)
    read: list[tuple[View, Picture]] = []
    tested: list[tuple[View, Picture]] = []
    for number, view in enumerate((*learn, *test)):
        pictures, why = read_pictures([view], max_side=side)
        notes += why
        (read if number < len(learn) else tested).extend((view, p) for p in pictures)
        progress("reading photographs", (number + 1) / (len(learn) + len(test)))
    if not read:
        raise FormatError(f"none of its photographs can be decoded: {'; '.join(notes[:4])}", source="capture")
    cut_out = any(p.alpha is not None for _, p in read)
    background = WHITE if cut_out else BLACK
    examples = [_example(view, picture, background) for view, picture in read]
    alphas = tuple(
        None if p.alpha is None else (p.alpha / np.float32(255)).astype(np.float32) for _, p in read
    )
    return Lessons(
        tuple(examples),
        tuple(_example(view, picture, background) for view, picture in tested),
        tuple(view.name for view, _ in read),
        tuple(view for view, _ in read),
        alphas,
        background,
        tuple(notes),
    )


def split(capture: Capture) -> tuple[tuple[View, ...], tuple[View, ...]]:
    """Views to learn from and views to test with: as the capture says, else every `EVERY`-th."""
    test = capture.split("test") or capture.split("val")
    learn = tuple(v for v in capture.views if v.split not in ("test", "val"))
    if test and learn:
        return learn, test
    if len(capture.views) < FEW:
        return capture.views, ()
    return (
        tuple(v for i, v in enumerate(capture.views) if i % EVERY),
        tuple(v for i, v in enumerate(capture.views) if i % EVERY == 0),
    )


def _affordable(views: Sequence[View], side: int) -> int:
    """The longest side at which all pictures fit into memory."""
    sizes = [scaled_size(v.camera.width, v.camera.height, side) for v in views]
    wanted = sum(w * h for w, h in sizes) * _BYTES
    longest = max(max(size) for size in sizes)
    return side if wanted <= MEMORY else max(LEAST_SIDE, int(longest * (MEMORY / wanted) ** 0.5))


def _example(view: View, picture: Picture, background: tuple[float, float, float]) -> Example:
    return Example(picture.camera, picture.on(background), _mask(view, picture))


def _mask(view: View, picture: Picture) -> NDArray[np.float32] | None:
    """1 where a pixel counts, from a mask beside the photograph (black is ignored); None without one.

    COLMAP keeps masks as `masks/NAME.jpg.png`, nerfstudio as `masks/NAME.png`.
    """
    path = _mask_path(view.photograph.path)
    if path is None:
        return None
    try:
        masked = replace(view, photograph=open_photograph(path))
        seen = masked.read(max_side=max(picture.camera.width, picture.camera.height)).pixels
    except FormatError:
        return None
    if seen.shape[:2] != picture.pixels.shape[:2]:
        return None
    return np.ascontiguousarray((seen.max(-1) > 127).astype(np.float32))


def _mask_path(photograph: Path) -> Path | None:
    for folder in _MASK_FOLDERS:
        for base in (photograph.parent.parent, photograph.parent):
            for name in (f"{photograph.name}.png", f"{photograph.stem}.png"):
                path = base / folder / name
                if path.is_file() and path != photograph:
                    return path
    return None
