"""A blockout keeps every place and size to within 2 cm; its names are kinds, its walls the room, the words the looks."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.creation import plan
from terrazzo.errors import FormatError, LayoutError
from terrazzo.formats.gltf_container import pack_glb
from terrazzo.language.vocabulary import vocabulary
from terrazzo.layout.blocks import blocks_of, upright_box
from terrazzo.models import read_model
from tests.models.makers import Boxes, corners, write_glb, write_obj

WALLS: Boxes = {
    "Wall_N": ((3, 4.25, 0), (5.4, 0.1, 2.6), 0.0),
    "Wall_S": ((3, -0.25, 0), (5.4, 0.1, 2.6), 0.0),
    "Wall_E": ((5.65, 2, 0), (0.1, 4.4, 2.6), 0.0),
    "Wall_W": ((0.35, 2, 0), (0.1, 4.4, 2.6), 0.0),
    "Floor": ((3, 2, -0.05), (5.2, 4.4, 0.05), 0.0),
    "Door_01": ((0.35, 1.0, 0), (0.1, 0.9, 2.05), 0.0),
    "Window": ((3, 4.25, 0.9), (1.6, 0.1, 1.3), 0.0),
}
THINGS: Boxes = {
    "Sofa_01": ((3, 0.35, 0), (2.1, 0.92, 0.8), 0.0),
    "CoffeeTable": ((3, 1.6, 0), (1.2, 0.6, 0.42), 0.0),
    "Armchair.002": ((1.5, 2.4, 0), (0.85, 0.9, 0.8), -0.5),
    "TV_Stand": ((3, 3.9, 0), (1.8, 0.45, 0.5), 0.0),
    "tv": ((3, 3.9, 0.5), (1.3, 0.12, 0.75), 0.0),
    "Zblorg_7": ((5.2, 3.6, 0), (0.4, 0.5, 0.6), 0.0),
    "pig": ((5.0, 0.6, 0), (0.6, 0.3, 1.1), 0.0),
}


def box_of(placement) -> tuple[np.ndarray, np.ndarray]:
    x, y, z = placement.shape.size
    own = np.array([(a * x / 2, b * y / 2, c * z) for a in (-1, 1) for b in (-1, 1) for c in (0, 1)])
    points = placement.pose.apply(own)
    return points.min(0), points.max(0)


@pytest.mark.parametrize("name", ["a.glb", "a.obj"])
def test_every_thing_keeps_its_place_and_size(tmp_path, name):
    path = (write_glb if name == "a.glb" else write_obj)(tmp_path / name, {**WALLS, **THINGS})
    made = plan("a rustic room with a red sofa and two mugs", layout=path)
    blocks = sorted((p for p in made.placements if p.ask.startswith("b")), key=lambda p: p.ask)
    for (wanted, (centre, size, yaw)), p in zip(THINGS.items(), blocks, strict=True):
        low, high = box_of(p)
        points = corners(centre, size, yaw)
        assert np.abs(low - points.min(0)).max() < 0.02, wanted
        assert np.abs(high - points.max(0)).max() < 0.02, wanted
        surface = np.concatenate([q.surface.corners.reshape(-1, 3) for q in p.shape.parts])
        assert np.ptp(surface, axis=0) == pytest.approx(p.shape.size, abs=0.02), "the thing fills its box"
    kinds = {p.label: p.kind for p in made.placements}
    assert kinds["sofa"] == "sofa" and kinds["armchair"] == "armchair" and kinds["zblorg"] == "plain block"
    assert next(p for p in made.placements if p.label == "sofa").attributes == ("red",)
    assert sum(p.label == "mug" for p in made.placements) == 2
    assert next(p for p in made.placements if p.label == "tv").support.startswith("tv-stand")
    assert any(n.kind == "unknown" and n.subject == "Zblorg_7" for n in made.notes)


def test_walls_doors_and_windows_make_the_room(tmp_path):
    made = plan("a room", layout=write_glb(tmp_path / "a.glb", {**WALLS, **THINGS}))
    (room,) = made.rooms
    assert room.polygon.min(0) == pytest.approx((0.4, -0.2), abs=0.02)
    assert room.polygon.max(0) == pytest.approx((5.6, 4.2), abs=0.02)
    assert room.height == pytest.approx(2.6, abs=0.02)
    door, window = sorted(made.openings, key=lambda o: o.kind)
    assert door.centre[:2] == pytest.approx((0.4, 1.0), abs=0.02) and door.size[0] == pytest.approx(0.9)
    assert window.centre == pytest.approx((3.0, 4.2, 1.55), abs=0.02) and window.size == pytest.approx(
        (1.6, 1.3)
    )


def test_seats_face_sensibly(tmp_path):
    boxes: Boxes = {
        **WALLS,
        "sofa": ((3, 0.35, 0), (2.1, 0.92, 0.8), 0.0),
        "dining table": ((3, 2.4, 0), (1.6, 0.9, 0.75), 0.0),
        **{f"chair_{i}": ((3 + x, 2.4 + y, 0), (0.45, 0.45, 0.9), 0.0)
           for i, (x, y) in enumerate([(-0.4, 0.6), (0.4, 0.6), (-0.4, -0.6), (1.15, 0)])},
    }  # fmt: skip
    made = plan("a room", layout=write_glb(tmp_path / "a.glb", boxes))
    yaws = {p.id: p.pose.yaw for p in made.placements}
    front = {k: (round(np.cos(v)), round(np.sin(v))) for k, v in yaws.items()}
    assert front["sofa-1"] == (0, 1), "its back is to the wall"
    assert [front[f"chair-{i}"] for i in (3, 4, 5, 6)] == [(0, -1), (0, -1), (0, 1), (-1, 0)]


def test_without_walls_a_room_is_put_around_and_told(tmp_path):
    made = plan(
        "a room", layout=write_obj(tmp_path / "a.obj", {k: THINGS[k] for k in ("Sofa_01", "CoffeeTable")})
    )
    (room,) = made.rooms
    low, high = room.polygon.min(0), room.polygon.max(0)
    for p in made.placements:
        a, b = box_of(p)
        assert (a[:2] >= low - 0.02).all() and (b[:2] <= high + 0.02).all()
    assert any("no walls" in n.reason for n in made.notes)
    assert any(o.kind in ("door", "doorway") for o in made.openings)


def test_a_blockout_that_cannot_be_meant_is_refused(tmp_path):
    with pytest.raises(LayoutError, match="metres"):
        plan("a room", layout=write_obj(tmp_path / "a.obj", {"zblorg": ((0, 0, 0), (210, 92, 80), 0.0)}))
    (tmp_path / "b.glb").write_bytes(b"glTF" + bytes(50))
    with pytest.raises(FormatError, match=r"b\.glb"):
        plan("a room", layout=tmp_path / "b.glb")
    with pytest.raises(FileNotFoundError):
        plan("a room", layout=tmp_path / "none.glb")


@settings(max_examples=60, deadline=None)
@given(st.floats(-np.pi, np.pi), st.floats(0.05, 5), st.floats(0.05, 5), st.floats(-20, 20))
def test_upright_boxes_are_tight(yaw, x, y, away):
    points = corners((away, -away, 1.0), (x, y, 0.7), yaw)
    centre, size, _ = upright_box(points)
    assert centre == pytest.approx((away, -away, 1.0), abs=1e-6)
    assert size[0] * size[1] <= x * y * 1.03 + 1e-6
    assert size[2] == pytest.approx(0.7)


def test_names_that_say_little(tmp_path):
    names = {
        "Sofa_Left_01": "sofa",
        "SM_Bookshelf.003": "bookshelf",
        "obj_Cube.012": None,
        "kitchen chair": "dining chair",
    }
    boxes: Boxes = {n: ((2.0 * i, 0, 0), (0.5, 0.5, 0.5), 0.0) for i, n in enumerate(names)}
    found = blocks_of(read_model(write_obj(tmp_path / "a.obj", boxes), up="z"), vocabulary())
    assert [b.kind if b.kind != "chair" else "dining chair" for b in found] == list(names.values())


@pytest.mark.parametrize("name", ["a.glb", "a.obj"])
@pytest.mark.parametrize(("unit", "told"), [(100.0, "centimetres"), (1000.0, "millimetres"), (39.3701, "inches"),
                                            (3.28084, "feet"), (0.01, "hundreds of metres")])  # fmt: skip
def test_other_units_are_told_by_what_is_known(tmp_path, name, unit, told):
    boxes = {k: (tuple(unit * np.array(c)), tuple(unit * np.array(s)), yaw)
             for k, (c, s, yaw) in {**WALLS, **THINGS}.items()}  # fmt: skip
    made = plan("a room", layout=(write_glb if name == "a.glb" else write_obj)(tmp_path / name, boxes))
    assert any(told in n.reason for n in made.notes)
    placed = sorted((p for p in made.placements if p.ask.startswith("b")), key=lambda p: p.ask)
    for (wanted, (centre, size, yaw)), p in zip(THINGS.items(), placed, strict=True):
        low, high = box_of(p)
        points = corners(centre, size, yaw)
        assert np.abs(low - points.min(0)).max() < 0.02, wanted
        assert np.abs(high - points.max(0)).max() < 0.02, wanted


def test_large_things_in_metres_stay_large(tmp_path):
    boxes: Boxes = {
        **WALLS,
        "sofa": ((3, 0.5, 0), (4.0, 1.2, 1.0), 0.0),
        "table": ((3, 2.5, 0), (3.5, 1.5, 0.9), 0.0),
    }
    made = plan("a room", layout=write_glb(tmp_path / "a.glb", boxes))
    assert not any("is read in" in n.reason for n in made.notes)


def nested(path, chairs):
    """Chairs of a seat and a back each, below turned, scaled and shifted nodes; all of one name, as some programs write them."""
    flat = write_glb(
        path, {"Seat": ((0, 0, 0.2), (0.4, 0.4, 0.1), 0.0), "zz": ((-0.2, 0, 0.2), (0.05, 0.4, 0.7), 0.0)}
    )
    data = flat.read_bytes()
    size = int.from_bytes(data[12:16], "little")
    root = json.loads(data[20 : 20 + size])
    root["nodes"] = []
    for x, z, yaw in chairs:
        first = len(root["nodes"])
        half = yaw / 2
        root["nodes"] += [
            {"name": "Chair.003", "translation": [x, 0, -z], "rotation": [0, np.sin(half), 0, np.cos(half)],
             "children": [first + 1]},
            {"scale": [2, 2, 2], "children": [first + 2, first + 3]},
            {"name": "leg_01", "mesh": 0, "scale": [0.5, 0.5, 0.5]},
            {"name": "Cube.012", "mesh": 1, "matrix": [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1]},
        ]  # fmt: skip
    root["scenes"] = [{"nodes": list(range(0, len(root["nodes"]), 4))}]
    path.write_bytes(pack_glb(root, [np.frombuffer(data[28 + size :], np.uint8)]))
    return path


def test_parts_below_nested_turned_and_scaled_nodes_are_one_thing_each(tmp_path):
    wanted = [(0.0, 0.0, 0.0), (1.5, 0.4, 0.6), (0.2, 2.0, -1.1)]
    made = plan("a room", layout=nested(tmp_path / "a.glb", wanted), clutter=0.0)
    placed = sorted((p for p in made.placements if p.ask.startswith("b")), key=lambda p: p.ask)
    assert [p.kind for p in placed] == ["chair"] * 3
    for (x, y, yaw), p in zip(wanted, placed, strict=True):
        own = np.concatenate(
            [corners((0, 0, 0.2), (0.4, 0.4, 0.1), 0.0), corners((-0.2, 0, 0.2), (0.05, 0.4, 0.7), 0.0)]
        )
        c, s = np.cos(yaw), np.sin(yaw)
        middle = np.array([-0.0125, 0.0]) @ np.array([[c, s], [-s, c]]) + (x, y)
        assert p.pose.position[:2] == pytest.approx(middle, abs=0.02)
        assert sorted(p.shape.size) == pytest.approx(sorted(np.ptp(own, axis=0)), abs=0.02)
        assert p.pose.position[2] == pytest.approx(0.0, abs=0.25)
        assert abs(np.sin(2 * (p.pose.yaw - yaw))) < 0.05, "it is turned as its node is"
