"""Impossible wishes: the world holds what fits, and the report says what does not."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.creation import plan


def test_twelve_sofas_do_not_fit_into_two_square_metres():
    made = plan("an empty room with twelve sofas in 2 square metres")
    assert made.rooms[0].area < 4.0
    assert not any(p.label == "sofa" for p in made.placements)
    assert any(n.kind == "unplaced" and n.subject == "sofa" and "12 of 12" in n.reason for n in made.notes)


def test_ten_thousand_chairs_are_as_many_as_can_be_and_told():
    made = plan("a room with ten thousand chairs")
    chairs = sum(p.label == "chair" for p in made.placements)
    assert 10 <= chairs < 1000
    assert any("10,000" in n.reason for n in made.notes)


def test_what_only_furnishes_a_room_hardly_makes_it_larger_than_was_said():
    made = plan("a 3 x 3 m bedroom")
    assert np.ptp(made.rooms[0].polygon, axis=0) == pytest.approx((3, 3), abs=0.3)


def test_a_room_that_holds_some_of_what_was_asked_for_keeps_its_size():
    made = plan("a 4 x 5 m bedroom with sixty wardrobes")
    assert np.ptp(made.rooms[0].polygon, axis=0) == pytest.approx((4, 5), abs=0.06)
    placed = sum(p.label == "wardrobe" for p in made.placements)
    assert 1 <= placed < 60
    assert any(n.kind == "unplaced" and f"{60 - placed} of 60" in n.reason for n in made.notes)
