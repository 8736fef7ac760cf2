"""The formats that are packed and plain: `.splat`, `.ksplat` and compressed PLY."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats import encode_splats, read_splats
from terrazzo.splats import Splats
from tests.formats.samples import compressed_ply, ksplat
from tests.formats.scenes import differences, room


def test_splat_files_keep_everything_but_harmonics(caplog):
    splats = room(300, 2)
    back = read_splats(encode_splats(splats, format="splat"), format="splat")
    gaps = differences(splats.with_degree(0), back)
    assert np.array_equal(back.means, splats.means) and np.array_equal(back.scales, splats.scales)
    assert gaps["covariances"] < 0.03 and gaps["opacities"] < 0.002 and gaps["colours"] < 0.002
    assert "degree 2 is cut to 0" in caplog.text


def test_a_splat_file_is_32_bytes_a_splat_with_y_down():
    one = Splats.from_colours([[1, 2, 3]], [[2, 0, 0, 0]], [[0.1, 0.2, 0.3]], [1], [[1, 0, 2]])
    data = bytes(encode_splats(one, format="splat"))
    assert struct.unpack("<6f", data[:24]) == pytest.approx((1, -3, 2, 0.1, 0.3, 0.2))
    assert list(data[24:]) == [255, 0, 255, 255, 255, 128, 128, 128]


@pytest.mark.parametrize("size", [0, 31, 33, 100])
def test_a_splat_file_of_another_length_is_refused(size):
    with pytest.raises(FormatError, match="no whole number of splats"):
        read_splats(bytes(size), format="splat")


def test_a_splat_file_of_nan_or_negative_sizes_is_refused():
    data = np.frombuffer(bytes(encode_splats(room(3, 0), format="splat")), "<f4").copy()
    data[8 + 4] = -1
    with pytest.raises(FormatError, match=r"splat 1.*scales\[1\] is -1"):
        read_splats(data.tobytes(), format="splat")
    data[8] = np.nan
    with pytest.raises(FormatError, match=r"splat 1.*means\[0\] is nan"):
        read_splats(data.tobytes(), format="splat")


def test_zero_splats_cannot_be_written():
    with pytest.raises(ArgumentError, match="zero splats"):
        encode_splats(Splats.empty(), format="splat")


@pytest.mark.parametrize(("n", "degree"), [(1, 0), (256, 0), (700, 1), (300, 2), (257, 3)])
def test_compressed_ply_is_read(n, degree):
    splats = room(n, degree)
    gaps = differences(splats, read_splats(compressed_ply(splats), format="ply"))
    assert gaps["means"] < 0.6 * 6 / 1023
    assert gaps["covariances"] < 0.03
    assert gaps["opacities"] <= 0.51 / 255 and gaps["colours"] < 0.003
    assert gaps["harmonics"] < 0.04


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b"chunk 2", b"chunk 1"), "1 chunks of 256 cannot hold 300 splats"),
        ((b"chunk 2", b"chunk 2000000000"), "promises 2000000000 rows"),
        ((b"vertex 300", b"vertex 3000000000"), "promises 3000000000 splats"),
        ((b"element chunk", b"element chank"), "no element 'chunk'"),
        ((b"min_scale_y", b"min_scale_w"), "lacks the properties min_scale_y"),
        ((b"packed_scale", b"packed_scala"), "lacks the properties packed_scale"),
        ((b"sh 300", b"sh 299"), "wanted 300 rows"),
    ],
)
def test_a_lying_compressed_ply_is_refused(change, said):
    with pytest.raises(FormatError, match=said):
        read_splats(compressed_ply(room(300, 1)).replace(*change))


def test_an_ordinary_ply_is_not_compressed():
    with pytest.raises(FormatError, match="not packed"):
        read_splats(encode_splats(room(2), format="ply"), format="compressed-ply")


@pytest.mark.parametrize(
    ("level", "means", "shape", "rest"),
    [(0, 1e-6, 1e-5, 1e-6), (1, 3e-4, 0.01, 1e-3), (2, 3e-4, 0.01, 0.013)],
)
@pytest.mark.parametrize("degree", [0, 1, 2])
def test_ksplat_files_are_read_at_every_level(level, means, shape, rest, degree):
    splats = room(100, degree)
    gaps = differences(splats, read_splats(ksplat(splats, level)))
    assert gaps["means"] < means and gaps["covariances"] < shape
    assert gaps["opacities"] < 0.002 and gaps["colours"] < 0.002 and gaps["harmonics"] < rest


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (0, b"\x01", "its version is 1.1"),
        (4, b"\xff\xff\xff\xff", "4294967295 section headers"),
        (16, b"\xff\xff\xff\xff", "promises 4294967295 splats"),
        (16, b"\x05", "promises 5 splats, but the sections hold 6"),
        (20, b"\x03", "compression level is 3"),
        (4096, b"\x07", "holds 7 splats where there is room for 6"),
        (4096 + 4, b"\xff\xff\xff\xff", "the file ends at byte"),
        (4096 + 12, b"\x01", "the file ends|do not hold"),
        (4096 + 20, b"\x08", "take 8 bytes"),
        (4096 + 36, b"\xff\xff\xff\xff", "the file ends at byte"),
        (4096 + 40, b"\x09", "degree 9"),
    ],
)
def test_a_lying_ksplat_is_refused(at, value, said):
    data = bytearray(ksplat(room(6, 1), 1))
    data[at : at + len(value)] = value
    with pytest.raises(FormatError, match=said):
        read_splats(bytes(data), format="ksplat")


def test_real_files_are_read(captures):
    guitar = read_splats(captures / "guitar.compressed.ply")
    assert len(guitar) == 90_854
    assert guitar.bounds.high[2] > 4 and guitar.bounds.low[2] > -0.2  # it stands on the floor
    plain = read_splats(captures / "minimal_fixtures" / "minimal.splat")
    packed = read_splats(captures / "minimal_fixtures" / "minimal.ksplat")
    assert np.allclose(sorted(plain.means.tolist()), sorted(packed.means.tolist()), atol=1e-3)
    assert len(read_splats(captures / "fox_cc0_sh0.ply")) == 50_000
    assert read_splats(captures / "fruit_drops_minimal_sh3.ply").degree == 3
