"""SPZ: versions 1 to 4 are read, 3 and 4 written, to the precision of the format; damage is named."""

from __future__ import annotations

import gzip
import struct
import zlib

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError, TerrazzoWarning
from terrazzo.formats import encode_splats, read_splats
from terrazzo.splats import Splats
from tests.formats.scenes import differences, room


def one(version: int, *, rotation: bytes, centre: bytes, degree: int = 0) -> bytes:
    """A file of one splat, built by hand from the published layout; not compressed."""
    header = struct.pack("<4sIIBBBB", b"NGSP", version, 1, degree, 12, 0, 0)
    rest = bytes(range(128, 128 + (0, 9, 24, 45)[degree]))
    return header + centre + b"\xff" + bytes([128, 128, 255]) + bytes([160, 144, 128]) + rotation + rest


FIXED = struct.pack("<i", 1 << 12)[:3] + struct.pack("<i", -(2 << 12))[:3] + struct.pack("<i", 3 << 12)[:3]


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_splats_come_back_to_the_precision_of_the_format(version, degree):
    splats = room(degree=degree)
    gaps = differences(splats, read_splats(encode_splats(splats, format="spz", version=version)))
    assert gaps["means"] <= 0.5 / 2**12 + 1e-6
    assert gaps["opacities"] <= 0.5 / 255 + 1e-6
    assert gaps["colours"] <= 0.5 / 255 / 0.15 * 0.2821 + 1e-6
    assert gaps["harmonics"] <= 1.8 * 0.5 / 128  # the turn of the axes adds the errors of a band
    assert gaps["covariances"] < 0.07  # a scale is off by up to 1/32 of its logarithm


def test_the_two_versions_hold_the_same():
    splats = room(degree=2)
    three, four = (read_splats(encode_splats(splats, format="spz", version=v)) for v in (3, 4))
    for name in ("means", "quaternions", "scales", "opacities", "harmonics"):
        assert np.array_equal(getattr(three, name), getattr(four, name))


@pytest.mark.parametrize(
    ("version", "centre", "rotation"),
    [
        (1, np.array([1, -2, 3], "<f2").tobytes(), bytes([255, 128, 128])),
        (2, FIXED, bytes([255, 128, 128])),
        (3, FIXED, struct.pack("<I", 0 << 30)),
    ],
)
def test_each_version_is_read_in_right_up_back(version, centre, rotation):
    data = one(version, centre=centre, rotation=rotation)
    for wrapped in (data, gzip.compress(data)):
        splats = read_splats(wrapped)
        assert np.allclose(splats.means, [[1, -3, -2]])  # up (the file's y) is +Z, back (its z) is -Y
        assert np.allclose(splats.scales, np.exp([[0, -2, -1]]))
        assert np.allclose(np.abs(splats.quaternions), [[0, 1, 0, 0]], atol=0.1)  # half a turn about x
        assert splats.opacities[0] == 1


def test_harmonics_turn_with_the_axes():
    splats = read_splats(one(3, centre=FIXED, rotation=bytes(4), degree=1))
    # The basis is (-y, z, -x) of the file, whose y is +Z and whose z is -Y.
    file = np.arange(9).reshape(3, 3) / 128
    assert np.allclose(splats.harmonics[0, 1:], [file[1], -file[0], file[2]])


def test_degree_four_is_cut_with_a_warning():
    import zstandard

    sizes = (9, 1, 3, 3, 4, 72)
    blocks = [zstandard.compress(bytes(size)) for size in sizes]
    header = struct.pack("<4sIIBBBBI12x", b"NGSP", 4, 1, 4, 12, 0, 6, 32)
    toc = b"".join(struct.pack("<QQ", len(b), s) for b, s in zip(blocks, sizes))
    with pytest.warns(TerrazzoWarning, match="degree 4"):
        assert read_splats(header + toc + b"".join(blocks)).degree == 3


def test_large_scenes_lose_fraction_bits_not_splats():
    far = Splats.from_colours([[5000, -9000, 20]], [[1, 0, 0, 0]], [[1, 1, 1]], [1], [[0, 0, 0]])
    back = read_splats(encode_splats(far, format="spz"))
    assert np.allclose(back.means, far.means, atol=2e-3)
    beyond = Splats.from_colours([[1e8, 0, 0]], [[1, 0, 0, 0]], [[1, 1, 1]], [1], [[0, 0, 0]])
    with pytest.raises(ArgumentError, match="1e\\+08 m from the origin"):
        encode_splats(beyond, format="spz")


def test_the_same_splats_give_the_same_bytes():
    assert encode_splats(room(), format="spz") == encode_splats(room(), format="spz")


def test_another_version_is_refused():
    with pytest.raises(ArgumentError, match="version is 2"):
        encode_splats(room(1), format="spz", version=2)
    with pytest.raises(ArgumentError, match="no option 'versoin'; it takes axes, version"):
        encode_splats(room(1), format="spz", versoin=3)


@pytest.mark.parametrize("version", [3, 4])
def test_a_file_cut_anywhere_is_refused(version):
    data = encode_splats(room(3, 1), format="spz", version=version)
    for size in range(len(data)):
        with pytest.raises(FormatError):
            read_splats(data[:size], format="spz")


@pytest.mark.parametrize("version", [3, 4])
def test_a_header_that_promises_too_much_is_refused(version):
    data = bytearray(encode_splats(room(3, 1), format="spz", version=version))
    raw = bytearray(gzip.decompress(data)) if version == 3 else data
    for count in (4, 1 << 20, 1 << 26, 0xFFFFFFFF):
        raw[8:12] = struct.pack("<I", count)
        with pytest.raises(FormatError, match=r"promise|ends after|needed"):
            read_splats(gzip.compress(bytes(raw)) if version == 3 else bytes(raw), format="spz")


def test_a_bomb_is_refused_by_its_header():
    header = struct.pack("<4sIIBBBB", b"NGSP", 2, 40_000_000, 0, 12, 0, 0)
    squeeze = zlib.compressobj(9, wbits=31)
    bomb = squeeze.compress(header) + squeeze.compress(bytes(1 << 22)) + squeeze.flush()
    with pytest.raises(FormatError, match=r"40000000 splats in \d+ compressed bytes"):
        read_splats(bomb)


def test_zeros_without_end_after_the_splats_are_refused():
    raw = gzip.decompress(encode_splats(room(3, 0), format="spz"))
    with pytest.raises(FormatError, match="bytes follow the splats"):
        read_splats(gzip.compress(raw + bytes(1 << 22)))


def test_a_flipped_byte_of_a_gzip_stream_is_noticed():
    data = bytearray(encode_splats(room(50, 1), format="spz"))
    data[len(data) // 2] ^= 0x55
    with pytest.raises(FormatError, match="damaged"):
        read_splats(bytes(data))


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (4, 9, "version is 9"),
        (12, 7, "degree 7"),
        (13, 40, "40 fraction bits"),
        (15, 2, "2 streams"),
        (16, 255, "table"),
    ],
)
def test_header_fields_are_checked(at, value, said):
    data = bytearray(encode_splats(room(3, 1), format="spz", version=4))
    data[at] = value
    with pytest.raises(FormatError, match=said):
        read_splats(bytes(data))


def test_real_files_are_read_and_stand_upright(captures):
    biker = read_splats(captures / "biker.spz")
    assert len(biker) == 152_746
    size = biker.bounds.high - biker.bounds.low
    assert size[2] > 2 * max(size[0], size[1])
    for version in ("raw", "v2", "v3", "v4"):
        assert len(read_splats(captures / "minimal_fixtures" / f"minimal-{version}.spz")) == 4
