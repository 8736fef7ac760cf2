"""Sentences into items: noun phrases, links, verbs and marks, in order.

There is no part-of-speech tagger: a noun phrase begins at a determiner, number or describing word and ends at the latest
known noun before a closed-class word, a verb or a mark. What is left over without a known noun is an unknown thing, unless
its words are abstract, describe, or name parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from terrazzo.language import lexicon
from terrazzo.language.links import AMBIGUOUS, FORWARD_VERBS, LINK_VERBS, TURNED_VERBS, Link, read_link
from terrazzo.language.looks import is_look
from terrazzo.language.numbers import GROUPS, UNITS, VAGUE, Count, read_count, read_number
from terrazzo.language.text import Token
from terrazzo.language.vocabulary import Entry, Vocabulary, key, plural, singular
from terrazzo.language.wordlists import word_set

_LONGEST_RUN = 24
"""Words of a noun phrase that are looked at; keeps the time linear in the length of the text."""

_PRONOUNS = word_set("english", "pronouns")
_RELATIVE = frozenset(["which", "who", "whose", "where", "whom"])
_BREAKS = frozenset(
    ["while", "whereas", "whilst", "but", "yet", "although", "though", "when", "if", "because", "since", "so"]
)
_AND = frozenset(("and", "or", "plus", "nor"))
_STOP = frozenset(
    ("there", "here", "i", "we", "you", "he", "she", "me", "us", "please", "let", "also", "then", "not")
)
_KEEP_IN_LABEL = word_set("english", "kept in names")
_PAIRS = frozenset(
    ("flatscreen", "wallmounted", "lowprofile", "fulllength", "highback", "livingroom", "leatherbound")
)
_POSTPOSITIVE = word_set("english", "after nouns")


@dataclass(frozen=True)
class Phrase:
    """A noun phrase.

    Args:
        sort: "thing", "unknown", "place", "arch", "part" or "idle".
        label: Head noun, singular: "coffee table".
        kind: Catalogue kind, kind of place, or part of the building.
        near: The kind is a stand-in.
        words: Describing words, as said, lower case.
        count: Determiner and number.
        plural: The noun is a plural.
        text: The words as typed.
        content: What a container holds: "fruit" of "bowl of fruit".
        corrected: The word as typed, where it was taken for a misspelling.
    """

    sort: str
    label: str
    kind: str | None = None
    near: bool = False
    words: tuple[str, ...] = ()
    count: Count = field(default_factory=Count)
    plural: bool = False
    text: str = ""
    content: str = ""
    corrected: str = ""


@dataclass(frozen=True)
class Item:
    """One item of a sentence.

    Args:
        sort: "noun", "link", "verb", "copula", "pronoun", "and", "comma", "dash", "which", "break", "describe".
        phrase: Of a noun.
        link: Of a link.
        words: Of a description, verb or pronoun.
        count: Of a pronoun: "two of them", "each".
    """

    sort: str
    phrase: Phrase | None = None
    link: Link | None = None
    words: tuple[str, ...] = ()
    count: Count = field(default_factory=Count)


def sentences(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by sentence, without the closing marks."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (".", "!", "?", ";"):
            out.append([])
        else:
            out[-1].append(token)
    return [s for s in out if s]


def read_sentence(tokens: Sequence[Token], nouns: Vocabulary) -> list[Item]:
    """The items of one sentence."""
    return _Reader(tokens, nouns).read()


class _Reader:
    def __init__(self, tokens: Sequence[Token], nouns: Vocabulary):
        self.tokens, self.nouns = tokens, nouns
        self.lows = [t.low for t in tokens]
        self.text = " ".join(self.lows)
        self.starts: list[int] = []
        place = 0
        for low in self.lows:
            self.starts.append(place)
            place += len(low) + 1
        self.at = {p: i for i, p in enumerate(self.starts)} | {place: len(self.lows)}
        self.items: list[Item] = []
        self.links: dict[int, tuple[Link, int] | None] = {}
        self.bound = self._bound_spans()

    def read(self) -> list[Item]:
        i = 0
        while i < len(self.tokens):
            after = self._one(i)
            i = max(after, i + 1)
        return self.items

    def _one(self, i: int) -> int:
        """Reads one item at a place and returns the place after it."""
        token, low = self.tokens[i], self.lows[i]
        if token.mark:
            self.items.append(Item("dash" if token.text in "\u2014:" else "comma"))
            return i + 1
        linked = self._link(i)
        if linked is not None:
            link, after = linked
            if link.relation == "none" and link.turned:
                self.items.append(Item("and"))
            else:
                self.items.append(Item("link", link=link))
            return after
        if low in _AND:
            self.items.append(Item("and"))
            return i + 1
        if low in _RELATIVE or (low == "that" and self._after_noun() and not self._noun_at(i + 1)):
            self.items.append(Item("which"))
            return i + 1
        if low in _BREAKS:
            self.items.append(Item("break"))
            return i + 1
        if low in lexicon.COPULAS:
            self.items.append(Item("copula", words=(low,)))
            return i + 1
        if low in _STOP or low in lexicon.AUXILIARIES or low in lexicon.ADVERBS or low == "of":
            return i + 1
        if self._is_verb(i):
            self.items.append(Item("verb", words=(low,)))
            return i + 1
        return self._noun_or_pronoun(i)

    def _link(self, i: int) -> tuple[Link, int] | None:
        """A link at a place, unless a name covers it."""
        if i in self.bound:
            return None
        low = self.lows[i]
        if low == "at" and self.lows[i + 1 : i + 2] in (["least"], ["most"]):
            return None
        if (
            low in ("over", "above")
            and not self._after_noun(pronouns=True)
            and read_number(self.tokens, i + 1)[0]
        ):
            return None
        found = self._linked(i)
        if found is not None:
            link, stop = found
            after = self.at.get(stop + 1)
            if after is None:
                return None
            if not link.turned and not link.alone and self._nothing_follows(after):
                link = replace(link, alone=True)
            return link, after
        if low in LINK_VERBS and (low not in AMBIGUOUS or self._after_noun(pronouns=True)):
            if low in TURNED_VERBS:
                return Link(TURNED_VERBS[low], turned=True, verb=not low.endswith("ing")), i + 1
            return Link(FORWARD_VERBS[low], verb=not low.endswith("ing")), i + 1
        return None

    def _linked(self, i: int) -> tuple[Link, int] | None:
        """`read_link` at a place, read once."""
        if i not in self.links:
            self.links[i] = read_link(self.text, self.starts[i])
        return self.links[i]

    def _nothing_follows(self, i: int) -> bool:
        """Whether a link at the end of its clause has no object: "a desk with a lamp above"."""
        if i >= len(self.lows) or self.tokens[i].mark:
            return True
        low = self.lows[i]
        if low in _AND or low in _RELATIVE or low in _BREAKS or low in lexicon.COPULAS:
            return True
        return (
            low in lexicon.NEUTRAL_VERBS
            and i not in self.bound
            and low.endswith("s")
            and not self._noun_at(i)
        )

    def _after_noun(self, *, pronouns: bool = False) -> bool:
        """Whether a noun phrase has just ended."""
        if not self.items:
            return False
        last = self.items[-1]
        if last.sort == "noun" or (pronouns and last.sort in ("pronoun", "which")):
            return True
        return last.sort == "link" and last.link is not None and last.link.alone

    def _noun_at(self, i: int) -> bool:
        return i < len(self.tokens) and (i in self.bound or self.nouns.find([self.lows[i]]) is not None)

    def _is_verb(self, i: int) -> bool:
        """Whether a word that may be a verb is one here: after a noun, or before a link."""
        low = self.lows[i]
        if i in self.bound:
            return False
        if low == "set" and self.lows[i + 1 : i + 2] == ["of"]:
            return False
        if low not in lexicon.NEUTRAL_VERBS:
            return (
                low.endswith(("ing", "ed"))
                and (self._after_noun(pronouns=True) or self._after_copula())
                and self.nouns.find([low]) is None
                and low not in lexicon.ADJECTIVES
            )
        if self._after_noun(pronouns=True) or (
            self.items and self.items[-1].sort in ("copula", "verb", "which")
        ):
            return True
        if low.endswith("ing") and low not in lexicon.ADJECTIVAL:
            return True
        following = self.lows[i + 1] if i + 1 < len(self.lows) else ""
        if self.nouns.find([low]) is not None and low not in ("rest", "sits"):
            return False
        return not self._noun_at(i + 1) and following not in lexicon.ADJECTIVES and not is_look(following)

    def _noun_or_pronoun(self, i: int) -> int:
        if self.lows[i] in ("it", "them", "they", "itself", "themselves"):
            self.items.append(Item("pronoun", words=(self.lows[i],)))
            return i + 1
        if self._after_copula():
            end = i
            while end < len(self.tokens) and self._describes(end):
                end += 1
            if end > i and (end == len(self.tokens) or not self._noun_at(end)):
                self.items.append(Item("describe", words=tuple(self.lows[i:end])))
                return end
        phrase, after = self.phrase(i)
        if phrase is not None:
            self.items.append(Item("noun", phrase=phrase))
            return after
        count, j = read_count(self.tokens, i)
        if count is not None or self.lows[i] in _PRONOUNS:
            count = count or Count()
            while j < len(self.lows) and self.lows[j] in (
                "one",
                "ones",
                "other",
                "others",
                "left",
                "right",
                "first",
                "second",
                "former",
                "latter",
                "each",
            ):
                j += 1
            j = max(j, i + 1)
            words = tuple(self.lows[i:j])
            if j < len(self.lows) and self.lows[j] == "of":
                if j + 1 < len(self.lows) and self.lows[j + 1] in ("which", "them", "these", "those"):
                    j += 2
                else:
                    inner, after = self.phrase(j + 1)
                    if inner is not None:
                        # "two of the beds": the beds, some of them.
                        known = replace(inner, count=replace(count, definite=True))
                        self.items.append(Item("noun", phrase=known))
                        return after
            self.items.append(Item("pronoun", words=words, count=count))
            return j
        if lexicon_describes(self.lows[i]) or is_look(self.lows[i]):
            self.items.append(Item("describe", words=(self.lows[i],)))
        return i + 1

    def _after_copula(self) -> bool:
        return bool(self.items) and self.items[-1].sort == "copula"

    def _describes(self, i: int) -> bool:
        low = self.lows[i]
        if low in ("and", ",") and i + 1 < len(self.lows):
            return lexicon_describes(self.lows[i + 1]) or is_look(self.lows[i + 1])
        return lexicon_describes(low) or is_look(low) or low in lexicon.ADVERBS

    # -- noun phrases ------------------------------------------------------------------------------------------------

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

    def _run(self, i: int) -> int:
        """End of the words that one noun phrase can span."""
        k, noun = i, False
        while k < min(len(self.tokens), i + _LONGEST_RUN):
            low = self.lows[k]
            if k in self.bound:
                k, noun = self.bound[k], True
                continue
            if self.tokens[k].mark or low in _AND:
                if not noun and k > i and self._goes_on(k):
                    k += 1
                    continue
                break
            if (
                low in _RELATIVE
                or low in _BREAKS
                or low in lexicon.COPULAS
                or low == "of"
                or low in ("there", "it", "them")
            ):
                break
            if low in (
                "the",
                "a",
                "an",
                "its",
                "their",
                "each",
                "every",
                "this",
                "that",
                "his",
                "her",
                "another",
                "no",
            ):
                break
            if noun and (low in UNITS or low in lexicon.ADVERBS or low in _POSTPOSITIVE or low in _PRONOUNS):
                break
            known = self.nouns.find([low]) is not None
            if low == "set" and self.lows[k + 1 : k + 2] == ["of"]:
                return k + 1
            if (
                k == i
                and low in LINK_VERBS
                and not known
                and (low.endswith("ing") or self._determined(k + 1))
            ):
                break
            if (
                k == i
                and low in ("other", "others", "first", "latter", "former")
                and not self._noun_at(k + 1)
            ):
                break
            if (
                k > i
                and not noun
                and low in lexicon.NEUTRAL_VERBS
                and not low.endswith(("ed", "ing"))
                and self._link_or_end(k + 1)
            ):
                break
            if (
                noun
                and (low in lexicon.NEUTRAL_VERBS or low in LINK_VERBS)
                and not (known and not low.endswith("s") and self._joined(k))
            ):
                break
            if noun and not known and low.endswith(("ing", "ed")) and low not in lexicon.ADJECTIVES:
                break
            if low in ("left", "right") and k > i and noun:
                break
            if (
                not (
                    low in ("back", "opposite", "far", "near", "nearby", "adjoining", "nearest") and not noun
                )
                and self._linked(k) is not None
            ):
                break
            if not noun and low in LINK_VERBS and low.endswith("s") and not known and k == i:
                break
            if low in lexicon.AUXILIARIES:
                break
            noun = known or not (
                lexicon_describes(low) or is_look(low) or low in VAGUE or low in lexicon.ADVERBS
            )
            k += 1
        return k

    def _determined(self, i: int) -> bool:
        """Whether a determiner or number stands here."""
        return i < len(self.lows) and (read_count(self.tokens, i)[0] is not None)

    def _joined(self, k: int) -> bool:
        """Whether the word and the one before it make a name."""
        return k > 0 and self.nouns.find(self.lows[k - 1 : k + 1]) is not None

    def _goes_on(self, k: int) -> bool:
        """Whether a comma or "and" stands between two describing words of one noun phrase."""
        m = k + 1
        if m < len(self.lows) and self.lows[m] == "and":
            m += 1
        if m >= len(self.lows) or self.tokens[m].mark or m in self.bound:
            return False
        return lexicon_describes(self.lows[m]) or is_look(self.lows[m])

    def _head(self, start: int, stop: int, count: Count) -> tuple[Phrase, int] | None:
        """The phrase of a run of words, and its end."""
        while stop > start and (self.tokens[stop - 1].mark or self.lows[stop - 1] in _AND):
            stop -= 1
        if stop <= start:
            return None
        if self._only_look(start, stop, count):
            return None
        found = self.nouns.longest(self.tokens, start, stop)
        if found is None:
            return self._unknown(start, stop, count)
        begin, end, entry = found
        rest = self.lows[end:stop]
        if rest and not all(lexicon_describes(w) or is_look(w) for w in rest):
            last = singular(rest[-1])
            if (
                rest[0].endswith("s")
                and not self._plural_run(begin, end)
                and self._link_or_end(end + 1)
                and not count.another
            ):
                stop = end  # A verb in -s that is not listed: "a pot bubbles beside".
            elif all(
                w in lexicon.PARTS or w in lexicon.NON_THINGS or singular(w) in lexicon.PARTS or w in GROUPS
                for w in rest
            ):
                pass  # "the desk surface" is the desk, "a sofa set" a sofa.
            elif is_abstract(last):
                return Phrase("idle", " ".join(rest), words=self._words(start, begin), count=count), stop
            else:
                return self._unknown(start, stop, count, compound=begin)
        if entry.sort == "thing" and self._no_thing(begin, end, start, count):
            sort = "part" if singular(self.lows[end - 1]) in lexicon.PARTS else "idle"
            return Phrase(
                sort, singular(" ".join(self.lows[begin:end])), words=self._words(start, begin), count=count
            ), stop
        label, extra = self._label(begin, end, entry)
        words = (
            self._words(start, begin) + extra + tuple(w for w in rest if lexicon_describes(w) or is_look(w))
        )
        many = plural(self.lows[end - 1]) and entry.sort != "idle"
        return Phrase(entry.sort, label, entry.value, entry.near, words, count, many), stop

    def _no_thing(self, begin: int, end: int, start: int, count: Count) -> bool:
        """Whether a name is used as a part ("with four drawers", "integrated sink") or as a mass ("soft light") here."""
        if any(w in ("integrated", "built-in") for w in self.lows[start:begin]):
            return True
        if end - begin > 1:
            return False
        low = self.lows[begin]
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
        return with_part and singular(low) in lexicon.PARTS

    def _plural_run(self, begin: int, end: int) -> bool:
        return end > begin and plural(self.lows[end - 1])

    def _link_or_end(self, i: int) -> bool:
        if i >= len(self.lows) or self.tokens[i].mark:
            return True
        if self.lows[i] in ("the", "a", "an", "its", "and"):
            return True
        return self._linked(i) is not None

    def _only_look(self, start: int, end: int, count: Count) -> bool:
        """Whether the words are nothing but a colour or material here: "in orange", "of glass"."""
        if (
            count != Count()
            or not self.items
            or self.items[-1].sort not in ("link", "copula", "and", "comma", "describe")
        ):
            return False
        last = self.items[-1]
        if last.sort == "link" and not (last.link and last.link.relation in ("in", "for")):
            return False
        if last.sort in ("and", "comma") and (len(self.items) < 2 or self.items[-2].sort != "describe"):
            return False
        return all(is_look(w) or lexicon_describes(w) or w == "and" for w in self.lows[start:end])

    def _label(self, begin: int, end: int, entry: Entry) -> tuple[str, tuple[str, ...]]:
        """The name without words that only describe, and those words."""
        words = self.lows[begin:end]
        name = " ".join(words).replace("_", " ")
        if entry.sort != "thing":
            return singular(name), ()
        extra: list[str] = []
        if len(words) > 2 and key(words[:2]) in _PAIRS and self.nouns.find(words[2:]) is not None:
            extra, words = ["-".join(words[:2])], words[2:]
        while (
            len(words) > 1
            and words[0] not in _KEEP_IN_LABEL
            and not (name == entry.value and len(words) == 2 and words[0] in ("high", "low"))
        ):
            shorter = self.nouns.find(words[1:])
            if shorter is None or not (lexicon_describes(words[0]) or is_look(words[0])):
                break
            if shorter.value != entry.value and not (words[0] in lexicon.SIZES or words[0] in lexicon.SHAPES):
                break
            extra.append(words[0])
            words = words[1:]
        return singular(" ".join(words)), tuple(extra)

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(low for low in self.lows[start:end] if low[0].isalnum() and low not in _AND)

    def _unknown(
        self, start: int, stop: int, count: Count, compound: int | None = None
    ) -> tuple[Phrase, int] | None:
        """A phrase with no known noun at its end."""
        begin = start
        while begin < stop and (
            lexicon_describes(self.lows[begin])
            or is_look(self.lows[begin])
            or self.tokens[begin].mark
            or self.lows[begin] in _AND
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
        if phrase.sort in ("part", "arch", "idle") and inner.sort in ("thing", "unknown"):
            if inner.count.definite or inner.count.each or phrase.sort == "part":
                return replace(inner, count=replace(inner.count, definite=True)), after
            return phrase, after
        if phrase.sort == "unknown" and inner.sort in ("thing", "unknown", "idle"):
            label = f"{phrase.label} of {inner.label}"
            entry = self.nouns.resolve(label)
            if entry is not None and entry.sort == "thing":
                return replace(phrase, sort="thing", label=label, kind=entry.value, near=entry.near), after
            return replace(phrase, label=label), after
        if inner.sort == "place":
            return phrase if phrase.sort != "idle" else inner, after
        return phrase, after

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

    def _bound_spans(self) -> dict[int, int]:
        """Places inside names of two words or more -> the end of the name."""
        spans: dict[int, int] = {}
        i = 0
        while i < len(self.lows):
            end = self._name_end(i)
            if end:
                spans.update(dict.fromkeys(range(i, end), end))
            i = end or i + 1
        return spans

    def _name_end(self, i: int) -> int:
        for n in range(5, 1, -1):
            words = self.lows[i : i + n]
            if (
                len(words) < n
                or any(t.mark for t in self.tokens[i : i + n])
                or words[0] in ("a", "the", "on", "in")
            ):
                continue
            if words[-1] in ("of", "and", "with"):
                continue
            entry = self.nouns.find(words)
            if entry is None or entry.sort not in ("thing", "place", "arch"):
                continue
            if (
                words[-1].endswith("s")
                and (words[-1] in lexicon.NEUTRAL_VERBS or words[-1] in LINK_VERBS)
                and self._verb_after_one(i, i + n)
            ):
                continue
            if (
                any(w in ("and", "or") for w in words)
                and self.nouns.find(words[:1]) is not None
                and entry.words.count(" and ") == 0
            ):
                continue
            return i + n
        return 0

    def _verb_after_one(self, start: int, end: int) -> bool:
        """Whether "a lamp stands" here is a lamp that stands, not several lamp stands."""
        before = self.lows[max(0, start - 4) : start]
        if any((w in UNITS and UNITS[w] > 1) or w in VAGUE or (w.isdigit() and w != "1") for w in before):
            return False
        return end < len(self.lows) and self._link_or_end(end)


def lexicon_describes(word: str) -> bool:
    """Whether a word only describes, by list or by its ending."""
    if word in lexicon.ADJECTIVES or word in lexicon.ADVERBS:
        return True
    if "-" in word:
        return (
            word.endswith(lexicon.ADJECTIVE_ENDINGS)
            or word.rsplit("-", 1)[-1] in lexicon.ADJECTIVES
            or word.endswith(("ed", "ing"))
            or word.split("-")[0] in UNITS
        )
    if len(word) > 5 and word.endswith("ly"):
        return True
    return (
        len(word) > 5
        and word.endswith(lexicon.SOFT_ENDINGS)
        and word not in lexicon.NON_THINGS
        and word not in _NOUNS_LIKE_ADJECTIVES
    )


_NOUNS_LIKE_ADJECTIVES = word_set("english", "nouns like adjectives")


def is_abstract(word: str) -> bool:
    """Whether a noun names nothing that could be made."""
    one = singular(word)
    if word in lexicon.NON_THINGS or one in lexicon.NON_THINGS:
        return True
    return len(one) > 6 and one.endswith(lexicon.ABSTRACT_ENDINGS)
