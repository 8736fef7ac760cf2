"""A person's own models stand for what they are named after; a damaged one is named and left out."""

from __future__ import annotations

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from terrazzo.creation import build, plan
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.formats.gltf_container import pack_glb
from terrazzo.language.vocabulary import vocabulary
from terrazzo.materials.textures import albedo
from terrazzo.models import read_model
from terrazzo.models.collection import AssetLibrary
from terrazzo.models.shaping import shape_of
from terrazzo.models.simplifying import simplified
from terrazzo.models.tinting import tinted
from terrazzo.shapes.catalogue import catalogue
from terrazzo.shapes.primitives import ellipsoid
from terrazzo.world.things import Material
from tests.models.makers import write_glb, write_obj


@pytest.fixture
def folder(tmp_path):
    write_glb(tmp_path / "Couch_Large2.glb", {"body": ((0, 0, 0), (2.0, 0.9, 0.8), 0.0)})
    write_obj(
        tmp_path / "zorgon.obj",
        {"floor": ((0, 0, 0), (0.3, 0.3, 0.01), 0.0), "top": ((0, 0, 0.01), (0.1, 0.1, 0.3), 0.0)},
    )
    (tmp_path / "Lamp_Desk.glb").write_bytes(b"glTF" + bytes(40))
    return tmp_path


def test_models_are_matched_by_kind_and_by_name_and_damaged_ones_are_told(folder):
    before = dict(catalogue())
    made = plan("a living room with a blue couch, a zorgon and a desk lamp", assets=folder, seed=2)
    things = {p.label: p for p in made.placements}
    assert things["couch"].shape.size == pytest.approx((0.9, 2.0, 0.8), abs=0.01), (
        "its front, -y, is turned to +x"
    )
    assert things["couch"].kind == "sofa"
    assert things["zorgon"].kind == "own model" and things["zorgon"].shape.size[2] == pytest.approx(
        0.31, abs=0.01
    )
    assert things["desk lamp"].kind == "desk lamp", "the catalogue's own stands in for the damaged file"
    notes = {n.subject: n.reason for n in made.notes}
    assert "left out" in notes["Lamp_Desk.glb"]
    assert "tinted blue" in notes["couch"]
    assert dict(catalogue()) == before, "the catalogue is as it was"


def test_a_description_gives_size_front_and_tags(folder):
    told = {"zorgon.obj": {"name": "desk lamp", "size": 0.3, "front": "+x", "mass": 2.5}, "gone.glb": {}}
    (folder / "assets.json").write_text(json.dumps(told))
    made = plan("an office with a desk lamp on a desk", assets=folder)
    lamp = next(p for p in made.placements if p.label == "desk lamp")
    assert max(lamp.shape.size) == pytest.approx(0.3, abs=0.01)
    assert lamp.shape.mass == pytest.approx(2.5, rel=0.01)
    assert any(n.subject == "gone.glb" for n in made.notes)


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"a": 1}', '{"zorgon.obj": {"size": -1}}', '{"zorgon.obj": {"size": [1, 2]}}',
     '{"zorgon.obj": {"front": "up"}}', '{"zorgon.obj": {"tags": "x"}}', '{"zorgon.obj": {"mass": true}}'],
)  # fmt: skip
def test_a_wrong_description_is_refused(folder, text):
    (folder / "assets.json").write_text(text)
    with pytest.raises(FormatError, match=r"assets\.json"):
        AssetLibrary(folder, vocabulary())


def test_a_folder_without_models_is_refused(tmp_path):
    with pytest.raises(ArgumentError, match="no model"):
        AssetLibrary(tmp_path, vocabulary())
    with pytest.raises(ArgumentError, match="does not exist"):
        plan("a room", assets=tmp_path / "nowhere")


def test_a_world_with_a_model_is_made(folder):
    world = build(plan("a living room with a couch", assets=folder, clutter=0.0), splats=20_000, light=False)
    (couch,) = (t for t in world.things if t.label == "couch")
    assert len(couch.splats) > 20 and couch.colliders


def picture() -> bytes:
    pixels = np.zeros((8, 8, 3), np.uint8)
    pixels[:, :4], pixels[:, 4:] = (255, 0, 0), (0, 0, 255)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_where_the_texture_coordinates_put_it(tmp_path):
    (tmp_path / "t.png").write_bytes(picture())
    (tmp_path / "t.mtl").write_text("newmtl m\nKd 1 1 1\nmap_Kd t.png\n")
    text = "mtllib t.mtl\nv 0 0 0\nv 2 0 0\nv 2 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nusemtl m\nf 1/1 2/2 3/3 4/4\n"
    (tmp_path / "t.obj").write_text(text)
    model = read_model(tmp_path / "t.obj", up="z")
    shape = shape_of(model, 0.0, (2.0, 1.0, 0.002), Material(), 100.0)
    (part,) = shape.parts
    assert len(part.surface) == 1, "two triangles of a plane are one quad"
    points = np.array([(-0.9, 0.3, 0.0), (-0.2, -0.4, 0.0), (0.2, 0.0, 0.0), (0.9, 0.4, 0.0)])
    low, high = part.surface.corners.min((0, 1)), part.surface.corners.max((0, 1))
    colours = albedo(part.finish, points, np.tile((0.0, 0.0, 1.0), (4, 1)), low=low, high=high)
    assert (colours[:2, 0] > 0.9).all() and (colours[:2, 2] < 0.05).all(), "red on the left"
    assert (colours[2:, 2] > 0.9).all() and (colours[2:, 0] < 0.05).all(), "blue on the right"


