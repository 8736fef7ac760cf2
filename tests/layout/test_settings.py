"""Places that are no home have walls, floors, sizes and contents of their own."""

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
