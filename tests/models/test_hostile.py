"""Damaged, boundless and half-missing models are named and skipped, or refused; nothing is made of half a file."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terrazzo.creation import plan
from terrazzo.errors import FormatError, TerrazzoError
from terrazzo.formats.gltf_container import pack_glb
from terrazzo.language.brief import Ask
from terrazzo.language.vocabulary import vocabulary
from terrazzo.models import read_model
from terrazzo.models.collection import AssetLibrary
from terrazzo.models.shaping import MOST_PIXELS
from tests.models.makers import FACES, corners, write_glb


def glb_of(root: dict, *arrays: np.ndarray) -> bytes:
    """A file whose buffer views are the arrays, in order."""
    views, offset = [], 0
    for a in arrays:
        views.append({"buffer": 0, "byteOffset": offset, "byteLength": a.nbytes})
        offset += a.nbytes
    whole = {"asset": {"version": "2.0"}, "buffers": [{"byteLength": offset}], "bufferViews": views}
    return pack_glb(whole | root, list(arrays))


POINTS = corners((0, 0, 0), (1, 1, 1), 0).astype("<f4")
INDICES = FACES.astype("<u4").reshape(-1)
ACCESSORS = [
    {"bufferView": 0, "componentType": 5126, "count": 8, "type": "VEC3"},
    {"bufferView": 1, "componentType": 5125, "count": 36, "type": "SCALAR"},
    {"bufferView": 2, "componentType": 5126, "count": 8, "type": "VEC2"},
]
PRIMITIVE = {"attributes": {"POSITION": 0}, "indices": 1}
MESH = {
    "meshes": [{"primitives": [PRIMITIVE]}],
    "accessors": ACCESSORS,
    "nodes": [{"mesh": 0, "name": "sofa"}],
}
UV = np.zeros((8, 2), "<f4")
TEXTURED = {
    "meshes": [
        {"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 2}, "indices": 1, "material": 0}]}
    ],
    "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
    "textures": [{"source": 0}],
    "images": [{"bufferView": 3, "mimeType": "image/png"}],
}


def png(width: int, height: int, rows: int) -> np.ndarray:
    """A grey picture that promises a size and holds some rows of it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * ((width + 1) * rows))
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return np.frombuffer(out + b"\0" * (-len(out) % 4), np.uint8)


def with_nan(values: np.ndarray) -> np.ndarray:
    out = values.copy()
    out[3, 1] = np.nan
    return out


def changed(**entries: object) -> dict:
    """The root of a box with other entries, and one of its accessors changed where `accessor` says so."""
    accessor, change = entries.pop("accessor", (0, {}))  # type: ignore[misc]
    own = [dict(a) for a in ACCESSORS]
    own[accessor] |= change
    return MESH | {"accessors": own} | entries


