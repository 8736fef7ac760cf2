"""Words become finishes that a person would recognise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.materials import (
    COLOURS,
    FINISHES,
    colour_of,
    find_colour,
    find_finish,
    finish,
    physical,
)
from terrazzo.materials.colours import display, linear, luminance


def test_every_colour_is_an_albedo_that_paint_can_have():
    assert len(COLOURS) >= 120
    for name, rgb in COLOURS.items():
        assert all(0.003 <= c <= 0.95 for c in rgb), name


def test_every_finish_is_complete():
    assert len(FINISHES) >= 70
    for name, entry in FINISHES.items():
        assert 20 <= entry.density <= 20000 and 0 < entry.friction < 1.5 and 0 <= entry.restitution < 1, name
        assert 0 < entry.opacity <= 1 and 0 <= entry.gloss <= 1, name
        assert finish(name).pattern == entry.pattern


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("gray", "grey"),
        ("Light-Gray", "light grey"),
        ("off-white", "off white"),
        ("mustard-coloured", "mustard"),
        ("mustard colored", "mustard"),
        ("golden", "gold"),
        ("dusty blue", "dusty blue"),
        ("pastel pink", "pastel pink"),
    ],
)
def test_spellings_of_colours(said, name):
    assert find_colour(said) == name
    assert colour_of(said) is not None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("wooden", "wood"),
        ("aluminum", "aluminium"),
        ("stainless-steel", "stainless steel"),
        ("subway tiles", "subway tile"),
        ("metallic", "metal"),
        ("Oak", "oak"),
        ("leaves", "leaf"),
    ],
)
def test_spellings_of_materials(said, name):
    assert find_finish(said) == name


def test_modifiers_move_lightness_the_right_way():
    for base in ("blue", "green", "pink", "brown"):
        dark, plain, light = (luminance(colour_of(w)) for w in (f"deep {base}", base, f"pastel {base}"))
        assert dark < plain < light, base


def test_a_colour_with_a_material_paints_the_material():
    chair = finish("wood", "white")
    assert chair.pattern == "wood" and chair.colour == COLOURS["white"]
    assert finish("leather", "black").pattern == "leather"
    assert finish(None, "navy", default="velvet") == finish("velvet", "navy")


def test_a_wood_said_as_a_colour_is_the_wood():
    assert finish(None, "walnut", default="oak").pattern == "wood"
    assert finish(None, "walnut", default="oak").colour == FINISHES["walnut"].colour
    assert finish(None, "walnut", default="linen").pattern == "linen"


def test_unknown_words_are_named():
    with pytest.raises(ArgumentError, match="blorple"):
        finish("blorple")
    with pytest.raises(ArgumentError, match="blorple"):
        finish("oak", "blorple")
    with pytest.raises(ArgumentError, match="blorple"):
        physical("blorple")


def test_physics_follows_the_material():
    assert physical("steel").density > physical("oak").density > physical("cork").density
    assert physical("rubber").restitution > physical("velvet").restitution


@given(st.floats(0, 1))
def test_display_and_linear_are_inverse(x):
    assert abs(display(linear(x)) - x) < 1e-9


@given(st.text(max_size=40))
def test_any_text_is_answered(words):
    assert find_colour(words) is None or colour_of(words) is not None
    assert find_finish(words) is None or find_finish(words) in FINISHES
