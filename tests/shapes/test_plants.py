"""Plants grow within their boxes, from the seed, and in the pots that were asked for."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("plants", "flowers", "trees")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_plant_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize("name", ["potted plant", "fern", "floor plant", "vase of flowers", "ivy"])
def test_two_seeds_grow_two_plants(name):
    assert differs(make(name, seed=1), make(name, seed=2))


def test_bamboo_said_of_a_potted_plant_grows_bamboo():
    assert differs(make("potted plant"), make("potted plant", "bamboo"))


def test_the_material_speaks_of_the_pot():
    assert any(p.finish.pattern == "concrete" for p in make("potted plant", material="concrete").parts)


def test_a_colour_that_is_no_green_leaves_the_leaves_green():
    for part in make("potted plant", colour="blue").parts:
        if part.finish.pattern == "leaf":
            r, g, b = part.finish.colour
            assert g >= max(r, b)


def test_flowers_take_the_colour_that_was_said():
    red = make("vase of flowers", "rose", colour="red")
    assert any(p.finish.colour[0] > 4 * p.finish.colour[1] for p in red.parts)
