"""Words that ask for what cannot be: read within bounds, and what is cut or changed is told."""

from __future__ import annotations

import pytest

from terrazzo.creation import plan
from terrazzo.errors import PromptError
from terrazzo.language import understand


@pytest.mark.parametrize(
    ("prompt", "size"),
    [
        ("a bedroom of 12 square metres", (3.88, 3.09)),
        ("a 400 x 500 cm kitchen", (4.0, 5.0)),
        ("a 3m x 4m office", (3.0, 4.0)),
        ("a 10 by 12 ft bedroom", (3.05, 3.66)),
        ("a living room of 1,200 sq ft", (11.83, 9.43)),
        ("a 3500 x 4200 mm study", (3.5, 4.2)),
    ],
)
def test_sizes_of_rooms_in_several_units(prompt, size):
    assert understand(prompt).rooms[0].size == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("prompt", "size"),
    [("a room of 1000000 square metres with a bed", 14.0), ("a 1 cm by 1 cm room", 1.5), ("a 2 km x 3 km hall", 14.0),
     ("a room of 0 square metres", 1.5)],
)  # fmt: skip
def test_rooms_beyond_all_measure_are_brought_into_bounds_and_told(prompt, size):
    brief = understand(prompt)
    assert brief.rooms[0].size == (size, size)
    assert any("walls are between" in n.reason for n in brief.notes)


@pytest.mark.parametrize(
    ("prompt", "subject", "number"),
    [("a home with 500 bedrooms", "bedrooms", "500"), ("ten thousand chairs in a hall", "ten thousand chairs", "10,000")],
)  # fmt: skip
def test_more_than_is_made_is_told(prompt, subject, number):
    (note,) = (n for n in understand(prompt).notes if n.subject == subject)
    assert number in note.reason and "at most" in note.reason


def test_what_is_larger_than_what_it_is_to_be_in_is_told():
    notes = [n for n in understand("a whale in a cupboard").notes if n.subject == "whale"]
    assert [n.reason for n in notes] == ["does not fit into the cupboard; it stands near it"]
    assert not understand("a tree in a corner and a mug in a cupboard").notes


def test_a_small_room_that_had_to_grow_is_told():
    notes = plan("a truck and a bus in a small bathroom", clutter=0.0).notes
    assert any(n.subject == "bathroom" and "larger than asked" in n.reason for n in notes)
    assert not plan("a small bedroom with a bed", clutter=0.0).notes


@pytest.mark.parametrize(
    "prompt",
    ["", " \n\t", "\x00\x01", "🔥" * 500, "\ud83d", "(" * 20_000, "a" * 100_000, "居間にソファ", "комната с диваном",
     "ein gemütliches Wohnzimmer mit einem Sofa und zwei Sesseln", "no no no", "%s%n", "../../etc/passwd"],
)  # fmt: skip
def test_what_names_nothing_is_refused_with_an_example(prompt):
    with pytest.raises(PromptError, match="sunlit kitchen"):
        understand(prompt)


@pytest.mark.parametrize(
    "prompt",
    ["a bedroom\x00 with\x01 a bed", "a \u202eroom with a bed", "a bedroom\u200b with\u200b a\u200b bed", "a 🛏️ room with a bed"],
)  # fmt: skip
def test_control_characters_and_emoji_do_not_hide_the_words(prompt):
    assert any(a.kind == "bed" for a in understand(prompt).asks)


def test_a_hundred_kilobytes_are_read_in_part_and_told():
    brief = understand("a room with " + ", ".join(["a chair", "a table", "a lamp"] * 4000))
    assert len(brief.asks) <= 90
    reasons = " ".join(n.reason for n in brief.notes)
    assert "characters were read" in reasons and "groups of things" in reasons


@pytest.mark.parametrize(
    "prompt",
    ["an empty room with twelve sofas in 2 square metres", "a 3 x 3 m room with ten double beds",
     "a chair on a table on a chair on a table on a chair"],
)  # fmt: skip
def test_what_cannot_be_placed_is_told_and_the_rest_stands(prompt):
    made = plan(prompt)
    asked = {a.label for a in made.brief.asks if not a.implied}
    placed = sum(p.label in asked for p in made.placements)
    wanted = sum(a.count for a in made.brief.asks if not a.implied)
    told = {n.kind for n in made.notes}
    assert placed == wanted or "unplaced" in told or "adjusted" in told
    assert all(n.reason for n in made.notes)
