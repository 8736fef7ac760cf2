"""Every word belongs to one kind, whatever was imported first."""

from __future__ import annotations

from collections import defaultdict

from terrazzo.shapes.catalogue import _key, catalogue, find
from terrazzo.shapes.disputes import WINNERS


def test_no_word_has_two_kinds() -> None:
    owners = defaultdict(set)
    for kind in catalogue().values():
        for word in (kind.name, *kind.words):
            owners[_key(word)].add(kind.name)
    assert {word: kinds for word, kinds in owners.items() if len(kinds) > 1} == {}


def test_every_disputed_word_has_its_winner() -> None:
    for word, kind in WINNERS.items():
        found = find(word)
        assert kind in catalogue() and found is not None and found.name == kind, word