def test_a_picture_that_is_none_is_told(tmp_path):
    path = write_glb(tmp_path / "a.glb", {"sofa": ((0, 0, 0), (1, 1, 1), 0.0)})
    data = path.read_bytes()
    size = int.from_bytes(data[12:16], "little")
    root = json.loads(data[20 : 20 + size])
    root["images"] = [{"uri": "data:image/png;base64," + base64.b64encode(b"no picture").decode()}]
    root["textures"], root["materials"] = (
        [{"source": 0}],
        [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
    )
    primitive = root["meshes"][0]["primitives"][0]
    primitive["material"], primitive["attributes"]["TEXCOORD_0"] = 0, 2
    root["accessors"].append({"bufferView": 0, "componentType": 5126, "count": 8, "type": "VEC2"})
    root["buffers"][0]["uri"] = "a.bin"
    (tmp_path / "a.bin").write_bytes(data[28 + size :])
    path.unlink()
    (tmp_path / "sofa.gltf").write_text(json.dumps(root))
    made = plan("a room with a sofa", assets=tmp_path)
    assert any(n.subject == "sofa.gltf" and "picture" in n.reason for n in made.notes)


def test_simplifying_keeps_the_extent():
    ball = ellipsoid((1.0, 2.0, 0.5), segments=120)
    vertices = ball.corners.reshape(-1, 3)
    quads = np.arange(len(vertices)).reshape(-1, 4)
    triangles = np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]])
    few_vertices, few = simplified(vertices, triangles, 2000)
    assert 200 < len(few) <= 2000 and few.max() < len(few_vertices)
    assert np.ptp(few_vertices, axis=0) == pytest.approx(np.ptp(vertices, axis=0), rel=0.1)


def two_toned(path):
    """A seat of a grey plain look on a smaller frame of metal, and a pane of glass larger than both."""
    looks = (
        ("seat", (0, 0, 0.4), (0.5, 0.5, 0.1), {"baseColorFactor": [0.3, 0.3, 0.3, 1], "metallicFactor": 0}, {}),
        ("frame", (0, 0, 0), (0.4, 0.4, 0.4), {"baseColorFactor": [0.8, 0.8, 0.8, 1], "metallicFactor": 1}, {}),
        ("pane", (0, 0, 0.5), (0.9, 0.9, 0.4), {"baseColorFactor": [1, 1, 1, 0.2], "metallicFactor": 0}, {"alphaMode": "BLEND"}),
    )  # fmt: skip
    write_glb(path, {name: (centre, size, 0.0) for name, centre, size, _, _ in looks})
    data = path.read_bytes()
    size = int.from_bytes(data[12:16], "little")
    root = json.loads(data[20 : 20 + size])
    root["materials"] = [{"pbrMetallicRoughness": pbr, **more} for *_, pbr, more in looks]
    for i, mesh in enumerate(root["meshes"]):
        mesh["primitives"][0]["material"] = i
    path.write_bytes(pack_glb(root, [np.frombuffer(data[28 + size :], np.uint8)]))
    return path


def test_a_colour_word_tints_the_main_surface_and_each_colour_is_its_own(tmp_path):
    two_toned(tmp_path / "chair.glb")
    made = plan(
        "a room with a red chair, a green chair and a wooden chair", assets=tmp_path, clutter=0.0, seed=1
    )
    chairs = [p for p in made.placements if p.kind == "chair"]
    assert len(chairs) == 3
    looks = [{tuple(np.round(part.finish.colour, 2)) for part in p.shape.parts} for p in chairs]
    for finishes in looks:
        assert {(0.8, 0.8, 0.8), (1.0, 1.0, 1.0)} <= finishes, "metal and glass keep their looks"
    seats = [next(iter(f - {(0.8, 0.8, 0.8), (1.0, 1.0, 1.0)})) for f in looks]
    assert (
        any(c[0] > 4 * c[1] for c in seats) and any(c[1] > c[0] for c in seats) and (0.3, 0.3, 0.3) in seats
    )
    told = [n.reason for n in made.notes if "your model" in n.reason]
    assert any("tinted red" in t for t in told) and any("own material, not wood" in t for t in told)


def test_a_model_that_is_named_by_its_colour_keeps_it(tmp_path):
    two_toned(tmp_path / "Red_Chair.glb")
    made = plan("a room with a red chair", assets=tmp_path, clutter=0.0)
    (chair,) = (p for p in made.placements if p.label == "chair")
    assert any(part.finish.colour == pytest.approx((0.3, 0.3, 0.3)) for part in chair.shape.parts)
    assert not any("your model" in n.reason for n in made.notes)


def test_tinting_keeps_shades_and_leaves_other_hues():
    cloth = np.array([(0.3, 0.3, 0.3)] * 6 + [(0.15, 0.15, 0.15)] * 2 + [(0.5, 0.25, 0.08)] * 3)
    out = tinted(cloth, (0.6, 0.02, 0.02))
    assert out[:6] == pytest.approx(np.tile((0.6, 0.02, 0.02), (6, 1)))
    assert out[6:8] == pytest.approx(np.tile((0.3, 0.01, 0.01), (2, 1)))
    assert out[8:] == pytest.approx(cloth[8:]), "wood beside the cloth stays wood"
    assert tinted(np.zeros((2, 3)), (0.1, 0.2, 0.3)) == pytest.approx(np.tile((0.1, 0.2, 0.3), (2, 1)))
