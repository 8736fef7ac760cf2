"""The same capture, written the way each program writes it, is the same cameras, photographs and points."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import FormatError
from terrazzo.reconstruct import Lens, read_capture, read_pictures
from terrazzo.reconstruct.colmap import MODELS, NOT_READ
from tests.reconstruct.made import (
    Scene,
    frames,
    intrinsics,
    opengl_matrix,
    project,
    scene,
    write_binary,
    write_text,
    write_transforms,
)

WRITERS = {"binary": write_binary, "text": write_text, "transforms": write_transforms}


@pytest.mark.parametrize("kind", WRITERS)
def test_points_land_where_they_should_in_every_format(tmp_path, kind):
    made = scene(tmp_path)
    WRITERS[kind](made)
    capture = read_capture(tmp_path)
    assert [view.name.split("/")[-1] for view in capture.views] == made.names
    assert np.abs(capture.points - made.points).max() < 1e-6
    assert np.array_equal(np.rint(capture.colours * 255), made.colours)
    for view, camera in zip(capture.views, made.cameras):
        assert np.abs(project(view.camera, made.points) - project(camera, made.points)).max() < 1e-6
        assert (view.camera.width, view.camera.height) == (camera.width, camera.height)
    assert capture.notes == ()
    assert [int(view.read().pixels[5, 5, 0]) for view in capture.views] == [40, 60, 80, 100]


@pytest.mark.parametrize("model", [name for name, _ in MODELS if name not in NOT_READ])
@pytest.mark.parametrize("write", [write_binary, write_text])
def test_every_camera_model_becomes_its_lens(tmp_path, model, write):
    k = {
        "SIMPLE_RADIAL": (0.1,),
        "RADIAL": (0.1, -0.02),
        "OPENCV": (0.1, -0.02, 0.001, 0.002),
        "OPENCV_FISHEYE": (0.1, -0.02, 0.003, 0.001),
        "FULL_OPENCV": (0.1, -0.02, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006),
        "SIMPLE_RADIAL_FISHEYE": (0.1,),
        "RADIAL_FISHEYE": (0.1, -0.02),
    }.get(model, ())
    lenses = {
        "OPENCV": Lens((0.1, -0.02), (0.001, 0.002)),
        "FULL_OPENCV": Lens((0.1, -0.02, 0.003), (0.001, 0.002), (0.004, 0.005, 0.006)),
    }
    write(scene(tmp_path), model=model, k=k)
    view = read_capture(tmp_path).views[0]
    assert view.lens == lenses.get(model, Lens(k, fisheye="FISHEYE" in model))
    assert view.camera.cx != view.taken_by.cx or view.lens.is_pinhole


@pytest.mark.parametrize("model", NOT_READ)
@pytest.mark.parametrize("write", [write_binary, write_text])
def test_camera_models_that_are_not_read_are_named(tmp_path, model, write):
    write(scene(tmp_path), model=model)
    with pytest.raises(FormatError, match=f"the camera model {model} is not read"):
        read_capture(tmp_path)


def test_photographs_of_half_the_size_are_taken_where_the_full_ones_are_missing(tmp_path):
    made = scene(tmp_path)
    write_binary(made)
    (tmp_path / "images_2").mkdir()
    for name in made.names:
        with Image.open(tmp_path / "images" / name) as image:
            image.resize((40, 30)).save(tmp_path / "images_2" / name)
    shutil.rmtree(tmp_path / "images")
    camera = read_capture(tmp_path).views[0].camera
    assert (camera.width, camera.fx) == (40, pytest.approx(made.cameras[0].fx / 2))


def test_a_distorted_view_shows_a_point_where_its_pinhole_camera_says(tmp_path):
    made = scene(tmp_path, count=1, width=320, height=240)
    camera, point = made.cameras[0], np.array([[0.1, 0.35, 0.8]])
    lens = Lens((-0.25, 0.05))
    ideal = (project(camera, point) - (camera.cx, camera.cy)) / (camera.fx, camera.fy)
    at = lens.distort(ideal)[0] * (camera.fx, camera.fy) + (camera.cx, camera.cy)
    y, x = np.mgrid[0:240, 0:320] + 0.5
    spot = 255 * np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / 18)
    Image.fromarray(np.repeat(spot[..., None], 3, -1).astype(np.uint8)).save(
        tmp_path / "images" / made.names[0]
    )
    write_text(made, model="OPENCV", k=(-0.25, 0.05))
    view = read_capture(tmp_path).views[0]
    for side in (None, 150):
        picture = view.read(max_side=side)
        light = picture.pixels[..., 0].astype(float)
        y, x = np.mgrid[0 : light.shape[0], 0 : light.shape[1]] + 0.5
        seen = np.array([(x * light).sum(), (y * light).sum()]) / light.sum()
        assert np.abs(seen - project(picture.camera, point)[0]).max() < 0.25
        assert light.shape == (picture.camera.height, picture.camera.width)


def test_the_largest_of_several_models_is_read_and_the_rest_told(tmp_path):
    made = scene(tmp_path)
    write_binary(made, "sparse/0")
    shutil.move(tmp_path / "sparse/0", tmp_path / "sparse/1")
    write_binary(Scene(made.cameras[:2], made.names[:2], made.points, made.colours, tmp_path), "sparse/0")
    capture = read_capture(tmp_path)
    assert len(capture.views) == 4
    assert any("2 models" in note for note in capture.notes)


def test_a_model_can_be_named_itself(tmp_path):
    folder = write_binary(scene(tmp_path))
    assert len(read_capture(folder).views) == 4


def test_photographs_that_are_missing_or_cut_or_of_another_camera_are_told(tmp_path):
    made = scene(tmp_path, count=6)
    write_binary(made)
    images = tmp_path / "images"
    (images / made.names[1]).unlink()
    data = (images / made.names[2]).read_bytes()
    (images / made.names[2]).write_bytes(data[:-30])
    Image.new("RGB", (60, 60)).save(images / made.names[3])
    (images / made.names[4]).write_text("no picture")
    for name in ("other.png", "shot_0_depth.png", "shot_0.mask.png", "readme.txt"):
        shutil.copy(images / made.names[0], images / name)
    capture = read_capture(tmp_path)
    assert [view.name for view in capture.views] == [made.names[0], made.names[5]]
    told = "\n".join(capture.notes)
    for name, reason in zip(made.names[1:5], ("missing", "cut short", "60 x 60", "not a JPEG")):
        assert any(reason in note and name in note for note in capture.notes), told
    assert [note for note in capture.notes if "without a pose" in note] == [
        "1 photograph left out, without a pose in the capture: other.png"
    ]
    for name in made.names:
        (images / name).unlink(missing_ok=True)
    with pytest.raises(FormatError, match="none of its photographs"):
        read_capture(tmp_path)


def test_a_photograph_that_breaks_while_decoding_is_told_and_the_rest_read(tmp_path):
    made = scene(tmp_path)
    write_transforms(made)
    path = tmp_path / "images" / made.names[1]
    data = bytearray(path.read_bytes())
    at = data.index(b"IDAT") + 8
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    pictures, notes = read_pictures(read_capture(tmp_path).views, max_side=40)
    assert len(pictures) == 3 and all(max(p.pixels.shape) == 40 for p in pictures)
    assert len(notes) == 1 and made.names[1] in notes[0]


def test_photographs_may_be_smaller_than_their_camera_or_lie_on_their_side(tmp_path):
    made = scene(tmp_path, count=2)
    write_transforms(made)
    Image.new("RGB", (40, 30), (9, 9, 9)).save(tmp_path / "images" / made.names[0])
    upright = np.zeros((60, 80, 3), np.uint8)
    upright[:, :40] = 200
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    Image.fromarray(np.rot90(upright).copy()).save(tmp_path / "images" / made.names[1], exif=exif)
    small, turned = read_capture(tmp_path).views
    assert (small.camera.width, small.camera.fx) == (40, pytest.approx(made.cameras[0].fx / 2))
    assert np.array_equal(turned.read().pixels, upright)
    half = turned.read(max_side=40)
    assert half.pixels.shape == (30, 40, 3) and half.pixels[15, 5, 0] == 200 and half.pixels[15, 35, 0] == 0


def test_intrinsics_may_stand_with_each_frame_or_be_a_field_of_view(tmp_path):
    made = scene(tmp_path)
    each = [{**frame, **intrinsics(made), "fl_x": 50.0 + i} for i, frame in enumerate(frames(made))]
    (tmp_path / "transforms.json").write_text(json.dumps({"fl_x": 1.0, "frames": each}))
    assert [view.camera.fx for view in read_capture(tmp_path).views] == [50, 51, 52, 53]
    (tmp_path / "transforms.json").write_text(json.dumps({"camera_angle_x": 1.0, "frames": frames(made)}))
    camera = read_capture(tmp_path).views[0].camera
    assert camera.fov == pytest.approx(1.0) and camera.fy == camera.fx and (camera.cx, camera.cy) == (40, 30)


def test_blender_scenes_keep_their_sets_and_their_transparency(tmp_path):
    made = scene(tmp_path, count=4)
    rgba = np.zeros((60, 80, 4), np.uint8)
    rgba[20:40] = (250, 0, 0, 255)
    for name in made.names:
        Image.fromarray(rgba).save(tmp_path / "images" / name)
    listed = frames(made, "./images/")
    for frame in listed:
        frame["file_path"] = frame["file_path"].removesuffix(".png")
    for split, part in (("train", listed[:3]), ("test", listed[3:])):
        root = {"camera_angle_x": 0.7, "frames": part}
        (tmp_path / f"transforms_{split}.json").write_text(json.dumps(root))
    capture = read_capture(tmp_path)
    assert [len(capture.split(split)) for split in ("train", "test", "val")] == [3, 1, 0]
    picture = capture.views[0].read()
    assert picture.alpha is not None and picture.alpha[30, 40] == 255 and picture.alpha[0, 0] == 0
    assert picture.on((0, 0, 1))[0, 0].tolist() == [0, 0, 1]
    assert picture.on()[30, 40] == pytest.approx([250 / 255, 0, 0])


def test_file_paths_that_no_longer_lead_there_are_found_by_name_and_never_outside(tmp_path):
    made = scene(tmp_path / "capture", count=3)
    listed = frames(made)
    listed[0]["file_path"] = "C:\\Users\\me\\fox\\images\\shot_0.png"
    listed[1]["file_path"] = "/somewhere/else/shot_1.png"
    secret = tmp_path / "secret.png"
    Image.new("RGB", (80, 60)).save(secret)
    listed[2]["file_path"] = "../secret.png"
    write_transforms(made, frames=listed)
    capture = read_capture(made.folder)
    assert len(capture.views) == 2
    assert any("missing" in note and "secret" in note for note in capture.notes)


def test_frames_that_are_none_are_told(tmp_path):
    made = scene(tmp_path, count=4)
    listed = frames(made)
    listed[1]["transform_matrix"][0][0] += 0.5
    listed[2]["transform_matrix"] = (np.diag([1, 1, -1, 1]) @ opengl_matrix(made.cameras[2])).tolist()
    listed[3]["file_path"] = listed[0]["file_path"]
    write_transforms(made, frames=listed)
    capture = read_capture(tmp_path)
    assert len(capture.views) == 1
    assert [any(word in n for n in capture.notes) for word in ("shears", "mirrors", "twice")] == [True] * 3
    assert len(capture.notes) == 4 and "without a pose in the capture: shot_3.png" in capture.notes[-1]


def write_polycam(made: Scene, prefix: str = "") -> None:
    """Polycam's export of a scene: its +Z up turned to +Y up."""
    cameras, images = (made.folder / "keyframes" / f"{prefix}{kind}" for kind in ("cameras", "images"))
    cameras.mkdir(parents=True)
    shutil.copytree(made.folder / "images", images)
    y_up = np.eye(4)[[1, 2, 0, 3]]
    for name, camera in zip(made.names, made.cameras):
        matrix = y_up @ opengl_matrix(camera)
        root = {f"t_{i}{j}": matrix[i, j] for i in range(3) for j in range(4)}
        root |= {"fx": camera.fx, "fy": camera.fy, "cx": camera.cx, "cy": camera.cy}
        root |= {"width": camera.width, "height": camera.height, "blur_score": 100}
        (cameras / name.replace(".png", ".json")).write_text(json.dumps(root))


