"""Binary glTF with KHR_gaussian_splatting: written as the extension says, read with the scene's transforms."""

from __future__ import annotations

import json

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats import encode_splats, read_splats
from terrazzo.geometry import Pose
from terrazzo.splats import Splats
from tests.formats.samples import glb_of, glb_parts
from tests.formats.scenes import differences, room


@pytest.fixture(scope="module")
def parts() -> tuple[dict, bytes]:
    """The JSON and the binary chunk of a small file of degree 1."""
    text, binary = glb_parts(bytes(encode_splats(room(6, 1), format="glb")))
    return json.loads(text), binary


def read(root: dict, binary: bytes) -> Splats:
    return read_splats(glb_of(json.dumps(root).encode(), binary))


def changed(root: dict, path: str, value: object) -> dict:
    """A copy with one member replaced, or added."""
    copy = json.loads(json.dumps(root))
    *above, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    node = copy
    for key in above:
        node = node[key]
    node[last] = value
    return copy


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_splats_come_back_unchanged(degree):
    splats = room(50, degree)
    back = read_splats(encode_splats(splats, format="glb"))
    gaps = differences(splats, back)
    assert np.array_equal(back.means, splats.means) and np.array_equal(back.opacities, splats.opacities)
    assert np.array_equal(back.scales, splats.scales)
    assert gaps["covariances"] < 1e-6 and gaps["harmonics"] < 1e-6


def test_the_file_is_what_the_extension_asks_for(parts):
    root, binary = parts
    primitive = root["meshes"][0]["primitives"][0]
    extension = primitive["extensions"]["KHR_gaussian_splatting"]
    assert root["extensionsUsed"] == ["KHR_gaussian_splatting"]
    assert primitive["mode"] == 0
    assert extension["kernel"] == "ellipse" and extension["colorSpace"] == "srgb_rec709_display"
    wanted = [
        "ROTATION",
        "SCALE",
        "OPACITY",
        "SH_DEGREE_0_COEF_0",
        *(f"SH_DEGREE_1_COEF_{i}" for i in range(3)),
    ]
    prefixed = [f"KHR_gaussian_splatting:{name}" for name in wanted]
    assert set(primitive["attributes"]) == {"POSITION", "COLOR_0", *prefixed}
    position = root["accessors"][primitive["attributes"]["POSITION"]]
    assert "min" in position and "max" in position
    assert root["buffers"][0]["byteLength"] == len(binary)
    assert all(view["byteOffset"] % 4 == 0 for view in root["bufferViews"])


def test_up_is_y_and_front_is_minus_z():
    splats = Splats.from_colours([[1, 2, 3]], [[1, 0, 0, 0]], [[1, 1, 1]], [1], [[0, 0, 0]])
    raw = read_splats(encode_splats(splats, format="glb"), axes="RFU")
    assert np.array_equal(raw.means, [[1, 3, -2]])


def test_an_independent_loader_takes_it_for_points():
    trimesh = pytest.importorskip("trimesh")
    import io

    splats = room(9, 1)
    scene = trimesh.load(io.BytesIO(bytes(encode_splats(splats, format="glb"))), file_type="glb")
    (cloud,) = scene.geometry.values()
    assert np.allclose(cloud.vertices, splats.means[:, [0, 2, 1]] * [1, 1, -1], atol=1e-6)


def test_nodes_move_turn_and_scale(parts):
    root, binary = parts
    plain = read(root, binary)
    half = 0.5**0.5
    tree = [
        {"children": [1], "translation": [0, 5, 0]},
        {"mesh": 0, "rotation": [0, half, 0, half], "scale": [2, 2, 2]},
    ]
    moved = read(changed(root, "nodes", tree), binary)
    matrix = np.diag([2.0, 2, 2, 1])
    matrix[:3, :3] = Pose.at(0, 0, yaw=np.pi / 2).matrix[:3, :3] * 2
    matrix[2, 3] = 5
    expected = plain.transform(matrix)
    gaps = differences(expected, moved)
    assert gaps["means"] < 1e-5 and gaps["covariances"] < 1e-5 and gaps["harmonics"] < 1e-6


def test_two_nodes_show_a_mesh_twice_and_none_shows_all(parts):
    root, binary = parts
    assert (
        len(
            read(
                changed(changed(root, "nodes", [{"mesh": 0}, {"mesh": 0}]), "scenes/0/nodes", [0, 1]), binary
            )
        )
        == 12
    )
    bare = {key: value for key, value in root.items() if key not in ("nodes", "scenes", "scene")}
    assert len(read(bare, binary)) == 6


