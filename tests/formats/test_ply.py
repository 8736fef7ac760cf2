"""PLY: what INRIA's files hold comes back unchanged, in any byte order, and what is wrong with a file is said."""

from __future__ import annotations

import io

import numpy as np
import pytest

from terrazzo.errors import FormatError
from terrazzo.formats import encode_splats, read_splats
from terrazzo.splats import Splats
from tests.formats.scenes import differences, room


def ply(rows: np.ndarray, *, form: str = "binary_little_endian", extra: str = "") -> bytes:
    """A PLY file of a structured array."""
    names = {"f4": "float", "f8": "double", "u1": "uchar", "i4": "int"}
    lines = [f"property {names[rows.dtype[p].str[1:]]} {p}" for p in rows.dtype.names]
    header = (
        f"ply\nformat {form} 1.0\n{extra}element vertex {len(rows)}\n" + "\n".join(lines) + "\nend_header\n"
    )
    if form == "ascii":
        return header.encode() + "\n".join(" ".join(repr(float(v)) for v in row) for row in rows).encode()
    order = "<" if form == "binary_little_endian" else ">"
    return header.encode() + rows.astype(rows.dtype.newbyteorder(order)).tobytes()


def vertices(n: int = 3, **more: str) -> np.ndarray:
    """Rows of a minimal splat file: unit quaternions, everything else counting up."""
    names = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity", "scale_0", "scale_1", "scale_2"]
    names += ["rot_0", "rot_1", "rot_2", "rot_3"]
    rows = np.zeros(n, [(name, "<f4") for name in names] + list(more.items()))
    rows["x"], rows["y"], rows["z"] = np.arange(n), 10 + np.arange(n), 20 + np.arange(n)
    rows["scale_0"], rows["scale_1"], rows["scale_2"] = np.log([[0.1], [0.2], [0.3]])
    rows["rot_0"] = 1
    return rows


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_splats_come_back_unchanged(degree):
    splats = room(degree=degree)
    back = read_splats(encode_splats(splats, format="ply"))
    assert np.array_equal(back.means, splats.means)
    assert np.array_equal(back.quaternions, splats.quaternions)
    gaps = differences(splats, back)
    assert gaps["covariances"] < 3e-6 and gaps["opacities"] < 1e-6 and gaps["harmonics"] < 1e-6


def test_fully_clear_opaque_and_flat_splats_come_back_exactly():
    splats = Splats.from_colours(
        np.zeros((2, 3)), np.eye(4)[:2], [[0, 1, 2], [3, 4, 5]], [0, 1], np.ones((2, 3))
    )
    back = read_splats(encode_splats(splats, format="ply"))
    assert np.array_equal(back.opacities, [0, 1])
    assert back.scales[0, 0] == 0


def test_the_file_has_the_layout_of_3d_gaussian_splatting():
    data = bytes(encode_splats(room(5, 1), format="ply"))
    header, body = data.split(b"end_header\n")
    names = [line.split()[-1] for line in header.decode().splitlines() if line.startswith("property float")]
    assert names == [
        "x",
        "y",
        "z",
        "nx",
        "ny",
        "nz",
        "f_dc_0",
        "f_dc_1",
        "f_dc_2",
        "f_rest_0",
        "f_rest_1",
        "f_rest_2",
        "f_rest_3",
        "f_rest_4",
        "f_rest_5",
        "f_rest_6",
        "f_rest_7",
        "f_rest_8",
        "opacity",
        "scale_0",
        "scale_1",
        "scale_2",
        "rot_0",
        "rot_1",
        "rot_2",
        "rot_3",
    ]
    assert len(body) == 5 * 4 * len(names)


def test_the_file_stands_upright_where_y_points_down():
    up = Splats.from_colours([[1, 2, 3]], [[1, 0, 0, 0]], [[0.1, 0.2, 0.3]], [0.5], [[1, 0, 0]])
    raw = read_splats(encode_splats(up, format="ply"), format="ply", axes="RFU")
    assert np.array_equal(raw.means, [[1, -3, 2]])
    assert np.allclose(np.diagonal(raw.covariances()[0]), np.square([0.1, 0.3, 0.2]))


@pytest.mark.parametrize("form", ["binary_little_endian", "binary_big_endian", "ascii"])
def test_byte_orders_text_and_unknown_properties_are_read(form):
    rows = vertices(3, label="<u1", area="<f8", nx="<f4")
    rows["label"] = 7
    splats = read_splats(ply(rows, form=form, extra="comment made by hand\nobj_info nothing\n"))
    assert np.allclose(splats.means, [[0, 20, -10], [1, 21, -11], [2, 22, -12]])
    assert np.allclose(splats.scales, [0.1, 0.3, 0.2])
    assert np.allclose(splats.opacities, 0.5)


def test_carriage_returns_are_read():
    data = ply(vertices())
    header, body = data.split(b"end_header\n")
    crlf = header.replace(b"\n", b"\r\n") + b"end_header\r\n" + body
    assert np.array_equal(read_splats(crlf).means, read_splats(data).means)


