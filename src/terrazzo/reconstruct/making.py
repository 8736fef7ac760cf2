"""`create_from_photographs`: a capture, photographs, a video or a panorama to a `World`.

Many photographs are placed and fitted, and what was done is kept in a work folder until it is finished; one, a panorama, or
up to eight become a room by its shape and by what they share (`few/`).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.files import atomic_write
from terrazzo.progress import Progress, part_of, silent
from terrazzo.reconstruct.captures import Capture, photographs_without_poses, read_capture
from terrazzo.reconstruct.checkpoints import fingerprint, load_checkpoint, save_checkpoint
from terrazzo.reconstruct.few.joining import MOST, create_from_few
from terrazzo.reconstruct.few.making import Wishes, create_from_panorama, create_from_photograph
from terrazzo.reconstruct.few.matched import create_from_matched, create_from_placed
from terrazzo.reconstruct.fits import Effort, Fit, Saved
from terrazzo.reconstruct.photographs import SUFFIXES
from terrazzo.reconstruct.placing import common_features, distinct, place
from terrazzo.reconstruct.scales import Hint, parse_hint
from terrazzo.reconstruct.scenes import world_of
from terrazzo.reconstruct.video import take_frames
from terrazzo.world.worlds import Note, World

PLACED = 0.2
"""Share of the progress that placing photographs is told as."""
VIDEO_SUFFIXES = (".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm", ".3gp")

CHECKPOINT, PLACES, PHOTOS = "fit.npz", "placed.json", "photos"
"""In the work folder: what was fitted, where photographs were placed, and what was made on the way there."""

PathLike = str | os.PathLike[str]
Source = PathLike | Sequence[PathLike] | Mapping[str, PathLike]
Look = Callable[[World], None]
"""Given a first look at a world whose fitting goes on."""


def create_from_photographs(
    source: Source,
    *,
    panorama: bool = False,
    depth: str | None = None,
    effort: Effort | None = None,
    scale: str | None = None,
    work: PathLike | None = None,
    look: Look | None = None,
    progress: Progress = silent,
) -> World:
    """A world of a real place.

    Interrupted while it fits (Ctrl-C), it gives the world that there is by then.

    Args:
        source: A folder that `read_capture` knows, a folder or a list of photographs, one photograph, a video, or a few
            photographs by the side of a room that each shows: {"front": "a.jpg", "left": "b.jpg"}.
        panorama: Whether the source is one picture of everything around, 360 x 180 degrees.
        depth: A depth network for one photograph, a panorama or photographs of sides: an `.onnx` file, or a model's folder
            or name that transformers knows (extra `neural`).
        effort: What fitting may take.
        scale: A person's measurement, such as "door=2.03", "ceiling=2.4" or "camera=1.5" [m], of a part by its name
            ("object-3=1.2"), or metres in one unit of the poses.
        work: A folder in which poses and checkpoints are kept, so that a killed run goes on where it was when it is
            started again; removed when it is done. None for no such folder.
        look: Told of a first look after half a minute of fitting.
        progress: Told of stages.

    Raises:
        ArgumentError: `scale` is not a measurement, or what was measured was not found.
        FormatError: The source is not one, or none of it can be used.
        MissingExtraError: Photographs are to be placed and pycolmap is not installed.
    """
    effort = effort or Effort()
    hint = None if scale is None else parse_hint(scale)
    few = _few_of(source)
    wishes = Wishes(hint, effort.splats, effort.seed, depth)
    if panorama:
        if few is None or isinstance(few, Mapping) or len(few) != 1:
            raise ArgumentError("a panorama is one picture; give its file")
        return create_from_panorama(few[0], wishes, progress=progress)
    if isinstance(few, Mapping):
        return create_from_few(few, wishes, progress=progress)
    if few is not None and len(few) == 1:
        return create_from_photograph(few[0], wishes, progress=progress)
    with _work_folder(work) as folder:
        try:
            capture, placed = _capture(source, folder, effort.seed, progress)
        except FormatError as error:
            if few is None:
                raise
            several = distinct(few)
            if len(several) == 1:
                copies = (Note("unplaced", "photographs", f"not matched with each other: {error.reason}"),)
                return create_from_few(several, wishes, notes=copies, progress=progress)
            if len(few) > MOST:
                raise
            matches = common_features(folder / PHOTOS)
            world = create_from_matched(few, matches, wishes, progress=progress)
            return world or create_from_few(several, wishes, progress=progress)
        if few is not None and placed and len(few) <= MOST:
            return _few_world(few, capture, folder, wishes, progress)
        told = part_of(progress, PLACED if placed else 0.0)
        return _fitted_world(capture, effort, hint, folder if work is not None else None, look, told)


def _few_world(
    photographs: Sequence[Path], capture: Capture, folder: Path, wishes: Wishes, progress: Progress
) -> World:
    """A world of a few photographs that could be placed: of two, their edges tell the focal length better than COLMAP."""
    world = None
    if len(capture.views) == 2:
        pair = {int(v.photograph.path.stem) for v in capture.views}
        matches = {k: v for k, v in common_features(folder / PHOTOS).items() if set(k) == pair}
        notes = [Note("unplaced" if "left out" in t else "adjusted", "photographs", t) for t in capture.notes]
        world = create_from_matched(photographs, matches, wishes, notes=notes, progress=progress)
    return world or create_from_placed(photographs, capture, wishes, progress=progress)


def _few_of(source: Source) -> list[Path] | dict[str, Path] | None:
    """The photographs of a source that may have to do without overlap, by their sides where these are told."""
    if isinstance(source, Mapping):
        return {side: Path(path) for side, path in source.items()}
    if not isinstance(source, (str, os.PathLike)):
        return [Path(p) for p in source]
    path = Path(source)
    if path.is_dir():
        return photographs_without_poses(path) or None
    return [path] if path.suffix.lower() in SUFFIXES else None


def _fitted_world(
    capture: Capture,
    effort: Effort,
    hint: Hint | None,
    folder: Path | None,
    look: Look | None,
    progress: Progress,
) -> World:
    mark = fingerprint(capture, effort)
    file = None if folder is None else folder / CHECKPOINT
    fitting = Fit(
        capture, effort, saved=None if file is None else load_checkpoint(file, mark), progress=progress
    )
    shown = False

    def keep(saved: Saved) -> None:
        nonlocal shown
        if file is not None:
            save_checkpoint(file, saved, mark)
        if look is not None and not shown:
            shown = True
            look(world_of(fitting.fitted(most=4), fitting.capture))

    try:
        fitting.run(keep=keep)
    except KeyboardInterrupt:
        if fitting.training.done == 0 and fitting.training.share == 0:
            raise
    if (
        file is not None
    ):  # should the world not come about (a scale that cannot be used), fitting need not be done again
        save_checkpoint(file, fitting.saved(), mark)
    progress("comparing with photographs", 0.97)
    world = world_of(fitting.fitted(clean=True), fitting.capture, hint=hint)
    progress("done", 1.0)
    return world


def _capture(source: Source, folder: Path, seed: int, progress: Progress) -> tuple[Capture, bool]:
    """The posed photographs of a source, and whether they had to be placed."""
    told = part_of(progress, 0.0, PLACED)
    if not isinstance(source, (str, os.PathLike)):
        paths = [Path(p) for p in source]
        if not paths:
            raise ArgumentError("no photographs were given")
        return _placed(paths, folder, False, seed, told), True
    path = Path(source)
    if path.suffix.lower() in VIDEO_SUFFIXES or (path.is_file() and path.suffix.lower() != ".json"):
        frames = folder / "frames"
        if not (folder / PLACES).is_file():
            shutil.rmtree(frames, ignore_errors=True)
            frames.mkdir(parents=True)
            take_frames(path, frames, progress=told)
        return _placed(sorted(frames.glob("*.jpg")), folder, True, seed, told), True
    photographs = photographs_without_poses(path)
    if len(photographs) > 1:
        return _placed(photographs, folder, False, seed, told), True
    return read_capture(path), False


def _placed(paths: list[Path], folder: Path, in_order: bool, seed: int, progress: Progress) -> Capture:
    """Places photographs, or reads how the same ones were placed before."""
    known = folder / PLACES
    asked = [[str(p.resolve()), p.stat().st_size if p.is_file() else -1] for p in paths]
    try:
        kept = json.loads(known.read_text())
        if kept["asked"] == asked:
            capture = read_capture(folder / PHOTOS)
            names = dict(zip(kept["files"], kept["names"], strict=True))
            views = tuple(replace(v, name=names.get(v.name, v.name)) for v in capture.views)
            return replace(capture, format=kept["format"], views=views, notes=tuple(kept["notes"]))
    except (OSError, ValueError, KeyError, TypeError, FormatError):
        pass
    shutil.rmtree(folder / PHOTOS, ignore_errors=True)
    (folder / PHOTOS).mkdir(parents=True)
    capture = place(paths, folder / PHOTOS, in_order=in_order, seed=seed, progress=progress)
    record = {
        "asked": asked,
        "files": [v.photograph.path.name for v in capture.views],
        "names": [v.name for v in capture.views],
        "format": capture.format,
        "notes": list(capture.notes),
    }
    with atomic_write(known) as stream:
        stream.write(json.dumps(record).encode())
    return capture


@contextmanager
def _work_folder(work: PathLike | None) -> Iterator[Path]:
    """A folder to work in: removed at a good end, or when there is nothing in it yet that another try could use."""
    if work is None:
        with tempfile.TemporaryDirectory(prefix="terrazzo-") as name:
            yield Path(name)
        return
    folder = Path(work)
    if not folder.parent.is_dir():
        raise ArgumentError(f"work {str(folder)!r}: the folder {str(folder.parent)!r} does not exist")
    folder.mkdir(exist_ok=True)
    done = False
    try:
        yield folder
        done = True
    finally:
        if done or not any((folder / name).is_file() for name in (CHECKPOINT, PLACES)):
            shutil.rmtree(folder, ignore_errors=True)
