"""The table of plants: every line has a field, every field a line, and every plant is one that can be grown."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.errors import ArgumentError
from terrazzo.language.brief import OUTDOORS
from terrazzo.outdoors import planting
from terrazzo.outdoors.plants import SPECIES
from terrazzo.outdoors.settings import make_land

STONES = ("rock", "snowy rock", "shell", "log")
"""What lies about and does not grow."""


def everywhere(points: np.ndarray) -> np.ndarray:
    return np.ones(len(points))


def test_a_line_gives_kind_place_and_measures():
    made = planting.planted("city square", plane_tree=everywhere)
    (grove,) = made["groves"]
    assert (grove.species, grove.spacing, grove.reach, grove.height, grove.near) == (
        "plane tree", 9.0, 24.0, (7.0, 9.0), True,
    )  # fmt: skip
    assert made["grass"] == made["pebbles"] == ()


def test_a_line_without_a_field_and_a_field_without_a_line_are_told():
    with pytest.raises(ArgumentError, match="'plane_tree'"):
        planting.planted("city square")
    with pytest.raises(ArgumentError, match="says nothing of fern in city square"):
        planting.planted("city square", plane_tree=everywhere, fern=everywhere)


@pytest.mark.parametrize("place", OUTDOORS)
def test_what_is_planted_can_be_grown_and_measures_are_sane(place):
    land = make_land(place, 1)
    for grove in land.groves:
        assert grove.species in SPECIES or grove.species in STONES
        assert 0 < grove.height[0] <= grove.height[1] < 30 and grove.spacing > 0 and grove.reach > 0
    for cover in (*land.grass, *land.pebbles):
        assert all(0 <= c <= 1 for colour in cover.colours for c in colour)
