"""Recipes: the text is read or refused with its line, and every kind of the files can be made at any size."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.errors import FormatError
from terrazzo.shapes.catalogue import build, catalogue, find, spec_for
from terrazzo.shapes.recipes.making import kind_of
from terrazzo.shapes.recipes.reading import parse, recipes

NAMES = [r.name for r in recipes()]
BRICK = "brick, loaf | 10 20 6 | stand=surface; mass=3\n *clay:brick_red box 0,0,0 10,20,6\n"


def test_a_recipe_is_a_kind_with_its_size_in_metres():
    (recipe,) = parse(BRICK, "here")
    kind = kind_of(recipe)
    assert (kind.name, kind.words, kind.mass, kind.stand) == ("brick", ("loaf",), 3.0, "surface")
    shape = build(spec_for(kind))
    assert shape.size == pytest.approx((0.1, 0.2, 0.06))


def test_mirrors_rings_and_rows_repeat_a_solid():
    text = "test | 10 10 10\n plastic ball 3,3,1 1 m mx\n plastic box 4,0,0 1,1,1 ring=5\n plastic box 0,0,5 1,1,1 row=3,0,0,2\n"
    (recipe,) = parse(text, "here")
    shape = build(spec_for(kind_of(recipe)))
    assert len(shape.colliders) == 4 + 5 + 3


def test_what_takes_the_persons_words_is_the_starred_part():
    kind = catalogue()["sword"]
    plain, red = (build(spec_for(kind, colour=c, seed=1)) for c in (None, "red"))
    changed = [a.finish.colour != b.finish.colour for a, b in zip(plain.parts, red.parts, strict=True)]
    assert any(changed) and not all(changed)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  plastic box 0,0,0 1,1,1\n", "before any recipe"),
        ("thing\n plastic box 0,0,0 1,1,1\n", "no head"),
        ("thing | 1 2\n", "no head"),
        ("thing | 1 2 -3\n", "no head"),
        ("thing | 1 2 3\n plastic blob 0,0,0\n", "no step"),
        ("thing | 1 2 3\n plastic box 0,0,0 1,1,x\n", "neither numbers"),
        ("thing | 1 2 3\nother | 1 2 3\n plastic box 0,0,0 1,1,1\n", "no steps"),
    ],
)
def test_a_broken_recipe_is_refused_with_its_place(text, message):
    with pytest.raises(FormatError, match=message):
        parse(text, "here")


@pytest.mark.parametrize("name", NAMES)
def test_every_recipe_can_be_made(name):
    kind = catalogue()[name]
    shape = build(spec_for(kind, seed=3))
    if "animal" not in kind.tags:
        assert shape.size == pytest.approx(kind.size, rel=1e-6)
    assert 1 <= len(shape.colliders) <= 200
    assert sum(len(p.surface) for p in shape.parts) < 16000
    assert all(np.isfinite(p.surface.corners).all() for p in shape.parts)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("shisha", "hookah"),
        ("katanas", "sword"),
        ("T-rex", "dinosaur"),
        ("golden retriever", "dog"),
        ("GPU", "graphics card"),
    ],
)
def test_people_find_them_by_other_names(said, kind):
    assert find(said) is catalogue()[kind]
