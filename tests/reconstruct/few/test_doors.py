"""Doors in pictures of a room, and worlds whose scale comes from a person's measurement of a door or a part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.reconstruct import Effort, create_from_photographs
from terrazzo.reconstruct.few.box_fitting import Box
from terrazzo.reconstruct.few.doors import find_door
from terrazzo.reconstruct.few.sights import edges_of
from terrazzo.reconstruct.measuring import Length, measured_again, tops_of
from terrazzo.reconstruct.scales import parse_hint
from terrazzo.world import World, load_world, save_world, summarize
from tests.reconstruct.few import painted

EFFORT = Effort(splats=60_000)
DOOR = painted.FRAMES[0][0][3]
"""Height of the made room's doors [m]."""


def around(eye: np.ndarray) -> Box:
    """The made room around an eye."""
    walls = [
        painted.HIGH[0] - eye[0],
        eye[0] - painted.LOW[0],
        painted.HIGH[1] - eye[1],
        eye[1] - painted.LOW[1],
    ]
    return Box(np.array(walls), float(painted.HIGH[2]), float(eye[2]), np.zeros(5))


@pytest.mark.parametrize("eye, yaw", [((-1.8, 0.9, 1.5), -0.3), ((1.0, 0.2, 1.6), 3.0)])
def test_a_door_is_found_and_as_high_as_it_is(eye: tuple[float, float, float], yaw: float) -> None:
    camera = painted.camera(eye, yaw=yaw, pitch=-0.2)
    found = find_door(edges_of(painted.paint(camera), camera), around(camera.position), 1.0)
    assert found is not None and found.height == pytest.approx(DOOR, rel=0.02)


def test_pictures_and_windows_are_no_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = {wall: [f for f in own if f[1] > 0.1] for wall, own in painted.FRAMES.items()}
    monkeypatch.setattr(painted, "FRAMES", frames)
    for yaw in (-0.3, 1.3, 2.9):
        camera = painted.camera((-0.8, 0.4, 1.5), yaw=yaw, pitch=-0.2)
        assert find_door(edges_of(painted.paint(camera), camera), around(camera.position), 1.0) is None


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doors")
    return painted.write(folder / "room.png", painted.camera((-1.8, 0.9, 1.5), yaw=-0.3, pitch=-0.2))


@pytest.fixture(scope="module")
def world(photograph: Path) -> World:
    return create_from_photographs(photograph, effort=EFFORT, scale=f"door={1.1 * DOOR}")


def test_a_measured_door_makes_the_metre_sure(world: World, tmp_path: Path) -> None:
    assert world.cameras["room.png"].position[2] == pytest.approx(1.1 * 1.5, rel=0.03)
    assert world.scale is not None and world.scale.spread <= 0.06 and "the door" in world.scale.source
    note = next(n.reason for n in world.report if n.subject == "scale")
    assert "give or take 5 %, from the door" in note
    save_world(world, tmp_path / "a.world")
    again = load_world(tmp_path / "a.world")
    assert again.scale == world.scale
    assert summarize(again)["scale"] == {"spread": world.scale.spread, "source": world.scale.source}


def test_a_part_by_its_name_and_a_top_are_measurements_too(photograph: Path) -> None:
    guessed = create_from_photographs(photograph, effort=EFFORT)
    assert guessed.scale is not None and guessed.scale.spread > 0.06
    part = max(guessed.things, key=lambda t: len(t.splats))
    long = max(part.size)
    made = create_from_photographs(photograph, effort=EFFORT, scale=f"{part.id}={1.25 * long:.4f}")
    assert max(made.thing(part.id).size) == pytest.approx(1.25 * long, rel=0.03)
    made = create_from_photographs(photograph, effort=EFFORT, scale=f"counter={1.1 * part.size[2]:.4f}")
    assert made.scale is not None and f"the counter ({part.id})" in made.scale.source


def test_what_is_not_there_cannot_be_measured(photograph: Path, world: World) -> None:
    with pytest.raises(ArgumentError, match=r"no sofa of about that size .* object-1"):
        create_from_photographs(photograph, effort=EFFORT, scale="sofa=2")
    with pytest.raises(ArgumentError, match="no table of about that size"):
        measured_again(parse_hint("table=40"), 0.1, world.things, [], tops_of(world.things))


def test_of_several_tops_the_one_that_the_guess_suits_is_meant() -> None:
    tops = [Length("low", 0.45, worth=1.0), Length("high", 0.8, worth=0.6)]
    assert measured_again(parse_hint("table=0.75"), 0.12, [], [], tops).name == "high"
    larger = [replace(t, metres=1.3 * t.metres) for t in tops]
    assert measured_again(parse_hint("table=0.75"), 0.2, [], [], larger).name == "low"
