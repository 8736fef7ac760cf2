"""Against an independent program: it reads what we write and we read what it writes, and the pictures agree.

Skipped where `@playcanvas/splat-transform` is not installed (see witness.py). It keeps SPZ in the frame of PLY, and faces the
other way in glTF; the frames in these tests say so.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.formats import read_splats, write_splats
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from tests.formats.scenes import psnr, room
from tests.formats.witness import convert, find_witness

WITNESS = find_witness()
pytestmark = pytest.mark.skipif(
    WITNESS is None, reason="the witness is not installed (see tests/formats/witness.py)"
)

WRITTEN = [
    ("ply", {}, 50),
    ("spz", {"version": 3}, 50),
    ("spz", {"version": 4}, 50),
    ("splat", {}, 45),
    ("sog", {}, 45),
]
"""Format, our options, and the least agreement [dB]."""

READ = [
    ("b.ply", (), 50),
    ("b.compressed.ply", (), 50),
    ("b.spz", ("--spz-version", "3"), 50),
    ("b.spz", ("--spz-version", "4"), 50),
    ("b.sog", ("-i", "2"), 45),
]
"""File name, the witness's options, and the least agreement [dB]."""


def pictures(splats: Splats) -> np.ndarray:
    """Three views, display colours cut to 0..1."""
    box = splats.bounds
    middle, reach = (box.low + box.high) / 2, float(np.linalg.norm(box.high - box.low))
    frames = []
    for angle in (0.3, 2.2, 4.4):
        eye = middle + 0.75 * reach * np.array([np.cos(angle), np.sin(angle), 0.35])
        camera = Camera.look_at(eye, middle, width=320, height=240)
        frames.append(np.clip(rasterize(splats, camera).colour, 0, 1))
    return np.stack(frames)


def frame_there(name: str) -> str | None:
    """The frame that the witness's PLY has after it read this file of ours, and reads and writes it in itself."""
    return "RUB" if name.endswith("spz") else None


@pytest.mark.parametrize(("name", "options", "least"), WRITTEN)
@pytest.mark.parametrize("degree", [0, 3])
def test_it_reads_what_we_write(tmp_path: Path, name, options, least, degree):
    splats = room(1500, degree)
    ours = tmp_path / f"ours.{name}"
    write_splats(ours, splats, **options)
    seen_by_it = read_splats(convert(WITNESS, ours, tmp_path / "theirs.ply"), axes=frame_there(name))
    assert len(seen_by_it) == len(splats)
    meant = pictures(splats.with_degree(0) if name == "splat" else splats)
    assert psnr(meant, pictures(seen_by_it)) >= least
    assert psnr(pictures(read_splats(ours)), pictures(seen_by_it)) >= least


@pytest.mark.parametrize(("name", "options", "least"), READ)
@pytest.mark.parametrize("degree", [0, 1])
def test_we_read_what_it_writes(tmp_path: Path, name, options, least, degree):
    write_splats(tmp_path / "a.ply", room(400, degree))
    theirs = convert(WITNESS, tmp_path / "a.ply", tmp_path / name, *options)
    ours = read_splats(theirs, axes="RDF" if name.endswith("spz") else None)
    back = read_splats(convert(WITNESS, theirs, tmp_path / "back.ply"))
    assert len(ours) == len(back) == 400
    assert psnr(pictures(back), pictures(ours)) >= least


@pytest.mark.parametrize("degree", [0, 3])
def test_we_read_the_gltf_that_it_writes(tmp_path: Path, degree):
    splats = room(400, degree)
    write_splats(tmp_path / "a.ply", splats)
    ours = read_splats(convert(WITNESS, tmp_path / "a.ply", tmp_path / "b.glb"), axes="LUF")
    assert psnr(pictures(splats), pictures(ours)) >= 50


def test_it_sees_a_real_capture_as_we_do(tmp_path: Path, captures):
    fox = captures / "fox_cc0_sh0.ply"
    theirs = convert(WITNESS, fox, tmp_path / "fox.compressed.ply")
    assert psnr(pictures(read_splats(fox)), pictures(read_splats(theirs))) >= 50
    biker = convert(WITNESS, captures / "biker.spz", tmp_path / "biker.ply")
    assert psnr(pictures(read_splats(captures / "biker.spz")), pictures(read_splats(biker, axes="RUB"))) >= 50
