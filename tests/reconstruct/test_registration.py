"""Depth cameras whose photographs were taken with another focal length than the recording states."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from terrazzo.reconstruct import read_capture
from terrazzo.reconstruct.depth_frames import depth_points
from terrazzo.reconstruct.registration import registered
from terrazzo.render import rasterize
from tests.reconstruct import rooms


def write_recording(folder: Path, zoom: float) -> Path:
    """Frames as 7-Scenes keeps them, whose photographs have `zoom` times the stated focal length."""
    folder.mkdir()
    splats = rooms.room()
    taken = rooms.cameras(16)
    for i, camera in enumerate(taken):
        name = folder / f"frame-{i:06d}"
        seen = replace(camera, fx=camera.fx * zoom, fy=camera.fy * zoom)
        picture = rasterize(splats, seen, antialias=True, backend="native").to_bytes()
        Image.fromarray(picture).save(name.with_suffix(".color.png"))
        depth = rasterize(splats, camera, antialias=True, passes=("depth",), backend="native").depth
        assert depth is not None
        metres = np.where(np.isfinite(depth), depth, 0)
        Image.fromarray((metres * 1000).astype(np.uint16)).save(name.with_suffix(".depth.png"))
        rows = "\n".join(" ".join(repr(float(v)) for v in row) for row in camera.pose.matrix)
        name.with_suffix(".pose.txt").write_text(rows)
    c = taken[0]
    (folder / "camera-intrinsics.txt").write_text(f"{c.fx} 0 {c.cx}\n0 {c.fy} {c.cy}\n0 0 1\n")
    return folder


@pytest.mark.parametrize("zoom", [0.88, 1.0, 1.1])
def test_the_focal_length_of_the_photographs_is_found(tmp_path: Path, zoom: float) -> None:
    stated = read_capture(write_recording(tmp_path / "recording", zoom))
    found = registered(stated)
    assert 1 / found.depth_zoom == pytest.approx(zoom, abs=0.021)
    assert found.views[0].camera.fx == pytest.approx(zoom * stated.views[0].camera.fx, rel=0.025)
    assert any("focal length" in note for note in found.notes) == (zoom != 1.0)
    points = depth_points(found.views, most=4000, zoom=found.depth_zoom)
    assert points is not None
    x, y, z = np.abs(points[0].T.astype(float))
    sides = np.abs(
        np.stack([x - rooms.WIDTH / 2, y - rooms.DEPTH / 2, z, z - rooms.HEIGHT, z - rooms.TABLE[2]])
    )
    assert (
        np.median(sides.min(0)) < 0.03
    )  # points are those of the depth camera, wherever the photographs look


def test_captures_without_depths_are_left_as_they_are(tmp_path: Path) -> None:
    capture = read_capture(rooms.write_room(tmp_path / "capture", 6, width=48))
    assert registered(capture) is capture
