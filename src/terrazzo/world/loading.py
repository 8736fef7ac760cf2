"""`open_world`: a `.world`, or any splat file that a person already has, as a `World`."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from terrazzo.errors import FormatError
from terrazzo.geometry import Pose
from terrazzo.splats import Splats
from terrazzo.world.archive import is_world, load_world
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

OUTLIER_SHARE = 0.02
"""Share of a scan's splats on each side that its box leaves out: captures have floaters far away."""


def open_world(path: str | os.PathLike[str], *, axes: str | None = None) -> World:
    """Opens a `.world` file, or any splat file of a format that `read_splats` knows.

    A splat file becomes a world of one thing, labelled "scan", whose origin is "observed".

    Args:
        path: The file.
        axes: For a splat file that breaks its format's convention: where its x, y and z point, for example "RUB" (right, up,
            back); see `read_splats`.

    Raises:
        FormatError: The file is neither, or is damaged.
        OSError: It cannot be opened.
    """
    file = Path(path)
    if file.is_file():
        with file.open("rb") as stream:
            head = stream.read(96)
        if not head:
            raise FormatError("the file is empty", source=file)
        if is_world(head) or file.suffix.lower() == ".world":
            return load_world(file)
    from terrazzo.formats import read_splats

    return scan_world(read_splats(file, axes=axes), name=file.name)


def scan_world(splats: Splats, *, name: str = "scan") -> World:
    """A world of one observed thing that holds all these splats."""
    if len(splats) == 0:
        return World(history=(f"open {name}",))
    low, high = np.quantile(splats.means.astype(np.float64), [OUTLIER_SHARE, 1 - OUTLIER_SHARE], axis=0)
    x, y = (low[:2] + high[:2]) / 2
    pose = Pose.at(x, y, low[2])
    size = np.maximum(high - low, 1e-3)
    scan = Thing(
        "scan-1",
        "scan",
        "scan",
        pose,
        (float(size[0]), float(size[1]), float(size[2])),
        splats=splats.with_things(None).transform(pose.inverse()),
        colour=tuple(np.clip(splats.colours, 0, 1).mean(0).astype(float).tolist()),
        origin="observed",
        mass=0.0,
    )
    return World(things=(scan,), history=(f"open {name}",))
