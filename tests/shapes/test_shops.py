"""What shops and spaceships are fitted out with keeps to its boxes, and shelves line up what their shop sells."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import check_kind, differs, kinds_of, make

from terrazzo.shapes import contents
from terrazzo.shapes.catalogue import build, catalogue, spec_for

KINDS = kinds_of("shop_fittings", "spacecraft")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_fitting_fits_its_box(kind):
    check_kind(kind)


def quads(shape) -> int:
    return sum(len(p.surface) for p in shape.parts)


@pytest.mark.parametrize(
    "sort",
    [contents.BREADS, contents.CLOTHES, contents.MEDICINES, contents.SHOES, contents.TOYS, contents.WARES],
)
def test_shelves_of_a_shop_are_nearly_full_and_keep_within_themselves(sort):
    kind = catalogue()["shelving unit"]
    bare, full = build(spec_for(kind, seed=4)), build(spec_for(kind, attributes=(sort,), seed=4))
    assert quads(full) > quads(bare) + 100
    free = sum(s.size[1] for s in full.shelves if s.kind == "shelf")
    assert free < 0.45 * sum(s.size[1] for s in bare.shelves if s.kind == "shelf")


@pytest.mark.parametrize("depth", [0.1, 0.2, 0.5])
def test_goods_leave_shelves_that_are_too_low_for_them_empty(depth):
    for sort in (contents.BREADS, contents.SHOES, contents.FRUIT, contents.CAKES, contents.TOYS):
        spec = spec_for(catalogue()["shelving unit"], attributes=(sort, "ten-tier"), seed=1)
        a = contents.Assembly(spec)
        contents.fill_cell(a, ((0, 0, 0), (depth, 1.0, 0.11)), sort, np.random.default_rng(2))
        points = [p.surface.corners.reshape(-1, 3) for p in a.parts]
        assert all(q[:, 2].max() < 0.115 and q[:, 1].max() < 1.03 for q in points), sort


def test_a_rail_is_hung_with_clothes_unless_it_is_empty():
    assert differs(make("clothes rail"), make("clothes rail", "empty"))
    assert any(p.finish.pattern in ("fabric", "knit", "denim", "linen") for p in make("clothes rail").parts)


def test_a_display_counter_shows_its_cakes_under_light_and_carries_a_till():
    counter = make("display counter", contents.CAKES)
    assert counter.lamps
    top = max(s.centre[2] for s in counter.shelves)
    till = catalogue()["cash register"].size
    assert any(s.centre[2] == top and s.size[0] > till[0] and s.size[1] > till[1] for s in counter.shelves)


@pytest.mark.parametrize("word", ["clawfoot", "slipper", "freestanding", "round"])
def test_the_bowl_of_a_tub_stays_within_its_outside(word):
    shape = build(spec_for(catalogue()["bathtub"], colour="black", attributes=(word, "clawfoot")))
    inner = next(p for p in shape.parts if min(p.finish.colour) > 0.5 and len(p.surface) > 100)
    outer = next(p for p in shape.parts if max(p.finish.colour) < 0.1 and len(p.surface) > 300)
    inside, outside = (p.surface.corners.reshape(-1, 3) for p in (inner, outer))
    for z in np.linspace(0.3, 0.85, 12) * shape.size[2]:
        near = [np.abs(q[np.abs(q[:, 2] - z) < 0.06][:, 1]) for q in (inside, outside)]
        if len(near[0]) and len(near[1]):
            assert near[0].max() < near[1].max(), z
