"""COLMAP itself as a witness, where it is installed: models that it writes, and pixels that its lenses give."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from terrazzo.reconstruct import read_capture

pycolmap = pytest.importorskip("pycolmap", reason="pycolmap is not installed")

PARAMETERS = {
    "SIMPLE_PINHOLE": [500, 320, 240],
    "PINHOLE": [500, 510, 321, 239],
    "SIMPLE_RADIAL": [500, 320, 240, -0.1],
    "RADIAL": [500, 320, 240, -0.1, 0.02],
    "OPENCV": [500, 510, 321, 239, -0.2, 0.05, 0.001, -0.002],
    "FULL_OPENCV": [500, 510, 321, 239, 0.2, 0.05, 0.001, -0.002, 0.01, 0.3, 0.02, 0.01],
    "OPENCV_FISHEYE": [300, 305, 321, 239, 0.02, -0.01, 0.003, -0.0005],
    "SIMPLE_RADIAL_FISHEYE": [300, 320, 240, -0.02],
    "RADIAL_FISHEYE": [300, 320, 240, -0.02, 0.005],
}


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize("model", PARAMETERS)
def test_cameras_and_points_are_those_that_colmap_means(tmp_path, model, text):
    rng = np.random.default_rng(0)
    theirs = pycolmap.Camera(model=model, width=640, height=480, params=PARAMETERS[model], camera_id=1)
    reconstruction = pycolmap.Reconstruction()
    reconstruction.add_camera_with_trivial_rig(theirs)
    turn = rng.normal(size=4)
    pose = pycolmap.Rigid3d(pycolmap.Rotation3d(turn / np.linalg.norm(turn)), rng.normal(size=3))
    image = pycolmap.Image(name="left/one.jpg", camera_id=1, image_id=1)
    reconstruction.add_image_with_trivial_frame(image, pose)
    point = rng.normal(size=3)
    reconstruction.add_point3D(point, pycolmap.Track(), np.array([9, 99, 199], np.uint8))
    (tmp_path / "images" / "left").mkdir(parents=True)
    Image.new("RGB", (640, 480)).save(tmp_path / "images" / "left" / "one.jpg")
    (tmp_path / "sparse" / "0").mkdir(parents=True)
    (reconstruction.write_text if text else reconstruction.write_binary)(str(tmp_path / "sparse" / "0"))

    capture = read_capture(tmp_path)
    assert np.abs(capture.points[0] - point).max() < 1e-6
    assert np.rint(capture.colours[0] * 255).tolist() == [9, 99, 199]
    view = capture.views[0]
    seen = np.concatenate([rng.uniform(-0.5, 0.5, (40, 2)), np.ones((40, 1))], 1) * 2
    matrix = pose.matrix()
    world = (seen - matrix[:, 3]) @ matrix[:, :3]
    ours = (world - view.camera.position) @ view.camera.pose.matrix[:3, :3]
    pinhole = view.taken_by
    bent = view.lens.distort(ours[:, :2] / ours[:, 2:]) * (pinhole.fx, pinhole.fy) + (pinhole.cx, pinhole.cy)
    assert np.abs(bent - [theirs.img_from_cam(p) for p in seen]).max() < 1e-6