def test_normalised_bytes_and_strides_are_read(parts):
    root, _ = parts
    data = np.zeros(
        6, [("p", "<f4", 3), ("r", "i1", 4), ("s", "<f4", 3), ("o", "u1"), ("pad", "u1", 3), ("c", "<f4", 3)]
    )
    data["p"], data["s"], data["o"], data["r"][:, 3] = np.arange(18).reshape(6, 3), 0.5, 51, 127
    view = {"buffer": 0, "byteLength": data.nbytes, "byteStride": data.itemsize}

    def accessor(field: str, kind: int, shape: str, **more: object) -> dict:
        offset = data.dtype.fields[field][1]
        return {
            "bufferView": 0,
            "byteOffset": offset,
            "componentType": kind,
            "count": 6,
            "type": shape,
            **more,
        }

    prefix = "KHR_gaussian_splatting:"
    small = changed(changed(root, "bufferViews", [view]), "buffers/0/byteLength", data.nbytes)
    small["accessors"] = [
        accessor("p", 5126, "VEC3"),
        accessor("r", 5120, "VEC4", normalized=True),
        accessor("s", 5126, "VEC3"),
        accessor("o", 5121, "SCALAR", normalized=True),
        accessor("c", 5126, "VEC3"),
    ]
    names = ["POSITION", *(prefix + name for name in ("ROTATION", "SCALE", "OPACITY", "SH_DEGREE_0_COEF_0"))]
    small["meshes"][0]["primitives"][0]["attributes"] = {name: i for i, name in enumerate(names)}
    splats = read(small, data.tobytes())
    assert np.allclose(splats.opacities, 0.2) and np.allclose(splats.scales, 0.5)
    assert np.allclose(splats.quaternions, [1, 0, 0, 0])
    assert np.allclose(splats.means[1], [3, -5, 4])


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("accessors/0/count", 10**12, "end at byte 1"),
        ("accessors/0/count", 7, "7 items end at byte 84 of a view of 72"),
        ("accessors/0/count", -7, "wanted an integer"),
        ("accessors/0/type", "VEC2", "wanted VEC3"),
        ("accessors/0/componentType", 5125, "it is 5125"),
        ("accessors/0/sparse", {}, "sparse"),
        ("accessors/2/bufferView", 99, r"bufferViews\[99\]"),
        ("bufferViews/0/byteLength", 10**9, "ends at byte 1000000000 of a binary chunk"),
        ("bufferViews/0/byteOffset", -4, "wanted an integer"),
        ("bufferViews/0/byteStride", 1, "cannot lie 1 bytes apart"),
        ("buffers/0/uri", "splats.bin", "outside the file"),
        ("nodes/0/mesh", 4, r"meshes\[4\]"),
        ("nodes/0/children", [0], "shown twice"),
        ("nodes/0/scale", [1, 2, 1], "cannot be applied to splats"),
        ("nodes/0/scale", [1, 2], "it has 2 numbers"),
        ("nodes/0/matrix", [float("nan")] * 16, "finite number"),
        ("meshes/0/primitives/0/attributes", {"POSITION": 0}, "ROTATION is missing"),
        ("meshes/0/primitives/0/extensions", {}, "shows no primitive with KHR_gaussian_splatting"),
        (
            "meshes/0/primitives/0/extensions/KHR_gaussian_splatting/colorSpace",
            "lin_rec709_display",
            "lin_rec709",
        ),
        ("scene", 3, r"scenes\[3\]"),
    ],
)
def test_a_lying_file_is_refused_with_its_place(parts, path, value, said):
    root, binary = parts
    with pytest.raises(FormatError, match=said):
        read(changed(root, path, value), binary)


def test_logarithms_in_place_of_scales_are_noticed(parts):
    root, binary = parts
    index = root["meshes"][0]["primitives"][0]["attributes"]["KHR_gaussian_splatting:SCALE"]
    at = root["bufferViews"][index]["byteOffset"]
    logs = np.full(18, -4, "<f4").tobytes()
    with pytest.raises(FormatError, match="wanted linear scales"):
        read(root, binary[:at] + logs + binary[at + len(logs) :])


def test_deep_json_is_refused():
    with pytest.raises(FormatError, match="cannot be read"):
        read_splats(glb_of(b"[" * 200_000, b""))


def test_zero_splats_cannot_be_written():
    with pytest.raises(ArgumentError, match="zero splats"):
        encode_splats(Splats.empty(), format="glb")
