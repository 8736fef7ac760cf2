import json

import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import ArgumentError
from terrazzo.filming import film, orbit
from terrazzo.filming.films import depth_picture
from terrazzo.paths import CameraPath, Keyframe
from terrazzo.render import rasterize
from terrazzo.world import World
from tests.scenes import random_splats, tiled_room

SIZE = {"width": 160, "height": 90}


@pytest.fixture(scope="module")
def path() -> CameraPath:
    return orbit(tiled_room(), duration=0.5)


def _decode(file) -> tuple[list[np.ndarray], float]:
    import av

    with av.open(str(file)) as container:
        rate = float(container.streams.video[0].average_rate or 0)
        return [f.to_ndarray(format="rgb24") for f in container.decode(video=0)], rate


def _psnr(a, b) -> float:
    return float(-10 * np.log10(np.mean((a.astype(float) - b.astype(float)) ** 2) / 255**2))


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_video_holds_every_frame_in_its_true_colours(tmp_path, path, suffix):
    target = film(tiled_room(), path, tmp_path / f"a{suffix}", fps=24, **SIZE)
    frames, rate = _decode(target)
    assert rate == pytest.approx(24, rel=0.01)
    assert len(frames) == path.frame_count(24) == 12
    splats = tiled_room().splats()
    for i, camera in enumerate(path.cameras(fps=24, **SIZE)):
        assert _psnr(frames[i], rasterize(splats, camera, antialias=True).to_bytes()) > 27
    assert [f.name for f in tmp_path.iterdir()] == [target.name]


def test_frames_are_exact_and_repeatable(tmp_path, path):
    film(tiled_room(), path, tmp_path / "one", fps=10, **SIZE)
    film(tiled_room(), path, tmp_path / "two", fps=10, **SIZE)
    names = sorted(f.name for f in (tmp_path / "one").iterdir())
    assert names == [f"{i:05d}.png" for i in range(5)]
    splats = tiled_room().splats()
    for name, camera in zip(names, path.cameras(fps=10, **SIZE)):
        first = np.asarray(Image.open(tmp_path / "one" / name))
        assert np.array_equal(first, np.asarray(Image.open(tmp_path / "two" / name)))
        assert np.array_equal(first, rasterize(splats, camera, antialias=True).to_bytes())


def test_the_same_film_twice_is_the_same_file(tmp_path, path):
    a = film(tiled_room(), path, tmp_path / "a.mp4", fps=10, **SIZE)
    b = film(tiled_room(), path, tmp_path / "b.mp4", fps=10, **SIZE)
    assert a.read_bytes() == b.read_bytes()


def test_gif_lasts_as_long_as_the_path(tmp_path, path):
    target = film(tiled_room(), path, tmp_path / "a.gif", fps=12, **SIZE)
    with Image.open(target) as picture:
        assert picture.n_frames == 6
        total = 0
        for i in range(6):
            picture.seek(i)
            total += picture.info["duration"]
    assert total == pytest.approx(500, abs=20)


def test_odd_sizes_gain_one_repeated_line(tmp_path, path):
    frames, _ = _decode(film(tiled_room(), path, tmp_path / "a.mp4", fps=4, width=101, height=55))
    assert frames[0].shape == (56, 102, 3)


def test_passes_for_compositors(tmp_path, path):
    world = tiled_room()
    film(world, path, tmp_path / "a.mp4", fps=4, passes=("depth", "id"), **SIZE)
    depth = np.asarray(Image.open(tmp_path / "a_depth" / "00000.png"))
    ids = np.asarray(Image.open(tmp_path / "a_id" / "00000.png"))
    assert depth.dtype == np.uint16
    camera = path.at(0, **SIZE)
    frame = rasterize(world.splats(), camera, antialias=True, passes=("depth", "things"))
    assert frame.depth is not None
    assert frame.things is not None
    assert np.array_equal(depth, depth_picture(frame.depth))
    assert np.array_equal(ids, frame.things + 1)
    names = json.loads((tmp_path / "a_id" / "ids.json").read_text())
    assert names["1"] == "box-1"
    assert names["0"] == "nothing"


def test_what_cannot_be_filmed_is_said_before_any_work(tmp_path, path):
    with pytest.raises(ArgumentError, match=r"a\.avi"):
        film(tiled_room(), path, tmp_path / "a.avi")
    with pytest.raises(ArgumentError, match="does not exist"):
        film(tiled_room(), path, tmp_path / "no" / "a.mp4")
    with pytest.raises(ArgumentError, match="colours"):
        film(tiled_room(), path, tmp_path / "a.mp4", passes=("colours",))
    with pytest.raises(ArgumentError, match="no splats"):
        film(World(), path, tmp_path / "a.mp4")
    with pytest.raises(ArgumentError, match="at most"):
        film(tiled_room(), path, tmp_path / "a.mp4", fps=1e9)
    assert list(tmp_path.iterdir()) == []


def test_a_film_that_fails_leaves_the_old_one(tmp_path, path):
    target = tmp_path / "a.mp4"
    target.write_bytes(b"old")

    def interrupt(stage, fraction):
        if fraction > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film(tiled_room(), path, target, fps=10, progress=interrupt, **SIZE)
    assert target.read_bytes() == b"old"
    assert [f.name for f in tmp_path.iterdir()] == ["a.mp4"]


def test_plain_splats_can_be_filmed(tmp_path):
    key = Keyframe.look_at(0, (3, 0, 0), (0, 0, 0))
    target = film(random_splats(100, degree=2), CameraPath((key,)), tmp_path / "still_.png", **SIZE)
    assert target.parent.joinpath("still__00000.png").exists()
