"""Ornaments and framed things keep to their boxes and follow the words."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("decor", "ornaments", "candles", "sculpture", "frames", "clocks")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_ornament_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize("name", ["painting", "mirror", "wall clock", "poster"])
def test_things_for_walls_reach_back_to_the_wall(name):
    shape = make(name)
    back = min(p.surface.corners[..., 0].min() for p in shape.parts)
    assert back == pytest.approx(-shape.size[0] / 2, abs=1e-6)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("painting", "abstract"), ("painting", "portrait"), ("mirror", "round"), ("mirror", "frameless"), ("sculpture", "figure"),
     ("alarm clock", "digital"), ("basket", "picnic"), ("candle", "scented"), ("vase", "ribbed"), ("statue", "buddha")],
)  # fmt: skip
def test_a_word_changes_the_ornament(kind, word):
    assert differs(make(kind), make(kind, word))


def test_pictures_by_two_seeds_are_two_pictures():
    assert differs(make("painting", seed=1), make("painting", seed=2))


def test_regions_of_a_picture_cover_it_once():
    shape = make("painting", "landscape", seed=5)
    front = [p.surface for p in shape.parts if np.ptp(p.surface.corners[..., 0]) < 1e-9]
    painted = sum(s.area for s in front)
    y = np.concatenate([s.corners[..., 1].ravel() for s in front])
    z = np.concatenate([s.corners[..., 2].ravel() for s in front])
    assert painted == pytest.approx(np.ptp(y) * np.ptp(z), rel=0.02)


def test_a_gold_framed_painting_has_a_gold_frame():
    gold = make("painting", "gold-framed")
    assert any(
        p.finish.pattern == "metal" and p.finish.colour[0] > 1.5 * p.finish.colour[2] for p in gold.parts
    )


def test_candles_burn_unless_they_are_unlit():
    assert make("candle").lamps and not make("candle", "unlit").lamps


def test_a_backlit_mirror_gives_light():
    assert make("mirror", "backlit").lamps and not make("mirror").lamps


def test_a_basket_has_room_inside():
    assert make("basket").shelves[0].kind == "inside"
