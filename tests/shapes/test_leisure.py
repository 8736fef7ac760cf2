"""Game tables, exercise machines and large toys keep to their boxes and follow the words."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("leisure", "recreation", "playroom", "playground")


def test_the_family_is_complete():
    assert {k.name for k in KINDS} >= {"pool table", "treadmill", "play tent", "slide", "ball pit", "ladder"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_thing_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("air hockey table", "foosball"), ("punching bag", "hanging"), ("punching bag", "overhead"), ("ladder", "leaning"),
     ("play tent", "house"),
     ("play tent", "castle"), ("climbing structure", "triangle"), ("climbing structure", "dome"), ("climbing structure", "foam"),
     ("climbing structure", "swing"), ("ball pit", "sand"), ("ball pit", "square"), ("pool table", "empty")],
)  # fmt: skip
def test_a_word_changes_the_thing(kind, word):
    assert differs(make(kind), make(kind, word))


@pytest.mark.parametrize(
    ("kind", "word"), [("play tent", "tepee"), ("play tent", "house"), ("ball pit", "round")]
)
def test_one_can_be_inside(kind, word):
    shape = make(kind, word)
    inside = next(s for s in shape.shelves if s.kind == "inside")
    x, y, z = inside.centre
    for collider in shape.colliders:
        low, high = collider.points.min(0), collider.points.max(0)
        over = (low[0] < x < high[0]) and (low[1] < y < high[1]) and low[2] < z + 0.05 and high[2] > z + 0.1
        assert not over
