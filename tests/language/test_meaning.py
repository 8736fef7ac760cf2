"""Where the extra `words` is installed, names that no list has go to the kind that means most nearly the same."""

import sys
import types

import numpy as np
import pytest

from terrazzo.language import meaning
from terrazzo.language.meaning import nearest_by_meaning
from terrazzo.shapes.catalogue import catalogue


class _Model:
    """Vectors by hand: a name points where its first two letters say."""

    def encode(self, texts, show_progress_bar=True):
        assert not show_progress_bar
        rng = {t: np.random.default_rng(list(t[:2].encode())) for t in texts}
        return np.stack([rng[t].normal(size=32) for t in texts])


@pytest.fixture
def package(monkeypatch):
    made = types.ModuleType(meaning._PACKAGE)
    made.load_model = _Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, meaning._PACKAGE, made)
    monkeypatch.setattr(meaning, "is_available", lambda name: name == meaning._PACKAGE)
    monkeypatch.delenv("TERRAZZO_WORDS", raising=False)
    for cached in (meaning._model, meaning._known):
        cached.cache_clear()
    yield made
    for cached in (meaning._model, meaning._known):
        cached.cache_clear()


def test_the_nearest_kind_is_taken_when_it_is_near(package):
    kinds = {k: catalogue()[k] for k in ("sofa", "stool", "chair")}
    assert nearest_by_meaning("chaffinch", kinds) == "chair"
    assert nearest_by_meaning("zither", kinds) is None


def test_it_can_be_switched_off(package, monkeypatch):
    monkeypatch.setenv("TERRAZZO_WORDS", "off")
    assert nearest_by_meaning("chaffinch", catalogue()) is None


def test_a_broken_package_is_told_and_the_lists_carry_on(package):
    def broken():
        raise RuntimeError("no weights")

    package.load_model = broken
    with pytest.warns(UserWarning, match="no weights"):
        assert nearest_by_meaning("chaffinch", catalogue()) is None
