"""Bathroom fixtures keep to their boxes, follow the words, and hold what is put in and on them."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("bathroom", "bathing", "washbasins", "bathroom_storage")


def test_the_family_is_complete():
    assert {k.name for k in KINDS} >= {
        "bathtub",
        "vanity",
        "pedestal sink",
        "toilet",
        "shower enclosure",
        "laundry hamper",
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_fixture_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("bathtub", "clawfoot"), ("bathtub", "japanese"), ("bathtub", "built-in"), ("bathtub", "bubble"), ("vanity", "double"),
     ("vanity", "vessel"), ("vanity", "floating"), ("dressing table", "hollywood"), ("dressing table", "trifold"),
     ("pedestal sink", "wall-mounted"), ("toilet", "wall-hung"), ("toilet", "bidet"), ("shower enclosure", "walk-in"),
     ("shower enclosure", "frosted"), ("medicine cabinet", "first aid"), ("towel rack", "hooks"), ("laundry hamper", "open")],
)  # fmt: skip
def test_a_word_changes_the_fixture(kind, word):
    assert differs(make(kind), make(kind, word))


@pytest.mark.parametrize("words", [(), ("clawfoot",), ("japanese",), ("built-in",), ("round",)])
def test_a_tub_is_hollow_for_physics_too(words):
    """A straight line from the rim's height down to the floor of the tub, in its middle, meets no collider."""
    tub = make("bathtub", *words)
    inside = next(s for s in tub.shelves if s.kind == "inside")
    for t in np.linspace(0.1, 0.9, 5):
        point = np.array([0.0, 0.0, inside.centre[2] + t * inside.headroom])
        for collider in tub.colliders:
            c = collider.points
            assert not ((c.min(0) < point) & (point < c.max(0))).all()
    floor = max(
        c.points[:, 2].max() for c in tub.colliders if (c.points[:, 2] < inside.centre[2] + 0.003).all()
    )
    assert floor == pytest.approx(inside.centre[2], abs=3e-3)


def test_one_sees_through_a_shower_and_not_through_a_frosted_one():
    clear, frosted = make("shower enclosure"), make("shower enclosure", "frosted")
    assert min(p.finish.opacity for p in clear.parts) < 0.2 < min(p.finish.opacity for p in frosted.parts)
    assert all(p.finish.opacity == 1 for p in clear.parts if p.closed)


def test_a_shower_is_entered_not_walked_into():
    shower = make("shower enclosure")
    middle = np.array([0.0, 0.0, 1.0])
    assert not any(((c.points.min(0) < middle) & (middle < c.points.max(0))).all() for c in shower.colliders)


def test_bottles_find_room_in_a_medicine_cabinet_and_on_a_vanity():
    assert sum(s.kind == "shelf" for s in make("medicine cabinet").shelves) == 3
    assert len(make("vanity").shelves) == 2


def test_a_bidet_is_low():
    assert make("toilet", "bidet").size[2] < 0.75 * make("toilet").size[2]


def test_bulbs_around_a_dressing_mirror_give_light():
    assert make("dressing table", "hollywood").lamps and not make("dressing table").lamps
