"""The catalogue: names are found however they are said, and words choose the size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.shapes import Kind, Spec
from terrazzo.shapes.catalogue import build, catalogue, find, singular, spec_for


@pytest.mark.parametrize(
    "said,kind",
    [
        ("couch", "sofa"), ("Couches", "sofa"), ("book-shelves", "bookshelf"), ("BOOKCASE", "bookshelf"), ("TVs", "tv"),
        ("bar_stool", "bar stool"), ("barstools", "bar stool"), ("chests of drawers", "dresser"),
        ("puppet theatre", "puppet theater"),
        ("bedside tables", "nightstand"), ("beanbag", "bean bag"), ("refrigerator", "fridge"), ("media consoles", "tv stand"),
        ("L-shaped sofa", "sectional sofa"), ("coffee  table", "coffee table"), ("benches", "bench"), ("mattresses", "mattress"),
        ("chaise longue", "chaise lounge"), ("pouffe", "pouf"), ("workbenches", "workbench"), ("area rugs", "rug"),
    ],
)  # fmt: skip
def test_things_are_found_by_what_people_call_them(said: str, kind: str):
    found = find(said)
    assert found is not None and found.name == kind


@pytest.mark.parametrize("nonsense", ["", "   ", "flibbertigibbet", "🪑", "s", "-", "x" * 10_000])
def test_nonsense_is_not_found(nonsense: str):
    assert find(nonsense) is None


def test_every_kind_is_complete_and_found_by_its_own_name():
    kinds = catalogue()
    assert len(kinds) >= 120
    for name, kind in kinds.items():
        assert find(name) is kind
        assert kind.builder is not None, f"{name} cannot be built"
        assert min(kind.size) > 0 and kind.limits[0] <= 1 <= kind.limits[1] and kind.mass > 0
        for other, _ in kind.pairs:
            assert find(other) is not None, f"{name} is paired with {other!r}, which is not in the catalogue"
        if kind.stand == "rug":
            assert kind.size[2] <= 0.005


@pytest.mark.parametrize("word", ["glass", "bus", "gas", "mattress", "compass", "s", "ss", "grass"])
def test_words_that_only_look_plural_stay(word: str):
    assert singular(word) == word


@given(st.text(max_size=40))
def test_finding_never_fails(text: str):
    result = find(text)
    assert result is None or isinstance(result, Kind)


def sized(name: str, *words: str) -> tuple[float, float, float]:
    kind = find(name)
    assert kind is not None
    return spec_for(kind, attributes=words).size


def test_words_choose_the_size():
    assert sized("bed", "king-size")[1] > sized("bed", "queen-size")[1] > sized("bed", "twin")[1]
    assert sized("sofa", "four-seater")[1] > sized("sofa")[1] > sized("sofa", "2-seater")[1]
    x, y, _ = sized("dining table", "round")
    assert x == y
    assert sized("bookshelf", "low")[2] < sized("bookshelf")[2] < sized("bookshelf", "tall")[2]
    assert sized("bench", "long")[1] > sized("bench")[1]
    _, y, z = sized("wall tv", "65-inch")
    assert (y * y + z * z) ** 0.5 == pytest.approx(65 * 0.0254)


def test_a_factor_that_was_given_is_not_applied_twice():
    kind = find("bench")
    assert kind is not None
    assert spec_for(kind, size_factors=(1, 1.2, 1), attributes=("long",)).size[1] == pytest.approx(
        kind.size[1] * 1.2
    )


def test_sizes_stay_within_the_limits():
    for kind in catalogue().values():
        for factor in (0.01, 100.0):
            size = spec_for(kind, size_factors=(factor, factor, factor)).size
            for axis, value in enumerate(size):
                options = [kind.size[axis], *(s[axis] for _, s in kind.sizes)]
                assert min(options) * kind.limits[0] - 1e-9 <= value <= max(options) * kind.limits[1] + 1e-9


@pytest.mark.parametrize("factor", [0.0, -1.0, float("nan"), float("inf")])
def test_impossible_factors_are_refused(factor: float):
    kind = find("chair")
    assert kind is not None
    with pytest.raises(ArgumentError, match="size factors of a chair"):
        spec_for(kind, size_factors=(1.0, factor, 1.0))


def test_an_impossible_size_or_a_kind_without_builder_is_refused():
    kind = find("chair")
    assert kind is not None
    with pytest.raises(ArgumentError, match="cannot make a chair"):
        build(Spec(kind, (0.5, 0.0, 1.0)))
    with pytest.raises(ArgumentError, match="has no builder"):
        build(Spec(Kind("ghost", (), (1, 1, 1)), (1, 1, 1)))
