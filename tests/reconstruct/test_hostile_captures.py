"""Whatever is done to a capture's files, reading gives a capture or one `FormatError`, in no more memory than the files warrant."""

from __future__ import annotations

import random
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from terrazzo.errors import FormatError
from terrazzo.reconstruct import read_capture
from tests.formats.mutations import mutate
from tests.reconstruct.made import scene, write_binary, write_text, write_transforms
from tests.reconstruct.test_captures import write_polycam

FILES = {
    "cameras.bin": write_binary,
    "images.bin": write_binary,
    "points3D.bin": write_binary,
    "cameras.txt": write_text,
    "images.txt": write_text,
    "points3D.txt": write_text,
    "transforms.json": write_transforms,
    "sparse_pc.ply": write_transforms,
    "shot_0.json": write_polycam,
}


def read_or_refuse(folder: Path) -> str:
    try:
        capture = read_capture(folder)
    except FormatError as error:
        assert error.reason
        return "refused"
    assert np.isfinite(capture.points).all() and len(capture.points) == len(capture.colours)
    return "read"


@pytest.mark.parametrize("name", FILES)
def test_broken_captures_are_refused_or_read(tmp_path, name):
    FILES[name](scene(tmp_path, count=2, width=16, height=12))
    path = next(tmp_path.rglob(name))
    data, rng = path.read_bytes(), random.Random(11)
    outcomes = set()
    for _ in range(120):
        path.write_bytes(mutate(data, rng))
        tracemalloc.start()
        outcomes.add(read_or_refuse(tmp_path))
        assert tracemalloc.get_traced_memory()[1] < 24 << 20
        tracemalloc.stop()
    assert "read" in outcomes


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".bin")])
def test_a_binary_model_cut_anywhere_is_refused(tmp_path, name):
    path = write_binary(scene(tmp_path, count=2, width=16, height=12)) / name
    data = path.read_bytes()
    for size in range(0, len(data), max(1, len(data) // 60)):
        path.write_bytes(data[:size])
        with pytest.raises(FormatError):
            read_capture(tmp_path)


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".bin")])
@pytest.mark.parametrize("count", [1 << 20, 1 << 40, (1 << 64) - 1])
def test_absurd_counts_are_refused_before_anything_is_made_of_them(tmp_path, name, count):
    path = write_binary(scene(tmp_path, count=2, width=16, height=12)) / name
    path.write_bytes(struct.pack("<Q", count) + path.read_bytes()[8:])
    tracemalloc.start()
    with pytest.raises(FormatError, match="promises"):
        read_capture(tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 2 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("width", [0, -5, 1e7, "wide", None, True])
def test_cameras_of_no_size_are_told_or_refused(tmp_path, width):
    made = scene(tmp_path, count=2, width=16, height=12)
    write_transforms(made, w=width)
    if width is None:  # as if it said nothing: the photographs tell
        assert len(read_capture(tmp_path).views) == 2
    else:
        with pytest.raises(FormatError, match=r"pixels|finite number"):
            read_capture(tmp_path)


def test_an_archive_of_points_that_swells_is_left_out(tmp_path):
    made = scene(tmp_path, count=2, width=16, height=12)
    path = write_transforms(made)
    path.write_text(path.read_text().replace('"ply_file_path": "sparse_pc.ply", ', ""))
    np.savez_compressed(tmp_path / "sparse_points.npz", xyz=np.zeros((2_000_000, 3)))
    capture = read_capture(tmp_path)
    assert len(capture.points) == 0 and any("unpacks" in note for note in capture.notes)
    np.savez(
        tmp_path / "sparse_points.npz", xyz=made.points.astype(np.float32), rgb=made.colours.astype(np.uint8)
    )
    assert np.abs(read_capture(tmp_path).points - made.points).max() < 1e-6


def test_points_that_are_not_finite_are_left_out_and_told(tmp_path):
    made = scene(tmp_path, count=2, width=16, height=12)
    made.points[3] = np.nan
    write_binary(made)
    capture = read_capture(tmp_path)
    assert len(capture.points) == len(made.points) - 1
    assert any("1 sparse point" in note for note in capture.notes)
