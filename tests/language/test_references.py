"""What pronouns, pairs and lists of long paragraphs refer to."""

from __future__ import annotations

import pytest

from terrazzo.language import understand
from tests.language.test_understand import bonds, counts, one


@pytest.mark.parametrize(
    ("prompt", "label", "expected"),
    [
        # What holds things is what stands by a piece of furniture.
        ("A stool holds two towels beside a laundry basket.", "stool", {("beside", "laundry basket")}),
        ("A basket with three towels next to the bathtub.", "basket", {("beside", "bathtub")}),
        # "It" is what the clause before placed its subject by.
        (
            "A stool stands in front of the piano, and a lamp stands behind it.",
            "lamp",
            {("behind", "piano")},
        ),
        ("A table with a lamp and, next to the table, a bin.", "bin", {("beside", "table")}),
        ("A white desk, on which a laptop lies.", "laptop", {("on", "desk")}),
        ("A white desk, under which a bin stands.", "bin", {("under", "desk")}),
        # Pairs.
        (
            "a desk and a chair, placed next to a tv and a sofa.",
            "chair",
            {("beside", "tv"), ("beside", "sofa")},
        ),
        ("a bike and a treadmill side by side against the wall", "bike", {("against", "wall")}),
        ("two sofas facing each other", "sofa", {("facing", "sofa")}),
        ("two bookcases standing side by side", "bookcase", {("beside", "bookcase")}),
        ("A plant and a lamp flank the desk on the left and right.", "lamp", {("right_of", "desk")}),
        (
            "Two speakers stand on the desk, one to the left and one to the right of a monitor.",
            "speaker",
            {("on", "desk"), ("left_of", "monitor"), ("right_of", "monitor")},
        ),
        ("a small desk and bookshelf in the corner", "bookshelf", {("in", "corner"), ("near", "desk")}),
        # Lists.
        ("A tub with a soap on a dish.", "soap", {("on", "dish")}),
        ("A tub with a soap on a dish.", "dish", {("on", "tub")}),
        (
            "On the island sits a toaster, while a cutting board holds a knife block.",
            "cutting board",
            {("on", "island")},
        ),
        ("A dresser with a mirror and a perfume bottle on top.", "perfume bottle", {("on", "dresser")}),
        ("A bookcase stands here. A frame is on its top shelf.", "frame", {("inside", "bookcase")}),
        # Vessels.
        ("a vase with fresh flowers on a table", "flower", {("inside", "vase")}),
        ("a cooler holding napkins", "napkin", {("inside", "cooler")}),
        # What is no place.
        ("A sofa that faces the wall.", "sofa", set()),
        ("A campfire. Four logs lie around the fire to sit on.", "log", {("around", "campfire")}),
        ("A crypt with a coffin and four candles around it.", "candle", {("around", "coffin")}),
    ],
)
def test_what_is_referred_to(prompt: str, label: str, expected: set[tuple[str, str]]) -> None:
    assert bonds(prompt, label) == expected


def test_some_of_a_group_keep_a_relation_that_the_others_do_not():
    beds = one(understand("A room with three beds. Two of the beds stand in the corners."), "bed")
    assert [(r.kind, r.target, r.count) for r in beds.relations] == [("in", "corner", 2)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a 40 metre long table", {"table": 1}),
        ("a 65 inch tv and a 1.6 m wide desk", {"tv": 1, "desk": 1}),
        ("two 2-metre-tall plants and 12 chairs", {"plant": 2, "chair": 12}),
        ("three pairs of boots under a bench", {"boot": 3, "bench": 1}),
        ("three hens peck around a trough in a farm yard", {"hen": 3, "trough": 1}),
        ("an island with a butcher block top", {"island": 1}),
    ],
)
def test_lengths_parts_and_verbs_are_no_things(prompt: str, expected: dict[str, int]) -> None:
    assert counts(prompt) == expected


def test_a_length_that_cannot_be_is_told():
    brief = understand("a hall with a 40 metre long table")
    assert [(n.kind, n.subject) for n in brief.notes] == [("adjusted", "table")]
    assert understand("a desk 1.6 m wide").notes == ()


def test_a_place_that_is_not_known_is_told():
    brief = understand("A zorbarium with two chairs in it.")
    assert any(n.subject == "zorbarium" and "no kind of place" in n.reason for n in brief.notes)