@pytest.mark.parametrize("prefix", ["", "corrected_"])
def test_polycam_stands_upright_in_metres(tmp_path, prefix):
    made = scene(tmp_path)
    write_polycam(made, prefix)
    (tmp_path / "keyframes" / f"{prefix}cameras" / "zz.json").write_text("{}")
    capture = read_capture(tmp_path)
    assert capture.metric and capture.upright and len(capture.views) == 4
    assert any("zz" in note for note in capture.notes)
    for view, camera in zip(capture.views, made.cameras):
        assert np.abs(project(view.camera, made.points) - project(camera, made.points)).max() < 1e-6


def test_frames_of_a_depth_camera_come_with_their_poses(tmp_path):
    made = scene(tmp_path, count=3, width=64, height=48)
    for i, camera in enumerate(made.cameras):
        shutil.copy(tmp_path / "images" / made.names[i], tmp_path / f"frame-{i:06}.color.png")
        np.savetxt(tmp_path / f"frame-{i:06}.pose.txt", camera.pose.matrix)
    first = made.cameras[0]
    np.savetxt(
        tmp_path / "camera-intrinsics.txt", [[first.fx, 0, first.cx], [0, first.fy, first.cy], [0, 0, 1]]
    )
    (tmp_path / "frame-000001.pose.txt").write_text("-1.#IND " * 16)
    capture = read_capture(tmp_path)
    assert len(capture.views) == 2 and capture.metric
    assert any("frame-000001" in note for note in capture.notes)
    assert (
        np.abs(project(capture.views[1].camera, made.points) - project(made.cameras[2], made.points)).max()
        < 1e-6
    )
    (tmp_path / "camera-intrinsics.txt").unlink()
    capture = read_capture(tmp_path)
    assert capture.views[0].camera.fx == pytest.approx(58.5)
    assert any("camera-intrinsics" in note for note in capture.notes)


