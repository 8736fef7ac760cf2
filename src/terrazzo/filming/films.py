"""`film`: a world and a camera path to a video or a picture sequence, with depth and id passes for compositors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence as Items
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_write
from terrazzo.filming.video import SUFFIXES, Sequence, open_sink
from terrazzo.paths import CameraPath
from terrazzo.progress import Progress, silent
from terrazzo.render import rasterize
from terrazzo.render.frames import Frame
from terrazzo.render.rasterizer import Backend, Pass
from terrazzo.splats import Splats
from terrazzo.world import World

PASSES = ("depth", "id")
_RENDER_PASS: dict[str, Pass] = {"depth": "depth", "id": "things"}
DEPTH_STEPS_PER_METRE = 1000


def film(
    scene: World | Splats,
    path: CameraPath,
    target: str | os.PathLike[str],
    *,
    width: int = 1280,
    height: int = 720,
    fps: float = 30.0,
    passes: Items[str] = (),
    background: tuple[float, float, float] | None = None,
    antialias: bool = True,
    backend: Backend | None = None,
    progress: Progress = silent,
) -> Path:
    """Renders a path frame by frame. The same scene, path and options give the same frames.

    Passes go to folders beside the target as 16-bit PNG: `NAME_depth/` in millimetres (65,535 where there is nothing or it is
    farther), `NAME_id/` with thing index + 1 (0 for nothing) and `ids.json` that names them.

    Args:
        scene: A world or splats.
        path: The camera's way.
        target: `.mp4`, `.webm` or `.gif`; a folder or `name.png` gives a numbered PNG sequence.
        width: Pixels; video needs even sizes, so an odd one gains a repeated column.
        height: Pixels, likewise.
        fps: Frames a second.
        passes: Any of "depth", "id".
        background: Display colour behind everything, sRGB; the world's own when None.
        antialias: Use the Mip-Splatting 2D filter, which keeps thin things from flickering.
        backend: As for `rasterize`.
        progress: Told of every frame.

    Returns:
        The target.

    Raises:
        ArgumentError: An unknown suffix or pass, an absurd size or rate, or a scene without splats.
    """
    out = Path(target)
    unknown = [p for p in passes if p not in PASSES]
    if unknown:
        raise ArgumentError(f"unknown pass {unknown[0]!r}; wanted any of {', '.join(PASSES)}")
    if out.suffix and out.suffix.lower() not in SUFFIXES:
        raise ArgumentError(f"cannot film to {out.name!r}: wanted one of {', '.join(SUFFIXES)}, or a folder")
    if out.suffix and not out.parent.is_dir():
        raise ArgumentError(f"cannot film to {str(out)!r}: the folder {str(out.parent)!r} does not exist")
    splats = scene.splats() if isinstance(scene, World) else scene
    if len(splats) == 0:
        raise ArgumentError("there is nothing to film: the scene has no splats")
    if background is None:
        background = scene.background if isinstance(scene, World) else (0.0, 0.0, 0.0)
    count = path.frame_count(fps)
    wanted: list[Pass] = [_RENDER_PASS[p] for p in passes]
    with ExitStack() as stack:
        sink = stack.enter_context(open_sink(out, width=width, height=height, fps=fps))
        extra = {p: Sequence(out.parent / f"{out.stem}_{p}", "") for p in passes}
        writer = stack.enter_context(ThreadPoolExecutor(1))
        pending: Future[None] | None = None
        for i, camera in enumerate(path.cameras(fps=fps, width=width, height=height)):
            frame = rasterize(
                splats, camera, background=background, antialias=antialias, passes=wanted, backend=backend
            )
            if pending is not None:
                pending.result()
            pending = writer.submit(_write, frame, sink, extra)
            progress("filming", (i + 1) / count)
        if pending is not None:
            pending.result()
    if "id" in passes:
        _write_ids(scene, out.parent / f"{out.stem}_id" / "ids.json")
    return out


def _write(frame: Frame, sink, extra: dict[str, Sequence]) -> None:
    sink.add(frame.to_bytes())
    if "depth" in extra and frame.depth is not None:
        extra["depth"].add(depth_picture(frame.depth))
    if "id" in extra and frame.things is not None:
        extra["id"].add(np.clip(frame.things + 1, 0, 65535).astype(np.uint16))


def depth_picture(depth: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Depth [m] as 16-bit millimetres; 65,535 stands for farther or nothing."""
    return np.clip(np.nan_to_num(depth, posinf=1e9) * DEPTH_STEPS_PER_METRE + 0.5, 0, 65535).astype(np.uint16)


def _write_ids(scene: World | Splats, target: Path) -> None:
    names = {0: "nothing"}
    if isinstance(scene, World):
        names |= {i + 1: thing.id for i, thing in enumerate(scene.everything)}
    with atomic_write(target) as stream:
        stream.write(json.dumps(names, indent=1, ensure_ascii=False).encode())