SPOILED = {
    "empty": b"",
    "only a header": b"glTF" + bytes(8),
    "truncated": glb_of(MESH, POINTS, INDICES, UV)[:-200],
    "no JSON": b"glTF" + struct.pack("<II", 2, 20) + struct.pack("<I4s", 0, b"BIN\0"),
    "wrong JSON": b"glTF" + struct.pack("<II", 2, 24) + struct.pack("<I4s", 4, b"JSON") + b"{]  ",
    "a list as JSON": b"glTF" + struct.pack("<II", 2, 24) + struct.pack("<I4s", 4, b"JSON") + b"[]  ",
    "deep JSON": b"glTF"
    + struct.pack("<II", 2, 200_020)
    + struct.pack("<I4s", 200_000, b"JSON")
    + b"[" * 200_000,
    "no meshes": glb_of({}, POINTS),
    "points only": glb_of(MESH | {"meshes": [{"primitives": [PRIMITIVE | {"mode": 0}]}]}, POINTS, INDICES, UV),
    "indices out of range": glb_of(MESH, POINTS, INDICES + np.uint32(6), UV),
    "points that are not finite": glb_of(MESH, with_nan(POINTS), INDICES, UV),
    "points beyond everything": glb_of(MESH, POINTS * np.float32(1e30), INDICES, UV),
    "all points at one place": glb_of(MESH, POINTS * np.float32(0), INDICES, UV),
    "a line": glb_of(MESH, POINTS * np.array([1, 0, 0], np.float32), INDICES, UV),
    "triangles without area": glb_of(MESH, POINTS, INDICES * np.uint32(0), UV),
    "a billion vertices": glb_of(changed(accessor=(0, {"count": 10**9})), POINTS, INDICES, UV),
    "a billion triangles": glb_of(changed(accessor=(1, {"count": 3 * 10**9})), POINTS, INDICES, UV),
    "a negative count": glb_of(changed(accessor=(0, {"count": -8})), POINTS, INDICES, UV),
    "an accessor that is not there": glb_of(changed(accessor=(0, {"bufferView": 77})), POINTS, INDICES, UV),
    "words for numbers": glb_of(changed(accessor=(0, {"count": "eight"})), POINTS, INDICES, UV),
    "colours of two numbers": glb_of(
        MESH | {"meshes": [{"primitives": [{"attributes": {"POSITION": 0, "COLOR_0": 2}, "indices": 1}]}]},
        POINTS, INDICES, UV,
    ),
    "a node in itself": glb_of(MESH | {"nodes": [{"mesh": 0, "children": [0]}], "scenes": [{"nodes": [0]}]}, POINTS, INDICES, UV),
    "a matrix of infinities": glb_of(MESH | {"nodes": [{"mesh": 0, "scale": [1e200, 1e200, 1e200]}]}, POINTS, INDICES, UV),
    "required meshopt": glb_of(MESH | {"extensionsRequired": ["EXT_meshopt_compression"]}, POINTS, INDICES, UV),
    "texture coordinates that are not finite": glb_of(MESH | TEXTURED, POINTS, INDICES, with_nan(UV), png(4, 4, 4)),
    "a picture cut short": glb_of(MESH | TEXTURED, POINTS, INDICES, UV, png(64, 64, 64)[:60]),
    "a picture that is none": glb_of(MESH | TEXTURED, POINTS, INDICES, UV, np.zeros(64, np.uint8)),
    "a picture of two gigapixels": glb_of(MESH | TEXTURED, POINTS, INDICES, UV, png(50_000, 40_000, 1)),
    "a picture just too large": glb_of(MESH | TEXTURED, POINTS, INDICES, UV, png(MOST_PIXELS // 8192 + 1, 8192, 1)),
    "a picture that is not there": glb_of(MESH | TEXTURED | {"images": [{"uri": "gone.png"}]}, POINTS, INDICES, UV),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_model_is_named_and_the_catalogue_stands_in(tmp_path, name):
    (tmp_path / "Sofa_02.glb").write_bytes(SPOILED[name])
    write_glb(tmp_path / "Chair.glb", {"seat": ((0, 0, 0), (0.5, 0.5, 0.9), 0.0)})
    made = plan("a living room with a sofa and a chair", assets=tmp_path, clutter=0.0)
    (note,) = (n for n in made.notes if n.subject == "Sofa_02.glb")
    assert "left out" in note.reason
    sofa = next(p for p in made.placements if p.label == "sofa")
    assert sofa.shape.size[1] > 1.2, "the catalogue's own, not the unit box"
    assert any(
        p.label == "chair" and p.shape.size[2] == pytest.approx(0.9, abs=0.01) for p in made.placements
    )


@pytest.mark.parametrize("name", [n for n in SPOILED if "picture" not in n and "line" not in n and "at one" not in n
                                  and "without area" not in n])  # fmt: skip
def test_a_spoiled_blockout_is_refused_by_name(tmp_path, name):
    (tmp_path / "blocks.glb").write_bytes(SPOILED[name])
    with pytest.raises(TerrazzoError, match=r"blocks\.glb"):
        plan("a room", layout=tmp_path / "blocks.glb")


def test_a_small_file_that_shows_one_mesh_ever_so_often_is_refused(tmp_path):
    many = np.tile(INDICES, 400)
    root = changed(accessor=(1, {"count": len(many)}), nodes=[{"mesh": 0}] * 5000)
    (tmp_path / "bomb.glb").write_bytes(glb_of(root, POINTS, many, UV))
    with pytest.raises(FormatError, match="more than 20,000,000"):
        read_model(tmp_path / "bomb.glb")


OBJ = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 1\n"


@pytest.mark.parametrize(
    ("text", "material", "reason"),
    [
        ("mtllib gone.mtl\n" + OBJ + "f 1 2 3 4\n", None, "gone.mtl"),
        ("mtllib a.mtl\n" + OBJ + "usemtl m\nf 1 2 3 4\n", "newmtl m\nKd 1 0 0\nmap_Kd gone.png\n", "gone.png"),
        ("mtllib ../../etc/x.mtl\n" + OBJ + "f 1 2 3 4\n", None, "leads out"),
    ],
)  # fmt: skip
def test_what_an_obj_lacks_is_told_and_its_shape_is_used(tmp_path, text, material, reason):
    (tmp_path / "vase.obj").write_text(text)
    if material is not None:
        (tmp_path / "a.mtl").write_text(material)
    made = plan("a table with a vase on it", assets=tmp_path, clutter=0.0)
    (note,) = (n for n in made.notes if n.subject == "vase.obj" and "scaled" not in n.reason)
    assert reason in note.reason
    assert any(p.label == "vase" and len(p.shape.parts) == 1 for p in made.placements)


@pytest.mark.parametrize(
    "material",
    ["newmtl m\nNs -2\n", "newmtl m\nNs -10\n", "newmtl m\nd\n", "newmtl m\nKd 1\n", "newmtl\nKd 1 1 1\n", "Kd 1 1 1\n"],
)  # fmt: skip
def test_odd_material_lines_do_no_harm(tmp_path, material):
    (tmp_path / "a.mtl").write_text(material)
    (tmp_path / "a.obj").write_text("mtllib a.mtl\n" + OBJ + "usemtl m\nf 1 2 3 4\n")
    (part,) = read_model(tmp_path / "a.obj").parts
    assert 0 <= part.look.roughness <= 1


@pytest.mark.parametrize("material", ["newmtl m\nKd nan 0 0\n", "newmtl m\nKd a b c\n", "newmtl m\nd inf\n"])
def test_a_material_that_is_no_number_is_refused_with_its_line(tmp_path, material):
    (tmp_path / "a.mtl").write_text(material)
    (tmp_path / "a.obj").write_text("mtllib a.mtl\n" + OBJ + "f 1 2 3 4\n")
    with pytest.raises(FormatError, match=r"line 2 of a\.mtl"):
        read_model(tmp_path / "a.obj")


def test_a_description_that_is_a_folder_or_endless_is_refused(tmp_path):
    write_glb(tmp_path / "Chair.glb", {"seat": ((0, 0, 0), (0.5, 0.5, 0.9), 0.0)})
    (tmp_path / "assets.json").mkdir()
    with pytest.raises(FormatError, match=r"assets\.json"):
        AssetLibrary(tmp_path, vocabulary())
    (tmp_path / "assets.json").rmdir()
    (tmp_path / "assets.json").write_text('{"Chair.glb": {"tags": ["' + "x" * (1 << 25) + '"]}}')
    with pytest.raises(FormatError, match="larger than"):
        AssetLibrary(tmp_path, vocabulary())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_read_can_be_built(tmp_path, data):
    damaged = bytearray(glb_of(MESH | TEXTURED, POINTS, INDICES, UV, png(8, 8, 8)))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "sofa.glb").write_bytes(damaged)
    library = AssetLibrary(tmp_path, vocabulary())
    ask = Ask("a1", "sofa", "sofa", room="room", colour="red")
    model = library.model(library.assets[0])
    if model is None:
        assert any("left out" in n.reason for n in library.notes)
        return
    kind = library._kind_of(library.assets[0], model, ask)
    from terrazzo.shapes.catalogue import build, spec_for

    shape = build(spec_for(kind))
    assert shape.colliders and np.isfinite(shape.size).all()


def test_models_compressed_with_draco_are_read(tmp_path):
    draco = pytest.importorskip("DracoPy", reason="DracoPy is not installed (the extra `assets`)")
    packed = np.frombuffer(draco.encode(POINTS, faces=INDICES.reshape(-1, 3)), np.uint8)
    packed = np.concatenate([packed, np.zeros(-len(packed) % 4, np.uint8)])
    extension = {"KHR_draco_mesh_compression": {"bufferView": 0, "attributes": {"POSITION": 0}}}
    root = {
        "meshes": [{"primitives": [PRIMITIVE | {"extensions": extension}]}],
        "nodes": [{"mesh": 0, "name": "crate", "translation": [0, 0, 3]}],
        "extensionsRequired": ["KHR_draco_mesh_compression"],
    }
    (tmp_path / "a.glb").write_bytes(glb_of(root, packed))
    model = read_model(tmp_path / "a.glb", up="z")
    low, high = model.bounds
    assert low == pytest.approx(POINTS.min(0) + (0, 0, 3), abs=1e-3)
    assert high == pytest.approx(POINTS.max(0) + (0, 0, 3), abs=1e-3)
    assert sum(len(p.triangles) for p in model.parts) == 12
    (tmp_path / "b.glb").write_bytes(glb_of(root, packed[: len(packed) // 2 // 4 * 4]))
    with pytest.raises(FormatError, match="Draco"):
        read_model(tmp_path / "b.glb")


def test_a_concave_model_is_split_into_convex_pieces_by_coacd():
    pytest.importorskip("coacd", reason="coacd is not installed (the extra `assets`)")
    from terrazzo.models.model import MeshPart, Model
    from terrazzo.models.shaping import convex_pieces

    outline = np.array([(0, 0), (1, 0), (1, 0.2), (0.2, 0.2), (0.2, 1), (0, 1)], float)
    ring = np.arange(6)
    vertices = np.concatenate([np.insert(outline, 2, z, axis=1) for z in (0.0, 0.3)])
    floor = np.array([(0, 3, 1), (1, 3, 2), (0, 4, 3), (0, 5, 4)])
    sides = [(i, (i + 1) % 6, 6 + (i + 1) % 6) for i in ring] + [(i, 6 + (i + 1) % 6, 6 + i) for i in ring]
    triangles = np.concatenate([floor, floor[:, ::-1] + 6, np.array(sides)])
    pieces = convex_pieces(Model((MeshPart("ell", vertices, triangles),)))
    assert len(pieces) >= 2
    inner = np.array([0.8, 0.8])
    assert all((p[:, :2].max(0) < inner + 0.1).any() for p in pieces), "no piece covers the free corner"
