"""What is set beside the words goes into the brief, and nonsense is refused with a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.language import understand
from terrazzo.language.adjusting import adjust, read_size

STUDY = understand("a modern study with a desk, a chair and a bookshelf")


def test_style_goes_first_and_size_time_and_weather_are_as_set():
    brief = adjust(STUDY, style="Rustic, cozy", size="4x5", time="dusk", weather="foggy")
    assert brief.styles == ("rustic", "cozy", "modern")
    assert brief.rooms[0].size == (4.0, 5.0)
    assert (brief.time, brief.weather) == ("sunset", "fog")


def test_behind_clouds_the_day_is_overcast_and_under_a_clear_sky_it_is_not():
    assert adjust(STUDY, weather="rain").time == "overcast"
    assert adjust(STUDY, weather="rain", time="night").time == "night"
    assert adjust(understand("a kitchen on an overcast day"), weather="clear").time == "day"


def test_a_size_other_than_the_words_say_is_told():
    brief = adjust(understand("a 3 x 4 m office"), size=(5, 5))
    assert brief.rooms[0].size == (5, 5)
    assert any("3 x 4" in n.reason for n in brief.notes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"style": "rustik"}, "did you mean rustic"),
        ({"style": " , "}, "style"),
        ({"size": "4"}, "4x5"),
        ({"size": "400x5"}, "14"),
        ({"size": (float("nan"), 3)}, "size"),
        ({"size": (True, 3)}, "size"),
        ({"time": "teatime"}, "sunset"),
        ({"weather": "frogs"}, "snow"),
        ({"clutter": 1.5}, "clutter"),
        ({"clutter": float("nan")}, "clutter"),
    ],
)
def test_nonsense_is_refused(options, message):
    with pytest.raises(ArgumentError, match=message):
        adjust(STUDY, **options)


@given(st.text(max_size=20))
def test_any_text_is_a_size_or_an_argument_error(text):
    try:
        width, depth = read_size(text)
    except ArgumentError:
        return
    assert min(width, depth) >= 1.5 and max(width, depth) <= 14


def test_feet_are_feet():
    assert read_size("10 x 12 ft") == pytest.approx((3.048, 3.6576))


def test_clutter_grows_from_nothing_and_keeps_what_was_asked_for():
    counts = [sum(a.count for a in adjust(STUDY, clutter=c).asks) for c in (0.0, 0.2, 0.6, 1.0)]
    assert counts == sorted(counts) and counts[0] < counts[2] < counts[3]
    brief = adjust(understand("an office with a desk and two books on it"), clutter=1.0)
    assert sum(a.count for a in brief.asks if {"book", "books"} & set(a.label.split())) == 2, (
        "counts stay what was said"
    )
    ids = {a.id for a in brief.asks}
    assert len(ids) == len(brief.asks)
    assert adjust(STUDY, clutter=0.8, seed=3) == adjust(STUDY, clutter=0.8, seed=3)
