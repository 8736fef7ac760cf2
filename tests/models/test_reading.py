"""Models are read as they are, or refused with what is wrong and where; never half."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.models import read_model
from terrazzo.models.reading import words_of
from tests.models.makers import write_glb, write_obj

BOXES = {
    "Floor": ((1, 2, -0.1), (4, 3, 0.1), 0.0),
    "Sofa_01": ((1, 1, 0), (0.9, 2.0, 0.8), 0.0),
    "CoffeeTable": ((2, 2, 0), (0.6, 1.2, 0.4), 0.3),
}


@pytest.mark.parametrize("name", ["a.obj", "a.glb", "b.glb"])
def test_files_of_either_up_axis_give_the_same_points(tmp_path, name):
    path = tmp_path / name
    model = read_model(
        write_obj(path, BOXES) if name.endswith("obj") else write_glb(path, BOXES, up="yz"[name == "b.glb"])
    )
    assert [p.name for p in model.parts] == list(BOXES)
    assert model.up == ("y" if name == "a.glb" else "z"), "the floor's thin side tells"
    low, high = model.bounds
    assert low == pytest.approx((-1, 0.0, -0.1), abs=1e-4) and high == pytest.approx((3, 3.5, 0.8), abs=1e-4)


def test_up_can_be_told(tmp_path):
    path = write_obj(tmp_path / "a.obj", {"thing": ((0, 0, 0), (1, 2, 3), 0.0)})
    assert np.ptp(read_model(path, up="z").parts[0].vertices, axis=0) == pytest.approx((1, 2, 3))
    assert np.ptp(read_model(path, up="y").parts[0].vertices, axis=0) == pytest.approx((1, 3, 2))
    with pytest.raises(ArgumentError, match="up"):
        read_model(path, up="sideways")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no mesh"),
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\n", "no mesh"),
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n", "line 4"),
        ("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 0\n", "line 4"),
        ("v 0 0\n", "line 1"),
        ("v 0 0 zero\n", "line 1"),
        ("v 0 0 0\nv 1 0 nan\nv 0 1 0\nf 1 2 3\n", "not finite"),
    ],
)
def test_a_broken_obj_is_refused_with_its_line(tmp_path, text, message):
    (tmp_path / "a.obj").write_text(text)
    with pytest.raises(FormatError, match=message):
        read_model(tmp_path / "a.obj")


def test_negative_references_polygons_and_colours_of_obj(tmp_path):
    (tmp_path / "a.mtl").write_text("newmtl red\nKd 1 0 0\nd 0.5\n")
    text = "mtllib a.mtl\nusemtl red\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf -4 -3 -2 -1\n"
    (tmp_path / "a.obj").write_text(text)
    (part,) = read_model(tmp_path / "a.obj", up="z").parts
    assert len(part.triangles) == 2
    assert part.look.colour == (1.0, 0.0, 0.0) and part.look.opacity == 0.5


@pytest.fixture(scope="module")
def glb(tmp_path_factory) -> bytes:
    return write_glb(tmp_path_factory.mktemp("glb") / "a.glb", BOXES).read_bytes()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_glb_is_read_or_refused_and_nothing_else(tmp_path, glb, data):
    damaged = bytearray(glb)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    (tmp_path / "a.glb").write_bytes(damaged[:cut] if data.draw(st.booleans()) else damaged)
    try:
        model = read_model(tmp_path / "a.glb")
    except FormatError as error:
        assert "a.glb" in str(error)
    else:
        assert all(p.triangles.max() < len(p.vertices) for p in model.parts)


def test_gltf_text_with_a_file_beside_it_and_ones_that_lead_out(tmp_path, glb):
    size = int.from_bytes(glb[12:16], "little")
    root, binary = json.loads(glb[20 : 20 + size]), glb[28 + size :]
    root["buffers"][0]["uri"] = "a.bin"
    (tmp_path / "a.gltf").write_text(json.dumps(root))
    with pytest.raises(FormatError, match=r"a\.bin"):
        read_model(tmp_path / "a.gltf")
    (tmp_path / "a.bin").write_bytes(binary)
    assert len(read_model(tmp_path / "a.gltf").parts) == 3
    for uri in ("../a.bin", "/etc/hosts", "https://example.org/a.bin"):
        root["buffers"][0]["uri"] = uri
        (tmp_path / "b.gltf").write_text(json.dumps(root))
        with pytest.raises(FormatError):
            read_model(tmp_path / "b.gltf")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CoffeeTable_01.002", ["coffee", "table"]),
        ("TV Stand", ["tv", "stand"]),
        ("wall-north", ["wall", "north"]),
        ("", []),
        ("123", []),
        ("LED_Lamp2", ["led", "lamp"]),
    ],
)
def test_words_of_names(name, words):
    assert words_of(name) == words
