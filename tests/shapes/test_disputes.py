"""Every word belongs to one kind, whatever was loaded first, and no new kind takes one unnoticed."""

from __future__ import annotations

import random

import pytest

from terrazzo.errors import ArgumentError
from terrazzo.language.vocabulary import Vocabulary, vocabulary
from terrazzo.shapes.catalogue import _compact, catalogue, find
from terrazzo.shapes.disputes import SHARED_OUT, owners
from terrazzo.shapes.kinds import Kind


def test_every_word_that_is_shared_out_is_claimed_by_several_kinds_and_its_winner_is_one() -> None:
    claims: dict[str, set[str]] = {}
    for kind in catalogue().values():
        for word in (kind.name, *kind.words):
            claims.setdefault(_compact(word), set()).add(kind.name)
    for word, winner in SHARED_OUT.items():
        assert winner in claims[_compact(word)] and len(claims[_compact(word)]) > 1, word
        found = find(word)
        assert found is not None and found.name == winner, word


def test_who_has_a_word_does_not_depend_on_what_was_loaded_first() -> None:
    kinds = list(catalogue().items())
    random.Random(3).shuffle(kinds)
    assert Vocabulary(dict(kinds)).entries == vocabulary().entries


@pytest.mark.parametrize("word", ["sofa", "couch", "tv_stand", "Book-shelf"])
def test_a_new_kind_cannot_take_a_word_unnoticed(word: str) -> None:
    kinds = {**catalogue(), "newcomer": Kind("newcomer", (word,), (1.0, 1.0, 1.0))}
    with pytest.raises(ArgumentError, match=r"several kinds claim.*newcomer.*disputes\.py"):
        owners(kinds, _compact)


def test_a_kind_that_is_named_as_another_is_called_is_noticed_too() -> None:
    kinds = {**catalogue(), "couch": Kind("couch", (), (1.0, 1.0, 1.0))}
    with pytest.raises(ArgumentError, match="claim the word 'couch'"):
        Vocabulary(kinds)
