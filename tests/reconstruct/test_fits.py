"""From photographs on disk to splats: examples, starting points, exposure, poses, checkpoints, and a whole small capture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.reconstruct import examples, read_capture
from terrazzo.reconstruct.captures import Capture
from terrazzo.reconstruct.checkpoints import fingerprint, load_checkpoint, save_checkpoint
from terrazzo.reconstruct.examples import read_lessons
from terrazzo.reconstruct.fits import Effort, Fit, Saved, fit
from terrazzo.reconstruct.making import create_from_photographs
from terrazzo.reconstruct.starts import find_start
from terrazzo.reconstruct.surroundings import survey
from terrazzo.reconstruct.sweeping import swept_points
from terrazzo.world import World
from tests.reconstruct import rooms


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """36 photographs of the room in its own frame."""
    return rooms.write_room(tmp_path_factory.mktemp("room") / "capture", 36)


@pytest.fixture(scope="module")
def capture(folder: Path) -> Capture:
    return read_capture(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six photographs, for what does not depend on how many there are."""
    return rooms.write_room(tmp_path_factory.mktemp("small") / "capture", 6, width=48)


def test_every_eighth_is_held_out_and_pictures_are_reduced(capture: Capture) -> None:
    lessons = read_lessons(capture, max_side=48)
    assert len(lessons.training) == 31 and len(lessons.held_out) == 5
    assert lessons.training[0].picture.shape == (36, 48, 3)
    assert "images/000.png" not in lessons.names and "images/008.png" not in lessons.names
    few = replace(capture, views=capture.views[:11])
    assert len(read_lessons(few, max_side=48).held_out) == 0
    with pytest.raises(ArgumentError, match="too small"):
        read_lessons(capture, max_side=4)


def test_of_very_many_photographs_some_are_used_and_memory_is_bounded(
    capture: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examples, "MOST_VIEWS", 12)
    monkeypatch.setattr(examples, "MEMORY", 12 * 48 * 36 * 15)
    lessons = read_lessons(capture)
    assert len(lessons.training) + len(lessons.held_out) == 12
    assert "one photograph in 3" in lessons.notes[0]
    wide = lessons.training[0].camera
    assert wide.width == lessons.training[0].picture.shape[1] == 48 and wide.fov == pytest.approx(
        capture.views[0].camera.fov
    )


def test_masks_beside_photographs_are_weights(tmp_path: Path) -> None:
    made = rooms.write_room(tmp_path / "capture", 3)
    (made / "masks").mkdir()
    mask = np.full((72, 96), 255, np.uint8)
    mask[:, 48:] = 0
    Image.fromarray(mask).save(made / "masks" / "001.png.png")
    lessons = read_lessons(read_capture(made))
    weights = [e.weight for e in lessons.training]
    assert weights[0] is None and weights[2] is None
    assert weights[1] is not None and weights[1][:, :48].all() and not weights[1][:, 48:].any()


def test_a_plane_sweep_finds_the_walls(capture: Capture) -> None:
    lessons = read_lessons(capture)
    around = survey([e.camera for e in lessons.training])
    points, colours = swept_points(lessons.training, replace(around, near=0.5, far=6.0))
    assert len(points) > 2000 and colours.shape == points.shape
    x, y, z = np.abs(points.T.astype(float))
    sides = np.abs(
        np.stack([x - rooms.WIDTH / 2, y - rooms.DEPTH / 2, z, z - rooms.HEIGHT, z - rooms.TABLE[2]])
    )
    assert np.median(sides.min(0)) < 0.05


def test_starting_points_come_from_depth_pictures_where_there_are_some(tmp_path: Path) -> None:
    camera = rooms.cameras(1)[0]
    for i in range(2):
        name = tmp_path / f"frame-{i:06d}"
        Image.new("RGB", (64, 48), (200, 100, 50)).save(name.with_suffix(".color.png"))
        depth = np.full((48, 64), 2000, np.uint16)
        depth[:, :32] = 65535
        Image.fromarray(depth).save(name.with_suffix(".depth.png"))
        rows = "\n".join(" ".join(repr(float(v)) for v in row) for row in camera.pose.matrix)
        name.with_suffix(".pose.txt").write_text(rows)
    found = read_capture(tmp_path)
    start = find_start(found, read_lessons(found), most=1000)
    own = camera.pose.inverse().apply(start.points[: start.found])
    assert start.source == "depth pictures" and found.metric
    np.testing.assert_allclose(own[:, 2], 2.0, atol=1e-4)
    assert (own[:, 0] >= 0).all()  # the left half has no depth
    np.testing.assert_allclose(start.colours[0], [200 / 255, 100 / 255, 50 / 255], atol=0.02)


