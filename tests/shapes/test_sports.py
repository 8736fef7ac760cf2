"""Tools, sports, music and everyday things keep to their boxes and follow the words."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("tools", "sports", "balls", "bicycle", "instruments", "pets", "everyday", "shop")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_piece_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("ball", "soccer"),
        ("ball", "bowling"),
        ("racket", "paddle"),
        ("broom", "mop"),
        ("bucket", "watering"),
        ("toolbox", "first aid"),
        ("flashlight", "on"),
        ("litter box", "open"),
        ("trash can", "recycling"),
        ("shopping cart", "stroller"),
        ("glasses", "sun"),
        ("music stand", "lectern"),
        ("guitar", "electric"),
        ("pet bowl", "empty"),
    ],
)
def test_a_word_changes_the_piece(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_football_is_round_and_has_dark_patches():
    shape = make("soccer ball")
    centre = np.array([0, 0, shape.size[2] / 2])
    points = np.concatenate([p.surface.corners.reshape(-1, 3) for p in shape.parts])
    assert np.linalg.norm(points - centre, axis=1) == pytest.approx(shape.size[2] / 2, rel=1e-3)
    dark = sum(p.surface.area for p in shape.parts if max(p.finish.colour) < 0.2)
    assert 0.1 < dark / sum(p.surface.area for p in shape.parts) < 0.45


def test_a_flashlight_shines_only_when_it_is_on():
    assert make("flashlight", "on").lamps and not make("flashlight").lamps
