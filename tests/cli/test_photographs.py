"""`terrazzo create` from photographs: what it writes and tells, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from terrazzo.cli.main import main
from tests.reconstruct import rooms
from tests.reconstruct.few import painted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rooms.write_room(tmp_path_factory.mktemp("cli") / "my-room", 14, width=64)


def test_a_capture_becomes_a_world_that_tells_its_quality(
    folder: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["create", "--capture", str(folder), "--steps", "150", "--splats", "4000"]) == 0
    told = capsys.readouterr().out
    assert "my-room.world:" in told and "12 photographs" in told and "2 held out" in told
    assert (tmp_path / "my-room.world").is_file() and not (tmp_path / "my-room.work").exists()
    assert main(["info", "my-room.world", "--json"]) == 0
    quality = json.loads(capsys.readouterr().out)["quality"]
    assert quality["views"] == 12 and quality["held_out"] == 2 and quality["held_out_psnr"] > 10
    assert main(["info", "my-room.world"]) == 0
    assert "held out" in capsys.readouterr().out
    assert main(["picture", "my-room.world", "-o", "a.png", "--size", "64x48"]) == 0
    assert main(["export", "my-room.world", "-o", "a.spz"]) == 0
    assert (
        main(["film", "my-room.world", "-o", "a.gif", "--size", "32x24", "--fps", "2", "--duration", "1"])
        == 0
    )


def test_photographs_of_sides_that_share_nothing_are_one_room(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    painted.write(tmp_path / "a.png", painted.camera((-1.7, 0.1, 1.5), yaw=0.05))
    painted.write(tmp_path / "b.png", painted.camera((0.2, -1.3, 1.5), yaw=1.62))
    sides = ["--photo", "front=a.png", "left=b.png"]
    assert main(["create", *sides, "--splats", "40000", "--scale", "ceiling=2.5", "-o", "a.world"]) == 0
    told = capsys.readouterr().out
    assert "scale: give or take 3 %, from the ceiling, 2.5 m" in told and "could not be matched" not in told
    assert main(["info", "a.world", "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert known["scale"] == {"spread": 0.03, "source": "the ceiling, 2.5 m"}
    assert [t["id"] for t in known["structure"] if t["origin"] == "observed"].count("wall-1") == 1


def test_the_same_steps_write_the_same_file(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        arguments = ["create", "--capture", str(folder), "--steps", "20", "--splats", "2000"]
        assert main([*arguments, "-o", str(tmp_path / f"{name}.world")]) == 0
    assert (tmp_path / "a.world").read_bytes() == (tmp_path / "b.world").read_bytes()


@pytest.mark.parametrize(
    "arguments, message",
    [
        ([], "say what to make"),
        (["a kitchen", "--capture", "x"], "--capture and words"),
        (["--capture", "x", "--video", "y"], "one of them"),
        (["a kitchen", "--minutes", "3"], "--minutes goes with"),
        (["--capture", "x", "--style", "rustic"], "--style goes with words"),
        (["--capture", "x", "--minutes", "1", "--steps", "5"], "give one of them"),
        (["--capture", "gone"], "no such folder"),
        (["--capture", ".", "--scale", "=2"], "does not say what was measured"),
        (["--photo", "front=a.jpg", "b.jpg"], "say the side of the room for every photograph"),
        (["--photo", "front=a.jpg", "front=b.jpg"], "each once"),
        (["--photo", "front=gone.jpg", "left=lost.jpg"], "no such photograph"),
        (["--video", "gone.mp4"], "gone.mp4"),
        (["--capture", "x", "-o", "a.ply"], ".world"),
    ],
)
def test_what_cannot_be_is_one_line(
    arguments: list[str], message: str, tmp_path: Path, capsys, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["create", *arguments]) == 2
    told = capsys.readouterr().err.strip()
    assert message in told and len(told.splitlines()) == 1
    assert not list(tmp_path.glob("*.work"))
