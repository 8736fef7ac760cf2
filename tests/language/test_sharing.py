"""Groups and their members: each of them, the left one of them, what lies before every chair."""

import pytest

from terrazzo.language import understand


def wanted(prompt):
    return {a.label: a for a in understand(prompt).asks if not a.implied}


def on(prompt, label):
    """Labels of what a thing is said to be on."""
    asks = understand(prompt).asks
    names = {a.id: a.label for a in asks}
    own = next(a for a in asks if a.label == label)
    return [names.get(r.target, r.target) for r in own.relations if r.kind == "on"]


@pytest.mark.parametrize(
    ("prompt", "counts"),
    [
        ("Two nightstands. Each nightstand carries a lamp, and the left one also holds a clock.", {"lamp": 2, "clock": 1}),
        ("Two shelves hang on the wall. The upper shelf holds four jars, the lower one holds three bowls.", {"jar": 4, "bowl": 3}),
        ("Two beds stand by the walls. Above each bed hangs a shelf with three books on it.", {"shelf": 2, "book": 6}),
        ("On each of the three tables stands a plate with two apples.", {"table": 3, "plate": 3, "apple": 6}),
        ("Bottles are displayed on three glass shelves, four on each.", {"bottle": 12, "shelf": 3}),
        ("Three shelves hold books, ten on each.", {"book": 30, "shelf": 3}),
        ("Ten office chairs are placed around an oval table, five on each long side.", {"office chair": 10}),
        ("Each of the two desks has a lamp.", {"desk": 2, "lamp": 2}),
        ("two desks that stand back to back, each with a chair", {"desk": 2, "chair": 2}),
        ("a desk with a pair of gloves and a pair of headphones on it", {"glove": 1, "headphones": 1}),
    ],
)  # fmt: skip
def test_counts_of_groups(prompt, counts):
    asks = wanted(prompt)
    assert {label: asks[label].count for label in counts} == counts


def test_what_lies_before_each_chair_at_a_table_lies_on_the_table():
    prompt = "Ten chairs stand around an oval table, and in front of each chair lies a notepad."
    assert wanted(prompt)["notepad"].count == 10
    assert on(prompt, "notepad") == ["table"]
    assert on("A chair stands by the window. In front of the chair lies a book.", "book") == []


@pytest.mark.parametrize(
    ("prompt", "label", "owner"),
    [
        ("An armchair faces a round table that bears a stack of books and a teapot.", "teapot", "table"),
        ("A stool stands by the window. Behind the stool, a desk faces the room; on it are two monitors.", "monitor", "desk"),
        ("On the desk stands a lamp. On it lies a book too.", "book", "desk"),
        ("a table with a watering can on it", "watering can", "table"),
    ],
)  # fmt: skip
def test_what_carries_things(prompt, label, owner):
    assert on(prompt, label) == [owner]


def test_more_of_them_at_the_ends():
    asks = understand(
        "A dining room has a table with three chairs on each long side and one at each end"
    ).asks
    chairs = [a for a in asks if a.label == "chair"]
    assert [a.count for a in chairs] == [6, 2]
    assert {r.kind for r in chairs[1].relations} == {"left_of", "right_of"}
    more = understand("Two chairs stand by the window and one in the corner").asks
    assert sum(a.count for a in more if a.label == "chair") == 3


@pytest.mark.parametrize(
    ("prompt", "label", "relations"),
    [
        ("The left wall has two windows, with a desk placed beneath them.", "desk", [("under", "window")]),
        ("A bunk bed with a ladder on its right side stands opposite a wardrobe.", "bunk bed", [("opposite", "a3")]),
    ],
)  # fmt: skip
def test_what_is_placed_by_what_was_named_before(prompt, label, relations):
    assert [(r.kind, r.target) for r in wanted(prompt)[label].relations] == relations


def test_a_lamp_beside_a_sofa_with_no_table_to_it_is_a_floor_lamp():
    assert wanted("A pair of lamps stand on either side of the couch.")["lamp"].kind == "floor lamp"
    assert wanted("A couch, a side table and a lamp next to the couch.")["lamp"].kind == "table lamp"


def test_two_sides_of_one_thing_in_one_sentence():
    asks = understand("To the left of the sink is a dishwasher and to the right an oven.").asks
    sink = next(a.id for a in asks if a.label == "sink")
    placed = {a.label: [(r.kind, r.target) for r in a.relations] for a in asks if not a.implied}
    assert placed["dishwasher"] == [("left_of", sink)]
    assert placed["oven"] == [("right_of", sink)]


def test_above_the_headboard_is_above_the_bed():
    asks = understand("A bedroom with a bed. Two prints hang above the headboard.").asks
    bed = next(a.id for a in asks if a.label == "bed")
    prints = next(a for a in asks if a.label == "print")
    assert [(r.kind, r.target) for r in prints.relations] == [("above", bed)]


def test_what_a_corner_of_a_room_holds_stands_there():
    prompt = "In the corner near the window sits a reading nook with an armchair and a lamp behind it."
    assert [(r.kind, r.target) for r in wanted(prompt)["armchair"].relations] == [
        ("in", "corner"),
        ("near", "window"),
    ]
    assert wanted("A painting hangs on each wall.")["painting"].count == 4
