"""Large appliances keep to their boxes, follow the words and can be stood on and opened as one expects."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("appliances", "appliances_cold", "appliances_kitchen", "appliances_laundry")


def test_the_family_is_complete():
    assert {k.name for k in KINDS} >= {
        "fridge",
        "stove",
        "oven",
        "dishwasher",
        "washing machine",
        "range hood",
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_appliance_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("fridge", "retro"), ("fridge", "side-by-side"), ("fridge", "french door"), ("fridge", "glass"), ("fridge", "smart"),
     ("stove", "induction"), ("stove", "coil"), ("stove", "vintage"), ("stove", "on"), ("oven", "double"), ("oven", "pizza"),
     ("range hood", "glass"), ("washing machine", "top-load")],
)  # fmt: skip
def test_a_word_changes_the_appliance(kind, word):
    assert differs(make(kind), make(kind, word))


def test_pots_stand_on_the_grates_of_a_stove():
    stove = make("stove")
    (top,) = stove.shelves
    assert top.centre[2] == pytest.approx(stove.size[2], abs=1e-3)
    highest = max(c.points[:, 2].max() for c in stove.colliders)
    assert highest == pytest.approx(top.centre[2], abs=2e-3)


@pytest.mark.parametrize("colour", ["red", "black"])
def test_a_said_colour_is_the_colour_of_most_of_a_fridge(colour):
    fridge = make("fridge", colour=colour)
    largest = max(fridge.parts, key=lambda p: p.surface.area).finish
    assert np.allclose(largest.colour, make("stove", colour=colour).parts[0].finish.colour)


def test_builders_can_be_sent_to_another_process():
    for kind in KINDS:
        assert pickle.loads(pickle.dumps(kind.builder)) is not None