def test_elements_after_and_before_the_splats_are_passed_over():
    rows = vertices()
    data = ply(rows)
    header, body = data.split(b"end_header\n")
    after = (
        header + b"element face 2\nproperty list uchar int vertex_indices\nend_header\n" + body + b"\x00\x00"
    )
    before = header.replace(b"element vertex", b"element camera 2\nproperty double t\nelement vertex")
    assert len(read_splats(after)) == 3
    assert np.array_equal(
        read_splats(before + b"end_header\n" + bytes(16) + body).means, read_splats(data).means
    )


def test_two_dimensional_splats_become_flat_ones():
    rows = vertices()
    flat = rows[[name for name in rows.dtype.names if name != "scale_2"]].copy()
    packed = np.zeros(3, [(name, "<f4") for name in flat.dtype.names])
    for name in packed.dtype.names:
        packed[name] = flat[name]
    assert 0 < read_splats(ply(packed)).scales.min() < 1e-5


def test_a_coloured_point_cloud_becomes_small_splats():
    side = np.arange(10) * 0.1
    rows = np.zeros(
        100, [("x", "<f4"), ("y", "<f4"), ("z", "<f4"), ("red", "u1"), ("green", "u1"), ("blue", "u1")]
    )
    rows["x"], rows["y"] = (g.ravel() for g in np.meshgrid(side, side))
    rows["red"] = 255
    splats = read_splats(ply(rows))
    assert np.allclose(splats.colours, [1, 0, 0], atol=1e-6)
    assert 0.03 < splats.scales.max() < 0.1


def test_infinite_logits_are_legal():
    rows = vertices(2)
    rows["opacity"] = [-np.inf, np.inf]
    assert np.array_equal(read_splats(ply(rows)).opacities, [0, 1])


def test_a_zero_quaternion_means_no_rotation():
    rows = vertices(2)
    rows["rot_0"] = [0, 1e-30]
    assert np.array_equal(read_splats(ply(rows)).quaternions, [[1, 0, 0, 0]] * 2)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("x", np.nan, r"means\[0\] is nan.*"),
        ("z", np.inf, r"means\[2\] is inf"),
        ("opacity", np.nan, "opacities is nan"),
        ("scale_1", 1000.0, r"scales\[1\] is inf"),
        ("rot_2", np.inf, r"quaternions\[2\] is inf"),
        ("f_dc_1", np.nan, r"harmonics\[1\] is nan"),
    ],
)
def test_a_value_that_is_not_finite_is_named(field, value, said):
    rows = vertices(3)
    rows[field][1] = value
    with pytest.raises(FormatError, match=said) as caught:
        read_splats(ply(rows))
    assert caught.value.where == "splat 1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b"vertex 3", b"vertex 1000000000000"), "promises 1000000000000 splats"),
        ((b"vertex 3", b"vertex 60000000"), "promises 60000000 rows of 56 bytes, but 168 bytes are left"),
        ((b"vertex 3", b"vertex 4"), "promises 4 rows"),
        ((b"vertex 3", b"vertex -3"), "'-3' is not a number of rows"),
        ((b"vertex 3", b"vertex " + b"9" * 5000), "is not a number of rows"),
        ((b"float opacity", b"float opaqueness"), "lacks the properties opacity"),
        ((b"float x", b"quad x"), "'quad' is not a property type"),
        ((b"float y", b"float x"), "'x' appears twice"),
        ((b"float y", b"list uchar int y"), "list property 'y'"),
        ((b"element vertex", b"element vortex"), "no element 'vertex'"),
        ((b"end_header", b"end_headir"), "not one of PLY"),
        ((b"ply\n", b"plx\n"), "does not begin with 'ply'"),
        ((b"float rot_3", b"float rot_3\nproperty float f_rest_0"), "1 f_rest properties"),
    ],
)
def test_a_lying_header_is_refused_with_its_reason(change, said):
    with pytest.raises(FormatError, match=said):
        read_splats(ply(vertices()).replace(*change), format="ply")


def test_a_text_file_that_ends_early_or_holds_words_is_refused():
    text = ply(vertices(), form="ascii")
    with pytest.raises(FormatError, match=r"promises 42 numbers, but 41 are there"):
        read_splats(text.rsplit(b" ", 1)[0])
    with pytest.raises(FormatError, match="no number"):
        read_splats(text.replace(b"10.0", b"ten"))


def test_a_file_cut_anywhere_is_refused():
    data = ply(vertices(2))
    for size in range(len(data)):
        with pytest.raises(FormatError):
            read_splats(data[:size], format="ply")


def test_an_endless_header_is_refused():
    with pytest.raises(FormatError, match="longer than 65536 bytes"):
        read_splats(b"ply\n" + b"comment x\n" * 10_000)


def test_paths_streams_and_bytes_are_read_alike(tmp_path):
    data = bytes(encode_splats(room(7, 1), format="ply"))
    path = tmp_path / "room.PLY"
    path.write_bytes(data)
    for source in (path, str(path), data, bytearray(data), memoryview(data), io.BytesIO(data)):
        assert len(read_splats(source)) == 7


def test_no_splats_are_a_valid_file():
    assert len(read_splats(encode_splats(Splats.empty(degree=2), format="ply"))) == 0
