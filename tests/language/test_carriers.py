"""Small things that the words place in the room only: they stand on furniture, not on the floor."""

import pytest

from terrazzo.language import understand


def asks(prompt):
    return {a.id: a for a in understand(prompt).asks}


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a living room with a retro record player in the corner", "record player"),
        ("a bedroom with a vase of flowers by the window", "vase of flowers"),
        ("an office with a desk, a table and a printer near the door", "printer"),
    ],
)
def test_it_stands_on_furniture_that_no_count_takes_in(prompt, kind):
    found = asks(prompt)
    own = next(a for a in found.values() if a.kind == kind)
    carrier = found[next(r.target for r in own.relations if r.kind == "on")]
    assert carrier.implied and carrier.count == 1
    assert carrier.relations == own.relations[:-1]
    wanted = [a for a in found.values() if not a.implied]
    assert carrier.kind.split()[-1] not in {(a.label).split()[-1] for a in wanted}


def test_a_microwave_against_the_wall_stands_on_the_counter_that_is_there():
    found = asks("a kitchen with a microwave against the wall")
    own = next(a for a in found.values() if a.kind == "microwave")
    assert [found[r.target].kind for r in own.relations if r.kind == "on"] == ["kitchen counter"]


@pytest.mark.parametrize(
    "prompt",
    [
        "a room with a radio on the floor",
        "a room with a desk and a radio on the desk",
        "a garden with a vase of flowers near the door",
        "a room with a basket in the corner",
        "an empty room with a radio in the corner",
        "a room with a radio in the corner and nothing else",
    ],
)
def test_nothing_is_added_where_the_words_say_more_or_it_belongs_on_the_floor(prompt):
    found = asks(prompt)
    for own in (a for a in found.values() if not a.implied):
        carriers = [r.target for r in own.relations if r.kind == "on"]
        assert not any(found[t].implied for t in carriers if t in found)


def test_a_lamp_in_the_corner_is_a_floor_lamp():
    kinds = {a.label: a.kind for a in asks("a study with a lamp in the corner").values()}
    assert kinds["lamp"] == "floor lamp"
    assert {a.label: a.kind for a in asks("a desk with a lamp on it").values()}["lamp"] == "table lamp"