def test_folders_that_are_none_say_what_was_wanted(tmp_path):
    with pytest.raises(FormatError, match="no such folder"):
        read_capture(tmp_path / "none")
    with pytest.raises(FormatError, match=r"COLMAP.*transforms\.json.*Polycam"):
        read_capture(tmp_path)


def test_real_captures_are_read_whole(captures):
    expected = {
        "fox": (50, 0, 17),
        "banana_MIT": (14, 4893, 2),
        "mip360_kitchen25": (24, 1865, 1),
        "nerf_lego400": (125, 0, 0),
        "redkitchen_7scenes": (100, 0, 0),
    }
    for name, (views, points, missing) in expected.items():
        capture = read_capture(captures / name)
        assert (len(capture.views), len(capture.points)) == (views, points), name
        told = [int(note.split()[0]) for note in capture.notes]
        assert told == [missing] * (missing > 0), name


@pytest.mark.parametrize("name", ["banana_MIT", "mip360_kitchen25"])
def test_real_points_have_the_colours_of_the_pixels_they_fall_on(captures, name):
    capture = read_capture(captures / name)
    right, chance = [], []
    for view in capture.views[::6]:
        picture = view.read(max_side=500)
        at = project(picture.camera, capture.points)
        inside = ((at > 0) & (at < (picture.camera.width, picture.camera.height))).all(-1)
        seen = picture.on()[at[inside, 1].astype(int), at[inside, 0].astype(int)]
        right.append(np.abs(seen - capture.colours[inside]).mean())
        chance.append(np.abs(seen - np.roll(capture.colours[inside], 97, 0)).mean())
    assert np.mean(right) < 0.65 * np.mean(chance)
