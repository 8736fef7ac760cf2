"""Kitchen tools keep to their boxes and follow the words."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("kitchenware", "jars")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_tool_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("cutting board", "round"),
        ("cooking pot", "open"),
        ("salt shaker", "mill"),
        ("butter dish", "cake stand"),
        ("jar", "jam"),
        ("cooler", "bucket"),
        ("spoon", "scoop"),
    ],
)
def test_a_word_changes_the_tool(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_sugar_jar_of_glass_shows_the_sugar():
    glass = make("sugar bowl", material="glass")
    assert any(p.finish.opacity < 1 for p in glass.parts) and any(p.finish.opacity == 1 for p in glass.parts)
