"""Electronics and household machines keep to their boxes, light up, and follow the words."""

from __future__ import annotations

import pytest
from shape_checks import check_kind, differs, kinds_of, make

KINDS = kinds_of("electronics", "audio", "gadgets", "small_appliances", "household")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_machine_fits_its_box(kind):
    check_kind(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("keyboard", "rgb"),
        ("desktop computer", "gaming"),
        ("speaker", "spherical"),
        ("speaker", "bluetooth"),
        ("laptop", "closed"),
        ("fan", "tower"),
        ("record player", "gramophone"),
        ("vending machine", "arcade"),
        ("headphones", "neon"),
        ("coffee grinder", "manual"),
        ("diffuser", "reed"),
    ],
)
def test_a_word_changes_the_machine(kind, word):
    assert differs(make(kind), make(kind, word))


def test_a_screen_is_lit_unless_it_is_off():
    assert any(max(p.finish.emission) > 0 for p in make("monitor").parts)
    assert not any(max(p.finish.emission) > 0 for p in make("monitor", "off").parts)


def test_screens_face_the_front():
    lit = [p.surface for p in make("laptop").parts if max(p.finish.emission) > 0]
    assert lit and all(s.normals[..., 0].min() > 0.5 for s in lit)
