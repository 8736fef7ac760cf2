"""Drawings of plans open as what they say they are and show every thing."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from terrazzo.language.brief import Ask
from terrazzo.layout import arrange, draw_plan, draw_plan_png
from tests.layout.test_arrange import LIVING, brief


def test_the_svg_is_well_formed_and_names_everything():
    plan = arrange(LIVING)
    tree = ElementTree.fromstring(draw_plan(plan))
    texts = [e.text or "" for e in tree.iter() if e.tag.endswith("text")]
    assert sorted(texts) == sorted(p.label for p in plan.placements if p.kind != "rug")


def test_labels_cannot_break_the_svg():
    plan = arrange(brief("bedroom", Ask("a1", "<b>&bed", "bed")))
    assert "&lt;b&gt;&amp;bed" in draw_plan(plan)
    ElementTree.fromstring(draw_plan(plan))


def test_the_png_has_the_size_of_the_room_and_shows_what_stands_in_it():
    empty, full = (
        arrange(brief("bedroom", size=(4.0, 3.0))),
        arrange(brief("bedroom", Ask("a1", "bed", "bed"), size=(4.0, 3.0))),
    )
    pictures = [np.asarray(Image.open(BytesIO(draw_plan_png(p, scale=50)))) for p in (empty, full)]
    assert pictures[0].shape == (195, 245, 3)  # 3.0 and 4.0 m and twice 0.45 m of margin at 50 pixels a metre
    brown = [np.all(np.abs(p.astype(int) - (217, 199, 168)) < 12, axis=-1).sum() for p in pictures]
    assert brown[0] == 0
    assert brown[1] > 0.8 * 2.1 * 1.5 * 50**2
