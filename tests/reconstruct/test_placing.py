"""Photographs without poses: placed by COLMAP where it is installed, with a reason for each that could not be."""

from __future__ import annotations

import builtins
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.errors import FormatError, MissingExtraError
from terrazzo.extras import is_available
from terrazzo.reconstruct.making import create_from_photographs
from terrazzo.reconstruct.placing import place
from terrazzo.reconstruct.sharpness import sharpness
from terrazzo.reconstruct.video import _Look, choose, take_frames
from terrazzo.render import rasterize
from tests.reconstruct import rooms

needs_colmap = pytest.mark.skipif(
    not is_available("pycolmap"), reason="pycolmap is not installed (extra: photos)"
)

COUNT = 9
"""Photographs: one more than become a room by its shape instead of being fitted."""


def arc(count: int) -> list[Camera]:
    """A walk of small steps along one wall of the room."""
    eyes = np.stack([np.linspace(-1.2, 1.2, count), np.full(count, -0.9), np.linspace(1.3, 1.6, count)], 1)
    return [Camera.look_at(e, (0.5 * e[0], 1.5, 1.0), width=480, height=360, fov=1.1) for e in eyes]


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("photographs")
    splats, out = rooms.room(), []
    for i, camera in enumerate(arc(COUNT)):
        picture = rasterize(splats, camera, antialias=True, backend="native").to_bytes()
        out.append(folder / f"IMG_{i}.jpg")
        Image.fromarray(picture).save(out[-1], quality=95)
    return out