def test_a_capture_is_learnt_well_enough_to_be_seen_from_elsewhere(capture: Capture) -> None:
    fitted = fit(capture, Effort(steps=900, splats=9000))
    q = fitted.quality
    assert q.views == 31 and q.held_out == 5 and fitted.whole
    assert q.training_psnr > 26 and q.held_out_psnr is not None and q.held_out_psnr > 19.5
    assert q.held_out_ssim is not None and 0.5 < q.held_out_ssim < 1
    assert len(fitted.splats) <= 9000


def test_the_same_steps_give_the_same_splats(small: Path) -> None:
    some = read_capture(small)
    one, two = (fit(some, Effort(steps=40, splats=3000, max_side=64)).splats for _ in range(2))
    assert (one.means == two.means).all() and (one.harmonics == two.harmonics).all()


def test_exposures_are_found_and_help(tmp_path: Path) -> None:
    gains = np.exp(np.random.default_rng(1).uniform(-0.3, 0.3, 24))[:, None] * [1.0, 1.0, 1.0]
    made = read_capture(rooms.write_room(tmp_path / "capture", 24, width=64, gains=0.75 * gains))
    fitting = Fit(made, Effort(steps=800, splats=6000, exposure=True))
    fitting.run()
    found = np.log(fitting.training.exposures.gains.mean(1))
    true = np.log(gains[[i for i in range(24) if i % 8], 0])
    assert np.corrcoef(found, true)[0, 1] > 0.6
    alike = fit(made, Effort(steps=800, splats=6000, exposure=False)).quality
    q = fitting.fitted().quality
    assert q.held_out_psnr_exposed is not None and alike.held_out_psnr_exposed is not None
    assert q.held_out_psnr_exposed > alike.held_out_psnr_exposed + 0.1
    assert q.training_psnr > alike.training_psnr + 1


def test_a_checkpoint_is_gone_on_from_and_only_by_its_own_capture(small: Path, tmp_path: Path) -> None:
    capture = read_capture(small)
    effort = Effort(steps=60, splats=3000, max_side=64)
    first = Fit(capture, effort)
    first.run()
    saved = replace(first.saved(), share=0.5)
    mark, file = fingerprint(capture, effort), tmp_path / "fit.npz"
    save_checkpoint(file, saved, mark)
    again = load_checkpoint(file, mark)
    assert again is not None and again.share == 0.5 and (again.splats.means == saved.splats.means).all()
    second = Fit(capture, effort, saved=again)
    second.run()
    assert second.training.done == 30
    other = fingerprint(replace(capture, views=capture.views[1:]), effort)
    assert load_checkpoint(file, other) is None
    file.write_bytes(file.read_bytes()[:1000])
    assert load_checkpoint(file, mark) is None


def test_a_run_that_is_interrupted_gives_what_there_is_and_one_that_is_killed_goes_on(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    effort = Effort(steps=60, splats=3000, max_side=64)
    work = tmp_path / "a.work"
    run = Fit.run

    def killed(self: Fit, **_: object) -> None:
        kept: list[Saved] = []
        run(self, keep=kept.append, every=0.0, first=0.0)
        save_checkpoint(
            work / "fit.npz", replace(kept[-1], share=0.5), fingerprint(read_capture(small), effort)
        )
        raise OSError("killed")

    monkeypatch.setattr(Fit, "run", killed)
    with pytest.raises(OSError, match="killed"):
        create_from_photographs(small, effort=effort, work=work)
    assert (work / "fit.npz").is_file()
    shares: list[float] = []

    def interrupted(self: Fit, **_: object) -> None:
        shares.append(self.training.share)
        raise KeyboardInterrupt

    monkeypatch.setattr(Fit, "run", interrupted)
    world = create_from_photographs(small, effort=effort, work=work)
    assert shares == [0.5] and not work.exists()
    assert isinstance(world, World) and world.splat_count > 500
    assert any("stopped before" in n.reason for n in world.report)


def test_photographs_that_all_turn_out_damaged_are_told_of(tmp_path: Path) -> None:
    made = rooms.write_room(tmp_path / "capture", 3)
    found = read_capture(made)
    for path in (made / "images").iterdir():
        path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(FormatError, match="none of its photographs"):
        fit(found, Effort(steps=5))


def test_efforts_out_of_range_are_refused() -> None:
    with pytest.raises(ArgumentError, match="minutes"):
        Effort(minutes=0)
    with pytest.raises(ArgumentError, match="steps"):
        Effort(steps=0)
