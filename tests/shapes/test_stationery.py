"""Books, paper and studio things keep to their boxes and follow the words."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("books", "stationery")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_piece_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("book", "open"),
        ("magazine", "open"),
        ("notebook", "spiral"),
        ("cardboard box", "open"),
        ("box", "gift"),
        ("easel", "empty"),
        ("folder", "clipboard"),
    ],
)
def test_a_word_changes_the_piece(kind, word):
    assert differs(make(kind), make(kind, word))


def test_books_of_one_row_differ_and_the_seed_changes_them():
    assert len(make("row of books").parts) > 5
    assert differs(make("row of books", seed=1), make("row of books", seed=2))


def test_an_open_box_holds_things():
    assert make("cardboard box", "open").shelves[0].kind == "inside"
    assert make("cardboard box").shelves[0].kind == "top"
