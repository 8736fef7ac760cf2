"""The command line, run as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from terrazzo.cli import main
from terrazzo.cli.making import slug
from terrazzo.formats import read_splats
from terrazzo.world import load_world, save_world, summarize
from tests.scenes import tiled_room


@pytest.fixture
def world(tmp_path) -> Path:
    save_world(tiled_room(), tmp_path / "room.world")
    return tmp_path / "room.world"


def test_help_and_import_are_light():
    code = (
        "import sys, terrazzo; from terrazzo.cli.main import build_parser; build_parser().format_help(); "
        "heavy = {'numpy', 'av', 'PIL', 'starlette', 'uvicorn', 'torch', 'zstandard', 'tqdm'} & set(sys.modules); "
        "sys.exit(f'imports {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_info_json_is_the_documented_shape(world, capsys):
    assert main(["info", str(world), "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out == json.loads(json.dumps(summarize(load_world(world))))
    assert {"rooms", "openings", "things", "splats", "prompt", "seed", "report"} <= set(out)
    (box,) = out["things"]
    wanted = [
        "id",
        "label",
        "kind",
        "attributes",
        "centre",
        "size",
        "yaw",
        "support",
        "room",
        "splats",
        "mass",
        "colour",
        "origin",
    ]
    assert set(wanted) <= set(box)
    assert box["centre"] == [2.6, 1.5, 0.45]


def test_info_for_people_names_things(world, capsys):
    assert main(["info", str(world)]) == 0
    assert "orange box" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["ply", "spz", "splat", "glb"])
def test_export_and_open_again(world, tmp_path, suffix, capsys):
    target = tmp_path / f"out.{suffix}"
    assert main(["export", str(world), "-o", str(target)]) == 0
    assert len(read_splats(target)) == tiled_room().splat_count
    assert main(["info", str(target)]) == 0
    assert "1 things" in capsys.readouterr().out


def test_export_colliders(world, tmp_path):
    target = tmp_path / "out.glb"
    assert main(["export", str(world), "-o", str(target), "--colliders"]) == 0
    assert target.read_bytes()[:4] == b"glTF"
    assert main(["export", str(world), "-o", str(tmp_path / "out.ply"), "--colliders"]) == 2


def test_film_and_keep_the_path(world, tmp_path, capsys):
    arguments = ["film", str(world), "--size", "64x36", "--fps", "5", "--duration", "1"]
    film, first, again = tmp_path / "out.mp4", tmp_path / "first", tmp_path / "again"
    assert main([*arguments, "--path", "orbit", "--save-path", "-o", str(film)]) == 0
    kept = world.with_suffix(".orbit.json")
    assert kept.exists() and film.stat().st_size > 0
    assert "5 frames" in capsys.readouterr().out
    assert main([*arguments, "--path", "orbit", "-o", str(first)]) == 0
    assert main([*arguments, "--path", str(kept), "-o", str(again)]) == 0
    frames = sorted(first.iterdir())
    assert len(frames) == 5
    # Pictures, not films: x264 does not always make the same bytes of the same frames.
    assert [f.read_bytes() for f in frames] == [f.read_bytes() for f in sorted(again.iterdir())]


def test_picture_from_a_named_camera_and_from_a_point(world, tmp_path):
    from PIL import Image

    for name, extra in {"a": [], "b": ["--from", "1,1,1.6", "--to", "2,2,1"], "c": ["--panorama"]}.items():
        target = tmp_path / f"{name}.png"
        assert main(["picture", str(world), "-o", str(target), "--size", "96x54", *extra]) == 0
        picture = np.asarray(Image.open(target))
        assert picture.shape == (54, 96, 3)
        assert picture.std() > 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["info", "nowhere.world"], "nowhere.world"),
        (["export", "WORLD", "-o", "x.docx"], "x.docx"),
        (["film", "WORLD", "-o", "x.avi"], "x.avi"),
        (["film", "WORLD", "-o", "x.mp4", "--path", "nowhere.json"], "nowhere.json"),
        (["picture", "WORLD", "-o", "x.png", "--camera", "moon"], "moon"),
        (["create", "", "-o", "a.world"], "prompt"),
        (["create", "a kitchen", "-o", "a.ply"], ".world"),
    ],
)
def test_bad_input_is_one_line_and_no_traceback(world, arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([str(world) if a == "WORLD" else a for a in arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.startswith("terrazzo: ")
    assert error.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["room.world"]


@pytest.mark.parametrize(
    "arguments", [["create", "x", "--splats", "5"], ["film", "a", "-o", "b", "--size", "0x9"], ["dance"]]
)
def test_bad_options_are_refused_by_the_parser(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_damaged_world_is_named(world, capsys):
    world.write_bytes(world.read_bytes()[:-100])
    assert main(["info", str(world)]) == 2
    assert "room.world" in capsys.readouterr().err


def test_names_from_prompts():
    assert slug("A sunlit kitchen with oak cabinets") == "sunlit-kitchen-oak-cabinets"
    assert slug("🛋️") == "world"
    assert slug("../../etc/passwd") == "etc-passwd"


def test_plan_prints_what_was_understood_and_draws_it(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (
        main(["plan", "a small study with a desk and a lamp on it", "-o", "study.png", "--size", "5x4"]) == 0
    )
    out = capsys.readouterr().out
    assert "1 x lamp [table lamp]: on desk" in out
    assert "5.00 x 4.00 m" in out
    assert (tmp_path / "study.png").read_bytes().startswith(b"\x89PNG")
    assert main(["plan", "a small study"]) == 0
    assert (tmp_path / "small-study.svg").read_text().startswith("<svg")
    capsys.readouterr()
    assert main(["plan", "a small study with two chairs", "--json", "--seed", "2"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["seed"] == 2 and sum(t["label"] == "chair" for t in told["things"]) == 2
    assert main(["plan", "a study", "-o", "study.docx"]) == 2
    assert main(["plan", "a study", "--style", "rustik"]) == 2
    assert "did you mean rustic" in capsys.readouterr().err


def test_batch_makes_worlds_and_tells_of_failures(tmp_path, capsys):
    prompts = tmp_path / "p.jsonl"
    prompts.write_text('{"prompt": "an empty hallway", "size": "2x2"}\n{"prompt": "qwertz"}\n')
    arguments = ["batch", str(prompts), "-o", str(tmp_path / "out"), "--splats", "20k", "--quality", "draft"]
    assert main(arguments) == 1
    text = capsys.readouterr()
    assert "1 made, 0 there already, 1 failed" in text.out and "qwertz" in text.err
    (made,) = (tmp_path / "out").glob("*.world")
    assert load_world(made).prompt == "an empty hallway"
    assert main(arguments) == 1
    assert "0 made, 1 there already, 1 failed" in capsys.readouterr().out
