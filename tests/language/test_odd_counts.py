"""Counts that nothing can be made of are rounded up or left out, and told."""

from __future__ import annotations

import pytest

from terrazzo.language import understand


def counts(prompt: str) -> dict[str, int]:
    return {a.label: a.count for a in understand(prompt).asks if not a.implied}


@pytest.mark.parametrize(
    ("prompt", "found", "told"),
    [
        ("an office with two and a half desks", {"desk": 3}, "two and a half desks"),
        ("an office with 2.5 desks and a lamp", {"desk": 3, "lamp": 1}, "2.5 desks"),
        ("a room with minus three chairs and a table", {"table": 1}, "minus three chairs"),
        ("a bedroom with a bed and -2 lamps", {"bed": 1}, "-2 lamps"),
    ],
)
def test_it_is_told_what_was_made_of_an_odd_count(prompt: str, found: dict[str, int], told: str) -> None:
    assert counts(prompt) == found
    assert told in {n.subject for n in understand(prompt).notes}


@pytest.mark.parametrize(
    "prompt",
    [
        "a living room with a 2.5 m long sofa",
        "a bedroom of 3.5 by 4 metres with a bed",
        "a 65-inch tv and two-seater sofa in a lounge",
    ],
)
def test_measures_are_no_counts(prompt: str) -> None:
    assert not [n for n in understand(prompt).notes if "made whole" in n.reason or "than none" in n.reason]


def test_what_is_counted_after_something_that_is_ruled_out_is_made() -> None:
    assert counts("a room with no tables and three chairs") == {"chair": 3}
    assert counts("a room without tables and chairs, and with a lamp") == {"lamp": 1}
