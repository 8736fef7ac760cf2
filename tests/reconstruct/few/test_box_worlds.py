"""One photograph, a panorama, and photographs of a room's sides to worlds: size, labels, what is invented, and bad input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.filming import walk
from terrazzo.geometry import Pose
from terrazzo.reconstruct import Effort, create_from_photographs
from terrazzo.reconstruct.few.completing import completed, usual_colour
from terrazzo.render import rasterize
from terrazzo.world import World, load_world, save_world, summarize
from tests.reconstruct.few import painted

EFFORT = Effort(splats=120_000)


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return painted.write(tmp_path_factory.mktemp("few") / "room.png", painted.camera(yaw=0.12, pitch=-0.2))


@pytest.fixture(scope="module")
def world(photograph: Path) -> World:
    return create_from_photographs(photograph, effort=EFFORT, scale="camera=1.5")


def test_one_photograph_is_a_room_in_metres(world: World) -> None:
    labels = [t.label for t in world.structure if t.origin == "observed"]
    assert "floor" in labels and "ceiling" in labels and labels.count("wall") >= 2
    low, high = world.bounds.low, world.bounds.high
    assert low[2] == pytest.approx(0, abs=0.01) and high[2] == pytest.approx(painted.HIGH[2], rel=0.06)
    room = world.rooms[0].polygon
    assert np.ptp(room[:, 1]) == pytest.approx(3.4, rel=0.06)  # both side walls are in the picture
    eye = world.cameras["room.png"].position
    assert eye[2] == pytest.approx(1.5)
    assert room[:, 0].max() - eye[0] == pytest.approx(painted.HIGH[0] - painted.EYE[0], rel=0.08)


def test_it_looks_like_the_photograph_and_has_no_holes_from_beside(world: World) -> None:
    assert world.quality is not None and world.quality.training_psnr > 27
    camera = world.cameras["room.png"].resized(160, 120)
    for shift in ((0.0, 0.5, 0.0), (0.0, -0.5, 0.0), (0.3, 0.0, 0.1)):
        x, y, z = (float(v) for v in camera.position + shift)
        beside = replace(camera, pose=Pose((x, y, z), camera.pose.rotation))
        assert rasterize(world.splats(), beside).alpha.min() > 0.9
    around = Camera.panorama(camera.position, width=128)
    assert rasterize(world.splats(), around).alpha.min() > 0.9


def test_what_was_not_seen_is_invented_and_says_so(world: World) -> None:
    invented = [t for t in world.structure if t.origin == "invented"]
    assert {t.label for t in invented} == {"floor", "wall", "ceiling"}
    assert all(0 < t.confidence < 0.5 for t in invented)
    observed = [t for t in world.everything if t.origin == "observed"]
    assert all(0.5 <= t.confidence < 1 for t in observed)
    behind = world.thing("wall-2-unseen")
    wanted = usual_colour(np.concatenate([t.splats.colours for t in world.structure if t.label == "wall"]))
    assert np.abs(np.asarray(behind.colour) - wanted).max() < 0.1


def test_the_cabinet_is_a_thing_of_its_own_that_one_bumps_into(world: World) -> None:
    own = max(world.things, key=lambda t: len(t.splats))
    assert own.label == "object" and own.colliders
    centre = np.asarray(own.centre[:2]) - world.cameras["room.png"].position[:2]
    true = (painted.CABINET[0] + painted.CABINET[1])[:2] / 2 - painted.EYE[:2]
    assert np.linalg.norm(centre - true) < 0.6
    path = walk(world, duration=3)
    low, high = world.rooms[0].polygon.min(0), world.rooms[0].polygon.max(0)
    eyes = np.array([path.at(t, width=8, height=8).position for t in np.linspace(0, 3, 20)])
    assert (eyes[:, :2] > low).all() and (eyes[:, :2] < high).all()


def test_it_saves_and_is_the_same_every_time(world: World, photograph: Path, tmp_path: Path) -> None:
    save_world(world, tmp_path / "a.world")
    save_world(create_from_photographs([photograph], effort=EFFORT, scale="camera=1.5"), tmp_path / "b.world")
    assert (tmp_path / "a.world").read_bytes() == (tmp_path / "b.world").read_bytes()
    again = load_world(tmp_path / "a.world")
    assert [t.confidence for t in again.everything] == [t.confidence for t in world.everything]
    told = {t["id"]: t for t in summarize(again)["structure"]}
    assert told["wall-2-unseen"]["confidence"] < 0.5 and told["wall-2-unseen"]["origin"] == "invented"


def test_a_measurement_scales_the_room(photograph: Path) -> None:
    made = create_from_photographs(photograph, effort=EFFORT, scale="ceiling=3")
    assert made.rooms[0].height == pytest.approx(3.0, abs=0.01)
    assert "ceiling, 3 m" in next(n.reason for n in made.report if n.subject == "scale")
    with pytest.raises(ArgumentError, match="no surface was found"):
        create_from_photographs(photograph, effort=EFFORT, scale="surface=0.9")


def test_a_panorama_is_a_room_all_around(tmp_path: Path) -> None:
    path = painted.write(tmp_path / "around.png", Camera.panorama((-0.3, 0.2, 1.6), width=640, yaw=0.4))
    made = create_from_photographs(path, panorama=True, effort=EFFORT, scale="camera=1.6")
    sides = sorted(np.ptp(made.rooms[0].polygon, axis=0))
    assert sides == pytest.approx([3.4, 4.4], rel=0.04)
    assert made.rooms[0].height == pytest.approx(2.5, rel=0.04)
    assert [t.label for t in made.structure if t.origin == "observed"].count("wall") == 4
    assert made.quality is not None and made.quality.training_psnr > 27


def test_photographs_of_sides_make_one_room(tmp_path: Path) -> None:
    front = painted.write(tmp_path / "a.png", painted.camera((-1.7, 0.1, 1.5), yaw=0.05, pitch=-0.12))
    left = painted.write(tmp_path / "b.png", painted.camera((0.2, -1.3, 1.5), yaw=1.62, pitch=-0.12))
    made = create_from_photographs({"front": front, "left": left}, effort=EFFORT)
    size = np.ptp(made.rooms[0].polygon, axis=0)
    assert size == pytest.approx([4.4, 3.4], rel=0.15)
    eyes = [c.position for c in made.cameras.values()]
    assert eyes[0][0] < -0.8 and eyes[1][1] < -0.6
    ahead = [c.pose.rotate((0, 0, 1)) for c in made.cameras.values()]
    assert ahead[0][0] > 0.9 and ahead[1][1] > 0.9


def test_a_white_wall_and_a_blur_are_rooms_by_guess(tmp_path: Path) -> None:
    white = tmp_path / "white.jpg"
    Image.new("RGB", (320, 240), (235, 233, 228)).save(white)
    made = create_from_photographs(white, effort=EFFORT)
    assert made.rooms and any("guess" in n.reason for n in made.report)
    assert made.scale is not None and made.scale.spread >= 0.3
    blurred = tmp_path / "blurred.jpg"
    picture = Image.fromarray(painted.paint(painted.camera()))
    picture.filter(ImageFilter.GaussianBlur(9)).save(blurred)
    made = create_from_photographs(blurred, effort=EFFORT)
    assert made.rooms and any(n.subject == "blurred.jpg" and "blurred" in n.reason for n in made.report)


def test_photographs_of_different_places_are_told_how_they_were_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from terrazzo.reconstruct import making

    def refuse(*_: object, **__: object) -> None:
        raise FormatError("the photographs could not be placed", source="photographs")

    monkeypatch.setattr(making, "place", refuse)
    monkeypatch.setattr(making, "common_features", lambda _: {})
    one = painted.write(tmp_path / "a.png", painted.camera())
    two = painted.write(tmp_path / "b.png", painted.camera((1.0, 0.2, 1.6), yaw=3.0))
    made = create_from_photographs([one, two], effort=EFFORT)
    assert set(made.cameras) == {"a.png", "b.png"}
    assert any("different places" in n.reason for n in made.report)
    (tmp_path / "b.png").write_bytes(two.read_bytes()[:900])
    made = create_from_photographs([one, two], effort=EFFORT)  # one is left: nothing is taken for a side
    assert not any("different places" in n.reason for n in made.report)
    assert any(n.kind == "unplaced" and "b.png" in n.reason for n in made.report)


@pytest.mark.parametrize(
    "source, options, error, message",
    [
        ("torn.jpg", {}, FormatError, "cut short"),
        ("gone.jpg", {}, FormatError, "no such photograph"),
        ("wide.png", {"panorama": True}, FormatError, "twice as wide as high"),
        ({"front": "torn.jpg"}, {}, FormatError, "cut short"),
        ({"north": "wide.png"}, {}, ArgumentError, "front, left, back, right"),
        (["wide.png", "wide.png"], {"panorama": True}, ArgumentError, "one picture"),
    ],
)
def test_bad_input_gets_a_clear_sentence(source, options, error, message: str, tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), (200, 10, 10)).save(tmp_path / "wide.png")
    whole = tmp_path / "whole.jpg"
    Image.fromarray(painted.paint(painted.camera())).save(whole)
    (tmp_path / "torn.jpg").write_bytes(whole.read_bytes()[:4000])

    def there(value):
        if isinstance(value, dict):
            return {k: there(v) for k, v in value.items()}
        return [there(v) for v in value] if isinstance(value, list) else tmp_path / value

    with pytest.raises(error, match=message):
        create_from_photographs(there(source), effort=EFFORT, **options)


def test_one_bad_photograph_of_several_sides_is_left_out(tmp_path: Path) -> None:
    good = painted.write(tmp_path / "a.png", painted.camera())
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff nothing")
    made = create_from_photographs({"front": good, "left": tmp_path / "b.jpg"}, effort=EFFORT)
    assert any(n.kind == "unplaced" and "b.jpg" in n.reason for n in made.report)


def test_a_texture_is_carried_on_without_repeating_what_hangs_on_the_wall() -> None:
    chance = np.random.default_rng(0)
    wall = np.full((80, 120, 3), (0.7, 0.6, 0.5), np.float32) + chance.normal(0, 0.01, (80, 120, 3)).astype(
        np.float32
    )
    wall[30:50, 20:40] = (0.1, 0.1, 0.3)
    known = np.zeros((80, 120), bool)
    known[:, :60] = True
    (out,) = completed([wall], [known], np.zeros(3, np.float32), contrast=0.015, seed=1)
    assert (out[known] == wall[known]).all()
    rest = out[:, 80:]
    assert np.abs(rest.mean((0, 1)) - (0.7, 0.6, 0.5)).max() < 0.04
    assert 0.003 < rest[..., 0].std() < 0.03 and rest.min() > 0.3


def test_copies_of_one_photograph_are_one_photograph(
    photograph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from terrazzo.reconstruct import making

    def refuse(*_: object, **__: object) -> None:
        raise FormatError("two different photographs or more are needed", source="photographs")

    monkeypatch.setattr(making, "place", refuse)
    copies = [tmp_path / f"{k}.png" for k in range(12)]
    for path in copies:
        path.write_bytes(photograph.read_bytes())
    made = create_from_photographs(copies, effort=EFFORT)
    assert list(made.cameras) == ["0.png"]
    assert any("two different photographs" in n.reason for n in made.report)
