"""Lamps of all kinds keep to their boxes, light the room, and follow the words."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("lamps", "hanging_lamps")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_lamp_fits_its_box_and_gives_light(kind):
    check_kind(kind)
    lit = make(kind)
    assert lit.lamps and any(max(p.finish.emission) > 0 for p in lit.parts)
    dark = make(kind, "off")
    assert not dark.lamps and all(max(p.finish.emission) == 0 for p in dark.parts)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("floor lamp", "tripod"), ("floor lamp", "arc"), ("chandelier", "crystal"), ("chandelier", "wrought-iron"),
        ("chandelier", "modern"), ("table lamp", "slender"), ("desk lamp", "neon"), ("pendant lamp", "rattan"),
        ("pendant lamp", "globe"), ("ceiling light", "square"),
    ],
)  # fmt: skip
def test_a_word_changes_the_lamp(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_lamp_takes_the_colour_and_the_material_that_were_said():
    assert differs(make("table lamp", colour="red"), make("table lamp", colour="blue"))
    assert any(p.finish.pattern == "marble" for p in make("table lamp", material="marble").parts)


def test_neon_light_has_the_colour_of_its_tube():
    r, g, b = make("neon sign", colour="blue").lamps[0].power
    assert b > 2 * r and b > 2 * g


def test_a_light_strip_shines_evenly_along_its_length():
    strip = make("led strip")
    y = np.sort([lamp.position[1] for lamp in strip.lamps])
    assert np.ptp(np.diff(y)) < 1e-6 and np.diff(y).max() < 0.3
    assert y[0] == pytest.approx(-y[-1]) and y[-1] > 0.4 * strip.size[1]
