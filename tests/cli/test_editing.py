"""The commands edit and compare, run as a user runs them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from terrazzo.cli import main
from terrazzo.world import load_world, save_world
from tests.scenes import small_world


@pytest.fixture
def world(tmp_path: Path) -> Path:
    save_world(small_world(), tmp_path / "room.world")
    return tmp_path / "room.world"


def test_edit_undo_redo_and_history(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = world.with_name("out.world")
    assert main(["edit", str(world), "make the table blue and remove the mug", "-o", str(out)]) == 0
    told = capsys.readouterr().out
    assert "done: make the table blue: table-1 made blue" in told
    assert {t.id for t in load_world(out).things} == {"table-1"}
    assert main(["edit", str(out), "--undo", "-o", str(out)]) == 0
    assert {t.id for t in load_world(out).things} == {"table-1", "cup-1"}
    assert main(["edit", str(out), "--history"]) == 0
    assert "(undone) edited by 'make the table blue and remove the mug'" in capsys.readouterr().out
    assert main(["edit", str(out), "--redo", "-o", str(out)]) == 0
    assert {t.id for t in load_world(out).things} == {"table-1"}


def test_steps_are_replayed_on_another_world(world: Path) -> None:
    out, other = world.with_name("out.world"), world.with_name("other.world")
    assert main(["edit", str(world), "remove the mug", "-o", str(out)]) == 0
    assert main(["edit", str(world), "--replay", str(out), "-o", str(other)]) == 0
    assert {t.id for t in load_world(other).things} == {"table-1"}


def test_nothing_done_writes_nothing(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = world.with_name("out.world")
    assert main(["edit", str(world), "remove the elephant", "-o", str(out)]) == 1
    assert "there is no elephant here" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "say what to change"),
        (["remove the mug"], "-o NAME.world"),
        (["remove the mug", "--undo", "-o", "x.world"], "either words or --undo"),
        (["--undo", "-o", "x.world"], "nothing to undo"),
        (["remove the mug", "-o", "/nowhere/x.world"], "does not exist"),
    ],
)
def test_bad_arguments_are_told(
    world: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edit", str(world), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_compare_shows_both(world: Path) -> None:
    out, picture = world.with_name("out.world"), world.with_name("both.png")
    main(["edit", str(world), "make the table red", "-o", str(out)])
    assert main(["compare", str(world), str(out), "-o", str(picture), "--size", "160x90"]) == 0
    shown = np.asarray(Image.open(picture))
    assert shown.shape == (90, 324, 3)
    assert not np.array_equal(shown[:, :160], shown[:, 164:])


def test_compare_films_a_divider(world: Path) -> None:
    film = world.with_name("both.gif")
    arguments = ["compare", str(world), str(world), "-o", str(film), "--size", "96x64", "--duration", "0.2"]
    assert main(arguments) == 0
    assert Image.open(film).n_frames == 6  # type: ignore[attr-defined]


def test_compare_refuses_what_it_cannot_write(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(world), str(world), "-o", "both.txt"]) == 2
    assert "cannot compare to 'both.txt'" in capsys.readouterr().err


def test_compare_makes_a_sheet_of_finishes(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = world.parent / "sheet.png"
    words = ["--of", "the table", "--finishes", "red,flurble,green", "--size", "160x90"]
    assert main(["compare", str(world), "-o", str(sheet), *words]) == 0
    assert "flurble" in capsys.readouterr().err
    with Image.open(sheet) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    tiles = [pixels[y : y + 90, x : x + 160] for y, x in ((0, 0), (0, 164), (128, 0))]
    reddened, greened = ((tile - tiles[0])[..., :2] for tile in tiles[1:])
    assert (reddened[..., 0] - reddened[..., 1]).max() > 30
    assert (greened[..., 1] - greened[..., 0]).max() > 30


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "give another world, or --finishes"),
        (["--finishes", "oak"], "needs --of"),
        (["--of", "the desk", "--finishes", ","], "wanted 1 to"),
        (["--of", "the dragon", "--finishes", "oak"], "none of the finishes could be shown"),
    ],
)
def test_compare_says_what_a_sheet_lacks(
    world: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main(["compare", str(world), "-o", str(world.parent / "no.png"), *words]) == 2
    assert told in capsys.readouterr().err
