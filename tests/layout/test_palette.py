"""Rooms look as was said, and where nothing was said their things go together."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.language.brief import Ask, Brief, RoomAsk
from terrazzo.layout import arrange, palette
from terrazzo.layout.palette import choose_palette, dress, room_finish, taste
from terrazzo.materials import COLOURS, FINISHES, find_colour
from terrazzo.materials.colours import luminance
from terrazzo.shapes.catalogue import catalogue


def test_palettes_only_use_words_that_materials_know():
    for options in palette._STYLES.values():
        for p in options:
            assert {p.wood, p.metal, p.floor} <= set(FINISHES)
            assert all(
                find_colour(c) for c in (p.upholstery, p.accent, p.second, p.wall, p.feature or p.wall)
            )
            apart = luminance(FINISHES[p.wood].colour) - luminance(FINISHES[p.floor].colour)
            assert abs(apart) > 0.08
            assert FINISHES[p.wood].family == "wood"


def test_said_walls_and_floor_are_made_so():
    room = RoomAsk("r", "bedroom", walls=("navy", None), floor=(None, "marble"))
    made = room_finish(room, choose_palette(Brief("", (room,)), room, np.random.default_rng(0)), seed=1)
    assert made.walls.colour == pytest.approx(COLOURS["navy"], abs=0.02)
    assert made.floor.pattern == "marble"


def test_bathrooms_have_tiles_on_the_floor_and_bedrooms_have_not():
    def floor(place: str) -> str:
        plan = arrange(Brief("", (RoomAsk("r", place),)))
        return plan.finishes["r"].floor.pattern

    assert "tile" in floor("bathroom")
    assert "tile" not in floor("bedroom")


def test_wooden_things_of_one_room_share_a_wood_unless_told_otherwise():
    kinds = catalogue()
    room = RoomAsk("r", "bedroom")
    p = choose_palette(Brief("", (room,), styles=("modern",)), room, np.random.default_rng(2))
    names = ("wardrobe", "nightstand", "desk", "bookshelf")
    woods = {dress(Ask("a", n, n), kinds[n], p, np.random.default_rng(i))[1] for i, n in enumerate(names)}
    assert woods == {p.wood}
    told = dress(Ask("a", "desk", "desk", colour="red"), kinds["desk"], p, np.random.default_rng(0))
    assert told == ("red", None)


def test_a_style_chooses_among_its_own_palettes():
    room = RoomAsk("r", "living room")
    for seed in range(6):
        chosen = choose_palette(Brief("", (room,), styles=("rustic",)), room, np.random.default_rng(seed))
        assert chosen in palette._STYLES["rustic"]


def test_a_floor_sets_off_the_wood_that_was_asked_for():
    room = RoomAsk("r", "bedroom")
    for wood in ("oak", "walnut", "birch"):
        for seed in range(5):
            p = choose_palette(Brief("", (room,)), room, np.random.default_rng(seed))
            floor = room_finish(room, p, woods=[wood], seed=seed).floor
            assert abs(luminance(floor.colour) - luminance(FINISHES[wood].colour)) > 0.05


def test_other_words_bring_other_colours_and_the_same_words_the_same():
    room = RoomAsk("r", "living room")
    prompts = [f"a living room with {n} chairs" for n in range(2, 14)]
    chosen = [choose_palette(Brief(p, (room,)), room, taste(Brief(p, (room,)), 0)) for p in prompts]
    assert len(set(chosen)) > 3
    assert chosen == [choose_palette(Brief(p, (room,)), room, taste(Brief(p, (room,)), 0)) for p in prompts]


def test_tiles_go_with_the_palette_and_their_joints_show():
    colours = set()
    for options in palette._STYLES.values():
        for p in options:
            for place in ("bathroom", "kitchen"):
                tiles = room_finish(RoomAsk(place, place), p, seed=0).accent
                assert tiles is not None and tiles.second is not None
                assert abs(luminance(tiles.colour) - luminance(tiles.second)) > 0.12
                colours.add(tiles.colour)
    assert len(colours) > 4
