"""Choosing a format, converting axes, and writing whole files or none."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import terrazzo
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats import encode_splats, format_names, read_splats, write_splats
from terrazzo.formats.axes import axes_matrix, turn_harmonics
from terrazzo.formats.columns import LEAST_LOG, exponential, logarithm, logit, sigmoid
from terrazzo.formats.registry import find_format
from terrazzo.formats.smallest_three import pack_smallest_three, unpack_smallest_three
from terrazzo.harmonics import harmonic_basis
from tests.formats.mutations import seeds
from tests.formats.scenes import differences, room

FRAMES = [
    "".join(letters)
    for letters in itertools.product("RLFBUD", repeat=3)
    if len({"RLFBUD".index(x) // 2 for x in letters}) == 3
    and np.linalg.det(
        [
            np.eye(3)["RFU".find(x.translate(str.maketrans("LBD", "RFU")))] * (-1 if x in "LBD" else 1)
            for x in letters
        ]
    )
    > 0
]


def test_the_public_names_are_these():
    assert terrazzo.read_splats is read_splats and terrazzo.write_splats is write_splats
    assert set(format_names(readable=True)) == {
        "ply",
        "compressed-ply",
        "spz",
        "splat",
        "ksplat",
        "sog",
        "glb",
    }
    assert set(format_names(writable=True)) == {"ply", "spz", "splat", "sog", "glb", "usdz"}


@pytest.mark.parametrize("name", sorted(set(seeds()) - {"splat"}))
def test_a_format_is_told_from_its_first_bytes(name):
    seed = seeds()[name]
    assert len(read_splats(seed.file)) > 0


def test_an_ending_chooses_the_format(tmp_path):
    for name in ("a.ply", "a.SPZ", "a.splat", "a.sog", "a.glb"):
        write_splats(tmp_path / name, room(5, 0))
        assert len(read_splats(tmp_path / name)) == 5


def test_an_ending_that_lies_is_named_with_the_remedy(tmp_path):
    (tmp_path / "scan.ply").write_bytes(encode_splats(room(3), format="spz"))
    with pytest.raises(FormatError, match=r"name says ply, its bytes say spz.*format='spz'"):
        read_splats(tmp_path / "scan.ply")
    assert len(read_splats(tmp_path / "scan.ply", format="spz")) == 3


def test_unknown_files_and_formats_name_the_known_ones(tmp_path):
    (tmp_path / "scan.xyz").write_bytes(b"1 2 3\n")
    with pytest.raises(FormatError, match=r"scan\.xyz.*format= one of .*ply"):
        read_splats(tmp_path / "scan.xyz")
    (tmp_path / "scan.gltf").write_text('{"asset": {"version": "2.0"}}')
    with pytest.raises(FormatError, match=r"scan\.gltf.*format= one of"):
        read_splats(tmp_path / "scan.gltf")
    with pytest.raises(ArgumentError, match="format is 'obj'; known are"):
        read_splats(b"", format="obj")
    with pytest.raises(ArgumentError, match="does not tell a format"):
        write_splats(tmp_path / "scan.xyz", room(1))
    with pytest.raises(ArgumentError, match="read but not written"):
        encode_splats(room(1), format="ksplat")


def test_what_cannot_be_read_is_a_format_error_with_the_path(tmp_path):
    with pytest.raises(FormatError, match=r"absent\.ply: it cannot be read: No such file"):
        read_splats(tmp_path / "absent.ply")
    with pytest.raises(FormatError, match=r"folder without lod-meta.json or meta.json"):
        read_splats(tmp_path)
    with pytest.raises(ArgumentError, match="source is a int"):
        read_splats(3)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="binary mode"):
        read_splats(io.StringIO("ply"))  # type: ignore[arg-type]
    with pytest.raises(FormatError, match="not a regular file"):
        read_splats("/dev/zero", format="ply")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "room.ply")
    with pytest.raises(FormatError, match="not a regular file"):
        read_splats(tmp_path / "room.ply")


def test_options_of_another_format_are_refused():
    with pytest.raises(ArgumentError, match="reading ply takes no option 'level'"):
        read_splats(encode_splats(room(1), format="ply"), level=1)


def test_streams_are_written_and_read():
    stream = io.BytesIO()
    write_splats(stream, room(4), format="spz")
    stream.seek(0)
    assert len(read_splats(stream)) == 4


def test_a_failed_write_leaves_the_old_file_whole(tmp_path, monkeypatch):
    target = tmp_path / "room.ply"
    write_splats(target, room(3))
    old = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_splats(target, room(9))
    assert target.read_bytes() == old
    assert [p.name for p in tmp_path.iterdir()] == ["room.ply"]


def test_writing_into_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ArgumentError, match="does not exist"):
        write_splats(tmp_path / "nowhere" / "room.ply", room(1))


def test_there_are_24_frames():
    assert len(FRAMES) == 24


@pytest.mark.parametrize("axes", FRAMES)
def test_every_frame_is_written_and_read_back_unchanged(axes):
    splats = room(30, 3)
    back = read_splats(encode_splats(splats, format="ply", axes=axes), axes=axes)
    gaps = differences(splats, back)
    assert np.array_equal(back.means, splats.means) and np.array_equal(back.quaternions, splats.quaternions)
    assert gaps["covariances"] < 3e-6 and gaps["harmonics"] < 1e-6


@pytest.mark.parametrize("axes", ["RDF", "RUB", "LUF", "FRD"])
def test_the_turn_of_the_axes_is_a_rotation_of_the_whole(axes):
    splats, there = room(20, 3), axes_matrix(axes)
    raw = read_splats(encode_splats(splats, format="ply", axes=axes), axes="RFU")
    matrix = np.eye(4)
    matrix[:3, :3] = there
    gaps = differences(splats.transform(matrix), raw)
    assert gaps["means"] < 1e-6 and gaps["covariances"] < 1e-5 and gaps["harmonics"] < 1e-6
    direction = np.array([0.6, -0.48, 0.64])
    seen = harmonic_basis(direction, 3) @ splats.harmonics.astype(np.float64)
    turned = harmonic_basis(there @ direction, 3) @ turn_harmonics(splats.harmonics, there).astype(np.float64)
    assert np.allclose(seen, turned, atol=1e-6)


@pytest.mark.parametrize("axes", ["", "RD", "RRD", "LDF", "xyz", 3])
def test_a_frame_that_is_none_is_refused(axes):
    with pytest.raises(ArgumentError, match="axes is"):
        encode_splats(room(1), format="ply", axes=axes or "R")


def test_the_table_of_conventions_is_documented():
    from pathlib import Path

    text = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text()
    for name in format_names():
        assert any(f"`{name}`" in line and find_format(name).axes in line for line in text.splitlines()), name


@given(st.floats(0, 1, width=32))
def test_opacities_survive_the_logit(value):
    one = np.array([value], np.float32)
    assert abs(float(sigmoid(logit(one))[0]) - value) < 3e-7
    assert np.isfinite(logit(one)).all()


@given(st.floats(0, 2.0**99, width=32))
def test_scales_survive_the_logarithm(value):
    one = np.array([value], np.float32)
    log = logarithm(one)
    assert log[0] >= LEAST_LOG
    assert float(exponential(log)[0]) == pytest.approx(value, rel=3e-5, abs=1e-37)


@given(st.lists(st.floats(-1, 1), min_size=4, max_size=4).filter(lambda q: np.linalg.norm(q) > 0.1))
def test_quaternions_survive_their_smallest_three(q):
    unit = (np.array([q]) / np.linalg.norm(q)).astype(np.float32)
    back = unpack_smallest_three(*pack_smallest_three(unit))
    assert abs(abs(float(np.sum(back * unit))) - 1) < 1e-5
