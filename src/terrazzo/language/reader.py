"""Sentences into items: noun phrases, links, verbs and marks, in order.

There is no part-of-speech tagger: a noun phrase begins at a determiner, number or describing word and ends at the latest
known noun before a closed-class word, a verb or a mark. What is left over without a known noun is an unknown thing, unless
its words are abstract, describe, or name parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language import lexicon
from terrazzo.language.items import Item, Phrase, describes
from terrazzo.language.links import AMBIGUOUS, FORWARD_VERBS, LINK_VERBS, TURNED_VERBS, Link
from terrazzo.language.looks import is_look
from terrazzo.language.nounphrases import PhraseReader
from terrazzo.language.numbers import Count, read_count, read_number
from terrazzo.language.spans import AND, BREAKS, DETERMINERS, PRONOUNS, RELATIVE
from terrazzo.language.text import Token
from terrazzo.language.vocabulary import Vocabulary
from terrazzo.language.whereabouts import LEVELS
from terrazzo.language.wordlists import word_set

_DANGLING = frozenset(("on", "in", "at", "with", "under", "from", "by"))
"""Prepositions that may end an infinitive."""

_STOP = word_set("english", "stop")

_DISTANT = frozenset(("of", "overlooking", "overlooks", "overlook", "toward", "towards", "like", "outside", "beyond", "depicting",
                      "showing", "from"))  # fmt: skip
"""Words before a place that is only seen or pictured."""

_WITHIN = frozenset(("middle", "corner", "inside", "in", "at", "on"))
"""Relations whose words may end in "of"."""

_PARTS = frozenset(("middle", "centre", "center", "heart", "inside", "interior", "back", "front", "depth", "depths", "midst",
                    "edge", "corner", "end", "top", "side"))  # fmt: skip
"""Parts of a place."""

_LEADING = frozenset(("leads", "leading", "lead", "led", "opens", "opening", "open", "connects", "connected", "connecting", "joins",
                      "flows", "flowing", "off", "into"))  # fmt: skip
"""Words before a place that one comes to from the room that is spoken of."""


def read_sentence(tokens: Sequence[Token], nouns: Vocabulary) -> list[Item]:
    """The items of one sentence."""
    return _ItemReader(tokens, nouns).read()


class _ItemReader(PhraseReader):
    """Reads a sentence from left to right."""

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
        if low in LEVELS and i not in self.bound and self.nouns.find([low]) is None:
            self.items.append(Item("level", words=(low,)))
            return i + 1
        if low in _DANGLING and i > 1 and self.lows[i - 2] == "to" and self._nothing_follows(i + 1):
            return i + 1  # "Logs to sit on."
        linked = self._link(i)
        if linked is not None:
            link, after = linked
            if link.relation == "none" and link.turned:
                self.items.append(Item("and"))
            else:
                self.items.append(Item("link", link=link))
            return after
        if low in AND:
            self.items.append(Item("and"))
            return i + 1
        if low in RELATIVE or (low == "that" and self._after_noun() and self._verb_or_other(i + 1)):
            self.items.append(Item("which"))
            return i + 1
        if low in BREAKS:
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

    def _verb_or_other(self, i: int) -> bool:
        """Whether what follows "that" makes it a relative pronoun: a verb, or anything but a noun."""
        if i >= len(self.lows):
            return False
        low = self.lows[i]
        return low in lexicon.NEUTRAL_VERBS or low in LINK_VERBS or not self._noun_at(i)

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

    def _nothing_follows(self, i: int) -> bool:
        """Whether a link at the end of its clause has no object: "a desk with a lamp above"."""
        if i >= len(self.lows) or self.tokens[i].mark:
            return True
        low = self.lows[i]
        if low in ("which", "whom"):
            return False  # "A desk, on which a lamp stands."
        if low in AND or low in RELATIVE or low in BREAKS or low in lexicon.COPULAS:
            return True
        return (
            low in lexicon.NEUTRAL_VERBS
            and i not in self.bound
            and low.endswith("s")
            and (not self._noun_at(i) or self._linked(i + 1) is not None)
        )

    def _after_noun(self, *, pronouns: bool = False) -> bool:
        """Whether a noun phrase has just ended."""
        if not self.items:
            return False
        last = self.items[-1]
        before = self.items[-2].link if last.sort == "describe" and len(self.items) > 2 else None
        if before is not None and before.relation == "in":
            last = self.items[-3]  # "A sofa in green velvet".
        if last.sort == "noun" or (pronouns and last.sort in ("pronoun", "which")):
            return True
        return last.sort == "link" and last.link is not None and last.link.alone

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
                and not is_look(low)
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
        end = self._look_alone(i)
        if end > i:
            self.items.append(Item("describe", words=tuple(self.lows[i:end])))
            return end
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
        phrase, after = (None, i) if self._is_one(i) else self.phrase(i)
        if phrase is not None:
            if self._distant(i, phrase):
                phrase = replace(phrase, distant=True)
            elif phrase.sort == "place" and set(self.lows[max(0, i - 3) : i]) & _LEADING:
                phrase = replace(phrase, led=True)
            self.items.append(Item("noun", phrase=phrase))
            return after
        count, j = read_count(self.tokens, i)
        if count is not None and count.definite and self.lows[j + 1 : j + 2] in (["one"], ["ones"]):
            j += describes(self.lows[j]) or is_look(self.lows[j])  # "The lower one."
        if count is not None or self.lows[i] in PRONOUNS:
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
                        if count.each and inner.count.number:  # "Each of the three tables".
                            known = replace(inner, count=replace(inner.count, each=True))
                        self.items.append(Item("noun", phrase=known))
                        return after
            self.items.append(Item("pronoun", words=words, count=count))
            return j
        if describes(self.lows[i]) or is_look(self.lows[i]):
            self.items.append(Item("describe", words=(self.lows[i],)))
        return i + 1

    def _is_one(self, i: int) -> bool:
        """Whether "the lower one" begins here, whatever follows it."""
        count, j = read_count(self.tokens, i)
        low = self.lows[j : j + 2]
        return count is not None and count.definite and low[1:] in (["one"], ["ones"]) and self._describes(j)

    def _look_alone(self, i: int) -> int:
        """The end of colours and materials after "in" that a verb follows: "a sofa in green velvet faces the fire"."""
        last = self.items[-1] if self.items else None
        if last is None or last.link is None or last.link.relation != "in":
            return i
        end = i
        while end < len(self.lows) and self._describes(end):
            end += 1
        if end + 1 >= len(self.lows) or not any(map(is_look, self.lows[i:end])):
            return i
        low, following = self.lows[end], self.lows[end + 1]
        if low in lexicon.NEUTRAL_VERBS or low in LINK_VERBS:
            return end
        verb = low.endswith("s") and not low.endswith("ss") and self.nouns.find([low]) is None
        return end if verb and (following in DETERMINERS or self.nouns.find([following]) is not None) else i

    def _distant(self, i: int, phrase: Phrase) -> bool:
        """Whether what is named at a place is only seen or pictured; who is in a part of a place is in the place."""
        if i == 0 or self.lows[i - 1] not in _DISTANT:
            return False
        if phrase.sort != "place" or self.lows[i - 1] != "of":
            return True
        last = self.items[-1] if self.items else None
        linked = last is not None and last.link is not None and last.link.relation in _WITHIN
        return not (linked or self.lows[i - 2] in _PARTS)

    def _after_copula(self) -> bool:
        return bool(self.items) and self.items[-1].sort == "copula"

    def _describes(self, i: int) -> bool:
        low = self.lows[i]
        if low in ("and", ",") and i + 1 < len(self.lows):
            return describes(self.lows[i + 1]) or is_look(self.lows[i + 1])
        return describes(low) or is_look(low) or low in lexicon.ADVERBS
