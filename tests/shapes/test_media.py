"""Screens, boards, pianos and fireplaces keep to their boxes and follow the words."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("media", "screens", "parlour")


def test_the_family_is_complete():
    assert {k.name for k in KINDS} >= {"tv", "piano", "fireplace", "room divider", "chalkboard"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_piece_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("tv", "on"), ("tv", "vintage"), ("tv", "wall-mounted"),
     ("projection screen", "on"), ("chalkboard", "blank"), ("whiteboard", "blank"),
     ("piano", "grand"), ("piano", "digital"), ("fireplace", "modern"), ("fireplace", "unlit"), ("room divider", "shoji"),
     ("room divider", "three-panel"), ("pedestal", "column")],
)  # fmt: skip
def test_a_word_changes_the_piece(kind, word):
    assert differs(make(kind), make(kind, word))


@pytest.mark.parametrize("kind", ["tv", "wall tv", "projection screen"])
def test_a_screen_gives_light_only_when_it_is_on(kind):
    def glows(shape):
        return any(max(p.finish.emission) > 0 for p in shape.parts)

    assert glows(make(kind, "on")) and make(kind, "on").lamps
    assert not glows(make(kind)) and not make(kind).lamps


def test_a_fire_warms_the_room_unless_it_is_out():
    fire = make("fireplace")
    assert fire.lamps[0].power[0] > 2 * fire.lamps[0].power[2]
    assert not make("fireplace", "unlit").lamps


def test_a_hearth_is_open_for_physics_too():
    fire = make("fireplace")
    x, _, h = fire.size
    point = np.array([0.1 * x, 0.0, 0.4 * h])
    assert not any(((c.points.min(0) < point) & (point < c.points.max(0))).all() for c in fire.colliders)


def test_a_clock_can_stand_on_the_mantel():
    fire = make("fireplace")
    assert fire.shelves[0].centre[2] == pytest.approx(fire.size[2], abs=1e-3)
