"""Noun phrases: determiner and number, describing words, the name, and what follows "of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language import lexicon
from terrazzo.language.items import Phrase, describes, is_abstract
from terrazzo.language.looks import finish_word, is_look
from terrazzo.language.numbers import GROUPS, VAGUE, Count, read_count
from terrazzo.language.places import OUTDOOR_WORDS
from terrazzo.language.spans import AND, SentenceText
from terrazzo.language.vocabulary import Entry, key, plural, singular
from terrazzo.language.wordlists import word_set
from terrazzo.materials import FINISHES

_TOPPING = frozenset(["top", "tops", "base", "frame", "legs", "trim", "finish", "accents", "handles"])
_KEEP_IN_LABEL = word_set("english", "kept in names")
_MOST_PARTS = 12
"""Parts that a thing can have of one sort."""
_PAIRS = frozenset(["flatscreen", "wallmounted", "lowprofile", "fulllength", "highback", "leatherbound"])
"""Two words that describe together, in front of a name."""


class PhraseReader(SentenceText):
    """Reads noun phrases of a sentence. What was read before them, in `items`, decides between their readings."""

    def phrase(self, i: int, depth: int = 0) -> tuple[Phrase | None, int]:
        """A noun phrase at a place, with what follows "of": (phrase, place after it), or (None, i)."""
        count, j = read_count(self.tokens, i)
        start, stop = j, self._run(j)
        found = self._head(start, stop, count or Count())
        if found is None:
            return None, i
        phrase, stop = found
        phrase = replace(phrase, text=" ".join(t.text for t in self.tokens[i:stop]))
        if stop < len(self.lows) and self.lows[stop] == "of" and depth < 3:
            return self._with_of(phrase, start, stop, depth)
        return phrase, stop

    def _head(self, start: int, stop: int, count: Count) -> tuple[Phrase, int] | None:
        """The phrase of a run of words, and its end."""
        while stop > start and (self.tokens[stop - 1].mark or self.lows[stop - 1] in AND):
            stop -= 1
        if stop <= start:
            return None
        if self._only_look(start, stop, count):
            return None
        found = self.nouns.longest(self.tokens, start, stop)
        if found is None:
            return self._unknown(start, stop, count)
        begin, end, entry = self._respelt(start, *found)
        rest = self.lows[end:stop]
        if rest and not all((describes(w) or is_look(w)) and w not in lexicon.PARTS for w in rest):
            last = singular(rest[-1])
            one = rest[0].endswith("s") and not self._plural_run(begin, end)
            many = (
                self._plural_run(begin, end)
                and not rest[0].endswith("s")
                and self.nouns.find(rest[:1]) is None
            )
            if (one or many) and self._link_or_end(end + 1) and not count.another:
                stop = end  # A verb that is not listed: "a pot bubbles beside", "three hens peck around".
            elif all(
                w in lexicon.PARTS or w in lexicon.NON_THINGS or singular(w) in lexicon.PARTS or w in GROUPS
                for w in rest
            ):
                # "The desk surface" is the desk and "a sofa set" a sofa, but "with a marble top" has a part.
                made_of = all(is_look(w) for w in self.lows[begin:end]) or self._part_of_thing(rest)
                if made_of and not count.definite:
                    return Phrase("part", " ".join(rest), words=self._words(start, end), count=count), stop
            elif is_abstract(last):
                return Phrase("idle", " ".join(rest), words=self._words(start, begin), count=count), stop
            else:
                return self._unknown(start, stop, count, compound=begin)
        if entry.sort in ("thing", "unknown") and self._no_thing(begin, end, start, count):
            sort = "part" if singular(self.lows[end - 1]) in lexicon.PARTS else "idle"
            return Phrase(
                sort, singular(" ".join(self.lows[begin:end])), words=self._words(start, begin), count=count
            ), stop
        label, extra = self._label(begin, end, entry)
        words = self._words(start, begin) + extra + tuple(w for w in rest if describes(w) or is_look(w))
        many = plural(self.lows[end - 1]) and entry.sort != "idle"
        return Phrase(entry.sort, label, entry.value or None, entry.near, words, count, many), stop

    def _part_of_thing(self, rest: Sequence[str]) -> bool:
        """Whether a name is part of the thing before it here: "an island with a butcher block top"."""
        if len(self.items) < 2 or rest[-1] not in _TOPPING:
            return False
        link, noun = self.items[-1].link, self.items[-2].phrase
        return link is not None and link.relation == "with" and noun is not None and noun.sort == "thing"

    def _respelt(self, start: int, begin: int, end: int, entry: Entry) -> tuple[int, int, Entry]:
        """A name with a misspelt word before it: "coffe table"."""
        if begin > start and entry.sort == "thing":
            before = self.lows[begin - 1]
            plain = describes(before) or is_look(before) or self.nouns.find([before]) is not None
            for right in sorted(() if plain else self.nouns.respellings(before, least=5)):
                longer = self.nouns.find([right, *self.lows[begin:end]])
                if longer is not None and longer.sort == "thing":
                    self.lows[begin - 1] = self._said[begin - 1] = right
                    return begin - 1, end, longer
        return begin, end, entry

    def _only_look(self, start: int, end: int, count: Count) -> bool:
        """Whether the words are nothing but a colour or material here: "in orange", "of glass"."""
        if (
            count != Count()
            or not self.items
            or self.items[-1].sort not in ("link", "copula", "and", "comma", "describe")
        ):
            return False
        back = [item for item in self.items[-4:] if item.sort not in ("and", "comma")]
        if not back:
            return False
        last = back[-1]
        if last.sort == "link" and not (last.link and last.link.relation in ("in", "for")):
            return False
        if last is not self.items[-1] and last.sort != "describe":
            return False
        return all(is_look(w) or describes(w) or w in ("and", ",") for w in self.lows[start:end])

    def _no_thing(self, begin: int, end: int, start: int, count: Count) -> bool:
        """Whether a name is used as a part ("with four drawers", "integrated sink") or as a mass ("soft light") here."""
        if any(w in ("integrated", "built-in") for w in self.lows[start:begin]):
            return True
        if end - begin > 1:
            return False
        low = self.lows[begin]
        entry = self.nouns.find([low])
        weak = entry is not None and (entry.near or entry.sort == "unknown")
        if weak and low in lexicon.NON_THINGS and not (count.indefinite or count.number):
            return True
        if low in lexicon.PARTS and count.definite:
            return True
        if low in ("lighting", "storage", "seating", "light", "illumination", "daylight") and not (
            count.indefinite or count.value or plural(low)
        ):
            return not (count.definite and low == "light")
        last = self.items[-1] if self.items else None
        with_part = (
            last is not None
            and last.sort == "link"
            and last.link is not None
            and last.link.relation == "with"
        )
        crowd = count.number and (count.value or 0) > _MOST_PARTS  # Forty seats are chairs.
        return with_part and singular(low) in lexicon.PARTS and not crowd

    def _plural_run(self, begin: int, end: int) -> bool:
        return end > begin and plural(self.lows[end - 1])

    def _label(self, begin: int, end: int, entry: Entry) -> tuple[str, tuple[str, ...]]:
        """The name as said, without words that only describe, and what its other words say of the thing.

        "Ergonomic chair" is a chair that is ergonomic, whatever its kind. A "canopy bed" stays one, and "canopy" holds of it.
        """
        lows = self.lows
        if entry.sort == "place":
            return entry.words, ()
        if entry.sort != "thing":
            return singular(" ".join(self._said[begin:end])), ()
        if "of" in lows[begin:end]:
            cut = lows.index("of", begin)
            return " ".join([singular(" ".join(self._said[begin:cut])), *self._said[cut:end]]), ()
        start = begin
        extra: list[str] = []
        if (
            end - start > 2
            and key(lows[start : start + 2]) in _PAIRS
            and self.nouns.find(lows[start + 2 : end])
        ):
            extra.append("-".join(lows[start : start + 2]))
            start += 2
        while (
            end - start > 1 and lows[start] not in _KEEP_IN_LABEL and self._only_describes(start, end, entry)
        ):
            extra.append(lows[start])
            start += 1
        label = singular(" ".join(self._said[start:end]))
        if label != entry.value and end - start > 1:
            head = next((k for k in range(start + 1, end) if self.nouns.find(lows[k:end])), start)
            extra += lows[start:head]
        return label, tuple(extra)

    def _only_describes(self, start: int, end: int, entry: Entry) -> bool:
        """Whether the first word of a name says how the thing is, rather than what it is."""
        word, rest = self.lows[start], self.nouns.find(self.lows[start + 1 : end])
        if rest is None or rest.sort != "thing" or not (describes(word) or is_look(word)):
            return False
        if " ".join(self.lows[start:end]) == entry.value or key(self.lows[start:end]) == key(entry.value):
            return False
        if (
            rest.value == entry.value
            or word in lexicon.SIZES
            or word in lexicon.SHAPES
            or word in lexicon.ADJECTIVES
        ):
            return True
        finish = finish_word(word)
        return finish is not None and FINISHES[finish].family == "wood"

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(low for low in self.lows[start:end] if low[0].isalnum() and low not in AND)

    def _unknown(
        self, start: int, stop: int, count: Count, compound: int | None = None
    ) -> tuple[Phrase, int] | None:
        """A phrase with no known noun at its end."""
        begin = start
        while begin < stop and (
            describes(self.lows[begin])
            or is_look(self.lows[begin])
            or self.tokens[begin].mark
            or self.lows[begin] in AND
        ):
            begin += 1
        if compound is not None:
            begin = min(begin, compound)
        if begin >= stop:
            sure = (
                self.lows[stop - 1] in lexicon.ADJECTIVES
                or is_look(self.lows[stop - 1])
                or "-" in self.lows[stop - 1]
            )
            if sure or not (count.indefinite or count.number) or self.lows[stop - 1].endswith("ly"):
                return None
            begin = stop - 1
        rest = self.lows[begin:stop]
        last = singular(rest[-1])
        words = self._words(start, begin)
        if last in lexicon.PARTS or rest[-1] in lexicon.PARTS:
            return Phrase("part", " ".join(rest), words=words, count=count, plural=plural(rest[-1])), stop
        if is_abstract(rest[-1]) or last in GROUPS or rest[-1] in VAGUE:
            return Phrase(
                "idle", singular(" ".join(rest)), words=words, count=count, plural=plural(rest[-1])
            ), stop
        right = self.nouns.correct(rest[-1])
        if right is not None:
            entry = self.nouns.find([*rest[:-1], right]) or self.nouns.find([right])
            if entry is not None:
                label = (
                    right if self.nouns.find([*rest[:-1], right]) is None else " ".join([*rest[:-1], right])
                )
                said = tuple(rest[:-1]) if label == right else ()
                return Phrase(
                    entry.sort,
                    label,
                    entry.value,
                    entry.near,
                    words + said,
                    count,
                    plural(rest[-1]),
                    corrected=rest[-1],
                ), stop
        if len(rest) == 1 and not rest[0].isascii():
            return Phrase("unknown", rest[0], words=words, count=count), stop
        if len(rest) == 1 and rest[0].endswith(("ed", "ing")) and not count.number:
            return Phrase("idle", rest[0], words=words, count=count), stop  # "A cat, zoomed out": no thing.
        many = plural(rest[-1])
        if count == Count() and not many and not self._in_list():
            return Phrase("idle", " ".join(rest), words=words, count=count), stop
        return Phrase("unknown", singular(" ".join(rest)), None, False, words, count, many), stop

    def _in_list(self) -> bool:
        """Whether what comes next is one more of the things asked for."""
        if not self.items:
            return False
        last = self.items[-1]
        if last.sort == "link":
            return last.link is not None and last.link.turned
        return (
            last.sort in ("comma", "and")
            and len(self.items) > 1
            and self.items[-2].sort == "noun"
            and (self.items[-2].phrase is not None and self.items[-2].phrase.sort in ("thing", "unknown"))
        )

    def _with_of(self, phrase: Phrase, start: int, stop: int, depth: int) -> tuple[Phrase, int]:
        """What "of" makes of a phrase: a group of things, a filled container, a part of a thing."""
        inner, after = self.phrase(stop + 1, depth + 1)
        if inner is None:
            return phrase, stop + 1
        place = self._place_of(phrase, inner)
        if place is not None:
            return place, after
        if inner.sort == "place" and self._stands_for(phrase, inner):
            return inner, after
        last = phrase.label.split(" ")[-1]
        if (
            last in GROUPS
            and (inner.count.number or inner.plural or phrase.sort != "thing")
            and inner.sort in ("thing", "unknown")
        ):
            count = inner.count
            if not count.number:
                value = None if last == "set" and not inner.plural else (GROUPS[last] or 3)
                count = replace(phrase.count, value=value, number=value is not None, vague=True)
                if last == "set" and phrase.count.number and phrase.count.value:
                    count = replace(phrase.count)
            look = tuple(w for w in phrase.words if w not in inner.words)
            return replace(inner, count=count, words=look + inner.words, plural=True), after
        if phrase.sort == "thing":
            if inner.sort in ("arch", "place") or inner.count.definite:
                return phrase, after
            return self._filled(phrase, inner), after
        if (
            phrase.sort == "arch"
            and inner.sort in ("thing", "unknown")
            and inner.plural
            and not inner.count.definite
        ):
            # "A wall of bookshelves", "a corner of plants": several of them.
            return replace(
                inner, count=replace(inner.count, value=inner.count.value or 3, number=True, vague=True)
            ), after
        if phrase.sort in ("part", "arch", "idle") and inner.sort in ("thing", "unknown"):
            if inner.count.definite or inner.count.each or phrase.sort == "part":
                return replace(inner, count=replace(inner.count, definite=True)), after
            return phrase, after
        if (
            phrase.sort == "unknown"
            and inner.sort in ("thing", "unknown", "idle")
            and not inner.count.definite
        ):
            label = f"{phrase.label} of {inner.label}"
            entry = self.nouns.resolve(label)
            if entry is not None and entry.sort == "thing":
                return replace(phrase, sort="thing", label=label, kind=entry.value, near=entry.near), after
            return replace(phrase, label=label), after
        if inner.sort == "place":
            return phrase if phrase.sort != "idle" else inner, after
        return phrase, after

    def _place_of(self, phrase: Phrase, inner: Phrase) -> Phrase | None:
        """A place that has a name of its own: "the bridge of a spaceship" is a spaceship bridge, neither crossing nor room."""
        for label in (f"{inner.label} {phrase.label}", f"{inner.label}'s {phrase.label}"):
            entry = self.nouns.resolve(label)
            if entry is not None and entry.sort == "place" and entry.words == label:
                return replace(phrase, sort="place", label=label, kind=entry.value)
        return None

    def _stands_for(self, phrase: Phrase, inner: Phrase) -> bool:
        """Whether a part of a place that opens the prompt is all that names it: "the middle of a forest with a tent"."""
        if inner.count.definite or phrase.sort not in ("arch", "idle", "part", "unknown"):
            return False
        return not self.items or (
            inner.kind in OUTDOOR_WORDS and all(item.phrase is None for item in self.items)
        )

    def _filled(self, phrase: Phrase, inner: Phrase) -> Phrase:
        """A container and what it holds: "a bowl of fruit"."""
        content = inner.label
        whole = f"{phrase.label} of {content}"
        entry = self.nouns.find([*phrase.label.split(), "of", *content.split()]) or self.nouns.find(
            [*content.split(), *phrase.label.split()]
        )
        words = phrase.words + tuple(w for w in inner.words if w not in phrase.words)
        if inner.plural and content and not whole.endswith("s"):
            whole = f"{phrase.label} of {content}"
        kind, near = (
            (entry.value, entry.near)
            if entry is not None and entry.sort == "thing"
            else (phrase.kind, phrase.near)
        )
        return replace(phrase, label=whole, kind=kind, near=near, words=words, content=content)
