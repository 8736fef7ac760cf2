"""Cloth, clothes, bags and bathroom things keep to their boxes and follow the words."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("textiles", "luggage", "bath")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_piece_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("pillow", "round"),
        ("pillow", "striped"),
        ("towel", "rolled"),
        ("towel", "hanging"),
        ("curtain", "blinds"),
        ("backpack", "tote"),
        ("suitcase", "vintage"),
        ("shoes", "boots"),
        ("hat", "cap"),
        ("hanging clothes", "dress"),
        ("soap dish", "coconut"),
        ("toilet paper", "towel"),
        ("ball of yarn", "knitting"),
    ],
)
def test_a_word_changes_the_piece(kind, word):
    assert differs(make(kind), make(kind, word))


def test_colourful_pillows_differ_by_the_seed():
    looks = {make("pillow", colour="colourful", seed=s).parts[0].finish.colour for s in range(6)}
    assert len(looks) >= 3
