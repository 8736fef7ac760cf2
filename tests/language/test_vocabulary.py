"""Names of things: found in any spelling, singular or plural, and never lost behind another list."""

from __future__ import annotations

import pytest

from terrazzo.language.items import describes, is_abstract
from terrazzo.language.links import read_link
from terrazzo.language.numbers import read_count, read_number
from terrazzo.language.text import tidy, tokenise
from terrazzo.language.vocabulary import edit_distance, key, singular, vocabulary
from terrazzo.shapes.catalogue import catalogue


def test_every_kind_is_found_by_its_own_name() -> None:
    nouns = vocabulary()
    lost = [name for name in catalogue() if getattr(nouns.resolve(name), "value", None) != name]
    assert not lost


def test_every_synonym_is_found_as_a_thing_or_a_place() -> None:
    nouns = vocabulary()
    lost = [w for k in catalogue().values() for w in k.words if nouns.resolve(w) is None]
    assert not lost


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bean-bag", "bean bags"),
        ("beanbag", "Bean_Bag"),
        ("book shelf", "bookshelves"),
        ("grey sofa", "gray sofas"),
        ("TV stand", "tv_stands"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    nouns = vocabulary()
    assert nouns.resolve(one) is not None
    assert getattr(nouns.resolve(one), "value", 1) == getattr(nouns.resolve(other), "value", 2)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("shelves", "shelf"),
        ("knives", "knife"),
        ("glasses", "glass"),
        ("boxes", "box"),
        ("canvas", "canvas"),
        ("mattresses", "mattress"),
        ("vases", "vase"),
        ("wine glasses", "wine glass"),
        ("cacti", "cactus"),
        ("scissors", "scissors"),
        ("trolleys", "trolley"),
        ("candies", "candy"),
    ],
)
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("typed", "meant"), [("wardrope", "wardrobe"), ("bookshlef", "bookshelf"), ("nightstnd", "nightstand")]
)
def test_misspellings(typed: str, meant: str) -> None:
    assert vocabulary().correct(typed) == meant


@pytest.mark.parametrize("word", ["cooler", "country", "planet", "stable", "spacious", "xylograph", "tablet"])
def test_other_words_are_left_alone(word: str) -> None:
    assert vocabulary().correct(word) is None


def test_edit_distance() -> None:
    assert edit_distance("chair", "chair", 2) == 0
    assert edit_distance("chair", "chiar", 2) == 1
    assert edit_distance("chair", "table", 2) == 3


def test_names_are_compared_by_letters() -> None:
    assert key("Jewellery-Box") == key("jewelry box")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three", 3),
        ("twenty one", 21),
        ("two hundred and five", 205),
        ("ten thousand", 10_000),
        ("1,200", 1200),
        ("3 million", 3_000_000),
        ("chair", None),
    ],
)
def test_numbers(words: str, value: int | None) -> None:
    assert read_number(tokenise(words), 0)[0] == value


@pytest.mark.parametrize(
    ("words", "value", "after"),
    [
        ("at least two chairs", 2, 3),
        ("over ten chairs", 12, 2),
        ("a couple of chairs", 2, 3),
        ("half a dozen chairs", 6, 3),
        ("a pair of chairs", 2, 3),
        ("two more chairs", 2, 2),
        ("dual monitors", 2, 1),
        ("double vanity", None, 0),
    ],
)
def test_counts(words: str, value: int | None, after: int) -> None:
    count, place = read_count(tokenise(words), 0)
    assert (count.value if count else None, place) == (value, after)


@pytest.mark.parametrize(
    ("words", "relation", "turned", "alone"),
    [
        ("on top of the desk", "on", False, False),
        ("on top", "on", False, True),
        ("to the left of it", "left_of", False, False),
        ("on either side of the bed", "sides", False, False),
        ("flanked by two lamps", "sides", True, False),
        ("filled with books", "inside", True, False),
        ("in the corner of the room", "corner", False, False),
        ("across from the sofa", "opposite", False, False),
        ("nearby", "near", False, True),
    ],
)
def test_links(words: str, relation: str, turned: bool, alone: bool) -> None:
    found = read_link(words, 0)
    assert found is not None
    link = found[0]
    assert (link.relation, link.turned, link.alone) == (relation, turned, alone)


def test_what_only_describes_and_what_is_nothing() -> None:
    assert all(describes(w) for w in ("spacious", "four-seater", "farmhouse-style", "neatly", "round"))
    assert not any(describes(w) for w in ("table", "fabric", "carpet"))
    assert all(is_abstract(w) for w in ("atmosphere", "cosiness", "guests", "functionality"))
    assert not any(is_abstract(w) for w in ("painting", "cushion", "flibberflop"))


def test_tidy_keeps_words_and_drops_the_rest() -> None:
    assert tidy("a\u00a0\u201ccozy\u201d room\x00 &amp; a bed<br/>") == 'a "cozy" room and a bed'
    assert tidy("caf\u00e9 \u2014 a chair\u2019s leg") == "caf\u00e9 \u2014 a chair's leg"
