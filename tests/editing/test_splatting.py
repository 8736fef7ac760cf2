"""Edits of worlds of which only the splats are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.editing import Add, Duplicate, Move, Recolour, Remove, Rename, Resize, Rotate, edit, edits_of
from terrazzo.materials import colour_of
from terrazzo.splats import Splats
from terrazzo.world import World, load_world
from tests.scenes import small_world


@pytest.fixture
def scan() -> World:
    return small_world()


def test_a_removed_thing_lets_down_what_stood_on_it(scan: World) -> None:
    edited = edit(scan, "remove the table")
    assert edited.operations == (Remove(("table-1",)),)
    cup = edited.world.thing("cup-1")
    assert cup.support == scan.thing("table-1").support
    assert cup.pose.position[2] == pytest.approx(0.0)
    assert "cup-1 came down" in edited.report[0].text


def test_it_means_what_was_pointed_at(scan: World) -> None:
    edited = edit(scan, "remove it", about=["cup-1"])
    assert edited.operations == (Remove(("cup-1",)),)
    assert not edit(scan, "remove it", about=["ghost-1"]).operations


def test_tinted_things_keep_their_shading(scan: World) -> None:
    after = edit(scan, Recolour(("table-1",), "blue")).world.thing("table-1")
    before = scan.thing("table-1")
    mean = after.splats.colours.mean(0)
    assert mean[2] > mean[0]
    light = before.splats.colours.clip(0, 1).mean(1)
    shown = after.splats.colours.mean(1)
    assert np.corrcoef(light, shown)[0, 1] > 0.7
    assert after.colour[2] == pytest.approx(
        np.interp(colour_of("blue")[2], [0, 1], [0, 1]) ** (1 / 2.2), abs=0.05
    )


def test_walls_are_tinted_but_not_what_they_show(scan: World) -> None:
    wall = next(t for t in scan.structure if t.kind == "wall")
    n = len(wall.splats)
    colours = np.tile([0.8, 0.75, 0.7], (n, 1)) * np.linspace(0.9, 1, n)[:, None]
    colours[: n // 10] = (0.7, 0.1, 0.1)
    splats = wall.splats
    shown = Splats.from_colours(splats.means, splats.quaternions, splats.scales, np.ones(n), colours)
    world = replace(
        scan, structure=tuple(replace(t, splats=shown) if t is wall else t for t in scan.structure)
    )
    after = edit(world, "paint the walls dark green").world
    r, g, b = after.thing(wall.id).splats.colours[n // 10 :].mean(0)
    assert g > max(r, b)
    assert after.thing(wall.id).splats.colours[: n // 10] == pytest.approx(shown.colours[: n // 10])
    assert after.things == scan.things


def test_splats_of_other_things_stay(scan: World) -> None:
    after = edit(scan, Recolour(("table-1",), "blue")).world
    for thing in scan.everything:
        if thing.id != "table-1":
            assert after.thing(thing.id) is thing


def test_moved_and_turned_things_take_along_what_they_carry(scan: World) -> None:
    moved = edit(scan, Move(("table-1",), by=(0.5, 0.0, 0.0))).world
    for name in ("table-1", "cup-1"):
        step = np.subtract(moved.thing(name).pose.position, scan.thing(name).pose.position)
        assert step == pytest.approx([0.5, 0.0, 0.0])
    turned = edit(scan, Rotate(("table-1",), np.pi)).world
    assert turned.thing("table-1").pose.rotate((1, 0, 0)) == pytest.approx(
        -scan.thing("table-1").pose.rotate((1, 0, 0))
    )


def test_resized_things_grow_in_everything(scan: World) -> None:
    after = edit(scan, Resize(("cup-1",), (2.0, 2.0, 2.0))).world.thing("cup-1")
    before = scan.thing("cup-1")
    assert after.size == pytest.approx([2 * s for s in before.size])
    assert after.splats.means == pytest.approx(2 * before.splats.means, abs=1e-6)
    assert after.mass == pytest.approx(8 * before.mass)


def test_copies_stand_apart(scan: World) -> None:
    edited = edit(scan, Duplicate(("table-1",)))
    (copy,) = {t.id for t in edited.world.things} - {t.id for t in scan.things}
    a, b = edited.world.thing("table-1"), edited.world.thing(copy)
    assert np.linalg.norm(a.centre - b.centre) > 0.5


def test_names_change(scan: World) -> None:
    edited = edit(scan, Rename(("cup-1",), "grail"))
    assert edit(edited.world, "make the grail red").operations == (Recolour(("cup-1",), "red"),)


def test_nothing_new_can_be_made(scan: World) -> None:
    edited = edit(scan, Add("chair"))
    assert edited.world is scan
    assert "it is not known how this world was made" in edited.report[0].text


def test_undo_of_a_scan_survives_its_file(scan: World, tmp_path) -> None:
    from terrazzo.world import save_world

    edited = edit(scan, "remove the mug").world
    save_world(edited, tmp_path / "a.world")
    loaded = load_world(tmp_path / "a.world")
    assert edits_of(loaded) == (Remove(("cup-1",)),)
    back = loaded.undone()
    assert {t.id for t in back.things} == {t.id for t in scan.things}
    assert len(back.thing("cup-1").splats) == len(scan.thing("cup-1").splats)


def test_hidden_splats_show_where_something_was(scan: World) -> None:
    floor = next(t for t in scan.structure if len(t.splats))
    x, y, _ = scan.thing("table-1").pose.position
    near = floor.pose.inverse().apply((x, y, 0.02)).astype(np.float32)
    one = floor.splats.select(slice(0, 1))
    hidden = replace(one, means=near[None])
    world = replace(
        scan, structure=tuple(replace(t, hidden=hidden) if t is floor else t for t in scan.structure)
    )
    after = edit(world, Remove(("table-1",))).world.thing(floor.id)
    assert len(after.hidden) == 0
    assert len(after.splats) == len(floor.splats) + 1
