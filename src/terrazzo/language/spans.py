"""One sentence as text: the links and names in it, and how far a noun phrase can reach."""

from __future__ import annotations

from collections.abc import Sequence

from terrazzo.language import lexicon
from terrazzo.language.items import Item, describes
from terrazzo.language.links import AMBIGUOUS, LINK_VERBS, Link, read_link
from terrazzo.language.looks import is_look
from terrazzo.language.numbers import UNITS, VAGUE, read_count
from terrazzo.language.text import Token
from terrazzo.language.vocabulary import Vocabulary
from terrazzo.language.wordlists import word_set

_LONGEST_RUN = 24
"""Words of a noun phrase that are looked at; keeps the time linear in the length of the text."""

PRONOUNS = word_set("english", "pronouns")
RELATIVE = frozenset(["which", "who", "whose", "where", "whom"])
BREAKS = word_set("english", "breaks")
"""Words that begin a new clause."""

AND = frozenset(["and", "or", "plus", "nor"])
_POSTPOSITIVE = word_set("english", "after nouns")
DETERMINERS = frozenset(
    ["the", "a", "an", "its", "their", "each", "every", "this", "that", "his", "her", "another", "no"]
)
_NEVER_IN_PHRASES = (
    DETERMINERS | RELATIVE | BREAKS | lexicon.COPULAS | lexicon.AUXILIARIES | {"of", "there", "it", "them"}
)
_ADJECTIVES_TOO = frozenset(["back", "opposite", "far", "near", "nearby", "adjoining", "nearest"])
"""Links that describe when they come before the noun of a phrase: "the far wall"."""

_COUNTED = frozenset(["another", "one", "each", "other", "both", "two", "three", "four", "either"])


class SentenceText:
    """A sentence with its links and names found.

    Args:
        tokens: The sentence.
        nouns: The vocabulary.
    """

    def __init__(self, tokens: Sequence[Token], nouns: Vocabulary):
        self.tokens, self.nouns = tokens, nouns
        self.lows = [t.low for t in tokens]
        self._said = [t.low + "'s" if t.possessive else t.low for t in tokens]
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

    def _linked(self, i: int) -> tuple[Link, int] | None:
        """`read_link` at a place, read once."""
        if i not in self.links:
            self.links[i] = read_link(self.text, self.starts[i])
        return self.links[i]

    def _run(self, i: int) -> int:
        """End of the words that one noun phrase can span."""
        k, noun = i, False
        while k < min(len(self.tokens), i + _LONGEST_RUN):
            low = self.lows[k]
            if k in self.bound:
                k, noun = self.bound[k], True
                continue
            if low == "set" and self.lows[k + 1 : k + 2] == ["of"]:
                return k + 1
            if (self.tokens[k].mark or low in AND) and not noun and k > i and self._goes_on(k):
                k += 1
                continue
            if self.tokens[k].mark or low in AND or low in _NEVER_IN_PHRASES:
                break
            if self._ends_after_noun(k) if noun else self._ends_before_noun(k, i):
                break
            if not (low in _ADJECTIVES_TOO and not noun) and self._linked(k) is not None:
                break
            plain = describes(low) or is_look(low) or low in VAGUE or low in lexicon.ADVERBS
            noun = self.nouns.find([low]) is not None or low in lexicon.PARTS or not plain
            k += 1
        return k

    def _ends_after_noun(self, k: int) -> bool:
        """Whether a word after a noun is no more of its phrase: a verb, an adverb, a number."""
        low = self.lows[k]
        if (
            low in UNITS
            or low in lexicon.ADVERBS
            or low in _POSTPOSITIVE
            or low in PRONOUNS
            or low in ("left", "right")
        ):
            return True
        known = self.nouns.find([low]) is not None
        if low in AMBIGUOUS and not low.endswith("s") and self._closes_list(k):
            return False
        if low in lexicon.NEUTRAL_VERBS or low in LINK_VERBS:
            return not (known and not low.endswith("s") and self._joined(k))
        return not known and low.endswith(("ing", "ed")) and low not in lexicon.ADJECTIVES

    def _closes_list(self, k: int) -> bool:
        """Whether "stand" is a noun because nothing that a verb would need follows: "an IV stand, a ..."."""
        following = self.lows[k + 1] if k + 1 < len(self.lows) else ","
        return following in (",", "and", "with") and any(
            w in ("a", "an") for w in self.lows[max(0, k - 3) : k]
        )

    def _ends_before_noun(self, k: int, start: int) -> bool:
        """Whether a phrase ends, or is none, before a noun was found in it: "another stands", "the other"."""
        low = self.lows[k]
        verb = low in lexicon.NEUTRAL_VERBS
        if k > start:
            # "Three tubs of clay sit on": the material was the noun.
            mass = not describes(self.lows[k - 1]) and not low.endswith(("ed", "ing"))
            return verb and mass and self._link_or_end(k + 1)
        if low in ("left", "right", "second", "first") and self.lows[k + 1 : k + 2] in (["one"], ["ones"]):
            return True
        if low in ("other", "others", "first", "latter", "former") and not self._noun_at(k + 1):
            return True
        if verb and k > 0 and self.lows[k - 1] in _COUNTED and self._link_or_end(k + 1):
            return True
        if low not in LINK_VERBS or self.nouns.find([low]) is not None:
            return False
        return low.endswith(("s", "ing")) or self._determined(k + 1)

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
        return describes(self.lows[m]) or is_look(self.lows[m])

    def _noun_at(self, i: int) -> bool:
        return i < len(self.tokens) and (i in self.bound or self.nouns.find([self.lows[i]]) is not None)

    def _link_or_end(self, i: int) -> bool:
        if i >= len(self.lows) or self.tokens[i].mark:
            return True
        if self.lows[i] in ("the", "a", "an", "its", "and"):
            return True
        return self._linked(i) is not None

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
            if entry is None or entry.sort not in ("thing", "unknown", "place", "arch"):
                continue
            little = any(w in DETERMINERS or w in lexicon.COPULAS or w in lexicon.AUXILIARIES for w in words)
            if little and entry.words != " ".join(words):
                continue  # Letters alone are compared, and "are a" is not an "area"; but a "watering can" is one.
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
