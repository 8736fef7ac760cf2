"""Toys keep to their boxes and are the animals and colours that were asked for."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("plush", "toys", "puzzles", "playthings")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_toy_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    "animal", ["lion", "rabbit", "elephant", "dinosaur", "unicorn", "koala", "frog", "panda"]
)
def test_each_animal_is_its_own(animal):
    assert differs(make("plush toy", animal), make("plush toy", "bear"))
    assert not differs(make("plush toy", animal), make("plush toy", animal))


def test_a_kind_that_names_its_animal_needs_no_further_word():
    assert any(p.finish.pattern == "fur" for p in make("plush lion").parts)


def test_the_said_colour_is_the_animals_fur():
    pink = make("plush rabbit", colour="pink")
    r, g, b = max(pink.parts, key=lambda p: p.surface.area).finish.colour
    assert r > 1.3 * g and r > 1.3 * b


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("toy car", "truck"),
        ("building block", "dice"),
        ("toy plane", "rocket"),
        ("doll house", "model"),
        ("rocking horse", "unicorn"),
        ("foam pyramid", "wedge"),
        ("board game", "open"),
    ],
)
def test_a_word_changes_the_toy(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_wooden_toy_car_is_of_wood():
    assert any(p.finish.pattern == "wood" for p in make("toy car", material="wood").parts)
