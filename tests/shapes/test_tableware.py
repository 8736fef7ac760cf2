"""Tableware and food keep to their boxes, hold things where they should, and follow the words."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

from terrazzo.shapes.tableware import vessel

KINDS = kinds_of("tableware", "drinkware", "food")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_piece_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize("name", ["bowl", "tray"])
def test_a_vessel_is_hollow_so_that_things_can_lie_in_it(name):
    shape = make(name)
    shelf = shape.shelves[0]
    middle = np.array([*shelf.centre[:2], shelf.centre[2] + 0.3 * (shape.size[2] - shelf.centre[2])])
    for collider in shape.colliders:
        inside = (collider.points.min(0) < middle) & (middle < collider.points.max(0))
        assert not inside.all() or collider.points[:, 2].max() < middle[2]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("plate", "square"),
        ("tray", "round"),
        ("glass", "juice"),
        ("wine glass", "martini"),
        ("cake", "birthday"),
        ("mug", "empty"),
    ],
)
def test_a_word_changes_the_piece(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_mug_is_of_the_material_and_colour_that_were_said():
    looks = {p.finish.pattern for p in make("mug", material="stainless steel").parts}
    assert "brushed" in looks or "metal" in looks
    assert differs(make("mug", colour="blue"), make("mug", colour="white"))


@pytest.mark.parametrize("floor", [0.01, 0.05, 0.12])
def test_the_inside_of_a_vessel_stays_within_its_outside(floor: float) -> None:
    outer = [(0.04, 0.0), (0.045, 0.01), (0.08, 0.06), (0.1, 0.15)]
    profile = vessel(outer, 0.004, floor)
    inside = profile[len(outer) + 1 :]
    for radius, height in inside:
        assert radius < np.interp(height, [z for _, z in outer], [r for r, _ in outer])
    assert inside[-1] == (0.0, floor) and min(z for _, z in inside) == floor