@needs_colmap
def test_photographs_are_placed_and_what_cannot_be_is_told(photographs: list[Path], tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    elsewhere = tmp_path / "elsewhere.jpg"
    Image.fromarray(noise.integers(0, 255, (360, 480, 3), np.uint8)).save(elsewhere)
    wall = tmp_path / "white-wall.jpg"
    Image.new("RGB", (480, 360), (240, 240, 238)).save(wall)
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(photographs[2].read_bytes())
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(photographs[3].read_bytes()[:4000])
    notes_file = tmp_path / "notes.jpg"
    notes_file.write_text("not a picture")
    (tmp_path / "work").mkdir()
    capture = place(
        [*photographs, elsewhere, wall, copy, torn, notes_file, tmp_path / "gone.jpg"], tmp_path / "work"
    )
    assert sorted(v.name for v in capture.views) == [p.name for p in photographs]
    told = "\n".join(capture.notes)
    for name, reason in (
        ("elsewhere.jpg", "shares nothing recognisable"),
        ("white-wall.jpg", "nothing in it to recognise"),
        ("copy.jpg", "the same picture as IMG_2.jpg"),
        ("torn.jpg", "cut short"),
        ("notes.jpg", "not a JPEG"),
        ("gone.jpg", "no such photograph"),
    ):
        assert any(name in line and reason in line for line in told.splitlines()), (name, told)
    _check_poses(capture.views)


def _check_poses(views) -> None:
    """Places agree with the truth after the best similarity: 2 % of the way walked."""
    found = np.array([v.camera.position for v in views])
    true = np.array([c.position for c in arc(COUNT)])
    a, b = found - found.mean(0), true - true.mean(0)
    u, s, v = np.linalg.svd(b.T @ a)
    turn = u @ np.diag([1, 1, np.linalg.det(u @ v)]) @ v
    scale = s.sum() / (a**2).sum()
    error = np.linalg.norm(scale * a @ turn.T - b, axis=1)
    assert error.max() < 0.05


@needs_colmap
def test_from_photographs_to_a_world_and_again_without_placing(
    photographs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from terrazzo.reconstruct import Effort, making

    effort = Effort(steps=30, splats=4000, max_side=160)
    monkeypatch.setattr(making, "world_of", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create_from_photographs(photographs, effort=effort, work=tmp_path / "work")
    monkeypatch.undo()
    monkeypatch.setattr(making, "place", lambda *_, **__: pytest.fail("placed twice"))
    world = create_from_photographs(photographs, effort=effort, work=tmp_path / "work")
    assert world.quality is not None and world.quality.views == COUNT and world.splat_count > 1000
    assert "IMG_0.jpg" in world.cameras or f"IMG_{COUNT - 1}.jpg" in world.cameras
    assert not (tmp_path / "work").exists()


def test_a_folder_of_photographs_alone_is_placed(
    photographs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from terrazzo.reconstruct import making

    asked: list[list[Path]] = []

    def stop(paths: list[Path], *_: object, **__: object) -> None:
        asked.append(paths)
        raise KeyError("stopped")

    monkeypatch.setattr(making, "place", stop)
    with pytest.raises(KeyError, match="stopped"):
        create_from_photographs(photographs[0].parent, work=tmp_path / "work")
    assert asked == [photographs]
    with pytest.raises(FormatError, match="holds no capture"):
        create_from_photographs(tmp_path)


@needs_colmap
@pytest.mark.parametrize(
    "kind, message",
    [("one", "two different photographs"), ("copies", "same picture"), ("apart", "could not be placed"),
     ("walls", "nothing in it to recognise")],
)  # fmt: skip
def test_photographs_that_show_no_place_are_refused_with_a_reason(
    photographs: list[Path], tmp_path: Path, kind: str, message: str
) -> None:
    chance = np.random.default_rng(1)
    paths = photographs[:1]
    if kind == "copies":
        paths = [tmp_path / f"{i}.jpg" for i in range(20)]
        for path in paths:
            path.write_bytes(photographs[0].read_bytes())
    if kind == "apart":
        paths = [tmp_path / f"{i}.png" for i in range(3)]
        for path in paths:
            Image.fromarray(chance.integers(0, 255, (180, 240, 3), np.uint8)).save(path)
    if kind == "walls":
        paths = [tmp_path / f"{i}.png" for i in range(3)]
        for i, path in enumerate(paths):
            Image.new("RGB", (240, 180), (200 + 10 * i, 200, 200)).save(path)
    (tmp_path / "work").mkdir()
    with pytest.raises(FormatError, match=message):
        place(paths, tmp_path / "work")


def test_without_colmap_the_extra_is_named(
    photographs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name.startswith("pycolmap"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("importlib.import_module", lambda name: missing(name))
    with pytest.raises(MissingExtraError, match=r"terrazzo\[photos\]"):
        place(photographs, tmp_path)


def test_frames_of_a_video_are_sharp_and_far_apart(tmp_path: Path) -> None:
    video = tmp_path / "walk.mp4"
    splats = rooms.room()
    with av.open(str(video), "w") as container:
        stream = container.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 160, 120, "yuv420p", 4_000_000
        for i in range(48):
            x = -1.2 + 2.4 * max(0, i - 12) / 36  # it stands still at first
            camera = Camera.look_at((x, -0.9, 1.4), (x, 1.5, 1.2), width=160, height=120, fov=1.1)
            picture = rasterize(splats, camera, antialias=True, backend="native").to_bytes()
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    frames = take_frames(video, tmp_path, most=8)
    numbers = [int(f.stem.split("-")[1]) for f in frames]
    assert 4 <= len(frames) <= 8 and numbers == sorted(numbers)
    assert sum(n < 12 for n in numbers) <= 1
    assert Image.open(frames[0]).size == (160, 120)


def test_of_frames_that_move_alike_the_sharpest_is_taken() -> None:
    base = np.random.default_rng(0).uniform(size=(64, 64)).astype(np.float32)
    looks = [_Look(i, float(i % 3 == 1), np.roll(base, 3 * i, 1)) for i in range(12)]
    chosen = choose(looks, 4)
    assert len(chosen) == 4 and all(i % 3 == 1 for i in chosen)
    assert choose([_Look(i, 1.0, base) for i in range(5)], 4) == []


@pytest.mark.parametrize("data, message", [(b"no video at all" * 50, "not a video"), (b"", "not a video")])
def test_what_is_no_video_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=message):
        create_from_photographs(path)
    with pytest.raises(FormatError, match="no such"):
        take_frames(tmp_path / "b.mp4", tmp_path)


def test_blur_lowers_sharpness() -> None:
    sharp = np.random.default_rng(0).integers(0, 255, (60, 80, 3), np.uint8)
    blurred = np.asarray(Image.fromarray(sharp).resize((10, 8)).resize((80, 60)))
    assert sharpness(blurred) < 0.2 * sharpness(sharp)
    assert sharpness(np.full((60, 80, 3), 128, np.uint8)) == 0
