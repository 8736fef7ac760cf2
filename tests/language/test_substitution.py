"""Whatever is named is made: figures of things, near kinds, blocks with a name; and what stands in is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.language import understand
from terrazzo.shapes.catalogue import catalogue


def asked(prompt: str) -> dict[str, tuple[str | None, int, tuple[str, ...]]]:
    return {a.label: (a.kind, a.count, a.attributes) for a in understand(prompt).asks if not a.implied}


def test_five_recognisable_things():
    brief = understand("three black GPUs and a golden pig statue")
    gpu, pig = (a for a in brief.asks if not a.implied)
    assert (gpu.label, gpu.kind, gpu.count, gpu.colour) == ("gpu", "graphics card", 3, "black")
    assert (pig.kind, pig.count, pig.material) == ("figure", 1, "gold") and "pig" in pig.attributes
    assert not [n for n in brief.notes if n.kind == "unknown"]


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a room with a bronze horse sculpture", "figure"),
        ("a room with a statue of a pig", "figure"),
        ("a room with a ceramic cat", "figure"),
        ("a room with a wooden elephant figurine", "figure"),
        ("a room with a toy tractor", "toy figure"),
        ("a shelf and a tiger on the shelf", "toy figure"),
        ("a playroom with a lion", "plush lion"),
        ("a room with a marble statue", "statue"),
        ("a room with a buddha statue", "buddha statue"),
        ("a room with a toy car", "toy car"),
        ("a living room with a dog on the rug", "dog"),
    ],
)
def test_figures_toys_and_live_animals_are_told_apart(prompt, kind):
    assert kind in {a.kind for a in understand(prompt).asks if not a.implied}


def test_names_that_no_list_has_are_made_after_their_form_and_told():
    prompt = "a room with a red hyperchair, a flux stabilizer, two zorgons and a quantometer"
    made = asked(prompt)
    assert made["hyperchair"][0] == "chair"
    assert made["flux stabilizer"][0] == "electronic device"
    assert made["zorgon"][:2] == ("named block", 2)
    assert made["quantometer"][0] == "measuring device"
    notes = {n.subject: n.kind for n in understand(prompt).notes}
    assert notes == {
        "hyperchair": "substituted",
        "flux stabilizer": "substituted",
        "zorgon": "unknown",
        "quantometer": "substituted",
    }


def test_fruit_of_one_form_has_its_own_colour_unless_another_was_said():
    looks = {
        a.label: a.colour
        for a in understand("a bowl, an avocado, a coconut and a blue potato").asks
        if not a.implied
    }
    assert (looks["avocado"], looks["coconut"], looks["potato"]) == ("dark green", "brown", "blue")


def test_a_life_size_statue_is_as_large_as_its_subject():
    (statue,) = (a for a in understand("a room with a life-size bronze horse statue").asks if not a.implied)
    size = [f * s for f, s in zip(statue.size, catalogue()["figure"].size, strict=True)]
    assert size[2] == pytest.approx(catalogue()["horse"].size[2], rel=0.35)


@settings(max_examples=40, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14))
def test_any_word_becomes_something_or_is_told(word):
    brief = understand(f"a room with two sofas and three {word}s")
    asks = [a for a in brief.asks if not a.implied]
    assert all(a.kind in catalogue() for a in asks if a.kind is not None)
    assert all(a.kind is not None for a in asks)
