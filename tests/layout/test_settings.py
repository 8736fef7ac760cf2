"""Places that are no home have walls, floors, sizes and contents of their own."""

import numpy as np
import pytest

from terrazzo.language import understand
from terrazzo.layout import arrange

PLACES = {
    "a castle hall with a long table": "great hall",
    "a hospital ward with two beds": "ward",
    "a museum with three statues": "museum",
    "a school gym hall": "sports hall",
    "a church with a candelabra": "chapel",
    "a wizard's study": "wizard's study",
    "a spaceship corridor": "spaceship",
    "a cave dwelling": "cave",
    "a submarine": "spaceship",
    "a train compartment": "train",
    "a greenhouse": "greenhouse",
}


@pytest.mark.parametrize("prompt", PLACES)
def test_a_place_is_known_and_furnished(prompt):
    plan = arrange(understand(prompt), seed=0)
    (room,) = plan.rooms
    assert plan.brief.rooms[0].place == PLACES[prompt]
    assert len(plan.placements) >= 3
    finish = plan.finishes[room.name]
    home = arrange(understand("a living room"), seed=0)
    ordinary = home.finishes[home.rooms[0].name]
    assert (finish.walls, finish.floor) != (ordinary.walls, ordinary.floor)


def test_what_is_said_of_walls_goes_before_the_custom():
    brief = understand("a castle hall with red brick walls")
    plan = arrange(brief, seed=0)
    assert plan.finishes[plan.rooms[0].name].walls.pattern == "brick"


def test_old_places_have_dark_joinery_and_homes_white():
    def trim(prompt):
        plan = arrange(understand(prompt), seed=0)
        return max(plan.finishes[plan.rooms[0].name].trim.colour)

    assert trim("a castle hall") < 0.2 < 0.6 < trim("a living room")


def test_the_beds_of_a_ward_are_narrow_and_of_steel():
    plan = arrange(understand("a hospital ward with two beds"), seed=0)
    beds = [p for p in plan.placements if p.label == "bed"]
    assert len(beds) == 2
    assert all(p.shape.size[1] < 1.05 and p.shape.material.name == "metal" for p in beds)


def _quads(prompt, kind):
    (shelf,) = [p for p in arrange(understand(prompt), seed=0).placements if p.kind == kind]
    return sum(len(part.surface) for part in shelf.shape.parts)


def test_a_bookshelf_brings_books_unless_it_is_empty_or_they_were_counted():
    bare = _quads("a den with an empty bookshelf", "bookshelf")
    full = _quads("a den with a bookshelf", "bookshelf")
    assert full > 2 * bare
    assert bare < _quads("a den with a bookshelf and a vase on the bookshelf", "bookshelf") < full
    assert _quads("a den with a bookshelf filled with novels", "bookshelf") > bare
    assert _quads("a playroom with a bookshelf and three novels on the bookshelf", "bookshelf") == bare


def test_what_was_asked_stands_beside_what_a_shelf_brings():
    plan = arrange(understand("a den with a bookshelf filled with novels and two small vases"), seed=0)
    assert (
        sorted(p.label for p in plan.placements if p.label in ("vase", "novel"))
        == ["novel"] * 3 + ["vase"] * 2
    )


def test_counted_books_are_the_only_ones_of_their_shelf():
    def covers(prompt):
        (shelf,) = [p for p in arrange(understand(prompt), seed=0).placements if p.kind == "bookshelf"]
        return sum(len(part.surface) for part in shelf.shape.parts if part.finish.pattern == "paper")

    assert covers("a den with a bookshelf") > 100
    assert covers("a den with a bookshelf filled with novels") > 100
    assert covers("a den with a bookshelf and three novels on the bookshelf") == 0


def test_cabinets_and_shelves_do_not_stand_empty():
    for place, thing, kind in (
        ("living room", "a display cabinet", "display cabinet"),
        ("dining room", "a hutch", "hutch"),
        ("shop", "a shelving unit", "shelving unit"),
        ("garage", "a metal shelf", "shelving unit"),
    ):
        empty = thing.replace("a ", "an empty ", 1)
        assert _quads(f"a {place} with {thing}", kind) > 1.5 * _quads(f"a {place} with {empty}", kind), thing
    assert _quads("a gym with a weight rack", "shelving unit") == _quads(
        "a gym with an empty weight rack", "shelving unit"
    )


@pytest.mark.parametrize("prompt", ["a galley kitchen", "a narrow galley kitchen with a green fridge"])
def test_a_galley_has_worktops_along_both_long_walls(prompt):
    plan = arrange(understand(prompt), seed=0)
    width = np.ptp(plan.rooms[0].polygon, axis=0).min()
    counters = [p for p in plan.placements if p.kind == "kitchen counter"]
    assert 2.1 <= width <= 2.6
    assert {np.sign(round(p.pose.position[1], 2)) for p in counters} >= {-1, 1}
    assert not any(p.kind == "dining table" for p in plan.placements)


@pytest.mark.parametrize(
    "prompt", ["a windowless office", "an office without windows", "an office with no windows"]
)
def test_no_windows_are_made_where_none_are_wanted(prompt):
    plan = arrange(understand(prompt), seed=0)
    assert not any(o.kind == "window" for o in plan.openings)
