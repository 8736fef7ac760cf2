"""Drawings of plans open as what they say they are, show every thing, and have an architect's signs."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from terrazzo.language.brief import Ask
from terrazzo.layout import arrange, draw_plan, draw_plan_png
from terrazzo.layout.drafting import extent
from tests.layout.test_arrange import LIVING, brief


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("text")]


def test_the_svg_is_well_formed_and_lists_everything_with_its_size():
    plan = arrange(LIVING)
    written = " ".join(texts(draw_plan(plan)))
    for p in plan.placements:
        assert p.label in written
    assert "×" in written and "seed 0" in written
    low, high = extent(plan)
    for side in high - low:
        assert f"{side:.2f} m" in written, "the walls' lengths"


def test_doors_have_a_swing_and_windows_have_panes():
    plan = arrange(LIVING)
    svg = draw_plan(plan)
    doors = sum(o.kind == "door" for o in plan.openings)
    arcs = [
        e
        for e in ElementTree.fromstring(svg).iter()
        if e.tag.endswith("polyline") and e.get("points", "").count(" ") == 23
    ]
    assert len(arcs) >= doors > 0
    windows = sum(o.kind == "window" for o in plan.openings)
    assert svg.count('stroke="#5f93b8"') == 3 * windows > 0


@pytest.mark.parametrize("label", ["<b>&bed", "a\x00b\x0c", "床", "x" * 300])
def test_labels_cannot_break_the_drawing(label):
    plan = arrange(brief("bedroom", Ask("a1", label, "bed")))
    ElementTree.fromstring(draw_plan(plan))
    draw_plan_png(plan, scale=40)


def test_the_png_has_the_size_of_the_svg_and_shows_what_stands_in_it():
    pictures = []
    for asks in ((), (Ask("a1", "bed", "bed", colour="red"),)):
        plan = arrange(brief("bedroom", *asks, size=(4.0, 3.0)))
        root = ElementTree.fromstring(draw_plan(plan, scale=50))
        pictures.append(np.asarray(Image.open(BytesIO(draw_plan_png(plan, scale=50)))).astype(int))
        assert pictures[-1].shape[:2] == (int(root.get("height", 0)), int(root.get("width", 0)))
    wide = min(p.shape[1] for p in pictures)
    plans = [p[:, : wide - 360] for p in pictures]  # without the list
    high = min(p.shape[0] for p in plans)
    changed = (np.abs(plans[0][:high] - plans[1][:high]).max(2) > 3).sum()
    assert changed > 0.5 * 2.0 * 1.5 * 50**2
